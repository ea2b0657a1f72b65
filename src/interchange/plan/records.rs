//! What the readers handed over, each record in few bytes, until all are here and it can be decided who is
//! who.

use super::super::incoming::{Incoming, IncomingMeeting, IncomingPerson, Item};
use super::{Past, Wanted, Who, fit, packed::Packed};

/// A record and the file it stands in, by its place among the files.
#[derive(Debug, Clone)]
pub struct FileRecord {
    /// Which file.
    pub file: usize,
    /// The record.
    pub incoming: Incoming,
}

/// Records in the order in which they were read.
#[derive(Debug, Clone)]
pub struct Records {
    pub(super) kept: Vec<Kept>,
    who: Who,
    past: Past,
}

/// A record as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub file: usize,
    pub index: usize,
    pub line: usize,
    pub what: What,
}

/// What a kept record is.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// Somebody, made to fit.
    Person(Packed<IncomingPerson>),
    /// A conversation.
    Meeting(Packed<IncomingMeeting>),
    /// Nothing that can be used, and why.
    Refused(String),
}

impl Default for Records {
    fn default() -> Self {
        Self {
            kept: Vec::new(),
            who: Who::Correspondents,
            past: Past::Nothing,
        }
    }
}

impl Records {
    /// One more.
    pub fn push(&mut self, record: FileRecord) {
        let FileRecord { file, incoming } = record;
        let what = match incoming.item {
            Item::Refused(why) => What::Refused(why),
            Item::Meeting(meeting) => {
                self.past = self.past.max(Past::Days);
                What::Meeting(Packed::of(&meeting))
            }
            Item::Person(person) => match fit::fitted(*person) {
                None => What::Refused("nobody is named in it".into()),
                Some(person) => {
                    self.who = Who::Everybody;
                    if !person.history.is_empty() {
                        self.past = Past::Everything;
                    }
                    What::Person(Packed::of(&person))
                }
            },
        };
        self.kept.push(Kept {
            file,
            index: incoming.index,
            line: incoming.line,
            what,
        });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// What has to be known of the board to plan them.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            who: self.who,
            past: self.past,
        }
    }
}

impl Extend<FileRecord> for Records {
    fn extend<I: IntoIterator<Item = FileRecord>>(&mut self, records: I) {
        records.into_iter().for_each(|record| self.push(record));
    }
}

impl FromIterator<FileRecord> for Records {
    fn from_iter<I: IntoIterator<Item = FileRecord>>(records: I) -> Self {
        let mut all = Self::default();
        all.extend(records);
        all
    }
}
