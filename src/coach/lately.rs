//! How lively an old tie has been of late, beside what its whole past says.
//!
//! The gaps of all its years weigh alike in `silence`, so that a tie which was busy long ago and one which is
//! busy now look the same. For ties known for more than a year this corrects the chance of contact by how
//! much there was in the months before the last contact. Why it has this form, and what it gained on logs
//! that had no part in choosing the constants, is told in docs/rhythm.md.

/// After how many days a contact-day counts half.
const HALF_LIFE: f64 = 180.0;
/// The fading count at which nothing is corrected.
const USUAL: f64 = 3.0;
/// How strongly the odds follow the count: with its square root.
const STRENGTH: f64 = 0.5;
/// Days between first and last contact up to which a tie is too young to have an earlier time.
const YOUNG: f64 = 365.0;
/// Days between first and last contact from which the correction is whole.
const OLD: f64 = 730.0;

/// What a tie was like at its last contact. It does not change while the tie is silent, so that a longer
/// silence never counts for anything here: that is `silence::Belief`'s part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lately {
    /// Days from the first contact-day to the last one; not negative.
    span: i64,
    /// The contact-days, each halved for every 180 days that it lies before the last one; at least 1.
    count: f64,
}

impl Default for Lately {
    fn default() -> Self {
        Self::FIRST
    }
}

impl Lately {
    /// A tie on the day of its first contact.
    pub const FIRST: Self = Self {
        span: 0,
        count: 1.0,
    };

    /// From the two facts as they were kept: the days from the first to the last contact-day, and the
    /// fading count of contact-days at the last one. What cannot be is drawn to the nearest that can.
    pub fn kept(span: i64, count: f64) -> Self {
        Self {
            span: span.max(0),
            count: if count.is_finite() {
                count.max(1.0)
            } else {
                1.0
            },
        }
    }

    /// The same after another contact-day, `gap` days later: `count = 1 + count·2^(−gap/180)`. On the same
    /// day or before it nothing is added.
    #[must_use]
    pub fn then(self, gap: i64) -> Self {
        if gap <= 0 {
            return self;
        }
        Self {
            span: self.span.saturating_add(gap),
            count: 1.0 + self.count * (-(gap as f64) / HALF_LIFE).exp2(),
        }
    }

    /// Days from the first contact-day to the last one.
    pub fn span(&self) -> i64 {
        self.span
    }

    /// The fading count of contact-days at the last one; at least 1.
    pub fn count(&self) -> f64 {
        self.count
    }

    /// By what the odds of contact are multiplied: `(count/3)^(w/2)`, where w rises from 0 for a tie known for
    /// a year to 1 for one known for two. Above 1 for a tie livelier than usual of late, 1 for a young one.
    pub fn factor(&self) -> f64 {
        let known = ((self.span as f64 - YOUNG) / (OLD - YOUNG)).clamp(0.0, 1.0);
        (self.count / USUAL).powf(STRENGTH * known)
    }

    /// This chance, from 0 to 1, with its odds multiplied by the factor.
    pub fn correct(&self, chance: f64) -> f64 {
        let weighed = chance * self.factor();
        weighed / (1.0 - chance + weighed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lately(gaps: &[i64]) -> Lately {
        gaps.iter().fold(Lately::FIRST, |tie, gap| tie.then(*gap))
    }

    #[test]
    fn a_tie_known_for_a_year_or_less_is_left_alone() {
        for gaps in [&[][..], &[1; 300], &[90, 90, 90], &[365]] {
            let tie = lately(gaps);
            assert!((tie.correct(0.3) - 0.3).abs() < 1e-12, "{gaps:?}");
        }
    }

    #[test]
    fn a_contact_half_a_year_ago_counts_half() {
        assert!((lately(&[180]).count() - 1.5).abs() < 1e-12);
        assert!((lately(&[180, 180]).count() - 1.75).abs() < 1e-12);
    }

    #[test]
    fn of_two_ties_with_the_same_gaps_the_one_busy_of_late_has_the_better_chance() {
        let fading = lately(&[10, 10, 10, 10, 300, 300, 300]);
        let waking = lately(&[300, 300, 300, 10, 10, 10, 10]);
        assert_eq!(fading.span(), waking.span());
        assert!(fading.correct(0.3) < 0.3);
        assert!(waking.correct(0.3) > 0.3);
    }

    #[test]
    fn it_sets_in_without_a_jump() {
        let near = |span| Lately::kept(span, 9.0).factor();
        for span in [365, 730] {
            assert!((near(span + 1) - near(span - 1)).abs() < 0.01, "{span}");
        }
        assert!((near(547) - 3f64.powf(0.5 * 182.0 / 365.0)).abs() < 1e-9);
        assert!((near(5000) - 3f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn touches_of_the_same_day_add_nothing() {
        assert_eq!(lately(&[40, 0, 0, 40, -3]), lately(&[40, 40]));
    }

    #[test]
    fn what_was_kept_wrongly_does_no_harm() {
        for (span, count) in [(-5, 2.0), (9000, f64::NAN), (9000, -1.0), (i64::MAX, 1e300)] {
            for chance in [0.0, 0.5, 1.0] {
                let found = Lately::kept(span, count).correct(chance);
                assert!((0.0..=1.0).contains(&found), "{span} {count}: {found}");
            }
        }
    }
}
