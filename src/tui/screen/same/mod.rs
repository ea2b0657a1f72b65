//! People who may be here twice: pairs, what speaks for each, and both sides beside each other. One key makes
//! one of two, another says that they never are.
//!
//! The state and its keys are here, how it is laid out in `draw`.

mod draw;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::inside;
use crate::coach::identity::Evidence;
use crate::coach::merge::{Side, never, never_the_same};
use crate::report::Result;
use crate::store::query::same::Pair;
use crate::tui::command::Command;
use crate::tui::form;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::Selection;

/// The page.
pub(crate) struct SamePage {
    /// Every pair that was found, those put off last. A pair that is decided stays among them: undo brings it
    /// back.
    pairs: Vec<Found>,
    /// The pairs that are still open: places in `pairs`.
    open: Vec<usize>,
    /// The last thing that had been done when that was found out.
    seen: Option<i64>,
    /// How many at the end of the list were put off.
    later: usize,
    /// The two that are selected, as they stand now.
    sides: Option<Box<Sides>>,
    selection: Selection,
}

/// A pair that was found.
struct Found {
    pair: Pair,
    standing: Standing,
}

/// Whether there are still two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Two,
    /// One was merged or removed.
    NotTwo,
}

/// Two people beside each other.
struct Sides {
    first: Side,
    second: Side,
    evidence: Vec<Evidence>,
}

impl SamePage {
    /// A page of these pairs.
    pub(crate) fn of(pairs: Vec<Pair>) -> Self {
        let found = |pair| Found {
            pair,
            standing: Standing::Two,
        };
        Self {
            pairs: pairs.into_iter().map(found).collect(),
            open: Vec::new(),
            seen: None,
            later: 0,
            sides: None,
            selection: Selection::default(),
        }
    }

    fn selected(&self) -> Option<&Pair> {
        let found = self.pairs.get(*self.open.get(self.selection.at())?)?;
        Some(&found.pair)
    }

    /// Finds out which pairs are still open. After the first time only what concerns somebody who was changed
    /// since is asked again: there may be very many pairs, and each decision changes two people.
    fn look(&mut self, reader: &Reader<'_>) -> Result<()> {
        let store = reader.store;
        let latest = store.latest()?;
        if self.seen == Some(latest) {
            return Ok(());
        }
        let changed = self.seen.map(|seen| store.people_changed_since(seen));
        let changed = changed.transpose()?;
        let dismissed: BTreeSet<String> = store.dismissed()?.into_iter().collect();
        let mut open = Vec::new();
        for (place, found) in self.pairs.iter_mut().enumerate() {
            let ids = (found.pair.first.id, found.pair.second.id);
            let is_changed = changed.as_ref().is_none_or(|changed| {
                changed.contains(&ids.0.uuid()) || changed.contains(&ids.1.uuid())
            });
            if is_changed {
                // Whoever was merged with somebody else meanwhile may have another name now.
                match (store.name_of(ids.0)?, store.name_of(ids.1)?) {
                    (Some(first), Some(second)) => {
                        (found.pair.first, found.pair.second) = (first, second);
                        found.standing = Standing::Two;
                    }
                    _ => found.standing = Standing::NotTwo,
                }
            }
            if found.standing == Standing::Two && !dismissed.contains(&never(ids.0, ids.1)) {
                open.push(place);
            }
        }
        self.open = open;
        self.seen = Some(latest);
        self.later = self.later.min(self.open.len());
        Ok(())
    }

    /// Puts the selected pair off: it comes again after all others.
    fn put_off(&mut self) {
        let Some(place) = self.open.get(self.selection.at()).copied() else {
            return;
        };
        let pair = self.pairs.remove(place);
        self.pairs.push(pair);
        // Everything behind it has moved one place up, and it stands last.
        self.open.retain(|at| *at != place);
        for at in &mut self.open {
            if *at > place {
                *at -= 1;
            }
        }
        self.open.push(self.pairs.len() - 1);
        self.later = (self.later + 1).min(self.open.len());
    }
}

impl View for SamePage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Same, Scope::List]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let store = reader.store;
        self.look(reader)?;
        self.selection.clamp(self.open.len());
        self.sides = match self.selected() {
            Some(pair) => match (store.side(pair.first.id)?, store.side(pair.second.id)?) {
                (Some(first), Some(second)) => Some(Box::new(Sides {
                    evidence: store.evidence_of(pair.first.id, pair.second.id)?,
                    first,
                    second,
                })),
                _ => None,
            },
            None => None,
        };
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::Duplicates => Availability::No("these are all who may be here twice"),
            Command::Merge | Command::Drop | Command::Later | Command::Open => {
                match self.selected() {
                    Some(_) => Availability::Yes,
                    None => Availability::No("nobody is left to decide about; esc goes back"),
                }
            }
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            self.selection.step(command, self.open.len());
            return vec![Effect::Load];
        }
        let Some(pair) = self.selected() else {
            return Vec::new();
        };
        match command {
            Command::Merge => vec![form::merge::open(&pair.first, &pair.second)],
            Command::Open => vec![Effect::Person(pair.first.id)],
            Command::Drop => {
                let change = never_the_same(
                    (pair.first.id, &pair.first.full_name),
                    (pair.second.id, &pair.second.full_name),
                    context.ids.fresh(context.now.at),
                    context.now.at,
                );
                vec![Effect::Apply(change)]
            }
            _ => {
                self.put_off();
                vec![Effect::Load]
            }
        }
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.open.len();
        match self.selection.click(at, count) {
            true => vec![Effect::Load],
            false => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.draw_page(frame, inside(area), look);
    }
}
