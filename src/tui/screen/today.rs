//! Today: at most five people, each with one line of why now, and one key for what can be done.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{draw_empty, inside, row};
use crate::cells;
use crate::coach::evidence::{self, Topic};
use crate::coach::today::{self, Reason};
use crate::domain::civil;
use crate::domain::shown::shown;
use crate::report::Result;
use crate::store::query::queue::QueueLine;
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::form::message;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::{Selected, Selection, marked};
use crate::tui::widget::spans;

/// So many people without a circle came with a file; a few are just new.
const MANY_UNDECIDED: usize = 8;

/// The screen.
#[derive(Default)]
pub(crate) struct TodayScreen {
    /// People about whom nothing is decided.
    undecided: usize,
    lines: Vec<QueueLine>,
    /// How many more are due or can wait, in words.
    rest: Option<String>,
    /// Whether anybody has been written down at all.
    anybody: Anybody,
    /// The next plan, in words, where nobody is waiting.
    next: Option<String>,
    /// Whether a lesson has been begun and not finished.
    lesson: LessonState,
    selection: Selection,
}

/// Whether the file knows anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Anybody {
    #[default]
    Nobody,
    Somebody,
}

/// Whether a lesson waits to be gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LessonState {
    #[default]
    Elsewhere,
    UnderWay,
}

impl TodayScreen {
    /// Says at the foot how many people wait for a circle, where that is more than a few; what is left of
    /// the area.
    fn draw_undecided(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) -> Rect {
        let many =
            self.undecided >= MANY_UNDECIDED || (self.lines.is_empty() && self.undecided > 0);
        let Some(last) = (many && area.height > 12)
            .then(|| row(area, usize::from(area.height) - 1))
            .flatten()
        else {
            return area;
        };
        let key = look
            .keymap
            .label(&[Scope::Global], Command::Triage)
            .unwrap_or_default();
        let line = Line::from(vec![
            Span::raw("  "),
            Span::styled(
                match self.undecided {
                    1 => "1 person waits for a circle: ".to_owned(),
                    many => format!("{many} people wait for a circle: "),
                },
                look.theme.fact.style(),
            ),
            Span::styled(key, look.theme.key.style()),
            Span::styled(" goes over them", look.theme.fact.style()),
        ]);
        frame.render_widget(line, last);
        Rect {
            height: area.height - 2,
            ..area
        }
    }

    fn selected(&self) -> Option<&QueueLine> {
        self.lines.get(self.selection.at())
    }
}

impl View for TodayScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Today, Scope::List]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let queue = reader.store.turns(reader.today())?;
        let chosen = today::today(&queue);
        self.lines = reader.store.queue_lines(&chosen.turns)?;
        self.rest = chosen.rest();
        self.anybody = if reader.store.count("person")? > 0 {
            Anybody::Somebody
        } else {
            Anybody::Nobody
        };
        self.undecided = reader.store.undecided_count()?;
        self.next = reader.store.coming(reader.today(), 1)?.first().map(|plan| {
            let when = match plan.row.on_day {
                Some(day) => civil::when(day, reader.today()),
                None => format!("when {}", plan.row.waits_for),
            };
            format!("{}, {when}: {}", plan.name.full_name, plan.row.plan())
        });
        let run = match reader.lessons.first() {
            Some(lesson) => reader.store.lesson_run(&lesson.id)?,
            None => None,
        };
        let under_way = run.is_some_and(|run| run.finished_at.is_none());
        self.lesson = if under_way {
            LessonState::UnderWay
        } else {
            LessonState::Elsewhere
        };
        self.selection.clamp(self.lines.len());
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        queue_commands(command, self.selected())
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            self.selection.step(command, self.lines.len());
            return Vec::new();
        }
        self.selected()
            .map(|line| vec![act_on(command, line, context)])
            .unwrap_or_default()
    }

    fn evidence(&self) -> Vec<Topic> {
        behind(self.selected())
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        self.selection.click(at, self.lines.len());
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = self.draw_undecided(frame, inside(area), look);
        if self.lines.is_empty() {
            return match self.anybody {
                Anybody::Nobody => draw_empty(
                    frame,
                    area,
                    look,
                    "Nobody is written down yet. The lesson begins with the people already around you, and takes about ten minutes.",
                    (Scope::Global, Command::GoLesson, "goes to the lesson"),
                ),
                Anybody::Somebody => {
                    let next = match &self.next {
                        Some(next) => format!("Nobody is waiting for a word from you today. Next: {next}."),
                        None => "Nobody is waiting for a word from you today. That is how it should be on most days.".to_owned(),
                    };
                    let key = match self.lesson {
                        LessonState::UnderWay => {
                            (Scope::Global, Command::GoLesson, "goes on with the lesson")
                        }
                        LessonState::Elsewhere => (
                            Scope::Global,
                            Command::Capture,
                            "writes down a talk you had",
                        ),
                    };
                    draw_empty(frame, area, look, &next, key)
                }
            };
        }
        if let Some(area) = row(area, 0) {
            let title = title(self.lines.len());
            frame.render_widget(
                Line::styled(format!("  {title}"), look.theme.heading.style()),
                area,
            );
        }
        if let Some(list) = super::below(area, 2) {
            self.selection.window(self.lines.len(), self.lines.len());
            self.selection.drawn(list, 2);
        }
        for (at, line) in self.lines.iter().enumerate() {
            let selected = Selected::is(self.selection.at(), at);
            draw_line(frame, area, 2 + at * 2, line, selected, look);
        }
        if let Some(rest) = &self.rest
            && let Some(area) = row(area, 3 + self.lines.len() * 2)
        {
            let key = look
                .keymap
                .label(&[Scope::Global], Command::GoQueue)
                .unwrap_or_default();
            let more = Line::from(vec![
                Span::styled(format!("  {rest}. "), look.theme.fact.style()),
                Span::styled(key, look.theme.key.style()),
                Span::styled(" shows the queue", look.theme.fact.style()),
            ]);
            frame.render_widget(more, area);
        }
    }
}

