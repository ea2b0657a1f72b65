//! Names of rows: UUIDv7, typed by what they name, and the source of fresh ones.
//!
//! No randomness is read here: a source is seeded at the edge of the program.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::Moment;

/// The globally unique, stable name of one row of the kind `Of`.
pub struct Id<Of> {
    uuid: Uuid,
    of: PhantomData<fn() -> Of>,
}

impl<Of> Id<Of> {
    /// The id with this UUID.
    pub const fn new(uuid: Uuid) -> Self {
        Self {
            uuid,
            of: PhantomData,
        }
    }

    /// The bare UUID, for the store.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<Of> Clone for Id<Of> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Of> Copy for Id<Of> {}

impl<Of> PartialEq for Id<Of> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<Of> Eq for Id<Of> {}

impl<Of> PartialOrd for Id<Of> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<Of> Ord for Id<Of> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<Of> Hash for Id<Of> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.uuid)
    }
}

impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.uuid)
    }
}

impl<Of> Serialize for Id<Of> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}

impl<'de, Of> Deserialize<'de> for Id<Of> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

/// Makes fresh ids: the given instant, then 74 bits of a generator seeded from outside.
///
/// Ids made by one source ascend: those of one millisecond carry a counter in their first random bits.
#[derive(Debug, Clone)]
pub struct IdSource {
    state: u64,
    stream: u64,
    last: u64,
    counter: u16,
}

impl IdSource {
    /// A source with this seed; two sources with one seed give the same ids, which tests rely on.
    pub fn seeded(seed: [u64; 2]) -> Self {
        Self {
            state: seed[0],
            stream: seed[1] | 1,
            last: 0,
            counter: 0,
        }
    }

    /// A fresh id for a row that comes to be at `now`.
    pub fn fresh<Of>(&mut self, now: Moment) -> Id<Of> {
        let millis = u64::try_from(now.millis()).unwrap_or(0).max(self.last);
        if millis == self.last && self.counter < 0x0fff {
            self.counter += 1;
        } else {
            self.last = millis.max(self.last + u64::from(millis == self.last));
            self.counter = 0;
        }
        let mut random = [0u8; 10];
        random[..2].copy_from_slice(&self.counter.to_be_bytes());
        random[2..].copy_from_slice(&self.step().to_be_bytes());
        Id::new(uuid::Builder::from_unix_timestamp_millis(self.last, &random).into_uuid())
    }

    /// Another source, whose ids are none of this one's.
    #[must_use]
    pub fn split(&mut self) -> Self {
        Self::seeded([self.step(), self.step()])
    }

    /// One step of splitmix64 on this source's own stream (Steele, Lea & Flood 2014).
    fn step(&mut self) -> u64 {
        self.state = self
            .state
            .wrapping_add(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(self.stream << 1);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_source_are_version_seven_and_ascend() {
        let mut source = IdSource::seeded([7, 9]);
        let ids: Vec<Id<()>> = (0..10_000)
            .map(|n| source.fresh(Moment::from_millis(1_790_000_000_000 + n / 5000)))
            .collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids.iter().all(|id| id.uuid().get_version_num() == 7));
    }
}
