//! What capture understood from a text: proposed changes, open questions and errors, as plain values.
//! Nothing here decides anything; the rules are in `sense` and `assign`.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

/// A stretch of the text, in bytes, on character boundaries.
pub type Span = Range<usize>;

/// A person that a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// Somebody on the roster, by key.
    Known(u32),
    /// An entry of `Reading::new_people`.
    New(usize),
    /// Still open: an entry of `Reading::questions`.
    Asked(usize),
}

/// The day of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Day {
    /// This day.
    On(NaiveDate),
    /// Still open: an entry of `Reading::questions`.
    Asked(usize),
}

/// Which way a gift went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GiftDirection {
    /// From me.
    Given,
    /// To me.
    Received,
}

/// Who made a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// The user.
    Me,
    /// The other person.
    Them,
    /// Still open: an entry of `Reading::questions`.
    Asked(usize),
}

/// Contact that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// When.
    pub on: Day,
    /// How.
    pub channel: Channel,
    /// With whom; never empty.
    pub people: Vec<Who>,
    /// The note: the whole text, or this talk's share of it when there are several talks.
    pub text: String,
    /// Where the clause that reports it stands.
    pub span: Span,
}

/// Something given or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// Given or received.
    pub direction: GiftDirection,
    /// What kind of thing.
    pub kind: GiftKind,
    /// To whom it was given, or from whom it came.
    pub person: Who,
    /// The other side of an introduction.
    pub to: Option<Who>,
    /// In the user's words.
    pub what: String,
    /// When, as said, or as its talk.
    pub on: Day,
    /// Where it stands.
    pub span: Span,
}

/// A promise made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Who made it.
    pub by: By,
    /// The other person, or the one who promised.
    pub person: Who,
    /// In the user's words, without the date.
    pub what: String,
    /// By when.
    pub due: Option<Day>,
    /// Where it stands.
    pub span: Span,
}

/// Something the user means to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// With whom.
    pub person: Who,
    /// When; without a day it waits for the user to give it one.
    pub on: Option<Day>,
    /// In the user's words, without the date.
    pub what: String,
    /// Where it stands.
    pub span: Span,
}

/// Text that reports no contact and asks for nothing: offered as a note, never dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The one person whom it is about, when that is certain.
    pub person: Option<Who>,
    /// The text as typed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// Somebody named in the text who is not on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// As typed.
    pub name: String,
    /// An address, when that is how they were named.
    pub email: Option<String>,
    /// Where they are first named.
    pub span: Span,
}

/// A tag, without its `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// As typed.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// A goal named with `+`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalMention {
    /// Index into the goals given to `read`.
    pub goal: usize,
    /// Where it stands.
    pub span: Span,
}

/// Something that only the user can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The same for the same question in the same text: quote it in the `Answer`.
    pub id: String,
    /// The unclear words.
    pub span: Span,
    /// The unclear words, as typed.
    pub text: String,
    /// The question, as a sentence.
    pub sentence: String,
    /// The answers to offer, likeliest first.
    pub candidates: Vec<Candidate>,
}

/// One offered answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// How to show it.
    pub label: String,
    /// What it means.
    pub choice: Choice,
}

/// The meaning of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// This person of the roster.
    Person(u32),
    /// Somebody new, by this name.
    New(String),
    /// All of the people in question.
    Everyone,
    /// This day.
    Day(NaiveDate),
    /// The user.
    Me,
    /// The other person.
    Them,
    /// This goal.
    Goal(usize),
    /// It took place.
    Happened,
    /// It is still to be done.
    Planned,
    /// None of these: leave it as text.
    JustText,
}

/// The user's answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question's `id`.
    pub id: String,
    /// What was chosen.
    pub choice: Choice,
}

/// Something that cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands.
    pub span: Span,
    /// What is wrong, as a sentence.
    pub sentence: String,
}

/// What a stretch of text was understood as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// Somebody on the roster.
    Person,
    /// Somebody new.
    NewPerson,
    /// Somebody, but who is still asked.
    Unclear,
    /// A date.
    Date,
    /// How people were in touch.
    Channel,
    /// A gift's clause.
    Gift,
    /// A promise's clause.
    Promise,
    /// A follow-up's clause.
    FollowUp,
    /// A tag.
    Tag,
    /// A goal.
    Goal,
    /// A mistake.
    Mistake,
}

/// A stretch of text and what it was understood as. Clause spans contain word spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Where.
    pub span: Span,
    /// As what.
    pub meaning: Meaning,
}

/// All that one text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Contact that took place.
    pub talks: Vec<Talk>,
    /// Things given and received.
    pub gifts: Vec<Gift>,
    /// Promises, both ways.
    pub promises: Vec<Promise>,
    /// What the user means to do.
    pub follow_ups: Vec<FollowUp>,
    /// Text that is none of these.
    pub notes: Vec<Note>,
    /// People not on the roster.
    pub new_people: Vec<NewPerson>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Goals.
    pub goals: Vec<GoalMention>,
    /// Open questions; saving waits for them.
    pub questions: Vec<Question>,
    /// What cannot be right; saving waits for a correction.
    pub errors: Vec<Mistake>,
    /// For the preview: what was understood where, in the order of the text.
    pub spans: Vec<Understood>,
}

impl Reading {
    /// Whether it can be saved as it stands: something to save, nothing to ask, nothing wrong.
    pub fn is_ready(&self) -> bool {
        let something = !self.talks.is_empty()
            || !self.gifts.is_empty()
            || !self.promises.is_empty()
            || !self.follow_ups.is_empty()
            || !self.notes.is_empty();
        something && self.questions.is_empty() && self.errors.is_empty()
    }
}
