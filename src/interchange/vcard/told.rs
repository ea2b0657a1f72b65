//! What was read of a card, put together: the name that counts, the notes, and what is kept.

use super::aside;
use super::cut::Cut;
use super::fold::folded;
use super::handle::social_link;
use super::logical::Logical;
use super::naming::Hand;
use super::points::List;
use super::profile;
use super::property::Property;
use super::read::{Fate, Reading};
use super::structured::{self, joined, one_line};
use crate::domain::civil::Birthday;
use crate::interchange::cuts::shorten;
use crate::interchange::incoming::{IncomingPerson, TooLong};

impl Reading<'_> {
    /// Somebody, or why not. `kept` tells a line as it is kept.
    pub(super) fn finish(
        mut self,
        lines: &[Logical<'_>],
        properties: &[Option<Property>],
        kept: &dyn Fn(&Logical<'_>) -> String,
    ) -> Result<IncomingPerson, String> {
        if !self.said_anything {
            return Err("the card is empty".to_owned());
        }
        let names = std::mem::take(&mut self.names);
        // A company is called what it is called.
        let not_a_name = match self.is_company {
            true => "",
            false => &self.person.organization,
        };
        let chosen = names.choose(not_a_name, self.hand);
        for at in &chosen.others {
            self.fates[*at] = Fate::Kept;
        }
        let mut person = std::mem::take(&mut self.person);
        person.emails = self.points.take(List::Emails);
        person.phones = self.points.take(List::Phones);
        person.links = self.points.take(List::Links);
        person.addresses = self.points.take(List::Addresses);
        // A word as long as a text says nothing of what it stands at.
        let points = [
            &mut person.emails,
            &mut person.phones,
            &mut person.links,
            &mut person.addresses,
        ];
        for point in points.into_iter().flatten() {
            if point.label.len() > self.limits.field_bytes {
                shorten(&mut point.label, self.limits.field_bytes);
            }
        }
        person.nickname = self.nicknames.join(", ");
        person.family_name = chosen.family;
        person.given_name = chosen.given;
        self.note(&mut person, properties)?;
        for property in properties.iter().flatten() {
            // What is too long for a field is kept with its property.
            if let Some(link) = social_link(property)
                && link.value.len() <= self.limits.field_bytes
                && !person.links.iter().any(|known| known.value == link.value)
            {
                person.links.push(link);
            }
        }
        let links = person.links.iter().map(|link| link.value.as_str());
        person.profile = profile::among(links).unwrap_or_default().to_owned();
        person.full_name = self.full_name(&person, chosen.full, chosen.whole)?;
        let mut rest: Vec<String> = chosen.kept.into_iter().collect();
        rest.extend(self.organization_parts.take());
        rest.iter_mut().for_each(|kept| *kept = folded(kept, "\n"));
        for address in &person.addresses {
            let parts = self.address_parts.iter();
            let parts = parts.filter(|(text, _)| *text == address.value);
            rest.extend(parts.map(|(_, kept)| folded(kept, "\n")));
        }
        for ((line, property), fate) in lines.iter().zip(properties).zip(&self.fates) {
            let has_moved = property
                .as_ref()
                .is_some_and(|property| self.points.has_moved(property));
            if *fate == Fate::Kept && !has_moved {
                rest.push(kept(line));
            }
        }
        person.rest = rest.join("\n");
        Ok(person)
    }

    /// What somebody is called whose card says so, or says at least something of them.
    fn full_name(
        &self,
        person: &IncomingPerson,
        full: String,
        whole: String,
    ) -> Result<String, String> {
        let company = match self.is_company {
            true => person.organization.clone(),
            false => String::new(),
        };
        let email = person.emails.first().map(|email| email.value.clone());
        let phone = person
            .phones
            .iter()
            .map(|phone| &phone.value)
            .find(|number| number.chars().any(char::is_numeric));
        [
            full,
            company,
            whole,
            person.organization.clone(),
            person.nickname.clone(),
            email.unwrap_or_default(),
            phone.cloned().unwrap_or_default(),
        ]
        .into_iter()
        .find(|name| !name.is_empty())
        .ok_or_else(|| {
            "it has neither a name nor an organisation, a nickname, an e-mail address or a telephone number"
                .to_owned()
        })
    }

    /// The notes of the card, and behind them what matters to a reader and has no field: a birthday that is
    /// no day, another role or organisation, and what stands in properties that we only keep. A card of our
    /// own has had its turn: its notes are as somebody left them.
    fn note(
        &mut self,
        person: &mut IncomingPerson,
        properties: &[Option<Property>],
    ) -> Result<(), String> {
        let most = self.limits.field_bytes;
        let mut note = self.notes.join("\n\n");
        if note.len() > most && self.limits.too_long == TooLong::LeftOut {
            self.cuts.insert(Cut::Note);
            shorten(&mut note, most);
        }
        if note.len() > most {
            return Err(format!("its notes are longer than {most} bytes"));
        }
        person.note = note;
        if self.hand == Hand::Ours {
            return Ok(());
        }
        let (mut second, mut asides) = (Vec::new(), std::mem::take(&mut self.asides));
        for (at, (property, fate)) in properties.iter().zip(&self.fates).enumerate() {
            let Some(property) = property.as_ref().filter(|_| *fate == Fate::Kept) else {
                continue;
            };
            if let Some(line) = another(property, person.birthday) {
                second.push(line);
            } else if social_link(property).is_none() {
                let apple = self.points.label_of(property);
                asides.extend(aside::line(property, apple).map(|line| (at, line)));
            }
        }
        asides.sort_by_key(|(at, _)| *at);
        let asides: Vec<String> = asides.into_iter().map(|(_, line)| line).collect();
        let second = new_lines(&person.note, second);
        let note = joined([person.note.clone(), second.join("\n")], "\n\n");
        let asides = new_lines(&note, asides);
        let whole = joined([note.clone(), asides.join("\n")], "\n\n");
        // A card is not refused for what it did not write into its notes.
        if whole.len() <= most {
            person.note = whole;
            person.asides = asides;
        } else if note.len() <= most {
            person.note = note;
        }
        Ok(())
    }
}

/// The lines that `note` does not have, each once.
fn new_lines(note: &str, lines: Vec<String>) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for line in lines {
        if !new.contains(&line) && !note.lines().any(|known| known.trim() == line) {
            new.push(line);
        }
    }
    new
}

/// A birthday that is no day, a second role, a second organisation, each as a line.
fn another(property: &Property, day: Option<Birthday>) -> Option<String> {
    let (label, text) = match property.name.as_str() {
        "BDAY" if day.is_none() => ("Birthday", property.value.text()),
        "TITLE" | "ROLE" => ("Role", property.value.text()),
        "ORG" => {
            let parts = property.value.parts();
            let firm = structured::organization(&parts);
            let all = joined([firm, structured::departments(&parts)], ", ");
            ("Organisation", all)
        }
        _ => return None,
    };
    let text = one_line(&text);
    let says_something = text.chars().any(|letter| !"-0 ".contains(letter));
    (says_something && !text.starts_with("0001-01-01")).then(|| format!("{label}: {text}"))
}
