//! What an address, a number or a link is called: from types and Apple's labels, and back to them.
//!
//! Written and read are each other's inverse: a label goes out as a type only where the type would be
//! read as this very label.

use super::property::Property;

/// The types that we have a word for, where to write them, and the word.
const WORDS: [(&str, Where, &str); 13] = [
    ("home", Where::Anything, "home"),
    ("work", Where::Anything, "work"),
    ("cell", Where::Numbers, "mobile"),
    ("fax", Where::Numbers, "fax"),
    ("pager", Where::Numbers, "pager"),
    ("video", Where::Numbers, "video"),
    ("textphone", Where::Numbers, "textphone"),
    ("car", Where::Numbers, "car"),
    ("isdn", Where::Numbers, "isdn"),
    ("modem", Where::Numbers, "modem"),
    ("bbs", Where::Numbers, "bbs"),
    ("pcs", Where::Numbers, "pcs"),
    ("mobile", Where::Nothing, "mobile"),
];

/// Types that say nothing to a person.
const SILENT: [&str; 13] = [
    "pref",
    "voice",
    "internet",
    "msg",
    "text",
    "dom",
    "intl",
    "postal",
    "parcel",
    "x400",
    "uri",
    "main-number",
    "individual",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// On any property that has types.
    Anything,
    /// On telephone numbers only.
    Numbers,
    /// It is read but never written.
    Nothing,
}

/// The label of a property: its Apple label, else the words of its types, home and work first.
pub(super) fn of(property: &Property, apple: Option<&str>) -> String {
    if let Some(label) = apple.map(apple_word).filter(|label| !label.is_empty()) {
        return label;
    }
    from_types(property.types())
}

fn from_types<'t>(types: impl Iterator<Item = &'t str>) -> String {
    let mut words: Vec<String> = Vec::new();
    for kind in types {
        let lower = kind.to_lowercase();
        if SILENT.contains(&lower.as_str()) {
            continue;
        }
        let known = WORDS.iter().find(|(name, ..)| *name == lower);
        let word = match known {
            Some((_, _, word)) => (*word).to_owned(),
            None => match kind.get(..2) {
                Some("x-" | "X-") => kind[2..].to_owned(),
                _ if kind.chars().any(char::is_lowercase) => kind.to_owned(),
                _ => lower,
            },
        };
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words.sort_by_key(|word| !matches!(word.as_str(), "home" | "work"));
    words.join(" ")
}

/// `_$!<HomeFAX>!$_` to `home fax`; a label of the user's own as it is.
pub(super) fn apple_word(label: &str) -> String {
    let label = label.trim();
    let Some(word) = label
        .strip_prefix("_$!<")
        .and_then(|inner| inner.strip_suffix(">!$_"))
    else {
        return label.to_owned();
    };
    match word.to_lowercase().as_str() {
        "homefax" => "home fax".to_owned(),
        "workfax" => "work fax".to_owned(),
        "otherfax" => "other fax".to_owned(),
        word => word.trim().to_owned(),
    }
}

/// A word as the beginning of a line.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// How a label is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Not at all.
    Nothing,
    /// As these types.
    Types(Vec<&'static str>),
    /// As an Apple label in a group.
    Label,
}

/// How to write `label` on a property of this name.
pub(super) fn writing(label: &str, name: &str) -> Writing {
    if label.is_empty() {
        return Writing::Nothing;
    }
    let number = name == "TEL";
    let types: Option<Vec<&'static str>> = label
        .split(' ')
        .map(|word| {
            WORDS
                .iter()
                .find(|(_, place, known)| {
                    *known == word
                        && (*place == Where::Anything || number && *place == Where::Numbers)
                })
                .map(|(name, ..)| *name)
        })
        .collect();
    match types {
        Some(types) if from_types(types.iter().copied()) == label => Writing::Types(types),
        _ => Writing::Label,
    }
}
