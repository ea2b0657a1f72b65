//! The example that scores the model of rhythm: what it reads, what it answers, what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

#[path = "../examples/rhythm/scoring.rs"]
mod scoring;

use std::fmt::Write as _;

use proptest::prelude::*;
use scoring::Log;

fn score(events: &str, candidates: &str) -> Result<Vec<f64>, String> {
    Log::read(events.as_bytes(), "events.csv")
        .and_then(|log| log.score(candidates.as_bytes(), "candidates.csv"))
        .map_err(|report| {
            assert_eq!(report.exit_code(), 2, "{report}");
            report.to_string()
        })
}

fn events(pairs: &[(&str, &str, &[i64])]) -> String {
    let mut table = String::from("ego,alter,day\n");
    for (ego, alter, days) in pairs {
        for day in *days {
            writeln!(table, "{ego},{alter},{day}").unwrap();
        }
    }
    table
}

#[track_caller]
fn assert_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-6, "{found}, not {wanted}");
}

#[test]
fn the_reference_values() {
    let references: [(&[i64], i64, i64, f64); 5] = [
        (&[0, 30, 58, 91, 120], 180, 30, 0.298544),
        (&[0, 7, 14, 21, 28], 56, 30, 0.406869),
        (&[0], 10, 30, 0.176985),
        (&[0, 90, 180, 270], 400, 90, 0.395442),
        (&[0, 1, 2, 3, 5, 8, 60], 61, 30, 0.714098),
    ];
    let names = ["Amara", "Björn", "Chen", "Divya", "Eilidh"];
    let pairs: Vec<_> = (references.iter().zip(names))
        .map(|((days, ..), name)| ("me", name, *days))
        .collect();
    // Asked in the opposite order, as a log of many pairs would be.
    let mut candidates = String::from("ego,alter,t,horizon\n");
    for ((_, today, window, _), name) in references.iter().zip(names).rev() {
        writeln!(candidates, "me,{name},{today},{window}").unwrap();
    }
    let found = score(&events(&pairs), &candidates).unwrap();
    for (found, (.., wanted)) in found.iter().zip(references.iter().rev()) {
        assert_near(*found, *wanted);
    }
}

#[test]
fn columns_stand_in_any_order_among_others() {
    let log = "kind,Day, alter ,note,ego\n\
               mail,0.9,\"Okafor, Ngozi\",\"two\nlines\",me\n\
               call,30,\"Okafor, Ngozi\",,me\n\
               call,30.2,\"Okafor, Ngozi\",short row,me\n\
               mail,58,\"Okafor, Ngozi\",,me,and,more\n\
               mail,91,\"Okafor, Ngozi\",,me\n\
               mail,120,\"Okafor, Ngozi\",,me\n";
    let found = score(
        log,
        "horizon,label,t,ego,alter\n30,1,180.7,me,\"Okafor, Ngozi\"\n",
    );
    assert_near(found.unwrap()[0], 0.298544);
}

#[test]
fn what_comes_after_t_is_not_looked_at() {
    let known = events(&[("me", "Ines", &[5, 40, 70]), ("me", "Juma", &[0])]);
    let more = events(&[
        ("me", "Ines", &[5, 40, 70, 101, 102]),
        ("me", "Juma", &[0, 300]),
        ("me", "Kai", &[101]),
    ]);
    let asked = "ego,alter,t,horizon\nme,Ines,100,30\nme,Kai,100,30\nme,Juma,100,30\n\
                 me,Ines,60,30\nme,Ines,70,30\n";
    assert_eq!(score(&known, asked), score(&more, asked));
}

