mod answers;

use std::ops::ControlFlow;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::interchange::incoming::{Happening, Incoming, IncomingPerson, Item, Labelled};

const SECRET: &str = "hunter2-oauth-token";

fn read_text(text: &str) -> Result<(Vec<Incoming>, Summary)> {
    let mut found = Vec::new();
    let summary = read(text.as_bytes(), &Limits::default(), &mut |incoming| {
        found.push(incoming);
        ControlFlow::Continue(())
    })?;
    Ok((found, summary))
}

fn people(found: &[Incoming]) -> Vec<&IncomingPerson> {
    found
        .iter()
        .filter_map(|incoming| match &incoming.item {
            Item::Person(person) => Some(&**person),
            _ => None,
        })
        .collect()
}

fn refusals(found: &[Incoming]) -> Vec<&str> {
    found
        .iter()
        .filter_map(|incoming| match &incoming.item {
            Item::Refused(why) => Some(why.as_str()),
            _ => None,
        })
        .collect()
}

/// The one person of an export whose only contact has these properties and collections.
pub(super) fn only(properties: Value, data: Value) -> IncomingPerson {
    let mut named = json!({"first_name": "Ana"});
    for (key, value) in properties.as_object().unwrap() {
        named[key] = value.clone();
    }
    let text = json!({
        "export_date": "2024-06-01T00:00:00Z",
        "account": {"data": [{"type": "contact", "values": [
            {"uuid": "c1", "created_at": "2020-01-02T03:04:05Z", "properties": named, "data": data}
        ]}]}
    })
    .to_string();
    let (found, _) = read_text(&text).unwrap();
    people(&found)[0].clone()
}

/// The one person of an export who has one collection.
pub(super) fn told(kind: &str, values: Value) -> IncomingPerson {
    only(json!({}), json!([{"type": kind, "values": values}]))
}

fn labelled(values: &[Labelled]) -> Vec<(&str, &str)> {
    values
        .iter()
        .map(|one| (one.label.as_str(), one.value.as_str()))
        .collect()
}

