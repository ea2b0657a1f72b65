//! The e-mail addresses and telephone numbers in a cell: one or several, with names, labels and remarks
//! around them, and what of the cell is none.
//!
//! What is no address is handed back and never becomes one. Not here: what the column is called.

#[cfg(test)]
mod tests;

use super::super::incoming::Labelled;
use super::cell::joined;
use super::date;
use super::field::Field;
use super::looks::{looks_like_email, looks_like_phone};
use super::recognise::label_beside;

/// What was found in a cell, each with the label that it has there, and what else stood in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Found {
    pub(super) values: Vec<Labelled>,
    pub(super) other: Vec<String>,
}

impl Found {
    fn add(&mut self, label: String, value: String) {
        self.values.push(Labelled { label, value });
    }
}

/// The e-mail addresses in a cell. Addresses of Exchange, which lead nowhere outside of it, are left out.
pub(super) fn emails(text: &str) -> Found {
    let mut found = Found::default();
    let plain: String = text
        .chars()
        .filter(|character| !matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
        .collect();
    let parts = apart(&plain, &[';', ',', '\n', '\t', '|']);
    for part in parts.into_iter().flat_map(joined) {
        if let Some(email) = email(part) {
            found.add(String::new(), email);
        } else if !some_emails(part, &mut found)
            && !part.to_ascii_lowercase().starts_with("/o=")
            && !part.is_empty()
        {
            found.other.push(part.to_owned());
        }
    }
    found
}

/// Addresses among words: `a@x.example / b@y.example`, `work: a@x.example`, `a@x.example (old)`.
fn some_emails(part: &str, found: &mut Found) -> bool {
    let between = |character: char| character.is_whitespace() || "()[]<>\"'".contains(character);
    let mut pieces: Vec<&str> = part.split(between).collect();
    if part.matches('@').count() > 1 {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| piece.split(['/', '&']))
            .collect();
    }
    let (addresses, words): (Vec<&str>, Vec<&str>) = pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .partition(|piece| email(piece).is_some());
    if addresses.is_empty() {
        return false;
    }
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !is_connector(word))
        .collect();
    let said = words.join(" ");
    let label = match (said.trim_end_matches(':'), addresses.len()) {
        ("", _) => Some(String::new()),
        (said, 1) => label_of(said, Field::Email),
        _ => None,
    };
    if label.is_none() && name_before(part).is_empty() {
        found.other.push(part.to_owned());
    }
    for address in addresses {
        found.add(
            label.clone().unwrap_or_default(),
            email(address).unwrap_or_default(),
        );
    }
    true
}

/// The label that a word beside an address or a number means; `None` where it means none.
fn label_of(said: &str, field: Field) -> Option<String> {
    const LETTERS: [(&str, &str); 9] = [
        ("m", "mobile"),
        ("c", "mobile"),
        ("w", "work"),
        ("o", "work"),
        ("d", "work"),
        ("h", "home"),
        ("p", ""),
        ("t", ""),
        ("f", "fax"),
    ];
    let said = said.trim_matches(|character: char| !character.is_alphanumeric());
    let lower = said.to_lowercase();
    if let Some((_, label)) = LETTERS.iter().find(|(letter, _)| *letter == lower) {
        return Some((*label).to_owned());
    }
    if matches!(
        lower.as_str(),
        "old" | "new" | "main" | "private" | "primary"
    ) {
        return Some(lower);
    }
    label_beside(said, field)
}

fn is_connector(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "and"
            | "or"
            | "und"
            | "oder"
            | "et"
            | "ou"
            | "y"
            | "o"
            | "e"
            | "og"
            | "och"
            | "en"
            | "of"
            | "&"
            | "/"
            | "+"
            | "-"
            | "–"
            | "•"
            | "·"
    )
}

/// The address in `anna@zhou.example`, `<anna@zhou.example>`, `Anna <anna@zhou.example>` or
/// `mailto:anna@zhou.example`.
pub(super) fn email(text: &str) -> Option<String> {
    let text = match (text.rfind('<'), text.rfind('>')) {
        (Some(from), Some(to)) if from < to => text.get(from + 1..to)?,
        _ => text,
    };
    let text = text
        .trim()
        .trim_matches(['"', '\'', '<', '>', ';', ','])
        .trim();
    let text = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => {
            text.get(7..)?.split('?').next().unwrap_or_default()
        }
        _ => text,
    };
    let text = text.trim_end_matches('.');
    let clear;
    let text = if text.contains(['(', '[']) {
        clear = ["(at)", "[at]", "(dot)", "[dot]"]
            .into_iter()
            .zip(["@", "@", ".", "."])
            .fold(text.to_owned(), |text, (hidden, sign)| {
                text.replace(hidden, sign)
            });
        clear.as_str()
    } else {
        text
    };
    let (name, host) = text.rsplit_once('@')?;
    let fits = !name.is_empty()
        && !host.is_empty()
        && !text.contains(char::is_whitespace)
        && !text.contains("://")
        && !text.contains(['(', ')', '<', '>', '"', ':'])
        && !host.contains(['/', '\\', ','])
        && host.starts_with(char::is_alphanumeric)
        && !name.contains('@');
    fits.then(|| text.to_owned())
}

