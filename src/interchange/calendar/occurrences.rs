//! On which days the events of a file happened: series expanded, exceptions taken out, changed occurrences
//! in the place of what they replace, versions of one event reduced to the last.
//!
//! Not here: how a rule is walked (`recurrence`), and what an event tells (`event`).

use std::collections::{BTreeSet, HashMap};

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::event::{Event, Told};
use super::recurrence::{Budget, Rule, Window};
use super::stamp::{Clock, Stamp};
use super::zones::Zones;
use crate::interchange::conversations::{LeftOut, Wanted};

/// Occurrences of one event that are taken, the latest so many: two years of weeks. What else a daily series
/// could tell of a tie it has told by then.
pub const MOST_OCCURRENCES: usize = 104;

/// Days before the last that is asked for from which occurrences of a series without end are taken: two
/// years. Who set it up said nothing about the days since; long ago it may have been forgotten.
pub const LONGEST_ENDLESS: i64 = 731;

/// One occurrence of an event.
#[derive(Debug)]
pub(super) struct Occurrence<'a> {
    /// The event or the changed occurrence that it comes from.
    pub(super) event: &'a Event,
    /// What that tells.
    pub(super) told: &'a Told,
    /// The civil day on which it happened.
    pub(super) on: NaiveDate,
    /// The day for which it was planned first: a moved occurrence keeps its name.
    pub(super) planned: NaiveDate,
}

/// The events of a file by UID: series and single events, and changed occurrences. What has no UID is on
/// its own.
pub(super) fn by_uid(events: &[Event]) -> Vec<Vec<&Event>> {
    let mut groups: Vec<Vec<&Event>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for event in events {
        if event.uid.is_empty() {
            groups.push(vec![event]);
            continue;
        }
        let place = *places.entry(&event.uid).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(event),
            None => groups.push(vec![event]),
        }
    }
    groups
}

/// What an expansion needs besides the events.
pub(super) struct Expansion<'a> {
    /// What is asked for.
    pub(super) wanted: &'a Wanted<'a>,
    /// The time zones of the file.
    pub(super) zones: &'a Zones,
    /// What it may still cost.
    pub(super) budget: Budget,
}

