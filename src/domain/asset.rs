//! What the user has to give: skills, knowledge, resources.

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::{Id, Moment};

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssetKind {
    /// Something the user can do.
    Skill,
    /// Something the user knows.
    Knowledge,
    /// Something the user has or can open a door to.
    Resource,
}

impl Choice for AssetKind {
    const ALL: &'static [Self] = &[Self::Skill, Self::Knowledge, Self::Resource];

    fn label(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Knowledge => "knowledge",
            Self::Resource => "resource",
        }
    }
}

/// A skill, a piece of knowledge or a resource of the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asset {
    /// Stable name of the row.
    pub id: Id<Asset>,
    /// What kind.
    pub kind: AssetKind,
    /// In a few words; never empty.
    pub name: String,
    /// More about it.
    pub notes: String,
    /// When it was written down.
    pub created_at: Moment,
}
