//! What somebody is called: which of several names of a card counts, and what is no name at all.
//!
//! A card can say it in many ways at once: a full name as a sorted list has it (`Lee, Ann`), an address in
//! place of a name, the whole name in the slot of the family, titles among the given names, the same name
//! in two alphabets. The parts of a name themselves are taken apart in `structured`.

use super::property::Property;
use super::structured::{self, Name, one_line};
use super::value::Part;
use crate::interchange::turned::plainly;
use crate::interchange::vcard::contact::is_address;

/// A name as one property tells it.
struct Told<T> {
    /// Which property of the card.
    at: usize,
    /// Its place in the user's order of preference.
    preference: u32,
    /// The alphabet or language that it is for; may be empty.
    language: String,
    told: T,
}

/// The names of a card.
#[derive(Default)]
pub(super) struct Names {
    full: Vec<Told<String>>,
    parts: Vec<Told<Vec<Part>>>,
}

/// Whose words a card is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// Ours: everything is as somebody left it.
    Ours,
    /// Another program's.
    Another,
}

/// The name that counts.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// As one would write it; empty where the card has no name.
    pub(super) full: String,
    /// Made of its parts.
    pub(super) whole: String,
    pub(super) family: String,
    pub(super) given: String,
    /// The parts as they are kept, where they say more.
    pub(super) kept: Option<String>,
    /// Properties that tell another name: they are kept.
    pub(super) others: Vec<usize>,
}

impl Names {
    /// A full name.
    pub(super) fn full(&mut self, at: usize, property: &Property, text: String, hand: Hand) {
        let text = match hand {
            Hand::Ours => text,
            Hand::Another => said(text),
        };
        if has_a_letter(&text) {
            self.full.push(Told::of(at, property, text));
        }
    }

    /// A name in parts.
    pub(super) fn parts(&mut self, at: usize, property: &Property, hand: Hand) {
        let mut parts = property.value.parts();
        for part in parts.iter_mut().filter(|_| hand == Hand::Another) {
            if said(part.text.clone()).is_empty() && !part.text.is_empty() {
                *part = Part::default();
            }
        }
        if !structured::name(&parts).whole.is_empty() {
            self.parts.push(Told::of(at, property, parts));
        }
    }

    /// The one that counts: what is preferred, else what comes first, and of the parts those that are in the
    /// language of the full name. `organization` is where they work; it is not what they are called.
    pub(super) fn choose(self, organization: &str, hand: Hand) -> Chosen {
        let mut chosen = Chosen::default();
        let full = self
            .full
            .iter()
            .min_by_key(|told| told.preference)
            .map(|told| (told.told.clone(), told.language.clone()));
        let (full, language) = full.unwrap_or_default();
        let parts = self
            .parts
            .iter()
            .min_by_key(|told| (told.language != language, told.preference));
        chosen.others.extend(
            self.full
                .iter()
                .filter(|told| told.told != full)
                .map(|told| told.at),
        );
        let others = self.parts.iter().map(|told| told.at);
        chosen
            .others
            .extend(others.filter(|at| parts.is_some_and(|parts| parts.at != *at)));
        if let Some(told) = parts {
            let sorted = match hand {
                Hand::Ours => told.told.clone(),
                Hand::Another => structured::sorted_out(&told.told),
            };
            chosen.take(structured::name(&sorted), &sorted, &full, hand);
        }
        chosen.full = match hand {
            Hand::Ours => full,
            Hand::Another => {
                let full = full.trim_matches(is_invisible).to_owned();
                called(full, &mut chosen, organization)
            }
        };
        chosen
    }
}

impl Chosen {
    /// The name in parts, unless the parts tell nothing: an address, or all of it in one slot.
    fn take(&mut self, name: Name, parts: &[Part], full: &str, hand: Hand) {
        if hand == Hand::Another {
            if is_address(&name.family) || is_address(&name.given) {
                let plain = |slot: String| Some(slot).filter(|slot| !is_address(slot));
                self.family = plain(name.family).unwrap_or_default();
                self.given = plain(name.given).unwrap_or_default();
                self.whole = format!("{} {}", self.given, self.family).trim().to_owned();
                return;
            }
            // N:Lee, Ann
            let family = parts.first().map(|part| one_line(&part.text));
            if name.given.is_empty()
                && let Some(turned) = family.and_then(|family| plainly(&family))
            {
                self.whole = turned.full_name();
                (self.family, self.given) = (turned.family, turned.given);
                return;
            }
            let is_whole = is_in_one_slot(&name.family, &name.given);
            if is_whole && (full.is_empty() || full == name.whole) {
                self.whole = name.whole;
                return;
            }
        }
        self.kept = structured::kept("N", parts, &[&name.family, &name.given]);
        self.whole = name.whole;
        self.family = name.family;
        self.given = name.given;
    }
}

