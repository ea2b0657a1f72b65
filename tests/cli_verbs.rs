//! Every verb on the real binary: what it prints, its JSON, and what it leaves for the next run.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;

#[test]
fn a_day_on_the_command_line() {
    let home = Home::new();
    for (line, printed) in [
        (
            "list",
            "Nobody is here yet. `cordial add NAME` adds somebody.\n",
        ),
        (
            "today",
            "Mon 23 Nov: nobody is waiting today.\n`cordial queue` says who is away and what is coming.\n",
        ),
        ("queue", "Ready: nobody\n"),
        (
            "goals",
            "No goal yet. `cordial goal TITLE` adds one; the lesson begins with it.\n",
        ),
        ("undo", "There is nothing to undo.\n"),
        ("history", "Nothing has been changed yet.\n"),
        (
            "ledger",
            "Nothing passed yet that is written down. `cordial give NAME WHAT` is a good first line.\n",
        ),
        (
            "review --summary",
            "No review yet. `cordial` opens the app; the review is one of its screens.\n",
        ),
        (
            "add Priya_Raman --role engineer --organization Northwind --email priya@x.example --tag #storage --circle 2 --kind colleague --birthday=--02-17",
            "Added Priya Raman.\n",
        ),
        ("add Tom_Okafor", "Added Tom Okafor.\n"),
        ("add Tom_Álvarez --nickname Tomás", "Added Tom Álvarez.\n"),
        (
            "add tom_okafor",
            "Added tom okafor.\nHint: there is somebody of that name already; `cordial undo` takes this one back.\n",
        ),
        ("undo", "Undid: Added tom okafor.\n"),
        ("redo", "Redid: Added tom okafor.\n"),
        ("undo", "Undid: Added tom okafor.\n"),
        (
            "log coffee about budgets --with priya --with tomás --channel coffee --on 2026-11-20",
            "Logged coffee with Priya Raman and Tom Álvarez.\n",
        ),
        (
            "log wrote --with PRIYA@X.EXAMPLE --channel email --from me",
            "Logged an e-mail with Priya Raman.\n",
        ),
        (
            "promise priya send the paper --due 2026-11-24",
            "Promised Priya Raman: send the paper.\n",
        ),
        (
            "promise priya the deck --by them",
            "Priya Raman promised: the deck.\n",
        ),
        (
            "give priya a kind word --kind encouragement",
            "Gave Priya Raman: a kind word.\n",
        ),
        (
            "receive tomás the numbers --on yesterday",
            "Received from Tom Álvarez: the numbers.\n",
        ),
        (
            "offer okafor review the model",
            "Offer for Tom Okafor: review the model.\n",
        ),
        (
            "follow-up priya ask about the budget --on 2026-12-14",
            "Follow-up with Priya Raman: ask about the budget, Mon 14 Dec.\n",
        ),
        (
            "follow-up okafor say hello --when her_release_ships",
            "Follow-up with Tom Okafor: say hello, when her release ships.\n",
        ),
        (
            "goal Win the rewrite --due 2027-03-01",
            "Added the goal “Win the rewrite”.\n",
        ),
        (
            "asset SQLite --kind knowledge",
            "You have to give: SQLite.\n",
        ),
        ("asset", "What you have to give\n  knowledge  SQLite\n"),
        (
            "list",
            "Three people\n  Priya Raman  engineer, Northwind  Identify  today       #storage\n  Tom Álvarez                       Identify  3 days ago\n  Tom Okafor                        Identify\n",
        ),
        (
            "list --filter north",
            "One person\n  Priya Raman  engineer, Northwind  Identify  today  #storage\n",
        ),
        (
            "list --filter zebra",
            "Nobody fits. `cordial list` names everybody.\n",
        ),
        (
            "today",
            "Mon 23 Nov: two people for today.\n  Priya Raman  tomorrow   you said you would send the paper\n  Tom Álvarez  yesterday  thanks not said yet: the numbers\n",
        ),
        (
            "queue",
            "Ready: two people\n  Priya Raman  tomorrow   you said you would send the paper\n  Tom Álvarez  yesterday  thanks not said yet: the numbers\n\nComing\n  Priya Raman  Mon 14 Dec              ask about the budget\n  Tom Okafor   when her release ships  say hello\n",
        ),
        (
            "goals",
            "1  Win the rewrite, by 1 Mar 2027\n   Nobody yet brings skill, expertise, influence, insight, resource, support.\n   Skill: perhaps Priya (engineer).\n",
        ),
        (
            "history --limit 2",
            "  2026-11-23T09:00:00Z  You have to give: SQLite\n  2026-11-23T09:00:00Z  Added the goal “Win the rewrite”\n",
        ),
    ] {
        assert_eq!(home.ok(&words(line)), printed, "{line}");
    }
    let page = home.ok(&["show", "priya"]);
    for part in [
        "Priya Raman\nengineer, Northwind\ncolleague · circle 2, close · Identify · #storage\n",
        "  birthday   17 February\n",
        "  rhythm     about every 30 days\n",
        "Promises\n  you   tomorrow  send the paper\n  they            the deck\n",
        "Timeline\n  Mon 23 Nov  e-mail                wrote\n  Fri 20 Nov  coffee  Priya, Tomás  coffee about budgets\n",
    ] {
        assert!(page.contains(part), "{part}\nin\n{page}");
    }
    let ledger = home.ok(&["ledger"]);
    for part in [
        "Promises open\n  you → Priya Raman  tomorrow  send the paper\n  Priya Raman → you            the deck\n",
        "Thanks unsaid\n  Tom Álvarez  yesterday  the numbers\n",
        "You could give\n  Tom Okafor  planned  review the model\n",
    ] {
        assert!(ledger.contains(part), "{part}\nin\n{ledger}");
    }
    assert!(home.ok(&["board"]).starts_with("Identify 3\n"));
    assert!(home.ok(&["doctor"]).ends_with("The file is well.\n"));
}

