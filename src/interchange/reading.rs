//! What the readers of plain files share: a file as text in whatever encoding it came, and records handed
//! over in order and within the limits.
//!
//! Not here: what any format means, and what becomes of a record afterwards.

#[cfg(test)]
mod tests;

use std::io::Read;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::incoming::{Happening, Incoming, IncomingPerson, Item, Limits, Sink};
use crate::domain::civil::count;
use crate::domain::written::LINE_LIMIT;
use crate::report::{Kind, Report, Result};

/// What there is to say of a file as a whole once it has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many records were handed over, the refused ones among them.
    pub records: usize,
    /// What of the file was not taken over, a sentence each.
    pub remarks: Vec<String>,
}

/// Everything that `reader` gives as text: UTF-8 or UTF-16 by its mark or its look, and lines that are not
/// UTF-8 as Windows-1252. Every kind of line end becomes LF.
///
/// # Errors
/// Where the reader fails, and where it gives more than [`Limits::file_bytes`].
pub fn whole_text(reader: impl Read, limits: &Limits) -> Result<String> {
    let mut bytes = Vec::new();
    reader
        .take(limits.file_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| {
            Report::machine(format!("The file cannot be read to its end: {error}."))
                .hint("look at the folder, its permissions and the disk")
        })?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(Report::input(format!(
            "The file is larger than {}, which is the most that is read of one file.",
            size(limits.file_bytes)
        ))
        .hint("export fewer people at a time, or leave photos and documents out"));
    }
    if Encoding::for_bom(&bytes).is_some() || wide(&bytes).is_some() {
        return Ok(text_of(&bytes));
    }
    // The usual case takes no second copy of a file that may be large.
    Ok(match String::from_utf8(bytes) {
        Ok(text) => with_line_feeds(text),
        Err(error) => with_line_feeds(by_line(error.as_bytes())),
    })
}

/// `bytes` as text, by the rules of [`whole_text`]. For a look at the beginning of a file, too.
pub fn text_of(bytes: &[u8]) -> String {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding != encoding_rs::UTF_8 => encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned(),
        Some((_, mark)) => by_line(&bytes[mark..]),
        None => match wide(bytes) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            None => by_line(bytes),
        },
    };
    with_line_feeds(text)
}

fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for (at, line) in text.split('\r').enumerate() {
        if at > 0 && !line.starts_with('\n') {
            plain.push('\n');
        }
        plain.push_str(line);
    }
    plain
}

/// UTF-16 without a mark: nearly every other byte of plain text is zero then.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 {
        None
    } else if odd * 4 > pairs * 3 && even == 0 {
        Some(UTF_16LE)
    } else if even * 4 > pairs * 3 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Files that people keep for years have lines from more than one encoding.
fn by_line(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    text
}

/// `64 MB`, `1 KB`, `3 bytes`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => count(i64::try_from(bytes).unwrap_or_default(), "byte"),
        1024..1_048_576 => format!("{} KB", bytes >> 10),
        _ => format!("{} MB", bytes >> 20),
    }
}

/// Records on their way out of a file.
pub struct Records<'a> {
    sink: Sink<'a>,
    limits: &'a Limits,
    index: usize,
}

impl<'a> Records<'a> {
    /// Nothing handed over yet.
    pub fn new(limits: &'a Limits, sink: Sink<'a>) -> Self {
        Self {
            sink,
            limits,
            index: 0,
        }
    }

    /// How many have been handed over.
    pub fn handed_over(&self) -> usize {
        self.index
    }

    /// Hands over somebody from `line`, and whatever of them did not fit as refusals of its own.
    pub fn person(&mut self, line: usize, person: IncomingPerson) -> ControlFlow<()> {
        let (item, misfits) = settled(person, self.limits);
        self.hand(line, item)?;
        for misfit in misfits {
            self.refuse(line, misfit)?;
        }
        ControlFlow::Continue(())
    }

    /// Says of something on `line` why it cannot be used.
    pub fn refuse(&mut self, line: usize, why: impl Into<String>) -> ControlFlow<()> {
        self.hand(line, Item::Refused(why.into()))
    }

