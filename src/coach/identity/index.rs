//! Finding those who could be one person among a hundred thousand, without comparing everybody with
//! everybody.
//!
//! However many share a name, an address or a number, few of them are looked at. What people with many
//! different names share, such as the number of a switchboard, tells nobody apart and nobody together.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::address::uid_key;
use super::{Certainty, Likeness, Match, Name, Traits, compare};

/// The most people who are looked at for one thing in common.
const MOST_SHARING: usize = 12;
/// So many people whose names do not go together make a crowd of those who share something.
const CROWD: usize = 5;

/// People by what they can be told by; each is known by its place among those given.
#[derive(Debug, Default)]
pub struct Index {
    /// Keys with the places of those who have them, in order.
    filed: Vec<(u64, u32)>,
    /// Keys that a crowd shares.
    crowded: HashSet<u64>,
}

impl Index {
    /// Files everybody under everything they can be told by.
    pub fn of<'t>(people: impl IntoIterator<Item = &'t Traits>) -> Self {
        let people: Vec<&Traits> = people.into_iter().collect();
        let mut filed = Vec::new();
        for (place, traits) in (0u32..).zip(&people) {
            let names = traits.name.keys().filed;
            let names = names.iter().map(|key| hash("name", key));
            let addresses = address_keys(traits).into_iter().map(|(key, _)| key);
            filed.extend(addresses.chain(names).map(|key| (key, place)));
        }
        filed.sort_unstable();
        filed.dedup();
        let (crowded, namesakes) = crowds(&filed, &people);
        filed.extend(namesakes);
        filed.sort_unstable();
        filed.shrink_to_fit();
        Self { filed, crowded }
    }

    /// Those who could be the person of these traits, the most certain first, and among equals those whose
    /// names are most alike; `traits_of` gives the traits at a place. Of many who share one thing, those
    /// who were filed first.
    pub fn matches<'t>(
        &self,
        traits: &Traits,
        traits_of: impl Fn(usize) -> &'t Traits,
    ) -> Vec<(usize, Match)> {
        let mut places: Vec<usize> = Vec::new();
        let addresses = address_keys(traits);
        for (key, _) in &addresses {
            if self.sharing(*key, &mut places) == Sharing::Many {
                self.sharing(named(*key, &traits.name), &mut places);
            }
        }
        for key in &traits.name.keys().sought {
            self.sharing(hash("name", key), &mut places);
        }
        places.sort_unstable();
        places.dedup();
        let telling = self.telling(traits, &addresses);
        let mut found: Vec<(usize, Match)> = places
            .into_iter()
            .map(|place| {
                let other = traits_of(place);
                let found = match &telling {
                    Some(telling) if !is_namesake(traits, other) => compare(telling, other),
                    _ => compare(traits, other),
                };
                (place, found)
            })
            .filter(|(_, found)| found.certainty != Certainty::Apart)
            .collect();
        found.sort_by(|(first, one), (second, other)| {
            (other.certainty, other.likeness)
                .cmp(&(one.certainty, one.likeness))
                .then(first.cmp(second))
        });
        found
    }

    /// Adds the first places that are filed under `key`.
    fn sharing(&self, key: u64, places: &mut Vec<usize>) -> Sharing {
        let start = self.filed.partition_point(|(there, _)| *there < key);
        let there = self.filed[start..]
            .iter()
            .take_while(|(there, _)| *there == key);
        let before = places.len();
        places.extend(
            there
                .take(MOST_SHARING + 1)
                .map(|(_, place)| *place as usize),
        );
        if places.len() - before <= MOST_SHARING {
            return Sharing::Few;
        }
        places.pop();
        Sharing::Many
    }

    /// The traits without what a crowd shares; nothing where none of them is that.
    fn telling(&self, traits: &Traits, addresses: &[(u64, Address<'_>)]) -> Option<Traits> {
        let mut crowded = addresses
            .iter()
            .filter(|(key, _)| self.crowded.contains(key))
            .peekable();
        crowded.peek()?;
        let mut telling = traits.clone();
        for (_, address) in crowded {
            match address {
                Address::Uid(uid) => telling.uids.retain(|other| other != uid),
                Address::Profile(profile) => telling.profiles.retain(|other| other != profile),
                Address::Email(email) => telling.emails.retain(|other| other != email),
                Address::Phone(ending) => {
                    telling.phones.retain(|other| other.ending() != *ending);
                }
            }
        }
        Some(telling)
    }
}

/// How many share something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sharing {
    Few,
    Many,
}

/// Something that somebody is known again by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Address<'t> {
    Uid(&'t str),
    Profile(&'t str),
    Email(&'t str),
    Phone(&'t str),
}

/// Whether two have the same whole name, or tell the very same of themselves: that, and what a crowd
/// shares, is one person.
fn is_namesake(one: &Traits, other: &Traits) -> bool {
    let is_whole = one.name.is_full() && one.name.likeness(&other.name) == Likeness::Same;
    let tell_the_same = one.name == other.name
        && one.emails == other.emails
        && one.phones == other.phones
        && one.profiles == other.profiles;
    is_whole || tell_the_same
}

/// The keys that a crowd shares; and for keys that more share than are looked at, those who share the name
/// as well, under a key of their own, so that each finds their like.
fn crowds(filed: &[(u64, u32)], people: &[&Traits]) -> (HashSet<u64>, Vec<(u64, u32)>) {
    let mut crowded = HashSet::new();
    let mut namesakes = Vec::new();
    for run in filed.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((key, place)) = run.first() else {
            continue;
        };
        let is_address = |place: u32| {
            let mut keys = address_keys(people[place as usize]).into_iter();
            keys.any(|(there, _)| there == *key)
        };
        if run.len() < CROWD || !is_address(*place) {
            continue;
        }
        let mut names: Vec<&Name> = run
            .iter()
            .map(|(_, place)| &people[*place as usize].name)
            .filter(|name| !name.is_untold())
            .collect();
        // In an order of their own, so that it does not matter in which the people came.
        names.sort_unstable();
        names.dedup();
        let mut unlike: Vec<&Name> = Vec::new();
        for name in names {
            if unlike
                .iter()
                .all(|other| name.likeness(other) == Likeness::Unlike)
            {
                unlike.push(name);
            }
            if unlike.len() == CROWD {
                crowded.insert(*key);
                break;
            }
        }
        if run.len() > MOST_SHARING {
            namesakes.extend(run.iter().map(|(_, place)| {
                let name = &people[*place as usize].name;
                (named(*key, name), *place)
            }));
        }
    }
    (crowded, namesakes)
}

fn address_keys(traits: &Traits) -> Vec<(u64, Address<'_>)> {
    let uids = traits
        .uids
        .iter()
        .map(|uid| (hash("uid", &uid_key(uid)), Address::Uid(uid)));
    let profiles = traits
        .profiles
        .iter()
        .map(|profile| (hash("profile", profile), Address::Profile(profile)));
    let emails = traits
        .emails
        .iter()
        .map(|email| (hash("email", email), Address::Email(email)));
    let phones = traits.phones.iter().map(|phone| {
        (
            hash("phone", phone.ending()),
            Address::Phone(phone.ending()),
        )
    });
    uids.chain(profiles).chain(emails).chain(phones).collect()
}

/// The key of those who share what `key` says, and the words of a name.
fn named(key: u64, name: &Name) -> u64 {
    let mut hasher = DefaultHasher::new();
    (key, name.sorted()).hash(&mut hasher);
    hasher.finish()
}

fn hash(kind: &str, value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, value).hash(&mut hasher);
    hasher.finish()
}
