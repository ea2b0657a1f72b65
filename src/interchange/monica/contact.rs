//! Somebody: names, ways to reach them, dates, and a note of everything that has no place of its own.
//!
//! What happened with them is `history`.

use super::super::guess;
use super::super::incoming::{IncomingPerson, Labelled, Limits};
use super::super::reading::{Paragraphs, joined};
use super::account::{Account, left_behind, spaced};
use super::history::Story;
use super::tree::Node;
use super::values::Special;

/// What a contact turned out to be.
pub(super) enum Found {
    /// Somebody.
    Person(Box<IncomingPerson>),
    /// Somebody without a page, who stands in the notes of others.
    Relative,
    /// Nothing, and why.
    Refused(String),
}

/// The person that `entry` is.
pub(super) fn person<'n>(entry: &'n Node, account: &Account<'n>, limits: &Limits) -> Found {
    if !matches!(entry, Node::Fields(_)) {
        return Found::Refused("a contact that has no fields".into());
    }
    let names = Names::of(entry);
    let uid = entry.uuid();
    if entry.property("is_partial").flag() == Some(true) {
        return if account.is_mentioned(&uid) || account.is_mentioned(&names.full()) {
            Found::Relative
        } else if names.full().is_empty() {
            Found::Refused("a relative without a name, who belongs to nobody".into())
        } else {
            Found::Refused(format!(
                "{} has no page of their own in Monica and belongs to nobody",
                names.full()
            ))
        };
    }
    if entry.property("is_me").flag() == Some(true) {
        return Found::Refused("the contact is yourself".into());
    }
    let fields = ["contact_fields", "addresses", "tags", "activities"]
        .into_iter()
        .map(|name| entry.collection(name).len())
        .max();
    if fields.is_some_and(|fields| fields > limits.properties) {
        return Found::Refused(format!(
            "a contact with more than {} entries of a kind",
            limits.properties
        ));
    }
    let mut person = IncomingPerson {
        full_name: names.full(),
        family_name: names.family.clone(),
        given_name: names.given.clone(),
        nickname: names.nickname.clone(),
        organization: entry.property("company").named(),
        role: entry.property("job").named(),
        uid,
        ..IncomingPerson::default()
    };
    let mut story = Story::of(entry, account, limits);
    let died = about(entry, account, &mut person, &mut story.note);
    reach(entry, account, &mut person, &mut story.note);
    work(entry, &mut person, &mut story.note);
    tags(entry, &mut person);
    relationships(entry, &mut story.note);
    relatives(entry, &mut story.note);
    pets(entry, &mut story.note);
    story.tell(entry, account);
    if !died {
        person.cadence_days = entry
            .property("stay_in_touch_frequency")
            .whole()
            .filter(|days| (1..=3650).contains(days));
    }
    if person.full_name.is_empty() {
        person.full_name = [&person.emails, &person.phones]
            .into_iter()
            .flatten()
            .map(|one| one.value.clone())
            .next()
            .unwrap_or_default();
    }
    if person.full_name.is_empty() {
        return Found::Refused("a contact with neither a name nor an address".into());
    }
    let photos = entry.collection("photos").len();
    let documents = entry.collection("documents").len();
    story.note.add(&left_behind(photos, documents));
    let unsaid = match story.note.left_out {
        0 => String::new(),
        1 => "1 more note had no room here.".to_owned(),
        more => format!("{more} more notes had no room here."),
    };
    person.note = joined(&[&story.note.text, &unsaid], "\n");
    person.history = story.history;
    Found::Person(Box::new(person))
}

/// The parts of a name.
pub(super) struct Names {
    given: String,
    family: String,
    nickname: String,
}

