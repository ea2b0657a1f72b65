//! Giving: who gave what to whom, of which kind, and whether it happened or lies ahead.
//! Introductions and receiving are in `introductions`, promises in `promises`.

use super::clause::Join;
use super::items::Part;
use super::lexicon::{Class, Form};
use super::nouns;
use super::reading::*;
use super::sense::{Frame, Place, Subject};
use super::writer::Writer;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

/// Where those to whom something is given stand.
pub(super) const RECEIVERS: &[Place] = &[Place::Object, Place::To, Place::For, Place::With];

impl Writer<'_> {
    /// What lies ahead: mine is a promise or a plan, theirs a promise.
    pub(super) fn ahead(&mut self, at: usize, f: &Frame) {
        let Some((verb, _)) = f.verb else {
            return self.look_at(f);
        };
        if f.negated
            || f.failed
            || f.possible
            || (f.would && !self.is_complement(at))
            || f.intent_past
        {
            return self.look_at(f);
        }
        match f.subject {
            Subject::Others(_) if f.future || f.willing || f.would => self.promise_by(at, f, verb),
            Subject::Others(_) | Subject::Thing => self.look_at(f),
            Subject::Me if (f.future || f.would || f.willing) && !f.we => {
                self.promise_by(at, f, verb)
            }
            Subject::None if f.future => self.promise_by(at, f, verb),
            _ => self.follow_up(at, f, verb),
        }
    }

    pub(super) fn is_complement(&self, at: usize) -> bool {
        self.clauses[at].join == Join::Complement
    }

    pub(super) fn unreal(&self, f: &Frame) -> bool {
        f.negated || f.failed || f.would || (f.possible && !f.done) || f.intent_past
    }

    pub(super) fn is_ahead(&self, at: usize, f: &Frame) -> bool {
        ((f.future || f.intent || f.task || f.willing) && !f.done)
            || (f.progressive
                && (self.lies_ahead_or_open(f)
                    || f.dates.is_empty() && f.class == Some(Class::Give(None))))
            || (f.would && self.is_complement(at))
            || (f.imperative() && !self.lies_behind(f))
            || (self.is_mine(f)
                && f.verb.is_some_and(|(_, v)| v.form == Form::Either)
                && !f.done
                && (self.lies_ahead(f) || f.dates.iter().any(|d| self.dates[*d].limit)))
    }

    pub(super) fn default_kind(&self, f: &Frame) -> GiftKind {
        match f.verb.map_or("", |(_, v)| v.lemma) {
            "share" | "show" | "teach" | "forward" | "fwd" | "tip" => GiftKind::Information,
            "buy" | "treat" | "gift" => GiftKind::Money,
            _ => GiftKind::Resource,
        }
    }

    /// A clause whose verb gives.
    pub(super) fn give(&mut self, at: usize, f: &Frame, fixed: Option<GiftKind>) {
        let Some((verb, v)) = f.verb else {
            return self.look_at(f);
        };
        let noun = self.gift_noun(verb + 1, f.last);
        if fixed.is_none() {
            // "sent Priya an e-mail", "dropped him a note": contact, not a gift.
            let message = f.event.filter(|e| {
                let word = self.items[*e].word.as_str();
                matches!(
                    nouns::channel(word).map(|c| c.channel),
                    Some(Channel::Email | Channel::Message | Channel::Letter)
                ) && self.items[*e - 1].word != "by"
                    && self.items[*e - 1].word != "via"
            });
            let note = (verb..f.last).find(|i| {
                matches!(
                    self.items[*i].word.as_str(),
                    "note"
                        | "line"
                        | "reply"
                        | "thanks"
                        | "wishes"
                        | "invite"
                        | "invitation"
                        | "ping"
                        | "question"
                        | "questions"
                )
            });
            if matches!(v.lemma, "send" | "drop" | "shoot" | "give" | "fwd")
                && (message.is_some()
                    || (note.is_some() && noun.is_none_or(|(n, _)| note.is_some_and(|m| m < n))))
            {
                let call = f.channel;
                let mut frame = f.clone();
                let medium = call
                    .filter(|c| matches!(c, Channel::Email | Channel::Message | Channel::Letter));
                frame.channel = Some(medium.unwrap_or(Channel::Message));
                if v.lemma == "give" {
                    frame.channel = call;
                }
                return self.contact(at, &frame, true);
            }
            if v.lemma == "give"
                && f.event.is_some_and(|e| {
                    matches!(self.items[e].word.as_str(), "call" | "ring" | "callback")
                })
            {
                return self.contact(at, f, true);
            }
            if v.lemma == "give" && f.people.is_empty() && f.me.is_none() && noun.is_none() {
                return self.look_at(f);
            }
            if noun.is_some_and(|(_, k)| k == GiftKind::Introduction) {
                return self.introduce(at, f);
            }
            if matches!(
                v.lemma,
                "bring" | "show" | "drop" | "pass" | "deliver" | "hand"
            ) && noun.is_none()
                && !self.has_receiver(f)
            {
                return self.look_at(f);
            }
            if matches!(v.lemma, "share" | "bring")
                && f.event.is_some_and(|e| {
                    matches!(
                        nouns::channel(&self.items[e].word).map(|c| c.channel),
                        Some(Channel::Coffee | Channel::Lunch | Channel::Dinner | Channel::Drinks)
                    )
                })
                && noun.is_none()
            {
                return self.contact(at, f, true);
            }
        }
        if self.unreal(f) && !(f.would && self.is_complement(at)) {
            return self.look_at(f);
        }
        if self.is_ahead(at, f) {
            return self.ahead_gift(at, f);
        }
        if f.subject == Subject::Me && v.form == Form::Base && !f.done {
            // A habit: "I send Priya the numbers".
            return self.look_at(f);
        }
        let meal = f.event.is_some_and(|e| {
            e > verb
                && matches!(
                    nouns::channel(&self.items[e].word).map(|c| c.channel),
                    Some(Channel::Coffee | Channel::Lunch | Channel::Dinner | Channel::Drinks)
                )
        });
        let kind = match fixed {
            Some(kind) => kind,
            None if meal && matches!(v.lemma, "buy" | "treat" | "get" | "bring") => GiftKind::Money,
            None => noun.map_or_else(|| self.default_kind(f), |(_, k)| k),
        };
        let named_directly = f
            .people
            .iter()
            .any(|p| p.place == Place::Object && p.item == verb + 1)
            || f.me == Some(Place::Object)
            || self.mentions_my(f);
        let kind = match v.lemma {
            // "recommended a book": a tip, not praise.
            "recommend" | "feature" | "credit" if !named_directly => {
                noun.map_or(GiftKind::Information, |(_, k)| {
                    if k == GiftKind::Resource {
                        GiftKind::Information
                    } else {
                        k
                    }
                })
            }
            "lend" | "loan" if noun.is_none() => GiftKind::Resource,
            "pay" | "reimburse" => GiftKind::Money,
            "teach" => GiftKind::Help,
            "share" | "send" | "forward"
                if noun.is_none()
                    && self.items[verb..f.last]
                        .iter()
                        .any(|i| matches!(i.part, Part::Thing)) =>
            {
                GiftKind::Information
            }
            _ => kind,
        };
        let passive_by = self.people(f, &[Place::By]);
        if f.passive {
            // "was helped by Priya".
            if !passive_by.is_empty() && self.is_mine(f) {
                return self.gifts(at, f, GiftDirection::Received, kind, passive_by, None);
            }
            return self.look_at(f);
        }
        match f.subject {
            Subject::Others(_) => {
                let actors = self.actors(f);
                let others: Vec<Who> = self
                    .people(f, &[Place::Object, Place::To])
                    .into_iter()
                    .filter(|w| !actors.contains(w))
                    .collect();
                if !others.is_empty() && f.me.is_none() {
                    return self.look_at(f);
                }
                if meal {
                    let people = actors.clone();
                    self.talk(at, f, people, true);
                }
                self.gifts(at, f, GiftDirection::Received, kind, actors, None);
            }
            Subject::Thing => self.look_at(f),
            _ => {
                let people = self.receivers(f);
                if people.is_empty() {
                    return self.look_at(f);
                }
                if meal {
                    self.talk(at, f, people.clone(), true);
                }
                self.gifts(at, f, GiftDirection::Given, kind, people, None);
            }
        }
    }

    pub(super) fn has_receiver(&self, f: &Frame) -> bool {
        f.people.iter().any(|p| RECEIVERS.contains(&p.place)) || f.me.is_some()
    }

    pub(super) fn receivers(&mut self, f: &Frame) -> Vec<Who> {
        let direct = self.people(f, &[Place::Object, Place::To]);
        if !direct.is_empty() {
            return direct;
        }
        let found = self.people(f, RECEIVERS);
        if !found.is_empty() {
            return found;
        }
        // "reviewed Priya's doc": for Priya.
        let owners: Vec<Who> = self.owners(f);
        if !owners.is_empty() {
            owners
        } else {
            self.focus.clone()
        }
    }

    pub(super) fn owners(&mut self, f: &Frame) -> Vec<Who> {
        let own: Vec<usize> = f
            .people
            .iter()
            .filter(|p| p.place == Place::Aside)
            .map(|p| p.item)
            .collect();
        let mut out = Vec::new();
        for item in own {
            let owner = match self.items[item].part {
                Part::Person(m) => {
                    self.mentions[m].possessive
                        || matches!(
                            self.items[item.saturating_sub(1)].word.as_str(),
                            "of" | "on"
                        )
                }
                _ => self.items[item].word == "her",
            };
            if owner {
                for who in self.who_of(item) {
                    if !out.contains(&who) {
                        out.push(who);
                    }
                }
            }
        }
        out
    }

    pub(super) fn ahead_gift(&mut self, at: usize, f: &Frame) {
        if f.progressive && !f.future && !matches!(f.subject, Subject::None) {
            let verb = f.verb.map_or(f.first, |(v, _)| v);
            return self.promise_by(at, f, verb);
        }
        self.ahead(at, f);
    }

    /// Adds one gift for each person.
    pub(super) fn gifts(
        &mut self,
        at: usize,
        f: &Frame,
        direction: GiftDirection,
        kind: GiftKind,
        people: Vec<Who>,
        to: Option<Who>,
    ) {
        if people.is_empty() {
            return self.look_at(f);
        }
        if let Some(date) = self.contradicts(f)
            && !self.did_happen(at, f, date)
        {
            return;
        }
        let said = self
            .happened_on(f)
            .filter(|d| !matches!(d, Day::On(day) if *day > self.today));
        let day = said
            .or(self.reading.talks.last().map(|t| t.on))
            .or(self.frame_date)
            .unwrap_or(Day::On(self.today));
        let what = self.phrase(
            if f.verb.is_none() {
                f.first
            } else {
                f.group.max(f.first)
            },
            f.last,
        );
        let span = self.span(self.clauses[at].first, self.clauses[at].last);
        self.understood(span.clone(), Meaning::Gift);
        for person in &people {
            self.reading.gifts.push(Gift {
                direction,
                kind,
                person: *person,
                to,
                what: what.clone(),
                on: day,
                span: span.clone(),
            });
        }
        self.claimed[at] = true;
        if !people.is_empty() {
            self.focus = people;
        }
    }
}
