//! Everybody for an export, a page at a time, and what the user's calendar is to show.
//!
//! Facts only; what of them may leave, and in which words, is `interchange::export`'s affair.

use std::collections::HashMap;

use rusqlite::params;
use uuid::Uuid;

use super::Named;
use super::person::Talk;
use crate::domain::follow_up::FollowUp;
use crate::domain::imported::Card;
use crate::domain::interaction::Question;
use crate::domain::introduction::Introduction;
use crate::domain::ledger::Entry;
use crate::domain::offer::Offer;
use crate::domain::person::{ContactPoint, Person, PersonId, PersonTag};
use crate::domain::promise::Promise;
use crate::domain::tie::Tie;
use crate::domain::{Id, Moment};
use crate::report::Result;
use crate::store::Store;

/// How many people are read at once.
const PAGE: i64 = 500;
/// How many conversations of one person are read at once.
const TALKS: usize = 500;

/// Somebody with everything that an address book has a place for.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaving {
    /// Who.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// Ways to reach them, in order.
    pub points: Vec<ContactPoint>,
    /// Their tags, in order of names.
    pub tags: Vec<PersonTag>,
    /// The cards they came from, the oldest first.
    pub cards: Vec<Card>,
}

/// Everything else that was written about somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The name of who brought the two together; empty where nobody is known.
    pub met_through: String,
    /// Every conversation, newest first.
    pub talks: Vec<Talk>,
    /// Questions to put to them, newest first.
    pub questions: Vec<Question>,
    /// Promises either way, the open first.
    pub promises: Vec<Promise>,
    /// Gives and receives, newest first.
    pub entries: Vec<Entry>,
    /// What could be given, newest first.
    pub offers: Vec<Offer>,
    /// What is planned, the open first.
    pub follow_ups: Vec<FollowUp>,
    /// Introductions with the name of the other, newest first.
    pub introductions: Vec<(Introduction, Named)>,
}

/// Something with a day, its person, and what the journal knows of its row.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated<T> {
    /// The row.
    pub row: T,
    /// With whom.
    pub who: Named,
    /// When the row was last changed.
    pub last_changed: Moment,
    /// How often it was changed since it was written down.
    pub revisions: u32,
}

impl Store {
    /// What tells this file from every other: made of its first change, so that it is the same as long as the
    /// file is. Empty where nothing has happened in it yet.
    pub fn told_by(&self) -> Result<String> {
        let first: Option<[u8; 16]> = self
            .rows(
                "SELECT id FROM change_group ORDER BY seq LIMIT 1",
                [],
                |row| row.get(0),
            )?
            .pop();
        Ok(first.map_or_else(String::new, |id| Uuid::from_bytes(id).simple().to_string()))
    }

    /// Calls `each` with everybody, in the order in which they were written down.
    pub fn for_each_leaving(&self, mut each: impl FnMut(Leaving) -> Result<()>) -> Result<()> {
        let mut after = [0_u8; 16];
        loop {
            let people: Vec<Person> = self.select(
                "WHERE t.id > ?1 ORDER BY t.id LIMIT ?2",
                params![after, PAGE],
            )?;
            let Some(last) = people.last().map(|person| *person.id.uuid().as_bytes()) else {
                return Ok(());
            };
            let between = params![after, last];
            let within = "WHERE t.person > ?1 AND t.person <= ?2 ORDER BY";
            let mut ties = by_person(
                self.select(&format!("{within} t.id"), between)?,
                |tie: &Tie| tie.person,
            );
            let mut points = by_person(
                self.select(&format!("{within} t.position, t.id"), between)?,
                |point: &ContactPoint| point.person,
            );
            let mut tags = by_person(
                self.select(&format!("{within} t.name, t.id"), between)?,
                |tag: &PersonTag| tag.person,
            );
            let mut cards = by_person(
                self.select(&format!("{within} t.id"), between)?,
                |card: &Card| card.person,
            );
            for person in people {
                let key = person.id.uuid();
                // Everybody has a tie; one without is not ours to mend here.
                let Some(tie) = ties.remove(&key).and_then(|mut ties| ties.pop()) else {
                    continue;
                };
                each(Leaving {
                    tie,
                    points: points.remove(&key).unwrap_or_default(),
                    tags: tags.remove(&key).unwrap_or_default(),
                    cards: cards.remove(&key).unwrap_or_default(),
                    person,
                })?;
            }
            after = last;
        }
    }