fn export() -> Value {
    let told = json!([
       {"type": "contact_field", "count": 4, "values": [
           {"uuid": "f1", "properties": {"data": "lu@x.example", "type": "t-mail"}},
           {"uuid": "f2", "properties": {"data": "+31 20 555 01 01", "type": "t-phone"}},
           {"uuid": "f3", "properties": {"data": "@lu.bakker", "type": "t-linked"}},
           {"uuid": "f4", "properties": {"data": "lu#1234", "type": "t-discord"}}]},
       {"type": "address", "values": [{"properties": {"name": "home", "street": "Kade 1", "city": "Delft", "postal_code": "2611", "country": "NL"}}]},
       {"type": "activity", "count": 1, "values": ["act1", "missing"]},
       {"type": "call", "values": [{"uuid": "k1", "properties": {"called_at": "2023-02-03T20:00:00Z", "content": "about planks", "contact_called": true}}]},
       {"type": "note", "values": [{"created_at": "2022-05-06T00:00:00Z", "properties": {"body": "likes oak"}}]},
       {"type": "photo", "count": 2, "values": ["p1", "p2"]},
       {"type": "document", "count": 1, "values": ["d1"]},
       {"type": "pet", "values": [{"properties": {"name": "Rex", "category": "dog"}}]}
    ]);
    let contacts = json!([
        {"uuid": "c1", "created_at": "2020-01-02T03:04:05Z", "updated_at": null,
         "properties": {
            "first_name": "Lucía", "middle_name": "Inés", "last_name": "Bakker", "nickname": "Lu",
            "description": "met on a boat", "is_partial": false, "is_starred": true, "is_active": true,
            "is_dead": false, "job": "carpenter", "company": "Noorderhout", "food_preferences": "no nuts",
            "stay_in_touch_frequency": 30, "vcard": SECRET, "tags": ["boats", "wood"],
            "avatar": {"avatar_source": "default"},
            "birthdate": {"uuid": "s", "is_age_based": false, "is_year_unknown": true, "date": "2020-03-07T00:00:00.000000Z"},
            "first_met_date": {"is_age_based": false, "is_year_unknown": false, "date": "2015-08-09T00:00:00Z"},
            "first_met_through": "c2"},
         "data": told},
        {"uuid": "c2", "properties": {"first_name": "Tunde", "last_name": "Ade", "is_dead": true, "stay_in_touch_frequency": 7,
            "deceased_date": {"date": "2021-04-05T00:00:00Z", "is_age_based": false, "is_year_unknown": false}},
         "data": [{"type": "activity", "values": ["act1"]}]},
        {"uuid": "c3", "properties": {"first_name": "Mo", "is_partial": true,
            "birthdate": {"date": "2016-01-01T00:00:00Z", "is_age_based": true}}},
        {"uuid": "c4", "properties": {"first_name": "Nobody's", "is_partial": true}}
    ]);
    json!({
        "version": "1.0", "app_version": "4.0.0", "export_date": "2024-06-01T10:00:00Z",
        "url": "https://monica.example", "exported_by": "u1",
        "account": {
            "uuid": "a1",
            "data": [
                {"count": 1, "type": "user", "values": [{"uuid": "u1", "properties": {"email": "me@x.example", "password": SECRET, "google2fa_secret": SECRET}}]},
                {"count": 3, "type": "contact", "values": contacts},
                {"type": "relationship", "values": [
                    {"properties": {"type": "child", "contact_is": "c3", "of_contact": "c1"}},
                    {"properties": {"type": "parent", "contact_is": "c1", "of_contact": "c3"}},
                    {"properties": {"type": "best_friend", "contact_is": "c2", "of_contact": "c1"}}]},
                {"type": "photo", "values": [{"uuid": "p1", "properties": {"dataUrl": SECRET}}]},
                {"type": "activity", "values": [
                    {"uuid": "act1", "properties": {"summary": "sailed", "description": "to the island", "happened_at": "2023-07-08", "type": "at1"}},
                    {"uuid": "act2", "properties": {"summary": "alone", "happened_at": "2023-07-09"}}]},
                {"type": "address_book_subscription", "values": [{"properties": {"password": SECRET, "username": SECRET}}]}
            ],
            "properties": {"journal_entries": [{"uuid": "j", "properties": {"post": "dear diary"}}, {"uuid": "k"}],
                "audit_logs": [{"objects": SECRET}]},
            "instance": {
                "activity_types": [{"uuid": "at1", "properties": {"translation_key": "ate_at_restaurant"}}],
                "contact_field_types": [
                    {"uuid": "t-mail", "properties": {"name": "Email", "protocol": "mailto:", "type": "email"}},
                    {"uuid": "t-phone", "properties": {"name": "Phone", "protocol": "tel:", "type": "phone"}},
                    {"uuid": "t-linked", "properties": {"name": "LinkedIn"}},
                    {"uuid": "t-discord", "properties": {"name": "Discord"}}]
            }
        }
    })
}

