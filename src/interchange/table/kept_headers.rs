//! Headers whose columns have no field: those that are kept in the note, and those that say nothing.
//!
//! In the form that `spelling::words` gives, parted by ` | `. Only data; see `whole_headers`.

use super::field::Field;

/// Headers that mean something of which nothing but a note is made.
pub(super) const KEPT_HEADERS: &[(Field, &str)] = &[
    (
        Field::Keep,
        "department | abteilung | service | departement | departamento | reparto | \
         afdeling | avdeling | avdelning | dzial | odjel | 部署 | organization department | \
         organization location | organization symbol | organization job description | \
         spouse | spouse name | partner | wife | husband | ehepartner | ehegatte | \
         conjoint | conjoint e | conyuge | coniuge | nome coniuge | conjuge | ektefelle | \
         wspolmalzonek | children | kids | kinder | enfants | hijos | figli | kinderen | \
         filhos | barn | dzieci | djeca | anniversary | jahrestag | hochzeitstag | \
         anniversaire de mariage | aniversario | aniversario de bodas | anniversario | \
         anniversaire de mariage ou fete | speciale datum | datas especiais | merkedag | \
         rocznica | hobby | hobbys | hobbies | hobby s | aficiones | passatempo | hobi | \
         interests | schools | school | manager | manager name | manager s name | \
         name des der vorgesetzten | name des r vorgesetzten | responsable | \
         nombre del director | nome manager | naam manager | nome do gerenciador | \
         assistant | assistant name | assistant s name | assistant s phone | \
         assistant phone | name assistent | assistent in | telefon assistent | \
         nom de l assistant e | naam assistent | telefoon assistent | \
         telephone de l assistant e | nome assistente | telefono assistente | \
         nome do assistente | telefone do assistente | referred by | empfohlen von | \
         referencia de | referentie van | user | custom | benutzer | benutzerdef | \
         utilisateur | usuario | utente | gebruiker | utilizador | personalizado | bruker | \
         personnalise | personalizzato | aangepast | screen name | messenger name | \
         im address | imaddress | instant messenger | skype | skype id | icq | jabber | \
         instant message handles | aim screen name | telegram | signal | whatsapp | \
         wechat | messaging | given yomi | surname yomi | company yomi | yomi | \
         given name yomi | family name yomi | additional name yomi | yomi name | \
         phonetic first name | phonetic middle name | phonetic last name | phonetic name | \
         organization phonetic name | organization yomi name | maiden name | \
         short description | industry | branche | kundennummer | language | sprache | \
         langue | taal | keywords internal | stichworter | telex | tty tdd phone | isdn | \
         radio phone | callback | tty | funkruf | 部门 | 部門 | 部署名 | 部署 部門 | 부서 | 부서명 | \
         отдел | департамент | подразделение | відділ | oddeleni | departman | bolum | \
         birim | dipartimento | osasto | osztaly | reszleg | τμημα | מחלקה | القسم | \
         الاداره | bereich | division | unit | dzial firmy | 备用联系人 | 配偶 | супруг | \
         супруга | malzonek | chot | es | esi | puoliso | hazastars | συζυγοσ | בן זוג | \
         الزوج | 아내 | 배우자 | barn navne | lapset | gyerekek | deti | дети | діти | παιδια | \
         ילדים | الاطفال | 子供 | 孩子 | cocuklar | wedding anniversary | \
         dietary requirements | dietary restrictions | allergies | t shirt size | \
         plus one | rsvp",
    ),
    (
        Field::Skip,
        "initials | initialen | initiales | iniciales | iniziali | iniciais | initialer | \
         inicialy | priority | prioritat | priorite | prioridad | priorita | prioriteit | \
         prioridade | prioritet | priorytet | private | privat | prive | privado | \
         privato | privatni | sensitivity | vertraulichkeit | critere de diffusion | \
         riservatezza | gevoeligheid | sensibilidade | folsomhet | internet free busy | \
         internet frei gebucht | account | konto | compte | conta | photo | photo url | \
         picture | avatar | image | bild | email type | e mailtype | e posttype | \
         type de messagerie | typ poczty email | email typ | type d email | tipo de email | \
         tipo email | email posttype | rodzaj email | vrsta email | sensibilite | prive s | \
         cordial | cordial raw | subject | custom folder | read | is family friend | \
         do not call | gender | geschlecht | sexe | genero | sesso | geslacht | sexo | \
         kjonn | plec | mileage | billing information | abrechnungsinformation | \
         billing info | facturation | government id number | directory server | \
         organizational id number | organisationsnr | reisekilometer | kilometrage | \
         kilometraje | chilometraggio | kilometerstand | informacion de facturacion | \
         informations de facturation | dati fatturazione | factureringsgegevens | \
         numero d identification de l organisation | behordenkennziffer | regierungsnr | \
         verzeichnisserver | serveur d annuaire | servidor de directorio | \
         server directory",
    ),
];
