//! The user's own editor, for long text. The text is never lost: the file stays where it is when
//! anything goes wrong, and the sentence says where.

use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;

use crate::report::{Report, Result};

/// Lets the user write `text` in `$VISUAL` or `$EDITOR` (`vi` where neither is set) and returns what
/// they wrote. The command is split into words, and never goes through a shell.
pub(super) fn edit(text: &str) -> Result<String> {
    let words = editor_words()?;
    let mut file = tempfile::Builder::new()
        .prefix("cordial-")
        .suffix(".md")
        .tempfile_in(folder())
        .map_err(|error| Report::machine(format!("No place for the text to edit: {error}.")))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| Report::file("write", file.path(), &error))?;
    // From here on the file is kept until its text is back in our hands.
    let (_, path) = file
        .keep()
        .map_err(|error| Report::machine(format!("The text cannot be kept: {}.", error.error)))?;
    let ended = Command::new(&words[0])
        .args(&words[1..])
        .arg(&path)
        .status();
    let stays = || format!("your text is in {}", path.display());
    match ended {
        Err(error) => Err(
            Report::machine(format!("{} did not start: {error}.", words[0]))
                .hint(format!("set EDITOR; {}", stays())),
        ),
        Ok(status) if !status.success() => Err(Report::machine(format!(
            "{} ended with {status}; nothing was taken over.",
            words[0]
        ))
        .hint(stays())),
        Ok(_) => {
            let mut written = String::new();
            open_unlinked(&path)
                .and_then(|mut file| file.read_to_string(&mut written))
                .map_err(|error| Report::file("read back", &path, &error).hint(stays()))?;
            let _ = std::fs::remove_file(&path);
            Ok(written)
        }
    }
}

fn editor_words() -> Result<Vec<String>> {
    let editor = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.trim().is_empty())
        .unwrap_or_else(|| "vi".to_owned());
    shell_words::split(&editor)
        .ok()
        .filter(|words| !words.is_empty())
        .ok_or_else(|| Report::input(format!("EDITOR is “{editor}”, which is not a command.")))
}

/// The runtime folder where there is one: it is the user's own and not on a disk.
fn folder() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

/// Opens what the editor left, by path because editors rename, but not through a link put in its place.
fn open_unlinked(path: &std::path::Path) -> std::io::Result<File> {
    if path.symlink_metadata()?.file_type().is_symlink() {
        return Err(std::io::Error::other("a link stands in its place"));
    }
    File::open(path)
}
