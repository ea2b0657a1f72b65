//! The kinds of fields and their answers.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent};
use tui_textarea::{CursorMove, TextArea};

use super::Unhappy;
use crate::coach::capture::dates::{Calendar, DateReading, Direction, parse_date};
use crate::domain::Choice;
use crate::domain::civil;
use crate::domain::shown::Shown;
use crate::domain::written::{LINE_LIMIT, TEXT_LIMIT};
use crate::report::Result;
use crate::store::Store;
use crate::store::query::Named;
use crate::tui::command::Command;
use crate::tui::view::Input;
use crate::tui::widget::line_edit::{Changed, LineEdit};

/// How many people are suggested.
const SUGGESTIONS: usize = 5;

/// One field of a form.
pub(crate) struct Field {
    pub key: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub need: Need,
    pub content: Content,
}

/// Whether a field has to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Needed,
    Free,
}

/// What a field holds.
pub(crate) enum Content {
    Line(LineEdit),
    Long(Box<TextArea<'static>>),
    Choice {
        options: Vec<(String, String)>,
        at: usize,
    },
    Date {
        edit: LineEdit,
        direction: Direction,
    },
    People {
        edit: LineEdit,
        most: usize,
        chosen: Vec<Named>,
        suggestions: Vec<Named>,
        at: usize,
    },
}

impl Field {
    /// A field that may stay empty.
    pub(crate) fn new(key: &'static str, label: &'static str, content: Content) -> Self {
        Self {
            key,
            label,
            hint: "",
            need: Need::Free,
            content,
        }
    }

    /// Whether something is needed here and missing.
    pub(crate) fn lacks(&self) -> bool {
        self.need == Need::Needed && self.content.is_empty()
    }
}

impl Content {
    /// A line that begins as `value`.
    pub(crate) fn line(value: &str) -> Self {
        Self::Line(LineEdit::new(value))
    }

