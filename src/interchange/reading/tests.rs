use std::ops::ControlFlow;

use super::*;
use crate::interchange::{abook, friends_md, monica, mutt};

type Read = fn(&[u8], &Limits, Sink<'_>) -> Result<Summary>;

/// Every reader with a file of `people` people.
fn readers(people: usize) -> Vec<(Read, String)> {
    let lines = |line: fn(usize) -> String| (0..people).map(line).collect::<String>();
    let contacts: Vec<String> = (0..people)
        .map(|at| format!("{{\"uuid\":\"{at}\",\"properties\":{{\"first_name\":\"N{at}\"}}}}"))
        .collect();
    vec![
        (
            |bytes, limits, sink| abook::read(bytes, limits, sink),
            lines(|at| format!("[{at}]\nname=N{at}\n")),
        ),
        (
            |bytes, limits, sink| mutt::read(bytes, limits, sink),
            lines(|at| format!("alias n{at} N{at} <n{at}@x.example>\n")),
        ),
        (
            |bytes, limits, sink| friends_md::read(bytes, limits, sink),
            format!("### Friends:\n{}", lines(|at| format!("- N{at}\n"))),
        ),
        (
            |bytes, limits, sink| monica::read(bytes, limits, sink),
            format!(
                "{{\"account\":{{\"data\":[{{\"type\":\"contact\",\"values\":[{}]}}]}}}}",
                contacts.join(",")
            ),
        ),
    ]
}

#[test]
fn records_are_numbered_and_stop_where_they_are_told_to() {
    for (read, text) in readers(9) {
        let mut indices = Vec::new();
        let summary = read(text.as_bytes(), &Limits::default(), &mut |incoming| {
            indices.push(incoming.index);
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(indices, (0..9).collect::<Vec<_>>(), "{text}");
        assert_eq!(summary.records, 9);

        let mut taken = 0;
        read(text.as_bytes(), &Limits::default(), &mut |_| {
            taken += 1;
            match taken {
                3 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        })
        .unwrap();
        assert_eq!(taken, 3, "{text}");
    }
}

#[test]
fn a_file_with_too_many_records_says_so_once() {
    let limits = Limits {
        records: 4,
        ..Limits::default()
    };
    for (read, text) in readers(9) {
        let mut found = Vec::new();
        read(text.as_bytes(), &limits, &mut |incoming| {
            found.push(incoming.item);
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(found.len(), 5, "{text}");
        assert!(
            found[..4]
                .iter()
                .all(|item| matches!(item, Item::Person(_)))
        );
        assert!(matches!(&found[4], Item::Refused(_)));
    }
    for (read, text) in readers(4) {
        let mut refused = 0;
        read(text.as_bytes(), &limits, &mut |incoming| {
            refused += usize::from(matches!(incoming.item, Item::Refused(_)));
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(refused, 0, "just so many are allowed: {text}");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_with_the_size() {
    let limits = Limits {
        file_bytes: 2 << 20,
        ..Limits::default()
    };
    let bytes = vec![b'x'; (2 << 20) + 1];
    assert!(whole_text(&bytes[1..], &limits).is_ok());
    let report = whole_text(&bytes[..], &limits).unwrap_err();
    assert!(report.sentence.contains("2 MB"), "{}", report.sentence);
}

#[test]
fn what_is_too_long_for_a_line_goes_into_the_note() {
    let long = "x".repeat(400);
    let limits = Limits::default();
    let mut found = Vec::new();
    let mut sink = |incoming: Incoming| {
        found.push(incoming.item);
        ControlFlow::Continue(())
    };
    let mut records = Records::new(&limits, &mut sink);
    let person = |full_name: &str| IncomingPerson {
        full_name: full_name.into(),
        role: long.clone(),
        note: "kept".into(),
        ..IncomingPerson::default()
    };
    assert!(records.person(1, person("Ana")).is_continue());
    assert!(records.person(2, person(&long)).is_continue());
    let Item::Person(ana) = &found[0] else {
        panic!("nobody");
    };
    assert_eq!(ana.role, "");
    assert_eq!(ana.note, format!("kept\nRole: {long}"));
    assert!(matches!(&found[1], Item::Refused(why) if why.contains("400 characters")));
}

#[test]
fn every_kind_of_line_end_becomes_one() {
    for (bytes, text) in [
        (&b"a\r\nb\rc\nd\r"[..], "a\nb\nc\nd\n"),
        (b"\r\r\n\n", "\n\n\n"),
        (b"", ""),
        (b"\xef\xbb\xbfa", "a"),
        (b"\xff\xfea\0\r\0\n\0b\0", "a\nb"),
    ] {
        assert_eq!(whole_text(bytes, &Limits::default()).unwrap(), text);
        assert_eq!(text_of(bytes), text);
    }
}