#[test]
fn an_export_is_read_whole() {
    let text = serde_json::to_string_pretty(&export()).unwrap();
    assert!(sniff(text.as_bytes(), "monica.json"));
    let (found, summary) = read_text(&text).unwrap();
    let people = people(&found);
    assert_eq!(people.len(), 2);
    let (lucia, tunde) = (people[0], people[1]);
    assert_eq!(lucia.full_name, "Lucía Inés Bakker");
    assert_eq!(
        (lucia.given_name.as_str(), lucia.family_name.as_str()),
        ("Lucía Inés", "Bakker")
    );
    assert_eq!(lucia.nickname, "Lu");
    assert_eq!(
        (lucia.role.as_str(), lucia.organization.as_str()),
        ("carpenter", "Noorderhout")
    );
    assert_eq!(lucia.birthday.map(String::from).as_deref(), Some("--03-07"));
    assert_eq!(
        lucia.known_since.map(|day| day.to_string()).as_deref(),
        Some("2015-08-09")
    );
    assert_eq!(lucia.how_met, "through Tunde Ade");
    assert_eq!(lucia.cadence_days, Some(30));
    assert_eq!(lucia.uid, "c1");
    assert_eq!(lucia.categories, ["boats", "wood"]);
    assert_eq!(labelled(&lucia.emails), [("", "lu@x.example")]);
    assert_eq!(labelled(&lucia.phones), [("", "+31 20 555 01 01")]);
    assert_eq!(
        labelled(&lucia.links),
        [("LinkedIn", "https://www.linkedin.com/in/lu.bakker")]
    );
    assert_eq!(lucia.profile, "https://www.linkedin.com/in/lu.bakker");
    assert_eq!(
        labelled(&lucia.addresses),
        [("home", "Kade 1, Delft, 2611, NL")]
    );
    assert_eq!(
        lucia.note,
        "met on a boat\nchild: Mo (born about 2016)\nbest friend: Tunde Ade\nFood: no nuts\n\
         A favourite in Monica.\nDiscord: lu#1234\nPet: Rex (dog)\n6 May 2022: likes oak\n\
         2 photos and 1 document were not taken over."
    );
    let sailed = Happening::Talk {
        key: "act1".into(),
        on: "2023-07-08".parse().unwrap(),
        channel: Channel::Dinner,
        direction: TouchDirection::Mutual,
        summary: "sailed\nto the island".into(),
    };
    assert_eq!(lucia.history[0], sailed);
    assert_eq!(tunde.history, [sailed], "two share one activity");
    assert!(
        matches!(&lucia.history[1], Happening::Talk { channel: Channel::Call, summary, .. } if summary == "about planks")
    );
    assert_eq!(lucia.history.len(), 2);
    assert_eq!(tunde.cadence_days, None);
    assert!(
        tunde.note.starts_with("Has died on 5 April 2021."),
        "{}",
        tunde.note
    );
    assert!(
        tunde.note.contains("best friend of Lucía Inés Bakker"),
        "{}",
        tunde.note
    );
    assert_eq!(
        refusals(&found),
        [
            "Nobody's has no page of their own in Monica and belongs to nobody",
            "an activity that names none of the contacts"
        ]
    );
    assert_eq!(summary.remarks.len(), 2, "{:?}", summary.remarks);
    assert!(!format!("{found:?}{summary:?}").contains(SECRET));
}

#[test]
fn plural_numbered_and_flat_exports_say_the_same() {
    let plain = json!({"account": {"data": [{"type": "contact", "values": [
        {"uuid": "c1", "properties": {"first_name": "Ana"}, "data": [
            {"type": "debt", "values": [{"uuid": "d", "created_at": "2022-01-01", "properties": {"amount": 5, "currency": "EUR", "in_debt": true, "status": "inprogress"}}]}]}]}]}});
    let (expected, _) = read_text(&plain.to_string()).unwrap();
    let debt = json!({"uuid": "d", "created_at": "2022-01-01", "amount": 5, "currency": "EUR", "in_debt": "yes", "status": "inprogress"});
    for other in [
        json!({"account": {"data": {"contacts": [{"uuid": "c1", "properties": {"first_name": "Ana"}, "data": {"debts": {"count": 1, "values": {"0": debt}}}}]}}}),
        json!({"account": {"contacts": {"count": 1, "values": [{"uuid": "c1", "properties": {"first_name": "Ana", "debts": {"values": [debt]}}}]}}}),
        json!({"account": {"data": {"0": {"type": "contacts", "values": {"7": {"uuid": "c1", "properties": {"first_name": "Ana"}, "data": [{"type": "debts", "values": debt}]}}}}}}),
        json!({"contacts": [{"uuid": "c1", "first_name": "Ana", "debts": [debt]}]}),
        json!({"data": [{"uuid": "c1", "first_name": "Ana", "debts": [debt]}]}),
        json!({"data": {"uuid": "c1", "first_name": "Ana", "debts": [debt]}}),
        json!([{"uuid": "c1", "first_name": "Ana", "debts": [debt]}]),
    ] {
        let (found, _) = read_text(&other.to_string()).unwrap();
        assert_eq!(found, expected, "{other}");
    }
}