/// The words of a line; `_` is a space within a word.
fn words(line: &str) -> Vec<&'static str> {
    line.split(' ')
        .map(|word| &*Box::leak(word.replace('_', " ").into_boxed_str()))
        .collect()
}

#[test]
fn every_verb_answers_in_json_with_the_keys_it_documents() {
    let home = Home::new();
    let demo = home.path("demo.db");
    home.ok(&["demo", "--database", demo.to_str().unwrap()]);
    for (line, keys) in [
        ("list", "count people"),
        (
            "show Priya",
            "cadence contributions entries follow_ups introductions met_through offers pattern person points promises questions tags tie timeline",
        ),
        ("today", "day more_due people waiting"),
        ("queue", "away coming day turns waiting"),
        (
            "ledger",
            "entries exchanges gifts introductions meetings offers promises thanks",
        ),
        ("board", "columns"),
        ("goals", "goals"),
        (
            "insights",
            "alone circles goals groups kinds left_out months stands_out weeks",
        ),
        ("asset", "assets"),
        ("review --summary", "review"),
        ("lesson", "breadcrumb id reading_minutes sections tag title"),
        ("history", "changes"),
        ("doctor", "checks path well"),
        ("backup", "path"),
        ("add Grace", "others_of_that_name person rows said"),
        ("log hello --with Grace_Nobody", ""),
        (
            "log hello --with Priya",
            "interaction on_day people rows said",
        ),
        ("promise Priya x", "person promise rows said"),
        ("give Priya x", "entry person rows said"),
        ("receive Priya x", "entry person rows said"),
        ("offer Priya x", "offer person rows said"),
        ("follow-up Priya x", "follow_up person rows said"),
        ("goal x", "goal rows said"),
        ("asset x", "asset rows said"),
        ("undo", "rows said"),
        ("redo", "rows said"),
    ] {
        let mut arguments = vec!["--database", demo.to_str().unwrap(), "--json"];
        arguments.extend(words(line));
        let run = home.run(&arguments);
        if keys.is_empty() {
            assert_eq!(run.code, 2, "{line}");
            continue;
        }
        assert_eq!(run.code, 0, "{line}: {}", run.err);
        let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let found: Vec<&str> = answer
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(found.join(" "), keys, "{line}");
    }
}

#[test]
fn undo_works_across_runs_and_says_so_in_the_history() {
    let home = Home::new();
    for name in ["Ada", "Grace", "Mai"] {
        home.ok(&["add", name]);
    }
    let full = home.ok(&["export"]);
    home.ok(&["undo"]);
    home.ok(&["undo"]);
    assert_eq!(home.json(&["list"])["count"], 1);
    home.ok(&["redo"]);
    home.ok(&["redo"]);
    assert_eq!(home.ok(&["export"]), full);
    home.ok(&["undo"]);
    let history = home.json(&["history"]);
    assert_eq!(history["changes"][0]["said"], "Added Mai");
    assert_eq!(history["changes"][0]["standing"], "undone");
    home.ok(&["add", "Tom"]);
    assert_eq!(home.ok(&["redo"]), "There is nothing to redo.\n");
}

#[test]
fn the_file_may_be_named_before_or_after_the_verb_or_by_the_environment() {
    let home = Home::new();
    home.ok(&["--database", "one.db", "add", "Ada"]);
    assert_eq!(home.json(&["list", "--database", "one.db"])["count"], 1);
    let mut by_environment = home.command(&["list", "--json"]);
    let run = common::command::run(by_environment.env("CORDIAL_DATABASE", home.path("one.db")));
    assert!(run.out.contains("Ada"));
    assert!(!home.database().exists());
    home.ok(&["add", "Grace"]);
    assert!(home.database().exists());
}

