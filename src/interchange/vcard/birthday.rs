//! Birthdays as address books write them, and as they read them again.
//!
//! A date that is no day of any year is not guessed at: the property is kept as it came.

use crate::domain::civil::Birthday;

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
            (
                (!unknown && year > 1 && year != NO_YEAR).then_some(year),
                month,
                day,
            )
        }
    };
    Birthday::new(year, month, day)
}

/// `0307`, `03-07`, `3-7`, and the same with other marks.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = match text.split_once(['-', '/', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return None,
    };
    let number = |digits: &str| {
        let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| digits.parse().ok()).flatten()
    };
    Some((number(month)?, number(day)?))
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
            "7 March 1990",
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