/// `Anna Zhou` in `Anna Zhou <anna@zhou.example>`; empty where no name stands before the address.
pub(super) fn name_before(text: &str) -> &str {
    match text.split_once('<') {
        Some((name, rest)) if rest.contains('@') => name.trim().trim_matches(['"', '\'']).trim(),
        _ => "",
    }
}

/// The telephone numbers in a cell.
pub(super) fn phones(text: &str) -> Found {
    let mut found = Found::default();
    for part in text.split([';', '\n', '|']).flat_map(joined) {
        // `030 123456, 0171 98765` are two; `+1 555 0100, ext. 5` is one.
        let pieces = several(part);
        let all: Vec<Option<Labelled>> = pieces.iter().map(|piece| phone(piece)).collect();
        let whole = all.iter().all(|phone| {
            phone
                .as_ref()
                .is_some_and(|phone| looks_like_phone(&phone.value))
        });
        if pieces.len() > 1 && whole {
            found.values.extend(all.into_iter().flatten());
            continue;
        }
        match phone(part) {
            Some(phone) => found.values.push(phone),
            None if is_dummy(part) => {}
            None => found.other.push(part.to_owned()),
        }
    }
    found
}

/// What stands between commas, slashes and words such as `or`.
fn several(part: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = part.split([',', '/', '&']).collect();
    for word in [
        " or ", " and ", " oder ", " und ", " ou ", " et ", " o ", " y ", " e ",
    ] {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| piece.split(word))
            .collect();
    }
    pieces
        .into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The number in `+49 30 123456`, `tel:…`, `m: 0171 …`, `0171 … (work)`.
fn phone(text: &str) -> Option<Labelled> {
    let text = text.trim();
    let text = match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text.get(4..).unwrap_or(text).trim(),
        _ => text,
    };
    if is_rounded(text) || looks_like_email(text) || is_dummy(text) {
        return None;
    }
    let is_start = |character: char| character.is_numeric() || "+(*#".contains(character);
    let from = text.find(is_start)?;
    let (before, number) = text.split_at(from);
    let (mut number, mut label) = (number.trim(), String::new());
    let before = before.trim().trim_end_matches([':', '.', '-', '=']).trim();
    if !before.is_empty() {
        label = match label_of(before, Field::Phone) {
            Some(label) => label,
            None if looks_like_phone(number) && before.chars().count() <= 24 => before.to_owned(),
            None => return None,
        };
    }
    if let Some((rest, bracket)) = number
        .strip_suffix(')')
        .and_then(|inner| inner.rsplit_once('('))
        && let Some(said) = label_of(bracket, Field::Phone)
        && !bracket.contains(|character: char| character.is_ascii_digit())
    {
        (number, label) = (rest.trim(), said);
    }
    let number = number.strip_suffix(".0").unwrap_or(number);
    let digits = number
        .chars()
        .filter(|character| character.is_numeric())
        .count();
    let letters = number
        .chars()
        .filter(|character| character.is_alphabetic())
        .count();
    // `1-800-FLOWERS` and `… ext. 5`, but no street and no day.
    let spelt = number.chars().all(|character| !character.is_lowercase());
    let fits = digits >= 3 && (letters <= digits || spelt) && !is_day(number);
    fits.then(|| Labelled {
        label,
        value: number.to_owned(),
    })
}

fn is_day(text: &str) -> bool {
    text.matches(['/', '-', '.']).count() == 2
        && text.chars().filter(char::is_ascii_digit).count() == 8
        && !text.contains(' ')
        && date::day(text, date::DayOrder::DayFirst).is_some()
}

/// `0`, `000-000-0000`, `1111111111`: what people put where a number is demanded.
fn is_dummy(text: &str) -> bool {
    let mut digits = text.chars().filter(char::is_ascii_digit);
    let Some(first) = digits.next() else {
        return false;
    };
    let alone = text
        .chars()
        .all(|character| character.is_ascii_digit() || "+-()/. ".contains(character));
    let count = digits.clone().count() + 1;
    alone && digits.all(|digit| digit == first) && (first == '0' || count >= 7)
}

/// `4.91512E+11`: what a spreadsheet leaves of a number that it took for an amount.
pub(super) fn is_rounded(text: &str) -> bool {
    let Some((amount, power)) = text.trim().split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let amount = amount
        .trim_start_matches(['+', '-'])
        .replace(['.', ','], "");
    digits(&amount) && digits(power.trim_start_matches('+'))
}

/// The pieces between separators that stand neither in quotes nor in angle brackets.
fn apart<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    if text.matches('"').count() % 2 == 1 || text.matches('<').count() != text.matches('>').count()
    {
        return text.split(separators).map(str::trim).collect();
    }
    let mut pieces = Vec::new();
    let (mut from, mut quoted, mut deep) = (0, false, 0_usize);
    for (at, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '<' if !quoted => deep += 1,
            '>' if !quoted => deep = deep.saturating_sub(1),
            _ if !quoted && deep == 0 && separators.contains(&character) => {
                pieces.push(text.get(from..at).unwrap_or_default().trim());
                from = at + character.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push(text.get(from..).unwrap_or_default().trim());
    pieces
}
