//! What a folder holds for us: cards, calendars, mail, and tables of people. What else lies in it is named,
//! unless it is nothing anybody would miss.
//!
//! Not here: how a file that is read is read.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::cannot;
use crate::interchange::foreign::{self, Worth};
use crate::interchange::formats::{self, Format};
use crate::interchange::mail::put_aside;
use crate::interchange::reading::text_of;
use crate::interchange::table;
use crate::report::Result;

/// How deep folders are walked.
const DEEPEST: usize = 32;
/// How much of a file is read to see whether it is worth reading more: bytes.
const GLANCE: usize = 4 << 10;
/// Endings of what is read of a folder, besides messages in `cur` and `new`.
const CARDS_AND_CALENDARS: &[&str] = &["vcf", "vcard", "ics", "ical"];
const MAIL: &[&str] = &["mbox", "eml", "emlx"];
const TABLES: &[&str] = &["csv", "tsv"];
/// Endings of copies that somebody put aside: they are older than what lies beside them.
const COPIES: &[&str] = &[
    "bak", "old", "orig", "tmp", "part", "patch", "diff", "swp", "save",
];
/// Endings of files in which nobody stands, as programs leave them beside what they keep.
const LEFT_BEHIND: &[&str] = &[
    "msf", "plist", "ini", "lock", "index", "cache", "log", "etag", "db-wal", "db-shm",
];
/// Names of such files.
const BESIDE: &[&str] = &[
    "color",
    "displayname",
    "description",
    "order",
    "maildirfolder",
    "maildirsize",
    "subscriptions",
    "table_of_contents",
    "Thumbs.db",
];

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What is to be read, in order.
    pub files: Vec<PathBuf>,
    /// What is not read, in order.
    pub not_read: Vec<PathBuf>,
}

/// Whether tables have to look like address books to be taken out of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tables {
    /// Nobody said what they hold.
    OfPeople,
    /// The user said what their columns hold.
    Any,
}

/// What is to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Read,
    /// Not read, and said so.
    Name,
    /// Not read, and nobody would miss it.
    Pass,
}

/// Looks through `folder` and the folders in it; links to folders are not followed, so there is no circle.
pub(super) fn walk(folder: &Path, tables: Tables, found: &mut Found) -> Result<()> {
    deeper(folder, 0, tables, found)
}

fn deeper(folder: &Path, depth: usize, tables: Tables, found: &mut Found) -> Result<()> {
    let is_mail = folder
        .file_name()
        .is_some_and(|name| name == "cur" || name == "new")
        && folder
            .parent()
            .is_some_and(|parent| parent.join("cur").is_dir());
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect()
        })
        .map_err(|error| cannot(folder, &error))?;
    entries.sort();
    for path in entries {
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let Ok(about) = fs::symlink_metadata(&path) else {
            continue;
        };
        if about.is_dir() {
            // Mail folders in mail folders begin with a full stop.
            if depth < DEEPEST && (!is_hidden || path.join("cur").is_dir()) {
                deeper(&path, depth + 1, tables, found)?;
            }
            continue;
        }
        // A link may lead to a file, not round in a circle of folders.
        let is_file = about.is_file() || fs::metadata(&path).is_ok_and(|about| about.is_file());
        if !is_file || is_hidden {
            continue;
        }
        let used = match is_mail {
            true => mail(&path),
            false => what_of(&path, tables),
        };
        match used {
            Use::Read => found.files.push(path),
            Use::Name => found.not_read.push(path),
            Use::Pass => {}
        }
    }
    Ok(())
}

/// A mailbox to which nobody has written yet holds nothing.
fn mail(path: &Path) -> Use {
    match fs::metadata(path).is_ok_and(|about| about.len() == 0) {
        true => Use::Pass,
        false => Use::Read,
    }
}

/// What is to be done with a file, by its name and by how it begins.
fn what_of(path: &Path, tables: Tables) -> Use {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    let is_mail = MAIL.contains(&extension) || is_kept_mailbox(path);
    if is_mail {
        return match extension != "eml" && extension != "emlx" && holds_no_talks(path) {
            true => Use::Pass,
            false => mail(path),
        };
    }
    if BESIDE.contains(&name.as_ref())
        || LEFT_BEHIND.contains(&extension)
        || name.starts_with("dovecot")
    {
        return Use::Pass;
    }
    let is_known = CARDS_AND_CALENDARS.contains(&extension) || TABLES.contains(&extension);
    if !is_known && (COPIES.contains(&extension) || name.ends_with('~')) {
        return Use::Name;
    }
    match begins(path, GLANCE) {
        // Reading it says what is wrong.
        None if is_known => return Use::Read,
        None => return Use::Name,
        Some(glance) if glance.is_empty() && extension.is_empty() => return Use::Pass,
        Some(glance) => {
            if let Some(foreign) = foreign::by_bytes(&glance) {
                return match foreign.worth {
                    Worth::Perhaps => Use::Name,
                    Worth::Nothing => Use::Pass,
                };
            }
        }
    }
    let Some(head) = begins(path, formats::HEAD) else {
        return Use::Name;
    };
    if TABLES.contains(&extension) {
        let fits = match Format::of(&head, &name) {
            Some(Format::Table) => tables == Tables::Any || table::is_address_book(&head),
            other => other.is_some(),
        };
        return if fits { Use::Read } else { Use::Name };
    }
    if is_known {
        let fits = match Format::of(&head, "") {
            Some(Format::Table) => tables == Tables::Any || table::is_address_book(&head),
            Some(_) => true,
            // Broken, and its reader says how.
            None => text_of(&head)
                .lines()
                .any(|line| line.trim_start().to_lowercase().starts_with("begin:v")),
        };
        return if fits { Use::Read } else { Use::Name };
    }
    match Format::from_the_first_line(&head) {
        Some(Format::Mailbox) if holds_no_talks(path) => Use::Pass,
        Some(_) => Use::Read,
        None => match foreign::by_words(&head) {
            Some(foreign) if foreign.worth == Worth::Nothing => Use::Pass,
            _ => Use::Name,
        },
    }
}

fn begins(path: &Path, most: usize) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    file.take(most as u64).read_to_end(&mut head).ok()?;
    Some(head)
}

/// Whether a file without an extension is a mailbox, by what stands beside it: Apple calls it `mbox`,
/// Thunderbird keeps an index.
fn is_kept_mailbox(path: &Path) -> bool {
    path.extension().is_none()
        && (path.file_name().is_some_and(|name| name == "mbox")
            || path.with_extension("msf").is_file())
}

/// Whether a mailbox in a folder is one of drafts or of rubbish. Whoever names such a file means it.
fn holds_no_talks(path: &Path) -> bool {
    path.file_stem()
        .is_some_and(|name| put_aside(&name.to_string_lossy()).is_some())
}
