//! The goals screen.
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};

/// The screen.
#[derive(Default)]
pub(crate) struct GoalsScreen;

impl View for GoalsScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Goals, Scope::List]
    }

    fn available(&self, _: Command) -> Availability {
        Availability::NotMine
    }

    fn command(&mut self, _: Command, _: &mut Context) -> Vec<Effect> {
        Vec::new()
    }

    fn draw(&self, _: &mut Frame<'_>, _: Rect, _: &Look<'_>) {}
}
