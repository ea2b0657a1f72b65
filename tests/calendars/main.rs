//! Calendars that we made after those that people have: every dialect and defect we know of, rules of
//! repetition against days found by another implementation, and mutations that nobody would write.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod files;
mod mutations;
mod occasions;
mod repetition;

use std::ops::ControlFlow;

use chrono::NaiveDate;
use cordial::interchange::calendar;
use cordial::interchange::conversations::{DateRange, OwnAddresses, Tally, Wanted};
use cordial::interchange::incoming::{IncomingMeeting, Item, Limits};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What reading gave.
#[derive(Debug, Default)]
struct Read {
    meetings: Vec<IncomingMeeting>,
    refused: Vec<(usize, String)>,
    tally: Tally,
}

impl Read {
    /// Month and day of every meeting of a name.
    fn days(&self, summary: &str) -> Vec<String> {
        self.meetings
            .iter()
            .filter(|meeting| meeting.summary == summary)
            .map(|meeting| meeting.on.format("%m%d").to_string())
            .collect()
    }
}

/// Reads a calendar for a user at five hours behind UTC.
fn read_between(bytes: &[u8], from: &str, to: &str, own: &[&str]) -> Read {
    let own = OwnAddresses::new(own);
    let wanted = Wanted {
        range: DateRange {
            from: day(from),
            to: day(to),
        },
        now: Some("2024-12-31T18:00:00".parse().unwrap()),
        own: &own,
        offset: &|_| -5 * 3600,
    };
    let mut read = Read::default();
    let tally = calendar::read(bytes, &wanted, &Limits::default(), &mut |incoming| {
        match incoming.item {
            Item::Meeting(meeting) => read.meetings.push(meeting),
            Item::Refused(why) => read.refused.push((incoming.line, why)),
            Item::Person(_) => panic!("a calendar has no people"),
        }
        ControlFlow::Continue(())
    });
    read.tally = tally.unwrap();
    read
}

fn read(bytes: &[u8]) -> Read {
    read_between(bytes, "2024-01-01", "2024-12-31", &["me@home.example"])
}
