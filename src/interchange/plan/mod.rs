//! What an import will do, record by record, before anything is done: who is new, who is known and gains
//! what, who is to be asked about, and what cannot be used. The plan then becomes the rows of one change.
//!
//! Pure: the records of the files and what stands on the board come in; nothing is read or written here.

mod absorb;
mod board;
mod decide;
mod differing;
mod draft;
mod fingerprint;
pub(super) mod fit;
mod gather;
mod happened;
mod meetings;
mod packed;
mod recall;
mod records;
mod rows;
mod whose;

pub use board::{Board, Correspondent, Known, Past, Wanted, Who};
pub use decide::{plan, plan_while};
pub use differing::Differing;
pub(super) use fingerprint::Fingerprint;
pub use happened::{Kind, memory_of};
pub use meetings::ToldTalk;
pub use packed::Packed;
pub use records::{FileRecord, Records};

use super::conversations::OwnAddresses;
use super::incoming::IncomingPerson;
use crate::domain::intent::list;
use crate::domain::person::PersonId;
use draft::Becoming;
use meetings::Talk;

/// A file that is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// As the user named it.
    pub name: String,
    /// The kind of file, as origins remember it: `vcard`, `ics`, `mail` …
    pub kind: &'static str,
}

/// Whose word counts where a file and the board differ on something there is only one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preferred {
    /// The board's; the file's is reported.
    #[default]
    Ours,
    /// The file's.
    Theirs,
}

/// What becomes of somebody who may or may not be on the board already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Doubtful {
    /// They are added as somebody else, to be merged later.
    #[default]
    Added,
    /// They are left out.
    LeftOut,
}

/// Whether a plan still tells what stands in every record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Details {
    /// It does, to be looked at.
    #[default]
    Kept,
    /// It does not: of a large file they take much memory, and nobody will look.
    Dropped,
}

/// What the user said about the import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whose word counts.
    pub preferred: Preferred,
    /// What becomes of the doubtful.
    pub doubtful: Doubtful,
    /// The user's own addresses.
    pub own: OwnAddresses,
    /// Whether the plan is to be looked at.
    pub details: Details,
}

/// What a record will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Somebody or something new.
    Add,
    /// Somebody known gains something.
    Update,
    /// Nothing: all of it is here already.
    Same,
    /// It may be somebody who is here.
    Ask,
    /// Nothing: it cannot be used.
    Refuse,
}

impl Action {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Add, Self::Update, Self::Same, Self::Ask, Self::Refuse];

    /// The word in JSON and in lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Update => "update",
            Self::Same => "same",
            Self::Ask => "ask",
            Self::Refuse => "refuse",
        }
    }
}

/// A record and what it will do.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Which file.
    pub file: usize,
    /// Its place among the records of the file, from 0.
    pub index: usize,
    /// The line on which it begins, from 1; 0 where lines mean nothing.
    pub line: usize,
    /// What it will do.
    pub action: Action,
    /// Why, without a full stop.
    pub reason: String,
    /// What it is called in a list.
    pub title: String,
    packed: Option<Packed<IncomingPerson>>,
    talk: Option<Packed<ToldTalk>>,
}

impl Planned {
    /// Somebody, as the file tells of them; `None` where it is no person, or nobody will look.
    pub fn person(&self) -> Option<IncomingPerson> {
        self.packed.as_ref()?.open()
    }

    /// A conversation, as the file tells of it; `None` where it is none, or nobody will look.
    pub fn talk(&self) -> Option<ToldTalk> {
        self.talk.as_ref()?.open()
    }
}

/// What an import makes of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newness {
    /// They were not here.
    New,
    /// They were here and gain something.
    Changed,
    /// They were here and stay as they were.
    Same,
}

/// Everything that an import will do.
#[derive(Debug)]
pub struct Plan {
    /// The records, in the order of the files.
    pub records: Vec<Planned>,
    /// Addresses in meetings and messages of which nobody on the board is known.
    pub strangers: usize,
    /// Fields in which the files differ from the board, and which stay as they are.
    pub differing: Differing,
    /// Records that the readers could make nothing of.
    unreadable: usize,
    people: Vec<Becoming>,
    /// By file, who its records are about.
    whose: Vec<(usize, PersonId)>,
    talks: Vec<Talk>,
    origins: Vec<(&'static str, String)>,
}

impl Plan {
    /// How many records do this.
    pub fn count(&self, action: Action) -> usize {
        self.records
            .iter()
            .filter(|record| record.action == action)
            .count()
    }

    /// How many people will be new.
    pub fn new_people(&self) -> usize {
        self.count_people(Newness::New)
    }

    /// How many people who are here will gain something.
    pub fn changed_people(&self) -> usize {
        self.count_people(Newness::Changed)
    }

    fn count_people(&self, newness: Newness) -> usize {
        self.people
            .iter()
            .filter(|becoming| becoming.newness == newness)
            .count()
    }

    /// By file, who its records are about, as far as that was decided.
    pub fn whose(&self) -> impl Iterator<Item = (usize, PersonId)> + '_ {
        self.whose.iter().copied()
    }

    /// Everybody of whom the files tell, as they will stand on the board; whether they are new.
    pub fn becomes(&self) -> impl Iterator<Item = (Known, Newness)> + '_ {
        self.people
            .iter()
            .filter_map(|becoming| Some((becoming.known()?, becoming.newness)))
    }

    /// How many conversations will be proposed.
    pub fn proposed(&self) -> usize {
        self.talks.len()
    }

    /// Whether nothing was found that could be used by anybody: only records that cannot be read.
    pub fn is_useless(&self) -> bool {
        !self.records.is_empty() && self.unreadable == self.records.len()
    }

    /// Everybody of whom the files tell.
    pub fn people(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.people.iter().map(|becoming| becoming.person)
    }
}

/// The sentence of the change: `Imported 214 people from contacts.vcf`.
pub fn said(plan: &Plan, files: &[SourceFile]) -> String {
    let people = |number: usize| match number {
        1 => "1 person".to_owned(),
        more => format!("{more} people"),
    };
    let parts: Vec<String> = [
        (
            plan.new_people(),
            format!("imported {}", people(plan.new_people())),
        ),
        (
            plan.changed_people(),
            format!("updated {}", people(plan.changed_people())),
        ),
        (
            plan.proposed(),
            match plan.proposed() {
                1 => "took in 1 proposed talk".to_owned(),
                more => format!("took in {more} proposed talks"),
            },
        ),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(_, words)| words)
    .collect();
    let what = match parts.is_empty() {
        true => "remembered your addresses".to_owned(),
        false => list(&parts),
    };
    let from = match files {
        [file] => match file.name.rsplit(['/', '\\']).next() {
            Some("-") | None => "standard input".to_owned(),
            Some(name) => name.to_owned(),
        },
        several => format!("{} files", several.len()),
    };
    let mut letters = what.chars();
    let first = letters.next().map(char::to_uppercase);
    let what: String = first.into_iter().flatten().chain(letters).collect();
    format!("{what} from {from}")
}

#[cfg(test)]
mod tests;
