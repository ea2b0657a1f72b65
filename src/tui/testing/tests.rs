//! What holds in the app as a whole, whichever screen is in front.

use crossterm::event::{Event, KeyModifiers};

use super::Bench;
use super::now;
use crate::store::Store;
use crate::tui::view::ScreenName;

#[test]
fn today_names_who_is_waiting_and_why() {
    let mut bench = Bench::demo();
    bench
        .shows("Priya Raman")
        .shows("you said you would send the tie-decay paper")
        .shows("tomorrow");
    bench
        .shows("usually every ~18 days (2 gaps); 41 days now")
        .shows("to ask: did the budget survive?");
    bench
        .press("d")
        .shows("Kept: send the tie-decay paper for Priya. u to undo.");
    bench
        .press("u")
        .shows("Undid: Kept: send the tie-decay paper");
    bench.shows("you said you would send the tie-decay paper");
}

#[test]
fn a_form_is_kept_as_a_draft_and_saved() {
    let mut bench = Bench::empty();
    bench
        .press("n")
        .write("Ada Obi")
        .press("tab tab")
        .write("captain")
        .press("esc");
    bench.lacks("captain").shows("Kept as a draft.");
    let mut bench = bench.restarted();
    bench
        .press("n")
        .shows("Your draft is back.")
        .shows("captain");
    bench.press("ctrl-s");
    bench.shows("Added Ada Obi. u to undo.");
    bench
        .press("n")
        .lacks("Your draft is back.")
        .lacks("captain");
}

#[test]
fn a_line_of_prose_is_shown_before_it_is_saved() {
    let mut bench = Bench::demo();
    bench.press("c").write(
        "coffee w/ Priya yesterday; gave intro to Tom; she'll send the deck by Fri; ping in 3w",
    );
    bench.shows("talked      Priya Raman · coffee · Sun 22 Nov");
    bench.shows("gave        Priya Raman · introduction to Tom Okafor · Sun 22 Nov");
    bench.shows("promised    Priya Raman → you · send the deck · Fri 27 Nov");
    bench
        .shows("follow up   Priya Raman · ping · Mon 14 Dec")
        .press("esc");
    bench.shows("Kept as a draft.");
    let mut bench = bench.restarted();
    bench
        .press("c")
        .shows("Your draft is back.")
        .shows("Mon 14 Dec");
    bench
        .press("enter")
        .shows("Logged coffee with Priya, a give, a promise and a follow-up. u to undo.");
    bench.press("u").shows("Undid: Logged coffee with Priya");
}

#[test]
fn an_unclear_line_asks_and_one_key_answers() {
    let mut bench = Bench::demo();
    bench.press("n").write("Tom Álvarez").press("ctrl-s");
    bench
        .press("c")
        .write("lunch with Tom today")
        .press("enter");
    bench
        .shows("1 ")
        .shows("2 ")
        .press("x")
        .shows("A number answers");
    bench
        .press("9")
        .shows("no answer of that number")
        .press("2")
        .lacks("  2 ");
    bench.press("enter").shows("Logged lunch with Tom.");
    bench
        .press("c")
        .write("met Ada Obi on 30 February")
        .press("enter")
        .lacks("Logged");
}

#[test]
fn after_a_talk_one_key_thinks_back_to_it() {
    let mut bench = Bench::demo();
    bench
        .press("c")
        .write("coffee with Priya")
        .press("enter")
        .shows("d think back");
    bench
        .press("d")
        .shows("what you heard from Priya")
        .write("a quiet team")
        .press("tab tab tab");
    bench
        .write("how did the move go?")
        .press("ctrl-s")
        .shows("Kept what you heard from Priya.");
    bench
        .shows("to ask: how did the move go?")
        .press("enter")
        .shows("matters: a quiet team");
    bench.shows("to ask        how did the move go?");
    let mut bench = Bench::demo();
    bench
        .press("c")
        .write("coffee with Tom")
        .press("enter")
        .shows("d think back");
    bench.press("j").lacks("d think back");
}

#[test]
fn a_click_selects_and_the_wheel_moves() {
    use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
    let mut bench = Bench::demo();
    let at = |bench: &mut Bench, text: &str, kind| {
        let screen = bench.screen();
        let row = screen.lines().position(|line| line.contains(text)).unwrap();
        let column = screen.lines().nth(row).unwrap().split(text).next().unwrap();
        bench.event(Event::Mouse(MouseEvent {
            kind,
            column: u16::try_from(crate::cells::width(column)).unwrap(),
            row: u16::try_from(row).unwrap(),
            modifiers: KeyModifiers::NONE,
        }));
    };
    let press = MouseEventKind::Down(MouseButton::Left);
    bench.screen();
    at(&mut bench, "Tom Okafor", press);
    bench.shows("▌ Tom Okafor");
    at(&mut bench, "Tom", MouseEventKind::ScrollDown);
    bench.shows("▌ Lena Fischer");
    at(&mut bench, "board", press);
    bench.shows("Identify 1");
    at(&mut bench, "Anna Zhou", press);
    bench.shows("▌ Anna Zhou");
    at(&mut bench, "people", press);
    bench.screen();
    at(&mut bench, "Priya Raman", press);
    bench.shows("▌   Priya Raman").press("enter").screen();
    at(&mut bench, "the outage", press);
    bench.shows("▌ coffee  the outage");
    at(&mut bench, "queue", press);
    bench.screen();
    at(&mut bench, "Tom Okafor", press);
    bench.shows("▌ Tom Okafor");
}

#[test]
fn what_cannot_be_saved_stays_in_its_form() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.db");
    let mut bench = Bench::on(Store::open(&path, now().at).unwrap(), Vec::new());
    std::fs::rename(&path, folder.path().join("elsewhere.db")).unwrap();
    bench.press("n").write("Ada Obi").press("ctrl-s");
    bench
        .shows("moved or removed")
        .shows("▌ Name          Ada Obi")
        .lacks("Added");
    std::fs::rename(folder.path().join("elsewhere.db"), &path).unwrap();
    bench
        .press("ctrl-s")
        .shows("Added Ada Obi. u to undo.")
        .lacks("▌ Name");
    bench
        .press("n")
        .lacks("Your draft is back.")
        .lacks("Ada Obi");
}

#[test]
fn a_circle_has_a_cadence_of_its_own() {
    let mut bench = Bench::demo();
    bench
        .go(ScreenName::Queue)
        .shows("not in touch since April 2025");
    bench
        .press("C")
        .shows("how often, for each circle")
        .press("tab tab tab")
        .write("365");
    bench
        .press("ctrl-s")
        .shows("Set how often for each circle. u to undo.");
    bench.shows("you wanted about every 365");
    bench
        .press("C")
        .shows("365")
        .press("tab tab tab ctrl-u ctrl-s");
    bench.shows("not in touch since April 2025").press("u");
    bench.shows("you wanted about every 365");
}

#[test]
fn no_size_panics() {
    let mut bench = Bench::demo();
    for screen in ScreenName::ALL {
        bench.go(screen).sweep();
    }
    for keys in ["?", ":", "n", "g", "c"] {
        bench.press(keys).sweep();
        bench.press("esc");
    }
    bench.open("Priya").sweep();
}
