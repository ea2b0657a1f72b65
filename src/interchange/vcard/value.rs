//! The value of a property to text: quoted-printable, base64, the alphabets of the world, and escapes.
//!
//! The order matters. Quoted-printable and structure stand in ASCII, so a structured value is split before
//! it is decoded; a backslash may be half of a Japanese letter, so escapes are read after.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::octets::{Alphabet, Certainty, Guess, base64, in_alphabet, quoted_printable};
use super::property::Edition;
use crate::interchange::encoding::mended;

/// How the bytes of a value are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coding {
    transfer: Transfer,
    alphabet: Alphabet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transfer {
    Plain,
    Quoted,
    Base64,
    /// Nothing is said, but a card of this edition or a property with a charset may be quoted all the same.
    Unsaid,
}

impl Coding {
    /// What the parameters say.
    pub(super) fn of(parameters: &[(String, Vec<String>)], edition: Edition) -> Self {
        let all = |name: &'static str| {
            parameters
                .iter()
                .filter(move |(known, _)| known == name)
                .flat_map(|(_, values)| values)
        };
        let charset = all("CHARSET")
            .chain(all("CHARACTER-SET"))
            .find_map(|label| Encoding::for_label(label.trim().as_bytes()));
        let transfer = all("ENCODING")
            .find_map(|word| match word.trim().to_ascii_uppercase().as_str() {
                "QUOTED-PRINTABLE" | "Q" | "QP" => Some(Transfer::Quoted),
                "BASE64" | "B" | "BASE-64" => Some(Transfer::Base64),
                "8BIT" | "7BIT" => Some(Transfer::Plain),
                _ => None,
            })
            .unwrap_or(if edition == Edition::Old || charset.is_some() {
                Transfer::Unsaid
            } else {
                Transfer::Plain
            });
        let alphabet = Alphabet {
            named: charset,
            guess: Guess::default(),
        };
        Self { transfer, alphabet }
    }

    /// The same in a file of which this is guessed.
    pub(super) fn guessing(mut self, guess: Guess) -> Self {
        self.alphabet.guess = guess;
        self
    }

    /// Whether the value is quoted-printable, so that a line that ends in `=` goes on.
    pub(super) fn is_quoted(self) -> bool {
        self.transfer == Transfer::Quoted
    }

    /// Whether the value is base64.
    pub(super) fn is_base64(self) -> bool {
        self.transfer == Transfer::Base64
    }

    /// Raw bytes of a line as text: its own alphabet, else the likeliest.
    pub(super) fn raw(self, bytes: &[u8]) -> Cow<'_, str> {
        in_alphabet(bytes, self.alphabet, Certainty::Raw)
    }
}

/// A value that is not decoded yet.
#[derive(Debug, Clone)]
pub(super) struct Value {
    body: Body,
    edition: Edition,
}

#[derive(Debug, Clone)]
enum Body {
    /// Text in which structure and escapes are still to be read.
    Text(String),
    /// Quoted-printable, to be split first.
    Quoted(Vec<u8>, Alphabet),
}

impl Value {
    pub(super) fn new(bytes: &[u8], coding: Coding, edition: Edition) -> Self {
        let text = |bytes: &[u8], certainty| {
            Body::Text(in_alphabet(bytes, coding.alphabet, certainty).into_owned())
        };
        let body = match coding.transfer {
            Transfer::Quoted => Body::Quoted(bytes.to_vec(), coding.alphabet),
            Transfer::Unsaid if is_quoted_unsaid(bytes) => {
                Body::Quoted(bytes.to_vec(), coding.alphabet)
            }
            Transfer::Base64 => match base64(bytes) {
                Some(decoded) => text(&decoded, Certainty::Said),
                None => text(bytes, Certainty::Raw),
            },
            Transfer::Plain | Transfer::Unsaid => text(bytes, Certainty::Raw),
        };
        Self { body, edition }
    }

    /// The most that the value can be, decoded: bytes.
    pub(super) fn most(&self) -> usize {
        match &self.body {
            Body::Text(text) => text.len(),
            // A byte of another alphabet may need three in ours.
            Body::Quoted(bytes, _) => bytes.len().saturating_mul(3),
        }
    }

    /// The whole value as one text, trimmed.
    pub(super) fn text(&self) -> String {
        match &self.body {
            Body::Text(text) => self.plain(text),
            Body::Quoted(bytes, alphabet) => self.plain(&decoded(bytes, *alphabet)),
        }
    }

