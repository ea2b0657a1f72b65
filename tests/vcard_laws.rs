//! What holds for every card: what is written is read again as the same person, what is read and written
//! changes no more, damage stays inside its card, and no file can ask for more than it may.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::fs;
use std::io::{BufReader, Read, Repeat};
use std::ops::ControlFlow;
use std::path::Path;

use cordial::domain::civil::Birthday;
use cordial::domain::person::{ContactPoint, Person, PersonId, PointKind};
use cordial::domain::{Id, Moment};
use cordial::interchange::incoming::{Incoming, IncomingPerson, Item, Labelled, Limits, TooLong};
use cordial::interchange::vcard::{self, Ending, Refusal, Version, Written};
use proptest::prelude::*;
use uuid::Uuid;

const VERSIONS: [Version; 2] = [Version::V3, Version::V4];

fn records(bytes: &[u8]) -> Vec<Incoming> {
    limited(bytes, &Limits::default())
}

fn limited(bytes: &[u8], limits: &Limits) -> Vec<Incoming> {
    let mut records = Vec::new();
    vcard::read(bytes, limits, &mut |record| {
        records.push(record);
        ControlFlow::Continue(())
    })
    .unwrap();
    records
}

fn people(bytes: &[u8]) -> Vec<IncomingPerson> {
    records(bytes)
        .into_iter()
        .filter_map(|record| match record.item {
            Item::Person(person) => Some(*person),
            _ => None,
        })
        .collect()
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vcard");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vcf"))
        .map(|path| (path.display().to_string(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    assert!(files.len() > 40, "the corpus is gone");
    files
}

/// The person as the store has them, and back out as a card.
fn written(from: &IncomingPerson, version: Version) -> String {
    let id: PersonId = Id::new(Uuid::from_u128(7));
    let mut person = Person::named(id, from.full_name.clone(), Moment::from_millis(0));
    person.given_name.clone_from(&from.given_name);
    person.family_name.clone_from(&from.family_name);
    person.nickname.clone_from(&from.nickname);
    person.pronouns.clone_from(&from.pronouns);
    person.organization.clone_from(&from.organization);
    person.role.clone_from(&from.role);
    person.place.clone_from(&from.place);
    person.how_met.clone_from(&from.how_met);
    person.notes.clone_from(&from.note);
    person.birthday = from.birthday;
    let mut points = Vec::new();
    for (kind, list) in [
        (PointKind::Email, &from.emails),
        (PointKind::Phone, &from.phones),
        (PointKind::Link, &from.links),
        (PointKind::Address, &from.addresses),
    ] {
        for (position, one) in (0..).zip(list) {
            points.push(ContactPoint {
                id: Id::new(Uuid::from_u128(8)),
                person: id,
                kind,
                label: one.label.clone(),
                value: one.value.clone(),
                position,
            });
        }
    }
    vcard::write(
        &Written {
            person: &person,
            points: &points,
            tags: &from.categories,
            uid: &from.uid,
            known_since: None,
            revised: Some(Moment::from_millis(1_795_000_000_000)),
            rest: &[&from.rest],
        },
        version,
    )
}

#[track_caller]
fn assert_well_formed(card: &str) {
    assert!(card.ends_with("\r\nEND:VCARD\r\n"), "{card}");
    for line in card.split_terminator("\r\n") {
        assert!(!line.contains(['\r', '\n', '\0']), "{line:?}");
        assert!(!line.is_empty(), "{card}");
    }
}

#[test]
fn what_was_read_is_written_and_read_the_same() {
    for (name, bytes) in corpus() {
        for person in people(&bytes) {
            for version in VERSIONS {
                let card = written(&person, version);
                assert_well_formed(&card);
                let again = people(card.as_bytes());
                // In a card of ours the note says it all.
                let mut person = person.clone();
                person.asides.clear();
                assert_eq!(again, std::slice::from_ref(&person), "{name}:\n{card}");
            }
        }
    }
}

#[test]
fn lines_that_we_do_not_read_come_back_byte_for_byte() {
    let lines = [
        "X-ODD;x-y=\"a;b:c\";TYPE=Z:va\\lue; with, all=20sorts \u{202e}",
        "item7.X-ABDATE;type=pref:2016-05-01",
        "item7.X-ABLabel:_$!<Anniversary>!$_",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
        "  BBBB",
        "GENDER:O;it's complicated",
        "Grüße-unlike-a-name:goes elsewhere",
        "x-lower_case/slash:1",
        "BDAY;VALUE=text:circa 1800",
        "KEY:data:application/pgp-keys;base64,AAAA",
    ];
    let card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ximena Rojas\r\n{}\r\nEND:VCARD\r\n",
        lines.join("\r\n")
    );
    let person = people(card.as_bytes()).remove(0);
    for version in VERSIONS {
        let card = written(&person, version);
        let kept = lines.iter().filter(|line| !line.starts_with("Grüße"));
        for line in kept {
            assert!(
                card.contains(&format!("\r\n{line}\r\n")),
                "{line} in\n{card}"
            );
        }
        assert!(card.contains("goes elsewhere"), "{card}");
    }
}

#[test]
fn a_strict_reader_agrees_with_what_we_write() {
    let person = IncomingPerson {
        full_name: "Ng\u{169}gĩ, of the \\ Hills; \u{1f98a}".into(),
        family_name: "Hills; of".into(),
        given_name: "Ng\u{169}gĩ, A.".into(),
        note: "one\ntwo; three, four \\n five".into(),
        organization: "Hill, Valley; & Sons".into(),
        emails: vec![
            labelled("work", "n@hills.example"),
            labelled("the club", "c@hills.example"),
        ],
        phones: vec![labelled("work mobile", "+254 20 555 0100")],
        addresses: vec![labelled("home", "1 Ridge Way, Nyeri")],
        links: vec![labelled("", "https://hills.example/?a=1,2;b=3")],
        birthday: Birthday::new(Some(1988), 2, 29),
        categories: vec!["a,b".into(), "c".into()],
        uid: "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1".into(),
        ..IncomingPerson::default()
    };
    for version in VERSIONS {
        let card = written(&person, version);
        let tree = ::vcard::tree::cst::VcardCst::parse(&card).unwrap();
        let model = tree.decode();
        if let Err(wrong) = model.clone().validate() {
            panic!("{wrong:?} in\n{card}");
        }
        let value = |name: &str| {
            model
                .properties
                .iter()
                .find(|property| property.name.eq_ignore_ascii_case(name))
                .map(|property| format!("{:?}", property.value))
                .unwrap()
        };
        assert!(
            value("FN").contains(&format!("{:?}", person.full_name)),
            "{}",
            value("FN")
        );
        assert!(value("N").contains("\"Ngũgĩ, A.\""), "{}", value("N"));
        assert!(
            value("NOTE").contains(&format!("{:?}", person.note)),
            "{}",
            value("NOTE")
        );
        assert!(
            value("CATEGORIES").contains("\"a,b\""),
            "{}",
            value("CATEGORIES")
        );
        for line in card.lines() {
            assert!(line.len() <= 75, "{line}");
        }
    }
}

#[test]
fn parts_are_written_for_as_long_as_they_say_the_same() {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dr. Ada Obi\r\nN:Obi;Ada;;Dr.;\r\nORG:Northwind;Storage\r\n\
        ADR;TYPE=work:;;1 Quay;Leith;;EH6;Scotland\r\n\
        X-SOCIALPROFILE;type=mastodon;x-user=ada:https://social.example/@ada\r\nEND:VCARD\r\n";
    let mut person = people(card.as_bytes()).remove(0);
    let out = written(&person, Version::V4);
    for line in [
        "N:Obi;Ada;;Dr.;",
        "ORG:Northwind;Storage",
        "ADR;TYPE=work:;;1 Quay;Leith;;EH6;Scotland",
        "X-SOCIALPROFILE;type=mastodon;x-user=ada:https://social.example/@ada",
    ] {
        assert!(out.contains(&format!("\r\n{line}\r\n")), "{line} in\n{out}");
    }
    assert!(!out.contains("\r\nURL"), "{out}");
    person.family_name = "Eze".into();
    person.organization = "Fabrikam".into();
    person.addresses[0].value = "2 Quay, Leith".into();
    person.links.clear();
    let out = written(&person, Version::V4);
    for line in [
        "N:Eze;Ada;;;",
        "ORG:Fabrikam",
        "ADR;TYPE=work:;;2 Quay\\, Leith;;;;",
    ] {
        assert!(out.contains(&format!("\r\n{line}\r\n")), "{line} in\n{out}");
    }
    for gone in ["Obi;", "Northwind", "EH6", "SOCIALPROFILE", "X-CORDIAL"] {
        assert!(!out.contains(gone), "{gone} in\n{out}");
    }
}

#[test]
fn two_cards_of_one_person_keep_their_groups_apart() {
    let person = Person::named(
        Id::new(Uuid::from_u128(7)),
        "Ada Obi".into(),
        Moment::from_millis(0),
    );
    let rest = [
        "item1.X-ABDATE:2016-05-01\nitem1.X-ABLabel:wedding\nX-SAME:1",
        "item1.X-ABDATE:2001-01-01\nitem1.X-ABLabel:first day\nX-SAME:1",
    ];
    let card = vcard::write(
        &Written {
            person: &person,
            points: &[ContactPoint {
                id: Id::new(Uuid::from_u128(8)),
                person: person.id,
                kind: PointKind::Email,
                label: "club".into(),
                value: "ada@club.example".into(),
                position: 0,
            }],
            tags: &[],
            uid: "",
            known_since: None,
            revised: None,
            rest: &rest,
        },
        Version::V3,
    );
    let groups: Vec<(&str, &str)> = card
        .lines()
        .filter(|line| line.contains(".X-ABLabel:") || line.contains(".X-ABDATE:"))
        .map(|line| line.split_once('.').unwrap())
        .collect();
    let group = |ends: &str| {
        let found = groups.iter().find(|(_, line)| line.ends_with(ends));
        found.unwrap_or_else(|| panic!("{ends} in\n{card}")).0
    };
    assert_eq!(group("wedding"), group("2016-05-01"));
    assert_eq!(group("first day"), group("2001-01-01"));
    assert_ne!(group("wedding"), group("first day"));
    assert_ne!(group("club"), group("wedding"));
    assert_eq!(card.matches("X-SAME:1").count(), 1);
}

fn labelled(label: &str, value: &str) -> Labelled {
    Labelled {
        label: label.into(),
        value: value.into(),
    }
}

/// A line of text as it may be typed or come from anywhere: escapes, property names, line ends of other
/// alphabets, controls, what folding could stumble over.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z]{1,8}",
        1 => "[ -~]{0,12}",
        1 => "\\PC{0,8}",
        1 => prop::sample::select(vec![
            "\\", "\\n", "\\,", ",", ";", ":", "\"", "=", "=C3=A9", "^n", "END:VCARD", "BEGIN:VCARD",
            "TEL:1", " ", "\t", "\u{1b}[31m", "\u{7}", "\u{2028}", "\u{85}", "\u{b}", "\u{feff}",
            "\u{202e}", "é", "陈", "\u{1f98a}", "e\u{301}", "data:x;base64,", "AGENT:", "  ",
        ]).prop_map(str::to_owned),
        1 => "[a-z ]{60,90}",
        1 => " {60,90}",
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat().trim().to_owned())
}

