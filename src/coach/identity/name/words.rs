//! The words of a name as they are compared: folded, without titles, with what titles and brackets tell.
//!
//! Not here: how two names stand to each other (`name`).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::person::sort_key;

/// Words that are titles wherever they stand.
const TITLES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "herr",
    "frau",
    "mme",
    "mlle",
    "phd",
    "mba",
    "msc",
    "bsc",
    "esq",
    "cpa",
    "pmp",
    "cfa",
];
/// Words that are titles in front of a name.
const TITLES_BEFORE: &[&str] = &[
    "doctor", "miss", "sir", "dame", "lord", "lady", "sra", "srta",
];
/// Words that are titles in front of a name where a full stop follows: some are names as well.
const TITLES_DOTTED: &[&str] = &[
    "sr", "hr", "fr", "ing", "mag", "dipl", "rev", "hon", "eng", "arch",
];
/// Words that are titles behind a name where a comma or a full stop or capitals show it: some are names.
const TITLES_BEHIND: &[&str] = &["md", "pe", "ing", "mag", "dipl", "ma", "eng", "arch"];
/// Words inside family names that many names share.
pub(super) const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "da", "di", "do", "dos", "das", "del", "della", "la", "le",
    "el", "al", "bin", "ibn", "bint", "ter", "ten", "zu", "zur", "af", "av", "san", "st",
];
/// Words before a name that somebody had earlier.
const BORN: &[&str] = &["nee", "geb", "geborene", "born", "formerly", "maiden"];
/// The fewest letters of a word whose two ways of writing a vowel are taken for one.
const FEWEST_LETTERS: usize = 4;

/// How somebody is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Salutation {
    /// As a man.
    Mister,
    /// As a woman.
    Miss,
}

/// What the words of a name tell.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// The words, folded, without titles where anything else is left.
    pub words: Vec<String>,
    /// For every word, whether a hyphen ties it to the one before.
    pub tied: Vec<bool>,
    /// What tells father and son apart.
    pub generation: Option<&'static str>,
    /// What tells husband and wife apart.
    pub salutation: Option<Salutation>,
}

/// A word as it stands in a text.
struct Token {
    folded: String,
    /// Whether a full stop follows.
    is_dotted: bool,
    /// Whether a comma stands somewhere before it.
    is_behind_comma: bool,
    is_tied: bool,
    has_capital: bool,
    is_all_capitals: bool,
}

/// The words of `text` and what they tell.
pub(super) fn told(text: &str) -> Told {
    let tokens = tokens(text);
    let has_capital = tokens.iter().any(|token| token.has_capital);
    let is_all_capitals = tokens.iter().all(|token| token.is_all_capitals);
    let mut told = Told::default();
    let mut is_title = vec![false; tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        let word = token.folded.as_str();
        let shown_small = token.is_dotted || (has_capital && !token.has_capital);
        let generation = match word {
            "sr" | "jr" | "ii" | "iii" | "iv" if at > 0 => generation_of(word),
            "sen" | "jun" if at > 1 && shown_small => generation_of(word),
            _ => None,
        };
        if generation.is_some() {
            told.generation = generation;
            is_title[at] = true;
            continue;
        }
        told.salutation = told.salutation.or(salutation_of(word, token, at));
        let is_before = is_title[..at].iter().all(|is_title| *is_title);
        let stands_out =
            token.is_dotted || token.is_behind_comma || (token.is_all_capitals && !is_all_capitals);
        is_title[at] = TITLES.contains(&word)
            || (is_before && TITLES_BEFORE.contains(&word))
            || (is_before && token.is_dotted && TITLES_DOTTED.contains(&word))
            || (at > 1 && stands_out && TITLES_BEHIND.contains(&word));
    }
    // A degree whose letters are parted by full stops.
    if let [.., before, one, two] = tokens.as_slice()
        && !before.folded.is_empty()
        && one.is_dotted
        && TITLES
            .iter()
            .chain(TITLES_BEHIND)
            .any(|title| *title == format!("{}{}", one.folded, two.folded))
    {
        for is_title in is_title.iter_mut().rev().take(2) {
            *is_title = true;
        }
    }
    let keeps_all = is_title.iter().all(|is_title| *is_title);
    for (token, is_title) in tokens.into_iter().zip(is_title) {
        if keeps_all || !is_title {
            told.tied.push(token.is_tied && !told.words.is_empty());
            told.words.push(token.folded);
        }
    }
    told
}

/// The words of `text`, folded, without titles where anything else is left.
pub(super) fn words(text: &str) -> Vec<String> {
    told(text).words
}

/// Whether a text has nothing but titles in it.
pub(super) fn is_only_titles(text: &str) -> bool {
    let is_title = |token: &Token| {
        let word = token.folded.as_str();
        TITLES.contains(&word)
            || TITLES_BEFORE.contains(&word)
            || TITLES_DOTTED.contains(&word)
            || TITLES_BEHIND.contains(&word)
            || generation_of(word).is_some()
    };
    let tokens = tokens(text);
    let glued: String = tokens.iter().map(|token| token.folded.as_str()).collect();
    tokens.iter().all(is_title) || TITLES.contains(&glued.as_str())
}

