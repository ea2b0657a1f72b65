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

    bench
        .press("d enter")
        .shows("Who could bring what?")
        .shows("Your goal  Get the storage rewrite");
    bench.press("space j right right space k");
    bench.shows("Nobody yet brings expertise, insight, resource or support.");

    bench.press("] ]").shows("What do you have to give?");
    bench.press("enter").write("cost models").press("enter");
    bench
        .write("capacity planning")
        .press("tab enter")
        .shows("knowledge");
    bench.press("esc");
    bench.press("]").shows("What does each of them need");
    bench
        .press("j j enter")
        .write("a reviewer for her cost model")
        .press("enter");
    bench
        .shows("Noted what Maya needs")
        .shows("a reviewer for her cost model");
    bench.press("]").shows("perhaps: help with cost models");
    bench.press("G enter").shows("✓ help with cost models");
    bench
        .press("g g enter")
        .write("introduce her to the board")
        .press("tab tab enter");
    bench.shows("✓ introduce her to the board");

    bench
        .press("] ]")
        .shows("Nobody scores this")
        .shows("I notice what I feel");
    bench
        .press("enter j right right j left j space")
        .shows("✓ done");
    bench
        .shows("hardly ever")
        .shows("now and then")
        .shows("nearly always");
    bench
        .press("] enter")
        .write("What would make this quarter good for you?")
        .press("enter");
    bench.shows("Noted a question for Priya");
    bench
        .press("] enter")
        .write("Review my doc please")
        .press("tab");
    bench
        .write("You know shards best; would you look at one page?")
        .press("ctrl-s");
    bench.shows("Kept the message to Priya");
}

fn choose(bench: &mut Bench, cue: &str, day: &str) {
    bench
        .press("enter")
        .press("ctrl-u")
        .write("an hour on the draft")
        .press("tab tab");
    bench
        .write(cue)
        .press("enter")
        .write("send the message")
        .press("enter")
        .write(day);
    bench.press("ctrl-s");
}

#[test]
fn the_whole_lesson_leads_to_three_follow_ups() {
    let mut bench = Bench::lesson();
    walk(&mut bench);
    bench.press("] ]").shows("Choose two or three people");
    bench
        .press("enter")
        .shows("introduce her to the board")
        .shows("You know shards best");
    bench.press("esc");
    choose(&mut bench, "after stand-up", "tomorrow");
    bench
        .shows("Picked Priya for this week")
        .shows("A second makes it a week");
    bench.press("j");
    choose(&mut bench, "after lunch", "Fri");
    bench
        .shows("Two people are in your queue. ] goes there.")
        .shows("✓ done");
    bench.press("j");
    choose(&mut bench, "at four", "today");
    bench.shows("Three people are in your queue");
    let store = bench.store();
    assert_eq!(store.lesson_picks().unwrap().len(), 3);
    assert_eq!(store.count("follow_up").unwrap(), 3);
    let run = store
        .lesson_run("building-relationships-and-networks")
        .unwrap()
        .unwrap();
    assert!(run.finished_at.is_some());
    let tags = store.earned_tags().unwrap();
    assert_eq!(
        tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(),
        ["bti-started"]
    );
    let turns = store.turns(crate::tui::testing::today()).unwrap();
    assert!(!turns.is_empty());
    bench.press("]").lacks("Choose two or three");
    bench.restarted().shows("for today");
}

#[test]
fn the_lesson_is_left_and_taken_up_at_the_same_page() {
    let mut bench = Bench::lesson();
    bench
        .press("] ] ] ]")
        .shows("Focusing Your Efforts")
        .shows("3 of 6");
    let mut bench = bench.restarted();
    bench.shows("Focusing Your Efforts").shows("3 of 6");
    bench.press("]");
    let mut bench = bench.restarted();
    bench.shows("Who could bring what?");
    bench.press("1 2").shows("Who could bring what?");
}

