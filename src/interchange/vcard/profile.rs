//! Which link is a person's own page at a service, so that two records with it are of one person.
//!
//! Only addresses whose path can be nobody else's count: a company's page, a repository or a post does not.

/// Hosts whose pages of people are one name right behind the host.
const ONE_NAME: [&str; 12] = [
    "github.com",
    "gitlab.com",
    "codeberg.org",
    "twitter.com",
    "x.com",
    "instagram.com",
    "facebook.com",
    "threads.net",
    "threads.com",
    "keybase.io",
    "medium.com",
    "orcid.org",
];

/// Hosts whose pages of people are a name behind one of these words.
const BEHIND: [(&str, &[&str]); 5] = [
    ("linkedin.com", &["in", "pub"]),
    ("xing.com", &["profile"]),
    ("bsky.app", &["profile"]),
    ("facebook.com", &["people"]),
    ("researchgate.net", &["profile"]),
];

/// First pages of a service that are nobody's.
const NOBODY: [&str; 16] = [
    "about",
    "login",
    "signup",
    "home",
    "search",
    "explore",
    "settings",
    "help",
    "share",
    "intent",
    "groups",
    "pages",
    "events",
    "sharer.php",
    "company",
    "profile.php",
];

/// The link among these by which a person is told from others: LinkedIn before all, else the first.
pub(super) fn among<'l>(links: impl Iterator<Item = &'l str> + Clone) -> Option<&'l str> {
    links
        .clone()
        .find(|link| host(link).0.ends_with("linkedin.com") && is_profile(link))
        .or_else(|| links.clone().find(|link| is_profile(link)))
}

/// Whether this is a person's own page.
fn is_profile(link: &str) -> bool {
    let (host, path) = host(link);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let (Some(first), second, third) = (steps.next(), steps.next(), steps.next()) else {
        return false;
    };
    // A country of a service: de.linkedin.com.
    let at = |known: &str| {
        host == known
            || host
                .strip_suffix(known)
                .is_some_and(|country| country.ends_with('.') && country.len() <= 4)
    };
    if BEHIND
        .iter()
        .any(|(known, words)| at(known) && words.contains(&first) && second.is_some())
    {
        return true;
    }
    if ONE_NAME.iter().any(|known| at(known)) {
        return second.is_none() && !NOBODY.contains(&first.to_ascii_lowercase().as_str());
    }
    // Mastodon and its kin, on a host of any name.
    let handle = first.strip_prefix('@').filter(|handle| !handle.is_empty());
    handle.is_some() && host.contains('.') && third.is_none() && second.is_none()
}

/// The host in lower case without `www.`, and the path.
fn host(link: &str) -> (String, &str) {
    let bare = link
        .split_once("://")
        .map_or(link, |(_, bare)| bare)
        .trim_start_matches('/');
    let end = bare.find(['/', '?', '#']).unwrap_or(bare.len());
    let name = bare[..end].to_ascii_lowercase();
    let name = name.rsplit('@').next().unwrap_or_default();
    let name = ["www.", "m.", "mobile."]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name);
    (name.to_owned(), &bare[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_told_from_other_pages() {
        for link in [
            "https://www.linkedin.com/in/priya-raman-0a1b",
            "http://linkedin.com/in/priya/?originalSubdomain=de",
            "de.linkedin.com/in/jose",
            "https://github.com/priya",
            "https://social.example/@priya",
            "https://bsky.app/profile/priya.example",
            "http://twitter.com/priya",
        ] {
            assert!(is_profile(link), "{link}");
        }
        for link in [
            "https://www.linkedin.com/company/northwind",
            "https://github.com/northwind/storage",
            "https://github.com/about",
            "https://northwind.example/in/priya",
            "https://medium.example/@priya/a-post",
            "https://northwind.example",
            "notlinkedin.com/in/priya",
            "",
            "@",
            "https://",
        ] {
            assert!(!is_profile(link), "{link}");
        }
    }

    #[test]
    fn linkedin_is_asked_first() {
        let links = [
            "https://github.com/priya",
            "https://www.linkedin.com/in/priya",
        ];
        assert_eq!(among(links.into_iter()), Some(links[1]));
        assert_eq!(among(links[..1].iter().copied()), Some(links[0]));
        assert_eq!(among(std::iter::empty()), None);
    }
}
