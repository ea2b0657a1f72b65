//! Taking rows in from an archive: each is new, or equal to one that is here, or refused; all of them in
//! one change that one undo takes back. What stands in the file is never replaced.
//!
//! Not here: how an archive is read (`interchange::archive`).

use super::apply::Applied;
use super::writer::{Journal, Writer, fields_of};
use super::{Fields, Store, rows};
use crate::domain::{Moment, Record};
use crate::report::{Kind, Report, Result};
use uuid::Uuid;

/// What became of a row that was to be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admitted {
    /// It is new.
    Added,
    /// It was here already, just so.
    Same,
}

/// The open door: rows are handed over one by one.
pub struct Intake<'w, 't> {
    writer: &'w mut Writer<'t>,
}

impl Store {
    /// Takes in the rows that `work` hands over, in any order; the sentence is `said`. Nothing is written
    /// when `work` or any row is refused.
    ///
    /// # Errors
    /// A row whose id is here with other contents, one that stands in the way of another, one that refers
    /// to a row which is nowhere, a person without a tie.
    pub fn take_in(
        &mut self,
        said: &str,
        now: Moment,
        work: impl FnOnce(&mut Intake<'_, '_>) -> Result<()>,
    ) -> Result<Applied> {
        self.write(said, now, Journal::Do, |writer| {
            work(&mut Intake {
                writer: &mut *writer,
            })?;
            whole(writer)
        })
    }

    /// Takes in the rows that `work` hands over and takes them out again: whether they would be refused.
    ///
    /// # Errors
    /// As [`Store::take_in`]. Nothing is written in any case.
    pub fn try_out(
        &mut self,
        now: Moment,
        work: impl FnOnce(&mut Intake<'_, '_>) -> Result<()>,
    ) -> Result<()> {
        let mut fits = false;
        let refused = self.take_in("", now, |intake| {
            work(intake)?;
            whole(intake.writer)?;
            fits = true;
            // What is refused is taken back.
            Err(Report::input("This was only tried out."))
        });
        match fits {
            true => Ok(()),
            false => refused.map(|_| ()),
        }
    }
}

impl Intake<'_, '_> {
    /// Takes in one row.
    pub fn add(&mut self, record: &Record) -> Result<Admitted> {
        let (table, id) = (record.table(), record.uuid());
        let (connection, tables) = (self.writer.connection(), self.writer.tables());
        if let Some(here) = rows::read(connection, tables, table, id)? {
            return if here == fields_of(record)? {
                Ok(Admitted::Same)
            } else {
                Err(refused(format!(
                    "row {id} of {table} is here with other contents"
                )))
            };
        }
        if let Record::Draft(draft) = record {
            let taken = connection
                .prepare_cached("SELECT 1 FROM draft WHERE place = ?1")?
                .exists([&draft.place])?;
            if taken {
                return Err(refused(format!(
                    "a draft is being written here in the same place as draft {id}"
                )));
            }
        }
        for (standing, fields) in self.in_its_place(record)? {
            // Where the reader is in a lesson, and what the file is set to, there is only one of; the
            // archive's takes its place, and undo brings the other back.
            self.writer.put(table, standing, Some(&fields), None)?;
        }
        self.writer
            .add(record)
            .map_err(|report| match report.kind {
                // The database's own rules: what is unique, and what a column may hold.
                Kind::Mistake => refused(format!(
                    "row {id} of {table} does not fit: {}",
                    report.sentence
                )),
                _ => report,
            })?;
        Ok(Admitted::Added)
    }
}

impl Intake<'_, '_> {
    /// Rows that are there under other ids and of which there can be only one.
    fn in_its_place(&self, record: &Record) -> Result<Vec<(Uuid, Fields)>> {
        let (condition, values): (&str, Vec<&str>) = match record {
            Record::LessonRun(run) => ("lesson = ?1", vec![&run.lesson]),
            Record::LessonAnswer(answer) => (
                "lesson = ?1 AND section = ?2 AND exercise = ?3",
                vec![&answer.lesson, &answer.section, &answer.exercise],
            ),
            Record::EarnedTag(tag) => ("name = ?1", vec![&tag.name]),
            Record::Setting(setting) => ("name = ?1", vec![&setting.name]),
            _ => return Ok(Vec::new()),
        };
        let (connection, tables) = (self.writer.connection(), self.writer.tables());
        let table = record.table();
        let ids: Vec<Uuid> = connection
            .prepare_cached(&format!("SELECT id FROM {table} WHERE {condition}"))?
            .query_map(rusqlite::params_from_iter(values), |row| {
                row.get(0).map(Uuid::from_bytes)
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut standing = Vec::new();
        for id in ids {
            if let Some(fields) = rows::read(connection, tables, table, id)? {
                standing.push((id, fields));
            }
        }
        Ok(standing)
    }
}

fn refused(sentence: String) -> Report {
    Report::input(format!("{sentence}."))
        .hint("nothing was changed; an archive goes best into a new file: --database NEW.db")
}

/// Whether the file holds together with what was taken in.
fn whole(writer: &Writer<'_>) -> Result<()> {
    let connection = writer.connection();
    let mut statement = connection
        .prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1")?;
    let mut found = statement.query([])?;
    if let Some(row) = found.next()? {
        let (table, rowid, parent): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let id: [u8; 16] = connection.query_row(
            &format!("SELECT id FROM {table} WHERE row = ?1"),
            [rowid],
            |row| row.get(0),
        )?;
        let id = uuid::Uuid::from_bytes(id);
        return Err(refused(format!(
            "row {id} of {table} refers to a row of {parent} that is nowhere"
        )));
    }
    let lonely = connection
        .prepare("SELECT full_name FROM person p WHERE NOT EXISTS (SELECT 1 FROM tie t WHERE t.person = p.id) LIMIT 1")?
        .query_map([], |row| row.get::<_, String>(0))?
        .next()
        .transpose()?;
    match lonely {
        Some(name) => Err(refused(format!("“{name}” comes without a tie"))),
        None => Ok(()),
    }
}
