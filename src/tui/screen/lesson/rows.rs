//! The rows of each exercise: the reader's own people, goals and things to give, and the line in which
//! the one at hand is written.

use ratatui::text::{Line, Span};

use super::LessonScreen;
use super::exercise::plan_words;
use super::line::{ENOUGH_PEOPLE, Looked, Purpose};
use super::page::Strip;
use crate::cells;
use crate::domain::choice::Choice;
use crate::domain::lesson::{AnswerState, Exercise, ExerciseKind};
use crate::domain::offer::OfferState;
use crate::domain::person::position;
use crate::store::query::lesson::LessonPerson;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::Look;
use crate::tui::widget::list::Selected;
use crate::tui::widget::spans;

impl LessonScreen {
    /// The rows of the exercise at hand in `width` cells.
    pub(super) fn rows(&self, exercise: &Exercise, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let inner = width.saturating_sub(2);
        let mut rows = match exercise.kind {
            ExerciseKind::Goal => self.goal_rows(inner, look),
            ExerciseKind::Assets => self.asset_rows(inner, look),
            ExerciseKind::SelfCheck => self.check_rows(exercise, inner, look),
            ExerciseKind::Coverage => self.grid(inner, look),
            ExerciseKind::Reflection => self.reflection(inner, look),
            kind => self.people_rows(kind, inner, look),
        };
        rows.extend(self.adding(inner, look));
        rows
    }

    pub(super) fn selected(&self, at: usize) -> Selected {
        match self.entry {
            Some(_) => Selected::No,
            None => Selected::is(self.selection.at(), at),
        }
    }

    pub(super) fn item(&self, at: usize, line: Line<'static>) -> Strip {
        Strip {
            line,
            item: Some(at),
            selected: self.selected(at),
            edit: None,
        }
    }

    fn goal_rows(&self, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let goals = self.facts.goals.iter().enumerate();
        goals
            .map(|(at, goal)| {
                let title = spans::fitted(&goal.title, width, look.theme.name.style());
                self.item(at, Line::from(title))
            })
            .collect()
    }

    fn asset_rows(&self, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let assets = self.facts.assets.iter().enumerate();
        assets
            .map(|(at, asset)| {
                let line = spans::between(
                    vec![spans::text(&asset.name, look.theme.name.style())],
                    vec![Span::styled(asset.kind.label(), look.theme.fact.style())],
                    width.min(76),
                );
                self.item(at, line)
            })
            .collect()
    }

    /// A row for each person: the name, and what the exercise is about.
    fn people_rows(&self, kind: ExerciseKind, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let name_width = (width / 3).clamp(8, 22);
        let room = width.saturating_sub(name_width + 2);
        let mut rows = Vec::new();
        for (at, person) in self.facts.people.iter().enumerate() {
            let name = spans::padded(&person.name.full_name, name_width, look.theme.name.style());
            let mut line = vec![name, Span::raw("  ")];
            let writes = self
                .entry
                .as_ref()
                .filter(|entry| entry.is_of(&person.name));
            if let Some(entry) = writes {
                rows.push(Strip {
                    line: Line::from(line),
                    item: Some(at),
                    selected: Selected::No,
                    edit: Some(name_width as u16 + 4),
                });
                if let Some(trouble) = &entry.trouble {
                    let said = spans::wrapped(trouble, width, look.theme.trouble.style());
                    rows.extend(said.into_iter().map(Strip::plain));
                }
            } else {
                line.extend(self.about(kind, person, room, look));
                rows.push(self.item(at, Line::from(line)));
            }
            if kind == ExerciseKind::Offers && !person.needs.is_empty() {
                let needs = format!("needs {}", person.needs);
                let line = Line::from(vec![
                    Span::raw(" ".repeat(name_width + 2)),
                    spans::fitted(&needs, room, look.theme.fact.style()),
                ]);
                rows.push(Strip {
                    selected: Selected::No,
                    ..self.item(at, line)
                });
            }
        }
        rows
    }

