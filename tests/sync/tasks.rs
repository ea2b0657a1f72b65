//! The second folder, and two cards made one.

use serde_json::Value;

use crate::common;
use crate::common::command::snapshot;
use crate::folder::{ADA, Both};

#[test]
fn plans_are_tasks_in_a_folder_of_their_own() {
    let both = Both::with(&[]);
    std::fs::create_dir(both.home.path("tasks")).unwrap();
    both.home.ok(&["add", "Priya Raman"]);
    both.home
        .ok(&["follow-up", "Priya", "send the paper", "--on", "2026-12-01"]);
    both.home
        .ok(&["promise", "Priya", "call the lender", "--due", "2026-12-03"]);
    let foreign = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//\r\nEND:VCALENDAR\r\n";
    both.home
        .write("tasks/5a1c2f1e-8f57-4b1c-9f5b-0c9a5ad7c1f0.ics", foreign);
    let run = |now: &str| {
        let mut command = both
            .home
            .command(&["sync", "vdir", "cards", "--tasks", "tasks", "--json"]);
        command.env("CORDIAL_NOW", now);
        let run = common::command::run(&mut command);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let said: Value = serde_json::from_str(&run.out).unwrap();
        said["counts"]["tasks_written"].as_u64().unwrap_or_default()
    };
    let tasks = || snapshot(&both.home.path("tasks"));
    let of = |what: &str| {
        let tasks = tasks();
        let (path, text) = tasks
            .iter()
            .find(|(_, text)| String::from_utf8_lossy(text).contains(what))
            .unwrap();
        (path.clone(), String::from_utf8(text.clone()).unwrap())
    };
    assert_eq!(run("2026-11-23T09:00:00Z"), 2);
    assert_eq!(tasks().len(), 3);
    let (path, text) = of("send the paper");
    let id = path.file_stem().unwrap().to_str().unwrap();
    for line in [
        &format!("UID:{id}"),
        "SUMMARY:Priya Raman: send the paper",
        "DUE;VALUE=DATE:20261201",
        "DTSTAMP:20261123T090000Z",
        "SEQUENCE:0",
        "STATUS:NEEDS-ACTION",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let before = tasks();
    assert_eq!(run("2026-11-24T09:00:00Z"), 0, "nothing changed");
    assert_eq!(tasks(), before);
    // Done here.
    let mut done = both.home.command(&["done", "Priya"]);
    done.env("CORDIAL_NOW", "2026-11-24T10:00:00Z");
    assert_eq!(common::command::run(&mut done).code, 0);
    assert_eq!(run("2026-11-24T11:00:00Z"), 1);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("STATUS:COMPLETED") && text.contains("SEQUENCE:1"),
        "{text}"
    );
    // Open again.
    let mut undo = both.home.command(&["undo"]);
    undo.env("CORDIAL_NOW", "2026-11-24T12:00:00Z");
    assert_eq!(common::command::run(&mut undo).code, 0);
    assert_eq!(run("2026-11-24T12:30:00Z"), 1);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("NEEDS-ACTION") && text.contains("SEQUENCE:2"),
        "{text}"
    );
    // Ticked off elsewhere, later: it is left.
    let ticked = text
        .replace(
            "STATUS:NEEDS-ACTION",
            "STATUS:COMPLETED\r\nCOMPLETED:20261125T080000Z",
        )
        .replace(
            "LAST-MODIFIED:20261124T120000Z",
            "LAST-MODIFIED:20261125T080000Z",
        );
    std::fs::write(&path, &ticked).unwrap();
    assert_eq!(run("2026-11-25T09:00:00Z"), 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), ticked);
    // Taken back for good: the file goes.
    let (promise, _) = of("call the lender");
    both.home.ok(&["undo"]);
    run("2026-11-25T09:00:00Z");
    assert!(!promise.exists());
    let foreign_path = both
        .home
        .path("tasks/5a1c2f1e-8f57-4b1c-9f5b-0c9a5ad7c1f0.ics");
    assert_eq!(std::fs::read_to_string(foreign_path).unwrap(), foreign);
}

#[test]
fn two_cards_become_one_in_both_files() {
    let both = Both::with(&[
        ("a.vcf", ADA),
        (
            "b.vcf",
            &ADA.replace("TITLE:engineer", "TITLE:pilot\r\nX-PET:cat")
                .replace("home.ex", "work.ex"),
        ),
    ]);
    let path = |name: &str| both.file(name).to_str().unwrap().to_owned();
    both.home
        .ok(&["sync", "resolve", &path("a.vcf"), &path("b.vcf")]);
    let text = both.text("a.vcf");
    assert_eq!(text, both.text("b.vcf"));
    for part in [
        "engineer",
        "pilot",
        "X-PET:cat",
        "X-SHOE-SIZE",
        "home.ex",
        "work.ex",
        "second opinion",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!both.home.database().exists(), "no board is needed");
    both.home.write("cards/c.vcf", "nothing");
    let run = both
        .home
        .run(&["sync", "resolve", &path("a.vcf"), &path("c.vcf")]);
    assert_eq!(run.code, 2);
    assert_eq!(
        (both.text("a.vcf"), both.text("c.vcf").as_str()),
        (text, "nothing")
    );
}
