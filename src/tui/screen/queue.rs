//! The follow-up queue: everybody whose turn it is, in order, with the reason in words; and, on one key,
//! who is out of it for a while and what is still to come.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::today::{act_on, behind, queue_commands};
use super::{draw_empty, inside, row};
use crate::coach::evidence::{Subject, Topic};
use crate::coach::today::Reason;
use crate::domain::civil;
use crate::domain::follow_up::FollowUp;
use crate::report::Result;
use crate::store::query::ledger::With;
use crate::store::query::queue::{Away, QueueLine};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::{Selected, Selection, marked};
use crate::tui::widget::spans;
use crate::tui::{act, form};

/// So many lines are shown; the rest follow as these are done.
const MOST: usize = 200;

/// The screen.
#[derive(Default)]
pub(crate) struct QueueScreen {
    lines: Vec<QueueLine>,
    waiting: usize,
    away: Vec<Away>,
    coming: Vec<With<FollowUp>>,
    part: Part,
    selection: Selection,
}

/// What of the queue is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Waiting,
    Later,
}

/// What is selected among those who are not waiting.
enum Later<'q> {
    Away(&'q Away),
    Coming(&'q With<FollowUp>),
}

impl QueueScreen {
    fn count(&self) -> usize {
        match self.part {
            Part::Waiting => self.lines.len(),
            Part::Later => self.away.len() + self.coming.len(),
        }
    }

    fn later(&self) -> Option<Later<'_>> {
        let at = self.selection.at();
        match self.away.get(at) {
            Some(away) => Some(Later::Away(away)),
            None => self.coming.get(at - self.away.len()).map(Later::Coming),
        }
    }
}

impl View for QueueScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Queue, Scope::List]
    }

    fn entered(&mut self) {
        self.part = Part::Waiting;
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let turns = reader.store.turns(reader.today())?;
        self.waiting = turns.len();
        self.lines = reader.store.queue_lines(&turns[..turns.len().min(MOST)])?;
        self.away = reader.store.away(reader.today())?;
        self.coming = reader.store.coming(reader.today(), MOST)?;
        // Where nobody is waiting, what is to come is what there is to see.
        if self.lines.is_empty() && !(self.away.is_empty() && self.coming.is_empty()) {
            self.part = Part::Later;
        }
        self.selection.clamp(self.count());
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        if command == Command::ShowAway || (command == Command::Back && self.part == Part::Later) {
            return Availability::Yes;
        }
        match (self.part, self.later()) {
            (Part::Waiting, _) => queue_commands(command, self.lines.get(self.selection.at())),
            (Part::Later, _) if Selection::moves(command) => Availability::Yes,
            (Part::Later, Some(Later::Away(_))) => match command {
                Command::Open
                | Command::Snooze
                | Command::EditTie
                | Command::Log
                | Command::Rest => Availability::Yes,
                Command::Done
                | Command::Bump
                | Command::Loosen
                | Command::Write
                | Command::Copy => {
                    Availability::No("they are out of the queue; s brings them back")
                }
                _ => Availability::NotMine,
            },
            (Part::Later, Some(Later::Coming(_))) => match command {
                Command::Open
                | Command::Done
                | Command::Log
                | Command::Rest
                | Command::Write
                | Command::Copy => Availability::Yes,
                Command::Snooze | Command::Bump | Command::Loosen | Command::EditTie => {
                    Availability::No("this is a plan; enter opens it to change its day")
                }
                _ => Availability::NotMine,
            },
            (Part::Later, None) => match queue_commands(command, None) {
                Availability::Yes => Availability::No("nobody is selected"),
                other => other,
            },
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            let count = self.count();
            self.selection.step(command, count);
            return Vec::new();
        }
        if matches!(command, Command::ShowAway | Command::Back) {
            self.part = if self.part == Part::Waiting {
                Part::Later
            } else {
                Part::Waiting
            };
            self.selection.go(0);
            return Vec::new();
        }
        if self.part == Part::Waiting {
            let line = self.lines.get(self.selection.at());
            return line
                .map(|line| vec![act_on(command, line, context)])
                .unwrap_or_default();
        }
        match self.later() {
            Some(Later::Away(away)) => vec![match command {
                Command::Snooze => act::snooze(&away.name),
                Command::EditTie => act::edit_tie(&away.name),
                Command::Log => act::log(&away.name, context.today()),
                Command::Rest => act::rest(&away.name),
                _ => Effect::Person(away.name.id),
            }],
            Some(Later::Coming(plan)) => vec![match command {
                Command::Open => form::plan::edit(&plan.row, &plan.name),
                Command::Write => form::message::write(&plan.name),
                Command::Copy => form::message::copy(&plan.name),
                Command::Log => act::log(&plan.name, context.today()),
                Command::Rest => Effect::Apply(plan.row.dropped(context.today(), &plan.name.short)),
                _ => form::talk::log(
                    vec![plan.name.clone()],
                    context.today(),
                    plan.row.done(context.today(), &plan.name.short),
                ),
            }],
            None => Vec::new(),
        }
    }

    fn evidence(&self) -> Vec<Topic> {
        match self.part {
            Part::Waiting => behind(self.lines.get(self.selection.at())),
            Part::Later => match self.later() {
                Some(Later::Coming(_)) => Subject::Plan.topics().to_vec(),
                _ => Vec::new(),
            },
        }
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.count();
        self.selection.click(at, count);
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        let theme = look.theme;
        let key = look
            .keymap
            .label(&[Scope::Queue], Command::ShowAway)
            .unwrap_or_default();
        let title = match self.part {
            Part::Waiting if self.lines.is_empty() => {
                return draw_empty(
                    frame,
                    area,
                    look,
                    "Nobody is waiting. The queue is made anew whenever you look: from promises, plans, thanks, and the rhythm of each tie.",
                    (
                        Scope::Queue,
                        Command::ShowAway,
                        "shows who is snoozed and what is to come",
                    ),
                );
            }
            Part::Waiting if self.waiting > self.lines.len() => {
                format!(
                    "{} of {} waiting; the rest follow as these are done",
                    self.lines.len(),
                    self.waiting
                )
            }
            Part::Waiting => format!("{} waiting", self.waiting),
            Part::Later if self.lines.is_empty() => {
                "Nobody is waiting today. Still to come, or out of the queue for now:".to_owned()
            }
            Part::Later => format!("Out of the queue for now, and still to come; {key} goes back"),
        };
        if let Some(area) = row(area, 0) {
            frame.render_widget(
                Line::styled(format!("  {title}"), theme.heading.style()),
                area,
            );
        }
        let Some(list) = super::below(area, 2) else {
            return;
        };
        self.selection.drawn(list, 1);
        match self.part {
            Part::Waiting => self.draw_waiting(frame, list, look),
            Part::Later => self.draw_later(frame, list, look),
        }
    }
}

