//! Undo and redo: the journal replayed, one way or the other, by appending to it.
//!
//! A group is *undone* when the last group about it is an undo. Undo takes the latest group that is not
//! undone; redo takes the earliest group that was undone since the latest change, so a new change ends
//! what can be redone.
//! Nothing in the journal is ever edited, and no table has code of its own here.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::apply::Applied;
use super::columns::Fields;
use super::writer::{Journal, Writer};
use super::{Store, fault, rows};
use crate::domain::{Moment, Record};
use crate::report::{Report, Result};

/// One group of the journal, as the history lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its number, ascending with time.
    pub seq: i64,
    /// What was said when it was done.
    pub said: String,
    /// When.
    pub at: Moment,
    /// Whether it stands or has been taken back.
    pub standing: GroupState,
    /// How many rows it touched.
    pub rows: i64,
}

/// Whether a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupState {
    /// It stands.
    Done,
    /// It has been taken back.
    Undone,
}

/// Whether group `g` has been taken back: the last group about it is an undo.
const IS_UNDONE: &str = "coalesce((SELECT a.kind = 'undo' FROM change_group a
    WHERE a.target = g.seq ORDER BY a.seq DESC LIMIT 1), 0)";

impl Store {
    /// Takes back the latest change that stands; `None` when there is none.
    ///
    /// # Errors
    /// When rows have changed since in a way the journal does not know; nothing is written then.
    pub fn undo(&mut self, now: Moment) -> Result<Option<Applied>> {
        let sql = format!(
            "SELECT seq, said FROM change_group g WHERE kind = 'do' AND NOT {IS_UNDONE}
             ORDER BY seq DESC LIMIT 1"
        );
        let find = |connection: &Connection| {
            let found = target(connection, &sql)?;
            Ok(found.map(|(target, said)| (format!("Undid: {said}"), Journal::Undo { target })))
        };
        self.write_found(now, find, |writer, journal, said| {
            replay(writer, journal, said)
        })
    }

    /// Does again the change that was taken back last; `None` when a new change came since, or none was.
    pub fn redo(&mut self, now: Moment) -> Result<Option<Applied>> {
        let sql = format!(
            // What was taken back before the latest change was made stays taken back.
            "SELECT seq, said FROM change_group g WHERE kind = 'do' AND {IS_UNDONE}
               AND (SELECT max(a.seq) FROM change_group a WHERE a.target = g.seq)
                 > (SELECT max(seq) FROM change_group WHERE kind = 'do')
             ORDER BY seq LIMIT 1"
        );
        let find = |connection: &Connection| {
            let found = target(connection, &sql)?;
            Ok(found.map(|(target, said)| (format!("Redid: {said}"), Journal::Redo { target })))
        };
        self.write_found(now, find, |writer, journal, said| {
            replay(writer, journal, said)
        })
    }

    /// The number of the last thing that was done, taken back or done again; 0 where nothing ever was. Whoever
    /// thinks out a change over a long time compares it before writing.
    pub fn latest(&self) -> Result<i64> {
        latest(&self.connection)
    }

    /// Everybody whose own row was changed after the thing with this number.
    pub fn people_changed_since(&self, seq: i64) -> Result<HashSet<Uuid>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM change_row WHERE change_group > ?1 AND table_name = 'person'",
        )?;
        let people = statement
            .query_map([seq], |row| row.get(0).map(Uuid::from_bytes))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(people)
    }

    /// The latest `limit` changes, newest first.
    pub fn history(&self, limit: usize) -> Result<Vec<Group>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT seq, said, at, {IS_UNDONE},
                    (SELECT count(*) FROM change_row r WHERE r.change_group = g.seq)
             FROM change_group g WHERE kind = 'do' ORDER BY seq DESC LIMIT ?1"
        ))?;
        let group = |row: &Row<'_>| {
            Ok(Group {
                seq: row.get(0)?,
                said: row.get(1)?,
                at: Moment::from_millis(row.get(2)?),
                standing: if row.get(3)? {
                    GroupState::Undone
                } else {
                    GroupState::Done
                },
                rows: row.get(4)?,
            })
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let groups = statement
            .query_map([limit], group)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(groups)
    }
}

/// The number of the last group; 0 where there is none.
pub(super) fn latest(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM change_group")?
        .query_row([], |row| row.get(0))?)
}

/// The group that a query finds, with what was said of it.
fn target(connection: &Connection, sql: &str) -> Result<Option<(i64, String)>> {
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn replay(writer: &mut Writer<'_>, journal: Journal, said: &str) -> Result<()> {
    let (Journal::Undo { target } | Journal::Redo { target }) = journal else {
        return Ok(());
    };
    // All of it is compared before any of it is written: while rows go one by one, the database itself
    // lets others forget them.
    let mut compared = HashSet::new();
    each_image(writer, target, journal, |writer, image| {
        let is_first = compared.insert((image.table, image.id));
        let is_place = Record::PLACES.contains(&image.table);
        if is_first && !is_place && writer.current(image.table, image.id)? != image.from {
            return Err(Report::machine(format!(
                "“{said}” cannot be done: what it would change is no longer as it was."
            ))
            .hint("nothing was changed; `cordial history` lists what happened"));
        }
        Ok(())
    })?;
    drop(compared);
    each_image(writer, target, journal, |writer, image| {
        // A place has moved since it was written down, which nobody undoes.
        let from = match Record::PLACES.contains(&image.table) {
            true => writer.current(image.table, image.id)?,
            false => image.from,
        };
        writer.put(image.table, image.id, from.as_ref(), image.to.as_ref())
    })
}

/// Hands over what group `group` did, image by image, in the direction of `journal`. The journal may be
/// appended to meanwhile; a whole import need not be in memory.
fn each_image(
    writer: &mut Writer<'_>,
    group: i64,
    journal: Journal,
    mut each: impl FnMut(&mut Writer<'_>, Image) -> Result<()>,
) -> Result<()> {
    let back = matches!(journal, Journal::Undo { .. });
    let order = if back { "DESC" } else { "ASC" };
    let mut statement = writer.connection().prepare_cached(&format!(
        "SELECT table_name, id, before, after FROM change_row WHERE change_group = ?1
         ORDER BY position {order}"
    ))?;
    let mut found = statement.query([group])?;
    while let Some(row) = found.next()? {
        let name: String = row.get(0)?;
        let table = Record::TABLES
            .iter()
            .find(|table| **table == name)
            .ok_or_else(|| fault::shape("the journal", format_args!("no table “{name}”")))?;
        let (before, after) = (parse(row.get(2)?)?, parse(row.get(3)?)?);
        let (from, to) = if back {
            (after, before)
        } else {
            (before, after)
        };
        let id = Uuid::from_bytes(row.get(1)?);
        each(
            writer,
            Image {
                table,
                id,
                from,
                to,
            },
        )?;
    }
    Ok(())
}

impl Writer<'_> {
    fn current(&self, table: &'static str, id: Uuid) -> Result<Option<Fields>> {
        rows::read(self.connection(), self.tables(), table, id)
    }
}

/// A row as it is before a group is replayed, and as it is afterwards.
struct Image {
    table: &'static str,
    id: Uuid,
    from: Option<Fields>,
    to: Option<Fields>,
}

fn parse(text: Option<String>) -> Result<Option<Fields>> {
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| fault::shape("the journal", error))
}
