//! Whether two names can be those of one person: without case, accents and titles, in either order, with
//! initials and short forms.
//!
//! Not here: what the words of a name are (`words`), and whether a likeness is enough (`identity`).

mod keys;
mod words;

use super::nicknames;
use words::{
    PARTICLES, Salutation, born, is_only_titles, is_same_word, plain, told, without_brackets,
};

/// A short form of this many letters is believed without a table where the long form begins with it and
/// has as many letters more.
const FEWEST_LETTERS: usize = 3;
/// Endings that make a woman's name of a man's: husband and wife, or father and daughter.
const FEMININE: &[&str] = &[
    "ine", "ina", "ette", "etta", "elle", "ella", "inha", "ita", "iane", "iana",
];

/// A name as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    given: Vec<String>,
    family: Vec<String>,
    /// Nicknames.
    called: Vec<String>,
    /// Family names of earlier.
    born: Vec<String>,
    /// What tells father and son apart.
    generation: Option<&'static str>,
    /// What tells husband and wife apart.
    salutation: Option<Salutation>,
    bearer: Bearer,
}

/// Whose a name is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Bearer {
    #[default]
    Person,
    Firm,
}

/// How two names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They cannot be one person's without more.
    Unlike,
    /// The given names agree and the family names do not: two people, or one who changed it.
    Renamed,
    /// One of the two is not told.
    Untold,
    /// One part agrees, and the other is not told on one side.
    Loose,
    /// Both parts agree: in short forms, initials or some of several given names.
    Alike,
    /// The same words.
    Same,
}

impl Likeness {
    /// Whether an address in common makes one person of the two.
    pub fn is_compatible(self) -> bool {
        self > Self::Renamed
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
        let whole = told(&full);
        let mut name = Self {
            given: words::words(given),
            family: words::words(family),
            called: words::words(nickname),
            generation: whole.generation,
            salutation: whole.salutation,
            ..Self::default()
        };
        for nested in nested {
            let nested = words::words(&nested);
            match (born(&nested), nested.as_slice()) {
                (Some(earlier), _) => name.born.extend(earlier.iter().cloned()),
                // Of more words than one, such as “Tom's wife”, nobody is called.
                (None, [one]) => name.called.push(one.clone()),
                _ => {}
            }
        }
        if is_address(&full) {
            return name;
        }
        if name.given.is_empty() && name.family.is_empty() {
            let (given, family) = split(&full, whole);
            name.given = given;
            name.family = family;
            name.take_earlier();
        } else {
            // Some scripts write the parts without a space between them.
            let joined = name.joined();
            for word in whole.words {
                let is_new = !name.words().any(|known| *known == word) && !joined.contains(&word);
                if is_new {
                    name.given.push(word);
                }
            }
        }
        name.given.shrink_to_fit();
        name.family.shrink_to_fit();
        name.called.shrink_to_fit();
        name
    }

    /// The name of a firm: nobody who works there is it.
    pub fn of_firm(name: &str) -> Self {
        Self {
            given: words::words(name),
            bearer: Bearer::Firm,
            ..Self::default()
        }
    }

    /// `Priya Okafor née Raman`, without brackets.
    fn take_earlier(&mut self) {
        let all: Vec<String> = self.words().cloned().collect();
        let at = all
            .iter()
            .skip(2)
            .position(|word| matches!(word.as_str(), "nee" | "geb" | "geborene"));
        if let Some(at) = at.map(|at| at + 2)
            && at + 1 < all.len()
        {
            self.born.extend(all[at + 1..].iter().cloned());
            let tied = vec![false; at];
            (self.given, self.family) = split_words(all[..at].to_vec(), &tied);
        }
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

    pub(super) fn sorted(&self) -> Vec<std::borrow::Cow<'_, str>> {
        let mut words: Vec<_> = self.words().map(|word| plain(word)).collect();
        words.sort_unstable();
        words
    }

