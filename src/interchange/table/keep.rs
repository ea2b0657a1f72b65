//! Columns that nobody knows: which of them hold facts about a person, to be kept in the note, and which are
//! the doing of a program: numbers of rows, times of change, switches.
//!
//! Judged by the name of the column and by its first cells. Not here: columns that are known.

use super::cell::clean;
use super::spelling::words;
use super::vocabulary::lists;

/// Words by which a column is a program's own, whatever else its name says.
const TECHNICAL: &str = "id | ids | uuid | guid | euid | leid | hash | checksum | etag | token | password | passwort | secret | \
         pin | session | cookie | created | creation | updated | update | modified | modification | \
         timestamp | edited | changed | synced | sync | imported | deleted | archived | erstellt | \
         geandert | aktualisiert | cree | modifie | creado | modificado | ip | latitude | longitude | \
         lat | lng | lon | gmtoff | dstoff | avatar | photo | photos | picture | thumbnail | image | \
         foto | bild | barcode | qr | optin | unsubscribed | subscribed | bounced | bounce | verified | \
         clicks | opens | pageviews | sessions | rating | cleaned | consent | gdpr | selected | version | \
         revision | owner | utm | gclid | json | currency | price | amount | subtotal";

/// Names that are a program's own as a whole.
const TECHNICAL_NAMES: &str = "row | row number | row no | index | no | nr | n | number | lfd nr | lfd | sl no | s no | sr no | \
         serial | serial number | line | record | position number | 序号 | 序號 | 번호 | 番号 | sira no | lp | \
         opt in | opt out | opt in time | confirm time | member rating | last changed | user agent | \
         email opt in | sms opt in | email opt out | has opted out of email | email status | \
         email type | email marketing status | email validity | record status | is active | active | \
         read | account | subject | custom folder | internet free busy | data source | \
         has two factor auth | has sso | has 2fa | billing active | sync status | last activity date | \
         last activity | number of times contacted | tags count | order number | order no | \
         attendee number | user id | userid | memberid | member id | ticket number | confirmation number | invoice number | account number | customer number | \
         customer no | member number | member no | membership number | student number | \
         employee number | registration number | reference number | case number | kundennr | \
         kundennummer | mitgliedsnummer | mitgliedsnr | personalnummer | personalnr | \
         matrikelnummer | matrikelnr | rechnungsnummer | bestellnummer | klantnummer | relatienummer";

/// What somebody wrote: no message becomes a note.
const MESSAGES: &str = "body | content | contents | message | messages | text | transcript | message body | body text | \
         message text | message content | html body | body html | plain text | email body | last message | \
         nachricht | nachrichten | nachrichtentext | inhalt | mensaje | mensajes | contenido | contenu | messaggio | \
         messaggi | contenuto | mensagem | mensagens | conteudo | bericht | wiadomosc | tresc | сообщение | сообщения | \
         текст | 消息 | 内容 | 正文 | メッセージ | 本文 | 메시지 | 내용";

/// Of so many cells the first are asked.
const ASKED: usize = 200;

/// Whether the column at `at` holds something that a person would want to see.
pub(super) fn is_worth_it(name: &str, samples: &[Vec<String>], at: usize) -> bool {
    let said = words(name);
    let is_listed = lists(TECHNICAL_NAMES, &said.phrase) || lists(MESSAGES, &said.phrase);
    if is_listed && !said.phrase.is_empty() {
        return false;
    }
    if said
        .phrase
        .split(' ')
        .any(|word| !word.is_empty() && lists(TECHNICAL, word))
    {
        return false;
    }
    let cells: Vec<String> = samples
        .iter()
        .filter_map(|row| row.get(at))
        .map(|cell| clean(cell))
        .filter(|cell| !cell.is_empty())
        .take(ASKED)
        .collect();
    if cells.is_empty() {
        return true;
    }
    let most = |test: fn(&str) -> bool| {
        cells.iter().filter(|cell| test(cell)).count() * 10 >= cells.len() * 8
    };
    let counted = cells.len() >= 3
        && cells.windows(2).all(|pair| {
            let number = |at: usize| pair.get(at).and_then(|cell| cell.parse::<u64>().ok());
            matches!((number(0), number(1)), (Some(one), Some(next)) if next == one + 1)
        });
    !(counted
        || cells.iter().all(|cell| is_switch(cell))
        || most(is_token)
        || most(is_moment)
        || most(is_picture)
        || most(is_for_programs))
}

