//! The review driven by keys: a whole one, crashes, undo, two on a day, nobody, one and many people.

mod many;
mod snapshots;
mod walks;

use crate::domain::follow_up::FollowUp;
use crate::domain::intent::NewTalk;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::review::{Pick, PickAnswer};
use crate::domain::{Change, IdSource};
use crate::tui::testing::{Bench, days_ago, now, today};
use crate::tui::view::ScreenName;

/// The small board, on which Maya was picked a week ago and Priya was met yesterday.
pub(super) fn demo() -> Bench {
    let mut bench = Bench::demo();
    let mut ids = IdSource::seeded([11, 12]);
    let named = |bench: &mut Bench, name: &str| bench.store().people_named(name, 1).unwrap()[0].id;
    let (maya, priya) = (named(&mut bench, "Maya"), named(&mut bench, "Priya"));
    let mut plan = FollowUp::on(
        ids.fresh(now().at),
        maya,
        Some(days_ago(5)),
        "review the cost model".into(),
        now().at,
    );
    plan.cue = "Wednesday after lunch".into();
    plan.action = "ask Maya for the spreadsheet".into();
    let pick = Pick {
        id: ids.fresh(now().at),
        person: maya,
        review: None,
        follow_up: Some(plan.id),
        on_day: days_ago(7),
        answer: PickAnswer::Open,
        created_at: now().at,
    };
    let talk = NewTalk {
        people: &[(priya, "Priya".into())],
        on: days_ago(1),
        channel: Channel::Walk,
        direction: TouchDirection::Mutual,
        summary: "her sister's bakery".into(),
    }
    .logged(&mut ids, now())
    .1;
    for change in [Change::new("Picked").add(plan).add(pick), talk] {
        bench.store().apply(&change, now().at).unwrap();
    }
    bench
}

/// The screen without what was just said: what a restart has to bring back.
pub(super) fn shown(bench: &Bench) -> String {
    let screen = bench.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let said = lines.len() - 2;
    let kept: Vec<&str> = lines
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != said)
        .map(|(_, line)| *line)
        .collect();
    kept.join("\n")
}

/// Fills the form that picks somebody.
pub(super) fn fill_pick(bench: &mut Bench, offer: &str, cue: &str, action: &str, on: &str) {
    bench
        .press("ctrl-u")
        .write(offer)
        .press("tab tab")
        .write(cue);
    bench.press("tab").write(action).press("tab").write(on);
    bench.press("ctrl-s");
}

fn begin(bench: &mut Bench) {
    bench.go(ScreenName::Review).press("enter");
    bench.shows("step 1 of 9");
}

