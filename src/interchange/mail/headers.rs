//! What the headers of a message say: who, when, about what, and what kind of message it is.
//!
//! `mail-parser` takes apart lists of addresses and encoded words, and does it well; it is given one field
//! at a time, in UTF-8. Dates are read in `date`. Bodies never come here.
//!
//! Not here: what is left out (`judge`).

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use mail_parser::{HeaderValue, MessageParser};

use super::date::{self, Written};
use crate::interchange::conversations::{add_once, at_most, one_line, plain_address, plain_name};
use crate::interchange::incoming::Address;

/// People of one field that are read; beyond, it is a broadcast whoever they are.
const MOST_PEOPLE: usize = 500;

/// Bytes of a field that are taken apart.
const LONGEST_FIELD: usize = 64 << 10;

/// The headers of a message, as far as they matter here.
#[derive(Debug, Default)]
pub(super) struct Headers {
    fields: Vec<(String, String)>,
}

impl Headers {
    /// Takes a header block apart; only fields that are read are kept.
    pub(super) fn read(block: &[u8]) -> Self {
        let text: Cow<'_, str> = match std::str::from_utf8(block) {
            Ok(text) => Cow::Borrowed(text),
            // Raw bytes of another encoding: of those that people used, Windows-1252 is the most common.
            Err(_) => WINDOWS_1252.decode_without_bom_handling(block).0,
        };
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut reading = false;
        for line in text.split(['\n', '\r']) {
            if line.starts_with([' ', '\t']) {
                if reading
                    && let Some((_, value)) = fields.last_mut()
                    && value.len() < LONGEST_FIELD
                {
                    value.push(' ');
                    value.push_str(at_most(line.trim(), LONGEST_FIELD));
                }
                continue;
            }
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let name = name.trim().to_ascii_lowercase();
            reading = is_read(&name) && fields.len() < 500;
            if reading {
                fields.push((name, at_most(value.trim(), LONGEST_FIELD).to_owned()));
            }
        }
        Self { fields }
    }

    /// Whether there is nothing to go by.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The first field of a name, in lower case; empty where there is none.
    pub(super) fn field(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Whether there is a field of this name with anything in it.
    pub(super) fn has(&self, name: &str) -> bool {
        self.all(name).any(|value| !value.is_empty())
    }

    fn all<'h, 'n>(&'h self, name: &'n str) -> impl Iterator<Item = &'h str> + use<'h, 'n> {
        self.fields
            .iter()
            .filter(move |(there, _)| there == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a field's name begins so.
    pub(super) fn has_any(&self, beginnings: &[&str]) -> bool {
        self.fields
            .iter()
            .any(|(name, _)| beginnings.iter().any(|begins| name.starts_with(begins)))
    }

    /// Everybody in the fields of a name.
    pub(super) fn people(&self, name: &str) -> Vec<Address> {
        let mut people = Vec::new();
        for value in self.all(name) {
            for address in addresses(value) {
                if people.len() < MOST_PEOPLE {
                    add_once(&mut people, address);
                }
            }
        }
        people
    }

    /// The subject, in a line.
    pub(super) fn subject(&self) -> String {
        self.text("subject")
    }

    /// A field as text in a line, encoded words undone.
    pub(super) fn text(&self, name: &str) -> String {
        let field = self.field(name);
        if !field.contains("=?") {
            return at_most(&one_line(field), 500).to_owned();
        }
        let text = format!("Subject: {field}\r\n\r\n");
        let message = MessageParser::default().parse_headers(text.as_bytes());
        let subject = message
            .as_ref()
            .and_then(|message| message.parts.first())
            .and_then(|part| part.headers.first())
            .and_then(|header| header.value.as_text())
            .unwrap_or_default();
        at_most(&one_line(subject), 500).to_owned()
    }

    /// The Message-ID without its brackets; empty where there is none.
    pub(super) fn message_id(&self) -> String {
        let value = self.field("message-id");
        let id = match (value.find('<'), value.rfind('>')) {
            (Some(from), Some(to)) if from < to => value.get(from + 1..to).unwrap_or_default(),
            _ => value,
        };
        let id: String = id.chars().filter(|c| !c.is_whitespace()).collect();
        at_most(&id, 998).to_owned()
    }

    /// The dates that the message has, the most trusted first: its own, then the last server's, then that of
    /// the separator.
    pub(super) fn dates(&self, separator: &[u8]) -> Vec<Written> {
        let own = self.all("date");
        let received = self
            .all("received")
            .filter_map(|value| value.rsplit_once(';'))
            .map(|(_, date)| date);
        let delivered = self.all("delivery-date");
        let mut dates: Vec<Written> = own
            .chain(received)
            .chain(delivered)
            .filter_map(date::read)
            .take(8)
            .collect();
        let separator = String::from_utf8_lossy(separator);
        let after_name = separator
            .split_whitespace()
            .skip(2)
            .collect::<Vec<_>>()
            .join(" ");
        dates.extend(date::read(&after_name));
        dates
    }
}

/// The fields that are read.
fn is_read(name: &str) -> bool {
    matches!(
        name,
        "from"
            | "to"
            | "cc"
            | "bcc"
            | "sender"
            | "reply-to"
            | "return-path"
            | "date"
            | "delivery-date"
            | "received"
            | "subject"
            | "message-id"
            | "delivered-to"
            | "x-original-to"
            | "envelope-to"
            | "resent-to"
            | "precedence"
            | "auto-submitted"
            | "feedback-id"
            | "status"
            | "content-type"
            | "content-class"
            | "mailing-list"
    ) || name.starts_with("list-")
        || name.starts_with("x-")
}

/// A list of addresses, mended where `mail-parser` takes it by the letter.
fn addresses(value: &str) -> Vec<Address> {
    let mut value = Cow::Borrowed(value);
    if value.contains(" [") && !value.contains("@[") {
        // `Ana [mailto:ana@…]`, as Outlook shows it and forms copy it.
        value = Cow::Owned(value.replace(" [", " <").replace(']', ">"));
    }
    let text = format!("From: {value}\r\n\r\n");
    let message = MessageParser::default().parse_headers(text.as_bytes());
    let parsed = message
        .as_ref()
        .and_then(|message| message.parts.first())
        .and_then(|part| part.headers.first());
    let Some(HeaderValue::Address(list)) = parsed.map(|header| &header.value) else {
        return Vec::new();
    };
    let mut people = Vec::new();
    // `Souza, Ana <ana@…>` without quotes comes as two: a name alone, and a name with an address.
    let mut loose: Vec<String> = Vec::new();
    for entry in list.iter() {
        let raw = entry.address.as_deref().unwrap_or_default();
        let email = plain_address(raw);
        let mut name = plain_name(entry.name.as_deref().unwrap_or_default(), &email);
        if email.is_empty() {
            if name.is_empty() {
                name = plain_name(raw, "");
            }
            if !name.is_empty() {
                loose.push(name);
            }
            continue;
        }
        if !loose.is_empty() && !name.is_empty() && loose.len() == 1 && !name.contains(' ') {
            name = format!("{}, {name}", loose.join(" "));
            loose.clear();
        }
        people.extend(loose.drain(..).map(nameless));
        people.push(Address {
            name: at_most(&name, 500).to_owned(),
            email,
        });
    }
    people.extend(loose.drain(..).map(nameless));
    people
}

/// Somebody without a readable address. Where the name holds one in brackets of any kind, that is it.
fn nameless(name: String) -> Address {
    let inside = name
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '[' | ']' | '(' | ')'))
        .map(plain_address)
        .find(|email| !email.is_empty());
    Address {
        name: if inside.is_some() {
            String::new()
        } else {
            at_most(&name, 500).to_owned()
        },
        email: inside.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (text, people) in [
            ("Ana Souza <ana@x.example>", "Ana Souza <ana@x.example>"),
            ("ana@x.example (Ana Souza)", "Ana Souza <ana@x.example>"),
            ("Souza, Ana <Ana@X.example>", "Souza, Ana <ana@x.example>"),
            (
                "\"Souza, Ana\" <ana@x.example>",
                "Souza, Ana <ana@x.example>",
            ),
            (
                "a@x.example; Ben Li <b@y.example>",
                " <a@x.example> | Ben Li <b@y.example>",
            ),
            ("=?utf-8?Q?Jos=C3=A9?= <j@x.example>", "José <j@x.example>"),
            (
                "=?utf-8?B?Sm9zw6k=?=\n =?utf-8?B?IE7DusOxZXo=?= <j@x.example>",
                "José Núñez <j@x.example>",
            ),
            ("undisclosed-recipients:;", ""),
            (
                "Team: Ana <a@x.example>, b@y.example;",
                "Ana <a@x.example> | <b@y.example>",
            ),
            ("'Ana' <mailto:ana@x.example>", "Ana <ana@x.example>"),
            ("ana @ x.example", "<ana@x.example>"),
            ("Ana [mailto:ana@x.example]", "Ana <ana@x.example>"),
            ("Ana[ana@x.example]", "<ana@x.example>"),
            ("/O=ORG/CN=ANA", "/O=ORG/CN=ANA <>"),
            ("Ana <ana@x.example", "Ana <ana@x.example>"),
            ("", ""),
            (",;,<>", ""),
        ] {
            let headers = Headers::read(format!("From: {text}\n").as_bytes());
            let found: Vec<String> = headers
                .people("from")
                .iter()
                .map(|who| format!("{} <{}>", who.name, who.email).trim().to_owned())
                .collect();
            let people: Vec<&str> = people.split(" | ").map(str::trim).collect();
            assert_eq!(found.join("|"), people.join("|"), "{text}");
        }
        let latin = Headers::read(b"From: Andr\xe9 <a@x.example>\nSubject: Caf\xe9\n  au lait\n");
        assert_eq!(latin.people("from")[0].name, "Andr\u{e9}");
        assert_eq!(latin.subject(), "Caf\u{e9} au lait");
    }

    #[test]
    fn fields_are_found_by_name_in_any_case() {
        let headers = Headers::read(
            b"MESSAGE-ID : <a@b>\nsubject:=?iso-8859-1?q?Gr=FC=DFe?=\nX-Junk\nList-Id: <l.x.example>\n",
        );
        assert_eq!(headers.message_id(), "a@b");
        assert_eq!(headers.subject(), "Gr\u{fc}\u{df}e");
        assert!(headers.has("list-id"));
        assert!(!headers.has("to"));
    }
}
