//! Reading a review as it stands, and what it came to. Every step is read once and capped; no item is
//! looked for on its own.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::review::{Dormant, LivePick};
use super::walk::{Item, Walk, gap_proposal, next_step_proposal};
use crate::coach::review::summary::{KEPT, ReviewSummary, summary};
use crate::coach::review::{self, OldTie};
use crate::domain::civil::plus_days;
use crate::domain::person::PersonId;
use crate::domain::review::{PickAnswer, Review, ReviewItem, ReviewState, ReviewStep};
use crate::domain::{Choice, Id};
use crate::report::Result;
use crate::store::Store;

/// The most contact listed as this week's.
const TALKS_MOST: usize = 12;
/// The most picks read, asked about or standing.
const LIVE_PICKS_MOST: usize = 40;
/// How many old ties the coach chooses from.
const OLD_TIES_READ: usize = 40;

impl Store {
    /// The review under way as it stands on `today`, or what a new one would find.
    pub fn walk(&self, today: NaiveDate) -> Result<Walk> {
        let review = self.open_review()?;
        let items = match &review {
            Some(review) => self.review_items(review.id)?,
            None => Vec::new(),
        };
        let of_today = self.review_items_of_day(today)?;
        let decided = items
            .iter()
            .chain(&of_today)
            .map(|item| (item.step, item.subject.clone()))
            .collect();
        let mut talks = self.latest_talks(TALKS_MOST)?;
        talks.retain(|talk| talk.interaction.on_day > plus_days(today, -7));
        let mut walk = Walk {
            review,
            items,
            stretches: Vec::with_capacity(ReviewStep::ALL.len()),
            chosen: Vec::new(),
            talks,
            decided,
        };
        // What was decided is read too, and then left out; so many more are asked for.
        let over = walk.decided.len();
        for step in ReviewStep::ALL {
            let (live, most) = match step {
                ReviewStep::Capture | ReviewStep::Choose | ReviewStep::Summary => (Vec::new(), 0),
                ReviewStep::Picks => (
                    self.picks_to_ask(&mut walk, today)?,
                    review::PICKS_ASKED_MOST,
                ),
                ReviewStep::Promises => (self.promises_to_ask(today, over)?, review::PROMISES_MOST),
                ReviewStep::Thanks => (
                    self.thanks_waiting(review::THANKS_MOST + over)?
                        .into_iter()
                        .map(|with| Item::Thanks(Box::new(with)))
                        .collect(),
                    review::THANKS_MOST,
                ),
                ReviewStep::Waiting => (self.people_waiting(&walk, today)?, review::WAITING_MOST),
                ReviewStep::Gaps => (
                    self.gaps(over)?,
                    review::GOALS_MOST + review::NO_NEXT_STEP_MOST,
                ),
                ReviewStep::Dormant => (self.old_tie_question(&walk, today)?, usize::MAX),
            };
            walk.add(*step, live, most);
        }
        Ok(walk)
    }

    /// What the review under way, or else the last, comes to on `today`; nothing before the first.
    pub fn review_summary(&self, today: NaiveDate) -> Result<Option<ReviewSummary>> {
        if self.open_review()?.is_some() {
            return self.walk(today)?.summary(self, today);
        }
        match self.last_review()? {
            None => Ok(None),
            Some(last) => {
                let items = self.review_items(last.id)?;
                self.summed_up(&last, &items, today).map(Some)
            }
        }
    }

    fn summed_up(
        &self,
        review: &Review,
        items: &[ReviewItem],
        today: NaiveDate,
    ) -> Result<ReviewSummary> {
        let day = review.finished_on.unwrap_or(today);
        let in_touch = self.in_touch_between(plus_days(day, -6), day)?;
        let names = in_touch.into_iter().map(|name| name.full_name).collect();
        // Those kept from an earlier week first, then the new ones; two reviews of a day share their picks.
        let of_the_day = self.review_items_of_day(day)?;
        let mut picks: Vec<LivePick> = Vec::new();
        for item in items.iter().chain(&of_the_day) {
            let kept = uuid::Uuid::try_parse(&item.subject)
                .ok()
                .filter(|_| item.verdict == KEPT);
            if let Some(pick) = kept {
                picks.extend(self.pick_of(Id::new(pick))?);
            }
        }
        picks.extend(self.picks_of_review_or_day(review.id, day)?);
        let mut seen = HashSet::new();
        picks.retain(|live| seen.insert(live.pick.id) && live.pick.answer != PickAnswer::LetGo);
        let picks = picks.iter().map(LivePick::line).collect();
        Ok(summary(review, items, picks, names, &self.guesses()?))
    }

