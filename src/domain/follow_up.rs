//! What the user plans to do next with somebody: on a day or after an event, with an if-then plan.
//!
//! If-then plans help intentions happen (Gollwitzer & Sheeran 2006, d = .65; Sheeran et al. 2024,
//! .27–.66; publication bias is likely): cue and action are kept apart, and said once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::goal::GoalId;
use super::offer::OfferId;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// Names a row of [`FollowUp`].
pub type FollowUpId = Id<FollowUp>;

/// Where a follow-up stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Decided against.
    Dropped,
}

impl Choice for FollowUpState {
    const ALL: &'static [Self] = &[Self::Open, Self::Done, Self::Dropped];

    fn label(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// A next step with one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Stable name of the row.
    pub id: FollowUpId,
    /// With whom.
    pub person: PersonId,
    /// On which day; `None` when it waits for an event.
    pub on_day: Option<NaiveDate>,
    /// The event waited for.
    pub waits_for: String,
    /// What it is about.
    pub what: String,
    /// “If …”
    pub cue: String,
    /// “… then I …”
    pub action: String,
    /// The message as far as it is written.
    pub draft: String,
    /// The offer it carries.
    pub offer: Option<OfferId>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// Where it stands.
    pub state: FollowUpState,
    /// When it was done or dropped.
    pub closed_on: Option<NaiveDate>,
    /// When it was written down.
    pub created_at: Moment,
}

impl FollowUp {
    /// A follow-up on a day, about `what`, with nothing else said.
    pub fn on(
        id: FollowUpId,
        person: PersonId,
        on_day: Option<NaiveDate>,
        what: String,
        now: Moment,
    ) -> Self {
        Self {
            id,
            person,
            on_day,
            waits_for: String::new(),
            what,
            cue: String::new(),
            action: String::new(),
            draft: String::new(),
            offer: None,
            goal: None,
            state: FollowUpState::Open,
            closed_on: None,
            created_at: now,
        }
    }

    /// The plan in a line: its cue and its action, or what it is about.
    pub fn plan(&self) -> String {
        plan_sentence(&self.what, &self.cue, &self.action)
    }

    /// Done on `on`.
    pub fn done(&self, on: NaiveDate, name: &str) -> Change {
        self.closed(FollowUpState::Done, on, format!("Followed up with {name}"))
    }

    /// Dropped on `on`.
    pub fn dropped(&self, on: NaiveDate, name: &str) -> Change {
        self.closed(
            FollowUpState::Dropped,
            on,
            format!("Dropped the follow-up with {name}"),
        )
    }

    /// Moved to another day.
    pub fn moved(&self, on_day: NaiveDate, name: &str) -> Change {
        Change::new(format!(
            "Follow-up with {name}: now {}",
            on_day.format("%a %-d %b")
        ))
        .revise(
            self,
            Self {
                on_day: Some(on_day),
                ..self.clone()
            },
        )
    }

    fn closed(&self, state: FollowUpState, on: NaiveDate, said: String) -> Change {
        Change::new(said).revise(
            self,
            Self {
                state,
                closed_on: Some(on),
                ..self.clone()
            },
        )
    }
}

/// A plan in a line: `after the stand-up → ask Maya`, `ask Maya, after the stand-up`, or `ask Maya`.
pub fn plan_sentence(what: &str, cue: &str, action: &str) -> String {
    let (what, cue, action) = (what.trim(), cue.trim(), action.trim());
    match (cue.is_empty(), action.is_empty()) {
        (true, true) => what.to_owned(),
        (true, false) => action.to_owned(),
        (false, false) => format!("{cue} → {action}"),
        (false, true) if what.is_empty() => cue.to_owned(),
        (false, true) => format!("{what}, {cue}"),
    }
}
