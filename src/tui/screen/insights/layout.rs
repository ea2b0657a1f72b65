//! Where everybody stands on the map: the user in the middle, a ring for each circle, an angle for each
//! group, a name beside each mark where there is room. Pure: people and a size in, cells out.
//!
//! Not here: how it is drawn (`map`), and who belongs together (`coach::network`).

use std::collections::BTreeMap;
use std::f64::consts::{FRAC_PI_2, TAU};

use super::board::{Board, Edge, nudges};
use crate::cells;
use crate::domain::tie::Circle;

/// The most people on the map.
pub(super) const MOST_DRAWN: usize = 60;
/// So many cells of the map belong to one person at least; a smaller map shows fewer.
const CELLS_EACH: usize = 18;
/// The innermost ring leaves so much of the way from the middle to the edge to the user.
const MIDDLE: f64 = 0.16;
/// Rings are turned against each other by this much of the way from one person to the next, so that people
/// of one group do not stand in a row: the golden section never comes back to where it was.
const GOLDEN: f64 = 0.618_033_988_75;
/// Between two groups, as a share of the whole turn divided by the number of people.
const GROUP_GAP: f64 = 0.6;

/// Somebody to be put on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// What stands beside the mark, harmless already.
    pub label: String,
    /// Which ring; `None` is the outermost.
    pub circle: Option<Circle>,
    /// People of one group stand side by side, groups in ascending order.
    pub group: usize,
}

/// A map: what stands where, in cells from its upper left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Plan {
    /// The user.
    pub middle: (u16, u16),
    /// One for each circle that has anybody, the innermost first.
    pub rings: Vec<Ring>,
    /// Those who found a place.
    pub placed: Vec<Placed>,
    /// What groups are called, where there is room for it.
    pub groups: Vec<(usize, Label)>,
    /// What circles are called, where there is room for it.
    pub circles: Vec<Label>,
}

/// A ring: an ellipse about the middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ring {
    /// Whose.
    pub circle: Option<Circle>,
    /// Half its width: columns.
    pub across: f64,
    /// Half its height: rows.
    pub down: f64,
}

/// Somebody on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// Their place among the spots.
    pub spot: usize,
    /// The mark.
    pub x: u16,
    /// See `x`.
    pub y: u16,
    /// The name, where there is room for it.
    pub label: Option<Label>,
}

/// Text in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub x: u16,
    pub y: u16,
    pub text: String,
}

/// How many people a map of this size shows at most.
pub(super) fn room(width: u16, height: u16) -> usize {
    (usize::from(width) * usize::from(height) / CELLS_EACH).clamp(1, MOST_DRAWN)
}

/// Puts the spots on a map of `width` × `height` cells. `names` are what groups are called. The first
/// spots find their place first; one for which there is none is left out.
pub(super) fn plan(
    spots: &[Spot],
    names: &BTreeMap<usize, String>,
    (width, height): (u16, u16),
) -> Plan {
    if width < 12 || height < 5 {
        return Plan::default();
    }
    let mut board = Board::new(width, height);
    let middle = (width / 2, height / 2);
    board.take(i32::from(middle.0) - 1, i32::from(middle.1), 3);
    let edge = Edge {
        middle: (f64::from(middle.0), f64::from(middle.1)),
        // Names on the outermost ring reach beyond it.
        across: (f64::from(width) / 2.0 - 8.0).max(f64::from(width) / 4.0),
        down: f64::from(height - 1) / 2.0,
    };
    let bands = bands(spots);
    let turns = turns(spots);
    let mut placed = Vec::new();
    for (at, spot) in spots.iter().enumerate() {
        let Some(band) = bands.get(&ring_order(spot.circle)) else {
            continue;
        };
        let turn = turns[at];
        if let Some(found) = board.find(&edge, *band, turn, &spot.label) {
            board.settle(&found);
            placed.push(Placed {
                spot: at,
                x: found.x as u16,
                y: found.y as u16,
                label: found.label,
            });
        }
    }
    let rings = bands
        .iter()
        .map(|(order, band)| Ring {
            circle: Circle::new(*order),
            across: edge.across * band.at,
            down: edge.down * band.at,
        })
        .collect();
    let groups = group_names(&mut board, &edge, spots, &turns, names);
    let circles = ring_names(&mut board, &edge, &bands);
    Plan {
        middle,
        rings,
        placed,
        groups,
        circles,
    }
}

