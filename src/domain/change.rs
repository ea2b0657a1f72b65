//! The only way to write: a [`Change`] says in a sentence what happens and lists the rows it touches.
//!
//! Three verbs serve every table. `Revise` carries the row as it was seen and as it should be, and the
//! store writes only the columns in which the two differ: two windows that edit different fields of one
//! person do not undo each other's work. How rows are stored and undone is the store's affair.

use super::asset::Asset;
use super::draft::{Dismissal, Draft, Setting};
use super::follow_up::FollowUp;
use super::goal::{Contribution, Goal};
use super::imported::{Card, Origin, ProposedParticipant, ProposedTalk, SyncedCard};
use super::interaction::{Debrief, Interaction, Participant, Question};
use super::introduction::Introduction;
use super::ledger::Entry;
use super::lesson::{EarnedTag, LessonAnswer, LessonRun};
use super::offer::Offer;
use super::person::{ContactPoint, Person, PersonTag};
use super::prediction::Prediction;
use super::promise::Promise;
use super::review::{Pick, Review, ReviewItem};
use super::tie::{CircleCadence, Consideration, Tie};
use super::written;

/// One change: a sentence for the user, and the steps that make it, applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done, in the past tense and without a full stop: `Added Ada`.
    pub said: String,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// One row added, revised or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The row comes to be.
    Add(Record),
    /// The row goes from what it was seen as to what it should be.
    Revise {
        /// As it was seen when the change was thought of.
        was: Box<Record>,
        /// As it should be; the same id.
        becomes: Box<Record>,
    },
    /// The row goes, and with it the rows that belong to it.
    Remove(Record),
}

impl Change {
    /// A change without steps yet.
    pub fn new(said: impl Into<String>) -> Self {
        Self {
            said: said.into(),
            steps: Vec::new(),
        }
    }

    /// And this row comes to be.
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "rows are added to a change, not numbers"
    )]
    pub fn add(mut self, record: impl Into<Record>) -> Self {
        self.steps.push(Step::Add(record.into()));
        self
    }

    /// And this row, seen as `was`, becomes `becomes`. Nothing is written where the two are alike.
    #[must_use]
    pub fn revise<R: Into<Record> + Clone + PartialEq>(mut self, was: &R, becomes: R) -> Self {
        if *was != becomes {
            self.steps.push(Step::Revise {
                was: Box::new(was.clone().into()),
                becomes: Box::new(becomes.into()),
            });
        }
        self
    }

    /// And this row goes.
    #[must_use]
    pub fn remove(mut self, record: impl Into<Record>) -> Self {
        self.steps.push(Step::Remove(record.into()));
        self
    }

    /// And everything that `other` does; the sentence stays this change's.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.steps.extend(other.steps);
        self
    }

    /// The same steps under another sentence.
    #[must_use]
    pub fn saying(mut self, said: impl Into<String>) -> Self {
        self.said = said.into();
        self
    }

    /// Whether it would write nothing.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// A struct that is a row of a table.
pub trait Stored: serde::Serialize + serde::de::DeserializeOwned {
    /// The table.
    const TABLE: &'static str;
}

/// Writes the enum of all records and the conversions into it: one line a table, in the order in which
/// rows can be written without a reference going ahead of what it names.
macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident => $table:literal),+ $(,)?) => {
        /// A row of any table that holds what the user wrote.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Record {
            $($(#[$doc])* $kind($kind)),+
        }

        impl Record {
            /// Every table, parents before children.
            pub const TABLES: &'static [&'static str] = &[$($table),+];

            /// The table it is a row of.
            pub fn table(&self) -> &'static str {
                match self { $(Self::$kind(_) => $table),+ }
            }

            /// The stable name of the row.
            pub fn uuid(&self) -> uuid::Uuid {
                match self { $(Self::$kind(row) => row.id.uuid()),+ }
            }

            /// The row as a JSON object whose keys are the table's columns.
            pub fn to_json(&self) -> serde_json::Result<serde_json::Value> {
                serde_json::to_value(self)
            }

            /// The row of `table` that the JSON object describes; an error names the field.
            pub fn from_json(table: &str, value: serde_json::Value) -> serde_json::Result<Self> {
                match table {
                    $($table => serde_json::from_value(value).map(Self::$kind),)+
                    _ => Err(serde::de::Error::custom(format!("there is no table “{table}”"))),
                }
            }
        }

        /// As the row it is: its fields are the table's columns.
        impl serde::Serialize for Record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$kind(row) => row.serialize(serializer)),+ }
            }
        }

        $(impl From<$kind> for Record {
            fn from(row: $kind) -> Self { Self::$kind(row) }
        }

        impl Stored for $kind {
            const TABLE: &'static str = $table;
        })+
    };
}

