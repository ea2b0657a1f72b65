//! A content line to its parts: group, name, parameters, and the value with the encoding it is in.
//!
//! What the parts mean is not known here. `vcard-rs` has a reader for this, which we do not use: it takes
//! the head of a line as UTF-8, ends a value at its own idea of a line end, reads quotes that close nothing
//! as if they did, and splits a value before its alphabet is known; each of these loses names that real
//! files hold. It writes our lines instead (`write`), and in the tests it is the witness of what we wrote.

use super::octets::Guess;
use super::value::{Coding, Value};

/// Which edition of the format a card is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edition {
    /// 2.1: quoted-printable, parameters without a name, hardly any escapes.
    Old,
    /// 3.0 and 4.0.
    New,
}

/// The edition of a card: what its `VERSION` says, else what its lines look like.
pub(super) fn edition(card: &[u8]) -> Edition {
    for line in card.split(|byte| *byte == b'\n') {
        if let Some(head) = Head::of(line.trim_ascii())
            && head.name.eq_ignore_ascii_case(b"VERSION")
        {
            match head.value.trim_ascii().first() {
                Some(b'1' | b'2') => return Edition::Old,
                Some(_) => return Edition::New,
                None => {}
            }
        }
    }
    let old = card
        .split(|byte| *byte == b'\n')
        .filter_map(Head::of)
        .any(|head| head.coding(Edition::New).is_quoted());
    if old { Edition::Old } else { Edition::New }
}

/// One property of a card.
#[derive(Debug, Clone)]
pub(super) struct Property {
    /// `item1` in `item1.TEL`, in lower case; empty where there is none.
    pub(super) group: String,
    /// The name in upper case.
    pub(super) name: String,
    /// Names in upper case, and the values of each; a parameter without a name is a `TYPE`.
    pub(super) parameters: Vec<(String, Vec<String>)>,
    /// The value.
    pub(super) value: Value,
}

/// Where the name of a content line ends and where its value begins; `None` where it is no content line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'l> {
    /// The name without its group, as written.
    pub(super) name: &'l [u8],
    /// The group; may be empty.
    pub(super) group: &'l [u8],
    /// What stands between the name and the colon.
    parameters: &'l [u8],
    /// What stands behind the colon.
    pub(super) value: &'l [u8],
}

/// The longest name that anybody would give a property: bytes.
const LONGEST_NAME: usize = 100;

impl<'l> Head<'l> {
    /// Splits a content line.
    pub(super) fn of(line: &'l [u8]) -> Option<Self> {
        let end = line
            .iter()
            .take(LONGEST_NAME)
            .position(|byte| matches!(byte, b':' | b';'))?;
        let full = line[..end].trim_ascii();
        let dot = full.iter().rposition(|byte| *byte == b'.');
        let (group, name) = match dot {
            Some(dot) => (&full[..dot], &full[dot + 1..]),
            None => (&full[..0], full),
        };
        let word = |text: &[u8], more: &[u8]| {
            text.iter()
                .all(|byte| byte.is_ascii_alphanumeric() || more.contains(byte))
        };
        if name.is_empty() || !word(name, b"-_/") || !word(group, b"-_.") {
            return None;
        }
        let rest = &line[end..];
        let colon = value_colon(rest)?;
        let value = &rest[colon + 1..];
        // A web address that stands alone on its line is a piece of text.
        let scheme = [&b"http"[..], b"https", b"ftp"]
            .iter()
            .any(|scheme| name.eq_ignore_ascii_case(scheme));
        if scheme && colon == 0 && value.starts_with(b"//") {
            return None;
        }
        Some(Self {
            name,
            group,
            parameters: rest[..colon].strip_prefix(b";").unwrap_or_default(),
            value,
        })
    }

    /// How the value is written. Most properties do not say, which is seen without reading them.
    pub(super) fn coding(&self, edition: Edition) -> Coding {
        if self.parameters.is_empty() {
            return Coding::of(&[], edition);
        }
        let says = split_outside_quotes(self.parameters, b';')
            .iter()
            .any(|parameter| {
                let name = parameter
                    .split(|byte| *byte == b'=')
                    .next()
                    .unwrap_or_default();
                matches!(
                    name.trim_ascii().first(),
                    Some(
                        b'C' | b'c' | b'E' | b'e' | b'Q' | b'q' | b'B' | b'b' | b'7' | b'8' | b'"'
                    )
                )
            });
        match says {
            true => Coding::of(&self.parameters(), edition),
            false => Coding::of(&[], edition),
        }
    }

    /// The parameters, without knowing the alphabet of the value.
    pub(super) fn parameters(&self) -> Vec<(String, Vec<String>)> {
        let mut parameters = Vec::new();
        if self.parameters.is_empty() {
            return parameters;
        }
        for text in split_outside_quotes(self.parameters, b';') {
            let text = super::octets::guessed(text.trim_ascii(), Guess::default());
            if text.is_empty() {
                continue;
            }
            if let Some(label) = custom_label(&text) {
                parameters.push(("TYPE".to_owned(), vec![label]));
                continue;
            }
            match text.split_once('=') {
                Some((name, values)) => {
                    let name = name.trim().to_ascii_uppercase();
                    let values = values_of(&name, values.trim());
                    parameters.push((name, values));
                }
                None => {
                    let bare = unquoted(&text);
                    let name = match bare.to_ascii_uppercase().as_str() {
                        "QUOTED-PRINTABLE" | "BASE64" | "B" | "8BIT" | "7BIT" => "ENCODING",
                        "INLINE" | "URL" | "CONTENT-ID" | "CID" => "VALUE",
                        _ => "TYPE",
                    };
                    parameters.push((name.to_owned(), vec![bare]));
                }
            }
        }
        parameters
    }
}

