//! Whether a clause can begin at an item: after a comma, a conjunction, or nothing at all.
//! Sentence ends and joins are in `clause`.

use super::clause::Splitter;
use super::items::{Item, Part};
use super::lexicon::{Class, Form};
use super::nouns;
use super::small_words::is_connective;

impl Splitter<'_> {
    /// Nothing but names or a label such as `todo` stands between these items.
    pub(super) fn only_label(&self, first: usize, at: usize) -> bool {
        let label = |i: &Item| match i.part {
            Part::Person(_) | Part::Mark(_) | Part::Thing | Part::Date(_) => true,
            Part::Word => matches!(
                i.word.as_str(),
                "and"
                    | "todo"
                    | "next"
                    | "step"
                    | "steps"
                    | "action"
                    | "actions"
                    | "item"
                    | "items"
                    | "reminder"
                    | "task"
                    | "tasks"
                    | "followup"
                    | "f/u"
                    | "note"
                    | "notes"
                    | "ai"
                    | "plan"
                    | "me"
                    | "them"
                    | "then"
                    | "also"
                    | "btw"
                    | "so"
                    | "ok"
            ),
            _ => false,
        };
        self.items[first..at].iter().all(label)
    }

    /// The clause so far ends in a verb of saying or promising and perhaps its listener.
    pub(super) fn opens_complement(&self, first: usize, at: usize) -> bool {
        let mut i = at;
        while i > first {
            i -= 1;
            let item = &self.items[i];
            match item.part {
                Part::Word
                    if matches!(
                        item.word.as_str(),
                        "that"
                            | "her"
                            | "him"
                            | "them"
                            | "me"
                            | "us"
                            | "to"
                            | "both"
                            | "of"
                            | "all"
                    ) => {}
                Part::Person(_) | Part::Date(_) => {}
                Part::Word => {
                    let says = item.verb.is_some_and(|v| {
                        matches!(v.class, Class::Speech | Class::Promise)
                            || matches!(
                                v.lemma,
                                "think"
                                    | "hope"
                                    | "expect"
                                    | "guess"
                                    | "wonder"
                                    | "know"
                                    | "reckon"
                                    | "believe"
                            )
                    });
                    return says;
                }
                _ => return false,
            }
        }
        false
    }

    /// Verbs that in their base form begin a clause even without any mark before them.
    pub(super) fn strong_start(&self, first: usize, at: usize) -> bool {
        let word = self.word(at);
        let verb = self.items[at].verb;
        let phrasal = matches!(
            (word, self.word(at + 1)),
            ("follow", "up")
                | ("check", "in")
                | ("touch", "base")
                | ("circle", "back")
                | ("reach", "out")
        );
        matches!(
            word,
            "ping" | "remind" | "f/u" | "nudge" | "followup" | "todo"
        ) || phrasal
            || verb.is_some_and(|v| {
                v.form == Form::Past
                    && matches!(v.class, Class::Give(_) | Class::Promise | Class::Introduce)
                    && matches!(self.items[at - 1].part, Part::Date(_) | Part::Person(_))
                    && self.after_event(first, at)
            })
    }

    /// The clause so far is an event without a verb: "coffee with Priya".
    pub(super) fn after_event(&self, first: usize, at: usize) -> bool {
        let items = &self.items[first..at];
        items
            .iter()
            .any(|i| nouns::channel(&i.word).is_some_and(|c| c.event))
            && items
                .iter()
                .all(|i| i.verb.is_none_or(|_| nouns::channel(&i.word).is_some()))
    }

    /// Whether what begins at `at`, after a comma or conjunction, can be a clause of its own.
    pub(super) fn starts(&self, at: usize, list: bool) -> bool {
        let word = self.word(at);
        let verb = self.items.get(at).and_then(|i| i.verb);
        let next = self.word(at + 1);
        if matches!(word, "i" | "she" | "he" | "they" | "we" | "it") {
            return self.predicate(at + 1) || matches!(next, "'ll" | "'d" | "'ve" | "'m" | "'re");
        }
        if matches!(
            word,
            "ill"
                | "ive"
                | "im"
                | "id"
                | "who"
                | "lets"
                | "todo"
                | "remind"
                | "shell"
                | "hell"
                | "theyll"
        ) && (word != "who" || self.predicate(at + 1))
        {
            return true;
        }
        if self.is_person(at) {
            let mut end = at + 1;
            while matches!(self.word(end), "and")
                && (self.is_person(end + 1) || self.word(end + 1) == "i")
            {
                end += 2;
            }
            let noun =
                nouns::channel(self.word(end)).is_some() && self.verb_form(end) == Some(Form::Base);
            return self.predicate(end) && !noun
                || (self
                    .items
                    .get(end)
                    .is_some_and(|i| i.part == Part::Mark(':'))
                    && !self.is_person(at.wrapping_sub(2)));
        }
        if matches!(self.items.get(at).map(|i| i.part), Some(Part::Date(_)))
            && at + 1 < self.items.len()
        {
            let after = self.items.get(at + 1).map(|i| i.part);
            return !matches!(after, Some(Part::Mark(_) | Part::Date(_)))
                && !is_connective(next)
                && self.starts(at + 1, list);
        }
        if matches!(word, "both" | "everyone" | "all") && self.predicate(at + 1) {
            return true;
        }
        if nouns::is_adverb(word) && at + 1 < self.items.len() && !list {
            return self.starts(at + 1, list);
        }
        if matches!(
            word,
            "didnt"
                | "couldnt"
                | "cant"
                | "wont"
                | "havent"
                | "will"
                | "should"
                | "must"
                | "going"
                | "gonna"
                | "gotta"
                | "need"
                | "no"
                | "not"
                | "never"
                | "next"
                | "was"
                | "had"
                | "did"
                | "has"
                | "have"
                | "would"
                | "could"
                | "can"
                | "is"
                | "does"
        ) {
            let no_thanks = matches!(word, "no" | "not" | "next" | "never") && list;
            return !no_thanks;
        }
        if word == "to" && self.verb_form(at + 1) == Some(Form::Base) && !list {
            return true;
        }
        let with = matches!(next, "with" | "from") || self.is_person(at + 1);
        if nouns::channel(word).is_some_and(|c| c.event) && with {
            return true;
        }
        if nouns::is_determiner(word)
            || (matches!(
                word,
                "quick" | "long" | "good" | "great" | "nice" | "short" | "another"
            ))
        {
            let mut i = at + 1;
            while matches!(
                self.word(i),
                "quick"
                    | "long"
                    | "good"
                    | "great"
                    | "nice"
                    | "short"
                    | "video"
                    | "phone"
                    | "brief"
                    | "lovely"
            ) {
                i += 1;
            }
            return nouns::channel(self.word(i)).is_some_and(|c| c.event)
                && matches!(self.word(i + 1), "with" | "from")
                || nouns::gift(self.word(i)).is_some()
                    && matches!(self.word(i + 1), "from" | "to");
        }
        if nouns::gift(word).is_some()
            && (matches!(next, "from") || (next == "to" && self.is_person(at + 2)))
            && verb.is_none()
        {
            return true;
        }
        match verb {
            Some(v) if v.form == Form::Ing => !list && (v.class != Class::Life),
            Some(v) if v.class == Class::Life => {
                matches!(v.form, Form::Past)
                    || matches!(
                        v.lemma,
                        "follow"
                            | "check"
                            | "touch"
                            | "circle"
                            | "let"
                            | "put"
                            | "find"
                            | "look"
                            | "read"
                            | "set"
                            | "leave"
                            | "pick"
                            | "keep"
                    ) && (v.form != Form::Third)
            }
            Some(v) if matches!(v.form, Form::Base) && list => {
                // "call and lunch with Tom": nouns in a list.
                nouns::channel(word).is_none() && nouns::gift(word).is_none()
                    || matches!(self.word(at + 1), "her" | "him" | "them" | "again" | "back")
                    || self.is_person(at + 1)
            }
            Some(v) => v.form != Form::Third || !list,
            None => false,
        }
    }
}
