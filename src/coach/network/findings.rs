//! What stands out in a network: who joins two groups, which tie is the only live way into one, and
//! whether all picks came from one circle. The sentences stand in `words`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::grouping::organization_key;
use super::{Bond, LIVE_DAYS, Network};
use crate::domain::civil::days_between;
use crate::domain::tie::Circle;

/// How many people are named for one pair of groups.
const MOST_FOR_A_PAIR: usize = 2;
/// A group into which there is an only way has at least so many people.
const FEWEST_BEHIND: usize = 3;
/// Fewer picks than this say nothing about where they come from.
const FEWEST_PICKS: usize = 3;

/// Somebody with ties into two groups. Numbers are places in [`Network::people`] and
/// [`Network::groups`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bridge {
    /// Who.
    pub person: usize,
    /// The group they belong to.
    pub home: usize,
    /// The group they reach into.
    pub beyond: usize,
    /// People of that group who were met together with them.
    pub together: Vec<usize>,
    /// Others of that group who are tied to them by an introduction.
    pub introduced: Vec<usize>,
}

/// The only live tie into a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyWayIn {
    /// Who: a place in [`Network::people`].
    pub person: usize,
    /// What makes the others a group.
    pub bond: Bond,
    /// How many are in it, this person among them.
    pub people: usize,
}

/// A pick: when, and from which circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked {
    /// The day.
    pub on: NaiveDate,
    /// The circle of the person now.
    pub circle: Option<Circle>,
}

/// All picks of late from one circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneCircle {
    /// How many.
    pub picks: usize,
    /// In how many weeks.
    pub weeks: usize,
    /// From which circle.
    pub circle: Circle,
}

impl OneCircle {
    /// For how many weeks back picks are looked at.
    pub const WEEKS: usize = 8;

    /// Says so where at least three picks of the last eight weeks were all from one circle.
    pub fn of(picks: &[Picked], today: NaiveDate) -> Option<Self> {
        let late: Vec<&Picked> = picks
            .iter()
            .filter(|pick| (0..Self::WEEKS as i64 * 7).contains(&days_between(pick.on, today)))
            .collect();
        let circle = late.first()?.circle?;
        let all = late.iter().all(|pick| pick.circle == Some(circle));
        (all && late.len() >= FEWEST_PICKS).then_some(Self {
            picks: late.len(),
            weeks: Self::WEEKS,
            circle,
        })
    }
}

impl Network {
    /// Who joins two groups of two people and more: for each pair of groups those who explain most of
    /// what is between them, at most two. The pairs with most between them first.
    pub fn bridges(&self) -> Vec<Bridge> {
        let mut between: BTreeMap<(usize, usize), BTreeSet<(usize, usize)>> = BTreeMap::new();
        for (one, other) in self.links.keys() {
            let groups = (self.group_of[*one], self.group_of[*other]);
            let several = |group: usize| self.groups[group].members.len() > 1;
            if groups.0 != groups.1 && several(groups.0) && several(groups.1) {
                let pair = (groups.0.min(groups.1), groups.0.max(groups.1));
                between.entry(pair).or_default().insert((*one, *other));
            }
        }
        let mut pairs: Vec<_> = between.into_iter().collect();
        pairs.sort_by_key(|(pair, links)| (std::cmp::Reverse(links.len()), *pair));
        pairs
            .into_iter()
            .flat_map(|(_, links)| self.bridges_of(links))
            .collect()
    }

    /// Those who explain the links of one pair of groups, most first.
    fn bridges_of(&self, mut links: BTreeSet<(usize, usize)>) -> Vec<Bridge> {
        let mut found = Vec::new();
        while found.len() < MOST_FOR_A_PAIR && !links.is_empty() {
            let mut reach: BTreeMap<usize, usize> = BTreeMap::new();
            for (one, other) in &links {
                *reach.entry(*one).or_default() += 1;
                *reach.entry(*other).or_default() += 1;
            }
            // Of two who explain as much, the one who is closer is the one to be told of.
            let closeness = |at: usize| self.people[at].circle.map_or(u8::MAX, Circle::number);
            let best = reach.iter().max_by_key(|(at, count)| {
                use std::cmp::Reverse;
                (**count, Reverse(closeness(**at)), Reverse(**at))
            });
            let Some((person, _)) = best else { break };
            found.push(self.bridge(*person, &links));
            let person = *person;
            links.retain(|(one, other)| *one != person && *other != person);
        }
        found
    }

    fn bridge(&self, person: usize, links: &BTreeSet<(usize, usize)>) -> Bridge {
        let (mut together, mut introduced) = (Vec::new(), Vec::new());
        let mut beyond = self.group_of[person];
        for pair in links {
            let far = match *pair {
                (one, other) if one == person => other,
                (one, other) if other == person => one,
                _ => continue,
            };
            beyond = self.group_of[far];
            let Some(link) = self.links.get(pair) else {
                continue;
            };
            if link.together > 0 {
                together.push(far);
            } else {
                introduced.push(far);
            }
        }
        Bridge {
            person,
            home: self.group_of[person],
            beyond,
            together,
            introduced,
        }
    }

    /// Ties that are the only live way into a group of three people and more, the largest first: only
    /// one of them had contact with the user within a year before `today`.
    pub fn only_ways_in(&self, today: NaiveDate) -> Vec<OnlyWayIn> {
        let live = |at: &usize| {
            self.people[*at]
                .last_touch
                .is_some_and(|last| days_between(last, today) <= LIVE_DAYS)
        };
        // An organisation is everybody who works there, in whatever group they stand.
        let mut organizations: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, person) in self.people.iter().enumerate() {
            if let Some(key) = organization_key(&person.organization) {
                organizations.entry(key).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for group in &self.groups {
            let members = match &group.bond {
                Bond::Organization(name) => {
                    organization_key(name).and_then(|key| organizations.get(&key))
                }
                Bond::Alone => None,
                Bond::Within(..) | Bond::Around(_) => Some(&group.members),
            };
            let Some(members) = members.filter(|all| all.len() >= FEWEST_BEHIND) else {
                continue;
            };
            let mut those = members.iter().copied().filter(live);
            if let (Some(person), None) = (those.next(), those.next()) {
                found.push(OnlyWayIn {
                    person,
                    bond: group.bond.clone(),
                    people: members.len(),
                });
            }
        }
        found
    }
}
