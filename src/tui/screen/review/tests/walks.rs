//! Crashes, other days, two reviews on a day, and keys at random.

use proptest::prelude::*;

use super::{begin, demo, fill_pick, shown};
use crate::domain::prediction::{Prediction, Welcome};
use crate::domain::review::{Review, ReviewItem, ReviewStep};
use crate::domain::{Change, Id};
use crate::store::query::walk::Item;
use crate::tui::testing::{Bench, days_ago, now, today};
use crate::tui::view::ScreenName;

/// Starts anew, as after a crash, and goes on.
fn resumed(bench: Bench) -> Bench {
    let mut bench = bench.restarted();
    bench.go(ScreenName::Review).press("enter");
    bench
}

#[test]
fn a_crash_after_any_key_resumes_at_the_same_item() {
    let mut bench = demo();
    begin(&mut bench);
    let keys = [
        "enter", "l", "d", "l", "d", "l", "p", "l", "l", "l", "l", "l", "enter", "enter",
    ];
    for key in keys {
        bench.press(key);
        if key == "p" {
            // In the middle of a form: the item is not decided, and what was typed is kept.
            bench.write("a page");
            bench = resumed(bench);
            bench.shows("step 5 of 9");
            bench
                .press("p")
                .shows("Your draft is back.")
                .shows("a page");
            fill_pick(&mut bench, "a page", "the train", "send it", "tomorrow");
        }
        let before = shown(&bench);
        if key != "enter" {
            let restarted = bench.restarted();
            bench = restarted;
            bench.go(ScreenName::Review).shows("You were at step");
            bench.press("enter");
        } else {
            bench = resumed(bench);
        }
        if before.contains("The last one was today") {
            bench.shows("step 1 of 9");
        } else {
            assert_eq!(shown(&bench), before, "after {key}");
        }
    }
}

#[test]
fn the_start_page_says_where_one_was() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l ] ]");
    let mut bench = bench.restarted();
    bench
        .go(ScreenName::Review)
        .shows("You were at step 5 of 9, Anna Zhou.")
        .shows("Begun today; about");
    bench
        .press("S")
        .shows("Ended the earlier review and began a new one.");
    bench.shows("step 1 of 9");
}

/// Moves everything that was decided to an earlier day.
fn aged(bench: &mut Bench, days: i64) {
    let review = bench.store().open_review().unwrap().unwrap();
    let mut change = Change::new("Aged").revise(
        &review,
        Review {
            started_on: days_ago(days),
            ..review.clone()
        },
    );
    for item in bench.store().review_items(review.id).unwrap() {
        let older = ReviewItem {
            on_day: days_ago(days),
            ..item.clone()
        };
        change = change.revise(&item, older);
    }
    bench.store().apply(&change, now().at).unwrap();
}

#[test]
fn a_review_goes_on_days_later_from_live_data() {
    let mut bench = demo();
    begin(&mut bench);
    bench
        .press("enter l d")
        .shows("step 3 of 9 · 2 of 2")
        .shows("Tom promised");
    aged(&mut bench, 3);
    // Meanwhile the promise was kept elsewhere.
    let promise = bench.store().open_promises().unwrap().remove(0);
    let kept = promise.row.kept(today(), "Tom");
    bench.store().apply(&kept, now().at).unwrap();
    let mut bench = bench.restarted();
    bench.go(ScreenName::Review).shows("Begun 3 days ago");
    bench.press("enter");
    bench.lacks("Tom promised").shows("step 4 of 9 · 1 of 2");
}

#[test]
fn two_reviews_on_a_day_show_nothing_twice() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l l l l l b l l l l l enter enter");
    bench.shows("The last one was today");
    bench.press("enter enter").shows("step 8 of 9");
    // What comes up new is shown.
    let maya = bench.store().people_named("Maya", 1).unwrap().remove(0);
    assert!(bench.store().walk(today()).unwrap().is_chosen(maya.id));
    bench.press("enter").shows("Maya Chen");
    bench.press("enter");
    assert_eq!(bench.store().reviews_finished_on(today()).unwrap(), 2);
}

