//! A folder of cards and the board, kept in step by the real binary: what is edited, removed or renamed on
//! either side, what happens when both are, and that nothing else is touched.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use common::command::{Home, snapshot};
use cordial::domain::person::Person;
use cordial::domain::{Change, Moment};
use cordial::store::Store;
use serde_json::Value;

const NOW: Moment = Moment::from_millis(1_795_420_000_000);

const ADA: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada-1\r\nN:Obi;Ada;;Dr.;\r\nFN:Dr. Ada Obi\r\n\
    item1.EMAIL;TYPE=INTERNET:ada@home.example\r\nitem1.X-ABLabel:Lair\r\n\
    TEL;TYPE=CELL:+44 7700 900123\r\nTITLE:engineer\r\nROLE:second opinion\r\nORG:Northwind;Storage\r\n\
    X-SHOE-SIZE:39\r\nNOTE:likes\\, say\\, tea\r\n\
    PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\nREV:2020-01-01T00:00:00Z\r\nEND:VCARD\r\n";
const WEI: &str = "BEGIN:VCARD\nVERSION:4.0\nFN:Wei Zhang\nUID:urn:uuid:5a1c2f1e-8f57-4b1c-9f5b-0c9a5ad7c1f0\n\
    EMAIL:wei@zhang.example\nEND:VCARD\n";

/// A home, and in it a folder of cards.
struct Both {
    home: Home,
}

impl Both {
    fn with(files: &[(&str, &str)]) -> Self {
        let both = Self { home: Home::new() };
        std::fs::create_dir_all(both.home.path("cards")).unwrap();
        for (name, text) in files {
            both.put(name, text);
        }
        both
    }

    /// Writes a file, as another program would, and makes it old.
    fn put(&self, name: &str, text: &str) {
        let path = self.home.write(&format!("cards/{name}"), text);
        let file = std::fs::File::options().write(true).open(path).unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        file.set_modified(long_ago).unwrap();
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{from} in {text}");
        self.put(name, &text.replace(from, to));
    }

