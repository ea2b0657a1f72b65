//! `cordial brief` on the real binary: under 25 lines whatever the file holds, nothing lost in its JSON, and
//! what is known behind the coach.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;
use cordial::cells;
use cordial::domain::civil::plus_days;
use cordial::domain::follow_up::FollowUp;
use cordial::domain::intent::{NewPerson, NewTalk};
use cordial::domain::interaction::{Channel, Question, TouchDirection};
use cordial::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use cordial::domain::moment::Now;
use cordial::domain::offer::{Offer, OfferState};
use cordial::domain::promise::{Promise, PromiseState, PromisedBy};
use cordial::domain::tie::Circle;
use cordial::domain::{Change, IdSource, Moment};
use cordial::store::Store;

fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_424_400_000),
        today: "2026-11-23".parse().unwrap(),
    }
}

/// Texts that nobody should write, and that files hold all the same.
fn hostile() -> Vec<(&'static str, String)> {
    vec![
        ("plain", "a few words".into()),
        ("long", "words and words ".repeat(3000)),
        ("one long word", "x".repeat(50_000)),
        (
            "lines",
            "a line\n\n\tanother\r\nand one\u{2028}more ".repeat(200),
        ),
        (
            "escapes",
            "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m red ".repeat(50),
        ),
        (
            "directions",
            "\u{202e}sdrawkcab\u{2066} \u{200b}\u{200f}שלום ".repeat(50),
        ),
        ("wide", "欧阳静怡 👩‍👩‍👧‍👦 ｶﾞ ".repeat(300)),
        ("towers", format!("e{} ", "\u{301}".repeat(500)).repeat(20)),
        ("quotes", "“\"'`” %s {} \\n $(x) ".repeat(60)),
    ]
}

/// Writes `name`, about whom everything is known `many` times in these words.
fn write_down(home: &Home, name: &str, words: &str, many: usize) {
    std::fs::create_dir_all(home.database().parent().unwrap()).unwrap();
    let mut store = Store::open(&home.database(), now().at).unwrap();
    let mut ids = IdSource::seeded([many as u64, 11]);
    let mut new = NewPerson::named(name, &mut ids, now());
    let id = new.person.id;
    for field in [
        &mut new.person.how_met,
        &mut new.person.cares_about,
        &mut new.person.needs,
        &mut new.person.pronouns,
    ] {
        *field = words.to_owned();
    }
    for line in [&mut new.person.role, &mut new.person.organization] {
        *line = words.chars().take(300).collect();
    }
    new.person.birthday = cordial::domain::civil::Birthday::new(None, 11, 26);
    new.tie = new.tie.in_circle(Circle::new(2).unwrap());
    let mut change = Change::new("crowd").and(new.added(&mut ids, now()));
    let today = now().today;
    for at in 0..many {
        let day = i64::try_from(at).unwrap();
        for promised_by in [PromisedBy::Me, PromisedBy::Them] {
            change = change.add(Promise {
                id: ids.fresh(now().at),
                person: id,
                promised_by,
                what: format!("promise {at} {words}"),
                made_on: today,
                due: Some(plus_days(today, day)),
                state: PromiseState::Open,
                closed_on: None,
                interaction: None,
                created_at: now().at,
            });
        }
        for direction in [GiftDirection::Given, GiftDirection::Received] {
            change = change.add(Entry {
                id: ids.fresh(now().at),
                person: id,
                direction,
                kind: GiftKind::Help,
                what: format!("gift {at} {words}"),
                on_day: plus_days(today, -day - 1),
                asked_by: AskedBy::Nobody,
                thanked_on: None,
                interaction: None,
                offer: None,
                created_at: now().at,
            });
        }
        change = change.add(Offer {
            id: ids.fresh(now().at),
            person: id,
            kind: GiftKind::Help,
            what: format!("offer {at} {words}"),
            goal: None,
            state: OfferState::Idea,
            created_at: now().at,
        });
        change = change.add(Question {
            id: ids.fresh(now().at),
            person: id,
            interaction: None,
            text: format!("question {at} {words}"),
            asked_on: None,
            created_at: now().at,
        });
        let what = format!("plan {at} {words}");
        let mut plan = FollowUp::on(
            ids.fresh(now().at),
            id,
            Some(plus_days(today, day)),
            what,
            now().at,
        );
        plan.draft = words.to_owned();
        change = change.add(plan);
    }
    store.apply(&change, now().at).unwrap();
    for at in 0..many {
        let people = [(id, name.to_owned())];
        let talk = NewTalk {
            people: &people,
            on: plus_days(today, -3 * i64::try_from(at).unwrap() - 41),
            channel: Channel::Call,
            direction: TouchDirection::Mutual,
            summary: format!("talk {at} {words}"),
        };
        let (_, change) = talk.logged(&mut ids, now());
        store.apply(&change, now().at).unwrap();
    }
}

