//! Two small forms that only the review asks: which circle somebody belongs to, and what somebody could
//! bring to a goal.

use crate::domain::goal::{Brings, Contribution, Goal};
use crate::domain::tie::Tie;
use crate::domain::{Change, Choice};
use crate::store::query::Named;
use crate::tui::form::person::{circle, circle_options};
use crate::tui::form::{Form, Unhappy};
use crate::tui::view::{Context, Effect};

/// Asks for somebody's circle; `then` is given the sentence and says what else belongs to the change.
pub(super) fn choose_circle(
    tie: &Tie,
    name: &Named,
    then: impl Fn(&str, &mut Context) -> Change + 'static,
) -> Effect {
    let (was, short) = (tie.clone(), name.short.clone());
    let now = was
        .circle
        .map(|circle| circle.number().to_string())
        .unwrap_or_default();
    Form::new(
        format!("{}'s circle", name.full_name),
        format!("circle:{}", name.id),
    )
    .options("circle", "Circle", circle_options(), &now)
    .hint("← → choose; 1 to 4 come with a rhythm of 7, 30, 90 or 180 days, which you can change")
    .submit(move |values, context| {
        let Some(circle) = circle(values) else {
            return Err(Unhappy::with("circle", "choose one of the five"));
        };
        let change = Change::new(format!("{short} is in the circle “{}”", circle.label()))
            .revise(&was, was.in_circle(circle));
        let also = then(&change.said, context);
        Ok(vec![Effect::Apply(change.and(also))])
    })
    .open()
}

/// Asks what of the missing somebody could bring to a goal.
pub(super) fn could_bring(
    goal: &Goal,
    missing: &[Brings],
    name: &Named,
    then: impl Fn(&str, &mut Context) -> Change + 'static,
) -> Effect {
    let (goal, name) = (goal.clone(), name.clone());
    let options = missing
        .iter()
        .map(|kind| (kind.stored(), kind.label().to_owned()))
        .collect();
    Form::new(
        format!("what {} could bring", name.full_name),
        format!("brings:{}:{}", goal.id, name.id),
    )
    .note(goal.title.clone())
    .options("kind", "Could bring", options, "")
    .hint("← → choose among what is missing")
    .line("note", "In a few words", "")
    .submit(move |values, context| {
        let kind: Brings = values.choice("kind");
        let change = Change::new(format!(
            "{} could bring {} to “{}”",
            name.short,
            kind.label(),
            goal.title
        ))
        .add(Contribution {
            id: context.ids.fresh(context.now.at),
            goal: goal.id,
            person: name.id,
            kind,
            note: values.text("note"),
        });
        let also = then(&change.said, context);
        Ok(vec![Effect::Apply(change.and(also))])
    })
    .open()
}
