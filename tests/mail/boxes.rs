//! Whole mailboxes, and single messages with something wrong.

use cordial::domain::interaction::{Channel, TouchDirection};
use cordial::interchange::conversations::LeftOut;
use cordial::interchange::mail::{Guessed, Seen};

use super::{day, read, read_files, read_for};

const INBOX: &[u8] = include_bytes!("files/inbox.mbox");

#[test]
fn a_mailbox_gives_who_wrote_to_whom() {
    let found = read(INBOX);
    assert_eq!(
        found.subjects(),
        [
            "Grüße aus Lomé",
            "Re: Grüße aus Lomé",
            "Three of us",
            "From the beginning",
            "Kept in another encoding: café",
            "By the server's date",
            "By the separator's date",
        ]
    );
    let first = &found.letters[0];
    assert_eq!(first.key, "one@mensah.example");
    // Half past eleven at night in UTC is the next day for the user.
    assert_eq!(first.on, day("2024-03-05"));
    assert_eq!(first.channel, Channel::Email);
    assert_eq!(first.direction, TouchDirection::Theirs);
    assert_eq!(first.begun_by, ["ama@mensah.example"]);
    assert_eq!(first.people.len(), 1);
    assert_eq!(first.people[0].name, "Ama Mensah");
    let answer = &found.letters[1];
    assert_eq!(answer.direction, TouchDirection::Mine);
    assert_eq!(answer.begun_by, ["me@home.example"]);
    assert_eq!(answer.people[0].email, "ama@mensah.example");
    let three = &found.letters[2];
    assert_eq!(three.people.len(), 2, "{three:?}");
    assert_eq!(found.letters[5].on, day("2024-03-20"));
    assert_eq!(found.letters[6].on, day("2024-03-21"));
    assert!(found.letters[6].key.starts_with("without-id-2024-03-21-"));
    for (why, many) in [
        (LeftOut::List, 3),
        (LeftOut::Automatic, 4),
        (LeftOut::Broadcast, 1),
        (LeftOut::NoteToSelf, 1),
        (LeftOut::NotMine, 1),
        (LeftOut::Draft, 1),
        (LeftOut::Discarded, 1),
        (LeftOut::Repeated, 1),
        (LeftOut::Alone, 1),
    ] {
        assert_eq!(found.tally.left(why), many, "{why:?} of {:?}", found.tally);
    }
    let reasons: Vec<&str> = found.refused.iter().map(|(_, why)| why.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "it does not say when it was written",
            "it does not say who wrote it"
        ]
    );
    let left: usize = found.tally.left_out.values().sum();
    assert_eq!(
        found.tally.records,
        left + found.tally.conversations + found.tally.refused
    );
}

#[test]
fn line_ends_change_nothing() {
    let text = String::from_utf8_lossy(INBOX).into_owned();
    let unix = read(text.as_bytes());
    for end in ["\r\n", "\r"] {
        let other = read(text.replace('\n', end).as_bytes());
        assert_eq!(other.letters, unix.letters, "{end:?}");
        assert_eq!(other.refused, unix.refused, "{end:?}");
    }
}

#[test]
fn the_users_address_is_guessed_and_said() {
    let found = read_for(INBOX, &[]);
    let guess = found.guess.clone().unwrap();
    assert_eq!(guess.address, "me@home.example");
    assert!(guess.messages * 2 > guess.of, "{guess:?}");
    assert!(found.subjects().contains(&"Re: Grüße aus Lomé"));
    // Between two people nothing tells which one it is, until a server says to whom it delivered.
    let two = "From: a@x.example\nTo: b@y.example\nDate: 4 Mar 2024 10:00 +0000\nSubject: s\n\n";
    assert_eq!(read_for(two.as_bytes(), &[]).guess, None);
    let mut seen = Seen::default();
    seen.look_at(two.as_bytes()).unwrap();
    assert_eq!(
        seen.guess(|_| false),
        Guessed::Between("a@x.example".into(), "b@y.example".into())
    );
    seen.look_at(format!("Delivered-To: b@y.example\n{two}").as_bytes())
        .unwrap();
    assert_eq!(guessed(&seen, &[]), "b@y.example");
}

/// The address that is guessed, or what is said instead.
fn guessed(seen: &Seen, known: &[&str]) -> String {
    match seen.guess(|address| known.contains(&address)) {
        Guessed::Likely(guess) => guess.address,
        Guessed::Between(one, other) => format!("{one} or {other}"),
        Guessed::Nobody => "nobody".into(),
    }
}

