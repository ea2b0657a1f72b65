//! What quick capture has to know: everybody's names, who was met together, and the rows that notes and
//! tags are added to.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::{NAMED, named};
use crate::coach::capture::changes::{Captured, Member};
use crate::coach::capture::{History, Known, Roster};
use crate::domain::goal::GoalId;
use crate::domain::person::{Person, PersonTag};
use crate::domain::{Change, IdSource, Moment};
use crate::report::Result;
use crate::store::Store;

/// Everybody, ready to be found in prose.
pub struct Cast {
    /// By the key under which the roster knows them.
    pub people: Vec<Member>,
    /// Their names, indexed.
    pub roster: Roster,
    /// Open goals.
    pub goals: Vec<GoalId>,
    /// Their titles, in the same order.
    pub titles: Vec<String>,
}

/// Who was met together, asked of the file and remembered.
pub struct Company<'s> {
    store: &'s Store,
    people: &'s [Member],
    today: NaiveDate,
    together: RefCell<HashMap<(u32, u32), u32>>,
}

impl Store {
    /// Everybody, ready to be found in prose. With 100,000 people it takes more than half a second, so it
    /// is made once and kept.
    pub fn cast(&self) -> Result<Cast> {
        let rows = self.rows(
            &format!(
                "SELECT {NAMED}, p.organization,
                        (SELECT group_concat(value, ' ') FROM contact_point c
                         WHERE c.person = p.id AND c.kind = 'email')
                 FROM person p ORDER BY p.id"
            ),
            [],
            |row| {
                let name = named(row, 0)?;
                let nickname: String = row.get(3)?;
                let organization: String = row.get(4)?;
                let emails: Option<String> = row.get(5)?;
                Ok((name, nickname, organization, emails.unwrap_or_default()))
            },
        )?;
        let mut people = Vec::with_capacity(rows.len());
        let mut known = Vec::with_capacity(rows.len());
        for (name, nickname, organization, emails) in rows {
            known.push(Known {
                key: u32::try_from(people.len()).unwrap_or(u32::MAX),
                full_name: name.full_name.clone(),
                nickname: (!nickname.is_empty()).then_some(nickname),
                emails: emails.split_whitespace().map(str::to_owned).collect(),
                organization: (!organization.is_empty()).then_some(organization),
            });
            people.push(Member {
                id: name.id,
                full_name: name.full_name,
                short: name.short,
            });
        }
        let goals = self.goals()?;
        let open = goals
            .iter()
            .filter(|goal| goal.state == crate::domain::goal::GoalState::Open);
        let (goals, titles) = open.map(|goal| (goal.id, goal.title.clone())).unzip();
        Ok(Cast {
            people,
            roster: Roster::new(known.into_iter()),
            goals,
            titles,
        })
    }

    /// Who of `people` was met together.
    pub fn company<'s>(&'s self, people: &'s [Member], today: NaiveDate) -> Company<'s> {
        Company {
            store: self,
            people,
            today,
            together: RefCell::default(),
        }
    }

    /// The whole change of what was captured: notes are added to those that stand, tags where they are new.
    pub fn captured(&self, captured: Captured, ids: &mut IdSource, now: Moment) -> Result<Change> {
        let mut change = captured.change;
        let mut noted: HashMap<_, (Person, Person)> = HashMap::new();
        for (person, text) in captured.notes {
            if !noted.contains_key(&person)
                && let Some(was) = self.get(person)?
            {
                noted.insert(person, (was.clone(), was));
            }
            if let Some((_, becomes)) = noted.get_mut(&person) {
                if !becomes.notes.is_empty() {
                    becomes.notes.push('\n');
                }
                becomes.notes.push_str(&text);
            }
        }
        let mut noted: Vec<(Person, Person)> = noted.into_values().collect();
        noted.sort_by_key(|(was, _)| was.id);
        for (was, becomes) in noted {
            change = change.revise(&was, becomes);
        }
        for (person, name) in captured.tags {
            let worn: Vec<PersonTag> = self.select(
                "WHERE t.person = ?1 AND t.name = ?2",
                rusqlite::params![person.uuid().as_bytes(), name],
            )?;
            if worn.is_empty() {
                change = change.add(PersonTag {
                    id: ids.fresh(now),
                    person,
                    name,
                });
            }
        }
        Ok(change)
    }
}

impl History for Company<'_> {
    fn together(&self, a: u32, b: u32) -> u32 {
        let key = (a.min(b), a.max(b));
        if let Some(known) = self.together.borrow().get(&key) {
            return *known;
        }
        let count = self.count(key).unwrap_or(0);
        self.together.borrow_mut().insert(key, count);
        count
    }

    fn last_talk_days_ago(&self, key: u32) -> Option<i64> {
        let person = self.people.get(key as usize)?.id;
        let last: Option<NaiveDate> = self
            .store
            .connection
            .prepare_cached("SELECT last_touch FROM standing WHERE person = ?1")
            .ok()?
            .query_row([person.uuid().as_bytes()], |row| row.get(0))
            .ok()?;
        last.map(|day| crate::domain::civil::days_between(day, self.today))
    }
}

impl Company<'_> {
    fn count(&self, (a, b): (u32, u32)) -> Option<u32> {
        let (a, b) = (
            self.people.get(a as usize)?.id,
            self.people.get(b as usize)?.id,
        );
        self.store
            .connection
            .prepare_cached(
                "SELECT count(*) FROM participant x JOIN participant y ON y.interaction = x.interaction
                 WHERE x.person = ?1 AND y.person = ?2",
            )
            .ok()?
            .query_row(rusqlite::params![a.uuid().as_bytes(), b.uuid().as_bytes()], |row| row.get(0))
            .ok()
    }
}