impl Expansion<'_> {
    /// Every occurrence of the events of one UID within the days that are asked for; each event that has
    /// none there is told to `leave_out`.
    pub(super) fn of<'e>(
        &mut self,
        group: &[&'e Event],
        leave_out: &mut dyn FnMut(LeftOut, usize),
    ) -> Vec<Occurrence<'e>> {
        let (changed, masters) = latest_versions(group, leave_out);
        let mut found = Vec::new();
        for master in &masters {
            self.series(master, &changed, &mut found, leave_out);
        }
        for change in &changed {
            // A changed occurrence that names nobody is as the series is, and so is a birthday moved.
            let told = match masters.first() {
                Some(master)
                    if change.told.against != Some(LeftOut::Cancelled)
                        && (!change.told.names_people
                            || master.told.against == Some(LeftOut::Occasion)) =>
                {
                    &master.told
                }
                _ => &change.told,
            };
            let day = self.day(change.start.at, &change.start.clock);
            let planned = change.replaces.as_ref().unwrap_or(&change.start);
            // Named by the day on the clock of the series, whichever clock the change was written with.
            let clock = masters
                .first()
                .map_or(&planned.clock, |master| &master.start.clock);
            let planned = self.at(planned, clock);
            let planned = self.day(planned, clock);
            if let Some(why) = told.against {
                leave_out(why, 1);
            } else if self.wanted.range.contains(day)
                && !self.is_to_come(change.start.at, &change.start.clock)
            {
                found.push(Occurrence {
                    event: change,
                    told,
                    on: day,
                    planned,
                });
            } else {
                leave_out(LeftOut::OutsideRange, 1);
            }
        }
        found.sort_by_key(|occurrence| occurrence.on);
        // A series all of whose occurrences were changed is still one.
        if masters.len() <= 1 {
            let too_many = found.len().saturating_sub(MOST_OCCURRENCES);
            leave_out(LeftOut::TooOften, too_many);
            found.drain(..too_many);
        }
        found
    }

    /// The occurrences of one event or series, without those that `changed` replaces.
    fn series<'e>(
        &mut self,
        master: &'e Event,
        changed: &[&'e Event],
        found: &mut Vec<Occurrence<'e>>,
        leave_out: &mut dyn FnMut(LeftOut, usize),
    ) {
        if let Some(why) = master.told.against
            // What follows a change may be told better by the change.
            && !changed.iter().any(|change| change.and_following)
        {
            leave_out(why, 1);
            return;
        }
        let mut times = self.times(master);
        let replaced: Vec<(NaiveDateTime, bool)> = changed
            .iter()
            .filter_map(|change| self.mark(change.replaces.as_ref()?, &master.start.clock))
            .collect();
        take_out(&mut times, &replaced);
        let mut followed: Vec<(NaiveDateTime, &'e Event)> = changed
            .iter()
            .filter(|change| change.and_following)
            .filter_map(|change| {
                let (from, _) = self.mark(change.replaces.as_ref()?, &master.start.clock)?;
                Some((from, *change))
            })
            .collect();
        followed.sort_by_key(|(from, _)| *from);
        let mut own = Vec::new();
        let last_day = self.wanted.range.to.pred_opt().unwrap_or_default();
        for at in times {
            let change = followed.iter().rev().find(|(from, _)| *from < at);
            let (event, told, shift) = match change {
                Some((from, change)) => {
                    let start = self.at(&change.start, &master.start.clock);
                    (*change, &change.told, start - *from)
                }
                None => (master, &master.told, Duration::zero()),
            };
            let planned = self.day(at, &master.start.clock);
            let at = at.checked_add_signed(shift).unwrap_or(at);
            let on = self.day(at, &master.start.clock);
            if told.against.is_none()
                && self.wanted.range.contains(on)
                // Only the latest can be; the clock of a zone is not asked for every one of a series.
                && (on < last_day || !self.is_to_come(at, &master.start.clock))
            {
                own.push(Occurrence {
                    event,
                    told,
                    on,
                    planned,
                });
            }
        }
        // Twice a day is one day.
        own.dedup_by_key(|occurrence| (occurrence.planned, occurrence.on));
        let any = !own.is_empty();
        let last = self.wanted.range.to;
        let first = Duration::try_days(LONGEST_ENDLESS)
            .and_then(|span| last.checked_sub_signed(span))
            .unwrap_or(self.wanted.range.from);
        let long_ago = match master.rules.iter().any(Rule::is_endless) {
            true => own.partition_point(|occurrence| occurrence.on < first),
            false => 0,
        };
        let too_many = own.len().saturating_sub(MOST_OCCURRENCES).max(long_ago);
        leave_out(LeftOut::TooOften, too_many);
        found.extend(own.into_iter().skip(too_many));
        if !any {
            leave_out(master.told.against.unwrap_or(LeftOut::OutsideRange), 1);
        }
    }

    /// When an event begins, on its own clock, on the days asked for and two to each side.
    fn times(&mut self, event: &Event) -> Vec<NaiveDateTime> {
        let margin = Duration::days(2);
        let range = self.wanted.range;
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
        let window = Window {
            from: midnight(range.from)
                .checked_sub_signed(margin)
                .unwrap_or(NaiveDateTime::MIN),
            to: midnight(range.to)
                .checked_add_signed(margin)
                .unwrap_or(NaiveDateTime::MAX),
        };
        let start = event.start.at;
        let clock = &event.start.clock;
        let within = |at: NaiveDateTime| window.from <= at && at <= window.to;
        let mut times = BTreeSet::new();
        if within(start) {
            times.insert(start);
        }
        for rule in &event.rules {
            let mut rule = rule.clone();
            if !rule.gives(start, &mut self.budget) {
                rule.counted_start();
            }
            let until = rule.until.clone().map(|until| self.until(&until, clock));
            times.extend(rule.expand(start, until, window, &mut self.budget));
        }
        for also in &event.also {
            let at = self.at(also, clock);
            if within(at) {
                // A whole day besides a timed series: at the series' time.
                let timed = also.clock == Clock::Day && *clock != Clock::Day;
                times.insert(if timed {
                    at.date().and_time(start.time())
                } else {
                    at
                });
            }
        }
        for rule in &event.except_rules {
            let until = rule.until.as_ref().map(|until| self.until(until, clock));
            for at in rule.expand(start, until, window, &mut self.budget) {
                times.remove(&at);
            }
        }
        let mut times: Vec<NaiveDateTime> = times.into_iter().collect();
        let except: Vec<(NaiveDateTime, bool)> = event
            .except
            .iter()
            .filter_map(|except| self.mark(except, clock))
            .collect();
        take_out(&mut times, &except);
        times
    }

    /// The end of a rule on the event's clock; a day includes all of it.
    fn until(&mut self, until: &Stamp, clock: &Clock) -> NaiveDateTime {
        let at = self.at(until, clock);
        if until.clock == Clock::Day || *clock == Clock::Day {
            at.date().and_hms_opt(23, 59, 59).unwrap_or(at)
        } else {
            at
        }
    }

    /// Whether something that begins at this time is still to come: on another day, or later today.
    fn is_to_come(&mut self, at: NaiveDateTime, clock: &Clock) -> bool {
        let Some(utc) = self.wanted.now.filter(|_| *clock != Clock::Day) else {
            return false;
        };
        let now = Stamp {
            at: utc,
            clock: Clock::Utc,
        };
        at > self.at(&now, clock)
    }

    fn at(&mut self, stamp: &Stamp, clock: &Clock) -> NaiveDateTime {
        self.zones
            .on_clock(stamp, clock, self.wanted, &mut self.budget)
    }

    /// Which occurrence a stamp means, and whether any time of that day will do: a day without a time, an
    /// event without one, or midnight, which some programs write for the day.
    fn mark(&mut self, stamp: &Stamp, clock: &Clock) -> Option<(NaiveDateTime, bool)> {
        let at = self.at(stamp, clock);
        // A clock that the file does not explain cannot be told to the hour.
        let unexplained = matches!(clock, Clock::Zone(zone) if !self.zones.knows(zone));
        let whole_day = stamp.clock == Clock::Day
            || *clock == Clock::Day
            || (unexplained && stamp.clock == Clock::Utc)
            || (at.time() == NaiveTime::MIN && stamp.clock != Clock::Utc);
        Some((at, whole_day))
    }

    /// The civil day of a time on a clock: UTC is nobody's, so there the user's own counts; every other
    /// clock hung where it happened.
    fn day(&self, at: NaiveDateTime, clock: &Clock) -> NaiveDate {
        match clock {
            Clock::Utc => self.wanted.local(at).date(),
            Clock::Day | Clock::Floating | Clock::Zone(_) => at.date(),
        }
    }
}

