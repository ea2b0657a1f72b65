//! The one place where the clock is read. `CORDIAL_NOW` fixes it, for tests and for looking ahead.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};

use crate::domain::moment::{Moment, Now};
use crate::report::{Report, Result};

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine.
    Machine,
    /// Fixed.
    Fixed(Now),
}

impl Clock {
    /// The clock that `CORDIAL_NOW` asks for, or the machine's. It takes `2026-11-23`,
    /// `2026-11-23T09:00:00` and `2026-11-23T09:00:00+01:00`.
    pub(crate) fn from_environment() -> Result<Self> {
        match std::env::var("CORDIAL_NOW") {
            Ok(text) if !text.trim().is_empty() => parse(text.trim()).map(Self::Fixed),
            _ => Ok(Self::Machine),
        }
    }

    /// What time it is.
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    pub(crate) fn now(self) -> Now {
        match self {
            Self::Fixed(now) => now,
            Self::Machine => Now {
                at: Moment::from_millis(Utc::now().timestamp_millis()),
                today: Local::now().date_naive(),
            },
        }
    }

    /// Seconds by which the user's clock is ahead of UTC at an instant in UTC.
    pub(crate) fn offset(utc: NaiveDateTime) -> i32 {
        Local.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    /// Milliseconds until the civil day changes; `None` when the clock is fixed.
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    pub(crate) fn until_tomorrow(self) -> Option<std::time::Duration> {
        let Self::Machine = self else { return None };
        let now = Local::now();
        let midnight = now.date_naive().succ_opt()?.and_hms_opt(0, 0, 0)?;
        let midnight = Local.from_local_datetime(&midnight).earliest()?;
        (midnight - now).to_std().ok()
    }
}

fn parse(text: &str) -> Result<Now> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(Now {
            at: Moment::from_millis(instant.timestamp_millis()),
            today: instant.date_naive(),
        });
    }
    let local = text.parse::<NaiveDateTime>().ok().or_else(|| {
        text.parse::<NaiveDate>()
            .ok()
            .and_then(|day| day.and_hms_opt(12, 0, 0))
    });
    match local {
        Some(local) => Ok(Now {
            at: Moment::from_millis(local.and_utc().timestamp_millis()),
            today: local.date(),
        }),
        None => Err(
            Report::input(format!("CORDIAL_NOW is “{text}”, which is not a time."))
                .hint("write 2026-11-23 or 2026-11-23T09:00:00Z"),
        ),
    }
}
