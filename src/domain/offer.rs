//! What the user could give, or plans to give, to one person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::goal::GoalId;
use super::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use super::person::PersonId;
use super::{Change, Id, Moment};

/// Names a row of [`Offer`].
pub type OfferId = Id<Offer>;

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// It could be given.
    Idea,
    /// It will be given.
    Planned,
    /// It was given; the ledger has it.
    Given,
    /// Decided against.
    LetGo,
}

impl Choice for OfferState {
    const ALL: &'static [Self] = &[Self::Idea, Self::Planned, Self::Given, Self::LetGo];

    fn label(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Planned => "planned",
            Self::Given => "given",
            Self::LetGo => "let go",
        }
    }
}

/// Something the user could do for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Stable name of the row.
    pub id: OfferId,
    /// For whom.
    pub person: PersonId,
    /// What kind of gift it would be.
    pub kind: GiftKind,
    /// In a few words; never empty.
    pub what: String,
    /// The goal it was thought of for.
    pub goal: Option<GoalId>,
    /// Where it stands.
    pub state: OfferState,
    /// When it was written down.
    pub created_at: Moment,
}

impl Offer {
    /// The offer was carried out on `on`: it leaves the plans and enters the ledger under `entry`.
    pub fn given(&self, on: NaiveDate, entry: Id<Entry>, now: Moment, name: &str) -> Change {
        Change::new(format!("Gave {name}: {}", self.what))
            .revise(
                self,
                Self {
                    state: OfferState::Given,
                    ..self.clone()
                },
            )
            .add(Entry {
                id: entry,
                person: self.person,
                direction: GiftDirection::Given,
                kind: self.kind,
                what: self.what.clone(),
                on_day: on,
                asked_by: AskedBy::Nobody,
                thanked_on: None,
                interaction: None,
                offer: Some(self.id),
                created_at: now,
            })
    }

    /// Decided against.
    pub fn let_go(&self, name: &str) -> Change {
        Change::new(format!("Let go of the offer to {name}")).revise(
            self,
            Self {
                state: OfferState::LetGo,
                ..self.clone()
            },
        )
    }
}
