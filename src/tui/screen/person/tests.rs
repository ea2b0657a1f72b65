//! A person's page begins with what a conversation needs, and what stands there can be acted on.

use crate::domain::IdSource;
use crate::domain::intent::NewTalk;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::person::PersonId;
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::{Change, follow_up::FollowUp, interaction::Question};
use crate::tui::testing::{Bench, days_ago, now, today};

fn person(bench: &mut Bench, name: &str) -> PersonId {
    bench.store().people_named(name, 1).unwrap()[0].id
}

fn promise(person: PersonId, by: PromisedBy, what: &str, ids: &mut IdSource) -> Promise {
    Promise {
        id: ids.fresh(now().at),
        person,
        promised_by: by,
        what: what.into(),
        made_on: days_ago(9),
        due: Some(today()),
        state: PromiseState::Open,
        closed_on: None,
        interaction: None,
        created_at: now().at,
    }
}

/// Everything about Tom, often: the page of somebody with an enormous history.
fn crowd(bench: &mut Bench) {
    let tom = person(bench, "Tom");
    let mut ids = IdSource::seeded([9, 9]);
    let mut change = Change::new("crowd");
    for at in 0..12 {
        for by in [PromisedBy::Me, PromisedBy::Them] {
            change = change.add(promise(
                tom,
                by,
                &format!("thing {at} {}", "x".repeat(300)),
                &mut ids,
            ));
        }
        change = change.add(Question {
            id: ids.fresh(now().at),
            person: tom,
            interaction: None,
            text: format!("question {at}? {}", "and then ".repeat(60)),
            asked_on: None,
            created_at: now().at,
        });
        let what = format!("plan {at} {}", "y".repeat(200));
        let mut plan = FollowUp::on(ids.fresh(now().at), tom, Some(today()), what, now().at);
        plan.draft = "Dear Tom,\n\nlong\n".repeat(50);
        change = change.add(plan);
    }
    let mut who: crate::domain::person::Person = bench.store().get(tom).unwrap().unwrap();
    let was = who.clone();
    who.cares_about = "his team, and everybody else's. ".repeat(50);
    who.needs = "time\n".repeat(100);
    who.how_met = "at a table. ".repeat(50);
    who.notes = "note\n".repeat(500);
    change = change.revise(&was, who);
    bench.store().apply(&change, now().at).unwrap();
    for days in 42..60 {
        let people = [(tom, "Tom".to_owned())];
        let talk = NewTalk {
            people: &people,
            on: days_ago(days),
            channel: Channel::Call,
            direction: TouchDirection::Mutual,
            summary: "a long talk. ".repeat(40),
        };
        let (_, change) = talk.logged(&mut ids, now());
        bench.store().apply(&change, now().at).unwrap();
    }
}

#[test]
fn the_first_window_answers_what_a_conversation_needs() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        for crowded in [false, true] {
            let mut bench = Bench::demo().sized(width, height);
            if crowded {
                crowd(&mut bench);
            }
            bench.open("Tom");
            bench
                .shows("Tom Okafor")
                .shows("VP data, Northwind")
                .shows("last talk")
                .shows("worried about")
                .shows("they promised")
                .shows("to ask");
            if crowded {
                bench
                    .shows("you promised")
                    .shows("cares about")
                    .shows("needs")
                    .shows("planned")
                    .shows("question 11?");
            }
        }
    }
}

#[test]
fn what_stands_in_the_brief_can_be_acted_on_there() {
    let mut bench = Bench::demo().sized(80, 24);
    bench
        .open("Priya")
        .shows("▌ you promised  send the tie-decay paper");
    bench
        .press("d")
        .shows("Kept: send the tie-decay paper for Priya.");
    bench
        .lacks("you promised")
        .shows("▌ thanks unsaid shard sizes");
    bench.press("x").shows("Thanks wait until they are said.");
    bench.press("d").shows("Thanked Priya: shard sizes.");
    bench
        .lacks("thanks unsaid")
        .shows("▌ coffee  sizing of shards");
    bench.press("u").shows("▌ thanks unsaid shard sizes");
    bench.open("Tom").shows("▌ they promised introduce me");
    bench
        .press("j")
        .shows("▌ to ask        did the budget survive?");
    bench
        .press("d")
        .shows("Asked Tom: did the budget survive?")
        .lacks("to ask");
}

