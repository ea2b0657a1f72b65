//! Headers to columns: words that mean one thing beside one neighbour and another beside the next, and
//! columns without a header that can be understood, by what their cells look like.
//!
//! Pure evidence; what the user says (`mapping`) comes later and wins.

use super::by_content::{name_by_content, since_by_content};
use super::cell::clean;
use super::field::{Column, Field};
use super::link;
use super::looks::{
    has_scheme, is_abroad, is_single_name, is_written_as_phone, looks_like_email, looks_like_name,
    looks_like_phone, looks_like_whole_name,
};
use super::parties::others_addresses;
use super::recognise::{Reading, recognise};
use super::second;
use super::spelling::words;
use super::vocabulary::{FORMS_OF_ADDRESS, OTHERS, TITLES, lists};

/// The label of a name that is kept, and is the name of whoever has no other.
pub(super) const ORIGINAL: &str = "original";

/// What the columns of a header hold; `samples` are rows below it.
pub(super) fn columns(header: &[String], samples: &[Vec<String>]) -> Vec<Column> {
    let readings: Vec<Reading> = header.iter().map(|cell| recognise(cell)).collect();
    let holds = |wanted: Field| {
        readings
            .iter()
            .any(|reading| matches!(reading, Reading::Known { field, .. } if *field == wanted))
    };
    let apelido_is_family = !holds(Field::FamilyName);
    let has_apelido = readings.contains(&Reading::Apelido) && apelido_is_family;
    let (given, family) = (
        holds(Field::GivenName),
        holds(Field::FamilyName) || has_apelido,
    );
    let portuguese = header.iter().any(|cell| {
        matches!(
            words(cell).phrase.as_str(),
            "nome" | "telefone" | "sobrenome" | "endereco"
        )
    });
    let titles = readings
        .iter()
        .filter(|reading| **reading == Reading::Title)
        .count();
    let mut titles_seen = 0;
    let mut columns: Vec<Column> = Vec::with_capacity(header.len());
    for (at, (name, reading)) in header.iter().zip(&readings).enumerate() {
        let mut column = Column::unread(&clean(&name.replace('\u{feff}', "")));
        if column.name.is_empty() {
            column.name = format!("column {}", at + 1);
        }
        let field = match reading {
            Reading::Known {
                field,
                label,
                group,
            } => {
                column.label.clone_from(label);
                column.group.clone_from(group);
                Some(*field)
            }
            Reading::Name | Reading::FirstOrWhole if given != family => {
                let other = match given {
                    true => Field::GivenName,
                    false => Field::FamilyName,
                };
                let beside = readings.iter().position(
                    |reading| matches!(reading, Reading::Known { field, .. } if *field == other),
                );
                let share = beside.and_then(|beside| share_within(samples, beside, at));
                Some(match (share, reading, other) {
                    (Some(share), _, _) if share > 0.5 => Field::FullName,
                    (_, _, Field::GivenName) if *reading == Reading::Name => Field::FamilyName,
                    (_, Reading::FirstOrWhole, Field::FamilyName)
                    | (Some(_), _, Field::FamilyName) => Field::GivenName,
                    _ => Field::FullName,
                })
            }
            Reading::Name | Reading::FirstOrWhole => Some(Field::FullName),
            Reading::Apelido if apelido_is_family => Some(Field::FamilyName),
            Reading::Apelido => Some(Field::Nickname),
            Reading::Aniversario if portuguese && !holds(Field::Birthday) => Some(Field::Birthday),
            Reading::Aniversario => Some(Field::Keep),
            Reading::Title => {
                titles_seen += 1;
                let others = holds(Field::Role) || (titles > 1 && titles_seen < titles);
                Some(title(samples, at, others))
            }
            Reading::Labelled(label) => {
                column.label.clone_from(label);
                None
            }
            Reading::Unknown => None,
        };
        column.field = field;
        columns.push(column);
    }
    let split_birthday = holds(Field::BirthYear) && holds(Field::BirthMonth);
    for (at, column) in columns.iter_mut().enumerate() {
        if split_birthday && column.is(Field::Birthday) {
            column.field = Some(Field::BirthDay);
        }
        by_content(column, samples, at);
    }
    original_names(&mut columns);
    second::mark(&mut columns);
    join_streets(&mut columns);
    since_by_content(&mut columns, samples);
    let named = |column: &Column| {
        column
            .field
            .is_some_and(|field| field.is_name() || field == Field::FallbackName)
    };
    if !columns.iter().any(named) {
        name_by_content(&mut columns, samples);
    }
    if columns.iter().any(named)
        && let Some(other) = others_addresses(&columns, samples)
        && let Some(column) = columns.get_mut(other)
    {
        column.field = None;
    }
    columns
}

