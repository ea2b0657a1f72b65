//! Calendars and mailboxes through the real binary: what a dry run tells of each talk, whose mailbox it is,
//! and which files end with an error.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;
use serde_json::json;

const AMA: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ama Mensah\r\nEMAIL:ama@mensah.example\r\nORG:Harbour\r\nEND:VCARD\r\n";

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\n{lines}END:VEVENT\r\n")
}

const WITH_AMA: &str =
    "ATTENDEE;CN=Ama:mailto:ama@mensah.example\r\nATTENDEE:mailto:zed@x.example\r\n";

fn letter(from: &str, to: &str, subject: &str, day: u32) -> String {
    format!(
        "From x@x.example Mon Nov {day:2} 10:00:00 2026\nFrom: {from}\nTo: {to}\nDate: {day} Nov 2026 10:00:00 +0000\nMessage-ID: <{day}.{subject}@x.example>\nSubject: {subject}\n\nbody\n\n"
    )
}

#[test]
fn a_dry_run_tells_when_with_whom_and_who_began() {
    let home = Home::new();
    home.write("ama.vcf", AMA);
    home.ok(&["import", "ama.vcf", "--me", "Me@home.example"]);
    home.write(
        "meetings.ics",
        calendar(&format!(
            "{}{}",
            event("alone", "DTSTART:20261101T090000\r\nSUMMARY:Tax\r\n"),
            event(
                "weekly",
                &format!("DTSTART:20261102T090000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nSUMMARY:Weekly\r\n{WITH_AMA}")
            ),
        )),
    );
    home.write(
        "mail.mbox",
        format!(
            "{}{}",
            letter("me@home.example", "Ama <ama@mensah.example>", "hello", 3),
            letter("Ama <ama@mensah.example>", "me@home.example", "", 4),
        ),
    );
    let told = home.json(&["import", "meetings.ics", "mail.mbox", "--dry-run"]);
    let records = told["records"].as_array().unwrap();
    assert_eq!(records.len(), 4);
    assert_eq!(
        records[0],
        json!({
            "source": "meetings.ics",
            "index": 1,
            "occurrence": "2026-11-02",
            "action": "add",
            "reason": "proposed: a talk with Ama Mensah",
            "person": null,
            "talk": {
                "on": "2026-11-02",
                "channel": "met",
                "direction": "mutual",
                "title": "Weekly",
                "people": [
                    { "name": "Ama", "email": "ama@mensah.example" },
                    { "name": "", "email": "zed@x.example" },
                ],
                "known": ["Ama Mensah"],
            },
        })
    );
    // The same event, another day of it.
    assert_eq!(records[1]["index"], 1);
    assert_eq!(records[1]["occurrence"], "2026-11-09");
    assert_eq!(records[2]["talk"]["direction"], "mine");
    assert_eq!(records[2]["talk"]["title"], "hello");
    assert!(records[2].get("occurrence").is_none());
    assert_eq!(records[3]["talk"]["direction"], "theirs");
    assert_eq!(told["totals"]["left_out"], 1);
    assert_eq!(told["totals"]["left_out_because"], json!({ "alone": 1 }));
    let words = home.ok(&["import", "meetings.ics", "mail.mbox", "--dry-run"]);
    for line in [
        "2026-11-02 met: Weekly",
        "2026-11-03 e-mail from me: hello",
        "2026-11-04 e-mail from them",
        "Left out: 1 with nobody else.",
    ] {
        assert!(words.contains(line), "{line}: {words}");
    }
}

#[test]
fn an_endless_series_proposes_the_latest_and_says_how_many_it_leaves_out() {
    let home = Home::new();
    home.write("ama.vcf", AMA);
    home.write(
        "daily.ics",
        calendar(&event(
            "d",
            &format!("DTSTART:20100101T090000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Daily\r\n{WITH_AMA}"),
        )),
    );
    let told = home.json(&["import", "ama.vcf", "daily.ics"]);
    let proposed = told["totals"]["talks_proposed"].as_u64().unwrap();
    let left = told["totals"]["left_out_because"]["too_often"]
        .as_u64()
        .unwrap();
    assert!(proposed <= 104, "{proposed}");
    assert!(left > 5_000, "{left}");
}

