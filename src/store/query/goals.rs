//! Goals, who could bring what to them, and what the user has to give.

use super::{NAMED, Named, id, named, search_words, word};
use crate::domain::asset::Asset;
use crate::domain::goal::{Brings, Contribution, Goal, GoalId};
use crate::domain::person::PersonId;
use crate::report::Result;
use crate::store::Store;

/// A person's row in the coverage grid of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageLine {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// What they could bring.
    pub brings: Vec<Brings>,
}

impl Store {
    /// All goals, the open ones first, in the order in which they were written down: the number of an
    /// open goal on a card is its place here, from 1.
    pub fn goals(&self) -> Result<Vec<Goal>> {
        self.select("ORDER BY t.state <> 'open', t.created_at, t.id", [])
    }

    /// What everybody could bring to `goal`.
    pub fn contributions(&self, goal: GoalId) -> Result<Vec<Contribution>> {
        self.select("WHERE t.goal = ?1 ORDER BY t.id", [goal.uuid().as_bytes()])
    }

    /// This person's contribution of this kind to this goal.
    pub fn contribution(
        &self,
        goal: GoalId,
        person: PersonId,
        kind: Brings,
    ) -> Result<Option<Contribution>> {
        use crate::domain::Choice;
        Ok(self
            .select(
                "WHERE t.goal = ?1 AND t.person = ?2 AND t.kind = ?3",
                rusqlite::params![
                    goal.uuid().as_bytes(),
                    person.uuid().as_bytes(),
                    kind.stored()
                ],
            )?
            .pop())
    }

    /// What anybody brings to `goal`, each kind once, in the order of the kinds.
    pub fn covered(&self, goal: GoalId) -> Result<Vec<Brings>> {
        let mut kinds = self.rows(
            "SELECT DISTINCT kind FROM contribution WHERE goal = ?1",
            [goal.uuid().as_bytes()],
            |row| word::<Brings>(row, 0),
        )?;
        kinds.sort_unstable();
        Ok(kinds)
    }

    /// The coverage grid of `goal`: first those who could bring something, then others, in touch last first.
    pub fn coverage(&self, goal: GoalId, limit: usize) -> Result<Vec<CoverageLine>> {
        self.coverage_of(goal, "", limit)
    }

    /// The same with only people who match what was typed; see [`Store::people`].
    pub fn coverage_of(
        &self,
        goal: GoalId,
        typed: &str,
        limit: usize,
    ) -> Result<Vec<CoverageLine>> {
        let words = search_words(typed);
        let matching = match words {
            Some(_) => {
                "AND p.row IN (SELECT rowid FROM person_search WHERE person_search MATCH ?3)"
            }
            None => "AND ?3 = ''",
        };
        let words = words.unwrap_or_default();
        let columns = format!("SELECT {NAMED}, p.role, p.organization");
        let goal_bytes = *goal.uuid().as_bytes();
        let line = |row: &rusqlite::Row<'_>| {
            Ok(CoverageLine {
                name: named(row, 0)?,
                role: row.get(4)?,
                organization: row.get(5)?,
                brings: Vec::new(),
            })
        };
        let mut lines = self.rows(
            &format!(
                "{columns} FROM (SELECT DISTINCT person FROM contribution WHERE goal = ?1) c
                 JOIN person p ON p.id = c.person JOIN standing s ON s.person = p.id
                 WHERE 1 {matching} ORDER BY s.last_touch DESC, s.sort_name, p.id LIMIT ?2"
            ),
            rusqlite::params![goal_bytes, limit as i64, words],
            line,
        )?;
        lines.extend(self.rows(
            &format!(
                "{columns} FROM standing s JOIN person p ON p.id = s.person
                 WHERE NOT EXISTS (SELECT 1 FROM contribution c WHERE c.goal = ?1 AND c.person = p.id)
                 {matching} ORDER BY s.last_touch DESC, s.sort_name, p.id LIMIT ?2"
            ),
            rusqlite::params![goal_bytes, (limit - lines.len()) as i64, words],
            line,
        )?);
        let marks = self.rows(
            "SELECT person, kind FROM contribution WHERE goal = ?1 ORDER BY person",
            [goal_bytes],
            |row| Ok((id(row, 0)?, word::<Brings>(row, 1)?)),
        )?;
        for line in &mut lines {
            let mut brings: Vec<Brings> = marks
                .iter()
                .filter(|(person, _)| *person == line.name.id)
                .map(|(_, kind)| *kind)
                .collect();
            brings.sort_unstable();
            line.brings = brings;
        }
        Ok(lines)
    }

    /// What the user has to give, in the order in which it was written down.
    pub fn assets(&self) -> Result<Vec<Asset>> {
        self.select("ORDER BY t.created_at, t.id", [])
    }
}
