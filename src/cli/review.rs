//! `cordial review --summary`: what the review under way, or else the last one, decided, as Markdown to
//! keep. The review itself is a session in the app, and the words are the app's own.
//!
//! JSON: `review`: `started_on`, `finished_on`, `state`, `step`, `in_touch`, `picks`, `done`, `left`; null
//! when there was none.

use clap::Args;
use serde_json::json;

use super::session::{Form, Session};
use crate::report::Result;

/// What the last weekly review decided, as Markdown.
#[derive(Debug, Args)]
pub(crate) struct Review {
    /// The summary; the review itself is a session in the app
    #[arg(long, required = true)]
    summary: bool,
}

impl Review {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let summary = store.review_summary(session.now.today)?;
        match (session.form, summary) {
            (Form::Json, summary) => session.out.json(&json!({ "review": summary })),
            (Form::Text, Some(summary)) => {
                session.out.document(&summary.to_markdown());
                Ok(())
            }
            (Form::Text, None) => {
                session.out.line(
                    "No review yet. `cordial` opens the app; the review is one of its screens.",
                );
                Ok(())
            }
        }
    }
}
