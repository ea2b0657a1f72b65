//! The full screen: not built in this branch.

use crate::clock::Clock;
use crate::lesson_files::Lessons;
use crate::report::{Kind, Report, Result};
use crate::store::Store;

/// Opens the app on `store` and returns when the user leaves it.
pub fn run(_store: Store, _clock: Clock, _lessons: Lessons) -> Result<()> {
    Err(Report::new(
        Kind::Mistake,
        "The full screen is not built in this branch.",
    ))
}
