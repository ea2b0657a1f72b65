//! The lesson in the real binary: left by a kill in the middle of a line, taken up there, and walked to its
//! end with three people in the queue; and a lesson of the user's own.

mod common;

use common::command::Home;
use common::terminal::Terminal;

const WIDE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (80, 24);

/// Waits until the file holds `text`, as an export shows it.
fn kept(home: &Home, text: &str) {
    let begun = std::time::Instant::now();
    while !home.run(&["export", "--format", "json"]).out.contains(text) {
        assert!(begun.elapsed().as_secs() < 60, "“{text}” is never saved");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

fn choose(terminal: &mut Terminal, name: &str, day: &str) {
    terminal
        .press("enter")
        .shows(&format!("reaching out to {name}"));
    terminal
        .press("ctrl-u")
        .write("an hour on the draft")
        .press("tab tab");
    terminal
        .write("after stand-up")
        .press("enter")
        .write("send the message");
    terminal.press("enter").write(day).press("ctrl-s");
    terminal.lacks("reaching out to").shows("Picked");
}

#[test]
fn the_lesson_is_walked_to_a_filled_queue_across_a_kill() {
    for size in [WIDE, SMALL] {
        let home = Home::new();
        let mut terminal = Terminal::start(&home, &[], size);
        terminal.shows("Some people can say").press("enter");
        terminal.shows("earned the tag bti-started").press("enter");
        terminal
            .shows("keep")
            .write("Get heard in March")
            .press("enter")
            .shows("✓ done");
        terminal
            .press("] ]")
            .shows("Who is around you already?")
            .press("enter")
            .shows("leave the line");
        terminal
            .write("Priya Raman, staff engineer, Northwind")
            .press("enter")
            .shows("Added Priya Raman");
        terminal.write("Tom Oka");
        kept(&home, "Tom Oka");
        terminal.kill();

        let mut terminal = Terminal::start(&home, &[], size);
        terminal.shows("Your draft is back.").shows("Tom Oka");
        terminal
            .write("for, VP data")
            .press("enter")
            .shows("Added Tom Okafor");
        terminal
            .write("Maya Chen")
            .press("enter")
            .shows("✓ done")
            .press("esc")
            .lacks("leave the line");
        terminal
            .press("] ]")
            .shows("Who could bring what?")
            .press("space")
            .shows("could bring skill");
        terminal.press("d").shows("The ties that last").press("[");
        terminal.shows("Who could bring what?");
        for _ in 0..10 {
            terminal.press("]");
        }
        terminal.shows("Each with an offer, a moment");
        choose(&mut terminal, "Priya Raman", "today");
        terminal.press("j");
        choose(&mut terminal, "Tom Okafor", "today");
        terminal.press("j");
        choose(&mut terminal, "Maya Chen", "today");
        terminal.shows("Three people are in your queue.").press("q");
        assert_eq!(terminal.ended(), 0);

        let queue = home.ok(&["queue", "--json"]);
        for name in ["Priya Raman", "Tom Okafor", "Maya Chen"] {
            assert!(queue.contains(name), "{queue}");
        }
        Terminal::start(&home, &[], size).shows("Three people for today");
    }
}

#[test]
fn a_lesson_of_ones_own_needs_no_rust() {
    let home = Home::new();
    let text = "id = \"listening\"\ntitle = \"Listening Well\"\nbreadcrumb = []\nreading_minutes = 1\n\
        tag = \"listening-started\"\norder = 5\n[[section]]\nid = \"one\"\ntitle = \"Before You Answer\"\n\
        text = \"Wait a breath.\"\n[[section.exercise]]\nid = \"when\"\nkind = \"reflection\"\n\
        prompt = \"When were you heard?\"\n";
    home.write("config/cordial/lessons/listening.toml", text);
    home.write(
        "config/cordial/lessons/bad.toml",
        text.replace("reflection", "reflexion"),
    );
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal
        .shows("bad.toml, line 13")
        .shows("kind")
        .shows("Another lesson: Listening Well");
    terminal
        .press("L")
        .shows("Wait a breath.")
        .press("enter")
        .shows("When were you heard?");
    terminal
        .press("enter")
        .shows("your answer")
        .write("In May.")
        .press("ctrl-s")
        .shows("✓ done");
    let read = home.run(&["lesson", "listening", "--json"]);
    assert!(read.out.contains("\"done\""), "{}", read.out);
}
