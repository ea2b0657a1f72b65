//! The one writer of rows: it reads the row before, writes the row after, and keeps both in the journal.
//! Undo and redo (`journal`) use it the other way round.
//!
//! Not here: transactions, and which changes there are (`apply`).

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::Value as Json;
use uuid::Uuid;

use super::apply::seed;
use super::columns::{Fields, Tables, WhenRemoved};
use super::image::Image;
use super::{derived, fault, rows};
use crate::domain::{Id, IdSource, Moment, Record, Step};
use crate::report::{Report, Result};

/// What the journal is told of a group.
#[derive(Debug, Clone, Copy)]
pub(super) enum Journal {
    /// A change of the user's.
    Do,
    /// The group `target` taken back.
    Undo { target: i64 },
    /// The group `target` done again.
    Redo { target: i64 },
    /// Nothing: the file is being filled for the first time and has no earlier state.
    Unborn,
}

/// One change being written.
pub(super) struct Writer<'t> {
    connection: &'t Connection,
    tables: &'t Tables,
    /// The journal's group; `None` for an unborn file.
    group: Option<i64>,
    position: i64,
    written: usize,
    people: BTreeSet<Uuid>,
    talks: BTreeSet<Uuid>,
    /// The record being added, and its text for the journal: room that serves the next again.
    image: Image,
    text: Vec<u8>,
}

impl<'t> Writer<'t> {
    pub(super) fn open(
        connection: &'t Connection,
        tables: &'t Tables,
        said: &str,
        device: &str,
        now: Moment,
        journal: Journal,
    ) -> Result<Self> {
        let kind = match journal {
            Journal::Do => Some(("do", None)),
            Journal::Undo { target } => Some(("undo", Some(target))),
            Journal::Redo { target } => Some(("redo", Some(target))),
            Journal::Unborn => None,
        };
        let group = match kind {
            None => None,
            Some((kind, target)) => {
                let id: Id<()> = IdSource::seeded(seed()?).fresh(now);
                connection
                    .prepare_cached(
                        "INSERT INTO change_group (id, kind, target, said, device, at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    )?
                    .execute(params![
                        id.uuid().as_bytes(),
                        kind,
                        target,
                        said,
                        device,
                        now.millis()
                    ])?;
                Some(connection.last_insert_rowid())
            }
        };
        Ok(Self {
            connection,
            tables,
            group,
            position: 0,
            written: 0,
            people: BTreeSet::new(),
            talks: BTreeSet::new(),
            image: Image::default(),
            text: Vec::new(),
        })
    }

    pub(super) fn connection(&self) -> &'t Connection {
        self.connection
    }

