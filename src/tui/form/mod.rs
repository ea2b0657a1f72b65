//! Forms: fields to fill, checked when they are saved, kept as a draft while they are written.
//!
//! This file is the machine; what a particular form asks and what it makes of the answers stands in the
//! other files of this folder, one a form.

pub(crate) mod asset;
mod draft;
mod draw;
pub(crate) mod field;
pub(crate) mod gift;
pub(crate) mod goal;
pub(crate) mod import;
pub(crate) mod meeting;
pub(crate) mod merge;
pub(crate) mod message;
pub(crate) mod person;
pub(crate) mod plan;
pub(crate) mod promise;
pub(crate) mod talk;
pub(crate) mod tie;
pub(crate) mod welcome;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::command::Command;
use super::keymap::Scope;
use super::view::{Availability, Context, Effect, Input, Look, Reader, View};
use super::widget::line_edit::Changed;
use crate::coach::capture::dates::Direction;
use crate::coach::evidence::{self, Topic};
use crate::domain::Choice;
use crate::report::Result;
use crate::store::query::Named;
use field::{Content, Field, Need, Values};

/// What is wrong with an answer, and in which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unhappy {
    /// The field's key.
    pub field: &'static str,
    /// A sentence without its full stop.
    pub sentence: String,
}

impl Unhappy {
    /// Something wrong with `field`.
    pub(crate) fn with(field: &'static str, sentence: impl Into<String>) -> Self {
        Self {
            field,
            sentence: sentence.into(),
        }
    }
}

/// What is made of the answers.
type Submit = Box<dyn Fn(&Values<'_>, &mut Context) -> std::result::Result<Vec<Effect>, Unhappy>>;

/// A form being filled in.
pub(crate) struct Form {
    title: String,
    /// What stands above the fields; may be empty.
    note: String,
    /// Where its draft is kept: the form and what it is about.
    place: String,
    fields: Vec<Field>,
    at: usize,
    trouble: Option<Unhappy>,
    draft: draft::DraftState,
    submit: Submit,
}

impl Form {
    /// A form without fields. Drafts are kept under `place`; two forms about two things have two places.
    pub(crate) fn new(title: impl Into<String>, place: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            note: String::new(),
            place: place.into(),
            fields: Vec::new(),
            at: 0,
            trouble: None,
            draft: draft::DraftState::Unread,
            submit: Box::new(|_, _| Ok(Vec::new())),
        }
    }

    /// And a few words above the fields.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// And below that what would be good to do first, if what is written here asks for something.
    pub(crate) fn before_an_ask(mut self, name: &Named, reader: &Reader<'_>) -> Result<Self> {
        let Some(facts) = reader.store.brief(name.id)? else {
            return Ok(self);
        };
        let said: Vec<String> = facts
            .before_an_ask()
            .iter()
            .map(|suggestion| suggestion.sentence(&name.short, reader.today()))
            .collect();
        if !self.note.is_empty() {
            self.note.push('\n');
        }
        self.note
            .push_str(&format!("Before an ask: {}.", said.join("\n")));
        Ok(self)
    }

    /// And a line of text.
    pub(crate) fn line(self, key: &'static str, label: &'static str, value: &str) -> Self {
        self.with(Field::new(key, label, Content::line(value)))
    }

    /// And a text of several lines.
    pub(crate) fn long(self, key: &'static str, label: &'static str, value: &str) -> Self {
        self.with(Field::new(key, label, Content::long(value)))
    }

    /// And a choice among the words of `C`.
    pub(crate) fn choice<C: Choice>(
        self,
        key: &'static str,
        label: &'static str,
        value: C,
    ) -> Self {
        let options = C::ALL
            .iter()
            .map(|choice| (choice.stored(), choice.label().to_owned()))
            .collect();
        self.options(key, label, options, &value.stored())
    }

    /// And a choice among these stored words with their labels.
    pub(crate) fn options(
        self,
        key: &'static str,
        label: &'static str,
        options: Vec<(String, String)>,
        value: &str,
    ) -> Self {
        let at = options
            .iter()
            .position(|(stored, _)| stored == value)
            .unwrap_or(0);
        self.with(Field::new(key, label, Content::Choice { options, at }))
    }

    /// And a date, written as people write dates.
    pub(crate) fn date(
        self,
        key: &'static str,
        label: &'static str,
        direction: Direction,
        value: Option<chrono::NaiveDate>,
    ) -> Self {
        self.with(Field::new(key, label, Content::date(direction, value)))
    }

    /// And people, at most `most` of them, found by their names.
    pub(crate) fn people(
        self,
        key: &'static str,
        label: &'static str,
        most: usize,
        chosen: Vec<Named>,
    ) -> Self {
        self.with(Field::new(key, label, Content::people(most, chosen)))
    }

    /// The last field has to be filled.
    pub(crate) fn needed(mut self) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.need = Need::Needed;
        }
        self
    }

    /// A word of help under the last field while it is being filled.
    pub(crate) fn hint(mut self, hint: &'static str) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.hint = hint;
        }
        self
    }

    /// Begins in the field of this key.
    pub(crate) fn starting_at(mut self, key: &'static str) -> Self {
        self.at = self
            .fields
            .iter()
            .position(|field| field.key == key)
            .unwrap_or(0);
        self
    }

    /// What is made of the answers when the form is saved; it closes first.
    pub(crate) fn submit(
        mut self,
        submit: impl Fn(&Values<'_>, &mut Context) -> std::result::Result<Vec<Effect>, Unhappy>
        + 'static,
    ) -> Self {
        self.submit = Box::new(submit);
        self
    }

    /// Shows the form.
    pub(crate) fn open(self) -> Effect {
        Effect::Layer(Box::new(self))
    }

    fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    fn step_field(&mut self, command: Command) {
        let count = self.fields.len().max(1);
        self.at = match command {
            Command::NextField | Command::Down => (self.at + 1) % count,
            _ => (self.at + count - 1) % count,
        };
    }

    fn save(&mut self, context: &mut Context) -> Vec<Effect> {
        if let Some(at) = self.fields.iter().position(Field::lacks) {
            self.at = at;
            let field = &self.fields[at];
            self.trouble = Some(Unhappy::with(field.key, "this one is needed"));
            return Vec::new();
        }
        let values = Values {
            fields: &self.fields,
            today: context.today(),
            calendar: context.calendar,
        };
        match (self.submit)(&values, context) {
            Ok(effects) => {
                // First what is written: when that cannot be, the form stays open with all that is in it.
                let (mut all, after): (Vec<Effect>, Vec<Effect>) =
                    effects.into_iter().partition(Effect::writes);
                all.extend([Effect::Close, Effect::Forget(self.place.clone())]);
                all.extend(after);
                all
            }
            Err(unhappy) => {
                self.at = self
                    .fields
                    .iter()
                    .position(|field| field.key == unhappy.field)
                    .unwrap_or(self.at);
                self.trouble = Some(unhappy);
                Vec::new()
            }
        }
    }

    /// What follows from a change of the text.
    fn changed(&mut self, changed: Changed) -> Vec<Effect> {
        if changed == Changed::No {
            return Vec::new();
        }
        self.trouble = None;
        let mut effects = vec![Effect::Draft {
            place: self.place.clone(),
            body: self.body(),
        }];
        if self
            .field()
            .is_some_and(|field| matches!(field.content, Content::People { .. }))
        {
            effects.push(Effect::Load);
        }
        effects
    }
}