    /// The words in a row, family name last and first.
    fn joined(&self) -> [String; 2] {
        let of = |words: &[String]| words.iter().map(|word| plain(word)).collect::<String>();
        let (given, family) = (of(&self.given), of(&self.family));
        [format!("{given}{family}"), format!("{family}{given}")]
    }

    /// How this name stands to `other`.
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self.is_untold() || other.is_untold() {
            return Likeness::Untold;
        }
        if self.words().next().is_some() && self.is_same(other) {
            return Likeness::Same;
        }
        if self.bearer == Bearer::Firm || other.bearer == Bearer::Firm {
            return Likeness::Unlike;
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
                    .any(|there| is_same_word(there, word) || is_short_form(word, there))
            }) || is_initial_of(single, whole);
            return if found {
                Likeness::Loose
            } else {
                Likeness::Unlike
            };
        }
        match (self.given_part(other), self.family_part(other)) {
            (Part::Agrees, Part::Agrees) => Likeness::Alike,
            _ if self.is_swapped(other) || self.is_within(other) || other.is_within(self) => {
                Likeness::Alike
            }
            (Part::Agrees, Part::Differs) => Likeness::Renamed,
            (Part::Agrees, Part::Untold) | (Part::Untold, Part::Agrees) => Likeness::Loose,
            _ => Likeness::Unlike,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.joined(), other.joined());
        self.sorted() == other.sorted()
            || mine[0].chars().count() > 1 && theirs.contains(&mine[0])
            || theirs[0].chars().count() > 1 && mine.contains(&theirs[0])
    }

    /// Whether one says which of a family's generations it is, and the other does not or says another: a
    /// father and a son who are named alike share a house, its telephone and often a mailbox.
    pub(super) fn is_other_generation(&self, other: &Self) -> bool {
        (self.generation != other.generation && self.is_full() && other.is_full())
            || self.tells_other_generation(other)
    }

    /// Whether both say which of a family's generations they are, and not the same.
    pub(super) fn tells_other_generation(&self, other: &Self) -> bool {
        matches!((self.generation, other.generation), (Some(one), Some(two)) if one != two)
    }

    /// Whether one is spoken to as a man and the other as a woman.
    pub(super) fn is_other_salutation(&self, other: &Self) -> bool {
        matches!((self.salutation, other.salutation), (Some(one), Some(two)) if one != two)
    }

    /// Whether it is one word, of which nobody knows what it is.
    fn is_single(&self) -> bool {
        self.given.len() + self.family.len() <= 1
    }

    fn everything(&self) -> impl Iterator<Item = &String> {
        self.words().chain(&self.called).chain(&self.born)
    }

    fn given_part(&self, other: &Self) -> Part {
        let (mine, theirs) = (self.first_names(), other.first_names());
        if mine.is_empty() || theirs.is_empty() {
            return Part::Untold;
        }
        // Two brothers can share one of two given names; who leaves one out has no other in its place.
        let agree = match mine.len().cmp(&theirs.len()) {
            std::cmp::Ordering::Less => covers(mine, theirs, other),
            std::cmp::Ordering::Greater => covers(theirs, mine, self),
            std::cmp::Ordering::Equal => covers(mine, theirs, other) && covers(theirs, mine, self),
        };
        let is_called = |one: &Self, whom: &[String]| {
            one.called.iter().any(|word| {
                whom.iter()
                    .any(|there| is_same_word(word, there) || is_short_form(word, there))
            })
        };
        if agree || is_called(self, theirs) || is_called(other, mine) {
            Part::Agrees
        } else {
            Part::Differs
        }
    }

    /// Given names, or nicknames where none are told.
    fn first_names(&self) -> &[String] {
        match self.given.is_empty() {
            true => &self.called,
            false => &self.given,
        }
    }

    fn family_part(&self, other: &Self) -> Part {
        if self.family.is_empty() || other.family.is_empty() {
            return Part::Untold;
        }
        let theirs = || other.family_words().chain(&other.born);
        let shared = self
            .family_words()
            .chain(&self.born)
            .any(|word| theirs().any(|there| is_same_word(there, word)));
        let initial = is_initial(&self.family[0], &other.family[0])
            || is_initial(&other.family[0], &self.family[0]);
        if shared || initial || self.family.concat() == other.family.concat() {
            Part::Agrees
        } else {
            Part::Differs
        }
    }

    /// The words of the family name without particles, where anything else is left.
    fn family_words(&self) -> impl Iterator<Item = &String> {
        let is_particle = |word: &String| PARTICLES.contains(&word.as_str());
        let are_all = self.family.iter().all(is_particle);
        self.family
            .iter()
            .filter(move |word| are_all || !is_particle(word))
    }

    fn is_swapped(&self, other: &Self) -> bool {
        let meets = |one: &[String], two: &[String]| one.iter().any(|word| two.contains(word));
        meets(&self.given, &other.family) && meets(&self.family, &other.given)
    }

    /// Whether the other has all words of this one and begins with the same: one of two family names is
    /// left out.
    fn is_within(&self, other: &Self) -> bool {
        self.given.first() == other.given.first()
            && self.is_full()
            && self
                .words()
                .all(|word| other.words().any(|there| is_same_word(word, there)))
    }
}

