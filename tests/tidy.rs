//! The invariants of ARCHITECTURE.md that the compiler cannot hold: what is absent from where.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under `folder`, with its text.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no Rust files");
    found.sort();
    found
}

/// The code of a file: without its tests at the end, comments, and what stands in doc comments. Tests in a
/// file of their own are named at the top, and what follows is code.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_test(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.ends_with("testing.rs")
}

#[test]
fn what_follows_the_name_of_tests_is_code() {
    let text =
        "#[cfg(test)]\nmod tests;\nfn one() {}\n// said\n#[cfg(test)]\nmod tests {\nfn two() {}\n}";
    let code = code(&format!("//! It.\n{text}"));
    assert!(code.contains("fn one") && !code.contains("fn two") && !code.contains("said"));
}

#[track_caller]
fn assert_absent(folder: &str, words: &[&str], except: &[&str]) {
    for (path, text) in files(folder) {
        let named = path.to_string_lossy().into_owned();
        if is_test(&path) || except.iter().any(|except| named.contains(except)) {
            continue;
        }
        let code = code(&text);
        for word in words {
            assert!(!code.contains(word), "{named} names {word}");
        }
    }
}

#[test]
fn domain_and_coach_are_pure() {
    let outside = [
        "rusqlite",
        "ratatui",
        "crossterm",
        "std::fs",
        "std::env",
        "std::io",
        "std::process",
        "std::net",
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant",
        "crate::store",
        "crate::tui",
        "crate::cli",
        "crate::interchange",
        "println!",
        "eprintln!",
    ];
    assert_absent("src/domain", &outside, &[]);
    assert_absent("src/domain", &["crate::coach"], &[]);
    assert_absent("src/coach", &outside, &[]);
}

#[test]
fn sql_stands_only_in_the_store() {
    let sql = [
        "rusqlite",
        "SELECT ",
        "INSERT INTO",
        "UPDATE ",
        "DELETE FROM",
        "PRAGMA ",
    ];
    assert_absent("src", &sql, &["/store/"]);
}

#[test]
fn colours_stand_only_in_the_theme() {
    assert_absent(
        "src",
        &["Color::", ".fg(", ".bg(", "Stylize"],
        &["/tui/theme.rs"],
    );
}

#[test]
fn keys_stand_only_in_the_keymap() {
    // Text fields have to know the keys that write and move in a text; nobody else knows any.
    assert_absent(
        "src/tui",
        &["KeyCode::Char('"],
        &["/tui/key.rs", "/widget/line_edit.rs"],
    );
}

#[test]
fn the_clock_is_read_in_one_place() {
    assert_absent(
        "src",
        &["Utc::now", "Local::now", "SystemTime::now"],
        &["/clock.rs"],
    );
}

#[test]
fn the_network_is_not_used() {
    let network = [
        "std::net",
        "TcpStream",
        "UdpSocket",
        "reqwest",
        "hyper::",
        "ureq",
    ];
    assert_absent("src", &network, &[]);
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for name in [
        "reqwest", "hyper", "ureq", "curl", "tokio", "openssl", "rustls",
    ] {
        assert!(
            !manifest.contains(&format!("name = \"{name}\"")),
            "{name} is a dependency"
        );
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in files("src") {
        if is_test(&path) && !path.ends_with("testing.rs") {
            continue;
        }
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! "),
            "{} begins with: {first}",
            path.display()
        );
        assert!(
            first.len() > 24,
            "{} says too little: {first}",
            path.display()
        );
    }
}

#[test]
fn main_is_short() {
    let main =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 60);
}

#[test]
fn nothing_is_left_to_do_in_the_code() {
    for (path, text) in files("src") {
        // The name of a component of calendars, not a note to ourselves.
        let text = text.replace("VTODO", "");
        for word in ["TODO", "FIXME", "XXX", "unimplemented!", "todo!("] {
            assert!(!text.contains(word), "{} has {word}", path.display());
        }
    }
}

/// Words that make people into a sales list, or a user feel judged.
const BANNED: [&str; 9] = [
    "overdue",
    "neglected",
    "pipeline",
    "prospect",
    "leads",
    "lead ",
    "owed",
    "owes",
    "failed to",
];

#[test]
fn nobody_is_a_lead_and_nothing_is_overdue() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(PathBuf, String)> = files("src");
    for asset in [
        "assets/keymap.toml",
        "assets/demo/network.toml",
        "README.md",
    ] {
        texts.push((
            root.join(asset),
            fs::read_to_string(root.join(asset)).unwrap(),
        ));
    }
    for entry in fs::read_dir(root.join("assets/lessons")).unwrap() {
        let path = entry.unwrap().path();
        texts.push((path.clone(), fs::read_to_string(&path).unwrap()));
    }
    for (path, text) in texts {
        if is_test(&path) || path.to_string_lossy().contains("/coach/capture/") {
            // The parser of prose has to know the words that people really write.
            continue;
        }
        for quoted in code(&text).split('"').skip(1).step_by(2) {
            let quoted = quoted.to_lowercase();
            for word in BANNED {
                let found = quoted.match_indices(word).any(|(at, _)| {
                    !quoted[..at].ends_with(|before: char| before.is_alphanumeric())
                });
                let allowed = word == "leads" && quoted.contains("leads to");
                assert!(
                    !found || allowed,
                    "{}: “{word}” in “{quoted}”",
                    path.display()
                );
            }
        }
    }
}
