//! What a choice does. Every decision is one change: what happens to the people, and the row that says
//! that this item of this review is decided and where the review goes on.

use chrono::NaiveDate;

use crate::coach::review::summary::LATER;
use crate::domain::draft::Dismissal;
use crate::domain::review::{Review, ReviewItem, ReviewState, ReviewStep};
use crate::domain::{Change, Choice};
use crate::store::query::Named;
use crate::store::query::walk::{Item, gap_proposal, next_step_proposal};
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::form::plan;
use crate::tui::form::{promise, talk};
use crate::tui::view::{Context, Effect};

use super::forms::{choose_circle, could_bring};
use super::picks::pick_asked;
use super::{Detail, Place, ReviewScreen};

/// What marks an item as decided: in which review, and where that review stands afterwards.
#[derive(Clone)]
pub(super) struct Mark {
    pub review: Review,
    pub step: ReviewStep,
    pub subjects: Vec<String>,
    pub onward: ReviewStep,
}

impl Mark {
    /// The rows that say so. Where the item had several subjects and one was chosen, the others were seen
    /// and left.
    pub(super) fn rows(&self, verdict: &str, said: &str, context: &mut Context) -> Change {
        self.rows_about(None, verdict, said, context)
    }

    /// The same about one of several subjects.
    pub(super) fn rows_about(
        &self,
        chosen: Option<&str>,
        verdict: &str,
        said: &str,
        context: &mut Context,
    ) -> Change {
        let mut change = Change::new(said);
        for subject in &self.subjects {
            let left = chosen.is_some_and(|chosen| chosen != subject);
            let (verdict, said) = if left { (LATER, "") } else { (verdict, said) };
            change = change.add(ReviewItem {
                id: context.ids.fresh(context.now.at),
                review: self.review.id,
                step: self.step,
                subject: subject.clone(),
                verdict: verdict.to_owned(),
                said: said.to_owned(),
                on_day: context.today(),
                created_at: context.now.at,
            });
        }
        change.and(moved(&self.review, self.onward))
    }

    /// `change`, and the rows that say with its own sentence that it decided the item.
    pub(super) fn settles(&self, change: Change, verdict: &str, context: &mut Context) -> Change {
        let rows = self.rows(verdict, &change.said.clone(), context);
        change.and(rows)
    }
}

/// The review goes to `step`.
fn moved(review: &Review, step: ReviewStep) -> Change {
    Change::new(format!("On to {}", step.label())).revise(
        review,
        Review {
            step,
            ..review.clone()
        },
    )
}

impl ReviewScreen {
    /// Does what a command means here; only called when it is available.
    pub(super) fn decide(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        match (self.place, command) {
            (Place::Start, _) => self.at_start(command, context),
            (_, Command::PreviousPart) => self.go_back(),
            (Place::Looking(_), Command::Open) if self.lines() > 0 => self.take_up_again(),
            (Place::Page(ReviewStep::Choose), Command::Pick | Command::Drop) => {
                self.choose(command, context)
            }
            (Place::Page(ReviewStep::Summary), _) => self.at_summary(command, context),
            (Place::Item(_), Command::NextPart) => self.leave_step(),
            (Place::Page(_) | Place::Looking(_), _) => self.go_on(),
            (Place::Item(_), Command::Open) => self
                .selected_person()
                .map(|name| Effect::Person(name.id))
                .into_iter()
                .collect(),
            (Place::Item(_), _) => self.decide_item(command, context),
        }
    }

    fn at_start(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        match (command, self.review().cloned()) {
            (Command::Open, Some(review)) => {
                self.walking = Some(review.id);
                vec![Effect::Load]
            }
            (Command::Open, None) => {
                let review = begun(context);
                self.walking = Some(review.id);
                vec![Effect::Apply(
                    Change::new("Began the weekly review").add(review),
                )]
            }
            (Command::Skip, Some(open)) => {
                let review = begun(context);
                self.walking = Some(review.id);
                let change = Change::new("Ended the earlier review and began a new one")
                    .revise(&open, finished(&open, context.today()))
                    .add(review);
                vec![Effect::Apply(change)]
            }
            _ => self.keep_or_copy(command),
        }
    }

