//! Days as programs and people write them in tables: with names of months, in every order, with a time of
//! day behind, with and without a year.
//!
//! Which of two numbers is the month is told by the whole column, not here.

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

use super::months;
use crate::domain::civil::Birthday;

/// Which comes first where a day is written in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// `31/12/1990`
    DayFirst,
    /// `12/31/1990`
    MonthFirst,
}

impl DayOrder {
    /// The order that `dmy` and `mdy` name.
    pub(super) fn named(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "dmy" | "dm" => Some(Self::DayFirst),
            "mdy" | "md" => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

/// The order that a header says: `Birthday (DD/MM/YYYY)`, `Geburtstag TT.MM.JJJJ`.
pub(super) fn said(header: &str) -> Option<DayOrder> {
    let lower = header.to_lowercase();
    let mut parts = lower.split(|letter: char| !letter.is_alphabetic()).skip(1);
    let order = parts.find_map(|part| match part {
        "dd" | "d" | "tt" | "t" | "jj" | "gg" | "g" => Some(DayOrder::DayFirst),
        "mm" | "m" => Some(DayOrder::MonthFirst),
        _ => None,
    })?;
    let next = parts.next()?;
    let follows = match order {
        DayOrder::DayFirst => matches!(next, "mm" | "m"),
        DayOrder::MonthFirst => matches!(next, "dd" | "d" | "tt" | "t" | "jj" | "gg" | "g"),
    };
    follows.then_some(order)
}

/// A day as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    /// `None` where no year was told.
    year: Option<i32>,
    month: u32,
    day: u32,
    /// Whether the year had two digits.
    short: bool,
}

/// The birthday that `text` says. A year of two digits is at most 29 in this century. The years 0 and 1604,
/// with which programs say that none is known, are none.
pub(super) fn birthday(text: &str, order: DayOrder) -> Option<Birthday> {
    let written = read(text, order)?;
    let year = written
        .year
        .map(|year| if written.short { full(year, 30) } else { year })
        .filter(|year| !matches!(year, 0 | 1604));
    Birthday::new(year, written.month, written.day)
}

/// The civil day that `text` says, with its year. A year of two digits is at most 69 in this century.
pub(super) fn day(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let written = read(text, order)?;
    let year = written.year?;
    let year = if written.short { full(year, 70) } else { year };
    NaiveDate::from_ymd_opt(year, written.month, written.day).filter(|_| year >= 1900)
}

/// Whether `text` is how programs write that there is no day.
pub(super) fn is_no_day(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let bare = text
        .chars()
        .all(|character| character.is_ascii_digit() || "/-. :T".contains(character));
    // Outlook's day without a day is in the year 4501.
    bare && !digits.is_empty()
        && (digits.chars().all(|digit| digit == '0') || digits.contains("4501"))
}

/// What the numbers of `text` prove about the order; `None` where they prove nothing.
pub(super) fn evidence(text: &str) -> Option<DayOrder> {
    let parts = parts(text)?;
    if parts.month.is_some() || parts.separator == '.' {
        return None;
    }
    let [first, second, ..] = parts.numbers.as_slice() else {
        return None;
    };
    match (first, second) {
        (first, _) if first.digits > 2 => None,
        (first, second) if first.value > 12 && (1..=12).contains(&second.value) => {
            (first.value <= 31).then_some(DayOrder::DayFirst)
        }
        (first, second) if second.value > 12 && (1..=12).contains(&first.value) => {
            (second.value <= 31 && second.digits <= 2).then_some(DayOrder::MonthFirst)
        }
        _ => None,
    }
}

/// Whether the numbers of `text` make a day in either order, and not the same one.
pub(super) fn is_doubtful(text: &str) -> bool {
    let Some(parts) = parts(text) else {
        return false;
    };
    let [first, second, ..] = parts.numbers.as_slice() else {
        return false;
    };
    let may_be_month = |number: &Number| number.digits <= 2 && (1..=12).contains(&number.value);
    parts.month.is_none()
        && !parts.yearless
        && parts.separator != '.'
        && may_be_month(first)
        && may_be_month(second)
        && first.value != second.value
}

fn full(year: i32, pivot: i32) -> i32 {
    if year < pivot {
        2000 + year
    } else {
        1900 + year
    }
}

/// A number as it was written.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

/// The pieces of a date.
#[derive(Debug)]
struct Parts {
    numbers: Vec<Number>,
    /// The month, where it was a word, and how many numbers stood before it.
    month: Option<(u32, usize)>,
    /// What stood between the first two numbers.
    separator: char,
    /// It began with two dashes: no year.
    yearless: bool,
}

fn parts(text: &str) -> Option<Parts> {
    let text = text.trim();
    if text.len() > 60 || !text.chars().any(|character| character.is_ascii_digit()) {
        return None;
    }
    let yearless = text.starts_with("--");
    let mut parts = Parts {
        numbers: Vec::new(),
        month: None,
        separator: ' ',
        yearless,
    };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest
            .find(|character: char| kind(character) != kind(first))
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(length);
        rest = after;
        match kind(first) {
            Piece::Digits => {
                if after.starts_with(':') || is_hour(after, parts.numbers.len()) {
                    // The time of day ends what is of interest.
                    break;
                }
                if parts.numbers.len() >= 3 {
                    return None;
                }
                parts.numbers.push(Number {
                    value: piece.parse().ok()?,
                    digits: piece.len(),
                });
            }
            Piece::Letters => {
                if is_ignored(
                    piece,
                    parts.numbers.len() + usize::from(parts.month.is_some()),
                ) {
                    continue;
                }
                let month = months::month(piece)?;
                if parts.month.replace((month, parts.numbers.len())).is_some() {
                    return None;
                }
            }
            Piece::Mark => {
                if parts.numbers.len() == 1 {
                    let mark = piece.trim().chars().next();
                    parts.separator = mark.unwrap_or(' ');
                }
            }
        }
    }
    Some(parts)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Digits,
    Letters,
    Mark,
}