    /// A long text that begins as `value`.
    pub(crate) fn long(value: &str) -> Self {
        let mut area = TextArea::new(value.lines().map(str::to_owned).collect());
        area.set_cursor_line_style(ratatui::style::Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self::Long(Box::new(area))
    }

    /// A date that begins as `value`.
    pub(crate) fn date(direction: Direction, value: Option<NaiveDate>) -> Self {
        let text = value.map(|day| day.to_string()).unwrap_or_default();
        Self::Date {
            edit: LineEdit::new(&text),
            direction,
        }
    }

    /// People, some of whom are chosen already.
    pub(crate) fn people(most: usize, chosen: Vec<Named>) -> Self {
        Self::People {
            edit: LineEdit::default(),
            most,
            chosen,
            suggestions: Vec::new(),
            at: 0,
        }
    }

    /// What is written, as one text.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Line(edit) | Self::Date { edit, .. } | Self::People { edit, .. } => {
                edit.text().to_owned()
            }
            Self::Long(area) => area.lines().join("\n"),
            Self::Choice { options, at } => options
                .get(*at)
                .map(|(stored, _)| stored.clone())
                .unwrap_or_default(),
        }
    }

    /// Writes something else; a choice takes the option stored under it.
    pub(crate) fn set_text(&mut self, text: &str) {
        match self {
            Self::Line(edit) | Self::Date { edit, .. } | Self::People { edit, .. } => {
                edit.set(text)
            }
            Self::Long(_) => *self = Self::long(text),
            Self::Choice { options, at } => {
                if let Some(found) = options.iter().position(|(stored, _)| stored == text) {
                    *at = found;
                }
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::People { chosen, .. } => chosen.is_empty(),
            Self::Choice { .. } => false,
            _ => self.text().trim().is_empty(),
        }
    }

    /// Whether no more people can be chosen.
    pub(crate) fn is_full(&self) -> bool {
        matches!(self, Self::People { most, chosen, .. } if chosen.len() >= *most)
    }

    /// Looks for people whose names begin as what is typed.
    pub(crate) fn suggest(&mut self, store: &Store) -> Result<()> {
        if let Self::People {
            edit,
            chosen,
            suggestions,
            at,
            ..
        } = self
        {
            *suggestions = if edit.text().trim().is_empty() {
                Vec::new()
            } else {
                store
                    .people_named(edit.text(), SUGGESTIONS + chosen.len())?
                    .into_iter()
                    .filter(|person| chosen.iter().all(|known| known.id != person.id))
                    .take(SUGGESTIONS)
                    .collect()
            };
            *at = (*at).min(suggestions.len().saturating_sub(1));
        }
        Ok(())
    }

    /// Moves among suggestions, where there are some.
    pub(crate) fn step_suggestion(&mut self, command: Command) -> Changed {
        match self {
            Self::People {
                suggestions, at, ..
            } if suggestions.len() > 1 => {
                let count = suggestions.len();
                *at = if command == Command::Down {
                    (*at + 1) % count
                } else {
                    (*at + count - 1) % count
                };
                Changed::Yes
            }
            _ => Changed::No,
        }
    }

    /// Chooses the suggestion at hand.
    pub(crate) fn take_suggestion(&mut self) -> Changed {
        match self {
            Self::People {
                edit,
                most,
                chosen,
                suggestions,
                at,
            } if !suggestions.is_empty() => {
                if chosen.len() >= *most {
                    chosen.pop();
                }
                chosen.push(suggestions.remove(*at));
                edit.set("");
                suggestions.clear();
                *at = 0;
                Changed::Yes
            }
            _ => Changed::No,
        }
    }

    /// Chooses the suggestion where it is the only one, so that leaving the field is enough.
    pub(crate) fn take_suggestion_if_plain(&mut self) -> Changed {
        match self {
            Self::People { suggestions, .. } if suggestions.len() == 1 => self.take_suggestion(),
            _ => Changed::No,
        }
    }

    /// The next or the previous choice.
    pub(crate) fn turn(&mut self, command: Command) -> Changed {
        let Self::Choice { options, at } = self else {
            return Changed::No;
        };
        let count = options.len().max(1);
        *at = if command == Command::NextChoice {
            (*at + 1) % count
        } else {
            (*at + count - 1) % count
        };
        Changed::Yes
    }

    /// Empties the field.
    pub(crate) fn clear(&mut self) -> Changed {
        let before = self.text();
        match self {
            Self::Choice { .. } => return Changed::No,
            Self::People { edit, chosen, .. } => {
                if edit.text().is_empty() {
                    return if chosen.pop().is_some() {
                        Changed::Yes
                    } else {
                        Changed::No
                    };
                }
                edit.set("");
            }
            _ => self.set_text(""),
        }
        Changed::since(&before, &self.text())
    }

    /// Takes text.
    ///
    /// # Errors
    /// A paste that is longer than the field takes, with both lengths; nothing is taken then.
    pub(crate) fn input(&mut self, input: &Input) -> std::result::Result<Changed, String> {
        if let Input::Paste(text) = input {
            let (limit, length, unit) = match self {
                Self::Long(_) => (TEXT_LIMIT, text.len(), "bytes"),
                _ => (LINE_LIMIT, text.trim().chars().count(), "characters"),
            };
            if length > limit {
                return Err(format!(
                    "that paste has {length} {unit} and the field takes {limit}; nothing was pasted"
                ));
            }
        }
        Ok(match (self, input) {
            (Self::Line(edit) | Self::Date { edit, .. }, Input::Key(key)) => edit.key(*key),
            (Self::Line(edit) | Self::Date { edit, .. }, Input::Paste(text)) => edit.paste(text),
            (Self::People { edit, chosen, .. }, Input::Key(key)) => {
                if key.code == KeyCode::Backspace && edit.text().is_empty() {
                    return Ok(if chosen.pop().is_some() {
                        Changed::Yes
                    } else {
                        Changed::No
                    });
                }
                edit.key(*key)
            }
            (Self::People { edit, .. }, Input::Paste(text)) => edit.paste(text),
            (Self::Long(area), Input::Key(key)) => key_into(area, *key),
            (Self::Long(area), Input::Paste(text)) => {
                let before = area.lines().join("\n");
                area.insert_str(Shown::lines(text).as_str());
                Changed::since(&before, &area.lines().join("\n"))
            }
            (content @ Self::Long(_), Input::Edited(text)) => {
                let before = content.text();
                content.set_text(text.trim_end());
                Changed::since(&before, &content.text())
            }
            (Self::Choice { options, at }, Input::Key(key)) => match key.code {
                KeyCode::Char(typed) => {
                    let begins = |label: &str| {
                        label
                            .to_lowercase()
                            .starts_with(&typed.to_lowercase().to_string())
                    };
                    let count = options.len();
                    let found = (1..=count)
                        .map(|step| (*at + step) % count)
                        .find(|option| typed == ' ' || begins(&options[*option].1));
                    match found {
                        Some(found) if found != *at => {
                            *at = found;
                            Changed::Yes
                        }
                        _ => Changed::No,
                    }
                }
                _ => Changed::No,
            },
            _ => Changed::No,
        })
    }
}

