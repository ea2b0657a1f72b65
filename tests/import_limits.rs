//! Files that ask for too much, handed to the real binary: each is refused with a sentence or read in
//! bounded memory, what is good beside it comes in, and neither file nor board is changed otherwise. The
//! sizes are small here.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::process::Stdio;

use common::command::{Home, Run, run};

const GOOD: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Priya Raman\r\nEND:VCARD\r\n";

/// Memory that the program may have: bytes.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 256 << 20;

/// Runs an import with no more memory than is promised; more is an abort, and no exit code.
fn import(home: &Home, arguments: &[&str]) -> Run {
    let mut all = vec!["import"];
    all.extend(arguments);
    #[cfg(target_os = "linux")]
    let mut command = {
        let mut command = std::process::Command::new("/bin/sh");
        home.dress(&mut command);
        command
            .arg("-c")
            .arg(format!("ulimit -v {}; exec \"$0\" \"$@\"", MEMORY >> 10))
            .arg(common::command::CORDIAL)
            .args(all);
        command
    };
    #[cfg(not(target_os = "linux"))]
    let mut command = home.command(&all);
    run(&mut command)
}

fn refused(run: &Run, what: &str) {
    assert_eq!(run.code, 2, "{what}: {}{}", run.out, run.err);
    assert!(run.err.contains("Hint: "), "{what}: {}", run.err);
    assert!(run.err.len() < 2000, "{what} is repeated at length");
}

