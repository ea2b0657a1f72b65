//! Which events mark a day and bring nobody together: birthdays, anniversaries, holidays, absences. They are
//! told by what programs write beside them, by the calendar they stand in, and by the words of the title.
//!
//! A dinner on a birthday is a dinner: words alone count only for whole days, and for what comes every year.
//!
//! Not here: what else speaks against a meeting (`event`).

use chrono::{Duration, NaiveTime};

use super::component::Component;
use super::recurrence::Rule;
use super::stamp::{Clock, Stamp};

/// Parts of names of properties with which programs mark the birthdays they make of address books.
const MARKS: [&str; 3] = ["BIRTHDAY", "ANNIVERSARY", "X-NEXTCLOUD-BC-"];

/// Stems that say: a day to remember. They are looked for anywhere, because many languages write them into
/// longer words.
const REMEMBERED: &[&str] = &[
    "birthday",
    "b-day",
    "bday",
    "anniversar",
    "geburtstag",
    "jahrestag",
    "hochzeitstag",
    "todestag",
    "namenstag",
    "name day",
    "nameday",
    "jubiläum",
    "anniversaire",
    "cumpleaño",
    "cumpleano",
    "cumple de",
    "aniversari",
    "aniversári",
    "onomástic",
    "compleanno",
    "onomastico",
    "verjaardag",
    "trouwdag",
    "födelsedag",
    "fødselsdag",
    "bursdag",
    "årsdag",
    "namnsdag",
    "syntymäpäiv",
    "nimipäiv",
    "afmæli",
    "urodziny",
    "imieniny",
    "rocznica",
    "narozenin",
    "narodeniny",
    "svátek",
    "výročí",
    "születésnap",
    "névnap",
    "rođendan",
    "rojstni dan",
    "zi de naștere",
    "ziua de naștere",
    "день рожд",
    "дня рожд",
    "день народж",
    "годовщин",
    "рожден ден",
    "γενέθλια",
    "επέτειος",
    "doğum gün",
    "yıl dönümü",
    "sünnipäev",
    "gimtadien",
    "dzimšanas dien",
    "ulang tahun",
    "hari lahir",
    "sinh nhật",
    "kaarawan",
    "जन्मदिन",
    "জন্মদিন",
    "วันเกิด",
    "生日",
    "誕生日",
    "생일",
    "יום הולדת",
    "عيد ميلاد",
    "تولد",
    "🎂",
];

/// Stems that say: nobody is at work, or one of them is not.
const FREE_DAYS: &[&str] = &[
    "holiday",
    "feiertag",
    "jour férié",
    "jours fériés",
    "día festivo",
    "dia festivo",
    "feriado",
    "festività",
    "feestdag",
    "helligdag",
    "helgdag",
    "pyhäpäiv",
    "święto",
    "státní svátek",
    "праздник",
    "祝日",
    "节假日",
    "공휴일",
    "vacation",
    "abwesen",
    "nicht im büro",
    "urlaub",
    "vacances",
    "congés",
    "absence",
    "fuera de la oficina",
    "vacaciones",
    "fora do escritório",
    "férias",
    "fuori ufficio",
    "vakantie",
    "afwezig",
    "отпуск",
    "休暇",
    "休假",
    "휴가",
];

/// Words that say so only where they stand by themselves: a day off is no Monday offsite.
const FREE_WORDS: &[&str] = &[
    "out of office",
    "out of the office",
    "annual leave",
    "sick leave",
    "parental leave",
    "maternity leave",
    "paternity leave",
    "on leave",
    "off sick",
    "day off",
    "days off",
    "ooo",
    "oof",
    "pto",
    "ferien",
    "ferie",
    "semester",
    "congé",
    "absent",
    "krank",
    "loma",
    "urlop",
];

/// Names of calendars, or parts of them, in which there are no meetings on whole days.
const CALENDARS: &[&str] = &[
    "contacts",
    "kontakte",
    "contactos",
    "contatti",
    "contatos",
    "contacten",
    "kontakter",
    "phases of the moon",
    "mondphasen",
    "week numbers",
];

/// Whether a property marks a birthday or an anniversary by its name.
pub(super) fn is_mark(property: &str) -> bool {
    property.starts_with("X-") && MARKS.iter().any(|mark| property.contains(mark))
}

/// Whether an event with these rules, which begins at `start`, only marks a day.
pub(super) fn is_occasion(component: &Component, start: &Stamp, rules: &[Rule]) -> bool {
    let marked = component
        .properties
        .iter()
        .any(|line| is_mark(&line.name) && !line.value.trim().eq_ignore_ascii_case("FALSE"));
    if marked || says(component, "X-EPOCAGENDAENTRYTYPE", "ANNIVERSARY") {
        return true;
    }
    let is_whole_day = is_whole_day(component, start);
    let is_yearly = rules.iter().any(Rule::is_yearly);
    let mut words = component.text("SUMMARY").to_lowercase();
    for line in component.all("CATEGORIES") {
        words.push('\n');
        words.push_str(&line.text().to_lowercase());
    }
    let calendar = component.calendar.to_lowercase();
    let remembers = has(&words, REMEMBERED);
    if is_yearly && (is_whole_day || remembers) {
        return true;
    }
    is_whole_day
        && (remembers
            || is_free(&words)
            || says(component, "X-MICROSOFT-CDO-BUSYSTATUS", "OOF")
            || says(component, "X-MICROSOFT-CDO-INTENDEDSTATUS", "OOF")
            || has(&calendar, REMEMBERED)
            || is_free(&calendar)
            || CALENDARS.iter().any(|name| calendar.trim() == *name))
}

/// Whether it takes whole days: said so, or written as times that do.
fn is_whole_day(component: &Component, start: &Stamp) -> bool {
    if start.clock == Clock::Day || says(component, "X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE") {
        return true;
    }
    let at_midnight = start.at.time() == NaiveTime::MIN;
    match component.first("DTEND").and_then(Stamp::of) {
        None => {
            let lasts = component.text("DURATION").to_ascii_uppercase();
            let days = lasts.ends_with('D') || lasts.ends_with('W');
            days || (at_midnight && lasts.is_empty())
        }
        Some(end) => {
            let lasts = end.at - start.at;
            let last_minute = at_midnight && end.at.format("%H:%M").to_string() == "23:59";
            let whole = lasts >= Duration::days(1) && lasts.num_seconds() % 86_400 == 0;
            let no_time = at_midnight && lasts.is_zero() && start.clock != Clock::Utc;
            last_minute || no_time || (whole && start.clock == end.clock)
        }
    }
}

fn says(component: &Component, property: &str, word: &str) -> bool {
    component.text(property).trim().eq_ignore_ascii_case(word)
}

fn has(text: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| text.contains(stem))
}

fn is_free(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let words = format!(" {} ", words.join(" "));
    has(text, FREE_DAYS)
        || FREE_WORDS
            .iter()
            .any(|free| words.contains(&format!(" {free} ")))
}
