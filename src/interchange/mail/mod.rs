//! Mailboxes (mbox, Maildir, single messages): who wrote to whom and when. Only headers are read, never a
//! body, and a mailbox of any size in the same memory.
//!
//! Not here: the files and folders (the command line opens them), and who on the board it was.

mod date;
mod folders;
mod headers;
mod judge;
mod own;
mod split;
mod words;

use std::collections::HashSet;
use std::io::{self, BufRead, Seek};
use std::ops::ControlFlow;

use chrono::NaiveDate;

use headers::Headers;
use judge::{Letter, judged};
use split::{Head, Heads};

pub use folders::put_aside;
pub use judge::MOST_RECIPIENTS;
pub use own::{Guess, Guessed, Seen};

use super::conversations::{LeftOut, OwnAddresses, Tally, Wanted, lasting_hash};
use super::incoming::{Incoming, IncomingMeeting, Item, Sink};
use crate::domain::interaction::Channel;

/// What the place of a message says of it.
#[derive(Debug, Clone, Copy, Default)]
struct Filed<'f> {
    /// The marks of Maildir.
    flags: &'f str,
    /// Why the folder holds no conversations.
    aside: Option<LeftOut>,
}

/// A mailbox that is being read: one mbox, or many messages in files of their own. It remembers which
/// messages it has seen (eight bytes each), because mail is filed twice and more often.
pub struct Mailbox<'a> {
    wanted: Wanted<'a>,
    seen: HashSet<u64>,
    tally: Tally,
}

impl<'a> Mailbox<'a> {
    /// A mailbox of which these days are asked for. Without own addresses nobody can tell who wrote to whom:
    /// ask, or guess with [`Seen`] first.
    pub fn new(wanted: Wanted<'a>) -> Self {
        Self {
            wanted,
            seen: HashSet::new(),
            tally: Tally::default(),
        }
    }

    /// What became of the messages so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Reads an mbox (or a single message in a file) as a stream: every conversation on the days asked for
    /// goes to `sink`, and every message of which it cannot be told. The index counts all messages.
    ///
    /// # Errors
    /// Where the reader fails.
    pub fn mbox(&mut self, reader: impl BufRead, sink: Sink<'_>) -> io::Result<ControlFlow<()>> {
        self.mbox_at("", reader, sink)
    }

