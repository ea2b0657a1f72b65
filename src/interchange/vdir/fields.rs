//! Somebody as far as a folder of cards and the board can both tell: the fields that are kept in step, each
//! as a list of texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::notes::without;
use crate::domain::civil::Birthday;
use crate::domain::person::{ContactPoint, Person, PointKind, sort_key};
use crate::interchange::incoming::{IncomingPerson, Labelled};
use crate::interchange::plan::Known;

/// A field that is kept in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Full, given and family name.
    Name,
    /// What they are called.
    Nickname,
    /// Where they work.
    Organization,
    /// What they do there.
    Role,
    /// Birthday.
    Birthday,
    /// Notes.
    Note,
    /// E-mail addresses.
    Emails,
    /// Telephone numbers.
    Phones,
    /// Web addresses.
    Links,
    /// Postal addresses.
    Addresses,
    /// Tags.
    Categories,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Nickname,
        Self::Organization,
        Self::Role,
        Self::Birthday,
        Self::Note,
        Self::Emails,
        Self::Phones,
        Self::Links,
        Self::Addresses,
        Self::Categories,
    ];

    /// What it is called in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nickname => "nickname",
            Self::Organization => "organisation",
            Self::Role => "role",
            Self::Birthday => "birthday",
            Self::Note => "note",
            Self::Emails => "e-mail",
            Self::Phones => "phone",
            Self::Links => "link",
            Self::Addresses => "address",
            Self::Categories => "tags",
        }
    }

    /// Whether there can be several, each for itself.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Emails | Self::Phones | Self::Links | Self::Addresses | Self::Categories
        )
    }

    /// The kind of contact point that it is, if it is one.
    pub fn point(self) -> Option<PointKind> {
        match self {
            Self::Emails => Some(PointKind::Email),
            Self::Phones => Some(PointKind::Phone),
            Self::Links => Some(PointKind::Link),
            Self::Addresses => Some(PointKind::Address),
            _ => None,
        }
    }

    /// What two texts of this field have to share to be the same.
    pub fn key(self, text: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            Self::Emails => text.to_lowercase(),
            Self::Categories => sort_key(text.trim_start_matches('#').trim()),
            Self::Phones => text
                .chars()
                .filter(|character| character.is_alphanumeric() || *character == '+')
                .collect(),
            _ => text,
        }
    }
}

/// The fields of one person; what is empty is not told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(BTreeMap<Field, Vec<String>>);

impl Fields {
    /// Of somebody on the board with these points and tags.
    pub fn of_person(person: &Person, points: &[ContactPoint], tags: &[String]) -> Self {
        let mut fields = Self::default();
        fields.set_name(&person.full_name, &person.given_name, &person.family_name);
        fields.one(Field::Nickname, &person.nickname);
        fields.one(Field::Organization, &person.organization);
        fields.one(Field::Role, &person.role);
        fields.birthday(person.birthday);
        fields.one(Field::Note, &person.notes);
        for field in Field::ALL {
            if let Some(kind) = field.point() {
                let of_kind = points.iter().filter(|point| point.kind == kind);
                fields.put(field, of_kind.map(|point| point.value.clone()).collect());
            }
        }
        fields.put(Field::Categories, tags.to_vec());
        fields
    }

    /// Of somebody on the board.
    pub fn of_known(known: &Known) -> Self {
        let tags: Vec<String> = known.tags.iter().map(|tag| tag.name.clone()).collect();
        Self::of_person(&known.person, &known.points, &tags)
    }

    /// Of a card.
    pub fn of_card(card: &IncomingPerson) -> Self {
        let mut fields = Self::default();
        fields.set_name(&card.full_name, &card.given_name, &card.family_name);
        fields.one(Field::Nickname, &card.nickname);
        fields.one(Field::Organization, &card.organization);
        fields.one(Field::Role, &card.role);
        fields.birthday(card.birthday);
        fields.one(Field::Note, &without(&card.note, &card.asides));
        let values = |those: &[Labelled]| those.iter().map(|one| one.value.clone()).collect();
        fields.put(Field::Emails, values(&card.emails));
        fields.put(Field::Phones, values(&card.phones));
        fields.put(Field::Links, values(&card.links));
        fields.put(Field::Addresses, values(&card.addresses));
        fields.put(Field::Categories, card.categories.clone());
        fields
    }

    /// What stands in `field`; nothing where it is not told.
    pub fn get(&self, field: Field) -> &[String] {
        self.0.get(&field).map(Vec::as_slice).unwrap_or_default()
    }

    /// The text of a field of which there is one; empty where it is not told.
    pub fn text(&self, field: Field) -> &str {
        self.get(field)
            .first()
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Sets a field.
    pub fn put(&mut self, field: Field, mut values: Vec<String>) {
        if field != Field::Name {
            values.retain(|value| !value.trim().is_empty());
        }
        if values.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, values);
        }
    }

    /// The given and the family name; empty where they are not told apart.
    pub fn name_parts(&self) -> (&str, &str) {
        let part = |at: usize| {
            self.get(Field::Name)
                .get(at)
                .map(String::as_str)
                .unwrap_or_default()
        };
        (part(1), part(2))
    }

    /// The field as a person would read it.
    pub fn shown(&self, field: Field) -> String {
        match field {
            Field::Name => self.text(field).to_owned(),
            _ => self.get(field).join(", "),
        }
    }

    /// Whether both tell the same in this field; spaces, and the order of several, count for nothing.
    pub fn agree(&self, other: &Self, field: Field) -> bool {
        let keys = |fields: &Self| {
            let mut keys: Vec<String> = fields
                .get(field)
                .iter()
                .map(|text| field.key(text))
                .collect();
            if field.is_list() {
                keys.sort_unstable();
                keys.dedup();
            }
            keys
        };
        keys(self) == keys(other)
    }

    fn set_name(&mut self, full: &str, given: &str, family: &str) {
        let parts = [full, given, family].map(|part| part.trim().to_owned());
        self.put(Field::Name, parts.to_vec());
    }

    fn one(&mut self, field: Field, text: &str) {
        self.put(field, vec![text.trim().to_owned()]);
    }

    fn birthday(&mut self, birthday: Option<Birthday>) {
        let text = birthday.map(String::from);
        self.put(Field::Birthday, text.into_iter().collect());
    }
}
