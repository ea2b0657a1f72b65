//! Which address is the user's own, where nobody said: the one that most messages of a mailbox are from or
//! to. A guess, to be asked about.

use std::collections::HashMap;
use std::io::{self, BufRead};

use super::headers::Headers;
use super::judge::is_program;
use super::split::Heads;

/// Addresses that are counted; the user's is among the first hundred thousand.
const MOST_ADDRESSES: usize = 100_000;

/// An address that is probably the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The address, in lower case.
    pub address: String,
    /// Messages from it or to it.
    pub messages: usize,
    /// Of so many.
    pub of: usize,
}

/// What was seen of a mailbox, one message after the other.
#[derive(Debug, Default)]
pub struct Seen {
    messages: usize,
    addresses: HashMap<String, Count>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Count {
    /// Messages from it or to it.
    messages: usize,
    /// Messages that a server put into its mailbox.
    delivered: usize,
}

impl Seen {
    /// Looks through an mbox, or a file with one message.
    ///
    /// # Errors
    /// Where the reader fails.
    pub fn look_through(&mut self, reader: impl BufRead) -> io::Result<()> {
        let mut heads = Heads::new(reader)?;
        while let Some(head) = heads.next()? {
            self.message(&Headers::read(&head.block));
        }
        Ok(())
    }

    /// Looks at the head of the message in a file of its own; the body is not read.
    ///
    /// # Errors
    /// Where the reader fails.
    pub fn look_at(&mut self, reader: impl BufRead) -> io::Result<()> {
        if let Some(head) = Heads::new(reader)?.next()? {
            self.message(&Headers::read(&head.block));
        }
        Ok(())
    }

    fn message(&mut self, headers: &Headers) {
        let mut here: HashMap<String, bool> = HashMap::new();
        for field in ["from", "to", "cc", "bcc"] {
            for who in headers.people(field) {
                here.entry(who.email).or_default();
            }
        }
        for field in [
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "x-delivered-to",
        ] {
            for who in headers.people(field) {
                here.insert(who.email, true);
            }
        }
        here.retain(|address, _| !address.is_empty() && !is_program(address));
        self.messages += usize::from(!here.is_empty());
        for (address, delivered) in here {
            if self.addresses.len() < MOST_ADDRESSES || self.addresses.contains_key(&address) {
                let count = self.addresses.entry(address).or_default();
                count.messages += 1;
                count.delivered += usize::from(delivered);
            }
        }
    }

    /// The address in most messages; of two that are equal, the one to whose mailbox more was delivered.
    /// `None` where nothing was seen, and where two are equal in everything.
    pub fn guess(&self) -> Option<Guess> {
        let (address, most) = self.addresses.iter().max_by_key(|(_, count)| **count)?;
        let equal = self
            .addresses
            .values()
            .filter(|count| *count == most)
            .count();
        (equal == 1).then(|| Guess {
            address: address.clone(),
            messages: most.messages,
            of: self.messages,
        })
    }
}
