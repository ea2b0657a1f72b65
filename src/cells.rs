//! Text measured, cut and wrapped in terminal cells.
//!
//! Everything counts as ratatui 0.30 draws: by grapheme cluster, each as wide as `unicode-width`
//! says, one more for each halfwidth katakana sound mark, nothing for a cluster with a control
//! character. That is what `Buffer::set_stringn` advances by. (`Line::width` measures a whole
//! string at once and can say less, as for Arabic lam-alef.)
//!
//! Not here: making text harmless (`Shown` comes first; this module cuts what it is given),
//! styles, and anything that knows a ratatui type.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const ELLIPSIS: char = '…';
const ELLIPSIS_CELLS: usize = 1;

/// Wide punctuation that does not begin a line, if that can be helped.
const NOT_FIRST: &str =
    "、。，．・：；！？）］｝」』】〉》〕〗〙ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

/// Wide punctuation that does not end a line, if that can be helped.
const NOT_LAST: &str = "（［｛「『【〈《〔〖〘";

/// The cells that `text` takes when drawn on one line. Line breaks and other controls take none.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// `text` if it takes at most `cells`, or else as much of its beginning as leaves room for `…`.
///
/// Never wider than `cells`, so nothing at all for 0. White space before the `…` goes too. A cut
/// falls between grapheme clusters.
#[must_use]
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if is_plain(text) && text.len() <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(ELLIPSIS_CELLS);
    let mut taken = 0;
    let mut cut = 0;
    for (start, cluster) in text.grapheme_indices(true) {
        taken += cluster_width(cluster);
        if taken <= room {
            cut = start + cluster.len();
        }
        if taken > cells {
            if cells < ELLIPSIS_CELLS {
                return Cow::Borrowed("");
            }
            let mut short = text[..cut].trim_end().to_owned();
            short.push(ELLIPSIS);
            return Cow::Owned(short);
        }
    }
    Cow::Borrowed(text)
}

/// `text` cut to `cells` like [`fit`] and filled with spaces on the right, so that it takes exactly
/// `cells`.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = fit(text, cells).into_owned();
    let missing = cells.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// `text` as lines of at most `cells`.
///
/// Breaks at white space (which is dropped there) and around wide characters such as Chinese,
/// Japanese, Korean and emoji; no-break spaces hold. A word wider than a line starts on a line of
/// its own and is cut between clusters, or between characters where one cluster alone is too wide.
/// Line breaks in `text` are kept, blank lines among them; a final one ends the last line and adds
/// none; no text is no lines. The first line of a paragraph keeps its indentation where it fits.
///
/// Nothing but white space is lost and the order stays, so the same text and width give the same
/// lines. Fewer than 2 cells count as 1; a single character that is wider than a line (any wide
/// one in 1 cell, the 3-cell Khmer sign U+17D8 in 2) stands on a line alone.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        wrap_paragraph(paragraph, cells.max(1), &mut lines);
    }
    lines
}

/// Whether each byte is one cell.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) {
        return 0;
    }
    if cluster.len() == 1 {
        return 1;
    }
    cluster.width() + cluster.chars().filter(is_sound_mark).count()
}

/// ratatui gives each of these a cell on top of what unicode-width says, whatever that is.
fn is_sound_mark(c: &char) -> bool {
    matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

/// A run of text by its byte range, and the cells it takes.
#[derive(Clone, Copy, Default)]
struct Run {
    start: usize,
    end: usize,
    cells: usize,
}

impl Run {
    fn at(start: usize) -> Self {
        Self {
            start,
            end: start,
            cells: 0,
        }
    }

    fn is_empty(&self) -> bool {
        self.start == self.end
    }

    fn grow(&mut self, bytes: usize, cells: usize) {
        self.end += bytes;
        self.cells += cells;
    }
}

fn wrap_paragraph(text: &str, cells: usize, lines: &mut Vec<String>) {
    let mut filler = Filler {
        text,
        cells,
        lines,
        line: Run::default(),
        space: Run::default(),
    };
    let mut word = Run::default();
    let mut previous = "";
    for (start, cluster) in text.grapheme_indices(true) {
        let cluster_cells = cluster_width(cluster);
        if is_breaking_space(cluster) {
            filler.place(word);
            word = Run::at(start + cluster.len());
            filler.space(start, cluster.len(), cluster_cells);
        } else {
            if may_break(previous, cluster) {
                filler.place(word);
                word = Run::at(start);
            }
            word.grow(cluster.len(), cluster_cells);
        }
        previous = cluster;
    }
    filler.place(word);
    filler.end_paragraph();
}

/// Fills lines with words.
struct Filler<'a> {
    text: &'a str,
    cells: usize,
    lines: &'a mut Vec<String>,
    /// The line being filled, without white space at its end.
    line: Run,
    /// The white space since the line's end, or before its beginning while it is empty.
    space: Run,
}

