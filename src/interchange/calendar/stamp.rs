//! A date or a time as a calendar writes it, and the clock it was read from.
//!
//! Not here: what a clock shows at an instant (`zones`).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::lines::ContentLine;
use crate::interchange::conversations::moved;

/// Which clock a time was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clock {
    /// None: a whole day.
    Day,
    /// Whatever clock hangs on the wall.
    Floating,
    /// UTC.
    Utc,
    /// The clock of this time zone.
    Zone(String),
}

/// A time, or a day at midnight, on a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// What the clock showed.
    pub(super) at: NaiveDateTime,
    /// Which.
    pub(super) clock: Clock,
}

impl Stamp {
    /// The stamp in a property that holds one.
    pub(super) fn of(line: &ContentLine) -> Option<Self> {
        Self::every(line).into_iter().next()
    }

    /// The stamps in a property that holds a list (`EXDATE`, `RDATE`); of a period its beginning. What is
    /// none is passed over.
    pub(super) fn every(line: &ContentLine) -> Vec<Self> {
        let zone = line.parameter("TZID").unwrap_or_default().trim();
        // vCalendar 1.0 parts lists by semicolons.
        line.value
            .split([',', ';'])
            .filter_map(|text| {
                let text = text.split('/').next().unwrap_or_default();
                let mut stamp = Self::read(text, zone)?;
                if line.says("VALUE", "DATE") {
                    stamp.at = stamp.at.date().and_time(NaiveTime::MIN);
                    stamp.clock = Clock::Day;
                }
                Some(stamp)
            })
            .collect()
    }

    /// One date or time; `zone` is the `TZID` that stands with it, or empty.
    pub(super) fn read(text: &str, zone: &str) -> Option<Self> {
        let text = text.trim().trim_matches('"');
        let (date, time) = match text.split_once(['T', 't', ' ']) {
            Some((date, time)) => (date, time.trim()),
            None => (text, ""),
        };
        let day = date_of(date)?;
        if time.is_empty() {
            return Some(Self {
                at: day.and_time(NaiveTime::MIN),
                clock: Clock::Day,
            });
        }
        let digits_end = time
            .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
            .unwrap_or(time.len());
        let (clock_face, suffix) = time.split_at_checked(digits_end)?;
        let clock_face = clock_face.split('.').next().unwrap_or_default();
        let digits: String = clock_face.chars().filter(char::is_ascii_digit).collect();
        let part = |from: usize| -> Option<i64> {
            match digits.get(from..from + 2) {
                Some(part) => part.parse().ok(),
                None => (from > 0 && from >= digits.len()).then_some(0),
            }
        };
        let (hour, minute, second) = (part(0)?, part(2)?, part(4)?);
        if hour > 24 || minute > 59 || second > 60 {
            return None;
        }
        // Hour 24 is the next day's midnight, and a leap second the minute's last second.
        let seconds = hour * 3600 + minute * 60 + second.min(59);
        let at = moved(day.and_time(NaiveTime::MIN), seconds);
        let suffix = suffix.trim();
        if suffix.eq_ignore_ascii_case("z") {
            return Some(Self {
                at,
                clock: Clock::Utc,
            });
        }
        if let Some(east) = offset_of(suffix) {
            return Some(Self {
                at: moved(at, -i64::from(east)),
                clock: Clock::Utc,
            });
        }
        let clock = match zone {
            "" => Clock::Floating,
            zone if is_utc(zone) => Clock::Utc,
            zone => Clock::Zone(zone.to_owned()),
        };
        Some(Self { at, clock })
    }
}

/// `20240315` or `2024-03-15`.
fn date_of(text: &str) -> Option<NaiveDate> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let others = text.chars().filter(|c| !c.is_ascii_digit());
    if digits.len() != 8 || !others.into_iter().all(|c| matches!(c, '-' | '/' | '.')) {
        return None;
    }
    NaiveDate::from_ymd_opt(
        digits.get(..4)?.parse().ok()?,
        digits.get(4..6)?.parse().ok()?,
        digits.get(6..)?.parse().ok()?,
    )
}

/// `+0100`, `-05:30`, `+01` as seconds east of UTC.
pub(super) fn offset_of(text: &str) -> Option<i32> {
    let text = text.trim();
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize| -> Option<i32> {
        match digits.get(from..from + 2) {
            Some(part) => part.parse().ok(),
            None => Some(0),
        }
    };
    let (hours, minutes, seconds) = (part(0)?, part(2)?, part(4)?);
    if digits.len() < 2 || hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    Some(sign * (hours * 3600 + minutes * 60 + seconds))
}

/// Names of UTC that stand where a time zone is named. A meeting in “UTC” was written down by a program,
/// not by somebody who lives there.
fn is_utc(zone: &str) -> bool {
    let zone = zone.trim_start_matches('/').to_ascii_uppercase();
    matches!(
        zone.as_str(),
        "UTC" | "Z" | "ETC/UTC" | "ETC/UCT" | "UCT" | "ETC/ZULU" | "ZULU" | "TZONE://MICROSOFT/UTC"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_spelling() {
        for (text, zone, at, clock) in [
            ("20240315", "", "2024-03-15T00:00:00", Clock::Day),
            ("2024-03-15", "", "2024-03-15T00:00:00", Clock::Day),
            (
                "20240315T093000",
                "",
                "2024-03-15T09:30:00",
                Clock::Floating,
            ),
            (
                "2024-03-15T09:30:00Z",
                "X",
                "2024-03-15T09:30:00",
                Clock::Utc,
            ),
            ("20240315t0930z", "", "2024-03-15T09:30:00", Clock::Utc),
            (
                "20240315T240000",
                "",
                "2024-03-16T00:00:00",
                Clock::Floating,
            ),
            (
                "20240315T093000+0200",
                "",
                "2024-03-15T07:30:00",
                Clock::Utc,
            ),
            (
                "2024-03-15T09:30:00.000-05:30",
                "",
                "2024-03-15T15:00:00",
                Clock::Utc,
            ),
            (
                "20240315T093060",
                "Europe/Oslo",
                "2024-03-15T09:30:59",
                Clock::Zone("Europe/Oslo".into()),
            ),
            (
                "20240315T093000",
                "Etc/UTC",
                "2024-03-15T09:30:00",
                Clock::Utc,
            ),
        ] {
            let stamp = Stamp::read(text, zone).unwrap();
            assert_eq!(stamp.at, at.parse().unwrap(), "{text}");
            assert_eq!(stamp.clock, clock, "{text}");
        }
        for text in [
            "",
            "today",
            "20240230",
            "20241315",
            "20240315T2500",
            "2024",
            "20240315Tx",
        ] {
            assert_eq!(Stamp::read(text, ""), None, "{text}");
        }
    }
}
