//! What is known of a folder that is kept in step, and whether somebody is more than their card.

use crate::domain::imported::SyncedCard;
use crate::domain::person::PersonId;
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

impl Store {
    /// The files of `folder` as both sides last agreed on them.
    pub fn synced_cards(&self, folder: &str) -> Result<Vec<SyncedCard>> {
        self.select("WHERE t.folder = ?1 ORDER BY t.file", [folder])
    }

    /// Whether anything is written down about somebody besides who they are and how to reach them, or
    /// anything was decided about them.
    pub fn has_history(&self, person: PersonId) -> Result<bool> {
        let parts: Vec<String> = HISTORY
            .iter()
            .map(|table| format!("SELECT 1 FROM {table} WHERE person = ?1"))
            .chain([
                "SELECT 1 FROM introduction WHERE first = ?1 OR second = ?1".to_owned(),
                "SELECT 1 FROM tie WHERE person = ?1 AND circle IS NOT NULL".to_owned(),
                "SELECT 1 FROM person WHERE id = ?1 AND (needs <> '' OR cares_about <> '' OR how_met <> '')"
                    .to_owned(),
            ])
            .collect();
        let found = self.rows(
            &format!("{} LIMIT 1", parts.join(" UNION ALL ")),
            [person.uuid().as_bytes()],
            |_| Ok(()),
        )?;
        Ok(!found.is_empty())
    }
}