/// The word with one way of writing vowels that are written in two.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    const TWO: [&str; 4] = ["ae", "oe", "ue", "aa"];
    let is_long = word.chars().nth(FEWEST_LETTERS - 1).is_some();
    if !is_long || !TWO.iter().any(|two| word.contains(two)) {
        return word.into();
    }
    let mut plain = word.to_owned();
    for two in TWO {
        plain = plain.replace(two, &two[..1]);
    }
    plain.into()
}

/// Whether two words are one, in whichever way their vowels are written.
pub(super) fn is_same_word(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// The text without what stands in brackets or quotation marks, and each of those.
pub(super) fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut open: Option<(char, String)> = None;
    for character in text.chars() {
        open = match (open, character) {
            (Some((close, words)), _) if character == close => {
                inside.push(words);
                outside.push(' ');
                None
            }
            (Some((close, mut words)), _) => {
                words.push(character);
                Some((close, words))
            }
            (None, '(') => Some((')', String::new())),
            (None, '[') => Some((']', String::new())),
            (None, '"') => Some(('"', String::new())),
            (None, '“') => Some(('”', String::new())),
            (None, _) => {
                outside.push(character);
                None
            }
        };
    }
    inside.extend(open.map(|(_, words)| words));
    if outside.trim().is_empty() {
        return (text.to_owned(), Vec::new());
    }
    (outside, inside)
}

/// The name that somebody had earlier, where these words tell it.
pub(super) fn born(words: &[String]) -> Option<&[String]> {
    let (first, rest) = words.split_first()?;
    (BORN.contains(&first.as_str()) && !rest.is_empty()).then_some(rest)
}

fn generation_of(word: &str) -> Option<&'static str> {
    match word {
        "sr" | "sen" => Some("sr"),
        "jr" | "jun" => Some("jr"),
        "ii" => Some("ii"),
        "iii" => Some("iii"),
        "iv" => Some("iv"),
        _ => None,
    }
}

fn salutation_of(word: &str, token: &Token, at: usize) -> Option<Salutation> {
    match word {
        "mr" | "herr" => Some(Salutation::Mister),
        "sr" if at == 0 && token.is_dotted => Some(Salutation::Mister),
        "mrs" | "ms" | "frau" | "mme" | "mlle" => Some(Salutation::Miss),
        "miss" | "sra" | "srta" if at == 0 => Some(Salutation::Miss),
        _ => None,
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let text: Cow<'_, str> = match text.is_ascii() {
        true => text.into(),
        false => text.nfkc().collect(),
    };
    let mut tokens = Vec::new();
    let mut word = String::new();
    let (mut is_behind_comma, mut is_tied) = (false, false);
    for character in text.chars().chain([' ']) {
        let is_mark = matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`' | '´');
        if character.is_alphanumeric() || is_combining_mark(character) || is_mark {
            word.push(character);
            continue;
        }
        let folded = folded(&word);
        if !folded.is_empty() {
            let has_capital = word.chars().any(char::is_uppercase);
            tokens.push(Token {
                folded,
                is_dotted: character == '.',
                is_behind_comma,
                is_tied,
                has_capital,
                is_all_capitals: has_capital && !word.chars().any(char::is_lowercase),
            });
            is_tied = false;
        }
        word.clear();
        match character {
            ',' => is_behind_comma = true,
            '-' | '‐' | '‑' | '‒' | '–' => is_tied = !tokens.is_empty(),
            _ => is_tied = false,
        }
    }
    tokens
}

fn folded(text: &str) -> String {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        return letters
            .map(|letter| char::from(letter.to_ascii_lowercase()))
            .collect();
    }
    let mut folded = String::with_capacity(text.len());
    for character in sort_key(text).chars() {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ð' => folded.push('d'),
            other if other.is_alphanumeric() => folded.push(other),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_go_and_names_that_look_like_titles_stay() {
        for (text, expected) in [
            ("Dr. Priya Raman, PhD", "priya raman"),
            ("Priya Raman Ph.D.", "priya raman"),
            ("Prof. Dr. Dr. Karl Meier", "karl meier"),
            ("Dipl.-Ing. Karl Meier", "karl meier"),
            ("Raman, Dr. Priya", "raman priya"),
            ("John Smith MD", "john smith"),
            ("Otto Meier sen.", "otto meier"),
            ("Otto Meier jun", "otto meier"),
            ("Sr. García", "garcia"),
            ("Amartya Sen", "amartya sen"),
            ("Amartya Kumar Sen", "amartya kumar sen"),
            ("Jun Ito", "jun ito"),
            ("Md Rahman", "md rahman"),
            ("Md. Karim Rahman", "md karim rahman"),
            ("Hon Sun", "hon sun"),
            ("Max Ing", "max ing"),
            ("Frau", "frau"),
            ("Siobhán O’Brien", "siobhan obrien"),
            ("Jose\u{301} Nun\u{303}ez", "jose nunez"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
        assert_eq!(told("John Smith Jr.").generation, Some("jr"));
        assert_eq!(told("Smith Jr., John").generation, Some("jr"));
        assert_eq!(told("Amartya Sen").generation, None);
        assert_eq!(told("Frau Dr. Meier").salutation, Some(Salutation::Miss));
    }

    #[test]
    fn vowels_written_in_two_ways_are_one() {
        for (one, other, is_same) in [
            ("mueller", "muller", true),
            ("oestergaard", "ostergard", true),
            ("joe", "jo", false),
            ("meier", "meyer", false),
        ] {
            assert_eq!(is_same_word(one, other), is_same, "{one} {other}");
        }
    }
}