#[test]
fn what_the_programming_interface_tells_within_a_contact_is_read() {
    let one = |name: &str, kind: &str| {
        json!({"relationship": {"id": 1, "uuid": "r1", "name": kind},
               "contact": {"id": 2, "uuid": "x", "first_name": name, "last_name": "Sol", "is_partial": true}})
    };
    let answer = json!([{
        "uuid": "c1", "first_name": "Ana", "is_partial": false,
        "information": {
            "relationships": {
                "love": {"total": 1, "contacts": [one("Rui", "partner")]},
                "family": {"total": 2, "contacts": [one("Mei", "child"), one("Ben", "child")]},
                "friend": {"total": 0, "contacts": []},
                "work": {"total": 0, "contacts": []}},
            "food_preferencies": "no nuts"}}]);
    let text = answer.to_string();
    assert!(sniff(text.as_bytes(), "contacts.json"));
    let (found, _) = read_text(&text).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    let Item::Person(person) = &found[0].item else {
        panic!("{found:?}");
    };
    for line in [
        "partner: Rui Sol",
        "child: Mei Sol",
        "child: Ben Sol",
        "Food: no nuts",
    ] {
        assert!(person.note.contains(line), "{line}: {}", person.note);
    }
}

#[test]
fn special_dates_in_every_shape() {
    for (date, birthday, note) in [
        (json!("1990-03-07"), Some("1990-03-07"), ""),
        (json!("1990-03-07T00:00:00.000000Z"), Some("1990-03-07"), ""),
        (json!("0000-03-07"), Some("--03-07"), ""),
        (
            json!({"date": "1990-03-07 00:00:00"}),
            Some("1990-03-07"),
            "",
        ),
        (
            json!({"date": "1990-03-07", "is_year_unknown": 1}),
            Some("--03-07"),
            "",
        ),
        (
            json!({"date": {"date": "1990-03-07 00:00:00.000000", "timezone": "UTC"}}),
            Some("1990-03-07"),
            "",
        ),
        (
            json!({"type": "specialDate", "properties": {"date": "1990-03-07", "is_year_unknown": false}}),
            Some("1990-03-07"),
            "",
        ),
        (
            json!({"date": "1986-01-01", "is_age_based": true}),
            None,
            "Born about 1986.",
        ),
        (json!({"date": 636_768_000}), Some("1990-03-07"), ""),
        (json!({"date": null}), None, ""),
        (json!(null), None, ""),
        (json!([]), None, ""),
        (json!(true), None, ""),
        (json!("soon"), None, ""),
    ] {
        let person = only(json!({"birthdate": date}), json!([]));
        assert_eq!(
            person.birthday.map(String::from).as_deref(),
            birthday,
            "{date}"
        );
        assert_eq!(person.note, note, "{date}");
    }
}

#[test]
fn malformed_pieces_stop_nothing() {
    let text = json!({"account": {"data": [null, 5, {"type": 7}, {"type": "contact", "values": [
        null, 17, "secret text", [], {},
        {"uuid": 12, "properties": null},
        {"properties": {"nickname": "Kit"}},
        {"properties": {"first_name": 5}, "data": "none"},
        {"properties": {"first_name": null}, "data": [{"type": "contact_field", "values": [{"properties": {"data": "only@x.example"}}]}]},
        {"properties": {"first_name": "Z", "stay_in_touch_frequency": "14", "tags": "a, b"}, "data": [null, {"type": "call"}, {"type": "call", "values": null}, {"type": "call", "values": [{}, 5, null, "secret"]}, {"type": "conversation", "values": [{}, []]}]},
        {"properties": {"first_name": "E", "stay_in_touch_frequency": 0}}
    ]}]}}).to_string();
    let (found, _) = read_text(&text).unwrap();
    let names: Vec<_> = people(&found)
        .iter()
        .map(|person| person.full_name.as_str())
        .collect();
    assert_eq!(names, ["Kit", "5", "only@x.example", "Z", "E"]);
    assert_eq!(people(&found)[3].cadence_days, Some(14));
    assert_eq!(people(&found)[3].categories, ["a", "b"]);
    assert_eq!(people(&found)[3].history, []);
    assert_eq!(people(&found)[4].cadence_days, None);
    assert_eq!(refusals(&found).len(), 6);
    assert!(!format!("{found:?}").contains("secret"));
}