fn key_into(area: &mut TextArea<'static>, key: KeyEvent) -> Changed {
    let before = area.lines().len();
    let text = area.lines().join("\n");
    area.input(key);
    if before == area.lines().len() {
        Changed::since(&text, &area.lines().join("\n"))
    } else {
        Changed::Yes
    }
}

/// Reads a date as it was typed, for the preview beside the field and for saving.
pub(crate) fn read_date(
    text: &str,
    today: NaiveDate,
    calendar: Calendar,
    direction: Direction,
) -> DateAnswer {
    if text.trim().is_empty() {
        return DateAnswer::None;
    }
    match parse_date(text, today, &calendar, direction) {
        DateReading::Date(day) => DateAnswer::Day(day),
        DateReading::Ambiguous(days, _) => {
            let days: Vec<String> = days
                .iter()
                .map(|day| civil::day_words(*day, today))
                .collect();
            DateAnswer::Unclear(format!("{}? write the month as a word", days.join(" or ")))
        }
        DateReading::Impossible(sentence) => {
            DateAnswer::Unclear(sentence.trim_end_matches('.').to_owned())
        }
        DateReading::NotADate => {
            DateAnswer::Unclear("not a date; write 2026-11-27, Fri, 27 Nov or in 3w".into())
        }
    }
}

/// What a typed date means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DateAnswer {
    None,
    Day(NaiveDate),
    Unclear(String),
}

/// The answers of a form.
pub(crate) struct Values<'f> {
    pub(super) fields: &'f [Field],
    pub(super) today: NaiveDate,
    pub(super) calendar: Calendar,
}

impl Values<'_> {
    fn content(&self, key: &str) -> Option<&Content> {
        self.fields
            .iter()
            .find(|field| field.key == key)
            .map(|field| &field.content)
    }

    /// What is written in the field `key`, without white space at the ends.
    pub(crate) fn text(&self, key: &str) -> String {
        self.content(key)
            .map(Content::text)
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// The choice made in the field `key`.
    pub(crate) fn choice<C: Choice>(&self, key: &str) -> C {
        C::from_word(&self.text(key)).unwrap_or(C::ALL[0])
    }

    /// The date written in the field `key`, if one is.
    pub(crate) fn date(
        &self,
        key: &'static str,
    ) -> std::result::Result<Option<NaiveDate>, Unhappy> {
        let Some(Content::Date { edit, direction }) = self.content(key) else {
            return Ok(None);
        };
        match read_date(edit.text(), self.today, self.calendar, *direction) {
            DateAnswer::None => Ok(None),
            DateAnswer::Day(day) => Ok(Some(day)),
            DateAnswer::Unclear(sentence) => Err(Unhappy::with(key, sentence)),
        }
    }

    /// A number of days written in the field `key`, 1–3650, if one is.
    pub(crate) fn days(&self, key: &'static str) -> std::result::Result<Option<i64>, Unhappy> {
        let text = self.text(key);
        if text.is_empty() {
            return Ok(None);
        }
        match text
            .trim_end_matches(" days")
            .trim_end_matches('d')
            .trim()
            .parse()
        {
            Ok(days @ 1..=3650) => Ok(Some(days)),
            _ => Err(Unhappy::with(key, "a number of days from 1 to 3650")),
        }
    }

    /// The people chosen in the field `key`.
    pub(crate) fn people(&self, key: &'static str) -> std::result::Result<Vec<Named>, Unhappy> {
        match self.content(key) {
            Some(Content::People { edit, chosen, .. }) => {
                let typed = edit.text().trim();
                if typed.is_empty() {
                    Ok(chosen.clone())
                } else {
                    Err(Unhappy::with(
                        key,
                        format!("who is “{typed}”? enter takes the suggestion"),
                    ))
                }
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The one person chosen in the field `key`.
    pub(crate) fn person(&self, key: &'static str) -> std::result::Result<Named, Unhappy> {
        self.people(key)?
            .into_iter()
            .next()
            .ok_or_else(|| Unhappy::with(key, "somebody is needed here"))
    }
}
