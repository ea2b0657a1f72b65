//! Whether the rows of a table are people: not the messages between them, the firms that somebody follows, nor
//! the skills of one. What stands beside the people in an export is no address book.
//!
//! Not here: what a column holds (`infer`), rows about two people at once (`parties`), and the tables that are
//! known by their headers (`linkedin`).

use super::field::{Column, Field};
use super::infer::share;
use super::keep::is_moment;
use super::linkedin;
use super::looks::{looks_like_name, looks_like_whole_name};
use super::parties::two_people;
use super::spelling::words;
use super::vocabulary::{DIRECTIONS, PASSWORDS, WAYS, lists};
use crate::report::Report;

/// What the rows of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// People, as far as anybody can tell.
    People,
    /// Things with a name, which may be people: there is nothing else to tell by.
    Names,
    /// Something else.
    Other(Instead),
}

/// What a table is a list of instead of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instead {
    /// In a sentence.
    sentence: String,
    /// Columns by which the user would say who is meant.
    example: Vec<String>,
    /// What to do rather than to say so.
    rather: &'static str,
}

impl Instead {
    fn new(sentence: String, example: &[&str]) -> Self {
        Self {
            sentence,
            example: example.iter().map(|name| (*name).to_owned()).collect(),
            rather: "",
        }
    }

    /// The refusal of the table.
    pub(super) fn report(&self) -> Report {
        let said: Vec<String> = self
            .example
            .iter()
            .zip(["full_name", "skip"])
            .map(|(name, field)| format!("\"{name}\"={field}"))
            .collect();
        let example = match said.is_empty() {
            true => String::new(),
            false => format!(", such as --map '{}'", said.join(",")),
        };
        Report::input(self.sentence.clone()).hint(format!(
            "{}if every row is a person after all, say what the columns hold with --map{example}",
            self.rather
        ))
    }
}

/// What the rows of a table with these columns are.
pub(super) fn of(header: &[String], columns: &[Column], samples: &[Vec<String>]) -> Subject {
    if let Some(what) = linkedin::other_list(header) {
        return Subject::Other(Instead {
            rather: "the people are in its file Connections.csv; ",
            ..Instead::new(
                format!("This is LinkedIn's list of {what}, not of people."),
                &[],
            )
        });
    }
    if let Some((one, other)) = two_people(columns, samples) {
        let sentence = format!(
            "Each row of this table is about two people, in “{one}” and in “{other}”, so it is no list of people."
        );
        return Subject::Other(Instead::new(sentence, &[one, other]));
    }
    let has = |wanted: &[Field]| {
        columns
            .iter()
            .any(|column| column.field.is_some_and(|field| wanted.contains(&field)))
    };
    let reached = has(&[Field::Email, Field::Phone, Field::Profile])
        || columns
            .iter()
            .any(|column| column.field.is_some_and(Field::is_address));
    let named = columns
        .iter()
        .any(|column| column.field.is_some_and(Field::is_name))
        || has(&[Field::FallbackName]);
    if !named && !reached && has(&[Field::Organization]) {
        let sentence = "This table names firms, and nobody who works there.".to_owned();
        return Subject::Other(Instead::new(sentence, &[]));
    }
    if let Some(way) = ways(columns, samples) {
        let sentence = format!(
            "Each row of this table is a message or a call, which went as “{way}” says, and no person."
        );
        return Subject::Other(Instead::new(sentence, &[]));
    }
    let personal = has(&[
        Field::GivenName,
        Field::FamilyName,
        Field::Nickname,
        Field::Pronouns,
        Field::Organization,
        Field::Birthday,
        Field::BirthYear,
        Field::KnownSince,
        Field::HowMet,
        Field::CadenceDays,
    ]);
    if reached || personal || !named {
        return Subject::People;
    }
    let has_secrets = columns
        .iter()
        .any(|column| lists(PASSWORDS, &words(&column.name).phrase));
    if has_secrets {
        let sentence = "This table holds passwords, and nobody's address.".to_owned();
        return Subject::Other(Instead::new(sentence, &[]));
    }
    names(columns, samples)
}

/// The column that says of each row whether it was sent or received, beside the time at which that was.
fn ways<'c>(columns: &'c [Column], samples: &[Vec<String>]) -> Option<&'c str> {
    let is_timed = (0..columns.len()).any(|at| share(samples, at, is_moment) > 0.5);
    let way = columns.iter().enumerate().find(|(at, column)| {
        lists(WAYS, &words(&column.name).phrase)
            && share(samples, *at, |cell| lists(DIRECTIONS, &words(cell).phrase)) > 0.9
    });
    way.filter(|_| is_timed)
        .map(|(_, column)| column.name.as_str())
}

/// Names with nothing beside them: people, where they look like it.
fn names(columns: &[Column], samples: &[Vec<String>]) -> Subject {
    let Some((at, column)) = columns
        .iter()
        .enumerate()
        .find(|(_, column)| column.is(Field::FullName))
    else {
        return Subject::Names;
    };
    let fit = match columns.len() {
        1 => share(samples, at, looks_like_whole_name) >= 0.6,
        _ => share(samples, at, is_capitalised_name) > 0.5,
    };
    match fit || samples.is_empty() {
        true => Subject::Names,
        false => {
            let sentence = format!(
                "The names in “{}” do not look like people's, and nothing else tells who they are.",
                column.name
            );
            Subject::Other(Instead::new(sentence, &[&column.name]))
        }
    }
}

fn is_capitalised_name(cell: &str) -> bool {
    looks_like_name(cell) && !cell.trim().starts_with(char::is_lowercase)
}
