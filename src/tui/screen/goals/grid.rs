//! The grid of people and what they could bring to the goal at hand.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{GoalsScreen, Place};
use crate::cells;
use crate::domain::Choice;
use crate::domain::goal::Brings;
use crate::domain::person::position;
use crate::store::query::goals::CoverageLine;
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::list::{MARK, Selected};
use crate::tui::widget::spans;

/// Where the columns of the grid stand in a width.
struct Grid {
    name: usize,
    role: usize,
    /// The width of each kind's column.
    kinds: [usize; 6],
    short: Labels,
}

/// How kinds are headed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    Whole,
    /// Their first three letters.
    Short,
}

/// Between what people have and what they could give.
const GROUP_GAP: usize = 2;

impl Grid {
    fn of(width: usize) -> Self {
        let mut kinds = [0; 6];
        for (column, kind) in kinds.iter_mut().zip(Brings::ALL) {
            *column = cells::width(kind.label()) + 2;
        }
        let whole: usize = kinds.iter().sum::<usize>() + GROUP_GAP;
        let (short, used) = if whole + 16 <= width {
            (Labels::Whole, whole)
        } else {
            kinds = [4; 6];
            (Labels::Short, 24 + GROUP_GAP)
        };
        let room = width.saturating_sub(used);
        let name = if room >= 36 { 20 } else { room };
        Self {
            name,
            role: room.saturating_sub(name),
            kinds,
            short,
        }
    }

    fn label(&self, kind: Brings) -> String {
        let label = kind.label();
        match self.short {
            Labels::Whole => label.to_owned(),
            Labels::Short => label.chars().take(3).collect(),
        }
    }

    /// Where the column of the kind begins.
    fn start(&self, column: usize) -> usize {
        let gap = if column >= 3 { GROUP_GAP } else { 0 };
        self.name + self.role + gap + self.kinds.iter().take(column).sum::<usize>()
    }
}

impl GoalsScreen {
    /// The grid in `room` rows from row `at`; returns the row below it.
    pub(super) fn draw_grid(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        mut at: usize,
        room: usize,
        look: &Look<'_>,
    ) -> usize {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        let grid = Grid::of(width);
        let end = at + room;
        if let Some(why) = self
            .goal()
            .map(|goal| &goal.why)
            .filter(|why| !why.is_empty())
            && room > 6
        {
            if let Some(area) = row(area, at) {
                let line = Line::from(vec![
                    Span::raw("  "),
                    spans::fitted(why, width, theme.fact.style()),
                ]);
                frame.render_widget(line, area);
            }
            at += 2;
        }
        if let Some(area) = row(area, at) {
            self.draw_grid_head(frame, area, &grid, look);
        }
        at += 1;
        if self.lines.is_empty() {
            if let Some(area) = row(area, at) {
                let text = if self.filter.text().is_empty() {
                    "  Nobody is written down yet."
                } else {
                    "  Nobody matches."
                };
                frame.render_widget(Line::styled(text, theme.fact.style()), area);
            }
            return at + 1;
        }
        let window = self
            .rows
            .window(self.lines.len(), end.saturating_sub(at).max(1));
        for nth in window {
            if let Some(area) = row(area, at) {
                self.places
                    .borrow_mut()
                    .push((area, Place::Cell(nth, None)));
                self.draw_grid_line(frame, area, nth, &grid, look);
            }
            at += 1;
        }
        at
    }

    fn draw_grid_head(&self, frame: &mut Frame<'_>, area: Rect, grid: &Grid, look: &Look<'_>) {
        let theme = look.theme;
        let left = "Who brings what";
        let left_width = grid.name + grid.role;
        let mut line = vec![Span::raw("  ")];
        line.push(spans::padded(left, left_width, theme.fact.style()));
        for (column, kind) in Brings::ALL.iter().enumerate() {
            if column == 3 {
                line.push(Span::raw(" ".repeat(GROUP_GAP)));
            }
            let here = self.column == column;
            let style = if here {
                theme.heading.style()
            } else {
                theme.fact.style()
            };
            line.push(spans::text(&grid.label(*kind), style));
            let rest = grid.kinds[column].saturating_sub(cells::width(&grid.label(*kind)));
            line.push(Span::raw(" ".repeat(rest)));
        }
        frame.render_widget(Line::from(line), area);
        if self.filter.is_idle() {
            return;
        }
        let filter = Rect {
            x: area.x + 2,
            width: area
                .width
                .saturating_sub(2)
                .min(u16::try_from(left_width.saturating_sub(1)).unwrap_or(0)),
            ..area
        };
        frame.render_widget(
            spans::padded("/", usize::from(filter.width), theme.key.style()),
            filter,
        );
        let inside = Rect {
            x: filter.x + 1,
            width: filter.width.saturating_sub(1),
            ..filter
        };
        self.filter.draw(frame, inside, theme);
    }

    fn draw_grid_line(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        nth: usize,
        grid: &Grid,
        look: &Look<'_>,
    ) {
        let theme = look.theme;
        let line = &self.lines[nth];
        let here = nth == self.rows.at();
        let name = if here {
            theme.name.style().patch(theme.selected.style())
        } else {
            theme.name.style()
        };
        let mut drawn = vec![
            if here {
                Span::styled(MARK, theme.marker.style())
            } else {
                Span::raw("  ")
            },
            spans::padded(&line.name.full_name, grid.name.saturating_sub(1), name),
            Span::raw(" "),
            spans::padded(
                &position(&line.role, &line.organization),
                grid.role.saturating_sub(1),
                theme.fact.style(),
            ),
        ];
        if grid.role > 0 {
            drawn.push(Span::raw(" "));
        }
        for (column, kind) in Brings::ALL.iter().enumerate() {
            if column == 3 {
                drawn.push(Span::raw(" ".repeat(GROUP_GAP)));
            }
            let selected = if here {
                Selected::is(self.column, column)
            } else {
                Selected::No
            };
            drawn.extend(cell(line, *kind, selected, grid.kinds[column], look));
            let start = u16::try_from(grid.start(column) + 2).unwrap_or(u16::MAX);
            let place = Rect {
                x: area.x.saturating_add(start).min(area.right()),
                width: 3,
                ..area
            }
            .intersection(area);
            self.places
                .borrow_mut()
                .push((place, Place::Cell(nth, Some(column))));
            if selected == Selected::Yes && !self.filter.is_written() && place.width > 1 {
                frame.set_cursor_position(Position::new(place.x + 1, place.y));
            }
        }
        frame.render_widget(Line::from(drawn), area);
    }
}

/// A cell of the grid: a mark under its heading, in brackets where one is.
fn cell(
    line: &CoverageLine,
    kind: Brings,
    selected: Selected,
    width: usize,
    look: &Look<'_>,
) -> Vec<Span<'static>> {
    let theme = look.theme;
    let (mark, style) = if line.brings.contains(&kind) {
        ("●", theme.accent.style())
    } else {
        ("·", theme.fact.style())
    };
    let text = match selected {
        Selected::Yes => Span::styled(
            format!("[{mark}]"),
            theme.text.style().patch(theme.selected.style()),
        ),
        Selected::No => Span::styled(format!(" {mark} "), style),
    };
    vec![text, Span::raw(" ".repeat(width.saturating_sub(3)))]
}
