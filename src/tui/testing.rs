//! Keys in, screen out: drives the app without a terminal, for tests of screens and layers.
//!
//! `Bench::demo()` begins with a small board of invented people on a fixed day, Monday 23 November 2026;
//! `press("j j enter")` presses keys written as in the keymap; `write("text")` types; `screen()` is what a
//! person would see, without styles and without white space at the ends of lines.

use chrono::NaiveDate;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::frame;
use super::keymap::Keymap;
use super::session::{Options, Outside, Session};
use super::theme::Theme;
use super::view::{Effect, ScreenName};
use crate::clock::Clock;
use crate::domain::goal::{Brings, Contribution, Goal};
use crate::domain::intent::{NewPerson, NewTalk};
use crate::domain::interaction::{Channel, Question, TouchDirection};
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::domain::lesson::Lesson;
use crate::domain::moment::Now;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::PersonId;
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::tie::{Circle, Stage, TieKind};
use crate::domain::{Change, IdSource, Moment};
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

/// Six invented people with history, two goals, promises both ways, thanks unsaid, an offer.
pub(crate) fn fill(store: &mut Store) {
    let mut ids = IdSource::seeded([3, 4]);
    let mut changes = Vec::new();
    let mut person = |name: &str, role: &str, kind, circle: Option<u8>, stage| {
        let mut new = NewPerson::named(name, &mut ids, now());
        new.person.role = role.into();
        new.person.organization = "Northwind".into();
        new.tie.kind = kind;
        new.tie.stage = stage;
        if let Some(circle) = circle.and_then(Circle::new) {
            new.tie = new.tie.in_circle(circle);
        }
        let id = new.person.id;
        if name == "Maya Chen" {
            new.person.needs = "a reviewer for a cost model".into();
        }
        changes.push(new.added(&mut ids, now()));
        id
    };
    let priya = person(
        "Priya Raman",
        "staff engineer",
        TieKind::Colleague,
        Some(2),
        Stage::Deepen,
    );
    let tom = person(
        "Tom Okafor",
        "VP data",
        TieKind::Stakeholder,
        Some(2),
        Stage::ReachOut,
    );
    let maya = person(
        "Maya Chen",
        "finance",
        TieKind::Stakeholder,
        Some(3),
        Stage::Offer,
    );
    let anna = person(
        "Anna Zhou",
        "mentor",
        TieKind::Mentor,
        Some(1),
        Stage::Sustain,
    );
    let lena = person(
        "Lena Fischer",
        "procurement",
        TieKind::Other,
        Some(4),
        Stage::Sustain,
    );
    let soren = person(
        "Søren Østergård",
        "standards board",
        TieKind::Influencer,
        None,
        Stage::Identify,
    );
    let talk = |people: &[PersonId], days: i64, channel, said: &str, ids: &mut IdSource| {
        let people: Vec<(PersonId, String)> = people
            .iter()
            .map(|person| (*person, "them".into()))
            .collect();
        NewTalk {
            people: &people,
            on: days_ago(days),
            channel,
            direction: TouchDirection::Mutual,
            summary: said.into(),
        }
        .logged(ids, now())
        .1
    };
    for (days, said) in [
        (9, "sizing of shards"),
        (30, "the outage"),
        (52, "first plans"),
        (75, "hello"),
    ] {
        changes.push(talk(&[priya], days, Channel::Coffee, said, &mut ids));
    }
    for (days, said) in [
        (41, "worried about the reorg and his budget"),
        (59, "shards"),
        (77, "first call"),
    ] {
        changes.push(talk(&[tom], days, Channel::Call, said, &mut ids));
    }
    changes.push(talk(
        &[anna, soren],
        20,
        Channel::Event,
        "the calendar meetup",
        &mut ids,
    ));
    changes.push(talk(
        &[lena],
        585,
        Channel::Lunch,
        "leaving for procurement",
        &mut ids,
    ));
    let storage = Goal::titled(
        ids.fresh(now().at),
        "Get the storage rewrite approved by March".into(),
        now().at,
    );
    let standards = Goal::titled(
        ids.fresh(now().at),
        "Learn how standards work is won".into(),
        now().at,
    );
    let mut board = Change::new("Filled the board")
        .add(storage.clone())
        .add(standards.clone());
    for (goal, person, kind) in [
        (storage.id, priya, Brings::Skill),
        (storage.id, priya, Brings::Insight),
        (storage.id, tom, Brings::Influence),
        (storage.id, tom, Brings::Resource),
        (storage.id, maya, Brings::Expertise),
        (standards.id, soren, Brings::Influence),
    ] {
        board = board.add(Contribution {
            id: ids.fresh(now().at),
            goal,
            person,
            kind,
            note: String::new(),
        });
    }
    let mut promise = |person, by, what: &str, due: Option<i64>| Promise {
        id: ids.fresh(now().at),
        person,
        promised_by: by,
        what: what.into(),
        made_on: days_ago(9),
        due: due.map(|days| days_ago(-days)),
        state: PromiseState::Open,
        closed_on: None,
        interaction: None,
        created_at: now().at,
    };
    board = board
        .add(promise(
            priya,
            PromisedBy::Me,
            "send the tie-decay paper",
            Some(1),
        ))
        .add(promise(
            tom,
            PromisedBy::Them,
            "introduce me to the VP of platform",
            Some(7),
        ));
    let mut entry = |person, direction, kind, what: &str, days| Entry {
        id: ids.fresh(now().at),
        person,
        direction,
        kind,
        what: what.into(),
        on_day: days_ago(days),
        asked_by: AskedBy::Nobody,
        thanked_on: None,
        interaction: None,
        offer: None,
        created_at: now().at,
    };
    board = board
        .add(entry(
            priya,
            GiftDirection::Given,
            GiftKind::Help,
            "a review",
            30,
        ))
        .add(entry(
            priya,
            GiftDirection::Given,
            GiftKind::Information,
            "the numbers",
            52,
        ))
        .add(entry(
            priya,
            GiftDirection::Received,
            GiftKind::Information,
            "shard sizes",
            9,
        ))
        .add(entry(
            anna,
            GiftDirection::Received,
            GiftKind::Visibility,
            "put my name forward",
            20,
        ));
    board = board
        .add(Offer {
            id: ids.fresh(now().at),
            person: maya,
            kind: GiftKind::Help,
            what: "review the cost model".into(),
            goal: Some(storage.id),
            state: OfferState::Idea,
            created_at: now().at,
        })
        .add(Question {
            id: ids.fresh(now().at),
            person: tom,
            interaction: None,
            text: "did the budget survive?".into(),
            asked_on: None,
            created_at: now().at,
        });
    changes.push(board);
    for change in changes {
        store.apply(&change, now().at).unwrap();
    }
}

