//! What a merge does to the rows of a person.

use super::fields::{Field, Fields};
use crate::domain::civil::Birthday;
use crate::domain::intent::clean_tags;
use crate::domain::moment::{Moment, Now};
use crate::domain::person::{ContactPoint, Person, PersonTag, PointKind};
use crate::domain::written::LINE_LIMIT;
use crate::domain::{Change, Id, IdSource};
use crate::interchange::incoming::{IncomingPerson, Labelled};
use crate::interchange::plan::{Known, fit};

/// The addresses, numbers and links of a card with their labels, as nobody's in particular.
pub fn points_of(card: &IncomingPerson) -> Vec<ContactPoint> {
    let of = |kind: PointKind, those: &[Labelled]| -> Vec<ContactPoint> {
        those
            .iter()
            .map(|one| ContactPoint {
                id: Id::new(uuid::Uuid::nil()),
                person: Id::new(uuid::Uuid::nil()),
                kind,
                label: one.label.clone(),
                value: one.value.clone(),
                position: 0,
            })
            .collect()
    };
    [
        of(PointKind::Email, &card.emails),
        of(PointKind::Phone, &card.phones),
        of(PointKind::Link, &card.links),
        of(PointKind::Address, &card.addresses),
    ]
    .concat()
}

/// The person as they tell `becomes`, as far as the board can hold it, and the change that makes them so.
/// Labels of new points are those in `labelled`.
pub fn revised(
    known: &Known,
    becomes: &Fields,
    labelled: &[ContactPoint],
    ids: &mut IdSource,
    now: Now,
) -> (Known, Change) {
    let is = Fields::of_known(known);
    let mut change = Change::new(format!("Kept {} in step", known.person.full_name));
    let mut after = known.clone();
    for field in Field::ALL {
        if is.agree(becomes, field) {
            continue;
        }
        match field.point() {
            Some(kind) => {
                let wanted = becomes.get(field);
                after.points = points(
                    known,
                    &after.points,
                    (field, kind),
                    wanted,
                    labelled,
                    ids,
                    now.at,
                );
            }
            None if field == Field::Categories => {
                after.tags = tags(known, becomes.get(field), ids, now.at);
            }
            None => fill(&mut after.person, field, becomes),
        }
    }
    change = change.revise(&known.person, after.person.clone());
    for point in &known.points {
        if after.points.iter().all(|other| other.id != point.id) {
            change = change.remove(point.clone());
        }
    }
    for point in &after.points {
        if known.points.iter().all(|other| other.id != point.id) {
            change = change.add(point.clone());
        }
    }
    for tag in &known.tags {
        if after.tags.iter().all(|other| other.id != tag.id) {
            change = change.remove(tag.clone());
        }
    }
    for tag in &after.tags {
        if known.tags.iter().all(|other| other.id != tag.id) {
            change = change.add(tag.clone());
        }
    }
    (after, change)
}

fn fill(person: &mut Person, field: Field, becomes: &Fields) {
    let line = |text: &str| fit::cut_line(&fit::one_line(text));
    let text = line(becomes.text(field));
    match field {
        Field::Name => {
            let (given, family) = becomes.name_parts();
            // Nobody loses their name.
            if fit::is_visible(&text) {
                person.full_name = text;
                person.given_name = line(given);
                person.family_name = line(family);
            }
        }
        Field::Nickname => person.nickname = text,
        Field::Organization => person.organization = text,
        Field::Role => person.role = text,
        Field::Birthday => person.birthday = Birthday::try_from(text).ok(),
        Field::Note => person.notes = fit::text(becomes.text(field)),
        _ => {}
    }
}

/// Those of the other kinds, and of this kind those that are wanted: as they stand, then what is new.
fn points(
    known: &Known,
    points: &[ContactPoint],
    (field, kind): (Field, PointKind),
    wanted: &[String],
    labelled: &[ContactPoint],
    ids: &mut IdSource,
    at: Moment,
) -> Vec<ContactPoint> {
    let keys: Vec<String> = wanted.iter().map(|value| field.key(value)).collect();
    let mut after: Vec<ContactPoint> = points
        .iter()
        .filter(|point| point.kind != kind || keys.contains(&field.key(&point.value)))
        .cloned()
        .collect();
    for (value, key) in wanted.iter().zip(&keys) {
        let is_there = |point: &ContactPoint| point.kind == kind && field.key(&point.value) == *key;
        let value = fit::one_line(value);
        // What is too long for a line stays in the file.
        let fits = fit::is_visible(&value) && value.chars().count() <= LINE_LIMIT;
        if after.iter().any(is_there) || !fits {
            continue;
        }
        let label = labelled.iter().find(|point| is_there(point));
        let last = after.iter().map(|point| point.position).max();
        after.push(ContactPoint {
            id: ids.fresh(at),
            person: known.person.id,
            kind,
            label: label.map_or_else(String::new, |point| {
                fit::cut_line(&fit::one_line(&point.label))
            }),
            value,
            position: last.map_or(0, |last| last + 1),
        });
    }
    after
}

fn tags(known: &Known, wanted: &[String], ids: &mut IdSource, at: Moment) -> Vec<PersonTag> {
    let key = |name: &str| Field::Categories.key(name);
    let wanted: Vec<String> = clean_tags(wanted)
        .iter()
        .map(|name| fit::one_line(name))
        .filter(|name| fit::is_visible(name) && name.chars().count() <= LINE_LIMIT)
        .collect();
    let mut after: Vec<PersonTag> = known
        .tags
        .iter()
        .filter(|tag| wanted.iter().any(|name| key(name) == key(&tag.name)))
        .cloned()
        .collect();
    for name in wanted {
        if after.iter().all(|tag| key(&tag.name) != key(&name)) {
            after.push(PersonTag {
                id: ids.fresh(at),
                person: known.person.id,
                name,
            });
        }
    }
    after
}
