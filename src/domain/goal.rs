//! What the user wants influence for, and what each person could bring to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// Names a row of [`Goal`].
pub type GoalId = Id<Goal>;

/// Where a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalState {
    /// Being worked for.
    Open,
    /// Reached.
    Reached,
    /// Given up, which is a decision like any other.
    LetGo,
}

impl Choice for GoalState {
    const ALL: &'static [Self] = &[Self::Open, Self::Reached, Self::LetGo];

    fn label(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reached => "reached",
            Self::LetGo => "let go",
        }
    }
}

/// Something the user wants influence for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Stable name of the row.
    pub id: GoalId,
    /// In a line; never empty.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: GoalState,
    /// When it was written down.
    pub created_at: Moment,
}

impl Goal {
    /// An open goal with only a title.
    pub fn titled(id: GoalId, title: String, created_at: Moment) -> Self {
        Self {
            id,
            title,
            why: String::new(),
            due: None,
            state: GoalState::Open,
            created_at,
        }
    }

    /// Marks the goal reached, let go, or open again.
    pub fn becomes(&self, state: GoalState) -> Change {
        let said = match state {
            GoalState::Open => format!("Opened the goal “{}” again", self.title),
            GoalState::Reached => format!("Reached the goal “{}”", self.title),
            GoalState::LetGo => format!("Let go of the goal “{}”", self.title),
        };
        Change::new(said).revise(
            self,
            Self {
                state,
                ..self.clone()
            },
        )
    }
}

/// What somebody could bring to a goal. The first three are what they have, the last three what they
/// could give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Brings {
    /// Can do something it needs.
    Skill,
    /// Knows the field.
    Expertise,
    /// Is listened to by those who decide.
    Influence,
    /// Sees something the user does not.
    Insight,
    /// Has people, money, time, a room, a machine.
    Resource,
    /// Stands behind it.
    Support,
}

impl Choice for Brings {
    const ALL: &'static [Self] = &[
        Self::Skill,
        Self::Expertise,
        Self::Influence,
        Self::Insight,
        Self::Resource,
        Self::Support,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Expertise => "expertise",
            Self::Influence => "influence",
            Self::Insight => "insight",
            Self::Resource => "resource",
            Self::Support => "support",
        }
    }
}

/// One thing one person could bring to one goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Stable name of the row.
    pub id: Id<Contribution>,
    /// To which goal.
    pub goal: GoalId,
    /// Who.
    pub person: PersonId,
    /// What.
    pub kind: Brings,
    /// In a few words.
    pub note: String,
}
