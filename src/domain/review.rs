//! The weekly review as it is kept: where it is, what was decided on each item, who was picked.
//!
//! What is *in* a step is recomputed from live data each time (`coach::review`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::follow_up::FollowUpId;
use super::person::PersonId;
use super::{Id, Moment};

/// Names a row of [`Review`].
pub type ReviewId = Id<Review>;

/// The steps, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewStep {
    /// Write down what is missing.
    Capture,
    /// What became of last week's picks.
    Picks,
    /// Open promises, both ways.
    Promises,
    /// Thanks unsaid.
    Thanks,
    /// Who is waiting, one card at a time.
    Waiting,
    /// Goals nobody covers and people with no next step.
    Gaps,
    /// One dormant tie.
    Dormant,
    /// Choose two or three for the week.
    Choose,
    /// What was done, to keep.
    Summary,
}

impl Choice for ReviewStep {
    const ALL: &'static [Self] = &[
        Self::Capture,
        Self::Picks,
        Self::Promises,
        Self::Thanks,
        Self::Waiting,
        Self::Gaps,
        Self::Dormant,
        Self::Choose,
        Self::Summary,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Capture => "what is missing",
            Self::Picks => "last week's picks",
            Self::Promises => "promises",
            Self::Thanks => "thanks",
            Self::Waiting => "who is waiting",
            Self::Gaps => "gaps",
            Self::Dormant => "an old tie",
            Self::Choose => "this week",
            Self::Summary => "summary",
        }
    }
}

impl ReviewStep {
    /// Its number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0) + 1
    }

    /// The step after it, if there is one.
    pub fn onward(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The step before it, if there is one.
    pub fn back(self) -> Option<Self> {
        self.number()
            .checked_sub(2)
            .and_then(|at| Self::ALL.get(at))
            .copied()
    }
}

/// Whether a review is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Under way; it can be left for days.
    Open,
    /// Finished.
    Finished,
}

/// One weekly review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Stable name of the row.
    pub id: ReviewId,
    /// The day it was begun.
    pub started_on: NaiveDate,
    /// Where it is.
    pub step: ReviewStep,
    /// Whether it is under way.
    pub state: ReviewState,
    /// The day it was finished.
    pub finished_on: Option<NaiveDate>,
    /// When it was begun.
    pub created_at: Moment,
}

/// What was decided about one thing in a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewItem {
    /// Stable name of the row.
    pub id: Id<ReviewItem>,
    /// In which review.
    pub review: ReviewId,
    /// In which step.
    pub step: ReviewStep,
    /// The id, as text, of the row it was about.
    pub subject: String,
    /// The key word of the decision: `kept`, `later`, `reached`, …
    pub verdict: String,
    /// The decision as a sentence, for the summary; empty where there is nothing to tell.
    pub said: String,
    /// The day.
    pub on_day: NaiveDate,
    /// The instant.
    pub created_at: Moment,
}

/// What became of a pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PickAnswer {
    /// Not yet looked at.
    Open,
    /// Reached.
    Reached,
    /// Still to come.
    NotYet,
    /// Decided against.
    LetGo,
}

impl Choice for PickAnswer {
    const ALL: &'static [Self] = &[Self::Open, Self::Reached, Self::NotYet, Self::LetGo];

    fn label(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reached => "reached",
            Self::NotYet => "not yet",
            Self::LetGo => "let go",
        }
    }
}

/// Somebody chosen for a week, at the end of the lesson or of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pick {
    /// Stable name of the row.
    pub id: Id<Pick>,
    /// Who.
    pub person: PersonId,
    /// In which review; `None` for the lesson's own picks.
    pub review: Option<ReviewId>,
    /// The plan that goes with it.
    pub follow_up: Option<FollowUpId>,
    /// The day.
    pub on_day: NaiveDate,
    /// What became of it.
    pub answer: PickAnswer,
    /// When it was made.
    pub created_at: Moment,
}
