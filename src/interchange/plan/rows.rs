//! The plan as the steps of one change, one after the other: a hundred thousand people need not be in
//! memory twice.

use super::board::{Board, Known};
use super::draft::Becoming;
use super::meetings::Talk;
use super::{Newness, Plan};
use crate::domain::imported::{Origin, ProposedParticipant};
use crate::domain::moment::Now;
use crate::domain::{IdSource, Record, Step, Stored};

impl Plan {
    /// Whether nothing would be written.
    pub fn is_empty(&self) -> bool {
        let is_same = |becoming: &Becoming| becoming.newness == Newness::Same;
        self.origins.is_empty() && self.talks.is_empty() && self.people.iter().all(is_same)
    }

    /// Everything that is written, in order; the plan is still there if it comes to nothing.
    pub fn steps<'p>(
        &'p self,
        board: &'p Board,
        ids: IdSource,
        now: Now,
    ) -> impl Iterator<Item = Step> + 'p {
        let people = self
            .people
            .iter()
            .flat_map(|becoming| steps_of(becoming, board));
        people.chain(self.beside_people(ids, now))
    }

    /// The same where nobody comes back to the plan: whoever is written is forgotten.
    pub fn into_steps(
        mut self,
        board: &Board,
        ids: IdSource,
        now: Now,
    ) -> impl Iterator<Item = Step> {
        let people = std::mem::take(&mut self.people);
        let beside: Vec<Step> = self.beside_people(ids, now).collect();
        let people = people
            .into_iter()
            .flat_map(|becoming| steps_of(&becoming, board));
        people.chain(beside)
    }

    /// What is written of no one person: the names under which records are known again, and talks.
    fn beside_people(&self, mut ids: IdSource, now: Now) -> impl Iterator<Item = Step> {
        let mut talks = Vec::new();
        for talk in &self.talks {
            proposed(&mut talks, talk, &mut ids, now);
        }
        let origins = self.origins.iter().map(move |(source, name)| {
            Step::Add(
                Origin {
                    id: ids.fresh(now.at),
                    source: (*source).to_owned(),
                    name: name.clone(),
                    created_at: now.at,
                }
                .into(),
            )
        });
        origins.chain(talks)
    }
}

fn steps_of(becoming: &Becoming, board: &Board) -> Vec<Step> {
    let was = becoming.place.and_then(|place| board.at(place));
    let history = || becoming.history.clone();
    match (becoming.newness, becoming.known(), was) {
        (Newness::New, Some(known), _) => added(known, history()),
        (Newness::Changed, Some(known), Some(was)) => changed(&was, known, history()),
        _ => Vec::new(),
    }
}

fn added(known: Known, history: Vec<Record>) -> Vec<Step> {
    let mut steps = vec![Step::Add(known.person.into()), Step::Add(known.tie.into())];
    steps.extend(known.points.into_iter().map(|row| Step::Add(row.into())));
    steps.extend(known.tags.into_iter().map(|row| Step::Add(row.into())));
    steps.extend(known.cards.into_iter().map(|row| Step::Add(row.into())));
    steps.extend(history.into_iter().map(Step::Add));
    steps
}

fn changed(was: &Known, becomes: Known, history: Vec<Record>) -> Vec<Step> {
    let mut steps = Vec::new();
    revised(&mut steps, &was.person, becomes.person);
    revised(&mut steps, &was.tie, becomes.tie);
    rest(&mut steps, &was.points, becomes.points);
    rest(&mut steps, &was.tags, becomes.tags);
    rest(&mut steps, &was.cards, becomes.cards);
    steps.extend(history.into_iter().map(Step::Add));
    steps
}

/// Rows beyond those that were there are new; the others are as they were, or revised.
fn rest<R: Stored + Into<Record> + Clone + PartialEq>(
    steps: &mut Vec<Step>,
    were: &[R],
    are: Vec<R>,
) {
    for (at, row) in are.into_iter().enumerate() {
        match were.get(at) {
            Some(was) => revised(steps, was, row),
            None => steps.push(Step::Add(row.into())),
        }
    }
}

fn revised<R: Into<Record> + Clone + PartialEq>(steps: &mut Vec<Step>, was: &R, becomes: R) {
    if *was != becomes {
        steps.push(Step::Revise {
            was: Box::new(was.clone().into()),
            becomes: Box::new(becomes.into()),
        });
    }
}

fn proposed(steps: &mut Vec<Step>, talk: &Talk, ids: &mut IdSource, now: Now) {
    let id = talk.row.id;
    steps.push(Step::Add(talk.row.clone().into()));
    for person in talk.people.iter().copied() {
        steps.push(Step::Add(
            ProposedParticipant {
                id: ids.fresh(now.at),
                talk: id,
                person,
            }
            .into(),
        ));
    }
}
