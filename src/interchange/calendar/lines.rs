//! Content lines of a calendar file: bytes in any encoding and with any kind of line end become a name,
//! parameters and a value.
//!
//! The lines are ours and not `ical-rs`'s because its tokeniser wants parameters in UTF-8 (a Latin-1 `CN`
//! costs the line), knows no CR-only files, and takes a raw line break in a description for the end of the
//! file's order. What it is good at, the expansion of rules, is used in `recurrence`.
//!
//! Not here: what a name means (`event`), and which lines belong together (`component`).

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// One logical line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// The line of the file on which it begins, from 1.
    pub(super) number: usize,
    /// Its name in upper case, without a group.
    pub(super) name: String,
    /// Parameters: names in upper case, values without quotes. A bare word has no name.
    pub(super) parameters: Vec<(String, String)>,
    /// The value, still escaped; quoted-printable is undone.
    pub(super) value: String,
}

impl ContentLine {
    /// The first value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(there, _)| there == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a parameter has this value, in any case.
    pub(super) fn says(&self, name: &str, value: &str) -> bool {
        self.parameter(name)
            .is_some_and(|there| there.trim().eq_ignore_ascii_case(value))
    }

    /// The value as text: escapes undone, outer white space removed.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            if c != '\\' {
                text.push(c);
                continue;
            }
            match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped @ (',' | ';' | '\\' | ':' | '"')) => text.push(escaped),
                Some(other) => {
                    text.push('\\');
                    text.push(other);
                }
                None => text.push('\\'),
            }
        }
        text.trim().to_owned()
    }
}

/// The file as bytes of which ASCII can be told: UTF-16 is turned into UTF-8, a byte order mark is removed.
pub(super) fn unwrapped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = |encoding: &'static Encoding, bytes: &[u8]| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        Cow::Owned(text.into_owned().into_bytes())
    };
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            if encoding == UTF_8 {
                Cow::Borrowed(rest)
            } else {
                wide(encoding, rest)
            }
        }
        None => match bytes {
            [0, b, ..] if *b != 0 => wide(UTF_16BE, bytes),
            [a, 0, ..] if *a != 0 => wide(UTF_16LE, bytes),
            _ => Cow::Borrowed(bytes),
        },
    }
}

/// The logical lines of a file. A line is kept up to a number of bytes; what is longer is a picture or an
/// attachment, and nothing we read is.
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    number: usize,
    indent: usize,
    kept: usize,
}

impl<'a> Lines<'a> {
    /// The lines of `bytes`, which [`unwrapped`] has seen.
    pub(super) fn new(bytes: &'a [u8], kept: usize) -> Self {
        // A file that was pasted with an indent has it on its first line too; taken for folds, it would be
        // one line.
        let start = bytes
            .iter()
            .position(|byte| !matches!(byte, b'\r' | b'\n' | b' ' | b'\t'))
            .unwrap_or_default();
        let indent = bytes
            .get(..start)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        Self {
            rest: bytes,
            number: 1,
            indent,
            kept,
        }
    }

    /// The next physical line without its end, and what follows.
    fn physical(&self) -> Option<(&'a [u8], &'a [u8])> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self
            .rest
            .iter()
            .position(|byte| matches!(byte, b'\r' | b'\n'))
            .unwrap_or(self.rest.len());
        let (line, tail) = self.rest.split_at_checked(end)?;
        let tail = match tail {
            [b'\r', b'\n', tail @ ..] | [_, tail @ ..] => tail,
            [] => tail,
        };
        let indent = line
            .iter()
            .take(self.indent)
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        Some((line.get(indent..).unwrap_or_default(), tail))
    }

    fn step(&mut self, tail: &'a [u8]) {
        self.rest = tail;
        self.number += 1;
    }

    fn keep(&self, logical: &mut Vec<u8>, more: &[u8]) {
        let room = self.kept.saturating_sub(logical.len());
        logical.extend_from_slice(more.get(..room.min(more.len())).unwrap_or_default());
    }
}

