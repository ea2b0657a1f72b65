//! Who is taken for whom: files of two or three cards, as somebody takes them in. Two friends are never made
//! one in silence; whoever could be both is asked about.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::command::Home;

/// What is to come of two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// One person.
    One,
    /// A question.
    Ask,
    /// Two people.
    Two,
}
use Fate::{Ask, One, Two};

/// A card of `full name; letter and value; …`: `e` e-mail, `p` phone, `l` link, `b` birthday, `u` UID, `o`
/// organisation, `k` nickname, `n` the parts of the name, `x` a property that nobody reads.
fn card(words: &str) -> String {
    let mut parts = words.split("; ");
    let mut card = String::from("BEGIN:VCARD\r\nVERSION:4.0\r\n");
    card.push_str(&format!(
        "FN:{}\r\n",
        parts.next().unwrap().replace(',', "\\,")
    ));
    for part in parts {
        let (kind, value) = part.split_once(' ').unwrap();
        let name = match kind {
            "e" => "EMAIL",
            "p" => "TEL",
            "l" => "URL",
            "b" => "BDAY",
            "u" => "UID",
            "o" => "ORG",
            "k" => "NICKNAME",
            "n" => "N",
            "x" => "X-KEPT",
            _ => panic!("{part}"),
        };
        card.push_str(&format!("{name}:{value}\r\n"));
    }
    card.push_str("END:VCARD\r\n");
    card
}

/// What a trial run says of each card: `add`, `same` or `update`, `ask`.
fn actions(home: &Home, cards: &[&str]) -> Vec<String> {
    let text: String = cards.iter().map(|words| card(words)).collect();
    let path = home.write("people.vcf", text);
    let said = home.json(&["import", "--dry-run", &path]);
    let records = said["records"].as_array().unwrap();
    records
        .iter()
        .map(|record| record["action"].as_str().unwrap().to_owned())
        .collect()
}

fn fate(home: &Home, one: &str, other: &str) -> Fate {
    let mut said = actions(home, &[one, other]);
    said.sort();
    match said.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["add", "same" | "update"] => One,
        ["add", "ask"] => Ask,
        ["add", "add"] => Two,
        _ => panic!("{one} / {other}: {said:?}"),
    }
}

