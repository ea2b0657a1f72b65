//! Work that takes its time: it goes on in a thread with a connection of its own, tells how far it is, and
//! can be stopped. There is one piece of work at a time; the session takes what it comes to.
//!
//! Not here: what the work is (`examining`), and how it is shown (`layer::working`).

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::examining::archive::{self, Archive};
use super::examining::{self, Examined, Taken};
use super::terminal;
use super::view::Examination;
use crate::domain::IdSource;
use crate::domain::moment::Now;
use crate::export_files::{self, Format};
use crate::report::{Kind, Report, Result};
use crate::store::backup::Interrupter;
use crate::store::query::same::Pair;
use crate::store::{Again, Applied, Store};

/// What is to be done.
pub(crate) enum Task {
    /// Read files, and think out what taking them in would do.
    Examine(Examination),
    /// Take in what was looked at.
    TakeIn(Arc<Examined>),
    /// Take in one of our own archives that was looked at.
    TakeInArchive(Arc<Archive>),
    /// Look for people who may be here twice.
    FindPairs,
    /// Write everybody in this form, under a name that is not taken.
    Export(Format),
    /// Take back the last change, which is large.
    Undo,
    /// Do again what was taken back, which is large.
    Redo,
}

/// What it came to.
pub(crate) enum Outcome {
    /// Files were read.
    Examined(Arc<Examined>),
    /// One of our own archives was read.
    Archive(Arc<Archive>),
    /// A table that cannot be understood: why, and what its columns are read as.
    Columns {
        asked: Examination,
        why: String,
        columns: String,
    },
    /// The files could not be read, or there was nothing in them.
    Unread { asked: Examination, report: Report },
    /// It was taken in.
    Taken(Taken),
    /// Who may be here twice.
    Pairs(Vec<Pair>),
    /// Something was written elsewhere, and this is said of it.
    Said(String),
    /// A change was taken back or done again; there was none where this is `None`.
    Replayed(Option<Applied>),
    /// The user said stop, and nothing was changed.
    Stopped,
    /// It could not be done, and nothing was changed.
    Failed(Report),
}

/// How far a piece of work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Records are read.
    Reading,
    /// What was read is compared with what is here.
    Planning,
    /// A copy of the file is made first.
    BackingUp,
    /// Rows are written.
    Writing,
    /// Everything is written, and is being saved: it can no longer be stopped.
    Saving,
    /// People are compared with each other.
    Comparing,
    /// A file is written for other programs; the file that is there only once it is whole.
    Exporting,
    /// A change is taken back, or done again.
    Replaying,
}

impl Stage {
    /// Why it cannot be stopped, where it cannot.
    pub(crate) fn goes_on(self) -> Option<&'static str> {
        match self {
            Self::Saving => Some("it is being saved already; undo takes it back afterwards"),
            Self::Replaying => Some("it is done whole or not at all"),
            _ => None,
        }
    }

    const ALL: [Self; 8] = [
        Self::Reading,
        Self::Planning,
        Self::BackingUp,
        Self::Writing,
        Self::Saving,
        Self::Comparing,
        Self::Exporting,
        Self::Replaying,
    ];
}

/// What both sides of the work see of it.
pub(crate) struct Progress {
    /// A place in [`Stage::ALL`].
    stage: AtomicUsize,
    /// Records read or rows written in this stage.
    count: AtomicUsize,
    stopped: AtomicBool,
    /// What ends the step that is under way, where that takes a while and asks nobody.
    interrupter: Mutex<Option<Interrupter>>,
}

impl Progress {
    /// At the beginning of `stage`.
    pub(crate) fn at(stage: Stage) -> Self {
        let progress = Self {
            stage: AtomicUsize::new(0),
            count: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            interrupter: Mutex::new(None),
        };
        progress.enter(stage);
        progress
    }

    /// The work goes on with `stage`.
    pub(crate) fn enter(&self, stage: Stage) {
        self.count.store(0, Ordering::Relaxed);
        let place = Stage::ALL.iter().position(|one| *one == stage);
        self.stage.store(place.unwrap_or(0), Ordering::Release);
    }

    /// So many records or rows so far.
    pub(crate) fn reach(&self, count: usize) {
        self.count.store(count, Ordering::Relaxed);
    }

