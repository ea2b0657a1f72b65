//! A row to a person: each cell by what its column holds, and into the note what has no place of its own.
//!
//! Not here: our own tables (`write` reads back what it wrote), and rows of the wrong width (`mend`).

use super::super::incoming::IncomingPerson;
use super::cell::{self, Order, add, clean, line};
use super::date;
use super::dialect::Dialect;
use super::field::{Column, Field};
use super::infer::{is_form_of_address, is_title};
use super::layout::Layout;
use super::link;
use super::postal::{Finished, Postal, Streets, words};
use crate::domain::civil::Birthday;

/// What a row came to.
pub(super) enum Row {
    /// Nothing stands in it, or the header again.
    Empty,
    /// Somebody.
    Person(Box<IncomingPerson>),
    /// Nobody, and why.
    Nobody(String),
}

/// The person in a row.
pub(super) fn read(layout: &Layout, cells: &[String]) -> Row {
    let cells: Vec<String> = cells.iter().map(|cell| clean(cell)).collect();
    if cells.iter().all(String::is_empty) || is_header(layout, &cells) {
        return Row::Empty;
    }
    if let Some(reason) = remark(layout, &cells) {
        return Row::Nobody(reason);
    }
    let mut draft = Draft::new(layout);
    for (at, text) in cells.iter().enumerate() {
        match layout.columns.get(at) {
            Some(column) => draft.take(column, text, &cells),
            None if text.is_empty() => {}
            None => draft.notes.push(line(text)),
        }
    }
    draft.finish()
}

/// Files that were put together from several have the header again in the middle.
fn is_header(layout: &Layout, cells: &[String]) -> bool {
    let header = &layout.header;
    let filled = header.iter().filter(|name| !name.trim().is_empty()).count();
    filled >= 2
        && header
            .iter()
            .zip(cells)
            .filter(|(name, cell)| !name.trim().is_empty() && clean(name) == **cell)
            .count()
            == filled
}

/// Why a row is a line of totals or a remark rather than somebody.
fn remark(layout: &Layout, cells: &[String]) -> Option<String> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    let numbers_only = filled.all(|cell| {
        cell.chars().any(|character| character.is_ascii_digit())
            && cell
                .chars()
                .all(|character| character.is_ascii_digit() || " .,+-%".contains(character))
    });
    let plain = super::spelling::words(first);
    const SUMS: [&str; 14] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "suma",
        "totale",
        "totaal",
        "somme",
        "subtotal",
        "count",
        "anzahl",
    ];
    if numbers_only && SUMS.contains(&plain.phrase.as_str()) {
        return Some("it is a line of totals, not a person".to_owned());
    }
    let wide = layout.columns.len() >= 3;
    let long = first.split_whitespace().count() > 4
        || first.contains([':', '©'])
        || (first.contains(char::is_whitespace)
            && first.chars().any(|character| character.is_ascii_digit()));
    if wide && cells.len() == 1 && long && cell::email(first).is_none() {
        return Some(format!(
            "it has one cell where the header has {}, and looks like a remark",
            layout.columns.len()
        ));
    }
    None
}

struct Draft<'l> {
    layout: &'l Layout,
    person: IncomingPerson,
    honorifics: Vec<String>,
    middle: Vec<String>,
    suffix: String,
    fallback: String,
    occupation: Option<(String, String)>,
    postal: Vec<(String, Postal)>,
    birth: [Option<u32>; 3],
    notes: Vec<String>,
    remarks: Vec<String>,
}

