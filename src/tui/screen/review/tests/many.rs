//! Nobody, one person, and two thousand.

use crate::domain::intent::{NewPerson, NewTalk};
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::tie::Circle;
use crate::domain::{Change, IdSource, Moment, Step};
use crate::tui::testing::{Bench, days_ago, now, today};
use crate::tui::view::ScreenName;

#[test]
fn with_nobody_there_is_nothing_to_catch_up_on() {
    let mut bench = Bench::empty();
    bench
        .go(ScreenName::Review)
        .shows("Nobody is written down yet")
        .shows("goes to the lesson")
        .shows("adds somebody");
    bench
        .press("enter")
        .shows("Nobody is written down yet; the lesson begins");
    assert_eq!(bench.store().open_review().unwrap(), None);
    bench.press("n").shows("Name");
}

#[test]
fn with_one_person_it_is_short() {
    let mut bench = Bench::empty();
    bench
        .press("n")
        .write("Ada Obi")
        .press("ctrl-s")
        .go(ScreenName::Review);
    bench.shows("about 4 minutes");
    bench.press("enter").shows("step 1 of 9");
    bench
        .press("enter")
        .shows("step 8 of 9")
        .shows("that is fine");
    bench.press("p").shows("Nobody is selected.");
    bench.press("enter").shows("Nobody is picked this time.");
    bench.press("enter");
    bench.shows("Finished the weekly review.");
}

/// Two thousand people on a clock, with promises, thanks and old ties by the hundred.
fn crowd() -> Bench {
    let mut bench = Bench::empty();
    let mut ids = IdSource::seeded([5, 6]);
    let long_ago = Moment::from_millis(now().at.millis() - 200 * 86_400_000);
    let mut all = Change::new("A crowd");
    for number in 0..2000 {
        let mut new = NewPerson::named(&format!("Person {number:04}"), &mut ids, now());
        new.person.created_at = long_ago;
        if let Some(circle) = Circle::new(2 + (number % 3) as u8) {
            new.tie = new.tie.in_circle(circle);
        }
        let id = new.person.id;
        all = all.and(new.added(&mut ids, now()));
        if number % 4 == 0 {
            all = all.add(Promise {
                id: ids.fresh(now().at),
                person: id,
                promised_by: PromisedBy::Me,
                what: format!("send number {number}"),
                made_on: days_ago(20),
                due: (number % 8 == 0).then(|| days_ago(number % 30)),
                state: PromiseState::Open,
                closed_on: None,
                interaction: None,
                created_at: now().at,
            });
        }
        if number % 3 == 0 {
            let talk = NewTalk {
                people: &[(id, String::new())],
                on: days_ago(100 + number),
                channel: Channel::Call,
                direction: TouchDirection::Mutual,
                summary: "hello".into(),
            };
            all = all.and(talk.logged(&mut ids, now()).1);
        }
    }
    let records = all.steps.into_iter().filter_map(|step| match step {
        Step::Add(record) => Some(Ok(record)),
        _ => None,
    });
    bench
        .store()
        .apply_all("A crowd", now().at, records)
        .unwrap();
    bench
}

#[test]
fn with_two_thousand_everything_is_capped() {
    let mut bench = crowd();
    let walk = bench.store().walk(today()).unwrap();
    for stretch in &walk.stretches {
        assert!(stretch.left.len() <= 12, "{:?}", stretch.step);
    }
    bench
        .go(ScreenName::Review)
        .press("enter enter")
        .shows("1 of 12");
    for _ in 0..12 {
        bench.press("l");
    }
    bench.shows("step 5 of 9 · 1 of 7");
    bench.press("b b s s x b").shows("7 of 7");
    bench.press("o").shows("step 7 of 9");
    let walk = bench.store().walk(today()).unwrap();
    assert_eq!(
        walk.stretch(crate::domain::review::ReviewStep::Dormant)
            .left
            .len(),
        1
    );
    bench.press("l").shows("step 8 of 9");
    // A second review of the day goes on to others, and not to the same.
    bench.press("enter enter enter enter").shows("1 of 12");
    bench.press("] b").shows("2 of 7");
}

#[test]
fn the_network_of_forty_is_walked_to_its_end() {
    let mut store = crate::store::Store::in_memory().unwrap();
    let records = crate::demo::network(now()).unwrap();
    store.fill(now().at, records).unwrap();
    let mut bench = Bench::on(store, Vec::new()).sized(80, 24);
    bench
        .go(ScreenName::Review)
        .shows("The last one was 7 days ago");
    bench
        .press("enter enter")
        .shows("You picked Tom 7 days ago.");
    let mut helped = String::new();
    for _ in 0..40 {
        let screen = bench.screen();
        if screen.contains("Learn how standards work is won")
            && screen.contains("Who might")
            && !screen.contains("Left for another week: the goal “Learn how")
        {
            helped.clone_from(&screen);
        }
        if screen.contains("step 8 of 9") {
            break;
        }
        bench.press("l");
    }
    assert_eq!(helped.matches("already").count(), 3, "{helped}");
    assert!(helped.contains("perhaps skill (writer)"), "{helped}");
    bench
        .shows("Two are chosen, which is enough")
        .press("enter enter");
    bench.shows("Finished the weekly review.");
}
