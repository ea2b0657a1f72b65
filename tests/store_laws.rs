//! Laws of the store: undo of every kind of change restores the file exactly, redo repeats it, whatever
//! table it is about; what is refused leaves nothing behind.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::records;
use cordial::domain::{Change, Moment, Record};
use cordial::store::Store;

const NOW: Moment = Moment::from_millis(1_795_420_000_000);

/// Everything but the journal, as text: rows of every table, and the derived facts.
fn contents(store: &Store) -> String {
    let mut all = String::new();
    for table in Record::TABLES {
        store
            .for_each_row(table, |fields| {
                all.push_str(&format!(
                    "{table} {}\n",
                    serde_json::to_string(&fields).unwrap()
                ));
                Ok(())
            })
            .unwrap();
    }
    for line in store.derived_lines().unwrap() {
        all.push_str(&line);
        all.push('\n');
    }
    all
}

/// A file with the person whom the example introduction needs.
fn with_the_other() -> Store {
    let mut store = Store::in_memory().unwrap();
    store
        .apply(&Change::new("Added").add(records::other()), NOW)
        .unwrap();
    store
}

/// A file with one row of every table.
fn full() -> Store {
    let mut store = with_the_other();
    for record in records::one_of_each() {
        store.apply(&Change::new("Added").add(record), NOW).unwrap();
    }
    store
}

fn undo_and_redo(store: &mut Store, change: &Change, what: &str) {
    let before = contents(store);
    store
        .apply(change, NOW)
        .unwrap_or_else(|report| panic!("{what}: {report}"));
    let after = contents(store);
    assert_ne!(before, after, "{what} changes something");
    assert!(store.undo(NOW).unwrap().is_some(), "{what} can be undone");
    assert_eq!(contents(store), before, "undo of {what}");
    assert!(store.redo(NOW).unwrap().is_some(), "{what} can be redone");
    assert_eq!(contents(store), after, "redo of {what}");
    assert!(
        store.redo(NOW).unwrap().is_none(),
        "nothing is left to redo after {what}"
    );
    store.undo(NOW).unwrap();
    assert_eq!(contents(store), before, "second undo of {what}");
}

#[test]
fn every_kind_of_addition_can_be_undone_and_redone() {
    let mut store = with_the_other();
    for record in records::one_of_each() {
        let what = format!("adding to {}", record.table());
        let change = Change::new("Added").add(record.clone());
        if record.is_journaled() {
            undo_and_redo(&mut store, &change, &what);
        }
        store.apply(&change, NOW).unwrap();
    }
}

#[test]
fn every_kind_of_removal_can_be_undone_and_redone() {
    for record in records::one_of_each()
        .into_iter()
        .filter(Record::is_journaled)
    {
        let mut store = full();
        let what = format!("removing from {}", record.table());
        undo_and_redo(&mut store, &Change::new("Removed").remove(record), &what);
    }
}

#[test]
fn every_kind_of_revision_can_be_undone_and_redone() {
    for (was, becomes) in records::one_of_each().into_iter().zip(records::revised()) {
        if !was.is_journaled() {
            continue;
        }
        assert_eq!(was.table(), becomes.table());
        let mut store = full();
        let what = format!("revising {}", was.table());
        undo_and_redo(
            &mut store,
            &Change::new("Revised").revise(&was, becomes),
            &what,
        );
    }
}

#[test]
fn every_table_has_an_example() {
    let tables: Vec<&str> = records::one_of_each().iter().map(Record::table).collect();
    assert_eq!(tables, Record::TABLES);
}

#[test]
fn two_windows_that_edit_different_fields_keep_both() {
    let mut store = full();
    let Record::Person(seen) = &records::one_of_each()[0] else {
        panic!()
    };
    let mut one = seen.clone();
    one.role = "captain".into();
    let mut other = seen.clone();
    other.place = "Oslo".into();
    store
        .apply(&Change::new("One").revise(seen, one), NOW)
        .unwrap();
    store
        .apply(&Change::new("Other").revise(seen, other), NOW)
        .unwrap();
    let Some(Record::Person(now)) = store.record("person", seen.id.uuid()).unwrap() else {
        panic!()
    };
    assert_eq!((now.role.as_str(), now.place.as_str()), ("captain", "Oslo"));
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let mut store = full();
    let before = contents(&store);
    let Record::Person(person) = records::one_of_each().remove(0) else {
        panic!()
    };
    let mut ids = cordial::domain::IdSource::seeded([9, 9]);
    for (name, said) in [
        (
            "   ".to_owned(),
            "A name needs at least one visible character.",
        ),
        (
            "x".repeat(1 << 20),
            "A name takes at most 300 characters; this has 1048576.",
        ),
    ] {
        let fresh = cordial::domain::person::Person {
            id: ids.fresh(NOW),
            full_name: name,
            ..person.clone()
        };
        let other = cordial::domain::person::Person {
            id: ids.fresh(NOW),
            ..person.clone()
        };
        let change = Change::new("Added two").add(other).add(fresh);
        let report = store.apply(&change, NOW).unwrap_err();
        assert_eq!(report.sentence, said);
        assert_eq!(report.exit_code(), 2);
    }
    assert_eq!(contents(&store), before);
    assert_eq!(store.history(100).unwrap()[0].said, "Added");
}

#[test]
fn a_new_change_ends_what_can_be_redone() {
    let mut store = full();
    let Record::Person(seen) = &records::one_of_each()[0] else {
        panic!()
    };
    let rename = |role: &str| {
        let mut becomes = seen.clone();
        becomes.role = role.into();
        Change::new(format!("Now {role}")).revise(seen, becomes)
    };
    store.apply(&rename("first"), NOW).unwrap();
    store.apply(&rename("second"), NOW).unwrap();
    store.undo(NOW).unwrap();
    store.undo(NOW).unwrap();
    assert_eq!(store.redo(NOW).unwrap().unwrap().said, "Redid: Now first");
    store.apply(&rename("third"), NOW).unwrap();
    assert_eq!(store.redo(NOW).unwrap(), None);
    assert_eq!(store.undo(NOW).unwrap().unwrap().said, "Undid: Now third");
    assert_eq!(store.undo(NOW).unwrap().unwrap().said, "Undid: Now first");
}

#[test]
fn what_was_undone_before_a_new_change_stays_undone() {
    let mut store = full();
    let goal = |n: u128| {
        let id = cordial::domain::Id::new(uuid::Uuid::from_u128(n));
        cordial::domain::goal::Goal::titled(id, format!("goal {n}"), NOW)
    };
    let change = |n| Change::new(format!("Added {n}")).add(goal(n));
    store.apply(&change(1), NOW).unwrap();
    store.undo(NOW).unwrap();
    store.apply(&change(2), NOW).unwrap();
    store.undo(NOW).unwrap();
    assert_eq!(store.redo(NOW).unwrap().unwrap().said, "Redid: Added 2");
    assert!(store.redo(NOW).unwrap().is_none());
}

#[test]
fn rows_of_one_change_that_name_each_other_in_any_order_can_be_undone() {
    // Parents after their children, and a person who was met through one that is written later.
    let mut rows = records::one_of_each();
    let other = records::other();
    if let Record::Person(ada) = &mut rows[0] {
        ada.met_through = Some(other.id);
    }
    rows.reverse();
    rows.insert(0, other.into());
    for order in [rows.clone(), rows.into_iter().rev().collect()] {
        let mut store = Store::in_memory().unwrap();
        let change = order
            .into_iter()
            .filter(Record::is_journaled)
            .fold(Change::new("All"), |change, row| change.add(row));
        undo_and_redo(&mut store, &change, "all at once");
    }
}
