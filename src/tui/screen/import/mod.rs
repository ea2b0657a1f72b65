//! What taking in files would do, record by record; Enter does it, Esc leaves everything as it is.
//!
//! The state and its keys are here, how it is laid out in `draw`, what is said of a record in `record`.

mod draw;
mod record;
#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

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
    /// What was found; `None` once it has been handed on.
    examined: Option<Box<Examined>>,
    /// The records in the order in which they are shown: places in the plan.
    order: Vec<usize>,
    /// What it comes to, in a sentence.
    totals: String,
    selection: Selection,
}

impl ImportPage {
    /// The page that shows what was found.
    pub(crate) fn of(examined: Box<Examined>) -> Self {
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
            several => format!("{} in {} files", examined.asked.short_name(), several.len()),
        };
        let totals = format!("{from}: {}: {}", count(number, "record"), list(&totals));
        let mut order: Vec<usize> = (0..plan.records.len()).collect();
        order.sort_by_key(|at| plan.records.get(*at).map(|record| rank(record.action)));
        Self {
            examined: Some(examined),
            order,
            totals,
            selection: Selection::default(),
        }
    }

    fn is_refused(&self) -> bool {
        self.examined
            .as_ref()
            .is_some_and(|examined| examined.plan.is_useless())
    }

    fn is_table(&self) -> bool {
        self.examined
            .as_ref()
            .is_some_and(|examined| examined.columns.is_some())
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
        let idle = self
            .examined
            .as_ref()
            .is_none_or(|examined| examined.is_idle());
        match command {
            Command::Accept if idle && self.is_refused() => {
                Availability::No("nothing in it can be used; esc goes back")
            }
            Command::Accept if idle => Availability::No("nothing in it is new; esc goes back"),
            Command::Accept | Command::Edit => Availability::Yes,
            Command::Mark if self.is_table() => Availability::Yes,
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
        let Some(examined) = &self.examined else {
            return Vec::new();
        };
        match (command, &examined.columns) {
            (Command::Edit, _) => {
                let form = form::import::again(&examined.asked.path, &examined.own);
                return vec![form];
            }
            (Command::Mark, Some(columns)) => {
                let note = "A column on each line, and what it holds. Nothing is done yet.";
                let form = form::import::columns(&examined.asked, note, columns);
                return vec![form];
            }
            _ => {}
        }
        match self.examined.take() {
            Some(examined) => vec![Effect::Close, Effect::Work(Task::TakeIn(examined))],
            None => Vec::new(),
        }
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.order.len();
        self.selection.click(at, count);
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        if let Some(examined) = &self.examined {
            self.draw_plan(examined, frame, inside(area), look);
        }
    }
}
