//! One of our own archives: taken in wholly or not at all, or only tried out.
//!
//! JSON: `said`, `rows`, `added`, `same`; of a dry run `records` (none: an archive has rows), `totals` with `add`
//! and `same`, and `tables`, by table the same two.

use std::io::Read;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::cli::session::{Form, Session};
use crate::import_files::{self, Begun};
use crate::interchange::archive;
use crate::report::Result;
use crate::store::Store;
use crate::store::backup::{self, Occasion};

/// Takes it in; of what can be read only once the beginning has been read already.
pub(super) fn take(path: &Path, begun: Option<Begun>, session: &mut Session) -> Result<()> {
    let (name, source) = source(path, begun)?;
    let mut store = session.open()?;
    if store.count("person")? > 0 {
        backup::make(&store, Occasion::Large, session.now.at)?;
    }
    let imported = archive::read(&mut store, session.now.at, &name, source)?;
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

/// Says what taking it in would do, and does nothing.
pub(super) fn dry_run(path: &Path, begun: Option<Begun>, session: &mut Session) -> Result<()> {
    let (name, source) = source(path, begun)?;
    let mut store = match session.database()?.exists() {
        true => session.open()?,
        // A look at a file leaves nothing behind.
        false => Store::in_memory()?,
    };
    let tally = archive::look(&mut store, session.now.at, &name, source)?;
    if session.form == Form::Json {
        let counted = |added: usize, same: usize| json!({ "add": added, "same": same });
        let tables: Map<String, Value> = tally
            .tables
            .iter()
            .map(|(table, (added, same))| (table.clone(), counted(*added, *same)))
            .collect();
        let totals = counted(tally.added(), tally.same());
        return session
            .out
            .json(&json!({ "records": [], "totals": totals, "tables": tables }));
    }
    session.out.line(&format!(
        "{name} is an archive of ours: {} rows would be new, {} are here already.",
        tally.added(),
        tally.same()
    ));
    session.out.line("A dry run: nothing was changed.");
    Ok(())
}

fn source(path: &Path, begun: Option<Begun>) -> Result<(String, Box<dyn Read>)> {
    let source: Box<dyn Read> = match begun {
        Some(begun) => Box::new(begun.whole()),
        None => Box::new(import_files::open(path)?),
    };
    Ok((import_files::short_name(path), source))
}
