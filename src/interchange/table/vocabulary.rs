//! Words that stand in cells and in headers and that tell something of people: titles, forms of address,
//! and how a program or a person writes that there is nothing.
//!
//! All in the form that `spelling::words` gives, parted by ` | `. Only data; headers stand in
//! `whole_headers` and `header_words`.

/// Whether `phrase` is one of the entries of a list of words.
pub(super) fn lists(list: &str, phrase: &str) -> bool {
    // Most words stand in no list at all, and that is quickly told.
    list.contains(phrase) && list.split('|').any(|entry| entry.trim() == phrase)
}

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

/// What stands in brackets behind a header to say how to fill it in.
pub(super) const HINTS: &str = "required | optional | mandatory | pflichtfeld | pflicht | pflichtangabe | freiwillig | \
         optionnel | facultatif | obligatoire | obligatorio | obrigatorio | opcional | facoltativo | \
         obbligatorio | verplicht | optioneel | obowiazkowe | opcjonalne | zorunlu | wajib | dd | mm | \
         yyyy | yy | d | m | y | tt | jjjj | jj | j | aaaa | aa | a | gg | rrrr | rr | г | format | with | country | \
         code | incl | including | inkl | mit | vorwahl | landervorwahl | international | please | e | g | \
         eg | example | ex | original | name | z | b | separated | by | comma | if | applicable | known | any | different | \
         only | as | on | the | iso | 漢字 | 必須 | 任意 | 必填 | 选填 | 選填 | 필수 | 선택";

/// What makes a question of a header in a form.
pub(super) const QUESTIONS: &str = "what is your | what s your | what is the | when is your | when s your | wann ist dein | wann ist ihr | \
         quand est ton | quand est votre | cuando es tu | cuando es su | quando e il tuo | wanneer is je |  please enter your | please enter | \
         please provide your | please give your | please give us your | please fill in your | enter your | \
         enter | provide your | may we have your | your | my | wie lautet deine | wie lautet dein | wie lautet ihre | wie lautet ihr | \
         wie ist dein | wie ist ihr | deine | dein | ihre | ihr | quel est votre | quelle est votre | \
         quel est ton | votre | vos | cual es tu | cual es su | su | tu | qual e il tuo | qual e la tua | \
         il tuo | la tua | qual e o seu | o seu | a sua | seu | sua | wat is je | wat is uw | je | uw | din | ditt | ваш | ваша | ваше | \
         укажите ваш | twoje | twoj | お | ご";

/// What people write where there is nothing to say.
pub(super) const NOTHING: &str = "none | undefined | unknown | na | n a | n v | nil | null | nan | not available | not applicable | \
         not provided | not specified | not given | not known | no data | no value | none given | blank | \
         empty | tbd | tba | tbc | to be confirmed | no email | no mail | no phone | no number | no company | \
         no address | no title | keine | keiner | kein | keine daten | unbekannt | nicht bekannt | \
         nicht vorhanden | nicht angegeben | entfallt | k a | inconnu | inconnue | aucun | aucune | neant | \
         non renseigne | ninguno | ninguna | desconocido | desconocida | sin datos | no tiene | no aplica | \
         nessuno | nessuna | sconosciuto | non disponibile | non noto | nenhum | nenhuma | desconhecido | \
         nao informado | nao disponivel | geen | onbekend | niet bekend | nvt | n v t | brak | nieznany | \
         nieznane | nie dotyczy | neni | neznamy | neuvedeno | yok | bilinmiyor | belirtilmemis | нет | \
         неизвестно | не указано | не указан | н д | немає | невідомо | なし | 無し | 不明 | 未定 | 无 | 無 | 暂无 | 未知 | 未填写 | \
         없음 | 모름 | ingen | okand | ukendt | ukjent | saknas | ei ole | ei tiedossa | nincs | ismeretlen | \
         nincs adat | δεν υπαρχει | αγνωστο | אין | לא ידוע | لا يوجد | غير معروف";

/// The same where a name should stand; some of the others are names.
pub(super) const NAMELESS: &str = "none | undefined | unknown | n a | nan | no name | unnamed | not provided | not available | not known | \
         not given | tbd | tba | tbc | to be confirmed | unbekannt | inconnu | desconocido | sconosciuto | \
         onbekend | nieznany | неизвестно | 不明 | 未知";

/// Words by which a column speaks of somebody else than the person of its row.
pub(super) const OTHERS: &str = "owner | creator | assigned | assignee | manager | supervisor | boss | assistant | \
         secretary | spouse | partner | wife | husband | parent | parents | mother | father | mum | mom | dad | guardian | \
         child | children | son | daughter | sibling | emergency | referrer | referred | referee | \
         reporting | reports | agent | sponsor | inviter | invited | plus | created | modified | updated | \
         vorgesetzter | vorgesetzte | assistent | assistentin | ehepartner | ehefrau | ehemann | partnerin | mutter | vater | \
         eltern | elternteil | kind | notfall | notfallkontakt | conjoint | parrain | mere | pere | urgence | conyuge | madre | padre | \
         emergencia | emergenza | coniuge | moeder | vader | noodcontact | besitzer | betreuer";

/// A day, of which the header does not say what day it is.
pub(super) const DATES: &str = "date | datum | data | fecha | dato | дата | ημερομηνια | 日期 | 日付 | 날짜 | تاريخ | תאריך | \
         ngay | tanggal | วันที่ | दिनांक | tarih | paivamaara | datums";

/// Headers of the column that says which way a message or a call went.
pub(super) const WAYS: &str = "direction | type | call type | message type | folder | box | kind | status | richtung | art | typ | sens | \
     direccion | tipo | direzione | direcao | richting | soort | направление | тип | 类型 | 種類 | 유형";

/// Which way a message or a call went.
pub(super) const DIRECTIONS: &str = "in | out | incoming | outgoing | inbound | outbound | received | sent | missed | rejected | \
     declined | blocked | voicemail | inbox | outbox | eingehend | ausgehend | empfangen | gesendet | verpasst | \
     entrant | sortant | recu | envoye | manque | entrante | saliente | recibido | enviado | perdida | in entrata | \
     in uscita | ricevuto | inviato | persa | recebida | recebido | enviada | inkomend | uitgaand | gemist | \
     входящий | исходящий | пропущенный | входящие | исходящие | missed call | incoming call | outgoing call";

/// Headers of secrets, which no address book has.
pub(super) const PASSWORDS: &str = "password | passwords | login password | passwort | kennwort | mot de passe | contrasena | senha | \
     wachtwoord | haslo | heslo | parola | losenord | passord | salasana | jelszo | пароль | 密码 | 密碼 | パスワード | 비밀번호";
