//! The whole frame: header, the view in front, what was just said, and the footer with the keys that
//! work here. A window too small for all that says so.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

use super::app::{App, Saying};
use super::command::Command;
use super::view::{Availability, Look, ScreenName};
use super::widget::spans;
use crate::cells;

/// Below this many cells nothing useful fits.
pub(crate) const LEAST: (u16, u16) = (40, 10);

/// Draws the app.
pub(crate) fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return draw_floor(frame, area);
    }
    let look = Look {
        theme: &app.theme,
        keymap: &app.context.keymap,
        now: app.context.now,
        calendar: app.context.calendar,
    };
    let [header, body, saying, footer] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(area);
    draw_header(app, frame, header);
    let body = Rect {
        y: body.y + 1,
        height: body.height.saturating_sub(1),
        ..body
    };
    let screen = app
        .pages
        .last()
        .unwrap_or(&app.screens[app.current.index()]);
    screen.draw(frame, body, &look);
    for layer in &app.layers {
        layer.draw(frame, body, &look);
    }
    draw_which_key(app, frame, body);
    draw_saying(app, frame, saying, body);
    draw_footer(app, frame, footer);
}

fn draw_floor(frame: &mut Frame<'_>, area: Rect) {
    let words = format!("Cordial needs {}×{} cells.", LEAST.0, LEAST.1);
    let lines: Vec<Line<'_>> = cells::wrap(&words, usize::from(area.width))
        .into_iter()
        .map(Line::from)
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// Where each name of the header begins: one space, the name, one space.
fn header_places() -> impl Iterator<Item = (u16, ScreenName)> {
    ScreenName::ALL.into_iter().scan(1u16, |x, name| {
        let at = *x;
        *x += name.label().len() as u16 + 2;
        Some((at, name))
    })
}

/// The screen whose name stands at column `x` of the header.
pub(crate) fn screen_at(x: u16) -> Option<ScreenName> {
    header_places()
        .find(|(at, name)| (*at..*at + name.label().len() as u16).contains(&x))
        .map(|(_, name)| name)
}

fn draw_header(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let theme = &app.theme;
    let mut line = vec![Span::raw(" ")];
    for name in ScreenName::ALL {
        let style = if name == app.current {
            theme.heading.style().patch(theme.accent.style())
        } else {
            theme.fact.style()
        };
        line.push(Span::styled(name.label(), style));
        line.push(Span::raw("  "));
    }
    let names_width: usize = line.iter().map(|span| cells::width(&span.content)).sum();
    frame.render_widget(Line::from(line), area);
    let today = app.context.now.today.format("%a %-d %b").to_string();
    let week: String = app.week.iter().map(|people| week_mark(*people)).collect();
    let right = match app.banner {
        Some(banner) => format!("{banner} "),
        None => format!("{week}  {today} "),
    };
    let room = usize::from(area.width).saturating_sub(names_width);
    // Where there is less room the strip goes first, then the weekday.
    let date = app.context.now.today.format("%-d %b").to_string();
    let shorter = [today, date].map(|day| format!("{day} "));
    let fitting = std::iter::once(right)
        .chain(shorter)
        .find(|right| cells::width(right) <= room);
    let Some(right) = fitting else {
        return;
    };
    let style = if app.banner.is_some() {
        theme.trouble.style()
    } else {
        theme.fact.style()
    };
    frame.render_widget(Line::styled(right, style).right_aligned(), area);
}

/// A day of the week strip: how many people there was contact with.
fn week_mark(people: u32) -> char {
    match people {
        0 => '·',
        1 => '▂',
        2 => '▄',
        3 => '▆',
        _ => '█',
    }
}

/// The most rows that what was said takes.
const MOST_SAID: usize = 3;

/// What was just said; where it needs more than its row, it lies over the last rows of what is shown.
fn draw_saying(app: &App, frame: &mut Frame<'_>, area: Rect, body: Rect) {
    let (text, style) = match &app.saying {
        Some(Saying::Said(text)) => (text, app.theme.said.style()),
        Some(Saying::Trouble(text)) => (text, app.theme.trouble.style()),
        None => return,
    };
    let text = crate::domain::shown::shown(text);
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines = cells::wrap(text.as_str(), width);
    if lines.len() > MOST_SAID {
        // The last row says that there was more.
        let rest = lines.split_off(MOST_SAID - 1).join(" ");
        lines.push(cells::fit(&rest, width).into_owned());
    }
    let rows = u16::try_from(lines.len()).unwrap_or(1).max(1);
    let rows = rows.min(body.height + 1);
    let area = Rect {
        y: area.y + 1 - rows,
        height: rows,
        ..area
    };
    if rows > 1 {
        frame.render_widget(Clear, area);
    }
    let lines: Vec<Line<'_>> = lines
        .into_iter()
        .map(|line| Line::styled(format!(" {line}"), style))
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// The keys that work here, as many as fit, and help, which always fits.
fn draw_footer(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let keymap = &app.context.keymap;
    let scopes = app.scopes();
    let theme = &app.theme;
    let help = keymap
        .label(&scopes, Command::Help)
        .map(|key| format!("{key} help "))
        .unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(cells::width(&help) + 1);
    let mut line = vec![Span::raw(" ")];
    let mut used = 1;
    for scope in &scopes {
        for binding in keymap.of_scope(*scope) {
            if binding.short.is_empty() || binding.command == Command::Help {
                continue;
            }
            if app.available(binding.command) != Availability::Yes {
                continue;
            }
            if scopes
                .iter()
                .take_while(|other| *other != scope)
                .any(|nearer| {
                    keymap.of_scope(*nearer).any(|other| {
                        other.command == binding.command
                            || other.sequences.first() == binding.sequences.first()
                    })
                })
            {
                continue;
            }
            let key = binding.keys_label();
            let width = cells::width(&key) + 1 + cells::width(&binding.short) + 3;
            if used + width > room {
                continue;
            }
            used += width;
            line.push(Span::styled(key, theme.key.style()));
            line.push(Span::styled(
                format!(" {}   ", binding.short),
                theme.fact.style(),
            ));
        }
    }
    frame.render_widget(Line::from(line), area);
    frame.render_widget(Line::styled(help, theme.key.style()).right_aligned(), area);
}

/// What can follow the keys pressed so far.
fn draw_which_key(app: &App, frame: &mut Frame<'_>, body: Rect) {
    if app.pending.is_empty() {
        return;
    }
    let following = app.context.keymap.following(&app.scopes(), &app.pending);
    let lines: Vec<Line<'_>> = following
        .iter()
        .map(|(key, binding)| {
            let style = match app.available(binding.command) {
                Availability::Yes => Style::default(),
                _ => app.theme.fact.style(),
            };
            Line::from(vec![
                Span::styled(cells::pad(&key.label(), 6), app.theme.key.style()),
                Span::styled(binding.help.clone(), style),
            ])
        })
        .collect();
    let width = lines.iter().map(spans::width).max().unwrap_or(0) as u16 + 4;
    let height = lines.len() as u16 + 2;
    let area = Rect {
        x: body.right().saturating_sub(width.min(body.width)),
        y: body.bottom().saturating_sub(height.min(body.height)),
        width: width.min(body.width),
        height: height.min(body.height),
    };
    frame.render_widget(Clear, area);
    let block = Block::bordered()
        .border_style(app.theme.border.style())
        .padding(ratatui::widgets::Padding::horizontal(1));
    frame.render_widget(Paragraph::new(lines).block(block), area);
}