#[test]
fn an_id_names_one_of_two_people_who_share_a_name() {
    let home = Home::new();
    let ids: Vec<String> = ["one", "two"]
        .iter()
        .map(|role| {
            let added = home.json(&["add", "Ada Obi", "--role", role]);
            added["person"]["id"].as_str().unwrap().to_owned()
        })
        .collect();
    let run = home.run(&["show", "Ada Obi"]);
    assert_eq!(run.code, 2);
    for id in &ids {
        assert!(run.err.contains(id), "{}", run.err);
    }
    assert!(home.ok(&["show", &ids[1]]).contains("two"));
}

#[test]
fn what_is_open_can_be_closed() {
    let home = Home::new();
    home.ok(&["add", "Ada"]);
    for line in [
        "promise ada send the paper",
        "promise ada send the deck --by them",
        "receive ada the numbers",
        "follow-up ada ask",
    ] {
        home.ok(&words(line));
    }
    let several = home.run(&["kept", "ada"]);
    assert_eq!(several.code, 2);
    for part in [
        "more than one open promise with Ada",
        "“send the paper”",
        "“send the deck”",
    ] {
        assert!(several.err.contains(part), "{}", several.err);
    }
    for (line, said) in [
        ("kept ada paper", "Kept: send the paper for Ada.\n"),
        ("kept ada", "Ada kept: send the deck.\n"),
        ("thank ada", "Thanked Ada: the numbers.\n"),
        ("done ada", "Followed up with Ada.\n"),
    ] {
        assert_eq!(home.ok(&words(line)), said);
    }
    for (line, said) in [
        ("kept ada", "There is no open promise with Ada.\n"),
        ("thank ada", "There is no gift without thanks with Ada.\n"),
        ("done ada", "There is no open follow-up with Ada.\n"),
    ] {
        let run = home.run(&words(line));
        assert_eq!(run.code, 2);
        assert!(run.err.starts_with(said), "{}", run.err);
    }
}

#[test]
fn a_name_is_found_from_any_keyboard() {
    let home = Home::new();
    home.ok(&["add", "Søren Østergård"]);
    home.ok(&["add", "欧阳静怡", "--nickname", "Joy"]);
    for typed in ["soren", "Østergard", "OSTERGÅRD", "søren øst"] {
        assert!(
            home.ok(&["show", typed]).starts_with("Søren Østergård\n"),
            "{typed}"
        );
    }
    for typed in ["欧阳静怡", "欧阳", "joy"] {
        assert!(
            home.ok(&["show", typed]).starts_with("欧阳静怡 (Joy)\n"),
            "{typed}"
        );
    }
}

#[test]
fn the_lesson_can_be_read_and_a_bad_file_of_the_users_does_not_stop_it() {
    let home = Home::new();
    assert!(home.ok(&["lesson"]).contains("2 min read"));
    assert!(home.ok(&["lesson", "--section", "1"]).contains("Summary"));
    assert!(!home.database().exists(), "reading makes no file");
    let own = "id = \"own\"\ntitle = \"My own\"\nbreadcrumb = []\nreading_minutes = 1\ntag = \"own\"\norder = 9\n\n[[section]]\nid = \"a\"\ntitle = \"A\"\ntext = \"Hello.\"\n";
    home.write("config/cordial/lessons/own.toml", own);
    assert!(home.ok(&["lesson", "own"]).contains("Hello."));
    home.write(
        "config/cordial/lessons/bad.toml",
        "id = \"bad\"\ntitle = 7\n",
    );
    let run = home.run(&["lesson", "own"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Hello."));
    assert!(run.err.contains("bad.toml, line 2: title: "), "{}", run.err);
}

#[test]
fn hostile_text_reaches_no_reader_in_text_or_json() {
    let home = Home::new();
    let hostile = "Eve\u{1b}[31m\u{9b}2J\u{202e}\u{200b}\u{7}x";
    home.ok(&[
        "add", hostile, "--role", hostile, "--note", hostile, "--tag", hostile,
    ]);
    home.ok(&["log", hostile, "--with", "Eve"]);
    home.ok(&["promise", "Eve", hostile]);
    home.ok(&["goal", hostile]);
    for line in [
        "list", "show Eve", "today", "queue", "ledger", "board", "goals", "insights", "history",
        "export", "undo", "redo",
    ] {
        for form in [None, Some("--json")] {
            let mut arguments = words(line);
            arguments.extend(form);
            let out = home.ok(&arguments);
            let bad = out.chars().find(|character| {
                (character.is_control() && *character != '\n')
                    || "\u{202e}\u{200b}".contains(*character)
            });
            assert_eq!(bad, None, "{arguments:?}");
        }
    }
    let run = home.run(&["show", hostile, "\u{1b}[31m"]);
    assert!(!run.err.contains('\u{1b}'), "{}", run.err);
    let run = home.run(&["\u{1b}[31mfrob"]);
    assert!(!run.err.contains('\u{1b}'), "{}", run.err);
    let page = home.json(&["show", "Eve"]);
    assert_eq!(page["person"]["full_name"], hostile, "JSON loses nothing");
}
