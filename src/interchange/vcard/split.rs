//! A file to cards: where one begins, where it ends, and what only looks like it.
//!
//! What is whole is told by lines alone, so that damage inside one card cannot reach the next: a line that
//! is `BEGIN:VCARD` begins a card and one that is `END:VCARD` ends it, whatever stands between. The one
//! exception is a card inside a card (`AGENT`), which has to be announced by the line before it.

use std::io;

use super::lines::{Extent, Lines};
use super::octets::Guess;
use super::stray;
use crate::interchange::incoming::{Limits, TooLong};

/// The lines of one card between its `BEGIN` and its `END`.
#[derive(Debug)]
pub(super) struct RawCard {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// The lines, each ended by a line feed.
    pub(super) bytes: Vec<u8>,
    /// Why it must not be read.
    pub(super) trouble: Option<Trouble>,
    origin: Origin,
}

/// A card that asks for more than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A line too long for a line and for a picture.
    Line,
    /// Too many bytes altogether.
    Bytes,
    /// Cards in cards in cards.
    Nesting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// It has a `BEGIN:VCARD`.
    Begun,
    /// Its lines stand there without one.
    Stray,
}

/// What a line says about where cards begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Boundary {
    /// `BEGIN:VCARD`.
    Begin,
    /// `END:VCARD`.
    End,
    /// `END:VCARDBEGIN:VCARD`: two files put together of which the first has no last line end.
    EndBegin,
    /// The beginning or end of a wrapper around the cards.
    Wrapper,
    /// The beginning or end of something else.
    Other,
}

/// What this line says about where cards begin and end, if anything.
pub(super) fn boundary(line: &[u8]) -> Option<Boundary> {
    let line = trimmed(line);
    match bare_boundary(line) {
        // `- End: Friday` is a line of a note.
        None => bare_boundary(unruled(line)).filter(|found| *found != Boundary::Other),
        found => found,
    }
}

fn bare_boundary(line: &[u8]) -> Option<Boundary> {
    let (head, word) = match line.first() {
        Some(b'B' | b'b') => (&b"BEGIN"[..], after(line, b"BEGIN")?),
        Some(b'E' | b'e') => (&b"END"[..], after(line, b"END")?),
        _ => return None,
    };
    if word.is_empty()
        || !word
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || *byte == b':')
    {
        return None;
    }
    let begins = head == b"BEGIN";
    Some(match word.to_ascii_uppercase().as_slice() {
        b"VCARD" if begins => Boundary::Begin,
        b"VCARD" => Boundary::End,
        b"VCARDBEGIN:VCARD" if !begins => Boundary::EndBegin,
        b"VADDRESSBOOK" | b"VCARDS" | b"VCF" | b"VCALENDAR" => Boundary::Wrapper,
        word if word.contains(&b':') => return None,
        _ => Boundary::Other,
    })
}

/// What follows `name` and a colon, in any case and with white space around the colon.
fn after<'l>(line: &'l [u8], name: &[u8]) -> Option<&'l [u8]> {
    let (head, rest) = line.split_at_checked(name.len())?;
    if !head.eq_ignore_ascii_case(name) {
        return None;
    }
    rest.trim_ascii_start()
        .strip_prefix(b":")
        .map(<[u8]>::trim_ascii)
}

/// Without white space and other controls at either end.
fn trimmed(line: &[u8]) -> &[u8] {
    let plain = |byte: &u8| !byte.is_ascii_whitespace() && !byte.is_ascii_control();
    let start = line.iter().position(plain).unwrap_or(line.len());
    let end = line.iter().rposition(plain).map_or(start, |end| end + 1);
    let line = &line[start..end];
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// The line without what quotes it in a letter, or sets it apart with dashes.
fn unruled(line: &[u8]) -> &[u8] {
    let is_rule = |byte: &u8| matches!(byte, b'>' | b'-' | b' ');
    let rule = line.iter().take_while(|byte| is_rule(byte)).count();
    &line[rule..]
}

/// What stands before every line of a card that a letter quotes: as many signs, each with or without a space.
fn quote(line: &[u8]) -> &[u8] {
    let is_quote = |byte: &u8| matches!(byte, b'>' | b' ');
    let length = line.iter().take_while(|byte| is_quote(byte)).count();
    match line.starts_with(b">") {
        true => &line[..length],
        false => &[],
    }
}

/// A line without what the first line of its card is quoted with, as far as it has that.
fn unquoted<'l>(line: &'l [u8], quote: &[u8]) -> &'l [u8] {
    let same = line
        .iter()
        .zip(quote)
        .take_while(|(one, other)| one == other);
    &line[same.count()..]
}