#[test]
fn a_pair_that_never_met_is_as_one_that_met_when_the_log_began() {
    let log = events(&[("me", "Lucía", &[10, 20]), ("you", "Mose", &[3])]);
    let asked = |alter: &str, t: i64| format!("ego,alter,t,horizon\nme,{alter},{t},30\n");
    let stranger = score(&log, &asked("Nadia", 20)).unwrap();
    // The issue's own value for one contact and ten days of silence.
    assert_near(stranger[0], 0.176985);
    assert!(score(&log, &asked("Nadia", 400)).unwrap()[0] < stranger[0]);
    // Before the log begins there is nothing to go by, for anybody.
    assert_eq!(
        score(&log, &asked("Lucía", 9)),
        score(&log, "ego,alter,t,horizon\nnobody,none,9,30\n")
    );
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    let log = "ego,alter,day\nme,Omar,1\n";
    let asked = "ego,alter,t,horizon\nme,Omar,2,30\n";
    for (log, asked, words) in [
        ("", asked, &["Line 1 of events.csv", "\"ego\""][..]),
        ("ego,alter\n", asked, &["Line 1 of events.csv", "\"day\""]),
        ("ego,alter,day,DAY\n", asked, &["more than one", "\"day\""]),
        (
            "ego,alter,day\nme,Omar,1\n\nme,Omar,soon\n",
            asked,
            &["Line 4 of events.csv", "day is not a number"],
        ),
        (
            "ego,alter,day,note\r\nme,Omar,1,\"two\r\nlines\"\r\n\r\nme,Omar,soon,\"and\r\ntwo\"",
            asked,
            &["Line 5 of events.csv"],
        ),
        ("ego,alter,day\rme,Omar,soon", asked, &["Line 2 of"]),
        ("ego,alter,day\nme,Omar,NaN\n", asked, &["Line 2", "day"]),
        (
            "ego,alter,day\nme,Omar,1e12\n",
            asked,
            &["Line 2", "too large"],
        ),
        (
            "ego,alter,day\nme,Omar\n",
            asked,
            &["Line 2", "day is missing"],
        ),
        ("ego,alter,day\n,Omar,1\n", asked, &["ego is missing"]),
        (log, "ego,alter,t\n", &["candidates.csv", "\"horizon\""]),
        (
            log,
            "ego,alter,t,horizon\nme,Omar,2,30\nme,Omar,2,-1\n",
            &["Line 3 of candidates.csv", "horizon"],
        ),
    ] {
        let said = score(log, asked).unwrap_err();
        for word in words {
            assert!(said.contains(word), "{said} lacks {word}");
        }
        assert!(said.ends_with('.'), "{said}");
    }
}

#[test]
fn an_empty_list_of_candidates_has_no_answers() {
    let found = score(&events(&[]), "ego,alter,t,horizon\n");
    assert_eq!(found, Ok(Vec::new()));
}

#[test]
fn an_answer_is_a_line() {
    let mut printed = Vec::new();
    scoring::print(&[0.298_544_123_4, 0.0], &mut printed).unwrap();
    assert_eq!(printed, b"0.298544123\n0.000000000\n");
}

proptest! {
    /// Neither the order of the lines nor repeating one matters, and neither does what else is asked.
    #[test]
    fn each_candidate_is_judged_by_itself(
        days in prop::collection::vec((0..4usize, 0..900i64), 0..60),
        asked in prop::collection::vec((0..5usize, -5..1000i64, 0..400i64), 1..20),
    ) {
        let names = ["Priya", "Quentin", "Rosa", "Sione", "Tariq"];
        let table = |days: &[(usize, i64)]| {
            days.iter().fold(String::from("ego,alter,day\n"), |table, (name, day)| {
                format!("{table}me,{},{day}\n", names[*name])
            })
        };
        let list = |asked: &[(usize, i64, i64)]| {
            let head = String::from("ego,alter,t,horizon\n");
            asked.iter().fold(head, |list, (name, t, window)| {
                format!("{list}me,{},{t},{window}\n", names[*name])
            })
        };
        let together = score(&table(&days), &list(&asked)).unwrap();
        let mut turned: Vec<_> = days.iter().chain(&days).copied().collect();
        turned.reverse();
        for (candidate, found) in asked.iter().zip(together) {
            prop_assert!((0.0..=1.0).contains(&found));
            let seen: Vec<_> = turned.iter().copied().filter(|(_, day)| *day <= candidate.1).collect();
            let alone = score(&table(&seen), &list(&[*candidate])).unwrap();
            prop_assert_eq!(alone[0], found);
        }
    }

    /// A longer horizon never has a smaller chance, whatever the past.
    #[test]
    fn a_longer_horizon_is_never_less_likely(
        days in prop::collection::vec(0..2000i64, 0..40),
        t in 0..3000i64,
        short in 0..200i64,
        more in 0..200i64,
    ) {
        let log = events(&[("me", "Uma", &days)]);
        let asked = format!("ego,alter,t,horizon\nme,Uma,{t},{short}\nme,Uma,{t},{}\n", short + more);
        let found = score(&log, &asked).unwrap();
        prop_assert!(found[0] <= found[1] + 1e-12, "{:?}", found);
    }
}
