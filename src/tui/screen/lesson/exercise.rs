//! What can be done on a page, by the kind of its exercise; `doing` does it.

use super::LessonScreen;
use super::answer::Page;
use super::line::Entry;
use std::collections::BTreeSet;

use crate::coach::matching::{Gift, Someone, gifts};
use crate::domain::asset::Asset;
use crate::domain::choice::Choice;
use crate::domain::goal::{Brings, Goal};
use crate::domain::lesson::ExerciseKind;
use crate::domain::written::LINE_LIMIT;
use crate::domain::{Change, civil};
use crate::store::query::lesson::LessonPerson;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context};
use crate::tui::widget::list::Selection;

/// Whose bindings hold on a page with this kind of exercise; on a text there is none.
pub(super) fn scopes(kind: Option<ExerciseKind>) -> Vec<Scope> {
    match kind {
        None => vec![Scope::LessonText],
        Some(ExerciseKind::Goal) => vec![Scope::LessonAdd],
        Some(ExerciseKind::People | ExerciseKind::Assets) => {
            vec![Scope::LessonAdd, Scope::LessonKind]
        }
        Some(ExerciseKind::Coverage) => vec![Scope::LessonGrid],
        Some(ExerciseKind::Offers) => vec![Scope::LessonOffer],
        Some(ExerciseKind::SelfCheck) => vec![Scope::LessonCheck],
        Some(ExerciseKind::Picks) => vec![Scope::LessonPick],
        Some(
            ExerciseKind::Needs
            | ExerciseKind::Question
            | ExerciseKind::Rewrite
            | ExerciseKind::Reflection,
        ) => vec![Scope::LessonWrite],
    }
}

/// What a line being written answers.
pub(super) fn line_available(command: Command, entry: &Entry) -> Availability {
    match command {
        Command::NextChoice | Command::PreviousChoice => match entry.kind() {
            Some(_) => Availability::Yes,
            None => Availability::No("there are no kinds to choose from here"),
        },
        Command::Accept
        | Command::Cancel
        | Command::ClearLine
        | Command::Suspend
        | Command::Help => Availability::Yes,
        _ => Availability::NotMine,
    }
}

/// What is said of a paste that no line takes.
pub(super) fn too_long(text: &str) -> Option<String> {
    let length = text.trim().chars().count();
    (length > LINE_LIMIT).then(|| {
        format!(
            "that paste has {length} characters and the line takes {LINE_LIMIT}; nothing was pasted"
        )
    })
}

impl LessonScreen {
    pub(super) fn person(&self) -> Option<&LessonPerson> {
        self.facts.people.get(self.selection.at())
    }

    pub(super) fn asset(&self) -> Option<&Asset> {
        self.facts.assets.get(self.selection.at())
    }

    /// The kind in the grid's column at hand.
    pub(super) fn brings(&self) -> Brings {
        Brings::ALL[self.column.min(Brings::ALL.len() - 1)]
    }

    /// What could be offered to somebody who has no offer yet.
    pub(super) fn proposal(&self, person: &LessonPerson) -> Option<Gift> {
        let someone = Someone {
            id: person.name.id,
            full_name: person.name.full_name.clone(),
            short: person.name.short.clone(),
            role: person.role.clone(),
            tags: Vec::new(),
            needs: person.needs.clone(),
            cares_about: String::new(),
        };
        gifts(&[someone], &self.facts.assets, &BTreeSet::new())
            .into_iter()
            .next()
    }

    pub(super) fn goal_at_hand(&self) -> Option<&Goal> {
        let goals = &self.facts.goals;
        goals
            .iter()
            .find(|goal| Some(goal.id) == self.goal)
            .or(goals.first())
    }

    /// The title of the goal that the grid is about.
    pub(super) fn goal_title(&self) -> Option<&str> {
        self.goal_at_hand().map(|goal| goal.title.as_str())
    }

    pub(super) fn exercise_available(&self, command: Command) -> Availability {
        use ExerciseKind::{Assets, Coverage, Goal, Offers, People, Reflection, SelfCheck};
        if Selection::moves(command) {
            return Availability::Yes;
        }
        let Some(kind) = self.kind() else {
            return match command {
                Command::Open => Availability::Yes,
                _ => Availability::NotMine,
            };
        };
        let somebody = || match self.person() {
            Some(_) => Availability::Yes,
            None => Availability::No("nobody is written down yet"),
        };
        let something = |count: usize| match count {
            0 => Availability::No("nothing is written yet"),
            _ => Availability::Yes,
        };
        match (command, kind) {
            (Command::Open, Goal | People | Assets | Reflection) => Availability::Yes,
            (Command::Open | Command::Accept | Command::Pick, _) => somebody(),
            (Command::Edit, Goal) => something(self.facts.goals.len()),
            (Command::Edit, Assets) => something(self.facts.assets.len()),
            (Command::Edit, People | Offers) => somebody(),
            (Command::NextChoice | Command::PreviousChoice, SelfCheck) => Availability::Yes,
            (Command::NextChoice | Command::PreviousChoice, Assets) => {
                something(self.facts.assets.len())
            }
            (Command::NextChoice | Command::PreviousChoice, People) => somebody(),
            // Without a goal the same key writes the goal that is missing.
            (Command::Mark, Coverage) if self.facts.goals.is_empty() => Availability::Yes,
            (Command::Mark | Command::Left | Command::Right, Coverage) => somebody(),
            (Command::NextPart, Coverage) => match self.facts.goals.len() {
                0 | 1 => Availability::No("there is no other open goal"),
                _ => Availability::Yes,
            },
            (Command::NewPerson, Goal | Assets | SelfCheck | Reflection) => Availability::NotMine,
            (Command::NewPerson, _) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }
}

/// When somebody picked is to be reached: `tomorrow`, `Friday`, `when her release ships`.
pub(super) fn plan_words(person: &LessonPerson, today: chrono::NaiveDate) -> Option<String> {
    let plan = person.plan.as_ref()?;
    let when = match plan.on_day {
        Some(day) => civil::when(day, today),
        None => format!("when {}", plan.waits_for),
    };
    Some(match plan.plan().as_str() {
        "" => when,
        sentence => format!("{when}: {sentence}"),
    })
}

/// How many are picked before the exercise calls itself done.
pub(super) const ENOUGH_PICKS: usize = 2;

/// That somebody more was picked, and with the second one the exercise is done.
pub(super) fn picked_change(picked: usize, page: &Page, context: &mut Context) -> Change {
    if picked + 1 >= ENOUGH_PICKS {
        page.done(context)
    } else {
        Change::new("")
    }
}
