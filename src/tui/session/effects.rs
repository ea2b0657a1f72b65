//! Effects carried out: what a view asks for happens here, on the file and the terminal.
//!
//! Not here: work that takes its time (`errand`).

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

use super::{DRAFT_AFTER, Flow, Outside, Session, reader};
use crate::domain::Change;
use crate::report::Result;
use crate::store::GroupState;
use crate::tui::app::{JustTalked, Saying};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::layer::help::Help;
use crate::tui::screen::person::PersonScreen;
use crate::tui::view::{Effect, Reader};
use crate::tui::work::Task;

impl Session {
    pub(super) fn carry_out(&mut self, effect: Effect, outside: &mut dyn Outside) -> Result<Flow> {
        let mut more = Vec::new();
        match effect {
            Effect::Apply(change) => {
                self.apply(&change)?;
                self.app.just_talked = JustTalked::of(&change);
                self.say_done(&change.said);
            }
            Effect::Quietly(change) => self.apply(&change)?,
            Effect::Undo if self.is_large(GroupState::Done)? => more = self.begin(Task::Undo)?,
            Effect::Redo if self.is_large(GroupState::Undone)? => more = self.begin(Task::Redo)?,
            Effect::Undo => {
                let undone = self.store.undo(self.clock.now().at)?;
                self.replayed(undone, "There is nothing to undo.")?;
            }
            Effect::Redo => {
                let redone = self.store.redo(self.clock.now().at)?;
                self.replayed(redone, "There is nothing to redo.")?;
            }
            Effect::Go(name) => {
                self.app.pages.clear();
                self.app.layers.clear();
                self.app.current = name;
                self.app.behind_mut().entered();
                self.load()?;
            }
            Effect::Person(person) => {
                self.app.layers.clear();
                self.app.pages.push(Box::new(PersonScreen::of(person)));
                self.load()?;
            }
            Effect::Page(page) => {
                self.app.layers.clear();
                self.app.pages.push(page);
                self.load()?;
            }
            Effect::Work(task) => more = self.begin(task)?,
            Effect::StopWork => self.stop_work()?,
            Effect::Layer(mut layer) => {
                layer.load(&reader(&self.store, &self.app))?;
                self.app.layers.push(layer);
            }
            Effect::Close => {
                if self.app.layers.pop().is_none() {
                    self.app.pages.pop();
                }
                self.load()?;
            }
            Effect::Ask(question) => {
                let lessons = Rc::clone(&self.app.context.lessons);
                let reader = Reader {
                    store: &self.store,
                    now: self.app.context.now,
                    calendar: self.app.context.calendar,
                    lessons: &lessons,
                };
                more = question(&reader, &mut self.app.context)?;
            }
            Effect::Load => self.load_front()?,
            Effect::Copy(text) => {
                outside.copy(&text)?;
                self.app.saying = Some(Saying::Said("Copied to the clipboard.".into()));
            }
            Effect::Editor(text) => {
                let written = outside.edit(&text)?;
                more = self.app.edited(written);
            }
            Effect::Draft { place, body } => {
                let other = self
                    .draft
                    .as_ref()
                    .is_some_and(|(waiting, ..)| *waiting != place);
                if other {
                    self.save_draft();
                }
                let due = self
                    .draft
                    .take()
                    .map_or_else(|| Instant::now() + DRAFT_AFTER, |(_, _, due)| due);
                self.draft = Some((place, body, due));
            }
            Effect::Forget(place) => {
                self.draft = None;
                if let Some(draft) = self.store.draft(&place)? {
                    self.store
                        .apply(&Change::new("").remove(draft), self.clock.now().at)?;
                }
            }
            Effect::KeptDraft(place) => {
                self.save_draft();
                if self.store.draft(&place)?.is_some() {
                    self.app.saying = Some(Saying::Said("Kept as a draft.".into()));
                }
            }
            Effect::HelpHere => {
                let help = Help::of(&self.app);
                self.app.layers.push(Box::new(help));
            }
            Effect::File { name, text } => {
                let path = PathBuf::from(name);
                crate::files::write_new(&path, text.as_bytes())?;
                self.app.saying = Some(Saying::Said(format!("Wrote {}.", path.display())));
            }
            Effect::Export(format) => {
                more = self.begin(Task::Export(format))?;
            }
            Effect::Command(command) => more = self.app.command(command, None),
            Effect::Key(key) => more = self.app.key(key),
            Effect::Say(text) => self.app.saying = Some(Saying::Said(text)),
            Effect::Trouble(text) => self.app.saying = Some(Saying::Trouble(text)),
            Effect::Suspend => self.suspend(outside)?,
            Effect::Redraw => outside.forget()?,
            Effect::Quit => return Ok(Flow::Quit),
        }
        Ok(Flow::More(more))
    }

    /// Says what was done, and the key that takes it back.
    pub(super) fn say_done(&mut self, said: &str) {
        let undo = self
            .app
            .context
            .keymap
            .label(&[Scope::Global], Command::Undo);
        let undo = undo.unwrap_or_default();
        let end = if said.ends_with(['.', '!', '?']) {
            ""
        } else {
            "."
        };
        self.app.saying = Some(Saying::Said(format!("{said}{end} {undo} to undo.")));
    }

    fn apply(&mut self, change: &Change) -> Result<()> {
        self.save_draft();
        self.store.apply(change, self.clock.now().at)?;
        self.load()
    }

    pub(super) fn replayed(
        &mut self,
        done: Option<crate::store::Applied>,
        nothing: &str,
    ) -> Result<()> {
        self.say_replayed(done, nothing);
        self.load()
    }

    pub(super) fn say_replayed(&mut self, done: Option<crate::store::Applied>, nothing: &str) {
        self.app.saying = Some(match done {
            Some(applied) => Saying::Said(format!("{}.", applied.said)),
            None => Saying::Trouble(nothing.into()),
        });
    }
}
