//! Promises, either way: writing one down, editing it, giving it another date.

use super::Form;
use crate::coach::capture::dates::Direction;
use crate::domain::Change;
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::store::query::Named;
use crate::tui::view::Effect;

/// The form that writes down a promise, with `person` where it is known already.
pub(crate) fn add(person: Option<Named>, today: chrono::NaiveDate) -> Effect {
    let place = format!("promise:{}", place_of(person.as_ref()));
    let start = if person.is_some() { "by" } else { "with" };
    Form::new("a promise", place)
        .people("with", "With", 1, person.into_iter().collect())
        .needed()
        .options("by", "Promised by", by_options(), "me")
        .line("what", "What", "")
        .needed()
        .hint("as in: send the paper")
        .date("due", "By", Direction::Future, None)
        .hint("may stay empty; Fri, 27 Nov, in 3w …")
        .starting_at(start)
        .submit(move |values, context| {
            let person = values.person("with")?;
            let by = values.choice::<PromisedBy>("by");
            let promise = Promise {
                id: context.ids.fresh(context.now.at),
                person: person.id,
                promised_by: by,
                what: values.text("what"),
                made_on: today,
                due: values.date("due")?,
                state: PromiseState::Open,
                closed_on: None,
                interaction: None,
                created_at: context.now.at,
            };
            let said = match by {
                PromisedBy::Me => format!("You promised {}: {}", person.short, promise.what),
                PromisedBy::Them => format!("{} promised: {}", person.short, promise.what),
            };
            Ok(vec![Effect::Apply(Change::new(said).add(promise))])
        })
        .open()
}

/// The form that edits a promise.
pub(crate) fn edit(promise: &Promise, name: &Named) -> Effect {
    let (was, name) = (promise.clone(), name.clone());
    Form::new(
        format!("the promise with {}", name.full_name),
        format!("promise:{}", promise.id),
    )
    .options(
        "by",
        "Promised by",
        by_options(),
        &by_word(promise.promised_by),
    )
    .line("what", "What", &promise.what)
    .needed()
    .date("due", "By", Direction::Future, promise.due)
    .submit(move |values, _| {
        let becomes = Promise {
            promised_by: values.choice("by"),
            what: values.text("what"),
            due: values.date("due")?,
            ..was.clone()
        };
        let change = Change::new(format!("Edited the promise with {}", name.short));
        Ok(vec![Effect::Apply(change.revise(&was, becomes))])
    })
    .open()
}

/// The form that gives a promise another date. A word to the other is part of it.
pub(crate) fn redate(promise: &Promise, name: &Named) -> Effect {
    redate_then(promise, name, |_| Vec::new())
}

/// The same; `then` says what else happens when it is saved.
pub(crate) fn redate_then(
    promise: &Promise,
    name: &Named,
    then: impl Fn(&mut crate::tui::view::Context) -> Vec<Effect> + 'static,
) -> Effect {
    let (was, name) = (promise.clone(), name.clone());
    let note = match promise.promised_by {
        PromisedBy::Me => format!(
            "A word to {} before the day costs less than silence after it.",
            name.short
        ),
        PromisedBy::Them => String::new(),
    };
    Form::new(
        format!("another date: {}", promise.what),
        format!("promise-date:{}", promise.id),
    )
    .note(note)
    .date("due", "By", Direction::Future, promise.due)
    .hint("empty: no date")
    .submit(move |values, context| {
        let mut effects = vec![Effect::Apply(was.redated(values.date("due")?, &name.short))];
        effects.extend(then(context));
        Ok(effects)
    })
    .open()
}

fn by_options() -> Vec<(String, String)> {
    vec![("me".into(), "me".into()), ("them".into(), "them".into())]
}

fn by_word(by: PromisedBy) -> String {
    use crate::domain::Choice;
    by.stored()
}

/// The part of a draft's place that says whom a form is about.
pub(super) fn place_of(person: Option<&Named>) -> String {
    person.map_or_else(|| "new".to_owned(), |named| named.id.to_string())
}