#[test]
fn a_whole_review_ends_in_three_picks_and_a_text_to_keep() {
    let mut bench = demo();
    bench
        .go(ScreenName::Review)
        .shows("This would be the first one.")
        .shows("1 talk is logged this week");
    bench
        .press("enter")
        .shows("step 1 of 9")
        .shows("Began the weekly review. u to undo.");
    bench.shows("Sun 22 Nov  walk     Priya Raman  her sister's bakery");

    // What is missing is written down without leaving.
    bench.press("c").write("met Anna today").press("enter");
    bench.shows("Logged a meeting with Anna.");
    bench.shows("Mon 23 Nov  met      Anna Zhou");
    bench.press("enter").shows("step 2 of 9 · 1 of 1");

    bench
        .shows("You picked Maya 7 days ago. What became of it?")
        .shows("The plan: Wednesday after lunch → ask Maya for the spreadsheet")
        .shows("Nothing is logged since then.");
    bench
        .press("d")
        .shows("Nothing is logged since it was picked.");
    bench
        .press("l")
        .shows("Maya: not yet, kept for another week. u to undo.");

    bench
        .shows("step 3 of 9 · 1 of 2")
        .shows("You promised Priya: send the tie-decay paper")
        .shows("It is for tomorrow; said 9 days ago.");
    bench
        .press("d")
        .shows("Kept: send the tie-decay paper for Priya. u to undo.");
    bench
        .shows("step 3 of 9 · 2 of 2")
        .shows("Tom promised: introduce me");
    bench
        .press("f")
        .press("ctrl-u")
        .write("2026-12-07")
        .press("ctrl-s");
    bench.shows("introduce me to the VP of platform with Tom: now Mon 7 Dec. u to undo.");

    bench
        .shows("step 4 of 9 · 1 of 2")
        .shows("You received: put my name forward");
    bench.press("d").shows("Thanked Anna: put my name forward.");
    bench
        .press("l")
        .shows("Left for another week: thanks to Priya Raman.");

    bench
        .shows("step 5 of 9 · 1 of 1")
        .shows("Tom Okafor · VP data, Northwind")
        .shows("goal: Get the storage rewrite")
        .shows("Last time, Tue 13 Oct, call (41 days ago)")
        .shows("“worried about the reorg and his budget”")
        .shows("You wanted to ask: did the budget survive?")
        .shows("They promised: introduce me to the VP of platform, Mon 7 Dec")
        .shows("usually every ~18 days (2 gaps); 41 days now")
        .shows("13 weeks");
    bench.press("p").shows("reaching out to Tom Okafor");
    fill_pick(
        &mut bench,
        "a page on shards",
        "Tuesday's train",
        "send the page",
        "tomorrow",
    );
    bench.shows("Picked Tom for this week. u to undo.");

    bench
        .shows("step 6 of 9 · 1 of 3")
        .shows("Nobody yet brings support.");
    bench.press("j space").shows("what Tom Okafor could bring");
    bench.press("ctrl-s");
    bench.shows("Tom could bring support to “Get the storage rewrite approved by March”.");
    bench.shows("Learn how standards work is won");
    bench.press("l");
    bench.shows("Nothing would bring Søren back to mind");
    bench.press("t").shows("Søren Østergård's circle");
    bench.press("right right right").press("ctrl-s");
    bench.shows("Søren is in the circle “steady”.");

    bench
        .shows("step 7 of 9")
        .shows("Begin with an easy message or two, to Anna or Priya for instance.")
        .shows("Lena Fischer")
        .shows("Last time, 17 Apr 2025: “leaving for procurement”");
    bench.press("p");
    fill_pick(
        &mut bench,
        "news of the team",
        "Friday coffee",
        "write to Lena",
        "Fri",
    );
    bench.shows("Picked Lena for this week.");

    bench
        .shows("step 8 of 9")
        .shows("Three are chosen, which is enough.")
        .shows("✓ Maya Chen")
        .shows("✓ Tom Okafor")
        .shows("tomorrow: Tuesday's train → send the page");
    bench.press("enter");

    bench
        .shows("step 9 of 9")
        .shows("In touch this week with Priya Raman and Anna Zhou.")
        .shows("Lena Fischer · Fri  news of the team")
        .shows("2 things were left for another week.");
    bench.press("y").shows("Copied to the clipboard.");
    assert_eq!(
        bench.outside.copied,
        ["# Weekly review, Monday 23 November 2026\n\n\
          In touch this week with Priya Raman and Anna Zhou.\n\n\
          ## Picked for the week\n\n\
          - **Maya Chen**, Wednesday 25 November: review the cost model\n  \
            - plan: Wednesday after lunch → ask Maya for the spreadsheet\n\
          - **Tom Okafor**, Tuesday 24 November: a page on shards\n  \
            - plan: Tuesday's train → send the page\n\
          - **Lena Fischer**, Friday 27 November: news of the team\n  \
            - plan: Friday coffee → write to Lena\n\n\
          ## What was done\n\n\
          - Maya: not yet, kept for another week\n\
          - Kept: send the tie-decay paper for Priya\n\
          - introduce me to the VP of platform with Tom: now Mon 7 Dec\n\
          - Thanked Anna: put my name forward\n\
          - Tom could bring support to “Get the storage rewrite approved by March”\n\
          - Søren is in the circle “steady”\n\n\
          2 things were left for another week.\n"]
    );
    bench
        .press("enter")
        .shows("Finished the weekly review. u to undo.");
    bench.shows("The last one was today; the next can wait a week.");
    let kept = bench.store().review_summary(today()).unwrap().unwrap();
    assert!(kept.to_markdown().starts_with(
        "# Weekly review, Monday 23 November 2026\n\nIn touch this week with Priya Raman"
    ));
    assert_eq!(kept.picks.len(), 3);
    assert_eq!(kept.file_name(1), "review-2026-11-23.md");

    // What was picked stands in the queue on its day.
    assert_eq!(bench.store().coming(today(), 9).unwrap().len(), 3);
    bench
        .press("u")
        .shows("Undid: Finished the weekly review.")
        .shows("step 9 of 9");
}

