//! Goals: what influence is wanted for, who could bring what to each, and what the user has to give.
//!
//! Here are the state and the answers to commands; what is drawn stands in `draw`. Who could fill a gap
//! is judged in `coach::coverage`, and only asked here.

mod change;
mod draw;
mod grid;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::coach::coverage;
use crate::domain::Choice;
use crate::domain::asset::Asset;
use crate::domain::goal::{Brings, Goal, GoalId, GoalState};
use crate::report::Result;
use crate::store::query::goals::CoverageLine;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::screen::{draw_empty, inside};
use crate::tui::view::{Availability, Context, Effect, Input, Look, Reader, View};
use crate::tui::widget::filter::Filter;
use crate::tui::widget::line_edit::Changed;
use crate::tui::widget::list::Selection;

/// The most people in the grid; the filter finds the others.
const MOST_PEOPLE: usize = 200;

/// Where one is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    /// At a goal and its grid.
    #[default]
    Goal,
    /// At what the user has.
    Assets,
}

/// What a click can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Goal(usize),
    Cell(usize, Option<usize>),
    Asset(usize),
}

/// The screen.
#[derive(Default)]
pub(crate) struct GoalsScreen {
    goals: Vec<Goal>,
    /// The goal whose grid is shown.
    at_hand: Option<GoalId>,
    part: Part,
    lines: Vec<CoverageLine>,
    /// What anybody brings to the goal at hand, listed or not.
    covered: Vec<Brings>,
    /// Who could fill the gaps, in sentences.
    could: Vec<String>,
    assets: Vec<Asset>,
    rows: Selection,
    column: usize,
    asset: Selection,
    filter: Filter,
    /// For which goal and filter the lines were read last: while it stays, nobody jumps about.
    order_of: Option<(GoalId, String)>,
    places: RefCell<Vec<(Rect, Place)>>,
}

impl GoalsScreen {
    fn goal(&self) -> Option<&Goal> {
        let at = self.at_hand?;
        self.goals.iter().find(|goal| goal.id == at)
    }

    fn goal_place(&self) -> usize {
        self.goals
            .iter()
            .position(|goal| Some(goal.id) == self.at_hand)
            .unwrap_or(0)
    }

    fn line(&self) -> Option<&CoverageLine> {
        self.lines.get(self.rows.at())
    }

    fn asset(&self) -> Option<&Asset> {
        self.assets.get(self.asset.at())
    }

    fn kind(&self) -> Option<Brings> {
        Brings::ALL.get(self.column).copied()
    }

    /// Keeps the goal at hand; a goal that is new since the last time is taken at hand.
    fn take_goals(&mut self, goals: Vec<Goal>) {
        let new: Vec<GoalId> = goals
            .iter()
            .map(|goal| goal.id)
            .filter(|id| self.goals.iter().all(|known| known.id != *id))
            .collect();
        let known = self
            .at_hand
            .is_some_and(|at| goals.iter().any(|goal| goal.id == at));
        if let [one] = new.as_slice()
            && !self.goals.is_empty()
        {
            self.at_hand = Some(*one);
            self.part = Part::Goal;
        } else if !known {
            let place = self.goal_place().min(goals.len().saturating_sub(1));
            self.at_hand = goals.get(place).map(|goal| goal.id);
        }
        if self.goals.is_empty() && !goals.is_empty() {
            self.part = Part::Goal;
        }
        if goals.is_empty() {
            self.part = Part::Assets;
        }
        self.goals = goals;
    }

    /// Takes lines; while goal and filter stay as they were, everybody keeps their place.
    fn take_lines(&mut self, mut lines: Vec<CoverageLine>, goal: GoalId) {
        let key = (goal, self.filter.text().to_owned());
        if self.order_of.as_ref() == Some(&key) {
            let places: Vec<_> = self.lines.iter().map(|line| line.name.id).collect();
            lines.sort_by_key(|line| {
                places
                    .iter()
                    .position(|id| *id == line.name.id)
                    .unwrap_or(usize::MAX)
            });
        } else {
            self.rows.go(0);
        }
        self.order_of = Some(key);
        self.lines = lines;
        self.rows.clamp(self.lines.len());
    }

    fn step_part(&mut self, command: Command) -> Vec<Effect> {
        let place = self.goal_place();
        let to = match (command, self.part) {
            (Command::NextPart, Part::Goal) => self.goals.get(place + 1),
            (Command::NextPart, Part::Assets) => return Vec::new(),
            (_, Part::Assets) => self.goals.last(),
            (_, Part::Goal) => match place.checked_sub(1) {
                Some(before) => self.goals.get(before),
                None => return Vec::new(),
            },
        };
        match to.map(|goal| goal.id) {
            Some(goal) => {
                self.at_hand = Some(goal);
                self.part = Part::Goal;
            }
            None => self.part = Part::Assets,
        }
        vec![Effect::Load]
    }

