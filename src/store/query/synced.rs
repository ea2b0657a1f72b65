//! What is known of a folder that is kept in step, whether somebody is more than their card, and what is
//! planned, with how often and when it was last changed.

use std::collections::{HashMap, HashSet};

use super::id;
use crate::domain::follow_up::FollowUp;
use crate::domain::imported::SyncedCard;
use crate::domain::person::PersonId;
use crate::domain::{Id, Moment};
use crate::report::Result;
use crate::store::Store;

/// Tables in which a row about somebody means that something happened with them.
const HISTORY: [&str; 10] = [
    "participant",
    "question",
    "offer",
    "entry",
    "promise",
    "follow_up",
    "contribution",
    "pick",
    "consideration",
    "prediction",
];

/// What the journal knows of a row with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revisions {
    /// When it was last written.
    pub last: Moment,
    /// How often it was written after the first time.
    pub count: u32,
}

impl Store {
    /// The files of `folder` as both sides last agreed on them.
    pub fn synced_cards(&self, folder: &str) -> Result<Vec<SyncedCard>> {
        self.select("WHERE t.folder = ?1 ORDER BY t.file", [folder])
    }

    /// The files of somebody in all folders, as both sides last agreed on them.
    pub fn synced_cards_of(&self, subject: &str) -> Result<Vec<SyncedCard>> {
        self.select("WHERE t.subject = ?1 ORDER BY t.id", [subject])
    }

    /// Those with whom anything happened, or of whom anything is written down besides who they are and how
    /// to reach them, or about whom anything was decided.
    pub fn people_with_history(&self) -> Result<HashSet<PersonId>> {
        let parts: Vec<String> = HISTORY
            .iter()
            .map(|table| format!("SELECT person FROM {table}"))
            .chain([
                "SELECT first FROM introduction UNION SELECT second FROM introduction".to_owned(),
                "SELECT person FROM tie WHERE circle IS NOT NULL".to_owned(),
                "SELECT id FROM person WHERE needs <> '' OR cares_about <> '' OR how_met <> ''"
                    .to_owned(),
            ])
            .collect();
        let found = self.rows(&parts.join(" UNION "), [], |row| id(row, 0))?;
        Ok(found.into_iter().collect())
    }

    /// Every follow-up that is open, with a day or without.
    pub fn all_open_follow_ups(&self) -> Result<Vec<FollowUp>> {
        self.select("WHERE t.state = 'open' ORDER BY t.id", [])
    }

    /// What the journal knows of people who were written anew since they were written down.
    pub fn revised_people(&self) -> Result<HashMap<PersonId, Revisions>> {
        let found = self.rows(
            "SELECT r.id, max(g.at), count(*) FROM change_row r
             JOIN change_group g ON g.seq = r.change_group
             WHERE r.table_name = 'person' GROUP BY r.id HAVING count(*) > 1",
            [],
            |row| {
                let revisions = Revisions {
                    last: Moment::from_millis(row.get(1)?),
                    count: row.get::<_, u32>(2)?.saturating_sub(1),
                };
                Ok((id(row, 0)?, revisions))
            },
        )?;
        Ok(found.into_iter().collect())
    }

    /// What the journal knows of a follow-up or a promise, which may be gone; nothing where it never was.
    pub fn revisions<T>(&self, of: Id<T>) -> Result<Option<Revisions>> {
        let found = self.rows(
            "SELECT max(g.at), count(*) FROM change_row r
             JOIN change_group g ON g.seq = r.change_group
             WHERE r.table_name IN ('follow_up', 'promise') AND r.id = ?1",
            [of.uuid().as_bytes()],
            |row| {
                let last: Option<i64> = row.get(0)?;
                let count: u32 = row.get(1)?;
                Ok(last.map(|last| Revisions {
                    last: Moment::from_millis(last),
                    count: count.saturating_sub(1),
                }))
            },
        )?;
        Ok(found.into_iter().flatten().next())
    }
}
