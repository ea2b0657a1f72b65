//! Keys in, screen out, for the ledger.

use crate::domain::Change;
use crate::domain::asset::{Asset, AssetKind};
use crate::domain::intent::{NewPerson, NewTalk};
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::domain::person::PersonId;
use crate::domain::{IdSource, Moment};
use crate::tui::testing::{Bench, days_ago, now};
use crate::tui::view::ScreenName;

/// The demo, with something the user has, wishes that fit, and an introduction under way.
fn bench() -> Bench {
    let mut bench = Bench::demo();
    let mut ids = IdSource::seeded([11, 12]);
    let id = |bench: &mut Bench, name: &str| bench.store().people_named(name, 1).unwrap()[0].id;
    let (anna, tom, lena) = (
        id(&mut bench, "Anna"),
        id(&mut bench, "Tom"),
        id(&mut bench, "Lena"),
    );
    let mut change = Change::new("Set the scene");
    for (kind, name) in [
        (AssetKind::Knowledge, "SQLite internals"),
        (AssetKind::Skill, "reviewing budgets"),
    ] {
        change = change.add(Asset {
            id: ids.fresh(Moment::from_millis(0)),
            kind,
            name: name.into(),
            notes: String::new(),
            created_at: now().at,
        });
    }
    let mut wish = |person: PersonId, needs: &str, cares: &str| {
        let was = bench.store().get(person).unwrap().unwrap();
        let mut becomes = was.clone();
        becomes.needs = needs.into();
        becomes.cares_about = cares.into();
        bench
            .store()
            .apply(&Change::new("Noted").revise(&was, becomes), now().at)
            .unwrap();
    };
    wish(
        tom,
        "somebody in procurement; a second look at his budget",
        "",
    );
    wish(anna, "", "calendars");
    wish(lena, "a database that fits on a laptop", "");
    change = change.add(Introduction {
        id: ids.fresh(now().at),
        first: anna,
        second: tom,
        why: "both ran a data team through a merger".into(),
        state: IntroductionState::AskedFirst,
        since: days_ago(5),
        outcome: String::new(),
        created_at: now().at,
    });
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Ledger);
    bench
}

/// Goes to the line that begins so.
fn select(bench: &mut Bench, text: &str) {
    bench.press("home");
    for _ in 0..200 {
        let screen = bench.screen();
        let marked = screen.lines().find_map(|line| line.split_once("▌ "));
        if marked.is_some_and(|(_, rest)| rest.starts_with(text)) {
            return;
        }
        bench.press("j");
    }
    panic!("no line begins with “{text}”:\n{}", bench.screen());
}

/// Goes to a line, presses keys, and expects something to be said; then takes it back in one step.
#[track_caller]
fn check(line: &str, keys: &str, said: &str) {
    let mut bench = bench();
    let before = bench.screen();
    select(&mut bench, line);
    bench.press(keys).shows(said);
    assert_ne!(rows(&before), rows(&bench.screen()), "nothing changed");
    bench.press("u").shows("Undid: ");
    assert_eq!(rows(&before), rows(&bench.screen()), "undo left something");
}

/// The screen without the marker and what was just said.
fn rows(screen: &str) -> Vec<String> {
    let lines: Vec<&str> = screen.lines().collect();
    lines[..lines.len() - 2]
        .iter()
        .map(|line| line.replace('▌', " ").trim_end().to_owned())
        .collect()
}

#[track_caller]
fn refused(line: &str, keys: &str, why: &str) {
    let mut bench = bench();
    select(&mut bench, line);
    bench.press(keys).shows(why);
}

#[test]
fn each_key_makes_one_change_that_is_said_and_undone() {
    check(
        "you → Priya ",
        "d",
        "Kept: send the tie-decay paper for Priya. u to undo.",
    );
    check(
        "Tom → you",
        "d",
        "Tom kept: introduce me to the VP of platform. u to undo.",
    );
    check(
        "you → Priya ",
        "x",
        "Released with Priya: send the tie-decay paper. u to undo.",
    );
    check(
        "Priya Raman    shard",
        "d",
        "Thanked Priya: shard sizes. u to undo.",
    );
    check(
        "Maya Chen ",
        "d",
        "Gave Maya: review the cost model. u to undo.",
    );
    check("Maya Chen ", "x", "Let go of the offer to Maya. u to undo.");
    check(
        "Tom is looking",
        "p",
        "Planned for Tom: help with reviewing budgets. u",
    );
    check(
        "Tom is looking",
        "x",
        "Will not propose “reviewing budgets” for Tom again. u to undo.",
    );
    check(
        "Lena and Tom should",
        "p",
        "Lena and Tom should meet. u to undo.",
    );
    check(
        "Lena and Tom should",
        "x",
        "Will not propose that Lena and Tom meet again. u to undo.",
    );
    check(
        "Anna and Tom:",
        "d",
        "Asked Tom about meeting Anna. u to undo.",
    );
    check(
        "Anna and Tom:",
        "x",
        "No introduction of Anna and Tom. u to undo.",
    );
    check(
        "Priya Raman                       ",
        "x",
        "Kept Priya out of the picture of give and take. u",
    );
    check("Sat 14 Nov", "d", "Thanked Priya: shard sizes. u to undo.");
    check(
        "Sat 24 Oct",
        "x",
        "Removed from the history with Priya: a review. u to undo.",
    );
    check(
        "you → Priya ",
        "B",
        "Hid the picture of give and take. u to undo.",
    );
}

