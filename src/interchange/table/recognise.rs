//! What a header says its column holds: whole headers that are known, Google's `E-mail 1 - Value`, and
//! headers put together from known words. A header with a word that nobody knows is not guessed at.
//!
//! Not here: words that mean one thing in one file and another in the next; `infer` decides those.

use super::field::Field;
use super::spelling::{Words, words};
use super::vocabulary::{HEADERS, SUBJECTS, WORDS, Word, lists};

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// What the column holds.
    Known {
        field: Field,
        label: String,
        group: String,
    },
    /// The whole name, or the family name beside a given name: `Name`, `Nom`.
    Name,
    /// The whole name, or the given name beside a family name: `Nome`, `Nombre`.
    FirstOrWhole,
    /// A family name in Portugal, a nickname in Brazil.
    Apelido,
    /// A birthday in Brazil, a wedding day elsewhere.
    Aniversario,
    /// `Dr.`, or what somebody does.
    Title,
    /// `Work`, `Home`: a number or an address of that label, if the cells look like it.
    Labelled(String),
    /// A word that nobody knows, or none.
    Unknown,
}

impl Reading {
    fn known(field: Field, label: &str, group: &str) -> Self {
        Self::Known {
            field,
            label: label.to_owned(),
            group: group.to_owned(),
        }
    }

    /// Whether the word is more than one that stands in cells as often: `Manager`, `Partner`, `Private`.
    pub(super) fn is_telling(&self) -> bool {
        !matches!(
            self,
            Self::Unknown
                | Self::Labelled(_)
                | Self::Known {
                    field: Field::Keep | Field::Skip | Field::Label,
                    ..
                }
        )
    }

    /// Whether the header speaks of people at all.
    pub(super) fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Labelled(_))
    }
}

/// What `header` says.
pub(super) fn recognise(header: &str) -> Reading {
    if header.trim().is_empty() || header.len() > 120 {
        return Reading::Unknown;
    }
    if let Some((thing, part)) = header.rsplit_once(" - ") {
        let thing = words(thing);
        if let (false, Some(number)) = (thing.phrase.is_empty(), thing.numbers.first())
            && let Some(reading) = numbered(&thing.phrase, *number, &words(part))
        {
            return reading;
        }
    }
    let said = words(header);
    match said.phrase.as_str() {
        "" => return Reading::Unknown,
        "name" | "names" | "nom" | "naam" | "namn" | "navn" | "nazwa" | "nimi" | "nev" | "nume"
        | "jmeno a prijmeni" | "이름 성" | "שם" => return Reading::Name,
        "nome" | "nombre" | "ime" | "имя" | "名前" | "이름" => return Reading::FirstOrWhole,
        "apelido" => return Reading::Apelido,
        "aniversario" => return Reading::Aniversario,
        "title" | "titre" | "titel" | "titolo" | "titulo" | "tytul" | "tittel" | "titula"
        | "titul" | "肩書き" | "תואר" => return Reading::Title,
        _ => {}
    }
    if let Some((field, _)) = HEADERS
        .iter()
        .find(|(_, phrases)| lists(phrases, &said.phrase))
    {
        return Reading::known(*field, label_of(&said.phrase), "");
    }
    match (composed(&said, ends_in_number(header)), about_whom(header)) {
        (Reading::Unknown, Some(rest)) => match recognise(rest) {
            Reading::Labelled(_) => Reading::Unknown,
            reading => reading,
        },
        (reading, _) => reading,
    }
}

/// The header without the word that says of whom it speaks: `Attendee First Name`, `Name of participant`.
fn about_whom(header: &str) -> Option<&str> {
    let is_subject = |word: &str| lists(SUBJECTS, &words(word).phrase);
    let between = |character: char| !character.is_alphanumeric();
    let header = header.trim();
    if let Some((first, rest)) = header.split_once(between)
        && is_subject(first)
    {
        return Some(rest.trim_start_matches(between)).filter(|rest| !rest.is_empty());
    }
    let (rest, last) = header.rsplit_once(between)?;
    let rest = rest.trim_end_matches(between);
    let rest = rest
        .strip_suffix(" of the")
        .or_else(|| rest.strip_suffix(" of"))?;
    is_subject(last.trim_end_matches('s')).then_some(rest)
}

