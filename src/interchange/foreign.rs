//! Files that no reader here reads, told by what they begin with, each with what to do about it.
//!
//! A new kind of file is a line in one of two tables. Not here: what can be read (`formats`).

use super::reading::text_of;
use crate::report::Report;

/// What a file is, and what to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// What it is, with its article: `a PDF file`.
    pub what: &'static str,
    /// What the user could do.
    pub hint: &'static str,
    /// Whether anything could be hoped of it.
    pub worth: Worth,
}

/// Whether people could stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// People or talks may be in it; whoever gives it has to be told.
    Perhaps,
    /// A picture, a sound or a film, as they lie beside cards and messages.
    Nothing,
}

impl Foreign {
    /// The error for a file that is called `name`.
    pub fn report(&self, name: &str) -> Report {
        Report::input(format!("{name} is {}.", self.what)).hint(self.hint)
    }
}

const PACKED: &str = "unpack it, and import the files in it";
const AS_CSV: &str = "open it in the spreadsheet program, save it as CSV (UTF-8), and import that";
const AS_CARDS: &str = "export the contacts as vCard (.vcf) or CSV, and import that";
const OUTLOOK: &str = "have Outlook export it: people as .csv or .vcf, mail as .mbox or .eml, a \
                       calendar as .ics";
const PICTURE: &str = "cards, tables, calendars and mailboxes can be read";
const DOCUMENT: &str = "save it as plain text or as CSV, and import that";

/// The bytes at a place in the file, and what the file is then.
type Signature = (usize, &'static [u8], &'static str, &'static str);

/// Files in which people may be.
const SIGNATURES: &[Signature] = &[
    (0, b"\x1f\x8b", "a packed file (gzip)", PACKED),
    (4, b"1AY&SY", "a packed file (bzip2)", PACKED),
    (0, b"\xfd7zXZ\0", "a packed file (xz)", PACKED),
    (0, b"\x28\xb5\x2f\xfd", "a packed file (Zstandard)", PACKED),
    (0, b"\x1f\x9d", "a packed file", PACKED),
    (0, b"7z\xbc\xaf\x27\x1c", "a packed file (7-Zip)", PACKED),
    (0, b"Rar!\x1a\x07", "a packed file (RAR)", PACKED),
    (257, b"ustar", "a packed file (tar)", PACKED),
    (0, b"%PDF-", "a PDF file", AS_CARDS),
    (0, b"SQLite format 3\0", "a database (SQLite)", AS_CARDS),
    (0, b"\0\x01\0\0Standard ", "a database (Access)", AS_CARDS),
    (0, b"!BDN", "a data file of Outlook's own (.pst)", OUTLOOK),
    (
        0,
        b"\xcf\xad\x12\xfe",
        "a mailbox of Outlook Express's own",
        OUTLOOK,
    ),
    (0, b"bplist00", "a property list of Apple's", AS_CARDS),
    (0, b"\x7fELF", "a program", PICTURE),
    (
        0,
        b"-----BEGIN PGP MESSAGE",
        "encrypted",
        "decrypt it, and import what comes out",
    ),
];

/// Pictures, sounds and films.
const PICTURES: &[Signature] = &[
    (0, b"\xff\xd8\xff", "a picture (JPEG)", PICTURE),
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)", PICTURE),
    (0, b"GIF87a", "a picture (GIF)", PICTURE),
    (0, b"GIF89a", "a picture (GIF)", PICTURE),
    (0, b"II*\0", "a picture (TIFF)", PICTURE),
    (0, b"MM\0*", "a picture (TIFF)", PICTURE),
    (8, b"WEBP", "a picture (WebP)", PICTURE),
    (4, b"ftyphei", "a picture (HEIC)", PICTURE),
    (4, b"ftypmif1", "a picture (HEIC)", PICTURE),
    (4, b"ftypavif", "a picture (AVIF)", PICTURE),
    (4, b"ftyp", "a film or a sound", PICTURE),
    (8, b"WAVEfmt", "a sound", PICTURE),
    (8, b"AVI LIST", "a film", PICTURE),
    (0, b"OggS", "a sound", PICTURE),
    (0, b"fLaC", "a sound", PICTURE),
    (0, b"ID3\x02", "a sound (MP3)", PICTURE),
    (0, b"ID3\x03", "a sound (MP3)", PICTURE),
    (0, b"ID3\x04", "a sound (MP3)", PICTURE),
    (0, b"\x1a\x45\xdf\xa3", "a film", PICTURE),
];

