//! The keys of an export that are read. Everything under any other key is passed over unread: an export
//! also holds passwords, tokens and whole photos.

/// The names of collections, as one of many and as many, and what each is called here.
const COLLECTIONS: &[(&str, &str)] = &[
    ("activity", "activities"),
    ("activity_type", "activity_types"),
    ("address", "addresses"),
    ("call", "calls"),
    ("contact", "contacts"),
    ("contact_field", "contact_fields"),
    ("contact_field_type", "contact_field_types"),
    ("conversation", "conversations"),
    ("day", "days"),
    ("debt", "debts"),
    ("document", "documents"),
    ("entry", "entries"),
    ("gift", "gifts"),
    ("journal_entry", "journal_entries"),
    ("kid", "kids"),
    ("life_event", "life_events"),
    ("life_event_type", "life_event_types"),
    ("message", "messages"),
    ("note", "notes"),
    ("occupation", "occupations"),
    ("pet", "pets"),
    ("photo", "photos"),
    ("relationship", "relationships"),
    ("reminder", "reminders"),
    ("significant_other", "significant_others"),
    ("tag", "tags"),
    ("task", "tasks"),
    ("vault", "vaults"),
];

/// Keys that are read as they stand.
const KEYS: &[&str] = &[
    "account",
    "amount",
    "app_version",
    "birthdate",
    "body",
    "called_at",
    "career",
    "category",
    "city",
    "comment",
    "company",
    "completed",
    "completed_at",
    "contact_is",
    "content",
    "country",
    "created_at",
    "currency",
    "data",
    "date",
    "dates",
    "deceased_date",
    "deleted_at",
    "delible",
    "description",
    "export_date",
    "family",
    "first_met_additional_info",
    "first_met_date",
    "first_met_general_information",
    "first_met_through",
    "first_met_where",
    "first_name",
    "food_preferences",
    "food_preferencies",
    "frequency_number",
    "frequency_type",
    "friend",
    "general_information",
    "happened_at",
    "has_been_offered",
    "has_been_received",
    "how_you_met",
    "in_debt",
    "inactive",
    "information",
    "initial_date",
    "instance",
    "is_active",
    "is_age_based",
    "is_an_idea",
    "is_dead",
    "is_me",
    "is_partial",
    "is_starred",
    "is_year_unknown",
    "iso",
    "job",
    "last_name",
    "love",
    "middle_name",
    "name",
    "nickname",
    "of_contact",
    "pet_category",
    "postal_code",
    "properties",
    "protocol",
    "province",
    "reason",
    "relationship_type",
    "status",
    "stay_in_touch_frequency",
    "street",
    "summary",
    "title",
    "translation_key",
    "type",
    "url",
    "uuid",
    "values",
    "work",
    "written_at",
    "written_by_me",
];

/// What `key` is called here; `None` where it is not read. `contactField`, `contact-fields` and
/// `contact_field` are one.
pub(super) fn known(key: &str) -> Option<&'static str> {
    let key = snake(key);
    COLLECTIONS
        .iter()
        .find(|(one, many)| key == *one || key == *many)
        .map(|(_, many)| *many)
        .or_else(|| {
            KEYS.binary_search(&key.as_str())
                .ok()
                .and_then(|at| KEYS.get(at).copied())
        })
}

/// Whether `key` only numbers an entry: `12`, or a uuid.
pub(super) fn is_index(key: &str) -> bool {
    let digits = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let uuid = key.len() == 36
        && key
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    digits || uuid
}

fn snake(key: &str) -> String {
    let mut snake = String::with_capacity(key.len() + 2);
    for (at, character) in key.chars().enumerate() {
        match character {
            '-' | ' ' => snake.push('_'),
            upper if upper.is_ascii_uppercase() => {
                if at > 0 && !snake.ends_with('_') {
                    snake.push('_');
                }
                snake.push(upper.to_ascii_lowercase());
            }
            other => snake.push(other),
        }
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_every_spelling() {
        assert!(KEYS.is_sorted());
        for (key, name) in [
            ("contact_field", Some("contact_fields")),
            ("contactFields", Some("contact_fields")),
            ("contact-fields", Some("contact_fields")),
            ("Contact", Some("contacts")),
            ("uuid", Some("uuid")),
            ("written_by_me", Some("written_by_me")),
            ("password", None),
            ("api_key", None),
            ("dataUrl", None),
            ("", None),
        ] {
            assert_eq!(known(key), name, "{key}");
        }
        assert!(is_index("0") && is_index("5f0c3a52-86c4-4d3b-9a55-0b6c2f1d7e10"));
        assert!(!is_index("") && !is_index("token"));
    }
}
