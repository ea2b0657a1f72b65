//! What is edited on either side, or on both.

use crate::common::command::snapshot;
use crate::folder::{ADA, Both, WEI};

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
    assert_eq!(
        both.person("Ada").notes,
        "likes, say, tea\n\nRole: second opinion\n\nDepartment: Storage"
    );
    both.change("Ada", |ada| ada.notes.push_str("\nnever punctual"));
    both.sync();
    assert_eq!(both.text("ada.vcf"), ADA);
    both.edit("ada.vcf", "say\\, tea", "say\\, cake");
    both.sync();
    assert_eq!(
        both.person("Ada").notes,
        "likes, say, cake\n\nRole: second opinion\n\nDepartment: Storage\nnever punctual"
    );
    assert!(!both.text("ada.vcf").contains("punctual"));
    both.is_settled();
    both.run(&["--notes"]);
    assert!(both.text("ada.vcf").contains("never punctual"));
    // The department stands in its own property already.
    assert!(!both.text("ada.vcf").contains("Department"));
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
