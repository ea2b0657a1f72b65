//! Files and folders that are to be taken in, from the disk or standard input to records. Folders are walked
//! for what address books, calendars and mail folders are made of.
//!
//! Not here: what the files say (`interchange`), and what becomes of it.

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::coach::identity::email_key;
use crate::interchange::conversations::{LeftOut, OwnAddresses, left_out_words};
use crate::interchange::formats::{self, Format, Request};
use crate::interchange::incoming::{Incoming, Item};
use crate::interchange::mail::{Guessed, Seen, put_aside};
use crate::interchange::plan::{FileRecord, Records, SourceFile};
use crate::report::{Kind, Report, Result};

/// How deep folders are walked.
const DEEPEST: usize = 32;
/// The most records that are taken in at once; every one of them is kept until all are read.
const MOST_RECORDS: usize = 500_000;
/// The most that is read of standard input without finding anything: bytes. It may have no end.
const MOST_FRUITLESS: usize = 1 << 30;
/// What is read of a folder, besides messages in `cur` and `new`.
const EXTENSIONS: &[&str] = &[
    "vcf", "vcard", "ics", "ical", "mbox", "eml", "emlx", "csv", "tsv",
];

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
    /// The user's own addresses: what was said, or what the mailboxes make likely.
    pub own: OwnAddresses,
}

/// What is told while files are read: how many records so far, and the answer whether to go on.
pub(crate) type Progress<'p> = &'p mut dyn FnMut(usize) -> ControlFlow<()>;

/// The addresses on the board, asked for where the user's own has to be guessed.
pub(crate) type OthersAddresses<'o> = &'o dyn Fn() -> Result<HashSet<String>>;

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