    /// One more.
    pub(crate) fn step(&self) {
        self.count.fetch_add(1, Ordering::Relaxed);
    }

    /// Where the work is, and how many records or rows it has done there.
    pub(crate) fn now(&self) -> (Stage, usize) {
        let place = self.stage.load(Ordering::Acquire);
        let stage = Stage::ALL.get(place).copied().unwrap_or(Stage::Reading);
        (stage, self.count.load(Ordering::Relaxed))
    }

    /// The work is to stop as soon as it can.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        if let Ok(interrupter) = self.interrupter.lock()
            && let Some(interrupter) = &*interrupter
        {
            interrupter.interrupt();
        }
    }

    /// From here on a word to stop ends what the database does.
    pub(crate) fn stopped_by(&self, interrupter: Interrupter) {
        if let Ok(mut here) = self.interrupter.lock() {
            *here = Some(interrupter);
        }
    }

    /// From here on it is stopped between steps only.
    pub(crate) fn stopped_between(&self) {
        if let Ok(mut here) = self.interrupter.lock() {
            *here = None;
        }
    }

    /// Whether it is to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// The same as an answer to whoever asks whether to go on.
    pub(crate) fn goes_on(&self) -> ControlFlow<()> {
        match self.is_stopped() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

/// What a piece of work is given besides its task.
pub(crate) struct Means {
    /// Ids that nobody else gives out.
    pub ids: IdSource,
    /// When it began.
    pub now: Now,
}

impl Task {
    /// How it begins.
    pub(crate) fn first_stage(&self) -> Stage {
        match self {
            Self::Examine(_) => Stage::Reading,
            Self::TakeIn(_) | Self::TakeInArchive(_) => Stage::BackingUp,
            Self::FindPairs => Stage::Comparing,
            Self::Export(_) => Stage::Exporting,
            Self::Undo | Self::Redo => Stage::Replaying,
        }
    }

    /// The name of what it is about; empty where there is none.
    pub(crate) fn about(&self) -> String {
        match self {
            Self::Examine(asked) => examining::name_of(asked),
            Self::TakeIn(examined) => examined.name.clone(),
            Self::TakeInArchive(archive) => archive.name.clone(),
            Self::Undo | Self::Redo => self.name().into(),
            Self::FindPairs | Self::Export(_) => String::new(),
        }
    }

    /// What it is, as the beginning of a sentence.
    fn name(&self) -> &'static str {
        match self {
            Self::Examine(_) => "Reading the file",
            Self::TakeIn(_) | Self::TakeInArchive(_) => "Taking it in",
            Self::FindPairs => "Looking for people who are here twice",
            Self::Export(_) => "Exporting",
            Self::Undo => "Taking it back",
            Self::Redo => "Doing it again",
        }
    }

    /// Does it, on a connection that nobody else uses meanwhile.
    pub(crate) fn run(self, store: &mut Store, means: Means, progress: &Progress) -> Outcome {
        let outcome = match self {
            Self::Examine(asked) => Ok(examining::examine(asked, store, means, progress, None)),
            Self::TakeIn(examined) => examining::take_in(&examined, store, means, progress),
            Self::TakeInArchive(archive) => archive::take_in(&archive, store, means, progress),
            Self::FindPairs => {
                let pairs = store.duplicates_until(&|| progress.is_stopped());
                pairs.map(|pairs| pairs.map_or(Outcome::Stopped, Outcome::Pairs))
            }
            Self::Export(format) => {
                let goes_on = || examining::go_on(progress);
                export_files::beside(store, format, means.now.today, &goes_on).map(Outcome::Said)
            }
            Self::Undo => store.undo(means.now.at).map(Outcome::Replayed),
            Self::Redo => store.redo(means.now.at).map(Outcome::Replayed),
        };
        match outcome {
            Ok(Outcome::Unread { .. }) | Err(_) if progress.is_stopped() => Outcome::Stopped,
            Ok(outcome) => outcome,
            Err(report) => Outcome::Failed(report),
        }
    }
}

/// How often work is told again to stop.
const AGAIN: Duration = Duration::from_millis(50);

