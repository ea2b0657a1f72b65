//! Lines of a card that stand there without a `BEGIN`: which are believed to be one, and where the next begins.
//!
//! Not here: cards that say where they begin and end (`split`).

use super::known::{is_property_for_certain, starts_with_x};

/// Properties by which a card says whose it is.
const NAMES: [&[u8]; 2] = [b"FN", b"N"];
/// Properties one of which has to stand beside a name where nothing else says that it is a card.
const COMPANIONS: [&[u8]; 8] = [
    b"TEL", b"EMAIL", b"ADR", b"BDAY", b"ORG", b"TITLE", b"URL", b"UID",
];

/// Whether a line outside of any card may be the first of one that lost its `BEGIN`.
pub(super) fn begins(line: &[u8]) -> bool {
    is_property_for_certain(line) && !starts_with_x(line)
}

/// Where, among the lines of a card that had neither `BEGIN` nor `END` so far, the next card begins, now that
/// `line` says again what a card says once; the length of the lines where it begins with `line` itself.
///
/// Nobody may get what is another's: a blank line parts two cards, and so does the property with which the
/// first one began.
pub(super) fn next_begins(before: &[u8], line: &[u8]) -> Option<usize> {
    let last = before
        .split(|byte| *byte == b'\n')
        .rfind(|line| is_text(line));
    let is_again = |name: &[u8]| {
        is(line, name) && !last.is_some_and(|last| is(last, name)) && has(before, name)
    };
    // The same name in another alphabet.
    let is_another_form = has_parameter(line, b"ALTID=") || has_parameter(line, b"LANGUAGE=");
    let is_anew = is_again(b"VERSION") || (!is_another_form && NAMES.into_iter().any(is_again));
    if !is_anew {
        return None;
    }
    let mut at = 0;
    let (mut first, mut is_named) = (None, false);
    let mut parted = None;
    for one in before.split_inclusive(|byte| *byte == b'\n') {
        let name = name_of(one);
        if !is_text(one) {
            parted = is_named
                .then_some((at + one.len(), Parted::ByBlank))
                .or(parted);
        } else if let Some(name) = name {
            let first = first.get_or_insert(name);
            let is_first_again = is_named && name.eq_ignore_ascii_case(first);
            if is_first_again && !matches!(parted, Some((_, Parted::ByBlank))) {
                parted = Some((at, Parted::ByFirst));
            }
            is_named |= NAMES.iter().any(|known| name.eq_ignore_ascii_case(known));
        }
        at += one.len();
    }
    let is_first = first.is_some_and(|first| is(line, first));
    match parted {
        Some((_, Parted::ByFirst)) if is_first => Some(before.len()),
        Some((at, _)) => Some(at),
        None => Some(before.len()),
    }
}

/// What parts two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    ByBlank,
    ByFirst,
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
    name_of(line).is_some_and(|known| known.eq_ignore_ascii_case(name))
}

fn name_of(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().position(|byte| matches!(byte, b':' | b';'))?;
    Some(line[..end].trim_ascii())
}

/// Whether the parameters of a line begin one with this, in any case.
fn has_parameter(line: &[u8], beginning: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or(line);
    head.split(|byte| *byte == b';').skip(1).any(|parameter| {
        let start = parameter.get(..beginning.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    })
}
