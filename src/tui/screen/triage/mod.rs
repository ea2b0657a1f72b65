//! A walk, one card at a time: first the people about whom nothing is decided, one key each; then the talks
//! that a calendar or a mailbox tells of. It can be left at any card: the place is whoever still waits.

mod draw;
#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::inside;
use crate::coach::proposed;
use crate::domain::imported::ProposedTalk;
use crate::domain::person::PersonId;
use crate::domain::tie::{Circle, Rhythm, Tie};
use crate::domain::{Change, Id};
use crate::report::Result;
use crate::store::query::proposed::Proposed;
use crate::store::query::triage::Undecided;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};

/// The page.
#[derive(Default)]
pub(crate) struct TriagePage {
    card: Card,
    people: usize,
    talks: usize,
    /// Put off in this walk, in order: they come again at its end.
    later_people: Vec<PersonId>,
    later_talks: Vec<Id<ProposedTalk>>,
}

/// What is looked at.
#[derive(Default)]
enum Card {
    /// Somebody without a circle.
    Person(Box<Undecided>),
    /// A talk to say yes or no to.
    Talk(Proposed),
    /// Nothing is left.
    #[default]
    Done,
}

impl TriagePage {
    /// Opens it over the screen.
    pub(crate) fn open() -> Effect {
        Effect::Page(Box::<Self>::default())
    }

    fn next_talk(&self, reader: &Reader<'_>) -> Result<Option<Proposed>> {
        let talks = reader
            .store
            .proposed(None, self.later_talks.len().saturating_add(1))?;
        let first = talks
            .iter()
            .find(|proposed| !self.later_talks.contains(&proposed.talk.id));
        let again = self
            .later_talks
            .iter()
            .find_map(|id| talks.iter().find(|proposed| proposed.talk.id == *id));
        Ok(first.or(again).cloned())
    }

    fn in_circle(&self, command: Command) -> Option<Change> {
        let Card::Person(card) = &self.card else {
            return None;
        };
        let number = match command {
            Command::CircleOne => 1,
            Command::CircleTwo => 2,
            Command::CircleThree => 3,
            Command::CircleFour => 4,
            Command::CircleFive | Command::Park => 5,
            _ => return None,
        };
        let circle = Circle::new(number)?;
        let name = &card.name.full_name;
        let (said, becomes) = if command == Command::Park {
            // Parked: in the widest circle and on no clock, whatever the file they came from said.
            let parked = Tie {
                circle: Some(circle),
                rhythm: Rhythm::None,
                ..card.tie.clone()
            };
            (format!("Parked {name}: on no clock"), parked)
        } else {
            (
                format!("{name}: circle {number}, {}", circle.label()),
                card.tie.in_circle(circle),
            )
        };
        Some(Change::new(said).revise(&card.tie, becomes))
    }

    fn on_talk(&self, command: Command, context: &mut Context) -> Option<Change> {
        let Card::Talk(card) = &self.card else {
            return None;
        };
        let people: Vec<(PersonId, String)> = card
            .people
            .iter()
            .map(|person| (person.id, person.full_name.clone()))
            .collect();
        let now = context.now;
        match command {
            Command::Accept => Some(proposed::taken(&card.talk, &people, &mut context.ids, now)),
            Command::Drop => Some(proposed::declined(&card.talk, &people)),
            _ => None,
        }
    }

    fn later(&mut self) -> Vec<Effect> {
        match &self.card {
            Card::Person(card) => {
                let id = card.name.id;
                self.later_people.retain(|there| *there != id);
                self.later_people.push(id);
            }
            Card::Talk(card) => {
                let id = card.talk.id;
                self.later_talks.retain(|there| *there != id);
                self.later_talks.push(id);
            }
            Card::Done => return Vec::new(),
        }
        vec![Effect::Load]
    }
}

impl View for TriagePage {
    fn scopes(&self) -> Vec<Scope> {
        match self.card {
            Card::Talk(_) => vec![Scope::Proposed],
            Card::Person(_) | Card::Done => vec![Scope::Triage],
        }
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        self.people = reader.store.undecided_count()?;
        self.talks = usize::try_from(reader.store.proposed_count()?).unwrap_or(0);
        self.card = match reader.store.next_undecided(&self.later_people)? {
            Some(person) => Card::Person(Box::new(person)),
            None => match self.next_talk(reader)? {
                Some(talk) => Card::Talk(talk),
                None => Card::Done,
            },
        };
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        let is_circle = matches!(
            command,
            Command::CircleOne
                | Command::CircleTwo
                | Command::CircleThree
                | Command::CircleFour
                | Command::CircleFive
                | Command::Park
        );
        match (&self.card, command) {
            (Card::Person(_), Command::Later | Command::Open) => Availability::Yes,
            (Card::Person(_), _) if is_circle => Availability::Yes,
            (Card::Talk(_), Command::Accept | Command::Drop | Command::Later) => Availability::Yes,
            (Card::Done, Command::Later | Command::Open) => {
                Availability::No("nobody is left to decide about; esc goes back")
            }
            (Card::Done, _) if is_circle => {
                Availability::No("nobody is left to decide about; esc goes back")
            }
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        match (command, &self.card) {
            (Command::Later, _) => self.later(),
            (Command::Open, Card::Person(card)) => vec![Effect::Person(card.name.id)],
            _ => self
                .in_circle(command)
                .or_else(|| self.on_talk(command, context))
                .map(Effect::Apply)
                .into_iter()
                .collect(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        draw::draw(self, frame, inside(area), look);
    }
}
