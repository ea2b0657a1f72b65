//! Somebody as an import leaves them: opened while records are taken into them, and put away in few bytes.
//!
//! Not here: what a record changes in them (`absorb`).

use super::Newness;
use super::board::{Board, Known};
use super::fit::KnownPoints;
use super::packed::Packed;
use crate::domain::imported::Card;
use crate::domain::moment::Now;
use crate::domain::person::{Person, PersonId};
use crate::domain::tie::Tie;
use crate::domain::{Id, IdSource, Record};

/// A field of which somebody has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    GivenName,
    FamilyName,
    Nickname,
    Pronouns,
    Organization,
    Role,
    Place,
    HowMet,
    Birthday,
}

impl Field {
    /// As a reason calls it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::GivenName => "given name",
            Self::FamilyName => "family name",
            Self::Nickname => "nickname",
            Self::Pronouns => "pronouns",
            Self::Organization => "organization",
            Self::Role => "role",
            Self::Place => "place",
            Self::HowMet => "how you met",
            Self::Birthday => "birthday",
        }
    }
}

/// Fields of which no later record changes anything, a bit each: a hundred thousand people have them at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Settled(u16);

impl Settled {
    /// Settles a field; whether it was not settled before.
    pub(super) fn insert(&mut self, field: Field) -> bool {
        let bit = 1 << field as u16;
        let is_new = self.0 & bit == 0;
        self.0 |= bit;
        is_new
    }
}

/// Somebody as they will stand on the board, while records are taken into them.
#[derive(Debug)]
pub(super) struct Draft {
    /// As they are so far; points, tags and cards that are new stand behind the others.
    pub becomes: Known,
    /// Where they stand among the people of the board, if they do.
    pub place: Option<usize>,
    /// What happened with them, as rows.
    pub history: Vec<Record>,
    /// Whether anything is written about them.
    pub changed: bool,
    /// Fields of which no later record changes anything.
    pub settled: Settled,
    /// Cards that these files told.
    pub told_cards: Vec<Id<Card>>,
    /// Their addresses, numbers and links, once they were looked at.
    pub known_points: Option<KnownPoints>,
    /// Their note without its spacing, once it was looked at.
    pub squeezed_note: Option<String>,
}

/// Somebody as they will stand on the board, put away.
#[derive(Debug)]
pub(super) struct Becoming {
    /// Who.
    pub person: PersonId,
    /// Where they stand among the people of the board, if they do.
    pub place: Option<usize>,
    /// What the import makes of them.
    pub newness: Newness,
    /// What happened with them, as rows.
    pub history: Vec<Record>,
    packed: Packed<Known>,
    /// Fields of which no later record changes anything.
    settled: Settled,
}

impl Becoming {
    /// As they will stand on the board.
    pub(super) fn known(&self) -> Option<Known> {
        self.packed.open()
    }

    /// To be gone on with: another record tells of them.
    pub(super) fn reopened(&mut self) -> Option<Draft> {
        Some(Draft {
            becomes: self.known()?,
            place: self.place,
            history: std::mem::take(&mut self.history),
            changed: self.newness != Newness::Same,
            settled: self.settled,
            told_cards: Vec::new(),
            known_points: None,
            squeezed_note: None,
        })
    }
}

impl Draft {
    /// Somebody new of whom nothing is known yet.
    pub(super) fn new(ids: &mut IdSource, now: Now) -> Self {
        let person = Person::named(ids.fresh(now.at), String::new(), now.at);
        let becomes = Known {
            tie: Tie::undecided(ids.fresh(now.at), person.id, now.today),
            person,
            points: Vec::new(),
            tags: Vec::new(),
            cards: Vec::new(),
        };
        Self::with(becomes, None)
    }

    /// Somebody who stands on the board.
    pub(super) fn of(known: Known, place: usize) -> Self {
        Self::with(known, Some(place))
    }

    fn with(becomes: Known, place: Option<usize>) -> Self {
        Self {
            becomes,
            place,
            history: Vec::new(),
            changed: place.is_none(),
            settled: Settled::default(),
            told_cards: Vec::new(),
            known_points: None,
            squeezed_note: None,
        }
    }

    /// Puts them away; who stays as they were is not kept twice.
    pub(super) fn packed(self, board: &Board) -> Becoming {
        let newness = match (self.place, self.changed) {
            (None, _) => Newness::New,
            (Some(_), true) => Newness::Changed,
            (Some(_), false) => Newness::Same,
        };
        let unchanged = match (newness, self.place) {
            (Newness::Same, Some(place)) => board.packed(place),
            _ => None,
        };
        Becoming {
            person: self.becomes.person.id,
            place: self.place,
            newness,
            packed: unchanged.unwrap_or_else(|| Packed::of(&self.becomes)),
            history: self.history,
            // All records of somebody new come together: nothing is settled for later.
            settled: match self.place {
                Some(_) => self.settled,
                None => Settled::default(),
            },
        }
    }
}
