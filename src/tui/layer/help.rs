//! The help overlay: every key that works where it was opened, with what it does, and why not where it
//! does not work just now; below them why the coach says what it says there. Read from the keymap and from
//! the table of evidence; it holds no text of its own about either.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::cells;
use crate::coach::evidence::{self, Evidence, Topic};
use crate::domain::Choice;
use crate::tui::app::App;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Input, Look, View};
use crate::tui::widget::list::Selection;
use crate::tui::widget::{spans, window};

/// The widest that the window is: cells.
const WIDTH: u16 = 112;
/// Where what a key does begins: cells.
const KEYS: usize = 16;

/// A line of help, or a text that wraps.
enum HelpLine {
    Title(&'static str),
    Key {
        keys: String,
        help: String,
        why_not: Option<&'static str>,
    },
    Evidence(Evidence),
    Blank,
}

/// The overlay.
pub(crate) struct Help {
    lines: Vec<HelpLine>,
    /// The first row in sight.
    top: usize,
    /// Rows that fit, and rows that there are, as last drawn.
    drawn: Cell<(usize, usize)>,
}

impl Help {
    /// Help about what `app` shows.
    pub(crate) fn of(app: &App) -> Self {
        // A mistake in our own table must not take the keys away; a test finds it.
        let table = evidence::ours().unwrap_or_default();
        let topics = topics(app);
        let known = evidence::about(&table, &topics);
        // What stands behind the selected line comes right below the keys of its screen; the rest can wait.
        let selected = usize::from(!app.front().evidence().is_empty());
        let (here, rest) = known.split_at(selected.min(known.len()));
        let mut lines = Vec::new();
        for scope in app.scopes() {
            let keys = keys_of(app, scope);
            if keys.is_empty() {
                continue;
            }
            let first = lines.is_empty();
            section(&mut lines, scope.title(), keys);
            if first {
                section(&mut lines, "Why the coach says this", entries(here));
            }
        }
        let title = match here.is_empty() {
            true => "Why the coach says this",
            false => "What else is known here",
        };
        section(&mut lines, title, entries(rest));
        Self {
            lines,
            top: 0,
            // Until it is drawn nobody knows where it ends.
            drawn: Cell::new((1, usize::MAX)),
        }
    }

    /// Moves the window over the rows.
    fn scroll(&mut self, command: Command) {
        let (page, rows) = self.drawn.get();
        let page = page.max(2);
        let last = rows.saturating_sub(page);
        self.top = match command {
            Command::Down => self.top.saturating_add(1),
            Command::Up => self.top.min(last).saturating_sub(1),
            Command::PageDown => self.top.saturating_add(page - 1),
            Command::PageUp => self.top.min(last).saturating_sub(page - 1),
            Command::First => 0,
            _ => last,
        }
        .min(last);
    }
}

/// A title and what stands under it, where there is anything.
fn section(lines: &mut Vec<HelpLine>, title: &'static str, under: Vec<HelpLine>) {
    if under.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(HelpLine::Blank);
    }
    lines.push(HelpLine::Title(title));
    lines.extend(under);
}

/// The keys of `scope` that mean something now.
fn keys_of(app: &App, scope: Scope) -> Vec<HelpLine> {
    app.context
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
        .collect()
}

/// Entries with an empty line between them.
fn entries(known: &[&Evidence]) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for entry in known {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Evidence((*entry).clone()));
    }
    lines
}

/// What concerns what is shown: what stands behind what is selected first, then the screen as a whole.
fn topics(app: &App) -> Vec<Topic> {
    let mut topics = app.front().evidence();
    if app.layers.is_empty() && app.pages.is_empty() {
        topics.extend(evidence::for_screen(app.current.label()));
    }
    topics
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
        let outer = area.width.saturating_sub(4).min(WIDTH);
        let width = usize::from(outer.saturating_sub(4));
        let rows: Vec<Line<'static>> = self
            .lines
            .iter()
            .flat_map(|line| line.rows(width, look))
            .collect();
        let height = u16::try_from(rows.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let title = "keys that work here, and why the coach says this";
        let inside = window::open(frame, area, (outer, height), title, look.theme);
        let page = usize::from(inside.height);
        let all = rows.len();
        self.drawn.set((page, all));
        let top = self.top.min(all.saturating_sub(page));
        let seen: Vec<Line<'_>> = rows.into_iter().skip(top).take(page).collect();
        frame.render_widget(Paragraph::new(seen), inside);
        let left = all.saturating_sub(top + page);
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

impl HelpLine {
    fn rows(&self, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
        let theme = look.theme;
        match self {
            Self::Blank => vec![Line::default()],
            Self::Title(title) => vec![Line::styled(*title, theme.heading.style())],
            Self::Key {
                keys,
                help,
                why_not,
            } => {
                let room = width.saturating_sub(KEYS);
                let text = match why_not {
                    None => Span::raw(cells::fit(help, room).into_owned()),
                    Some(why) => {
                        let why = format!("{help} — not now: {why}");
                        Span::styled(cells::fit(&why, room).into_owned(), theme.fact.style())
                    }
                };
                vec![Line::from(vec![
                    Span::styled(cells::pad(keys, KEYS), theme.key.style()),
                    text,
                ])]
            }
            Self::Evidence(entry) => {
                let mut rows = spans::wrapped(&entry.claim, width, theme.text.style());
                let below = format!("{} · {}", entry.topic.label(), entry.standing());
                rows.extend(spans::wrapped(&below, width, theme.fact.style()));
                let coach = format!("The coach: {}", entry.coach);
                rows.extend(spans::wrapped(&coach, width, theme.fact.style()));
                rows
            }
        }
    }
}