/// `Name (Original Name)` says how somebody was called before; beside a name that says how they are called, it
/// is kept, whichever stands first.
fn original_names(columns: &mut [Column]) {
    let is_original = |column: &Column| {
        column.is(Field::FullName)
            && words(&column.name)
                .phrase
                .split(' ')
                .any(|word| word == "original")
    };
    let is_other = |column: &Column| column.is(Field::FullName) && !is_original(column);
    if columns.iter().any(is_other) {
        for column in columns.iter_mut().filter(|column| is_original(column)) {
            column.field = Some(Field::Keep);
            column.label = ORIGINAL.to_owned();
        }
    }
}

/// The share of rows in which the cell of `whole` holds the one of `part`; `None` where no row has both.
fn share_within(samples: &[Vec<String>], part: usize, whole: usize) -> Option<f64> {
    let (mut both, mut within) = (0_u32, 0_u32);
    for row in samples {
        let (Some(part), Some(whole)) = (row.get(part), row.get(whole)) else {
            continue;
        };
        let (part, whole) = (part.trim().to_lowercase(), whole.trim().to_lowercase());
        if !part.is_empty() && !whole.is_empty() {
            both += 1;
            within += u32::from(whole.contains(&part) && whole != part);
        }
    }
    (both > 0).then(|| f64::from(within) / f64::from(both))
}

/// The columns of rows that have no header.
pub(super) fn headerless(width: usize, samples: &[Vec<String>]) -> Vec<Column> {
    let mut columns: Vec<Column> = (1..=width)
        .map(|number| Column::unread(&format!("column {number}")))
        .collect();
    for (at, column) in columns.iter_mut().enumerate() {
        by_content(column, samples, at);
    }
    let alone = width == 1 && share(samples, 0, looks_like_whole_name) > 0.9;
    if alone || columns.iter().any(|column| column.field.is_some()) {
        let name = columns.iter().enumerate().position(|(at, column)| {
            column.field.is_none() && share(samples, at, looks_like_name) > 0.8
        });
        // `Anna,Zhou` beside an address: two columns of single words.
        let single = |at: usize| share(samples, at, is_single_name) > 0.8;
        let parts = name.filter(|at| {
            single(*at)
                && single(*at + 1)
                && columns
                    .get(*at + 1)
                    .is_some_and(|next| next.field.is_none())
        });
        let fields = match parts {
            Some(_) => &[Field::GivenName, Field::FamilyName][..],
            None => &[Field::FullName],
        };
        let from = name.unwrap_or(columns.len());
        for (column, field) in columns.iter_mut().skip(from).zip(fields) {
            column.field = Some(*field);
        }
    }
    columns
}

/// `Title` holds what stands before a name where the cells say so, or where another column holds the role.
fn title(samples: &[Vec<String>], at: usize, others: bool) -> Field {
    let filled = filled(samples, at);
    if filled == 0 {
        return if others {
            Field::Honorific
        } else {
            Field::Role
        };
    }
    if others || share(samples, at, is_title) >= 0.5 {
        Field::Honorific
    } else {
        Field::Role
    }
}

/// Whether `text` stands before a name.
pub(super) fn is_title(text: &str) -> bool {
    let phrase = words(text).phrase;
    is_form_of_address(text) || lists(TITLES, &phrase) || {
        !phrase.is_empty()
            && phrase
                .split(' ')
                .all(|word| lists(TITLES, word) || lists(FORMS_OF_ADDRESS, word))
    }
}

/// Whether `text` is `Mr`, `Frau` and the like, which are no part of the name.
pub(super) fn is_form_of_address(text: &str) -> bool {
    lists(FORMS_OF_ADDRESS, &words(text).phrase)
}

