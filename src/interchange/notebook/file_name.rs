//! A file name for a page about somebody: safe on every system, and the only one of its kind in a folder.
//!
//! Not here: folders, and writing files.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::shown::shown;

/// The longest name before a number and `.md`: bytes. Systems take 255; folders deep down need the rest.
const LONGEST: usize = 96;

/// Names that Windows keeps for devices, whatever their ending.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin", "conout", "clock"];

/// A file name for the page about `name`, such as `soren-okafor.md`: lower case, hyphens, Latin letters
/// without accents, other letters as they are. It is put into `taken`, and is none that was there.
pub fn file_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    named_file(name, "md", taken)
}

/// The same for a file of another kind, such as `vcf`.
pub fn named_file(name: &str, ending: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = stem(name);
    let mut number = 1_usize;
    loop {
        let file = match number {
            1 => format!("{stem}.{ending}"),
            _ => format!("{stem}-{number}.{ending}"),
        };
        if taken.insert(file.clone()) {
            return file;
        }
        number += 1;
    }
}

fn stem(name: &str) -> String {
    let mut stem = String::new();
    let mut latin = false;
    for character in shown(name).as_str().nfkd() {
        if is_combining_mark(character) {
            // An accent on a Latin letter goes; a vowel sign of another script is a letter to its readers.
            if !latin && !stem.is_empty() && !stem.ends_with('-') {
                stem.push(character);
            }
            continue;
        }
        latin = character.is_ascii_alphanumeric();
        for lower in character.to_lowercase() {
            match lower {
                'ø' => stem.push('o'),
                'ł' => stem.push('l'),
                'đ' => stem.push('d'),
                'ı' => stem.push('i'),
                'ß' => stem.push_str("ss"),
                'æ' => stem.push_str("ae"),
                'œ' => stem.push_str("oe"),
                'þ' => stem.push_str("th"),
                letter if letter.is_alphanumeric() => stem.push(letter),
                mark if is_combining_mark(mark) => {}
                '\'' | '’' | '\u{200c}' | '\u{200d}' => {}
                _ if stem.is_empty() || stem.ends_with('-') => {}
                _ => stem.push('-'),
            }
        }
    }
    let mut stem: String = stem.nfc().collect();
    while stem.len() > LONGEST {
        stem.pop();
    }
    let stem = stem.trim_matches('-');
    let device = ["com", "lpt"].iter().any(|kind| {
        stem.strip_prefix(kind)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    if stem.is_empty() {
        "person".to_owned()
    } else if device || RESERVED.contains(&stem) {
        format!("person-{stem}")
    } else {
        stem.to_owned()
    }
}
