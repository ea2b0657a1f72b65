//! Promises, both ways. Breaking one costs more than exceeding one pays (Gneezy & Epley 2014), so they
//! come first everywhere, and giving one a new date is an ordinary thing to do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::interaction::InteractionId;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// Names a row of [`Promise`].
pub type PromiseId = Id<Promise>;

/// Who promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromisedBy {
    /// The user.
    Me,
    /// The other.
    Them,
}

impl Choice for PromisedBy {
    const ALL: &'static [Self] = &[Self::Me, Self::Them];

    fn label(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Them => "them",
        }
    }
}

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseState {
    /// Not yet.
    Open,
    /// Done.
    Kept,
    /// No longer wanted.
    Released,
}

impl Choice for PromiseState {
    const ALL: &'static [Self] = &[Self::Open, Self::Kept, Self::Released];

    fn label(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Released => "released",
        }
    }
}

/// Something one of the two said they would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Stable name of the row.
    pub id: PromiseId,
    /// The other person.
    pub person: PersonId,
    /// Who promised.
    pub promised_by: PromisedBy,
    /// In a few words; never empty.
    pub what: String,
    /// When it was said.
    pub made_on: NaiveDate,
    /// By when, where a day was named.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: PromiseState,
    /// When it was kept or released.
    pub closed_on: Option<NaiveDate>,
    /// The interaction in which it was made.
    pub interaction: Option<InteractionId>,
    /// When it was written down.
    pub created_at: Moment,
}

impl Promise {
    /// Kept on `on`.
    pub fn kept(&self, on: NaiveDate, name: &str) -> Change {
        let said = match self.promised_by {
            PromisedBy::Me => format!("Kept: {} for {name}", self.what),
            PromisedBy::Them => format!("{name} kept: {}", self.what),
        };
        self.closed(PromiseState::Kept, on, said)
    }

    /// Released on `on`: nobody waits for it any more.
    pub fn released(&self, on: NaiveDate, name: &str) -> Change {
        self.closed(
            PromiseState::Released,
            on,
            format!("Released with {name}: {}", self.what),
        )
    }

    /// Moved to another day.
    pub fn redated(&self, due: Option<NaiveDate>, name: &str) -> Change {
        let said = match due {
            Some(day) => format!("{} with {name}: now {}", self.what, day.format("%a %-d %b")),
            None => format!("{} with {name}: no date", self.what),
        };
        Change::new(said).revise(
            self,
            Self {
                due,
                ..self.clone()
            },
        )
    }

    fn closed(&self, state: PromiseState, on: NaiveDate, said: String) -> Change {
        Change::new(said).revise(
            self,
            Self {
                state,
                closed_on: Some(on),
                ..self.clone()
            },
        )
    }
}
