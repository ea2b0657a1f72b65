//! Laws that hold for any history: undoing everything and redoing everything is as if nothing had
//! happened, also across restarts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use chrono::{Days, NaiveDate};
use cordial::domain::intent::{NewPerson, NewTalk};
use cordial::domain::interaction::{Channel, TouchDirection};
use cordial::domain::moment::Now;
use cordial::domain::person::{Person, PersonId};
use cordial::domain::promise::{Promise, PromiseState, PromisedBy};
use cordial::domain::tie::Circle;
use cordial::domain::{Change, Choice, IdSource, Moment, Record};
use cordial::store::Store;
use proptest::prelude::*;

fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_424_400_000),
        today: today(),
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// One thing somebody might do; numbers choose among the people there are.
#[derive(Debug, Clone)]
enum Deed {
    Add(String),
    Rename(usize, String),
    Remove(usize),
    Log(usize, usize, u64, String),
    Promise(usize, String),
    Keep(usize),
    Circle(usize, u8),
    Snooze(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let name = "[A-Za-zéøß王'\\- ]{0,6}[A-Za-zéøß王]";
    prop_oneof![
        4 => name.prop_map(Deed::Add),
        2 => (any::<usize>(), name).prop_map(|(at, name)| Deed::Rename(at, name)),
        1 => any::<usize>().prop_map(Deed::Remove),
        4 => (any::<usize>(), any::<usize>(), 0..900u64, ".{0,20}")
            .prop_map(|(one, other, ago, said)| Deed::Log(one, other, ago, said)),
        2 => (any::<usize>(), name).prop_map(|(at, what)| Deed::Promise(at, what)),
        1 => any::<usize>().prop_map(Deed::Keep),
        2 => (any::<usize>(), 1..=5u8).prop_map(|(at, circle)| Deed::Circle(at, circle)),
        1 => any::<usize>().prop_map(Deed::Snooze),
    ]
}

/// The change that a deed is on the file as it stands; `None` where there is nobody to do it with.
fn change(deed: &Deed, store: &Store, ids: &mut IdSource) -> Option<Change> {
    let mut people: Vec<Person> = Vec::new();
    store
        .for_each_row("person", |fields| {
            let row = Record::from_json("person", serde_json::Value::Object(fields)).unwrap();
            if let Record::Person(person) = row {
                people.push(person);
            }
            Ok(())
        })
        .unwrap();
    let somebody = |at: usize| people.get(at % people.len().max(1));
    Some(match deed {
        Deed::Add(name) => NewPerson::named(name, ids, now()).added(ids, now()),
        Deed::Rename(at, name) => {
            let was = somebody(*at)?;
            let becomes = Person {
                full_name: name.clone(),
                ..was.clone()
            };
            Change::new("Renamed").revise(was, becomes)
        }
        Deed::Remove(at) => Change::new("Removed").remove(somebody(*at)?.clone()),
        Deed::Log(one, other, ago, said) => {
            let mut with: Vec<(PersonId, String)> = vec![(somebody(*one)?.id, "one".into())];
            let other = somebody(*other)?.id;
            if other != with[0].0 {
                with.push((other, "other".into()));
            }
            let talk = NewTalk {
                people: &with,
                on: today() - Days::new(*ago),
                channel: Channel::Met,
                direction: TouchDirection::ALL[said.len() % 3],
                summary: said.clone(),
            };
            talk.logged(ids, now()).1
        }
        Deed::Promise(at, what) => Change::new("Promised").add(Promise {
            id: ids.fresh(now().at),
            person: somebody(*at)?.id,
            promised_by: PromisedBy::Me,
            what: what.clone(),
            made_on: today(),
            due: None,
            state: PromiseState::Open,
            closed_on: None,
            interaction: None,
            created_at: now().at,
        }),
        Deed::Keep(at) => {
            let open = store.open_promises().unwrap();
            open.get(at % open.len().max(1))?.row.kept(today(), "them")
        }
        Deed::Circle(at, circle) => {
            let tie = store.tie_of(somebody(*at)?.id).unwrap()?;
            Change::new("Circled").revise(&tie, tie.in_circle(Circle::new(*circle)?))
        }
        Deed::Snooze(at) => {
            let tie = store.tie_of(somebody(*at)?.id).unwrap()?;
            let mut becomes = tie.clone();
            becomes.snoozed_until = Some(today() + Days::new(7));
            Change::new("Snoozed").revise(&tie, becomes)
        }
    })
}

fn contents(store: &Store) -> String {
    let mut all = String::new();
    for table in Record::TABLES {
        store
            .for_each_row(table, |fields| {
                all.push_str(&serde_json::to_string(&fields).unwrap());
                Ok(())
            })
            .unwrap();
    }
    all + &store.derived_lines().unwrap().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undoing_everything_and_redoing_everything_changes_nothing(
        deeds in proptest::collection::vec(deed(), 1..40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("laws.db");
        let open = || Store::open(&path, now().at).unwrap();
        let mut store = open();
        let mut ids = IdSource::seeded([5, 6]);
        let empty = contents(&store);
        let mut done = 0;
        for deed in &deeds {
            if let Some(change) = change(deed, &store, &mut ids)
                && !change.is_empty()
                && store.apply(&change, now().at).unwrap().rows > 0
            {
                done += 1;
            }
        }
        let full = contents(&store);
        drop(store);
        let mut store = open();
        for _ in 0..done {
            prop_assert!(store.undo(now().at).unwrap().is_some());
        }
        prop_assert_eq!(store.undo(now().at).unwrap(), None);
        prop_assert_eq!(contents(&store), empty);
        drop(store);
        let mut store = open();
        for _ in 0..done {
            prop_assert!(store.redo(now().at).unwrap().is_some());
        }
        prop_assert_eq!(store.redo(now().at).unwrap(), None);
        prop_assert_eq!(contents(&store), full);
        prop_assert!(store.examine().iter().all(|finding| finding.troubles.is_empty()));
    }
}

/// Every line of capture's own table that is clear: what is saved is what was shown, and undo takes all
/// of it back.
#[test]
fn what_prose_was_shown_to_say_is_what_is_saved_and_undone() {
    use cordial::coach::capture::{Calendar, changes, read};
    let mut store = Store::in_memory().unwrap();
    let mut ids = IdSource::seeded([8, 9]);
    let names = [
        "Priya Raman",
        "Tom Okafor",
        "Tom Álvarez",
        "Ana María Silva",
        "Jean-Luc Moreau",
        "Will Chen",
        "May Whitfield",
        "Mark Osei",
        "Grace Kim",
        "Rose Tyler",
        "王小明",
    ];
    for name in names {
        let added = NewPerson::named(name, &mut ids, now()).added(&mut ids, now());
        store.apply(&added, now().at).unwrap();
    }
    let cast = store.cast().unwrap();
    let before = contents(&store);
    let mut saved = 0;
    for line in include_str!("capture/lines.txt").lines() {
        let Some(text) = line.strip_prefix("> ") else {
            continue;
        };
        let reading = {
            let company = store.company(&cast.people, today());
            read(
                text,
                &cast.roster,
                &company,
                &cast.titles,
                &Calendar::default(),
                today(),
                &[],
            )
        };
        let written = changes::change(&reading, &cast.people, &cast.goals, &mut ids, now());
        let Some(captured) = written else { continue };
        let change = store.captured(captured, &mut ids, now().at).unwrap();
        let count = |table: &str| {
            let is_new = |step: &&cordial::domain::Step| matches!(step, cordial::domain::Step::Add(record) if record.table() == table);
            change.steps.iter().filter(is_new).count()
        };
        let shown = [
            ("interaction", reading.talks.len()),
            ("entry", reading.gifts.len()),
            ("promise", reading.promises.len()),
            ("follow_up", reading.follow_ups.len()),
            ("person", reading.new_people.len()),
        ];
        for (table, number) in shown {
            assert_eq!(count(table), number, "{table} of “{text}”");
        }
        store
            .apply(&change, now().at)
            .unwrap_or_else(|report| panic!("“{text}”: {report}"));
        store.undo(now().at).unwrap();
        assert_eq!(contents(&store), before, "undo of “{text}”");
        saved += 1;
    }
    // The rest of the table asks something, or names people who are not here.
    assert!(saved > 200, "only {saved} lines could be saved");
}
