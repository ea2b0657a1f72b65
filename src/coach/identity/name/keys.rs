//! Keys to file names under, so that those that are the same or alike are found without comparing all. A key
//! is a hash of what it stands for; it means nothing outside this process.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::words::plain;
use super::{FEWEST_LETTERS, Name};
use crate::coach::identity::nicknames;

/// Keys to file a name under, and keys to look it up by.
#[derive(Debug, Clone, Default)]
pub struct NameKeys {
    /// Under which it is filed.
    pub filed: Vec<u64>,
    /// Under which those like it are filed.
    pub sought: Vec<u64>,
}

/// What a key of a name stands for.
#[derive(Debug, Clone, Copy, Hash)]
enum Stands {
    /// All its words, in an order of their own.
    Words,
    /// All its words in a row without spaces.
    Joined,
    /// A family name and the initial of a whole given name.
    FamilyAndInitial,
    /// A family name and a given name that is only an initial.
    FamilyAndOnlyInitial,
    /// A family name and a row of short forms.
    FamilyAndShortForms,
    /// A family name and how the given name begins.
    FamilyAndBeginning,
    /// A given name and the initial of a whole family name.
    GivenAndInitial,
    /// A given name and a family name that is only an initial.
    GivenAndOnlyInitial,
}

impl Stands {
    fn key(self, of: impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self, of).hash(&mut hasher);
        hasher.finish()
    }
}

impl Name {
    /// Keys under which a name is filed so that one that is the same or alike can be found: what it is
    /// filed under, and what is to be looked up.
    pub fn keys(&self) -> NameKeys {
        let mut keys = NameKeys::default();
        if self.words().next().is_none() {
            return keys;
        }
        let [first, second] = self.joined();
        keys.filed.push(Stands::Words.key(self.sorted()));
        keys.filed.push(Stands::Joined.key(&first));
        if first != second {
            keys.filed.push(Stands::Joined.key(&second));
        }
        keys.sought.clone_from(&keys.filed);
        if !self.is_full() {
            return keys;
        }
        let initial = self.given[0].chars().next().unwrap_or(' ');
        let is_only_initial = self.given[0].chars().nth(1).is_none();
        let middle = self.given[1..]
            .iter()
            .filter(|word| word.chars().nth(1).is_some());
        let is_initial_family = self.family[0].chars().nth(1).is_none();
        for family in self.family_words().chain(&self.born).chain(middle) {
            let family = plain(family);
            let whole = Stands::FamilyAndInitial.key((&family, initial));
            let only = Stands::FamilyAndOnlyInitial.key((&family, initial));
            match is_only_initial {
                true => {
                    keys.filed.push(only);
                    keys.sought.extend([whole, only]);
                }
                false => {
                    keys.filed.push(whole);
                    keys.sought.push(only);
                }
            }
            let forms = self.given.iter().chain(&self.called);
            for word in forms.filter(|word| word.chars().nth(1).is_some()) {
                let start = plain(word);
                let start = match start.char_indices().nth(FEWEST_LETTERS) {
                    Some((end, _)) => &start[..end],
                    None => &start,
                };
                let rows = nicknames::rows(word)
                    .map(|row| Stands::FamilyAndShortForms.key((&family, row)));
                for key in rows.chain([Stands::FamilyAndBeginning.key((&family, start))]) {
                    keys.filed.push(key);
                    keys.sought.push(key);
                }
            }
        }
        // `Priya R.` is filed under the initial, and sought under it by whoever has the whole.
        if !is_only_initial {
            let start = self.family[0].chars().next().unwrap_or(' ');
            let word = plain(&self.given[0]);
            let whole = Stands::GivenAndInitial.key((&word, start));
            let short = Stands::GivenAndOnlyInitial.key((&word, start));
            let (filed, sought) = match is_initial_family {
                true => (short, whole),
                false => (whole, short),
            };
            keys.filed.push(filed);
            keys.sought.push(sought);
        }
        keys
    }
}
