//! Where files are read from: the disk, standard input, a pipe or a device. What comes through the last three
//! comes once, may be waited for, and may have no end.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, Cursor, IsTerminal, Read};
use std::path::Path;
use std::rc::Rc;

use super::cannot;
use crate::interchange::formats::{self, Format};
use crate::report::Result;

/// The most that is read of a pipe or a device without finding anything: bytes. It may have no end.
const MOST_FRUITLESS: usize = 1 << 30;

/// A source that can be read only once, and how it begins.
pub(crate) struct Begun {
    head: Vec<u8>,
    rest: Box<dyn Read>,
}

impl Begun {
    /// Whether it is our own archive.
    pub(crate) fn is_archive(&self) -> bool {
        Format::of(&self.head, "-") == Some(Format::Archive)
    }

    /// All of it.
    pub(crate) fn whole(self) -> impl Read + 'static {
        Cursor::new(self.head).chain(self.rest)
    }
}

/// Whether `path` stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether what comes from `path` is typed: whoever reads it takes the keys away from somebody else.
pub(crate) fn is_typed(path: &Path) -> bool {
    // Nobody waits for a plain file, and opening a pipe would wait for whoever writes into it.
    let is_device = || fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir());
    match is_standard_input(path) {
        true => io::stdin().is_terminal(),
        false => {
            is_device() && !is_pipe(path) && File::open(path).is_ok_and(|file| file.is_terminal())
        }
    }
}

/// Whether `path` holds our own archive.
pub(crate) fn is_archive(path: &Path) -> bool {
    // Whatever is no plain file may wait for ever, and what is read of it once is gone.
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    let Ok(mut file) = File::open(path) else {
        return false;
    };
    let name = path.to_string_lossy();
    formats::head(&mut file).is_ok_and(|head| Format::of(&head, &name) == Some(Format::Archive))
}

/// How the source at `path` begins, where it can be read only once: standard input, a pipe, a device. `None`
/// for everything else.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn begun(path: &Path) -> Result<Option<Begun>> {
    let mut rest: Box<dyn Read> = if is_standard_input(path) {
        Box::new(io::stdin())
    } else if is_stream(path) {
        Box::new(open(path)?)
    } else {
        return Ok(None);
    };
    let head = formats::head(&mut rest).map_err(|error| cannot(path, &error))?;
    Ok(Some(Begun { head, rest }))
}

/// Whether what comes from `path` comes through a pipe or from a device: it may wait for ever, and what has
/// been read of it is gone.
#[cfg(unix)]
pub(super) fn is_stream(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let is_device = fs::metadata(path).is_ok_and(|about| about.file_type().is_char_device());
    is_device || is_pipe(path)
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    fs::metadata(path).is_ok_and(|about| about.file_type().is_fifo())
}

/// Elsewhere they have no place among the files.
#[cfg(not(unix))]
pub(super) fn is_stream(_: &Path) -> bool {
    false
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
}

/// Opens the file at `path`.
///
/// # Errors
/// Where that cannot be done, which is said as of what the user named.
pub(crate) fn open(path: &Path) -> Result<File> {
    File::open(path).map_err(|error| cannot(path, &error))
}

/// A source that may have no end, read as long as something is found in it.
pub(super) struct Patient<R> {
    pub source: R,
    /// Bytes since something was found.
    pub fruitless: Rc<Cell<usize>>,
}

impl<R: Read> Read for Patient<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.fruitless.get() > MOST_FRUITLESS {
            return Err(io::Error::other(format!(
                "nothing that can be used in {} MB",
                MOST_FRUITLESS >> 20
            )));
        }
        let count = self.source.read(into)?;
        self.fruitless.set(self.fruitless.get() + count);
        Ok(count)
    }
}
