//! Headers of two parts: a name and which part of it, `Account: Account Name`, `Employer / Organization`.
//!
//! Not here: what a part says by itself (`recognise`).

use super::super::field::Field;
use super::super::spelling::words;
use super::super::vocabulary::{OTHERS, SUBJECTS, lists};
use super::{Reading, label_beside, recognise};

/// What a header says whose parts say the same: `Employer/Organization`, `Title / Position`.
pub(super) fn either(header: &str) -> Option<Reading> {
    let mut parts: Vec<&str> = header.split(['/', '|', '・']).collect();
    if parts.len() == 1 {
        parts = header.split(" or ").collect();
    }
    if !(2..=4).contains(&parts.len()) {
        return None;
    }
    let readings: Vec<Reading> = parts.iter().map(|part| recognise(part)).collect();
    let is_role = |reading: &Reading| {
        matches!(
            reading,
            Reading::Title
                | Reading::Known {
                    field: Field::Role | Field::Occupation,
                    ..
                }
        )
    };
    if readings.iter().all(is_role) {
        return Some(Reading::known(Field::Role, "", ""));
    }
    let field = |reading: &Reading| match reading {
        Reading::Known { field, .. } => Some(*field),
        Reading::Name | Reading::FirstOrWhole => Some(Field::FullName),
        _ => None,
    };
    let first = readings.first().and_then(field)?;
    let same = readings.iter().all(|reading| field(reading) == Some(first));
    same.then(|| readings.into_iter().next()).flatten()
}

/// What a header says that names a part of a name: `Name (First)`, `Attendee Name - Last`, `name_suffix`.
pub(super) fn of_name(header: &str) -> Option<Reading> {
    let header = header
        .trim()
        .trim_end_matches([')', ']', '）', '】', '>', '*']);
    let split = ["(", "[", "（", "【", "<", " - ", ": ", " > ", " / ", "."]
        .into_iter()
        .find_map(|between| header.rsplit_once(between));
    let phrase = words(header).phrase;
    let (thing, part) = match split {
        // In plain words, so that however many parts there are, no more than two are looked at.
        Some((thing, part)) => (recognise(&words(thing).phrase), part),
        None => (Reading::Name, phrase.strip_prefix("name ")?),
    };
    if let Some(reading) = in_another_way(&thing, &words(part).phrase) {
        return Some(reading);
    }
    let is_name = match thing {
        Reading::Name | Reading::FirstOrWhole => true,
        Reading::Known { field, .. } => field == Field::FullName,
        _ => false,
    };
    if !is_name {
        return None;
    }
    match words(part).phrase.as_str() {
        "full" | "complete" => return Some(Reading::known(Field::FullName, "", "")),
        "given" => return Some(Reading::known(Field::GivenName, "", "")),
        "family" => return Some(Reading::known(Field::FamilyName, "", "")),
        "short" | "preferred" => return Some(Reading::known(Field::Nickname, "", "")),
        _ => {}
    }
    let part = recognise(part);
    let is_part = matches!(
        part,
        Reading::Known {
            field: Field::GivenName
                | Field::MiddleName
                | Field::FamilyName
                | Field::Honorific
                | Field::Suffix
                | Field::Nickname,
            ..
        }
    );
    is_part.then_some(part)
}

/// What a name is of which the brackets say where it is used, or how it is written: `Vorname (privat)`,
/// `First Name (Legal)`, `Name (Latin)`.
fn in_another_way(thing: &Reading, way: &str) -> Option<Reading> {
    const USUAL: &str =
        "legal | official | latin | roman | romanized | romanised | romaji | english";
    const SCRIPTS: &str = "cyrillic | kanji | hangul | hanja | chinese | japanese | korean | arabic | hebrew | greek | \
         native | native script | local | local script | original script";
    let field = match thing {
        Reading::Known {
            field: field @ (Field::GivenName | Field::FamilyName | Field::FullName),
            ..
        } => *field,
        Reading::Name | Reading::FirstOrWhole => Field::FullName,
        _ => return None,
    };
    if field == Field::GivenName && lists("preferred | nickname | known as | goes by", way) {
        return Some(Reading::known(Field::Nickname, "", ""));
    }
    // `Name (Business)` is a firm's, and a given name is nobody's but a person's.
    let is_place = label_beside(way, Field::Phone).is_some_and(|label| match field {
        Field::FullName => *thing == Reading::Name && label == "home",
        _ => matches!(label.as_str(), "home" | "work"),
    });
    let is_other_script = field == Field::FullName && lists(SCRIPTS, way);
    (lists(USUAL, way) || is_place || is_other_script).then(|| Reading::known(field, "", ""))
}

