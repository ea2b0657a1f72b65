//! What the insights screen shows: the network, contact by week, what was given and received by month,
//! the mix of ties, and who brings what to which goal. Counted here, in SQL, within bounds that hold in
//! a file of any size; what was left out is counted too.

use chrono::{Datelike, NaiveDate};
use rusqlite::params;

use super::{NAMED, Named, id, named, word};
use crate::coach::network::{Facts, MOST_TOGETHER, Member, OneCircle, Picked};
use crate::domain::Choice;
use crate::domain::civil::{plus_days, week_start};
use crate::domain::goal::{Brings, Goal, GoalState};
use crate::domain::ledger::GiftDirection;
use crate::domain::person::PersonId;
use crate::domain::tie::{Circle, TieKind};
use crate::report::Result;
use crate::store::Store;

/// So many people are looked at, the closest circles first, of one circle those in touch last.
pub const MOST_PEOPLE: usize = 2_000;
/// So many of the latest conversations are looked through for people who were met together.
pub const MOST_TALKS: usize = 30_000;
/// How far back they may lie: days.
const TALKS_BACK: i64 = 3 * 365;
/// With more conversations than this in the weeks shown, circles are not told apart.
const MOST_BY_CIRCLE: i64 = 60_000;
/// At most so many gives and receives are counted, the latest.
const MOST_ENTRIES: i64 = 100_000;
/// At most so many goals stand in the matrix.
const MOST_GOALS: usize = 12;
/// At most so many are named for one kind and goal.
pub const MOST_NAMED: usize = 3;

/// People and what is between them, with what was left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkFacts {
    /// For `coach::network`.
    pub facts: Facts,
    /// People who were not looked at.
    pub people_left_out: usize,
    /// The day up to which conversations were not looked at, where there are very many.
    pub talks_since: Option<NaiveDate>,
}

/// Contact by week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeks {
    /// The Monday of the first week.
    pub first: NaiveDate,
    /// Contact-days of each week, over everybody.
    pub all: Vec<u32>,
    /// The same for each circle that had any, closest first; `None` is nobody's. Empty where there
    /// are too many to tell them apart.
    pub circles: Vec<(Option<Circle>, Vec<u32>)>,
}

/// What was given and received in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Gives.
    pub given: u32,
    /// Receives.
    pub received: u32,
}

/// Gives and receives by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Months {
    /// The last twelve, oldest first.
    pub months: Vec<Month>,
    /// People with whom the balance is hidden; they are not counted.
    pub hidden: usize,
}

/// How many ties there are of each circle and kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mix {
    /// By circle, closest first; `None` is undecided. Only those that have any.
    pub circles: Vec<(Option<Circle>, u32)>,
    /// By kind; only those that have any.
    pub kinds: Vec<(TieKind, u32)>,
}

/// Who brings one kind of thing to a goal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// The first few, in touch last first.
    pub shown: Vec<Named>,
    /// How many in all.
    pub total: usize,
}

/// An open goal and who brings what to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalLine {
    /// Its number among the open goals, from 1.
    pub number: usize,
    /// The row.
    pub goal: Goal,
    /// In the order of [`Brings::ALL`].
    pub brought: Vec<Brought>,
}

