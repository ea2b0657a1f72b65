//! `cordial export`: what is here in the formats of other programs, or all of it into our own archive; to
//! standard output, or to a file or folder that comes to be whole or not at all and that only its owner can
//! read.
//!
//! With `--to` it says where (JSON: `path`, `format`, `files`, `removed`, `people` or `events`); without, the text
//! itself is what is printed.

mod format;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use format::{Format, is_named_as_folder};

use super::session::{self, Form, Session};
use crate::domain::civil::count;
use crate::domain::person::sort_key;
use crate::export_files::{self, Birthdays, Calendar, Decided, Whom, Written};
use crate::files::{self, Standing};
use crate::interchange::calendar::write::Alarm;
use crate::interchange::table::Cells;
use crate::interchange::vcard::Version;
use crate::report::{Report, Result};
use crate::store::Store;

/// Export everything as an archive, or people as cards, a table, a notebook, or plans as a calendar.
#[derive(Debug, Args)]
#[command(after_help = "\
Only the archive and the notebook hold everything. Cards, the table and the calendar leave out what people \
care about and need, how you met, and what was heard in conversations.

A calendar has the open follow-ups with a day and your own open promises with a day. Writing it to the same \
file again with --force keeps a program that reads the file up to date.

Examples:
  cordial export --to all.json
  cordial export --to contacts.vcf
  cordial export --to contacts.csv
  cordial export --format vcard --to cards/          a file a person
  cordial export --format markdown --to notebook/
  cordial export --format calendar --alarm 540 --to plans.ics --force
  cordial export --format calendar --birthdays --to plans.ics --force")]
pub(crate) struct Export {
    /// The format; without it, what the ending of --to says, or else the archive
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file, or the folder, instead of standard output; `-` is standard output
    #[arg(long, visible_alias = "output", value_name = "PATH")]
    to: Option<PathBuf>,
    /// Replace the file if it is there; in a folder, files of the same names, and of a notebook remove the
    /// pages of people who are gone unless you changed them
    #[arg(long, requires = "to")]
    force: bool,
    /// In a table: leave cells that a spreadsheet would compute as they are, for programs
    #[arg(long)]
    raw: bool,
    /// In a calendar: remind at this many minutes after the day begins (540 is nine o'clock; -60 is eleven
    /// in the evening before)
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true,
          value_parser = clap::value_parser!(i32).range(-10_080..=1_439))]
    alarm: Option<i32>,
    /// In a calendar: birthdays as well, every year
    #[arg(long)]
    birthdays: bool,
    /// Only these people
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,
    /// Only people with this tag; several: with any of them
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Only people in a circle
    #[arg(long)]
    tracked: bool,
}

