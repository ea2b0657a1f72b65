//! What an e-mail address, a telephone number and a link to a profile are compared by.
//!
//! Not here: whose they are, and what a match is worth.

mod host;

use unicode_normalization::UnicodeNormalization;

/// The fewest digits by which somebody can be told: shorter numbers are extensions and services.
const FEWEST_DIGITS: usize = 7;
/// The fewest digits of a number without its country that are believed to end a longer one.
const FEWEST_NATIONAL: usize = 8;
/// The fewest characters of a card's name that are believed to be no other card's.
const FEWEST_LASTING: usize = 8;
/// The fewest digits of a number with its country that are believed to follow 011.
const FEWEST_ABROAD: usize = 10;
/// The digits of a Russian number with what leads to it.
const RUSSIAN: usize = 11;
/// The most digits of a country's own prefix.
const MOST_COUNTRY: usize = 3;

/// What stands before the `@` where a mailbox is that of many.
const OFFICES: &[&str] = &[
    "info",
    "information",
    "office",
    "contact",
    "contacts",
    "kontakt",
    "contacto",
    "contato",
    "sales",
    "vertrieb",
    "support",
    "admin",
    "administration",
    "team",
    "reception",
    "service",
    "enquiries",
    "inquiries",
    "billing",
    "accounts",
    "accounting",
    "buchhaltung",
    "finance",
    "hr",
    "jobs",
    "careers",
    "press",
    "presse",
    "marketing",
    "webmaster",
    "postmaster",
    "noreply",
    "no-reply",
    "donotreply",
    "helpdesk",
    "secretary",
    "sekretariat",
    "booking",
    "bookings",
    "orders",
    "shop",
    "events",
    "newsletter",
    "notifications",
    "all",
    "everyone",
    "staff",
];
/// Services on which somebody has one page, under their own name.
const PERSONAL: &[&str] = &["linkedin.com", "xing.com", "orcid.org"];
const FACEBOOK: &str = "facebook.com";
/// What stands before the number of somebody who has no name there.
const FACEBOOK_NUMBERED: &str = "profile.php?id=";
/// First parts of addresses on services that are not people.
const PAGES: &[&str] = &[
    "profile.php",
    "about",
    "contact",
    "events",
    "explore",
    "feed",
    "groups",
    "hashtag",
    "help",
    "home",
    "i",
    "in",
    "intent",
    "jobs",
    "join",
    "joinchat",
    "legal",
    "login",
    "me",
    "notifications",
    "orgs",
    "p",
    "pages",
    "people",
    "privacy",
    "pub",
    "reel",
    "search",
    "settings",
    "share",
    "sharer",
    "sharer.php",
    "signup",
    "terms",
    "watch",
];

/// An e-mail address as it is compared: lower case, its host in letters, without `mailto:` and outer marks.
/// What stands after a plus stays, because it can be another person's mailbox. `None` where it is no address.
pub fn email_key(text: &str) -> Option<String> {
    let folded = folded(text);
    let folded = folded
        .trim()
        .trim_start_matches("mailto:")
        .trim_matches(|character: char| {
            character.is_whitespace() || matches!(character, '<' | '>' | '"' | '\'' | ',' | ';')
        });
    let (local, domain) = folded.rsplit_once('@')?;
    let fits = !local.is_empty() && !domain.is_empty() && !folded.contains(char::is_whitespace);
    let is_written = domain.contains("xn--") || domain.contains('。');
    fits.then(|| match is_written {
        true => format!("{local}@{}", host::in_letters(domain)),
        false => folded.to_owned(),
    })
}

/// The text as addresses and numbers are compared: in the usual forms of its characters, in lower case.
fn folded(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkc().flat_map(char::to_lowercase).collect(),
    }
}

/// The mailbox that an address reaches: as [`email_key`], and where the service is known to leave out dots
/// and what stands after a plus, without them.
pub(super) fn mailbox_key(text: &str) -> Option<String> {
    let key = email_key(text)?;
    let (local, domain) = key.rsplit_once('@')?;
    if !matches!(domain, "gmail.com" | "googlemail.com") {
        return Some(key);
    }
    let local = local.split('+').next().unwrap_or(local).replace('.', "");
    (!local.is_empty()).then(|| format!("{local}@gmail.com"))
}