impl Store {
    /// The network, as far as it is looked at on `today`.
    pub fn network_facts(&self, today: NaiveDate) -> Result<NetworkFacts> {
        let people = self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization, r.circle, r.kind, r.last_touch
                 FROM (SELECT t.person, t.circle, t.kind, s.last_touch
                       FROM tie t JOIN standing s ON s.person = t.person
                       ORDER BY t.circle IS NULL, t.circle, s.last_touch DESC, t.person LIMIT ?1) r
                 JOIN person p ON p.id = r.person"
            ),
            [MOST_PEOPLE as i64],
            |row| {
                let name = named(row, 0)?;
                Ok(Member {
                    id: name.id,
                    full_name: name.full_name,
                    short: name.short,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    circle: circle(row, 6)?,
                    kind: word(row, 7)?,
                    last_touch: row.get(8)?,
                })
            },
        )?;
        let since = self.talks_since(today)?;
        let oldest = plus_days(today, -TALKS_BACK);
        let occasions = self.occasions(since.unwrap_or(oldest))?;
        let introduced = self.rows(
            "SELECT first, second FROM introduction WHERE state IN ('made', 'met')
             UNION ALL SELECT id, met_through FROM person WHERE met_through IS NOT NULL LIMIT ?1",
            [MOST_ENTRIES],
            |row| Ok((id(row, 0)?, id(row, 1)?)),
        )?;
        Ok(NetworkFacts {
            people_left_out: usize::try_from(self.count("tie")?)
                .unwrap_or(0)
                .saturating_sub(people.len()),
            facts: Facts {
                people,
                occasions,
                introduced,
            },
            talks_since: since,
        })
    }

    /// The day up to which conversations are not looked at, where there are more than that of late.
    fn talks_since(&self, today: NaiveDate) -> Result<Option<NaiveDate>> {
        Ok(self
            .rows(
                "SELECT on_day FROM interaction WHERE on_day > ?1 ORDER BY on_day DESC LIMIT 1 OFFSET ?2",
                params![plus_days(today, -TALKS_BACK), MOST_TALKS as i64],
                |row| row.get(0),
            )?
            .pop())
    }

    /// Who was there at each conversation with several people after `day`.
    fn occasions(&self, day: NaiveDate) -> Result<Vec<Vec<PersonId>>> {
        let there: Vec<(i64, PersonId)> = self.rows(
            "SELECT i.row, a.person FROM interaction i JOIN participant a ON a.interaction = i.id
             WHERE i.on_day > ?1
               AND (SELECT count(*) FROM (SELECT 1 FROM participant WHERE interaction = i.id LIMIT ?2))
                   BETWEEN 2 AND ?3
             ORDER BY i.row, a.person",
            params![day, MOST_TOGETHER as i64 + 1, MOST_TOGETHER as i64],
            |row| Ok((row.get(0)?, id(row, 1)?)),
        )?;
        Ok(there
            .chunk_by(|one, next| one.0 == next.0)
            .map(|there| there.iter().map(|(_, person)| *person).collect())
            .collect())
    }

    /// Contact by week: contact-days (a person and a day count once) of the `count` weeks up to that of
    /// `today`.
    pub fn contact_weeks(&self, today: NaiveDate, count: usize) -> Result<Weeks> {
        let last = week_start(today);
        let first = plus_days(last, -(count.saturating_sub(1) as i64) * 7);
        let until = plus_days(last, 6).min(today);
        let talks: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM interaction WHERE on_day BETWEEN ?1 AND ?2")?
            .query_row([first, until], |row| row.get(0))?;
        let mut weeks = Weeks {
            first,
            all: vec![0; count],
            circles: Vec::new(),
        };
        let week_of = |day: NaiveDate| {
            usize::try_from(crate::domain::civil::days_between(first, day) / 7)
                .ok()
                .filter(|week| *week < count)
        };
        if talks > MOST_BY_CIRCLE {
            let days = self.rows(
                "SELECT on_day, count(*) FROM interaction WHERE on_day BETWEEN ?1 AND ?2 GROUP BY on_day",
                [first, until],
                |row| Ok((row.get(0)?, row.get::<_, u32>(1)?)),
            )?;
            for (day, number) in days {
                if let Some(week) = week_of(day) {
                    weeks.all[week] += number;
                }
            }
            return Ok(weeks);
        }
        let days = self.rows(
            "SELECT i.on_day, t.circle, count(DISTINCT a.person)
             FROM interaction i JOIN participant a ON a.interaction = i.id
             JOIN tie t ON t.person = a.person
             WHERE i.on_day BETWEEN ?1 AND ?2 GROUP BY i.on_day, t.circle",
            [first, until],
            |row| Ok((row.get(0)?, circle(row, 1)?, row.get::<_, u32>(2)?)),
        )?;
        for (day, circle, number) in days {
            let Some(week) = week_of(day) else { continue };
            weeks.all[week] += number;
            let at = match weeks.circles.iter().position(|(known, _)| *known == circle) {
                Some(at) => at,
                None => {
                    weeks.circles.push((circle, vec![0; count]));
                    weeks.circles.len() - 1
                }
            };
            weeks.circles[at].1[week] += number;
        }
        weeks
            .circles
            .sort_by_key(|(circle, _)| circle.map_or(u8::MAX, Circle::number));
        Ok(weeks)
    }

    /// What was given and received in the twelve months up to that of `today`, without people with whom
    /// the balance is hidden.
    pub fn exchange_months(&self, today: NaiveDate) -> Result<Months> {
        let mut months: Vec<Month> = (0..12)
            .rev()
            .filter_map(|back| month_back(today, back))
            .map(|first| Month {
                first,
                given: 0,
                received: 0,
            })
            .collect();
        let Some(since) = months.first().map(|month| month.first) else {
            return Ok(Months { months, hidden: 0 });
        };
        let rows = self.rows(
            "SELECT substr(e.on_day, 1, 7) AS month, e.direction, count(*) FROM (SELECT on_day, direction, person FROM entry WHERE on_day BETWEEN ?1 AND ?2
                   ORDER BY on_day DESC LIMIT ?3) e
             JOIN tie t ON t.person = e.person WHERE t.balance_shown = 'shown' GROUP BY 1, 2",
            params![since, today, MOST_ENTRIES],
            |row| {
                let month: String = row.get(0)?;
                Ok((month, word::<GiftDirection>(row, 1)?, row.get::<_, u32>(2)?))
            },
        )?;
        for (name, direction, number) in rows {
            let month = months
                .iter_mut()
                .find(|month| month.first.format("%Y-%m").to_string() == name);
            if let Some(month) = month {
                match direction {
                    GiftDirection::Given => month.given += number,
                    GiftDirection::Received => month.received += number,
                }
            }
        }
        let hidden: i64 = self
            .connection
            .prepare_cached(
                "SELECT count(*) FROM tie t WHERE t.balance_shown = 'hidden'
                 AND EXISTS (SELECT 1 FROM entry e WHERE e.person = t.person AND e.on_day BETWEEN ?1 AND ?2)",
            )?
            .query_row([since, today], |row| row.get(0))?;
        Ok(Months {
            months,
            hidden: usize::try_from(hidden).unwrap_or(0),
        })
    }

    /// How many ties there are of each circle and kind.
    pub fn mix(&self) -> Result<Mix> {
        let rows = self.rows(
            "SELECT circle, kind, count(*) FROM tie GROUP BY circle, kind",
            [],
            |row| {
                Ok((
                    circle(row, 0)?,
                    word::<TieKind>(row, 1)?,
                    row.get::<_, u32>(2)?,
                ))
            },
        )?;
        let of = |wanted: &dyn Fn(Option<Circle>, TieKind) -> bool| -> u32 {
            rows.iter()
                .filter(|(circle, kind, _)| wanted(*circle, *kind))
                .map(|(_, _, number)| number)
                .sum()
        };
        let circles = Circle::ALL.into_iter().map(Some).chain([None]);
        Ok(Mix {
            circles: circles
                .map(|circle| (circle, of(&|known, _| known == circle)))
                .filter(|(_, number)| *number > 0)
                .collect(),
            kinds: TieKind::ALL
                .iter()
                .map(|kind| (*kind, of(&|_, known| known == *kind)))
                .filter(|(_, number)| *number > 0)
                .collect(),
        })
    }

    /// Open goals, the first of them, each with who brings what.
    pub fn goal_lines(&self) -> Result<Vec<GoalLine>> {
        let goals = self.goals()?;
        let open = goals
            .into_iter()
            .filter(|goal| goal.state == GoalState::Open);
        let mut lines = Vec::new();
        for (number, goal) in (1..).zip(open.take(MOST_GOALS)) {
            let mut brought = vec![Brought::default(); Brings::ALL.len()];
            let rows = self.rows(
                &format!(
                    "SELECT {NAMED}, c.kind, c.total FROM
                      (SELECT c.kind, c.person, count(*) OVER (PARTITION BY c.kind) AS total,
                              row_number() OVER (PARTITION BY c.kind
                                ORDER BY s.last_touch DESC, s.sort_name, c.person) AS place
                       FROM contribution c JOIN standing s ON s.person = c.person WHERE c.goal = ?1) c
                     JOIN person p ON p.id = c.person WHERE c.place <= ?2 ORDER BY c.kind, c.place"
                ),
                params![goal.id.uuid().as_bytes(), MOST_NAMED as i64],
                |row| Ok((named(row, 0)?, word::<Brings>(row, 4)?, row.get::<_, i64>(5)?)),
            )?;
            for (name, kind, total) in rows {
                if let Some(at) = Brings::ALL.iter().position(|known| *known == kind) {
                    brought[at].shown.push(name);
                    brought[at].total = usize::try_from(total).unwrap_or(0);
                }
            }
            lines.push(GoalLine {
                number,
                goal,
                brought,
            });
        }
        Ok(lines)
    }

    /// The picks of as many weeks as are looked at for where they come from.
    pub fn picks_of_late(&self, today: NaiveDate) -> Result<Vec<Picked>> {
        let since = plus_days(today, -(OneCircle::WEEKS as i64) * 7);
        self.rows(
            "SELECT k.on_day, t.circle FROM pick k JOIN tie t ON t.person = k.person
             WHERE k.on_day > ?1 AND k.on_day <= ?2 ORDER BY k.on_day DESC, k.id LIMIT 500",
            [since, today],
            |row| {
                Ok(Picked {
                    on: row.get(0)?,
                    circle: circle(row, 1)?,
                })
            },
        )
    }
}

/// A circle; the column's CHECK keeps other numbers out.
fn circle(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<Circle>> {
    Ok(row.get::<_, Option<u8>>(at)?.and_then(Circle::new))
}

/// The first day of the month so many months before that of `day`.
fn month_back(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.with_day(1)?
        .checked_sub_months(chrono::Months::new(months))
}
