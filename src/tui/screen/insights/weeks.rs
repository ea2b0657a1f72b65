//! Contact by week: a strip for each circle, shaded by how many contact-days a week had, and the whole
//! as a line of bars; months beneath.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::civil::plus_days;
use crate::domain::tie::Circle;
use crate::store::query::insights::Weeks;
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::{bar, spans};

/// How many weeks are read.
pub(super) const WEEKS: usize = 52;
/// The cells of the name before a strip, and of the number after it.
const NAME: usize = 11;
const NUMBER: usize = 6;
/// From none to most; the first is a week without any contact.
const SHADES: [char; 5] = ['·', '░', '▒', '▓', '█'];
/// So few contact-days in the busiest week are shaded as if it had this many.
const LEAST_MOST: u32 = 4;

/// How dark a week is among others of which the busiest had `most`.
fn shade(value: u32, most: u32) -> char {
    let most = most.max(LEAST_MOST);
    let steps = SHADES.len() as u32 - 1;
    SHADES[(value * steps).div_ceil(most).min(steps) as usize]
}

/// The rows that a strip with all its circles takes, its heading not among them.
pub(super) fn rows(weeks: &Weeks) -> u16 {
    u16::try_from(weeks.circles.len() + 2).unwrap_or(u16::MAX)
}

/// Draws the strips into `area`, as many weeks as there is room for.
pub(super) fn draw(weeks: &Weeks, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
    let theme = look.theme;
    if weeks.all.iter().all(|number| *number == 0) {
        let words = "No contact in the last year is written down. Each week with any will be a mark \
                     here, the darker the more people you were in touch with.";
        let width = usize::from(area.width).min(68);
        for (at, line) in spans::wrapped(words, width, theme.fact.style())
            .into_iter()
            .enumerate()
        {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
        }
        return;
    }
    let room = usize::from(area.width).saturating_sub(NAME + NUMBER);
    let shown = if room >= WEEKS {
        WEEKS
    } else {
        room.min(WEEKS / 2)
    };
    let each = (room / shown.max(1)).clamp(1, 3);
    let from = weeks.all.len().saturating_sub(shown);
    let most = weeks
        .circles
        .iter()
        .flat_map(|(_, strip)| &strip[from..])
        .copied()
        .max()
        .unwrap_or(0);
    let mut at = 0;
    for (circle, strip) in &weeks.circles {
        let marks = strip[from..]
            .iter()
            .map(|value| shade(*value, most))
            .collect::<String>();
        let sum: u32 = strip[from..].iter().sum();
        let Some(area) = row(area, at) else { return };
        frame.render_widget(
            strip_line(circle_name(*circle), &marks, each, sum, look),
            area,
        );
        at += 1;
    }
    let all: u32 = weeks.all[from..].iter().sum();
    if let Some(area) = row(area, at) {
        let bars = bar::spark(&weeks.all[from..]);
        let name = if weeks.circles.is_empty() {
            "talks"
        } else {
            "everybody"
        };
        frame.render_widget(strip_line(name, &bars, each, all, look), area);
    }
    if let Some(area) = row(area, at + 1) {
        let months = months(plus_days(weeks.first, from as i64 * 7), shown, each);
        let line = Line::from(vec![
            Span::raw(" ".repeat(NAME)),
            Span::styled(months, theme.fact.style()),
        ]);
        frame.render_widget(line, area);
    }
}

fn strip_line(name: &str, marks: &str, each: usize, sum: u32, look: &Look<'_>) -> Line<'static> {
    let theme = look.theme;
    let mut line = vec![spans::padded(name, NAME, theme.text.style())];
    for mark in marks.chars() {
        // A week without contact is a place, not a value.
        let style = if mark == SHADES[0] {
            theme.fact.style()
        } else {
            theme.accent.style()
        };
        line.push(Span::styled(mark.to_string().repeat(each), style));
    }
    line.push(Span::styled(format!("{sum:>NUMBER$}"), theme.fact.style()));
    Line::from(line)
}

/// What the ties of a circle are called in a list.
pub(super) fn circle_name(circle: Option<Circle>) -> &'static str {
    circle.map_or("undecided", Circle::label)
}

/// The names of the months, each under the week in which its first day lies.
fn months(first: NaiveDate, weeks: usize, each: usize) -> String {
    let mut line = String::new();
    for week in 0..weeks {
        let monday = plus_days(first, week as i64 * 7);
        let begins = (0..7)
            .map(|day| plus_days(monday, day))
            .find(|day| day.day() == 1);
        let at = week * each;
        if let Some(begins) = begins
            && line.chars().count() <= at
            && at + 3 <= weeks * each
        {
            line.extend(std::iter::repeat_n(' ', at - line.chars().count()));
            line.push_str(&begins.format("%b").to_string());
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_as_dark_as_they_were_full() {
        for (value, most, mark) in [
            (0, 0, '·'),
            (0, 9, '·'),
            (1, 1, '░'),
            (1, 100, '░'),
            (4, 4, '█'),
            (50, 100, '▒'),
            (51, 100, '▓'),
            (100, 100, '█'),
        ] {
            assert_eq!(shade(value, most), mark, "{value} of {most}");
        }
    }

    #[test]
    fn months_stand_where_they_begin() {
        let first = "2026-09-28".parse().unwrap();
        assert_eq!(months(first, 9, 1), "Oct Nov");
        assert_eq!(months(first, 11, 2), "Oct     Nov       Dec");
        assert_eq!(months(first, 2, 1), "");
    }
}
