//! Which lines belong together: the events, to-dos and time zones of a file, flat, with only the properties
//! that somebody asks for.
//!
//! Missing ends, missing envelopes and ends without a beginning are lived with. Nesting is counted here,
//! before anything is built of it.
//!
//! Not here: what the properties mean (`event`, `zones`).

use super::lines::{ContentLine, Lines};
use super::occasion::is_mark;
use crate::interchange::conversations::{Unreadable, at_most, one_line};
use crate::interchange::incoming::Limits;

/// What is kept of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `VEVENT`.
    Event,
    /// `VTODO`.
    ToDo,
    /// `VTIMEZONE`.
    Zone,
    /// `STANDARD` or `DAYLIGHT` in a time zone.
    Observance,
}

/// A component and what was written in it.
#[derive(Debug, Clone)]
pub(super) struct Component {
    /// What it is.
    pub(super) kind: Kind,
    /// The line of its `BEGIN`.
    pub(super) line: usize,
    /// The `METHOD` of the calendar around it, in upper case; may be empty.
    pub(super) method: String,
    /// The name of the calendar around it; may be empty.
    pub(super) calendar: String,
    /// Its properties, in order.
    pub(super) properties: Vec<ContentLine>,
    /// More properties than the limit allows: it is to be refused.
    pub(super) is_too_large: bool,
    /// What stands in it: only observances of time zones.
    pub(super) parts: Vec<Component>,
}

impl Component {
    fn new(kind: Kind, line: usize, around: &Around) -> Self {
        Self {
            kind,
            line,
            method: around.method.clone(),
            calendar: around.name.clone(),
            properties: Vec::new(),
            is_too_large: false,
            parts: Vec::new(),
        }
    }

    /// The first property of a name.
    pub(super) fn first(&self, name: &str) -> Option<&ContentLine> {
        self.properties.iter().find(|line| line.name == name)
    }

    /// Every property of a name.
    pub(super) fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c ContentLine> {
        self.properties.iter().filter(move |line| line.name == name)
    }

    /// The text of the first property of a name; empty where there is none.
    pub(super) fn text(&self, name: &str) -> String {
        self.first(name).map(ContentLine::text).unwrap_or_default()
    }
}

/// The properties that are read; everything else is passed over, so that a file costs what we keep of it.
const READ: [&str; 41] = [
    "UID",
    "DTSTART",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-GOOGLE-HANGOUT",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-MICROSOFT-ONLINEMEETINGCONFERENCELINK",
    "ATTENDEE",
    "ORGANIZER",
    "RRULE",
    "EXRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "DUE",
    "COMPLETED",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "X-TEAMS-URL",
    "X-ZOOM-URL",
    "X-WEBEX-URL",
    "CONTACT",
    "X-MS-OLK-SENDER",
    "PERCENT-COMPLETE",
    "CATEGORIES",
    "DTEND",
    "DURATION",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "X-MICROSOFT-CDO-INTENDEDSTATUS",
    "X-EPOCAGENDAENTRYTYPE",
];

/// What a calendar says of everything in it.
#[derive(Default)]
struct Around {
    method: String,
    name: String,
}

/// What stands open while a file is read.
struct Open {
    name: String,
    has_properties: bool,
    component: Option<Component>,
}

/// Every component of the file that is kept, each handed to `take` when it ends.
///
/// # Errors
/// Where components are nested deeper than the limits allow.
pub(super) fn components(
    bytes: &[u8],
    limits: &Limits,
    take: &mut dyn FnMut(Component),
) -> Result<(), Unreadable> {
    let mut open: Vec<Open> = Vec::new();
    let mut around = Around::default();
    for line in Lines::new(bytes, limits.field_bytes) {
        match line.name.as_str() {
            "BEGIN" => {
                let name = line.value.trim().to_ascii_uppercase();
                close_what_lacks_its_end(&mut open, &name, take);
                if open.len() >= limits.nesting {
                    return Err(Unreadable {
                        sentence: format!(
                            "Line {}: things stand more than {} deep in each other.",
                            line.number, limits.nesting
                        ),
                        hint: "no calendar program writes such files; export it again.".into(),
                    });
                }
                if name == "VCALENDAR" {
                    around = Around::default();
                }
                let inside_zone = open.last().is_some_and(|open| open.name == "VTIMEZONE");
                let kind = match name.as_str() {
                    "VEVENT" => Some(Kind::Event),
                    "VTODO" => Some(Kind::ToDo),
                    "VTIMEZONE" => Some(Kind::Zone),
                    "STANDARD" | "DAYLIGHT" if inside_zone => Some(Kind::Observance),
                    _ => None,
                };
                open.push(Open {
                    name,
                    has_properties: false,
                    component: kind.map(|kind| Component::new(kind, line.number, &around)),
                });
            }
            "END" => {
                let name = line.value.trim().to_ascii_uppercase();
                if let Some(at) = open.iter().rposition(|open| open.name == name) {
                    close(&mut open, at, take);
                }
            }
            "METHOD" if open.iter().all(|open| open.name == "VCALENDAR") => {
                around.method = line.value.trim().to_ascii_uppercase();
            }
            "X-WR-CALNAME" | "NAME" if open.iter().all(|open| open.name == "VCALENDAR") => {
                around.name = at_most(&one_line(&line.text()), 500).to_owned();
            }
            _ => {
                let Some(innermost) = open.last_mut() else {
                    continue;
                };
                innermost.has_properties = true;
                if let Some(component) = &mut innermost.component
                    && (READ.contains(&line.name.as_str()) || is_mark(&line.name))
                {
                    if component.properties.len() < limits.properties {
                        component.properties.push(line);
                    } else {
                        component.is_too_large = true;
                    }
                }
            }
        }
    }
    close(&mut open, 0, take);
    Ok(())
}