    /// The parts between semicolons, each trimmed.
    pub(super) fn parts(&self) -> Vec<Part> {
        let pieces: Vec<String> = match &self.body {
            Body::Text(text) => split(text, ';').into_iter().map(str::to_owned).collect(),
            Body::Quoted(bytes, alphabet) => {
                let pieces = split_quoted(bytes);
                if pieces.len() == 1 {
                    // Some quote even the semicolons that structure the value.
                    let whole = decoded(bytes, *alphabet);
                    split(&whole, ';').into_iter().map(str::to_owned).collect()
                } else {
                    pieces
                        .into_iter()
                        .map(|piece| decoded(piece, *alphabet))
                        .collect()
                }
            }
        };
        pieces
            .into_iter()
            .map(|escaped| Part {
                text: self.plain(&escaped),
                // In 2.1 a comma is a comma.
                list: match self.edition {
                    Edition::New if escaped.contains(',') => self.list_of(&escaped),
                    _ => Vec::new(),
                },
            })
            .collect()
    }

    /// The items between commas, each trimmed and none empty. No list has a bare semicolon in it, so one
    /// parts items as well.
    pub(super) fn list(&self) -> Vec<String> {
        let text = match &self.body {
            Body::Text(text) => Cow::Borrowed(text),
            Body::Quoted(bytes, alphabet) => Cow::Owned(decoded(bytes, *alphabet)),
        };
        split(&text, ';')
            .into_iter()
            .flat_map(|part| self.list_of(part))
            .collect()
    }

    fn list_of(&self, escaped: &str) -> Vec<String> {
        split(escaped, ',')
            .into_iter()
            .map(|item| self.plain(item))
            .filter(|item| !item.is_empty())
            .collect()
    }

    fn plain(&self, escaped: &str) -> String {
        let text = unescaped(escaped, self.edition);
        let text = match text.contains(['\r', '\0']) {
            true => Cow::Owned(
                text.replace("\r\n", "\n")
                    .replace('\r', "\n")
                    .replace('\0', ""),
            ),
            false => text,
        };
        mended(text.trim()).into_owned()
    }
}

/// A part of a structured value.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// All of it as one text.
    pub(super) text: String,
    /// The same as a list, where it is one.
    list: Vec<String>,
}

impl Part {
    /// A part that is no list.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            list: Vec::new(),
        }
    }

    /// Whether it is one text and not a list of them.
    pub(super) fn is_no_list(&self) -> bool {
        self.list.is_empty()
    }

    /// The items of the list, none empty.
    pub(super) fn items(&self) -> Vec<&str> {
        let whole = std::iter::once(&self.text).filter(|text| !text.is_empty());
        match self.list.is_empty() {
            true => whole.map(String::as_str).collect(),
            false => self.list.iter().map(String::as_str).collect(),
        }
    }
}

/// Pieces between unescaped separators, still escaped.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, character) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == separator {
            pieces.push(&text[start..at]);
            start = at + character.len_utf8();
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Pieces of a quoted-printable value between semicolons that no backslash, plain or quoted, stands before.
fn split_quoted(bytes: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut escaped) = (0, 0, false);
    while at < bytes.len() {
        let slash = match &bytes[at..] {
            [b'=', b'5', b'c' | b'C', ..] => 3,
            [b'\\', ..] => 1,
            _ => 0,
        };
        if slash > 0 {
            escaped = !escaped;
            at += slash;
            continue;
        }
        if bytes[at] == b';' && !escaped {
            pieces.push(&bytes[start..at]);
            start = at + 1;
        }
        escaped = false;
        at += 1;
    }
    pieces.push(&bytes[start..]);
    pieces
}

/// Reads the escapes of the edition. 2.1 has hardly any, and programs differ in which: a backslash that
/// belongs to a path of Windows is left alone.
fn unescaped(text: &str, edition: Edition) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let path = edition == Edition::Old && is_path(text);
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        let escaped = match characters.peek() {
            Some(next @ (',' | ';')) => Some(*next),
            Some('n' | 'N') if !path => Some('\n'),
            Some(next @ ('\\' | ':')) if !path => Some(*next),
            _ => None,
        };
        match escaped {
            Some(escaped) => {
                plain.push(escaped);
                characters.next();
            }
            None => plain.push('\\'),
        }
    }
    Cow::Owned(plain)
}

/// `C:\new` and `\\server\share`.
fn is_path(text: &str) -> bool {
    let drive = text
        .as_bytes()
        .windows(3)
        .any(|three| three[0].is_ascii_alphabetic() && &three[1..] == b":\\");
    let share = text.strip_prefix("\\\\").is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_alphanumeric()) && rest.contains('\\')
    });
    drive || share
}

fn decoded(bytes: &[u8], alphabet: Alphabet) -> String {
    in_alphabet(&quoted_printable(bytes), alphabet, Certainty::Said).into_owned()
}

/// Quoted-printable although nothing says so: it gives letters beyond ASCII, and all of them are UTF-8.
fn is_quoted_unsaid(bytes: &[u8]) -> bool {
    if !bytes.is_ascii() || !bytes.contains(&b'=') {
        return false;
    }
    let decoded = quoted_printable(bytes);
    !decoded.is_ascii() && std::str::from_utf8(&decoded).is_ok()
}
