//! Leaving with everything: each format from the real binary, read back by our own import, and what stays
//! at home.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use std::fs;
use std::path::Path;

use common::command::{Home, archive_text, run, snapshot};
use cordial::domain::Moment;
use cordial::store::Store;
use serde_json::Value;

/// A home with the demo network as its own file.
fn demo() -> Home {
    let home = Home::new();
    fs::create_dir_all(home.database().parent().unwrap()).unwrap();
    home.ok(&["demo", "--database", home.database().to_str().unwrap()]);
    home
}

fn read(home: &Home, name: &str) -> String {
    String::from_utf8(fs::read(home.path(name)).unwrap()).unwrap()
}

/// What a dry run says it would do with each record.
fn actions(home: &Home, file: &str) -> Vec<String> {
    let told = home.json(&["import", file, "--dry-run"]);
    let records = told["records"].as_array().unwrap();
    records
        .iter()
        .map(|record| match record["action"].as_str().unwrap() {
            "same" => "same".to_owned(),
            other => format!(
                "{other}: {} {}",
                record["person"]["full_name"], record["reason"]
            ),
        })
        .collect()
}

/// The people of a home, as a list names them.
fn names(home: &Home) -> Vec<String> {
    let told = home.json(&["list"]);
    let people = told["people"].as_array().unwrap();
    people
        .iter()
        .map(|person| person["full_name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_leaves_is_the_same_when_it_comes_back_and_the_same_people_elsewhere() {
    let home = demo();
    let people = names(&home);
    for (format, file) in [
        ("vcard", "new.vcf"),
        ("vcard3", "old.vcf"),
        ("csv", "people.csv"),
    ] {
        let said = home.json(&["export", "--format", format, "--to", file]);
        assert_eq!(said["people"], people.len(), "{format}");
        assert_eq!(
            (&said["path"], &said["format"]),
            (&file.into(), &format.into())
        );
        assert_eq!(actions(&home, file), vec!["same"; people.len()], "{format}");
        let came = home.json(&["import", file]);
        assert_eq!(came["rows"], 0, "{format}: nothing is written");
        let other = Home::new();
        other.write(file, fs::read(home.path(file)).unwrap());
        other.ok(&["import", file]);
        assert_eq!(names(&other), people, "{format}");
        // What is printed is what is written.
        assert_eq!(home.ok(&["export", "--format", format]), read(&home, file));
        assert_eq!(
            home.ok(&["export", "--format", format, "--to", "-"]),
            read(&home, file)
        );
    }
    let raw = home.ok(&["export", "--format", "csv", "--raw"]);
    home.write("raw.csv", raw);
    assert_eq!(actions(&home, "raw.csv"), vec!["same"; people.len()]);
}

#[test]
fn a_folder_of_cards_is_a_file_a_person() {
    let home = demo();
    let people = names(&home);
    home.ok(&["export", "--format", "vcard", "--to", "cards/"]);
    let files = snapshot(&home.path("cards"));
    assert_eq!(files.len(), people.len());
    assert!(
        files
            .iter()
            .all(|(path, _)| path.extension().unwrap() == "vcf")
    );
    assert_eq!(actions(&home, "cards"), vec!["same"; people.len()]);
    // A folder with something in it stays as it is, until that is said to be fine.
    let run = home.run(&["export", "--format", "vcard", "--to", "cards"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("has files in it already"), "{}", run.err);
    home.write("cards/mine.txt", "mine");
    home.ok(&["export", "--format", "vcard", "--to", "cards", "--force"]);
    assert_eq!(read(&home, "cards/mine.txt"), "mine");
    assert_eq!(snapshot(&home.path("cards")).len(), people.len() + 1);
    let left: Vec<_> = fs::read_dir(home.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".cordial"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn only_the_notebook_tells_what_is_private() {
    let home = Home::new();
    home.ok(&["add", "Priya Raman", "--email", "priya@x.example"]);
    let mut archive: Value = serde_json::from_str(&home.ok(&["export"])).unwrap();
    let person = &mut archive["tables"]["person"][0];
    for field in ["cares_about", "needs", "how_met"] {
        person[field] = format!("secret {field}").into();
    }
    person["notes"] = "likes maps".into();
    let other = Home::new();
    other.write("all.json", archive_text(&home.ok(&["export"]), &archive));
    other.ok(&["import", "all.json"]);
    other.ok(&["log", "coffee", "--with", "Priya Raman"]);
    other.ok(&["follow-up", "Priya Raman", "write", "--on", "2026-12-01"]);
    for format in ["vcard", "vcard3", "csv", "calendar"] {
        let text = other.ok(&["export", "--format", format]);
        assert!(text.contains("Priya"), "{format}: {text}");
        assert!(!text.contains("secret"), "{format}: {text}");
    }
    let said = other.json(&["export", "--format", "markdown", "--to", "notebook"]);
    assert_eq!((&said["people"], &said["files"]), (&1.into(), &2.into()));
    let page = read(&other, "notebook/priya-raman.md");
    for said in [
        "secret cares",
        "secret needs",
        "secret how",
        "likes maps",
        "coffee",
        "write",
    ] {
        assert!(page.replace('\\', "").contains(said), "{said}: {page}");
    }
    assert!(read(&other, "notebook/index.md").contains("[Priya Raman](<priya-raman.md>)"));
}

#[test]
fn cells_that_a_spreadsheet_would_compute_are_harmless() {
    let home = Home::new();
    home.ok(&["add", "=HYPERLINK(\"https://x.example\")"]);
    home.ok(&["add", "Tom Okafor", "--role", "@SUM(1+1)"]);
    let guarded = home.ok(&["export", "--format", "csv"]);
    assert!(guarded.contains("\"'=HYPERLINK("), "{guarded}");
    assert!(guarded.contains("'@SUM"), "{guarded}");
    let raw = home.ok(&["export", "--format", "csv", "--raw"]);
    assert!(!raw.contains("'=") && !raw.contains("'@"), "{raw}");
    for text in [guarded, raw] {
        home.write("people.csv", text);
        assert_eq!(actions(&home, "people.csv"), ["same", "same"]);
    }
}

#[test]
fn a_calendar_changes_only_where_something_changed() {
    let home = Home::new();
    home.ok(&["add", "Priya Raman"]);
    home.ok(&[
        "follow-up",
        "Priya Raman",
        "send the paper",
        "--on",
        "2026-12-01",
    ]);
    home.ok(&[
        "follow-up",
        "Priya Raman",
        "some day",
        "--when",
        "she moves",
    ]);
    home.ok(&["promise", "Priya Raman", "the deck", "--due", "2026-12-04"]);
    home.ok(&[
        "promise",
        "Priya Raman",
        "a name",
        "--due",
        "2026-12-05",
        "--by",
        "them",
    ]);
    let export = |file: &str| {
        home.json(&["export", "--format", "calendar", "--to", file, "--force"]);
        read(&home, file)
    };
    let first = export("plans.ics");
    assert_eq!(first.matches("BEGIN:VEVENT").count(), 2, "{first}");
    for line in [
        "DTSTART;VALUE=DATE:20261201\r\n",
        "DTSTART;VALUE=DATE:20261204\r\n",
        "SUMMARY:Priya Raman: send the paper\r\n",
        "SUMMARY:Promised Priya Raman: the deck\r\n",
        "DTSTAMP:20261123T090000Z\r\n",
        "TRANSP:TRANSPARENT\r\n",
        "@cordial\r\n",
    ] {
        assert!(first.contains(line), "{line}{first}");
    }
    assert!(!first.contains("DTEND") && !first.contains("VALARM"));
    // Something else changes, and time goes by.
    let mut later = home.command(&["add", "Tom Okafor"]);
    later.env("CORDIAL_NOW", "2026-11-25T10:00:00Z");
    assert_eq!(run(&mut later).code, 0);
    assert_eq!(export("plans.ics"), first, "byte for byte");
    let at = Moment::from_millis(1_795_604_400_000);
    let mut store = Store::open(&home.database(), at).unwrap();
    let follow_up = store.dated_follow_ups().unwrap().remove(0).row;
    let id = follow_up.id.to_string();
    let change = follow_up.moved("2026-12-02".parse().unwrap(), "Priya");
    store.apply(&change, at).unwrap();
    drop(store);
    let moved = export("plans.ics");
    let event = |text: &str| {
        let from = text.find(&format!("UID:{id}@cordial")).unwrap();
        text[from..].split("END:VEVENT").next().unwrap().to_owned()
    };
    assert!(event(&first).contains("SEQUENCE:0\r\n"));
    assert!(event(&moved).contains("SEQUENCE:1\r\n"), "{moved}");
    assert!(event(&moved).contains("DTSTAMP:20261125T110000Z\r\n"));
    assert!(event(&moved).contains("DTSTART;VALUE=DATE:20261202\r\n"));
    home.ok(&["undo"]);
    let back = export("plans.ics");
    assert!(
        event(&back).contains("SEQUENCE:2\r\n"),
        "going back is a change too"
    );
    let ringing = home.ok(&["export", "--format", "calendar", "--alarm", "-60"]);
    assert_eq!(
        ringing.matches("TRIGGER;RELATED=START:-PT60M\r\n").count(),
        2
    );
}

#[test]
fn a_calendar_can_have_birthdays() {
    let home = Home::new();
    for (name, birthday) in [
        ("Priya Raman", "1990-03-07"),
        ("Tom Okafor", "--0229"),
        ("Wei Zhang", "19960229"),
        ("Ada Obi", ""),
    ] {
        let card = format!("BEGIN:VCARD\nVERSION:4.0\nFN:{name}\nBDAY:{birthday}\nEND:VCARD\n");
        home.write("one.vcf", card);
        home.ok(&["import", "one.vcf"]);
    }
    home.ok(&["follow-up", "Ada Obi", "call", "--on", "2026-12-01"]);
    let all = |more: &[&str]| {
        let mut arguments = vec!["export", "--format", "calendar"];
        arguments.extend(more);
        home.ok(&arguments)
    };
    assert_eq!(all(&[]).matches("BEGIN:VEVENT").count(), 1);
    let text = all(&["--birthdays"]);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 4, "{text}");
    assert_eq!(text.matches("TRANSP:TRANSPARENT").count(), 4);
    assert!(!text.contains("DTEND") && !text.contains("VALARM"));
    let event = |who: &str| {
        let mut events = text.split("BEGIN:VEVENT");
        let found = events.find(|event| event.contains(who)).unwrap();
        found.split("END:VEVENT").next().unwrap().to_owned()
    };
    for (who, lines) in [
        (
            "Birthday of Priya Raman",
            [
                "SUMMARY:Birthday of Priya Raman (born 1990)\r\n",
                "DTSTART;VALUE=DATE:19900307\r\n",
                "RRULE:FREQ=YEARLY\r\n",
            ],
        ),
        (
            "Birthday of Tom Okafor",
            [
                "SUMMARY:Birthday of Tom Okafor\r\n",
                "DTSTART;VALUE=DATE:20000229\r\n",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n",
            ],
        ),
        (
            "Birthday of Wei Zhang",
            [
                "SUMMARY:Birthday of Wei Zhang (born 1996)\r\n",
                "DTSTART;VALUE=DATE:19960229\r\n",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n",
            ],
        ),
    ] {
        let event = event(who);
        for line in lines {
            assert!(event.contains(line), "{line}{event}");
        }
        assert!(event.contains("-birthday@cordial\r\n") && event.contains("SEQUENCE:0\r\n"));
    }
    assert_eq!(all(&["--birthdays"]), text, "byte for byte");
    assert_eq!(
        all(&["--birthdays", "--only", "Priya Raman"])
            .matches("BEGIN:VEVENT")
            .count(),
        1
    );
    assert_eq!(
        all(&["--birthdays", "--alarm", "540"])
            .matches("TRIGGER")
            .count(),
        4
    );
    let run = home.run(&["export", "--format", "csv", "--birthdays"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("--birthdays is about a calendar"),
        "{}",
        run.err
    );
}

#[test]
fn pages_of_people_who_are_gone_go_from_the_notebook() {
    let home = Home::new();
    for name in ["Priya Raman", "Tom Okafor", "Wei Zhang"] {
        home.ok(&["add", name]);
    }
    home.ok(&["export", "--format", "markdown", "--to", "book"]);
    let mine = "# Mine\n";
    home.write("book/mine.md", mine);
    // Somebody wrote more onto a page; a copy of a page is as we wrote it.
    let wei = format!("{}\nMy own words.\n", read(&home, "book/wei-zhang.md"));
    home.write("book/wei-zhang.md", &wei);
    let names = || {
        let mut names: Vec<String> = fs::read_dir(home.path("book"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    // Taken back: Wei, then Tom.
    home.ok(&["undo"]);
    home.ok(&["undo"]);
    // Only some are asked for: nobody is gone.
    home.ok(&[
        "export", "--format", "markdown", "--to", "book", "--force", "--only", "Priya",
    ]);
    assert_eq!(names().len(), 5);
    let said = home.json(&["export", "--format", "markdown", "--to", "book", "--force"]);
    assert_eq!((&said["people"], &said["removed"]), (&1.into(), &1.into()));
    assert_eq!(
        names(),
        ["index.md", "mine.md", "priya-raman.md", "wei-zhang.md"]
    );
    assert_eq!(read(&home, "book/mine.md"), mine);
    assert_eq!(read(&home, "book/wei-zhang.md"), wei);
    home.ok(&["redo"]);
    home.ok(&["export", "--format", "markdown", "--to", "book", "--force"]);
    home.ok(&["undo"]);
    let said = home.ok(&["export", "--format", "markdown", "--to", "book", "--force"]);
    assert!(
        said.contains("Removed 1 page of people who are gone."),
        "{said}"
    );
}

#[test]
fn pages_of_another_file_stay_in_a_shared_folder() {
    let home = Home::new();
    home.ok(&["add", "Ana Lima"]);
    home.ok(&["--database", "work.db", "add", "Kofi Mensah"]);
    let book = ["export", "--format", "markdown", "--to", "book", "--force"];
    home.ok(&book);
    let said = home.ok(&[&["--database", "work.db"][..], &book].concat());
    assert!(!said.contains("Removed"), "{said}");
    assert!(home.path("book/ana-lima.md").exists());
    // Each file still takes away its own.
    home.ok(&["undo"]);
    home.ok(&["add", "Bo Berg"]);
    let said = home.json(&book);
    assert_eq!(said["removed"], 1);
    assert!(!home.path("book/ana-lima.md").exists());
    assert!(home.path("book/kofi-mensah.md").exists());
}

#[test]
fn categories_come_back_in_the_order_of_the_card() {
    let home = Home::new();
    home.write(
        "in.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mei Chen\r\nCATEGORIES:Work,Test group,Boats\r\nEND:VCARD\r\n",
    );
    home.ok(&["import", "in.vcf"]);
    let card = home.ok(&["export", "--format", "vcard"]);
    assert!(
        card.contains("CATEGORIES:Work,Test group,Boats\r\n"),
        "{card}"
    );
}

#[test]
fn what_a_card_said_that_is_not_read_comes_back_byte_for_byte() {
    let home = Home::new();
    let kept = "X-MOON;PHASE=\"full,ish\":a\\,b\\;c\r\n and a fold\r\nitem7.X-THING:värde\r\nitem7.X-ABLabel:_$!<Odd>!$_\r\n\
        PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n";
    home.write(
        "in.vcf",
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:abc-1\r\nFN:Mei Chen\r\nN:Chen;Mei;;;\r\n{kept}END:VCARD\r\n"
        ),
    );
    home.ok(&["import", "in.vcf"]);
    for format in ["vcard", "vcard3"] {
        let card = home.ok(&["export", "--format", format]);
        for line in kept.split_inclusive("\r\n") {
            assert!(card.contains(line), "{line}{card}");
        }
        assert!(card.contains("abc-1\r\n"), "{card}");
        home.write("out.vcf", card);
        assert_eq!(home.json(&["import", "out.vcf"])["rows"], 0, "{format}");
    }
}

#[test]
fn hostile_names_make_harmless_file_names() {
    let home = Home::new();
    for name in [
        "../../etc/passwd",
        "CON",
        "a/b\\c:d",
        "Index",
        "index",
        "..",
        "😀",
    ] {
        home.ok(&["add", name]);
    }
    home.ok(&["export", "--format", "markdown", "--to", "notebook"]);
    home.ok(&["export", "--format", "vcard", "--to", "cards/"]);
    for (folder, count) in [("notebook", 8), ("cards", 7)] {
        let files = snapshot(&home.path(folder));
        assert_eq!(files.len(), count, "{files:?}");
        for (path, _) in &files {
            assert_eq!(path.parent().unwrap(), home.path(folder));
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(
                !name.starts_with(['.', '-']) && !name.contains(['\\', ':']),
                "{name}"
            );
            assert_ne!(name, "con.md");
        }
    }
    assert!(read(&home, "notebook/index.md").starts_with("# People\n"));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_what_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let home = demo();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (format, place) in [
        ("vcard", "a.vcf"),
        ("vcard", "cards/"),
        ("csv", "a.csv"),
        ("calendar", "a.ics"),
        ("markdown", "notebook"),
        ("archive", "a.json"),
    ] {
        home.ok(&["export", "--format", format, "--to", place]);
        let path = home.path(place);
        if path.is_dir() {
            assert_eq!(mode(&path), 0o700, "{place}");
            for (file, _) in snapshot(&path) {
                assert_eq!(mode(&file), 0o600, "{}", file.display());
            }
        } else {
            assert_eq!(mode(&path), 0o600, "{place}");
        }
    }
}

#[test]
fn what_cannot_be_is_said_and_nothing_is_written() {
    let home = demo();
    home.write("there.vcf", "mine");
    home.write("file", "mine");
    for (arguments, said) in [
        (
            &["--format", "vcard", "--to", "there.vcf"][..],
            "exists already",
        ),
        (&["--format", "csv", "--to", "data"], "is a folder"),
        (&["--format", "markdown"], "a folder of pages"),
        (&["--format", "markdown", "--to", "file"], "is not a folder"),
        (&["--format", "vcard", "--raw"], "--raw is about a table"),
        (&["--alarm", "5"], "--alarm is about a calendar"),
        (&["--only", "Nobody Such", "--format", "csv"], "Nobody here"),
        (&["--tracked"], "always holds everybody"),
    ] {
        let before = snapshot(&home.path(""));
        let mut all = vec!["export"];
        all.extend(arguments);
        let run = home.run(&all);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            run.err.contains(said) && run.err.contains("Hint: "),
            "{}",
            run.err
        );
        assert_eq!(snapshot(&home.path("")), before);
    }
}

#[test]
fn some_people_can_be_chosen() {
    let home = Home::new();
    home.ok(&["add", "Priya Raman", "--tag", "lake"]);
    home.ok(&["add", "Tom Okafor"]);
    let chosen = |arguments: &[&str]| {
        let mut all = vec!["export", "--format", "vcard"];
        all.extend(arguments);
        let text = home.ok(&all);
        (text.contains("FN:Priya"), text.contains("FN:Tom"))
    };
    assert_eq!(chosen(&["--tag", "#Lake"]), (true, false));
    assert_eq!(chosen(&["--only", "tom"]), (false, true));
    assert_eq!(chosen(&["--only", "tom", "priya"]), (true, true));
    assert_eq!(chosen(&["--only", "tom", "--tag", "lake"]), (false, false));
}
