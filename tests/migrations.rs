//! Files of earlier schemas: opened, backed up first, and brought up to date with everything in them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod common;

use common::command::Home;
use cordial::store::{APPLICATION_ID, SCHEMA_VERSION};

/// A file as the first schema made it, with two people and what passed between them and the user.
fn first_schema(home: &Home) {
    home.ok(&["add", "Ada Obi", "--circle", "2", "--birthday=--11-25"]);
    home.ok(&["add", "Tom Okafor", "--circle", "3"]);
    home.ok(&["log", "coffee with Ada yesterday; gave her the numbers"]);
    home.ok(&["promise", "Tom", "send the deck", "--due", "2026-11-24"]);
    let now = rusqlite::Connection::open(home.database()).unwrap();
    let old = home.path("old.db");
    let first = rusqlite::Connection::open(&old).unwrap();
    first
        .execute_batch(include_str!("../migrations/0001_the_house.sql"))
        .unwrap();
    first
        .execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1; PRAGMA foreign_keys = OFF;"
        ))
        .unwrap();
    drop(first);
    now.execute("ATTACH ?1 AS old", [old.to_str().unwrap()])
        .unwrap();
    let mut listed = now
        .prepare("SELECT name FROM old.sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%'")
        .unwrap();
    let tables: Vec<String> = listed
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    now.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for table in tables {
        let columns: String = now
            .query_row(
                "SELECT group_concat(name) FROM pragma_table_info(?1, 'old')",
                [&table],
                |row| row.get(0),
            )
            .unwrap();
        now.execute_batch(&format!(
            "INSERT INTO old.{table} ({columns}) SELECT {columns} FROM main.{table};"
        ))
        .unwrap();
    }
    drop(listed);
    drop(now);
    std::fs::rename(old, home.database()).unwrap();
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", home.database().display()));
    }
}

#[test]
fn a_file_of_the_first_schema_is_backed_up_and_brought_up_to_date() {
    let home = Home::new();
    first_schema(&home);
    let today = home.ok(&["today"]);
    assert!(today.contains("Tom Okafor"), "{today}");
    assert!(
        today.contains("you said you would send the deck"),
        "{today}"
    );
    assert!(today.contains("Ada Obi"), "{today}");
    let version: u32 = rusqlite::Connection::open(home.database())
        .unwrap()
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, SCHEMA_VERSION);
    // What was done before can still be undone, and the words are found once the index is made anew.
    home.ok(&["undo"]);
    assert!(!home.ok(&["today"]).contains("send the deck"));
    home.ok(&["doctor", "--repair-derived"]);
    let looked = home.ok(&["doctor"]);
    assert!(looked.contains("well"), "{looked}");
    let backups: Vec<String> = std::fs::read_dir(cordial::store::backup::folder(&home.database()))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        backups.iter().any(|name| name.contains("migration")),
        "{backups:?}"
    );
}