#[test]
fn a_line_half_written_is_there_after_a_crash() {
    let mut bench = Bench::lesson();
    bench
        .press("] ] ] enter")
        .write("Priya Raman")
        .press("enter");
    bench.write("Søren Øster").press("tab");
    let mut bench = bench.restarted();
    bench
        .shows("Your draft is back.")
        .shows("Søren Øster")
        .shows("[stakeholder]");
    bench.write("gård, standards board").press("enter");
    bench
        .shows("Added Søren Østergård")
        .shows("standards board");
    bench.press("esc").lacks("Kept as a draft.");
    let mut bench = bench.restarted();
    bench.lacks("Your draft is back.");
}

#[test]
fn a_line_left_with_escape_is_kept_and_not_in_the_way() {
    let mut bench = Bench::lesson();
    bench
        .press("] enter")
        .write("Get heard")
        .press("esc")
        .shows("Kept as a draft.");
    bench.press("] [").lacks("Get heard");
    bench
        .press("enter")
        .shows("Your draft is back.")
        .shows("Get heard");
}

#[test]
fn an_exercise_is_skipped_and_done_later() {
    let mut bench = Bench::lesson();
    bench
        .press("] S")
        .shows("Skipped for now. u to undo.")
        .shows("The Power of Connection");
    bench.press("[").shows("skipped for now");
    bench.press("d").shows("No goal is written yet");
    bench
        .press("enter")
        .write("Get heard")
        .press("enter")
        .shows("✓ done")
        .lacks("skipped");
    bench
        .press("enter")
        .write("Get paid")
        .press("enter")
        .shows("Get heard")
        .shows("Get paid");
    let answers = bench
        .store()
        .lesson_answers("building-relationships-and-networks")
        .unwrap();
    assert_eq!(
        answers
            .iter()
            .map(|answer| answer.state)
            .collect::<Vec<_>>(),
        [AnswerState::Done]
    );
}

#[test]
fn undo_takes_back_one_answer_and_no_page() {
    let mut bench = Bench::lesson();
    bench.press("] enter").write("Get heard").press("enter");
    bench.press("] ] [ [").shows("✓ done");
    bench
        .press("u")
        .shows("Undid: Added the goal “Get heard”")
        .lacks("✓ done");
    bench.shows("What do you want influence for?");
    bench
        .press("] [ ctrl-r")
        .shows("✓ done")
        .shows("▌ Get heard");
    bench
        .press("] ] enter")
        .write("Ada, captain")
        .press("enter")
        .write("Tom")
        .press("enter esc");
    bench.press("u").shows("Ada").lacks("  Tom");
}

#[test]
fn undo_of_a_pick_takes_all_of_it_back() {
    let mut bench = Bench::lesson();
    walk(&mut bench);
    bench.press("] ]");
    choose(&mut bench, "after stand-up", "tomorrow");
    let counts = |bench: &mut Bench| {
        ["pick", "follow_up", "offer"].map(|table| bench.store().count(table).unwrap())
    };
    assert_eq!(counts(&mut bench), [1, 1, 3]);
    bench.press("u").shows("Undid: Picked Priya for this week");
    bench.shows("▌ Priya Raman             you could offer: introduce her to the board");
    assert_eq!(counts(&mut bench), [0, 0, 2]);
    bench
        .press("ctrl-r")
        .shows("after stand-up → send the message");
}

#[test]
fn a_click_selects_a_row() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut bench = Bench::lesson();
    bench
        .press("] ] ] enter")
        .write("Ada Obi")
        .press("enter")
        .write("Tom Okafor");
    bench.press("enter esc").shows("▌ Tom");
    let screen = bench.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("  Ada Obi"))
        .unwrap();
    bench.event(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 10,
        row: u16::try_from(row).unwrap(),
        modifiers: KeyModifiers::NONE,
    }));
    bench.shows("▌ Ada Obi");
}

#[test]
fn the_tag_is_earned_once() {
    let mut bench = Bench::lesson();
    assert_eq!(bench.store().earned_tags().unwrap().len(), 0);
    bench.press("]").shows("earned the tag bti-started");
    bench.press("] ] [ [ [ ]");
    let mut bench = bench.restarted();
    bench.press("]");
    assert_eq!(bench.store().earned_tags().unwrap().len(), 1);
    assert_eq!(bench.store().count("lesson_run").unwrap(), 1);
}

