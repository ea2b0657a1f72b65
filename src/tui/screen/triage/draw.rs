//! How a card of the walk is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{below, row};
use super::{Card, TriagePage};
use crate::domain::intent::list;
use crate::domain::interaction::TouchDirection;
use crate::domain::person::{PointKind, position};
use crate::domain::tie::Circle;
use crate::domain::{Choice, civil};
use crate::store::query::proposed::Proposed;
use crate::store::query::triage::Undecided;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// The most lines of a note that a card shows.
const NOTE_LINES: usize = 6;
/// The most ways of reaching somebody that it shows.
const MOST_POINTS: usize = 4;

pub(super) fn draw(page: &TriagePage, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
    let theme = look.theme;
    let (title, lines) = match &page.card {
        Card::Person(card) => {
            let waits = match page.people {
                1 => "1 person waits for a circle".to_owned(),
                more => format!("{more} people wait for a circle"),
            };
            let later = match page.later_people.len() {
                0 => String::new(),
                later => format!(" · {later} put off"),
            };
            (format!("{waits}{later}"), person(card, area, look))
        }
        Card::Talk(card) => (
            format!(
                "{} to say yes or no to",
                civil::count(whole(page.talks), "talk")
            ),
            talk(card, area, look),
        ),
        Card::Done => (
            "Everybody has a place".to_owned(),
            spans::wrapped(
                "Nobody waits for a circle, and no talk waits for your word. What you import next comes here.",
                usize::from(area.width).min(68),
                theme.text.style(),
            ),
        ),
    };
    if let Some(area) = row(area, 0) {
        frame.render_widget(
            Line::styled(format!("  {title}"), theme.heading.style()),
            area,
        );
    }
    let Some(body) = below(area, 2) else { return };
    for (at, line) in lines.into_iter().enumerate() {
        let Some(area) = row(body, at) else { break };
        let area = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        frame.render_widget(line, area);
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn person(card: &Undecided, area: Rect, look: &Look<'_>) -> Vec<Line<'static>> {
    let theme = look.theme;
    let width = usize::from(area.width).saturating_sub(4).min(76);
    let person = &card.person;
    let mut lines = vec![Line::from(spans::fitted(
        &person.full_name,
        width,
        theme.name.style(),
    ))];
    let mut fact = |text: String| {
        if !text.trim().is_empty() {
            lines.push(Line::from(spans::fitted(&text, width, theme.fact.style())));
        }
    };
    fact(position(&person.role, &person.organization));
    fact(person.how_met.lines().next().unwrap_or_default().to_owned());
    let mut known = Vec::new();
    if let Some(day) = card.last_touch {
        known.push(format!("last in touch {}", civil::ago(day, look.today())));
    }
    if card.proposed > 0 {
        known.push(format!(
            "{} waiting for your word",
            civil::count(i64::from(card.proposed), "talk")
        ));
    }
    if let Some(day) = card.tie.known_since {
        known.push(format!(
            "known since {}",
            civil::day_words(day, look.today())
        ));
    }
    if let Some(days) = card.tie.ideal_days {
        known.push(format!("about every {}", civil::span(days)));
    }
    fact(known.join(" · "));
    let points: Vec<&str> = card
        .points
        .iter()
        .filter(|point| point.kind != PointKind::Address)
        .take(MOST_POINTS)
        .map(|point| point.value.as_str())
        .collect();
    fact(points.join("  "));
    let tags: Vec<String> = card.tags.iter().map(|tag| format!("#{tag}")).collect();
    fact(tags.join(" "));
    if !person.notes.trim().is_empty() {
        lines.push(Line::default());
        lines.extend(
            spans::wrapped(&person.notes, width, theme.text.style())
                .into_iter()
                .take(NOTE_LINES),
        );
    }
    lines.push(Line::default());
    let circles: Vec<Span<'static>> = Circle::ALL
        .iter()
        .flat_map(|circle| {
            [
                Span::styled(circle.number().to_string(), theme.key.style()),
                Span::styled(format!(" {}   ", circle.label()), theme.text.style()),
            ]
        })
        .collect();
    lines.push(Line::from(spans::cut(circles, width)));
    lines
}

fn talk(card: &Proposed, area: Rect, look: &Look<'_>) -> Vec<Line<'static>> {
    let theme = look.theme;
    let width = usize::from(area.width).saturating_sub(4).min(76);
    let names: Vec<&str> = card
        .people
        .iter()
        .map(|person| person.full_name.as_str())
        .collect();
    let day = civil::day_words(card.talk.on_day, look.today());
    let names = list(&names);
    let mailed = card.talk.channel.is_written();
    let sentence = match (mailed, card.talk.direction) {
        (true, TouchDirection::Mine) => format!("Your mailbox says you wrote to {names} on {day}."),
        (true, TouchDirection::Theirs) => {
            format!("Your mailbox says {names} wrote to you on {day}.")
        }
        (true, TouchDirection::Mutual) => {
            format!("Your mailbox says you and {names} wrote on {day}.")
        }
        (false, _) => format!("Your calendar says you met {names} on {day}."),
    };
    let mut lines = spans::wrapped(&sentence, width, theme.text.style());
    if !card.talk.summary.is_empty() {
        lines.push(Line::from(spans::fitted(
            &card.talk.summary,
            width,
            theme.fact.style(),
        )));
    }
    lines.push(Line::from(Span::styled(
        card.talk.channel.label(),
        theme.fact.style(),
    )));
    lines
}
