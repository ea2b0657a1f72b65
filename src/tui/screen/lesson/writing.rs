//! The exercises that open a form: a message rewritten, a free answer, somebody picked.

use super::answer::Page;
use super::exercise::picked_change;
use crate::domain::Change;
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::GoalId;
use crate::domain::lesson::{AnswerState, Rewritten};
use crate::store::query::Named;
use crate::store::query::lesson::LessonPerson;
use crate::tui::form::Form;
use crate::tui::form::plan::{PickStart, pick_with_message};
use crate::tui::view::Effect;

/// The message to `name`: first as it would be sent, then again. It is kept as the draft of their next
/// follow-up where there is one, and comes back as the message when they are picked.
pub(super) fn rewrite(name: &Named, was: Option<Rewritten>, page: Page) -> Effect {
    let name = name.clone();
    let (before, after) = was.map_or_else(Default::default, |was| (was.before, was.after));
    Form::new(
        format!("a message to {}", name.full_name),
        format!("{}:{}", page.draft_place(), name.id),
    )
    .note("First as you would send it. Then again: clear, respectful, and about them.")
    .long("before", "As it is", &before)
    .hint("write it or paste it; Tab goes on to the second one")
    .long("after", "Again", &after)
    .needed()
    .hint("what did you notice about them? what is the one thing you ask? ^S saves")
    .submit(move |values, _| {
        let rewritten = Rewritten {
            person: name.id,
            before: values.text("before"),
            after: values.text("after"),
        };
        let (page, name) = (page.clone(), name.clone());
        Ok(vec![Effect::Ask(Box::new(move |reader, context| {
            let answer = serde_json::to_string(&rewritten).unwrap_or_default();
            let mut change = page.answered(AnswerState::Done, answer, context);
            if let Some(plan) = reader.store.open_follow_ups(name.id)?.into_iter().next() {
                let becomes = FollowUp {
                    draft: rewritten.after,
                    ..plan.clone()
                };
                change = change.revise(&plan, becomes);
            }
            let said = format!("Kept the message to {}", name.short);
            Ok(vec![Effect::Apply(change.saying(said))])
        }))])
    })
    .open()
}

/// A free answer to `prompt`.
pub(super) fn reflect(prompt: &str, answer: &str, page: Page) -> Effect {
    Form::new("your answer", page.draft_place())
        .note(prompt)
        .long("answer", "Answer", answer)
        .needed()
        .hint("only for you; ^S saves, ^E opens your editor")
        .submit(move |values, context| {
            let change = page.answered(AnswerState::Done, values.text("answer"), context);
            Ok(if change.is_empty() {
                vec![Effect::Say("Nothing was changed.".into())]
            } else {
                vec![Effect::Apply(change.saying("Kept your answer"))]
            })
        })
        .open()
}

/// Somebody is chosen to be reached out to: the offer that stands for them or is proposed, the message
/// rewritten for them.
pub(super) fn pick(
    person: &LessonPerson,
    proposal: Option<String>,
    goal: Option<GoalId>,
    message: Option<String>,
    (picked, page): (usize, Page),
) -> Effect {
    let (name, standing) = (person.name.clone(), person.offer.clone());
    Effect::Ask(Box::new(move |reader, _| {
        let offer = standing
            .as_ref()
            .map(|offer| offer.what.clone())
            .or(proposal);
        let start = PickStart {
            offer: offer.unwrap_or_default(),
            standing,
            review: None,
            goal,
            tie: reader.store.tie_of(name.id)?,
        };
        Ok(vec![pick_with_message(
            &name,
            start,
            &message.unwrap_or_default(),
            move |context| -> Change { picked_change(picked, &page, context) },
        )])
    }))
}