impl Export {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let chosen = format::chosen(self.format, self.to.as_deref())?;
        let format = self.format(chosen)?;
        let store = session.open()?;
        let whom = self.whom(&store)?;
        if format == export_files::Format::Archive && !whom.is_everybody() {
            return Err(Report::input("An archive always holds everybody.")
                .hint("choose people with another --format, such as vcard"));
        }
        let path = match &self.to {
            Some(path) if path.as_os_str() != "-" => path,
            _ => return print(&store, format, &whom, session),
        };
        if is_its_own(&store, path) {
            return Err(Report::input(format!(
                "{} belongs to the file that is being exported; it was left as it is.",
                path.display()
            ))
            .hint("name another file"));
        }
        let standing = if self.force {
            Standing::Replace
        } else {
            Standing::Keep
        };
        let written = if is_folder(format, path) {
            let mut names = HashSet::new();
            let mut written = files::folder(path, standing, |file| {
                export_files::folder(&store, format, &whom, &mut |name, bytes| {
                    names.insert(name.to_owned());
                    if is_its_own(&store, &path.join(name)) {
                        return Err(Report::input(format!(
                            "{name} in {} belongs to the file that is being exported.",
                            path.display()
                        ))
                        .hint("name another folder"));
                    }
                    file(name, bytes)
                })
            })?;
            // Who was not asked for is not gone.
            if format == export_files::Format::Notebook && whom.is_everybody() {
                written.removed = export_files::remove_old_pages(&store, path, &names)?;
            }
            written
        } else {
            files::stream(path, standing, |writer| {
                export_files::text(&store, format, &whom, writer)
            })?
        };
        tell(session, path, (chosen, format), written)
    }

    /// What is to be written, where the options go together.
    fn format(&self, chosen: Format) -> Result<export_files::Format> {
        let stray = |option: &str, of: &str| {
            Report::input(format!("{option} is about {of}."))
                .hint("leave it out, or choose that --format")
        };
        if self.raw && chosen != Format::Csv {
            return Err(stray("--raw", "a table, --format csv"));
        }
        if self.birthdays && chosen != Format::Calendar {
            return Err(stray("--birthdays", "a calendar, --format calendar"));
        }
        if self.alarm.is_some() && chosen != Format::Calendar {
            return Err(stray("--alarm", "a calendar, --format calendar"));
        }
        let cells = match self.raw {
            true => Cells::Raw,
            false => Cells::Guarded,
        };
        Ok(match chosen {
            Format::Archive => export_files::Format::Archive,
            Format::Vcard => export_files::Format::Cards(Version::V4),
            Format::Vcard3 => export_files::Format::Cards(Version::V3),
            Format::Csv => export_files::Format::Table(cells),
            Format::Markdown => export_files::Format::Notebook,
            Format::Calendar => {
                let birthdays = match self.birthdays {
                    true => Birthdays::With,
                    false => Birthdays::Without,
                };
                let alarm = self.alarm.map(|minutes| Alarm { minutes });
                export_files::Format::Calendar(Calendar { alarm, birthdays })
            }
        })
    }

    fn whom(&self, store: &Store) -> Result<Whom> {
        let mut only = HashSet::new();
        for name in &self.only {
            only.insert(session::person(store, name)?.id);
        }
        let tags = self.tag.iter();
        Ok(Whom {
            only,
            tags: tags
                .map(|tag| sort_key(tag.trim().trim_start_matches('#')))
                .collect(),
            decided: if self.tracked {
                Decided::Only
            } else {
                Decided::OrNot
            },
        })
    }
}

/// Says where it is.
fn tell(
    session: &mut Session,
    path: &Path,
    (chosen, format): (Format, export_files::Format),
    written: Written,
) -> Result<()> {
    let path = path.display().to_string();
    if session.form == Form::Text {
        session.out.line(&match format {
            export_files::Format::Archive => format!("Exported: {path}"),
            _ => format!("Exported {}: {path}", written.words(format)),
        });
        if written.removed > 0 {
            let number = i64::try_from(written.removed).unwrap_or(i64::MAX);
            let pages = count(number, "page");
            session
                .out
                .line(&format!("Removed {pages} of people who are gone."));
        }
        return Ok(());
    }
    let mut answer = json!({
        "path": path,
        "format": chosen.name(),
        "files": written.files,
        "removed": written.removed,
    });
    let (key, number) = match format {
        export_files::Format::Calendar(_) => ("events", written.events),
        _ => ("people", written.people),
    };
    if let Value::Object(answer) = &mut answer {
        answer.insert(key.into(), json!(number));
    }
    session.out.json(&answer)
}

fn print(
    store: &Store,
    format: export_files::Format,
    whom: &Whom,
    session: &mut Session,
) -> Result<()> {
    // The archive is harmless to a terminal as it is; what other people wrote into cards is not.
    if session.out.is_terminal() && format != export_files::Format::Archive {
        let mut bytes = Vec::new();
        export_files::text(store, format, whom, &mut bytes)?;
        session.out.document(&String::from_utf8_lossy(&bytes));
        return Ok(());
    }
    export_files::text(store, format, whom, &mut session.out)?;
    Ok(())
}

/// Whether files are written into `path`, rather than one file there.
fn is_folder(format: export_files::Format, path: &Path) -> bool {
    match format {
        export_files::Format::Notebook => true,
        export_files::Format::Cards(_) => is_named_as_folder(path),
        _ => false,
    }
}

/// Whether `path` is the file itself, its log, or one of its backups.
fn is_its_own(store: &Store, path: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (own, path) = (real(store.path()), real(path));
    let own_name = own
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let beside = path.parent() == own.parent();
    let log = ["", "-wal", "-shm", "-journal"]
        .iter()
        .any(|end| name == format!("{own_name}{end}"));
    (beside && log) || path.starts_with(real(&crate::store::backup::folder(&own)))
}
