//! Files that are not what they are called, that nothing here reads, or that come through a pipe: what the
//! real binary says of each, given alone, among others, and in a folder.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use std::process::Stdio;

use common::command::{Home, Run, run};

const CARD: &str =
    "BEGIN:VCARD\nVERSION:3.0\nFN:Amara Okoye\nEMAIL:amara@okoye.example\nEND:VCARD\n";
const TABLE: &str = "Name,E-mail\nJonas Lind,jonas@lind.example\n";
const GZIP: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\0\x03BEGIN:VCARD";
const ZIP: &[u8] = b"PK\x03\x04\x14\0\0\0\0\0cards.vcf\nBEGIN:VCARD\nFN:Nobody\nEND:VCARD\n";
const XLSX: &[u8] = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml...xl/workbook.xml";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01";

/// Runs the program with the bytes of `input` on standard input.
fn piped(home: &Home, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    home.write("piped", input);
    let file = std::fs::File::open(home.path("piped")).unwrap();
    run(home.command(arguments).stdin(Stdio::from(file)))
}

#[test]
fn bytes_that_say_what_they_are_are_believed_whatever_the_name() {
    let home = Home::new();
    let message: Vec<u8> = [0xd0, 0xcf, 0x11, 0xe0]
        .into_iter()
        .chain("__substg1.0_".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (bytes, what, hint) in [
        (GZIP, "a packed file (gzip)", "unpack it"),
        (ZIP, "a packed file (ZIP)", "unpack it"),
        (XLSX, "a spreadsheet", "save it as CSV"),
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF file", "export the contacts"),
        (
            b"SQLite format 3\0\x10\0",
            "a database",
            "export the contacts",
        ),
        (JPEG, "a picture (JPEG)", "can be read"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture (PNG)", "can be read"),
        (
            &message,
            "a message of Outlook's own",
            "have Outlook export it",
        ),
        (b"!BDN\x01\x02\x03", "a data file of Outlook's own", ".mbox"),
        (
            b"<!doctype html>\n<p>Name,E-mail",
            "a web page",
            "download the export again",
        ),
        (b"{\\rtf1 Name,E-mail}", "a text document (RTF)", "save it"),
        (
            b"{\"people\": [1]}",
            "a JSON file of another program",
            "vCard",
        ),
        (
            b"\x01\x02\x03\x04\x05\x06\x07\x08",
            "binary data",
            "export the contacts",
        ),
        (b"", "empty", "export it again"),
    ] {
        for name in ["file", "x.vcf", "x.csv", "x.ics", "x.mbox", "x.txt"] {
            home.write(name, bytes);
            let mut asked = vec![vec!["import", name], vec!["import", name, "--dry-run"]];
            // Of what no reader takes for its own nothing is found, whatever is said of it.
            if !bytes.is_empty() {
                asked.push(vec!["import", name, "--format", "vcard"]);
            }
            for arguments in asked {
                let run = home.run(&arguments);
                let begins = format!("{name} is {what}");
                assert_eq!(run.code, 2, "{arguments:?}: {}", run.out);
                assert!(run.err.starts_with(&begins), "{arguments:?}: {}", run.err);
                assert!(
                    run.err.contains("Hint: ") && run.err.contains(hint),
                    "{arguments:?}: {}",
                    run.err
                );
            }
        }
        let run = piped(&home, &["import", "-"], bytes);
        assert!(run.err.starts_with("standard input is "), "{}", run.err);
        assert_eq!(run.code, 2);
    }
    assert!(!home.database().exists() || home.json(&["list"])["count"] == 0);
}

#[test]
fn what_stands_in_a_file_counts_more_than_its_name() {
    let home = Home::new();
    for (name, text, found) in [
        ("x.csv", CARD, "Amara Okoye"),
        ("x.ics", CARD, "Amara Okoye"),
        ("x.mbox", CARD, "Amara Okoye"),
        ("x.vcf", TABLE, "Jonas Lind"),
        ("x.ics", TABLE, "Jonas Lind"),
        ("x.eml", TABLE, "Jonas Lind"),
        ("x.json", TABLE, "Jonas Lind"),
        ("x", TABLE, "Jonas Lind"),
    ] {
        home.write(name, text);
        let told = home.json(&["import", name, "--dry-run"]);
        assert_eq!(told["records"][0]["person"]["full_name"], found, "{name}");
    }
}

#[test]
fn a_format_that_is_said_and_is_not_there_is_answered_with_what_is() {
    let home = Home::new();
    for (text, said, looks) in [
        (TABLE, "vcard", "it looks like a table (CSV)"),
        (TABLE, "ics", "it looks like a table (CSV)"),
        (TABLE, "monica", "it looks like a table (CSV)"),
        (CARD, "csv", "it looks like a file of vCards"),
        (CARD, "ics", "it looks like a file of vCards"),
        (CARD, "monica", "it looks like a file of vCards"),
    ] {
        home.write("x", text);
        let run = home.run(&["import", "x", "--format", said]);
        assert_eq!(run.code, 2, "{said}");
        assert!(
            run.err.starts_with("x is not ") && run.err.contains(looks),
            "{said}: {}",
            run.err
        );
        assert!(run.err.contains("leave out --format"), "{}", run.err);
    }
}

#[test]
fn a_folder_says_what_it_leaves_out() {
    let home = Home::new();
    home.write("all/amara.vcf", CARD);
    home.write("all/people.csv", TABLE);
    home.write(
        "all/deep/noending",
        CARD.replace("Amara", "Chidi").replace("amara", "chidi"),
    );
    home.write(
        "all/calendar",
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n",
    );
    // Left out and named.
    home.write("all/contacts.zip", ZIP);
    home.write("all/excel.xlsx", XLSX);
    home.write("all/packed.vcf", GZIP);
    home.write("all/array.json", "[{\"name\": \"Nobody\"}]");
    home.write("all/deep/notes.txt", "BEGIN:VCARD is how a card begins.\n");
    home.write("all/amara.vcf.bak", CARD);
    home.write("all/Skills.csv", "Name\nRust\nPublic Speaking\n");
    // Nobody misses these.
    home.write("all/photo.jpg", JPEG);
    home.write("all/photo.vcf.jpg", JPEG);
    home.write("all/.hidden", "x");
    home.write("all/.git/config", "x");
    home.write("all/displayname", "Contacts");
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.path("all"), home.path("all/deep/round")).unwrap();

    let names = [
        "Skills.csv",
        "amara.vcf.bak",
        "array.json",
        "contacts.zip",
        "deep/notes.txt",
        "excel.xlsx",
        "packed.vcf",
    ];
    let sentence = "Not read: 7 files (Skills.csv, amara.vcf.bak, array.json and 4 more).";
    let told = home.json(&["import", "all", "--dry-run"]);
    assert_eq!(told["totals"]["add"], 3, "{told}");
    assert_eq!(told["totals"]["files_not_read"], 7);
    assert_eq!(told["files_not_read"], serde_json::json!(names));
    assert_eq!(told["remarks"], serde_json::json!([sentence]));
    let words = home.ok(&["import", "all", "--dry-run"]);
    assert!(words.contains(sentence), "{words}");
    let done = home.json(&["import", "all"]);
    assert_eq!(done["totals"]["people_added"], 3);
    assert_eq!(done["files_not_read"], serde_json::json!(names));
    assert_eq!(done["remarks"], serde_json::json!([sentence]));
    let again = home.ok(&["import", "all"]);
    assert!(again.contains(sentence), "{again}");

    // Two are named in full, and so they are where nothing else is there.
    home.write("few/a.zip", ZIP);
    home.write("few/b.zip", ZIP);
    let run = home.run(&["import", "few"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.starts_with(
            "few is a folder without anything to take in. Not read: 2 files (a.zip and b.zip).\n"
        ),
        "{}",
        run.err
    );
    // What the columns of a table hold may be said, and then it is one of people.
    home.write("mapped/Skills.csv", "Name\nRust\n");
    let told = home.json(&["import", "mapped", "--map", "Name=full_name", "--dry-run"]);
    assert_eq!(told["totals"]["add"], 1);
}

#[test]
fn mail_without_an_ending_is_found_in_a_folder_and_what_lies_beside_it_is_not_named() {
    let home = Home::new();
    home.write("book.vcf", CARD);
    let message = "From: Amara <amara@okoye.example>\nTo: Me <me@home.example>\n\
                   Date: Mon, 9 Nov 2026 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: hello\n\nbody\n";
    let mailbox = format!("From amara@okoye.example Mon Nov  9 10:00:00 2026\n{message}");
    home.write("mail/Archive2026", &mailbox);
    home.write("mail/Trash", &mailbox);
    home.write("mail/Inbox", "");
    home.write("mail/Inbox.msf", "// <!-- <mdb:mork:z -->");
    home.write("mail/dovecot.index.log", "x");
    home.write("mail/cur/1.a:2,S", message);
    home.write("mail/cur/2.a:2,S", "");
    let told = home.json(&["import", "book.vcf", "mail", "--me", "me@home.example"]);
    assert_eq!(told["totals"]["talks_proposed"], 1, "{told}");
    assert_eq!(told["totals"]["same"], 1, "the same message twice");
    assert_eq!(told["files_not_read"], serde_json::json!([]));
}

#[test]
fn a_file_that_is_refused_among_others_is_named_once() {
    let home = Home::new();
    home.write("a.vcf", CARD);
    home.write("b.vcf", GZIP);
    let said = home.ok(&["import", "a.vcf", "b.vcf"]);
    assert!(
        said.contains("Not taken in:\n") && said.contains("b.vcf  is a packed file (gzip)"),
        "{said}"
    );
    assert!(!said.contains("record 1"), "{said}");
}

#[test]
fn our_own_archive_comes_through_a_pipe() {
    let home = Home::new();
    home.ok(&["add", "Amara Okoye", "--email", "amara@okoye.example"]);
    home.ok(&["add", "Jonas Lind"]);
    let archive = home.ok(&["export"]);
    for arguments in [
        &["import", "-"][..],
        &["import", "-", "--format", "archive"],
    ] {
        let other = Home::new();
        let done = piped(&other, arguments, &archive);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}");
        assert!(
            done.out.starts_with("Imported standard input"),
            "{}",
            done.out
        );
        assert_eq!(other.ok(&["export"]), archive, "{arguments:?}");
        let again = piped(&other, arguments, &archive);
        assert_eq!(
            again.out, "Everything in standard input was here already.\n",
            "{arguments:?}"
        );
    }
    // A dry run says how much of it is new, and leaves nothing behind.
    let other = Home::new();
    let run = piped(&other, &["import", "-", "--dry-run"], &archive);
    let said = "standard input is an archive of ours: 5 rows would be new, 0 are here already.\n\
                A dry run: nothing was changed.\n";
    assert_eq!((run.code, run.out.as_str()), (0, said));
    assert!(!other.database().exists());
    home.ok(&["add", "Ngozi Eze"]);
    let run = piped(&home, &["import", "-", "--dry-run", "--json"], &archive);
    let told: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(told["totals"], serde_json::json!({ "add": 0, "same": 5 }));
    assert_eq!(told["tables"]["person"]["same"], 2);
    assert_eq!(home.json(&["list"])["count"], 3);
    let run = piped(&home, &["import", "-", "--format", "archive"], CARD);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("standard input"), "{}", run.err);
    // Cut short, it is refused as a whole.
    let other = Home::new();
    let half = &archive[..archive.len() / 2];
    let run = piped(&other, &["import", "-"], half);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("standard input, line"), "{}", run.err);
    assert_eq!(other.json(&["list"])["count"], 0);
}

