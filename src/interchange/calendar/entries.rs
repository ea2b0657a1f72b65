//! The entries of a calendar as they stand there, for what keeps a calendar of ours in step: events and
//! to-dos with their name, day, words and state, nothing expanded and nothing judged.

use chrono::NaiveDate;

use super::component::{Kind, components};
use super::lines::unwrapped;
use super::stamp::Stamp;
use crate::interchange::conversations::Unreadable;
use crate::interchange::incoming::Limits;

/// Whether it is an event or a to-do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// `VEVENT`.
    Event,
    /// `VTODO`.
    ToDo,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its lasting name; may be empty.
    pub uid: String,
    /// The day as written: of an event its beginning, of a to-do when it is due.
    pub day: Option<NaiveDate>,
    /// The title.
    pub title: String,
    /// The description, of any number of lines.
    pub description: String,
    /// How often it was changed.
    pub sequence: u64,
    /// `STATUS` in upper case; empty where there is none.
    pub status: String,
    /// A to-do that is done, whichever way that is said.
    pub is_done: bool,
}

/// Every entry of a calendar, in the order in which they end.
///
/// # Errors
/// Where components stand deeper in each other than the limits allow.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Entry>, Unreadable> {
    let mut entries = Vec::new();
    components(&unwrapped(bytes), limits, &mut |component| {
        let kind = match component.kind {
            Kind::Event => EntryKind::Event,
            Kind::ToDo => EntryKind::ToDo,
            Kind::Zone | Kind::Observance => return,
        };
        let day = match kind {
            EntryKind::Event => component.first("DTSTART"),
            EntryKind::ToDo => component.first("DUE").or(component.first("DTSTART")),
        };
        let status = component.text("STATUS").to_ascii_uppercase();
        entries.push(Entry {
            kind,
            line: component.line,
            uid: component.text("UID"),
            day: day.and_then(Stamp::of).map(|stamp| stamp.at.date()),
            title: component.text("SUMMARY"),
            description: component.text("DESCRIPTION"),
            sequence: component.text("SEQUENCE").parse().unwrap_or_default(),
            is_done: matches!(status.as_str(), "COMPLETED" | "CANCELLED")
                || component.first("COMPLETED").is_some()
                || component.text("PERCENT-COMPLETE") == "100",
            status,
        });
    })?;
    Ok(entries)
}
