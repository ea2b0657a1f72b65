//! Civil dates as people say them: how long ago, when to come, and birthdays whose year nobody told.
//!
//! Reading dates from prose belongs to `coach::capture`; this only knows days.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// `day` moved by `days`, held at the calendar's ends.
pub fn plus_days(day: NaiveDate, days: i64) -> NaiveDate {
    chrono::Duration::try_days(days)
        .and_then(|span| day.checked_add_signed(span))
        .unwrap_or(if days < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        })
}

/// The Monday of the week of `day`.
pub fn week_start(day: NaiveDate) -> NaiveDate {
    plus_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// `Mon 23 Nov`, with the year where it is not that of `today`.
pub fn day_words(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        day.format("%a %-d %b").to_string()
    } else {
        day.format("%-d %b %Y").to_string()
    }
}

/// A past day as an age: `today`, `yesterday`, `9 days ago`, `7 weeks ago`, `5 months ago`, `2 years ago`.
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    match days_between(day, today) {
        ..=-1 => when(day, today),
        0 => "today".into(),
        1 => "yesterday".into(),
        days => format!("{} ago", span(days)),
    }
}

/// A coming day: `today`, `tomorrow`, `Fri`, `Mon 14 Dec`; a past one by its age.
pub fn when(day: NaiveDate, today: NaiveDate) -> String {
    match days_between(today, day) {
        ..=-1 => ago(day, today),
        0 => "today".into(),
        1 => "tomorrow".into(),
        2..=6 => day.format("%a").to_string(),
        _ => day_words(day, today),
    }
}

/// A length of time in the unit a person would use: `1 day`, `41 days`, `9 weeks`, `5 months`, `3 years`.
pub fn span(days: i64) -> String {
    let days = days.abs();
    match days {
        0..=55 => count(days, "day"),
        56..=119 => count((days + 3) / 7, "week"),
        120..=729 => count((days + 15) / 30, "month"),
        _ => count((days + 182) / 365, "year"),
    }
}

/// `1 day`, `3 days`: a number and its noun, plural by adding an s.
pub fn count(number: i64, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

/// The English names of the months, the first one first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A birthday, with or without its year. Written `1990-03-07` or `--03-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Birthday {
    month: u32,
    day: u32,
    year: Option<i32>,
}

impl Birthday {
    /// The birthday in this month (1–12) on this day (1–31); `None` where no year has such a day.
    pub fn new(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        // Without a year the 29th of February is a birthday like any other.
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        Some(Self { month, day, year })
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.day
    }

    /// The year of birth, if it was told.
    pub fn year(self) -> Option<i32> {
        self.year
    }

    /// The day itself; in the year 2000, which has a 29th of February, where the year is not known.
    pub fn first(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2000), self.month, self.day)
    }

    /// The next day on or after `today` on which it is celebrated; 29 February on the 28th in short years.
    pub fn next(self, today: NaiveDate) -> Option<NaiveDate> {
        [today.year(), today.year() + 1]
            .into_iter()
            .filter_map(|year| {
                NaiveDate::from_ymd_opt(year, self.month, self.day)
                    .or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28))
            })
            .find(|day| *day >= today)
    }

    /// `7 March` or `7 March 1990`.
    pub fn words(self) -> String {
        let month = NaiveDate::from_ymd_opt(2000, self.month, 1)
            .map(|day| day.format("%B").to_string())
            .unwrap_or_default();
        match self.year {
            Some(year) => format!("{} {month} {year}", self.day),
            None => format!("{} {month}", self.day),
        }
    }
}

impl From<Birthday> for String {
    fn from(birthday: Birthday) -> Self {
        match birthday.year {
            Some(year) => format!("{year:04}-{:02}-{:02}", birthday.month, birthday.day),
            None => format!("--{:02}-{:02}", birthday.month, birthday.day),
        }
    }
}

impl TryFrom<String> for Birthday {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let refused = || format!("“{text}” is not a birthday");
        let trimmed = text.trim();
        let (year, rest) = match trimmed.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = trimmed.split_once('-').ok_or_else(refused)?;
                if year.len() != 4 {
                    return Err(refused());
                }
                (Some(year.parse().map_err(|_| refused())?), rest)
            }
        };
        let (month, day) = rest.split_once('-').ok_or_else(refused)?;
        if month.len() != 2 || day.len() != 2 {
            return Err(refused());
        }
        let month = month.parse().map_err(|_| refused())?;
        let day = day.parse().map_err(|_| refused())?;
        Self::new(year, month, day).ok_or_else(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn ages_are_said_as_a_person_says_them() {
        let today = day("2026-11-23");
        for (then, said) in [
            ("2026-11-23", "today"),
            ("2026-11-22", "yesterday"),
            ("2026-11-14", "9 days ago"),
            ("2026-10-13", "41 days ago"),
            ("2026-09-01", "12 weeks ago"),
            ("2026-05-01", "7 months ago"),
            ("2024-01-01", "3 years ago"),
            ("2026-11-24", "tomorrow"),
        ] {
            assert_eq!(ago(day(then), today), said, "{then}");
        }
        assert_eq!(when(day("2026-11-27"), today), "Fri");
        assert_eq!(when(day("2026-12-14"), today), "Mon 14 Dec");
        assert_eq!(when(day("2027-01-14"), today), "14 Jan 2027");
    }

    #[test]
    fn birthdays_are_read_written_and_found() {
        for text in ["1990-03-07", "--02-29", "--11-26"] {
            let birthday = Birthday::try_from(text.to_owned()).unwrap();
            assert_eq!(String::from(birthday), text);
        }
        for text in ["", "1990-02-30", "--13-01", "90-01-01", "1990-2-3", "today"] {
            assert!(Birthday::try_from(text.to_owned()).is_err(), "{text}");
        }
        let leap = Birthday::new(None, 2, 29).unwrap();
        assert_eq!(leap.next(day("2026-11-23")), Some(day("2027-02-28")));
        assert_eq!(leap.next(day("2027-12-01")), Some(day("2028-02-29")));
        assert_eq!(
            Birthday::new(Some(1990), 11, 26).unwrap().words(),
            "26 November 1990"
        );
    }
}
