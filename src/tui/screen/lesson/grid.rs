//! The grid of a goal: who could bring what, and what nobody brings yet.

use ratatui::text::{Line, Span};

use super::LessonScreen;
use super::page::Strip;
use crate::cells;
use crate::domain::choice::Choice;
use crate::domain::goal::Brings;
use crate::domain::person::position;
use crate::tui::view::Look;
use crate::tui::widget::list::Selected;
use crate::tui::widget::spans;

/// The width of a column where there is room, where its whole word just fits, and where it does not: cells.
const GRID_WIDE: usize = 11;
const GRID_CLOSE: usize = 10;
const GRID_NARROW: usize = 4;

impl LessonScreen {
    /// Who could bring what to the goal at hand.
    pub(super) fn grid(&self, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let Some(goal) = self.goal_title() else {
            return Vec::new();
        };
        let theme = look.theme;
        let goal = spans::cut(
            vec![
                Span::styled("Your goal  ", theme.fact.style()),
                spans::text(goal, theme.text.style()),
            ],
            width,
        );
        let mut rows = vec![
            Strip::plain(Line::from(goal)),
            Strip::plain(Line::default()),
        ];
        if self.facts.people.is_empty() {
            return rows;
        }
        let cell = if width >= 6 * GRID_WIDE + 18 {
            GRID_WIDE
        } else if width >= 6 * GRID_CLOSE + 12 {
            GRID_CLOSE
        } else {
            GRID_NARROW
        };
        let left = width.saturating_sub(6 * cell).min(44);
        let mut header = vec![Span::raw(" ".repeat(left + 2))];
        for (at, kind) in Brings::ALL.iter().enumerate() {
            let style = if at == self.column {
                theme.heading.style()
            } else {
                theme.fact.style()
            };
            let letters = if cell == GRID_NARROW { 3 } else { usize::MAX };
            let word: String = kind.label().chars().take(letters).collect();
            header.push(Span::styled(word.clone(), style));
            header.push(Span::raw(
                " ".repeat(cell.saturating_sub(cells::width(&word))),
            ));
        }
        rows.push(Strip::plain(Line::from(header)));
        for (at, person) in self.facts.people.iter().enumerate() {
            let selected = self.selected(at);
            let name_width = left.saturating_sub(1).min(22);
            let mut line = vec![spans::padded(
                &person.name.full_name,
                name_width,
                theme.name.style(),
            )];
            let rest = left.saturating_sub(name_width);
            let position = format!(" {}", position(&person.role, &person.organization));
            let position = if rest >= 10 { position } else { String::new() };
            line.push(spans::padded(
                &position,
                rest.saturating_sub(1),
                theme.fact.style(),
            ));
            line.push(Span::raw(" ".repeat(rest.min(1))));
            for (column, kind) in Brings::ALL.iter().enumerate() {
                let mark = match self.facts.mark(person.name.id, *kind) {
                    Some(_) => "●",
                    None => "·",
                };
                let here = selected == Selected::Yes && column == self.column;
                let text = if here {
                    format!("[{mark}]")
                } else {
                    format!(" {mark} ")
                };
                let style = if here {
                    theme.accent.style()
                } else {
                    theme.text.style()
                };
                line.push(Span::styled(text, style));
                line.push(Span::raw(" ".repeat(cell.saturating_sub(3))));
            }
            rows.push(self.item(at, Line::from(spans::cut(line, width))));
        }
        rows
    }

    /// “Nobody yet brings support.”
    pub(super) fn gaps(&self) -> String {
        let missing: Vec<&str> = self
            .facts
            .uncovered()
            .into_iter()
            .map(Choice::label)
            .collect();
        match missing.len() {
            0 => "Somebody brings each of these.".into(),
            6 => "Nothing is marked yet. Begin with what you know for certain.".into(),
            _ => {
                let (last, rest) = missing
                    .split_last()
                    .map_or(("", &[][..]), |(last, rest)| (*last, rest));
                match rest {
                    [] => format!("Nobody yet brings {last}."),
                    _ => format!("Nobody yet brings {} or {last}.", rest.join(", ")),
                }
            }
        }
    }
}