#[track_caller]
fn assert_fits(text: &str, case: &str) {
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        (1..=24).contains(&lines.len()),
        "{case}: {} lines\n{text}",
        lines.len()
    );
    for line in lines {
        assert!(cells::width(line) <= 80, "{case}: {line}");
        assert!(!line.contains(char::is_control), "{case}: {line:?}");
    }
}

#[test]
fn a_brief_has_under_25_lines_whatever_the_file_holds() {
    for (case, words) in hostile() {
        let home = Home::new();
        write_down(&home, "Ada Obi", &words, 9);
        for arguments in [&["brief", "ada"][..], &["brief", "ada", "--ask"]] {
            let text = home.ok(arguments);
            assert_fits(&text, case);
            assert_eq!(text.lines().count(), 24, "{case} has more to say:\n{text}");
            for needed in [
                "Ada Obi",
                "rhythm",
                "Usually every ~3 days (8 gaps). 41 days now.",
                "birthday      Thu 26 Nov, in 3 days",
                "last talk     41 days ago, call: “talk 0",
                "cares about",
                "needs",
                "you promised  today: promise 0",
                "they promised today: promise 0",
                "thanks unsaid 9 days ago: gift 8",
                "could give    offer 8",
                "to ask        question 8",
                "planned       today: plan 0",
            ] {
                assert!(text.contains(needed), "{case} lacks {needed}:\n{text}");
            }
        }
        let ask = home.ok(&["brief", "ada", "--ask"]);
        for needed in [
            "before an ask Keep first: promise 0",
            "Thank Ada: gift 8",
            "You last gave on Sun 22 Nov, last in touch 41 days ago.",
        ] {
            assert!(ask.contains(needed), "{case} lacks {needed}:\n{ask}");
        }
        let json = home.json(&["brief", "ada"]);
        assert_eq!(json["person"]["needs"], words, "{case}");
        assert_eq!(
            json["promises"]["mine"][8]["what"],
            format!("promise 8 {words}")
        );
        assert_eq!(json["promises"]["theirs"].as_array().unwrap().len(), 9);
        assert_eq!(
            json["talks"][0]["interaction"]["summary"],
            format!("talk 0 {words}").trim()
        );
        assert_eq!(json["follow_ups"].as_array().unwrap().len(), 9);
        assert_eq!(json["thanks"].as_array().unwrap().len(), 9);
        assert_eq!(json["birthday"]["in_days"], 3);
        assert_eq!(json["before_an_ask"].as_array().unwrap().len(), 3);
        assert_eq!(json["last_given"]["what"], format!("gift 0 {words}"));
    }
}

#[test]
fn somebody_with_nothing_written_down_has_a_short_brief() {
    let home = Home::new();
    home.ok(&["add", "Tom Okafor"]);
    assert_eq!(
        home.ok(&["brief", "tom"]),
        "  Tom Okafor\n  no circle yet\n  rhythm        Not in touch yet. On no clock.\n"
    );
    assert_eq!(
        home.ok(&["brief", "tom", "--ask"]).lines().last().unwrap(),
        "  before an ask No give of yours is written down, not in touch yet."
    );
    let json = home.json(&["brief", "tom"]);
    assert!(json["talks"].as_array().unwrap().is_empty());
    assert!(json["birthday"].is_null() && json["last_given"].is_null());
}

