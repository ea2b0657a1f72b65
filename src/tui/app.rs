//! The state of the app and how messages change it. No I/O: what has to happen outside is asked for as
//! [`Effect`]s, and `session` carries them out.

use std::rc::Rc;

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::command::Command;
use super::form;
use super::key::Key;
use super::keymap::{Keymap, Meaning, Scope};
use super::layer::help::Help;
use super::layer::palette::Palette;
use super::screen;
use super::theme::Theme;
use super::view::{Availability, Context, Effect, Input, ScreenName, View};
use super::work::Task;
use crate::coach::capture::Calendar;
use crate::domain::interaction::InteractionId;
use crate::domain::lesson::Lesson;
use crate::domain::moment::Now;
use crate::domain::person::PersonId;
use crate::domain::{Change, IdSource, Record, Step};
use crate::export_files::Format;
use crate::interchange::table::Cells;
use crate::interchange::vcard::Version;

/// What is said at the foot of the screen until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saying {
    /// Something was done.
    Said(String),
    /// Something could not be done.
    Trouble(String),
}

/// A talk that was saved a moment ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JustTalked {
    pub talk: InteractionId,
    pub person: PersonId,
}

impl JustTalked {
    /// The talk that `change` writes down, if it writes one.
    pub(crate) fn of(change: &Change) -> Option<Self> {
        let talk = change.steps.iter().find_map(|step| match step {
            Step::Add(Record::Interaction(talk)) => Some(talk.id),
            _ => None,
        })?;
        let person = change.steps.iter().find_map(|step| match step {
            Step::Add(Record::Participant(part)) if part.interaction == talk => Some(part.person),
            _ => None,
        })?;
        Some(Self { talk, person })
    }

    /// Opens the debrief about it.
    fn debrief(self) -> Effect {
        Effect::Ask(Box::new(move |reader, _| {
            let (talk, name) = (
                reader.store.get(self.talk)?,
                reader.store.name_of(self.person)?,
            );
            let both = talk.zip(name);
            Ok(both
                .map(|(talk, name)| form::talk::debrief(&talk, None, &name))
                .into_iter()
                .collect())
        }))
    }
}

/// The whole state of the app.
pub(crate) struct App {
    pub context: Context,
    pub theme: Theme,
    pub current: ScreenName,
    pub screens: [Box<dyn View>; 9],
    /// Pages opened over the screen, the last in front.
    pub pages: Vec<Box<dyn View>>,
    /// Layers in front of everything, the last in front.
    pub layers: Vec<Box<dyn View>>,
    /// Keys of a sequence that is not finished.
    pub pending: Vec<Key>,
    pub saying: Option<Saying>,
    /// The talk saved a moment ago, about which one key opens the debrief; gone with the next key.
    pub just_talked: Option<JustTalked>,
    /// Days of this week, Monday first, with how many people there was contact with.
    pub week: [u32; 7],
    /// Said in the header while the file can only be read.
    pub banner: Option<&'static str>,
}

impl App {
    /// An app that shows `first`.
    pub(crate) fn new(
        first: ScreenName,
        now: Now,
        calendar: Calendar,
        ids: IdSource,
        lessons: Rc<[Lesson]>,
        keymap: Keymap,
        theme: Theme,
    ) -> Self {
        Self {
            context: Context {
                now,
                calendar,
                ids,
                lessons,
                keymap: Rc::new(keymap),
            },
            theme,
            current: first,
            screens: screen::all(),
            pages: Vec::new(),
            layers: Vec::new(),
            pending: Vec::new(),
            saying: None,
            just_talked: None,
            week: [0; 7],
            banner: None,
        }
    }

    /// The view that is asked first.
    pub(crate) fn front(&self) -> &dyn View {
        self.layers
            .last()
            .or(self.pages.last())
            .unwrap_or(&self.screens[self.current.index()])
            .as_ref()
    }

    /// The screen or page behind the layers.
    pub(crate) fn behind_mut(&mut self) -> &mut Box<dyn View> {
        match self.pages.last_mut() {
            Some(page) => page,
            None => &mut self.screens[self.current.index()],
        }
    }

