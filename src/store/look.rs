//! Looking at a file before anything is done with it: is it ours, is it whole, is it newer than this program.
//! These looks write nothing, take no lock, and leave nothing behind.
//!
//! Not here: what is then done with it (`open`).

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::fault;
use super::open::{APPLICATION_ID, SCHEMA_VERSION};
use crate::report::{Kind, Report, Result};

/// Up to this size a file is looked through at every start: bytes. It takes a few milliseconds.
pub(super) const CHECKED_AT_START: u64 = 4 << 20;

/// So often is a file looked at again before it counts as damaged, and so long apart.
const LOOKS: u32 = 10;
pub(super) const BETWEEN_LOOKS: Duration = Duration::from_millis(30);

/// What the first hundred bytes tell.
pub(super) enum Header {
    Missing,
    Empty,
    Ours,
}

/// What kind of file stands at `path`.
pub(super) fn read_header(path: &Path) -> Result<Header> {
    // Asked before it is opened: a pipe would wait for somebody to write.
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            match fs::symlink_metadata(path) {
                Ok(about) if about.is_symlink() => {
                    return Err(
                        Report::input(format!("{} is a link to nothing.", path.display()))
                            .hint("name a file, for instance --database people.db"),
                    );
                }
                // Somebody has made it since.
                Ok(_) => return read_header(path),
                Err(_) => {}
            }
            let has_log = fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0);
            if has_log && fs::symlink_metadata(path).is_err() {
                let log = log_of(path);
                return Err(Report::new(
                    Kind::Refused,
                    format!(
                        "{} is gone, but its log {} is there.",
                        path.display(),
                        log.display()
                    ),
                )
                .hint("put the file back beside its log, or move the log away to begin anew"));
            }
            return Ok(Header::Missing);
        }
        Err(error) => return Err(Report::file("look at", path, &error)),
    };
    if !metadata.is_dir() && !metadata.is_file() {
        return Err(Report::input(format!("{} is not a file.", path.display()))
            .hint("name a file, for instance --database people.db"));
    }
    let mut file = File::open(path).map_err(|error| Report::file("open", path, &error))?;
    if metadata.is_dir() {
        return Err(Report::input(format!("{} is a folder.", path.display()))
            .hint("name a file, for instance --database people.db"));
    }
    if metadata.len() == 0 {
        return Ok(Header::Empty);
    }
    let mut bytes = [0u8; 100];
    let whole = file.read_exact(&mut bytes).is_ok();
    let number =
        |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    if !whole || !bytes.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        return Err(Report::new(
            Kind::Refused,
            format!(
                "{} is not a Cordial file. It was left exactly as it is.",
                path.display()
            ),
        )
        .hint("name another file with --database; `cordial import` reads other people's formats"));
    }
    let version = number(60);
    if version > SCHEMA_VERSION {
        return Err(newer(path, version));
    }
    let page = match bytes[16..18] {
        [0, 1] => 65_536,
        [high, low] => u64::from(u16::from_be_bytes([high, low])),
        _ => 0,
    };
    if version == 0 {
        return Err(fault::damaged());
    }
    let logged = fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0);
    if !logged && page * u64::from(number(28)) > metadata.len() {
        return Err(fault::damaged());
    }
    Ok(Header::Ours)
}

pub(super) fn newer(path: &Path, version: u32) -> Report {
    Report::new(
        Kind::Refused,
        format!(
            "{} was written by a newer Cordial (schema {version}; this one knows {SCHEMA_VERSION}). It was left exactly as it is.",
            path.display()
        ),
    )
    .hint("update this program, or name another file with --database")
}

/// What `look` sees; damage only where it stays. These looks take no lock, so that they leave nothing
/// behind, and another process in the middle of a write looks like damage for a moment.
pub(super) fn if_it_stays<T>(look: impl Fn() -> Result<T>) -> Result<T> {
    for _ in 0..LOOKS {
        match look() {
            Err(report) if report == fault::damaged() => std::thread::sleep(BETWEEN_LOOKS),
            seen => return seen,
        }
    }
    look()
}

/// Looks a small file through on a connection that can write nothing, so that a damaged one is noticed
/// before anything is built on it. A larger one is looked through by `cordial doctor`.
pub(super) fn look_through(path: &Path) -> Result<()> {
    let small = fs::metadata(path).is_ok_and(|metadata| metadata.len() <= CHECKED_AT_START);
    if log_of(path).exists() {
        return Ok(());
    }
    let connection = connect_immutable(path)?;
    look_at_schema(&connection, path)?;
    if !small {
        return Ok(());
    }
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|_| fault::damaged())?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(fault::damaged())
    }
}

/// Refuses a file in which somebody has put code of their own: none of our schemas has any.
pub(super) fn look_at_schema(connection: &Connection, path: &Path) -> Result<()> {
    let foreign: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
        [],
        |row| row.get(0),
    )?;
    if foreign == 0 {
        return Ok(());
    }
    Err(Report::new(
        Kind::Refused,
        format!(
            "{} holds triggers or views that Cordial did not make. It was left exactly as it is.",
            path.display()
        ),
    )
    .hint("a backup beside the file is from before; or remove them with a database tool"))
}

/// A connection that takes the file as it is, leaves its log alone, and can write nothing.
pub(super) fn connect_immutable(path: &Path) -> Result<Connection> {
    let uri = format!("file:{}?immutable=1", uri_path(path));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(uri, flags)?)
}

/// A path as it stands in a `file:` URI: every byte that is not plain as `%` and two digits, so that names
/// in any encoding mean the same file.
fn uri_path(path: &Path) -> String {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                char::from(*byte).to_string()
            }
            other => format!("%{other:02x}"),
        })
        .collect()
}

/// The log that the database keeps beside the file.
pub(super) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push("-wal");
    path.with_file_name(name)
}
