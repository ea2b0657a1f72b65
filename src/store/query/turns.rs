//! The facts from which the coach makes the queue, read in one walk along all ties.
//!
//! Ties and their standing lie in the same order, so both are read from end to end side by side; a tie that
//! was in touch lately and has nothing else to say is passed over before a date of it is read. What has
//! come due (promises, plans, thanks, birthdays) is small and read first.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement};

use super::{id, pattern, word};
use crate::coach::coverage;
use crate::coach::matching::MOST_PEOPLE;
use crate::coach::rhythm::Pattern;
use crate::coach::today::{self, Facts, GoalUnserved, OpenPromise, Plan, SOONEST_DAYS, Turn};
use crate::domain::civil::{Birthday, plus_days};
use crate::domain::follow_up::plan_sentence;
use crate::domain::goal::Goal;
use crate::domain::person::PersonId;
use crate::domain::tie::{Circle, Rhythm};
use crate::domain::{Choice, Id, Moment};
use crate::report::Result;
use crate::store::Store;

/// For how many goals that nobody serves somebody is looked for.
const GOALS_LOOKED_FOR: usize = 3;
/// Thanks for what was received so many days ago call for nobody's turn any more.
const THANKS_FADE_AFTER: i64 = 365;

/// What may bring somebody up besides the clock.
#[derive(Default)]
struct Besides {
    promises: Vec<OpenPromise>,
    plans: Vec<Plan>,
    thanks: Option<(String, NaiveDate)>,
    birthday: Option<Birthday>,
    goal: Option<GoalUnserved>,
}

/// How often somebody was passed over since the last contact, and when last “not now”.
#[derive(Default, Clone, Copy)]
struct PassedOver {
    times: usize,
    bumped_on: Option<NaiveDate>,
}

impl Store {
    /// Everybody whose turn it is on `today`, in order.
    pub fn turns(&self, today: NaiveDate) -> Result<Vec<Turn>> {
        let mut turns = Vec::new();
        self.each_facts(today, |facts| turns.extend(today::turn(&facts, today)))?;
        Ok(today::in_order(turns))
    }

    /// Hands over the facts about every tie that could have a turn on `today`.
    fn each_facts(&self, today: NaiveDate, mut take: impl FnMut(Facts)) -> Result<()> {
        let cadences: HashMap<u8, i64> = self
            .circle_cadences()?
            .into_iter()
            .map(|own| (own.circle.number(), own.ideal_days))
            .collect();
        let mut besides = self.besides(today)?;
        let passed_over = self.passed_over(today)?;
        let lately = plus_days(today, -SOONEST_DAYS).to_string();
        let mut written_down = self
            .connection
            .prepare_cached("SELECT created_at FROM person WHERE id = ?1")?;
        let mut standings = self.connection.prepare_cached(
            "SELECT person, last_touch, last_mine, last_answer, contact_days, gaps, median_gap,
                    mean_log_gap, squares_log_gap, unanswered, span_days, fading_count
             FROM standing ORDER BY person",
        )?;
        let mut ties = self.connection.prepare_cached(
            "SELECT person, rhythm, circle, ideal_days, latest_days, weight, snoozed_until, paused_until
             FROM tie INDEXED BY tie_clock ORDER BY person",
        )?;
        let mut standings = standings.query([])?;
        let mut ties = ties.query([])?;
        let mut standing = standings.next()?;
        while let Some(tie) = ties.next()? {
            let person = bytes(tie, 0)?;
            while let Some(row) = standing
                && bytes(row, 0)? < person
            {
                standing = standings.next()?;
            }
            let Some(row) = standing else { break };
            if bytes(row, 0)? != person {
                continue;
            }
            let id: PersonId = id(tie, 0)?;
            let besides = besides.remove(&id);
            let by_clock = bytes(tie, 1)? == Rhythm::Periodic.stored().as_bytes()
                && bytes(row, 1)? <= lately.as_bytes();
            if besides.is_none() && !by_clock {
                continue;
            }
            let mut facts = read_facts(tie, pattern(row, 1)?, &cadences, &mut written_down)?;
            if let Some(passed) = passed_over.get(&id) {
                facts.skips = passed.times;
                facts.bumped_on = passed.bumped_on;
            }
            if let Some(besides) = besides {
                facts.promises = besides.promises;
                facts.plans = besides.plans;
                facts.thanks = besides.thanks;
                facts.birthday = besides.birthday;
                facts.goal = besides.goal;
            }
            take(facts);
        }
        Ok(())
    }

