//! Rows with more cells than the header: somebody wrote `Foo, Inc.` without quotes.
//!
//! The cells are put together where the columns behind them fit best again. Rows with fewer cells need
//! nothing: what is missing is empty.

use super::date::{self, DayOrder};
use super::field::{Column, Field};
use super::link;
use super::looks::looks_like_phone;
use super::reached;

/// The cells of a row brought to the width of the header; what is behind it stays where nothing tells.
pub(super) fn fit(mut cells: Vec<String>, columns: &[Column], delimiter: char) -> Vec<String> {
    while cells.len() > columns.len() && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    let Some(extra) = cells.len().checked_sub(columns.len()) else {
        return cells;
    };
    if extra == 0 || extra > 8 || columns.is_empty() || columns.len() > 200 {
        return cells;
    }
    let before = points(&cells, columns);
    match shared_out(&cells, columns, delimiter) {
        Some((after, joined)) if after > before => joined,
        _ => cells,
    }
}

/// What the cells are worth as they stand.
fn points(cells: &[String], columns: &[Column]) -> i64 {
    cells
        .iter()
        .zip(columns)
        .map(|(cell, column)| worth(cell, column) * 4)
        .sum()
}

/// The best way to give every column one or more cells, in their order, and what it is worth. Columns at
/// the end may get none.
fn shared_out(cells: &[String], columns: &[Column], delimiter: char) -> Option<(i64, Vec<String>)> {
    let most = cells.len() - columns.len() + 5;
    let between = delimiter.to_string();
    // What the columns so far are worth with so many cells given, and how many the last of them took.
    let mut best: Vec<Option<i64>> = vec![None; cells.len() + 1];
    *best.first_mut()? = Some(0);
    let mut taken: Vec<Vec<usize>> = Vec::with_capacity(columns.len());
    for column in columns {
        let mut next: Vec<Option<i64>> = vec![None; cells.len() + 1];
        let mut took = vec![0; cells.len() + 1];
        for (at, so_far) in best.iter().enumerate() {
            let Some(so_far) = so_far else { continue };
            let least = usize::from(at < cells.len());
            for take in least..=most.min(cells.len() - at) {
                let run = cells.get(at..at + take).unwrap_or_default();
                let points = so_far + together(run, column, &between);
                let (place, took) = (next.get_mut(at + take)?, took.get_mut(at + take)?);
                if place.is_none_or(|known| points > known) {
                    *place = Some(points);
                    *took = take;
                }
            }
        }
        best = next;
        taken.push(took);
    }
    let points = best.pop().flatten()?;
    let mut end = cells.len();
    let mut joined = Vec::with_capacity(columns.len());
    for took in taken.iter().rev() {
        let take = took.get(end).copied()?;
        joined.push(cells.get(end - take..end)?.join(&between));
        end -= take;
    }
    joined.reverse();
    Some((points, joined))
}

/// What some cells are worth as the one of a column.
fn together(run: &[String], column: &Column, between: &str) -> i64 {
    let points = worth(&run.join(between), column) * 4;
    let Some(seams) = run.len().checked_sub(1).filter(|seams| *seams > 0) else {
        return points;
    };
    // A comma in a text has a space behind it; between cells it has none.
    let spaced = run
        .iter()
        .skip(1)
        .filter(|cell| cell.starts_with(' '))
        .count();
    let spaced = i64::try_from(spaced).unwrap_or(0);
    let unspaced = i64::try_from(seams).unwrap_or(0) - spaced;
    points + 2 * spaced - 2 * unspaced + if holds_text(column.field) { 1 } else { -3 }
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

/// 1 for a cell that is what its column holds, -1 for one that is not, 0 where that cannot be told.
fn worth(cell: &str, column: &Column) -> i64 {
    let cell = cell.trim();
    if cell.is_empty() {
        return 0;
    }
    let is_mail = reached::email(cell).is_some();
    let is_day = date::day(cell, DayOrder::DayFirst).is_some();
    let fits = match column.field {
        Some(Field::Email) => is_mail,
        Some(Field::Phone) => looks_like_phone(cell),
        Some(Field::Link | Field::Profile) => link::is_link(cell),
        Some(Field::KnownSince | Field::Birthday) => {
            date::birthday(cell, DayOrder::DayFirst).is_some()
        }
        Some(Field::Keep) => return 0,
        Some(_) if is_mail || is_day => false,
        _ => return 0,
    };
    if fits { 1 } else { -1 }
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
            &["Anna", "a@x.example", "likes tea, and rain, and wool", ""],
        );
        fitted(
            linkedin,
            "Anna,Zhou,https://x.example/a,,Foo, Inc.,CTO, Europe,05 Mar 2024",
            &[
                "Anna",
                "Zhou",
                "https://x.example/a",
                "",
                "Foo, Inc.",
                "CTO, Europe",
                "05 Mar 2024",
            ],
        );
        fitted("Name,Email", "Anna,a@x.example,,", &["Anna", "a@x.example"]);
        fitted("Name,Email", "Anna", &["Anna"]);
    }
}
