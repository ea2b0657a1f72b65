//! Journeys of bringing people in and leaving with them, walked in the real binary with keys alone: taking in a
//! file, deciding who is here twice, sorting in, stopping half-way, and the export keys.

mod common;

use std::fmt::Write as _;

use common::command::Home;
use common::terminal::Terminal;

const WIDE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (80, 24);

/// People as an address book has them: one stands in it twice, and one card is broken.
fn address_book() -> String {
    let mut book = String::new();
    for (name, more) in [
        (
            "Amara Nwosu",
            "EMAIL:amara@harbour.example\nTITLE:operations lead",
        ),
        ("Jun Takahashi", "EMAIL:jun@pine.example"),
        ("Leila Haddad", "EMAIL:leila@clinic.example\nTITLE:nurse"),
        ("", "NOTE:nobody knows who this was"),
        ("Oskar Lindqvist", "TEL:+46 8 123 456"),
        (
            "Leila Simmons",
            "EMAIL:leila@clinic.example\nTITLE:senior nurse",
        ),
        ("Ngozi Eze", "ORG:Eze & Daughters"),
    ] {
        let name = match name {
            "" => String::new(),
            name => format!("FN:{name}\n"),
        };
        let _ = write!(book, "BEGIN:VCARD\nVERSION:3.0\n{name}{more}\nEND:VCARD\n");
    }
    book
}

/// So many people who have nothing to do with each other.
fn crowd(number: usize) -> String {
    let mut book = String::new();
    for at in 0..number {
        let _ = write!(
            book,
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ada{at} Obi{at}\nEMAIL:ada{at}@x.example\nEND:VCARD\n"
        );
    }
    book
}

/// Opens the form and asks what taking in `path` would do.
fn examine(terminal: &mut Terminal, path: &str) {
    terminal.press("4").shows("i import");
    terminal.press("i").shows("take in a file");
    terminal.press("ctrl-u").write(path).press("ctrl-s");
}

#[test]
fn a_newcomer_takes_in_an_address_book() {
    for size in [WIDE, SMALL] {
        let home = Home::new();
        home.write("people.vcf", address_book());
        let mut terminal = Terminal::start(&home, &[], size);
        terminal.shows("today");
        examine(&mut terminal, "people.vcf");
        terminal
            .shows("people.vcf: 7 records: 5 add, 1 ask and 1 refuse")
            .shows("Cannot be used");
        terminal.press("j").shows("senior nurse");

        // The pair first, then the circles.
        terminal.press("enter").shows("Maybe the same person");
        terminal
            .shows("Imported 6 people from people.vcf. u to undo.")
            .shows("≠ senior nurse");
        terminal.press("m").shows("They are");
        terminal.press("tab tab right ctrl-s");
        terminal
            .shows("Merged Leila Simmons into Leila Haddad.")
            .shows("Everybody is decided about.");
        terminal.press("u").shows("1 pair").press("ctrl-r");
        terminal.shows("Everybody is decided about.");
        terminal.press("esc").shows("5 people wait for a circle");
        terminal.press("1 3").shows("3 people wait for a circle");
        terminal.press("u").shows("4 people wait for a circle");
        terminal.press("ctrl-r").shows("3 people wait for a circle");
        terminal.press("esc").shows("5 people").press("q");
        assert_eq!(terminal.ended(), 0);

        let mut terminal = Terminal::start(&home, &[], size);
        terminal.shows("today").press("4").shows("5 people");
        terminal.shows("senior nurse").press("w");
        terminal.shows("3 people wait for a circle").press("esc");
        // The same file again changes nothing, and says so.
        examine(&mut terminal, "people.vcf");
        terminal.shows("6 same").press("enter");
        terminal.shows("Nothing in it is new").press("esc");
        terminal.press("=").shows("Nobody seems to be here twice");
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);
    }
}

/// A named pipe through which people come, and then nothing, for as long as it is held: whatever reads it waits.
#[cfg(unix)]
fn held(home: &Home, name: &str) -> std::fs::File {
    // More than the program looks at before it begins to count.
    home.held_pipe(name, crowd(6000).into_bytes())
}

