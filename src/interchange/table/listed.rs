//! Cells that are lists: links, and the categories that somebody is in.
//!
//! Not here: addresses and numbers (`reached`).

use super::super::guess::{self, Linked};
use super::super::incoming::Labelled;
use super::cell::{self, Order, add, line};
use super::dialect::Dialect;
use super::draft::Draft;
use super::field::{Column, Field};
use super::{link, reached};

impl Draft<'_> {
    /// The links of a cell, as they stand there; they are told apart by the profile they lead to.
    pub(super) fn link(&mut self, column: &Column, field: Field, label: &str, text: &str) {
        // Numbers have spaces, and so has what a program runs, unless a page stands behind it.
        let is_whole = match guess::linked(text) {
            Linked::Phone(_) => true,
            Linked::Nobody => !text.contains("://"),
            Linked::Page | Linked::Email(_) => false,
        };
        if is_whole && self.is_no_page(text) {
            return;
        }
        for part in text.split_whitespace().flat_map(cell::joined) {
            if self.is_no_page(part) {
                continue;
            }
            let profile = match field {
                Field::Profile => link::plain(part),
                _ => link::profile(part),
            };
            if let Some(profile) = profile {
                let site = if profile.contains("linkedin.com/") {
                    "linkedin"
                } else if profile.contains("xing.com/") {
                    "xing"
                } else {
                    label
                };
                if self.person.profile.is_empty() {
                    part.clone_into(&mut self.person.profile);
                }
                let is_known = self
                    .person
                    .links
                    .iter()
                    .any(|link| link::plain(&link.value).as_deref() == Some(profile.as_str()));
                if !is_known {
                    add(&mut self.person.links, site, part.to_owned(), Order::Last);
                }
            } else if link::is_link(part) || part.contains("://") || !label.is_empty() {
                add(&mut self.person.links, label, part.to_owned(), Order::Last);
            } else {
                self.keep(&column.name, part);
            }
        }
    }

    /// Whether a link is none: an address or a number, which is taken for what it is, or something that leads
    /// to nobody.
    fn is_no_page(&mut self, text: &str) -> bool {
        let (found, list) = match guess::linked(text) {
            Linked::Page => return false,
            Linked::Nobody => return true,
            Linked::Email(address) => (reached::emails(address), &mut self.person.emails),
            Linked::Phone(number) => (reached::phones(number), &mut self.person.phones),
        };
        let is_found = !found.values.is_empty();
        for Labelled { label, value } in found.values {
            add(list, &label, value, Order::Last);
        }
        is_found
    }

    /// The categories of a cell, without those that a program makes by itself.
    pub(super) fn categories(&mut self, text: &str) {
        let all = match self.layout.dialect {
            Dialect::Google => cell::joined(text).map(line).collect(),
            _ => cell::categories(text),
        };
        for category in all {
            let name = category.trim_start_matches('*').trim();
            let own = category.starts_with('*');
            let plain: String = name
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect();
            // The groups that Google makes by itself say nothing.
            if own
                && matches!(
                    plain.to_lowercase().as_str(),
                    "mycontacts" | "othercontacts"
                )
            {
                continue;
            }
            let known = self
                .person
                .categories
                .iter()
                .any(|known| known.to_lowercase() == name.to_lowercase());
            if !name.is_empty() && !known {
                self.person.categories.push(name.to_owned());
            }
        }
    }
}
