//! The words that headers are made of, in the languages address books are exported in: whole headers that
//! mean one field, and single words from which the others are put together.
//!
//! All in the form that `spelling::words` gives, parted by ` | `. Only data; what is made of it stands in
//! `recognise`.

use super::field::Field;

/// Whether `phrase` is one of the entries of a list in this file.
pub(super) fn lists(list: &str, phrase: &str) -> bool {
    // Most words stand in no list at all, and that is quickly told.
    list.contains(phrase) && list.split('|').any(|entry| entry.trim() == phrase)
}

/// Headers that mean one field as a whole.
pub(super) const HEADERS: &[(Field, &str)] = &[
    (
        Field::GivenName,
        "first name | firstname | first | given name | givenname | given names | first names | \
         forename | fname | christian name | vorname | vornamen | rufname | prenom | prenoms | \
         primer nombre | nombre de pila | nombres | primo nome | nome proprio | primeiro nome | \
         voornaam | roepnaam | fornavn | fornamn | imie | jmeno | krestni jmeno | etunimi | \
         utonev | keresztnev | prenume | ime | adi | 名 | שם פרטי | contact first name",
    ),
    (
        Field::MiddleName,
        "middle name | middle names | middle | middle initial | second name | additional name | \
         additional names | other names | weitere vornamen | zweiter vorname | mittelname | \
         deuxieme prenom | autres prenoms | segundo nombre | secondo nome | segundo nome | \
         nome do meio | middelste naam | tweede voornaam | mellomnavn | mellemnavn | \
         mellannamn | drugie imie | srednje ime | отчество | outros nomes apelidos | ミドル ネーム",
    ),
    (
        Field::FamilyName,
        "last name | lastname | last | family name | familyname | surname | lname | sn | \
         last names | nachname | familienname | zuname | nom de famille | nom de naissance | \
         apellido | apellidos | primer apellido | segundo apellido | apellido paterno | \
         apellido materno | cognome | sobrenome | ultimo nome | achternaam | familienaam | \
         etternavn | efternavn | efternamn | nazwisko | prijmeni | prezime | sukunimi | \
         vezeteknev | csaladnev | nume de familie | soyadi | фамилия | 姓 | 성 | שם משפחה | \
         contact last name",
    ),
    (
        Field::FullName,
        "full name | fullname | fn | cn | display name | displayname | complete name | \
         contact name | contact | contact person | contact full name | person name | person | \
         your name | member name | attendee name | attendee | guest name | participant | \
         participant name | full legal name | vollstandiger name | ganzer name | voller name | \
         anzeigename | kontakt | kontaktname | ansprechpartner | name vorname | vorname name | \
         vor und nachname | vorname und nachname | vorname nachname | nachname vorname | \
         nom complet | nom et prenom | nom prenom | prenom nom | prenom et nom | \
         nom d affichage | nombre completo | nombre y apellidos | nombre y apellido | \
         nombre para mostrar | nome completo | nome e cognome | nome visualizzato | \
         cognome e nome | nome de exibicao | volledige naam | weergavenaam | weergegeven naam | \
         fullt navn | visningsnavn | fullstandigt namn | visningsnamn | imie i nazwisko | \
         nazwa wyswietlana | 氏名 | 姓名 | 表示名 | 성명 | фио | полное имя",
    ),
    (
        Field::Honorific,
        "honorific | honorific prefix | name prefix | prefix | salutation | courtesy title | \
         anrede | namenszusatz | akademischer titel | civilite | tratamiento | tratamento | \
         aanhef | suffixe honorifique",
    ),
    (
        Field::Suffix,
        "suffix | name suffix | honorific suffix | generation | suffixe | sufijo | sufixo | \
         achtervoegsel | suffiks | sufiks | titolo straniero | credentials | post nominals",
    ),
    (
        Field::Nickname,
        "nickname | preferred name | nick name | nick | alias | goes by | short name | \
         known as | spitzname | surnom | pseudo | apodo | alias nombre | soprannome | bijnaam | \
         kallenavn | kaldenavn | smeknamn | pseudonim | ニックネーム",
    ),
    (
        Field::Pronouns,
        "pronouns | pronoun | preferred pronouns | personal pronouns | pronomen | pronoms | \
         pronombres | pronomi | gender pronouns",
    ),
    (
        Field::Organization,
        "company | company name | companies | organization | organisation | organization name | \
         organisation name | org | employer | employer name | account name | business | \
         business name | workplace | works at | current company | affiliation | institution | \
         company organization | company organisation | firma | firmenname | unternehmen | \
         arbeitgeber | betrieb | einrichtung | verein | societe | entreprise | organisme | \
         employeur | nom de l entreprise | raison sociale | empresa | organizacion | compania | \
         nombre de la empresa | societa | azienda | ragione sociale | organizzazione | ditta | \
         bedrijf | bedrijfsnaam | organisatie | werkgever | organizacao | companhia | \
         nome da empresa | foretag | foretagsnamn | virksomhed | bedrift | arbejdsgiver | \
         przedsiebiorstwo | tvrtka | spolecnost | yritys | 会社 | 会社名 | 公司 | 회사 | компания | \
         организация | חברה",
    ),
    (
        Field::Role,
        "job title | jobtitle | job | position | role | job role | job position | \
         current position | designation | function | work title | business title | \
         position title | organization title | contact title | funktion | stellung | \
         stellenbezeichnung | arbeitstitel | berufsbezeichnung | rolle | tatigkeit | poste | \
         fonction | intitule du poste | intitule de poste | titre du poste | puesto | cargo | \
         puesto de trabajo | posizione | qualifica | ruolo | mansione | functie | functietitel | \
         funcao | stilling | stillingsbetegnelse | befattning | stanowisko | poslovna titula | \
         役職 | 职位 | 직함 | должность | תפקיד",
    ),
    (
        Field::Occupation,
        "occupation | profession | beruf | metier | profesion | professione | beroep | \
         profissao | yrke | zawod | zanimanje | headline",
    ),
    (
        Field::Place,
        "location | office location | office | place | based in | lives in | town office | \
         standort | wohnort | buro | bureau | lieu | emplacement | localisation | ubicacion | \
         lugar | oficina | luogo | ubicazione ufficio | sede | locatie | kantoorlocatie | \
         woonplaats | localizacao | local | gabinete | kontor | plassering | lokalizacja | \
         lokalizacja biura | sala",
    ),
    (
        Field::Birthday,
        "birthday | birth date | birthdate | date of birth | dob | bday | geb | born | born on | \
         geburtstag | geburtsdatum | geb datum | geboren | date de naissance | naissance | \
         ne le | anniversaire | cumpleanos | fecha de nacimiento | fecha nacimiento | \
         nacimiento | compleanno | data di nascita | verjaardag | geboortedatum | \
         data de nascimento | nascimento | fodselsdag | fodselsdato | fodelsedag | \
         fodelsedatum | urodziny | data urodzenia | datum narozeni | rodendan | syntymapaiva | \
         誕生日 | 生日 | 생일 | день рождения | дата рождения | יום הולדת",
    ),
    (
        Field::BirthYear,
        "birth year | year of birth | geburtsjahr | annee de naissance | ano de nacimiento | \
         anno di nascita | geboortejaar | ano de nascimento",
    ),
    (
        Field::BirthMonth,
        "birth month | month of birth | geburtsmonat | mois de naissance | mes de nacimiento | \
         mese di nascita | geboortemaand | mes de nascimento",
    ),
    (
        Field::BirthDay,
        "birth day | day of birth | jour de naissance | dia de nacimiento | giorno di nascita | \
         geboortedag | dia de nascimento",
    ),
    (
        Field::Note,
        "note | notes | comment | comments | remark | remarks | memo | description | about | \
         bio | background | contact notes | additional notes | additional information | notiz | \
         notizen | bemerkung | bemerkungen | kommentar | kommentare | anmerkung | anmerkungen | \
         hinweis | beschreibung | remarque | remarques | commentaire | commentaires | \
         observations | notas | nota | anotaciones | comentarios | observaciones | appunti | \
         commenti | annotazioni | notities | notitie | opmerking | opmerkingen | anotacoes | \
         observacoes | notater | notat | bemaerkninger | anteckningar | notatki | uwagi | \
         biljeske | poznamky | メモ | 备注 | 메모 | заметки | примечания | הערות",
    ),
    (
        Field::Categories,
        "category | categories | tag | tags | label | labels | group | groups | \
         group membership | list | lists | keywords | circle | circles | segment | segments | \
         kategorie | kategorien | schlagworte | schlagworter | gruppe | gruppen | etiketten | \
         categorie | groupe | groupes | etiquette | etiquettes | libelles | mots cles | \
         categoria | categorias | etiqueta | etiquetas | grupo | grupos | gruppo | gruppi | \
         etichette | etichetta | categorieen | groep | groepen | marcadores | kategorier | \
         grupper | etykiety | grupy | kategorije | 分類 | 标签 | категории | группы | קטגוריות",
    ),
    (
        Field::Phone,
        "contact number | contact no | contact nr | telefon p | tel p | telefon g | tel g | \
         kontaktnummer | numero de contacto | numero de contact | phone no | ph no | ph | mob | \
         mob no | mobile no",
    ),
    (
        Field::HowMet,
        "how met | how we met | how you met | how do you know | met through | met at | \
         how i know them | woher | kennengelernt | source of contact | where we met | where met",
    ),
    (
        Field::KnownSince,
        "connected on | connected | connected at | connection date | date connected | \
         connected since | known since | met on | date met | first met | verbunden am | \
         verbunden seit | kontakt seit | bekannt seit | date de connexion | connecte le | \
         conectado el | fecha de conexion | collegato il | verbonden op | conectado em",
    ),
    (Field::Uid, "uid | uuid | guid"),
    (Field::CadenceDays, "cadence days | keep in touch days"),
    (
        Field::Profile,
        "linkedin | linkedin url | linkedin bio | linkedin profile | linkedin profile url | \
         linkedin link | linkedin public profile | linkedin address | profile url | profiles | \
         profile link | public profile url | public profile | linkedin profil | \
         profil linkedin | perfil linkedin | perfil de linkedin | profilo linkedin | \
         person linkedin url | url linkedin | profile | profil url",
    ),
    (
        Field::Link,
        "url | urls | website | websites | sites | web | homepage | link | links | webseite | \
         webseiten | internet | internetseite | internetadresse | website url | \
         personal website | business website | company website | business home page | webside | \
         webadresse | strona sieci web | strona www | www | blog | twitter | x twitter | \
         facebook | instagram | github | mastodon | xing | youtube | bluesky | twitter url | \
         github url | facebook url | twitter handle | xing url | xing profil | webpage | \
         web ページ | דף אינטרנט | domain | portfolio | personal website url | home website | \
         work website",
    ),
    (
        Field::FallbackName,
        "file as | save as | speichern unter | email display name | email angezeigter name | \
         nom complet de l email | email weergegeven naam | weergavenaam voor email | \
         nombre de pantalla de email | nome visualizzato email | nome para exibicao do email | \
         nome a apresentar para o email | visningsnavn for email | wyswietlana nazwa email | \
         prikazano ime email | username | user name | benutzername | handle",
    ),
    (
        Field::Keep,
        "department | gender | geschlecht | sexe | genero | sesso | geslacht | sexo | kjonn | plec | \
         abteilung | service | departement | departamento | reparto | afdeling | \
         avdeling | avdelning | dzial | odjel | 部署 | organization department | \
         organization location | organization symbol | organization job description | spouse | \
         spouse name | partner | wife | husband | ehepartner | ehegatte | conjoint | \
         conjoint e | conyuge | coniuge | nome coniuge | conjuge | ektefelle | wspolmalzonek | \
         children | kids | kinder | enfants | hijos | figli | kinderen | filhos | barn | \
         dzieci | djeca | anniversary | jahrestag | hochzeitstag | anniversaire de mariage | \
         aniversario | aniversario de bodas | anniversario | anniversaire de mariage ou fete | \
         speciale datum | datas especiais | merkedag | rocznica | hobby | hobbys | hobbies | \
         hobby s | aficiones | passatempo | hobi | interests | schools | school | manager | \
         manager name | manager s name | name des der vorgesetzten | name des r vorgesetzten | \
         responsable | nombre del director | nome manager | naam manager | nome do gerenciador | \
         assistant | assistant name | assistant s name | assistant s phone | assistant phone | \
         name assistent | assistent in | telefon assistent | nom de l assistant e | \
         naam assistent | telefoon assistent | telephone de l assistant e | nome assistente | \
         telefono assistente | nome do assistente | telefone do assistente | referred by | \
         empfohlen von | referencia de | referentie van | user | custom | benutzer | \
         benutzerdef | utilisateur | usuario | utente | gebruiker | utilizador | personalizado | \
         bruker | personnalise | personalizzato | aangepast | screen name | messenger name | \
         im address | imaddress | instant messenger | skype | skype id | icq | jabber | \
         instant message handles | aim screen name | telegram | signal | whatsapp | wechat | \
         messaging | given yomi | surname yomi | company yomi | yomi | given name yomi | \
         family name yomi | additional name yomi | yomi name | phonetic first name | \
         phonetic middle name | phonetic last name | phonetic name | \
         organization phonetic name | organization yomi name | maiden name | short description | \
         directory server | government id number | billing information | \
         abrechnungsinformation | mileage | industry | branche | kundennummer | language | \
         sprache | langue | taal | keywords internal | billing info | facturation | \
         stichworter | organizational id number | organisationsnr | telex | tty tdd phone | \
         isdn | radio phone | callback | tty | funkruf",
    ),
    (
        Field::Skip,
        "initials | initialen | initiales | iniciales | iniziali | iniciais | initialer | \
         inicialy | priority | prioritat | priorite | prioridad | priorita | prioriteit | \
         prioridade | prioritet | priorytet | private | privat | prive | privado | privato | \
         privatni | sensitivity | vertraulichkeit | critere de diffusion | riservatezza | \
         gevoeligheid | sensibilidade | folsomhet | internet free busy | internet frei gebucht | \
         account | konto | compte | conta | photo | photo url | picture | avatar | image | \
         bild | email type | e mailtype | e posttype | type de messagerie | typ poczty email | \
         email typ | type d email | tipo de email | tipo email | email posttype | rodzaj email | \
         vrsta email | sensibilite | prive s | cordial | cordial raw | subject | custom folder | \
         read | is family friend | do not call",
    ),
];

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

