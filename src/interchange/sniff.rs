//! Which format a file has: by what stands in it, or else by what it is called.
//!
//! Not here: the readers (`formats`), and files that none of them reads (`foreign`).

use super::formats::Format;
use super::{abook, address_list, foreign, friends_md, monica, mutt, table, vcard};

impl Format {
    /// The format of a file that begins with `head`, by what stands in it, or else by what it is called.
    /// `None` also where the file is plainly something that no reader reads.
    pub fn of(head: &[u8], file_name: &str) -> Option<Self> {
        if foreign::by_bytes(head).is_some() {
            return None;
        }
        if let Some(plain) = Self::plainly(head, file_name) {
            return Some(plain);
        }
        if foreign::by_words(head).is_some() {
            return None;
        }
        Self::by_content(head, file_name)
            .or_else(|| is_table_by_another_name(head, file_name).then_some(Self::Table))
            .or_else(|| Self::by_name(file_name))
            // Nearly every text is a table of some kind: that is asked last.
            .or_else(|| table::sniff(head).then_some(Self::Table))
    }

    /// The format of a file that says itself what it is in so many words.
    fn plainly(head: &[u8], file_name: &str) -> Option<Self> {
        if is_archive(head) {
            return Some(Self::Archive);
        }
        if monica::sniff(head, file_name) {
            return Some(Self::Monica);
        }
        // A message may hold a card or an invitation; neither begins as a message does.
        if is_mail(head) {
            return Some(Self::Mailbox);
        }
        if vcard::sniff(head) {
            return Some(Self::Vcard);
        }
        if begins_with_line(head, "begin:vcalendar") {
            return Some(Self::Calendar);
        }
        None
    }

    fn by_content(head: &[u8], file_name: &str) -> Option<Self> {
        if abook::sniff(head, file_name) {
            return Some(Self::Abook);
        }
        if mutt::sniff(head, file_name) {
            return Some(Self::Mutt);
        }
        if friends_md::sniff(head, file_name) {
            return Some(Self::FriendsMd);
        }
        if address_list::sniff(head) {
            return Some(Self::Addresses);
        }
        None
    }

    /// The format that the ending of a file's name speaks of.
    fn by_name(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        Some(match extension.to_lowercase().as_str() {
            "csv" | "tsv" => Self::Table,
            "vcf" | "vcard" => Self::Vcard,
            "ics" | "ical" | "ifb" | "icalendar" => Self::Calendar,
            "mbox" | "eml" | "emlx" => Self::Mailbox,
            _ => return None,
        })
    }

    /// The format of a file of any name that begins, in its very first line, as cards, calendars and
    /// mailboxes do: sure enough to take it out of a folder of which nobody said what it holds.
    pub fn from_the_first_line(head: &[u8]) -> Option<Self> {
        if foreign::by_bytes(head).is_some() {
            return None;
        }
        if is_mail(head) {
            return Some(Self::Mailbox);
        }
        let text = super::reading::text_of(head.get(..4096).unwrap_or(head));
        let first = text
            .trim_start_matches(|character: char| {
                character.is_whitespace() || character == '\u{feff}'
            })
            .lines()
            .next()?;
        let first = first.trim_end();
        if first.eq_ignore_ascii_case("begin:vcalendar") {
            return Some(Self::Calendar);
        }
        vcard::sniff(first.as_bytes()).then_some(Self::Vcard)
    }
}

/// Whether a file whose name speaks of cards, a calendar or messages holds a table: one that says `BEGIN:`, or
/// begins with a header of a message, is only broken.
fn is_table_by_another_name(head: &[u8], file_name: &str) -> bool {
    if matches!(Format::by_name(file_name), None | Some(Format::Table)) {
        return false;
    }
    let text = super::reading::text_of(head);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_headed = lines.next().is_some_and(|line| line.contains(':'));
    let begins = |line: &str| {
        line.get(..6)
            .is_some_and(|start| start.eq_ignore_ascii_case("begin:"))
    };
    !is_headed && !lines.any(begins) && table::sniff(head)
}

/// Whether one of the first lines is `line`, which is in lower case.
fn begins_with_line(head: &[u8], line: &str) -> bool {
    let text = super::reading::text_of(head);
    text.lines()
        .take(200)
        .any(|there| there.trim().eq_ignore_ascii_case(line))
}

/// Whether a file begins as a mailbox does, or as a single message.
fn is_mail(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&head[..head.len().min(64 << 10)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_header = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    };
    // Apple writes the length of the message before it.
    let text = match text.split_once('\n') {
        Some((length, rest))
            if !length.trim().is_empty()
                && length.trim().bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            rest
        }
        _ => text,
    };
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    if first.starts_with("From ") {
        return is_header(second) || second.starts_with('>');
    }
    if !is_header(first) {
        return false;
    }
    let headers = text.lines().take_while(|line| !line.trim().is_empty());
    let named = |wanted: &[&str]| {
        headers.clone().any(|line| {
            line.split_once(':')
                .is_some_and(|(name, _)| wanted.contains(&name.to_lowercase().as_str()))
        })
    };
    named(&["from", "sender"]) && named(&["date", "message-id", "received", "delivered-to"])
}

/// Whether a file begins as our own archive does; its fields come in this order.
fn is_archive(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&head[..head.len().min(256)]);
    let bare: String = text
        .trim_start_matches('\u{feff}')
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    bare.starts_with("{\"format\":\"cordial\"")
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn files_are_told_by_what_stands_in_them() {
        for (text, name, format) in [
            (
                " {\n \"format\": \"cordial\", \"version\": 1",
                "x.txt",
                Some(Format::Archive),
            ),
            (
                "First Name,Last Name,E-mail Address\nPriya,Raman,p@x.example\n",
                "contacts",
                Some(Format::Table),
            ),
            (
                "alias priya Priya Raman <p@x.example>\n",
                "x",
                Some(Format::Mutt),
            ),
            (
                "[format]\nprogram=abook\n\n[0]\nname=Priya\n",
                "x",
                Some(Format::Abook),
            ),
            (
                "BEGIN:VCARD\nFN:Priya\nEND:VCARD\n",
                "x",
                Some(Format::Vcard),
            ),
            (
                "Priya Raman <p@x.example>, Tom <tom@x.example>\n",
                "list.txt",
                Some(Format::Addresses),
            ),
            ("BEGIN:VCALENDAR\r\n", "x.txt", Some(Format::Calendar)),
            (
                "From priya@x.example Mon Nov  2 10:00:00 2026\nFrom: Priya <priya@x.example>\n",
                "Sent",
                Some(Format::Mailbox),
            ),
            (
                "Return-Path: <p@x.example>\nDate: Mon, 2 Nov 2026 10:00:00 +0000\nFrom: p@x.example\n\nhi",
                "1",
                Some(Format::Mailbox),
            ),
            ("nothing that we know", "x.csv", Some(Format::Table)),
            (
                "Name,Email\nPriya Raman,p@x.example\n",
                "x.vcf",
                Some(Format::Table),
            ),
            (
                "BEGIN:VEVENT\nSUMMARY:Name,Email\nEND:VEVENT\n",
                "x.ics",
                Some(Format::Calendar),
            ),
            (
                "From: Name, Email\nSubject: First Name, Last Name\n\nhello",
                "x.eml",
                Some(Format::Mailbox),
            ),
            ("<html><body>BEGIN:VCARD", "x.vcf", None),
            ("\u{1f}\u{0}PK", "x", None),
            ("nothing that we know", "letter.txt", None),
            ("", "x", None),
        ] {
            assert_eq!(Format::of(text.as_bytes(), name), format, "{text}");
        }
    }
}
