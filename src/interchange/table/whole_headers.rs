//! Headers that mean one field as a whole, in the languages address books are exported in.
//!
//! In the form that `spelling::words` gives, parted by ` | `. Only data; what is made of it stands in
//! `recognise`, and the words of which other headers are put together in `header_words`.

use super::field::Field;

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
