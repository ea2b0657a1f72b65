//! Which evidence stands behind which line: a reason in the queue, a step of the review, an exercise of the
//! lesson, something in the ledger or on a person's page, a form, a whole screen.
//!
//! Reasons, forms and screens are named by the words they go by elsewhere; what has no evidence of its own
//! has none here.

use super::Topic;
use crate::domain::lesson::ExerciseKind;
use crate::domain::review::ReviewStep;

/// Something that the coach speaks about, on whatever screen it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A promise, either way.
    Promise,
    /// A next step.
    Plan,
    /// Something received, thanks unsaid.
    ThanksUnsaid,
    /// Something that could be given, thought of or proposed.
    Offer,
    /// Two people who should meet.
    Introduction,
    /// How much passed, as a picture.
    Picture,
    /// A give or a receive of the past.
    Entry,
    /// A talk, or a question for the next one.
    Talk,
}

impl Subject {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Promise,
        Self::Plan,
        Self::ThanksUnsaid,
        Self::Offer,
        Self::Introduction,
        Self::Picture,
        Self::Entry,
        Self::Talk,
    ];

    /// What stands behind it.
    pub fn topics(self) -> &'static [Topic] {
        match self {
            Self::Promise => &[Topic::Promises],
            Self::Plan => &[Topic::IfThen],
            Self::ThanksUnsaid => &[Topic::ThanksEarly, Topic::Thanks],
            Self::Offer => &[Topic::Currencies],
            Self::Introduction => &[Topic::Introductions],
            Self::Picture => &[Topic::Exchanges, Topic::Balance],
            Self::Entry => &[Topic::Exchanges],
            Self::Talk => &[Topic::Debrief],
        }
    }
}

/// What stands behind a reason of the queue, by `Reason::word`; also behind the slots that a turn can fill.
pub fn for_reason(word: &str) -> &'static [Topic] {
    match word {
        "my_promise" | "their_promise" => &[Topic::Promises],
        "plan" => &[Topic::IfThen],
        "thanks" => &[Topic::ThanksEarly, Topic::Thanks],
        "birthday" | "event" | "not_yet_in_touch" => &[Topic::ReachingOut],
        "goal_unserved" => &[Topic::Goals],
        "rhythm" => &[Topic::Rhythm, Topic::Silence],
        "cadence_in_question" => &[Topic::Cadence, Topic::Rhythm],
        "variety" => &[Topic::Variety],
        "dormant" => &[Topic::Dormant, Topic::WarmUp],
        _ => &[],
    }
}

/// What stands behind a step of the weekly review.
pub fn for_step(step: ReviewStep) -> &'static [Topic] {
    match step {
        ReviewStep::Capture => &[Topic::Debrief],
        ReviewStep::Picks => &[Topic::Predictions, Topic::IfThen],
        ReviewStep::Promises => &[Topic::Promises],
        ReviewStep::Thanks => &[Topic::Thanks, Topic::ThanksEarly],
        ReviewStep::Waiting => &[Topic::Rhythm, Topic::Silence, Topic::Cadence],
        ReviewStep::Gaps => &[Topic::Goals, Topic::Bridges],
        ReviewStep::Dormant => &[
            Topic::Dormant,
            Topic::DormantChoice,
            Topic::WarmUp,
            Topic::Predictions,
        ],
        ReviewStep::Choose => &[Topic::IfThen, Topic::ReachingOut],
        ReviewStep::Summary => &[Topic::Weekly],
    }
}

/// What stands behind an exercise of the lesson.
pub fn for_exercise(kind: ExerciseKind) -> &'static [Topic] {
    match kind {
        ExerciseKind::Goal | ExerciseKind::Coverage => &[Topic::Goals],
        ExerciseKind::People => &[Topic::Circles, Topic::Variety],
        ExerciseKind::Assets | ExerciseKind::Needs => &[Topic::Currencies],
        ExerciseKind::Offers => &[Topic::Currencies, Topic::Introductions],
        ExerciseKind::SelfCheck => &[Topic::Skills],
        ExerciseKind::Question => &[Topic::Debrief],
        ExerciseKind::Rewrite => &[Topic::ReachingOut, Topic::Asks],
        ExerciseKind::Picks => &[Topic::IfThen, Topic::ReachingOut],
        ExerciseKind::Reflection => &[Topic::Lesson],
    }
}

/// What stands behind a form, by the place under which its draft is kept: `follow-up:…`.
pub fn for_form(place: &str) -> &'static [Topic] {
    match place.split(':').next().unwrap_or_default() {
        "follow-up" | "pick" => &[Topic::IfThen, Topic::Asks],
        "message" => &[Topic::ReachingOut, Topic::Asks],
        "promise" | "promise-date" => &[Topic::Promises],
        "debrief" | "question" | "talk" => &[Topic::Debrief],
        "tie" => &[Topic::Circles, Topic::Rhythm],
        "introduction" => &[Topic::Introductions],
        "offer" | "asset" => &[Topic::Currencies],
        "entry" => &[Topic::Exchanges],
        "goal" => &[Topic::Goals],
        _ => &[],
    }
}

/// What concerns a screen as a whole, by the name it has in the header; `person` is somebody's page.
pub fn for_screen(name: &str) -> &'static [Topic] {
    match name {
        "today" => &[
            Topic::Promises,
            Topic::IfThen,
            Topic::ThanksEarly,
            Topic::Rhythm,
            Topic::Variety,
        ],
        "queue" => &[
            Topic::Promises,
            Topic::ThanksEarly,
            Topic::Rhythm,
            Topic::Silence,
            Topic::Cadence,
        ],
        "lesson" => &[Topic::Lesson],
        "board" => &[Topic::IfThen, Topic::Rhythm],
        "people" => &[Topic::Circles, Topic::Rhythm],
        "ledger" => &[
            Topic::Exchanges,
            Topic::Balance,
            Topic::Promises,
            Topic::ThanksEarly,
            Topic::Introductions,
        ],
        "review" => &[Topic::Weekly],
        "goals" => &[Topic::Goals, Topic::Currencies],
        "insights" => &[
            Topic::Clusters,
            Topic::Bridges,
            Topic::Exchanges,
            Topic::Balance,
            Topic::Circles,
        ],
        "person" => &[
            Topic::Rhythm,
            Topic::Asks,
            Topic::Debrief,
            Topic::Circles,
            Topic::Balance,
        ],
        _ => &[],
    }
}
