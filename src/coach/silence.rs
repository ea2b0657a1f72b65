//! How long a silence is, held against the tie's own past: the chance that contact comes by itself.
//!
//! The time between two contact-days of a tie is taken as log-logistic; its centre and spread are the tie's
//! own, drawn towards what is usual in people's logs by as much as few gaps deserve (shrinkage). The
//! constants were fitted on three public e-mail and message logs. `Past` adds what `lately` knows of ties
//! older than a year; it is the whole model. What follows from the chance (who is ready, in which order) is
//! decided in `today`.

use super::lately::Lately;
use super::rhythm::Pattern;

/// Where the centre of a tie without a past is believed to be, in ln(days).
const PRIOR_MEAN: f64 = 4.9062;
/// How many gaps that belief is worth.
const PRIOR_GAPS: f64 = 1.9088;
/// What it adds to the squared deviations.
const PRIOR_SQUARES: f64 = 8.2722;
/// From the standard deviation of ln(gap) to the scale of a logistic curve.
const SCALE: f64 = 0.5268;

/// What a tie's past lets one believe about its next gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    /// Centre of ln(gap in days).
    centre: f64,
    /// Scale of the logistic curve over ln(gap); above zero.
    scale: f64,
}

impl Belief {
    /// The belief from the facts that the store keeps.
    pub fn of(pattern: &Pattern) -> Self {
        Self::from_gaps(
            f64::from(pattern.gaps),
            pattern.mean_log_gap,
            pattern.squares_log_gap,
        )
    }

    /// The belief from the number of gaps, the mean of their logarithms and the sum of the squared
    /// deviations from it: `mu = (k0·m0 + n·m)/(k0+n)`, `v = (b0 + ss + k0·n·(m−m0)²/(k0+n))/(k0+n)`,
    /// `s = c·√v`.
    pub fn from_gaps(gaps: f64, mean_log: f64, squares: f64) -> Self {
        let weight = PRIOR_GAPS + gaps;
        let centre = (PRIOR_GAPS * PRIOR_MEAN + gaps * mean_log) / weight;
        let apart = (mean_log - PRIOR_MEAN).powi(2) * PRIOR_GAPS * gaps / weight;
        let variance = (PRIOR_SQUARES + squares + apart) / weight;
        Self {
            centre,
            scale: SCALE * variance.sqrt(),
        }
    }

    /// The chance that a gap is longer than `days`: `1/(1+exp((ln(days+0.5)−mu)/s))`.
    pub fn outlasts(&self, days: i64) -> f64 {
        let days = days.max(0) as f64;
        1.0 / (1.0 + (((days + 0.5).ln() - self.centre) / self.scale).exp())
    }

    /// The chance of contact within the next `window` days after `silent` days without any:
    /// `1 − S(silent+window)/S(silent)`, from 0 to 1.
    pub fn contact_within(&self, silent: i64, window: i64) -> f64 {
        // As a quotient of 1+exp(…), so that nothing is divided by a vanishing survival.
        let power = |days: i64| (((days.max(0) as f64) + 0.5).ln() - self.centre) / self.scale;
        let (now, then) = (power(silent), power(silent.saturating_add(window)));
        1.0 - (softplus(now) - softplus(then)).exp()
    }
}

/// All that the model needs of a tie's past, kept from one contact-day to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Past {
    /// Gaps between contact-days.
    gaps: u32,
    /// Mean of ln(gap), gap in days; 0 without gaps.
    mean_log: f64,
    /// Sum of squared deviations of ln(gap) from its mean; 0 without gaps.
    squares: f64,
    lately: Lately,
}

impl Past {
    /// A tie on the day of its first contact, or one of which only the present silence is known.
    pub const FIRST: Self = Self {
        gaps: 0,
        mean_log: 0.0,
        squares: 0.0,
        lately: Lately::FIRST,
    };

    /// The past from the facts that the store keeps.
    pub fn of(pattern: &Pattern) -> Self {
        Self {
            gaps: pattern.gaps,
            mean_log: pattern.mean_log_gap,
            squares: pattern.squares_log_gap,
            lately: pattern.lately,
        }
    }

