//! Merging two people: nothing that happened is lost, nothing refers to whoever is gone, and one undo makes
//! two of them again, byte for byte. Then the verbs, as somebody types them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;
use common::records;
use cordial::coach::merge::{Field, Taken, merged};
use cordial::domain::person::PersonId;
use cordial::domain::{Change, Moment, Record};
use cordial::store::Store;

const NOW: Moment = Moment::from_millis(1_795_420_000_000);

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
        // The order in which the search lists people is that of their row numbers, which nobody sees.
        let mut words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
        words.sort_unstable();
        all.push_str(&words.join(" "));
        all.push('\n');
    }
    all
}

/// A file with one row of every table about one person, and another person with a tie.
fn full() -> (Store, PersonId, PersonId) {
    let mut store = Store::in_memory().unwrap();
    let mut one = None;
    let other = records::other().id;
    store
        .apply(&Change::new("Added").add(records::other()), NOW)
        .unwrap();
    for record in records::one_of_each() {
        if let Record::Person(person) = &record {
            one = Some(person.id);
        }
        store.apply(&Change::new("Added").add(record), NOW).unwrap();
    }
    let one = one.unwrap();
    let has_tie = store.tie_of(other).unwrap().is_some();
    if !has_tie {
        let mut tie = store.tie_of(one).unwrap().unwrap();
        tie.id = cordial::domain::Id::new(uuid::Uuid::from_u128(77));
        tie.person = other;
        tie.circle = None;
        tie.rhythm = cordial::domain::tie::Rhythm::None;
        store.apply(&Change::new("Added").add(tie), NOW).unwrap();
    }
    (store, one, other)
}

#[test]
fn nothing_refers_to_whoever_went_and_undo_restores_every_byte() {
    for swapped in [false, true] {
        let (mut store, one, other) = full();
        let (stays, goes) = if swapped { (other, one) } else { (one, other) };
        let before = contents(&store);
        let rows = |store: &Store| -> Vec<(&str, i64)> {
            Record::TABLES
                .iter()
                .map(|table| (*table, store.count(table).unwrap()))
                .collect()
        };
        let counted = rows(&store);
        let (stay, go) = (
            store.side(stays).unwrap().unwrap(),
            store.side(goes).unwrap().unwrap(),
        );
        let change = merged(&stay, &go, &[(Field::Role, Taken::Goes)]).unwrap();
        store.apply(&change, NOW).unwrap();
        let after = contents(&store);
        let said: Vec<&str> = after
            .lines()
            .filter(|line| line.contains(&goes.to_string()))
            .filter(|line| !line.starts_with("synced_card "))
            .collect();
        assert!(said.is_empty(), "{said:#?}");
        for ((table, were), (_, are)) in counted.iter().zip(rows(&store)) {
            // One person and one tie fewer; an introduction of the two has nobody left to introduce.
            let gone = i64::from(["person", "tie", "introduction"].contains(table));
            assert_eq!(are, were - gone, "{table}, swapped {swapped}");
        }
        let merged = store.side(stays).unwrap().unwrap();
        assert_eq!(merged.person.role, go.person.role);
        assert_eq!(
            merged.tie.circle.is_some(),
            stay.tie.circle.is_some() || go.tie.circle.is_some()
        );
        store.undo(NOW).unwrap().unwrap();
        assert_eq!(contents(&store), before, "undo, swapped {swapped}");
        store.redo(NOW).unwrap().unwrap();
        assert_eq!(contents(&store), after, "redo, swapped {swapped}");
    }
}