records! {
    /// Somebody.
    Person => "person",
    /// A way to reach them.
    ContactPoint => "contact_point",
    /// A tag on them.
    PersonTag => "person_tag",
    /// What they are to the user.
    Tie => "tie",
    /// A circle's own cadence.
    CircleCadence => "circle_cadence",
    /// A passing-over in the queue.
    Consideration => "consideration",
    /// What influence is wanted for.
    Goal => "goal",
    /// What somebody could bring to a goal.
    Contribution => "contribution",
    /// What the user has to give.
    Asset => "asset",
    /// An occasion of contact.
    Interaction => "interaction",
    /// Who took part in it.
    Participant => "participant",
    /// What was heard there.
    Debrief => "debrief",
    /// A question meant to be asked.
    Question => "question",
    /// What could be given.
    Offer => "offer",
    /// What was given or received.
    Entry => "entry",
    /// What was promised.
    Promise => "promise",
    /// Two people who should meet.
    Introduction => "introduction",
    /// What is planned.
    FollowUp => "follow_up",
    /// A guess of how welcome a word will be.
    Prediction => "prediction",
    /// The card somebody came from.
    Card => "card",
    /// What was taken in already.
    Origin => "origin",
    /// A conversation that a file speaks of.
    ProposedTalk => "proposed_talk",
    /// Who took part in it.
    ProposedParticipant => "proposed_participant",
    /// A file of a folder kept in step.
    SyncedCard => "synced_card",
    /// A proposal not to be made again.
    Dismissal => "dismissal",
    /// A weekly review.
    Review => "review",
    /// A decision in it.
    ReviewItem => "review_item",
    /// Somebody chosen for a week.
    Pick => "pick",
    /// How far a lesson is.
    LessonRun => "lesson_run",
    /// What was done with an exercise.
    LessonAnswer => "lesson_answer",
    /// A tag earned.
    EarnedTag => "earned_tag",
    /// A choice kept in the file.
    Setting => "setting",
    /// Half-written text.
    Draft => "draft",
}

impl Record {
    /// Tables whose rows are kept without a journal: drafts change with every key, and what a folder last
    /// held is not ours to undo.
    pub const UNJOURNALED: &'static [&'static str] = &["draft", "synced_card"];

    /// Tables whose rows are journaled when they come and go, but not when they change: the place in a
    /// lesson moves with every page, and undo is for what the user wrote, not for where they were.
    pub const PLACES: &'static [&'static str] = &["lesson_run"];

    /// Whether a change of the row can be undone.
    pub fn is_journaled(&self) -> bool {
        !Self::UNJOURNALED.contains(&self.table()) && !Self::PLACES.contains(&self.table())
    }

    /// Why the row, whose columns of text are `texts`, may not be stored, if it may not: a text that does
    /// not fit, or a rule between fields. The answer is a sentence without its full stop.
    pub fn refused<'t>(
        &self,
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Option<String> {
        let needed = |what, text: &str| {
            written::visible_line(what, text)
                .err()
                .map(|unfit| unfit.to_string())
        };
        let first = match self {
            Self::Person(person) => needed("a name", &person.full_name),
            Self::ContactPoint(point) => needed("an address or number", &point.value),
            Self::PersonTag(tag) => needed("a tag", &tag.name),
            Self::Goal(goal) => needed("a goal", &goal.title),
            Self::Asset(asset) => needed("a thing you have to give", &asset.name),
            Self::Introduction(introduction) if introduction.first == introduction.second => {
                Some("an introduction needs two different people".into())
            }
            _ => None,
        };
        first.or_else(|| {
            texts.into_iter().find_map(|(name, text)| {
                if AS_IT_CAME.contains(&name) {
                    return None;
                }
                let fits = match ONE_LINE.contains(&name) {
                    true => written::fitting_line("it", text),
                    false => written::fitting_text("it", text),
                };
                fits.err()
                    .map(|unfit| format!("{}: {unfit}", name.replace('_', " ")))
            })
        })
    }
}

/// Columns that hold pieces of other people's files as they came, pictures among them: nobody typed them,
/// and whoever reads the files bounds them.
const AS_IT_CAME: [&str; 2] = ["rest", "base"];

/// Columns that hold a single short line in every table.
const ONE_LINE: [&str; 7] = [
    "full_name",
    "given_name",
    "family_name",
    "nickname",
    "organization",
    "role",
    "place",
];
