//! Reading: one file a screen, each with the values that screen shows. Paged; nothing loads the world.
//!
//! A view carries facts only. What follows from them on a given day is asked of `coach`.

pub mod board;
pub mod brief;
pub mod capture;
pub mod export;
pub mod goals;
pub mod insights;
mod intake;
pub mod ledger;
pub mod lesson;
pub mod people;
pub mod person;
mod predictions;
pub mod proposals;
pub mod proposed;
pub mod queue;
pub mod review;
pub mod review_cards;
mod review_walk;
pub mod same;
pub mod synced;
pub mod triage;
pub mod turns;
pub mod walk;

use rusqlite::{Params, Row};

use super::{Store, reading};
use crate::coach::lately::Lately;
use crate::coach::rhythm::Pattern;
use crate::domain::choice::Choice;
use crate::domain::person::{PersonId, short_name};
use crate::domain::prediction::Welcome;
use crate::domain::{Id, Stored};
use crate::report::Result;

/// A person as a sentence names them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The whole name.
    pub full_name: String,
    /// What to call them in a sentence.
    pub short: String,
    /// Who.
    pub id: PersonId,
}

/// The columns from which [`named`] reads, of a person called `p`.
const NAMED: &str = "p.id, p.full_name, p.given_name, p.nickname";

/// Reads a [`Named`] from four columns, the first of which is `at`.
fn named(row: &Row<'_>, at: usize) -> rusqlite::Result<Named> {
    let full_name: String = row.get(at + 1)?;
    let given: String = row.get(at + 2)?;
    let nickname: String = row.get(at + 3)?;
    Ok(Named {
        short: short_name(&full_name, &given, &nickname).to_owned(),
        id: id(row, at)?,
        full_name,
    })
}

/// The columns from which [`pattern`] reads, of a standing called `s`.
const PATTERN: &str =
    "s.last_touch, s.last_mine, s.last_answer, s.contact_days, s.gaps, s.median_gap,
    s.mean_log_gap, s.squares_log_gap, s.unanswered, s.span_days, s.fading_count";

/// Reads a [`Pattern`] from eleven columns, the first of which is `at`.
fn pattern(row: &Row<'_>, at: usize) -> rusqlite::Result<Pattern> {
    Ok(Pattern {
        last_touch: row.get(at)?,
        last_mine: row.get(at + 1)?,
        last_answer: row.get(at + 2)?,
        contact_days: row.get(at + 3)?,
        gaps: row.get(at + 4)?,
        median_gap: row.get(at + 5)?,
        mean_log_gap: row.get(at + 6)?,
        squares_log_gap: row.get(at + 7)?,
        unanswered: row.get(at + 8)?,
        lately: Lately::kept(row.get(at + 9)?, row.get(at + 10)?),
    })
}

/// An id from its sixteen bytes.
fn id<Of>(row: &Row<'_>, at: usize) -> rusqlite::Result<Id<Of>> {
    row.get(at)
        .map(|bytes| Id::new(uuid::Uuid::from_bytes(bytes)))
}

/// A word from a closed set; the column's CHECK keeps others out.
fn word<C: Choice>(row: &Row<'_>, at: usize) -> rusqlite::Result<C> {
    let text: String = row.get(at)?;
    C::from_word(&text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            at,
            rusqlite::types::Type::Text,
            format!("“{text}” is not a word of this column").into(),
        )
    })
}

/// A number from 1 to 7; the column's CHECK keeps others out.
fn welcome(row: &Row<'_>, at: usize) -> rusqlite::Result<Welcome> {
    let number: u8 = row.get(at)?;
    Welcome::try_from(number).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Integer, error.into())
    })
}

/// What was typed into a search, as an FTS5 query: every word a quoted prefix; `None` without words.
fn search_words(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

impl Store {
    /// Rows of one table as what they are; `rest` is everything after FROM and the table, which goes by
    /// the name `t`.
    fn select<T: Stored>(&self, rest: &str, values: impl Params) -> Result<Vec<T>> {
        let shape = self.tables.shape(&self.connection, T::TABLE)?;
        let mut statement = self
            .connection
            .prepare_cached(&format!("{} AS t {rest}", shape.select))?;
        reading::all(statement.query(values)?, &shape)
    }

    /// The row of this id, as what it is.
    pub fn get<T: Stored>(&self, id: Id<T>) -> Result<Option<T>> {
        Ok(self
            .select("WHERE t.id = ?1", [id.uuid().as_bytes()])?
            .pop())
    }

    /// All rows that `read` makes of a query.
    fn rows<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement
            .query_map(values, read)?
            .collect::<rusqlite::Result<Vec<T>>>()?;
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::search_words;

    #[test]
    fn what_is_typed_becomes_quoted_prefixes() {
        for (typed, query) in [
            ("pri", Some("\"pri\"*")),
            (
                "o'brien -x AND (",
                Some("\"o\"* \"brien\"* \"x\"* \"AND\"*"),
            ),
            ("\"*:^", None),
            ("", None),
        ] {
            assert_eq!(search_words(typed).as_deref(), query, "{typed}");
        }
    }
}