impl Iterator for Lines<'_> {
    type Item = ContentLine;

    fn next(&mut self) -> Option<ContentLine> {
        loop {
            let number = self.number;
            let (first, tail) = self.physical()?;
            self.step(tail);
            if first.trim_ascii().is_empty() {
                continue;
            }
            let mut logical = Vec::new();
            self.keep(&mut logical, first.trim_ascii_start());
            let soft = is_quoted_printable(first);
            while let Some((line, tail)) = self.physical() {
                if soft && logical.last() == Some(&b'=') {
                    logical.pop();
                    self.keep(&mut logical, line);
                } else if line.trim_ascii().is_empty() {
                    // An empty line ends nothing: some writers double their line ends.
                } else if let [b' ' | b'\t', more @ ..] = line
                    && !is_envelope(more)
                {
                    self.keep(&mut logical, more);
                } else if is_name_before_a_fold(line, tail)
                    || (looks_like_a_property(line)
                        && !(is_prose(&logical) && has_small_letters(line)))
                {
                    break;
                } else {
                    // A raw line break in a text: what follows is no property and belongs to it.
                    self.keep(&mut logical, b"\\n");
                    self.keep(&mut logical, line);
                }
                self.step(tail);
            }
            if logical.len() == self.kept
                && let Err(error) = std::str::from_utf8(&logical)
                && error.error_len().is_none()
            {
                // Cut in the middle of a character: that does not make it another encoding.
                logical.truncate(error.valid_up_to());
            }
            if let Some(line) = content_line(number, &logical) {
                return Some(line);
            }
        }
    }
}

/// `BEGIN:` or `END:` with the name of a component: never the rest of a folded line.
fn is_envelope(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    [&b"BEGIN:V"[..], b"END:V"].iter().any(|envelope| {
        line.get(..envelope.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(envelope))
            && line.len() < 32
    })
}

/// Whether a physical line begins with a name and a colon or a semicolon.
fn looks_like_a_property(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let name = line
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        .count();
    if name == 0 || name > 80 {
        return false;
    }
    match line.get(name..) {
        Some([b':', rest @ ..]) => {
            // `https://…` on a line of its own is text.
            !rest.starts_with(b"//")
        }
        // The colon may stand behind the fold.
        Some([b';', rest @ ..]) => rest.contains(&b':') || rest.contains(&b'='),
        _ => false,
    }
}

/// Whether a line is a name in capitals alone, with its colon or semicolon behind the fold: so did the first
/// calendars of Mozilla write every property.
fn is_name_before_a_fold(line: &[u8], tail: &[u8]) -> bool {
    let name = line.trim_ascii_end();
    let is_name = !name.is_empty()
        && name
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'-');
    is_name && matches!(tail, [b' ' | b'\t', b':' | b';', ..])
}

/// Whether a logical line is one that people write sentences in: after a raw line break there,
/// `Location: Room 5` is one of them, and properties are in capitals.
fn is_prose(logical: &[u8]) -> bool {
    [&b"DESCRIPTION"[..], b"COMMENT", b"X-ALT-DESC"]
        .iter()
        .any(|name| logical.starts_with(name))
}

/// Whether the name at the beginning of a line has small letters in it.
fn has_small_letters(line: &[u8]) -> bool {
    line.iter()
        .take_while(|byte| !matches!(byte, b':' | b';'))
        .any(u8::is_ascii_lowercase)
}

/// Whether the head of a physical line says that its value is quoted-printable.
fn is_quoted_printable(line: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let word = b"QUOTED-PRINTABLE";
    head.windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word))
}

