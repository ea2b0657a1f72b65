//! `cordial demo`: a believable network in a throwaway file, opened in the app; with `--people`,
//! `--interactions` or `--seed` a generated one; with `--database` the network is written there instead.
//!
//! JSON, where a file is written: `path`, `people`, `interactions`.

use std::path::Path;

use clap::Args;
use serde_json::json;

use super::session::{Form, Session};
use crate::demo::{self, Size};
use crate::report::{Report, Result};
use crate::store::Store;
use crate::{lesson_files, places};

/// Open a throwaway network, or write one of any size.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Generate so many people
    #[arg(long, value_name = "N")]
    people: Option<usize>,
    /// Generate so many interactions
    #[arg(long, value_name = "N")]
    interactions: Option<usize>,
    /// Another seed generates other people
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

/// The most that is generated: what the database's page numbers bear, with room.
const MOST: usize = 50_000_000;

impl Demo {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let size = self.size()?;
        match session.named_file.clone() {
            Some(path) => written(session, size, &path),
            None => opened(session, size),
        }
    }

    /// The size of a generated network; `None` for the believable one.
    fn size(&self) -> Result<Option<Size>> {
        if self.people.is_none() && self.interactions.is_none() && self.seed.is_none() {
            return Ok(None);
        }
        let people = self.people.unwrap_or(40);
        let interactions = self.interactions.unwrap_or(people.saturating_mul(10));
        if people > MOST || interactions > MOST {
            return Err(Report::input("That is more than any file could hold.")
                .hint("at most 50000000 people and interactions"));
        }
        Ok(Some(Size {
            people,
            interactions,
            seed: self.seed.unwrap_or(1),
        }))
    }
}

fn filled(store: &mut Store, size: Option<Size>, session: &Session) -> Result<()> {
    match size {
        None => store.fill(session.now.at, demo::network(session.now)?)?,
        Some(size) => store.fill(session.now.at, demo::generated(size, session.now))?,
    };
    Ok(())
}

fn written(session: &mut Session, size: Option<Size>, path: &Path) -> Result<()> {
    let mut store = Store::open(path, session.now.at)?;
    if store.count("person")? > 0 {
        return Err(
            Report::input(format!("{} has people in it already.", path.display()))
                .hint("name a new file with --database"),
        );
    }
    filled(&mut store, size, session)?;
    let (people, interactions) = (store.count("person")?, store.count("interaction")?);
    let path = path.display().to_string();
    match session.form {
        Form::Json => session
            .out
            .json(&json!({ "path": path, "people": people, "interactions": interactions })),
        Form::Text => {
            session.out.line(&format!(
                "Wrote {people} people and {interactions} interactions: {path}"
            ));
            Ok(())
        }
    }
}

fn opened(session: &Session, size: Option<Size>) -> Result<()> {
    let temporary = std::env::temp_dir();
    let mut builder = tempfile::Builder::new();
    builder.prefix("cordial-demo-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    let folder = builder
        .tempdir()
        .map_err(|error| Report::file("make a folder in", &temporary, &error))?;
    let mut store = Store::open(&folder.path().join("demo.db"), session.now.at)?;
    filled(&mut store, size, session)?;
    let lessons = lesson_files::load(&places::configuration()?);
    let left = crate::tui::run(store, session.clock, lessons)?;
    // The folder goes first: a signal leaves nothing to tidy up later.
    drop(folder);
    left.finish()
    // The folder goes with its guard, whatever the app said.
}