#[track_caller]
fn check(cases: &[(&str, &str, Fate)]) {
    let home = Home::new();
    let mut wrong = Vec::new();
    for (one, other, expected) in cases {
        for (first, second) in [(one, other), (other, one)] {
            let found = fate(&home, first, second);
            if found != *expected {
                wrong.push(format!("{first} / {second}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_beside_a_shared_mailbox() {
    check(&[
        (
            "Priya Raman; e p@x.example",
            "priya  RAMAN; e P@X.example",
            One,
        ),
        (
            "Priya Raman; e p@x.example",
            "Raman, Priya; e p@x.example",
            One,
        ),
        ("Priya Raman; e p@x.example", "P. Raman; e p@x.example", One),
        ("Priya Raman; e p@x.example", "Priya R.; e p@x.example", One),
        ("Priya Raman; e p@x.example", "Priya; e p@x.example", One),
        (
            "Priya Raman; e p@x.example",
            "p@x.example; e p@x.example",
            One,
        ),
        // Short forms.
        (
            "William Okoro; e w@x.example",
            "Bill Okoro; e w@x.example",
            One,
        ),
        (
            "Aleksandr Petrov; e a@x.example",
            "Sasha Petrov; e a@x.example",
            One,
        ),
        (
            "José Núñez; e j@x.example",
            "Pepe Nunez; e j@x.example",
            One,
        ),
        (
            "Małgorzata Nowak; e m@x.example",
            "Gosia Nowak; e m@x.example",
            One,
        ),
        (
            "Chidi Okafor; k Bobby; e c@x.example",
            "Bobby Okafor; e c@x.example",
            One,
        ),
        (
            "Robert (Bob) Okafor; e r@x.example",
            "Bob Okafor; e r@x.example",
            One,
        ),
        // Accents, ways of writing, order, titles, particles, hyphens.
        (
            "Jürgen Müller; e m@x.example",
            "Juergen Mueller; e m@x.example",
            One,
        ),
        (
            "Søren Østergård; e s@x.example",
            "Soeren Oestergaard; e s@x.example",
            One,
        ),
        (
            "Łukasz Wójcik; e l@x.example",
            "Lukasz Wojcik; e l@x.example",
            One,
        ),
        (
            "王小明; n 王;小明;;; e w@x.example",
            "小明 王; e w@x.example",
            One,
        ),
        (
            "Wang Xiaoming; e w@x.example",
            "Xiao-Ming Wang; e w@x.example",
            One,
        ),
        ("Kim Min-su; e k@x.example", "Minsu Kim; e k@x.example", One),
        (
            "Prof. Dr. Ada Obi, PhD; e a@x.example",
            "Ada Obi; e a@x.example",
            One,
        ),
        (
            "Frau Dr. Ada Obi; e a@x.example",
            "Ada Obi; e a@x.example",
            One,
        ),
        (
            "Jan van der Berg; e j@x.example",
            "Jan Berg; e j@x.example",
            One,
        ),
        (
            "Jan van der Berg; e j@x.example",
            "Berg, Jan van der; e j@x.example",
            One,
        ),
        (
            "Jan van den Berg; e j@x.example",
            "Jan Vandenberg; e j@x.example",
            One,
        ),
        (
            "Lena Meier-Schmidt; e l@x.example",
            "Lena Meier; e l@x.example",
            One,
        ),
        (
            "Lena Meier-Schmidt; e l@x.example",
            "Lena Schmidt; e l@x.example",
            One,
        ),
        (
            "Ana García López; e a@x.example",
            "Ana García; e a@x.example",
            One,
        ),
        (
            "Siobhán O’Brien; e s@x.example",
            "Siobhan OBrien; e s@x.example",
            One,
        ),
        (
            "Priya Okafor (née Raman); e p@x.example",
            "Priya Raman; e p@x.example",
            One,
        ),
        // A name that changed is asked about: it can be somebody else.
        (
            "Priya Raman; e p@x.example",
            "Priya Okafor; e p@x.example",
            Ask,
        ),
        ("王小明; e w@x.example", "Wang Xiaoming; e w@x.example", Ask),
        // Households and brothers.
        (
            "John Smith; e home@smith.example",
            "Mary Smith; e home@smith.example",
            Ask,
        ),
        (
            "J. Smith; e home@smith.example",
            "Mary Smith; e home@smith.example",
            Ask,
        ),
        (
            "Mr Smith; e home@smith.example",
            "Mrs Smith; e home@smith.example",
            Ask,
        ),
        (
            "Herr Meier; e home@meier.example",
            "Frau Meier; e home@meier.example",
            Ask,
        ),
        (
            "Jan Meier; e home@meier.example",
            "Janine Meier; e home@meier.example",
            Ask,
        ),
        (
            "Paul Roux; e home@roux.example",
            "Pauline Roux; e home@roux.example",
            Ask,
        ),
        (
            "Jean-Pierre Roux; e home@roux.example",
            "Jean-Paul Roux; e home@roux.example",
            Ask,
        ),
        (
            "Mohammed Ali Khan; e home@khan.example",
            "Mohammed Omar Khan; e home@khan.example",
            Ask,
        ),
        (
            "John Q. Smith; e home@smith.example",
            "John R. Smith; e home@smith.example",
            Ask,
        ),
        (
            "王伟; n 王;伟;;; e home@wang.example",
            "王伟明; n 王;伟明;;; e home@wang.example",
            Ask,
        ),
        (
            "Ann Lee (home); e home@lee.example",
            "Bob Lee (home); e home@lee.example",
            Ask,
        ),
        (
            "Ann Lee (Bob's wife); e home@lee.example",
            "Bob Lee; e home@lee.example",
            Ask,
        ),
        (
            "Amartya Sen; e lab@x.example",
            "Amartya Gupta; e lab@x.example",
            Ask,
        ),
        (
            "Jun Ito; e home@ito.example",
            "Ken Ito; e home@ito.example",
            Ask,
        ),
        // Fathers and sons.
        (
            "John Smith Sr.; e home@smith.example",
            "John Smith Jr.; e home@smith.example",
            Ask,
        ),
        (
            "John Smith; e home@smith.example",
            "John Smith, Jr.; e home@smith.example",
            Ask,
        ),
        (
            "John Smith II; e home@smith.example",
            "John Smith III; e home@smith.example",
            Ask,
        ),
        (
            "Otto Meier sen.; e home@meier.example",
            "Otto Meier jun.; e home@meier.example",
            Ask,
        ),
        (
            "John Smith Jr.; e j@smith.example",
            "Smith Jr., John; e j@smith.example",
            One,
        ),
    ]);
}

#[test]
fn birthdays_speak_against() {
    check(&[
        (
            "Wei Zhang; e w@x.example; b 19900307",
            "Wei Zhang; e w@x.example; b --0307",
            One,
        ),
        (
            "Wei Zhang; e w@x.example; b 19900307",
            "Wei Zhang; e w@x.example; b 19900308",
            Ask,
        ),
        (
            "Wei Zhang; e w@x.example; b 19900307",
            "Wei Zhang; e w@x.example; b 19910307",
            Ask,
        ),
        (
            "Wei Zhang; e w@x.example; b --0307",
            "Wei Zhang; e w@x.example; b --0308",
            Ask,
        ),
        (
            "Wei Zhang; b 19900307",
            "Wei Zhang; b 19900307; o Northwind",
            Ask,
        ),
        ("Wei Zhang; b 19900307", "Wei Zhang; b 19910412", Two),
        ("Wei Zhang; b --0307", "Wei Zhang; b --0412", Two),
        ("Wei Zhang; b 19900307", "Wei Zhang; b --0412", Two),
        (
            "Wei Zhang; b 19900307; p +44 20 7946 0958",
            "Wei Zhang; b 19910412; p 020 7946 0958",
            Ask,
        ),
        (
            "Wei Zhang; b 19900307; l https://github.com/weizhang",
            "Wei Zhang; b 19910412; l github.com/weizhang",
            Ask,
        ),
        // Two of one name and one day of the year are rarer than a year that was guessed, and a day beside
        // is what a clock in another time zone makes of a birthday.
        ("Wei Zhang; b 19900307", "Wei Zhang; b 19910307", Ask),
        ("Wei Zhang; b 19900307", "Wei Zhang; b 19900306", Ask),
        ("Wei Zhang; b 19900101", "Zhang Wei; b 19891231", Ask),
        ("Wei Zhang; b --0301", "Wei Zhang; b 19960229", Ask),
        ("Wei Zhang; b 19900307", "W. Zhang; b 19900308", Two),
        (
            "Wei Zhang; p +44 20 7946 0958; b --0307",
            "Wei; p 020 7946 0958; b --0401",
            Ask,
        ),
        // A card that says its own name is the same card, whatever was mended in it.
        (
            "Wei Zhang; u urn:uuid:0ab1-7; b --0307",
            "Wei Zhang; u 0AB1-7; b --0308",
            Ask,
        ),
        (
            "Wei Zhang; u urn:uuid:5a1c2f1e-0000-4000-8000-000000000001; b --0307",
            "Wei Zhang; u 5A1C2F1E-0000-4000-8000-000000000001; b --0308",
            One,
        ),
    ]);
}

#[test]
fn cards_are_the_same_by_their_own_name() {
    let uid = "urn:uuid:5a1c2f1e-0000-4000-8000-000000000001";
    let bare = "5A1C2F1E-0000-4000-8000-000000000001";
    check(&[
        (
            &format!("Priya Raman; u {uid}"),
            &format!("Priya Okafor; u {bare}"),
            One,
        ),
        (
            &format!("Mum; u {uid}"),
            &format!("Jane Mbeki; u {bare}"),
            One,
        ),
        // A card that was copied to make another of it.
        (
            &format!("Priya Raman; u {uid}"),
            &format!("Tom Okafor; u {bare}"),
            Ask,
        ),
        // Two address books that both count from one.
        // A switchboard beside a copied card makes nobody somebody else.
        (
            &format!("Priya Raman; u {uid}; p +44 20 7946 0958"),
            &format!("Tom Okafor; u {bare}; p +44 20 7946 0958"),
            Ask,
        ),
        (
            &format!("Priya Raman; u {uid}; e info@x.example"),
            &format!("Tom Okafor; u {bare}; e info@x.example"),
            Ask,
        ),
        ("Mum; u 1", "Jane Mbeki; u 1", Ask),
        ("Jane Mbeki; u 1", "Jane Mbeki; u 1; o Northwind", One),
        ("Priya Raman; u 1", "Tom Okafor; u 2", Two),
        ("Priya Raman; u 1", "Priya Raman; u 2", Ask),
    ]);
}

#[test]
fn mailboxes_numbers_and_pages() {
    check(&[
        // A host in letters, and as machines write it.
        (
            "Jürgen Weiß; e juergen@bücher.example",
            "J. Weiß; e Juergen@xn--bcher-kva.example",
            One,
        ),
        (
            "Jürgen Weiß; e juergen@bücher.example",
            "Jürgen Weiß; e juergen@xn--bcher.example",
            Ask,
        ),
        // Google leaves out dots and what follows a plus; nobody else is known to.
        (
            "Priya Raman; e p.raman@gmail.com",
            "Priya; e praman@googlemail.com",
            One,
        ),
        (
            "Priya Raman; e praman+x@gmail.com",
            "Priya; e praman@gmail.com",
            One,
        ),
        (
            "Priya Raman; e p.raman@x.example",
            "Priya; e praman@x.example",
            Two,
        ),
        (
            "Ann Lee; e lee+ann@gmail.com",
            "Bob Lee; e lee+bob@gmail.com",
            Ask,
        ),
        // An office's mailbox.
        ("Anna; e info@x.example", "Anna Lee; e info@x.example", Ask),
        (
            "info@x.example; e info@x.example",
            "Anna Lee; e info@x.example",
            Ask,
        ),
        (
            "Anna Lee; e info@x.example",
            "Anna Lee; e info@x.example; o X",
            One,
        ),
        (
            "Anna; e info@x.example; e a@x.example",
            "Anna Lee; e info@x.example; e a@x.example",
            One,
        ),
        // Numbers.
        (
            "Priya Raman; p +44 20 7946 0958",
            "Priya; p 020 7946 0958",
            One,
        ),
        (
            "Priya Raman; p 0044 20 7946 0958",
            "Priya; p +44 (0)20 79460958",
            One,
        ),
        (
            "Priya Raman; p +44 20 7946 0958",
            "Tom Okafor; p 020 7946 0958",
            Ask,
        ),
        (
            "Priya Raman; p +44 20 7946 0958 ext 12",
            "Priya; p 020 7946 0958 x 13",
            Two,
        ),
        (
            "Priya Raman; p +44 20 7946 0958 ext 12",
            "Priya; p 020 7946 0958",
            One,
        ),
        (
            "Priya Raman; p +44 20 7946 0958",
            "Priya; p +1 20 7946 0958",
            Two,
        ),
        ("Priya Raman; p 4711", "Priya; p 4711", Two),
        ("Priya Raman; p 112", "Tom Okafor; p 112", Two),
        // Pages.
        (
            "Ada Obi; l https://de.linkedin.com/in/ada-obi?trk=x",
            "Ada Okafor; l https://www.linkedin.com/in/Ada-Obi/",
            One,
        ),
        (
            "Ada Obi; l https://www.linkedin.com/in/ada-obi",
            "Tom Okafor; l https://linkedin.com/in/ada-obi",
            Ask,
        ),
        (
            "Ada Obi; l https://www.linkedin.com/company/northwind",
            "Ada; l https://www.linkedin.com/company/northwind",
            Two,
        ),
        (
            "Ada Obi; l https://linkedin.com/in/ada-obi",
            "Ada Obi; l https://linkedin.com/in/ada-obi-2",
            Two,
        ),
        (
            "Ada Obi; e a@x.example; l https://linkedin.com/in/ada-obi",
            "Ada Obi; e a@x.example; l https://linkedin.com/in/ada-obi-2",
            Ask,
        ),
        (
            "Ada Obi; l https://github.com/adaobi",
            "Ada Obi; l https://github.com/obi",
            Two,
        ),
        // A firm's page that two of its people name.
        (
            "Ada; l https://x.com/northwind",
            "Tom Okafor; l https://x.com/northwind",
            Ask,
        ),
        (
            "Ada Obi; l https://x.com/northwind",
            "Ada Kim; l https://x.com/northwind",
            Ask,
        ),
        (
            "Ada Obi; l https://www.facebook.com/profile.php?id=10001",
            "Ada; l https://www.facebook.com/profile.php?id=10002",
            Two,
        ),
        (
            "Ada Obi; l https://www.facebook.com/profile.php?id=10001",
            "Ada; l https://facebook.com/profile.php?ref=x&id=10001",
            One,
        ),
        (
            "Ada Obi; l https://www.linkedin.com/pub/ada-obi/1/2/3",
            "Ada; l https://www.linkedin.com/pub/ada-obi/4/5/6",
            Two,
        ),
    ]);
}

#[test]
fn a_name_alone_never_decides() {
    check(&[
        ("Wei Zhang; e a@x.example", "Wei Zhang; e b@y.example", Ask),
        (
            "Wei Zhang; o Northwind",
            "Wei Zhang; o Northwind; p +44 20 7946 0958",
            Ask,
        ),
        ("Bill Okoro; o Northwind", "William Okoro; o Southwind", Ask),
        ("P. Raman; o Northwind", "Priya Raman; o Southwind", Ask),
        ("Priya R.; o Northwind", "Priya Raman; o Southwind", Ask),
        (
            "Ana García; o Northwind",
            "Ana García López; o Southwind",
            Ask,
        ),
        ("Müller, Jan; o Northwind", "Jan Mueller; o Southwind", Ask),
        ("Priya; o Northwind", "Priya Raman; o Northwind", Two),
        (
            "John Smith Sr.; o Northwind",
            "John Smith Jr.; o Northwind",
            Two,
        ),
        ("Mr Lee Wong; o Northwind", "Ms Lee Wong; o Northwind", Two),
        // A firm is nobody who works there.
        (
            "Northwind; o Northwind; e hello@northwind.example",
            "Ada Obi; o Northwind; e hello@northwind.example",
            Ask,
        ),
        (
            "Northwind; o Northwind; p +44 20 7946 0958",
            "Ada Obi; o Northwind; p 020 7946 0958",
            Ask,
        ),
        ("Northwind; o Northwind", "Ada Obi; o Northwind", Two),
        (
            "Northwind; o Northwind; e hello@northwind.example",
            "Northwind; o Northwind; e hello@northwind.example; p 1234567",
            One,
        ),
    ]);
}

/// What becomes of files in which many share something, in whichever order they stand.
#[test]
fn many_who_share_something_are_told_apart() {
    let home = Home::new();
    let counted = |cards: &[&str]| -> [usize; 3] {
        let orders = [cards.to_vec(), cards.iter().rev().copied().collect()];
        let [one, other] = orders.map(|cards| {
            let said = actions(&home, &cards);
            ["add", "ask", "update"].map(|action| {
                let is_it =
                    |said: &&String| *said == action || (action == "update" && *said == "same");
                said.iter().filter(is_it).count()
            })
        });
        assert_eq!(one, other, "{cards:?}");
        one
    };
    // Ann and Ann Lee are one; Bob, who shares their mailbox, is asked about.
    let home_address = "home@lee.example";
    let of = |name: &str| format!("{name}; e {home_address}");
    let (ann, ann_lee, bob, lee) = (of("Ann"), of("Ann Lee"), of("Bob Lee"), of("Lee"));
    assert_eq!(counted(&[&ann, &ann_lee, &bob]), [1, 1, 1]);
    // Lee can be either.
    assert_eq!(counted(&[&lee, &ann_lee, &bob]), [1, 2, 0]);
    // A switchboard and an office's mailbox say nothing of five people.
    for shared in ["p +44 20 7946 0000", "e hallo@northwind.example"] {
        let cards: Vec<String> = [
            "Ada Obi",
            "Tom Okafor",
            "Wei Zhang",
            "Lena Meier",
            "Priya Raman",
            "Chidi Nwosu",
        ]
        .iter()
        .map(|name| format!("{name}; {shared}"))
        .collect();
        let mut cards: Vec<&str> = cards.iter().map(String::as_str).collect();
        assert_eq!(counted(&cards), [6, 0, 0], "{shared}");
        // Nor who Priya is; who has the same whole name and number is the same.
        let (priya, again) = (
            format!("Priya; {shared}"),
            format!("Wei Zhang; {shared}; o Northwind"),
        );
        cards.push(&priya);
        assert_eq!(counted(&cards), [7, 0, 0], "{shared}");
        cards.push(&again);
        assert_eq!(counted(&cards), [7, 0, 1], "{shared}");
        // The same file again says nothing new.
        let home = Home::new();
        let text: String = cards.iter().map(|words| card(words)).collect();
        let path = home.write("all.vcf", text);
        home.ok(&["import", &path]);
        let again = home.json(&["import", &path]);
        assert_eq!(again["totals"]["same"], cards.len(), "{again}");
    }
    // One person in a dozen ways is no crowd.
    let ways: Vec<String> = (0..14)
        .map(|nth| {
            let name = ["Priya Raman", "P. Raman", "Raman, Priya", "Priya"][nth % 4];
            format!("{name}; e priya@x.example; p +44 20 7946 00{nth:02}")
        })
        .collect();
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    assert_eq!(counted(&ways), [1, 0, 13]);
    // Four at home, each twenty times: four people, of whom three are asked about once.
    let family: Vec<String> = (0..80)
        .map(|nth| {
            let name = ["Ann Lee", "Bob Lee", "Cleo Lee", "Dan Lee"][nth / 20];
            format!("{name}; e {home_address}; p +44 20 7946 01{nth:02}")
        })
        .collect();
    let family: Vec<&str> = family.iter().map(String::as_str).collect();
    assert_eq!(counted(&family), [1, 3, 76]);
}

/// However many share a name, a number or an address, an import comes to its end; who is whom is the same
/// from either end of the file.
#[test]
fn thousands_who_share_everything() {
    const MANY: usize = 1_000;
    let home = Home::new();
    let totals = |each: &dyn Fn(usize) -> String| {
        let text: String = (0..MANY).map(|nth| card(&each(nth))).collect();
        let path = home.write("many.vcf", text);
        let said = home.json(&["import", "--dry-run", &path]);
        said["totals"].clone()
    };
    let same_name = totals(&|nth| format!("Wei Zhang; e wei{nth}@x.example"));
    assert_eq!(
        same_name["add"].as_u64().unwrap() + same_name["ask"].as_u64().unwrap(),
        MANY as u64
    );
    let same_number = totals(&|nth| format!("Ada{nth} Obi{nth}; p +44 20 7946 0000"));
    assert_eq!(same_number["add"], MANY);
    let same_mailbox = totals(&|nth| format!("Priya Raman; e priya@x.example; o Firm {nth}"));
    assert_eq!(same_mailbox["add"], 1);
    let same_page = totals(&|nth| format!("Ada{nth} Obi{nth}; l https://github.com/northwind"));
    assert_eq!(same_page["add"], MANY);
}

/// What no field has a place for comes back of every record, however many are one person's.
#[test]
fn what_is_kept_of_one_record_does_not_replace_what_is_kept_of_another() {
    let lasting = "urn:uuid:5a1c2f1e-0000-4000-8000-000000000001";
    for common in [format!("u {lasting}"), "e wei@zhang.example".to_owned()] {
        let home = Home::new();
        let cards = |kept: [&str; 3]| -> String {
            let cards = kept.map(|kept| card(&format!("Wei Zhang; {common}; x {kept}")));
            cards.concat()
        };
        let kept = || -> Vec<String> {
            let written = home.ok(&["export", "--format", "vcard"]);
            let lines = written
                .lines()
                .filter_map(|line| line.strip_prefix("X-KEPT:"));
            let mut kept: Vec<String> = lines.map(str::to_owned).collect();
            kept.sort();
            kept
        };
        let path = home.write("people.vcf", cards(["one", "two", "three"]));
        home.ok(&["import", &path]);
        assert_eq!(home.json(&["list"])["count"], 1, "{common}");
        assert_eq!(kept(), ["one", "three", "two"], "{common}");
        for _ in 0..2 {
            let said = home.json(&["import", &path, "--take-theirs"]);
            assert_eq!(said["totals"]["people_changed"], 0, "{common}: {said}");
        }
        // One of them says something else by now: nobody knows which.
        home.write("people.vcf", cards(["one", "two", "four"]));
        home.ok(&["import", &path]);
        assert_eq!(kept(), ["four", "one", "three", "two"], "{common}");
    }
}

#[test]
fn a_card_that_says_something_else_now_is_kept_as_it_is_now() {
    let home = Home::new();
    let uid = "urn:uuid:5a1c2f1e-0000-4000-8000-000000000001";
    for kept in ["one", "two", "three"] {
        let path = home.write("people.vcf", card(&format!("Wei Zhang; u {uid}; x {kept}")));
        home.ok(&["import", &path]);
        let written = home.ok(&["export", "--format", "vcard"]);
        let lines: Vec<&str> = written
            .lines()
            .filter_map(|line| line.strip_prefix("X-KEPT:"))
            .collect();
        assert_eq!(lines, [kept]);
    }
}

#[test]
fn records_that_differ_do_not_take_turns() {
    let profile = "https://www.linkedin.com/in/weizhang";
    let lasting = "urn:uuid:5a1c2f1e-0000-4000-8000-000000000001";
    for cards in [
        // One page, and two birthdays.
        vec![
            format!("Wei Zhang; l {profile}; b 19900307"),
            format!("Wei Zhang; l {profile}; b 19910412"),
        ],
        vec![
            format!("Wei Zhang; l {profile}; b --0307"),
            format!("Wei Zhang; l {profile}; b 19910412; o Northwind"),
            format!("Wei Zhang; l {profile}; b 19900307"),
        ],
        // One card in three ways.
        vec![
            format!("Wei Zhang; u {lasting}; b 19900307; o Northwind"),
            format!("Wei Zhang; u {lasting}; b --0308; o Southwind"),
            format!("Zhang Wei; u {lasting}; b 19900308; x also"),
        ],
        // One mailbox, and three who were born.
        vec![
            "Wei Zhang; e wei@zhang.example; b 19900307".to_owned(),
            "Wei Zhang; e wei@zhang.example; b 19910412".to_owned(),
            "Wei Zhang; e wei@zhang.example; b --1224".to_owned(),
        ],
    ] {
        for first in [&[][..], &["--take-theirs"][..]] {
            let home = Home::new();
            let text: String = cards.iter().map(|words| card(words)).collect();
            let path = home.write("people.vcf", text);
            home.ok(&[&["import", &path][..], first].concat());
            // A field about which the records differ may be settled once more, by the first of them.
            home.ok(&["import", &path, "--take-theirs"]);
            let settled = home.ok(&["export", "--format", "archive"]);
            for _ in 0..2 {
                let said = home.json(&["import", &path, "--take-theirs"]);
                let totals = &said["totals"];
                assert_eq!(totals["people_added"], 0, "{cards:?}");
                assert_eq!(totals["people_changed"], 0, "{cards:?}");
                assert_eq!(
                    home.ok(&["export", "--format", "archive"]),
                    settled,
                    "{cards:?}"
                );
            }
        }
    }
}

#[test]
fn taking_the_files_word_again_and_again_adds_nobody() {
    let home = Home::new();
    let table = "Name,Email\nRene Harten,jdoe@x.example\n,jdoe@x.example\nJ. Doe,jdoe@x.example\n";
    let path = home.write("people.csv", table);
    home.ok(&["import", &path, "--take-theirs"]);
    let number = home.json(&["list"])["count"].clone();
    for _ in 0..2 {
        let said = home.json(&["import", &path, "--take-theirs"]);
        assert_eq!(said["totals"]["people_added"], 0, "{said}");
    }
    assert_eq!(home.json(&["list"])["count"], number);
}

#[test]
fn ones_own_export_changes_nothing_where_two_cards_had_groups_of_one_name() {
    let home = Home::new();
    let card = |street: &str, country: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nUID:one\nFN:Ines Rocha\nEMAIL:ines@rocha.example\n\
             item1.ADR:;;{street};;;;\nitem1.X-ABADR:{country}\nEND:VCARD\n"
        )
    };
    let path = home.write("people.vcf", card("Rua 1", "pt") + &card("Weg 2", "de"));
    home.ok(&["import", &path]);
    for _ in 0..3 {
        let path = home.write("own.vcf", home.ok(&["export", "--format", "vcard"]));
        let said = home.json(&["import", &path]);
        assert_eq!(said["totals"]["people_changed"], 0, "{said}");
    }
}

#[test]
fn a_card_without_a_name_of_its_own_replaces_nothing_it_does_not_speak_of() {
    let home = Home::new();
    for (kept, expected) in [
        ("X-FOO:one", vec!["X-FOO:one"]),
        ("X-BAR:two", vec!["X-BAR:two", "X-FOO:one"]),
    ] {
        let card = format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Obi\nEMAIL:ada@obi.example\n{kept}\nEND:VCARD\n"
        );
        let path = home.write("ada.vcf", card);
        let said = home.json(&["import", &path]);
        let changed = &said["totals"];
        assert_eq!(
            changed["people_added"].as_u64().unwrap() + changed["people_changed"].as_u64().unwrap(),
            1
        );
        let written = home.ok(&["export", "--format", "vcard"]);
        let mut lines: Vec<&str> = written
            .lines()
            .filter(|line| line.starts_with("X-"))
            .collect();
        lines.retain(|line| !line.starts_with("X-CORDIAL"));
        lines.sort_unstable();
        assert_eq!(lines, expected, "{written}");
    }
}