/// Bytes as text: UTF-8 where they are, else Windows-1252, of which Latin-1 is a part.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// One logical line, taken apart; `None` where it has no name or no value.
fn content_line(number: usize, bytes: &[u8]) -> Option<ContentLine> {
    let text = decoded(bytes);
    let head_end = text.find([';', ':'])?;
    let name = text.get(..head_end)?.trim();
    let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
    let rest = text.get(head_end..)?;
    let (parameters, value) = match split_parameters(rest, Quotes::Heeded) {
        Some(parts) => parts,
        // A quote that is never closed hides the colon.
        None => split_parameters(rest, Quotes::Ignored)?,
    };
    let mut line = ContentLine {
        number,
        name,
        parameters,
        value,
    };
    if matches!(line.name.as_str(), "ATTENDEE" | "ORGANIZER") {
        mend_address(&mut line);
    }
    if let Some(value) = transfer_decoded(&line) {
        line.value = value;
    }
    Some(line)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Heeded,
    Ignored,
}

/// `;NAME=value;NAME="value":rest` as parameters and rest.
fn split_parameters(text: &str, quotes: Quotes) -> Option<(Vec<(String, String)>, String)> {
    let mut parameters = Vec::new();
    let mut rest = text;
    loop {
        rest = match rest.strip_prefix(';') {
            Some(rest) => rest,
            None => return Some((parameters, rest.strip_prefix(':')?.to_owned())),
        };
        let mut inside = false;
        let mut escaped = false;
        let end = rest.char_indices().find_map(|(at, c)| {
            let was_escaped = escaped;
            escaped = c == '\\' && inside && !was_escaped;
            match c {
                '"' if quotes == Quotes::Heeded => {
                    // `\"` is no escape here, but people's names have been written so.
                    let closes = rest
                        .get(at + 1..)
                        .is_some_and(|after| after.starts_with([';', ':', ',']));
                    if !(was_escaped && inside && !closes) {
                        inside = !inside;
                    }
                    None
                }
                ';' | ':' if !inside => Some(at),
                _ => None,
            }
        })?;
        let parameter = rest.get(..end)?;
        rest = rest.get(end..)?;
        let (name, value) = parameter.split_once('=').unwrap_or(("", parameter));
        parameters.push((name.trim().to_ascii_uppercase(), parameter_value(value)));
    }
}

/// A parameter's value without quotes, with the circumflex escapes of RFC 6868 undone.
fn parameter_value(value: &str) -> String {
    let value = value.trim().replace("\\\"", "\u{0}");
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('"', _) => {}
            ('\u{0}', _) => text.push('"'),
            ('^', Some('n')) => {
                chars.next();
                text.push('\n');
            }
            ('^', Some('\'')) => {
                chars.next();
                text.push('"');
            }
            ('^', Some('^')) => {
                chars.next();
                text.push('^');
            }
            _ => text.push(c),
        }
    }
    text
}

/// `CN=Ops: Ana:mailto:ana@…`: a colon in an unquoted name puts half of the name into the value.
fn mend_address(line: &mut ContentLine) {
    let lower = line.value.to_ascii_lowercase();
    if let Some(at) = lower.rfind("mailto:")
        && at > 0
        && line.value.as_bytes().get(at - 1) == Some(&b':')
        && let Some((_, last)) = line.parameters.last_mut()
        && let (Some(before), Some(address)) = (line.value.get(..at - 1), line.value.get(at..))
    {
        last.push(':');
        last.push_str(before.trim_end_matches('"'));
        line.value = address.to_owned();
    }
}

/// A quoted-printable value as text, in the character set that the line names.
fn transfer_decoded(line: &ContentLine) -> Option<String> {
    let quoted = line.says("ENCODING", "QUOTED-PRINTABLE") || line.says("", "QUOTED-PRINTABLE");
    if !quoted {
        return None;
    }
    let mut bytes = Vec::with_capacity(line.value.len());
    let mut rest = line.value.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |byte: u8| {
            char::from(byte)
                .to_digit(16)
                .and_then(|n| u8::try_from(n).ok())
        };
        match (first, tail) {
            (b'=', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or_default() * 16 + hex(*low).unwrap_or_default());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    let named = line
        .parameter("CHARSET")
        .and_then(|name| Encoding::for_label(name.as_bytes()));
    Some(match named {
        Some(encoding) if encoding != UTF_8 => {
            encoding.decode_without_bom_handling(&bytes).0.into_owned()
        }
        _ => decoded(&bytes).into_owned(),
    })
}
