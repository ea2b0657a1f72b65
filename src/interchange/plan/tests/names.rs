//! By which name somebody is known who has several, and what the same name read again comes to.

use super::*;

#[test]
fn whoever_has_two_names_in_a_file_settles_on_one() {
    let file = || {
        people(vec![
            person("Dr. Robert Smith", &["bob@x.example"], &[]),
            person("Bob Smith", &["bob@x.example"], &[]),
        ])
    };
    let mut desk = Desk::new();
    desk.take_in(file());
    desk.options.preferred = Preferred::Theirs;
    desk.take_in(file());
    let settled = desk.contents();
    for _ in 0..2 {
        assert_eq!(desk.actions(file()), "same same");
        assert_eq!(desk.contents(), settled);
    }
}

#[test]
fn somebody_new_is_called_by_the_fullest_of_their_names() {
    for (names, called) in [
        (["Ana", "Ana Lima"], "Ana Lima"),
        (["ANA LIMA", "Ana Lima"], "Ana Lima"),
        (["Ana Lima", "A. Lima"], "Ana Lima"),
        (["ana@x.example", "Ana"], "Ana"),
    ] {
        for fuller in 0..2 {
            let mut file: Vec<IncomingPerson> = names
                .iter()
                .map(|name| person(name, &["ana@x.example"], &[]))
                .collect();
            file[fuller].role = "director".into();
            file[fuller].note = "met at the lake".into();
            let mut desk = Desk::new();
            desk.take_in(people(file));
            let board = desk.store.intake_board(Past::Nothing).unwrap();
            assert_eq!(board.at(0).unwrap().person.full_name, called, "{names:?}");
        }
    }
}

#[test]
fn the_spelling_of_the_file_is_taken_where_its_word_counts() {
    let mut desk = Desk::new();
    desk.take_in(people(vec![person("Jose Pena", &["jose@x.example"], &[])]));
    let spelled = || people(vec![person("José Peña", &["jose@x.example"], &[])]);
    assert_eq!(desk.actions(spelled()), "same");
    desk.options.preferred = Preferred::Theirs;
    assert_eq!(desk.actions(spelled()), "update");
    assert_eq!(desk.actions(spelled()), "same");
    let board = desk.store.intake_board(Past::Nothing).unwrap();
    assert_eq!(board.at(0).unwrap().person.full_name, "José Peña");
}

#[test]
fn whoever_came_by_a_name_alone_comes_once_whosever_word_counts() {
    let file = || people(vec![person("Zoe", &[], &[])]);
    let mut desk = Desk::new();
    assert_eq!(desk.actions(file()), "add");
    desk.options.preferred = Preferred::Theirs;
    assert_eq!(desk.actions(file()), "same");
}

#[test]
fn a_birthday_read_the_other_way_round_is_asked_about() {
    let born = |month, day| {
        people(vec![IncomingPerson {
            birthday: Birthday::new(Some(1990), month, day),
            ..person("Ana Lima", &[], &[])
        }])
    };
    let mut desk = Desk::new();
    assert_eq!(desk.actions(born(3, 4)), "add");
    assert_eq!(desk.actions(born(4, 3)), "ask");
    assert_eq!(
        desk.actions(born(4, 5)),
        "add",
        "somebody else of that name"
    );
}

#[test]
fn a_name_keeps_its_accents_and_nobody_is_asked_about_twice() {
    let mut desk = Desk::new();
    desk.take_in(people(vec![
        person("Jose Pena", &["jose@x.example"], &["+34 91 555 01 23"]),
        person("José Peña", &["jose@x.example"], &[]),
    ]));
    let board = desk.store.intake_board(Past::Nothing).unwrap();
    let names: Vec<String> = board.known().map(|known| known.person.full_name).collect();
    assert_eq!(names, ["José Peña"]);
    let said = desk.take_in(people(vec![
        person("José Peña", &["jose@x.example"], &[]),
        person("José Peña", &[], &[]),
    ]));
    assert_eq!(said[1].0, Action::Ask);
    assert_eq!(said[1].1, "may be José Peña (same name)");
}
