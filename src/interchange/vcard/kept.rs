//! What is kept of the cards that somebody came from, on its way out again.
//!
//! Lines go out as they came, byte for byte. Parts of a property that we write ourselves are found by what
//! they say (`structured`), and a social profile is kept for as long as its link is.

use std::collections::HashSet;

use super::handle::social_link;
use super::property::{Edition, Property};
use super::split::boundary;
use super::structured::kept_parts;
use super::value::Part;
use crate::domain::person::{ContactPoint, PointKind};

/// What is kept of the cards that somebody came from.
pub(super) struct Kept {
    /// Parts that belong to a property we write.
    parts: Vec<(String, Vec<Part>)>,
    /// Lines that go out as they came in.
    pub(super) lines: Vec<KeptLine>,
}

/// A content line as it came.
pub(super) struct KeptLine {
    pub(super) physical: Vec<String>,
    pub(super) property: Property,
}

impl KeptLine {
    fn of(physical: Vec<String>) -> Option<Self> {
        let text = unfolded(&physical);
        let property = Property::of(text.as_bytes(), Edition::New)?;
        let envelope = boundary(text.as_bytes()).is_some() || property.name == "VERSION";
        (!envelope).then_some(Self { physical, property })
    }

    pub(super) fn group(&self) -> String {
        self.property.group.clone()
    }

    /// Whether a social profile is still one of the links; everything else is true for ever.
    pub(super) fn is_still_true(&self, points: &[ContactPoint]) -> bool {
        social_link(&self.property).is_none_or(|link| {
            points
                .iter()
                .any(|point| point.kind == PointKind::Link && point.value == link.value)
        })
    }
}

impl Kept {
    pub(super) fn of(cards: &[&str]) -> Self {
        let mut kept = Self {
            parts: Vec::new(),
            lines: Vec::new(),
        };
        let mut seen = HashSet::new();
        let mut groups: HashSet<String> = HashSet::new();
        for card in cards {
            let (mut own_groups, mut own_lines) = (HashSet::new(), Vec::new());
            for mut physical in content_lines(card) {
                let whole = physical.join("\n");
                if let Some(parts) = kept_parts(&unfolded(&physical)) {
                    kept.parts.push(parts);
                    continue;
                }
                // Two cards of one person often agree.
                if seen.contains(&whole) {
                    continue;
                }
                own_lines.push(whole);
                let Some(mut line) = KeptLine::of(physical.clone()) else {
                    continue;
                };
                let group = line.group();
                if groups.contains(&group) && !group.is_empty() {
                    // The same word in two cards does not mean the same group.
                    physical[0] = format!("{group}x{}", &physical[0][group.len()..]);
                    let Some(renamed) = KeptLine::of(physical) else {
                        continue;
                    };
                    line = renamed;
                }
                own_groups.insert(group);
                kept.lines.push(line);
            }
            groups.extend(own_groups);
            seen.extend(own_lines);
        }
        kept
    }

    /// The kept parts of the property of this name that still say what we would write.
    pub(super) fn parts(&self, name: &str, says: impl Fn(&[Part]) -> bool) -> Option<&[Part]> {
        self.parts
            .iter()
            .find(|(known, parts)| known == name && says(parts))
            .map(|(_, parts)| parts.as_slice())
    }

    /// Links that a kept social profile says already, by label and address.
    pub(super) fn said_by_profiles(&self, points: &[ContactPoint]) -> HashSet<(String, String)> {
        self.lines
            .iter()
            .filter(|line| line.is_still_true(points))
            .filter_map(|line| social_link(&line.property))
            .map(|link| (link.label, link.value))
            .collect()
    }
}

/// The content lines of what is kept of a card, each with its folds.
fn content_lines(card: &str) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for line in card.split(['\n', '\r']) {
        if line.is_empty() {
            continue;
        }
        match lines.last_mut() {
            Some(open) if line.starts_with([' ', '\t']) => open.push(line.to_owned()),
            _ => lines.push(vec![line.to_owned()]),
        }
    }
    lines
}

/// A content line without its folds.
fn unfolded(physical: &[String]) -> String {
    let mut text = String::new();
    for (at, line) in physical.iter().enumerate() {
        text.push_str(if at == 0 { line } else { &line[1..] });
    }
    text
}
