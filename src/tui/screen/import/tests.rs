use crate::tui::testing::Bench;
use crate::tui::view::ScreenName;

#[test]
fn a_file_is_looked_at_and_then_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.vcf");
    std::fs::write(
        &path,
        "BEGIN:VCARD\nVERSION:3.0\nFN:Mei Chen\nEMAIL:mei@x.example\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Priya Raman\nEND:VCARD\n",
    )
    .unwrap();
    let mut bench = Bench::demo();
    let before = bench.store().count("person").unwrap();
    bench.go(ScreenName::People).press("i");
    bench.shows("take in a file").write(path.to_str().unwrap());
    bench.press("ctrl-s");
    bench
        .shows("? ask")
        .shows("+ add")
        .shows("2 records: 1 add and 1 ask");
    bench.sweep();
    assert_eq!(bench.store().count("person").unwrap(), before);
    bench
        .press("j k enter")
        .shows("Imported 2 people from contacts.vcf");
    bench.shows("Maybe the same person").press("esc");
    bench.shows("wait for a circle");
    assert_eq!(bench.store().count("person").unwrap(), before + 2);
    bench.press("u");
    assert_eq!(bench.store().count("person").unwrap(), before);
}

#[test]
fn the_columns_of_a_table_can_be_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.csv");
    std::fs::write(
        &path,
        "Wer,Wohin\nMei Chen,mei@x.example\nZoe Li,zoe@x.example\n",
    )
    .unwrap();
    let mut bench = Bench::demo();
    bench.go(ScreenName::People).press("i");
    bench.write(path.to_str().unwrap()).press("ctrl-s");
    bench.shows("+ add").press("m").shows("Wohin = email");
    // Leaving the form leaves the plan where it was.
    bench.press("esc").shows("+ add").press("m");
    bench
        .press("down end")
        .press("backspace backspace backspace backspace backspace");
    bench
        .write("role")
        .press("ctrl-s")
        .shows("2 records: 2 add");
    bench.press("esc").lacks("2 records").press("i");
    bench.write(path.to_str().unwrap()).press("ctrl-s m");
    bench
        .press("down end")
        .press("backspace backspace backspace backspace backspace");
    bench.write("role").press("ctrl-s");
    bench.press("enter").shows("Imported 2 people");
    let mei = bench.store().people_named("Mei", 1).unwrap()[0].id;
    let mei = bench.store().get(mei).unwrap().unwrap();
    assert_eq!(mei.role, "mei@x.example");
}

#[test]
fn what_cannot_be_read_is_said() {
    let mut bench = Bench::demo();
    bench
        .go(ScreenName::People)
        .press("i")
        .write("/nowhere/x.vcf");
    bench.press("ctrl-s").shows("Could not read /nowhere/x.vcf");
    // The form is back, to say it better.
    bench
        .shows("Your addresses")
        .press("ctrl-u")
        .write("/nowhere/y.vcf");
    bench.press("ctrl-s").shows("Could not read /nowhere/y.vcf");
}

const CARDS: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Mei Chen\nEMAIL:mei@x.example\nEND:VCARD\n\
     BEGIN:VCARD\nVERSION:3.0\nFN:Priya Raman\nEND:VCARD\n\
     BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n";

#[test]
fn several_files_are_named_beside_their_records() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("home.vcf"), CARDS).unwrap();
    std::fs::write(
        folder.path().join("work.vcf"),
        "BEGIN:VCARD\nVERSION:3.0\nFN:Zoe Li\nTITLE:botanist\nORG:Fernhill\n\
         EMAIL:zoe@x.example\nTEL:+44 20 7946 0000\nBDAY:1990-03-07\nEND:VCARD\n",
    )
    .unwrap();
    for (width, height) in [(120, 40), (80, 24)] {
        let mut bench = Bench::demo().sized(width, height);
        bench.go(ScreenName::People).press("i");
        bench.write(folder.path().to_str().unwrap()).press("ctrl-s");
        bench
            .shows("2 files")
            .shows("home.vcf")
            .shows("work.vcf")
            .shows("× refuse");
        // Whoever is selected is shown whole, and why.
        bench.press("end k").press("end");
        bench.shows("zoe@x.example").shows("botanist");
        bench.sweep();
        let name = folder.path().file_name().unwrap().to_str().unwrap();
        let screen = bench.screen().replace(name, "FOLDER");
        insta::assert_snapshot!(format!("import_{width}x{height}"), screen);
    }
}

#[test]
fn ones_own_addresses_are_said_once_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.vcf");
    std::fs::write(&path, CARDS).unwrap();
    let mut bench = Bench::demo();
    bench.go(ScreenName::People).press("i");
    bench.write(path.to_str().unwrap()).press("tab");
    bench.write("not-an-address").press("ctrl-s");
    bench.shows("“not-an-address” is not an e-mail address");
    bench
        .press("ctrl-u")
        .write("Me@Home.example")
        .press("ctrl-s");
    bench.press("e").shows("me@home.example").press("ctrl-s");
    bench.press("enter").shows("Imported 2 people").press("esc");
    let own = crate::tui::examining::own_addresses(bench.store()).unwrap();
    assert_eq!(own.into_iter().collect::<Vec<_>>(), ["me@home.example"]);
    bench
        .go(ScreenName::People)
        .press("i")
        .shows("me@home.example");
    bench.press("esc u");
    let own = crate::tui::examining::own_addresses(bench.store()).unwrap();
    assert!(own.is_empty(), "undo takes that back too");
}

