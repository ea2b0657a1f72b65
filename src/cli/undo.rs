//! `cordial undo` and `cordial redo`: the latest change taken back, and done again; also after a restart,
//! also when the app or an import made it.
//!
//! JSON: `said` and `rows`; `said` is null when there was nothing to do.

use clap::Args;
use serde_json::json;

use super::session::{Form, Session};
use crate::report::Result;
use crate::store::Applied;

/// Take back the latest change.
#[derive(Debug, Args)]
pub(crate) struct Undo {}

/// Do again what was taken back last.
#[derive(Debug, Args)]
pub(crate) struct Redo {}

impl Undo {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let undone = session.open()?.undo(session.now.at)?;
        told(session, undone, "There is nothing to undo.")
    }
}

impl Redo {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let redone = session.open()?.redo(session.now.at)?;
        told(session, redone, "There is nothing to redo.")
    }
}

fn told(session: &mut Session, applied: Option<Applied>, nothing: &str) -> Result<()> {
    match (applied, session.form) {
        (Some(applied), _) => session.tell(&applied, json!({})),
        (None, Form::Json) => session.out.json(&json!({ "said": null, "rows": 0 })),
        (None, Form::Text) => {
            session.out.line(nothing);
            Ok(())
        }
    }
}
