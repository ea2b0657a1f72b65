//! Files that somebody takes for a table and that are none, told by their first bytes, each with what to do.

use crate::report::Report;

use super::super::encoding::{Encoding, detect};

/// Why a file with this beginning is not a table of text; `None` where it may be one.
pub(super) fn reason(head: &[u8]) -> Option<Report> {
    let refuse =
        |what: &str, hint: &str| Some(Report::input(format!("This is {what}.")).hint(hint));
    const SAVE: &str =
        "open it in the spreadsheet program, save it as CSV (UTF-8), and import that";
    match head {
        [] => return refuse("an empty file", "export the contacts again"),
        [b'P', b'K', 3 | 5, ..] => {
            return match find(head, b"opendocument")
                || find(head, b"xl/")
                || find(head, b"[Content_Types]")
            {
                true => refuse("a spreadsheet file, not a CSV file", SAVE),
                false => refuse(
                    "a ZIP archive or a spreadsheet file, not a CSV file",
                    "unpack the archive and import the .csv file in it; save a spreadsheet as CSV (UTF-8)",
                ),
            };
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            return refuse("an old spreadsheet file (XLS), not a CSV file", SAVE);
        }
        [b'%', b'P', b'D', b'F', ..] => {
            return refuse(
                "a PDF file, not a CSV file",
                "export the contacts as CSV or vCard",
            );
        }
        [0x1f, 0x8b, ..] | [b'B', b'Z', b'h', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => {
            return refuse(
                "a packed file, not a CSV file",
                "unpack it and import what is in it",
            );
        }
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => {
            return refuse(
                "a database, not a CSV file",
                "export the contacts as CSV or vCard",
            );
        }
        _ => {}
    }
    let (encoding, mark) = detect(head);
    let text = encoding.decode(head.get(mark..).unwrap_or_default());
    let text = text
        .trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    if text.is_empty() {
        return refuse("a file without a word in it", "export the contacts again");
    }
    let start: String = text
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
    if begins(&["<!doctype html", "<html", "<table", "<head", "<body"]) {
        return refuse(
            "a web page (HTML), not a CSV file",
            "download the export again, or open it in a spreadsheet program and save it as CSV (UTF-8)",
        );
    }
    if begins(&["<?xml", "<workbook", "<!doctype"]) {
        return refuse("an XML file, not a CSV file", SAVE);
    }
    if begins(&["{\\rtf"]) {
        return refuse(
            "a text document (RTF), not a CSV file",
            "save it as plain text",
        );
    }
    if begins(&["begin:vcard", "begin:vaddressbook"]) {
        return refuse(
            "a vCard file, not a CSV file",
            "give it the ending .vcf and import it as such",
        );
    }
    if begins(&["begin:vcalendar"]) {
        return refuse(
            "a calendar file, not a CSV file",
            "give it the ending .ics and import it as such",
        );
    }
    if begins(&["dn:", "version: 1\ndn:", "version: 1\r\ndn:"]) {
        return refuse(
            "an LDIF file, not a CSV file",
            "export the address book as vCard or CSV",
        );
    }
    let mut inside = start
        .chars()
        .skip(1)
        .filter(|character| !character.is_whitespace());
    if (begins(&["{"]) && matches!(inside.next(), Some('"' | '}')))
        || (begins(&["["]) && matches!(inside.next(), Some('{' | ']' | '[')))
    {
        return refuse(
            "a JSON file, not a CSV file",
            "give it the ending .json and import it as such",
        );
    }
    if is_binary(head, encoding) {
        return refuse("not a text file", "export the contacts as CSV or vCard");
    }
    None
}

/// Control characters that no text has, more than the odd one.
fn is_binary(head: &[u8], encoding: Encoding) -> bool {
    if matches!(encoding, Encoding::Utf16Little | Encoding::Utf16Big) {
        let text = encoding.decode(head);
        let bad = text
            .chars()
            .filter(|character| *character == '\u{fffd}')
            .count();
        return bad * 20 > text.chars().count();
    }
    let odd = head
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=31 | 127) && **byte != 0x1a && **byte != 0x1b)
        .count();
    let zeroes = head.iter().filter(|byte| **byte == 0).count();
    odd * 20 > head.len() || zeroes * 4 > head.len()
}

fn find(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_table_is_named() {
        for (head, word) in [
            (
                &b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml"[..],
                "spreadsheet",
            ),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
            (b"\n <!DOCTYPE html><html>", "HTML"),
            (b"<table><tr><td>Name", "HTML"),
            (b"%PDF-1.7", "PDF"),
            (b"\x1f\x8b\x08\0", "packed"),
            (b"BEGIN:VCARD\r\nVERSION:3.0", "vCard"),
            (b"\xef\xbb\xbf{\"people\": []}", "JSON"),
            (b"[{\"name\":", "JSON"),
            (b"", "empty"),
            (b" \r\n\r\n", "without a word"),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06",
                "not a text",
            ),
            (
                b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                "not a text",
            ),
        ] {
            let report = reason(head).unwrap_or_else(|| panic!("{word}"));
            assert!(
                report.sentence.contains(word),
                "{}: {word}",
                report.sentence
            );
            assert!(report.hint.is_some());
        }
        for head in [
            &b"Name,Email\nAnna,anna@zhou.example\n"[..],
            b"\"First Name\";\"Last Name\"\n",
            b"Name,Note\nAnna,a\0b and more text so that one zero is the odd one\n",
            b"[x] Name,Email\n",
        ] {
            assert_eq!(reason(head), None);
        }
    }
}
