//! Clause by clause, from what is said to what is proposed: contact that happened, and what becomes of the rest.
//! Gifts, promises and follow-ups have their rules in `deeds`; grammar is in `sense`.

use super::clause::Join;
use super::items::Part;
use super::lexicon::{Class, Form};
use super::nouns;
use super::sense::{Frame, Place, Subject};
use super::talks::PARTNERS;
use super::writer::Writer;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

impl Writer<'_> {
    /// Reads all clauses in order.
    pub(super) fn run(&mut self) {
        for at in 0..self.clauses.len() {
            let mut frame = self.frames[at].clone();
            if !frame.topic.is_empty() {
                let mut topic = Vec::new();
                for item in &frame.topic {
                    topic.extend(self.who_of(*item));
                }
                self.focus = topic.clone();
                self.actor = Some(topic);
            }
            if self.clauses[at].join == Join::Sentence {
                let colon = frame.first > 0 && self.items[frame.first - 1].part == Part::Mark(':');
                self.lead_date = frame.dates.first().copied().filter(|d| {
                    colon
                        && self.dates[*d].first
                            < self.items[frame.first.min(self.items.len() - 1)].first
                });
            }
            self.inherit_actor(at, &mut frame);
            if self.clauses[at].question || self.is_bare(&frame) {
                self.look_at(&frame);
                continue;
            }
            if self.clauses[at].join == Join::Complement && frame.would && !frame.intent {
                (frame.would, frame.future) = (false, true);
            }
            if frame.conditional {
                self.conditions.push(at);
                self.look_at(&frame);
                continue;
            }
            self.led_by = self.lead_in.take();
            self.clause(at, &frame);
            self.actor = match &frame.subject {
                Subject::Others(_) => Some(self.actors(&frame)),
                Subject::None if self.carries(at, &frame) => self.actor.take(),
                _ if !frame.topic.is_empty() => self.actor.take(),
                _ => None,
            };
            self.conditions.clear();
        }
    }

    /// A clause of dates, marks and tags only; a date before everything else is remembered.
    pub(super) fn is_bare(&mut self, frame: &Frame) -> bool {
        let range = frame.first..frame.last;
        let bare = self.items[range].iter().all(|i| {
            matches!(
                i.part,
                Part::Mark(_) | Part::Break | Part::Thing | Part::Date(_)
            ) || super::small_words::is_connective(&i.word)
        });
        if bare
            && self.reading.talks.is_empty()
            && frame.topic.is_empty()
            && !frame.dates.is_empty()
            && !self.lies_ahead(frame)
        {
            self.frame_date = self.happened_on(frame);
        }
        bare
    }

    pub(super) fn carries(&self, at: usize, frame: &Frame) -> bool {
        if self.actor.is_none()
            || frame.subject != Subject::None
            || self.clauses[at].join != Join::Loose && frame.topic.is_empty()
        {
            return false;
        }
        let Some((_, verb)) = frame.verb else {
            return false;
        };
        if verb.form == Form::Base && !frame.future || verb.form == Form::Ing {
            return false;
        }
        let others = frame.people.iter().any(|p| {
            matches!(p.place, Place::Object | Place::To | Place::For)
                && !(frame.class == Some(Class::Introduce) || verb.class == Class::Introduce)
        });
        let comma = {
            let first = self.clauses[at].first;
            !matches!(
                self.items[first].word.as_str(),
                "and" | "but" | "then" | "so"
            ) && frame.topic.is_empty()
        };
        frame.me.is_some() || (!others && !comma)
    }

    /// "Priya called and offered help": she acts in both.
    pub(super) fn inherit_actor(&mut self, at: usize, frame: &mut Frame) {
        if self.carries(at, frame) {
            let previous = self.frames[..at]
                .iter()
                .rev()
                .find_map(|f| match &f.subject {
                    Subject::Others(items) => Some(items.clone()),
                    _ => None,
                });
            let items = if frame.topic.is_empty() {
                previous
            } else {
                Some(frame.topic.clone())
            };
            if let Some(items) = items {
                frame.subject = Subject::Others(items);
            }
        }
    }

    /// Nothing is proposed; but who is named is now talked about.
    pub(super) fn look_at(&mut self, frame: &Frame) {
        let actors = self.actors(frame);
        let named = frame
            .people
            .iter()
            .any(|p| matches!(self.items[p.item].part, Part::Person(_)) && p.place != Place::Aside);
        let people = if actors.is_empty() && named {
            self.people(
                frame,
                &[
                    Place::Object,
                    Place::With,
                    Place::From,
                    Place::For,
                    Place::To,
                ],
            )
        } else {
            actors
        };
        if !people.is_empty() {
            self.focus = people;
        }
    }

    pub(super) fn clause(&mut self, at: usize, f: &Frame) {
        let event = f.event.is_some();
        match f.class {
            None if event
                || (f.channel.is_some() && !f.people.is_empty())
                || (f.channel.is_some() && matches!(f.subject, Subject::Others(_))) =>
            {
                self.contact(at, f, true)
            }
            None if f.task => self.follow_up(at, f, f.first),
            None if self.nominal_gift(at, f) => {}
            None => self.look_at(f),
            Some(Class::Contact(channel)) => self.contact_verb(at, f, channel),
            Some(Class::Nudge(channel)) => self.nudge(at, f, channel),
            Some(Class::Speech) => self.speech(at, f),
            Some(Class::Light) if event && self.light_fits(f) => self.contact(at, f, true),
            Some(Class::Light) => self.light(at, f),
            Some(Class::Give(kind)) => self.give(at, f, kind),
            Some(Class::Introduce) => self.introduce(at, f),
            Some(Class::Receive) => self.receive(at, f),
            Some(Class::Promise) => self.promise(at, f),
            Some(Class::Remind) => self.remind(at, f),
            Some(Class::Schedule) => self.schedule(at, f),
            Some(Class::Cancel) => self.cancel(at, f),
            Some(Class::Attempt | Class::Intent) => self.intent(at, f),
            Some(Class::Life) => self.life(at, f),
        }
    }

    /// Whether the noun of contact is what the light verb did: "had coffee", "went for a walk".
    pub(super) fn light_fits(&self, f: &Frame) -> bool {
        let (Some((verb, _)), Some(event)) = (f.verb, f.event) else {
            return false;
        };
        // "had a call scheduled with Mark" has not happened yet.
        let booked = self.items[event..f.last].iter().any(|i| {
            i.verb
                .is_some_and(|v| v.class == Class::Schedule && v.form == Form::Past)
                || i.word == "planned"
        });
        event > verb && event - verb <= 7 && !booked
    }

    pub(super) fn intent(&mut self, at: usize, f: &Frame) {
        // "need a call with Tom", "want coffee with Priya": something to do; "missed Priya" is not.
        let mine = matches!(f.subject, Subject::None | Subject::Me);
        let lemma = f.verb.map_or("", |(_, v)| v.lemma);
        if mine
            && f.class == Some(Class::Attempt)
            && !f.negated
            && !f.failed
            && (f.imperative() || f.future || f.intent)
            && (lemma == "try")
        {
            return self.follow_up(at, f, f.verb.map_or(f.group, |(v, _)| v));
        }
        if mine
            && f.class == Some(Class::Intent)
            && !f.negated
            && !f.intent_past
            && f.verb.is_some_and(|(_, v)| v.form != Form::Past)
            && (f.event.is_some() && self.has_partner(f) || lemma == "look")
        {
            self.follow_up(at, f, f.group);
        } else {
            self.look_at(f);
        }
    }

    pub(super) fn has_partner(&self, f: &Frame) -> bool {
        f.people.iter().any(|p| PARTNERS.contains(&p.place))
    }

    pub(super) fn light(&mut self, at: usize, f: &Frame) {
        // "did an intro", "made an intro", "took her advice", "have to".
        let gift = f.verb.and_then(|(v, _)| self.gift_noun(v + 1, f.last));
        let meal = self.items[f.first..f.last].iter().any(|i| {
            matches!(
                i.word.as_str(),
                "tacos"
                    | "pizza"
                    | "sushi"
                    | "ramen"
                    | "curry"
                    | "bite"
                    | "food"
                    | "meal"
                    | "cake"
                    | "dumplings"
                    | "burgers"
            )
        });
        if meal && (f.we || f.people.iter().any(|p| p.place == Place::With)) {
            // "grabbed tacos with Elena".
            let mut frame = f.clone();
            frame.channel = Some(Channel::Met);
            return self.contact(at, &frame, true);
        }
        match gift {
            Some((_, GiftKind::Introduction)) => self.introduce(at, f),
            Some((_, kind)) if matches!(f.verb.map(|(_, v)| v.lemma), Some("do")) => {
                self.give(at, f, Some(kind))
            }
            _ if self.is_mine(f) && (f.future || f.intent || f.task) => self.ahead(at, f),
            _ if f.future => self.ahead(at, f),
            _ => self.look_at(f),
        }
    }

    /// I act, or nobody is named.
    pub(super) fn is_mine(&self, f: &Frame) -> bool {
        matches!(f.subject, Subject::Me | Subject::None)
    }

    pub(super) fn life(&mut self, at: usize, f: &Frame) {
        let event_with = f.event.is_some_and(|e| {
            let mut i = e + 1;
            while i < f.last && matches!(self.items[i].part, Part::Date(_)) {
                i += 1;
            }
            self.items.get(i).is_some_and(|i| i.word == "with")
        });
        let verb = f.verb.map(|(_, v)| v);
        let fresh = !(f.future || f.intent || f.negated || f.failed || f.would || f.possible);
        let copula = verb.is_some_and(|v| v.lemma == "be");
        let begins_with_event = f.event.is_some_and(|e| f.verb.is_some_and(|(v, _)| e < v));
        let came = verb
            .is_some_and(|v| matches!(v.lemma, "come" | "leave") && v.form == Form::Past)
            && f.event.is_some_and(|e| f.verb.is_some_and(|(v, _)| e > v));
        let message = f.event.is_some_and(|e| {
            nouns::channel(&self.items[e].word)
                .is_some_and(|c| matches!(c.channel, Channel::Message | Channel::Letter))
        });
        let left = verb.is_some_and(|v| v.lemma == "leave");
        if came && fresh && (left == message) {
            return self.contact(at, f, true);
        }
        let cancelled =
            verb.is_some_and(|v| matches!(v.lemma, "fall" | "move" | "push" | "happen"));
        if event_with
            && fresh
            && !cancelled
            && (self.is_mine(f) || f.subject == Subject::Thing)
            && verb.is_some_and(|v| v.form == Form::Past || copula)
        {
            return self.contact(at, f, true);
        }
        // "call with Priya went well", "lunch with Tom was great", "coffee w/ Ana about the launch".
        let still = f
            .verb
            .is_some_and(|(v, _)| matches!(self.items[v].word.as_str(), "is" | "are" | "'s"));
        if begins_with_event && copula && still && fresh && self.lies_ahead_or_open(f) {
            // "Dinner with Elena is on for Friday".
            return self.follow_up(at, f, f.first);
        }
        let going_on = f.progressive && !copula;
        if begins_with_event && !cancelled && fresh && !going_on {
            return self.contact(at, f, true);
        }
        if begins_with_event
            && cancelled
            && verb.is_some_and(|v| matches!(v.lemma, "move" | "push"))
            && !f.dates.is_empty()
        {
            return self.follow_up(at, f, f.first);
        }
        if f.future || f.intent || f.task || (f.willing && !self.is_mine(f)) {
            return self.ahead(at, f);
        }
        if f.progressive
            && verb.is_some_and(|v| !v.lemma.is_empty())
            && f.me.is_some()
            && self.lies_ahead(f)
            && !self.is_mine(f)
        {
            return self.promise_by(at, f, f.verb.map_or(f.first, |(v, _)| v));
        }
        let action = verb.is_some_and(|v| {
            matches!(
                v.lemma,
                "draft"
                    | "prepare"
                    | "find"
                    | "check"
                    | "read"
                    | "look"
                    | "create"
                    | "post"
                    | "publish"
                    | "research"
                    | "order"
                    | "watch"
                    | "put"
                    | "set"
                    | "pick"
                    | "leave"
                    | "let"
                    | "finish"
                    | "print"
                    | "investigate"
                    | "apply"
                    | "sign"
                    | "keep"
                    | "tag"
                    | "upload"
                    | "compile"
                    | "collect"
                    | "invest"
                    | "study"
                    | "push"
                    | "raise"
                    | "copy"
            )
        });
        if f.imperative() && action && !f.negated && !(self.focus.is_empty() && f.people.is_empty())
        {
            return self.follow_up(at, f, f.group);
        }
        self.look_at(f);
    }
}
