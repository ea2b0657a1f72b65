//! A review as it stands: what is left in each step, made anew from live data every time it is read.
//!
//! What was decided lies in the review's items; what is gone meanwhile is simply no longer there. These are
//! the values; reading them is `review_walk`. What comes up and how much of it is the coach's judgement;
//! what is done with an item is the screen's.

use std::collections::HashSet;

use super::Named;
use super::ledger::With;
use super::person::Talk;
use super::review::{Dormant, LivePick, Uncovered};
use crate::coach::review::summary::LATER;
use crate::coach::today::Turn;
use crate::domain::ledger::Entry;
use crate::domain::person::PersonId;
use crate::domain::promise::{Promise, PromisedBy};
use crate::domain::review::{Review, ReviewItem, ReviewStep};

/// One thing to decide.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A pick of an earlier week.
    Pick(Box<LivePick>),
    /// A promise.
    Promise(Box<With<Promise>>),
    /// Thanks unsaid.
    Thanks(Box<With<Entry>>),
    /// Somebody whose rhythm asks for a word.
    Waiting(Box<(Named, Turn)>),
    /// A goal that lacks something.
    Goal(Box<Uncovered>),
    /// Somebody without a next step.
    NoNextStep(Named),
    /// Old ties, of which one is picked or none.
    OldTies(Vec<Dormant>),
}

impl Item {
    /// The ids, as text, of the rows it is about.
    pub fn subjects(&self) -> Vec<String> {
        match self {
            Self::Pick(live) => vec![live.pick.id.to_string()],
            Self::Promise(with) => vec![with.row.id.to_string()],
            Self::Thanks(with) => vec![with.row.id.to_string()],
            Self::Waiting(waiting) => vec![waiting.0.id.to_string()],
            Self::Goal(uncovered) => vec![uncovered.goal.id.to_string()],
            Self::NoNextStep(name) => vec![name.id.to_string()],
            Self::OldTies(ties) => ties.iter().map(|tie| tie.name.id.to_string()).collect(),
        }
    }

    /// What it is called in a sentence.
    pub fn label(&self) -> String {
        match self {
            Self::Pick(live) => live.name.full_name.clone(),
            Self::Promise(with) => match with.row.promised_by {
                PromisedBy::Me => format!("your promise to {}", with.name.full_name),
                PromisedBy::Them => format!("a promise of {}", with.name.full_name),
            },
            Self::Thanks(with) => format!("thanks to {}", with.name.full_name),
            Self::Waiting(waiting) => waiting.0.full_name.clone(),
            Self::Goal(uncovered) => format!("the goal “{}”", uncovered.goal.title),
            Self::NoNextStep(name) => name.full_name.clone(),
            Self::OldTies(_) => "an old tie".into(),
        }
    }

    /// Whom it is about, where that is one person.
    pub fn person(&self) -> Option<&Named> {
        match self {
            Self::Pick(live) => Some(&live.name),
            Self::Promise(with) => Some(&with.name),
            Self::Thanks(with) => Some(&with.name),
            Self::Waiting(waiting) => Some(&waiting.0),
            Self::NoNextStep(name) => Some(name),
            Self::Goal(_) | Self::OldTies(_) => None,
        }
    }
}

/// One step as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Which.
    pub step: ReviewStep,
    /// How many things were decided in it, in this review.
    pub done: usize,
    /// What is left to decide, in order, capped.
    pub left: Vec<Item>,
    /// What was left for another week in this review and could be taken up again.
    pub put_off: Vec<(ReviewItem, Item)>,
}

/// A review as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// The review under way; nothing where none is, and the walk is what one would find.
    pub review: Option<Review>,
    /// What was decided in it, in order.
    pub items: Vec<ReviewItem>,
    /// All steps, in order.
    pub stretches: Vec<Stretch>,
    /// Who is chosen for this week so far.
    pub chosen: Vec<LivePick>,
    /// The contact of the last seven days, newest first.
    pub talks: Vec<Talk>,
    /// What was decided today or in this review, by step and subject.
    pub(super) decided: HashSet<(ReviewStep, String)>,
}

impl Walk {
    /// The step as it stands.
    pub fn stretch(&self, step: ReviewStep) -> &Stretch {
        &self.stretches[step.number() - 1]
    }

    /// Whether a step is worth stopping at: something is left in it, or it is a page of its own.
    pub fn stops_at(&self, step: ReviewStep) -> bool {
        is_page(step) || !self.stretch(step).left.is_empty()
    }

    /// The first step from `step` on that is worth stopping at.
    pub fn from(&self, step: ReviewStep) -> ReviewStep {
        let mut at = step;
        while !self.stops_at(at) {
            match at.onward() {
                Some(onward) => at = onward,
                None => return at,
            }
        }
        at
    }

    /// The step after `step` that is worth stopping at.
    pub fn after(&self, step: ReviewStep) -> ReviewStep {
        step.onward().map_or(step, |onward| self.from(onward))
    }

    /// The nearest step before `step` in which something is left or was decided.
    pub fn before(&self, step: ReviewStep) -> Option<ReviewStep> {
        let mut at = step;
        while let Some(back) = at.back() {
            if self.stops_at(back) || self.stretch(back).done > 0 {
                return Some(back);
            }
            at = back;
        }
        None
    }

    /// How many things are left from `step` on, by step.
    pub fn left_from(&self, step: ReviewStep) -> impl Iterator<Item = (ReviewStep, usize)> {
        self.stretches
            .iter()
            .filter(move |stretch| stretch.step >= step)
            .map(|stretch| {
                let things = if is_page(stretch.step) {
                    1
                } else {
                    stretch.left.len()
                };
                (stretch.step, things)
            })
    }

    /// Whether `person` is chosen for this week.
    pub fn is_chosen(&self, person: PersonId) -> bool {
        self.chosen.iter().any(|live| live.name.id == person)
    }

    pub(super) fn is_decided(&self, step: ReviewStep, item: &Item) -> bool {
        item.subjects()
            .into_iter()
            .any(|subject| self.decided.contains(&(step, subject)))
    }

    /// Adds a step with what is live in it, of which at most `most` are walked through.
    pub(super) fn add(&mut self, step: ReviewStep, live: Vec<Item>, most: usize) {
        let done = self.items.iter().filter(|item| item.step == step).count();
        let (known, mut left): (Vec<Item>, Vec<Item>) = live
            .into_iter()
            .partition(|item| self.is_decided(step, item));
        left.truncate(most.saturating_sub(done));
        let put_off = known
            .into_iter()
            .filter_map(|item| {
                let subjects = item.subjects();
                let row = self.items.iter().find(|row| {
                    row.step == step && row.verdict == LATER && subjects.contains(&row.subject)
                })?;
                Some((row.clone(), item))
            })
            .collect();
        self.stretches.push(Stretch {
            step,
            done,
            left,
            put_off,
        });
    }
}

/// Whether a step is a page of its own rather than a walk through things.
pub fn is_page(step: ReviewStep) -> bool {
    matches!(
        step,
        ReviewStep::Capture | ReviewStep::Choose | ReviewStep::Summary
    )
}

/// The name under which a goal's gap is dismissed for good.
pub fn gap_proposal(goal: &str) -> String {
    format!("review-gap:{goal}")
}

/// The name under which the question for somebody's next step is dismissed for good.
pub fn next_step_proposal(person: &str) -> String {
    format!("review-next-step:{person}")
}
