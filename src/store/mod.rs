//! The one file on the user's machine, and the only SQL.
//!
//! [`Store::apply`] is the only way in: a [`crate::domain::Change`] is written, journaled and followed
//! by the facts derived from it in one transaction that is durable when the call returns. [`Store::undo`]
//! and [`Store::redo`] replay the journal. Everything else reads, in queries shaped by the screens
//! (`query/`). What a person should do about what is read is not decided here but in `coach`.

mod apply;
pub mod backup;
mod columns;
mod derived;
pub mod doctor;
mod fault;
mod image;
mod intake;
mod journal;
mod look;
mod open;
pub mod query;
mod reading;
mod rows;
mod writer;

pub use apply::Applied;
pub(crate) use apply::seed;
pub use columns::Fields;
pub use intake::{Admitted, Intake};
pub use journal::{Group, GroupState};
pub(crate) use open::Again;
pub use open::{APPLICATION_ID, SCHEMA_VERSION};

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use columns::Tables;

/// An open file.
pub struct Store {
    connection: Connection,
    tables: Tables,
    path: PathBuf,
    device: String,
    access: Access,
    /// Which file it is on the disk, to notice when another stands in its place.
    identity: Option<(u64, u64)>,
}

/// What may be done with an open file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Full,
    /// Only read: the folder or the file does not let us write.
    ReadOnly,
}

impl Store {
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is in memory only, where no second connection can reach it.
    pub fn is_in_memory(&self) -> bool {
        self.path.as_os_str() == open::IN_MEMORY
    }

    /// What may be done with it.
    pub fn access(&self) -> Access {
        self.access
    }
}
