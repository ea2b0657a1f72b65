//! A cell as text, and the several values that can stand in one.

use super::super::encoding::mended;
use super::super::incoming::Labelled;
use super::infer::{looks_like_email, looks_like_phone};

/// What Google puts between several values in a cell.
pub(super) const JOINT: &str = ":::";

/// A cell without what programs put around it: zeroes, outer white space, `="…"` against spreadsheets, and
/// the words with which they say that there is nothing. Line breaks become LF.
pub(super) fn clean(cell: &str) -> String {
    let outer = |character: char| character.is_whitespace() || character.is_control();
    let mut text = cell.trim_matches(outer);
    for (before, behind) in [("=\"", "\""), ("'", "'")] {
        let inner = text
            .strip_prefix(before)
            .and_then(|text| text.strip_suffix(behind));
        text = inner.map_or(text, |inner| inner.trim_matches(outer));
    }
    const NOTHING: [&str; 14] = [
        "null",
        "NULL",
        "(null)",
        "N/A",
        "n/a",
        "#N/A",
        "nan",
        "NaN",
        "undefined",
        "[]",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "(none)",
    ];
    if NOTHING.contains(&text) || text.chars().all(|character| "-–—".contains(character)) {
        return String::new();
    }
    let text = mended(text);
    if !text.contains(['\0', '\r', '\\']) {
        return text.into_owned();
    }
    text.replace('\0', "")
        .replace("\r\r\n", "\n")
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace("\\\"", "\"")
        .trim()
        .to_owned()
}

