//! Finds the people named in a text: known names longest first, then capitalised unknown names in a person's place.
//! Whom an ambiguous name means is settled in `resolve`; pronouns are `assign`'s business.

use super::lexicon::{self, Class, Form};
use super::nouns;
use super::roster::{self, Fit, Roster};
use super::token::{Kind, Token};

/// What a mention could mean.
#[derive(Debug, Clone)]
pub(super) enum Named {
    /// These people of the roster (indices). With `unsure`, somebody new is as likely.
    Known { people: Vec<u32>, unsure: bool },
    /// Somebody new.
    New { email: Option<String> },
    /// Perhaps not a person at all.
    Perhaps,
}

/// A person's name in the text.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Who it could be.
    pub named: Named,
    /// `Priya's`.
    pub possessive: bool,
}

/// Finds all mentions. `taken` tells which tokens belong to dates.
pub(super) fn find(tokens: &[Token], taken: &[bool], roster: &Roster) -> Vec<Mention> {
    let words = tokens
        .iter()
        .filter(|t| t.kind == Kind::Word && t.fold.chars().count() > 1);
    let (mut all, mut capitals) = (0usize, 0usize);
    for token in words.filter(|t| t.fold.chars().next().is_some_and(|c| c.is_alphabetic())) {
        all += 1;
        capitals += usize::from(token.capital);
    }
    // In a text all in capitals (or In Title Case) a capital says nothing.
    let loud = all >= 4 && capitals * 10 >= all * 9;
    let mut finder = Finder {
        tokens,
        taken,
        roster,
        loud,
        out: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        let found = finder.known(at).or_else(|| finder.unknown(at));
        match found {
            Some(mut mention) => {
                at = mention.last.max(at + 1);
                if let Some(end) = finder.possessive(mention.last) {
                    mention.possessive = true;
                    at = end;
                }
                finder.out.push(mention);
            }
            None => at += 1,
        }
    }
    finder.out
}

pub(super) struct Finder<'a> {
    pub tokens: &'a [Token],
    pub taken: &'a [bool],
    pub roster: &'a Roster,
    pub loud: bool,
    pub out: Vec<Mention>,
}

