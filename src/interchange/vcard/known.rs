//! Names of properties: which are known, and which lines begin with one for certain.
//!
//! A name that is not here is no worse for it; only where a line could be text as well does it matter.

use super::property::Head;

/// A known name in capitals with a colon or a semicolon behind it: no text of a person begins like this.
pub(super) fn is_property_for_certain(line: &[u8]) -> bool {
    Head::of(line).is_some_and(|head| {
        (is_known(head.name) || head.name.starts_with(b"X-")) && line.first() != Some(&b'=')
    })
}

/// Whether a line without a colon is a property of which the rest is folded: a name and its parameters.
pub(super) fn begins_a_head(line: &[u8]) -> bool {
    let Some(end) = line.iter().position(|byte| *byte == b';') else {
        return false;
    };
    let name = line[..end].rsplit(|byte| *byte == b'.').next();
    name.is_some_and(|name| is_known(name) || name.starts_with(b"X-"))
}

pub(super) fn starts_with_x(name: &[u8]) -> bool {
    matches!(name, [b'X' | b'x', b'-', ..])
}

/// Whether a property of this name (upper case) is in one of the editions or their extensions.
pub(super) fn is_known(name: &[u8]) -> bool {
    const KNOWN: [&str; 57] = [
        "ADR",
        "AGENT",
        "ANNIVERSARY",
        "BDAY",
        "BIRTHPLACE",
        "CALADRURI",
        "CALURI",
        "CATEGORIES",
        "CLASS",
        "CLIENTPIDMAP",
        "CONTACT-URI",
        "CREATED",
        "DEATHDATE",
        "DEATHPLACE",
        "EMAIL",
        "EXPERTISE",
        "FBURL",
        "FN",
        "GENDER",
        "GEO",
        "GRAMGENDER",
        "HOBBY",
        "IMPP",
        "INTEREST",
        "JSPROP",
        "KEY",
        "KIND",
        "LABEL",
        "LANG",
        "LANGUAGE",
        "LOGO",
        "MAILER",
        "MEMBER",
        "N",
        "NAME",
        "NICKNAME",
        "NOTE",
        "ORG",
        "ORG-DIRECTORY",
        "PHOTO",
        "PRODID",
        "PROFILE",
        "PRONOUNS",
        "RELATED",
        "REV",
        "ROLE",
        "SOCIALPROFILE",
        "SORT-STRING",
        "SOUND",
        "SOURCE",
        "TEL",
        "TITLE",
        "TZ",
        "UID",
        "URL",
        "VERSION",
        "XML",
    ];
    std::str::from_utf8(name).is_ok_and(|name| KNOWN.binary_search(&name).is_ok())
}
