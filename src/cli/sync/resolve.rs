//! Merging two cards of one person into both files, as `vdirsyncer` asks for it.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::super::session::{Form, Session};
use crate::card_folder::{CardFolder, Content, Written};
use crate::interchange::vdir;
use crate::report::{Report, Result};

/// Merge two cards into both files.
#[derive(Debug, Args)]
pub(crate) struct Resolve {
    /// One file; its word counts where both say something else, and the other's goes into the note
    first: PathBuf,
    /// The other
    second: PathBuf,
}

impl Resolve {
    pub(super) fn run(self, session: &mut Session) -> Result<u8> {
        let (first, second) = (Side::read(&self.first)?, Side::read(&self.second)?);
        let united = vdir::unite(&first.text, &second.text).map_err(|unwritable| {
            Report::input(format!(
                "{} and {} were left as they are: {unwritable}.",
                self.first.display(),
                self.second.display()
            ))
            .hint("edit one of the two by hand")
        })?;
        first.write(&united.text)?;
        second.write(&united.text)?;
        if session.form == Form::Json {
            session
                .out
                .json(&json!({ "differences": united.differences }))?;
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

/// One of the two files.
struct Side {
    folder: CardFolder,
    name: String,
    text: String,
}

impl Side {
    fn read(path: &Path) -> Result<Self> {
        let unfit = |reason: &str| {
            Report::input(format!("{}: {reason}.", path.display())).hint("name two card files")
        };
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| unfit("it is no file"))?.to_owned();
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => CardFolder::open(parent)?,
            _ => CardFolder::open(Path::new("."))?,
        };
        match folder.read(&name) {
            Some(Content::Text(text)) => Ok(Self { folder, name, text }),
            Some(Content::Unfit(reason)) => Err(unfit(&reason)),
            None => Err(unfit("it is not there")),
        }
    }

    fn write(&self, text: &str) -> Result<()> {
        if self.text == text {
            return Ok(());
        }
        match self.folder.replace(&self.name, Some(&self.text), text)? {
            Written::Done => Ok(()),
            Written::NotNow => Err(Report::machine(format!(
                "{} was written by another program in the meantime.",
                self.name
            ))
            .hint("run it again")),
        }
    }
}
