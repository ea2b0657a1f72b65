//! Web addresses, and the links to profiles by which people are told apart.

/// The link in one spelling where it leads to somebody's profile at LinkedIn or Xing: https, the usual host,
/// no query, no slash at the end. `None` for any other link.
pub fn profile(link: &str) -> Option<String> {
    let (host, path) = parts(link)?;
    let known = |site: &str| {
        host == site
            || host
                .strip_suffix(site)
                .is_some_and(|rest| rest.ends_with('.'))
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    let (first, rest) = path.trim_start_matches('/').split_once('/')?;
    let site = if known("linkedin.com") && matches!(first, "in" | "pub" | "profile") {
        "www.linkedin.com"
    } else if known("xing.com") && matches!(first, "profile" | "app") {
        "www.xing.com"
    } else {
        return None;
    };
    (!rest.is_empty()).then(|| format!("https://{site}/{first}/{rest}"))
}

/// Any link in one spelling, for a column that is said to hold profiles: https, the host in lower case, no
/// query, no slash at the end.
pub(super) fn plain(link: &str) -> Option<String> {
    if let Some(profile) = profile(link) {
        return Some(profile);
    }
    let (host, path) = parts(link)?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some(format!("https://{host}{}", path.trim_end_matches('/')))
}

/// Whether `text` is a web address, with or without its scheme.
pub(super) fn is_link(text: &str) -> bool {
    parts(text).is_some()
}

/// The host in lower case and the rest.
fn parts(link: &str) -> Option<(String, &str)> {
    let link = link.trim();
    let rest = match link.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") =>
        {
            rest
        }
        Some(_) => return None,
        None => link.trim_start_matches("//"),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let host = host.to_lowercase();
    let (name, _port) = host.split_once(':').unwrap_or((&host, ""));
    let well_formed = name.contains('.')
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !link.contains(char::is_whitespace)
        && name
            .chars()
            .all(|character| character.is_alphanumeric() || "-._".contains(character))
        && name.rsplit('.').next().is_some_and(|end| {
            end.chars().count() >= 2
                && end
                    .chars()
                    .all(|letter| letter.is_alphabetic() || letter == '-')
        });
    well_formed.then_some((host, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_have_one_spelling() {
        for (link, expected) in [
            (
                "https://www.linkedin.com/in/anna-zhou",
                Some("https://www.linkedin.com/in/anna-zhou"),
            ),
            (
                "http://de.LinkedIn.com/in/anna-zhou/?trk=x#top",
                Some("https://www.linkedin.com/in/anna-zhou"),
            ),
            (
                "linkedin.com/in/anna-zhou/",
                Some("https://www.linkedin.com/in/anna-zhou"),
            ),
            (
                "https://www.xing.com/profile/Anna_Zhou",
                Some("https://www.xing.com/profile/Anna_Zhou"),
            ),
            ("https://www.linkedin.com/company/x", None),
            ("https://www.linkedin.com/in/", None),
            ("https://notlinkedin.com/in/anna", None),
            ("anna zhou", None),
            ("", None),
        ] {
            assert_eq!(profile(link).as_deref(), expected, "{link}");
        }
        assert_eq!(
            plain("http://People.example/a/?x").as_deref(),
            Some("https://people.example/a")
        );
        for (text, link) in [
            ("anna.example", true),
            ("www.anna.example/x", true),
            ("Dr. Anna", false),
            ("anna@zhou.example", false),
            ("1.5", false),
            ("ftp://x.example", false),
        ] {
            assert_eq!(is_link(text), link, "{text}");
        }
    }
}
