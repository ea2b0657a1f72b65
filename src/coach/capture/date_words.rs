//! The words of dates: numbers, units, weekdays, months, ordinals, with common short forms and slips.
//! How they combine is `date_scan` and `date_forms`.

use chrono::Weekday;

use super::dates::Unit;

pub(super) fn is_verbish(word: &str) -> bool {
    !matches!(
        word,
        "" | "at" | "with" | "w" | "and" | "for" | "in" | "to" | "by" | "on"
    )
}

pub(super) fn count(word: &str) -> Option<i64> {
    Some(match word {
        "a" | "an" | "one" => 1,
        "two" | "couple" => 2,
        "three" | "few" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        _ => return None,
    })
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "min" | "mins" | "minute" | "minutes" | "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "m" | "mo" | "mos" | "mth" | "mths" | "month" | "months" => Unit::Month,
        "q" | "quarter" | "quarters" => Unit::Quarter,
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The day a word names, with common short forms and slips.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" | "mondy" | "munday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" | "teusday" | "tusday" | "tuseday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" | "wensday" | "wednsday" | "wedneday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "thrusday" | "thusday" => Weekday::Thu,
        "fri" | "friday" | "firday" | "frday" => Weekday::Fri,
        "sat" | "saturday" | "saterday" | "satuday" => Weekday::Sat,
        "sun" | "sunday" | "suday" => Weekday::Sun,
        _ => return None,
    })
}

/// The month a word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "january" => 1,
        "feb" | "february" | "febuary" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

pub(super) fn ordinal(word: &str) -> Option<u32> {
    pub(super) const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(at) = WORDS.iter().position(|w| *w == word) {
        return u32::try_from(at + 1).ok();
    }
    let digits = word.find(|c: char| !c.is_ascii_digit())?;
    matches!(&word[digits..], "st" | "nd" | "rd" | "th")
        .then(|| word[..digits].parse().ok())?
        .filter(|d| (0..=99).contains(d))
}
