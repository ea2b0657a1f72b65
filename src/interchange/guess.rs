//! What a piece of text looks like: an e-mail address, a number, a link, a day, a way of being in touch.
//!
//! For formats that do not say. Not here: formats, and anything that knows who the person is.

use chrono::{Datelike, NaiveDate};

use super::incoming::Labelled;
use crate::domain::civil::Birthday;
use crate::domain::interaction::Channel;

/// The address in `text` where it is one and nothing else: `mailto:` and angle brackets removed.
pub(super) fn email(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => text,
    };
    let text = text
        .strip_prefix('<')
        .map_or(text, |rest| rest.strip_suffix('>').unwrap_or(rest))
        .trim();
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && !part.contains(|character: char| {
                character.is_whitespace() || character.is_control() || "<>(),;".contains(character)
            })
    };
    let domain_is_one = !domain.contains(['/', ':', '@']) && !domain.starts_with('.');
    let local_is_one = !local.contains(['/', '@']);
    (plain(local) && plain(domain) && domain_is_one && local_is_one).then_some(text)
}

/// What stands where a link should stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Linked<'t> {
    /// A page, or nothing that is known.
    Page,
    /// What is behind `mailto:`.
    Email(&'t str),
    /// What is behind `tel:`.
    Phone(&'t str),
    /// Something that a program runs or shows: nobody is found by it.
    Nobody,
}

/// What `text` leads to by its scheme.
pub(super) fn linked(text: &str) -> Linked<'_> {
    let text = text.trim();
    let Some((scheme, rest)) = text.split_once(':') else {
        return Linked::Page;
    };
    let is_number = || {
        rest.trim_start()
            .starts_with(|first: char| first == '+' || first.is_ascii_digit())
    };
    // What a program is to do with it stands behind a question mark.
    let bare = rest.split('?').next().unwrap_or(rest).trim();
    match scheme.trim().to_ascii_lowercase().as_str() {
        "mailto" | "smtp" => Linked::Email(bare),
        "tel" => Linked::Phone(bare),
        "sms" | "callto" if is_number() => Linked::Phone(bare),
        "javascript" | "vbscript" | "data" | "about" | "blob" => Linked::Nobody,
        _ => Linked::Page,
    }
}

/// Whether `text` is a telephone number as people write them.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text
        .chars()
        .filter(|character| character.is_numeric())
        .count();
    let number = text.split(['x', 'e', 'X', 'E']).next().unwrap_or_default();
    (3..=40).contains(&digits)
        && number
            .chars()
            .all(|character| character.is_numeric() || "+()-./ \u{a0}*#,;".contains(character))
}

/// Whether `text` is a web address.
pub(super) fn is_link(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_whitespace) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    ["http://", "https://", "www."]
        .iter()
        .any(|start| lower.starts_with(start) && lower.len() > start.len())
        || lower.split_once('/').is_some_and(|(host, _)| {
            host.contains('.')
                && !host.starts_with('.')
                && host
                    .chars()
                    .all(|character| character.is_alphanumeric() || ".-".contains(character))
        })
}

/// The link by which a person is told apart, if one of `links` is of that kind.
pub(super) fn profile(links: &[Labelled]) -> Option<&str> {
    links.iter().map(|link| link.value.as_str()).find(|link| {
        let lower = link.to_ascii_lowercase();
        lower.split_once("linkedin.com/").is_some_and(|(_, path)| {
            ["in/", "pub/"]
                .iter()
                .any(|kind| path.starts_with(kind) && path.len() > kind.len())
        })
    })
}

/// The day at the beginning of `text`: `2024-03-05` or `2024/3/5`, whatever time follows, or `20240305`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let (year, month, tag) = parts(text)?;
    NaiveDate::from_ymd_opt(year, month, tag).filter(|day| (1..=9999).contains(&day.year()))
}

/// A birthday: a day, or one without a year as `--03-07` or in a year that stands for none (0, 1604).
pub(super) fn birthday(text: &str) -> Option<Birthday> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("--") {
        let (year, month, day) = parts(&format!("2000-{}", dashed(rest)))?;
        return Birthday::new(None, month, day).filter(|_| year == 2000);
    }
    let (year, month, day) = parts(text)?;
    Birthday::new((!matches!(year, 0 | 1604)).then_some(year), month, day)
}

/// `0307` as `03-07`.
fn dashed(text: &str) -> String {
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{}-{}", &text[..2], &text[2..])
    } else {
        text.to_owned()
    }
}

fn parts(text: &str) -> Option<(i32, u32, u32)> {
    let text = text.trim();
    let date = text
        .split(|character: char| character.is_whitespace() || character == 'T')
        .next()?;
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((
            date[..4].parse().ok()?,
            date[4..6].parse().ok()?,
            date[6..].parse().ok()?,
        ));
    }
    let mut numbers = date.split(['-', '/', '.']);
    let mut number = |shortest: usize, longest: usize| {
        let part = numbers.next()?;
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        ((shortest..=longest).contains(&part.len()) && digits).then(|| part.parse::<u32>().ok())?
    };
    let found = (number(4, 4)?, number(1, 2)?, number(1, 2)?);
    numbers
        .next()
        .is_none()
        .then_some((i32::try_from(found.0).ok()?, found.1, found.2))
}

