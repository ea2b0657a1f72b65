//! Cells that are longer than what is kept of them: a text is shortened, a picture or a page in a cell of
//! anything else is left out, and whoever the row is about is read.
//!
//! Not here: rows that are too long as a whole; their cells are not whole either.

use super::super::cuts::shorten;
use super::super::incoming::{IncomingPerson, Limits};
use super::super::reading::size;
use super::dialect::Dialect;
use super::field::{Column, Field};
use super::layout::Layout;

/// The longest name of a column that a sentence repeats: characters.
const LONGEST_NAME: usize = 60;

/// Makes every cell fit, and says in `cuts` of which something is left out.
pub(super) fn shorten_cells(
    layout: &Layout,
    cells: &mut [String],
    limits: &Limits,
    cuts: &mut Vec<String>,
) {
    let most = size(limits.field_bytes as u64);
    for (at, cell) in cells.iter_mut().enumerate() {
        if cell.len() <= limits.field_bytes {
            continue;
        }
        let column = layout.columns.get(at);
        let name: String = match column {
            Some(column) => column.name.chars().take(LONGEST_NAME).collect(),
            None => "beyond the header".to_owned(),
        };
        if is_text(layout, column) {
            shorten(cell, limits.field_bytes);
            cuts.push(format!("what in “{name}” is beyond {most}"));
            continue;
        }
        cell.clear();
        // What nobody reads is nothing that is left out.
        if column.is_none_or(|column| !matches!(column.field, None | Some(Field::Skip))) {
            cuts.push(format!("the cell in “{name}”, which is longer than {most}"));
        }
    }
}

/// Makes the note fit that the cells of a row make together.
pub(super) fn shorten_note(person: &mut IncomingPerson, limits: &Limits, cuts: &mut Vec<String>) {
    if person.note.len() > limits.field_bytes {
        shorten(&mut person.note, limits.field_bytes);
        let most = size(limits.field_bytes as u64);
        cuts.push(format!("what of the note is beyond {most}"));
    }
}

/// Whether the beginning of what stands in a column is worth keeping without its end.
fn is_text(layout: &Layout, column: Option<&Column>) -> bool {
    matches!(layout.dialect, Dialect::Cordial { .. })
        || column.is_some_and(|column| {
            matches!(
                column.field,
                Some(Field::Note | Field::Keep | Field::HowMet)
            )
        })
}
