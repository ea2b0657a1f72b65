//! `cordial give NAME WHAT` and `cordial receive NAME WHAT`: what passed between you.
//!
//! JSON: `said`, `rows`, `entry` (the row), `person`.

use clap::Args;
use serde_json::json;

use super::session::{self, Session};
use crate::domain::Change;
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::report::Result;

/// Write down something given or received.
#[derive(Debug, Args)]
pub(crate) struct Gift {
    /// To or from whom
    name: String,
    /// What it was
    #[arg(required = true)]
    what: Vec<String>,
    /// information, help, introduction, visibility, encouragement, resource, money
    #[arg(long, value_parser = session::choice::<GiftKind>, default_value = "help")]
    kind: GiftKind,
    /// The day, if not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Who asked for it: nobody, me or them
    #[arg(long, value_parser = session::choice::<AskedBy>, default_value = "nobody")]
    asked_by: AskedBy,
    /// For what you received: thanks were said already
    #[arg(long)]
    thanked: bool,
}

impl Gift {
    pub(super) fn given(self, session: &mut Session) -> Result<()> {
        self.written(GiftDirection::Given, session)
    }

    pub(super) fn received(self, session: &mut Session) -> Result<()> {
        self.written(GiftDirection::Received, session)
    }

    fn written(self, direction: GiftDirection, session: &mut Session) -> Result<()> {
        let what = session::needed_text("a gift", &self.what.join(" "))?;
        let on_day = session::past_date(self.on.as_deref(), session.now.today)?;
        let mut store = session.open()?;
        let person = session::person(&store, &self.name)?;
        let said = match direction {
            GiftDirection::Given => format!("Gave {}: {what}", person.full_name),
            GiftDirection::Received => format!("Received from {}: {what}", person.full_name),
        };
        let entry = Entry {
            id: session.ids()?.fresh(session.now.at),
            person: person.id,
            direction,
            kind: self.kind,
            what,
            on_day,
            asked_by: self.asked_by,
            thanked_on: self.thanked.then_some(session.now.today),
            interaction: None,
            offer: None,
            created_at: session.now.at,
        };
        let applied = session.apply(&mut store, &Change::new(said).add(entry.clone()))?;
        session.tell(
            &applied,
            json!({ "entry": entry, "person": session::named(&person) }),
        )
    }
}
