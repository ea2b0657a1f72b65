//! The ledger in words: which way, since when, how often. The screen and the command line say the same.
//!
//! Nothing here is a balance: what passed is counted together, and no number weighs a person.

use chrono::NaiveDate;

use crate::domain::civil::{self, days_between};
use crate::domain::goal::{Brings, Goal, GoalState};
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::domain::ledger::{Entry, GiftDirection};
use crate::domain::offer::{Offer, OfferState};
use crate::domain::promise::{Promise, PromisedBy};
use crate::domain::{Choice, intent};

/// `you → Priya` or `Tom → you`: who promised whom.
pub fn promise_way(promise: &Promise, short: &str) -> String {
    match promise.promised_by {
        PromisedBy::Me => format!("you → {short}"),
        PromisedBy::Them => format!("{short} → you"),
    }
}

/// When it comes due: `tomorrow`, `Mon 30 Nov`; `waiting since Fri 20 Nov` after the day, and without a
/// day since when it stands.
pub fn promise_day(promise: &Promise, today: NaiveDate) -> String {
    match promise.due {
        Some(due) if due < today => format!("waiting since {}", civil::day_words(due, today)),
        Some(due) => civil::when(due, today),
        None => format!(
            "no date, since {}",
            civil::day_words(promise.made_on, today)
        ),
    }
}

/// `you → Priya` or `Priya → you`: who gave to whom.
pub fn entry_way(entry: &Entry, short: &str) -> String {
    match entry.direction {
        GiftDirection::Given => format!("you → {short}"),
        GiftDirection::Received => format!("{short} → you"),
    }
}

/// What stands beside an entry: its kind, who asked, and whether thanks are still to be said.
pub fn entry_facts(entry: &Entry) -> String {
    use crate::domain::ledger::AskedBy;
    let mut facts = vec![entry.kind.label().to_owned()];
    match entry.asked_by {
        AskedBy::Nobody => {}
        AskedBy::Me => facts.push("you asked".into()),
        AskedBy::Them => facts.push("they asked".into()),
    }
    if entry.thanks_unsaid() {
        facts.push("thanks unsaid".into());
    }
    facts.join(" · ")
}

/// What stands beside an offer: its kind, and whether it is planned or an idea.
pub fn offer_facts(offer: &Offer) -> String {
    let state = match offer.state {
        OfferState::Idea => "an idea",
        OfferState::Planned => "planned",
        OfferState::Given => "given",
        OfferState::LetGo => "let go",
    };
    format!("{} · {state}", offer.kind.label())
}

/// `Søren and Anna: calendars`: who should meet, and why.
pub fn introduction_line(introduction: &Introduction, first: &str, second: &str) -> String {
    if introduction.why.is_empty() {
        format!("{first} and {second}")
    } else {
        format!("{first} and {second}: {}", introduction.why)
    }
}

/// What is next: `ask Søren first`, `ask how it went`, and since when it stands there.
pub fn introduction_next(
    introduction: &Introduction,
    (first, second): (&str, &str),
    today: NaiveDate,
) -> String {
    let next = match introduction.state {
        IntroductionState::Met if introduction.outcome.is_empty() => {
            "they have met; what came of it?".into()
        }
        IntroductionState::Met => introduction.outcome.clone(),
        _ => introduction.next_step(first, second),
    };
    format!("{next} · {}", civil::ago(introduction.since, today))
}

/// How often something passed in either direction: `4 a month`, `2 in 5 months`, `1 in 9 days`.
pub fn exchange_rate(exchanges: u32, first: NaiveDate, today: NaiveDate) -> String {
    let days = days_between(first, today).max(0);
    let months = days as f64 / 30.4;
    let a_month = f64::from(exchanges) / months.max(1.0);
    if days >= 28 && a_month >= 1.0 {
        format!("{} a month", a_month.round() as i64)
    } else if days == 0 {
        format!("{exchanges} today")
    } else {
        format!("{exchanges} in {}", civil::span(days))
    }
}

/// How many more there are than can be seen: `7 more`.
pub fn more(shown: usize, total: usize) -> Option<String> {
    (total > shown).then(|| format!("{} more", total - shown))
}

/// How many people are left out of the picture.
pub fn hidden_people(people: usize) -> Option<String> {
    match people {
        0 => None,
        1 => Some("1 person is kept out of the picture".into()),
        several => Some(format!("{several} people are kept out of the picture")),
    }
}

/// When a goal is wanted: `by Mon 1 Mar`, `was for Fri 20 Nov`; or how it ended.
pub fn goal_day(goal: &Goal, today: NaiveDate) -> String {
    match (goal.state, goal.due) {
        (GoalState::Open, Some(due)) if due < today => {
            format!("was for {}", civil::day_words(due, today))
        }
        (GoalState::Open, Some(due)) => format!(
            "by {}, {}",
            civil::day_words(due, today),
            match days_between(today, due) {
                0 => "today".into(),
                days => format!("in {}", civil::span(days)),
            }
        ),
        (GoalState::Open, None) => String::new(),
        (state, _) => state.label().to_owned(),
    }
}

/// `Nobody yet brings support.`, or that all six are there; `covered` is what anybody brings.
pub fn nobody_brings(covered: &[Brings]) -> String {
    let missing = missing(covered);
    let words: Vec<&str> = missing.iter().map(|kind| kind.label()).collect();
    match words.len() {
        0 => "Somebody brings each of the six.".into(),
        6 => "Nobody yet brings anything: mark who could.".into(),
        _ => {
            let list = intent::list(&words).replace(" and ", " or ");
            format!("Nobody yet brings {list}.")
        }
    }
}

/// What nobody brings, in the order of the kinds.
pub fn missing(covered: &[Brings]) -> Vec<Brings> {
    Brings::ALL
        .iter()
        .copied()
        .filter(|kind| !covered.contains(kind))
        .collect()
}

/// `3 open`, `1 open, 2 reached`.
pub fn goals_counted(goals: &[Goal]) -> String {
    let of = |state| goals.iter().filter(|goal| goal.state == state).count();
    let mut parts = vec![format!("{} open", of(GoalState::Open))];
    for state in [GoalState::Reached, GoalState::LetGo] {
        if of(state) > 0 {
            parts.push(format!("{} {}", of(state), state.label()));
        }
    }
    parts.join(", ")
}
