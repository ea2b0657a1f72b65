//! Finding those who could be one person among a hundred thousand, without comparing everybody with
//! everybody.
//!
//! However many share a name, an address or a number, few of them are looked at. What people with many
//! different names share, such as the number of a switchboard, tells nobody apart and nobody together.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::address::uid_key;
use super::{Certainty, Likeness, Match, Name, Traits, compare};

/// The most people who are looked at for one thing in common.
const MOST_SHARING: usize = 12;
/// So many people whose names do not go together make a crowd of those who share something.
const CROWD: usize = 5;

/// Keys of addresses have this bit, keys of names have not.
const ADDRESS: u64 = 1 << 63;

/// People by what they can be told by; each is known by its place among those given.
#[derive(Debug, Default)]
pub struct Index {
    /// Keys with the places of those who have them, in order.
    filed: Vec<(u64, u32)>,
    /// Keys that a crowd shares.
    crowded: HashSet<u64>,
}

/// People on their way into an [`Index`]. Of nobody more is kept than the keys.
#[derive(Debug, Default)]
pub struct Filing {
    filed: Vec<(u64, u32)>,
    next: u32,
}

/// What somebody is looked for by. It means nothing outside this process.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    keys: Box<[u64]>,
    name: u64,
}

/// What somebody is filed under, and what those who could be they are looked for by.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    filed: Vec<u64>,
    /// What they are looked for by.
    pub sought: Sought,
}

impl Keys {
    /// Of somebody of these traits.
    pub fn of(traits: &Traits) -> Self {
        let addresses: Vec<u64> = address_keys(traits).iter().map(|(key, _)| *key).collect();
        let names = traits.name.keys();
        let all = |names: &[u64]| -> Vec<u64> {
            let names = names.iter().map(|key| key & !ADDRESS);
            addresses.iter().copied().chain(names).collect()
        };
        Self {
            filed: all(&names.filed),
            sought: Sought {
                keys: all(&names.sought).into(),
                name: whole_name(&traits.name),
            },
        }
    }
}

impl Filing {
    /// Files the next one under everything they can be told by.
    pub fn file(&mut self, keys: &Keys) {
        let place = self.next;
        self.filed
            .extend(keys.filed.iter().map(|key| (*key, place)));
        self.next += 1;
    }

    /// Everybody is here; `traits_of` gives the traits at a place.
    pub fn done<T: Borrow<Traits>>(self, traits_of: impl Fn(usize) -> T) -> Index {
        let mut filed = self.filed;
        filed.sort_unstable();
        filed.dedup();
        let (crowded, namesakes) = crowds(&filed, traits_of);
        if !namesakes.is_empty() {
            filed.extend(namesakes);
            filed.sort_unstable();
        }
        filed.shrink_to_fit();
        Index { filed, crowded }
    }
}

impl Index {
    /// Files everybody under everything they can be told by.
    pub fn of(people: &[Traits]) -> Self {
        let mut filing = Filing::default();
        for traits in people {
            filing.file(&Keys::of(traits));
        }
        filing.done(|place| &people[place])
    }

    /// Those who could be the person of these traits, the most certain first, and among equals those whose
    /// names are most alike; `traits_of` gives the traits at a place. Of many who share one thing, those
    /// who were filed first.
    pub fn matches<T: Borrow<Traits>>(
        &self,
        traits: &Traits,
        traits_of: impl Fn(usize) -> T,
    ) -> Vec<(usize, Match)> {
        self.compared(traits, self.places(&Keys::of(traits).sought), traits_of)
    }

    /// The places, ascending, of those who have to be compared with somebody.
    pub fn places(&self, sought: &Sought) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        for key in &sought.keys {
            let sharing = self.sharing(*key, &mut places);
            if sharing == Sharing::Many && key & ADDRESS != 0 {
                self.sharing(named(*key, sought.name), &mut places);
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Those at `places` who could be the person of these traits, in the order of [`Index::matches`].
    pub fn compared<T: Borrow<Traits>>(
        &self,
        traits: &Traits,
        places: Vec<usize>,
        traits_of: impl Fn(usize) -> T,
    ) -> Vec<(usize, Match)> {
        let telling = self.telling(traits, &address_keys(traits));
        let mut found: Vec<(usize, Match)> = places
            .into_iter()
            .map(|place| {
                let other = traits_of(place);
                let found = match &telling {
                    Some(telling) if !is_namesake(traits, other.borrow()) => {
                        compare(telling, other.borrow())
                    }
                    _ => compare(traits, other.borrow()),
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
fn crowds<T: Borrow<Traits>>(
    filed: &[(u64, u32)],
    traits_of: impl Fn(usize) -> T,
) -> (HashSet<u64>, Vec<(u64, u32)>) {
    let mut crowded = HashSet::new();
    let mut namesakes = Vec::new();
    for run in filed.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((key, _)) = run.first() else {
            continue;
        };
        if run.len() < CROWD || key & ADDRESS == 0 {
            continue;
        }
        let mut names: Vec<Name> = Vec::new();
        for (_, place) in run {
            let traits = traits_of(*place as usize);
            let name = &traits.borrow().name;
            if run.len() > MOST_SHARING {
                namesakes.push((named(*key, whole_name(name)), *place));
            }
            if !name.is_untold() {
                names.push(name.clone());
            }
        }
        // In an order of their own, so that it does not matter in which the people came.
        names.sort_unstable();
        names.dedup();
        let mut unlike: Vec<&Name> = Vec::new();
        for name in &names {
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
    }
    (crowded, namesakes)
}

fn address_keys(traits: &Traits) -> Vec<(u64, Address<'_>)> {
    let uids = traits
        .uids
        .iter()
        .map(|uid| (address_key("uid", &uid_key(uid)), Address::Uid(uid)));
    let profiles = traits
        .profiles
        .iter()
        .map(|profile| (address_key("profile", profile), Address::Profile(profile)));
    let emails = traits
        .emails
        .iter()
        .map(|email| (address_key("email", email), Address::Email(email)));
    let phones = traits.phones.iter().map(|phone| {
        (
            address_key("phone", phone.ending()),
            Address::Phone(phone.ending()),
        )
    });
    uids.chain(profiles).chain(emails).chain(phones).collect()
}

/// The key of those who share what `key` says, and a whole name.
fn named(key: u64, name: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (key, name).hash(&mut hasher);
    hasher.finish() & !ADDRESS
}

/// What all who have the same words for a name have in common.
fn whole_name(name: &Name) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.sorted().hash(&mut hasher);
    hasher.finish()
}

fn address_key(kind: &str, value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, value).hash(&mut hasher);
    hasher.finish() | ADDRESS
}
