//! What was given and what was received, month by month: gives grow upwards, receives downwards. A picture
//! of two directions; they are never added up or taken from each other.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::coach::ledger::hidden_people;
use crate::store::query::insights::{Month, Months};
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// The cells of the words before the picture.
const NAME: usize = 10;
/// A month is at least and at most so wide.
const MONTH: (usize, usize) = (4, 7);
/// The bars of one direction are at most so high.
const HIGHEST: usize = 9;

/// Draws the picture; `None` is a balance that is hidden as a whole.
pub(super) fn draw(months: Option<&Months>, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
    let theme = look.theme;
    let say = |frame: &mut Frame<'_>, from: usize, words: &str| {
        let width = usize::from(area.width).min(68);
        for (at, line) in spans::wrapped(words, width, theme.fact.style())
            .into_iter()
            .enumerate()
        {
            if let Some(area) = row(area, from + at) {
                frame.render_widget(line, area);
            }
        }
    };
    let Some(months) = months else {
        return say(frame, 0, "Hidden, as you asked. The ledger shows it again.");
    };
    let hidden = hidden_people(months.hidden);
    if months
        .months
        .iter()
        .all(|month| month.given + month.received == 0)
    {
        say(
            frame,
            0,
            "Nothing given or received in the last year is written down. What you write into the \
             ledger is drawn here by month, both ways.",
        );
        if let Some(hidden) = hidden {
            say(frame, 3, &hidden);
        }
        return;
    }
    let room = usize::from(area.width).saturating_sub(NAME);
    let wide = (room / 12).clamp(MONTH.0, MONTH.1);
    let shown = &months.months[months.months.len().saturating_sub((room / wide).max(1))..];
    let notes = usize::from(hidden.is_some());
    let half = (usize::from(area.height).saturating_sub(1 + notes) / 2).clamp(1, HIGHEST);
    let most = shown
        .iter()
        .map(|month| month.given.max(month.received))
        .max()
        .unwrap_or(0);
    let scale = Scale { half, most };
    for line in 0..half {
        let above = half - line;
        let name = if line == 0 { "given" } else { "" };
        let cells = |month: &Month| scale.cell(month.given, above, '▓');
        if let Some(area) = row(area, line) {
            frame.render_widget(
                picture(name, shown, wide, cells, theme.given.style(), look),
                area,
            );
        }
    }
    if let Some(area) = row(area, half) {
        let mut line = vec![Span::raw(" ".repeat(NAME))];
        for month in shown {
            line.push(spans::padded(
                &month.first.format("%b").to_string(),
                wide,
                theme.fact.style(),
            ));
        }
        frame.render_widget(Line::from(line), area);
    }
    for below in 1..=half {
        let name = if below == half { "received" } else { "" };
        let cells = |month: &Month| scale.cell(month.received, below, '▒');
        if let Some(area) = row(area, half + below) {
            let style = theme.received.style();
            frame.render_widget(picture(name, shown, wide, cells, style, look), area);
        }
    }
    if let Some(hidden) = hidden {
        say(frame, half * 2 + 1, &hidden);
    }
}

/// How numbers become rows.
struct Scale {
    half: usize,
    most: u32,
}

impl Scale {
    /// How many rows a number takes; the row beyond its bar is for the number itself.
    fn rows(&self, value: u32) -> usize {
        let room = self.half.saturating_sub(1).max(1);
        if self.most as usize <= room {
            value as usize
        } else {
            (value as usize * room).div_ceil(self.most.max(1) as usize)
        }
    }

    /// What stands `far` rows from the middle: the bar, its number at the end of it, or nothing.
    fn cell(&self, value: u32, far: usize, bar: char) -> String {
        match self.rows(value) {
            0 => String::new(),
            rows if far <= rows => bar.to_string().repeat(3),
            rows if far == rows + 1 => format!("{value:^3}"),
            _ => String::new(),
        }
    }
}

fn picture(
    name: &str,
    months: &[Month],
    wide: usize,
    cells: impl Fn(&Month) -> String,
    style: Style,
    look: &Look<'_>,
) -> Line<'static> {
    let mut line = vec![spans::padded(name, NAME, look.theme.text.style())];
    for month in months {
        let text = cells(month);
        let style = if text.contains(|c: char| c.is_ascii_digit()) {
            look.theme.fact.style()
        } else {
            style
        };
        line.push(spans::padded(&text, wide, style));
    }
    Line::from(line)
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn bars_are_as_high_as_their_numbers_and_carry_them() {
        let scale = Scale { half: 5, most: 3 };
        let column =
            |value| -> Vec<String> { (1..=5).map(|far| scale.cell(value, far, '▓')).collect() };
        assert_eq!(column(2), ["▓▓▓", "▓▓▓", " 2 ", "", ""]);
        assert_eq!(column(0), ["", "", "", "", ""]);
        let scale = Scale {
            half: 5,
            most: 1000,
        };
        assert_eq!(scale.rows(1000), 4);
        assert_eq!(scale.rows(1), 1);
        assert_eq!(scale.cell(1000, 5, '▓'), "1000");
    }
}
