//! Whether two names can be those of one person: without case, accents and titles, in either order, with
//! initials and short forms.
//!
//! Not here: whether that is enough (`mod`).

use super::nicknames;
use crate::domain::person::sort_key;

/// Words before and behind names that are not part of them.
const TITLES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "doctor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "lord",
    "lady",
    "herr",
    "frau",
    "hr",
    "fr",
    "mme",
    "mlle",
    "sr",
    "sra",
    "srta",
    "dipl",
    "ing",
    "mag",
    "phd",
    "md",
    "mba",
    "msc",
    "bsc",
    "esq",
    "jr",
    "ii",
    "iii",
    "iv",
    "cpa",
    "pmp",
    "pe",
    "cfa",
    "rev",
    "hon",
    "eng",
    "arch",
    "jun",
    "sen",
];
/// Words inside family names that many names share.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "da", "di", "do", "dos", "das", "del", "della", "la", "le",
    "el", "al", "bin", "ibn", "bint", "ter", "ten", "zu", "zur", "af", "av", "san", "st",
];
/// A short form of this many letters is believed without a table where the long form begins with it and
/// has as many letters more.
const FEWEST_LETTERS: usize = 3;

/// A name as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    given: Vec<String>,
    family: Vec<String>,
    /// Nicknames, and words of the whole name that are in neither part.
    called: Vec<String>,
}

/// How two names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They cannot be one person's without more.
    Unlike,
    /// One of the two is not told.
    Untold,
    /// One part agrees, and the other is not told on one side or has changed.
    Loose,
    /// Both parts agree: in short forms, initials or some of several given names.
    Alike,
    /// The same words.
    Same,
}

impl Likeness {
    /// Whether an address in common makes one person of the two.
    pub fn is_compatible(self) -> bool {
        self != Self::Unlike
    }
}

/// What comparing one part of two names found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Agrees,
    Differs,
    Untold,
}

impl Name {
    /// The name in these four texts, any of which may be empty.
    pub fn of(full: &str, given: &str, family: &str, nickname: &str) -> Self {
        let (full, nested) = without_brackets(full);
        let mut name = Self {
            given: words(given),
            family: words(family),
            called: words(nickname),
        };
        name.called.extend(words(&nested));
        if is_address(&full) {
            return name;
        }
        let whole = words(&full);
        if name.given.is_empty() && name.family.is_empty() {
            let (given, family) = split(&full, whole);
            name.given = given;
            name.family = family;
        } else {
            for word in whole {
                if !name.given.contains(&word) && !name.family.contains(&word) {
                    name.called.push(word);
                }
            }
        }
        name.given.shrink_to_fit();
        name.family.shrink_to_fit();
        name.called.shrink_to_fit();
        name
    }

    /// Whether nothing is told.
    pub fn is_untold(&self) -> bool {
        self.given.is_empty() && self.family.is_empty() && self.called.is_empty()
    }

    /// Whether a given and a family name are told.
    pub fn is_full(&self) -> bool {
        !self.given.is_empty() && !self.family.is_empty()
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        self.given.iter().chain(&self.family)
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    /// The words in a row, family name last and first.
    fn joined(&self) -> [String; 2] {
        let (given, family) = (self.given.concat(), self.family.concat());
        [format!("{given}{family}"), format!("{family}{given}")]
    }

    /// How this name stands to `other`.
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self.is_untold() || other.is_untold() {
            return Likeness::Untold;
        }
        let is_same = || {
            let (mine, theirs) = (self.joined(), other.joined());
            self.sorted() == other.sorted()
                || mine[0].chars().count() > 1 && theirs.contains(&mine[0])
                || theirs[0].chars().count() > 1 && mine.contains(&theirs[0])
        };
        if self.words().next().is_some() && is_same() {
            return Likeness::Same;
        }
        if self.is_single() || other.is_single() {
            // Whether a single word is given, family or nickname is not known.
            let (single, whole) = if self.is_single() {
                (self, other)
            } else {
                (other, self)
            };
            let found = single.everything().any(|word| {
                whole
                    .everything()
                    .any(|there| there == word || is_short_form(word, there))
            }) || is_initial_of(single, whole);
            return if found {
                Likeness::Loose
            } else {
                Likeness::Unlike
            };
        }
        match (self.given_part(other), self.family_part(other)) {
            (Part::Agrees, Part::Agrees) => Likeness::Alike,
            (Part::Agrees, _) | (Part::Untold, Part::Agrees) => Likeness::Loose,
            _ if self.is_swapped(other) => Likeness::Alike,
            _ => Likeness::Unlike,
        }
    }

    fn is_single(&self) -> bool {
        self.given.len() + self.family.len() <= 1
    }

