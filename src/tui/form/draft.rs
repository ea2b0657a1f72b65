//! What is half written is kept: a form's answers as JSON, under the form's place, and back again.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::Form;
use super::field::Content;
use crate::domain::Id;
use crate::report::Result;
use crate::store::query::Named;
use crate::tui::view::Reader;

/// What is known of a form's draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftState {
    /// Not yet looked for.
    Unread,
    /// There was none.
    Fresh,
    /// The form shows what was left.
    Restored,
}

impl Form {
    /// The answers as they stand.
    pub(super) fn body(&self) -> String {
        let mut body = Map::new();
        for field in &self.fields {
            let value = match &field.content {
                Content::People { chosen, .. } => {
                    let people: Vec<Value> = chosen
                        .iter()
                        .map(|named| json!([named.id.to_string(), named.full_name, named.short]))
                        .collect();
                    Value::from(people)
                }
                content => Value::from(content.text()),
            };
            body.insert(field.key.to_owned(), value);
        }
        Value::Object(body).to_string()
    }

    /// Looks for a draft once, and takes up what was left.
    pub(super) fn restore(&mut self, reader: &Reader<'_>) -> Result<()> {
        if self.draft != DraftState::Unread {
            return Ok(());
        }
        self.draft = DraftState::Fresh;
        let Some(draft) = reader.store.draft(&self.place)? else {
            return Ok(());
        };
        let Ok(Value::Object(body)) = serde_json::from_str(&draft.body) else {
            return Ok(());
        };
        for field in &mut self.fields {
            match (&mut field.content, body.get(field.key)) {
                (Content::People { chosen, .. }, Some(Value::Array(people))) => {
                    *chosen = people.iter().filter_map(person).collect();
                }
                (content, Some(Value::String(text))) => content.set_text(text),
                _ => {}
            }
        }
        self.draft = DraftState::Restored;
        Ok(())
    }
}

fn person(value: &Value) -> Option<Named> {
    let text = |at: usize| value.get(at).and_then(Value::as_str);
    Some(Named {
        id: Id::new(Uuid::try_parse(text(0)?).ok()?),
        full_name: text(1)?.to_owned(),
        short: text(2)?.to_owned(),
    })
}
