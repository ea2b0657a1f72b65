//! What the user wants influence for.

use super::Form;
use crate::coach::capture::dates::Direction;
use crate::domain::Change;
use crate::domain::goal::Goal;
use crate::tui::view::Effect;

/// The form that adds a goal.
pub(crate) fn add() -> Effect {
    Form::new("a goal", "goal:new")
        .line("title", "Goal", "")
        .needed()
        .hint("as in: get the storage rewrite approved by March")
        .line("why", "Why", "")
        .date("due", "By", Direction::Future, None)
        .submit(|values, context| {
            let mut goal = Goal::titled(
                context.ids.fresh(context.now.at),
                values.text("title"),
                context.now.at,
            );
            goal.why = values.text("why");
            goal.due = values.date("due")?;
            Ok(vec![Effect::Apply(
                Change::new(format!("Added the goal “{}”", goal.title)).add(goal),
            )])
        })
        .open()
}

/// The form that edits a goal.
pub(crate) fn edit(goal: &Goal) -> Effect {
    let was = goal.clone();
    Form::new("edit the goal", format!("goal:{}", goal.id))
        .line("title", "Goal", &goal.title)
        .needed()
        .line("why", "Why", &goal.why)
        .date("due", "By", Direction::Future, goal.due)
        .submit(move |values, _| {
            let becomes = Goal {
                title: values.text("title"),
                why: values.text("why"),
                due: values.date("due")?,
                ..was.clone()
            };
            Ok(vec![Effect::Apply(
                Change::new("Edited the goal").revise(&was, becomes),
            )])
        })
        .open()
}
