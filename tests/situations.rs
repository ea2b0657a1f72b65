//! Situations in plain words: a board and a day in, the sentences of the coach out, through the real binary.
//!
//! The situations stand in `tests/situations/*.txt`: a title after `##`, then lines `DAY: verb …` that are
//! run on that day, and beneath one of them, indented, every line that it has to print. `BLESS=1` writes
//! what is printed now; read the difference before keeping it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use std::path::{Path, PathBuf};

use common::command::{Home, run};

/// The lines of one situation, its title left out.
struct Situation<'t> {
    title: &'t str,
    lines: Vec<&'t str>,
}

fn situations(text: &str) -> Vec<Situation<'_>> {
    let mut found: Vec<Situation<'_>> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("## "), found.last_mut()) {
            (Some(title), _) => found.push(Situation {
                title,
                lines: Vec::new(),
            }),
            (None, Some(situation)) => situation.lines.push(line),
            // The words before the first situation.
            (None, None) => {}
        }
    }
    found
}

/// Plays the situation; what it should look like with the lines that were really printed.
fn played(situation: &Situation<'_>) -> String {
    let home = Home::new();
    let mut real = format!("## {}\n", situation.title);
    let mut lines = situation.lines.iter().copied().peekable();
    while let Some(line) = lines.next() {
        real.push_str(line.trim_end());
        real.push('\n');
        let Some((day, words)) = line.split_once(": ") else {
            assert_eq!(line.trim(), "", "{}: {line}", situation.title);
            continue;
        };
        let arguments = shell_words::split(words).unwrap();
        let mut command = home.command(&[]);
        command
            .args(&arguments)
            .env("CORDIAL_NOW", format!("{day}T09:00:00Z"));
        let run = run(&mut command);
        assert_eq!(
            (run.code, run.err.as_str()),
            (0, ""),
            "{}: {line}",
            situation.title
        );
        if lines.next_if(|next| next.starts_with("  ")).is_none() {
            continue;
        }
        while lines.next_if(|next| next.starts_with("  ")).is_some() {}
        for printed in run.out.lines().filter(|line| !line.trim().is_empty()) {
            let squeezed: Vec<&str> = printed.split_whitespace().collect();
            real.push_str(&format!("  {}\n", squeezed.join(" ")));
        }
    }
    real
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/situations");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_situation_ends_in_its_sentences() {
    let mut number = 0;
    for file in files() {
        let text = std::fs::read_to_string(&file).unwrap();
        let situations = situations(&text);
        number += situations.len();
        let head = text.split("## ").next().unwrap();
        let real: Vec<String> = situations.iter().map(played).collect();
        let real = format!("{head}{}", real.concat());
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&file, real).unwrap();
            continue;
        }
        for (expected, real) in text.split("## ").zip(real.split("## ")) {
            assert_eq!(real, expected, "{}", file.display());
        }
    }
    assert!(number >= 40, "{number} situations");
}
