//! What somebody is called at a service: messengers and social networks, under the many names that programs
//! have for such properties. An address of the web is a link; anything else is words for the notes.

use super::label::{self, capitalised};
use super::profile;
use super::property::Property;
use super::structured::one_line;
use crate::interchange::incoming::Labelled;

/// How services are named in properties, types and schemes, in order, and what people call them.
const SERVICES: [(&str, &str); 47] = [
    ("aim", "AIM"),
    ("bluesky", "Bluesky"),
    ("discord", "Discord"),
    ("facebook", "Facebook"),
    ("facetime", "FaceTime"),
    ("flickr", "Flickr"),
    ("gadugadu", "Gadu-Gadu"),
    ("gg", "Gadu-Gadu"),
    ("github", "GitHub"),
    ("gitlab", "GitLab"),
    ("googlehangouts", "Google Hangouts"),
    ("googletalk", "Google Talk"),
    ("groupwise", "GroupWise"),
    ("gtalk", "Google Talk"),
    ("icq", "ICQ"),
    ("imaddress", "Instant messenger"),
    ("instagram", "Instagram"),
    ("irc", "IRC"),
    ("jabber", "Jabber"),
    ("kakaotalk", "KakaoTalk"),
    ("line", "LINE"),
    ("linkedin", "LinkedIn"),
    ("mastodon", "Mastodon"),
    ("matrix", "Matrix"),
    ("msn", "MSN"),
    ("msnim", "MSN"),
    ("myspace", "MySpace"),
    ("pinterest", "Pinterest"),
    ("qq", "QQ"),
    ("reddit", "Reddit"),
    ("signal", "Signal"),
    ("sinaweibo", "Weibo"),
    ("sip", "SIP"),
    ("sips", "SIP"),
    ("skype", "Skype"),
    ("skypeusername", "Skype"),
    ("telegram", "Telegram"),
    ("tg", "Telegram"),
    ("threads", "Threads"),
    ("threema", "Threema"),
    ("twitter", "Twitter"),
    ("viber", "Viber"),
    ("wechat", "WeChat"),
    ("whatsapp", "WhatsApp"),
    ("xmpp", "Jabber"),
    ("yahoo", "Yahoo"),
    ("ymsgr", "Yahoo"),
];

/// What people call this service, if it is one.
pub(super) fn service(name: &str) -> Option<&'static str> {
    let bare = squeezed(name);
    let at = SERVICES.binary_search_by_key(&bare.as_str(), |(known, _)| known);
    at.ok().map(|at| SERVICES[at].1)
}

/// The service that a property is about by its name alone; nothing for those that name it elsewhere.
fn named(property: &Property) -> Option<&'static str> {
    let name = property.name.as_str();
    // KDE: X-messaging/xmpp-All.
    if let Some(rest) = name.strip_prefix("X-MESSAGING/") {
        return service(rest.split('-').next().unwrap_or(rest));
    }
    name.strip_prefix("X-")
        .and_then(|_| service(&without_vendor(name)))
}

/// The name of a property without what says whose extension it is, squeezed.
pub(super) fn without_vendor(name: &str) -> String {
    const VENDORS: [&str; 8] = [
        "EVOLUTION-",
        "KADDRESSBOOK-X-",
        "KADDRESSBOOK-",
        "MS-OL-",
        "MS-",
        "MOZILLA-",
        "EPOC",
        "PALM-",
    ];
    let bare = name.strip_prefix("X-").unwrap_or(name);
    let bare = VENDORS
        .iter()
        .find_map(|vendor| bare.strip_prefix(vendor))
        .unwrap_or(bare);
    squeezed(bare)
}

fn squeezed(name: &str) -> String {
    if name.is_ascii() {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        return letters
            .map(|letter| char::from(letter.to_ascii_lowercase()))
            .collect();
    }
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a property is one of those that hold a social profile or a messenger and name the service elsewhere.
fn is_profile(property: &Property) -> bool {
    ["SOCIALPROFILE", "X-SOCIALPROFILE", "IMPP"].contains(&property.name.as_str())
}

/// The link of a profile that is a web address, and the service as its label. The property is kept as well:
/// it says more than the link does.
pub(super) fn social_link(property: &Property) -> Option<Labelled> {
    if !is_profile(property) && named(property).is_none() {
        return None;
    }
    let value = one_line(&property.value.text());
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        value
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    }) || profile::among(std::iter::once(value.as_str())).is_some();
    let label = said_service(property)
        .or_else(|| named(property).map(str::to_owned))
        .unwrap_or_else(|| label::of(property, None));
    is_web.then_some(Labelled { label, value })
}

/// The service as a parameter says it.
fn said_service(property: &Property) -> Option<String> {
    ["SERVICE-TYPE", "X-SERVICE-TYPE"]
        .iter()
        .flat_map(|name| property.parameter(name))
        .map(|service| one_line(service.trim()))
        .find(|service| !service.is_empty())
}

/// A handle as a line for the notes: `Skype: ana.s`.
pub(super) fn line(property: &Property, apple: Option<&str>) -> Option<String> {
    let own = named(property);
    if own.is_none() && !is_profile(property) {
        return None;
    }
    let value = one_line(&property.value.text());
    let (scheme, rest) = match value.split_once(':') {
        Some((scheme, rest)) if !scheme.is_empty() && scheme.chars().all(is_of_scheme) => {
            (scheme, rest.trim_start_matches('/'))
        }
        _ => ("", value.as_str()),
    };
    let scheme_service = service(scheme);
    let is_wrapped = scheme_service.is_some() || scheme.eq_ignore_ascii_case("x-apple");
    let handle = if is_wrapped { rest } else { &value };
    // ymsgr:sendIM?ana, aim:goim?screenname=ana, skype:ana?chat
    let handle = match handle.split_once('?') {
        Some((verb, query))
            if ["sendim", "goim", "addbuddy", "chat"].contains(&&*verb.to_lowercase()) =>
        {
            let first = query.split('&').next().unwrap_or(query);
            first.split_once('=').map_or(first, |(_, name)| name)
        }
        Some((handle, _)) if is_wrapped => handle,
        _ => handle,
    };
    let handle = handle.replace("%40", "@").replace("%20", " ");
    let user = property.parameter("X-USER").next().unwrap_or_default();
    let handle = if handle.trim().is_empty() {
        user
    } else {
        handle.trim()
    };
    if handle.is_empty() {
        return None;
    }
    let types = label::of(property, apple);
    let of_types = types.split(' ').find_map(service).map(str::to_owned);
    let said = said_service(property).map(|said| match service(&said) {
        Some(known) => known.to_owned(),
        None => capitalised(&said),
    });
    let label = own
        .map(str::to_owned)
        .or(said)
        .or(of_types)
        .or(scheme_service.map(str::to_owned))
        .or_else(|| {
            let is_own = !types.is_empty() && !["home", "work", "other"].contains(&types.as_str());
            is_own.then(|| capitalised(&types))
        })
        .unwrap_or_else(|| "Messenger".to_owned());
    Some(format!("{label}: {handle}"))
}

fn is_of_scheme(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_is_found() {
        assert!(SERVICES.is_sorted());
        for (name, service) in SERVICES {
            assert_eq!(super::service(&name.to_uppercase()), Some(service));
        }
        assert_eq!(service("Skype-Username"), Some("Skype"));
        assert_eq!(service("carrier pigeon"), None);
    }
}