/// Removes the marked times: exactly, or by the day where the mark is a day and nothing fits exactly.
fn take_out(times: &mut Vec<NaiveDateTime>, marks: &[(NaiveDateTime, bool)]) {
    if marks.is_empty() {
        return;
    }
    let there: BTreeSet<NaiveDateTime> = times.iter().copied().collect();
    let mut exact = BTreeSet::new();
    let mut days = BTreeSet::new();
    for (at, whole_day) in marks {
        if there.contains(at) {
            exact.insert(*at);
        } else if *whole_day {
            days.insert(at.date());
        }
    }
    times.retain(|at| !exact.contains(at) && !days.contains(&at.date()));
}

/// Changed occurrences, and series or single events, each in its last version. Two events of one UID that
/// begin at different times and are of the same version are two events: some programs give all the same.
fn latest_versions<'e>(
    group: &[&'e Event],
    leave_out: &mut dyn FnMut(LeftOut, usize),
) -> (Vec<&'e Event>, Vec<&'e Event>) {
    let mut changed: Vec<&'e Event> = Vec::new();
    let mut masters: Vec<&'e Event> = Vec::new();
    let mut places: HashMap<NaiveDateTime, usize> = HashMap::new();
    let newest = group
        .iter()
        .filter(|event| event.replaces.is_none())
        .map(|event| event.sequence)
        .max()
        .unwrap_or_default();
    for event in group.iter().copied() {
        match &event.replaces {
            Some(replaces) => match places.get(&replaces.at) {
                Some(place) => {
                    leave_out(LeftOut::Repeated, 1);
                    if let Some(there) = changed.get_mut(*place)
                        && !there.is_newer_than(event)
                    {
                        *there = event;
                    }
                }
                None => {
                    places.insert(replaces.at, changed.len());
                    changed.push(event);
                }
            },
            None if event.sequence < newest => leave_out(LeftOut::Repeated, 1),
            None => masters.push(event),
        }
    }
    // Versions of the same number that begin at the same time: the one changed last.
    let mut distinct: Vec<&'e Event> = Vec::new();
    let mut starts: HashMap<NaiveDateTime, usize> = HashMap::new();
    for master in masters {
        match starts.get(&master.start.at) {
            Some(place) => {
                leave_out(LeftOut::Repeated, 1);
                if let Some(there) = distinct.get_mut(*place)
                    && !there.is_newer_than(master)
                {
                    *there = master;
                }
            }
            None => {
                starts.insert(master.start.at, distinct.len());
                distinct.push(master);
            }
        }
    }
    (changed, distinct)
}