#[test]
fn undo_brings_the_item_back() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter");
    for keys in ["l", "d", "x", "d", "l", "s", "l", "l", "x", "l", "l"] {
        let before = shown(&bench);
        bench.press(keys);
        assert_ne!(shown(&bench), before, "{keys} decided nothing");
        let after = shown(&bench);
        bench.press("u");
        assert_eq!(shown(&bench), before, "undo of {keys}");
        bench.press("ctrl-r");
        assert_eq!(shown(&bench), after, "redo of {keys}");
    }
    bench.shows("step 8 of 9");
    // All the way back.
    for _ in 0..13 {
        bench.press("u");
    }
    bench.shows("This would be the first one.");
}

#[test]
fn what_was_left_can_be_taken_up_again_and_a_step_left_and_come_back_to() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l l").shows("step 3 of 9 · 2 of 2");
    bench
        .press("]")
        .shows("Left the rest of promises.")
        .shows("step 4 of 9");
    bench
        .press("h")
        .shows("step 3 of 9 · 2 of 2")
        .shows("Tom promised");
    bench.press("l").shows("step 4 of 9");
    bench
        .press("left")
        .shows("Everything in this step is decided.");
    bench
        .shows("▌ your promise to Priya Raman")
        .shows("a promise of Tom Okafor");
    bench
        .press("j enter")
        .shows("Took up again: a promise of Tom Okafor.");
    bench.shows("step 3 of 9 · 2 of 2").shows("Tom promised");
    bench
        .press("x")
        .shows("Released with Tom: introduce me")
        .shows("step 4 of 9");
    bench
        .press("h h")
        .shows("step 2 of 9")
        .shows("Maya: not yet, kept for another week.");
    bench.press("enter").shows("step 4 of 9");
    bench.press("h h h").shows("step 1 of 9");
    bench.press("h").shows("This is the first step.");
}

#[test]
fn a_reached_pick_closes_its_plan_and_can_be_let_go() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter r").shows("log that you were in touch");
    bench.press("ctrl-s");
    bench
        .shows("Logged a meeting with Maya.")
        .shows("step 3 of 9");
    assert!(bench.store().live_picks(9).unwrap().is_empty());
    assert!(bench.store().coming(today(), 9).unwrap().is_empty());
    bench.press("u").shows("You picked Maya 7 days ago.");
    bench.press("x").shows("Let the pick of Maya go.");
    assert!(bench.store().live_picks(9).unwrap().is_empty());
    bench.press("u");
    // Logged from elsewhere: one key is enough.
    bench.press("c").write("met Maya today").press("enter j");
    bench.shows("Since then: met, today");
    bench.press("d");
    bench.shows("Reached Maya, picked on Mon 16 Nov.");
    assert!(bench.store().live_picks(9).unwrap().is_empty());
}

