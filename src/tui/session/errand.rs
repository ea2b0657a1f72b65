//! Work that takes its time, as the session sees it: beginning it, stopping it, and what follows from what it
//! comes to. While it goes on, one layer stands in front of everything.

use std::sync::Arc;
use std::time::Duration;

use super::{Session, with_hint};
use crate::report::Result;
use crate::tui::app::Saying;
use crate::tui::form;
use crate::tui::layer::working::Working;
use crate::tui::screen::import::ImportPage;
use crate::tui::screen::same::SamePage;
use crate::tui::screen::triage::TriagePage;
use crate::tui::terminal;
use crate::tui::view::Effect;
use crate::tui::work::{Means, Outcome, Progress, Task, Work};

/// Work that is done by then is not shown as work at all.
const UNSEEN: Duration = Duration::from_millis(60);
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
            return self.worked(outcome);
        }
        let about = task.about();
        let work = Work::begin(task, self.store.path(), means, terminal::wake)?;
        if let Some(outcome) = work.outcome_within(UNSEEN) {
            return self.worked(outcome);
        }
        let layer = Working::layer(about, Arc::clone(work.progress()));
        self.app.layers.push(layer);
        self.work = Some(work);
        Ok(Vec::new())
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
                let effects = self.worked(outcome)?;
                self.perform(effects, outside)?;
            }
        }
        Ok(())
    }

    /// What follows from what a piece of work came to.
    pub(super) fn worked(&mut self, outcome: Outcome) -> Result<Vec<Effect>> {
        if self.work.take().is_some() {
            // Only the work itself and help about it can be in front.
            self.app.layers.clear();
        }
        self.load()?;
        Ok(match outcome {
            Outcome::Examined(examined) => {
                vec![Effect::Page(Box::new(ImportPage::of(examined)))]
            }
            Outcome::Columns {
                asked,
                why,
                columns,
            } => {
                vec![form::import::columns(&asked, &why, &columns)]
            }
            Outcome::Pairs(pairs) => vec![Effect::Page(Box::new(SamePage::of(pairs)))],
            Outcome::Taken(taken) => {
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
            Outcome::Stopped => vec![Effect::Say(STOPPED.into())],
            Outcome::Failed(report) => vec![Effect::Trouble(with_hint(&report))],
        })
    }
}
