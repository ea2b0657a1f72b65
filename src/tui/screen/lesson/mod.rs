//! The lesson: one page at a time in a reading column, and on it one thing to do with the reader's own
//! people. Where the reader is stands in the file with every page, so that it can be left at any key.
//!
//! `facts` is what the pages show, `exercise` and `doing` what can be done on them, `line` what is written in place,
//! `answer` what is kept about the lesson itself; `page`, `rows` and `grid` draw.

mod answer;
mod doing;
mod exercise;
mod facts;
mod grid;
mod line;
mod page;
mod rows;
#[cfg(test)]
mod tests;
mod text;
mod writing;

use std::cell::{Cell, RefCell};

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::draw_empty;
use crate::coach::evidence::{self, Topic};
use crate::domain::goal::GoalId;
use crate::domain::lesson::{AnswerState, Exercise, ExerciseKind, Lesson, Place};
use crate::domain::person::PersonId;
use crate::report::Result;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Input, Look, Reader, ScreenName, View};
use crate::tui::widget::line_edit::Changed;
use crate::tui::widget::list::Selection;
use answer::Page;
use facts::{Facts, Keeping};
use line::{Entry, Looked, Purpose};

/// The screen.
#[derive(Default)]
pub(crate) struct LessonScreen {
    lessons: Vec<Lesson>,
    /// Which of them is open.
    at: usize,
    place: Place,
    opened: Opened,
    facts: Facts,
    selection: Selection,
    /// The column of the grid.
    column: usize,
    /// The goal of the grid, where another than the first was chosen.
    goal: Option<GoalId>,
    /// The line being written, if one is.
    entry: Option<Entry>,
    /// What is selected after the next reading: what was just added.
    follow: Follow,
    /// How far a text that is longer than the window has been moved, and how far it can be.
    scroll: Cell<usize>,
    most_scroll: Cell<usize>,
    /// Rows of the screen with the item that stands there, as last drawn.
    drawn: RefCell<Vec<(u16, usize)>>,
}

/// How much of where the reader is has been read from the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Opened {
    #[default]
    Nothing,
    /// Which lesson, but not which page.
    Lesson,
    Page,
}

/// Where the selection goes after the next reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Follow {
    #[default]
    Stay,
    /// To the last, which is the newest.
    Last,
}

impl LessonScreen {
    fn lesson(&self) -> Option<&Lesson> {
        self.lessons.get(self.at)
    }

    fn exercise(&self) -> Option<&Exercise> {
        self.lesson()?.exercise(self.place)
    }

    fn kind(&self) -> Option<ExerciseKind> {
        self.exercise().map(|exercise| exercise.kind)
    }