/// What stands in a ZIP archive, by the names of the files in it. The first that fits is it.
const ZIPPED: &[(&[u8], &str, &str)] = &[
    (b"opendocument.spreadsheet", "a spreadsheet", AS_CSV),
    (
        b"opendocument.",
        "a document, not an address book",
        DOCUMENT,
    ),
    (b"xl/", "a spreadsheet", AS_CSV),
    (b"word/", "a document, not an address book", DOCUMENT),
    (b"ppt/", "a document, not an address book", DOCUMENT),
    (b"Index/CalculationEngine", "a spreadsheet", AS_CSV),
    (b"Index/Tables/", "a spreadsheet", AS_CSV),
    (
        b"Index/Document",
        "a document, not an address book",
        DOCUMENT,
    ),
    (
        b"[Content_Types].xml",
        "a spreadsheet or another document",
        AS_CSV,
    ),
];

/// What stands in a file of Microsoft's older kind, by names in UTF-16.
const COMPOUND: &[(&str, &str, &str)] = &[
    (
        "__properties_version",
        "a message of Outlook's own (.msg)",
        OUTLOOK,
    ),
    ("__substg1", "a message of Outlook's own (.msg)", OUTLOOK),
    ("__nameid", "a message of Outlook's own (.msg)", OUTLOOK),
    ("Workbook", "an old spreadsheet (XLS)", AS_CSV),
    ("WordDocument", "an old document (DOC)", DOCUMENT),
];

/// How a text begins, in lower case, and what the file is then.
const BEGINNINGS: &[(&str, &str, &str)] = &[
    ("<!doctype html", PAGE, AGAIN),
    ("<html", PAGE, AGAIN),
    ("<head", PAGE, AGAIN),
    ("<body", PAGE, AGAIN),
    ("<table", PAGE, AGAIN),
    (
        "{\\rtf",
        "a text document (RTF)",
        "save it as plain text, or export the contacts as CSV",
    ),
    ("dn:", LDIF, AS_CARDS),
    ("mecard:", "a contact of a QR code (MECARD)", AS_CARDS),
    ("[\"vcard\"", "a card in JSON (jCard)", AS_CARDS),
    ("[[\"vcard\"", "cards in JSON (jCard)", AS_CARDS),
    ("%!ps", "a document (PostScript)", AS_CARDS),
    ("bplist", "a property list of Apple's", AS_CARDS),
];
const LDIF: &str = "an LDIF file";
const PAGE: &str = "a web page (HTML)";
const AGAIN: &str = "download the export again, or open it in a spreadsheet program and save it as CSV \
                     (UTF-8)";

/// How a text in XML goes on, in lower case.
const XML: &[(&str, &str, &str)] = &[
    ("<html", PAGE, AGAIN),
    ("xhtml", PAGE, AGAIN),
    (
        "windows/contact",
        "a contact of Windows's own",
        "choose the contacts in Windows, then Export, and import the .csv or .vcf",
    ),
    (
        "urn:ietf:params:xml:ns:vcard",
        "cards in XML (xCard)",
        AS_CARDS,
    ),
    ("<plist", "a property list of Apple's", AS_CARDS),
    ("<svg", "a picture (SVG)", PICTURE),
    ("workbook", "a spreadsheet in XML", AS_CSV),
];