impl QueueScreen {
    fn draw_waiting(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let theme = look.theme;
        let name_width = (usize::from(area.width) / 4).clamp(12, 24);
        let width = usize::from(area.width).saturating_sub(2);
        let window = self
            .selection
            .window(self.lines.len(), usize::from(area.height));
        for (at_row, at) in window.enumerate() {
            let (Some(area), Some(line)) = (row(area, at_row), self.lines.get(at)) else {
                break;
            };
            let reason = line.turn.reason();
            let ready = match reason {
                Reason::MyPromise(_) | Reason::Planned(_) => theme.ready.style(),
                _ => theme.fact.style(),
            };
            let mut left = vec![
                spans::padded(&line.name.full_name, name_width, theme.name.style()),
                Span::raw("  "),
                spans::text(&reason.sentence(look.today()), theme.text.style()),
            ];
            if line.turn.reasons.len() > 1 {
                let more = format!(" (+{})", line.turn.reasons.len() - 1);
                left.push(Span::styled(more, theme.fact.style()));
            }
            let right = vec![spans::text(&line.turn.aside(look.today()), ready)];
            let text = spans::between(left, right, width);
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                theme,
                text,
            );
        }
    }

    fn draw_later(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let theme = look.theme;
        if self.away.is_empty() && self.coming.is_empty() {
            let key = look
                .keymap
                .label(&[Scope::Queue], Command::Snooze)
                .unwrap_or_default();
            let words = format!(
                "  Nobody is snoozed or paused, and nothing is planned. {key} on a line snoozes it."
            );
            frame.render_widget(Line::styled(words, theme.fact.style()), area);
            return;
        }
        let name_width = (usize::from(area.width) / 4).clamp(12, 24);
        let width = usize::from(area.width).saturating_sub(2);
        let window = self
            .selection
            .window(self.count(), usize::from(area.height));
        for (at_row, at) in window.enumerate() {
            let Some(area) = row(area, at_row) else { break };
            let (name, words, day) = match self.away.get(at) {
                Some(away) => {
                    let until = away
                        .until
                        .map(|day| format!("back {}", civil::when(day, look.today())));
                    (&away.name, away.because.clone(), until.unwrap_or_default())
                }
                None => {
                    let Some(plan) = self.coming.get(at - self.away.len()) else {
                        break;
                    };
                    let words = plan.row.plan();
                    let day = match plan.row.on_day {
                        Some(day) => civil::when(day, look.today()),
                        None => format!("when {}", plan.row.waits_for),
                    };
                    (&plan.name, words, day)
                }
            };
            let text = spans::between(
                vec![
                    spans::padded(&name.full_name, name_width, theme.name.style()),
                    Span::raw("  "),
                    spans::text(&words, theme.text.style()),
                ],
                vec![spans::text(&day, theme.fact.style())],
                width,
            );
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                theme,
                text,
            );
        }
    }
}