fn kind(character: char) -> Piece {
    if character.is_ascii_digit() {
        Piece::Digits
    } else if character.is_alphabetic() {
        Piece::Letters
    } else {
        Piece::Mark
    }
}

/// `6 PM` behind a whole date.
fn is_hour(after: &str, numbers: usize) -> bool {
    let after = after.trim_start().to_ascii_lowercase();
    numbers >= 2 && (after.starts_with("am") || after.starts_with("pm"))
}

/// Words around a date: days of the week, `th`, `de`, `of`, the signs of East Asia, a `T` before the time.
fn is_ignored(word: &str, read: usize) -> bool {
    let word = word.to_lowercase();
    if read >= 3 || !word.is_ascii() && word.chars().all(|letter| "年月日년월일".contains(letter))
    {
        return true;
    }
    const AROUND: &[&str] = &[
        "st", "nd", "rd", "th", "of", "de", "del", "er", "den", "le", "el", "the", "am", "on", "t",
        "d", "du", "do", "di", "il", "ab", "г", "р", "της", "του",
    ];
    const WEEK: &[&str] = &[
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "thurs",
        "tues",
    ];
    AROUND.contains(&word.as_str()) || (read == 0 && WEEK.contains(&word.as_str()))
}

fn read(text: &str, order: DayOrder) -> Option<Written> {
    let parts = parts(text)?;
    let written = |year: Option<Number>, month: u32, day: u32| {
        (1..=12).contains(&month).then_some(())?;
        (1..=31).contains(&day).then_some(())?;
        Some(Written {
            year: match year {
                Some(year) => Some(i32::try_from(year.value).ok()?),
                None => None,
            },
            month,
            day,
            short: year.is_some_and(|year| year.digits <= 2),
        })
    };
    let is_year = |number: Number| matches!(number.digits, 1 | 2 | 4);
    match (parts.month, parts.numbers.as_slice()) {
        // 5 Mar 2024, Mar 5, 2024, 5 Mar; 2024 Mar 5
        (Some((month, before)), [one, two]) => match (one.digits, before) {
            (4, _) if two.digits <= 2 => written(Some(*one), month, two.value),
            (_, _) if one.digits <= 2 && is_year(*two) => written(Some(*two), month, one.value),
            _ => None,
        },
        (Some((month, _)), [day]) if day.digits <= 2 => written(None, month, day.value),
        // The days since the end of 1899, as spreadsheets keep a day inside.
        (None, [one]) if one.digits == 5 && text.trim().len() == 5 => {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30)?
                .checked_add_days(chrono::Days::new(one.value.into()))
                .filter(|day| (1900..=2060).contains(&day.year()))?;
            let year = Number {
                value: day.year_ce().1,
                digits: 4,
            };
            written(Some(year), day.month(), day.day())
        }
        // 19900307, --0307
        (None, [one]) if one.digits == 8 => {
            let year = Number {
                value: one.value / 10_000,
                digits: 4,
            };
            written(Some(year), one.value / 100 % 100, one.value % 100)
        }
        (None, [one]) if one.digits == 4 && parts.yearless => {
            written(None, one.value / 100, one.value % 100)
        }
        // --03-07, 3/7, 7.3.
        (None, [one, two]) if one.digits <= 2 && two.digits <= 2 => {
            let day_first = !parts.yearless && is_day_first(*one, *two, parts.separator, order);
            if day_first {
                written(None, two.value, one.value)
            } else {
                written(None, one.value, two.value)
            }
        }
        // 1990-03-07, 0000-03-07
        (None, [year, month, day]) if year.digits == 4 => {
            // A few programs write the day before the month even so; only where it cannot be otherwise.
            if month.value > 12 && day.value <= 12 {
                return written(Some(*year), day.value, month.value);
            }
            written(Some(*year), month.value, day.value)
        }
        (None, [one, two, year]) if one.digits <= 2 && two.digits <= 2 && is_year(*year) => {
            if is_day_first(*one, *two, parts.separator, order) {
                written(Some(*year), two.value, one.value)
            } else {
                written(Some(*year), one.value, two.value)
            }
        }
        _ => None,
    }
}

/// What cannot be a month is a day; a full stop stands behind a day; else the column decides.
fn is_day_first(one: Number, two: Number, separator: char, order: DayOrder) -> bool {
    match (one.value, two.value) {
        (13.., _) => true,
        (_, 13..) => false,
        _ => separator == '.' || order == DayOrder::DayFirst,
    }
}
