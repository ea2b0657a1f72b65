//! A content line and the lines it came from: how it is kept where nothing here reads it.
//!
//! A line as every program would write it is kept byte for byte; one that had to be mended is kept as what
//! it means.

use std::borrow::Cow;

use super::fold::folded;
use super::known::is_known;
use super::octets::Guess;
use super::property::{Edition, Head};

/// A content line, unfolded, and the lines that it came from.
#[derive(Debug)]
pub(super) struct Logical<'c> {
    /// Name, parameters and value.
    pub(super) text: Cow<'c, [u8]>,
    pub(super) raw: &'c [u8],
    pub(super) form: Form,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The lines are as every program would write them.
    AsItCame,
    /// They are not; the text is what they mean.
    Mended,
}

/// What a property holds, as far as its lines care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text of one line: a name, a number.
    Line,
    /// A text of several lines.
    Prose,
    /// Quoted-printable.
    Quoted,
    /// Base64 or something as long.
    Binary,
    /// A card in a card.
    Agent,
    /// No property yet: the fold that comes next may bring the colon.
    Unknown,
}

/// The name under which a line is kept that is no property and belongs to none.
const NO_PROPERTY: &str = "X-CORDIAL-LINE";

impl Logical<'_> {
    /// Whether this is a picture, a sound or a key: nothing in it is read, so nothing of it is decoded.
    pub(super) fn is_picture(&self) -> bool {
        self.kind == Kind::Binary && Head::of(&self.text).is_some_and(|head| is_picture(head.name))
    }

    /// The line as it is kept: legal physical lines, parted by line feeds.
    pub(super) fn kept(&self, guess: Guess) -> String {
        let coding = Head::of(&self.text).map(|head| head.coding(Edition::New));
        let text = |bytes| match coding {
            Some(coding) => coding.guessing(guess).raw(bytes),
            None => super::octets::guessed(bytes, guess),
        };
        if self.form == Form::AsItCame {
            if let Ok(raw) = std::str::from_utf8(self.raw) {
                return raw.to_owned();
            }
            // Folded in the middle of a letter, or not UTF-8 at all.
            if std::str::from_utf8(&self.text).is_err() {
                return text(self.raw).into_owned();
            }
        }
        let text = text(&self.text);
        // A fold could fall into the middle of =XX, which readers take for the end of a line.
        if self.kind == Kind::Quoted {
            text.into_owned()
        } else {
            folded(&text, "\n")
        }
    }
}

/// A line that belongs to nothing, as text in a property of our own.
pub(super) fn as_property(line: &[u8]) -> Vec<u8> {
    let mut text = format!("{NO_PROPERTY}:").into_bytes();
    for byte in line {
        if matches!(byte, b'\\' | b',' | b';') {
            text.push(b'\\');
        }
        text.push(*byte);
    }
    text
}

pub(super) fn kind(head: &Head<'_>, edition: Edition) -> Kind {
    let name = head.name.to_ascii_uppercase();
    let coding = head.coding(edition);
    if name == b"AGENT" {
        Kind::Agent
    } else if coding.is_quoted() {
        Kind::Quoted
    } else if coding.is_base64() || is_picture(&name) {
        Kind::Binary
    } else if matches!(&*name, b"NOTE" | b"ADR" | b"LABEL") || !is_known(&name) {
        Kind::Prose
    } else {
        Kind::Line
    }
}

fn is_picture(name: &[u8]) -> bool {
    [&b"PHOTO"[..], b"LOGO", b"SOUND", b"KEY"]
        .iter()
        .any(|picture| name.eq_ignore_ascii_case(picture))
}
