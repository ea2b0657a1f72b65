//! Everybody in a list: sorted by any column, filtered as one types, marked and edited several at once.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{draw_nothing, inside, row};
use crate::cells;
use crate::domain::person::PersonId;
use crate::domain::{Choice, civil};
use crate::report::Result;
use crate::store::query::Named;
use crate::store::query::people::{PeopleFilter, PeopleOrder, PersonLine};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Input, Look, Reader, View};
use crate::tui::widget::filter::Filter;
use crate::tui::widget::line_edit::Changed;
use crate::tui::widget::list::{Selected, Selection, marked};
use crate::tui::widget::spans;
use crate::tui::{act, form};

/// How many people are read at once, around the selected one.
const PAGE: usize = 200;

/// The screen.
#[derive(Default)]
pub(crate) struct PeopleScreen {
    /// A page of people, the first of whom is number `offset`.
    lines: Vec<PersonLine>,
    offset: usize,
    count: usize,
    order: PeopleOrder,
    filter: Filter,
    marks: BTreeMap<PersonId, Named>,
    selection: Selection,
}

impl PeopleScreen {
    fn selected(&self) -> Option<&PersonLine> {
        self.lines
            .get(self.selection.at().checked_sub(self.offset)?)
    }

    /// Those an edit is about: the marked, or else the selected one.
    fn chosen(&self) -> Vec<Named> {
        if self.marks.is_empty() {
            self.selected()
                .map(|line| line.name.clone())
                .into_iter()
                .collect()
        } else {
            self.marks.values().cloned().collect()
        }
    }

    /// What follows when the filter lets others through.
    fn refiltered(&mut self, changed: Changed) -> Vec<Effect> {
        if changed == Changed::No {
            return Vec::new();
        }
        self.selection.go(0);
        vec![Effect::Load]
    }

    fn moved(&self) -> Vec<Effect> {
        let at = self.selection.at();
        // The page is read again well before its end comes in sight.
        let near = at < self.offset + 50 && self.offset > 0;
        let far =
            at + 50 > self.offset + self.lines.len() && self.offset + self.lines.len() < self.count;
        if near || far {
            vec![Effect::Load]
        } else {
            Vec::new()
        }
    }
}

impl View for PeopleScreen {
    fn scopes(&self) -> Vec<Scope> {
        if self.filter.is_written() {
            vec![Scope::Filter]
        } else {
            vec![Scope::People, Scope::List]
        }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_written()
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let filter = PeopleFilter {
            text: self.filter.text().to_owned(),
            ..PeopleFilter::default()
        };
        self.count = reader.store.people_count(&filter)?;
        self.selection.clamp(self.count);
        self.offset = self.selection.at().saturating_sub(PAGE / 2);
        self.lines = reader
            .store
            .people(&filter, self.order, self.offset, PAGE)?;
        let mut gone = Vec::new();
        for id in self.marks.keys() {
            if reader.store.name_of(*id)?.is_none() {
                gone.push(*id);
            }
        }
        for id in gone {
            self.marks.remove(&id);
        }
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        if self.filter.is_written() {
            return Filter::available(command);
        }
        match command {
            Command::Filter | Command::Sort => Availability::Yes,
            // The filter goes first; only then does Esc lead away.
            Command::Back if !self.filter.text().is_empty() || !self.marks.is_empty() => {
                Availability::Yes
            }
            Command::Open
            | Command::Mark
            | Command::Edit
            | Command::EditTie
            | Command::Log
            | Command::Remove => match self.selected() {
                Some(_) => Availability::Yes,
                None => Availability::No("nobody is selected"),
            },
            Command::Merge => match self.marks.len() {
                2 => Availability::Yes,
                _ => Availability::No("mark the two who may be one person first"),
            },
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if self.filter.is_written() {
            let changed = self.filter.command(command);
            return self.refiltered(changed);
        }
        if Selection::moves(command) {
            let count = self.count;
            self.selection.step(command, count);
            return self.moved();
        }
        match command {
            Command::Filter => {
                self.filter.begin();
                Vec::new()
            }
            Command::Back => {
                if self.marks.is_empty() {
                    self.filter.clear();
                } else {
                    self.marks.clear();
                }
                vec![Effect::Load]
            }
            Command::Sort => {
                self.order = self.order.next();
                self.selection.go(0);
                vec![
                    Effect::Load,
                    Effect::Say(format!("Sorted by {}.", self.order.label())),
                ]
            }
            Command::Mark => {
                if let Some(name) = self.selected().map(|line| line.name.clone())
                    && self.marks.remove(&name.id).is_none()
                {
                    self.marks.insert(name.id, name);
                }
                let count = self.count;
                self.selection.step(Command::Down, count);
                self.moved()
            }
            _ => self.act(command, context),
        }
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        let changed = self.filter.input(input)?;
        Some(self.refiltered(changed))
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.count;
        self.selection.click(at, count);
        self.moved()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        if self.count == 0 && self.filter.is_idle() {
            return draw_nothing(
                frame,
                area,
                look,
                "Nobody is written down yet.",
                &[
                    (Scope::Global, Command::NewPerson, "adds the first one"),
                    (
                        Scope::People,
                        Command::Import,
                        "takes in an address book, a calendar or a mailbox",
                    ),
                ],
            );
        }
        self.draw_head(frame, area, look);
        let Some(list) = super::below(area, 3) else {
            return;
        };
        let columns = Columns::of(usize::from(list.width));
        if let Some(heads) = row(area, 2) {
            frame.render_widget(columns.heads(self.order, look), heads);
        }
        self.selection.drawn(list, 1);
        let window = self.selection.window(self.count, usize::from(list.height));
        for (at_row, at) in window.enumerate() {
            let Some(area) = row(list, at_row) else { break };
            let Some(line) = at
                .checked_sub(self.offset)
                .and_then(|at| self.lines.get(at))
            else {
                continue;
            };
            let marking = if self.marks.contains_key(&line.name.id) {
                Marking::Marked
            } else {
                Marking::Not
            };
            let text = columns.line(line, marking, look);
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                look.theme,
                text,
            );
        }
        if !self.filter.is_idle()
            && let Some(area) = row(area, 0)
        {
            let area = Rect {
                x: area.x + 10,
                width: area.width.saturating_sub(30),
                ..area
            };
            self.filter.draw(frame, area, look.theme);
        }
    }
}

