//! `cordial log` with a line of prose: what is shown is what is saved, and nothing unclear is saved.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;
use serde_json::{Value, json};

const REFERENCE: &str =
    "coffee w/ Priya yesterday; gave intro to Tom; she'll send the deck by Fri; ping in 3w";

fn home() -> Home {
    let home = Home::new();
    for name in ["Priya Raman", "Tom Okafor"] {
        home.ok(&["add", name]);
    }
    home
}

/// The parts of the answer that the specification names.
fn parts(answer: &Value) -> Value {
    let mut parts = json!({});
    for part in [
        "interactions",
        "entries",
        "promises",
        "follow_ups",
        "new_people",
        "questions",
    ] {
        parts[part] = answer[part].clone();
    }
    parts
}

#[test]
fn the_reference_line_becomes_four_things() {
    let home = home();
    let dry = home.json(&["log", "--dry-run", REFERENCE]);
    assert_eq!(
        parts(&dry),
        json!({
            "interactions": [{ "on": "2026-11-22", "channel": "coffee", "people": ["Priya Raman"], "text": REFERENCE }],
            "entries": [{ "direction": "given", "kind": "introduction", "person": "Priya Raman",
                          "what": "introduction to Tom Okafor", "on": "2026-11-22" }],
            "promises": [{ "by": "them", "person": "Priya Raman", "what": "send the deck", "due": "2026-11-27" }],
            "follow_ups": [{ "person": "Priya Raman", "on": "2026-12-14", "what": "ping" }],
            "new_people": [],
            "questions": [],
        })
    );
    assert_eq!(
        home.json(&["history"])["changes"].as_array().unwrap().len(),
        2,
        "a dry run writes nothing"
    );
    let saved = home.json(&["log", REFERENCE]);
    assert_eq!(parts(&saved), parts(&dry));
    assert_eq!(
        saved["said"],
        "Logged coffee with Priya, a give, a promise and a follow-up"
    );
    let before = home.ok(&["export"]);
    home.ok(&["undo"]);
    home.ok(&["redo"]);
    assert_eq!(home.ok(&["export"]), before);
    home.ok(&["undo"]);
    assert!(
        !home.ok(&["ledger"]).contains("send the deck"),
        "one undo takes all of it back"
    );
}

#[test]
fn what_is_unclear_is_asked_and_not_saved() {
    let home = home();
    home.ok(&["add", "Tom Álvarez"]);
    let before = home.ok(&["export"]);
    let run = home.run(&["log", "lunch with Tom"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("“Tom” is not clear") && run.err.contains("Tom Álvarez"),
        "{}",
        run.err
    );
    let run = home.run(&["log", "lunch with Priya on 30 February"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("30 February"), "{}", run.err);
    let asked = home.json(&["log", "--dry-run", "lunch with Tom"]);
    let candidates = asked["questions"][0]["candidates"].as_array().unwrap();
    assert!(
        candidates.contains(&json!("Tom Okafor")) && candidates.contains(&json!("Tom Álvarez"))
    );
    assert_eq!(home.ok(&["export"]), before);
}

#[test]
fn lines_come_from_standard_input_each_its_own_step() {
    use std::io::Write;
    let home = home();
    let mut child = home
        .command(&["log", "-"])
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let text = "lunch with Tom\n\ncall with Zoe Smith yesterday\nmessage from Zoe\nhmm\n";
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    let refused = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(refused.starts_with("line 5: "), "{refused}");
    assert!(said.contains("Logged lunch with Tom."), "{said}");
    assert!(said.contains("new person  Zoe Smith"), "{said}");
    let talks = home.json(&["show", "zoe"]);
    assert_eq!(
        talks["timeline"].as_array().map(Vec::len),
        Some(2),
        "{talks}"
    );
}
