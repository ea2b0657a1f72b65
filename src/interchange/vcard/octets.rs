//! Octets to text: quoted-printable, base64, and the alphabets of the world.
//!
//! Nothing is refused here. What cannot be what it says it is, is read as the likeliest other thing.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE,
    UTF_16LE, WINDOWS_1251, WINDOWS_1252,
};

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
    named: Option<&'static Encoding>,
    certainty: Certainty,
) -> Cow<'b, str> {
    let escapes = named == Some(ISO_2022_JP) && bytes.contains(&0x1b);
    let plain = !escapes && bytes.is_ascii() && !bytes.contains(&0);
    if plain && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
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

/// Bytes of which nobody says what they are: UTF-8, else what Windows writes in the West or in Russia. A text that is
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
    if good < bad && is_cyrillic(bytes) {
        return WINDOWS_1251.decode_without_bom_handling(bytes).0;
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

/// Whether bytes read as Western would be words of nothing but accents: then they are Russian. Western words
/// have plain letters among the others, and hardly ever three accents in a row.
fn is_cyrillic(bytes: &[u8]) -> bool {
    let words = bytes.split(|byte| !byte.is_ascii_alphabetic() && byte.is_ascii());
    let (mut wholly, mut longest) = (true, 0);
    for word in words.filter(|word| !word.is_ascii()) {
        wholly &= word.iter().all(|byte| {
            matches!(
                byte,
                0xc0..=0xff | 0xa8 | 0xaa | 0xaf | 0xb2 | 0xb3 | 0xb8 | 0xba | 0xbf
            )
        });
        longest = longest.max(word.len());
    }
    wholly && longest > 2
}