#[test]
fn files_in_which_nothing_can_be_used_are_an_error_whatever_they_are() {
    let home = Home::new();
    let list = letter("ama@mensah.example", "l@x.example", "x", 3)
        .replace("Subject", "List-Id: <l>\nSubject");
    for (name, text, code) in [
        (
            "card.vcf",
            "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n".to_owned(),
            2,
        ),
        (
            "alone.ics",
            calendar(&event("1", "DTSTART:20261101T090000\r\n")),
            2,
        ),
        ("undated.ics", calendar(&event("1", WITH_AMA)), 2),
        (
            "future.ics",
            calendar(&event(
                "1",
                &format!("DTSTART:20990101T090000\r\n{WITH_AMA}"),
            )),
            2,
        ),
        (
            "mixed.ics",
            calendar(&format!(
                "{}{}",
                event("1", WITH_AMA),
                event("2", "DTSTART:20261101T090000\r\n")
            )),
            2,
        ),
        ("list.mbox", list, 2),
        (
            "undated.mbox",
            "From -\nFrom: ama@mensah.example\nTo: me@home.example\n\n".to_owned(),
            2,
        ),
        // With people who may come: who is on the board is not the files' fault.
        (
            "strangers.ics",
            calendar(&event(
                "1",
                &format!("DTSTART:20261101T090000\r\n{WITH_AMA}"),
            )),
            0,
        ),
        (
            "strangers.mbox",
            letter("ama@mensah.example", "me@home.example", "x", 3),
            0,
        ),
    ] {
        home.write(name, text);
        for arguments in [
            vec!["import", name, "--dry-run"],
            vec!["import", name, "--dry-run", "--json"],
            vec!["import", name],
            vec!["import", name, "--json"],
        ] {
            let run = home.run(&arguments);
            assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
            assert_eq!(
                code == 2,
                run.err.contains("Hint: "),
                "{arguments:?}: {}",
                run.err
            );
            if code == 0 && !arguments.contains(&"--json") {
                assert!(run.out.contains("address book first"), "{}", run.out);
            }
        }
    }
    let run = home.run(&["import", "alone.ics"]);
    assert!(run.err.contains("with nobody else"), "{}", run.err);
}

#[test]
fn nobody_on_the_board_is_taken_for_the_user() {
    let home = Home::new();
    home.write("ama.vcf", AMA);
    home.ok(&["import", "ama.vcf"]);
    // Ama stands in as many messages as the user does.
    home.write(
        "mail.mbox",
        format!(
            "{}{}",
            letter("me@home.example", "ama@mensah.example", "one", 3),
            letter("ama@mensah.example", "me@home.example", "two", 4),
        ),
    );
    let told = home.json(&["import", "mail.mbox", "--dry-run"]);
    assert_eq!(told["records"][0]["talk"]["direction"], "mine");
    let words = home.ok(&["import", "mail.mbox", "--dry-run"]);
    assert!(
        words.contains("Taken for your own address: me@home.example"),
        "{words}"
    );
    // Between two who are both unknown nothing is guessed, and it is said.
    let other = Home::new();
    other.write("mail.mbox", std::fs::read(home.path("mail.mbox")).unwrap());
    let words = other.ok(&["import", "mail.mbox", "--dry-run"]);
    assert!(words.contains("--me ADDRESS"), "{words}");
    let told = other.json(&["import", "mail.mbox", "--dry-run"]);
    assert_eq!(told["records"][0]["talk"]["direction"], "mutual");
    // What was said once is remembered.
    other.ok(&["import", "mail.mbox", "--me", "me@home.example"]);
    let told = other.json(&["import", "mail.mbox", "--dry-run"]);
    assert_eq!(told["records"][0]["talk"]["direction"], "mine");
}

