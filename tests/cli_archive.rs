//! The archive: without loss, the same bytes for the same rows, taken in wholly or not at all.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::{Home, snapshot};
use common::records;
use cordial::demo::{Size, generated};
use cordial::domain::moment::Now;
use cordial::domain::{Change, Moment, Record};
use cordial::interchange::archive;
use cordial::store::Store;
use proptest::prelude::*;

const NOW: Moment = Moment::from_millis(1_795_420_000_000);

fn export(store: &Store) -> String {
    let mut bytes = Vec::new();
    archive::write(store, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// One row of every table.
fn everything() -> Vec<Record> {
    let mut rows = vec![Record::from(records::other())];
    let tie = cordial::domain::tie::Tie::undecided(
        cordial::domain::IdSource::seeded([5, 5]).fresh(NOW),
        records::other().id,
        "2026-11-01".parse().unwrap(),
    );
    rows.push(tie.into());
    rows.extend(records::one_of_each());
    rows
}

fn store_of(rows: Vec<Record>) -> Store {
    let mut store = Store::in_memory().unwrap();
    let change = rows
        .into_iter()
        .fold(Change::new("Added"), |change, row| change.add(row));
    store.apply(&change, NOW).unwrap();
    store
}

/// Columns in which any text may stand.
const FREE: [&str; 18] = [
    "full_name",
    "nickname",
    "role",
    "notes",
    "needs",
    "value",
    "label",
    "title",
    "why",
    "summary",
    "matters",
    "felt",
    "what",
    "draft",
    "body",
    "said",
    "answer",
    "note",
];

/// The same row with another text in every free column.
fn with_text(record: &Record, text: &str) -> Record {
    let mut value = record.to_json().unwrap();
    for (name, field) in value.as_object_mut().unwrap() {
        let is_word = record.table() == "pick" && name == "answer";
        if FREE.contains(&name.as_str()) && field.is_string() && !is_word {
            *field = text.into();
        }
    }
    Record::from_json(record.table(), value).unwrap()
}

#[test]
fn every_table_survives() {
    let store = store_of(everything());
    let archive = export(&store);
    for table in Record::TABLES {
        assert!(archive.contains(&format!("\"{table}\":[\n")), "{table}");
    }
    let mut copy = Store::in_memory().unwrap();
    let imported = archive::read(&mut copy, NOW, "x.json", archive.as_bytes()).unwrap();
    assert_eq!((imported.added, imported.same), (everything().len(), 0));
    assert_eq!(export(&copy), archive);
    assert_eq!(
        copy.derived_lines().unwrap(),
        store.derived_lines().unwrap()
    );
    let again = archive::read(&mut copy, NOW, "x.json", archive.as_bytes()).unwrap();
    assert_eq!((again.added, again.same), (0, everything().len()));
    assert_eq!(
        copy.undo(NOW).unwrap().unwrap().said,
        "Undid: Imported x.json"
    );
    assert_eq!(copy.count("person").unwrap(), 0);
    copy.redo(NOW).unwrap();
    assert_eq!(export(&copy), archive);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn export_import_export_is_the_same_bytes(
        text in "[\\PC\\pC]{0,40}",
        seed in any::<u64>(),
        people in 0usize..12,
        interactions in 0usize..30,
    ) {
        let now = Now { at: NOW, today: "2026-11-23".parse().unwrap() };
        let text = format!("x{text}");
        let mut rows: Vec<Record> = everything().iter().map(|row| with_text(row, &text)).collect();
        let more = generated(Size { people, interactions, seed }, now);
        rows.extend(more.map(|row| with_text(&row, &text)));
        let mut seen = std::collections::BTreeSet::new();
        rows.retain(|row| match row {
            // One text for all would be one tag or draft twice.
            Record::PersonTag(tag) => seen.insert((tag.person, tag.name.clone())),
            _ => true,
        });
        let first = export(&store_of(rows));
        prop_assert!(!first.chars().any(|character| character.is_control() && character != '\n'));
        let mut copy = Store::in_memory().unwrap();
        archive::read(&mut copy, NOW, "x.json", first.as_bytes()).unwrap();
        prop_assert_eq!(export(&copy), first);
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_and_nothing_is_written(cut in 0.0f64..1.0) {
        let archive = export(&store_of(everything()));
        let end = ((archive.len() - 3) as f64 * cut) as usize;
        let mut store = Store::in_memory().unwrap();
        let report = archive::read(&mut store, NOW, "x.json", &archive.as_bytes()[..end]).unwrap_err();
        prop_assert_eq!(report.exit_code(), 2, "{}", report);
        prop_assert!(report.sentence.starts_with("x.json, line ") || end == 0, "{}", report);
        prop_assert_eq!(store.count("person").unwrap(), 0);
        prop_assert_eq!(store.history(9).unwrap().len(), 0);
    }
}

#[test]
fn what_is_not_an_archive_is_refused_with_a_sentence() {
    let good = export(&store_of(everything()));
    let id = records::one_of_each()[0].uuid().to_string();
    let deep = format!(
        "{{\"format\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let row_deep = good.replacen(
        "\"notes\":\"two\\nlines\"",
        &format!("\"notes\":{}", "[".repeat(50_000)),
        1,
    );
    let huge = good.replacen("two\\nlines", &"x".repeat(20 << 20), 1);
    for (text, said) in [
        (
            String::new(),
            "x.json, line 1: it ends too early; the rest is missing.",
        ),
        ("hello".into(), "x.json, line 1: expected value."),
        (
            "[]".into(),
            "x.json, line 1: invalid type: sequence, expected an archive of Cordial.",
        ),
        (
            "{}".into(),
            "x.json, line 1: it does not say that it is an archive of Cordial.",
        ),
        (
            "{\"format\":\"monica\"}".into(),
            "x.json, line 1: its format is \"monica\", not “cordial”.",
        ),
        (
            good.replacen("\"version\":1", "\"version\":2", 1),
            "x.json, line 1: it was written by a newer Cordial (archive version 2; this one reads 1).",
        ),
        (
            good.replacen("\"version\":1", "\"version\":-1", 1),
            "x.json, line 1: -1 is not a version.",
        ),
        (
            good.replacen("\"tie\":[", "\"knot\":[", 1),
            "there is no table “knot”.",
        ),
        (
            good.replacen("\"nickname\":\"Countess\"", "\"nick\":\"Countess\"", 1),
            &*format!("row {id} of person: unknown field `nick`"),
        ),
        (
            good.replacen("\"nickname\":\"Countess\"", "\"nickname\":7", 1),
            &*format!(
                "row {id} of person, field nickname: invalid type: integer `7`, expected a string."
            ),
        ),
        (
            good.replacen("\"nickname\":\"Countess\",", "", 1),
            &*format!("row {id} of person: missing field `nickname`."),
        ),
        (
            good.replacen(
                "\"birthday\":\"1815-12-10\"",
                "\"birthday\":\"1815-02-30\"",
                1,
            ),
            "field birthday: “1815-02-30” is not a birthday.",
        ),
        (
            good.replacen("\"due\":\"2026-11-27\"", "\"due\":\"2026-11-31\"", 1),
            "field due: ",
        ),
        (
            good.replacen("\"full_name\":\"Ada Obi\"", "\"full_name\":\" \"", 1),
            &*format!("row {id} of person: A name needs at least one visible character."),
        ),
        (
            good.replacen(
                &format!("\"id\":\"{id}\""),
                "\"id\":\"01890000-0000-7000-8000-000000000000\"",
                1,
            ),
            "refers to a row of person that is nowhere",
        ),
        (format!("{good}{{}}"), "trailing characters."),
        (
            good.replacen("\"rhythm\":\"none\"", "\"rhythm\":\"weekly\"", 1),
            "field rhythm: unknown variant `weekly`",
        ),
        (
            good.replacen("\"ideal_days\":21", "\"ideal_days\":99999", 1),
            "of circle_cadence does not fit: ",
        ),
        (
            good.replacen("Countess", "\\ud800", 1),
            "unexpected end of hex escape.",
        ),
        (deep, "x.json, line 1: recursion limit exceeded."),
        (row_deep, "recursion limit exceeded."),
        (
            huge,
            "x.json: it holds something larger than any row can be.",
        ),
    ] {
        let mut store = Store::in_memory().unwrap();
        let report = archive::read(&mut store, NOW, "x.json", text.as_bytes()).unwrap_err();
        assert!(
            report.sentence.contains(said),
            "{said}\nis not in\n{}",
            report.sentence
        );
        assert_eq!(report.exit_code(), 2, "{}", report.sentence);
        assert!(report.hint.is_some());
        assert_eq!(store.count("person").unwrap(), 0);
    }
}

#[test]
fn a_person_needs_a_tie() {
    let good = export(&store_of(vec![
        everything()[0].clone(),
        everything()[1].clone(),
    ]));
    let start = good.find("\"tie\":[\n").unwrap();
    let end = good[start..].find("\n]").unwrap() + start;
    let lonely = format!("{}\"tie\":[{}", &good[..start], &good[end..]);
    let mut store = Store::in_memory().unwrap();
    let report = archive::read(&mut store, NOW, "x.json", lonely.as_bytes()).unwrap_err();
    assert!(
        report
            .sentence
            .contains("“Søren Østergård” comes without a tie."),
        "{}",
        report.sentence
    );
}

#[test]
fn what_is_here_is_never_replaced() {
    let mut store = store_of(everything());
    let before = export(&store);
    let id = records::one_of_each()[0].uuid();
    let other = before.replacen("Countess", "Duchess", 1);
    let report = archive::read(&mut store, NOW, "x.json", other.as_bytes()).unwrap_err();
    assert!(
        report
            .sentence
            .contains(&format!("row {id} of person is here with other contents.")),
        "{}",
        report.sentence
    );
    // A draft in the same place, and a second tie of one person, stand in the way too.
    let draft = records::one_of_each().pop().unwrap().uuid().to_string();
    for uuid in [draft, records::one_of_each()[3].uuid().to_string()] {
        let fresh = before.replace(&uuid, "01990000-0000-7000-8000-000000000000");
        let report = archive::read(&mut store, NOW, "x.json", fresh.as_bytes()).unwrap_err();
        assert_eq!(report.exit_code(), 2, "{}", report.sentence);
    }
    assert_eq!(export(&store), before);
    assert_eq!(store.history(9).unwrap().len(), 1);
}

#[test]
fn the_program_moves_a_whole_network_to_another_file() {
    let home = Home::new();
    home.ok(&["demo", "--database", "demo.db"]);
    assert_eq!(
        home.ok(&["export", "--database", "demo.db", "--output", "out.json"]),
        "Exported: out.json\n"
    );
    home.ok(&["import", "out.json"]);
    assert_eq!(
        home.ok(&["export"]),
        std::fs::read_to_string(home.path("out.json")).unwrap()
    );
    assert!(home.ok(&["doctor"]).ends_with("The file is well.\n"));
    let said = home.ok(&["import", "out.json"]);
    assert!(
        said.starts_with("Everything in out.json was here already.\n"),
        "{said}"
    );
    assert_eq!(home.ok(&["undo"]), "Undid: Imported out.json.\n");
    assert_eq!(home.json(&["list"])["count"], 0);
    assert_eq!(home.ok(&["redo"]), "Redid: Imported out.json.\n");
    assert_eq!(home.json(&["list"])["count"], 42);
}

#[test]
fn an_export_replaces_nothing_unless_it_is_told_to() {
    let home = Home::new();
    home.ok(&["add", "Ada"]);
    home.write("out.json", "mine");
    let run = home.run(&["export", "--output", "out.json"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            2,
            "out.json exists already.\nHint: name another file, or replace it with --force\n"
        )
    );
    assert_eq!(
        std::fs::read_to_string(home.path("out.json")).unwrap(),
        "mine"
    );
    home.ok(&["export", "--output", "out.json", "--force"]);
    assert_eq!(
        std::fs::read_to_string(home.path("out.json")).unwrap(),
        home.ok(&["export"])
    );
    let left: Vec<_> = snapshot(&home.path(""))
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().contains(".cordial-"))
        .collect();
    assert_eq!(left, []);
}