/// A piece of work under way. Dropping it tells it to stop: it does so at the next record, row or person, and
/// whatever it comes to is not heard.
pub(crate) struct Work {
    progress: Arc<Progress>,
    outcome: Receiver<Outcome>,
    /// Whether it writes anything, so that its end is waited for.
    writes: Writes,
    /// What it does, as [`Task::name`] says.
    name: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writes {
    /// Rows, which a transaction without an end takes back.
    Rows,
    /// Files of their own, which somebody has to remove again.
    Files,
    /// Rows that it takes out again itself: it only tries out what would be refused.
    Tries,
    No,
}

impl Writes {
    fn of(task: &Task) -> Self {
        match task {
            Task::TakeIn(_) | Task::TakeInArchive(_) | Task::Undo | Task::Redo => Self::Rows,
            Task::Export(_) => Self::Files,
            Task::Examine(_) => Self::Tries,
            Task::FindPairs => Self::No,
        }
    }

    /// How long leaving the app waits for the end of it.
    fn grace(self) -> Duration {
        match self {
            Self::Rows => Duration::from_millis(1500),
            // It stops at the next person; removing pages takes a while on a slow disk.
            Self::Files => Duration::from_secs(10),
            Self::Tries | Self::No => Duration::ZERO,
        }
    }
}

impl Work {
    /// Begins `task` on this `file`. Nobody is woken at its end: whoever began it looks from time to time.
    ///
    /// # Errors
    /// A system that gives no thread.
    pub(crate) fn begin(task: Task, file: Again, means: Means) -> Result<Self> {
        let (writes, name) = (Writes::of(&task), task.name());
        let progress = Arc::new(Progress::at(task.first_stage()));
        let (sender, outcome) = sync_channel(1);
        let shared = Arc::clone(&progress);
        std::thread::Builder::new()
            .name("work".into())
            .spawn(move || {
                let outcome = match file.open() {
                    Ok(mut store) => task.run(&mut store, means, &shared),
                    Err(report) => Outcome::Failed(report),
                };
                // Nobody listens any longer where the user did not want to wait.
                let _ = sender.send(outcome);
            })
            .map_err(|error| Report::machine(format!("The work could not begin: {error}.")))?;
        Ok(Self {
            progress,
            outcome,
            writes,
            name,
        })
    }

    /// Work of which nothing is known but what comes through the other end, for tests.
    #[cfg(test)]
    pub(crate) fn pretended(task: &Task) -> (Self, std::sync::mpsc::SyncSender<Outcome>) {
        let (sender, outcome) = sync_channel(1);
        let work = Self {
            progress: Arc::new(Progress::at(task.first_stage())),
            outcome,
            writes: Writes::of(task),
            name: task.name(),
        };
        (work, sender)
    }

    /// How far it is.
    pub(crate) fn progress(&self) -> &Arc<Progress> {
        &self.progress
    }

    /// Whether it writes anything that is to stay.
    pub(crate) fn writes(&self) -> bool {
        matches!(self.writes, Writes::Rows | Writes::Files)
    }

    /// Whether it may hold the file, so that nobody else can write for as long.
    pub(crate) fn holds(&self) -> bool {
        self.writes != Writes::No
    }

    /// What it came to, once it has ended.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        match self.outcome.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(broken(self.name)),
        }
    }

    /// The same, waiting a while for it.
    pub(crate) fn outcome_within(&self, patience: Duration) -> Option<Outcome> {
        match self.outcome.recv_timeout(patience) {
            Ok(outcome) => Some(outcome),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(broken(self.name)),
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.progress.stop();
        let mut patience = self.writes.grace();
        // Whatever is not saved by then is not in the file: a transaction without an end is none.
        while let Err(RecvTimeoutError::Timeout) = self.outcome.recv_timeout(AGAIN.min(patience)) {
            patience = patience.saturating_sub(AGAIN);
            if patience.is_zero() {
                break;
            }
            // What had not quite begun when it was first told did not hear of it.
            self.progress.stop();
        }
    }
}

/// The thread that did this ended without a word.
fn broken(name: &str) -> Outcome {
    let report = Report::new(
        Kind::Mistake,
        format!("{name} brought out a mistake in Cordial; nothing was changed."),
    );
    Outcome::Failed(match terminal::last_words() {
        Some(words) => report.hint(format!("whoever mends it needs these words: {words}")),
        None => report.hint("`cordial doctor` looks at the file"),
    })
}
