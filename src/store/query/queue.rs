//! The follow-up queue: the facts from which the coach makes it, the snoozed, and what is planned.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Row;

use super::ledger::With;
use super::{NAMED, Named, PATTERN, id, named, pattern, word};
use crate::coach::today::{self, Facts, OpenPromise, Plan, Turn};
use crate::domain::civil::Birthday;
use crate::domain::follow_up::{FollowUp, plan_sentence};
use crate::domain::person::PersonId;
use crate::domain::tie::{Circle, Tie};
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
    /// Everybody whose turn it is on `today`, in order.
    pub fn turns(&self, today: NaiveDate) -> Result<Vec<Turn>> {
        Ok(today::queue(&self.facts(today)?, today))
    }

    /// The facts about every tie that could have a turn on `today`.
    pub fn facts(&self, today: NaiveDate) -> Result<Vec<Facts>> {
        let cadences: HashMap<u8, i64> = self
            .circle_cadences()?
            .into_iter()
            .map(|own| (own.circle.number(), own.ideal_days))
            .collect();
        let mut facts = self.rows(
            &format!(
                "SELECT t.person, t.circle, t.rhythm, t.ideal_days, t.weight, t.snoozed_until,
                        t.paused_until, p.birthday, p.created_at, {PATTERN}
                 FROM tie t JOIN standing s ON s.person = t.person JOIN person p ON p.id = t.person
                 WHERE t.rhythm = 'periodic' OR p.birthday IS NOT NULL
                   OR t.person IN (SELECT person FROM promise WHERE state = 'open')
                   OR t.person IN (SELECT person FROM follow_up WHERE state = 'open')
                   OR t.person IN (SELECT person FROM entry WHERE thanked_on IS NULL AND direction = 'received')
                 ORDER BY t.person"
            ),
            [],
            |row| read_facts(row, &cadences),
        )?;
        let at: HashMap<PersonId, usize> = facts
            .iter()
            .enumerate()
            .map(|(at, facts)| (facts.person, at))
            .collect();
        self.rows(
            "SELECT person, id, promised_by, what, made_on, due FROM promise WHERE state = 'open'",
            [],
            |row| {
                let promise = OpenPromise {
                    id: id(row, 1)?,
                    by: word(row, 2)?,
                    what: row.get(3)?,
                    made_on: row.get(4)?,
                    due: row.get(5)?,
                };
                if let Some(at) = at.get(&id(row, 0)?) {
                    facts[*at].promises.push(promise);
                }
                Ok(())
            },
        )?;
        self.rows(
            "SELECT person, id, what, cue, action, on_day FROM follow_up WHERE state = 'open'",
            [],
            |row| {
                let (cue, action): (String, String) = (row.get(3)?, row.get(4)?);
                let what: String = row.get(2)?;
                let plan = Plan {
                    id: id(row, 1)?,
                    sentence: plan_sentence(&what, &cue, &action),
                    what,
                    on: row.get(5)?,
                };
                if let Some(at) = at.get(&id(row, 0)?) {
                    facts[*at].plans.push(plan);
                }
                Ok(())
            },
        )?;
        self.rows(
            "SELECT person, what, on_day FROM entry WHERE thanked_on IS NULL AND direction = 'received'
             ORDER BY on_day",
            [],
            |row| {
                if let Some(at) = at.get(&id(row, 0)?) {
                    facts[*at].thanks.get_or_insert((row.get(1)?, row.get(2)?));
                }
                Ok(())
            },
        )?;
        self.rows(
            "SELECT c.person, count(*), max(CASE WHEN c.kind = 'bumped' THEN c.on_day END)
             FROM consideration c JOIN standing s ON s.person = c.person
             WHERE c.on_day >= coalesce(s.last_touch, '') AND c.on_day <= ?1 GROUP BY c.person",
            [today],
            |row| {
                if let Some(at) = at.get(&id(row, 0)?) {
                    facts[*at].skips = row.get::<_, i64>(1)?.try_into().unwrap_or(0);
                    facts[*at].bumped_on = row.get(2)?;
                }
                Ok(())
            },
        )?;
        Ok(facts)
    }

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

fn read_facts(row: &Row<'_>, cadences: &HashMap<u8, i64>) -> rusqlite::Result<Facts> {
    let circle: Option<u8> = row.get(1)?;
    let circle = circle.and_then(Circle::new);
    let birthday: Option<String> = row.get(7)?;
    let created: i64 = row.get(8)?;
    let own = circle.and_then(|circle| cadences.get(&circle.number()).copied());
    Ok(Facts {
        person: id(row, 0)?,
        circle,
        rhythm: word(row, 2)?,
        own_cadence: row.get(3)?,
        circle_cadence: own.or_else(|| {
            circle
                .and_then(Circle::preset)
                .map(|cadence| cadence.ideal_days)
        }),
        weight: word(row, 4)?,
        snoozed_until: row.get(5)?,
        paused_until: row.get(6)?,
        bumped_on: None,
        skips: 0,
        since: crate::domain::Moment::from_millis(created)
            .utc_day()
            .unwrap_or_default(),
        pattern: pattern(row, 9)?,
        promises: Vec::new(),
        plans: Vec::new(),
        thanks: None,
        birthday: birthday.and_then(|text| Birthday::try_from(text).ok()),
    })
}
