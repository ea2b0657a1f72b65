//! What goes and comes back on either side, and runs that were cut off.

use crate::common::command::snapshot;
use crate::folder::{ADA, Both, WEI};

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

/// The ids of those who are called so, in the order of their names.
fn ids(both: &Both, name: &str) -> Vec<String> {
    both.home.json(&["list"])["people"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|person| person["full_name"] == name)
        .map(|person| person["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_file_of_whoever_goes_into_somebody_without_one_stays() {
    let both = Both::with(&[("wei.vcf", WEI), ("ada.vcf", ADA)]);
    both.sync();
    both.home.ok(&[
        "add",
        "W. Zhang",
        "--email",
        "w@x.example",
        "--role",
        "pilot",
    ]);
    let before = both.text("wei.vcf");
    both.home.ok(&["merge", "W. Zhang", "Wei Zhang"]);
    both.sync();
    let text = both.text("wei.vcf");
    for part in [
        "FN:W. Zhang",
        "wei@zhang.example",
        "w@x.example",
        "pilot",
        "UID:urn:uuid:5a1c2f1e",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(both.people(), ["Dr. Ada Obi", "W. Zhang"]);
    both.is_settled();
    // What is edited there comes to the one person.
    both.edit("wei.vcf", "pilot", "captain");
    both.sync();
    assert_eq!(both.person("W. Zhang").role, "captain");
    // Taken back after runs that the folder saw.
    both.home.ok(&["undo"]);
    both.sync();
    both.home.ok(&["undo"]);
    both.sync();
    let text = both.text("wei.vcf");
    assert!(
        text.contains("wei@zhang.example") && !text.contains("w@x.example"),
        "{text}"
    );
    assert_eq!(both.people(), ["Dr. Ada Obi", "W. Zhang", "Wei Zhang"]);
    both.is_settled();
    // Taken back before the folder saw anything of it.
    let both = Both::with(&[("wei.vcf", WEI), ("ada.vcf", ADA)]);
    both.sync();
    both.home.ok(&["add", "W. Zhang", "--email", "w@x.example"]);
    both.home.ok(&["merge", "W. Zhang", "Wei Zhang"]);
    both.home.ok(&["undo"]);
    both.sync();
    assert_eq!(both.text("wei.vcf"), before);
    assert_eq!(both.people(), ["Dr. Ada Obi", "W. Zhang", "Wei Zhang"]);
    both.is_settled();
}

#[test]
fn a_card_that_was_edited_since_outlives_the_merge_of_its_person() {
    let other = WEI.replace("5a1c2f1e", "6a1c2f1e").replace("wei@", "w@");
    let both = Both::with(&[("one.vcf", WEI), ("two.vcf", &other), ("ada.vcf", ADA)]);
    both.sync();
    let ids = ids(&both, "Wei Zhang");
    both.home.ok(&["merge", &ids[0], &ids[1]]);
    for name in ["one.vcf", "two.vcf"] {
        both.edit(name, "FN:", "TITLE:pilot\nFN:");
    }
    both.sync();
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    assert_eq!(both.person("Wei").role, "pilot");
    for name in ["one.vcf", "two.vcf"] {
        let text = both.text(name);
        assert!(
            text.contains("wei@zhang.example") && text.contains("w@zhang.example"),
            "{name}: {text}"
        );
    }
    both.is_settled();
    // Both are theirs: one can go.
    std::fs::remove_file(both.file("two.vcf")).unwrap();
    both.run(&[]);
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
    assert!(both.is_there("one.vcf"));
    both.is_settled();
}

#[test]
fn a_merge_that_is_taken_back_after_a_run_brings_the_second_file_back() {
    let other = WEI.replace("5a1c2f1e", "6a1c2f1e").replace("wei@", "w@");
    let both = Both::with(&[("one.vcf", WEI), ("two.vcf", &other), ("ada.vcf", ADA)]);
    both.sync();
    let ids = ids(&both, "Wei Zhang");
    both.home.ok(&["merge", &ids[0], &ids[1]]);
    both.sync();
    both.home.ok(&["undo"]);
    both.run(&[]);
    assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang", "Wei Zhang"]);
    let has = |name: &str| {
        let text = both.text(name);
        (
            text.contains("wei@zhang.example"),
            text.contains("w@zhang.example"),
        )
    };
    assert_eq!(
        (has("one.vcf"), has("two.vcf")),
        ((true, false), (false, true))
    );
    both.is_settled();
}

#[test]
fn what_one_of_two_files_tells_comes_to_the_other_in_one_run() {
    for edited in ["one.vcf", "two.vcf"] {
        let both = Both::with(&[("one.vcf", WEI), ("two.vcf", WEI), ("ada.vcf", ADA)]);
        both.sync();
        assert_eq!(both.people(), ["Dr. Ada Obi", "Wei Zhang"]);
        both.is_settled();
        both.edit(
            edited,
            "EMAIL:wei@zhang.example",
            "TITLE:pilot\nEMAIL:w@zhang.example",
        );
        both.sync();
        for name in ["one.vcf", "two.vcf"] {
            let text = both.text(name);
            assert!(
                text.contains("TITLE:pilot") && text.contains("EMAIL:w@zhang.example"),
                "{edited}: {text}"
            );
            assert!(!text.contains("wei@zhang.example"), "{edited}: {text}");
        }
        assert_eq!(both.person("Wei").role, "pilot");
        both.is_settled();
    }
    // Two that come at once and tell different things.
    let other = WEI.replace("EMAIL:", "TITLE:pilot\nTEL:+44 7700 900123\nEMAIL:");
    let both = Both::with(&[("one.vcf", WEI), ("two.vcf", &other)]);
    both.sync();
    assert!(both.text("one.vcf").contains("TITLE:pilot"));
    assert!(both.text("one.vcf").contains("900123"));
    both.is_settled();
}