/// What the user sees: the step and what it is about.
fn seen(bench: &mut Bench) -> Option<(ReviewStep, Vec<String>)> {
    let walk = bench.store().walk(today()).unwrap();
    for stretch in &walk.stretches {
        for item in &stretch.left {
            for row in &walk.items {
                assert!(
                    row.step != stretch.step || !item.subjects().contains(&row.subject),
                    "{item:?} is decided and left"
                );
            }
        }
    }
    let review = walk.review.as_ref()?;
    let step = walk.from(review.step);
    let item = walk.stretch(step).left.first()?;
    Some((step, Item::subjects(item)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn keys_at_random_never_panic_and_show_nothing_twice(
        keys in prop::collection::vec(
            prop::sample::select(vec![
                "enter", "d", "r", "p", "l", "s", "b", "o", "f", "a", "t", "space", "x", "y", "]",
                "j", "k", "G", "esc", "esc", "ctrl-s", "ctrl-s", "tab", "right", "c",
            ]),
            1..60,
        )
    ) {
        let mut bench = demo();
        bench.go(ScreenName::Review).press("enter");
        let mut review = bench.store().open_review().unwrap().map(|review| review.id);
        let mut gone: Vec<(ReviewStep, Vec<String>)> = Vec::new();
        let mut last = seen(&mut bench);
        for key in keys {
            bench.press(key);
            bench.screen();
            let now_open = bench.store().open_review().unwrap().map(|review| review.id);
            let at = seen(&mut bench);
            if now_open != review {
                review = now_open;
                if review.is_none() {
                    last = at;
                    continue;
                }
            }
            if at != last {
                if let Some(item) = last.take() {
                    // What is left undone by `]` may come again in another review of the day.
                    gone.push(item);
                }
                if key != "enter" {
                    prop_assert!(at.as_ref().is_none_or(|at| !gone.contains(at)), "{at:?} again");
                }
                last = at;
            }
        }
    }

    #[test]
    fn undo_and_going_back_at_random_never_panic(
        keys in prop::collection::vec(
            prop::sample::select(vec![
                "enter", "d", "p", "l", "s", "b", "x", "]", "h", "h", "u", "u", "ctrl-r", "j",
                "esc", "ctrl-s", "1", "7",
            ]),
            1..60,
        )
    ) {
        let mut bench = demo();
        bench.go(ScreenName::Review).press("enter");
        for key in keys {
            bench.press(key);
            bench.screen();
            seen(&mut bench);
        }
    }
}

#[test]
fn a_guess_of_welcome_is_compared_with_how_it_was() {
    let mut bench = demo();
    let live = bench.store().live_picks(1).unwrap().remove(0);
    let guess = Prediction {
        id: Id::new(uuid::Uuid::from_u128(5)),
        person: live.name.id,
        follow_up: None,
        guess: Welcome::new(3).unwrap(),
        guessed_on: days_ago(7),
        answer: None,
        answered_on: None,
        created_at: now().at,
    };
    let change = Change::new("Guessed").add(guess);
    bench.store().apply(&change, now().at).unwrap();
    begin(&mut bench);
    bench.press("enter").shows("What became of it?").press("r");
    bench
        .shows("cannot tell yet (you guessed 3)")
        .press("tab tab tab tab");
    bench
        .press("right right right right right right")
        .shows("6")
        .press("ctrl-s");
    bench.shows("step 3 of 9");
    for step in 4..=7 {
        bench.press("]").shows(&format!("step {step} of 9"));
    }
    bench.shows("The last time you guessed 3 of 7; it was 6.");
    // A pick of this review can carry a guess of its own.
    bench.press("p").shows("no guess").write("her notes");
    bench.press("tab tab").write("the train");
    bench
        .press("tab")
        .write("write")
        .press("tab")
        .write("tomorrow");
    bench
        .press("tab tab right right right right")
        .shows("4 somewhat");
    bench.press("ctrl-s").shows("Picked Lena for this week.");
    let lena = bench.store().people_named("Lena", 1).unwrap()[0].id;
    let guess = bench.store().open_guess(lena).unwrap().unwrap();
    assert_eq!(guess.guess.number(), 4);
    assert!(guess.follow_up.is_some());
}
