//! Looking a file through: is the database whole, do rows refer to rows, do derived facts agree, does
//! every row read as what it is. It reads; only [`Store::rebuild_derived`] writes.

use rusqlite::TransactionBehavior;

use super::{Store, derived};
use crate::domain::Record;
use crate::report::Result;

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: &'static str,
    /// What is wrong with it, each a sentence; empty when it is well.
    pub troubles: Vec<String>,
}

impl Store {
    /// Looks the whole file through. A check that the file's state does not let finish says so.
    pub fn examine(&self) -> Vec<Finding> {
        let finding = |check, troubles: Result<Vec<String>>| Finding {
            check,
            troubles: troubles.unwrap_or_else(|report| vec![report.sentence]),
        };
        vec![
            finding("the database is whole", self.integrity()),
            finding("rows refer to rows that exist", self.references()),
            finding("every row can be read", self.readable()),
            finding("derived facts agree with the rows", self.stale_facts()),
        ]
    }

    /// Makes the derived facts and search words anew.
    pub fn rebuild_derived(&mut self) -> Result<()> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        derived::rebuild(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// The derived facts and search words, a line each, in a stable order.
    pub fn derived_lines(&self) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        let mut facts = self.connection.prepare(
            "SELECT hex(person), sort_name, last_touch, last_mine, last_answer, contact_days, gaps,
                    median_gap, mean_log_gap, squares_log_gap, unanswered, span_days, fading_count
             FROM standing ORDER BY person",
        )?;
        let mut words = self.connection.prepare(
            "SELECT 'people', (SELECT count(*) FROM person_search),
                    (SELECT group_concat(hex(p.id), ' ') FROM person_search s JOIN person p ON p.row = s.rowid
                     WHERE person_search MATCH 'a* OR s*' ORDER BY p.id)
             UNION ALL
             SELECT 'talks', (SELECT count(*) FROM interaction_search), NULL",
        )?;
        for statement in [&mut facts, &mut words] {
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let values: Vec<String> = (0..columns)
                    .map(|at| row.get_ref(at).map(|value| format!("{value:?}")))
                    .collect::<rusqlite::Result<_>>()?;
                lines.push(values.join(" "));
            }
        }
        Ok(lines)
    }

    fn integrity(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let lines: Vec<String> = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    fn references(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let lines = statement
            .query_map([], |row| {
                let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
                Ok(format!(
                    "a row of {table} refers to a row of {parent} that is not there"
                ))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(lines)
    }

    fn readable(&self) -> Result<Vec<String>> {
        let mut troubles = Vec::new();
        for table in Record::TABLES {
            let read = self.for_each_row(table, |fields| {
                let id = fields
                    .get("id")
                    .and_then(|id| id.as_str())
                    .unwrap_or("?")
                    .to_owned();
                if let Err(error) = Record::from_json(table, serde_json::Value::Object(fields)) {
                    troubles.push(format!("row {id} of {table}: {error}"));
                }
                Ok(())
            });
            if let Err(report) = read {
                troubles.push(report.sentence);
            }
        }
        Ok(troubles)
    }

    fn stale_facts(&self) -> Result<Vec<String>> {
        let mut troubles = Vec::new();
        let strays: i64 = self.connection.query_row(
            "SELECT (SELECT count(*) FROM person p WHERE NOT EXISTS
                      (SELECT 1 FROM standing s WHERE s.person = p.id))
                  + (SELECT count(*) FROM person p WHERE NOT EXISTS
                      (SELECT 1 FROM tie t WHERE t.person = p.id))",
            [],
            |row| row.get(0),
        )?;
        if strays > 0 {
            troubles.push(format!("{strays} people lack a tie or their facts"));
        }
        let late: i64 = self.connection.query_row(
            "SELECT count(*) FROM standing s WHERE s.last_touch IS NOT
               (SELECT max(i.on_day) FROM participant p JOIN interaction i ON i.id = p.interaction
                WHERE p.person = s.person)",
            [],
            |row| row.get(0),
        )?;
        if late > 0 {
            troubles.push(format!(
                "the last contact of {late} people is not what the rows say"
            ));
        }
        Ok(troubles)
    }
}
