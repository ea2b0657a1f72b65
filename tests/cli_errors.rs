//! What cannot be done: a sentence, a hint, an exit code, and nothing half written.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::{Home, run, snapshot};

fn people() -> Home {
    let home = Home::new();
    for name in ["Priya Raman", "Tom Okafor", "Tom Álvarez"] {
        home.ok(&["add", name]);
    }
    home
}

#[test]
fn what_the_user_can_mend_exits_with_two_and_changes_nothing() {
    let home = people();
    let long = "x".repeat(100_000);
    let before = home.ok(&["export"]);
    let table: &[(&[&str], &str)] = &[
        (
            &["add", "   "],
            "A name needs at least one visible character.\nHint: ",
        ),
        (
            &["add", ""],
            "A name needs at least one visible character.\nHint: ",
        ),
        (
            &["add", "\u{200b}"],
            "A name needs at least one visible character.\nHint: ",
        ),
        (
            &["add", &long],
            "A name takes at most 300 characters; this has 100000.\nHint: ",
        ),
        (
            &["add", "Ada", "--role", &long],
            "Role: it takes at most 300 characters; this has 100000.\nHint: ",
        ),
        (
            &["add", "Ada", "--note", &long],
            "Notes: it takes at most 65536 bytes; this has 100000.\nHint: ",
        ),
        (
            &["add", "Ada", "--birthday", "1990-02-30"],
            "“1990-02-30” is not a birthday.\nHint: ",
        ),
        (
            &["add", "Ada", "--circle", "6"],
            "Invalid value '6' for '--circle <CIRCLE>': circles are 1",
        ),
        (
            &["add", "Ada", "--kind", "lead"],
            "Invalid value 'lead' for '--kind <KIND>': it is one of colleague,",
        ),
        (
            &["show", "zoe"],
            "Nobody here is called “zoe”.\nHint: `cordial list` names everybody",
        ),
        (
            &["show", " "],
            "A name needs at least one visible character.\nHint: ",
        ),
        (&["show", "!!!"], "Nobody here is called “!!!”.\nHint: "),
        (
            &["show", "tom"],
            "“tom” could be Tom Álvarez or Tom Okafor.\nHint: write more of the name",
        ),
        (
            &["show", "x@y.example"],
            "Nobody here is called “x@y.example”.\nHint: ",
        ),
        (
            &["log", "hello", "--with", "tom"],
            "“tom” could be Tom Álvarez or Tom Okafor.\nHint: ",
        ),
        (
            &["log", "hello", "--with", "priya", "--with", "zoe"],
            "Nobody here is called “zoe”.\nHint: ",
        ),
        (
            &["log", " ", "--with", "priya"],
            "What happened needs at least one visible character.\nHint: ",
        ),
        (
            &["log", "x", "--with", "priya", "--on", "2026-02-30"],
            "“2026-02-30” is not a day in the calendar.\nHint: ",
        ),
        (
            &["log", "x", "--with", "priya", "--on", "30.2."],
            "“30.2.” is not a date.\nHint: write a day as 2026-11-23",
        ),
        (
            &["log", "x", "--with", "priya", "--on", "2026-11-24"],
            "2026-11-24 is still to come; this has happened already.\nHint: ",
        ),
        (
            &["log", "x", "--with", "priya", "--channel", "fax"],
            "Invalid value 'fax' for '--channel <CHANNEL>'",
        ),
        (
            &["log", "x"],
            "That line says nothing that can be kept.\nHint: ",
        ),
        (
            &["promise", "priya", "x", "--due", "2027-02-29"],
            "“2027-02-29” is not a day in the calendar.\nHint: ",
        ),
        (
            &["promise", "priya", "  "],
            "A promise needs at least one visible character.\nHint: ",
        ),
        (
            &["give", "priya", "x", "--on", "tomorrow"],
            "2026-11-24 is still to come",
        ),
        (
            &["follow-up", "priya", "x", "--on", "soon"],
            "“soon” is not a date.\nHint: ",
        ),
        (
            &["goal", " "],
            "A goal needs at least one visible character.\nHint: ",
        ),
        (&["frob"], "Unrecognized subcommand 'frob'"),
        (
            &["review"],
            "The following required arguments were not provided:",
        ),
        (
            &["lesson", "other"],
            "There is no lesson “other”.\nHint: there are: building-relationships-and-networks",
        ),
        (
            &["lesson", "--section", "9"],
            "The lesson has no section “9”.\nHint: it has: summary",
        ),
        (
            &["import", "nowhere.json"],
            "Could not read nowhere.json: no such file or directory.",
        ),
        (
            &["import", "."],
            ". is a folder without anything to take in. Not read: ",
        ),
        (
            &["export", "--force"],
            "The following required arguments were not provided:",
        ),
        (
            &["backup", "--output", "data/cordial/cordial.db"],
            "data/cordial/cordial.db exists already.\nHint: ",
        ),
        (&["list", "--database", "data"], "data is a folder.\nHint: "),
        (
            &["doctor", "--database", "nowhere.db"],
            "nowhere.db is not there.\nHint: ",
        ),
        (
            &["demo", "--database", "data/cordial/cordial.db"],
            "data/cordial/cordial.db has people in it already.\nHint: ",
        ),
        (
            &["demo", "--people", "99999999999", "--database", "x.db"],
            "That is more than any file could hold.\nHint: ",
        ),
    ];
    for (arguments, said) in table {
        let run = home.run(arguments);
        let shown: Vec<String> = arguments
            .iter()
            .map(|word| word.chars().take(40).collect())
            .collect();
        assert_eq!(run.code, 2, "{shown:?}: {}{}", run.out, run.err);
        assert!(run.err.starts_with(said), "{shown:?}: {}", run.err);
        assert_eq!(run.out, "", "{shown:?}");
    }
    assert_eq!(home.ok(&["export"]), before);
    assert_eq!(
        home.json(&["history"])["changes"].as_array().unwrap().len(),
        3
    );
}

