//! Follow-ups: what I mean to do, with whom, when. Promises are in `promises`.

use super::dates::Direction;
use super::items::Part;
use super::lexicon::{Class, Form};
use super::reading::*;
use super::sense::{Frame, Place, Subject};
use super::talks::PARTNERS;
use super::writer::Writer;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

impl Writer<'_> {
    /// Something to do, with whoever is named or talked about; its words begin at item `from`.
    pub(super) fn follow_up(&mut self, at: usize, f: &Frame, from: usize) {
        if f.negated && !f.task {
            return self.look_at(f);
        }
        if let Some(groups) = self.paired(f) {
            // "ping Priya tomorrow and Dev on Friday".
            for (people, date) in groups {
                let on = self.day(date, Direction::Future);
                self.plan_with(at, f, from, on, people);
            }
            return;
        }
        let on = self.ahead_on(f);
        self.follow_up_on(at, f, from, on);
    }

    pub(super) fn follow_up_on(&mut self, at: usize, f: &Frame, from: usize, on: Option<Day>) {
        let mut people = self.people(f, PARTNERS);
        if f.verb.is_none() && people.is_empty() {
            people = self.actors(f);
        }
        let introduces = matches!(f.class, Some(Class::Introduce))
            || f.verb
                .and_then(|(v, _)| self.gift_noun(v + 1, f.last))
                .is_some_and(|(_, k)| k == GiftKind::Introduction);
        if people.len() > 1 && introduces {
            people.truncate(1);
        }
        for places in [
            &[Place::For, Place::Second][..],
            &[Place::By, Place::Aside][..],
        ] {
            if people.is_empty() {
                people = self.people(f, places);
            }
        }
        if people.is_empty() {
            people = self.focus.clone();
            if people.is_empty() {
                let mut all: Vec<Who> = self.who.iter().copied().flatten().collect();
                all.sort_unstable();
                all.dedup();
                if all.len() == 1 {
                    people = all;
                }
            }
            if people.len() > 1 {
                people = self.one_of(f, people, from);
            }
        }
        if people.is_empty() {
            return self.look_at(f);
        }
        self.plan_with(at, f, from, on, people);
    }

    pub(super) fn plan_with(
        &mut self,
        at: usize,
        f: &Frame,
        from: usize,
        on: Option<Day>,
        people: Vec<Who>,
    ) {
        if people.is_empty() {
            return self.look_at(f);
        }
        let first = self
            .conditions
            .first()
            .map_or(from, |c| self.clauses[*c].first);
        let what = self.phrase(first, f.last);
        let begin = self
            .conditions
            .first()
            .map_or(self.clauses[at].first, |c| self.clauses[*c].first);
        let span = self.span(begin, self.clauses[at].last);
        let on = if self.conditions.is_empty() { on } else { None };
        self.understood(span.clone(), Meaning::FollowUp);
        for person in &people {
            let same = |f: &&mut FollowUp| {
                f.person == *person && f.on == on && f.what.to_lowercase() == what.to_lowercase()
            };
            if let Some(said) = self.reading.follow_ups.iter_mut().find(same) {
                // Said again, it is one plan; its words are held by the one that stands.
                said.span = said.span.start.min(span.start)..said.span.end.max(span.end);
                continue;
            }
            self.reading.follow_ups.push(FollowUp {
                person: *person,
                on,
                what: what.clone(),
                span: span.clone(),
            });
        }
        self.claimed[at] = true;
        for c in self.conditions.clone() {
            self.claimed[c] = true;
        }
        self.focus = people;
    }

    /// "remind me to ask Priya about the budget in 2w".
    pub(super) fn remind(&mut self, at: usize, f: &Frame) {
        let mine =
            f.me.is_some() && f.subject == Subject::None || (f.imperative() && f.people.is_empty());
        if mine && !matches!(f.verb.map(|(_, v)| v.form), Some(Form::Past)) {
            let mut from = f.verb.map_or(f.first, |(v, _)| v + 1);
            while from < f.last
                && (matches!(
                    self.items[from].word.as_str(),
                    "me" | "us" | "to" | "again" | "that"
                ) || matches!(self.items[from].part, Part::Date(_)))
            {
                from += 1;
            }
            let from = if self.phrase(from, f.last).is_empty() {
                f.first
            } else {
                from
            };
            return self.follow_up(at, f, from);
        }
        let mut frame = f.clone();
        frame.channel = frame.channel.or(Some(Channel::Other));
        frame.event = None;
        self.contact(at, &frame, false);
    }

    /// "scheduled a call with Tom for Friday", "set up lunch".
    pub(super) fn schedule(&mut self, at: usize, f: &Frame) {
        let about_people = f.event.is_some() || !f.people.is_empty() && !f.dates.is_empty();
        if f.negated || f.failed || f.would || f.possible || f.intent_past {
            return self.look_at(f);
        }
        if let Subject::Others(_) = f.subject
            && !f.we
        {
            if f.future || f.willing {
                return self.promise_by(at, f, f.verb.map_or(f.first, |(v, _)| v));
            }
            return self.look_at(f);
        }
        let introduced = f
            .verb
            .and_then(|(v, _)| self.gift_noun(v, f.last))
            .is_some_and(|(_, k)| k == GiftKind::Introduction);
        if introduced {
            return self.introduce(at, f);
        }
        if about_people || f.future || f.intent || f.task || f.imperative() {
            let from = f.verb.map_or(f.first, |(v, _)| v);
            if f.subject == Subject::Me && f.future && !f.we && f.event.is_none() {
                return self.promise_by(at, f, from);
            }
            return self.follow_up(at, f, from);
        }
        self.look_at(f);
    }
}
