//! Contact: from verbs and nouns of contact to talks that happened, plans, or nothing.
//! How a talk is added is in `talks`.

use super::dates::{DateReading, Direction, Phrase};
use super::items::Part;
use super::lexicon::{Class, Form};
use super::nouns;
use super::sense::{Frame, Place, Subject};
use super::talks::PARTNERS;
use super::writer::Writer;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

impl Writer<'_> {
    pub(super) fn contact_verb(&mut self, at: usize, f: &Frame, channel: Channel) {
        let done = f.clone();
        let channel = match f.channel {
            Some(c)
                if !(c == Channel::Event
                    && channel != Channel::Met
                    && channel != Channel::Other)
                    && (c != Channel::Other) =>
            {
                c
            }
            _ => channel,
        };
        let lemma = f.verb.map_or("", |(_, v)| v.lemma);
        let object = f.people.iter().any(|p| PARTNERS.contains(&p.place)) || f.me.is_some();
        let behind = f.verb.map_or("", |(v, _)| {
            self.items.get(v + 1).map_or("", |i| i.word.as_str())
        });
        if matches!(lemma, "speak" | "talk" | "interview" | "write")
            && !object
            && matches!(behind, "at" | "in" | "on" | "up" | "highly" | "for")
        {
            // "Elena spoke at the conference".
            return self.look_at(f);
        }
        // "saw the launch", "visited Berlin", "answered the mail", "hosted a dinner": nobody is met.
        if matches!(
            lemma,
            "see"
                | "visit"
                | "host"
                | "join"
                | "interview"
                | "reach"
                | "listen"
                | "discuss"
                | "answer"
                | "write"
                | "phone"
                | "pair"
                | "ring"
        ) && !object
            && self.is_mine(f)
            && !f.we
            && f.event.is_none()
        {
            return if f.future && lemma != "see" {
                self.ahead(at, f)
            } else {
                self.look_at(f)
            };
        }
        if f.me == Some(Place::Object) && f.subject == Subject::Me {
            return self.look_at(f);
        }
        let mut frame = done;
        frame.failed |= self.unanswered(at, channel);
        frame.channel = Some(channel);
        let link = (f.first..f.last)
            .find(|i| self.tokens[self.items[*i].first].kind == super::token::Kind::Url)
            .map(|i| (i, GiftKind::Information));
        let noun = f
            .verb
            .and_then(|(v, _)| self.gift_noun(v + 1, f.last).or(link));
        // "wrote me a recommendation" is not a tip but a good word.
        let praise = |(n, k): (usize, GiftKind)| {
            let good =
                k == GiftKind::Visibility || self.items[n].word.starts_with("recommendation");
            (
                n,
                if lemma == "write" && good {
                    GiftKind::Visibility
                } else {
                    k
                },
            )
        };
        let gift = noun.map(praise).filter(|(_, kind)| {
            (lemma == "write" && *kind == GiftKind::Visibility)
                || matches!(
                    lemma,
                    "email"
                        | "mail"
                        | "text"
                        | "message"
                        | "dm"
                        | "whatsapp"
                        | "slack"
                        | "sms"
                        | "msg"
                )
        });
        let before = (
            self.reading.talks.len(),
            self.reading.follow_ups.len(),
            self.reading.promises.len(),
        );
        if gift.is_some() && (f.future && f.subject != Subject::None) && !f.negated {
            return self.ahead(at, f);
        }
        self.contact(at, &frame, true);
        let happened = self.reading.follow_ups.len() == before.1
            && self.reading.promises.len() == before.2
            && !f.negated
            && !f.failed
            && !f.intent
            && !f.future
            && !f.would
            && !f.possible
            && !f.imperative();
        if let Some((_, kind)) = gift.filter(|(n, k)| {
            happened
                && !(*k == GiftKind::Information
                    && matches!(self.items[*n].word.as_str(), "update" | "lead" | "news"))
        }) {
            self.give(at, f, Some(kind));
        }
    }

    /// "called Dev but he didn't answer": the next clause takes it back.
    pub(super) fn unanswered(&self, at: usize, channel: Channel) -> bool {
        let Some(next) = self.frames.get(at + 1) else {
            return false;
        };
        if next.class == Some(Class::Cancel)
            && !next.negated
            && next.people.is_empty()
            && next.verb.is_some_and(|(v, _)| v + 2 >= next.last)
        {
            return true;
        }
        if !matches!(channel, Channel::Call | Channel::Met | Channel::Video) {
            return false;
        }
        let words = &self.items[self.clauses[at + 1].first..self.clauses[at + 1].last];
        let has = |list: &[&str]| words.iter().any(|i| list.contains(&i.word.as_str()));
        let lemma = next.verb.map_or("", |(_, v)| v.lemma);
        let silent = next.negated
            && (matches!(
                lemma,
                "pick" | "answer" | "show" | "reply" | "respond" | "come" | "make" | "get"
            ) || has(&[
                "answer", "reply", "luck", "response", "show", "there", "home",
            ]));
        silent
            || has(&["unavailable", "engaged"])
            || (has(&["voicemail"]) && has(&["went", "got", "straight"]))
    }

    pub(super) fn speech(&mut self, at: usize, f: &Frame) {
        // "said he'd send": the promise is in the next clause; "Priya mentioned me in the meeting" is praise.
        let verb = f.verb.map(|(_, v)| v);
        let lemma = verb.map_or("", |v| v.lemma);
        let public = self.items[f.first..f.last].iter().any(|i| {
            matches!(
                i.word.as_str(),
                "allhands"
                    | "meeting"
                    | "newsletter"
                    | "keynote"
                    | "post"
                    | "exec"
                    | "leadership"
                    | "ceo"
                    | "cto"
                    | "vp"
                    | "standup"
                    | "publicly"
                    | "retro"
                    | "board"
                    | "boss"
                    | "manager"
                    | "article"
                    | "talk"
                    | "linkedin"
                    | "twitter"
            )
        });
        if matches!(lemma, "mention" | "praise" | "thank" | "pitch")
            && public
            && !f.future
            && !f.intent
            && !f.negated
        {
            let mine = self.is_mine(f) && f.people.iter().any(|p| p.place == Place::Object);
            let theirs = matches!(f.subject, Subject::Others(_))
                && (f.me == Some(Place::Object) || self.mentions_my(f));
            if mine || theirs {
                return self.give(at, f, Some(GiftKind::Visibility));
            }
        }
        if lemma == "praise"
            && self.is_mine(f)
            && !f.future
            && !f.intent
            && !f.negated
            && !f.imperative()
        {
            return self.give(at, f, Some(GiftKind::Encouragement));
        }
        if lemma == "invite"
            && (f.event.is_some() || !f.dates.is_empty())
            && self.is_mine(f)
            && self.lies_ahead_or_open(f)
            && !f.negated
        {
            return self.follow_up(at, f, f.group);
        }
        let mut frame = f.clone();
        if lemma == "invite" {
            // The day is that of the invitation's occasion.
            frame.dates.clear();
        }
        // "told her over lunch" says how; "apologised for missing the meeting" does not.
        let said_how = f.event.is_none_or(|e| {
            let mut i = e.saturating_sub(1);
            while i > f.first
                && (nouns::is_determiner(&self.items[i].word) || self.items[i].word.is_empty())
            {
                i -= 1;
            }
            matches!(
                self.items[i].word.as_str(),
                "over" | "on" | "via" | "by" | "at" | "in" | "during"
            )
        });
        if f.channel == Some(Channel::Event) || f.channel.is_none() || !said_how {
            frame.channel = Some(Channel::Other);
        }
        frame.event = None;
        self.contact(at, &frame, false);
    }

    pub(super) fn mentions_my(&self, f: &Frame) -> bool {
        self.items[f.first..f.last]
            .iter()
            .any(|i| matches!(i.word.as_str(), "my" | "our"))
    }

    pub(super) fn lies_ahead_or_open(&self, f: &Frame) -> bool {
        !f.dates.is_empty() && !self.lies_behind(f)
    }

    pub(super) fn nudge(&mut self, at: usize, f: &Frame, channel: Channel) {
        let mut frame = f.clone();
        if frame.channel.is_none() {
            frame.channel = Some(channel);
        }
        frame.event = None;
        self.contact(at, &frame, true);
    }

    pub(super) fn cancel(&mut self, at: usize, f: &Frame) {
        let moved = f.verb.is_some_and(|(v, verb)| {
            matches!(verb.lemma, "reschedule" | "postpone" | "push" | "punt")
                && self.items[v..f.last]
                    .iter()
                    .any(|i| matches!(i.part, Part::Date(_)))
        });
        if moved && !f.negated && self.lies_ahead_or_open(f) {
            self.follow_up(at, f, f.first);
        } else {
            self.look_at(f);
        }
    }

    /// Contact: it happened, or is planned, or neither. `strong` contact is a talk of its own even beside another.
    pub(super) fn contact(&mut self, at: usize, f: &Frame, strong: bool) {
        if f.negated
            || f.failed
            || (f.would && !f.intent)
            || (f.possible && !f.done)
            || f.intent_past
        {
            // "didn't reach Priya, try tomorrow": she is still the one to try.
            return self.look_at(f);
        }
        let form = f.verb.map(|(_, v)| v.form);
        let noun = f.verb.is_none();
        if noun
            && self.items[f.first..f.last]
                .iter()
                .any(|i| i.word == "every")
        {
            // A rhythm: "every Friday coffee with Elena".
            return self.look_at(f);
        }
        if let Some(event) = f.event.filter(|_| noun || f.class == Some(Class::Life)) {
            // "lunch with Dev cancelled", "call with Ana moved to Friday".
            let off = self.items[event..f.last].iter().any(|i| {
                i.verb
                    .is_some_and(|v| v.class == Class::Cancel && v.form == Form::Past)
                    || matches!(i.word.as_str(), "off" | "didnt" | "n't" | "noshow")
                    || i.verb.is_some_and(|v| {
                        matches!(v.lemma, "move" | "push" | "fall") && v.form == Form::Past
                    })
            });
            let still = self.items[event..f.last].iter().any(|i| {
                matches!(
                    i.word.as_str(),
                    "is" | "are" | "set" | "scheduled" | "booked" | "planned" | "confirmed"
                )
            });
            if still && !off && noun && self.lies_ahead_or_open(f) {
                // "Dinner with Elena is on for Friday".
                return self.follow_up(at, f, f.first);
            }
            if off {
                let moved = self.items[event..f.last]
                    .iter()
                    .any(|i| matches!(i.word.as_str(), "to" | "until" | "till"))
                    || self.lies_ahead(f);
                return if moved && self.lies_ahead_or_open(f) {
                    self.follow_up(at, f, f.first)
                } else {
                    self.look_at(f)
                };
            }
        }
        let ahead = (f.future || f.intent || f.task) && !f.done;
        if let Subject::Others(_) = f.subject
            && !noun
        {
            let actors = self.actors(f);
            let speech = f.class == Some(Class::Speech);
            let others = f.people.iter().any(|p| {
                matches!(p.place, Place::Object | Place::With | Place::To)
                    && (!speech || p.item == f.verb.map_or(0, |(v, _)| v) + 1)
            });
            let same = self
                .people(f, &[Place::Object, Place::With, Place::To])
                .iter()
                .all(|w| actors.contains(w));
            let each_other = actors.len() > 1
                && f.me.is_none()
                && !speech
                && matches!(f.class, Some(Class::Contact(_)))
                && f.people.is_empty()
                && f.verb.is_some_and(|(_, v)| v.lemma == "meet");
            if (others && !same && f.me.is_none() && !f.we)
                || each_other
                || (f.passive && f.class != Some(Class::Contact(Channel::Met)))
            {
                return self.look_at(f);
            }
            if ahead || f.willing || (f.progressive && !self.lies_behind(f)) {
                if f.intent && !f.future && !f.willing {
                    return self.look_at(f);
                }
                if f.progressive && !f.future && !self.lies_ahead_or_open(f) {
                    return self.look_at(f);
                }
                return self.promise_by(at, f, f.verb.map_or(f.first, |(v, _)| v));
            }
            if self.is_forecast(f) {
                return self.look_at(f);
            }
            return self.talk(at, f, actors, strong);
        }
        if f.subject == Subject::Thing && !noun && f.event.is_none() {
            return self.look_at(f);
        }
        if ahead {
            return self.plan(at, f);
        }
        let yearless = f.dates.iter().copied().find(|d| {
            matches!(
                self.date(*d),
                Phrase::MonthDay(..) | Phrase::Numeric(_, _, None) | Phrase::Checked(..)
            )
        });
        // "lunch with Priya was great": told as past, though it begins with a noun.
        let told = noun
            && self.items[f.first..f.last]
                .iter()
                .any(|i| matches!(i.word.as_str(), "was" | "were" | "went"));
        if self.lies_ahead(f)
            && (noun && !told || !noun && form != Some(Form::Past))
            && !self.lies_behind(f)
        {
            return self.plan(at, f);
        }
        if (f.progressive || form == Some(Form::Ing)) && !f.done && !self.lies_behind(f) {
            if f.dates.is_empty() && f.subject == Subject::None && at == 0 {
                return self.did_it_happen(at, f, strong);
            }
            return self.plan(at, f);
        }
        if f.subject == Subject::Me && form == Some(Form::Base) && !f.done && !self.lies_behind(f) {
            // "Sam suggested I talk to Kenji".
            return self.look_at(f);
        }
        if f.imperative() && matches!(f.class, Some(Class::Nudge(_))) && self.lies_behind(f) {
            // "follow up with Rose on 5 Nov", that day gone by: done, or meant for later?
            let gone = |d: &usize| !self.date(*d).is_today();
            return match f.dates.iter().copied().find(gone) {
                Some(date) => self.done_or_due(at, f, date, strong),
                None => self.plan(at, f),
            };
        }
        if f.imperative() && !self.lies_behind(f) {
            let lemma = f.verb.map_or("", |(_, v)| v.lemma);
            let open = matches!(
                lemma,
                "catch"
                    | "meet"
                    | "talk"
                    | "speak"
                    | "chat"
                    | "sync"
                    | "connect"
                    | "have"
                    | "grab"
                    | "hang"
                    | "sit"
                    | "go"
                    | "run"
                    | "bump"
            );
            if open
                && self.reading.talks.is_empty()
                && self.reading.notes.is_empty()
                && at == 0
                && f.dates.is_empty()
            {
                return self.did_it_happen(at, f, strong);
            }
            if matches!(lemma, "run" | "bump" | "enjoy") {
                let people = self.partners(f);
                return self.talk(at, f, people, strong);
            }
            return self.plan(at, f);
        }
        // "lunch with Tom 5 Dec": eleven months ago, or in twelve days?
        if let Some(date) = yearless.filter(|_| noun) {
            let near = self
                .date(date)
                .day(self.today, self.calendar, Direction::Either);
            let past = self
                .date(date)
                .day(self.today, self.calendar, Direction::Past);
            if let (DateReading::Date(near), DateReading::Date(past)) = (near, past)
                && near > self.today
                && (self.today - past).num_days() > 150
            {
                return self.which_side(at, f, date, near, past, strong);
            }
        }
        if let Some(groups) = self.paired(f) {
            // "met Elena on Monday and Dev on Tuesday".
            for (people, date) in groups {
                let on = self.day(date, Direction::Past);
                self.talk_on(at, f, people, strong, on);
            }
            return;
        }
        let people = self.partners(f);
        self.talk(at, f, people, strong);
    }
}
