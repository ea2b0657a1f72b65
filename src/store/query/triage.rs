//! Who waits for a circle, for the walk that decides about them one at a time: those with whom there was
//! contact first.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{NAMED, Named, id, named};
use crate::domain::person::{ContactPoint, Person, PersonId};
use crate::domain::tie::Tie;
use crate::report::Result;
use crate::store::Store;

/// Somebody about whom nothing is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Undecided {
    /// Who.
    pub name: Named,
    /// The person.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// Ways to reach them.
    pub points: Vec<ContactPoint>,
    /// Tags, in order.
    pub tags: Vec<String>,
    /// Last contact.
    pub last_touch: Option<NaiveDate>,
    /// Days with contact.
    pub contact_days: u32,
    /// Talks with them that a calendar or a mailbox proposes.
    pub proposed: u32,
}

const UNDECIDED: &str = "t.circle IS NULL AND t.rhythm = 'none'";

impl Store {
    /// How many people wait for a circle.
    pub fn undecided_count(&self) -> Result<usize> {
        let count = self.rows(
            &format!("SELECT count(*) FROM tie t WHERE {UNDECIDED}"),
            [],
            |row| row.get::<_, i64>(0),
        )?;
        Ok(count
            .first()
            .map_or(0, |count| usize::try_from(*count).unwrap_or(0)))
    }

    /// Who comes next in the walk: the first who waits and was not put off in it, or else the first who
    /// was. `None` where nobody waits.
    pub fn next_undecided(&self, later: &[PersonId]) -> Result<Option<Undecided>> {
        let skipped: BTreeSet<PersonId> = later.iter().copied().collect();
        let limit = i64::try_from(later.len() + 1).unwrap_or(i64::MAX);
        let found = self.rows(
            &format!(
                "SELECT p.id FROM tie t JOIN person p ON p.id = t.person
                 JOIN standing s ON s.person = p.id WHERE {UNDECIDED}
                 ORDER BY s.last_touch IS NULL,
                   NOT EXISTS (SELECT 1 FROM proposed_participant r WHERE r.person = p.id),
                   s.last_touch DESC, p.organization = '', s.sort_name, p.id LIMIT ?1"
            ),
            [limit],
            |row| id(row, 0),
        )?;
        let first: Option<PersonId> = found
            .iter()
            .copied()
            .find(|person| !skipped.contains(person));
        let waits = |person: &PersonId| found.contains(person);
        match first.or_else(|| later.iter().copied().find(waits)) {
            Some(person) => self.undecided(person),
            None => Ok(None),
        }
    }

    fn undecided(&self, person: PersonId) -> Result<Option<Undecided>> {
        let key = person.uuid();
        let facts = self.rows(
            &format!(
                "SELECT {NAMED}, s.last_touch, s.contact_days,
                   (SELECT count(*) FROM proposed_participant r WHERE r.person = p.id)
                 FROM person p JOIN standing s ON s.person = p.id WHERE p.id = ?1"
            ),
            [key.as_bytes()],
            |row| Ok((named(row, 0)?, row.get(4)?, row.get(5)?, row.get(6)?)),
        )?;
        let (Some((name, last_touch, contact_days, proposed)), Some(row), Some(tie)) = (
            facts.into_iter().next(),
            self.get(person)?,
            self.tie_of(person)?,
        ) else {
            return Ok(None);
        };
        Ok(Some(Undecided {
            name,
            person: row,
            tie,
            points: self.select(
                "WHERE t.person = ?1 ORDER BY position, id",
                [key.as_bytes()],
            )?,
            tags: self.rows(
                "SELECT name FROM person_tag WHERE person = ?1 ORDER BY name",
                [key.as_bytes()],
                |row| row.get(0),
            )?,
            last_touch,
            contact_days,
            proposed,
        }))
    }
}
