//! Words to file names under, so that those that are the same or alike are found without comparing all.

use super::words::plain;
use super::{FEWEST_LETTERS, Name};
use crate::coach::identity::nicknames;

/// Words to file a name under, and words to look it up by.
#[derive(Debug, Clone, Default)]
pub struct NameKeys {
    /// Under which it is filed.
    pub filed: Vec<String>,
    /// Under which those like it are filed.
    pub sought: Vec<String>,
}

impl Name {
    /// Words under which a name is filed so that one that is the same or alike can be found: what it is
    /// filed under, and what is to be looked up.
    pub fn keys(&self) -> NameKeys {
        let mut keys = NameKeys::default();
        if self.words().next().is_none() {
            return keys;
        }
        let [first, second] = self.joined();
        let mut exact = vec![
            format!("w {}", self.sorted().join(" ")),
            format!("j {first}"),
        ];
        if first != second {
            exact.push(format!("j {second}"));
        }
        keys.sought.clone_from(&exact);
        keys.filed = exact;
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
            if is_only_initial {
                keys.filed.push(format!("i {family} {initial}"));
                keys.sought.push(format!("l {family} {initial}"));
                keys.sought.push(format!("i {family} {initial}"));
            } else {
                keys.filed.push(format!("l {family} {initial}"));
                keys.sought.push(format!("i {family} {initial}"));
            }
            let forms = self.given.iter().chain(&self.called);
            for word in forms.filter(|word| word.chars().nth(1).is_some()) {
                let row = nicknames::rows(word).map(|row| format!("n {family} {row}"));
                let start: String = plain(word).chars().take(FEWEST_LETTERS).collect();
                for key in row.chain([format!("g {family} {start}")]) {
                    keys.filed.push(key.clone());
                    keys.sought.push(key);
                }
            }
        }
        // `Priya R.` is filed under the initial, and sought under it by whoever has the whole.
        if !is_only_initial {
            let start = self.family[0].chars().next().unwrap_or(' ');
            let word = plain(&self.given[0]);
            let (whole, short) = (format!("f {word} {start}"), format!("s {word} {start}"));
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
