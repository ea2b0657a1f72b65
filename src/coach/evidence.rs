//! What is known behind what the coach says: a claim in our own words, where it is from, how well it is
//! known, and what the coach makes of it. `assets/evidence.toml` holds the entries, `uses` which of them
//! stands behind which line.
//!
//! An entry never says more than its source: not that the app strengthens anything. It keeps intentions.

mod uses;

use serde::{Deserialize, Serialize};

pub use uses::{Subject, for_exercise, for_form, for_reason, for_screen, for_step};

use crate::domain::Choice;
use crate::report::{Kind, Report, Result};

/// The entries that come with the program.
const OURS: &str = include_str!("../../assets/evidence.toml");

/// What an entry is about; its key in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Promises come first.
    Promises,
    /// A cue and an action on each pick.
    IfThen,
    /// Thanks are worth saying.
    Thanks,
    /// And early.
    ThanksEarly,
    /// A silence is held against the tie's own past.
    Rhythm,
    /// There is no dead tie.
    Silence,
    /// The circles' cadences are presets.
    Circles,
    /// The clock asks after passings-over, and stops after messages without an answer.
    Cadence,
    /// Birthdays and first words: reaching out is welcome.
    ReachingOut,
    /// Guess how welcome a word will be, compare later.
    Predictions,
    /// A slot for somebody moderately close.
    Variety,
    /// An old tie in each review.
    Dormant,
    /// Not the most comfortable one first.
    DormantChoice,
    /// Easy messages before a hard one.
    WarmUp,
    /// Introductions as a gift.
    Introductions,
    /// The only way into a group.
    Bridges,
    /// Clusters are described.
    Clusters,
    /// Goals without anybody.
    Goals,
    /// What people value differs.
    Currencies,
    /// How often something passes, before which way.
    Exchanges,
    /// The balance can be hidden, and there is no net number.
    Balance,
    /// Before an ask.
    Asks,
    /// Four questions after a talk.
    Debrief,
    /// Skills are taught, not scored.
    Skills,
    /// Every section ends in something done.
    Lesson,
    /// A cue a week, and no streak.
    Weekly,
}

impl Choice for Topic {
    const ALL: &'static [Self] = &[
        Self::Promises,
        Self::IfThen,
        Self::Thanks,
        Self::ThanksEarly,
        Self::Rhythm,
        Self::Silence,
        Self::Circles,
        Self::Cadence,
        Self::ReachingOut,
        Self::Predictions,
        Self::Variety,
        Self::Dormant,
        Self::DormantChoice,
        Self::WarmUp,
        Self::Introductions,
        Self::Bridges,
        Self::Clusters,
        Self::Goals,
        Self::Currencies,
        Self::Exchanges,
        Self::Balance,
        Self::Asks,
        Self::Debrief,
        Self::Skills,
        Self::Lesson,
        Self::Weekly,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Promises => "promises first",
            Self::IfThen => "if-then plans",
            Self::Thanks => "thanks",
            Self::ThanksEarly => "thanks, early",
            Self::Rhythm => "a tie's own rhythm",
            Self::Silence => "long silences",
            Self::Circles => "circles",
            Self::Cadence => "when the clock asks",
            Self::ReachingOut => "reaching out",
            Self::Predictions => "guess, then compare",
            Self::Variety => "somebody less close",
            Self::Dormant => "old ties",
            Self::DormantChoice => "which old tie",
            Self::WarmUp => "easy messages first",
            Self::Introductions => "introductions",
            Self::Bridges => "the only way into a group",
            Self::Clusters => "groups and bridges",
            Self::Goals => "goals and who serves them",
            Self::Currencies => "what somebody values",
            Self::Exchanges => "how often, before which way",
            Self::Balance => "no net number",
            Self::Asks => "before an ask",
            Self::Debrief => "the debrief",
            Self::Skills => "skills without a score",
            Self::Lesson => "the lesson",
            Self::Weekly => "once a week",
        }
    }
}

/// How well something is known. Ours to judge, and judged low where in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Found again by others.
    Replicated,
    /// Many studies taken together, with what that leaves open.
    MetaAnalysis,
    /// One paper, however good.
    SingleStudy,
    /// Things that go together; which causes which is open.
    Correlational,
    /// Experience, without a study that tests it.
    Practice,
    /// Disputed.
    Contested,
}

impl Choice for Strength {
    const ALL: &'static [Self] = &[
        Self::Replicated,
        Self::MetaAnalysis,
        Self::SingleStudy,
        Self::Correlational,
        Self::Practice,
        Self::Contested,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Replicated => "replicated",
            Self::MetaAnalysis => "meta-analysis",
            Self::SingleStudy => "a single study",
            Self::Correlational => "correlational",
            Self::Practice => "practice, not a study",
            Self::Contested => "contested",
        }
    }
}

/// One thing that is known, and what is made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is about.
    #[serde(rename = "key")]
    pub topic: Topic,
    /// What was found, in our own words, in one sentence or two.
    pub claim: String,
    /// Who found it, when, and where it was printed as far as we know.
    pub source: String,
    /// How well it is known.
    pub strength: Strength,
    /// What the coach does with it.
    pub coach: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    entry: Vec<Evidence>,
}

/// The entries that come with the program, in the order of [`Topic`].
///
/// # Errors
/// A mistake in our own file, which a test would have found.
pub fn ours() -> Result<Vec<Evidence>> {
    parse(OURS)
}

/// Reads a file of entries: one for each topic, every one with something in each of its fields.
///
/// # Errors
/// A sentence that names what is wrong: a word the file must not have, a topic that is missing or comes
/// twice, an empty field.
pub fn parse(text: &str) -> Result<Vec<Evidence>> {
    let wrong = |what: String| Report::new(Kind::Mistake, format!("The table of evidence {what}."));
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| {
            let before = text.get(..span.start).unwrap_or_default();
            before.matches('\n').count() + 1
        });
        wrong(format!(
            "cannot be read at line {line}: {}",
            error.message().trim_end_matches('.').replace('\n', " ")
        ))
    })?;
    let mut entries = Vec::with_capacity(Topic::ALL.len());
    for topic in Topic::ALL {
        let mut of_topic = file.entry.iter().filter(|entry| entry.topic == *topic);
        let Some(entry) = of_topic.next() else {
            return Err(wrong(format!("says nothing about {}", topic.stored())));
        };
        if of_topic.next().is_some() {
            return Err(wrong(format!("speaks twice about {}", topic.stored())));
        }
        for (field, text) in [
            ("claim", &entry.claim),
            ("source", &entry.source),
            ("coach", &entry.coach),
        ] {
            if text.trim().is_empty() {
                return Err(wrong(format!("has no {field} for {}", topic.stored())));
            }
        }
        entries.push(entry.clone());
    }
    Ok(entries)
}

impl Evidence {
    /// `Gneezy & Epley 2014 · a single study`: where it is from and how well it is known.
    pub fn standing(&self) -> String {
        format!("{} · {}", self.source, self.strength.label())
    }
}

/// The entries about `topics`, in that order, each once.
pub fn about<'e>(entries: &'e [Evidence], topics: &[Topic]) -> Vec<&'e Evidence> {
    let mut found: Vec<&Evidence> = Vec::new();
    for topic in topics {
        let entry = entries.iter().find(|entry| entry.topic == *topic);
        if let Some(entry) = entry
            && !found.iter().any(|known| known.topic == *topic)
        {
            found.push(entry);
        }
    }
    found
}

#[cfg(test)]
mod tests;
