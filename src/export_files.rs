//! What is written for other programs and for the user's own shelf: one file, or a folder of many, streamed
//! from the store so that a large network needs no large memory.
//!
//! Not here: what of a person leaves (`interchange::export`), and how files come to be whole or not at all
//! (`files`).

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::person::{PersonId, sort_key};
use crate::files::{self, Standing};
use crate::interchange::calendar::write::{self, Alarm, Event};
use crate::interchange::notebook::named_file;
use crate::interchange::table::{self, Cells};
use crate::interchange::vcard::Version;
use crate::interchange::{archive, export, notebook};
use crate::report::{Report, Result};
use crate::store::Store;
use crate::store::query::export::Leaving;

/// What calendars call ours.
const CALENDAR: &str = "Cordial";
/// The page that names all others.
const INDEX: &str = "index.md";

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Our own archive.
    Archive,
    /// Cards.
    Cards(Version),
    /// A table.
    Table(Cells),
    /// A page a person.
    Notebook,
    /// Open follow-ups and the user's own promises, by day.
    Calendar(Calendar),
}

/// What a calendar has besides what is planned and promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Calendar {
    /// When to be reminded.
    pub alarm: Option<Alarm>,
    /// Whether it has birthdays.
    pub birthdays: Birthdays,
}

/// Whether a calendar has birthdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Birthdays {
    /// It has none.
    #[default]
    Without,
    /// It has those of everybody who is written.
    With,
}

/// Who is written; everything that is said has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Whom {
    /// Only these, unless it is empty.
    pub only: HashSet<PersonId>,
    /// Only those with one of these tags, by [`sort_key`], unless it is empty.
    pub tags: HashSet<String>,
    /// Whether a circle has to be decided.
    pub decided: Decided,
}

/// Whether somebody about whom nothing is decided is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Decided {
    /// Everybody is.
    #[default]
    OrNot,
    /// Only people in a circle are.
    Only,
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Written {
    /// People.
    pub people: usize,
    /// Events.
    pub events: usize,
    /// Files.
    pub files: usize,
    /// Pages of people who are gone, which were removed.
    pub removed: usize,
}

impl Whom {
    /// Everybody.
    pub(crate) fn is_everybody(&self) -> bool {
        *self == Self::default()
    }

    fn admits(&self, leaving: &Leaving) -> bool {
        let is_named = self.only.is_empty() || self.only.contains(&leaving.person.id);
        let mut tags = leaving.tags.iter().map(|tag| sort_key(&tag.name));
        let is_tagged = self.tags.is_empty() || tags.any(|tag| self.tags.contains(&tag));
        let is_decided = self.decided == Decided::OrNot || leaving.tie.circle.is_some();
        is_named && is_tagged && is_decided
    }

    /// Calls `each` with everybody who is written, all as they are at one moment.
    fn for_each(&self, store: &Store, mut each: impl FnMut(Leaving) -> Result<()>) -> Result<()> {
        store.for_each_leaving(|leaving| match self.admits(&leaving) {
            true => each(leaving),
            false => Ok(()),
        })
    }
}

/// Writes one text.
///
/// # Errors
/// Where `writer` refuses, and for the notebook, which is a folder.
pub(crate) fn text(
    store: &Store,
    format: Format,
    whom: &Whom,
    writer: &mut dyn Write,
) -> Result<Written> {
    let mut written = Written {
        files: 1,
        ..Written::default()
    };
    match format {
        Format::Archive => {
            archive::write(store, writer)?;
            written.people = usize::try_from(store.count("person")?).unwrap_or_default();
        }
        Format::Cards(version) => store.at_one_moment(|store| {
            whom.for_each(store, |leaving| {
                written.people += 1;
                put(writer, &export::card(&leaving, version))
            })
        })?,
        Format::Table(cells) => {
            table::write(&[], cells, writer)?;
            store.at_one_moment(|store| {
                whom.for_each(store, |leaving| {
                    written.people += 1;
                    table::write_one(&export::row(&leaving), cells, writer)
                })
            })?;
        }
        Format::Calendar(calendar) => store.at_one_moment(|store| {
            written.events = plans(store, calendar, whom, writer)?;
            Ok(())
        })?,
        Format::Notebook => {
            return Err(Report::input("A notebook is a folder of pages.")
                .hint("name the folder with --to, as in --to notebook/"));
        }
    }
    Ok(written)
}

/// Writes a file a person through `file`, which is given a name and what stands in it.
///
/// # Errors
/// Where `file` refuses, and for what is one text.
pub(crate) fn folder(
    store: &Store,
    format: Format,
    whom: &Whom,
    file: &mut dyn FnMut(&str, &[u8]) -> Result<()>,
) -> Result<Written> {
    let mut written = Written::default();
    let mut taken = BTreeSet::new();
    let own = store.told_by()?;
    store.at_one_moment(|store| match format {
        Format::Cards(version) => whom.for_each(store, |leaving| {
            written.people += 1;
            let name = named_file(&leaving.person.full_name, "vcf", &mut taken);
            file(&name, export::card(&leaving, version).as_bytes())
        }),
        Format::Notebook => {
            taken.insert(INDEX.to_owned());
            let mut pages = Vec::new();
            whom.for_each(store, |leaving| {
                written.people += 1;
                let history = store.history_of(&leaving.person)?;
                let name = named_file(&leaving.person.full_name, "md", &mut taken);
                let page = notebook::marked(&export::page(&leaving, &history), &own);
                file(&name, page.as_bytes())?;
                pages.push((leaving.person.full_name, name));
                Ok(())
            })?;
            pages.sort_by_cached_key(|(name, file)| (sort_key(name), file.clone()));
            file(
                INDEX,
                notebook::marked(&notebook::index(&pages), &own).as_bytes(),
            )
        }
        Format::Archive | Format::Table(_) | Format::Calendar(_) => {
            Err(Report::input("This is one text, not a folder of files.")
                .hint("name a file with --to"))
        }
    })?;
    written.files = taken.len();
    Ok(written)
}

