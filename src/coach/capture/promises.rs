//! Promises: of mine and of theirs, with their content and due day.
//! Plans of mine without a promise are in `follow_ups`.

use super::clause::Join;
use super::gifts::RECEIVERS;
use super::items::Part;
use super::lexicon::Class;
use super::reading::*;
use super::sense::{Frame, Place, Subject};
use super::writer::Writer;
use crate::domain::ledger::GiftKind;

impl Writer<'_> {
    /// "promised Priya the deck", "I owe Tom an intro", "he offered to help", "we agreed to meet".
    pub(super) fn promise(&mut self, at: usize, f: &Frame) {
        let Some((verb, v)) = f.verb else {
            return self.look_at(f);
        };
        if f.negated || f.failed || f.would || f.possible || f.intent || f.future || f.passive {
            return if (f.intent || f.future) && self.is_mine(f) && !f.negated {
                self.follow_up(at, f, verb)
            } else {
                self.look_at(f)
            };
        }
        // What comes after the verb and the one it is said to.
        let mut from = verb + 1;
        let mut said_to: Vec<usize> = Vec::new();
        let mut to_do = false;
        while from < f.last {
            let word = self.items[from].word.as_str();
            match self.items[from].part {
                Part::Person(m) if !self.mentions[m].possessive => said_to.push(from),
                Part::Date(_) | Part::Mark(',') => {}
                Part::Word
                    if matches!(word, "her" | "him" | "them")
                        && f.people
                            .iter()
                            .any(|p| p.item == from && p.place != Place::Aside) =>
                {
                    said_to.push(from)
                }
                Part::Word
                    if matches!(
                        word,
                        "me" | "us" | "that" | "and" | "with" | "both" | "myself"
                    ) => {}
                Part::Word
                    if word == "to"
                        && matches!(
                            self.items.get(from + 1).map(|i| i.part),
                            Some(Part::Person(_))
                        ) => {}
                Part::Word if word == "to" => {
                    to_do = true;
                    from += 1;
                    break;
                }
                _ => break,
            }
            from += 1;
        }
        // "promised not to tell", "promised to not call": nothing is to be done.
        let word = |i: usize| self.items.get(i).map_or("", |i| i.word.as_str());
        if from < f.last && matches!(word(from), "not" | "never" | "nothing") {
            return self.look_at(f);
        }
        let next_is_content = self
            .clauses
            .get(at + 1)
            .is_some_and(|c| c.join == Join::Complement);
        if next_is_content && self.phrase(from, f.last).is_empty() {
            let mut people = Vec::new();
            for item in said_to {
                people.extend(self.who_of(item));
            }
            if people.is_empty() {
                self.look_at(f);
            } else {
                self.focus = people;
            }
            self.lead_in = Some(at);
            return;
        }
        if self.phrase(from, f.last).is_empty() {
            return self.look_at(f);
        }
        if matches!(v.lemma, "agree" | "volunteer" | "commit")
            && !to_do
            && !matches!(self.items[from].word.as_str(), "on")
        {
            // "agreed with me about the roadmap" promises nothing.
            return self.look_at(f);
        }
        let joint = f.we || v.lemma == "agree" && self.is_mine(f);
        let meets = self.items[from..f.last]
            .iter()
            .find_map(|i| i.verb.filter(|_| i.part == Part::Word))
            .is_some_and(|v| {
                matches!(v.class, Class::Contact(_) | Class::Nudge(_) | Class::Light)
                    || v.lemma == "catch"
            });
        if joint && (meets || (f.we && v.lemma == "agree")) && v.lemma != "owe" {
            return self.follow_up(at, f, from);
        }
        if let Subject::Others(_) = f.subject {
            let actors = self.actors(f);
            let mut other = Vec::new();
            for item in &said_to {
                other.extend(self.who_of(*item));
            }
            other.retain(|w| !actors.contains(w));
            if !other.is_empty() && f.me.is_none() {
                return self.look_at(f);
            }
        } else if f.subject == Subject::Thing {
            return self.look_at(f);
        } else if f.subject == Subject::None
            && f.me.is_some()
            && matches!(v.lemma, "promise" | "offer" | "owe")
        {
            // "promised me the deck": not I.
            let people = self.focus.clone();
            return self.add_promise(at, f, By::Them, people, from);
        } else if !said_to.is_empty() {
            let mut people = Vec::new();
            for item in said_to {
                for who in self.who_of(item) {
                    if !people.contains(&who) {
                        people.push(who);
                    }
                }
            }
            return self.add_promise(at, f, By::Me, people, from);
        }
        self.promise_by(at, f, from);
    }

    /// A promise of whoever acts in the clause; its content begins at item `from`.
    pub(super) fn promise_by(&mut self, at: usize, f: &Frame, from: usize) {
        if f.negated || f.failed || f.possible {
            return self.look_at(f);
        }
        let verb = f.verb.map(|(_, v)| v);
        let lemma = verb.map_or("", |v| v.lemma);
        let content = self.items[from.min(f.last.saturating_sub(1))]
            .verb
            .map_or(lemma, |v| v.lemma);
        let stative = matches!(
            content,
            "be" | "have"
                | "see"
                | "know"
                | "think"
                | "feel"
                | "want"
                | "need"
                | "like"
                | "love"
                | "miss"
                | "hope"
                | "wait"
                | "wish"
                | "care"
                | "seem"
                | "live"
                | "stay"
                | "become"
                | "understand"
                | "believe"
                | "remember"
                | "forget"
        ) && !matches!(
            f.class,
            Some(Class::Give(_) | Class::Contact(_) | Class::Nudge(_) | Class::Promise)
        );
        let event = f.event.is_some_and(|e| e > from) && matches!(content, "have");
        let look = content == "have"
            && self.items[from..f.last]
                .iter()
                .any(|i| matches!(i.word.as_str(), "look" | "word" | "read" | "crack" | "go"));
        if stative && !event && !look {
            return self.look_at(f);
        }
        match &f.subject {
            Subject::Others(_) => {
                let actors = self.actors(f);
                // What will happen in their lives is no promise to me.
                let fate = matches!(
                    content,
                    "leave"
                        | "start"
                        | "move"
                        | "join"
                        | "retire"
                        | "quit"
                        | "travel"
                        | "go"
                        | "graduate"
                        | "turn"
                        | "land"
                        | "return"
                        | "change"
                        | "come"
                        | "launch"
                        | "take"
                        | "lose"
                        | "win"
                        | "resign"
                        | "speak"
                        | "get"
                        | "learn"
                        | "present"
                        | "attend"
                        | "grow"
                        | "work"
                        | "study"
                        | "run"
                        | "end"
                        | "begin"
                        | "fail"
                        | "try"
                        | "hire"
                        | "ship"
                );
                let for_me = f.me.is_some()
                    || self.mentions_my(f)
                    || f.class == Some(Class::Promise)
                    || !matches!(lemma, "join" | "visit" | "host" | "see" | "interview")
                        && matches!(
                            f.class,
                            Some(Class::Contact(_) | Class::Nudge(_) | Class::Give(_))
                        );
                if fate && !for_me {
                    return self.look_at(f);
                }
                let others: Vec<Who> = self
                    .people(f, &[Place::Object, Place::To, Place::With])
                    .into_iter()
                    .filter(|w| !actors.contains(w))
                    .collect();
                let helps = matches!(f.class, Some(Class::Introduce | Class::Promise))
                    || matches!(
                        content,
                        "ask"
                            | "check"
                            | "introduce"
                            | "intro"
                            | "talk"
                            | "put"
                            | "tell"
                            | "speak"
                            | "connect"
                            | "email"
                            | "ping"
                            | "loop"
                            | "mention"
                            | "call"
                            | "nudge"
                            | "chase"
                            | "follow"
                    );
                if !others.is_empty() && f.me.is_none() && !helps && f.class != Some(Class::Life) {
                    return self.look_at(f);
                }
                self.add_promise(at, f, By::Them, actors, from);
            }
            Subject::Me if f.we => self.follow_up(at, f, from),
            Subject::Me => self.promise_mine(at, f, from),
            Subject::Thing => self.look_at(f),
            Subject::None if f.class == Some(Class::Promise) => self.promise_mine(at, f, from),
            Subject::None => {
                // "will send the deck": who?
                if f.me.is_some()
                    || self.mentions_my(f)
                        && matches!(f.class, Some(Class::Give(Some(GiftKind::Help))))
                {
                    let people = self.focus.clone();
                    return self.add_promise(at, f, By::Them, people, from);
                }
                let named = f.people.iter().any(|p| RECEIVERS.contains(&p.place));
                if named {
                    return self.promise_mine(at, f, from);
                }
                self.promise_of_whom(at, f, from);
            }
        }
    }

    pub(super) fn promise_of_whom(&mut self, at: usize, f: &Frame, from: usize) {
        let people = self.focus.clone();
        if people.is_empty() {
            return self.look_at(f);
        }
        let what = self.phrase(from, f.last);
        let id = format!("by:{}", super::token::fold(&what));
        let by = match self.answer(&id) {
            Some(Choice::Me) => By::Me,
            Some(Choice::Them) => By::Them,
            Some(Choice::JustText) => return self.look_at(f),
            _ => {
                let name = people
                    .iter()
                    .map(|w| self.label(*w))
                    .collect::<Vec<_>>()
                    .join(" or ");
                let candidates = vec![
                    Candidate {
                        label: name,
                        choice: Choice::Them,
                    },
                    Candidate {
                        label: "me".into(),
                        choice: Choice::Me,
                    },
                ];
                let span = self.span(f.group, f.last);
                By::Asked(self.ask(id, span, format!("Who will “{what}”?"), candidates))
            }
        };
        self.add_promise(at, f, by, people, from);
    }

    pub(super) fn promise_mine(&mut self, at: usize, f: &Frame, from: usize) {
        let mut people = self.people(f, &[Place::Object, Place::To, Place::For, Place::With]);
        if f.class == Some(Class::Introduce) || people.len() > 1 && f.class == Some(Class::Promise)
        {
            people.truncate(1);
            // "I'll intro him to Ana": the promise is to him; "I'll make an intro to Ana": to whom we talk.
            let objects = self.people(f, &[Place::Object, Place::For]);
            if objects.is_empty() && !self.focus.is_empty() {
                people = self.focus.clone();
            }
        }
        if self
            .gift_noun(from, f.last)
            .is_some_and(|(_, k)| k == GiftKind::Introduction)
            && self.people(f, &[Place::Object, Place::For]).is_empty()
            && !self.focus.is_empty()
        {
            people = self.focus.clone();
        }
        if people.is_empty() {
            people = self.people(f, &[Place::Second]);
            if !self.focus.is_empty() {
                people = self.focus.clone();
            }
        }
        if people.is_empty() {
            people = self.people(f, &[Place::Aside]);
        }
        self.add_promise(at, f, By::Me, people, from);
    }

    pub(super) fn add_promise(
        &mut self,
        at: usize,
        f: &Frame,
        by: By,
        people: Vec<Who>,
        from: usize,
    ) {
        if people.is_empty() {
            return self.look_at(f);
        }
        let what = self.phrase(from, f.last);
        let people = if people.len() > 1 && by == By::Me && f.people.is_empty() {
            self.one_of(f, people, from)
        } else {
            people
        };
        if people.is_empty() {
            // With nobody of those it could be with: the words stay, as a note.
            return self.look_at(f);
        }
        let due = self.ahead_on(f);
        let begin = self
            .led_by
            .map_or(self.clauses[at].first, |c| self.clauses[c].first);
        if let Some(lead) = self.led_by {
            self.claimed[lead] = true;
        }
        let span = self.span(begin, self.clauses[at].last);
        self.understood(span.clone(), Meaning::Promise);
        for person in &people {
            self.reading.promises.push(Promise {
                by,
                person: *person,
                what: what.clone(),
                due,
                span: span.clone(),
            });
        }
        self.claimed[at] = true;
        if self.focus.is_empty() || by == By::Them {
            self.focus = people;
        }
    }

    /// One of a group, when a clause of mine does not say to whom.
    pub(super) fn one_of(&mut self, f: &Frame, people: Vec<Who>, from: usize) -> Vec<Who> {
        let what = self.phrase(from, f.last);
        let item = f.verb.map_or(f.first, |(v, _)| v);
        self.ask_which(
            format!("with:{}", super::token::fold(&what)),
            item,
            format!("“{what}”: with whom?"),
            &people,
            true,
        )
    }
}
