//! Files that somebody takes for a table and that are none, told by how they begin, each with what to do.
//!
//! Not here: files that nothing reads (`foreign`).

use crate::report::Report;

use super::super::encoding::detect;
use super::super::foreign;

/// Why a file with this beginning is not a table of text; `None` where it may be one.
pub(super) fn reason(head: &[u8]) -> Option<Report> {
    let refuse =
        |what: &str, hint: &str| Some(Report::input(format!("This is {what}.")).hint(hint));
    if head.is_empty() {
        return refuse("an empty file", "export the contacts again");
    }
    let (encoding, mark) = detect(head);
    let text = encoding.decode(head.get(mark..).unwrap_or_default());
    let text = text
        .trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    if text.is_empty() {
        return refuse("a file without a word in it", "export the contacts again");
    }
    let foreign = foreign::by_bytes(head).or_else(|| foreign::by_words(head));
    if let Some(foreign) = foreign {
        return refuse(&format!("{}, not a CSV file", foreign.what), foreign.hint);
    }
    let start: String = text
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
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
    None
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
                "picture",
            ),
            (
                b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                "program",
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
