//! Before an ask: what it would be good to have done first, and what passed last. A suggestion of an
//! order, in at most three short lines.
//!
//! It never stands in the way and never weighs what was given against what was received. Whether a word
//! *is* an ask is the user's to know; nothing here guesses it.

use chrono::NaiveDate;

use crate::cells;
use crate::domain::civil::{ago, day_words, when};
use crate::domain::ledger::Entry;
use crate::domain::promise::{Promise, PromisedBy};
use crate::domain::shown::shown;

/// The widest that a suggestion is: cells. What the user wrote is cut so that days and counts stay.
const WIDEST: usize = 61;
/// The widest that a name is in it: cells.
const WIDEST_NAME: usize = 16;

/// One suggestion, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion<'f> {
    /// A promise of the user's own is open.
    Keep {
        /// The one that comes due first.
        promise: &'f Promise,
        /// How many others are open.
        more: usize,
    },
    /// Thanks are still to be said.
    Thank {
        /// For what, the longest ago.
        entry: &'f Entry,
        /// For how many other things.
        more: usize,
    },
    /// What the user gave last, and when the two were in touch.
    Last {
        /// The last give, where there was one.
        given: Option<&'f Entry>,
        /// The last contact in either direction.
        contact: Option<NaiveDate>,
    },
}

/// What to do before an ask, in order: keep, thank, remember. One to three suggestions.
///
/// `promises` are the open ones of both sides, `thanks` what was received and not thanked for; of each the
/// first in time is named. `given` is the last give.
pub fn suggestions<'f>(
    promises: &'f [Promise],
    thanks: &'f [Entry],
    given: Option<&'f Entry>,
    contact: Option<NaiveDate>,
) -> Vec<Suggestion<'f>> {
    let mut found = Vec::new();
    let mine = || {
        promises
            .iter()
            .filter(|promise| promise.promised_by == PromisedBy::Me)
    };
    let first = mine().min_by_key(|promise| (promise.due.is_none(), promise.due, promise.made_on));
    found.extend(first.map(|promise| Suggestion::Keep {
        promise,
        more: mine().count() - 1,
    }));
    let first = thanks.iter().min_by_key(|entry| (entry.on_day, entry.id));
    found.extend(first.map(|entry| Suggestion::Thank {
        entry,
        more: thanks.len() - 1,
    }));
    found.push(Suggestion::Last { given, contact });
    found
}

impl Suggestion<'_> {
    /// The suggestion as a person would say it, without a full stop; `short` is what the person is called.
    pub fn sentence(&self, short: &str, today: NaiveDate) -> String {
        match self {
            Self::Keep { promise, more } => {
                let day = match promise.due {
                    Some(due) if due < today => format!("waiting since {}", day_words(due, today)),
                    Some(due) => format!("due {}", when(due, today)),
                    None => format!("promised {}", ago(promise.made_on, today)),
                };
                fitted("Keep first: ", &promise.what, &day, *more)
            }
            Self::Thank { entry, more } => {
                let start = format!("Thank {}: ", cut(short, WIDEST_NAME));
                fitted(&start, &entry.what, &ago(entry.on_day, today), *more)
            }
            Self::Last { given, contact } => {
                let given = match given {
                    Some(entry) => format!("You last gave on {}", day_words(entry.on_day, today)),
                    None => "No give of yours is written down".to_owned(),
                };
                match contact {
                    Some(day) => format!("{given}, last in touch {}", ago(*day, today)),
                    None => format!("{given}, not in touch yet"),
                }
            }
        }
    }

    /// A word for it in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Keep { .. } => "keep",
            Self::Thank { .. } => "thank",
            Self::Last { .. } => "last",
        }
    }
}

