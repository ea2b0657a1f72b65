use super::*;

fn traits(name: &str, emails: &[&str], phones: &[&str], links: &[&str]) -> Traits {
    Traits::of(
        Name::of(name, "", "", ""),
        emails.iter().copied(),
        phones.iter().copied(),
        links.iter().copied(),
    )
}

#[test]
fn the_ladder_of_certainty() {
    use Certainty::{Apart, ByAddressAlone, ByEmail, ByName, ByPhone, ByProfile};
    let mail = ["priya@northwind.example"];
    let phone = ["+44 20 7946 0958"];
    let link = ["https://linkedin.com/in/priya"];
    let priya = traits("Priya Raman", &mail, &phone, &link);
    for (other, certainty) in [
        (traits("P. Raman", &[], &[], &link), ByProfile),
        (
            traits("P. Raman", &["PRIYA@northwind.example"], &[], &[]),
            ByEmail,
        ),
        (traits("", &mail, &[], &[]), ByEmail),
        (traits("Tom Okafor", &mail, &[], &[]), ByAddressAlone),
        (traits("Priya", &[], &["020 7946 0958"], &[]), ByPhone),
        (
            traits("Tom Okafor", &[], &["020 7946 0958"], &[]),
            ByAddressAlone,
        ),
        (traits("Priya Jones", &mail, &[], &[]), ByAddressAlone),
        (traits("Raman Priya", &[], &[], &[]), ByName),
        (traits("Priya", &[], &[], &[]), Apart),
        (
            traits(
                "Priya Raman",
                &[],
                &[],
                &["https://linkedin.com/in/priya-2"],
            ),
            Apart,
        ),
        (traits("Tom Okafor", &[], &[], &[]), Apart),
    ] {
        assert_eq!(compare(&priya, &other).certainty, certainty, "{other:?}");
        assert_eq!(compare(&other, &priya).certainty, certainty);
    }
}

#[test]
fn a_card_s_name_holds_unless_nothing_else_does() {
    let mut mum = traits("Mum", &[], &[], &[]);
    let mut jane = traits("Jane Mbeki", &[], &[], &[]);
    let mut tom = traits("Tom Okafor", &[], &[], &[]);
    for person in [&mut mum, &mut jane, &mut tom] {
        person.uids.push("urn:uuid:1".into());
    }
    assert_eq!(compare(&mum, &jane).certainty, Certainty::ByUid);
    let copied = compare(&jane, &tom);
    assert_eq!(copied.certainty, Certainty::ByAddressAlone);
    assert_eq!(evidence_words(&copied.evidence), "same card, names differ");
}

#[test]
fn birthdays_speak_for_and_against() {
    let born = |day: &str| Traits {
        birthday: Birthday::try_from(day.to_owned()).ok(),
        ..traits("Wei Zhang", &[], &[], &[])
    };
    let found = compare(&born("1990-03-07"), &born("--03-07"));
    assert_eq!(found.certainty, Certainty::ByName);
    assert_eq!(
        evidence_words(&found.evidence),
        "same name, same birthday 7 March 1990"
    );
    for (other, certainty) in [
        ("1991-04-07", Certainty::Apart),
        ("1990-03-09", Certainty::Apart),
        // As likely one birthday that was written down wrong.
        ("1991-03-07", Certainty::ByName),
        ("1990-03-08", Certainty::ByName),
        ("--03-06", Certainty::ByName),
    ] {
        let found = compare(&born("1990-03-07"), &born(other));
        assert_eq!(found.certainty, certainty, "{other}");
    }
}

#[test]
fn the_index_finds_what_comparing_everybody_finds() {
    let people = [
        traits("Priya Raman", &["priya@x.example"], &[], &[]),
        traits(
            "Tom Okafor",
            &["team@x.example"],
            &["+44 20 7946 0958"],
            &[],
        ),
        traits("Bob Lindqvist", &["team@x.example"], &[], &[]),
        traits("R Lindqvist", &[], &["020 7946 0958"], &[]),
        traits("Robert Lindqvist", &[], &[], &["https://github.com/robl"]),
        traits("Raman Priya", &[], &[], &["https://github.com/priya"]),
        traits("陈美", &[], &[], &[]),
        traits("美 陈", &[], &[], &[]),
        traits("T Okafor", &[], &["02079460958"], &[]),
    ];
    let index = Index::of(&people);
    for person in &people {
        let mut found: Vec<usize> = index
            .matches(person, |number| &people[number])
            .into_iter()
            .map(|(number, _)| number)
            .collect();
        found.sort_unstable();
        let all: Vec<usize> = (0..)
            .zip(&people)
            .filter(|(_, other)| compare(person, other).certainty != Certainty::Apart)
            .map(|(number, _)| number)
            .collect();
        assert_eq!(found, all, "{person:?}");
        assert!(found.len() > 1, "{person:?} is like somebody");
    }
}
