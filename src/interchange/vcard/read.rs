//! A card to somebody: which property says what, and what is kept because nothing here reads it.
//!
//! Every property ends in one of three ways: it is read, it is kept as it came, or it says nothing
//! (`VERSION`, `REV`, `PRODID` and the like are about the card and the program that wrote it; whoever
//! writes the card again says them anew). What of this makes the person is put together in `told`.

use std::collections::BTreeSet;

use super::birthday;
use super::contact::{self, Found};
use super::cut::Cut;
use super::logical::Logical;
use super::mend::content_lines;
use super::naming::{Hand, Names, said};
use super::octets::Guess;
use super::points::{List, Points};
use super::property::{Edition, Property, edition};
use super::split::{RawCard, Trouble};
use super::structured::one_line;
use crate::interchange::incoming::{IncomingPerson, Limits, TooLong};

/// What becomes of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Kept as it came.
    Kept,
    /// Read, or saying nothing.
    Done,
}

/// Somebody, or why not: a sentence without its full stop.
/// `guess` is the alphabet of the file where it is not UTF-8; what is left out is noted in `cuts`.
pub(super) fn person(
    card: &RawCard,
    guess: Guess,
    limits: &Limits,
    cuts: &mut BTreeSet<Cut>,
) -> Result<IncomingPerson, String> {
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
    let says_little = edition == Edition::New && std::str::from_utf8(&card.bytes).is_ok();
    let guess = match guess.is_nothing() && !says_little {
        true => Guess::of(&card.bytes),
        false => guess,
    };
    let lines = content_lines(&card.bytes, edition, limits, cuts)?;
    let properties: Vec<Option<Property>> = lines
        .iter()
        .map(|line| match line.is_picture() {
            true => None,
            false => Property::in_file(&line.text, edition, guess),
        })
        .collect();
    let mut reading = Reading::new(limits, &properties, cuts);
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
    let kept = |line: &Logical<'_>| line.kept(guess);
    reading.finish(&lines, &properties, &kept)
}

/// A card that is being read.
pub(super) struct Reading<'l> {
    pub(super) limits: &'l Limits,
    /// What is left out.
    pub(super) cuts: &'l mut BTreeSet<Cut>,
    pub(super) person: IncomingPerson,
    pub(super) fates: Vec<Fate>,
    pub(super) points: Points,
    pub(super) names: Names,
    pub(super) notes: Vec<String>,
    pub(super) nicknames: Vec<String>,
    /// Lines for the notes from properties that are read, each with the place of its property.
    pub(super) asides: Vec<(usize, String)>,
    /// The parts behind the organisation, and behind each address that we keep in a line.
    pub(super) organization_parts: Option<String>,
    pub(super) address_parts: Vec<(String, String)>,
    /// Whether the card is of a company, which its person only answers for.
    pub(super) is_company: bool,
    pub(super) said_anything: bool,
    /// Who wrote the card.
    pub(super) hand: Hand,
    /// Whether the card's `PRODID` was met: what stands behind it in a card of ours is what was kept.
    is_past_product: bool,
}

impl<'l> Reading<'l> {
    fn new(
        limits: &'l Limits,
        properties: &[Option<Property>],
        cuts: &'l mut BTreeSet<Cut>,
    ) -> Self {
        let is_ours = properties.iter().flatten().any(|property| {
            property.name == "PRODID" && property.value.text().contains("//Cordial//")
        });
        Self {
            limits,
            cuts,
            person: IncomingPerson::default(),
            fates: Vec::new(),
            points: Points::labelled_by(properties),
            names: Names::default(),
            notes: Vec::new(),
            nicknames: Vec::new(),
            asides: Vec::new(),
            organization_parts: None,
            address_parts: Vec::new(),
            is_company: false,
            said_anything: false,
            hand: if is_ours { Hand::Ours } else { Hand::Another },
            is_past_product: false,
        }
    }

    /// Whether a property that stands here was written by us, not kept for another program.
    pub(super) fn is_written_by_us(&self) -> bool {
        self.hand == Hand::Ours && !self.is_past_product
    }

    /// Whether a property that stands here was kept for another program, in a card of ours.
    fn is_kept_by_us(&self) -> bool {
        self.hand == Hand::Ours && self.is_past_product
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
            "FN" | "N" if self.is_kept_by_us() => Fate::Kept,
            "FN" => {
                let text = one_line(&self.text(property)?);
                self.names.full(self.fates.len(), property, text, self.hand);
                Fate::Done
            }
            "N" => {
                self.weigh(property)?;
                self.names.parts(self.fates.len(), property, self.hand);
                Fate::Done
            }
            "NICKNAME" => {
                self.weigh(property)?;
                let names = property.value.list();
                for name in names {
                    let name = match self.hand {
                        Hand::Ours => one_line(&name),
                        Hand::Another => said(one_line(&name)),
                    };
                    if !name.is_empty() && !self.nicknames.contains(&name) {
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
                let found = match self.is_written_by_us() {
                    true => Found::as_written(contact::email(&text)),
                    false => contact::emails(&text),
                };
                self.found(property, found, List::Emails, &text)
            }
            "TEL" => {
                let text = self.text(property)?;
                let found = match self.is_written_by_us() {
                    true => Found::as_written(contact::phone(&text)),
                    false => contact::phones(&text),
                };
                self.found(property, found, List::Phones, &text)
            }
            "URL" => {
                let text = one_line(&self.text(property)?);
                let text = match self.is_written_by_us() {
                    true => text,
                    false => contact::seen(&text),
                };
                self.link(property, text)
            }
            "ADR" => self.address(property)?,
            "ORG" => self.organization(property)?,
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
                let text = match self.limits.too_long {
                    TooLong::Refused => self.text(property)?,
                    // All notes together are shortened in the end.
                    TooLong::LeftOut => property.value.text(),
                };
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
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => return self.kind(property),
            "X-ABSHOWAS" => {
                self.is_company |= property.value.text().eq_ignore_ascii_case("COMPANY");
                Fate::Kept
            }
            "X-CORDIAL-PLACE" => {
                let text = one_line(&self.text(property)?);
                first(&mut self.person.place, text)
            }
            "X-CORDIAL-KNOWN-SINCE" => {
                let day = self.text(property)?.trim().parse().ok();
                match (day, self.person.known_since) {
                    (Some(day), None) => {
                        self.person.known_since = Some(day);
                        Fate::Done
                    }
                    (day, known) if day == known && day.is_some() => Fate::Done,
                    _ => Fate::Kept,
                }
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
                "LABEL" if self.points.is_empty(List::Addresses) => {
                    let text = self.text(property)?;
                    let line = text.split('\n').map(str::trim).collect::<Vec<_>>();
                    self.points.add(property, line.join(", "), List::Addresses);
                    Fate::Done
                }
                // Kept as well, so that the program whose word it is finds it again.
                "X-ANDROID-CUSTOM" | "X-EPOCSECONDNAME" | "X-NICKNAME"
                    if self.hand == Hand::Another =>
                {
                    self.another_word_for(property);
                    Fate::Kept
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
    pub(super) fn weigh(&self, property: &Property) -> Result<(), String> {
        if property.value.most() > self.limits.field_bytes {
            self.text(property)?;
        }
        Ok(())
    }
}

/// The first that is not empty is read; another one is kept.
pub(super) fn first(field: &mut String, text: String) -> Fate {
    if text.is_empty() || *field == text {
        Fate::Done
    } else if field.is_empty() {
        *field = text;
        Fate::Done
    } else {
        Fate::Kept
    }
}