    fn state(&self) -> Option<AnswerState> {
        self.facts.state(self.lesson()?, self.place)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::of(self.lesson()?, self.place, &self.facts))
    }

    /// Opens the lesson that was begun and not finished, else the first that is not finished.
    fn open(&mut self, reader: &Reader<'_>) -> Result<()> {
        let mut begun = None;
        let mut fresh = None;
        for (at, lesson) in self.lessons.iter().enumerate() {
            match reader.store.lesson_run(&lesson.id)? {
                Some(run) if run.finished_at.is_none() => {
                    begun.get_or_insert(at);
                }
                None => {
                    fresh.get_or_insert(at);
                }
                Some(_) => {}
            }
        }
        self.at = begun.or(fresh).unwrap_or(0);
        Ok(())
    }

    /// Goes to the page that the file says.
    fn return_to_place(&mut self, reader: &Reader<'_>) -> Result<()> {
        let Some(lesson) = self.lessons.get(self.at) else {
            return Ok(());
        };
        self.opened = Opened::Page;
        let run = reader.store.lesson_run(&lesson.id)?;
        self.place = run.map_or(Place::default(), |run| lesson.place(&run));
        Ok(())
    }

    /// Turns to `place`; with it goes `also`, such as that the page before is done.
    fn turn(
        &mut self,
        place: Place,
        also: Option<crate::domain::Change>,
        context: &mut Context,
    ) -> Vec<Effect> {
        let Some(lesson) = self.lesson() else {
            return Vec::new();
        };
        let moved = answer::moved(lesson, place, &self.facts, context);
        let begins = self.facts.run.is_none();
        self.place = place;
        self.selection.go(0);
        self.column = 0;
        self.scroll.set(0);
        match (self.facts.keeping, also) {
            (Keeping::NotKept, _) => vec![Effect::Load],
            (Keeping::Kept, Some(also)) => vec![Effect::Apply(also.and(moved))],
            (Keeping::Kept, None) if begins => vec![Effect::Apply(moved)],
            (Keeping::Kept, None) => vec![Effect::Quietly(moved)],
        }
    }

    /// Opens the line of a page on which one is written, where somebody begins to write with a key that is
    /// no command.
    fn begun_by(&mut self, input: &Input) -> Option<Vec<Effect>> {
        let mut entry = self.entry_for(match self.kind()? {
            ExerciseKind::Goal => "goal",
            ExerciseKind::People => "person",
            ExerciseKind::Assets => "asset",
            _ => return None,
        })?;
        let changed = match input {
            Input::Key(key) => entry.edit.key(*key),
            Input::Paste(text) if exercise::too_long(text).is_none() => entry.edit.paste(text),
            _ => Changed::No,
        };
        if changed == Changed::No {
            return None;
        }
        self.entry = Some(entry);
        Some(vec![Effect::Load])
    }

    /// On to the next page, or behind the last one to the queue.
    fn onward(
        &mut self,
        also: Option<crate::domain::Change>,
        context: &mut Context,
    ) -> Vec<Effect> {
        match self.lesson().and_then(|lesson| lesson.onward(self.place)) {
            Some(next) => self.turn(next, also, context),
            None => {
                let mut effects: Vec<Effect> = also.map(Effect::Apply).into_iter().collect();
                effects.push(Effect::Go(ScreenName::Queue));
                effects
            }
        }
    }

    /// Reads what the line needs: its draft, once, and who of that name is there already.
    fn load_entry(&mut self, reader: &Reader<'_>) -> Result<()> {
        let (Some(page), Some(entry)) = (self.page(), &mut self.entry) else {
            return Ok(());
        };
        if entry.looked == Looked::NotYet {
            entry.looked = Looked::Nothing;
            if let Some(draft) = reader.store.draft(&page.draft_place())? {
                // What was left half written there is gone on with.
                let typed = entry.edit.text().to_owned();
                entry.restore(&draft.body);
                if entry.looked == Looked::Found {
                    entry.edit.paste(&typed);
                }
            }
        }
        entry.known.clear();
        if matches!(entry.purpose, Purpose::Person(_)) {
            let name = line::name_in(entry.edit.text());
            if name.chars().count() > 1 {
                entry.known = reader.store.people_named(name, 3)?;
            }
        }
        Ok(())
    }

    /// Opens the line again in which somebody was writing when the program ended.
    fn resume_entry(&mut self, reader: &Reader<'_>) -> Result<()> {
        let Some(page) = self.page() else {
            return Ok(());
        };
        let Some(draft) = reader.store.draft(&page.draft_place())? else {
            return Ok(());
        };
        let Some((what, about)) = line::draft_about(&draft.body) else {
            return Ok(());
        };
        if let Some(at) = about.and_then(|person| self.position(person)) {
            self.selection.go(at);
        }
        self.entry = self.entry_for(&what);
        Ok(())
    }

    fn position(&self, person: PersonId) -> Option<usize> {
        self.facts
            .people
            .iter()
            .position(|other| other.name.id == person)
    }

    fn written(&mut self, changed: Changed) -> Vec<Effect> {
        let (Some(page), Some(entry)) = (self.page(), &mut self.entry) else {
            return Vec::new();
        };
        if changed == Changed::No {
            return Vec::new();
        }
        entry.trouble = None;
        let draft = Effect::Draft {
            place: page.draft_place(),
            body: entry.body(),
        };
        match entry.purpose {
            Purpose::Person(_) => vec![draft, Effect::Load],
            _ => vec![draft],
        }
    }
}

impl View for LessonScreen {
    fn scopes(&self) -> Vec<Scope> {
        if self.entry.is_some() {
            return vec![Scope::LessonLine];
        }
        let mut scopes = exercise::scopes(self.kind());
        scopes.extend([Scope::Lesson, Scope::List]);
        scopes
    }