/// What the last part of a path says: `Account: Account Name`, `Record > Job title`, `organizations[0].name`.
pub(super) fn of_path(header: &str) -> Option<Reading> {
    let (thing, part) = [" > ", ": ", "].", "::", "/"]
        .into_iter()
        .find_map(|between| header.rsplit_once(between))?;
    let thing = words(thing).phrase;
    if thing.is_empty() || thing.split(' ').any(|word| lists(OTHERS, word)) {
        return None;
    }
    let is_subject = lists(SUBJECTS, &thing) || thing == "record";
    match (recognise(part), recognise(&thing)) {
        (
            Reading::Name | Reading::FirstOrWhole,
            known @ Reading::Known {
                field: Field::Organization,
                ..
            },
        ) => Some(known),
        (reading @ (Reading::Name | Reading::FirstOrWhole | Reading::Title), _) => {
            let is_role = reading == Reading::Title && thing.contains("organi");
            match is_role {
                true => Some(Reading::known(Field::Role, "", "")),
                false => is_subject.then_some(reading),
            }
        }
        (
            reading @ Reading::Known {
                field: Field::Organization | Field::Role,
                ..
            },
            _,
        ) => Some(reading),
        (reading, _) if is_subject && reading.is_telling() => Some(reading),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Reading;
    use super::{Field, recognise};

    #[test]
    fn parts_of_a_name_are_told_from_the_name() {
        for (field, headers) in [
            (
                Field::GivenName,
                "Name (First) | Attendee Name (First) | Your Name (First Name) | Name [First] | Name - First | \
                 Name: First | name_first | user.name.first | Name (Vorname) | Nombre (Nombres) | \
                 First name (or nickname) | Name (Given) | Vorname (privat) | First Name (Legal) | Given Name (work)",
            ),
            (
                Field::FamilyName,
                "Name (Last) | Attendee Name (Last) | Guest Name - Surname | name_last | Name (Nachname) | \
                 Full Name (Last) | Name (Family) | Nachname (privat) | Last Name (Latin)",
            ),
            (Field::MiddleName, "Name (Middle) | Name - Middle Initial"),
            (Field::Honorific, "Name (Prefix) | Name: Salutation"),
            (
                Field::Birthday,
                "When is your birthday? | Wann ist dein Geburtstag?",
            ),
            (Field::Suffix, "Name (Suffix)"),
            (
                Field::Nickname,
                "Name (Nickname) | Name (Short) | First Name (Preferred)",
            ),
            (
                Field::FullName,
                "Name (Full) | Name (Last, First) | Name (Latin) | Name (Cyrillic) | Name (privat)",
            ),
        ] {
            for header in headers.split(" | ") {
                assert_eq!(recognise(header), Reading::known(field, "", ""), "{header}");
            }
        }
        // Whose name it is, nobody knows.
        for header in [
            "Company Name (Last)",
            "Spouse Name (First)",
            "Name (Phonetic)",
            "Name (Business)",
        ] {
            assert!(
                !matches!(
                    recognise(header),
                    Reading::Known {
                        field: Field::GivenName | Field::FamilyName | Field::FullName,
                        ..
                    }
                ),
                "{header}"
            );
        }
        // However many parts a header has, it is read at once.
        assert_eq!(recognise(&"x / ".repeat(30)), Reading::Unknown);
        assert_eq!(recognise(&"x (".repeat(40)), Reading::Unknown);
    }
}
