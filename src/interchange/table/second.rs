//! Columns of a second person in the rows of a first: another pair of names, and how whoever bears them is
//! reached. They are told by the header, and looked at row by row, because a bill and a parcel are as often for
//! one person as for two.
//!
//! Not here: columns that say by a word that they are of somebody else (`OTHERS`), and two people of whom
//! neither is named by the header (`parties`).

use super::cell::names_nobody;
use super::field::{Column, Field};
use super::infer::is_of_another;
use super::spelling::{Words, words};

/// Of whom a column speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Whose {
    /// Of the one whom its row is about.
    #[default]
    Theirs,
    /// Of whom the second names call, who may be the same; of the same where the names are empty.
    Second,
    /// Of whom the second names call, and of nobody else, because the header comes again word by word.
    Repeated,
}

/// Finds the second names and what belongs to them.
pub(super) fn mark(columns: &mut [Column]) {
    let said: Vec<Words> = columns.iter().map(|column| words(&column.name)).collect();
    let names = second_names(columns, &said);
    let (Some(start), Some(pair)) = (
        names.iter().map(|(_, second)| *second).min(),
        names.first().copied(),
    ) else {
        return;
    };
    let apart = Apart::of(&said, pair);
    let seconds: Vec<usize> = names.iter().map(|(_, second)| *second).collect();
    let first = names.iter().map(|(first, _)| *first).min().unwrap_or(0);
    let before: Vec<Field> = columns
        .get(first..start)
        .unwrap_or_default()
        .iter()
        .filter_map(|column| column.field)
        .collect();
    let whose = match apart {
        Apart::Words(..) => Whose::Second,
        Apart::Numbers | Apart::Nothing => Whose::Repeated,
    };
    for (at, column) in columns.iter_mut().enumerate() {
        if seconds.contains(&at) {
            column.field = Some(Field::Keep);
            column.whose = whose;
        } else if let (Some(field), Some(said)) = (column.field.filter(is_own), said.get(at))
            && apart.is_second(said, at > start, before.contains(&field))
        {
            column.whose = whose;
        }
    }
}

/// The second names, each behind the first name that it is like.
fn second_names(columns: &[Column], said: &[Words]) -> Vec<(usize, usize)> {
    let names: Vec<(usize, Field)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !is_of_another(&column.name))
        .filter_map(|(at, column)| Some((at, column.field?)))
        .filter(|(_, field)| {
            matches!(
                field,
                Field::FullName | Field::GivenName | Field::FamilyName
            )
        })
        .collect();
    let first_of = |field: Field| move |(_, other): &&(usize, Field)| -> bool { *other == field };
    let reached = |from: usize, to: usize| {
        let between = columns.get(from..to).unwrap_or_default();
        between
            .iter()
            .any(|column| column.field.as_ref().is_some_and(is_reach))
    };
    // The same header again, behind how the first is reached.
    let again: Vec<(usize, usize)> = names
        .iter()
        .filter_map(|(at, field)| {
            let (first, _) = names.iter().find(first_of(*field))?;
            let (one, other) = (said.get(*first)?, said.get(*at)?);
            let counted = names.first().is_some_and(|(from, _)| reached(*from, *at));
            (first < at && one.phrase == other.phrase && counted).then_some((*first, *at))
        })
        .collect();
    if !again.is_empty() {
        return again;
    }
    // `Billing First Name, Billing Last Name, Shipping First Name, Shipping Last Name`; further given names
    // stand beside the first, and so do further family names.
    let parts: Vec<(usize, Field)> = names
        .iter()
        .filter(|(_, field)| *field != Field::FullName)
        .copied()
        .collect();
    let runs: Vec<&[(usize, Field)]> = parts.chunk_by(|one, other| one.1 == other.1).collect();
    let rest = runs.get(2..).unwrap_or_default();
    if rest.len() >= 2 {
        let pair = |(at, field): &(usize, Field)| {
            let (first, _) = parts.iter().find(first_of(*field))?;
            Some((*first, *at))
        };
        return rest.iter().copied().flatten().filter_map(pair).collect();
    }
    whole_names(&names, columns, said)
}

/// `Billing Name, Billing Phone, Shipping Name, Shipping Phone`: two whole names, each with a word of its own
/// that comes again where somebody is reached.
fn whole_names(
    names: &[(usize, Field)],
    columns: &[Column],
    said: &[Words],
) -> Vec<(usize, usize)> {
    let mut whole = names
        .iter()
        .filter(|(_, field)| *field == Field::FullName)
        .map(|(at, _)| *at);
    let (Some(one), Some(other)) = (whole.next(), whole.next()) else {
        return Vec::new();
    };
    let Apart::Words(first, second) = Apart::of(said, (one, other)) else {
        return Vec::new();
    };
    let has_reach = |own: &[String]| {
        columns
            .iter()
            .zip(said)
            .any(|(column, said)| column.field.as_ref().is_some_and(is_reach) && shares(said, own))
    };
    match has_reach(&first) && has_reach(&second) {
        true => vec![(one, other)],
        false => Vec::new(),
    }
}