/// Words for ways of being in touch, as they stand in other programs and in people's diaries.
const CHANNELS: &[(Channel, &[&str])] = &[
    (
        Channel::Video,
        &["video", "zoom", "skype", "facetime", "webcam"],
    ),
    (
        Channel::Email,
        &["email", "emailed", "e-mail", "e-mailed", "mailed"],
    ),
    (
        Channel::Call,
        &["call", "called", "phone", "phoned", "telephone", "rang"],
    ),
    (
        Channel::Message,
        &[
            "texted", "text", "messaged", "message", "chatted", "sms", "whatsapp", "signal",
            "telegram",
        ],
    ),
    (Channel::Letter, &["letter", "postcard"]),
    (
        Channel::Coffee,
        &["coffee", "tea", "espresso", "café", "cafe"],
    ),
    (
        Channel::Lunch,
        &["lunch", "brunch", "breakfast", "picnic", "picnicked"],
    ),
    (Channel::Dinner, &["dinner", "supper", "restaurant"]),
    (
        Channel::Drinks,
        &[
            "drinks",
            "drink",
            "beer",
            "beers",
            "bar",
            "pub",
            "cocktails",
        ],
    ),
    (
        Channel::Walk,
        &["walk", "walked", "hike", "hiked", "stroll"],
    ),
    (
        Channel::Event,
        &[
            "concert",
            "conference",
            "wedding",
            "party",
            "theater",
            "theatre",
            "museum",
            "festival",
            "meetup",
        ],
    ),
];

/// How people were in touch, by the first word of `text` that says so; face to face where none does.
pub(super) fn channel(text: &str) -> Channel {
    text.split(|character: char| !(character.is_alphanumeric() || character == '-'))
        .find_map(|word| {
            let word = word.to_lowercase();
            CHANNELS
                .iter()
                .find(|(_, words)| words.contains(&word.as_str()))
                .map(|(channel, _)| *channel)
        })
        .unwrap_or(Channel::Met)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_numbers_and_links_are_told_apart() {
        for (text, address) in [
            ("ana@sol.example", Some("ana@sol.example")),
            (" mailto:ana@sol.example ", Some("ana@sol.example")),
            ("<ana@sol.example>", Some("ana@sol.example")),
            ("ana", None),
            ("@ana", None),
            ("ana@", None),
            ("ana b@sol.example", None),
            ("https://medium.example/@ana", None),
            ("a@b@c.example", None),
        ] {
            assert_eq!(email(text), address, "{text}");
        }
        for (text, phone) in [
            ("+49 (0)30 123-456", true),
            ("030.123.456 x12", true),
            ("٠١٢٣٤٥", true),
            ("ana", false),
            ("12", false),
            ("2 rue de l'Arbre 75001 Paris", false),
        ] {
            assert_eq!(is_phone(text), phone, "{text}");
        }
        for (text, link) in [
            ("https://sol.example", true),
            ("www.sol.example", true),
            ("linkedin.com/in/ana", true),
            ("https://", false),
            ("ana", false),
            ("two words.example/a", false),
        ] {
            assert_eq!(is_link(text), link, "{text}");
        }
    }

    #[test]
    fn days_and_birthdays_are_read_as_files_write_them() {
        for (text, read) in [
            ("2024-03-05", Some("2024-03-05")),
            ("2024-03-05T23:00:00.000000Z", Some("2024-03-05")),
            ("2024-03-05 10:11:12", Some("2024-03-05")),
            ("2024/3/5", Some("2024-03-05")),
            ("20240305", Some("2024-03-05")),
            ("2023-02-29", None),
            ("5 March", None),
            ("2024-03-05-07", None),
            ("", None),
        ] {
            assert_eq!(
                day(text).map(|day| day.to_string()).as_deref(),
                read,
                "{text}"
            );
        }
        for (text, read) in [
            ("1990-03-07", Some("1990-03-07")),
            ("--03-07", Some("--03-07")),
            ("--0307", Some("--03-07")),
            ("0000-02-29", Some("--02-29")),
            ("1604-12-24T00:00:00Z", Some("--12-24")),
            ("--13-01", None),
            ("--", None),
        ] {
            assert_eq!(birthday(text).map(String::from).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn the_first_word_that_says_how_decides() {
        for (text, how) in [
            ("Talked on the phone for an hour", Channel::Call),
            ("Had lunch, then a walk", Channel::Lunch),
            ("A barn dance", Channel::Met),
            ("ate_at_restaurant", Channel::Dinner),
            ("", Channel::Met),
        ] {
            assert_eq!(channel(text), how, "{text}");
        }
    }
}
