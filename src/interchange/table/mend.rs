//! Rows with more cells than the header: somebody wrote `Foo, Inc.` without quotes.
//!
//! The cells are put together where the columns behind them fit best again. Rows with fewer cells need
//! nothing: what is missing is empty.

use super::cell;
use super::date::{self, DayOrder};
use super::field::{Column, Field};
use super::infer::looks_like_phone;
use super::link;

/// The cells of a row brought to the width of the header; what is behind it stays where nothing tells.
pub(super) fn fit(mut cells: Vec<String>, columns: &[Column], delimiter: char) -> Vec<String> {
    while cells.len() > columns.len() && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    let Some(extra) = cells.len().checked_sub(columns.len()) else {
        return cells;
    };
    if extra == 0 || extra > 20 || columns.is_empty() {
        return cells;
    }
    let as_it_is = score(&cells, columns);
    let mut best: Option<(i64, Vec<String>)> = None;
    let runs = (0..columns.len()).flat_map(|at| (extra..extra + 4).map(move |more| (at, more)));
    for (at, more) in runs {
        let Some(run) = cells.get(at..=at + more) else {
            continue;
        };
        // A comma in a text has a space behind it; between cells it has none.
        let spaced = run
            .iter()
            .skip(1)
            .filter(|cell| cell.starts_with(' '))
            .count();
        if more > extra && spaced < more {
            continue;
        }
        let mut joined: Vec<String> = Vec::with_capacity(columns.len());
        joined.extend_from_slice(cells.get(..at).unwrap_or_default());
        joined.push(run.join(&delimiter.to_string()));
        joined.extend_from_slice(cells.get(at + more + 1..).unwrap_or_default());
        let column = columns.get(at).and_then(|column| column.field);
        let points = score(&joined, columns) * 4
            + i64::try_from(spaced).unwrap_or(0) * 2
            + i64::from(holds_text(column));
        if best.as_ref().is_none_or(|(most, _)| points >= *most) {
            best = Some((points, joined));
        }
    }
    match best {
        Some((points, joined)) if points > as_it_is * 4 => joined,
        _ => cells,
    }
}

/// Whether a column holds words in which a comma is nothing special.
fn holds_text(field: Option<Field>) -> bool {
    matches!(
        field,
        None | Some(
            Field::Organization
                | Field::Role
                | Field::Note
                | Field::Place
                | Field::Street
                | Field::Address
                | Field::Keep
                | Field::Occupation
                | Field::Suffix
                | Field::FullName
        )
    )
}

/// How many cells are what their column holds, less those that are not.
fn score(cells: &[String], columns: &[Column]) -> i64 {
    let mut score = 0;
    for (cell, column) in cells.iter().zip(columns) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let is_mail = cell::email(cell).is_some();
        let is_day = date::day(cell, DayOrder::DayFirst).is_some();
        let fits = match column.field {
            Some(Field::Email) => is_mail,
            Some(Field::Phone) => looks_like_phone(cell),
            Some(Field::Link | Field::Profile) => link::is_link(cell),
            Some(Field::KnownSince | Field::Birthday) => {
                date::birthday(cell, DayOrder::DayFirst).is_some()
            }
            Some(_) => {
                score -= i64::from(is_mail || is_day);
                continue;
            }
            None => continue,
        };
        score += if fits { 1 } else { -1 };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::super::infer;
    use super::*;

    #[track_caller]
    fn fitted(header: &str, row: &str, expected: &[&str]) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let columns = infer::columns(&header, &[]);
        let cells = row.split(',').map(str::to_owned).collect();
        assert_eq!(fit(cells, &columns, ','), expected, "{row}");
    }

    #[test]
    fn a_comma_without_quotes_is_put_back() {
        let linkedin = "First Name,Last Name,URL,Email Address,Company,Position,Connected On";
        fitted(
            linkedin,
            "Anna,Zhou,https://x.example/a,a@x.example,Foo, Inc.,CTO,05 Mar 2024",
            &[
                "Anna",
                "Zhou",
                "https://x.example/a",
                "a@x.example",
                "Foo, Inc.",
                "CTO",
                "05 Mar 2024",
            ],
        );
        fitted(
            linkedin,
            "Anna,Zhou, PhD,https://x.example/a,,Foo,CTO,05 Mar 2024",
            &[
                "Anna",
                "Zhou, PhD",
                "https://x.example/a",
                "",
                "Foo",
                "CTO",
                "05 Mar 2024",
            ],
        );
        fitted(
            "Name,Email,Note",
            "Anna,a@x.example,met in Oslo, likes tea, owes nothing",
            &[
                "Anna",
                "a@x.example",
                "met in Oslo, likes tea, owes nothing",
            ],
        );
        fitted(
            "Name,Email,Note,Phone",
            "Anna,a@x.example,likes tea, and rain, and wool",
            &["Anna", "a@x.example", "likes tea, and rain, and wool"],
        );
        fitted("Name,Email", "Anna,a@x.example,,", &["Anna", "a@x.example"]);
        fitted("Name,Email", "Anna", &["Anna"]);
    }
}