#[test]
fn what_the_file_says_otherwise_is_named_when_it_is_left() {
    let home = Home::new();
    home.write("ama.vcf", AMA);
    home.ok(&["import", "ama.vcf"]);
    home.write("later.vcf", AMA.replace("Harbour", "Lighthouse"));
    let said = home.ok(&["import", "later.vcf"]);
    for line in [
        "Differs, left as it was:",
        "Ama Mensah",
        "Lighthouse",
        "--take-theirs",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(
        home.json(&["import", "later.vcf"])["totals"]["fields_differing"],
        1
    );
    let said = home.ok(&["import", "later.vcf", "--take-theirs"]);
    assert!(!said.contains("Differs"), "{said}");
}

#[test]
fn mail_is_found_where_programs_keep_it() {
    let home = Home::new();
    home.write("ama.vcf", AMA);
    home.ok(&["import", "ama.vcf", "--me", "me@home.example"]);
    let from_ama = |day| letter("ama@mensah.example", "me@home.example", "x", day);
    let bare = |day| from_ama(day).split_once('\n').unwrap().1.to_owned();
    for (folder, name, text, many) in [
        ("apple", "Friends.mbox/mbox", from_ama(3), 1),
        ("thunderbird", "Local Folders/Archive", from_ama(3), 1),
        (
            "thunderbird",
            "Local Folders/Archive.msf",
            "// <!-- <mdb:mork -->".into(),
            1,
        ),
        ("thunderbird", "Local Folders/Trash", from_ama(4), 1),
        (
            "thunderbird",
            "Local Folders/Trash.msf",
            "// <!-- <mdb:mork -->".into(),
            1,
        ),
        (
            "apple-messages",
            "Messages/12.emlx",
            format!("{}\n{}<?xml version=\"1.0\"?>\n", 300, bare(3)),
            1,
        ),
        ("mh", "inbox/1", bare(3), 1),
        ("mh", "inbox/2", "a shopping list\n".into(), 1),
        ("takeout", "All mail.mbox", from_ama(3), 1),
        ("takeout", "Spam.mbox", from_ama(4), 1),
        ("maildir", "cur/1.host:2,S", bare(3), 1),
        ("maildir", ".Junk/cur/2.host:2,S", bare(4), 1),
        ("maildir", ".Drafts/cur/3.host:2,", bare(5), 1),
    ] {
        home.write(&format!("{folder}/{name}"), text);
        if name.ends_with("Archive") || name.ends_with("Trash") {
            // Its index comes next.
            continue;
        }
        let told = home.json(&["import", folder, "--dry-run"]);
        assert_eq!(told["totals"]["talks_proposed"], many, "{folder}/{name}");
    }
}

#[test]
fn a_message_with_a_card_or_an_invitation_in_it_is_a_message() {
    let home = Home::new();
    home.write("ama.vcf", AMA);
    home.ok(&["import", "ama.vcf", "--me", "me@home.example"]);
    let message = letter("ama@mensah.example", "me@home.example", "x", 3);
    let card = AMA
        .replace("Ama Mensah", "Signature")
        .replace("ama@", "sign@");
    let invitation = calendar(&event(
        "i",
        &format!("DTSTART:20261102T090000\r\n{WITH_AMA}"),
    ));
    let in_a_mailbox = |body: &str| message.replace("body", body);
    // A message that stands alone has no line before it that says when it came.
    let alone = |body: &str| in_a_mailbox(body).split_once('\n').unwrap().1.to_owned();
    for (name, text) in [
        ("card.mbox", in_a_mailbox(&card)),
        ("card", in_a_mailbox(&card)),
        ("invitation.mbox", in_a_mailbox(&invitation)),
        ("card.eml", alone(&card)),
        ("box/cur/1.host:2,S", alone(&card)),
        ("box/cur/1.host:2,S", alone(&invitation)),
    ] {
        home.write(name, text);
        let told = home.json(&["import", name.split('/').next().unwrap(), "--dry-run"]);
        assert_eq!(told["totals"]["people_added"], 0, "{name}");
        assert_eq!(told["totals"]["records"], 1, "{name}");
        assert_eq!(told["records"][0]["talk"]["channel"], "email", "{name}");
    }
}
