//! E-mail addresses and telephone numbers without the wrapping they come in, and told from what is none.
//!
//! One property may hold several, a name around one, or a remark in place of one. What is no address is
//! never taken for one; its words are for the notes.

use super::structured::one_line;

/// What a property that should hold an address or a number holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Addresses or numbers, each once.
    pub(super) values: Vec<String>,
    /// The text of the property, where it says more than they do.
    pub(super) remark: Option<String>,
}

impl Found {
    /// One value, just as somebody left it.
    pub(super) fn as_written(value: String) -> Self {
        let mut found = Self::default();
        found.add(value);
        found
    }

    fn add(&mut self, value: String) {
        if !value.is_empty() && !self.values.contains(&value) {
            self.values.push(value);
        }
    }

    /// The text as a remark, unless it only stands for nothing.
    fn with_remark(mut self, text: &str) -> Self {
        self.remark = (!is_nothing(text)).then(|| text.to_owned());
        self
    }
}

/// `text` without the marks that cannot be seen and that telephones put around what is copied.
pub(super) fn seen(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    let plain = |letter: char| match letter {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        letter => Some(letter),
    };
    text.chars()
        .filter_map(plain)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The e-mail addresses in `text`.
pub(super) fn emails(text: &str) -> Found {
    let text = seen(&one_line(text));
    let whole = email(&text);
    let mut found = Found::default();
    if is_address(&whole) && text.matches('<').count() < 2 {
        found.add(whole);
        return found;
    }
    let mut is_told = true;
    let wraps = |letter: char| letter.is_whitespace() || ",;|<>()[]\"".contains(letter);
    for word in text.split(wraps) {
        let word = word.trim_end_matches(['.', ':']);
        let bare = after_scheme(word, "mailto:").unwrap_or(word);
        let bare = bare.split('?').next().unwrap_or_default();
        // Among other words only a host with a dot is one for certain.
        if is_address(bare)
            && bare
                .rsplit('@')
                .next()
                .is_some_and(|host| host.contains('.'))
        {
            found.add(bare.to_owned());
        } else {
            is_told &= !word.chars().any(char::is_alphanumeric) || is_between(word);
        }
    }
    // Words around an address in pointed brackets are the name of its owner.
    let is_named = text.contains('<') && !found.values.is_empty();
    match is_told || is_named {
        true => found,
        false => found.with_remark(&text),
    }
}

/// An e-mail address without `mailto:` and without a name around it.
pub(super) fn email(text: &str) -> String {
    let text = one_line(text);
    let bare = after_scheme(&text, "mailto:").unwrap_or(&text);
    let inner = bare
        .strip_suffix('>')
        .and_then(|inner| inner.rsplit_once('<'))
        .map(|(_, inner)| inner)
        .filter(|inner| inner.contains('@'));
    inner.unwrap_or(bare).trim().to_owned()
}

/// Whether this is one e-mail address and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let is_of_address = |letter: char| {
        !letter.is_whitespace() && !letter.is_control() && !",;<>()@|\"?".contains(letter)
    };
    !name.is_empty()
        && name.chars().all(is_of_address)
        && !name.contains("//")
        && !name.to_ascii_lowercase().starts_with("mailto:")
        && host.starts_with(|first: char| first.is_alphanumeric() || first == '[')
        && host.ends_with(|last: char| last.is_alphanumeric() || last == ']')
        && host
            .chars()
            .all(|letter| letter.is_alphanumeric() || ".-_:[]\u{94d}".contains(letter))
}

/// The telephone numbers in `text`.
pub(super) fn phones(text: &str) -> Found {
    let text = seen(&one_line(text));
    let mut found = Found::default();
    let pieces = numbers(&text);
    if pieces.iter().any(|piece| is_number(piece)) {
        for piece in &pieces {
            found.add(phone(piece));
        }
        return found;
    }
    found.with_remark(&text)
}

/// `text` where it holds several numbers, each apart: whatever stands between them, both sides have to be
/// long enough to be dialled. `030/1234567` is one number, and so is one that dials on by itself.
fn numbers(text: &str) -> Vec<&str> {
    let is_long = |piece: &str| {
        let piece = piece.trim();
        piece.chars().filter(|letter| letter.is_numeric()).count() >= 6 && !piece.ends_with('#')
    };
    let is_parted = |letter: char| letter.is_alphabetic() || ",;|/&".contains(letter);
    if !text.contains(is_parted) {
        return vec![text];
    }
    // A stroke without space parts the dialling code as well; another number begins anew.
    let begins = |piece: &&str| piece.starts_with(['0', '+', '(']);
    for between in [
        " / ", "; ", ", ", " | ", " or ", ";", "|", "/", " & ", " and ",
    ] {
        let pieces: Vec<&str> = text.split(between).map(str::trim).collect();
        let is_stroke = between == "/";
        if pieces.len() > 1
            && pieces.iter().all(|piece| is_long(piece))
            && (!is_stroke || pieces.iter().all(begins))
        {
            return pieces;
        }
    }
    vec![text]
}

/// Whether there is a number in this and not only words: `call after 5` is none, `1-800-FLOWERS` is.
fn is_number(text: &str) -> bool {
    let bare = after_scheme(text, "tel:").unwrap_or(text);
    let is_elsewhere = [
        "sip:", "sips:", "skype:", "xmpp:", "http:", "https:", "mailto:",
    ]
    .iter()
    .any(|scheme| after_scheme(bare, scheme).is_some());
    let digits = bare.chars().filter(|letter| letter.is_numeric()).count();
    let letters = bare.chars().filter(|letter| letter.is_alphabetic()).count();
    digits > 0 && digits * 3 >= letters && !is_elsewhere && !is_address(bare)
}

