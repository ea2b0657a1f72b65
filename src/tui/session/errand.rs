//! Work that takes its time, as the session sees it: beginning it, stopping it, and what follows from what it
//! comes to. While it goes on, one layer stands in front of everything.

use std::sync::Arc;
use std::time::Duration;

use super::{Session, with_hint};
use crate::report::Result;
use crate::store::GroupState;
use crate::tui::app::Saying;
use crate::tui::form;
use crate::tui::keymap::Scope;
use crate::tui::layer::working::Working;
use crate::tui::screen::import::{ArchivePage, ImportPage};
use crate::tui::screen::same::SamePage;
use crate::tui::screen::triage::TriagePage;
use crate::tui::view::{Effect, View};
use crate::tui::wording;
use crate::tui::work::{Means, Outcome, Progress, Task, Work};

/// Work that is done by then is not shown as work at all.
const UNSEEN: Duration = Duration::from_millis(60);
/// A change of more rows is taken back apart from the screen.
const LARGE: i64 = 5000;
/// So many changes are looked through for it.
const LATEST: usize = 20;
/// What is said where the user did not want to wait.
const STOPPED: &str = "Stopped; nothing was changed.";

impl Session {
    /// Begins a piece of work; what it comes to follows at once where it takes no time.
    pub(super) fn begin(&mut self, task: Task) -> Result<Vec<Effect>> {
        // Both would wait for each other's transaction.
        self.save_draft();
        let means = Means {
            ids: self.app.context.ids.split(),
            now: self.clock.now(),
        };
        if self.store.is_in_memory() {
            // No second connection can reach it.
            let progress = Progress::at(task.first_stage());
            let outcome = task.run(&mut self.store, means, &progress);
            return Ok(self.worked(outcome));
        }
        let about = task.about();
        let work = Work::begin(task, self.store.again(), means)?;
        if let Some(outcome) = work.outcome_within(UNSEEN) {
            return Ok(self.worked(outcome));
        }
        let layer = Working::layer(about, Arc::clone(work.progress()));
        self.app.layers.push(layer);
        self.work = Some(work);
        Ok(Vec::new())
    }

    /// Whether the last change that is in this state takes a while to be replayed.
    pub(super) fn is_large(&self, state: GroupState) -> Result<bool> {
        if self.store.is_in_memory() {
            return Ok(false);
        }
        let latest = self.store.history(LATEST)?;
        // Of several that were taken back the oldest is done again first.
        let group = match state {
            GroupState::Done => latest.iter().find(|group| group.standing == state),
            GroupState::Undone => latest
                .iter()
                .take_while(|group| group.standing == state)
                .last(),
        };
        Ok(group.is_some_and(|group| group.rows > LARGE))
    }

    /// Stops the work. What only reads is not waited for; what writes first takes its rows back.
    pub(super) fn stop_work(&mut self) -> Result<()> {
        match &self.work {
            Some(work) if work.writes() => {
                work.progress().stop();
                Ok(())
            }
            Some(_) => {
                self.work = None;
                self.app.layers.clear();
                self.app.saying = Some(Saying::Said(STOPPED.into()));
                self.load()
            }
            None => Ok(()),
        }
    }

    /// Waits until no work goes on.
    #[cfg(test)]
    pub(in crate::tui) fn settle(&mut self, outside: &mut dyn super::Outside) -> Result<()> {
        while let Some(work) = &self.work {
            if let Some(outcome) = work.outcome_within(Duration::from_secs(60)) {
                let effects = self.worked(outcome);
                self.perform(effects, outside)?;
            }
        }
        Ok(())
    }

    /// What follows from what a piece of work came to. It is said before anything is read again: what is done
    /// is done, even where the screen cannot show it.
    pub(in crate::tui) fn worked(&mut self, outcome: Outcome) -> Vec<Effect> {
        if self.work.take().is_some() {
            // Only the work itself and help about it can be in front.
            self.app.layers.clear();
        }
        let before = self.app.saying.take();
        let effects = self.follows(outcome);
        match self.load() {
            Ok(()) => {
                self.app.saying = self.app.saying.take().or(before);
                effects
            }
            Err(report) => {
                let said = match &self.app.saying {
                    Some(Saying::Said(said) | Saying::Trouble(said)) => format!("{said} "),
                    None => String::new(),
                };
                self.app.saying = Some(Saying::Trouble(format!(
                    "{said}What is shown could not be read again: {}",
                    with_hint(&report)
                )));
                Vec::new()
            }
        }
    }

    fn follows(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Examined(examined) => {
                // It takes the place of the plan that the user wanted otherwise.
                self.put_plan_away();
                vec![Effect::Page(Box::new(ImportPage::of(examined)))]
            }
            Outcome::Archive(archive) => {
                self.put_plan_away();
                vec![Effect::Page(Box::new(ArchivePage::of(archive)))]
            }
            Outcome::Columns {
                asked,
                why,
                columns,
            } => {
                vec![form::import::columns(&asked, &why, &columns)]
            }
            Outcome::Unread { asked, report } => {
                let why = wording::of_form(&with_hint(&report));
                vec![form::import::unread(&asked, &why)]
            }
            Outcome::Pairs(pairs) => vec![Effect::Page(Box::new(SamePage::of(pairs)))],
            Outcome::Taken(taken) => {
                self.put_plan_away();
                self.say_done(&taken.applied.said);
                let mut more = Vec::new();
                if taken.waiting > 0 {
                    more.push(TriagePage::open());
                }
                if taken.asked > 0 {
                    // Whoever is merged need not be sorted in.
                    more.push(Effect::Work(Task::FindPairs));
                }
                more
            }
            Outcome::Said(said) => {
                self.app.saying = Some(Saying::Said(said));
                Vec::new()
            }
            Outcome::Replayed(replayed) => {
                self.say_replayed(replayed, "There was nothing left of it.");
                Vec::new()
            }
            Outcome::Stopped => {
                self.app.saying = Some(Saying::Said(STOPPED.into()));
                Vec::new()
            }
            Outcome::Failed(report) => {
                self.app.saying = Some(Saying::Trouble(with_hint(&report)));
                Vec::new()
            }
        }
    }

    /// Takes away the page that shows what files would do.
    fn put_plan_away(&mut self) {
        let is_plan = |page: &mut Box<dyn View>| page.scopes().contains(&Scope::Import);
        self.app.pages.pop_if(is_plan);
    }
}
