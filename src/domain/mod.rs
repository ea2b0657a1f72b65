//! Values and rules: what a person, a tie, a promise *is*, and what may be done with it.
//!
//! Pure. Nothing here knows of a database, a terminal, a file or a clock: today is an argument. Every
//! struct that is stored is a *record*: its fields have the names of the table's columns, and serde
//! carries it there and back (see [`change::Record`]).

pub mod asset;
pub mod change;
pub mod choice;
pub mod civil;
pub mod draft;
pub mod follow_up;
pub mod goal;
pub mod id;
pub mod imported;
pub mod intent;
pub mod interaction;
pub mod introduction;
pub mod ledger;
pub mod lesson;
pub mod moment;
pub mod offer;
pub mod person;
pub mod prediction;
pub mod promise;
pub mod review;
pub mod shown;
pub mod tie;
pub mod written;

pub use change::{Change, Record, Step, Stored};
pub use choice::Choice;
pub use id::{Id, IdSource};
pub use moment::Moment;