    fn at_summary(&mut self, command: Command, context: &Context) -> Vec<Effect> {
        match (command, self.review()) {
            (Command::Open, Some(review)) => vec![Effect::Apply(
                Change::new("Finished the weekly review")
                    .revise(review, finished(review, context.today())),
            )],
            _ => self.keep_or_copy(command),
        }
    }

    fn keep_or_copy(&self, command: Command) -> Vec<Effect> {
        let (summary, number) = match &self.detail {
            Detail::Summary(summary, number) => (summary, *number),
            Detail::Start(start) => match &start.summary {
                Some((summary, number)) => (summary, *number),
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        match command {
            Command::Keep => vec![Effect::File {
                name: summary.file_name(number),
                text: summary.to_markdown(),
            }],
            Command::Copy => vec![Effect::Copy(summary.to_markdown())],
            _ => Vec::new(),
        }
    }

    fn go_on(&mut self) -> Vec<Effect> {
        self.looking = None;
        match (self.review(), self.step(), &self.walk) {
            (Some(review), Some(step), Some(walk)) => {
                vec![Effect::Quietly(moved(review, walk.after(step)))]
            }
            _ => Vec::new(),
        }
    }

    fn leave_step(&mut self) -> Vec<Effect> {
        match (self.review(), self.step(), &self.walk) {
            (Some(review), Some(step), Some(walk)) => {
                let change = moved(review, walk.after(step))
                    .saying(format!("Left the rest of {}", step.label()));
                vec![Effect::Apply(change)]
            }
            _ => Vec::new(),
        }
    }

    fn go_back(&mut self) -> Vec<Effect> {
        let (Some(review), Some(step), Some(walk)) = (self.review(), self.step(), &self.walk)
        else {
            return Vec::new();
        };
        let Some(before) = walk.before(step) else {
            return Vec::new();
        };
        let change = moved(review, before).saying(format!("Back to {}", before.label()));
        self.looking = Some(before);
        vec![Effect::Quietly(change)]
    }

    fn take_up_again(&mut self) -> Vec<Effect> {
        let (Some(step), Some(walk)) = (self.step(), &self.walk) else {
            return Vec::new();
        };
        match walk.stretch(step).put_off.get(self.selection.at()) {
            Some((row, item)) => vec![Effect::Apply(
                Change::new(format!("Took up again: {}", item.label())).remove(row.clone()),
            )],
            None => Vec::new(),
        }
    }

    /// What marks the item at hand as decided.
    fn mark(&self) -> Option<Mark> {
        let (review, step, walk) = (self.review()?, self.step()?, self.walk.as_ref()?);
        let onward = if walk.stretch(step).left.len() > 1 {
            step
        } else {
            walk.after(step)
        };
        Some(Mark {
            review: review.clone(),
            step,
            subjects: self.item()?.subjects(),
            onward,
        })
    }

    fn decide_item(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        let (Some(mark), Some(item)) = (self.mark(), self.item().cloned()) else {
            return Vec::new();
        };
        let today = context.today();
        let effect = match (&item, command) {
            (Item::Pick(live), _) => return pick_asked(live, command, mark, context),
            (_, Command::Later) => {
                let change = Change::new(left_sentence(&item));
                Effect::Apply(change.and(mark.rows(LATER, "", context)))
            }
            (Item::Promise(with), Command::Done) => {
                let change = with.row.kept(today, &with.name.short);
                Effect::Apply(mark.settles(change, "kept", context))
            }
            (Item::Promise(with), Command::Drop) => {
                let change = with.row.released(today, &with.name.short);
                Effect::Apply(mark.settles(change, "released", context))
            }
            (Item::Promise(with), Command::Date) => {
                promise::redate_then(&with.row, &with.name, move |said, context| {
                    mark.rows("redated", said, context)
                })
            }
            (Item::Thanks(with), Command::Done) => {
                let change = with.row.thanked(today, &with.name.short);
                Effect::Apply(mark.settles(change, "said", context))
            }
            (Item::Waiting(waiting), _) => self.decide_waiting(&waiting.0, command, mark, context),
            (Item::Goal(uncovered), Command::Drop) => {
                let goal = &uncovered.goal;
                let change = Change::new(format!("Let the gaps of “{}” be", goal.title))
                    .add(dismissal(gap_proposal(&goal.id.to_string()), context));
                Effect::Apply(change.and(mark.rows("let_be", "", context)))
            }
            (Item::Goal(uncovered), Command::Mark) => match self.selected_person() {
                Some(name) => could_bring(
                    &uncovered.goal,
                    &uncovered.missing,
                    name,
                    move |said, context| mark.rows("covered", said, context),
                ),
                None => return Vec::new(),
            },
            (Item::Goal(uncovered), Command::Pick) => match self.selected_person() {
                Some(name) => self.pick(name, Some(uncovered.goal.id), mark, None),
                None => return Vec::new(),
            },
            (Item::NoNextStep(name), Command::AddFollowUp) => {
                plan::add_then(Some(name.clone()), move |said, context| {
                    mark.rows("planned", said, context)
                })
            }
            (Item::NoNextStep(name), Command::EditTie) => {
                let named = name.clone();
                act::with_tie(name, move |tie, _, _| {
                    Ok(vec![choose_circle(&tie, &named, move |said, context| {
                        mark.rows("circled", said, context)
                    })])
                })
            }
            (Item::NoNextStep(name), Command::Pick) => self.pick(name, None, mark, None),
            (Item::NoNextStep(name), Command::Drop) => {
                let change = Change::new(format!("Let {} be", name.short))
                    .add(dismissal(next_step_proposal(&name.id.to_string()), context));
                Effect::Apply(change.and(mark.rows("let_be", "", context)))
            }
            (Item::OldTies(_), Command::Pick) => match self.selected_person() {
                Some(name) => self.pick(name, None, mark, Some(name.id.to_string())),
                None => return Vec::new(),
            },
            (Item::OldTies(_), Command::Reached) => match self.selected_person() {
                Some(name) => {
                    let said = format!("In touch again with {}", name.short);
                    let who = name.id.to_string();
                    let rows = mark.rows_about(Some(&who), "reached", &said, context);
                    talk::log(vec![name.clone()], today, rows)
                }
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        vec![effect]
    }

    fn decide_waiting(
        &self,
        name: &Named,
        command: Command,
        mark: Mark,
        context: &mut Context,
    ) -> Effect {
        let named = name.clone();
        match command {
            Command::Reached => {
                let said = format!("In touch with {}", name.short);
                let rows = mark.rows("reached", &said, context);
                talk::log(vec![name.clone()], context.today(), rows)
            }
            Command::Pick => self.pick(name, None, mark, None),
            Command::Snooze => act::with_tie(name, move |tie, _, context| {
                let change = act::snooze_change(&tie, &named, context);
                Ok(vec![Effect::Apply(
                    mark.settles(change, "snoozed", context),
                )])
            }),
            Command::Bump => {
                let change = act::bump_change(name, context);
                Effect::Apply(mark.settles(change, "considered", context))
            }
            Command::Loosen => act::with_tie(name, move |tie, reader, context| {
                Ok(vec![match act::loosen_change(&tie, &named, reader)? {
                    Some(change) => Effect::Apply(mark.settles(change, "loosened", context)),
                    None => Effect::Trouble(format!(
                        "{} has no rhythm of its own to loosen.",
                        named.short
                    )),
                }])
            }),
            _ => act::with_tie(name, move |tie, _, context| {
                let change = tie.let_rest(&named.short);
                Ok(vec![Effect::Apply(mark.settles(change, "rests", context))])
            }),
        }
    }
}

fn begun(context: &mut Context) -> Review {
    Review {
        id: context.ids.fresh(context.now.at),
        started_on: context.today(),
        step: ReviewStep::Capture,
        state: ReviewState::Open,
        finished_on: None,
        created_at: context.now.at,
    }
}

fn finished(review: &Review, today: NaiveDate) -> Review {
    Review {
        state: ReviewState::Finished,
        finished_on: Some(today),
        ..review.clone()
    }
}

fn dismissal(proposal: String, context: &mut Context) -> Dismissal {
    Dismissal {
        id: context.ids.fresh(context.now.at),
        proposal,
        created_at: context.now.at,
    }
}

/// What is said when an item is left for another week.
fn left_sentence(item: &Item) -> String {
    match item {
        Item::OldTies(_) => "No old tie this week".into(),
        item => format!("Left for another week: {}", item.label()),
    }
}
