//! Records in, plans out, and what one undo leaves: tables of cases first, then laws.

mod names;

use proptest::prelude::*;

use super::super::incoming::{Address, Happening, Incoming, IncomingMeeting, Item, Labelled};
use super::*;
use crate::domain::civil::Birthday;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::moment::Now;
use crate::domain::{IdSource, Moment, Record};
use crate::store::Store;

const FILES: usize = 1;

fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_424_400_000),
        today: "2026-11-23".parse().unwrap(),
    }
}

fn person(name: &str, emails: &[&str], phones: &[&str]) -> IncomingPerson {
    let points = |values: &[&str]| {
        values
            .iter()
            .map(|value| Labelled {
                label: String::new(),
                value: (*value).to_owned(),
            })
            .collect()
    };
    IncomingPerson {
        full_name: name.to_owned(),
        emails: points(emails),
        phones: points(phones),
        ..IncomingPerson::default()
    }
}

fn records(items: Vec<Item>) -> Records {
    items
        .into_iter()
        .enumerate()
        .map(|(index, item)| FileRecord {
            file: 0,
            incoming: Incoming {
                index,
                line: index + 1,
                item,
            },
        })
        .collect()
}

fn people(people: Vec<IncomingPerson>) -> Records {
    records(
        people
            .into_iter()
            .map(|person| Item::Person(Box::new(person)))
            .collect(),
    )
}

/// A board with files taken in one after the other.
struct Desk {
    store: Store,
    ids: IdSource,
    options: Options,
}

impl Desk {
    fn new() -> Self {
        Self {
            store: Store::in_memory().unwrap(),
            ids: IdSource::seeded([3, 4]),
            options: Options::default(),
        }
    }

    fn plan(&mut self, records: Records) -> (Plan, Board) {
        let files = vec![
            SourceFile {
                name: "contacts.vcf".into(),
                kind: "vcard",
            };
            FILES
        ];
        let board = self.store.intake_board(Past::Everything).unwrap();
        let plan = plan(&files, records, &board, &self.options, &mut self.ids, now());
        (plan, board)
    }

    fn take_in(&mut self, records: Records) -> Vec<(Action, String)> {
        let (plan, board) = self.plan(records);
        let said: Vec<(Action, String)> = plan
            .records
            .iter()
            .map(|record| (record.action, record.reason.clone()))
            .collect();
        let ids = self.ids.clone();
        // Ids of one test must not come twice.
        for _ in 0..1000 {
            let _: crate::domain::Id<()> = self.ids.fresh(now().at);
        }
        self.store
            .apply_steps("Imported", now().at, plan.steps(&board, ids, now()))
            .unwrap();
        said
    }

    fn actions(&mut self, records: Records) -> String {
        let said = self.take_in(records);
        let words: Vec<&str> = said.iter().map(|(action, _)| action.word()).collect();
        words.join(" ")
    }

    /// Everything in the file, as text.
    fn contents(&self) -> String {
        let mut all = String::new();
        for table in Record::TABLES {
            self.store
                .for_each_row(table, |fields| {
                    all.push_str(&serde_json::to_string(&fields).unwrap());
                    all.push('\n');
                    Ok(())
                })
                .unwrap();
        }
        all.push_str(&self.store.derived_lines().unwrap().join("\n"));
        all
    }

    /// What everybody is told by, without ids.
    fn set_of_people(&self) -> Vec<String> {
        let board = self.store.intake_board(Past::Nothing).unwrap();
        let mut people: Vec<String> = board
            .known()
            .map(|known| {
                let mut points: Vec<&str> = known
                    .points
                    .iter()
                    .map(|point| point.value.as_str())
                    .collect();
                points.sort_unstable();
                format!(
                    "{} {} {points:?}",
                    known.person.full_name, known.person.role
                )
            })
            .collect();
        people.sort();
        people
    }
}

