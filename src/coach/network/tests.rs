use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn id(number: usize) -> PersonId {
    PersonId::new(uuid::Uuid::from_u128((number as u128 + 1) << 32))
}

fn member(number: usize, short: &str, organization: &str) -> Member {
    Member {
        id: id(number),
        full_name: format!("{short} Example"),
        short: short.into(),
        role: String::new(),
        organization: organization.into(),
        circle: None,
        kind: TieKind::Other,
        last_touch: None,
    }
}

/// People as `Name@organisation`; occasions and introductions as names with spaces between.
fn network(people: &str, occasions: &[&str], introduced: &[&str]) -> Network {
    Network::of(facts(people, occasions, introduced))
}

fn facts(people: &str, occasions: &[&str], introduced: &[&str]) -> Facts {
    let names: Vec<(&str, &str)> = people
        .split_whitespace()
        .map(|word| word.split_once('@').unwrap_or((word, "")))
        .collect();
    let of = |name: &str| id(names.iter().position(|(known, _)| *known == name).unwrap());
    let all = |line: &str| line.split_whitespace().map(of).collect::<Vec<_>>();
    Facts {
        people: names
            .iter()
            .enumerate()
            .map(|(number, (name, organization))| member(number, name, organization))
            .collect(),
        occasions: occasions.iter().map(|line| all(line)).collect(),
        introduced: introduced
            .iter()
            .map(|line| (all(line)[0], all(line)[1]))
            .collect(),
    }
}

/// Each group as its name and its people.
fn told(network: &Network) -> Vec<String> {
    network
        .groups
        .iter()
        .map(|group| {
            let names: Vec<&str> = group
                .members
                .iter()
                .map(|at| network.people[*at].short.as_str())
                .collect();
            format!("{}: {}", group.name(), names.join(" "))
        })
        .collect()
}

fn bridges(network: &Network) -> Vec<String> {
    network
        .bridges()
        .iter()
        .map(|bridge| format!("{} {}", bridge.sentence(network), bridge.evidence(network)))
        .collect()
}

#[test]
fn who_belongs_together() {
    for (people, occasions, introduced, expected) in [
        (
            "Ada Tom",
            &[][..],
            &[][..],
            &["on their own: Ada", "on their own: Tom"][..],
        ),
        (
            "Ada@Fjord Tom@fjord Mai",
            &[],
            &[],
            &["Fjord: Ada Tom", "on their own: Mai"],
        ),
        (
            "Ada Tom Mai",
            &["Ada Tom"],
            &[],
            &["around Ada: Ada Tom", "on their own: Mai"],
        ),
        (
            "Ada Tom Mai",
            &[],
            &["Mai Tom"],
            &["around Tom: Tom Mai", "on their own: Ada"],
        ),
        // Somebody without an organisation goes where their ties are.
        (
            "Ada@Fjord Tom@Fjord Mai",
            &["Mai Tom"],
            &[],
            &["Fjord: Ada Tom Mai"],
        ),
        // Two pairs with one thin tie between them stay two.
        (
            "Ada Tom Mai Jo",
            &["Ada Tom", "Ada Tom", "Mai Jo", "Mai Jo", "Tom Mai"],
            &[],
            &["around Ada: Ada Tom", "around Mai: Mai Jo"],
        ),
        // Working nowhere in particular joins nobody.
        (
            "Ada@freelance Tom@Freelance",
            &[],
            &[],
            &["on their own: Ada", "on their own: Tom"],
        ),
    ] {
        assert_eq!(
            told(&network(people, occasions, introduced)),
            expected,
            "{people} {occasions:?}"
        );
    }
}

#[test]
fn a_large_organisation_is_looked_into() {
    let mut people: Vec<String> = ["Ada", "Tom", "Mai", "Jo"]
        .iter()
        .map(|name| format!("{name}@Fjord"))
        .collect();
    people.extend((0..9).map(|number| format!("P{number}@Fjord")));
    let occasions = ["Ada Tom Mai", "Ada Tom Mai", "Ada Jo", "P1 P2"];
    let network = network(&people.join(" "), &occasions, &[]);
    assert_eq!(
        told(&network),
        [
            "Fjord: P0 P1 P2 P3 P4 P5 P6 P7 P8",
            "Fjord, around Ada: Ada Tom Mai Jo"
        ]
    );
}