impl<T> Told<T> {
    fn of(at: usize, property: &Property, told: T) -> Self {
        let language = property.parameter("LANGUAGE").next().unwrap_or_default();
        Self {
            at,
            preference: property.preference(),
            language: language.to_ascii_lowercase(),
            told,
        }
    }
}

/// What somebody with this full name is called. An address, a number or the name of the firm is what
/// programs write where they know nothing better; the parts then do.
fn called(full: String, parts: &mut Chosen, organization: &str) -> String {
    if full.is_empty() {
        return full;
    }
    let is_better = has_a_letter(&parts.whole) && !is_address(&parts.whole);
    let is_none = is_address(&full)
        || !full.chars().any(char::is_alphabetic)
        || (full.to_lowercase() == organization.to_lowercase()
            && (!parts.family.is_empty() || !parts.given.is_empty())
            && !shares_a_word(&parts.whole, &full));
    if is_none && is_better && parts.whole.chars().any(char::is_alphabetic) {
        return parts.whole.clone();
    }
    if let Some(turned) = turned_as_told(&full, &parts.family, &parts.given) {
        return turned;
    }
    let is_unparted = parts.family.is_empty() && parts.given.is_empty();
    match plainly(&full).filter(|_| is_unparted && full != organization) {
        Some(turned) => {
            let full = turned.full_name();
            (parts.family, parts.given) = (turned.family, turned.given);
            full
        }
        None => full,
    }
}

/// A name without the words that programs write where they have nothing: `Noor null`, `undefined`.
pub(super) fn said(text: String) -> String {
    const UNSAID: [&str; 4] = ["null", "undefined", "(null)", "NULL"];
    match text.split_whitespace().any(|word| UNSAID.contains(&word)) {
        true => text
            .split_whitespace()
            .filter(|word| !UNSAID.contains(word))
            .collect::<Vec<_>>()
            .join(" "),
        false => text,
    }
}

/// Whether a word stands in both: then the parts name the firm as well.
fn shares_a_word(one: &str, other: &str) -> bool {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let other = words(other);
    words(one).iter().any(|word| other.contains(word))
}

/// Whether all of a name stands in one of its slots, the other one being empty: several words of which the
/// first is none of those that family names begin with.
fn is_in_one_slot(slot: &str, other: &str) -> bool {
    let mut words = slot.split_whitespace();
    let first = words.next().unwrap_or_default();
    other.is_empty() && words.next().is_some() && !is_particle(first)
}

/// `Lee, Dr. Ann` where the parts say that Lee is the family and Ann given.
fn turned_as_told(full: &str, family: &str, given: &str) -> Option<String> {
    if family.is_empty() || given.is_empty() {
        return None;
    }
    let rest = full.strip_prefix(family)?.trim_start().strip_prefix(',')?;
    // A remark behind the name: `Lee, Ann (Northwind)`.
    let rest = rest.split(" (").next().unwrap_or(rest).trim();
    let first = given.split_whitespace().next()?;
    let holds = rest.split_whitespace().any(|word| word == first);
    (holds && !rest.contains(',')).then(|| format!("{rest} {family}"))
}

/// Words that family names begin with.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 32] = [
        "af", "al", "ap", "av", "ben", "bin", "da", "dal", "de", "del", "della", "den", "der",
        "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "mac", "o", "st", "ten",
        "ter", "van", "von", "zu", "zur",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    PARTICLES.binary_search(&word.as_str()).is_ok()
}

/// Marks around a text that only say in which direction it is written.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || letter.is_whitespace()
}

/// Whether a name has anything in it but punctuation.
fn has_a_letter(name: &str) -> bool {
    name.chars()
        .any(|letter| !letter.is_whitespace() && !letter.is_ascii_punctuation())
}
