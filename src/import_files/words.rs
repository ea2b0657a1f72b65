//! What is said of files as a whole: that nothing was found in them, that they are something else, and what
//! was left out of them.

use std::path::{Path, PathBuf};

use super::{Taken, is_standard_input};
use crate::domain::Choice;
use crate::domain::civil::count;
use crate::interchange::conversations::{LeftOut, left_out_words};
use crate::interchange::foreign;
use crate::interchange::formats::Format;
use crate::report::Report;

/// So many files that were not read are named.
const MOST_NAMED: usize = 3;

/// A path as people are told of it.
pub(crate) fn shown(path: &Path) -> String {
    match is_standard_input(path) {
        true => "standard input".into(),
        false => path.display().to_string(),
    }
}

/// What was left out on purpose and what was not read, a sentence each without its full stop.
pub(super) fn left_out(taken: &Taken) -> Vec<String> {
    let mut said = Vec::new();
    let words = left_out_words(&taken.left_out);
    if !words.is_empty() {
        let is_whose = taken.left_out.contains_key(&LeftOut::NotMine);
        let more = match is_whose {
            true => "; if other addresses are yours too, say so with --me ADDRESS",
            false => "",
        };
        said.push(format!("Left out: {words}{more}"));
    }
    if !taken.not_read.is_empty() {
        said.push(not_read(&taken.not_read));
    }
    said
}

/// `Not read: 4 files (contacts.zip, excel.xlsx, notes.txt and 1 more)`.
fn not_read(names: &[String]) -> String {
    let number = i64::try_from(names.len()).unwrap_or(i64::MAX);
    let first = names.get(..MOST_NAMED).unwrap_or(names);
    let more = names.len() - first.len();
    let named = match (first, more) {
        (_, 1..) => format!("{} and {more} more", first.join(", ")),
        ([all @ .., last], 0) if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        _ => first.join(""),
    };
    format!("Not read: {} ({named})", count(number, "file"))
}

/// Nothing was found, or nothing but what is left out on purpose.
pub(super) fn nothing(paths: &[PathBuf], taken: &Taken) -> Report {
    let names: Vec<String> = paths.iter().map(|path| shown(path)).collect();
    let names = names.join(", ");
    let not_read = match taken.not_read.is_empty() {
        true => String::new(),
        false => format!(" {}.", not_read(&taken.not_read)),
    };
    let left_out = left_out_words(&taken.left_out);
    if !left_out.is_empty() {
        let all: usize = taken.left_out.values().sum();
        let hint = match taken.left_out.get(&LeftOut::NotMine) {
            Some(others) if others * 2 > all => {
                "say with --me ADDRESS which address is yours, and again for each that you have: what \
                 is neither from it nor to it is left out"
            }
            _ => {
                "past meetings with other people, and messages between you and a few people, become \
                 proposed talks; --me ADDRESS says which address is yours"
            }
        };
        return Report::input(format!(
            "Nothing in {names} can be used; left out: {left_out}.{not_read}"
        ))
        .hint(hint);
    }
    let is_folder = matches!(paths, [path] if path.is_dir());
    let sentence = match is_folder {
        true => format!("{names} is a folder without anything to take in.{not_read}"),
        false => format!("Nothing to take in was found in {names}.{not_read}"),
    };
    let hint = match taken.not_read.is_empty() {
        true => {
            "address books (.vcf, .csv, Monica, abook, mutt), calendars and mailboxes can be read"
        }
        false => "give a file by itself to be told what is wrong with it",
    };
    Report::input(sentence).hint(hint)
}

/// A file of which nothing is known that could read it.
pub(super) fn unknown(path: &Path, head: &[u8]) -> Report {
    let name = shown(path);
    if head.is_empty() {
        return Report::input(format!("{name} is empty.")).hint("export it again");
    }
    if let Some(foreign) = foreign::by_words(head) {
        return foreign.report(&name);
    }
    Report::input(format!("{name} is in no format that can be read.")).hint(
        "vCards, tables (.csv), Monica's JSON, friends.md, abook, mutt, calendars and mailboxes can \
         be read; --format says which it is",
    )
}

/// What a file is in which nothing of `format` was found, where it plainly is something else.
pub(super) fn another(
    path: &Path,
    (format, said): (Format, Option<Format>),
    head: &[u8],
) -> Option<Report> {
    let name = shown(path);
    match Format::of(head, "") {
        Some(other) if other.kind() == format.kind() => None,
        Some(other) => {
            let leave = if said.is_some() {
                "leave out --format, or "
            } else {
                ""
            };
            let sentence = format!(
                "{name} is not {}; it looks like {}.",
                format.words(),
                other.words()
            );
            Some(Report::input(sentence).hint(format!("{leave}say --format {}", other.label())))
        }
        None => foreign::by_words(head).map(|foreign| foreign.report(&name)),
    }
}

/// Says first of which file a report speaks.
pub(super) fn within(path: &Path, report: Report) -> Report {
    let name = shown(path);
    if report.sentence.starts_with(&name) {
        return report;
    }
    Report {
        sentence: format!("{name}: {}", report.sentence),
        ..report
    }
}

/// What a report says of a file whose name stands before it anyway, without the full stop.
pub(super) fn without_name(path: &Path, report: &Report) -> String {
    let said = report.sentence.trim_end_matches('.');
    let said = said.strip_prefix(&shown(path)).unwrap_or(said);
    said.trim_start_matches(':').trim_start().to_owned()
}
