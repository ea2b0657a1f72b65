//! Days as programs and people write them in tables: with names of months, in every order, with a time of
//! day behind, with and without a year.
//!
//! Which of two numbers is the month is told by the whole column, not here. Numbers of days since 1900, as
//! spreadsheets keep them inside, are not dates to us.

use chrono::NaiveDate;

use crate::domain::civil::Birthday;

/// Which comes first where a day is written in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// `31/12/1990`
    DayFirst,
    /// `12/31/1990`
    MonthFirst,
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
                let month = month(piece)?;
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
        "d",
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

/// The month that a word names, in the languages of the headers that are known.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "ene", "gen", "sty", "led", "янв"],
        &["feb", "fév", "fev", "lut", "úno", "фев"],
        &["mar", "mär", "mrt", "maa", "mrz", "maerz", "bře", "мар"],
        &["apr", "avr", "abr", "kwi", "dub", "апр"],
        &["may", "mai", "mag", "mei", "maj", "kvě", "мая", "май"],
        &["jun", "juin", "giu", "cze", "чер", "июн"],
        &["jul", "juil", "lug", "lip", "июл"],
        &["aug", "aoû", "aou", "ago", "sie", "srp", "авг"],
        &["sep", "set", "wrz", "zář", "сен"],
        &["oct", "okt", "out", "ott", "paź", "říj", "окт"],
        &["nov", "lis", "ноя"],
        &["dec", "dez", "déc", "dic", "gru", "pro", "дек"],
    ];
    let word = word.to_lowercase();
    let mut best: Option<(usize, u32)> = None;
    for (number, beginnings) in (1_u32..).zip(MONTHS) {
        for beginning in beginnings {
            if word.starts_with(beginning)
                && best.is_none_or(|(length, _)| beginning.len() > length)
            {
                best = Some((beginning.len(), number));
            }
        }
    }
    best.filter(|_| word.chars().count() <= 11)
        .map(|(_, number)| number)
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

#[cfg(test)]
mod tests {
    use super::*;
    use DayOrder::{DayFirst, MonthFirst};

    #[test]
    fn birthdays() {
        for (text, order, expected) in [
            ("1990-03-07", MonthFirst, "1990-03-07"),
            (" 1990-03-07 ", DayFirst, "1990-03-07"),
            ("--03-07", DayFirst, "--03-07"),
            ("--0307", DayFirst, "--03-07"),
            ("19900307", DayFirst, "1990-03-07"),
            ("3/7/1990", MonthFirst, "1990-03-07"),
            ("3/7/1990", DayFirst, "1990-07-03"),
            ("7.3.1990", MonthFirst, "1990-03-07"),
            ("07.03.90", MonthFirst, "1990-03-07"),
            ("7.3.", MonthFirst, "--03-07"),
            ("3/7", MonthFirst, "--03-07"),
            ("31/12/85", MonthFirst, "1985-12-31"),
            ("12/31/1985", DayFirst, "1985-12-31"),
            ("5 Mar 1990", DayFirst, "1990-03-05"),
            ("March 5, 1990", DayFirst, "1990-03-05"),
            ("March 5th", DayFirst, "--03-05"),
            ("Mon, 5 March 1990", DayFirst, "1990-03-05"),
            ("5. März 1990", DayFirst, "1990-03-05"),
            ("5 de marzo de 1990", DayFirst, "1990-03-05"),
            ("1er août 1984", DayFirst, "1984-08-01"),
            ("1 juillet 1984", DayFirst, "1984-07-01"),
            ("1 juin 1984", DayFirst, "1984-06-01"),
            ("1990年3月7日", DayFirst, "1990-03-07"),
            ("1990-03-07T00:00:00Z", DayFirst, "1990-03-07"),
            ("1990-03-07T00:00:00.000+01:00", DayFirst, "1990-03-07"),
            ("3/7/1990 12:00:00 AM", MonthFirst, "1990-03-07"),
            ("1604-03-07", DayFirst, "--03-07"),
            ("0000-03-07", DayFirst, "--03-07"),
            ("29/2/2000", MonthFirst, "2000-02-29"),
            ("--02-29", DayFirst, "--02-29"),
            ("3/7/05", MonthFirst, "2005-03-07"),
            ("1990/03/07", DayFirst, "1990-03-07"),
        ] {
            let found = birthday(text, order).map(String::from);
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "0/0/00",
            "00.00.0000",
            "0000-00-00",
            "1990",
            "Mar 1990",
            "soon",
            "32/1/1990",
            "30/2/1990",
            "1/2/3/4",
            "33000",
            "12:30",
            "1-800-555-0100",
            "5 5 Mar 1990",
            "2023-13-45",
        ] {
            assert_eq!(birthday(text, DayFirst), None, "{text}");
        }
    }

    #[test]
    fn days_of_meeting() {
        for (text, order, expected) in [
            ("05 Mar 2024", MonthFirst, "2024-03-05"),
            ("7-Feb-22", MonthFirst, "2022-02-07"),
            ("1/8/18, 6:14 PM", MonthFirst, "2018-01-08"),
            ("08/01/2018 18:14", DayFirst, "2018-01-08"),
            ("2018-01-08 18:14:00 UTC", DayFirst, "2018-01-08"),
            ("Jan 8, 2018, 6:14 PM", DayFirst, "2018-01-08"),
            ("08 janv. 2018", DayFirst, "2018-01-08"),
            ("8 Okt. 2018", DayFirst, "2018-10-08"),
            ("1/8/18 6 PM", MonthFirst, "2018-01-08"),
        ] {
            let found = day(text, order).map(|day| day.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(day("--03-07", DayFirst), None);
        assert_eq!(day("0/0/00", DayFirst), None);
    }

    #[test]
    fn what_numbers_prove() {
        for (text, proof) in [
            ("13/1/1990", Some(DayFirst)),
            ("1/13/1990", Some(MonthFirst)),
            ("1/1/1990", None),
            ("1990-13-01", None),
            ("13.1.1990", None),
            ("13 Jan 1990", None),
            ("25-12-1990", Some(DayFirst)),
            ("1/8/18, 6:14 PM", None),
            ("1/28/18, 6:14 PM", Some(MonthFirst)),
            ("99/99/99", None),
        ] {
            assert_eq!(evidence(text), proof, "{text}");
        }
        for (text, none) in [
            ("0/0/00", true),
            ("00.00.0000", true),
            ("1/1/4501", true),
            ("10/10/2000", false),
            ("never 0", false),
        ] {
            assert_eq!(is_no_day(text), none, "{text}");
        }
    }
}
