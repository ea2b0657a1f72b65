//! The believable network: `assets/demo/network.toml` with its days counted from today.
//!
//! Not here: sentences. Whoever wants to change what the demonstration says changes the file.

use std::collections::HashMap;

use super::file::*;
use crate::domain::asset::Asset;
use crate::domain::civil::{Birthday, plus_days};
use crate::domain::goal::{Contribution, Goal, GoalId};
use crate::domain::intent::NewPerson;
use crate::domain::interaction::{Debrief, Interaction, Participant, Question};
use crate::domain::moment::Now;
use crate::domain::person::{PersonId, PointKind};
use crate::domain::tie::{Circle, Stage, Weight};
use crate::domain::{Id, IdSource, Moment, Record, Step};
use crate::report::{Kind, Report, Result};
use chrono::NaiveDate;

const FILE: &str = include_str!("../../assets/demo/network.toml");

/// How long a card has stood in its column at most: days.
const LONGEST_IN_COLUMN: i64 = 60;
/// When somebody who has not been met was written down: days ago.
const WRITTEN_DOWN: i64 = 12;

/// The network as it is on the day of `now`. The same day gives the same rows.
///
/// # Errors
/// A mistake in the file that is compiled in.
pub fn network(now: Now) -> Result<Vec<Record>> {
    let file: File = toml::from_str(FILE).map_err(|error| mistake(&error.to_string()))?;
    let mut making = Making {
        now,
        ids: IdSource::seeded([0xc0, 0xd1]),
        people: HashMap::new(),
        goals: HashMap::new(),
        talks_before: HashMap::new(),
        rows: Vec::new(),
    };
    for goal in file.goal {
        making.goal(goal);
    }
    for asset in file.asset {
        making.asset(asset);
    }
    for person in &file.person {
        let id = making.ids.fresh(now.at);
        making.people.insert(person.key.clone(), id);
    }
    for person in file.person {
        making.person(person)?;
    }
    for contribution in file.contribution {
        let row = Contribution {
            id: making.id(),
            goal: making.goal_of(&contribution.goal)?,
            person: making.person_of(&contribution.person)?,
            kind: contribution.kind,
            note: contribution.note,
        };
        making.rows.push(row.into());
    }
    let mut interactions = file.interaction;
    interactions.sort_by_key(|interaction| interaction.days_ago);
    for interaction in interactions {
        making.interaction(interaction)?;
    }
    for entry in file.entry {
        making.entry(entry)?;
    }
    for promise in file.promise {
        making.promise(promise)?;
    }
    for offer in file.offer {
        making.offer(offer)?;
    }
    for introduction in file.introduction {
        making.introduction(introduction)?;
    }
    for follow_up in file.follow_up {
        making.follow_up(follow_up)?;
    }
    for review in file.review {
        making.review(review)?;
    }
    Ok(making.rows)
}

fn mistake(what: &str) -> Report {
    Report::new(
        Kind::Mistake,
        format!("The demonstration network has a mistake: {what}."),
    )
}

/// The rows made so far, and what the keys of the file stand for.
pub(super) struct Making {
    pub(super) now: Now,
    ids: IdSource,
    people: HashMap<String, PersonId>,
    goals: HashMap<String, GoalId>,
    /// The occasion written before this one, which is the one after it: days ago.
    talks_before: HashMap<String, i64>,
    pub(super) rows: Vec<Record>,
}

impl Making {
    pub(super) fn id<Of>(&mut self) -> Id<Of> {
        self.ids.fresh(self.now.at)
    }

    pub(super) fn person_of(&self, key: &str) -> Result<PersonId> {
        let found = self.people.get(key).copied();
        found.ok_or_else(|| mistake(&format!("nobody has the key {key}")))
    }

    pub(super) fn goal_of(&self, key: &str) -> Result<GoalId> {
        let found = self.goals.get(key).copied();
        found.ok_or_else(|| mistake(&format!("no goal has the key {key}")))
    }

    pub(super) fn ago(&self, days: i64) -> NaiveDate {
        plus_days(self.now.today, -days)
    }

    pub(super) fn past(&self, days: i64) -> Option<NaiveDate> {
        (days >= 0).then(|| self.ago(days))
    }

    /// The same time of day, so many days ago.
    pub(super) fn at(&self, days_ago: i64) -> Moment {
        Moment::from_millis(self.now.at.millis() - days_ago.max(0) * 86_400_000)
    }

    fn goal(&mut self, lines: GoalLines) {
        let mut goal = Goal::titled(self.id(), lines.title, self.at(90));
        goal.why = lines.why;
        goal.due = Some(plus_days(self.now.today, lines.due_in));
        self.goals.insert(lines.key, goal.id);
        self.rows.push(goal.into());
    }

    fn asset(&mut self, lines: AssetLines) {
        let asset = Asset {
            id: self.id(),
            kind: lines.kind,
            name: lines.name,
            notes: lines.notes,
            created_at: self.at(90),
        };
        self.rows.push(asset.into());
    }

