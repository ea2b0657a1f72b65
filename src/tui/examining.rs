//! What is done with files in the app, away from the thread that draws: reading them, planning what they would
//! do, and taking them in.
//!
//! Not here: the thread itself (`work`), the pages that show a plan (`screen::import`).

pub(crate) mod archive;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::view::Examination;
use super::work::{Means, Outcome, Progress, Stage};
use crate::clock::Clock;
use crate::coach::identity::email_key;
use crate::domain::IdSource;
use crate::domain::Step;
use crate::domain::draft::{OWN_ADDRESSES, Setting};
use crate::domain::moment::Now;
use crate::import_files::{self, Asked};
use crate::interchange::conversations::OwnAddresses;
use crate::interchange::formats::{self, Format, Request};
use crate::interchange::incoming::Limits;
use crate::interchange::plan::{self, Action, Board, Details, Plan, SourceFile};
use crate::interchange::table::{Layout, Mapping};
use crate::places;
use crate::report::{Report, Result};
use crate::store::backup::{self, Occasion};
use crate::store::{Applied, Store};

/// So many records are kept with everything that stands in them, to be looked at one by one.
const MOST_DETAILS: usize = 50_000;

/// Files that were read, and what they would do.
pub(crate) struct Examined {
    /// What was asked for.
    pub asked: Examination,
    /// What that is called in a sentence.
    pub name: String,
    /// The files.
    pub files: Vec<SourceFile>,
    /// The board as the plan saw it.
    pub board: Board,
    /// The last thing that had been done when it was read: the plan is for this board only.
    pub seen: i64,
    /// What would be done.
    pub plan: Plan,
    /// What there is to say of the files as a whole.
    pub remarks: Vec<String>,
    /// The user's own addresses, as the plan took them.
    pub own: BTreeSet<String>,
    /// What is to be remembered of them besides.
    pub remembers: Vec<Step>,
    /// Of a table: what its columns are read as, a line each.
    pub columns: Option<String>,
}

impl Examined {
    /// Whether taking it in would change nothing.
    pub(crate) fn is_idle(&self) -> bool {
        self.plan.is_empty() && self.remembers.is_empty()
    }
}

/// What was taken in.
pub(crate) struct Taken {
    /// What it says for itself.
    pub applied: Applied,
    /// People and talks that wait for a word of the user's.
    pub waiting: usize,
    /// Records about people who may be here already.
    pub asked: usize,
}

/// The user's own addresses, as the file remembers them.
pub(crate) fn own_addresses(store: &Store) -> Result<BTreeSet<String>> {
    let setting = store.setting(OWN_ADDRESSES)?;
    Ok(setting
        .iter()
        .flat_map(|setting| setting.value.split(','))
        .filter_map(email_key)
        .collect())
}

/// Reads files, and thinks out what taking them in would do; `note` is said first of them.
pub(super) fn examine(
    asked: Examination,
    store: &mut Store,
    means: Means,
    progress: &Progress,
    note: Option<&str>,
) -> Outcome {
    let paths = paths(&asked.path);
    if let [path] = paths.as_slice()
        && import_files::is_archive(path)
    {
        return match archive::look(&asked, path, store, means, progress, note) {
            Ok(archive) => Outcome::Archive(Arc::new(archive)),
            Err(report) => Outcome::Unread { asked, report },
        };
    }
    let columns = columns_of(&paths, &asked.mapping);
    match examined(&asked, &paths, columns.clone(), store, means, progress) {
        Ok(mut examined) => {
            let note = note.map(str::to_owned);
            examined.remarks.splice(0..0, note);
            Outcome::Examined(Arc::new(examined))
        }
        Err(report) => match columns {
            Some(columns) if !progress.is_stopped() => Outcome::Columns {
                asked,
                why: report.sentence,
                columns,
            },
            _ => Outcome::Unread { asked, report },
        },
    }
}

/// What the files that somebody named are called in a sentence.
pub(super) fn name_of(asked: &Examination) -> String {
    match paths(&asked.path).as_slice() {
        [one] => import_files::short_name(one),
        several => format!("{} files", several.len()),
    }
}

/// The files that somebody named: one, as it is written, if it is there, or else several with spaces between,
/// quoted as in a shell where they have spaces in them.
fn paths(text: &str) -> Vec<PathBuf> {
    let whole = places::written(text);
    if whole.exists() {
        return vec![whole];
    }
    let words = shell_words::split(text).unwrap_or_default();
    let several: Vec<PathBuf> = words.iter().map(|word| places::written(word)).collect();
    // If none of them is there, what was written is said to be missing as it was written.
    match several.iter().any(|path| path.exists()) {
        true => several,
        false => vec![whole],
    }
}