/// Everything in the file, as its archive.
fn exported(home: &Home) -> String {
    let path = home.path("all.json");
    let _ = std::fs::remove_file(&path);
    home.ok(&["export", "--output", path.to_str().unwrap()]);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn what_both_have_is_kept_once() {
    let home = Home::new();
    home.ok(&[
        "add",
        "Priya Raman",
        "--email",
        "priya@x.example",
        "--tag",
        "maps",
        "--role",
        "engineer",
        "--note",
        "one",
    ]);
    home.ok(&[
        "add",
        "P. Raman",
        "--email",
        "PRIYA@x.example",
        "--email",
        "p@y.example",
        "--tag",
        "Maps",
        "--role",
        "director",
        "--note",
        "two",
        "--circle",
        "2",
    ]);
    home.ok(&["add", "Tom Okafor"]);
    home.ok(&[
        "log",
        "lunch",
        "--with",
        "Priya Raman",
        "--on",
        "2026-11-02",
    ]);
    home.ok(&["log", "call", "--with", "P. Raman", "--on", "2026-11-09"]);
    let found = home.json(&["duplicates"]);
    assert_eq!(found["count"], 1);
    assert_eq!(found["pairs"][0]["certain"], true);
    assert_eq!(
        found["pairs"][0]["evidence"][0],
        "same e-mail priya@x.example"
    );
    let before = exported(&home);
    home.ok(&["merge", "Priya Raman", "P. Raman", "--take", "role=B"]);
    let priya = home.json(&["show", "priya"]);
    let text = priya.to_string();
    for part in [
        "p@y.example",
        "director",
        "one\\n\\ntwo",
        "2026-11-02",
        "2026-11-09",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("PRIYA@x.example"), "{text}");
    assert_eq!(home.json(&["list"])["count"], 2);
    assert_eq!(home.json(&["list"])["people"][0]["circle"], 2);
    home.ok(&["undo"]);
    assert_eq!(exported(&home), before);
}

#[test]
fn two_who_are_both_not_a_third_become_one() {
    let home = Home::new();
    for name in ["Ana Lima", "Anna Lima", "Ana Lime"] {
        home.ok(&["add", name]);
    }
    home.ok(&["merge", "Ana Lima", "Ana Lime", "--never"]);
    home.ok(&["merge", "Anna Lima", "Ana Lime", "--never"]);
    home.ok(&["merge", "Ana Lima", "Anna Lima"]);
    let run = home.run(&["merge", "Ana Lima", "Ana Lime"]);
    assert!(run.err.contains("never the same person"), "{}", run.err);
    home.ok(&["undo"]);
    let run = home.run(&["merge", "Anna Lima", "Ana Lime"]);
    assert!(run.err.contains("never the same person"), "{}", run.err);
}

#[test]
fn two_who_are_never_one_are_not_named_again() {
    let home = Home::new();
    home.ok(&["add", "Wei Zhang", "--email", "wei@x.example"]);
    home.ok(&["add", "Wei Zhang", "--email", "wz@y.example"]);
    let pair = home.json(&["duplicates"])["pairs"][0].clone();
    let id = |which: &str| pair[which]["id"].as_str().unwrap().to_owned();
    assert!(
        home.ok(&["duplicates"]).contains(&id("first")),
        "who is named alike is told by id"
    );
    home.ok(&["merge", "--never", &id("second"), &id("first")]);
    assert_eq!(home.json(&["duplicates"])["count"], 0);
    // Nor made one by mistake.
    let before = exported(&home);
    let run = home.run(&["merge", &id("first"), &id("second")]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("never the same person")
            && run.err.contains("Hint: ")
            && run.err.contains("--anyway"),
        "{}",
        run.err
    );
    assert_eq!(exported(&home), before);
    // What was said of one of them holds for whom they become.
    home.ok(&["add", "W. Zhang", "--email", "wei@x.example"]);
    assert_eq!(home.json(&["duplicates"])["count"], 2);
    home.ok(&["merge", &id("first"), "W. Zhang", "--keep", "b"]);
    assert_eq!(home.json(&["duplicates"])["count"], 0);
    home.ok(&["undo"]);
    home.ok(&["undo"]);
    assert_eq!(exported(&home), before);
    home.ok(&["merge", "--anyway", &id("first"), &id("second")]);
    assert_eq!(home.json(&["list"])["count"], 1);
    home.ok(&["undo"]);
    home.ok(&["undo"]);
    assert_eq!(home.json(&["duplicates"])["count"], 1);
    let run = home.run(&["merge", &id("first"), &id("first")]);
    assert_eq!(run.code, 2);
    let run = home.run(&["merge", &id("first"), &id("second"), "--take", "shoes=B"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("FIELD"), "{}", run.err);
}

#[test]
fn the_name_that_was_chosen_is_the_one_that_is_said() {
    let home = Home::new();
    home.ok(&["add", "P. Raman", "--email", "priya@x.example"]);
    home.ok(&["add", "Priya Raman", "--email", "priya@x.example"]);
    let said = home.json(&["merge", "P. Raman", "Priya Raman", "--take", "name=b"]);
    assert_eq!(said["person"]["full_name"], "Priya Raman");
    assert_eq!(said["person"]["short_name"], "Priya");
    assert_eq!(said["evidence"][0], "same e-mail priya@x.example");
}
