//! The cells of the map: which are taken, and the best free place near where somebody belongs.

use super::layout::{Band, Label};
use crate::cells;

/// How far a mark may be put from where it belongs, to find room: columns and rows.
const NUDGE: (i32, i32) = (14, 3);
/// The ellipse that touches the edges of the map.
pub(super) struct Edge {
    pub middle: (f64, f64),
    pub across: f64,
    pub down: f64,
}

impl Edge {
    /// The cell at this share of the way to the edge, at this angle.
    pub(super) fn cell(&self, share: f64, turn: f64) -> (i32, i32) {
        (
            (self.middle.0 + self.across * share * turn.cos()).round() as i32,
            (self.middle.1 + self.down * share * turn.sin()).round() as i32,
        )
    }

    /// How much of the way to the edge a cell lies.
    pub(super) fn share(&self, x: f64, y: f64) -> f64 {
        ((x - self.middle.0) / self.across).hypot((y - self.middle.1) / self.down)
    }
}

/// Cells away from where a mark belongs.
pub(super) fn nudges() -> impl Iterator<Item = (i32, i32)> {
    (-NUDGE.1..=NUDGE.1).flat_map(|down| (-NUDGE.0..=NUDGE.0).map(move |across| (across, down)))
}

/// A place for somebody, and what it costs to be there rather than where they belong.
pub(super) struct Found {
    pub x: i32,
    pub y: i32,
    pub label: Option<Label>,
    cost: i32,
}

/// Which cells are taken.
pub(super) struct Board {
    width: i32,
    height: i32,
    taken: Vec<bool>,
}

impl Board {
    pub(super) fn new(width: u16, height: u16) -> Self {
        Self {
            width: i32::from(width),
            height: i32::from(height),
            taken: vec![false; usize::from(width) * usize::from(height)],
        }
    }

    /// Whether `width` cells from here are inside and free, and so are the ones before and after.
    pub(super) fn is_free(&self, x: i32, y: i32, width: i32) -> bool {
        (0..self.height).contains(&y)
            && x >= 0
            && x + width <= self.width
            && (x - 1..=x + width).all(|x| {
                !(0..self.width).contains(&x) || !self.taken[(y * self.width + x) as usize]
            })
    }

    pub(super) fn take(&mut self, x: i32, y: i32, width: i32) {
        for x in x.max(0)..(x + width).min(self.width) {
            self.taken[(y * self.width + x) as usize] = true;
        }
    }

    pub(super) fn settle(&mut self, found: &Found) {
        self.take(found.x, found.y, 1);
        if let Some(label) = &found.label {
            let from = i32::from(label.x);
            self.take(from, found.y, cells::width(&label.text) as i32);
        }
    }

    /// The best place for a mark and its name near this angle of the band; without the name where there
    /// is no room for both.
    pub(super) fn find(&self, edge: &Edge, band: Band, turn: f64, label: &str) -> Option<Found> {
        // On the ring or near it, if at all; else between the rings, which is better than nowhere.
        [1.0, 2.0]
            .into_iter()
            .find_map(|most| self.find_within(edge, band, (turn, most), label))
    }

    fn find_within(
        &self,
        edge: &Edge,
        band: Band,
        (turn, most): (f64, f64),
        label: &str,
    ) -> Option<Found> {
        let (x, y) = edge.cell(band.at, turn);
        let width = cells::width(label) as i32;
        let outward = if turn.cos() >= 0.0 { 1 } else { -1 };
        let mut best: Option<Found> = None;
        for (across, down) in nudges() {
            let (x, y) = (x + across, y + down);
            let away = (edge.share(f64::from(x), f64::from(y)) - band.at).abs() / band.half;
            if away > most {
                continue;
            }
            // A row is about as high as two columns are wide; staying on the ring is worth a little more.
            let cost = across * across + 5 * down * down + (away * 6.0) as i32;
            for (side, from) in [(1, x + 2), (-1, x - 1 - width), (0, x)] {
                let (start, taken) = match side {
                    1 => (x, width + 2),
                    -1 => (from, width + 2),
                    _ => (x, 1),
                };
                let cost = cost
                    + match side {
                        0 => 400,
                        side if side == outward => 0,
                        _ => 3,
                    };
                if best.as_ref().is_some_and(|best| best.cost <= cost)
                    || !self.is_free(start, y, taken)
                {
                    continue;
                }
                let label = (side != 0).then(|| Label {
                    x: from as u16,
                    y: y as u16,
                    text: label.to_owned(),
                });
                best = Some(Found { x, y, label, cost });
            }
        }
        best
    }
}