    fn takes_text(&self) -> bool {
        self.entry.is_some()
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        if self.lessons.is_empty() {
            self.lessons = reader.lessons.to_vec();
        }
        let first = self.opened == Opened::Nothing;
        if first {
            self.open(reader)?;
        }
        if self.opened != Opened::Page {
            self.return_to_place(reader)?;
        }
        let Some(lesson) = self.lessons.get(self.at) else {
            return Ok(());
        };
        self.facts = Facts::load(reader, lesson, self.goal)?;
        if first {
            self.resume_entry(reader)?;
        }
        let count = self
            .exercise()
            .map_or(0, |exercise| self.facts.count(exercise));
        if std::mem::take(&mut self.follow) == Follow::Last {
            self.selection.go(count.saturating_sub(1));
        }
        self.selection.clamp(count);
        self.load_entry(reader)
    }

    fn available(&self, command: Command) -> Availability {
        let Some(lesson) = self.lesson() else {
            return Availability::NotMine;
        };
        if let Some(entry) = &self.entry {
            return exercise::line_available(command, entry);
        }
        match command {
            Command::NextSection => match lesson.onward(self.place) {
                Some(_) => Availability::Yes,
                None if self.state() == Some(AnswerState::Done) => Availability::Yes,
                None => Availability::No("this is the last page; its exercise is still open"),
            },
            Command::PreviousSection => match lesson.back(self.place) {
                Some(_) => Availability::Yes,
                None => Availability::No("this is the first page"),
            },
            Command::NextLesson => match self.lessons.len() {
                0 | 1 => Availability::No("there is one lesson; more go into the folder lessons"),
                _ => Availability::Yes,
            },
            Command::Skip => match (self.exercise(), self.state()) {
                (None, _) => Availability::No("this page is only to read"),
                (_, Some(AnswerState::Done)) => Availability::No("it is done already"),
                _ => Availability::Yes,
            },
            Command::Done => match (self.exercise(), self.state()) {
                (None, _) => Availability::No("this page is only to read"),
                (_, Some(AnswerState::Done)) => Availability::Yes,
                (Some(exercise), _) => self
                    .facts
                    .missing(exercise)
                    .map_or(Availability::Yes, Availability::No),
            },
            _ => self.exercise_available(command),
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if self.entry.is_some() {
            return self.line_command(command, context);
        }
        match command {
            Command::NextSection => self.onward(None, context),
            Command::PreviousSection => self
                .lesson()
                .and_then(|lesson| lesson.back(self.place))
                .map(|place| self.turn(place, None, context))
                .unwrap_or_default(),
            Command::Skip => {
                let Some(page) = self.page() else {
                    return Vec::new();
                };
                let change = page.skipped(context).saying("Skipped for now");
                match self.lesson().and_then(|lesson| lesson.onward(self.place)) {
                    Some(next) => self.turn(next, Some(change), context),
                    None => vec![Effect::Apply(change)],
                }
            }
            Command::Done => {
                let Some(page) = self.page() else {
                    return Vec::new();
                };
                let change = page.done(context);
                self.onward((!change.is_empty()).then_some(change), context)
            }
            Command::NextLesson => {
                self.at = (self.at + 1) % self.lessons.len().max(1);
                self.goal = None;
                self.selection.go(0);
                self.scroll.set(0);
                self.opened = Opened::Lesson;
                vec![Effect::Load]
            }
            _ => self.exercise_command(command, context),
        }
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        if self.entry.is_none() {
            return self.begun_by(input);
        }
        let entry = self.entry.as_mut()?;
        let changed = match input {
            Input::Key(key) => entry.edit.key(*key),
            Input::Paste(text) => match exercise::too_long(text) {
                Some(trouble) => {
                    entry.trouble = Some(trouble);
                    Changed::No
                }
                None => entry.edit.paste(text),
            },
            Input::Edited(_) => Changed::No,
        };
        Some(self.written(changed))
    }

    fn evidence(&self) -> Vec<Topic> {
        self.kind()
            .map(|kind| evidence::for_exercise(kind).to_vec())
            .unwrap_or_default()
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let hit = self
            .drawn
            .borrow()
            .iter()
            .find(|(row, _)| *row == at.y)
            .map(|(_, item)| *item);
        if let (Some(item), None) = (hit, &self.entry) {
            self.selection.go(item);
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        match self.lesson() {
            Some(lesson) => self.draw_page(frame, area, lesson, look),
            None => draw_empty(
                frame,
                area,
                look,
                "No lesson could be read. What is wrong with its file is said when the program starts.",
                (Scope::Global, Command::GoToday, "goes to Today"),
            ),
        }
    }
}