/// What tells the header of a second name from that of the first.
enum Apart {
    /// The words that only the first has, and those that only the second has.
    Words(Vec<String>, Vec<String>),
    /// The number behind it, which is 2 or more.
    Numbers,
    /// Nothing: it comes again as it is.
    Nothing,
}

impl Apart {
    fn of(said: &[Words], (one, other): (usize, usize)) -> Self {
        let (Some(one), Some(other)) = (said.get(one), said.get(other)) else {
            return Self::Nothing;
        };
        let only = |of: &Words, not: &Words| -> Vec<String> {
            let has = |word: &&str| !not.phrase.split(' ').any(|other| other == *word);
            let own = of.phrase.split(' ').filter(has);
            own.map(str::to_owned).collect()
        };
        match (only(one, other), only(other, one)) {
            (first, second) if !first.is_empty() && !second.is_empty() => {
                Self::Words(first, second)
            }
            _ if one.numbers != other.numbers && other.numbers.iter().any(|number| *number > 1) => {
                Self::Numbers
            }
            _ => Self::Nothing,
        }
    }

    /// Whether a column of this header is the second's; `behind` the second name, and `again` where the first
    /// has one as well.
    fn is_second(&self, said: &Words, behind: bool, again: bool) -> bool {
        match self {
            Self::Words(first, second) => {
                shares(said, second) || (behind && again && !shares(said, first))
            }
            Self::Numbers => match said.numbers.first() {
                Some(number) => *number > 1 && behind,
                None => behind && again,
            },
            Self::Nothing => behind,
        }
    }
}

fn shares(said: &Words, own: &[String]) -> bool {
    said.phrase
        .split(' ')
        .any(|word| own.iter().any(|other| other == word))
}

/// Whether somebody is reached by it.
fn is_reach(field: &Field) -> bool {
    field.is_address() || matches!(field, Field::Email | Field::Phone | Field::Profile)
}

/// Whether it is somebody's own, and wrong of anybody else.
fn is_own(field: &Field) -> bool {
    is_reach(field)
        || matches!(
            field,
            Field::MiddleName
                | Field::Honorific
                | Field::Suffix
                | Field::Nickname
                | Field::Pronouns
                | Field::Link
                | Field::Organization
                | Field::Role
                | Field::Occupation
                | Field::Place
                | Field::Birthday
                | Field::BirthYear
                | Field::BirthMonth
                | Field::BirthDay
        )
}

/// What the second names of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Empty.
    Nobody,
    /// Those of the one whom the row is about.
    Same,
    /// The only ones of the row, in which nobody else is named or reached.
    Alone,
    /// Other names.
    Other,
}

/// What the second names of a row are.
pub(super) fn named(columns: &[Column], row: &[String]) -> Named {
    let (mut first, mut second) = (String::new(), String::new());
    let mut is_reached = false;
    for (column, cell) in columns.iter().zip(row) {
        let cell = cell.trim();
        if cell.is_empty() || names_nobody(cell) {
            continue;
        }
        let is_name = column.field.is_some_and(Field::is_name) || column.is(Field::MiddleName);
        let own = match column.whose {
            Whose::Theirs if is_name => &mut first,
            Whose::Second | Whose::Repeated if is_second_name(column) => &mut second,
            Whose::Theirs => {
                is_reached |= column.field.as_ref().is_some_and(is_reach);
                continue;
            }
            _ => continue,
        };
        own.push(' ');
        own.push_str(cell);
    }
    let (first, second) = (words(&first).phrase, words(&second).phrase);
    if second.is_empty() {
        return Named::Nobody;
    }
    if first.is_empty() && !is_reached {
        return Named::Alone;
    }
    let is_theirs = |word: &str| first.split(' ').any(|own| own == word);
    match second.split(' ').all(is_theirs) {
        true => Named::Same,
        false => Named::Other,
    }
}

/// Whether a second name stands in it, or stood there until the user left it out.
fn is_second_name(column: &Column) -> bool {
    column.whose != Whose::Theirs && (column.is(Field::Keep) || column.is(Field::Skip))
}

/// The names of two people of whom both are reached, by number; `None` where the rows are about one, or where
/// nothing but names and parcels is told of the second.
pub(super) fn two_reached(columns: &[Column], samples: &[Vec<String>]) -> Option<(usize, usize)> {
    let other = columns.iter().position(is_second_name)?;
    let one = columns.iter().position(|column| {
        column.whose == Whose::Theirs && column.field.is_some_and(Field::is_name)
    })?;
    let reaches = |column: &Column| {
        column.is(Field::Email)
            || column.is(Field::Profile)
            || (column.is(Field::Phone) && column.whose != Whose::Second)
    };
    let (mut all, mut apart) = (0_usize, 0_usize);
    for row in samples {
        let named = named(columns, row);
        all += usize::from(named != Named::Nobody);
        let filled = |is_theirs: bool| {
            columns.iter().zip(row).any(|(column, cell)| {
                (column.whose == Whose::Theirs) == is_theirs
                    && !cell.trim().is_empty()
                    && reaches(column)
            })
        };
        apart += usize::from(named == Named::Other && filled(true) && filled(false));
    }
    (apart > 0 && apart * 2 >= all).then_some((one, other))
}
