//! A card file with some of its fields changed, and every other byte of it as it was.

use std::fmt;

use super::card;
use super::fields::{Field, Fields};
use super::notes::without;
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
/// changes. What is new is labelled as it is in `labelled`. What comes out is read again and has to tell
/// just that.
///
/// # Errors
/// Where the file cannot be changed without changing something else.
pub fn patched(
    file: &str,
    becomes: &Fields,
    labelled: &[ContactPoint],
) -> Result<String, Unwritable> {
    let standing = card(file).map_err(Unwritable)?;
    let now = Fields::of_card(&standing);
    let mut becomes = becomes.clone();
    let note = without(becomes.text(Field::Note), &standing.asides);
    becomes.put(Field::Note, vec![note]);
    let becomes = &becomes;
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
        match field {
            _ if field.point().is_some() => {
                let (before, after) = (keys(&now), keys(becomes));
                for value in now.get(field) {
                    if !after.contains(&field.key(value)) {
                        removed.push(Removal::Value(names(field), value.clone()));
                    }
                }
                let new = becomes.get(field).iter();
                let new = new.filter(|value| !before.contains(&field.key(value)));
                wanted.put(field, new.cloned().collect());
                continue;
            }
            Field::Name => {
                if now.text(field) != becomes.text(field) {
                    removed.push(Removal::Value(&["FN"], now.text(field).to_owned()));
                }
                if now.name_parts() != becomes.name_parts() {
                    removed.push(Removal::All(&["N"]));
                }
            }
            // Of several only the first is read; the others are not ours.
            Field::Organization | Field::Role | Field::Birthday
                if !becomes.get(field).is_empty() =>
            {
                removed.push(Removal::Value(names(field), now.text(field).to_owned()));
            }
            _ => removed.push(Removal::All(names(field))),
        }
        wanted.put(field, becomes.get(field).to_vec());
    }
    let mut lines = lines(file, &wanted, labelled);
    if !wanted.get(Field::Name).is_empty() {
        keep_of_name(&mut lines, file, &now, becomes);
    }
    let tells = |text: &String| {
        card(text).is_ok_and(|card| {
            let told = Fields::of_card(&card);
            Field::ALL.iter().all(|field| told.agree(becomes, *field))
        })
    };
    let patched = vcard::patch(file, &removed, &lines);
    if tells(&patched) {
        return Ok(patched);
    }
    // A card without a name is called by something that may just have changed.
    lines.extend(name_line(file, becomes));
    let named = vcard::patch(file, &removed, &lines);
    match tells(&named) {
        true => Ok(named),
        false => Err(Unwritable(
            "its card cannot be changed without changing something else".into(),
        )),
    }
}

/// The line of the full name.
fn name_line(file: &str, fields: &Fields) -> Option<String> {
    let mut name = Fields::default();
    name.put(Field::Name, fields.get(Field::Name).to_vec());
    lines(file, &name, &[])
        .into_iter()
        .find(|line| is_named(line, "FN"))
}

fn is_named(line: &str, name: &str) -> bool {
    line.strip_prefix(name)
        .is_some_and(|rest| rest.starts_with([':', ';']))
}

/// Of the lines of a name only those that change, and behind the family and the given name what stood
/// there: further names, titles and honours.
fn keep_of_name(lines: &mut Vec<String>, file: &str, now: &Fields, becomes: &Fields) {
    if now.text(Field::Name) == becomes.text(Field::Name) {
        lines.retain(|line| !is_named(line, "FN"));
    }
    if now.name_parts() == becomes.name_parts() {
        lines.retain(|line| !is_named(line, "N"));
    }
    let Some(more) = vcard::more_of_name(file) else {
        return;
    };
    let (_, given) = becomes.name_parts();
    for line in lines.iter_mut().filter(|line| is_named(line, "N")) {
        if let Some(plain) = line.strip_suffix(";;;") {
            let rest = more.get(1..).and_then(|rest| rest.split_once(';'));
            let (further, titles) = rest.unwrap_or((more.trim_start_matches(';'), ";"));
            // Whoever writes the further names behind the given one means the same.
            let is_told = given.ends_with(further);
            let further = if is_told { "" } else { further };
            *line = format!("{plain};{further};{titles}");
        }
    }
}

/// A new card file that tells `fields`, under `uid`, labelled as in `labelled`.
pub fn written(fields: &Fields, uid: &str, labelled: &[ContactPoint]) -> String {
    let (person, points) = person(fields, labelled);
    vcard::write(
        &Written {
            person: &person,
            points: &points,
            tags: fields.get(Field::Categories),
            uid,
            known_since: None,
            revised: None,
            rest: &[],
        },
        Version::V3,
    )
}

/// The properties that hold a field.
pub(super) fn names(field: Field) -> &'static [&'static str] {
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
fn lines(file: &str, fields: &Fields, labelled: &[ContactPoint]) -> Vec<String> {
    let version = if file.contains("VERSION:4") {
        Version::V4
    } else {
        Version::V3
    };
    let (person, points) = person(fields, labelled);
    let written = vcard::write(
        &Written {
            person: &person,
            points: &points,
            tags: fields.get(Field::Categories),
            uid: "",
            known_since: None,
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

fn person(fields: &Fields, labelled: &[ContactPoint]) -> (Person, Vec<ContactPoint>) {
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
            let label = labelled
                .iter()
                .find(|point| point.kind == kind && field.key(&point.value) == field.key(value))
                .map(|point| point.label.clone());
            points.push(ContactPoint {
                id: Id::new(uuid::Uuid::nil()),
                person: nobody,
                kind,
                label: label.unwrap_or_default(),
                value: value.clone(),
                position: 0,
            });
        }
    }
    (person, points)
}
