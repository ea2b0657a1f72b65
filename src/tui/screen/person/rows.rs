//! The lines of a person's page that can be selected: those of the brief with their word before them, and
//! below it, under headings, what else is open and what happened.

use ratatui::text::{Line, Span};

use super::draw::Row;
use super::items::{Item, Items};
use super::profile::LABEL;
use crate::coach::brief::{self, Facts, Part};
use crate::coach::ledger::promise_day;
use crate::domain::ledger::GiftDirection;
use crate::domain::promise::PromisedBy;
use crate::domain::{Choice, civil};
use crate::store::query::person::{PersonPage, Talk};
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// The most lines of a question in the brief.
const QUESTION_MOST: usize = 2;
/// The most proposals that stand in the brief.
const PROPOSALS_MOST: usize = 2;

/// The brief's own lines: promises both ways, thanks, what could be given, what was to be asked, the plan.
pub(super) fn brief(
    page: &PersonPage,
    facts: &Facts,
    items: &Items<'_>,
    width: usize,
    look: &Look<'_>,
) -> Vec<Row> {
    let theme = look.theme;
    let mut rows = Vec::new();
    let mut part = None;
    let mut labelled = |part_now: Part| {
        let label = if part == Some(part_now) {
            ""
        } else {
            part_now.label()
        };
        part = Some(part_now);
        spans::padded(label, LABEL, theme.fact.style())
    };
    let room = width.saturating_sub(LABEL);
    let mut proposals = brief::proposals(&facts.gifts, &facts.meetings);
    proposals.truncate(PROPOSALS_MOST);
    for (at, item) in items.list.iter().take(items.brief).enumerate() {
        let part = item.brief_part();
        if part > Part::Offers {
            for line in proposed(&mut proposals, room, look) {
                rows.push(Row::plain(with_label(labelled(Part::Offers), line)));
            }
        }
        for (row, line) in brief_lines(page, item, room, look).into_iter().enumerate() {
            let label = match (row, item) {
                (0, Item::Guess(_)) => spans::padded("how welcome", LABEL, theme.fact.style()),
                (0, _) => labelled(part),
                _ => Span::raw(" ".repeat(LABEL)),
            };
            rows.push(Row {
                line: with_label(label, line),
                item: Some(at),
            });
        }
    }
    for line in proposed(&mut proposals, room, look) {
        rows.push(Row::plain(with_label(labelled(Part::Offers), line)));
    }
    rows
}

/// What is proposed, a line each; nothing is left of it.
fn proposed(proposals: &mut Vec<String>, room: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    std::mem::take(proposals)
        .iter()
        .map(|proposal| Line::from(spans::fitted(proposal, room, look.theme.fact.style())))
        .collect()
}

fn with_label(label: Span<'static>, mut line: Line<'static>) -> Line<'static> {
    line.spans.insert(0, label);
    line
}

/// An item where its label says whose it is already.
fn brief_lines(
    page: &PersonPage,
    item: &Item<'_>,
    width: usize,
    look: &Look<'_>,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    let today = look.today();
    let beside = |left: &str, right: &str| {
        vec![spans::between(
            vec![spans::text(left, theme.text.style())],
            vec![spans::text(right, theme.fact.style())],
            width,
        )]
    };
    match item {
        Item::Promise(promise) => {
            let ready = promise.due.is_some_and(|due| due <= today);
            let style = if ready { theme.ready } else { theme.fact };
            vec![spans::between(
                vec![spans::text(&promise.what, theme.text.style())],
                vec![spans::text(&promise_day(promise, today), style.style())],
                width,
            )]
        }
        Item::Thanks(entry) => beside(&entry.what, &civil::ago(entry.on_day, today)),
        Item::Question(question) => {
            let wrapped = spans::wrapped(
                question.text.replace('\n', " ").trim(),
                width,
                theme.text.style(),
            );
            if !(1..=QUESTION_MOST).contains(&wrapped.len()) {
                return vec![Line::from(spans::fitted(
                    &question.text,
                    width,
                    theme.text.style(),
                ))];
            }
            // A line's own style does not reach its label.
            let spans = wrapped.into_iter().map(|line| {
                let style = line.style;
                Line::from_iter(line.spans.into_iter().map(|span| span.patch_style(style)))
            });
            spans.collect()
        }
        other => item_lines(page, other, width, look),
    }
}

