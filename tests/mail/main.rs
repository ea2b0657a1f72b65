//! Mailboxes that we made after those that people have: mbox of several dialects, Maildir, broken headers,
//! and mutations that nobody would send.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod boxes;
mod mutations;

use std::io::Cursor;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use cordial::interchange::conversations::{DateRange, OwnAddresses, Tally, Wanted};
use cordial::interchange::incoming::{Incoming, IncomingMeeting, Item};
use cordial::interchange::mail::{Guess, Mailbox, read_mbox};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What reading gave.
#[derive(Debug, Default)]
struct Read {
    letters: Vec<IncomingMeeting>,
    refused: Vec<(usize, String)>,
    tally: Tally,
    guess: Option<Guess>,
}

impl Read {
    fn take(&mut self, incoming: Incoming) -> ControlFlow<()> {
        match incoming.item {
            Item::Meeting(letter) => self.letters.push(letter),
            Item::Refused(why) => self.refused.push((incoming.line, why)),
            Item::Person(_) => panic!("a mailbox has no people"),
        }
        ControlFlow::Continue(())
    }

    /// The subjects, in order.
    fn subjects(&self) -> Vec<&str> {
        self.letters
            .iter()
            .map(|letter| letter.summary.as_str())
            .collect()
    }
}

fn wanted(own: &OwnAddresses) -> Wanted<'_> {
    Wanted {
        range: DateRange {
            from: day("2000-01-01"),
            to: day("2024-12-31"),
        },
        now: None,
        own,
        offset: &|_| 3600,
    }
}

/// Reads an mbox for a user one hour ahead of UTC.
fn read_for(bytes: &[u8], own: &[&str]) -> Read {
    let own = OwnAddresses::new(own);
    let mut read = Read::default();
    let (tally, guess) = read_mbox(Cursor::new(bytes), wanted(&own), &mut |incoming| {
        read.take(incoming)
    })
    .unwrap();
    (read.tally, read.guess) = (tally, guess);
    read
}

fn read(bytes: &[u8]) -> Read {
    read_for(bytes, &["me@home.example", "me@work.example"])
}

/// Reads messages in files of their own.
fn read_files(files: &[(&str, &str)]) -> Read {
    let own = OwnAddresses::new(["me@home.example"]);
    let mut mailbox = Mailbox::new(wanted(&own));
    let mut read = Read::default();
    for (name, text) in files {
        let flow = mailbox
            .message(text.as_bytes(), name, &mut |incoming| read.take(incoming))
            .unwrap();
        assert!(flow.is_continue());
    }
    read.tally = mailbox.tally().clone();
    read
}
