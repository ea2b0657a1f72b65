//! A question with two answers, before something large.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};
use crate::tui::widget::{spans, window};

/// A question, and what happens on yes.
pub(crate) struct Confirm {
    title: String,
    text: String,
    then: Vec<Effect>,
}

impl Confirm {
    /// Asks `text` under `title`; on yes `then` happens.
    pub(crate) fn layer(
        title: impl Into<String>,
        text: impl Into<String>,
        then: Vec<Effect>,
    ) -> Effect {
        Effect::Layer(Box::new(Self {
            title: title.into(),
            text: text.into(),
            then,
        }))
    }
}

impl View for Confirm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Question]
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::Accept | Command::Cancel => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        let mut effects = vec![Effect::Close];
        if command == Command::Accept {
            effects.append(&mut self.then);
        }
        effects
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let width = area.width.min(64);
        let lines = spans::wrapped(
            &self.text,
            usize::from(width.saturating_sub(4)),
            look.theme.text.style(),
        );
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let inside = window::open(frame, area, (width, height), &self.title, look.theme);
        frame.render_widget(Paragraph::new(lines), inside);
        frame.set_cursor_position((inside.x, inside.y));
    }
}
