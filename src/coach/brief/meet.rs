//! Whom one person should meet: `matching` looked at from one person's side, so that the proposals about
//! others do not crowd theirs out.

use std::collections::{BTreeMap, BTreeSet};

use crate::coach::matching::{self, Fit, Meeting, Someone};
use crate::coach::words::telling;

/// The most meetings proposed for one person.
pub const MOST_MEETINGS: usize = 2;
/// A word that more people use than this brings no two of them together; as in `matching`.
const COMMON: usize = 20;

/// Whom `person` would gain from meeting among `others`, best evidence first, without those for whom `known` says that
/// the two know each other; `dismissed` are names not to be proposed.
///
/// # Errors
/// Whatever `known` could not find out.
pub fn meetings<E>(
    person: &Someone,
    others: &[Someone],
    dismissed: &BTreeSet<String>,
    mut known: impl FnMut(&Meeting) -> Result<bool, E>,
) -> Result<Vec<Meeting>, E> {
    let own = roots(person);
    let mut users: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, other) in others.iter().enumerate() {
        if other.id != person.id {
            for root in roots(other).intersection(&own) {
                users.entry(root.clone()).or_default().push(at);
            }
        }
    }
    let near: BTreeSet<usize> = users
        .into_values()
        // The person uses the word as well.
        .filter(|same| same.len() < COMMON)
        .flatten()
        .collect();
    let mut found: Vec<Meeting> = near
        .into_iter()
        .flat_map(|at| {
            let pair = [person.clone(), others[at].clone()];
            matching::meetings(&pair, dismissed)
        })
        // What the person would give to somebody else is no gift to them.
        .filter(|meeting| meeting.second == person.id || meeting.fit == Fit::SharedCare)
        .collect();
    // A need before a care, more words before fewer, then the order in which people were given.
    found.sort_by_key(|meeting| {
        (
            meeting.fit == Fit::SharedCare,
            usize::MAX - meeting.evidence.len(),
        )
    });
    let mut kept = Vec::new();
    for meeting in found {
        if kept.len() == MOST_MEETINGS {
            break;
        }
        if !known(&meeting)? {
            kept.push(meeting);
        }
    }
    Ok(kept)
}

fn roots(someone: &Someone) -> BTreeSet<String> {
    [&someone.role, &someone.needs, &someone.cares_about]
        .into_iter()
        .chain(&someone.tags)
        .flat_map(|text| telling(text))
        .map(|word| word.root)
        .collect()
}
