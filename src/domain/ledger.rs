//! Gives and receives. Not a score of debts: what is kept is what happened and whether thanks were said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::interaction::InteractionId;
use super::offer::OfferId;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// What kind of gift it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GiftKind {
    /// Something told or sent.
    Information,
    /// Work or advice.
    Help,
    /// Two people brought together.
    Introduction,
    /// A name put forward.
    Visibility,
    /// Support, praise, an ear.
    Encouragement,
    /// A thing, a place, time on something.
    Resource,
    /// Money.
    Money,
}

impl Choice for GiftKind {
    const ALL: &'static [Self] = &[
        Self::Information,
        Self::Help,
        Self::Introduction,
        Self::Visibility,
        Self::Encouragement,
        Self::Resource,
        Self::Money,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Help => "help",
            Self::Introduction => "introduction",
            Self::Visibility => "visibility",
            Self::Encouragement => "encouragement",
            Self::Resource => "resource",
            Self::Money => "money",
        }
    }
}

/// Which way it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GiftDirection {
    /// From the user.
    Given,
    /// To the user.
    Received,
}

impl Choice for GiftDirection {
    const ALL: &'static [Self] = &[Self::Given, Self::Received];

    fn label(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Received => "received",
        }
    }
}

/// Who asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedBy {
    /// Nobody: it was offered.
    Nobody,
    /// The user asked.
    Me,
    /// They asked.
    Them,
}

impl Choice for AskedBy {
    const ALL: &'static [Self] = &[Self::Nobody, Self::Me, Self::Them];

    fn label(self) -> &'static str {
        match self {
            Self::Nobody => "nobody, it was offered",
            Self::Me => "I asked",
            Self::Them => "they asked",
        }
    }
}

/// One give or one receive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Stable name of the row.
    pub id: Id<Entry>,
    /// To or from whom.
    pub person: PersonId,
    /// Which way.
    pub direction: GiftDirection,
    /// What kind.
    pub kind: GiftKind,
    /// In a few words; never empty.
    pub what: String,
    /// The civil day.
    pub on_day: NaiveDate,
    /// Who asked.
    pub asked_by: AskedBy,
    /// When thanks were said, for what was received.
    pub thanked_on: Option<NaiveDate>,
    /// The interaction in which it happened.
    pub interaction: Option<InteractionId>,
    /// The offer that it carried out.
    pub offer: Option<OfferId>,
    /// When it was written down.
    pub created_at: Moment,
}

impl Entry {
    /// Thanks were said on `on`.
    pub fn thanked(&self, on: NaiveDate, name: &str) -> Change {
        Change::new(format!("Thanked {name}: {}", self.what)).revise(
            self,
            Self {
                thanked_on: Some(on),
                ..self.clone()
            },
        )
    }

    /// Whether it is the user's turn to say thanks.
    pub fn thanks_unsaid(&self) -> bool {
        self.direction == GiftDirection::Received && self.thanked_on.is_none()
    }
}
