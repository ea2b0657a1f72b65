//! What the command line does on the disk: permissions, several processes at once, demonstrations.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::{CORDIAL, Home, run};

#[cfg(unix)]
#[test]
fn every_file_is_the_owners_alone_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    let home = Home::new();
    for umask in ["000", "022", "077"] {
        for verb in [
            "add Ada",
            "backup",
            "export --output out.json --force",
            "demo --database demo.db",
        ] {
            let mut shell = Command::new("/bin/sh");
            home.dress(&mut shell);
            let _ = std::fs::remove_file(home.path("demo.db"));
            let script = format!("umask {umask}; {CORDIAL} {verb}");
            let done = run(shell.args(["-c", &script]));
            assert_eq!(done.code, 0, "{script}: {}", done.err);
        }
        for path in walk(&home.path("")).into_iter().skip(1) {
            let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, wanted, "{umask}: {}", path.display());
        }
        std::fs::remove_dir_all(home.path("data")).unwrap();
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn eight_processes_at_once_lose_nothing() {
    let home = Home::new();
    let each = 6;
    std::thread::scope(|scope| {
        for process in 0..8 {
            let home = &home;
            scope.spawn(move || {
                for number in 0..each {
                    home.ok(&["add", &format!("Person {process} {number}")]);
                }
            });
        }
    });
    assert_eq!(home.json(&["list"])["count"], 8 * each);
    let history = home.json(&["history", "--limit", "100"]);
    assert_eq!(history["changes"].as_array().unwrap().len(), 8 * each);
    home.ok(&["doctor"]);
}

#[test]
fn a_demonstration_is_the_same_for_the_same_seed_and_day() {
    let home = Home::new();
    let size = |seed: &'static str, file: &'static str| {
        let arguments = [
            "demo",
            "--people",
            "60",
            "--interactions",
            "400",
            "--seed",
            seed,
            "--database",
            file,
        ];
        home.ok(&arguments);
        home.ok(&["doctor", "--database", file]);
        home.ok(&["export", "--database", file])
    };
    let first = size("7", "a.db");
    assert_eq!(size("7", "b.db"), first);
    assert_ne!(size("8", "c.db"), first);
    let a_list = home.json(&["list", "--database", "a.db"]);
    assert_eq!(a_list["count"], 60);
    for verb in ["today", "queue", "board", "ledger", "goals"] {
        assert!(
            home.ok(&[verb, "--database", "a.db"]).lines().count() > 3,
            "{verb}"
        );
    }
    home.ok(&["demo", "--database", "n.db"]);
    home.ok(&["demo", "--database", "m.db"]);
    let network = home.ok(&["export", "--database", "n.db"]);
    assert_eq!(home.ok(&["export", "--database", "m.db"]), network);
    let today = home.json(&["today", "--database", "n.db"]);
    assert_eq!(today["people"].as_array().unwrap().len(), 5);
}

#[test]
fn nobody_and_nothing_is_a_size_too() {
    let home = Home::new();
    let said = home.ok(&[
        "demo",
        "--people",
        "0",
        "--interactions",
        "9",
        "--database",
        "a.db",
    ]);
    assert_eq!(said, "Wrote 0 people and 0 interactions: a.db\n");
    let said = home.ok(&[
        "demo",
        "--people",
        "1",
        "--interactions",
        "9",
        "--database",
        "a2.db",
    ]);
    assert_eq!(said, "Wrote 1 people and 9 interactions: a2.db\n");
    home.ok(&["doctor", "--database", "a2.db"]);
}

