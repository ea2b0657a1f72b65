//! Generated networks of any size, for trying out how the program bears them: rows as a stream, the same
//! for the same seed and day.
//!
//! Not here: the words (`names`).

use chrono::NaiveDate;

use super::names::{self, Dice};
use crate::domain::civil::{Birthday, plus_days};
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::{Brings, Contribution, Goal, GoalId};
use crate::domain::intent::NewPerson;
use crate::domain::interaction::{Channel, Interaction, Participant, TouchDirection};
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::domain::moment::Now;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::{PersonId, PointKind};
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::tie::{Circle, Rhythm, Stage, TieKind};
use crate::domain::{Choice, IdSource, Moment, Record, Step};

/// How large a generated network is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// People.
    pub people: usize,
    /// Interactions; without people there are none.
    pub interactions: usize,
    /// Another seed, other people.
    pub seed: u64,
}

/// How far the history reaches back: days.
const HISTORY: usize = 1_500;
const DAY: i64 = 86_400_000;

/// The rows of a network of this size.
pub fn generated(size: Size, now: Now) -> impl Iterator<Item = Record> {
    let mut ids = ids(size, 1);
    let people: Vec<PersonId> = (0..size.people).map(|_| ids.fresh(now.at)).collect();
    let goals: Vec<GoalId> = names::goals().iter().map(|_| ids.fresh(now.at)).collect();
    let with = people.clone();
    goal_rows(&goals, now)
        .into_iter()
        .chain(person_rows(people.clone(), size, now))
        .chain(talk_rows(with, size, now))
        .chain(between_rows(people, goals, size, now))
}

fn ids(size: Size, purpose: u64) -> IdSource {
    IdSource::seeded([size.seed, purpose])
}

fn goal_rows(goals: &[GoalId], now: Now) -> Vec<Record> {
    names::goals()
        .iter()
        .zip(goals)
        .map(|(title, id)| Goal::titled(*id, (*title).to_owned(), now.at).into())
        .collect()
}

/// Everybody, with tie, addresses and tags.
fn person_rows(people: Vec<PersonId>, size: Size, now: Now) -> impl Iterator<Item = Record> {
    let mut dice = Dice::new(size.seed, 2);
    let mut ids = ids(size, 2);
    people
        .into_iter()
        .enumerate()
        .flat_map(move |(number, id)| person(number, id, &mut dice, &mut ids, now))
}

fn person(
    number: usize,
    id: PersonId,
    dice: &mut Dice,
    ids: &mut IdSource,
    now: Now,
) -> Vec<Record> {
    let (given, family) = names::person(dice);
    let mut new = NewPerson::named(&format!("{given} {family}"), ids, now);
    let address = format!("person{number}@example.org");
    let days = dice.below(HISTORY) as i64;
    new.person.id = id;
    new.tie.person = id;
    new.person.given_name = given;
    new.person.family_name = family;
    new.person.organization = names::firm(dice);
    new.person.role = names::role(dice);
    new.person.created_at = Moment::from_millis(now.at.millis() - days * DAY);
    if dice.happens(30) {
        let year = dice.happens(50).then(|| 1950 + dice.below(55) as i32);
        let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
        new.person.birthday = Birthday::new(year, month as u32, day as u32);
    }
    if dice.happens(25) {
        new.person.needs = names::need(dice);
    }
    if dice.happens(25) {
        new.person.cares_about = names::matter(dice);
    }
    new.tie.kind = dice.one_of(TieKind::ALL);
    new.tie.stage = dice.one_of(Stage::ALL);
    new.tie.stage_since = plus_days(now.today, -(dice.below(120) as i64));
    new.tie.known_since = Some(plus_days(now.today, -days));
    if dice.happens(80) {
        // Many wide circles, few close ones.
        let circle = 5 - dice.low(5);
        if let Some(circle) = u8::try_from(circle).ok().and_then(Circle::new) {
            new.tie = new.tie.in_circle(circle);
        }
        if dice.happens(5) {
            new.tie.rhythm = Rhythm::Triggered;
            new.tie.waits_for = format!("the end of {}", names::matter(dice));
        }
    }
    new.points.push((PointKind::Email, address));
    if dice.happens(30) {
        let number = format!("+44 7700 9{:05}", number % 100_000);
        new.points.push((PointKind::Phone, number));
    }
    for _ in 0..dice.low(4) {
        new.tags.push(names::tag(dice).to_owned());
    }
    added(new, ids, now)
}

fn added(new: NewPerson, ids: &mut IdSource, now: Now) -> Vec<Record> {
    let rows = new.added(ids, now).steps.into_iter();
    rows.filter_map(|step| match step {
        Step::Add(row) => Some(row),
        Step::Revise { .. } | Step::Remove(_) => None,
    })
    .collect()
}