/// Rings by number; people in no circle stand outside them all.
fn ring_order(circle: Option<Circle>) -> u8 {
    circle.map_or(u8::MAX, Circle::number)
}

/// The part of the way from the middle (0) to the edge (1) that belongs to a ring.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub at: f64,
    pub half: f64,
}

/// The bands of the rings that have anybody: the more people, the wider.
fn bands(spots: &[Spot]) -> BTreeMap<u8, Band> {
    let mut people: BTreeMap<u8, u32> = BTreeMap::new();
    for spot in spots {
        *people.entry(ring_order(spot.circle)).or_default() += 1;
    }
    let demand = |number: u32| 1.0 + f64::from(number).sqrt() / 2.0;
    let all: f64 = people.values().map(|number| demand(*number)).sum();
    let mut from = MIDDLE;
    let mut bands = BTreeMap::new();
    for (order, number) in people {
        let half = (1.0 - MIDDLE) * demand(number) / all / 2.0;
        let at = from + half;
        bands.insert(order, Band { at, half });
        from = at + half;
    }
    bands
}

/// The angle of each spot: groups one after the other from the top, clockwise; in a group the people of
/// a ring are spread over the part of the turn that belongs to it.
fn turns(spots: &[Spot]) -> Vec<f64> {
    let mut groups: BTreeMap<usize, BTreeMap<u8, Vec<usize>>> = BTreeMap::new();
    for (at, spot) in spots.iter().enumerate() {
        let rings = groups.entry(spot.group).or_default();
        rings.entry(ring_order(spot.circle)).or_default().push(at);
    }
    let gap = if groups.len() > 1 { GROUP_GAP } else { 0.0 };
    let all = spots.len() as f64 + gap * groups.len() as f64;
    let mut turns = vec![0.0; spots.len()];
    let mut from = 0.0;
    for rings in groups.into_values() {
        let size: usize = rings.values().map(Vec::len).sum();
        for (ring, people) in rings {
            let count = people.len() as f64;
            let shift = 0.15 + 0.7 * (f64::from(ring) * GOLDEN).fract();
            for (nth, at) in people.into_iter().enumerate() {
                let share = (nth as f64 + shift) / count;
                turns[at] = (from + gap / 2.0 + share * size as f64) / all * TAU - FRAC_PI_2;
            }
        }
        from += size as f64 + gap;
    }
    turns
}

/// Puts the names of the groups outside the people, where there is room.
fn group_names(
    board: &mut Board,
    edge: &Edge,
    spots: &[Spot],
    turns: &[f64],
    names: &BTreeMap<usize, String>,
) -> Vec<(usize, Label)> {
    let outside = Band {
        at: 1.0,
        half: 0.45,
    };
    let mut found = Vec::new();
    for (group, name) in names {
        let those: Vec<f64> = (0..spots.len())
            .filter(|at| spots[*at].group == *group)
            .map(|at| turns[at])
            .collect();
        if those.len() < 2 {
            continue;
        }
        let turn = those.iter().sum::<f64>() / those.len() as f64;
        let (x, y) = edge.cell(outside.at, turn);
        let width = cells::width(name) as i32;
        let best = nudges()
            .map(|(across, down)| (x + across, y + down, across * across + 9 * down * down))
            .filter(|(x, y, _)| {
                (edge.share(f64::from(*x), f64::from(*y)) - outside.at).abs() <= outside.half
            })
            .flat_map(|(x, y, cost)| [(x, y, cost), (x - width / 2, y, cost), (x - width, y, cost)])
            // Further from a mark than a name would be, so that it is not read as one.
            .filter(|(x, y, _)| {
                board.is_free(*x, *y, width) && board.is_free(*x - 2, *y, width + 4)
                    || *x < 2 && board.is_free(*x, *y, width + 2)
            })
            .min_by_key(|(x, y, cost)| (*cost, *x, *y));
        if let Some((x, y, _)) = best {
            board.take(x, y, width);
            let label = Label {
                x: x as u16,
                y: y as u16,
                text: name.clone(),
            };
            found.push((*group, label));
        }
    }
    found
}

