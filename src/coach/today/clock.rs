//! The clock of one tie: its cadence, whether its silence is long enough to speak of, and how urgent it is.
//!
//! A tie becomes ready when it has been silent for its cadence and at least two weeks, and it is unlikely
//! that the two are in touch within a month by themselves. Both that chance and the chance behind the
//! urgency first rise and then fall, or only fall, as the silence grows: the survival ratio S(e+w)/S(e) of a
//! log-logistic gap has one lowest point. So whoever has become ready stays ready, and urgency is taken as
//! the highest it has been since the tie could be ready: a longer silence never lowers it, and both are
//! found by looking at the two ends.

use super::{Facts, UNANSWERED_PAUSE};
use crate::coach::rhythm::Pattern;
use crate::coach::silence::Past;
use crate::domain::civil::days_between;
use crate::domain::tie::{Cadence, Circle, Rhythm, Weight};
use chrono::NaiveDate;

/// From this many contact-days on, a tie's own median gap stands for its cadence.
pub const CONTACTS_FOR_OWN_RHYTHM: u32 = 3;
/// Nobody is ready before so many days of silence.
pub const SOONEST_DAYS: i64 = 14;
/// How far ahead contact by itself is looked for: days.
const BY_ITSELF_DAYS: i64 = 30;
/// A tie is ready when contact by itself within that time is less likely than this.
const BY_ITSELF_BELOW: f64 = 0.40;

/// A tie whose silence is long enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ready {
    /// Days since the last contact, or since the person was written down.
    pub days: i64,
    /// The cadence it is held against, days.
    pub cadence: i64,
    /// Weight times one minus the chance of contact within the cadence; above zero, at most 3.
    pub urgency: f64,
}

/// Whether the clock speaks for this tie on `today`. Nobody who is paused, put off, on no clock, or was
/// written to three times without an answer.
pub(super) fn ready(facts: &Facts, today: NaiveDate) -> Option<Ready> {
    let cadence = cadence(facts)?;
    let last = facts.pattern.last_touch.unwrap_or(facts.since);
    let days = days_between(last, today);
    let soonest = cadence.max(SOONEST_DAYS);
    if days < soonest || facts.pattern.unanswered >= UNANSWERED_PAUSE {
        return None;
    }
    let past = Past::of(&facts.pattern);
    let ends = [soonest, days];
    // The longest silence that the user named for this tie is theirs to say, whatever is likely.
    let past_latest = facts.own_latest.is_some_and(|latest| days >= latest);
    let unlikely = ends
        .iter()
        .any(|silent| past.contact_within(*silent, BY_ITSELF_DAYS) < BY_ITSELF_BELOW);
    if !(unlikely || past_latest) {
        return None;
    }
    let missing = ends
        .iter()
        .map(|silent| 1.0 - past.contact_within(*silent, cadence))
        .fold(0.0, f64::max);
    Some(Ready {
        days,
        cadence,
        urgency: weight(facts.weight) * missing,
    })
}

/// How much a tie's silence counts: focus 3, active 2, keep 1.
fn weight(weight: Weight) -> f64 {
    match weight {
        Weight::Focus => 3.0,
        Weight::Active => 2.0,
        Weight::Keep => 1.0,
    }
}

/// The cadence that a tie is held against, days: the user's own, else its median gap from three
/// contacts on, else its circle's; `None` for a tie on no clock.
pub fn cadence(facts: &Facts) -> Option<i64> {
    if facts.rhythm != Rhythm::Periodic {
        return None;
    }
    facts
        .own_cadence
        .or_else(|| usual(&facts.pattern))
        .or(facts.circle_cadence)
}

/// The usual gap in whole days, once there are contacts enough to speak of one.
pub fn usual(pattern: &Pattern) -> Option<i64> {
    (pattern.contact_days >= CONTACTS_FOR_OWN_RHYTHM)
        .then_some(pattern.median_gap?)
        .map(|gap| (gap.round() as i64).max(1))
}

/// The cadence and longest silence that hold for a tie: its own, else its circle's, else the preset.
pub fn settled_cadence(
    own: (Option<i64>, Option<i64>),
    circle: Option<Circle>,
    circle_own: Option<Cadence>,
) -> Option<Cadence> {
    let base = circle_own.or_else(|| circle.and_then(Circle::preset));
    match (own.0, base) {
        (Some(ideal), _) => Some(Cadence {
            ideal_days: ideal,
            latest_days: own.1.unwrap_or(ideal * 2),
        }),
        (None, Some(base)) => Some(Cadence {
            ideal_days: base.ideal_days,
            latest_days: own.1.unwrap_or(base.latest_days),
        }),
        (None, None) => None,
    }
}
