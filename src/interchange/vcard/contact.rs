//! E-mail addresses, telephone numbers and profiles, without the wrapping they come in.

use super::label;
use super::property::Property;
use super::structured::one_line;
use crate::interchange::incoming::Labelled;

/// The link of a social profile that is a web address, and the service as its label. The property is kept
/// as well: it says more than the link does.
pub(super) fn social_link(property: &Property) -> Option<Labelled> {
    if !matches!(property.name.as_str(), "SOCIALPROFILE" | "X-SOCIALPROFILE") {
        return None;
    }
    let value = one_line(&property.value.text());
    let web = ["http://", "https://"].iter().any(|scheme| {
        value
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let service = property
        .parameter("SERVICE-TYPE")
        .next()
        .map(|service| one_line(service.trim()))
        .filter(|service| !service.is_empty())
        .unwrap_or_else(|| label::of(property, None));
    web.then_some(Labelled {
        label: service,
        value,
    })
}

/// An e-mail address without `mailto:` and without a name around it.
pub(super) fn email(text: &str) -> String {
    let text = one_line(text);
    let bare = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => &text,
    };
    let inner = bare
        .strip_suffix('>')
        .and_then(|inner| inner.rsplit_once('<'))
        .map(|(_, inner)| inner)
        .filter(|inner| inner.contains('@'));
    inner.unwrap_or(bare).trim().to_owned()
}

/// A telephone number without `tel:`, its extension in words.
pub(super) fn phone(text: &str) -> String {
    let text = one_line(text);
    let Some(number) = text
        .get(..4)
        .filter(|scheme| scheme.eq_ignore_ascii_case("tel:"))
        .map(|_| text[4..].trim())
    else {
        return text;
    };
    match number.split_once(";ext=") {
        Some((number, extension)) => format!("{number} ext. {extension}"),
        None => number.to_owned(),
    }
}
