//! What a column can be read as: the names that a user writes in a mapping, and a column of a file.

use super::date::DayOrder;
use super::second::Whose;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The whole name.
    FullName,
    /// Given name.
    GivenName,
    /// Further given names.
    MiddleName,
    /// Family name; several columns are put together.
    FamilyName,
    /// `Dr.`, `Prof.`; `Mr` and the like.
    Honorific,
    /// `Jr.`, `PhD`.
    Suffix,
    /// What they are called.
    Nickname,
    /// Pronouns.
    Pronouns,
    /// E-mail addresses, one or several in a cell.
    Email,
    /// Telephone numbers, one or several in a cell.
    Phone,
    /// Web addresses.
    Link,
    /// The link to a profile by which people are told apart.
    Profile,
    /// A whole postal address.
    Address,
    /// Street and number; further lines of an address.
    Street,
    /// Post office box.
    PostBox,
    /// Town of an address.
    City,
    /// State, province, county of an address.
    Region,
    /// Postal code.
    PostalCode,
    /// Country of an address.
    Country,
    /// Where they work.
    Organization,
    /// What they do there.
    Role,
    /// What they do, where no column says it better.
    Occupation,
    /// Town or office.
    Place,
    /// Birthday.
    Birthday,
    /// The year of the birthday, where it stands alone.
    BirthYear,
    /// The month of the birthday, where it stands alone.
    BirthMonth,
    /// The day of the birthday, where it stands alone.
    BirthDay,
    /// Notes.
    Note,
    /// Categories, groups, labels.
    Categories,
    /// How the two met.
    HowMet,
    /// Since when they are connected.
    KnownSince,
    /// The record's lasting name.
    Uid,
    /// How often to be in touch, days.
    CadenceDays,
    /// Kept in the note as `column: value`.
    Keep,
    /// A name that is used where there is no other.
    FallbackName,
    /// What the value in the same group is called.
    Label,
    /// Left out on purpose: it says nothing about the person.
    Skip,
}

impl Field {
    /// What a user may map a column to, by name, and what is meant.
    pub const NAMED: &'static [(&'static str, Self, &'static str)] = &[
        ("full_name", Self::FullName, "the whole name"),
        ("given_name", Self::GivenName, "given name"),
        ("middle_name", Self::MiddleName, "further given names"),
        ("family_name", Self::FamilyName, "family name"),
        ("honorific", Self::Honorific, "Dr., Prof., Mr"),
        ("suffix", Self::Suffix, "Jr., PhD"),
        ("nickname", Self::Nickname, "what they are called"),
        ("pronouns", Self::Pronouns, "pronouns"),
        ("email", Self::Email, "e-mail addresses"),
        ("phone", Self::Phone, "telephone numbers"),
        ("link", Self::Link, "web addresses"),
        ("profile", Self::Profile, "the link to a profile"),
        ("address", Self::Address, "a postal address"),
        ("street", Self::Street, "street of an address"),
        ("post_box", Self::PostBox, "post office box"),
        ("city", Self::City, "town of an address"),
        ("region", Self::Region, "state or province"),
        ("postal_code", Self::PostalCode, "postal code"),
        ("country", Self::Country, "country"),
        ("organization", Self::Organization, "where they work"),
        ("role", Self::Role, "what they do there"),
        ("place", Self::Place, "town or office"),
        ("birthday", Self::Birthday, "birthday"),
        ("birth_year", Self::BirthYear, "year of birth alone"),
        ("birth_month", Self::BirthMonth, "month of birth alone"),
        ("birth_day", Self::BirthDay, "day of birth alone"),
        ("note", Self::Note, "notes"),
        ("categories", Self::Categories, "tags, groups, labels"),
        ("how_met", Self::HowMet, "how you met"),
        ("known_since", Self::KnownSince, "since when you know them"),
        ("uid", Self::Uid, "a lasting name of the record"),
        (
            "cadence_days",
            Self::CadenceDays,
            "days between two contacts",
        ),
        (
            "keep",
            Self::Keep,
            "kept in the note with the column's name",
        ),
        ("skip", Self::Skip, "left out"),
    ];

    /// The field of this name; also without `_`, in the plural and in capitals.
    pub fn named(name: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            text.chars()
                .filter(|character| character.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let asked = plain(name);
        let singular = asked.strip_suffix('s').unwrap_or(&asked);
        let by = |asked: &str| {
            Self::NAMED
                .iter()
                .find(|(name, _, _)| plain(name) == asked)
                .map(|(_, field, _)| *field)
        };
        let exact = Self::NAMED.iter().find(|(known, _, _)| *known == name);
        let exact = exact.map(|(_, field, _)| *field);
        exact
            .or_else(|| by(&asked))
            .or_else(|| by(singular))
            .or(match singular {
                "name" => Some(Self::FullName),
                "firstname" => Some(Self::GivenName),
                "lastname" | "surname" => Some(Self::FamilyName),
                "company" | "organisation" | "org" => Some(Self::Organization),
                "title" | "jobtitle" | "position" => Some(Self::Role),
                "tag" | "category" | "group" => Some(Self::Categories),
                "url" | "website" => Some(Self::Link),
                "mail" => Some(Self::Email),
                "ignore" | "none" | "nothing" => Some(Self::Skip),
                _ => None,
            })
    }

    /// The name of the field in a mapping.
    pub fn name(self) -> &'static str {
        Self::NAMED
            .iter()
            .find(|(_, field, _)| *field == self)
            .map_or("", |(name, _, _)| name)
    }

    /// Whether a part of a postal address.
    pub(super) fn is_address(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Street
                | Self::PostBox
                | Self::City
                | Self::Region
                | Self::PostalCode
                | Self::Country
        )
    }

    /// Whether a name, so that a file with it is a file of people.
    pub(super) fn is_name(self) -> bool {
        matches!(
            self,
            Self::FullName | Self::GivenName | Self::FamilyName | Self::Nickname
        )
    }
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What the header calls it; `column 3` where there is no header.
    pub name: String,
    /// What it is read as; `None` where nobody knows.
    pub field: Option<Field>,
    /// `work`, `home`, `mobile` … for addresses and numbers; may be empty.
    pub label: String,
    /// Columns that say together one thing, such as a number and its label; empty for one alone.
    pub group: String,
    /// Which comes first where the column writes days in numbers; `None` for a column of anything else.
    pub order: Option<DayOrder>,
    /// Of whom it speaks, where rows name a second person.
    pub(super) whose: Whose,
}

impl Column {
    /// A column that is not read yet.
    pub(super) fn unread(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            field: None,
            label: String::new(),
            group: String::new(),
            order: None,
            whose: Whose::Theirs,
        }
    }

    /// Whether it holds days.
    pub(super) fn is_of_days(&self) -> bool {
        self.is(Field::Birthday) || self.is(Field::KnownSince)
    }

    pub(super) fn is(&self, field: Field) -> bool {
        self.field == Some(field)
    }
}
