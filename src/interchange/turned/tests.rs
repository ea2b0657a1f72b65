//! Names that stand family name first, and commas that say something else.

use super::Certainty::{Plain, Possible};
use super::*;

#[test]
fn names_that_stand_family_name_first() {
    for (name, full, given, family, certainty) in [
        ("Lee, Ann", "Ann Lee", "Ann", "Lee", Plain),
        ("LEE, ANN", "ANN LEE", "ANN", "LEE", Plain),
        ("lee, ann", "ann lee", "ann", "lee", Plain),
        ("Lee,Ann", "Ann Lee", "Ann", "Lee", Plain),
        ("\"Lee, Ann\"", "Ann Lee", "Ann", "Lee", Plain),
        ("Lee, Ann M.", "Ann M. Lee", "Ann M.", "Lee", Plain),
        ("Lee, A.", "A. Lee", "A.", "Lee", Plain),
        (
            "O'Neill, Siobhán",
            "Siobhán O'Neill",
            "Siobhán",
            "O'Neill",
            Plain,
        ),
        (
            "Müller-Lüdenscheidt, Zoë",
            "Zoë Müller-Lüdenscheidt",
            "Zoë",
            "Müller-Lüdenscheidt",
            Plain,
        ),
        (
            "van der Berg, Jan",
            "Jan van der Berg",
            "Jan",
            "van der Berg",
            Plain,
        ),
        (
            "Berg, Jan van der",
            "Jan van der Berg",
            "Jan",
            "van der Berg",
            Plain,
        ),
        ("Van Berg, Jan", "Jan Van Berg", "Jan", "Van Berg", Plain),
        (
            "St. Clair, Anne",
            "Anne St. Clair",
            "Anne",
            "St. Clair",
            Plain,
        ),
        ("Lee, Ann, Esq.", "Ann Lee Esq.", "Ann", "Lee", Plain),
        (
            "GARCÍA LÓPEZ, María José",
            "María José GARCÍA LÓPEZ",
            "María José",
            "GARCÍA LÓPEZ",
            Plain,
        ),
        (
            "García López, María",
            "María García López",
            "María",
            "García López",
            Possible,
        ),
        (
            "King, Martin Luther, Jr.",
            "Martin Luther King Jr.",
            "Martin Luther",
            "King",
            Plain,
        ),
        (
            "King, Jr., Martin",
            "Martin King Jr.",
            "Martin",
            "King",
            Plain,
        ),
        (
            "King, Martin III",
            "Martin King III",
            "Martin",
            "King",
            Plain,
        ),
        (
            "Okafor, Dr. Chidi",
            "Dr. Chidi Okafor",
            "Chidi",
            "Okafor",
            Plain,
        ),
        (
            "Dr. Okafor, Chidi",
            "Dr. Chidi Okafor",
            "Chidi",
            "Okafor",
            Plain,
        ),
        (
            "Okafor, Chidi, PhD",
            "Chidi Okafor PhD",
            "Chidi",
            "Okafor",
            Plain,
        ),
        (
            "Raman, Priya (Northwind)",
            "Priya Raman (Northwind)",
            "Priya",
            "Raman",
            Plain,
        ),
        ("Иванова, Анна", "Анна Иванова", "Анна", "Иванова", Plain),
        ("Lee, AJ", "AJ Lee", "AJ", "Lee", Possible),
        (
            "Ann Lee, Northwind",
            "Northwind Ann Lee",
            "Northwind",
            "Ann Lee",
            Possible,
        ),
    ] {
        let found = turned(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(
            (
                found.full_name().as_str(),
                found.given.as_str(),
                found.family.as_str(),
                found.certainty
            ),
            (full, given, family, certainty),
            "{name}"
        );
        assert_eq!(plainly(name).is_some(), certainty == Plain, "{name}");
    }
}

#[test]
fn a_comma_that_says_something_else() {
    for name in [
        "Ann Lee",
        "",
        ",",
        "Lee,",
        ", Ann",
        "Smith, Jr.",
        "Smith, III",
        "Meyer, PhD",
        "Meyer, M.D.",
        "Lee, MD, PhD",
        "Lee, CISSP",
        "Acme, Inc.",
        "Berlin, the office",
        "Northwind, Foundation",
        "Müller, Schmidt & Partner",
        "Northwind, GmbH",
        "Ann, Ben, Cem",
        "Ann Lee, Ben and Cem",
        "Lee, accountant",
        "Lee, Dr.",
        "Lee, ann@lee.example",
        "Room 5, Level 2",
        "Ann Lee, wife of Ben",
        "李, 小龙",
        "Department, Human Resources",
        "a very long line of words, none of which is a name at all",
    ] {
        assert_eq!(turned(name), None, "{name}");
    }
}

#[test]
fn most_names_of_a_column_speak_for_the_rest() {
    for (names, usual) in [
        (
            &["García López, María", "Lee, Ann", "Okafor, Chidi", "Cher"][..],
            true,
        ),
        (&["Ann Lee", "Tom Okafor", "Raman, Priya"], false),
        (&["Lee, Ann"], false),
        (&[], false),
    ] {
        assert_eq!(is_usual(names.iter().copied()), usual, "{names:?}");
    }
}
