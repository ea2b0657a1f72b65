//! How far the reader is in a lesson, and what the exercises left behind.

use super::ledger::With;
use crate::domain::lesson::{EarnedTag, LessonAnswer, LessonRun};
use crate::domain::review::Pick;
use crate::report::Result;
use crate::store::Store;

impl Store {
    /// How far the reader is in the lesson of this id.
    pub fn lesson_run(&self, lesson: &str) -> Result<Option<LessonRun>> {
        Ok(self.select("WHERE t.lesson = ?1", [lesson])?.pop())
    }

    /// What was done with the exercises of a lesson.
    pub fn lesson_answers(&self, lesson: &str) -> Result<Vec<LessonAnswer>> {
        self.select("WHERE t.lesson = ?1 ORDER BY t.id", [lesson])
    }

    /// Tags earned by starting lessons.
    pub fn earned_tags(&self) -> Result<Vec<EarnedTag>> {
        self.select("ORDER BY t.earned_at, t.id", [])
    }

    /// Those picked at the end of the lesson, outside any review.
    pub fn lesson_picks(&self) -> Result<Vec<With<Pick>>> {
        let picks: Vec<Pick> =
            self.select("WHERE t.review IS NULL ORDER BY t.created_at, t.id", [])?;
        self.with_names(picks, |pick| pick.person)
    }
}
