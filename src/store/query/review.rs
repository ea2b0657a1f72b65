//! Reviews: the one under way, what was decided in it, and the live data its steps walk through. How
//! they are put together into steps is `walk`.

use chrono::NaiveDate;

use super::ledger::With;
use super::{NAMED, Named, PATTERN, named, pattern};
use crate::coach::review::PromiseBounds;
use crate::coach::review::summary::PickLine;
use crate::coach::rhythm::Pattern;
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::{Brings, Goal};
use crate::domain::ledger::Entry;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::review::{Pick, Review, ReviewId, ReviewItem, ReviewStep};
use crate::domain::tie::Circle;
use crate::domain::{Choice, Id};
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
    /// How close it was.
    pub circle: Option<Circle>,
}

/// A pick with its plan and its offer, where they are still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivePick {
    /// Who.
    pub name: Named,
    /// The pick.
    pub pick: Pick,
    /// The plan.
    pub plan: Option<FollowUp>,
    /// What is offered.
    pub offer: Option<Offer>,
}

impl LivePick {
    /// As the summary names it.
    pub fn line(&self) -> PickLine {
        let text = |get: fn(&FollowUp) -> &String| self.plan.as_ref().map(get).cloned();
        PickLine {
            name: self.name.full_name.clone(),
            offer: match &self.offer {
                Some(offer) => offer.what.clone(),
                None => text(|plan| &plan.what).unwrap_or_default(),
            },
            cue: text(|plan| &plan.cue).unwrap_or_default(),
            action: text(|plan| &plan.action).unwrap_or_default(),
            on_day: self.plan.as_ref().and_then(|plan| plan.on_day),
        }
    }
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

    /// The subjects of what was decided in `step` since `day`, in any review.
    pub fn review_subjects_since(&self, step: ReviewStep, day: NaiveDate) -> Result<Vec<String>> {
        self.rows(
            "SELECT DISTINCT subject FROM review_item WHERE on_day >= ?1 AND step = ?2",
            rusqlite::params![day, step.stored()],
            |row| row.get(0),
        )
    }

    /// How many reviews were finished on `day`.
    pub fn reviews_finished_on(&self, day: NaiveDate) -> Result<usize> {
        let counts = self.rows(
            "SELECT count(*) FROM review WHERE finished_on = ?1",
            [day],
            |row| row.get::<_, i64>(0),
        )?;
        Ok(counts
            .first()
            .and_then(|count| usize::try_from(*count).ok())
            .unwrap_or(0))
    }

    /// Picks of which it is not known yet what became of them, with their plans: the latest `limit`, the
    /// oldest of those first.
    pub fn live_picks(&self, limit: usize) -> Result<Vec<LivePick>> {
        let mut picks: Vec<Pick> = self.select(
            "WHERE t.answer IN ('open', 'not_yet')
             ORDER BY t.on_day DESC, t.created_at DESC, t.id DESC LIMIT ?1",
            [sql_count(limit)],
        )?;
        picks.reverse();
        let mut live = Vec::with_capacity(picks.len());
        for With { name, row } in self.with_names(picks, |pick| pick.person)? {
            live.push(self.live_pick(name, row)?);
        }
        Ok(live)
    }

    /// Those picked in `review`.
    pub fn picks_of(&self, review: ReviewId) -> Result<Vec<With<Pick>>> {
        let picks: Vec<Pick> = self.select(
            "WHERE t.review = ?1 ORDER BY t.created_at, t.id",
            [review.uuid().as_bytes()],
        )?;
        self.with_names(picks, |pick| pick.person)
    }

    /// Those picked in `review` or on `day`, whatever became of them, with their plans.
    pub fn picks_of_review_or_day(
        &self,
        review: ReviewId,
        day: NaiveDate,
    ) -> Result<Vec<LivePick>> {
        let picks: Vec<Pick> = self.select(
            "WHERE t.review = ?1 OR t.on_day = ?2 ORDER BY t.created_at, t.id",
            rusqlite::params![review.uuid().as_bytes(), day],
        )?;
        let mut found = Vec::with_capacity(picks.len());
        for With { name, row } in self.with_names(picks, |pick| pick.person)? {
            found.push(self.live_pick(name, row)?);
        }
        Ok(found)
    }

    /// One pick with its plan.
    pub fn pick_of(&self, pick: Id<Pick>) -> Result<Option<LivePick>> {
        let picks: Vec<Pick> = self.get(pick)?.into_iter().collect();
        match self.with_names(picks, |pick| pick.person)?.pop() {
            Some(With { name, row }) => self.live_pick(name, row).map(Some),
            None => Ok(None),
        }
    }

    fn live_pick(&self, name: Named, pick: Pick) -> Result<LivePick> {
        let plan = match pick.follow_up {
            Some(plan) => self.get(plan)?,
            None => None,
        };
        let offer = match plan.as_ref().and_then(|plan: &FollowUp| plan.offer) {
            Some(offer) => self.get(offer)?,
            None => None,
        };
        Ok(LivePick {
            name,
            pick,
            plan,
            offer,
        })
    }

    /// Open promises within these bounds, either way, those with the nearest date first.
    pub fn promises_coming_up(
        &self,
        bounds: PromiseBounds,
        limit: usize,
    ) -> Result<Vec<With<Promise>>> {
        let promises: Vec<Promise> = self.select(
            "WHERE t.state = 'open' AND (t.due <= ?1 OR (t.due IS NULL AND t.made_on <= ?2))
             ORDER BY t.due IS NULL, t.due, t.made_on, t.id LIMIT ?3",
            rusqlite::params![bounds.due_until, bounds.made_until, sql_count(limit)],
        )?;
        self.with_names(promises, |promise| promise.person)
    }

    /// What was received and not yet thanked for, the oldest first: a favour fades for who received it.
    pub fn thanks_waiting(&self, limit: usize) -> Result<Vec<With<Entry>>> {
        let entries: Vec<Entry> = self.select(
            "WHERE t.thanked_on IS NULL AND t.direction = 'received'
             ORDER BY t.on_day, t.id LIMIT ?1",
            [sql_count(limit)],
        )?;
        self.with_names(entries, |entry| entry.person)
    }

    /// Open goals to which something is brought by nobody.
    pub fn uncovered_goals(&self) -> Result<Vec<Uncovered>> {
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
            [sql_count(limit)],
            |row| named(row, 0),
        )
    }

    /// People out of touch since before `since`, with whom there was contact once: those who could bring
    /// something to a goal first, then those with the longest history. In which order they are offered is
    /// the coach's to say.
    pub fn dormant(&self, since: NaiveDate, limit: usize) -> Result<Vec<Dormant>> {
        self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization, {PATTERN},
                        (SELECT count(DISTINCT c.goal) FROM contribution c JOIN goal g ON g.id = c.goal
                         WHERE c.person = p.id AND g.state = 'open') AS serving, t.circle
                 FROM standing s JOIN person p ON p.id = s.person JOIN tie t ON t.person = p.id
                 WHERE s.last_touch < ?1
                   AND (t.snoozed_until IS NULL) AND (t.paused_until IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.person = p.id AND f.state = 'open')
                 ORDER BY serving DESC, s.contact_days DESC, s.last_touch, p.id LIMIT ?2"
            ),
            rusqlite::params![since, sql_count(limit)],
            |row| {
                Ok(Dormant {
                    name: named(row, 0)?,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    pattern: pattern(row, 6)?,
                    goals: row.get(17)?,
                    circle: row.get::<_, Option<u8>>(18)?.and_then(Circle::new),
                })
            },
        )
    }
}

fn sql_count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
