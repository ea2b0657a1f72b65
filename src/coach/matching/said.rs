//! Proposals in words: the sentence, its evidence, and what a row made of one says.

use super::{Fit, Gift, Meeting, Met, Wish};
use crate::coach::words::{Telling, is_everyday, telling};
use crate::domain::asset::AssetKind;
use crate::domain::ledger::GiftKind;

/// `Maya is looking for a reviewer`, from whatever the user wrote of it.
fn need_sentence(short: &str, wished: &str) -> String {
    let first = wished.split_whitespace().next().unwrap_or_default();
    let verbs = [
        "looking",
        "searching",
        "hiring",
        "trying",
        "building",
        "writing",
        "moving",
        "planning",
    ];
    let verb = first.to_lowercase();
    if verbs.contains(&verb.as_str()) {
        format!("{short} is {}", uncapital(wished))
    } else if ["needs", "wants", "is", "seeks", "hires", "asks", "has"].contains(&verb.as_str()) {
        format!("{short} {}", uncapital(wished))
    } else if NOT_LOOKED_FOR.contains(&verb.as_str()) {
        // A piece of a sentence of the user's own is quoted as it stands.
        format!("{short} needs: “{}”", wished.trim())
    } else if let Some(what) = wished.trim().strip_prefix("for ") {
        format!("{short} is looking for {what}")
    } else {
        format!("{short} is looking for {}", uncapital(wished))
    }
}

/// Words with which no thing begins that one could look for.
const NOT_LOOKED_FOR: [&str; 22] = [
    "she", "he", "they", "it", "her", "his", "their", "to", "on", "in", "at", "by", "with",
    "about", "from", "when", "how", "why", "where", "who", "because", "so",
];

/// Without the capital of a sentence's first word. Initials keep theirs, so does a word that stands alone
/// or before another capital, which is likely a name.
fn uncapital(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let initials = first.chars().skip(1).any(char::is_uppercase);
    let goes_on = words
        .next()
        .is_some_and(|second| second.starts_with(char::is_lowercase));
    let mut characters = text.chars();
    match characters.next() {
        Some(capital) if !initials && (goes_on || is_everyday(first)) => {
            capital.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

impl Gift {
    /// `Maya is looking for a reviewer of a cost model; you know capacity planning`.
    pub fn sentence(&self) -> String {
        let wish = match self.wish {
            Wish::Need => need_sentence(&self.short, &self.wished),
            Wish::Care => format!("{} cares about {}", self.short, uncapital(&self.wished)),
        };
        let has = match self.kind {
            AssetKind::Skill => "you are good at",
            AssetKind::Knowledge => "you know",
            AssetKind::Resource => "you have",
        };
        format!("{wish}; {has} {}", uncapital(&self.has))
    }

    /// The words that met: `reviewer · cost`, `database = SQLite`.
    pub fn evidence_words(&self) -> String {
        evidence_words(&self.evidence)
    }

    /// What an offer made of it says.
    pub fn offer_words(&self) -> String {
        match self.kind {
            AssetKind::Skill => format!("help with {}", uncapital(&self.has)),
            AssetKind::Knowledge => format!("what I know about {}", uncapital(&self.has)),
            AssetKind::Resource => self.has.clone(),
        }
    }

    /// What kind of gift it would be.
    pub fn gift_kind(&self) -> GiftKind {
        match self.kind {
            AssetKind::Skill => GiftKind::Help,
            AssetKind::Knowledge => GiftKind::Information,
            AssetKind::Resource => GiftKind::Resource,
        }
    }

    /// Whether an offer with these words has been thought of already: it holds all of the evidence.
    pub fn is_answered_by(&self, offer: &str) -> bool {
        let words = telling(offer);
        let wanted: Vec<Telling> = self
            .evidence
            .iter()
            .flat_map(|met| telling(&met.one))
            .collect();
        !wanted.is_empty()
            && wanted
                .iter()
                .all(|want| words.iter().any(|word| word.root == want.root))
    }
}

impl Meeting {
    /// Why: `Maya is looking for a reviewer; Tom: VP data`, `both care about calendars`.
    pub fn why(&self) -> String {
        let need = || need_sentence(&self.second_short, &self.wished);
        match &self.fit {
            Fit::RoleAnswersNeed(role) => {
                format!("{}; {}’s role: {role}", need(), self.first_short)
            }
            Fit::TagAnswersNeed(tag) => {
                format!("{}; {}’s tag: #{tag}", need(), self.first_short)
            }
            Fit::CareAnswersNeed(care) => {
                format!(
                    "{}; {} cares about {}",
                    need(),
                    self.first_short,
                    uncapital(care)
                )
            }
            Fit::HiringMeetsLooking(hires) => {
                format!("{}; {}", need_sentence(&self.first_short, hires), need())
            }
            Fit::SharedCare => format!("both care about {}", uncapital(&self.wished)),
        }
    }

    /// `Søren and Anna should meet: both care about calendars; ask Søren first`.
    pub fn sentence(&self) -> String {
        format!(
            "{} and {} should meet: {}; ask {} first",
            self.first_short,
            self.second_short,
            self.why(),
            self.first_short
        )
    }

    /// The words that met.
    pub fn evidence_words(&self) -> String {
        evidence_words(&self.evidence)
    }
}

fn evidence_words(evidence: &[Met]) -> String {
    let words: Vec<String> = evidence
        .iter()
        .map(|met| {
            if met.one.to_lowercase() == met.other.to_lowercase() {
                met.one.clone()
            } else {
                format!("{} = {}", met.one, met.other)
            }
        })
        .collect();
    words.join(" · ")
}
