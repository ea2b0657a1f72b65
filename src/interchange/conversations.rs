//! What readers of calendars and mailboxes are asked for, and what they answer besides the conversations:
//! which days, whose addresses are the user's own, and how much was left out and why.
//!
//! Not here: the formats (`calendar`, `mail`), and whether somebody is on the board.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::incoming::Address;
use crate::coach::identity::email_key;
use crate::domain::choice::Choice;

/// The days that are asked for, both included. What is still to come is no conversation, so `to` is
/// today at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl DateRange {
    /// Whether `day` is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// What is asked of a calendar or a mailbox.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// On which days.
    pub range: DateRange,
    /// The instant in UTC after which nothing happened yet; `None` where the days tell enough.
    pub now: Option<NaiveDateTime>,
    /// The user's own addresses; may be none.
    pub own: &'a OwnAddresses,
    /// Seconds by which the user's clock is ahead of UTC at an instant that is given in UTC.
    pub offset: &'a dyn Fn(NaiveDateTime) -> i32,
}

impl Wanted<'_> {
    /// What the user's clock shows at an instant in UTC.
    pub fn local(&self, utc: NaiveDateTime) -> NaiveDateTime {
        moved(utc, i64::from((self.offset)(utc)))
    }
}

/// `time` moved by `seconds`, held where it is at the calendar's ends.
pub fn moved(time: NaiveDateTime, seconds: i64) -> NaiveDateTime {
    chrono::Duration::try_seconds(seconds)
        .and_then(|span| time.checked_add_signed(span))
        .unwrap_or(time)
}

/// The addresses that are the user's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnAddresses(Vec<String>);

impl OwnAddresses {
    /// These addresses, in any spelling; what is no address is dropped.
    pub fn new<T: AsRef<str>>(addresses: impl IntoIterator<Item = T>) -> Self {
        let mut own: Vec<String> = addresses
            .into_iter()
            .map(|address| without_tag(&plain_address(address.as_ref())))
            .filter(|address| !address.is_empty())
            .collect();
        own.sort();
        own.dedup();
        Self(own)
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The addresses, in lower case.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether `address` is one of them; `me+list@…` is `me@…`.
    pub fn contains(&self, address: &str) -> bool {
        !address.is_empty() && self.0.contains(&without_tag(&plain_address(address)))
    }
}

/// An address as it is compared: lower case, without `mailto:`, angle brackets and white space; empty where
/// the text is no address.
pub fn plain_address(text: &str) -> String {
    let mut text = text.trim().trim_matches(['<', '>', '"', '\'']).trim();
    for scheme in ["mailto:", "smtp:", "email:"] {
        if let Some(head) = text.get(..scheme.len())
            && head.eq_ignore_ascii_case(scheme)
        {
            text = text.get(scheme.len()..).unwrap_or_default().trim_start();
        }
    }
    // `?subject=…` of a mailto link is no part of the address.
    let text = text.split('?').next().unwrap_or_default();
    let mut address: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    if address.contains('%') && !address.contains('@') {
        address = address.replace("%40", "@");
    }
    // A route in front of the address, as mail wrote it in the eighties.
    if address.starts_with('@')
        && let Some((_, rest)) = address.split_once(':')
    {
        address = rest.to_owned();
    }
    let address = address.trim_matches(['<', '>', '"', '\'', ',', ';']);
    let address = address.trim_end_matches([']', ')', '.']);
    match address.rsplit_once('@') {
        Some((user, domain))
            if !user.is_empty()
                && !domain.is_empty()
                && !user.contains(['<', '>', '/', ':', '(', ')', '[', ']'])
                && !domain.contains(['<', '>', '/', '(', ')', '@', ',', ';']) =>
        {
            let closing = if domain.starts_with('[') { "]" } else { "" };
            format!("{}{closing}", address.to_lowercase())
        }
        _ => String::new(),
    }
}

/// `me+list@…` as `me@…`, its host in letters.
fn without_tag(address: &str) -> String {
    let key = email_key(address);
    let address = key.as_deref().unwrap_or(address);
    match address.rsplit_once('@') {
        Some((user, domain)) => {
            let user = match user.split_once('+') {
                Some((user, _)) if !user.is_empty() => user,
                _ => user,
            };
            format!("{user}@{domain}")
        }
        None => address.to_owned(),
    }
}

/// A display name without the quotes and white space around it; empty where it only repeats the address.
pub fn plain_name(name: &str, email: &str) -> String {
    let name = one_line(name);
    let name = name
        .trim_matches(|c: char| c == '"' || c.is_whitespace())
        .trim();
    let name = match name
        .strip_prefix('\'')
        .and_then(|name| name.strip_suffix('\''))
    {
        Some(inner) => inner.trim(),
        None => name,
    };
    if !email.is_empty() && plain_address(name) == email {
        String::new()
    } else {
        name.to_owned()
    }
}

/// Text in one line: every run of white space and control characters is a space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The beginning of `text`, at most so many bytes, whole characters.
pub fn at_most(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Adds `address` unless it is there already; a name is taken over where there was none.
pub fn add_once(people: &mut Vec<Address>, address: Address) {
    let same = |there: &&mut Address| {
        if address.email.is_empty() || there.email.is_empty() {
            there.email == address.email && there.name == address.name
        } else {
            there.email == address.email
        }
    };
    match people.iter_mut().find(same) {
        Some(there) if there.name.is_empty() => there.name = address.name,
        Some(_) => {}
        None => people.push(address),
    }
}

/// A number made of `text` that is the same in every version of this program (FNV-1a, 64 bits), for names
/// of records that have none of their own.
pub fn lasting_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Why a record that could be read is not proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Before the first day or after the last.
    OutsideRange,
    /// Nobody but the user took part.
    Alone,
    /// It was called off.
    Cancelled,
    /// The user declined.
    Declined,
    /// So many were invited that it says nothing about two people.
    Crowd,
    /// A birthday, a holiday, an absence: it marks a day.
    Occasion,
    /// An answer to an invitation, or a request about one.
    Answer,
    /// It was there before in the same file.
    Repeated,
    /// A series of which only the latest occurrences are taken.
    TooOften,
    /// From or to a mailing list.
    List,
    /// Written by a program.
    Automatic,
    /// To more than five people.
    Broadcast,
    /// Never sent.
    Draft,
    /// Deleted, or sorted out as unwanted.
    Discarded,
    /// From the user to the user.
    NoteToSelf,
    /// Neither from the user nor to the user.
    NotMine,
}

impl Choice for LeftOut {
    const ALL: &'static [Self] = &[
        Self::OutsideRange,
        Self::Alone,
        Self::Cancelled,
        Self::Declined,
        Self::Crowd,
        Self::Occasion,
        Self::Answer,
        Self::Repeated,
        Self::TooOften,
        Self::List,
        Self::Automatic,
        Self::Broadcast,
        Self::Draft,
        Self::Discarded,
        Self::NoteToSelf,
        Self::NotMine,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::OutsideRange => "still to come",
            Self::Alone => "with nobody else",
            Self::Cancelled => "cancelled",
            Self::Declined => "declined",
            Self::Crowd => "with too many people",
            Self::Occasion => "on birthdays, holidays and the like",
            Self::Answer => "answering an invitation",
            Self::Repeated => "there twice",
            Self::TooOften => "from earlier in a long series",
            Self::List => "from or to mailing lists",
            Self::Automatic => "written by programs",
            Self::Broadcast => "to more than five people",
            Self::Draft => "never sent",
            Self::Discarded => "deleted or unwanted",
            Self::NoteToSelf => "to yourself",
            Self::NotMine => "neither from nor to you",
        }
    }
}

