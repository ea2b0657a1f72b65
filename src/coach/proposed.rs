//! What becomes of a conversation that a calendar or a mailbox proposes: it is taken, and then it happened,
//! or declined, and then it does not come back.

use crate::domain::imported::ProposedTalk;
use crate::domain::intent::{NewTalk, list};
use crate::domain::moment::Now;
use crate::domain::person::PersonId;
use crate::domain::{Change, IdSource};

/// The change that takes a proposed conversation as one that happened.
pub fn taken(
    talk: &ProposedTalk,
    people: &[(PersonId, String)],
    ids: &mut IdSource,
    now: Now,
) -> Change {
    let new = NewTalk {
        people,
        on: talk.on_day.min(now.today),
        channel: talk.channel,
        direction: talk.direction,
        summary: talk.summary.clone(),
    };
    let (_, change) = new.logged(ids, now);
    change.remove(talk.clone())
}

/// The change that declines it. What was taken in once is remembered by its name in the file.
pub fn declined(talk: &ProposedTalk, people: &[(PersonId, String)]) -> Change {
    let names: Vec<&str> = people.iter().map(|(_, name)| name.as_str()).collect();
    Change::new(format!("Declined the talk with {}", list(&names))).remove(talk.clone())
}
