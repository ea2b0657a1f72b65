//! `cordial import FILE.json`: takes in an archive, wholly or not at all; one undo takes it back.
//!
//! JSON: `said`, `rows`, `added`, `same` (rows that were here already, just so).

use std::fs::File;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::session::{Form, Session};
use crate::interchange::archive;
use crate::report::{Report, Result};
use crate::store::backup::{self, Occasion};

/// Take in an archive.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What `cordial export` wrote
    file: PathBuf,
}

impl Import {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let opened = |error| Report {
            kind: crate::report::Kind::Input,
            ..Report::file("read", &self.file, &error)
        };
        let file = File::open(&self.file).map_err(opened)?;
        if file.metadata().map_err(opened)?.is_dir() {
            return Err(
                Report::input(format!("{} is a folder.", self.file.display()))
                    .hint("name the archive itself"),
            );
        }
        let mut store = session.open()?;
        if store.count("person")? > 0 {
            backup::make(&store, Occasion::Large, session.now.at)?;
        }
        let name = self
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let imported = archive::read(&mut store, session.now.at, &name, file)?;
        let more = json!({ "added": imported.added, "same": imported.same });
        if session.form == Form::Json {
            return session.tell(&imported.applied, more);
        }
        if imported.added == 0 {
            session
                .out
                .line(&format!("Everything in {name} was here already."));
            return Ok(());
        }
        session.tell(&imported.applied, more)?;
        session.out.line(&format!(
            "{} rows were new, {} were here already; {} people are in the file.",
            imported.added,
            imported.same,
            store.count("person")?
        ));
        Ok(())
    }
}
