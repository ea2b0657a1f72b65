//! What a character is, as far as [`Shown`](super::Shown) must know: tables and single-character
//! judgements over the Unicode database.
//!
//! Not here: anything that depends on what came before, save [`joins`], which is told both sides.

use unicode_properties::emoji::EmojiStatus;
use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_width::UnicodeWidthChar;

pub(super) const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
pub(super) const ZERO_WIDTH_JOINER: char = '\u{200D}';
/// Writes the next consonant below the one before.
pub(super) const KHMER_COENG: char = '\u{17D2}';

/// What becomes of a character, or what decides about it.
pub(super) enum Kind {
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
    /// ZWJ or ZWNJ.
    Joiner,
    /// Variation selector 15 or 16.
    Selector,
    /// Belongs to the base before it.
    Mark(Place),
}

/// Where a mark goes.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// On the base, without a cell of its own.
    On,
    /// Beside the base.
    Beside,
}

/// Sorts a character by itself; what is around it is for the caller to judge.
pub(super) fn kind(c: char) -> Kind {
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
        GeneralCategory::SpacingMark => Kind::Mark(Place::Beside),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark => Kind::Mark(Place::On),
        // Vowels and finals of decomposed Hangul, and a few signs of Arabic and Brahmic scripts:
        // no marks by category, but a flood of them takes no cell either.
        _ if c.width() == Some(0) => Kind::Mark(Place::On),
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
#[rustfmt::skip]
fn is_visible_format_character(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}'
        | '\u{110BD}' | '\u{110CD}'
    )
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether an invisible joiner between these two changes how they look.
pub(super) fn joins(joiner: char, before: char, after: char) -> bool {
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
pub(super) fn has_emoji_form(c: char) -> bool {
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
