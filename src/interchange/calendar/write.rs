//! iCalendar text of what the user plans and has promised: all-day events to subscribe to, and to-dos for a
//! folder that is kept in step. The same entries always give the same bytes.
//!
//! All-day events carry `DTSTART;VALUE=DATE` and no end: RFC 5545 3.6.1 makes that one day, and programs
//! disagree about an end on the same day. They are transparent, because a plan to write to somebody keeps
//! nobody busy.
//!
//! Not here: which follow-ups and promises these are, and which file.

use chrono::{Datelike, NaiveDate};

use crate::domain::Moment;
use crate::domain::shown::Shown;

/// Octets of a line without its end (RFC 5545 3.1).
const LINE_OCTETS: usize = 75;

/// Characters of a title and of a description that are written.
const LONGEST_TITLE: usize = 500;
const LONGEST_DESCRIPTION: usize = 8_000;

/// What is the same in an event and in a to-do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its lasting name, the same in every export; never empty.
    pub uid: String,
    /// The title.
    pub title: String,
    /// More words, of any number of lines; may be empty.
    pub description: String,
    /// When it was last changed: `DTSTAMP`, so that an export of what did not change is the same file.
    pub last_changed: Moment,
    /// How often its day was changed.
    pub sequence: u32,
    /// When to be reminded.
    pub alarm: Option<Alarm>,
}

/// A reminder on the day or before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// Minutes from the midnight with which the day begins; negative is the day before.
    pub minutes: i32,
}

/// An all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is.
    pub entry: Entry,
    /// On which day, at first.
    pub day: NaiveDate,
    /// Whether it comes again.
    pub repeats: Repeats,
}

/// Whether an event comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Repeats {
    /// It is on one day.
    #[default]
    Never,
    /// Every year; on the 29th of February, on the last day of February.
    Yearly,
}

/// How far a to-do is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits.
    Open,
    /// It was done then.
    Done(Moment),
    /// It is not going to be done.
    Dropped,
}

/// A to-do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToDo {
    /// What it is.
    pub entry: Entry,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How far it is.
    pub state: State,
}

/// The beginning of a calendar of events under the name that programs show.
pub fn opening(name: &str) -> String {
    let mut text = Text::default();
    text.begin_calendar();
    text.line("METHOD", "PUBLISH");
    let name = Shown::line_up_to(name, LONGEST_TITLE);
    text.line("NAME", &escaped(name.as_str()));
    text.line("X-WR-CALNAME", &escaped(name.as_str()));
    text.text
}

