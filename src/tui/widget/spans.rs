//! Building lines out of pieces of text that came from outside: every piece is made harmless here, and
//! measured in cells.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::cells;
use crate::domain::shown::shown;

/// Text from outside, harmless, in a style.
pub(crate) fn text(text: &str, style: Style) -> Span<'static> {
    Span::styled(shown(text).as_str().to_owned(), style)
}

/// Text from outside, harmless, cut to `width` cells.
pub(crate) fn fitted(text: &str, width: usize, style: Style) -> Span<'static> {
    let shown = shown(text);
    Span::styled(cells::fit(shown.as_str(), width).into_owned(), style)
}

/// Text from outside, harmless, exactly `width` cells.
pub(crate) fn padded(text: &str, width: usize, style: Style) -> Span<'static> {
    Span::styled(cells::pad(shown(text).as_str(), width), style)
}

/// Text from outside, wrapped to lines of at most `width` cells.
pub(crate) fn wrapped(text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let shown = crate::domain::shown::Shown::lines(text);
    cells::wrap(shown.as_str(), width.max(2))
        .into_iter()
        .map(|line| Line::styled(line, style))
        .collect()
}

/// How many cells a line takes.
pub(crate) fn width(line: &Line<'_>) -> usize {
    line.spans
        .iter()
        .map(|span| cells::width(&span.content))
        .sum()
}

/// `left`, and `right` at the end of `width` cells; `left` is cut where both do not fit.
pub(crate) fn between(
    left: Vec<Span<'static>>,
    right: Vec<Span<'static>>,
    width: usize,
) -> Line<'static> {
    let right_width: usize = right.iter().map(|span| cells::width(&span.content)).sum();
    let room = width.saturating_sub(right_width + 2 * usize::from(right_width > 0));
    let mut line = cut(left, room);
    let used: usize = line.iter().map(|span| cells::width(&span.content)).sum();
    if used + right_width < width {
        line.push(Span::raw(" ".repeat(width - used - right_width)));
    }
    line.extend(right);
    Line::from(line)
}

/// As much of `spans` as fits into `width` cells.
pub(crate) fn cut(spans: Vec<Span<'static>>, width: usize) -> Vec<Span<'static>> {
    let mut left = width;
    let mut kept = Vec::with_capacity(spans.len());
    for span in spans {
        let needed = cells::width(&span.content);
        if needed <= left {
            left -= needed;
            kept.push(span);
        } else {
            if left > 0 {
                let cut: Cow<'_, str> = cells::fit(&span.content, left);
                kept.push(Span::styled(cut.into_owned(), span.style));
            }
            break;
        }
    }
    kept
}
