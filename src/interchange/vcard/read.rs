//! A card to somebody: which property says what, and what is kept because nothing here reads it.
//!
//! Every property ends in one of three ways: it is read, it is kept as it came, or it says nothing
//! (`VERSION`, `REV`, `PRODID` and the like are about the card and the program that wrote it; whoever
//! writes the card again says them anew).

use std::collections::{HashMap, HashSet};

use super::contact::{email, phone, social_link};
use super::fold::folded;
use super::logical::Logical;
use super::mend::{content_lines, edition};
use super::property::Property;
use super::split::{RawCard, Trouble};
use super::structured::{self, one_line};
use super::value::Part;
use super::{birthday, label, profile};
use crate::domain::civil::Birthday;
use crate::interchange::incoming::{IncomingPerson, Labelled, Limits};

/// What becomes of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Kept as it came.
    Kept,
    /// Read, or saying nothing.
    Done,
}

/// Somebody, or why not: a sentence without its full stop.
pub(super) fn person(card: &RawCard, limits: &Limits) -> Result<IncomingPerson, String> {
    match card.trouble {
        Some(Trouble::Line) => {
            return Err(format!(
                "it has a line of more than {} bytes",
                limits.picture_bytes
            ));
        }
        Some(Trouble::Bytes) => return Err("it is larger than a card may be".to_owned()),
        Some(Trouble::Nesting) => {
            return Err(format!("it has cards more than {} deep", limits.nesting));
        }
        None => {}
    }
    let edition = edition(&card.bytes);
    let lines = content_lines(&card.bytes, edition, limits)?;
    let properties: Vec<Option<Property>> = lines
        .iter()
        .map(|line| match line.is_picture() {
            true => None,
            false => Property::of(&line.text, edition),
        })
        .collect();
    let mut reading = Reading::new(limits);
    reading.labels(&properties);
    reading.is_ours = properties
        .iter()
        .flatten()
        .any(|property| property.name == "PRODID" && property.value.text().contains("//Cordial//"));
    for property in &properties {
        let fate = match property {
            Some(property) => reading.property(property)?,
            None => {
                reading.said_anything = true;
                Fate::Kept
            }
        };
        reading.fates.push(fate);
    }
    reading.second_best(&properties)?;
    reading.finish(&lines, &properties)
}

struct Reading<'l> {
    limits: &'l Limits,
    person: IncomingPerson,
    fates: Vec<Fate>,
    /// Apple's labels by group.
    labels: HashMap<String, String>,
    /// Groups whose label is now with what it labels.
    labelled: HashSet<String>,
    /// What is wanted first of each list, beside its order of preference.
    emails: Vec<(u32, Labelled)>,
    phones: Vec<(u32, Labelled)>,
    links: Vec<(u32, Labelled)>,
    addresses: Vec<(u32, Labelled)>,
    full_name: Option<(u32, usize, String)>,
    /// The name made of its parts.
    whole_name: String,
    notes: Vec<String>,
    nicknames: Vec<String>,
    /// The parts behind the name, the organisation, and each address that we keep in a line.
    name_parts: Option<String>,
    organization_parts: Option<String>,
    address_parts: Vec<(String, String)>,
    /// Whether the card is of a company, which its person only answers for.
    is_company: bool,
    said_anything: bool,
    /// Whether we wrote the card.
    is_ours: bool,
    /// Whether the card's `PRODID` was met: what stands behind it in a card of ours is what was kept.
    is_past_product: bool,
}

