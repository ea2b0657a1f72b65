//! What an import needs to know of the board: everybody with what they can be told by, and what was taken
//! in before. Loaded once.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::packed::Packed;
use crate::coach::identity::{Name, Traits};
use crate::domain::imported::Card;
use crate::domain::person::{ContactPoint, Person, PersonId, PersonTag, PointKind};
use crate::domain::tie::Tie;

/// How much of what happened an import has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Past {
    /// Nothing: the files tell of nothing that happened.
    Nothing,
    /// The days on which the user was in touch.
    Days,
    /// Everything, to know again what has no name of its own.
    Everything,
}

/// Whom of the board an import has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody, as far as letters and meetings name people.
    Correspondents,
    /// Everybody, with all there is.
    Everybody,
}

/// What of the board an import has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Whom.
    pub who: Who,
    /// How much of what happened.
    pub past: Past,
}

impl From<Past> for Wanted {
    fn from(past: Past) -> Self {
        Self {
            who: Who::Everybody,
            past,
        }
    }
}

/// Somebody on the board, as far as letters and meetings name people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correspondent {
    /// Who.
    pub person: PersonId,
    /// The whole name.
    pub name: String,
    /// E-mail addresses.
    pub emails: Vec<String>,
}

impl From<Known> for Correspondent {
    fn from(known: Known) -> Self {
        let emails = known.points.into_iter();
        let emails = emails.filter(|point| point.kind == PointKind::Email);
        Self {
            person: known.person.id,
            name: known.person.full_name,
            emails: emails.map(|point| point.value).collect(),
        }
    }
}

/// Somebody on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The person.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// Ways to reach them, in order.
    pub points: Vec<ContactPoint>,
    /// Tags.
    pub tags: Vec<PersonTag>,
    /// Cards they came from.
    pub cards: Vec<Card>,
}

/// The board as an import sees it.
#[derive(Debug, Default)]
pub struct Board {
    people: Vec<Packed<Known>>,
    /// Everybody, where no more of them is known than this.
    correspondents: Vec<Packed<Correspondent>>,
    /// What was taken in before: kind of file and name there.
    pub origins: HashSet<(String, String)>,
    /// What happened with whom, as [`super::memory_of`] names it.
    pub happened: HashSet<u64>,
    /// The days on which the user was in touch with somebody.
    pub talked: HashSet<(PersonId, NaiveDate)>,
}

impl Board {
    /// And somebody.
    pub fn push(&mut self, known: &Known) {
        self.people.push(Packed::of(known));
    }

    /// And somebody of whom no more is known than this.
    pub fn push_correspondent(&mut self, correspondent: &Correspondent) {
        self.correspondents.push(Packed::of(correspondent));
    }

    /// How many people are on it.
    pub fn len(&self) -> usize {
        self.people.len() + self.correspondents.len()
    }

    /// Whether nobody is on it.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.correspondents.is_empty()
    }

    /// Everybody, as far as letters and meetings name people.
    pub(super) fn correspondents(&self) -> impl Iterator<Item = Correspondent> + '_ {
        let known = self.known().map(Correspondent::from);
        let bare = self.correspondents.iter().filter_map(Packed::open);
        bare.chain(known)
    }

    /// Who stands at a place.
    pub fn at(&self, place: usize) -> Option<Known> {
        self.people.get(place)?.open()
    }

    /// Who stands at a place, packed.
    pub(super) fn packed(&self, place: usize) -> Option<Packed<Known>> {
        self.people.get(place).cloned()
    }

    /// Everybody, one after the other.
    pub fn known(&self) -> impl Iterator<Item = Known> + '_ {
        self.places().filter_map(|(_, known)| known)
    }

    /// Every place, with who stands there.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, Option<Known>)> + '_ {
        self.people.iter().map(Packed::open).enumerate()
    }
}

impl Known {
    /// What they can be told by.
    pub fn traits(&self) -> Traits {
        traits(&self.person, &self.points, &self.cards)
    }
}

/// What somebody with these rows can be told by.
pub(super) fn traits(person: &Person, points: &[ContactPoint], cards: &[Card]) -> Traits {
    let of = |kind: PointKind| {
        points
            .iter()
            .filter(move |point| point.kind == kind)
            .map(|point| point.value.as_str())
    };
    let is_firm = person.full_name == person.organization && person.given_name.is_empty();
    let name = match is_firm {
        true => Name::of_firm(&person.organization),
        false => Name::of(
            &person.full_name,
            &person.given_name,
            &person.family_name,
            &person.nickname,
        ),
    };
    Traits {
        // Whoever came from no card leaves under their own id, and is to be known again by it.
        uids: cards
            .iter()
            .filter(|card| !card.uid.is_empty())
            .map(|card| card.uid.clone())
            .chain([person.id.to_string()])
            .collect(),
        birthday: person.birthday,
        ..Traits::of(
            name,
            of(PointKind::Email),
            of(PointKind::Phone),
            of(PointKind::Link),
        )
    }
}