#[test]
fn who_is_left_over_of_an_organisation_is_no_group() {
    // Twelve people in three circles of four, and one of them has left theirs for somebody elsewhere.
    let people: Vec<String> = (0..12).map(|number| format!("P{number}@Fjord")).collect();
    let occasions = [
        "P0 P1 P2 P3",
        "P4 P5 P6 P7",
        "P8 P9 P10",
        "P11 Jo",
        "P11 Jo",
    ];
    let network = network(&format!("{} Jo", people.join(" ")), &occasions, &[]);
    assert_eq!(
        told(&network),
        [
            "Fjord, around P0: P0 P1 P2 P3",
            "Fjord, around P4: P4 P5 P6 P7",
            "Fjord, around P8: P8 P9 P10",
            "around P11: P11 Jo",
        ]
    );
}

#[test]
fn who_joins_two_groups_and_why() {
    let people = "Priya@Northwind Tom@Northwind Søren@Calendars Aurélie@Calendars Haruka@Calendars \
                  Rafael@University Ada@University Solveig";
    let network = network(
        people,
        &["Priya Søren", "Priya Søren", "Priya Aurélie", "Tom Priya"],
        &["Haruka Rafael", "Solveig Rafael"],
    );
    assert_eq!(
        bridges(&network),
        [
            "Priya joins Northwind and Calendars. You met Priya together with Søren and Aurélie.",
            "Haruka joins Calendars and University. Tied by an introduction to Rafael.",
        ]
    );
}

#[test]
fn the_only_live_way_in() {
    let mut facts = facts(
        "Lena@Fjord_Bank Ada@Fjord_Bank Tom@Fjord_Bank Mai@Fjord_Bank Jo@Kestrel Bo@Kestrel \
         Kim Lea Max",
        &["Kim Lea Max"],
        &[],
    );
    for (number, last) in [
        (0, "2026-10-01"),
        (1, "2025-01-01"),
        (4, "2026-11-01"),
        (6, "2025-11-23"),
        (7, "2025-11-22"),
    ] {
        facts.people[number].last_touch = Some(day(last));
    }
    let network = Network::of(facts);
    let said = |network: &Network| -> Vec<String> {
        let ways = network.only_ways_in(today());
        ways.iter().map(|way| way.sentence(network)).collect()
    };
    assert_eq!(
        said(&network),
        [
            "Lena is the only one you are in touch with among the four at Fjord_Bank.",
            // A year ago to the day is within a year; the day before is not.
            "Kim is the only one you are in touch with among three who know each other.",
        ]
    );
    let mut both = network.clone();
    both.people[1].last_touch = Some(today());
    assert_eq!(said(&both).len(), 1);
    let nobody = Network {
        people: network
            .people
            .iter()
            .cloned()
            .map(|person| Member {
                last_touch: None,
                ..person
            })
            .collect(),
        ..network
    };
    assert_eq!(said(&nobody), [""; 0]);
}

#[test]
fn picks_of_late_from_one_circle() {
    let pick = |days: i64, circle: u8| Picked {
        on: crate::domain::civil::plus_days(today(), -days),
        circle: Circle::new(circle),
    };
    for (picks, said) in [
        (vec![], None),
        (vec![pick(1, 1), pick(2, 1)], None),
        (
            vec![pick(0, 1), pick(8, 1), pick(55, 1)],
            Some("All three picks of the last eight weeks were from your closest circle."),
        ),
        // A pick of another circle that is long ago does not count; one of late does.
        (
            vec![
                pick(56, 4),
                pick(8, 2),
                pick(9, 2),
                pick(10, 2),
                pick(11, 2),
            ],
            Some("All four picks of the last eight weeks were from your close circle."),
        ),
        (vec![pick(1, 1), pick(2, 1), pick(3, 1), pick(4, 3)], None),
        (vec![pick(1, 0), pick(2, 0), pick(3, 0)], None),
        (vec![pick(1, 1), pick(2, 1), pick(3, 0)], None),
        (vec![pick(-1, 1), pick(2, 1), pick(3, 1)], None),
    ] {
        let found = OneCircle::of(&picks, today()).map(|one| one.sentence());
        assert_eq!(found.as_deref(), said, "{picks:?}");
    }
}

#[test]
fn a_crowd_tells_nothing() {
    let names: Vec<String> = (0..13).map(|number| format!("P{number}")).collect();
    let all = names.join(" ");
    assert_eq!(network(&all, &[&all], &[]).links.len(), 0);
    let twelve = names[..12].join(" ");
    assert_eq!(network(&all, &[&twelve], &[]).links.len(), 66);
    // Somebody who is written twice was there once.
    assert_eq!(
        network("Ada Tom", &["Ada Ada"], &["Ada Ada"]).links.len(),
        0
    );
}

