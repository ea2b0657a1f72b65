//! The parts of a brief in words.

use chrono::NaiveDate;

use super::{BIRTHDAY_NEAR_DAYS, Facts, LastTalk, UNANSWERED_SAID};
use crate::coach::ledger::promise_day;
use crate::coach::matching::{Fit, Gift, Meeting};
use crate::coach::today::{settled_cadence, usual};
use crate::domain::Choice;
use crate::domain::civil::{self, ago, day_words, days_between};
use crate::domain::intent::list;
use crate::domain::interaction::TouchDirection;
use crate::domain::offer::OfferState;
use crate::domain::person::{Person, position};
use crate::domain::promise::PromisedBy;
use crate::domain::tie::{Rhythm, TieKind};

/// `Priya Raman “Pri”, she/her`.
pub(super) fn name(person: &Person) -> String {
    let mut name = person.full_name.clone();
    if !person.nickname.trim().is_empty() {
        name.push_str(&format!(" “{}”", person.nickname));
    }
    if !person.pronouns.trim().is_empty() {
        name.push_str(&format!(", {}", person.pronouns));
    }
    name
}

/// `staff engineer, Northwind · colleague · circle 2, close`.
pub(super) fn who(facts: &Facts) -> String {
    let (person, tie) = (&facts.person, &facts.tie);
    let circle = tie.circle.map_or_else(
        || "no circle yet".to_owned(),
        |circle| format!("circle {}, {}", circle.number(), circle.label()),
    );
    let parts = [
        position(&person.role, &person.organization),
        // “Other” says nothing.
        match tie.kind {
            TieKind::Other => String::new(),
            kind => kind.label().to_owned(),
        },
        circle,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

pub(super) fn met(facts: &Facts) -> String {
    let how = facts.person.how_met.trim();
    match (&facts.met_through, how) {
        (None, how) => how.to_owned(),
        (Some(through), "") => format!("through {through}"),
        // Who it was is what is cut last.
        (Some(through), how) => format!("through {through}. {how}"),
    }
}

/// The rhythm in words: what it has been, what was wished, and what keeps it from the queue. Numbers of a
/// tie's own only once there are contacts enough to speak of a rhythm.
pub fn rhythm(facts: &Facts, today: NaiveDate) -> String {
    let (tie, pattern) = (&facts.tie, &facts.pattern);
    let mut words = Vec::new();
    match (pattern.last_touch, usual(pattern)) {
        (None, _) => words.push("Not in touch yet.".to_owned()),
        (Some(day), Some(usual)) => {
            let now = match days_between(day, today) {
                ..=0 => "In touch today".to_owned(),
                days => format!("{} now", civil::count(days, "day")),
            };
            words.push(format!(
                "Usually every ~{} ({}). {now}.",
                civil::count(usual, "day"),
                civil::count(i64::from(pattern.gaps), "gap"),
            ));
        }
        (Some(day), None) => words.push(format!("Last in touch {}.", ago(day, today))),
    }
    if pattern.unanswered >= UNANSWERED_SAID {
        words.push(format!(
            "{} of yours without an answer.",
            civil::count(i64::from(pattern.unanswered), "message")
        ));
    }
    match tie.rhythm {
        Rhythm::Periodic => {
            let own = (tie.ideal_days, tie.latest_days);
            let cadence = settled_cadence(own, tie.circle, facts.circle_cadence);
            words.extend(cadence.map(|cadence| match usual(pattern) {
                Some(_) => format!("Wanted: ~{}.", cadence.ideal_days),
                None => format!(
                    "You want about every {}.",
                    civil::count(cadence.ideal_days, "day")
                ),
            }));
        }
        Rhythm::Ambient => words.push("You meet anyway.".into()),
        Rhythm::Triggered => words.push(format!("Waits for: {}.", tie.waits_for)),
        Rhythm::None => words.push("On no clock.".into()),
    }
    for (until, word) in [(tie.snoozed_until, "Snoozed"), (tie.paused_until, "Paused")] {
        if let Some(until) = until.filter(|until| *until > today) {
            words.push(format!("{word} until {}.", day_words(until, today)));
        }
    }
    words.join(" ")
}

/// `Thu 26 Nov, in 3 days`, while it is near; else nothing.
pub(super) fn birthday(person: &Person, today: NaiveDate) -> String {
    let next = person.birthday.and_then(|birthday| birthday.next(today));
    match next.map(|on| (on, days_between(today, on))) {
        Some((_, 0)) => "today".into(),
        Some((on, 1)) => format!("tomorrow, {}", day_words(on, today)),
        Some((on, days)) if days <= BIRTHDAY_NEAR_DAYS => {
            format!("{}, in {days} days", day_words(on, today))
        }
        _ => String::new(),
    }
}

pub(super) fn last_talk(facts: &Facts, today: NaiveDate) -> Vec<String> {
    facts.talks.iter().map(|talk| talk.said(today)).collect()
}

impl LastTalk {
    /// `41 days ago, call with Tom: “worried about his budget”. Mattered to them: the team.`
    pub fn said(&self, today: NaiveDate) -> String {
        let talk = &self.interaction;
        let mut said = format!("{}, {}", ago(talk.on_day, today), talk.channel.label());
        match talk.direction {
            TouchDirection::Mutual => {}
            TouchDirection::Mine => said.push_str(" from you"),
            TouchDirection::Theirs => said.push_str(" from them"),
        }
        if !self.others.is_empty() {
            said.push_str(&format!(", {} there too", list(&self.others)));
        }
        match talk.summary.trim() {
            "" => said.push_str("; nothing noted."),
            summary => said.push_str(&format!(": “{summary}”")),
        }
        if let Some(debrief) = &self.debrief {
            for (label, text) in [
                ("Mattered to them", &debrief.matters),
                ("Felt", &debrief.felt),
            ] {
                if !text.trim().is_empty() {
                    said.push_str(&format!(" {label}: {}.", text.trim().trim_end_matches('.')));
                }
            }
        }
        said
    }
}

/// The day first: however long the text is, it is not the day that is cut.
pub(super) fn promises(facts: &Facts, by: PromisedBy, today: NaiveDate) -> Vec<String> {
    facts
        .promises_of(by)
        .map(|promise| format!("{}: {}", promise_day(promise, today), promise.what))
        .collect()
}

pub(super) fn thanks(facts: &Facts, today: NaiveDate) -> Vec<String> {
    facts
        .thanks
        .iter()
        .map(|entry| format!("{}: {}", ago(entry.on_day, today), entry.what))
        .collect()
}

pub(super) fn offers(facts: &Facts) -> Vec<String> {
    let standing = facts.offers.iter().map(|offer| match offer.state {
        OfferState::Planned => format!("{} (planned)", offer.what),
        _ => offer.what.clone(),
    });
    standing
        .chain(proposals(&facts.gifts, &facts.meetings))
        .collect()
}

/// What the coach proposes, short: whom or what, and the words that met. Their need stands elsewhere in the
/// brief.
pub fn proposals(gifts: &[Gift], meetings: &[Meeting]) -> Vec<String> {
    let gifts = gifts
        .iter()
        .map(|gift| (gift.offer_words(), gift.evidence_words()));
    let meetings = meetings
        .iter()
        .map(|meeting| (introduction(meeting), meeting.evidence_words()));
    gifts
        .chain(meetings)
        .map(|(what, evidence)| format!("perhaps: {what} ({evidence})"))
        .collect()
}

/// `an introduction to Chiara, programme chair`.
fn introduction(meeting: &Meeting) -> String {
    let first = &meeting.first_short;
    match &meeting.fit {
        Fit::RoleAnswersNeed(role) => format!("an introduction to {first}, {role}"),
        Fit::TagAnswersNeed(tag) => format!("an introduction to {first}, #{tag}"),
        Fit::CareAnswersNeed(care) => {
            format!("an introduction to {first}, who cares about {care}")
        }
        Fit::HiringMeetsLooking(_) => format!("an introduction to {first}, who hires"),
        Fit::SharedCare => format!(
            "{first} and {} together: both care about {}",
            meeting.second_short, meeting.wished
        ),
    }
}

pub(super) fn questions(facts: &Facts) -> Vec<String> {
    let questions = facts.questions.iter();
    questions.map(|question| question.text.clone()).collect()
}

pub(super) fn plans(facts: &Facts, today: NaiveDate) -> Vec<String> {
    let mut texts = Vec::new();
    for plan in &facts.plans {
        let day = match plan.on_day {
            Some(day) => civil::when(day, today),
            None => format!("when {}", plan.waits_for),
        };
        texts.push(format!("{day}: {}", plan.plan()));
        let draft = plan.draft.trim();
        if !draft.is_empty() {
            texts.push(format!("message drafted: “{draft}”"));
        }
    }
    texts
}
