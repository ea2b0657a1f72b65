//! Lines composed in terminal cells: rows of a table under each other.
//!
//! Not here: printing (`out`), and what the cells say.

use crate::cells;
use crate::domain::shown::Shown;

/// What stands before every row, and between its cells.
const GAP: &str = "  ";
/// The widest that a cell before the last makes its column on a terminal.
const WIDEST: usize = 34;
/// The narrowest last column; on a terminal narrower than that it is left alone.
const NARROWEST: usize = 12;

/// `rows` as lines of equal columns. The last cell of a row is as wide as what is left of `width`, and
/// continues below itself where it does not fit; without a width it is left whole.
pub(crate) fn columns(rows: &[Vec<String>], width: Option<usize>) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| Shown::line(cell).into()).collect())
        .collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|at| {
            rows.iter()
                .filter_map(|row| row.get(at))
                .map(|cell| cells::width(cell))
                .max()
                .unwrap_or(0)
                .min(if width.is_some() { WIDEST } else { usize::MAX })
        })
        .collect();
    rows.iter()
        .flat_map(|row| one_row(row, &widths, width))
        .collect()
}

fn one_row(row: &[String], widths: &[usize], width: Option<usize>) -> Vec<String> {
    let Some((last, before)) = row.split_last() else {
        return Vec::new();
    };
    let mut line = String::from(GAP);
    for (cell, width) in before.iter().zip(widths).filter(|(_, width)| **width > 0) {
        line.push_str(&cells::pad(cell, *width));
        line.push_str(GAP);
    }
    let indent = cells::width(&line);
    let room = width.map(|width| width.saturating_sub(indent));
    match room {
        Some(room) if room < cells::width(last) && room >= NARROWEST => {
            let mut lines = Vec::new();
            for part in cells::wrap(last, room) {
                let start = if lines.is_empty() {
                    line.clone()
                } else {
                    " ".repeat(indent)
                };
                lines.push(format!("{start}{part}"));
            }
            lines
        }
        _ => {
            line.push_str(last);
            let line = cells::fit(line.trim_end(), width.unwrap_or(usize::MAX)).into_owned();
            vec![line]
        }
    }
}

/// A row of a table.
pub(crate) fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// `one person`, `three people`, `12 people`: small numbers in words, as in a sentence.
pub(crate) fn people(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match (number, WORDS.get(number)) {
        (0, _) => "nobody".into(),
        (1, _) => "one person".into(),
        (_, Some(word)) => format!("{word} people"),
        (_, None) => format!("{number} people"),
    }
}

/// A sentence's first letter in upper case.
pub(crate) fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_in_cells() {
        let rows = [
            row(["欧阳静怡", "a", "end"]),
            row(["Ada", "bb", "\u{1b}[31mred"]),
        ];
        assert_eq!(
            columns(&rows, None),
            ["  欧阳静怡  a   end", "  Ada       bb  \u{fffd}[31mred"]
        );
    }

    #[test]
    fn the_last_cell_wraps_within_the_width() {
        let rows = [row(["Ada", "one two three four five six"])];
        for width in [24, 30, 60] {
            for line in columns(&rows, Some(width)) {
                assert!(cells::width(&line) <= width, "{line}");
            }
        }
        assert_eq!(columns(&rows, Some(24)).len(), 2);
    }
}
