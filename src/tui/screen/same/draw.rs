//! How the page is laid out: the pairs above, and below them both sides of the selected one, a field a row.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{below, row};
use super::{SamePage, Sides};
use crate::coach::identity::evidence_words;
use crate::coach::merge::{Field, Side};
use crate::domain::person::PointKind;
use crate::domain::{Choice, Record, civil};
use crate::store::query::same::Pair;
use crate::tui::view::Look;
use crate::tui::widget::list::{Selected, marked};
use crate::tui::widget::spans;

/// How wide the words before a row are: cells.
const LABEL: usize = 13;
/// The most lines of a field.
const MOST_LINES: usize = 3;
/// The most pairs that stand above the two sides.
const MOST_PAIRS: usize = 10;

impl SamePage {
    pub(super) fn draw_page(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        if self.open.is_empty() {
            let words = match self.pairs.is_empty() {
                true => {
                    "Nobody seems to be here twice. Whoever you take in and who may be here \
                     already comes to this page."
                }
                false => "Everybody is decided about. Nobody else seems to be here twice.",
            };
            let mut lines = vec![Line::styled("Maybe the same person", theme.heading.style())];
            lines.push(Line::default());
            lines.extend(spans::wrapped(words, width.min(68), theme.text.style()));
            put(frame, area, lines);
            return;
        }
        let number = i64::try_from(self.open.len()).unwrap_or(i64::MAX);
        let mut right = civil::count(number, "pair");
        if self.later > 0 {
            right = format!("{} put off · {right}", self.later);
        }
        let head = spans::between(
            vec![Span::styled("Maybe the same person", theme.heading.style())],
            vec![Span::styled(right, theme.fact.style())],
            width,
        );
        put(frame, area, vec![head]);
        let Some(rest) = below(area, 2) else { return };
        let detail = self
            .sides
            .as_ref()
            .map(|sides| beside(sides, width, look))
            .unwrap_or_default();
        let height = usize::from(rest.height);
        // The two sides are what is decided by: the list gives way to them, but for a few rows.
        let room = height.saturating_sub(detail.len() + 1).max(height / 4);
        let rows = self.open.len().min(MOST_PAIRS).min(room).max(1);
        let list = Rect {
            height: u16::try_from(rows).unwrap_or(rest.height).min(rest.height),
            ..rest
        };
        self.draw_pairs(frame, list, look);
        if let Some(area) = below(rest, list.height + 1) {
            put(frame, area, detail);
        }
    }

    fn draw_pairs(&self, frame: &mut Frame<'_>, list: Rect, look: &Look<'_>) {
        let theme = look.theme;
        let width = usize::from(list.width).saturating_sub(2);
        self.selection.drawn(list, 1);
        let window = self
            .selection
            .window(self.open.len(), usize::from(list.height));
        let name_width = (width * 3 / 10).clamp(8, 30);
        for (at_row, at) in window.enumerate() {
            let found = self.open.get(at).and_then(|place| self.pairs.get(*place));
            let pair = found.map(|found| &found.pair);
            let (Some(area), Some(pair)) = (row(list, at_row), pair) else {
                break;
            };
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                theme,
                Line::from(spans::cut(pair_line(pair, name_width, look), width)),
            );
        }
    }
}