/// The same in one line.
pub(super) fn line(text: &str) -> String {
    text.split(['\n', '\u{2028}', '\u{85}'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The values that Google joins, or the cell.
pub(super) fn joined(text: &str) -> impl Iterator<Item = &str> {
    text.split(JOINT)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The e-mail addresses in a cell, and what of it is none. Addresses of Exchange, which lead nowhere
/// outside of it, are left out.
pub(super) fn emails(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut found, mut other) = (Vec::new(), Vec::new());
    for part in text.split([';', ',', '\n', '|']).flat_map(joined) {
        if let Some(email) = email(part) {
            found.push(email);
            continue;
        }
        let words: Vec<&str> = part.split_whitespace().collect();
        if words.len() > 1 && words.iter().all(|word| email(word).is_some()) {
            found.extend(words.into_iter().filter_map(email));
        } else if !part.to_ascii_lowercase().starts_with("/o=") && !part.is_empty() {
            other.push(part.to_owned());
        }
    }
    (found, other)
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
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => text.get(7..)?,
        _ => text,
    };
    let text = text.trim_end_matches('.');
    let (name, host) = text.rsplit_once('@')?;
    let fits = !name.is_empty()
        && !host.is_empty()
        && !text.contains(char::is_whitespace)
        && !text.contains("://")
        && !host.contains(['/', '\\', ','])
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

/// The telephone numbers in a cell, and what of it is none.
pub(super) fn phones(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut found, mut other) = (Vec::new(), Vec::new());
    for part in text.split([';', '\n', '|']).flat_map(joined) {
        // `030 123456, 0171 98765` are two; `+1 555 0100, ext. 5` is one.
        let pieces: Vec<&str> = part.split([',', '/']).map(str::trim).collect();
        if pieces.len() > 1 && pieces.iter().all(|piece| looks_like_phone(piece)) {
            found.extend(pieces.into_iter().map(str::to_owned));
            continue;
        }
        let part = match part.get(..4) {
            Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => part.get(4..).unwrap_or(part),
            _ => part,
        };
        let digits = part.chars().filter(char::is_ascii_digit).count();
        if digits >= 3 && !is_rounded(part) && !looks_like_email(part) {
            found.push(part.to_owned());
        } else {
            other.push(part.to_owned());
        }
    }
    (found, other)
}

/// `4.91512E+11`: what a spreadsheet leaves of a number that it took for an amount.
fn is_rounded(text: &str) -> bool {
    let Some((amount, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(&amount.replace(['.', ','], "")) && digits(power.trim_start_matches('+'))
}

/// The categories in a cell: what several separators part, without empty ones.
pub(super) fn categories(text: &str) -> Vec<String> {
    let separator = [JOINT, ";", "\n", "|", ","]
        .into_iter()
        .find(|separator| text.contains(separator));
    match separator {
        Some(separator) => text.split(separator).map(tag).collect(),
        None => vec![tag(text)],
    }
}

fn tag(text: &str) -> String {
    let text = line(text);
    text.trim_start_matches('#').trim().to_owned()
}

/// A label as Google writes it: without the `* ` of the preferred one, the usual words in lower case. Says
/// whether it was preferred.
pub(super) fn label(text: &str) -> (String, Order) {
    let text = line(text);
    let (text, preferred) = match text.strip_prefix('*') {
        Some(rest) => (rest.trim(), Order::First),
        None => (text.as_str(), Order::Last),
    };
    const USUAL: [&str; 12] = [
        "work",
        "home",
        "mobile",
        "main",
        "other",
        "fax",
        "work fax",
        "home fax",
        "pager",
        "profile",
        "work mobile",
        "blog",
    ];
    let lower = text.to_lowercase();
    let label = if USUAL.contains(&lower.as_str()) {
        lower
    } else if lower == "internet" || lower == "obsolete" {
        String::new()
    } else {
        text.to_owned()
    };
    (label, preferred)
}

/// Adds a value that is not there yet, without regard to case; the preferred one goes first.
pub(super) fn add(list: &mut Vec<Labelled>, label: &str, value: String, preferred: Order) {
    if value.is_empty() {
        return;
    }
    let same = |known: &Labelled| known.value.to_lowercase() == value.to_lowercase();
    if let Some(known) = list.iter_mut().find(|known| same(known)) {
        if known.label.is_empty() {
            label.clone_into(&mut known.label);
        }
        return;
    }
    let labelled = Labelled {
        label: label.to_owned(),
        value,
    };
    match preferred {
        Order::First => list.insert(0, labelled),
        Order::Last => list.push(labelled),
    }
}

/// Where among the others a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// It is the preferred one.
    First,
    /// Behind those that are there.
    Last,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_in_a_cell() {
        for (text, found, other) in [
            ("anna@zhou.example", &["anna@zhou.example"][..], &[][..]),
            (
                "a@x.example ::: b@x.example",
                &["a@x.example", "b@x.example"],
                &[],
            ),
            (
                "a@x.example; B <b@x.example>,mailto:c@x.example",
                &["a@x.example", "b@x.example", "c@x.example"],
                &[],
            ),
            (
                "a@x.example b@x.example",
                &["a@x.example", "b@x.example"],
                &[],
            ),
            ("/o=ExchangeLabs/ou=Group/cn=Recipients/cn=x", &[], &[]),
            ("ask me", &[], &["ask me"]),
            ("a@b@c.example", &[], &["a@b@c.example"]),
            ("", &[], &[]),
        ] {
            let (is, is_not) = emails(text);
            assert_eq!(
                (is.as_slice(), is_not.as_slice()),
                (
                    &found
                        .iter()
                        .map(|text| (*text).to_owned())
                        .collect::<Vec<_>>()[..],
                    &other
                        .iter()
                        .map(|text| (*text).to_owned())
                        .collect::<Vec<_>>()[..]
                ),
                "{text}"
            );
        }
        for (text, found, other) in [
            ("+49 30 123456", &["+49 30 123456"][..], &[][..]),
            (
                "030 1234567, 0171 9876543",
                &["030 1234567", "0171 9876543"],
                &[],
            ),
            ("030/1234567", &["030/1234567"], &[]),
            ("+1 555 0100, ext. 5", &["+1 555 0100, ext. 5"], &[]),
            (
                "1 ::: 555-0100 ::: tel:555-0101",
                &["555-0100", "555-0101"],
                &["1"],
            ),
            ("4,91512E+11", &[], &["4,91512E+11"]),
            ("none yet", &[], &["none yet"]),
        ] {
            let (is, is_not) = phones(text);
            assert_eq!(
                (is.as_slice(), is_not.as_slice()),
                (
                    &found
                        .iter()
                        .map(|text| (*text).to_owned())
                        .collect::<Vec<_>>()[..],
                    &other
                        .iter()
                        .map(|text| (*text).to_owned())
                        .collect::<Vec<_>>()[..]
                ),
                "{text}"
            );
        }
        assert_eq!(clean(" =\"0049\" "), "0049");
        assert_eq!(clean("#N/A"), "");
        assert_eq!(clean("'Anna'"), "Anna");
        assert_eq!(clean("\u{1a}"), "");
        assert_eq!(clean("JosÃ© NÃºÃ±ez"), "José Núñez");
        assert_eq!(clean("Anna \\\"Annie\\\" Zhou"), "Anna \"Annie\" Zhou");
        assert_eq!(clean("a\r\nb\0"), "a\nb");
        assert_eq!(label("* Work"), ("work".into(), Order::First));
        assert_eq!(label("* "), (String::new(), Order::First));
        assert_eq!(label("Grandma's"), ("Grandma's".into(), Order::Last));
    }
}
