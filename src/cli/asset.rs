//! `cordial asset [NAME]`: what you have to give: written down, or listed where no name is given.
//!
//! JSON: `said`, `rows`, `asset` (the row); or `assets`: the rows.

use clap::Args;
use serde_json::json;

use super::layout::row;
use super::session::{self, Form, Session};
use crate::domain::asset::{self, AssetKind};
use crate::domain::{Change, Choice};
use crate::report::Result;

/// Write down what you have to give, or list it.
#[derive(Debug, Args)]
pub(crate) struct Asset {
    /// A skill, some knowledge, a resource
    name: Vec<String>,
    /// skill, knowledge or resource
    #[arg(long, value_parser = session::choice::<AssetKind>, default_value = "skill")]
    kind: AssetKind,
    /// More about it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Asset {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        if self.name.is_empty() {
            return listed(session);
        }
        let name = session::needed("a thing you have to give", &self.name.join(" "))?;
        let mut store = session.open()?;
        let row = asset::Asset {
            id: session.ids()?.fresh(session.now.at),
            kind: self.kind,
            name,
            notes: self.note.unwrap_or_default(),
            created_at: session.now.at,
        };
        let change = Change::new(format!("You have to give: {}", row.name)).add(row.clone());
        let applied = session.apply(&mut store, &change)?;
        session.tell(&applied, json!({ "asset": row }))
    }
}

fn listed(session: &mut Session) -> Result<()> {
    let assets = session.open()?.assets()?;
    if session.form == Form::Json {
        return session.out.json(&json!({ "assets": assets }));
    }
    if assets.is_empty() {
        session
            .out
            .line("Nothing is written down yet. `cordial asset SQLite --kind knowledge` would be a start.");
        return Ok(());
    }
    session.out.line("What you have to give");
    let rows: Vec<Vec<String>> = assets
        .iter()
        .map(|asset| row([asset.kind.label(), &asset.name, &asset.notes]))
        .collect();
    session.out.table(&rows);
    Ok(())
}
