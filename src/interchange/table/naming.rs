//! What to call somebody: the name in the file, or the one that its parts, titles and other cells make.

use super::super::turned::{is_east_asian, turned};
use super::dialect::Dialect;
use super::draft::Draft;
use super::field::Field;
use super::infer::{is_form_of_address, is_title};
use super::postal::words;
use super::recognise::{Reading, recognise};

impl Draft<'_> {
    /// Titles belong to the name; `Mr` and `Frau` do not, and a role in the column is a role.
    pub(super) fn titles(&mut self) {
        let mut titles = Vec::new();
        for text in std::mem::take(&mut self.honorifics) {
            if is_form_of_address(&text) {
                let name = self.name_of(Field::Honorific);
                self.keep(&name, &text);
            } else if is_title(&text) || !self.may_be_role() {
                titles.push(text);
            } else if self.person.role.is_empty() && self.layout.dialect == Dialect::Other {
                self.person.role = text;
            } else {
                let name = self.name_of(Field::Honorific);
                self.keep(&name, &text);
            }
        }
        self.honorifics = titles;
    }

    /// Whether the column of titles is called by a word that means a role as often.
    fn may_be_role(&self) -> bool {
        recognise(&self.name_of(Field::Honorific)) == Reading::Title
    }

    fn name_of(&self, field: Field) -> String {
        self.layout
            .columns
            .iter()
            .find(|column| column.is(field))
            .map(|column| column.name.clone())
            .unwrap_or_default()
    }

    /// Writes a name that stands family name first the other way round; its parts are told by it where the
    /// file has no columns for them.
    fn turn(&mut self) {
        let usual = self.layout.turned;
        for name in [&mut self.person.full_name, &mut self.fallback] {
            if let Some(turned) = turned(name).filter(|turned| turned.certainty >= usual) {
                *name = turned.full_name();
                if self.person.given_name.is_empty() && self.person.family_name.is_empty() {
                    self.person.given_name = turned.given;
                    self.person.family_name = turned.family;
                }
            }
        }
    }

    /// Finds the name to call the person by; says why there is none.
    pub(super) fn name(&mut self) -> Option<String> {
        self.turn();
        let person = &mut self.person;
        if person.full_name.is_empty() {
            let honorific = self.honorifics.join(" ");
            let has_name = !person.given_name.is_empty() || !person.family_name.is_empty();
            if has_name {
                let suffix = self.suffix.trim_start_matches([',', ' ']);
                let whole = east_asian(&person.family_name, &person.given_name);
                let parts = [
                    honorific.as_str(),
                    &person.given_name,
                    &person.family_name,
                    suffix,
                ];
                person.full_name = match whole {
                    Some(name) => name,
                    None => words(&parts, " "),
                };
            }
        } else if !self.suffix.is_empty() && !person.full_name.contains(&self.suffix) {
            // A whole name is as it is meant to be.
            let suffix = std::mem::take(&mut self.suffix);
            let name = self.name_of(Field::Suffix);
            self.keep(&name, &suffix);
        }
        let person = &mut self.person;
        let linkedin = self.layout.dialect == Dialect::LinkedIn;
        if linkedin && person.full_name.eq_ignore_ascii_case("linkedin member") {
            person.full_name.clear();
        }
        if person.full_name.is_empty() && linkedin {
            if person.emails.is_empty() {
                return Some(
                    "it has no name; LinkedIn hides members who closed their account".to_owned(),
                );
            }
        } else if person.full_name.is_empty() {
            let fallback = self.fallback.split(" (").next().unwrap_or_default().trim();
            let other = [&person.nickname, fallback, &person.organization];
            person.full_name = other
                .into_iter()
                .find(|name| !name.is_empty() && !name.contains('@'))
                .unwrap_or_default()
                .to_owned();
        }
        if person.full_name.is_empty() {
            let reached = [&person.emails, &person.phones];
            let first = reached.into_iter().flatten().next();
            person.full_name = first.map(|point| point.value.clone()).unwrap_or_default();
        }
        if person.full_name.is_empty() {
            return Some("it has no name, no e-mail address and no number".to_owned());
        }
        None
    }
}

/// The name of somebody whose family name stands first: `王小明`, `山田 太郎`; `None` for all others.
fn east_asian(family: &str, given: &str) -> Option<String> {
    if !is_east_asian(family) || !is_east_asian(given) {
        return None;
    }
    let short = family.chars().count() + given.chars().count() <= 3;
    Some(match short {
        true => format!("{family}{given}"),
        false => format!("{family} {given}"),
    })
}
