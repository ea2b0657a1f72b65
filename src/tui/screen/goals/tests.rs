//! Keys in, screen out, for goals.

use crate::domain::intent::NewPerson;
use crate::domain::{Change, IdSource};
use crate::tui::testing::{Bench, now};
use crate::tui::view::ScreenName;

fn bench() -> Bench {
    let mut bench = Bench::demo();
    bench.go(ScreenName::Goals);
    bench
}

/// The demo with two things the user has.
fn with_assets() -> Bench {
    let mut bench = bench();
    for (name, more) in [
        ("SQLite internals", "ten years of it"),
        ("a room in Lisbon", ""),
    ] {
        bench
            .press("A")
            .write(name)
            .press("tab tab")
            .write(more)
            .press("ctrl-s")
            .shows(&format!("You have: {name}. u to undo."));
    }
    bench
}

#[test]
fn marks_are_set_and_taken_away_one_change_each() {
    let mut bench = bench();
    bench.shows("▌ Priya Raman         staff engineer, Northwind            [●]");
    bench
        .press("space")
        .shows("Priya no longer brings skill to “Get the storage rewrite approve…”. u to undo.")
        .shows("Nobody yet brings skill or support.");
    bench.press("u").shows("Nobody yet brings support.");
    bench
        .press("k j j j right right right right right l space")
        .shows("Anna could bring support to “Get the storage")
        .shows("Somebody brings each of the six.")
        .lacks("perhaps");
    // Nobody jumps about while one marks.
    bench.shows("▌ Anna Zhou");
    let screen = bench.screen();
    let at = |name: &str| screen.find(name).unwrap();
    assert!(at("Tom Okafor") < at("Maya Chen") && at("Maya Chen") < at("Anna Zhou"));
    bench.press("u").shows("Nobody yet brings support.");
    bench
        .press("ctrl-r")
        .shows("Somebody brings each of the six.");
    bench
        .press("h h space")
        .shows("Anna could bring insight to");
}

#[test]
fn the_gap_is_named_and_who_could_fill_it_with_the_word_it_is_read_from() {
    let mut bench = bench();
    bench
        .shows("Nobody yet brings support.")
        .shows("Support: perhaps Anna (mentor).");
    bench
        .press("]")
        .shows("Nobody yet brings skill, expertise, insight, resource or support.")
        .shows("Skill: perhaps Priya (engineer).")
        .shows("Expertise: perhaps Søren (standards).")
        .shows("Resource: perhaps Maya (finance) or Lena (procurement).");
    bench
        .press("enter")
        .lacks("Who brings what")
        .shows("standards board, Northwind");
}

#[test]
fn goals_are_reached_opened_again_let_go_and_removed() {
    let mut bench = bench();
    bench
        .press("d")
        .shows("Reached the goal “Get the storage rewrite approved by March”. u to undo.")
        .shows("1 open, 1 reached")
        .shows("▸    Get the storage rewrite")
        .lacks("perhaps");
    bench
        .press("x")
        .shows("It is reached; open it again before letting it go.");
    bench
        .press("d")
        .shows("Opened the goal “Get the storage")
        .shows("2 open");
    bench
        .press("x")
        .shows("Let go of the goal “Get the storage")
        .shows("1 open, 1 let go");
    bench
        .press("x")
        .shows("Removed the goal “Get the storage")
        .lacks("▸    Get the storage");
    bench.press("u").shows("1 open, 1 let go");
    bench.press("u").shows("2 open");
    bench.press("u").press("u").press("u").shows("Undid: ");
}

#[test]
fn a_goal_is_added_and_edited() {
    let mut bench = bench();
    bench
        .press("a")
        .write("Write the calendar standard")
        .press("tab")
        .write("because everyone suffers")
        .press("tab")
        .write("2027-03-01")
        .press("ctrl-s")
        .shows("Added the goal “Write the calendar standard”. u to undo.")
        .shows("▸ 3  Write the calendar standard")
        .shows("by 1 Mar 2027, in 14 weeks")
        .shows("because everyone suffers")
        .shows("Nobody yet brings anything: mark who could.");
    bench
        .press("e ctrl-u")
        .write("Read the calendar standard")
        .press("ctrl-s")
        .shows("Edited the goal.")
        .shows("▸ 3  Read the calendar standard");
    bench.press("u").shows("Write the calendar standard");
    bench.press("u").lacks("calendar standard ");
    let goal = bench.store().goals().unwrap().remove(0);
    let mut late = goal.clone();
    late.due = chrono::NaiveDate::from_ymd_opt(2026, 11, 2);
    let change = Change::new("Dated").revise(&goal, late);
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Goals).shows("was for Mon 2 Nov");
}

