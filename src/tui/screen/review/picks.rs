//! Picking somebody for the week, taking a pick back, and saying what became of an earlier one.

use chrono::NaiveDate;

use super::decide::Mark;
use super::{Detail, ReviewScreen};
use crate::coach::review::summary::KEPT;
use crate::coach::review::too_many;
use crate::domain::Change;
use crate::domain::civil::{day_words, days_between, plus_days};
use crate::domain::follow_up::{FollowUp, FollowUpState};
use crate::domain::goal::GoalId;
use crate::domain::review::{Pick, PickAnswer, Review, ReviewItem, ReviewStep};
use crate::store::query::Named;
use crate::store::query::review::LivePick;
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::form::plan::{self, PickStart};
use crate::tui::form::{talk, welcome};
use crate::tui::layer::confirm::Confirm;
use crate::tui::view::{Context, Effect};

impl ReviewScreen {
    /// Opens the form that picks somebody; one pick too many is questioned first.
    pub(super) fn pick(
        &self,
        name: &Named,
        goal: Option<GoalId>,
        mark: Mark,
        subject: Option<String>,
    ) -> Effect {
        let chosen = self.walk.as_ref().map_or(0, |walk| walk.chosen.len());
        let named = name.clone();
        let ask = act::with_tie(name, move |tie, reader, _| {
            let standing = reader.store.standing_offer(named.id)?;
            let start = PickStart {
                offer: standing
                    .as_ref()
                    .map(|offer| offer.what.clone())
                    .unwrap_or_default(),
                goal: goal.or(standing.as_ref().and_then(|offer| offer.goal)),
                standing,
                review: Some(mark.review.id),
                tie: Some(tie),
            };
            Ok(vec![plan::pick(&named, start, move |context| {
                mark.rows_about(subject.as_deref(), "picked", "", context)
            })])
        });
        match too_many(chosen, &name.short) {
            Some(question) => Confirm::layer("one more?", question, vec![ask]),
            None => ask,
        }
    }

    pub(super) fn choose(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        let (Some(walk), Some(review), Detail::Choose(candidates, _)) =
            (&self.walk, self.review(), &self.detail)
        else {
            return Vec::new();
        };
        let at = self.selection.at();
        match walk.chosen.get(at) {
            Some(live) if command == Command::Drop => {
                vec![Effect::Apply(self.unpicked(live, review, context.today()))]
            }
            Some(_) => Vec::new(),
            None => candidates
                .get(at - walk.chosen.len())
                .map(|candidate| {
                    let mark = Mark {
                        review: review.clone(),
                        step: ReviewStep::Choose,
                        subjects: vec![candidate.name.id.to_string()],
                        onward: ReviewStep::Choose,
                    };
                    self.pick(&candidate.name, None, mark, None)
                })
                .into_iter()
                .collect(),
        }
    }

    /// A pick of this review goes as if it had never been; one of an earlier week is let go.
    fn unpicked(&self, live: &LivePick, review: &Review, today: NaiveDate) -> Change {
        let said = format!("{} is not picked for this week", live.name.short);
        if live.pick.review != Some(review.id) {
            let change = answered(live, PickAnswer::LetGo, today).saying(said);
            let pick = live.pick.id.to_string();
            // It was kept earlier in this review; the summary is to say what holds now.
            let kept = self
                .walk
                .iter()
                .flat_map(|walk| &walk.items)
                .find(|item| item.step == ReviewStep::Picks && item.subject == pick);
            return match kept {
                Some(row) => change.revise(
                    row,
                    ReviewItem {
                        verdict: "let_go".into(),
                        said: let_go_sentence(live),
                        ..row.clone()
                    },
                ),
                None => change,
            };
        }
        let mut change = Change::new(said).remove(live.pick.clone());
        if let Some(plan) = &live.plan {
            change = change.remove(plan.clone());
        }
        let subject = live.name.id.to_string();
        let chosen_here = self.walk.iter().flat_map(|walk| &walk.items).find(|item| {
            item.step == ReviewStep::Choose && item.subject == subject && item.review == review.id
        });
        match chosen_here {
            Some(row) => change.remove(row.clone()),
            None => change,
        }
    }
}

/// The pick with its answer, and its plan closed with it.
fn answered(live: &LivePick, answer: PickAnswer, today: NaiveDate) -> Change {
    let short = &live.name.short;
    let change = Change::new("").revise(
        &live.pick,
        Pick {
            answer,
            ..live.pick.clone()
        },
    );
    let open = live
        .plan
        .as_ref()
        .filter(|plan| plan.state == FollowUpState::Open);
    match (open, answer) {
        (Some(plan), PickAnswer::Reached) => change.and(plan.done(today, short)),
        (Some(plan), PickAnswer::LetGo) => change.and(plan.dropped(today, short)),
        (Some(plan), PickAnswer::NotYet) => match next_same_weekday(plan, today) {
            Some(day) => change.and(plan.moved(day, short)),
            None => change,
        },
        _ => change,
    }
}

/// The next day after `today` on the weekday of a plan whose day has come; nothing for one still to come.
fn next_same_weekday(plan: &FollowUp, today: NaiveDate) -> Option<NaiveDate> {
    let on = plan.on_day.filter(|on| *on <= today)?;
    let weeks = days_between(on, today) / 7 + 1;
    Some(plus_days(on, weeks * 7))
}

fn let_go_sentence(live: &LivePick) -> String {
    format!("Let the pick of {} go", live.name.short)
}

/// What became of a pick of an earlier week.
pub(super) fn pick_asked(
    live: &LivePick,
    command: Command,
    mark: Mark,
    context: &mut Context,
) -> Vec<Effect> {
    let (short, today) = (&live.name.short, context.today());
    let reached = format!(
        "Reached {short}, picked on {}",
        day_words(live.pick.on_day, today)
    );
    let effect = match command {
        Command::Reached => {
            let rows = mark.rows("reached", &reached, context);
            let also = answered(live, PickAnswer::Reached, today).and(rows);
            talk::log(vec![live.name.clone()], today, also)
        }
        Command::Done => {
            let live = live.clone();
            let change = answered(&live, PickAnswer::Reached, today).saying(reached);
            Effect::Ask(Box::new(move |reader, context| {
                let settle =
                    move |context: &mut Context| mark.settles(change.clone(), "reached", context);
                Ok(vec![match reader.store.open_guess(live.name.id)? {
                    Some(guess) => welcome::ask(guess, &live.name, settle),
                    None => Effect::Apply(settle(context)),
                }])
            }))
        }
        Command::Later => {
            let said = format!("{short}: not yet, kept for another week");
            let change = answered(live, PickAnswer::NotYet, today).saying(said);
            Effect::Apply(mark.settles(change, KEPT, context))
        }
        Command::Drop => {
            let change = answered(live, PickAnswer::LetGo, today).saying(let_go_sentence(live));
            Effect::Apply(mark.settles(change, "let_go", context))
        }
        _ => return Vec::new(),
    };
    vec![effect]
}