/// The label that a whole header implies.
fn label_of(phrase: &str) -> &'static str {
    const SITES: [&str; 9] = [
        "twitter",
        "facebook",
        "instagram",
        "github",
        "mastodon",
        "xing",
        "youtube",
        "bluesky",
        "blog",
    ];
    if let Some(site) = SITES.into_iter().find(|site| phrase.contains(site)) {
        return site;
    }
    match phrase {
        "business website" | "company website" | "work website" | "business home page" => "work",
        "personal website" | "personal website url" | "home website" => "home",
        "mob" | "mob no" | "mobile no" => "mobile",
        "telefon p" | "tel p" => "home",
        "telefon g" | "tel g" => "work",
        _ => "",
    }
}

fn ends_in_number(header: &str) -> bool {
    header
        .trim_end_matches(|character: char| !character.is_alphanumeric())
        .ends_with(|character: char| character.is_ascii_digit())
}

/// `E-mail 1 - Value`, `Address 2 - City`: a thing, its number, and a part of it.
fn numbered(thing: &str, number: u32, part: &Words) -> Option<Reading> {
    let group = format!("{thing} {number}");
    let field = match (thing, part.phrase.as_str()) {
        ("im", "type") | ("organization" | "organisation", "type" | "label") => Field::Skip,
        ("im", "service") | (_, "type" | "label") => Field::Label,
        ("email", "value" | "address" | "") => Field::Email,
        ("phone" | "telephone", "value" | "number" | "") => Field::Phone,
        ("website" | "url", "value" | "address" | "") => Field::Link,
        ("address" | "adresse", "formatted" | "value" | "") => Field::Address,
        ("address" | "adresse", part) => match part {
            "street" | "extended address" | "street address" => Field::Street,
            "city" => Field::City,
            "pobox" => Field::PostBox,
            "region" | "state" => Field::Region,
            "postcode" => Field::PostalCode,
            "country" => Field::Country,
            _ => return None,
        },
        ("organization" | "organisation", "name") => Field::Organization,
        ("organization" | "organisation", "title") => Field::Role,
        ("organization" | "organisation", _) => {
            return Some(Reading::known(Field::Keep, "", ""));
        }
        (_, "value") => Field::Keep,
        _ => return None,
    };
    Some(Reading::known(field, "", &group))
}

