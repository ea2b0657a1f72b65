//! What must never happen to a file: written over, taken for another, or changed while it is refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]
#![cfg(unix)]

mod common;

use std::fs;
use std::path::Path;

use common::command::Home;
use cordial::domain::lesson::LessonRun;
use cordial::domain::{Change, IdSource, Moment};
use cordial::store::Store;

const NOW: Moment = Moment::from_millis(1_795_424_400_000);

/// Everything in a folder, as a number that changes with any byte of it.
fn bytes(folder: &Path) -> Vec<(std::path::PathBuf, u64)> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let mut hasher = DefaultHasher::new();
            fs::read(&path).unwrap().hash(&mut hasher);
            (path, hasher.finish())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn an_export_never_replaces_the_file_it_comes_from() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi"]);
    let own = home.database();
    let own = own.to_str().unwrap();
    for end in ["", "-wal", "-shm", ".backups/x.json"] {
        let target = format!("{own}{end}");
        let run = home.run(&["export", "--output", &target, "--force"]);
        assert_eq!(run.code, 2, "{target}: {}{}", run.out, run.err);
        assert!(run.err.contains("\nHint: "), "{}", run.err);
    }
    assert!(home.ok(&["list"]).contains("Ada Obi"));
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let home = Home::new();
    let made = std::process::Command::new("mkfifo")
        .arg(home.path("pipe"))
        .status()
        .unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink(home.path("nowhere"), home.path("link")).unwrap();
    for name in ["pipe", "link", "/dev/null", "."] {
        let run = home.run(&["list", "--database", name]);
        assert_eq!(run.code, 2, "{name}: {}", run.err);
        assert!(run.err.contains("\nHint: "), "{name}: {}", run.err);
    }
    assert!(!home.path("nowhere").exists());
}

#[test]
fn a_file_with_code_of_somebody_else_is_refused_untouched() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi"]);
    let path = home.database();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "CREATE TRIGGER theirs AFTER INSERT ON person BEGIN DELETE FROM goal; END;
             PRAGMA wal_checkpoint(TRUNCATE);",
        )
        .unwrap();
    drop(connection);
    let before = bytes(path.parent().unwrap());
    for verb in [&["list"][..], &["add", "Tom"], &["undo"], &["export"]] {
        let run = home.run(verb);
        assert_eq!(run.code, 1, "{verb:?}");
        assert!(run.err.contains("did not make"), "{}", run.err);
    }
    assert_eq!(bytes(path.parent().unwrap()), before);
}

#[test]
fn a_newer_version_that_only_the_log_tells_is_refused_untouched() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi"]);
    let path = home.database();
    // Another program leaves its log behind, as after a crash.
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("PRAGMA user_version = 7").unwrap();
    let copy = home.path("copy");
    fs::create_dir(&copy).unwrap();
    for end in ["", "-wal"] {
        let from = format!("{}{end}", path.display());
        fs::copy(from, copy.join(format!("c.db{end}"))).unwrap();
    }
    drop(connection);
    let before = bytes(&copy);
    let file = copy.join("c.db");
    for verb in ["list", "today", "doctor"] {
        let run = home.run(&[verb, "--database", file.to_str().unwrap()]);
        assert_eq!(run.code, 1, "{verb}: {}", run.err);
        assert!(run.err.contains("newer Cordial"), "{verb}: {}", run.err);
        let after: Vec<_> = bytes(&copy)
            .into_iter()
            .filter(|(path, _)| !path.ends_with("c.db-shm"))
            .collect();
        assert_eq!(after, before, "{verb}");
    }
}

#[test]
fn a_file_that_was_moved_away_is_not_written_to() {
    let home = Home::new();
    let path = home.path("a.db");
    let mut store = Store::open(&path, NOW).unwrap();
    fs::rename(&path, home.path("b.db")).unwrap();
    let mut ids = IdSource::seeded([1, 2]);
    let goal = cordial::domain::goal::Goal::titled(ids.fresh(NOW), "Win".into(), NOW);
    let refused = store
        .apply(&Change::new("Added").add(goal), NOW)
        .unwrap_err();
    assert!(refused.sentence.contains("moved or removed"), "{refused}");
    drop(store);
    assert!(!home.ok(&["goals", "--database", "b.db"]).contains("Win"));
}

#[test]
fn a_name_in_any_encoding_means_one_file() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let name = std::ffi::OsStr::from_bytes(b"q\xff %?#.db");
    for verb in [
        &["add", "Ada Obi"][..],
        &["list"],
        &["add", "Tom"],
        &["list"],
    ] {
        let done = home
            .command(verb)
            .arg("--database")
            .arg(name)
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{verb:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

#[test]
fn an_import_is_taken_back_whole_and_goes_into_a_file_whose_lesson_was_begun() {
    let home = Home::new();
    let run = |lesson: &str, ids: &mut IdSource| LessonRun {
        id: ids.fresh(NOW),
        lesson: lesson.into(),
        section: "summary".into(),
        exercise: String::new(),
        started_at: NOW,
        finished_at: None,
    };
    for (file, seed) in [("one.db", 3), ("two.db", 4)] {
        let mut ids = IdSource::seeded([seed, seed]);
        let mut store = Store::open(&home.path(file), NOW).unwrap();
        let begun = run("first", &mut ids);
        store
            .apply(&Change::new("Began").add(begun.clone()), NOW)
            .unwrap();
        // Turning a page is not in the journal, and stands in nobody's way.
        let moved = LessonRun {
            section: "take-away".into(),
            ..begun.clone()
        };
        store
            .apply(&Change::new("Turned").revise(&begun, moved), NOW)
            .unwrap();
    }
    home.ok(&["add", "Ada Obi", "--database", "one.db"]);
    let before = home.ok(&["export", "--database", "two.db"]);
    home.ok(&["export", "--database", "one.db", "--output", "one.json"]);
    home.ok(&["import", "one.json", "--database", "two.db"]);
    let one = home.ok(&["export", "--database", "one.db"]);
    assert_eq!(home.ok(&["export", "--database", "two.db"]), one);
    home.ok(&["undo", "--database", "two.db"]);
    assert_eq!(home.ok(&["export", "--database", "two.db"]), before);
    home.ok(&["redo", "--database", "two.db"]);
    assert_eq!(home.ok(&["export", "--database", "two.db"]), one);
}

#[test]
fn eight_who_undo_and_redo_at_once_do_not_trip() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi"]);
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let home = &home;
            scope.spawn(move || {
                for at in 0..6 {
                    home.ok(&["add", &format!("Person {writer} {at}")]);
                    for verb in ["undo", "redo"] {
                        let run = home.run(&[verb]);
                        assert!(!run.err.contains("no longer as it was"), "{}", run.err);
                    }
                }
            });
        }
    });
    assert_eq!(home.run(&["doctor"]).code, 0);
}