impl<'l> Reading<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            person: IncomingPerson::default(),
            fates: Vec::new(),
            labels: HashMap::new(),
            labelled: HashSet::new(),
            emails: Vec::new(),
            phones: Vec::new(),
            links: Vec::new(),
            addresses: Vec::new(),
            full_name: None,
            whole_name: String::new(),
            notes: Vec::new(),
            nicknames: Vec::new(),
            name_parts: None,
            organization_parts: None,
            address_parts: Vec::new(),
            is_company: false,
            said_anything: false,
            is_ours: false,
            is_past_product: false,
        }
    }

    /// Whether a property that stands here was written by us, not kept for another program.
    fn is_written_by_us(&self) -> bool {
        self.is_ours && !self.is_past_product
    }

    fn labels(&mut self, properties: &[Option<Property>]) {
        for property in properties.iter().flatten() {
            if property.name == "X-ABLABEL" && !property.group.is_empty() {
                let text = property.value.text();
                self.labels.entry(property.group.clone()).or_insert(text);
            }
        }
    }

    /// Reads a property, or says that it is to be kept.
    fn property(&mut self, property: &Property) -> Result<Fate, String> {
        self.is_past_product |= property.name == "PRODID";
        if matches!(
            property.name.as_str(),
            "VERSION" | "PRODID" | "REV" | "BEGIN" | "END"
        ) {
            return Ok(Fate::Done);
        }
        self.said_anything = true;
        Ok(match property.name.as_str() {
            "FN" => {
                let text = one_line(&self.text(property)?);
                self.full_name(text, property.preference())
            }
            "N" => self.name(property)?,
            "NICKNAME" => {
                self.weigh(property)?;
                let names = property.value.list();
                for name in names {
                    let name = one_line(&name);
                    if !self.nicknames.contains(&name) {
                        self.nicknames.push(name);
                    }
                }
                Fate::Done
            }
            "PRONOUNS" | "X-PRONOUN" | "X-PRONOUNS" => {
                let text = one_line(&self.text(property)?);
                first(&mut self.person.pronouns, text)
            }
            "EMAIL" => {
                let text = self.text(property)?;
                self.labelled(property, email(&text), List::Emails)
            }
            "TEL" => {
                let text = self.text(property)?;
                self.labelled(property, phone(&text), List::Phones)
            }
            "URL" => {
                let text = one_line(&self.text(property)?);
                self.labelled(property, text, List::Links)
            }
            "ADR" => self.address(property)?,
            "ORG" => {
                self.weigh(property)?;
                let parts = property.value.parts();
                let text = structured::organization(&parts);
                let plain = text.clone();
                let fate = first(&mut self.person.organization, text);
                if fate == Fate::Done && !plain.is_empty() {
                    self.organization_parts = self
                        .organization_parts
                        .take()
                        .or_else(|| structured::kept("ORG", &parts, &[&plain]));
                }
                fate
            }
            "TITLE" => {
                let text = one_line(&self.text(property)?);
                first(&mut self.person.role, text)
            }
            "BDAY" => {
                let text = self.text(property)?;
                let omitted = property.parameter("X-APPLE-OMIT-YEAR").next();
                let is_gregorian = property
                    .parameter("CALSCALE")
                    .all(|calendar| calendar.trim().eq_ignore_ascii_case("gregorian"));
                let day = birthday::read(&text, omitted).filter(|day| {
                    is_gregorian && (self.is_written_by_us() || birthday::is_of_somebody(*day))
                });
                self.birthday(day, &text)
            }
            "NOTE" => {
                let text = self.text(property)?;
                if !text.is_empty() && !self.notes.contains(&text) {
                    self.notes.push(text);
                }
                Fate::Done
            }
            "CATEGORIES" => {
                self.weigh(property)?;
                for tag in property.value.list() {
                    self.category(&one_line(&tag));
                }
                Fate::Done
            }
            "UID" => {
                let text = one_line(&self.text(property)?);
                let bare = match text.get(..9) {
                    Some(urn) if urn.eq_ignore_ascii_case("urn:uuid:") => &text[9..],
                    _ => &text,
                };
                first(&mut self.person.uid, bare.trim().to_owned())
            }
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => match property.value.text().as_str() {
                kind if kind.eq_ignore_ascii_case("individual") => Fate::Done,
                kind if kind.eq_ignore_ascii_case("group") => {
                    return Err("a group, not a person".to_owned());
                }
                kind if ["location", "device", "application", "thing"]
                    .iter()
                    .any(|other| kind.eq_ignore_ascii_case(other)) =>
                {
                    return Err(format!("a {}, not a person", kind.to_ascii_lowercase()));
                }
                kind => {
                    self.is_company |= ["org", "organization", "company"]
                        .iter()
                        .any(|company| kind.eq_ignore_ascii_case(company));
                    Fate::Kept
                }
            },
            "X-ABSHOWAS" => {
                self.is_company |= property.value.text().eq_ignore_ascii_case("COMPANY");
                Fate::Kept
            }
            "X-CORDIAL-PLACE" => {
                let text = one_line(&self.text(property)?);
                first(&mut self.person.place, text)
            }
            "X-CORDIAL-HOW-MET" => {
                let text = self.text(property)?;
                first(&mut self.person.how_met, text)
            }
            _ => Fate::Kept,
        })
    }

    /// What is read only where nothing better was found, and what stands behind everything of its kind.
    fn second_best(&mut self, properties: &[Option<Property>]) -> Result<(), String> {
        for (at, property) in properties.iter().enumerate() {
            let Some(property) = property else {
                continue;
            };
            let fate = match property.name.as_str() {
                "ROLE" => {
                    let text = one_line(&self.text(property)?);
                    first(&mut self.person.role, text)
                }
                "X-BIRTHDAY" | "X-BDAY" if self.person.birthday.is_none() => {
                    let text = self.text(property)?;
                    self.birthday(birthday::read(&text, None), &text)
                }
                "LABEL" if self.addresses.is_empty() => {
                    let text = self.text(property)?;
                    let line = text.split('\n').map(str::trim).collect::<Vec<_>>();
                    self.labelled(property, line.join(", "), List::Addresses)
                }
                _ => continue,
            };
            self.fates[at] = fate;
        }
        Ok(())
    }

    /// The text of a property that is read.
    fn text(&self, property: &Property) -> Result<String, String> {
        let text = property.value.text();
        if text.len() > self.limits.field_bytes {
            return Err(format!(
                "its {} is longer than {} bytes",
                property.name, self.limits.field_bytes
            ));
        }
        Ok(text)
    }

    /// Refuses a value that is longer than it may be.
    fn weigh(&self, property: &Property) -> Result<(), String> {
        if property.value.most() > self.limits.field_bytes {
            self.text(property)?;
        }
        Ok(())
    }

    fn full_name(&mut self, text: String, preference: u32) -> Fate {
        if !has_a_letter(&text) {
            return Fate::Done;
        }
        let at = self.fates.len();
        match &mut self.full_name {
            None => {
                self.full_name = Some((preference, at, text));
                Fate::Done
            }
            Some((_, _, known)) if *known == text => Fate::Done,
            Some((known_preference, known_at, known)) if preference < *known_preference => {
                self.fates[*known_at] = Fate::Kept;
                (*known_preference, *known_at, *known) = (preference, at, text);
                Fate::Done
            }
            Some(_) => Fate::Kept,
        }
    }

    fn name(&mut self, property: &Property) -> Result<Fate, String> {
        self.weigh(property)?;
        let parts = property.value.parts();
        let name = structured::name(&parts);
        if name.whole.is_empty() {
            return Ok(Fate::Done);
        }
        if !self.whole_name.is_empty() {
            return Ok(Fate::Kept);
        }
        let plain = [name.family.as_str(), name.given.as_str()];
        self.name_parts = structured::kept("N", &parts, &plain);
        self.whole_name = name.whole;
        self.person.family_name = name.family;
        self.person.given_name = name.given;
        Ok(Fate::Done)
    }

    fn address(&mut self, property: &Property) -> Result<Fate, String> {
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
        Ok(self.labelled(property, text, List::Addresses))
    }

    fn birthday(&mut self, read: Option<Birthday>, text: &str) -> Fate {
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

    fn category(&mut self, tag: &str) {
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

    fn labelled(&mut self, property: &Property, value: String, list: List) -> Fate {
        if value.is_empty() {
            return Fate::Done;
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
        Fate::Done
    }

    /// Puts what is kept and matters to a reader into the notes as well: a birthday that is no day,
    /// another role or organisation. A card of our own has had its turn: its notes are as somebody left
    /// them.
    fn note_what_is_kept(&mut self, properties: &[Option<Property>], day: Option<Birthday>) {
        if self.is_ours {
            return;
        }
        for (property, fate) in properties.iter().zip(&self.fates) {
            let Some(property) = property.as_ref().filter(|_| *fate == Fate::Kept) else {
                continue;
            };
            let (label, text) = match property.name.as_str() {
                "BDAY" if day.is_none() => ("Birthday", property.value.text()),
                "TITLE" | "ROLE" => ("Role", property.value.text()),
                "ORG" => (
                    "Organisation",
                    structured::organization(&property.value.parts()),
                ),
                _ => continue,
            };
            let text = one_line(&text);
            let says_something = text.chars().any(|letter| !"-0 ".contains(letter));
            if !says_something || text.starts_with("0001-01-01") {
                continue;
            }
            let line = format!("{label}: {text}");
            let mut known = self.notes.iter().flat_map(|note| note.lines());
            if !known.any(|known| known == line) {
                self.notes.push(line);
            }
        }
    }

    fn finish(
        mut self,
        lines: &[Logical<'_>],
        properties: &[Option<Property>],
    ) -> Result<IncomingPerson, String> {
        if !self.said_anything {
            return Err("the card is empty".to_owned());
        }
        let mut person = std::mem::take(&mut self.person);
        person.emails = in_order(std::mem::take(&mut self.emails));
        person.phones = in_order(std::mem::take(&mut self.phones));
        person.links = in_order(std::mem::take(&mut self.links));
        person.addresses = in_order(std::mem::take(&mut self.addresses));
        person.nickname = self.nicknames.join(", ");
        self.note_what_is_kept(properties, person.birthday);
        person.note = self.notes.join("\n\n");
        if person.note.len() > self.limits.field_bytes {
            return Err(format!(
                "its notes are longer than {} bytes",
                self.limits.field_bytes
            ));
        }
        for property in properties.iter().flatten() {
            if let Some(link) = social_link(property)
                && !person.links.iter().any(|known| known.value == link.value)
            {
                person.links.push(link);
            }
        }
        let links = person.links.iter().map(|link| link.value.as_str());
        person.profile = profile::among(links).unwrap_or_default().to_owned();
        let company = match self.is_company {
            true => person.organization.clone(),
            false => String::new(),
        };
        person.full_name = [
            self.full_name
                .take()
                .map(|(_, _, name)| name)
                .unwrap_or_default(),
            company,
            std::mem::take(&mut self.whole_name),
            person.organization.clone(),
            person.nickname.clone(),
            person
                .emails
                .first()
                .map(|email| email.value.clone())
                .unwrap_or_default(),
            person
                .phones
                .iter()
                .map(|phone| &phone.value)
                .find(|number| number.chars().any(char::is_numeric))
                .cloned()
                .unwrap_or_default(),
        ]
        .into_iter()
        .find(|name| !name.is_empty())
        .ok_or("it has neither a name nor an organisation, a nickname, an e-mail address or a telephone number")?;
        let mut rest: Vec<String> = self.name_parts.take().into_iter().collect();
        rest.extend(self.organization_parts.take());
        rest.iter_mut().for_each(|kept| *kept = folded(kept, "\n"));
        for address in &person.addresses {
            let parts = self.address_parts.iter();
            let parts = parts.filter(|(text, _)| *text == address.value);
            rest.extend(parts.map(|(_, kept)| folded(kept, "\n")));
        }
        for ((line, property), fate) in lines.iter().zip(properties).zip(&self.fates) {
            let moved = property.as_ref().is_some_and(|property| {
                property.name == "X-ABLABEL" && self.labelled.contains(&property.group)
            });
            if *fate == Fate::Kept && !moved {
                rest.push(line.kept());
            }
        }
        person.rest = rest.join("\n");
        Ok(person)
    }
}

#[derive(Debug, Clone, Copy)]
enum List {
    Emails,
    Phones,
    Links,
    Addresses,
}

/// The first that is not empty is read; another one is kept.
fn first(field: &mut String, text: String) -> Fate {
    if text.is_empty() || *field == text {
        Fate::Done
    } else if field.is_empty() {
        *field = text;
        Fate::Done
    } else {
        Fate::Kept
    }
}

/// What is preferred first, else as in the card.
fn in_order(mut list: Vec<(u32, Labelled)>) -> Vec<Labelled> {
    list.sort_by_key(|(preference, _)| *preference);
    list.into_iter().map(|(_, labelled)| labelled).collect()
}

/// Whether a name has anything in it but punctuation.
fn has_a_letter(name: &str) -> bool {
    name.chars()
        .any(|letter| !letter.is_whitespace() && !letter.is_ascii_punctuation())
}
