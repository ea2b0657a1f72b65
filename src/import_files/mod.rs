//! Files and folders that are to be taken in, from the disk or standard input to records.
//!
//! Not here: what of a folder is read (`walk`), what the files say (`interchange`), and what becomes of it.

mod source;
mod walk;
mod words;

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::coach::identity::email_key;
use crate::interchange::conversations::{LeftOut, OwnAddresses};
use crate::interchange::foreign;
use crate::interchange::formats::{self, Format, Request};
use crate::interchange::incoming::{Incoming, Item};
use crate::interchange::mail::{Guessed, Seen};
use crate::interchange::plan::{FileRecord, Records, SourceFile};
use crate::report::{Kind, Report, Result};
pub(crate) use source::{Begun, begun, is_archive, is_standard_input, is_typed, open};
use source::{Patient, is_stream};
use walk::{Found, Tables, walk};
pub(crate) use words::shown;

/// The most records that are taken in at once; every one of them is kept until all are read.
const MOST_RECORDS: usize = 500_000;
/// The kind of a file that was refused as a whole.
pub(crate) const WHOLE: &str = "file";

/// What is asked for.
pub(crate) struct Asked<'a> {
    /// Files, pipes and folders; `-` is standard input.
    pub paths: &'a [PathBuf],
    /// What the files are, where the user says so.
    pub format: Option<Format>,
    /// The only path, where it can be read but once and has been begun already.
    pub begun: Option<Begun>,
}

/// What the files hold.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// The files, in order.
    pub files: Vec<SourceFile>,
    /// Their records, in order.
    pub records: Records,
    /// What there is to say of files as a whole, a sentence each.
    pub remarks: Vec<String>,
    /// Records that were found and left out on purpose.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// Files of folders that were not read, each named from its folder on.
    pub not_read: Vec<String>,
    /// The user's own addresses: what was said, or what the mailboxes make likely.
    pub own: OwnAddresses,
}

/// What is told while files are read: how many records so far, and the answer whether to go on.
pub(crate) type Progress<'p> = &'p mut dyn FnMut(usize) -> ControlFlow<()>;

/// The addresses on the board, asked for where the user's own has to be guessed.
pub(crate) type OthersAddresses<'o> = &'o dyn Fn() -> Result<HashSet<String>>;

/// The last part of the name of what is at `path`, for sentences.
pub(crate) fn short_name(path: &Path) -> String {
    match path.file_name() {
        Some(name) if !is_standard_input(path) => name.to_string_lossy().into_owned(),
        _ => shown(path),
    }
}

/// Reads all that is asked for.
///
/// # Errors
/// A path that is not there, a single file that cannot be read, and files in which nothing is found.
pub(crate) fn read(
    asked: Asked<'_>,
    request: &Request,
    others: OthersAddresses<'_>,
    progress: Progress<'_>,
) -> Result<Taken> {
    let Asked {
        paths,
        format,
        mut begun,
    } = asked;
    let mut taken = Taken::default();
    let mut files = Vec::new();
    let tables = match request.mapping.is_empty() {
        true => Tables::OfPeople,
        false => Tables::Any,
    };
    for path in paths {
        let mut found = Found::default();
        find(path, tables, &mut found)?;
        files.append(&mut found.files);
        let named = found.not_read.iter();
        taken.not_read.extend(named.map(|file| {
            let inside = file.strip_prefix(path).unwrap_or(file);
            inside.to_string_lossy().into_owned()
        }));
    }
    let mut request = request.clone();
    if request.own.is_empty()
        && let Some(seen) = seen(&files, format)
    {
        let others = others()?;
        let guessed = seen
            .guess(|address| email_key(address).is_some_and(|address| others.contains(&address)));
        taken.remarks.push(guessed.sentence());
        if let Guessed::Likely(guess) = guessed {
            request.own = OwnAddresses::new([guess.address]);
        }
    }
    taken.own = request.own.clone();
    let is_alone = files.len() == 1;
    for path in &files {
        match read_file(path, (format, begun.take()), &request, &mut taken, progress) {
            Ok(()) => {}
            Err(report) if is_alone => return Err(report),
            Err(report) => {
                // One file that cannot be read does not stop the others.
                let sentence = words::without_name(path, &report);
                let file = taken.files.len();
                taken.files.push(SourceFile {
                    name: shown(path),
                    kind: WHOLE,
                });
                taken.records.push(FileRecord {
                    file,
                    incoming: Incoming {
                        index: 0,
                        line: 0,
                        item: Item::Refused(sentence),
                    },
                });
            }
        }
    }
    if taken.records.is_empty() {
        return Err(words::nothing(paths, &taken));
    }
    for said in words::left_out(&taken) {
        taken.remarks.push(format!("{said}."));
    }
    Ok(taken)
}