    fn file(&self, name: &str) -> PathBuf {
        self.home.path(&format!("cards/{name}"))
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    fn is_there(&self, name: &str) -> bool {
        self.file(name).exists()
    }

    fn run(&self, more: &[&str]) -> (i32, Value) {
        let mut arguments = vec!["sync", "vdir", "cards", "--json"];
        arguments.extend(more);
        let run = self.home.run(&arguments);
        assert_eq!(run.err, "", "{arguments:?}");
        (run.code, serde_json::from_str(&run.out).unwrap())
    }

    fn sync(&self) -> Value {
        let (code, said) = self.run(&[]);
        assert_eq!(code, 0, "{said}");
        said["counts"].clone()
    }

    /// A second run touches no file and writes nothing into the journal.
    fn is_settled(&self) {
        let files = || -> Vec<_> {
            let mut files: Vec<_> = std::fs::read_dir(self.home.path("cards"))
                .unwrap()
                .map(|entry| entry.unwrap())
                .filter(|entry| entry.path().is_file())
                .map(|entry| {
                    let modified = entry.metadata().unwrap().modified().unwrap();
                    (
                        entry.file_name(),
                        modified,
                        std::fs::read(entry.path()).unwrap(),
                    )
                })
                .collect();
            files.sort();
            files
        };
        let history = || self.home.ok(&["history"]);
        let (before, said) = (files(), history());
        self.run(&[]);
        assert_eq!(files(), before);
        assert_eq!(history(), said);
    }

    fn store(&self) -> Store {
        Store::open(&self.home.database(), NOW).unwrap()
    }

    fn people(&self) -> Vec<String> {
        let list = self.home.json(&["list"]);
        let mut names: Vec<String> = list["people"]
            .as_array()
            .unwrap()
            .iter()
            .map(|person| person["full_name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    fn person(&self, name: &str) -> Person {
        let found = self.home.json(&["show", name]);
        let id = found["person"]["id"].as_str().unwrap();
        let id = cordial::domain::Id::new(uuid::Uuid::try_parse(id).unwrap());
        self.store().get(id).unwrap().unwrap()
    }

    fn change(&self, name: &str, edit: impl FnOnce(&mut Person)) {
        let was = self.person(name);
        let mut becomes = was.clone();
        edit(&mut becomes);
        let change = Change::new("Edited").revise(&was, becomes);
        self.store().apply(&change, NOW).unwrap();
    }

    fn remove(&self, name: &str) {
        let person = self.person(name);
        let change = Change::new("Removed").remove(person);
        self.store().apply(&change, NOW).unwrap();
    }
}

#[test]
fn the_first_run_takes_everybody_in_and_touches_no_file() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    let before = snapshot(&both.home.path("cards"));
    let (_, dry) = both.run(&["--dry-run"]);
    assert_eq!(dry["counts"]["people_added"], 2);
    assert!(!both.home.database().exists(), "a dry run leaves nothing");
    assert_eq!(both.sync()["people_added"], 2);
    assert_eq!(snapshot(&both.home.path("cards")), before);
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    assert_eq!(both.person("Ada").role, "engineer");
    both.is_settled();
    both.home.ok(&["doctor"]);
}

#[test]
fn edits_go_both_ways_and_change_only_their_own_lines() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    both.sync();
    both.change("Ada", |ada| ada.role = "head of storage".into());
    both.edit("ada.vcf", "ORG:Northwind;Storage", "ORG:Southwind");
    let (_, dry) = both.run(&["--dry-run"]);
    assert_eq!(dry["counts"]["files_written"], 1);
    assert_eq!(dry["counts"]["people_updated"], 1);
    assert!(both.text("ada.vcf").contains("TITLE:engineer"));
    both.sync();
    let expected = ADA
        .replace("TITLE:engineer", "TITLE:head of storage")
        .replace("ORG:Northwind;Storage", "ORG:Southwind");
    assert_eq!(both.text("ada.vcf"), expected);
    assert_eq!(both.person("Ada").organization, "Southwind");
    assert_eq!(both.text("wei.vcf"), WEI);
    both.is_settled();
    both.change("Ada", |ada| {
        ada.full_name = "Ada Obi-Lee".into();
        ada.family_name = "Obi-Lee".into();
    });
    both.sync();
    let expected = expected
        .replace("FN:Dr. Ada Obi", "FN:Ada Obi-Lee")
        .replace("N:Obi;Ada;;Dr.;", "N:Obi-Lee;Ada;;Dr.;");
    assert_eq!(
        both.text("ada.vcf"),
        expected,
        "the title of the name stays"
    );
    both.is_settled();
}

#[test]
fn what_the_user_notes_stays_here_and_the_notes_of_cards_come_in() {
    let both = Both::with(&[("ada.vcf", ADA)]);
    both.sync();
    assert_eq!(both.person("Ada").notes, "likes, say, tea");
    both.change("Ada", |ada| ada.notes.push_str("\nnever punctual"));
    both.sync();
    assert_eq!(both.text("ada.vcf"), ADA);
    both.edit("ada.vcf", "say\\, tea", "say\\, cake");
    both.sync();
    assert_eq!(both.person("Ada").notes, "likes, say, cake\nnever punctual");
    assert!(!both.text("ada.vcf").contains("punctual"));
    both.is_settled();
    both.run(&["--notes"]);
    assert!(both.text("ada.vcf").contains("never punctual"));
    let written = both.text("ada.vcf");
    both.run(&["--notes"]);
    both.sync();
    assert_eq!(both.text("ada.vcf"), written);
}

#[test]
fn the_same_changed_twice_is_asked_and_both_keep_their_own() {
    for (take, here, there) in [
        ("folder", "pilot", "TITLE:pilot"),
        ("cordial", "director", "TITLE:director"),
    ] {
        let both = Both::with(&[("ada.vcf", ADA)]);
        both.sync();
        both.change("Ada", |ada| {
            ada.role = "director".into();
            ada.nickname = "Addie".into();
        });
        both.edit("ada.vcf", "TITLE:engineer", "TITLE:pilot");
        both.edit("ada.vcf", "ORG:Northwind;Storage", "ORG:Southwind");
        for _ in 0..2 {
            let (code, said) = both.run(&[]);
            assert_eq!(code, 2);
            assert_eq!(said["clashes"][0]["field"], "role");
            assert_eq!(said["clashes"][0]["here"], "director");
            assert_eq!(said["clashes"][0]["there"], "pilot");
            // What is not in dispute is in step all the same.
            assert!(both.text("ada.vcf").contains("NICKNAME:Addie"));
            assert_eq!(both.person("Ada").organization, "Southwind");
        }
        both.is_settled();
        let words = both.home.run(&["sync", "vdir", "cards"]);
        assert_eq!(words.code, 2);
        assert!(
            words.out.contains("“director” here, “pilot” in ada.vcf"),
            "{}",
            words.out
        );
        let (code, _) = both.run(&["--take", take]);
        assert_eq!(code, 0);
        assert_eq!(both.person("Ada").role, here);
        assert!(both.text("ada.vcf").contains(there));
        assert!(both.text("ada.vcf").contains("ROLE:second opinion\r\n"));
        both.sync();
        both.is_settled();
    }
}

#[test]
fn a_delete_goes_across_and_an_edit_beats_it() {
    let tom = ADA.replace("ada", "tom").replace("Ada Obi", "Tom Okafor");
    let tom = tom.replace("N:Obi;Ada", "N:Okafor;Tom");
    let with = || {
        let both = Both::with(&[("ada.vcf", ADA), ("tom.vcf", &tom), ("wei.vcf", WEI)]);
        both.sync();
        both
    };
    // The file goes: so does the person of whom nothing else is known.
    let both = with();
    std::fs::remove_file(both.file("ada.vcf")).unwrap();
    assert_eq!(both.sync()["people_removed"], 1);
    assert_eq!(both.people(), ["Dr. Tom Okafor", "Wei Zhang"]);
    both.is_settled();
    both.home.ok(&["undo"]);
    both.sync();
    assert_eq!(
        both.text("ada.vcf"),
        ADA,
        "who is brought back brings the file back"
    );
    both.is_settled();
    // With a history they stay, and it is said.
    both.home
        .ok(&["log", "lunch", "--with", "Ada", "--on", "2026-11-02"]);
    std::fs::remove_file(both.file("ada.vcf")).unwrap();
    let (_, said) = both.run(&[]);
    assert!(
        said["left"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("stays here")
    );
    assert_eq!(both.people().len(), 3);
    both.is_settled();
    both.put("ada.vcf", ADA);
    both.sync();
    assert_eq!(both.people().len(), 3, "the file finds its person again");
    // The person goes: so does the file.
    let both = with();
    both.remove("Ada");
    assert_eq!(both.sync()["files_removed"], 1);
    assert!(!both.is_there("ada.vcf"));
    both.is_settled();
    both.home.ok(&["undo"]);
    both.sync();
    assert_eq!(both.text("ada.vcf"), ADA);
    // Edited here, gone there.
    let both = with();
    both.change("Ada", |ada| ada.role = "pilot".into());
    std::fs::remove_file(both.file("ada.vcf")).unwrap();
    both.sync();
    assert_eq!(both.text("ada.vcf"), ADA.replace("engineer", "pilot"));
    both.is_settled();
    // Edited there, gone here.
    let both = with();
    both.remove("Ada");
    both.edit("ada.vcf", "engineer", "pilot");
    assert_eq!(both.sync()["people_added"], 1);
    assert_eq!(both.person("Ada").role, "pilot");
    assert!(both.is_there("ada.vcf"));
    both.is_settled();
    // Both gone.
    let both = with();
    both.remove("Ada");
    std::fs::remove_file(both.file("ada.vcf")).unwrap();
    both.sync();
    both.is_settled();
}

#[test]
fn neither_side_is_emptied_by_mistake() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    both.sync();
    both.home.ok(&["undo"]);
    let before = snapshot(&both.home.path("cards"));
    let run = both.home.run(&["sync", "vdir", "cards"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("All 2 people") && run.err.contains("--force-delete"),
        "{}",
        run.err
    );
    assert_eq!(snapshot(&both.home.path("cards")), before);
    both.home.ok(&["redo"]);
    both.sync();
    for file in ["ada.vcf", "wei.vcf"] {
        std::fs::remove_file(both.file(file)).unwrap();
    }
    let run = both.home.run(&["sync", "vdir", "cards"]);
    assert_eq!(run.code, 2);
    assert_eq!(both.people().len(), 2);
    both.run(&["--force-delete"]);
    assert!(both.home.json(&["list"])["count"] == 0);
}

#[test]
fn a_file_keeps_its_person_under_another_name() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    both.sync();
    std::fs::rename(both.file("ada.vcf"), both.file("obi.vcf")).unwrap();
    both.sync();
    both.change("Ada", |ada| ada.role = "pilot".into());
    both.sync();
    assert!(!both.is_there("ada.vcf"));
    assert_eq!(both.text("obi.vcf"), ADA.replace("engineer", "pilot"));
    assert_eq!(both.people().len(), 2);
    // Two files change names with each other.
    std::fs::rename(both.file("obi.vcf"), both.file("x")).unwrap();
    std::fs::rename(both.file("wei.vcf"), both.file("obi.vcf")).unwrap();
    std::fs::rename(both.file("x"), both.file("wei.vcf")).unwrap();
    both.sync();
    both.change("Wei", |wei| wei.nickname = "W".into());
    both.sync();
    assert!(both.text("obi.vcf").contains("NICKNAME:W\n"));
    assert_eq!(both.people().len(), 2);
    both.is_settled();
}

#[test]
fn only_who_came_from_the_folder_is_written_unless_it_is_for_everybody() {
    let both = Both::with(&[("wei.vcf", WEI)]);
    both.home.ok(&[
        "add",
        "Priya Raman",
        "--email",
        "priya@x.example",
        "--role",
        "engineer",
        "--note",
        "owes me",
    ]);
    both.sync();
    let count = || std::fs::read_dir(both.home.path("cards")).unwrap().count();
    assert_eq!(count(), 1);
    let before = std::fs::read(both.home.database()).unwrap();
    assert_eq!(both.run(&["--everybody"]).1["counts"]["files_written"], 1);
    assert_eq!(count(), 2);
    let name = format!("{}.vcf", both.person("Priya").id);
    let text = both.text(&name);
    assert!(text.contains("FN:Priya Raman\r\n") && text.contains("priya@x.example"));
    assert!(!text.contains("owes me"), "notes stay here");
    both.is_settled();
    // A run that was cut off after the file was written is mended by the next.
    for more in ["-wal", "-shm"] {
        let path = format!("{}{more}", both.home.database().display());
        let _ = std::fs::remove_file(path);
    }
    std::fs::write(both.home.database(), before).unwrap();
    both.sync();
    assert_eq!(both.people(), ["Priya Raman", "Wei Zhang"]);
    assert_eq!(both.text(&name), text);
    both.change("Priya", |priya| priya.role = "director".into());
    both.sync();
    assert_eq!(both.text(&name), text.replace("engineer", "director"));
}

#[test]
fn a_run_that_was_cut_off_is_mended_by_the_next() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    both.sync();
    both.change("Ada", |ada| ada.role = "pilot".into());
    both.edit("ada.vcf", "ORG:Northwind;Storage", "ORG:Southwind");
    both.edit(
        "wei.vcf",
        "EMAIL:wei@zhang.example",
        "EMAIL:w@zhang.example",
    );
    let before = std::fs::read(both.home.database()).unwrap();
    both.sync();
    let files = snapshot(&both.home.path("cards"));
    for more in ["-wal", "-shm"] {
        let path = format!("{}{more}", both.home.database().display());
        let _ = std::fs::remove_file(path);
    }
    std::fs::write(both.home.database(), before).unwrap();
    both.sync();
    assert_eq!(snapshot(&both.home.path("cards")), files);
    assert_eq!(both.person("Ada").organization, "Southwind");
    assert_eq!(both.person("Ada").role, "pilot");
    both.is_settled();
}

