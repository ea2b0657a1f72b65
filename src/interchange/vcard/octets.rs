//! Octets to text: quoted-printable, base64, and the alphabets of the world.
//!
//! Nothing is refused here. What cannot be what it says it is, is read as the likeliest other thing.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE,
    UTF_16LE, WINDOWS_1252,
};

use crate::interchange::encoding::code_page;

/// What is known of the alphabet of some bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Alphabet {
    /// What their own property says.
    pub(super) named: Option<&'static Encoding>,
    /// What the rest of their file looks like, where it is not UTF-8.
    pub(super) guess: Guess,
}

/// The alphabet of what is not UTF-8 in a file, as far as it can be told.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Guess {
    /// What it looks like.
    table: Option<&'static Encoding>,
    /// The same, where it has two bytes a letter: a short name in it can happen to be UTF-8.
    wide: Option<&'static Encoding>,
}

impl Guess {
    /// Whether nothing gave anything away.
    pub(super) fn is_nothing(self) -> bool {
        self.table.is_none()
    }

    /// Of these lines where they are not UTF-8 and do not say. An alphabet that other lines name is believed
    /// wherever it fits.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut evidence = Vec::new();
        let mut named = None;
        let (mut sound, mut unsound) = (0, 0);
        for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
            let is_quoted = line.is_ascii() && is_quoted_high(line);
            if line.is_ascii() && !is_quoted {
                continue;
            }
            let own = charset_of(line).filter(|own| *own != UTF_8);
            if own.is_some() {
                named = named.or(own);
                continue;
            }
            let decoded = match is_quoted {
                true => Cow::Owned(quoted_printable(line)),
                false => Cow::Borrowed(line),
            };
            let (good, bad) = good_and_bad(&decoded);
            if good < bad {
                unsound += 1;
                evidence.extend_from_slice(&decoded);
                evidence.push(b'\n');
            } else {
                // Letters of three bytes are not UTF-8 by chance.
                let text = String::from_utf8_lossy(&decoded);
                sound += if text.chars().any(|letter| letter >= '\u{800}') {
                    4
                } else {
                    1
                };
            }
        }
        if evidence.is_empty() {
            return Self {
                table: named,
                wide: None,
            };
        }
        let fits = |named: &&'static Encoding| {
            let text = named.decode_without_bom_handling_and_without_replacement(&evidence);
            text.is_some()
        };
        let table = named
            .filter(fits)
            .unwrap_or_else(|| code_page(&evidence).table());
        let is_wide = MANY_BYTES.contains(&table) && sound <= unsound;
        Self {
            table: Some(table),
            wide: is_wide.then_some(table),
        }
    }
}

/// Alphabets in which a letter takes two bytes or more.
const MANY_BYTES: [&Encoding; 6] = [GBK, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];

/// Whether a quoted byte beyond ASCII stands in this line.
fn is_quoted_high(line: &[u8]) -> bool {
    line.windows(3).any(|three| {
        three[0] == b'='
            && matches!(three[1], b'8' | b'9' | b'A'..=b'F' | b'a'..=b'f')
            && three[2].is_ascii_hexdigit()
    })
}

/// The alphabet that this content line names.
fn charset_of(line: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"CHARSET=";
    let head = line.split(|byte| *byte == b':').next().unwrap_or(line);
    let at = head
        .windows(NAME.len())
        .position(|name| name.eq_ignore_ascii_case(NAME))?;
    let label = head[at + NAME.len()..].split(|byte| matches!(byte, b';' | b','));
    Encoding::for_label(label.into_iter().next()?)
}

/// Letters beyond ASCII that are UTF-8, and bytes that are not.
fn good_and_bad(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let letters = chunk.valid().chars();
        good += letters.filter(|letter| !letter.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    (good, bad)
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
pub(super) enum Certainty {
    /// The bytes stand in the file as they are: whoever converts a file forgets its parameters.
    Raw,
    /// The bytes were encoded, so no converter has touched them.
    Said,
}

/// Bytes as text in the alphabet that is named, unless they cannot be in it.
pub(super) fn in_alphabet<'b>(
    bytes: &'b [u8],
    alphabet: Alphabet,
    certainty: Certainty,
) -> Cow<'b, str> {
    let Alphabet { named, guess } = alphabet;
    let escapes = named == Some(ISO_2022_JP) && bytes.contains(&0x1b);
    let plain = !escapes && bytes.is_ascii() && !bytes.contains(&0);
    if plain && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let Some(named) = named else {
        return guessed(bytes, guess);
    };
    let wide = named == UTF_16LE || named == UTF_16BE;
    let several = MANY_BYTES.contains(&named);
    let trusted = escapes || wide || several && certainty == Certainty::Said;
    if !trusted && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if named == UTF_8 {
        return guessed(bytes, guess);
    }
    match named.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        None => guessed(bytes, guess),
    }
}

/// Bytes of which nobody says what they are: UTF-8, else the alphabet of their file, else the likeliest. A text
/// that is UTF-8 but for some damage keeps its good letters, and its bad bytes are read as Windows would.
pub(super) fn guessed(bytes: &[u8], guess: Guess) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let by_chance = guess
            .wide
            .filter(|_| !text.chars().any(|letter| letter >= '\u{800}'));
        let wide = by_chance
            .and_then(|wide| wide.decode_without_bom_handling_and_without_replacement(bytes));
        return wide.unwrap_or(Cow::Borrowed(text));
    }
    let (good, bad) = good_and_bad(bytes);
    if good < bad {
        let fitting = guess
            .table
            .and_then(|guess| guess.decode_without_bom_handling_and_without_replacement(bytes));
        return match fitting {
            Some(text) => text,
            None => code_page(bytes).decode(bytes),
        };
    }
    let mut text = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    Cow::Owned(text)
}
