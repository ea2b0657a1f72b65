//! Taking in other people's files with the real binary: what is said beforehand, what is done, and that
//! neither the same file twice nor a file that is wrong does any harm.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::{Home, snapshot};

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Priya Raman\r\nN:Raman;Priya;;;\r\n\
    EMAIL:priya@x.example\r\nTEL:+44 20 7946 0958\r\nORG:Northwind\r\nTITLE:engineer\r\nBDAY:--03-07\r\n\
    NOTE:likes maps\r\nCATEGORIES:team,lake\r\nURL:https://priya.example\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tom Okafor\r\nEND:VCARD\r\n";

#[test]
fn a_dry_run_tells_of_every_record_and_leaves_nothing() {
    let home = Home::new();
    home.write("contacts.vcf", CARDS);
    let before = snapshot(&home.path(""));
    let told = home.json(&["import", "contacts.vcf", "--dry-run"]);
    assert_eq!(snapshot(&home.path("")), before, "not even a file of ours");
    let keys: Vec<&String> = told.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["files_not_read", "records", "remarks", "totals"]);
    let records = told["records"].as_array().unwrap();
    let actions: Vec<&str> = records
        .iter()
        .map(|record| record["action"].as_str().unwrap())
        .collect();
    assert_eq!(actions, ["add", "refuse", "add"]);
    assert_eq!(
        records[0],
        serde_json::json!({
            "source": "contacts.vcf",
            "index": 0,
            "action": "add",
            "reason": "new",
            "person": {
                "full_name": "Priya Raman",
                "names": { "family": "Raman", "given": "Priya" },
                "nickname": "",
                "emails": ["priya@x.example"],
                "phones": ["+44 20 7946 0958"],
                "organization": "Northwind",
                "role": "engineer",
                "birthday": "--03-07",
                "note": "likes maps",
                "categories": ["team", "lake"],
                "links": ["https://priya.example"],
            },
        })
    );
    assert!(records[1]["person"].is_null());
    assert!(
        records[1]["reason"]
            .as_str()
            .unwrap()
            .starts_with("line 15: ")
    );
    assert_eq!(records[2]["person"]["birthday"], serde_json::Value::Null);
    assert_eq!(told["totals"]["add"], 2);
    assert_eq!(told["totals"]["refuse"], 1);
    let words = home.ok(&["import", "contacts.vcf", "--dry-run"]);
    assert!(
        words.contains("Priya Raman") && words.contains("line 15"),
        "{words}"
    );
}

#[test]
fn it_is_done_once_and_one_undo_takes_it_back() {
    let home = Home::new();
    home.write("contacts.vcf", CARDS);
    home.ok(&["add", "Ada Obi"]);
    let said = home.ok(&["import", "contacts.vcf"]);
    assert!(
        said.starts_with("Imported 2 people from contacts.vcf."),
        "{said}"
    );
    assert!(said.contains("contacts.vcf, line 15"), "{said}");
    let untracked = home.json(&["list", "--untracked"]);
    assert_eq!(untracked["count"], 3, "nobody is put on a clock");
    let again = home.json(&["import", "contacts.vcf"]);
    assert_eq!(
        (&again["rows"], &again["totals"]["same"]),
        (&0.into(), &2.into())
    );
    home.ok(&["undo"]);
    assert_eq!(home.json(&["list"])["count"], 1);
    // The same words from somewhere else are the same.
    home.ok(&["import", "contacts.vcf"]);
    let mut piped = home.command(&["import", "-", "--json"]);
    piped.stdin(std::fs::File::open(home.path("contacts.vcf")).unwrap());
    let piped = common::command::run(&mut piped);
    assert_eq!((piped.code, piped.err.as_str()), (0, ""));
    assert!(piped.out.contains("\"rows\": 0"), "{}", piped.out);
}

