//! Writing files that the user asked for: whole or not at all, readable by nobody else, never over
//! something that is there.

use std::io::Write;
use std::path::Path;

use crate::report::{Report, Result};

/// Writes a new file at `path`: beside its place first, then given its name.
///
/// # Errors
/// When something is there already, or the disk refuses; nothing is left behind then.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // A temporary file is made readable by its owner only.
    let written = tempfile::Builder::new()
        .prefix(".cordial-")
        .tempfile_in(folder)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            Ok(file)
        });
    let file = written.map_err(|error| Report::file("write", path, &error))?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if path.exists() => {
            let _ = error;
            Err(Report::input(format!("{} exists already.", path.display()))
                .hint("name a file that does not exist yet"))
        }
        Err(error) => Err(Report::file("write", path, &error.error)),
    }
}
