//! People who are not on the roster: capitalised names in a person's place, and lower-case words worth a question.
//! Known people are found first, in `people`.

use super::lexicon::{self, Class, Form};
use super::nouns;
use super::people::{Finder, Mention, Named};
use super::roster::{self, Fit};
use super::token::Kind;

impl Finder<'_> {
    /// Somebody unknown at token `at`.
    pub(super) fn unknown(&self, at: usize) -> Option<Mention> {
        let token = &self.tokens[at];
        if token.kind != Kind::Word
            || token.escaped
            || self.taken[at]
            || token
                .fold
                .starts_with(|c: char| c.is_ascii_digit() || c == '\'')
        {
            return None;
        }
        if roster::is_title(&token.fold) {
            return None;
        }
        let before = self.before(at).to_string();
        let titled = at > 0
            && (roster::is_title(self.word(at - 1))
                || (self.tokens[at - 1].is('.') && at > 1 && roster::is_title(self.word(at - 2))));
        let mention = |last: usize, named: Named| {
            Some(Mention {
                first: at,
                last,
                named,
                possessive: false,
            })
        };
        if !self.capital(at) || (self.loud && !titled) {
            // "tomas alvarez" where only the surname is known.
            if token.fold.len() > 2
                && !nouns::is_common(&token.fold)
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.kind == Kind::Word && t.spaced)
                && self.takes_person(&before, at)
                && !self.organization_starts(at)
                && let Some(hit) = self
                    .roster
                    .find(self.tokens, at + 1, &nouns::is_plain)
                    .filter(|h| {
                        h.fit == Fit::Surname && !nouns::is_common(&self.tokens[at + 1].fold)
                    })
            {
                return mention(
                    hit.last,
                    Named::Known {
                        people: hit.people,
                        unsure: true,
                    },
                );
            }
            return self
                .lower_case(at, &before)
                .and_then(|named| mention(at + 1, named));
        }
        let fold = token.fold.as_str();
        if nouns::is_plain(fold) && !nouns::is_name_word(fold) || self.organization_starts(at) {
            return None;
        }
        let last = self.name_end(at);
        if self.part_of_word(at, last)
            || (last - at > 1 && nouns::ends_no_person(self.word(last - 1)))
        {
            return None;
        }
        let several = last - at > 1;
        let after_person = self.out.last().is_some_and(|m| m.last + 1 == at)
            && (before == "and" || self.tokens[at - 1].is(',') || self.tokens[at - 1].is('/'));
        // "coffee with Bob": a word too, but a name where only a person makes sense.
        let strong = matches!(before.as_str(), "with" | "w" | "met")
            || lexicon::verb(&before)
                .is_some_and(|v| matches!(v.class, Class::Contact(_) | Class::Nudge(_)));
        let named = (strong || after_person) && nouns::is_name_word(fold);
        if !several && nouns::is_common(fold) && !titled && !named {
            return None;
        }
        // "李明昨天 coffee": a short run, then a date and a word of contact.
        let rest = (last..self.tokens.len()).find(|i| !self.taken[*i]);
        let leads = at == 0
            && roster::is_wordless(fold)
            && (2..=4).contains(&(last - at))
            && rest.is_some_and(|i| nouns::channel(self.word(i)).is_some());
        if !(titled || leads || after_person || self.person_place(at, last, &before, several)) {
            return None;
        }
        if !several {
            let firsts = self.roster.by_prefix(fold, 12);
            if fold.chars().count() >= 3 && !firsts.is_empty() && fold.is_ascii() {
                let whole = firsts.iter().all(|p| self.shortest_excess(*p, fold) > 1);
                return mention(
                    last,
                    Named::Known {
                        people: firsts,
                        unsure: !whole,
                    },
                );
            }
            let near = if fold.chars().count() >= 4 {
                self.roster.near(fold, 12)
            } else {
                Vec::new()
            };
            if !near.is_empty() {
                return mention(
                    last,
                    Named::Known {
                        people: near,
                        unsure: true,
                    },
                );
            }
        } else if self.word(at).chars().count() >= 4 {
            let near = self.roster.near(self.word(at), 64);
            let second = self.word(last - 1);
            let fits = |p: &u32| {
                let name = super::token::fold(self.roster.name(self.roster.key(*p)).unwrap_or(""));
                name.split_whitespace().skip(1).any(|w| w == second)
            };
            let near: Vec<u32> = near.into_iter().filter(fits).collect();
            if !near.is_empty() {
                return mention(
                    last,
                    Named::Known {
                        people: near,
                        unsure: true,
                    },
                );
            }
        }
        mention(last, Named::New { email: None })
    }

    /// By how many letters the nearest first name is longer than the prefix typed.
    pub(super) fn shortest_excess(&self, person: u32, prefix: &str) -> usize {
        let name = super::token::fold(self.roster.name(self.roster.key(person)).unwrap_or(""));
        let first = name
            .split([' ', '-'])
            .find(|w| w.starts_with(prefix))
            .map_or(2, |w| w.len() - prefix.len());
        first.max(1)
    }

    /// One past the last word of an unknown capitalised name.
    pub(super) fn name_end(&self, at: usize) -> usize {
        if roster::is_wordless(&self.tokens[at].fold) {
            let mut end = at + 1;
            while self
                .tokens
                .get(end)
                .is_some_and(|t| !t.spaced && t.kind == Kind::Word && roster::is_wordless(&t.fold))
                && !self.taken[end]
            {
                end += 1;
            }
            return end;
        }
        let mut end = at + 1;
        loop {
            let w = self.word(end);
            if self.tokens.get(end).is_some_and(|t| t.is('-') && !t.spaced)
                && self.capital(end + 1)
                && self.tokens[end + 1].kind == Kind::Word
                && !self.tokens[end + 1].spaced
            {
                end += 2;
                continue;
            }
            let particle = matches!(
                w,
                "de" | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "da"
                    | "di"
                    | "bin"
                    | "al"
                    | "la"
                    | "del"
                    | "dos"
                    | "el"
                    | "ibn"
                    | "ter"
                    | "le"
            );
            let mut skip = end;
            while particle
                && matches!(
                    self.word(skip),
                    "de" | "van"
                        | "von"
                        | "der"
                        | "den"
                        | "da"
                        | "di"
                        | "bin"
                        | "al"
                        | "la"
                        | "del"
                        | "dos"
                        | "el"
                        | "ibn"
                        | "ter"
                        | "le"
                )
            {
                skip += 1;
            }
            if particle
                && self.capital(skip)
                && self.tokens.get(skip).is_some_and(|t| t.kind == Kind::Word)
                && skip < at + 5
            {
                end = skip + 1;
                continue;
            }
            let initial =
                w.chars().count() == 1 && self.capital(end) && w != "i" && self.tokens[end].spaced;
            if initial
                && self
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.is('.') && !t.spaced)
                && self.surname_like(end + 2)
            {
                end += 3;
                continue;
            }
            let uncased = self.capital(end)
                && !self.tokens.get(end).is_some_and(|t| t.capital)
                && self.tokens[end].kind == Kind::Word
                && !self.taken[end]
                && !self.first_name_of_someone(end)
                && self.tokens[end].spaced;
            if (self.surname_like(end) || uncased) && end < at + 5 {
                end += 1;
                continue;
            }
            return end;
        }
    }

    /// Whether an unknown capitalised name stands in a person's place.
    pub(super) fn person_place(&self, at: usize, last: usize, before: &str, several: bool) -> bool {
        let two_back = |skip: usize| {
            at.checked_sub(skip)
                .map_or("", |i| self.word(i))
                .to_string()
        };
        let after_person = self.out.last().is_some_and(|m| m.last + 1 == at);
        let verb = lexicon::verb(before);
        if matches!(before, "with" | "w" | "met") {
            return true;
        }
        if let Some(v) = verb {
            // "emailed Zoe", "ask Zoe", "thank Zoe Park", but "at Meet Google".
            let takes = matches!(
                v.class,
                Class::Contact(_)
                    | Class::Speech
                    | Class::Introduce
                    | Class::Nudge(_)
                    | Class::Remind
                    | Class::Give(_)
                    | Class::Promise
            );
            let misses = matches!(
                v.lemma,
                "miss"
                    | "visit"
                    | "join"
                    | "write"
                    | "pay"
                    | "fix"
                    | "show"
                    | "edit"
                    | "discuss"
                    | "talk"
                    | "speak"
                    | "see"
            );
            if takes && (several || !misses) {
                return true;
            }
        }
        if matches!(before, "to" | "into" | "from" | "for" | "by") {
            if before == "from" && after_person {
                return false;
            }
            let lead = two_back(2);
            let social = lexicon::verb(&lead)
                .is_some_and(|v| !matches!(v.class, Class::Life | Class::Light | Class::Schedule))
                || matches!(
                    nouns::gift(&lead),
                    Some(crate::domain::ledger::GiftKind::Introduction)
                )
                || nouns::channel(&lead).is_some()
                || matches!(
                    lead.as_str(),
                    "out" | "back" | "from" | "reply" | "thanks" | "kudos"
                );
            return several
                && !matches!(
                    lead.as_str(),
                    "went" | "moved" | "flew" | "going" | "trip" | "moving" | "flight" | "back"
                )
                || social && before != "for" && before != "by"
                || (social && matches!(before, "into"));
        }
        // The subject of its sentence.
        let start = at == 0
            || matches!(
                self.tokens[at - 1].kind,
                Kind::Break
                    | Kind::Punct('.' | ';' | '!' | '?' | ':' | '-' | '–' | '—' | '•' | '*' | ',')
            )
            || matches!(
                before,
                "and"
                    | "but"
                    | "then"
                    | "so"
                    | "that"
                    | "because"
                    | "said"
                    | "saying"
                    | "if"
                    | "when"
            );
        if start {
            let mut i = last;
            while nouns::is_adverb(self.word(i)) {
                i += 1;
            }
            let next = self.word(i);
            let v = lexicon::verb(next);
            let finite =
                v.is_some_and(|v| matches!(v.form, Form::Past | Form::Third | Form::Either));
            let social = v.is_some_and(|v| {
                !matches!(
                    v.class,
                    Class::Life | Class::Light | Class::Receive | Class::Attempt | Class::Cancel
                )
            });
            let future = matches!(next, "will" | "'ll");
            if (finite && (several || social))
                || (future && (several || start))
                || (several && nouns::is_auxiliary(next))
            {
                return true;
            }
            // Without capitals a sentence looks like a name.
            let cased = self.tokens[at].capital;
            if several
                && cased
                && at == 0
                && (self.tokens.get(last).is_none_or(|t| {
                    matches!(t.kind, Kind::Punct(':' | ',' | '-' | '–' | '—' | '(' | '/'))
                }) || nouns::channel(next).is_some())
            {
                return true;
            }
            if several
                && matches!(next, "and")
                && (self.capital(last + 1) || self.word(last + 1) == "i")
            {
                return true;
            }
        }
        // "met Kenji's boss, Laura Stein, at the offsite".
        let apart = several
            && at > 0
            && self.tokens[at - 1].is(',')
            && self
                .tokens
                .get(last)
                .is_none_or(|t| t.kind != Kind::Word || nouns::is_preposition(&t.fold))
            && self.tokens[..at].iter().any(|t| {
                matches!(
                    t.fold.as_str(),
                    "met"
                        | "with"
                        | "boss"
                        | "colleague"
                        | "manager"
                        | "friend"
                        | "saw"
                        | "wife"
                        | "husband"
                )
            });
        if apart {
            return true;
        }
        // "coffee Zoe Park", without a preposition.
        several && nouns::channel(before).is_some_and(|c| c.event)
    }

    /// A lower-case word in a place where only a person makes sense: worth a question.
    pub(super) fn lower_case(&self, at: usize, before: &str) -> Option<Named> {
        let fold = self.word(at);
        let usable = fold.chars().count() >= 2
            && fold.chars().all(char::is_alphabetic)
            && !nouns::is_common(fold);
        if !usable || self.organization_starts(at) || self.part_of_word(at, at + 1) {
            return None;
        }
        let lead = {
            let mut i = at - usize::from(at > 0);
            while i > 0
                && (self.tokens[i].is('/')
                    || matches!(
                        self.word(i),
                        "with" | "w" | "up" | "to" | "from" | "out" | "base"
                    ))
            {
                i -= 1;
            }
            self.word(i).to_string()
        };
        let contact = nouns::channel(&lead).is_some_and(|c| c.event)
            || matches!(
                lexicon::verb(&lead).map(|v| v.class),
                Some(Class::Contact(_) | Class::Nudge(_))
            );
        let placed = match before {
            "with" | "w" => contact,
            "met" | "called" | "emailed" | "texted" | "pinged" | "messaged" | "phoned" | "dmed" => {
                true
            }
            _ => false,
        };
        let next = self.tokens.get(at + 1);
        let next_word = self.word(at + 1);
        let ends = next.is_none_or(|t| t.kind != Kind::Word)
            || self.taken.get(at + 1).copied().unwrap_or(false)
            || nouns::is_preposition(next_word)
            || matches!(
                next_word,
                "and"
                    | "but"
                    | "then"
                    | "who"
                    | "she"
                    | "he"
                    | "they"
                    | "today"
                    | "again"
                    | "i"
                    | "we"
                    | "yesterday"
            );
        if !placed
            || !ends
            || (fold.ends_with('s') && !self.roster.has_word(fold) && fold.len() > 4)
        {
            return None;
        }
        let mut people = self.roster.by_prefix(fold, 9);
        if fold.chars().count() < 3 {
            people.clear();
        }
        if people.is_empty() && fold.chars().count() >= 4 {
            people = self.roster.near(fold, 9);
        }
        Some(if people.is_empty() {
            Named::Perhaps
        } else {
            Named::Known {
                people,
                unsure: true,
            }
        })
    }
}
