//! What a person is to the user: kind of tie, circle, rhythm, and how far along the board it is.
//!
//! *When* somebody is ready for a word is judgement and lives in `coach`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::person::PersonId;
use super::{Change, Id, Moment};

/// What kind of tie it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// Works beside the user.
    Colleague,
    /// Is affected by what the user does, or decides about it.
    Stakeholder,
    /// Is listened to by others.
    Influencer,
    /// Guides the user, or is guided.
    Mentor,
    /// A friend.
    Friend,
    /// Anything else.
    Other,
}

impl Choice for TieKind {
    const ALL: &'static [Self] = &[
        Self::Colleague,
        Self::Stakeholder,
        Self::Influencer,
        Self::Mentor,
        Self::Friend,
        Self::Other,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Colleague => "colleague",
            Self::Stakeholder => "stakeholder",
            Self::Influencer => "influencer",
            Self::Mentor => "mentor",
            Self::Friend => "friend",
            Self::Other => "other",
        }
    }
}

/// How close a tie is, from 1 (closest) to 5 (widest).
///
/// The presets of 7, 30, 90 and 180 days follow Dunbar's layers, which are contested (Lindenfors et al.
/// 2021): they are starting points that every person and every circle can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Circle(u8);

impl Circle {
    /// All five, closest first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The circle of this number; `None` outside 1–5.
    pub fn new(number: u8) -> Option<Self> {
        (1..=5).contains(&number).then_some(Self(number))
    }

    /// 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }

    /// What the circle is called.
    pub fn label(self) -> &'static str {
        match self.0 {
            1 => "closest",
            2 => "close",
            3 => "steady",
            4 => "wider",
            _ => "widest",
        }
    }

    /// The cadence of a circle nobody has set; the widest has none and is ambient.
    pub fn preset(self) -> Option<Cadence> {
        let ideal = match self.0 {
            1 => 7,
            2 => 30,
            3 => 90,
            4 => 180,
            _ => return None,
        };
        Some(Cadence {
            ideal_days: ideal,
            latest_days: ideal * 2,
        })
    }
}

impl From<Circle> for u8 {
    fn from(circle: Circle) -> Self {
        circle.0
    }
}

impl TryFrom<u8> for Circle {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("{number} is not a circle; circles are 1 to 5"))
    }
}

/// How often to be in touch: days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cadence {
    /// The rhythm the user would like, 1–3650.
    pub ideal_days: i64,
    /// The longest silence they would like, 1–3650.
    pub latest_days: i64,
}

/// A circle's own cadence where the user has changed the preset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CircleCadence {
    /// Stable name of the row.
    pub id: Id<CircleCadence>,
    /// Which circle.
    pub circle: Circle,
    /// Days, 1–3650.
    pub ideal_days: i64,
    /// Days, 1–3650.
    pub latest_days: i64,
}

/// What brings a tie back to mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// The clock: a cadence of its own or of its circle.
    Periodic,
    /// Nothing: the two meet anyway.
    Ambient,
    /// An event, such as “when her release ships”.
    Triggered,
    /// Not on any clock: nobody has decided, or it was let rest.
    None,
}

impl Choice for Rhythm {
    const ALL: &'static [Self] = &[Self::Periodic, Self::Ambient, Self::Triggered, Self::None];

    fn label(self) -> &'static str {
        match self {
            Self::Periodic => "periodic",
            Self::Ambient => "ambient",
            Self::Triggered => "waits for an event",
            Self::None => "none",
        }
    }
}

/// How much a tie matters now, in the user's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// One of the few for this season.
    Focus,
    /// Under way.
    Active,
    /// To be kept warm.
    Keep,
}

impl Choice for Weight {
    const ALL: &'static [Self] = &[Self::Focus, Self::Active, Self::Keep];

    fn label(self) -> &'static str {
        match self {
            Self::Focus => "focus",
            Self::Active => "active",
            Self::Keep => "keep",
        }
    }
}

/// The five columns of the board, which are the steps of the lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Who, and why them.
    Identify,
    /// What I can give.
    Offer,
    /// The first word.
    ReachOut,
    /// In conversation.
    Deepen,
    /// Mutual.
    Sustain,
}

impl Choice for Stage {
    const ALL: &'static [Self] = &[
        Self::Identify,
        Self::Offer,
        Self::ReachOut,
        Self::Deepen,
        Self::Sustain,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Identify => "Identify",
            Self::Offer => "Offer",
            Self::ReachOut => "Reach out",
            Self::Deepen => "Deepen",
            Self::Sustain => "Sustain",
        }
    }
}

impl Stage {
    /// Its place on the board, from 0.
    pub fn column(self) -> usize {
        Self::ALL
            .iter()
            .position(|stage| *stage == self)
            .unwrap_or(0)
    }

    /// The column to the right, if there is one.
    pub fn onward(self) -> Option<Self> {
        Self::ALL.get(self.column() + 1).copied()
    }

    /// The column to the left, if there is one.
    pub fn back(self) -> Option<Self> {
        self.column()
            .checked_sub(1)
            .and_then(|column| Self::ALL.get(column))
            .copied()
    }
}

/// Whether the balance with one person is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Balance {
    /// Drawn as a bar.
    Shown,
    /// Not drawn, and not counted anywhere that is shown.
    Hidden,
}

impl Choice for Balance {
    const ALL: &'static [Self] = &[Self::Shown, Self::Hidden];

    fn label(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }
}

