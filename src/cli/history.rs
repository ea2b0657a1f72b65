//! `cordial history`: the latest changes, newest first, and which of them were taken back.
//!
//! JSON: `changes`: each `number`, `at`, `said`, `rows`, `standing` (`done` or `undone`).

use clap::Args;
use serde_json::{Value, json};

use super::layout::row;
use super::session::{Form, Session};
use crate::report::Result;
use crate::store::GroupState;

/// List the latest changes.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

impl History {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let groups = session.open()?.history(self.limit)?;
        if session.form == Form::Json {
            let changes: Vec<Value> = groups
                .iter()
                .map(|group| {
                    json!({
                        "number": group.seq,
                        "at": group.at.to_rfc3339(),
                        "said": group.said,
                        "rows": group.rows,
                        "standing": match group.standing {
                            GroupState::Done => "done",
                            GroupState::Undone => "undone",
                        },
                    })
                })
                .collect();
            return session.out.json(&json!({ "changes": changes }));
        }
        if groups.is_empty() {
            session.out.line("Nothing has been changed yet.");
        }
        let rows: Vec<Vec<String>> = groups
            .iter()
            .map(|group| {
                let standing = match group.standing {
                    GroupState::Done => "",
                    GroupState::Undone => "taken back",
                };
                row([&group.at.to_rfc3339(), standing, &group.said])
            })
            .collect();
        session.out.table(&rows);
        Ok(())
    }
}
