//! The one loop: wait for an event, drain all that are there, carry out what they ask for, draw once.
//!
//! It waits for keys, for a signal, for the moment at which a draft is to be saved, or for midnight, whichever
//! comes first. There is a tick only while work goes on, to show how far it is and to see its end: waking this
//! thread from there would now and then hold back a key that is pressed at the same moment.

mod effects;
mod errand;

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::{Duration, Instant};

use crossterm::event;

use super::app::{App, Saying};
use super::keymap::Keymap;
use super::terminal::{self, Asked, Screen, Signals};
use super::theme::Theme;
use super::view::{Effect, Reader, ScreenName};
use super::work::Work;
use super::{editor, frame};
use crate::clock::Clock;
use crate::coach::capture::Calendar;
use crate::domain::draft::Draft;
use crate::domain::lesson::Lesson;
use crate::domain::{Change, IdSource};
use crate::report::{Report, Result};
use crate::store::{Access, Store, backup};

/// What the app is started with.
pub(crate) struct Options {
    /// The lessons that could be read.
    pub lessons: Vec<Lesson>,
    /// What could not be read at the start, said once.
    pub troubles: Vec<Report>,
    /// The keys.
    pub keymap: Keymap,
    /// The styles.
    pub theme: Theme,
    /// How dates are read.
    pub calendar: Calendar,
}

/// How long after a key a draft is saved at the latest.
const DRAFT_AFTER: Duration = Duration::from_millis(800);
/// Why the shell has to wait.
const WRITING: &str = "Something is being written: wait for it or stop it, then go to the shell.";
/// How often it is looked how far the work is, while there is some.
const LOOK_AFTER: Duration = Duration::from_millis(120);

/// Opens the app on `store` and returns when the user has left.
///
/// # Errors
/// A terminal that cannot be used. Whatever else goes wrong is said inside.
pub(crate) fn run(store: Store, clock: Clock, options: Options) -> Result<Left> {
    let signals = Signals::listen()?;
    let mut session = Session::new(store, clock, options)?;
    let mut screen = Screen::enter()?;
    // The reader of events listens for changes of the window from its first poll on: before the first
    // frame, so that none is missed.
    let _ = event::poll(Duration::ZERO);
    session.load()?;
    session.draw(&mut screen)?;
    if std::env::var_os("CORDIAL_PANIC").is_some() {
        // Asked for by the tests, to see that the terminal is given back even then.
        #[expect(clippy::panic, reason = "this is what was asked for")]
        {
            panic!("CORDIAL_PANIC is set");
        }
    }
    session.backup_of_the_day();
    loop {
        let left = session.turn(&signals, &mut screen)?;
        match left {
            None => session.draw(&mut screen)?,
            Some(left) => {
                drop(screen);
                return Ok(left);
            }
        }
    }
}

/// How the user left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a signal that ended the app has to end the process too"]
pub(crate) enum Left {
    /// With a key, or because the terminal went away.
    Quit,
    /// This signal asked for it.
    Signal(i32),
}

impl Left {
    /// Ends the process as the signal does by default, once everything else is tidied up; does nothing
    /// after a key.
    ///
    /// # Errors
    /// A signal that cannot be sent.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Quit => Ok(()),
            Self::Signal(signal) => terminal::end_by(signal),
        }
    }
}

/// What the session asks of the terminal besides drawing. Tests put something quieter in its place.
pub(super) trait Outside {
    /// Puts text into the clipboard.
    fn copy(&mut self, text: &str) -> Result<()>;
    /// Lets the user write in their own editor.
    fn edit(&mut self, text: &str) -> Result<String>;
    /// Stops until continued.
    fn stop(&mut self) -> Result<()>;
    /// Forgets what is shown, so that everything is drawn again.
    fn forget(&mut self) -> Result<()>;
}

impl Outside for Screen {
    fn copy(&mut self, text: &str) -> Result<()> {
        Self::copy(self, text)
    }

    fn edit(&mut self, text: &str) -> Result<String> {
        self.lend(|| editor::edit(text))?
    }

