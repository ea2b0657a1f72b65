//! Merging two cards of one person into both files, as `vdirsyncer` asks for it: nothing that stands in
//! either is lost; where both say something else, the first one's word stands and the other's goes into
//! the note.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::super::session::{Form, Session};
use crate::interchange::vdir::{self, Field, Fields, Side};
use crate::report::{Report, Result};

/// Merge two cards into both files.
#[derive(Debug, Args)]
pub(crate) struct Resolve {
    /// One file; its word counts where both say something else
    first: PathBuf,
    /// The other
    second: PathBuf,
}

impl Resolve {
    pub(super) fn run(self, session: &mut Session) -> Result<u8> {
        let (one, other) = (read(&self.first)?, read(&self.second)?);
        let (here, there) = (fields(&self.first, &one)?, fields(&self.second, &other)?);
        let asked = vdir::merge(None, &here, &there, None);
        let mut merged = vdir::merge(None, &here, &there, Some(Side::Board)).board;
        let mut note = merged.text(Field::Note).to_owned();
        for clash in &asked.clashes {
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(&format!("{} elsewhere: {}", clash.field.words(), clash.file));
        }
        merged.put(Field::Note, vec![note]);
        let text = vdir::patched(&one, &merged).map_err(|unwritable| {
            Report::input(format!("{}: {unwritable}.", self.first.display()))
                .hint("edit one of the two by hand")
        })?;
        for (path, before) in [(&self.first, &one), (&self.second, &other)] {
            if *before != text {
                std::fs::write(path, &text).map_err(|error| Report::file("write", path, &error))?;
            }
        }
        if session.form == Form::Json {
            session.out.json(&json!({ "asked": asked.clashes.len() }))?;
        } else {
            session.out.line(&format!(
                "Merged {} and {}.",
                self.first.display(),
                self.second.display()
            ));
        }
        Ok(0)
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| Report {
        kind: crate::report::Kind::Input,
        ..Report::file("read", path, &error)
    })
}

fn fields(path: &Path, text: &str) -> Result<Fields> {
    vdir::card(text)
        .map(|card| Fields::of_card(&card))
        .map_err(|reason| {
            Report::input(format!("{}: {reason}.", path.display())).hint("name two card files")
        })
}