    /// The picks to ask about; those that need no asking are this week's and go into the walk.
    fn picks_to_ask(&self, walk: &mut Walk, today: NaiveDate) -> Result<Vec<Item>> {
        let own = walk.review.as_ref().map(|review| review.id);
        let (this_week, earlier): (Vec<LivePick>, Vec<LivePick>) = self
            .live_picks(LIVE_PICKS_MOST)?
            .into_iter()
            .partition(|live| {
                live.pick.on_day >= today || (own.is_some() && live.pick.review == own)
            });
        let items: Vec<Item> = earlier
            .into_iter()
            .map(|live| Item::Pick(Box::new(live)))
            .collect();
        for item in &items {
            if let Item::Pick(live) = item
                && walk.is_decided(ReviewStep::Picks, item)
            {
                walk.chosen.push((**live).clone());
            }
        }
        walk.chosen.extend(this_week);
        Ok(items)
    }

    fn promises_to_ask(&self, today: NaiveDate, over: usize) -> Result<Vec<Item>> {
        let bounds = review::promises_until(today);
        Ok(self
            .promises_coming_up(bounds, review::PROMISES_MOST + over)?
            .into_iter()
            .map(|with| Item::Promise(Box::new(with)))
            .collect())
    }

    fn people_waiting(&self, walk: &Walk, today: NaiveDate) -> Result<Vec<Item>> {
        let turns = self.turns(today)?;
        let mut items = Vec::new();
        let mut fresh = 0;
        for turn in review::waiting(&turns) {
            if fresh == review::WAITING_MOST {
                break;
            }
            if walk.is_chosen(turn.person) {
                continue;
            }
            let known = (ReviewStep::Waiting, turn.person.to_string());
            fresh += usize::from(!walk.decided.contains(&known));
            if let Some(name) = self.name_of(turn.person)? {
                items.push(Item::Waiting(Box::new((name, turn))));
            }
        }
        Ok(items)
    }

    fn gaps(&self, over: usize) -> Result<Vec<Item>> {
        let dismissed: HashSet<String> = self.dismissed()?.into_iter().collect();
        let goals = self
            .uncovered_goals()?
            .into_iter()
            .filter(|uncovered| !dismissed.contains(&gap_proposal(&uncovered.goal.id.to_string())))
            .take(review::GOALS_MOST)
            .map(|uncovered| Item::Goal(Box::new(uncovered)));
        let people = self
            .without_next_step(review::NO_NEXT_STEP_MOST + over + dismissed.len())?
            .into_iter()
            .filter(|name| !dismissed.contains(&next_step_proposal(&name.id.to_string())))
            .take(review::NO_NEXT_STEP_MOST + over)
            .map(Item::NoNextStep);
        Ok(goals.chain(people).collect())
    }

    fn old_tie_question(&self, walk: &Walk, today: NaiveDate) -> Result<Vec<Item>> {
        let answered = walk
            .decided
            .iter()
            .any(|(step, _)| *step == ReviewStep::Dormant);
        if answered {
            return Ok(Vec::new());
        }
        let waiting = &walk.stretch(ReviewStep::Waiting).left;
        let shown = |person: PersonId| {
            walk.is_chosen(person)
                || walk
                    .decided
                    .contains(&(ReviewStep::Waiting, person.to_string()))
                || waiting
                    .iter()
                    .any(|item| item.person().is_some_and(|name| name.id == person))
        };
        let lately: HashSet<String> = self
            .review_subjects_since(
                ReviewStep::Dormant,
                plus_days(today, -review::OLD_TIE_REST_DAYS),
            )?
            .into_iter()
            .collect();
        let mut silent = self.dormant(plus_days(today, -review::OLD_AFTER_DAYS), OLD_TIES_READ)?;
        silent.retain(|tie| !shown(tie.name.id));
        let facts: Vec<OldTie> = silent
            .iter()
            .map(|tie| OldTie {
                person: tie.name.id,
                goals: tie.goals,
                contact_days: tie.pattern.contact_days,
                circle: tie.circle,
                offered: if lately.contains(&tie.name.id.to_string()) {
                    review::Offered::Lately
                } else {
                    review::Offered::NotLately
                },
            })
            .collect();
        let offered: Vec<Dormant> = review::old_ties(&facts)
            .into_iter()
            .filter_map(|person| silent.iter().find(|tie| tie.name.id == person).cloned())
            .collect();
        Ok(if offered.is_empty() {
            Vec::new()
        } else {
            vec![Item::OldTies(offered)]
        })
    }
}

impl Walk {
    /// What it comes to so far; nothing where no review is under way.
    pub fn summary(&self, store: &Store, today: NaiveDate) -> Result<Option<ReviewSummary>> {
        match &self.review {
            Some(review) if review.state == ReviewState::Open => {
                store.summed_up(review, &self.items, today).map(Some)
            }
            _ => Ok(None),
        }
    }
}
