//! What a header says its column holds: whole headers that are known, Google's `E-mail 1 - Value`, and
//! headers put together from known words. A header with a word that nobody knows is not guessed at.
//!
//! Not here: words that mean one thing in one file and another in the next; `infer` decides those.

mod parts;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::field::Field;
use super::header_words::Word;
use super::kept_headers::KEPT_HEADERS;
use super::pieces;
use super::spelling::{Words, words};
use super::vocabulary::{HINTS, QUESTIONS, SUBJECTS, lists};
use super::whole_headers::HEADERS;
use parts::{either, of_name, of_path};

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// What the column holds.
    Known {
        field: Field,
        label: String,
        group: String,
    },
    /// The whole name, or the family name beside a given name: `Name`, `Nom`.
    Name,
    /// The whole name, or the given name beside a family name: `Nome`, `Nombre`.
    FirstOrWhole,
    /// A family name in Portugal, a nickname in Brazil.
    Apelido,
    /// A birthday in Brazil, a wedding day elsewhere.
    Aniversario,
    /// `Dr.`, or what somebody does.
    Title,
    /// `Work`, `Home`: a number or an address of that label, if the cells look like it.
    Labelled(String),
    /// A word that nobody knows, or none.
    Unknown,
}

impl Reading {
    fn known(field: Field, label: &str, group: &str) -> Self {
        Self::Known {
            field,
            label: label.to_owned(),
            group: group.to_owned(),
        }
    }

    /// Whether the word is more than one that stands in cells as often: `Manager`, `Partner`, `Private`.
    pub(super) fn is_telling(&self) -> bool {
        !matches!(
            self,
            Self::Unknown
                | Self::Labelled(_)
                | Self::Known {
                    field: Field::Keep | Field::Skip | Field::Label,
                    ..
                }
        )
    }

    /// Whether the header speaks of people at all.
    pub(super) fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Labelled(_))
    }
}

/// Every header that means one field as a whole.
static WHOLE: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    let mut whole = HashMap::new();
    for (field, phrases) in HEADERS.iter().chain(KEPT_HEADERS) {
        for phrase in phrases.split('|') {
            whole.entry(phrase.trim()).or_insert(*field);
        }
    }
    whole
});

/// What `header` says.
pub(super) fn recognise(header: &str) -> Reading {
    if header.trim().is_empty() || header.len() > 120 {
        return Reading::Unknown;
    }
    if let Some((thing, part)) = header.rsplit_once(" - ") {
        let thing = words(thing);
        if let (false, Some(number)) = (thing.phrase.is_empty(), thing.numbers.first())
            && let Some(reading) = numbered(&thing.phrase, *number, &words(part))
        {
            return reading;
        }
    }
    if let Some(reading) = of_name(header) {
        return reading;
    }
    let said = words(header);
    match said.phrase.as_str() {
        "" => return Reading::Unknown,
        "name" | "names" | "nom" | "naam" | "namn" | "navn" | "nazwa" | "nimi" | "nev" | "nume"
        | "meno" | "이름 성" | "שם" | "nama" | "ten" => return Reading::Name,
        "nome" | "nombre" | "ime" | "имя" | "ім я" | "名前" | "名字" | "이름" | "ad" | "adi"
        | "isim" | "jmeno" | "име" | "ονομα" | "الاسم" => {
            return Reading::FirstOrWhole;
        }
        "apelido" => return Reading::Apelido,
        "aniversario" => return Reading::Aniversario,
        "title" | "titre" | "titel" | "titolo" | "titulo" | "tytul" | "tittel" | "titula"
        | "titul" | "τιτλοσ" | "肩書き" | "תואר" | "اللقب" => {
            return Reading::Title;
        }
        _ => {}
    }
    if let Some(field) = WHOLE.get(said.phrase.as_str()) {
        return Reading::known(*field, label_of(&said.phrase), "");
    }
    let reading = composed(&said, ends_in_number(header));
    if reading != Reading::Unknown {
        return reading;
    }
    if let Some(reading) = either(header) {
        return reading;
    }
    if let Some(reading) = of_path(header) {
        return reading;
    }
    let rest = about_whom(header)
        .map(str::to_owned)
        .or_else(|| without_hint(header))
        .or_else(|| without_question(&said.phrase))
        .or_else(|| without_subject(&said.phrase));
    match rest.map(|rest| recognise(&rest)) {
        Some(Reading::Labelled(_)) | None => Reading::Unknown,
        Some(reading) => reading,
    }
}

/// The header without what it says of how to fill it in: `Birthday (DD/MM/YYYY)`, `Phone [optional]`.
fn without_hint(header: &str) -> Option<String> {
    let from = header.find(['(', '[', '（', '【', '<'])?;
    let (before, rest) = header.split_at(from);
    let (inside, behind) = rest.split_once([')', ']', '）', '】', '>'])?;
    let inside = words(inside);
    let is_hint = !inside.phrase.is_empty()
        && (inside.phrase.starts_with("or ")
            || inside.phrase.split(' ').all(|word| lists(HINTS, word)));
    let rest = format!("{} {}", before.trim(), behind.trim());
    (is_hint && !rest.trim().is_empty()).then_some(rest)
}

/// The header without the words that make a question of it: `What is your e-mail address?`
fn without_question(phrase: &str) -> Option<String> {
    QUESTIONS
        .split('|')
        .filter_map(|question| phrase.strip_prefix(question.trim())?.strip_prefix(' '))
        .min_by_key(|rest| rest.len())
        .map(str::to_owned)
}

/// The label that words beside a value mean, such as `work` or `privat`; `None` where they mean none, or
/// another field than `field`.
pub(super) fn label_beside(said: &str, field: Field) -> Option<String> {
    match composed(&words(said), false) {
        Reading::Known {
            field: known,
            label,
            ..
        } if known == field => Some(label),
        Reading::Labelled(label) => Some(label),
        _ => None,
    }
}