    fn stop(&mut self) -> Result<()> {
        self.lend(terminal::stop)
    }

    fn forget(&mut self) -> Result<()> {
        Self::forget(self)
    }
}

/// The app with its file and its clock.
pub(super) struct Session {
    pub(super) app: App,
    pub(super) store: Store,
    clock: Clock,
    /// A draft that is to be saved, and when.
    draft: Option<(String, String, Instant)>,
    /// The work that goes on apart from the screen.
    pub(super) work: Option<Work>,
}

impl Session {
    pub(super) fn new(store: Store, clock: Clock, options: Options) -> Result<Self> {
        let ids = IdSource::seeded(crate::store::seed()?);
        let first = first_screen(&store, &options.lessons)?;
        let mut app = App::new(
            first,
            clock.now(),
            options.calendar,
            ids,
            Rc::from(options.lessons),
            options.keymap,
            options.theme,
        );
        if store.access() == Access::ReadOnly {
            app.banner = Some("read only: the file cannot be written");
        }
        if let Some(trouble) = options.troubles.first() {
            app.saying = Some(Saying::Trouble(with_hint(trouble)));
        }
        Ok(Self {
            app,
            store,
            clock,
            draft: None,
            work: None,
        })
    }

    /// Waits for something to happen, and does everything that follows from it.
    fn turn(&mut self, signals: &Signals, outside: &mut dyn Outside) -> Result<Option<Left>> {
        let mut waiting = self.wait()?;
        loop {
            match signals.take() {
                Some(Asked::Leave(signal)) => {
                    self.save_draft();
                    return Ok(Some(Left::Signal(signal)));
                }
                Some(Asked::Stop) => self.suspend(outside)?,
                None => {}
            }
            if !waiting {
                break;
            }
            let Ok(event) = event::read() else {
                // The terminal has gone; what was typed is saved, and there is nobody to tell.
                self.save_draft();
                return Ok(Some(Left::Quit));
            };
            let effects = self.app.event(event);
            if matches!(self.perform(effects, outside)?, Flow::Quit) {
                self.save_draft();
                return Ok(Some(Left::Quit));
            }
            waiting = event::poll(Duration::ZERO).unwrap_or(false);
        }
        if let Some(outcome) = self.work.as_ref().and_then(Work::outcome) {
            let effects = self.worked(outcome);
            self.perform(effects, outside)?;
        }
        if self
            .draft
            .as_ref()
            .is_some_and(|(_, _, due)| *due <= Instant::now())
        {
            self.save_draft();
        }
        let now = self.clock.now();
        if now.today != self.app.context.now.today {
            self.app.context.now = now;
            if let Err(report) = self.load() {
                self.app.saying = Some(Saying::Trouble(with_hint(&report)));
            }
        }
        self.app.context.now = now;
        Ok(None)
    }

    /// Waits; whether there is an event to read.
    fn wait(&self) -> Result<bool> {
        let deadline = self
            .draft
            .as_ref()
            .map(|(_, _, due)| due.duration_since(Instant::now()));
        let midnight = self.clock.until_tomorrow();
        let look = self.work.as_ref().map(|_| LOOK_AFTER);
        let until = [deadline, midnight, look].into_iter().flatten().min();
        let waited = match until {
            Some(until) => event::poll(until + Duration::from_millis(1)),
            None => return Ok(true),
        };
        // An interrupted wait is a signal, which the caller looks for.
        Ok(waited.unwrap_or(false))
    }

    fn draw(&mut self, screen: &mut Screen) -> Result<()> {
        let app = &self.app;
        screen.draw(|frame| frame::draw(app, frame))
    }

