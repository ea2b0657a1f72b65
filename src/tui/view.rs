//! What every screen, page and layer is: a state that loads, answers commands and draws itself.
//!
//! A view never writes and never reads a clock, a file or the database on its own: it asks for
//! [`Effect`]s, and is given a [`Reader`] when it is to load.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::command::Command;
use super::keymap::{Keymap, Scope};
use super::theme::Theme;
use super::work::Task;
use crate::coach::capture::Calendar;
use crate::coach::evidence::Topic;
use crate::domain::lesson::Lesson;
use crate::domain::moment::Now;
use crate::domain::person::PersonId;
use crate::domain::{Change, IdSource};
use crate::export_files::Format;
use crate::interchange::table::Mapping;
use crate::report::Result;
use crate::store::Store;

/// One of the screens that the header names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScreenName {
    Today,
    Lesson,
    Board,
    People,
    Ledger,
    Queue,
    Review,
    Goals,
    Insights,
}

impl ScreenName {
    /// In the order of the header.
    pub(crate) const ALL: [Self; 9] = [
        Self::Today,
        Self::Lesson,
        Self::Board,
        Self::People,
        Self::Ledger,
        Self::Queue,
        Self::Review,
        Self::Goals,
        Self::Insights,
    ];

    /// As the header names it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Lesson => "lesson",
            Self::Board => "board",
            Self::People => "people",
            Self::Ledger => "ledger",
            Self::Queue => "queue",
            Self::Review => "review",
            Self::Goals => "goals",
            Self::Insights => "insights",
        }
    }

    /// Its place in the header, from 0.
    pub(crate) fn index(self) -> usize {
        Self::ALL.iter().position(|name| *name == self).unwrap_or(0)
    }
}

/// What a view asks to happen.
pub(crate) enum Effect {
    /// Write this, then say what it says.
    Apply(Change),
    /// Write this without a word.
    Quietly(Change),
    Undo,
    Redo,
    /// Show another screen.
    Go(ScreenName),
    /// Show a person's page over the screen.
    Person(PersonId),
    /// Show this page over the screen.
    Page(Box<dyn View>),
    /// Do this apart from the screen, and go on with what it comes to.
    Work(Task),
    /// Stop the work that goes on.
    StopWork,
    /// Put a view over what is shown.
    Layer(Box<dyn View>),
    /// Take the view in front away.
    Close,
    /// Read, and go on with what follows from it.
    Ask(Question),
    /// Load the view in front again.
    Load,
    /// Put this into the clipboard.
    Copy(String),
    /// Let the user write this text in their own editor; it comes back as [`Input::Edited`].
    Editor(String),
    /// Keep what stands in the form of this place, soon.
    Draft {
        place: String,
        body: String,
    },
    /// Forget the draft of this place: it has been saved.
    Forget(String),
    /// Save the waiting draft of this place now, and say so if there is one.
    KeptDraft(String),
    /// Show help about the view in front, even where it takes text.
    HelpHere,
    /// Write a file that must not exist.
    File {
        name: String,
        text: String,
    },
    /// Write everybody in this form, under a name that is not taken.
    Export(Format),
    /// Do this command as if its key had been pressed.
    Command(Command),
    /// Take this key as if it had just been pressed.
    Key(KeyEvent),
    /// Say this for a moment.
    Say(String),
    /// Say this, which did not work, for a moment.
    Trouble(String),
    Suspend,
    Redraw,
    Quit,
}

impl Effect {
    /// Whether it writes, or asks for what it takes to write.
    pub(crate) fn writes(&self) -> bool {
        matches!(self, Self::Apply(_) | Self::Quietly(_) | Self::Ask(_))
    }
}

/// A read that leads to more effects.
pub(crate) type Question = Box<dyn FnOnce(&Reader<'_>, &mut Context) -> Result<Vec<Effect>>>;

/// What a view loads from.
pub(crate) struct Reader<'a> {
    pub store: &'a Store,
    pub now: Now,
    pub calendar: Calendar,
    pub lessons: &'a [Lesson],
}

impl Reader<'_> {
    /// The user's civil day.
    pub(crate) fn today(&self) -> NaiveDate {
        self.now.today
    }
}

/// What a view may use while it answers: the day, fresh ids.
pub(crate) struct Context {
    pub now: Now,
    pub calendar: Calendar,
    pub ids: IdSource,
    pub lessons: Rc<[Lesson]>,
    pub keymap: Rc<Keymap>,
}

impl Context {
    /// The user's civil day.
    pub(crate) fn today(&self) -> NaiveDate {
        self.now.today
    }
}

/// What a view draws with.
pub(crate) struct Look<'a> {
    pub theme: &'a Theme,
    pub keymap: &'a Keymap,
    pub now: Now,
    pub calendar: Calendar,
}

impl Look<'_> {
    /// The user's civil day.
    pub(crate) fn today(&self) -> NaiveDate {
        self.now.today
    }
}

/// Text that comes in other than by a bound key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// A key that no binding took.
    Key(KeyEvent),
    /// A paste.
    Paste(String),
    /// What came back from the user's editor.
    Edited(String),
}

/// What is to be looked at before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Examination {
    /// The files or folders, as the user wrote them.
    pub path: String,
    /// What the columns of a table hold.
    pub mapping: Mapping,
    /// The user's own addresses, as [`email_key`](crate::coach::identity::email_key) writes them; from here
    /// on no others are.
    pub own: BTreeSet<String>,
}

/// Whether a view answers a command now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Availability {
    /// Yes.
    Yes,
    /// Not now, and why, in a sentence.
    No(&'static str),
    /// It is not this view's to answer.
    NotMine,
}

/// A screen, a page over it, or a layer in front.
pub(crate) trait View {
    /// Whose bindings hold, the nearest first; `Global` is added behind where the view is not a layer.
    fn scopes(&self) -> Vec<Scope>;

    /// The user has come to it from another screen; what was shown for a moment is over.
    fn entered(&mut self) {}

    /// Reads what it shows.
    fn load(&mut self, _reader: &Reader<'_>) -> Result<()> {
        Ok(())
    }

    /// Whether it answers `command` now. Asked before [`View::command`], by the footer and by help.
    fn available(&self, command: Command) -> Availability;

    /// Does it; only called when it is available.
    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect>;

    /// Takes text; `None` where the view takes none.
    fn input(&mut self, _input: &Input, _context: &mut Context) -> Option<Vec<Effect>> {
        None
    }

    /// Whether keys are text first, so that only the view's own bindings are looked up.
    fn takes_text(&self) -> bool {
        false
    }

    /// What is known behind what is selected, or behind the page as a whole; what concerns a whole screen is
    /// known by its name.
    fn evidence(&self) -> Vec<Topic> {
        Vec::new()
    }

    /// Somebody clicked here; the area is the one last drawn to.
    fn click(&mut self, _at: Position, _context: &mut Context) -> Vec<Effect> {
        Vec::new()
    }

    /// Draws itself.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>);
}