#[cfg(unix)]
#[test]
fn reading_is_stopped_by_a_key_and_by_leaving() {
    for end in ["q", "TERM"] {
        let home = Home::new();
        let first = held(&home, "crowd.vcf");
        let mut terminal = Terminal::start(&home, &[], SMALL);
        terminal.shows("today");
        examine(&mut terminal, "crowd.vcf");
        terminal.shows("Reading crowd.vcf · ").shows("esc stops");
        // Nothing else can be done meanwhile.
        terminal.press("n").press("esc");
        terminal
            .shows("Stopped; nothing was changed.")
            .lacks("one moment")
            .lacks("a new person");
        // Afterwards everything works as before.
        terminal.press("n").shows("a new person");
        terminal
            .write("Mai Tran")
            .press("ctrl-s")
            .shows("Added Mai Tran.");
        let second = held(&home, "others.vcf");
        examine(&mut terminal, "others.vcf");
        terminal.shows("Reading others.vcf · ");
        match end {
            "q" => assert_eq!(terminal.press("q").ended(), 0),
            signal => {
                terminal.signal(signal).ended();
            }
        }
        assert_eq!(home.json(&["list"])["count"], 1);
        drop((first, second));
    }
}

#[cfg(unix)]
#[test]
fn what_comes_through_a_pipe_is_taken_in() {
    let home = Home::new();
    let pipe = held(&home, "crowd.vcf");
    let mut terminal = Terminal::start(&home, &[], SMALL);
    terminal.shows("today");
    examine(&mut terminal, "crowd.vcf");
    terminal.shows("Reading crowd.vcf · ");
    // Nobody holds it any more.
    drop(pipe);
    terminal.shows("6000 add").press("enter");
    terminal.shows("Imported 6000 people from crowd.vcf.");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[cfg(unix)]
#[test]
fn the_keyboard_is_no_file() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[], SMALL);
    terminal.shows("today");
    for path in ["-", "/dev/stdin", "/dev/tty"] {
        examine(&mut terminal, path);
        terminal.shows(&format!("{path} is where your keys come from"));
        terminal.press("esc").lacks("take in a file");
    }
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn taking_in_is_all_or_nothing_however_it_ends() {
    const MANY: usize = 3000;
    for end in ["esc", "q", "TERM"] {
        let home = Home::new();
        home.write("crowd.vcf", crowd(MANY));
        let mut terminal = Terminal::start(&home, &[], SMALL);
        terminal.shows("today");
        examine(&mut terminal, "crowd.vcf");
        terminal.shows("3000 add").press("enter");
        // It may be over by then: what counts is that nothing is half done.
        match end {
            "TERM" => {
                terminal.signal("TERM");
                terminal.ended();
            }
            "q" => {
                terminal.press("q").ended();
            }
            key => {
                terminal.press(key).lacks("one moment");
                terminal.press("q").ended();
            }
        }
        let count = home.json(&["list"])["count"].as_u64().unwrap();
        assert!(count == 0 || count == MANY as u64, "{end}: {count} people");
        assert_eq!(home.run(&["doctor"]).code, 0);
        if count == 0 {
            let undone = home.run(&["undo"]);
            let said = format!("{}{}", undone.out, undone.err);
            assert!(said.contains("nothing to undo"), "{end}: {said}");
        }
    }
}