/// Whether this line is an `AGENT` that has its card on the lines after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Agent {
    /// It is not.
    None,
    /// `AGENT:`, and the card begins on the next line.
    Announced,
    /// `AGENT:BEGIN:VCARD`: the card has begun, unless the next line is folded.
    Begun,
    /// An `AGENT` with something else in it: the card stands in the value.
    Inline,
}

fn agent(line: &[u8]) -> Agent {
    let Some(colon) = line.iter().position(|byte| *byte == b':') else {
        return Agent::None;
    };
    let (head, value) = (&line[..colon], line[colon + 1..].trim_ascii());
    let name = head.split(|byte| *byte == b';').next().unwrap_or(head);
    let name = name.rsplit(|byte| *byte == b'.').next().unwrap_or(name);
    if !name.trim_ascii().eq_ignore_ascii_case(b"AGENT") {
        Agent::None
    } else if value.is_empty() {
        Agent::Announced
    } else if boundary(value) == Some(Boundary::Begin) {
        Agent::Begun
    } else {
        Agent::Inline
    }
}

/// A folded line goes on from one that is nearly full; a line end shorter than this is not from folding.
pub(super) const HARDLY_FOLDED: usize = 60;

/// The cards of a file, one at a time.
pub(super) struct Cards<'r> {
    lines: Lines<'r>,
    largest: usize,
    /// So much of a folded line tells that it is too long.
    longest: usize,
    nesting: usize,
    too_long: TooLong,
    open: Option<Open>,
    /// What stands before the lines of the card, where a letter quotes it.
    quote: Vec<u8>,
}

/// The card that is being gathered.
struct Open {
    card: RawCard,
    depth: usize,
    agent: Agent,
    /// Length of the line before.
    before: usize,
    /// Length of the line before with all the lines that it goes on from.
    run: usize,
    /// Whether the first line of the card is indented, so that all of them are.
    indented: Option<bool>,
}

impl Open {
    fn new(line: usize, origin: Origin) -> Self {
        Self {
            card: RawCard {
                line,
                bytes: Vec::new(),
                trouble: None,
                origin,
            },
            depth: 1,
            agent: Agent::None,
            before: 0,
            run: 0,
            indented: None,
        }
    }

    fn push(&mut self, line: &[u8], largest: usize) {
        if self.card.trouble.is_some() {
            return;
        }
        if self.card.bytes.len() + line.len() >= largest {
            self.refuse(Trouble::Bytes);
            return;
        }
        self.card.bytes.extend_from_slice(line);
        self.card.bytes.push(b'\n');
    }

    /// Nothing more of it is kept.
    fn refuse(&mut self, trouble: Trouble) {
        self.card.trouble.get_or_insert(trouble);
        self.card.bytes = Vec::new();
    }

    /// The card, if it is one: lines without a `BEGIN` need more to be believed than lines with one.
    fn finish(self, ended: Ended) -> Option<RawCard> {
        let believed = match (self.card.origin, ended) {
            (Origin::Begun, _) | (Origin::Stray, Ended::Properly) => true,
            (Origin::Stray, Ended::Otherwise) => stray::is_believed(&self.card.bytes),
        };
        believed.then_some(self.card)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// By its own `END:VCARD`.
    Properly,
    /// By the next card or the end of the file.
    Otherwise,
}

impl<'r> Cards<'r> {
    /// The cards on these lines.
    pub(super) fn new(lines: Lines<'r>, limits: &Limits) -> Self {
        Self {
            lines,
            largest: limits.picture_bytes.saturating_mul(4),
            longest: limits.picture_bytes.saturating_add(limits.line_bytes),
            nesting: limits.nesting,
            too_long: limits.too_long,
            open: None,
            quote: Vec::new(),
        }
    }

    /// The alphabet that the beginning of the file gives away where it is not UTF-8.
    pub(super) fn guess(&self) -> Guess {
        self.lines.guess()
    }