    /// Whose bindings hold now.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        let mut scopes = self.front().scopes();
        // In the review the next card has come up already, and its keys are for that.
        let waits = self.layers.is_empty() && !scopes.contains(&Scope::Review);
        if self.just_talked.is_some() && waits {
            scopes.insert(0, Scope::AfterTalk);
        }
        if self.layers.is_empty() && !self.front().takes_text() {
            scopes.push(Scope::Global);
        }
        scopes
    }

    /// Whether a command can be done now; `NotMine` where nobody answers it here.
    pub(crate) fn available(&self, command: Command) -> Availability {
        if command == Command::Debrief && self.scopes().contains(&Scope::AfterTalk) {
            return Availability::Yes;
        }
        match self.front().available(command) {
            Availability::NotMine if global(command) => match command {
                Command::Back if self.pages.is_empty() && self.current == ScreenName::Today => {
                    Availability::No("you are on the first screen; q leaves")
                }
                _ => Availability::Yes,
            },
            answer => answer,
        }
    }

    /// What an event of the terminal leads to.
    pub(crate) fn event(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => match escape_and(key) {
                Some((escape, rest)) => {
                    let mut effects = self.key(escape);
                    effects.push(Effect::Key(rest));
                    effects
                }
                None => self.key(key),
            },
            Event::Paste(text) => {
                self.pending.clear();
                let nowhere = "There is no field here to paste into; c opens one.";
                self.with_front(|front, context| front.input(&Input::Paste(text), context))
                    .unwrap_or_else(|| vec![Effect::Trouble(nowhere.into())])
            }
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Resize(..) => vec![],
            _ => vec![],
        }
    }

    /// What a key leads to.
    pub(crate) fn key(&mut self, event: KeyEvent) -> Vec<Effect> {
        self.saying = None;
        let mut keys = std::mem::take(&mut self.pending);
        keys.push(Key::of(event));
        let scopes = self.scopes();
        let meaning = self.context.keymap.meaning(&scopes, &keys);
        let just_talked = self.just_talked.take();
        match meaning {
            Meaning::Command(Command::Debrief) if scopes.contains(&Scope::AfterTalk) => {
                just_talked.map(JustTalked::debrief).into_iter().collect()
            }
            Meaning::Command(command) => self.command(command, Some(event)),
            Meaning::Prefix => {
                self.pending = keys;
                Vec::new()
            }
            Meaning::Nothing if keys.len() > 1 => {
                // The second key is not lost: it is read as if it had been pressed alone.
                if Key::parse("esc") == Some(Key::of(event)) {
                    Vec::new()
                } else {
                    self.key(event)
                }
            }
            Meaning::Nothing => self.text(event),
        }
    }

    /// Does `command`, which `event` stands for if a key was pressed.
    pub(crate) fn command(&mut self, command: Command, event: Option<KeyEvent>) -> Vec<Effect> {
        match self.available(command) {
            Availability::No(why) => vec![Effect::Trouble(sentence(why))],
            Availability::NotMine => match event {
                // A key that means nothing to a field is text.
                Some(event) if self.front().takes_text() => self.text(event),
                _ => Vec::new(),
            },
            Availability::Yes => {
                if self.front().available(command) == Availability::NotMine {
                    return self.global(command);
                }
                self.with_front(|front, context| front.command(command, context))
            }
        }
    }

    fn global(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => vec![Effect::Quit],
            Command::Undo => vec![Effect::Undo],
            Command::Redo => vec![Effect::Redo],
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            Command::Help => vec![Effect::Layer(Box::new(Help::of(self)))],
            Command::Palette => vec![Effect::Layer(Box::new(Palette::of(self)))],
            Command::Back => self.back(),
            Command::NextScreen => self.step_screen(1),
            Command::PreviousScreen => self.step_screen(ScreenName::ALL.len() - 1),
            Command::GoToday => vec![Effect::Go(ScreenName::Today)],
            Command::GoLesson => vec![Effect::Go(ScreenName::Lesson)],
            Command::GoBoard => vec![Effect::Go(ScreenName::Board)],
            Command::GoPeople => vec![Effect::Go(ScreenName::People)],
            Command::GoLedger => vec![Effect::Go(ScreenName::Ledger)],
            Command::GoQueue => vec![Effect::Go(ScreenName::Queue)],
            Command::GoReview => vec![Effect::Go(ScreenName::Review)],
            Command::GoGoals => vec![Effect::Go(ScreenName::Goals)],
            Command::GoInsights => vec![Effect::Go(ScreenName::Insights)],
            Command::Capture => vec![super::layer::capture::open()],
            Command::NewPerson => vec![super::form::person::add()],
            Command::NewGoal => vec![super::form::goal::add()],
            Command::NewAsset => vec![super::form::asset::add()],
            Command::EditCircles => vec![super::form::tie::circles()],
            Command::Triage => vec![screen::triage::TriagePage::open()],
            Command::Import => vec![super::form::import::open()],
            Command::Duplicates => vec![Effect::Work(Task::FindPairs)],
            Command::ProposedTalks => vec![screen::talks::TalksPage::open()],
            Command::ExportCards => vec![Effect::Export(Format::Cards(Version::V4))],
            Command::ExportArchive => vec![Effect::Export(Format::Archive)],
            Command::ExportTable => vec![Effect::Export(Format::Table(Cells::Guarded))],
            Command::ExportNotebook => vec![Effect::Export(Format::Notebook)],
            Command::ExportCalendar => vec![Effect::Export(Format::Calendar(Default::default()))],
            _ => Vec::new(),
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.pages.pop().is_some() {
            return vec![Effect::Load];
        }
        vec![Effect::Go(ScreenName::Today)]
    }

    fn step_screen(&self, by: usize) -> Vec<Effect> {
        let next = (self.current.index() + by) % ScreenName::ALL.len();
        vec![Effect::Go(ScreenName::ALL[next])]
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Vec<Effect> {
        let at = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::ScrollDown => self.command(Command::Down, None),
            MouseEventKind::ScrollUp => self.command(Command::Up, None),
            MouseEventKind::Down(MouseButton::Left) => {
                self.saying = None;
                if self.layers.is_empty() && at.y == 0 {
                    return super::frame::screen_at(at.x)
                        .map(|screen| vec![Effect::Go(screen)])
                        .unwrap_or_default();
                }
                self.with_front(|front, context| front.click(at, context))
            }
            _ => Vec::new(),
        }
    }

    /// Hands text from the user's editor to the view in front.
    pub(crate) fn edited(&mut self, text: String) -> Vec<Effect> {
        self.with_front(|front, context| front.input(&Input::Edited(text), context))
            .unwrap_or_default()
    }

    fn text(&mut self, event: KeyEvent) -> Vec<Effect> {
        self.with_front(|front, context| front.input(&Input::Key(event), context))
            .unwrap_or_default()
    }

    fn with_front<T>(&mut self, work: impl FnOnce(&mut dyn View, &mut Context) -> T) -> T {
        let Self {
            context,
            layers,
            pages,
            screens,
            current,
            ..
        } = self;
        let front = layers
            .last_mut()
            .or(pages.last_mut())
            .unwrap_or(&mut screens[current.index()]);
        work(front.as_mut(), context)
    }
}

