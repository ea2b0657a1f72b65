//! The follow-up queue: what its lines show, the snoozed, and what is planned. The facts from which the
//! coach makes it are read in `turns`.

use chrono::NaiveDate;

use super::ledger::With;
use super::{NAMED, Named, named};
use crate::coach::today::{self, Turn};
use crate::domain::follow_up::FollowUp;
use crate::domain::person::PersonId;
use crate::domain::tie::Tie;
use crate::report::Result;
use crate::store::Store;

/// A turn with what its line shows beside the reason.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueLine {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// Whose turn, and why.
    pub turn: Turn,
    /// The last contact, as it was summed up.
    pub last_said: Option<(NaiveDate, String)>,
    /// The question meant for them.
    pub question: Option<String>,
    /// The draft of the next message.
    pub draft: Option<String>,
}

/// Somebody who is out of the queue for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub name: Named,
    /// The tie, to bring it back.
    pub tie: Tie,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// Why, in words.
    pub because: String,
}

impl Store {
    /// What the lines of these turns show beside the reason.
    pub fn queue_lines(&self, turns: &[Turn]) -> Result<Vec<QueueLine>> {
        let mut lines = Vec::with_capacity(turns.len());
        for turn in turns {
            lines.extend(
                self.rows(
                    &format!(
                        "SELECT {NAMED}, p.role, p.organization,
                                (SELECT text FROM question q WHERE q.person = p.id AND q.asked_on IS NULL
                                 ORDER BY q.created_at DESC LIMIT 1),
                                (SELECT draft FROM follow_up f WHERE f.person = p.id AND f.state = 'open'
                                 AND f.draft <> '' ORDER BY f.on_day IS NULL, f.on_day LIMIT 1),
                                i.on_day, i.summary
                         FROM person p LEFT JOIN interaction i ON i.id =
                           (SELECT x.interaction FROM participant x JOIN interaction y ON y.id = x.interaction
                            WHERE x.person = p.id ORDER BY y.on_day DESC, y.created_at DESC LIMIT 1)
                         WHERE p.id = ?1"
                    ),
                    [turn.person.uuid().as_bytes()],
                    |row| {
                        let on: Option<NaiveDate> = row.get(8)?;
                        let summary: Option<String> = row.get(9)?;
                        Ok(QueueLine {
                            name: named(row, 0)?,
                            role: row.get(4)?,
                            organization: row.get(5)?,
                            question: row.get(6)?,
                            draft: row.get(7)?,
                            last_said: on.zip(summary),
                            turn: turn.clone(),
                        })
                    },
                )?,
            );
        }
        Ok(lines)
    }

    /// Who is out of the queue on `today`: snoozed, paused, or written to three times without an answer.
    pub fn away(&self, today: NaiveDate) -> Result<Vec<Away>> {
        let ties: Vec<Tie> = self.select(
            "WHERE t.snoozed_until > ?1 OR t.paused_until > ?1
               OR (t.rhythm = 'periodic' AND t.person IN
                   (SELECT person FROM standing WHERE unanswered >= ?2))
             ORDER BY coalesce(t.snoozed_until, t.paused_until), t.id",
            rusqlite::params![today, today::UNANSWERED_PAUSE],
        )?;
        let mut away = Vec::new();
        for With { name, row: tie } in self.with_names(ties, |tie| tie.person)? {
            let (until, because) = match (tie.snoozed_until, tie.paused_until) {
                (Some(until), _) if until > today => (Some(until), "snoozed".to_owned()),
                (_, Some(until)) if until > today => (Some(until), tie.paused_because.clone()),
                _ => (
                    None,
                    "three messages without an answer; another way, or let it rest?".into(),
                ),
            };
            away.push(Away {
                name,
                tie,
                until,
                because,
            });
        }
        Ok(away)
    }

    /// Open follow-ups after `today` and those that wait for an event, in order.
    pub fn coming(&self, today: NaiveDate, limit: usize) -> Result<Vec<With<FollowUp>>> {
        let plans: Vec<FollowUp> = self.select(
            "WHERE t.state = 'open' AND (t.on_day IS NULL OR t.on_day > ?1)
             ORDER BY t.on_day IS NULL, t.on_day, t.id LIMIT ?2",
            rusqlite::params![today, limit as i64],
        )?;
        self.with_names(plans, |plan| plan.person)
    }

    /// With how many people there was contact on each day of the week of `today`, Monday first.
    pub fn week_of_contact(&self, today: NaiveDate) -> Result<[u32; 7]> {
        let monday = crate::domain::civil::week_start(today);
        let mut week = [0; 7];
        let days = self.rows(
            "SELECT i.on_day, count(DISTINCT p.person) FROM interaction i
             JOIN participant p ON p.interaction = i.id
             WHERE i.on_day BETWEEN ?1 AND ?2 GROUP BY i.on_day",
            [monday, crate::domain::civil::plus_days(monday, 6)],
            |row| Ok((row.get::<_, NaiveDate>(0)?, row.get::<_, u32>(1)?)),
        )?;
        for (day, people) in days {
            let at = crate::domain::civil::days_between(monday, day);
            if let Some(slot) = usize::try_from(at).ok().and_then(|at| week.get_mut(at)) {
                *slot = people;
            }
        }
        Ok(week)
    }

    /// Every open follow-up of `person`.
    pub fn open_follow_ups(&self, person: PersonId) -> Result<Vec<FollowUp>> {
        self.select(
            "WHERE t.person = ?1 AND t.state = 'open' ORDER BY t.on_day IS NULL, t.on_day, t.id",
            [person.uuid().as_bytes()],
        )
    }
}
