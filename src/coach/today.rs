//! Whose turn it is today, and why: the order of the queue and the five of Today.
//!
//! Promises and plans that have come due stand first, then thanks, then dated reasons, then the rhythm
//! of each tie by how far past it the silence is. Every turn carries its reasons as data; `sentence`
//! says them. Facts come from the store; this decides.

use chrono::NaiveDate;

use super::rhythm::Pattern;
use crate::domain::civil::{self, Birthday, days_between};
use crate::domain::follow_up::FollowUpId;
use crate::domain::person::PersonId;
use crate::domain::promise::{PromiseId, PromisedBy};
use crate::domain::tie::{Cadence, Circle, Rhythm, Weight};

/// The most people shown for one day.
pub const TODAY_MOST: usize = 5;
/// The most of them who are there by the clock alone.
pub const TODAY_MOST_BY_RHYTHM: usize = 3;
/// From this many contact-days on, a tie's own median gap stands for its cadence.
pub const CONTACTS_FOR_OWN_RHYTHM: u32 = 3;
/// So many messages without an answer take a tie off the clock.
pub const UNANSWERED_PAUSE: u32 = 3;
/// So many passings-over in a row question the cadence.
pub const SKIPS_QUESTION: usize = 3;
/// Where promises without a date stand among those with one: days from today.
const UNDATED: f64 = 2.5;
/// Promises and birthdays are shown so many days ahead.
const DAYS_AHEAD: i64 = 3;

/// The facts about one tie from which its turn is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Who.
    pub person: PersonId,
    /// How close.
    pub circle: Option<Circle>,
    /// What brings it back to mind.
    pub rhythm: Rhythm,
    /// The user's own cadence for this tie, days.
    pub own_cadence: Option<i64>,
    /// The circle's cadence, days: the user's or the preset.
    pub circle_cadence: Option<i64>,
    /// How much it matters now.
    pub weight: Weight,
    /// Put off until.
    pub snoozed_until: Option<NaiveDate>,
    /// Paused until.
    pub paused_until: Option<NaiveDate>,
    /// Considered and passed over last on.
    pub bumped_on: Option<NaiveDate>,
    /// Passings-over since the last contact.
    pub skips: usize,
    /// Written down on.
    pub since: NaiveDate,
    /// The past.
    pub pattern: Pattern,
    /// Open promises.
    pub promises: Vec<OpenPromise>,
    /// Open follow-ups.
    pub plans: Vec<Plan>,
    /// Something received and not thanked for: what, and when.
    pub thanks: Option<(String, NaiveDate)>,
    /// Birthday.
    pub birthday: Option<Birthday>,
}

/// An open promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPromise {
    /// Which.
    pub id: PromiseId,
    /// Whose.
    pub by: PromisedBy,
    /// What.
    pub what: String,
    /// When it was made.
    pub made_on: NaiveDate,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// An open follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which.
    pub id: FollowUpId,
    /// What it is about.
    pub what: String,
    /// The plan in a line.
    pub sentence: String,
    /// The day; `None` while an event is waited for.
    pub on: Option<NaiveDate>,
}

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
}

/// Somebody whose turn it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Who.
    pub person: PersonId,
    /// Why, the strongest first; never empty.
    pub reasons: Vec<Reason>,
    order: Order,
}

/// What turns are sorted by: the class of the strongest reason, then within it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Order {
    class: u8,
    /// Smaller comes first.
    within: f64,
}

impl Turn {
    /// The strongest reason.
    pub fn reason(&self) -> &Reason {
        &self.reasons[0]
    }

    /// Whether only the clock brings it here.
    pub fn is_by_rhythm(&self) -> bool {
        matches!(
            self.reason(),
            Reason::Rhythm(_) | Reason::NotYetInTouch { .. } | Reason::CadenceInQuestion { .. }
        )
    }
}

/// The cadence that a tie is held against, days: the user's own, else its median gap from three
/// contacts on, else its circle's; `None` for a tie on no clock.
pub fn cadence(facts: &Facts) -> Option<i64> {
    if facts.rhythm != Rhythm::Periodic {
        return None;
    }
    facts
        .own_cadence
        .or_else(|| usual(&facts.pattern))
        .or(facts.circle_cadence)
}

