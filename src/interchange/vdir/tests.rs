//! What patching a card file has to keep: every byte that it was not asked to change.

use super::*;

const FILE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada-1\r\nN:Obi;Ada;;Dr.;\r\nFN:Dr. Ada Obi\r\n\
    item1.EMAIL;TYPE=INTERNET:ada@home.example\r\nitem1.X-ABLabel:Lair\r\n\
    EMAIL;TYPE=WORK:ada@northwind.example\r\nTEL;TYPE=CELL:+44 7700 900123\r\nTITLE:engineer\r\n\
    ORG:Northwind;Storage\r\nX-SHOE-SIZE:39\r\nNOTE:likes\\, say\\, tea and a very long line that is folded \r\n  in its middle\r\n\
    PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\nREV:2020-01-01T00:00:00Z\r\nEND:VCARD\r\n";

fn now() -> Fields {
    Fields::of_card(&card(FILE).unwrap())
}

/// The lines of the file that are gone, and those that are new.
fn difference(patched: &str) -> (Vec<&str>, Vec<&str>) {
    let lines = |text: &'static str| text.lines().collect::<Vec<_>>();
    let before = lines(FILE);
    let gone = before
        .iter()
        .copied()
        .filter(|line| !patched.lines().any(|other| other == *line))
        .collect();
    let new = patched
        .lines()
        .filter(|line| !before.contains(line))
        .collect();
    (gone, new)
}

#[test]
fn a_file_that_tells_it_already_is_left_alone() {
    assert_eq!(patched(FILE, &now(), &[]).unwrap(), FILE);
}

#[test]
fn only_the_lines_of_the_field_change() {
    let mut becomes = now();
    becomes.put(Field::Role, vec!["head of storage".into()]);
    let text = patched(FILE, &becomes, &[]).unwrap();
    assert_eq!(
        difference(&text),
        (vec!["TITLE:engineer"], vec!["TITLE:head of storage"])
    );
    assert!(text.ends_with("END:VCARD\r\n"));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
}

#[test]
fn one_address_comes_and_another_goes_with_its_label() {
    let mut becomes = now();
    becomes.put(
        Field::Emails,
        vec!["ada@northwind.example".into(), "ada@obi.example".into()],
    );
    let text = patched(FILE, &becomes, &[]).unwrap();
    let (gone, new) = difference(&text);
    assert_eq!(
        gone,
        [
            "item1.EMAIL;TYPE=INTERNET:ada@home.example",
            "item1.X-ABLabel:Lair"
        ]
    );
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(new[0].ends_with(":ada@obi.example"), "{new:?}");
}

#[test]
fn a_note_that_goes_takes_its_folds_with_it() {
    let mut becomes = now();
    becomes.put(Field::Note, Vec::new());
    becomes.put(Field::Categories, vec!["storage".into(), "tea".into()]);
    let text = patched(FILE, &becomes, &[]).unwrap();
    assert!(!text.contains("middle"), "{text}");
    assert!(text.contains("CATEGORIES:storage,tea\r\n"), "{text}");
    assert!(text.contains("PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\n"));
}

#[test]
fn a_file_with_two_cards_is_not_kept_in_step() {
    let two = format!("{FILE}{FILE}");
    assert!(card(&two).unwrap_err().contains("more than one card"));
    assert!(patched(&two, &now(), &[]).is_err());
    assert!(card("").is_err());
}

#[test]
fn a_new_file_tells_what_it_was_made_of() {
    let fields = now();
    let file = written(&fields, "urn:uuid:1", &[]);
    let told = Fields::of_card(&card(&file).unwrap());
    for field in Field::ALL {
        assert!(told.agree(&fields, field), "{field:?}: {file}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_told_is_written_or_refused_and_nothing_else_changes(
        role in "\\PC{0,20}", note in "(\\PC|\n){0,40}", nickname in "[a-z ,;\\\\]{0,10}",
        mail in "[a-z]{1,8}@[a-z]{1,8}\\.example", tags in proptest::collection::vec("[a-z ,]{1,8}", 0..4),
    ) {
        let mut becomes = now();
        becomes.put(Field::Role, vec![role.trim().to_owned()]);
        becomes.put(Field::Note, vec![note.trim().to_owned()]);
        becomes.put(Field::Nickname, vec![nickname.trim().to_owned()]);
        becomes.put(Field::Emails, vec![mail, "ada@northwind.example".into()]);
        becomes.put(Field::Categories, tags.iter().map(|tag| tag.trim().to_owned()).collect());
        if let Ok(text) = patched(FILE, &becomes, &[]) {
            let told = Fields::of_card(&card(&text).unwrap());
            for field in Field::ALL {
                proptest::prop_assert!(told.agree(&becomes, field), "{field:?}: {text}");
            }
            for line in ["UID:ada-1\r\n", "X-SHOE-SIZE:39\r\n", "N:Obi;Ada;;Dr.;\r\n", "REV:2020-01-01T00:00:00Z\r\n"] {
                proptest::prop_assert!(text.contains(line), "{line}: {text}");
            }
        }
    }
}