#[test]
fn somebody_is_known_again_by_the_ladder_and_never_by_name_alone() {
    let on_board = IncomingPerson {
        uid: "urn:uuid:1".into(),
        profile: "https://linkedin.com/in/priya".into(),
        ..person("Priya Raman", &["priya@x.example"], &["+44 20 7946 0958"])
    };
    for (told, action, reason) in [
        (
            IncomingPerson {
                uid: "urn:uuid:1".into(),
                ..person("Pri", &[], &[])
            },
            "same",
            "same card",
        ),
        (
            IncomingPerson {
                profile: "http://www.linkedin.com/in/Priya/".into(),
                ..person("P Raman", &[], &[])
            },
            "same",
            "same profile linkedin.com/in/priya",
        ),
        (
            person("Raman, Priya", &["PRIYA@x.example", "p@home.example"], &[]),
            "update",
            "takes e-mail",
        ),
        (
            person("Priya", &[], &["020 7946 0958"]),
            "same",
            "same phone",
        ),
        (
            person("Tom Okafor", &["priya@x.example"], &[]),
            "ask",
            "may be Priya Raman (same e-mail priya@x.example, names differ)",
        ),
        (
            person("Priya Raman", &[], &[]),
            "ask",
            "may be Priya Raman (same name)",
        ),
        (
            person("Tom Okafor", &[], &["020 7946 0958"]),
            "ask",
            "may be Priya Raman (same phone",
        ),
        (person("Priya", &[], &[]), "add", "new"),
        (
            person(" \u{200b}", &[], &[]),
            "refuse",
            "nobody is named in it",
        ),
    ] {
        let mut desk = Desk::new();
        assert_eq!(desk.actions(people(vec![on_board.clone()])), "add");
        let said = desk.take_in(people(vec![told.clone()]));
        assert_eq!(said[0].0.word(), action, "{told:?}: {}", said[0].1);
        assert!(said[0].1.contains(reason), "{told:?}: {}", said[0].1);
    }
}

#[test]
fn what_the_board_says_stays_unless_the_file_is_preferred() {
    let ours = IncomingPerson {
        role: "chief engineer".into(),
        note: "met at the lake".into(),
        ..person("Priya Raman", &["priya@x.example"], &[])
    };
    let theirs = IncomingPerson {
        role: "director".into(),
        organization: "Northwind".into(),
        note: "likes maps".into(),
        birthday: "1990-03-07".to_owned().try_into().ok(),
        ..ours.clone()
    };
    let mut desk = Desk::new();
    desk.take_in(people(vec![ours]));
    let said = desk.take_in(people(vec![theirs.clone()]));
    assert_eq!(
        said[0].1,
        "Priya Raman: same e-mail priya@x.example, same name; takes organization, birthday and note; \
         role differs: the file says “director”"
    );
    let known = desk.store.intake_board(Past::Nothing).unwrap();
    let priya = known.at(0).unwrap().person;
    assert_eq!(priya.role, "chief engineer");
    assert_eq!(priya.notes, "met at the lake\n\nlikes maps");
    assert_eq!(known.at(0).unwrap().tie.circle, None);
    desk.options.preferred = Preferred::Theirs;
    assert_eq!(desk.actions(people(vec![theirs.clone()])), "update");
    assert_eq!(desk.actions(people(vec![theirs])), "same");
    let known = desk.store.intake_board(Past::Nothing).unwrap();
    assert_eq!(known.at(0).unwrap().person.role, "director");
}

#[test]
fn a_file_that_holds_somebody_twice_adds_them_once() {
    let mut desk = Desk::new();
    let said = desk.take_in(people(vec![
        person("Priya", &["priya@x.example"], &[]),
        person("Priya Raman", &["priya@x.example"], &["+44 20 7946 0958"]),
        person("P. Raman", &[], &["020 7946 0958"]),
        person("Tom Okafor", &["priya@x.example"], &[]),
        person("Mei Chen", &[], &[]),
        person("Mei Chen", &[], &[]),
    ]));
    let words: Vec<&str> = said.iter().map(|(action, _)| action.word()).collect();
    assert_eq!(words, ["same", "add", "same", "ask", "add", "same"]);
    assert_eq!(
        desk.set_of_people(),
        [
            "Mei Chen  []",
            "Priya Raman  [\"+44 20 7946 0958\", \"priya@x.example\"]",
            "Tom Okafor  [\"priya@x.example\"]",
        ]
    );
}

#[test]
fn the_doubtful_can_be_left_out() {
    let mut desk = Desk::new();
    desk.take_in(people(vec![person(
        "Priya Raman",
        &["priya@x.example"],
        &[],
    )]));
    let before = desk.contents();
    desk.options.doubtful = Doubtful::LeftOut;
    assert_eq!(
        desk.actions(people(vec![person("Priya Raman", &["p@y.example"], &[])])),
        "ask"
    );
    assert_eq!(desk.contents(), before);
}

