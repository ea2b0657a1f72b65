//! The help overlay: every key that works where it was opened, with what it does, and why not where it
//! does not work just now. Read from the keymap; it holds no text of its own about keys.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::cells;
use crate::tui::app::App;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Input, Look, View};
use crate::tui::widget::list::Selection;
use crate::tui::widget::window;

/// A line of help.
enum HelpLine {
    Title(&'static str),
    Key {
        keys: String,
        help: String,
        why_not: Option<&'static str>,
    },
    Blank,
}

/// The overlay.
pub(crate) struct Help {
    lines: Vec<HelpLine>,
    /// The first line in sight.
    top: usize,
    /// Lines that fit, as last drawn.
    page: Cell<usize>,
}

impl Help {
    /// Help about what `app` shows.
    pub(crate) fn of(app: &App) -> Self {
        let mut lines = Vec::new();
        for scope in app.scopes() {
            let keys: Vec<HelpLine> = app
                .context
                .keymap
                .of_scope(scope)
                .filter_map(|binding| {
                    let why_not = match app.available(binding.command) {
                        Availability::Yes => None,
                        Availability::No(why) => Some(why),
                        Availability::NotMine => return None,
                    };
                    Some(HelpLine::Key {
                        keys: binding.all_keys_label(),
                        help: binding.help.clone(),
                        why_not,
                    })
                })
                .collect();
            if !keys.is_empty() {
                if !lines.is_empty() {
                    lines.push(HelpLine::Blank);
                }
                lines.push(HelpLine::Title(scope.title()));
                lines.extend(keys);
            }
        }
        Self {
            lines,
            top: 0,
            page: Cell::new(1),
        }
    }
}

impl Help {
    /// Moves the window over the lines.
    fn scroll(&mut self, command: Command) {
        let page = self.page.get().max(2);
        let last = self.lines.len().saturating_sub(page);
        self.top = match command {
            Command::Down => self.top + 1,
            Command::Up => self.top.min(last).saturating_sub(1),
            Command::PageDown => self.top + page - 1,
            Command::PageUp => self.top.min(last).saturating_sub(page - 1),
            Command::First => 0,
            _ => last,
        }
        .min(last);
    }
}

impl View for Help {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::HelpText, Scope::List]
    }

    fn available(&self, command: Command) -> Availability {
        if command == Command::Cancel || Selection::moves(command) {
            Availability::Yes
        } else {
            Availability::NotMine
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        if command == Command::Cancel {
            return vec![Effect::Close];
        }
        self.scroll(command);
        Vec::new()
    }

    fn input(&mut self, _: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        None
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let height = u16::try_from(self.lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let inside = window::open(
            frame,
            area,
            (area.width.saturating_sub(4).min(112), height),
            "keys that work here",
            look.theme,
        );
        let width = usize::from(inside.width);
        let page = usize::from(inside.height);
        self.page.set(page);
        let top = self.top.min(self.lines.len().saturating_sub(page));
        let lines: Vec<Line<'_>> = self
            .lines
            .iter()
            .skip(top)
            .take(page)
            .map(|line| match line {
                HelpLine::Blank => Line::default(),
                HelpLine::Title(title) => Line::styled(*title, look.theme.heading.style()),
                HelpLine::Key {
                    keys,
                    help,
                    why_not,
                } => {
                    let text = match why_not {
                        None => Span::raw(cells::fit(help, width.saturating_sub(16)).into_owned()),
                        Some(why) => Span::styled(
                            cells::fit(
                                &format!("{help} — not now: {why}"),
                                width.saturating_sub(16),
                            )
                            .into_owned(),
                            look.theme.fact.style(),
                        ),
                    };
                    Line::from(vec![
                        Span::styled(cells::pad(keys, 16), look.theme.key.style()),
                        text,
                    ])
                }
            })
            .collect();
        let left = self.lines.len().saturating_sub(top + page);
        frame.render_widget(Paragraph::new(lines), inside);
        if left > 0 {
            let more = format!(" {left} more below ");
            let width = cells::width(&more) as u16;
            let at = Rect {
                x: inside.right().saturating_sub(width),
                y: inside.bottom(),
                width: width.min(inside.width),
                height: 1,
            };
            frame.render_widget(Span::styled(more, look.theme.fact.style()), at);
        }
        frame.set_cursor_position((inside.x, inside.y));
    }
}
