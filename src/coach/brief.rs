//! What to have in mind before a conversation with one person: who they are, what was said last, what is
//! open both ways, what could be given, what was to be asked.
//!
//! [`sections`] says it whole, in sentences; [`lines`] fits it into a window or onto a page, the more
//! important parts first. The facts come from the store; how lines are drawn is the screen's affair.

mod fit;
mod meet;
mod said;

use chrono::NaiveDate;

pub use fit::{Line, Room, lines};
pub use meet::{MOST_MEETINGS, meetings};
pub use said::{proposals, rhythm};

use super::asking::{self, Suggestion};
use super::matching::{Gift, Meeting};
use super::rhythm::Pattern;
use crate::domain::follow_up::FollowUp;
use crate::domain::interaction::{Debrief, Interaction, Question};
use crate::domain::ledger::Entry;
use crate::domain::offer::Offer;
use crate::domain::person::{Person, short_name};
use crate::domain::promise::{Promise, PromisedBy};
use crate::domain::tie::{Cadence, Tie};
use said::{birthday, last_talk, met, name, offers, plans, promises, questions, thanks, who};

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

#[cfg(test)]
mod tests;
