use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::interchange::incoming::Incoming;

fn read_all(bytes: &[u8]) -> Result<Vec<Incoming>> {
    let mut found = Vec::new();
    read(bytes, &Limits::default(), &mut |incoming| {
        found.push(incoming);
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

fn person(found: &[Incoming], at: usize) -> &IncomingPerson {
    match &found[at].item {
        Item::Person(person) => person,
        other => panic!("{other:?}"),
    }
}

fn values(labelled: &[Labelled]) -> Vec<(&str, &str)> {
    labelled
        .iter()
        .map(|one| (one.label.as_str(), one.value.as_str()))
        .collect()
}

const BOOK: &str = "\
# abook addressbook file

[format]
program=abook
version=0.6.1


[0]
name=Nadia Ferreira
email=nadia@x.example, n.f@work.example ,nadia@x.example
address=Rua Nova 3
address2=3rd floor
city=Porto
zip=4000-001
country=PT
phone=+351 22 555 01 02
workphone=+351 22 555 01 03,,12
mobile=0911 555 01, 0911 555 02
nick=Nádi
url=https://www.linkedin.com/in/nadia-f?x=1
notes=likes a = b = c
anniversary=2014-06-21
birthday=--03-07
groups=choir, work
custom1=blue
shoe=42

[1]
email=only@x.example

[3]
phone=12

[4]
name = Spaced Out
email = out@x.example
this line was broken
";

#[test]
fn an_address_book_is_read_whole() {
    assert!(sniff(BOOK.as_bytes(), "x"));
    let found = read_all(BOOK.as_bytes()).unwrap();
    assert_eq!(found.len(), 4);
    let nadia = person(&found, 0);
    assert_eq!(found[0].line, 8);
    assert_eq!(nadia.full_name, "Nadia Ferreira");
    assert_eq!(nadia.nickname, "Nádi");
    assert_eq!(
        values(&nadia.emails),
        [("", "nadia@x.example"), ("", "n.f@work.example")]
    );
    assert_eq!(
        values(&nadia.phones),
        [
            ("home", "+351 22 555 01 02"),
            ("work", "+351 22 555 01 03,,12"),
            ("mobile", "0911 555 01"),
            ("mobile", "0911 555 02"),
        ]
    );
    assert_eq!(
        values(&nadia.addresses),
        [("", "Rua Nova 3, 3rd floor, Porto, 4000-001, PT")]
    );
    assert_eq!(nadia.profile, "https://www.linkedin.com/in/nadia-f?x=1");
    assert_eq!(nadia.categories, ["choir", "work"]);
    assert_eq!(nadia.birthday.map(String::from).as_deref(), Some("--03-07"));
    assert_eq!(
        nadia.note,
        "likes a = b = c\nAnniversary: 21 June 2014\ncustom1: blue\nshoe: 42"
    );
    assert_eq!(person(&found, 1).full_name, "only@x.example");
    assert_eq!(person(&found, 2).full_name, "12");
    assert_eq!(person(&found, 3).full_name, "Spaced Out");
    assert_eq!(person(&found, 3).note, "this line was broken");
}

#[test]
fn what_is_wrong_is_named_and_stops_nothing() {
    let text = "name=Lost\n[0]\nnotes=nobody\n[0]\nname=A\nname=B\nemail=a(at)x.example\n[0]\n[Kim]\nname=Kim\nbirthday=spring\n";
    let found = read_all(text.as_bytes()).unwrap();
    let refused: Vec<_> = found
        .iter()
        .filter(|incoming| matches!(incoming.item, Item::Refused(_)))
        .map(|incoming| incoming.line)
        .collect();
    assert_eq!(refused, [1, 2, 8]);
    assert_eq!(person(&found, 2).full_name, "A");
    assert_eq!(person(&found, 2).note, "E-mail: a(at)x.example\nname: B");
    assert_eq!(person(&found, 4).note, "Birthday: spring");
    assert!(read_all(b"[format]\nprogram=abook\n").is_err());
    assert!(read_all(b"").is_err());
}

#[test]
fn every_encoding_and_line_end() {
    let text = "[format]\nprogram=abook\n[0]\nname=Jürgen Weiß\n";
    let wide =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
    let mut marked = vec![0xff, 0xfe];
    marked.extend(wide(u16::to_le_bytes));
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
        text.replace('ü', "\u{1}")
            .replace('ß', "\u{2}")
            .bytes()
            .map(|byte| match byte {
                1 => 0xfc,
                2 => 0xdf,
                other => other,
            })
            .collect(),
        marked,
        wide(u16::to_be_bytes),
        wide(u16::to_le_bytes),
    ] {
        assert!(sniff(&bytes, "x"));
        assert_eq!(
            person(&read_all(&bytes).unwrap(), 0).full_name,
            "Jürgen Weiß"
        );
    }
}

#[test]
fn a_file_of_that_name_is_enough_and_others_are_not() {
    assert!(sniff(b"[0]\nname=A\n", "/home/a/.abook/addressbook"));
    assert!(!sniff(b"[0]\nname=A\n", "settings.ini"));
    assert!(!sniff(b"[core]\neditor=vi\n", "config"));
}

#[test]
fn limits_refuse_the_record_and_not_the_file() {
    let limits = Limits {
        properties: 3,
        field_bytes: 64,
        ..Limits::default()
    };
    let long = "x".repeat(100);
    let text = format!("[0]\nname=A\nnick=B\nurl=u\nmobile=12345\n[1]\nname=C\nnotes={long}\n");
    let mut said = Vec::new();
    read(text.as_bytes(), &limits, &mut |incoming| {
        said.push(match incoming.item {
            Item::Person(person) => person.full_name,
            Item::Refused(why) => why,
            Item::Meeting(_) => String::new(),
        });
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(
        said[0],
        "the entry has 1 more lines than the 3 that an entry may have"
    );
    assert_eq!(said[1], "C");
    let small = Limits {
        file_bytes: 10,
        ..Limits::default()
    };
    assert!(read(text.as_bytes(), &small, &mut |_| ControlFlow::Continue(())).is_err());
}

proptest! {
    #[test]
    fn nothing_makes_it_stumble(cut in 0..BOOK.len(), with in prop::collection::vec(any::<u8>(), 0..12), length in 0usize..30) {
        let end = (cut + length).min(BOOK.len());
        let mut bytes = BOOK.as_bytes().to_vec();
        bytes.splice(cut..end, with);
        let _ = read_all(&bytes);
        let _ = sniff(&bytes, "addressbook");
    }
}
