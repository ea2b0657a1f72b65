//! Files that are strange, renamed, too long, or no cards at all.

use cordial::domain::Change;

use crate::common::command::snapshot;
use crate::folder::{ADA, Both, NOW, WEI};

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
    for (was, is) in before.iter().zip(&snapshot(&both.home.path("cards"))) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!((&was.0, text(&was.1)), (&is.0, text(&is.1)));
    }
    assert!(
        said["counts"]["people_added"].as_u64().unwrap() > 50,
        "{said}"
    );
    both.is_settled();
    let store = &mut both.store();
    let people = store
        .intake_board(cordial::interchange::plan::Past::Nothing)
        .unwrap()
        .known()
        .collect::<Vec<_>>();
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

#[test]
fn a_card_that_was_imported_in_part_is_never_written() {
    let note = format!("{}the end of it", "word ".repeat(15_000));
    let card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:long-1\r\nFN:Ana Lima\r\nEMAIL:ana@lima.example\r\nNOTE:{note}\r\nEND:VCARD\r\n"
    );
    let both = Both::with(&[("ana.vcf", &card)]);
    let said = both.home.run(&["import", "cards"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        format!("{}{}", said.out, said.err).contains("Left out for Ana Lima"),
        "{}{}",
        said.out,
        said.err
    );
    both.change("Ana", |ana| ana.role = "pilot".into());
    let said = both.run(&[]).1;
    assert_eq!(said["left"][0]["file"], "ana.vcf", "{said}");
    both.run(&["--notes"]);
    assert_eq!(both.text("ana.vcf"), card);
}
