//! The weekly review: a guided session with one thing on the screen, resumable at the exact item.
//!
//! This file holds where the user is and what was read for it. What can be chosen there stands in
//! `choices`, what a choice does in `decide` and `picks`, what is said in `cards` and `pages`, how it is
//! laid out in `draw`. What is left is never kept here: it is read anew after every key.

mod cards;
mod choices;
mod decide;
mod draw;
mod forms;
mod pages;
mod picks;
#[cfg(test)]
mod tests;
mod words;

use std::cell::RefCell;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::coach::evidence::{self, Topic};
use crate::coach::network::OneCircle;
use crate::coach::review::summary::ReviewSummary;
use crate::coach::welcome::compared;
use crate::domain::civil::plus_days;
use crate::domain::review::{Review, ReviewId, ReviewStep};
use crate::report::Result;
use crate::store::query::Named;
use crate::store::query::person::PersonPage;
use crate::store::query::review_cards::{Candidate, Might, WEEKS};
use crate::store::query::walk::{Item, Walk, is_page};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::Selection;

/// How far back somebody was in touch who is easy to write to: days.
const EASY_DAYS: i64 = 60;
/// How many people are named who might help with a goal.
const MIGHT_MOST: usize = 5;

/// The screen.
#[derive(Default)]
pub(crate) struct ReviewScreen {
    walk: Option<Walk>,
    /// The review that the user is in; the start page is shown where it is not the one under way.
    walking: Option<ReviewId>,
    /// A step without anything left in it that the user went back to.
    looking: Option<ReviewStep>,
    place: Place,
    detail: Detail,
    selection: Selection,
    /// Where the lines and choices were drawn that can be clicked.
    spots: RefCell<Vec<(Rect, Spot)>>,
}

/// Where the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    /// Before the review.
    #[default]
    Start,
    /// At a step that is a page of its own.
    Page(ReviewStep),
    /// At the first thing left in a step.
    Item(ReviewStep),
    /// Back at a step in which nothing is left.
    Looking(ReviewStep),
}

/// What was read for the place.
#[derive(Default)]
enum Detail {
    #[default]
    Nothing,
    Start(Box<Start>),
    /// Who it is about, and the weeks of contact with them.
    Person(Box<PersonPage>, [u32; WEEKS]),
    Goal(Vec<Might>),
    /// How many talks a calendar or a mailbox tells of, that wait for the user's word.
    Capture {
        proposed: i64,
    },
    OldTies {
        easy: Vec<Named>,
        last: Vec<Option<(NaiveDate, String)>>,
        /// The user's guesses of welcome beside how it was.
        guesses: Option<String>,
    },
    /// Who could be chosen, and what the picks of late have in common.
    Choose(Vec<Candidate>, Option<String>),
    Summary(ReviewSummary, usize),
}

/// What the start page shows.
struct Start {
    last: Option<Review>,
    /// What the last one came to, and which of its day it was.
    summary: Option<(ReviewSummary, usize)>,
    anybody: Anybody,
}

/// Whether the file knows anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anybody {
    Nobody,
    Somebody,
}

/// What a click can hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Line(usize),
    Choice(Command),
}

impl ReviewScreen {
    /// The step the user is at.
    fn step(&self) -> Option<ReviewStep> {
        match self.place {
            Place::Start => None,
            Place::Page(step) | Place::Item(step) | Place::Looking(step) => Some(step),
        }
    }

    /// What is to be decided now.
    fn item(&self) -> Option<&Item> {
        match (self.place, &self.walk) {
            (Place::Item(step), Some(walk)) => walk.stretch(step).left.first(),
            _ => None,
        }
    }

    /// The review under way.
    fn review(&self) -> Option<&Review> {
        self.walk.as_ref()?.review.as_ref()
    }

    /// How many lines there are to select among.
    fn lines(&self) -> usize {
        match (&self.detail, self.item(), self.place, &self.walk) {
            (Detail::Goal(might), ..) => might.len(),
            (_, Some(Item::OldTies(ties)), ..) => ties.len(),
            (Detail::Choose(candidates, _), _, _, Some(walk)) => {
                walk.chosen.len() + candidates.len()
            }
            (_, _, Place::Looking(step), Some(walk)) => walk.stretch(step).put_off.len(),
            _ => 0,
        }
    }

    /// Who is selected on a card with several people.
    fn selected_person(&self) -> Option<&Named> {
        let at = self.selection.at();
        match (&self.detail, self.item()) {
            (Detail::Goal(might), _) => might.get(at).map(|might| &might.name),
            (_, Some(Item::OldTies(ties))) => ties.get(at).map(|tie| &tie.name),
            (_, Some(item)) => item.person(),
            _ => None,
        }
    }

