//! The map as it is drawn: rings and lines as dots on a canvas, marks and names over them, and beneath it
//! a word about the person who is selected.
//!
//! Not here: where everybody stands (`layout`), who belongs together (`coach::network`).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Points};

use super::layout::{self, Label, Plan, Spot};
use crate::cells;
use crate::coach::network::{Bond, Link, Member, Network};
use crate::domain::person::{PersonId, position, sort_key};
use crate::domain::shown::shown;
use crate::domain::tie::{Circle, TieKind};
use crate::domain::{Choice, civil, intent};
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// The longest name beside a mark, in a small map and in one with more room: cells.
const LONGEST: (usize, usize) = (9, 18);
/// From this many columns on there is more room.
const ROOMY: u16 = 100;
/// The longest name of a group on the map: cells.
const LONGEST_GROUP: usize = 28;
/// How many people are named in the word about one.
const MOST_NAMED: usize = 3;

/// What the map shows: the network, and who of it stands on the map.
#[derive(Debug, Default)]
pub(super) struct Map {
    network: Option<Network>,
    /// Places in the network, the closest first.
    order: Vec<usize>,
    /// People who were read, and those who were not.
    people: usize,
    /// The last plan: footer, keys and drawing ask for it several times a frame.
    drawn: RefCell<Rc<Drawn>>,
}

impl Map {
    /// The map of a network; `left_out` people are not in it.
    pub(super) fn of(network: Network, left_out: usize) -> Self {
        let mut order: Vec<usize> = (0..network.people.len()).collect();
        order.sort_by_key(|at| {
            let person = &network.people[*at];
            (
                person.circle.map_or(u8::MAX, Circle::number),
                network.group_of[*at],
                std::cmp::Reverse(person.last_touch),
                sort_key(&person.full_name),
                person.id,
            )
        });
        Self {
            people: order.len() + left_out,
            network: Some(network),
            order,
            drawn: RefCell::default(),
        }
    }

    /// The network itself.
    pub(super) fn network(&self) -> Option<&Network> {
        self.network.as_ref()
    }

    /// Whether there is nobody.
    pub(super) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Where everybody stands on a map of this size.
    pub(super) fn at_size(&self, size: (u16, u16)) -> Rc<Drawn> {
        let mut kept = self.drawn.borrow_mut();
        if kept.size != size {
            *kept = Rc::new(self.planned(size));
        }
        Rc::clone(&kept)
    }

    fn planned(&self, (width, height): (u16, u16)) -> Drawn {
        let Some(network) = &self.network else {
            return Drawn::default();
        };
        let mut order = self.order.clone();
        order.truncate(layout::room(width, height));
        // Those of whose group nobody else is on the map stand together at the end of the turn.
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        for at in &order {
            *sizes.entry(network.group_of[*at]).or_default() += 1;
        }
        sizes.retain(|_, people| *people > 1);
        let spots: Vec<Spot> = order
            .iter()
            .zip(labels(network, &order, width))
            .map(|(at, label)| {
                let group = network.group_of[*at];
                Spot {
                    label,
                    circle: network.people[*at].circle,
                    group: match sizes.get(&group) {
                        Some(_) => group,
                        None => network.groups.len(),
                    },
                }
            })
            .collect();
        let names = sizes
            .keys()
            .map(|group| {
                let name = network.groups[*group].name();
                let name = shown(&name);
                (
                    *group,
                    cells::fit(name.as_str(), LONGEST_GROUP).into_owned(),
                )
            })
            .collect();
        let plan = layout::plan(&spots, &names, (width, height));
        let people = plan
            .placed
            .iter()
            .map(|placed| order[placed.spot])
            .collect();
        Drawn {
            size: (width, height),
            people,
            plan,
        }
    }

    /// The place of `person` on a map, or of the first where they are not on it.
    pub(super) fn place_of(&self, person: Option<PersonId>, drawn: &Drawn) -> usize {
        let wanted = person.zip(self.network.as_ref());
        let place = wanted.and_then(|(person, network)| network.place(person));
        drawn
            .people
            .iter()
            .position(|at| Some(*at) == place)
            .unwrap_or(0)
    }

    /// The person at a place on a map.
    pub(super) fn person(&self, drawn: &Drawn, place: usize) -> Option<&Member> {
        let at = drawn.people.get(place)?;
        self.network.as_ref()?.people.get(*at)
    }

