//! Birthdays as address books write them, and as they read them again.
//!
//! A date that is no day of any year is not guessed at: the property is kept as it came.

use crate::domain::civil::Birthday;
use crate::interchange::months;

/// The year that Apple's address book writes where nobody told it one.
pub(super) const NO_YEAR: i32 = 1604;

/// The birthday in `text`; `omitted` is what the property itself says stands for no year.
pub(super) fn read(text: &str, omitted: Option<&str>) -> Option<Birthday> {
    let date = text.trim();
    let date = match date.find(['T', 't', ' ']) {
        // A time of day says nothing about a birthday, in whatever zone.
        Some(at) if date[at + 1..].starts_with(|next: char| next.is_ascii_digit()) => &date[..at],
        _ => date,
    };
    let date = date.strip_suffix(['Z', 'z']).unwrap_or(date);
    if let Some((year, month, day)) = spoken(text).or_else(|| day_first(date)) {
        return Birthday::new(Some(year), month, day);
    }
    let (year, month, day) = match date.strip_prefix("--") {
        Some(rest) => {
            let (month, day) = month_and_day(rest)?;
            (None, month, day)
        }
        None => {
            let digits = date.bytes().take_while(u8::is_ascii_digit).count();
            let (year, rest) = match digits {
                8 => date.split_at(4),
                4 => (&date[..4], date[4..].strip_prefix(['-', '/', '.'])?),
                _ => return None,
            };
            let (month, day) = month_and_day(rest)?;
            let unknown = omitted.is_some_and(|omitted| omitted.trim() == year);
            let year: i32 = year.parse().ok()?;
            if year == 1 && (month, day) == (1, 1) {
                return None;
            }
            (
                (!unknown && year > 1 && year != NO_YEAR).then_some(year),
                month,
                day,
            )
        }
    };
    Birthday::new(year, month, day)
}

/// Whether a year can be that of somebody in an address book: programs write the first day of the first
/// year, or one far ahead, where they know none.
pub(super) fn is_of_somebody(day: Birthday) -> bool {
    day.year().is_none_or(|year| (1000..=2100).contains(&year))
}

/// `12.04.1985` has its day first, as everywhere that dates have dots. With other marks the number above
/// twelve is the day; where neither is, nobody can tell, unless both are the same.
fn day_first(date: &str) -> Option<(i32, u32, u32)> {
    let mark = date.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(mark, '.' | '/' | '-') {
        return None;
    }
    let parts: Vec<&str> = date.split(mark).collect();
    let &[first, second, year] = parts.as_slice() else {
        return None;
    };
    let (first, second) = (number(first, 2)?, number(second, 2)?);
    let year = year_of(year)?;
    match (first, second) {
        _ if mark == '.' => Some((year, second, first)),
        (day, month) if day > 12 || day == month => Some((year, month, day)),
        (month, day) if day > 12 => Some((year, month, day)),
        _ => None,
    }
}

/// `April 12, 1985` and `12 April 1985`, the month in English, whole or by its first three letters.
fn spoken(text: &str) -> Option<(i32, u32, u32)> {
    let words: Vec<&str> = text
        .split([' ', ',', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let &[first, second, year] = words.as_slice() else {
        return None;
    };
    let year = year_of(year)?;
    match (months::number(first), months::number(second)) {
        (Some(month), None) => Some((year, month, number(second, 2)?)),
        (None, Some(month)) => Some((year, month, number(first.trim_end_matches('.'), 2)?)),
        _ => None,
    }
}

/// A year of four digits.
fn year_of(digits: &str) -> Option<i32> {
    (digits.len() == 4)
        .then(|| number(digits, 4))
        .flatten()
        .and_then(|year| i32::try_from(year).ok())
}

/// A number of at most so many digits.
fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

/// `0307`, `03-07`, `3-7`, and the same with other marks.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = match text.split_once(['-', '/', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return None,
    };
    Some((number(month, 2)?, number(day, 2)?))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn birthdays_as_they_are_found() {
        for (text, expected) in [
            ("1990-03-07", "1990-03-07"),
            ("19900307", "1990-03-07"),
            ("1990-3-7", "1990-03-07"),
            ("1990/03/07", "1990-03-07"),
            ("1990-03-07T00:00:00Z", "1990-03-07"),
            ("19900307T000000Z", "1990-03-07"),
            ("1990-03-07 00:00:00", "1990-03-07"),
            ("19900307Z", "1990-03-07"),
            ("--0307", "--03-07"),
            ("--03-07", "--03-07"),
            ("--0307T1200", "--03-07"),
            ("--0229", "--02-29"),
            ("1604-03-07", "--03-07"),
            ("1604-02-29", "--02-29"),
            ("0000-03-07", "--03-07"),
            ("12.04.1985", "1985-04-12"),
            ("13/04/1985", "1985-04-13"),
            ("04/13/1985", "1985-04-13"),
            ("04/04/1985", "1985-04-04"),
            ("April 12, 1985", "1985-04-12"),
            ("12 Apr 1985", "1985-04-12"),
            ("0001-03-07", "--03-07"),
        ] {
            let read = read(text, None).map(String::from);
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(
            read("1805-03-07", Some("1805"))
                .map(String::from)
                .as_deref(),
            Some("--03-07")
        );
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in [
            "",
            "1990",
            "1990-03",
            "---07",
            "--03",
            "1990-02-30",
            "1990-13-01",
            "03/07/1990",
            "0001-01-01",
            "31.02.1990",
            "circa 1800",
            "+1990-03-07",
            "1990-03-07-09",
            "199003071",
            "T120000",
            "1990-0３-07",
            "--é7",
        ] {
            assert_eq!(read(text, None), None, "{text}");
        }
    }
}
