//! Writing the next message to somebody. It stands in their next follow-up until it is sent.

use super::Form;
use crate::domain::Change;
use crate::domain::follow_up::FollowUp;
use crate::report::Result;
use crate::store::query::Named;
use crate::tui::view::{Context, Effect, Reader};

/// Opens the message of `name`'s next follow-up, or of a new one for today.
pub(crate) fn write(name: &Named) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(
        move |reader: &Reader<'_>, _: &mut Context| -> Result<Vec<Effect>> {
            let plan = reader.store.open_follow_ups(name.id)?.into_iter().next();
            let start = plan
                .as_ref()
                .map(|plan| plan.draft.clone())
                .unwrap_or_default();
            let note = plan.as_ref().map(FollowUp::plan).unwrap_or_default();
            let form = Form::new(
                format!("a message to {}", name.full_name),
                format!("message:{}", name.id),
            )
            .note(note)
            .before_an_ask(&name, reader)?
            .long("draft", "Message", &start)
            .hint("^S saves, ^E opens your editor; y copies it afterwards")
            .submit(move |values, context| {
                let draft = values.text("draft");
                let change = Change::new(format!("Kept the message to {}", name.short));
                let change = match &plan {
                    Some(plan) => change.revise(
                        plan,
                        FollowUp {
                            draft,
                            ..plan.clone()
                        },
                    ),
                    None => {
                        let id = context.ids.fresh(context.now.at);
                        let what = "send the message".to_owned();
                        let on = Some(context.today());
                        let plan = FollowUp::on(id, name.id, on, what, context.now.at);
                        change.add(FollowUp { draft, ..plan })
                    }
                };
                Ok(vec![Effect::Apply(change)])
            });
            Ok(vec![form.open()])
        },
    ))
}

/// Copies the drafted message of `name`, where there is one.
pub(crate) fn copy(name: &Named) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(move |reader: &Reader<'_>, _: &mut Context| {
        let plans = reader.store.open_follow_ups(name.id)?;
        let draft = plans
            .into_iter()
            .map(|plan| plan.draft)
            .find(|draft| !draft.trim().is_empty());
        Ok(vec![match draft {
            Some(draft) => Effect::Copy(draft),
            None => Effect::Trouble(format!(
                "No message to {} is drafted; w writes one.",
                name.short
            )),
        }])
    }))
}
