//! The terminal itself: whatever ends the program, it is given back as it was found; sizes, pastes,
//! stopping and coming back, and no colours where none are wanted.

mod common;

use common::command::Home;
use common::terminal::Terminal;

const WIDE: (u16, u16) = (120, 40);

/// Everything that was switched on has been switched off again, once what is on its way has arrived.
#[track_caller]
fn assert_given_back(terminal: &Terminal) {
    let begun = std::time::Instant::now();
    while let Some(what) = left_on(terminal) {
        assert!(begun.elapsed().as_secs() < 60, "{what} is left on");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

/// What is still switched on, if anything is.
fn left_on(terminal: &Terminal) -> Option<&'static str> {
    let bytes = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    [
        ("\x1b[?1049h", "\x1b[?1049l", "the other screen"),
        ("\x1b[?25l", "\x1b[?25h", "the hidden cursor"),
        ("\x1b[?2004h", "\x1b[?2004l", "bracketed paste"),
        ("\x1b[?1000h", "\x1b[?1000l", "the mouse"),
        ("\x1b[?1006h", "\x1b[?1006l", "the mouse's form"),
        ("\x1b[?2026h", "\x1b[?2026l", "the synchronized update"),
    ]
    .into_iter()
    .find(|(on, off, _)| bytes.rfind(on).is_none() || bytes.rfind(on) > bytes.rfind(off))
    .map(|(_, _, what)| what)
}

#[test]
fn every_way_out_gives_the_terminal_back() {
    for leave in ["q", "TERM", "HUP", "INT", "QUIT", "panic"] {
        let home = Home::new();
        let environment: &[(&str, &str)] = if leave == "panic" {
            &[("CORDIAL_PANIC", "1")]
        } else {
            &[]
        };
        let mut terminal = Terminal::start_with(&home, &[], WIDE, environment);
        let code = match leave {
            "panic" => terminal.ended(),
            "q" => terminal.shows("today").press("q").ended(),
            signal => terminal.shows("today").signal(signal).ended(),
        };
        assert_eq!(code == 0, leave == "q", "{leave} ended with {code}");
        assert_given_back(&terminal);
        if leave == "panic" {
            assert!(
                terminal.screen().contains("CORDIAL_PANIC is set"),
                "{}",
                terminal.screen()
            );
        }
    }
}

#[test]
fn a_signal_saves_what_was_being_typed() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal
        .shows("today")
        .press("n")
        .shows("a new person")
        .write("Ada Obi")
        .shows("Ada Obi");
    terminal.signal("TERM").ended();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal
        .shows("today")
        .press("n")
        .shows("Your draft is back.")
        .shows("Ada Obi");
}

#[test]
fn it_stops_and_comes_back() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today").press("ctrl-z");
    let begun = std::time::Instant::now();
    while terminal.process_state() != Some('T') {
        assert!(
            begun.elapsed().as_secs() < 60,
            "it never stops: {:?}",
            terminal.process_state()
        );
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_given_back(&terminal);
    terminal
        .signal("CONT")
        .shows("today")
        .press("4")
        .shows("Nobody is written down yet.");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    assert_given_back(&terminal);
}

#[test]
fn it_follows_the_window_down_to_a_word_and_back() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today");
    for (columns, rows) in [
        (39, 24),
        (40, 9),
        (5, 2),
        (1, 1),
        (200, 60),
        (80, 24),
        (40, 10),
    ] {
        terminal.resize(columns, rows);
        if columns >= 40 && rows >= 10 {
            terminal.shows("today");
        } else if columns > 10 && rows > 5 {
            terminal.shows("Cordial needs 40×10 cells.");
        }
    }
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today").press("n").shows("a new person");
    terminal
        .paste("Ada\tObi\x1b]0;title\x07\nq")
        .shows("Ada Obi");
    let written = terminal.bytes();
    assert!(
        !written.windows(3).any(|bytes| bytes == b"\x1b]0"),
        "the title was set"
    );
    terminal.press("ctrl-u");
    terminal
        .paste(&"x".repeat(1 << 20))
        .shows("1048576 characters");
    terminal.write("Ada").press("ctrl-s").shows("Added Ada.");
}

#[test]
fn no_color_means_none() {
    let home = Home::new();
    home.run(&["add", "Ada Obi"]);
    let mut terminal = Terminal::start_with(&home, &[], WIDE, &[("NO_COLOR", "1")]);
    terminal
        .shows("today")
        .press("4")
        .shows("Ada Obi")
        .press("?")
        .shows("keys that work here");
    terminal
        .press("esc")
        .lacks("keys that work here")
        .press("q")
        .ended();
    let bytes = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    for sequence in bytes.split("\x1b[").skip(1) {
        let Some(end) = sequence.find(|c: char| c.is_ascii_alphabetic()) else {
            continue;
        };
        if &sequence[end..=end] != "m" {
            continue;
        }
        for code in sequence[..end].split(';') {
            let number: u32 = code.parse().unwrap_or(0);
            let colour = matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107);
            assert!(!colour, "a colour is set: {code}");
        }
    }
    assert!(bytes.contains("\x1b[1m"), "weight is still used");
}
