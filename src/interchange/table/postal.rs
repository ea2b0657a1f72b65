//! The parts of a postal address to one line.

use super::super::incoming::Labelled;
use super::cell::{joined, line};
use super::field::Field;

/// The parts of one address as they come.
#[derive(Debug, Default, Clone)]
pub(super) struct Postal {
    label: String,
    whole: String,
    lines: Vec<String>,
    post_box: String,
    city: String,
    region: String,
    postal_code: String,
    country: String,
    /// Whether the file has a column for streets; without one the town is where somebody is, no address.
    has_streets: Streets,
}

/// Whether a group of columns has one for streets.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Streets {
    /// It has not.
    #[default]
    Without,
    /// It has.
    With,
}

impl Postal {
    /// An address of this label.
    pub(super) fn new(label: &str, has_streets: Streets) -> Self {
        Self {
            label: label.to_owned(),
            has_streets,
            ..Self::default()
        }
    }

    /// Gives it a label where it has none.
    pub(super) fn call(&mut self, label: &str) {
        if !label.is_empty() {
            label.clone_into(&mut self.label);
        }
    }

    /// Takes in the cell of one column.
    pub(super) fn add(&mut self, field: Field, text: &str) {
        let flat = line(&text.replace('\n', ", ").replace(",,", ","));
        let first = || joined(&flat).next().unwrap_or_default().to_owned();
        let slot = match field {
            Field::Address => &mut self.whole,
            Field::PostBox => &mut self.post_box,
            Field::City => &mut self.city,
            Field::Region => &mut self.region,
            Field::PostalCode => &mut self.postal_code,
            Field::Country => &mut self.country,
            _ => {
                if !flat.is_empty() && !self.lines.contains(&flat) {
                    self.lines.push(flat);
                }
                return;
            }
        };
        if slot.is_empty() {
            *slot = match field {
                Field::Address => flat,
                _ => first(),
            };
        } else if !flat.is_empty() && *slot != flat {
            self.lines.push(flat);
        }
    }

    /// The address in a line, or the place that it is only, or nothing.
    pub(super) fn finish(self) -> Finished {
        if !self.whole.is_empty() {
            let values = joined(&self.whole)
                .map(|value| Labelled {
                    label: self.label.clone(),
                    value: value.to_owned(),
                })
                .collect();
            return Finished::Addresses(values);
        }
        let only_place = self.lines.is_empty()
            && self.post_box.is_empty()
            && self.postal_code.is_empty()
            && self.has_streets == Streets::Without;
        let short_region = (2..=3).contains(&self.region.len())
            && self
                .region
                .chars()
                .all(|letter| letter.is_ascii_uppercase());
        let town = if short_region {
            let region = words(&[&self.region, &self.postal_code], " ");
            words(&[&self.city, &region], ", ")
        } else {
            let town = words(&[&self.postal_code, &self.city], " ");
            words(&[&town, &self.region], ", ")
        };
        let post_box = match self.post_box.as_str() {
            "" => String::new(),
            number
                if number
                    .chars()
                    .all(|character| character.is_ascii_digit() || character == ' ') =>
            {
                format!("PO Box {number}")
            }
            other => other.to_owned(),
        };
        let lines = self.lines.join(", ");
        let value = words(&[&lines, &post_box, &town, &self.country], ", ");
        if value.is_empty() {
            Finished::Nothing
        } else if only_place {
            Finished::Place(value)
        } else {
            Finished::Addresses(vec![Labelled {
                label: self.label,
                value,
            }])
        }
    }
}

/// What the parts came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Finished {
    /// No part was filled.
    Nothing,
    /// A town, a country.
    Place(String),
    /// Addresses, usually one.
    Addresses(Vec<Labelled>),
}

/// What is not empty, joined.
pub(super) fn words(parts: &[&str], between: &str) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    filled.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_line() {
        let made = |parts: &[(Field, &str)], streets| {
            let mut postal = Postal::new("work", streets);
            for (field, text) in parts {
                postal.add(*field, text);
            }
            match postal.finish() {
                Finished::Addresses(all) => all
                    .iter()
                    .map(|address| address.value.as_str())
                    .collect::<Vec<_>>()
                    .join(" | "),
                Finished::Place(place) => format!("place {place}"),
                Finished::Nothing => String::new(),
            }
        };
        for (parts, line) in [
            (
                &[
                    (Field::Street, "12 Elm St"),
                    (Field::City, "Portland"),
                    (Field::Region, "OR"),
                    (Field::PostalCode, "97201"),
                    (Field::Country, "USA"),
                ][..],
                "12 Elm St, Portland, OR 97201, USA",
            ),
            (
                &[
                    (Field::Street, "Weg 1\nHinterhaus"),
                    (Field::City, "Köln"),
                    (Field::PostalCode, "50667"),
                ],
                "Weg 1, Hinterhaus, 50667 Köln",
            ),
            (
                &[
                    (Field::Address, "Weg 1\n50667 Köln ::: Ufer 2"),
                    (Field::City, "Köln"),
                ],
                "Weg 1, 50667 Köln | Ufer 2",
            ),
            (
                &[(Field::PostBox, "12"), (Field::City, "Accra")],
                "PO Box 12, Accra",
            ),
            (&[(Field::City, "")], ""),
        ] {
            assert_eq!(made(parts, Streets::With), line);
        }
        let town = [(Field::City, "Accra"), (Field::Country, "Ghana")];
        assert_eq!(made(&town, Streets::Without), "place Accra, Ghana");
        assert_eq!(made(&town, Streets::With), "Accra, Ghana");
    }
}
