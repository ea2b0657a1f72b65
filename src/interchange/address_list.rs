//! A list of people as it stands in the head of a message, or one on a line: `Ana Sol <ana@sol.example>,
//! Bo Sol <bo@sol.example>`. Everybody in it is a person of their own.
//!
//! Not here: how an address is written (`mutt::addresses`), and tables in which addresses stand in columns.

use std::collections::HashSet;
use std::io::Read;
use std::ops::ControlFlow;

use super::formats::HEAD;
use super::incoming::{IncomingPerson, Labelled, Limits, Sink};
use super::mutt::addresses::{Mailbox, Members, members};
use super::reading::{Records, Summary, nobody, text_of, whole_text};
use super::turned::set_upright;
use crate::domain::person::sort_key;
use crate::report::Result;

/// Before a list that was copied from a message.
const HEADERS: [&str; 4] = ["to:", "cc:", "bcc:", "from:"];

/// Whether a file that begins with `head` is nothing but addresses, one of them with a name.
pub fn sniff(head: &[u8]) -> bool {
    let text = text_of(head);
    // Of a longer file the last line is cut off.
    let whole = match text.trim_end().rsplit_once('\n') {
        Some((whole, _)) if head.len() >= HEAD => whole,
        _ => text.as_str(),
    };
    let mut named = false;
    let mut lines = whole.lines().filter(|line| !line.trim().is_empty());
    let sound = lines.all(|line| {
        // A quick no for nearly every file.
        let begins = line.trim_start().starts_with(|first: char| {
            first.is_alphanumeric() || matches!(first, '"' | '<' | '\'')
        });
        let ends = line
            .trim_end()
            .ends_with(|last: char| last.is_alphanumeric() || ">,;)".contains(last));
        let behind = line.rsplit_once('>').map_or("", |(_, behind)| behind);
        let is_command = line.trim_start().starts_with("alias ");
        if is_command
            || !line.contains('@')
            || line.contains('=')
            || !begins
            || !ends
            || is_prose(behind)
        {
            return false;
        }
        let Members { mailboxes, bare } = members(list(line));
        named |= mailboxes.iter().any(|mailbox| !mailbox.name.is_empty());
        bare.is_empty() && !mailboxes.is_empty() && mailboxes.iter().all(is_sound)
    });
    sound && named
}

/// Reads everybody in the list; who stands in it twice is read once.
///
/// # Errors
/// Where the file cannot be read, and where nobody is in it.
pub fn read(reader: impl Read, limits: &Limits, sink: Sink<'_>) -> Result<Summary> {
    let text = whole_text(reader, limits)?;
    let mut records = Records::new(limits, sink);
    let (mut addresses, mut seen) = (HashSet::new(), HashSet::new());
    'lines: for (at, line) in text.lines().enumerate() {
        if line.len() > limits.line_bytes {
            if records.refuse(at + 1, "the line is too long").is_break() {
                break;
            }
            continue;
        }
        let Members { mailboxes, bare } = members(list(line));
        for mailbox in mailboxes {
            // Two of one household share an address; whether two names are one is not told here.
            let address = mailbox.address.to_lowercase();
            let name = sort_key(&mailbox.name);
            let is_new_address = addresses.insert(address.clone());
            let is_new = seen.insert((address, name.clone()));
            let is_somebody = is_new_address || (is_new && !name.is_empty());
            if is_somebody && records.person(at + 1, person(mailbox)).is_break() {
                break 'lines;
            }
        }
        for word in bare {
            let short: String = word.chars().take(60).collect();
            let flow = records.refuse(at + 1, format!("“{short}” is no address"));
            if flow == ControlFlow::Break(()) {
                break 'lines;
            }
        }
    }
    if records.handed_over() == 0 {
        return Err(nobody(
            "a list of addresses",
            "write one address a line, such as Ana Sol <ana@sol.example>",
        ));
    }
    Ok(Summary {
        records: records.handed_over(),
        remarks: Vec::new(),
    })
}

fn person(mailbox: Mailbox) -> IncomingPerson {
    let mut person = IncomingPerson {
        full_name: match mailbox.name.is_empty() {
            true => mailbox.address.clone(),
            false => mailbox.name,
        },
        emails: vec![Labelled {
            label: String::new(),
            value: mailbox.address,
        }],
        ..IncomingPerson::default()
    };
    set_upright(&mut person);
    person
}

/// A line without the header of a message before it.
fn list(line: &str) -> &str {
    let line = line.trim();
    HEADERS
        .iter()
        .find_map(|header| {
            let start = line.get(..header.len())?;
            start
                .eq_ignore_ascii_case(header)
                .then(|| line.get(header.len()..).unwrap_or_default().trim())
        })
        .unwrap_or(line)
}

/// Whether words stand behind the last address.
fn is_prose(behind: &str) -> bool {
    !behind.contains('@') && behind.contains(char::is_alphabetic)
}

/// Whether the name beside an address is a name and not the rest of a sentence or of a table.
fn is_sound(mailbox: &Mailbox) -> bool {
    mailbox.address.contains('@')
        && mailbox.name.split_whitespace().count() <= 6
        && !mailbox.name.contains([':', '\t', '|', '{', '}', '#'])
}

#[cfg(test)]
mod tests {
    use super::super::incoming::Item;
    use super::*;

    #[test]
    fn everybody_in_a_list_is_somebody() {
        for (text, people) in [
            (
                "Ana Lima <ana@x.example>, Bea Kim <bea@x.example>,cem@x.example\n",
                &[
                    "Ana Lima ana@x.example",
                    "Bea Kim bea@x.example",
                    "cem@x.example cem@x.example",
                ][..],
            ),
            (
                "To: \"Lima, Ana\" <ana@x.example>;\n\nBea Kim <bea@x.example>\nBea KIM <BEA@x.example>\nbea@x.example\n",
                &["Ana Lima ana@x.example", "Bea Kim bea@x.example"],
            ),
            (
                "Ana Sol <home@sol.example>, Ben Sol <home@sol.example>\n",
                &["Ana Sol home@sol.example", "Ben Sol home@sol.example"],
            ),
        ] {
            assert!(sniff(text.as_bytes()), "{text}");
            let mut found = Vec::new();
            let mut sink = |incoming: super::super::incoming::Incoming| {
                if let Item::Person(person) = incoming.item {
                    found.push(format!("{} {}", person.full_name, person.emails[0].value));
                }
                ControlFlow::Continue(())
            };
            read(text.as_bytes(), &Limits::default(), &mut sink).unwrap();
            assert_eq!(found, people, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_of_addresses() {
        for text in [
            "",
            "Name,Email\nAna,ana@x.example\n",
            "Ana,ana@x.example,Northwind\n",
            "ana@x.example\nbea@x.example\n",
            "Dear Ana <ana@x.example>,\nthank you\n",
            "alias ana Ana <ana@x.example>\n",
            "- Ana <ana@x.example> likes tea: green\n",
        ] {
            assert!(!sniff(text.as_bytes()), "{text}");
        }
    }
}