fn title(count: usize) -> &'static str {
    match count {
        1 => "One person for today",
        2 => "Two people for today",
        3 => "Three people for today",
        4 => "Four people for today",
        _ => "Five people for today",
    }
}

/// What of Today and the queue can be done with the selected line.
pub(super) fn queue_commands(command: Command, selected: Option<&QueueLine>) -> Availability {
    match command {
        Command::Open
        | Command::Done
        | Command::Log
        | Command::Write
        | Command::Snooze
        | Command::Bump
        | Command::Loosen
        | Command::Rest
        | Command::EditTie => match selected {
            Some(_) => Availability::Yes,
            None => Availability::No("nobody is selected"),
        },
        Command::Copy => match selected {
            Some(line) if line.draft.is_some() => Availability::Yes,
            Some(_) => Availability::No("no message is drafted; w writes one"),
            None => Availability::No("nobody is selected"),
        },
        _ if Selection::moves(command) => Availability::Yes,
        _ => Availability::NotMine,
    }
}

/// What is known behind the reasons of a line, the strongest first.
pub(super) fn behind(line: Option<&QueueLine>) -> Vec<Topic> {
    line.into_iter()
        .flat_map(|line| {
            let words = line.turn.reasons.iter().map(|reason| reason.word());
            words.chain([line.turn.variety.word()])
        })
        .flat_map(evidence::for_reason)
        .copied()
        .collect()
}

/// Does it.
pub(super) fn act_on(command: Command, line: &QueueLine, context: &Context) -> Effect {
    let name = &line.name;
    match command {
        Command::Done => act::done(&line.turn, name),
        Command::Log => act::log(name, context.today()),
        Command::Write => message::write(name),
        Command::Copy => message::copy(name),
        Command::Snooze => act::snooze(name),
        Command::Bump => act::bump(name),
        Command::Loosen => act::loosen(name),
        Command::Rest => act::rest(name),
        Command::EditTie => act::edit_tie(name),
        _ => Effect::Person(name.id),
    }
}

/// Name, reason and date on one row; on the next what helps to begin.
pub(super) fn draw_line(
    frame: &mut Frame<'_>,
    area: Rect,
    at: usize,
    line: &QueueLine,
    selected: Selected,
    look: &Look<'_>,
) {
    let Some(first) = row(area, at) else { return };
    let theme = look.theme;
    let name_width = (usize::from(area.width) / 4).clamp(12, 24);
    let width = usize::from(area.width).saturating_sub(2);
    let reason = line.turn.reason();
    let sentence = reason.sentence(look.today());
    let ready = match reason {
        Reason::MyPromise(_) | Reason::Planned(_) => theme.ready.style(),
        _ => theme.fact.style(),
    };
    let aside = line.turn.aside(look.today());
    // What does not fit beside the name goes on beneath it, before the facts.
    let beside = width.saturating_sub(name_width + 4 + cells::width(&aside));
    let (begins, goes_on) = broken(&sentence, beside);
    let text = spans::between(
        vec![
            spans::padded(&line.name.full_name, name_width, theme.name.style()),
            Span::raw("  "),
            spans::text(&begins, theme.text.style()),
        ],
        vec![spans::text(&aside, ready)],
        width,
    );
    marked(frame, first, selected, theme, text);
    let Some(second) = row(area, at + 1) else {
        return;
    };
    let mut below = Vec::new();
    if let Some(question) = &line.question {
        below.push(format!("to ask: {question}"));
    }
    if let Some((on, said)) = line.last_said.as_ref().filter(|(_, said)| !said.is_empty()) {
        below.push(format!(
            "last time, {}: {said}",
            civil::ago(*on, look.today())
        ));
    }
    if line.draft.is_some() {
        below.push("a message is drafted".into());
    }
    if below.is_empty() {
        below.push(crate::domain::person::position(
            &line.role,
            &line.organization,
        ));
    }
    let indent = name_width + 4;
    let room = usize::from(area.width).saturating_sub(indent);
    let mut under = vec![Span::raw(" ".repeat(indent))];
    let mut left = room;
    if !goes_on.is_empty() {
        let rest = spans::fitted(&goes_on, room, theme.text.style());
        left = room.saturating_sub(cells::width(&rest.content) + 3);
        under.push(rest);
        if left > LEAST_FACTS {
            under.push(Span::styled(" · ", theme.fact.style()));
        }
    }
    if left > LEAST_FACTS {
        under.push(spans::fitted(&below.join(" · "), left, theme.fact.style()));
    }
    frame.render_widget(Line::from(under), second);
}

/// Facts that would have fewer cells than this behind a sentence are left out.
const LEAST_FACTS: usize = 10;

/// A sentence in two at a space, the first of at most `room` cells; whole where it fits, or where nothing
/// but a piece of a word would stand in the first.
fn broken(sentence: &str, room: usize) -> (String, String) {
    let sentence = shown(sentence);
    let lines = cells::wrap(sentence.as_str(), room.max(2));
    match lines.split_first() {
        Some((first, rest)) if !rest.is_empty() && room > 12 => (first.clone(), rest.join(" ")),
        _ => (sentence.as_str().to_owned(), String::new()),
    }
}