#[test]
fn what_is_no_export_is_refused_with_a_sentence() {
    let deep = format!(
        "{{\"account\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let sql = "# dump of Monica\nSET FOREIGN_KEY_CHECKS=0;\nINSERT IGNORE INTO `accounts` VALUES ('hunter2-oauth-token');";
    assert!(sniff(sql.as_bytes(), "monica.sql"));
    for (text, word) in [
        (sql, "SQL"),
        (deep.as_str(), "deeper"),
        ("", "JSON"),
        ("{", "JSON"),
        ("[]", "nobody"),
        ("{\"account\": {\"data\": []}}", "nobody"),
        (
            "{\"account\": {\"vaults\": [{\"name\": \"hunter2-oauth-token\"}]}}",
            "vaults",
        ),
    ] {
        let report = read_text(text).unwrap_err();
        assert!(report.sentence.contains(word), "{}", report.sentence);
        assert!(report.sentence.ends_with('.') && report.hint.is_some());
        assert!(!report.sentence.contains(SECRET));
    }
    assert!(!sniff(
        b"{\"format\":\"cordial\",\"version\":1,\"tables\":{\"person\":[",
        "x.json"
    ));
    assert!(!sniff(b"BEGIN:VCARD", "x.vcf"));
}

#[test]
fn a_file_that_is_cut_short_keeps_what_is_whole() {
    let text = export().to_string();
    let at = text.find("\"c2\"").unwrap();
    let (found, _) = read_text(&text[..text[at..].find("\"c3\"").unwrap() + at]).unwrap();
    assert_eq!(people(&found)[0].full_name, "Lucía Inés Bakker");
    assert!(
        refusals(&found)
            .last()
            .unwrap()
            .contains("damaged on line 1")
    );
}

#[test]
fn a_file_of_nothing_but_parts_is_refused() {
    let text = format!("{{\"account\":{{\"data\":[{}0]}}}}", "0,".repeat(2_100_000));
    assert!(
        read_text(&text)
            .unwrap_err()
            .sentence
            .contains("more parts")
    );
}

proptest! {
    #[test]
    fn nothing_makes_it_stumble_or_tell(cut in 0usize..6000, with in "([\\[\\]{}\",:0-9]|null|true|\\PC){0,8}", length in 0usize..40) {
        let mut bytes = export().to_string().into_bytes();
        let start = cut.min(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, with.bytes());
        let mut told = String::new();
        let read = read(&*bytes, &Limits::default(), &mut |incoming| {
            if let Item::Refused(why) = incoming.item {
                told.push_str(&why);
            }
            ControlFlow::Continue(())
        });
        match read {
            Ok(summary) => told.extend(summary.remarks),
            Err(report) => told.push_str(&report.sentence),
        }
        prop_assert!(!told.contains(SECRET), "{}", told);
        let _ = sniff(&bytes, "x.json");
    }

    #[test]
    fn what_stands_under_another_key_is_never_told(key in "[a-z_]{1,12}", deep in 0usize..4) {
        prop_assume!(names::known(&key).is_none());
        let mut secret = json!(SECRET);
        for _ in 0..deep {
            secret = json!({"values": [{"name": secret, "uuid": SECRET}], "name": SECRET});
        }
        let mut export = export();
        export[&key] = secret.clone();
        export["account"][&key] = secret.clone();
        export["account"]["data"][1]["values"][0][&key] = secret.clone();
        export["account"]["data"][1]["values"][0]["properties"][&key] = secret.clone();
        export["account"]["data"][1]["values"][0]["data"][0]["values"][0]["properties"][&key] = secret;
        let told = format!("{:?}", read_text(&export.to_string()).unwrap());
        prop_assert!(!told.contains(SECRET), "{}", told);
    }
}
