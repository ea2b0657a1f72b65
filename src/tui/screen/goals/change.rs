//! The one change that each key makes on the goals screen. Rows are read again at that moment.

use super::GoalsScreen;
use crate::cells;
use crate::domain::goal::{Contribution, GoalState};
use crate::domain::{Change, Choice};
use crate::tui::command::Command;
use crate::tui::form;
use crate::tui::view::Effect;

impl GoalsScreen {
    /// Reached, open again, let go, removed, or edited.
    pub(super) fn change_goal(&self, command: Command) -> Vec<Effect> {
        let Some(goal) = self.goal() else {
            return Vec::new();
        };
        let id = goal.id;
        vec![Effect::Ask(Box::new(move |reader, _| {
            let Some(goal) = reader.store.get(id)? else {
                return Ok(vec![Effect::Load]);
            };
            Ok(vec![match (command, goal.state) {
                (Command::Edit, _) => form::goal::edit(&goal),
                (Command::Drop, GoalState::LetGo) => Effect::Apply(
                    Change::new(format!("Removed the goal “{}”", goal.title)).remove(goal),
                ),
                (Command::Drop, _) => Effect::Apply(goal.becomes(GoalState::LetGo)),
                (_, GoalState::Open) => Effect::Apply(goal.becomes(GoalState::Reached)),
                _ => Effect::Apply(goal.becomes(GoalState::Open)),
            }])
        }))]
    }

    /// Edits or removes what the user has.
    pub(super) fn change_asset(&self, command: Command) -> Vec<Effect> {
        let Some(asset) = self.asset() else {
            return Vec::new();
        };
        let id = asset.id;
        vec![Effect::Ask(Box::new(move |reader, _| {
            let Some(asset) = reader.store.get(id)? else {
                return Ok(vec![Effect::Load]);
            };
            Ok(vec![match command {
                Command::Drop => Effect::Apply(
                    Change::new(format!("Removed from what you have: {}", asset.name))
                        .remove(asset),
                ),
                _ => form::asset::edit(&asset),
            }])
        }))]
    }

    /// Marks what somebody could bring, or takes the mark away.
    pub(super) fn mark(&self) -> Vec<Effect> {
        let (Some(goal), Some(line), Some(kind)) = (self.goal(), self.line(), self.kind()) else {
            return Vec::new();
        };
        let title = cells::fit(&goal.title, 32).into_owned();
        let (goal, name) = (goal.id, line.name.clone());
        vec![Effect::Ask(Box::new(move |reader, context| {
            let (short, kind_word) = (&name.short, kind.label());
            Ok(vec![Effect::Apply(
                match reader.store.contribution(goal, name.id, kind)? {
                    Some(marked) => {
                        Change::new(format!("{short} no longer brings {kind_word} to “{title}”"))
                            .remove(marked)
                    }
                    None => Change::new(format!("{short} could bring {kind_word} to “{title}”"))
                        .add(Contribution {
                            id: context.ids.fresh(context.now.at),
                            goal,
                            person: name.id,
                            kind,
                            note: String::new(),
                        }),
                },
            )])
        }))]
    }
}