#[test]
fn standard_input_is_called_so() {
    let home = Home::new();
    let broken = "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n";
    let said = piped(&home, &["import", "-"], format!("{CARD}{broken}"));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out
            .starts_with("Imported 1 person from standard input.")
            && said.out.contains("standard input, line 6"),
        "{}",
        said.out
    );
    let again = piped(&home, &["import", "-"], CARD);
    assert!(
        again.out.starts_with("Nothing in standard input is new."),
        "{}",
        again.out
    );
    let told = piped(&home, &["import", "-", "--dry-run", "--json"], CARD);
    assert!(
        told.out.contains("\"source\": \"standard input\""),
        "{}",
        told.out
    );
    // More than is looked at to tell what it is.
    let many: String = (0..6000)
        .map(|number| {
            CARD.replace("Amara", &format!("Amara{number}"))
                .replace("amara", &format!("a{number}"))
        })
        .collect();
    let other = Home::new();
    let said = piped(&other, &["import", "-"], &many);
    assert!(
        said.out
            .starts_with("Imported 6000 people from standard input."),
        "{}",
        said.out
    );
}

#[test]
fn whoever_reads_json_is_told_as_much_as_whoever_reads_words() {
    let home = Home::new();
    home.write(
        "b.csv",
        "Name,Birthday\nAmara Okoye,03/04/1990\nJonas Lind,05/06/1991\n",
    );
    let message = "From: Amara <amara@okoye.example>\nTo: Me <me@home.example>\n\
                   Date: Mon, 9 Nov 2026 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: hello\n\nbody\n";
    let mailbox: String = (0..9)
        .map(|number| {
            format!(
                "From x Mon Nov  9 10:00:00 2026\n{}\n",
                message
                    .replace("1@x", &format!("{number}@x"))
                    .replace("amara", &format!("a{number}"))
            )
        })
        .collect();
    home.write("Sent.mbox", mailbox);
    for arguments in [
        &["import", "b.csv", "Sent.mbox", "--dry-run"][..],
        &["import", "b.csv", "Sent.mbox"],
    ] {
        let told = home.json(arguments);
        let remarks: Vec<&str> = told["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|remark| remark.as_str().unwrap())
            .collect();
        assert!(remarks[0].contains("me@home.example"), "{remarks:?}");
        assert!(
            remarks.iter().any(|remark| remark.contains("Birthday")),
            "{remarks:?}"
        );
        let words = home.ok(arguments);
        for remark in remarks {
            assert!(words.contains(remark), "{remark}: {words}");
        }
    }
}

#[test]
fn a_mailbox_of_somebody_else_asks_for_the_address() {
    let home = Home::new();
    home.write(
        "other.mbox",
        "From x Mon Nov  9 10:00:00 2026\nFrom: Amara <amara@okoye.example>\n\
         To: Jonas <jonas@lind.example>\nDate: Mon, 9 Nov 2026 10:00:00 +0000\n\
         Message-ID: <1@x>\nSubject: hello\n\nbody\n",
    );
    let run = home.run(&["import", "other.mbox", "--me", "me@home.example"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("neither from nor to you")
            && run.err.contains("Hint: say with --me ADDRESS"),
        "{}",
        run.err
    );
}

/// Cards that lost their beginning, or stand behind something else, are cards alone and in a folder.
#[test]
fn cards_without_their_beginning_are_found_in_a_folder_as_well() {
    const NOOR: &str = "VERSION:3.0\nFN:Noor Haddad\nTEL:+49 30 901820\n";
    for (text, people) in [
        (NOOR.to_owned(), &["Noor Haddad"][..]),
        (format!("{NOOR}END:VCARD\n"), &["Noor Haddad"]),
        (
            format!("--BEGIN:VCARD\n{NOOR}END:VCARD\n"),
            &["Noor Haddad"],
        ),
        (
            format!("<br />BEGIN:VCARD\n{NOOR}END:VCARD\n"),
            &["Noor Haddad"],
        ),
        (format!("some words\nBEGIN:VCARD\n{NOOR}"), &["Noor Haddad"]),
        (
            format!(
                "> BEGIN:VCARD\n> {}\n> END:VCARD\n",
                NOOR.replace('\n', "\n> ")
            ),
            &["Noor Haddad"],
        ),
        (
            "FN:Noor Haddad\nTEL:+49 30 901820\nFN:Amara Okoye\nEMAIL:amara@okoye.example\n"
                .to_owned(),
            &["Noor Haddad", "Amara Okoye"],
        ),
    ] {
        let home = Home::new();
        home.write("lost/cards.vcf", &text);
        home.write("cards", &text);
        for path in ["lost", "lost/cards.vcf", "cards"] {
            let told = home.json(&["import", path, "--dry-run"]);
            let found: Vec<&str> = told["records"]
                .as_array()
                .unwrap()
                .iter()
                .map(|record| record["person"]["full_name"].as_str().unwrap())
                .collect();
            assert_eq!(found, people, "{path}: {text}");
        }
    }
    // Neither names nor anything more about somebody make a card.
    let home = Home::new();
    for text in [
        "TEL:+49 30 901820\nEMAIL:noor@haddad.example\n",
        "N: see below\nthe rest is words\nTEL: none\n",
        "\"BEGIN:VCARD\"\n\"FN:Noor Haddad\"\n",
    ] {
        let path = home.write("x.vcf", text);
        let run = home.run(&["import", &path]);
        assert_eq!(run.code, 2, "{text}: {}", run.out);
        assert!(
            run.err
                .contains("x.vcf: There is no vCard in it.\nHint: a card begins with BEGIN:VCARD"),
            "{text}: {}",
            run.err
        );
    }
}