impl Names {
    /// Those of `entry`.
    pub(super) fn of(entry: &Node) -> Self {
        let part = |key| {
            let text = entry.property(key).text();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self {
            given: joined(&[&part("first_name"), &part("middle_name")], " "),
            family: part("last_name"),
            nickname: part("nickname"),
        }
    }

    /// The whole name, or the nickname where there is no other.
    pub(super) fn full(&self) -> String {
        match joined(&[&self.given, &self.family], " ") {
            name if name.is_empty() => self.nickname.clone(),
            name => name,
        }
    }
}

/// Dates, how the two met, and what is simply told. Says whether the person has died.
fn about(
    entry: &Node,
    account: &Account<'_>,
    person: &mut IncomingPerson,
    note: &mut Paragraphs,
) -> bool {
    let deceased = entry.property("deceased_date");
    let died = entry.property("is_dead").flag() == Some(true) || deceased.day().is_some();
    if died {
        let on = match deceased.special() {
            Special::Birthday(day) => format!(" on {}", day.words()),
            Special::Year(day) => format!(" about {}", day.format("%Y")),
            Special::Unknown => String::new(),
        };
        note.add(&format!("Has died{on}."));
    }
    note.add(&entry.property("description").text());
    match entry.property("birthdate").special() {
        Special::Birthday(birthday) => person.birthday = Some(birthday),
        Special::Year(day) => note.add(&format!("Born about {}.", day.format("%Y"))),
        Special::Unknown => {}
    }
    let met = entry.property("first_met_date");
    let year_is_known = met.property("is_year_unknown").flag() != Some(true)
        && met.property("is_age_based").flag() != Some(true);
    person.known_since = met.day().filter(|_| year_is_known);
    let through = entry.property("first_met_through");
    let through = match account.name(&through.uuid()) {
        "" => Names::of(through).full(),
        name => name.to_owned(),
    };
    let through = match through.as_str() {
        "" => String::new(),
        name => format!("through {name}"),
    };
    let told: Vec<String> = [
        "first_met_where",
        "first_met_additional_info",
        "first_met_general_information",
        "general_information",
    ]
    .into_iter()
    .map(|key| entry.property(key).text())
    .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    person.how_met = joined(&[&joined(&told, ", "), &through], ", ");
    for relation in account.relations(&person.uid) {
        note.add(relation);
    }
    // The programming interface spells it its own way.
    let food = ["food_preferences", "food_preferencies"]
        .map(|key| entry.property(key).text())
        .into_iter()
        .find(|food| !food.is_empty());
    if let Some(food) = food {
        note.add(&format!("Food: {food}"));
    }
    if entry.property("is_starred").flag() == Some(true) {
        note.add("A favourite in Monica.");
    }
    if entry.property("is_active").flag() == Some(false) {
        note.add("Archived in Monica.");
    }
    died
}

/// Contact fields and addresses.
fn reach(entry: &Node, account: &Account<'_>, person: &mut IncomingPerson, note: &mut Paragraphs) {
    for field in entry.collection("contact_fields") {
        let value = match field.property("data") {
            Node::Fields(_) => String::new(),
            data => data.text(),
        };
        let value = if value.is_empty() {
            field.property("content").text()
        } else {
            value
        };
        if value.is_empty() {
            continue;
        }
        let kind = [
            field.property("type"),
            field.property("contact_field_types"),
        ]
        .into_iter()
        .find(|kind| **kind != Node::Nothing)
        .unwrap_or(&Node::Nothing);
        let resolved = account.field_type(kind);
        let name = match resolved {
            // A uuid that leads to nothing is no word for anybody.
            Node::Text(text) if super::names::is_index(text) => String::new(),
            other => other.named(),
        };
        let means = joined(
            &[
                &resolved.property("type").text(),
                &resolved.property("protocol").text(),
                &name,
            ],
            " ",
        );
        place(&value, &name, &means.to_lowercase(), person, note);
    }
    for address in entry.collection("addresses") {
        let part = |key| address.property(key).named();
        let line = joined(
            &[
                &part("street"),
                &part("city"),
                &part("province"),
                &part("postal_code"),
                &part("country"),
            ],
            ", ",
        );
        let line = line.lines().map(str::trim).collect::<Vec<_>>().join(", ");
        if !line.is_empty() {
            add(
                &mut person.addresses,
                &address.property("name").text(),
                &line,
            );
        }
    }
    if let Some(profile) = guess::profile(&person.links) {
        person.profile = profile.to_owned();
    }
}

/// Networks whose pages are named by what people write down for them.
const NETWORKS: &[(&str, &str)] = &[
    ("linkedin", "https://www.linkedin.com/in/"),
    ("facebook", "https://facebook.com/"),
    ("twitter", "https://twitter.com/"),
    ("instagram", "https://instagram.com/"),
    ("github", "https://github.com/"),
];

/// Puts `value` where it belongs: by what its type means, else by what it looks like.
fn place(value: &str, name: &str, means: &str, person: &mut IncomingPerson, note: &mut Paragraphs) {
    let label = match name.to_lowercase().as_str() {
        "email" | "e-mail" | "phone" | "telephone" | "mail" => "",
        _ => name,
    };
    let has = |words: &[&str]| words.iter().any(|word| means.contains(word));
    if let Some(address) = guess::email(value) {
        return add(&mut person.emails, label, address);
    }
    let number = value.strip_prefix("tel:").unwrap_or(value).trim();
    if guess::is_phone(number)
        && (means.is_empty() || has(&["phone", "tel", "mobile", "whatsapp", "sms", "signal"]))
    {
        return add(&mut person.phones, label, number);
    }
    if guess::is_link(value) {
        return add(&mut person.links, name, value);
    }
    let handle = value.strip_prefix('@').unwrap_or(value);
    let plain = !handle.is_empty()
        && handle
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "._-".contains(character));
    let network = NETWORKS.iter().find(|(network, _)| has(&[network]));
    match network {
        Some((_, page)) if plain => add(&mut person.links, name, &format!("{page}{handle}")),
        _ if has(&["phone"]) && !number.is_empty() => add(&mut person.phones, label, number),
        _ => note.add(&joined(&[name, value], ": ")),
    }
}

