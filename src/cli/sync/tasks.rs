//! A second folder, into which what is planned and what was promised is written as tasks, one a file, for
//! calendars to show. It goes one way: who else wrote a file there, or has ticked a task off, is left alone.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::outcome::{Deed, Doing, Outcome};
use crate::card_folder::{CardFolder, Content, Written};
use crate::domain::follow_up::{FollowUp, FollowUpState};
use crate::domain::person::PersonId;
use crate::domain::promise::{Promise, PromiseState};
use crate::domain::{Id, Moment};
use crate::interchange::calendar::entries;
use crate::interchange::calendar::write::{Entry, State, ToDo, to_do};
use crate::interchange::incoming::Limits;
use crate::report::Result;
use crate::store::Store;

/// What our own files say of who made them.
const OURS: &str = "PRODID:-//Cordial//";

/// Writes the tasks into the folder.
pub(super) fn write(
    store: &Store,
    folder: &CardFolder,
    doing: Doing,
    outcome: &mut Outcome,
) -> Result<()> {
    let mut wanted: BTreeMap<Uuid, String> = BTreeMap::new();
    for row in store.all_open_follow_ups()? {
        wanted.insert(row.id.uuid(), of_follow_up(store, &row)?);
    }
    for dated in store.dated_promises()? {
        wanted.insert(dated.row.id.uuid(), of_promise(store, &dated.row)?);
    }
    let mut folder = Tasks {
        folder,
        doing,
        outcome,
    };
    for name in folder.folder.files("ics")?.files {
        let Some(id) = name_of(&name) else { continue };
        let Some(Content::Text(text)) = folder.folder.read(&name) else {
            continue;
        };
        if !text.contains(OURS) {
            wanted.remove(&id);
            continue;
        }
        match wanted.remove(&id) {
            Some(becomes) if is_ticked_off(&text, &becomes) => {
                let reason = "it was ticked off there and is open here; `cordial done` closes it";
                folder.outcome.left(&name, reason);
            }
            Some(becomes) => folder.write(&name, Some(&text), &becomes)?,
            None => match closed(store, id)? {
                Some(becomes) => folder.write(&name, Some(&text), &becomes)?,
                None if store.revisions(Id::<FollowUp>::new(id))?.is_some() => {
                    folder.remove(&name, &text)?;
                }
                None => {}
            },
        }
    }
    for (id, text) in wanted {
        folder.write(&format!("{id}.ics"), None, &text)?;
    }
    Ok(())
}

struct Tasks<'t> {
    folder: &'t CardFolder,
    doing: Doing,
    outcome: &'t mut Outcome,
}

impl Tasks<'_> {
    fn write(&mut self, name: &str, before: Option<&str>, text: &str) -> Result<()> {
        if before.is_some_and(|before| is_same(before, text)) {
            return Ok(());
        }
        let is_done =
            self.doing == Doing::Tried || self.folder.replace(name, before, text)? == Written::Done;
        if is_done {
            self.outcome.did(Deed::TaskWritten);
        }
        Ok(())
    }

    fn remove(&mut self, name: &str, before: &str) -> Result<()> {
        let is_done =
            self.doing == Doing::Tried || self.folder.remove(name, before)? == Written::Done;
        if is_done {
            self.outcome.did(Deed::TaskRemoved);
        }
        Ok(())
    }
}

/// Whether the file says what we would say; servers order and fold lines in their own way.
fn is_same(before: &str, text: &str) -> bool {
    let lines = |text: &str| {
        let text = text
            .replace("\r\n", "\n")
            .replace("\n ", "")
            .replace("\n\t", "");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    before == text || lines(before) == lines(text)
}

/// Whether somebody else has ticked the task off since `becomes` was last changed here.
fn is_ticked_off(text: &str, becomes: &str) -> bool {
    // Instants in UTC, which sort as text.
    let latest = |text: &str| {
        text.lines()
            .filter_map(|line| line.trim_end().split_once(':'))
            .filter(|(name, _)| ["LAST-MODIFIED", "COMPLETED", "DTSTAMP"].contains(name))
            .map(|(_, instant)| instant.to_owned())
            .max()
    };
    entries::read(text.as_bytes(), &Limits::default())
        .is_ok_and(|entries| entries.iter().any(|entry| entry.is_done))
        && latest(text) > latest(becomes)
}

fn name_of(file: &str) -> Option<Uuid> {
    let (stem, _) = file.rsplit_once('.')?;
    let id = Uuid::try_parse(stem).ok()?;
    (id.to_string() == stem).then_some(id)
}

/// The task of what is no longer open.
fn closed(store: &Store, id: Uuid) -> Result<Option<String>> {
    if let Some(row) = store.get::<FollowUp>(Id::new(id))? {
        return of_follow_up(store, &row).map(Some);
    }
    match store.get::<Promise>(Id::new(id))? {
        Some(row) => of_promise(store, &row).map(Some),
        None => Ok(None),
    }
}

fn of_follow_up(store: &Store, row: &FollowUp) -> Result<String> {
    let mut description = Vec::new();
    if !row.waits_for.trim().is_empty() {
        description.push(format!("Waits for: {}", row.waits_for.trim()));
    }
    let plan = row.plan();
    if !row.what.trim().is_empty() && plan.trim() != row.what.trim() {
        description.push(plan.clone());
    }
    let what = match row.what.trim() {
        "" => plan,
        what => what.to_owned(),
    };
    let entry = entry(store, row.id, row.person, &what, row.created_at)?;
    let state = match row.state {
        FollowUpState::Open => State::Open,
        FollowUpState::Done => State::Done(entry.last_changed),
        FollowUpState::Dropped => State::Dropped,
    };
    Ok(to_do(&ToDo {
        entry: Entry {
            description: description.join("\n"),
            ..entry
        },
        due: row.on_day,
        state,
    }))
}

fn of_promise(store: &Store, row: &Promise) -> Result<String> {
    let entry = entry(store, row.id, row.person, &row.what, row.created_at)?;
    let state = match row.state {
        PromiseState::Open => State::Open,
        PromiseState::Kept => State::Done(entry.last_changed),
        PromiseState::Released => State::Dropped,
    };
    Ok(to_do(&ToDo {
        entry,
        due: row.due,
        state,
    }))
}

fn entry<T>(
    store: &Store,
    id: Id<T>,
    person: PersonId,
    what: &str,
    created_at: Moment,
) -> Result<Entry> {
    let revisions = store.revisions(id)?;
    let name = store.name_of(person)?.map(|named| named.full_name);
    let parts: Vec<String> = [name, Some(what.trim().to_owned())]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    Ok(Entry {
        uid: id.to_string(),
        title: parts.join(": "),
        description: String::new(),
        last_changed: revisions.map_or(created_at, |revisions| revisions.last),
        sequence: revisions.map_or(0, |revisions| revisions.count),
        alarm: None,
    })
}
