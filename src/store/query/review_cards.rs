//! What single cards of the review show beside their item: a rhythm as a picture, who might help with a
//! goal, who could be chosen. Read for the one card that is on the screen.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::review::Uncovered;
use super::walk::{Item, Walk};
use super::{NAMED, Named, id, named};
use crate::coach::coverage;
use crate::coach::matching::MOST_PEOPLE;
use crate::coach::review::{CANDIDATES_MOST, telling_words};
use crate::domain::Choice;
use crate::domain::civil::{days_between, plus_days};
use crate::domain::goal::Brings;
use crate::domain::person::PersonId;
use crate::domain::review::ReviewStep;
use crate::report::Result;
use crate::store::Store;

/// Somebody who might bring what a goal lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Might {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// Why they are named.
    pub because: Because,
}

/// Why somebody might bring what a goal lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// They bring something else to it.
    Brings(Vec<Brings>),
    /// Their role, a tag or what they care about reads as if they could: what, and the words it was read from.
    Could(Brings, String),
    /// A word of the goal is written down about them.
    Words,
    /// They were in touch last.
    InTouch,
}

/// How many weeks of contact a card shows.
pub const WEEKS: usize = 13;

/// Somebody who could be chosen for the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// Why they are named.
    pub from: CandidateFrom,
    /// What stands to be offered.
    pub offer: Option<String>,
}

/// Why somebody could be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CandidateFrom {
    /// Their rhythm asks for a word.
    Waiting,
    /// They have no next step.
    NoNextStep,
    /// An offer stands for them.
    Offer,
}

/// Verdicts after which somebody can still be chosen.
const STILL_OPEN: [&str; 2] = ["later", "considered"];

/// How many of those who might help with a goal are named because they help already.
const MOST_BRINGING: usize = 3;

impl Store {
    /// Who could be chosen for the week: those of this review's cards about whom nothing was settled, then
    /// those for whom an offer stands. Nobody who is chosen already.
    pub fn candidates(&self, walk: &Walk) -> Result<Vec<Candidate>> {
        let mut seen: HashSet<PersonId> = walk.chosen.iter().map(|live| live.name.id).collect();
        let mut found: Vec<(PersonId, CandidateFrom)> = Vec::new();
        for (step, from) in [
            (ReviewStep::Waiting, CandidateFrom::Waiting),
            (ReviewStep::Gaps, CandidateFrom::NoNextStep),
        ] {
            let settled: Vec<PersonId> = walk
                .items
                .iter()
                .filter(|item| item.step == step && STILL_OPEN.contains(&item.verdict.as_str()))
                .filter_map(|item| uuid::Uuid::try_parse(&item.subject).ok())
                .map(PersonId::new)
                .collect();
            let left = walk.stretch(step).left.iter().filter_map(Item::person);
            found.extend(
                settled
                    .into_iter()
                    .chain(left.map(|name| name.id))
                    .map(|person| (person, from)),
            );
        }
        let offered = self.offered_without_plan(CANDIDATES_MOST + walk.chosen.len())?;
        found.extend(
            offered
                .into_iter()
                .map(|name| (name.id, CandidateFrom::Offer)),
        );
        let mut candidates = Vec::new();
        for (person, from) in found {
            if candidates.len() == CANDIDATES_MOST || !seen.insert(person) {
                continue;
            }
            candidates.extend(self.candidate(person, from)?);
        }
        Ok(candidates)
    }

    fn candidate(&self, person: PersonId, from: CandidateFrom) -> Result<Option<Candidate>> {
        let offer = self.standing_offer(person)?.map(|offer| offer.what);
        Ok(self
            .rows(
                &format!("SELECT {NAMED}, p.role, p.organization FROM person p WHERE p.id = ?1"),
                [person.uuid().as_bytes()],
                |row| {
                    Ok(Candidate {
                        name: named(row, 0)?,
                        role: row.get(4)?,
                        organization: row.get(5)?,
                        from,
                        offer: offer.clone(),
                    })
                },
            )?
            .pop())
    }

    /// The last contact with `person`: the day and what was said.
    pub fn last_said(&self, person: PersonId) -> Result<Option<(NaiveDate, String)>> {
        Ok(self
            .timeline(person, 0, 1)?
            .pop()
            .map(|talk| (talk.interaction.on_day, talk.interaction.summary)))
    }

    /// How many people are written down, as far as it matters here: none, or some.
    pub fn knows_somebody(&self) -> Result<bool> {
        Ok(!self
            .rows("SELECT id FROM person LIMIT 1", [], |row| id::<()>(row, 0))?
            .is_empty())
    }