    fn step(&mut self, command: Command) {
        match self.part {
            Part::Goal => self.rows.step(command, self.lines.len()),
            Part::Assets => self.asset.step(command, self.assets.len()),
        }
    }
}

impl View for GoalsScreen {
    fn scopes(&self) -> Vec<Scope> {
        if self.filter.is_written() {
            vec![Scope::Filter]
        } else {
            vec![Scope::Goals, Scope::List]
        }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_written()
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let store = reader.store;
        self.take_goals(store.goals()?);
        self.assets = store.assets()?;
        self.asset.clamp(self.assets.len());
        let Some(goal) = self.goal().cloned() else {
            self.lines.clear();
            self.could.clear();
            self.covered.clear();
            return Ok(());
        };
        let lines = store.coverage_of(goal.id, self.filter.text(), MOST_PEOPLE)?;
        self.take_lines(lines, goal.id);
        self.covered = store.covered(goal.id)?;
        self.could = if goal.state == GoalState::Open && self.covered.len() < Brings::ALL.len() {
            let people = store.someones(crate::coach::matching::MOST_PEOPLE)?;
            coverage::could_lines(&coverage::could(&goal.title, &self.covered, &people))
        } else {
            Vec::new()
        };
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        use Availability::{No, NotMine, Yes};
        if self.filter.is_written() {
            return Filter::available(command);
        }
        let state = self.goal().map(|goal| goal.state);
        match (command, self.part) {
            (Command::NextPart, Part::Assets) => No("this is the last part"),
            (Command::PreviousPart, _) if self.goals.is_empty() => No("there is no goal yet"),
            (Command::PreviousPart, Part::Goal) if self.goal_place() == 0 => {
                No("this is the first goal")
            }
            (Command::NextPart | Command::PreviousPart, _) => Yes,
            (Command::Left | Command::Right | Command::Mark | Command::Filter, Part::Assets) => {
                No("this is what you have; the goals stand above")
            }
            (Command::Filter, Part::Goal) => Yes,
            (Command::Left | Command::Right | Command::Mark | Command::Open, Part::Goal) => {
                match self.line() {
                    Some(_) => Yes,
                    None => No("nobody is listed here"),
                }
            }
            (Command::Drop, Part::Goal) if state == Some(GoalState::Reached) => {
                No("it is reached; open it again before letting it go")
            }
            (Command::Edit | Command::Done | Command::Drop, Part::Goal) => Yes,
            (Command::Done, Part::Assets) => No("this is something you have, not a goal"),
            (Command::Edit | Command::Drop | Command::Open, Part::Assets) => match self.asset() {
                Some(_) => Yes,
                None => No("nothing is written down here yet"),
            },
            _ if Selection::moves(command) => Yes,
            _ => NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        if self.filter.is_written() {
            return match self.filter.command(command) {
                Changed::Yes => vec![Effect::Load],
                Changed::No => Vec::new(),
            };
        }
        match command {
            Command::NextPart | Command::PreviousPart => self.step_part(command),
            Command::Left => {
                self.column = self.column.saturating_sub(1);
                Vec::new()
            }
            Command::Right => {
                self.column = (self.column + 1).min(Brings::ALL.len() - 1);
                Vec::new()
            }
            Command::Mark => self.mark(),
            Command::Filter => {
                self.filter.begin();
                Vec::new()
            }
            Command::Open if self.part == Part::Goal => self
                .line()
                .map(|line| Effect::Person(line.name.id))
                .into_iter()
                .collect(),
            Command::Open | Command::Edit | Command::Drop if self.part == Part::Assets => {
                self.change_asset(command)
            }
            Command::Edit | Command::Done | Command::Drop => self.change_goal(command),
            _ => {
                self.step(command);
                Vec::new()
            }
        }
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        Some(match self.filter.input(input)? {
            Changed::Yes => vec![Effect::Load],
            Changed::No => Vec::new(),
        })
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let hit = self
            .places
            .borrow()
            .iter()
            .rev()
            .find(|(area, _)| area.contains(at))
            .map(|(_, place)| *place);
        match hit {
            Some(Place::Goal(goal)) => {
                self.at_hand = self.goals.get(goal).map(|goal| goal.id);
                self.part = Part::Goal;
                vec![Effect::Load]
            }
            Some(Place::Cell(row, column)) => {
                self.rows.go(row);
                self.column = column.unwrap_or(self.column);
                Vec::new()
            }
            Some(Place::Asset(asset)) => {
                self.part = Part::Assets;
                self.asset.go(asset);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        if self.goals.is_empty() && self.assets.is_empty() {
            return draw_empty(
                frame,
                area,
                look,
                "What do you want influence for? A goal in one line shows who around you could bring what, and what nobody brings yet.",
                (Scope::Goals, Command::NewGoal, "writes down a goal"),
            );
        }
        self.draw_parts(frame, area, look);
    }
}
