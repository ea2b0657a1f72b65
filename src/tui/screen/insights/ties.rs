//! The mix of ties: circles, kinds and groups as bars with counts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::map::mark;
use super::weeks::circle_name;
use crate::coach::network::{Bond, Network};
use crate::domain::Choice;
use crate::domain::civil;
use crate::store::query::insights::Mix;
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// The cells of the name before a bar, of circles and kinds, and of groups.
const NAME: usize = 14;
const GROUP_NAME: usize = 28;
/// Between two lists that stand side by side.
const GAP: u16 = 3;
/// A bar is at most so long.
const LONGEST: usize = 40;

/// One list: a heading, and what there is with how much of it.
struct Bars {
    heading: &'static str,
    name: usize,
    rows: Vec<(String, u32)>,
    note: Option<String>,
}

/// Draws circles beside kinds, and the groups beneath.
pub(super) fn draw(
    mix: &Mix,
    network: Option<&Network>,
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look<'_>,
) {
    let circles = Bars {
        heading: "Circles",
        name: NAME,
        rows: mix
            .circles
            .iter()
            .map(|(circle, number)| (circle_name(*circle).to_owned(), *number))
            .collect(),
        note: None,
    };
    let kinds = Bars {
        heading: "Kinds",
        name: NAME,
        rows: mix
            .kinds
            .iter()
            .map(|(kind, number)| (format!("{} {}", mark(*kind), kind.label()), *number))
            .collect(),
        note: None,
    };
    let half = area.width.saturating_sub(GAP) / 2;
    let left = Rect {
        width: half,
        ..area
    };
    let right = Rect {
        x: area.x + half + GAP,
        width: half,
        ..area
    };
    let used = circles
        .draw(frame, left, look)
        .max(kinds.draw(frame, right, look))
        + 1;
    if let Some(network) = network
        && area.height > used
    {
        let below = Rect {
            y: area.y + used,
            height: area.height - used,
            ..area
        };
        groups(network, below.height).draw(frame, below, look);
    }
}

/// The largest groups, as many as fit, and what is said of the others.
fn groups(network: &Network, height: u16) -> Bars {
    let several: Vec<_> = network
        .groups
        .iter()
        .filter(|group| group.bond != Bond::Alone)
        .collect();
    let alone = network.groups.len() - several.len();
    let room = usize::from(height.saturating_sub(2));
    let mut notes = Vec::new();
    if several.len() > room {
        notes.push(format!("{} more groups", several.len() - room));
    }
    match alone {
        0 => {}
        1 => notes.push("one person on their own".into()),
        people => notes.push(format!(
            "{} on their own",
            civil::count(people as i64, "person").replace("persons", "people")
        )),
    }
    Bars {
        heading: "Groups",
        name: GROUP_NAME,
        rows: several
            .into_iter()
            .take(room)
            .map(|group| {
                let number = u32::try_from(group.members.len()).unwrap_or(u32::MAX);
                (group.name(), number)
            })
            .collect(),
        note: (!notes.is_empty()).then(|| notes.join(" · ")),
    }
}

impl Bars {
    /// Draws the list; returns how many rows it took.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) -> u16 {
        let theme = look.theme;
        let mut lines = vec![Line::styled(self.heading, theme.heading.style())];
        let most = self
            .rows
            .iter()
            .map(|(_, number)| *number)
            .max()
            .unwrap_or(0)
            .max(1);
        let digits = most.to_string().len() + 1;
        let room = usize::from(area.width)
            .saturating_sub(self.name + digits)
            .min(LONGEST);
        for (name, number) in &self.rows {
            // One is one cell where all fit so; else the largest fills the room.
            let cells = if most as usize <= room {
                *number as usize
            } else {
                (*number as usize * room).div_ceil(most as usize)
            };
            lines.push(Line::from(vec![
                spans::padded(name, self.name - 1, theme.text.style()),
                Span::raw(" "),
                Span::styled("▄".repeat(cells), theme.accent.style()),
                Span::styled(format!(" {number}"), theme.fact.style()),
            ]));
        }
        if let Some(note) = &self.note {
            lines.push(Line::styled(note.clone(), theme.fact.style()));
        }
        let count = lines.len().min(usize::from(area.height));
        for (at, line) in lines.into_iter().enumerate() {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
        }
        u16::try_from(count).unwrap_or(u16::MAX)
    }
}