#[test]
fn nobody_is_taken_for_the_user_who_may_be_somebody_else() {
    let letter =
        |from: &str, to: &str| format!("From: {from}\nTo: {to}\nDate: 4 Mar 2024 10:00 +0000\n\n");
    let me = "me@home.example";
    let ama = "ama@mensah.example";
    let list = |to: &str| format!("List-Id: <l.x.example>\n{}", letter(ama, to));
    for (letters, known, who) in [
        // Everything is between two, one of whom is on the board.
        (
            vec![letter(ama, me), letter(me, ama)],
            vec![ama],
            me.to_owned(),
        ),
        (
            vec![letter(ama, me), letter(me, ama)],
            vec![],
            format!("{ama} or {me}"),
        ),
        // Four of five messages are with the same person.
        (
            vec![
                letter(ama, me),
                letter(me, ama),
                letter(ama, me),
                letter(ama, me),
                letter("b@x.example", me),
            ],
            vec![],
            format!("{me} or {ama}"),
        ),
        (
            vec![letter(ama, me), letter("b@x.example", me)],
            vec![],
            me.to_owned(),
        ),
        // Who only reads along is not the user.
        (
            vec![
                letter("b@x.example", "everybody@x.example, c@x.example"),
                letter("d@x.example", "everybody@x.example, e@x.example"),
            ],
            vec![],
            "nobody".to_owned(),
        ),
        // The user's own card may be on the board.
        (
            vec![letter(ama, me), letter(me, ama), letter("b@x.example", me)],
            vec![me],
            format!("{me} or {ama}"),
        ),
        // A list is nobody.
        (
            vec![list("l@x.example"), list("l@x.example"), letter(ama, me)],
            vec![ama],
            me.to_owned(),
        ),
        (
            vec![
                format!("Delivered-To: {me}\n{}", list("l@x.example")),
                letter("b@x.example", "c@x.example"),
            ],
            vec![],
            "nobody".to_owned(),
        ),
        (vec![list("l@x.example")], vec![], "nobody".to_owned()),
    ] {
        let mut seen = Seen::default();
        for letter in &letters {
            seen.look_at(letter.as_bytes()).unwrap();
        }
        assert_eq!(guessed(&seen, &known), who, "{letters:?} {known:?}");
    }
}

#[test]
fn without_an_own_address_nobody_began() {
    let text = "From: Ama <ama@mensah.example>\nTo: me@home.example\nDate: 4 Mar 2024 10:00 +0000\nSubject: s\n\n";
    let found = read_for(text.as_bytes(), &[]);
    assert_eq!(found.subjects(), ["s"]);
    assert_eq!(found.letters[0].direction, TouchDirection::Mutual);
    assert_eq!(found.letters[0].people.len(), 2);
}

#[test]
fn what_a_server_put_into_the_users_mailbox_was_for_the_user() {
    let text = "Delivered-To: me@home.example\nFrom: Ama <ama@mensah.example>\nTo: hello@shop.example\nDate: 4 Mar 2024 10:00 +0000\nSubject: s\n\n";
    let found = read(text.as_bytes());
    assert_eq!(found.letters[0].direction, TouchDirection::Theirs);
}

#[test]
fn maildir_files_are_read_with_their_flags() {
    let letter = |id: &str| {
        format!(
            "Return-Path: <ama@mensah.example>\nFrom: ama@mensah.example\nTo: me+friends@home.example\nMessage-ID: <{id}>\nDate: Mon, 4 Mar 2024 10:00:00 +0000\nSubject: {id}\n\nFrom: nobody\n\nFrom a@x.example Mon Mar  4 14:00:00 2024\nSubject: not a message\n"
        )
    };
    let texts: Vec<String> = ["a", "b", "c", "d", "a"].map(letter).to_vec();
    let found = read_files(&[
        ("1709.host:2,S", &texts[0]),
        ("1710.host:2,DS", &texts[1]),
        ("1711.host;2,ST", &texts[2]),
        ("1712.host", &texts[3]),
        ("1713.host:2,RS", &texts[4]),
    ]);
    assert_eq!(found.subjects(), ["a", "d"]);
    assert_eq!(found.tally.left(LeftOut::Draft), 1);
    assert_eq!(found.tally.left(LeftOut::Discarded), 1);
    assert_eq!(found.tally.left(LeftOut::Repeated), 1);
    assert_eq!(found.tally.records, 5);
}

#[test]
fn five_recipients_are_a_conversation_and_six_are_not() {
    for (recipients, many) in [(1, 1), (5, 1), (6, 0)] {
        let to: Vec<String> = (0..recipients)
            .map(|n| format!("P {n} <p{n}@x.example>"))
            .collect();
        let text = format!(
            "From: me@home.example\nTo: {}\nDate: 4 Mar 2024 10:00 +0000\n\n",
            to.join(",\n ")
        );
        let found = read(text.as_bytes());
        assert_eq!(found.letters.len(), many, "{recipients}");
        assert_eq!(found.tally.left(LeftOut::Broadcast), 1 - many);
    }
}

#[test]
fn a_header_without_end_is_read_in_bounded_memory() {
    let mut text = b"From a@x.example Mon Mar  4 14:00:00 2024\nFrom: ama@mensah.example\nTo: me@home.example\nDate: 4 Mar 2024 10:00 +0000\nSubject: long\nX-Long: ".to_vec();
    text.extend(std::iter::repeat_n(b'x', 3 << 20));
    text.extend(b"\nTo: ");
    text.extend(b"nobody, ".repeat(100_000));
    text.extend(b"\n\n");
    text.extend(std::iter::repeat_n(b'y', 3 << 20));
    text.extend(b"\n\nFrom -\nFrom: ama@mensah.example\nTo: me@home.example\nDate: 4 Mar 2024 10:00 +0000\nSubject: next\n\n");
    assert_eq!(read(&text).subjects(), ["long", "next"]);
}

#[test]
fn what_is_no_mailbox_has_no_records() {
    for bytes in [
        &b""[..],
        b"hello\n",
        b"\0\0\0",
        b"\xff\xfe\x00",
        b"{\"a\": 1}\n",
    ] {
        assert_eq!(read(bytes).tally.records, 0, "{bytes:?}");
    }
}
