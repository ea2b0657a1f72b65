//! The board as an import sees it: everybody with what they can be told by, and what was taken in before.

use std::collections::{HashMap, HashSet};

use rusqlite::params;
use uuid::Uuid;

use super::id;
use crate::coach::identity::email_key;
use crate::domain::Id;
use crate::domain::imported::{Card, Origin};
use crate::domain::person::{ContactPoint, Person, PersonId, PersonTag};
use crate::domain::tie::Tie;
use crate::interchange::plan::{Board, Correspondent, Kind, Known, Past, Wanted, Who, memory_of};
use crate::report::Result;
use crate::store::Store;

/// How many people are read at once.
const PEOPLE_AT_ONCE: i64 = 500;

impl Store {
    /// The e-mail addresses of everybody, as they are compared.
    pub fn addresses(&self) -> Result<HashSet<String>> {
        let points: Vec<ContactPoint> = self.select("WHERE kind = 'email'", [])?;
        Ok(points
            .iter()
            .filter_map(|point| email_key(&point.value))
            .collect())
    }

    /// Everybody, and what was taken in before, as far as it is wanted.
    pub fn intake_board(&self, wanted: impl Into<Wanted>) -> Result<Board> {
        let Wanted { who, past } = wanted.into();
        let mut board = Board::default();
        match who {
            Who::Everybody => self.everybody(&mut board)?,
            Who::Correspondents => self.correspondents(&mut board)?,
        }
        let origins: Vec<Origin> = self.select("", [])?;
        board.origins = origins
            .into_iter()
            .map(|origin| (origin.source, origin.name))
            .collect();
        if past >= Past::Days {
            board.talked = self
                .rows(
                    "SELECT p.person, i.on_day FROM participant p
                     JOIN interaction i ON i.id = p.interaction",
                    [],
                    |row| Ok((id(row, 0)?, row.get(1)?)),
                )?
                .into_iter()
                .collect();
        }
        if past == Past::Everything {
            for (kind, sql) in [
                (
                    Kind::Talk,
                    "SELECT p.person, i.on_day, i.summary FROM participant p
                     JOIN interaction i ON i.id = p.interaction",
                ),
                (Kind::Gift, "SELECT person, on_day, what FROM entry"),
                (Kind::Promise, "SELECT person, made_on, what FROM promise"),
                (Kind::FollowUp, "SELECT person, on_day, what FROM follow_up"),
            ] {
                let happened = self.rows(sql, [], |row| {
                    let said: String = row.get(2)?;
                    Ok(memory_of(id(row, 0)?, kind, row.get(1)?, &said))
                })?;
                board.happened.extend(happened);
            }
        }
        Ok(board)
    }

    /// Everybody with all there is.
    fn everybody(&self, board: &mut Board) -> Result<()> {
        let mut after = Vec::new();
        // A few at a time: of a large board no two copies need be in memory.
        loop {
            let people: Vec<Person> = self.select(
                "WHERE t.id > ?1 ORDER BY t.id LIMIT ?2",
                params![after, PEOPLE_AT_ONCE],
            )?;
            let (Some(first), Some(last)) = (people.first(), people.last()) else {
                break;
            };
            let (first, last) = (first.id.uuid(), last.id.uuid());
            let span = [first.as_bytes(), last.as_bytes()];
            let mut ties: HashMap<Uuid, Tie> = self
                .select("WHERE t.person BETWEEN ?1 AND ?2", span)?
                .into_iter()
                .map(|tie: Tie| (tie.person.uuid(), tie))
                .collect();
            let mut points = several(
                self.select::<ContactPoint>(
                    "WHERE t.person BETWEEN ?1 AND ?2 ORDER BY person, position, id",
                    span,
                )?,
                |point| point.person,
            );
            let mut tags = several(
                self.select::<PersonTag>("WHERE t.person BETWEEN ?1 AND ?2 ORDER BY id", span)?,
                |tag| tag.person,
            );
            let mut cards = several(
                self.select::<Card>("WHERE t.person BETWEEN ?1 AND ?2 ORDER BY id", span)?,
                |card| card.person,
            );
            after = last.as_bytes().to_vec();
            for person in people {
                let uuid = person.id.uuid();
                // Every person has a tie; one without is not ours to mend here.
                let Some(tie) = ties.remove(&uuid) else {
                    continue;
                };
                board.push(&Known {
                    tie,
                    points: points.remove(&uuid).unwrap_or_default(),
                    tags: tags.remove(&uuid).unwrap_or_default(),
                    cards: cards.remove(&uuid).unwrap_or_default(),
                    person,
                });
            }
        }
        Ok(())
    }

    /// Everybody by their names and e-mail addresses.
    fn correspondents(&self, board: &mut Board) -> Result<()> {
        let mut statement = self.connection.prepare(
            "SELECT p.id, p.full_name, c.value FROM person p
             LEFT JOIN contact_point c ON c.person = p.id AND c.kind = 'email'
             ORDER BY p.id, c.position, c.id",
        )?;
        let mut rows = statement.query([])?;
        let mut open: Option<Correspondent> = None;
        while let Some(row) = rows.next()? {
            let person: PersonId = id(row, 0)?;
            let email: Option<String> = row.get(2)?;
            if let Some(known) = open.as_mut().filter(|known| known.person == person) {
                known.emails.extend(email);
                continue;
            }
            let next = Correspondent {
                person,
                name: row.get(1)?,
                emails: email.into_iter().collect(),
            };
            if let Some(known) = open.replace(next) {
                board.push_correspondent(&known);
            }
        }
        if let Some(known) = open {
            board.push_correspondent(&known);
        }
        Ok(())
    }
}

fn several<R>(rows: Vec<R>, person: impl Fn(&R) -> Id<Person>) -> HashMap<Uuid, Vec<R>> {
    let mut several: HashMap<Uuid, Vec<R>> = HashMap::new();
    for row in rows {
        several.entry(person(&row).uuid()).or_default().push(row);
    }
    several
}
