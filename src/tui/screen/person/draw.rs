//! How a person's page looks: who they are, and beside it or below what is open and what happened.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::items::Item;
use crate::coach::today::{settled_cadence, usual};
use crate::domain::ledger::GiftDirection;
use crate::domain::person::{PointKind, position};
use crate::domain::promise::PromisedBy;
use crate::domain::tie::{Balance, Cadence, Rhythm};
use crate::domain::{Choice, civil};
use crate::store::query::person::{PersonPage, Talk};
use crate::tui::screen::{below, inside, row};
use crate::tui::view::Look;
use crate::tui::widget::list::{MARK, Selection};
use crate::tui::widget::{bar, spans};

/// From this width on the two halves stand side by side.
const WIDE: u16 = 100;

/// Draws the page, and says where each item stands.
pub(super) fn page(
    page: &PersonPage,
    items: &[Item<'_>],
    selection: &Selection,
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look<'_>,
) -> Vec<(Position, usize)> {
    let area = inside(area);
    if area.width >= WIDE {
        let left = Rect {
            width: area.width * 2 / 5 - 2,
            ..area
        };
        let right = Rect {
            x: left.right() + 2,
            width: area.width - left.width - 2,
            ..area
        };
        for (at, line) in profile(page, usize::from(left.width), look)
            .into_iter()
            .enumerate()
        {
            let Some(area) = row(left, at) else { break };
            frame.render_widget(line, area);
        }
        draw_items(page, items, selection, frame, right, look)
    } else {
        let lines = profile(page, usize::from(area.width), look);
        // What can be acted on is never pushed off a small window.
        let most = (usize::from(area.height) / 2).max(3);
        let shown = lines.len().min(most);
        for (at, line) in lines.into_iter().take(shown).enumerate() {
            let Some(area) = row(area, at) else { break };
            frame.render_widget(line, area);
        }
        below(area, shown as u16 + 1)
            .map(|rest| draw_items(page, items, selection, frame, rest, look))
            .unwrap_or_default()
    }
}

/// What is said when somebody has been removed while their page was open.
pub(super) fn gone(frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
    let area = inside(area);
    let words = "  This person has been removed. Esc goes back, u brings them back.";
    frame.render_widget(Line::styled(words, look.theme.fact.style()), area);
}

/// Who they are, in lines.
fn profile(page: &PersonPage, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let theme = look.theme;
    let person = &page.person;
    let width = width.saturating_sub(2);
    let mut name = vec![
        Span::raw("  "),
        spans::text(&person.full_name, theme.name.style()),
    ];
    if !person.nickname.is_empty() {
        name.push(spans::text(
            &format!("  “{}”", person.nickname),
            theme.fact.style(),
        ));
    }
    if !person.pronouns.is_empty() {
        name.push(spans::text(
            &format!("  {}", person.pronouns),
            theme.fact.style(),
        ));
    }
    let mut lines = vec![Line::from(spans::cut(name, width + 2))];
    let mut say = |label: &str, text: &str| {
        if text.trim().is_empty() {
            return;
        }
        let label_width = if label.is_empty() { 0 } else { 13 };
        for (at, line) in
            spans::wrapped(text, width.saturating_sub(label_width), theme.text.style())
                .into_iter()
                .take(4)
                .enumerate()
        {
            let label = if at == 0 { label } else { "" };
            let mut spans = vec![
                Span::raw("  "),
                spans::padded(label, label_width, theme.fact.style()),
            ];
            spans.extend(
                line.spans
                    .into_iter()
                    .map(|span| span.patch_style(theme.text.style())),
            );
            lines.push(Line::from(spans));
        }
    };
    say("", &position(&person.role, &person.organization));
    say("", &tie_words(page));
    say("", &rhythm_words(page, look));
    say("cares about", &person.cares_about);
    say("needs", &person.needs);
    let mut brought: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in &page.contributions {
        match brought.iter_mut().find(|(title, _)| *title == one.title) {
            Some((_, kinds)) => kinds.push(one.kind.label()),
            None => brought.push((&one.title, vec![one.kind.label()])),
        }
    }
    let brought: Vec<String> = brought
        .iter()
        .map(|(title, kinds)| format!("{} to “{title}”", crate::domain::intent::list(kinds)))
        .collect();
    say("could bring", &brought.join("; "));
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
    let mut met = person.how_met.clone();
    if let Some(through) = &page.met_through {
        met = if met.is_empty() {
            format!("through {}", through.full_name)
        } else {
            format!(
                "{}, through {}",
                met.trim_end_matches('.'),
                through.full_name
            )
        };
    }
    say("met", &met);
    let tags: Vec<String> = page
        .tags
        .iter()
        .map(|tag| format!("#{}", tag.name))
        .collect();
    say("tags", &tags.join(" "));
    if page.tie.balance_shown == Balance::Shown && !page.entries.is_empty() {
        let count = |way| {
            page.entries
                .iter()
                .filter(|entry| entry.direction == way)
                .count() as u32
        };
        let (given, received) = (count(GiftDirection::Given), count(GiftDirection::Received));
        let mut line = vec![Span::styled("  given ", theme.fact.style())];
        line.extend(bar::diverging(given, received, 8, theme));
        line.push(Span::styled(" received", theme.fact.style()));
        lines.push(Line::from(line));
    }
    if !person.notes.trim().is_empty() {
        lines.push(Line::default());
        for line in spans::wrapped(&person.notes, width, theme.text.style()) {
            let mut spans = vec![Span::raw("  ")];
            spans.extend(line.spans);
            lines.push(Line::from(spans));
        }
    }
    lines
}

/// `colleague · circle 2, close · Deepen`.
fn tie_words(page: &PersonPage) -> String {
    let tie = &page.tie;
    let circle = tie.circle.map_or_else(
        || "no circle yet".to_owned(),
        |c| format!("circle {}, {}", c.number(), c.label()),
    );
    format!("{} · {circle} · {}", tie.kind.label(), tie.stage.label())
}

/// The rhythm in a sentence: what it has been, and what was wished.
fn rhythm_words(page: &PersonPage, look: &Look<'_>) -> String {
    let tie = &page.tie;
    let today = look.today();
    let mut words = Vec::new();
    match page.pattern.last_touch {
        None => words.push("not in touch yet".to_owned()),
        Some(day) => {
            let days = civil::days_between(day, today);
            match usual(&page.pattern) {
                Some(usual) => words.push(format!(
                    "usually every ~{}; {} now",
                    civil::count(usual, "day"),
                    civil::count(days, "day")
                )),
                None => words.push(format!("last in touch {}", civil::ago(day, today))),
            }
        }
    }
    let own = page.circle_cadence.as_ref();
    let own = own.map(|own| Cadence {
        ideal_days: own.ideal_days,
        latest_days: own.latest_days,
    });
    match tie.rhythm {
        Rhythm::Periodic => {
            if let Some(cadence) =
                settled_cadence((tie.ideal_days, tie.latest_days), tie.circle, own)
            {
                words.push(format!(
                    "you want about every {}",
                    civil::span(cadence.ideal_days)
                ));
            }
        }
        Rhythm::Ambient => words.push("you meet anyway".into()),
        Rhythm::Triggered => words.push(format!("waits for: {}", tie.waits_for)),
        Rhythm::None => words.push("on no clock".into()),
    }
    if let Some(until) = tie.snoozed_until.filter(|until| *until > today) {
        words.push(format!("snoozed until {}", civil::day_words(until, today)));
    }
    if let Some(until) = tie.paused_until.filter(|until| *until > today) {
        words.push(format!("paused until {}", civil::day_words(until, today)));
    }
    words.join(" · ")
}

/// A line of the right half, and which item it belongs to.
struct ItemLine {
    line: Line<'static>,
    item: Option<usize>,
}

fn draw_items(
    page: &PersonPage,
    items: &[Item<'_>],
    selection: &Selection,
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look<'_>,
) -> Vec<(Position, usize)> {
    let mut drawn = Vec::new();
    let theme = look.theme;
    if items.is_empty() {
        let words = "Nothing yet. l logs a talk; a and a letter adds a promise, an offer, a plan.";
        for (at, line) in spans::wrapped(
            words,
            usize::from(area.width).saturating_sub(2),
            theme.fact.style(),
        )
        .into_iter()
        .enumerate()
        {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
        }
        return drawn;
    }
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines: Vec<ItemLine> = Vec::new();
    let mut part = None;
    for (at, item) in items.iter().enumerate() {
        if part != Some(item.part()) {
            if part.is_some() {
                lines.push(ItemLine {
                    line: Line::default(),
                    item: None,
                });
            }
            part = Some(item.part());
            let heading = Line::styled(item.part().label(), theme.heading.style());
            lines.push(ItemLine {
                line: heading,
                item: None,
            });
        }
        for line in item_lines(page, item, width, look) {
            lines.push(ItemLine {
                line,
                item: Some(at),
            });
        }
    }
    // The window over lines follows the selected item; its heading stays in sight where it can.
    let first = lines
        .iter()
        .position(|line| line.item == Some(selection.at()))
        .unwrap_or(0);
    let last = lines
        .iter()
        .rposition(|line| line.item == Some(selection.at()))
        .unwrap_or(first);
    let height = usize::from(area.height).max(1);
    let top = if last < height {
        0
    } else {
        (last + 1)
            .saturating_sub(height)
            .max(first.min(last + 1 - height))
    };
    let _ = selection.window(items.len(), height);
    for (at, item_line) in lines.into_iter().skip(top).take(height).enumerate() {
        let Some(area) = row(area, at) else { break };
        drawn.extend(
            item_line
                .item
                .map(|item| (Position::new(area.x, area.y), item)),
        );
        let selected = item_line.item == Some(selection.at());
        let mut line = item_line.line;
        let mark = if selected && at + top == first {
            frame.set_cursor_position((area.x, area.y));
            for span in &mut line.spans {
                span.style = span.style.patch(theme.selected.style());
            }
            Span::styled(MARK, theme.marker.style())
        } else {
            Span::raw("  ")
        };
        line.spans.insert(0, mark);
        frame.render_widget(line, area);
    }
    drawn
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
        Item::Talk(talk) => talk_lines(talk, &name.full_name, width, look),
        Item::Entry(entry) => {
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
