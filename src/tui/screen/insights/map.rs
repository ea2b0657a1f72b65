//! The map as it is drawn: who of the network stands on it, marks and names over rings and lines.
//!
//! Not here: where everybody stands (`layout`), the dots (`dots`), what stands under it (`beneath`).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::dots::{Dots, ellipse, line};
use super::layout::{self, Label, Plan, Spot};
use crate::cells;
use crate::coach::network::{Member, Network};
use crate::domain::person::{PersonId, sort_key};
use crate::domain::shown::shown;
use crate::domain::tie::{Circle, TieKind};
use crate::tui::view::Look;

/// The longest name beside a mark, in a small map and in one with more room: cells.
const LONGEST: (usize, usize) = (9, 18);
/// From this many columns on there is more room.
const ROOMY: u16 = 100;
/// So few people are named in full on a map of any size.
const FEW: usize = 14;
/// The longest name of a group on the map: cells.
const LONGEST_GROUP: usize = 28;

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

    /// How many people are not on a map, for want of room or because they were not looked at.
    pub(super) fn not_drawn(&self, drawn: &Drawn) -> usize {
        self.people.saturating_sub(drawn.people.len())
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
            put(frame, area, label, theme.heading.style());
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

/// The names beside the marks, whole ones where there are few people. A name of several words that is long for the map keeps the first of them
/// and the first letter of the last.
fn labels(network: &Network, order: &[usize], width: u16) -> Vec<String> {
    let few = order.len() <= FEW;
    let longest = if few || width >= ROOMY {
        LONGEST.1
    } else {
        LONGEST.0
    };
    order
        .iter()
        .map(|at| {
            let person = &network.people[*at];
            let name = if few {
                shown(&person.full_name)
            } else {
                shown(&person.short)
            };
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