    fn find_place(&mut self, walk: &Walk) -> Place {
        let here = walk
            .review
            .as_ref()
            .filter(|review| Some(review.id) == self.walking);
        let Some(review) = here else {
            self.looking = None;
            return Place::Start;
        };
        if let Some(step) = self.looking
            && step == review.step
            && !walk.stops_at(step)
        {
            return Place::Looking(step);
        }
        self.looking = None;
        let at = walk.from(review.step);
        if is_page(at) {
            Place::Page(at)
        } else {
            Place::Item(at)
        }
    }

    fn read_detail(&self, reader: &Reader<'_>) -> Result<Detail> {
        let (store, today) = (reader.store, reader.today());
        let Some(walk) = &self.walk else {
            return Ok(Detail::Nothing);
        };
        Ok(match (self.place, self.item()) {
            (Place::Start, _) => Detail::Start(Box::new(read_start(reader)?)),
            (_, Some(Item::Goal(uncovered))) => {
                Detail::Goal(store.might_bring(uncovered, MIGHT_MOST)?)
            }
            (_, Some(Item::OldTies(ties))) => {
                let mut last = Vec::with_capacity(ties.len());
                for tie in ties {
                    last.push(store.last_said(tie.name.id)?);
                }
                Detail::OldTies {
                    easy: store.easy_to_reach(plus_days(today, -EASY_DAYS), 2)?,
                    last,
                    guesses: compared(&store.guesses()?),
                }
            }
            (_, Some(item)) => {
                let person = match item.person() {
                    Some(name) => store.person_page(name.id)?,
                    None => None,
                };
                match person {
                    Some(page) => {
                        let weeks = store.weeks_of_contact(page.person.id, today)?;
                        Detail::Person(Box::new(page), weeks)
                    }
                    None => Detail::Nothing,
                }
            }
            (Place::Page(ReviewStep::Capture), _) => Detail::Capture {
                proposed: store.proposed_count()?,
            },
            (Place::Page(ReviewStep::Choose), _) => {
                let one_circle = OneCircle::of(&store.picks_of_late(today)?, today);
                Detail::Choose(
                    store.candidates(walk)?,
                    one_circle.map(|one| one.sentence()),
                )
            }
            (Place::Page(ReviewStep::Summary), _) => match walk.summary(store, today)? {
                Some(summary) => Detail::Summary(summary, store.reviews_finished_on(today)? + 1),
                None => Detail::Nothing,
            },
            _ => Detail::Nothing,
        })
    }

    /// What tells whether the user is still at the same thing.
    fn at(&self) -> (Place, Vec<String>) {
        (
            self.place,
            self.item().map(Item::subjects).unwrap_or_default(),
        )
    }
}

fn read_start(reader: &Reader<'_>) -> Result<Start> {
    let store = reader.store;
    let last = store.last_review()?;
    let summary = match (&last, store.open_review()?) {
        (Some(last), None) => {
            let number = last
                .finished_on
                .map_or(Ok(1), |day| store.reviews_finished_on(day))?;
            store
                .review_summary(reader.today())?
                .map(|summary| (summary, number))
        }
        _ => None,
    };
    Ok(Start {
        last,
        summary,
        anybody: if store.knows_somebody()? {
            Anybody::Somebody
        } else {
            Anybody::Nobody
        },
    })
}

impl View for ReviewScreen {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Review, Scope::List]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let was = self.at();
        let walk = reader.store.walk(reader.today())?;
        self.place = self.find_place(&walk);
        self.walk = Some(walk);
        self.detail = Detail::Nothing;
        self.detail = self.read_detail(reader)?;
        if self.at() == was {
            self.selection.clamp(self.lines());
        } else {
            self.selection = Selection::default();
        }
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        self.availability(command)
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            let lines = self.lines();
            self.selection.step(command, lines);
            return Vec::new();
        }
        self.decide(command, context)
    }

    fn evidence(&self) -> Vec<Topic> {
        let reasons = match self.item() {
            Some(Item::Waiting(waiting)) => waiting.1.reasons.as_slice(),
            _ => &[],
        };
        reasons
            .iter()
            .flat_map(|reason| evidence::for_reason(reason.word()))
            .chain(self.step().into_iter().flat_map(evidence::for_step))
            .copied()
            .collect()
    }

    fn click(&mut self, at: Position, context: &mut Context) -> Vec<Effect> {
        let hit = self
            .spots
            .borrow()
            .iter()
            .find(|(area, _)| area.contains(at))
            .map(|(_, spot)| *spot);
        match hit {
            Some(Spot::Line(line)) => {
                self.selection.go(line);
                self.selection.clamp(self.lines());
                Vec::new()
            }
            Some(Spot::Choice(command)) if self.availability(command) == Availability::Yes => {
                self.command(command, context)
            }
            Some(Spot::Choice(command)) => vec![Effect::Command(command)],
            None => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.draw_place(frame, area, look);
    }
}
