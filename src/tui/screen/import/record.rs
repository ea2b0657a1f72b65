//! What is said of the selected record: where it stands, what it will do and why, whole, and what it holds.

use ratatui::text::Line;

use super::draw::{action_span, has_line};
use super::short;
use crate::domain::person::position;
use crate::interchange::incoming::{IncomingPerson, Labelled};
use crate::interchange::plan::{Action, Planned};
use crate::tui::examining::Examined;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// How wide the words before a fact are: cells.
const LABEL: usize = 12;
/// The most lines of a fact.
const MOST_LINES: usize = 3;

/// What a record is called.
pub(super) fn title(planned: &Planned) -> String {
    match planned.title.is_empty() {
        true if has_line(planned) => format!("line {}", planned.line),
        true => format!("record {}", planned.index + 1),
        false => planned.title.clone(),
    }
}

/// Everything about a record, at most `width` cells wide.
pub(super) fn lines(
    planned: &Planned,
    examined: &Examined,
    width: usize,
    look: &Look<'_>,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    let file = examined.files.get(planned.file).map(short);
    let mut place = file.unwrap_or_default();
    if has_line(planned) {
        place.push_str(&format!(", line {}", planned.line));
    }
    let mut lines = vec![spans::between(
        vec![
            action_span(planned.action, theme),
            spans::text(&title(planned), theme.name.style()),
        ],
        vec![spans::text(&place, theme.fact.style())],
        width,
    )];
    lines.extend(spans::wrapped(
        &sentence(planned),
        width,
        theme.text.style(),
    ));
    for (label, text) in planned.person().iter().flat_map(facts) {
        let room = width.saturating_sub(LABEL);
        let wrapped = spans::wrapped(&text, room, theme.text.style());
        for (at, mut line) in wrapped.into_iter().take(MOST_LINES).enumerate() {
            let label = if at == 0 { label } else { "" };
            line.spans
                .insert(0, spans::padded(label, LABEL, theme.fact.style()));
            lines.push(line);
        }
    }
    lines
}

/// What it will do and why, as a sentence.
fn sentence(planned: &Planned) -> String {
    if planned.action == Action::Add && !matches!(planned.reason.as_str(), "" | "new") {
        let mut letters = planned.reason.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        return format!("{first}{}.", letters.as_str());
    }
    let does = match planned.action {
        Action::Add => "New: will be added",
        Action::Update => "Gains something",
        Action::Same => "Nothing to do",
        Action::Ask => "Will be added, to be compared afterwards",
        Action::Refuse => "Cannot be used",
    };
    match planned.reason.as_str() {
        "" | "new" => format!("{does}."),
        _ => format!("{does}: {}.", planned.reason),
    }
}

/// What stands in it, with a word before each.
fn facts(person: &IncomingPerson) -> Vec<(&'static str, String)> {
    let values = |points: &[Labelled]| {
        let values: Vec<&str> = points.iter().map(|point| point.value.as_str()).collect();
        values.join(", ")
    };
    let position = position(&person.role, &person.organization);
    let birthday = person.birthday.map(|day| day.words()).unwrap_or_default();
    [
        ("role", position),
        ("e-mail", values(&person.emails)),
        ("phone", values(&person.phones)),
        ("link", values(&person.links)),
        ("address", values(&person.addresses)),
        ("birthday", birthday),
        ("tags", person.categories.join(", ")),
        ("note", person.note.clone()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .collect()
}
