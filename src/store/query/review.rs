//! Reviews: the one under way, what was decided in it, and the live data its steps walk through.

use chrono::NaiveDate;

use super::ledger::With;
use super::{NAMED, Named, PATTERN, named, pattern};
use crate::coach::rhythm::Pattern;
use crate::domain::goal::{Brings, Goal};
use crate::domain::review::{Pick, Review, ReviewId, ReviewItem};
use crate::report::Result;
use crate::store::Store;

/// A goal and what nobody brings to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncovered {
    /// The goal.
    pub goal: Goal,
    /// What is missing, in the order of the kinds.
    pub missing: Vec<Brings>,
}

/// Somebody out of touch for long.
#[derive(Debug, Clone, PartialEq)]
pub struct Dormant {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// Facts of the past.
    pub pattern: Pattern,
    /// How many open goals they could bring something to.
    pub goals: u32,
}

impl Store {
    /// The review under way, if one is.
    pub fn open_review(&self) -> Result<Option<Review>> {
        Ok(self
            .select(
                "WHERE t.state = 'open' ORDER BY t.created_at DESC LIMIT 1",
                [],
            )?
            .pop())
    }

    /// The review finished last.
    pub fn last_review(&self) -> Result<Option<Review>> {
        Ok(self
            .select(
                "WHERE t.state = 'finished' ORDER BY t.finished_on DESC, t.created_at DESC LIMIT 1",
                [],
            )?
            .pop())
    }

    /// What was decided in `review`, in order.
    pub fn review_items(&self, review: ReviewId) -> Result<Vec<ReviewItem>> {
        self.select(
            "WHERE t.review = ?1 ORDER BY t.created_at, t.id",
            [review.uuid().as_bytes()],
        )
    }

    /// What was decided on `day` in any review, so that a second one shows nothing twice.
    pub fn review_items_of_day(&self, day: NaiveDate) -> Result<Vec<ReviewItem>> {
        self.select("WHERE t.on_day = ?1 ORDER BY t.created_at, t.id", [day])
    }

    /// Picks made before `review` about which nobody has been asked yet.
    pub fn picks_to_ask(&self, review: ReviewId) -> Result<Vec<With<Pick>>> {
        let picks: Vec<Pick> = self.select(
            "WHERE t.answer IN ('open', 'not_yet') AND t.review IS NOT ?1 ORDER BY t.created_at, t.id",
            [review.uuid().as_bytes()],
        )?;
        self.with_names(picks, |pick| pick.person)
    }

    /// Those picked in `review`.
    pub fn picks_of(&self, review: ReviewId) -> Result<Vec<With<Pick>>> {
        let picks: Vec<Pick> = self.select(
            "WHERE t.review = ?1 ORDER BY t.created_at, t.id",
            [review.uuid().as_bytes()],
        )?;
        self.with_names(picks, |pick| pick.person)
    }

    /// Open goals to which something is brought by nobody.
    pub fn uncovered_goals(&self) -> Result<Vec<Uncovered>> {
        use crate::domain::Choice;
        let goals: Vec<Goal> =
            self.select("WHERE t.state = 'open' ORDER BY t.created_at, t.id", [])?;
        let mut uncovered = Vec::new();
        for goal in goals {
            let brought = self.contributions(goal.id)?;
            let missing: Vec<Brings> = Brings::ALL
                .iter()
                .copied()
                .filter(|kind| {
                    brought
                        .iter()
                        .all(|contribution| contribution.kind != *kind)
                })
                .collect();
            if !missing.is_empty() {
                uncovered.push(Uncovered { goal, missing });
            }
        }
        Ok(uncovered)
    }

    /// People on the board past its first column, or of use to a goal, who have no offer, plan, open
    /// promise or clock: nothing would bring them back to mind.
    pub fn without_next_step(&self, limit: usize) -> Result<Vec<Named>> {
        self.rows(
            &format!(
                "SELECT {NAMED} FROM tie t JOIN person p ON p.id = t.person
                 JOIN standing s ON s.person = p.id
                 WHERE t.rhythm = 'none'
                   AND (t.stage <> 'identify'
                        OR EXISTS (SELECT 1 FROM contribution c JOIN goal g ON g.id = c.goal
                                   WHERE c.person = p.id AND g.state = 'open'))
                   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.person = p.id AND f.state = 'open')
                   AND NOT EXISTS (SELECT 1 FROM promise q WHERE q.person = p.id AND q.state = 'open')
                   AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.person = p.id AND o.state = 'planned')
                 ORDER BY s.sort_name LIMIT ?1"
            ),
            [limit as i64],
            |row| named(row, 0),
        )
    }

    /// People out of touch since before `since`, with whom there was contact once: those who could bring
    /// something to a goal first, then those with the longest history. Never the most comfortable first.
    pub fn dormant(&self, since: NaiveDate, limit: usize) -> Result<Vec<Dormant>> {
        self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization, {PATTERN},
                        (SELECT count(DISTINCT c.goal) FROM contribution c JOIN goal g ON g.id = c.goal
                         WHERE c.person = p.id AND g.state = 'open') AS serving
                 FROM standing s JOIN person p ON p.id = s.person JOIN tie t ON t.person = p.id
                 WHERE s.last_touch < ?1
                   AND (t.snoozed_until IS NULL) AND (t.paused_until IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.person = p.id AND f.state = 'open')
                 ORDER BY serving DESC, s.contact_days DESC, s.last_touch, p.id LIMIT ?2"
            ),
            rusqlite::params![since, limit as i64],
            |row| {
                Ok(Dormant {
                    name: named(row, 0)?,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    pattern: pattern(row, 6)?,
                    goals: row.get(15)?,
                })
            },
        )
    }
}
