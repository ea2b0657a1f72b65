//! A person's page: before a conversation everything that helps, after it everything that happened.
//!
//! The state and its keys are here; what can be selected, and done with it, in `items`. How it is laid out
//! stands in `draw`, what is said of the person in `profile`, the lines that can be selected in `rows`.

mod draw;
mod items;
mod profile;
mod rows;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::coach::brief::Facts;
use crate::coach::evidence::{self, Topic};
use crate::domain::Change;
use crate::domain::person::PersonId;
use crate::domain::prediction::Prediction;
use crate::domain::tie::{Balance, Tie};
use crate::report::Result;
use crate::store::query::person::PersonPage;
use crate::tui::act::{self, Way};
use crate::tui::command::Command;
use crate::tui::form::{self, message, talk};
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::Selection;
use items::Item;

/// The page.
pub(crate) struct PersonScreen {
    person: PersonId,
    page: Option<PersonPage>,
    /// What the first lines say; there whenever the page is.
    brief: Option<Facts>,
    /// A guess of how welcome a word would be, if one has been said since.
    guess: Option<Prediction>,
    selection: Selection,
    /// On which row of the window which item was drawn last, for clicks.
    drawn: RefCell<Vec<(Position, usize)>>,
}

impl PersonScreen {
    /// The page of `person`.
    pub(crate) fn of(person: PersonId) -> Self {
        Self {
            person,
            page: None,
            brief: None,
            guess: None,
            selection: Selection::default(),
            drawn: RefCell::default(),
        }
    }

    fn items(&self) -> Vec<Item<'_>> {
        let guess = self.guess.as_ref();
        let items = self.page.as_ref().map(|page| items::of(page, guess));
        items.map(|items| items.list).unwrap_or_default()
    }

    fn selected(&self) -> Option<Item<'_>> {
        self.items().into_iter().nth(self.selection.at())
    }
}

impl View for PersonScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Person, Scope::List]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        self.page = reader.store.person_page(self.person)?;
        self.brief = reader.store.brief(self.person)?;
        let last = self.page.as_ref().and_then(|page| page.timeline.first());
        let last = last.map(|talk| talk.interaction.on_day);
        self.guess = reader
            .store
            .open_guess(self.person)?
            .filter(|guess| last.is_some_and(|day| day >= guess.guessed_on));
        let count = self.items().len();
        self.selection.clamp(count);
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        let Some(page) = &self.page else {
            return match command {
                _ if Selection::moves(command) => Availability::No("this person has been removed"),
                _ => Availability::NotMine,
            };
        };
        match command {
            Command::Done => match self.selected() {
                Some(item) => item.can_be_done(),
                None => Availability::No("nothing is selected"),
            },
            Command::Drop => match self.selected() {
                Some(item) => item.can_be_dropped(),
                None => Availability::No("nothing is selected"),
            },
            Command::Open => match self.selected() {
                Some(_) => Availability::Yes,
                None => Availability::No("nothing is selected"),
            },
            Command::Debrief if page.timeline.is_empty() => {
                Availability::No("there is no talk to think back to; l logs one")
            }
            Command::Copy
                if page
                    .follow_ups
                    .iter()
                    .all(|plan| plan.draft.trim().is_empty()) =>
            {
                Availability::No("no message is drafted; w writes one")
            }
            Command::MoveOn if page.tie.stage.onward().is_none() => {
                Availability::No("the tie stands in the last column")
            }
            Command::MoveBack if page.tie.stage.back().is_none() => {
                Availability::No("the tie stands in the first column")
            }
            Command::AnswerGuess if self.guess.is_none() => {
                Availability::No("no guess of yours waits for how it was")
            }
            Command::Log
            | Command::AnswerGuess
            | Command::Debrief
            | Command::Copy
            | Command::MoveOn
            | Command::MoveBack
            | Command::Edit
            | Command::EditTie
            | Command::AddPromise
            | Command::AddGive
            | Command::AddReceive
            | Command::AddOffer
            | Command::AddFollowUp
            | Command::AddIntroduction
            | Command::AddQuestion
            | Command::Snooze
            | Command::Write
            | Command::ToggleBalance
            | Command::Remove => Availability::Yes,
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            let count = self.items().len();
            self.selection.step(command, count);
            return Vec::new();
        }
        let Some(page) = &self.page else {
            return Vec::new();
        };
        let name = page.named();
        vec![match command {
            Command::Done => match self.selected() {
                Some(item) => item.done(&name, context),
                None => return Vec::new(),
            },
            Command::Drop => match self.selected() {
                Some(item) => item.dropped(&name, context),
                None => return Vec::new(),
            },
            Command::Open => match self.selected() {
                Some(item) => item.opened(&name),
                None => return Vec::new(),
            },
            Command::Log => act::log(&name, context.today()),
            Command::Debrief => {
                // The talk that is selected, or else the last one.
                let selected = match self.selected() {
                    Some(Item::Talk(talk)) => Some(talk),
                    _ => page.timeline.first(),
                };
                match selected {
                    Some(found) => talk::debrief(&found.interaction, found.debrief.as_ref(), &name),
                    None => return Vec::new(),
                }
            }
            Command::AnswerGuess => match &self.guess {
                Some(guess) => form::welcome::answer(guess, &name),
                None => return Vec::new(),
            },
            Command::Edit => form::person::edit(page),
            Command::EditTie => form::tie::edit(&page.tie, &name),
            Command::MoveOn => act::move_card(&name, Way::On),
            Command::MoveBack => act::move_card(&name, Way::Back),
            Command::Snooze => act::snooze(&name),
            Command::Write => message::write(&name),
            Command::Copy => message::copy(&name),
            Command::ToggleBalance => {
                let (balance_shown, word) = match page.tie.balance_shown {
                    Balance::Shown => (Balance::Hidden, "Hid"),
                    Balance::Hidden => (Balance::Shown, "Showed"),
                };
                let becomes = Tie {
                    balance_shown,
                    ..page.tie.clone()
                };
                let change = Change::new(format!("{word} the balance with {}", name.short));
                Effect::Apply(change.revise(&page.tie, becomes))
            }
            Command::Remove => act::remove(vec![name]),
            other => act::add(other, Some(name), context.today()),
        }]
    }

    fn evidence(&self) -> Vec<Topic> {
        let selected = self.selected().map(|item| item.subject().topics());
        selected
            .into_iter()
            .flatten()
            .chain(evidence::for_screen("person"))
            .copied()
            .collect()
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let drawn = self.drawn.borrow();
        let hit = drawn
            .iter()
            .find(|(place, _)| place.y == at.y && at.x >= place.x);
        if let Some((_, item)) = hit {
            self.selection.go(*item);
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        match (&self.page, &self.brief) {
            (Some(page), Some(facts)) => {
                let shown = draw::Shown {
                    page,
                    facts,
                    items: items::of(page, self.guess.as_ref()),
                    selection: &self.selection,
                };
                self.drawn.replace(shown.draw(frame, area, look));
            }
            _ => draw::gone(frame, area, look),
        }
    }
}
