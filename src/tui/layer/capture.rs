//! Quick capture: a line of prose, and beneath it what will be written. Nothing is saved unseen.
//!
//! Reading prose is `coach::capture`'s work; here are the line, the open questions with one key an answer,
//! and the preview.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::cells;
use crate::coach::capture::changes::{self, LineKind};
use crate::coach::capture::{Answer, Meaning, Reading, read};
use crate::report::Result;
use crate::store::query::capture::Cast;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::theme::Theme;
use crate::tui::view::{Availability, Context, Effect, Input, Look, Reader, View};
use crate::tui::widget::line_edit::{Changed, Focus, LineEdit};
use crate::tui::widget::{spans, window};

/// Where the line is kept while it is being written.
const PLACE: &str = "capture";
/// Most candidates that one key can choose between.
const CANDIDATES: usize = 9;

/// The layer.
pub(crate) struct Capture {
    line: LineEdit,
    cast: Option<Cast>,
    reading: Reading,
    answers: Vec<Answer>,
    lines: Vec<changes::Line>,
    mode: Mode,
    restored: Restored,
}

/// What keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Write.
    Writing,
    /// Answer the question of this number.
    Answering(usize),
}

/// Whether a line from earlier came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Restored {
    NotLooked,
    Fresh,
    Back,
}

/// Opens it.
pub(crate) fn open() -> Effect {
    Effect::Layer(Box::new(Capture {
        line: LineEdit::default(),
        cast: None,
        reading: Reading::default(),
        answers: Vec::new(),
        lines: Vec::new(),
        mode: Mode::Writing,
        restored: Restored::NotLooked,
    }))
}

impl Capture {
    fn read_again(&mut self, reader: &Reader<'_>) {
        let Some(cast) = &self.cast else { return };
        let company = reader.store.company(&cast.people, reader.today());
        self.reading = read(
            self.line.text(),
            &cast.roster,
            &company,
            &cast.titles,
            &reader.calendar,
            reader.today(),
            &self.answers,
        );
        self.lines = changes::lines(&self.reading, &cast.people, reader.today());
        if let Mode::Answering(at) = self.mode {
            self.mode = match self.reading.questions.len() {
                0 => Mode::Writing,
                open => Mode::Answering(at.min(open - 1)),
            };
        }
    }

    fn save(&self, context: &mut Context) -> Vec<Effect> {
        if let Some(mistake) = self.reading.errors.first() {
            return vec![Effect::Trouble(mistake.sentence.clone())];
        }
        let Some(cast) = &self.cast else {
            return Vec::new();
        };
        let captured = changes::change(
            &self.reading,
            &cast.people,
            &cast.goals,
            &mut context.ids,
            context.now,
        );
        match captured {
            Some(captured) => vec![
                Effect::Ask(Box::new(move |reader, context| {
                    let change =
                        reader
                            .store
                            .captured(captured, &mut context.ids, context.now.at)?;
                    Ok(vec![Effect::Apply(change)])
                })),
                Effect::Close,
                Effect::Forget(PLACE.to_owned()),
            ],
            None => vec![Effect::Trouble(
                "Nothing here can be kept yet: name somebody, and say what happened or is to come."
                    .into(),
            )],
        }
    }

    fn changed(&mut self, changed: Changed) -> Vec<Effect> {
        if changed == Changed::No {
            return Vec::new();
        }
        self.restored = Restored::Fresh;
        let body = self.line.text().to_owned();
        vec![
            Effect::Draft {
                place: PLACE.to_owned(),
                body,
            },
            Effect::Load,
        ]
    }

    fn answer(&mut self, number: usize) -> Vec<Effect> {
        let Mode::Answering(at) = self.mode else {
            return Vec::new();
        };
        let Some(question) = self.reading.questions.get(at) else {
            return Vec::new();
        };
        let Some(candidate) = question.candidates.get(number) else {
            return vec![Effect::Trouble("There is no answer of that number.".into())];
        };
        self.answers.retain(|answer| answer.id != question.id);
        self.answers.push(Answer {
            id: question.id.clone(),
            choice: candidate.choice.clone(),
        });
        vec![Effect::Load]
    }
}

