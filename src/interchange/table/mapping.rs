//! What the user says a column holds: `Firma=organization,"Straße, Nr."=street,Handy=phone:mobile,3=note`.
//!
//! Not here: what we make of columns without being told.

use crate::report::{Report, Result};

use super::date::DayOrder;
use super::field::{Column, Field};
use super::second::Whose;
use super::spelling::words;

/// Columns by name or number, and what they hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    column: String,
    field: Field,
    label: String,
}

impl Mapping {
    /// Reads a mapping as it is typed: `column=field` joined by commas; quotes around what holds a comma or
    /// an equals sign; `field:label` where addresses or numbers are to have a label. A column is named as the
    /// header names it, or by its number from 1. A column of nothing, `column=` or `column=ignore`, is left
    /// out; `birthday:dmy` and `birthday:mdy` say in which order days are written.
    ///
    /// # Errors
    /// A piece without an equals sign, a field or an order that does not exist, a column that is given twice.
    pub fn parse(text: &str) -> Result<Self> {
        let mut mapping = Self::default();
        for piece in split(text, ',')? {
            if piece.trim().is_empty() {
                continue;
            }
            let parts = split(piece, '=')?;
            let [column, rest @ ..] = parts.as_slice() else {
                continue;
            };
            let (true, Some(target)) = (rest.len() == 1, rest.first()) else {
                return Err(Report::input(format!(
                    "“{}” does not say which column holds what.",
                    piece.trim()
                ))
                .hint("write it as column=field, such as Firma=organization,Vorname=given_name; put quotes around a column whose name holds a comma or an equals sign"));
            };
            let (name, label) = match target.trim().split_once(':') {
                Some((name, label)) => (name.trim(), label.trim()),
                None => (target.trim(), ""),
            };
            let field = match name {
                "" => Some(Field::Skip),
                name => Field::named(name),
            };
            let Some(field) = field else {
                return Err(Report::input(format!("There is no field “{name}”."))
                    .hint(format!("the fields are {}", field_names())));
            };
            let of_days = matches!(field, Field::Birthday | Field::KnownSince);
            if of_days && !label.is_empty() && DayOrder::named(label).is_none() {
                return Err(
                    Report::input(format!("“{label}” is no order of day, month and year."))
                        .hint("write dmy where the day comes first, mdy where the month does, such as Birthday=birthday:dmy"),
                );
            }
            let column = unquoted(column);
            if mapping.entries.iter().any(|entry| entry.column == column) {
                return Err(
                    Report::input(format!("The column “{column}” is mapped twice."))
                        .hint("say once what it holds"),
                );
            }
            mapping.entries.push(Entry {
                column,
                field,
                label: label.to_owned(),
            });
        }
        Ok(mapping)
    }

    /// Reads a mapping with a column on each line, `column = field`: what [`Mapping::lines`] writes. The last
    /// equals sign of a line counts.
    ///
    /// # Errors
    /// As for [`Mapping::parse`].
    pub fn of_lines(text: &str) -> Result<Self> {
        let pieces: Vec<String> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| match line.rsplit_once('=') {
                Some((column, field)) => {
                    format!(
                        "\"{}\"={}",
                        column.trim().replace('"', "\"\""),
                        field.trim()
                    )
                }
                None => line.trim().to_owned(),
            })
            .collect();
        Self::parse(&pieces.join(","))
    }

    /// What these columns hold, a line each, for the user to edit.
    pub fn lines(columns: &[Column]) -> String {
        let lines: Vec<String> = columns
            .iter()
            .filter(|column| !column.name.trim().is_empty())
            .map(|column| {
                let field = column.field.unwrap_or(Field::Skip).name();
                match column.label.is_empty() {
                    true => format!("{} = {field}", column.name),
                    false => format!("{} = {field}:{}", column.name, column.label),
                }
            })
            .collect();
        lines.join("\n")
    }

    /// Adds what one column holds.
    #[must_use]
    pub fn with(mut self, column: &str, field: Field) -> Self {
        self.entries.retain(|entry| entry.column != column);
        self.entries.push(Entry {
            column: column.to_owned(),
            field,
            label: String::new(),
        });
        self
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many of the columns that are named stand in a row.
    pub(super) fn named_in(&self, cells: &[String]) -> usize {
        self.entries
            .iter()
            .filter(|entry| cells.iter().any(|cell| is_named(cell, &entry.column)))
            .count()
    }

    /// Makes the columns hold what is said of them.
    ///
    /// # Errors
    /// A column that is not there.
    pub(super) fn apply(&self, columns: &mut [Column]) -> Result<()> {
        for entry in &self.entries {
            let by_name = columns
                .iter()
                .position(|column| column.name == entry.column)
                .or_else(|| {
                    columns
                        .iter()
                        .position(|column| is_named(&column.name, &entry.column))
                });
            let by_number = || {
                let number: usize = entry.column.parse().ok()?;
                number.checked_sub(1).filter(|at| *at < columns.len())
            };
            let at = by_name.or_else(by_number);
            let Some(column) = at.and_then(|at| columns.get_mut(at)) else {
                return Err(Report::input(format!(
                    "There is no column “{}” in the file.",
                    entry.column
                ))
                .hint(format!("its columns are {}", listed(columns))));
            };
            let stays_address =
                column.field.is_some_and(Field::is_address) && entry.field.is_address();
            // Whoever leaves a second name out does not make what is beside it somebody else's.
            let is_name_left_out = entry.field == Field::Skip && column.is(Field::Keep);
            if !is_name_left_out && column.field != Some(entry.field) {
                column.whose = Whose::Theirs;
            }
            column.field = Some(entry.field);
            if !entry.label.is_empty() || !stays_address {
                column.label.clone_from(&entry.label);
                column.group = match entry.field.is_address() {
                    true => format!("address {}", entry.label).trim_end().to_owned(),
                    false => String::new(),
                };
            }
        }
        Ok(())
    }
}

