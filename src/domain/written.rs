//! What a person may write into a field, and the sentence said when it does not fit.
//!
//! Text is stored as it came, only trimmed at its ends; making it harmless to look at is `shown`'s work.

use std::fmt;

/// The longest name or other single line: characters.
pub const LINE_LIMIT: usize = 300;
/// The longest note or other text of several lines: bytes.
pub const TEXT_LIMIT: usize = 64 * 1024;

/// Why a text does not fit its field; its `Display` is a sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing but white space where something is needed.
    Empty {
        /// What the field holds, as in “a name”.
        what: &'static str,
    },
    /// More than the field takes.
    TooLong {
        /// What the field holds.
        what: &'static str,
        /// The most it takes.
        limit: usize,
        /// The unit of the limit and the length: `characters` or `bytes`.
        unit: &'static str,
        /// What was given.
        length: usize,
    },
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { what } => {
                write!(formatter, "{what} needs at least one visible character")
            }
            Self::TooLong {
                what,
                limit,
                unit,
                length,
            } => write!(
                formatter,
                "{what} takes at most {limit} {unit}; this has {length}"
            ),
        }
    }
}

impl std::error::Error for Unfit {}

/// One line that may be empty: trimmed, line breaks turned to spaces, at most [`LINE_LIMIT`] characters.
pub fn line(what: &'static str, text: &str) -> Result<String, Unfit> {
    Ok(fitting_line(what, text)?.replace(['\r', '\n'], " "))
}

/// One line with something in it that can be seen.
pub fn needed_line(what: &'static str, text: &str) -> Result<String, Unfit> {
    Ok(visible_line(what, text)?.replace(['\r', '\n'], " "))
}

/// Text of any number of lines, possibly none: trailing white space dropped, at most [`TEXT_LIMIT`] bytes.
pub fn text(what: &'static str, text: &str) -> Result<String, Unfit> {
    fitting_text(what, text).map(str::to_owned)
}

/// What of `text` would stand in a line that may be empty, if it fits; line breaks are still in it.
pub(super) fn fitting_line<'t>(what: &'static str, text: &'t str) -> Result<&'t str, Unfit> {
    let text = text.trim();
    if text.len() <= LINE_LIMIT {
        return Ok(text);
    }
    match text.chars().count() {
        length if length > LINE_LIMIT => Err(Unfit::TooLong {
            what,
            limit: LINE_LIMIT,
            unit: "characters",
            length,
        }),
        _ => Ok(text),
    }
}

/// The same of a line in which something is to be seen.
pub(super) fn visible_line<'t>(what: &'static str, text: &'t str) -> Result<&'t str, Unfit> {
    let text = fitting_line(what, text)?;
    match is_visible(text) {
        true => Ok(text),
        false => Err(Unfit::Empty { what }),
    }
}

/// Whether there is anything to see in the beginning of a text.
pub fn is_visible(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_graphic())
        || !super::shown::shown(text).as_str().trim().is_empty()
}

/// What of `text` would stand in a text of any number of lines, if it fits.
pub(super) fn fitting_text<'t>(what: &'static str, text: &'t str) -> Result<&'t str, Unfit> {
    let text = text.trim_end();
    match text.len() {
        length if length > TEXT_LIMIT => Err(Unfit::TooLong {
            what,
            limit: TEXT_LIMIT,
            unit: "bytes",
            length,
        }),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_something_to_see() {
        for blank in ["", "   ", "\t\n", "\u{200b}", "\u{3164}\u{2060}"] {
            assert!(
                matches!(needed_line("a name", blank), Err(Unfit::Empty { .. })),
                "{blank:?}"
            );
        }
        assert_eq!(needed_line("a name", "  Søren  "), Ok("Søren".into()));
    }

    #[test]
    fn a_megabyte_is_refused_with_its_size() {
        let refused = line("a name", &"x".repeat(1 << 20)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "a name takes at most 300 characters; this has 1048576"
        );
    }
}
