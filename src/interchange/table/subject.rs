//! Whether the rows of a table are people: not the messages between them, the firms that somebody follows, nor
//! the skills of one. What stands beside the people in an export is no address book.
//!
//! Not here: what a column holds (`infer`), and the tables of which we know the name (`linkedin`).

use std::collections::HashSet;

use super::field::{Column, Field};
use super::infer::{is_of_another, share};
use super::link;
use super::linkedin;
use super::looks::{looks_like_email, looks_like_name, looks_like_whole_name};
use super::spelling::words;
use super::vocabulary::lists;
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

/// Headers of the one who acts, as a whole or as a word of it.
const FROM: &str = "from | von | de | da | van | od | от | от кого | fra | fran | 发件人 | 差出人 | 보낸 사람 | kimden";
const SENDERS: &str = "sender | inviter | endorser | recommender | requester | caller | absender | expediteur | remitente | \
     mittente | remetente | afzender | nadawca | avsandare | avsender | afsender | отправитель | gonderen";
/// Headers of the one who is met by it, likewise.
const TO: &str =
    "to | an | a | para | aan | do | кому | til | till | 收件人 | 宛先 | 받는 사람 | kime";
const RECIPIENTS: &str = "recipient | recipients | receiver | invitee | endorsee | recommendee | callee | empfanger | \
     destinataire | destinataires | destinatario | destinatarios | destinatari | ontvanger | odbiorca | mottagare | \
     mottaker | modtager | получатель | alici";

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
    names(columns, samples)
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

/// The two columns by which a row is about two people at once: a sender and a recipient, or two profiles.
fn two_people<'c>(columns: &'c [Column], samples: &[Vec<String>]) -> Option<(&'c str, &'c str)> {
    let name = |at: usize| columns.get(at).map(|column| column.name.as_str());
    let (one, other) = sender_and_recipient(columns, samples)
        .or_else(|| two_reached(columns, samples, Field::Profile))
        .or_else(|| two_reached(columns, samples, Field::Email))?;
    Some((name(one)?, name(other)?))
}

/// Two columns that are called by the two sides of a message, and in which people stand.
fn sender_and_recipient(columns: &[Column], samples: &[Vec<String>]) -> Option<(usize, usize)> {
    let side = |whole: &str, word: &str| -> Vec<usize> {
        let is_of = |column: &Column| {
            let phrase = words(&column.name).phrase;
            lists(whole, &phrase) || phrase.split(' ').any(|one| lists(word, one))
        };
        columns
            .iter()
            .enumerate()
            .filter(|(_, column)| is_of(column))
            .map(|(at, _)| at)
            .collect()
    };
    let (from, to) = (side(FROM, SENDERS), side(TO, RECIPIENTS));
    let can_be_reached = |at: &usize| {
        share(samples, *at, looks_like_email) > 0.5
            || share(samples, *at, |cell| link::profile(cell).is_some()) > 0.5
    };
    let is_named = |at: &usize| share(samples, *at, looks_like_whole_name) > 0.5;
    let first =
        |all: &[usize], test: &dyn Fn(&usize) -> bool| all.iter().copied().find(|at| test(at));
    if let (Some(one), Some(other)) = (first(&from, &can_be_reached), first(&to, &can_be_reached)) {
        return Some((one, other));
    }
    // `From` and `To` are towns as well, beside somebody's name.
    let somebody_else = columns.iter().enumerate().any(|(at, column)| {
        let is_party = from.contains(&at) || to.contains(&at);
        !is_party
            && column
                .field
                .is_some_and(|field| field.is_name() || field == Field::Email)
    });
    match (first(&from, &is_named), first(&to, &is_named)) {
        (Some(one), Some(other)) if !somebody_else => Some((one, other)),
        _ => None,
    }
}

/// Two columns of addresses of one kind that belong to different people: two profiles on one site, or two
/// e-mail addresses of which most are somebody's in one row and somebody else's in another.
fn two_reached(
    columns: &[Column],
    samples: &[Vec<String>],
    field: Field,
) -> Option<(usize, usize)> {
    let found: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is(field) && !is_of_another(&column.name))
        .map(|(at, _)| at)
        .collect();
    let value = |row: &[String], at: usize| -> Option<String> {
        let cell = row.get(at)?.trim();
        match field {
            Field::Profile => link::profile(cell).map(|link| link.to_lowercase()),
            _ => looks_like_email(cell).then(|| cell.to_lowercase()),
        }
    };
    let site = |link: &str| link.split('/').nth(2).map(str::to_owned);
    for (nth, one) in found.iter().enumerate() {
        let all: HashSet<String> = samples.iter().filter_map(|row| value(row, *one)).collect();
        for other in found.iter().skip(nth + 1) {
            let (mut both, mut apart) = (0_usize, 0_usize);
            for row in samples {
                let (Some(first), Some(second)) = (value(row, *one), value(row, *other)) else {
                    continue;
                };
                both += 1;
                let differ = first != second;
                apart += usize::from(match field {
                    Field::Profile => differ && site(&first) == site(&second),
                    _ => differ && all.contains(&second),
                });
            }
            if apart * 2 > both {
                return Some((*one, *other));
            }
        }
    }
    None
}