/// A header put together from known words.
fn composed(said: &Words, ends_in_number: bool) -> Reading {
    let mut found: Vec<Word> = Vec::new();
    for word in said.phrase.split(' ') {
        match WORDS.iter().find(|(_, spelt)| lists(spelt, word)) {
            Some((meant, _)) => found.extend_from_slice(meant),
            None => return Reading::Unknown,
        }
    }
    let has = |word: Word| found.contains(&word);
    let place = if has(Word::Work) {
        "work"
    } else if has(Word::Home) {
        "home"
    } else if has(Word::Other) {
        "other"
    } else {
        ""
    };
    let two = |kind: &str| match place {
        "" => kind.to_owned(),
        place => format!("{place} {kind}"),
    };
    if has(Word::Email) {
        return Reading::known(Field::Email, place, "");
    }
    let phone = if has(Word::Fax) {
        Some(two("fax"))
    } else if has(Word::Mobile) {
        Some(match place {
            "work" => "work mobile".to_owned(),
            _ => "mobile".to_owned(),
        })
    } else if has(Word::Pager) {
        Some("pager".to_owned())
    } else if has(Word::Phone) && has(Word::Car) {
        Some("car".to_owned())
    } else if has(Word::Phone) && has(Word::Main) {
        Some("main".to_owned())
    } else {
        has(Word::Phone).then(|| place.to_owned())
    };
    if let Some(label) = phone {
        return Reading::known(Field::Phone, &label, "");
    }
    if has(Word::Web) {
        return Reading::known(Field::Link, place, "");
    }
    let part = [
        (Word::PostBox, Field::PostBox),
        (Word::Postcode, Field::PostalCode),
        (Word::Country, Field::Country),
        (Word::Region, Field::Region),
        (Word::City, Field::City),
        (Word::Street, Field::Street),
        (Word::Address, Field::Street),
    ]
    .into_iter()
    .find(|(word, _)| has(*word));
    if let Some((_, field)) = part {
        let number = said.numbers.first().filter(|_| !ends_in_number);
        let group = match number {
            Some(number) => format!("address {place} {number}"),
            None => format!("address {place}"),
        };
        return Reading::known(field, place, group.trim_end());
    }
    if place.is_empty() && !has(Word::Main) {
        return Reading::Unknown;
    }
    Reading::Labelled(place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(header: &str, field: Field, label: &str) {
        match recognise(header) {
            Reading::Known {
                field: found,
                label: called,
                ..
            } => assert_eq!((found, called.as_str()), (field, label), "{header}"),
            other => panic!("{header} is {other:?}"),
        }
    }

    #[test]
    fn addresses_and_numbers_in_many_languages() {
        for (field, label, headers) in [
            (
                Field::Email,
                "",
                "E-mail Address | Email | E-Mail-Adresse | E-mail 2 Address | Primary Email | \
         Sekundäre E-Mail-Adresse | Adresse de messagerie 3 | Adresse e-mail | \
         Dirección de correo electrónico 2 | Dirección del correo electrónico 3 | \
         Indirizzo posta elettronica 2 | E-mailadres 3 | Endereço de email 2 | \
         Endereço do correio electrónico 2 | E-postadresse 2 | Adres e-mail 3 | \
         E-Mail 2: Adresse | Correo | Alternate Email 1 | 电子邮件 | Email Addresses",
            ),
            (
                Field::Email,
                "work",
                "Work Email | E-Mail geschäftlich | email_work | Email (Business) | E-mail professionnel",
            ),
            (
                Field::Phone,
                "work",
                "Business Phone | Business Phone 2 | Telefon geschäftlich | Telefon (geschaeftlich) | \
         Téléphone (bureau) | Téléphone 2 (bureau) | Telefoon op werk 2 | Teléfono del trabajo | \
         Telefone da empresa | 2º telefone da empresa | Telefon 2, arb. | Telefon służbowy | \
         Tel. dienstlich | Company Phone | Office Phone",
            ),
            (
                Field::Phone,
                "home",
                "Home Phone | Telefon (privat 2) | Telefon privat | Téléphone (domicile) | \
         Telefoon thuis | Telefone residencial | Telefone da residência | Telefon, priv. | \
         Telefon domowy",
            ),
            (
                Field::Phone,
                "mobile",
                "Mobile Phone | Mobile | Handy | Mobiltelefon 2 | Tél. mobile | Téléphone portable | \
         Mobiele telefoon | Teléfono móvil | Telefone celular | Telemóvel | Cellulare | \
         Cell Phone | Mobile Number | Mobil-Tel.-Nr. | Telefon komórkowy",
            ),
            (
                Field::Phone,
                "work fax",
                "Business Fax | Fax geschäftlich | Télécopie (bureau) | Fax op werk | Fax (uff.) | \
         Fax comercial | Telefaks, arb.",
            ),
            (Field::Phone, "fax", "Fax | Fax Number | Fax-Nummer"),
            (
                Field::Phone,
                "main",
                "Primary Phone | Company Main Phone | Haupttelefon | Téléphone principal | Hoofdtelefoon",
            ),
            (
                Field::Street,
                "work",
                "Business Street | Business Street 2 | Straße geschäftlich | Rue (bureau) 2 | \
         Werkadres, straat | Werkadres 2, straat | Calle del trabajo 3 | Via (uff.) | \
         Rua da empresa | Adresse 2, arb.: Gate/vei | Work Address | Dienstlich: Adresse 2 | \
         Adres służbowy - ulica 2",
            ),
            (
                Field::City,
                "home",
                "Home City | Ort privat | Ville (domicile) | Huisadres, plaats | Città (ab.) | \
         Cidade do endereço residencial | Privat: Ort | Localidade da residência",
            ),
            (
                Field::PostalCode,
                "work",
                "Business Postal Code | Postleitzahl geschäftlich | Code postal (bureau) | \
         Werkadres, postcode | Código postal del trabajo | CAP (uff.) | Work ZipCode | \
         Work Zip | Work Post Code | Dienstlich: PLZ",
            ),
            (
                Field::Region,
                "work",
                "Business State | Region geschäftlich | Dép/Région (bureau) | \
         Provincia o estado de trabajo | Work County | Werkadres, provincie | Distrito da empresa",
            ),
            (
                Field::Region,
                "home",
                "Bundesland/Kanton privat | Home State | Provincia (ab.)",
            ),
            (
                Field::Country,
                "work",
                "Business Country/Region | Land/Region geschäftlich | Pays/Région (bureau) | \
         Land/regio (werk) | País o región del trabajo | Paese/area geografica (uff.) | \
         País/Região da Empresa",
            ),
            (
                Field::Country,
                "other",
                "Other Country/Region | Weiteres/e Land/Region | Altro paese | Otro país o región | \
         Pays/Région (autre)",
            ),
            (
                Field::PostBox,
                "work",
                "Business Address PO Box | Indirizzo (uff.) - Casella postale | \
         Caixa postal do endereço comercial | Boîte postale du bureau",
            ),
            (Field::Phone, "pager", "Pager | Pager Number | Pager-Nummer"),
            (
                Field::Phone,
                "car",
                "Car Phone | Autotelefon | Telefono auto | Telefone do carro | Téléphone (voiture)",
            ),
        ] {
            for header in headers.split('|').map(str::trim) {
                means(header, field, label);
            }
        }
    }

    #[test]
    fn names_and_work_in_many_languages() {
        for (field, headers) in [
            (
                Field::GivenName,
                "First Name | FirstName | first_name | Vorname | Prénom | Voornaam | Primeiro nome | \
         Imię | Given Name | Fornavn | 名",
            ),
            (
                Field::FamilyName,
                "Last Name | Nachname | Apellidos | Cognome | Achternaam | Sobrenome | Surname | \
         Nazwisko | 姓 | Primer apellido",
            ),
            (
                Field::MiddleName,
                "Middle Name | Weitere Vornamen | Deuxième prénom | Segundo nombre | Middelste naam | \
         Additional Name",
            ),
            (
                Field::FullName,
                "Full Name | Display Name | Anzeigename | Nom complet | Nombre completo | \
         Nome e cognome | 姓名",
            ),
            (
                Field::Organization,
                "Company | Organization | Organisation | Firma | Société | Società | Empresa | Bedrijf | \
         Organization Name | 会社名 | Organization 1 - Name",
            ),
            (
                Field::Role,
                "Job Title | Position | Poste | Puesto | Posizione | Functie | Cargo | \
         Organization Title | Organization 1 - Title | Arbeitstitel",
            ),
            (
                Field::Birthday,
                "Birthday | Geburtstag | Date de naissance | Cumpleaños | Compleanno | Verjaardag | \
         Data de nascimento | DOB | Anniversaire",
            ),
            (
                Field::Note,
                "Notes | Notizen | Opmerkingen | Anotações | Comments | Notas | Notities",
            ),
            (
                Field::Categories,
                "Categories | Kategorien | Group Membership | Labels | Tags | Catégories | Categorieën | \
         Categorías",
            ),
            (Field::KnownSince, "Connected On"),
            (
                Field::FallbackName,
                "File As | E-mail Display Name | E-mail 2 Display Name | E-Mail: Angezeigter Name | \
         Nombre de pantalla de correo electrónico",
            ),
            (
                Field::Skip,
                "E-mail Type | E-Mail-Typ | Initials | Priority | E-mail 2 Type | \
         Tipo de correo electrónico 3",
            ),
            (
                Field::Keep,
                "Department | Abteilung | Spouse | Assistant's Phone | Custom 1 | Benutzerdef. 1 | \
         Custom Field 1 - Value | Relation 1 - Value | User 1 | Manager's Name",
            ),
            (
                Field::Label,
                "E-mail 1 - Label | Phone 1 - Type | Custom Field 1 - Label | IM 1 - Service | \
         Address 1 - Type",
            ),
        ] {
            for header in headers.split('|').map(str::trim) {
                means(header, field, "");
            }
        }
    }

    #[test]
    fn a_word_that_nobody_knows_is_not_guessed_at() {
        for header in [
            "Email Verified",
            "Email opt-in",
            "Address ID hash",
            "Phone model",
            "Country of origin code x",
            "",
            "Amount",
            "Home Team",
            "Last Contacted",
            "IP address",
            "Created",
        ] {
            assert_eq!(recognise(header), Reading::Unknown, "{header}");
        }
    }
}
