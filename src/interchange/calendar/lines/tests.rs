//! Lines in every encoding, fold and line end.

use super::*;

fn lines(text: &[u8]) -> Vec<ContentLine> {
    Lines::new(&unwrapped(text), 1 << 16).collect()
}

fn values(text: &[u8]) -> Vec<String> {
    lines(text).iter().map(ContentLine::text).collect()
}

#[test]
fn any_line_end_and_any_fold_is_read() {
    for text in [
        &b"SUMMARY:a long\r\n  word\r\nUID:1\r\n"[..],
        b"SUMMARY:a long\n  word\nUID:1",
        b"SUMMARY:a long\r  word\rUID:1\r",
        b"SUMMARY:a long\r\r\n  word\r\r\nUID:1\r\r\n",
        b"\xef\xbb\xbfSUMMARY:a long\n\t word\n\nUID:1",
        b"    SUMMARY:a long\n      word\n    UID:1\n",
    ] {
        assert_eq!(values(text), ["a long word", "1"], "{text:?}");
    }
    // In the middle of a character, in Latin-1, in UTF-16.
    assert_eq!(values(b"SUMMARY:Zo\xc3\r\n \xab\r\n"), ["Zo\u{eb}"]);
    assert_eq!(values(b"SUMMARY:Zo\xeb\r\nUID:1\r\n"), ["Zo\u{eb}", "1"]);
    let wide: Vec<u8> = "SUMMARY:Zo\u{eb}\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(values(&wide), ["Zo\u{eb}"]);
}

#[test]
fn a_raw_line_break_belongs_to_its_text() {
    let read =
        lines(b"DESCRIPTION:Bring cake\nLocation: Room 5\nand tea (no sugar)\n\nhttps://x.example/a\nSUMMARY:Tea\n");
    assert_eq!(read.len(), 2);
    assert_eq!(
        read[0].text(),
        "Bring cake\nLocation: Room 5\nand tea (no sugar)\nhttps://x.example/a"
    );
    assert_eq!(read[1].number, 6);
}

#[test]
fn a_fold_may_come_before_the_colon() {
    let read = lines(b"BEGIN:VEVENT\r\nUID\r\n :1\r\nSUMMARY\r\n :Tea\r\nATTENDEE\r\n ;CN=Ana\r\n :mailto:a@x.example\r\nEND:VEVENT\r\n");
    let names: Vec<&str> = read.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["BEGIN", "UID", "SUMMARY", "ATTENDEE", "END"]);
    assert_eq!(read[3].parameter("CN"), Some("Ana"));
}

#[test]
fn parameters_may_hold_anything_in_quotes() {
    for (text, name, value) in [
        (
            &b"ATTENDEE;CN=\"Souza; Ana: x\":mailto:a@x.example"[..],
            "Souza; Ana: x",
            "mailto:a@x.example",
        ),
        (
            b"ATTENDEE;CN=Ops: Ana:MAILTO:a@x.example",
            "Ops: Ana",
            "MAILTO:a@x.example",
        ),
        (
            b"ATTENDEE;CN=\"Ana:mailto:a@x.example",
            "Ana",
            "mailto:a@x.example",
        ),
        (
            b"ATTENDEE;CN=\"Ana \\\"A\\\" S\":mailto:a@x.example",
            "Ana \"A\" S",
            "mailto:a@x.example",
        ),
        (
            b"ATTENDEE;CN=Ana ^'A^' S;X=1:mailto:a@x.example",
            "Ana \"A\" S",
            "mailto:a@x.example",
        ),
        (
            b"attendee;cn=Andr\xe9:mailto:a@x.example",
            "Andr\u{e9}",
            "mailto:a@x.example",
        ),
    ] {
        let read = lines(text);
        assert_eq!(read.len(), 1, "{text:?}");
        assert_eq!(read[0].name, "ATTENDEE");
        assert_eq!(read[0].parameter("CN"), Some(name));
        assert_eq!(read[0].value, value);
    }
}

#[test]
fn quoted_printable_is_undone() {
    let text = b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9 with=\r\n Zo=EB=\r\n =21\r\nUID:1\r\n";
    assert_eq!(values(text), ["Caf\u{e9} with Zo\u{eb} !", "1"]);
    let text = b"SUMMARY;CHARSET=UTF-8;QUOTED-PRINTABLE:Caf=C3=A9=\r\nUID:1\r\n";
    assert_eq!(lines(text).len(), 1, "the soft break swallows the line end");
}
