//! The law of leaving: whatever stands on a board, the cards and the table that are written of it say the
//! same people to whoever reads them, to this board and to an empty one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use std::fs;

use common::command::{Home, archive_text};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What a format has a place for, of one person: fields, then lists.
#[derive(Debug, Clone)]
struct Told {
    lines: Vec<(&'static str, String)>,
    note: String,
    birthday: Option<String>,
    known_since: Option<String>,
    points: Vec<(&'static str, &'static str, String)>,
    tags: Vec<String>,
}

/// The fields of a person that every format carries.
const LINES: [&str; 7] = [
    "full_name",
    "given_name",
    "family_name",
    "nickname",
    "pronouns",
    "organization",
    "role",
];

/// A line as people and hostile files write it.
fn line() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Ana", "Ł", "ø", "陈", "美", "'", "-", ",", ";", ":", "\\", "\"", "=", "+", "@", "::: ",
        ":::", " ", ".", "n", "\\n", "(", ")", "%0A", "=0A", "😀", "e\u{301}", "|", "#", "&", "<",
        "[", "]", "/", "'=", "a b",
    ]);
    prop::collection::vec(pieces, 0..7).prop_map(|pieces| pieces.concat().trim().to_owned())
}

fn somebody() -> impl Strategy<Value = Told> {
    let birthday = prop::option::of(prop_oneof![
        (1900_i32..2026, 1_u32..13, 1_u32..29)
            .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        (1_u32..13, 1_u32..30).prop_map(|(month, day)| format!("--{month:02}-{day:02}")),
    ]);
    let label = || prop::sample::select(vec!["", "home", "work", "Boat"]);
    let points = (
        prop::collection::vec((label(), "[a-z.+]{1,6}"), 0..3),
        prop::collection::vec((label(), "\\+44 20 79[0-9]{2} [0-9]"), 0..3),
        prop::collection::vec((label(), "[a-z,;?=]{0,6}"), 0..3),
        prop::collection::vec((label(), "[A-Z][a-zé]{0,6}( [0-9]{1,3})?"), 0..2),
    );
    let known_since = prop::option::of((1950_i32..2027, 1_u32..13, 1_u32..29))
        .prop_map(|day| day.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")));
    (
        prop::collection::vec(line(), LINES.len()),
        prop::collection::vec(line(), 0..4),
        (birthday, known_since),
        points,
        prop::collection::vec("[A-Za-zé][a-z ,;:'-]{0,8}[a-z]", 0..3),
    )
        .prop_map(|(mut lines, note, (birthday, known_since), points, tags)| {
            lines[0] = format!("Q{}", lines[0]);
            let mut all = Vec::new();
            for (kind, list) in [
                ("email", points.0),
                ("phone", points.1),
                ("link", points.2),
                ("address", points.3),
            ] {
                all.extend(list.into_iter().map(|(label, value)| (kind, label, value)));
            }
            Told {
                lines: LINES.into_iter().zip(lines).collect(),
                note: note.join("\n").trim().to_owned(),
                birthday,
                known_since,
                points: all,
                tags,
            }
        })
}

fn archive_of(empty: &Value, template: &Value, people: &[Told]) -> Value {
    let mut archive = empty.clone();
    let mut next = 0_u32;
    let mut id = || {
        next += 1;
        format!("0199a0b0-0000-7000-8000-{next:012x}")
    };
    let mut add = |table: &str, row: Value| {
        archive["tables"][table].as_array_mut().unwrap().push(row);
    };
    for (at, told) in people.iter().enumerate() {
        let person_id = id();
        let mut person = template["tables"]["person"][0].clone();
        person["id"] = person_id.as_str().into();
        for (field, text) in &told.lines {
            person[field] = text.as_str().into();
        }
        person["notes"] = told.note.as_str().into();
        person["birthday"] = json!(told.birthday);
        add("person", person);
        let mut tie = template["tables"]["tie"][0].clone();
        tie["id"] = id().into();
        tie["person"] = person_id.as_str().into();
        tie["known_since"] = json!(told.known_since);
        add("tie", tie);
        for (position, (kind, label, value)) in told.points.iter().enumerate() {
            // Nobody shares an address or a number with somebody else here: who is whom is another matter.
            let value = match *kind {
                "email" => format!("{value}.{at}.{position}@x.example"),
                "phone" => format!("{value}{at:02}{position}"),
                "link" => format!("https://{at}-{position}.example/{value}"),
                _ => format!("{value} {at} {position}"),
            };
            add(
                "contact_point",
                json!({
                    "id": id(), "person": person_id, "kind": kind, "label": label, "value": value,
                    "position": position,
                }),
            );
        }
        let mut tags: Vec<String> = Vec::new();
        for tag in &told.tags {
            if tags.iter().all(|known| !known.eq_ignore_ascii_case(tag)) {
                tags.push(tag.clone());
                add(
                    "person_tag",
                    json!({ "id": id(), "person": person_id, "name": tag }),
                );
            }
        }
    }
    archive
}

/// Everybody of a home with what every format carries, without ids, in an order of their own.
fn everybody(home: &Home) -> Vec<String> {
    let archive: Value = serde_json::from_str(&home.ok(&["export"])).unwrap();
    let rows = |table: &str| archive["tables"][table].as_array().unwrap().clone();
    let mut said: Vec<String> = rows("person")
        .iter()
        .map(|person| {
            let mut all = Vec::new();
            for field in LINES.iter().chain(&["notes", "birthday"]) {
                all.push(format!("{field}: {}", person[field]));
            }
            let mut of = |table: &str, fields: &[&str]| {
                let mut rows: Vec<Value> = rows(table);
                rows.retain(|row| row["person"] == person["id"]);
                let mut lines: Vec<String> = rows
                    .iter()
                    .map(|row| {
                        let words: Vec<String> =
                            fields.iter().map(|field| row[field].to_string()).collect();
                        words.join(" ")
                    })
                    .collect();
                // Kinds stand together in a card.
                lines.sort();
                all.extend(lines);
            };
            of("contact_point", &["kind", "label", "value"]);
            of("person_tag", &["name"]);
            of("tie", &["known_since"]);
            all.join("\n")
        })
        .collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_board_comes_back_as_it_left(people in prop::collection::vec(somebody(), 1..12)) {
        let home = Home::new();
        let empty: Value = serde_json::from_str(&home.ok(&["export"])).unwrap();
        home.ok(&["add", "Somebody"]);
        let template: Value = serde_json::from_str(&home.ok(&["export"])).unwrap();
        let board = Home::new();
        let archive = archive_of(&empty, &template, &people);
        board.write("all.json", archive_text(&home.ok(&["export"]), &archive));
        board.ok(&["import", "all.json"]);
        let before = everybody(&board);
        prop_assert_eq!(before.len(), people.len());
        for (format, file) in [
            ("vcard", "new.vcf"),
            ("vcard3", "old.vcf"),
            ("csv", "all.csv"),
        ] {
            board.ok(&["export", "--format", format, "--to", file]);
            // To where they came from they say nothing new.
            let told = board.json(&["import", file, "--dry-run"]);
            for record in told["records"].as_array().unwrap() {
                prop_assert_eq!(&record["action"], "same", "{}: {}", format, record);
            }
            // Elsewhere they are the same people.
            let other = Home::new();
            other.write(file, fs::read(board.path(file)).unwrap());
            other.ok(&["import", file]);
            let after = everybody(&other);
            for (before, after) in before.iter().zip(&after) {
                prop_assert_eq!(before, after, "{}", format);
            }
            prop_assert_eq!(after.len(), before.len(), "{}", format);
        }
    }
}
