//! The address book of `abook`: sections `[0]`, `[1]`, … with a `key=value` on each line.
//!
//! Keys that the user invented, and what does not read as what it should be, go into the note.

#[cfg(test)]
mod tests;

use std::io::Read;

use super::guess::{self, Linked};
use super::incoming::{IncomingPerson, Item, Labelled, Limits, Sink};
use super::mutt::addresses;
use super::reading::{
    Paragraphs, Records, Summary, day_words, joined, nobody, text_of, whole_text,
};
use super::turned::set_upright;
use crate::domain::civil::Birthday;
use crate::report::Result;

/// Whether a file that begins with `head` is such an address book.
pub fn sniff(head: &[u8], file_name: &str) -> bool {
    let text = text_of(head);
    let line = |wanted: &str| {
        text.lines().any(|line| {
            let line: String = line.split_whitespace().collect();
            line.eq_ignore_ascii_case(wanted)
        })
    };
    let called_so = file_name
        .rsplit(['/', '\\'])
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("addressbook"));
    let looks_so = line("program=abook") || line("#abookaddressbookfile");
    let entries = text.lines().any(|line| section(line).is_some());
    looks_so || (called_so && entries && text.lines().any(|line| line.contains('=')))
}

/// Reads everybody in the address book.
///
/// # Errors
/// Where the file cannot be read, or has nobody in it.
pub fn read(reader: impl Read, limits: &Limits, sink: Sink<'_>) -> Result<Summary> {
    let text = whole_text(reader, limits)?;
    let mut found: Vec<(usize, Item)> = Vec::new();
    let mut open: Option<Entry> = None;
    let (mut in_format, mut has_entries) = (false, false);
    for (at, line) in text.lines().enumerate() {
        let (number, line) = (at + 1, line.trim());
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if found.len() > limits.records {
            break;
        }
        if line.len() > limits.line_bytes {
            found.push((number, Item::Refused("the line is too long".into())));
            continue;
        }
        if let Some(name) = section(line) {
            found.extend(open.take().map(|entry| entry.finished(limits)));
            in_format = name.eq_ignore_ascii_case("format");
            if !in_format {
                has_entries = true;
                open = Some(Entry::at(number));
            }
            continue;
        }
        match open.as_mut() {
            Some(entry) => entry.line(line, limits),
            None if in_format => {}
            None => found.push((
                number,
                Item::Refused("it stands before the first entry".into()),
            )),
        }
    }
    found.extend(open.take().map(|entry| entry.finished(limits)));
    if !has_entries {
        return Err(nobody(
            "an address book of abook",
            "its people stand in sections [0], [1] and so on",
        ));
    }
    let mut records = Records::new(limits, sink);
    for (line, item) in found {
        let flow = match item {
            Item::Person(person) => records.person(line, *person),
            Item::Refused(why) => records.refuse(line, why),
            Item::Meeting(_) => continue,
        };
        if flow.is_break() {
            break;
        }
    }
    Ok(Summary {
        records: records.handed_over(),
        remarks: Vec::new(),
    })
}

/// The name of the section that `line` opens.
fn section(line: &str) -> Option<&str> {
    let inside = line.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    (!inside.contains(['[', ']', '='])).then_some(inside)
}

/// A section that is being read.
#[derive(Default)]
struct Entry {
    line: usize,
    fields: Vec<(String, String)>,
    /// How many lines were more than an entry may have.
    too_many: usize,
}

impl Entry {
    fn at(line: usize) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    fn line(&mut self, line: &str, limits: &Limits) {
        if self.fields.len() >= limits.properties {
            self.too_many += 1;
            return;
        }
        let (key, value) = match line.split_once('=') {
            Some((key, value)) if !key.trim().contains(char::is_whitespace) => (key.trim(), value),
            // The rest of a value that was broken over two lines by hand.
            _ => ("", line),
        };
        self.fields
            .push((key.to_lowercase(), value.trim().to_owned()));
    }

