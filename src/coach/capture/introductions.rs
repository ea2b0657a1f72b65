//! Introductions both ways, things got from people, and gifts named without a verb.
//! Giving in general is in `gifts`.

use super::lexicon::{Class, Form};
use super::nouns;
use super::reading::*;
use super::sense::{Frame, Place, Subject};
use super::writer::Writer;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

impl Writer<'_> {
    /// "introduced Priya to Tom", "made an intro", "Ana connected me with Tom".
    pub(super) fn introduce(&mut self, at: usize, f: &Frame) {
        if f.verb.is_some_and(|(v, verb)| {
            verb.lemma == "refer"
                && f.me != Some(Place::Object)
                && !f.people.iter().any(|p| p.item == v + 1)
        }) {
            return self.look_at(f);
        }
        if f.me == Some(Place::Object) && self.is_mine(f) && !f.passive {
            // "introduced myself to Priya".
            let mut frame = f.clone();
            frame.channel = Some(f.channel.unwrap_or(Channel::Met));
            return self.contact(at, &frame, true);
        }
        if self.unreal(f) && !(f.would && self.is_complement(at)) {
            return self.look_at(f);
        }
        if self.is_ahead(at, f) {
            return self.ahead_gift(at, f);
        }
        if f.passive || f.class == Some(Class::Receive) {
            let from = self.people(f, &[Place::By, Place::From]);
            let to = self.people(f, &[Place::To, Place::With]);
            if from.is_empty() {
                return match to.first() {
                    Some(_)
                        if self.is_mine(f)
                            && !self.focus.is_empty()
                            && !self.focus.iter().any(|w| to.contains(w)) =>
                    {
                        let from = self.focus.clone();
                        self.introductions(at, f, GiftDirection::Received, &from[..1], &to)
                    }
                    _ => self.look_at(f),
                };
            }
            return self.introductions(at, f, GiftDirection::Received, &from, &to);
        }
        let to = self.people(f, &[Place::To, Place::With]);
        let objects = self.people(f, &[Place::Object, Place::For]);
        match f.subject {
            Subject::Others(_) => {
                let actors = self.actors(f);
                if f.me.is_none() && !objects.is_empty() && !to.is_empty() && !self.mentions_my(f) {
                    return self.look_at(f);
                }
                let to = if to.is_empty() { objects } else { to };
                self.introductions(at, f, GiftDirection::Received, &actors, &to);
            }
            Subject::Thing => self.look_at(f),
            _ => {
                let from = self.people(f, &[Place::From]);
                if !from.is_empty() {
                    return self.introductions(at, f, GiftDirection::Received, &from, &to);
                }
                match (&objects[..], &to[..]) {
                    ([], []) => {
                        let focus = self.focus.clone();
                        if focus.len() == 2 {
                            return self.introductions(
                                at,
                                f,
                                GiftDirection::Given,
                                &focus[..1],
                                &focus[1..],
                            );
                        }
                        self.introductions(at, f, GiftDirection::Given, &focus, &[])
                    }
                    ([], to) => {
                        let focus: Vec<Who> = self
                            .focus
                            .iter()
                            .copied()
                            .filter(|w| !to.contains(w))
                            .collect();
                        let to = to.to_vec();
                        if focus.is_empty() {
                            self.introductions(at, f, GiftDirection::Given, &to, &[]);
                        } else {
                            self.introductions(at, f, GiftDirection::Given, &focus, &to);
                        }
                    }
                    ([a, rest @ ..], []) if !rest.is_empty() => {
                        let (a, rest) = (*a, rest.to_vec());
                        self.introductions(at, f, GiftDirection::Given, &[a], &rest);
                    }
                    (objects, to) => {
                        let (objects, to) = (objects.to_vec(), to.to_vec());
                        self.introductions(at, f, GiftDirection::Given, &objects, &to);
                    }
                }
            }
        }
    }

    pub(super) fn introductions(
        &mut self,
        at: usize,
        f: &Frame,
        direction: GiftDirection,
        people: &[Who],
        to: &[Who],
    ) {
        if people.is_empty() {
            return self.look_at(f);
        }
        let focus = self.focus.clone();
        if to.is_empty() {
            self.gifts(
                at,
                f,
                direction,
                GiftKind::Introduction,
                people.to_vec(),
                None,
            );
        }
        for other in to {
            self.gifts(
                at,
                f,
                direction,
                GiftKind::Introduction,
                people.to_vec(),
                Some(*other),
            );
        }
        // Whoever was talked about before still is; the other side of the introduction is not.
        self.focus = if focus.is_empty() || !people.iter().any(|p| focus.contains(p)) {
            people.to_vec()
        } else {
            focus
        };
    }

    /// "got feedback from Priya", "borrowed her laptop", "heard from Tom".
    pub(super) fn receive(&mut self, at: usize, f: &Frame) {
        let Some((verb, v)) = f.verb else {
            return self.look_at(f);
        };
        if self.unreal(f) {
            return self.look_at(f);
        }
        if f.me == Some(Place::Object) && matches!(f.subject, Subject::Others(_)) {
            return self.give(at, f, None);
        }
        let noun = self.gift_noun(verb + 1, f.last);
        let from = self.people(f, &[Place::From, Place::By]);
        if self.is_mine(f) && !(f.future || f.intent) {
            let passive_intro = (verb..f.last).find(|i| {
                matches!(
                    self.items[*i].word.as_str(),
                    "introduced" | "introd" | "connected"
                )
            });
            if passive_intro.is_some() || noun.is_some_and(|(_, k)| k == GiftKind::Introduction) {
                let mut frame = f.clone();
                frame.class = Some(Class::Receive);
                return self.introduce(at, &frame);
            }
            if v.lemma == "get" && f.event.is_some() && noun.is_none() && self.light_event(f) {
                return self.contact(at, f, true);
            }
            let person_first = f
                .people
                .iter()
                .any(|p| p.place == Place::Object && p.item == verb + 1);
            if v.lemma == "get" && person_first {
                return if noun.is_some() || f.event.is_none() {
                    self.give(at, f, noun.map(|(_, k)| k))
                } else {
                    self.contact(at, f, true)
                };
            }
            if !from.is_empty() && v.form != Form::Base {
                let kind = match (noun, v.lemma) {
                    (Some((_, kind)), _) => kind,
                    (None, "learn" | "hear") => GiftKind::Information,
                    _ => GiftKind::Resource,
                };
                return self.gifts(at, f, GiftDirection::Received, kind, from, None);
            }
            if v.lemma == "borrow" && v.form != Form::Base {
                let owners = self.owners(f);
                if !owners.is_empty() {
                    return self.gifts(
                        at,
                        f,
                        GiftDirection::Received,
                        GiftKind::Resource,
                        owners,
                        None,
                    );
                }
            }
        }
        if self.is_mine(f) && (f.future || f.intent || f.imperative()) && f.event.is_some() {
            return self.contact(at, f, true);
        }
        if f.future || f.intent || f.task {
            return self.ahead(at, f);
        }
        self.look_at(f);
    }

    pub(super) fn light_event(&self, f: &Frame) -> bool {
        f.event.is_some_and(|e| {
            nouns::channel(&self.items[e].word).is_some_and(|c| {
                !matches!(
                    c.channel,
                    Channel::Event | Channel::Email | Channel::Message | Channel::Letter
                ) || matches!(c.channel, Channel::Email | Channel::Message)
            })
        })
    }

    /// "intro to Tom from Priya", "feedback from Ana", "kudos to Priya": no verb, but a gift.
    pub(super) fn nominal_gift(&mut self, at: usize, f: &Frame) -> bool {
        let Some((noun, kind)) = self.gift_noun(f.first, f.last) else {
            return false;
        };
        let near = noun - f.first <= 4;
        if !near
            || f.negated
            || f.intent
            || f.future
            || f.task
            || matches!(f.subject, Subject::Me)
            || self.lies_ahead(f)
        {
            return false;
        }
        let from = self.people(f, &[Place::From]);
        let to: Vec<Who> = self.people(f, &[Place::To]);
        if !from.is_empty() {
            let to = if kind == GiftKind::Introduction {
                to.first().copied()
            } else {
                None
            };
            self.gifts(at, f, GiftDirection::Received, kind, from, to);
            return true;
        }
        let given = matches!(kind, GiftKind::Visibility | GiftKind::Encouragement)
            || matches!(self.items[noun].word.as_str(), "feedback" | "advice");
        if given && !to.is_empty() {
            self.gifts(at, f, GiftDirection::Given, kind, to, None);
            return true;
        }
        false
    }
}
