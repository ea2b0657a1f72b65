//! One run over a folder: what is new there is taken in, what both know is merged, and the files that have
//! to change are written before what both agreed on is kept. A run that is cut off is mended by the next.

use std::collections::{HashMap, HashSet};

use super::super::session::Session;
use super::bound::{self, Files, Pair, People};
use super::outcome::{Doing, Outcome};
use super::pair::Run;
use super::{Vdir, tasks};
use crate::card_folder::CardFolder;
use crate::domain::Step;
use crate::domain::person::PersonId;
use crate::interchange::incoming::{Incoming, Item};
use crate::interchange::plan::{
    Action, FileRecord, Known, Options, Past, Plan, Records, SourceFile, plan,
};
use crate::interchange::vdir::{self, Decision};
use crate::report::Result;
use crate::store::Store;
use crate::store::backup::{self, Occasion};

pub(super) fn run(asked: &Vdir, session: &mut Session) -> Result<u8> {
    let folder = CardFolder::open(&asked.path)?;
    let tasks_folder = asked.tasks.as_deref().map(CardFolder::open).transpose()?;
    let mut store = match asked.dry_run && !session.database()?.exists() {
        // A look leaves nothing behind.
        true => Store::in_memory()?,
        false => session.open()?,
    };
    let mut outcome = Outcome::default();
    let files = Files::read(&folder, &mut outcome)?;
    let board = store.intake_board(Past::Nothing)?;
    let people: People = by_id(board.known());
    let rows = store.synced_cards(&folder.name())?;
    let is_first = rows.is_empty();
    let pairs = bound::pairs(rows, &files, &people, &store)?;
    if !asked.force_delete {
        bound::refuse_to_empty(&pairs, &folder.name())?;
    }
    let fresh = Fresh::of(&files, &pairs, &people);
    let mut ids = session.ids()?;
    let plan = plan(
        &fresh.sources(),
        fresh.records(&files),
        &board,
        &Options::default(),
        &mut ids,
        session.now,
    );
    let mut run = Run::new(asked, &folder, people, ids, session.now, outcome);
    let whose = fresh.whose(&plan, &files, &mut run);
    run.gather(&pairs, &whose, &files);
    for pair in pairs {
        run.once_agreed(pair, &files)?;
    }
    for (name, person) in whose {
        run.first_time(&name, person, &files)?;
    }
    if asked.everybody {
        run.everybody_else(&files)?;
    }
    let (mut outcome, change, rows) = run.finish();
    if !asked.dry_run {
        let steps: Vec<Step> = plan
            .into_steps(&board, session.ids()?, session.now)
            .chain(change)
            .collect();
        if !steps.is_empty() && !board.is_empty() {
            if is_first {
                backup::make(&store, Occasion::Large, session.now.at)?;
            } else {
                // A backup that cannot be made is no reason to stop half-way.
                let _ = backup::make_daily(&store, session.now.at);
            }
        }
        if !steps.is_empty() || !rows.is_empty() {
            let said = format!("Kept {} in step", folder.name());
            store.apply_steps(&said, session.now.at, steps.into_iter().chain(rows))?;
        }
    }
    let done = match asked.dry_run {
        true => Doing::Tried,
        false => Doing::Done,
    };
    if let Some(folder) = tasks_folder {
        tasks::write(&store, &folder, done, &mut outcome)?;
    }
    outcome.tell(&folder.name(), done, session)
}

fn by_id(people: impl Iterator<Item = Known>) -> People {
    people.map(|known| (known.person.id, known)).collect()
}

/// Files that belong to nobody yet.
struct Fresh {
    /// Those that are taken in.
    names: Vec<String>,
    /// Those that we wrote, whose rows got lost.
    ours: Vec<(String, PersonId)>,
}

impl Fresh {
    fn of(files: &Files, pairs: &[Pair], people: &People) -> Self {
        let mut fresh = Self {
            names: Vec::new(),
            ours: Vec::new(),
        };
        let bound: HashSet<&str> = pairs
            .iter()
            .filter(|pair| pair.decision != Decision::TakeAgain)
            .map(|pair| pair.file.as_str())
            .collect();
        for (name, filed) in &files.cards {
            if bound.contains(name.as_str()) {
                continue;
            }
            match vdir::written_of(&filed.card, people) {
                Some(person) => fresh.ours.push((name.clone(), person)),
                None => fresh.names.push(name.clone()),
            }
        }
        fresh
    }

    fn sources(&self) -> Vec<SourceFile> {
        let source = |name: &String| SourceFile {
            name: name.clone(),
            kind: "vcard",
        };
        self.names.iter().map(source).collect()
    }

    fn records(&self, files: &Files) -> Records {
        let cards = self.names.iter().filter_map(|name| files.cards.get(name));
        cards
            .enumerate()
            .map(|(file, filed)| FileRecord {
                file,
                incoming: Incoming {
                    index: 0,
                    line: 1,
                    item: Item::Person(Box::new(filed.card.clone())),
                },
            })
            .collect()
    }

    /// Whose each file is, now that the people of `plan` are among those of the run.
    fn whose(&self, plan: &Plan, files: &Files, run: &mut Run<'_>) -> Vec<(String, PersonId)> {
        for (known, newness) in plan.becomes() {
            run.took_in(known, newness);
        }
        let mut whose = self.ours.clone();
        let planned_for: HashMap<usize, PersonId> = plan.whose().collect();
        let mut likely = None;
        for (place, name) in self.names.iter().enumerate() {
            let Some(filed) = files.cards.get(name) else {
                continue;
            };
            let planned = plan.records.get(place);
            let likeliest = || likely.get_or_insert_with(|| run.likely()).whom(&filed.card);
            match (planned_for.get(&place).copied().or_else(likeliest), planned) {
                (Some(person), _) => whose.push((name.clone(), person)),
                (None, Some(planned)) if planned.action == Action::Refuse => {
                    run.leave(name, &planned.reason);
                }
                (None, _) => run.leave(name, "whose it is cannot be told"),
            }
        }
        whose
    }
}