/// Reads all of `paths`; `-` is standard input.
///
/// # Errors
/// A path that is not there, a single file that cannot be read, and files in which nothing is found.
pub(crate) fn read(
    paths: &[PathBuf],
    format: Option<Format>,
    request: &Request,
    others: OthersAddresses<'_>,
    progress: Progress<'_>,
) -> Result<Taken> {
    let mut found = Vec::new();
    for path in paths {
        find(path, &mut found)?;
    }
    let mut taken = Taken::default();
    let mut request = request.clone();
    if request.own.is_empty()
        && let Some(seen) = seen(&found, format)
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
    let is_alone = found.len() == 1;
    for path in &found {
        match read_file(path, format, &request, &mut taken, progress) {
            Ok(()) => {}
            Err(report) if is_alone => return Err(report),
            Err(report) => {
                // One file that cannot be read does not stop the others.
                let sentence = report.sentence.trim_end_matches('.').to_owned();
                let file = taken.files.len();
                taken.files.push(SourceFile {
                    name: path.to_string_lossy().into_owned(),
                    kind: "file",
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
    let left_out = left_out_words(&taken.left_out);
    if taken.records.is_empty() {
        return Err(nothing(paths, &left_out));
    }
    if !left_out.is_empty() {
        taken.remarks.push(format!("Left out: {left_out}."));
    }
    Ok(taken)
}

/// Nothing was found, or nothing but what is left out on purpose.
fn nothing(paths: &[PathBuf], left_out: &str) -> Report {
    let names: Vec<String> = paths.iter().map(|path| shown(path)).collect();
    if !left_out.is_empty() {
        return Report::input(format!(
            "Nothing in {} can be used; left out: {left_out}.",
            names.join(", ")
        ))
        .hint(
            "past meetings with other people, and messages between you and a few people, become \
             proposed talks; --me ADDRESS says which address is yours",
        );
    }
    let is_folder = matches!(paths, [path] if path.is_dir());
    let sentence = match (is_folder, names.join(", ")) {
        (true, name) => format!("{name} is a folder without anything to take in."),
        (false, names) => format!("Nothing to take in was found in {names}."),
    };
    Report::input(sentence).hint(
        "address books (.vcf, .csv, Monica, abook, mutt), calendars and mailboxes can be read",
    )
}

fn shown(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "standard input".into(),
        _ => path.display().to_string(),
    }
}

/// The files that a path means.
fn find(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.as_os_str() == "-" {
        found.push(path.to_owned());
        return Ok(());
    }
    let about = fs::metadata(path).map_err(|error| cannot(path, &error))?;
    if about.is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    if !about.is_dir() {
        return Err(Report::input(format!(
            "{} is neither a file nor a folder.",
            path.display()
        ))
        .hint("what comes through a pipe is read from standard input: `… | cordial import -`"));
    }
    walk(path, 0, found)
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<()> {
    let is_mail = folder
        .file_name()
        .is_some_and(|name| name == "cur" || name == "new")
        && folder
            .parent()
            .is_some_and(|parent| parent.join("cur").is_dir());
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect()
        })
        .map_err(|error| cannot(folder, &error))?;
    entries.sort();
    for path in entries {
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let Ok(about) = fs::symlink_metadata(&path) else {
            continue;
        };
        if about.is_dir() {
            // Mail folders in mail folders begin with a full stop.
            if depth < DEEPEST && (!is_hidden || path.join("cur").is_dir()) {
                walk(&path, depth + 1, found)?;
            }
            continue;
        }
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_lowercase());
        let fits = match extension {
            Some(extension) => {
                let is_aside = extension == "mbox" && holds_no_talks(&path);
                EXTENSIONS.contains(&extension.as_str()) && !is_aside
            }
            None => is_mailbox(&path),
        };
        // A link may lead to a file, not round in a circle of folders.
        let is_file = about.is_file() || fs::metadata(&path).is_ok_and(|about| about.is_file());
        if is_file && !is_hidden && (fits || is_mail) {
            found.push(path);
        }
    }
    Ok(())
}

/// Whether a file without an extension is a mailbox, by what stands beside it: Apple calls it `mbox`,
/// Thunderbird keeps an index, MH numbers its messages.
fn is_mailbox(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let numbered = || {
        let mut head = Vec::new();
        name.bytes().all(|byte| byte.is_ascii_digit())
            && File::open(path).is_ok_and(|file| file.take(4096).read_to_end(&mut head).is_ok())
            && Format::of(&head, "") == Some(Format::Mailbox)
    };
    name == "mbox" || (path.with_extension("msf").is_file() && !holds_no_talks(path)) || numbered()
}

/// Whether a mailbox in a folder is one of drafts or of rubbish. Whoever names such a file means it.
fn holds_no_talks(path: &Path) -> bool {
    path.file_stem()
        .is_some_and(|name| put_aside(&name.to_string_lossy()).is_some())
}

fn cannot(path: &Path, error: &io::Error) -> Report {
    Report {
        kind: Kind::Input,
        ..Report::file("read", path, error)
    }
}

fn read_file(
    path: &Path,
    format: Option<Format>,
    request: &Request,
    taken: &mut Taken,
    progress: Progress<'_>,
) -> Result<()> {
    // Bytes of standard input since something was found.
    let fruitless = Rc::new(Cell::new(0));
    let mut source: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(Patient {
            source: io::stdin().lock(),
            fruitless: Rc::clone(&fruitless),
        })
    } else {
        Box::new(File::open(path).map_err(|error| cannot(path, &error))?)
    };
    let head = formats::head(&mut source).map_err(|error| cannot(path, &error))?;
    let name = path.to_string_lossy();
    let Some(format) = format.or_else(|| format_of(path, &head)) else {
        return Err(unknown(path, &head));
    };
    let file = taken.files.len();
    taken.files.push(SourceFile {
        name: name.clone().into_owned(),
        kind: format.kind(),
    });
    let (mut stopped, mut too_many) = (false, false);
    let records = &mut taken.records;
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
    .map_err(|report| within(path, report))?;
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

/// A source that may have no end, read as long as something is found in it.
struct Patient<R> {
    source: R,
    fruitless: Rc<Cell<usize>>,
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

/// The format of a file: a message of a mail folder by where it stands.
fn format_of(path: &Path, head: &[u8]) -> Option<Format> {
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
    for path in found.iter().filter(|path| path.as_os_str() != "-") {
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

fn within(path: &Path, report: Report) -> Report {
    Report {
        sentence: format!("{}: {}", shown(path), report.sentence),
        ..report
    }
}

fn unknown(path: &Path, head: &[u8]) -> Report {
    let what = match head.is_empty() {
        true => "is empty",
        false => "is in no format that can be read",
    };
    if head.starts_with(b"!BDN") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Report::input(format!(
            "{} is in a format of Outlook's or Office's own.",
            shown(path)
        ))
        .hint("have the program export it: people as .csv or .vcf, mail as .mbox or .eml, a calendar as .ics");
    }
    Report::input(format!("{} {what}.", shown(path))).hint(
        "vCards, tables (.csv), Monica's JSON, friends.md, abook, mutt, calendars and mailboxes can \
         be read; --format says which it is",
    )
}