/// An event that begins in an event: the first one's end is missing, if anything was written in it. Without
/// that condition nesting could not be told from it.
fn close_what_lacks_its_end(open: &mut Vec<Open>, name: &str, take: &mut dyn FnMut(Component)) {
    let top_level = |name: &str| {
        matches!(
            name,
            "VEVENT" | "VTODO" | "VJOURNAL" | "VFREEBUSY" | "VTIMEZONE"
        )
    };
    let unfinished = |open: &Open| {
        open.has_properties
            && match name {
                "VCALENDAR" => top_level(&open.name) || open.name == "VCALENDAR",
                "VALARM" => open.name == "VALARM",
                "STANDARD" | "DAYLIGHT" => matches!(open.name.as_str(), "STANDARD" | "DAYLIGHT"),
                name => top_level(name) && top_level(&open.name),
            }
    };
    if let Some(at) = open.iter().position(unfinished) {
        close(open, at, take);
    }
}

/// Closes everything from `at` on.
fn close(open: &mut Vec<Open>, at: usize, take: &mut dyn FnMut(Component)) {
    while open.len() > at {
        let Some(last) = open.pop() else { return };
        let Some(component) = last.component else {
            continue;
        };
        match component.kind {
            Kind::Observance => {
                if let Some(zone) = open.last_mut().and_then(|open| open.component.as_mut())
                    && zone.parts.len() < LARGEST_ZONE
                {
                    zone.parts.push(component);
                }
            }
            _ => take(component),
        }
    }
}

/// Observances of a time zone that are kept; the largest zones of the tz database have about 250.
const LARGEST_ZONE: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, usize)> {
        let mut found = Vec::new();
        components(text.as_bytes(), &Limits::default(), &mut |component| {
            found.push((component.kind, component.properties.len()));
        })
        .unwrap();
        found
    }

    #[test]
    fn missing_ends_and_envelopes_are_lived_with() {
        let two = [(Kind::Event, 1), (Kind::Event, 1)];
        for text in [
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nEND:VCALENDAR\n",
            "BEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\n",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\n",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nUID:x\nBEGIN:VEVENT\nUID:2\n",
            "BEGIN:VCALENDAR\nEND:VALARM\nBEGIN:VEVENT\nUID:1\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\n",
            "begin:vevent\nuid:1\nend:vevent\nBegin:VEvent\nUid:2\nEnd:VEvent",
        ] {
            assert_eq!(kinds(text), two, "{text}");
        }
    }

    #[test]
    fn alarms_keep_their_lines_to_themselves() {
        let text = "BEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nSUMMARY:no\nATTENDEE:mailto:a@x.example\nEND:VALARM\nSUMMARY:yes\nEND:VEVENT\n";
        assert_eq!(kinds(text), [(Kind::Event, 2)]);
    }

    #[test]
    fn deep_nesting_is_refused_and_many_unfinished_events_are_not() {
        for name in ["VEVENT", "VCALENDAR", "VALARM", "X", "STANDARD"] {
            let begin = format!("BEGIN:{name}\n");
            let limits = Limits::default();
            let at_most = begin.repeat(64);
            assert!(components(at_most.as_bytes(), &limits, &mut |_| ()).is_ok());
            let deeper = begin.repeat(65);
            assert!(components(deeper.as_bytes(), &limits, &mut |_| ()).is_err());
        }
        let unfinished = "BEGIN:VEVENT\nUID:1\n".repeat(200);
        assert_eq!(kinds(&unfinished).len(), 200);
    }
}