    fn everything(&self) -> impl Iterator<Item = &String> {
        self.words().chain(&self.called)
    }

    fn given_part(&self, other: &Self) -> Part {
        if self.given.is_empty() && self.called.is_empty()
            || other.given.is_empty() && other.called.is_empty()
        {
            return Part::Untold;
        }
        let (mine, theirs) = (self.given_forms(), other.given_forms());
        let agree = mine.clone().any(|word| {
            theirs
                .clone()
                .any(|there| word == there || is_short_form(word, there))
        });
        let initials = match (self.given.first(), other.given.first()) {
            (Some(one), Some(two)) => is_initial(one, two) || is_initial(two, one),
            _ => false,
        };
        if agree || initials {
            Part::Agrees
        } else {
            Part::Differs
        }
    }

    /// Given names and nicknames, without the initials of middle names.
    fn given_forms(&self) -> impl Iterator<Item = &String> + Clone {
        self.given
            .iter()
            .chain(&self.called)
            .filter(|word| word.chars().nth(1).is_some())
    }

    fn family_part(&self, other: &Self) -> Part {
        if self.family.is_empty() || other.family.is_empty() {
            return Part::Untold;
        }
        let shared = self
            .family_words()
            .any(|word| other.family_words().any(|there| there == word));
        let initial = is_initial(&self.family[0], &other.family[0])
            || is_initial(&other.family[0], &self.family[0]);
        if shared || initial || self.family.concat() == other.family.concat() {
            Part::Agrees
        } else {
            Part::Differs
        }
    }

    fn family_words(&self) -> impl Iterator<Item = &String> {
        self.family
            .iter()
            .filter(|word| !PARTICLES.contains(&word.as_str()))
    }

    fn is_swapped(&self, other: &Self) -> bool {
        let meets = |one: &[String], two: &[String]| one.iter().any(|word| two.contains(word));
        meets(&self.given, &other.family) && meets(&self.family, &other.given)
    }

    /// Words under which a name is filed so that one that is the same or alike can be found: what it is
    /// filed under, and what is to be looked up.
    pub fn keys(&self) -> NameKeys {
        let mut keys = NameKeys::default();
        if self.words().next().is_none() {
            return keys;
        }
        let [first, second] = self.joined();
        for exact in [
            format!("w {}", self.sorted().join(" ")),
            format!("j {first}"),
            format!("j {second}"),
        ] {
            keys.filed.push(exact.clone());
            keys.sought.push(exact);
        }
        if !self.is_full() {
            return keys;
        }
        let initial = self.given[0].chars().next().unwrap_or(' ');
        for family in self.family_words() {
            if self.given[0].chars().nth(1).is_none() {
                keys.filed.push(format!("i {family} {initial}"));
                keys.sought.push(format!("l {family} {initial}"));
                keys.sought.push(format!("i {family} {initial}"));
            } else {
                keys.filed.push(format!("l {family} {initial}"));
                keys.sought.push(format!("i {family} {initial}"));
            }
            for word in self.given_forms() {
                let row = nicknames::rows(word).map(|row| format!("n {family} {row}"));
                let start: String = word.chars().take(FEWEST_LETTERS).collect();
                for key in row.chain([format!("g {family} {start}")]) {
                    keys.filed.push(key.clone());
                    keys.sought.push(key);
                }
            }
        }
        keys
    }
}

/// Words to file a name under, and words to look it up by.
#[derive(Debug, Clone, Default)]
pub struct NameKeys {
    /// Under which it is filed.
    pub filed: Vec<String>,
    /// Under which those like it are filed.
    pub sought: Vec<String>,
}

/// Whether the only word of a name and the first given name of another are initial and name.
fn is_initial_of(single: &Name, whole: &Name) -> bool {
    match (single.words().next(), whole.given.first()) {
        (Some(word), Some(first)) => is_initial(word, first) || is_initial(first, word),
        _ => false,
    }
}

fn is_initial(letter: &str, word: &str) -> bool {
    let mut letters = letter.chars();
    letters.next().is_some_and(|first| word.starts_with(first)) && letters.next().is_none()
}

fn is_short_form(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let letters = short.chars().count();
    letters >= FEWEST_LETTERS
        && long.starts_with(short)
        && long.chars().count() >= letters + FEWEST_LETTERS
        || nicknames::are_alike(one, other)
}

