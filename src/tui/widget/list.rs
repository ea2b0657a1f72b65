//! A place among several: moving it, keeping it in sight, and the mark beside it.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::command::Command;
use super::super::theme::Theme;

/// Which of several items is selected, and how far the window over them has moved.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    at: usize,
    /// The first item in sight; settled while drawing, when the height is known.
    top: Cell<usize>,
    /// Items to a page, as last drawn.
    page: Cell<usize>,
    /// Where the window was drawn, and how many rows an item has there.
    drawn: Cell<(Rect, u16)>,
}

impl Selection {
    /// The selected item.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Remembers where the window was drawn, for clicks: each item has so many rows.
    pub(crate) fn drawn(&self, area: Rect, rows: u16) {
        self.drawn.set((area, rows.max(1)));
    }

    /// The item of `count` that was drawn at `position`.
    pub(crate) fn item_at(&self, position: Position, count: usize) -> Option<usize> {
        let (area, rows) = self.drawn.get();
        let at = self.top.get() + usize::from(position.y.checked_sub(area.y)? / rows);
        (area.contains(position) && at < count).then_some(at)
    }

    /// Selects the item that was drawn at `position`, if one was; whether it was.
    pub(crate) fn click(&mut self, position: Position, count: usize) -> bool {
        match self.item_at(position, count) {
            Some(at) => {
                self.at = at;
                true
            }
            None => false,
        }
    }

    /// Selects `at`.
    pub(crate) fn go(&mut self, at: usize) {
        self.at = at;
    }

    /// Keeps the selection among `count` items.
    pub(crate) fn clamp(&mut self, count: usize) {
        self.at = self.at.min(count.saturating_sub(1));
    }

    /// Whether `command` moves a selection.
    pub(crate) fn moves(command: Command) -> bool {
        matches!(
            command,
            Command::Down
                | Command::Up
                | Command::First
                | Command::Last
                | Command::PageDown
                | Command::PageUp
        )
    }

    /// Moves among `count` items, where `command` is one that moves.
    pub(crate) fn step(&mut self, command: Command, count: usize) {
        let page = self.page.get().max(2) - 1;
        self.at = match command {
            Command::Down => self.at + 1,
            Command::Up => self.at.saturating_sub(1),
            Command::First => 0,
            Command::Last => usize::MAX,
            Command::PageDown => self.at.saturating_add(page),
            Command::PageUp => self.at.saturating_sub(page),
            _ => self.at,
        };
        self.clamp(count);
    }

    /// The items in sight when `height` of `count` fit, the selected one among them.
    pub(crate) fn window(&self, count: usize, height: usize) -> std::ops::Range<usize> {
        self.page.set(height);
        let height = height.max(1);
        let mut top = self.top.get().min(count.saturating_sub(height));
        if self.at < top {
            top = self.at;
        } else if self.at >= top + height {
            top = self.at + 1 - height;
        }
        self.top.set(top);
        top..(top + height).min(count)
    }
}

/// The mark before a selected line, and the cells it takes.
pub(crate) const MARK: &str = "▌ ";

/// A line with the mark before it where it is selected; the terminal's cursor is put there too, which is
/// how a screen reader knows.
pub(crate) fn marked(
    frame: &mut Frame<'_>,
    area: Rect,
    selected: Selected,
    theme: &Theme,
    mut line: Line<'static>,
) {
    let mark = match selected {
        Selected::Yes => {
            frame.set_cursor_position(Position::new(area.x, area.y));
            for span in &mut line.spans {
                span.style = span.style.patch(theme.selected.style());
            }
            Span::styled(MARK, theme.marker.style())
        }
        Selected::No => Span::raw("  "),
    };
    line.spans.insert(0, mark);
    frame.render_widget(line, area);
}

/// Whether a line is the selected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Selected {
    Yes,
    No,
}

impl Selected {
    /// Whether item `at` is the one that `selection` is at.
    pub(crate) fn is(selection: usize, at: usize) -> Self {
        if selection == at { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_item_stays_in_sight() {
        let mut selection = Selection::default();
        assert_eq!(selection.window(100, 10), 0..10);
        selection.step(Command::Last, 100);
        assert_eq!(selection.window(100, 10), 90..100);
        selection.step(Command::PageUp, 100);
        assert_eq!((selection.at(), selection.window(100, 10)), (90, 90..100));
        selection.step(Command::Up, 100);
        assert_eq!(selection.window(100, 10), 89..99);
        selection.clamp(3);
        assert_eq!((selection.at(), selection.window(3, 10)), (2, 0..3));
        selection.clamp(0);
        assert_eq!((selection.at(), selection.window(0, 10)), (0, 0..0));
    }
}