/// Commands that the app itself answers.
fn global(command: Command) -> bool {
    matches!(
        command,
        Command::Quit
            | Command::Back
            | Command::Help
            | Command::Palette
            | Command::Undo
            | Command::Redo
            | Command::Capture
            | Command::Suspend
            | Command::Redraw
            | Command::NextScreen
            | Command::PreviousScreen
            | Command::GoToday
            | Command::GoLesson
            | Command::GoBoard
            | Command::GoPeople
            | Command::GoLedger
            | Command::GoQueue
            | Command::GoReview
            | Command::GoGoals
            | Command::GoInsights
            | Command::NewPerson
            | Command::NewGoal
            | Command::NewAsset
            | Command::EditCircles
            | Command::Triage
            | Command::Import
            | Command::Duplicates
            | Command::ProposedTalks
            | Command::ExportCards
            | Command::ExportTable
            | Command::ExportArchive
            | Command::ExportNotebook
            | Command::ExportCalendar
    )
}

/// Esc and a key pressed right after it arrive as one key with ALT. Nothing of ours is bound to ALT, so
/// they are taken apart again.
fn escape_and(key: KeyEvent) -> Option<(KeyEvent, KeyEvent)> {
    use crossterm::event::{KeyCode, KeyModifiers};
    let alone = key.modifiers.contains(KeyModifiers::ALT)
        && !key.modifiers.contains(KeyModifiers::CONTROL)
        && matches!(key.code, KeyCode::Char(_));
    alone.then(|| {
        let rest = KeyEvent {
            modifiers: key.modifiers - KeyModifiers::ALT,
            ..key
        };
        (KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE), rest)
    })
}

/// A reason as a sentence: a capital and a full stop.
fn sentence(why: &str) -> String {
    let mut characters = why.chars();
    let first: String = characters
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}