impl Property {
    /// The parts of a content line of a card of this edition.
    pub(super) fn of(line: &[u8], edition: Edition) -> Option<Self> {
        Self::in_file(line, edition, Guess::default())
    }

    /// The same in a file whose alphabet is guessed.
    pub(super) fn in_file(line: &[u8], edition: Edition, guess: Guess) -> Option<Self> {
        let head = Head::of(line)?;
        let parameters = head.parameters();
        let coding = Coding::of(&parameters, edition).guessing(guess);
        Some(Self {
            group: String::from_utf8_lossy(head.group).to_ascii_lowercase(),
            name: String::from_utf8_lossy(head.name).to_ascii_uppercase(),
            value: Value::new(head.value, coding, edition),
            parameters,
        })
    }

    /// The values of the parameters of this name (upper case).
    pub(super) fn parameter<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.parameters
            .iter()
            .filter(move |(known, _)| known == name)
            .flat_map(|(_, values)| values.iter().map(String::as_str))
    }

    /// What `TYPE` says, without empty words.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        self.parameter("TYPE")
            .map(str::trim)
            .filter(|word| !word.is_empty())
    }

    /// The place in the user's order of preference: 1 is first, 101 has none.
    pub(super) fn preference(&self) -> u32 {
        let number = self
            .parameter("PREF")
            .filter_map(|word| word.trim().parse::<u32>().ok())
            .min();
        match number {
            Some(number) => number.clamp(1, 100),
            None if self.types().any(|word| word.eq_ignore_ascii_case("pref")) => 1,
            None => 101,
        }
    }
}

/// The colon before the value, seen from the end of the name.
fn value_colon(rest: &[u8]) -> Option<usize> {
    outside_quotes(rest, b':').next()
}

/// The places of `wanted` outside of quoted parameter values. A quote that nothing closes is a letter.
fn outside_quotes(text: &[u8], wanted: u8) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let here = at;
            at += 1;
            if text[here] == wanted {
                return Some(here);
            }
            let opens =
                text[here] == b'"' && here > 0 && matches!(text[here - 1], b'=' | b',' | b';');
            if opens {
                let closing = text[at..].iter().position(|byte| *byte == b'"');
                if let Some(closing) = closing {
                    let behind = text.get(at + closing + 1);
                    if matches!(behind, None | Some(b',' | b';' | b':')) {
                        at += closing + 1;
                    }
                }
            }
        }
        None
    })
}

fn split_outside_quotes(text: &[u8], separator: u8) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in outside_quotes(text, separator) {
        pieces.push(&text[start..at]);
        start = at + 1;
    }
    pieces.push(&text[start..]);
    pieces
}

/// `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E5=AE=B6)`: how telephones write a label of the
/// user's own where a type belongs.
fn custom_label(text: &str) -> Option<String> {
    let inner = text
        .get(..9)
        .filter(|name| name.eq_ignore_ascii_case("X-CUSTOM("))
        .and_then(|name| text[name.len()..].strip_suffix(')'))?;
    let label = inner
        .split(',')
        .rfind(|piece| {
            let name = piece.split('=').next().unwrap_or_default();
            !["CHARSET", "ENCODING"]
                .iter()
                .any(|other| name.eq_ignore_ascii_case(other))
        })
        .unwrap_or_default();
    let label = super::octets::quoted_printable(label.as_bytes());
    Some(
        super::octets::guessed(&label, Guess::default())
            .trim()
            .to_owned(),
    )
}

/// The values of a parameter: a list, each perhaps in quotes. `TYPE="work,home"` is a list as well.
fn values_of(name: &str, values: &str) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(',').map(|word| word.trim().trim_matches('"'));
        words.map(str::to_owned).collect()
    };
    if !values.contains(['"', '^']) {
        return words(values);
    }
    let mut list = Vec::new();
    // An equals sign in front, so that a quote at the very beginning is seen to open.
    let text = format!("={values}");
    for piece in split_outside_quotes(text.as_bytes(), b',') {
        let piece = String::from_utf8_lossy(piece);
        let piece = unquoted(piece.strip_prefix('=').unwrap_or(&piece).trim());
        if name == "TYPE" {
            list.extend(words(&piece));
        } else {
            list.push(piece);
        }
    }
    list
}

/// Without the quotes around it, and with RFC 6868's circumflexes read.
fn unquoted(text: &str) -> String {
    let inner = text
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'))
        .unwrap_or(text);
    if !inner.contains('^') {
        return inner.to_owned();
    }
    inner
        .replace("^^", "\u{0}")
        .replace("^n", "\n")
        .replace("^'", "\"")
        .replace('\u{0}', "^")
}