/// The app on a file on the disk, where work is done in a thread of its own.
fn on_disk(folder: &std::path::Path) -> Bench {
    let store = crate::store::Store::open(&folder.join("people.db"), crate::tui::testing::now().at);
    let mut store = store.unwrap();
    crate::tui::testing::fill(&mut store);
    Bench::on(store, Vec::new())
}

#[test]
fn in_a_thread_of_its_own_it_comes_to_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.vcf");
    std::fs::write(&path, CARDS).unwrap();
    let mut bench = on_disk(folder.path());
    let before = bench.store().count("person").unwrap();
    bench.go(ScreenName::People).press("i");
    bench
        .write(path.to_str().unwrap())
        .press("ctrl-s")
        .settled();
    bench
        .shows("1 add, 1 ask and 1 refuse")
        .press("enter")
        .settled();
    // There was one to ask about: that comes first, and then the circles.
    bench.shows("Imported 2 people from contacts.vcf. u to undo.");
    bench.shows("Maybe the same person").shows("1 pair");
    assert_eq!(bench.store().count("person").unwrap(), before + 2);
    bench.press("esc").shows("wait for a circle");
    bench.press("u").shows("Undid: Imported 2 people");
    assert_eq!(bench.store().count("person").unwrap(), before);
    bench.go(ScreenName::People).press("i");
    bench.write("/nowhere/x.vcf").press("ctrl-s").settled();
    bench.shows("Could not read /nowhere/x.vcf");
}

#[test]
fn what_is_stopped_while_it_writes_is_taken_back() {
    use crate::tui::work::{Means, Outcome, Progress, Stage, Task};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.vcf");
    std::fs::write(&path, CARDS).unwrap();
    let mut store = crate::store::Store::in_memory().unwrap();
    let means = || Means {
        ids: crate::domain::IdSource::seeded([7, 8]),
        now: crate::tui::testing::now(),
    };
    let asked = crate::tui::view::Examination {
        path: path.to_str().unwrap().into(),
        ..Default::default()
    };
    let progress = Progress::at(Stage::Reading);
    progress.stop();
    let outcome = Task::Examine(asked.clone()).run(&mut store, means(), &progress);
    assert!(matches!(outcome, Outcome::Stopped));
    let progress = Progress::at(Stage::Reading);
    let Outcome::Examined(examined) = Task::Examine(asked).run(&mut store, means(), &progress)
    else {
        panic!("the file is read");
    };
    progress.stop();
    let outcome = Task::TakeIn(examined).run(&mut store, means(), &progress);
    assert!(matches!(outcome, Outcome::Stopped));
    assert_eq!(store.count("person").unwrap(), 0);
    assert_eq!(store.count("change_group").unwrap(), 0);
}

#[test]
fn what_is_stopped_can_be_begun_again() {
    use crate::tui::work::{Outcome, Task};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.vcf");
    std::fs::write(&path, CARDS).unwrap();
    let mut bench = on_disk(folder.path());
    bench.go(ScreenName::People).press("i");
    bench.write(path.to_str().unwrap()).press("ctrl-s");
    bench.settled().shows("1 add, 1 ask and 1 refuse");
    // As it is stopped by esc while it writes.
    let work = bench.works_on(&Task::Redo);
    work.send(Outcome::Stopped).unwrap();
    bench.settled().shows("Stopped; nothing was changed.");
    bench
        .shows("1 add, 1 ask and 1 refuse")
        .press("enter")
        .settled();
    bench.shows("Imported 2 people from contacts.vcf");
    bench.press("esc").press("esc").lacks("1 ask and 1 refuse");
}

#[test]
fn several_files_are_named_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, who: &str| {
        let card = format!("BEGIN:VCARD\nVERSION:3.0\nFN:{who}\nEND:VCARD\n");
        std::fs::write(folder.path().join(name), card).unwrap();
    };
    write("home.vcf", "Zoe Li");
    write("at work.vcf", "Ngozi Eze");
    write("b.vcf", "Oskar Lindqvist");
    let at = folder.path().to_str().unwrap();
    for (written, people) in [
        // As it is written, it is a file.
        (format!("{at}/at work.vcf"), 1),
        (format!("'{at}/at work.vcf'"), 1),
        (format!("{at}/at\\ work.vcf"), 1),
        (format!("{at}/home.vcf '{at}/at work.vcf'"), 2),
        (format!("{at}/home.vcf  {at}/b.vcf \"{at}/at work.vcf\""), 3),
    ] {
        let mut bench = Bench::empty();
        bench.go(ScreenName::People).press("i");
        bench.write(&written).press("ctrl-s");
        bench.shows(&format!("{people} add"));
        if people > 1 {
            bench.shows(&format!("   {people} files: {people} records"));
        }
    }
    // What is missing is named: one of several, or all that was written.
    for (written, missing) in [
        (format!("{at}/home.vcf {at}/none.vcf"), "none.vcf"),
        ("/nowhere/at all.vcf".to_owned(), "/nowhere/at all.vcf"),
        ("/nowhere/Ada's.vcf".to_owned(), "/nowhere/Ada's.vcf"),
    ] {
        let mut bench = Bench::empty();
        bench.go(ScreenName::People).press("i");
        bench.write(&written).press("ctrl-s");
        bench.shows("Could not read").shows(missing);
    }
}