    fn hand(&mut self, line: usize, item: Item) -> ControlFlow<()> {
        let full = self.index >= self.limits.records;
        let item = if full {
            Item::Refused(format!(
                "the file has more than {} records; what comes after them was not read",
                self.limits.records
            ))
        } else {
            item
        };
        let index = self.index;
        self.index += 1;
        (self.sink)(Incoming { index, line, item })?;
        if full {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

/// Makes `person` fit: what is too long for a line of its own goes into the note, and what is too long for
/// anything is said instead.
fn settled(mut person: IncomingPerson, limits: &Limits) -> (Item, Vec<String>) {
    let mut misfits = Vec::new();
    let length = person.full_name.chars().count();
    if length > LINE_LIMIT {
        return (
            Item::Refused(format!(
                "its name has {length} characters; a name takes at most {LINE_LIMIT}"
            )),
            misfits,
        );
    }
    let mut note = Paragraphs::within(limits.field_bytes);
    note.add(&person.note);
    for (what, field) in [
        ("Family name", &mut person.family_name),
        ("Given name", &mut person.given_name),
        ("Nickname", &mut person.nickname),
        ("Pronouns", &mut person.pronouns),
        ("Organization", &mut person.organization),
        ("Role", &mut person.role),
        ("Place", &mut person.place),
        ("How we met", &mut person.how_met),
    ] {
        if field.chars().count() > LINE_LIMIT {
            note.add(&format!("{what}: {}", std::mem::take(field)));
        }
    }
    let too_long = |text: &str| text.len() > limits.field_bytes;
    for (what, values) in [
        ("an e-mail address", &mut person.emails),
        ("a telephone number", &mut person.phones),
        ("a link", &mut person.links),
        ("an address", &mut person.addresses),
    ] {
        values.retain(|value| {
            let fits = value.value.chars().count() <= LINE_LIMIT * 8;
            if !fits {
                misfits.push(format!("{what} of {} is too long", person.full_name));
            }
            fits
        });
    }
    person
        .categories
        .retain(|name| name.chars().count() <= LINE_LIMIT);
    person.history.retain(|happening| {
        let fits = !too_long(words_of(happening));
        if !fits {
            misfits.push(format!(
                "something that happened with {} has more than {}",
                person.full_name,
                size(limits.field_bytes as u64)
            ));
        }
        fits
    });
    person.note = note.text;
    if note.left_out > 0 {
        misfits.push(format!(
            "{} of {} did not fit into a note of {}",
            count(
                i64::try_from(note.left_out).unwrap_or(i64::MAX),
                "paragraph"
            ),
            person.full_name,
            size(limits.field_bytes as u64)
        ));
    }
    (Item::Person(Box::new(person)), misfits)
}

fn words_of(happening: &Happening) -> &str {
    match happening {
        Happening::Talk { summary, .. } => summary,
        Happening::Gift { what, .. }
        | Happening::Promise { what, .. }
        | Happening::FollowUp { what, .. } => what,
    }
}

/// A note that is put together from many places.
#[derive(Debug)]
pub struct Paragraphs {
    /// The note so far.
    pub text: String,
    /// How many paragraphs found no room.
    pub left_out: usize,
    limit: usize,
}

impl Paragraphs {
    /// An empty note of at most `limit` bytes.
    pub fn within(limit: usize) -> Self {
        Self {
            text: String::new(),
            left_out: 0,
            limit,
        }
    }

    /// Puts `paragraph` at the end, unless it is blank; one that has no room is counted.
    pub fn add(&mut self, paragraph: &str) {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        let gap = if self.text.is_empty() { "" } else { "\n" };
        if self.text.len() + gap.len() + paragraph.len() > self.limit {
            self.left_out += 1;
            return;
        }
        self.text.push_str(gap);
        self.text.push_str(paragraph);
    }

    /// Puts `what` at the end with the day on which it was written.
    pub fn add_dated(&mut self, day: Option<NaiveDate>, what: &str) {
        match day {
            _ if what.trim().is_empty() => {}
            Some(day) => self.add(&format!("{}: {}", day_words(day), what.trim())),
            None => self.add(what),
        }
    }
}

/// `5 March 2024`.
pub fn day_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The parts that say something, joined by `between`.
pub fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// The file holds nobody: an import of nothing is never a success.
pub fn nobody(kind: &str, hint: &str) -> Report {
    Report::new(
        Kind::Input,
        format!("The file is {kind}, but there is nobody in it."),
    )
    .hint(hint)
}