    pub(super) fn tables(&self) -> &'t Tables {
        self.tables
    }

    pub(super) fn step(&mut self, step: &Step) -> Result<()> {
        match step {
            Step::Add(record) => self.add(record),
            Step::Revise { was, becomes } => self.revise(was, becomes),
            Step::Remove(record) => {
                let table = record.table();
                match rows::read(self.connection, self.tables, table, record.uuid())? {
                    Some(fields) => self.remove(table, record.uuid(), &fields),
                    None => Err(gone()),
                }
            }
        }
    }

    pub(super) fn add(&mut self, record: &Record) -> Result<()> {
        self.image.fill(record)?;
        fitting(record, self.image.texts())?;
        if let Record::Draft(draft) = record {
            // A draft takes the place of the one that was there.
            self.connection
                .prepare_cached("DELETE FROM draft WHERE place = ?1")?
                .execute([&draft.place])?;
        }
        let (table, id) = (record.table(), record.uuid());
        self.note(table, id);
        if let Some(person) = owner(table, |column| self.image.reference(column)) {
            self.people.insert(person);
        }
        rows::insert_image(self.connection, self.tables, table, &self.image)?;
        self.written += 1;
        if !self.keeps(table) {
            return Ok(());
        }
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        serde_json::to_writer(&mut text, &self.image)
            .map_err(|error| fault::shape("the journal", error))?;
        let after = str::from_utf8(&text).map_err(|error| fault::shape("the journal", error))?;
        self.keep(table, id, None, Some(after))?;
        self.text = text;
        Ok(())
    }

    fn revise(&mut self, was: &Record, becomes: &Record) -> Result<()> {
        let (table, id) = (becomes.table(), becomes.uuid());
        let (seen, wanted) = (fields_of(was)?, checked(becomes)?);
        let Some(current) = rows::read(self.connection, self.tables, table, id)? else {
            return Err(gone());
        };
        let mut next = current.clone();
        for (name, value) in wanted {
            if seen.get(&name) != Some(&value) {
                next.insert(name, value);
            }
        }
        self.put(table, id, Some(&current), Some(&next))
    }

    /// Removes a row, and before it the rows that belong to it; rows that only mention it forget it.
    fn remove(&mut self, table: &'static str, id: Uuid, fields: &Fields) -> Result<()> {
        let shape = self.tables.shape(self.connection, table)?;
        for referrer in &shape.referrers {
            for child in rows::referring(self.connection, referrer.table, &referrer.column, id)? {
                let Some(before) = rows::read(self.connection, self.tables, referrer.table, child)?
                else {
                    continue;
                };
                match referrer.when_removed {
                    WhenRemoved::RemoveToo => self.remove(referrer.table, child, &before)?,
                    WhenRemoved::Forget => {
                        let mut after = before.clone();
                        after.insert(referrer.column.clone(), Json::Null);
                        self.put(referrer.table, child, Some(&before), Some(&after))?;
                    }
                }
            }
        }
        self.put(table, id, Some(fields), None)
    }

    /// Takes a row from one state to another and keeps both; the only place that writes.
    pub(super) fn put(
        &mut self,
        table: &'static str,
        id: Uuid,
        before: Option<&Fields>,
        after: Option<&Fields>,
    ) -> Result<()> {
        self.note(table, id);
        for fields in [before, after].into_iter().flatten() {
            self.people
                .extend(owner(table, |column| uuid_in(fields, column)));
        }
        match (before, after) {
            (None, Some(after)) => rows::insert(self.connection, self.tables, table, after)?,
            (Some(before), Some(after)) if before == after => return Ok(()),
            (Some(before), Some(after)) => {
                rows::update(self.connection, self.tables, table, id, before, after)?;
            }
            (Some(_), None) => {
                // Its words leave the search while the row can still be found.
                match table {
                    "person" => derived::forget_person(self.connection, id)?,
                    "interaction" => derived::forget_talk(self.connection, id)?,
                    _ => {}
                }
                rows::delete(self.connection, table, id)?;
            }
            (None, None) => return Ok(()),
        }
        self.written += 1;
        if before.is_some() && after.is_some() && Record::PLACES.contains(&table) {
            return Ok(());
        }
        let (before, after) = (
            before.map(json_text).transpose()?,
            after.map(json_text).transpose()?,
        );
        self.keep(table, id, before.as_deref(), after.as_deref())
    }

    /// Whether the journal is told of rows of this table.
    fn keeps(&self, table: &str) -> bool {
        self.group.is_some() && !Record::UNJOURNALED.contains(&table)
    }

    /// Appends to the journal what happened to a row: its text before and after.
    fn keep(
        &mut self,
        table: &str,
        id: Uuid,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        let Some(group) = self.group.filter(|_| self.keeps(table)) else {
            return Ok(());
        };
        self.connection
            .prepare_cached(
                "INSERT INTO change_row (change_group, position, table_name, id, before, after)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                group,
                self.position,
                table,
                id.as_bytes(),
                before,
                after
            ])?;
        self.position += 1;
        Ok(())
    }

    /// Remembers whose facts may change with the row itself.
    fn note(&mut self, table: &'static str, id: Uuid) {
        match table {
            "person" => {
                self.people.insert(id);
            }
            "interaction" => {
                self.talks.insert(id);
            }
            _ => {}
        }
    }

    /// Brings the facts up to date that the rows have changed; how many rows were written.
    pub(super) fn close(self) -> Result<usize> {
        if let (Some(group), 0) = (self.group, self.position) {
            // Nothing that can be undone happened, so there is nothing to list.
            self.connection
                .execute("DELETE FROM change_group WHERE seq = ?1", [group])?;
        }
        derived::refresh(self.connection, &self.people, &self.talks)?;
        Ok(self.written)
    }
}

pub(super) fn fields_of(record: &Record) -> Result<Fields> {
    match record.to_json() {
        Ok(Json::Object(fields)) => Ok(fields),
        Ok(_) => Err(fault::shape(record.table(), "it is not an object")),
        Err(error) => Err(fault::shape(record.table(), error)),
    }
}

fn checked(record: &Record) -> Result<Fields> {
    let fields = fields_of(record)?;
    let texts = fields
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
    fitting(record, texts)?;
    Ok(fields)
}

/// Nothing, or why the record, whose columns of text are `texts`, may not be stored.
fn fitting<'t>(record: &Record, texts: impl Iterator<Item = (&'t str, &'t str)>) -> Result<()> {
    match record.refused(texts) {
        Some(sentence) => Err(Report::input(format!("{}.", capitalised(&sentence)))
            .hint("nothing was changed; shorten or fill the text and try again")),
        None => Ok(()),
    }
}

fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

fn gone() -> Report {
    Report::input("What you wanted to change has been removed meanwhile; nothing was changed.")
        .hint("`u` or `cordial undo` brings back what was removed last")
}

fn json_text(fields: &Fields) -> Result<String> {
    serde_json::to_string(fields).map_err(|error| fault::shape("the journal", error))
}

fn uuid_in(fields: &Fields, column: &str) -> Option<Uuid> {
    Uuid::try_parse(fields.get(column)?.as_str()?).ok()
}

/// Whose facts a row of `table` belongs to, besides its own; `reference` reads a column of it.
fn owner(table: &str, reference: impl FnOnce(&str) -> Option<Uuid>) -> Option<Uuid> {
    match table {
        "contact_point" | "person_tag" | "participant" => reference("person"),
        _ => None,
    }
}