/// The files that a path means.
fn find(path: &Path, tables: Tables, found: &mut Found) -> Result<()> {
    if is_standard_input(path) {
        found.files.push(path.to_owned());
        return Ok(());
    }
    let about = fs::metadata(path).map_err(|error| cannot(path, &error))?;
    // A pipe that is named is meant, as `<(…)` of a shell is; one that lies in a folder may wait for ever.
    if about.is_file() || is_stream(path) {
        found.files.push(path.to_owned());
        return Ok(());
    }
    if !about.is_dir() {
        return Err(Report::input(format!(
            "{} is neither a file nor a folder.",
            path.display()
        ))
        .hint(
            "name a file or a folder; `… | cordial import -` takes in what comes through a pipe",
        ));
    }
    walk(path, tables, found)
}

fn cannot(path: &Path, error: &io::Error) -> Report {
    Report {
        kind: Kind::Input,
        ..Report::file("read", Path::new(&shown(path)), error)
    }
}

fn read_file(
    path: &Path,
    (asked_format, begun): (Option<Format>, Option<Begun>),
    request: &Request,
    taken: &mut Taken,
    progress: Progress<'_>,
) -> Result<()> {
    // Bytes of a source without an end since something was found.
    let fruitless = Rc::new(Cell::new(0));
    let source: Box<dyn Read> = match begun {
        Some(begun) => Box::new(begun.whole()),
        None if is_standard_input(path) => Box::new(io::stdin()),
        None => Box::new(open(path)?),
    };
    let mut source: Box<dyn Read> = match is_standard_input(path) || is_stream(path) {
        true => Box::new(Patient {
            source,
            fruitless: Rc::clone(&fruitless),
        }),
        false => source,
    };
    let head = formats::head(&mut source).map_err(|error| cannot(path, &error))?;
    // Whatever it is called, and whatever it is said to be.
    if let Some(foreign) = foreign::by_bytes(&head) {
        return Err(foreign.report(&shown(path)));
    }
    let name = path.to_string_lossy();
    let Some(format) = asked_format.or_else(|| format_of(path, &head)) else {
        return Err(words::unknown(path, &head));
    };
    let file = taken.files.len();
    taken.files.push(SourceFile {
        name: shown(path),
        kind: format.kind(),
    });
    let (mut stopped, mut too_many) = (false, false);
    let records = &mut taken.records;
    let before = records.len();
    let rest = BufReader::with_capacity(1 << 16, Cursor::new(&head).chain(source));
    let reading = formats::read(format, (&head, &name), rest, request, &mut |incoming| {
        if records.len() >= MOST_RECORDS {
            too_many = true;
            return ControlFlow::Break(());
        }
        fruitless.set(0);
        records.push(FileRecord { file, incoming });
        let going = progress(records.len());
        stopped |= going.is_break();
        going
    })
    .map_err(|report| match asked_format {
        Some(said) => words::another(path, (said, asked_format), &head)
            .unwrap_or_else(|| words::within(path, report)),
        None => words::within(path, report),
    })?;
    if too_many {
        return Err(Report::input(format!(
            "{} has more than {MOST_RECORDS} records; nothing was changed.",
            shown(path)
        ))
        .hint("take the files in one after the other, or in parts"));
    }
    if stopped {
        return Err(Report::input(
            "The import was stopped; nothing was changed.",
        ));
    }
    if taken.records.len() == before
        && reading.left_out.is_empty()
        && let Some(report) = words::another(path, (format, asked_format), &head)
    {
        taken.files.pop();
        return Err(report);
    }
    for (why, number) in reading.left_out {
        *taken.left_out.entry(why).or_default() += number;
    }
    for remark in reading.remarks {
        // A folder of messages says the same of each.
        if !taken.remarks.contains(&remark) {
            taken.remarks.push(remark);
        }
    }
    Ok(())
}

/// The format of a file: a message of a mail folder by where it stands.
fn format_of(path: &Path, head: &[u8]) -> Option<Format> {
    // A mailbox that nobody has written to yet.
    if head.is_empty() {
        return None;
    }
    let found = Format::of(head, &path.to_string_lossy());
    let is_filed = path
        .parent()
        .and_then(Path::file_name)
        .is_some_and(|folder| folder == "cur" || folder == "new");
    match found {
        Some(Format::Mailbox) | None if is_filed => Some(Format::Message),
        found => found,
    }
}

/// Who stands in the messages, where there are any.
fn seen(found: &[PathBuf], format: Option<Format>) -> Option<Seen> {
    let mut seen = Seen::default();
    for path in found {
        // What is read of a pipe here would be missing later.
        if is_standard_input(path) || is_stream(path) {
            continue;
        }
        let mut file = File::open(path).ok()?;
        let head = formats::head(&mut file).ok()?;
        if format
            .or_else(|| format_of(path, &head))
            .is_some_and(Format::is_mail)
        {
            seen.look_through(BufReader::new(Cursor::new(head).chain(file)))
                .ok()?;
        }
    }
    Some(seen).filter(|seen| !seen.is_empty())
}
