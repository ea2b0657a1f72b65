//! The single words of which headers of addresses and numbers are put together, in many languages.
//!
//! In the form that `spelling::words` gives, parted by ` | `. Only data; what is made of it stands in
//! `recognise`, and headers that mean one field as a whole in `whole_headers`.

/// A single word of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// At work.
    Work,
    /// At home.
    Home,
    /// Neither.
    Other,
    /// A telephone that is carried around.
    Mobile,
    /// Telefax.
    Fax,
    /// Pager.
    Pager,
    /// In the car.
    Car,
    /// The switchboard, the most important one.
    Main,
    /// A telephone.
    Phone,
    /// E-mail.
    Email,
    /// A web address.
    Web,
    /// An address as a whole.
    Address,
    /// Street.
    Street,
    /// Town.
    City,
    /// State, province.
    Region,
    /// Postal code.
    Postcode,
    /// Country.
    Country,
    /// Post office box.
    PostBox,
    /// Says nothing.
    Filler,
}

/// The words from which headers of addresses and numbers are put together.
pub(super) const WORDS: &[(&[Word], &str)] = &[
    (
        &[Word::Work],
        "work | business | office | company | corporate | job | professional | geschaftlich | \
         geschaeftlich | geschaft | gesch | dienstlich | dienst | beruflich | arbeit | firma | \
         buro | bureau | professionnel | professionnelle | pro | travail | societe | \
         entreprise | trabajo | laboral | oficina | empresa | uff | ufficio | lavoro | \
         aziendale | societa | werk | zakelijk | zakelijke | kantoor | bedrijf | comercial | \
         trabalho | profissional | arb | arbeid | jobb | arbete | arbejde | arbeids | sluzbowy | \
         sluzbowa | sluzbena | sluzbeni | sluzbowe | organizacion | 会社 | tvrtke | firmy",
    ),
    (
        &[Word::Home],
        "home | private | privat | privater | personal | residential | house | zuhause | \
         privee | prive | prives | domicile | perso | personnel | personnelle | particulier | \
         maison | domicilio | particular | casa | ab | abitazione | privato | thuis | huis | \
         residencial | residencia | pessoal | priv | hem | hjem | hjemme | privata | domowy | \
         domowa | kucna | kucni | 自宅",
    ),
    (
        &[Word::Other],
        "other | additional | weitere | weiterer | weiteres | weiter | andere | anderer | \
         sonstige | sonstiges | autre | autres | otro | otra | altro | altra | ander | anders | \
         outro | outra | annen | annet | anden | annan | inny | inna | druga | drugi | その他",
    ),
    (
        &[Word::Mobile],
        "mobile | cell | cellular | cellphone | handy | handynummer | mobil | mobiltelefon | \
         mobilnummer | mobilfunk | mobilfunknummer | mobiltel | natel | portable | gsm | movil | \
         celular | cellulare | mobiel | mobiele | telemovel | matkapuhelin | komorkowy | \
         komorka | mobitel | 携帯電話 | 携帯 | 手机 | iphone",
    ),
    (&[Word::Work, Word::Mobile], "diensthandy | firmenhandy"),
    (
        &[Word::Fax],
        "fax | telefax | telecopie | telecopieur | telefaks | faks | faxnummer | telefaxnummer | \
         faxes",
    ),
    (
        &[Word::Pager],
        "pager | beeper | cercapersone | personsoker | buscapersonas",
    ),
    (&[Word::Car], "car | auto | voiture | carro | coche"),
    (
        &[Word::Car, Word::Phone],
        "autotelefon | autotelefoon | biltelefon",
    ),
    (
        &[Word::Main],
        "main | primary | principal | principale | haupt | central | zentrale | switchboard | \
         centralita | hoofd | default | preferred | hauptnummer",
    ),
    (
        &[Word::Main, Word::Phone],
        "haupttelefon | hoofdtelefoon | hovedtelefon",
    ),
    (
        &[Word::Phone],
        "phone | phones | telephone | tel | telefon | telefonnummer | telefonnr | rufnummer | \
         fon | festnetz | landline | fixe | telefono | telefonos | telefoon | telefoonnummer | \
         telefone | telefones | telefonu | puhelin | 電話 | 電話番号 | 电话 | 전화 | телефон | טלפון | \
         tlf | telephones | fijo | fisso | fixo | whatsapp",
    ),
    (
        &[Word::Email],
        "email | emails | mail | mails | emailadresse | emailadres | emailadresses | \
         emailadressen | mailadresse | mailadres | courriel | courriels | mel | correo | \
         correos | correio | messagerie | epost | epostadresse | postadresse | epostadress | \
         emailaddress | 邮箱 | 电子邮件 | 이메일 | почта",
    ),
    (
        &[Word::Web],
        "website | web | homepage | url | webseite | webside",
    ),
    (
        &[Word::Address],
        "address | addresses | adresse | adressen | anschrift | direccion | domicilio | \
         indirizzo | adres | adresa | endereco | morada | adress | osoite | formatted | \
         mailing | postal | 住所 | 地址 | 주소 | адрес | כתובת",
    ),
    (
        &[Word::Home, Word::Address],
        "privatadresse | privatanschrift | huisadres | woonadres",
    ),
    (
        &[Word::Work, Word::Address],
        "geschaftsadresse | firmenadresse | firmenanschrift | dienstadresse | werkadres",
    ),
    (
        &[Word::Street],
        "street | streets | strasse | str | hausnummer | house | rue | voie | calle | via | \
         indirizzo | straat | rua | gate | vei | gata | ulica | extended | line | adresszusatz | \
         complement | 番地 | street address | apartment | suite",
    ),
    (
        &[Word::City],
        "city | town | ort | stadt | ville | ciudad | poblacion | localidad | municipio | \
         citta | comune | plaats | stad | gemeente | cidade | localidade | poststed | postort | \
         miejscowosc | miasto | grad | by | suburb | locality | commune | 市町村 | 城市 | город",
    ),
    (
        &[Word::Region],
        "state | province | region | county | bundesland | kanton | departement | dep | dept | \
         provincia | estado | distrito | district | provincie | regio | regiao | omrade | lan | \
         fylke | wojewodztwo | drzava | savezna | prefecture | 都道府県 | область",
    ),
    (
        &[Word::Postcode],
        "postcode | zip | zipcode | plz | postleitzahl | cp | cap | cep | postnummer | postnr | \
         郵便番号 | 邮编 | индекс | pincode",
    ),
    (
        &[Word::Country],
        "country | land | pays | pais | paese | nation | nazione | stato | kraj | staat | \
         country region | 国 | 国家 | страна | pays region",
    ),
    (
        &[Word::PostBox],
        "pobox | postfach | apartado | postbus | postbusnummer | postboks | skrzynka",
    ),
    (
        &[Word::Filler],
        "number | numbers | no | nr | num | numero | nummer | n | code | de | du | des | der | \
         die | del | della | di | do | da | d | of | the | la | le | el | l | o | a | e | et | \
         y | und | and | or | r | en | op | fur | for | per | pour | my | alternate | \
         alternative | secondary | second | sekundare | primare | primar | sekundar | \
         secondaire | secundario | secundaria | secundaire | secondario | secondaria | \
         primario | primaria | primaire | primari | geografica | area | value | kontakt | \
         contact | person | id | direct | direkt | durchwahl | extra | new | current | all | s | \
         indirizzi | アドレス",
    ),
];
