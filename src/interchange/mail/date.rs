//! The date of a message in the spellings that mail has had: RFC 822 to 5322 with obsolete years and zones,
//! `ctime`, ISO 8601, month before day, with or without a time.
//!
//! Ours, because `mail-parser` gives no date at all for a missing second, a named weekday at the end, a
//! full month's name or an ISO date, and reads `GMT+0200` as GMT.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use crate::interchange::conversations::moved;
use crate::interchange::months;

/// A date as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// What the writer's clock showed.
    pub(super) at: NaiveDateTime,
    /// Seconds by which that clock was ahead of UTC; `None` where it is not told.
    pub(super) offset: Option<i32>,
}

impl Written {
    /// The instant in UTC, where it can be told.
    pub(super) fn utc(self) -> Option<NaiveDateTime> {
        self.offset.map(|offset| moved(self.at, -i64::from(offset)))
    }
}

/// Nothing is older than the first mail that people kept.
const FIRST_YEAR: i32 = 1971;

/// Reads a date; `None` where none can be told for sure.
pub(super) fn read(text: &str) -> Option<Written> {
    let text = without_comments(text.get(..200.min(text.len())).unwrap_or(""));
    let mut found = Parts::default();
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        found.word(word.trim_matches(['"', ';', '.', '\'']));
    }
    found.written()
}

/// Text without what stands in parentheses; a zone's name there says nothing new.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[derive(Default)]
struct Parts {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<NaiveTime>,
    offset: Option<i32>,
}

impl Parts {
    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if let Some(month) = months::number(word) {
            self.month = self.month.or(Some(month));
        } else if self.time.is_none()
            && let Some((date, time)) = word.split_once(['T', 't'])
            && self.iso_date(date)
        {
            self.time_and_zone(time);
        } else if self.year.is_none() && (self.iso_date(word) || self.joined_date(word)) {
            // Taken by the condition.
        } else if self.time.is_none() && word.contains([':', '.']) {
            self.time_and_zone(word);
        } else if let Some(offset) = offset_of(word) {
            self.offset = Some(offset);
        } else if word.eq_ignore_ascii_case("pm") || word.eq_ignore_ascii_case("am") {
            self.half_of_day(word);
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
            self.number(word);
        }
    }

    /// A number that stands alone is the day, then the year.
    fn number(&mut self, word: &str) {
        let Ok(number) = word.parse::<u32>() else {
            return;
        };
        if word.len() <= 2 && self.day.is_none() {
            self.day = Some(number);
        } else if word.len() <= 4 && self.year.is_none() {
            self.year = year_of(word);
        }
    }

    /// `2024-03-04` or `2024/03/04`.
    fn iso_date(&mut self, word: &str) -> bool {
        let parts: Vec<&str> = word.split(['-', '/']).collect();
        let [year, month, day] = parts[..] else {
            return false;
        };
        if year.len() != 4 {
            return false;
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return false;
        };
        self.year = Some(year);
        self.month = Some(month);
        self.day = Some(day);
        true
    }

    /// `4-Mar-24`, and `13/03/2024` where only one order is possible.
    fn joined_date(&mut self, word: &str) -> bool {
        let parts: Vec<&str> = word.split(['-', '/']).collect();
        let [first, second, year] = parts[..] else {
            return false;
        };
        let Ok(first) = first.parse::<u32>() else {
            return false;
        };
        let month_and_day = match (months::number(second), second.parse::<u32>()) {
            (Some(month), _) => (month, first),
            (None, Ok(second)) if first > 12 || first == second => (second, first),
            (None, Ok(second)) if second > 12 => (first, second),
            _ => return false,
        };
        self.year = year_of(year);
        (self.month, self.day) = (Some(month_and_day.0), Some(month_and_day.1));
        true
    }

    /// `14:00:05.123+02:00`, `14.00`, `2:00PM`.
    fn time_and_zone(&mut self, word: &str) {
        let end = word
            .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
            .unwrap_or(word.len());
        let Some((clock_face, zone)) = word.split_at_checked(end) else {
            return;
        };
        let parts: Vec<u32> = clock_face
            .split([':', '.'])
            .filter_map(|part| part.parse().ok())
            .collect();
        let [hour, minute, ref rest @ ..] = parts[..] else {
            return;
        };
        let second = rest.first().copied().unwrap_or_default().min(59);
        self.time = NaiveTime::from_hms_opt(hour, minute, second);
        if zone.eq_ignore_ascii_case("pm") || zone.eq_ignore_ascii_case("am") {
            self.half_of_day(zone);
        } else if let Some(offset) = offset_of(zone) {
            self.offset = Some(offset);
        }
    }

    fn half_of_day(&mut self, word: &str) {
        use chrono::Timelike;
        self.time = self.time.and_then(|time| {
            let hour = time.hour() % 12
                + if word.eq_ignore_ascii_case("pm") {
                    12
                } else {
                    0
                };
            time.with_hour(hour)
        });
    }

    fn written(self) -> Option<Written> {
        let day = NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)?;
        (FIRST_YEAR..=9998).contains(&day.year()).then_some(())?;
        // Without a time the middle of the day is least likely to be another day elsewhere.
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        Some(Written {
            at: day.and_time(self.time.unwrap_or(noon)),
            offset: self.time.and(self.offset),
        })
    }
}