/// The tie between the user and one person; there is exactly one for every person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Stable name of the row.
    pub id: Id<Tie>,
    /// With whom.
    pub person: PersonId,
    /// What kind of tie.
    pub kind: TieKind,
    /// How close; `None` until the user has decided.
    pub circle: Option<Circle>,
    /// What brings it back to mind.
    pub rhythm: Rhythm,
    /// The event waited for, when triggered.
    pub waits_for: String,
    /// The user's own cadence, days; `None` takes the circle's.
    pub ideal_days: Option<i64>,
    /// The user's own longest silence, days; `None` takes the circle's.
    pub latest_days: Option<i64>,
    /// How much it matters now.
    pub weight: Weight,
    /// Column on the board.
    pub stage: Stage,
    /// Since when it stands there.
    pub stage_since: NaiveDate,
    /// Out of the queue until this day.
    pub paused_until: Option<NaiveDate>,
    /// Why, in the user's or the coach's words.
    pub paused_because: String,
    /// Put off until this day.
    pub snoozed_until: Option<NaiveDate>,
    /// Whether the balance is drawn.
    pub balance_shown: Balance,
    /// When the two met, where it was told.
    pub known_since: Option<NaiveDate>,
}

impl Tie {
    /// A tie nobody has decided about: on the board's first column and on no clock.
    pub fn undecided(id: Id<Tie>, person: PersonId, today: NaiveDate) -> Self {
        Self {
            id,
            person,
            kind: TieKind::Other,
            circle: None,
            rhythm: Rhythm::None,
            waits_for: String::new(),
            ideal_days: None,
            latest_days: None,
            weight: Weight::Active,
            stage: Stage::Identify,
            stage_since: today,
            paused_until: None,
            paused_because: String::new(),
            snoozed_until: None,
            balance_shown: Balance::Shown,
            known_since: None,
        }
    }

    /// The same tie in this circle, and with the rhythm that goes with it: a clock for the first four,
    /// none for the widest. A rhythm that waits for an event is left alone.
    pub fn in_circle(&self, circle: Circle) -> Self {
        let rhythm = match (self.rhythm, circle.preset()) {
            (Rhythm::Triggered, _) => Rhythm::Triggered,
            (_, Some(_)) => Rhythm::Periodic,
            (_, None) => Rhythm::Ambient,
        };
        Self {
            circle: Some(circle),
            rhythm,
            ..self.clone()
        }
    }

    /// Moves the card to `stage` on `today`; `name` is the person's, for the sentence.
    pub fn moved(&self, stage: Stage, today: NaiveDate, name: &str) -> Change {
        let becomes = Self {
            stage,
            stage_since: today,
            ..self.clone()
        };
        Change::new(format!("Moved {name} to {}", stage.label())).revise(self, becomes)
    }

    /// Puts the tie off until `until`, and remembers that it was.
    pub fn snoozed(&self, until: NaiveDate, name: &str, mark: Consideration) -> Change {
        let becomes = Self {
            snoozed_until: Some(until),
            ..self.clone()
        };
        Change::new(format!(
            "Snoozed {name} until {}",
            until.format("%a %-d %b")
        ))
        .revise(self, becomes)
        .add(mark)
    }

    /// Ends a snooze.
    pub fn woken(&self, name: &str) -> Change {
        let becomes = Self {
            snoozed_until: None,
            ..self.clone()
        };
        Change::new(format!("{name} is back in the queue")).revise(self, becomes)
    }

    /// Takes the tie off every clock; the person and the history stay.
    pub fn let_rest(&self, name: &str) -> Change {
        let becomes = Self {
            rhythm: Rhythm::None,
            snoozed_until: None,
            ..self.clone()
        };
        Change::new(format!("Let {name} rest: on no clock")).revise(self, becomes)
    }

    /// Sets the user's own cadence, days.
    pub fn with_cadence(&self, cadence: Cadence, name: &str) -> Change {
        let becomes = Self {
            rhythm: Rhythm::Periodic,
            ideal_days: Some(cadence.ideal_days),
            latest_days: Some(cadence.latest_days),
            ..self.clone()
        };
        Change::new(format!("{name}: about every {} days", cadence.ideal_days))
            .revise(self, becomes)
    }
}

/// How somebody in the queue was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsiderationKind {
    /// “Considered it, not now.”
    Bumped,
    /// Put off to a later day.
    Snoozed,
}

/// A moment at which the user thought of somebody and went on: not contact, but not nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consideration {
    /// Stable name of the row.
    pub id: Id<Consideration>,
    /// Of whom.
    pub person: PersonId,
    /// How.
    pub kind: ConsiderationKind,
    /// The civil day.
    pub on_day: NaiveDate,
    /// The instant.
    pub at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_board_has_two_ends() {
        assert_eq!(Stage::Identify.back(), None);
        assert_eq!(Stage::Sustain.onward(), None);
        assert_eq!(Stage::Offer.onward(), Some(Stage::ReachOut));
        assert_eq!(Stage::ReachOut.stored(), "reach_out");
        assert_eq!(Stage::from_word("reach out"), Some(Stage::ReachOut));
    }

    #[test]
    fn there_are_five_circles() {
        assert_eq!(Circle::new(0), None);
        assert_eq!(Circle::new(6), None);
        assert_eq!(
            Circle::new(2)
                .and_then(Circle::preset)
                .map(|c| c.ideal_days),
            Some(30)
        );
        assert_eq!(Circle::new(5).and_then(Circle::preset), None);
    }
}
