//! What Monica's programming interface answers: pages, several of them, and lines.

use serde_json::{Value, json};

use super::{people, read_text, refusals};

fn page() -> Value {
    json!({
        "data": [
            {
                "id": 1, "object": "contact", "hash_id": "h:1", "first_name": "Noor", "last_name": "Haddad",
                "complete_name": "Noor Haddad", "is_partial": false, "is_me": false,
                "information": {
                    "relationships": {"family": {"total": 1, "contacts": [
                        {"relationship": {"id": 1, "name": "child"},
                         "contact": {"id": 2, "first_name": "Omar", "last_name": "Haddad"}}]}},
                    "dates": {"birthdate": {"is_age_based": false, "is_year_unknown": false, "date": "1988-03-04T00:00:00Z"}},
                    "career": {"job": "Engineer", "company": "Northwind"},
                    "how_you_met": {"general_information": "at a concert",
                        "first_met_date": {"is_age_based": false, "is_year_unknown": false, "date": "2015-08-09T00:00:00Z"}}
                },
                "addresses": [{"name": "home", "street": "Storgata 1", "city": "Oslo", "postal_code": "0155",
                    "country": {"id": "NO", "name": "Norway", "iso": "NO"}}],
                "tags": [{"id": 1, "object": "tag", "name": "choir", "name_slug": "choir"}],
                "contactFields": [
                    {"content": "noor@haddad.example", "contact_field_type": {"name": "Email", "protocol": "mailto:", "type": "email"}},
                    {"content": "+47 912 34 567", "contact_field_type": {"name": "Phone", "protocol": "tel:", "type": "phone"}}],
                "notes": [{"body": "sings", "created_at": "2022-05-06T00:00:00Z"}],
                "account": {"id": 1}
            },
            {
                "id": 2, "first_name": "Omar", "last_name": "Haddad", "is_partial": true,
                "information": {"relationships": {}}, "account": {"id": 1}
            },
            {
                "id": 3, "first_name": "Tunde", "last_name": "Ade", "is_partial": false, "account": {"id": 1},
                "information": {"dates": {"birthdate": {"is_age_based": false, "is_year_unknown": true, "date": "2020-07-12T00:00:00Z"}}}
            }
        ],
        "links": {"next": null}, "meta": {"current_page": 1, "total": 3}
    })
}

#[test]
fn a_page_of_people_is_read_with_what_is_known_of_them() {
    let (found, summary) = read_text(&page().to_string()).unwrap();
    assert!(refusals(&found).is_empty(), "{:?}", refusals(&found));
    assert_eq!(
        summary.remarks,
        ["1 relative who had no page in Monica stand in the notes of their people."]
    );
    let all = people(&found);
    let [noor, tunde] = all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(noor.full_name, "Noor Haddad");
    assert_eq!(noor.emails[0].value, "noor@haddad.example");
    assert_eq!(noor.phones[0].value, "+47 912 34 567");
    assert_eq!(noor.addresses[0].value, "Storgata 1, Oslo, 0155, Norway");
    assert_eq!(
        (noor.role.as_str(), noor.organization.as_str()),
        ("Engineer", "Northwind")
    );
    assert_eq!(noor.categories, ["choir"]);
    assert_eq!(noor.how_met, "at a concert");
    assert_eq!(
        noor.known_since.map(|day| day.to_string()).as_deref(),
        Some("2015-08-09")
    );
    assert_eq!(noor.note, "child: Omar Haddad\n6 May 2022: sings");
    assert_eq!(
        noor.birthday.map(String::from).as_deref(),
        Some("1988-03-04")
    );
    assert_eq!(tunde.birthday.map(String::from).as_deref(), Some("--07-12"));
}

#[test]
fn pages_behind_each_other_are_all_read() {
    let page = page();
    let lines: Vec<String> = page["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(Value::to_string)
        .collect();
    let other = json!({"data": [{"first_name": "Ana", "last_name": "Lima", "is_partial": false}]});
    for (text, names) in [
        (page["data"].to_string(), &["Noor Haddad", "Tunde Ade"][..]),
        (lines.join("\n"), &["Noor Haddad", "Tunde Ade"]),
        (
            format!("{page}\n{other}\n"),
            &["Noor Haddad", "Tunde Ade", "Ana Lima"],
        ),
        (
            json!([page, other]).to_string(),
            &["Noor Haddad", "Tunde Ade", "Ana Lima"],
        ),
        (
            json!({"data": page["data"][0]}).to_string(),
            &["Noor Haddad"],
        ),
    ] {
        let (found, _) = read_text(&text).unwrap();
        let found: Vec<&str> = people(&found)
            .iter()
            .map(|person| person.full_name.as_str())
            .collect();
        assert_eq!(found, names, "{text}");
    }
    // Two exports in one file, and one that breaks off.
    let export = super::export().to_string();
    let (once, _) = read_text(&export).unwrap();
    let (twice, _) = read_text(&format!("{export}\n{export}")).unwrap();
    assert_eq!(twice.len(), 2 * once.len());
    let (broken, _) = read_text(&format!("{page}\n{{\"data\": [{{\"first_name\": \"Cut")).unwrap();
    assert_eq!(people(&broken).len(), 2);
    assert!(
        refusals(&broken)[0].contains("damaged on line 2"),
        "{:?}",
        refusals(&broken)
    );
}