    /// Draws the map; the person at `selected` is marked.
    pub(super) fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        drawn: &Drawn,
        selected: usize,
        look: &Look<'_>,
    ) {
        let Some(network) = &self.network else { return };
        let theme = look.theme;
        let rings: Vec<(f64, f64)> = drawn
            .plan
            .rings
            .iter()
            .flat_map(|ring| ellipse(drawn.plan.middle, (ring.across, ring.down)))
            .collect();
        let mut dots = Dots::new(area);
        dots.add(&rings, theme.border.style());
        let chosen = drawn.people.get(selected).copied();
        let places: BTreeMap<usize, (u16, u16)> = drawn
            .people
            .iter()
            .zip(&drawn.plan.placed)
            .map(|(at, placed)| (*at, (placed.x, placed.y)))
            .collect();
        let (mut lines, mut own) = (Vec::new(), Vec::new());
        for ((one, other), link) in &network.links {
            if let (Some(from), Some(to)) = (places.get(one), places.get(other)) {
                let here = chosen == Some(*one) || chosen == Some(*other);
                let into = if here { &mut own } else { &mut lines };
                into.extend(line(*from, *to, *link));
            }
        }
        dots.add(&lines, theme.fact.style());
        dots.add(&own, theme.accent.style());
        let plan = &drawn.plan;
        let labels = plan
            .placed
            .iter()
            .filter_map(|placed| placed.label.as_ref());
        let groups = plan.groups.iter().map(|(_, label)| label);
        for label in labels.chain(groups).chain(&plan.circles) {
            dots.clear_about(label.x, label.y, cells::width(&label.text));
        }
        for placed in &plan.placed {
            dots.clear_about(placed.x, placed.y, 1);
        }
        dots.clear_about(plan.middle.0.saturating_sub(1), plan.middle.1, 3);
        dots.render(frame.buffer_mut());
        for label in &plan.circles {
            put(frame, area, label, theme.border.style());
        }
        for (_, label) in &plan.groups {
            put(
                frame,
                area,
                label,
                theme.fact.style().patch(theme.said.style()),
            );
        }
        let (x, y) = drawn.plan.middle;
        let you = Label {
            x: x.saturating_sub(1),
            y,
            text: "you".into(),
        };
        put(frame, area, &you, theme.heading.style());
        for (nth, (at, placed)) in drawn.people.iter().zip(&drawn.plan.placed).enumerate() {
            let person = &network.people[*at];
            let mark = Label {
                x: placed.x,
                y: placed.y,
                text: mark(person.kind).into(),
            };
            let (name, style) = if nth == selected {
                let chosen = theme.name.style().patch(theme.selected.style());
                (chosen, chosen)
            } else {
                (theme.text.style(), theme.accent.style())
            };
            put(frame, area, &mark, style);
            if let Some(label) = &placed.label {
                put(frame, area, label, name);
            }
            if nth == selected {
                let at = Label {
                    x: placed.x.saturating_sub(1),
                    y: placed.y,
                    text: "▌".into(),
                };
                put(frame, area, &at, theme.marker.style());
                frame.set_cursor_position(Position::new(area.x + placed.x, area.y + placed.y));
            }
        }
    }

    /// Two lines about the person who is selected: who they are, and how they are tied to others.
    pub(super) fn draw_word(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        person: &Member,
        look: &Look<'_>,
    ) {
        let Some(network) = &self.network else { return };
        let theme = look.theme;
        let today = look.today();
        let last = match person.last_touch {
            Some(last) => civil::ago(last, today),
            None => "not in touch yet".into(),
        };
        let circle = match person.circle {
            Some(circle) => format!("{} circle", circle.label()),
            None => "no circle yet".into(),
        };
        let position = position(&person.role, &person.organization);
        let facts = [circle, last].join(" · ");
        let mut first = vec![
            spans::text(&person.full_name, theme.name.style()),
            Span::raw("  "),
        ];
        if !position.is_empty() {
            first.push(spans::text(&position, theme.text.style()));
            first.push(Span::raw("  "));
        }
        let width = usize::from(area.width);
        let right = vec![Span::styled(facts, theme.fact.style())];
        if let Some(area) = row(area, 0) {
            frame.render_widget(spans::between(first, right, width), area);
        }
        let words = network
            .place(person.id)
            .map(|place| ties(network, place))
            .unwrap_or_default();
        let words = format!("{} {} · {words}", mark(person.kind), person.kind.label());
        if let Some(area) = row(area, 1) {
            let words = spans::fitted(&words, width, theme.text.style());
            frame.render_widget(Line::from(words), area);
        }
    }

    /// What the marks and lines mean, and how many are not on the map: one row, or two where there are.
    pub(super) fn draw_legend(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        drawn: &Drawn,
        look: &Look<'_>,
    ) {
        let style = look.theme.fact.style();
        let marks: Vec<String> = TieKind::ALL
            .iter()
            .map(|kind| format!("{} {}", mark(*kind), kind.label()))
            .collect();
        let lines = "⠒⠒ introduced  ⠂⠐ met together";
        let left_out = match self.people.saturating_sub(drawn.people.len()) {
            0 => String::new(),
            people => format!("{people} not drawn"),
        };
        let width = usize::from(area.width);
        let between = |left: String, right: &str| {
            let right = vec![Span::styled(right.to_owned(), look.theme.text.style())];
            spans::between(vec![Span::styled(left, style)], right, width)
        };
        let together = format!("{}  {lines}", marks.join("  "));
        let rows = if cells::width(&together) + cells::width(&left_out) + 2 <= width {
            vec![between(together, &left_out)]
        } else if area.height < 2 {
            vec![between(marks.join(" "), &left_out)]
        } else {
            vec![
                between(marks.join("  "), ""),
                between(lines.to_owned(), &left_out),
            ]
        };
        for (at, line) in rows.into_iter().enumerate() {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
        }
    }
}

