//! A folder of card files kept in step with the board, both ways, as `vdirsyncer`, `khard` and the servers
//! behind them use it: one card a file.
//!
//! ```text
//!  file ─ vcard::read ─▶ Fields ─┐
//!  file as last agreed ─▶ Fields ─┼─ merge ─▶ what the board becomes, what the file becomes, what clashes
//!  person, and as last agreed ───┘              │                 └─ vcard::patch: only those lines
//! ```
//!
//! Pure: files come in as text and go out as text. Which files are written and when, and what stands in the
//! database, is decided where the verb is (`cli/sync`).

mod base;
mod decide;
mod fields;
mod merge;
mod notes;
mod patch;
mod rows;
#[cfg(test)]
mod tests;
mod unite;
mod whose;

pub use base::{Base, Bond, hash};
pub use decide::{Decision, History, Standing, decide};
pub use fields::{Field, Fields};
pub use merge::{Agreed, Clash, Merged, Notes, Side, merge};
pub use patch::{Unwritable, patched, written};
pub use rows::{points_of, revised};
pub use unite::{Unified, unite};
pub use whose::{Likely, own_uid, written_of};

use super::incoming::{IncomingPerson, Item, Limits, TooLong};
use super::vcard;
use std::ops::ControlFlow;

/// The one card of a file.
///
/// # Errors
/// A sentence without its full stop, where there is none, more than one, or one that cannot be read.
pub fn card(file: &str) -> Result<IncomingPerson, String> {
    let mut people = Vec::new();
    let mut refused = None;
    // Whoever read less than there is would write less.
    let limits = Limits {
        too_long: TooLong::Refused,
        ..Limits::default()
    };
    vcard::read(file.as_bytes(), &limits, &mut |incoming| {
        match incoming.item {
            Item::Person(person) => people.push(*person),
            Item::Refused(reason) => refused = Some(reason),
            Item::Meeting(_) => {}
        }
        ControlFlow::Continue(())
    })
    .map_err(|refusal| refusal.to_string())?;
    match (people.pop(), people.is_empty(), refused) {
        (_, _, Some(reason)) => Err(reason),
        (Some(person), true, None) => Ok(person),
        (Some(_), false, None) => {
            Err("it holds more than one card; one a file is kept in step".into())
        }
        (None, ..) => Err("there is no card in it".into()),
    }
}
