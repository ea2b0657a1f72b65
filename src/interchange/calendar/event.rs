//! An event as its lines tell it: when, how it repeats, who was there, and what speaks against it.
//!
//! Not here: on which days it happened (`occurrences`).

use super::channel::{Signs, channel};
use super::component::Component;
use super::lines::ContentLine;
use super::occasion::is_occasion;
use super::recurrence::Rule;
use super::stamp::Stamp;
use crate::domain::interaction::Channel;
use crate::interchange::conversations::{
    LeftOut, OwnAddresses, add_once, at_most, one_line, plain_address, plain_name,
};
use crate::interchange::incoming::{Address, Limits};

/// People beyond which a meeting says nothing about any two of them: a town hall, a class, a conference.
/// Twelve is the size at which a table still has one conversation.
pub const LARGEST_MEETING: usize = 12;

/// Rules, and single dates, of one event that are looked at.
const MOST_RULES: usize = 8;
const MOST_DATES: usize = 20_000;

/// An event, or one occurrence of a series that was changed.
#[derive(Debug)]
pub(super) struct Event {
    /// Its place among the events of the file, from 0.
    pub(super) index: usize,
    /// The line on which it begins.
    pub(super) line: usize,
    /// Its lasting name; may be empty.
    pub(super) uid: String,
    /// When it begins.
    pub(super) start: Stamp,
    /// Which occurrence of the series it replaces.
    pub(super) replaces: Option<Stamp>,
    /// It replaces that one and all that follow.
    pub(super) and_following: bool,
    /// Rules of repetition.
    pub(super) rules: Vec<Rule>,
    /// Rules of exception.
    pub(super) except_rules: Vec<Rule>,
    /// Days besides the rules.
    pub(super) also: Vec<Stamp>,
    /// Days left out of the rules.
    pub(super) except: Vec<Stamp>,
    /// How often it was changed.
    pub(super) sequence: u64,
    /// When it was last changed, as written; empty where it is not told.
    pub(super) changed: String,
    /// Who and how.
    pub(super) told: Told,
}

/// What an event tells besides when.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The title, in a line.
    pub(super) summary: String,
    /// How.
    pub(super) channel: Channel,
    /// Who takes part, without those who declined.
    pub(super) people: Vec<Address>,
    /// Who called it, by address.
    pub(super) organizer: String,
    /// Why it is no conversation.
    pub(super) against: Option<LeftOut>,
    /// Whether anybody is named at all.
    pub(super) names_people: bool,
}

impl Event {
    /// Reads a `VEVENT`.
    ///
    /// # Errors
    /// A sentence without its full stop, where it is not told when the event begins.
    pub(super) fn read(
        index: usize,
        component: &Component,
        own: &OwnAddresses,
        limits: &Limits,
    ) -> Result<Self, String> {
        if component.is_too_large {
            return Err(format!("it has more than {} properties", limits.properties));
        }
        let start = match component
            .first("DTSTART")
            .or(component.first("RECURRENCE-ID"))
        {
            None => return Err("it does not say when it begins".into()),
            Some(line) => {
                Stamp::of(line).ok_or("when it begins is not written as a date".to_owned())?
            }
        };
        let rules = |name: &str| -> Vec<Rule> {
            component
                .all(name)
                .filter_map(|line| Rule::read(&line.value))
                .take(MOST_RULES)
                .collect()
        };
        let dates = |name: &str| -> Vec<Stamp> {
            component
                .all(name)
                .flat_map(Stamp::every)
                .take(MOST_DATES)
                .collect()
        };
        let replaces = component.first("RECURRENCE-ID");
        let repeats = rules("RRULE");
        let mut told = Told::read(component, own, limits);
        if !matches!(told.against, Some(LeftOut::Cancelled | LeftOut::Answer))
            && is_occasion(component, &start, &repeats)
        {
            told.against = Some(LeftOut::Occasion);
            told.people = Vec::new();
        }
        Ok(Self {
            index,
            line: component.line,
            uid: at_most(&one_line(&component.text("UID")), 1024).to_owned(),
            start,
            replaces: replaces.and_then(Stamp::of),
            and_following: replaces.is_some_and(|line| line.says("RANGE", "THISANDFUTURE")),
            rules: repeats,
            except_rules: rules("EXRULE"),
            also: dates("RDATE"),
            except: dates("EXDATE"),
            sequence: component.text("SEQUENCE").parse().unwrap_or_default(),
            changed: [component.text("LAST-MODIFIED"), component.text("DTSTAMP")].join(" "),
            told,
        })
    }

