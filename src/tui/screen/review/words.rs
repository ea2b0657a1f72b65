//! A card or page being written: sentences, facts, labels and titles, wrapped to its width. What they say
//! is not decided here.

use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// Lines of a card being written.
pub(super) struct Page<'a> {
    pub lines: Vec<Line<'static>>,
    pub width: usize,
    pub theme: &'a Theme,
    pub today: NaiveDate,
}

impl<'a> Page<'a> {
    pub(super) fn new(look: &Look<'a>, width: usize) -> Self {
        Self {
            lines: Vec::new(),
            width,
            theme: look.theme,
            today: look.today(),
        }
    }

    /// A blank line.
    pub(super) fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    /// A sentence, wrapped.
    pub(super) fn sentence(&mut self, text: &str) {
        self.styled(text, self.theme.text.style());
    }

    /// A fact beside it, wrapped.
    pub(super) fn fact(&mut self, text: &str) {
        self.styled(text, self.theme.fact.style());
    }

    fn styled(&mut self, text: &str, style: Style) {
        self.lines.extend(spans::wrapped(text, self.width, style));
    }

    /// At most `most` lines of what somebody said.
    pub(super) fn quoted(&mut self, text: &str, most: usize) {
        let quoted = format!("“{}”", text.trim());
        let mut lines = spans::wrapped(&quoted, self.width, self.theme.text.style());
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                last.spans.push(Span::styled("…", self.theme.fact.style()));
            }
        }
        self.lines.extend(lines);
    }

    /// A few words in the style of facts, and a sentence after them, wrapped together.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let wrapped = spans::wrapped(
            &format!("{label} {text}"),
            self.width,
            self.theme.text.style(),
        );
        for (at, line) in wrapped.into_iter().enumerate() {
            let words: String = line
                .spans
                .iter()
                .map(|span| span.content.as_ref())
                .collect();
            match words.strip_prefix(label).filter(|_| at == 0) {
                Some(rest) => self.lines.push(Line::from(vec![
                    Span::styled(label.to_owned(), self.theme.fact.style()),
                    Span::styled(rest.to_owned(), self.theme.text.style()),
                ])),
                None => self
                    .lines
                    .push(Line::styled(words, self.theme.text.style())),
            }
        }
    }

    /// A name with what stands behind it, and something at the end of the line.
    pub(super) fn title(&mut self, name: &str, behind: &str, end: &str) {
        let mut left = vec![spans::text(name, self.theme.name.style())];
        if !behind.is_empty() {
            left.push(spans::text(
                &format!(" · {behind}"),
                self.theme.fact.style(),
            ));
        }
        let room = (self.width / 2).saturating_sub(2);
        let right = match end {
            "" => Vec::new(),
            end => vec![spans::fitted(end, room, self.theme.fact.style())],
        };
        self.lines.push(spans::between(left, right, self.width));
    }
}