#[test]
fn a_talk_without_a_word_brings_back_the_one_before_it() {
    let home = Home::new();
    home.ok(&["add", "Tom Okafor"]);
    home.ok(&["log", "his budget", "--with", "tom", "--on", "2026-10-13"]);
    let mut store = Store::open(&home.database(), now().at).unwrap();
    let tom = store.people_named("Tom", 1).unwrap()[0].clone();
    let people = [(tom.id, tom.short)];
    let talk = NewTalk {
        people: &people,
        on: "2026-11-20".parse().unwrap(),
        channel: Channel::Email,
        direction: TouchDirection::Theirs,
        summary: String::new(),
    };
    let (_, change) = talk.logged(&mut IdSource::seeded([5, 5]), now());
    store.apply(&change, now().at).unwrap();
    drop(store);
    let text = home.ok(&["brief", "tom"]);
    assert!(
        text.contains("last talk     3 days ago, e-mail from them; nothing noted."),
        "{text}"
    );
    assert!(text.contains("41 days ago, met: “his budget”"), "{text}");
}

#[test]
fn what_i_have_and_what_others_do_is_proposed_until_it_is_offered() {
    let home = Home::new();
    for line in [
        "add Maya_Chen --needs a_reviewer_for_a_SQLite_schema",
        "add Jamal_Whitfield --role SQLite_maintainer",
        "asset SQLite_internals --kind knowledge",
    ] {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        home.ok(&words);
    }
    let text = home.ok(&["brief", "maya"]);
    assert!(
        text.contains("perhaps: what I know about SQLite internals (SQLite)"),
        "{text}"
    );
    assert!(
        text.contains("perhaps: an introduction to Jamal, SQLite maintainer (SQLite)"),
        "{text}"
    );
    // It is Maya who would gain; Jamal is not asked to give.
    let other = home.ok(&["brief", "jamal"]);
    assert!(!other.contains("introduction"), "{other}");
    let json = home.json(&["brief", "maya"]);
    assert_eq!(json["proposals"].as_array().unwrap().len(), 2);
    home.ok(&["offer", "maya", "a look at the SQLite schema"]);
    home.ok(&["log", "lunch", "--with", "maya", "--with", "jamal"]);
    let text = home.ok(&["brief", "maya"]);
    assert!(
        !text.contains("perhaps") && text.contains("could give    a look at"),
        "{text}"
    );
}

#[test]
fn a_name_is_found_as_everywhere_else() {
    let home = Home::new();
    home.ok(&["add", "Tom Okafor"]);
    home.ok(&["add", "Tom Álvarez"]);
    for (name, said) in [
        ("tom", "“tom” could be Tom"),
        ("nobody", "Nobody here is called “nobody”."),
        (" ", "A name needs at least one visible character."),
    ] {
        let run = home.run(&["brief", name]);
        assert_eq!(run.code, 2, "{name}: {}", run.out);
        assert!(
            run.err.contains(said) && run.err.contains("Hint: "),
            "{}",
            run.err
        );
    }
}

#[test]
fn the_evidence_is_listed_with_its_source_and_strength() {
    let home = Home::new();
    let text = home.ok(&["evidence"]);
    for needed in [
        "Promises first",
        "Gneezy & Epley 2014 · a single study",
        "Dunbar; Lindenfors et al. 2021 · contested",
        "Cohen & Bradford · practice, not a study",
        "The coach: ",
        "has not been shown",
    ] {
        assert!(text.contains(needed), "{needed}");
    }
    assert!(text.lines().all(|line| cells::width(line) <= 80));
    let json = home.json(&["evidence"]);
    let entries = json["evidence"].as_array().unwrap();
    assert!(entries.len() > 20);
    for entry in entries {
        let strength = entry["strength"].as_str().unwrap();
        let known = [
            "replicated",
            "meta_analysis",
            "single_study",
            "correlational",
            "practice",
            "contested",
        ];
        assert!(known.contains(&strength), "{entry}");
        for field in ["key", "claim", "source", "coach"] {
            assert!(!entry[field].as_str().unwrap().is_empty(), "{entry}");
        }
    }
    // It needs no file, and makes none.
    assert!(!home.database().exists());
}