fn pair_line(pair: &Pair, name_width: usize, look: &Look<'_>) -> Vec<Span<'static>> {
    let theme = look.theme;
    vec![
        spans::padded(&pair.first.full_name, name_width, theme.name.style()),
        Span::raw("  "),
        spans::padded(&pair.second.full_name, name_width, theme.name.style()),
        Span::raw("  "),
        spans::text(&evidence_words(&pair.evidence), theme.fact.style()),
    ]
}

/// Both sides, a field a row; where they differ, the row is marked.
fn beside(sides: &Sides, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let theme = look.theme;
    let evidence = match evidence_words(&sides.evidence).as_str() {
        "" => "Nothing speaks for it any longer.".to_owned(),
        words => format!("What there is to go by: {words}."),
    };
    let mut lines = spans::wrapped(&evidence, width, theme.text.style());
    lines.push(Line::default());
    let column = width.saturating_sub(LABEL + 4) / 2;
    for field in Field::ALL {
        let (one, other) = (field.of(&sides.first), field.of(&sides.second));
        rows(&mut lines, field.label(), (&one, &other), column, look);
    }
    for kind in [PointKind::Email, PointKind::Phone, PointKind::Link] {
        let (one, other) = (points(&sides.first, kind), points(&sides.second, kind));
        rows(&mut lines, kind.label(), (&one, &other), column, look);
    }
    let both = (tags(&sides.first), tags(&sides.second));
    rows(&mut lines, "tags", (&both.0, &both.1), column, look);
    let both = (history(&sides.first), history(&sides.second));
    rows(&mut lines, "in the log", (&both.0, &both.1), column, look);
    lines
}

/// A row of two texts, wrapped; none where both are empty.
fn rows(
    lines: &mut Vec<Line<'static>>,
    label: &'static str,
    (one, other): (&str, &str),
    column: usize,
    look: &Look<'_>,
) {
    let theme = look.theme;
    if one.trim().is_empty() && other.trim().is_empty() {
        return;
    }
    // What only one side has is taken over; only where both say something else is there a choice.
    let differs = !one.trim().is_empty() && !other.trim().is_empty() && one != other;
    let style = match differs {
        true => theme.ready.style(),
        false => theme.text.style(),
    };
    let wrapped = |text: &str| {
        let lines = spans::wrapped(text, column, style);
        lines.into_iter().take(MOST_LINES).collect::<Vec<_>>()
    };
    let (left, right) = (wrapped(one), wrapped(other));
    for at in 0..left.len().max(right.len()) {
        let text = |lines: &[Line<'static>]| {
            lines
                .get(at)
                .map(|line| line.spans.iter().map(|span| &*span.content).collect())
                .unwrap_or_default()
        };
        let (left, right): (String, String) = (text(&left), text(&right));
        let sign = match (differs, at) {
            (true, 0) => "≠ ",
            _ => "  ",
        };
        lines.push(Line::from(vec![
            spans::padded(if at == 0 { label } else { "" }, LABEL, theme.fact.style()),
            spans::padded(&left, column, style),
            Span::styled(format!("  {sign}"), theme.fact.style()),
            spans::text(&right, style),
        ]));
    }
}

fn points(side: &Side, kind: PointKind) -> String {
    let values: Vec<&str> = side
        .rows
        .iter()
        .filter_map(|about| match &about.record {
            Record::ContactPoint(point) if point.kind == kind => Some(point.value.as_str()),
            _ => None,
        })
        .collect();
    values.join(", ")
}

fn tags(side: &Side) -> String {
    let tags: Vec<&str> = side
        .rows
        .iter()
        .filter_map(|about| match &about.record {
            Record::PersonTag(tag) => Some(tag.name.as_str()),
            _ => None,
        })
        .collect();
    tags.join(", ")
}

/// How much is written down about somebody.
fn history(side: &Side) -> String {
    let count = |wanted: &str| {
        let rows = side
            .rows
            .iter()
            .filter(|about| about.record.table() == wanted);
        i64::try_from(rows.count()).unwrap_or(i64::MAX)
    };
    let words: Vec<String> = [
        ("participant", "talk"),
        ("promise", "promise"),
        ("entry", "entry"),
        ("follow_up", "follow-up"),
    ]
    .into_iter()
    .map(|(table, noun)| (count(table), noun))
    .filter(|(number, _)| *number > 0)
    .map(|(number, noun)| match noun {
        "entry" if number > 1 => format!("{number} entries"),
        noun => civil::count(number, noun),
    })
    .collect();
    words.join(", ")
}

/// Puts lines under each other, two cells in.
fn put(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>) {
    for (at, line) in lines.into_iter().enumerate() {
        let Some(area) = row(area, at) else { break };
        let area = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        frame.render_widget(line, area);
    }
}