/// Writes what is planned and promised, and birthdays; how many events that is.
fn plans(store: &Store, calendar: Calendar, whom: &Whom, writer: &mut dyn Write) -> Result<usize> {
    let alarm = calendar.alarm;
    let mut admitted = HashSet::new();
    if !whom.is_everybody() {
        whom.for_each(store, |leaving| {
            admitted.insert(leaving.person.id);
            Ok(())
        })?;
    }
    let is_meant = |who: PersonId| whom.is_everybody() || admitted.contains(&who);
    let mut count = 0;
    let mut one = |event: Option<Event>, writer: &mut dyn Write| -> Result<()> {
        let Some(event) = event else { return Ok(()) };
        count += 1;
        put(writer, &write::event(&event))
    };
    put(writer, &write::opening(CALENDAR))?;
    for dated in store.dated_follow_ups()? {
        if is_meant(dated.who.id) {
            one(export::follow_up_event(&dated, alarm), writer)?;
        }
    }
    for dated in store.dated_promises()? {
        if is_meant(dated.who.id) {
            one(export::promise_event(&dated, alarm), writer)?;
        }
    }
    if calendar.birthdays == Birthdays::With {
        let revised = store.revised_people()?;
        whom.for_each(store, |leaving| {
            let changed = revised.get(&leaving.person.id).copied();
            let event = export::birthday_event(&leaving.person, changed, alarm);
            one(event, writer)
        })?;
    }
    put(writer, &write::closing())?;
    Ok(count)
}

fn put(writer: &mut dyn Write, text: &str) -> Result<()> {
    writer
        .write_all(text.as_bytes())
        .map_err(|error| Report::file("write", Path::new("the export"), &error))
}

/// Removes from the folder at `path` the pages that were written from this file, that nobody changed since,
/// and that are none of `kept`: those of people who are gone. Pages of another file stay. How many.
///
/// # Errors
/// Where the disk refuses.
pub(crate) fn remove_old_pages(
    store: &Store,
    path: &Path,
    kept: &HashSet<String>,
) -> Result<usize> {
    let own = store.told_by()?;
    let cannot = |error: std::io::Error| Report::file("read", path, &error);
    let mut removed = 0;
    for entry in fs::read_dir(path).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let place = entry.path();
        let name = entry.file_name();
        let is_page = place.extension().is_some_and(|ending| ending == "md")
            && entry.file_type().map_err(cannot)?.is_file();
        if !is_page || name.to_str().is_none_or(|name| kept.contains(name)) {
            continue;
        }
        // What cannot be read is not ours to judge.
        if fs::read_to_string(&place).is_ok_and(|text| notebook::is_unchanged(&text, &own)) {
            fs::remove_file(&place).map_err(|error| Report::file("remove", &place, &error))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Writes everybody into the folder where the program was started, under a name of the day that nothing has
/// yet, and says so. `goes_on` is asked all along; where it refuses, nothing is left behind.
///
/// # Errors
/// Where the disk or `goes_on` refuses.
pub(crate) fn beside(
    store: &Store,
    format: Format,
    day: NaiveDate,
    goes_on: &dyn Fn() -> Result<()>,
) -> Result<String> {
    let (what, ending) = match format {
        Format::Archive => ("archive", ".json"),
        Format::Cards(_) => ("contacts", ".vcf"),
        Format::Table(_) => ("contacts", ".csv"),
        Format::Notebook => ("notebook", ""),
        Format::Calendar(_) => ("calendar", ".ics"),
    };
    let mut path = PathBuf::from(format!("{what}-{day}{ending}"));
    let mut number = 2_usize;
    while path.symlink_metadata().is_ok() {
        path = PathBuf::from(format!("{what}-{day}-{number}{ending}"));
        number += 1;
    }
    let whom = Whom::default();
    let written = match format {
        Format::Notebook => files::folder(&path, Standing::Keep, |file| {
            folder(store, format, &whom, &mut |name, bytes| {
                goes_on()?;
                file(name, bytes)
            })
        })?,
        _ => files::stream(&path, Standing::Keep, |writer| {
            let written = text(store, format, &whom, &mut Watched { writer, goes_on })?;
            // Up to here it can be stopped; from here on it is given its name.
            goes_on().map(|()| written)
        })?,
    };
    Ok(format!(
        "Exported {} to {}.",
        written.words(format),
        path.display()
    ))
}

/// Writes as long as it may.
struct Watched<'w> {
    writer: &'w mut dyn Write,
    goes_on: &'w dyn Fn() -> Result<()>,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        (self.goes_on)().map_err(|report| std::io::Error::other(report.sentence))?;
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.writer.flush()
    }
}

impl Written {
    /// `40 people`, `3 events`.
    pub(crate) fn words(self, format: Format) -> String {
        let (count, one, many) = match format {
            Format::Calendar(_) => (self.events, "event", "events"),
            _ => (self.people, "person", "people"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }
}