fn word() -> impl Strategy<Value = String> {
    hostile().prop_filter("something to see", |text| {
        text.chars().any(char::is_alphanumeric)
    })
}

fn maybe() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), hostile()]
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(hostile(), 0..5).prop_map(|lines| lines.join("\n").trim().to_owned())
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "home",
            "work",
            "mobile",
            "work mobile",
            "mobile work",
            "home home",
            "fax",
            "pager",
            "home fax",
            "voice",
            "pref",
            "internet",
            "Home",
            "cell",
        ])
        .prop_map(str::to_owned),
        hostile(),
    ]
    .prop_filter("no word of Apple's", |label| !label.starts_with("_$!<"))
}

/// Addresses of one kind as they may stand in the store: none empty, none twice.
fn list(plain: fn(&str) -> bool) -> impl Strategy<Value = Vec<Labelled>> {
    prop::collection::vec((label(), word()), 0..4).prop_map(move |list| {
        let mut kept: Vec<Labelled> = Vec::new();
        for (label, value) in list {
            if plain(&value) && kept.iter().all(|known| known.value != value) {
                kept.push(Labelled { label, value });
            }
        }
        kept
    })
}

fn anybody() -> impl Strategy<Value = IncomingPerson> {
    let names = (word(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe());
    let lists = (
        list(|value| !value.to_lowercase().starts_with("mailto:") && !value.ends_with('>')),
        list(|value| !value.to_lowercase().starts_with("tel:")),
        list(|_| true),
        list(|_| true),
    );
    let birthday = prop_oneof![
        Just(None),
        (2_i32..9999, 1_u32..13, 1_u32..29)
            .prop_filter("Apple's year", |(year, ..)| *year != 1604)
            .prop_map(|(year, month, day)| Birthday::new(Some(year), month, day)),
        (1_u32..13, 1_u32..30).prop_map(|(month, day)| Birthday::new(None, month, day)),
    ];
    let tags = prop::collection::vec(word(), 0..4);
    let rest = prop::collection::vec((hostile(), "[A-Z]{1,5}"), 0..3);
    (
        names,
        lists,
        birthday,
        tags,
        (prose(), prose(), maybe()),
        rest,
    )
        .prop_map(
            |(names, lists, birthday, tags, (note, how_met, uid), rest)| {
                let mut categories: Vec<String> = Vec::new();
                for tag in tags {
                    let is_new = categories
                        .iter()
                        .all(|known| !known.eq_ignore_ascii_case(&tag));
                    if is_new && !tag.starts_with("* ") {
                        categories.push(tag);
                    }
                }
                let rest: Vec<String> = rest
                    .iter()
                    .map(|(text, name)| format!("X-{name};TYPE=a:{}", text.replace('\n', " ")))
                    .collect();
                IncomingPerson {
                    full_name: names.0,
                    family_name: names.1,
                    given_name: names.2,
                    nickname: names.3,
                    pronouns: names.4,
                    organization: names.5,
                    role: names.6,
                    emails: lists.0,
                    phones: lists.1,
                    links: lists.2,
                    addresses: lists.3,
                    birthday,
                    categories,
                    note,
                    how_met,
                    uid,
                    rest: rest.join("\n"),
                    ..IncomingPerson::default()
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn whatever_is_written_is_read_the_same(person in anybody()) {
        for version in VERSIONS {
            let card = written(&person, version);
            assert_well_formed(&card);
            let mut again = people(card.as_bytes());
            prop_assert_eq!(again.len(), 1, "{}", card);
            // Which link is a profile is found, not written.
            again[0].profile.clear();
            prop_assert_eq!(&again[0], &person, "{}", card);
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = records(&bytes);
        let mut card = b"BEGIN:VCARD\r\nFN:Somebody\r\n".to_vec();
        card.extend(&bytes);
        let _ = records(&card);
        let _ = vcard::sniff(&bytes);
    }

    #[test]
    fn damage_stays_inside_its_card(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec((any::<u8>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let bodies = bodies();
        let body = which.get(&bodies);
        let mut damaged = body.clone();
        for (kind, at, other, byte) in damages {
            if damaged.is_empty() {
                break;
            }
            let (at, other) = (at.index(damaged.len()), other.index(damaged.len()));
            let (from, to) = (at.min(other), at.max(other));
            match kind % 5 {
                0 => damaged[at] ^= 1 << (byte % 8),
                1 => damaged[at] = byte,
                2 => drop(damaged.drain(from..to)),
                3 => {
                    let piece = damaged[from..to].to_vec();
                    damaged.splice(at..at, piece);
                }
                _ => {
                    let donor = &bodies[usize::from(byte) % bodies.len()];
                    let piece = donor[..donor.len() / 2].to_vec();
                    damaged.splice(at..at, piece);
                }
            }
        }
        // Damage that makes a card of its own out of the inside is another matter.
        let text = String::from_utf8_lossy(&damaged).to_uppercase();
        let squeezed: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        prop_assume!(!squeezed.contains("BEGIN:") && !squeezed.contains("END:") && !squeezed.contains("AGENT"));
        let mut file = Vec::new();
        file.extend_from_slice(b"BEGIN:VCARD\nVERSION:3.0\nFN:Before It\nTEL:1\nEND:VCARD\nBEGIN:VCARD\n");
        file.extend_from_slice(&damaged);
        file.extend_from_slice(b"\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:After It\nTEL:2\nEND:VCARD\n");
        let records = records(&file);
        prop_assert_eq!(records.len(), 3);
        let named = |at: usize| match &records[at].item {
            Item::Person(person) => (person.full_name.clone(), person.phones.clone()),
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(named(0), ("Before It".into(), vec![labelled("", "1")]));
        prop_assert_eq!(named(2), ("After It".into(), vec![labelled("", "2")]));
        // And whatever came out of the damaged one is as steady as any other.
        if let Item::Person(person) = &records[1].item {
            let once = written(person, Version::V3);
            assert_well_formed(&once);
            let again = people(once.as_bytes());
            prop_assert_eq!(again.len(), 1, "{}", once);
            let twice = written(&again[0], Version::V3);
            prop_assert_eq!(&people(twice.as_bytes())[0], &again[0], "{}", twice);
        }
    }
}

/// What stands between `BEGIN` and `END` in the 8-bit files of the corpus.
fn bodies() -> Vec<Vec<u8>> {
    let mut bodies = Vec::new();
    for (name, bytes) in corpus() {
        if name.contains("utf_16") || name.contains("agent") {
            continue;
        }
        let text = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec);
        let mut open: Option<Vec<u8>> = None;
        for line in text {
            match line.trim_ascii() {
                b"BEGIN:VCARD" => open = Some(Vec::new()),
                b"END:VCARD" => bodies.extend(open.take()),
                _ => {
                    if let Some(body) = &mut open {
                        body.extend_from_slice(&line);
                        body.push(b'\n');
                    }
                }
            }
        }
    }
    assert!(bodies.len() > 60);
    bodies
}

fn reasons(bytes: &[u8], limits: &Limits) -> Vec<String> {
    limited(bytes, limits)
        .into_iter()
        .map(|record| match record.item {
            Item::Person(person) => person.full_name,
            Item::Refused(why) => why,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn a_note_or_a_picture_that_is_too_long_is_left_out_and_the_person_is_read() {
    let limits = Limits {
        line_bytes: 2_000,
        picture_bytes: 10_000,
        field_bytes: 500,
        ..Limits::default()
    };
    let words = "word ".repeat(99) + "and more";
    for (inside, note, what) in [
        (
            format!("NOTE:{words} and even more"),
            words[..words.len() - " more".len()].to_owned(),
            "beyond",
        ),
        (
            format!("NOTE:{}\nNOTE:{}", "x".repeat(300), "y".repeat(400)),
            format!("{}\n\n{}", "x".repeat(300), "y".repeat(198)),
            "beyond",
        ),
        (
            format!("NOTE:{}", "\n xxxxxxxxx".repeat(900)),
            "x".repeat(500),
            "beyond",
        ),
        (
            format!(
                "NOTE;ENCODING=QUOTED-PRINTABLE:{}end",
                "=C3=A9=C3=A9=C3=A9=\n".repeat(900)
            ),
            "é".repeat(250),
            "beyond",
        ),
        (
            format!("PHOTO;ENCODING=b:{}", "A".repeat(12_000)),
            String::new(),
            "a picture",
        ),
        (
            format!("PHOTO;ENCODING=b:{}", "A".repeat(90_000)),
            String::new(),
            "a picture",
        ),
        (
            format!("PHOTO;ENCODING=b:\n {}", "A".repeat(30_000)),
            String::new(),
            "a picture",
        ),
        (
            format!("PHOTO;ENCODING=b:{}", "\n AAAAAAAAA".repeat(2_000)),
            String::new(),
            "a picture",
        ),
        (
            format!("PHOTO;ENCODING=BASE64:{}\n", "\nAAAAAAAAA".repeat(2_000)),
            String::new(),
            "a picture",
        ),
        (
            format!("X-A:{}", "x".repeat(30_000)),
            String::new(),
            "a line",
        ),
    ] {
        let card = format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lima\n{inside}\nEMAIL:ana@x.example\nEND:VCARD\n\
             BEGIN:VCARD\nFN:Bo Berg\nEND:VCARD\n"
        );
        let mut people = Vec::new();
        let read = vcard::read(card.as_bytes(), &limits, &mut |incoming| {
            match incoming.item {
                Item::Person(person) => people.push(*person),
                other => panic!("{other:?}"),
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        let begin = &inside[..inside.len().min(40)];
        assert_eq!(people.len(), 2, "{begin}");
        assert_eq!(people[0].full_name, "Ana Lima");
        assert_eq!(people[0].emails[0].value, "ana@x.example", "{begin}");
        assert_eq!(people[0].note, note, "{begin}");
        assert!(people[0].rest.len() < 100, "{begin}");
        let [remark] = read.remarks.as_slice() else {
            panic!("{begin}: {:?}", read.remarks);
        };
        assert!(
            remark.contains("Ana Lima") && remark.contains(what),
            "{remark}"
        );
    }
}

#[test]
fn a_firm_is_called_by_its_full_name_where_the_parts_name_it_too() {
    for (card, name) in [
        ("FN:KMS Yard\nN:KMS;WSF;;;\nORG:KMS Yard\n", "KMS Yard"),
        ("FN:Northwind\nN:Lima;Ana;;;\nORG:Northwind\n", "Ana Lima"),
        ("FN:Lee\\, Ann\\, Esq.\n", "Ann Lee Esq."),
        ("FN:Smith\\, Jr.\n", "Smith, Jr."),
        ("FN:Acme\\, Inc.\n", "Acme, Inc."),
        ("FN:Ada Obi\\, Dentist\n", "Ada Obi, Dentist"),
    ] {
        let card = format!("BEGIN:VCARD\nVERSION:3.0\n{card}END:VCARD\n");
        assert_eq!(
            reasons(card.as_bytes(), &Limits::default()),
            [name],
            "{card}"
        );
    }
}

#[test]
fn a_card_that_asks_for_too_much_is_refused_and_the_next_is_read() {
    let limits = Limits {
        line_bytes: 2_000,
        picture_bytes: 10_000,
        properties: 100,
        field_bytes: 500,
        nesting: 4,
        too_long: TooLong::Refused,
        ..Limits::default()
    };
    let agents = "AGENT:\nBEGIN:VCARD\n".repeat(9);
    let ends = "END:VCARD\n".repeat(9);
    for (inside, why) in [
        (
            format!("NOTE:{}", "x".repeat(600)),
            "its NOTE is longer than 500 bytes",
        ),
        (
            format!("X-A:{}", "x".repeat(3_000)),
            "it has a line of more than 2000 bytes",
        ),
        (
            format!("X-A:{}", "x".repeat(30_000)),
            "it has a line of more than 10000 bytes",
        ),
        (
            format!("X-A:a{}", "\n aaaaaaaaa".repeat(300)),
            "it has a line of more than 2000 bytes",
        ),
        (
            format!("PHOTO;ENCODING=b:{}", "\n AAAAAAAAA".repeat(2_000)),
            "it has a picture or key of more than 10000 bytes",
        ),
        ("TEL:1\n".repeat(101), "it has more than 100 properties"),
        (
            "no property\n".repeat(200),
            "it has more than 100 properties",
        ),
        (
            "X-B:yyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n".repeat(3_000),
            "it is larger than a card may be",
        ),
        (
            format!("{agents}FN:deep\n{ends}"),
            "it has cards more than 4 deep",
        ),
    ] {
        let file = format!(
            "BEGIN:VCARD\nFN:Big\n{inside}\nEND:VCARD\nBEGIN:VCARD\nFN:Next One\nEND:VCARD\n"
        );
        assert_eq!(reasons(file.as_bytes(), &limits), [why, "Next One"]);
    }
    let photo = format!(
        "BEGIN:VCARD\nFN:Pia\nPHOTO;ENCODING=b:{}\nEND:VCARD\n",
        "AAAA".repeat(2_000)
    );
    assert_eq!(reasons(photo.as_bytes(), &limits), ["Pia"]);
}

#[test]
fn a_line_without_end_is_read_through_in_little_memory() {
    let endless: std::io::Take<Repeat> = std::io::repeat(b'A').take(24 << 20);
    let file = b"BEGIN:VCARD\nFN:Huge\nX-A:"
        .chain(endless)
        .chain(&b"\nEND:VCARD\nBEGIN:VCARD\nFN:Next One\nEND:VCARD\n"[..]);
    let mut seen = Vec::new();
    vcard::read(BufReader::new(file), &Limits::default(), &mut |record| {
        seen.push(record.item);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(
        matches!(&seen[0], Item::Person(person) if person.full_name == "Huge" && person.rest.is_empty())
    );
    assert!(matches!(&seen[1], Item::Person(person) if person.full_name == "Next One"));
}

#[test]
fn too_many_cards_and_a_sink_that_has_enough_end_the_reading() {
    let file = "BEGIN:VCARD\nFN:One Of Many\nEND:VCARD\n".repeat(5);
    let limits = Limits {
        records: 4,
        ..Limits::default()
    };
    let mut seen = 0;
    let refused = vcard::read(file.as_bytes(), &limits, &mut |_| {
        seen += 1;
        ControlFlow::Continue(())
    });
    assert!(matches!(refused, Err(Refusal::TooMany(4))));
    assert_eq!(seen, 4);
    let read = vcard::read(file.as_bytes(), &Limits::default(), &mut |_| {
        ControlFlow::Break(())
    });
    let read = read.unwrap();
    assert_eq!((read.people, read.ending), (1, Ending::Stopped));
    let none = vcard::read(&b"nothing here"[..], &limits, &mut |_| {
        ControlFlow::Continue(())
    });
    let none = none.unwrap();
    assert_eq!(
        (none.people, none.refused, none.ending),
        (0, 0, Ending::Whole)
    );
}

#[test]
fn cards_are_told_from_other_files_by_their_beginning() {
    for (name, bytes) in corpus() {
        let looks = vcard::sniff(&bytes[..bytes.len().min(512)]);
        assert_eq!(looks, !name.contains("not_a_card"), "{name}");
    }
    for other in [
        &b""[..],
        b"First Name,Last Name\n",
        b"BEGIN:VCALENDAR\n",
        b"{\"a\":\"BEGIN:VCARD\"}",
    ] {
        assert!(!vcard::sniff(other), "{other:?}");
    }
}

#[test]
fn the_size_of_the_pieces_makes_no_difference() {
    for (name, bytes) in corpus() {
        let whole = records(&bytes);
        for size in [1, 2, 3, 7] {
            let mut seen = Vec::new();
            let reader = BufReader::with_capacity(size, &bytes[..]);
            vcard::read(reader, &Limits::default(), &mut |record| {
                seen.push(record);
                ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(seen, whole, "{name} in pieces of {size}");
        }
    }
}