/// What happened, mostly with a few people and mostly of late.
fn talk_rows(people: Vec<PersonId>, size: Size, now: Now) -> impl Iterator<Item = Record> {
    let mut dice = Dice::new(size.seed, 3);
    let mut ids = ids(size, 3);
    let number = if people.is_empty() {
        0
    } else {
        size.interactions
    };
    (0..number).flat_map(move |_| {
        let days = dice.low(HISTORY) as i64;
        let talk = Interaction {
            id: ids.fresh(now.at),
            on_day: plus_days(now.today, -days),
            channel: dice.one_of(Channel::ALL),
            direction: match dice.below(10) {
                0 => TouchDirection::Mine,
                1 => TouchDirection::Theirs,
                _ => TouchDirection::Mutual,
            },
            summary: names::summary(&mut dice),
            created_at: Moment::from_millis(now.at.millis() - days * DAY),
        };
        let first = people[dice.low(people.len())];
        let mut with = vec![first];
        if dice.happens(8) {
            with.extend(Some(people[dice.low(people.len())]).filter(|other| *other != first));
        }
        let parts: Vec<Record> = with
            .into_iter()
            .map(|person| {
                let (id, interaction) = (ids.fresh(now.at), talk.id);
                Participant {
                    id,
                    interaction,
                    person,
                }
                .into()
            })
            .collect();
        std::iter::once(Record::from(talk)).chain(parts)
    })
}

/// What passed between the user and some of the people: gifts, promises, offers, plans, goals.
fn between_rows(
    people: Vec<PersonId>,
    goals: Vec<GoalId>,
    size: Size,
    now: Now,
) -> impl Iterator<Item = Record> {
    let mut dice = Dice::new(size.seed, 4);
    let mut ids = ids(size, 4);
    people.into_iter().flat_map(move |person| {
        let mut rows: Vec<Record> = Vec::new();
        let mut between = Between {
            person,
            dice: &mut dice,
            ids: &mut ids,
            now,
        };
        if between.dice.happens(30) {
            rows.push(between.entry().into());
        }
        if between.dice.happens(10) {
            rows.push(between.promise().into());
        }
        if between.dice.happens(8) {
            rows.push(between.offer().into());
        }
        if between.dice.happens(6) {
            rows.push(between.plan().into());
        }
        if between.dice.happens(5) {
            rows.push(between.contribution(&goals).into());
        }
        rows
    })
}

/// One person and what the next row about them is made with.
struct Between<'d> {
    person: PersonId,
    dice: &'d mut Dice,
    ids: &'d mut IdSource,
    now: Now,
}

impl Between<'_> {
    fn ago(&mut self, most: usize) -> NaiveDate {
        plus_days(self.now.today, -(self.dice.below(most) as i64))
    }

    fn entry(&mut self) -> Entry {
        let on_day = self.ago(700);
        let direction = self.dice.one_of(GiftDirection::ALL);
        let is_thanked = direction == GiftDirection::Received && self.dice.happens(85);
        Entry {
            id: self.ids.fresh(self.now.at),
            person: self.person,
            direction,
            kind: self.dice.one_of(GiftKind::ALL),
            what: names::gift(self.dice),
            on_day,
            asked_by: self.dice.one_of(AskedBy::ALL),
            thanked_on: is_thanked.then_some(on_day),
            interaction: None,
            offer: None,
            created_at: self.now.at,
        }
    }

    fn promise(&mut self) -> Promise {
        let made_on = self.ago(200);
        let due = plus_days(made_on, 7 + self.dice.below(200) as i64);
        let state = match due > self.now.today {
            true => PromiseState::Open,
            false => self.dice.one_of(&[
                PromiseState::Kept,
                PromiseState::Kept,
                PromiseState::Released,
            ]),
        };
        Promise {
            id: self.ids.fresh(self.now.at),
            person: self.person,
            promised_by: self.dice.one_of(PromisedBy::ALL),
            what: format!("send {}", names::gift(self.dice)),
            made_on,
            due: Some(due),
            state,
            closed_on: (state != PromiseState::Open).then_some(due),
            interaction: None,
            created_at: self.now.at,
        }
    }

    fn offer(&mut self) -> Offer {
        Offer {
            id: self.ids.fresh(self.now.at),
            person: self.person,
            kind: self.dice.one_of(GiftKind::ALL),
            what: names::gift(self.dice),
            goal: None,
            state: self.dice.one_of(OfferState::ALL),
            created_at: self.now.at,
        }
    }

    fn plan(&mut self) -> FollowUp {
        let on = plus_days(self.now.today, self.dice.below(90) as i64 - 3);
        let what = format!("ask about {}", names::matter(self.dice));
        FollowUp::on(
            self.ids.fresh(self.now.at),
            self.person,
            Some(on),
            what,
            self.now.at,
        )
    }

    fn contribution(&mut self, goals: &[GoalId]) -> Contribution {
        Contribution {
            id: self.ids.fresh(self.now.at),
            goal: self.dice.one_of(goals),
            person: self.person,
            kind: self.dice.one_of(Brings::ALL),
            note: String::new(),
        }
    }
}
