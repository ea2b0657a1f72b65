//! Which parts of the screen stand together in a window of some size, and where each of them goes.

use ratatui::layout::{Constraint, Layout, Rect};

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Part {
    /// The map of the network.
    #[default]
    Map,
    /// What stands out, in sentences.
    Words,
    /// Contact by week.
    Weeks,
    /// Given and received by month.
    Exchange,
    /// Circles, kinds, groups.
    Ties,
    /// Goals and who brings what.
    Goals,
}

impl Part {
    /// What it is called among the parts.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Words => "what stands out",
            Self::Weeks => "weeks",
            Self::Exchange => "give and receive",
            Self::Ties => "ties",
            Self::Goals => "goals",
        }
    }

    /// What stands over it.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Map => "Your network",
            Self::Words => "What stands out",
            Self::Weeks => "Contact by week",
            Self::Exchange => "Given and received, by month",
            Self::Ties => "The mix of ties",
            Self::Goals => "Goals, and who brings what",
        }
    }
}

/// From this many columns and rows on all parts stand together.
const LARGE: (u16, u16) = (150, 46);
/// From this many on they stand on two pages.
const MIDDLE: (u16, u16) = (100, 28);

/// The parts in the order in which one leafs through them, page by page.
pub(super) fn pages(area: Rect) -> Vec<Vec<Part>> {
    use Part::{Exchange, Goals, Map, Ties, Weeks, Words};
    if area.width >= LARGE.0 && area.height >= LARGE.1 {
        vec![vec![Map, Words, Weeks, Exchange, Ties, Goals]]
    } else if area.width >= MIDDLE.0 && area.height >= MIDDLE.1 {
        vec![vec![Map, Words, Weeks], vec![Exchange, Ties, Goals]]
    } else {
        vec![
            vec![Map],
            vec![Words],
            vec![Weeks],
            vec![Exchange],
            vec![Ties],
            vec![Goals],
        ]
    }
}

/// The page on which `part` stands.
pub(super) fn page_of(area: Rect, part: Part) -> Vec<Part> {
    pages(area)
        .into_iter()
        .find(|page| page.contains(&part))
        .unwrap_or_default()
}

/// Where the parts of a page go, heading included; `weeks` and `goals` are the rows those two take.
pub(super) fn places(page: &[Part], area: Rect, (weeks, goals): (u16, u16)) -> Vec<(Part, Rect)> {
    let split = |area: Rect, right: u16| -> [Rect; 2] {
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(right)])
            .spacing(3)
            .areas(area)
    };
    match page {
        [one] => vec![(*one, area)],
        [Part::Map, Part::Words, Part::Weeks] => {
            let [above, below] =
                Layout::vertical([Constraint::Fill(1), Constraint::Length(weeks + 1)])
                    .spacing(1)
                    .areas(area);
            let [map, words] = split(above, 36);
            vec![(Part::Map, map), (Part::Words, words), (Part::Weeks, below)]
        }
        [Part::Exchange, Part::Ties, Part::Goals] => {
            let below = (goals + 1).min(area.height / 2);
            let [above, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(below)])
                .spacing(1)
                .areas(area);
            let [exchange, ties] = split(above, above.width / 2 - 2);
            vec![
                (Part::Exchange, exchange),
                (Part::Ties, ties),
                (Part::Goals, below),
            ]
        }
        _ => {
            let below = (goals + 1).min(area.height / 4);
            let [above, goals] = Layout::vertical([Constraint::Fill(1), Constraint::Length(below)])
                .spacing(1)
                .areas(area);
            let [left, right] = split(above, 66);
            let [map, weeks] =
                Layout::vertical([Constraint::Fill(1), Constraint::Length(weeks + 1)])
                    .spacing(1)
                    .areas(left);
            let [words, ties, exchange] = Layout::vertical([
                Constraint::Fill(2),
                Constraint::Fill(2),
                Constraint::Length(12),
            ])
            .spacing(1)
            .areas(right);
            vec![
                (Part::Map, map),
                (Part::Words, words),
                (Part::Weeks, weeks),
                (Part::Exchange, exchange),
                (Part::Ties, ties),
                (Part::Goals, goals),
            ]
        }
    }
}
