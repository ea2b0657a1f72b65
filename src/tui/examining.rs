//! What is done with files in the app, away from the thread that draws: reading them, planning what they would
//! do, and taking them in.
//!
//! Not here: the thread itself (`work`), the page that shows a plan (`screen::import`).

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

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
use crate::report::{Report, Result};
use crate::store::backup::{self, Occasion};
use crate::store::{Applied, Store};

/// So many records are kept with everything that stands in them, to be looked at one by one.
const MOST_DETAILS: usize = 50_000;

/// Files that were read, and what they would do.
pub(crate) struct Examined {
    /// What was asked for.
    pub asked: Examination,
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
    pub own: Vec<String>,
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

/// Reads files, and thinks out what taking them in would do.
pub(super) fn examine(
    asked: Examination,
    store: &Store,
    means: Means,
    progress: &Progress,
) -> Outcome {
    let columns = columns_of(&asked);
    match examined(&asked, columns.clone(), store, means, progress) {
        Ok(examined) => Outcome::Examined(Box::new(examined)),
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

fn examined(
    asked: &Examination,
    columns: Option<String>,
    store: &Store,
    mut means: Means,
    progress: &Progress,
) -> Result<Examined> {
    // Before anything else is read: whatever changes from here on makes a new plan necessary.
    let seen = store.latest()?;
    let known = own_addresses(store)?;
    let own: BTreeSet<String> = match &asked.own {
        Some(own) => own.iter().filter_map(|text| email_key(text)).collect(),
        None => known.clone(),
    };
    let remembers = match own == known {
        true => Vec::new(),
        false => vec![remembered(store, &own, &mut means.ids, means.now)?],
    };
    let request = Request {
        mapping: asked.mapping.clone(),
        limits: Limits::default(),
        own: OwnAddresses::new(own),
        now: means.now,
        offset: Clock::offset,
    };
    let paths = [crate::places::written(&asked.path)];
    if import_files::is_typed(&paths[0]) {
        return Err(Report::input(format!(
            "{} is where your keys come from.",
            asked.path.trim()
        ))
        .hint("name a file, a folder or a pipe"));
    }
    if import_files::is_archive(&paths[0]) {
        return Err(Report::input("This is an archive of Cordial.")
            .hint("the command line takes it in: cordial import ARCHIVE.json"));
    }
    let taken = import_files::read(
        Asked {
            paths: &paths,
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
    let board = store.intake_board(taken.records.past())?;
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
const ANEW: &str = "Something changed here since you looked at it, so nothing was taken in yet. This is what it \
                    would do now.";

/// Takes in what was looked at, in one transaction; a word to stop takes all of it back. Where something was
/// changed since the plan was made, the plan is made anew instead, to be looked at again.
pub(super) fn take_in(
    examined: Examined,
    store: &mut Store,
    mut means: Means,
    progress: &Progress,
) -> Result<Outcome> {
    let asked = examined.asked.clone();
    let ids = means.ids.split();
    if let Some(taken) = taken_in(examined, store, ids, means.now, progress)? {
        return Ok(Outcome::Taken(taken));
    }
    progress.enter(Stage::Reading);
    let mut outcome = examine(asked, store, means, progress);
    if let Outcome::Examined(examined) = &mut outcome {
        examined.remarks.insert(0, ANEW.to_owned());
    }
    Ok(outcome)
}

/// The same; `None`, and nothing is written, where something was changed since.
fn taken_in(
    examined: Examined,
    store: &mut Store,
    ids: IdSource,
    now: Now,
    progress: &Progress,
) -> Result<Option<Taken>> {
    let Examined {
        files,
        board,
        seen,
        plan,
        remembers,
        ..
    } = examined;
    if store.latest()? != seen {
        return Ok(None);
    }
    go_on(progress)?;
    if !store.is_in_memory() && store.count("person")? > 0 {
        let watch = |interrupter| {
            progress.stopped_by(interrupter);
            go_on(progress)
        };
        let made = backup::make_watched(store, Occasion::Large, now.at, &watch);
        progress.stopped_between();
        made?;
    }
    let said = plan::said(&plan, &files);
    let waiting = plan.new_people() + plan.proposed();
    let asked = plan.count(Action::Ask);
    progress.enter(Stage::Writing);
    let steps = remembers.into_iter().chain(plan.steps(&board, ids, now));
    let watched = steps.map(|step| {
        go_on(progress)?;
        progress.step();
        Ok(step)
    });
    let last = std::iter::from_fn(|| {
        progress.enter(Stage::Saving);
        None
    });
    let applied = store.try_steps_on(seen, &said, now.at, watched.chain(last))?;
    Ok(applied.map(|applied| Taken {
        applied,
        waiting,
        asked,
    }))
}

/// What the columns of the table are read as, a line each; nothing where it is no single table.
fn columns_of(asked: &Examination) -> Option<String> {
    let path = crate::places::written(&asked.path);
    let head = head_of(&path)?;
    if Format::of(&head, &path.to_string_lossy()) != Some(Format::Table) {
        return None;
    }
    let layout = Layout::of(&head, &asked.mapping)
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
