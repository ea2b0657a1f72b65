//! Lines of a card that stand there without a `BEGIN`: which are believed to be one, and where the next begins.
//!
//! Not here: cards that say where they begin and end (`split`).

use super::known::is_property_for_certain;

/// Properties by which a card says whose it is.
const NAMES: [&[u8]; 2] = [b"FN", b"N"];
/// Properties one of which has to stand beside a name where nothing else says that it is a card.
const COMPANIONS: [&[u8]; 8] = [
    b"TEL", b"EMAIL", b"ADR", b"BDAY", b"ORG", b"TITLE", b"URL", b"UID",
];

/// Whether a line outside of any card may be the first of one that lost its `BEGIN`.
pub(super) fn begins(line: &[u8]) -> bool {
    is(line, b"VERSION") || NAMES.iter().any(|name| is(line, name))
}

/// Whether a line begins the next card, behind the lines of one that had neither `BEGIN` nor `END` so far:
/// something that a card says once is said again, and not in the line before.
pub(super) fn begins_anew(before: &[u8], line: &[u8]) -> bool {
    let last = before
        .split(|byte| *byte == b'\n')
        .rfind(|line| is_text(line));
    [b"VERSION".as_slice(), b"FN", b"N"]
        .into_iter()
        .any(|name| is(line, name) && !last.is_some_and(|last| is(last, name)) && has(before, name))
}

/// Whether these lines, of which no `END` says so, are a card: they need a name, and their edition or, where
/// every line is a property, something more about somebody.
pub(super) fn is_believed(lines: &[u8]) -> bool {
    let is_named = NAMES.iter().any(|name| has(lines, name));
    let is_told = COMPANIONS.iter().any(|name| has(lines, name));
    is_named && (has(lines, b"VERSION") || (is_told && strange(lines) == 0))
}

/// Whether the beginning of a file is of such lines, for the most part.
pub(super) fn fills(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let number = whole_lines(text).count();
    is_believed(text) && strange(text) * 2 <= number
}

/// How many lines are no property of a card.
fn strange(lines: &[u8]) -> usize {
    whole_lines(lines)
        .filter(|line| !is_property_for_certain(line) && super::split::boundary(line).is_none())
        .count()
}

/// The lines that go on from none before.
fn whole_lines(lines: &[u8]) -> impl Iterator<Item = &[u8]> {
    lines
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|line| is_text(line) && !line.starts_with(b" ") && !line.starts_with(b"\t"))
}

fn is_text(line: &[u8]) -> bool {
    !line.trim_ascii().is_empty()
}

fn has(lines: &[u8], name: &[u8]) -> bool {
    lines
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .any(|line| is(line, name))
}

/// Whether a line is a property of this name, in any case.
fn is(line: &[u8], name: &[u8]) -> bool {
    let end = line.iter().position(|byte| matches!(byte, b':' | b';'));
    end.is_some_and(|end| line[..end].trim_ascii().eq_ignore_ascii_case(name))
}