    /// Everything but the clock that could bring somebody up on `today`.
    fn besides(&self, today: NaiveDate) -> Result<HashMap<PersonId, Besides>> {
        let mut found: HashMap<PersonId, Besides> = HashMap::new();
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
                found.entry(id(row, 0)?).or_default().promises.push(promise);
                Ok(())
            },
        )?;
        self.rows(
            "SELECT person, id, what, cue, action, on_day, waits_for FROM follow_up
             WHERE state = 'open' AND on_day IS NOT NULL",
            [],
            |row| {
                let (cue, action): (String, String) = (row.get(3)?, row.get(4)?);
                let what: String = row.get(2)?;
                let plan = Plan {
                    id: id(row, 1)?,
                    sentence: plan_sentence(&what, &cue, &action),
                    what,
                    on: row.get(5)?,
                    event: row.get(6)?,
                };
                found.entry(id(row, 0)?).or_default().plans.push(plan);
                Ok(())
            },
        )?;
        // Years of gifts that another program kept are not years of thanks to say today.
        let since = plus_days(today, -THANKS_FADE_AFTER);
        self.rows(
            "SELECT person, what, on_day FROM entry WHERE thanked_on IS NULL AND direction = 'received'
             AND on_day >= ?1 ORDER BY on_day, id",
            [since],
            |row| {
                let besides = found.entry(id(row, 0)?).or_default();
                besides.thanks.get_or_insert((row.get(1)?, row.get(2)?));
                Ok(())
            },
        )?;
        self.birthdays(today, &mut found)?;
        self.goals_unserved(&mut found)?;
        Ok(found)
    }

    fn birthdays(&self, today: NaiveDate, found: &mut HashMap<PersonId, Besides>) -> Result<()> {
        // The 29th of February is kept on the 28th in short years.
        let mut days: Vec<String> = (0..=today::DAYS_AHEAD)
            .map(|ahead| plus_days(today, ahead).format("%m-%d").to_string())
            .collect();
        if days.iter().any(|day| day == "02-28") {
            days.push("02-29".into());
        }
        for day in days {
            self.rows(
                "SELECT id, birthday FROM person
                 WHERE birthday IS NOT NULL AND substr(birthday, -5) = ?1",
                [day],
                |row| {
                    found.entry(id(row, 0)?).or_default().birthday =
                        Birthday::try_from(row.get::<_, String>(1)?).ok();
                    Ok(())
                },
            )?;
        }
        Ok(())
    }

    /// For each open goal to which nobody brings anything, the person who most likely could.
    fn goals_unserved(&self, found: &mut HashMap<PersonId, Besides>) -> Result<()> {
        let goals: Vec<Goal> = self.select(
            "WHERE t.state = 'open' AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.goal = t.id)
             ORDER BY t.due IS NULL, t.due, t.created_at, t.id LIMIT ?1",
            [GOALS_LOOKED_FOR as i64],
        )?;
        if goals.is_empty() {
            return Ok(());
        }
        let people = self.someones(MOST_PEOPLE)?;
        for goal in goals {
            let could = coverage::could(&goal.title, &[], &people);
            // One person a goal: who reads the goal's own words in what they care about comes first.
            let Some(best) = could.into_iter().min_by_key(|could| could.source) else {
                continue;
            };
            found
                .entry(best.person)
                .or_default()
                .goal
                .get_or_insert(GoalUnserved {
                    title: goal.title,
                    due: goal.due,
                    brings: best.kind,
                    evidence: best.evidence,
                });
        }
        Ok(())
    }

    fn passed_over(&self, today: NaiveDate) -> Result<HashMap<PersonId, PassedOver>> {
        let rows = self.rows(
            "SELECT c.person, count(*), max(CASE WHEN c.kind = 'bumped' THEN c.on_day END)
             FROM consideration c JOIN standing s ON s.person = c.person
             WHERE c.on_day >= coalesce(s.last_touch, '') AND c.on_day <= ?1 GROUP BY c.person",
            [today],
            |row| {
                let passed = PassedOver {
                    times: row.get::<_, i64>(1)?.try_into().unwrap_or(0),
                    bumped_on: row.get(2)?,
                };
                Ok((id(row, 0)?, passed))
            },
        )?;
        Ok(rows.into_iter().collect())
    }
}

/// A text or an id as its bytes, without a copy; nothing for NULL.
fn bytes<'r>(row: &'r Row<'_>, at: usize) -> rusqlite::Result<&'r [u8]> {
    Ok(match row.get_ref(at)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        _ => b"",
    })
}

fn read_facts(
    tie: &Row<'_>,
    pattern: Pattern,
    cadences: &HashMap<u8, i64>,
    written_down: &mut Statement<'_>,
) -> rusqlite::Result<Facts> {
    let person = id(tie, 0)?;
    let circle: Option<u8> = tie.get(2)?;
    let circle = circle.and_then(Circle::new);
    // When somebody was written down counts only where there was no contact.
    let since = match pattern.last_touch {
        Some(touch) => touch,
        None => written_down_on(person, written_down)?,
    };
    let base = Facts::of(person, circle, since);
    let own = circle.and_then(|circle| cadences.get(&circle.number()).copied());
    Ok(Facts {
        rhythm: word(tie, 1)?,
        own_cadence: tie.get(3)?,
        own_latest: tie.get(4)?,
        circle_cadence: own.or(base.circle_cadence),
        weight: word(tie, 5)?,
        snoozed_until: tie.get(6)?,
        paused_until: tie.get(7)?,
        pattern,
        ..base
    })
}

fn written_down_on(
    person: Id<crate::domain::person::Person>,
    written_down: &mut Statement<'_>,
) -> rusqlite::Result<NaiveDate> {
    let at: i64 = written_down.query_row([person.uuid().as_bytes()], |row| row.get(0))?;
    Ok(Moment::from_millis(at).utc_day().unwrap_or_default())
}
