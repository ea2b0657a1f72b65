//! Which format a file has, and the reader that goes with it. A new reader is a variant and a line in each
//! of three places here.
//!
//! Not here: files and folders (`import_files`), and what becomes of the records (`plan`).

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

    /// Whether it holds messages.
    pub fn is_mail(self) -> bool {
        matches!(self, Self::Mailbox | Self::Message)
    }

    /// The format of a file that begins with `head`, by what stands in it, or else by what it is called.
    pub fn of(head: &[u8], file_name: &str) -> Option<Self> {
        // Nearly every text is a table of some kind: that is asked last.
        Self::by_content(head, file_name)
            .or_else(|| Self::by_name(file_name))
            .or_else(|| table::sniff(head).then_some(Self::Table))
    }

    fn by_content(head: &[u8], file_name: &str) -> Option<Self> {
        if is_archive(head) {
            return Some(Self::Archive);
        }
        if monica::sniff(head, file_name) {
            return Some(Self::Monica);
        }
        // A message may hold a card or an invitation; neither begins as a message does.
        if is_mail(head) {
            return Some(Self::Mailbox);
        }
        if vcard::sniff(head) {
            return Some(Self::Vcard);
        }
        if begins_with_line(head, "begin:vcalendar") {
            return Some(Self::Calendar);
        }
        if abook::sniff(head, file_name) {
            return Some(Self::Abook);
        }
        if mutt::sniff(head, file_name) {
            return Some(Self::Mutt);
        }
        if friends_md::sniff(head, file_name) {
            return Some(Self::FriendsMd);
        }
        if address_list::sniff(head) {
            return Some(Self::Addresses);
        }
        None
    }

    fn by_name(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        Some(match extension.to_lowercase().as_str() {
            "csv" | "tsv" => Self::Table,
            "vcf" | "vcard" => Self::Vcard,
            "ics" | "ical" | "ifb" | "icalendar" => Self::Calendar,
            "mbox" | "eml" | "emlx" => Self::Mailbox,
            _ => return None,
        })
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
        Format::Vcard => vcard::read(source, limits, sink)
            .map(|read| remarked(read.remarks))
            .map_err(|refusal| {
                Report::input(format!("{refusal}."))
                    .hint("export fewer people at a time, or look at the disk")
            }),
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
            table::read(source, &layout, limits, sink)?;
            Ok(remarked(layout.remarks()))
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

/// Whether one of the first lines is `line`, which is in lower case.
fn begins_with_line(head: &[u8], line: &str) -> bool {
    let text = super::reading::text_of(head);
    text.lines()
        .take(200)
        .any(|there| there.trim().eq_ignore_ascii_case(line))
}

/// Whether a file begins as a mailbox does, or as a single message.
fn is_mail(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&head[..head.len().min(64 << 10)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_header = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    };
    // Apple writes the length of the message before it.
    let text = match text.split_once('\n') {
        Some((length, rest))
            if !length.trim().is_empty()
                && length.trim().bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            rest
        }
        _ => text,
    };
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    if first.starts_with("From ") {
        return is_header(second) || second.starts_with('>');
    }
    if !is_header(first) {
        return false;
    }
    let headers = text.lines().take_while(|line| !line.trim().is_empty());
    let named = |wanted: &[&str]| {
        headers.clone().any(|line| {
            line.split_once(':')
                .is_some_and(|(name, _)| wanted.contains(&name.to_lowercase().as_str()))
        })
    };
    named(&["from", "sender"]) && named(&["date", "message-id", "received", "delivered-to"])
}

/// Whether a file begins as our own archive does; its fields come in this order.
fn is_archive(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&head[..head.len().min(256)]);
    let bare: String = text
        .trim_start_matches('\u{feff}')
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    bare.starts_with("{\"format\":\"cordial\"")
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

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn files_are_told_by_what_stands_in_them() {
        for (text, name, format) in [
            (
                " {\n \"format\": \"cordial\", \"version\": 1",
                "x.txt",
                Some(Format::Archive),
            ),
            (
                "First Name,Last Name,E-mail Address\nPriya,Raman,p@x.example\n",
                "contacts",
                Some(Format::Table),
            ),
            (
                "alias priya Priya Raman <p@x.example>\n",
                "x",
                Some(Format::Mutt),
            ),
            (
                "[format]\nprogram=abook\n\n[0]\nname=Priya\n",
                "x",
                Some(Format::Abook),
            ),
            (
                "BEGIN:VCARD\nFN:Priya\nEND:VCARD\n",
                "x",
                Some(Format::Vcard),
            ),
            (
                "Priya Raman <p@x.example>, Tom <tom@x.example>\n",
                "list.txt",
                Some(Format::Addresses),
            ),
            ("BEGIN:VCALENDAR\r\n", "x.txt", Some(Format::Calendar)),
            (
                "From priya@x.example Mon Nov  2 10:00:00 2026\nFrom: Priya <priya@x.example>\n",
                "Sent",
                Some(Format::Mailbox),
            ),
            (
                "Return-Path: <p@x.example>\nDate: Mon, 2 Nov 2026 10:00:00 +0000\nFrom: p@x.example\n\nhi",
                "1",
                Some(Format::Mailbox),
            ),
            ("nothing that we know", "x.csv", Some(Format::Table)),
            ("nothing that we know", "letter.txt", None),
            ("", "x", None),
        ] {
            assert_eq!(Format::of(text.as_bytes(), name), format, "{text}");
        }
    }
}
