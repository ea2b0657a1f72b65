//! Instants and the bridge from an instant to the user's civil day. The clock itself is read elsewhere.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The instant that many milliseconds after 1970 began in UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 began in UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// `2026-11-23T08:22:00Z`.
    pub fn to_rfc3339(self) -> String {
        DateTime::<Utc>::from_timestamp_millis(self.0)
            .map(|instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string())
            .unwrap_or_default()
    }

    /// The day it was then in UTC; only for names of files, never for the user's own days.
    pub fn utc_day(self) -> Option<NaiveDate> {
        DateTime::<Utc>::from_timestamp_millis(self.0).map(|instant| instant.date_naive())
    }
}

/// What time it is, as the rest of the program is told it: one instant and the civil day the user lives in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: Moment,
    /// The civil day in the user's own time zone.
    pub today: NaiveDate,
}
