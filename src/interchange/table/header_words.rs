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
         sluzbowa | sluzbena | sluzbeni | sluzbowe | organizacion | 会社 | tvrtke | firmy | \
         工作 | 公司 | 办公 | 办公室 | 单位 | 商务 | 辦公室 | 商務 | 勤務先 | 仕事 | 職場 | 회사 | 직장 | 사무실 | 업무 | \
         근무처 | рабочий | раб | служебный | рабочая | рабочего | рабочей | служебная | \
         робочий | службовий | робоча | praca | pracy | firmowy | firmowa | sluzbowej | \
         prace | pracovni | sluzebni | zamestnani | firemni | ofis | professionale | \
         lavorativa | werktelefoon | arbets | arbejds | jobbtelefon | tyo | toimisto | \
         munkahelyi | ceges | irodai | uzleti | εργασια | εργασιασ | γραφειο | γραφειου | \
         επαγγελματικο | εταιρικο | עבודה | משרד | בעבודה | العمل | عمل | المكتب | مكتب | \
         firmen | geschafts | university | uni | ecole | corporativo | profesional | \
         institutional",
    ),
    (
        &[Word::Home],
        "home | private | privat | privater | personal | residential | house | zuhause | \
         privee | prive | prives | domicile | perso | personnel | personnelle | particulier | \
         maison | domicilio | particular | casa | ab | abitazione | privato | thuis | huis | \
         residencial | residencia | pessoal | priv | hem | hjem | hjemme | privata | domowy | \
         domowa | kucna | kucni | 自宅 | \
         家 | 家庭 | 住宅 | 家用 | 私人 | 个人 | 個人 | 집 | 자택 | 개인 | домашний | дом | личный | личная | \
         домашняя | домашній | особистий | домашня | особиста | prywatny | prywatna | dom | \
         domu | domaci | soukromy | soukroma | osobni | ev | kisisel | ozel | personale | \
         particulares | koti | henkilokohtainen | yksityinen | otthoni | lakas | magan | \
         szemelyes | σπιτι | σπιτιου | οικια | οικιασ | προσωπικο | οικιακο | בית | פרטי | \
         אישי | בבית | المنزل | منزل | البيت | شخصي | الشخصي | zamieszkania | personlich | \
         personliche | persoonlijk | personlig | bydliste",
    ),
    (
        &[Word::Other],
        "other | additional | weitere | weiterer | weiteres | weiter | andere | anderer | \
         sonstige | sonstiges | autre | autres | otro | otra | altro | altra | ander | anders | \
         outro | outra | annen | annet | anden | annan | inny | inna | druga | drugi | その他 | \
         其他 | 其它 | その他の | 기타 | другой | другая | другое | доп | дополнительный | інший | \
         інша | додатковий | inne | jiny | jina | dalsi | diger | muu | toinen | egyeb | \
         masik | αλλο | אחר | נוסף | اخر | اخري | ovrig | ovrigt",
    ),
    (
        &[Word::Mobile],
        "mobile | cell | cellular | cellphone | handy | handynummer | mobil | mobiltelefon | \
         mobilnummer | mobilfunk | mobilfunknummer | mobiltel | natel | portable | gsm | movil | \
         celular | cellulare | mobiel | mobiele | telemovel | matkapuhelin | komorkowy | \
         komorka | mobitel | 携帯電話 | 携帯 | 手机 | iphone | \
         手机号 | 手机号码 | 移动电话 | 手機 | 手機號碼 | 行動電話 | 携帯番号 | 携帯電話番号 | モバイル | 휴대폰 | 휴대전화 | 핸드폰 | \
         휴대폰번호 | 핸드폰번호 | 휴대전화번호 | 모바일 | мобильный | моб | мобильник | сотовый | \
         мобильного | мобильная | мобільний | мобільного | komorkowego | kom | mobilni | \
         mobilny | telemoveis | kannykka | matkapuhelinnumero | mobiili | mobilszam | \
         mobilnr | κινητο | κινητου | נייד | סלולרי | סלולארי | جوال | الجوال | موبايل | \
         محمول | المحمول | المتحرك | الموبايل | natelnummer | mobilfunknr | handynr | \
         smartphone",
    ),
    (&[Word::Work, Word::Mobile], "diensthandy | firmenhandy"),
    (
        &[Word::Fax],
        "fax | telefax | telecopie | telecopieur | telefaks | faks | faxnummer | telefaxnummer | \
         faxes | \
         факс | 传真 | 傳真 | ファックス | ファクス | 팩스 | φαξ | פקס | فاكس | الفاكس | faksi | faksu | \
         belgegecer | 传真号码 | faxnr",
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
         centralita | hoofd | default | preferred | hauptnummer | \
         основной | основная | glowny | glowna | hlavni | ana | ensisijainen | elsodleges | \
         κυριο | ראשי | الرئيسي | 主要 | 代表 | 주 | primario | основний | preferowany | huvud",
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
         tlf | telephones | fijo | fisso | fixo | whatsapp | \
         电话号码 | 電話號碼 | 座机 | 固话 | 市话 | 전화번호 | тел | телефона | telefoni | telefonni | \
         telefonszam | puhelinnumero | puh | τηλεφωνο | τηλ | τηλεφωνου | טל | هاتف | \
         الهاتف | تلفون | تليفون | التليفون | telepon | telefonico | telefonica | tlfnr | \
         festnetznummer | festnetznr | vaste | stacjonarny | pevna",
    ),
    (
        &[Word::Email],
        "ईमेल | อีเมล | correu | email | emails | mail | mails | emailadresse | emailadres | emailadresses | \
         emailadressen | mailadresse | mailadres | courriel | courriels | mel | correo | \
         correos | correio | messagerie | epost | epostadresse | epostadress | \
         emailaddress | 邮箱 | 电子邮件 | 이메일 | почта | \
         电子邮箱 | 邮件 | 电邮 | 電子郵件 | 電郵 | 信箱 | 電子信箱 | 郵件 | 郵箱 | メール | eメール | メアド | 전자메일 | 메일 | \
         почты | почте | электронная | электронной | электронный | эл | имейл | емейл | \
         емайл | пошта | пошти | електронна | електронної | ел | poczta | poczty | \
         mailova | mailovy | eposta | sahkoposti | sahkopostiosoite | spostiosoite | \
         ταχυδρομειο | ταχυδρομειου | ηλεκτρονικο | ηλεκτρονικου | ηλεκτρονικη | ηλ | \
         אימייל | מייל | דואל | דואר | אלקטרוני | البريد | الالكتروني | بريد | ايميل | \
         الايميل | emailova | emailcim | mailadress | elektronisch | elektronische",
    ),
    (
        &[Word::Web],
        "website | web | homepage | url | webseite | webside",
    ),
    (
        &[Word::Address],
        "address | addresses | adresse | adressen | anschrift | direccion | domicilio | \
         indirizzo | adres | adresa | endereco | morada | adress | osoite | formatted | \
         mailing | postal | 住所 | 地址 | 주소 | адрес | כתובת | \
         住址 | 通讯地址 | 通訊地址 | 联系地址 | ご住所 | 現住所 | адреса | адресу | adresu | adresi | cim | \
         cime | lakcim | levelezesi | διευθυνση | διευθυνσησ | العنوان | عنوان | \
         postadress | postadresse | postiosoite | anschriften | korespondencyjny | \
         enderecos | adrese | alamat | wohnadresse | postanschrift | adreslijn",
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
         complement | 番地 | street address | apartment | suite | \
         街道 | 町名 | 町域 | 도로명 | 거리 | улица | ул | вулиця | ulice | uliczny | sokak | cadde | \
         katu | katuosoite | lahiosoite | utca | hazszam | οδοσ | רחוב | الشارع | شارع | \
         gatuadress | gade | vej | gateadresse | huisnummer | straatnaam | civico | \
         strada | logradouro | bairro | gatenavn | strassenname | hausnr",
    ),
    (
        &[Word::City],
        "city | town | ort | stadt | ville | ciudad | poblacion | localidad | municipio | \
         citta | comune | plaats | stad | gemeente | cidade | localidade | poststed | postort | \
         miejscowosc | miasto | grad | by | suburb | locality | commune | 市町村 | 城市 | город | \
         市 | 市区町村 | 도시 | 시군구 | місто | mesto | obec | sehir | ilce | kaupunki | \
         paikkakunta | postitoimipaikka | kunta | varos | telepules | helyseg | πολη | \
         עיר | ישוב | المدينه | مدينه | postdistrikt | bynavn | localita | oras | kota | \
         wohnort | residence | woonplaats | municipality | kommun | kommune | \
         miejscowosci",
    ),
    (
        &[Word::Region],
        "state | province | region | county | bundesland | kanton | departement | dep | dept | \
         provincia | estado | distrito | district | provincie | regio | regiao | omrade | lan | \
         fylke | wojewodztwo | drzava | savezna | prefecture | 都道府県 | область | \
         省 | 省份 | 州 | 县 | 縣 | 시도 | 지역 | регион | регіон | okres | il | bolge | maakunta | \
         laani | megye | νομοσ | περιφερεια | מחוז | אזור | المنطقه | المحافظه | الولايه | \
         landskap | judet | 地区 | 地區 | canton | etat | dipartimento | concelho | uf | \
         administrative",
    ),
    (
        &[Word::Postcode],
        "postcode | zip | zipcode | plz | postleitzahl | cp | cap | cep | postnummer | postnr | \
         郵便番号 | 邮编 | индекс | pincode | \
         邮政编码 | 郵遞區號 | 郵政編碼 | 우편번호 | індекс | psc | postinumero | iranyitoszam | irsz | \
         τκ | מיקוד | البريدي | الرمز | postkod | eircode | pocztowy | codigopostal | \
         kodas",
    ),
    (
        &[Word::Country],
        "country | land | pays | pais | paese | nation | nazione | stato | kraj | staat | \
         country region | 国 | 国家 | страна | pays region | \
         國家 | 国名 | 국가 | 나라 | страны | країна | panstwo | zeme | stat | ulke | maa | \
         orszag | χωρα | מדינה | ארץ | البلد | الدوله | بلد | دوله | tara | negara | \
         krajina | nacion | landkode | countryname",
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
         indirizzi | アドレス | \
         numer | cislo | numarasi | numara | szam | αριθμοσ | מספר | رقم | номер | 番号 | \
         号码 | 號碼 | 번호 | почтовый | поштовий | контактный | контактний | επικοινωνιασ | \
         του | τησ | το | και | и | та | і | ve | i | og | och | ja | es | il | lo | los | \
         las | den | det | osoby | nummern | name | 的 | の | ihre | ihr | votre | tu | tuo | \
         uw | best | please | your | main | contacto | contatto | kontaktni | kontaktowy | \
         yhteys | daytime | evening",
    ),
];