#[test]
fn what_cannot_be_done_is_said_with_its_reason() {
    refused(
        "Priya Raman    shard",
        "x",
        "Thanks wait until they are said.",
    );
    refused("Priya Raman    shard", "r", "Only a promise has a date.");
    refused("you → Priya ", "p", "Only a proposal can be taken up.");
    refused(
        "Tom is looking",
        "d",
        "This is a proposal; it has to be taken up first.",
    );
    refused(
        "Tom is looking",
        "e",
        "This is a proposal; it has to be taken up first.",
    );
    refused(
        "Lena and Tom should",
        "r",
        "This is a proposal; it has to be taken up first.",
    );
    refused(
        "Sat 24 Oct",
        "d",
        "You gave this; there is nothing left to do.",
    );
    refused(
        "Anna Zhou                           │",
        "d",
        "This is a picture; there is nothing to do.",
    );
    refused(
        "Anna Zhou                           │",
        "e",
        "This is a picture; edit in the history below.",
    );
    Bench::empty()
        .go(ScreenName::Ledger)
        .press("d")
        .shows("Nothing is selected.");
    Bench::empty()
        .go(ScreenName::Ledger)
        .press("B")
        .shows("Nothing is written down yet.");
}

#[test]
fn enter_opens_the_person() {
    for (line, position) in [
        ("Tom → you", "VP data, Northwind"),
        ("Maya Chen ", "finance, Northwind"),
        ("Lena is looking", "procurement, Northwind"),
        ("Anna and Tom:", "mentor, Northwind"),
        ("Sat 24 Oct", "staff engineer, Northwind"),
    ] {
        let mut bench = bench();
        select(&mut bench, line);
        bench.press("enter").lacks("You could give").shows(position);
        bench.press("esc").shows(&format!("▌ {line}"));
    }
}

#[test]
fn a_promise_is_given_another_date() {
    let mut bench = bench();
    bench.press("r").shows("A word to Priya before the day");
    bench
        .press("ctrl-u")
        .write("2026-12-01")
        .press("ctrl-s")
        .shows("send the tie-decay paper with Priya: now Tue 1 Dec. u to undo.")
        .shows("Tue 1 Dec");
    bench.press("u").shows("tomorrow");
}

#[test]
fn lines_are_edited_in_their_forms() {
    for (line, typed, said) in [
        ("Maya Chen ", "read it twice", "Edited the offer to Maya."),
        (
            "Anna Zhou      put",
            "named me",
            "Edited an entry with Anna.",
        ),
        (
            "Anna and Tom:",
            "mergers",
            "Noted what came of Anna and Tom.",
        ),
    ] {
        let mut bench = bench();
        select(&mut bench, line);
        bench.press("e");
        if line.starts_with("Anna Zhou") {
            bench.press("tab");
        }
        bench.press("ctrl-u").write(typed).press("ctrl-s");
        bench.shows(said).shows(typed);
        bench.press("u").lacks(typed);
    }
    let mut bench = bench();
    select(&mut bench, "Tom → you");
    bench
        .press("e tab ctrl-u")
        .write("open a door")
        .press("ctrl-s")
        .shows("Edited the promise with Tom.")
        .shows("open a door");
}

#[test]
fn everything_can_be_added_from_here() {
    for (keys, title) in [
        ("a p", "a promise"),
        ("a g", "something you gave"),
        ("a r", "something you received"),
        ("a o", "something you could give"),
        ("a i", "two people who should meet"),
    ] {
        let mut bench = bench();
        bench.press(keys).shows(title);
    }
    let mut bench = bench();
    bench
        .press("a r")
        .write("Lena")
        .press("enter")
        .write("a template for tenders")
        .press("ctrl-s")
        .shows("Received from Lena: a template for tenders. u to undo.");
    let screen = bench.screen();
    assert_eq!(
        screen.matches("a template for tenders").count(),
        3,
        "{screen}"
    );
}

