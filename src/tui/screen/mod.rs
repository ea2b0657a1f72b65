//! The screens that the header names, and the page of a person: one file or folder each.

pub(crate) mod board;
pub(crate) mod goals;
pub(crate) mod import;
pub(crate) mod insights;
pub(crate) mod ledger;
pub(crate) mod lesson;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod queue;
pub(crate) mod review;
pub(crate) mod same;
pub(crate) mod talks;
pub(crate) mod today;
pub(crate) mod triage;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::command::Command;
use super::keymap::Scope;
use super::view::{Look, View};
use super::widget::spans;

/// All of them, in the order of the header.
pub(crate) fn all() -> [Box<dyn View>; 9] {
    [
        Box::<today::TodayScreen>::default(),
        Box::<lesson::LessonScreen>::default(),
        Box::<board::BoardScreen>::default(),
        Box::<people::PeopleScreen>::default(),
        Box::<ledger::LedgerScreen>::default(),
        Box::<queue::QueueScreen>::default(),
        Box::<review::ReviewScreen>::default(),
        Box::<goals::GoalsScreen>::default(),
        Box::<insights::InsightsScreen>::default(),
    ]
}

/// A screen's inside: a margin of two cells left and right.
pub(crate) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// Row `row` of `area`, if it is inside.
pub(crate) fn row(area: Rect, row: usize) -> Option<Rect> {
    let row = u16::try_from(row).ok()?;
    (row < area.height).then(|| Rect {
        y: area.y + row,
        height: 1,
        ..area
    })
}

/// What is left of `area` under its first `rows` rows, if anything.
pub(crate) fn below(area: Rect, rows: u16) -> Option<Rect> {
    (area.height > rows).then(|| Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    })
}

/// What a screen without anything on it says: a sentence, and the one key to press.
pub(crate) fn draw_empty(
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look<'_>,
    sentence: &str,
    key: (Scope, Command, &str),
) {
    draw_nothing(frame, area, look, sentence, &[key]);
}

/// The same with several keys.
pub(crate) fn draw_nothing(
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look<'_>,
    sentence: &str,
    keys: &[(Scope, Command, &str)],
) {
    let mut lines = spans::wrapped(
        sentence,
        usize::from(area.width).min(68),
        look.theme.text.style(),
    );
    lines.push(Line::default());
    for (scope, command, then) in keys {
        let key = look.keymap.label(&[*scope, Scope::Global], *command);
        lines.push(Line::from(vec![
            Span::styled(key.unwrap_or_default(), look.theme.key.style()),
            Span::raw(format!("  {then}")),
        ]));
    }
    for (at, line) in lines.into_iter().enumerate() {
        if let Some(area) = row(area, at + 1) {
            frame.render_widget(
                line,
                Rect {
                    x: area.x + 2,
                    width: area.width.saturating_sub(2),
                    ..area
                },
            );
        }
    }
}
