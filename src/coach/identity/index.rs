//! Finding those who could be one person among a hundred thousand, without comparing everybody with
//! everybody.

use std::borrow::Borrow;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::address::uid_key;
use super::{Certainty, Match, Traits, compare};

/// The most people who are looked at for one thing in common: an address that more share tells nobody.
const MOST_SHARING: usize = 200;

/// People by what they can be told by; each is known by its place among those given.
#[derive(Debug, Default)]
pub struct Index {
    /// Keys with the places of those who have them, in order.
    filed: Vec<(u64, u32)>,
}

impl Index {
    /// Files everybody under everything they can be told by.
    pub fn of<T: Borrow<Traits>>(people: impl IntoIterator<Item = T>) -> Self {
        let mut filed = Vec::new();
        for (place, traits) in (0u32..).zip(people) {
            let traits = traits.borrow();
            let names = traits.name.keys().filed;
            let names = names.iter().map(|key| hash("name", key));
            filed.extend(address_keys(traits).chain(names).map(|key| (key, place)));
        }
        filed.sort_unstable();
        filed.dedup();
        filed.shrink_to_fit();
        Self { filed }
    }

    /// Everybody who could be the person of these traits, the most certain first, and among equals those
    /// whose names are most alike; `traits_of` gives the traits at a place.
    pub fn matches<T: Borrow<Traits>>(
        &self,
        traits: &Traits,
        traits_of: impl Fn(usize) -> T,
    ) -> Vec<(usize, Match)> {
        compared(traits, self.places(&sought(traits)), traits_of)
    }

    /// The places, ascending, of those who are filed under any of these keys (see [`sought`]).
    pub fn places(&self, sought: &[u64]) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        for key in sought {
            let start = self.filed.partition_point(|(there, _)| there < key);
            let there = self.filed[start..]
                .iter()
                .take_while(|(there, _)| there == key);
            places.extend(there.take(MOST_SHARING).map(|(_, place)| *place as usize));
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// Those at `places` who could be the person of these traits, in the order of [`Index::matches`].
pub fn compared<T: Borrow<Traits>>(
    traits: &Traits,
    places: Vec<usize>,
    traits_of: impl Fn(usize) -> T,
) -> Vec<(usize, Match)> {
    let mut found: Vec<(usize, Match)> = places
        .into_iter()
        .map(|place| (place, compare(traits, traits_of(place).borrow())))
        .filter(|(_, found)| found.certainty != Certainty::Apart)
        .collect();
    found.sort_by(|(first, one), (second, other)| {
        (other.certainty, other.likeness)
            .cmp(&(one.certainty, one.likeness))
            .then(first.cmp(second))
    });
    found
}

/// The keys under which somebody of these traits is looked for. They mean nothing outside this process.
pub fn sought(traits: &Traits) -> Vec<u64> {
    let names = traits.name.keys().sought;
    let names = names.iter().map(|key| hash("name", key));
    address_keys(traits).chain(names).collect()
}

fn address_keys(traits: &Traits) -> impl Iterator<Item = u64> + use<'_> {
    let of = |kind: &'static str, values: &'_ [String]| -> Vec<u64> {
        values.iter().map(|value| hash(kind, value)).collect()
    };
    let mut keys = of(
        "uid",
        &traits
            .uids
            .iter()
            .map(|uid| uid_key(uid))
            .collect::<Vec<_>>(),
    );
    keys.extend(of("profile", &traits.profiles));
    keys.extend(of("email", &traits.emails));
    keys.extend(
        traits
            .phones
            .iter()
            .map(|phone| hash("phone", phone.ending())),
    );
    keys.into_iter()
}

fn hash(kind: &str, value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, value).hash(&mut hasher);
    hasher.finish()
}