    /// The values of `key`, in order.
    fn values<'e>(&'e self, key: &'static str) -> impl Iterator<Item = &'e str> {
        self.fields
            .iter()
            .filter(move |(name, value)| name == key && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    fn first(&self, key: &'static str) -> &str {
        self.values(key).next().unwrap_or_default()
    }

    fn finished(self, limits: &Limits) -> (usize, Item) {
        let mut person = IncomingPerson::default();
        let mut note = Paragraphs::within(limits.field_bytes);
        for value in self.values("notes") {
            note.add(value);
        }
        self.reach(&mut person, &mut note);
        self.dates(&mut person, &mut note);
        self.first("nick").clone_into(&mut person.nickname);
        self.categories(&mut person);
        self.others(&mut note);
        person.full_name = [self.first("name"), self.first("nick")]
            .into_iter()
            .chain(person.emails.iter().map(|email| email.value.as_str()))
            .chain(person.phones.iter().map(|phone| phone.value.as_str()))
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned();
        if person.full_name.is_empty() {
            return (
                self.line,
                Item::Refused("the entry has neither a name nor an address".into()),
            );
        }
        if self.too_many > 0 {
            return (
                self.line,
                Item::Refused(format!(
                    "the entry has {} more lines than the {} that an entry may have",
                    self.too_many, limits.properties
                )),
            );
        }
        set_upright(&mut person);
        person.note = note.text;
        (self.line, Item::Person(Box::new(person)))
    }

    /// E-mail, telephone, links and the postal address.
    fn reach(&self, person: &mut IncomingPerson, note: &mut Paragraphs) {
        for key in ["email", "emails", "e-mail"] {
            for value in self.values(key) {
                let members = addresses::members(value);
                left_out(members.mailboxes.len(), "e-mail addresses", note);
                for mailbox in members.mailboxes.into_iter().take(MOST_VALUES) {
                    add(&mut person.emails, "", &mailbox.address);
                }
                for word in members.bare.into_iter().take(MOST_VALUES) {
                    note.add(&format!("E-mail: {word}"));
                }
            }
        }
        for (key, label) in [
            ("phone", "home"),
            ("workphone", "work"),
            ("mobile", "mobile"),
            ("fax", "fax"),
            ("pager", "pager"),
        ] {
            for value in self.values(key) {
                left_out(numbers(value).len(), "telephone numbers", note);
                for number in numbers(value).into_iter().take(MOST_VALUES) {
                    add(&mut person.phones, label, number);
                }
            }
        }
        for key in ["url", "www"] {
            for value in self.values(key) {
                match guess::linked(value) {
                    Linked::Page => add(&mut person.links, "", value),
                    Linked::Email(address) => add(&mut person.emails, "", address),
                    Linked::Phone(number) => add(&mut person.phones, "", number),
                    Linked::Nobody => {}
                }
            }
        }
        if let Some(profile) = guess::profile(&person.links) {
            person.profile = profile.to_owned();
        }
        let address = joined(
            &[
                self.first("address"),
                self.first("address2"),
                self.first("city"),
                self.first("state"),
                self.first("zip"),
                self.first("country"),
            ],
            ", ",
        );
        if !address.is_empty() {
            add(&mut person.addresses, "", &address);
        }
        for key in ["organization", "organisation", "company"] {
            if person.organization.is_empty() {
                self.first(key).clone_into(&mut person.organization);
            }
        }
    }

    fn dates(&self, person: &mut IncomingPerson, note: &mut Paragraphs) {
        for value in self.values("birthday") {
            match guess::birthday(value) {
                Some(birthday) if person.birthday.is_none() => person.birthday = Some(birthday),
                _ => note.add(&format!("Birthday: {value}")),
            }
        }
        for value in self.values("anniversary") {
            let words = match guess::day(value) {
                Some(day) => day_words(day),
                None => guess::birthday(value).map_or_else(|| value.to_owned(), Birthday::words),
            };
            note.add(&format!("Anniversary: {words}"));
        }
    }

    fn categories(&self, person: &mut IncomingPerson) {
        for group in self.values("groups").flat_map(|groups| groups.split(',')) {
            let group = group.trim();
            if !group.is_empty() && !person.categories.iter().any(|known| known == group) {
                person.categories.push(group.to_owned());
            }
        }
    }

    /// Whatever has no place of its own.
    fn others(&self, note: &mut Paragraphs) {
        let mut seen: Vec<&str> = Vec::new();
        for (key, value) in self.fields.iter().filter(|(_, value)| !value.is_empty()) {
            let once = ONCE.contains(&key.as_str());
            let again = once && seen.contains(&key.as_str());
            seen.push(key);
            match key.as_str() {
                "" => note.add(value),
                known if (once || LISTS.contains(&known)) && !again => {}
                other => note.add(&format!("{other}: {value}")),
            }
        }
    }
}

/// The most addresses or numbers in one value; nobody has more, and looking for doubles takes time.
const MOST_VALUES: usize = 1_000;

/// Keys of which the first value has a place of its own.
const ONCE: &[&str] = &[
    "name",
    "nick",
    "address",
    "address2",
    "city",
    "state",
    "zip",
    "country",
    "organization",
    "organisation",
    "company",
];

/// Keys of which every value has a place of its own.
const LISTS: &[&str] = &[
    "email",
    "emails",
    "e-mail",
    "phone",
    "workphone",
    "mobile",
    "fax",
    "pager",
    "url",
    "www",
    "notes",
    "birthday",
    "anniversary",
    "groups",
];

/// Says how many of `number` values in one line are not taken.
fn left_out(number: usize, what: &str, note: &mut Paragraphs) {
    if number > MOST_VALUES {
        note.add(&format!(
            "{} more {what} were left out.",
            number - MOST_VALUES
        ));
    }
}

fn add(values: &mut Vec<Labelled>, label: &str, value: &str) {
    if !values.iter().any(|known| known.value == value) {
        values.push(Labelled {
            label: label.to_owned(),
            value: value.to_owned(),
        });
    }
}

/// Several numbers in one value; a comma within a number is a pause and stays.
fn numbers(value: &str) -> Vec<&str> {
    let parts: Vec<&str> = value.split([',', ';']).map(str::trim).collect();
    let whole = |part: &&str| {
        let digits = part
            .chars()
            .filter(|character| character.is_numeric())
            .count();
        digits >= 5
    };
    if parts.iter().all(whole) {
        parts
    } else {
        vec![value]
    }
}
