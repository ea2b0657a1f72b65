//! Headers that mean one field as a whole, in the languages address books are exported in.
//!
//! In the form that `spelling::words` gives, parted by ` | `. Only data; what is made of it stands in
//! `recognise`, and the words of which other headers are put together in `header_words`.

use super::field::Field;

/// Headers that mean one field as a whole.
pub(super) const HEADERS: &[(Field, &str)] = &[
    (
        Field::GivenName,
        "पहला नाम | \
         nama depan | ชื่อ | نام | nom propi | prvo ime | \
         first name | firstname | first | given name | givenname | given names | first names | \
         forename | fname | christian name | vorname | vornamen | rufname | prenom | prenoms | \
         primer nombre | nombre de pila | nombres | primo nome | nome proprio | primeiro nome | \
         voornaam | roepnaam | fornavn | fornamn | imie | jmeno | krestni jmeno | etunimi | \
         utonev | keresztnev | prenume | ime | adi | 名 | שם פרטי | contact first name | \
         imiona | tilltalsnamn | fornavne | μικρο ονομα | κυριο ονομα | الاسم الاول | \
         下の名前 | 名 漢字 | kirsi | etunimet | kutsumanimi | krstne meno | nama depan | \
         given name s | forenames | first given name | 名 given name | nombre s | \
         prenom usuel | voornamen | pierwsze imie",
    ),
    (
        Field::MiddleName,
        "middle name | middle names | middle | middle initial | second name | additional name | \
         additional names | other names | weitere vornamen | zweiter vorname | mittelname | \
         deuxieme prenom | autres prenoms | segundo nombre | secondo nome | segundo nome | \
         nome do meio | middelste naam | tweede voornaam | mellomnavn | mellemnavn | \
         mellannamn | drugie imie | srednje ime | отчество | outros nomes apelidos | ミドル ネーム | \
         по батькові | по отчеству | 中间名 | 中間名 | ミドルネーム | 중간 이름 | druhe jmeno | \
         prostredni jmeno | ikinci ad | ikinci adi | gobek adi | πατρωνυμο | μεσαιο ονομα | \
         שם אמצעי | الاسم الاوسط | اسم الاب | toinen nimi | masodik nev | nome di mezzo | \
         tussenvoegsel en tweede naam",
    ),
    (
        Field::FamilyName,
        "अंतिम नाम | \
         นามสกุล | نام خانوادگي | cognoms | ho | \
         last name | lastname | last | family name | familyname | surname | lname | sn | \
         last names | nachname | familienname | zuname | nom de famille | nom de naissance | \
         apellido | apellidos | primer apellido | segundo apellido | apellido paterno | \
         apellido materno | cognome | sobrenome | ultimo nome | achternaam | familienaam | \
         etternavn | efternavn | efternamn | nazwisko | prijmeni | prezime | sukunimi | \
         vezeteknev | csaladnev | nume de familie | soyadi | фамилия | 姓 | 성 | שם משפחה | \
         contact last name | \
         姓氏 | 苗字 | 氏 | прізвище | priezvisko | soyad | soyisim | apelidos | επωνυμο | \
         επιθετο | اسم العائله | الاسم الاخير | اسم الاسره | nama belakang | sukunimet | \
         csaladi nev | фамилии | primeiro apelido | nom d usage | noms de famille | \
         efternavne | slaegtsnavn | surnames | family names",
    ),
    (
        Field::FullName,
        "guest | guests | invitee | नाम | \
         full name | fullname | fn | cn | display name | displayname | complete name | \
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
         nazwa wyswietlana | 氏名 | 姓名 | 表示名 | 성명 | фио | полное имя | \
         全名 | 名称 | 名稱 | 联系人 | 联系人姓名 | 聯絡人 | 聯絡人姓名 | 显示名称 | 顯示名稱 | 客户姓名 | フルネーム | お名前 | \
         ご氏名 | ご芳名 | 氏名 漢字 | 전체 이름 | 표시 이름 | ф и о | имя и фамилия | имя фамилия | \
         фамилия имя | фамилия и имя | фамилия имя отчество | контакт | контактное лицо | \
         отображаемое имя | піб | п і б | повне ім я | ім я та прізвище | ім я прізвище | \
         прізвище та ім я | прізвище ім я | nazwisko i imie | imie nazwisko | \
         nazwisko imie | pelne imie i nazwisko | osoba kontaktowa | cele jmeno | jmeno a prijmeni | \
         jmeno prijmeni | prijmeni jmeno | prijmeni a jmeno | zobrazovane jmeno | \
         kontaktni osoba | ad soyad | adi soyadi | ad ve soyad | isim soyisim | tam ad | \
         tam adi | gorunen ad | nominativo | cognome nome | nome cognome | \
         apellidos y nombre | apellidos nombre | nombre apellidos | nombre y apellido s | \
         apelido e nome | nome e apelido | nome e sobrenome | naam voluit | \
         voor en achternaam | voornaam en achternaam | contactpersoon | kontaktperson | \
         for och efternamn | fornamn efternamn | fulde navn | fuldt navn | fulle navn | \
         for og efternavn | for og etternavn | koko nimi | nayttonimi | yhteyshenkilo | \
         teljes nev | megjelenitett nev | kapcsolattarto | ονοματεπωνυμο | πληρεσ ονομα | \
         ονοματεπωνυμο επαφησ | שם מלא | שם פרטי ומשפחה | שם פרטי ושם משפחה | איש קשר | \
         الاسم الكامل | الاسم بالكامل | الاسم الثلاثي | nume si prenume | nume complet | \
         ho va ten | ho ten | nama lengkap | personne de contact | interlocuteur | \
         persona de contacto | persona di contatto | referente | real name | full name s | \
         first and last name | first name and last name | first and last names | \
         first last | last first | last name first name | first name last name | \
         name first last | name last first | name first and last | student name | \
         employee name | client name | customer name | patient name | candidate name | \
         friend name | friend | contact s name",
    ),
    (
        Field::Honorific,
        "honorific | honorific prefix | name prefix | prefix | salutation | courtesy title | \
         anrede | namenszusatz | akademischer titel | civilite | tratamiento | tratamento | \
         aanhef | suffixe honorifique | \
         称谓 | 稱謂 | 尊称 | 敬称 | 호칭 | обращение | osloveni | hitap | appellativo | tilltal | \
         puhuttelu | megszolitas | προσφωνηση | zwrot grzecznosciowy | titre de civilite | \
         trato | academic title | titel vor dem namen | aanspreektitel | briefanrede",
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
         kallenavn | kaldenavn | smeknamn | pseudonim | ニックネーム | \
         昵称 | 暱稱 | 绰号 | あだ名 | 愛称 | 通称 | 별명 | 닉네임 | прозвище | псевдоним | ник | \
         прізвисько | псевдонім | ksywka | prezdivka | takma ad | lakap | alcunha | \
         lempinimi | becenev | ψευδωνυμο | παρατσουκλι | כינוי | الاسم المستعار | \
         kaelenavn | ogenavn | preferred first name | preferred given name | called | \
         diminutif | name to use",
    ),
    (
        Field::Pronouns,
        "pronouns | pronoun | preferred pronouns | personal pronouns | pronomen | pronoms | \
         pronombres | pronomi | gender pronouns | \
         pronouns optional | zaimki | forme | pronomina | pronomer | местоимения | \
         naamwoorden",
    ),
    (
        Field::Organization,
        "कंपनी | \
         where do you work | who do you work for | which company do you work for | which company are you from | \
         which organisation do you work for | which organization do you work for | what company do you work for | companie | شركت | компания фирма | บริษัท | empresa organitzacio | \
         company | company name | companies | organization | organisation | organizations | organisations | organization name | \
         organisation name | org | employer | employer name | account name | business | \
         business name | workplace | works at | current company | affiliation | institution | \
         company organization | company organisation | firma | firmenname | unternehmen | \
         arbeitgeber | betrieb | einrichtung | verein | societe | entreprise | organisme | \
         employeur | nom de l entreprise | raison sociale | empresa | organizacion | compania | \
         nombre de la empresa | societa | azienda | ragione sociale | organizzazione | ditta | \
         bedrijf | bedrijfsnaam | organisatie | werkgever | organizacao | companhia | \
         nome da empresa | foretag | foretagsnamn | virksomhed | bedrift | arbejdsgiver | \
         przedsiebiorstwo | tvrtka | spolecnost | yritys | 会社 | 会社名 | 公司 | 회사 | компания | \
         организация | חברה | \
         公司名称 | 公司名稱 | 单位 | 单位名称 | 工作单位 | 單位 | 组织 | 組織 | 机构 | 企业 | 企业名称 | 勤務先 | 勤務先名 | 所属 | \
         所属先 | 企業名 | 法人名 | 団体名 | 御社名 | 貴社名 | 회사명 | 회사 이름 | 직장 | 직장명 | 소속 | 기관 | \
         место работы | фирма | название компании | работодатель | компанія | організація | \
         місце роботи | фірма | organizacja | nazwa firmy | pracodawca | spolka | \
         organizace | nazev firmy | zamestnavatel | spolocnost | sirket | sirket adi | \
         kurulus | kurulus adi | kurum | kurum adi | isyeri | is yeri | impresa | \
         nome azienda | nome societa | ente | nombre empresa | arbetsgivare | bolag | \
         organisationsnavn | firmanavn | selskap | organisasjon | arbeidsgiver | \
         organisaatio | tyonantaja | yhtio | tyopaikka | yrityksen nimi | ceg | cegnev | \
         vallalat | szervezet | munkahely | munkaltato | εταιρεια | εταιρια | οργανισμοσ | \
         επιχειρηση | ονομα εταιρειασ | επωνυμια | ארגון | מקום עבודה | שם החברה | \
         שם חברה | الشركه | شركه | اسم الشركه | المؤسسه | المنظمه | جهه العمل | companie | \
         cong ty | perusahaan | enterprise | company or organisation | \
         company or organization | company employer | organisation employer | \
         company school | company university | associated company | primary company | \
         company institution | institution company | institution affiliation | \
         organisation company | organization company | firma organisation | \
         firma institution | structure | etablissement | entite | agency | firm | \
         university | universitat | universite | universidad | universita | uniwersytet",
    ),
    (
        Field::Role,
        "длъжност | पद | \
         what do you do | pozicija | pozitie | carrec | سمت | ตำแหน่ง | \
         job title | jobtitle | job | position | role | job role | job position | \
         current position | designation | function | work title | business title | \
         position title | organization title | contact title | funktion | stellung | \
         stellenbezeichnung | arbeitstitel | berufsbezeichnung | rolle | tatigkeit | poste | \
         fonction | intitule du poste | intitule de poste | titre du poste | puesto | cargo | \
         puesto de trabajo | posizione | qualifica | ruolo | mansione | functie | functietitel | \
         funcao | stilling | stillingsbetegnelse | befattning | stanowisko | poslovna titula | \
         役職 | 职位 | 직함 | должность | תפקיד | \
         职务 | 職務 | 職位 | 职称 | 職稱 | 头衔 | 頭銜 | 岗位 | 職種 | 肩書 | 役職名 | 직위 | 직책 | 직급 | позиция | \
         роль | посада | stanowisko pracy | rola | pozice | funkce | pracovni pozice | \
         pracovni zarazeni | role v firme | pracovna pozicia | gorev | gorevi | unvan | \
         is unvani | pozisyon | meslek unvani | titolo professionale | incarico | \
         ruolo aziendale | funcion | functieomschrijving | rol | roll | jobbtitel | \
         yrkestitel | jobtitel | stillingstittel | jobbtittel | tehtava | tehtavanimike | \
         ammattinimike | titteli | asema | rooli | nimike | beosztas | munkakor | pozicio | \
         titulus | θεση | θεση εργασιασ | τιτλοσ εργασιασ | ιδιοτητα | المسمي الوظيفي | \
         الوظيفه | المنصب | الدور | chuc vu | jabatan | professional title | \
         current title | current role | current job title | your role | role title | \
         titel position | position titel | position funktion | job function",
    ),
    (
        Field::Occupation,
        "occupation | profession | beruf | metier | profesion | professione | beroep | \
         profissao | yrke | zawod | zanimanje | headline | \
         职业 | 職業 | 직업 | профессия | професія | povolani | meslek | ammatti | foglalkozas | \
         επαγγελμα | מקצוע | المهنه | erhverv | yrkesomrade",
    ),
    (
        Field::Place,
        "where do you live | where are you from | where are you | \
         location | office location | office | place | based in | lives in | town office | \
         standort | wohnort | buro | bureau | lieu | emplacement | localisation | ubicacion | \
         lugar | oficina | luogo | ubicazione ufficio | sede | locatie | kantoorlocatie | \
         woonplaats | localizacao | local | gabinete | kontor | plassering | lokalizacja | \
         lokalizacja biura | sala | \
         所在地 | 地点 | 位置 | 勤務地 | 위치 | 근무지 | местоположение | місцезнаходження | sijainti | \
         konum | τοποθεσια | מיקום | current location | where based | where are you based | \
         umisteni | helyszin",
    ),
    (
        Field::Birthday,
        "birthday | birth date | birthdate | date of birth | dob | bday | geb | born | born on | \
         geburtstag | geburtsdatum | geb datum | geboren | date de naissance | naissance | \
         ne le | anniversaire | cumpleanos | fecha de nacimiento | fecha nacimiento | \
         nacimiento | compleanno | data di nascita | verjaardag | geboortedatum | \
         data de nascimento | nascimento | fodselsdag | fodselsdato | fodelsedag | \
         fodelsedatum | urodziny | data urodzenia | datum narozeni | rodendan | syntymapaiva | \
         誕生日 | 生日 | 생일 | день рождения | дата рождения | יום הולדת | \
         出生日期 | 出生年月 | 出生年月日 | 生年月日 | 생년월일 | день народження | дата народження | \
         dzien urodzin | narozeniny | narozen | narodeniny | datum narodenia | dogum gunu | \
         dogum tarihi | nato il | nata il | bursdag | gebursdag | syntymaaika | \
         szuletesnap | szuletesi datum | szuletesi ido | γενεθλια | ημερομηνια γεννησησ | \
         תאריך לידה | تاريخ الميلاد | عيد الميلاد | تاريخ الولاده | d o b | birth | \
         birthday date | ne e le | date d anniversaire | fecha de nac | f nacimiento | \
         data nascita | data nasc | geb dat | geburtsdat | geb am | geboren am | \
         ziua de nastere | data nasterii | ngay sinh | tanggal lahir",
    ),
    (
        Field::BirthYear,
        "birthday year | year born | \
         birth year | year of birth | geburtsjahr | annee de naissance | ano de nacimiento | \
         anno di nascita | geboortejaar | ano de nascimento | \
         出生年份 | 出生年 | 生年 | год рождения | рік народження | rok urodzenia | rok narozeni | \
         dogum yili | syntymavuosi | szuletesi ev | ετοσ γεννησησ | שנת לידה | \
         سنه الميلاد | fodelsear | fodselsar",
    ),
    (
        Field::BirthMonth,
        "birthday month | month born | \
         birth month | month of birth | geburtsmonat | mois de naissance | mes de nacimiento | \
         mese di nascita | geboortemaand | mes de nascimento",
    ),
    (
        Field::BirthDay,
        "birthday day | day born | \
         birth day | day of birth | jour de naissance | dia de nacimiento | giorno di nascita | \
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
         biljeske | poznamky | メモ | 备注 | 메모 | заметки | примечания | הערות | \
         備註 | 附注 | 说明 | 說明 | 註記 | 附註 | 筆記 | 笔记 | 留言 | 備考 | ノート | コメント | 비고 | 노트 | 참고 | \
         заметка | примечание | комментарий | комментарии | описание | нотатки | примітка | \
         примітки | коментар | коментарі | notatka | komentarz | komentarze | opis | \
         poznamka | komentar | poznamky a komentare | notlar | not | aciklama | \
         aciklamalar | descrizione | descripcion | descricao | comentario | noteringar | \
         noter | kommentarer | beskrivelse | merknad | merknader | muistiinpanot | \
         huomautukset | huomautus | huomiot | huom | kommentti | kommentit | lisatiedot | \
         jegyzetek | jegyzet | megjegyzes | megjegyzesek | leiras | σημειωσεισ | σημειωση | \
         σχολια | παρατηρησεισ | הערה | ملاحظات | ملاحظه | تعليقات | وصف | ghi chu | \
         catatan | poznamky k osobe | summary | biography | person note | person notes | \
         bemerkung en | notes comments | comments notes",
    ),
    (
        Field::Categories,
        "category | categories | tag | tags | label | labels | group | groups | \
         group membership | list | lists | keywords | circle | circles | segment | segments | \
         kategorie | kategorien | schlagworte | schlagworter | gruppe | gruppen | etiketten | \
         categorie | groupe | groupes | etiquette | etiquettes | libelles | mots cles | \
         categoria | categorias | etiqueta | etiquetas | grupo | grupos | gruppo | gruppi | \
         etichette | etichetta | categorieen | groep | groepen | marcadores | kategorier | \
         grupper | etykiety | grupy | kategorije | 分類 | 标签 | категории | группы | קטגוריות | \
         分组 | 群组 | 群組 | 標籤 | 类别 | 類別 | 组 | 组别 | グループ | カテゴリ | カテゴリー | タグ | ラベル | 그룹 | \
         카테고리 | 태그 | 라벨 | 분류 | группа | категория | теги | тег | метки | група | групи | \
         категорія | категорії | мітки | grupa | tagi | kategoria | skupiny | skupina | \
         stitky | kategori | kategoriler | grup | gruplar | etiket | etiketler | grupp | \
         etiketter | luokat | luokka | ryhma | ryhmat | tunnisteet | kategoriat | \
         kategoriak | csoport | csoportok | cimkek | cimke | κατηγορια | κατηγοριεσ | \
         ομαδα | ομαδεσ | ετικετεσ | ετικετα | קטגוריה | קבוצה | קבוצות | תוויות | תגיות | \
         الفئه | الفئات | المجموعه | المجموعات | التصنيف | التصنيفات | الوسوم | \
         person labels | person label | contact group | contact groups | contact tags | \
         contact list | contact type | verteiler | schlagwort | tag s | listen | tagit | \
         kategoriar",
    ),
    (
        Field::Phone,
        "contact number | contact no | contact nr | telefon p | tel p | telefon g | tel g | \
         kontaktnummer | numero de contacto | numero de contact | phone no | ph no | ph | mob | \
         mob no | mobile no | \
         联系电话 | 聯絡電話 | 联系方式 | 電話連絡先 | 연락처 | номер для связи | telefon kontaktowy | \
         kontaktni telefon | iletisim numarasi | τηλεφωνο επικοινωνιασ | رقم التواصل | \
         best number | contact telephone | contact phone | daytime phone | evening phone | \
         day phone | phone home or mobile",
    ),
    (
        Field::HowMet,
        "how met | how we met | how you met | how do you know | met through | met at | \
         how i know them | woher | kennengelernt | source of contact | where we met | where met | \
         how did we meet | how did you meet | where did we meet | wie kennengelernt | \
         ou rencontre | rencontre a | donde nos conocimos",
    ),
    (
        Field::KnownSince,
        "pripojeno | csatlakozva | conectat la | yhdistetty | baglanti tarihi | forbundet den | anslots den | koblet | vernetzt am | connexion | connexion effectuee le | data collegamento | \
         data nawiazania | つながった日 | 연결일 | 建立联系时间 | 建立關係日期 | \
         connected on | connected | connected at | connection date | date connected | \
         connected since | known since | met on | date met | first met | verbunden am | \
         verbunden seit | kontakt seit | bekannt seit | date de connexion | connecte le | \
         conectado el | fecha de conexion | collegato il | verbonden op | conectado em | \
         first contact | first contacted | friends since | date we met | rencontre le | \
         rencontre | conocido desde | conosciuto il | conosciuto dal | conhecido desde | \
         kennengelernt am | leerde kennen op",
    ),
    (Field::Uid, "uid | uuid | guid"),
    (Field::CadenceDays, "cadence days | keep in touch days"),
    (
        Field::Profile,
        "linkedin | linkedin url | linkedin bio | linkedin profile | linkedin profile url | \
         linkedin link | linkedin public profile | linkedin address | profile url | profiles | \
         profile link | public profile url | public profile | linkedin profil | \
         profil linkedin | perfil linkedin | perfil de linkedin | profilo linkedin | \
         person linkedin url | url linkedin | profile | profil url | \
         linkedin profile link | linkedin page | linkedin account | your linkedin | \
         linkedin username | linkedin handle | xing profile url | profil xing | \
         enlace de linkedin | linkedin linki | профиль linkedin | linkedin プロフィール",
    ),
    (
        Field::Link,
        "website blog | website profile | website other | website home | website custom | \
         url | urls | site | sito web | site url | website | websites | sites | web | homepage | link | links | webseite | \
         webseiten | internet | internetseite | internetadresse | website url | \
         personal website | business website | company website | webside | \
         webadresse | strona sieci web | strona www | www | blog | twitter | x twitter | \
         facebook | instagram | github | mastodon | xing | youtube | bluesky | twitter url | \
         github url | facebook url | twitter handle | xing url | xing profil | webpage | \
         web ページ | דף אינטרנט | domain | portfolio | personal website url | home website | \
         work website | \
         网站 | 網站 | 网址 | 網址 | 主页 | 个人主页 | ウェブサイト | ホームページ | サイト | web サイト | 웹사이트 | 웹 사이트 | \
         홈페이지 | 웹 페이지 | сайт | веб сайт | вебсайт | веб страница | ссылка | \
         strona internetowa | witryna | witryna internetowa | \
         webova stranka | web sitesi | web sayfasi | internet sitesi | sito | \
         sito internet | pagina | pagina de internet | site da empresa | webbplats | \
         webbsida | hemsida | hjemmeside | websted | nettside | nettsted | verkkosivu | \
         verkkosivusto | verkkosivut | kotisivu | kotisivut | www sivu | weboldal | \
         honlap | weblap | ιστοσελιδα | ιστοτοποσ | אתר | אתר אינטרנט | الموقع الالكتروني | \
         موقع الويب | موقع الكتروني | company domain | company domain name | \
         website address | personal blog | linkedin company page | tiktok | threads | \
         medium | substack | facebook profile | twitter x | x handle | instagram handle | \
         twitter profile | twitter username | facebook page | instagram url | \
         instagram username | github username | github profile | github handle | orcid | \
         google scholar | social media | mastodon handle | bluesky handle | calendly",
    ),
    (
        Field::FallbackName,
        "file as | save as | speichern unter | email display name | email angezeigter name | \
         nom complet de l email | email weergegeven naam | weergavenaam voor email | \
         nombre de pantalla de email | nome visualizzato email | nome para exibicao do email | \
         nome a apresentar para o email | visningsnavn for email | wyswietlana nazwa email | \
         prikazano ime email | username | user name | benutzername | handle",
    ),
];
