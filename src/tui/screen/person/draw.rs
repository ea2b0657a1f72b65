//! How a person's page is laid out: first the brief, whose open lines can be acted on where they stand, then
//! what else is known, what else is open, and what happened. Where there is width enough, who they are stands
//! beside what can be done.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::items::Items;
use super::{profile, rows};
use crate::coach::brief::Facts;
use crate::store::query::person::PersonPage;
use crate::tui::screen::{inside, row};
use crate::tui::view::Look;
use crate::tui::widget::list::{MARK, Selection};
use crate::tui::widget::spans;

/// From this width on the two halves stand side by side.
const WIDE: u16 = 100;
/// The fewest lines that say who it is, in however low a window.
const PROFILE_LEAST: usize = 5;
/// So much of the notes stands on a narrow page, above what happened.
const NOTES_NARROW: usize = 6;

/// What is drawn.
pub(super) struct Shown<'p> {
    pub page: &'p PersonPage,
    pub facts: &'p Facts,
    pub items: Items<'p>,
    pub selection: &'p Selection,
}

/// A line of a column, without the two cells before it, and the item it belongs to.
pub(super) struct Row {
    pub line: Line<'static>,
    pub item: Option<usize>,
}

impl Row {
    /// A line that belongs to nothing that can be selected.
    pub(super) fn plain(line: Line<'static>) -> Self {
        Self { line, item: None }
    }
}

/// What is said when somebody has been removed while their page was open.
pub(super) fn gone(frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
    let area = inside(area);
    let words = "  This person has been removed. Esc goes back, u brings them back.";
    frame.render_widget(Line::styled(words, look.theme.fact.style()), area);
}

impl Shown<'_> {
    /// Draws the page, and says where each item stands.
    pub(super) fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        look: &Look<'_>,
    ) -> Vec<(Position, usize)> {
        let area = inside(area);
        if area.width < WIDE {
            let rows = self.narrow(area, look);
            return self.column(rows, frame, area, look);
        }
        let left = Rect {
            width: area.width * 9 / 20 - 2,
            ..area
        };
        let right = Rect {
            x: left.right() + 2,
            width: area.width - left.width - 2,
            ..area
        };
        let width = usize::from(left.width).saturating_sub(2);
        let height = usize::from(left.height);
        let mut lines = profile::head(self.facts, width, height, look);
        lines.push(Line::default());
        lines.extend(profile::details(self.page, self.facts, width, look));
        lines.extend(profile::notes(self.page, width, usize::MAX, look));
        for (at, mut line) in lines.into_iter().enumerate() {
            let Some(area) = row(left, at) else { break };
            line.spans.insert(0, Span::raw("  "));
            frame.render_widget(line, area);
        }
        let width = usize::from(right.width).saturating_sub(2);
        let mut rows = self.open(width, look);
        let below = rows::below(self.page, &self.items, width, look);
        if !rows.is_empty() && !below.is_empty() {
            rows.push(Row::plain(Line::default()));
        }
        rows.extend(below);
        self.column(rows, frame, right, look)
    }

    /// Everything under each other; who it is gives way so that the brief stands in one window.
    fn narrow(&self, area: Rect, look: &Look<'_>) -> Vec<Row> {
        let width = usize::from(area.width).saturating_sub(2);
        let open = self.open(width, look);
        let room = usize::from(area.height).saturating_sub(open.len());
        let head = profile::head(self.facts, width, room.max(PROFILE_LEAST), look);
        let mut rows: Vec<Row> = head.into_iter().map(Row::plain).collect();
        rows.extend(open);
        let mut details = profile::details(self.page, self.facts, width, look);
        details.extend(profile::notes(self.page, width, NOTES_NARROW, look));
        if !details.is_empty() {
            rows.push(Row::plain(Line::default()));
            rows.extend(details.into_iter().map(Row::plain));
        }
        let below = rows::below(self.page, &self.items, width, look);
        if !below.is_empty() {
            rows.push(Row::plain(Line::default()));
            rows.extend(below);
        }
        rows
    }

    /// The lines of the brief that can be acted on; where there is nothing at all, how it begins.
    fn open(&self, width: usize, look: &Look<'_>) -> Vec<Row> {
        let mut open = rows::brief(self.page, self.facts, &self.items, width, look);
        if self.items.list.is_empty() {
            let words =
                "Nothing yet. l logs a talk; a and a letter adds a promise, an offer, a plan.";
            let lines = spans::wrapped(words, width, look.theme.fact.style());
            open.extend(lines.into_iter().map(Row::plain));
        }
        open
    }

    /// Draws a column; its window follows the selected item.
    fn column(
        &self,
        rows: Vec<Row>,
        frame: &mut Frame<'_>,
        area: Rect,
        look: &Look<'_>,
    ) -> Vec<(Position, usize)> {
        let theme = look.theme;
        let selected = Some(self.selection.at());
        let is_selected = |row: &Row| row.item.is_some() && row.item == selected;
        let first = rows.iter().position(is_selected).unwrap_or(0);
        let last = rows.iter().rposition(is_selected).unwrap_or(first);
        let height = usize::from(area.height).max(1);
        let top = if last < height { 0 } else { last + 1 - height };
        // At the last item, as much as possible of what stands below it.
        let top = if self.selection.at() + 1 == self.items.list.len() {
            top.max(first.min(rows.len().saturating_sub(height)))
        } else {
            top
        };
        let _ = self.selection.window(self.items.list.len(), height);
        let mut drawn = Vec::new();
        for (at, shown) in rows.into_iter().skip(top).take(height).enumerate() {
            let Some(area) = row(area, at) else { break };
            drawn.extend(shown.item.map(|item| (Position::new(area.x, area.y), item)));
            let marked = is_selected(&shown) && at + top == first;
            let mut line = shown.line;
            let mark = if marked {
                frame.set_cursor_position((area.x, area.y));
                for span in &mut line.spans {
                    span.style = span.style.patch(theme.selected.style());
                }
                Span::styled(MARK, theme.marker.style())
            } else {
                Span::raw("  ")
            };
            line.spans.insert(0, mark);
            frame.render_widget(line, area);
        }
        drawn
    }
}