#[test]
fn a_fourth_pick_is_questioned_and_a_pick_can_be_taken_back() {
    let mut bench = demo();
    begin(&mut bench);
    bench
        .press("enter l ] ] ] ] ]")
        .shows("step 8 of 9")
        .shows("One is chosen");
    for number in 0..2 {
        bench.press("G p");
        fill_pick(
            &mut bench,
            "an ear",
            "a call",
            "ask",
            &format!("in {}d", number + 2),
        );
    }
    bench.shows("Three are chosen");
    bench.press("G p");
    bench.shows("3 are chosen for this week already.");
    bench.press("n");
    bench.press("G p y").shows("reaching out to");
    fill_pick(&mut bench, "an ear", "a call", "ask", "tomorrow");
    bench.shows("More than three are chosen; fewer would get more of you.");
    bench
        .press("home j x")
        .shows("is not picked for this week. u to undo.");
    bench.shows("Three are chosen");
    // And picked again, in the same step.
    let before = bench.store().live_picks(9).unwrap().len();
    bench.press("j j p").press("n");
    bench.press("u").shows("More than three are chosen");
    assert_eq!(bench.store().live_picks(9).unwrap().len(), before + 1);
}

#[test]
fn a_kept_pick_can_be_let_go_when_the_week_is_chosen() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l ] ] ] ] ]").shows("✓ Maya Chen");
    bench.press("x").shows("Maya is not picked for this week.");
    bench.lacks("✓ Maya Chen");
    bench.press("enter").shows("Let the pick of Maya go.");
    bench.lacks("kept for another week");
    bench.press("u").lacks("Let the pick of Maya go.");
    bench.press("u").shows("✓ Maya Chen");
}

#[test]
fn letting_be_is_for_good_and_leaving_is_for_a_week() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l ] ] ]").shows("step 6 of 9 · 1 of 3");
    bench
        .press("x")
        .shows("Let the gaps of “Get the storage rewrite approved by March” be.");
    bench.press("l x").shows("Let Søren be.");
    let later = crate::domain::civil::plus_days(today(), 7);
    let gaps = bench.store().walk(later).unwrap();
    let review = bench.store().open_review().unwrap().unwrap();
    assert_eq!(gaps.review, Some(review));
    assert_eq!(bench.store().dismissed().unwrap().len(), 2);
}

#[test]
fn esc_and_other_screens_leave_the_place_as_it_is() {
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l").shows("step 3 of 9");
    bench.press("enter").lacks("step 3 of 9");
    bench.press("esc").shows("step 3 of 9");
    bench.press("1").go(ScreenName::Review).shows("step 3 of 9");
    // A form that is left is a draft, and nothing is decided.
    bench
        .press("f")
        .write("x")
        .press("esc")
        .shows("step 3 of 9 · 1 of 2");
}

#[test]
fn a_click_does_what_the_key_beside_it_does() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut bench = demo();
    begin(&mut bench);
    let click = |bench: &mut Bench, words: &str| {
        let screen = bench.screen();
        let (row, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(words))
            .unwrap();
        let column = line
            .find(words)
            .map(|at| line[..at].chars().count())
            .unwrap();
        bench.event(Event::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: column as u16,
            row: row as u16,
            modifiers: KeyModifiers::NONE,
        }));
    };
    click(&mut bench, "nothing is missing: go on");
    bench.shows("step 2 of 9");
    click(&mut bench, "not yet: keep it a week");
    bench.shows("step 3 of 9");
    bench.press("] ] ]");
    click(&mut bench, "Maya Chen");
    bench.shows("▌ Maya Chen");
}

#[test]
fn names_from_outside_are_harmless() {
    let mut bench = demo();
    let mut tom = {
        let id = bench.store().people_named("Tom", 1).unwrap()[0].id;
        bench.store().get(id).unwrap().unwrap()
    };
    let was = tom.clone();
    tom.full_name = "Tom \u{1b}[31m\u{202e}Okafor".into();
    tom.nickname = "T\u{9b}om".into();
    let change = Change::new("Renamed").revise(&was, tom);
    bench.store().apply(&change, now().at).unwrap();
    begin(&mut bench);
    for keys in "enter l d l l l b l l l l l enter y".split(' ') {
        bench.press(keys);
        let screen = bench.screen();
        assert!(
            !screen.contains(['\u{1b}', '\u{9b}', '\u{202e}']),
            "{screen}"
        );
    }
    assert!(!bench.outside.copied[0].contains(['\u{1b}', '\u{9b}', '\u{202e}']));
}
