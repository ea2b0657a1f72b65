//! The pattern of contact in one tie: facts about its past, counted in contact-days.
//!
//! Several touches on a day are one contact-day. A gap is the number of days between two contact-days
//! that follow each other. What a pattern means today is `today`'s affair.

use chrono::NaiveDate;

use super::lately::Lately;
use crate::domain::civil::days_between;
use crate::domain::interaction::TouchDirection;

/// One touch with one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The civil day.
    pub on: NaiveDate,
    /// Who began.
    pub direction: TouchDirection,
}

/// The facts of a tie's past that judgement needs; the store keeps them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pattern {
    /// Last contact in either direction.
    pub last_touch: Option<NaiveDate>,
    /// Last contact that the user began.
    pub last_mine: Option<NaiveDate>,
    /// Last contact that was theirs or mutual.
    pub last_answer: Option<NaiveDate>,
    /// Days on which there was contact.
    pub contact_days: u32,
    /// Gaps between them: one fewer, or none.
    pub gaps: u32,
    /// The middle gap, days; `None` without gaps.
    pub median_gap: Option<f64>,
    /// Mean of ln(gap), gap in days; 0 without gaps.
    pub mean_log_gap: f64,
    /// Sum of squared deviations of ln(gap) from its mean; 0 without gaps.
    pub squares_log_gap: f64,
    /// Contact-days of the user's own since the last answer.
    pub unanswered: u32,
    /// How lively it was of late.
    pub lately: Lately,
}

impl Pattern {
    /// The pattern of these touches, which ascend by day.
    pub fn of(touches: &[Touch]) -> Self {
        let mut pattern = Self::default();
        let mut days: Vec<NaiveDate> = Vec::with_capacity(touches.len());
        let mut last_alone: Option<NaiveDate> = None;
        for touch in touches {
            if days.last() != Some(&touch.on) {
                days.push(touch.on);
            }
            if touch.direction == TouchDirection::Mine {
                pattern.last_mine = Some(touch.on);
                if last_alone != Some(touch.on) {
                    pattern.unanswered += 1;
                    last_alone = Some(touch.on);
                }
            } else {
                pattern.last_answer = Some(touch.on);
                pattern.unanswered = 0;
                last_alone = None;
            }
        }
        pattern.last_touch = days.last().copied();
        pattern.contact_days = u32::try_from(days.len()).unwrap_or(u32::MAX);
        let mut gaps: Vec<f64> = days
            .windows(2)
            .map(|pair| days_between(pair[0], pair[1]) as f64)
            .collect();
        pattern.gaps = u32::try_from(gaps.len()).unwrap_or(u32::MAX);
        pattern.lately = gaps
            .iter()
            .fold(Lately::FIRST, |lately, gap| lately.then(*gap as i64));
        if !gaps.is_empty() {
            let number = gaps.len() as f64;
            let mean = gaps.iter().map(|gap| gap.ln()).sum::<f64>() / number;
            pattern.mean_log_gap = mean;
            pattern.squares_log_gap = gaps.iter().map(|gap| (gap.ln() - mean).powi(2)).sum();
            gaps.sort_by(f64::total_cmp);
            let middle = gaps.len() / 2;
            pattern.median_gap = Some(if gaps.len() % 2 == 1 {
                gaps[middle]
            } else {
                f64::midpoint(gaps[middle - 1], gaps[middle])
            });
        }
        pattern
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TouchDirection::{Mine, Mutual, Theirs};

    fn pattern(touches: &[(i64, TouchDirection)]) -> Pattern {
        let start: NaiveDate = "2026-01-01".parse().unwrap();
        let touches: Vec<Touch> = touches
            .iter()
            .map(|(day, direction)| Touch {
                on: crate::domain::civil::plus_days(start, *day),
                direction: *direction,
            })
            .collect();
        Pattern::of(&touches)
    }

    #[test]
    fn nobody_has_no_pattern() {
        assert_eq!(pattern(&[]), Pattern::default());
    }

    #[test]
    fn several_touches_on_a_day_are_one_contact_day() {
        let p = pattern(&[
            (0, Mutual),
            (0, Mine),
            (10, Mutual),
            (40, Mutual),
            (40, Theirs),
        ]);
        assert_eq!((p.contact_days, p.gaps, p.median_gap), (3, 2, Some(20.0)));
    }

    #[test]
    fn only_an_answer_ends_a_run_of_messages() {
        assert_eq!(
            pattern(&[(0, Mutual), (5, Mine), (5, Mine), (9, Mine)]).unanswered,
            2
        );
        assert_eq!(
            pattern(&[(0, Mutual), (5, Mine), (9, Theirs)]).unanswered,
            0
        );
    }

    #[test]
    fn the_logarithms_are_those_of_the_gaps() {
        let p = pattern(&[(0, Mutual), (1, Mutual), (1 + 100, Mutual)]);
        assert!((p.mean_log_gap - 100f64.ln() / 2.0).abs() < 1e-12);
        assert!((p.squares_log_gap - 100f64.ln().powi(2) / 2.0).abs() < 1e-12);
    }
}