    /// The same after another contact-day, `gap` days later; on the same day nothing changes. The mean and
    /// the squares move on as in Welford (1962).
    #[must_use]
    pub fn then(self, gap: i64) -> Self {
        if gap <= 0 {
            return self;
        }
        let log = (gap as f64).ln();
        let gaps = self.gaps.saturating_add(1);
        let apart = log - self.mean_log;
        let mean_log = self.mean_log + apart / f64::from(gaps);
        Self {
            gaps,
            mean_log,
            squares: self.squares + apart * (log - mean_log),
            lately: self.lately.then(gap),
        }
    }

    /// The chance of contact within the next `window` days after `silent` days without any, from 0 to 1:
    /// `Belief::contact_within`, corrected by `Lately` for a tie that is older than a year.
    pub fn contact_within(&self, silent: i64, window: i64) -> f64 {
        let belief = Belief::from_gaps(f64::from(self.gaps), self.mean_log, self.squares);
        self.lately.correct(belief.contact_within(silent, window))
    }
}

/// ln(1+eˣ) without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coach::rhythm::Touch;
    use crate::domain::civil::plus_days;
    use crate::domain::interaction::TouchDirection;

    fn pattern(days: &[i64]) -> Pattern {
        let zero = chrono::NaiveDate::default();
        let touches: Vec<Touch> = days
            .iter()
            .map(|day| Touch {
                on: plus_days(zero, *day),
                direction: TouchDirection::Mutual,
            })
            .collect();
        Pattern::of(&touches)
    }

    #[test]
    fn the_reference_values() {
        for (days, today, window, chance) in [
            (&[0, 30, 58, 91, 120][..], 180, 30, 0.298544),
            (&[0, 7, 14, 21, 28], 56, 30, 0.406869),
            (&[0], 10, 30, 0.176985),
            (&[0, 90, 180, 270], 400, 90, 0.395442),
            (&[0, 1, 2, 3, 5, 8, 60], 61, 30, 0.714098),
        ] {
            let silent = today - days[days.len() - 1];
            let found = Belief::of(&pattern(days)).contact_within(silent, window);
            assert!((found - chance).abs() < 1e-6, "{days:?}: {found}");
        }
    }

    #[test]
    fn an_endless_silence_gives_no_nonsense() {
        let belief = Belief::of(&pattern(&[0, 1, 2, 3]));
        let chance = belief.contact_within(3_000_000, 30);
        assert!((0.0..1.0).contains(&chance), "{chance}");
    }

    fn past(days: &[i64]) -> Past {
        days.windows(2)
            .fold(Past::FIRST, |past, pair| past.then(pair[1] - pair[0]))
    }

    #[test]
    fn a_past_kept_day_by_day_is_the_past_seen_at_once() {
        let days = [0, 1, 2, 40, 41, 90, 300, 304, 500, 501, 502, 1100];
        let at_once = Pattern::of(&days.map(|day| Touch {
            on: plus_days(chrono::NaiveDate::default(), day),
            direction: TouchDirection::Mutual,
        }));
        let kept = past(&days);
        let seen = Past::of(&at_once);
        for silent in [0, 30, 700] {
            let apart = kept.contact_within(silent, 30) - seen.contact_within(silent, 30);
            assert!(apart.abs() < 1e-12, "{silent}: {apart}");
        }
    }

    #[test]
    fn a_tie_younger_than_a_year_is_judged_by_its_gaps_alone() {
        for days in [&[0][..], &[0, 30, 58, 91, 120], &[0, 1, 2, 3, 365]] {
            let belief = Belief::of(&pattern(days));
            for silent in [0, 14, 90, 400] {
                let apart =
                    past(days).contact_within(silent, 30) - belief.contact_within(silent, 30);
                assert!(apart.abs() < 1e-12, "{days:?}, {silent}");
            }
        }
    }

    #[test]
    fn an_old_tie_that_went_quiet_has_a_smaller_chance_than_its_gaps_say() {
        let days = [0, 20, 40, 60, 80, 100, 120, 700, 1400];
        let belief = Belief::of(&pattern(&days));
        assert!(past(&days).contact_within(60, 30) < belief.contact_within(60, 30));
    }
}
