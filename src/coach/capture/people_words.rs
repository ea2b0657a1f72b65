//! When an English word that is also a name (Will, May, Mark, Grace) is a name: by its capital or its place.
//! Ordinary names are found in `people`.

use super::lexicon::{self, Class, Form};
use super::nouns;
use super::people::Finder;
use super::token::Kind;

impl Finder<'_> {
    pub(super) fn base_verb(&self, at: usize) -> bool {
        let mut i = at;
        while nouns::is_adverb(self.word(i)) || self.word(i) == "not" || self.word(i) == "n't" {
            i += 1;
        }
        self.word(i) == "be"
            || lexicon::verb(self.word(i))
                .is_some_and(|v| matches!(v.form, Form::Base | Form::Either))
    }

    /// A date of one month word ("June") that is a name after all.
    pub(super) fn month_is_name(&self, at: usize) -> bool {
        super::date_words::month(self.word(at)).is_some()
            && !matches!(
                self.before(at),
                "in" | "by"
                    | "until"
                    | "till"
                    | "since"
                    | "this"
                    | "next"
                    | "last"
                    | "during"
                    | "mid"
                    | "early"
                    | "late"
                    | "end"
            )
            && !self.taken.get(at + 1).copied().unwrap_or(false)
            && (at == 0 || !self.taken[at - 1])
    }

    /// Whether a word that is English as well as a name stands where only a name can.
    pub(super) fn word_is_name(&self, at: usize, last: usize) -> bool {
        let word = self.word(at);
        let before = self.before(at).to_string();
        let modal = matches!(word, "will" | "may");
        if modal
            && self.base_verb(last)
            && !(self.capital(at) && !self.loud && at > 0 && self.takes_person(&before, at))
        {
            return false;
        }
        let follows_person = matches!(before.as_str(), "and" | "or")
            && self.out.last().is_some_and(|m| m.last + 1 == at);
        let comma_person = at > 0
            && self.tokens[at - 1].is(',')
            && self.out.last().is_some_and(|m| m.last + 1 == at);
        let sentence_start = at == 0
            || matches!(
                self.tokens[at - 1].kind,
                Kind::Break
                    | Kind::Punct('.' | ';' | '!' | '?' | ':' | '-' | '–' | '—' | '•' | '*' | '(')
            );
        let place = self.takes_person(&before, at) || follows_person;
        let next = self.word(last);
        let noun_follows = !next.is_empty()
            && !self.taken.get(last).copied().unwrap_or(false)
            && !nouns::is_preposition(next)
            && !nouns::is_auxiliary(next)
            && !nouns::is_adverb(next)
            && !matches!(
                next,
                "and"
                    | "or"
                    | "but"
                    | "who"
                    | "to"
                    | "she"
                    | "he"
                    | "they"
                    | "i"
                    | "we"
                    | "that"
                    | "if"
                    | "'s"
                    | "the"
                    | "a"
                    | "an"
                    | "her"
                    | "his"
                    | "my"
                    | "because"
            );
        if !self.capital(at) || self.loud {
            if comma_person && (next.is_empty() || matches!(next, "and")) {
                return true;
            }
            if at == 0
                && nouns::is_name_word(word)
                && lexicon::verb(next).is_some_and(|v| {
                    v.form == Form::Past
                        && matches!(
                            v.class,
                            Class::Contact(_) | Class::Speech | Class::Nudge(_) | Class::Introduce
                        )
                })
            {
                return true;
            }
            let verb_object = before == "to" && (nouns::is_determiner(next) || next == "be");
            return place
                && !verb_object
                && !(noun_follows
                    && lexicon::verb(next)
                        .is_none_or(|v| matches!(v.form, Form::Base | Form::Ing)))
                && before != "for";
        }
        if !sentence_start {
            // A capital in the middle of a sentence.
            let label = nouns::channel(word).is_some() && !nouns::is_name_word(word);
            let plain_word = nouns::is_plain(word) && !nouns::is_name_word(word);
            return !label && (!plain_word || place || follows_person) && (at > 0);
        }
        // The first word of a sentence has its capital anyway: look at what follows.
        let end = self.tokens.get(last).map(|t| t.kind);
        if matches!(
            end,
            None | Some(
                Kind::Punct(':' | ',' | '-' | '–' | '—' | '/' | '&' | '(' | ')' | ';' | '.')
                    | Kind::Break
            )
        ) {
            return nouns::is_name_word(word);
        }
        let verb = lexicon::verb(next).or_else(|| {
            if nouns::is_common(next) {
                None
            } else {
                lexicon::misspelt(next)
            }
        });
        let verb = verb.is_some_and(|v| matches!(v.form, Form::Past | Form::Third | Form::Either))
            || matches!(next, "'s" | "never" | "not")
            || (next == "1" && self.word(last + 2) == "1");
        let noun = nouns::channel(next).is_some_and(|c| c.event)
            && !(modal && lexicon::verb(next).is_some());
        let list = next == "and" && (self.capital(last + 1) || self.word(last + 1) == "i");
        let adverb = nouns::is_adverb(next)
            && lexicon::verb(self.word(last + 1))
                .is_some_and(|v| matches!(v.form, Form::Past | Form::Third));
        nouns::is_name_word(word)
            && (verb
                || noun
                || list
                || adverb
                || (nouns::is_auxiliary(next) && !modal)
                || (modal
                    && matches!(
                        next,
                        "will"
                            | "'ll"
                            | "is"
                            | "was"
                            | "has"
                            | "had"
                            | "'s"
                            | "can"
                            | "would"
                            | "did"
                            | "does"
                            | "may"
                    ))
                || next == "from"
                || self.taken.get(last).copied().unwrap_or(false))
    }

    /// Whether a person is expected after this word.
    pub(super) fn takes_person(&self, before: &str, at: usize) -> bool {
        matches!(
            before,
            "with" | "w" | "from" | "to" | "and" | "for" | "by" | "met" | "about" | "thanks" | "cc"
        ) && !(before == "and" && self.out.last().is_none_or(|m| m.last + 1 != at))
            || lexicon::verb(before).is_some_and(|v| {
                v.class != Class::Life && v.class != Class::Intent && v.class != Class::Light
            })
    }
}
