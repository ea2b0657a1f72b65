//! The weekly review's judgement: what comes up in it, how much at most, how long it will take, and which
//! old ties are offered.
//!
//! What lies in a step is read by the store and decided on the screen; nothing here knows either. The
//! text that is kept at the end is `summary`.

pub mod summary;

use std::collections::HashSet;

use chrono::NaiveDate;

use super::today::{DORMANT_DAYS, Reason, Turn};
use crate::domain::civil::{count, plus_days};
use crate::domain::person::PersonId;
use crate::domain::review::ReviewStep;
use crate::domain::tie::Circle;

/// The most picks asked about.
pub const PICKS_ASKED_MOST: usize = 9;
/// The most promises walked through.
pub const PROMISES_MOST: usize = 12;
/// The most thanks walked through.
pub const THANKS_MOST: usize = 7;
/// The most people who are waiting walked through.
pub const WAITING_MOST: usize = 7;
/// The most goals with a gap walked through.
pub const GOALS_MOST: usize = 4;
/// The most people without a next step walked through.
pub const NO_NEXT_STEP_MOST: usize = 4;
/// So many old ties are offered, of which one is picked or none.
pub const OLD_TIES: usize = 3;
/// More picks than this are questioned, gently.
pub const PICKS_MOST: usize = 3;
/// The most people offered to choose from.
pub const CANDIDATES_MOST: usize = 9;
/// Promises come up so many days before they are due, and undated ones so long after they were made.
const PROMISE_DAYS: i64 = 7;
/// A silence of so many days makes a tie an old one, when it is also twice its cadence or more.
pub const OLD_AFTER_DAYS: i64 = DORMANT_DAYS;
/// Old ties that were offered are not offered again for so many days, while there are others.
pub const OLD_TIE_REST_DAYS: i64 = 28;

/// Which promises come up on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromiseBounds {
    /// Those due on this day or before.
    pub due_until: NaiveDate,
    /// Those without a date that were made on this day or before.
    pub made_until: NaiveDate,
}

/// The promises that come up in a review on `today`.
pub fn promises_until(today: NaiveDate) -> PromiseBounds {
    PromiseBounds {
        due_until: plus_days(today, PROMISE_DAYS),
        made_until: plus_days(today, -PROMISE_DAYS),
    }
}

/// Those of the queue whom the walk goes through: their rhythm asks for them, and the silence is not yet
/// so long that they are an old tie.
pub fn waiting(queue: &[Turn]) -> Vec<Turn> {
    queue
        .iter()
        .filter(|turn| rhythm_reason(turn).is_some_and(|reason| !is_old(reason)))
        .cloned()
        .collect()
}

/// The reason of a turn that comes from its rhythm.
pub fn rhythm_reason(turn: &Turn) -> Option<&Reason> {
    turn.reasons.iter().find(|reason| {
        matches!(
            reason,
            Reason::Rhythm(_) | Reason::NotYetInTouch { .. } | Reason::CadenceInQuestion { .. }
        )
    })
}

fn is_old(reason: &Reason) -> bool {
    matches!(reason, Reason::Rhythm(silence) if silence.is_dormant())
}

/// What is known of a tie that was silent for long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OldTie {
    /// Who.
    pub person: PersonId,
    /// How many open goals they could bring something to.
    pub goals: u32,
    /// Days on which there was contact, ever.
    pub contact_days: u32,
    /// How close it was.
    pub circle: Option<Circle>,
    /// Whether it was offered in one of the last reviews.
    pub offered: Offered,
}

/// Whether an old tie was offered lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offered {
    /// Not in the last four weeks.
    NotLately,
    /// In the last four weeks.
    Lately,
}

impl OldTie {
    /// How easy the first word would be: the more contact there was, and the closer it was, the easier.
    fn comfort(&self) -> u64 {
        let closeness = self
            .circle
            .map_or(1, |circle| 6 - u64::from(circle.number()));
        u64::from(self.contact_days) * closeness
    }
}

/// The old ties to offer, at most [`OLD_TIES`]: those who could bring something to a goal first. People
/// pick the comfortable old tie over the useful one (Walter, Levin & Murnighan 2015), so among equals the
/// less comfortable comes first, and the most comfortable of the three is never the first.
pub fn old_ties(ties: &[OldTie]) -> Vec<PersonId> {
    let mut ties = ties.to_vec();
    ties.sort_by_key(|tie| {
        (
            tie.offered,
            u32::MAX - tie.goals,
            // A single meeting is hardly a tie; it comes after those that were one.
            u8::from(tie.contact_days < 2),
            tie.comfort(),
            tie.person,
        )
    });
    ties.truncate(OLD_TIES);
    if ties.len() > 1
        && ties[1..]
            .iter()
            .all(|tie| tie.comfort() < ties[0].comfort())
    {
        ties.swap(0, 1);
    }
    ties.into_iter().map(|tie| tie.person).collect()
}

