//! Each cell of a row to where it belongs in a person, and into the note what has no place of its own.
//!
//! Not here: what to call the person (`naming`), and whether a row is somebody at all (`row`).

use super::super::incoming::{IncomingPerson, Labelled};
use super::super::turned;
use super::cell::{self, Order, add, line};
use super::date::{self, DayOrder};
use super::field::{Column, Field};
use super::infer::ORIGINAL;
use super::layout::Layout;
use super::months;
use super::postal::{Finished, Postal, Streets};
use super::reached;
use super::row::Row;
use super::second::{self, Named, Whose};
use super::spelling::words;
use super::vocabulary::{UNSAID, lists};
use crate::domain::civil::Birthday;

/// A person while the cells of their row come in.
pub(super) struct Draft<'l> {
    pub(super) layout: &'l Layout,
    pub(super) person: IncomingPerson,
    pub(super) honorifics: Vec<String>,
    middle: Vec<String>,
    pub(super) suffix: String,
    pub(super) fallback: String,
    occupation: Option<(String, String)>,
    postal: Vec<(String, Postal)>,
    birth: [Option<u32>; 3],
    pub(super) notes: Vec<String>,
    pub(super) remarks: Vec<String>,
    /// Whom the second names of the row call, once that is asked.
    second: Option<Named>,
}