#[test]
fn everything_that_does_not_fit_is_reached_by_moving() {
    let mut bench = Bench::demo().sized(80, 24);
    crowd(&mut bench);
    bench.open("Tom").lacks("More promises");
    bench.press("G").shows("▌").lacks("last talk");
    bench.press("g g");
    bench.shows("last talk");
    let mut seen = String::new();
    for _ in 0..90 {
        bench.press("j");
        let screen = bench.screen();
        assert!(screen.contains('▌'), "{screen}");
        seen.push_str(&screen);
    }
    for heading in ["More promises", "More planned", "More to ask", "Talks"] {
        assert!(seen.contains(heading), "{heading} was never seen");
    }
    assert!(seen.contains("more lines; e shows the notes"), "the notes");
}

#[test]
fn the_last_item_brings_what_stands_below_it() {
    let mut bench = Bench::empty().sized(80, 16);
    bench.press("n").write("Ada Obi").press("ctrl-s");
    let ada = person(&mut bench, "Ada");
    let mut ids = IdSource::seeded([4, 4]);
    let mut change = Change::new("two promises and notes");
    for what in ["the first", "the second"] {
        change = change.add(promise(ada, PromisedBy::Me, what, &mut ids));
    }
    let who: crate::domain::person::Person = bench.store().get(ada).unwrap().unwrap();
    let becomes = crate::domain::person::Person {
        notes: "a\nb\nc\nd\nlast of the notes".into(),
        place: "Lagos".into(),
        ..who.clone()
    };
    change = change.revise(&who, becomes);
    bench.store().apply(&change, now().at).unwrap();
    bench
        .open("Ada")
        .shows("▌ you promised  the first")
        .lacks("last of the notes");
    bench
        .press("j")
        .shows("▌               the second")
        .shows("last of the notes");
}

#[test]
fn a_question_that_nobody_can_see_still_has_its_line() {
    let mut bench = Bench::demo().sized(80, 24);
    let lena = person(&mut bench, "Lena");
    let question = Question {
        id: IdSource::seeded([6, 6]).fresh(now().at),
        person: lena,
        interaction: None,
        text: "\u{200b}".into(),
        asked_on: None,
        created_at: now().at,
    };
    bench
        .store()
        .apply(&Change::new("x").add(question), now().at)
        .unwrap();
    bench.open("Lena").shows("▌ to ask");
    bench.press("x").lacks("to ask");
}

#[test]
fn nothing_known_says_how_to_begin() {
    let mut bench = Bench::empty().sized(80, 24);
    bench.press("n").write("Ada Obi").press("ctrl-s");
    bench
        .open("Ada")
        .shows("Not in touch yet.")
        .shows("Nothing yet. l logs a talk");
    bench.sweep();
}

#[test]
fn what_comes_before_an_ask_stands_on_the_page_and_in_the_forms() {
    let lines = [
        "Keep first: send the tie-decay paper, due tomorrow",
        "Thank Priya: shard sizes, 9 days ago",
        "You last gave on Sat 24 Oct, last in touch 9 days ago",
    ];
    let shown = |bench: &mut Bench| {
        for line in lines {
            bench.shows(line);
        }
    };
    let mut bench = Bench::demo().sized(80, 24);
    bench.open("Priya").shows("before an ask");
    shown(&mut bench);
    bench
        .press("w")
        .shows("a message to Priya Raman")
        .shows("Before an ask: Keep first");
    shown(&mut bench);
    bench
        .write("Hello")
        .press("ctrl-s")
        .shows("Kept the message to Priya.");
    bench.press("a f").shows("the next step");
    shown(&mut bench);
    bench
        .write("ask for a review")
        .press("tab")
        .write("Fri")
        .press("ctrl-s");
    bench.shows("Follow-up with Priya: Fri. u to undo.");
    // The plan that is written down already says the same when it is opened.
    bench
        .press("G")
        .press("home")
        .press("j j enter")
        .shows("the next step with Priya Raman");
    shown(&mut bench);
    bench.press("esc");
    // With nobody chosen there is nothing to say yet.
    let mut bench = Bench::demo();
    bench
        .go(crate::tui::view::ScreenName::Ledger)
        .lacks("Before an ask");
}