#[test]
fn the_export_keys_write_files_where_one_started() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi", "--role", "captain"]);
    home.ok(&["promise", "Ada", "send the charts", "--due", "2026-11-27"]);
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today");
    for (keys, said, file, holds) in [
        (
            "g v",
            "Exported 1 person to contacts-2026-11-23.vcf.",
            "contacts-2026-11-23.vcf",
            "FN:Ada Obi",
        ),
        (
            "g s",
            "Exported 1 person to contacts-2026-11-23.csv.",
            "contacts-2026-11-23.csv",
            "captain",
        ),
        (
            "g a",
            "Exported 1 person to archive-2026-11-23.json.",
            "archive-2026-11-23.json",
            "\"format\":\"cordial\"",
        ),
        (
            "g c",
            "Exported 1 event to calendar-2026-11-23.ics.",
            "calendar-2026-11-23.ics",
            "send the charts",
        ),
        // What is there already is never written over.
        (
            "g v",
            "Exported 1 person to contacts-2026-11-23-2.vcf.",
            "contacts-2026-11-23-2.vcf",
            "FN:Ada Obi",
        ),
    ] {
        terminal.press(keys).shows(said);
        let text = std::fs::read_to_string(home.path(file)).unwrap();
        assert!(text.contains(holds), "{file} lacks {holds}:\n{text}");
    }
    terminal
        .press("g n")
        .shows("Exported 1 person to notebook-2026-11-23.");
    let pages = std::fs::read_dir(home.path("notebook-2026-11-23")).unwrap();
    assert!(pages.count() >= 1);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_large_import_is_taken_back_and_done_again() {
    let home = Home::new();
    home.write("crowd.vcf", crowd(3000));
    let mut terminal = Terminal::start(&home, &[], SMALL);
    terminal.shows("today");
    examine(&mut terminal, "crowd.vcf");
    terminal.shows("3000 add").press("enter");
    terminal.shows("Imported 3000 people from crowd.vcf.");
    terminal.shows("3000 people wait for a circle").press("u");
    terminal.shows("Undid: Imported 3000 people");
    terminal.shows("Everybody has a place").press("ctrl-r");
    terminal.shows("Redid: Imported 3000 people");
    terminal.shows("3000 people wait for a circle").press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_plan_for_a_board_that_has_changed_is_made_anew() {
    let home = Home::new();
    home.write("people.vcf", address_book());
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today");
    examine(&mut terminal, "people.vcf");
    terminal.shows("5 add, 1 ask and 1 refuse");
    // Meanwhile the same file is taken in elsewhere.
    home.ok(&["import", "people.vcf"]);
    terminal
        .press("enter")
        .shows("Something changed here since");
    terminal.shows("6 same").press("enter");
    terminal.shows("Nothing in it is new").press("esc");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(home.json(&["list"])["count"], 6);

    // Something else was done: the plan is made anew, and is then taken in.
    let home = Home::new();
    home.write("people.vcf", address_book());
    let mut terminal = Terminal::start(&home, &[], WIDE);
    terminal.shows("today");
    examine(&mut terminal, "people.vcf");
    terminal.shows("5 add, 1 ask and 1 refuse");
    home.ok(&["add", "Jun Takahashi", "--email", "jun@pine.example"]);
    terminal
        .press("enter")
        .shows("Something changed here since");
    terminal.shows("4 add").press("enter");
    terminal.shows("Imported 5 people from people.vcf.");
    terminal.press("esc").press("esc").press("q");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(home.json(&["list"])["count"], 6);
}

#[test]
fn a_file_that_was_moved_away_is_not_made_again() {
    let home = Home::new();
    home.write("crowd.vcf", crowd(3));
    home.ok(&["add", "Ada Obi", "--database", "people.db"]);
    let mut terminal = Terminal::start(&home, &["--database", "people.db"], WIDE);
    terminal.shows("today");
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (format!("people.db{ending}"), format!("moved.db{ending}"));
        if home.path(&from).exists() {
            std::fs::rename(home.path(&from), home.path(&to)).unwrap();
        }
    }
    terminal.press("g d").shows("was moved or removed");
    examine(&mut terminal, "crowd.vcf");
    terminal.shows("was moved or removed").press("esc");
    assert!(!home.path("people.db").exists());
    // Another file in its place is left alone, too.
    home.ok(&["add", "Mai Tran", "--database", "other.db"]);
    std::fs::rename(home.path("other.db"), home.path("people.db")).unwrap();
    terminal.press("g v").shows("was moved or removed");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    let people = home.json(&["list", "--database", "people.db"]);
    assert_eq!(people["count"], 1);
    assert!(!home.path("contacts-2026-11-23.vcf").exists());
}
