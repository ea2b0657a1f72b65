//! Our own archive: everything the user wrote as JSON, without loss, the same bytes for the same rows.
//!
//! `{"format":"cordial","version":1,"tables":{"person":[…],…}}`: every table, parents before children;
//! rows in the order of their ids, one a line, keys sorted, the names of the columns. What is derived and
//! the journal are not in it. Written and read as a stream, row by row.
//!
//! Not here: which file it is, and what becomes of a file that is in the way (the command line).

mod taking;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Write};
use std::rc::Rc;

use serde::de::DeserializeSeed;

use super::json::harmless;
use crate::domain::{Moment, Record};
use crate::report::{Kind, Report, Result};
use crate::store::{Admitted, Applied, Intake, Store};
use taking::{LARGEST_ROW, Rationed, Taking, Whole};

/// The word at the beginning of an archive.
pub const FORMAT: &str = "cordial";
/// The version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;

/// Writes everything in `store` as it is at one moment.
///
/// # Errors
/// Where `writer` fails, and where a row cannot be read.
pub fn write(store: &Store, writer: &mut dyn Write) -> Result<()> {
    store.at_one_moment(|store| {
        put(writer, "{\"format\":\"cordial\",\"version\":1,\"tables\":{")?;
        for (at, table) in Record::TABLES.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            put(writer, &format!("{comma}\n\"{table}\":["))?;
            let mut first = true;
            store.for_each_row(table, |fields| {
                let row = serde_json::to_string(&fields).map_err(|error| {
                    Report::new(
                        Kind::Mistake,
                        format!("JSON cannot say a row of {table}: {error}."),
                    )
                })?;
                put(writer, if first { "\n" } else { ",\n" })?;
                first = false;
                put(writer, &harmless(&row))
            })?;
            put(writer, if first { "]" } else { "\n]" })?;
        }
        put(writer, "\n}}\n")
    })
}

fn put(writer: &mut dyn Write, text: &str) -> Result<()> {
    writer
        .write_all(text.as_bytes())
        .map_err(|error| Report::file("write", std::path::Path::new("the archive"), &error))
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The change, which one undo takes back.
    pub applied: Applied,
    /// Rows that were new.
    pub added: usize,
    /// Rows that were here already, just so.
    pub same: usize,
}

/// How many rows of each table an archive has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// By table, the rows that were new and those that were here already, just so.
    pub tables: BTreeMap<String, (usize, usize)>,
}

impl Tally {
    /// Rows that were new.
    pub fn added(&self) -> usize {
        self.tables.values().map(|(added, _)| added).sum()
    }

    /// Rows that were here already.
    pub fn same(&self) -> usize {
        self.tables.values().map(|(_, same)| same).sum()
    }

    fn note(&mut self, table: &str, admitted: Admitted) {
        if !self.tables.contains_key(table) {
            self.tables.insert(table.to_owned(), (0, 0));
        }
        if let Some((added, same)) = self.tables.get_mut(table) {
            match admitted {
                Admitted::Added => *added += 1,
                Admitted::Same => *same += 1,
            }
        }
    }
}

/// Sees how far it is; where it refuses, nothing is taken in.
pub trait Watch {
    /// A row is to be taken in.
    ///
    /// # Errors
    /// Where that is not wanted any longer.
    fn row(&mut self) -> Result<()>;

    /// All of them were, and it is to be saved.
    ///
    /// # Errors
    /// Where that is not wanted.
    fn whole(&mut self, tally: &Tally) -> Result<()>;
}

/// Lets everything pass.
struct Unwatched;

impl Watch for Unwatched {
    fn row(&mut self) -> Result<()> {
        Ok(())
    }

    fn whole(&mut self, _: &Tally) -> Result<()> {
        Ok(())
    }
}

/// Takes in the archive that `reader` gives, wholly or not at all; `name` is the file's, for sentences.
///
/// # Errors
/// Anything that is not an archive of this version, is cut short, or does not go with what is in the file.
pub fn read(store: &mut Store, now: Moment, name: &str, reader: impl Read) -> Result<Imported> {
    read_watched(store, now, name, reader, &mut Unwatched)
}