/// `start`, as much of `what` as fits, then the day and how many more there are.
fn fitted(start: &str, what: &str, day: &str, more: usize) -> String {
    let more = match more {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let end = format!(", {day}{more}");
    let room = WIDEST.saturating_sub(cells::width(start) + cells::width(&end));
    format!("{start}{}{end}", cut(what, room))
}

fn cut(text: &str, room: usize) -> String {
    let shown = shown(text);
    let words: Vec<&str> = shown
        .as_str()
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    cells::fit(&words.join(" "), room).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::{AskedBy, GiftDirection, GiftKind};
    use crate::domain::promise::PromiseState;
    use crate::domain::{IdSource, Moment};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn promise(by: PromisedBy, what: &str, due: Option<&str>) -> Promise {
        let mut ids = IdSource::seeded([what.len() as u64, 2]);
        let at = Moment::from_millis(0);
        Promise {
            id: ids.fresh(at),
            person: ids.fresh(at),
            promised_by: by,
            what: what.into(),
            made_on: day("2026-11-14"),
            due: due.map(day),
            state: PromiseState::Open,
            closed_on: None,
            interaction: None,
            created_at: at,
        }
    }

    fn entry(direction: GiftDirection, what: &str, on: &str) -> Entry {
        let mut ids = IdSource::seeded([what.len() as u64, 3]);
        let at = Moment::from_millis(0);
        Entry {
            id: ids.fresh(at),
            person: ids.fresh(at),
            direction,
            kind: GiftKind::Help,
            what: what.into(),
            on_day: day(on),
            asked_by: AskedBy::Nobody,
            thanked_on: None,
            interaction: None,
            offer: None,
            created_at: at,
        }
    }

    fn said(
        promises: &[Promise],
        thanks: &[Entry],
        given: Option<&Entry>,
        contact: Option<&str>,
    ) -> Vec<String> {
        suggestions(promises, thanks, given, contact.map(day))
            .iter()
            .map(|one| one.sentence("Mark", day("2026-11-23")))
            .collect()
    }

    #[test]
    fn the_order_is_keep_thank_remember() {
        let promises = [
            promise(PromisedBy::Them, "an introduction", Some("2026-11-24")),
            promise(PromisedBy::Me, "the deck", None),
            promise(PromisedBy::Me, "send the paper", Some("2026-11-27")),
        ];
        let thanks = [
            entry(GiftDirection::Received, "a name", "2026-11-20"),
            entry(GiftDirection::Received, "the review", "2026-11-17"),
        ];
        let given = entry(GiftDirection::Given, "numbers", "2026-10-03");
        assert_eq!(
            said(&promises, &thanks, Some(&given), Some("2026-10-13")),
            [
                "Keep first: send the paper, due Fri (and 1 more)",
                "Thank Mark: the review, 6 days ago (and 1 more)",
                "You last gave on Sat 3 Oct, last in touch 41 days ago",
            ]
        );
    }

    #[test]
    fn there_is_always_something_to_remember_and_never_a_judgement() {
        assert_eq!(
            said(&[], &[], None, None),
            ["No give of yours is written down, not in touch yet"]
        );
        for (due, words) in [
            (
                Some("2026-11-20"),
                "Keep first: x, waiting since Fri 20 Nov",
            ),
            (Some("2026-11-23"), "Keep first: x, due today"),
            (None, "Keep first: x, promised 9 days ago"),
        ] {
            let found = said(&[promise(PromisedBy::Me, "x", due)], &[], None, None);
            assert_eq!((found[0].as_str(), found.len()), (words, 2));
        }
        let theirs = [promise(PromisedBy::Them, "x", None)];
        assert_eq!(said(&theirs, &[], None, None).len(), 1);
    }

    #[test]
    fn whatever_was_written_stays_on_a_short_line() {
        let long = "wide 宽 \u{1b}[31m\n".repeat(500);
        let promises = [promise(PromisedBy::Me, &long, Some("2026-11-27"))];
        let thanks = [entry(GiftDirection::Received, &long, "2020-01-01")];
        for suggestion in suggestions(&promises, &thanks, None, None) {
            let line = suggestion.sentence(&long, day("2026-11-23"));
            assert!(cells::width(&line) <= WIDEST, "{line}");
            assert!(!line.contains(['\n', '\u{1b}']), "{line}");
        }
    }
}
