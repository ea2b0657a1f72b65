use serde_json::json;

use super::super::tests::{only, told};
use super::*;
use crate::domain::ledger::{GiftDirection, GiftKind};
use crate::domain::promise::PromisedBy;

#[test]
fn money_and_gifts_go_to_the_ledger() {
    let debts = told(
        "debt",
        json!([
            {"uuid": "1", "created_at": "2022-01-01", "properties": {"in_debt": true, "amount": "50.00", "currency": "EUR", "status": "inprogress", "reason": "rent"}},
            {"uuid": "2", "properties": {"in_debt": "no", "amount": 7, "currency": {"iso": "USD"}, "status": "complete"}},
            {"properties": {"amount": 9}},
            null, 5, "text"
        ]),
    );
    assert_eq!(
        debts.history,
        [
            Happening::Promise {
                key: "1 promise".into(),
                by: PromisedBy::Me,
                what: "give back 50.00 EUR: rent".into(),
                made_on: "2022-01-01".parse().unwrap(),
                due: None
            },
            Happening::Gift {
                key: "1".into(),
                on: "2022-01-01".parse().unwrap(),
                direction: GiftDirection::Received,
                kind: GiftKind::Money,
                what: "50.00 EUR: rent".into()
            },
            Happening::Gift {
                key: "2".into(),
                on: "2020-01-02".parse().unwrap(),
                direction: GiftDirection::Given,
                kind: GiftKind::Money,
                what: "7 USD".into()
            },
        ]
    );
    let gifts = told(
        "gift",
        json!([
            {"uuid": "1", "properties": {"name": "a lamp", "status": "offered", "date": "2023-12-25"}},
            {"uuid": "2", "properties": {"name": "a map", "status": "received", "comment": "old"}},
            {"uuid": "3", "properties": {"name": "a kite", "status": "idea", "url": "https://kite.example"}},
            {"uuid": "4", "properties": {"name": "tea", "has_been_offered": true}},
            {"uuid": "5", "properties": {}}
        ]),
    );
    let said: Vec<_> = gifts
        .history
        .iter()
        .map(|one| match one {
            Happening::Gift {
                direction,
                what,
                kind: GiftKind::Resource,
                ..
            } => (*direction, what.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        said,
        [
            (GiftDirection::Given, "a lamp"),
            (GiftDirection::Received, "a map, old"),
            (GiftDirection::Given, "tea")
        ]
    );
    assert_eq!(gifts.note, "Gift idea: a kite, https://kite.example");
}

#[test]
fn reminders_and_tasks_become_follow_ups() {
    let person = only(
        json!({}),
        json!([
            {"type": "reminder", "values": [
                {"uuid": "r1", "properties": {"title": "ask", "initial_date": "2024-07-01", "frequency_type": "one_time"}},
                {"uuid": "r2", "properties": {"title": "send card", "initial_date": "2019-02-28T00:00:00Z", "frequency_type": "year", "frequency_number": 1}},
                {"uuid": "r3", "properties": {"title": "call", "initial_date": "2024-05-31", "frequency_type": "week", "frequency_number": "2"}},
                {"uuid": "r4", "properties": {"title": "long gone", "initial_date": "2020-01-01", "frequency_type": "one_time"}},
                {"uuid": "r5", "properties": {"title": "birthday", "initial_date": "2024-08-01", "frequency_type": "year", "delible": false}},
                {"uuid": "r6", "properties": {"title": "paused", "initial_date": "2024-08-01", "inactive": 1}},
                {"uuid": "r7", "properties": {"title": "whenever"}}]},
            {"type": "task", "values": [
                {"uuid": "t1", "properties": {"title": "lend the saw", "completed": false}},
                {"uuid": "t2", "properties": {"title": "fix", "description": "the door", "completed": "1", "completed_at": "2021-01-02"}}]}
        ]),
    );
    let said: Vec<_> = person
        .history
        .iter()
        .map(|one| match one {
            Happening::FollowUp { key, on, what } => format!(
                "{key} {} {what}",
                on.map(|on| on.to_string()).unwrap_or_default()
            ),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        said,
        [
            "r1 2024-07-01 ask",
            "r2 2025-02-28 send card (every year)",
            "r3 2024-06-14 call (every 2 weeks)",
            "r7  whenever",
            "t1  lend the saw",
        ]
    );
    assert_eq!(
        person.note,
        "1 January 2020: Reminder: long gone\n1 August 2024: Reminder: paused\n2 January 2021: Done: fix: the door"
    );
}

#[test]
fn a_conversation_is_a_talk_a_day() {
    let person = told(
        "conversation",
        json!([{"uuid": "v", "properties": {"happened_at": "2023-01-01", "messages": [
            {"properties": {"content": "hello", "written_at": "2023-01-01T09:00:00Z", "written_by_me": true}},
            {"properties": {"content": "hi", "written_at": "2023-01-01T10:00:00Z", "written_by_me": false}},
            {"content": "there?", "written_at": "2023-01-03T10:00:00Z", "written_by_me": "true"},
            {"content": "yes", "written_at": "2023-01-04T10:00:00Z", "written_by_me": 0}
        ]}}]),
    );
    let said: Vec<_> = person
        .history
        .iter()
        .map(|one| match one {
            Happening::Talk {
                key,
                direction,
                summary,
                channel: Channel::Message,
                ..
            } => (key.as_str(), *direction, summary.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        said,
        [
            (
                "v 2023-01-01",
                TouchDirection::Mutual,
                "me: hello\nthem: hi"
            ),
            ("v 2023-01-03", TouchDirection::Mine, "there?"),
            ("v 2023-01-04", TouchDirection::Theirs, "yes"),
        ]
    );
}
