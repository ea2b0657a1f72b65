//! `cordial keys`: every key of the app, where it works and what it does, from the table that the app
//! itself reads, with the user's own keys laid over it.
//!
//! JSON: `keys`: each `where`, `keys` (as shown), `command`, `help`.

use clap::Args;
use serde_json::{Value, json};

use super::session::{Form, Session};
use crate::report::Result;
use crate::tui;

/// List the keys of the full-screen app.
#[derive(Debug, Args)]
pub(crate) struct Keys {}

impl Keys {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let keys = tui::keys()?;
        if session.form == Form::Json {
            let keys: Vec<Value> = keys
                .iter()
                .map(|key| {
                    json!({ "where": key.place, "keys": key.keys, "command": key.command, "help": key.help })
                })
                .collect();
            return session.out.json(&json!({ "keys": keys }));
        }
        let mut place = "";
        for key in &keys {
            if place != key.place {
                session.out.heading(key.place);
                place = key.place;
            }
            let line = format!("  {} {}", crate::cells::pad(&key.keys, 14), key.help);
            session.out.line(&line);
        }
        Ok(())
    }
}
