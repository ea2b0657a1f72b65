//! The network between the people on the board, as far as the file tells: who works at one place, who
//! was met together, who was introduced to whom. From that: groups, people who join two groups, and ties
//! that are the only live way into one.
//!
//! What comes out is data with its evidence and sentences in words; nobody is ever weighed or ranked.
//! Not here: where a person stands on the screen (`tui::screen::insights`), whose turn it is (`today`).

mod findings;
mod grouping;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::person::PersonId;
use crate::domain::tie::{Circle, TieKind};

pub use findings::{Bridge, OneCircle, OnlyWayIn, Picked};

/// An occasion with more people than this tells nothing about who knows whom: a conference, a party.
pub const MOST_TOGETHER: usize = 12;
/// A tie is live when there was contact within so many days.
pub const LIVE_DAYS: i64 = 365;

/// A person as the network sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// The whole name.
    pub full_name: String,
    /// The name in a sentence; in a [`Network`] nobody shares it with anybody, short of a namesake.
    pub short: String,
    /// What they do; may be empty.
    pub role: String,
    /// Where; may be empty.
    pub organization: String,
    /// How close; `None` until the user has decided.
    pub circle: Option<Circle>,
    /// What kind of tie.
    pub kind: TieKind,
    /// The last contact in either direction.
    pub last_touch: Option<NaiveDate>,
}

/// What is known of the people and of what is between them. The order of the lists means nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Everybody to be looked at.
    pub people: Vec<Member>,
    /// Who was there, for each occasion with several people.
    pub occasions: Vec<Vec<PersonId>>,
    /// Pairs that were introduced to each other, and pairs of whom one led the user to the other.
    pub introduced: Vec<(PersonId, PersonId)>,
}

/// What is between two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Link {
    /// On how many occasions the user met both together.
    pub together: u32,
    /// How often one was introduced to the other.
    pub introduced: u32,
    /// How much of those occasions the two had to themselves; see [`SHARE`].
    share: u64,
}

/// One whole occasion. Each pair takes `1 / (people − 1)` of it (Newman 2001, on papers with several
/// authors), so a dinner for three tells more of a pair than one for ten. Every number up to
/// [`MOST_TOGETHER`] − 1 divides it.
const SHARE: u64 = 27_720;

impl Link {
    /// How much the two have to do with each other, for finding groups only; never shown.
    fn strength(self) -> u64 {
        self.share + u64::from(self.introduced) * SHARE
    }
}

/// People who belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What makes them a group.
    pub bond: Bond,
    /// Places in [`Network::people`], ascending; at least one.
    pub members: Vec<usize>,
}

/// What makes people a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// One organisation, as most of them write it.
    Organization(String),
    /// The part of a large organisation that was met together; the one with most ties in it.
    Within(String, String),
    /// Met or introduced; the name of the one with most ties in it.
    Around(String),
    /// Nobody else: a person on their own.
    Alone,
}

/// The network, in an order of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Everybody, by id.
    pub people: Vec<Member>,
    /// What is between two places in `people`, the smaller first.
    pub links: BTreeMap<(usize, usize), Link>,
    /// Groups of two and more, the largest first; then those on their own.
    pub groups: Vec<Group>,
    /// For each place in `people`, the place of the group in `groups`.
    pub group_of: Vec<usize>,
}

impl Network {
    /// The network that the facts tell of. The same facts in another order give the same network;
    /// people who are not among [`Facts::people`] are passed over.
    pub fn of(facts: Facts) -> Self {
        let Facts {
            mut people,
            occasions,
            introduced,
        } = facts;
        people.sort_by_key(|person| person.id);
        people.dedup_by_key(|person| person.id);
        tell_apart(&mut people);
        let links = links(&people, &occasions, &introduced);
        let (groups, group_of) = grouping::groups(&people, &links);
        Self {
            people,
            links,
            groups,
            group_of,
        }
    }

    /// The place of a person in [`Network::people`].
    pub fn place(&self, person: PersonId) -> Option<usize> {
        place(&self.people, person)
    }

    /// With whom the person at `place` has a link, and what it is, by place.
    pub fn links_of(&self, place: usize) -> Vec<(usize, Link)> {
        self.links
            .iter()
            .filter_map(|((one, other), link)| {
                let far = match (*one == place, *other == place) {
                    (true, _) => *other,
                    (_, true) => *one,
                    _ => return None,
                };
                Some((far, *link))
            })
            .collect()
    }

    /// The group of the person at `place`.
    pub fn group(&self, place: usize) -> Option<&Group> {
        self.groups.get(*self.group_of.get(place)?)
    }
}

/// Namesakes go by their whole names.
fn tell_apart(people: &mut [Member]) {
    let mut worn: BTreeMap<String, u32> = BTreeMap::new();
    for person in people.iter() {
        *worn.entry(person.short.clone()).or_default() += 1;
    }
    for person in people {
        if worn.get(&person.short).is_some_and(|times| *times > 1) {
            person.short.clone_from(&person.full_name);
        }
    }
}

fn place(people: &[Member], person: PersonId) -> Option<usize> {
    people.binary_search_by_key(&person, |known| known.id).ok()
}

fn links(
    people: &[Member],
    occasions: &[Vec<PersonId>],
    introduced: &[(PersonId, PersonId)],
) -> BTreeMap<(usize, usize), Link> {
    let mut links: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for occasion in occasions {
        let everybody: BTreeSet<PersonId> = occasion.iter().copied().collect();
        if !(2..=MOST_TOGETHER).contains(&everybody.len()) {
            continue;
        }
        let share = SHARE / (everybody.len() as u64 - 1);
        let known: Vec<usize> = everybody
            .into_iter()
            .filter_map(|person| place(people, person))
            .collect();
        for (at, one) in known.iter().enumerate() {
            for other in &known[at + 1..] {
                let link = links.entry((*one, *other)).or_default();
                link.together += 1;
                link.share += share;
            }
        }
    }
    for (one, other) in introduced {
        if let (Some(one), Some(other)) = (place(people, *one), place(people, *other))
            && one != other
        {
            let pair = (one.min(other), one.max(other));
            links.entry(pair).or_default().introduced += 1;
        }
    }
    links
}
