//! Writing: a change becomes rows, journal entries and derived facts, in one transaction.
//!
//! Every write of what the user wrote goes through here. What happens row by row is the writer's (`writer`).

use rusqlite::{Connection, TransactionBehavior};

use super::journal::latest;
use super::open::{CACHE, moved};
use super::writer::{Journal, Writer};
use super::{Access, Store};
use crate::domain::{Change, Moment, Record, Step};
use crate::report::{Report, Result};

/// Memory for pages while an empty file is filled: KiB.
const FILL_CACHE: u32 = 512 << 10;

/// What an applied change says for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The sentence of the change, in the past tense.
    pub said: String,
    /// How many rows were written, the ones that belong to others included.
    pub rows: usize,
}

impl Store {
    /// Applies `change`. When this returns, it is on the disk; on an error nothing was written.
    ///
    /// # Errors
    /// A text that does not fit, a row that has gone meanwhile, a disk that refuses: each with a sentence.
    pub fn apply(&mut self, change: &Change, now: Moment) -> Result<Applied> {
        self.write(&change.said, now, Journal::Do, |writer| {
            change.steps.iter().try_for_each(|step| writer.step(step))
        })
    }

    /// Adds a stream of rows under one sentence, as one change that one undo takes back.
    pub fn apply_all(
        &mut self,
        said: &str,
        now: Moment,
        records: impl IntoIterator<Item = Result<Record>>,
    ) -> Result<Applied> {
        self.write(said, now, Journal::Do, |writer| {
            records
                .into_iter()
                .try_for_each(|record| writer.add(&record?))
        })
    }

    /// Applies a stream of steps under one sentence, as one change that one undo takes back.
    ///
    /// # Errors
    /// As [`Store::apply`]; nothing was written then.
    pub fn apply_steps(
        &mut self,
        said: &str,
        now: Moment,
        steps: impl IntoIterator<Item = Step>,
    ) -> Result<Applied> {
        self.write(said, now, Journal::Do, |writer| {
            steps.into_iter().try_for_each(|step| writer.step(&step))
        })
    }

    /// The same with steps that may come to an end before their time, and that were thought out when
    /// [`Store::latest`] was `seen`; `None`, and nothing is written, where something was done since.
    ///
    /// # Errors
    /// As [`Store::apply_steps`], and the first error among the steps; nothing was written then.
    pub fn try_steps_on(
        &mut self,
        seen: i64,
        said: &str,
        now: Moment,
        steps: impl IntoIterator<Item = Result<Step>>,
    ) -> Result<Option<Applied>> {
        let unmoved = |connection: &Connection| {
            let is_unmoved = latest(connection)? == seen;
            Ok(is_unmoved.then(|| (said.to_owned(), Journal::Do)))
        };
        self.write_found(now, unmoved, |writer, _, _| {
            steps.into_iter().try_for_each(|step| writer.step(&step?))
        })
    }

    /// Fills a file that has nobody in it yet, without a journal: there is no earlier state to go back to.
    pub fn fill(
        &mut self,
        now: Moment,
        records: impl IntoIterator<Item = Record>,
    ) -> Result<Applied> {
        if self.count("person")? > 0 {
            return Err(Report::input("Only an empty file can be filled.")
                .hint("name a new file with --database"));
        }
        // Everything is written once: with room for the indexes in memory no page is read back.
        self.connection
            .execute_batch(&format!("PRAGMA cache_size = -{FILL_CACHE}"))?;
        let filled = self.write("Filled the file", now, Journal::Unborn, |writer| {
            records
                .into_iter()
                .try_for_each(|record| writer.add(&record))
        });
        self.connection
            .execute_batch(&format!("PRAGMA cache_size = -{CACHE}"))?;
        filled
    }

    pub(super) fn write(
        &mut self,
        said: &str,
        now: Moment,
        journal: Journal,
        work: impl FnOnce(&mut Writer<'_>) -> Result<()>,
    ) -> Result<Applied> {
        let known = |_: &Connection| Ok(Some((said.to_owned(), journal)));
        let applied = self.write_found(now, known, |writer, _, _| work(writer))?;
        Ok(applied.unwrap_or(Applied {
            said: said.to_owned(),
            rows: 0,
        }))
    }

    /// Writes what `find` finds to be written, which it looks for inside the transaction, so that nobody
    /// can come between; `None` where it finds nothing.
    pub(super) fn write_found(
        &mut self,
        now: Moment,
        find: impl FnOnce(&Connection) -> Result<Option<(String, Journal)>>,
        work: impl FnOnce(&mut Writer<'_>, Journal, &str) -> Result<()>,
    ) -> Result<Option<Applied>> {
        if self.access == Access::ReadOnly {
            return Err(
                Report::machine("The file is open for reading only; nothing was changed.")
                    .hint("look at the permissions of the file and its folder"),
            );
        }
        if !self.is_in_place() {
            return Err(moved(&self.path));
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some((said, journal)) = find(&transaction)? else {
            return Ok(None);
        };
        // Rows of one change may name each other in any order.
        transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let mut writer = Writer::open(
            &transaction,
            &self.tables,
            &said,
            &self.device,
            now,
            journal,
        )?;
        work(&mut writer, journal, &said)?;
        let rows = writer.close()?;
        transaction.commit()?;
        Ok(Some(Applied { said, rows }))
    }
}

/// A seed for ids from the operating system.
pub(crate) fn seed() -> Result<[u64; 2]> {
    let draw = || {
        getrandom::u64().map_err(|error| {
            Report::machine(format!("The system gave no random numbers: {error}."))
        })
    };
    Ok([draw()?, draw()?])
}