/// About how long the rest takes, in whole minutes, at least one: seconds for each thing that is left.
pub fn minutes(left: impl IntoIterator<Item = (ReviewStep, usize)>) -> usize {
    let seconds: usize = left
        .into_iter()
        .map(|(step, things)| things * seconds_for(step))
        .sum();
    seconds.div_ceil(60).max(1)
}

/// `about 6 minutes`.
pub fn about(minutes: usize) -> String {
    format!(
        "about {}",
        count(i64::try_from(minutes).unwrap_or(i64::MAX), "minute")
    )
}

fn seconds_for(step: ReviewStep) -> usize {
    match step {
        ReviewStep::Capture | ReviewStep::Dormant => 60,
        ReviewStep::Picks => 30,
        ReviewStep::Promises | ReviewStep::Thanks => 20,
        ReviewStep::Waiting | ReviewStep::Gaps => 40,
        ReviewStep::Choose => 120,
        ReviewStep::Summary => 30,
    }
}

/// What the coach says when one more is to be picked; `None` while there is room.
pub fn too_many(chosen: usize, short: &str) -> Option<String> {
    (chosen >= PICKS_MOST).then(|| {
        format!(
            "{chosen} are chosen for this week already. Two or three who hear from you are worth more \
             than a long list. Pick {short} all the same?"
        )
    })
}

/// The words that a goal and a person might share: long enough to mean something, each once.
pub fn telling_words(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    text.split(|character: char| !character.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 4 && !EMPTY_WORDS.contains(&word.as_str()))
        .filter(|word| seen.insert(word.clone()))
        .take(8)
        .collect()
}

const EMPTY_WORDS: [&str; 20] = [
    "about", "after", "again", "before", "being", "could", "every", "going", "learn", "march",
    "might", "other", "people", "should", "their", "there", "these", "think", "where", "would",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coach::rhythm::Pattern;
    use crate::coach::today::{Facts, queue};
    use crate::domain::tie::Rhythm;
    use crate::domain::{IdSource, Moment};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn person(number: u64) -> PersonId {
        IdSource::seeded([number, number]).fresh(Moment::from_millis(number as i64 * 1000))
    }

    fn silent(number: u64, days: i64, cadence: i64) -> Facts {
        let today = day("2026-11-23");
        Facts {
            rhythm: Rhythm::Periodic,
            own_cadence: Some(cadence),
            pattern: Pattern {
                last_touch: Some(plus_days(today, -days)),
                ..Pattern::default()
            },
            ..Facts::of(person(number), None, plus_days(today, -2000))
        }
    }

    #[test]
    fn a_long_silence_makes_an_old_tie_unless_the_rhythm_is_as_long() {
        let facts = [
            silent(1, 41, 18),
            silent(2, 400, 180),
            silent(3, 400, 365),
            silent(4, 5, 18),
        ];
        let turns = queue(&facts, day("2026-11-23"));
        let walked: Vec<PersonId> = waiting(&turns).iter().map(|turn| turn.person).collect();
        assert_eq!(walked, [person(1), person(3)]);
    }

    fn old(number: u64, goals: u32, contact_days: u32, offered: Offered) -> OldTie {
        OldTie {
            person: person(number),
            goals,
            contact_days,
            circle: None,
            offered,
        }
    }

    #[test]
    fn the_most_comfortable_old_tie_is_never_the_first() {
        use Offered::{Lately, NotLately};
        for (ties, offered) in [
            (vec![], vec![]),
            (vec![old(1, 0, 9, NotLately)], vec![1]),
            // Use comes first, but not where it is also the easiest.
            (
                vec![old(1, 1, 9, NotLately), old(2, 0, 3, NotLately)],
                vec![2, 1],
            ),
            (
                vec![
                    old(1, 0, 9, NotLately),
                    old(2, 0, 3, NotLately),
                    old(3, 2, 4, NotLately),
                ],
                vec![3, 2, 1],
            ),
            (
                vec![
                    old(1, 0, 9, NotLately),
                    old(2, 0, 3, Lately),
                    old(3, 0, 4, NotLately),
                    old(4, 0, 1, NotLately),
                ],
                vec![3, 1, 4],
            ),
        ] {
            let expected: Vec<PersonId> = offered.into_iter().map(person).collect();
            assert_eq!(old_ties(&ties), expected, "{ties:?}");
        }
    }

    #[test]
    fn time_is_estimated_from_what_is_left() {
        for (left, said) in [
            (vec![], "about 1 minute"),
            (vec![(ReviewStep::Summary, 1)], "about 1 minute"),
            (
                vec![(ReviewStep::Waiting, 7), (ReviewStep::Choose, 1)],
                "about 7 minutes",
            ),
        ] {
            assert_eq!(about(minutes(left)), said);
        }
    }

    #[test]
    fn a_fourth_pick_is_questioned() {
        assert_eq!(too_many(2, "Tom"), None);
        assert!(
            too_many(3, "Tom")
                .unwrap()
                .ends_with("Pick Tom all the same?")
        );
    }

    #[test]
    fn only_telling_words_are_looked_for() {
        assert_eq!(
            telling_words("Get the Storage rewrite approved, storage by March"),
            ["storage", "rewrite", "approved"]
        );
    }
}
