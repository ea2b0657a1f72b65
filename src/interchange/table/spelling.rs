//! A header as words that can be compared: without case, accents, punctuation, and glued words apart.
//!
//! Not here: what the words mean.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A header in plain words, and the numbers that stood in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// In lower case, joined by single spaces, without the numbers.
    pub(super) phrase: String,
    /// The numbers, in their order.
    pub(super) numbers: Vec<u32>,
}

/// Words that are one thing, however they are spelt.
const JOINED: &[(&str, &str)] = &[
    ("e mail", "email"),
    ("e mails", "email"),
    ("e post", "email"),
    ("e poste", "email"),
    ("e posti", "email"),
    ("e posta", "email"),
    ("e mailova", "email"),
    ("e mailovy", "email"),
    ("e postadresse", "email"),
    ("e postadress", "email"),
    ("e postaadresse", "email"),
    ("דוא ל", "email"),
    ("s posti", "email"),
    ("cep telefonu", "mobile"),
    ("cep telefon", "mobile"),
    ("cep tel", "mobile"),
    ("cep no", "mobile"),
    ("cep numarasi", "mobile"),
    ("is telefonu", "work phone"),
    ("is tel", "work phone"),
    ("is adresi", "work address"),
    ("webove stranky", "website"),
    ("posta kodu", "postcode"),
    ("ταχυδρομικοσ κωδικασ", "postcode"),
    ("ταχ κωδικασ", "postcode"),
    ("τ κ", "postcode"),
    ("الرمز البريدي", "postcode"),
    ("postovni smerovaci cislo", "postcode"),
    ("numero civico", "street"),
    ("mail address", "email address"),
    ("posta elettronica", "email"),
    ("poczty elektronicznej", "email"),
    ("correo electronico", "email"),
    ("correio electronico", "email"),
    ("correio eletronico", "email"),
    ("courrier electronique", "email"),
    ("adresse electronique", "email"),
    ("adresse de messagerie", "email"),
    ("adresse de courrier", "email"),
    ("電子メール", "email"),
    ("メール アドレス", "email"),
    ("メールアドレス", "email"),
    ("linked in", "linkedin"),
    ("git hub", "github"),
    ("you tube", "youtube"),
    ("whats app", "whatsapp"),
    ("face book", "facebook"),
    ("web page", "website"),
    ("web site", "website"),
    ("page web", "website"),
    ("site web", "website"),
    ("site internet", "website"),
    ("sitio web", "website"),
    ("pagina web", "website"),
    ("pagina da web", "website"),
    ("pagina na web", "website"),
    ("web pagina", "website"),
    ("home page", "website"),
    ("p o box", "pobox"),
    ("po box", "pobox"),
    ("post office box", "pobox"),
    ("boite postale", "pobox"),
    ("casella postale", "pobox"),
    ("caixa postal", "pobox"),
    ("apartado postal", "pobox"),
    ("apartado de correos", "pobox"),
    ("postal code", "postcode"),
    ("post code", "postcode"),
    ("zip code", "postcode"),
    ("zip postal code", "postcode"),
    ("code postal", "postcode"),
    ("codigo postal", "postcode"),
    ("kod pocztowy", "postcode"),
    ("telephone portable", "mobile"),
    ("tel portable", "mobile"),
    ("tel mobile", "mobile"),
    ("tele phone", "phone"),
    ("cell phone", "mobile"),
    ("phone number", "phone"),
];