/// A telephone number without `tel:`, its extension in words.
pub(super) fn phone(text: &str) -> String {
    let text = one_line(text);
    let Some(number) = after_scheme(&text, "tel:") else {
        return text;
    };
    let mut parts = number.trim().split(';');
    let number = parts.next().unwrap_or_default().replace("%20", " ");
    let extension = parts.find_map(|part| after_scheme(part, "ext="));
    match extension {
        Some(extension) => format!("{number} ext. {extension}"),
        None => number,
    }
}

/// What comes behind this beginning, in any case.
fn after_scheme<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let start = text.get(..scheme.len())?;
    start
        .eq_ignore_ascii_case(scheme)
        .then(|| text[scheme.len()..].trim_start())
}

/// Words that stand between two of a kind, or say what they are.
fn is_between(word: &str) -> bool {
    let word = word.to_lowercase();
    [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "email", "e-mail", "mail",
    ]
    .contains(&word.as_str())
}

/// What people and programs write where there is nothing to write.
pub(super) fn is_nothing(text: &str) -> bool {
    const NOTHING: [&str; 12] = [
        "",
        "na",
        "nil",
        "no",
        "none",
        "null",
        "unknown",
        "x",
        "xx",
        "xxx",
        "keine",
        "undefined",
    ];
    let word: String = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    // What an Exchange server calls a mailbox in its own house.
    let is_internal = after_scheme(text, "/o=").is_some();
    is_internal || NOTHING.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for (text, values, remark) in [
            ("p@x.example", &["p@x.example"][..], None),
            ("mailto:p@x.example", &["p@x.example"], None),
            ("MAILTO:p@x.example?subject=Hi", &["p@x.example"], None),
            ("Priya <p@x.example>", &["p@x.example"], None),
            ("\"Priya, R.\" <p@x.example>", &["p@x.example"], None),
            ("<p@x.example>", &["p@x.example"], None),
            (
                "a@x.example, b@y.example",
                &["a@x.example", "b@y.example"],
                None,
            ),
            (
                "a@x.example;b@y.example",
                &["a@x.example", "b@y.example"],
                None,
            ),
            (
                "a@x.example and b@y.example",
                &["a@x.example", "b@y.example"],
                None,
            ),
            (
                "A <a@x.example>, B <b@y.example>",
                &["a@x.example", "b@y.example"],
                None,
            ),
            (
                "a@x.example\nb@x.example",
                &["a@x.example", "b@x.example"],
                None,
            ),
            (
                "a@x.example (old)",
                &["a@x.example"],
                Some("a@x.example (old)"),
            ),
            ("\u{200e}p@x.example\u{200f}", &["p@x.example"], None),
            ("E-mail: p@x.example", &["p@x.example"], None),
            ("root@localhost", &["root@localhost"], None),
            ("señor@niño.example", &["señor@niño.example"], None),
            ("jo,e@smith sonian", &[], Some("jo,e@smith sonian")),
            ("not-an-address", &[], Some("not-an-address")),
            ("ask Maria", &[], Some("ask Maria")),
            ("@ana", &[], Some("@ana")),
            (
                "https://x.example/@ana",
                &[],
                Some("https://x.example/@ana"),
            ),
            ("n/a", &[], None),
            ("-", &[], None),
            ("", &[], None),
        ] {
            let found = emails(text);
            assert_eq!(found.values, values, "{text}");
            assert_eq!(found.remark.as_deref(), remark, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_from_what_is_none() {
        for (text, values, remark) in [
            ("+44 20 7946 0123", &["+44 20 7946 0123"][..], None),
            (
                "tel:+44-20-7946-0123;ext=12",
                &["+44-20-7946-0123 ext. 12"],
                None,
            ),
            ("tel:0123;phone-context=+44", &["0123"], None),
            ("TEL:+44%2020%20123", &["+44 20 123"], None),
            (
                "\u{202a}+49\u{a0}30 123456\u{202c}",
                &["+49 30 123456"],
                None,
            ),
            ("112", &["112"], None),
            ("*100#", &["*100#"], None),
            ("1-800-FLOWERS", &["1-800-FLOWERS"], None),
            ("٠٢٠ ١٢٣٤", &["٠٢٠ ١٢٣٤"], None),
            (
                "+44 20 7946 0123 / +44 20 7946 0456",
                &["+44 20 7946 0123", "+44 20 7946 0456"],
                None,
            ),
            (
                "020 7946 0123; 020 7946 0456",
                &["020 7946 0123", "020 7946 0456"],
                None,
            ),
            (
                "02079460123;02079460456",
                &["02079460123", "02079460456"],
                None,
            ),
            (
                "02079460123, 02079460456",
                &["02079460123", "02079460456"],
                None,
            ),
            ("030/1234567", &["030/1234567"], None),
            ("034441/ 39 23 34", &["034441/ 39 23 34"], None),
            (
                "02079460123/02079460456",
                &["02079460123", "02079460456"],
                None,
            ),
            (
                "+44 20 7946 0123,,123456#",
                &["+44 20 7946 0123,,123456#"],
                None,
            ),
            ("+44 20 7946 0123/4", &["+44 20 7946 0123/4"], None),
            ("n/a", &[], None),
            ("none", &[], None),
            ("-", &[], None),
            ("ask at the desk", &[], Some("ask at the desk")),
            ("call after 5", &[], Some("call after 5")),
            ("sip:ana@x.example", &[], Some("sip:ana@x.example")),
            ("p123@x.example", &[], Some("p123@x.example")),
        ] {
            let found = phones(text);
            assert_eq!(found.values, values, "{text}");
            assert_eq!(found.remark.as_deref(), remark, "{text}");
        }
    }
}