mod tests {
    use super::*;

    #[test]
    fn today_names_who_is_waiting_and_why() {
        let mut bench = Bench::demo();
        bench
            .shows("Priya Raman")
            .shows("you said you would send the tie-decay paper")
            .shows("tomorrow");
        bench
            .shows("usually every ~18 days (2 gaps); 41 days now")
            .shows("to ask: did the budget survive?");
        bench
            .press("d")
            .shows("Kept: send the tie-decay paper for Priya. u to undo.");
        bench
            .press("u")
            .shows("Undid: Kept: send the tie-decay paper");
        bench.shows("you said you would send the tie-decay paper");
    }

    #[test]
    fn a_form_is_kept_as_a_draft_and_saved() {
        let mut bench = Bench::empty();
        bench
            .press("n")
            .write("Ada Obi")
            .press("tab tab")
            .write("captain")
            .press("esc");
        bench.lacks("captain").shows("Kept as a draft.");
        let mut bench = bench.restarted();
        bench
            .press("n")
            .shows("Your draft is back.")
            .shows("captain");
        bench.press("ctrl-s");
        bench.shows("Added Ada Obi. u to undo.");
        bench
            .press("n")
            .lacks("Your draft is back.")
            .lacks("captain");
    }

    #[test]
    fn a_line_of_prose_is_shown_before_it_is_saved() {
        let mut bench = Bench::demo();
        bench.press("c").write(
            "coffee w/ Priya yesterday; gave intro to Tom; she'll send the deck by Fri; ping in 3w",
        );
        bench.shows("talked      Priya Raman · coffee · Sun 22 Nov");
        bench.shows("gave        Priya Raman · introduction to Tom Okafor · Sun 22 Nov");
        bench.shows("promised    Priya Raman → you · send the deck · Fri 27 Nov");
        bench
            .shows("follow up   Priya Raman · ping · Mon 14 Dec")
            .press("esc");
        bench.shows("Kept as a draft.");
        let mut bench = bench.restarted();
        bench
            .press("c")
            .shows("Your draft is back.")
            .shows("Mon 14 Dec");
        bench
            .press("enter")
            .shows("Logged coffee with Priya, a give, a promise and a follow-up. u to undo.");
        bench.press("u").shows("Undid: Logged coffee with Priya");
    }

