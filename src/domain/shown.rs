//! Text from outside, made harmless where it is drawn or printed.
//!
//! Names, notes and imports are stored as they came. They can hold escape sequences, bidirectional
//! overrides, invisible characters and towers of accents, so whatever goes to a screen, to standard
//! output or into an error message passes through [`Shown`] first. There is no other way.
//!
//! What happens to a character:
//!
//! | character | becomes |
//! | --- | --- |
//! | tab, vertical tab, form feed | a space |
//! | line break (LF, CR, CR LF, NEL, U+2028, U+2029) | a space, or LF in [`Shown::lines`] |
//! | any other control, private use, non-character | U+FFFD |
//! | bidi control, default-ignorable, tag, other invisible format character | nothing |
//! | ZWJ | kept between two emoji or two letters of one joining script |
//! | ZWNJ | kept between two letters of one joining script |
//! | variation selector 15 or 16 | kept directly after a character with an emoji form |
//! | mark, or another character without width | kept up to [`MOST_MARKS`] a base, none at a line's start |
//! | what ties a base into the cells of the one before | kept up to [`MOST_TIES`] in a row |
//!
//! Unassigned characters stay: the next Unicode version's emoji is not an attack. Lone surrogates
//! cannot occur in a `str`. Right-to-left letters stay and are the terminal's business.
//!
//! Doing it twice changes nothing. Clean text is borrowed, not copied.
//!
//! Not here: cutting to a width in cells (the text widget), quoting for CSV or a shell, decoding
//! bytes, and anything that changes what is stored.

mod kind;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;
use std::str::Chars;

use kind::{KHMER_COENG, Kind, Place, ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER};
use kind::{has_emoji_form, joins, kind};

/// The length, in characters, above which text is cut unless the caller names another limit.
pub const LONGEST: usize = 10_000;

/// How many marks of a kind a base may carry: so many that take no cell of their own and would
/// pile up on it, and so many that stand beside it (Burmese words need three beside and one on).
pub const MOST_MARKS: usize = 3;

/// How many ties may follow each other: joiners between emoji or letters, and Khmer subscripts. Each
/// adds a base but no cell. The largest emoji family has three.
pub const MOST_TIES: usize = 3;

const ELLIPSIS: char = '…';
const REPLACEMENT: char = '\u{FFFD}';

/// Text that is safe to draw or print.
///
/// Holding one is the proof that the text went through the rules of this module; it cannot be made
/// in any other way. It converts into `Cow<str>`, so a ratatui `Span` or `Line` takes it directly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub struct Shown<'a>(Cow<'a, str>);

/// Makes `text` harmless as one line of at most [`LONGEST`] characters: [`Shown::line`], with a
/// name that reads well inside a `format!`.
pub fn shown(text: &str) -> Shown<'_> {
    Shown::line(text)
}

impl<'a> Shown<'a> {
    /// One line of at most [`LONGEST`] characters; line breaks become spaces.
    pub fn line(text: &'a str) -> Self {
        Self::line_up_to(text, LONGEST)
    }

    /// Several lines of at most [`LONGEST`] characters in all; every kind of line break becomes LF.
    pub fn lines(text: &'a str) -> Self {
        Self::lines_up_to(text, LONGEST)
    }

    /// Like [`Shown::line`], cut to `limit` characters (not cells), the closing `…` included.
    pub fn line_up_to(text: &'a str, limit: usize) -> Self {
        Self(cleaned(text, Breaks::Flatten, limit))
    }

    /// Like [`Shown::lines`], cut to `limit` characters (not cells), the closing `…` included.
    pub fn lines_up_to(text: &'a str, limit: usize) -> Self {
        Self(cleaned(text, Breaks::Keep, limit))
    }

    /// The harmless text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The harmless text, free of what it was borrowed from.
    pub fn into_owned(self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for Shown<'_> {
    /// Honours width and precision as `str` does, in characters; a column of cells needs the text
    /// widget's `pad` instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Shown<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<'a> From<Shown<'a>> for Cow<'a, str> {
    fn from(text: Shown<'a>) -> Self {
        text.0
    }
}

impl From<Shown<'_>> for String {
    fn from(text: Shown<'_>) -> Self {
        text.0.into_owned()
    }
}

