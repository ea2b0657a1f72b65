//! The value of a property to text: quoted-printable, base64, the alphabets of the world, and escapes.
//!
//! The order matters. Quoted-printable and structure stand in ASCII, so a structured value is split before
//! it is decoded; a backslash may be half of a Japanese letter, so escapes are read after.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE,
    UTF_16LE, WINDOWS_1252,
};

use super::property::Edition;

/// How the bytes of a value are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coding {
    transfer: Transfer,
    charset: Option<&'static Encoding>,
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
        Self { transfer, charset }
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
        in_alphabet(bytes, self.charset, Certainty::Raw)
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
    Quoted(Vec<u8>, Option<&'static Encoding>),
}

impl Value {
    pub(super) fn new(bytes: &[u8], coding: Coding, edition: Edition) -> Self {
        let text = |bytes: &[u8], certainty| {
            Body::Text(in_alphabet(bytes, coding.charset, certainty).into_owned())
        };
        let body = match coding.transfer {
            Transfer::Quoted => Body::Quoted(bytes.to_vec(), coding.charset),
            Transfer::Unsaid if is_quoted_unsaid(bytes) => {
                Body::Quoted(bytes.to_vec(), coding.charset)
            }
            Transfer::Base64 => match base64(bytes) {
                Some(decoded) => text(&decoded, Certainty::Said),
                None => text(bytes, Certainty::Raw),
            },
            Transfer::Plain | Transfer::Unsaid => text(bytes, Certainty::Raw),
        };
        Self { body, edition }
    }

    /// The whole value as one text, trimmed.
    pub(super) fn text(&self) -> String {
        match &self.body {
            Body::Text(text) => self.plain(text),
            Body::Quoted(bytes, charset) => self.plain(&decoded(bytes, *charset)),
        }
    }

    /// The parts between semicolons, each trimmed. In 2.1 a comma is a comma.
    pub(super) fn parts(&self) -> Vec<Part> {
        let pieces: Vec<String> = match &self.body {
            Body::Text(text) => split(text, ';').into_iter().map(str::to_owned).collect(),
            Body::Quoted(bytes, charset) => {
                let pieces = split_quoted(bytes);
                if pieces.len() == 1 {
                    // Some quote even the semicolons that structure the value.
                    let whole = decoded(bytes, *charset);
                    split(&whole, ';').into_iter().map(str::to_owned).collect()
                } else {
                    pieces
                        .into_iter()
                        .map(|piece| decoded(piece, *charset))
                        .collect()
                }
            }
        };
        pieces
            .into_iter()
            .map(|escaped| Part {
                text: self.plain(&escaped),
                list: match self.edition {
                    Edition::New => self.list_of(&escaped),
                    Edition::Old => vec![self.plain(&escaped)],
                },
            })
            .collect()
    }

    /// The items between commas, each trimmed and none empty.
    pub(super) fn list(&self) -> Vec<String> {
        match &self.body {
            Body::Text(text) => self.list_of(text),
            Body::Quoted(bytes, charset) => self.list_of(&decoded(bytes, *charset)),
        }
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
        text.trim().to_owned()
    }
}

/// A part of a structured value.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// All of it as one text.
    pub(super) text: String,
    /// The same as a list.
    pub(super) list: Vec<String>,
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

fn decoded(bytes: &[u8], charset: Option<&'static Encoding>) -> String {
    in_alphabet(&quoted_printable(bytes), charset, Certainty::Said).into_owned()
}

/// Every `=XX` to its byte. What is no such thing stays as it is; nothing is lost to a stray `=`.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = match &bytes[at..] {
            [b'=', high, low, ..] => hexadecimal(*high).zip(hexadecimal(*low)),
            _ => None,
        };
        match pair {
            Some((high, low)) => {
                decoded.push(high << 4 | low);
                at += 3;
            }
            // A soft line end that nothing follows.
            None if bytes[at] == b'=' && at + 1 == bytes.len() => at += 1,
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// Quoted-printable although nothing says so: it gives letters beyond ASCII, and all of them are UTF-8.
fn is_quoted_unsaid(bytes: &[u8]) -> bool {
    if !bytes.is_ascii() || !bytes.contains(&b'=') {
        return false;
    }
    let decoded = quoted_printable(bytes);
    !decoded.is_ascii() && std::str::from_utf8(&decoded).is_ok()
}

/// Base64 with white space in it and with or without its padding; `None` where it is something else.
pub(super) fn base64(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut held, mut bits) = (0_u32, 0);
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3);
    for byte in bytes {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => continue,
            _ if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            decoded.push(u8::try_from(held >> bits & 0xff).unwrap_or_default());
            held &= (1 << bits) - 1;
        }
    }
    Some(decoded)
}

/// How far the alphabet that a property names is to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// The bytes stand in the file as they are: whoever converts a file forgets its parameters.
    Raw,
    /// The bytes were encoded, so no converter has touched them.
    Said,
}

/// Bytes as text in the alphabet that is named, unless they cannot be in it.
fn in_alphabet<'b>(
    bytes: &'b [u8],
    named: Option<&'static Encoding>,
    certainty: Certainty,
) -> Cow<'b, str> {
    let escapes = named == Some(ISO_2022_JP) && bytes.contains(&0x1b);
    if !escapes && bytes.is_ascii() && !bytes.contains(&0) {
        return String::from_utf8_lossy(bytes);
    }
    let Some(named) = named else {
        return guessed(bytes);
    };
    let wide = named == UTF_16LE || named == UTF_16BE;
    let several = [GBK, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR].contains(&named);
    let trusted = escapes || wide || several && certainty == Certainty::Said;
    if !trusted && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if named == UTF_8 {
        return guessed(bytes);
    }
    match named.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        None => guessed(bytes),
    }
}

/// Bytes of which nobody says what they are: UTF-8, else what Windows writes in the West. A text that is
/// UTF-8 but for some damage keeps its good letters, and its bad bytes are read as Windows would.
pub(super) fn guessed(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        bad += chunk.invalid().len();
    }
    if good < bad {
        return WINDOWS_1252.decode_without_bom_handling(bytes).0;
    }
    let mut text = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    Cow::Owned(text)
}
