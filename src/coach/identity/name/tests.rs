//! Pairs of names and how they stand to each other.

use super::Likeness::{Alike, Loose, Renamed, Same, Unlike, Untold};
use super::*;

fn full(text: &str) -> Name {
    Name::of(text, "", "", "")
}

#[test]
fn whole_names_are_compared_as_people_would() {
    for (one, other, likeness) in [
        ("Priya Raman", "priya  RAMAN", Same),
        ("Priya Raman", "Raman, Priya", Same),
        ("José Núñez", "Jose Nunez", Same),
        ("Søren Østergård", "Soren Ostergard", Same),
        ("Dr. Priya Raman, PhD", "Priya Raman", Same),
        ("Siobhán O’Brien", "Siobhan O'Brien", Same),
        ("陈美", "陈 美", Same),
        ("Mei Chen", "Chen Mei", Same),
        ("P. Raman", "Priya Raman", Alike),
        ("Bob Okafor", "Robert Okafor", Alike),
        ("Robert (Bob) Okafor", "Bob Okafor", Alike),
        ("Alex Kim", "Alexandra Kim", Alike),
        ("Anna Maria Silva", "Maria Silva", Alike),
        ("Ana de la Cruz", "Ana Cruz", Alike),
        ("Lena Meier-Schmidt", "Lena Schmidt", Alike),
        ("Priya", "Priya Raman", Loose),
        ("Raman", "Priya Raman", Loose),
        ("Priya", "P. Raman", Loose),
        ("Maria Rossi", "Maria Bianchi", Renamed),
        ("Priya Raman", "Tom Okafor", Unlike),
        // One address for a household makes nobody of two.
        ("John Smith", "Mary Smith", Unlike),
        ("Jan van Dijk", "Piet van Rijn", Unlike),
        ("John Q. Smith", "Quentin Smith", Unlike),
        ("Priya", "Tom Okafor", Unlike),
        ("priya@northwind.example", "Tom Okafor", Untold),
        ("+44 20 7946 0958", "Tom Okafor", Untold),
        ("", "", Untold),
    ] {
        let (a, b) = (full(one), full(other));
        assert_eq!(a.likeness(&b), likeness, "{one} / {other}");
        assert_eq!(b.likeness(&a), likeness, "{other} / {one}");
        if likeness >= Alike {
            let (mine, theirs) = (a.keys(), b.keys());
            assert!(
                mine.sought.iter().any(|key| theirs.filed.contains(key)),
                "{one} finds {other}"
            );
            assert!(theirs.sought.iter().any(|key| mine.filed.contains(key)));
        }
    }
}

#[test]
fn parts_and_nicknames_count() {
    let robert = Name::of("Robert Okafor", "Robert", "Okafor", "");
    assert_eq!(
        robert.likeness(&Name::of("Okafor, Robert", "", "", "")),
        Same
    );
    let nick = Name::of("Chidi Okafor", "Chidi", "Okafor", "Bobby");
    assert_eq!(robert.likeness(&nick), Alike);
    let married = Name::of("Priya Okafor", "Priya", "Okafor", "");
    assert_eq!(
        married.likeness(&Name::of("Priya Raman", "Priya", "Raman", "")),
        Renamed
    );
    let chinese = Name::of("陈美", "美", "陈", "");
    assert_eq!(chinese.likeness(&full("陈美")), Same);
}
