//! The diary of the command-line program `friends`: a Markdown file of activities, notes, friends, locations.
//!
//! A friend is `- Name (a.k.a. Nickname a.k.a. Other) [Town] @tag`; an activity or a note begins with its day
//! and names friends as `**Name**` and places as `_Place_`. Not here: any other Markdown.

mod entry;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::Read;

use self::entry::{Friend, named, without_marks};
use super::guess;
use super::incoming::{Happening, IncomingPerson, Item, Limits, Sink};
use super::reading::{Paragraphs, Records, Summary, joined, nobody, text_of, whole_text};
use crate::domain::civil::count;
use crate::domain::interaction::TouchDirection;
use crate::domain::person::sort_key;
use crate::report::Result;

/// The most friends that an activity or a note may name.
const MOST_NAMED: usize = 200;

/// Whether a file that begins with `head` is such a diary.
pub fn sniff(head: &[u8], file_name: &str) -> bool {
    let text = text_of(head);
    let sections: Vec<Section> = text.lines().filter_map(heading).collect();
    let named = file_name
        .rsplit(['/', '\\'])
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("friends.md"));
    let known = sections
        .iter()
        .any(|section| matches!(section, Section::Activities | Section::Friends));
    let exact = text
        .lines()
        .any(|line| ["### Activities:", "### Friends:"].contains(&line.trim_end()));
    exact || (named && known)
}

/// Reads everybody in the diary, with what it says of them.
///
/// # Errors
/// Where the file cannot be read, is not such a diary, or names nobody.
pub fn read(reader: impl Read, limits: &Limits, sink: Sink<'_>) -> Result<Summary> {
    let text = whole_text(reader, limits)?;
    let mut diary = Diary::default();
    let mut section = Section::Unknown;
    for (at, line) in text.lines().enumerate() {
        if let Some(next) = heading(line) {
            section = next;
            diary.has_friends |= section == Section::Friends;
            diary.is_one |= section != Section::Unknown;
            continue;
        }
        let entry = entry(line);
        if entry.is_empty() {
            continue;
        }
        if diary.found.len() + diary.events.len() >= limits.records {
            diary.refuse(
                at + 1,
                "the file has too many entries; what comes from here on was not read",
            );
            break;
        }
        if entry.len() > limits.field_bytes {
            diary.refuse(at + 1, "the line is too long");
            continue;
        }
        match section {
            Section::Friends => diary.friend(at + 1, entry, limits),
            Section::Activities | Section::Notes => diary.events.push(Event {
                line: at + 1,
                text: entry,
                is_note: section == Section::Notes,
            }),
            Section::Locations => diary.locations += 1,
            Section::Unknown => diary.refuse(at + 1, "it stands under no heading that is known"),
        }
    }
    for event in std::mem::take(&mut diary.events) {
        diary.event(&event, limits);
    }
    diary.hand_over(limits, sink)
}

/// The parts of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Activities,
    Notes,
    Friends,
    Locations,
    Unknown,
}

/// The section that `line` opens, if it is a heading.
fn heading(line: &str) -> Option<Section> {
    let title = line.trim().strip_prefix('#')?.trim_start_matches('#');
    if !title.starts_with(char::is_whitespace) {
        return None;
    }
    let title = title.trim().trim_end_matches(['#', ' ', ':']);
    Some(match title.to_lowercase().as_str() {
        "activities" | "activity" => Section::Activities,
        "notes" | "note" => Section::Notes,
        "friends" | "friend" => Section::Friends,
        "locations" | "location" => Section::Locations,
        _ => Section::Unknown,
    })
}

/// What a line says, without its bullet.
fn entry(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "+ "]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet))
        .unwrap_or(if line == "-" { "" } else { line })
        .trim()
}

/// A line of the diary with a day.
struct Event<'t> {
    line: usize,
    text: &'t str,
    is_note: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Diary<'t> {
    found: Vec<(usize, Item)>,
    notes: HashMap<usize, Paragraphs>,
    /// Places in `found`, by what a friend is called.
    by_name: HashMap<String, usize>,
    events: Vec<Event<'t>>,
    /// How often a key has been given out.
    keys: HashMap<String, usize>,
    locations: usize,
    has_friends: bool,
    /// Whether it has a heading that such a diary has.
    is_one: bool,
}

