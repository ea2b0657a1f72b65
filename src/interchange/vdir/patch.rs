//! A card file with some of its fields changed, and every other byte of it as it was.

use std::fmt;

use super::card;
use super::fields::{Field, Fields};
use crate::domain::civil::Birthday;
use crate::domain::person::{ContactPoint, Person};
use crate::domain::{Id, Moment};
use crate::interchange::vcard::{self, Removal, Version, Written};

/// Why a file was not written: its sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable(pub String);

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// `file`, in which the card tells `becomes` instead of what it tells now. The file itself where nothing
/// changes. What comes out is read again and has to tell just that.
///
/// # Errors
/// Where the file cannot be changed without changing something else.
pub fn patched(file: &str, becomes: &Fields) -> Result<String, Unwritable> {
    let now = Fields::of_card(&card(file).map_err(Unwritable)?);
    let mut removed = Vec::new();
    let mut wanted = Fields::default();
    for field in Field::ALL {
        if now.agree(becomes, field) {
            continue;
        }
        let keys = |fields: &Fields| -> Vec<String> {
            fields
                .get(field)
                .iter()
                .map(|text| field.key(text))
                .collect()
        };
        if field.point().is_some() {
            let (before, after) = (keys(&now), keys(becomes));
            for value in now.get(field) {
                if !after.contains(&field.key(value)) {
                    removed.push(Removal::Value(names(field), value.clone()));
                }
            }
            let new = becomes.get(field).iter();
            let new = new.filter(|value| !before.contains(&field.key(value)));
            wanted.put(field, new.cloned().collect());
        } else {
            removed.push(Removal::All(names(field)));
            wanted.put(field, becomes.get(field).to_vec());
        }
    }
    let patched = vcard::patch(file, &removed, &lines(file, &wanted));
    let told = card(&patched).map(|card| Fields::of_card(&card));
    let as_wanted =
        told.is_ok_and(|told| Field::ALL.iter().all(|field| told.agree(becomes, *field)));
    if as_wanted {
        Ok(patched)
    } else {
        Err(Unwritable(
            "its card cannot be changed without changing something else".into(),
        ))
    }
}

/// A new card file that tells `fields`, under `uid`.
pub fn written(fields: &Fields, uid: &str) -> String {
    let (person, points) = person(fields);
    vcard::write(
        &Written {
            person: &person,
            points: &points,
            tags: fields.get(Field::Categories),
            uid,
            revised: None,
            rest: &[],
        },
        Version::V3,
    )
}

/// The properties that hold a field.
fn names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Name => &["FN", "N"],
        Field::Nickname => &["NICKNAME"],
        Field::Organization => &["ORG"],
        Field::Role => &["TITLE", "ROLE"],
        Field::Birthday => &["BDAY"],
        Field::Note => &["NOTE"],
        Field::Emails => &["EMAIL"],
        Field::Phones => &["TEL"],
        Field::Links => &["URL", "X-SOCIALPROFILE", "SOCIALPROFILE"],
        Field::Addresses => &["ADR"],
        Field::Categories => &["CATEGORIES"],
    }
}

/// The content lines that tell `fields`, in the edition of the file.
fn lines(file: &str, fields: &Fields) -> Vec<String> {
    let version = if file.contains("VERSION:4") {
        Version::V4
    } else {
        Version::V3
    };
    let (person, points) = person(fields);
    let written = vcard::write(
        &Written {
            person: &person,
            points: &points,
            tags: fields.get(Field::Categories),
            uid: "",
            revised: None,
            rest: &[],
        },
        version,
    );
    let told: Vec<&str> = Field::ALL
        .iter()
        .filter(|field| !fields.get(**field).is_empty())
        .flat_map(|field| names(*field))
        .copied()
        .collect();
    vcard::lines_of(&written, &told)
}

fn person(fields: &Fields) -> (Person, Vec<ContactPoint>) {
    let nobody = Id::new(uuid::Uuid::nil());
    let (given, family) = fields.name_parts();
    let person = Person {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        nickname: fields.text(Field::Nickname).to_owned(),
        organization: fields.text(Field::Organization).to_owned(),
        role: fields.text(Field::Role).to_owned(),
        birthday: Birthday::try_from(fields.text(Field::Birthday).to_owned()).ok(),
        notes: fields.text(Field::Note).to_owned(),
        ..Person::named(
            nobody,
            fields.text(Field::Name).to_owned(),
            Moment::from_millis(0),
        )
    };
    let mut points = Vec::new();
    for field in Field::ALL {
        let Some(kind) = field.point() else { continue };
        for value in fields.get(field) {
            points.push(ContactPoint {
                id: Id::new(uuid::Uuid::nil()),
                person: nobody,
                kind,
                label: String::new(),
                value: value.clone(),
                position: 0,
            });
        }
    }
    (person, points)
}