/// The words of a header.
pub(super) fn words(header: &str) -> Words {
    let mut text = String::with_capacity(header.len() + 8);
    let composed: Vec<char> = header.nfc().collect();
    let mut before: Option<char> = None;
    for (at, &character) in composed.iter().enumerate() {
        if is_ignored(character) {
            continue;
        }
        let after = composed.get(at + 1).copied();
        if before.is_some_and(|before| is_seam(before, character, after)) {
            text.push(' ');
        }
        before = Some(character);
        if character.is_alphanumeric() || is_combining_mark(character) {
            plain(character, &mut text);
        } else if character == '#' {
            text.push_str(" number ");
        } else {
            text.push(' ');
        }
    }
    let mut numbers = Vec::new();
    let mut phrase = String::with_capacity(text.len() + 2);
    phrase.push(' ');
    for word in text.split_whitespace() {
        match word.parse::<u32>() {
            Ok(number) => numbers.push(number),
            Err(_) => {
                phrase.push_str(word);
                phrase.push(' ');
            }
        }
    }
    for (apart, joined) in JOINED {
        if phrase.contains(apart) {
            phrase = phrase.replace(&format!(" {apart} "), &format!(" {joined} "));
        }
    }
    Words {
        phrase: phrase.trim().to_owned(),
        numbers,
    }
}

fn is_ignored(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | 'º' | 'ª' | '°' | '\0' | '\u{300}'..='\u{36f}')
}

/// Whether a word ends between two characters that stand together: `firstName`, `URLLink`, `Address2`.
fn is_seam(before: char, character: char, after: Option<char>) -> bool {
    if before.is_ascii_digit() != character.is_ascii_digit() {
        return before.is_alphanumeric() && character.is_alphanumeric();
    }
    (before.is_lowercase() && character.is_uppercase())
        || (before.is_uppercase()
            && character.is_uppercase()
            && after.is_some_and(char::is_lowercase))
}

fn is_greek(letter: char) -> bool {
    ('\u{370}'..'\u{400}').contains(&letter) || ('\u{1f00}'..'\u{2000}').contains(&letter)
}

/// Puts a letter down without its accent, in lower case.
fn plain(character: char, text: &mut String) {
    match character.to_lowercase().next().unwrap_or(character) {
        'ß' => text.push_str("ss"),
        'ø' => text.push('o'),
        'æ' => text.push_str("ae"),
        'œ' => text.push_str("oe"),
        'ł' => text.push('l'),
        'đ' => text.push('d'),
        'ı' => text.push('i'),
        'ς' => text.push('σ'),
        'أ' | 'إ' | 'آ' => text.push('ا'),
        'ة' => text.push('ه'),
        'ى' | 'ی' => text.push('ي'),
        'ک' => text.push('ك'),
        // The stroke that lengthens a word, and the signs of vowels.
        'ـ' | '\u{64b}'..='\u{652}' => {}
        latin
            if latin < '\u{250}'
                || is_greek(latin)
                || ('\u{1e00}'..'\u{1f00}').contains(&latin) =>
        {
            text.extend(latin.nfd().filter(|part| !is_combining_mark(*part)));
        }
        other => text.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn headers_become_words() {
        for (header, phrase, numbers) in [
            ("First Name", "first name", &[][..]),
            ("\u{feff}firstName ", "first name", &[]),
            ("FIRST_NAME", "first name", &[]),
            ("E-mail 2 Address", "email address", &[2]),
            ("EMailAddress", "email address", &[]),
            ("E-Mail-Adresse", "email adresse", &[]),
            ("Straße geschäftlich 2", "strasse geschaftlich", &[2]),
            ("Home Address2", "home address", &[2]),
            ("LinkedIn URL", "linkedin url", &[]),
            (
                "Indirizzo (uff.) - Casella postale",
                "indirizzo uff pobox",
                &[],
            ),
            ("Address 1 - Postal Code", "address postcode", &[1]),
            ("Prénom*", "prenom", &[]),
            ("Attendee #", "attendee number", &[]),
            ("Phone #", "phone", &[]),
            ("Zip/Postal Code", "zip postcode", &[]),
            ("ΌΝΟΜΑ", "ονομα", &[]),
            ("Τίτλος", "τιτλοσ", &[]),
            ("الشَّركة", "الشركه", &[]),
            ("DOĞUM GÜNÜ", "dogum gunu", &[]),
            ("Ім’я", "ім я", &[]),
        ] {
            let words = words(header);
            assert_eq!(
                (words.phrase.as_str(), &words.numbers[..]),
                (phrase, numbers),
                "{header}"
            );
        }
    }
}
