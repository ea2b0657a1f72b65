//! vCard 2.1, 3.0 and 4.0 to people and back, however wrong the file.
//!
//! ```text
//!  bytes ─ lines ─▶ physical lines ─ split ─▶ cards ─ mend ─▶ content lines ─ property, value ─▶ read ─▶ Incoming
//!  person ─ write ─ structured, label, fold ─▶ text
//! ```
//!
//! A file is read as a stream: no more than one card is in memory, and a card that asks for more than
//! `Limits` allow is refused without being kept. Which file it is, and what becomes of the people, is not
//! known here.

mod aside;
mod birthday;
mod contact;
mod cut;
mod fields;
mod fold;
mod habit;
mod handle;
mod kept;
mod known;
mod label;
mod lines;
mod logical;
mod mend;
mod naming;
mod octets;
mod patch;
mod points;
mod profile;
mod property;
mod read;
mod split;
mod stray;
mod structured;
mod told;
mod value;
mod write;

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufRead};

pub use patch::{Removal, lines_of, more_of_name, named_lines, patch};
pub use write::{Version, Written, write};

use super::cuts::Cuts;
use super::incoming::{Incoming, Item, Limits, Sink};
use split::Boundary;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Cards of people.
    pub people: usize,
    /// Cards that were refused, each with its reason.
    pub refused: usize,
    /// How it ended.
    pub ending: Ending,
    /// What was left out of cards that were read, in sentences.
    pub remarks: Vec<String>,
}

/// How the reading of a file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With the file.
    Whole,
    /// Because whoever takes the records wanted no more.
    Stopped,
}

/// Why a file cannot be read to its end.
#[derive(Debug)]
pub enum Refusal {
    /// The bytes cannot be had.
    Unreadable(io::Error),
    /// It has more cards than this.
    TooMany(usize),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(formatter, "it cannot be read: {error}"),
            Self::TooMany(most) => write!(formatter, "it has more than {most} cards"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

/// Hands every card of a file to `sink`, one after the other. A file without any is read, and is told by
/// its counts. `Limits::file_bytes` is not asked: no file is read whole.
///
/// # Errors
/// Where the bytes cannot be had, and where there are more cards than `limits` allow.
pub fn read(bytes: impl BufRead, limits: &Limits, sink: Sink<'_>) -> Result<Read, Refusal> {
    // Room for the name and the parameters in front of a picture.
    let longest = limits.picture_bytes.saturating_add(4096);
    let lines = lines::Lines::new(bytes, longest)?;
    let mut cards = split::Cards::new(lines, limits);
    let mut read = Read {
        people: 0,
        refused: 0,
        ending: Ending::Whole,
        remarks: Vec::new(),
    };
    let mut all_cuts = Cuts::default();
    while let Some(card) = cards.next()? {
        let index = read.people + read.refused;
        if index == limits.records {
            return Err(Refusal::TooMany(limits.records));
        }
        let mut cuts = BTreeSet::new();
        let item = match read::person(&card, cards.guess(), limits, &mut cuts) {
            Ok(person) => {
                let cuts: Vec<String> = cuts.iter().map(|cut| cut.words(limits)).collect();
                all_cuts.note(&person.full_name, &cuts);
                read.people += 1;
                Item::Person(Box::new(person))
            }
            Err(reason) => {
                read.refused += 1;
                Item::Refused(reason)
            }
        };
        let incoming = Incoming {
            index,
            line: card.line,
            item,
        };
        if sink(incoming).is_break() {
            read.ending = Ending::Stopped;
            break;
        }
    }
    read.remarks = all_cuts.remarks();
    Ok(read)
}

/// Whether the beginning of a file looks like cards: a line of it begins one, or nearly all that stands in
/// it are lines of one that lost its beginning.
pub fn sniff(head: &[u8]) -> bool {
    let begins = |text: &[u8]| {
        text.split(|byte| matches!(byte, b'\n' | b'\r'))
            .any(|line| {
                matches!(
                    split::boundary(line),
                    Some(Boundary::Begin | Boundary::EndBegin)
                )
            })
            || stray::fills(text)
    };
    match lines::wide_encoding(head) {
        Some(encoding) => begins(encoding.decode_with_bom_removal(head).0.as_bytes()),
        None => begins(head),
    }
}
