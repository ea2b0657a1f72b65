//! Making what a file says fit the fields it goes to: lines that are too long move to the note, what
//! cannot be seen is dropped, nothing is listed twice. Only what no note could hold is lost.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::incoming::{IncomingPerson, Labelled};
use super::fingerprint::Fingerprint;
use crate::coach::identity::{Name, Phone, Traits, email_key, link_key, profile_key};
use crate::domain::person::{PointKind, sort_key};
pub(in crate::interchange) use crate::domain::written::is_visible;
use crate::domain::written::{LINE_LIMIT, TEXT_LIMIT};

/// The person as they can be kept; `None` where there is nothing to call them by.
pub(super) fn fitted(mut person: IncomingPerson) -> Option<IncomingPerson> {
    let mut spilled = Vec::new();
    for (what, line) in [
        ("Name", &mut person.full_name),
        ("Family name", &mut person.family_name),
        ("Given name", &mut person.given_name),
        ("Nickname", &mut person.nickname),
        ("Pronouns", &mut person.pronouns),
        ("Organization", &mut person.organization),
        ("Role", &mut person.role),
        ("Place", &mut person.place),
    ] {
        *line = one_line(line);
        if is_too_long(line) {
            spilled.push(format!("{what}: {line}"));
            *line = cut_line(line);
        }
    }
    if !person.profile.trim().is_empty() {
        person.links.insert(
            0,
            Labelled {
                label: "profile".into(),
                value: person.profile.clone(),
            },
        );
    }
    for (what, points, kind) in [
        ("E-mail", &mut person.emails, PointKind::Email),
        ("Phone", &mut person.phones, PointKind::Phone),
        ("Link", &mut person.links, PointKind::Link),
        ("Address", &mut person.addresses, PointKind::Address),
    ] {
        fit_points(what, points, kind, &mut spilled);
    }
    let mut tags: Vec<String> = Vec::new();
    for tag in &person.categories {
        let tag = one_line(tag);
        let tag = tag.trim_start_matches('#').trim();
        let known = tags.iter().any(|known| sort_key(known) == sort_key(tag));
        if is_visible(tag) && !known {
            if is_too_long(tag) {
                spilled.push(format!("Category: {tag}"));
            } else {
                tags.push(tag.to_owned());
            }
        }
    }
    person.categories = tags;
    name(&mut person)?;
    person.how_met = text(&person.how_met);
    let mut note = text(&person.note);
    for line in spilled {
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&line);
    }
    person.note = cut_text(&note);
    person.uid = without_nul(person.uid.trim()).into_owned();
    Some(person)
}

/// Finds something to call them by.
fn name(person: &mut IncomingPerson) -> Option<()> {
    if is_visible(&person.full_name) {
        return Some(());
    }
    let parts = [person.given_name.as_str(), person.family_name.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| is_visible(part)).collect();
    let first = |points: &[Labelled]| points.first().map(|point| point.value.clone());
    let name = [
        parts.join(" "),
        person.nickname.clone(),
        person.organization.clone(),
    ]
    .into_iter()
    .find(|name| is_visible(name))
    .or_else(|| first(&person.emails))
    .or_else(|| first(&person.phones))?;
    person.full_name = cut_line(&name);
    Some(())
}

fn fit_points(what: &str, points: &mut Vec<Labelled>, kind: PointKind, spilled: &mut Vec<String>) {
    let mut kept: Vec<Labelled> = Vec::new();
    let mut known = KnownPoints::default();
    for point in points.drain(..) {
        let value = one_line(&point.value);
        if !is_visible(&value) || !known.is_new(kind, &value) {
            continue;
        }
        if is_too_long(&value) {
            spilled.push(format!("{what}: {value}"));
            continue;
        }
        kept.push(Labelled {
            label: cut_line(&one_line(&point.label)),
            value,
        });
    }
    *points = kept;
}

/// Addresses, numbers and links that somebody has, to tell quickly whether one more is new: of some people a
/// file holds thousands.
#[derive(Debug, Default)]
pub(super) struct KnownPoints {
    known: HashMap<(PointKind, String), Vec<Option<Phone>>>,
}

impl KnownPoints {
    /// Whether none of those before is the same; it is known from now on.
    pub(super) fn is_new(&mut self, kind: PointKind, value: &str) -> bool {
        let phone = match kind {
            PointKind::Phone => Phone::of(value),
            _ => None,
        };
        let key = match (&phone, kind) {
            (Some(phone), _) => phone.ending().to_owned(),
            (None, PointKind::Email) => email_key(value).unwrap_or_else(|| sort_key(value)),
            (None, PointKind::Link) => page_key(value),
            (None, PointKind::Phone | PointKind::Address) => sort_key(value),
        };
        let there = self.known.entry((kind, key)).or_default();
        // Numbers of one ending can be two lines; everything else of one key is the same.
        let is_known = there.iter().any(|known| match (known, &phone) {
            (Some(known), Some(phone)) => known.is_same(phone),
            (None, None) => true,
            _ => false,
        });
        if !is_known {
            there.push(phone);
        }
        !is_known
    }
}

