//! Which format a file has, and the reader that goes with it. A new reader is a variant and a line in each
//! of three places here.
//!
//! Not here: files and folders (`import_files`), and what becomes of the records (`plan`).

use std::io::{BufRead, Read};

use super::incoming::{Limits, Sink};
use super::table::{Layout, Mapping};
use super::{abook, friends_md, monica, mutt, table};
use crate::domain::Choice;
use crate::report::{Report, Result};

/// How much of a file is looked at to tell what it is: bytes.
pub const HEAD: usize = 256 << 10;

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Our own archive.
    Archive,
    /// Monica's export.
    Monica,
    /// A diary of friends.
    FriendsMd,
    /// The address book of abook.
    Abook,
    /// mutt's aliases.
    Mutt,
    /// CSV and other tables.
    Table,
}

impl Choice for Format {
    const ALL: &'static [Self] = &[
        Self::Archive,
        Self::Monica,
        Self::FriendsMd,
        Self::Abook,
        Self::Mutt,
        Self::Table,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Monica => "monica",
            Self::FriendsMd => "friends.md",
            Self::Abook => "abook",
            Self::Mutt => "mutt",
            Self::Table => "csv",
        }
    }
}

impl Format {
    /// The kind of file, as origins remember it.
    pub fn kind(self) -> &'static str {
        self.label()
    }

    /// The format of a file that begins with `head`, by what stands in it, or else by what it is called.
    pub fn of(head: &[u8], file_name: &str) -> Option<Self> {
        Self::by_content(head, file_name).or_else(|| Self::by_name(file_name))
    }

    fn by_content(head: &[u8], file_name: &str) -> Option<Self> {
        if is_archive(head) {
            return Some(Self::Archive);
        }
        if monica::sniff(head, file_name) {
            return Some(Self::Monica);
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
        table::sniff(head).then_some(Self::Table)
    }

    fn by_name(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        Some(match extension.to_lowercase().as_str() {
            "csv" | "tsv" => Self::Table,
            _ => return None,
        })
    }
}

/// What the user said about how a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What the columns of a table hold.
    pub mapping: Mapping,
    /// How much a file may ask of us.
    pub limits: Limits,
}

/// Reads `source`, which begins with `head`, record by record; the answer is what there is to say of the
/// file as a whole, a sentence each.
///
/// # Errors
/// A file that cannot be read at all.
pub fn read(
    format: Format,
    head: &[u8],
    source: impl BufRead,
    request: &Request,
    sink: Sink<'_>,
) -> Result<Vec<String>> {
    let limits = &request.limits;
    match format {
        Format::Archive => Err(Report::input("An archive cannot be read with other files.")
            .hint("take it in alone: `cordial import ARCHIVE.json`")),
        Format::Monica => monica::read(source, limits, sink).map(|read| read.remarks),
        Format::FriendsMd => friends_md::read(source, limits, sink).map(|read| read.remarks),
        Format::Abook => abook::read(source, limits, sink).map(|read| read.remarks),
        Format::Mutt => mutt::read(source, limits, sink).map(|read| read.remarks),
        Format::Table => {
            let layout = Layout::of(head, &request.mapping)?;
            table::read(source, &layout, limits, sink)?;
            let unread = layout.unread();
            Ok(match unread.len() {
                0 => Vec::new(),
                _ => vec![format!("Columns that are not read: {}.", unread.join(", "))],
            })
        }
    }
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
            ("nothing that we know", "x.csv", Some(Format::Table)),
            ("nothing that we know", "letter.txt", None),
            ("", "x", None),
        ] {
            assert_eq!(Format::of(text.as_bytes(), name), format, "{text}");
        }
    }
}
