//! The lines of a card to content lines: unfolds what is folded, and mends what programs fold wrongly.
//!
//! Base64 that goes on without indentation, quoted-printable that breaks off, notes with bare line ends,
//! cards that are indented as a whole, cards inside cards. A line that needs none of this is handed on as
//! it came, so that what we do not read can be given back byte for byte; what was mended is given back as
//! a content line that every program can read.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::cut::Cut;
use super::habit::{Soft, indentation, is_base64, keeps_space};
use super::known::{begins_a_head, is_known, is_property_for_certain, starts_with_x};
use super::logical::{Form, Kind, Logical, as_property, kind};
use super::property::{Edition, Head};
use super::split::{Boundary, HARDLY_FOLDED, boundary};
use crate::interchange::incoming::{Limits, TooLong};

/// How the names begin of what we write of our own.
const OWN: &[u8] = b"X-CORDIAL-";

/// The content lines of a card; what is left out of them is noted in `cuts`.
///
/// # Errors
/// A sentence, where the card is more than it may be.
pub(super) fn content_lines<'c>(
    card: &'c [u8],
    edition: Edition,
    limits: &Limits,
    cuts: &mut BTreeSet<Cut>,
) -> Result<Vec<Logical<'c>>, String> {
    let mut mending = Mending {
        card,
        edition,
        limits,
        cuts,
        soft: Soft::Bare,
        done: Vec::new(),
        open: None,
    };
    let indentation = indentation(card);
    mending.soft = Soft::of(card);
    let mut start = 0;
    while start < card.len() {
        let end = card[start..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(card.len(), |length| start + length);
        let inner = if card[start..end].starts_with(indentation) {
            start + indentation.len()..end
        } else {
            start..end
        };
        let form = if indentation.is_empty() {
            Form::AsItCame
        } else {
            Form::Mended
        };
        mending.line(inner, form)?;
        start = end + 1;
    }
    mending.close()?;
    Ok(mending.done)
}

struct Mending<'c, 'l> {
    card: &'c [u8],
    edition: Edition,
    limits: &'l Limits,
    cuts: &'l mut BTreeSet<Cut>,
    soft: Soft,
    done: Vec<Logical<'c>>,
    open: Option<Open<'c>>,
}

/// A content line that may still go on.
struct Open<'c> {
    text: Cow<'c, [u8]>,
    lines: Range<usize>,
    form: Form,
    kind: Kind,
    /// Whether it is `NOTE`.
    is_note: bool,
    /// Length of the last physical line.
    last: usize,
    /// How many cards are open inside; `None` where none is announced.
    nested: Option<usize>,
    after_blank: bool,
    /// What is left out of it, as it is too long.
    cut: Option<Cut>,
}

