//! A cell as text: without what programs put around it, and with its label and its order among others.
//!
//! Not here: the addresses and numbers in it (`reached`).

use super::super::encoding::mended;
use super::super::incoming::Labelled;
use super::spelling::words;
use super::vocabulary::{NAMELESS, NOTHING, lists};

/// What Google puts between several values in a cell.
pub(super) const JOINT: &str = ":::";

/// A cell without what programs put around it: zeroes, outer white space, `="…"` against spreadsheets, and
/// the words with which they say that there is nothing. Line breaks become LF.
pub(super) fn clean(cell: &str) -> String {
    let outer = |character: char| character.is_whitespace() || character.is_control();
    let mut text = cell.trim_matches(outer);
    let mut within_quotes = false;
    for (before, behind) in [("=\"", "\""), ("'", "'")] {
        let inner = text
            .strip_prefix(before)
            .and_then(|text| text.strip_suffix(behind));
        text = inner.map_or(text, |inner| inner.trim_matches(outer));
        within_quotes |= inner.is_some() && before == "'";
    }
    const NOTHING: [&str; 20] = [
        "null",
        "NULL",
        "(null)",
        "<null>",
        "<NULL>",
        "\\N",
        "N/A",
        "n/a",
        "nan",
        "NaN",
        "NaT",
        "<NA>",
        "undefined",
        "[]",
        "{}",
        "(none)",
        "(blank)",
        "(empty)",
        "#NV",
        "#ЗНАЧ!",
    ];
    if NOTHING.contains(&text) || is_error(text) || is_only_marks(text) {
        return String::new();
    }
    // Spreadsheets write a quote before what they are not to compute.
    if let Some(rest) = text.strip_prefix('\'')
        && rest.starts_with(|first: char| first.is_ascii_digit() || "+=@-".contains(first))
        && !rest.contains('\'')
    {
        text = rest;
    }
    let text = mended(text);
    let text = match within_quotes && text.contains("''") {
        true => text.replace("''", "'").into(),
        false => text,
    };
    let text = match text.contains('&') && text.contains(';') {
        true => [
            ("&quot;", "\""),
            ("&#34;", "\""),
            ("&#39;", "'"),
            ("&#039;", "'"),
            ("&apos;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", " "),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(text, |text, (written, meant)| {
            text.replace(written, meant).into()
        }),
        false => text,
    };
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

/// What spreadsheets write where a formula failed: `#N/A`, `#REF!`, `#NAME?`, in any language.
fn is_error(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| {
        let known = matches!(rest, "N/A" | "N/D" | "N/B" | "Н/Д" | "NULL");
        let shouted = rest.ends_with(['!', '?'])
            && rest.chars().count() <= 12
            && !rest
                .chars()
                .any(|letter| letter.is_lowercase() || letter == ' ');
        known || shouted
    })
}

/// Dashes, dots, question marks: what people put where there is nothing.
fn is_only_marks(text: &str) -> bool {
    text.chars()
        .all(|character| "-–—―_.…?/*~·".contains(character))
        && text.chars().count() <= 12
}

/// Whether a person wrote that there is nothing to say.
pub(super) fn says_nothing(text: &str) -> bool {
    text.len() <= 60 && lists(NOTHING, &words(text).phrase)
}

/// Whether a program wrote the word that it has for nothing; `Null` is a family name as well.
pub(super) fn is_nothing_of_a_program(text: &str) -> bool {
    matches!(text, "None" | "null" | "NULL" | "NaN" | "nan" | "undefined")
}

/// A whole name without the words for nothing that a program put into it, `Noor null`, because a part of it
/// was nothing: where one of `parts` is that word, or where it stands in small letters in a name that does not.
pub(super) fn without_nothing(name: &str, parts: &[&str]) -> String {
    let capitalised = name.starts_with(char::is_uppercase);
    let is_word = |word: &&str| {
        let is_part = parts.contains(word);
        let is_small = capitalised && matches!(*word, "null" | "undefined");
        is_nothing_of_a_program(word) && (is_part || is_small)
    };
    let all: Vec<&str> = name.split_whitespace().collect();
    match all.iter().any(is_word) || all.iter().all(|word| is_nothing_of_a_program(word)) {
        true => {
            let kept = all
                .into_iter()
                .filter(|word| !is_nothing_of_a_program(word));
            kept.collect::<Vec<_>>().join(" ")
        }
        false => name.to_owned(),
    }
}

/// Whether nobody is named in a cell that should hold a name.
pub(super) fn names_nobody(text: &str) -> bool {
    text.len() <= 60 && lists(NAMELESS, &words(text).phrase)
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
    let text = text.trim_matches('"').trim();
    text.trim_start_matches('#').trim().to_owned()
}

/// A cell without the addresses of the pages that Notion puts behind the names of others:
/// `Cedar (https://www.notion.so/…)`.
pub(super) fn without_pages(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" (https://www.notion.so/") {
        left.push_str(before);
        rest = after.split_once(')').map_or("", |(_, behind)| behind);
    }
    left.push_str(rest);
    left
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
    // A row may hold thousands of values, each compared with all before it.
    let same = |known: &Labelled| match known.value.is_ascii() && value.is_ascii() {
        true => known.value.eq_ignore_ascii_case(&value),
        false => known.value.to_lowercase() == value.to_lowercase(),
    };
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
    fn cells_as_text() {
        assert_eq!(clean(" =\"0049\" "), "0049");
        assert_eq!(clean("#N/A"), "");
        assert_eq!(clean("'Anna'"), "Anna");
        assert_eq!(clean("'Ana O''Hara'"), "Ana O'Hara");
        assert_eq!(clean("'+44 20 7946 0000"), "+44 20 7946 0000");
        for nothing in [
            "", " - ", "—", "n/a", "N/A", "#N/A", "#NV", "#REF!", "#WERT!", "#¡REF!", "NULL",
            "\\N", "?", "...",
        ] {
            assert_eq!(clean(nothing), "", "{nothing}");
        }
        for something in ["#1 fan!", "Null", "None", "x", "C++", "#! x", "A.-"] {
            assert_eq!(clean(something), something);
        }
        for (text, nothing) in [
            ("none", true),
            ("Unknown", true),
            ("k.A.", true),
            ("нет", true),
            ("なし", true),
            ("No", false),
            ("Nonesuch", false),
        ] {
            assert_eq!(says_nothing(text), nothing, "{text}");
        }
        assert!(names_nobody("Unknown") && !names_nobody("Na") && !names_nobody("Nil"));
        assert_eq!(clean("Cedar &amp; Sons"), "Cedar & Sons");
        assert_eq!(
            categories("\"friends\",\"running\""),
            ["friends", "running"]
        );
        assert_eq!(
            without_pages(
                "Cedar (https://www.notion.so/Cedar-0?pvs=21), Elm (https://www.notion.so/1)"
            ),
            "Cedar, Elm"
        );
        assert_eq!(clean("\u{1a}"), "");
        assert_eq!(clean("JosÃ© NÃºÃ±ez"), "José Núñez");
        assert_eq!(clean("Anna \\\"Annie\\\" Zhou"), "Anna \"Annie\" Zhou");
        assert_eq!(clean("a\r\nb\0"), "a\nb");
        assert_eq!(label("* Work"), ("work".into(), Order::First));
        assert_eq!(label("* "), (String::new(), Order::First));
        assert_eq!(label("Grandma's"), ("Grandma's".into(), Order::Last));
    }
}
