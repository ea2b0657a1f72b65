//! `cordial evidence`: what is known behind what the coach says, how well, and what is made of it. The same
//! entries stand under the keys in the app's help, those first that concern what is selected.
//!
//! JSON: `evidence`: each `key`, `claim`, `source`, `strength`, `coach`.

use clap::Args;
use serde_json::json;

use super::session::{Form, Session};
use crate::coach::evidence;
use crate::domain::Choice;
use crate::report::Result;

/// What is known behind what the coach says, and how well.
#[derive(Debug, Args)]
pub(crate) struct Evidence {}

impl Evidence {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let entries = evidence::ours()?;
        if session.form == Form::Json {
            return session.out.json(&json!({ "evidence": entries }));
        }
        session
            .out
            .paragraph("Cordial keeps your intentions. That it makes a tie stronger has not been shown, and is not claimed.", 0);
        for entry in entries {
            session
                .out
                .heading(&super::layout::capitalised(entry.topic.label()));
            session.out.paragraph(&entry.claim, 2);
            session.out.paragraph(&entry.standing(), 2);
            session
                .out
                .paragraph(&format!("The coach: {}", entry.coach), 2);
        }
        Ok(())
    }
}
