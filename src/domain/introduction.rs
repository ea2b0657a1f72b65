//! Bringing two people together, with both asked first: ask one, ask the other, make it, hear how it went.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// How far an introduction has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionState {
    /// They should meet.
    Idea,
    /// The first has been asked.
    AskedFirst,
    /// The first said yes; the second has been asked.
    AskedSecond,
    /// Both said yes and know each other's names.
    Made,
    /// They have met.
    Met,
    /// One of the two would rather not.
    Declined,
}

impl Choice for IntroductionState {
    const ALL: &'static [Self] = &[
        Self::Idea,
        Self::AskedFirst,
        Self::AskedSecond,
        Self::Made,
        Self::Met,
        Self::Declined,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::AskedFirst => "asked the first",
            Self::AskedSecond => "asked both",
            Self::Made => "made",
            Self::Met => "met",
            Self::Declined => "declined",
        }
    }
}

/// Two people who should meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Introduction {
    /// Stable name of the row.
    pub id: Id<Introduction>,
    /// The one who is asked first.
    pub first: PersonId,
    /// The other; never the same.
    pub second: PersonId,
    /// What they would have to say to each other.
    pub why: String,
    /// How far it has come.
    pub state: IntroductionState,
    /// Since when.
    pub since: NaiveDate,
    /// What came of it.
    pub outcome: String,
    /// When it was written down.
    pub created_at: Moment,
}

impl Introduction {
    /// The next step, if one is left.
    pub fn onward(&self) -> Option<IntroductionState> {
        match self.state {
            IntroductionState::Idea => Some(IntroductionState::AskedFirst),
            IntroductionState::AskedFirst => Some(IntroductionState::AskedSecond),
            IntroductionState::AskedSecond => Some(IntroductionState::Made),
            IntroductionState::Made => Some(IntroductionState::Met),
            IntroductionState::Met | IntroductionState::Declined => None,
        }
    }

    /// What to do next, with the names of the two.
    pub fn next_step(&self, first: &str, second: &str) -> String {
        match self.state {
            IntroductionState::Idea => format!("ask {first} first"),
            IntroductionState::AskedFirst => format!("when {first} says yes, ask {second}"),
            IntroductionState::AskedSecond => "when both say yes, introduce them".into(),
            IntroductionState::Made => "ask how it went".into(),
            IntroductionState::Met => "they have met".into(),
            IntroductionState::Declined => "one would rather not".into(),
        }
    }

    /// Moves the introduction to `state` on `today`.
    pub fn becomes(
        &self,
        state: IntroductionState,
        today: NaiveDate,
        names: (&str, &str),
    ) -> Change {
        let (first, second) = names;
        let said = match state {
            IntroductionState::Idea => format!("{first} and {second} should meet"),
            IntroductionState::AskedFirst => format!("Asked {first} about meeting {second}"),
            IntroductionState::AskedSecond => format!("Asked {second} about meeting {first}"),
            IntroductionState::Made => format!("Introduced {first} and {second}"),
            IntroductionState::Met => format!("{first} and {second} have met"),
            IntroductionState::Declined => format!("No introduction of {first} and {second}"),
        };
        Change::new(said).revise(
            self,
            Self {
                state,
                since: today,
                ..self.clone()
            },
        )
    }
}