#[test]
fn every_usage_error_ends_in_a_hint() {
    let home = Home::new();
    for arguments in [
        &["frob"][..],
        &["add"],
        &["list", "--what"],
        &["show"],
        &["--database"],
    ] {
        let run = home.run(arguments);
        assert_eq!(run.code, 2);
        assert!(
            run.err.lines().last().unwrap().starts_with("Hint: "),
            "{}",
            run.err
        );
    }
    assert_eq!(home.run(&["--help"]).code, 0);
    assert_eq!(home.run(&["add", "--help"]).code, 0);
    assert!(home.ok(&["--version"]).starts_with("cordial "));
}

#[test]
fn a_megabyte_in_a_name_is_refused_with_its_size() {
    // Longer than an argument can be: it comes in through an archive.
    let home = people();
    let archive = home.ok(&["export"]);
    let large = archive.replacen("Priya Raman", &"x".repeat(1 << 20), 1);
    home.write("large.json", large);
    let fresh = Home::new();
    let path = home.path("large.json");
    let run = fresh.run(&["import", path.to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("A name takes at most 300 characters; this has 1048576."),
        "{}",
        run.err
    );
    assert_eq!(fresh.json(&["list"])["count"], 0);
}

#[test]
fn files_that_are_not_ours_are_refused_and_left_alone() {
    let home = Home::new();
    let garbage = home.write("garbage.db", [7u8; 5000]);
    let short = home.write("short.db", "hello");
    let other = home.path("other.db");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE people (name); INSERT INTO people VALUES ('Ada');")
        .unwrap();
    let newer = home.path("newer.db");
    home.ok(&["add", "Ada", "--database", newer.to_str().unwrap()]);
    rusqlite::Connection::open(&newer)
        .unwrap()
        .execute_batch("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let before = snapshot(&home.path(""));
    for (path, said) in [
        (
            garbage.as_str(),
            "is not a Cordial file. It was left exactly as it is.",
        ),
        (
            short.as_str(),
            "is not a Cordial file. It was left exactly as it is.",
        ),
        (
            other.to_str().unwrap(),
            "is not a Cordial file. It was left exactly as it is.",
        ),
        (
            newer.to_str().unwrap(),
            "was written by a newer Cordial (schema 99; this one knows",
        ),
    ] {
        for verb in [
            &["list"][..],
            &["add", "Eve"],
            &["doctor"],
            &["undo"],
            &["demo"],
            &["export"],
        ] {
            let mut arguments = verb.to_vec();
            arguments.extend(["--database", path]);
            let run = home.run(&arguments);
            assert_eq!(run.code, 1, "{arguments:?}: {}", run.err);
            assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
            assert!(run.err.contains("\nHint: "), "{}", run.err);
        }
    }
    assert_eq!(snapshot(&home.path("")), before);
}

#[test]
fn a_damaged_file_is_looked_at_and_left_alone() {
    let home = Home::new();
    home.ok(&["demo", "--database", "demo.db"]);
    let path = home.path("demo.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 8192].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let before = snapshot(&home.path(""));
    let run = home.run(&["add", "Eve", "--database", "demo.db"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .starts_with("The file is damaged. It was left exactly as it is.\nHint: "),
        "{}",
        run.err
    );
    let run = home.run(&["doctor", "--database", "demo.db"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains("  no  the database is whole\n"),
        "{}",
        run.out
    );
    assert!(run.out.contains("Something is wrong."), "{}", run.out);
    std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let run = home.run(&["doctor", "--database", "demo.db"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains("Something is wrong."),
        "{}{}",
        run.out,
        run.err
    );
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(snapshot(&home.path("")), before);
}

#[test]
fn the_doctor_makes_derived_facts_anew() {
    let home = Home::new();
    home.ok(&["demo", "--database", "demo.db"]);
    rusqlite::Connection::open(home.path("demo.db"))
        .unwrap()
        .execute_batch("UPDATE standing SET last_touch = '2001-01-01'")
        .unwrap();
    let run = home.run(&["doctor", "--database", "demo.db", "--json"]);
    assert_eq!(run.code, 1);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["well"], false);
    home.ok(&["doctor", "--database", "demo.db", "--repair-derived"]);
    home.ok(&["doctor", "--database", "demo.db"]);
}

#[test]
fn a_clock_that_is_no_time_is_said() {
    let home = Home::new();
    let run = run(home.command(&["today"]).env("CORDIAL_NOW", "soon"));
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "CORDIAL_NOW is “soon”, which is not a time.\nHint: write 2026-11-23 or 2026-11-23T09:00:00Z\n"
    );
}
