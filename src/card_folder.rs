//! A folder of card files on the disk: listed, read, and written so that a reader never sees half a file
//! and nobody's work of the meantime is lost.
//!
//! What a file means and what becomes of it is not known here.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::report::{Report, Result};

/// The largest card file that is kept in step: bytes.
const LARGEST: u64 = 16 << 20;

/// A folder.
#[derive(Debug)]
pub(crate) struct CardFolder {
    path: PathBuf,
}

/// What stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// This text.
    Text(String),
    /// Something that is not kept in step, and why: a sentence without its full stop.
    Unfit(String),
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Names of files.
    pub files: Vec<String>,
    /// Names of what is not kept in step, and why: sentences without their full stops.
    pub left: Vec<(String, String)>,
}

impl CardFolder {
    /// The folder at `path`.
    ///
    /// # Errors
    /// When it is not there or is no folder.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let path = fs::canonicalize(path).map_err(|error| Report {
            kind: crate::report::Kind::Input,
            ..Report::file("open", path, &error)
        })?;
        if path.is_dir() {
            return Ok(Self { path });
        }
        Err(
            Report::input(format!("{} is not a folder.", path.display()))
                .hint("name the folder that holds one card a file"),
        )
    }

    /// Its name, the same however it was reached.
    pub(crate) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The files whose names end in `.` and `end`, in order; hidden ones are others' unfinished work.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn files(&self, end: &str) -> Result<Listing> {
        let cannot = |error: std::io::Error| Report::file("read", &self.path, &error);
        let mut listing = Listing::default();
        for entry in fs::read_dir(&self.path).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let name = entry.file_name();
            let fits = Path::new(&name)
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case(end));
            let kind = entry.file_type().map_err(cannot)?;
            if !fits || kind.is_dir() || name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            match name.into_string() {
                Ok(name) if kind.is_file() => listing.files.push(name),
                Ok(name) => listing.left.push((name, "it is a link or no file".into())),
                Err(name) => listing.left.push((
                    name.to_string_lossy().into_owned(),
                    "its name is not UTF-8".into(),
                )),
            }
        }
        listing.files.sort();
        listing.left.sort();
        Ok(listing)
    }

    /// What stands in the file `name`; nothing where there is none.
    pub(crate) fn read(&self, name: &str) -> Option<Content> {
        let path = self.path.join(name);
        let mut bytes = Vec::new();
        let read =
            fs::File::open(&path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
        match read {
            Ok(_) if bytes.len() as u64 > LARGEST => {
                return Some(Content::Unfit("it is larger than 16 MB".into()));
            }
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => return Some(Content::Unfit(format!("it cannot be read: {error}"))),
        }
        Some(match String::from_utf8(bytes) {
            Ok(text) => Content::Text(text),
            Err(_) => Content::Unfit("it is not UTF-8".into()),
        })
    }

    /// Writes `text` as the file `name`, beside its place first and then renamed, if what stands there is
    /// still `before`. Whether it was written.
    ///
    /// # Errors
    /// When the disk refuses; what stood there stands there still.
    pub(crate) fn replace(&self, name: &str, before: Option<&str>, text: &str) -> Result<Written> {
        let path = self.path.join(name);
        let cannot = |error: &std::io::Error| Report::file("write", &path, error);
        let mut file = tempfile::Builder::new()
            .prefix(".cordial-")
            .suffix(".tmp")
            .tempfile_in(&self.path)
            .map_err(|error| cannot(&error))?;
        #[cfg(unix)]
        if let Ok(standing) = fs::metadata(&path) {
            // Who could read it before can read it after.
            let _ = file.as_file().set_permissions(standing.permissions());
        }
        file.write_all(text.as_bytes())
            .and_then(|()| file.as_file().sync_all())
            .map_err(|error| cannot(&error))?;
        if !self.is_still(name, before) {
            return Ok(Written::NotNow);
        }
        match before {
            Some(_) => file.persist(&path).map_err(|error| cannot(&error.error))?,
            None => match file.persist_noclobber(&path) {
                Ok(file) => file,
                Err(_) if path.exists() => return Ok(Written::NotNow),
                Err(error) => return Err(cannot(&error.error)),
            },
        };
        Ok(Written::Done)
    }

    /// Removes the file `name`, if what stands there is still `before`.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn remove(&self, name: &str, before: &str) -> Result<Written> {
        if !self.is_still(name, Some(before)) {
            return Ok(Written::NotNow);
        }
        let path = self.path.join(name);
        fs::remove_file(&path)
            .map(|()| Written::Done)
            .map_err(|error| Report::file("remove", &path, &error))
    }

    fn is_still(&self, name: &str, before: Option<&str>) -> bool {
        match (self.read(name), before) {
            (None, None) => true,
            (Some(Content::Text(text)), Some(before)) => text == before,
            _ => false,
        }
    }
}

/// Whether a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// Yes.
    Done,
    /// Somebody else wrote it in the meantime; the next run sees what they wrote.
    NotNow,
}
