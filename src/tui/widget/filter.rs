//! A filter over a list: a line that is written for a while, and holds afterwards. What it lets through is
//! the list's affair.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Command;
use super::super::theme::Theme;
use super::super::view::{Availability, Input};
use super::line_edit::{Changed, Focus, LineEdit};

/// A filter.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    line: LineEdit,
    writing: Writing,
}

/// Whether keys are text at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Writing {
    Yes,
    #[default]
    No,
}

impl Filter {
    /// What has to be found.
    pub(crate) fn text(&self) -> &str {
        self.line.text()
    }

    /// Whether it lets everything through and nobody is writing it.
    pub(crate) fn is_idle(&self) -> bool {
        !self.is_written() && self.text().is_empty()
    }

    /// Whether keys go into it.
    pub(crate) fn is_written(&self) -> bool {
        self.writing == Writing::Yes
    }

    /// Begins to write it.
    pub(crate) fn begin(&mut self) {
        self.writing = Writing::Yes;
    }

    /// Lets everything through again.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Which commands it answers while it is written.
    pub(crate) fn available(command: Command) -> Availability {
        match command {
            Command::Accept | Command::Cancel | Command::ClearLine => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    /// Does one of them; whether something else is let through now.
    pub(crate) fn command(&mut self, command: Command) -> Changed {
        let before = self.text().to_owned();
        match command {
            Command::Accept => self.writing = Writing::No,
            Command::Cancel => self.clear(),
            _ => self.line.set(""),
        }
        Changed::since(&before, self.text())
    }

    /// Takes text; `None` while nobody writes it.
    pub(crate) fn input(&mut self, input: &Input) -> Option<Changed> {
        if !self.is_written() {
            return None;
        }
        Some(match input {
            Input::Key(key) => self.line.key(*key),
            Input::Paste(text) => self.line.paste(text),
            Input::Edited(_) => Changed::No,
        })
    }

    /// Draws the line, with the cursor while it is written. Draw it last, so that the cursor stays there.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let focus = if self.is_written() {
            Focus::Here
        } else {
            Focus::Elsewhere
        };
        self.line.draw(frame, area, theme.typed.style(), focus);
    }
}
