//! Changing some properties of a card file and no other byte of it.

use std::ops::ControlFlow;

use super::property::{Property, edition};
use crate::interchange::incoming::{IncomingPerson, Item, Limits};

/// The property that labels the others of its group.
const LABEL: &str = "X-ABLABEL";

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
                    && alone(raw, &property.name).is_some_and(|person| tells(&person, value))
            }
        }
    }
}

/// Whether one of the values of this person is `value`.
fn tells(person: &IncomingPerson, value: &str) -> bool {
    let birthday = person.birthday.map(String::from);
    let lines = [
        &person.full_name,
        &person.organization,
        &person.role,
        &birthday.unwrap_or_default(),
    ];
    let mut points = [
        &person.emails,
        &person.phones,
        &person.links,
        &person.addresses,
    ]
    .into_iter()
    .flatten();
    lines.into_iter().any(|line| line == value)
        || points.any(|one| one.value == value)
        || in_any_order(&person.full_name) == in_any_order(value)
}

/// The words of a name, whether it is written `Lee, Ann` or `Ann Lee`.
fn in_any_order(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words
}

/// A content line as it stands in the file, its line ends included, and what it says.
struct Standing<'f> {
    raw: &'f str,
    property: Option<Property>,
}

/// `file` without what `removed` takes and with `added`, content lines without line ends: each where one of
/// its name went, or before the end of the first card. A label that stood with what went goes too.
/// Everything else is there byte for byte.
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
    let is_left = |group: &str| {
        lines.iter().zip(&gone).any(|(line, gone)| {
            line.property
                .as_ref()
                .is_some_and(|property| !gone && property.group == group && property.name != LABEL)
        })
    };
    let mut blocks = blocks(added, &lines);
    let mut patched = String::with_capacity(file.len());
    let mut write = |patched: &mut String, fits: &dyn Fn(&str) -> bool| {
        blocks.retain(|(name, block)| {
            let here = fits(name);
            for line in block.iter().filter(|_| here) {
                patched.push_str(&line.replace("\r\n", "\n").replace('\n', end));
                patched.push_str(end);
            }
            !here
        });
    };
    for (line, gone) in lines.iter().zip(&gone) {
        let property = line.property.as_ref();
        if line.raw.trim().eq_ignore_ascii_case("END:VCARD") {
            write(&mut patched, &|_| true);
        }
        if let (Some(property), true) = (property, gone) {
            write(&mut patched, &|name| name == property.name);
        }
        let is_label_of_nothing = property.is_some_and(|property| {
            property.name == LABEL && !property.group.is_empty() && !is_left(&property.group)
        });
        if !gone && !is_label_of_nothing {
            patched.push_str(line.raw);
        }
    }
    patched
}

/// The lines that come, those of one group together and with the name of the first, under groups that the
/// file does not have.
fn blocks(added: &[String], lines: &[Standing<'_>]) -> Vec<(String, Vec<String>)> {
    let mut taken: Vec<String> = lines
        .iter()
        .filter_map(|line| line.property.as_ref())
        .map(|property| property.group.clone())
        .collect();
    let mut renamed: Vec<(String, String)> = Vec::new();
    let mut blocks: Vec<(String, String, Vec<String>)> = Vec::new();
    for line in added {
        let (group, name, rest) = parts_of(line);
        if group.is_empty() {
            blocks.push((group, name, vec![line.clone()]));
            continue;
        }
        let fresh = match renamed.iter().find(|(before, _)| *before == group) {
            Some((_, fresh)) => fresh.clone(),
            None => {
                let fresh = std::iter::once(group.clone())
                    .chain((1..).map(|number| format!("cordial{number}")))
                    .find(|name| !taken.contains(name))
                    .unwrap_or_default();
                taken.push(fresh.clone());
                renamed.push((group.clone(), fresh.clone()));
                fresh
            }
        };
        let line = format!("{fresh}.{rest}");
        match blocks.iter_mut().find(|(of, ..)| *of == group) {
            Some((_, _, block)) => block.push(line),
            None => blocks.push((group, name, vec![line])),
        }
    }
    blocks
        .into_iter()
        .map(|(_, name, block)| (name, block))
        .collect()
}

/// The group of a line in lower case, its name in capitals, and all of it behind the group.
fn parts_of(line: &str) -> (String, String, &str) {
    let head = &line[..line.find([':', ';']).unwrap_or(line.len())];
    match head.split_once('.') {
        Some((group, name)) => (
            group.to_ascii_lowercase(),
            name.trim().to_ascii_uppercase(),
            &line[group.len() + 1..],
        ),
        None => (String::new(), head.trim().to_ascii_uppercase(), line),
    }
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

/// The content lines of a card, its frame left out, each as [`lines_of`] gives them and with its name in
/// capitals.
pub fn named_lines(card: &str) -> Vec<(String, String)> {
    standing(card)
        .into_iter()
        .filter_map(|line| {
            let property = line.property?;
            let raw = line.raw.trim_end_matches(['\r', '\n']).to_owned();
            let is_frame = ["BEGIN", "END", "VERSION"].contains(&property.name.as_str());
            (!is_frame).then_some((property.name, raw))
        })
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

/// Somebody of whom only this line is known.
fn alone(raw: &str, name: &str) -> Option<IncomingPerson> {
    let end = if raw.ends_with('\n') { "" } else { "\r\n" };
    let called = if name == "FN" { "" } else { "FN:x\r\n" };
    let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{called}{raw}{end}END:VCARD\r\n");
    let mut found = None;
    let read = super::read(card.as_bytes(), &Limits::default(), &mut |incoming| {
        if let Item::Person(person) = incoming.item {
            found = Some(*person);
        }
        ControlFlow::Break(())
    });
    read.ok().and(found)
}

/// The last parts of an `N` of this file, from the third on, as they stand: what comes behind the family
/// and the given name.
pub fn more_of_name(file: &str) -> Option<String> {
    let lines = standing(file);
    let line = lines.iter().find(|line| {
        line.property
            .as_ref()
            .is_some_and(|property| property.name == "N")
    })?;
    let unfolded = line
        .raw
        .replace("\r\n", "\n")
        .replace("\n ", "")
        .replace("\n\t", "");
    let (head, value) = unfolded.trim_end().split_once(':')?;
    if head.to_ascii_uppercase().contains("QUOTED-PRINTABLE") {
        return None;
    }
    let mut is_escaped = false;
    let mut ends = value.char_indices().filter(|(_, character)| {
        let is_end = *character == ';' && !is_escaped;
        is_escaped = *character == '\\' && !is_escaped;
        is_end
    });
    let (at, _) = ends.nth(1)?;
    Some(value[at..].to_owned())
}
