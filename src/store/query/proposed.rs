//! Conversations that a calendar or a mailbox proposes, until the user has said what they think of them.

use rusqlite::params;

use super::{NAMED, Named, named};
use crate::domain::imported::{ProposedParticipant, ProposedTalk};
use crate::domain::person::PersonId;
use crate::report::Result;
use crate::store::Store;

/// A proposed conversation and who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The conversation.
    pub talk: ProposedTalk,
    /// Who of the board took part.
    pub people: Vec<Named>,
}

impl Store {
    /// Proposed conversations, the latest first; only those with `person` where one is named.
    pub fn proposed(&self, person: Option<PersonId>, limit: usize) -> Result<Vec<Proposed>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let talks: Vec<ProposedTalk> = match person {
            None => self.select("ORDER BY on_day DESC, id LIMIT ?1", [limit])?,
            Some(person) => self.select(
                "WHERE EXISTS (SELECT 1 FROM proposed_participant p
                   WHERE p.talk = t.id AND p.person = ?1) ORDER BY on_day DESC, id LIMIT ?2",
                params![person.uuid().as_bytes(), limit],
            )?,
        };
        let mut proposed = Vec::with_capacity(talks.len());
        for talk in talks {
            let people = self.rows(
                &format!(
                    "SELECT {NAMED} FROM proposed_participant r JOIN person p ON p.id = r.person
                     WHERE r.talk = ?1 ORDER BY p.full_name, p.id"
                ),
                [talk.id.uuid().as_bytes()],
                |row| named(row, 0),
            )?;
            // Whoever took part may have been removed since.
            if !people.is_empty() {
                proposed.push(Proposed { talk, people });
            }
        }
        Ok(proposed)
    }

    /// How many conversations are proposed.
    pub fn proposed_count(&self) -> Result<i64> {
        self.count(<ProposedTalk as crate::domain::Stored>::TABLE)
    }

    /// Who takes part in a proposed conversation, as rows.
    pub fn proposed_parts(&self, talk: &ProposedTalk) -> Result<Vec<ProposedParticipant>> {
        self.select("WHERE t.talk = ?1 ORDER BY id", [talk.id.uuid().as_bytes()])
    }
}