impl View for Capture {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Capture]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        if self.cast.is_none() {
            self.cast = Some(reader.store.cast()?);
        }
        if self.restored == Restored::NotLooked {
            self.restored = Restored::Fresh;
            if let Some(draft) = reader
                .store
                .draft(PLACE)?
                .filter(|draft| !draft.body.is_empty())
            {
                self.line.set(&draft.body);
                self.restored = Restored::Back;
            }
        }
        self.read_again(reader);
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::NextField if self.reading.questions.is_empty() => {
                Availability::No("there is no open question")
            }
            Command::Accept if self.line.text().trim().is_empty() => {
                Availability::No("write a line first")
            }
            Command::Accept
            | Command::Cancel
            | Command::ClearLine
            | Command::NextField
            | Command::Suspend
            | Command::Help => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        match (command, self.mode) {
            (Command::Suspend, _) => vec![Effect::Suspend],
            (Command::Help, _) => vec![Effect::HelpHere],
            (Command::NextField, mode) => {
                let next = match mode {
                    Mode::Writing => 0,
                    Mode::Answering(at) => at + 1,
                };
                self.mode = if next < self.reading.questions.len() {
                    Mode::Answering(next)
                } else {
                    Mode::Writing
                };
                Vec::new()
            }
            (Command::Cancel, Mode::Answering(_)) => {
                self.mode = Mode::Writing;
                Vec::new()
            }
            (Command::Cancel, Mode::Writing) => {
                vec![Effect::Close, Effect::KeptDraft(PLACE.to_owned())]
            }
            (Command::ClearLine, _) => {
                self.answers.clear();
                self.mode = Mode::Writing;
                let had = if self.line.text().is_empty() {
                    Changed::No
                } else {
                    Changed::Yes
                };
                self.line.set("");
                self.changed(had)
            }
            (Command::Accept, _) => {
                if !self.reading.questions.is_empty() && self.reading.errors.is_empty() {
                    self.mode = Mode::Answering(0);
                    return vec![Effect::Say(
                        "A number answers; tab goes to the next question.".into(),
                    )];
                }
                self.save(context)
            }
            _ => Vec::new(),
        }
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        if let (Mode::Answering(_), Input::Key(key)) = (self.mode, input) {
            let crossterm::event::KeyCode::Char(typed) = key.code else {
                return Some(Vec::new());
            };
            return Some(
                match typed
                    .to_digit(10)
                    .and_then(|digit| (digit as usize).checked_sub(1))
                {
                    Some(number) => self.answer(number),
                    None => vec![Effect::Say(
                        "A number answers; esc goes back to the line.".into(),
                    )],
                },
            );
        }
        let changed = match input {
            Input::Key(key) => self.line.key(*key),
            Input::Paste(text) if text.len() > crate::coach::capture::LONGEST => {
                return Some(vec![Effect::Trouble(format!(
                    "That paste has {} bytes and the line takes {}; nothing was pasted.",
                    text.len(),
                    crate::coach::capture::LONGEST
                ))]);
            }
            Input::Paste(text) => self.line.paste(text),
            Input::Edited(_) => Changed::No,
        };
        Some(self.changed(changed))
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let theme = look.theme;
        let width = area.width.saturating_sub(4).min(116);
        let below = self.below(look, usize::from(width.saturating_sub(4)));
        let height = u16::try_from(below.len())
            .unwrap_or(u16::MAX)
            .saturating_add(4);
        let inside = window::open(frame, area, (width, height), "capture", theme);
        for (at, line) in below.into_iter().enumerate() {
            let Some(area) = crate::tui::screen::row(inside, at + 2) else {
                break;
            };
            frame.render_widget(line, area);
        }
        let focus = if self.mode == Mode::Writing {
            Focus::Here
        } else {
            Focus::Elsewhere
        };
        let marks: Vec<(std::ops::Range<usize>, Style)> = self
            .reading
            .spans
            .iter()
            .filter_map(|understood| {
                Some((understood.span.clone(), style(understood.meaning, theme)?))
            })
            .collect();
        self.line
            .draw_marked(frame, inside, theme.text.style(), &marks, focus);
    }
}

impl Capture {
    /// What stands under the line.
    fn below(&self, look: &Look<'_>, width: usize) -> Vec<Line<'static>> {
        let theme = look.theme;
        let mut below = Vec::new();
        if self.restored == Restored::Back {
            below.push(Line::styled("Your draft is back.", theme.said.style()));
        }
        if self.line.text().trim().is_empty() {
            let example = "coffee w/ Priya yesterday; gave intro to Tom; she'll send the deck by Fri; ping in 3w";
            below.push(Line::styled("as in:", theme.fact.style()));
            below.push(Line::from(spans::fitted(
                example,
                width,
                theme.fact.style(),
            )));
        }
        for line in &self.lines {
            let word = cells::pad(line.kind.word(), 12);
            let style = match line.kind {
                LineKind::Person => theme.accent.style(),
                LineKind::Given => theme.given.style(),
                LineKind::Received => theme.received.style(),
                _ => theme.heading.style(),
            };
            below.push(Line::from(vec![
                Span::styled(word, style),
                spans::fitted(&line.text, width.saturating_sub(12), theme.text.style()),
            ]));
        }
        for mistake in &self.reading.errors {
            below.push(Line::from(spans::fitted(
                &mistake.sentence,
                width,
                theme.trouble.style(),
            )));
        }
        for (at, question) in self.reading.questions.iter().enumerate() {
            let here = self.mode == Mode::Answering(at);
            if at == 0 {
                below.push(Line::default());
            }
            let mark = if here { "▌ " } else { "  " };
            let mut line = vec![
                Span::styled(mark, theme.marker.style()),
                spans::text(
                    &question.sentence,
                    if here {
                        theme.heading.style()
                    } else {
                        theme.text.style()
                    },
                ),
            ];
            for (number, candidate) in question.candidates.iter().take(CANDIDATES).enumerate() {
                line.push(Span::styled(
                    format!("  {} ", number + 1),
                    theme.key.style(),
                ));
                line.push(spans::text(&candidate.label, theme.text.style()));
            }
            below.push(Line::from(spans::cut(line, width)));
        }
        below
    }
}

/// How a stretch that was understood is drawn; whole clauses are left alone, their words speak.
fn style(meaning: Meaning, theme: &Theme) -> Option<Style> {
    match meaning {
        Meaning::Person => Some(theme.name.style().patch(theme.typed.style())),
        Meaning::NewPerson => Some(theme.accent.style().patch(theme.typed.style())),
        Meaning::Unclear | Meaning::Mistake => Some(theme.trouble.style()),
        Meaning::Date => Some(theme.accent.style()),
        Meaning::Channel => Some(theme.given.style()),
        Meaning::Tag | Meaning::Goal => Some(theme.received.style()),
        Meaning::Gift | Meaning::Promise | Meaning::FollowUp => None,
    }
}