/// The words of a name, folded, without titles where anything else is left.
fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let all: Vec<String> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let named: Vec<String> = all
        .iter()
        .filter(|word| !TITLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if named.is_empty() { all } else { named }
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in sort_key(text).chars() {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ð' => folded.push('d'),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// Given and family name of a whole name.
fn split(full: &str, whole: Vec<String>) -> (Vec<String>, Vec<String>) {
    if let Some((before, after)) = full.split_once(',') {
        let (family, given) = (words(before), words(after));
        let is_title = given.iter().all(|word| TITLES.contains(&word.as_str()));
        if !is_title && !family.is_empty() {
            return (given, family);
        }
        if is_title {
            return split_words(family);
        }
    }
    split_words(whole)
}

fn split_words(mut whole: Vec<String>) -> (Vec<String>, Vec<String>) {
    if whole.len() < 2 {
        return (whole, Vec::new());
    }
    let mut at = whole.len() - 1;
    while at > 1 && PARTICLES.contains(&whole[at - 1].as_str()) {
        at -= 1;
    }
    let family = whole.split_off(at);
    (whole, family)
}

/// The text without what stands in brackets or quotation marks, and that.
fn without_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut open: Option<char> = None;
    for character in text.chars() {
        match (open, character) {
            (None, '(') => open = Some(')'),
            (None, '[') => open = Some(']'),
            (None, '"') => open = Some('"'),
            (None, '“') => open = Some('”'),
            (Some(close), _) if character == close => {
                open = None;
                inside.push(' ');
                outside.push(' ');
            }
            (Some(_), _) => inside.push(character),
            (None, _) => outside.push(character),
        }
    }
    if outside.trim().is_empty() {
        return (text.to_owned(), String::new());
    }
    (outside, inside)
}

/// Whether a name is only the address or number it was made of.
fn is_address(text: &str) -> bool {
    text.contains('@') || !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::Likeness::{Alike, Loose, Same, Unlike, Untold};
    use super::*;

    fn full(text: &str) -> Name {
        Name::of(text, "", "", "")
    }

    #[test]
    fn whole_names_are_compared_as_people_would() {
        for (one, other, likeness) in [
            ("Priya Raman", "priya  RAMAN", Same),
            ("Priya Raman", "Raman, Priya", Same),
            ("José Núñez", "Jose Nunez", Same),
            ("Søren Østergård", "Soren Ostergard", Same),
            ("Dr. Priya Raman, PhD", "Priya Raman", Same),
            ("Siobhán O’Brien", "Siobhan O'Brien", Same),
            ("陈美", "陈 美", Same),
            ("Mei Chen", "Chen Mei", Same),
            ("P. Raman", "Priya Raman", Alike),
            ("Bob Okafor", "Robert Okafor", Alike),
            ("Robert (Bob) Okafor", "Bob Okafor", Alike),
            ("Alex Kim", "Alexandra Kim", Alike),
            ("Anna Maria Silva", "Maria Silva", Alike),
            ("Ana de la Cruz", "Ana Cruz", Alike),
            ("Lena Meier-Schmidt", "Lena Schmidt", Alike),
            ("Priya", "Priya Raman", Loose),
            ("Raman", "Priya Raman", Loose),
            ("Priya", "P. Raman", Loose),
            ("Maria Rossi", "Maria Bianchi", Loose),
            ("Priya Raman", "Tom Okafor", Unlike),
            // One address for a household makes nobody of two.
            ("John Smith", "Mary Smith", Unlike),
            ("Jan van Dijk", "Piet van Rijn", Unlike),
            ("John Q. Smith", "Quentin Smith", Unlike),
            ("Priya", "Tom Okafor", Unlike),
            ("priya@northwind.example", "Tom Okafor", Untold),
            ("+44 20 7946 0958", "Tom Okafor", Untold),
            ("", "", Untold),
        ] {
            let (a, b) = (full(one), full(other));
            assert_eq!(a.likeness(&b), likeness, "{one} / {other}");
            assert_eq!(b.likeness(&a), likeness, "{other} / {one}");
            if likeness >= Alike {
                let (mine, theirs) = (a.keys(), b.keys());
                assert!(
                    mine.sought.iter().any(|key| theirs.filed.contains(key)),
                    "{one} finds {other}"
                );
                assert!(theirs.sought.iter().any(|key| mine.filed.contains(key)));
            }
        }
    }

    #[test]
    fn parts_and_nicknames_count() {
        let robert = Name::of("Robert Okafor", "Robert", "Okafor", "");
        assert_eq!(
            robert.likeness(&Name::of("Okafor, Robert", "", "", "")),
            Same
        );
        let nick = Name::of("Chidi Okafor", "Chidi", "Okafor", "Bobby");
        assert_eq!(robert.likeness(&nick), Alike);
        let married = Name::of("Priya Okafor", "Priya", "Okafor", "");
        assert_eq!(
            married.likeness(&Name::of("Priya Raman", "Priya", "Raman", "")),
            Loose
        );
        let chinese = Name::of("陈美", "美", "陈", "");
        assert_eq!(chinese.likeness(&full("陈美")), Same);
    }
}
