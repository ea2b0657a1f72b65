use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::domain::interaction::Channel;
use crate::interchange::incoming::Incoming;

fn read_all(text: &str) -> Result<(Vec<Incoming>, Summary)> {
    let mut found = Vec::new();
    let summary = read(text.as_bytes(), &Limits::default(), &mut |incoming| {
        found.push(incoming);
        ControlFlow::Continue(())
    })?;
    Ok((found, summary))
}

fn people(found: &[Incoming]) -> Vec<&IncomingPerson> {
    found
        .iter()
        .filter_map(|incoming| match &incoming.item {
            Item::Person(person) => Some(&**person),
            _ => None,
        })
        .collect()
}

fn refusals(found: &[Incoming]) -> Vec<(usize, &str)> {
    found
        .iter()
        .filter_map(|incoming| match &incoming.item {
            Item::Refused(why) => Some((incoming.line, why.as_str())),
            _ => None,
        })
        .collect()
}

const DIARY: &str = "\
### Activities:
- 2023-06-11: Coffee with **Ines Okafor** and **Wei Lindqvist** in _Old Harbour_. @food
- 2023-06-09: Called **Wei Lindqvist** about snake_case names. \\Ines listened in.
- 2023-06-09: Moved to _Old Harbour_.

### Notes:
- 2023-05-01: **Ines Okafor** has a new job in _Porto_.

### Friends:
- Ines Okafor (a.k.a. Nes a.k.a. The Captain) [Old Harbour] @sailing @work:night-shift
- Wei Lindqvist

### Locations:
- Old Harbour (a.k.a. The Docks)
- Porto
";

#[test]
fn a_diary_is_read_whole() {
    assert!(sniff(DIARY.as_bytes(), "diary.txt"));
    let (found, summary) = read_all(DIARY).unwrap();
    let people = people(&found);
    assert_eq!(people.len(), 2);
    let (ines, wei) = (people[0], people[1]);
    assert_eq!(ines.full_name, "Ines Okafor");
    assert_eq!(ines.nickname, "Nes");
    assert_eq!(ines.place, "Old Harbour");
    assert_eq!(ines.categories, ["sailing", "work:night-shift"]);
    assert_eq!(
        ines.note,
        "Also called The Captain\n1 May 2023: Ines Okafor has a new job in Porto."
    );
    let Happening::Talk {
        key,
        on,
        channel,
        summary: said,
        ..
    } = &ines.history[0]
    else {
        panic!("no talk");
    };
    assert_eq!(on.to_string(), "2023-06-11");
    assert_eq!(*channel, Channel::Coffee);
    assert_eq!(
        said,
        "Coffee with Ines Okafor and Wei Lindqvist in Old Harbour. @food"
    );
    let Happening::Talk { key: same, .. } = &wei.history[0] else {
        panic!("no talk");
    };
    assert_eq!(key, same, "an activity with two friends is one");
    let Happening::Talk {
        summary: said,
        channel,
        ..
    } = &wei.history[1]
    else {
        panic!("no talk");
    };
    assert_eq!(*channel, Channel::Call);
    assert_eq!(
        said,
        "Called Wei Lindqvist about snake_case names. Ines listened in."
    );
    assert_eq!(
        ines.history.len(),
        1,
        "a name without asterisks is only text"
    );
    assert_eq!(refusals(&found), [(4, "it names none of the friends")]);
    assert_eq!(summary.records, 3);
    assert_eq!(summary.remarks.len(), 1);
    let (again, _) = read_all(DIARY).unwrap();
    assert_eq!(found, again, "the same file twice is the same");
}