/// Corrects what the header said by what the cells are, and reads a column by its cells alone.
fn by_content(column: &mut Column, samples: &[Vec<String>], at: usize) {
    let share = |test: fn(&str) -> bool| share(samples, at, test);
    match column.field {
        None if is_of_another(&column.name) => {}
        None => {
            if share(looks_like_email) > 0.6 {
                column.field = Some(Field::Email);
            } else if share(|cell| link::profile(cell).is_some()) > 0.6 {
                column.field = Some(Field::Profile);
            } else if share(|cell| has_scheme(cell) && link::is_link(cell)) > 0.9 {
                column.field = Some(Field::Link);
            } else {
                let is_labelled = !column.label.is_empty();
                let is_plus = || share(|cell| cell.trim().starts_with('+')) > 0.5;
                let are_numbers = share(looks_like_phone) > 0.8 && (is_labelled || is_plus());
                if are_numbers || (is_labelled && share(is_abroad) > 0.8) {
                    column.field = Some(Field::Phone);
                }
            }
        }
        Some(Field::Link) if share(|cell| link::profile(cell).is_some()) > 0.5 => {
            column.field = Some(Field::Profile);
        }
        Some(Field::Profile) if filled(samples, at) > 0 && share(link::is_link) < 0.3 => {
            column.field = Some(Field::Keep);
        }
        Some(Field::Phone) if share(looks_like_email) > 0.7 => {
            column.field = Some(Field::Email);
            column.label.clear();
        }
        Some(Field::Email) if share(looks_like_phone) > 0.8 => column.field = Some(Field::Phone),
        Some(Field::FullName | Field::Organization | Field::Place | Field::Skip) => {
            if share(looks_like_email) > 0.7 {
                column.field = Some(Field::Email);
            } else if share(looks_like_phone) > 0.7 && share(is_written_as_phone) > 0.5 {
                column.field = Some(Field::Phone);
            } else if column.is(Field::FullName)
                && filled(samples, at) > 0
                && (share(has_letters) < 0.1 || share(is_answer) > 0.9)
            {
                // `#1001` is what an order is called, and whether somebody is a guest is no name.
                column.field = None;
            }
        }
        Some(_) => {}
    }
}

fn is_answer(cell: &str) -> bool {
    matches!(
        cell.to_lowercase().as_str(),
        "yes" | "no" | "true" | "false" | "y" | "n" | "ja" | "nein" | "oui" | "non" | "si" | "sí"
    )
}

fn has_letters(cell: &str) -> bool {
    cell.contains(char::is_alphabetic)
}

/// Whether a column speaks of somebody else than the person of its row.
pub(super) fn is_of_another(name: &str) -> bool {
    words(name)
        .phrase
        .split(' ')
        .any(|word| lists(OTHERS, word))
}

/// `Werkadres 2, straat` is the second line of the address and not a second address.
fn join_streets(columns: &mut [Column]) {
    let groups: Vec<String> = columns.iter().map(|column| column.group.clone()).collect();
    for at in 0..columns.len() {
        let Some(group) = groups.get(at).filter(|group| group.starts_with("address ")) else {
            continue;
        };
        let Some((base, number)) = group.rsplit_once(' ') else {
            continue;
        };
        let alone = columns
            .iter()
            .filter(|column| column.group == *group)
            .all(|column| column.is(Field::Street));
        let is_google = columns
            .get(at)
            .is_some_and(|column| column.name.contains(" - "));
        let has_base = groups.iter().any(|other| other == base);
        if alone
            && has_base
            && !is_google
            && number.parse::<u32>().is_ok()
            && let Some(column) = columns.get_mut(at)
        {
            column.group = base.to_owned();
        }
    }
}

fn cells(samples: &[Vec<String>], at: usize) -> impl Iterator<Item = &str> {
    samples
        .iter()
        .filter_map(move |row| row.get(at))
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
}

fn filled(samples: &[Vec<String>], at: usize) -> usize {
    cells(samples, at).count()
}

/// The share of filled cells that pass a test, from 0 to 1.
pub(super) fn share(samples: &[Vec<String>], at: usize, test: fn(&str) -> bool) -> f64 {
    let (mut all, mut passed) = (0_u32, 0_u32);
    for cell in cells(samples, at) {
        all += 1;
        passed += u32::from(test(cell));
    }
    if all == 0 {
        0.0
    } else {
        f64::from(passed) / f64::from(all)
    }
}
