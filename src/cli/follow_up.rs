//! `cordial follow-up NAME WHAT`: a next step, on a day or after an event, with an if-then plan.
//!
//! JSON: `said`, `rows`, `follow_up` (the row), `person`.

use clap::Args;
use serde_json::json;

use super::session::{self, Session};
use crate::domain::{Change, civil, follow_up};
use crate::report::Result;

/// Plan a next step with somebody.
#[derive(Debug, Args)]
pub(crate) struct FollowUp {
    /// With whom
    name: String,
    /// What it is about
    #[arg(required = true)]
    what: Vec<String>,
    /// The day; today where nothing is said
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The event it is about; without a day it waits for that
    #[arg(long, value_name = "EVENT")]
    when: Option<String>,
    /// The cue of the plan: after Thursday's stand-up
    #[arg(long, value_name = "TEXT")]
    cue: Option<String>,
    /// What you do then
    #[arg(long, value_name = "TEXT")]
    action: Option<String>,
}

impl FollowUp {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let what = session::needed_text("a follow-up", &self.what.join(" "))?;
        let today = session.now.today;
        let waits_for = self.when.unwrap_or_default().trim().to_owned();
        let on_day = match self.on {
            Some(text) => Some(session::date(&text, today)?),
            None => waits_for.is_empty().then_some(today),
        };
        let mut store = session.open()?;
        let person = session::person(&store, &self.name)?;
        let id = session.ids()?.fresh(session.now.at);
        let mut row = follow_up::FollowUp::on(id, person.id, on_day, what, session.now.at);
        row.waits_for = waits_for;
        row.cue = self.cue.unwrap_or_default().trim().to_owned();
        row.action = self.action.unwrap_or_default().trim().to_owned();
        let when = match on_day {
            Some(day) => civil::when(day, today),
            None => format!("when {}", row.waits_for),
        };
        let said = format!("Follow-up with {}: {}, {when}", person.full_name, row.what);
        let applied = session.apply(&mut store, &Change::new(said).add(row.clone()))?;
        session.tell(
            &applied,
            json!({ "follow_up": row, "person": session::named(&person) }),
        )
    }
}