/// What the first bytes of a file say that it is, where that is nothing we read. No text begins so.
pub fn by_bytes(head: &[u8]) -> Option<Foreign> {
    let fits = |(at, bytes, what, hint): &Signature, worth| {
        let there = head.get(*at..)?.starts_with(bytes);
        there.then_some(Foreign { what, hint, worth })
    };
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(zipped(head));
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(compound(head));
    }
    let first =
        |table: &[Signature], worth| table.iter().find_map(|signature| fits(signature, worth));
    first(SIGNATURES, Worth::Perhaps).or_else(|| first(PICTURES, Worth::Nothing))
}

/// What the first words of a file say that it is, where that is nothing we read: pages, documents, lists
/// of other programs, and what is no text. Asked when no format of ours is plainly there.
pub fn by_words(head: &[u8]) -> Option<Foreign> {
    let start = text_of(head.get(..4096).unwrap_or(head));
    let start = start
        .trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
        .to_lowercase();
    let said = |what, hint| {
        let worth = match what {
            "a picture (SVG)" => Worth::Nothing,
            _ => Worth::Perhaps,
        };
        Some(Foreign { what, hint, worth })
    };
    let begun = BEGINNINGS
        .iter()
        .find(|(beginning, ..)| start.starts_with(beginning));
    if let Some((_, what, hint)) = begun {
        return said(what, hint);
    }
    if ["<?xml", "<!doctype", "<workbook", "<svg", "<plist"]
        .iter()
        .any(|beginning| start.starts_with(beginning))
    {
        let known = XML.iter().find(|(part, ..)| start.contains(part));
        return match known {
            Some((_, what, hint)) => said(what, hint),
            None => said("an XML file", AS_CARDS),
        };
    }
    // In front of the first entry stand an edition and remarks.
    let mut lines = start.lines().filter(|line| {
        !line.trim().is_empty() && !line.starts_with('#') && !line.starts_with("version:")
    });
    if lines.next().is_some_and(|line| line.starts_with("dn:")) {
        return said(LDIF, AS_CARDS);
    }
    if is_markup(&start) {
        return said("an XML file", AS_CARDS);
    }
    if is_json(&start) {
        return said("a JSON file of another program", AS_CARDS);
    }
    is_binary(head).then_some(Foreign {
        what: "binary data",
        hint: AS_CARDS,
        worth: Worth::Perhaps,
    })
}

fn zipped(head: &[u8]) -> Foreign {
    let known = ZIPPED.iter().find(|(part, ..)| holds(head, part));
    let (what, hint) = match known {
        Some((_, what, hint)) => (*what, *hint),
        None => ("a packed file (ZIP)", PACKED),
    };
    Foreign {
        what,
        hint,
        worth: Worth::Perhaps,
    }
}

fn compound(head: &[u8]) -> Foreign {
    let known = COMPOUND.iter().find(|(part, ..)| {
        let wide: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
        holds(head, &wide)
    });
    let (what, hint) = match known {
        Some((_, what, hint)) => (*what, *hint),
        None => (
            "an old spreadsheet (XLS) or another file of Office's or Outlook's own",
            "have the program save it as CSV or export it: people as .csv or .vcf, mail as .mbox or \
             .eml, a calendar as .ics",
        ),
    };
    Foreign {
        what,
        hint,
        worth: Worth::Perhaps,
    }
}

/// Whether a text begins with an element that holds others: `<contacts><contact>`. An address in pointed
/// brackets begins so, too.
fn is_markup(start: &str) -> bool {
    let name = start.strip_prefix('<').map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && !"-_.:".contains(letter));
        rest.split_at(end.unwrap_or(rest.len()))
    });
    let Some((name, rest)) = name else {
        return false;
    };
    !name.is_empty() && rest.starts_with([' ', '>', '\n', '\t']) && rest.contains("</")
}

