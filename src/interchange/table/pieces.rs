//! A word of a header to what it means, also where several known words are written as one: `homephone`,
//! `Firmentelefon`, `携帯電話番号`.
//!
//! A word is taken apart only where every piece of it is known. Not here: what the whole header says.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::header_words::{WORDS, Word};

/// Words that are longer are no headers.
const LONGEST: usize = 40;

/// Every known word; where one stands in two lists, the first counts.
static MEANINGS: LazyLock<HashMap<&'static str, &'static [Word]>> = LazyLock::new(|| {
    let mut meanings: HashMap<&'static str, &'static [Word]> = HashMap::new();
    for (meant, spelt) in WORDS {
        for word in spelt.split('|') {
            meanings.entry(word.trim()).or_insert(meant);
        }
    }
    meanings
});

/// What a word means; `None` where nobody knows it.
pub(super) fn meant(word: &str) -> Option<Vec<Word>> {
    if let Some(meant) = MEANINGS.get(word) {
        return Some(meant.to_vec());
    }
    let letters = word.chars().count();
    let east = word.chars().all(is_of_east_asia);
    if letters > LONGEST || (!east && letters < 8) {
        return None;
    }
    apart(word, if east { 1 } else { 4 }, 4)
}

/// The meanings of at most `most` pieces of a word, each of `shortest` letters or more, the longest first.
fn apart(word: &str, shortest: usize, most: usize) -> Option<Vec<Word>> {
    if word.is_empty() {
        return Some(Vec::new());
    }
    if most == 0 {
        return None;
    }
    let ends: Vec<usize> = word
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8())
        .skip(shortest - 1)
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let meant = MEANINGS.get(word.get(..end)?)?;
        let rest = word.get(end..)?;
        // What German, Dutch and their neighbours put between: `Arbeitsadresse`.
        let joined = rest.strip_prefix('s').filter(|_| shortest > 1);
        let behind = [Some(rest), joined]
            .into_iter()
            .flatten()
            .find_map(|rest| apart(rest, shortest, most - 1))?;
        Some(meant.iter().copied().chain(behind).collect())
    })
}

fn is_of_east_asia(letter: char) -> bool {
    ('\u{3040}'..='\u{30ff}').contains(&letter)
        || ('\u{3400}'..='\u{9fff}').contains(&letter)
        || ('\u{ac00}'..='\u{d7af}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Word::{Address, Email, Home, Mobile, Phone, Work};

    #[test]
    fn words_that_are_written_as_one() {
        for (word, expected) in [
            ("homephone", Some(&[Home, Phone][..])),
            ("firmentelefon", Some(&[Work, Phone])),
            ("privatadresse", Some(&[Home, Address])),
            ("arbeitsadresse", Some(&[Work, Address])),
            ("workemail", Some(&[Work, Email])),
            ("自宅電話", Some(&[Home, Phone])),
            ("公司电话", Some(&[Work, Phone])),
            ("회사전화", Some(&[Work, Phone])),
            ("携帯電話", Some(&[Mobile])),
            ("homesick", None),
            ("headphone", None),
            ("verified", None),
            ("公司規模", None),
        ] {
            assert_eq!(meant(word).as_deref(), expected, "{word}");
        }
    }
}