    /// Whether it can happen more than once, or is one occurrence of what does.
    pub(super) fn repeats(&self) -> bool {
        self.replaces.is_some() || !self.rules.is_empty() || !self.also.is_empty()
    }

    /// Whether it takes the place of an earlier version of the same event in the same file.
    pub(super) fn is_newer_than(&self, other: &Self) -> bool {
        (self.sequence, &self.changed) > (other.sequence, &other.changed)
    }
}

impl Told {
    fn read(component: &Component, own: &OwnAddresses, limits: &Limits) -> Self {
        let summary = one_line(&component.text("SUMMARY"));
        let links: Vec<&str> = component
            .properties
            .iter()
            .filter(|line| {
                matches!(line.name.as_str(), "URL" | "CONFERENCE" | "CONTACT")
                    || line.name.starts_with("X-")
            })
            .map(|line| line.value.as_str())
            .collect();
        let how = channel(Signs {
            title: &summary,
            place: &component.text("LOCATION"),
            links: &links.join(" "),
            description: &component.text("DESCRIPTION"),
        });
        let organizer = component.first("ORGANIZER").and_then(somebody);
        let (people, declined_by_user, attendees) =
            participants(component, organizer.as_ref(), own);
        let status = component.text("STATUS").to_ascii_uppercase();
        let cancelled = matches!(status.as_str(), "CANCELLED" | "CANCELED")
            || component.method == "CANCEL"
            || is_called_off(&summary);
        let answer = matches!(
            component.method.as_str(),
            "REPLY" | "COUNTER" | "DECLINECOUNTER" | "REFRESH"
        );
        let is_own = |address: &Address| own.contains(&address.email);
        let is_organizer = |address: &Address| organizer.as_ref() == Some(address);
        // Without the user's addresses, somebody who only invited themselves is taken for the user.
        let alone = attendees == 0
            || people.iter().all(&is_own)
            || (own.is_empty() && people.iter().all(is_organizer));
        let against = if cancelled {
            Some(LeftOut::Cancelled)
        } else if answer {
            Some(LeftOut::Answer)
        } else if declined_by_user {
            Some(LeftOut::Declined)
        } else if alone {
            Some(LeftOut::Alone)
        } else if people.len() > LARGEST_MEETING {
            Some(LeftOut::Crowd)
        } else {
            None
        };
        let names_people = component.first("ATTENDEE").is_some() || organizer.is_some();
        Self {
            summary: at_most(&summary, limits.field_bytes.min(500)).to_owned(),
            channel: how,
            // A crowd need not be carried along to be counted.
            people: if against.is_none() {
                people
            } else {
                Vec::new()
            },
            organizer: organizer
                .map(|organizer| organizer.email)
                .unwrap_or_default(),
            against,
            names_people,
        }
    }
}

/// Whether a title says that the event was cancelled: programs that keep it in the calendar write that before
/// it.
fn is_called_off(title: &str) -> bool {
    const WORDS: [&str; 20] = [
        "canceled",
        "cancelled",
        "abgesagt",
        "annulliert",
        "storniert",
        "anulado",
        "annulé",
        "annulée",
        "cancelado",
        "cancelada",
        "annullato",
        "annullata",
        "geannuleerd",
        "aflyst",
        "avlyst",
        "inställt",
        "peruutettu",
        "odwołane",
        "zrušeno",
        "отменено",
    ];
    let title = title.trim();
    let bracketed = title
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .or_else(|| {
            title
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(')'))
        });
    let dashed = [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| title.split_once(dash));
    [bracketed, title.split_once(':'), dashed]
        .into_iter()
        .flatten()
        .any(|(before, _)| WORDS.contains(&before.trim().to_lowercase().as_str()))
}

