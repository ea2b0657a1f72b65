//! Names, organisations and addresses, which a card keeps in parts and we keep in a line.
//!
//! So that no part is lost on the way out again, the parts are kept beside the line under names of our
//! own. They are written in place of the line for as long as they say the same; whoever changes the line
//! has the last word.

use unicode_script::{Script, UnicodeScript};

use super::property::{Edition, Property};
use super::value::Part;

/// Where the parts of a property are kept.
pub(super) const KEPT_PARTS: &str = "X-CORDIAL-PARTS-";

/// A name in parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// Family name.
    pub(super) family: String,
    /// Given name, without the further ones.
    pub(super) given: String,
    /// All of it as one would write it, titles too.
    pub(super) whole: String,
}

/// `Raman;Priya;Anjali;Dr.;PhD`, with any number of parts.
pub(super) fn name(parts: &[Part]) -> Name {
    let part = |at: usize| {
        parts
            .get(at)
            .map(|part| one_line(&part.items().join(" ")))
            .unwrap_or_default()
    };
    let family = part(0);
    let given = part(1);
    let names = joined([given.clone(), part(2)], " ");
    let whole = if is_written_together(&family) && is_written_together(&names) {
        format!("{family}{names}")
    } else {
        joined([part(3), names, family.clone(), part(4)], " ")
    };
    Name {
        family,
        given,
        whole,
    }
}

/// Chinese, Japanese and Korean names have the family first and no space.
fn is_written_together(name: &str) -> bool {
    !name.is_ascii()
        && name.chars().all(|letter| {
            matches!(
                letter.script(),
                Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul
            )
        })
}

/// The parts of a name with the titles and honours that stand among the names in their own slots.
pub(super) fn sorted_out(parts: &[Part]) -> Vec<Part> {
    let mut parts = parts.to_vec();
    parts.resize_with(parts.len().max(5), Part::default);
    for slot in [1, 0] {
        let text = one_line(&parts[slot].items().join(" "));
        let words: Vec<&str> = text.split_whitespace().collect();
        let ahead = words.iter().take_while(|word| is_title(word)).count();
        let behind = words.iter().rev().take_while(|word| is_suffix(word));
        let behind = words.len() - behind.count();
        // Nobody is called by a title alone; and a family name is not where a title stands.
        let ahead = if slot == 0 && !parts[1].text.is_empty() {
            0
        } else {
            ahead
        };
        if ahead >= behind || (ahead == 0 && behind == words.len()) {
            continue;
        }
        let name = words[ahead..behind].join(" ");
        let titles = [parts[3].text.clone(), words[..ahead].join(" ")];
        let honours = [words[behind..].join(" "), parts[4].text.clone()];
        parts[slot] = Part::of(name.trim_end_matches([',', ' ']));
        if ahead > 0 {
            parts[3] = Part::of(&joined(titles, " "));
        }
        if behind < words.len() {
            parts[4] = Part::of(&joined(honours, " "));
        }
    }
    parts
}

/// `Dr.`, `Mrs` and their like before a name.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 27] = [
        "dipl-ing",
        "dott",
        "dottssa",
        "dr",
        "dra",
        "frau",
        "fru",
        "herr",
        "hr",
        "ing",
        "lic",
        "mag",
        "miss",
        "mlle",
        "mme",
        "mr",
        "mrs",
        "ms",
        "mx",
        "prof",
        "professor",
        "rev",
        "señor",
        "señora",
        "sir",
        "sra",
        "srta",
    ];
    let word = word.replace('.', "").to_lowercase();
    TITLES.contains(&word.as_str())
}

/// `Jr.`, `PhD` and their like behind a name.
pub(super) fn is_suffix(word: &str) -> bool {
    const SUFFIXES: [&str; 27] = [
        "Jr", "JR", "jr", "Jnr", "Junior", "Sr", "SR", "Snr", "II", "III", "IV", "PhD", "PHD",
        "MD", "MBA", "Esq", "DDS", "CPA", "RN", "JD", "DPhil", "MSc", "BSc", "OBE", "MBE", "CBE",
        "DVM",
    ];
    let word = word.trim_end_matches(',').replace('.', "");
    SUFFIXES.contains(&word.as_str())
}

/// The firm in `Northwind;Storage`; there are cards that have only what comes behind it.
pub(super) fn organization(parts: &[Part]) -> String {
    let firm = parts.first().map(|part| one_line(&part.text));
    firm.unwrap_or_default()
}

/// The departments behind the firm: `Europe, Storage`.
pub(super) fn departments(parts: &[Part]) -> String {
    let texts = parts.iter().skip(1).map(|part| one_line(&part.text));
    joined(texts, ", ")
}

/// An address in a line: street, flat, box, town, region and code, country.
pub(super) fn address(parts: &[Part]) -> String {
    let part = |at: usize| {
        parts
            .get(at)
            .map(|part| one_line_with(&part.text, ", "))
            .unwrap_or_default()
    };
    let region = joined([part(4), part(5)], " ");
    joined([part(2), part(1), part(0), part(3), region, part(6)], ", ")
}

/// The parts as a line of our own, where `plain` (what we would write) does not say as much.
pub(super) fn kept(name: &str, parts: &[Part], plain: &[&str]) -> Option<String> {
    // Most say just that, which is seen without putting anything together.
    let is_bare = |at: usize| match (parts.get(at), plain.get(at)) {
        (Some(part), said) => part.is_no_list() && part.text == said.copied().unwrap_or_default(),
        (None, Some(said)) => said.is_empty(),
        (None, None) => true,
    };
    if (0..parts.len().max(plain.len())).all(is_bare) {
        return None;
    }
    let mut texts: Vec<Vec<&str>> = parts
        .iter()
        .map(|part| match name {
            "N" => part.items(),
            _ => vec![part.text.as_str()],
        })
        .map(|list: Vec<&str>| list.into_iter().filter(|text| !text.is_empty()).collect())
        .collect();
    while texts.last().is_some_and(Vec::is_empty) {
        texts.pop();
    }
    let mut said: Vec<Vec<&str>> = plain
        .iter()
        .map(|text| vec![*text])
        .map(|list| list.into_iter().filter(|text| !text.is_empty()).collect())
        .collect();
    while said.last().is_some_and(Vec::is_empty) {
        said.pop();
    }
    (texts != said).then(|| {
        let value: Vec<String> = texts
            .iter()
            .map(|list| {
                let list: Vec<String> = list.iter().map(|text| escaped(text)).collect();
                list.join(",")
            })
            .collect();
        format!("{KEPT_PARTS}{name}:{}", value.join(";"))
    })
}

/// The kept parts on this line, if it holds any: whose they are, and the parts.
pub(super) fn kept_parts(line: &str) -> Option<(String, Vec<Part>)> {
    let is_kept = line
        .get(..KEPT_PARTS.len())
        .is_some_and(|name| name.eq_ignore_ascii_case(KEPT_PARTS));
    if !is_kept {
        return None;
    }
    let property = Property::of(line.as_bytes(), Edition::New)?;
    let name = property.name.get(KEPT_PARTS.len()..)?.to_owned();
    Some((name, property.value.parts()))
}

/// A text with the escapes of 3.0 and 4.0.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// What is not empty of these, put together.
pub(super) fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// The text in a line: its lines put together with a space.
pub(super) fn one_line(text: &str) -> String {
    one_line_with(text, " ")
}

fn one_line_with(text: &str, between: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    joined(text.split('\n').map(|line| line.trim().to_owned()), between)
}