/// What became of the records of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records found, readable or not: events of a calendar, messages of a mailbox.
    pub records: usize,
    /// Conversations handed over; a repeated event can give many.
    pub conversations: usize,
    /// Records refused.
    pub refused: usize,
    /// What was left out, and why.
    pub left_out: BTreeMap<LeftOut, usize>,
}

impl Tally {
    /// Counts one more that is left out.
    pub fn leave_out(&mut self, why: LeftOut) {
        self.leave_out_many(why, 1);
    }

    /// Counts so many more that are left out.
    pub fn leave_out_many(&mut self, why: LeftOut, how_many: usize) {
        if how_many > 0 {
            *self.left_out.entry(why).or_default() += how_many;
        }
    }

    /// How many were left out for this reason.
    pub fn left(&self, why: LeftOut) -> usize {
        self.left_out.get(&why).copied().unwrap_or_default()
    }

    /// Adds another file's counts.
    pub fn add(&mut self, other: &Self) {
        self.records += other.records;
        self.conversations += other.conversations;
        self.refused += other.refused;
        for (why, how_many) in &other.left_out {
            self.leave_out_many(*why, *how_many);
        }
    }
}

/// What was left out, in words: `2 cancelled, 1 with nobody else`; empty where it is nothing.
pub fn left_out_words(left_out: &BTreeMap<LeftOut, usize>) -> String {
    let words: Vec<String> = left_out
        .iter()
        .map(|(why, number)| format!("{number} {}", why.label()))
        .collect();
    words.join(", ")
}

/// Why a file cannot be read at all: a sentence and what could be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, with its full stop, without the file's name.
    pub sentence: String,
    /// What the user could do.
    pub hint: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} Hint: {}", self.sentence, self.hint)
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_without_their_dress() {
        for (text, plain) in [
            ("MAILTO:Ana.Souza@X.Example", "ana.souza@x.example"),
            (" <ana@x.example> ", "ana@x.example"),
            ("mailto: ana@x.example?subject=hi", "ana@x.example"),
            ("ana @ x.example", "ana@x.example"),
            ("@hop.example:ana@x.example", "ana@x.example"),
            ("ana@[192.0.2.1]", "ana@[192.0.2.1]"),
            ("ana@x.example]", "ana@x.example"),
            ("urn:uuid:1234", ""),
            ("invalid:nomail", ""),
            ("/o=ORG/cn=ana", ""),
            ("", ""),
            ("@", ""),
        ] {
            assert_eq!(plain_address(text), plain, "{text}");
        }
    }

    #[test]
    fn own_addresses_may_wear_a_tag() {
        let own = OwnAddresses::new(["Me@Home.example", "not an address"]);
        assert_eq!(own.iter().collect::<Vec<_>>(), ["me@home.example"]);
        assert!(own.contains("mailto:ME+lists@home.example"));
        assert!(!own.contains("you@home.example"));
        assert!(!own.contains(""));
    }

    #[test]
    fn names_lose_their_quotes() {
        assert_eq!(plain_name("'Ana  Souza'", "a@x.example"), "Ana Souza");
        assert_eq!(plain_name("a@x.example", "a@x.example"), "");
        assert_eq!(plain_name("O'Hara", ""), "O'Hara");
    }
}
