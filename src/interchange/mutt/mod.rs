//! The aliases of mutt and neomutt: `alias [-group name]… key Name <ana@sol.example>[, …] [# comment]`.
//!
//! An alias with one address is a person; one with several is a list, whose members are people who wear the
//! list's key as a tag. A list may name other aliases, lists among them. A member without a name is called by
//! the address. Everything else in the file is somebody's settings and left alone.

pub mod addresses;
mod line;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::io::Read;

use self::addresses::{Mailbox, Members};
use self::line::Command;
use super::incoming::{IncomingPerson, Item, Labelled, Limits, Sink};
use super::reading::{Records, Summary, nobody, text_of, whole_text};
use super::turned::set_upright;
use crate::domain::person::sort_key;
use crate::report::Result;

/// Whether a file that begins with `head` has mutt's aliases in it; a shell's aliases look alike.
pub fn sniff(head: &[u8], _file_name: &str) -> bool {
    let text = text_of(head);
    line::logical(&text).any(|line| {
        Command::all(&line.text).any(|command| {
            !command.key.contains('=') && !command.key.is_empty() && command.rest.contains('@')
        })
    })
}

/// Reads everybody who has an alias.
///
/// # Errors
/// Where the file cannot be read, or has no alias with an address.
pub fn read(reader: impl Read, limits: &Limits, sink: Sink<'_>) -> Result<Summary> {
    let text = whole_text(reader, limits)?;
    let mut book = Book::default();
    for line in line::logical(&text) {
        if book.found.len() > limits.records {
            break;
        }
        if line.text.len() > limits.line_bytes {
            book.refuse(line.number, "the line is too long".into());
        } else {
            for command in Command::all(&line.text) {
                book.alias(line.number, &command, limits);
            }
        }
    }
    book.expand();
    if book.found.is_empty() {
        return Err(nobody(
            "read as aliases of mutt",
            "an alias is `alias key Name <address>`, one on a line",
        ));
    }
    let mut records = Records::new(limits, sink);
    for (line, item) in book.found {
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

/// The most tags of a person, and the most that lists of aliases may give out together.
const MOST_TAGS: usize = 100;
const MOST_TAGGED: usize = 100_000;

/// What has been read so far.
#[derive(Default)]
struct Book {
    found: Vec<(usize, Item)>,
    /// Places in `found`, by the key of the alias.
    by_key: HashMap<String, Vec<usize>>,
    /// Places in `found`, by address.
    by_address: HashMap<String, usize>,
    /// For every alias, the other keys that it names.
    lists: HashMap<String, Vec<String>>,
    /// Lists that name other aliases: line, key, the key that is named.
    named: Vec<(usize, String, String)>,
}

impl Book {
    fn refuse(&mut self, line: usize, why: String) {
        self.found.push((line, Item::Refused(why)));
    }

    fn alias(&mut self, line: usize, command: &Command, limits: &Limits) {
        let Members { mailboxes, bare } = addresses::members(&command.rest);
        if command.key.is_empty() || (mailboxes.is_empty() && bare.is_empty()) {
            return self.refuse(line, "the alias names no address".into());
        }
        if mailboxes.len() + bare.len() > limits.properties {
            return self.refuse(line, "the alias names too many addresses".into());
        }
        // A later alias of the same key takes the place of an earlier one.
        self.by_key.remove(&command.key.to_lowercase());
        self.lists.remove(&command.key.to_lowercase());
        let mut tags = command.groups.clone();
        tags.extend(command.tags.iter().cloned());
        let people = grouped(&mailboxes);
        let alone = people.len() == 1 && bare.is_empty();
        if !alone && people.len() + bare.len() > 1 {
            tags.push(command.key.clone());
        }
        for mailboxes in people {
            let name = mailboxes[0].name.clone();
            let address = mailboxes[0].address.to_lowercase();
            if name.is_empty()
                && !alone
                && let Some(place) = self.by_address.get(&address).copied()
            {
                // Somebody of an earlier alias, named again by the address.
                self.tag(place, &tags);
                self.place(&command.key, place);
                continue;
            }
            let mut person = IncomingPerson {
                full_name: if name.is_empty() {
                    mailboxes[0].address.clone()
                } else {
                    name
                },
                emails: mailboxes
                    .iter()
                    .map(|mailbox| Labelled {
                        label: String::new(),
                        value: mailbox.address.clone(),
                    })
                    .collect(),
                note: command.comment.clone(),
                ..IncomingPerson::default()
            };
            set_upright(&mut person);
            if alone && !is_part_of(&command.key, &mailboxes[0].name) {
                person.nickname.clone_from(&command.key);
            }
            let group = mailboxes[0].group.clone();
            for tag in tags.iter().chain(group.iter()) {
                tag_with(&mut person.categories, tag);
            }
            let place = self.found.len();
            self.place(&command.key, place);
            for mailbox in mailboxes {
                let address = mailbox.address.to_lowercase();
                self.by_address.entry(address).or_insert(place);
            }
            self.found.push((line, Item::Person(Box::new(person))));
        }
        let list = self.lists.entry(command.key.to_lowercase()).or_default();
        list.extend(bare.iter().map(|key| key.to_lowercase()));
        for key in bare {
            self.named.push((line, command.key.clone(), key));
        }
    }

    /// Notes who stands behind a key.
    fn place(&mut self, key: &str, place: usize) {
        let places = self.by_key.entry(key.to_lowercase()).or_default();
        places.push(place);
    }

    fn tag(&mut self, place: usize, tags: &[String]) {
        if let Some((_, Item::Person(person))) = self.found.get_mut(place) {
            for tag in tags {
                tag_with(&mut person.categories, tag);
            }
        }
    }

    /// Everybody behind a key, also through lists of lists; how many keys were looked at.
    fn behind(&self, key: &str) -> (Vec<usize>, usize) {
        let mut places = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        let mut ahead = vec![key];
        while let Some(key) = ahead.pop() {
            let Some((key, more)) = self.lists.get_key_value(key) else {
                continue;
            };
            if !seen.insert(key) {
                continue;
            }
            places.extend(self.by_key.get(key).into_iter().flatten());
            ahead.extend(more.iter().map(String::as_str));
        }
        (places, seen.len())
    }

    /// Tags the people of aliases that a list names by their keys.
    fn expand(&mut self) {
        let mut tagged = 0;
        for (line, list, key) in std::mem::take(&mut self.named) {
            if tagged > MOST_TAGGED {
                self.refuse(line, "the file has too many lists of lists".into());
                break;
            }
            let (places, looked_at) = self.behind(&key.to_lowercase());
            if looked_at == 0 {
                self.refuse(
                    line,
                    format!(
                        "“{key}” in the alias “{list}” is neither an address nor another alias"
                    ),
                );
                continue;
            }
            tagged += places.len() + looked_at;
            for place in places {
                self.tag(place, std::slice::from_ref(&list));
            }
        }
        self.found.sort_by_key(|(line, _)| *line);
    }
}

fn tag_with(tags: &mut Vec<String>, tag: &str) {
    let known = tags.iter().any(|known| sort_key(known) == sort_key(tag));
    if !known && tags.len() < MOST_TAGS && !tag.trim().is_empty() {
        tags.push(tag.trim().to_owned());
    }
}

/// The mailboxes by who they belong to: those of one name together, an address once for each name. A
/// household has one mailbox for several people.
fn grouped(mailboxes: &[Mailbox]) -> Vec<Vec<&Mailbox>> {
    let mut people: Vec<Vec<&Mailbox>> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut by_address: HashMap<String, usize> = HashMap::new();
    let mut seen: HashSet<(String, String)> = HashSet::new();
    for mailbox in mailboxes {
        let address = mailbox.address.to_lowercase();
        let name = sort_key(&mailbox.name);
        let known = by_address.get(&address).copied();
        let is_new = seen.insert((address.clone(), name.clone()));
        if known.is_some() && (name.is_empty() || !is_new) {
            continue;
        }
        let place = match (by_name.get(&name), known) {
            (Some(place), _) if !name.is_empty() => *place,
            // So far this one had no name.
            (_, Some(place)) if people[place].iter().all(|other| other.name.is_empty()) => {
                people[place].clear();
                place
            }
            _ => {
                people.push(Vec::new());
                people.len() - 1
            }
        };
        people[place].push(mailbox);
        by_name.insert(name, place);
        by_address.entry(address).or_insert(place);
    }
    people
}

/// Whether `key` is made of words of `name`, so that it says nothing new: `ana`, `ana.sol`, `sol_ana`.
fn is_part_of(key: &str, name: &str) -> bool {
    let squash = |text: &str| -> String {
        sort_key(text)
            .chars()
            .filter(|character| character.is_alphanumeric())
            .collect()
    };
    let name = squash(name);
    let mut words = key
        .split(|character: char| !character.is_alphanumeric())
        .map(squash)
        .filter(|word| !word.is_empty());
    words.all(|word| name.contains(&word))
}
