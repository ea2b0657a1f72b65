//! `cordial offer NAME WHAT`: something you could do for somebody, or plan to.
//!
//! JSON: `said`, `rows`, `offer` (the row), `person`.

use clap::Args;
use serde_json::json;

use super::session::{self, Session};
use crate::domain::ledger::GiftKind;
use crate::domain::{Change, offer};
use crate::report::Result;

/// Write down what you could do for somebody.
#[derive(Debug, Args)]
pub(crate) struct Offer {
    /// For whom
    name: String,
    /// What it is
    #[arg(required = true)]
    what: Vec<String>,
    /// information, help, introduction, visibility, encouragement, resource, money
    #[arg(long, value_parser = session::choice::<GiftKind>, default_value = "help")]
    kind: GiftKind,
    /// It is only an idea so far
    #[arg(long)]
    idea: bool,
}

impl Offer {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let what = session::needed_text("an offer", &self.what.join(" "))?;
        let mut store = session.open()?;
        let person = session::person(&store, &self.name)?;
        let row = offer::Offer {
            id: session.ids()?.fresh(session.now.at),
            person: person.id,
            kind: self.kind,
            what,
            goal: None,
            state: if self.idea {
                offer::OfferState::Idea
            } else {
                offer::OfferState::Planned
            },
            created_at: session.now.at,
        };
        let said = format!("Offer for {}: {}", person.full_name, row.what);
        let applied = session.apply(&mut store, &Change::new(said).add(row.clone()))?;
        session.tell(
            &applied,
            json!({ "offer": row, "person": session::named(&person) }),
        )
    }
}