    /// What an exercise of this kind shows beside somebody's name.
    fn about(
        &self,
        kind: ExerciseKind,
        person: &LessonPerson,
        room: usize,
        look: &Look<'_>,
    ) -> Vec<Span<'static>> {
        let theme = look.theme;
        let (text, fact) = (theme.text.style(), theme.fact.style());
        let quiet = |words: &str| vec![spans::fitted(words, room, fact)];
        let said = |words: &str| vec![spans::fitted(words, room, text)];
        match kind {
            ExerciseKind::People => {
                let position = position(&person.role, &person.organization);
                let line = spans::between(
                    vec![spans::text(&position, fact)],
                    vec![Span::styled(person.kind.label(), text)],
                    room.min(54),
                );
                line.spans
            }
            ExerciseKind::Needs if person.needs.is_empty() => {
                quiet(&position(&person.role, &person.organization))
            }
            ExerciseKind::Needs => said(&person.needs),
            ExerciseKind::Offers => match (&person.offer, self.proposal(person)) {
                (Some(offer), _) if offer.state == OfferState::Planned => {
                    said(&format!("✓ {}", offer.what))
                }
                (Some(offer), _) => said(&format!("an idea: {}", offer.what)),
                (None, Some(proposal)) => {
                    let words = format!("perhaps: {}", proposal.offer_words());
                    vec![spans::fitted(&words, room, theme.accent.style())]
                }
                (None, None) => quiet("nothing yet"),
            },
            ExerciseKind::Question => match &person.question {
                Some(question) => said(&question.text),
                None => quiet(&position(&person.role, &person.organization)),
            },
            ExerciseKind::Rewrite => match self.facts.rewritten(person.name.id) {
                Some(message) => said(&format!("✓ {}", message.after)),
                None => quiet(&position(&person.role, &person.organization)),
            },
            _ => match (plan_words(person, look.today()), &person.offer) {
                (Some(plan), _) => said(&format!("✓ {plan}")),
                (None, Some(offer)) => quiet(&format!("you could offer: {}", offer.what)),
                (None, None) => quiet(&position(&person.role, &person.organization)),
            },
        }
    }

    /// The statements, each with the word that answers it.
    fn check_rows(&self, exercise: &Exercise, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let Some(lesson) = self.lesson() else {
            return Vec::new();
        };
        let words = self.facts.checked(lesson, self.place);
        let mut rows = Vec::new();
        for (at, statement) in exercise.statements.iter().enumerate() {
            let word = words.get(at).cloned().flatten();
            let style = match word {
                Some(_) => look.theme.accent.style(),
                None => look.theme.fact.style(),
            };
            let answer = spans::text(word.as_deref().unwrap_or("—"), style);
            if cells::width(statement) + 16 <= width {
                let text = vec![spans::text(statement, look.theme.text.style())];
                rows.push(self.item(at, spans::between(text, vec![answer], width.min(78))));
                continue;
            }
            for (part, line) in spans::wrapped(statement, width, look.theme.text.style())
                .into_iter()
                .enumerate()
            {
                let mut strip = self.item(at, line);
                if part > 0 {
                    strip.selected = Selected::No;
                }
                rows.push(strip);
            }
            let line = Line::from(vec![Span::raw("  "), answer]);
            rows.push(Strip {
                selected: Selected::No,
                ..self.item(at, line)
            });
        }
        rows
    }

    fn reflection(&self, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let answer = self
            .lesson()
            .and_then(|lesson| self.facts.answer(lesson, self.place))
            .map(|answer| answer.answer.as_str())
            .unwrap_or_default();
        spans::wrapped(answer, width.min(68), look.theme.text.style())
            .into_iter()
            .filter(|_| !answer.is_empty())
            .map(Strip::plain)
            .collect()
    }

    /// The line that adds something, beneath what is there.
    fn adding(&self, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let Some(entry) = &self.entry else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        let adds = matches!(
            entry.purpose,
            Purpose::Goal | Purpose::Person(_) | Purpose::Asset(_)
        );
        if adds {
            rows.push(Strip {
                edit: Some(2),
                ..Strip::plain(Line::styled("+ ", look.theme.marker.style()))
            });
        }
        let mut say = |words: &str, style| {
            let lines = spans::wrapped(words, width, style);
            rows.extend(lines.into_iter().map(|line| {
                let mut indented = vec![Span::raw("  ")];
                indented.extend(line.spans.into_iter().map(|span| span.style(line.style)));
                Strip::plain(Line::from(indented))
            }));
        };
        match &entry.trouble {
            Some(trouble) if adds => say(trouble, look.theme.trouble.style()),
            _ => {}
        }
        if !entry.known.is_empty() {
            let names: Vec<&str> = entry
                .known
                .iter()
                .map(|known| known.full_name.as_str())
                .collect();
            say(
                &format!("written down already: {}", names.join(", ")),
                look.theme.fact.style(),
            );
        }
        if entry.looked == Looked::Found {
            say("Your draft is back.", look.theme.said.style());
        }
        rows
    }

    /// What stands beneath the rows: what is still missing, or the one key to press.
    pub(super) fn below(&self, exercise: &Exercise, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let facts = &self.facts;
        let key = |command| {
            let mut scopes = super::exercise::scopes(Some(exercise.kind));
            scopes.push(Scope::Lesson);
            scopes.push(Scope::Global);
            look.keymap.label(&scopes, command).unwrap_or_default()
        };
        let writing = self.entry.is_some();
        let nobody = format!(
            "Nobody is written down yet. {} adds somebody, in a line.",
            key(Command::NewPerson)
        );
        let done = self.state() == Some(AnswerState::Done);
        let sentence = match exercise.kind {
            _ if writing => String::new(),
            ExerciseKind::Goal if facts.goals.is_empty() => {
                format!("{} opens a line for it.", key(Command::Open))
            }
            ExerciseKind::Assets if facts.assets.is_empty() => {
                format!("{} opens a line; one thing each.", key(Command::Open))
            }
            ExerciseKind::Reflection if !done => {
                format!(
                    "{} opens a page to write on. Only you see it.",
                    key(Command::Open)
                )
            }
            ExerciseKind::People => match facts.people.len() {
                0 => format!("{} opens a line; one person each.", key(Command::Open)),
                count if count < ENOUGH_PEOPLE => format!(
                    "{} so far. {} adds another.",
                    if count == 1 { "One" } else { "Two" },
                    key(Command::Open)
                ),
                _ => String::new(),
            },
            ExerciseKind::Coverage if facts.goals.is_empty() => {
                format!(
                    "No goal is written down yet. {} writes one.",
                    key(Command::Mark)
                )
            }
            ExerciseKind::Goal
            | ExerciseKind::Assets
            | ExerciseKind::Reflection
            | ExerciseKind::SelfCheck => String::new(),
            _ if facts.people.is_empty() => nobody,
            ExerciseKind::Coverage => self.gaps(),
            ExerciseKind::Picks => match facts.picked() {
                0 => String::new(),
                1 if !done => "One is chosen. A second makes it a week.".into(),
                count => {
                    let who = match count {
                        1 => "One person is".to_owned(),
                        2 => "Two people are".to_owned(),
                        3 => "Three people are".to_owned(),
                        more => format!("{more} people are"),
                    };
                    format!(
                        "{who} in your queue. {} goes there.",
                        key(Command::NextSection)
                    )
                }
            },
            _ => String::new(),
        };
        if sentence.is_empty() {
            return Vec::new();
        }
        let mut strips = vec![Strip::plain(Line::default())];
        let lines = spans::wrapped(&sentence, width.min(68), look.theme.text.style());
        strips.extend(lines.into_iter().map(Strip::plain));
        strips
    }
}
