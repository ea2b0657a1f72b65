//! The formats that can be read, and the reader that goes with each. A new reader is a variant, a line in each
//! of two places here, and a line in `sniff`.
//!
//! Not here: which format a file has (`sniff`), files and folders (`import_files`), and what becomes of the
//! records (`plan`).

use std::collections::BTreeMap;
use std::io::{BufRead, Read};

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::conversations::{DateRange, LeftOut, OwnAddresses, Tally, Wanted};
use super::incoming::{Limits, Sink};
use super::mail::Mailbox;
use super::table::{Layout, Mapping};
use super::{abook, address_list, calendar, friends_md, monica, mutt, table, vcard};
use crate::domain::Choice;
use crate::domain::moment::Now;
use crate::report::{Report, Result};

/// How much of a file is looked at to tell what it is: bytes.
pub const HEAD: usize = 256 << 10;

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Our own archive.
    Archive,
    /// vCards.
    Vcard,
    /// A calendar.
    Calendar,
    /// A mailbox in a file, or a single message.
    Mailbox,
    /// A message in a file of its own, whose name says what became of it.
    Message,
    /// Monica's export.
    Monica,
    /// A diary of friends.
    FriendsMd,
    /// The address book of abook.
    Abook,
    /// mutt's aliases.
    Mutt,
    /// Addresses with names, and nothing else.
    Addresses,
    /// CSV and other tables.
    Table,
}

impl Choice for Format {
    const ALL: &'static [Self] = &[
        Self::Archive,
        Self::Vcard,
        Self::Calendar,
        Self::Mailbox,
        Self::Message,
        Self::Monica,
        Self::FriendsMd,
        Self::Abook,
        Self::Mutt,
        Self::Addresses,
        Self::Table,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Vcard => "vcard",
            Self::Calendar => "ics",
            Self::Mailbox => "mbox",
            Self::Message => "maildir",
            Self::Monica => "monica",
            Self::FriendsMd => "friends.md",
            Self::Abook => "abook",
            Self::Mutt => "mutt",
            Self::Addresses => "addresses",
            Self::Table => "csv",
        }
    }
}

impl Format {
    /// The kind of file, as origins remember it.
    pub fn kind(self) -> &'static str {
        match self {
            // A message has one name wherever it is filed.
            Self::Mailbox | Self::Message => "mail",
            other => other.label(),
        }
    }

    /// What a file of it is, in words: `a table (CSV)`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Archive => "an archive of Cordial",
            Self::Vcard => "a file of vCards",
            Self::Calendar => "a calendar",
            Self::Mailbox | Self::Message => "a mailbox or a message",
            Self::Monica => "an export of Monica",
            Self::FriendsMd => "a diary of friends.md",
            Self::Abook => "an address book of abook",
            Self::Mutt => "a list of mutt's aliases",
            Self::Addresses => "a list of addresses",
            Self::Table => "a table (CSV)",
        }
    }

    /// Whether it holds messages.
    pub fn is_mail(self) -> bool {
        matches!(self, Self::Mailbox | Self::Message)
    }
}

/// What the user said about how a file is to be read, and what a reader has to know of them.
#[derive(Debug, Clone)]
pub struct Request {
    /// What the columns of a table hold.
    pub mapping: Mapping,
    /// How much a file may ask of us.
    pub limits: Limits,
    /// The user's own addresses.
    pub own: OwnAddresses,
    /// Now: what is still to come is no conversation.
    pub now: Now,
    /// Seconds by which the user's clock is ahead of UTC at an instant in UTC.
    pub offset: fn(NaiveDateTime) -> i32,
}

/// What there is to say of a file as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Sentences.
    pub remarks: Vec<String>,
    /// Records that were found and left out on purpose.
    pub left_out: BTreeMap<LeftOut, usize>,
}

/// Reads `source`, which begins with `head`, record by record; `file_name` is where it came from.
///
/// # Errors
/// A file that cannot be read at all.
pub fn read(
    format: Format,
    (head, file_name): (&[u8], &str),
    mut source: impl BufRead,
    request: &Request,
    sink: Sink<'_>,
) -> Result<Reading> {
    let limits = &request.limits;
    let remarked = |remarks: Vec<String>| Reading {
        remarks,
        left_out: BTreeMap::new(),
    };
    let wanted = Wanted {
        range: DateRange {
            from: NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default(),
            to: request.now.today,
        },
        now: DateTime::from_timestamp_millis(request.now.at.millis())
            .map(|instant| instant.naive_utc()),
        own: &request.own,
        offset: &request.offset,
    };
    match format {
        Format::Archive => Err(Report::input("An archive cannot be read with other files.")
            .hint("take it in alone: `cordial import ARCHIVE.json`")),
        Format::Vcard => {
            let read = vcard::read(source, limits, sink).map_err(|refusal| {
                Report::input(format!("{refusal}."))
                    .hint("export fewer people at a time, or look at the disk")
            })?;
            match read.people + read.refused {
                0 => Err(Report::input("There is no vCard in it.").hint(
                    "a card begins with BEGIN:VCARD, ends with END:VCARD, and has a name in FN or N",
                )),
                _ => Ok(remarked(read.remarks)),
            }
        }
        Format::Calendar => {
            let mut bytes = Vec::new();
            source
                .by_ref()
                .take(limits.file_bytes.saturating_add(1))
                .read_to_end(&mut bytes)
                .map_err(|error| fails(&error))?;
            calendar::read(&bytes, &wanted, limits, sink)
                .map(|tally| told(&tally))
                .map_err(|unreadable| Report::input(unreadable.sentence).hint(unreadable.hint))
        }
        Format::Mailbox => {
            let mut mailbox = Mailbox::new(wanted);
            let _ = mailbox
                .mbox_at(file_name, source, sink)
                .map_err(|error| fails(&error))?;
            Ok(told(mailbox.tally()))
        }
        Format::Message => {
            let mut mailbox = Mailbox::new(wanted);
            let _ = mailbox
                .message(source, file_name, sink)
                .map_err(|error| fails(&error))?;
            Ok(told(mailbox.tally()))
        }
        Format::Monica => monica::read(source, limits, sink).map(|read| remarked(read.remarks)),
        Format::FriendsMd => {
            friends_md::read(source, limits, sink).map(|read| remarked(read.remarks))
        }
        Format::Abook => abook::read(source, limits, sink).map(|read| remarked(read.remarks)),
        Format::Mutt => mutt::read(source, limits, sink).map(|read| remarked(read.remarks)),
        Format::Addresses => {
            address_list::read(source, limits, sink).map(|read| remarked(read.remarks))
        }
        Format::Table => {
            let layout = Layout::of(head, &request.mapping)?;
            let read = table::read(source, &layout, limits, sink)?;
            let mut remarks = layout.remarks();
            remarks.extend(read.remarks);
            Ok(remarked(remarks))
        }
    }
}

fn fails(error: &std::io::Error) -> Report {
    Report::machine(format!("The file cannot be read to its end: {error}."))
        .hint("look at the folder, its permissions and the disk")
}

/// What a calendar or a mailbox left out, and why.
fn told(tally: &Tally) -> Reading {
    Reading {
        remarks: Vec::new(),
        left_out: tally.left_out.clone(),
    }
}

/// The first [`HEAD`] bytes of `source`.
///
/// # Errors
/// Where `source` fails.
pub fn head(source: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    source.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}
