//! Which address is the user's own, where nobody said: the one that stands in most messages, unless another
//! stands in nearly as many. A guess is said to the user; where it would be a toss, none is made.
//!
//! Not here: what is on the board (who asks says which addresses are).

use std::collections::HashMap;
use std::io::{self, BufRead};

use super::headers::Headers;
use super::judge::is_of_a_list;
use super::split::Heads;
use super::words::is_program;

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

/// What can be said of whose mailbox it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guessed {
    /// It is probably this one.
    Likely(Guess),
    /// It could be either of two.
    Between(String, String),
    /// No address stands out.
    Nobody,
}

impl Guessed {
    /// The address that is probably the user's.
    pub fn likely(self) -> Option<Guess> {
        match self {
            Self::Likely(guess) => Some(guess),
            Self::Between(..) | Self::Nobody => None,
        }
    }

    /// What is said to the user, a sentence.
    pub fn sentence(&self) -> String {
        let otherwise = "so who wrote to whom is left open; --me ADDRESS says which is yours.";
        match self {
            Self::Likely(guess) => format!(
                "Taken for your own address: {} ({} of {} messages); --me ADDRESS says it for sure.",
                guess.address, guess.messages, guess.of
            ),
            Self::Between(one, other) => {
                format!("{one} or {other} may be your own address, {otherwise}")
            }
            Self::Nobody => format!("No address is plainly your own, {otherwise}"),
        }
    }
}

/// What was seen of a mailbox, one message after the other.
#[derive(Debug, Default)]
pub struct Seen {
    messages: usize,
    addresses: HashMap<String, Count>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    /// Messages from it or to it.
    messages: usize,
    /// Messages that a server put into its mailbox.
    delivered: usize,
    /// Messages that it wrote, or that were for nobody else.
    alone: usize,
}

impl Count {
    /// How much speaks for it; what a server delivered speaks twice.
    fn weight(self) -> usize {
        self.messages + self.delivered
    }

    /// Whether it ever did more than receive what many received.
    fn is_somebodys(self) -> bool {
        self.delivered + self.alone > 0
    }
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
        let mut here: HashMap<String, Count> = HashMap::new();
        // Of a list only the mailbox into which it was put tells anything.
        if !is_of_a_list(headers) {
            let mut to = 0;
            for field in ["to", "cc", "bcc"] {
                for who in headers.people(field) {
                    to += usize::from(!here.contains_key(&who.email));
                    here.entry(who.email).or_default();
                }
            }
            for count in here.values_mut() {
                count.alone = usize::from(to == 1);
            }
            for who in headers.people("from") {
                here.entry(who.email).or_default().alone = 1;
            }
        }
        for field in [
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "x-delivered-to",
        ] {
            for who in headers.people(field) {
                here.entry(who.email).or_default().delivered = 1;
            }
        }
        here.retain(|address, _| !address.is_empty() && !is_program(address));
        self.messages += usize::from(!here.is_empty());
        for (address, count) in here {
            if self.addresses.len() < MOST_ADDRESSES || self.addresses.contains_key(&address) {
                let all = self.addresses.entry(address).or_default();
                all.messages += 1;
                all.delivered += count.delivered;
                all.alone += count.alone;
            }
        }
    }

    /// Whether there was any message.
    pub fn is_empty(&self) -> bool {
        self.messages == 0
    }

    /// The address that stands in most of the messages. Never one that `is_known` to be somebody else's, nor
    /// one that only ever received as one of many.
    pub fn guess(&self, is_known: impl Fn(&str) -> bool) -> Guessed {
        let mut known = 0_usize;
        let mut known_address = "";
        let mut best: Vec<(usize, &str, Count)> = Vec::new();
        for (address, count) in &self.addresses {
            let weight = count.weight();
            if is_known(address) {
                if (weight, address.as_str()) > (known, known_address) {
                    (known, known_address) = (weight, address);
                }
            } else if count.is_somebodys() {
                best.push((weight, address, *count));
                // The two that weigh most, in an order that is the same every time.
                best.sort_by(|one, other| (other.0, one.1).cmp(&(one.0, other.1)));
                best.truncate(2);
            }
        }
        let Some((weight, address, count)) = best.first() else {
            return Guessed::Nobody;
        };
        // The user's own card may be on the board, too.
        if known > *weight && known * 2 > self.messages {
            return Guessed::Between(known_address.to_owned(), (*address).to_owned());
        }
        if count.messages * 2 <= self.messages {
            return Guessed::Nobody;
        }
        if let Some((next, other, _)) = best.get(1)
            && next * 4 >= weight * 3
        {
            return Guessed::Between((*address).to_owned(), (*other).to_owned());
        }
        Guessed::Likely(Guess {
            address: (*address).to_owned(),
            messages: count.messages,
            of: self.messages,
        })
    }
}
