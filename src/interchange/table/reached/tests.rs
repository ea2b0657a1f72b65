//! Addresses and numbers as people write them into cells.

use super::*;

#[track_caller]
fn same(found: &Found, values: &[&str], other: &[&str], text: &str) {
    let told: Vec<String> = found
        .values
        .iter()
        .map(|value| match value.label.as_str() {
            "" => value.value.clone(),
            label => format!("{} = {label}", value.value),
        })
        .collect();
    assert_eq!(
        (told.as_slice(), found.other.as_slice()),
        (
            &values
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()[..],
            &other
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()[..],
        ),
        "{text}"
    );
}

#[test]
fn addresses_in_a_cell() {
    for (text, values, other) in [
        ("anna@zhou.example", &["anna@zhou.example"][..], &[][..]),
        (
            "a@x.example ::: b@x.example",
            &["a@x.example", "b@x.example"],
            &[],
        ),
        (
            "a@x.example; B <b@x.example>,mailto:c@x.example",
            &["a@x.example", "b@x.example", "c@x.example"],
            &[],
        ),
        (
            "\"Zhou, Anna\" <a@x.example>, b@x.example",
            &["a@x.example", "b@x.example"],
            &[],
        ),
        (
            "a@x.example b@x.example",
            &["a@x.example", "b@x.example"],
            &[],
        ),
        (
            "a@x.example / b@x.example",
            &["a@x.example", "b@x.example"],
            &[],
        ),
        (
            "a@x.example/b@x.example",
            &["a@x.example", "b@x.example"],
            &[],
        ),
        (
            "a@x.example or b@x.example",
            &["a@x.example", "b@x.example"],
            &[],
        ),
        ("work: a@x.example", &["a@x.example = work"], &[]),
        ("a@x.example (privat)", &["a@x.example = home"], &[]),
        (
            "a@x.example only on Fridays",
            &["a@x.example"],
            &["a@x.example only on Fridays"],
        ),
        ("mailto:a@x.example?subject=hello", &["a@x.example"], &[]),
        ("a(at)x.example", &["a@x.example"], &[]),
        ("\u{200b}a@x.example\u{feff}", &["a@x.example"], &[]),
        ("/o=ExchangeLabs/ou=Group/cn=Recipients/cn=x", &[], &[]),
        ("ask me", &[], &["ask me"]),
        ("@anna", &[], &["@anna"]),
        ("a@b@c.example", &[], &["a@b@c.example"]),
        ("", &[], &[]),
    ] {
        same(&emails(text), values, other, text);
    }
}

#[test]
fn numbers_in_a_cell() {
    for (text, values, other) in [
        ("+49 30 123456", &["+49 30 123456"][..], &[][..]),
        (
            "030 1234567, 0171 9876543",
            &["030 1234567", "0171 9876543"],
            &[],
        ),
        (
            "+44 20 7946 0001 / +44 20 7946 0002",
            &["+44 20 7946 0001", "+44 20 7946 0002"],
            &[],
        ),
        (
            "020 7946 0001 or 07700 900123",
            &["020 7946 0001", "07700 900123"],
            &[],
        ),
        (
            "w: 020 7946 0001; m: 07700 900123",
            &["020 7946 0001 = work", "07700 900123 = mobile"],
            &[],
        ),
        (
            "w 020 7946 0001, m 07700 900123",
            &["020 7946 0001 = work", "07700 900123 = mobile"],
            &[],
        ),
        ("Mobile: 07700 900123", &["07700 900123 = mobile"], &[]),
        ("07700 900123 (home)", &["07700 900123 = home"], &[]),
        (
            "Ann's mother: 07700 900123",
            &["07700 900123 = Ann's mother"],
            &[],
        ),
        ("(503) 555-0100", &["(503) 555-0100"], &[]),
        ("030/1234567", &["030/1234567"], &[]),
        ("+1 555 0100, ext. 5", &["+1 555 0100, ext. 5"], &[]),
        (
            "1 ::: 555-0100 ::: tel:555-0101",
            &["555-0100", "555-0101"],
            &["1"],
        ),
        ("1-800-FLOWERS", &["1-800-FLOWERS"], &[]),
        ("447700900123.0", &["447700900123"], &[]),
        ("٠١٢٣٤٥٦٧", &["٠١٢٣٤٥٦٧"], &[]),
        ("4,91512E+11", &[], &["4,91512E+11"]),
        ("none yet", &[], &["none yet"]),
        ("room 123", &[], &["room 123"]),
        ("12 Elm Street", &[], &["12 Elm Street"]),
        ("31/12/1990", &[], &["31/12/1990"]),
        ("000-000-0000", &[], &[]),
        ("0", &[], &[]),
    ] {
        same(&phones(text), values, other, text);
    }
}