/// Whether an address is that of an office: everybody there has it.
pub(super) fn is_office(email: &str) -> bool {
    let local = email.split('@').next().unwrap_or(email);
    OFFICES.contains(&local)
}

/// A telephone number as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// The digits, without the signs that lead out of a country or into it.
    digits: String,
    /// Whether the country is among them.
    reach: Reach,
    /// What is dialled after the call is taken; may be empty.
    extension: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    International,
    Unsaid,
}

impl Phone {
    /// The number in `text`; `None` where it is too short to tell anybody by.
    pub fn of(text: &str) -> Option<Self> {
        let text = folded(text);
        let text = text.trim().trim_start_matches("tel:");
        // What is dialled after the call is taken belongs to a desk; an x is in `ext`, a w in `Durchwahl`.
        let at = text
            .find([';', ',', 'x', '#', 'p', 'w'])
            .unwrap_or(text.len());
        let (text, desk) = text.split_at(at);
        let extension: String = desk.chars().filter_map(digit).collect();
        let is_plus = text.trim_start_matches(['(', ' ']).starts_with('+');
        let text = if is_plus {
            text.replace("(0)", "")
        } else {
            text.to_owned()
        };
        let digits: String = text.chars().filter_map(digit).collect();
        // Out of North America one dials 011, and what follows is longer than a number there.
        let abroad = digits
            .strip_prefix("011")
            .filter(|rest| rest.len() >= FEWEST_ABROAD);
        let (digits, reach) = match (is_plus, digits.strip_prefix("00").or(abroad)) {
            (true, _) => (digits.trim_start_matches('0'), Reach::International),
            (false, Some(rest)) => (rest, Reach::International),
            (false, None) => (digits.trim_start_matches('0'), Reach::Unsaid),
        };
        (digits.len() >= FEWEST_DIGITS).then(|| Self {
            digits: digits.to_owned(),
            reach,
            extension,
        })
    }

    /// The end of the number, which two ways of writing it share.
    pub fn ending(&self) -> &str {
        &self.digits[self.digits.len() - FEWEST_DIGITS..]
    }

    /// Whether both are the same line: the same digits, or one of them without its country, and not two
    /// desks behind one number.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_desk = |phone: &Self| !phone.extension.is_empty();
        if is_desk(self) && is_desk(other) && self.extension != other.extension {
            return false;
        }
        if self.digits == other.digits {
            return true;
        }
        let (short, long) = if self.digits.len() < other.digits.len() {
            (self, other)
        } else {
            (other, self)
        };
        let from_within = |one: &Self, two: &Self| {
            // In Russia and Kazakhstan, 8 stands for the country where a call stays in it.
            let rest = |phone: &Self, first: char| -> Option<String> {
                phone.digits.strip_prefix(first).map(str::to_owned)
            };
            one.reach == Reach::Unsaid
                && one.digits.len() == RUSSIAN
                && rest(one, '8').is_some()
                && rest(one, '8') == rest(two, '7')
        };
        if from_within(self, other) || from_within(other, self) {
            return true;
        }
        short.reach == Reach::Unsaid
            && short.digits.len() >= FEWEST_NATIONAL
            && long.digits.len() - short.digits.len() <= MOST_COUNTRY
            && long.digits.ends_with(&short.digits)
    }
}

/// A decimal digit of the scripts in which telephone numbers are written.
fn digit(character: char) -> Option<char> {
    let zero = match u32::from(character) {
        0x30..=0x39 => 0x30,
        0x660..=0x669 => 0x660,
        0x6f0..=0x6f9 => 0x6f0,
        0x966..=0x96f => 0x966,
        0x9e6..=0x9ef => 0x9e6,
        0xe50..=0xe59 => 0xe50,
        _ => return None,
    };
    char::from_digit(u32::from(character) - zero, 10)
}

