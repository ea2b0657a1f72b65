//! Which format an export has: the one that is named, or the one of which the file's ending speaks.
//!
//! Not here: what is written (`export_files`).

use std::path::Path;

use clap::ValueEnum;

use crate::report::{Report, Result};

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Our own archive (JSON), everything and without loss
    #[value(alias = "json")]
    Archive,
    /// Cards, vCard 4.0
    Vcard,
    /// Cards, vCard 3.0, for older programs
    Vcard3,
    /// A table for spreadsheets
    Csv,
    /// A notebook: a folder with a page a person
    Markdown,
    /// Follow-ups and promises by day (iCalendar)
    Calendar,
}

impl Format {
    /// Its word on the command line.
    pub(super) fn name(self) -> String {
        self.to_possible_value()
            .map(|word| word.get_name().to_owned())
            .unwrap_or_default()
    }

    /// The ending of its files; a notebook's pages have it.
    fn ending(self) -> &'static str {
        match self {
            Self::Archive => "json",
            Self::Vcard | Self::Vcard3 => "vcf",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Calendar => "ics",
        }
    }

    /// What it writes, in words.
    fn words(self) -> &'static str {
        match self {
            Self::Archive => "an archive",
            Self::Vcard | Self::Vcard3 => "cards",
            Self::Csv => "a table",
            Self::Markdown => "a notebook",
            Self::Calendar => "a calendar",
        }
    }

    /// Whether files of both are called the same.
    fn is_kin(self, other: Self) -> bool {
        self.ending() == other.ending()
    }
}

/// What the ending of a file says of what is to stand in it.
enum Meant {
    One(Format),
    Anything,
    /// What we do not write, and the ending of what comes next to it.
    Nothing(&'static str),
}

/// What an ending says, which is in lower case.
fn meant(ending: &str) -> Meant {
    match ending {
        "vcf" | "vcard" => Meant::One(Format::Vcard),
        "csv" => Meant::One(Format::Csv),
        "ics" | "ical" => Meant::One(Format::Calendar),
        "json" => Meant::One(Format::Archive),
        "md" | "markdown" => Meant::One(Format::Markdown),
        "xlsx" | "xls" | "ods" | "numbers" | "tsv" => Meant::Nothing("csv"),
        "html" | "pdf" | "docx" | "odt" => Meant::Nothing("md"),
        "zip" | "gz" => Meant::Nothing("json"),
        _ => Meant::Anything,
    }
}

/// The format that is asked for: by its name, or by the ending of the file, which may not say otherwise.
pub(super) fn chosen(said: Option<Format>, to: Option<&Path>) -> Result<Format> {
    let path = to.filter(|path| path.as_os_str() != "-");
    let Some(path) = path else {
        return Ok(said.unwrap_or(Format::Archive));
    };
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    // A folder may be called anything.
    let meant = match is_named_as_folder(path) {
        true => Meant::Anything,
        false => meant(&ending),
    };
    match (said, meant) {
        (_, Meant::Nothing(instead)) => Err(Report::input(format!(
            "Files in .{ending} cannot be written."
        ))
        .hint(format!("name a file in .{instead}"))),
        (None, Meant::One(format)) => Ok(format),
        (None, Meant::Anything) if is_named_as_folder(path) => Err(Report::input(format!(
            "{} is a folder; what is to be written into it?",
            path.display()
        ))
        .hint(
            "a card a person with --format vcard, a notebook with --format markdown; otherwise name \
             a file in it",
        )),
        (None, Meant::Anything) => Ok(Format::Archive),
        (Some(format), Meant::One(other)) if !format.is_kin(other) => {
            Err(Report::input(format!(
                "--format {} writes {}, and a file in .{ending} is {}.",
                format.name(),
                format.words(),
                other.words()
            ))
            .hint(format!(
                "leave out --format, or name a file in .{}",
                format.ending()
            )))
        }
        (Some(format), _) => Ok(format),
    }
}

/// Whether `path` is a folder, or is written as one.
pub(super) fn is_named_as_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator)
}