#[test]
fn nobody_is_written_down_twice() {
    let mut bench = Bench::lesson();
    bench
        .press("] ] ] enter")
        .write("Zoë Li")
        .press("enter")
        .write("zoe li, finance");
    bench.shows("written down already: Zoë Li");
    bench
        .press("enter")
        .shows("Zoë Li is written down already.");
    assert_eq!(bench.store().count("person").unwrap(), 1);
}

#[test]
fn bad_text_is_explained_and_stays() {
    let mut bench = Bench::lesson();
    bench
        .press("] ] ] enter")
        .write(" , finance")
        .press("enter");
    bench
        .shows("a name needs at least one visible character")
        .shows(", finance");
    bench.press("ctrl-u").paste(&"x".repeat(1 << 20));
    bench.shows("that paste has 1048576 characters and the line takes 300");
    bench
        .paste("Ada\u{1b}[31m Obi\n")
        .press("enter")
        .shows("Added Ada");
}

#[test]
fn exercises_without_people_or_goals_say_what_to_press() {
    let mut bench = Bench::lesson();
    bench
        .press("] S ] S ]")
        .shows("No goal is written down yet. space writes one.");
    bench.press("space").write("Get heard").press("enter");
    bench
        .shows("Your goal  Get heard")
        .shows("Nobody is written down yet. a adds somebody, in a line.");
    bench
        .press("a")
        .write("Ada Obi")
        .press("enter esc")
        .shows("Nothing is marked yet");
    bench
        .press("right right space")
        .shows("Nobody yet brings skill, expertise, insight, resource or support.");
    bench.press("space").shows("Ada no longer brings influence");
}

#[test]
fn the_grid_turns_to_another_goal() {
    let mut bench = Bench::demo();
    let lessons = crate::lesson_files::load(std::path::Path::new("/nowhere")).lessons;
    bench = Bench::on(
        std::mem::replace(bench.store(), crate::store::Store::in_memory().unwrap()),
        lessons,
    );
    bench.go(ScreenName::Lesson).press("] S ] S ]");
    bench
        .shows("Your goal  Get the storage rewrite")
        .shows("Nobody yet brings support.");
    bench
        .press("o")
        .shows("Your goal  Learn how standards work is won")
        .shows("Søren Østergård");
    bench.press("o").shows("Your goal  Get the storage rewrite");
}

const SECOND: &str = r#"
id = "listening"
title = "Listening Well"
breadcrumb = ["Building Trust and Influence"]
reading_minutes = 1
tag = "listening-started"
order = 5

[[section]]
id = "one"
title = "Before You Answer"
text = "Wait a breath."

[[section.exercise]]
id = "when"
kind = "reflection"
prompt = "When did somebody last listen to you so?"
"#;

fn both() -> Vec<Lesson> {
    let mut lessons = crate::lesson_files::load(std::path::Path::new("/nowhere")).lessons;
    lessons.push(crate::lesson_files::parse("listening.toml", SECOND).unwrap());
    lessons
}

#[test]
fn a_second_lesson_needs_no_rust() {
    let mut bench = Bench::with_lessons(both());
    bench
        .press("]")
        .press("[")
        .shows("Another lesson: Listening Well");
    bench.press("L").shows("Before You Answer").shows("1 of 1");
    bench
        .press("enter")
        .shows("earned the tag listening-started")
        .shows("When did somebody last listen");
    bench
        .press("enter")
        .write("In May.")
        .press("ctrl-s")
        .shows("✓ done")
        .shows("In May.");
    bench
        .press("enter ctrl-u")
        .write("In June.")
        .press("ctrl-s")
        .shows("In June.")
        .lacks("In May.");
    bench.press("u").shows("In May.");
    bench
        .press("L")
        .shows("Building Relationships and Networks");
    let run = bench.store().lesson_run("listening").unwrap().unwrap();
    assert!(run.finished_at.is_some());
    bench.restarted().shows("What do you want influence for?");
}

#[test]
fn without_a_lesson_the_screen_says_so() {
    let mut bench = Bench::empty();
    bench
        .go(ScreenName::Lesson)
        .shows("No lesson could be read.");
    bench.press("enter ] S d L").sweep();
}

