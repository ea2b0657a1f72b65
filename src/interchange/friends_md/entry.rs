//! A line of the diary, taken apart: what stands behind a friend's name, and whom a text names.
//!
//! Not here: sections, days, and who the names belong to.

use std::collections::HashSet;

use crate::domain::person::sort_key;

/// A line of the list of friends.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Friend {
    /// The name; empty where there is none.
    pub(super) name: String,
    /// What they are also called.
    pub(super) nicknames: Vec<String>,
    /// Where they live.
    pub(super) place: String,
    /// Tags without their sign, each once.
    pub(super) tags: Vec<String>,
}

impl Friend {
    /// Takes what stands behind the name off its end, in whatever order it stands.
    pub(super) fn from_entry(entry: &str) -> Self {
        let mut friend = Self::default();
        let mut rest = entry.trim_end();
        loop {
            if let Some((before, tag)) = last_tag(rest) {
                friend.tags.push(tag.to_owned());
                rest = before;
            } else if friend.place.is_empty()
                && let Some((before, place)) = bracketed(rest, '[', ']')
            {
                friend.place = place.trim().to_owned();
                rest = before;
            } else if friend.nicknames.is_empty()
                && let Some((before, nicknames)) = nicknames(rest)
            {
                friend.nicknames = nicknames;
                rest = before;
            } else {
                break;
            }
        }
        let mut seen = HashSet::new();
        friend.tags.reverse();
        friend.tags.retain(|tag| seen.insert(sort_key(tag)));
        friend.name = without_marks(rest);
        friend
    }
}

/// The text before a closing `@tag`, and the tag without its sign.
fn last_tag(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text.rfind(char::is_whitespace).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let tag = text[start..].strip_prefix('@')?;
    let is_tag = tag.starts_with(char::is_alphanumeric)
        && tag
            .chars()
            .all(|character| character.is_alphanumeric() || ":-_".contains(character));
    is_tag.then(|| (text[..start].trim_end(), tag))
}

/// The text before a closing bracket and what stands in it.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let inside = text.strip_suffix(close)?;
    let at = inside.rfind(open)?;
    Some((text[..at].trim_end(), &inside[at + open.len_utf8()..]))
}

/// The text before `(a.k.a. One a.k.a. Two)` and the nicknames in it.
fn nicknames(text: &str) -> Option<(&str, Vec<String>)> {
    let inside = text.strip_suffix(')')?;
    let lower = inside.to_ascii_lowercase();
    let at = lower.find("(a.k.a.").or_else(|| lower.find("(aka "))?;
    let mut names = Vec::new();
    let mut rest = &inside[at + 1..];
    while !rest.is_empty() {
        let lower = rest.to_ascii_lowercase();
        let (mark, skip) = match (lower.find("a.k.a."), lower.starts_with("aka ")) {
            (_, true) => (0, 4),
            (Some(mark), false) => (mark, 6),
            (None, false) => (rest.len(), 0),
        };
        let name = without_marks(&rest[..mark]);
        if !name.is_empty() {
            names.push(name);
        }
        rest = &rest[mark + skip..];
    }
    Some((text[..at].trim_end(), names))
}

/// The names between double asterisks, each once, in order.
pub(super) fn named(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("**") {
        let Some((name, beyond)) = after.split_once("**") else {
            break;
        };
        let is_name = name.starts_with(char::is_alphanumeric) && !name.contains('*');
        if !is_name {
            // The asterisks that looked like an end may be a beginning.
            rest = after;
            continue;
        }
        let name = without_marks(name);
        if !names.contains(&name) {
            names.push(name);
        }
        rest = beyond;
    }
    names
}

/// The text as one would read it: no asterisks around names, no underscores around places, no backslashes.
pub(super) fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match character {
            '*' if after == '*' => {
                characters.next();
            }
            '\\' => {}
            // An underscore within a word belongs to the word.
            '_' if !(before.is_alphanumeric() && after.is_alphanumeric()) => {}
            other => plain.push(other),
        }
        before = character;
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