/// What becomes of line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Flatten,
    Keep,
}

fn cleaned(text: &str, breaks: Breaks, limit: usize) -> Cow<'_, str> {
    if limit == 0 {
        return Cow::Borrowed("");
    }
    let short = text.len() <= limit || text.char_indices().nth(limit).is_none();
    let plain = || text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if short && (plain() || Harmless::new(text, breaks).eq(text.chars())) {
        return Cow::Borrowed(text);
    }

    let mut rest = Harmless::new(text, breaks);
    let mut clean: String = rest.by_ref().take(limit).collect();
    if rest.next().is_some() {
        clean.pop();
        // A joiner needs the neighbour that has just been cut off.
        while clean.ends_with([ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER]) {
            clean.pop();
        }
        clean.push(ELLIPSIS);
    }
    Cow::Owned(clean)
}

/// The characters of a text that may be shown.
///
/// Every decision rests on what has already been let through and on the character at hand, never
/// on what was taken out. That is what makes a second pass change nothing.
struct Harmless<'a> {
    rest: Chars<'a>,
    breaks: Breaks,
    /// The last character that was let through and is no mark; none at the start of a line.
    base: Option<char>,
    /// How many marks the base carries, by [`Place`].
    marks: [usize; 2],
    /// How many ties in a row led to this base.
    ties: usize,
    /// Whether a Khmer subscript sign is among the marks, so that the next base is tied.
    subscript: bool,
    /// A joiner after the base that waits for its other neighbour.
    joiner: Option<char>,
    /// The character after a joiner that has just been let through.
    held: Option<char>,
}

impl<'a> Harmless<'a> {
    fn new(text: &'a str, breaks: Breaks) -> Self {
        Self {
            rest: text.chars(),
            breaks,
            base: None,
            marks: [0; 2],
            ties: 0,
            subscript: false,
            joiner: None,
            held: None,
        }
    }

    fn set_base(&mut self, base: Option<char>) {
        self.ties = if self.subscript { self.ties + 1 } else { 0 };
        self.subscript = false;
        self.base = base;
        self.marks = [0; 2];
    }

    /// Whether one more mark may go on the base, and counts it if so.
    fn admits_mark(&mut self, mark: char, place: Place) -> bool {
        let ties = mark == KHMER_COENG;
        let count = &mut self.marks[place as usize];
        let admitted =
            self.base.is_some() && *count < MOST_MARKS && (!ties || self.ties < MOST_TIES);
        *count += usize::from(admitted);
        self.subscript |= ties && admitted;
        admitted
    }

    fn admits_selector(&mut self, selector: char) -> bool {
        let direct = self.marks == [0; 2] && self.joiner.is_none();
        direct && self.base.is_some_and(has_emoji_form) && self.admits_mark(selector, Place::On)
    }
}

impl Iterator for Harmless<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if self.held.is_some() {
            return self.held.take();
        }
        loop {
            let read = self.rest.next()?;
            let (before, ties) = (self.base, self.ties);
            let c = match kind(read) {
                Kind::Break if read == '\r' && self.rest.as_str().starts_with('\n') => continue,
                Kind::Break if self.breaks == Breaks::Keep => {
                    self.set_base(None);
                    '\n'
                }
                Kind::Break | Kind::Space => {
                    self.set_base(Some(' '));
                    ' '
                }
                Kind::Base => {
                    self.set_base(Some(read));
                    read
                }
                Kind::Unprintable => {
                    self.set_base(Some(REPLACEMENT));
                    REPLACEMENT
                }
                Kind::Mark(place) if self.admits_mark(read, place) => read,
                Kind::Selector if self.admits_selector(read) => read,
                Kind::Joiner => {
                    self.joiner = Some(read);
                    continue;
                }
                Kind::Mark(_) | Kind::Selector | Kind::Invisible => continue,
            };
            return match (self.joiner.take(), before) {
                (Some(joiner), Some(before)) if ties < MOST_TIES && joins(joiner, before, c) => {
                    self.ties = ties + 1;
                    self.held = Some(c);
                    Some(joiner)
                }
                _ => Some(c),
            };
        }
    }
}
