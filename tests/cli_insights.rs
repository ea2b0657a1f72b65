//! `cordial insights` on the real binary: words, tables, JSON, and what they are counted from.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;
use serde_json::{Value, json};

/// Runs lines of arguments; `_` is a space within a word.
fn run(home: &Home, lines: &[&str]) {
    for line in lines {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        home.ok(&words);
    }
}

fn sentences(page: &Value) -> Vec<&str> {
    page["stands_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["sentence"].as_str().unwrap())
        .collect()
}

#[test]
fn an_empty_file_says_how_to_begin() {
    let home = Home::new();
    assert_eq!(
        home.ok(&["insights"]),
        "Nobody is here yet. `cordial add NAME` adds somebody; what follows grows from that.\n"
    );
    let page = home.json(&["insights"]);
    assert_eq!(page["stands_out"], json!([]));
    assert_eq!(page["weeks"].as_array().unwrap().len(), 52);
    assert_eq!(page["months"].as_array().unwrap().len(), 12);
}

#[test]
fn groups_bridges_and_only_ways_in_are_told_in_words() {
    let home = Home::new();
    run(
        &home,
        &[
            "add Priya_Raman --organization Northwind --circle 1",
            "add Tom_Okafor --organization Northwind --circle 2",
            "add Søren_Østergård --organization Fjord_Bank --circle 3",
            "add Lena_Fischer --organization fjord_bank",
            "add Mai_Tran --organization Fjord_Bank",
            "add Jo_Bello",
            "log dinner --with Priya --with Søren --on 2026-11-02",
            "log hello --with Tom --on 2026-11-03",
            "log lunch --with Lena --on 2024-05-01",
        ],
    );
    let text = home.ok(&["insights"]);
    for part in [
        "  Søren is the only one you are in touch with among the three at Fjord Bank.\n    Last in touch 21 days ago.\n",
        "  Priya joins Northwind and Fjord Bank.\n    You met Priya together with Søren.\n",
        "  Fjord Bank  3  Søren, Lena, Mai\n  Northwind   2  Priya, Tom\n  one person on their own\n",
    ] {
        assert!(text.contains(part), "{part}\nin\n{text}");
    }
    let page = home.json(&["insights"]);
    assert_eq!(page["stands_out"][0]["kind"], "only_way_in");
    assert_eq!(
        page["stands_out"][0]["person"]["full_name"],
        "Søren Østergård"
    );
    assert_eq!(page["stands_out"][1]["kind"], "bridge");
    assert_eq!(page["groups"][0]["name"], "Fjord Bank");
    assert_eq!(page["alone"][0]["short_name"], "Jo");
    assert_eq!(
        page["circles"],
        json!({"closest": 1, "close": 1, "steady": 1, "undecided": 3})
    );
    assert_eq!(page["left_out"], json!({"people": 0, "talks_since": null}));
    // In touch with a second one, it is the only way no longer; nobody gets a number.
    run(&home, &["log call --with Mai --on 2026-11-20"]);
    let page = home.json(&["insights"]);
    assert_eq!(sentences(&page), ["Priya joins Northwind and Fjord Bank."]);
    assert!(!page.to_string().contains("score"));
}

#[test]
fn weeks_count_a_person_once_a_day() {
    let home = Home::new();
    run(
        &home,
        &[
            "add Ada_Obi --circle 1",
            "add Tom_Okafor",
            // One day, twice: counts once. The next day: again. Two people: two.
            "log morning --with Ada --on 2026-11-16",
            "log evening --with Ada --on 2026-11-16",
            "log dinner --with Ada --with Tom --on 2026-11-22",
            // The first day of the year of weeks, and the day before it.
            "log call --with Tom --on 2025-12-01",
            "log call --with Tom --on 2025-11-30",
        ],
    );
    let page = home.json(&["insights"]);
    let weeks = page["weeks"].as_array().unwrap();
    let of = |monday: &str| weeks.iter().find(|week| week["monday"] == monday).unwrap();
    assert_eq!(of("2026-11-16")["all"], 3);
    assert_eq!(
        of("2026-11-16")["circles"],
        json!({"closest": 2, "undecided": 1})
    );
    assert_eq!(of("2026-11-23")["all"], 0);
    assert_eq!(weeks[0]["monday"], "2025-12-01");
    assert_eq!(weeks[0]["all"], 1);
    assert_eq!(
        weeks
            .iter()
            .map(|week| week["all"].as_u64().unwrap())
            .sum::<u64>(),
        4
    );
    let text = home.ok(&["insights"]);
    assert!(text.contains("  Mon 16 Nov  3    2        1\n"), "{text}");
}

#[test]
fn months_hold_both_directions() {
    let home = Home::new();
    run(
        &home,
        &[
            "add Ada_Obi",
            "give Ada advice --on 2026-11-01",
            "receive Ada a_book --on 2026-11-23",
            "receive Ada a_hint --on 2026-10-31",
            "give Ada a_ride --on 2025-12-01",
            "give Ada a_map --on 2025-11-30",
        ],
    );
    let page = home.json(&["insights"]);
    let months = page["months"].as_array().unwrap();
    assert_eq!(
        months[0],
        json!({"month": "2025-12", "given": 1, "received": 0})
    );
    assert_eq!(
        months[10],
        json!({"month": "2026-10", "given": 0, "received": 1})
    );
    let last = json!({"month": "2026-11", "given": 1, "received": 1});
    assert_eq!(months[11], last);
    let text = home.ok(&["insights"]);
    assert!(
        text.contains("  month     given  received\n  Nov 2026  1      1\n"),
        "{text}"
    );
}

#[test]
fn goals_say_who_brings_what_or_nobody() {
    let home = Home::new();
    let demo = home.path("demo.db");
    let demo = demo.to_str().unwrap();
    home.ok(&["demo", "--database", demo]);
    let text = home.ok(&["insights", "--database", demo]);
    for part in [
        "Goal 1: Get the storage rewrite approved by March\n  skill      Priya Raman, Nadia Belkacem\n",
        "  support    nobody yet\n",
        "Grace is the only one you are in touch with among the three at Kestrel Rail.",
    ] {
        assert!(text.contains(part), "{part}\nin\n{text}");
    }
    let page = home.json(&["insights", "--database", demo]);
    assert_eq!(
        page["goals"][0]["brought"]["support"],
        json!({"people": [], "total": 0})
    );
    assert_eq!(page["goals"][0]["brought"]["influence"]["total"], 4);
}

#[test]
fn a_large_file_is_answered_within_bounds_and_says_so() {
    let home = Home::new();
    let large = home.path("large.db");
    let large = large.to_str().unwrap();
    home.ok(&[
        "demo",
        "--people",
        "2500",
        "--interactions",
        "3000",
        "--database",
        large,
    ]);
    let page = home.json(&["insights", "--database", large]);
    assert_eq!(page["left_out"]["people"], 500);
    let looked_at = page["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["people"].as_array().unwrap().len())
        .sum::<usize>()
        + page["alone"].as_array().unwrap().len();
    assert_eq!(looked_at, 2000);
    let ties: u64 = page["kinds"]
        .as_object()
        .unwrap()
        .values()
        .map(|n| n.as_u64().unwrap())
        .sum();
    assert_eq!(ties, 2500);
}