#[test]
fn lines_of_friends_in_every_shape() {
    type Case<'a> = (&'a str, &'a str, &'a [&'a str], &'a str, &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        ("Ana", "Ana", &[], "", &[]),
        ("Ana (a.k.a. A.)", "Ana", &["A."], "", &[]),
        (
            "Ana (A.K.A. Bee a.k.a. Cee) [São Paulo]",
            "Ana",
            &["Bee", "Cee"],
            "São Paulo",
            &[],
        ),
        ("Ana [Rome] @a @b:c", "Ana", &[], "Rome", &["a", "b:c"]),
        ("Ana @a [Rome]", "Ana", &[], "Rome", &["a"]),
        ("Ana (Hamburg)", "Ana (Hamburg)", &[], "", &[]),
        (
            "Ana (a.k.a. The (Great) One)",
            "Ana",
            &["The (Great) One"],
            "",
            &[],
        ),
        ("**Ana**", "Ana", &[], "", &[]),
        ("Ana @tag @Tag", "Ana", &[], "", &["tag"]),
        (
            "Ana O'Brien-Šimić 3rd",
            "Ana O'Brien-Šimić 3rd",
            &[],
            "",
            &[],
        ),
        ("(a.k.a. Nobody)", "", &["Nobody"], "", &[]),
        ("Ana (a.k.a. )", "Ana", &[], "", &[]),
    ];
    for (entry, name, nicknames, place, tags) in cases {
        let friend = Friend::from_entry(entry);
        assert_eq!(friend.name, *name, "{entry}");
        assert_eq!(friend.nicknames, *nicknames, "{entry}");
        assert_eq!(friend.place, *place, "{entry}");
        assert_eq!(friend.tags, *tags, "{entry}");
    }
}

#[test]
fn what_is_wrong_is_named_and_stops_nothing() {
    let text = "### Friends:\r\n- Ana\r\n- (a.k.a. X)\r\n* Bo\r\n\r\n## activities\r\n\
        2024-01-02: **Ana**.\r\n- 2024-02-30: **Bo**\r\n- yesterday: **Bo**\r\n- 2024-01-03: **Cy** came\r\n\
        - 2024-01-04: **Ana** and **Cy**\r\n# Ideas\r\n- a boat\r\n";
    let (found, _) = read_all(text).unwrap();
    let names: Vec<_> = people(&found)
        .iter()
        .map(|person| person.full_name.clone())
        .collect();
    assert_eq!(names, ["Ana", "Bo"]);
    assert_eq!(people(&found)[0].history.len(), 2);
    let lines: Vec<_> = refusals(&found).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 8, 9, 10, 13]);
    assert!(refusals(&found)[3].1.contains("Cy"));
}

#[test]
fn a_diary_without_a_list_still_names_its_friends() {
    let (found, _) =
        read_all("### Activities:\n- 2024-01-02: **Ana** and **Bo**\n- 2024-01-03: **Ana**\n")
            .unwrap();
    let people = people(&found);
    assert_eq!(people.len(), 2);
    assert_eq!(people[0].history.len(), 2);
    assert!(read_all("### Activities:\n\n### Friends:\n").is_err());
    assert!(read_all("").is_err());
    assert!(!sniff(b"# Notes\n- milk\n", "notes.md"));
    assert!(sniff(b"## Friends\n- Ana\n", "/home/x/friends.md"));
}

#[test]
fn the_same_line_twice_is_two_activities() {
    let (found, _) = read_all(
        "### Activities:\n- 2024-01-02: **A**\n- 2024-01-02: **A**\n### Friends:\n- A\n- A\n",
    )
    .unwrap();
    let people = people(&found);
    assert_eq!(people.len(), 2, "two of one name are asked about later");
    assert_eq!(people[0].history.len(), 2);
    assert_ne!(people[0].history[0], people[0].history[1]);
}

proptest! {
    #[test]
    fn nothing_makes_it_stumble(cut in 0..DIARY.len(), with in "(\\PC|[\\*_\\[\\]\\(\\)@#\n:-]){0,12}", length in 0usize..9) {
        let end = (cut + length).min(DIARY.len());
        let mut bytes = DIARY.as_bytes().to_vec();
        bytes.splice(cut..end, with.bytes());
        let mut lines = Vec::new();
        let _ = read(&*bytes, &Limits::default(), &mut |incoming| {
            lines.push((incoming.index, incoming.line));
            ControlFlow::Continue(())
        });
        prop_assert!(lines.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0 && pair[0].1 <= pair[1].1));
    }

    #[test]
    fn any_text_is_taken_or_refused(text in "\\PC{0,200}") {
        let _ = read_all(&text);
        let _ = read_all(&format!("### Friends:\n- {text}\n### Activities:\n- 2024-01-01: {text}"));
        let _ = Friend::from_entry(&text);
        let _ = named(&text);
    }
}
