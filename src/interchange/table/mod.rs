//! Tables of contacts: CSV from LinkedIn, Google, Outlook, Thunderbird and any other program, and our own.
//!
//! ```text
//!  bytes ─ unreadable? ─ encoding ─ delimiter, header (layout) ─ columns (recognise, infer, mapping)
//!    │                                                                     │
//!    └─ lines ─ records (quotes, line breaks) ─ mend (width) ─ row, draft ◀─┘ ─▶ sink
//! ```
//!
//! [`look`] says how a file is laid out and what its columns hold; a caller may show that, let the user
//! change [`Layout::columns`], and hand it to [`read`]. [`write()`] is the way out.
//!
//! Not here: vCards and archives, whether somebody is already known, and names of files.

mod by_content;
mod cell;
mod date;
mod delimiter;
mod dialect;
mod draft;
mod field;
mod header;
mod header_words;
mod infer;
mod keep;
mod kept_headers;
mod layout;
mod lines;
mod link;
mod linkedin;
mod listed;
mod long;
mod looks;
mod mapping;
mod mend;
mod months;
mod naming;
mod noted;
mod order;
mod parties;
mod pieces;
mod postal;
mod reached;
mod recognise;
mod records;
mod row;
mod second;
mod spelling;
mod subject;
mod unreadable;
mod vocabulary;
mod whole_headers;
mod write;

use std::io::BufRead;
use std::ops::ControlFlow;

pub use date::DayOrder;
pub use delimiter::Delimiter;
pub use dialect::Dialect;
pub use field::{Column, Field};
pub use layout::Layout;
pub use link::profile;
pub use mapping::Mapping;
pub use write::{Cells, write, write_one};

use super::cuts::Cuts;
use super::incoming::{Incoming, Item, Limits, Sink};
use crate::report::{Report, Result};
use row::Row;
use subject::Subject;

/// Whether a file that begins with `head` is a table in which somebody can be found.
pub fn sniff(head: &[u8]) -> bool {
    let Ok(layout) = Layout::of(head, &Mapping::default()) else {
        return false;
    };
    // A single word that is known stands in many texts; as the whole first line it is a header.
    let alone = layout.above == 1
        && layout.columns.len() <= 3
        && layout.header.iter().all(|name| {
            name.trim()
                .starts_with(|first: char| first.is_alphanumeric() || first == '"')
                && !name.contains(':')
        });
    layout.check().is_ok() && (layout.known() >= 2 || alone)
}

/// Whether a table that begins with `head` is plainly one of people, so that it may be taken out of a folder
/// of which nobody said what it holds: there is more in it than bare names.
pub fn is_address_book(head: &[u8]) -> bool {
    Layout::of(head, &Mapping::default())
        .is_ok_and(|layout| layout.check().is_ok() && layout.subject == Subject::People)
}

/// How the table that begins with `bytes` is laid out; see [`Layout::of`].
///
/// # Errors
/// What is not a table of text, and a mapping that names a column that is not there.
pub fn look(bytes: &[u8], mapping: &Mapping) -> Result<Layout> {
    Layout::of(bytes, mapping)
}

/// What reading came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// People that were handed over.
    pub people: usize,
    /// Records that were refused.
    pub refused: usize,
    /// What was left out of people that were read, in sentences.
    pub remarks: Vec<String>,
}

/// Reads the people of the table that `source` gives, one at a time; `source` begins where the bytes did that
/// `layout` was made of.
///
/// A record that cannot be used is handed over as refused, and the next one is read. It ends early where the
/// sink says so.
///
/// # Errors
/// A layout that names nobody (see [`Layout::check`]), a table without records, and a source that fails.
pub fn read(
    source: impl BufRead,
    layout: &Layout,
    limits: &Limits,
    sink: Sink<'_>,
) -> Result<Read> {
    layout.check()?;
    let fails = |error: std::io::Error| {
        Report::machine(format!("Could not read the table: {error}."))
            .hint("look at the disk and the permissions of the file")
    };
    let mut records = layout.records(source, limits.line_bytes).map_err(fails)?;
    let mut done = Read::default();
    let mut all_cuts = Cuts::default();
    let mut index = 0;
    while let Some(record) = records.next().map_err(fails)? {
        let beyond = index >= limits.records || records.bytes_read() > limits.file_bytes;
        let mut cuts = Vec::new();
        let item = if beyond {
            Item::Refused(if index >= limits.records {
                format!(
                    "the table has more than {} records; this one and those behind it are not read",
                    limits.records
                )
            } else {
                format!(
                    "the table is larger than {} MB; this record and those behind it are not read",
                    limits.file_bytes >> 20
                )
            })
        } else {
            match item(layout, record.cells, record.cut, limits, &mut cuts) {
                Some(item) => item,
                None => continue,
            }
        };
        match &item {
            Item::Person(person) => {
                all_cuts.note(&person.full_name, &cuts);
                done.people += 1;
            }
            _ => done.refused += 1,
        }
        let incoming = Incoming {
            index,
            line: record.line,
            item,
        };
        index += 1;
        if sink(incoming) == ControlFlow::Break(()) || beyond {
            break;
        }
    }
    if index == 0 {
        let what = match layout.header_line {
            0 => "This table has no records.",
            _ => "This table has a header and no records.",
        };
        return Err(
            Report::input(what).hint("export the contacts again, and look whether any are in it")
        );
    }
    done.remarks = all_cuts.remarks();
    Ok(done)
}

/// What a record is; `None` where it is nothing at all. What is left out of it is noted in `cuts`.
fn item(
    layout: &Layout,
    mut cells: Vec<String>,
    cut: bool,
    limits: &Limits,
    cuts: &mut Vec<String>,
) -> Option<Item> {
    if cut {
        return Some(Item::Refused(format!(
            "it is longer than {} KB",
            limits.line_bytes >> 10
        )));
    }
    if cells.len() > limits.properties {
        return Some(Item::Refused(format!(
            "it has more than {} cells",
            limits.properties
        )));
    }
    long::shorten_cells(layout, &mut cells, limits, cuts);
    let read = match layout.dialect {
        Dialect::Cordial { cells: written } => {
            match write::read(&layout.header, &cells, written, layout.order) {
                Ok(None) => Row::Empty,
                Ok(Some(person)) => Row::Person(Box::new(person)),
                Err(reason) => Row::Nobody(reason),
            }
        }
        _ => {
            let cells = mend::fit(cells, &layout.columns, layout.delimiter.character());
            row::read(layout, &cells)
        }
    };
    match read {
        Row::Empty => None,
        Row::Nobody(reason) => Some(Item::Refused(reason)),
        Row::Person(mut person) => {
            long::shorten_note(&mut person, limits, cuts);
            Some(Item::Person(person))
        }
    }
}
