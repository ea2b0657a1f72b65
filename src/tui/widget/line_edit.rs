//! One line of text being written. `tui-textarea` holds the text and the cursor; this keeps it one line,
//! keeps pastes harmless, and draws it with the terminal's own cursor.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::cells;
use crate::domain::shown::shown;

/// A line, its cursor at the end of what it begins with.
#[derive(Debug, Clone)]
pub(crate) struct LineEdit {
    area: TextArea<'static>,
}

impl Default for LineEdit {
    fn default() -> Self {
        Self::new("")
    }
}

impl LineEdit {
    /// A line that begins as `text`.
    pub(crate) fn new(text: &str) -> Self {
        let mut area = TextArea::new(vec![text.replace(['\r', '\n'], " ")]);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    /// What is written.
    pub(crate) fn text(&self) -> &str {
        self.area
            .lines()
            .first()
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Writes something else.
    pub(crate) fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Takes a key; whether the text has changed. Keys that would break the line are left alone.
    pub(crate) fn key(&mut self, key: KeyEvent) -> Changed {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter | KeyCode::Tab | KeyCode::Up | KeyCode::Down => return Changed::No,
            KeyCode::Char('m' | 'j') if control => return Changed::No,
            _ => {}
        }
        let before = self.text().to_owned();
        self.area.input(key);
        Changed::since(&before, self.text())
    }

    /// Takes a paste: on one line, and without what a terminal would obey.
    pub(crate) fn paste(&mut self, text: &str) -> Changed {
        let before = self.text().to_owned();
        self.area
            .insert_str(shown(text.trim_end_matches(['\r', '\n'])).as_str());
        Changed::since(&before, self.text())
    }

    /// Draws the line into the first row of `area`, with the cursor where `focus` says so.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, style: Style, focus: Focus) {
        self.draw_marked(frame, area, style, &[], focus);
    }

    /// The same, with stretches of the text (bytes) in styles of their own; the last that covers a
    /// character decides.
    pub(crate) fn draw_marked(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        style: Style,
        marks: &[(Range<usize>, Style)],
        focus: Focus,
    ) {
        let width = usize::from(area.width);
        if width == 0 || area.height == 0 {
            return;
        }
        let text = self.text();
        let column = self.area.cursor().1;
        let before: String = text.chars().take(column).collect();
        let cursor = cells::width(shown(&before).as_str());
        let whole = shown(text);
        // Bytes can only be marked where making the text harmless left it as it is.
        let marks = if whole.as_str() == text { marks } else { &[] };
        // The window over the line moves so that the cursor is always inside it.
        let skip = cursor.saturating_sub(width.saturating_sub(1));
        let (mut skipped, mut used) = (0, 0);
        let mut seen: Vec<Span<'static>> = Vec::new();
        for (at, cluster) in whole.as_str().grapheme_indices(true) {
            let cluster_width = cells::width(cluster);
            if skipped < skip {
                skipped += cluster_width;
                continue;
            }
            if used + cluster_width > width {
                break;
            }
            used += cluster_width;
            let mark = marks.iter().rev().find(|(range, _)| range.contains(&at));
            let own = mark.map_or(style, |(_, mark)| style.patch(*mark));
            match seen.last_mut().filter(|span| span.style == own) {
                Some(span) => span.content.to_mut().push_str(cluster),
                None => seen.push(Span::styled(cluster.to_owned(), own)),
            }
        }
        frame.render_widget(Line::from(seen), Rect { height: 1, ..area });
        if focus == Focus::Here {
            let x = u16::try_from(cursor.saturating_sub(skipped)).unwrap_or(0);
            frame.set_cursor_position(Position::new(area.x + x.min(area.width - 1), area.y));
        }
    }
}

/// Whether a text has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    Yes,
    No,
}

impl Changed {
    /// Whether `now` differs from `before`.
    pub(crate) fn since(before: &str, now: &str) -> Self {
        if before == now { Self::No } else { Self::Yes }
    }
}

/// Whether what is drawn has the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    Here,
    Elsewhere,
}