/// Occupations, of which the first that is held now fills what the contact itself leaves open.
fn work(entry: &Node, person: &mut IncomingPerson, note: &mut Paragraphs) {
    for occupation in entry.collection("occupations") {
        let title = occupation.property("title").text();
        let company = occupation.property("company").named();
        if person.role.is_empty() && person.organization.is_empty() {
            person.role = title;
            person.organization = company;
        } else if title != person.role || company != person.organization {
            let words = joined(&[&title, &company], ", ");
            if !words.is_empty() {
                note.add(&format!("Also: {words}"));
            }
        }
    }
}

fn tags(entry: &Node, person: &mut IncomingPerson) {
    for tag in entry.collection("tags") {
        // Old exports have all of them in one text.
        for name in tag.named().split(',') {
            let name = name.trim();
            if !name.is_empty() && !person.categories.iter().any(|known| known == name) {
                person.categories.push(name.to_owned());
            }
        }
    }
}

/// Partners and children as the first versions of Monica kept them, within the contact.
fn relatives(entry: &Node, note: &mut Paragraphs) {
    for (collection, kind) in [("significant_others", "partner"), ("kids", "child")] {
        for relative in entry.collection(collection) {
            let name = match relative {
                Node::Fields(_) => Names::of(relative).full(),
                bare => bare.text(),
            };
            let born = match relative.property("birthdate").special() {
                Special::Birthday(birthday) => format!(" (born {})", birthday.words()),
                Special::Year(day) => format!(" (born about {})", day.format("%Y")),
                Special::Unknown => String::new(),
            };
            if !name.is_empty() {
                note.add(&format!("{kind}: {name}{born}"));
            }
        }
    }
}

/// How somebody is related to others, as the programming interface tells it within the contact.
fn relationships(entry: &Node, note: &mut Paragraphs) {
    for (kind, name) in related(entry) {
        note.add(&format!("{}: {name}", kind.replace('_', " ")));
    }
}

/// To whom somebody is related by what stands within the contact: the kind, and the name.
pub(super) fn related(entry: &Node) -> Vec<(String, String)> {
    let kinds = entry.property("relationships");
    let mut related = Vec::new();
    for group in ["love", "family", "friend", "work"] {
        for relation in kinds.get(group).collection("contacts") {
            let name = Names::of(relation.get("contacts")).full();
            let kind = relation.get("relationships").property("name").text();
            if !name.is_empty() {
                let kind = if kind.is_empty() {
                    group.to_owned()
                } else {
                    kind
                };
                related.push((kind, name));
            }
        }
    }
    related
}

fn pets(entry: &Node, note: &mut Paragraphs) {
    for pet in entry.collection("pets") {
        let kind = [pet.property("category"), pet.property("pet_category")]
            .into_iter()
            .map(Node::named)
            .find(|kind| !kind.is_empty())
            .unwrap_or_default();
        let kind = spaced(&kind);
        match pet.property("name").text().as_str() {
            "" if kind.is_empty() => {}
            "" => note.add(&format!("Pet: {kind}")),
            name if kind.is_empty() => note.add(&format!("Pet: {name}")),
            name => note.add(&format!("Pet: {name} ({kind})")),
        }
    }
}

fn add(values: &mut Vec<Labelled>, label: &str, value: &str) {
    if !values.iter().any(|known| known.value == value) {
        values.push(Labelled {
            label: label.to_owned(),
            value: value.to_owned(),
        });
    }
}
