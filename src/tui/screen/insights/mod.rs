//! Insights: pictures of the whole. The map of the network, what stands out in it, contact by week, give
//! and receive by month, the mix of ties, and goals with who brings what.
//!
//! Here are the state, the answers to commands, and the order of drawing; each part has a file, what
//! stands together is decided in `pages`. What is judged comes from `coach::network`.

mod beneath;
mod board;
mod dots;
mod exchange;
mod goals;
mod layout;
mod map;
mod pages;
#[cfg(test)]
mod tests;
mod ties;
mod walk;
mod weeks;
mod words;

use std::cell::Cell;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{below, draw_empty, inside, row};
use crate::coach::network::{Network, OneCircle};
use crate::domain::Choice;
use crate::domain::draft::BALANCE;
use crate::domain::person::PersonId;
use crate::domain::tie::Balance;
use crate::report::Result;
use crate::store::query::insights::{GoalLine, Mix, Months, Weeks};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use map::{Drawn, Map};
use pages::Part;
use words::Words;

/// Rows beneath the map: two about the person selected, one with what the marks mean; two of those from
/// so many rows on.
const BENEATH: u16 = 3;
const TALL: u16 = 22;
/// Before the screen was drawn the first time it is taken to be as large as a small terminal's.
const FIRST: Rect = Rect {
    x: 0,
    y: 0,
    width: 78,
    height: 20,
};

/// The screen.
pub(crate) struct InsightsScreen {
    map: Map,
    words: Words,
    weeks: Option<Weeks>,
    /// `None` where the balance is hidden as a whole.
    months: Option<Months>,
    mix: Mix,
    goals: Vec<GoalLine>,
    part: Part,
    /// Who is selected on the map.
    person: Option<PersonId>,
    /// Which sentence is selected.
    finding: usize,
    /// Where the screen was drawn last.
    area: Cell<Rect>,
}

impl Default for InsightsScreen {
    fn default() -> Self {
        Self {
            map: Map::default(),
            words: Words::default(),
            weeks: None,
            months: None,
            mix: Mix::default(),
            goals: Vec::new(),
            part: Part::default(),
            person: None,
            finding: 0,
            area: Cell::new(FIRST),
        }
    }
}

impl InsightsScreen {
    /// The parts in sight, and where each goes in an area.
    fn places(&self, area: Rect) -> Vec<(Part, Rect)> {
        let page = pages::page_of(area, self.part);
        let body = if pages::pages(area).len() > 1 {
            below(area, 2).unwrap_or_default()
        } else {
            area
        };
        let weeks = self.weeks.as_ref().map_or(3, weeks::rows);
        let goals = u16::try_from(self.goals.len() * 2 + 1).unwrap_or(u16::MAX);
        pages::places(&page, body, (weeks, goals))
    }

    /// Where the map goes, without its heading and what stands beneath it.
    fn map_area(&self, area: Rect) -> Option<Rect> {
        let (_, area) = self
            .places(area)
            .into_iter()
            .find(|(part, _)| *part == Part::Map)?;
        Some(without_words(self.inside(area)))
    }

    /// A part without the heading over it; alone on its page it has none, as it is named above.
    fn inside(&self, area: Rect) -> Rect {
        if pages::page_of(self.area.get(), self.part).len() == 1 {
            area
        } else {
            below(area, 1).unwrap_or_default()
        }
    }

    /// The map as it stands on the screen; `None` where it is on another page.
    fn drawn(&self) -> Option<(Rect, Rc<Drawn>)> {
        let area = self.map_area(self.area.get())?;
        Some((area, self.map.at_size((area.width, area.height))))
    }

    /// Names people in the matrix as the map does, where namesakes are told apart.
    fn name_apart(&mut self) {
        let Some(network) = self.map.network() else {
            return;
        };
        let lines = self.goals.iter_mut().flat_map(|line| &mut line.brought);
        for name in lines.flat_map(|brought| &mut brought.shown) {
            if let Some(place) = network.place(name.id) {
                name.short.clone_from(&network.people[place].short);
            }
        }
    }

    fn selected(&self) -> Option<PersonId> {
        match self.drawn() {
            Some((_, drawn)) => {
                let place = self.map.place_of(self.person, &drawn);
                self.map.person(&drawn, place).map(|person| person.id)
            }
            None if self.part == Part::Words => self.words.findings.get(self.finding)?.person,
            None => None,
        }
    }

    fn step(&mut self, command: Command) {
        let Some((_, drawn)) = self.drawn() else {
            self.finding = match command {
                Command::Down => self.finding + 1,
                _ => self.finding.saturating_sub(1),
            }
            .min(self.words.findings.len().saturating_sub(1));
            return;
        };
        let from = self.map.place_of(self.person, &drawn);
        let to = walk::step(&drawn.points(), from, command).unwrap_or(from);
        self.person = self.map.person(&drawn, to).map(|person| person.id);
    }

    fn leaf(&mut self, command: Command) {
        let pages = pages::pages(self.area.get());
        let at = pages
            .iter()
            .position(|page| page.contains(&self.part))
            .unwrap_or(0);
        let to = match command {
            Command::NextPart => (at + 1) % pages.len(),
            _ => (at + pages.len() - 1) % pages.len(),
        };
        if let Some(part) = pages.get(to).and_then(|page| page.first()) {
            self.part = *part;
        }
    }

