//! A lesson as it is written in a file, and how far its reader has come.
//!
//! A lesson is data: title, sections, sentences, and the kind of exercise each section ends in. What an
//! exercise *does* with the reader's own people belongs to the lesson screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Moment};

/// A whole lesson.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Names the lesson in the reader's file; never changed once landed.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands in the course, from the outside in, without the title.
    pub breadcrumb: Vec<String>,
    /// Minutes that reading it takes.
    pub reading_minutes: u32,
    /// The tag that starting it earns.
    pub tag: String,
    /// Its place among the lessons; lower comes first.
    #[serde(default)]
    pub order: i64,
    /// Its sections, in order; never empty.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A section: a page of text and what is done with it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Names the section within the lesson.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text; blank lines part paragraphs.
    pub text: String,
    /// What to keep of it, in short sentences.
    #[serde(default)]
    pub key_points: Vec<String>,
    /// What is done with it, in order.
    #[serde(default, rename = "exercise")]
    pub exercises: Vec<Exercise>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Names the exercise within the section.
    pub id: String,
    /// What is done.
    pub kind: ExerciseKind,
    /// The invitation.
    pub prompt: String,
    /// An example or a word of help; may be empty.
    #[serde(default)]
    pub hint: String,
    /// For a self-check: the statements.
    #[serde(default)]
    pub statements: Vec<String>,
}

/// What an exercise has the reader do, and so which rows it leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseKind {
    /// Say what the influence is for: a goal.
    Goal,
    /// Name people, one line each, with the kind of tie: people on the board.
    People,
    /// Say who could bring what to a goal: contributions.
    Coverage,
    /// List what one has to give: assets.
    Assets,
    /// Say what people need.
    Needs,
    /// Accept or write an offer: planned gives.
    Offers,
    /// A few statements to answer for oneself, never scored.
    SelfCheck,
    /// One question prepared for one person.
    Question,
    /// One message rewritten for one person.
    Rewrite,
    /// Two or three people, an offer, an if-then plan and a message each: follow-ups.
    Picks,
    /// A free answer.
    Reflection,
}

/// How far the reader is in one lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonRun {
    /// Stable name of the row.
    pub id: Id<LessonRun>,
    /// The lesson's id.
    pub lesson: String,
    /// The section the reader is in.
    pub section: String,
    /// The exercise the reader is at; empty for the text itself.
    pub exercise: String,
    /// When it was begun.
    pub started_at: Moment,
    /// When its last exercise was done.
    pub finished_at: Option<Moment>,
}

/// Whether an exercise was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    /// Done; it can be done again.
    Done,
    /// Passed over; it can be come back to.
    Skipped,
}

/// What the reader did with one exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonAnswer {
    /// Stable name of the row.
    pub id: Id<LessonAnswer>,
    /// The lesson's id.
    pub lesson: String,
    /// The section's id.
    pub section: String,
    /// The exercise's id.
    pub exercise: String,
    /// Done or skipped.
    pub state: AnswerState,
    /// What was written, where it is not rows of their own.
    pub answer: String,
    /// On which day.
    pub on_day: NaiveDate,
}

/// A tag earned by starting a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarnedTag {
    /// Stable name of the row.
    pub id: Id<EarnedTag>,
    /// The tag.
    pub name: String,
    /// When.
    pub earned_at: Moment,
}