    /// People for whom an offer stands and nothing is planned, the latest offer first.
    pub fn offered_without_plan(&self, limit: usize) -> Result<Vec<Named>> {
        self.rows(
            &format!(
                "SELECT {NAMED} FROM offer o JOIN person p ON p.id = o.person
                 WHERE o.state IN ('idea', 'planned')
                   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.person = p.id AND f.state = 'open')
                 GROUP BY p.id ORDER BY max(o.id) DESC LIMIT ?1"
            ),
            [sql_count(limit)],
            |row| named(row, 0),
        )
    }

    /// How often there was contact with `person` in each of the thirteen weeks up to `today`, the latest
    /// last.
    pub fn weeks_of_contact(&self, person: PersonId, today: NaiveDate) -> Result<[u32; WEEKS]> {
        let mut weeks = [0; WEEKS];
        let days = self.rows(
            "SELECT DISTINCT i.on_day FROM participant p JOIN interaction i ON i.id = p.interaction
             WHERE p.person = ?1 AND i.on_day > ?2 AND i.on_day <= ?3",
            rusqlite::params![
                person.uuid().as_bytes(),
                plus_days(today, -(WEEKS as i64) * 7),
                today
            ],
            |row| row.get::<_, NaiveDate>(0),
        )?;
        for day in days {
            let back = usize::try_from(days_between(day, today) / 7).unwrap_or(WEEKS);
            if let Some(week) = weeks.iter_mut().rev().nth(back) {
                *week += 1;
            }
        }
        Ok(weeks)
    }

    /// With whom there was contact from `from` to `to`, those first in touch first.
    pub fn in_touch_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Named>> {
        self.rows(
            &format!(
                "SELECT {NAMED} FROM interaction i JOIN participant a ON a.interaction = i.id
                 JOIN person p ON p.id = a.person
                 WHERE i.on_day BETWEEN ?1 AND ?2
                 GROUP BY p.id ORDER BY min(i.on_day), min(i.id), p.id LIMIT 200"
            ),
            [from, to],
            |row| named(row, 0),
        )
    }

    /// People close to the user who were in touch since `since`, the latest first: easy to write to.
    pub fn easy_to_reach(&self, since: NaiveDate, limit: usize) -> Result<Vec<Named>> {
        self.rows(
            &format!(
                "SELECT {NAMED} FROM standing s JOIN person p ON p.id = s.person
                 JOIN tie t ON t.person = p.id
                 WHERE s.last_touch >= ?1 AND t.circle <= 2 AND s.unanswered = 0
                 ORDER BY t.circle, s.last_touch DESC, p.id LIMIT ?2"
            ),
            rusqlite::params![since, sql_count(limit)],
            |row| named(row, 0),
        )
    }

    /// Who might bring what is missing to a goal: those who bring something else to it already, then those
    /// whose role or interests read as if they could, then those about whom a word of the goal is written
    /// down, then those in touch last.
    pub fn might_bring(&self, uncovered: &Uncovered, limit: usize) -> Result<Vec<Might>> {
        let goal = &uncovered.goal;
        let words = telling_words(&format!("{} {}", goal.title, goal.why));
        let (mut found, in_touch): (Vec<Might>, Vec<Might>) = self
            .coverage(goal.id, 2 * limit)?
            .into_iter()
            .map(|line| Might {
                because: if line.brings.is_empty() {
                    Because::InTouch
                } else {
                    Because::Brings(line.brings)
                },
                role: line.role,
                organization: line.organization,
                name: line.name,
            })
            .partition(|might| might.because != Because::InTouch);
        let mut named: HashSet<PersonId> = self
            .contributions(goal.id)?
            .into_iter()
            .map(|contribution| contribution.person)
            .collect();
        // Not only those who help already: somebody new is to be thought of too.
        let over = found.split_off(found.len().min(MOST_BRINGING));
        let could = self.could_bring(uncovered)?.into_iter();
        let by_words = self.by_words(&words, 2 * limit)?;
        for might in could.chain(by_words).chain(in_touch) {
            if named.insert(might.name.id) {
                found.push(might);
            }
        }
        found.extend(over);
        found.truncate(limit);
        Ok(found)
    }

    /// Those who read as if they could bring what is missing.
    fn could_bring(&self, uncovered: &Uncovered) -> Result<Vec<Might>> {
        let covered: Vec<Brings> = Brings::ALL
            .iter()
            .copied()
            .filter(|kind| !uncovered.missing.contains(kind))
            .collect();
        let people = self.someones(MOST_PEOPLE)?;
        let mut found = Vec::new();
        for could in coverage::could(&uncovered.goal.title, &covered, &people) {
            found.extend(self.rows(
                &format!("SELECT {NAMED}, p.role, p.organization FROM person p WHERE p.id = ?1"),
                [could.person.uuid().as_bytes()],
                |row| {
                    Ok(Might {
                        name: named(row, 0)?,
                        role: row.get(4)?,
                        organization: row.get(5)?,
                        because: Because::Could(could.kind, could.evidence.clone()),
                    })
                },
            )?);
        }
        Ok(found)
    }

    /// People about whom one of `words` is written down, those with the most of them first.
    fn by_words(&self, words: &[String], limit: usize) -> Result<Vec<Might>> {
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
        if quoted.is_empty() {
            return Ok(Vec::new());
        }
        self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization FROM person_search f
                 JOIN person p ON p.row = f.rowid
                 WHERE person_search MATCH '{{words}} : (' || ?1 || ')'
                 ORDER BY f.rank, p.id LIMIT ?2"
            ),
            rusqlite::params![quoted.join(" OR "), sql_count(limit)],
            |row| {
                Ok(Might {
                    name: named(row, 0)?,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    because: Because::Words,
                })
            },
        )
    }
}

fn sql_count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
