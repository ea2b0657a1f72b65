//! Whose a card is that was never kept in step before.

use std::collections::HashMap;

use super::super::incoming::IncomingPerson;
use super::super::plan::{Known, fit};
use crate::coach::identity::{Index, Traits};
use crate::domain::person::PersonId;

/// The UID under which somebody without a card is written.
pub fn own_uid(person: PersonId) -> String {
    person.to_string()
}

/// The person of whom we wrote this card, if they are among `people`.
pub fn written_of(card: &IncomingPerson, people: &HashMap<PersonId, Known>) -> Option<PersonId> {
    let uuid = uuid::Uuid::try_parse(&card.uid).ok()?;
    let person = PersonId::new(uuid);
    people.contains_key(&person).then_some(person)
}

/// People as they are looked up by what a card tells.
#[derive(Debug)]
pub struct Likely {
    people: Vec<(PersonId, String)>,
    traits: Vec<Traits>,
    index: Index,
}

impl Likely {
    /// Of these people.
    pub fn of<'k>(people: impl IntoIterator<Item = &'k Known>) -> Self {
        let mut people: Vec<&Known> = people.into_iter().collect();
        people.sort_unstable_by_key(|known| known.person.id);
        let traits: Vec<Traits> = people.iter().map(|known| known.traits()).collect();
        let index = Index::of(&traits);
        let name = |known: &&Known| (known.person.id, known.person.full_name.clone());
        Self {
            people: people.iter().map(name).collect(),
            traits,
            index,
        }
    }

    /// The person whom a card tells of best, by what both can be told by, where that decides or nobody
    /// else is called the same.
    pub fn whom(&self, card: &IncomingPerson) -> Option<PersonId> {
        let found = self
            .index
            .matches(&fit::traits(card), |place| &self.traits[place]);
        let called = |place: &usize| self.people[*place].1 == card.full_name;
        let decided = found.iter().find(|(_, found)| found.certainty.decides());
        let mut same_name = found.iter().filter(|(place, _)| called(place));
        let only = match (same_name.next(), same_name.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        };
        decided.or(only).map(|(place, _)| self.people[*place].0)
    }
}
