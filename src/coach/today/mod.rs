//! Whose turn it is today, and why: the order of the queue and the five of Today.
//!
//! Promises and plans that have come due stand first, then thanks, then dated reasons, then the silence of
//! each tie held against its own past (`clock`). Every turn carries its reasons as data, and `reason` says
//! them. Facts come from the store; this decides, and nothing that is decided here is ever stored.

mod choose;
mod clock;
mod order;
mod reason;

use chrono::NaiveDate;

pub use choose::{Chosen, TODAY_MOST, TODAY_MOST_BY_RHYTHM, today};
pub use clock::{CONTACTS_FOR_OWN_RHYTHM, SOONEST_DAYS, cadence, settled_cadence, usual};
pub(crate) use order::in_order;
pub use order::{Turn, Variety, queue, turn};
pub(crate) use reason::DORMANT_DAYS;
pub use reason::{Reason, Silence};

use super::rhythm::Pattern;
use crate::domain::civil::Birthday;
use crate::domain::follow_up::FollowUpId;
use crate::domain::goal::Brings;
use crate::domain::person::PersonId;
use crate::domain::promise::{PromiseId, PromisedBy};
use crate::domain::tie::{Circle, Rhythm, Weight};

/// So many messages without an answer take a tie off the clock.
pub const UNANSWERED_PAUSE: u32 = 3;
/// So many passings-over in a row question the cadence.
pub const SKIPS_QUESTION: usize = 3;
/// Promises, birthdays and events are shown so many days ahead.
pub const DAYS_AHEAD: i64 = 3;

/// The facts about one tie from which its turn is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Who.
    pub person: PersonId,
    /// How close.
    pub circle: Option<Circle>,
    /// What brings it back to mind.
    pub rhythm: Rhythm,
    /// The user's own cadence for this tie, days.
    pub own_cadence: Option<i64>,
    /// The longest silence the user set for this tie, days.
    pub own_latest: Option<i64>,
    /// The circle's cadence, days: the user's or the preset.
    pub circle_cadence: Option<i64>,
    /// How much it matters now.
    pub weight: Weight,
    /// Put off until.
    pub snoozed_until: Option<NaiveDate>,
    /// Paused until.
    pub paused_until: Option<NaiveDate>,
    /// Considered and passed over last on.
    pub bumped_on: Option<NaiveDate>,
    /// Passings-over since the last contact.
    pub skips: usize,
    /// Written down on.
    pub since: NaiveDate,
    /// The past.
    pub pattern: Pattern,
    /// Open promises.
    pub promises: Vec<OpenPromise>,
    /// Open follow-ups.
    pub plans: Vec<Plan>,
    /// Something received and not thanked for: what, and when.
    pub thanks: Option<(String, NaiveDate)>,
    /// Birthday.
    pub birthday: Option<Birthday>,
    /// A goal that nobody serves and they could.
    pub goal: Option<GoalUnserved>,
}

impl Facts {
    /// A tie of which only the circle is known, written down on `since`; on the clock of its circle.
    pub fn of(person: PersonId, circle: Option<Circle>, since: NaiveDate) -> Self {
        let preset = circle.and_then(Circle::preset);
        Self {
            person,
            circle,
            rhythm: match (circle, preset) {
                (None, _) => Rhythm::None,
                (Some(_), Some(_)) => Rhythm::Periodic,
                (Some(_), None) => Rhythm::Ambient,
            },
            own_cadence: None,
            own_latest: None,
            circle_cadence: preset.map(|cadence| cadence.ideal_days),
            weight: Weight::Active,
            snoozed_until: None,
            paused_until: None,
            bumped_on: None,
            skips: 0,
            since,
            pattern: Pattern::default(),
            promises: Vec::new(),
            plans: Vec::new(),
            thanks: None,
            birthday: None,
            goal: None,
        }
    }
}

/// An open promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPromise {
    /// Which.
    pub id: PromiseId,
    /// Whose.
    pub by: PromisedBy,
    /// What.
    pub what: String,
    /// When it was made.
    pub made_on: NaiveDate,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// An open follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which.
    pub id: FollowUpId,
    /// What it is about.
    pub what: String,
    /// The plan in a line.
    pub sentence: String,
    /// The day; `None` while an event is waited for.
    pub on: Option<NaiveDate>,
    /// The event it is about, such as “her release”; may be empty.
    pub event: String,
}

/// A goal to which nobody brings anything yet, and what somebody could bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalUnserved {
    /// The goal in the user's words.
    pub title: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What they could bring.
    pub brings: Brings,
    /// What that was read from: a word of their role, a tag.
    pub evidence: String,
}
