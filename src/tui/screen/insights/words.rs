//! What stands out, in sentences: who joins two groups, which tie is the only way into one, where the
//! picks come from; and what was not looked at.
//!
//! Not here: what stands out (`coach::network`).

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::coach::network::{Network, OneCircle};
use crate::domain::civil;
use crate::domain::person::PersonId;
use crate::store::query::insights::{MOST_TALKS, NetworkFacts};
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::list::MARK;
use crate::tui::widget::spans;

/// At most so many bridges are told of, and so many only ways in.
const MOST: usize = 6;

/// A sentence, what it is read from, and whose page says more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub sentence: String,
    pub evidence: String,
    pub person: Option<PersonId>,
}

/// What stands out, and notes about what was left out.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub findings: Vec<Finding>,
    notes: Vec<String>,
}

impl Words {
    /// What stands out in a network; `read` is what it was made from.
    pub(super) fn of(
        network: &Network,
        read: (usize, Option<chrono::NaiveDate>),
        one_circle: Option<OneCircle>,
        today: chrono::NaiveDate,
    ) -> Self {
        let mut findings = Vec::new();
        findings.extend(one_circle.map(|one| Finding {
            sentence: one.sentence(),
            evidence: "Somebody further out may know what they do not.".into(),
            person: None,
        }));
        let ways = network.only_ways_in(today);
        let bridges = network.bridges();
        let more = ways.len().saturating_sub(MOST) + bridges.len().saturating_sub(MOST);
        findings.extend(ways.iter().take(MOST).map(|way| {
            let person = &network.people[way.person];
            Finding {
                sentence: way.sentence(network),
                evidence: person
                    .last_touch
                    .map(|last| format!("Last in touch {}.", civil::ago(last, today)))
                    .unwrap_or_default(),
                person: Some(person.id),
            }
        }));
        findings.extend(bridges.iter().take(MOST).map(|bridge| Finding {
            sentence: bridge.sentence(network),
            evidence: bridge.evidence(network),
            person: Some(network.people[bridge.person].id),
        }));
        let mut notes = Vec::new();
        if more > 0 {
            notes.push(format!("{more} more like these."));
        }
        let (people, talks) = read;
        if people > 0 {
            notes.push(format!(
                "{} of the wider circles were not looked at.",
                civil::count(people as i64, "tie")
            ));
        }
        if let Some(day) = talks {
            notes.push(format!(
                "Only the last {MOST_TALKS} conversations were looked at, those after {}.",
                civil::day_words(day, today)
            ));
        }
        Self { findings, notes }
    }

    /// Draws the sentences; the one at `selected` is marked, where one is.
    pub(super) fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        selected: Option<usize>,
        look: &Look<'_>,
    ) {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2).min(84);
        let mut blocks: Vec<Vec<Line<'static>>> = Vec::new();
        for finding in &self.findings {
            let mut lines = spans::wrapped(&finding.sentence, width, theme.text.style());
            lines.extend(spans::wrapped(&finding.evidence, width, theme.fact.style()));
            blocks.push(lines);
        }
        if self.findings.is_empty() {
            blocks.push(spans::wrapped(
                "Nothing stands out yet. Say who was there when you log a talk, and where people \
                 work: then groups show, and who joins them.",
                width,
                theme.fact.style(),
            ));
        }
        for note in &self.notes {
            blocks.push(spans::wrapped(note, width, theme.fact.style()));
        }
        // The selected one stays in sight: whole blocks go from the top until it does.
        let height = usize::from(area.height);
        let spaced =
            usize::from(blocks.iter().map(Vec::len).sum::<usize>() + blocks.len() <= height);
        let mut first = 0;
        if let Some(selected) = selected {
            let until = |first: usize| -> usize {
                let shown = blocks.iter().take(selected + 1).skip(first);
                shown.map(|block| block.len() + spaced).sum()
            };
            while first < selected && until(first) > height {
                first += 1;
            }
        }
        let mut at = 0;
        for (nth, block) in blocks.into_iter().enumerate().skip(first) {
            for (number, mut line) in block.into_iter().enumerate() {
                let Some(area) = row(area, at) else { return };
                let here = selected == Some(nth) && number == 0;
                let mark = if here {
                    frame.set_cursor_position(Position::new(area.x, area.y));
                    Span::styled(MARK, theme.marker.style())
                } else {
                    Span::raw("  ")
                };
                if here {
                    line.style = line.style.patch(theme.selected.style());
                }
                line.spans.insert(0, mark);
                frame.render_widget(line, area);
                at += 1;
            }
            at += spaced;
        }
    }
}

/// What `facts` left out: people, and the day up to which conversations were not read.
pub(super) fn left_out(facts: &NetworkFacts) -> (usize, Option<chrono::NaiveDate>) {
    (facts.people_left_out, facts.talks_since)
}
