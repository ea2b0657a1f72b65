//! The text of a section in its column, the key points under it or in the margin beside it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::row as row_of;
use super::page::Strip;
use crate::domain::lesson::Section;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// The paragraphs of a section, each with a blank row after it.
pub(super) fn text_strips(section: &Section, width: usize, look: &Look<'_>) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    for paragraph in section
        .text
        .split("\n\n")
        .filter(|text| !text.trim().is_empty())
    {
        let joined = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = spans::wrapped(&joined, width, look.theme.text.style());
        strips.extend(lines.into_iter().map(Strip::plain));
        strips.push(Strip::blank());
    }
    strips
}

/// The key points, with a blank row at the end.
pub(super) fn key_points(section: &Section, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for point in &section.key_points {
        let wrapped = spans::wrapped(point, width.saturating_sub(2), look.theme.fact.style());
        for (at, line) in wrapped.into_iter().enumerate() {
            let mark = if at == 0 { "· " } else { "  " };
            let mut spans = vec![Span::styled(mark, look.theme.accent.style())];
            spans.extend(line.spans.into_iter().map(|span| span.style(line.style)));
            lines.push(Line::from(spans));
        }
    }
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

/// The key points in the margin beside the text.
pub(super) fn draw_beside(
    frame: &mut Frame<'_>,
    body: Rect,
    column: usize,
    lines: Vec<Line<'static>>,
) {
    let x = column as u16 + 6;
    let area = Rect {
        x: body.x + x.min(body.width),
        width: body.width.saturating_sub(x),
        ..body
    };
    for (at, line) in lines.into_iter().enumerate() {
        if let Some(row) = row_of(area, at + 2) {
            frame.render_widget(line, row);
        }
    }
}

/// Says at the end of a text that more of it follows.
pub(super) fn draw_more(frame: &mut Frame<'_>, body: Rect, look: &Look<'_>) {
    let key = look
        .keymap
        .label(&[Scope::List], Command::Down)
        .unwrap_or_default();
    let line = Line::from(vec![
        Span::styled(format!(" {key}"), look.theme.key.style()),
        Span::styled(" more", look.theme.fact.style()),
    ]);
    if let Some(row) = row_of(body, usize::from(body.height).saturating_sub(1)) {
        let width = spans::width(&line) as u16;
        let x = row.width.saturating_sub(width);
        frame.render_widget(
            line,
            Rect {
                x: row.x + x,
                width: row.width - x,
                ..row
            },
        );
    }
}
