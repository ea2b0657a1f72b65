//! Rings and lines of the map as dots: eight to a cell, drawn on ratatui's canvas and laid over each other.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Points};

use crate::coach::network::Link;

/// Dots of several canvases in one: where two meet in a cell both are seen, and the later style wins.
pub(super) struct Dots {
    area: Rect,
    cells: BTreeMap<(u16, u16), (u32, Style)>,
}

/// The character without any dot; each of the eight is a bit above it.
const NO_DOTS: u32 = 0x2800;

impl Dots {
    pub(super) fn new(area: Rect) -> Self {
        Self {
            area,
            cells: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, points: &[(f64, f64)], style: Style) {
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
    pub(super) fn clear_about(&mut self, x: u16, y: u16, width: usize) {
        let y = self.area.y.saturating_add(y);
        let from = self.area.x.saturating_add(x).saturating_sub(1);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        for x in from..from.saturating_add(width).saturating_add(2) {
            self.cells.remove(&(x, y));
        }
    }

    pub(super) fn render(&self, buffer: &mut Buffer) {
        for (at, (dots, style)) in &self.cells {
            if let (Some(cell), Some(symbol)) =
                (buffer.cell_mut(*at), char::from_u32(NO_DOTS + dots))
            {
                cell.set_char(symbol).set_style(*style);
            }
        }
    }
}

/// The dot in the middle of a cell.
fn dot((x, y): (u16, u16)) -> (f64, f64) {
    (f64::from(x) * 2.0 + 0.5, f64::from(y) * 4.0 + 1.5)
}

/// The dots of a ring, so far apart that a line is told from it: about one in three columns.
pub(super) fn ellipse(middle: (u16, u16), (across, down): (f64, f64)) -> Vec<(f64, f64)> {
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
pub(super) fn line(from: (u16, u16), to: (u16, u16), link: Link) -> Vec<(f64, f64)> {
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