/// The names of all fields, for a sentence.
pub(super) fn field_names() -> String {
    let names: Vec<&str> = Field::NAMED.iter().map(|(name, _, _)| *name).collect();
    names.join(", ")
}

/// The names of columns, for a sentence.
pub(super) fn listed(columns: &[Column]) -> String {
    const MOST: usize = 30;
    let mut names: Vec<String> = columns
        .iter()
        .take(MOST)
        .map(|column| format!("“{}”", column.name.chars().take(60).collect::<String>()))
        .collect();
    if columns.len() > MOST {
        names.push(format!("and {} more", columns.len() - MOST));
    }
    names.join(", ")
}

fn is_named(cell: &str, name: &str) -> bool {
    if cell.trim() == name.trim() {
        return true;
    }
    let (cell, name) = (words(cell), words(name));
    !name.phrase.is_empty() && cell == name
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    match text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(inner) => inner.replace("\"\"", "\""),
        None => text.to_owned(),
    }
}

/// The pieces between separators that stand outside of quotes.
fn split(text: &str, separator: char) -> Result<Vec<&str>> {
    let mut pieces = Vec::new();
    let (mut from, mut quoted) = (0, false);
    for (at, character) in text.char_indices() {
        if character == '"' {
            quoted = !quoted;
        } else if character == separator && !quoted {
            pieces.push(text.get(from..at).unwrap_or_default());
            from = at + character.len_utf8();
        }
    }
    if quoted {
        return Err(Report::input(format!("A quote in “{text}” is not closed."))
            .hint("close it behind the name of the column"));
    }
    pieces.push(text.get(from..).unwrap_or_default());
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mappings_are_read_and_refused_with_the_reason() {
        let mapping = Mapping::parse(
            r#"Firma=organization, "Straße, Nr." = street,Handy=phone:mobile,4=Notes,z=,w=ignore"#,
        )
        .unwrap();
        let mut columns: Vec<Column> = ["FIRMA", "Straße, Nr.", "Handy", "x", "y", "z", "w"]
            .into_iter()
            .map(Column::unread)
            .collect();
        mapping.apply(&mut columns).unwrap();
        let read: Vec<_> = columns
            .iter()
            .map(|column| (column.field, column.label.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                (Some(Field::Organization), ""),
                (Some(Field::Street), ""),
                (Some(Field::Phone), "mobile"),
                (Some(Field::Note), ""),
                (None, ""),
                (Some(Field::Skip), ""),
                (Some(Field::Skip), ""),
            ]
        );
        for (text, sentence) in [
            ("Firma", "“Firma” does not say which column holds what."),
            ("a=b=c", "“a=b=c” does not say which column holds what."),
            (
                "a=birthday:dym",
                "“dym” is no order of day, month and year.",
            ),
            ("Firma=company_of", "There is no field “company_of”."),
            ("\"Firma=email", "A quote in “\"Firma=email” is not closed."),
            ("a=email,a=note", "The column “a” is mapped twice."),
        ] {
            let report = Mapping::parse(text).unwrap_err();
            assert_eq!(report.sentence, sentence);
            assert!(report.hint.is_some());
        }
        let missing = Mapping::parse("Nothing=email").unwrap();
        let report = missing.apply(&mut columns).unwrap_err();
        assert_eq!(report.sentence, "There is no column “Nothing” in the file.");
        assert!(report.hint.unwrap().contains("“FIRMA”"));
    }

    #[test]
    fn every_field_is_found_by_its_name() {
        for (name, field, meaning) in Field::NAMED {
            assert_eq!(Field::named(name), Some(*field));
            assert_eq!(field.name(), *name);
            assert!(!meaning.is_empty());
        }
        assert_eq!(Field::named("Emails"), Some(Field::Email));
        assert_eq!(Field::named("given name"), Some(Field::GivenName));
        assert_eq!(Field::named(""), None);
    }
}