/// Everybody who takes part; whether the user declined; how many attendees are people, whatever they
/// answered.
fn participants(
    component: &Component,
    organizer: Option<&Address>,
    own: &OwnAddresses,
) -> (Vec<Address>, bool, usize) {
    let mut people = Vec::new();
    let mut declined = Vec::new();
    let mut attendees = 0;
    for line in component.all("ATTENDEE") {
        if is_no_participant(line) {
            continue;
        }
        // vCalendar 1.0 calls the answer STATUS. Who sent somebody else does not come.
        let answers = |answer: &str| line.says("PARTSTAT", answer) || line.says("STATUS", answer);
        let stays_away = answers("DECLINED") || answers("DELEGATED");
        let mut take = |address: Address| {
            attendees += 1;
            if stays_away {
                declined.push(address);
            } else {
                add_once(&mut people, address);
            }
        };
        if line.value.matches('@').count() > 1 && !line.value.contains('<') {
            // Several in one line, which no standard allows and some programs write.
            let several = line.value.split([',', ';']).map(|part| Address {
                name: String::new(),
                email: plain_address(part),
            });
            several
                .filter(|address| !address.email.is_empty())
                .for_each(take);
            continue;
        }
        let Some(address) = somebody(line) else {
            continue;
        };
        take(address);
    }
    let declined_by_user = declined.iter().any(|who| own.contains(&who.email))
        && !people.iter().any(|who| own.contains(&who.email));
    if let Some(organizer) = organizer
        && !declined.iter().any(|who| same_address(who, organizer))
        && attendees > 0
    {
        add_once(&mut people, organizer.clone());
    }
    (people, declined_by_user, attendees)
}

fn same_address(one: &Address, other: &Address) -> bool {
    if one.email.is_empty() {
        one.name == other.name
    } else {
        one.email == other.email
    }
}

/// Rooms, things, groups, and people who are only told about it.
fn is_no_participant(line: &ContentLine) -> bool {
    ["ROOM", "RESOURCE", "GROUP"]
        .iter()
        .any(|kind| line.says("CUTYPE", kind))
        || line.says("ROLE", "NON-PARTICIPANT")
        || line.says("ROLE", "X-ROOM")
}

/// Who an `ATTENDEE` or `ORGANIZER` is; `None` where neither an address nor a name can be found, or where
/// the address is a calendar's.
fn somebody(line: &ContentLine) -> Option<Address> {
    let value = line.text();
    let mut name = line.parameter("CN").unwrap_or_default().to_owned();
    let mut email = plain_address(&value);
    // `Ana Souza <ana@…>`, as vCalendar 1.0 has it.
    if let Some((before, rest)) = value.split_once('<')
        && !before.trim().is_empty()
        && !before.trim().eq_ignore_ascii_case("mailto:")
    {
        email = plain_address(rest.split('>').next().unwrap_or_default());
        if name.is_empty() {
            before.trim().clone_into(&mut name);
        }
    }
    if email.is_empty() {
        email = plain_address(line.parameter("EMAIL").unwrap_or_default());
    }
    if email.is_empty() {
        email = plain_address(&name);
    }
    // Addresses that calendar services give to calendars, rooms and unknown callers.
    if email.ends_with("calendar.google.com") {
        return None;
    }
    let mut name = plain_name(&name, &email);
    let lower = value.to_ascii_lowercase();
    let is_address_like = [
        "mailto:", "urn:", "invalid:", "http:", "https:", "sip:", "tel:", "/",
    ]
    .iter()
    .any(|scheme| lower.starts_with(scheme));
    if name.is_empty() && email.is_empty() && !is_address_like {
        name = plain_name(&value, "");
    }
    (!name.is_empty() || !email.is_empty()).then_some(Address {
        name: at_most(&name, 500).to_owned(),
        email,
    })
}