impl<'l> Draft<'l> {
    fn new(layout: &'l Layout) -> Self {
        Self {
            layout,
            person: IncomingPerson::default(),
            honorifics: Vec::new(),
            middle: Vec::new(),
            suffix: String::new(),
            fallback: String::new(),
            occupation: None,
            postal: Vec::new(),
            birth: [None; 3],
            notes: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Takes in the cell of one column; `row` is for the label that stands in another.
    fn take(&mut self, column: &Column, text: &str, row: &[String]) {
        let Some(field) = column.field else { return };
        if text.is_empty() {
            return;
        }
        let (label, order) = self.label(column, row);
        let flat = line(text);
        match field {
            Field::FullName => self.first(column, flat, |person| &mut person.full_name),
            Field::GivenName => append(&mut self.person.given_name, &flat),
            Field::FamilyName => append(&mut self.person.family_name, &flat),
            Field::Nickname => self.first(column, flat, |person| &mut person.nickname),
            Field::Pronouns => self.first(column, flat, |person| &mut person.pronouns),
            Field::HowMet => self.first(column, flat, |person| &mut person.how_met),
            Field::Place => self.first(column, flat, |person| &mut person.place),
            Field::Uid => self.first(column, flat, |person| &mut person.uid),
            Field::Organization | Field::Role => {
                let mut parts = cell::joined(&flat);
                let first = parts.next().unwrap_or_default().to_owned();
                let rest: Vec<&str> = parts.collect();
                if !rest.is_empty() {
                    self.keep(&column.name, &rest.join("; "));
                }
                match field {
                    Field::Organization => {
                        self.first(column, first, |person| &mut person.organization)
                    }
                    _ => self.first(column, first, |person| &mut person.role),
                }
            }
            Field::Occupation => match self.occupation {
                None => self.occupation = Some((column.name.clone(), flat)),
                Some(_) => self.keep(&column.name, &flat),
            },
            Field::Honorific => self.honorifics.push(flat),
            Field::MiddleName => self.middle.push(flat),
            Field::Suffix => append(&mut self.suffix, &flat),
            Field::FallbackName => {
                if self.fallback.is_empty() {
                    self.fallback = flat;
                }
            }
            Field::Email => {
                let (found, other) = cell::emails(text);
                for email in found {
                    add(&mut self.person.emails, &label, email, order);
                }
                self.keep_all(column, &other);
            }
            Field::Phone => {
                let (found, other) = cell::phones(text);
                for phone in found {
                    add(&mut self.person.phones, &label, phone, order);
                }
                self.keep_all(column, &other);
            }
            Field::Link | Field::Profile => self.link(column, field, &label, text),
            Field::Address
            | Field::Street
            | Field::PostBox
            | Field::City
            | Field::Region
            | Field::PostalCode
            | Field::Country => self.postal(column, &label).add(field, text),
            Field::Birthday => match date::birthday(text, self.layout.order) {
                Some(birthday) => {
                    self.person.birthday.get_or_insert(birthday);
                }
                None if date::is_no_day(text) => {}
                None => self.keep(&column.name, &flat),
            },
            Field::BirthYear | Field::BirthMonth | Field::BirthDay => {
                self.birth(column, field, text)
            }
            Field::KnownSince => match date::day(text, self.layout.order) {
                Some(day) => {
                    self.person.known_since.get_or_insert(day);
                }
                None if date::is_no_day(text) => {}
                None => self.keep(&column.name, &flat),
            },
            Field::CadenceDays => match flat.parse::<i64>() {
                Ok(days) if days > 0 => self.person.cadence_days = Some(days),
                _ => self.keep(&column.name, &flat),
            },
            Field::Note => self.notes.push(text.to_owned()),
            Field::Categories => self.categories(text),
            Field::Keep => {
                let name = match label.as_str() {
                    "" => column
                        .name
                        .strip_suffix(" - Value")
                        .unwrap_or(&column.name)
                        .to_owned(),
                    label => label.to_owned(),
                };
                self.keep(&name, text);
            }
            Field::Label | Field::Skip => {}
        }
    }

    /// The label of a value: what stands in the label's column of the same group, else the header's.
    fn label(&self, column: &Column, row: &[String]) -> (String, Order) {
        let said = (!column.group.is_empty())
            .then(|| {
                self.layout
                    .columns
                    .iter()
                    .zip(row)
                    .find(|(other, text)| {
                        other.is(Field::Label) && other.group == column.group && !text.is_empty()
                    })
                    .map(|(_, text)| cell::label(text))
            })
            .flatten();
        match said {
            Some((label, true)) => (label, Order::First),
            Some((label, false)) => (label, Order::Last),
            None => (column.label.clone(), Order::Last),
        }
    }

    /// Fills what is still empty; anything else that is said of it is kept in the note.
    fn first(
        &mut self,
        column: &Column,
        text: String,
        slot: impl Fn(&mut IncomingPerson) -> &mut String,
    ) {
        let slot = slot(&mut self.person);
        if slot.is_empty() {
            *slot = text;
        } else if *slot != text {
            self.keep(&column.name, &text);
        }
    }

    fn keep(&mut self, name: &str, text: &str) {
        let remark = format!("{}: {text}", line(name));
        if !text.is_empty() && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    fn keep_all(&mut self, column: &Column, texts: &[String]) {
        for text in texts {
            self.keep(&column.name, text);
        }
    }

    fn link(&mut self, column: &Column, field: Field, label: &str, text: &str) {
        for part in text.split_whitespace().flat_map(cell::joined) {
            let profile = match field {
                Field::Profile => link::plain(part),
                _ => link::profile(part),
            };
            if let Some(profile) = profile {
                let site = if profile.contains("linkedin.com/") {
                    "linkedin"
                } else if profile.contains("xing.com/") {
                    "xing"
                } else {
                    label
                };
                if self.person.profile.is_empty() {
                    self.person.profile.clone_from(&profile);
                }
                add(&mut self.person.links, site, profile, Order::Last);
            } else if link::is_link(part) || part.contains("://") || !label.is_empty() {
                add(&mut self.person.links, label, part.to_owned(), Order::Last);
            } else {
                self.keep(&column.name, part);
            }
        }
    }

    fn postal(&mut self, column: &Column, label: &str) -> &mut Postal {
        let at = match self
            .postal
            .iter()
            .position(|(group, _)| *group == column.group)
        {
            Some(at) => at,
            None => {
                let has_streets = self.layout.columns.iter().any(|other| {
                    other.group == column.group
                        && (other.is(Field::Street) || other.is(Field::Address))
                });
                let streets = if has_streets {
                    Streets::With
                } else {
                    Streets::Without
                };
                self.postal
                    .push((column.group.clone(), Postal::new(label, streets)));
                self.postal.len() - 1
            }
        };
        let (_, postal) = &mut self.postal[at];
        postal.call(label);
        postal
    }

    fn birth(&mut self, column: &Column, field: Field, text: &str) {
        let at = match field {
            Field::BirthYear => 0,
            Field::BirthMonth => 1,
            _ => 2,
        };
        match (text.parse::<u32>(), self.birth.get_mut(at)) {
            (Ok(0), _) => {}
            (Ok(number), Some(slot)) => *slot = Some(number),
            _ => self.keep(&column.name, text),
        }
    }

    fn categories(&mut self, text: &str) {
        let all = match self.layout.dialect {
            Dialect::Google => cell::joined(text).map(line).collect(),
            _ => cell::categories(text),
        };
        for category in all {
            let name = category.trim_start_matches('*').trim();
            let own = category.starts_with('*');
            let plain: String = name
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect();
            // The groups that Google makes by itself say nothing.
            if own
                && matches!(
                    plain.to_lowercase().as_str(),
                    "mycontacts" | "othercontacts"
                )
            {
                continue;
            }
            let known = self
                .person
                .categories
                .iter()
                .any(|known| known.to_lowercase() == name.to_lowercase());
            if !name.is_empty() && !known {
                self.person.categories.push(name.to_owned());
            }
        }
    }

    fn finish(mut self) -> Row {
        self.titles();
        for middle in std::mem::take(&mut self.middle) {
            append(&mut self.person.given_name, &middle);
        }
        if let Some((name, text)) = self.occupation.take() {
            if self.person.role.is_empty() {
                self.person.role = text;
            } else if self.person.role != text {
                self.keep(&name, &text);
            }
        }
        self.born();
        for (_, postal) in std::mem::take(&mut self.postal) {
            match postal.finish() {
                Finished::Nothing => {}
                Finished::Place(place) if self.person.place.is_empty() => self.person.place = place,
                Finished::Place(place) => {
                    if !self.person.place.contains(&place) {
                        self.keep("Place", &place);
                    }
                }
                Finished::Addresses(all) => {
                    for address in all {
                        add(
                            &mut self.person.addresses,
                            &address.label,
                            address.value,
                            Order::Last,
                        );
                    }
                }
            }
        }
        if let Some(reason) = self.name() {
            return Row::Nobody(reason);
        }
        let mut note = std::mem::take(&mut self.notes);
        note.append(&mut self.remarks);
        self.person.note = note.join("\n");
        Row::Person(Box::new(self.person))
    }

    /// Titles belong to the name; `Mr` and `Frau` do not, and a role in the column is a role.
    fn titles(&mut self) {
        let mut titles = Vec::new();
        for text in std::mem::take(&mut self.honorifics) {
            if is_form_of_address(&text) {
                let name = self.name_of(Field::Honorific);
                self.keep(&name, &text);
            } else if is_title(&text) || self.layout.dialect == Dialect::Google {
                titles.push(text);
            } else if self.person.role.is_empty() && self.layout.dialect == Dialect::Other {
                self.person.role = text;
            } else {
                let name = self.name_of(Field::Honorific);
                self.keep(&name, &text);
            }
        }
        self.honorifics = titles;
    }

    fn name_of(&self, field: Field) -> String {
        self.layout
            .columns
            .iter()
            .find(|column| column.is(field))
            .map(|column| column.name.clone())
            .unwrap_or_default()
    }

    fn born(&mut self) {
        let [year, month, day] = self.birth;
        if let (None, Some(month), Some(day)) = (self.person.birthday, month, day) {
            let year = year
                .and_then(|year| i32::try_from(year).ok())
                .filter(|year| *year != 1604);
            self.person.birthday = Birthday::new(year, month, day);
        }
        if self.person.birthday.is_none()
            && let Some(year) = year
        {
            let parts = [Some(year), month, day];
            let said: Vec<String> = parts.iter().flatten().map(u32::to_string).collect();
            self.keep("Born", &said.join("-"));
        }
    }

    /// Finds the name to call the person by; says why there is none.
    fn name(&mut self) -> Option<String> {
        let person = &mut self.person;
        if person.full_name.is_empty() {
            let honorific = self.honorifics.join(" ");
            let has_name = !person.given_name.is_empty() || !person.family_name.is_empty();
            if has_name {
                let suffix = self.suffix.trim_start_matches([',', ' ']);
                let parts = [
                    honorific.as_str(),
                    &person.given_name,
                    &person.family_name,
                    suffix,
                ];
                person.full_name = words(&parts, " ");
            }
        } else if !self.suffix.is_empty() && !person.full_name.contains(&self.suffix) {
            let suffix = std::mem::take(&mut self.suffix);
            person.full_name = words(&[&person.full_name, &suffix], " ");
        }
        if person.full_name.is_empty() && self.layout.dialect == Dialect::LinkedIn {
            if person.emails.is_empty() {
                return Some(
                    "it has no name; LinkedIn leaves members out who closed their accounts or hide"
                        .to_owned(),
                );
            }
        } else if person.full_name.is_empty() {
            let fallback = self.fallback.split(" (").next().unwrap_or_default().trim();
            let other = [&person.nickname, fallback, &person.organization];
            person.full_name = other
                .into_iter()
                .find(|name| !name.is_empty() && !name.contains('@'))
                .unwrap_or_default()
                .to_owned();
        }
        if person.full_name.is_empty() {
            let reached = [&person.emails, &person.phones];
            let first = reached.into_iter().flatten().next();
            person.full_name = first.map(|point| point.value.clone()).unwrap_or_default();
        }
        if person.full_name.is_empty() {
            return Some("it has no name, no e-mail address and no number".to_owned());
        }
        None
    }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}
