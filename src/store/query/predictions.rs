//! Guesses of how welcome a word will be: the one that is still open, and those that were answered.

use super::welcome;
use crate::coach::welcome::Guessed;
use crate::domain::person::PersonId;
use crate::domain::prediction::Prediction;
use crate::report::Result;
use crate::store::Store;

/// So many answers are compared, the latest.
const COMPARED: i64 = 50;

impl Store {
    /// The latest guess about `person` that has no answer yet.
    pub fn open_guess(&self, person: PersonId) -> Result<Option<Prediction>> {
        Ok(self
            .select(
                "WHERE t.person = ?1 AND t.answer IS NULL ORDER BY t.guessed_on DESC, t.id DESC LIMIT 1",
                [person.uuid().as_bytes()],
            )?
            .pop())
    }

    /// The guesses that were answered, the latest last.
    pub fn guesses(&self) -> Result<Vec<Guessed>> {
        let mut guesses = self.rows(
            "SELECT guess, answer FROM prediction WHERE answer IS NOT NULL
             ORDER BY answered_on DESC, id DESC LIMIT ?1",
            [COMPARED],
            |row| {
                Ok(Guessed {
                    guess: welcome(row, 0)?,
                    answer: welcome(row, 1)?,
                })
            },
        )?;
        guesses.reverse();
        Ok(guesses)
    }
}