    /// As [`Mailbox::mbox`]; `path` is that of the file, whose name says what stands in it.
    ///
    /// # Errors
    /// Where the reader fails.
    pub fn mbox_at(
        &mut self,
        path: &str,
        reader: impl BufRead,
        sink: Sink<'_>,
    ) -> io::Result<ControlFlow<()>> {
        let aside = folders::put_aside_mailbox(path);
        let mut heads = Heads::new(reader)?;
        while let Some(head) = heads.next()? {
            let filed = Filed {
                aside,
                ..Filed::default()
            };
            if self.take(&head, filed, sink).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Reads the headers of one message in a file of its own, as Maildir has them. `file_name` is the path of
    /// the file, behind whose `:2,` (or `;2,`, or `!2,`) its flags stand, and whose folder says what it is.
    ///
    /// # Errors
    /// Where the reader fails.
    pub fn message(
        &mut self,
        reader: impl BufRead,
        file_name: &str,
        sink: Sink<'_>,
    ) -> io::Result<ControlFlow<()>> {
        let flags = match file_name.rfind("2,") {
            Some(at) if at > 0 => file_name.get(at + 2..).unwrap_or_default(),
            _ => "",
        };
        let flags = if flags.chars().all(|flag| flag.is_ascii_alphabetic()) {
            flags
        } else {
            ""
        };
        let filed = Filed {
            flags,
            aside: folders::put_aside_by_path(file_name),
        };
        match Heads::new(reader)?.next()? {
            Some(head) => Ok(self.take(&head, filed, sink)),
            None => Ok(ControlFlow::Continue(())),
        }
    }

    fn take(&mut self, head: &Head, filed: Filed<'_>, sink: Sink<'_>) -> ControlFlow<()> {
        let index = self.tally.records;
        self.tally.records += 1;
        let item = match self.told(head, filed) {
            Ok(Some(meeting)) => {
                self.tally.conversations += 1;
                Item::Meeting(meeting)
            }
            Ok(None) => return ControlFlow::Continue(()),
            Err(why) => {
                self.tally.refused += 1;
                Item::Refused(why.into())
            }
        };
        sink(Incoming {
            index,
            line: head.line,
            item,
        })
    }

    /// What a message is; nothing where it is left out, which is counted.
    fn told(
        &mut self,
        head: &Head,
        filed: Filed<'_>,
    ) -> Result<Option<IncomingMeeting>, &'static str> {
        let headers = Headers::read(&head.block);
        if headers.is_empty() {
            return Err("it has no headers");
        }
        if let Some(why) = filed.aside {
            self.tally.leave_out(why);
            return Ok(None);
        }
        let letter = match judged(&headers, filed.flags, self.wanted.own)? {
            Ok(letter) => letter,
            Err(why) => {
                self.tally.leave_out(why);
                return Ok(None);
            }
        };
        let on = self
            .day(&headers, &head.separator)
            .ok_or("it does not say when it was written")?;
        if !self.wanted.range.contains(on) {
            self.tally.leave_out(LeftOut::OutsideRange);
            return Ok(None);
        }
        let Letter {
            direction,
            people,
            writer,
        } = letter;
        let summary = headers.subject();
        let key = match headers.message_id() {
            id if id.is_empty() => {
                let told = format!(
                    "{} {} {} {summary}",
                    headers.field("date"),
                    writer.email,
                    writer.name
                );
                format!("without-id-{on}-{:016x}", lasting_hash(&told))
            }
            id => id,
        };
        if !self.seen.insert(lasting_hash(&key)) {
            self.tally.leave_out(LeftOut::Repeated);
            return Ok(None);
        }
        let begun_by = Some(writer.email).filter(|email| !email.is_empty());
        Ok(Some(IncomingMeeting {
            key,
            on,
            occurrence: None,
            channel: Channel::Email,
            direction,
            summary,
            people,
            begun_by: begun_by.into_iter().collect(),
        }))
    }

    /// The user's civil day on which a message was written. A date still to come is a broken clock's, where
    /// a server has another.
    fn day(&self, headers: &Headers, separator: &[u8]) -> Option<NaiveDate> {
        let days: Vec<NaiveDate> = headers
            .dates(separator)
            .into_iter()
            .map(|date| match date.utc() {
                Some(utc) => self.wanted.local(utc).date(),
                None => date.at.date(),
            })
            .collect();
        days.iter()
            .find(|day| **day <= self.wanted.range.to)
            .or(days.first())
            .copied()
    }
}

/// Reads an mbox whole, twice where no own address is known: the first time to guess it. The guess is handed
/// back, so that it can be asked about before anything is done with the conversations.
///
/// # Errors
/// Where the reader fails.
pub fn read_mbox(
    mut reader: impl BufRead + Seek,
    wanted: Wanted<'_>,
    sink: Sink<'_>,
) -> io::Result<(Tally, Option<Guess>)> {
    let mut guess = None;
    let mut own = wanted.own.clone();
    if own.is_empty() {
        let mut seen = Seen::default();
        seen.look_through(&mut reader)?;
        reader.rewind()?;
        guess = seen.guess(|_| false).likely();
        own = OwnAddresses::new(guess.iter().map(|guess| &guess.address));
    }
    let mut mailbox = Mailbox::new(Wanted {
        own: &own,
        ..wanted
    });
    let _: ControlFlow<()> = mailbox.mbox(reader, sink)?;
    Ok((mailbox.tally, guess))
}
