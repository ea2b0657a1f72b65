//! Goals, who could bring what to them, and what the user has to give.

use super::{NAMED, Named, id, named, word};
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

    /// The coverage grid of `goal`: first those who could bring something, then others, in touch last first.
    pub fn coverage(&self, goal: GoalId, limit: usize) -> Result<Vec<CoverageLine>> {
        let mut lines: Vec<CoverageLine> = self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization FROM person p
                 JOIN standing s ON s.person = p.id
                 ORDER BY NOT EXISTS (SELECT 1 FROM contribution c WHERE c.person = p.id AND c.goal = ?1),
                          s.last_touch IS NULL, s.last_touch DESC, s.sort_name
                 LIMIT ?2"
            ),
            rusqlite::params![goal.uuid().as_bytes(), limit as i64],
            |row| {
                Ok(CoverageLine {
                    name: named(row, 0)?,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    brings: Vec::new(),
                })
            },
        )?;
        let marks = self.rows(
            "SELECT person, kind FROM contribution WHERE goal = ?1",
            [goal.uuid().as_bytes()],
            |row| Ok((id(row, 0)?, word::<Brings>(row, 1)?)),
        )?;
        for (person, kind) in marks {
            if let Some(line) = lines.iter_mut().find(|line| line.name.id == person) {
                line.brings.push(kind);
                line.brings.sort_unstable();
            }
        }
        Ok(lines)
    }

    /// What the user has to give, in the order in which it was written down.
    pub fn assets(&self) -> Result<Vec<Asset>> {
        self.select("ORDER BY t.created_at, t.id", [])
    }
}
