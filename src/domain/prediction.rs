//! A guess of how welcome a word will be, and what it turned out to be.
//!
//! People who reach out expect less appreciation than there is (Liu et al. 2023, JPSP 124; 13 studies, one
//! part replicated). The user guesses first and compares later, with their own numbers only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::follow_up::FollowUpId;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// How welcome: 1 (not at all) to 7 (very).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Welcome(u8);

impl Welcome {
    /// The number, if it is 1 to 7.
    pub fn new(number: u8) -> Option<Self> {
        (1..=7).contains(&number).then_some(Self(number))
    }

    /// 1 to 7.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl From<Welcome> for u8 {
    fn from(welcome: Welcome) -> Self {
        welcome.0
    }
}

impl TryFrom<u8> for Welcome {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("{number} is not between 1 and 7"))
    }
}

/// A guess about one message to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prediction {
    /// Stable name of the row.
    pub id: Id<Prediction>,
    /// Who is written to.
    pub person: PersonId,
    /// The plan it belongs to, where there is one.
    pub follow_up: Option<FollowUpId>,
    /// How welcome the user thinks it will be.
    pub guess: Welcome,
    /// The day of the guess.
    pub guessed_on: NaiveDate,
    /// How welcome it was.
    pub answer: Option<Welcome>,
    /// The day on which that was told.
    pub answered_on: Option<NaiveDate>,
    /// When it was written down.
    pub created_at: Moment,
}

impl Prediction {
    /// How welcome it was, told on `today`; `name` is the person's.
    pub fn answered(&self, answer: Welcome, today: NaiveDate, name: &str) -> Change {
        Change::new(format!(
            "{name}: guessed {}, it was {}",
            self.guess.number(),
            answer.number()
        ))
        .revise(
            self,
            Self {
                answer: Some(answer),
                answered_on: Some(today),
                ..self.clone()
            },
        )
    }
}
