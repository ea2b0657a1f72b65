use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::interchange::incoming::Incoming;

fn read_all(text: &str) -> Result<Vec<Incoming>> {
    let mut found = Vec::new();
    read(text.as_bytes(), &Limits::default(), &mut |incoming| {
        found.push(incoming);
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// Name, nickname, addresses, tags, note of everybody; refusals as their reason.
fn told(text: &str) -> Vec<String> {
    read_all(text)
        .unwrap()
        .into_iter()
        .map(|incoming| match incoming.item {
            Item::Person(person) => {
                let emails: Vec<&str> = person
                    .emails
                    .iter()
                    .map(|email| email.value.as_str())
                    .collect();
                [
                    person.full_name.as_str(),
                    &person.nickname,
                    &emails.join(" "),
                    &person.categories.join(" "),
                    &person.note,
                ]
                .join("|")
            }
            Item::Refused(why) => format!("{}: {why}", incoming.line),
            Item::Meeting(_) => panic!("a meeting"),
        })
        .collect()
}

#[test]
fn two_of_one_household_are_two() {
    for (line, expected) in [
        (
            "alias sol Ana Sol <home@sol.example>, Ben Sol <Home@sol.example>",
            &[
                "Ana Sol||home@sol.example|sol|",
                "Ben Sol||Home@sol.example|sol|",
            ][..],
        ),
        (
            "alias sol Ana Sol <home@sol.example>, home@sol.example, ana sol <home@sol.example>",
            &["Ana Sol|sol|home@sol.example||"],
        ),
        (
            "alias sol home@sol.example, Ana Sol <home@sol.example>, Ana Sol <ana@sol.example>",
            &["Ana Sol|sol|home@sol.example ana@sol.example||"],
        ),
    ] {
        let told = told(line);
        assert_eq!(told.len(), expected.len(), "{line}: {told:?}");
        for (told, expected) in told.iter().zip(expected) {
            assert_eq!(
                &told.replace("|sol|home", "||home"),
                &expected.replace("|sol|home", "||home"),
                "{line}"
            );
        }
    }
}

#[test]
fn aliases_in_every_shape() {
    for (line, expected) in [
        (
            "alias ana Ana Sol <ana@sol.example>",
            "Ana Sol||ana@sol.example||",
        ),
        (
            "alias mum Ana Sol <ana@sol.example>",
            "Ana Sol|mum|ana@sol.example||",
        ),
        (
            "  alias\tsol.ana\tAna Sol <ana@sol.example>",
            "Ana Sol||ana@sol.example||",
        ),
        (
            "alias ob \"Okafor, Ben\" <ben@x.example>",
            "Ben Okafor|ob|ben@x.example||",
        ),
        // As mutt itself writes it.
        (
            "alias ben \\\"Okafor, Ben\\\" <ben@x.example>",
            "Ben Okafor||ben@x.example||",
        ),
        (
            "alias ben ben@x.example (Ben Okafor)",
            "Ben Okafor||ben@x.example||",
        ),
        ("alias b ben@x.example", "ben@x.example|b|ben@x.example||"),
        ("alias b <ben@x.example>", "ben@x.example|b|ben@x.example||"),
        (
            "alias wei Wei O'Neill <wei@x.example>",
            "Wei O'Neill||wei@x.example||",
        ),
        (
            "alias wei 'Wei Lin' <wei@x.example>",
            "Wei Lin||wei@x.example||",
        ),
        (
            "alias wei Wei Lin wei@x.example",
            "Wei Lin||wei@x.example||",
        ),
        (
            "alias -group work -group \"book club\" wei Wei <w@x.example>",
            "Wei||w@x.example|work book club|",
        ),
        (
            "alias wei Wei <w@x.example> # met in Oslo",
            "Wei||w@x.example||met in Oslo",
        ),
        (
            "alias wei Wei <w@x.example> # tags:run,chess met in Oslo",
            "Wei||w@x.example|run chess|met in Oslo",
        ),
        ("alias wei Wei #1 <w@x.example>", "Wei #1||w@x.example||"),
        (
            "alias wei \"Wei #1\" <w@x.example>",
            "Wei #1||w@x.example||",
        ),
        (
            "alias s =?UTF-8?Q?S=C3=B8ren?= <s@x.example>",
            "Søren||s@x.example||",
        ),
        (
            "alias k Kim (Acme) <k@x.example>",
            "Kim (Acme)||k@x.example||",
        ),
        ("alias k \"Kim <k@x.example>", "Kim||k@x.example||"),
        (
            "alias k Kim Lee <k@x.example>, Kim Lee <k@y.example>",
            "Kim Lee||k@x.example k@y.example||",
        ),
        ("alias empty", "1: the alias names no address"),
        (
            "alias only words here",
            "1: “words here” in the alias “only” is neither an address nor another alias",
        ),
        (
            "alias \\\n  long \\\n Long Line <l@x.example>",
            "Long Line||l@x.example||",
        ),
    ] {
        assert_eq!(told(line), [expected], "{line}");
    }
}

#[test]
fn lists_name_people_and_other_aliases() {
    let text = "set from=me@x.example\n\
        alias ana Ana Sol <ana@sol.example>\n\
        alias crew Ben Oka <ben@x.example>, w@x.example, ana, nobody\n\
        # alias old Old <old@x.example>\n\
        unalias *\n\
        alias team Board: Cy Roe <cy@x.example>, Di Poe <di@x.example>;\n";
    assert_eq!(
        told(text),
        [
            "Ana Sol||ana@sol.example|crew|",
            "Ben Oka||ben@x.example|crew|",
            "w@x.example||w@x.example|crew|",
            "3: “nobody” in the alias “crew” is neither an address nor another alias",
            "Cy Roe||cy@x.example|team Board|",
            "Di Poe||di@x.example|team Board|",
        ]
    );
}

#[test]
fn a_line_with_several_addresses_is_a_group() {
    for (text, expected) in [
        (
            "alias crew Ana Sol <ana@sol.example>, Ben Oka <ben@x.example>",
            &[
                "Ana Sol||ana@sol.example|crew|",
                "Ben Oka||ben@x.example|crew|",
            ][..],
        ),
        (
            "alias -group work crew \"Sol, Ana\" <ana@sol.example>, ben@x.example (Ben Oka) # since May",
            &[
                "Ana Sol||ana@sol.example|work crew|since May",
                "Ben Oka||ben@x.example|work crew|since May",
            ],
        ),
        (
            "alias crew =?utf-8?q?S=C3=B8ren?= <s@x.example>, <c@x.example>, d@x.example",
            &[
                "Søren||s@x.example|crew|",
                "c@x.example||c@x.example|crew|",
                "d@x.example||d@x.example|crew|",
            ],
        ),
        (
            "alias crew Ana Sol <ana@sol.example>,\\\n  Ben Oka <ben@x.example>",
            &[
                "Ana Sol||ana@sol.example|crew|",
                "Ben Oka||ben@x.example|crew|",
            ],
        ),
        // Named by the address alone, and known from elsewhere in the file.
        (
            "alias ana Ana Sol <Ana@sol.example>\nalias crew ana@sol.example, Ben Oka <ben@x.example>\nalias all crew",
            &[
                "Ana Sol||Ana@sol.example|crew all|",
                "Ben Oka||ben@x.example|crew all|",
            ],
        ),
        // Lists of lists, before what they name, and round in a circle.
        (
            "alias all crew, cy\nalias crew ana, ben, all\nalias ana Ana Sol <ana@sol.example>\nalias ben Ben Oka <ben@x.example>\nalias cy Cy Roe <cy@x.example>",
            &[
                "Ana Sol||ana@sol.example|all crew|",
                "Ben Oka||ben@x.example|all crew|",
                "Cy Roe||cy@x.example|all crew|",
            ],
        ),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn several_on_a_line_are_several() {
    assert_eq!(
        told("alias a Ana <a@x.example>; alias b Ben <b@x.example>;alias c c@x.example"),
        [
            "Ana||a@x.example||",
            "Ben||b@x.example||",
            "c@x.example|c|c@x.example||"
        ]
    );
    assert_eq!(
        told("alias crew Crew: Ana <a@x.example>, Ben <b@x.example>;"),
        ["Ana||a@x.example|crew|", "Ben||b@x.example|crew|"]
    );
}

#[test]
fn a_shell_is_not_a_mail_program() {
    assert!(sniff(b"# x\nalias ana Ana <ana@sol.example>\n", "anything"));
    assert!(sniff(
        b"alias -group a ana \\\n ana@sol.example\n",
        "anything"
    ));
    for text in [
        "alias ll='ls -l'\n",
        "alias mail='mutt -s x ana@sol.example'\n",
        "postmaster: root@x.example\n",
        "aliased ana@sol.example\n",
        "",
    ] {
        assert!(!sniff(text.as_bytes(), "aliases"), "{text}");
    }
    assert!(read_all("set sort=date\n").is_err());
}

#[test]
fn old_encodings_are_read_line_by_line() {
    let mut bytes = "alias a Zoë <z@x.example>\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"alias b J\xf6rg <j@x.example>\r\n");
    let mut names = Vec::new();
    read(&*bytes, &Limits::default(), &mut |incoming| {
        if let Item::Person(person) = incoming.item {
            names.push(person.full_name);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(names, ["Zoë", "Jörg"]);
}

proptest! {
    #[test]
    fn nothing_makes_it_stumble(text in "([a-c@<>\"'\\\\,;:#() \n]|alias |-group |\\PC){0,60}") {
        let _ = read_all(&text);
        let _ = read_all(&format!("alias k {text}"));
        let _ = sniff(text.as_bytes(), "x");
        for mailbox in addresses::members(&text).mailboxes {
            prop_assert!(mailbox.address.contains('@'));
        }
    }

    #[test]
    fn every_named_address_comes_through(names in prop::collection::vec("[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}", 2..6)) {
        let list: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(at, name)| format!("\"{name} {at}, etc.\" <n{at}@x.example>"))
            .collect();
        let found = read_all(&format!("alias all {}", list.join(", "))).unwrap();
        prop_assert_eq!(found.len(), names.len());
    }
}