impl Finder<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .filter(|t| t.kind == Kind::Word)
            .map_or("", |t| t.fold.as_str())
    }

    /// The word before token `at`, over a slash (`w/`) and titles.
    pub(super) fn before(&self, at: usize) -> &str {
        let mut i = at;
        while let Some(prev) = i.checked_sub(1).filter(|p| *p < self.tokens.len()) {
            let t = &self.tokens[prev];
            let skip = t.is('/')
                || (t.is('@') && !self.tokens[i].spaced)
                || (t.is('.') && prev > 0 && roster::is_title(self.word(prev - 1)))
                || roster::is_title(&t.fold)
                || t.is('"');
            if !skip {
                break;
            }
            i = prev;
        }
        i.checked_sub(1).map_or("", |p| match self.tokens[p].kind {
            Kind::Punct('&') => "and",
            Kind::Word => self.tokens[p].fold.as_str(),
            _ => "",
        })
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        let Some(t) = self.tokens.get(at) else {
            return false;
        };
        t.capital
            || t.fold
                .chars()
                .next()
                .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
    }

    /// Glued to another word by a hyphen, an underscore or an apostrophe: part of a longer word.
    pub(super) fn part_of_word(&self, first: usize, last: usize) -> bool {
        let glue = |t: &Token| matches!(t.kind, Kind::Punct('-' | '_' | '\'' | '’')) || t.is('@');
        let before = first > 0 && !self.tokens[first].spaced && {
            let p = &self.tokens[first - 1];
            (glue(p) && !p.spaced && first > 1 && self.tokens[first - 2].kind == Kind::Word)
                || (p.kind == Kind::Word
                    && !roster::is_wordless(&p.fold)
                    && !roster::is_wordless(&self.tokens[first].fold))
                || p.is('.') && !p.spaced
        };
        let after = self.tokens.get(last).is_some_and(|t| {
            let next = self.tokens.get(last + 1);
            (!t.spaced && glue(t) && next.is_some_and(|n| !n.spaced && n.kind == Kind::Word))
                || (!t.spaced
                    && t.is('.')
                    && next.is_some_and(|n| {
                        !n.spaced
                            && n.kind == Kind::Word
                            && self.tokens[last - 1].fold.len() > 1
                            && !n.capital
                    }))
                || (!t.spaced
                    && t.kind == Kind::Word
                    && !t.fold.starts_with('\'')
                    && !roster::is_wordless(&t.fold)
                    && !roster::is_wordless(&self.tokens[last - 1].fold))
        });
        before || after
    }

    pub(super) fn possessive(&self, at: usize) -> Option<usize> {
        let t = self.tokens.get(at)?;
        if t.fold != "'s" || t.spaced {
            return None;
        }
        // "Priya's": is, has, or hers? Hers, when a noun follows.
        let mut next = at + 1;
        while nouns::is_adverb(self.word(next)) {
            next += 1;
        }
        let w = self.word(next);
        let verb = lexicon::verb(w);
        let is = w.is_empty()
            || matches!(verb, Some(v) if v.form == Form::Ing || (v.form == Form::Past && nouns::channel(w).is_none()))
            || nouns::is_determiner(w)
            || nouns::is_preposition(w)
            || matches!(
                w,
                "not"
                    | "been"
                    | "going"
                    | "gonna"
                    | "happy"
                    | "keen"
                    | "worried"
                    | "interested"
                    | "excited"
                    | "busy"
                    | "away"
                    | "off"
                    | "out"
                    | "now"
                    | "back"
                    | "very"
                    | "so"
                    | "sick"
                    | "willing"
                    | "glad"
                    | "up"
                    | "looking"
                    | "leaving"
                    | "here"
                    | "there"
            );
        let end_of_place =
            w.is_empty() && matches!(self.before(self.start_of(at)), "at" | "of" | "to");
        (!is || end_of_place).then_some(at + 1)
    }

    pub(super) fn start_of(&self, at: usize) -> usize {
        let mut i = at;
        while i > 0 && self.capital(i - 1) {
            i -= 1;
        }
        i
    }

    /// A known person's name or address at token `at`.
    pub(super) fn known(&self, at: usize) -> Option<Mention> {
        let token = &self.tokens[at];
        if token.escaped {
            return None;
        }
        if token.kind == Kind::Email {
            let people = self.roster.by_email(&self.text_of_email(at));
            if !people.is_empty() {
                return Some(Mention {
                    first: at,
                    last: at + 1,
                    named: Named::Known {
                        people,
                        unsure: false,
                    },
                    possessive: false,
                });
            }
            let placed = nouns::is_preposition(self.before(at))
                && !matches!(self.before(at), "at" | "in" | "on" | "of" | "is")
                || lexicon::verb(self.before(at)).is_some_and(|v| v.class != Class::Life)
                || self.before(at) == "and" && self.out.last().is_some_and(|m| m.last + 1 == at);
            let acts = lexicon::verb(self.word(at + 1))
                .is_some_and(|v| matches!(v.form, Form::Past | Form::Third))
                || matches!(self.word(at + 1), "will" | "'ll");
            return (placed || acts).then(|| Mention {
                first: at,
                last: at + 1,
                named: Named::New {
                    email: Some(self.text_of_email(at)),
                },
                possessive: false,
            });
        }
        if token.kind != Kind::Word {
            return None;
        }
        let hit = self.roster.find(self.tokens, at, &nouns::is_plain)?;
        if self.part_of_word(at, hit.last) {
            return None;
        }
        if hit.fit == Fit::Several
            && self.tokens[hit.last - 1].kind == Kind::Word
            && self.word(hit.last - 1).chars().count() > 1
        {
            // "Sam Lee Jones" may be another than Sam Lee.
            if let Some(last) = self.longer_name(at, hit.last) {
                return Some(Mention {
                    first: at,
                    last,
                    named: Named::Known {
                        people: hit.people,
                        unsure: true,
                    },
                    possessive: false,
                });
            }
        }
        if hit.fit != Fit::Several {
            if self.taken[at] && !(self.capital(at) && self.month_is_name(at)) {
                return None;
            }
            if hit.fit == Fit::Surname && matches!(self.before(at), "the" | "a") {
                return None;
            }
            let word = &token.fold;
            if nouns::is_common(word) && !self.word_is_name(at, hit.last) {
                return None;
            }
            if word.chars().count() < 2 && !roster::is_wordless(word) {
                return None;
            }
            if self.roster.organization_at(self.tokens, at).is_some()
                && matches!(self.before(at), "at" | "from" | "in")
                && hit.fit == Fit::Surname
            {
                return None;
            }
            if hit.fit == Fit::Surname && !self.capital(at) && nouns::is_common(word) {
                return None;
            }
            // "Tom Baker", where no Tom is a Baker: somebody new.
            if let Some(last) = self.longer_name(at, hit.last) {
                let near = self.spelt_nearly(&hit.people, hit.last);
                let named = if near.is_empty() {
                    Named::New { email: None }
                } else {
                    Named::Known {
                        people: near,
                        unsure: true,
                    }
                };
                return Some(Mention {
                    first: at,
                    last,
                    named,
                    possessive: false,
                });
            }
        }
        let mut last = hit.last;
        // The full stop of an initial that also ends a sentence stays with the sentence.
        if self.tokens[last - 1].is('.')
            && self.tokens.get(last).is_none_or(|t| t.kind != Kind::Word)
        {
            last -= 1;
        }
        Some(Mention {
            first: at,
            last,
            named: Named::Known {
                people: hit.people,
                unsure: false,
            },
            possessive: false,
        })
    }

    pub(super) fn text_of_email(&self, at: usize) -> String {
        self.tokens[at].fold.clone()
    }

    /// People among these whose surname is nearly the word at `at`.
    pub(super) fn spelt_nearly(&self, people: &[u32], at: usize) -> Vec<u32> {
        let word = self.word(at);
        let near = |p: &&u32| {
            let name = self.roster.name(self.roster.key(**p)).unwrap_or("");
            super::token::fold(name)
                .split_whitespace()
                .skip(1)
                .any(|w| super::spelling::one_slip(word, w))
        };
        people.iter().filter(near).copied().take(9).collect()
    }

    /// The end of a longer, unknown name that begins with a known first name.
    pub(super) fn longer_name(&self, at: usize, last: usize) -> Option<usize> {
        let mut end = last;
        while self.surname_like(end) {
            end += 1;
        }
        (end > last && !self.loud && self.capital(at)).then_some(end)
    }

    /// A capitalised word that continues a name.
    pub(super) fn surname_like(&self, at: usize) -> bool {
        let Some(t) = self.tokens.get(at) else {
            return false;
        };
        let plain = nouns::never_in_name(&t.fold) && !nouns::is_name_word(&t.fold);
        t.kind == Kind::Word
            && t.spaced
            && t.fold.chars().count() > 1
            && t.capital
            && !t.escaped
            && !self.taken[at]
            && !plain
            && !t.fold.starts_with(|c: char| c.is_ascii_digit())
            && self.roster.organization_at(self.tokens, at).is_none()
            && !nouns::ends_no_person(&t.fold)
            // "Tom Will send it" is two things, "Tom Will" one.
            && !(matches!(t.fold.as_str(), "will" | "may") && self.base_verb(at + 1))
            // "Priya Tom Ana": a list without commas.
            && !self.first_name_of_someone(at)
    }

    pub(super) fn first_name_of_someone(&self, at: usize) -> bool {
        self.roster
            .find(self.tokens, at, &nouns::is_plain)
            .is_some_and(|m| m.fit != Fit::Surname)
    }

    pub(super) fn organization_starts(&self, at: usize) -> bool {
        self.roster.organization_at(self.tokens, at).is_some()
    }
}
