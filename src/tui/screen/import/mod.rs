//! What taking in files would do, record by record; Enter does it, Esc leaves everything as it is.
//!
//! The state and its keys are here, how it is laid out in `draw`, what is said of a record in `record`.

mod archive;
mod draw;
mod record;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub(crate) use archive::ArchivePage;

use super::inside;
use crate::domain::civil::count;
use crate::domain::intent::list;
use crate::interchange::plan::{Action, SourceFile};
use crate::tui::command::Command;
use crate::tui::examining::Examined;
use crate::tui::form;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};
use crate::tui::widget::list::Selection;
use crate::tui::work::Task;

/// The page.
pub(crate) struct ImportPage {
    /// What was found.
    examined: Arc<Examined>,
    /// The records in the order in which they are shown: places in the plan.
    order: Vec<usize>,
    /// What it comes to, in a sentence.
    totals: String,
    selection: Selection,
}

impl ImportPage {
    /// The page that shows what was found.
    pub(crate) fn of(examined: Arc<Examined>) -> Self {
        let plan = &examined.plan;
        let totals: Vec<String> = Action::ALL
            .iter()
            .map(|action| (plan.count(*action), action.word()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let number = i64::try_from(plan.records.len()).unwrap_or(i64::MAX);
        let from = match examined.files.as_slice() {
            [file] => short(file),
            // Several that were named have no name but their number; a folder has one of its own.
            several => match format!("{} files", several.len()) {
                files if files == examined.name => files,
                files => format!("{} in {files}", examined.name),
            },
        };
        let totals = format!("{from}: {}: {}", count(number, "record"), list(&totals));
        let mut order: Vec<usize> = (0..plan.records.len()).collect();
        order.sort_by_key(|at| plan.records.get(*at).map(|record| rank(record.action)));
        Self {
            examined,
            order,
            totals,
            selection: Selection::default(),
        }
    }
}

/// The last part of a file's name.
fn short(file: &SourceFile) -> String {
    let last = file.name.rsplit(['/', '\\']).next();
    last.unwrap_or_default().to_owned()
}

/// What needs a look comes first.
fn rank(action: Action) -> usize {
    match action {
        Action::Refuse => 0,
        Action::Ask => 1,
        Action::Update => 2,
        Action::Add => 3,
        Action::Same => 4,
    }
}

impl View for ImportPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Import, Scope::List]
    }

    fn available(&self, command: Command) -> Availability {
        let idle = self.examined.is_idle();
        match command {
            Command::Accept if idle && self.examined.plan.is_useless() => {
                Availability::No("nothing in it can be used; esc goes back")
            }
            Command::Accept if idle => Availability::No("nothing in it is new; esc goes back"),
            Command::Accept | Command::Edit => Availability::Yes,
            Command::Mark if self.examined.columns.is_some() => Availability::Yes,
            Command::Mark => Availability::No("only a table has columns"),
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            self.selection.step(command, self.order.len());
            return Vec::new();
        }
        let examined = &self.examined;
        match (command, &examined.columns) {
            (Command::Edit, _) => {
                vec![form::import::again(&examined.asked.path, &examined.own)]
            }
            (Command::Mark, Some(columns)) => {
                let note = "A column on each line, and what it holds. Nothing is done yet.";
                vec![form::import::columns(&examined.asked, note, columns)]
            }
            // The page stays until it is done: where it is stopped, it can be done again.
            _ => vec![Effect::Work(Task::TakeIn(Arc::clone(examined)))],
        }
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.order.len();
        self.selection.click(at, count);
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.draw_plan(&self.examined, frame, inside(area), look);
    }
}
