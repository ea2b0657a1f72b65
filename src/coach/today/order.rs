//! One tie's turn, and the order of all turns.
//!
//! The order is total and does not depend on the order of the facts: class of the strongest reason, place
//! within the class, person.

use chrono::NaiveDate;

use super::clock::{self, Ready, usual};
use super::reason::{Reason, Silence};
use super::{DAYS_AHEAD, Facts, OpenPromise, Plan, SKIPS_QUESTION};
use crate::domain::civil::days_between;
use crate::domain::person::PersonId;
use crate::domain::promise::PromisedBy;
use crate::domain::tie::{Circle, Rhythm};

/// Where promises without a date stand among those with one: days from today.
const UNDATED: f64 = 2.5;
/// A promise without a date is asked about so many days after it was made.
const UNDATED_AFTER: i64 = 7;
/// A goal's need of somebody is spoken of once there was silence for so many days.
const GOAL_AFTER_SILENCE: i64 = 14;
/// Where a goal without a date stands among dated reasons: days from today.
const GOAL_UNDATED: f64 = 366.0;

/// Somebody whose turn it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Who.
    pub person: PersonId,
    /// Why, the strongest first; never empty.
    pub reasons: Vec<Reason>,
    /// How urgent the silence is: the tie's weight (1 to 3) times the chance that the two are not in touch
    /// by themselves within its cadence; 0 where the clock does not speak.
    pub urgency: f64,
    /// What the tie adds to a day that has only close ones.
    pub variety: Variety,
    order: Order,
}

/// What a tie adds to a day of close ones. Moderately weak ties carry most news of jobs (Rajkumar et al.
/// 2022); dormant ones give advice that is new (Levin, Walter & Murnighan 2011).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variety {
    /// Close, or undecided: nothing.
    None,
    /// Neither close nor at the rim: circles three and four.
    ModeratelyWeak,
    /// Silent for a year and for twice its cadence.
    Dormant,
}

impl Variety {
    /// All three.
    pub const ALL: [Self; 3] = [Self::None, Self::ModeratelyWeak, Self::Dormant];

    /// A word for it in JSON and in the table of evidence; empty for nothing.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::ModeratelyWeak => "variety",
            Self::Dormant => "dormant",
        }
    }

    /// What it is called at the end of a line; may be empty.
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "",
            Self::ModeratelyWeak => "a moderately weak tie",
            Self::Dormant => "a dormant tie",
        }
    }
}

/// What turns are sorted by: the class of the strongest reason, then within it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Order {
    class: Class,
    /// Smaller comes first.
    within: f64,
}

/// The classes of reasons, first things first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Due,
    Thanks,
    Dated,
    Clock,
}

impl Turn {
    /// The strongest reason.
    pub fn reason(&self) -> &Reason {
        &self.reasons[0]
    }

    /// Whether only the clock brings it here.
    pub fn is_by_rhythm(&self) -> bool {
        self.order.class == Class::Clock
    }

    /// What stands at the end of the line: when it is due, how old it is, or what the tie adds; may be
    /// empty.
    pub fn aside(&self, today: NaiveDate) -> String {
        let when = self.reason().date_words(today);
        if when.is_empty() && self.is_by_rhythm() {
            return self.variety.words().to_owned();
        }
        when
    }

    fn sorts_before(&self, other: &Self) -> std::cmp::Ordering {
        self.order
            .class
            .cmp(&other.order.class)
            .then_with(|| self.order.within.total_cmp(&other.order.within))
            .then_with(|| self.person.cmp(&other.person))
    }
}

/// Everybody whose turn it is, in order. The order is total: ties of rank are broken by id.
pub fn queue<'f>(facts: impl IntoIterator<Item = &'f Facts>, today: NaiveDate) -> Vec<Turn> {
    in_order(
        facts
            .into_iter()
            .filter_map(|facts| turn(facts, today))
            .collect(),
    )
}

/// These turns in order.
pub(crate) fn in_order(mut turns: Vec<Turn>) -> Vec<Turn> {
    turns.sort_unstable_by(Turn::sorts_before);
    turns
}

