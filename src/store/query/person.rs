//! One person's page: who they are, the tie, and everything that passed between the two.

use rusqlite::params;

use super::{NAMED, Named, PATTERN, id, named, pattern, word};
use crate::coach::rhythm::Pattern;
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::{Brings, GoalId};
use crate::domain::interaction::{Debrief, Interaction, Question};
use crate::domain::introduction::Introduction;
use crate::domain::ledger::Entry;
use crate::domain::offer::Offer;
use crate::domain::person::{ContactPoint, Person, PersonId, PersonTag};
use crate::domain::promise::Promise;
use crate::domain::tie::{Circle, CircleCadence, Consideration, Tie};
use crate::report::Result;
use crate::store::Store;

/// Everything the page shows, save the older part of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonPage {
    /// Who.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// E-mail addresses, telephone numbers, links, addresses.
    pub points: Vec<ContactPoint>,
    /// Tags, in order of their names.
    pub tags: Vec<PersonTag>,
    /// Facts of the past.
    pub pattern: Pattern,
    /// The circle's own cadence, where the user has set one.
    pub circle_cadence: Option<CircleCadence>,
    /// Who brought the two together.
    pub met_through: Option<Named>,
    /// The latest contact, newest first.
    pub timeline: Vec<Talk>,
    /// Gives and receives, newest first.
    pub entries: Vec<Entry>,
    /// Promises, the open first.
    pub promises: Vec<Promise>,
    /// Offers that stand.
    pub offers: Vec<Offer>,
    /// Follow-ups that are open.
    pub follow_ups: Vec<FollowUp>,
    /// What they could bring to which goal.
    pub contributions: Vec<Brought>,
    /// Questions not yet asked, newest first.
    pub questions: Vec<Question>,
    /// Introductions they are part of, with the other's name.
    pub introductions: Vec<(Introduction, Named)>,
    /// Passings-over since the last contact.
    pub considerations: Vec<Consideration>,
}

impl PersonPage {
    /// The name as a sentence uses it.
    pub fn named(&self) -> Named {
        Named {
            full_name: self.person.full_name.clone(),
            short: crate::domain::person::short_name(
                &self.person.full_name,
                &self.person.given_name,
                &self.person.nickname,
            )
            .to_owned(),
            id: self.person.id,
        }
    }
}

/// An occasion of contact with everybody who was there.
#[derive(Debug, Clone, PartialEq)]
pub struct Talk {
    /// What happened.
    pub interaction: Interaction,
    /// Who was there.
    pub people: Vec<Named>,
    /// What was heard.
    pub debrief: Option<Debrief>,
}

/// One thing a person could bring to one goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The goal.
    pub goal: GoalId,
    /// Its title.
    pub title: String,
    /// What.
    pub kind: Brings,
    /// In a few words.
    pub note: String,
}

/// How much of the timeline a page loads at once.
pub const TIMELINE_PAGE: usize = 50;

