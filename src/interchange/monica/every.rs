//! How often a reminder comes back, and when it does next.

use chrono::{Days, Months, NaiveDate};

use super::tree::Node;
use crate::domain::civil::{count, days_between};

/// How often a reminder comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Every {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
}

impl Every {
    /// What `entry` says; `None` where it comes once.
    pub(super) fn of(entry: &Node) -> Option<Self> {
        let number = entry.property("frequency_number").whole().unwrap_or(1);
        let number = u32::try_from(number.clamp(1, 1000)).unwrap_or(1);
        match entry
            .property("frequency_type")
            .text()
            .to_lowercase()
            .as_str()
        {
            "day" | "daily" => Some(Self::Days(number)),
            "week" | "weekly" => Some(Self::Days(number * 7)),
            "month" | "monthly" => Some(Self::Months(number)),
            "year" | "yearly" => Some(Self::Months(number * 12)),
            _ => None,
        }
    }

    /// `(every 2 weeks)`.
    pub(super) fn words(self) -> String {
        let (number, noun) = match self {
            Self::Days(days) if days % 7 == 0 => (days / 7, "week"),
            Self::Days(days) => (days, "day"),
            Self::Months(months) if months % 12 == 0 => (months / 12, "year"),
            Self::Months(months) => (months, "month"),
        };
        match number {
            1 => format!("(every {noun})"),
            more => format!("(every {})", count(i64::from(more), noun)),
        }
    }

    /// The first day on or after `today` in the row that begins with `first`.
    pub(super) fn next(self, first: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        if first >= today {
            return Some(first);
        }
        let gone = u64::try_from(days_between(first, today)).ok()?;
        match self {
            Self::Days(days) => {
                let steps = gone.div_ceil(u64::from(days));
                first.checked_add_days(Days::new(steps * u64::from(days)))
            }
            Self::Months(months) => {
                // No month has fewer than 28 days: this many steps are not too many.
                let sure = u32::try_from(gone / 31).ok()? / months;
                (sure..sure.saturating_add(64)).find_map(|steps| {
                    first
                        .checked_add_months(Months::new(steps.saturating_mul(months)))
                        .filter(|day| *day >= today)
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_day_is_never_before_today_nor_a_step_too_late() {
        let today: NaiveDate = "2024-06-01".parse().unwrap();
        for (first, every, next) in [
            ("2024-06-01", Every::Days(1), "2024-06-01"),
            ("2024-05-31", Every::Days(7), "2024-06-07"),
            ("1900-01-31", Every::Months(1), "2024-06-30"),
            ("2020-02-29", Every::Months(12), "2025-02-28"),
            ("1024-06-02", Every::Months(12), "2024-06-02"),
            ("2030-01-01", Every::Months(1), "2030-01-01"),
        ] {
            let found = every.next(first.parse().unwrap(), today);
            assert_eq!(
                found.map(|day| day.to_string()).as_deref(),
                Some(next),
                "{first}"
            );
        }
    }
}
