//! The table is whole, every entry stands behind something, and none says what must not be said.

use std::collections::BTreeSet;

use super::*;
use crate::coach::today::{Reason, Variety};
use crate::domain::lesson::ExerciseKind;
use crate::domain::review::ReviewStep;

/// The words that reasons go by, and the slots of a turn.
fn reasons() -> impl Iterator<Item = &'static str> {
    let slots = Variety::ALL.iter().map(|variety| variety.word());
    Reason::WORDS
        .into_iter()
        .chain(slots.filter(|word| !word.is_empty()))
}

const SCREENS: [&str; 10] = [
    "today", "lesson", "board", "people", "ledger", "queue", "review", "goals", "insights",
    "person",
];

const EXERCISES: [ExerciseKind; 11] = [
    ExerciseKind::Goal,
    ExerciseKind::People,
    ExerciseKind::Coverage,
    ExerciseKind::Assets,
    ExerciseKind::Needs,
    ExerciseKind::Offers,
    ExerciseKind::SelfCheck,
    ExerciseKind::Question,
    ExerciseKind::Rewrite,
    ExerciseKind::Picks,
    ExerciseKind::Reflection,
];

#[test]
fn every_line_has_evidence_and_every_entry_stands_behind_a_line() {
    let mut used: BTreeSet<Topic> = BTreeSet::new();
    let mut lines: Vec<(String, &[Topic])> = Vec::new();
    lines.extend(reasons().map(|word| (word.to_owned(), for_reason(word))));
    lines.extend(SCREENS.map(|name| (name.to_owned(), for_screen(name))));
    lines.extend(EXERCISES.map(|kind| (format!("{kind:?}"), for_exercise(kind))));
    lines.extend(Subject::ALL.map(|subject| (format!("{subject:?}"), subject.topics())));
    for step in ReviewStep::ALL {
        lines.push((step.stored(), for_step(*step)));
    }
    for (line, topics) in lines {
        assert!(!topics.is_empty(), "nothing stands behind {line}");
        used.extend(topics);
    }
    for topic in Topic::ALL {
        assert!(
            used.contains(topic),
            "{} stands behind nothing",
            topic.stored()
        );
    }
    assert!(for_reason("anything else").is_empty() && for_form("").is_empty());
}

#[test]
fn our_own_table_is_whole() {
    let entries = ours().unwrap();
    let topics: Vec<Topic> = entries.iter().map(|entry| entry.topic).collect();
    assert_eq!(topics, Topic::ALL);
    let strengths: BTreeSet<String> = entries
        .iter()
        .map(|entry| entry.strength.stored())
        .collect();
    let expected = [
        "contested",
        "correlational",
        "meta_analysis",
        "practice",
        "replicated",
        "single_study",
    ];
    assert_eq!(
        strengths.iter().map(String::as_str).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn nothing_is_said_that_must_not_be_said() {
    for entry in ours().unwrap() {
        let said = format!("{} {} {}", entry.claim, entry.source, entry.coach).to_lowercase();
        for banned in [
            "dirty",
            "follow-up question",
            "strengthen",
            "stronger tie",
            "proves",
            "proven",
            "guarantee",
            "weak beats strong",
            "overdue",
            "neglected",
            "pipeline",
            "prospect",
            "lead ",
            "leads",
            "owes",
            "owed",
            "failed to",
            "casciaro",
            "gouldner",
            "walster",
        ] {
            assert!(!said.contains(banned), "{banned} in {said}");
        }
        assert_eq!(
            said.contains("dunbar"),
            entry.topic == Topic::Circles,
            "{said}"
        );
        let sentences = entry.claim.matches(". ").count() + 1;
        assert!(
            sentences <= 3,
            "{} goes on: {}",
            entry.topic.stored(),
            entry.claim
        );
        assert!(
            entry.claim.ends_with('.') && entry.coach.ends_with('.'),
            "{said}"
        );
        assert!(!entry.source.ends_with('.'), "{said}");
        // One firm, one bank, one platform is never more than one study.
        let one = ["one firm", "one bank", "one platform", "one company"];
        if one.iter().any(|one| entry.claim.contains(one)) {
            assert!(
                matches!(
                    entry.strength,
                    Strength::SingleStudy | Strength::Correlational
                ),
                "{said}"
            );
        }
    }
    let circles = ours().unwrap();
    let circles = about(&circles, &[Topic::Circles])[0];
    assert_eq!(circles.strength, Strength::Contested);
}

#[test]
fn a_table_that_is_wrong_is_refused_with_a_sentence() {
    let entry = |key: &str, claim: &str, strength: &str| {
        format!(
            "[[entry]]\nkey = \"{key}\"\nclaim = \"{claim}\"\nsource = \"x\"\n\
             strength = \"{strength}\"\ncoach = \"y.\"\n"
        )
    };
    let whole: String = Topic::ALL
        .iter()
        .map(|topic| entry(&topic.stored(), "z.", "practice"))
        .collect();
    assert_eq!(parse(&whole).unwrap().len(), Topic::ALL.len());
    for (text, said) in [
        (
            String::new(),
            "cannot be read at line 1: missing field `entry`",
        ),
        ("[[entry]\n".into(), "cannot be read at line 1: "),
        (
            entry("promises", "z.", "practice"),
            "says nothing about if-then",
        ),
        (
            format!("{whole}{}", entry("thanks", "z.", "practice")),
            "speaks twice about thanks",
        ),
        (
            whole.replacen("\"z.\"", "\" \"", 1),
            "has no claim for promises",
        ),
        (
            entry("dreams", "z.", "practice"),
            "cannot be read at line 2: unknown variant `dreams`",
        ),
        (
            entry("promises", "z.", "certain"),
            "cannot be read at line 5: unknown variant `certain`",
        ),
        (
            whole.replacen("source", "sources", 1),
            "cannot be read at line 4: unknown field `sources`",
        ),
    ] {
        let report = parse(&text).unwrap_err();
        assert!(
            report
                .sentence
                .starts_with(&format!("The table of evidence {said}"))
                && report.sentence.ends_with('.'),
            "{}",
            report.sentence
        );
    }
}

#[test]
fn what_is_asked_for_comes_once_and_in_order() {
    let entries = ours().unwrap();
    let topics = [Topic::Thanks, Topic::Promises, Topic::Thanks];
    let found: Vec<Topic> = about(&entries, &topics)
        .iter()
        .map(|entry| entry.topic)
        .collect();
    assert_eq!(found, [Topic::Thanks, Topic::Promises]);
    assert_eq!(
        about(&entries, &[Topic::Promises])[0].standing(),
        "Gneezy & Epley 2014 · a single study"
    );
}