#[test]
fn the_shell_waits_for_what_is_being_written() {
    use crate::tui::work::{Outcome, Task};
    let folder = tempfile::tempdir().unwrap();
    let mut bench = on_disk(folder.path());
    let work = bench.works_on(&Task::Undo);
    bench.press("ctrl-z").shows("Something is being written");
    assert_eq!(bench.outside.stopped, 0);
    work.send(Outcome::Stopped).unwrap();
    bench.settled().shows("Stopped; nothing was changed.");
    // What only reads may wait for as long as one likes.
    let work = bench.works_on(&Task::FindPairs);
    bench.press("ctrl-z");
    assert_eq!(bench.outside.stopped, 1);
    work.send(Outcome::Pairs(Vec::new())).unwrap();
    bench.settled().shows("Nobody seems to be here twice");
}

#[test]
fn what_was_taken_in_is_said_even_where_the_screen_cannot_be_read() {
    use crate::store::Applied;
    use crate::tui::examining::Taken;
    use crate::tui::work::{Outcome, Task};
    let folder = tempfile::tempdir().unwrap();
    let mut bench = on_disk(folder.path());
    let work = bench.works_on(&Task::Redo);
    let spoiler = rusqlite::Connection::open(folder.path().join("people.db")).unwrap();
    spoiler
        .execute_batch("ALTER TABLE interaction RENAME TO elsewhere")
        .unwrap();
    let applied = Applied {
        said: "Imported 2 people from contacts.vcf".into(),
        rows: 4,
    };
    let taken = Taken {
        applied,
        waiting: 2,
        asked: 0,
    };
    work.send(Outcome::Taken(taken)).unwrap();
    bench
        .settled()
        .shows("Imported 2 people from contacts.vcf. u to undo.");
    bench.shows("What is shown could not be read again");
}

#[test]
fn work_that_breaks_off_is_named() {
    use crate::tui::work::Task;
    let folder = tempfile::tempdir().unwrap();
    let mut bench = on_disk(folder.path());
    for (task, said) in [
        (Task::Undo, "Taking it back brought out a mistake"),
        (
            Task::FindPairs,
            "Looking for people who are here twice brought out a mistake",
        ),
    ] {
        drop(bench.works_on(&task));
        bench.settled().shows(said).lacks("import FILE");
    }
}

#[test]
fn an_export_that_is_stopped_leaves_nothing_behind() {
    use crate::export_files::{Format, beside};
    use crate::interchange::vcard::Version;
    use crate::tui::testing::{fill, today};
    let mut store = crate::store::Store::in_memory().unwrap();
    fill(&mut store);
    let mine = |name: &str| name.starts_with(".cordial-export-") || name.contains("2026-11-23");
    for format in [Format::Cards(Version::V3), Format::Notebook] {
        let asked = std::cell::Cell::new(0);
        let stopped = beside(&store, format, today(), &|| {
            asked.set(asked.get() + 1);
            match asked.get() > 2 {
                true => Err(crate::report::Report::input("Stopped.")),
                false => Ok(()),
            }
        });
        assert!(stopped.is_err());
        assert_eq!(asked.get(), 3, "it is asked for everybody, and then stops");
        let left = std::fs::read_dir(".").unwrap();
        let left: Vec<String> = left
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| mine(name))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// A mailbox in which two people write to each other as often.
fn two_who_write() -> String {
    let mut text = String::new();
    for at in 0..6 {
        let (from, to) = match at % 2 {
            0 => ("Ana Lima <ana@lima.example>", "Bo Berg <bo@berg.example>"),
            _ => ("Bo Berg <bo@berg.example>", "Ana Lima <ana@lima.example>"),
        };
        text.push_str(&format!(
            "From - Mon Nov 02 09:0{at}:00 2026\nMessage-ID: <{at}@x.example>\n\
             Date: Mon, 2 Nov 2026 09:0{at}:00 +0000\nFrom: {from}\nTo: {to}\n\
             Subject: lunch\n\nSee you there.\n\n"
        ));
    }
    text
}

#[test]
fn sentences_of_the_readers_name_keys_and_no_flags() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, shown) in [
        ("two.mbox", two_who_write(), "is left open; e says which is"),
        (
            "days.csv",
            "Name,Birthday\nMei Chen,03/04/1990\nZoe Li,05/06/1991\n".to_owned(),
            "say so with m: Birthday = birthday:",
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let mut bench = Bench::empty();
        bench.go(ScreenName::People).press("i");
        bench.write(path.to_str().unwrap()).press("ctrl-s");
        bench.shows(shown).lacks("--m");
    }
}
