//! Cards as programs write them, and as they should not: every file of `tests/vcard` beside what is to be
//! read from it, and the laws that hold for all of them.
//!
//! Each `NAME.vcf` has a `NAME.json`: a list of what comes out, one record after the other, only what is
//! not empty. All people and files are invented.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use cordial::interchange::incoming::{Incoming, IncomingPerson, Item, Labelled, Limits};
use cordial::interchange::vcard;
use cordial::interchange::vdir::{self, Field, Fields};
use serde_json::{Map, Value, json};

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vcard");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vcf"))
        .collect();
    files.sort();
    assert!(files.len() > 40, "the corpus is gone");
    files
}

fn records(bytes: &[u8]) -> Vec<Incoming> {
    let mut records = Vec::new();
    vcard::read(bytes, &Limits::default(), &mut |record| {
        records.push(record);
        ControlFlow::Continue(())
    })
    .unwrap();
    records
}

/// A record without what is empty.
fn told(record: &Incoming) -> Value {
    let mut told = Map::new();
    told.insert("line".into(), json!(record.line));
    match &record.item {
        Item::Refused(why) => {
            told.insert("refused".into(), json!(why));
        }
        Item::Person(person) => tell(person, &mut told),
        other => panic!("cards hold people, not {other:?}"),
    }
    Value::Object(told)
}

fn tell(person: &IncomingPerson, told: &mut Map<String, Value>) {
    let labelled = |list: &[Labelled]| {
        list.iter()
            .map(|one| json!([one.label, one.value]))
            .collect::<Vec<_>>()
    };
    for (field, value) in [
        ("full_name", json!(person.full_name)),
        ("family_name", json!(person.family_name)),
        ("given_name", json!(person.given_name)),
        ("nickname", json!(person.nickname)),
        ("pronouns", json!(person.pronouns)),
        ("emails", json!(labelled(&person.emails))),
        ("phones", json!(labelled(&person.phones))),
        ("links", json!(labelled(&person.links))),
        ("addresses", json!(labelled(&person.addresses))),
        ("organization", json!(person.organization)),
        ("role", json!(person.role)),
        ("birthday", json!(person.birthday)),
        ("note", json!(person.note)),
        ("categories", json!(person.categories)),
        ("uid", json!(person.uid)),
        ("profile", json!(person.profile)),
        ("rest", json!(person.rest.lines().collect::<Vec<_>>())),
    ] {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !is_empty {
            told.insert(field.into(), value);
        }
    }
}

#[test]
fn every_file_is_read_as_it_is_told_beside_it() {
    let mut wrong = Vec::new();
    for path in corpus() {
        let told: Vec<Value> = records(&fs::read(&path).unwrap())
            .iter()
            .map(told)
            .collect();
        let told = Value::Array(told);
        let beside = path.with_extension("json");
        let expected = fs::read_to_string(&beside)
            .ok()
            .and_then(|text| serde_json::from_str::<Value>(&text).ok())
            .unwrap_or_default();
        if told != expected {
            let told = serde_json::to_string_pretty(&told).unwrap();
            wrong.push(format!("{}:\n{told}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{}", wrong.join("\n"));
}

/// A card of another program that says things in properties of which we have no field.
const WITH_ASIDES: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Obi;Ada;Nkem;Dr.;\r\nFN:Dr. Ada Obi\r\n\
    ORG:Clinic;Cardiology\r\nEMAIL:ask at the desk\r\nX-SPOUSE:Ana Souza\r\nX-SKYPE:ada.o\r\nNOTE:likes tea\r\nEND:VCARD\r\n";

#[test]
fn what_stands_beside_the_note_is_seen_and_never_written_into_it() {
    let read = vdir::card(WITH_ASIDES).unwrap();
    let asides = "Department: Cardiology\nE-mail: ask at the desk\nSpouse: Ana Souza\nSkype: ada.o";
    assert_eq!(read.note, format!("likes tea\n\n{asides}"));
    assert!(read.emails.is_empty());
    for (board, file) in [
        (format!("likes tea\n\n{asides}"), "likes tea"),
        (
            format!("likes cake\n\n{asides}\nlate"),
            "likes cake\\n\\nlate",
        ),
        ("likes cake".to_owned(), "likes cake"),
        (format!("{asides}\n\nlikes tea"), "likes tea"),
    ] {
        let mut becomes = Fields::of_card(&read);
        becomes.put(Field::Note, vec![board]);
        let text = vdir::patched(WITH_ASIDES, &becomes, &[]).unwrap();
        let expected = WITH_ASIDES.replace("NOTE:likes tea", &format!("NOTE:{file}"));
        assert_eq!(text, expected);
    }
}

#[test]
fn the_firm_and_the_name_change_and_what_stands_behind_them_stays() {
    let mut becomes = Fields::of_card(&vdir::card(WITH_ASIDES).unwrap());
    becomes.put(Field::Role, vec!["surgeon".to_owned()]);
    becomes.put(
        Field::Name,
        ["Ada Eze", "Ada", "Eze"].map(str::to_owned).to_vec(),
    );
    let text = vdir::patched(WITH_ASIDES, &becomes, &[]).unwrap();
    for line in [
        "N:Eze;Ada;Nkem;Dr.;",
        "FN:Ada Eze",
        "ORG:Clinic;Cardiology",
        "TITLE:surgeon",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}: {text}");
    }
}

#[test]
fn two_cards_made_one_keep_what_either_says_beside_its_note() {
    let other = WITH_ASIDES
        .replace("X-SPOUSE:Ana Souza", "X-MANAGER:Bo Lind")
        .replace("Cardiology", "Surgery")
        .replace("ask at the desk", "ask Farah");
    for (one, other) in [(WITH_ASIDES, &*other), (&*other, WITH_ASIDES)] {
        let text = vdir::unite(one, other).unwrap().text;
        let said = vdir::card(&text).unwrap().note;
        for part in [
            "Ana Souza",
            "Bo Lind",
            "Cardiology",
            "Surgery",
            "at the desk",
            "Farah",
        ] {
            assert!(said.contains(part), "{part}: {text}");
            let lines = said.lines().filter(|line| line.ends_with(part)).count();
            assert!(lines < 3, "{part}: {said}");
        }
    }
}