/// What stands below the brief, under headings.
pub(super) fn below(
    page: &PersonPage,
    items: &Items<'_>,
    width: usize,
    look: &Look<'_>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut part = None;
    for (at, item) in items.list.iter().enumerate().skip(items.brief) {
        if part != Some(item.part()) {
            if part.is_some() {
                rows.push(Row::plain(Line::default()));
            }
            part = Some(item.part());
            let heading = Line::styled(item.part().label(), look.theme.heading.style());
            rows.push(Row::plain(heading));
        }
        for line in item_lines(page, item, width, look) {
            rows.push(Row {
                line,
                item: Some(at),
            });
        }
    }
    rows
}

fn item_lines(
    page: &PersonPage,
    item: &Item<'_>,
    width: usize,
    look: &Look<'_>,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    let today = look.today();
    let name = page.named();
    let one = |left: String, right: String, ready| {
        let right_style = if ready {
            theme.ready.style()
        } else {
            theme.fact.style()
        };
        vec![spans::between(
            vec![spans::text(&left, theme.text.style())],
            vec![spans::text(&right, right_style)],
            width,
        )]
    };
    match item {
        Item::Promise(promise) => {
            let who = match promise.promised_by {
                PromisedBy::Me => format!("you → {}: {}", name.short, promise.what),
                PromisedBy::Them => format!("{} → you: {}", name.short, promise.what),
            };
            let due = promise
                .due
                .map_or_else(|| "no date".to_owned(), |due| civil::when(due, today));
            one(who, due, promise.due.is_some_and(|due| due <= today))
        }
        Item::Plan(plan) => {
            let what = plan.plan();
            let day = match plan.on_day {
                Some(day) => civil::when(day, today),
                None => format!("when {}", plan.waits_for),
            };
            let mut lines = one(what, day, plan.on_day.is_some_and(|day| day <= today));
            if !plan.draft.trim().is_empty() {
                let first = plan.draft.trim().lines().next().unwrap_or_default();
                lines.push(Line::from(spans::fitted(
                    &format!("“{first}”"),
                    width,
                    theme.fact.style(),
                )));
            }
            lines
        }
        Item::Question(question) => one(question.text.clone(), String::new(), false),
        Item::Offer(offer) => one(offer.what.clone(), offer.kind.label().to_owned(), false),
        Item::Introduction(introduction, other) => {
            let (first, second) = if introduction.first == name.id {
                (name.short.as_str(), other.short.as_str())
            } else {
                (other.short.as_str(), name.short.as_str())
            };
            let mut text = format!(
                "{first} and {second}: {}",
                introduction.next_step(first, second)
            );
            if !introduction.outcome.is_empty() {
                text = format!("{text}; {}", introduction.outcome);
            }
            one(text, civil::ago(introduction.since, today), false)
        }
        Item::Guess(guess) => one(
            format!(
                "your word: you guessed {} of 7; how welcome was it?",
                guess.guess.number()
            ),
            civil::ago(guess.guessed_on, today),
            true,
        ),
        Item::Talk(talk) => talk_lines(talk, &name.full_name, width, look),
        Item::Entry(entry) | Item::Thanks(entry) => {
            let arrow = match entry.direction {
                GiftDirection::Given => "gave",
                GiftDirection::Received => "received",
            };
            let thanks = if entry.thanks_unsaid() {
                " · thanks unsaid"
            } else {
                ""
            };
            let left = format!("{arrow} {} ({}){thanks}", entry.what, entry.kind.label());
            one(left, civil::ago(entry.on_day, today), entry.thanks_unsaid())
        }
    }
}

fn talk_lines(talk: &Talk, own_name: &str, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let theme = look.theme;
    let others: Vec<&str> = talk
        .people
        .iter()
        .filter(|person| person.full_name != own_name)
        .map(|person| person.short.as_str())
        .collect();
    let mut head = talk.interaction.channel.label().to_owned();
    if !others.is_empty() {
        head = format!("{head}, with {}", crate::domain::intent::list(&others));
    }
    let mut lines = vec![spans::between(
        vec![
            spans::text(&head, theme.fact.style()),
            Span::raw("  "),
            spans::text(
                talk.interaction.summary.lines().next().unwrap_or_default(),
                theme.text.style(),
            ),
        ],
        vec![spans::text(
            &civil::ago(talk.interaction.on_day, look.today()),
            theme.fact.style(),
        )],
        width,
    )];
    if let Some(debrief) = &talk.debrief {
        for (label, text) in [
            ("matters", &debrief.matters),
            ("felt", &debrief.felt),
            ("listened", &debrief.listened),
            ("ask next", &debrief.ask_next),
        ] {
            if !text.trim().is_empty() {
                lines.push(Line::from(spans::fitted(
                    &format!("  {label}: {text}"),
                    width,
                    theme.fact.style(),
                )));
            }
        }
    }
    lines
}