/// What a link is compared by: what follows a question mark can be all that tells two pages apart.
fn page_key(link: &str) -> String {
    match (profile_key(link), link_key(link)) {
        (Some(profile), _) => profile,
        (None, Some(page)) => match link.split_once('?') {
            Some((_, query)) => format!("{page}?{query}"),
            None => page,
        },
        (None, None) => sort_key(link),
    }
}

/// Whether two lines say the same.
pub(super) fn same_line(one: &str, other: &str) -> bool {
    one == other || sort_key(one) == sort_key(other)
}

/// What they can be told by.
pub(in crate::interchange) fn traits(person: &IncomingPerson) -> Traits {
    fn values(points: &[Labelled]) -> impl Iterator<Item = &str> {
        points.iter().map(|point| point.value.as_str())
    }
    let mut name = Name::of(
        &person.full_name,
        &person.given_name,
        &person.family_name,
        &person.nickname,
    );
    if person.full_name == person.organization && person.given_name.is_empty() {
        // Named only by where they work: nobody who works there is that.
        name = Name::of_firm(&person.organization);
    }
    let mut traits = Traits::of(
        name,
        values(&person.emails),
        values(&person.phones),
        values(&person.links),
    );
    traits.birthday = person.birthday;
    if !person.uid.is_empty() {
        traits.uids.push(person.uid.clone());
    }
    traits
}

/// The fingerprint of everything a record tells of somebody.
pub(super) fn fingerprint(person: &IncomingPerson) -> Fingerprint {
    let mut print = Fingerprint::new();
    for line in [
        &person.full_name,
        &person.family_name,
        &person.given_name,
        &person.nickname,
        &person.pronouns,
        &person.organization,
        &person.role,
        &person.place,
        &person.note,
        &person.how_met,
        &person.uid,
        &person.rest,
    ] {
        print = print.text(line);
    }
    for points in [
        &person.emails,
        &person.phones,
        &person.links,
        &person.addresses,
    ] {
        for point in points {
            print = print.text(&point.value);
        }
        print = print.text("");
    }
    for tag in &person.categories {
        print = print.text(tag);
    }
    let birthday = person.birthday.map(String::from).unwrap_or_default();
    print.text(&birthday)
}

/// How much a record tells.
pub(super) fn fullness(person: &IncomingPerson) -> usize {
    let lines = [
        &person.family_name,
        &person.given_name,
        &person.nickname,
        &person.pronouns,
        &person.organization,
        &person.role,
        &person.place,
        &person.note,
        &person.how_met,
    ];
    let points = [
        &person.emails,
        &person.phones,
        &person.links,
        &person.addresses,
    ];
    lines.iter().filter(|line| !line.is_empty()).count()
        + points.iter().map(|points| points.len()).sum::<usize>()
        + person.categories.len()
        + usize::from(person.birthday.is_some())
        + 2 * person.full_name.split_whitespace().count()
}

/// A text of several lines as it can be kept.
pub(in crate::interchange) fn text(text: &str) -> String {
    cut_text(without_nul(text).trim())
}

/// A line as it can be kept.
pub(in crate::interchange) fn one_line(text: &str) -> String {
    let text = without_nul(text);
    if text
        .bytes()
        .any(|byte| matches!(byte, b'\r' | b'\n' | b'\t'))
    {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.trim().to_owned()
}

fn without_nul(text: &str) -> Cow<'_, str> {
    match text.as_bytes().contains(&0) {
        true => text.replace('\0', "").into(),
        false => text.into(),
    }
}

/// Whether a line is longer than a field takes.
fn is_too_long(line: &str) -> bool {
    line.len() > LINE_LIMIT && line.chars().count() > LINE_LIMIT
}

/// The line up to what a field takes.
pub(in crate::interchange) fn cut_line(text: &str) -> String {
    match text.char_indices().nth(LINE_LIMIT) {
        Some((at, _)) => text[..at].trim_end().to_owned(),
        None => text.to_owned(),
    }
}

/// The text up to what a field takes.
pub(in crate::interchange) fn cut_text(text: &str) -> String {
    let mut end = text.len().min(TEXT_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].trim_end().to_owned()
}