impl PeopleScreen {
    fn act(&mut self, command: Command, context: &Context) -> Vec<Effect> {
        let mut chosen = self.chosen();
        let effect = match (command, chosen.as_slice()) {
            (_, []) => return Vec::new(),
            (Command::Open, _) => {
                return self
                    .selected()
                    .map(|line| Effect::Person(line.name.id))
                    .into_iter()
                    .collect();
            }
            (Command::Merge, [one, other]) => form::merge::open(one, other),
            (Command::Edit, [one]) => act::edit(one),
            (Command::Edit, _) => form::person::edit_several(chosen),
            (Command::EditTie, [one]) => act::edit_tie(one),
            (Command::EditTie, _) => form::tie::edit_several(chosen),
            (Command::Log, _) => form::talk::log(
                std::mem::take(&mut chosen),
                context.today(),
                crate::domain::Change::new(""),
            ),
            _ => act::remove(chosen),
        };
        vec![effect]
    }

    fn draw_head(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let Some(area) = row(area, 0) else { return };
        let theme = look.theme;
        let mut line = vec![Span::raw("  ")];
        if !self.filter.is_idle() {
            line.push(Span::styled("filter  ", theme.fact.style()));
        }
        let mut right = civil::count(self.count as i64, "person").replace("persons", "people");
        if !self.marks.is_empty() {
            right = format!("{} marked · {right}", self.marks.len());
        }
        let right = vec![Span::styled(right, theme.fact.style())];
        frame.render_widget(spans::between(line, right, usize::from(area.width)), area);
    }
}

/// Whether somebody is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marking {
    Marked,
    Not,
}

/// How wide each column is: cells; zero leaves it out.
struct Columns {
    name: usize,
    role: usize,
    organization: usize,
    kind: usize,
    circle: usize,
    stage: usize,
    touch: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        let width = width.saturating_sub(4);
        let (circle, touch) = (3, 15);
        if width < 60 {
            let name = width.saturating_sub(touch + 1);
            return Self {
                name,
                role: 0,
                organization: 0,
                kind: 0,
                circle: 0,
                stage: 0,
                touch,
            };
        }
        let (kind, stage) = (12, 10);
        let rest = width.saturating_sub(circle + touch + stage + 4);
        if width < 100 {
            let name = rest * 55 / 100;
            return Self {
                name,
                role: rest - name,
                organization: 0,
                kind: 0,
                circle,
                stage,
                touch,
            };
        }
        let rest = rest.saturating_sub(kind + 2);
        let name = rest * 2 / 5;
        let role = rest * 3 / 10;
        Self {
            name,
            role,
            organization: rest - name - role,
            kind,
            circle,
            stage,
            touch,
        }
    }

    fn widths(&self) -> [(usize, PeopleOrder); 7] {
        [
            (self.name, PeopleOrder::Name),
            (self.role, PeopleOrder::Role),
            (self.organization, PeopleOrder::Organization),
            (self.kind, PeopleOrder::Kind),
            (self.circle, PeopleOrder::Circle),
            (self.stage, PeopleOrder::Stage),
            (self.touch, PeopleOrder::LastTouch),
        ]
    }

    fn heads(&self, order: PeopleOrder, look: &Look<'_>) -> Line<'static> {
        let mut line = vec![Span::raw("    ")];
        for (width, column) in self.widths().into_iter().filter(|(width, _)| *width > 0) {
            let label = if column == PeopleOrder::Circle {
                "◎"
            } else {
                column.label()
            };
            let (text, style) = if column == order {
                (format!("{label} ▾"), look.theme.accent.style())
            } else {
                (label.to_owned(), look.theme.fact.style())
            };
            line.push(Span::styled(cells::pad(&text, width), style));
            line.push(Span::raw(" "));
        }
        Line::from(line)
    }

    fn line(&self, person: &PersonLine, marking: Marking, look: &Look<'_>) -> Line<'static> {
        let theme = look.theme;
        let circle = person
            .circle
            .map(|circle| circle.number().to_string())
            .unwrap_or_default();
        let touch = person
            .last_touch
            .map_or_else(|| "not yet".to_owned(), |day| civil::ago(day, look.today()));
        let mark = if marking == Marking::Marked {
            "● "
        } else {
            "  "
        };
        let mut line = vec![Span::styled(mark, theme.marker.style())];
        let texts = [
            (person.name.full_name.as_str(), theme.name.style()),
            (person.role.as_str(), theme.text.style()),
            (person.organization.as_str(), theme.text.style()),
            (person.kind.label(), theme.fact.style()),
            (circle.as_str(), theme.fact.style()),
            (person.stage.label(), theme.fact.style()),
            (touch.as_str(), theme.fact.style()),
        ];
        for ((width, _), (text, style)) in self.widths().into_iter().zip(texts) {
            if width > 0 {
                line.push(spans::padded(text, width, style));
                line.push(Span::raw(" "));
            }
        }
        Line::from(line)
    }
}
