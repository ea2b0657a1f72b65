//! Calendars (`.ics`, iCalendar 2.0 and vCalendar 1.0): meetings out of them, and our follow-ups and
//! promises into one.
//!
//! ```text
//! bytes ─ lines ─▶ content lines ─ component ─▶ events, zones ─ event ─▶ when and who
//!                                                     occurrences (recurrence, zones) ─▶ meetings
//! ```
//!
//! Not here: which file it is, and who on the board took part.

mod channel;
mod component;
pub mod entries;
mod event;
mod lines;
mod occasion;
mod occurrences;
mod recurrence;
mod stamp;
pub mod write;
mod zones;

use std::collections::HashSet;

use component::{Component, Kind, components};
use event::Event;
use occurrences::{Expansion, by_uid};
use recurrence::Budget;
use zones::Zones;

pub use event::LARGEST_MEETING;
pub use occurrences::{LONGEST_ENDLESS, MOST_OCCURRENCES};

use super::conversations::{LeftOut, OwnAddresses, Tally, Unreadable, Wanted, lasting_hash};
use super::incoming::{Incoming, IncomingMeeting, Item, Limits, Sink};
use crate::domain::interaction::TouchDirection;

/// Reads a calendar: every meeting with somebody on the days that are asked for goes to `sink`, in the order
/// of the file, with every event that cannot be read. What is left out is counted.
///
/// The index of a record is that of its `VEVENT`; a series gives one record an occurrence, all of its index,
/// and each with the day for which it was planned.
/// No record at all (`Tally::records` is 0) means that the file is no calendar or an empty one.
///
/// # Errors
/// Where the file is larger, or its components stand deeper in each other, than the limits allow.
pub fn read(
    bytes: &[u8],
    wanted: &Wanted<'_>,
    limits: &Limits,
    sink: Sink<'_>,
) -> Result<Tally, Unreadable> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return Err(Unreadable {
            sentence: format!(
                "The calendar is larger than {} MB.",
                limits.file_bytes / (1 << 20)
            ),
            hint: "export it in parts, a year each, say.".into(),
        });
    }
    let mut tally = Tally::default();
    let mut zones = Zones::default();
    let mut events: Vec<Event> = Vec::new();
    let mut refused: Vec<Incoming> = Vec::new();
    components(
        &lines::unwrapped(bytes),
        limits,
        &mut |component| match component.kind {
            Kind::Zone => zones.add(&component),
            Kind::Event => {
                let index = tally.records;
                tally.records += 1;
                match readable(index, &component, wanted, limits) {
                    // One word about what is too many is enough.
                    _ if index > limits.records => {}
                    Ok(event) => events.push(event),
                    Err(why) => refused.push(Incoming {
                        index,
                        line: component.line,
                        item: Item::Refused(why),
                    }),
                }
            }
            Kind::ToDo | Kind::Observance => {}
        },
    )?;
    let mut expansion = Expansion {
        wanted,
        zones: &zones,
        budget: Budget::default(),
    };
    let mut refused = refused.into_iter().peekable();
    let mut keys = HashSet::new();
    'groups: for group in by_uid(&events) {
        let first = group.first().map_or(0, |event| event.index);
        while let Some(before) = refused.next_if(|refused| refused.index < first) {
            tally.refused += 1;
            if sink(before).is_break() {
                return Ok(tally);
            }
        }
        let found = expansion.of(&group, &mut |why, many| tally.leave_out_many(why, many));
        for occurrence in found {
            let event = occurrence.event;
            let key = format!("{} {}", name(event), occurrence.planned);
            if !keys.insert(key.clone()) {
                tally.leave_out(LeftOut::Repeated);
                continue;
            }
            if tally.conversations >= limits.records {
                tally.refused += 1;
                let too_many = Incoming {
                    index: event.index,
                    line: event.line,
                    item: Item::Refused(format!(
                        "the calendar has more than {} meetings; the others were not read",
                        limits.records
                    )),
                };
                if sink(too_many).is_break() {
                    return Ok(tally);
                }
                break 'groups;
            }
            let told = occurrence.told;
            let organizer = Some(told.organizer.clone()).filter(|address| !address.is_empty());
            tally.conversations += 1;
            let meeting = IncomingMeeting {
                key,
                on: occurrence.on,
                occurrence: event.repeats().then_some(occurrence.planned),
                channel: told.channel,
                direction: TouchDirection::Mutual,
                summary: told.summary.clone(),
                people: told.people.clone(),
                begun_by: organizer.into_iter().collect(),
            };
            let incoming = Incoming {
                index: event.index,
                line: event.line,
                item: Item::Meeting(meeting),
            };
            if sink(incoming).is_break() {
                return Ok(tally);
            }
        }
    }
    for last in refused {
        tally.refused += 1;
        if sink(last).is_break() {
            break;
        }
    }
    Ok(tally)
}

fn readable(
    index: usize,
    component: &Component,
    wanted: &Wanted<'_>,
    limits: &Limits,
) -> Result<Event, String> {
    if index >= limits.records {
        return Err(format!(
            "the calendar has more than {} events",
            limits.records
        ));
    }
    // A calendar that is called by an address is its owner's.
    let owner = match wanted.own.is_empty() {
        true => OwnAddresses::new([&component.calendar]),
        false => OwnAddresses::default(),
    };
    let own = match owner.is_empty() {
        true => wanted.own,
        false => &owner,
    };
    Event::read(index, component, own, limits)
}

/// The lasting name of an event: its UID, or one made of what does not change when it is exported again.
fn name(event: &Event) -> String {
    if !event.uid.is_empty() {
        return event.uid.clone();
    }
    let mut told = format!("{} {}", event.start.at, event.told.summary);
    for person in &event.told.people {
        told.push(' ');
        told.push_str(&person.email);
        told.push_str(&person.name);
    }
    format!("without-uid-{:016x}", lasting_hash(&told))
}