/// The usual gap in whole days, once there are contacts enough to speak of one.
pub fn usual(pattern: &Pattern) -> Option<i64> {
    (pattern.contact_days >= CONTACTS_FOR_OWN_RHYTHM)
        .then_some(pattern.median_gap?)
        .map(|gap| (gap.round() as i64).max(1))
}

/// The cadence and longest silence that hold for a tie: its own, else its circle's, else the preset.
pub fn settled_cadence(
    own: (Option<i64>, Option<i64>),
    circle: Option<Circle>,
    circle_own: Option<Cadence>,
) -> Option<Cadence> {
    let base = circle_own.or_else(|| circle.and_then(Circle::preset));
    match (own.0, base) {
        (Some(ideal), _) => Some(Cadence {
            ideal_days: ideal,
            latest_days: own.1.unwrap_or(ideal * 2),
        }),
        (None, Some(base)) => Some(Cadence {
            ideal_days: base.ideal_days,
            latest_days: own.1.unwrap_or(base.latest_days),
        }),
        (None, None) => None,
    }
}

/// Whether it is this tie's turn today, and why.
pub fn turn(facts: &Facts, today: NaiveDate) -> Option<Turn> {
    let put_off = |until: Option<NaiveDate>| until.is_some_and(|until| until > today);
    if put_off(facts.snoozed_until) || facts.bumped_on == Some(today) {
        return None;
    }
    let mut found: Vec<(Order, Reason)> = Vec::new();
    for promise in &facts.promises {
        found.extend(promise_turn(promise, today));
    }
    for plan in &facts.plans {
        if let Some(on) = plan.on.filter(|on| *on <= today) {
            let within = -(days_between(on, today) as f64);
            found.push((Order { class: 0, within }, Reason::Planned(plan.clone())));
        }
    }
    if let Some((what, since)) = &facts.thanks {
        let within = -(days_between(*since, today) as f64);
        let reason = Reason::ThanksUnsaid {
            what: what.clone(),
            since: *since,
        };
        found.push((Order { class: 1, within }, reason));
    }
    if let Some(on) = facts.birthday.and_then(|birthday| birthday.next(today)) {
        let days = days_between(today, on);
        if days <= DAYS_AHEAD && facts.rhythm != Rhythm::None {
            found.push((
                Order {
                    class: 2,
                    within: days as f64,
                },
                Reason::BirthdayComes { on },
            ));
        }
    }
    if !put_off(facts.paused_until) {
        found.extend(rhythm_turn(facts, today));
    }
    found.sort_by(|a, b| {
        a.0.class
            .cmp(&b.0.class)
            .then_with(|| a.0.within.total_cmp(&b.0.within))
    });
    let order = found.first()?.0;
    Some(Turn {
        person: facts.person,
        reasons: found.into_iter().map(|(_, reason)| reason).collect(),
        order,
    })
}

fn promise_turn(promise: &OpenPromise, today: NaiveDate) -> Option<(Order, Reason)> {
    let days = match promise.due {
        Some(due) => days_between(today, due),
        // A promise without a date is asked about a week after it was made, behind those with one.
        None => 7 - days_between(promise.made_on, today),
    };
    let within = if promise.due.is_some() {
        days as f64
    } else {
        UNDATED
    };
    let order = Order { class: 0, within };
    match promise.by {
        PromisedBy::Me if days <= DAYS_AHEAD => Some((order, Reason::MyPromise(promise.clone()))),
        PromisedBy::Them if days < 0 => Some((order, Reason::TheirPromise(promise.clone()))),
        _ => None,
    }
}

fn rhythm_turn(facts: &Facts, today: NaiveDate) -> Option<(Order, Reason)> {
    let cadence = cadence(facts)?;
    let last = facts.pattern.last_touch.unwrap_or(facts.since);
    let days = days_between(last, today);
    // Somebody just written down is met when the user wants, not by the clock; after a cadence it asks.
    if days < cadence || facts.pattern.unanswered >= UNANSWERED_PAUSE {
        return None;
    }
    let lateness = days as f64 / cadence.max(1) as f64;
    let order = Order {
        class: 3,
        within: -lateness,
    };
    if facts.skips >= SKIPS_QUESTION {
        let has_been = usual(&facts.pattern);
        return Some((order, Reason::CadenceInQuestion { cadence, has_been }));
    }
    if facts.pattern.last_touch.is_none() {
        return Some((order, Reason::NotYetInTouch { since: facts.since }));
    }
    Some((
        order,
        Reason::Rhythm(Silence {
            days,
            cadence,
            usual: usual(&facts.pattern),
        }),
    ))
}