#[test]
fn a_hundred_thousand_people_come_to_an_end() {
    let people: Vec<Member> = (0..100_000)
        .map(|number| {
            member(
                number,
                &format!("P{number}"),
                &format!("Firm {}", number % 4000),
            )
        })
        .collect();
    let occasions: Vec<Vec<PersonId>> = (0..50_000)
        // The first person is everywhere: the hub of a star.
        .map(|number| vec![id(0), id(number * 7 % 100_000), id(number * 13 % 100_000)])
        .collect();
    let network = Network::of(Facts {
        people,
        occasions,
        introduced: Vec::new(),
    });
    assert_eq!(network.group_of.len(), 100_000);
    assert!(network.bridges().len() > 1);
    network.only_ways_in(today());
}

fn any_facts() -> impl Strategy<Value = Facts> {
    const PLACES: [&str; 6] = [
        "",
        "Fjord",
        "fjord",
        "Kestrel",
        "Northwind, Inc.",
        "freelance",
    ];
    let person = (0..PLACES.len(), 0..6u8, 0..800i64);
    (1..26usize).prop_flat_map(move |count| {
        (
            prop::collection::vec(person.clone(), count),
            prop::collection::vec(prop::collection::vec(0..count + 2, 1..6), 0..20),
            prop::collection::vec((0..count + 2, 0..count + 2), 0..8),
        )
            .prop_map(|(people, occasions, introduced)| Facts {
                people: people
                    .into_iter()
                    .enumerate()
                    .map(|(number, (place, circle, days))| Member {
                        circle: Circle::new(circle),
                        last_touch: Some(crate::domain::civil::plus_days(today(), -days)),
                        ..member(number, &format!("P{number}"), PLACES[place])
                    })
                    .collect(),
                occasions: occasions
                    .into_iter()
                    .map(|those| those.into_iter().map(id).collect())
                    .collect(),
                introduced: introduced
                    .into_iter()
                    .map(|(one, other)| (id(one), id(other)))
                    .collect(),
            })
    })
}

/// Everything that is said of a network, by names.
fn everything(network: &Network) -> BTreeSet<String> {
    let mut said: BTreeSet<String> = told(network).into_iter().collect();
    said.extend(bridges(network));
    let ways = network.only_ways_in(today());
    said.extend(ways.iter().map(|way| way.sentence(network)));
    said
}

proptest! {
    #[test]
    fn the_order_of_the_facts_does_not_matter(facts in any_facts(), turn in 0..20usize) {
        let mut turned = facts.clone();
        turned.people.reverse();
        let by = turn % turned.people.len();
        turned.people.rotate_left(by);
        turned.occasions.reverse();
        for those in &mut turned.occasions {
            those.reverse();
        }
        turned.introduced.reverse();
        for pair in &mut turned.introduced {
            *pair = (pair.1, pair.0);
        }
        prop_assert_eq!(Network::of(facts), Network::of(turned));
    }

    #[test]
    fn everybody_is_in_exactly_one_group(facts in any_facts()) {
        let network = Network::of(facts);
        let mut seen = vec![0; network.people.len()];
        for (place, group) in network.groups.iter().enumerate() {
            prop_assert_eq!(group.members.len() == 1, group.bond == Bond::Alone);
            for at in &group.members {
                seen[*at] += 1;
                prop_assert_eq!(network.group_of[*at], place);
            }
        }
        prop_assert!(seen.iter().all(|times| *times == 1), "{:?}", seen);
    }

    #[test]
    fn a_stranger_changes_nothing_else(facts in any_facts(), place in 0..60usize) {
        let before = everything(&Network::of(facts.clone()));
        // The stranger's id may stand anywhere among the others.
        let stranger = PersonId::new(uuid::Uuid::from_u128(((place as u128 / 2) << 32) | 7));
        let mut with = facts;
        with.people.push(Member { id: stranger, ..member(0, "Stranger", "Elsewhere") });
        let mut after = everything(&Network::of(with));
        prop_assert!(after.remove("on their own: Stranger"));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_bridge_has_evidence_and_two_groups(facts in any_facts()) {
        let network = Network::of(facts);
        for bridge in network.bridges() {
            prop_assert_ne!(bridge.home, bridge.beyond);
            prop_assert!(!bridge.evidence(&network).is_empty());
            for far in bridge.together.iter().chain(&bridge.introduced) {
                prop_assert_eq!(network.group_of[*far], bridge.beyond);
            }
        }
    }
}