/// Whether all of `some` given names are among `more`, those of `whole`.
fn covers(some: &[String], more: &[String], whole: &Name) -> bool {
    some.iter().enumerate().all(|(at, word)| {
        let stands_for = more
            .get(at)
            .is_some_and(|there| is_initial(word, there) || is_initial(there, word));
        stands_for
            || more
                .iter()
                .chain(&whole.called)
                .any(|there| is_same_word(word, there) || is_short_form(word, there))
    })
}

/// Whether the only word of a name and the first given name of another are initial and name.
fn is_initial_of(single: &Name, whole: &Name) -> bool {
    match (single.words().next(), whole.given.first()) {
        (Some(word), Some(first)) => is_initial(word, first) || is_initial(first, word),
        _ => false,
    }
}

/// Whether `letter` is the initial of `word`, in a script whose letters are not words.
fn is_initial(letter: &str, word: &str) -> bool {
    let mut letters = letter.chars();
    letters
        .next()
        .is_some_and(|first| u32::from(first) < 0x2e80 && word.starts_with(first))
        && letters.next().is_none()
}

fn is_short_form(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if nicknames::are_alike(one, other) {
        return true;
    }
    let letters = short.chars().count();
    letters >= FEWEST_LETTERS
        && long
            .strip_prefix(short)
            .is_some_and(|rest| rest.chars().count() >= FEWEST_LETTERS && !FEMININE.contains(&rest))
}

/// Given and family name of a whole name.
fn split(full: &str, whole: words::Told) -> (Vec<String>, Vec<String>) {
    if let Some((before, after)) = full.split_once(',') {
        let family = told(before);
        if is_only_titles(after) {
            return split_words(family.words, &family.tied);
        }
        if !family.words.is_empty() {
            return (words::words(after), family.words);
        }
    }
    split_words(whole.words, &whole.tied)
}

fn split_words(mut whole: Vec<String>, tied: &[bool]) -> (Vec<String>, Vec<String>) {
    if whole.len() < 2 {
        return (whole, Vec::new());
    }
    let is_tied = |at: usize| tied.get(at).copied().unwrap_or(false);
    let mut at = whole.len() - 1;
    while at > 0 && (is_tied(at) || at > 1 && PARTICLES.contains(&whole[at - 1].as_str())) {
        at -= 1;
    }
    if at == 0 {
        // Parts of one word.
        return (whole, Vec::new());
    }
    let family = whole.split_off(at);
    (whole, family)
}

/// Whether a name is only the address or number it was made of.
fn is_address(text: &str) -> bool {
    text.contains('@') || !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests;
