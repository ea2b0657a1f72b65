//! What to have in mind before a conversation with one person: who they are, what was said last, what is
//! open both ways, what could be given, what was to be asked.
//!
//! [`sections`] says it whole, in sentences; [`lines`] fits it into a window or onto a page, the more
//! important parts first. The facts come from the store; how lines are drawn is the screen's affair.

mod fit;
mod meet;

use chrono::NaiveDate;

pub use fit::{Line, Room, lines};
pub use meet::{MOST_MEETINGS, meetings};

use super::asking::{self, Suggestion};
use super::ledger::promise_day;
use super::matching::{Fit, Gift, Meeting};
use super::rhythm::Pattern;
use super::today::{settled_cadence, usual};
use crate::domain::Choice;
use crate::domain::civil::{self, ago, day_words, days_between};
use crate::domain::follow_up::FollowUp;
use crate::domain::intent::list;
use crate::domain::interaction::{Debrief, Interaction, Question, TouchDirection};
use crate::domain::ledger::Entry;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::{Person, position, short_name};
use crate::domain::promise::{Promise, PromisedBy};
use crate::domain::tie::{Cadence, Rhythm, Tie};

/// A birthday is near so many days ahead.
pub const BIRTHDAY_NEAR_DAYS: i64 = 14;
/// So many messages in a row without an answer are worth a word.
const UNANSWERED_SAID: u32 = 2;

/// The facts of a brief.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Who.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// The whole name of who brought the two together.
    pub met_through: Option<String>,
    /// The past.
    pub pattern: Pattern,
    /// The circle's own cadence, where the user has set one.
    pub circle_cadence: Option<Cadence>,
    /// The last talk; where nothing was noted of it, also the last of which something was.
    pub talks: Vec<LastTalk>,
    /// Open promises of both sides, those with the nearest date first.
    pub promises: Vec<Promise>,
    /// What was received and not thanked for, the longest ago first.
    pub thanks: Vec<Entry>,
    /// What the user gave last.
    pub last_given: Option<Entry>,
    /// Offers that stand, the planned first.
    pub offers: Vec<Offer>,
    /// What the user has that they could use.
    pub gifts: Vec<Gift>,
    /// Whom they should meet.
    pub meetings: Vec<Meeting>,
    /// Questions not yet asked, newest first.
    pub questions: Vec<Question>,
    /// Open plans, the nearest first.
    pub plans: Vec<FollowUp>,
}

/// The last talk as a brief needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastTalk {
    /// What happened.
    pub interaction: Interaction,
    /// Who else was there.
    pub others: Vec<String>,
    /// What was heard.
    pub debrief: Option<Debrief>,
}

impl Facts {
    /// What they are called in a sentence.
    pub fn short(&self) -> &str {
        let person = &self.person;
        short_name(&person.full_name, &person.given_name, &person.nickname)
    }

    /// What it would be good to do before asking them for something.
    pub fn before_an_ask(&self) -> Vec<Suggestion<'_>> {
        asking::suggestions(
            &self.promises,
            &self.thanks,
            self.last_given.as_ref(),
            self.pattern.last_touch,
        )
    }

    /// Open promises of one side.
    pub fn promises_of(&self, by: PromisedBy) -> impl Iterator<Item = &Promise> {
        self.promises
            .iter()
            .filter(move |promise| promise.promised_by == by)
    }
}

/// A part of the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The name and what they are called.
    Name,
    /// What they do, and what they are to the user.
    Who,
    /// How the two met.
    Met,
    /// How often, and how long it has been.
    Rhythm,
    /// A birthday that is near.
    Birthday,
    /// What it would be good to do before an ask.
    Asking,
    /// What was said last.
    LastTalk,
    /// What matters to them.
    Cares,
    /// What they are looking for.
    Needs,
    /// What the user promised.
    Mine,
    /// What they promised.
    Theirs,
    /// What is still to be thanked for.
    Thanks,
    /// What the user could give.
    Offers,
    /// What the user meant to ask.
    Questions,
    /// What is planned, with its message.
    Plans,
}

