//! The database's errors in words a person can act on.

use rusqlite::ErrorCode;

use crate::report::{Kind, Report};

impl From<rusqlite::Error> for Report {
    fn from(error: rusqlite::Error) -> Self {
        let code = match &error {
            rusqlite::Error::SqliteFailure(failure, _) => Some(failure.code),
            _ => None,
        };
        match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::machine("Another program is writing to the file; nothing was changed.")
                    .hint("try again in a moment")
            }
            Some(ErrorCode::OperationInterrupted) => {
                Self::machine("It was stopped; nothing was changed.")
            }
            Some(ErrorCode::DiskFull) => Self::machine("The disk is full; nothing was changed.")
                .hint("free some space and try again"),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::machine("The file cannot be written; nothing was changed.")
                    .hint("look at the permissions of the file and its folder")
            }
            Some(ErrorCode::SystemIoFailure) => {
                Self::machine("The disk reported an error; nothing was changed.")
                    .hint("`cordial doctor` looks at the file")
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => damaged(),
            Some(ErrorCode::CannotOpen) => Self::machine("The file cannot be opened.")
                .hint("look at the permissions of the file and its folder"),
            _ => Self::new(
                Kind::Mistake,
                format!("The file answered in a way that was not expected: {error}."),
            )
            .hint("nothing was changed; `cordial doctor` looks at the file"),
        }
    }
}

/// Whether another process stands in the way, for now.
pub(super) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}

/// What is said of a damaged file.
pub(super) fn damaged() -> Report {
    Report::new(Kind::Damaged, "The file is damaged. It was left exactly as it is.")
        .hint("`cordial doctor` says what is wrong; the folder of backups beside the file holds earlier states")
}

/// A row that does not have the shape it should: a mistake of ours, or an edit by hand.
pub(super) fn shape(table: &str, error: impl std::fmt::Display) -> Report {
    Report::new(
        Kind::Mistake,
        format!("A row of {table} cannot be read: {error}."),
    )
    .hint("`cordial doctor` looks at the file")
}