impl<'c> Mending<'c, '_> {
    /// Takes the physical line at these bytes of the card.
    fn line(&mut self, at: Range<usize>, form: Form) -> Result<(), String> {
        let line = &self.card[at.clone()];
        let bare = line.trim_ascii();
        if self.nested(line, bare) {
            return Ok(());
        }
        let indented = line
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        if bare.is_empty() && !(indented && line.len() > 1) {
            if let Some(open) = &mut self.open {
                open.after_blank = true;
            }
            return Ok(());
        }
        if self.soft_ended(line) {
            self.go_on_quoted(line);
            return self.weigh();
        }
        if indented && self.open.is_some() && !self.is_stray_indent(bare) {
            self.unfold(line, at.end);
            return self.weigh();
        }
        let start = at.end - line.trim_ascii_start().len();
        match Head::of(&self.card[start..at.end]) {
            Some(head) if !self.belongs_to_note(&head) => {
                self.close()?;
                self.begin(start..at.end, &head, form);
                self.weigh()
            }
            _ => self.no_property(start..at.end, form),
        }
    }

    fn begin(&mut self, at: Range<usize>, head: &Head<'_>, form: Form) {
        let kind = kind(head, self.edition);
        let nested = match (kind, boundary(head.value)) {
            (Kind::Agent, Some(Boundary::Begin)) => Some(1),
            (Kind::Agent, _) if head.value.trim_ascii().is_empty() => Some(0),
            _ => None,
        };
        self.open = Some(Open {
            text: Cow::Borrowed(&self.card[at.clone()]),
            last: at.len(),
            lines: at,
            form,
            kind,
            is_note: head.name.eq_ignore_ascii_case(b"NOTE"),
            nested,
            after_blank: false,
            cut: None,
        });
    }

    /// Whether the line was a part of a card inside this one.
    fn nested(&mut self, line: &[u8], bare: &[u8]) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let Some(depth) = open.nested else {
            return false;
        };
        let found = boundary(bare);
        if depth == 0 && found != Some(Boundary::Begin) {
            if !bare.is_empty() {
                open.nested = None;
            }
            return false;
        }
        let folded = line
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        if depth == 1 && folded && found.is_none() && open.form == Form::AsItCame {
            // AGENT:BEGIN:VCARD with its fold behind it: the card stands in the value.
            open.nested = None;
            return false;
        }
        if open.text.last() != Some(&b':') {
            open.text.to_mut().extend_from_slice(b"\\n");
        }
        for byte in bare {
            if matches!(byte, b'\\' | b',' | b';') {
                open.text.to_mut().push(b'\\');
            }
            open.text.to_mut().push(*byte);
        }
        open.form = Form::Mended;
        open.nested = match found {
            Some(Boundary::Begin) => Some(depth + 1),
            Some(Boundary::End) if depth == 1 => None,
            Some(Boundary::End) => Some(depth - 1),
            _ => Some(depth),
        };
        true
    }

    /// Whether the line before is quoted-printable that goes on, and this can be what it goes on with.
    fn soft_ended(&self, line: &[u8]) -> bool {
        let Some(open) = &self.open else {
            return false;
        };
        if open.kind != Kind::Quoted || open.after_blank {
            return false;
        }
        if open.text.trim_ascii_end().last() != Some(&b'=') {
            return false;
        }
        // An equals sign that was cut off: two digits come next, and the fold between them is a fold.
        let fold_in_escape = matches!(line, [b' ' | b'\t', high, low, ..]
            if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
            && self.edition == Edition::New;
        !fold_in_escape && !is_property_for_certain(line)
    }

    fn go_on_quoted(&mut self, line: &[u8]) {
        let folds = self.edition == Edition::New || self.soft == Soft::Folded;
        if let Some(open) = &mut self.open {
            let text = open.text.to_mut();
            text.truncate(text.trim_ascii_end().len());
            text.pop();
            let rest = match line {
                [b' ' | b'\t', rest @ ..] if folds || rest.starts_with(b"=") => rest,
                line => line,
            };
            text.extend_from_slice(rest);
            open.last = line.len();
            open.form = Form::Mended;
        }
    }

    /// Whether an indented line is a property all the same: a fold goes on from a line that is full.
    fn is_stray_indent(&self, bare: &[u8]) -> bool {
        self.open.as_ref().is_some_and(|open| {
            matches!(open.kind, Kind::Line | Kind::Quoted)
                && open.last < HARDLY_FOLDED
                && is_property_for_certain(bare)
        })
    }

    fn unfold(&mut self, line: &[u8], end: usize) {
        let edition = self.edition;
        let Some(open) = &mut self.open else {
            return;
        };
        let text = open.text.to_mut();
        let piece = match open.kind {
            Kind::Binary => line.trim_ascii(),
            Kind::Line | Kind::Prose
                if edition == Edition::Old && keeps_space(text, open.last, line) =>
            {
                line
            }
            _ => &line[1..],
        };
        text.extend_from_slice(piece);
        open.lines.end = end;
        open.last = line.len();
        if open.after_blank {
            open.form = Form::Mended;
        }
        open.after_blank = false;
        if open.kind == Kind::Unknown
            && let Some(head) = Head::of(&open.text)
        {
            open.is_note = head.name.eq_ignore_ascii_case(b"NOTE");
            open.kind = kind(&head, edition);
        }
    }

    /// Whether what looks like a property is a line of the note before it: `Website: the old one`.
    fn belongs_to_note(&self, head: &Head<'_>) -> bool {
        let open_note = self.open.as_ref().is_some_and(|open| open.is_note);
        let mixed = head.name.iter().any(u8::is_ascii_lowercase)
            && head.name.iter().any(u8::is_ascii_uppercase);
        open_note
            && mixed
            && head.group.is_empty()
            && !starts_with_x(head.name)
            && !is_known(&head.name.to_ascii_uppercase())
    }

    /// A line that is no property: more of the one before, or nothing that anybody knows.
    fn no_property(&mut self, at: Range<usize>, form: Form) -> Result<(), String> {
        let line = self.card[at.clone()].trim_ascii_end();
        let glue: Option<&[u8]> = match &self.open {
            Some(open) => match open.kind {
                Kind::Binary if is_base64(line) => Some(b""),
                Kind::Quoted if open.after_blank => Some(b"=0A"),
                Kind::Quoted => Some(b""),
                Kind::Prose | Kind::Agent if !begins_a_head(line) => Some(b"\\n"),
                _ => None,
            },
            None => None,
        };
        if let (Some(glue), Some(open)) = (glue, &mut self.open) {
            let text = open.text.to_mut();
            text.extend_from_slice(glue);
            text.extend_from_slice(line);
            open.lines.end = at.end;
            open.last = line.len();
            open.form = Form::Mended;
            return self.weigh();
        }
        self.close()?;
        self.open = Some(Open {
            text: Cow::Borrowed(&self.card[at.clone()]),
            last: at.len(),
            lines: at,
            form,
            kind: Kind::Unknown,
            is_note: false,
            nested: None,
            after_blank: false,
            cut: None,
        });
        self.weigh()
    }

    /// Leaves out or refuses what is longer than it may be, before it grows further.
    fn weigh(&mut self) -> Result<(), String> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let (most, what) = match open.kind {
            Kind::Binary => (self.limits.picture_bytes, "a picture or key"),
            _ => (self.limits.line_bytes, "a line"),
        };
        if open.text.len() <= most {
            return Ok(());
        }
        let is_kept_only = || {
            Head::of(&open.text).is_some_and(|head| {
                starts_with_x(head.name) && !head.name.to_ascii_uppercase().starts_with(OWN)
            })
        };
        let cut = match open.kind {
            _ if self.limits.too_long == TooLong::Refused => None,
            Kind::Binary => Some(Cut::Picture),
            _ if open.is_note => Some(Cut::Note),
            _ if is_kept_only() => Some(Cut::Kept),
            _ => None,
        };
        if cut.is_none() {
            return Err(format!("it has {what} of more than {most} bytes"));
        }
        open.cut = cut;
        let goes_on = open.kind == Kind::Quoted && open.text.trim_ascii_end().last() == Some(&b'=');
        let text = open.text.to_mut();
        text.truncate(most.saturating_sub(1));
        if goes_on {
            text.push(b'=');
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let Some(mut open) = self.open.take() else {
            return Ok(());
        };
        self.cuts.extend(open.cut);
        if matches!(open.cut, Some(Cut::Picture | Cut::Kept)) {
            return Ok(());
        }
        if open.kind == Kind::Quoted && open.text.trim_ascii_end().last() == Some(&b'=') {
            let text = open.text.to_mut();
            text.truncate(text.trim_ascii_end().len());
            text.pop();
            open.form = Form::Mended;
        }
        if open.kind == Kind::Unknown {
            open.text = Cow::Owned(as_property(open.text.trim_ascii()));
            open.form = Form::Mended;
        }
        self.add(Logical {
            raw: &self.card[open.lines],
            text: open.text,
            form: open.form,
            kind: open.kind,
        })
    }

    fn add(&mut self, line: Logical<'c>) -> Result<(), String> {
        self.done.push(line);
        if self.done.len() > self.limits.properties {
            return Err(format!(
                "it has more than {} properties",
                self.limits.properties
            ));
        }
        Ok(())
    }
}
