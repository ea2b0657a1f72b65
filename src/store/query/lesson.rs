//! How far the reader is in a lesson, and what the exercises left behind.

use super::ledger::With;
use super::{NAMED, Named, named, word};
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::GoalId;
use crate::domain::interaction::Question;
use crate::domain::lesson::{EarnedTag, LessonAnswer, LessonRun};
use crate::domain::offer::Offer;
use crate::domain::person::PersonId;
use crate::domain::review::Pick;
use crate::domain::tie::TieKind;
use crate::report::Result;
use crate::store::Store;

/// How many of the newest, and how many of those in touch last, take part in a lesson.
const NEAREST: i64 = 30;

/// A person as the exercises of a lesson see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonPerson {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// What they need.
    pub needs: String,
    /// Kind of tie.
    pub kind: TieKind,
    /// The offer that stands, a planned one before an idea.
    pub offer: Option<Offer>,
    /// The newest question not yet asked.
    pub question: Option<Question>,
    /// The plan with which they were picked at the end of a lesson.
    pub plan: Option<FollowUp>,
}

impl Store {
    /// The people a lesson works with, in the order in which they were written down: the newest, those in
    /// touch last, those who bring something to `goal`, and those picked. Not everybody: a lesson about
    /// two thousand imported names would be none.
    pub fn lesson_people(&self, goal: Option<GoalId>) -> Result<Vec<LessonPerson>> {
        let goal = goal.map(|goal| goal.uuid().into_bytes());
        let mut people = self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization, p.needs, t.kind
                 FROM person p JOIN tie t ON t.person = p.id
                 WHERE p.id IN (SELECT id FROM (SELECT id FROM person ORDER BY id DESC LIMIT ?2))
                    OR p.id IN (SELECT person FROM (SELECT person FROM standing WHERE last_touch IS NOT NULL
                                ORDER BY last_touch DESC LIMIT ?2))
                    OR p.id IN (SELECT person FROM contribution WHERE goal = ?1)
                    OR p.id IN (SELECT person FROM pick WHERE review IS NULL)
                 ORDER BY p.created_at, p.row"
            ),
            rusqlite::params![goal, NEAREST],
            |row| {
                Ok(LessonPerson {
                    name: named(row, 0)?,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    needs: row.get(6)?,
                    kind: word(row, 7)?,
                    offer: None,
                    question: None,
                    plan: None,
                })
            },
        )?;
        for person in &mut people {
            let key = person.name.id.uuid();
            person.offer = self.standing_offer(person.name.id)?;
            person.question = self
                .select(
                    "WHERE t.person = ?1 AND t.asked_on IS NULL ORDER BY t.created_at, t.id",
                    [key.as_bytes()],
                )?
                .pop();
            person.plan = self
                .select(
                    "WHERE t.state = 'open' AND t.id IN
                       (SELECT follow_up FROM pick WHERE person = ?1 AND review IS NULL) ORDER BY t.id",
                    [key.as_bytes()],
                )?
                .pop();
        }
        Ok(people)
    }

    /// The offer to `person` that stands: the newest planned one, else the newest idea.
    pub fn standing_offer(&self, person: PersonId) -> Result<Option<Offer>> {
        Ok(self
            .select(
                "WHERE t.person = ?1 AND t.state IN ('planned', 'idea')
                 ORDER BY t.state = 'planned', t.created_at, t.id",
                [person.uuid().as_bytes()],
            )?
            .pop())
    }

    /// How far the reader is in the lesson of this id.
    pub fn lesson_run(&self, lesson: &str) -> Result<Option<LessonRun>> {
        Ok(self.select("WHERE t.lesson = ?1", [lesson])?.pop())
    }

    /// What was done with the exercises of a lesson.
    pub fn lesson_answers(&self, lesson: &str) -> Result<Vec<LessonAnswer>> {
        self.select("WHERE t.lesson = ?1 ORDER BY t.id", [lesson])
    }

    /// Tags earned by starting lessons.
    pub fn earned_tags(&self) -> Result<Vec<EarnedTag>> {
        self.select("ORDER BY t.earned_at, t.id", [])
    }

    /// Those picked at the end of the lesson, outside any review.
    pub fn lesson_picks(&self) -> Result<Vec<With<Pick>>> {
        let picks: Vec<Pick> =
            self.select("WHERE t.review IS NULL ORDER BY t.created_at, t.id", [])?;
        self.with_names(picks, |pick| pick.person)
    }
}