#[test]
fn endless_lines_cost_no_memory() {
    let home = Home::new();
    let long = vec![b'x'; 32 << 20];
    for (name, before) in [
        ("line.vcf", &b"BEGIN:VCARD\nVERSION:3.0\nFN:"[..]),
        ("bare.vcf", b""),
        ("line.csv", b"First Name,Last Name,E-mail Address\n"),
        (
            "line.ics",
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240101\nSUMMARY:",
        ),
        (
            "line.mbox",
            b"From a@x.example Mon Jan  1 10:00:00 2024\nSubject: ",
        ),
        ("friends.md", b"### Friends:\n- "),
        ("addressbook", b"[format]\nprogram=abook\n\n[0]\nname="),
        ("aliases", b"alias priya "),
        (
            "monica.json",
            b"{\"account\":{\"contacts\":[{\"first_name\":\"",
        ),
    ] {
        home.write(name, [before, &long].concat());
        let told = import(&home, &[name, "--dry-run"]);
        assert!(
            [0, 2].contains(&told.code),
            "{name}: {} {}",
            told.code,
            told.err
        );
        assert!(told.out.len() + told.err.len() < 4000, "{name} is repeated");
        if told.code == 2 {
            refused(&told, name);
        }
    }
    home.write(
        "between.vcf",
        [
            GOOD.as_bytes(),
            b"BEGIN:VCARD\nFN:",
            &long,
            b"\nEND:VCARD\n",
            b"BEGIN:VCARD\nVERSION:3.0\nFN:Tom Okafor\nEND:VCARD\n",
        ]
        .concat(),
    );
    let told = import(&home, &["between.vcf"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.starts_with("Imported 2 people"), "{}", told.out);
}

#[test]
fn a_picture_or_a_note_that_is_too_large_is_left_out_of_its_card() {
    let home = Home::new();
    let mut cards = String::new();
    for (name, property) in [("Tom Okafor", "PHOTO;ENCODING=b:"), ("Ada Obi", "NOTE:")] {
        writeln!(cards, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r").unwrap();
        cards.push_str(property);
        for _ in 0..(20 << 20) / 76 {
            cards.push_str(&"A".repeat(75));
            cards.push_str("\r\n ");
        }
        cards.push_str("\r\nTEL:+44 20 7946 0958\r\nEND:VCARD\r\n");
    }
    let path = home.write("photo.vcf", format!("{cards}{GOOD}"));
    let told = import(&home, &["photo.vcf"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.starts_with("Imported 3 people"), "{}", told.out);
    for remark in [
        "Left out for Tom Okafor: a picture or key of more than 4 MB.",
        "Left out for Ada Obi: what of the notes is beyond 64 KB.",
    ] {
        assert!(told.out.contains(remark), "{remark}: {}", told.out);
    }
    let tom = home.json(&["show", "Tom Okafor"]);
    assert_eq!(tom["points"][0]["value"], "+44 20 7946 0958");
    let length = File::open(path).unwrap().metadata().unwrap().len();
    assert_eq!(length as usize, cards.len() + GOOD.len(), "it is as it was");
}

#[test]
fn a_cell_that_is_too_long_takes_no_row_with_it() {
    let home = Home::new();
    let words = "word ".repeat(20 << 10);
    let picture = "A".repeat(100 << 10);
    let (half, other) = ("half ".repeat(9 << 10), "other ".repeat(9 << 10));
    home.write(
        "people.csv",
        format!(
            "Name,E-mail,Notes,Phone,Comments,Photo\n\
             Tom Okafor,tom@okafor.example,{words},+44 20 7946 0958,Sales,{picture}\n\
             Priya Raman,priya@raman.example,,{picture},,\n\
             Ada Obi,ada@obi.example,{half},,{other},\n"
        ),
    );
    let told = home.json(&["import", "people.csv"]);
    assert_eq!(told["totals"]["add"], 3, "{}", told["remarks"]);
    let remarks: Vec<&str> = told["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|remark| remark.as_str())
        .filter(|remark| remark.starts_with("Left out for"))
        .collect();
    assert_eq!(
        remarks,
        [
            "Left out for Tom Okafor: what in “Notes” is beyond 64 KB, what of the note is beyond 64 KB.",
            "Left out for Priya Raman: the cell in “Phone”, which is longer than 64 KB.",
            "Left out for Ada Obi: what of the note is beyond 64 KB.",
        ]
    );
    let tom = home.json(&["show", "Tom Okafor"]);
    let note = tom["person"]["notes"].as_str().unwrap_or_default();
    assert!(
        (60_000..=64 << 10).contains(&note.len()) && note.starts_with("word word"),
        "{}",
        note.len()
    );
    // Once more, nothing is new.
    let again = home.json(&["import", "people.csv"]);
    assert_eq!(again["totals"]["same"], 3, "{again}");
}

#[test]
fn more_cards_than_are_taken_are_refused_and_nothing_is_changed() {
    let home = Home::new();
    home.ok(&["add", "Ada Obi"]);
    let mut cards = String::new();
    for at in 0..100_001 {
        writeln!(cards, "BEGIN:VCARD\nN:{at}\nEND:VCARD").unwrap();
    }
    home.write("many.vcf", cards);
    let told = import(&home, &["many.vcf"]);
    refused(&told, "many cards");
    assert_eq!(home.json(&["list"])["count"], 1);
}

#[test]
fn what_stands_deep_in_itself_is_refused() {
    let home = Home::new();
    let deep = 200_000;
    for (name, text) in [
        (
            "deep.json",
            format!("{{\"account\":{{\"contacts\":{}", "[".repeat(deep)),
        ),
        (
            "deep.ics",
            format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(deep)),
        ),
        (
            "deep.vcf",
            "BEGIN:VCARD\nVERSION:2.1\nFN:Deep\nAGENT:\n".repeat(deep / 10),
        ),
    ] {
        home.write(name, text);
        refused(&import(&home, &[name]), name);
    }
}

#[test]
fn a_calendar_of_endless_days_is_cut_short() {
    let home = Home::new();
    let mut text = String::from("BEGIN:VCALENDAR\nVERSION:2.0\n");
    for at in 0..400 {
        writeln!(
            text,
            "BEGIN:VEVENT\nUID:{at}\nDTSTART:20150101T100000Z\nRRULE:FREQ=DAILY\n\
             SUMMARY:Again\nATTENDEE:mailto:priya@x.example\nEND:VEVENT"
        )
        .unwrap();
    }
    text.push_str("END:VCALENDAR\n");
    home.write("daily.ics", text);
    let told = import(&home, &["daily.ics"]);
    assert!([0, 2].contains(&told.code), "{} {}", told.code, told.err);
}

#[test]
fn other_kinds_of_files_are_refused() {
    let home = Home::new();
    let zip = [b"PK\x03\x04\x14\0\x06\0\x08\0".to_vec(), vec![0xa7; 5000]].concat();
    for name in ["book.zip", "people.xlsx", "people.csv", "people.vcf"] {
        home.write(name, &zip);
        let told = import(&home, &[name]);
        refused(&told, name);
        assert!(!told.err.contains('\u{3}'), "{name}");
    }
    home.write("gnu.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03abc");
    refused(&import(&home, &["gnu.gz"]), "gzip");
}

#[cfg(unix)]
#[test]
fn folders_in_a_circle_and_what_is_no_file_come_to_an_end() {
    use std::os::unix::fs::symlink;
    let home = Home::new();
    home.write("book/one.vcf", GOOD);
    symlink(home.path("book"), home.path("book/again")).unwrap();
    symlink(home.path("book/two.vcf"), home.path("book/two.vcf")).unwrap();
    let told = import(&home, &["book"]);
    assert!(told.out.starts_with("Imported 1 person"), "{told:?}");
    refused(&import(&home, &["/dev/zero"]), "a device");
    refused(&import(&home, &["book/two.vcf"]), "a link to itself");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read_and_one_in_a_folder_is_not_waited_for() {
    let home = Home::new();
    home.pipe("pipe");
    let into = home.path("pipe");
    let fed = std::thread::spawn(move || std::fs::write(into, GOOD).unwrap());
    let told = import(&home, &["pipe"]);
    assert!(told.out.starts_with("Imported 1 person"), "{told:?}");
    fed.join().unwrap();
    // Our own archive is read to its end, too, though its beginning tells what it is.
    let archive = home.ok(&["export", "--format", "json"]);
    let into = home.path("pipe");
    let fed = std::thread::spawn(move || std::fs::write(into, archive).unwrap());
    let told = import(&home, &["pipe", "--database", "other.db"]);
    assert!(told.out.contains("1 people are in the file"), "{told:?}");
    fed.join().unwrap();
    home.write("book/one.vcf", GOOD);
    for name in ["book/two.vcf", "book/mbox", "book/box/cur/1.eml"] {
        std::fs::create_dir_all(home.path(name).parent().unwrap()).unwrap();
        home.pipe(name);
    }
    std::os::unix::fs::symlink(home.path("pipe"), home.path("book/three.csv")).unwrap();
    let told = import(&home, &["book"]);
    assert!(told.out.contains("one.vcf"), "{told:?}");
    refused(&import(&home, &["/dev/null"]), "a device without anything");
}

#[test]
fn zeros_without_end_on_standard_input_are_refused() {
    let home = Home::new();
    for piece in [&[0_u8; 4096][..], &b"y\n".repeat(2048)] {
        let mut child = home
            .command(&["import", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        // Until nobody reads any more.
        while input.write_all(piece).is_ok() {}
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("Hint: "));
    }
}
