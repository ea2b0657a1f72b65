//! How a card as a whole folds and indents its lines: what one line alone cannot tell.

/// How the card goes on after a line of quoted-printable that breaks off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Soft {
    /// At the very beginning of the next line; white space there is text.
    Bare,
    /// Behind the space of a fold, every time.
    Folded,
}

impl Soft {
    /// What the card does: once is chance, twice and never otherwise is a habit.
    pub(super) fn of(card: &[u8]) -> Self {
        let (mut folded, mut bare) = (0, 0);
        let mut broken_off = false;
        for line in card.split(|byte| *byte == b'\n') {
            if broken_off {
                match line.first() {
                    Some(b' ' | b'\t') => folded += 1,
                    _ => bare += 1,
                }
            }
            broken_off = line.last() == Some(&b'=');
        }
        match (folded, bare) {
            (2.., 0) => Self::Folded,
            _ => Self::Bare,
        }
    }
}

/// The white space before the first line of the card: no fold can stand there, so all lines have it.
pub(super) fn indentation(card: &[u8]) -> &[u8] {
    let first = card
        .split(|byte| *byte == b'\n')
        .find(|line| !line.trim_ascii().is_empty())
        .unwrap_or_default();
    &first[..first.len() - first.trim_ascii_start().len()]
}

/// Whether the white space of a fold belongs to the text, as it does in 2.1. Many cards of that edition are
/// folded as later ones are, at a column: they are told by the length of the line, or by a space too many.
pub(super) fn keeps_space(text: &[u8], last: usize, line: &[u8]) -> bool {
    let doubled = text.last().is_some_and(u8::is_ascii_whitespace)
        || line.get(1).is_some_and(u8::is_ascii_whitespace);
    !doubled && !(74..=76).contains(&last)
}

pub(super) fn is_base64(line: &[u8]) -> bool {
    line.iter().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
    })
}
