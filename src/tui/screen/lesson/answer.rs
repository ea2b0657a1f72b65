//! What is written down about a lesson itself: that it was begun, where the reader is, and that an
//! exercise was done or passed over. Each is a part of the change that it belongs to.

use super::facts::Facts;
use crate::domain::Change;
use crate::domain::lesson::{AnswerState, EarnedTag, Lesson, LessonAnswer, LessonRun, Place};
use crate::tui::view::Context;

/// The page on which something is done, as it was when it was begun.
#[derive(Debug, Clone)]
pub(super) struct Page {
    lesson: String,
    section: String,
    exercise: String,
    was: Option<LessonAnswer>,
    /// The run, where this is the exercise with which the lesson ends.
    ends: Option<LessonRun>,
}

impl Page {
    /// The page at `place`.
    pub(super) fn of(lesson: &Lesson, place: Place, facts: &Facts) -> Self {
        let (section, exercise) = lesson.ids(place);
        let last = lesson.onward(place).is_none();
        Self {
            lesson: lesson.id.clone(),
            section: section.to_owned(),
            exercise: exercise.to_owned(),
            was: facts.answer(lesson, place).cloned(),
            ends: facts
                .run
                .clone()
                .filter(|run| last && run.finished_at.is_none()),
        }
    }

    /// Where drafts of this page are kept.
    pub(super) fn draft_place(&self) -> String {
        format!("lesson:{}/{}/{}", self.lesson, self.section, self.exercise)
    }

    /// That the exercise is done, whatever was answered in words staying as it is.
    pub(super) fn done(&self, context: &mut Context) -> Change {
        let said = self.was.as_ref().map(|was| was.answer.clone());
        self.answered(AnswerState::Done, said.unwrap_or_default(), context)
    }

    /// That the exercise is passed over.
    pub(super) fn skipped(&self, context: &mut Context) -> Change {
        let said = self.was.as_ref().map(|was| was.answer.clone());
        self.answered(AnswerState::Skipped, said.unwrap_or_default(), context)
    }

    /// What was answered.
    pub(super) fn answered(
        &self,
        state: AnswerState,
        answer: String,
        context: &mut Context,
    ) -> Change {
        let change = Change::new("Marked the exercise");
        let change = match &self.was {
            Some(was) => {
                let on_day = if was.state == state && was.answer == answer {
                    was.on_day
                } else {
                    context.today()
                };
                let becomes = LessonAnswer {
                    state,
                    answer,
                    on_day,
                    ..was.clone()
                };
                change.revise(was, becomes)
            }
            None => change.add(LessonAnswer {
                id: context.ids.fresh(context.now.at),
                lesson: self.lesson.clone(),
                section: self.section.clone(),
                exercise: self.exercise.clone(),
                state,
                answer,
                on_day: context.today(),
            }),
        };
        match &self.ends {
            Some(run) if state == AnswerState::Done => change.revise(
                run,
                LessonRun {
                    finished_at: Some(context.now.at),
                    ..run.clone()
                },
            ),
            _ => change,
        }
    }
}

/// That the reader is at `place` now; the first move begins the lesson and earns its tag.
pub(super) fn moved(lesson: &Lesson, place: Place, facts: &Facts, context: &mut Context) -> Change {
    let (section, exercise) = lesson.ids(place);
    let Some(run) = &facts.run else {
        let change = Change::new(format!("Began “{}”", lesson.title)).add(LessonRun {
            id: context.ids.fresh(context.now.at),
            lesson: lesson.id.clone(),
            section: section.to_owned(),
            exercise: exercise.to_owned(),
            started_at: context.now.at,
            finished_at: None,
        });
        if facts.tags.iter().any(|tag| tag.name == lesson.tag) {
            return change;
        }
        return change
            .saying(format!(
                "Began “{}” and earned the tag {}",
                lesson.title, lesson.tag
            ))
            .add(EarnedTag {
                id: context.ids.fresh(context.now.at),
                name: lesson.tag.clone(),
                earned_at: context.now.at,
            });
    };
    let becomes = LessonRun {
        section: section.to_owned(),
        exercise: exercise.to_owned(),
        ..run.clone()
    };
    Change::new("Turned a page").revise(run, becomes)
}