impl<'l> Draft<'l> {
    /// Nobody yet.
    pub(super) fn new(layout: &'l Layout) -> Self {
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
            second: None,
        }
    }

    /// Takes in the cell of one column; `row` is for the label that stands in another.
    pub(super) fn take(&mut self, column: &Column, text: &str, row: &[String]) {
        let Some(field) = column.field else { return };
        let nothing = match field {
            Field::Note | Field::Label | Field::Suffix | Field::Honorific | Field::Uid => {
                cell::is_nothing_of_a_program(text)
            }
            _ if field.is_name() => cell::names_nobody(text),
            _ => cell::says_nothing(text),
        };
        if text.is_empty() || nothing {
            return;
        }
        let bare;
        let text = match text.contains(" (https://www.notion.so/") {
            true => {
                bare = cell::without_pages(text);
                bare.as_str()
            }
            false => text,
        };
        if column.whose != Whose::Theirs && self.is_of_second(column, row) {
            if field != Field::Skip && field != Field::Label {
                self.keep(&column.name, &line(text));
            }
            return;
        }
        let labels = self.labels(column, row);
        let (label, _) = labels.of(0, 1);
        let flat = line(text);
        match field {
            Field::FullName => self.first(column, flat, |person| &mut person.full_name),
            // Forms are filled in by people.
            Field::GivenName | Field::FamilyName
                if !flat.contains(char::is_whitespace) && reached::email(&flat).is_some() =>
            {
                add(&mut self.person.emails, "", flat, Order::Last);
            }
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
                let found = reached::emails(text);
                if self.fallback.is_empty() {
                    self.fallback = reached::name_before(text).to_owned();
                }
                add_all(&mut self.person.emails, found.values, &labels);
                self.keep_all(column, &found.other);
            }
            Field::Phone => {
                let found = reached::phones(text);
                add_all(&mut self.person.phones, found.values, &labels);
                self.keep_all(column, &found.other);
            }
            Field::Link | Field::Profile => self.link(column, field, &label, text),
            Field::Address
            | Field::Street
            | Field::PostBox
            | Field::City
            | Field::Region
            | Field::PostalCode
            | Field::Country => self.address(column, &label, field, text),
            Field::Birthday => match date::birthday(text, self.order(column)) {
                Some(birthday) => {
                    self.person.birthday.get_or_insert(birthday);
                }
                None if date::is_no_day(text) => {}
                None => self.keep(&column.name, &flat),
            },
            Field::BirthYear | Field::BirthMonth | Field::BirthDay => {
                self.birth(column, field, text)
            }
            Field::KnownSince => match date::day(text, self.order(column)) {
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
            Field::Keep if date::is_no_day(text) || lists(UNSAID, &words(text).phrase) => {}
            Field::Keep if column.whose != Whose::Theirs => {
                if self.second == Some(Named::Alone) {
                    append(&mut self.fallback, &flat);
                }
            }
            Field::Keep => {
                if column.label == ORIGINAL && self.fallback.is_empty() {
                    self.fallback = flat;
                }
                let label = match column.group.is_empty() {
                    true => "",
                    false => label.as_str(),
                };
                let name = match label {
                    "" => match column.name.rsplit_once(" - ") {
                        Some((thing, "Value")) => thing.to_owned(),
                        Some((_, part)) => part.to_owned(),
                        None => column.name.clone(),
                    },
                    label => label.to_owned(),
                };
                self.keep(&name, text);
            }
            Field::Label | Field::Skip => {}
        }
    }

    /// Whether the cell of a column of the second's is of somebody else, as the names in its row say.
    fn is_of_second(&mut self, column: &Column, row: &[String]) -> bool {
        let columns = &self.layout.columns;
        let named = self
            .second
            .get_or_insert_with(|| second::named(columns, row));
        match named {
            Named::Other => true,
            Named::Same | Named::Alone => false,
            Named::Nobody => column.whose == Whose::Repeated,
        }
    }

    /// The labels of the values in a cell: what stands in the label's column of the same group, else the
    /// header's.
    fn labels(&self, column: &Column, row: &[String]) -> Labels {
        if column.group.is_empty() {
            return Labels(vec![(column.label.clone(), Order::Last)]);
        }
        let said = self.layout.columns.iter().zip(row).find(|(other, text)| {
            other.is(Field::Label) && other.group == column.group && !text.is_empty()
        });
        match said {
            Some((_, text)) => Labels(cell::joined(text).map(cell::label).collect()),
            None => Labels(vec![(column.label.clone(), Order::Last)]),
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

    /// Which comes first in the days of a column.
    fn order(&self, column: &Column) -> DayOrder {
        column.order.unwrap_or(self.layout.order)
    }

    /// Takes in a part of the address that the column's group makes.
    fn address(&mut self, column: &Column, label: &str, field: Field, text: &str) {
        let known = self
            .postal
            .iter_mut()
            .find(|(group, _)| *group == column.group);
        if let Some((_, postal)) = known {
            postal.call(label);
            postal.add(field, text);
            return;
        }
        let has_streets = self.layout.columns.iter().any(|other| {
            other.group == column.group && (other.is(Field::Street) || other.is(Field::Address))
        });
        let streets = if has_streets {
            Streets::With
        } else {
            Streets::Without
        };
        let mut postal = Postal::new(label, streets);
        postal.add(field, text);
        self.postal.push((column.group.clone(), postal));
    }

    fn birth(&mut self, column: &Column, field: Field, text: &str) {
        let at = match field {
            Field::BirthYear => 0,
            Field::BirthMonth => 1,
            _ => 2,
        };
        let named = || months::month(text).filter(|_| field == Field::BirthMonth);
        let number = text.parse::<u32>().ok().or_else(named);
        match (number, self.birth.get_mut(at)) {
            (Some(0), _) => {}
            (Some(number), Some(slot)) => *slot = Some(number),
            _ => self.keep(&column.name, text),
        }
    }

    /// The person, once all cells are in.
    pub(super) fn finish(mut self) -> Row {
        self.titles();
        for middle in std::mem::take(&mut self.middle) {
            // `van der` stands in a column of its own in Dutch tables.
            if turned::are_particles(&middle) && !self.person.family_name.is_empty() {
                self.person.family_name = format!("{middle} {}", self.person.family_name);
                continue;
            }
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
        // Nobody is rung up at a fax, wherever its column stands.
        let silent = |label: &str| label.contains("fax") || label == "pager";
        self.person.phones.sort_by_key(|phone| silent(&phone.label));
        let mut note = std::mem::take(&mut self.notes);
        note.append(&mut self.remarks);
        self.person.note = note.join("\n");
        Row::Person(Box::new(self.person))
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
}

/// What the values in a cell are called, and which is preferred.
struct Labels(Vec<(String, Order)>);

impl Labels {
    /// The label of one of `count` values: its own where there are as many labels, else the first.
    fn of(&self, at: usize, count: usize) -> (String, Order) {
        let at = if self.0.len() == count { at } else { 0 };
        self.0
            .get(at)
            .cloned()
            .unwrap_or((String::new(), Order::Last))
    }
}

/// Adds the values of a cell in their order; preferred ones go to the front, the last of them first. A label
/// within the cell counts more than the column's.
fn add_all(list: &mut Vec<Labelled>, values: Vec<Labelled>, labels: &Labels) {
    let count = values.len();
    let labelled = values.into_iter().enumerate().map(|(at, value)| {
        let (label, order) = labels.of(at, count);
        match value.label.is_empty() {
            true => ((label, order), value.value),
            false => ((value.label, order), value.value),
        }
    });
    let (first, last): (Vec<_>, Vec<_>) =
        labelled.partition(|((_, order), _)| *order == Order::First);
    for ((label, order), value) in first.into_iter().rev().chain(last) {
        add(list, &label, value, order);
    }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}