impl View for Form {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Form]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        self.restore(reader)?;
        for field in &mut self.fields {
            field.content.suggest(reader.store)?;
        }
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        let content = self.field().map(|field| &field.content);
        match command {
            Command::NextChoice | Command::PreviousChoice => match content {
                Some(Content::Choice { .. }) => Availability::Yes,
                _ => Availability::NotMine,
            },
            // In a long text these keys write and move.
            Command::Open | Command::Up | Command::Down => match content {
                Some(Content::Long(_)) => Availability::NotMine,
                _ => Availability::Yes,
            },
            Command::Editor => match content {
                Some(Content::Long(_)) => Availability::Yes,
                _ => Availability::No("the editor is for long texts"),
            },
            Command::NextField
            | Command::PreviousField
            | Command::Accept
            | Command::ClearLine
            | Command::Cancel
            | Command::Suspend
            | Command::Help => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        let last = self.at + 1 == self.fields.len();
        let Some(field) = self.fields.get_mut(self.at) else {
            return Vec::new();
        };
        match command {
            Command::NextChoice | Command::PreviousChoice => {
                let changed = field.content.turn(command);
                self.changed(changed)
            }
            Command::Up | Command::Down
                if field.content.step_suggestion(command) == Changed::Yes =>
            {
                Vec::new()
            }
            Command::NextField | Command::PreviousField | Command::Up | Command::Down => {
                let taken = field.content.take_suggestion_if_plain();
                self.step_field(command);
                self.changed(taken)
            }
            Command::Open => {
                let taken = field.content.take_suggestion();
                if taken == Changed::Yes {
                    let full = field.content.is_full();
                    if full && !last {
                        self.step_field(Command::NextField);
                    }
                    return self.changed(taken);
                }
                if last {
                    self.save(context)
                } else {
                    self.step_field(Command::NextField);
                    Vec::new()
                }
            }
            Command::Accept => {
                let taken = field.content.take_suggestion_if_plain();
                let mut effects = self.changed(taken);
                effects.extend(self.save(context));
                effects
            }
            Command::ClearLine => {
                let changed = field.content.clear();
                self.changed(changed)
            }
            Command::Editor => vec![Effect::Editor(field.content.text())],
            Command::Cancel => vec![Effect::Close, Effect::KeptDraft(self.place.clone())],
            Command::Suspend => vec![Effect::Suspend],
            Command::Help => vec![Effect::HelpHere],
            _ => Vec::new(),
        }
    }

    fn evidence(&self) -> Vec<Topic> {
        evidence::for_form(&self.place).to_vec()
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        let field = self.fields.get_mut(self.at)?;
        match field.content.input(input) {
            Ok(changed) => Some(self.changed(changed)),
            Err(sentence) => {
                self.trouble = Some(Unhappy::with(self.fields[self.at].key, sentence));
                Some(Vec::new())
            }
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.draw_form(frame, area, look);
    }
}
