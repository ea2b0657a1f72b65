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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::GoalState;
    use crate::domain::promise::PromiseState;
    use crate::domain::{IdSource, Moment};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn rates_are_said_without_a_sign() {
        for (exchanges, first, said) in [
            (1, "2026-11-23", "1 today"),
            (3, "2026-11-14", "3 in 9 days"),
            (1, "2026-10-26", "1 a month"),
            (48, "2025-11-24", "4 a month"),
            (6, "2025-11-24", "6 in 12 months"),
            (2, "2026-06-20", "2 in 5 months"),
            (2, "2027-06-20", "2 today"),
        ] {
            let said_now = exchange_rate(exchanges, day(first), day("2026-11-23"));
            assert_eq!(said_now, said, "{exchanges} since {first}");
        }
    }

    #[test]
    fn promises_say_whose_they_are_and_when() {
        let mut ids = IdSource::seeded([1, 2]);
        let now = Moment::from_millis(0);
        for (by, due, way, when) in [
            (PromisedBy::Me, Some("2026-11-24"), "you → Ada", "tomorrow"),
            (
                PromisedBy::Them,
                Some("2026-11-30"),
                "Ada → you",
                "Mon 30 Nov",
            ),
            (PromisedBy::Me, Some("2026-11-23"), "you → Ada", "today"),
            (
                PromisedBy::Me,
                Some("2026-11-20"),
                "you → Ada",
                "waiting since Fri 20 Nov",
            ),
            (
                PromisedBy::Them,
                None,
                "Ada → you",
                "no date, since Sun 1 Nov",
            ),
        ] {
            let promise = Promise {
                id: ids.fresh(now),
                person: ids.fresh(now),
                promised_by: by,
                what: "send it".into(),
                made_on: day("2026-11-01"),
                due: due.map(day),
                state: PromiseState::Open,
                closed_on: None,
                interaction: None,
                created_at: now,
            };
            assert_eq!(promise_way(&promise, "Ada"), way);
            assert_eq!(promise_day(&promise, day("2026-11-23")), when);
        }
    }

    #[test]
    fn goals_say_their_day_and_what_is_missing() {
        let now = Moment::from_millis(0);
        let mut goal = Goal::titled(IdSource::seeded([1, 2]).fresh(now), "x".into(), now);
        let said = |goal: &Goal| goal_day(goal, day("2026-11-23"));
        assert_eq!(said(&goal), "");
        goal.due = Some(day("2026-11-23"));
        assert_eq!(said(&goal), "by Mon 23 Nov, today");
        goal.due = Some(day("2026-12-24"));
        assert_eq!(said(&goal), "by Thu 24 Dec, in 31 days");
        goal.due = Some(day("2026-11-02"));
        assert_eq!(said(&goal), "was for Mon 2 Nov");
        goal.state = GoalState::Reached;
        assert_eq!(said(&goal), "reached");
        for (covered, sentence) in [
            (&[][..], "Nobody yet brings anything: mark who could."),
            (Brings::ALL, "Somebody brings each of the six."),
            (&Brings::ALL[..5], "Nobody yet brings support."),
            (&Brings::ALL[..4], "Nobody yet brings resource or support."),
            (
                &Brings::ALL[..3],
                "Nobody yet brings insight, resource or support.",
            ),
        ] {
            assert_eq!(nobody_brings(covered), sentence);
        }
    }
}