#[test]
fn help_says_why_and_begins_with_what_is_selected() {
    use crate::tui::view::ScreenName;
    let mut bench = Bench::demo();
    bench.open("Priya").press("?");
    bench
        .shows("Why the coach says this")
        .shows("Gneezy & Epley 2014 · a single study");
    bench
        .press("esc j ?")
        .lacks("Gneezy")
        .shows("Converse & Fishbach 2012");
    bench
        .press("G")
        .shows("What else is known here")
        .shows("before an ask · Flynn & Lake 2008");
    bench.press("esc");
    let behind = |screen, keys: &str, words: &str| {
        let mut bench = Bench::demo();
        bench.go(screen).press(keys).press("?");
        bench.shows("Why the coach says this").shows(words).sweep();
        bench.press("G").sweep();
    };
    behind(ScreenName::Today, "", "Gneezy & Epley 2014");
    behind(ScreenName::Queue, "", "Gneezy & Epley 2014");
    behind(ScreenName::Ledger, "", "Gneezy & Epley 2014");
    let at_the_end = |screen, words: &str| {
        let mut bench = Bench::demo();
        bench.go(screen).press("? G").shows(words);
    };
    at_the_end(
        ScreenName::Board,
        "a tie's own rhythm · Saramäki et al. 2014 · replicated",
    );
    at_the_end(
        ScreenName::People,
        "Dunbar; Lindenfors et al. 2021 · contested",
    );
    at_the_end(
        ScreenName::Goals,
        "Cohen & Bradford · practice, not a study",
    );
    at_the_end(
        ScreenName::Ledger,
        "introductions · Obstfeld 2005, ASQ 50 · correlational",
    );
    let mut bench = Bench::demo();
    bench
        .press("w f1")
        .shows("Why the coach says this")
        .shows("Liu et al. 2023");
}

#[test]
fn a_guess_of_welcome_is_answered_once_the_word_was_said() {
    use crate::domain::prediction::{Prediction, Welcome};
    let mut bench = Bench::demo();
    let priya = person(&mut bench, "Priya");
    let mut ids = IdSource::seeded([31, 32]);
    let mut guess = |days| Prediction {
        id: ids.fresh(now().at),
        person: priya,
        follow_up: None,
        guess: Welcome::new(5).unwrap(),
        guessed_on: days_ago(days),
        answer: None,
        answered_on: None,
        created_at: now().at,
    };
    // They last talked nine days ago.
    let later = guess(3);
    let change = Change::new("Guessed").add(later.clone());
    bench.store().apply(&change, now().at).unwrap();
    bench.open("Priya").lacks("you guessed 5 of 7");
    bench.press("W").shows("No guess of yours waits");
    let change = Change::new("Guessed").remove(later).add(guess(10));
    bench.store().apply(&change, now().at).unwrap();
    bench.open("Priya");
    bench.shows("how welcome").shows("you guessed 5 of 7");
    bench.sweep();
    bench.press("W").shows("how welcome it was to Priya Raman");
    bench.press("ctrl-s").shows("choose a number");
    bench.press("right right right right right right ctrl-s");
    bench
        .shows("Priya: guessed 5, it was 6")
        .lacks("you guessed 5 of 7");
    bench.press("u").shows("you guessed 5 of 7");
}
