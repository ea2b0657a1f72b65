//! The command palette: everything that can be done here, found by its name, and everybody, found by
//! theirs.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::report::Result;
use crate::store::query::Named;
use crate::tui::app::App;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Input, Look, Reader, View};
use crate::tui::widget::line_edit::{Changed, Focus, LineEdit};
use crate::tui::widget::list::{Selected, Selection, marked};
use crate::tui::widget::{spans, window};

/// How many people are offered.
const PEOPLE: usize = 8;

struct Entry {
    command: Command,
    keys: String,
    help: String,
}

/// What a line of the palette leads to.
enum Hit<'p> {
    Command(&'p Entry),
    Person(&'p Named),
}

/// The palette.
pub(crate) struct Palette {
    entries: Vec<Entry>,
    people: Vec<Named>,
    line: LineEdit,
    selection: Selection,
}

impl Palette {
    /// A palette of what can be done where `app` is.
    pub(crate) fn of(app: &App) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        for scope in app.scopes() {
            for binding in app.context.keymap.of_scope(scope) {
                let here = app.available(binding.command) == Availability::Yes;
                let known = entries.iter().any(|entry| entry.command == binding.command);
                if here && !known && binding.command != Command::Palette {
                    entries.push(Entry {
                        command: binding.command,
                        keys: binding.keys_label(),
                        help: binding.help.clone(),
                    });
                }
            }
        }
        Self {
            entries,
            people: Vec::new(),
            line: LineEdit::default(),
            selection: Selection::default(),
        }
    }

    fn hits(&self) -> Vec<Hit<'_>> {
        let words: Vec<String> = self
            .line
            .text()
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let mut commands: Vec<(usize, &Entry)> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let text = format!("{} {}", entry.command.name(), entry.help).to_lowercase();
                Some((rank(&text, &words)?, entry))
            })
            .collect();
        commands.sort_by_key(|(rank, _)| *rank);
        let people = self.people.iter().map(Hit::Person);
        let commands = commands.into_iter().map(|(_, entry)| Hit::Command(entry));
        if words.is_empty() {
            commands.collect()
        } else {
            people.chain(commands).collect()
        }
    }
}

/// How well `help` fits the typed words: every word has to begin one of its words; earlier is better.
fn rank(help: &str, words: &[String]) -> Option<usize> {
    let mut total = 0;
    for word in words {
        let at = help
            .split(|character: char| !character.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .position(|part| part.starts_with(word.as_str()))?;
        total += at;
    }
    Some(total)
}

impl View for Palette {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::PaletteList]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        self.people = if self.line.text().trim().is_empty() {
            Vec::new()
        } else {
            reader.store.people_named(self.line.text(), PEOPLE)?
        };
        let count = self.hits().len();
        self.selection.clamp(count);
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::Accept if self.hits().is_empty() => {
                Availability::No("nothing here has that name")
            }
            Command::Accept
            | Command::Cancel
            | Command::ClearLine
            | Command::Down
            | Command::Up => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        match command {
            Command::Cancel => vec![Effect::Close],
            Command::ClearLine => {
                self.line.set("");
                self.selection.go(0);
                vec![Effect::Load]
            }
            Command::Accept => {
                let effect = match self.hits().get(self.selection.at()) {
                    Some(Hit::Command(entry)) => Effect::Command(entry.command),
                    Some(Hit::Person(person)) => Effect::Person(person.id),
                    None => return Vec::new(),
                };
                vec![Effect::Close, effect]
            }
            _ => {
                let count = self.hits().len();
                self.selection.step(command, count);
                Vec::new()
            }
        }
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        let changed = match input {
            Input::Key(key) => self.line.key(*key),
            Input::Paste(text) => self.line.paste(text),
            Input::Edited(_) => Changed::No,
        };
        Some(match changed {
            Changed::Yes => {
                self.selection.go(0);
                vec![Effect::Load]
            }
            Changed::No => Vec::new(),
        })
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let inside = window::open(frame, area, (76, 20), "find", look.theme);
        let [line, list] = ratatui::layout::Layout::vertical([
            ratatui::layout::Constraint::Length(2),
            ratatui::layout::Constraint::Fill(1),
        ])
        .areas(inside);
        let hits = self.hits();
        let window = self.selection.window(hits.len(), usize::from(list.height));
        for (row, at) in window.enumerate() {
            let area = Rect {
                y: list.y + row as u16,
                height: 1,
                ..list
            };
            let width = usize::from(area.width).saturating_sub(2);
            let line = match &hits[at] {
                Hit::Command(entry) => spans::between(
                    vec![Span::raw(entry.help.clone())],
                    vec![Span::styled(entry.keys.clone(), look.theme.key.style())],
                    width,
                ),
                Hit::Person(person) => spans::between(
                    vec![spans::text(&person.full_name, look.theme.name.style())],
                    vec![Span::styled("person", look.theme.fact.style())],
                    width,
                ),
            };
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                look.theme,
                line,
            );
        }
        // Drawn last, so that the cursor stands in the line that is being written.
        self.line
            .draw(frame, line, look.theme.typed.style(), Focus::Here);
    }
}