    /// The next card, or `None` at the end of the file.
    pub(super) fn next(&mut self) -> io::Result<Option<RawCard>> {
        while let Some(line) = self.lines.next()? {
            let mut found = boundary(line.bytes);
            if matches!(found, Some(Boundary::Begin | Boundary::EndBegin)) {
                self.quote.clear();
                self.quote.extend_from_slice(quote(line.bytes));
            }
            let bytes = unquoted(line.bytes, &self.quote);
            let indented = bytes
                .first()
                .is_some_and(|byte| matches!(byte, b' ' | b'\t'));
            let blank = bytes.trim_ascii().is_empty();
            let Some(open) = &mut self.open else {
                self.open = match found {
                    Some(Boundary::Begin | Boundary::EndBegin) => {
                        Some(Open::new(line.number, Origin::Begun))
                    }
                    None if stray::begins(bytes) => {
                        let mut open = Open::new(line.number, Origin::Stray);
                        open.push(bytes, self.largest);
                        open.before = bytes.len();
                        Some(open)
                    }
                    _ => None,
                };
                continue;
            };
            let ends = match (open.card.origin, found) {
                (Origin::Stray, None) => stray::next_begins(&open.card.bytes, bytes),
                _ => None,
            };
            if let Some(end) = ends {
                let ahead = open.card.bytes.split_off(end);
                let lines_ahead = ahead.iter().filter(|byte| **byte == b'\n').count();
                let mut next = Open::new(line.number - lines_ahead, Origin::Stray);
                next.card.bytes = ahead;
                next.push(bytes, self.largest);
                next.before = bytes.len();
                let before = self.open.replace(next);
                if let Some(card) = before.and_then(|open| open.finish(Ended::Otherwise)) {
                    return Ok(Some(card));
                }
                continue;
            }
            // A folded value may well say END:VCARD; a line that is only indented by mistake may too.
            if indented && found.is_some() {
                let whole_card = open.indented.unwrap_or(true);
                let folded =
                    !whole_card && (open.before >= HARDLY_FOLDED || open.agent == Agent::Inline);
                if folded {
                    found = None;
                }
            }
            if open.agent == Agent::Begun && !blank {
                open.agent = if indented && found.is_none() {
                    Agent::Inline
                } else {
                    open.depth += 1;
                    Agent::None
                };
            }
            if open.indented.is_none() && !blank {
                open.indented = Some(indented);
            }
            match found {
                Some(Boundary::Begin) if open.agent == Agent::Announced => {
                    open.depth += 1;
                    open.agent = Agent::None;
                    if open.depth > self.nesting {
                        open.refuse(Trouble::Nesting);
                    }
                    open.push(bytes, self.largest);
                }
                Some(Boundary::Begin | Boundary::EndBegin) => {
                    let ended = match found {
                        Some(Boundary::EndBegin) => Ended::Properly,
                        _ => Ended::Otherwise,
                    };
                    let next = Open::new(line.number, Origin::Begun);
                    let before = self.open.replace(next);
                    if let Some(card) = before.and_then(|open| open.finish(ended)) {
                        return Ok(Some(card));
                    }
                }
                Some(Boundary::End) if open.depth > 1 => {
                    open.depth -= 1;
                    open.push(bytes, self.largest);
                }
                Some(Boundary::End) => {
                    let ended = self.open.take();
                    if let Some(card) = ended.and_then(|open| open.finish(Ended::Properly)) {
                        return Ok(Some(card));
                    }
                }
                Some(Boundary::Wrapper) => {
                    let ended = self.open.take();
                    if let Some(card) = ended.and_then(|open| open.finish(Ended::Otherwise)) {
                        return Ok(Some(card));
                    }
                }
                // Not a part of any card, and poison in the middle of one that is written again.
                Some(Boundary::Other) => {}
                None => {
                    // What is left of it is too long still; what it is, is told when it is unfolded.
                    if line.extent == Extent::Cut && self.too_long == TooLong::Refused {
                        open.refuse(Trouble::Line);
                    }
                    // The end of what will be left out anyway is not worth the memory, nor the card.
                    let is_enough =
                        indented && open.indented != Some(true) && open.run > self.longest;
                    if is_enough && self.too_long == TooLong::LeftOut {
                        continue;
                    }
                    open.run = match indented {
                        true => open.run + bytes.len(),
                        false => bytes.len(),
                    };
                    open.push(bytes, self.largest);
                    if !blank {
                        if !indented {
                            open.agent = agent(bytes);
                        }
                        open.before = bytes.len();
                    }
                }
            }
        }
        Ok(self
            .open
            .take()
            .and_then(|open| open.finish(Ended::Otherwise)))
    }
}