#[test]
fn somebody_known_is_linked_and_both_learn() {
    let both = Both::with(&[]);
    both.home.ok(&[
        "add",
        "Wei Zhang",
        "--email",
        "wei@zhang.example",
        "--phone",
        "+1 202 555 0143",
        "--tag",
        "lake",
    ]);
    both.put("wei.vcf", &WEI.replace("END:", "TITLE:cook\nEND:"));
    both.sync();
    assert_eq!(both.people(), ["Wei Zhang"]);
    assert_eq!(both.person("Wei").role, "cook");
    let text = both.text("wei.vcf");
    assert!(
        text.contains("0143") && text.contains("CATEGORIES:lake"),
        "{text}"
    );
    assert!(!text.contains('\r'), "line ends stay as they are");
    both.is_settled();
}

#[test]
fn an_undo_is_an_edit_that_goes_back_to_the_files() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    both.sync();
    both.edit("ada.vcf", "TITLE:engineer", "TITLE:pilot");
    both.sync();
    assert_eq!(both.person("Ada").role, "pilot");
    both.home.ok(&["undo"]);
    assert_eq!(both.person("Ada").role, "engineer");
    both.sync();
    assert_eq!(both.text("ada.vcf"), ADA);
    both.is_settled();
}

#[test]
fn people_made_one_leave_one_file() {
    let other = WEI.replace("5a1c2f1e", "6a1c2f1e").replace("wei@", "w@");
    let both = Both::with(&[("one.vcf", WEI), ("two.vcf", &other), ("ada.vcf", ADA)]);
    both.sync();
    let ids: Vec<String> = both.home.json(&["list"])["people"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|person| person["full_name"] == "Wei Zhang")
        .map(|person| person["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 2);
    both.home.ok(&["merge", &ids[0], &ids[1]]);
    both.sync();
    let left: Vec<bool> = ["one.vcf", "two.vcf"]
        .map(|name| both.is_there(name))
        .to_vec();
    assert_eq!(left.iter().filter(|is_there| **is_there).count(), 1);
    let name = if left[0] { "one.vcf" } else { "two.vcf" };
    let text = both.text(name);
    assert!(
        text.contains("wei@zhang.example") && text.contains("w@zhang.example"),
        "{text}"
    );
    both.is_settled();
}

#[test]
fn two_files_of_one_person_do_not_take_each_other_along() {
    let both = Both::with(&[("one.vcf", WEI), ("ada.vcf", ADA)]);
    both.put("two.vcf", WEI);
    both.sync();
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    std::fs::remove_file(both.file("one.vcf")).unwrap();
    both.sync();
    assert!(both.is_there("two.vcf"));
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    both.is_settled();
}

#[test]
fn what_cannot_be_kept_in_step_is_left_and_named() {
    let two = format!("{ADA}{WEI}");
    let both = Both::with(&[
        ("ada.vcf", ADA),
        ("two.vcf", &two),
        ("empty.vcf", ""),
        (".hidden.vcf", WEI),
        ("readme.txt", "x"),
        ("a b\u{202e} 'q' $(x);é.VCF", WEI),
    ]);
    std::fs::write(
        both.file("latin.vcf"),
        b"BEGIN:VCARD\nFN:Jos\xe9\nEND:VCARD\n",
    )
    .unwrap();
    std::fs::create_dir(both.file("folder.vcf")).unwrap();
    let sync = || both.run(&[]).1;
    let said = sync();
    let mut left: Vec<&str> = said["left"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    left.sort_unstable();
    assert_eq!(left, ["empty.vcf", "latin.vcf", "two.vcf"], "{said}");
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    // A file that becomes unreadable takes nobody along.
    std::fs::write(both.file("ada.vcf"), b"\xff\xfe\x00").unwrap();
    sync();
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    both.put("ada.vcf", ADA);
    sync();
    both.is_settled();
    let run = both.home.run(&["sync", "vdir", "nowhere"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("Hint:"), "{}", run.err);
}

#[test]
fn too_long_a_line_stays_in_the_file() {
    let both = Both::with(&[("ada.vcf", ADA), ("wei.vcf", WEI)]);
    both.sync();
    let long = format!("TITLE:{}", "very ".repeat(200));
    both.edit("ada.vcf", "TITLE:engineer", &long);
    both.edit(
        "ada.vcf",
        "item1.EMAIL;TYPE=INTERNET:",
        &format!("EMAIL:{}@x.example\r\nitem1.EMAIL:", "x".repeat(400)),
    );
    let text = both.text("ada.vcf");
    both.sync();
    both.is_settled();
    assert_eq!(both.text("ada.vcf"), text);
    both.change("Ada", |ada| ada.nickname = "Addie".into());
    both.sync();
    assert!(
        both.text("ada.vcf").contains(&long),
        "what was not edited is not cut"
    );
}

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

/// The cards of our own corpus of strange files, each in a file.
fn strange_cards() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vcard");
    let mut cards = Vec::new();
    for (path, bytes) in snapshot(&folder) {
        let (Some("vcf"), Ok(text)) = (
            path.extension().and_then(|end| end.to_str()),
            String::from_utf8(bytes),
        ) else {
            continue;
        };
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let starts: Vec<usize> = text
            .match_indices("BEGIN:VCARD")
            .map(|(at, _)| at)
            .collect();
        for (nth, start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(text.len());
            cards.push((format!("{stem}_{nth}.vcf"), text[*start..end].to_owned()));
        }
    }
    cards
}

#[test]
fn strange_files_are_patched_or_left_and_never_harmed() {
    let cards = strange_cards();
    let files: Vec<(&str, &str)> = cards
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let both = Both::with(&files);
    let before = snapshot(&both.home.path("cards"));
    let (code, said) = both.run(&[]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(snapshot(&both.home.path("cards")), before);
    assert!(
        said["counts"]["people_added"].as_u64().unwrap() > 50,
        "{said}"
    );
    both.is_settled();
    let store = &mut both.store();
    let people = store
        .intake_board(cordial::interchange::plan::Past::Nothing)
        .unwrap()
        .people;
    for (nth, known) in people.iter().enumerate() {
        let mut becomes = known.person.clone();
        becomes.role = format!("keeper of boat {nth}");
        becomes.nickname = String::new();
        let mut change = Change::new("Edited").revise(&known.person, becomes);
        if let Some(point) = known.points.first() {
            change = change.remove(point.clone());
        }
        store.apply(&change, NOW).unwrap();
    }
    let (code, said) = both.run(&[]);
    assert_eq!(code, 0, "{said}");
    let left = said["left"].to_string();
    let mut patched = 0;
    for (name, before) in &cards {
        let after = both.text(name);
        if left.contains(&format!("{name:?}")) {
            assert_eq!(after, *before, "{name}");
            continue;
        }
        patched += 1;
        assert!(after.contains("keeper of boat"), "{name}: {after}");
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let now = lines(&after);
        // Role, nickname, one address and its label, each with its folds.
        let gone: Vec<String> = lines(before)
            .into_iter()
            .filter(|line| !now.contains(line))
            .collect();
        assert!(gone.len() <= 12, "{name}: {gone:#?}");
    }
    eprintln!(
        "{patched} of {} patched; left: {:#}",
        cards.len(),
        said["left"]
    );
    assert!(patched > 70, "{patched} of {}: {left}", cards.len());
    both.is_settled();
}
