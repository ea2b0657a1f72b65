//! What happened between the user and one or more people, and what was heard there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::person::PersonId;
use super::{Id, Moment};

/// Names a row of [`Interaction`].
pub type InteractionId = Id<Interaction>;

/// How people were in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Over coffee or tea.
    Coffee,
    /// At lunch or breakfast.
    Lunch,
    /// At dinner.
    Dinner,
    /// Over drinks.
    Drinks,
    /// By telephone.
    Call,
    /// By video.
    Video,
    /// By e-mail.
    Email,
    /// By a message of any other kind.
    Message,
    /// Face to face.
    Met,
    /// On a walk.
    Walk,
    /// At an event.
    Event,
    /// By letter or card.
    Letter,
    /// Otherwise.
    Other,
}

impl Choice for Channel {
    const ALL: &'static [Self] = &[
        Self::Met,
        Self::Coffee,
        Self::Lunch,
        Self::Dinner,
        Self::Drinks,
        Self::Call,
        Self::Video,
        Self::Email,
        Self::Message,
        Self::Walk,
        Self::Event,
        Self::Letter,
        Self::Other,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Coffee => "coffee",
            Self::Lunch => "lunch",
            Self::Dinner => "dinner",
            Self::Drinks => "drinks",
            Self::Call => "call",
            Self::Video => "video",
            Self::Email => "e-mail",
            Self::Message => "message",
            Self::Met => "met",
            Self::Walk => "walk",
            Self::Event => "event",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }
}

impl Channel {
    /// Whether it goes one way until it is answered.
    pub fn is_written(self) -> bool {
        matches!(self, Self::Email | Self::Message | Self::Letter)
    }
}

/// Who began, where that can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchDirection {
    /// Both were there, or it went back and forth.
    Mutual,
    /// The user wrote or called; no answer yet.
    Mine,
    /// They did.
    Theirs,
}

impl Choice for TouchDirection {
    const ALL: &'static [Self] = &[Self::Mutual, Self::Mine, Self::Theirs];

    fn label(self) -> &'static str {
        match self {
            Self::Mutual => "both of us",
            Self::Mine => "from me",
            Self::Theirs => "from them",
        }
    }
}

/// One occasion of contact; who took part are [`Participant`]s.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interaction {
    /// Stable name of the row.
    pub id: InteractionId,
    /// The civil day.
    pub on_day: NaiveDate,
    /// How.
    pub channel: Channel,
    /// Who began.
    pub direction: TouchDirection,
    /// What it was about, in the user's words.
    pub summary: String,
    /// When it was written down.
    pub created_at: Moment,
}

/// One person's part in an interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Stable name of the row.
    pub id: Id<Participant>,
    /// In what.
    pub interaction: InteractionId,
    /// Who.
    pub person: PersonId,
}

/// What was heard: the four questions of the listening debrief, any of them empty. Never scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debrief {
    /// Stable name of the row.
    pub id: Id<Debrief>,
    /// Of which interaction.
    pub interaction: InteractionId,
    /// What matters to them.
    pub matters: String,
    /// What they felt, and what I felt.
    pub felt: String,
    /// How I listened.
    pub listened: String,
    /// What I will ask next.
    pub ask_next: String,
    /// When it was written down.
    pub created_at: Moment,
}

/// A question the user means to put to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable name of the row.
    pub id: Id<Question>,
    /// To whom.
    pub person: PersonId,
    /// Where it came up.
    pub interaction: Option<InteractionId>,
    /// The question; never empty.
    pub text: String,
    /// When it was asked; `None` while it waits.
    pub asked_on: Option<NaiveDate>,
    /// When it was written down.
    pub created_at: Moment,
}