/// Puts the names of the circles onto their rings, above or below the middle, where there is room.
fn ring_names(board: &mut Board, edge: &Edge, bands: &BTreeMap<u8, Band>) -> Vec<Label> {
    let mut found = Vec::new();
    for (order, band) in bands {
        let name = Circle::new(*order).map_or("undecided", Circle::label);
        let width = cells::width(name) as i32;
        let best = [-FRAC_PI_2, FRAC_PI_2]
            .into_iter()
            .flat_map(|turn| {
                (-12..=12i32).map(move |nudge| (turn + f64::from(nudge) * 0.06, nudge.abs()))
            })
            .map(|(turn, cost)| {
                let (x, y) = edge.cell(band.at, turn);
                (x - width / 2, y, cost)
            })
            .filter(|(x, y, _)| board.is_free(*x, *y, width))
            .min_by_key(|(x, y, cost)| (*cost, *y, *x));
        if let Some((x, y, _)) = best {
            board.take(x, y, width);
            found.push(Label {
                x: x as u16,
                y: y as u16,
                text: name.to_owned(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_spots() -> impl Strategy<Value = Vec<Spot>> {
        let spot = (0..6u8, 0..5usize, 1..14usize).prop_map(|(circle, group, length)| Spot {
            label: "欧abcdefghijklm".chars().take(length).collect(),
            circle: Circle::new(circle),
            group,
        });
        prop::collection::vec(spot, 0..60)
    }

    fn sizes() -> impl Strategy<Value = (u16, u16)> {
        (1..200u16, 1..60u16)
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_all_is_inside(spots in any_spots(), size in sizes()) {
            let names = BTreeMap::from([(0, "Northwind".to_owned()), (1, "the others".to_owned())]);
            let plan = plan(&spots, &names, size);
            let mut taken = std::collections::BTreeMap::new();
            let mut put = |x: u16, y: u16, width: usize, what: String| {
                for x in usize::from(x)..usize::from(x) + width {
                    prop_assert!(x < usize::from(size.0) && y < size.1, "{what} is outside");
                    let before = taken.insert((x, y), what.clone());
                    prop_assert!(before.is_none(), "{what} lies on {before:?}");
                }
                Ok(())
            };
            for placed in &plan.placed {
                put(placed.x, placed.y, 1, format!("the mark of {}", placed.spot))?;
                if let Some(label) = &placed.label {
                    prop_assert_eq!(label.y, placed.y);
                    put(label.x, label.y, cells::width(&label.text), format!("the name of {}", placed.spot))?;
                }
            }
            for label in plan.groups.iter().map(|(_, label)| label).chain(&plan.circles) {
                put(label.x, label.y, cells::width(&label.text), label.text.clone())?;
            }
        }

        #[test]
        fn closer_circles_stand_further_in(spots in any_spots()) {
            let plan = plan(&spots, &BTreeMap::new(), (118, 36));
            let edges: Vec<f64> = plan.rings.iter().map(|ring| ring.across).collect();
            prop_assert!(edges.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", edges);
            let order: Vec<u8> = plan.rings.iter().map(|ring| ring_order(ring.circle)).collect();
            prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn people_of_a_group_stand_side_by_side() {
        let spots: Vec<Spot> = (0..30)
            .map(|number| Spot {
                label: String::new(),
                circle: Circle::new(number as u8 % 5 + 1),
                group: number % 3,
            })
            .collect();
        let turns = turns(&spots);
        for group in 0..2 {
            let of = |group: usize| -> Vec<f64> {
                let those = (0..30).filter(|at| spots[*at].group == group);
                those.map(|at| turns[at]).collect()
            };
            let last = of(group).into_iter().fold(f64::MIN, f64::max);
            let next = of(group + 1).into_iter().fold(f64::MAX, f64::min);
            assert!(last < next, "group {group} reaches into the next");
        }
    }
}
