//! What a card says in properties of which we have no field, as short lines for somebody who reads about the
//! person: `Spouse: Ana Souza`, `Anniversary: 14 June 2015`. The properties themselves are kept as they came.

use super::birthday;
use super::handle::{self, without_vendor};
use super::label::{self, capitalised};
use super::property::Property;
use super::structured::{self, one_line};
use crate::domain::civil::Birthday;

/// The longest text that is still a short line: bytes.
const LONGEST: usize = 400;

/// How the value of a property is to be read.
#[derive(Debug, Clone, Copy)]
enum Says {
    /// Words, as they stand.
    Words,
    /// A day.
    Day,
}

/// Properties by their names without what says whose extension they are, and what they say.
const KNOWN: [(&str, Says, &str); 55] = [
    ("anniversary", Says::Day, "Anniversary"),
    ("assistant", Says::Words, "Assistant"),
    ("assistantphone", Says::Words, "Assistant’s phone"),
    ("assistantsname", Says::Words, "Assistant"),
    ("assistanttel", Says::Words, "Assistant’s phone"),
    ("birthplace", Says::Words, "Born in"),
    ("blogfeed", Says::Words, "Blog"),
    ("bloodtype", Says::Words, "Blood type"),
    ("brother", Says::Words, "Brother"),
    ("child", Says::Words, "Child"),
    ("children", Says::Words, "Children"),
    ("custom1", Says::Words, "Custom 1"),
    ("custom2", Says::Words, "Custom 2"),
    ("custom3", Says::Words, "Custom 3"),
    ("custom4", Says::Words, "Custom 4"),
    ("deathdate", Says::Day, "Died"),
    ("deathplace", Says::Words, "Died in"),
    ("department", Says::Words, "Department"),
    ("dept", Says::Words, "Department"),
    ("expertise", Says::Words, "Expertise"),
    ("father", Says::Words, "Father"),
    ("friend", Says::Words, "Friend"),
    ("categories", Says::Words, "Group"),
    ("gn", Says::Words, "Group"),
    ("group", Says::Words, "Group"),
    ("groupmembership", Says::Words, "Group"),
    ("groups", Says::Words, "Group"),
    ("hobby", Says::Words, "Hobby"),
    ("hobbies", Says::Words, "Hobby"),
    ("husband", Says::Words, "Husband"),
    ("interest", Says::Words, "Interest"),
    ("interests", Says::Words, "Interest"),
    ("maidenname", Says::Words, "Maiden name"),
    ("manager", Says::Words, "Manager"),
    ("managersname", Says::Words, "Manager"),
    ("mother", Says::Words, "Mother"),
    ("nameday", Says::Day, "Name day"),
    ("occupation", Says::Words, "Profession"),
    ("office", Says::Words, "Office"),
    ("parent", Says::Words, "Parent"),
    ("partner", Says::Words, "Partner"),
    ("partnersname", Says::Words, "Partner"),
    ("profession", Says::Words, "Profession"),
    ("referredby", Says::Words, "Referred by"),
    ("school", Says::Words, "School"),
    ("sister", Says::Words, "Sister"),
    ("spouse", Says::Words, "Spouse"),
    ("spousename", Says::Words, "Spouse"),
    ("spousesname", Says::Words, "Spouse"),
    ("university", Says::Words, "University"),
    ("wabizname", Says::Words, "Business"),
    ("wedding", Says::Day, "Anniversary"),
    ("weddinganniversary", Says::Day, "Anniversary"),
    ("weddingday", Says::Day, "Anniversary"),
    ("wife", Says::Words, "Wife"),
];

/// The line that a property is worth; `apple` is the label of its group.
pub(super) fn line(property: &Property, apple: Option<&str>) -> Option<String> {
    if let Some(line) = handle::line(property, apple) {
        return short(line);
    }
    let text = property.value.text();
    match property.name.as_str() {
        "X-ANDROID-CUSTOM" => return android(property).and_then(Android::line).and_then(short),
        "RELATED" | "X-ABRELATEDNAMES" | "X-RELATION" | "X-RELATIONSHIP" => {
            return related(property, apple, &text).and_then(short);
        }
        "X-ABDATE" | "X-EVENT" | "X-DATE" => {
            let label = label::of(property, apple);
            let label = if label.is_empty() { "Date" } else { &label };
            return labelled(&capitalised(label), &day(&text)).and_then(short);
        }
        "X-MS-TEL" => {
            let label = format!("{} phone", label::of(property, apple));
            return labelled(&capitalised(label.trim()), &text).and_then(short);
        }
        _ => {}
    }
    let bare = without_vendor(&property.name);
    let (_, says, label) = KNOWN.iter().find(|(known, ..)| *known == bare)?;
    let text = match says {
        Says::Words => words(&text, property)?,
        Says::Day => day(&text),
    };
    labelled(label, &text).and_then(short)
}

