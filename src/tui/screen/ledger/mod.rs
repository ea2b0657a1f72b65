//! The reciprocity ledger: what can be acted on first, the picture second, the history below. Not a
//! score of debts; no number weighs a person.
//!
//! Here are its state and the answers to commands. What each line is and does stands in `item`, how
//! lines are laid out in `draw`, the words in `coach::ledger` and `coach::matching`.

mod draw;
mod item;
#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::coach::evidence::Topic;
use crate::coach::ledger::{hidden_people, more};
use crate::domain::draft::{BALANCE, Setting};
use crate::domain::{Change, Choice, tie::Balance};
use crate::report::Result;
use crate::store::query::ledger::Picture;
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::screen::{draw_empty, inside};
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::Selection;
use item::Item;

/// The most lines of one part.
const MOST_OF_A_PART: usize = 12;
/// The most people in the picture.
const MOST_IN_PICTURE: usize = 10;
/// So much of the history is read at a time.
const HISTORY_PAGE: usize = 50;

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Promises,
    Thanks,
    Give,
    Meet,
    Picture,
    History,
}

impl Part {
    fn heading(self) -> &'static str {
        match self {
            Self::Promises => "Promises open",
            Self::Thanks => "Thanks unsaid",
            Self::Give => "You could give",
            Self::Meet => "Two people who should meet",
            Self::Picture => "Given and received, the last year",
            Self::History => "History",
        }
    }
}

/// A part with its lines, and what is said beneath them.
struct Section {
    part: Part,
    items: Vec<Item>,
    notes: Vec<String>,
}

/// The screen.
pub(crate) struct LedgerScreen {
    sections: Vec<Section>,
    selection: Selection,
    /// How much of the history is wanted, and how much there is.
    history: (usize, usize),
    balance: Balance,
    /// The first row in sight, settled while drawing.
    top: Cell<usize>,
    /// Where each line was drawn, for clicks.
    places: RefCell<Vec<(Rect, usize)>>,
}

impl Default for LedgerScreen {
    fn default() -> Self {
        Self {
            sections: Vec::new(),
            selection: Selection::default(),
            history: (HISTORY_PAGE, 0),
            balance: Balance::Shown,
            top: Cell::new(0),
            places: RefCell::default(),
        }
    }
}

impl LedgerScreen {
    fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    fn count(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.items.len())
            .sum()
    }

    fn selected(&self) -> Option<&Item> {
        self.items().nth(self.selection.at())
    }

    /// The first line of each part that has any.
    fn part_starts(&self) -> Vec<usize> {
        let mut at = 0;
        let mut starts = Vec::new();
        for section in &self.sections {
            if !section.items.is_empty() {
                starts.push(at);
            }
            at += section.items.len();
        }
        starts
    }

    fn step_part(&mut self, command: Command) {
        let starts = self.part_starts();
        let at = self.selection.at();
        let to = match command {
            Command::NextPart => starts.iter().find(|start| **start > at),
            _ => starts.iter().rev().find(|start| **start < at),
        };
        if let Some(to) = to {
            self.selection.go(*to);
        }
    }

    /// Moves; where the history goes on beyond what was read, more of it is asked for.
    fn step(&mut self, command: Command) -> Vec<Effect> {
        let count = self.count();
        self.selection.step(command, count);
        let (wanted, all) = self.history;
        if self.selection.at() + 1 >= count && wanted < all {
            self.history.0 += HISTORY_PAGE;
            return vec![Effect::Load];
        }
        Vec::new()
    }

    fn is_empty(&self) -> bool {
        self.count() == 0 && self.history.1 == 0
    }
}

