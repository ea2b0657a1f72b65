//! What a reader of other people's files hands over: people, their history, meetings, and what could not
//! be read, one at a time and each with its place in the file.
//!
//! Readers know their format and nothing of the board; whether somebody is new, the same or to be asked
//! about is decided where everything has come together. Text is as it stood in the file (decoded, unfolded,
//! unescaped, outer white space removed); it is made harmless where it is shown.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::civil::Birthday;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::ledger::{GiftDirection, GiftKind};
use crate::domain::promise::PromisedBy;

/// One record of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Its place among the records of the file, from 0.
    pub index: usize,
    /// The line on which it begins, from 1; 0 where the format has no lines.
    pub line: usize,
    /// What it is.
    pub item: Item,
}

/// What a record turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Somebody.
    Person(Box<IncomingPerson>),
    /// A conversation with people who are named by their addresses.
    Meeting(IncomingMeeting),
    /// Nothing that can be used, and why: a sentence without its full stop, without the record's own text
    /// where that could hold a secret.
    Refused(String),
}

/// Takes the records one after the other, and says when to stop.
pub type Sink<'s> = &'s mut dyn FnMut(Incoming) -> ControlFlow<()>;

/// Somebody in a file. Empty text means: not told.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct IncomingPerson {
    /// The name as one would write it; made of the parts, the organisation or the first address where the
    /// file has none.
    pub full_name: String,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// What they are called.
    pub nickname: String,
    /// Pronouns.
    pub pronouns: String,
    /// E-mail addresses.
    pub emails: Vec<Labelled>,
    /// Telephone numbers, as written.
    pub phones: Vec<Labelled>,
    /// Web addresses, the profile link among them.
    pub links: Vec<Labelled>,
    /// Postal addresses, each in a line.
    pub addresses: Vec<Labelled>,
    /// Where they work.
    pub organization: String,
    /// What they do there.
    pub role: String,
    /// Town or office, where the file says so apart from an address.
    pub place: String,
    /// With or without a year.
    pub birthday: Option<Birthday>,
    /// Anything else that was written about them, of any number of lines.
    pub note: String,
    /// Categories, groups, labels: tags.
    pub categories: Vec<String>,
    /// How the two met.
    pub how_met: String,
    /// When they were connected.
    pub known_since: Option<NaiveDate>,
    /// The record's own lasting name: a vCard UID, a Monica uuid. Empty where there is none.
    pub uid: String,
    /// The link to a profile by which people are told apart (LinkedIn and the like). Empty where there is none.
    pub profile: String,
    /// How often the other program was told to stay in touch, days.
    pub cadence_days: Option<i64>,
    /// Lines of the card that we do not read, as they came; only vCard has them.
    pub rest: String,
    /// The last lines of the note, where the card says them in properties of which we have no field.
    pub asides: Vec<String>,
    /// What happened between the user and them.
    pub history: Vec<Happening>,
}

/// An address, a number or a link, and what the file calls it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    /// `work`, `home`, a label of the user's own, or empty.
    pub label: String,
    /// The thing itself; never empty.
    pub value: String,
}

/// Something that happened with one person, or is to happen. `key` is its lasting name in the file, empty
/// where there is none: then the same file read twice is told by what the row says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Happening {
    /// A conversation.
    Talk {
        /// Lasting name.
        key: String,
        /// The civil day.
        on: NaiveDate,
        /// How.
        channel: Channel,
        /// Who began.
        direction: TouchDirection,
        /// What it was about.
        summary: String,
    },
    /// Something given or received: gifts, debts, favours.
    Gift {
        /// Lasting name.
        key: String,
        /// The civil day.
        on: NaiveDate,
        /// Which way.
        direction: GiftDirection,
        /// What kind.
        kind: GiftKind,
        /// What.
        what: String,
    },
    /// A promise: an open debt, a task for the other.
    Promise {
        /// Lasting name.
        key: String,
        /// Who promised.
        by: PromisedBy,
        /// What.
        what: String,
        /// The civil day.
        made_on: NaiveDate,
        /// By when.
        due: Option<NaiveDate>,
    },
    /// A reminder or a task.
    FollowUp {
        /// Lasting name.
        key: String,
        /// On which day; `None` where the file has none.
        on: Option<NaiveDate>,
        /// What it is about.
        what: String,
    },
}

/// A meeting or a message with people who are named by their addresses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IncomingMeeting {
    /// Its lasting name: the calendar UID with the day of the occurrence, the Message-ID.
    pub key: String,
    /// The civil day where it happened.
    pub on: NaiveDate,
    /// Of a series, the day for which this occurrence of it was planned.
    pub occurrence: Option<NaiveDate>,
    /// How.
    pub channel: Channel,
    /// Who began: for mail the writer, for calendars both.
    pub direction: TouchDirection,
    /// The title or subject, in a line. Never a body.
    pub summary: String,
    /// Everybody who took part, the user too.
    pub people: Vec<Address>,
    /// The people who began it (the sender, the organizer), by address in lower case.
    pub begun_by: Vec<String>,
}

/// Somebody by address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The display name; may be empty.
    pub name: String,
    /// The address in lower case, without `mailto:`; may be empty.
    pub email: String,
}

/// What a file may ask of us; beyond it a record is refused, not the file (see `RELIABILITY` in the docs).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file that is read whole.
    pub file_bytes: u64,
    /// Bytes of a line.
    pub line_bytes: usize,
    /// Bytes of a line that holds a picture.
    pub picture_bytes: usize,
    /// Records of a file.
    pub records: usize,
    /// Properties of a record.
    pub properties: usize,
    /// Bytes of a field that is kept.
    pub field_bytes: usize,
    /// How deep things may stand in each other.
    pub nesting: usize,
    /// What becomes of a record of which a note or a picture is longer than it may be.
    pub too_long: TooLong,
}

/// What becomes of a record that says too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TooLong {
    /// The end of the note or the picture is left out, which is said; the record is read.
    #[default]
    LeftOut,
    /// The record is refused: for whoever writes it back, and would write less than there was.
    Refused,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            line_bytes: 1 << 20,
            picture_bytes: 4 << 20,
            records: 100_000,
            properties: 10_000,
            field_bytes: 64 << 10,
            nesting: 64,
            too_long: TooLong::default(),
        }
    }
}