#[test]
fn an_introduction_goes_its_way_and_what_came_of_it_is_asked() {
    let mut bench = bench();
    select(&mut bench, "Anna and Tom:");
    bench
        .press("d")
        .shows("when both say yes, introduce them · today");
    bench
        .press("d")
        .shows("Introduced Anna and Tom. u to undo.");
    bench.shows("ask how it went");
    bench.press("d").shows("What came of it");
    bench
        .write("they meet every month")
        .press("ctrl-s")
        .shows("Noted what came of Anna and Tom.")
        .lacks("Anna and Tom: both ran");
    // The note and the step are two changes.
    bench
        .press("u")
        .shows("they have met; what came of it? · today");
    bench.press("u").shows("ask how it went");
    bench.press("d esc");
    select(&mut bench, "Anna and Tom:");
    bench.press("x").shows("They have met already.");
    bench.press("d").shows("What came of it");
}

#[test]
fn proposals_taken_up_or_dismissed_are_not_made_again() {
    let mut bench = bench();
    select(&mut bench, "Tom is looking");
    bench.press("p").lacks("you are good at reviewing budgets");
    bench.shows("Tom Okafor          help with reviewing budgets");
    select(&mut bench, "Lena is looking");
    bench.press("x").lacks("you know SQLite");
    select(&mut bench, "Lena and Tom should");
    bench.press("x").lacks("Lena and Tom should");
    select(&mut bench, "Maya and Tom should");
    bench
        .press("p")
        .shows("Maya and Tom: Tom is looking for")
        .lacks("Maya and Tom should meet: ");
    let mut bench = bench.restarted();
    bench
        .go(ScreenName::Ledger)
        .lacks("you know SQLite")
        .lacks("Lena and Tom")
        .lacks("you are good at");
    // The offer is let go: it was thought of, and is not proposed again.
    select(&mut bench, "Tom Okafor          help with reviewing");
    bench.press("x").lacks("reviewing budgets:");
    bench.lacks("you are good at");
}

#[test]
fn an_offer_that_answers_a_need_stands_for_the_proposal() {
    let mut bench = bench();
    bench
        .press("a o")
        .write("Lena")
        .press("enter")
        .write("show her SQLite")
        .press("ctrl-s")
        .shows("Planned for Lena: show her SQLite.")
        .lacks("you know SQLite internals");
}

#[test]
fn two_who_were_together_once_are_not_proposed() {
    let mut bench = bench();
    let people: Vec<(PersonId, String)> = ["Lena", "Tom"]
        .iter()
        .map(|name| {
            (
                bench.store().people_named(name, 1).unwrap()[0].id,
                "x".into(),
            )
        })
        .collect();
    let talk = NewTalk {
        people: &people,
        on: days_ago(3),
        channel: Channel::Lunch,
        direction: TouchDirection::Mutual,
        summary: String::new(),
    };
    let (_, change) = talk.logged(&mut IdSource::seeded([5, 6]), now());
    bench.store().apply(&change, now().at).unwrap();
    bench
        .go(ScreenName::Ledger)
        .lacks("Lena and Tom should")
        .shows("Maya and Tom should");
}

#[test]
fn the_balance_is_hidden_for_one_and_for_all() {
    let mut bench = bench();
    select(&mut bench, "Priya Raman                       ");
    bench
        .press("x")
        .shows("1 person is kept out of the picture")
        .lacks("2 a month")
        .shows("│▒");
    bench
        .press("B")
        .shows("It is not drawn. B draws it again.")
        .lacks("│▒")
        .lacks("1 in 20 days");
    let mut bench = bench.restarted();
    bench.go(ScreenName::Ledger).lacks("│▒");
    bench
        .press("B")
        .shows("Drew the picture of give and take again.")
        .shows("│▒");
}

#[test]
fn a_date_that_has_passed_waits_and_nothing_is_a_debt() {
    let mut bench = bench();
    let promise = bench.store().open_promises().unwrap().remove(0).row;
    let change = promise.redated(Some(days_ago(3)), "Priya");
    bench.store().apply(&change, now().at).unwrap();
    let promise = bench.store().open_promises().unwrap().remove(1).row;
    let change = promise.redated(None, "Tom");
    bench.store().apply(&change, now().at).unwrap();
    bench
        .go(ScreenName::Ledger)
        .shows("waiting since Fri 20 Nov")
        .shows("no date, since Sat 14 Nov");
    let screen = bench.screen().to_lowercase();
    for word in ["owe", "debt", "overdue", "late ", "score", "failed"] {
        assert!(!screen.contains(word), "{word}");
    }
}