/// The words of a property; a reference to another card or file says nothing to a reader.
fn words(text: &str, property: &Property) -> Option<String> {
    let is_reference = ["urn:", "data:", "cid:", "geo:"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if is_reference {
        return None;
    }
    // MS-SPOUSE;N=Souza;Ana: and its like have parts.
    let parts = property.value.parts();
    let text = match parts.len() {
        0 | 1 => text.to_owned(),
        _ => structured::joined(parts.into_iter().map(|part| part.text), ", "),
    };
    let text = ["mailto:", "tel:"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .unwrap_or(&text);
    Some(text.to_owned())
}

fn related(property: &Property, apple: Option<&str>, text: &str) -> Option<String> {
    let label = label::of(property, apple);
    let label = label
        .split(' ')
        .find(|word| !["home", "work", "other"].contains(word));
    let label = match label {
        None | Some("") => "Related".to_owned(),
        // A label of the user's own may be several words.
        Some(_) if apple.is_some() => label::of(property, apple),
        Some(word) => word.to_owned(),
    };
    labelled(&capitalised(&label), &words(text, property)?)
}

/// A day in words where it is one.
fn day(text: &str) -> String {
    let day = birthday::read(text, None).filter(|day| birthday::is_of_somebody(*day));
    day.map_or_else(|| text.to_owned(), Birthday::words)
}

fn labelled(label: &str, text: &str) -> Option<String> {
    let text = one_line(text);
    let says_something = text.chars().any(|letter| !"-0 ,;".contains(letter));
    (says_something && !label.is_empty()).then(|| format!("{label}: {}", text.trim()))
}

fn short(line: String) -> Option<String> {
    let line = one_line(&line);
    (line.len() <= LONGEST).then_some(line)
}

/// What Android puts where vCard has no word for it: a kind, and columns of its own tables.
pub(super) enum Android {
    /// Another name for somebody.
    Nickname(String),
    /// Their birthday.
    Birthday(String),
    /// Anything else, with its label.
    Line(String, String),
}

impl Android {
    fn line(self) -> Option<String> {
        match self {
            Self::Line(label, text) => labelled(&label, &text),
            Self::Nickname(_) | Self::Birthday(_) => None,
        }
    }
}

/// Reads `vnd.android.cursor.item/relation;Ana Souza;14;;;`.
pub(super) fn android(property: &Property) -> Option<Android> {
    const RELATIONS: [&str; 15] = [
        "",
        "Assistant",
        "Brother",
        "Child",
        "Domestic partner",
        "Father",
        "Friend",
        "Manager",
        "Mother",
        "Parent",
        "Partner",
        "Referred by",
        "Relative",
        "Sister",
        "Spouse",
    ];
    if property.name != "X-ANDROID-CUSTOM" {
        return None;
    }
    let parts = property.value.parts();
    let column = |at: usize| {
        let text = parts.get(at).map(|part| one_line(&part.text));
        text.unwrap_or_default()
    };
    let (kind, text, number, own) = (column(0), column(1), column(2), column(3));
    let kind = kind.rsplit('/').next()?;
    let number: usize = number.parse().unwrap_or_default();
    if text.is_empty() {
        return None;
    }
    let own = (!own.is_empty()).then(|| capitalised(&own));
    match kind {
        "nickname" => Some(Android::Nickname(text)),
        "contact_event" if number == 3 => Some(Android::Birthday(text)),
        "contact_event" => {
            let known = if number == 1 { "Anniversary" } else { "Date" };
            let label = own.unwrap_or_else(|| known.to_owned());
            Some(Android::Line(label, day(&text)))
        }
        "relation" => {
            let known = RELATIONS.get(number).filter(|word| !word.is_empty());
            let known = known.unwrap_or(&"Related");
            Some(Android::Line(
                own.unwrap_or_else(|| (*known).to_owned()),
                text,
            ))
        }
        // Fields of the user's own: name and text.
        "contact_user_defined_field" => Some(Android::Line(capitalised(&text), column(2))),
        _ => None,
    }
}
