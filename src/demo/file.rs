//! The shape of `assets/demo/network.toml`, key by key.
//!
//! Not here: what becomes of the lines (`network`).

use serde::Deserialize;

use crate::domain::asset::AssetKind;
use crate::domain::follow_up::FollowUpState;
use crate::domain::goal::Brings;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::introduction::IntroductionState;
use crate::domain::ledger::{AskedBy, GiftDirection, GiftKind};
use crate::domain::offer::OfferState;
use crate::domain::promise::{PromiseState, PromisedBy};
use crate::domain::review::ReviewStep;
use crate::domain::tie::{Rhythm, Stage, TieKind};

/// The file. A `*_days_ago` of -1 says that it has not happened.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) goal: Vec<GoalLines>,
    pub(super) asset: Vec<AssetLines>,
    pub(super) person: Vec<PersonLines>,
    pub(super) contribution: Vec<ContributionLines>,
    pub(super) interaction: Vec<InteractionLines>,
    pub(super) entry: Vec<EntryLines>,
    pub(super) promise: Vec<PromiseLines>,
    pub(super) offer: Vec<OfferLines>,
    pub(super) introduction: Vec<IntroductionLines>,
    pub(super) follow_up: Vec<FollowUpLines>,
    pub(super) review: Vec<ReviewLines>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoalLines {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) why: String,
    pub(super) due_in: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AssetLines {
    pub(super) kind: AssetKind,
    pub(super) name: String,
    pub(super) notes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonLines {
    pub(super) key: String,
    pub(super) full_name: String,
    pub(super) given_name: String,
    pub(super) family_name: String,
    pub(super) nickname: String,
    pub(super) pronouns: String,
    pub(super) organization: String,
    pub(super) role: String,
    pub(super) place: String,
    pub(super) birthday: String,
    pub(super) how_met: String,
    pub(super) met_through: String,
    pub(super) cares_about: String,
    pub(super) needs: String,
    pub(super) notes: String,
    pub(super) tags: Vec<String>,
    pub(super) emails: Vec<String>,
    pub(super) phones: Vec<String>,
    pub(super) links: Vec<String>,
    pub(super) kind: TieKind,
    pub(super) circle: u8,
    pub(super) rhythm: Rhythm,
    pub(super) waits_for: String,
    pub(super) ideal_days: i64,
    pub(super) latest_days: i64,
    pub(super) stage: Stage,
    pub(super) met_days_ago: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContributionLines {
    pub(super) goal: String,
    pub(super) person: String,
    pub(super) kind: Brings,
    pub(super) note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InteractionLines {
    pub(super) days_ago: i64,
    pub(super) channel: Channel,
    pub(super) direction: TouchDirection,
    pub(super) people: Vec<String>,
    pub(super) summary: String,
    pub(super) debrief: Option<DebriefLines>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DebriefLines {
    pub(super) matters: String,
    pub(super) felt: String,
    pub(super) listened: String,
    pub(super) ask_next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryLines {
    pub(super) person: String,
    pub(super) direction: GiftDirection,
    pub(super) kind: GiftKind,
    pub(super) what: String,
    pub(super) days_ago: i64,
    pub(super) asked_by: AskedBy,
    pub(super) thanked_days_ago: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromiseLines {
    pub(super) by: PromisedBy,
    pub(super) person: String,
    pub(super) what: String,
    pub(super) made_days_ago: i64,
    pub(super) due_in: i64,
    pub(super) has_due: u8,
    pub(super) state: PromiseState,
    pub(super) closed_days_ago: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfferLines {
    pub(super) person: String,
    pub(super) what: String,
    pub(super) kind: GiftKind,
    pub(super) state: OfferState,
    pub(super) goal: String,
    pub(super) cue: String,
    pub(super) action: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IntroductionLines {
    pub(super) first: String,
    pub(super) second: String,
    pub(super) why: String,
    pub(super) state: IntroductionState,
    pub(super) days_ago: i64,
    pub(super) outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FollowUpLines {
    pub(super) person: String,
    #[serde(default)]
    pub(super) on_in: i64,
    pub(super) has_on: u8,
    pub(super) waits_for: String,
    pub(super) what: String,
    pub(super) cue: String,
    pub(super) draft: String,
    pub(super) state: FollowUpState,
    pub(super) closed_days_ago: i64,
}

/// A finished review. Whoever is picked has an open follow-up in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewLines {
    pub(super) days_ago: i64,
    pub(super) picks: Vec<String>,
    pub(super) item: Vec<ReviewItemLines>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewItemLines {
    pub(super) step: ReviewStep,
    pub(super) person: String,
    pub(super) verdict: String,
    pub(super) said: String,
}
