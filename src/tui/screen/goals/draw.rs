//! How goals are laid out: the list of them, the grid of the one at hand, the gaps in a sentence, and
//! what the user has to give.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{GoalsScreen, Part, Place, Typing};
use crate::cells;
use crate::coach::ledger as words;
use crate::domain::Choice;
use crate::domain::goal::{Brings, Goal, GoalState};
use crate::domain::person::position;
use crate::store::query::goals::CoverageLine;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::line_edit::Focus;
use crate::tui::widget::list::{MARK, Selected, marked};
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
    pub(super) fn draw_parts(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.places.borrow_mut().clear();
        let height = usize::from(area.height);
        let mut at = self.draw_goals(frame, area, look);
        if self.part == Part::Goal {
            let below = self.below(area, look);
            let reserved = if height >= 30 {
                3 + self.assets.len().min(4)
            } else {
                0
            };
            let room = height.saturating_sub(at + below.len() + reserved);
            at = self.draw_grid(frame, area, at, room, look);
            for line in below {
                if let Some(area) = row(area, at) {
                    frame.render_widget(line, area);
                }
                at += 1;
            }
            if at + 3 <= height {
                self.draw_assets(frame, area, (at + 1, height.saturating_sub(at + 1)), look);
            }
        } else {
            self.draw_assets(frame, area, (at, height.saturating_sub(at)), look);
        }
    }

    /// The goals, as many as fit; returns the row below them.
    fn draw_goals(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) -> usize {
        let theme = look.theme;
        let most = (usize::from(area.height) / 5).clamp(1, 6);
        if let Some(area) = row(area, 0) {
            let heading = vec![
                Span::raw("  "),
                Span::styled("Goals", theme.heading.style()),
                Span::styled(
                    format!("  {}", words::goals_counted(&self.goals)),
                    theme.fact.style(),
                ),
            ];
            frame.render_widget(Line::from(heading), area);
        }
        let place = self.goal_place();
        let first = (place + 1).saturating_sub(most);
        let mut at = 1;
        for (nth, goal) in self.goals.iter().enumerate().skip(first).take(most) {
            if let Some(area) = row(area, at) {
                self.places.borrow_mut().push((area, Place::Goal(nth)));
                let at_hand = match self.part {
                    Part::Goal => Selected::is(place, nth),
                    Part::Assets => Selected::No,
                };
                frame.render_widget(goal_line(goal, nth, at_hand, area, look), area);
            }
            at += 1;
        }
        if self.goals.is_empty() {
            let key = look.keymap.label(&[Scope::Goals], Command::NewGoal);
            let text = format!("  None yet. {} writes one down.", key.unwrap_or_default());
            if let Some(area) = row(area, at) {
                frame.render_widget(Line::styled(text, theme.fact.style()), area);
            }
            at += 1;
        }
        at + 1
    }

    /// The sentences below the grid.
    fn below(&self, area: Rect, look: &Look<'_>) -> Vec<Line<'static>> {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        let most = if area.height < 24 { 2 } else { 6 };
        let mut lines = vec![Line::default()];
        let indented = |text: &str, style| {
            Line::from(vec![Span::raw("  "), spans::fitted(text, width, style)])
        };
        lines.push(indented(
            &words::nobody_brings(&self.covered),
            theme.text.style(),
        ));
        for line in self.could.iter().take(most) {
            lines.push(indented(line, theme.fact.style()));
        }
        lines
    }

    /// The grid in `room` rows from row `at`; returns the row below it.
    fn draw_grid(
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
        let typed = self.filter.text();
        if self.typing == Typing::Keys && typed.is_empty() {
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
        let focus = match self.typing {
            Typing::Filter => Focus::Here,
            Typing::Keys => Focus::Elsewhere,
        };
        let inside = Rect {
            x: filter.x + 1,
            width: filter.width.saturating_sub(1),
            ..filter
        };
        self.filter.draw(frame, inside, theme.typed.style(), focus);
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
            if selected == Selected::Yes && self.typing == Typing::Keys && place.width > 1 {
                frame.set_cursor_position(Position::new(place.x + 1, place.y));
            }
        }
        frame.render_widget(Line::from(drawn), area);
    }

    fn draw_assets(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        (at, room): (usize, usize),
        look: &Look<'_>,
    ) {
        let theme = look.theme;
        if let Some(area) = row(area, at) {
            let heading = vec![
                Span::raw("  "),
                Span::styled("What you have to give", theme.heading.style()),
            ];
            frame.render_widget(Line::from(heading), area);
        }
        if self.assets.is_empty() {
            let key = look.keymap.label(&[Scope::Goals], Command::NewAsset);
            let text = format!(
                "  Nothing is written down. {} adds a skill, some knowledge, a door you can open.",
                key.unwrap_or_default()
            );
            if let Some(area) = row(area, at + 1) {
                frame.render_widget(Line::styled(text, theme.fact.style()), area);
            }
            return;
        }
        let room = room.saturating_sub(1).max(1);
        let name_width = (usize::from(area.width) / 3).clamp(12, 36);
        for (line, nth) in self.asset.window(self.assets.len(), room).enumerate() {
            let Some(area) = row(area, at + 1 + line) else {
                break;
            };
            self.places.borrow_mut().push((area, Place::Asset(nth)));
            let asset = &self.assets[nth];
            let selected = match self.part {
                Part::Assets => Selected::is(self.asset.at(), nth),
                Part::Goal => Selected::No,
            };
            let text = spans::cut(
                vec![
                    spans::padded(&asset.name, name_width, theme.name.style()),
                    Span::raw("  "),
                    spans::padded(asset.kind.label(), 9, theme.fact.style()),
                    Span::raw("  "),
                    spans::text(&asset.notes, theme.text.style()),
                ],
                usize::from(area.width).saturating_sub(2),
            );
            marked(frame, area, selected, theme, Line::from(text));
        }
    }
}

/// Number, title and day of a goal; the one at hand is pointed at.
fn goal_line(
    goal: &Goal,
    nth: usize,
    at_hand: Selected,
    area: Rect,
    look: &Look<'_>,
) -> Line<'static> {
    let theme = look.theme;
    let (pointer, style) = match (at_hand, goal.state) {
        (Selected::Yes, _) => ("▸ ", theme.name.style()),
        (Selected::No, GoalState::Open) => ("  ", theme.text.style()),
        (Selected::No, _) => ("  ", theme.fact.style()),
    };
    let number = match goal.state {
        GoalState::Open => format!("{:<3}", nth + 1),
        _ => "   ".to_owned(),
    };
    spans::between(
        vec![
            Span::styled(pointer, theme.marker.style()),
            Span::styled(number, theme.fact.style()),
            spans::text(&goal.title, style),
        ],
        vec![Span::styled(
            words::goal_day(goal, look.today()),
            theme.fact.style(),
        )],
        usize::from(area.width),
    )
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