impl Filler<'_> {
    fn space(&mut self, start: usize, bytes: usize, cells: usize) {
        if self.space.is_empty() {
            self.space = Run::at(start);
        }
        self.space.grow(bytes, cells);
    }

    fn place(&mut self, word: Run) {
        if word.is_empty() {
            return;
        }
        let space = std::mem::take(&mut self.space);
        let together = self.line.cells + space.cells + word.cells;
        if together <= self.cells {
            let start = match (self.line.is_empty(), space.is_empty()) {
                (false, _) => self.line.start,
                (true, false) => space.start,
                (true, true) => word.start,
            };
            self.line = Run {
                start,
                end: word.end,
                cells: together,
            };
            return;
        }
        self.end_line();
        if word.cells <= self.cells {
            self.line = word;
        } else {
            self.place_in_pieces(word);
        }
    }

    fn place_in_pieces(&mut self, word: Run) {
        for (offset, cluster) in self.text[word.start..word.end].grapheme_indices(true) {
            let start = word.start + offset;
            let cells = cluster_width(cluster);
            if cells <= self.cells {
                self.place_piece(start, cluster.len(), cells);
                continue;
            }
            let mut at = start;
            for atom in atoms(cluster) {
                self.place_piece(at, atom.len(), cluster_width(atom));
                at += atom.len();
            }
        }
    }

    fn place_piece(&mut self, start: usize, bytes: usize, cells: usize) {
        if self.line.cells + cells > self.cells {
            self.end_line();
        }
        if self.line.is_empty() {
            self.line = Run::at(start);
        }
        self.line.grow(bytes, cells);
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.lines
                .push(self.text[self.line.start..self.line.end].to_owned());
            self.line = Run::default();
        }
    }

    fn end_paragraph(mut self) {
        if self.line.is_empty() {
            self.lines.push(String::new());
        }
        self.end_line();
    }
}

/// The characters of a cluster, each with those after it that take no cell.
fn atoms(cluster: &str) -> impl Iterator<Item = &str> {
    let mut rest = cluster;
    std::iter::from_fn(move || {
        let mut following = rest.char_indices().skip(1);
        let end = following
            .find(|(_, c)| c.width() != Some(0) || is_sound_mark(c))
            .map_or(rest.len(), |(at, _)| at);
        let (atom, tail) = rest.split_at(end);
        rest = tail;
        (!atom.is_empty()).then_some(atom)
    })
}

fn is_breaking_space(cluster: &str) -> bool {
    let no_break = ['\u{A0}', '\u{2007}', '\u{202F}'];
    cluster
        .chars()
        .all(|c| c.is_whitespace() && !no_break.contains(&c))
}

/// Whether a line may end between two clusters without white space between them: next to a wide
/// one, unless that would part punctuation from what it belongs to.
fn may_break(before: &str, after: &str) -> bool {
    let wide = |cluster: &str| cluster_width(cluster) >= 2;
    let is_letter = |cluster: &str| cluster.starts_with(char::is_alphanumeric);
    (wide(before) || wide(after))
        && (wide(before) || is_letter(before))
        && (wide(after) || is_letter(after))
        && !before.starts_with(|c| NOT_LAST.contains(c))
        && !after.starts_with(|c| NOT_FIRST.contains(c))
}
