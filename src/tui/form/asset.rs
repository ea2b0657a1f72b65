//! What the user has to give.

use super::Form;
use crate::domain::Change;
use crate::domain::asset::{Asset, AssetKind};
use crate::tui::view::Effect;

/// The form that adds something the user has.
pub(crate) fn add() -> Effect {
    Form::new("something you have to give", "asset:new")
        .line("name", "What", "")
        .needed()
        .hint("a skill, a piece of knowledge, a door you can open: SQLite internals, capacity planning …")
        .choice("kind", "Kind", AssetKind::Skill)
        .line("notes", "More", "")
        .submit(|values, context| {
            let asset = Asset {
                id: context.ids.fresh(context.now.at),
                kind: values.choice("kind"),
                name: values.text("name"),
                notes: values.text("notes"),
                created_at: context.now.at,
            };
            Ok(vec![Effect::Apply(Change::new(format!("You have: {}", asset.name)).add(asset))])
        })
        .open()
}

/// The form that edits it.
pub(crate) fn edit(asset: &Asset) -> Effect {
    let was = asset.clone();
    Form::new("edit what you have", format!("asset:{}", asset.id))
        .line("name", "What", &asset.name)
        .needed()
        .choice("kind", "Kind", asset.kind)
        .line("notes", "More", &asset.notes)
        .submit(move |values, _| {
            let becomes = Asset {
                kind: values.choice("kind"),
                name: values.text("name"),
                notes: values.text("notes"),
                ..was.clone()
            };
            Ok(vec![Effect::Apply(
                Change::new(format!("Edited {}", was.name)).revise(&was, becomes),
            )])
        })
        .open()
}
