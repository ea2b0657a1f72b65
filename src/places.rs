//! Where things are on this machine: the user's file and the user's own lessons. The one place that
//! asks the environment for paths; what is in those places is read elsewhere.

use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};

use crate::report::{Report, Result};

/// The name of our folders.
const FOLDER: &str = "cordial";

/// The user's file: `CORDIAL_DATABASE`, or `cordial/cordial.db` in the folder for data.
pub fn database() -> Result<PathBuf> {
    match variable("CORDIAL_DATABASE") {
        Some(path) => Ok(path),
        None => Ok(base("--database or CORDIAL_DATABASE")?
            .data_dir()
            .join(FOLDER)
            .join("cordial.db")),
    }
}

/// The folder of the user's own settings and lessons: `CORDIAL_CONFIG`, or `cordial` in the folder for
/// configuration. It need not exist.
pub fn configuration() -> Result<PathBuf> {
    match variable("CORDIAL_CONFIG") {
        Some(path) => Ok(path),
        None => Ok(base("CORDIAL_CONFIG")?.config_dir().join(FOLDER)),
    }
}

/// The path that somebody wrote: `~` at its beginning is their home folder.
pub(crate) fn written(text: &str) -> PathBuf {
    let text = text.trim();
    match (text.strip_prefix("~/"), variable("HOME")) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn base(instead: &str) -> Result<impl BaseStrategy> {
    choose_base_strategy().map_err(|_| {
        Report::machine("The system does not say where your home folder is.")
            .hint(format!("set HOME, or name the place with {instead}"))
    })
}