    /// Everything that was written about `person` besides who they are.
    pub fn history_of(&self, person: &Person) -> Result<History> {
        let key = person.id.uuid();
        let key = key.as_bytes();
        let met_through = match person.met_through {
            Some(other) => self.name_of(other)?,
            None => None,
        };
        let mut talks = Vec::new();
        loop {
            let page = self.timeline(person.id, talks.len(), TALKS)?;
            let is_last = page.len() < TALKS;
            talks.extend(page);
            if is_last {
                break;
            }
        }
        Ok(History {
            met_through: met_through.map_or_else(String::new, |other| other.full_name),
            talks,
            questions: self.select(
                "WHERE t.person = ?1 ORDER BY t.asked_on IS NOT NULL, t.created_at DESC, t.id DESC",
                [key],
            )?,
            promises: self.select(
                "WHERE t.person = ?1 ORDER BY t.state <> 'open', t.due IS NULL, t.due, t.id",
                [key],
            )?,
            entries: self.select(
                "WHERE t.person = ?1 ORDER BY t.on_day DESC, t.id DESC",
                [key],
            )?,
            offers: self.select("WHERE t.person = ?1 ORDER BY t.id DESC", [key])?,
            follow_ups: self.select(
                "WHERE t.person = ?1 ORDER BY t.state <> 'open', t.on_day IS NULL, t.on_day, t.id",
                [key],
            )?,
            introductions: self.introductions_of(person.id)?,
        })
    }

    /// Follow-ups that are open and have a day, in the order of days.
    pub fn dated_follow_ups(&self) -> Result<Vec<Dated<FollowUp>>> {
        let rows: Vec<FollowUp> = self.select(
            "WHERE t.state = 'open' AND t.on_day IS NOT NULL ORDER BY t.on_day, t.id",
            [],
        )?;
        self.dated(rows, |row| (row.id.uuid(), row.person, row.created_at))
    }

    /// The user's own promises that are open and have a day, in the order of days.
    pub fn dated_promises(&self) -> Result<Vec<Dated<Promise>>> {
        let rows: Vec<Promise> = self.select(
            "WHERE t.state = 'open' AND t.promised_by = 'me' AND t.due IS NOT NULL
             ORDER BY t.due, t.id",
            [],
        )?;
        self.dated(rows, |row| (row.id.uuid(), row.person, row.created_at))
    }

    fn dated<T>(
        &self,
        rows: Vec<T>,
        about: impl Fn(&T) -> (Uuid, PersonId, Moment),
    ) -> Result<Vec<Dated<T>>> {
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let (id, person, created_at) = about(&row);
            let Some(who) = self.name_of(person)? else {
                continue;
            };
            // The condition on the table is that of the index, word for word, or it would not be used.
            let (at, changes): (Option<i64>, u32) = self
                .connection
                .prepare_cached(
                    "SELECT max(g.at), count(*) FROM change_row r
                     JOIN change_group g ON g.seq = r.change_group
                     WHERE r.id = ?1 AND r.table_name IN ('follow_up', 'promise')",
                )?
                .query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.push(Dated {
                row,
                who,
                // A file that came without its journal knows only when the row was made.
                last_changed: at.map_or(created_at, Moment::from_millis),
                revisions: changes.saturating_sub(1),
            });
        }
        Ok(found)
    }
}

fn by_person<R>(rows: Vec<R>, person: impl Fn(&R) -> Id<Person>) -> HashMap<Uuid, Vec<R>> {
    let mut several: HashMap<Uuid, Vec<R>> = HashMap::new();
    for row in rows {
        several.entry(person(&row).uuid()).or_default().push(row);
    }
    several
}
