//! What headers in many languages say, and what is not guessed at.

use super::super::header_words::WORDS;
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
        assert!(!recognise(header).is_telling(), "{header}");
    }
}

/// A word that is not written as headers are compared would never be found.
#[test]
fn the_lists_are_in_the_form_in_which_headers_are_compared() {
    let headers = HEADERS
        .iter()
        .chain(KEPT_HEADERS)
        .map(|(_, phrases)| *phrases);
    let single = WORDS.iter().map(|(_, spelt)| *spelt);
    let mut wrong = Vec::new();
    for entry in headers.chain(single).flat_map(|list| list.split('|')) {
        let entry = entry.trim();
        if words(entry).phrase != entry {
            wrong.push(format!("{entry} -> {}", words(entry).phrase));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn address_books_in_more_languages() {
    let mut wrong = Vec::new();
    for (field, label, headers) in [
        (
            Field::FullName,
            "",
            "姓名 | 联系人姓名 | 氏名 | お名前 | 성명 | ФИО | Имя и фамилия | ПІБ | Прізвище та ім’я | \
             Imię i nazwisko | Jméno a příjmení | Ad Soyad | Nome e Cognome | Nombre y apellidos | \
             Nome completo | Volledige naam | Vor- und Nachname | Nom et prénom | För- och efternamn | \
             Fulde navn | Fullt navn | Koko nimi | Teljes név | Ονοματεπώνυμο | שם מלא | الاسم الكامل | \
             FULL_NAME | fullName | Full Name* | * Full name (required) | What is your full name? | \
             Name (First and Last) | お名前（必須）",
        ),
        (
            Field::FamilyName,
            "",
            "姓 | 姓氏 | 성 | Фамилия | Прізвище | Nazwisko | Příjmení | Soyadı | Cognome | Apellidos | \
             Apelidos | Achternaam | Nachname | Nom de famille | Efternamn | Efternavn | Etternavn | \
             Sukunimi | Vezetéknév | Επώνυμο | שם משפחה | اسم العائلة | LAST NAME | last_name | Attendee Last Name",
        ),
        (
            Field::Email,
            "",
            "邮箱 | 电子邮箱 | 電子郵件 | メールアドレス | Eメール | 이메일 주소 | Электронная почта | \
             Адрес электронной почты | E-mail | Електронна пошта | Adres e-mail | E-mailová adresa | \
             E-posta adresi | Indirizzo e-mail | Correo electrónico | Endereço de e-mail | E-mailadres | \
             E-Mail-Adresse | Adresse e-mail | E-postadress | E-mailadresse | E-postadresse | \
             Sähköpostiosoite | E-mail cím | Διεύθυνση email | כתובת דוא״ל | כתובת אימייל | \
             البريد الإلكتروني | EMAIL* | Email Address (required) | What is your email address? | \
             Please enter your email | email_address | emailAddress | Votre adresse e-mail | Deine E-Mail",
        ),
        (
            Field::Phone,
            "mobile",
            "手机 | 手机号码 | 手機號碼 | 携帯電話番号 | 휴대폰 번호 | Мобильный телефон | Моб. телефон | \
             Мобільний телефон | Telefon komórkowy | Mobilní telefon | Cep Telefonu | Cellulare | \
             Teléfono móvil | Telemóvel | Mobiele telefoon | Mobilnummer | Tél. portable | Mobiltelefon | \
             Matkapuhelin | Κινητό τηλέφωνο | Κινητό | טלפון נייד | رقم الجوال",
        ),
        (
            Field::Phone,
            "work",
            "公司电话 | 办公电话 | 勤務先電話番号 | 会社電話 | 회사전화 | Рабочий телефон | Робочий телефон | \
             Telefon służbowy | Pracovní telefon | İş telefonu | Telefono ufficio | Teléfono del trabajo | \
             Telefone comercial | Telefoon werk | Arbeitstelefon | Geschäftstelefon | Téléphone bureau | \
             Arbetstelefon | Arbejdstelefon | Telefon munkahelyi | Τηλέφωνο εργασίας | טלפון בעבודה | هاتف العمل | workPhone | WORK PHONE",
        ),
        (
            Field::Organization,
            "",
            "公司 | 单位名称 | 会社名 | 勤務先 | 회사 | 소속 | Компания | Организация | Місце роботи | Firma | \
             Nazwa firmy | Společnost | Şirket | Azienda | Empresa | Bedrijf | Unternehmen | Société | \
             Företag | Virksomhed | Bedrift | Yritys | Cégnév | Εταιρεία | חברה | الشركة | Company / Organisation | \
             Employer/Organization",
        ),
        (
            Field::Role,
            "",
            "职位 | 职务 | 職稱 | 役職 | 직책 | Должность | Посада | Stanowisko | Pracovní pozice | Unvan | \
             Qualifica | Puesto | Cargo | Functie | Position | Fonction | Befattning | Stilling | \
             Tehtävänimike | Beosztás | Θέση | תפקיד | المسمى الوظيفي | JOB_TITLE | Title/Position",
        ),
        (
            Field::Birthday,
            "",
            "生日 | 出生日期 | 生年月日 | 생년월일 | Дата рождения | День народження | Data urodzenia | \
             Datum narození | Doğum Tarihi | Data di nascita | Fecha de nacimiento | Data de nascimento | \
             Geboortedatum | Geburtsdatum | Date de naissance | Födelsedag | Fødselsdag | Syntymäaika | \
             Születési dátum | Ημερομηνία γέννησης | תאריך לידה | تاريخ الميلاد | Birthday (DD/MM/YYYY) | \
             Geburtsdatum (TT.MM.JJJJ) | D.O.B.",
        ),
        (
            Field::Note,
            "",
            "备注 | 備註 | 備考 | 비고 | Примечания | Примітки | Uwagi | Poznámka | Notlar | Appunti | \
             Observaciones | Observações | Opmerkingen | Bemerkung | Remarques | Anteckningar | Bemærkninger | \
             Merknader | Huomautukset | Megjegyzés | Σημειώσεις | הערות | ملاحظات",
        ),
        (
            Field::Categories,
            "",
            "分组 | 標籤 | グループ | 그룹 | Группы | Категорії | Grupy | Skupiny | Gruplar | Gruppi | \
             Etiquetas | Grupos | Groepen | Gruppen | Groupes | Kategorier | Ryhmät | Csoport | Ομάδες | \
             קבוצות | المجموعات",
        ),
        (
            Field::Link,
            "",
            "网站 | 網址 | ウェブサイト | 홈페이지 | Веб-сайт | Вебсайт | Strona internetowa | Webové stránky | \
             Web sitesi | Sito web | Sitio web | Site | Website | Webseite | Site internet | Hemsida | \
             Hjemmeside | Nettside | Kotisivut | Weboldal | Ιστοσελίδα | אתר אינטרנט | الموقع الإلكتروني",
        ),
        (
            Field::City,
            "",
            "城市 | 市区町村 | 도시 | Город | Місто | Miasto | Město | Şehir | Città | Ciudad | Cidade | Plaats | \
             Ort | Ville | Postort | Poststed | Kaupunki | Város | Πόλη | עיר | المدينة",
        ),
        (
            Field::PostalCode,
            "",
            "邮政编码 | 郵遞區號 | 郵便番号 | 우편번호 | Почтовый индекс | Поштовий індекс | Kod pocztowy | PSČ | \
             Posta kodu | CAP | Código postal | CEP | Postcode | PLZ | Code postal | Postnummer | Postinumero | \
             Irányítószám | Τ.Κ. | Ταχυδρομικός κώδικας | מיקוד | الرمز البريدي",
        ),
    ] {
        for header in headers.split('|').map(str::trim) {
            match recognise(header) {
                Reading::Known {
                    field: found,
                    label: called,
                    ..
                } if (found, called.as_str()) == (field, label) => {}
                other => wrong.push(format!(
                    "{header} should be {field:?} {label} and is {other:?}"
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is said of somebody else is not said of the person.
#[test]
fn addresses_of_others_are_not_the_persons() {
    for header in [
        "Emergency contact phone",
        "Spouse email",
        "Mother's name",
        "Contact owner",
        "Phone (spouse)",
        "Email (assistant)",
        "Guest of",
        "Referrer email",
        "Email text",
        "Email valid",
    ] {
        assert!(
            !matches!(
                recognise(header),
                Reading::Known {
                    field: Field::Email | Field::Phone | Field::FullName,
                    ..
                }
            ),
            "{header}"
        );
    }
}

/// A path says at its end what it holds, and before that of what.
#[test]
fn paths_end_in_what_they_hold() {
    for (header, field) in [
        ("Record > Company", Field::Organization),
        ("Account: Account Name", Field::Organization),
        ("organizations[0].name", Field::Organization),
        ("organizations[0].title", Field::Role),
        ("Record > Job title", Field::Role),
        ("linkedinJobTitle", Field::Role),
        ("Which company do you work for?", Field::Organization),
    ] {
        means(header, field, "");
    }
    for header in ["Manager: Name", "Event: Name", "Spouse > Job title"] {
        assert!(!recognise(header).is_telling(), "{header}");
    }
}
