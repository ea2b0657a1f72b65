//! What is shown while work goes on elsewhere: what it is doing, how far it is, and how it is stopped. Nothing
//! else can be done meanwhile, except leaving.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};
use crate::tui::widget::{spans, window};
use crate::tui::work::{Progress, Stage};

/// The layer.
pub(crate) struct Working {
    /// What the work is about; may be empty.
    about: String,
    progress: Arc<Progress>,
}

impl Working {
    /// Shows how far `progress` is; the work is about this.
    pub(crate) fn layer(about: String, progress: Arc<Progress>) -> Box<dyn View> {
        Box::new(Self { about, progress })
    }

    fn sentence(&self) -> String {
        let (stage, count) = self.progress.now();
        let about = &self.about;
        let with = |count: usize, noun: &str| match count {
            0 => String::new(),
            1 => format!(" · 1 {noun}"),
            more => format!(" · {} {noun}s", grouped(more)),
        };
        match stage {
            Stage::Reading => format!("Reading {about}{}", with(count, "record")),
            Stage::Planning => format!(
                "Comparing {about} with who is here{}",
                with(count, "record")
            ),
            Stage::BackingUp => "Making a copy of your file first".to_owned(),
            Stage::Writing => format!("Taking in {about}{}", with(count, "row")),
            Stage::Saving => format!("Saving {about}"),
            Stage::Exporting => "Writing the file".to_owned(),
            Stage::Replaying => about.clone(),
            Stage::Comparing => "Comparing everybody with everybody".to_owned(),
        }
    }
}

impl View for Working {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Working]
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::Cancel => match self.progress.now().0.goes_on() {
                Some(why) => Availability::No(why),
                None => Availability::Yes,
            },
            Command::Help => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        match command {
            Command::Cancel => vec![Effect::StopWork],
            Command::Help => vec![Effect::HelpHere],
            _ => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let theme = look.theme;
        let area = window::open(frame, area, (64, 5), "one moment", theme);
        let width = usize::from(area.width);
        let key = look
            .keymap
            .label(&[Scope::Working], Command::Cancel)
            .unwrap_or_default();
        let stage = self.progress.now().0;
        let how = match (stage.goes_on(), self.progress.is_stopped()) {
            (Some(why), _) => Line::styled(why, theme.fact.style()),
            (_, true) => Line::styled("Stopping; nothing will be changed.", theme.fact.style()),
            (_, false) => Line::from(vec![
                Span::styled(key, theme.key.style()),
                Span::styled(" stops; nothing is changed then", theme.fact.style()),
            ]),
        };
        let sentence = Line::from(spans::fitted(&self.sentence(), width, theme.text.style()));
        frame.render_widget(Paragraph::new(vec![sentence, Line::default(), how]), area);
        frame.set_cursor_position((area.x, area.y));
    }
}

/// A number with its thousands apart: 12,400.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_said_in_words() {
        for (number, words) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), words);
        }
        let progress = Arc::new(Progress::at(Stage::Reading));
        let working = Working {
            about: "contacts.vcf".into(),
            progress: Arc::clone(&progress),
        };
        assert_eq!(working.sentence(), "Reading contacts.vcf");
        progress.reach(12_400);
        assert_eq!(working.sentence(), "Reading contacts.vcf · 12,400 records");
        progress.enter(Stage::Writing);
        progress.step();
        assert_eq!(working.sentence(), "Taking in contacts.vcf · 1 row");
        assert_eq!(working.available(Command::Cancel), Availability::Yes);
        progress.enter(Stage::Saving);
        assert_ne!(working.available(Command::Cancel), Availability::Yes);
    }
}