#[test]
fn what_i_have_is_added_edited_and_removed() {
    let mut bench = with_assets();
    bench
        .press("] ]")
        .shows("▌ SQLite internals")
        .shows("skill")
        .shows("ten years of it");
    bench.press("j").shows("▌ a room in Lisbon");
    bench
        .press("e ctrl-u")
        .write("a room in Porto")
        .press("ctrl-s")
        .shows("Edited a room in Lisbon.")
        .shows("▌ a room in Porto");
    bench
        .press("x")
        .shows("Removed from what you have: a room in Porto. u to undo.")
        .shows("▌ SQLite internals");
    bench.press("u").shows("a room in Porto");
    bench
        .press("d")
        .shows("This is something you have, not a goal.");
    bench
        .press("space")
        .shows("This is what you have; the goals stand above.");
    bench.press("]").shows("This is the last part.");
    bench.press("[").shows("▸ 2  Learn how standards");
    bench.press("[ [").shows("This is the first goal.");
    bench.press("] ] enter").shows("edit what you have");
}

#[test]
fn the_filter_finds_people_and_esc_shows_everybody() {
    let mut bench = bench();
    bench
        .press("/")
        .write("len")
        .shows("▌ Lena Fischer")
        .lacks("Tom Okafor");
    bench
        .press("enter space")
        .shows("Lena could bring skill to");
    bench
        .press("/ ctrl-u")
        .write("zzz")
        .shows("Nobody matches.")
        .shows("Nobody yet brings support.");
    bench.press("esc").shows("Tom Okafor").shows("Lena Fischer");
    bench
        .press("/")
        .paste("maya\n")
        .shows("Maya Chen")
        .lacks("Tom Okafor");
}

#[test]
fn empty_files_name_the_one_key() {
    let mut bench = Bench::empty();
    bench
        .go(ScreenName::Goals)
        .shows("What do you want influence for?")
        .shows("a  writes down a goal");
    bench.press("[").shows("There is no goal yet.");
    bench.press("x").shows("Nothing is written down here yet.");
    bench.press("space").shows("This is what you have");
    bench
        .press("A")
        .write("patience")
        .press("ctrl-s")
        .shows("None yet. a writes one down.")
        .shows("▌ patience");
    bench
        .press("a")
        .write("Be heard")
        .press("ctrl-s")
        .shows("▸ 1  Be heard")
        .shows("Nobody is written down yet.");
    bench.press("space").shows("Nobody is listed here.");
    bench.press("d").shows("Reached the goal “Be heard”.");
}

#[test]
fn a_crowd_is_capped_and_found_by_the_filter() {
    let mut bench = bench();
    let mut ids = IdSource::seeded([31, 32]);
    let mut change = Change::new("Filled");
    for n in 0..1000 {
        let new = NewPerson::named(&format!("Person Number{n}"), &mut ids, now());
        change = change.and(new.added(&mut ids, now()));
    }
    bench.store().apply(&change, now().at).unwrap();
    bench
        .go(ScreenName::Goals)
        .press("G")
        .shows("▌ Person Number");
    bench
        .press("/")
        .write("number998")
        .press("enter")
        .shows("▌ Person Number998");
}

#[test]
fn no_size_panics_and_the_cell_is_in_sight() {
    with_assets().sweep();
    with_assets().press("] ]").sweep();
    Bench::empty().go(ScreenName::Goals).sweep();
    for (width, height) in [(120, 40), (80, 24), (60, 14), (40, 10)] {
        let mut bench = bench().sized(width, height);
        for _ in 0..6 {
            bench.shows("▌");
            assert!(bench.screen().contains('['), "{}", bench.screen());
            bench.press("j l");
        }
    }
}

#[test]
fn a_click_goes_to_the_cell() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut bench = bench();
    let screen = bench.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("Lena Fischer"))
        .unwrap();
    let column = line.chars().position(|c| c == '·').unwrap();
    let mut click = |column: usize, row: usize| {
        bench.event(Event::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: column as u16,
            row: row as u16,
            modifiers: KeyModifiers::NONE,
        }));
        bench.screen()
    };
    let screen = click(column, row);
    assert!(screen.contains("▌ Lena Fischer"), "{screen}");
    let screen = click(10, 4);
    assert!(screen.contains("▸ 2  Learn"), "{screen}");
}

#[test]
fn what_it_looks_like() {
    insta::assert_snapshot!("wide", with_assets().screen());
    insta::assert_snapshot!("narrow", with_assets().sized(80, 24).screen());
    insta::assert_snapshot!(
        "second_goal",
        with_assets().sized(80, 24).press("] j").screen()
    );
    insta::assert_snapshot!("assets", with_assets().sized(80, 24).press("] ]").screen());
    insta::assert_snapshot!("smallest", with_assets().sized(40, 10).screen());
}