/// An event, behind the opening or another.
pub fn event(event: &Event) -> String {
    let mut text = Text::default();
    text.line("BEGIN", "VEVENT");
    text.entry(&event.entry);
    text.line("DTSTART;VALUE=DATE", &date(event.day));
    match event.repeats {
        Repeats::Never => {}
        // Whoever was born on the 29th of February has a birthday every year.
        Repeats::Yearly if (event.day.month(), event.day.day()) == (2, 29) => {
            text.line("RRULE", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1");
        }
        Repeats::Yearly => text.line("RRULE", "FREQ=YEARLY"),
    }
    text.line("TRANSP", "TRANSPARENT");
    text.alarm(&event.entry, "START");
    text.line("END", "VEVENT");
    text.text
}

/// The end of a calendar.
pub fn closing() -> String {
    let mut text = Text::default();
    text.line("END", "VCALENDAR");
    text.text
}

/// A calendar with one to-do, as folders of calendars hold them.
pub fn to_do(to_do: &ToDo) -> String {
    let mut text = Text::default();
    text.begin_calendar();
    text.line("BEGIN", "VTODO");
    text.entry(&to_do.entry);
    if let Some(due) = to_do.due {
        text.line("DUE;VALUE=DATE", &date(due));
    }
    match to_do.state {
        State::Open => text.line("STATUS", "NEEDS-ACTION"),
        State::Done(at) => {
            text.line("STATUS", "COMPLETED");
            text.line("COMPLETED", &instant(at));
            text.line("PERCENT-COMPLETE", "100");
        }
        State::Dropped => text.line("STATUS", "CANCELLED"),
    }
    if to_do.due.is_some() {
        text.alarm(&to_do.entry, "END");
    }
    text.line("END", "VTODO");
    text.line("END", "VCALENDAR");
    text.text
}

#[derive(Default)]
struct Text {
    text: String,
}

impl Text {
    fn begin_calendar(&mut self) {
        self.line("BEGIN", "VCALENDAR");
        self.line("VERSION", "2.0");
        self.line("PRODID", "-//Cordial//Cordial//EN");
        self.line("CALSCALE", "GREGORIAN");
    }

    fn entry(&mut self, entry: &Entry) {
        self.line("UID", &uid(&entry.uid));
        self.line("DTSTAMP", &instant(entry.last_changed));
        self.line("LAST-MODIFIED", &instant(entry.last_changed));
        self.line("SEQUENCE", &entry.sequence.to_string());
        let title = Shown::line_up_to(&entry.title, LONGEST_TITLE);
        self.line("SUMMARY", &escaped(title.as_str()));
        let description = Shown::lines_up_to(&entry.description, LONGEST_DESCRIPTION);
        if !description.as_str().trim().is_empty() {
            self.line("DESCRIPTION", &escaped(description.as_str()));
        }
    }

    fn alarm(&mut self, entry: &Entry, related: &str) {
        let Some(alarm) = entry.alarm else { return };
        let title = Shown::line_up_to(&entry.title, LONGEST_TITLE);
        self.line("BEGIN", "VALARM");
        // Derived from the entry's, so that a program that knows the alarm does not ring twice.
        self.line("UID", &format!("{}-alarm", uid(&entry.uid)));
        self.line("ACTION", "DISPLAY");
        self.line("DESCRIPTION", &escaped(title.as_str()));
        let sign = if alarm.minutes < 0 { "-" } else { "" };
        self.line(
            &format!("TRIGGER;RELATED={related}"),
            &format!("{sign}PT{}M", alarm.minutes.unsigned_abs()),
        );
        self.line("END", "VALARM");
    }

    /// Writes a line, folded between characters so that no piece is longer than allowed.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A name with nothing in it that would need escapes; our own are letters, digits and hyphens.
fn uid(uid: &str) -> String {
    uid.chars()
        .filter(|c| c.is_ascii_graphic() && !matches!(c, '\\' | ';' | ',' | '"'))
        .take(255)
        .collect()
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// An instant in UTC, whole seconds.
fn instant(moment: Moment) -> String {
    moment
        .to_rfc3339()
        .chars()
        .filter(|c| !matches!(c, '-' | ':'))
        .collect()
}

/// Text as a value (RFC 5545 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(c);
            }
            '\n' => value.push_str("\\n"),
            '\r' => {}
            _ => value.push(c),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::super::entries::{EntryKind, read};
    use super::*;
    use crate::interchange::incoming::Limits;

    fn events(name: &str, events: &[Event]) -> String {
        let all: String = events.iter().map(event).collect();
        format!("{}{all}{}", opening(name), closing())
    }

    fn entry(title: &str, description: &str) -> Entry {
        Entry {
            uid: "019abc-1".into(),
            title: title.into(),
            description: description.into(),
            last_changed: Moment::from_millis(1_763_886_120_500),
            sequence: 3,
            alarm: Some(Alarm { minutes: 540 }),
        }
    }

    #[test]
    fn an_event_is_written_as_calendars_want_it() {
        let text = events(
            "Cordial",
            &[Event {
                entry: entry("Write to Zoë; ask, please", "One\\two\nthree"),
                day: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
                repeats: Repeats::Never,
            }],
        );
        assert_eq!(
            text.replace("\r\n", "\n"),
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Cordial//Cordial//EN\nCALSCALE:GREGORIAN\n\
             METHOD:PUBLISH\nNAME:Cordial\nX-WR-CALNAME:Cordial\nBEGIN:VEVENT\nUID:019abc-1\n\
             DTSTAMP:20251123T082200Z\nLAST-MODIFIED:20251123T082200Z\nSEQUENCE:3\n\
             SUMMARY:Write to Zoë\\; ask\\, please\nDESCRIPTION:One\\\\two\\nthree\n\
             DTSTART;VALUE=DATE:20261127\nTRANSP:TRANSPARENT\nBEGIN:VALARM\nUID:019abc-1-alarm\n\
             ACTION:DISPLAY\nDESCRIPTION:Write to Zoë\\; ask\\, please\nTRIGGER;RELATED=START:PT540M\n\
             END:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
        );
    }

    #[test]
    fn what_is_written_is_read_again_and_harmless() {
        for (title, description) in [
            ("Plain", ""),
            ("Zoë 👩‍👩‍👧‍👦 ".repeat(40).trim(), "a\nb\n\nc: d"),
            ("BEGIN:VEVENT", "END:VEVENT\nEND:VCALENDAR"),
            ("comma, semi; back\\slash \\n", "\"quoted\" \\, tail"),
        ] {
            let event = Event {
                entry: entry(title, description),
                day: NaiveDate::from_ymd_opt(2028, 2, 29).unwrap(),
                repeats: Repeats::Never,
            };
            let text = events("x", std::slice::from_ref(&event));
            assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS));
            assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            let read = read(text.as_bytes(), &Limits::default()).unwrap();
            assert_eq!(read.len(), 1, "{title}");
            assert_eq!(read[0].kind, EntryKind::Event);
            assert_eq!(read[0].title, title);
            assert_eq!(read[0].description, description);
            assert_eq!(read[0].day, Some(event.day));
            assert_eq!((read[0].uid.as_str(), read[0].sequence), ("019abc-1", 3));
        }
        let hostile = entry("a\u{1b}[31m\r\nEND:VEVENT\u{202e}b", "\u{0}c");
        let text = events(
            "x",
            &[Event {
                entry: hostile,
                day: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
                repeats: Repeats::Never,
            }],
        );
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}']));
        assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
    }

    #[test]
    fn a_to_do_says_when_it_is_due_and_how_far_it_is() {
        let done = Moment::from_millis(1_763_900_000_000);
        for (state, said, is_done) in [
            (State::Open, "NEEDS-ACTION", false),
            (State::Done(done), "COMPLETED", true),
            (State::Dropped, "CANCELLED", true),
        ] {
            for due in [None, NaiveDate::from_ymd_opt(2026, 12, 1)] {
                let text = to_do(&ToDo {
                    entry: entry("Send the paper", ""),
                    due,
                    state,
                });
                assert_eq!(text.contains("VALARM"), due.is_some());
                let read = read(text.as_bytes(), &Limits::default()).unwrap();
                assert_eq!(read[0].kind, EntryKind::ToDo);
                assert_eq!(read[0].day, due);
                assert_eq!((read[0].status.as_str(), read[0].is_done), (said, is_done));
            }
        }
    }
}
