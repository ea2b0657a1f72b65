//! The tables that LinkedIn puts beside the one of the people, told by their headers: messages, skills, the
//! user's own addresses. Only data; other tables that hold no people are told by their cells (`subject`).

use super::spelling::words;

/// What the list is of, headers that it has, and how many columns it has at most.
const LISTS: &[(&str, &str, usize)] = &[
    ("messages", "conversation id | from | to | content", 20),
    ("messages", "conversation id | from | to | date", 20),
    ("invitations", "from | to | sent at | direction", 12),
    (
        "endorsements",
        "endorsement date | skill name | endorsement status",
        10,
    ),
    (
        "recommendations",
        "first name | last name | text | creation date | status",
        8,
    ),
    ("languages", "name | proficiency", 2),
    ("certificates", "name | url | authority | started on", 8),
    ("publications", "name | published on | publisher | url", 8),
    ("courses", "name | number | started on", 6),
    (
        "organisations",
        "name | description | position | started on",
        6,
    ),
    ("test results", "name | description | score | date", 6),
    (
        "the positions you had",
        "company name | title | started on | finished on",
        8,
    ),
    (
        "the schools you went to",
        "school name | degree name | start date",
        10,
    ),
    ("firms you follow", "organization | followed on", 4),
    ("jobs", "job title | company name | job url | saved date", 8),
    (
        "jobs",
        "job title | company name | job url | application date",
        14,
    ),
    (
        "your own addresses",
        "email address | confirmed | primary | updated on",
        4,
    ),
    ("your own numbers", "extension | number | type", 4),
    (
        "your own numbers",
        "extension | number | is whatsapp number",
        4,
    ),
];

/// Headers of the user's own profile, as it is and as it was; each with the most columns.
const PROFILES: &[(&str, usize)] = &[
    (
        "first name | last name | headline | summary | geo location",
        20,
    ),
    (
        "first name | last name | maiden name | headline | summary",
        20,
    ),
];

/// A sentence that says what a table with this header is of LinkedIn's; `None` where it may be one of people.
pub(super) fn other_list(header: &[String]) -> Option<String> {
    let phrases: Vec<String> = header.iter().map(|cell| words(cell).phrase).collect();
    let fits = |wanted: &str, most: usize| {
        phrases.len() <= most
            && wanted
                .split('|')
                .all(|wanted| phrases.iter().any(|phrase| phrase == wanted.trim()))
    };
    if PROFILES.iter().any(|(wanted, most)| fits(wanted, *most)) {
        return Some("This is your own profile at LinkedIn, not a list of people.".to_owned());
    }
    LISTS
        .iter()
        .find(|(_, wanted, most)| fits(wanted, *most))
        .map(|(what, ..)| format!("This is LinkedIn's list of {what}, not of people."))
}