#[test]
fn nothing_is_too_long_or_too_strange_to_be_taken_in() {
    let mut desk = Desk::new();
    let long = "x".repeat(400);
    let strange = IncomingPerson {
        role: format!("{long}\r\nand more"),
        organization: "a\0b".into(),
        nickname: "\0".into(),
        note: "n".repeat(200_000),
        categories: vec![long.clone(), " #team ".into(), "Team".into(), String::new()],
        links: person("", &[&format!("https://x.example/{long}")], &[]).emails,
        uid: "\0".into(),
        ..person(
            &long,
            &["a\0@x.example", " ", "\u{200b}"],
            &["\n+44 20\t7946 0958"],
        )
    };
    assert_eq!(desk.actions(people(vec![strange.clone()])), "add");
    assert_eq!(desk.actions(people(vec![strange])), "same");
    let known = desk.store.intake_board(Past::Nothing).unwrap();
    let tags: Vec<String> = known
        .at(0)
        .unwrap()
        .tags
        .into_iter()
        .map(|tag| tag.name)
        .collect();
    assert_eq!(tags, ["team"]);
}

#[test]
fn history_comes_once_with_and_without_names_of_its_own() {
    let day = "2026-05-01".parse().unwrap();
    let talk = |key: &str, on| Happening::Talk {
        key: key.into(),
        on,
        channel: Channel::Lunch,
        direction: TouchDirection::Mutual,
        summary: "maps".into(),
    };
    let with = |name: &str, history: Vec<Happening>| IncomingPerson {
        history,
        ..person(name, &[], &[])
    };
    let file = vec![
        IncomingPerson {
            cadence_days: Some(30),
            ..with(
                "Priya Raman",
                vec![
                    talk("a1", day),
                    talk("", day),
                    talk("", "2027-01-01".parse().unwrap()),
                ],
            )
        },
        with("Tom Okafor", vec![talk("a1", day)]),
    ];
    let mut desk = Desk::new();
    assert_eq!(desk.actions(people(file.clone())), "add add");
    let counts = |desk: &Desk| {
        ["interaction", "participant", "follow_up", "origin"]
            .map(|table| desk.store.count(table).unwrap())
    };
    assert_eq!(
        counts(&desk),
        [2, 3, 1, 3],
        "one lunch of three is shared, one is to come"
    );
    assert_eq!(desk.actions(people(file)), "same same");
    assert_eq!(counts(&desk), [2, 3, 1, 3]);
}

fn meeting(key: &str, on: &str, channel: Channel, from: &str, with: &[&str]) -> Item {
    Item::Meeting(IncomingMeeting {
        key: key.into(),
        on: on.parse().unwrap(),
        occurrence: None,
        channel,
        direction: TouchDirection::Mutual,
        summary: "the plan".into(),
        people: with
            .iter()
            .map(|email| Address {
                name: String::new(),
                email: (*email).into(),
            })
            .collect(),
        begun_by: vec![from.into()],
    })
}

#[test]
fn meetings_with_people_on_the_board_are_proposed_once() {
    let mut desk = Desk::new();
    desk.options.own = OwnAddresses::new(["me@x.example"]);
    desk.take_in(people(vec![person(
        "Priya Raman",
        &["priya@x.example"],
        &[],
    )]));
    let both = ["me@x.example", "priya@x.example", "tom@x.example"];
    let file = || {
        records(vec![
            meeting("1", "2026-11-02", Channel::Met, "me@x.example", &both),
            meeting("2", "2026-11-02", Channel::Met, "", &["tom@x.example"]),
            meeting("3", "2026-12-24", Channel::Met, "", &both),
            meeting("4", "2026-11-03", Channel::Email, "Priya@x.example", &both),
            meeting("5", "2026-11-03", Channel::Email, "me@x.example", &both),
            meeting("6", "2026-11-04", Channel::Email, "tom@x.example", &both),
            meeting("", "2026-11-05", Channel::Email, "me@x.example", &both),
        ])
    };
    let said = desk.take_in(file());
    let words: Vec<&str> = said.iter().map(|(action, _)| action.word()).collect();
    assert_eq!(
        words,
        ["add", "refuse", "refuse", "add", "same", "refuse", "add"]
    );
    assert_eq!(said[0].1, "proposed: a talk with Priya Raman");
    assert_eq!(desk.store.count("proposed_talk").unwrap(), 3);
    let directions: Vec<String> = {
        let mut found = Vec::new();
        desk.store
            .for_each_row("proposed_talk", |fields| {
                found.push(fields["direction"].as_str().unwrap().to_owned());
                Ok(())
            })
            .unwrap();
        found
    };
    assert_eq!(
        directions,
        ["mutual", "mutual", "mine"],
        "written and answered on one day"
    );
    let again = desk.actions(file());
    assert_eq!(again, "same refuse refuse same same refuse same");
    assert_eq!(desk.store.count("proposed_talk").unwrap(), 3);
}

