//! A lesson as it is written in a file, and how far its reader has come.
//!
//! A lesson is data: title, sections, sentences, and the kind of exercise each section ends in. What an
//! exercise *does* with the reader's own people belongs to the lesson screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::person::PersonId;
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

/// A page of a lesson: the text of a section, or one of its exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The section, from 0.
    pub section: usize,
    /// 0 for the text, else the number of the exercise, from 1.
    pub step: usize,
}

impl Lesson {
    /// The section of a page.
    pub fn section(&self, place: Place) -> Option<&Section> {
        self.sections.get(place.section)
    }

    /// The exercise of a page; `None` for the text of a section.
    pub fn exercise(&self, place: Place) -> Option<&Exercise> {
        self.section(place)?
            .exercises
            .get(place.step.checked_sub(1)?)
    }

    /// The page after this one; `None` at the end.
    pub fn onward(&self, place: Place) -> Option<Place> {
        if place.step < self.section(place)?.exercises.len() {
            return Some(Place {
                step: place.step + 1,
                ..place
            });
        }
        (place.section + 1 < self.sections.len()).then_some(Place {
            section: place.section + 1,
            step: 0,
        })
    }

    /// The page before this one; `None` at the beginning.
    pub fn back(&self, place: Place) -> Option<Place> {
        if let Some(step) = place.step.checked_sub(1) {
            return Some(Place { step, ..place });
        }
        let section = place.section.checked_sub(1)?;
        let step = self.sections.get(section)?.exercises.len();
        Some(Place { section, step })
    }

    /// Where a reader is. A section or exercise that the file no longer has is the nearest one before it.
    pub fn place(&self, run: &LessonRun) -> Place {
        let Some(section) = self
            .sections
            .iter()
            .position(|section| section.id == run.section)
        else {
            return Place::default();
        };
        let step = self.sections[section]
            .exercises
            .iter()
            .position(|exercise| exercise.id == run.exercise)
            .map_or(0, |at| at + 1);
        Place { section, step }
    }

    /// The ids of a page: section and exercise, the second empty for the text.
    pub fn ids(&self, place: Place) -> (&str, &str) {
        let section = self.section(place).map_or("", |section| &section.id);
        let exercise = self.exercise(place).map_or("", |exercise| &exercise.id);
        (section, exercise)
    }
}

/// The words with which a statement of a self-check is answered. They have no number and make no sum.
pub const CHECK_WORDS: [&str; 5] = [
    "hardly ever",
    "now and then",
    "half the time",
    "mostly",
    "nearly always",
];

/// What a self-check keeps as its answer: a word for each statement, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Checked(pub Vec<Option<String>>);

/// What a rewritten message keeps as its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewritten {
    /// For whom.
    pub person: PersonId,
    /// As it was.
    pub before: String,
    /// As it is now.
    pub after: String,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_one_another_and_lead_back() {
        let exercise = |id: &str| Exercise {
            id: id.into(),
            kind: ExerciseKind::Reflection,
            prompt: "?".into(),
            hint: String::new(),
            statements: Vec::new(),
        };
        let section = |id: &str, exercises: &[&str]| Section {
            id: id.into(),
            title: id.into(),
            text: "Words.".into(),
            key_points: Vec::new(),
            exercises: exercises.iter().map(|id| exercise(id)).collect(),
        };
        let lesson = Lesson {
            id: "x".into(),
            title: "X".into(),
            breadcrumb: Vec::new(),
            reading_minutes: 1,
            tag: "x".into(),
            order: 0,
            sections: vec![
                section("one", &["a", "b"]),
                section("two", &[]),
                section("three", &["c"]),
            ],
        };
        let mut places = vec![Place::default()];
        while let Some(next) = lesson.onward(places[places.len() - 1]) {
            assert_eq!(lesson.back(next), places.last().copied());
            places.push(next);
        }
        let ids: Vec<_> = places.iter().map(|place| lesson.ids(*place)).collect();
        assert_eq!(
            ids,
            [
                ("one", ""),
                ("one", "a"),
                ("one", "b"),
                ("two", ""),
                ("three", ""),
                ("three", "c")
            ]
        );
        assert_eq!(lesson.back(Place::default()), None);
        for place in places {
            let (section, exercise) = lesson.ids(place);
            let run = LessonRun {
                id: Id::new(uuid::Uuid::nil()),
                lesson: "x".into(),
                section: section.into(),
                exercise: exercise.into(),
                started_at: Moment::from_millis(0),
                finished_at: None,
            };
            assert_eq!(lesson.place(&run), place);
            let gone = LessonRun {
                exercise: "gone".into(),
                ..run.clone()
            };
            assert_eq!(lesson.place(&gone), Place { step: 0, ..place });
        }
    }
}
