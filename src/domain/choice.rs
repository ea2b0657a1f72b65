//! Closed sets of words that a person chooses from: kinds, states, channels.
//!
//! What is stored is the serde name of the variant; what is shown is its label. Neither is matched by
//! string anywhere else.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// An enum whose variants a person picks by name.
pub trait Choice: Copy + Eq + Serialize + DeserializeOwned + 'static {
    /// Every variant, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The word shown, in lower case.
    fn label(self) -> &'static str;

    /// The word stored and used in JSON and on the command line.
    fn stored(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(word)) => word,
            Ok(other) => other.to_string(),
            Err(_) => String::new(),
        }
    }

    /// The variant that is stored or shown as `word`, ignoring case.
    fn from_word(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::ALL.iter().copied().find(|choice| {
            choice.label().eq_ignore_ascii_case(word) || choice.stored().eq_ignore_ascii_case(word)
        })
    }

    /// The variant after this one, around the end.
    fn next(self) -> Self {
        let at = Self::ALL
            .iter()
            .position(|choice| *choice == self)
            .unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}