#[test]
fn the_first_change_of_a_day_makes_a_backup() {
    let home = Home::new();
    home.ok(&["add", "Ada"]);
    home.ok(&["add", "Grace"]);
    home.ok(&["add", "Mai"]);
    let folder = home.path("data/cordial/cordial.db.backups");
    let names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["000001-20261123-daily.db"]);
    let copy = folder.join(&names[0]);
    assert_eq!(
        home.json(&["list", "--database", copy.to_str().unwrap()])["count"],
        1
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_a_reader_who_leaves_is_not() {
    use std::process::Stdio;
    let home = Home::new();
    home.ok(&["demo", "--database", "demo.db"]);
    for verb in [&["export"][..], &["list"], &["list", "--json"], &["--help"]] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = home.command(verb);
        let run = run(command
            .args(["--database", "demo.db"])
            .stdout(Stdio::from(full)));
        assert_eq!(run.code, 1, "{verb:?}");
        assert_eq!(
            run.err,
            "Could not write to standard output: no space left on device.\n\
             Hint: a change that was asked for has been made; `cordial history` lists it\n",
            "{verb:?}"
        );

        let mut command = home.command(verb);
        command
            .args(["--database", "demo.db"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let left = child.wait_with_output().unwrap();
        assert_eq!(left.status.code(), Some(0), "{verb:?}");
        assert_eq!(String::from_utf8(left.stderr).unwrap(), "", "{verb:?}");
    }
    for force in [None, Some("--force")] {
        let mut arguments = vec!["export", "--output", "/dev/full", "--database", "demo.db"];
        arguments.extend(force);
        let run = home.run(&arguments);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("no space left on device."), "{}", run.err);
    }
    use std::os::unix::fs::FileTypeExt;
    assert!(
        std::fs::metadata("/dev/full")
            .unwrap()
            .file_type()
            .is_char_device()
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    std::fs::create_dir(home.path("closed")).unwrap();
    std::fs::set_permissions(home.path("closed"), std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(home.path("closed/try"), "").is_ok() {
        // The superuser may write anywhere; there is nothing to see.
        return;
    }
    let run = home.run(&["add", "Ada", "--database", "closed/a.db"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("Could not create closed/a.db: permission denied.\nHint: "),
        "{}",
        run.err
    );
}

#[test]
fn a_demonstration_leaves_nothing_behind() {
    let home = Home::new();
    std::fs::create_dir(home.path("tmp")).unwrap();
    let done = run(home.command(&["demo"]).env("TMPDIR", home.path("tmp")));
    assert_eq!(
        done.code, 1,
        "without a terminal it cannot open: {}",
        done.err
    );
    assert_eq!(walk(&home.path("tmp")).len(), 1);
    assert!(!home.database().exists());
}

#[test]
fn the_ending_of_a_file_says_what_is_exported() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi", "--email", "ada@obi.example"]);
    home.ok(&["follow-up", "Ada", "call", "--on", "2026-12-01"]);
    for (file, format, begins) in [
        ("out.vcf", "vcard", "BEGIN:VCARD\r\nVERSION:4.0"),
        ("OUT.VCARD", "vcard", "BEGIN:VCARD"),
        ("out.csv", "csv", "Full name,"),
        ("out.ics", "calendar", "BEGIN:VCALENDAR"),
        ("out.json", "archive", "{\"format\":\"cordial\""),
        ("out", "archive", "{\"format\":\"cordial\""),
        ("out.bak", "archive", "{\"format\":\"cordial\""),
    ] {
        let told = home.json(&["export", "--to", file]);
        assert_eq!(told["format"], format, "{file}");
        let text = std::fs::read_to_string(home.path(file)).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        assert!(text.starts_with(begins), "{file}: {}", &text[..40]);
    }
    // A notebook is a folder, whatever it is called.
    let told = home.json(&["export", "--to", "out.md"]);
    assert_eq!(told["format"], "markdown");
    assert!(home.path("out.md").is_dir());
    // What is said and what is meant are both cards.
    home.ok(&["export", "--format", "vcard3", "--to", "old.vcf"]);
    home.ok(&["export", "--only", "Ada", "--to", "ada.vcf"]);
    home.ok(&["export", "--alarm", "540", "--to", "plans.ics"]);
    home.ok(&["export", "--raw", "--to", "raw.csv"]);
}

#[test]
fn an_ending_that_says_otherwise_is_refused() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi"]);
    std::fs::create_dir(home.path("folder")).unwrap();
    for (arguments, sentence, hint) in [
        (
            &["--format", "csv", "--to", "out.vcf"][..],
            "--format csv writes a table, and a file in .vcf is cards.",
            "leave out --format, or name a file in .csv",
        ),
        (
            &["--format", "vcard", "--to", "out.ics"],
            "--format vcard writes cards, and a file in .ics is a calendar.",
            "name a file in .vcf",
        ),
        (
            &["--format", "archive", "--to", "out.csv"],
            "--format archive writes an archive, and a file in .csv is a table.",
            "name a file in .json",
        ),
        (
            &["--to", "out.xlsx"],
            "Files in .xlsx cannot be written.",
            "name a file in .csv",
        ),
        (
            &["--to", "folder"],
            "folder is a folder; what is to be written into it?",
            "--format markdown",
        ),
        (
            &["--to", "new/"],
            "new/ is a folder; what is to be written into it?",
            "--format vcard",
        ),
        (
            &["--to", "out.csv", "--alarm", "540"],
            "--alarm is about a calendar",
            "leave it out",
        ),
    ] {
        let run = home.run(&[&["export"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.out);
        assert!(
            run.err.starts_with(sentence) && run.err.contains(hint),
            "{arguments:?}: {}",
            run.err
        );
    }
    assert!(!walk(&home.path("")).iter().any(|path| {
        path.file_stem()
            .is_some_and(|name| name == "out" || name == "new")
    }));
}
