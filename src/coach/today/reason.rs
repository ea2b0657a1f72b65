//! Why somebody is shown: the reasons as data, and the sentences a person would say.

use chrono::NaiveDate;

use super::{GoalUnserved, OpenPromise, Plan};
use crate::domain::Choice;
use crate::domain::civil;

/// Why somebody is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The user promised.
    MyPromise(OpenPromise),
    /// They promised, and the day has passed.
    TheirPromise(OpenPromise),
    /// It was planned.
    Planned(Plan),
    /// Thanks were not said.
    ThanksUnsaid {
        /// For what.
        what: String,
        /// Since when.
        since: NaiveDate,
    },
    /// A birthday comes.
    BirthdayComes {
        /// The day.
        on: NaiveDate,
    },
    /// Something of theirs comes, such as a release.
    EventComes {
        /// What.
        what: String,
        /// The day.
        on: NaiveDate,
    },
    /// A goal has nobody yet, and they could bring something to it.
    GoalUnserved(GoalUnserved),
    /// The silence is longer than this tie's rhythm.
    Rhythm(Silence),
    /// There has been no contact yet.
    NotYetInTouch {
        /// Written down on.
        since: NaiveDate,
    },
    /// The rhythm has been passed over again and again: is it the right one?
    CadenceInQuestion {
        /// What it is set to, days.
        cadence: i64,
        /// What it has been, days; `None` while too young to say.
        has_been: Option<i64>,
    },
}

/// How long it has been silent, against what is usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Silence {
    /// Days since the last contact.
    pub days: i64,
    /// The cadence it is held against, days.
    pub cadence: i64,
    /// The tie's own median gap, from three contacts on, days.
    pub usual: Option<i64>,
    /// How many gaps that is the middle of.
    pub gaps: u32,
}

/// A silence of so many days makes a tie a dormant one, when it is also twice its cadence or more.
pub(crate) const DORMANT_DAYS: i64 = 365;
/// A cadence and what it has been are too alike to ask about below this ratio.
const ALIKE: f64 = 1.25;

impl Reason {
    /// All that [`Reason::word`] can say.
    pub const WORDS: [&'static str; 10] = [
        "my_promise",
        "their_promise",
        "plan",
        "thanks",
        "birthday",
        "event",
        "goal_unserved",
        "rhythm",
        "not_yet_in_touch",
        "cadence_in_question",
    ];

    /// A word for it in JSON and in the table of evidence.
    pub fn word(&self) -> &'static str {
        match self {
            Self::MyPromise(_) => "my_promise",
            Self::TheirPromise(_) => "their_promise",
            Self::Planned(_) => "plan",
            Self::ThanksUnsaid { .. } => "thanks",
            Self::BirthdayComes { .. } => "birthday",
            Self::EventComes { .. } => "event",
            Self::GoalUnserved(_) => "goal_unserved",
            Self::Rhythm(_) => "rhythm",
            Self::NotYetInTouch { .. } => "not_yet_in_touch",
            Self::CadenceInQuestion { .. } => "cadence_in_question",
        }
    }

    /// The reason as a person would say it.
    pub fn sentence(&self, today: NaiveDate) -> String {
        match self {
            Self::MyPromise(promise) => format!("you said you would {}", promise.what),
            Self::TheirPromise(promise) => format!("said they would {}", promise.what),
            Self::Planned(plan) => plan.sentence.clone(),
            Self::ThanksUnsaid { what, .. } => format!("thanks not said yet: {what}"),
            Self::BirthdayComes { .. } => "has a birthday".into(),
            Self::EventComes { what, .. } => what.clone(),
            Self::GoalUnserved(goal) => format!(
                "nobody serves “{}” yet; perhaps {} from them ({})",
                goal.title,
                goal.brings.label(),
                goal.evidence
            ),
            Self::Rhythm(silence) => silence.sentence(today),
            Self::NotYetInTouch { since } => {
                let since = civil::day_words(*since, today);
                format!("not in touch yet; on your mind since {since}")
            }
            Self::CadenceInQuestion { cadence, has_been } => in_question(*cadence, *has_been),
        }
    }

    /// What stands at the end of the line: when it is due or how old it is; may be empty.
    pub fn date_words(&self, today: NaiveDate) -> String {
        match self {
            Self::MyPromise(promise) => promise.due.map(|due| civil::when(due, today)),
            Self::TheirPromise(promise) => promise.due.map(|due| civil::ago(due, today)),
            Self::Planned(plan) => plan.on.map(|on| civil::when(on, today)),
            Self::ThanksUnsaid { since, .. } => Some(civil::ago(*since, today)),
            Self::BirthdayComes { on } | Self::EventComes { on, .. } => {
                Some(civil::when(*on, today))
            }
            Self::GoalUnserved(goal) => goal.due.map(|due| civil::when(due, today)),
            // The sentence has both numbers already.
            Self::Rhythm(_) | Self::NotYetInTouch { .. } | Self::CadenceInQuestion { .. } => None,
        }
        .unwrap_or_default()
    }
}

impl Silence {
    /// Whether it lasts so long that the tie is a dormant one.
    pub fn is_dormant(&self) -> bool {
        self.days >= DORMANT_DAYS && self.days >= 2 * self.cadence
    }

    fn sentence(&self, today: NaiveDate) -> String {
        if self.is_dormant() {
            let last = civil::plus_days(today, -self.days);
            return format!("not in touch since {}", last.format("%B %Y"));
        }
        match self.usual {
            Some(usual) => format!(
                "usually every ~{} ({}); {} now",
                civil::count(usual, "day"),
                civil::count(i64::from(self.gaps), "gap"),
                civil::count(self.days, "day"),
            ),
            None => format!(
                "{} since you were in touch; you wanted about every {}",
                civil::span(self.days),
                civil::count(self.cadence, "day")
            ),
        }
    }
}

/// The question that three passings-over raise.
fn in_question(cadence: i64, has_been: Option<i64>) -> String {
    let differs = |has_been: &i64| {
        let (short, long) = (cadence.min(*has_been), cadence.max(*has_been));
        long as f64 >= ALIKE * short.max(1) as f64
    };
    match has_been.filter(differs) {
        Some(has_been) => format!(
            "every {} has been about every {has_been}; keep {cadence}, or set {has_been}?",
            civil::count(cadence, "day")
        ),
        None => format!(
            "passed over three times; is every {} right?",
            civil::count(cadence, "day")
        ),
    }
}
