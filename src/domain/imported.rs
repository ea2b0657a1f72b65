//! What is kept of other people's files: the cards that people came from, the names by which something was
//! taken in already, conversations that are only proposed, and the files of a folder kept in step.
//!
//! Reading and writing the formats themselves is `interchange`'s affair.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::interaction::{Channel, TouchDirection};
use super::person::PersonId;
use super::{Id, Moment};

/// The card in an address book that a person came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Stable name of the row.
    pub id: Id<Card>,
    /// Who came from it.
    pub person: PersonId,
    /// The card's own UID; may be empty.
    pub uid: String,
    /// The lines of the card that we do not read, as they came, folded as they were.
    pub rest: String,
    /// When it was taken in.
    pub created_at: Moment,
}

/// Something that came from a file once, by the name it has there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Stable name of the row.
    pub id: Id<Origin>,
    /// What kind of file: `ics`, `mail`, `monica` …; never empty.
    pub source: String,
    /// Its name there, such as a UID or a Message-ID; never empty.
    pub name: String,
    /// When it was taken in.
    pub created_at: Moment,
}

/// A conversation that a calendar or a mailbox speaks of. It counts for nothing until the user agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedTalk {
    /// Stable name of the row.
    pub id: Id<ProposedTalk>,
    /// The civil day.
    pub on_day: NaiveDate,
    /// How.
    pub channel: Channel,
    /// Who began.
    pub direction: TouchDirection,
    /// What it was about.
    pub summary: String,
    /// What kind of file it came from.
    pub source: String,
    /// When it was taken in.
    pub created_at: Moment,
}

/// Somebody who took part in a proposed conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedParticipant {
    /// Stable name of the row.
    pub id: Id<ProposedParticipant>,
    /// In which.
    pub talk: Id<ProposedTalk>,
    /// Who.
    pub person: PersonId,
}

/// A card file in a folder that is kept in step, as both sides last agreed on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyncedCard {
    /// Stable name of the row.
    pub id: Id<SyncedCard>,
    /// The folder.
    pub folder: String,
    /// The file's name in it.
    pub file: String,
    /// The card's UID; may be empty.
    pub uid: String,
    /// The person's id as text; the person may be gone by now.
    pub subject: String,
    /// The file as last agreed.
    pub base: String,
    /// A hash of the whole file as last agreed.
    pub hash: String,
    /// When that was.
    pub at: Moment,
}
