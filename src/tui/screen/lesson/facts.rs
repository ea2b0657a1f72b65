//! What the pages of a lesson show: the reader's own rows, and how far they are.

use crate::domain::asset::Asset;
use crate::domain::choice::Choice;
use crate::domain::goal::{Brings, Contribution, Goal, GoalId, GoalState};
use crate::domain::lesson::{
    AnswerState, Checked, EarnedTag, Exercise, ExerciseKind, Lesson, LessonAnswer, LessonRun,
    Place, Rewritten,
};
use crate::domain::person::PersonId;
use crate::report::Result;
use crate::store::Access;
use crate::store::query::lesson::LessonPerson;
use crate::tui::view::Reader;

/// Read anew after every change.
#[derive(Default)]
pub(super) struct Facts {
    pub run: Option<LessonRun>,
    pub tags: Vec<EarnedTag>,
    pub answers: Vec<LessonAnswer>,
    /// Open goals.
    pub goals: Vec<Goal>,
    pub people: Vec<LessonPerson>,
    pub assets: Vec<Asset>,
    /// What everybody brings to the goal at hand.
    pub marks: Vec<Contribution>,
    pub keeping: Keeping,
}

/// Whether the place in the lesson can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Keeping {
    #[default]
    Kept,
    /// The file can only be read.
    NotKept,
}

impl Facts {
    /// Reads them, about `goal` or the first open one.
    pub(super) fn load(reader: &Reader<'_>, lesson: &Lesson, goal: Option<GoalId>) -> Result<Self> {
        let store = reader.store;
        let mut goals = store.goals()?;
        goals.retain(|goal| goal.state == GoalState::Open);
        let goal = goal
            .filter(|id| goals.iter().any(|goal| goal.id == *id))
            .or_else(|| goals.first().map(|goal| goal.id));
        Ok(Self {
            run: store.lesson_run(&lesson.id)?,
            tags: store.earned_tags()?,
            answers: store.lesson_answers(&lesson.id)?,
            people: store.lesson_people(goal)?,
            assets: store.assets()?,
            marks: goal.map_or(Ok(Vec::new()), |goal| store.contributions(goal))?,
            goals,
            keeping: match store.access() {
                Access::ReadOnly => Keeping::NotKept,
                _ => Keeping::Kept,
            },
        })
    }

    /// What was done with the exercise of a page.
    pub(super) fn answer(&self, lesson: &Lesson, place: Place) -> Option<&LessonAnswer> {
        let (section, exercise) = lesson.ids(place);
        self.answers
            .iter()
            .find(|answer| answer.section == section && answer.exercise == exercise)
    }

    /// Done, skipped, or neither.
    pub(super) fn state(&self, lesson: &Lesson, place: Place) -> Option<AnswerState> {
        self.answer(lesson, place).map(|answer| answer.state)
    }

    /// Whether `person` brings `kind` to the goal at hand.
    pub(super) fn mark(&self, person: PersonId, kind: Brings) -> Option<&Contribution> {
        self.marks
            .iter()
            .find(|mark| mark.person == person && mark.kind == kind)
    }

    /// What nobody brings to the goal at hand.
    pub(super) fn uncovered(&self) -> Vec<Brings> {
        Brings::ALL
            .iter()
            .copied()
            .filter(|kind| self.marks.iter().all(|mark| mark.kind != *kind))
            .collect()
    }

    /// How many were picked at the end of a lesson and have their plan still.
    pub(super) fn picked(&self) -> usize {
        self.people
            .iter()
            .filter(|person| person.plan.is_some())
            .count()
    }

    /// The words with which the statements of a self-check are answered, one for each.
    pub(super) fn checked(&self, lesson: &Lesson, place: Place) -> Vec<Option<String>> {
        let count = lesson
            .exercise(place)
            .map_or(0, |exercise| exercise.statements.len());
        let mut words = self
            .answer(lesson, place)
            .and_then(|answer| serde_json::from_str::<Checked>(&answer.answer).ok())
            .unwrap_or_default()
            .0;
        words.resize(count, None);
        words
    }

    /// The message rewritten for `person` in any lesson exercise of this lesson.
    pub(super) fn rewritten(&self, person: PersonId) -> Option<Rewritten> {
        self.answers
            .iter()
            .filter_map(|answer| serde_json::from_str::<Rewritten>(&answer.answer).ok())
            .find(|rewritten| rewritten.person == person)
    }

    /// How many lines an exercise has to choose from.
    pub(super) fn count(&self, exercise: &Exercise) -> usize {
        match exercise.kind {
            ExerciseKind::Goal => self.goals.len(),
            ExerciseKind::Assets => self.assets.len(),
            ExerciseKind::SelfCheck => exercise.statements.len(),
            ExerciseKind::Reflection => 0,
            _ => self.people.len(),
        }
    }

    /// Why an exercise cannot be called done yet, if it cannot.
    pub(super) fn missing(&self, exercise: &Exercise) -> Option<&'static str> {
        let missing = |there: bool, why| (!there).then_some(why);
        let people = &self.people;
        match exercise.kind {
            ExerciseKind::Goal => missing(
                !self.goals.is_empty(),
                "no goal is written yet; it can be skipped",
            ),
            ExerciseKind::People => missing(
                !people.is_empty(),
                "nobody is written down yet; it can be skipped",
            ),
            ExerciseKind::Coverage => missing(
                !self.marks.is_empty(),
                "nothing is marked yet; it can be skipped",
            ),
            ExerciseKind::Assets => missing(
                !self.assets.is_empty(),
                "nothing is written yet; it can be skipped",
            ),
            ExerciseKind::Needs => {
                let there = people.iter().any(|person| !person.needs.is_empty());
                missing(there, "no need is written yet; it can be skipped")
            }
            ExerciseKind::Offers => {
                let there = people.iter().any(|person| person.offer.is_some());
                missing(there, "no offer is written yet; it can be skipped")
            }
            ExerciseKind::Question => {
                let there = people.iter().any(|person| person.question.is_some());
                missing(there, "no question is written yet; it can be skipped")
            }
            ExerciseKind::Picks => {
                missing(self.picked() > 0, "nobody is chosen yet; it can be skipped")
            }
            ExerciseKind::SelfCheck => {
                Some("answer the statements, in any order; it can be skipped")
            }
            ExerciseKind::Rewrite => Some("no message is written yet; it can be skipped"),
            ExerciseKind::Reflection => Some("nothing is written yet; it can be skipped"),
        }
    }
}