impl Diary<'_> {
    fn refuse(&mut self, line: usize, why: &str) {
        self.found.push((line, Item::Refused(why.to_owned())));
    }

    fn friend(&mut self, line: usize, entry: &str, limits: &Limits) {
        let friend = Friend::from_entry(entry);
        if friend.name.is_empty() {
            return self.refuse(line, "no name stands before the brackets");
        }
        let place = self.add(line, &friend.name, limits);
        for nickname in &friend.nicknames {
            self.by_name.entry(sort_key(nickname)).or_insert(place);
        }
        if let Some((_, Item::Person(person))) = self.found.get_mut(place) {
            person.nickname = friend.nicknames.first().cloned().unwrap_or_default();
            person.place = friend.place;
            person.categories = friend.tags;
        }
        if friend.nicknames.len() > 1
            && let Some(note) = self.notes.get_mut(&place)
        {
            note.add(&format!("Also called {}", friend.nicknames[1..].join(", ")));
        }
    }

    /// Adds somebody by name, and says where they stand.
    fn add(&mut self, line: usize, name: &str, limits: &Limits) -> usize {
        let place = self.found.len();
        let person = IncomingPerson {
            full_name: name.to_owned(),
            ..IncomingPerson::default()
        };
        self.found.push((line, Item::Person(Box::new(person))));
        self.notes
            .insert(place, Paragraphs::within(limits.field_bytes));
        // A full name comes before a nickname of somebody else, and the first of a name before the second.
        let known = self.by_name.get(&sort_key(name)).copied();
        let is_nickname = known.is_some_and(|known| match self.found.get(known) {
            Some((_, Item::Person(other))) => sort_key(&other.full_name) != sort_key(name),
            _ => true,
        });
        if known.is_none() || is_nickname {
            self.by_name.insert(sort_key(name), place);
        }
        place
    }

    fn event(&mut self, event: &Event<'_>, limits: &Limits) {
        let (date, said) = match event.text.split_once(':') {
            Some((date, said)) => (date, said.trim()),
            None => (event.text, ""),
        };
        let Some(on) = guess::day(date.trim().trim_matches('*')) else {
            return self.refuse(
                event.line,
                "it does not begin with a day such as 2024-03-05 and a colon",
            );
        };
        let plain = without_marks(said);
        let names = named(said);
        if names.len() > MOST_NAMED {
            return self.refuse(event.line, "it names too many friends to be one occasion");
        }
        let mut with = Vec::new();
        let mut strangers = Vec::new();
        for name in names {
            match self.by_name.get(&sort_key(&name)) {
                Some(place) if with.contains(place) => {}
                Some(place) => with.push(*place),
                None if self.has_friends => strangers.push(name),
                // A diary without a list of friends still names them.
                None => with.push(self.add(event.line, &name, limits)),
            }
        }
        if with.is_empty() {
            let why = match strangers.as_slice() {
                [] => "it names none of the friends".to_owned(),
                [name] => format!("{name} is not on the list of friends"),
                names => format!("{} are not on the list of friends", names.join(", ")),
            };
            return self.refuse(event.line, &why);
        }
        let key = self.key(on, &plain);
        for place in with {
            if event.is_note {
                if let Some(note) = self.notes.get_mut(&place) {
                    note.add_dated(Some(on), &plain);
                }
            } else if let Some((_, Item::Person(person))) = self.found.get_mut(place) {
                person.history.push(Happening::Talk {
                    key: key.clone(),
                    on,
                    channel: guess::channel(&plain),
                    direction: TouchDirection::Mutual,
                    summary: plain.clone(),
                });
            }
        }
    }

    /// A name for an activity that stays the same as long as nobody rewrites it; the program gives none.
    fn key(&mut self, on: chrono::NaiveDate, said: &str) -> String {
        let key = format!("{on} {:016x}", fingerprint(said));
        let seen = self.keys.entry(key.clone()).or_default();
        *seen += 1;
        match *seen {
            1 => key,
            again => format!("{key} {again}"),
        }
    }

    fn hand_over(mut self, limits: &Limits, sink: Sink<'_>) -> Result<Summary> {
        if self.found.is_empty() || !self.is_one {
            return Err(nobody(
                "a diary of friends",
                "its people stand under “### Friends:”, one on a line",
            ));
        }
        for (place, (_, item)) in self.found.iter_mut().enumerate() {
            if let (Item::Person(person), Some(note)) = (item, self.notes.remove(&place)) {
                let left_out = match note.left_out {
                    0 => String::new(),
                    notes => format!(
                        "({} had no room here)",
                        count(i64::try_from(notes).unwrap_or(i64::MAX), "note")
                    ),
                };
                person.note = joined(&[&note.text, &left_out], "\n");
            }
        }
        self.found.sort_by_key(|(line, _)| *line);
        let mut records = Records::new(limits, sink);
        for (line, item) in self.found {
            let flow = match item {
                Item::Person(person) => records.person(line, *person),
                Item::Refused(why) => records.refuse(line, why),
                Item::Meeting(_) => continue,
            };
            if flow.is_break() {
                break;
            }
        }
        let mut remarks = Vec::new();
        if self.locations > 0 {
            remarks.push(format!(
                "{} not taken over; places stay where people and activities name them.",
                match self.locations {
                    1 => "1 entry of the list of locations was".to_owned(),
                    more => format!("{more} entries of the list of locations were"),
                }
            ));
        }
        Ok(Summary {
            records: records.handed_over(),
            remarks,
        })
    }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): the same on every machine and in every version.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
