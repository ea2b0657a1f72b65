//! What of a row has no field of its own and goes into the note, under the name of its column, within
//! bounds.

use super::cell::{self, line};
use super::draft::Draft;
use super::field::Column;
use super::reached;

/// Of one person so many cells without a field are kept.
const MOST_KEPT: usize = 80;
/// Characters of such a cell.
const LONGEST_KEPT: usize = 4000;
/// Characters of the name of its column.
const LONGEST_NAME: usize = 160;

impl Draft<'_> {
    /// Keeps in the note what has no field, within bounds.
    pub(super) fn keep(&mut self, name: &str, text: &str) {
        let name = line(name);
        let mut text = text.to_owned();
        if let Some((at, _)) = text.char_indices().nth(LONGEST_KEPT) {
            text.truncate(at);
            text.push('…');
        }
        let nameless = name
            .strip_prefix("column ")
            .is_some_and(|number| number.parse::<u32>().is_ok());
        let remark = match name.char_indices().nth(LONGEST_NAME) {
            _ if nameless => text.clone(),
            Some((at, _)) => format!("{}…: {text}", name.get(..at).unwrap_or_default()),
            None => match name.ends_with(['?', ':', '!']) {
                true => format!("{name} {text}"),
                false => format!("{name}: {text}"),
            },
        };
        let fits = self.remarks.len() < MOST_KEPT;
        if fits && !text.is_empty() && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// The same for several texts of a column.
    pub(super) fn keep_all(&mut self, column: &Column, texts: &[String]) {
        for text in texts {
            if reached::is_rounded(text) {
                let why = format!("not readable, a spreadsheet rounded it ({text})");
                self.keep(&column.name, &why);
            } else if !cell::says_nothing(text) {
                self.keep(&column.name, text);
            }
        }
    }
}
