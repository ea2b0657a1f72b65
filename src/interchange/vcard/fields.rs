//! Properties that take more than a line to read: organisations, addresses, kinds of card, and what other
//! programs have names of their own for.

use super::contact::{self, Found};
use super::naming::{Hand, said};
use super::points::List;
use super::property::Property;
use super::read::{Fate, Reading};
use super::structured::{self, one_line};
use super::value::Part;
use super::{aside, birthday};
use crate::domain::civil::Birthday;
use crate::interchange::guess::{self, Linked};

impl Reading<'_> {
    /// What is no person, refused; what is a company, remembered.
    pub(super) fn kind(&mut self, property: &Property) -> Result<Fate, String> {
        let kind = property.value.text().to_ascii_lowercase();
        match kind.as_str() {
            "individual" => Ok(Fate::Done),
            "group" | "location" | "device" | "application" | "thing" => {
                let article = if kind == "application" { "an" } else { "a" };
                Err(format!("{article} {kind}, not a person"))
            }
            "org" | "organization" | "company" => {
                self.is_company = true;
                Ok(Fate::Kept)
            }
            _ => Ok(Fate::Kept),
        }
    }

    /// Takes the addresses or numbers that were found. Where there is none the property is kept, and what
    /// it says is for the notes.
    pub(super) fn found(
        &mut self,
        property: &Property,
        found: Found,
        list: List,
        text: &str,
    ) -> Fate {
        let label = match list {
            List::Emails => "E-mail",
            _ => "Phone",
        };
        if let Some(remark) = found.remark {
            let line = format!("{label}: {remark}");
            self.asides.push((self.fates.len(), line));
        }
        let is_none = found.values.is_empty() && !text.trim().is_empty();
        for value in found.values {
            self.points.add(property, value, list);
        }
        if is_none { Fate::Kept } else { Fate::Done }
    }

    /// A link: where it is an address or a number in disguise, it is that, and what leads to nobody is kept
    /// for the program that wrote it.
    pub(super) fn link(&mut self, property: &Property, text: String) -> Fate {
        let linked = match self.is_written_by_us() {
            true => Linked::Page,
            false => guess::linked(&text),
        };
        let (found, list) = match linked {
            Linked::Page => {
                self.points.add(property, text, List::Links);
                return Fate::Done;
            }
            Linked::Nobody | Linked::Email("") | Linked::Phone("") => return Fate::Kept,
            Linked::Email(email) => (contact::emails(email), List::Emails),
            Linked::Phone(number) => (contact::phones(number), List::Phones),
        };
        self.found(property, found, list, &text)
    }

    /// The first firm is where they work, its departments are for the notes. Another one is kept.
    pub(super) fn organization(&mut self, property: &Property) -> Result<Fate, String> {
        self.weigh(property)?;
        let parts = property.value.parts();
        let firm = match self.hand {
            Hand::Ours => structured::organization(&parts),
            Hand::Another => said(structured::organization(&parts)),
        };
        let departments = structured::departments(&parts);
        if firm.is_empty() && departments.is_empty() {
            return Ok(Fate::Done);
        }
        let organization = &mut self.person.organization;
        if !organization.is_empty() || self.organization_parts.is_some() {
            let is_same = *organization == firm && departments.is_empty();
            return Ok(if is_same { Fate::Done } else { Fate::Kept });
        }
        self.organization_parts = structured::kept("ORG", &parts, &[&firm]);
        *organization = firm;
        if !departments.is_empty() {
            let line = format!("Department: {departments}");
            self.asides.push((self.fates.len(), line));
        }
        Ok(Fate::Done)
    }

    /// What other programs have a property of their own for, where the usual one says nothing.
    pub(super) fn another_word_for(&mut self, property: &Property) {
        match aside::android(property) {
            Some(aside::Android::Nickname(name)) if self.nicknames.is_empty() => {
                self.nicknames.push(name);
            }
            Some(aside::Android::Birthday(text)) if self.person.birthday.is_none() => {
                self.person.birthday = birthday::read(&text, None);
            }
            None if property.name != "X-ANDROID-CUSTOM" && self.nicknames.is_empty() => {
                let name = one_line(&property.value.text());
                self.nicknames
                    .extend(Some(name).filter(|name| !name.is_empty()));
            }
            _ => {}
        }
    }

    pub(super) fn address(&mut self, property: &Property) -> Result<Fate, String> {
        self.weigh(property)?;
        let parts = property.value.parts();
        let mut text = structured::address(&parts);
        if text.is_empty() {
            let label = property.parameter("LABEL").collect::<Vec<_>>().join(", ");
            text = structured::address(&[
                Part::default(),
                Part::default(),
                Part::of(label.replace("\\n", "\n").trim()),
            ]);
        } else {
            let is_new = self.address_parts.iter().all(|(known, _)| *known != text);
            if is_new && let Some(kept) = structured::kept("ADR", &parts, &["", "", &text]) {
                self.address_parts.push((text.clone(), kept));
            }
        }
        self.points.add(property, text, List::Addresses);
        Ok(Fate::Done)
    }

    pub(super) fn birthday(&mut self, read: Option<Birthday>, text: &str) -> Fate {
        match read {
            _ if text.is_empty() => Fate::Done,
            Some(day) if self.person.birthday.is_none() => {
                self.person.birthday = Some(day);
                Fate::Done
            }
            Some(day) if self.person.birthday == Some(day) => Fate::Done,
            // No day that can be celebrated, or a second one.
            _ => Fate::Kept,
        }
    }

    pub(super) fn category(&mut self, tag: &str) {
        // Google marks the groups of its own with a star, and puts everybody into one of them.
        let tag = tag.strip_prefix("* ").unwrap_or(tag).trim();
        let known = |known: &String| known.eq_ignore_ascii_case(tag);
        if tag.is_empty()
            || tag.eq_ignore_ascii_case("myContacts")
            || tag.eq_ignore_ascii_case("My Contacts")
            || self.person.categories.iter().any(known)
        {
            return;
        }
        self.person.categories.push(tag.to_owned());
    }
}