#[test]
fn parts_are_stepped_through() {
    let mut bench = bench();
    let expected = [
        "Priya Raman    shard",
        "Maya Chen",
        "Anna and Tom",
        "Priya Raman    ",
        "Sat 14 Nov",
        "Sat 14 Nov",
    ];
    for line in expected {
        bench.press("]").shows(&format!("▌ {line}"));
    }
    bench.press("[").shows("▌ Priya Raman     ");
    bench.press("left").shows("▌ Anna and Tom");
    bench.press("G").shows("▌ Fri 2 Oct");
    bench.press("g g").shows("▌ you → Priya");
    bench.event(crossterm::event::Event::Mouse(
        crossterm::event::MouseEvent {
            kind: crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left),
            column: 70,
            row: 4,
            modifiers: crossterm::event::KeyModifiers::NONE,
        },
    ));
    bench.shows("▌ Anna Zhou      put");
}

#[test]
fn an_empty_file_names_the_one_key() {
    let mut bench = Bench::empty();
    bench
        .go(ScreenName::Ledger)
        .shows("Nothing has passed between you and anybody yet.")
        .shows("c  writes down what happened");
}

/// So many people and entries, written as fast as the store takes them.
fn crowd(people: usize, entries: usize) -> Bench {
    let mut bench = Bench::empty();
    let mut ids = IdSource::seeded([21, 22]);
    let mut change = Change::new("Filled");
    let mut known = Vec::new();
    for n in 0..people {
        let mut new = NewPerson::named(&format!("Person {n}"), &mut ids, now());
        new.person.needs = format!("topic{} in storage", n % 90);
        known.push(new.person.id);
        change = change.and(new.added(&mut ids, now()));
    }
    for n in 0..entries {
        change = change.add(Entry {
            id: ids.fresh(now().at),
            person: known[n % known.len()],
            direction: if n % 3 == 0 {
                GiftDirection::Given
            } else {
                GiftDirection::Received
            },
            kind: GiftKind::Help,
            what: format!("thing {n}"),
            on_day: days_ago((n % 700) as i64),
            asked_by: AskedBy::Nobody,
            thanked_on: None,
            interaction: None,
            offer: None,
            created_at: now().at,
        });
    }
    bench.store().apply(&change, now().at).unwrap();
    bench
}

#[test]
fn much_is_capped_and_the_history_is_paged() {
    let mut bench = crowd(300, 2000);
    bench
        .go(ScreenName::Ledger)
        .shows("1321 more")
        .lacks("thing 900 ");
    bench.sweep();
    // More is read as soon as one is at the end of what was read.
    bench.press("G").lacks("further back");
    bench.press("G").press("k").shows("▌");
    for _ in 0..45 {
        bench.press("G");
    }
    bench.shows("▌").lacks("further back").shows("24 Dec 2024");
    bench.press("pageup").press("g g").shows("Promises open");
}

#[test]
fn no_size_panics_and_the_selected_line_is_in_sight() {
    let mut bench = bench();
    bench.sweep();
    for (width, height) in [
        (120, 40),
        (110, 24),
        (109, 24),
        (80, 24),
        (60, 12),
        (40, 10),
    ] {
        let mut bench = self::bench().sized(width, height);
        for _ in 0..18 {
            bench.shows("▌");
            bench.press("j");
        }
        for _ in 0..18 {
            bench.shows("▌");
            bench.press("k");
        }
        bench.shows("Promises open");
    }
}

#[test]
fn what_it_looks_like() {
    insta::assert_snapshot!("wide", bench().screen());
    let mut narrow = bench().sized(80, 24);
    insta::assert_snapshot!("narrow", narrow.screen());
    insta::assert_snapshot!("narrow_below", narrow.press("G").screen());
    insta::assert_snapshot!("hidden", bench().press("B").screen());
    insta::assert_snapshot!("empty", Bench::empty().go(ScreenName::Ledger).screen());
}

#[test]
fn text_from_outside_is_harmless_and_wide_names_keep_the_columns() {
    let mut bench = bench();
    let was = bench.store().open_promises().unwrap().remove(0).row;
    let mut becomes = was.clone();
    becomes.what =
        "a\u{1b}[31mred\u{202e}\nline 日本語の約束をとても長く書いてみるとどうなるか".into();
    let change = Change::new("Noted").revise(&was, becomes);
    bench.store().apply(&change, now().at).unwrap();
    let tom = bench.store().people_named("Lena", 1).unwrap()[0].id;
    let was = bench.store().get(tom).unwrap().unwrap();
    let mut becomes = was.clone();
    becomes.full_name = "欧阳静怡欧阳静怡欧阳静怡".into();
    becomes.needs = "a data\u{1b}base\n\nthat is\tnot SQLite; a SQLite\u{7} teacher".into();
    let change = Change::new("Noted").revise(&was, becomes);
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Ledger).shows("tomorrow");
    let screen = bench.screen();
    assert!(
        !screen.contains(['\u{1b}', '\u{202e}', '\u{7}']),
        "{screen}"
    );
    bench.sweep();
}
