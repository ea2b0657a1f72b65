//! Columns whose headers nobody here reads, understood by what stands beside them: names that are like the
//! addresses of their rows, days beside profiles.
//!
//! Not here: what a single cell looks like (`looks`).

use super::field::{Column, Field};
use super::infer::{is_of_another, share};
use super::link;
use super::looks::{looks_like_name, looks_like_whole_name};
use super::spelling::words;
use super::vocabulary::{DATES, lists};

/// In a language that nobody here reads, the names are what the addresses are made of, or else the column of
/// words in pairs.
pub(super) fn name_by_content(columns: &mut [Column], samples: &[Vec<String>]) {
    let fields = [Field::Email, Field::Profile];
    let reached: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.field.is_some_and(|field| fields.contains(&field)))
        .map(|(at, _)| at)
        .collect();
    let open = |column: &Column| column.field.is_none() && !is_of_another(&column.name);
    let mut alike: Vec<(usize, Likeness)> = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| open(column) && share(samples, *at, looks_like_name) > 0.7)
        .filter_map(|(at, _)| Some((at, Likeness::of(samples, at, &reached)?)))
        .collect();
    alike.truncate(2);
    match alike.as_slice() {
        [(only, _)] => {
            if let Some(column) = columns.get_mut(*only) {
                column.field = Some(Field::FullName);
            }
            return;
        }
        [(one, _), (two, _)]
            if [*one, *two]
                .iter()
                .all(|at| share(samples, *at, looks_like_whole_name) > 0.6) =>
        {
            // Two whole names are no given and family name: one name twice, or two people.
            if is_one_name(samples, *one, *two)
                && let Some(column) = columns.get_mut(*one)
            {
                column.field = Some(Field::FullName);
            }
            return;
        }
        [(one, first), (two, second)] => {
            let (given, family) = match first.place <= second.place {
                true => (*one, *two),
                false => (*two, *one),
            };
            for (at, field) in [(given, Field::GivenName), (family, Field::FamilyName)] {
                if let Some(column) = columns.get_mut(at) {
                    column.field = Some(field);
                }
            }
            return;
        }
        _ => {}
    }
    // `Badge Name` says that it is a name, and the cells say of whom.
    let mut called = columns.iter_mut().enumerate().filter(|(at, column)| {
        open(column)
            && words(&column.name).phrase.ends_with(" name")
            && share(samples, *at, looks_like_whole_name) > 0.6
    });
    if let (Some((_, column)), None) = (called.next(), called.next()) {
        column.field = Some(Field::FullName);
        return;
    }
    let reached = columns
        .iter()
        .any(|column| column.is(Field::Email) || column.is(Field::Phone));
    let mut fitting = columns.iter_mut().enumerate().filter(|(at, column)| {
        column.field.is_none()
            && !is_of_another(&column.name)
            && share(samples, *at, looks_like_name) > 0.9
            && share(samples, *at, looks_like_whole_name) > 0.6
    });
    if let (true, Some((_, column)), None) = (reached, fitting.next(), fitting.next()) {
        column.field = Some(Field::FullName);
    }
}

/// Whether two columns of names hold a word in common in most rows.
fn is_one_name(samples: &[Vec<String>], one: usize, other: usize) -> bool {
    let phrase = |row: &[String], at: usize| row.get(at).map(|cell| words(cell).phrase);
    let common = samples.iter().filter(|row| {
        let (Some(first), Some(second)) = (phrase(row, one), phrase(row, other)) else {
            return false;
        };
        first
            .split(' ')
            .any(|word| second.split(' ').any(|there| there == word))
    });
    common.count() * 2 > samples.len()
}

/// Beside links to profiles a lone `Date` is the day on which two were connected.
pub(super) fn since_by_content(columns: &mut [Column], samples: &[Vec<String>]) {
    let profiles = columns
        .iter()
        .enumerate()
        .any(|(at, _)| share(samples, at, |cell| link::profile(cell).is_some()) > 0.5);
    let known = columns.iter().any(|column| column.is(Field::KnownSince));
    let mut dated = columns
        .iter_mut()
        .filter(|column| column.field.is_none() && lists(DATES, &words(&column.name).phrase));
    if let (true, false, Some(column), None) = (profiles, known, dated.next(), dated.next()) {
        column.field = Some(Field::KnownSince);
    }
}

/// How a column of words is like the addresses beside it: `Ana` in `ana.lima@…` and `…/in/ana-lima`.
pub(super) struct Likeness {
    /// Where in the addresses its words stand on average, in letters.
    place: f64,
}

impl Likeness {
    /// `None` where most cells have nothing of the addresses.
    pub(super) fn of(samples: &[Vec<String>], at: usize, reached: &[usize]) -> Option<Self> {
        let (mut both, mut alike, mut places) = (0_u32, 0_u32, 0.0);
        for row in samples {
            let first = row
                .get(at)
                .map(|cell| words(cell).phrase)
                .unwrap_or_default();
            let Some(word) = first.split(' ').find(|word| word.len() >= 3) else {
                continue;
            };
            let addresses: Vec<String> = reached
                .iter()
                .filter_map(|at| row.get(*at))
                .filter(|cell| !cell.trim().is_empty())
                .map(|cell| match cell.split_once('@') {
                    Some((local, _)) => words(local).phrase,
                    None => words(cell.rsplit('/').next().unwrap_or_default()).phrase,
                })
                .collect();
            both += u32::from(!addresses.is_empty());
            if let Some(place) = addresses.iter().find_map(|address| address.find(word)) {
                alike += 1;
                places += f64::from(u32::try_from(place).unwrap_or(u32::MAX));
            }
        }
        (alike > 0 && alike * 2 > both).then(|| Self {
            place: places / f64::from(alike),
        })
    }
}