/// Words that say of whom a column speaks, which is whoever the row is about.
pub(super) const SUBJECTS: &str = "contact | person | attendee | participant | guest | member | customer | client | user | \
         student | employee | speaker | delegate | registrant | buyer | alumni | alumnus | \
         candidate | supporter | donor | volunteer | respondent | billing | shipping | primary | \
         kontakt | teilnehmer | kunde | kunden | mitglied | gast | participante | cliente | \
         contacto | contatto | membre | invite | deelnemer | klant | your | their";

/// Words that stand before a name and are not part of it.
pub(super) const FORMS_OF_ADDRESS: &str = "mr | mister | mrs | ms | miss | mx | sir | madam | mme | mlle | monsieur | madame | \
         mademoiselle | herr | frau | hr | fr | herrn | familie | sr | sra | srta | senor | \
         senora | don | dona | d | da | sig | sig ra | signor | signora | signore | dhr | mevr | \
         mw | de heer | mevrouw | heer | pan | pani | fru | m";

/// What programs write where nothing was said.
pub(super) const UNSAID: &str = "unspecified | keine angabe | non specifie | non precise | sin especificar | \
         no especificado | non specificato | niet opgegeven | nao especificado | ikke angitt";

/// Titles that belong to a name.
pub(super) const TITLES: &str = "dr | drs | doctor | dottor | dott | dott ssa | prof | professor | professeur | rev | \
         reverend | fr | father | hon | ing | dipl ing | mag | ir | lic | lord | lady | dame | \
         dr med | prof dr | pd dr | dr ing | capt | captain | col | maj | lt | sgt | gen | pr | \
         me | avv | arch | rabbi | imam | sister | brother | dra | profa | doc | mudr | judr | \
         mgr | bc | herr dr | frau dr | herr prof | frau prof | prof dr med | dr rer nat | \
         dr phil";
