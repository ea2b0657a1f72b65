//! The small board of invented people with which most tests of screens begin.

use super::{days_ago, now};
use crate::domain::goal::{Brings, Contribution, Goal};
use crate::domain::intent::{NewPerson, NewTalk};
use crate::domain::interaction::{Channel, Question, TouchDirection};
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::PersonId;
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::tie::{Circle, Stage, TieKind};
use crate::domain::{Change, IdSource};
use crate::store::Store;

/// Six invented people with history, two goals, promises both ways, thanks unsaid, an offer.
pub(crate) fn fill(store: &mut Store) {
    let mut ids = IdSource::seeded([3, 4]);
    let mut changes = Vec::new();
    let mut person = |name: &str, role: &str, kind, circle: Option<u8>, stage| {
        let mut new = NewPerson::named(name, &mut ids, now());
        new.person.role = role.into();
        new.person.organization = "Northwind".into();
        new.tie.kind = kind;
        new.tie.stage = stage;
        if let Some(circle) = circle.and_then(Circle::new) {
            new.tie = new.tie.in_circle(circle);
        }
        let id = new.person.id;
        if name == "Maya Chen" {
            new.person.needs = "a reviewer for a cost model".into();
        }
        changes.push(new.added(&mut ids, now()));
        id
    };
    let priya = person(
        "Priya Raman",
        "staff engineer",
        TieKind::Colleague,
        Some(2),
        Stage::Deepen,
    );
    let tom = person(
        "Tom Okafor",
        "VP data",
        TieKind::Stakeholder,
        Some(2),
        Stage::ReachOut,
    );
    let maya = person(
        "Maya Chen",
        "finance",
        TieKind::Stakeholder,
        Some(3),
        Stage::Offer,
    );
    let anna = person(
        "Anna Zhou",
        "mentor",
        TieKind::Mentor,
        Some(1),
        Stage::Sustain,
    );
    let lena = person(
        "Lena Fischer",
        "procurement",
        TieKind::Other,
        Some(4),
        Stage::Sustain,
    );
    let soren = person(
        "Søren Østergård",
        "standards board",
        TieKind::Influencer,
        None,
        Stage::Identify,
    );
    let talk = |people: &[PersonId], days: i64, channel, said: &str, ids: &mut IdSource| {
        let people: Vec<(PersonId, String)> = people
            .iter()
            .map(|person| (*person, "them".into()))
            .collect();
        NewTalk {
            people: &people,
            on: days_ago(days),
            channel,
            direction: TouchDirection::Mutual,
            summary: said.into(),
        }
        .logged(ids, now())
        .1
    };
    for (days, said) in [
        (9, "sizing of shards"),
        (30, "the outage"),
        (52, "first plans"),
        (75, "hello"),
    ] {
        changes.push(talk(&[priya], days, Channel::Coffee, said, &mut ids));
    }
    for (days, said) in [
        (41, "worried about the reorg and his budget"),
        (59, "shards"),
        (77, "first call"),
    ] {
        changes.push(talk(&[tom], days, Channel::Call, said, &mut ids));
    }
    changes.push(talk(
        &[anna, soren],
        20,
        Channel::Event,
        "the calendar meetup",
        &mut ids,
    ));
    changes.push(talk(
        &[lena],
        585,
        Channel::Lunch,
        "leaving for procurement",
        &mut ids,
    ));
    let storage = Goal::titled(
        ids.fresh(now().at),
        "Get the storage rewrite approved by March".into(),
        now().at,
    );
    let standards = Goal::titled(
        ids.fresh(now().at),
        "Learn how standards work is won".into(),
        now().at,
    );
    let mut board = Change::new("Filled the board")
        .add(storage.clone())
        .add(standards.clone());
    for (goal, person, kind) in [
        (storage.id, priya, Brings::Skill),
        (storage.id, priya, Brings::Insight),
        (storage.id, tom, Brings::Influence),
        (storage.id, tom, Brings::Resource),
        (storage.id, maya, Brings::Expertise),
        (standards.id, soren, Brings::Influence),
    ] {
        board = board.add(Contribution {
            id: ids.fresh(now().at),
            goal,
            person,
            kind,
            note: String::new(),
        });
    }
    let mut promise = |person, by, what: &str, due: Option<i64>| Promise {
        id: ids.fresh(now().at),
        person,
        promised_by: by,
        what: what.into(),
        made_on: days_ago(9),
        due: due.map(|days| days_ago(-days)),
        state: PromiseState::Open,
        closed_on: None,
        interaction: None,
        created_at: now().at,
    };
    board = board
        .add(promise(
            priya,
            PromisedBy::Me,
            "send the tie-decay paper",
            Some(1),
        ))
        .add(promise(
            tom,
            PromisedBy::Them,
            "introduce me to the VP of platform",
            Some(7),
        ));
    let mut entry = |person, direction, kind, what: &str, days| Entry {
        id: ids.fresh(now().at),
        person,
        direction,
        kind,
        what: what.into(),
        on_day: days_ago(days),
        asked_by: AskedBy::Nobody,
        thanked_on: None,
        interaction: None,
        offer: None,
        created_at: now().at,
    };
    board = board
        .add(entry(
            priya,
            GiftDirection::Given,
            GiftKind::Help,
            "a review",
            30,
        ))
        .add(entry(
            priya,
            GiftDirection::Given,
            GiftKind::Information,
            "the numbers",
            52,
        ))
        .add(entry(
            priya,
            GiftDirection::Received,
            GiftKind::Information,
            "shard sizes",
            9,
        ))
        .add(entry(
            anna,
            GiftDirection::Received,
            GiftKind::Visibility,
            "put my name forward",
            20,
        ));
    board = board
        .add(Offer {
            id: ids.fresh(now().at),
            person: maya,
            kind: GiftKind::Help,
            what: "review the cost model".into(),
            goal: Some(storage.id),
            state: OfferState::Idea,
            created_at: now().at,
        })
        .add(Question {
            id: ids.fresh(now().at),
            person: tom,
            interaction: None,
            text: "did the budget survive?".into(),
            asked_on: None,
            created_at: now().at,
        });
    changes.push(board);
    for change in changes {
        store.apply(&change, now().at).unwrap();
    }
}
