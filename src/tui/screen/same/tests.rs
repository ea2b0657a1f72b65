use crate::domain::IdSource;
use crate::domain::intent::NewPerson;
use crate::domain::person::PointKind;
use crate::store::Store;
use crate::tui::testing::{Bench, now};
use crate::tui::view::ScreenName;

/// Two pairs who share an address each, and somebody alone.
fn bench() -> Bench {
    let mut store = Store::in_memory().unwrap();
    let mut ids = IdSource::seeded([5, 6]);
    for (name, role, email) in [
        ("Priya Raman", "staff engineer", "priya@x.example"),
        (
            "Priya Raman-Okafor",
            "director of storage",
            "priya@x.example",
        ),
        ("Tomás Álvarez", "", "tomas@y.example"),
        ("Tomas Alvarez", "carpenter", "tomas@y.example"),
        ("Mei Chen", "", "mei@z.example"),
    ] {
        let mut new = NewPerson::named(name, &mut ids, now());
        new.person.role = role.into();
        if role == "director of storage" {
            new.person.notes =
                "Met at the lake; likes long walks, short meetings and old maps.".into();
        }
        new.points = vec![(PointKind::Email, email.into())];
        store.apply(&new.added(&mut ids, now()), now().at).unwrap();
    }
    Bench::on(store, Vec::new())
}

#[test]
fn two_are_seen_beside_each_other_and_become_one() {
    let mut bench = bench();
    bench.go(ScreenName::People).press("g d");
    bench
        .shows("Maybe the same person")
        .shows("2 pairs")
        .shows("same e-mail");
    bench.sweep();
    bench.press("end").press("home").press("m");
    // The form with a choice for each field, and back to what is left.
    bench.shows("They are").press("ctrl-s").shows("Merged");
    bench.shows("1 pair");
    assert_eq!(bench.store().count("person").unwrap(), 4);
    bench.press("u").shows("2 pairs");
    assert_eq!(bench.store().count("person").unwrap(), 5);
    bench.press("ctrl-r").shows("1 pair").press("m ctrl-s");
    bench.shows("Everybody is decided about");
    assert_eq!(bench.store().count("person").unwrap(), 3);
    bench.press("m").shows("Nobody is left to decide about");
    bench.press("esc").shows("3 people");
}

#[test]
fn that_they_never_are_is_remembered_and_undone() {
    let mut bench = bench();
    bench.go(ScreenName::People).press("=").press("x");
    bench.shows("are never the same person").shows("1 pair");
    bench.press("u").shows("2 pairs").press("x esc =");
    bench.shows("1 pair");
    bench
        .press("x esc =")
        .shows("Nobody seems to be here twice");
}

#[test]
fn whoever_is_put_off_comes_last() {
    let mut bench = bench();
    bench.press("g d");
    let first = bench.screen();
    bench.press("space").shows("1 put off");
    assert_ne!(bench.screen(), first);
    bench.press("space space").shows("2 put off");
    bench.press("o").shows("Nothing yet.").press("esc");
    bench.sweep();
}

#[test]
fn where_nobody_is_twice_that_is_said() {
    let mut bench = Bench::demo();
    bench.press("g d").shows("Nobody seems to be here twice");
    bench.sweep();
    bench.press("esc").shows("Priya Raman");
}

#[test]
fn looks() {
    for (width, height) in [(120, 40), (80, 24)] {
        let mut bench = bench().sized(width, height);
        bench.press("g d");
        insta::assert_snapshot!(format!("same_{width}x{height}"), bench.screen());
    }
}