/// A year of two, three (RFC 5322 4.3) or four digits.
fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    match word.len() {
        2 if year < 50 => Some(2000 + year),
        2 | 3 => Some(1900 + year),
        4 => Some(year),
        _ => None,
    }
}

/// `+0200`, `GMT+2`, `EST`, as seconds east of UTC. A single letter other than Z was used the wrong way
/// round so often that it says nothing (RFC 5322 4.3).
fn offset_of(word: &str) -> Option<i32> {
    let sign_at = word.find(['+', '-']);
    let (name, numeric) = match sign_at {
        Some(at) => word.split_at_checked(at)?,
        None => (word, ""),
    };
    let hours = match name.to_ascii_uppercase().as_str() {
        "" | "GMT" | "UT" | "UTC" | "Z" | "WET" => 0,
        "EST" | "CDT" => -5,
        "EDT" | "AST" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "CET" | "MET" | "WEST" | "BST" => 1,
        "CEST" | "MEST" | "MESZ" | "EET" | "SAST" => 2,
        "EEST" | "MSK" => 3,
        "JST" | "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        _ => return None,
    };
    if numeric.is_empty() {
        return (!name.is_empty()).then_some(hours * 3600);
    }
    let sign = if numeric.starts_with('-') { -1 } else { 1 };
    let digits: String = numeric.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i32, i32) = match digits.len() {
        1 | 2 => (digits.parse().ok()?, 0),
        3 => (
            digits.get(..1)?.parse().ok()?,
            digits.get(1..)?.parse().ok()?,
        ),
        4.. => (
            digits.get(..2)?.parse().ok()?,
            digits.get(2..4)?.parse().ok()?,
        ),
        _ => return None,
    };
    // An impossible offset is a broken clock's: the time is then taken as UTC.
    if hours > 15 || minutes > 59 {
        return Some(0);
    }
    Some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_spellings_of_mail() {
        for (text, at, offset) in [
            (
                "Mon, 4 Mar 2024 14:00:05 -0500 (EST)",
                "2024-03-04T14:00:05",
                Some(-18000),
            ),
            ("4 Mar 24 14:00 EST", "2024-03-04T14:00:00", Some(-18000)),
            ("Mon Mar  4 14:00:00 2024", "2024-03-04T14:00:00", None),
            (
                "Mon Mar  4 14:00:00 CET 2024",
                "2024-03-04T14:00:00",
                Some(3600),
            ),
            (
                "Mon, 04 Mar 2024 14:00:00 GMT+0200",
                "2024-03-04T14:00:00",
                Some(7200),
            ),
            ("2024-03-04T14:00:00Z", "2024-03-04T14:00:00", Some(0)),
            (
                "2024-03-04 14:00:00 +05:30",
                "2024-03-04T14:00:00",
                Some(19800),
            ),
            (
                "Mon, 4 Mar 2024 14.00.00 +0000",
                "2024-03-04T14:00:00",
                Some(0),
            ),
            (
                "Monday, 4 March 2024 14:00:00 +1",
                "2024-03-04T14:00:00",
                Some(3600),
            ),
            ("Mar 4, 2024 2:00 PM", "2024-03-04T14:00:00", None),
            (
                "March 4, 2024 12:05:00 AM PST",
                "2024-03-04T00:05:00",
                Some(-28800),
            ),
            ("4 Mar 99 01:00 GMT", "1999-03-04T01:00:00", Some(0)),
            ("4 Mar 103 01:00 GMT", "2003-03-04T01:00:00", Some(0)),
            ("4-Mar-2024 01:00:00 -0000", "2024-03-04T01:00:00", Some(0)),
            ("24/03/2024 14:00", "2024-03-24T14:00:00", None),
            ("Mon, 4 Mar 2024", "2024-03-04T12:00:00", None),
            (
                "Mon,4 Mar 2024 14:00:00+0200",
                "2024-03-04T14:00:00",
                Some(7200),
            ),
            (
                "Mon, 4 Mar 2024 23:59:60 +0000",
                "2024-03-04T23:59:59",
                Some(0),
            ),
            (
                "Mon, 4 Mar 2024 14:00:00 +9999",
                "2024-03-04T14:00:00",
                Some(0),
            ),
            ("Mon, 4 Mar 2024 14:00:00 Q", "2024-03-04T14:00:00", None),
        ] {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.at, at.parse().unwrap(), "{text}");
            assert_eq!(read.offset, offset, "{text}");
        }
        for text in [
            "",
            "yesterday",
            "Mon, 32 Mar 2024 14:00:00 +0000",
            "Mon, 4 Foo 2024 14:00:00 +0000",
            "03/04/2024 14:00",
            "Thu, 1 Jan 1970 00:00:00 +0000",
            "14:00:00",
            "4 Mar",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