/// On or off, as programs write it; what people write, `yes` and `no`, is an answer.
fn is_switch(cell: &str) -> bool {
    matches!(
        cell.to_lowercase().as_str(),
        "true"
            | "false"
            | "0"
            | "1"
            | "0.0"
            | "1.0"
            | "on"
            | "off"
            | "t"
            | "f"
            | "wahr"
            | "falsch"
            | "vrai"
            | "faux"
            | "smtp"
            | "ex"
            | "checked"
            | "unchecked"
            | "enabled"
            | "disabled"
            | "✓"
            | "☑"
            | "☐"
    )
}

/// A long number, or letters and digits that nobody reads.
fn is_token(cell: &str) -> bool {
    let (mut letters, mut digits) = (0_usize, 0_usize);
    for character in cell.chars() {
        match character {
            '0'..='9' => digits += 1,
            'a'..='z' | 'A'..='Z' => letters += 1,
            '-' | '_' | '=' | '+' => {}
            _ => return false,
        }
    }
    (letters == 0 && digits >= 9 && !cell.starts_with('+'))
        || (letters + digits >= 15 && letters > 0 && digits >= 3)
}

/// A day with a time of day.
pub(super) fn is_moment(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let times = cell.split(|character: char| !(character.is_ascii_digit() || character == ':'));
    let has_time = times
        .map(|time| time.matches(':').count())
        .any(|colons| (1..=2).contains(&colons));
    has_time
        && (9..=24).contains(&digits)
        && cell.len() <= 40
        && cell.contains(['/', '-', '.', ' '])
        && cell.chars().filter(|letter| letter.is_alphabetic()).count() <= 12
}

fn is_picture(cell: &str) -> bool {
    let cell = cell
        .split(['?', '#', ' '])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"]
        .iter()
        .any(|ending| cell.ends_with(ending))
}

/// Braces, brackets and markup.
fn is_for_programs(cell: &str) -> bool {
    (cell.starts_with(['{', '[']) && cell.ends_with(['}', ']']) && cell.contains('"'))
        || (cell.starts_with('<') && cell.ends_with('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_and_the_doing_of_programs() {
        for (name, cells, worth) in [
            ("Favourite tea", &["Assam", "mint"][..], true),
            ("RSVP", &["yes", "no"], true),
            ("Lead status", &["Open"], true),
            ("Graduated", &["2014", "2016"], true),
            ("T-shirt", &["M", "L"], true),
            ("Wedding", &["2014-06-01"], true),
            ("Shoe size", &["38"], true),
            ("Nothing yet", &[], true),
            ("What do you hope to learn?", &["How to ask: 10 ways"], true),
            ("Table number", &["4", "4", "7"], true),
            ("Body", &["See you at nine"], false),
            ("Currency", &["eur"], false),
            ("Record Id", &["x"], false),
            ("Created Date", &["2023-01-05"], false),
            ("Timestamp", &["x"], false),
            ("Row number", &["1"], false),
            ("#", &["1", "2", "3", "4"], false),
            ("Anything", &["7", "8", "9"], false),
            ("Flag", &["TRUE", "FALSE"], false),
            ("Key", &["3f2504e0-4f89-11d3-9a0c-0305e82c3301"], false),
            ("Order", &["1234567890"], false),
            (
                "Seen",
                &["2024-03-05 10:11:12", "2024-03-05T10:11:12Z"],
                false,
            ),
            ("Face", &["https://x.example/a.png"], false),
            ("Raw", &["{\"a\": 1}"], false),
            ("Owner", &["Ann"], false),
        ] {
            let rows: Vec<Vec<String>> =
                cells.iter().map(|cell| vec![(*cell).to_owned()]).collect();
            assert_eq!(is_worth_it(name, &rows, 0), worth, "{name}");
        }
    }
}
