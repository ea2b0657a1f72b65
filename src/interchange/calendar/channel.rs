//! How people met, told from the words and links of an event.
//!
//! Words are looked for whole and in a few languages; what is not found is a meeting face to face.

use crate::domain::interaction::Channel;

/// Parts of addresses at which one meets by video.
const VIDEO_LINKS: &[&str] = &[
    "zoom.us/",
    "zoomgov.com/",
    "zoom.com/j/",
    "meet.google.com/",
    "hangouts.google.com/",
    "teams.microsoft.com/",
    "teams.live.com/",
    "webex.com/",
    "gotomeeting.com/",
    "gotomeet.me/",
    "goto.com/",
    "whereby.com/",
    "meet.jit.si/",
    "jitsi.",
    "bluejeans.com/",
    "chime.aws/",
    "facetime.apple.com/",
    "join.skype.com/",
    "meet.lync.com/",
    "bigbluebutton",
    "/bbb/",
    "meet.proton.me/",
    "around.co/",
    "discord.gg/",
    "riverside.fm/",
    "app.slack.com/huddle",
    "meet.starleaf.com/",
    "senfcall.de/",
    "tel.meet/",
];

/// Words in a place or a title that say: by video.
const VIDEO_WORDS: &[&str] = &[
    "video",
    "videocall",
    "videokonferenz",
    "videoconference",
    "videoconferencing",
    "visio",
    "visioconférence",
    "videollamada",
    "zoom",
    "webex",
    "facetime",
    "jitsi",
    "whereby",
    "skype",
    "hangout",
    "hangouts",
    "webinar",
    "online",
    "virtual",
    "gmeet",
];

/// Words that say so in a place only; in a title they can mean anything.
const VIDEO_PLACES: &[&str] = &["teams", "remote"];

const CALL_WORDS: &[&str] = &[
    "call",
    "phone",
    "telephone",
    "telefon",
    "telefonat",
    "anruf",
    "teléfono",
    "llamada",
    "téléphone",
    "appel",
    "telefonata",
    "phonecall",
];

/// Words of titles, in the order in which they count.
const TITLE_WORDS: &[(Channel, &[&str])] = &[
    (
        Channel::Coffee,
        &[
            "coffee", "coffees", "café", "cafe", "kaffee", "koffie", "kaffe", "caffè", "tea",
            "espresso", "brew", "kahvi", "kawa", "kahve",
        ],
    ),
    (
        Channel::Lunch,
        &[
            "lunch",
            "lunches",
            "breakfast",
            "brunch",
            "mittagessen",
            "frühstück",
            "déjeuner",
            "almuerzo",
            "desayuno",
            "almoço",
            "pranzo",
            "lunchen",
            "frokost",
        ],
    ),
    (
        Channel::Dinner,
        &[
            "dinner",
            "supper",
            "abendessen",
            "dîner",
            "diner",
            "cena",
            "jantar",
            "middag",
        ],
    ),
    (
        Channel::Drinks,
        &[
            "drinks",
            "drink",
            "beer",
            "beers",
            "wine",
            "pub",
            "cocktails",
            "cocktail",
            "apéro",
            "bier",
            "cerveza",
            "borrel",
            "pint",
            "pints",
        ],
    ),
    (
        Channel::Walk,
        &[
            "walk",
            "walking",
            "stroll",
            "hike",
            "hiking",
            "spaziergang",
            "wanderung",
            "balade",
            "promenade",
            "paseo",
            "wandeling",
        ],
    ),
];

/// What an event says about where and how.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs<'a> {
    /// The title.
    pub(super) title: &'a str,
    /// The place.
    pub(super) place: &'a str,
    /// Links that stand apart: `URL`, `CONFERENCE` and what programs call the same.
    pub(super) links: &'a str,
    /// What else was written; only looked at for a link.
    pub(super) description: &'a str,
}

/// How it was.
pub(super) fn channel(signs: Signs<'_>) -> Channel {
    let place = signs.place.to_lowercase();
    let title = signs.title.to_lowercase();
    let by_title = || {
        TITLE_WORDS
            .iter()
            .find(|(_, words)| has_word(&title, words))
            .map(|(channel, _)| *channel)
    };
    if has_link(&place) || has_word(&place, VIDEO_WORDS) || has_word(&place, VIDEO_PLACES) {
        return Channel::Video;
    }
    if is_telephone(&place) || has_word(&place, CALL_WORDS) {
        return Channel::Call;
    }
    if !place.trim().is_empty() {
        // A place was written down: a link that a program adds to every invitation says nothing then.
        return by_title().unwrap_or(Channel::Met);
    }
    let links = signs.links.to_lowercase();
    if links.contains("tel:") && !has_link(&links) {
        return Channel::Call;
    }
    if has_link(&links) || has_link(&signs.description.to_lowercase()) {
        return Channel::Video;
    }
    if has_word(&title, VIDEO_WORDS) {
        return Channel::Video;
    }
    if let Some(channel) = by_title() {
        return channel;
    }
    if has_word(&title, CALL_WORDS) {
        return Channel::Call;
    }
    Channel::Met
}

fn has_link(text: &str) -> bool {
    VIDEO_LINKS.iter().any(|link| text.contains(link))
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| words.contains(&word))
}

/// Whether a place is a telephone number: mostly digits, seven of them at least.
fn is_telephone(place: &str) -> bool {
    let place = place.trim();
    if place.starts_with("tel:") || place.starts_with("callto:") {
        return true;
    }
    let digits = place.chars().filter(char::is_ascii_digit).count();
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    digits >= 7 && letters <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_counts_before_the_title_and_the_title_before_nothing() {
        for (title, place, links, description, how) in [
            ("Coffee with Ana", "", "", "", Channel::Coffee),
            (
                "Coffee with Ana",
                "https://acme.zoom.us/j/1",
                "",
                "",
                Channel::Video,
            ),
            (
                "Lunch",
                "Bar Norte",
                "https://meet.google.com/x",
                "",
                Channel::Lunch,
            ),
            (
                "Planning",
                "Room 5",
                "https://meet.google.com/x",
                "",
                Channel::Met,
            ),
            (
                "Planning",
                "",
                "https://meet.google.com/x",
                "",
                Channel::Video,
            ),
            (
                "Planning",
                "",
                "",
                "Join: https://teams.microsoft.com/l/meetup",
                Channel::Video,
            ),
            (
                "Planning",
                "Microsoft Teams Meeting",
                "",
                "",
                Channel::Video,
            ),
            ("Ana", "+1 (555) 010-7788", "", "", Channel::Call),
            ("Call Ana", "", "", "", Channel::Call),
            ("Recall", "", "", "", Channel::Met),
            ("Ana <> Ben: walk", "", "", "", Channel::Walk),
            ("Abendessen mit Søren", "", "", "", Channel::Dinner),
            ("", "", "", "", Channel::Met),
            ("Team sync", "", "", "", Channel::Met),
        ] {
            let signs = Signs {
                title,
                place,
                links,
                description,
            };
            assert_eq!(channel(signs), how, "{title} / {place}");
        }
    }
}