/// Whether it is this tie's turn today, and why.
pub fn turn(facts: &Facts, today: NaiveDate) -> Option<Turn> {
    let put_off = |until: Option<NaiveDate>| until.is_some_and(|until| until > today);
    if put_off(facts.snoozed_until) || facts.bumped_on == Some(today) {
        return None;
    }
    let mut found: Vec<(Order, Reason)> = Vec::new();
    for promise in &facts.promises {
        found.extend(promise_turn(promise, today));
    }
    for plan in &facts.plans {
        found.extend(plan_turn(plan, today));
    }
    if let Some((what, since)) = &facts.thanks {
        let order = Order {
            class: Class::Thanks,
            within: -(days_between(*since, today) as f64),
        };
        let reason = Reason::ThanksUnsaid {
            what: what.clone(),
            since: *since,
        };
        found.push((order, reason));
    }
    found.extend(birthday_turn(facts, today));
    // Who has a plan on a day to come is on their way already.
    let is_planned = facts
        .plans
        .iter()
        .any(|plan| plan.on.is_some_and(|on| on > today));
    let ready = if is_planned || put_off(facts.paused_until) {
        None
    } else {
        found.extend(goal_turn(facts, today));
        clock::ready(facts, today)
    };
    found.extend(ready.map(|ready| clock_turn(facts, ready)));
    found.sort_by(|a, b| {
        a.0.class
            .cmp(&b.0.class)
            .then_with(|| a.0.within.total_cmp(&b.0.within))
    });
    let order = found.first()?.0;
    Some(Turn {
        person: facts.person,
        reasons: found.into_iter().map(|(_, reason)| reason).collect(),
        urgency: ready.map_or(0.0, |ready| ready.urgency),
        variety: variety(facts, ready),
        order,
    })
}

fn promise_turn(promise: &OpenPromise, today: NaiveDate) -> Option<(Order, Reason)> {
    let (days, within) = match promise.due {
        Some(due) => {
            let days = days_between(today, due);
            (days, days as f64)
        }
        // Behind those with a date.
        None => (
            UNDATED_AFTER - days_between(promise.made_on, today),
            UNDATED,
        ),
    };
    let order = Order {
        class: Class::Due,
        within,
    };
    match promise.by {
        PromisedBy::Me if days <= DAYS_AHEAD => Some((order, Reason::MyPromise(promise.clone()))),
        PromisedBy::Them if days < 0 => Some((order, Reason::TheirPromise(promise.clone()))),
        _ => None,
    }
}

fn plan_turn(plan: &Plan, today: NaiveDate) -> Option<(Order, Reason)> {
    let on = plan.on?;
    let days = days_between(today, on);
    let within = days as f64;
    if days <= 0 {
        let class = Class::Due;
        return Some((Order { class, within }, Reason::Planned(plan.clone())));
    }
    (days <= DAYS_AHEAD && !plan.event.trim().is_empty()).then(|| {
        let class = Class::Dated;
        let reason = Reason::EventComes {
            what: plan.event.clone(),
            on,
        };
        (Order { class, within }, reason)
    })
}

fn birthday_turn(facts: &Facts, today: NaiveDate) -> Option<(Order, Reason)> {
    let on = facts.birthday?.next(today)?;
    let days = days_between(today, on);
    (days <= DAYS_AHEAD && facts.rhythm != Rhythm::None).then(|| {
        let order = Order {
            class: Class::Dated,
            within: days as f64,
        };
        (order, Reason::BirthdayComes { on })
    })
}

/// Nobody is brought up for a goal who is on no clock and waits for nothing: nobody decided about them yet,
/// or they were let rest.
fn goal_turn(facts: &Facts, today: NaiveDate) -> Option<(Order, Reason)> {
    let goal = facts.goal.as_ref()?;
    let last = facts.pattern.last_touch.unwrap_or(facts.since);
    let silent = days_between(last, today) >= GOAL_AFTER_SILENCE;
    (silent && facts.rhythm == Rhythm::Periodic).then(|| {
        let order = Order {
            class: Class::Dated,
            within: goal
                .due
                .map_or(GOAL_UNDATED, |due| days_between(today, due) as f64),
        };
        (order, Reason::GoalUnserved(goal.clone()))
    })
}

fn clock_turn(facts: &Facts, ready: Ready) -> (Order, Reason) {
    let order = Order {
        class: Class::Clock,
        within: -ready.urgency,
    };
    let silence = silence(facts, ready);
    let reason = if facts.skips >= SKIPS_QUESTION {
        Reason::CadenceInQuestion {
            cadence: ready.cadence,
            has_been: silence.usual,
        }
    } else if facts.pattern.last_touch.is_none() {
        Reason::NotYetInTouch { since: facts.since }
    } else {
        Reason::Rhythm(silence)
    };
    (order, reason)
}

fn silence(facts: &Facts, ready: Ready) -> Silence {
    Silence {
        days: ready.days,
        cadence: ready.cadence,
        usual: usual(&facts.pattern),
        gaps: facts.pattern.gaps,
    }
}

/// A tie that was never in touch is not dormant, however long it waits.
fn variety(facts: &Facts, ready: Option<Ready>) -> Variety {
    let Some(ready) = ready else {
        return Variety::None;
    };
    if facts.pattern.last_touch.is_some() && silence(facts, ready).is_dormant() {
        return Variety::Dormant;
    }
    match facts.circle.map(Circle::number) {
        Some(3 | 4) => Variety::ModeratelyWeak,
        _ => Variety::None,
    }
}
