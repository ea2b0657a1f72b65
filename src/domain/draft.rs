//! Half-written text that is kept as it is typed, and the small settings kept in the file itself.

use serde::{Deserialize, Serialize};

use super::{Id, Moment};

/// What stands in a place where somebody was writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Stable name of the row.
    pub id: Id<Draft>,
    /// Where: the form and what it is about, such as `person:new`.
    pub place: String,
    /// The text, or a form's fields as JSON.
    pub body: String,
    /// When it was last saved.
    pub saved_at: Moment,
}

/// A choice that belongs to the file rather than to the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Stable name of the row.
    pub id: Id<Setting>,
    /// Which: see the constants of this module.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Whether the balance is drawn at all: `shown` (the default) or `hidden`.
pub const BALANCE: &str = "balance";

/// The user's own e-mail addresses, with commas between them.
pub const OWN_ADDRESSES: &str = "own_addresses";

/// A proposal of the coach that is not to be made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Stable name of the row.
    pub id: Id<Dismissal>,
    /// The proposal's own name, made by the coach from what it is about.
    pub proposal: String,
    /// When it was dismissed.
    pub created_at: Moment,
}