    #[test]
    fn an_unclear_line_asks_and_one_key_answers() {
        let mut bench = Bench::demo();
        bench.press("n").write("Tom Álvarez").press("ctrl-s");
        bench
            .press("c")
            .write("lunch with Tom today")
            .press("enter");
        bench
            .shows("1 ")
            .shows("2 ")
            .press("x")
            .shows("A number answers");
        bench
            .press("9")
            .shows("no answer of that number")
            .press("2")
            .lacks("  2 ");
        bench.press("enter").shows("Logged lunch with Tom.");
        bench
            .press("c")
            .write("met Ada Obi on 30 February")
            .press("enter")
            .lacks("Logged");
    }

    #[test]
    fn after_a_talk_one_key_thinks_back_to_it() {
        let mut bench = Bench::demo();
        bench
            .press("c")
            .write("coffee with Priya")
            .press("enter")
            .shows("d think back");
        bench
            .press("d")
            .shows("what you heard from Priya")
            .write("a quiet team")
            .press("tab tab tab");
        bench
            .write("how did the move go?")
            .press("ctrl-s")
            .shows("Kept what you heard from Priya.");
        bench
            .shows("to ask: how did the move go?")
            .press("enter")
            .shows("matters: a quiet team");
        bench.shows("to ask        how did the move go?");
        let mut bench = Bench::demo();
        bench
            .press("c")
            .write("coffee with Tom")
            .press("enter")
            .shows("d think back");
        bench.press("j").lacks("d think back");
    }

    #[test]
    fn a_click_selects_and_the_wheel_moves() {
        use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
        let mut bench = Bench::demo();
        let at = |bench: &mut Bench, text: &str, kind| {
            let screen = bench.screen();
            let row = screen.lines().position(|line| line.contains(text)).unwrap();
            let column = screen.lines().nth(row).unwrap().split(text).next().unwrap();
            bench.event(Event::Mouse(MouseEvent {
                kind,
                column: u16::try_from(crate::cells::width(column)).unwrap(),
                row: u16::try_from(row).unwrap(),
                modifiers: KeyModifiers::NONE,
            }));
        };
        let press = MouseEventKind::Down(MouseButton::Left);
        bench.screen();
        at(&mut bench, "Tom Okafor", press);
        bench.shows("▌ Tom Okafor");
        at(&mut bench, "Tom", MouseEventKind::ScrollDown);
        bench.shows("▌ Lena Fischer");
        at(&mut bench, "board", press);
        bench.shows("Identify 1");
        at(&mut bench, "Anna Zhou", press);
        bench.shows("▌ Anna Zhou");
        at(&mut bench, "people", press);
        bench.screen();
        at(&mut bench, "Priya Raman", press);
        bench.shows("▌   Priya Raman").press("enter").screen();
        at(&mut bench, "the outage", press);
        bench.shows("▌ coffee  the outage");
        at(&mut bench, "queue", press);
        bench.screen();
        at(&mut bench, "Tom Okafor", press);
        bench.shows("▌ Tom Okafor");
    }

    #[test]
    fn what_cannot_be_saved_stays_in_its_form() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.db");
        let mut bench = Bench::on(Store::open(&path, now().at).unwrap(), Vec::new());
        std::fs::rename(&path, folder.path().join("elsewhere.db")).unwrap();
        bench.press("n").write("Ada Obi").press("ctrl-s");
        bench
            .shows("moved or removed")
            .shows("▌ Name          Ada Obi")
            .lacks("Added");
        std::fs::rename(folder.path().join("elsewhere.db"), &path).unwrap();
        bench
            .press("ctrl-s")
            .shows("Added Ada Obi. u to undo.")
            .lacks("▌ Name");
        bench
            .press("n")
            .lacks("Your draft is back.")
            .lacks("Ada Obi");
    }

    #[test]
    fn a_circle_has_a_cadence_of_its_own() {
        let mut bench = Bench::demo();
        bench
            .go(ScreenName::Queue)
            .shows("not in touch since April 2025");
        bench
            .press("C")
            .shows("how often, for each circle")
            .press("tab tab tab")
            .write("365");
        bench
            .press("ctrl-s")
            .shows("Set how often for each circle. u to undo.");
        bench.shows("you wanted about every 365");
        bench
            .press("C")
            .shows("365")
            .press("tab tab tab ctrl-u ctrl-s");
        bench.shows("not in touch since April 2025").press("u");
        bench.shows("you wanted about every 365");
    }

    #[test]
    fn no_size_panics() {
        let mut bench = Bench::demo();
        for screen in ScreenName::ALL {
            bench.go(screen).sweep();
        }
        for keys in ["?", ":", "n", "g", "c"] {
            bench.press(keys).sweep();
            bench.press("esc");
        }
        bench.open("Priya").sweep();
    }
}
