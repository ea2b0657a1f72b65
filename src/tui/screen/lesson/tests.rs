//! The lesson by keys: walked to its end, left and resumed, skipped and done again, and every page as it
//! looks.

use crate::domain::lesson::{AnswerState, Lesson};
use crate::tui::testing::Bench;
use crate::tui::view::ScreenName;

/// Answers every exercise up to the picks, asserting on the way.
fn walk(bench: &mut Bench) {
    bench.shows("Summary").shows("1 of 6").shows("enter");
    bench
        .press("enter")
        .shows("Began “Building Relationships and Networks” and earned the tag bti-started");
    bench
        .press("enter")
        .write("Get the storage rewrite approved by March")
        .press("enter")
        .shows("✓ done");

    bench.press("] ]").shows("Who is around you already?");
    bench.press("enter");
    for line in [
        "Priya Raman, staff engineer, Northwind",
        "Tom Okafor, VP data, Northwind",
        "Maya Chen, finance",
    ] {
        bench.write(line).press("enter");
    }
    bench.shows("Added Maya Chen").shows("✓ done");
    bench.press("esc k right").shows("Tom: stakeholder");

    bench.press("d enter").shows("Who could bring what?").shows("Your goal  Get the storage rewrite");
    bench.press("space j right right space k");
    bench.shows("Nobody yet brings expertise, insight, resource or support.");

    bench.press("] ]").shows("What do you have to give?");
    bench.press("enter").write("cost models").press("enter");
    bench.write("capacity planning").press("tab enter").shows("knowledge");
    bench.press("esc");
    bench.press("]").shows("What does each of them need");
    bench.press("j j enter").write("a reviewer for her cost model").press("enter");
    bench.shows("Noted what Maya needs").shows("a reviewer for her cost model");
    bench.press("]").shows("perhaps: help with cost models");
    bench.press("G enter").shows("✓ help with cost models");
    bench.press("g g enter").write("introduce her to the board").press("tab tab enter");
    bench.shows("✓ introduce her to the board");

    bench.press("] ]").shows("Nobody scores this").shows("I notice what I feel");
    bench.press("enter j right right j left j space").shows("✓ done");
    bench.shows("hardly ever").shows("now and then").shows("nearly always");
    bench.press("] enter").write("What would make this quarter good for you?").press("enter");
    bench.shows("Noted a question for Priya");
    bench.press("] enter").write("Review my doc please").press("tab");
    bench.write("You know shards best; would you look at one page?").press("ctrl-s");
    bench.shows("Kept the message to Priya");
}

fn choose(bench: &mut Bench, cue: &str, day: &str) {
    bench.press("enter").press("ctrl-u").write("an hour on the draft").press("tab tab");
    bench.write(cue).press("enter").write("send the message").press("enter").write(day);
    bench.press("ctrl-s");
}

#[test]
fn the_whole_lesson_leads_to_three_follow_ups() {
    let mut bench = Bench::lesson();
    walk(&mut bench);
    bench.press("] ]").shows("Choose two or three people");
    bench.press("enter").shows("introduce her to the board").shows("You know shards best");
    bench.press("esc");
    choose(&mut bench, "after stand-up", "tomorrow");
    bench.shows("Picked Priya for this week").shows("A second makes it a week");
    bench.press("j");
    choose(&mut bench, "after lunch", "Fri");
    bench.shows("Two people are in your queue. ] goes there.").shows("✓ done");
    bench.press("j");
    choose(&mut bench, "at four", "today");
    bench.shows("Three people are in your queue");
    let store = bench.store();
    assert_eq!(store.lesson_picks().unwrap().len(), 3);
    assert_eq!(store.count("follow_up").unwrap(), 3);
    let run = store.lesson_run("building-relationships-and-networks").unwrap().unwrap();
    assert!(run.finished_at.is_some());
    let tags = store.earned_tags().unwrap();
    assert_eq!(tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["bti-started"]);
    let turns = store.turns(crate::tui::testing::today()).unwrap();
    assert!(!turns.is_empty());
    bench.press("]").lacks("Choose two or three");
    bench.restarted().shows("for today");
}

#[test]
#[ignore = "a look at every page"]
fn look() {
    let size = std::env::var("SIZE").unwrap_or_else(|_| "80x24".into());
    let (width, height) = size.split_once('x').unwrap();
    let mut bench = Bench::lesson().sized(width.parse().unwrap(), height.parse().unwrap());
    println!("{}", bench.screen());
    walk(&mut bench);
    let before = bench.store().count("lesson_answer").unwrap();
    println!("{before} answers");
    for _ in 0..20 {
        bench.press("[");
    }
    for _ in 0..16 {
        println!("{}\n{}", bench.screen(), "=".repeat(20));
        bench.press("]");
    }
}
