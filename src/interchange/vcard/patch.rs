//! Changing some properties of a card file and no other byte of it.

use std::ops::ControlFlow;

use super::mend::edition;
use super::property::Property;
use crate::interchange::incoming::{IncomingPerson, Item, Limits};

/// Properties that go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removal {
    /// All of these names.
    All(&'static [&'static str]),
    /// Those of these names that are read as this value.
    Value(&'static [&'static str], String),
}

impl Removal {
    fn takes(&self, property: &Property, raw: &str) -> bool {
        match self {
            Self::All(names) => names.contains(&property.name.as_str()),
            Self::Value(names, value) => {
                names.contains(&property.name.as_str())
                    && alone(raw).is_some_and(|person| {
                        [
                            &person.emails,
                            &person.phones,
                            &person.links,
                            &person.addresses,
                        ]
                        .into_iter()
                        .flatten()
                        .any(|one| one.value == *value)
                    })
            }
        }
    }
}

/// A content line as it stands in the file, its line ends included, and what it says.
struct Standing<'f> {
    raw: &'f str,
    property: Option<Property>,
}

/// `file` without what `removed` takes and with `added`, content lines without line ends, before the end of
/// its first card. A label that stood with what went goes too. Everything else is there byte for byte.
pub fn patch(file: &str, removed: &[Removal], added: &[String]) -> String {
    let lines = standing(file);
    let end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let gone: Vec<bool> = lines
        .iter()
        .map(|line| {
            line.property
                .as_ref()
                .is_some_and(|property| removed.iter().any(|one| one.takes(property, line.raw)))
        })
        .collect();
    let left = |group: &str| {
        lines.iter().zip(&gone).any(|(line, gone)| {
            line.property.as_ref().is_some_and(|property| {
                !gone && property.group == group && property.name != "X-ABLABEL"
            })
        })
    };
    let taken: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.property.as_ref())
        .map(|property| property.group.as_str())
        .collect();
    let mut patched = String::with_capacity(file.len());
    let mut open = Some(added);
    for (line, gone) in lines.iter().zip(&gone) {
        if line.raw.trim().eq_ignore_ascii_case("END:VCARD") {
            for line in open.take().unwrap_or_default() {
                let line = ungrouped(line, &taken);
                patched.push_str(&line.replace("\r\n", "\n").replace('\n', end));
                patched.push_str(end);
            }
        }
        let label_of_nothing = line.property.as_ref().is_some_and(|property| {
            property.name == "X-ABLABEL" && !property.group.is_empty() && !left(&property.group)
        });
        if !gone && !label_of_nothing {
            patched.push_str(line.raw);
        }
    }
    patched
}

/// The content lines of a card that have one of these names, or label one, each folded as it stands and
/// without its line end.
pub fn lines_of(card: &str, names: &[&str]) -> Vec<String> {
    let lines = standing(card);
    let groups: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.property.as_ref())
        .filter(|property| names.contains(&property.name.as_str()))
        .map(|property| property.group.as_str())
        .filter(|group| !group.is_empty())
        .collect();
    lines
        .iter()
        .filter(|line| {
            line.property.as_ref().is_some_and(|property| {
                names.contains(&property.name.as_str()) || groups.contains(&property.group.as_str())
            })
        })
        .map(|line| line.raw.trim_end_matches(['\r', '\n']).to_owned())
        .collect()
}

/// The content lines of a file. Only what every program writes is taken together: folds, and quoted lines
/// that say that they go on. A file that is stranger than that is read well enough elsewhere; it is not
/// written, since what comes out is read again.
fn standing(file: &str) -> Vec<Standing<'_>> {
    let edition = edition(file.as_bytes());
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut goes_on = false;
    for physical in file.split_inclusive('\n') {
        let folded = physical.starts_with([' ', '\t']);
        if at > start && !folded && !goes_on {
            lines.push(&file[start..at]);
            start = at;
        }
        at += physical.len();
        let quoted = file[start..at]
            .to_ascii_uppercase()
            .contains("QUOTED-PRINTABLE");
        goes_on = quoted && physical.trim_end().ends_with('=');
    }
    lines.push(&file[start..]);
    lines
        .into_iter()
        .map(|raw| {
            let unfolded = raw
                .replace("\r\n", "\n")
                .replace("\n ", "")
                .replace("\n\t", "");
            Standing {
                property: Property::of(unfolded.trim_end().as_bytes(), edition),
                raw,
            }
        })
        .collect()
}

/// The line under a group that is not taken.
fn ungrouped(line: &str, taken: &[&str]) -> String {
    let Some((group, rest)) = line.split_once('.') else {
        return line.to_owned();
    };
    let is_group = group
        .chars()
        .all(|character| character.is_ascii_alphanumeric());
    if !is_group || !taken.contains(&group.to_ascii_lowercase().as_str()) {
        return line.to_owned();
    }
    let fresh = (1..)
        .map(|number| format!("cordial{number}"))
        .find(|name| !taken.contains(&name.as_str()))
        .unwrap_or_default();
    format!("{fresh}.{rest}")
}

/// Somebody of whom only this line is known.
fn alone(raw: &str) -> Option<IncomingPerson> {
    let end = if raw.ends_with('\n') { "" } else { "\r\n" };
    let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\n{raw}{end}END:VCARD\r\n");
    let mut found = None;
    let read = super::read(card.as_bytes(), &Limits::default(), &mut |incoming| {
        if let Item::Person(person) = incoming.item {
            found = Some(*person);
        }
        ControlFlow::Break(())
    });
    read.ok().and(found)
}