impl View for LedgerScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Ledger, Scope::List]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let (store, today) = (reader.store, reader.today());
        let promises = store.first_promises(MOST_OF_A_PART)?;
        let thanks = store.first_thanks(MOST_OF_A_PART)?;
        let offers = store.first_offers(MOST_OF_A_PART)?;
        let introductions = store.first_introductions(MOST_OF_A_PART)?;
        let proposals = store.proposals()?;
        self.balance = balance_of(store.setting(BALANCE)?.as_ref());
        let picture = match self.balance {
            Balance::Shown => store.picture(today, MOST_IN_PICTURE)?,
            Balance::Hidden => Picture::default(),
        };
        let history = store.entries(0, self.history.0)?;
        self.history.1 = store.entries_count()?;
        let noted = |shown: usize, total: usize, empty: &str| -> Vec<String> {
            if total == 0 && !empty.is_empty() {
                vec![empty.to_owned()]
            } else {
                more(shown, total).into_iter().collect()
            }
        };
        let mut give_notes = noted(offers.shown.len(), offers.total, "");
        if offers.total == 0 && proposals.gifts.is_empty() {
            give_notes.push(
                "Nothing fits yet. What people need and what you have are held against each other here."
                    .into(),
            );
        }
        let mut picture_notes: Vec<String> = hidden_people(picture.hidden).into_iter().collect();
        if picture.more > 0 {
            picture_notes.insert(0, format!("{} more", picture.more));
        }
        self.sections = vec![
            Section {
                part: Part::Promises,
                notes: noted(
                    promises.shown.len(),
                    promises.total,
                    "Nothing is promised, either way.",
                ),
                items: promises.shown.into_iter().map(Item::Promise).collect(),
            },
            Section {
                part: Part::Thanks,
                notes: noted(thanks.shown.len(), thanks.total, "All thanks are said."),
                items: thanks.shown.into_iter().map(Item::Thanks).collect(),
            },
            Section {
                part: Part::Give,
                notes: give_notes,
                items: offers
                    .shown
                    .into_iter()
                    .map(Item::Offer)
                    .chain(proposals.gifts.into_iter().map(Item::Gift))
                    .collect(),
            },
            Section {
                part: Part::Meet,
                notes: noted(introductions.shown.len(), introductions.total, ""),
                items: introductions
                    .shown
                    .into_iter()
                    .map(Item::Introduction)
                    .chain(proposals.meetings.into_iter().map(Item::Meeting))
                    .collect(),
            },
            Section {
                part: Part::Picture,
                notes: picture_notes,
                items: picture.shown.into_iter().map(Item::Exchange).collect(),
            },
            Section {
                part: Part::History,
                notes: more(history.len(), self.history.1)
                    .map(|more| format!("{more}, further back"))
                    .into_iter()
                    .collect(),
                items: history.into_iter().map(Item::Past).collect(),
            },
        ];
        self.selection.clamp(self.count());
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::AddPromise
            | Command::AddGive
            | Command::AddReceive
            | Command::AddOffer
            | Command::AddIntroduction => Availability::Yes,
            Command::ToggleBalance | Command::NextPart | Command::PreviousPart
                if self.is_empty() =>
            {
                Availability::No("nothing is written down yet")
            }
            Command::ToggleBalance => Availability::Yes,
            Command::NextPart | Command::PreviousPart => Availability::Yes,
            _ if Selection::moves(command) => Availability::Yes,
            _ => item::available(command, self.selected()),
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        match command {
            Command::AddPromise
            | Command::AddGive
            | Command::AddReceive
            | Command::AddOffer
            | Command::AddIntroduction => vec![act::add(command, None, context.today())],
            Command::ToggleBalance => vec![toggle_balance()],
            Command::NextPart | Command::PreviousPart => {
                self.step_part(command);
                Vec::new()
            }
            _ if Selection::moves(command) => self.step(command),
            _ => self
                .selected()
                .and_then(|item| item.act(command, context))
                .into_iter()
                .collect(),
        }
    }

    fn evidence(&self) -> Vec<Topic> {
        self.selected()
            .map(|item| item.subject().topics().to_vec())
            .unwrap_or_default()
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let hit = self
            .places
            .borrow()
            .iter()
            .find(|(area, _)| area.contains(at))
            .map(|(_, item)| *item);
        if let Some(item) = hit {
            self.selection.go(item);
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        if self.is_empty() {
            return draw_empty(
                frame,
                area,
                look,
                "Nothing has passed between you and anybody yet. What you give and receive, promises both ways, and thanks are kept here; it is no score.",
                (Scope::Global, Command::Capture, "writes down what happened"),
            );
        }
        self.draw_sections(frame, area, look);
    }
}

/// Whether the picture is drawn at all.
fn balance_of(setting: Option<&Setting>) -> Balance {
    setting
        .and_then(|setting| Balance::from_word(&setting.value))
        .unwrap_or(Balance::Shown)
}

/// Hides the picture as a whole, or shows it again.
fn toggle_balance() -> Effect {
    Effect::Ask(Box::new(|reader, context| {
        let setting = reader.store.setting(BALANCE)?;
        let becomes = match balance_of(setting.as_ref()) {
            Balance::Shown => Balance::Hidden,
            Balance::Hidden => Balance::Shown,
        };
        let change = Change::new(match becomes {
            Balance::Shown => "Drew the picture of give and take again",
            Balance::Hidden => "Hid the picture of give and take",
        });
        let value = becomes.stored();
        Ok(vec![Effect::Apply(match setting {
            Some(was) => change.revise(
                &was,
                Setting {
                    value,
                    ..was.clone()
                },
            ),
            None => change.add(Setting {
                id: context.ids.fresh(context.now.at),
                name: BALANCE.into(),
                value,
            }),
        })])
    }))
}