/// The header without the word that says of whom it speaks: `Attendee First Name`, `Name of participant`.
fn about_whom(header: &str) -> Option<&str> {
    let is_subject = |word: &str| lists(SUBJECTS, &words(word).phrase);
    let between = |character: char| !character.is_alphanumeric();
    let header = header.trim();
    if let Some((first, rest)) = header.split_once(between)
        && is_subject(first)
    {
        return Some(rest.trim_start_matches(between)).filter(|rest| !rest.is_empty());
    }
    let (rest, last) = header.rsplit_once(between)?;
    let rest = rest.trim_end_matches(between);
    let rest = rest
        .strip_suffix(" of the")
        .or_else(|| rest.strip_suffix(" of"))?;
    is_subject(last.trim_end_matches('s')).then_some(rest)
}

/// The words of a header without the first, where that says of whom it speaks: `linkedinJobTitle`.
fn without_subject(phrase: &str) -> Option<String> {
    let (first, rest) = phrase.split_once(' ')?;
    (first == "linkedin" || lists(SUBJECTS, first)).then(|| rest.to_owned())
}

/// The label that a whole header implies.
fn label_of(phrase: &str) -> &'static str {
    const SITES: [&str; 9] = [
        "twitter",
        "facebook",
        "instagram",
        "github",
        "mastodon",
        "xing",
        "youtube",
        "bluesky",
        "blog",
    ];
    if let Some(site) = SITES.into_iter().find(|site| phrase.contains(site)) {
        return site;
    }
    match phrase {
        "business website" | "company website" | "work website" => "work",
        "personal website" | "personal website url" | "home website" => "home",
        "mob" | "mob no" | "mobile no" => "mobile",
        "telefon p" | "tel p" => "home",
        "telefon g" | "tel g" => "work",
        _ => "",
    }
}

fn ends_in_number(header: &str) -> bool {
    header
        .trim_end_matches(|character: char| !character.is_alphanumeric())
        .ends_with(|character: char| character.is_ascii_digit())
}

/// `E-mail 1 - Value`, `Address 2 - City`: a thing, its number, and a part of it.
fn numbered(thing: &str, number: u32, part: &Words) -> Option<Reading> {
    let group = format!("{thing} {number}");
    let field = match (thing, part.phrase.as_str()) {
        ("im", "type") | ("organization" | "organisation", "type" | "label") => Field::Skip,
        ("im", "service") | (_, "type" | "label") => Field::Label,
        ("email", "value" | "address" | "") => Field::Email,
        ("phone" | "telephone", "value" | "number" | "") => Field::Phone,
        ("website" | "url", "value" | "address" | "") => Field::Link,
        ("address" | "adresse", "formatted" | "value" | "") => Field::Address,
        ("address" | "adresse", part) => match part {
            "street" | "extended address" | "street address" => Field::Street,
            "city" => Field::City,
            "pobox" => Field::PostBox,
            "region" | "state" => Field::Region,
            "postcode" => Field::PostalCode,
            "country" => Field::Country,
            _ => return None,
        },
        ("organization" | "organisation", "name") => Field::Organization,
        ("organization" | "organisation", "title") => Field::Role,
        ("organization" | "organisation", _) => {
            return Some(Reading::known(Field::Keep, "", ""));
        }
        (_, "value") => Field::Keep,
        _ => return None,
    };
    Some(Reading::known(field, "", &group))
}

/// A header put together from known words.
fn composed(said: &Words, ends_in_number: bool) -> Reading {
    let mut found: Vec<Word> = Vec::new();
    for word in said.phrase.split(' ') {
        match pieces::meant(word) {
            Some(meant) => found.extend(meant),
            None => return Reading::Unknown,
        }
    }
    let has = |word: Word| found.contains(&word);
    let place = if has(Word::Work) {
        "work"
    } else if has(Word::Home) {
        "home"
    } else if has(Word::Other) {
        "other"
    } else {
        ""
    };
    let two = |kind: &str| match place {
        "" => kind.to_owned(),
        place => format!("{place} {kind}"),
    };
    if has(Word::Email) {
        return Reading::known(Field::Email, place, "");
    }
    let phone = if has(Word::Fax) {
        Some(two("fax"))
    } else if has(Word::Mobile) {
        Some(match place {
            "work" => "work mobile".to_owned(),
            _ => "mobile".to_owned(),
        })
    } else if has(Word::Pager) {
        Some("pager".to_owned())
    } else if has(Word::Phone) && has(Word::Car) {
        Some("car".to_owned())
    } else if has(Word::Phone) && has(Word::Main) {
        Some("main".to_owned())
    } else {
        has(Word::Phone).then(|| place.to_owned())
    };
    if let Some(label) = phone {
        return Reading::known(Field::Phone, &label, "");
    }
    if has(Word::Web) {
        return Reading::known(Field::Link, place, "");
    }
    let part = [
        (Word::PostBox, Field::PostBox),
        (Word::Postcode, Field::PostalCode),
        (Word::Country, Field::Country),
        (Word::Region, Field::Region),
        (Word::City, Field::City),
        (Word::Street, Field::Street),
        (Word::Address, Field::Street),
    ]
    .into_iter()
    .find(|(word, _)| has(*word));
    if let Some((_, field)) = part {
        let number = said.numbers.first().filter(|_| !ends_in_number);
        let group = match number {
            Some(number) => format!("address {place} {number}"),
            None => format!("address {place}"),
        };
        return Reading::known(field, place, group.trim_end());
    }
    if place.is_empty() && !has(Word::Main) {
        return Reading::Unknown;
    }
    Reading::Labelled(place.to_owned())
}
