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
//!
//! Unassigned characters stay: the next Unicode version's emoji is not an attack. Lone surrogates
//! cannot occur in a `str`. Right-to-left letters stay and are the terminal's business.
//!
//! Doing it twice changes nothing. Clean text is borrowed, not copied.
//!
//! Not here: cutting to a width in cells (the text widget), quoting for CSV or a shell, decoding
//! bytes, and anything that changes what is stored.

use std::borrow::Cow;
use std::fmt;
use std::str::Chars;

use unicode_properties::emoji::EmojiStatus;
use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_width::UnicodeWidthChar;

/// The length, in characters, above which text is cut unless the caller names another limit.
pub const LONGEST: usize = 10_000;

/// How many marks of a kind a base may carry: so many that take no cell of their own and would
/// pile up on it, and so many that stand beside it (Burmese words need three beside and one on).
pub const MOST_MARKS: usize = 3;

const ELLIPSIS: char = '…';
const REPLACEMENT: char = '\u{FFFD}';
const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Text that is safe to draw or print.
///
/// Holding one is the proof that the text went through the rules of this module; it cannot be made
/// in any other way. It converts into `Cow<str>`, so a ratatui `Span` or `Line` takes it directly.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Marks on the base that stack on it, and marks that stand beside it.
    marks: [usize; 2],
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
            joiner: None,
            held: None,
        }
    }

    fn set_base(&mut self, base: Option<char>) {
        self.base = base;
        self.marks = [0; 2];
    }

    /// Whether one more mark of this kind may go on the base, and counts it if so.
    fn admits_mark(&mut self, kind: usize) -> bool {
        let admitted = self.base.is_some() && self.marks[kind] < MOST_MARKS;
        self.marks[kind] += usize::from(admitted);
        admitted
    }

    fn admits_selector(&mut self) -> bool {
        let direct = self.marks == [0; 2] && self.joiner.is_none();
        direct && self.base.is_some_and(has_emoji_form) && self.admits_mark(STACKED)
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
            let before = self.base;
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
                Kind::Mark(kind) if self.admits_mark(kind) => read,
                Kind::Selector if self.admits_selector() => read,
                Kind::Joiner => {
                    self.joiner = Some(read);
                    continue;
                }
                Kind::Mark(_) | Kind::Selector | Kind::Invisible => continue,
            };
            return match (self.joiner.take(), before) {
                (Some(joiner), Some(before)) if joins(joiner, before, c) => {
                    self.held = Some(c);
                    Some(joiner)
                }
                _ => Some(c),
            };
        }
    }
}

const STACKED: usize = 0;
const BESIDE: usize = 1;

enum Kind {
    /// Stands for itself.
    Base,
    /// A horizontal white-space control.
    Space,
    /// Ends a line.
    Break,
    /// Has no agreed appearance, or commands the terminal.
    Unprintable,
    /// Hides, or reorders what is around it.
    Invisible,
    Joiner,
    /// Variation selector 15 or 16.
    Selector,
    /// Belongs to the base before it: [`STACKED`] or [`BESIDE`].
    Mark(usize),
}

fn kind(c: char) -> Kind {
    match c {
        ' '..='~' => return Kind::Base,
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => return Kind::Break,
        '\t' | '\u{B}' | '\u{C}' => return Kind::Space,
        ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER => return Kind::Joiner,
        '\u{FE0E}' | '\u{FE0F}' => return Kind::Selector,
        _ => {}
    }
    if is_invisible_though_no_format_character(c) {
        return Kind::Invisible;
    }
    match c.general_category() {
        GeneralCategory::Control | GeneralCategory::PrivateUse | GeneralCategory::Surrogate => {
            Kind::Unprintable
        }
        GeneralCategory::Unassigned if is_noncharacter(c) => Kind::Unprintable,
        GeneralCategory::Format if !is_visible_format_character(c) => Kind::Invisible,
        GeneralCategory::SpacingMark => Kind::Mark(BESIDE),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark => Kind::Mark(STACKED),
        // Vowels and finals of decomposed Hangul, and a few signs of Arabic and Brahmic scripts:
        // no marks by category, but a flood of them takes no cell either.
        _ if c.width() == Some(0) => Kind::Mark(STACKED),
        _ => Kind::Base,
    }
}

/// Default-ignorable characters (Unicode `DerivedCoreProperties`, `Default_Ignorable_Code_Point`)
/// whose category is not `Cf`, and two fillers that the property forgets.
fn is_invisible_though_no_format_character(c: char) -> bool {
    matches!(c,
        '\u{34F}'                     // combining grapheme joiner
        | '\u{115F}' | '\u{1160}'     // Hangul fillers
        | '\u{3164}' | '\u{FFA0}'
        | '\u{17B4}' | '\u{17B5}'     // Khmer inherent vowels
        | '\u{180B}'..='\u{180F}'     // Mongolian variation selectors
        | '\u{2065}'                  // reserved among the bidi controls
        | '\u{FE00}'..='\u{FE0D}'     // variation selectors 1 to 14
        | '\u{FFF0}'..='\u{FFF8}'     // reserved
        | '\u{16FE4}'                 // Khitan filler
        | '\u{1D159}'                 // musical null notehead
        | '\u{E0000}'..='\u{E0FFF}'   // tags and variation selectors 17 to 256
    )
}

/// The format characters that leave ink: number signs and the like, which are written before what
/// they belong to (Unicode `PropList`, `Prepended_Concatenation_Mark`).
fn is_visible_format_character(c: char) -> bool {
    matches!(
        c,
        '\u{600}'
            ..='\u{605}'
                | '\u{6DD}'
                | '\u{70F}'
                | '\u{890}'
                | '\u{891}'
                | '\u{8E2}'
                | '\u{110BD}'
                | '\u{110CD}'
    )
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether an invisible joiner between these two changes how they look.
fn joins(joiner: char, before: char, after: char) -> bool {
    let emoji = || (is_pictograph(before) || is_skin_tone(before)) && is_pictograph(after);
    let script = before.script();
    (joiner == ZERO_WIDTH_JOINER && emoji()) || (script == after.script() && is_joining(script))
}

fn is_pictograph(c: char) -> bool {
    matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiModifierBase
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiOther
    )
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether variation selectors 15 and 16 say something about `c`: pictographs, digits, `#`, `*`.
fn has_emoji_form(c: char) -> bool {
    is_pictograph(c) || c.emoji_status() == EmojiStatus::EmojiOtherAndEmojiComponent
}

/// Scripts whose letters connect, or form conjuncts, so that joiners carry spelling.
#[rustfmt::skip]
fn is_joining(script: Script) -> bool {
    use Script::*;
    matches!(
        script,
        // Cursive.
        Arabic | Syriac | Mandaic | Nko | Mongolian | Phags_Pa | Adlam | Hanifi_Rohingya
        | Manichaean | Psalter_Pahlavi | Sogdian | Chorasmian | Old_Uyghur
        // Brahmic, in India, Sri Lanka, the Himalayas and south-east Asia.
        | Devanagari | Bengali | Gurmukhi | Gujarati | Oriya | Tamil | Telugu | Kannada | Malayalam
        | Sinhala | Tibetan | Myanmar | Khmer | Javanese | Balinese | Sundanese | Buginese
        | Meetei_Mayek | Newa | Tirhuta | Grantha | Sharada | Chakma | Saurashtra | Brahmi
        // Biconsonants are written with a joiner.
        | Tifinagh
    )
}

#[cfg(test)]
#[path = "shown_tests.rs"]
mod tests;
