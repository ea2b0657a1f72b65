//! A person, the ways to reach them, and the tags they wear. What they are *to the user* is `tie`.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::choice::Choice;
use super::civil::Birthday;
use super::{Id, Moment};

/// Names a row of [`Person`].
pub type PersonId = Id<Person>;

/// Somebody the user knows or wants to know. Empty text means: not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Stable name of the row.
    pub id: PersonId,
    /// The name as the user writes it; never empty.
    pub full_name: String,
    /// Given name, where it is known apart.
    pub given_name: String,
    /// Family name, where it is known apart.
    pub family_name: String,
    /// What they are called.
    pub nickname: String,
    /// `she/her` and the like.
    pub pronouns: String,
    /// Where they work.
    pub organization: String,
    /// What they do there.
    pub role: String,
    /// Town or office.
    pub place: String,
    /// With or without a year.
    pub birthday: Option<Birthday>,
    /// How the two met.
    pub how_met: String,
    /// Who brought them together.
    pub met_through: Option<PersonId>,
    /// What matters to them.
    pub cares_about: String,
    /// What they are looking for or need.
    pub needs: String,
    /// Anything else, of any number of lines.
    pub notes: String,
    /// When they were written down.
    pub created_at: Moment,
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(id: PersonId, full_name: String, created_at: Moment) -> Self {
        Self {
            id,
            full_name,
            given_name: String::new(),
            family_name: String::new(),
            nickname: String::new(),
            pronouns: String::new(),
            organization: String::new(),
            role: String::new(),
            place: String::new(),
            birthday: None,
            how_met: String::new(),
            met_through: None,
            cares_about: String::new(),
            needs: String::new(),
            notes: String::new(),
            created_at,
        }
    }
}

/// What to call someone in a sentence: the nickname, else the given name, else the first word of the
/// name where it is written in words, else the whole name.
pub fn short_name<'a>(full_name: &'a str, given_name: &'a str, nickname: &'a str) -> &'a str {
    [nickname, given_name]
        .into_iter()
        .map(str::trim)
        .find(|name| !name.is_empty())
        .or_else(|| {
            let first = full_name.split_whitespace().next()?;
            (first.chars().count() > 1 && !first.ends_with('.')).then_some(first)
        })
        .unwrap_or(full_name)
}

/// What a name is sorted and compared by: lower case, without accents, white space folded.
pub fn sort_key(name: &str) -> String {
    if name.is_ascii() {
        return with_single_spaces(&name.to_ascii_lowercase());
    }
    let folded: String = name
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| match character {
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'ı' => 'i',
            other => other,
        })
        .collect();
    with_single_spaces(&folded)
}

fn with_single_spaces(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut single = String::with_capacity(text.len());
    single.push_str(words.next().unwrap_or_default());
    for word in words {
        single.push(' ');
        single.push_str(word);
    }
    single
}

/// `staff engineer, Northwind`: role and organisation, or whichever is known.
pub fn position(role: &str, organization: &str) -> String {
    match (role.trim(), organization.trim()) {
        ("", organization) => organization.to_owned(),
        (role, "") => role.to_owned(),
        (role, organization) => format!("{role}, {organization}"),
    }
}

/// The ways of reaching somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// An e-mail address.
    Email,
    /// A telephone number, as written.
    Phone,
    /// A web address.
    Link,
    /// A postal address.
    Address,
}

impl Choice for PointKind {
    const ALL: &'static [Self] = &[Self::Email, Self::Phone, Self::Link, Self::Address];

    fn label(self) -> &'static str {
        match self {
            Self::Email => "e-mail",
            Self::Phone => "phone",
            Self::Link => "link",
            Self::Address => "address",
        }
    }
}

/// One e-mail address, telephone number, link or address of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPoint {
    /// Stable name of the row.
    pub id: Id<ContactPoint>,
    /// Whose it is.
    pub person: PersonId,
    /// What it is.
    pub kind: PointKind,
    /// `work`, `home`, or nothing.
    pub label: String,
    /// The address or number itself; never empty.
    pub value: String,
    /// Order among the person's, from 0.
    pub position: i64,
}

/// A tag on a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonTag {
    /// Stable name of the row.
    pub id: Id<PersonTag>,
    /// Who wears it.
    pub person: PersonId,
    /// The tag without its `#`; never empty.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names() {
        for (full, given, nick, short) in [
            ("Priya Raman", "", "", "Priya"),
            ("Priya Raman", "", "Pri", "Pri"),
            ("Dr. Ada Obi", "", "", "Dr. Ada Obi"),
            ("Dr. Ada Obi", "Ada", "", "Ada"),
            ("陈美", "", "", "陈美"),
            ("J Smith", "", "", "J Smith"),
        ] {
            assert_eq!(short_name(full, given, nick), short);
        }
    }

    #[test]
    fn positions() {
        assert_eq!(position("VP data", "Northwind"), "VP data, Northwind");
        assert_eq!(position("", "Northwind"), "Northwind");
        assert_eq!(position("VP data", " "), "VP data");
    }
}
