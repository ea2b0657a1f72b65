//! What the clocks of a calendar's own time zones show, as far as a reader of days has to know: an end in
//! UTC, or an exception written in another zone, is brought onto the clock of the event.
//!
//! Only `VTIMEZONE`s count; a zone that is merely named is taken for the user's own.

use std::collections::HashMap;

use chrono::{Duration, NaiveDateTime};

use super::component::Component;
use super::recurrence::{Budget, Rule, Window};
use super::stamp::{Clock, Stamp, offset_of};
use crate::interchange::conversations::{Wanted, moved};

/// One rule by which a zone's clock changes.
#[derive(Debug)]
struct Observance {
    onset: NaiveDateTime,
    before: i32,
    after: i32,
    rule: Option<Rule>,
    further: Vec<NaiveDateTime>,
}

/// The time zones of a file, by name.
#[derive(Debug, Default)]
pub(super) struct Zones {
    zones: HashMap<String, Vec<Observance>>,
}

impl Zones {
    /// Takes in a `VTIMEZONE`; the first of a name counts.
    pub(super) fn add(&mut self, component: &Component) {
        let name = component.text("TZID");
        let observances: Vec<Observance> = component.parts.iter().filter_map(observance).collect();
        if !name.is_empty() && !observances.is_empty() {
            self.zones.entry(name).or_insert(observances);
        }
    }

    /// Whether the file tells what the clock of a zone shows.
    pub(super) fn knows(&self, zone: &str) -> bool {
        self.zones.contains_key(zone)
    }

    /// A stamp as the clock of another shows it. Whole days and floating times stay as they are.
    pub(super) fn on_clock(
        &self,
        stamp: &Stamp,
        clock: &Clock,
        wanted: &Wanted<'_>,
        budget: &mut Budget,
    ) -> NaiveDateTime {
        if stamp.clock == *clock || matches!(stamp.clock, Clock::Day | Clock::Floating) {
            return stamp.at;
        }
        let utc = match &stamp.clock {
            Clock::Zone(zone) => moved(
                stamp.at,
                -i64::from(self.offset(zone, stamp.at, wanted, budget)),
            ),
            Clock::Utc | Clock::Day | Clock::Floating => stamp.at,
        };
        match clock {
            Clock::Utc => utc,
            Clock::Zone(zone) => {
                // The clock's own time decides its offset: once with a guess, once more with what that gave.
                let guess = moved(utc, i64::from(self.offset(zone, utc, wanted, budget)));
                moved(utc, i64::from(self.offset(zone, guess, wanted, budget)))
            }
            Clock::Day | Clock::Floating => wanted.local(utc),
        }
    }

    /// Seconds by which the clock of `zone` is ahead of UTC when it shows `local`.
    fn offset(
        &self,
        zone: &str,
        local: NaiveDateTime,
        wanted: &Wanted<'_>,
        budget: &mut Budget,
    ) -> i32 {
        let Some(observances) = self.zones.get(zone) else {
            return (wanted.offset)(local);
        };
        // A rule of a zone comes once a year.
        let window = Window {
            from: local - Duration::days(800),
            to: local,
        };
        let latest = |observance: &Observance, budget: &mut Budget| {
            let mut onsets: Vec<NaiveDateTime> = observance
                .further
                .iter()
                .copied()
                .chain([observance.onset])
                .filter(|onset| *onset <= local)
                .collect();
            if let Some(rule) = &observance.rule {
                let until = rule.until.as_ref().map(|until| match until.clock {
                    Clock::Utc => moved(until.at, i64::from(observance.before)),
                    _ => until.at,
                });
                onsets.extend(rule.expand(observance.onset, until, window, budget).last());
                if let Some(until) = until
                    && until < window.from
                {
                    onsets.push(until);
                }
            }
            onsets.into_iter().max()
        };
        observances
            .iter()
            .filter_map(|observance| Some((latest(observance, budget)?, observance.after)))
            .max()
            .map(|(_, after)| after)
            .or_else(|| {
                let earliest = observances.iter().min_by_key(|there| there.onset)?;
                Some(earliest.before)
            })
            .unwrap_or_default()
    }
}

fn observance(part: &Component) -> Option<Observance> {
    let offset = |name: &str| offset_of(&part.first(name)?.value);
    let after = offset("TZOFFSETTO")?;
    Some(Observance {
        onset: Stamp::of(part.first("DTSTART")?)?.at,
        before: offset("TZOFFSETFROM").unwrap_or(after),
        after,
        rule: part.first("RRULE").and_then(|line| Rule::read(&line.value)),
        further: part
            .all("RDATE")
            .flat_map(Stamp::every)
            .map(|stamp| stamp.at)
            .take(1_000)
            .collect(),
    })
}