impl Part {
    /// A word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Who => "who",
            Self::Met => "met",
            Self::Rhythm => "rhythm",
            Self::Birthday => "birthday",
            Self::Asking => "before_an_ask",
            Self::LastTalk => "last_talk",
            Self::Cares => "cares_about",
            Self::Needs => "needs",
            Self::Mine => "promises_mine",
            Self::Theirs => "promises_theirs",
            Self::Thanks => "thanks",
            Self::Offers => "offers",
            Self::Questions => "questions",
            Self::Plans => "plans",
        }
    }

    /// The word before its first line; the name and what they do need none.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name | Self::Who => "",
            Self::Met => "met",
            Self::Rhythm => "rhythm",
            Self::Birthday => "birthday",
            Self::Asking => "before an ask",
            Self::LastTalk => "last talk",
            Self::Cares => "cares about",
            Self::Needs => "needs",
            Self::Mine => "you promised",
            Self::Theirs => "they promised",
            Self::Thanks => "thanks unsaid",
            Self::Offers => "could give",
            Self::Questions => "to ask",
            Self::Plans => "planned",
        }
    }
}

/// A part with what it says: one text or more, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub part: Part,
    /// The texts, in order; never empty.
    pub texts: Vec<String>,
}

/// Whether what comes before an ask is part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A conversation.
    Talk,
    /// A conversation in which something is asked for.
    Ask,
}

/// The brief in whole sentences, in the order in which it is read. Parts about which nothing is known are
/// left out.
pub fn sections(facts: &Facts, purpose: For, today: NaiveDate) -> Vec<Section> {
    let asking = match purpose {
        For::Talk => Vec::new(),
        For::Ask => facts
            .before_an_ask()
            .iter()
            .map(|suggestion| format!("{}.", suggestion.sentence(facts.short(), today)))
            .collect(),
    };
    [
        (Part::Name, vec![name(&facts.person)]),
        (Part::Who, vec![who(facts)]),
        (Part::Met, vec![met(facts)]),
        (Part::Rhythm, vec![rhythm(facts, today)]),
        (Part::Birthday, vec![birthday(&facts.person, today)]),
        (Part::Asking, asking),
        (Part::LastTalk, last_talk(facts, today)),
        (Part::Cares, vec![facts.person.cares_about.clone()]),
        (Part::Needs, vec![facts.person.needs.clone()]),
        (Part::Mine, promises(facts, PromisedBy::Me, today)),
        (Part::Theirs, promises(facts, PromisedBy::Them, today)),
        (Part::Thanks, thanks(facts, today)),
        (Part::Offers, offers(facts)),
        (Part::Questions, questions(facts)),
        (Part::Plans, plans(facts, today)),
    ]
    .into_iter()
    .map(|(part, mut texts)| {
        texts.retain(|text| !text.trim().is_empty());
        Section { part, texts }
    })
    .filter(|section| !section.texts.is_empty())
    .collect()
}

/// `Priya Raman “Pri”, she/her`.
fn name(person: &Person) -> String {
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
fn who(facts: &Facts) -> String {
    let (person, tie) = (&facts.person, &facts.tie);
    let circle = tie.circle.map_or_else(
        || "no circle yet".to_owned(),
        |circle| format!("circle {}, {}", circle.number(), circle.label()),
    );
    let parts = [
        position(&person.role, &person.organization),
        tie.kind.label().to_owned(),
        circle,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn met(facts: &Facts) -> String {
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
fn birthday(person: &Person, today: NaiveDate) -> String {
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

fn last_talk(facts: &Facts, today: NaiveDate) -> Vec<String> {
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
fn promises(facts: &Facts, by: PromisedBy, today: NaiveDate) -> Vec<String> {
    facts
        .promises_of(by)
        .map(|promise| format!("{}: {}", promise_day(promise, today), promise.what))
        .collect()
}

fn thanks(facts: &Facts, today: NaiveDate) -> Vec<String> {
    facts
        .thanks
        .iter()
        .map(|entry| format!("{}: {}", ago(entry.on_day, today), entry.what))
        .collect()
}

fn offers(facts: &Facts) -> Vec<String> {
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
        Fit::SharedCare => format!(
            "{first} and {} together: both care about it",
            meeting.second_short
        ),
    }
}

fn questions(facts: &Facts) -> Vec<String> {
    let questions = facts.questions.iter();
    questions.map(|question| question.text.clone()).collect()
}

fn plans(facts: &Facts, today: NaiveDate) -> Vec<String> {
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

#[cfg(test)]
mod tests;
