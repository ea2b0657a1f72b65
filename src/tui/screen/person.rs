//! A person's page.
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::person::PersonId;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};

/// The page.
pub(crate) struct PersonScreen {
    person: PersonId,
}

impl PersonScreen {
    /// The page of `person`.
    pub(crate) fn of(person: PersonId) -> Self {
        Self { person }
    }
}

impl View for PersonScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Person, Scope::List]
    }

    fn available(&self, _: Command) -> Availability {
        Availability::NotMine
    }

    fn command(&mut self, _: Command, _: &mut Context) -> Vec<Effect> {
        vec![Effect::Person(self.person)]
    }

    fn draw(&self, _: &mut Frame<'_>, _: Rect, _: &Look<'_>) {}
}
