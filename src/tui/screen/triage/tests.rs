use crate::domain::imported::{ProposedParticipant, ProposedTalk};
use crate::domain::intent::NewPerson;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::{Change, IdSource};
use crate::store::Store;
use crate::tui::testing::{Bench, days_ago, now};
use crate::tui::view::ScreenName;

/// Three people without a circle, and a talk with one of them that a calendar proposes.
fn bench() -> Bench {
    let mut store = Store::in_memory().unwrap();
    let mut ids = IdSource::seeded([5, 6]);
    let mut first = None;
    for name in ["Priya Raman", "Tom Okafor", "Mei Chen"] {
        let mut new = NewPerson::named(name, &mut ids, now());
        new.person.role = "engineer".into();
        new.person.notes = "met at the lake".into();
        first = first.or(Some(new.person.id));
        store.apply(&new.added(&mut ids, now()), now().at).unwrap();
    }
    let talk = ProposedTalk {
        id: ids.fresh(now().at),
        on_day: days_ago(6),
        channel: Channel::Met,
        direction: TouchDirection::Mutual,
        summary: "the plan".into(),
        source: "ics".into(),
        created_at: now().at,
    };
    let part = ProposedParticipant {
        id: ids.fresh(now().at),
        talk: talk.id,
        person: first.unwrap(),
    };
    store
        .apply(&Change::new("Took in").add(talk).add(part), now().at)
        .unwrap();
    Bench::on(store, Vec::new())
}

#[test]
fn one_key_each_and_whoever_was_put_off_comes_again() {
    let mut bench = bench();
    bench.go(ScreenName::People).press("w");
    // Whoever a talk is proposed with comes first.
    bench
        .shows("3 people wait for a circle")
        .shows("Priya Raman");
    bench
        .shows("1 talk waiting for your word")
        .shows("met at the lake");
    bench.press("space").shows("Mei Chen").shows("1 put off");
    bench
        .press("2")
        .shows("Mei Chen: circle 2, close")
        .shows("Tom Okafor");
    bench
        .press("p")
        .shows("Parked Tom Okafor")
        .shows("Priya Raman");
    bench.press("u").shows("Tom Okafor");
    bench
        .press("p 3")
        .shows("Your calendar says you met Priya Raman on Tue 17 Nov.");
    assert_eq!(bench.store().undecided_count().unwrap(), 0);
    bench.sweep();
    bench.press("enter").shows("Everybody has a place");
    assert_eq!(bench.store().count("interaction").unwrap(), 1);
    assert_eq!(bench.store().proposed_count().unwrap(), 0);
    bench.press("u").shows("Your calendar says");
    bench.press("x").shows("Everybody has a place");
    assert_eq!(bench.store().count("interaction").unwrap(), 0);
    bench.press("esc").shows("3 people");
}

#[test]
fn the_walk_is_left_and_resumed_where_it_was() {
    let mut bench = bench();
    bench.go(ScreenName::People).press("w 1 esc");
    let mut bench = bench.restarted();
    bench.go(ScreenName::People).press("w");
    bench
        .shows("2 people wait for a circle")
        .lacks("Priya Raman");
    bench.sweep();
}

#[test]
fn today_offers_the_walk_when_many_wait() {
    let mut bench = bench();
    // Where nobody else is waiting, a few are offered too.
    bench.go(ScreenName::Today).shows("for a circle");
    let mut ids = IdSource::seeded([8, 9]);
    for name in [
        "Ana Cruz",
        "Wei Zhang",
        "Ada Obi",
        "Kofi Mensah",
        "Ines Costa",
    ] {
        let new = NewPerson::named(name, &mut ids, now());
        let change = new.added(&mut ids, now());
        bench.store().apply(&change, now().at).unwrap();
    }
    bench
        .go(ScreenName::Today)
        .shows("8 people wait for a circle: gw goes over them");
    bench.sweep();
    bench.press("g w").shows("8 people wait for a circle");
}
