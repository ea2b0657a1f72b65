//! How goals are laid out: the list of them, the grid of the one at hand, the gaps in a sentence, and
//! what the user has to give.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{GoalsScreen, Part, Place};
use crate::coach::ledger as words;
use crate::domain::Choice;
use crate::domain::goal::{Goal, GoalState};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::list::{Selected, marked};
use crate::tui::widget::spans;

impl GoalsScreen {
    pub(super) fn draw_parts(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.places.borrow_mut().clear();
        let height = usize::from(area.height);
        let mut at = self.draw_goals(frame, area, look);
        if self.part == Part::Goal {
            // At least a few people stand above the sentences.
            let people = self.lines.len().clamp(1, 6);
            let sentences = height.saturating_sub(at + people + 3).clamp(1, 6);
            let below = self.below(area, sentences, look);
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
    fn below(&self, area: Rect, most: usize, look: &Look<'_>) -> Vec<Line<'static>> {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
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
