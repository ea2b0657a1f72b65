//! What a run over a folder did and found, and how it is told.

use std::collections::BTreeMap;

use serde_json::json;

use super::super::session::{Form, Session};
use crate::interchange::vdir::Clash;
use crate::report::Result;

/// Something that was done, or that would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    PersonAdded,
    PersonUpdated,
    PersonRemoved,
    FileWritten,
    FileRemoved,
    Unchanged,
    TaskWritten,
    TaskRemoved,
}

impl Deed {
    /// Its name in JSON.
    fn word(self) -> &'static str {
        match self {
            Self::PersonAdded => "people_added",
            Self::PersonUpdated => "people_updated",
            Self::PersonRemoved => "people_removed",
            Self::FileWritten => "files_written",
            Self::FileRemoved => "files_removed",
            Self::Unchanged => "unchanged",
            Self::TaskWritten => "tasks_written",
            Self::TaskRemoved => "tasks_removed",
        }
    }

    /// That many of it, in a sentence.
    fn words(self, number: usize) -> String {
        let plural = |one: &str, more: &str| match number {
            1 => format!("1 {one}"),
            number => format!("{number} {more}"),
        };
        match self {
            Self::PersonAdded => plural("person added", "people added"),
            Self::PersonUpdated => plural("person updated", "people updated"),
            Self::PersonRemoved => plural("person removed", "people removed"),
            Self::FileWritten => plural("file written", "files written"),
            Self::FileRemoved => plural("file removed", "files removed"),
            Self::Unchanged => plural("card as it was", "cards as they were"),
            Self::TaskWritten => plural("task written", "tasks written"),
            Self::TaskRemoved => plural("task removed", "tasks removed"),
        }
    }
}

/// Whether a run did what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Done,
    /// A dry run.
    Tried,
}

/// What a run did and found.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    deeds: BTreeMap<Deed, usize>,
    clashes: Vec<(String, String, Clash)>,
    left: Vec<(String, String)>,
}

impl Outcome {
    pub(super) fn did(&mut self, deed: Deed) {
        *self.deeds.entry(deed).or_default() += 1;
    }

    /// A file that was left, and why: a sentence without its full stop.
    pub(super) fn left(&mut self, file: &str, reason: impl Into<String>) {
        self.left.push((file.to_owned(), reason.into()));
    }

    /// Both changed the same of this person to something else.
    pub(super) fn clashed(&mut self, file: &str, person: &str, clash: Clash) {
        self.clashes
            .push((file.to_owned(), person.to_owned(), clash));
    }

    /// Tells all of it; the number is the exit code.
    pub(super) fn tell(&self, folder: &str, done: Doing, session: &mut Session) -> Result<u8> {
        let code = if self.clashes.is_empty() { 0 } else { 2 };
        if session.form == Form::Json {
            let deeds: BTreeMap<&str, usize> = self
                .deeds
                .iter()
                .map(|(deed, number)| (deed.word(), *number))
                .collect();
            let clashes: Vec<_> = self
                .clashes
                .iter()
                .map(|(file, person, clash)| {
                    json!({
                        "file": file, "person": person, "field": clash.field.words(),
                        "here": clash.board, "there": clash.file,
                    })
                })
                .collect();
            let left: Vec<_> = self
                .left
                .iter()
                .map(|(file, reason)| json!({ "file": file, "reason": reason }))
                .collect();
            session.out.json(&json!({
                "folder": folder, "counts": deeds, "clashes": clashes, "left": left,
            }))?;
            return Ok(code);
        }
        let deeds: Vec<String> = self
            .deeds
            .iter()
            .map(|(deed, number)| deed.words(*number))
            .collect();
        let out = &mut session.out;
        out.line(&match (deeds.is_empty(), done) {
            (true, _) => "Nothing to keep in step.".to_owned(),
            (false, Doing::Done) => format!("In step: {}.", deeds.join(", ")),
            (false, Doing::Tried) => format!("Would be: {}.", deeds.join(", ")),
        });
        for (file, person, clash) in &self.clashes {
            out.line(&format!(
                "{person}, {}: “{}” here, “{}” in {file}. Both keep their own.",
                clash.field.words(),
                clash.board,
                clash.file
            ));
        }
        if !self.clashes.is_empty() {
            out.line("Hint: `--take folder` or `--take cordial` says whose word counts.");
        }
        for (file, reason) in &self.left {
            out.line(&format!("{file}: {reason}."));
        }
        Ok(code)
    }
}
