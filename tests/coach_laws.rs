//! What must hold of the queue whatever is in it: laws, tried on random ties and boards.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use chrono::{Days, NaiveDate};
use cordial::coach::rhythm::{Pattern, Touch};
use cordial::coach::today::*;
use cordial::domain::Id;
use cordial::domain::goal::Brings;
use cordial::domain::interaction::TouchDirection;
use cordial::domain::promise::PromisedBy;
use cordial::domain::tie::{Circle, Rhythm, Weight};
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn id<Of>(number: u128) -> Id<Of> {
    Id::new(uuid::Uuid::from_u128(number))
}

/// A past: gaps in days, the latest last, and the silence up to today.
fn past(gaps: &[u64], silence: u64, direction: TouchDirection) -> Pattern {
    let mut back = silence;
    let mut days = vec![ago(back)];
    for gap in gaps.iter().rev() {
        back += gap;
        days.push(ago(back));
    }
    let touches: Vec<Touch> = days
        .into_iter()
        .rev()
        .map(|on| Touch { on, direction })
        .collect();
    Pattern::of(&touches)
}

fn weights() -> impl Strategy<Value = Weight> {
    prop_oneof![
        Just(Weight::Focus),
        Just(Weight::Active),
        Just(Weight::Keep)
    ]
}

fn rhythms() -> impl Strategy<Value = Rhythm> {
    prop_oneof![
        6 => Just(Rhythm::Periodic),
        1 => Just(Rhythm::Ambient),
        1 => Just(Rhythm::Triggered),
        1 => Just(Rhythm::None),
    ]
}

prop_compose! {
    /// A tie on the clock with any past.
    fn ties()(
        circle in 1..=4u8,
        own in proptest::option::of(1..400i64),
        latest in proptest::option::of(1..400i64),
        weight in weights(),
        gaps in proptest::collection::vec(1..500u64, 0..12),
        skips in 0..5usize,
    ) -> (Facts, Vec<u64>) {
        let facts = Facts {
            own_cadence: own,
            own_latest: latest,
            weight,
            skips,
            ..Facts::of(id(1), Circle::new(circle), ago(3000))
        };
        (facts, gaps)
    }
}

prop_compose! {
    /// Anybody at all, with anything to say.
    fn anybody()(
        (tie, gaps) in ties(),
        rhythm in rhythms(),
        silence in 0..900u64,
        number in 1..1_000_000u128,
        promise in proptest::option::of((-20..20i64, any::<bool>())),
        plan in proptest::option::of((-5..6i64, any::<bool>())),
        thanks in proptest::option::of(0..60u64),
        goal in any::<bool>(),
        mine in 0..4u8,
    ) -> Facts {
        let direction = if mine == 0 { TouchDirection::Mine } else { TouchDirection::Mutual };
        let on = |days: i64| today() + chrono::Duration::days(days);
        Facts {
            person: id(number),
            rhythm,
            pattern: past(&gaps, silence, direction),
            promises: promise.into_iter().map(|(due, me)| OpenPromise {
                id: id(number),
                by: if me { PromisedBy::Me } else { PromisedBy::Them },
                what: "send the paper".into(),
                made_on: ago(30),
                due: Some(on(due)),
            }).collect(),
            plans: plan.into_iter().map(|(day, event)| Plan {
                id: id(number),
                what: "lunch".into(),
                sentence: "lunch".into(),
                on: Some(on(day)),
                event: if event { "her release".into() } else { String::new() },
            }).collect(),
            thanks: thanks.map(|days| ("the review".into(), ago(days))),
            goal: goal.then(|| GoalUnserved {
                title: "win the rewrite".into(),
                due: None,
                brings: Brings::Support,
                evidence: "mentor".into(),
            }),
            ..tie
        }
    }
}

fn urgency(facts: &Facts, on: NaiveDate) -> f64 {
    turn(facts, on).map_or(0.0, |turn| turn.urgency)
}

proptest! {
    #[test]
    fn a_longer_silence_never_lowers_urgency(
        (mut facts, gaps) in ties(),
        silence in 0..1500u64,
        more in 1..400u64,
    ) {
        facts.pattern = past(&gaps, silence, TouchDirection::Mutual);
        let (sooner, later) = (urgency(&facts, today()), urgency(&facts, today() + Days::new(more)));
        prop_assert!(later >= sooner, "{sooner} after {silence} days, {later} after {more} more");
    }

    #[test]
    fn one_more_contact_on_the_day_never_raises_it(
        (mut facts, mut gaps) in ties(),
        silence in 0..1500u64,
    ) {
        facts.pattern = past(&gaps, silence, TouchDirection::Mutual);
        let before = urgency(&facts, today());
        if silence > 0 {
            gaps.push(silence);
        }
        facts.pattern = past(&gaps, 0, TouchDirection::Mutual);
        prop_assert!(urgency(&facts, today()) <= before);
        let by_clock = turn(&facts, today()).is_some_and(|turn| turn.is_by_rhythm());
        prop_assert!(!by_clock, "nobody is ready on the day of a talk");
    }

    #[test]
    fn the_order_is_total_and_does_not_hang_on_the_order_of_the_facts(
        people in proptest::collection::vec(anybody(), 0..30),
        seed in any::<u64>(),
    ) {
        let mut people = people;
        people.sort_by_key(|facts| facts.person);
        people.dedup_by_key(|facts| facts.person);
        let first = queue(&people, today());
        let mut state = seed;
        for at in (1..people.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            people.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(queue(&people, today()), first);
    }

    #[test]
    fn the_day_holds_its_caps_and_loses_nobody(
        people in proptest::collection::vec(anybody(), 0..40),
    ) {
        let mut people = people;
        people.sort_by_key(|facts| facts.person);
        people.dedup_by_key(|facts| facts.person);
        let queue = queue(&people, today());
        let chosen = cordial::coach::today::today(&queue);
        prop_assert!(chosen.turns.len() <= TODAY_MOST);
        let by_clock = chosen.turns.iter().filter(|turn| turn.is_by_rhythm()).count();
        prop_assert!(by_clock <= TODAY_MOST_BY_RHYTHM);
        prop_assert_eq!(chosen.turns.len() + chosen.more_due + chosen.more, queue.len());
        // A reason comes twice only where no other was left to be had.
        let words: Vec<&str> = chosen.turns.iter().map(|turn| turn.reason().word()).collect();
        let twice = words.iter().any(|word| words.iter().filter(|other| *other == word).count() > 1);
        let left_out = queue.iter().any(|turn| {
            let no_room = turn.is_by_rhythm() && by_clock == TODAY_MOST_BY_RHYTHM;
            !no_room && !words.contains(&turn.reason().word())
        });
        prop_assert!(!(twice && left_out), "{words:?}");
        // A full clock has somebody for variety, where there is anybody.
        let adds = |turn: &&Turn| turn.is_by_rhythm() && turn.variety != Variety::None;
        if by_clock > 1 && queue.iter().any(|turn| adds(&turn)) {
            prop_assert!(chosen.turns.iter().any(|turn| adds(&turn)));
        }
    }

    #[test]
    fn only_the_clock_of_a_tie_that_has_one_ever_speaks(facts in anybody()) {
        if let Some(turn) = turn(&facts, today())
            && turn.urgency > 0.0
        {
            prop_assert_eq!(facts.rhythm, Rhythm::Periodic);
            prop_assert!(facts.pattern.unanswered < UNANSWERED_PAUSE);
        }
    }
}