#[test]
fn no_size_panics() {
    let mut bench = Bench::with_lessons(both());
    bench.sweep();
    walk(&mut bench);
    for _ in 0..20 {
        bench.press("[");
    }
    for page in 0..16 {
        bench.sweep();
        if page % 3 == 1 {
            bench.press("enter").sweep();
        }
        bench.press("esc 2 ]");
    }
}

#[test]
fn a_small_window_can_be_read_and_written_in() {
    let mut bench = Bench::lesson().sized(40, 10);
    bench.shows("Some people can say").shows("j more");
    bench.press("G");
    bench
        .shows("enter")
        .shows("What do you want influence")
        .lacks("more");
    bench
        .press("enter enter")
        .write("Get heard")
        .shows("Get heard");
    bench
        .press("enter ] ] enter")
        .write("Priya Raman, staff engineer, Northwind")
        .press("enter");
    bench.write("Tom Okafor").press("enter").write("Maya Chen");
    bench.shows("Maya Chen").shows("[colleague]");
    bench
        .press("enter esc ] ]")
        .shows("ski exp inf ins res sup")
        .shows("▌ Priya");
}

#[test]
fn the_words_of_the_lesson_are_ours() {
    let lessons = crate::lesson_files::load(std::path::Path::new("/nowhere")).lessons;
    let lesson = &lessons[0];
    let titles: Vec<&str> = lesson
        .sections
        .iter()
        .map(|section| section.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "Summary",
            "The Power of Connection",
            "Focusing Your Efforts",
            "The Foundation of Strong Networks",
            "The Key to Deeper Connections",
            "Take Away"
        ]
    );
    assert_eq!(
        (lesson.tag.as_str(), lesson.reading_minutes),
        ("bti-started", 2)
    );
    let mut read = 0;
    for section in &lesson.sections {
        let words = section.text.split_whitespace().count();
        read += words;
        assert!(
            (60..=110).contains(&words),
            "{}: {words} words",
            section.title
        );
        assert!(
            (2..=3).contains(&section.key_points.len()),
            "{}",
            section.title
        );
        assert!(!section.exercises.is_empty(), "{}", section.title);
        let mut all = vec![section.text.clone()];
        all.extend(section.key_points.iter().cloned());
        for exercise in &section.exercises {
            all.extend([exercise.prompt.clone(), exercise.hint.clone()]);
            all.extend(exercise.statements.iter().cloned());
        }
        let all = all.join(" ").to_lowercase();
        for word in all.split(|character: char| !character.is_alphabetic()) {
            let banned = [
                "lead",
                "leads",
                "pipeline",
                "prospect",
                "prospects",
                "overdue",
                "neglected",
                "failed",
                "owed",
                "debt",
                "score",
            ];
            assert!(!banned.contains(&word), "{}: “{word}”", section.title);
        }
    }
    // Two minutes at 180 to 270 words a minute.
    assert!((360..=540).contains(&read), "{read} words");
}

/// Every page as it looks after the walk, and the pages of an empty file.
fn pages(width: u16, height: u16) -> String {
    let mut bench = Bench::lesson().sized(width, height);
    let mut all = vec![bench.screen()];
    bench.press("] enter");
    bench.write("Get the storage");
    all.push(bench.screen());
    bench.press("ctrl-u enter [");
    for _ in 0..16 {
        bench.press("]");
        all.push(bench.screen());
    }
    let mut bench = Bench::lesson().sized(width, height);
    walk(&mut bench);
    for _ in 0..20 {
        bench.press("[");
    }
    for _ in 0..16 {
        bench.press("]");
        all.push(bench.screen());
    }
    all.join(&format!("\n{}\n", "─".repeat(usize::from(width))))
}

#[test]
fn every_page_at_80_by_24() {
    insta::assert_snapshot!("lesson-80x24", pages(80, 24));
}

#[test]
fn every_page_at_120_by_40() {
    insta::assert_snapshot!("lesson-120x40", pages(120, 40));
}

#[test]
fn a_key_that_is_no_command_begins_to_write() {
    let mut bench = Bench::lesson();
    bench.press("]");
    bench.write("Win the rewrite").shows("Win the rewrite");
    bench.press("esc").shows("Kept as a draft.");
    bench.press("] [");
    bench.write("W").shows("Win the rewriteW");
}