/// A map at one size: its plan, and for each placed mark the place of the person in the network.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    size: (u16, u16),
    people: Vec<usize>,
    plan: Plan,
}

impl Drawn {
    /// Where the marks stand: columns and rows of the map.
    pub(super) fn points(&self) -> Vec<(u16, u16)> {
        let placed = self.plan.placed.iter();
        placed.map(|placed| (placed.x, placed.y)).collect()
    }

    /// Whose mark or name stands at this cell of the map.
    pub(super) fn at(&self, x: u16, y: u16) -> Option<usize> {
        self.plan.placed.iter().position(|placed| {
            let name = placed.label.as_ref().is_some_and(|label| {
                let width = u16::try_from(cells::width(&label.text)).unwrap_or(u16::MAX);
                label.y == y && (label.x..label.x.saturating_add(width)).contains(&x)
            });
            name || (placed.x, placed.y) == (x, y)
        })
    }
}

/// The mark of a kind of tie; each has a shape of its own, so that none depends on a colour.
pub(super) fn mark(kind: TieKind) -> &'static str {
    match kind {
        TieKind::Colleague => "●",
        TieKind::Stakeholder => "■",
        TieKind::Influencer => "▲",
        TieKind::Mentor => "◆",
        TieKind::Friend => "♥",
        TieKind::Other => "○",
    }
}

/// The names beside the marks. A name of several words that is long for the map keeps the first of them
/// and the first letter of the last.
fn labels(network: &Network, order: &[usize], width: u16) -> Vec<String> {
    let longest = if width >= ROOMY { LONGEST.1 } else { LONGEST.0 };
    order
        .iter()
        .map(|at| {
            let name = shown(&network.people[*at].short);
            let mut words = name.as_str().split_whitespace();
            let (first, last) = (words.next(), words.last());
            match (first, last.and_then(|word| word.chars().next())) {
                (Some(first), Some(initial)) if cells::width(name.as_str()) > longest => {
                    let first = cells::fit(first, longest.saturating_sub(3));
                    format!("{first} {initial}")
                }
                _ => cells::fit(name.as_str(), longest).into_owned(),
            }
        })
        .collect()
}

/// How the person at `place` is tied to others: the group, who was met together with them, to whom they
/// were introduced.
fn ties(network: &Network, place: usize) -> String {
    let mut parts = Vec::new();
    // That somebody belongs to where they work goes without saying.
    let own = Bond::Organization(network.people[place].organization.clone());
    if let Some(group) = network.group(place)
        && group.bond != Bond::Alone
        && group.bond != own
    {
        parts.push(format!("with {}", group.words()));
    }
    let links = network.links_of(place);
    let named = |wanted: &dyn Fn(&Link) -> u32| {
        let mut those: Vec<&(usize, Link)> =
            links.iter().filter(|(_, link)| wanted(link) > 0).collect();
        those.sort_by_key(|(at, link)| (std::cmp::Reverse(wanted(link)), *at));
        let mut names: Vec<String> = those
            .iter()
            .take(MOST_NAMED)
            .map(|(at, _)| network.people[*at].short.clone())
            .collect();
        match those.len().saturating_sub(MOST_NAMED) {
            0 => {}
            more => names.push(format!("{more} more")),
        }
        names
    };
    let together = named(&|link| link.together);
    if !together.is_empty() {
        parts.push(format!("together with {}", intent::list(&together)));
    }
    let introduced = named(&|link| link.introduced);
    if !introduced.is_empty() {
        parts.push(format!("introduced: {}", intent::list(&introduced)));
    }
    if parts.is_empty() {
        return "not tied to anybody else here, as far as you wrote down".into();
    }
    parts.join(" · ")
}