fn somebody() -> impl Strategy<Value = IncomingPerson> {
    let name = prop::sample::select(vec![
        "Priya Raman",
        "P. Raman",
        "Priya",
        "Raman, Priya",
        "Tom Okafor",
        "Thomas Okafor",
        "Mei Chen",
        "Chen Mei",
        "Ana de la Cruz",
        "",
        "José Núñez",
        "Jose Nunez",
    ]);
    let email = prop::sample::subsequence(
        vec!["a@x.example", "A@x.example", "b@x.example", "c@x.example"],
        0..3,
    );
    let phone = prop::sample::subsequence(
        vec!["+44 20 7946 0958", "020 7946 0958", "+1 415 555 0132"],
        0..2,
    );
    let uid = prop::sample::select(vec!["", "", "", "u1", "u2"]);
    let role = prop::sample::select(vec!["", "engineer", "director"]);
    (name, email, phone, uid, role).prop_map(|(name, email, phone, uid, role)| IncomingPerson {
        uid: uid.into(),
        role: role.into(),
        ..person(name, &email, &phone)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_same_file_twice_changes_nothing_and_undo_restores(file in prop::collection::vec(somebody(), 1..9)) {
        let mut desk = Desk::new();
        let empty = desk.contents();
        let first = desk.take_in(people(file.clone()));
        let after = desk.contents();
        let second = desk.take_in(people(file.clone()));
        for (one, other) in first.iter().zip(&second) {
            let expected = if one.0 == Action::Refuse { Action::Refuse } else { Action::Same };
            prop_assert_eq!(other.0, expected, "{:?}", other.1);
        }
        prop_assert_eq!(&desk.contents(), &after);
        if first.iter().any(|(action, _)| *action != Action::Refuse) {
            prop_assert!(desk.store.undo(now().at).unwrap().is_some());
            prop_assert_eq!(desk.contents(), empty);
        }
    }

    #[test]
    fn what_was_packed_is_opened_as_it_was(person in somebody(), day in 1_u32..29, text in any::<String>()) {
        let whole = IncomingPerson {
            note: text.clone(),
            birthday: Birthday::new(None, 2, day),
            known_since: "2020-02-29".parse().ok(),
            cadence_days: Some(-1),
            history: vec![Happening::FollowUp { key: text, on: None, what: "ring".into() }],
            ..person
        };
        prop_assert_eq!(Packed::of(&whole).open(), Some(whole));
        let mut desk = Desk::new();
        desk.take_in(people(vec![IncomingPerson { full_name: "Ada Obi".into(), ..IncomingPerson::default() }]));
        let known = desk.store.intake_board(Past::Nothing).unwrap().at(0).unwrap();
        prop_assert_eq!(Packed::of(&known).open(), Some(known));
    }

    #[test]
    fn the_order_of_records_does_not_change_the_people(
        file in prop::collection::vec(somebody(), 1..9),
        seed in any::<u64>(),
    ) {
        let mut desk = Desk::new();
        desk.take_in(people(file.clone()));
        let mut shuffled = file;
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mut other = Desk::new();
        other.take_in(people(shuffled));
        prop_assert_eq!(desk.set_of_people(), other.set_of_people());
    }
}

#[test]
fn planning_stops_wherever_it_is_told_to() {
    let mut desk = Desk::new();
    desk.take_in(people(vec![person(
        "Priya Raman",
        &["priya@x.example"],
        &[],
    )]));
    let board = desk.store.intake_board(Past::Everything).unwrap();
    let file = || {
        let mut items: Vec<Item> = (0..20)
            .map(|at| person(&format!("Ada Obi {}", at / 2), &["ada@x.example"], &[]))
            .chain([person("Priya Raman", &["priya@x.example"], &[])])
            .map(|person| Item::Person(Box::new(person)))
            .collect();
        let both = ["me@x.example", "priya@x.example"];
        for key in ["1", "2", "3"] {
            let met = meeting(key, "2026-11-02", Channel::Met, "me@x.example", &both);
            items.push(met);
        }
        records(items)
    };
    // Says yes so many times, and no from then on; how often it was asked.
    let mut planned = |yes: usize| {
        let asked = std::cell::Cell::new(0);
        let goes_on = || {
            asked.set(asked.get() + 1);
            match asked.get() > yes {
                true => std::ops::ControlFlow::Break(()),
                false => std::ops::ControlFlow::Continue(()),
            }
        };
        let wanted = (&board, &desk.options);
        let plan = plan_while(&[], file(), wanted, &goes_on, &mut desk.ids, now());
        (plan.is_some(), asked.get())
    };
    let (is_whole, all) = planned(usize::MAX);
    assert!(is_whole && all > 40, "asked {all} times");
    for yes in 0..all {
        assert!(!planned(yes).0, "stopped when asked {yes} of {all} times");
    }
    assert!(planned(all).0);
}
