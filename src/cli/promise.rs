//! `cordial promise NAME WHAT`: something one of the two said they would do.
//!
//! JSON: `said`, `rows`, `promise` (the row), `person`.

use clap::Args;
use serde_json::json;

use super::session::{self, Session};
use crate::domain::promise::{self, PromiseState, PromisedBy};
use crate::domain::{Change, Id};
use crate::report::Result;

/// Write down a promise, yours or theirs.
#[derive(Debug, Args)]
pub(crate) struct Promise {
    /// To whom, or whose
    name: String,
    /// What was promised
    #[arg(required = true)]
    what: Vec<String>,
    /// Who promised
    #[arg(long, value_parser = session::choice::<PromisedBy>, default_value = "me", value_name = "me|them")]
    by: PromisedBy,
    /// By when
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// When it was said, if not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Promise {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let what = session::needed_text("a promise", &self.what.join(" "))?;
        let today = session.now.today;
        let made_on = session::past_date(self.on.as_deref(), today)?;
        let due = self
            .due
            .map(|text| session::date(&text, today))
            .transpose()?;
        let mut store = session.open()?;
        let person = session::person(&store, &self.name)?;
        let id: Id<promise::Promise> = session.ids()?.fresh(session.now.at);
        let row = promise::Promise {
            id,
            person: person.id,
            promised_by: self.by,
            what,
            made_on,
            due,
            state: PromiseState::Open,
            closed_on: None,
            interaction: None,
            created_at: session.now.at,
        };
        let said = match self.by {
            PromisedBy::Me => format!("Promised {}: {}", person.full_name, row.what),
            PromisedBy::Them => format!("{} promised: {}", person.full_name, row.what),
        };
        let applied = session.apply(&mut store, &Change::new(said).add(row.clone()))?;
        session.tell(
            &applied,
            json!({ "promise": row, "person": session::named(&person) }),
        )
    }
}
