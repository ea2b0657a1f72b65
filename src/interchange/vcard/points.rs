//! The addresses, numbers and links of a card while it is read: each once, with what it is called, and in
//! the user's order of preference.

use std::collections::{HashMap, HashSet};

use super::label;
use super::property::Property;
use super::structured::one_line;
use crate::interchange::incoming::Labelled;

/// Of which kind a value is.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    Emails,
    Phones,
    Links,
    Addresses,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Points {
    /// Apple's labels by group.
    labels: HashMap<String, String>,
    /// Groups whose label is now with what it labels.
    labelled: HashSet<String>,
    /// Each beside its order of preference.
    emails: Vec<(u32, Labelled)>,
    phones: Vec<(u32, Labelled)>,
    links: Vec<(u32, Labelled)>,
    addresses: Vec<(u32, Labelled)>,
}

impl Points {
    /// Nothing yet, but what groups are called.
    pub(super) fn labelled_by(properties: &[Option<Property>]) -> Self {
        let mut points = Self::default();
        for property in properties.iter().flatten() {
            if property.name == "X-ABLABEL" && !property.group.is_empty() {
                let text = property.value.text();
                let labels = &mut points.labels;
                labels.entry(property.group.clone()).or_insert(text);
            }
        }
        points
    }

    /// Apple's label of the group that this property is in.
    pub(super) fn label_of(&self, property: &Property) -> Option<&str> {
        self.labels.get(&property.group).map(String::as_str)
    }

    /// Whether this is a label that is with what it labels.
    pub(super) fn has_moved(&self, property: &Property) -> bool {
        property.name == "X-ABLABEL" && self.labelled.contains(&property.group)
    }

    /// Whether nothing of this kind was found.
    pub(super) fn is_empty(&self, list: List) -> bool {
        match list {
            List::Emails => self.emails.is_empty(),
            List::Phones => self.phones.is_empty(),
            List::Links => self.links.is_empty(),
            List::Addresses => self.addresses.is_empty(),
        }
    }

    /// A value of this property, unless it is empty.
    pub(super) fn add(&mut self, property: &Property, value: String, list: List) {
        if value.is_empty() {
            return;
        }
        let apple = self.labels.get(&property.group).map(String::as_str);
        let label = one_line(&label::of(property, apple));
        if apple.is_some() {
            self.labelled.insert(property.group.clone());
        }
        let preference = property.preference();
        let list = match list {
            List::Emails => &mut self.emails,
            List::Phones => &mut self.phones,
            List::Links => &mut self.links,
            List::Addresses => &mut self.addresses,
        };
        match list.iter_mut().find(|(_, known)| known.value == value) {
            Some((known_preference, known)) => {
                *known_preference = preference.min(*known_preference);
                if known.label.is_empty() {
                    known.label = label;
                }
            }
            None => list.push((preference, Labelled { label, value })),
        }
    }

    /// All of this kind, what is preferred first, else as in the card.
    pub(super) fn take(&mut self, list: List) -> Vec<Labelled> {
        let mut list = std::mem::take(match list {
            List::Emails => &mut self.emails,
            List::Phones => &mut self.phones,
            List::Links => &mut self.links,
            List::Addresses => &mut self.addresses,
        });
        list.sort_by_key(|(preference, _)| *preference);
        list.into_iter().map(|(_, labelled)| labelled).collect()
    }
}