/// The dot in the middle of a cell.
fn dot((x, y): (u16, u16)) -> (f64, f64) {
    (f64::from(x) * 2.0 + 0.5, f64::from(y) * 4.0 + 1.5)
}

/// The dots of a ring, so far apart that a line is told from it: about one in three columns.
fn ellipse(middle: (u16, u16), (across, down): (f64, f64)) -> Vec<(f64, f64)> {
    let middle = dot(middle);
    let (across, down) = (across * 2.0, down * 4.0);
    let around = std::f64::consts::PI * (1.5 * (across + down) - (across * down).sqrt());
    let count = (around / 6.0).max(8.0).round();
    (0..count as u32)
        .map(|nth| {
            let turn = f64::from(nth) / count * std::f64::consts::TAU;
            (middle.0 + across * turn.cos(), middle.1 + down * turn.sin())
        })
        .collect()
}

/// The dots between two marks: all of them for an introduction, every third where they were only met
/// together.
fn line(from: (u16, u16), to: (u16, u16), link: Link) -> Vec<(f64, f64)> {
    let (from, to) = (dot(from), dot(to));
    let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).max(1.0);
    let every = if link.introduced > 0 { 1 } else { 3 };
    (0..=steps as u32)
        .filter(|nth| nth % every == 0)
        .map(|nth| {
            let share = f64::from(nth) / steps;
            (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            )
        })
        .collect()
}

/// Writes text into a cell of the map.
fn put(frame: &mut Frame<'_>, area: Rect, label: &Label, style: Style) {
    let place = Rect {
        x: area.x.saturating_add(label.x),
        y: area.y.saturating_add(label.y),
        width: u16::try_from(cells::width(&label.text)).unwrap_or(u16::MAX),
        height: 1,
    };
    frame.render_widget(
        Span::styled(label.text.clone(), style),
        place.intersection(area),
    );
}

/// Dots of several canvases in one: where two meet in a cell both are seen, and the later style wins.
struct Dots {
    area: Rect,
    cells: BTreeMap<(u16, u16), (u32, Style)>,
}

/// The character without any dot; each of the eight is a bit above it.
const NO_DOTS: u32 = 0x2800;

impl Dots {
    fn new(area: Rect) -> Self {
        Self {
            area,
            cells: BTreeMap::new(),
        }
    }

    fn add(&mut self, points: &[(f64, f64)], style: Style) {
        let (width, height) = (
            f64::from(self.area.width) * 2.0,
            f64::from(self.area.height) * 4.0,
        );
        let upwards: Vec<(f64, f64)> = points.iter().map(|(x, y)| (*x, height - 1.0 - y)).collect();
        let mut paper = Buffer::empty(self.area);
        let points = Points {
            coords: &upwards,
            color: Default::default(),
        };
        Canvas::default()
            .marker(Marker::Braille)
            .x_bounds([0.0, width - 1.0])
            .y_bounds([0.0, height - 1.0])
            .paint(|context| context.draw(&points))
            .render(self.area, &mut paper);
        for at in self.area.positions() {
            let symbol = paper.cell(at).and_then(|cell| cell.symbol().chars().next());
            let dots = symbol.and_then(|symbol| u32::from(symbol).checked_sub(NO_DOTS));
            if let Some(dots) = dots.filter(|dots| (1..256).contains(dots)) {
                let drawn = self.cells.entry((at.x, at.y)).or_insert((0, style));
                *drawn = (drawn.0 | dots, style);
            }
        }
    }

    /// Takes the dots from under a text and from the cell on either side of it.
    fn clear_about(&mut self, x: u16, y: u16, width: usize) {
        let y = self.area.y.saturating_add(y);
        let from = self.area.x.saturating_add(x).saturating_sub(1);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        for x in from..from.saturating_add(width).saturating_add(2) {
            self.cells.remove(&(x, y));
        }
    }

    fn render(&self, buffer: &mut Buffer) {
        for (at, (dots, style)) in &self.cells {
            if let (Some(cell), Some(symbol)) =
                (buffer.cell_mut(*at), char::from_u32(NO_DOTS + dots))
            {
                cell.set_char(symbol).set_style(*style);
            }
        }
    }
}
