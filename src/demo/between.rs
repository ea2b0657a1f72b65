//! What passed between the user and the people of the network: gifts, promises, offers, introductions,
//! plans, last week's review.
//!
//! Not here: the people themselves and when they were met (`network`).

use chrono::NaiveDate;

use super::file::*;
use super::network::Making;
use crate::domain::Record;
use crate::domain::civil::plus_days;
use crate::domain::follow_up::FollowUp;
use crate::domain::introduction::Introduction;
use crate::domain::ledger::Entry;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::promise::Promise;
use crate::domain::review::{Pick, PickAnswer, Review, ReviewItem, ReviewState, ReviewStep};
use crate::report::Result;

impl Making {
    pub(super) fn entry(&mut self, lines: EntryLines) -> Result<()> {
        let row = Entry {
            id: self.id(),
            person: self.person_of(&lines.person)?,
            direction: lines.direction,
            kind: lines.kind,
            what: lines.what,
            on_day: self.ago(lines.days_ago),
            asked_by: lines.asked_by,
            thanked_on: self.past(lines.thanked_days_ago),
            interaction: None,
            offer: None,
            created_at: self.at(lines.days_ago),
        };
        self.rows.push(row.into());
        Ok(())
    }

    pub(super) fn promise(&mut self, lines: PromiseLines) -> Result<()> {
        let row = Promise {
            id: self.id(),
            person: self.person_of(&lines.person)?,
            promised_by: lines.by,
            what: lines.what,
            made_on: self.ago(lines.made_days_ago),
            due: (lines.has_due == 1).then(|| plus_days(self.now.today, lines.due_in)),
            state: lines.state,
            closed_on: self.past(lines.closed_days_ago),
            interaction: None,
            created_at: self.at(lines.made_days_ago),
        };
        self.rows.push(row.into());
        Ok(())
    }

    /// An offer; with a cue it is also a plan, on the weekday that the cue names or after the event.
    pub(super) fn offer(&mut self, lines: OfferLines) -> Result<()> {
        let goal = match lines.goal.as_str() {
            "" => None,
            key => Some(self.goal_of(key)?),
        };
        let row = Offer {
            id: self.id(),
            person: self.person_of(&lines.person)?,
            kind: lines.kind,
            what: lines.what,
            goal,
            state: lines.state,
            created_at: self.at(5),
        };
        if lines.state == OfferState::Planned && !lines.cue.is_empty() {
            let on = next_named_weekday(&lines.cue, self.now.today);
            let id = self.id();
            let mut plan = FollowUp::on(id, row.person, on, row.what.clone(), self.at(5));
            if on.is_none() {
                plan.waits_for = lines.cue.trim_start_matches("when ").to_owned();
            }
            plan.cue = lines.cue;
            plan.action = lines.action;
            plan.offer = Some(row.id);
            plan.goal = goal;
            self.rows.push(plan.into());
        }
        self.rows.push(row.into());
        Ok(())
    }

    pub(super) fn introduction(&mut self, lines: IntroductionLines) -> Result<()> {
        let row = Introduction {
            id: self.id(),
            first: self.person_of(&lines.first)?,
            second: self.person_of(&lines.second)?,
            why: lines.why,
            state: lines.state,
            since: self.ago(lines.days_ago),
            outcome: lines.outcome,
            created_at: self.at(lines.days_ago),
        };
        self.rows.push(row.into());
        Ok(())
    }

    pub(super) fn follow_up(&mut self, lines: FollowUpLines) -> Result<()> {
        let on = (lines.has_on == 1).then(|| plus_days(self.now.today, lines.on_in));
        let (id, person) = (self.id(), self.person_of(&lines.person)?);
        let mut row = FollowUp::on(id, person, on, lines.what, self.at(9));
        row.waits_for = lines.waits_for;
        row.cue = lines.cue;
        row.draft = lines.draft;
        row.state = lines.state;
        row.closed_on = self.past(lines.closed_days_ago);
        self.rows.push(row.into());
        Ok(())
    }

    pub(super) fn review(&mut self, lines: ReviewLines) -> Result<()> {
        let (on_day, at) = (self.ago(lines.days_ago), self.at(lines.days_ago));
        let review = Review {
            id: self.id(),
            started_on: on_day,
            step: ReviewStep::Summary,
            state: ReviewState::Finished,
            finished_on: Some(on_day),
            created_at: at,
        };
        let id = review.id;
        self.rows.push(review.into());
        for item in lines.item {
            let row = ReviewItem {
                id: self.id(),
                review: id,
                step: item.step,
                subject: self.person_of(&item.person)?.to_string(),
                verdict: item.verdict,
                said: item.said,
                on_day,
                created_at: at,
            };
            self.rows.push(row.into());
        }
        for key in lines.picks {
            let person = self.person_of(&key)?;
            let plan = self.rows.iter().rev().find_map(|row| match row {
                Record::FollowUp(plan) if plan.person == person => Some(plan.id),
                _ => None,
            });
            let row = Pick {
                id: self.id(),
                person,
                review: Some(id),
                follow_up: plan,
                on_day,
                answer: PickAnswer::Open,
                created_at: at,
            };
            self.rows.push(row.into());
        }
        Ok(())
    }
}

/// The next day after `today` whose name stands in `text`.
fn next_named_weekday(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    (1..=7)
        .map(|days| plus_days(today, days))
        .find(|day| text.contains(&day.format("%A").to_string()))
}
