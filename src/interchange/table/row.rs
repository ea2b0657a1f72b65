//! A row to a person, or why it is nobody: empty rows, the header again, totals, remarks.
//!
//! Not here: what becomes of each cell (`draft`), our own tables (`write` reads back what it wrote), and rows
//! of the wrong width (`mend`).

use super::super::incoming::IncomingPerson;
use super::cell::{clean, line, without_nothing};
use super::draft::Draft;
use super::field::Field;
use super::layout::Layout;
use super::reached;

/// What a row came to.
pub(super) enum Row {
    /// Nothing stands in it, or the header again.
    Empty,
    /// Somebody.
    Person(Box<IncomingPerson>),
    /// Nobody, and why.
    Nobody(String),
}

/// The person in a row.
pub(super) fn read(layout: &Layout, cells: &[String]) -> Row {
    let parts: Vec<&str> = parts_of_names(layout, cells).collect();
    let clean_at = |(at, cell): (usize, &String)| {
        let is_whole = layout
            .columns
            .get(at)
            .is_some_and(|column| column.is(Field::FullName));
        match is_whole {
            true => without_nothing(&clean(cell), &parts),
            false => clean(cell),
        }
    };
    let cells: Vec<String> = cells.iter().enumerate().map(clean_at).collect();
    if cells.iter().all(String::is_empty) || is_header(layout, &cells) {
        return Row::Empty;
    }
    if let Some(reason) = remark(layout, &cells) {
        return Row::Nobody(reason);
    }
    let mut draft = Draft::new(layout);
    for (at, text) in cells.iter().enumerate() {
        match layout.columns.get(at) {
            Some(column) => draft.take(column, text, &cells),
            None if text.is_empty() => {}
            None => draft.notes.push(line(text)),
        }
    }
    draft.finish()
}

/// The cells of the columns that hold parts of a name, as they stand in the file.
fn parts_of_names<'c>(layout: &Layout, cells: &'c [String]) -> impl Iterator<Item = &'c str> {
    let is_part = |field| {
        matches!(
            field,
            Field::GivenName | Field::MiddleName | Field::FamilyName
        )
    };
    let named = layout.columns.iter().zip(cells);
    named
        .filter(move |(column, _)| column.field.is_some_and(is_part))
        .map(|(_, cell)| cell.trim())
}

/// Files that were put together from several have the header again in the middle.
fn is_header(layout: &Layout, cells: &[String]) -> bool {
    let header = &layout.header;
    let filled = header.iter().filter(|name| !name.trim().is_empty()).count();
    filled >= 2
        && header
            .iter()
            .zip(cells)
            .filter(|(name, cell)| !name.trim().is_empty() && clean(name) == **cell)
            .count()
            == filled
}

/// Why a row is a line of totals or a remark rather than somebody.
fn remark(layout: &Layout, cells: &[String]) -> Option<String> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    let numbers_only = filled.all(|cell| {
        cell.chars().any(|character| character.is_ascii_digit())
            && cell
                .chars()
                .all(|character| character.is_ascii_digit() || " .,+-%".contains(character))
    });
    const SUMS: [&str; 14] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "suma",
        "totale",
        "totaal",
        "somme",
        "subtotal",
        "count",
        "anzahl",
    ];
    if numbers_only && SUMS.contains(&super::spelling::words(first).phrase.as_str()) {
        return Some("it is a line of totals, not a person".to_owned());
    }
    let mark = first.starts_with(['#', '/', '*', '=', '_']);
    if mark && cells.len() == 1 && layout.columns.len() >= 2 {
        return Some("it has one cell and looks like a remark".to_owned());
    }
    let wide = layout.columns.len() >= 3;
    let long = first.split_whitespace().count() > 4
        || first.contains([':', '©'])
        || (first.contains(char::is_whitespace)
            && first.chars().any(|character| character.is_ascii_digit()));
    if wide && cells.len() == 1 && long && reached::email(first).is_none() {
        return Some(format!(
            "it has one cell where the header has {}, and looks like a remark",
            layout.columns.len()
        ));
    }
    None
}
