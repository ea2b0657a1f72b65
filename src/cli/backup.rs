//! `cordial backup`: a checked copy, in the folder of backups or where `--output` says.
//!
//! JSON: `path`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::session::{Form, Session};
use crate::report::Result;
use crate::store::backup::{self, Occasion};

/// Make a checked copy of the file.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Where to, instead of the folder of backups; it must not exist yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Backup {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let path = match self.output {
            Some(path) => {
                backup::write_to(&store, &path)?;
                path
            }
            None => backup::make(&store, Occasion::Asked, session.now.at)?,
        };
        let path = path.display().to_string();
        match session.form {
            Form::Json => session.out.json(&json!({ "path": path })),
            Form::Text => {
                session.out.line(&format!("Copied and checked: {path}"));
                Ok(())
            }
        }
    }
}