    fn person(&mut self, lines: PersonLines) -> Result<()> {
        let known = match lines.met_days_ago {
            days @ 0.. => days,
            _ => WRITTEN_DOWN,
        };
        let mut new = NewPerson::named(&lines.full_name, &mut self.ids, self.now);
        new.person.id = self.person_of(&lines.key)?;
        new.tie.person = new.person.id;
        new.person.created_at = self.at(known);
        new.person.given_name = lines.given_name;
        new.person.family_name = lines.family_name;
        new.person.nickname = lines.nickname;
        new.person.pronouns = lines.pronouns;
        new.person.organization = lines.organization;
        new.person.role = lines.role;
        new.person.place = lines.place;
        new.person.how_met = lines.how_met;
        new.person.cares_about = lines.cares_about;
        new.person.needs = lines.needs;
        new.person.notes = lines.notes;
        if !lines.birthday.is_empty() {
            new.person.birthday =
                Some(Birthday::try_from(lines.birthday).map_err(|e| mistake(&e))?);
        }
        if !lines.met_through.is_empty() {
            new.person.met_through = Some(self.person_of(&lines.met_through)?);
        }
        let days = |days: i64| (days > 0).then_some(days);
        new.tie.kind = lines.kind;
        new.tie.circle = Circle::new(lines.circle);
        new.tie.rhythm = lines.rhythm;
        new.tie.waits_for = lines.waits_for;
        new.tie.ideal_days = days(lines.ideal_days);
        new.tie.latest_days = days(lines.latest_days);
        new.tie.stage = lines.stage;
        new.tie.stage_since = self.ago(known.min(LONGEST_IN_COLUMN));
        new.tie.known_since = self.past(lines.met_days_ago);
        new.tie.weight = match lines.stage {
            Stage::Offer | Stage::ReachOut => Weight::Focus,
            Stage::Identify | Stage::Deepen => Weight::Active,
            Stage::Sustain => Weight::Keep,
        };
        let of = |kind: PointKind, values: Vec<String>| {
            values.into_iter().map(move |value| (kind, value))
        };
        new.points = of(PointKind::Email, lines.emails)
            .chain(of(PointKind::Phone, lines.phones))
            .chain(of(PointKind::Link, lines.links))
            .collect();
        new.tags = lines.tags;
        for step in new.added(&mut self.ids, self.now).steps {
            if let Step::Add(row) = step {
                self.rows.push(row);
            }
        }
        Ok(())
    }

    /// An occasion; a question that was heard there waits until the next one with the same person.
    fn interaction(&mut self, lines: InteractionLines) -> Result<()> {
        let at = self.at(lines.days_ago);
        let talk = Interaction {
            id: self.id(),
            on_day: self.ago(lines.days_ago),
            channel: lines.channel,
            direction: lines.direction,
            summary: lines.summary,
            created_at: at,
        };
        let interaction = talk.id;
        self.rows.push(talk.into());
        for key in &lines.people {
            let row = Participant {
                id: self.id(),
                interaction,
                person: self.person_of(key)?,
            };
            self.rows.push(row.into());
        }
        if let (Some(debrief), Some(first)) = (lines.debrief, lines.people.first()) {
            if !debrief.ask_next.is_empty() {
                let row = Question {
                    id: self.id(),
                    person: self.person_of(first)?,
                    interaction: Some(interaction),
                    text: debrief.ask_next.clone(),
                    asked_on: self.talks_before.get(first).map(|days| self.ago(*days)),
                    created_at: at,
                };
                self.rows.push(row.into());
            }
            let row = Debrief {
                id: self.id(),
                interaction,
                matters: debrief.matters,
                felt: debrief.felt,
                listened: debrief.listened,
                ask_next: debrief.ask_next,
                created_at: at,
            };
            self.rows.push(row.into());
        }
        for key in lines.people {
            self.talks_before.insert(key, lines.days_ago);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_is_whole_on_any_day() {
        for day in ["2026-11-23", "2028-02-29", "2027-01-01"] {
            let today: NaiveDate = day.parse().unwrap();
            let at = today
                .and_hms_opt(9, 0, 0)
                .unwrap()
                .and_utc()
                .timestamp_millis();
            let now = Now {
                at: Moment::from_millis(at),
                today,
            };
            let rows = network(now).unwrap();
            let mut store = crate::store::Store::in_memory().unwrap();
            store.fill(now.at, rows.clone()).unwrap();
            assert_eq!(store.count("person").unwrap(), 42);
            assert!(
                store
                    .examine()
                    .iter()
                    .all(|finding| finding.troubles.is_empty())
            );
            assert_eq!(network(now).unwrap(), rows);
            let turns = store.turns(today).unwrap();
            assert_eq!(
                crate::coach::today::today(&turns).turns.len(),
                5,
                "a full day"
            );
        }
    }
}
