//! The verb group of a clause: auxiliaries, negation, modality, and which word is the verb at all.
//! The subject before it is read in `sense`, the objects behind it in `sense_objects`.

use super::items::Part;
use super::lexicon::{self, Class, Form, Verb};
use super::nouns;
use super::sense::{Reader, Subject};
use super::small_words::is_transparent;

impl Reader<'_> {
    /// Whether the word at `at` is the clause's verb rather than a noun ("call with", "email from").
    pub(super) fn main_verb(&self, at: usize, others: &[usize], me: bool) -> bool {
        let Some(verb) = self.verb(at) else {
            return false;
        };
        let word = self.word(at);
        // "pitch to Elena went well", "pair programmed with Kenji".
        if verb.form == Form::Base && others.is_empty() && !me && at == self.f.first {
            let later = (at + 2..self.f.last)
                .take_while(|i| {
                    !matches!(
                        self.word(*i),
                        "about" | "that" | "if" | "when" | "what" | "how" | "who"
                    )
                })
                .any(|i| matches!(self.word(i), "went" | "landed"));
            if later || self.verb(at + 1).is_some_and(|v| v.form == Form::Past) {
                return false;
            }
        }
        if matches!(word, "lunch" | "brunch") {
            return false;
        }
        let noun = nouns::channel(word).is_some()
            || nouns::gift(word).is_some()
            || matches!(
                word,
                "intro"
                    | "plan"
                    | "work"
                    | "start"
                    | "change"
                    | "run"
                    | "look"
                    | "fix"
                    | "share"
                    | "test"
                    | "show"
                    | "hire"
                    | "need"
                    | "thanks"
            );
        if !noun || matches!(verb.form, Form::Past) {
            // "meeting with Priya" is a noun in form, an event in sense: `events` sees to it.
            return !(verb.form == Form::Ing && word == "meeting" && (!self.person(at + 1)));
        }
        if me {
            return true;
        }
        let next = self.word(at + 1);
        let object = (self.person(at + 1) && !self.owner(at + 1))
            || matches!(
                next,
                "her"
                    | "him"
                    | "them"
                    | "me"
                    | "us"
                    | "back"
                    | "again"
                    | "everyone"
                    | "both"
                    | "off"
                    | "out"
            );
        let adjective_before = at > self.f.first
            && (is_transparent(self.word(at - 1))
                || nouns::is_determiner(self.word(at - 1))
                || nouns::channel(self.word(at - 1)).is_some());
        if adjective_before && !matches!(self.word(at - 1), "really") {
            return false;
        }
        if verb.form == Form::Third {
            return !others.is_empty() || object;
        }
        if !others.is_empty() {
            // "Priya call yesterday" is a noun; "they call her" a verb.
            let pronoun = others.iter().any(|i| !self.person(*i));
            return pronoun || matches!(next, "me" | "us");
        }
        match verb.lemma {
            "talk" | "walk" if next == "to" => true,
            "lunch" | "chat" | "sync" | "walk" | "call" | "email" | "text" | "message" | "mail"
            | "zoom" | "phone" | "slack" | "talk" | "visit" | "discuss" | "brainstorm"
            | "debrief" | "dm" | "sms" | "whatsapp" | "interview" | "im" | "skype" | "facetime" => {
                object && !matches!(next, "back")
                    || (!self.f.topic.is_empty()
                        && matches!(verb.lemma, "call" | "email" | "text" | "message")
                        && next != "with")
                    || matches!(next, "again" | "off" | "back")
                    || nouns::is_determiner(next)
                        && at == self.f.first
                        && !matches!(next, "this" | "that")
            }
            _ if nouns::channel(next).is_some_and(|c| c.event) => object,
            "update" | "help" | "support" | "review" | "intro" | "plug" | "credit" | "edit"
            | "cheer" | "recap" | "report" | "mention" | "loan" | "fund" | "hand" | "feature" => {
                object
                    || nouns::is_determiner(next)
                    || (!nouns::is_preposition(next) && !next.is_empty() && next != "and")
            }
            _ => true,
        }
    }

    /// Reads auxiliaries, negation, modality and the main verb.
    pub(super) fn verb_group(&mut self, from: usize) {
        let mut at = from;
        self.f.group = from;
        let mut helped = false; // an auxiliary wants a verb after it
        while at < self.f.last {
            let word = self.word(at).to_string();
            let next = self.word(at + 1).to_string();
            match word.as_str() {
                "will" | "'ll" | "shall" | "gonna" => (self.f.future, helped) = (true, true),
                "wont" => (self.f.future, self.f.negated, helped) = (true, true, true),
                "would" | "'d" if next == "better" => (self.f.intent, helped) = (true, true),
                "had" if next == "better" => (self.f.intent, helped) = (true, true),
                // "I'd promised": had.
                "'d" if self.verb(at + 1).is_some_and(|v| v.form == Form::Past) => {
                    (self.f.done, helped) = (true, true)
                }
                "would" | "'d" | "wouldnt" => (self.f.would, helped) = (true, true),
                "can" | "could" | "may" | "might" => (self.f.possible, helped) = (true, true),
                "cant" | "couldnt" | "cannot" => {
                    (self.f.possible, self.f.negated, helped) = (true, true, true)
                }
                "should" | "must" | "gotta" | "shouldnt" => {
                    (self.f.intent, helped) = (true, true);
                    self.f.negated |= word == "shouldnt";
                }
                "didnt" | "dont" | "doesnt" | "havent" | "hasnt" | "hadnt" | "isnt" | "wasnt"
                | "werent" => (self.f.negated, helped) = (true, true),
                "not" | "n't" | "never" | "hardly" | "cannot " => self.f.negated = true,
                "no" if !matches!(next.as_str(), "problem" | "worries") => self.f.negated = true,
                "better" if helped => {}
                "do" | "does" | "did" => {
                    let verb_next = matches!(self.verb(at + 1).map(|v| v.form), Some(Form::Base))
                        && nouns::channel(&next).is_none()
                        || matches!(next.as_str(), "not" | "n't");
                    if !verb_next {
                        return self.main(at);
                    }
                    helped = true;
                }
                "have" | "has" | "had" | "'ve" | "having" => {
                    let mut i = at + 1;
                    while nouns::is_adverb(self.word(i))
                        || matches!(self.word(i), "not" | "n't" | "never")
                    {
                        i += 1;
                    }
                    let past = self
                        .verb(i)
                        .is_some_and(|v| matches!(v.form, Form::Past | Form::Either))
                        && nouns::channel(self.word(i)).is_none()
                        || matches!(self.word(i), "been" | "had");
                    if past && word != "having" {
                        self.f.done |= !self.f.would;
                        helped = true;
                    } else if next == "to" || (next == "got" && self.word(at + 2) == "to") {
                        self.f.intent = true;
                        self.f.intent_past |= word == "had";
                        at += 1 + usize::from(next == "got");
                        helped = true;
                    } else {
                        return self.main(at);
                    }
                }
                "'s" | "is" | "was" | "am" | "are" | "were" | "'m" | "'re" | "be" | "been"
                | "being" => {
                    if let Some(to) = self.copula(at) {
                        at = to;
                        helped = true;
                        continue;
                    }
                    return;
                }
                "to" => {
                    if self.verb(at + 1).is_none()
                        && !nouns::is_adverb(&next)
                        && next != "have"
                        && next != "be"
                        && !helped
                    {
                        break;
                    }
                    let glad = at > self.f.first
                        && is_transparent(self.word(at - 1))
                        && !nouns::is_determiner(self.word(at - 1));
                    if !helped && glad {
                        // "nice to meet Kenji".
                        self.f.done = true;
                    } else if !helped && matches!(self.f.subject, Subject::Others(_)) {
                        // "Dev to send the deck": minutes of a meeting.
                        self.f.future = true;
                    } else if !helped && !self.f.done {
                        self.f.intent = true;
                    }
                    helped = true;
                }
                "going" if next == "to" && self.verb(at + 2).is_some() => {
                    (self.f.future, helped) = (true, true);
                    at += 1;
                }
                "supposed" | "meant" | "due" | "about" | "ready" | "able" if next == "to" => {
                    self.f.intent = true;
                    // "had meant to call": but did not.
                    self.f.intent_past |= self.f.done && word != "able";
                    self.f.done &= word == "able";
                    self.f.done |=
                        word == "able" && at > 0 && matches!(self.word(at - 1), "was" | "were");
                    at += 1;
                    helped = true;
                }
                "unable" => {
                    self.f.negated = true;
                    helped = true;
                }
                "happy" | "willing" | "glad" | "keen" | "hoping" | "eager" if next == "to" => {
                    self.f.willing |= matches!(word.as_str(), "happy" | "willing" | "glad");
                    self.f.intent |= matches!(word.as_str(), "keen" | "hoping" | "eager");
                    at += 1;
                    helped = true;
                }
                "managed" | "got" | "ended" | "continued" | "came" | "started" | "helped"
                | "remembered"
                    if next == "to" || (next == "up" && word == "ended") =>
                {
                    self.f.done = true;
                    at += 1;
                    helped = true;
                }
                w if nouns::is_adverb(w)
                    || w == "love" && self.f.would
                    || w == "like" && self.f.would =>
                {
                    self.f.intent |= self.f.would && matches!(w, "love" | "like");
                }
                _ if matches!(self.items[at].part, Part::Mark(',')) => {}
                _ => {
                    let Some(verb) = self
                        .verb(at)
                        .filter(|_| self.main_verb(at, &[], false) || helped)
                    else {
                        if helped
                            && self.items[at].part == Part::Word
                            && !nouns::is_preposition(&word)
                            && !nouns::is_determiner(&word)
                        {
                            let unknown = Verb {
                                lemma: "",
                                class: Class::Life,
                                form: Form::Base,
                            };
                            self.f.verb = Some((at, unknown));
                            self.f.class = Some(Class::Life);
                        } else if is_transparent(&word) && !helped {
                            at += 1;
                            continue;
                        }
                        break;
                    };
                    let aim = |i: usize| {
                        self.word(i) == "to"
                            && (self.verb(i + 1).is_some()
                                || nouns::is_adverb(self.word(i + 1))
                                || matches!(self.word(i + 1), "have" | "do" | "go" | "be"))
                    };
                    let looks = verb.lemma == "look" && next == "forward";
                    let doing = matches!(self.verb(at + 1).map(|v| v.form), Some(Form::Ing))
                        || matches!(next.as_str(), "on" | "of" | "about")
                            && matches!(self.verb(at + 2).map(|v| v.form), Some(Form::Ing));
                    let past = verb.form == Form::Past && !helped;
                    match verb.class {
                        _ if looks => {
                            self.f.intent = true;
                            self.f.verb = Some((at, verb));
                            self.f.class = Some(Class::Intent);
                            at += 2;
                            continue;
                        }
                        Class::Intent if aim(at + 1) || doing => {
                            self.f.intent = true;
                            self.f.intent_past |= past || self.had(verb);
                            self.f.done = false;
                            at += if doing && matches!(next.as_str(), "on" | "of" | "about") {
                                2
                            } else {
                                1
                            };
                            helped = true;
                            continue;
                        }
                        Class::Intent
                            if matches!(
                                verb.lemma,
                                "should" | "must" | "gotta" | "gonna" | "wanna"
                            ) =>
                        {
                            self.f.intent = true;
                        }
                        Class::Attempt
                            if verb.lemma == "forget" && self.f.negated && aim(at + 1) =>
                        {
                            (self.f.negated, self.f.intent, helped) = (false, true, true);
                            at += 1;
                            continue;
                        }
                        Class::Attempt if aim(at + 1) || doing || next == "and" => {
                            if verb.form == Form::Past || self.f.done || self.f.progressive {
                                self.f.failed = true;
                            } else {
                                self.f.intent = true;
                            }
                            at += 1;
                            helped = true;
                            continue;
                        }
                        Class::Life if matches!(verb.lemma, "think") && doing => {
                            self.f.intent = true;
                            at += 1 + usize::from(matches!(next.as_str(), "of" | "about"));
                            helped = true;
                            continue;
                        }
                        Class::Life
                            if matches!(verb.lemma, "plan" | "remember" | "expect")
                                && aim(at + 1) =>
                        {
                            self.f.intent = true;
                            self.f.intent_past |= past && verb.lemma != "plan"
                                || self.had(verb) && verb.lemma != "remember";
                            self.f.done &= verb.lemma == "remember";
                            at += 1;
                            helped = true;
                            continue;
                        }
                        Class::Life
                            if matches!(
                                verb.lemma,
                                "love"
                                    | "like"
                                    | "start"
                                    | "stop"
                                    | "finish"
                                    | "appreciate"
                                    | "keep"
                            ) && doing =>
                        {
                            self.f.negated |= verb.lemma == "stop";
                            self.f.done |= verb.form == Form::Past;
                            at += 1;
                            helped = true;
                            continue;
                        }
                        Class::Light if verb.lemma == "enjoy" && doing => {
                            self.f.done = true;
                            at += 1;
                            helped = true;
                            continue;
                        }
                        Class::Light if verb.lemma == "finish" && doing => {
                            self.f.done = true;
                            at += 1;
                            helped = true;
                            continue;
                        }
                        _ => {}
                    }
                    return self.main(at);
                }
            }
            at += 1;
        }
    }

    /// "had hoped", "had planned": an intent that was over when the clause was written.
    fn had(&self, verb: Verb) -> bool {
        let auxiliary = |i: usize| matches!(self.word(i), "had" | "hadnt");
        self.f.done && verb.form == Form::Past && (self.f.first..self.f.last).any(auxiliary)
    }

    /// What a form of `be` leads to: the item to go on from, or `None` when it is the main verb itself.
    pub(super) fn copula(&mut self, at: usize) -> Option<usize> {
        let past = matches!(self.word(at), "was" | "were" | "been" | "'s" | "is");
        let mut i = at + 1;
        while nouns::is_adverb(self.word(i))
            || matches!(self.word(i), "not" | "n't" | "never")
            || (is_transparent(self.word(i)) && self.verb(i).is_none())
        {
            self.f.negated |= matches!(self.word(i), "not" | "n't" | "never");
            i += 1;
        }
        let described = i > at + 1 && is_transparent(self.word(i - 1));
        let word = self.word(i).to_string();
        if matches!(
            word.as_str(),
            "going"
                | "supposed"
                | "meant"
                | "due"
                | "about"
                | "able"
                | "happy"
                | "willing"
                | "glad"
                | "keen"
                | "hoping"
                | "eager"
                | "unable"
                | "planning"
                | "been"
        ) || (word == "to" && !described)
        {
            if word == "to" {
                self.f.intent = true;
                return Some(i + 1);
            }
            if word == "supposed" || word == "meant" || word == "going" && self.word(at) == "was" {
                self.f.intent_past |= matches!(self.word(at), "was" | "were");
            }
            return Some(i);
        }
        if described && self.word(i - 1) == "glad" && word == "to" {
            self.f.willing = true;
            return Some(i + 1);
        }
        if described && (word == "to" || self.verb(i).is_some_and(|v| v.form == Form::Ing)) {
            self.f.done = past && !self.f.future;
            self.f.subject = if self.f.subject == Subject::Thing {
                Subject::None
            } else {
                self.f.subject.clone()
            };
            return Some(i + usize::from(word == "to"));
        }
        match self.verb(i).map(|v| v.form) {
            Some(Form::Ing) if !described => {
                self.f.progressive = true;
                self.f.intent_past |= false;
                Some(i)
            }
            Some(Form::Past | Form::Either) if !described => {
                // "Priya's sent it" has happened, "was introduced by" was done to the subject.
                if self.word(at) == "'s" && self.verb(i).is_some_and(|v| v.class != Class::Life) {
                    self.f.done = true;
                } else {
                    self.f.passive = true;
                }
                Some(i)
            }
            _ => {
                self.f.verb = Some((
                    at,
                    Verb {
                        lemma: "be",
                        class: Class::Life,
                        form: if past { Form::Past } else { Form::Third },
                    },
                ));
                self.f.class = Some(Class::Life);
                None
            }
        }
    }

    pub(super) fn main(&mut self, at: usize) {
        let verb = self.verb(at).or_else(|| lexicon::verb(self.word(at)));
        if let Some(verb) = verb {
            self.f.verb = Some((at, verb));
            self.f.class = Some(verb.class);
        }
    }
}