#[test]
fn folders_calendars_and_mail_are_read_and_proposed() {
    let home = Home::new();
    home.write("book/priya.vcf", CARDS);
    home.write(
        "book/deep/mei.vcf",
        "BEGIN:VCARD\nVERSION:4.0\nFN:Mei Chen\nEMAIL:mei@x.example\nEND:VCARD\n",
    );
    home.write("book/notes.txt", "nothing for us");
    home.write(
        "mail/cur/1.x:2,S",
        "From: Me <me@x.example>\nTo: Mei <mei@x.example>\nDate: Mon, 9 Nov 2026 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: hello\n\nbody\n",
    );
    home.write(
        "meetings.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:m1\r\nDTSTART:20261102T100000Z\r\nSUMMARY:Planning\r\n\
         ATTENDEE:mailto:priya@x.example\r\nATTENDEE:mailto:zed@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    let told = home.json(&[
        "import",
        "book",
        "meetings.ics",
        "mail",
        "--me",
        "me@x.example",
    ]);
    assert_eq!(told["totals"]["people_added"], 3);
    assert_eq!(
        told["totals"]["talks_proposed"], 2,
        "people of the same import count"
    );
    assert_eq!(told["totals"]["strangers"], 1, "and are not added");
    let proposed = home.json(&["proposed"]);
    assert_eq!(proposed["count"], 2);
    assert_eq!(proposed["talks"][0]["direction"], "mine");
    assert!(
        home.json(&["list"])["people"][0]["last_touch"].is_null(),
        "nothing counts yet"
    );
    home.ok(&["proposed", "take", "1"]);
    home.ok(&["proposed", "decline", "1"]);
    assert_eq!(home.json(&["proposed"])["count"], 0);
    assert_eq!(
        home.json(&["list"])["people"][0]["last_touch"],
        "2026-11-09"
    );
    // What was declined does not come back, and the address is remembered.
    let again = home.json(&["import", "meetings.ics", "mail"]);
    assert_eq!(again["totals"]["same"], 2);
    let run = home.run(&["proposed", "take", "1"]);
    assert_eq!(run.code, 2);
}

#[test]
fn whoever_may_be_here_is_added_beside_them_or_left_out() {
    let home = Home::new();
    home.ok(&["add", "Tom Okafor", "--email", "tom@home.example"]);
    home.write("contacts.vcf", CARDS);
    let left = home.json(&["import", "contacts.vcf", "--skip-asked"]);
    assert_eq!(left["asked"][0]["full_name"], "Tom Okafor");
    assert_eq!(home.json(&["list"])["count"], 2);
    let added = home.json(&["import", "contacts.vcf"]);
    assert_eq!(added["totals"]["ask"], 1);
    assert_eq!(home.json(&["list"])["count"], 3);
    assert_eq!(home.json(&["duplicates"])["count"], 1);
    assert_eq!(home.json(&["import", "contacts.vcf"])["rows"], 0);
}

#[test]
fn what_cannot_be_taken_in_is_an_error_with_a_sentence() {
    let home = Home::new();
    for (name, text) in [
        ("letter.txt", "Dear all,\nnothing here is a contact.\n"),
        ("empty.vcf", ""),
        ("empty.csv", "First Name,Last Name\n"),
        ("broken.vcf", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"),
        ("bytes.bin", "\u{0}\u{1}\u{2}\u{3}"),
        (
            "empty.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        ),
    ] {
        home.write(name, text);
        for arguments in [
            vec!["import", name],
            vec!["import", name, "--dry-run"],
            vec!["import", name, "--json", "--dry-run"],
        ] {
            let run = home.run(&arguments);
            assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.out, run.err);
            assert!(run.err.contains("Hint: "), "{arguments:?}: {}", run.err);
        }
    }
    for arguments in [["import", "nowhere.vcf"], ["import", "data"]] {
        std::fs::create_dir_all(home.path("data")).unwrap();
        assert_eq!(home.run(&arguments).code, 2);
    }
    // One file that cannot be read does not stop the others.
    home.write("contacts.vcf", CARDS);
    let told = home.json(&["import", "letter.txt", "contacts.vcf", "--dry-run"]);
    assert_eq!(told["totals"]["add"], 2);
    assert_eq!(told["records"][0]["source"], "letter.txt");
}