    /// The names of the parts, those in sight set off.
    fn draw_names(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let theme = look.theme;
        let pages = pages::pages(area);
        let mut line = Vec::new();
        for page in &pages {
            let here = page.contains(&self.part);
            let names: Vec<&str> = page.iter().map(|part| part.name()).collect();
            let style = if here {
                theme.heading.style()
            } else {
                theme.fact.style()
            };
            line.push(match here {
                true => Span::styled("▸ ", theme.marker.style()),
                false => Span::raw("  "),
            });
            line.push(Span::styled(names.join(" · "), style));
            line.push(Span::raw(" "));
        }
        if let Some(area) = row(area, 0) {
            frame.render_widget(Line::from(line), area);
        }
    }

    fn draw_map(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let canvas = without_words(area);
        let drawn = self.map.at_size((canvas.width, canvas.height));
        let place = self.map.place_of(self.person, &drawn);
        self.map.draw(frame, canvas, &drawn, place, look);
        let under = below(area, canvas.height).unwrap_or_default();
        if let Some(person) = self.map.person(&drawn, place) {
            self.map.draw_word(frame, under, person, look);
        }
        if let Some(legend) = below(under, 2) {
            self.map.draw_legend(frame, legend, &drawn, look);
        }
    }

    fn draw_part(&self, part: Part, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let alone = pages::page_of(self.area.get(), self.part).len() == 1;
        if !alone && let Some(area) = row(area, 0) {
            let style = look.theme.heading.style();
            frame.render_widget(Line::styled(part.heading(), style), area);
        }
        let area = self.inside(area);
        match part {
            Part::Map => self.draw_map(frame, area, look),
            Part::Words => {
                let selected = alone.then_some(self.finding);
                self.words.draw(frame, area, selected, look);
            }
            Part::Weeks => {
                if let Some(weeks) = &self.weeks {
                    weeks::draw(weeks, frame, area, look);
                }
            }
            Part::Exchange => exchange::draw(self.months.as_ref(), frame, area, look),
            Part::Ties => ties::draw(&self.mix, self.map.network(), frame, area, look),
            Part::Goals => goals::draw(&self.goals, frame, area, look),
        }
    }
}

/// The map's area without the rows beneath it.
fn without_words(area: Rect) -> Rect {
    let beneath = BENEATH + u16::from(area.height >= TALL);
    Rect {
        height: area.height.saturating_sub(beneath),
        ..area
    }
}

impl View for InsightsScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Insights]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let (store, today) = (reader.store, reader.today());
        let read = store.network_facts(today)?;
        let left_out = words::left_out(&read);
        let network = Network::of(read.facts);
        let one_circle = OneCircle::of(&store.picks_of_late(today)?, today);
        self.words = Words::of(&network, left_out, one_circle, today);
        self.map = Map::of(network, left_out.0);
        self.finding = self
            .finding
            .min(self.words.findings.len().saturating_sub(1));
        self.weeks = Some(store.contact_weeks(today, weeks::WEEKS)?);
        let hidden = store
            .setting(BALANCE)?
            .is_some_and(|setting| Balance::from_word(&setting.value) == Some(Balance::Hidden));
        self.months = match hidden {
            true => None,
            false => Some(store.exchange_months(today)?),
        };
        self.mix = store.mix()?;
        self.goals = store.goal_lines()?;
        self.name_apart();
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        let walks = matches!(
            command,
            Command::Left | Command::Right | Command::Up | Command::Down
        );
        match command {
            _ if self.map.is_empty() && (walks || command == Command::Open) => {
                Availability::No("nobody is here yet")
            }
            _ if walks => match (self.map_area(self.area.get()), command) {
                (Some(_), _) => Availability::Yes,
                (None, Command::Up | Command::Down) if self.part == Part::Words => {
                    Availability::Yes
                }
                _ => Availability::No("there is nobody to walk to in this picture"),
            },
            Command::Open => match self.selected() {
                Some(_) => Availability::Yes,
                None => Availability::No("nobody is selected here"),
            },
            Command::NextPart | Command::PreviousPart => {
                match pages::pages(self.area.get()).len() > 1 && !self.map.is_empty() {
                    true => Availability::Yes,
                    false => Availability::No("everything is in sight"),
                }
            }
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        match command {
            Command::Open => self.selected().map(Effect::Person).into_iter().collect(),
            Command::NextPart | Command::PreviousPart => {
                self.leaf(command);
                Vec::new()
            }
            _ => {
                self.step(command);
                Vec::new()
            }
        }
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        if let Some((area, drawn)) = self.drawn()
            && area.contains(at)
            && let Some(place) = drawn.at(at.x - area.x, at.y - area.y)
        {
            self.person = self.map.person(&drawn, place).map(|person| person.id);
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        self.area.set(area);
        if self.map.is_empty() {
            return draw_empty(
                frame,
                area,
                look,
                "Here a picture of your network will grow: who stands how close, who knows whom, \
                 how often you are in touch, what passes both ways. It begins with one person.",
                (Scope::Global, Command::NewPerson, "adds somebody"),
            );
        }
        if pages::pages(area).len() > 1 {
            self.draw_names(frame, area, look);
        }
        for (part, area) in self.places(area) {
            self.draw_part(part, frame, area, look);
        }
    }
}