/// A link as it is compared: host and path in lower case, without scheme, `www`, end, and a
/// query that tells nothing.
pub fn link_key(text: &str) -> Option<String> {
    let decoded = percent_decoded(text.trim());
    let folded: String = decoded.nfkc().flat_map(char::to_lowercase).collect();
    let rest = folded
        .split_once("://")
        .map_or(folded.as_str(), |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let letters;
    let host = match host.contains("xn--") {
        true => {
            letters = host::in_letters(host);
            &letters
        }
        false => host,
    };
    let host = host.strip_prefix("www.").unwrap_or(host);
    let host = host.strip_prefix("m.").unwrap_or(host);
    // LinkedIn has a host for every country.
    let host = match host.rsplit_once(".linkedin.com") {
        Some((country, "")) if country.len() <= 3 => "linkedin.com",
        _ => host,
    };
    if !host.contains('.') || host.contains(char::is_whitespace) {
        return None;
    }
    let path = path.trim_matches('/');
    let number = folded
        .split(['?', '&', '#'])
        .find_map(|pair| pair.strip_prefix("id="))
        .filter(|_| host == FACEBOOK && path == "profile.php");
    Some(match number {
        // One page for everybody without a name of their own.
        Some(number) => format!("{host}/{FACEBOOK_NUMBERED}{number}"),
        None if path.is_empty() => host.to_owned(),
        None => format!("{host}/{path}"),
    })
}

/// The link as it is compared, where it is of a kind that names one person: their page on a service
/// that many use. A company's page and a home page are not.
pub fn profile_key(text: &str) -> Option<String> {
    let key = link_key(text)?;
    let (host, path) = key.split_once('/')?;
    let parts: Vec<&str> = path.split('/').collect();
    if let (FACEBOOK, [page]) = (host, parts.as_slice())
        && let Some(number) = page.strip_prefix(FACEBOOK_NUMBERED)
    {
        return Some(format!("{host}/{number}"));
    }
    let name = parts
        .iter()
        .find(|part| !matches!(**part, "in" | "profile"))?;
    if PAGES.contains(name) && host != "linkedin.com" {
        return None;
    }
    let named = match (host, parts.as_slice()) {
        ("linkedin.com", ["in", name, ..]) => format!("{host}/in/{name}"),
        // Of the old kind, only all parts together are one person's.
        ("linkedin.com", ["pub", _, _, ..]) => format!("{host}/{path}"),
        ("twitter.com" | "x.com", [name]) => format!("x.com/{}", name.trim_start_matches('@')),
        (
            "github.com" | "gitlab.com" | "codeberg.org" | "facebook.com" | "instagram.com"
            | "orcid.org" | "t.me" | "about.me" | "keybase.io",
            [name],
        ) => format!("{host}/{}", name.trim_start_matches('@')),
        ("xing.com" | "bsky.app", ["profile", name, ..]) => format!("{host}/{name}"),
        // The way in which the fediverse writes a person.
        (_, [name]) if name.starts_with('@') => format!("{host}/{name}"),
        _ => return None,
    };
    Some(named)
}

/// The lasting name of a card as it is compared: lower case, without `urn:uuid:`.
pub(super) fn uid_key(text: &str) -> String {
    let folded = text.trim().to_lowercase();
    folded
        .strip_prefix("urn:uuid:")
        .unwrap_or(&folded)
        .to_owned()
}

/// Whether the lasting name of a card is long enough to be nobody else's: some programs count from one.
pub(super) fn is_lasting(uid: &str) -> bool {
    uid.trim().to_lowercase().starts_with("urn:") || uid_key(uid).chars().count() >= FEWEST_LASTING
}

/// The service of a profile: two profiles on one service are two people.
pub(super) fn profile_service(key: &str) -> &str {
    match key.split_once("/pub/") {
        // Who has an address of the old kind has one of the new as well.
        Some(_) => key,
        None => key.split('/').next().unwrap_or(key),
    }
}

/// Whether a profile is one that a person has, and no firm, and has but one of.
pub(super) fn is_personal(key: &str) -> bool {
    PERSONAL.contains(&key.split('/').next().unwrap_or(key))
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = bytes
            .get(at + 1..at + 3)
            .filter(|_| *byte == b'%')
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(pair.unwrap_or(*byte));
        at += if pair.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests;