/// The same as long as `watch` agrees.
///
/// # Errors
/// As [`read`], and where `watch` refuses.
pub fn read_watched(
    store: &mut Store,
    now: Moment,
    name: &str,
    reader: impl Read,
    watch: &mut dyn Watch,
) -> Result<Imported> {
    let mut tally = Tally::default();
    let applied = store.take_in(&format!("Imported {name}"), now, |intake| {
        rows(intake, name, reader, watch, &mut tally)
    });
    Ok(Imported {
        applied: applied.map_err(|report| of(name, report))?,
        added: tally.added(),
        same: tally.same(),
    })
}

/// What taking it in would do; nothing is changed.
///
/// # Errors
/// Where it would not be taken in, as [`read`].
pub fn look(store: &mut Store, now: Moment, name: &str, reader: impl Read) -> Result<Tally> {
    look_watched(store, now, name, reader, &mut Unwatched)
}

/// The same as long as `watch` agrees.
///
/// # Errors
/// Where it would not be taken in, as [`read_watched`].
pub fn look_watched(
    store: &mut Store,
    now: Moment,
    name: &str,
    reader: impl Read,
    watch: &mut dyn Watch,
) -> Result<Tally> {
    let mut tally = Tally::default();
    let looked = store.try_out(now, |intake| rows(intake, name, reader, watch, &mut tally));
    looked.map_err(|report| of(name, report))?;
    Ok(tally)
}

/// Hands over the rows of the archive.
fn rows(
    intake: &mut Intake<'_, '_>,
    name: &str,
    reader: impl Read,
    watch: &mut dyn Watch,
    tally: &mut Tally,
) -> Result<()> {
    let budget = Rc::new(Cell::new(LARGEST_ROW));
    let reader = Rationed {
        inner: BufReader::with_capacity(1 << 16, reader),
        budget: Rc::clone(&budget),
    };
    let mut trouble = None;
    let mut taking = Taking {
        intake,
        watch: &mut *watch,
        tally: &mut *tally,
        budget,
        trouble: &mut trouble,
    };
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(reader));
    let read = Whole(&mut taking)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    match read {
        Ok(()) => watch.whole(tally),
        Err(error) => Err(explained(name, &error, trouble)),
    }
}

/// Says of which file a report speaks.
fn of(name: &str, report: Report) -> Report {
    match report.kind {
        // Seen only when everything had been read: which line it was cannot be told.
        Kind::Input if !report.sentence.starts_with(name) => Report {
            sentence: format!("{name}: {}", report.sentence),
            ..report
        },
        _ => report,
    }
}

/// What went wrong and where, as a sentence.
fn explained(name: &str, error: &serde_json::Error, trouble: Option<Report>) -> Report {
    if error.is_io() && trouble.is_none() {
        let io: io::Error = io::Error::from(error.io_error_kind().unwrap_or(io::ErrorKind::Other));
        if io.kind() == io::ErrorKind::QuotaExceeded {
            return input(name, None, "it holds something larger than any row can be");
        }
        return Report::file("read", std::path::Path::new(name), &io);
    }
    let line = (error.line() > 0).then(|| error.line());
    match trouble {
        Some(report) if report.kind == Kind::Input => {
            let what = report.sentence.trim_end_matches('.');
            let mut explained = input(name, line, what);
            explained.hint = report.hint.or(explained.hint);
            explained
        }
        Some(report) => report,
        None if error.is_eof() => input(name, line, "it ends too early; the rest is missing"),
        None => {
            let text = error.to_string();
            let what = text.split(" at line ").next().unwrap_or(&text);
            input(name, line, what)
        }
    }
}

fn input(name: &str, line: Option<usize>, what: &str) -> Report {
    let line = line
        .map(|line| format!(", line {line}"))
        .unwrap_or_default();
    Report::input(format!("{name}{line}: {what}."))
        .hint("nothing was changed; an archive is what `cordial export` writes")
}
