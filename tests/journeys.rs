//! The journeys of a person, walked in the real binary with keys alone.

mod common;

use common::command::Home;
use common::terminal::Terminal;

const WIDE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (80, 24);

/// Adds somebody through the form.
fn add_person(terminal: &mut Terminal, name: &str, role: &str) {
    terminal.press("n").shows("a new person");
    terminal
        .write(name)
        .press("tab tab")
        .write(role)
        .press("ctrl-s");
    terminal.shows(&format!("Added {name}."));
}

#[test]
fn add_log_promise_undo_redo_quit_and_reopen() {
    for size in [WIDE, SMALL] {
        let home = Home::new();
        let mut terminal = Terminal::start(&home, &[], size);
        terminal
            .shows("today")
            .press("4")
            .shows("Nobody is written down yet.");
        add_person(&mut terminal, "Ada Obi", "captain");
        terminal
            .shows("Ada Obi")
            .press("enter")
            .shows("Nothing yet.");

        terminal.press("l").shows("log that you were in touch");
        terminal.write("talked about sails").press("ctrl-s");
        terminal
            .shows("Logged a meeting with Ada.")
            .shows("talked about sails");

        terminal
            .press("a")
            .shows("Write down a promise")
            .press("p")
            .shows("Promised by");
        terminal
            .press("tab")
            .write("send the charts")
            .press("tab")
            .write("friday");
        terminal.shows("→ Fri 27 Nov").press("ctrl-s");
        terminal
            .shows("You promised Ada: send the charts.")
            .shows("you promised  send the charts");

        terminal
            .press("u")
            .shows("Undid: You promised Ada")
            .lacks("you promised");
        terminal
            .press("ctrl-r")
            .shows("Redid: You promised Ada")
            .shows("you promised");
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);

        let mut terminal = Terminal::start(&home, &[], size);
        terminal
            .shows("today")
            .press("4")
            .shows("Ada Obi")
            .press("enter");
        terminal
            .shows("you promised  send the charts")
            .shows("talked about sails");
        terminal
            .press("u")
            .shows("Undid: You promised Ada")
            .press("q");
        assert_eq!(terminal.ended(), 0);
        assert!(!home.run(&["ledger"]).out.contains("send the charts"));
    }
}

#[test]
fn what_is_acknowledged_survives_a_kill() {
    let home = Home::new();
    for (at, name) in ["Ada Obi", "Mai Tran", "José Ruiz", "Søren Lund"]
        .iter()
        .enumerate()
    {
        let mut terminal = Terminal::start(&home, &[], WIDE);
        terminal.shows("today").press("4");
        add_person(&mut terminal, name, "somebody");
        terminal.kill();
        let listed = home.run(&["list", "--json"]);
        assert_eq!(listed.code, 0, "{}", listed.err);
        let people: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
        assert!(listed.out.contains(name), "{}", listed.out);
        let count = listed.out.matches("\"full_name\"").count();
        assert_eq!(count, at + 1, "{people}");
    }
    assert_eq!(home.run(&["doctor"]).code, 0);
}

#[test]
fn a_draft_survives_a_kill() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today").press("n").shows("a new person");
    terminal
        .write("Ada Obi")
        .press("tab tab")
        .write("captain of the night watch");
    terminal.shows("captain of the night watch");
    // Drafts reach the disk within two seconds of the last key; the test waits for the fact.
    let begun = std::time::Instant::now();
    loop {
        let exported = home.run(&["export", "--format", "json"]);
        if exported.out.contains("captain of the night watch") {
            break;
        }
        assert!(begun.elapsed().as_secs() < 60, "the draft is never saved");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    terminal.kill();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal
        .shows("today")
        .press("n")
        .shows("Your draft is back.");
    terminal
        .shows("captain of the night watch")
        .press("ctrl-s")
        .shows("Added Ada Obi.");
}

#[test]
fn a_change_from_the_shell_can_be_undone_in_the_app() {
    let home = Home::new();
    assert_eq!(home.run(&["add", "Ada Obi"]).code, 0);
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today").press("4").shows("Ada Obi");
    terminal
        .press("u")
        .shows("Undid: Added Ada Obi")
        .shows("Nobody is written down yet.");
    assert_eq!(home.run(&["redo"]).code, 0);
    terminal.press("ctrl-l 1 4").shows("Ada Obi");
}

/// The line with which the card of a review begins.
fn card(terminal: &Terminal) -> String {
    terminal
        .screen()
        .lines()
        .nth(4)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn a_weekly_review_is_killed_resumed_at_the_same_item_and_finished() {
    for size in [WIDE, SMALL] {
        let home = Home::new();
        let file = home.path("network.db");
        let file = file.to_str().unwrap();
        home.ok(&["demo", "--database", file]);
        let arguments = ["--database", file];

        let mut terminal = Terminal::start(&home, &arguments, size);
        terminal
            .shows("for today")
            .press("7")
            .shows("one thing at a time")
            .press("enter");
        terminal
            .shows("step 1 of 9")
            .press("]")
            .shows("step 2 of 9")
            .press("]");
        terminal
            .shows("step 3 of 9")
            .shows("1 of 6")
            .press("d")
            .shows("Kept:")
            .shows("2 of 6");
        let before = card(&terminal);
        // A card begins with somebody's name and position.
        assert!(before.contains('·'), "{}", terminal.screen());
        terminal.kill();

        let mut terminal = Terminal::start(&home, &arguments, size);
        terminal
            .shows("for today")
            .press("7")
            .shows("You were at step 3 of 9")
            .press("enter");
        terminal.shows("2 of 6");
        assert_eq!(card(&terminal), before, "the same item");
        // Undo brings back what was decided before the crash.
        terminal
            .press("u")
            .shows("Undid: Kept:")
            .shows("1 of 6")
            .press("ctrl-r")
            .shows("2 of 6");

        for step in 4..=8 {
            terminal.press("]").shows(&format!("step {step} of 9"));
        }
        for chosen in ["Picked", "Picked"] {
            terminal.press("p").shows("reaching out to");
            terminal
                .press("ctrl-u")
                .write("an hour on their draft")
                .press("tab tab");
            terminal.write("when I have had my coffee").press("tab");
            terminal
                .write("write to them")
                .press("tab")
                .write("tomorrow")
                .press("ctrl-s");
            terminal.shows(chosen).lacks("reaching out to").press("j");
        }
        terminal
            .press("enter")
            .shows("step 9 of 9")
            .shows("an hour on their draft");
        terminal.press("w").shows("review-2026-11-23.md");
        let written = std::fs::read_to_string(home.path("review-2026-11-23.md")).unwrap();
        assert!(written.contains("an hour on their draft"), "{written}");
        let printed = home.ok(&["review", "--summary", "--database", file]);
        assert!(printed.contains("an hour on their draft"), "{printed}");
        terminal.press("enter").shows("The last one was").press("q");
        assert_eq!(terminal.ended(), 0);
        let queue = home.ok(&["queue", "--database", file]);
        assert!(queue.contains("an hour on their draft"), "{queue}");
        assert_eq!(home.run(&["doctor", "--database", file]).code, 0);
    }
}