fn examined(
    asked: &Examination,
    paths: &[PathBuf],
    columns: Option<String>,
    store: &Store,
    mut means: Means,
    progress: &Progress,
) -> Result<Examined> {
    // Before anything else is read: whatever changes from here on makes a new plan necessary.
    let seen = store.latest()?;
    let known = own_addresses(store)?;
    let remembers = match asked.own == known {
        true => Vec::new(),
        false => vec![remembered(store, &asked.own, &mut means.ids, means.now)?],
    };
    let request = Request {
        mapping: asked.mapping.clone(),
        limits: Limits::default(),
        own: OwnAddresses::new(asked.own.clone()),
        now: means.now,
        offset: Clock::offset,
    };
    if let Some(typed) = paths.iter().find(|path| import_files::is_typed(path)) {
        let path = typed.display();
        return Err(
            Report::input(format!("{path} is where your keys come from."))
                .hint("name a file, a folder or a pipe"),
        );
    }
    let taken = import_files::read(
        Asked {
            paths,
            format: None,
            begun: None,
        },
        &request,
        &|| store.addresses(),
        &mut |count| {
            progress.reach(count);
            progress.goes_on()
        },
    )?;
    progress.enter(Stage::Planning);
    progress.reach(taken.records.len());
    let board = store.intake_board(taken.records.wanted())?;
    go_on(progress)?;
    let options = plan::Options {
        own: taken.own.clone(),
        details: match taken.records.len() > MOST_DETAILS {
            true => Details::Dropped,
            false => Details::Kept,
        },
        ..plan::Options::default()
    };
    let plan = plan::plan_while(
        &taken.files,
        taken.records,
        (&board, &options),
        &|| progress.goes_on(),
        &mut means.ids,
        means.now,
    );
    let plan = plan.ok_or_else(stopped)?;
    Ok(Examined {
        asked: asked.clone(),
        name: name_of(asked),
        files: taken.files,
        board,
        seen,
        plan,
        remarks: taken.remarks,
        own: taken.own.iter().map(str::to_owned).collect(),
        remembers,
        columns,
    })
}

/// The step that remembers the user's own addresses.
fn remembered(store: &Store, own: &BTreeSet<String>, ids: &mut IdSource, now: Now) -> Result<Step> {
    let value = own.iter().cloned().collect::<Vec<_>>().join(",");
    Ok(match store.setting(OWN_ADDRESSES)? {
        Some(was) => {
            let becomes = Setting {
                value,
                ..was.clone()
            };
            Step::Revise {
                was: Box::new(was.into()),
                becomes: Box::new(becomes.into()),
            }
        }
        None => {
            let setting = Setting {
                id: ids.fresh(now.at),
                name: OWN_ADDRESSES.into(),
                value,
            };
            Step::Add(setting.into())
        }
    })
}

/// Makes a copy of a file in which there is somebody already, for as long as nobody says stop.
fn copy_first(store: &Store, now: Now, progress: &Progress) -> Result<()> {
    if store.is_in_memory() || store.count("person")? == 0 {
        return Ok(());
    }
    let watch = |interrupter| {
        progress.stopped_by(interrupter);
        go_on(progress)
    };
    let made = backup::make_watched(store, Occasion::Large, now.at, &watch);
    progress.stopped_between();
    made.map(|_| ())
}

/// An error where the user said stop.
pub(super) fn go_on(progress: &Progress) -> Result<()> {
    match progress.is_stopped() {
        true => Err(stopped()),
        false => Ok(()),
    }
}

fn stopped() -> Report {
    Report::input("Stopped; nothing was changed.")
}

/// What is said above a plan that was made again.
pub(super) const ANEW: &str = "Something changed here since you looked at it, so nothing was taken in yet. This is what it \
                    would do now.";

/// Takes in what was looked at, in one transaction; a word to stop takes all of it back. Where something was
/// changed since the plan was made, the plan is made anew instead, to be looked at again.
pub(super) fn take_in(
    examined: &Examined,
    store: &mut Store,
    mut means: Means,
    progress: &Progress,
) -> Result<Outcome> {
    let ids = means.ids.split();
    if let Some(taken) = taken_in(examined, store, ids, means.now, progress)? {
        return Ok(Outcome::Taken(taken));
    }
    progress.enter(Stage::Reading);
    Ok(examine(
        examined.asked.clone(),
        store,
        means,
        progress,
        Some(ANEW),
    ))
}

/// The same; `None`, and nothing is written, where something was changed since.
fn taken_in(
    examined: &Examined,
    store: &mut Store,
    ids: IdSource,
    now: Now,
    progress: &Progress,
) -> Result<Option<Taken>> {
    let Examined { board, plan, .. } = examined;
    if store.latest()? != examined.seen {
        return Ok(None);
    }
    go_on(progress)?;
    copy_first(store, now, progress)?;
    let said = plan::said(plan, &examined.files);
    let waiting = plan.new_people() + plan.proposed();
    let asked = plan.count(Action::Ask);
    progress.enter(Stage::Writing);
    let remembers = examined.remembers.iter().cloned();
    let steps = remembers.chain(plan.steps(board, ids, now));
    let watched = steps.map(|step| {
        go_on(progress)?;
        progress.step();
        Ok(step)
    });
    let last = std::iter::from_fn(|| {
        progress.enter(Stage::Saving);
        None
    });
    let applied = store.try_steps_on(examined.seen, &said, now.at, watched.chain(last))?;
    Ok(applied.map(|applied| Taken {
        applied,
        waiting,
        asked,
    }))
}

/// What the columns of the table are read as, a line each; nothing where it is no single table.
fn columns_of(paths: &[PathBuf], mapping: &Mapping) -> Option<String> {
    let [path] = paths else { return None };
    let head = head_of(path)?;
    if Format::of(&head, &path.to_string_lossy()) != Some(Format::Table) {
        return None;
    }
    let layout = Layout::of(&head, mapping)
        .or_else(|_| Layout::of(&head, &Mapping::default()))
        .ok()?;
    Some(Mapping::lines(&layout.columns))
}

fn head_of(path: &Path) -> Option<Vec<u8>> {
    // Whatever is no plain file may wait for ever.
    if !path.is_file() {
        return None;
    }
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    file.take(formats::HEAD as u64)
        .read_to_end(&mut head)
        .ok()?;
    Some(head)
}