/// Whether a text in lower case begins as an object of JSON does, or a list of objects or lists.
fn is_json(start: &str) -> bool {
    let mut bare = start.chars().filter(|character| !character.is_whitespace());
    matches!(
        (bare.next(), bare.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']' | '['))
    )
}

/// Control characters that no text has, more than the odd one.
fn is_binary(head: &[u8]) -> bool {
    let (encoding, mark) = super::encoding::detect(head);
    if encoding.is_wide() {
        let text = encoding.decode(head.get(mark..).unwrap_or_default());
        let bad = text
            .chars()
            .filter(|character| *character == '\u{fffd}')
            .count();
        return bad * 20 > text.chars().count();
    }
    let odd = head
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=31 | 127) && !matches!(byte, 0x1a | 0x1b))
        .count();
    let zeroes = head.iter().filter(|byte| **byte == 0).count();
    odd * 20 > head.len() || zeroes * 4 > head.len()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &[u8]) -> Option<Foreign> {
        by_bytes(head).or_else(|| by_words(head))
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let tar = [&[b'a'; 257][..], b"ustar\0"].concat();
        let message = {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend("__substg1.0".encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        for (head, word) in [
            (&b"\x1f\x8b\x08\0BEGIN:VCARD"[..], "gzip"),
            (
                b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml..xl/workbook.xml",
                "spreadsheet",
            ),
            (
                b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "spreadsheet",
            ),
            (
                b"PK\x03\x04....Index/Document.iwa....Index/CalculationEngine.iwa",
                "spreadsheet",
            ),
            (
                b"PK\x03\x04....[Content_Types].xml...word/document.xml",
                "document",
            ),
            (b"PK\x03\x04....contacts.vcf", "ZIP"),
            (&tar, "tar"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
            (&message, ".msg"),
            (b"!BDN\0\0", ".pst"),
            (b"%PDF-1.7", "PDF"),
            (b"SQLite format 3\0", "SQLite"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"\x89PNG\r\n\x1a\n\0", "PNG"),
            (b"RIFF\x01\x02\0\0WEBPVP8", "WebP"),
            (b"\n <!DOCTYPE html><html>", "HTML"),
            (b"\xef\xbb\xbf<table><tr><td>Name", "HTML"),
            (b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "HTML"),
            (b"<?xml version=\"1.0\"?><people/>", "XML"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"dn: cn=Ana\ncn: Ana\n", "LDIF"),
            (b"# made today\nversion: 1\n\ndn: cn=Ana\n", "LDIF"),
            (b"MECARD:N:Lima,Ana;TEL:+351912345678;;", "MECARD"),
            (b"<contacts><contact>Ana</contact></contacts>", "XML"),
            (b"[\"vcard\", [[\"version\"]]]", "jCard"),
            (b"\xef\xbb\xbf{\"people\": []}", "JSON"),
            (b"[{\"name\":", "JSON"),
            (
                b"\xfe\xed\xfa\xcf\x07\0\0\x01\0\0\0\0\0\0\0\x02",
                "binary data",
            ),
        ] {
            let foreign = found(head).unwrap_or_else(|| panic!("{word}"));
            assert!(foreign.what.contains(word), "{}: {word}", foreign.what);
            assert!(!foreign.hint.is_empty());
        }
    }

    #[test]
    fn texts_are_left_to_the_readers() {
        for head in [
            &b""[..],
            b"Name,Email\nAnna,anna@zhou.example\n",
            b"Name,Note\nAnna,a\0b and more text so that one zero is the odd one\n",
            b"[x] Name,Email\n",
            b"[format]\nprogram=abook\n",
            b"<anna@zhou.example>\n",
            b"version: 1\nName: Anna\n",
            b"BMW,Name\n",
            b"\xff\xfeN\0a\0m\0e\0\n\0",
            b"PK,Name\n",
        ] {
            assert_eq!(found(head), None, "{}", String::from_utf8_lossy(head));
        }
    }
}
