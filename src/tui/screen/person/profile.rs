//! What is said of the person on their page: the first lines of the brief, and below them what one looks up:
//! how to reach them, what they could bring, tags, notes.

use ratatui::text::{Line, Span};

use crate::coach::brief::{self, Facts, For, Part, Room};
use crate::domain::Choice;
use crate::domain::intent::list;
use crate::domain::ledger::GiftDirection;
use crate::domain::person::PointKind;
use crate::domain::tie::Balance;
use crate::store::query::person::PersonPage;
use crate::tui::view::Look;
use crate::tui::widget::{bar, spans};

/// The word before a line, and the space after it.
pub(super) const LABEL: usize = 14;
/// The most lines of one fact.
const FACT_MOST: usize = 4;

/// Who it is, what was said last, what matters to them: the brief without what can be acted on.
pub(super) fn head(
    facts: &Facts,
    width: usize,
    lines: usize,
    look: &Look<'_>,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    let mut sections = brief::sections(facts, For::Talk, look.today());
    sections.retain(|section| {
        matches!(
            section.part,
            Part::Name
                | Part::Who
                | Part::Met
                | Part::Rhythm
                | Part::Birthday
                | Part::LastTalk
                | Part::Cares
                | Part::Needs
        )
    });
    let room = Room {
        width,
        label: LABEL,
        lines,
    };
    brief::lines(&sections, room)
        .into_iter()
        .map(|line| {
            let style = match line.part {
                Part::Name => theme.name.style(),
                Part::Birthday => theme.ready.style(),
                _ => theme.text.style(),
            };
            let text = spans::text(&line.text, style);
            if line.part.label().is_empty() {
                Line::from(text)
            } else {
                Line::from(vec![
                    spans::padded(line.label, LABEL, theme.fact.style()),
                    text,
                ])
            }
        })
        .collect()
}

/// What else is known, each under its word.
pub(super) fn details(
    page: &PersonPage,
    facts: &Facts,
    width: usize,
    look: &Look<'_>,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    let person = &page.person;
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut say = |label: &str, text: &str| {
        if text.trim().is_empty() {
            return;
        }
        let room = width.saturating_sub(LABEL);
        let wrapped = spans::wrapped(text, room, theme.text.style());
        for (at, line) in wrapped.into_iter().take(FACT_MOST).enumerate() {
            let label = if at == 0 { label } else { "" };
            let mut said = vec![spans::padded(label, LABEL, theme.fact.style())];
            said.extend(
                line.spans
                    .into_iter()
                    .map(|span| span.patch_style(theme.text.style())),
            );
            lines.push(Line::from(said));
        }
    };
    for (at, suggestion) in facts.before_an_ask().iter().enumerate() {
        let label = match at {
            0 => Part::Asking.label(),
            _ => " ",
        };
        say(label, &suggestion.sentence(facts.short(), look.today()));
    }
    say("could bring", &brought(page));
    for kind in PointKind::ALL {
        let points: Vec<&str> = page
            .points
            .iter()
            .filter(|point| point.kind == *kind)
            .map(|point| point.value.as_str())
            .collect();
        say(kind.label(), &points.join(", "));
    }
    say("place", &person.place);
    if let Some(birthday) = person.birthday {
        say("birthday", &birthday.words());
    }
    say("on the board", page.tie.stage.label());
    let tags: Vec<String> = page
        .tags
        .iter()
        .map(|tag| format!("#{}", tag.name))
        .collect();
    say("tags", &tags.join(" "));
    if page.tie.balance_shown == Balance::Shown && !page.entries.is_empty() {
        let count = |way| {
            let entries = page.entries.iter();
            entries.filter(|entry| entry.direction == way).count() as u32
        };
        let (given, received) = (count(GiftDirection::Given), count(GiftDirection::Received));
        let mut line = vec![spans::padded("given", LABEL, theme.fact.style())];
        line.extend(bar::diverging(given, received, 8, theme));
        line.push(Span::styled(" received", theme.fact.style()));
        lines.push(Line::from(line));
    }
    lines
}

/// `skill and insight to “Get the storage rewrite approved”`.
fn brought(page: &PersonPage) -> String {
    let mut brought: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in &page.contributions {
        match brought.iter_mut().find(|(title, _)| *title == one.title) {
            Some((_, kinds)) => kinds.push(one.kind.label()),
            None => brought.push((&one.title, vec![one.kind.label()])),
        }
    }
    let brought: Vec<String> = brought
        .iter()
        .map(|(title, kinds)| format!("{} to “{title}”", list(kinds)))
        .collect();
    brought.join("; ")
}

/// The notes, at most `most` lines of them, after an empty one.
pub(super) fn notes(
    page: &PersonPage,
    width: usize,
    most: usize,
    look: &Look<'_>,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    if page.person.notes.trim().is_empty() {
        return Vec::new();
    }
    let wrapped = spans::wrapped(&page.person.notes, width, theme.text.style());
    let more = wrapped.len().saturating_sub(most);
    let mut lines = vec![Line::default()];
    lines.extend(wrapped.into_iter().take(most));
    if more > 0 {
        let words = format!(
            "… {}; e shows the notes",
            crate::domain::civil::count(i64::try_from(more).unwrap_or(i64::MAX), "more line")
        );
        lines.push(Line::styled(words, theme.fact.style()));
    }
    lines
}
