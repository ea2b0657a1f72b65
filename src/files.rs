//! Writing files and folders that the user asked for: whole or not at all, readable by nobody else, never
//! over something that is there unless they say so.

use std::fs::{self, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::report::{Report, Result};

/// How the names begin of exports that are not whole yet.
const PARTIAL: &str = ".cordial-export-";

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

/// What may happen to a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It stays.
    Keep,
    /// What is written takes its place.
    Replace,
}

/// Writes the file at `path` as it comes: beside its place first, then given its name.
///
/// # Errors
/// When a file is there that is to stay, when the disk refuses, and where `fill` fails; nothing is left
/// behind then.
pub(crate) fn stream<T>(
    path: &Path,
    standing: Standing,
    fill: impl FnOnce(&mut dyn Write) -> Result<T>,
) -> Result<T> {
    let written = |error| Report::file("write", path, &error);
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            return Err(
                Report::input(format!("{} is a folder.", path.display())).hint("name a file in it")
            );
        }
        // A device or a pipe takes what comes; there is nothing to replace.
        Ok(metadata) if !metadata.is_file() => {
            let file = OpenOptions::new().write(true).open(path).map_err(written)?;
            let mut file = BufWriter::new(file);
            let answer = fill(&mut file)?;
            file.flush().map_err(written)?;
            return Ok(answer);
        }
        Ok(_) if standing == Standing::Keep => return Err(in_the_way(path)),
        _ => {}
    }
    // What a link points to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    sweep(parent(&target));
    let partial = tempfile::Builder::new()
        .prefix(PARTIAL)
        .tempfile_in(parent(&target))
        .map_err(written)?;
    // As long as it is held nobody sweeps it away.
    let _ = partial.as_file().lock();
    let mut buffered = BufWriter::new(partial);
    let answer = fill(&mut buffered)?;
    let partial = buffered
        .into_inner()
        .map_err(|error| written(error.into_error()))?;
    partial.as_file().sync_all().map_err(written)?;
    let named = match standing {
        Standing::Replace => partial.persist(&target),
        Standing::Keep => partial.persist_noclobber(&target),
    };
    match named {
        Ok(_) => Ok(answer),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(in_the_way(path))
        }
        Err(error) => Err(written(error.error)),
    }
}

/// Removes from `folder` what exports left there that were cut off. What somebody writes just now is locked, or
/// has nothing in it yet; what cannot be locked stays.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let rest = name.to_str().and_then(|name| name.strip_prefix(PARTIAL));
        let is_ours = rest.is_some_and(|rest| {
            rest.len() == 6 && rest.chars().all(|letter| letter.is_ascii_alphanumeric())
        });
        // Of the entry itself: links are nobody's leftovers.
        let (true, Ok(about)) = (is_ours, entry.metadata()) else {
            continue;
        };
        let path = entry.path();
        let is_begun = match about.is_dir() {
            true => fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_some()),
            false => about.is_file() && about.len() > 0,
        };
        let left = || {
            fs::File::open(&path)
                .ok()
                .filter(|file| file.try_lock().is_ok())
        };
        if is_begun && let Some(_left) = left() {
            let _ = match about.is_dir() {
                true => fs::remove_dir_all(&path),
                false => fs::remove_file(&path),
            };
        }
    }
}

/// Takes a file's name and what stands in it.
pub(crate) type Taking<'t> = &'t mut dyn FnMut(&str, &[u8]) -> Result<()>;

/// Writes a folder at `path` file by file: beside its place first, then given its name. In a folder that is
/// there, files of the same names are replaced if that is allowed, and everything else stays.
///
/// # Errors
/// When something is there that is to stay, when the disk refuses, and where `fill` fails.
pub(crate) fn folder<T>(
    path: &Path,
    standing: Standing,
    fill: impl FnOnce(Taking<'_>) -> Result<T>,
) -> Result<T> {
    let written = |error| Report::file("write", path, &error);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.components().collect());
    let is_empty = match fs::read_dir(&target) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) if target.exists() => {
            return Err(
                Report::input(format!("{} is not a folder.", path.display()))
                    .hint("name a folder that can be made, or one that is there"),
            );
        }
        Err(_) => true,
    };
    if !is_empty && standing == Standing::Keep {
        return Err(
            Report::input(format!("{} has files in it already.", path.display()))
                .hint("name another folder, or replace files of the same names with --force"),
        );
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(PARTIAL);
    // Readable by its owner only, like the files in it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    sweep(parent(&target));
    let partial = builder.tempdir_in(parent(&target)).map_err(written)?;
    let held = fs::File::open(partial.path());
    let _ = held.as_ref().map(fs::File::lock);
    let mut names: Vec<PathBuf> = Vec::new();
    let answer = fill(&mut |name: &str, bytes: &[u8]| {
        let place = partial.path().join(name);
        tempfile::Builder::new()
            .tempfile_in(partial.path())
            .and_then(|mut file| {
                file.write_all(bytes)?;
                file.persist_noclobber(&place)
                    .map_err(|error| error.error)?;
                Ok(())
            })
            .map_err(|error| Report::file("write", &path.join(name), &error))?;
        names.push(PathBuf::from(name));
        Ok(())
    })?;
    if is_empty {
        if target.exists() {
            fs::remove_dir(&target).map_err(written)?;
        }
        fs::rename(partial.path(), &target).map_err(written)?;
        // It has its own name now; there is nothing to remove.
        let _ = partial.keep();
        return Ok(answer);
    }
    for name in names {
        fs::rename(partial.path().join(&name), target.join(&name))
            .map_err(|error| Report::file("write", &path.join(&name), &error))?;
    }
    Ok(answer)
}

fn parent(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn in_the_way(path: &Path) -> Report {
    Report::input(format!("{} exists already.", path.display()))
        .hint("name another file, or replace it with --force")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_off_is_swept_away_by_the_next_export() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at(".cordial-export-a1B2c3"), "BEGIN:VCARD").unwrap();
        fs::create_dir(at(".cordial-export-d4E5f6")).unwrap();
        fs::write(at(".cordial-export-d4E5f6/Ada.md"), "# Ada").unwrap();
        // Somebody else's, or just begun.
        let others = [
            ".cordial-export-plan.txt",
            ".cordial-export-x",
            "cordial-export-a1B2c3",
        ];
        for name in others {
            fs::write(at(name), "mine").unwrap();
        }
        fs::write(at(".cordial-export-000000"), "").unwrap();
        fs::write(at(".cordial-export-111111"), "written now").unwrap();
        let written_now = fs::File::open(at(".cordial-export-111111")).unwrap();
        written_now.lock().unwrap();
        let fill = |writer: &mut dyn Write| {
            writer.write_all(b"whole").unwrap();
            // Another export in the same folder leaves this one alone.
            writer.flush().unwrap();
            let other = stream(&at("b.vcf"), Standing::Keep, |writer| {
                writer.write_all(b"other").unwrap();
                Ok(())
            });
            other.unwrap();
            Ok(())
        };
        stream(&at("a.vcf"), Standing::Keep, fill).unwrap();
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        let stay = [
            ".cordial-export-000000",
            ".cordial-export-111111",
            ".cordial-export-plan.txt",
            ".cordial-export-x",
            "a.vcf",
            "b.vcf",
            "cordial-export-a1B2c3",
        ];
        assert_eq!(left, stay);
        assert_eq!(fs::read_to_string(at("a.vcf")).unwrap(), "whole");
    }
}