    /// Carries out effects, and what follows from them, in order.
    pub(super) fn perform(
        &mut self,
        effects: Vec<Effect>,
        outside: &mut dyn Outside,
    ) -> Result<Flow> {
        let mut queue: VecDeque<Effect> = effects.into();
        while let Some(effect) = queue.pop_front() {
            match self.carry_out(effect, outside) {
                Ok(Flow::Quit) => return Ok(Flow::Quit),
                Ok(Flow::More(more)) => {
                    for effect in more.into_iter().rev() {
                        queue.push_front(effect);
                    }
                }
                Err(report) => {
                    // What was to follow took it for done: a form that could not be saved stays open.
                    queue.clear();
                    self.app.saying = Some(Saying::Trouble(with_hint(&report)));
                }
            }
        }
        Ok(Flow::More(Vec::new()))
    }

    /// Reads the view in front again, and nothing behind it.
    fn load_front(&mut self) -> Result<()> {
        let lessons = Rc::clone(&self.app.context.lessons);
        let reader = Reader {
            store: &self.store,
            now: self.app.context.now,
            calendar: self.app.context.calendar,
            lessons: &lessons,
        };
        match self.app.layers.last_mut() {
            Some(layer) => layer.load(&reader),
            None => self.app.behind_mut().load(&reader),
        }
    }

    /// Reads what is shown again: the header's week, the screen or page, and the layers over it.
    pub(super) fn load(&mut self) -> Result<()> {
        let app = &mut self.app;
        app.week = self.store.week_of_contact(app.context.now.today)?;
        let lessons = Rc::clone(&app.context.lessons);
        let reader = Reader {
            store: &self.store,
            now: app.context.now,
            calendar: app.context.calendar,
            lessons: &lessons,
        };
        app.behind_mut().load(&reader)?;
        for layer in &mut app.layers {
            layer.load(&reader)?;
        }
        Ok(())
    }

    /// Writes the waiting draft. A draft that cannot be saved is said, and stays on the screen.
    pub(super) fn save_draft(&mut self) {
        let Some((place, body, _)) = self.draft.take() else {
            return;
        };
        let now = self.clock.now().at;
        let draft = Draft {
            id: self.app.context.ids.fresh(now),
            place,
            body,
            saved_at: now,
        };
        if let Err(report) = self
            .store
            .apply(&Change::new("Kept a draft").add(draft), now)
        {
            self.app.saying = Some(Saying::Trouble(format!(
                "The draft is not saved: {}",
                report.sentence
            )));
        }
    }

    fn suspend(&mut self, outside: &mut dyn Outside) -> Result<()> {
        if self.work.as_ref().is_some_and(Work::holds) {
            // A stopped process keeps its transaction, and nobody else could write for as long.
            self.app.saying = Some(Saying::Trouble(WRITING.into()));
            return Ok(());
        }
        self.save_draft();
        outside.stop()
    }

    /// The daily backup, after the first frame.
    fn backup_of_the_day(&mut self) {
        if self.store.access() == Access::ReadOnly {
            return;
        }
        if let Err(report) = backup::make_daily(&self.store, self.clock.now().at) {
            self.app.saying = Some(Saying::Trouble(format!(
                "No backup today: {}",
                report.sentence
            )));
        }
    }
}

/// Where carrying out leads.
pub(super) enum Flow {
    More(Vec<Effect>),
    Quit,
}

fn reader<'a>(store: &'a Store, app: &'a App) -> Reader<'a> {
    Reader {
        store,
        now: app.context.now,
        calendar: app.context.calendar,
        lessons: &app.context.lessons,
    }
}

/// Where the app opens: the lesson until it is finished, then Today.
fn first_screen(store: &Store, lessons: &[Lesson]) -> Result<ScreenName> {
    let Some(lesson) = lessons.first() else {
        return Ok(ScreenName::Today);
    };
    let finished = store
        .lesson_run(&lesson.id)?
        .is_some_and(|run| run.finished_at.is_some());
    let begun_without = store.count("interaction")? > 0;
    Ok(if finished || begun_without {
        ScreenName::Today
    } else {
        ScreenName::Lesson
    })
}

fn with_hint(report: &Report) -> String {
    match &report.hint {
        Some(hint) => format!("{} Hint: {hint}", report.sentence),
        None => report.sentence.clone(),
    }
}
