//! A list of mail addresses as people type them (after RFC 5322, section 3.4): `Ana Sol <ana@sol.example>`,
//! `ana@sol.example (Ana Sol)`, quoted names, groups.
//!
//! Not here: who they belong to.

use mail_parser::MessageParser;

use super::super::guess;

/// Somebody by address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The name beside the address; may be empty.
    pub name: String,
    /// The address as written.
    pub address: String,
    /// The group it stands in, as in `Crew: ana@sol.example, bo@sol.example;`.
    pub group: Option<String>,
}

/// What a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    /// Those with an address.
    pub mailboxes: Vec<Mailbox>,
    /// Words that are no address.
    pub bare: Vec<String>,
}

/// Everybody in `text`.
pub fn members(text: &str) -> Members {
    let mut members = Members::default();
    for (part, group) in parts(text) {
        match mailbox(&part) {
            Ok(mailbox) => members.mailboxes.push(Mailbox { group, ..mailbox }),
            Err(word) if word.is_empty() => {}
            Err(word) => members.bare.push(word),
        }
    }
    members
}

/// `text` cut at the commas and semicolons that stand in no quotes, brackets or comment, each part with
/// the group it stands in.
fn parts(text: &str) -> Vec<(String, Option<String>)> {
    let closed = Closed::of(text);
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut group: Option<String> = None;
    let (mut quoted, mut angle, mut comment, mut escaped) = (false, false, 0_usize, false);
    for character in text.chars() {
        if escaped {
            escaped = false;
            part.push(character);
            continue;
        }
        let outside = !quoted && !angle && comment == 0;
        match character {
            '\\' => escaped = true,
            '"' if closed.quotes && comment == 0 => quoted = !quoted,
            '<' if outside && closed.angles => angle = true,
            '>' if angle && !quoted => angle = false,
            '(' if !quoted && !angle && closed.comments => comment += 1,
            ')' if comment > 0 && !quoted => comment -= 1,
            ',' if outside => {
                parts.push((std::mem::take(&mut part), group.clone()));
                continue;
            }
            ';' if outside => {
                parts.push((std::mem::take(&mut part), group.take()));
                continue;
            }
            ':' if outside && group.is_none() && !part.contains('@') && !part.trim().is_empty() => {
                let name = unquoted(&std::mem::take(&mut part));
                if !name.eq_ignore_ascii_case("mailto") {
                    group = Some(name);
                }
                continue;
            }
            _ => {}
        }
        part.push(character);
    }
    parts.push((part, group));
    parts
}

/// Which marks have a partner. One without is an ordinary character, so that it cannot swallow the rest.
struct Closed {
    quotes: bool,
    angles: bool,
    comments: bool,
}

impl Closed {
    fn of(text: &str) -> Self {
        let count = |mark: char| text.matches(mark).count();
        Self {
            quotes: (count('"') - text.matches("\\\"").count()).is_multiple_of(2),
            angles: count('<') == count('>'),
            comments: count('(') == count(')'),
        }
    }
}

/// One address with its name, or the word that stands there instead.
fn mailbox(part: &str) -> Result<Mailbox, String> {
    let part = part.trim();
    if let Some((before, rest)) = part.rsplit_once('<') {
        let inside = rest.split('>').next().unwrap_or(rest);
        if let Some(address) = guess::email(inside) {
            let behind = rest.split_once('>').map_or("", |(_, behind)| behind);
            let name = match name(before) {
                name if name.is_empty() => comment(behind).unwrap_or_default(),
                name => name,
            };
            return Ok(with_name(&name, address));
        }
        return Err(unquoted(part));
    }
    if let Some(comment) = comment(part)
        && let Some(address) = part.split('(').next().and_then(guess::email)
    {
        return Ok(with_name(&comment, address));
    }
    if let Some(address) = guess::email(part) {
        return Ok(with_name("", address));
    }
    // `Ana Sol ana@sol.example`: the brackets were forgotten.
    if let Some((before, last)) = part.rsplit_once(char::is_whitespace)
        && let Some(address) = guess::email(last)
    {
        return Ok(with_name(&name(before), address));
    }
    Err(unquoted(part))
}

fn with_name(name: &str, address: &str) -> Mailbox {
    // A name that only says the address again is none.
    let name = if name.eq_ignore_ascii_case(address) {
        ""
    } else {
        name
    };
    Mailbox {
        name: decoded(name),
        address: address.to_owned(),
        group: None,
    }
}

/// What stands between the first bracket and the last.
fn comment(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('(')?;
    let (inside, _) = rest.rsplit_once(')')?;
    Some(unquoted(inside))
}

/// A name: without its quotes, and without a comment where there is more than the comment.
fn name(text: &str) -> String {
    let text = text.trim();
    let plain = match text.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() && text.ends_with(')') => text,
        Some(("", _)) => return comment(text).unwrap_or_else(|| unquoted(text)),
        _ => text,
    };
    unquoted(plain)
}

/// Without surrounding quotes and the backslashes within, white space folded.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    let single = text
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''));
    let text = single.unwrap_or(text);
    let mut plain = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.chars() {
        match character {
            _ if escaped => {
                plain.push(character);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => {}
            other => plain.push(other),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `=?UTF-8?Q?S=C3=B8ren?=` as `Søren`.
fn decoded(name: &str) -> String {
    if !(name.contains("=?") && name.contains("?=")) {
        return name.to_owned();
    }
    let header = format!("Subject: {}\r\n\r\n", name.replace(['\r', '\n'], " "));
    MessageParser::new()
        .parse(header.as_bytes())
        .and_then(|message| message.subject().map(str::to_owned))
        .unwrap_or_else(|| name.to_owned())
}
