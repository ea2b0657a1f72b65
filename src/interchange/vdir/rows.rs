//! What a merge does to the rows of a person.

use super::fields::{Field, Fields};
use crate::domain::civil::Birthday;
use crate::domain::moment::Now;
use crate::domain::person::{ContactPoint, Person, PersonTag, PointKind};
use crate::domain::{Change, IdSource};
use crate::interchange::incoming::IncomingPerson;
use crate::interchange::plan::Known;

/// The change that makes the person tell `becomes`. Labels of new points are those of `card`.
pub fn revised(
    known: &Known,
    becomes: &Fields,
    card: Option<&IncomingPerson>,
    ids: &mut IdSource,
    now: Now,
) -> Change {
    let tags: Vec<String> = known.tags.iter().map(|tag| tag.name.clone()).collect();
    let is = Fields::of_person(&known.person, &known.points, &tags);
    let mut change = Change::new(format!("Kept {} in step", known.person.full_name));
    let mut person = known.person.clone();
    for field in Field::ALL {
        if is.agree(becomes, field) {
            continue;
        }
        match field.point() {
            Some(kind) => {
                change = points(change, known, becomes, (field, kind), card, ids, now);
            }
            None if field == Field::Categories => {
                change = tags_of(change, known, becomes, ids, now);
            }
            None => fill(&mut person, field, becomes),
        }
    }
    change.revise(&known.person, person)
}

fn fill(person: &mut Person, field: Field, becomes: &Fields) {
    let text = becomes.text(field).to_owned();
    match field {
        Field::Name => {
            let (given, family) = becomes.name_parts();
            // Nobody loses their name.
            if !text.is_empty() {
                person.full_name = text;
                person.given_name = given.to_owned();
                person.family_name = family.to_owned();
            }
        }
        Field::Nickname => person.nickname = text,
        Field::Organization => person.organization = text,
        Field::Role => person.role = text,
        Field::Birthday => person.birthday = Birthday::try_from(text).ok(),
        Field::Note => person.notes = text,
        _ => {}
    }
}

fn points(
    mut change: Change,
    known: &Known,
    becomes: &Fields,
    (field, kind): (Field, PointKind),
    card: Option<&IncomingPerson>,
    ids: &mut IdSource,
    now: Now,
) -> Change {
    let wanted: Vec<String> = becomes
        .get(field)
        .iter()
        .map(|value| field.key(value))
        .collect();
    let mut held = Vec::new();
    for point in known.points.iter().filter(|point| point.kind == kind) {
        let key = field.key(&point.value);
        if wanted.contains(&key) {
            held.push(key);
        } else {
            change = change.remove(point.clone());
        }
    }
    let labels = card.map(|card| match kind {
        PointKind::Email => &card.emails,
        PointKind::Phone => &card.phones,
        PointKind::Link => &card.links,
        PointKind::Address => &card.addresses,
    });
    let mut position = known.points.iter().map(|point| point.position + 1).max();
    for value in becomes.get(field) {
        if held.contains(&field.key(value)) {
            continue;
        }
        held.push(field.key(value));
        let label = labels
            .into_iter()
            .flatten()
            .find(|labelled| labelled.value == *value)
            .map(|labelled| labelled.label.clone());
        let at = position.get_or_insert(0);
        change = change.add(ContactPoint {
            id: ids.fresh(now.at),
            person: known.person.id,
            kind,
            label: label.unwrap_or_default(),
            value: value.clone(),
            position: *at,
        });
        *at += 1;
    }
    change
}

fn tags_of(
    mut change: Change,
    known: &Known,
    becomes: &Fields,
    ids: &mut IdSource,
    now: Now,
) -> Change {
    let wanted = crate::domain::intent::clean_tags(becomes.get(Field::Categories));
    for tag in &known.tags {
        if !wanted.contains(&tag.name) {
            change = change.remove(tag.clone());
        }
    }
    for name in wanted {
        if known.tags.iter().all(|tag| tag.name != name) {
            change = change.add(PersonTag {
                id: ids.fresh(now.at),
                person: known.person.id,
                name,
            });
        }
    }
    change
}