/// Everybody whose turn it is, in order. The order is total: ties of rank are broken by id.
pub fn queue<'f>(facts: impl IntoIterator<Item = &'f Facts>, today: NaiveDate) -> Vec<Turn> {
    let mut turns: Vec<Turn> = facts
        .into_iter()
        .filter_map(|facts| turn(facts, today))
        .collect();
    turns.sort_by(|a, b| {
        a.order
            .class
            .cmp(&b.order.class)
            .then_with(|| a.order.within.total_cmp(&b.order.within))
            .then_with(|| a.person.cmp(&b.person))
    });
    turns
}

/// The few for today: the head of the queue, with at most [`TODAY_MOST_BY_RHYTHM`] there by the clock.
pub fn today(queue: &[Turn]) -> Vec<Turn> {
    let mut by_rhythm = 0;
    let mut chosen = Vec::new();
    for turn in queue {
        if chosen.len() == TODAY_MOST {
            break;
        }
        if turn.is_by_rhythm() {
            if by_rhythm == TODAY_MOST_BY_RHYTHM {
                continue;
            }
            by_rhythm += 1;
        }
        chosen.push(turn.clone());
    }
    chosen
}

impl Reason {
    /// The reason as a person would say it.
    pub fn sentence(&self, today: NaiveDate) -> String {
        match self {
            Self::MyPromise(promise) => format!("you said you would {}", promise.what),
            Self::TheirPromise(promise) => format!("said they would {}", promise.what),
            Self::Planned(plan) => plan.sentence.clone(),
            Self::ThanksUnsaid { what, .. } => format!("thanks not said yet: {what}"),
            Self::BirthdayComes { on } => format!("birthday {}", civil::when(*on, today)),
            Self::Rhythm(silence) => match silence.usual {
                Some(usual) => {
                    format!(
                        "usually every ~{}; {} now",
                        civil::count(usual, "day"),
                        silence.days
                    )
                }
                None => format!(
                    "{} since you were in touch; you wanted about every {}",
                    civil::span(silence.days),
                    civil::count(silence.cadence, "day")
                ),
            },
            Self::NotYetInTouch { since } => {
                format!(
                    "not in touch yet; on your mind since {}",
                    civil::day_words(*since, today)
                )
            }
            Self::CadenceInQuestion {
                cadence,
                has_been: Some(has_been),
            } => {
                format!("every {cadence} days has been about every {has_been}; which fits?")
            }
            Self::CadenceInQuestion {
                cadence,
                has_been: None,
            } => {
                format!("passed over three times; is every {cadence} days right?")
            }
        }
    }

    /// What stands at the end of the line: when it is due or how old it is; may be empty.
    pub fn date_words(&self, today: NaiveDate) -> String {
        match self {
            Self::MyPromise(promise) => promise.due.map(|due| civil::when(due, today)),
            Self::TheirPromise(promise) => promise.due.map(|due| civil::ago(due, today)),
            Self::Planned(plan) => plan.on.map(|on| civil::when(on, today)),
            Self::ThanksUnsaid { since, .. } => Some(civil::ago(*since, today)),
            Self::BirthdayComes { on } => Some(civil::when(*on, today)),
            Self::Rhythm(silence) => (silence.days > silence.cadence).then(|| {
                format!(
                    "{} past your rhythm",
                    civil::span(silence.days - silence.cadence)
                )
            }),
            Self::NotYetInTouch { .. } | Self::CadenceInQuestion { .. } => None,
        }
        .unwrap_or_default()
    }

    /// A word for it in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Self::MyPromise(_) => "my_promise",
            Self::TheirPromise(_) => "their_promise",
            Self::Planned(_) => "plan",
            Self::ThanksUnsaid { .. } => "thanks",
            Self::BirthdayComes { .. } => "birthday",
            Self::Rhythm(_) => "rhythm",
            Self::NotYetInTouch { .. } => "not_yet_in_touch",
            Self::CadenceInQuestion { .. } => "cadence_in_question",
        }
    }
}
