//! Keys in, screen out: drives the app without a terminal, for tests of screens and layers.
//!
//! `Bench::demo()` begins with a small board of invented people on a fixed day, Monday 23 November 2026;
//! `press("j j enter")` presses keys written as in the keymap; `write("text")` types; `screen()` is what a
//! person would see, without styles and without white space at the ends of lines.

mod board;
mod tests;

pub(crate) use board::fill;

use chrono::NaiveDate;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use super::frame;
use super::keymap::Keymap;
use super::layer::working::Working;
use super::session::{Options, Outside, Session};
use super::theme::Theme;
use super::view::{Effect, ScreenName};
use super::work::{Outcome, Task, Work};
use crate::clock::Clock;
use crate::domain::Moment;
use crate::domain::lesson::Lesson;
use crate::domain::moment::Now;
use crate::report::Result;
use crate::store::Store;

/// The day on which the tests happen: a Monday.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Nine o'clock of that day.
pub(crate) fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_424_400_000),
        today: today(),
    }
}

/// A day so many days ago.
pub(crate) fn days_ago(days: i64) -> NaiveDate {
    crate::domain::civil::plus_days(today(), -days)
}

/// What went out of the app.
#[derive(Default)]
pub(crate) struct Quiet {
    pub copied: Vec<String>,
    /// How often it was stopped.
    pub stopped: usize,
    /// What the editor gives back.
    pub editor: Option<String>,
}

impl Outside for Quiet {
    fn copy(&mut self, text: &str) -> Result<()> {
        self.copied.push(text.to_owned());
        Ok(())
    }

    fn edit(&mut self, text: &str) -> Result<String> {
        Ok(self.editor.clone().unwrap_or_else(|| text.to_owned()))
    }

    fn stop(&mut self) -> Result<()> {
        self.stopped += 1;
        Ok(())
    }

    fn forget(&mut self) -> Result<()> {
        Ok(())
    }
}

/// The app on a bench.
pub(crate) struct Bench {
    session: Session,
    pub outside: Quiet,
    size: (u16, u16),
}

impl Bench {
    /// The app on an empty file.
    pub(crate) fn empty() -> Self {
        Self::on(Store::in_memory().unwrap(), Vec::new())
    }

    /// The app on an empty file, with lessons.
    pub(crate) fn with_lessons(lessons: Vec<Lesson>) -> Self {
        Self::on(Store::in_memory().unwrap(), lessons)
    }

    /// The app on an empty file, with the lesson that comes with it.
    pub(crate) fn lesson() -> Self {
        let shelf = crate::lesson_files::load(std::path::Path::new("/nowhere"));
        Self::with_lessons(shelf.lessons)
    }

    /// The app on a small board: see [`fill`].
    pub(crate) fn demo() -> Self {
        let mut store = Store::in_memory().unwrap();
        fill(&mut store);
        Self::on(store, Vec::new())
    }

    /// The app on `store`.
    pub(crate) fn on(store: Store, lessons: Vec<Lesson>) -> Self {
        let options = Options {
            lessons,
            troubles: Vec::new(),
            keymap: Keymap::ours().unwrap(),
            theme: Theme::mono(),
            calendar: crate::coach::capture::Calendar::default(),
        };
        let mut session = Session::new(store, Clock::Fixed(now()), options).unwrap();
        let outside = Quiet::default();
        session.load().unwrap();
        Self {
            session,
            outside,
            size: (120, 40),
        }
    }

    /// The same in a window of this size.
    pub(crate) fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Goes to a screen.
    pub(crate) fn go(&mut self, screen: ScreenName) -> &mut Self {
        self.session
            .perform(vec![Effect::Go(screen)], &mut self.outside)
            .unwrap();
        self
    }

    /// Opens somebody's page.
    pub(crate) fn open(&mut self, name: &str) -> &mut Self {
        let person = self.session.store.people_named(name, 1).unwrap()[0].id;
        self.session
            .perform(vec![Effect::Person(person)], &mut self.outside)
            .unwrap();
        self
    }

    /// Presses keys, written as in the keymap with spaces between.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            self.event(Event::Key(key_event(key)));
        }
        self
    }

    /// Types a text.
    pub(crate) fn write(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.event(Event::Key(KeyEvent::new(
                KeyCode::Char(character),
                KeyModifiers::NONE,
            )));
        }
        self
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Paste(text.to_owned()));
        self
    }

    /// Sends an event.
    pub(crate) fn event(&mut self, event: Event) {
        let effects = self.session.app.event(event);
        self.session.perform(effects, &mut self.outside).unwrap();
        self.session.save_draft();
    }

    /// Waits until no work goes on, as the loop of the app does.
    pub(crate) fn settled(&mut self) -> &mut Self {
        self.session.settle(&mut self.outside).unwrap();
        self
    }

    /// Work goes on of which nothing is known but what is sent here.
    pub(crate) fn works_on(&mut self, task: &Task) -> SyncSender<Outcome> {
        let (work, sender) = Work::pretended(task);
        let layer = Working::layer(task.about(), Arc::clone(work.progress()));
        self.session.app.layers.push(layer);
        self.session.work = Some(work);
        sender
    }

    /// The file.
    pub(crate) fn store(&mut self) -> &mut Store {
        &mut self.session.store
    }

    /// Starts the app again on the same file, as after a crash.
    pub(crate) fn restarted(self) -> Self {
        let size = self.size;
        let lessons = self.session.app.context.lessons.to_vec();
        Self::on(self.session.store, lessons).sized(size.0, size.1)
    }

    /// What a person would see.
    pub(crate) fn screen(&self) -> String {
        let backend = TestBackend::new(self.size.0, self.size.1);
        let mut terminal = Terminal::new(backend).unwrap();
        terminal
            .draw(|frame| frame::draw(&self.session.app, frame))
            .unwrap();
        let buffer = terminal.backend().buffer();
        let mut lines = Vec::new();
        for y in 0..self.size.1 {
            let mut line = String::new();
            let mut x = 0;
            while x < self.size.0 {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(crate::cells::width(symbol).max(1)).unwrap();
            }
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }

    /// Draws what is shown at many sizes, which must not panic.
    pub(crate) fn sweep(&mut self) {
        let size = self.size;
        for width in (1..=200).step_by(13) {
            for height in [1, 2, 3, 5, 9, 10, 11, 17, 24, 40, 60] {
                self.size = (width, height);
                self.screen();
            }
        }
        self.size = size;
    }

    /// Fails unless the screen shows `text`.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            screen.contains(text),
            "the screen lacks “{text}”:\n{screen}"
        );
        self
    }

    /// Fails if the screen shows `text`.
    #[track_caller]
    pub(crate) fn lacks(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "the screen has “{text}”:\n{screen}");
        self
    }
}

fn key_event(text: &str) -> KeyEvent {
    let (modifiers, name) = match text.split_once('-') {
        Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("shift", "tab")) => return KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT),
        _ => (KeyModifiers::NONE, text),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pagedown" => KeyCode::PageDown,
        "pageup" => KeyCode::PageUp,
        "f1" => KeyCode::F(1),
        one => KeyCode::Char(one.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}