impl Store {
    /// The page of `person`; `None` when there is no such person.
    pub fn person_page(&self, person: PersonId) -> Result<Option<PersonPage>> {
        let Some(who) = self.get(person)? else {
            return Ok(None);
        };
        let Some(tie) = self.tie_of(person)? else {
            return Ok(None);
        };
        let key = person.uuid();
        let key = key.as_bytes();
        let met_through = match who.met_through {
            Some(other) => self.name_of(other)?,
            None => None,
        };
        let pattern = self.pattern_of(person)?;
        Ok(Some(PersonPage {
            points: self.select("WHERE t.person = ?1 ORDER BY t.position, t.id", [key])?,
            tags: self.select("WHERE t.person = ?1 ORDER BY t.name", [key])?,
            circle_cadence: self.circle_cadence(tie.circle)?,
            met_through,
            timeline: self.timeline(person, 0, TIMELINE_PAGE)?,
            entries: self.select("WHERE t.person = ?1 ORDER BY t.on_day DESC, t.id DESC", [key])?,
            promises: self.select(
                "WHERE t.person = ?1 ORDER BY t.state <> 'open', t.due IS NULL, t.due, t.id",
                [key],
            )?,
            offers: self.select(
                "WHERE t.person = ?1 AND t.state IN ('idea', 'planned') ORDER BY t.id DESC",
                [key],
            )?,
            follow_ups: self.select(
                "WHERE t.person = ?1 AND t.state = 'open' ORDER BY t.on_day IS NULL, t.on_day, t.id",
                [key],
            )?,
            contributions: self.rows(
                "SELECT c.goal, g.title, c.kind, c.note FROM contribution c JOIN goal g ON g.id = c.goal
                 WHERE c.person = ?1 ORDER BY g.id, c.kind",
                [key],
                |row| {
                    Ok(Brought {
                        goal: id(row, 0)?,
                        title: row.get(1)?,
                        kind: word(row, 2)?,
                        note: row.get(3)?,
                    })
                },
            )?,
            questions: self.select(
                "WHERE t.person = ?1 AND t.asked_on IS NULL ORDER BY t.created_at DESC, t.id DESC",
                [key],
            )?,
            introductions: self.introductions_of(person)?,
            considerations: self.select(
                "WHERE t.person = ?1 AND t.on_day >= coalesce(
                   (SELECT last_touch FROM standing WHERE person = ?1), '') ORDER BY t.id",
                [key],
            )?,
            person: who,
            tie,
            pattern,
        }))
    }

    /// The facts of contact with `person`.
    pub fn pattern_of(&self, person: PersonId) -> Result<Pattern> {
        let patterns = self.rows(
            &format!("SELECT {PATTERN} FROM standing s WHERE s.person = ?1"),
            [person.uuid().as_bytes()],
            |row| pattern(row, 0),
        )?;
        Ok(patterns.into_iter().next().unwrap_or_default())
    }

    /// The tie with `person`.
    pub fn tie_of(&self, person: PersonId) -> Result<Option<Tie>> {
        Ok(self
            .select("WHERE t.person = ?1", [person.uuid().as_bytes()])?
            .pop())
    }

    /// A circle's own cadence, where the user has set one.
    pub fn circle_cadence(&self, circle: Option<Circle>) -> Result<Option<CircleCadence>> {
        Ok(self
            .select("WHERE t.circle = ?1", [circle.map(Circle::number)])?
            .pop())
    }

    /// Every circle's own cadence.
    pub fn circle_cadences(&self) -> Result<Vec<CircleCadence>> {
        self.select("ORDER BY t.circle", [])
    }

    /// Part of a person's timeline, newest first.
    pub fn timeline(&self, person: PersonId, offset: usize, limit: usize) -> Result<Vec<Talk>> {
        let talks: Vec<Interaction> = self.select(
            "WHERE t.id IN (SELECT interaction FROM participant WHERE person = ?1)
             ORDER BY t.on_day DESC, t.created_at DESC, t.id DESC LIMIT ?2 OFFSET ?3",
            params![person.uuid().as_bytes(), limit as i64, offset as i64],
        )?;
        talks.into_iter().map(|talk| self.talk(talk)).collect()
    }

    /// The latest contact with anybody, newest first.
    pub fn latest_talks(&self, limit: usize) -> Result<Vec<Talk>> {
        let talks: Vec<Interaction> = self.select(
            "ORDER BY t.on_day DESC, t.created_at DESC, t.id DESC LIMIT ?1",
            [limit as i64],
        )?;
        talks.into_iter().map(|talk| self.talk(talk)).collect()
    }

    pub(super) fn talk(&self, interaction: Interaction) -> Result<Talk> {
        let key = interaction.id.uuid();
        Ok(Talk {
            people: self.rows(
                &format!(
                    "SELECT {NAMED} FROM participant i JOIN person p ON p.id = i.person
                     WHERE i.interaction = ?1 ORDER BY i.id"
                ),
                [key.as_bytes()],
                |row| named(row, 0),
            )?,
            debrief: self
                .select("WHERE t.interaction = ?1", [key.as_bytes()])?
                .pop(),
            interaction,
        })
    }

    pub(super) fn introductions_of(&self, person: PersonId) -> Result<Vec<(Introduction, Named)>> {
        let key = person.uuid();
        let introductions: Vec<Introduction> = self.select(
            "WHERE t.first = ?1 OR t.second = ?1 ORDER BY t.since DESC, t.id",
            [key.as_bytes()],
        )?;
        let mut found = Vec::new();
        for introduction in introductions {
            let other = if introduction.first == person {
                introduction.second
            } else {
                introduction.first
            };
            if let Some(name) = self.name_of(other)? {
                found.push((introduction, name));
            }
        }
        Ok(found)
    }
}
