//! Finding those who could be one person among a hundred thousand, without comparing everybody with
//! everybody.

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
    pub fn of<'t>(people: impl IntoIterator<Item = &'t Traits>) -> Self {
        let mut filed = Vec::new();
        for (place, traits) in (0u32..).zip(people) {
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
    pub fn matches<'t>(
        &self,
        traits: &Traits,
        traits_of: impl Fn(usize) -> &'t Traits,
    ) -> Vec<(usize, Match)> {
        let mut places: Vec<usize> = Vec::new();
        let names = traits.name.keys().sought;
        for key in address_keys(traits).chain(names.iter().map(|key| hash("name", key))) {
            let start = self.filed.partition_point(|(there, _)| *there < key);
            let there = self.filed[start..]
                .iter()
                .take_while(|(there, _)| *there == key);
            places.extend(there.take(MOST_SHARING).map(|(_, place)| *place as usize));
        }
        places.sort_unstable();
        places.dedup();
        let mut found: Vec<(usize, Match)> = places
            .into_iter()
            .map(|place| (place, compare(traits, traits_of(place))))
            .filter(|(_, found)| found.certainty != Certainty::Apart)
            .collect();
        found.sort_by(|(first, one), (second, other)| {
            (other.certainty, other.likeness)
                .cmp(&(one.certainty, one.likeness))
                .then(first.cmp(second))
        });
        found
    }
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
