//! What a part of an export says, however it says it: a text or a number, `true`, 1 or `yes`, a day as a
//! text, a timestamp or an object.
//!
//! Not here: people and what happened with them.

use chrono::{DateTime, NaiveDate};

use super::super::guess;
use super::names;
use super::tree::Node;
use crate::domain::civil::Birthday;

static NOTHING: Node = Node::Nothing;

impl Node {
    /// What stands under `key`; nothing where that is missing or `null`.
    pub(super) fn get(&self, key: &str) -> &Node {
        match self {
            Self::Fields(fields) => fields
                .iter()
                .find(|(name, node)| *name == key && *node != Self::Nothing)
                .map_or(&NOTHING, |(_, node)| node),
            _ => &NOTHING,
        }
    }

    /// What an entry says under `key`: among its properties, or beside them, or in the places where the
    /// programming interface of Monica puts it.
    pub(super) fn property(&self, key: &str) -> &Node {
        let information = self.get("information");
        [
            self.get("properties"),
            self,
            information,
            information.get("dates"),
            information.get("career"),
            information.get("how_you_met"),
        ]
        .into_iter()
        .map(|holder| holder.get(key))
        .find(|node| **node != Self::Nothing)
        .unwrap_or(&NOTHING)
    }

    /// The entries of a collection: of a list, of `{"values": …}`, of an object that numbers them; an entry
    /// that stands alone is a collection of one.
    pub(super) fn entries(&self) -> Vec<&Node> {
        match self {
            Self::Nothing => Vec::new(),
            Self::List(list) => list.iter().collect(),
            Self::Fields(_) if *self.get("values") != Self::Nothing => self.get("values").entries(),
            Self::Fields(fields) => {
                let numbered: Vec<&Node> = fields
                    .iter()
                    .filter(|(name, _)| name.is_empty())
                    .map(|(_, node)| node)
                    .collect();
                let empty = fields.iter().all(|(name, _)| *name == "type");
                match numbered.is_empty() {
                    false => numbered,
                    true if empty => Vec::new(),
                    true => vec![self],
                }
            }
            alone => vec![alone],
        }
    }

    /// The collection of this name that an entry holds, wherever it holds it.
    pub(super) fn collection(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        for holder in [
            self,
            self.get("data"),
            self.get("properties"),
            self.get("instance"),
        ] {
            found.extend(holder.get(name).entries());
            let groups: Vec<&Node> = match holder {
                Node::List(groups) => groups.iter().collect(),
                Node::Fields(fields) => fields
                    .iter()
                    .filter(|(name, _)| name.is_empty())
                    .map(|(_, node)| node)
                    .collect(),
                _ => Vec::new(),
            };
            for group in groups {
                if names::known(&group.get("type").text()) == Some(name) {
                    found.extend(group.get("values").entries());
                }
            }
        }
        found.retain(|entry| !entry.is_deleted());
        found
    }

    /// Whether Monica only keeps it until its rubbish is emptied.
    fn is_deleted(&self) -> bool {
        matches!(self, Self::Fields(_)) && !self.property("deleted_at").text().is_empty()
    }

    /// A text or a number as text, without outer white space; empty for everything else.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            _ => String::new(),
        }
    }

    /// The text, or the name of the object that stands in its place.
    pub(super) fn named(&self) -> String {
        let text = self.text();
        if text.is_empty() {
            self.property("name").text()
        } else {
            text
        }
    }

    /// The uuid, or that of the object that stands in its place.
    pub(super) fn uuid(&self) -> String {
        match self {
            Self::Fields(_) => self.property("uuid").text(),
            _ => self.text(),
        }
    }

    /// Yes or no, where it says either.
    pub(super) fn flag(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Whole(number) => Some(*number != 0),
            Self::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" | "y" => Some(true),
                "false" | "no" | "0" | "n" | "" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            Self::Decimal(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                format!("{number:.0}").parse().ok()
            }
            Self::Text(text) => {
                let text = text.trim();
                text.strip_suffix(".0").unwrap_or(text).parse().ok()
            }
            _ => None,
        }
    }

    /// A civil day: a text, seconds since 1970, or an object with a `date`.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Text(text) => guess::day(text),
            Self::Whole(seconds) => DateTime::from_timestamp(*seconds, 0).map(|at| at.date_naive()),
            Self::Fields(_) => match self.property("date") {
                Self::Fields(_) => self.property("date").get("date").day(),
                date => date.day(),
            },
            _ => None,
        }
    }

    /// A date that Monica calls special.
    pub(super) fn special(&self) -> Special {
        let date = self.property("date");
        let flag = |key| self.property(key).flag().unwrap_or_default();
        match self {
            Self::Fields(_) if flag("is_age_based") => match date.day() {
                Some(day) => Special::Year(day),
                None => Special::Unknown,
            },
            Self::Fields(_) => match guess::birthday(&written(date)) {
                Some(birthday) if flag("is_year_unknown") => {
                    let text = String::from(birthday);
                    let yearless = text.get(text.len().saturating_sub(5)..).unwrap_or_default();
                    guess::birthday(&format!("--{yearless}"))
                        .map_or(Special::Unknown, Special::Birthday)
                }
                Some(birthday) => Special::Birthday(birthday),
                None => Special::Unknown,
            },
            _ => guess::birthday(&written(self)).map_or(Special::Unknown, Special::Birthday),
        }
    }
}

/// A date as text, one in seconds too.
fn written(date: &Node) -> String {
    match date {
        Node::Whole(_) => date.day().map(|day| day.to_string()).unwrap_or_default(),
        Node::Fields(_) => date.get("date").text(),
        text => text.text(),
    }
}

/// A special date, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Special {
    /// A day with or without a year.
    Birthday(Birthday),
    /// Only the year, told by an age.
    Year(NaiveDate),
    /// Nothing.
    Unknown,
}
