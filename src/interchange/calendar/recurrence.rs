//! Rules of repetition: read with tolerance, expanded within a window and within bounds.
//!
//! The walk itself is `ical-rs`'s, which is lazy and exact. It is given its rule ready made (its own reader
//! refuses a whole rule for one bad part), a start that is moved close to the window where nothing has to
//! be counted, and an end, so that no rule of anybody's can make it search for long.
//!
//! Not here: single dates added, left out or moved (`occurrences`).

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use ical::recur::expand::IcalRecurExpand;
use ical::recur::{
    IcalRecurDateTime, IcalRecurFreq, IcalRecurRule, IcalRecurSkip, IcalRecurWeekday,
    IcalRecurWeekdayNum,
};

use super::stamp::Stamp;

/// A window of civil time, both ends included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// The beginning.
    pub(super) from: NaiveDateTime,
    /// The end.
    pub(super) to: NaiveDateTime,
}

/// What expansion may cost, in days walked over, for a whole file. Thousands of weekly series over decades
/// use a small part of it; a file made to keep us busy comes to its end.
#[derive(Debug)]
pub(super) struct Budget {
    days: i64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { days: 50_000_000 }
    }
}

/// Steps of a rule that repeats within the day; beyond them its later occurrences are not looked for.
const STEPS_WITHIN_A_DAY: usize = 5_000;

/// The year before which a counted rule is not counted from its beginning: nobody met then, and programs
/// use such years for “always”.
const FIRST_YEAR: i32 = 1900;

/// A rule of repetition.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    rule: IcalRecurRule,
    /// The last occurrence may be at this time, which stands on a clock of its own.
    pub(super) until: Option<Stamp>,
}

impl Rule {
    /// Reads a rule, new style or that of vCalendar 1.0. A part that cannot be read is passed over; `None`
    /// where it is not told how often.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut rule = empty_rule(IcalRecurFreq::Daily);
        let mut until = None;
        let mut told = false;
        for part in text.trim().trim_end_matches(';').split(';') {
            let Some((name, value)) = part.split_once('=') else {
                continue;
            };
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    rule.freq = value.parse().ok()?;
                    told = true;
                }
                "INTERVAL" => rule.interval = interval(value),
                "COUNT" => rule.count = value.parse().ok(),
                "UNTIL" => until = Stamp::read(value, ""),
                "BYSECOND" => rule.by_second = numbers(value, 0, 59),
                "BYMINUTE" => rule.by_minute = numbers(value, 0, 59),
                "BYHOUR" => rule.by_hour = numbers(value, 0, 23),
                "BYDAY" => rule.by_day = weekdays(value),
                "BYMONTHDAY" => rule.by_month_day = numbers(value, -31, 31),
                "BYYEARDAY" => rule.by_year_day = numbers(value, -366, 366),
                "BYWEEKNO" => rule.by_week_no = numbers(value, -53, 53),
                "BYMONTH" => rule.by_month = numbers(value, 1, 12),
                "BYSETPOS" => rule.by_set_pos = numbers(value, -366, 366),
                "WKST" => rule.week_start = value.parse().unwrap_or(IcalRecurWeekday::Monday),
                // Another calendar than the Gregorian: its days cannot be told.
                "RSCALE" if !value.eq_ignore_ascii_case("GREGORIAN") => return None,
                "SKIP" => rule.skip = value.parse().unwrap_or(IcalRecurSkip::Omit),
                _ => {}
            }
        }
        if !told {
            return old_style(text);
        }
        for positions in [&mut rule.by_year_day, &mut rule.by_set_pos] {
            positions.retain(|position| *position != 0);
        }
        for positions in [&mut rule.by_month_day, &mut rule.by_week_no] {
            positions.retain(|position| *position != 0);
        }
        if is_within_a_day(rule.freq) {
            rule.by_set_pos.clear();
        }
        Some(Self { rule, until })
    }

    /// The occurrences in the window of something that began at `start`, in order and without repetition;
    /// the start only where the rule gives it. `until` is the rule's own end on the clock of `start`.
    pub(super) fn expand(
        &self,
        start: NaiveDateTime,
        until: Option<NaiveDateTime>,
        window: Window,
        budget: &mut Budget,
    ) -> Vec<NaiveDateTime> {
        let mut rule = self.rule.clone();
        let last = until.map_or(window.to, |until| until.min(window.to));
        if last < start || window.to < window.from || rule.count == Some(0) {
            return Vec::new();
        }
        rule.until = Some(civil(last));
        let mut walk_from = start;
        if rule.count.is_none() || start.year() < FIRST_YEAR {
            rule.count = None;
            walk_from = moved_close(&mut rule, start, window.from);
        }
        budget.days -= (last - walk_from).num_days().max(1);
        if budget.days < 0 {
            return Vec::new();
        }
        let steps = if is_within_a_day(rule.freq) {
            STEPS_WITHIN_A_DAY
        } else {
            usize::MAX
        };
        IcalRecurExpand::new(rule, civil(walk_from))
            .take(steps)
            .filter_map(from_civil)
            .take_while(|at| *at <= last)
            .filter(|at| *at >= start && *at >= window.from)
            .collect()
    }

    /// Whether the walk from `start` gives `start` itself.
    pub(super) fn gives(&self, start: NaiveDateTime, budget: &mut Budget) -> bool {
        let window = Window {
            from: start,
            to: start,
        };
        self.expand(start, None, window, budget).contains(&start)
    }

    /// Whether it comes once a year or less.
    pub(super) fn is_yearly(&self) -> bool {
        match self.rule.freq {
            IcalRecurFreq::Yearly => self.rule.by_month.len() <= 1,
            IcalRecurFreq::Monthly => self.rule.interval >= 12,
            _ => false,
        }
    }

    /// Whether it goes on without end.
    pub(super) fn is_endless(&self) -> bool {
        self.rule.count.is_none() && self.until.is_none()
    }

    /// Takes one from the number of occurrences, for a start that the rule does not give but that counts.
    pub(super) fn counted_start(&mut self) {
        self.rule.count = self.rule.count.map(|count| count.saturating_sub(1));
    }
}

fn empty_rule(freq: IcalRecurFreq) -> IcalRecurRule {
    IcalRecurRule {
        freq,
        until: None,
        count: None,
        interval: 1,
        by_second: Vec::new(),
        by_minute: Vec::new(),
        by_hour: Vec::new(),
        by_day: Vec::new(),
        by_month_day: Vec::new(),
        by_year_day: Vec::new(),
        by_week_no: Vec::new(),
        by_month: Vec::new(),
        by_set_pos: Vec::new(),
        week_start: IcalRecurWeekday::Monday,
        scale: None,
        skip: IcalRecurSkip::Omit,
    }
}

fn is_within_a_day(freq: IcalRecurFreq) -> bool {
    matches!(
        freq,
        IcalRecurFreq::Hourly | IcalRecurFreq::Minutely | IcalRecurFreq::Secondly
    )
}

/// An interval; nothing repeats every 0 days, and what repeats every 100,000 years does not.
fn interval(text: &str) -> u32 {
    text.parse().unwrap_or(1_u32).clamp(1, 100_000)
}

fn numbers<T: TryFrom<i32> + PartialEq>(text: &str, least: i32, most: i32) -> Vec<T> {
    let mut found = Vec::new();
    for item in text.split(',') {
        if let Ok(number) = item.trim().trim_start_matches('+').parse::<i32>()
            && (least..=most).contains(&number)
            && let Ok(number) = T::try_from(number)
            && !found.contains(&number)
        {
            found.push(number);
        }
    }
    found
}

fn weekdays(text: &str) -> Vec<IcalRecurWeekdayNum> {
    text.split(',')
        .filter_map(|item| item.trim().trim_start_matches('+').parse().ok())
        .filter(|day: &IcalRecurWeekdayNum| day.ordinal != Some(0))
        .take(400)
        .collect()
}

/// A start nearer to the window that gives the same occurrences in it. What the rule left to be read off
/// the start is written into the rule, because the new start need not be an occurrence.
fn moved_close(
    rule: &mut IcalRecurRule,
    start: NaiveDateTime,
    window_from: NaiveDateTime,
) -> NaiveDateTime {
    let step = i64::from(rule.interval);
    let span = window_from - start;
    // Two periods early: a week of a year can begin in the year before.
    let periods = |elapsed: i64| (elapsed.div_euclid(step) - 2).max(0) * step;
    let after = |span: Option<Duration>| span.and_then(|span| start.checked_add_signed(span));
    match rule.freq {
        IcalRecurFreq::Secondly => {
            after(Duration::try_seconds(periods(span.num_seconds()))).unwrap_or(start)
        }
        IcalRecurFreq::Minutely => {
            after(Duration::try_minutes(periods(span.num_minutes()))).unwrap_or(start)
        }
        IcalRecurFreq::Hourly => {
            after(Duration::try_hours(periods(span.num_hours()))).unwrap_or(start)
        }
        IcalRecurFreq::Daily => {
            after(Duration::try_days(periods(span.num_days()))).unwrap_or(start)
        }
        IcalRecurFreq::Weekly => {
            after(Duration::try_weeks(periods(span.num_weeks()))).unwrap_or(start)
        }
        IcalRecurFreq::Monthly => {
            let months = i64::from(window_from.year() - start.year()) * 12
                + i64::from(window_from.month())
                - i64::from(start.month());
            let months = periods(months);
            if months == 0 {
                return start;
            }
            if rule.by_day.is_empty() && rule.by_month_day.is_empty() {
                rule.by_month_day = numbers(&start.day().to_string(), 1, 31);
            }
            let month = i64::from(start.year()) * 12 + i64::from(start.month0()) + months;
            first_of(month.div_euclid(12), month.rem_euclid(12) + 1, start)
        }
        IcalRecurFreq::Yearly => {
            let years = periods(i64::from(window_from.year()) - i64::from(start.year()));
            if years == 0 {
                return start;
            }
            if rule.by_day.is_empty() && rule.by_month_day.is_empty() && rule.by_year_day.is_empty()
            {
                if rule.by_week_no.is_empty() {
                    rule.by_month_day = numbers(&start.day().to_string(), 1, 31);
                    if rule.by_month.is_empty() {
                        rule.by_month = numbers(&start.month().to_string(), 1, 12);
                    }
                } else {
                    rule.by_day = vec![IcalRecurWeekdayNum {
                        ordinal: None,
                        weekday: weekday(start.weekday()),
                    }];
                }
            }
            first_of(i64::from(start.year()) + years, 1, start)
        }
    }
}

fn first_of(year: i64, month: i64, start: NaiveDateTime) -> NaiveDateTime {
    let first = i32::try_from(year)
        .ok()
        .zip(u32::try_from(month).ok())
        .and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    first.map_or(start, |first| first.and_time(start.time()))
}

fn weekday(day: chrono::Weekday) -> IcalRecurWeekday {
    match day {
        chrono::Weekday::Mon => IcalRecurWeekday::Monday,
        chrono::Weekday::Tue => IcalRecurWeekday::Tuesday,
        chrono::Weekday::Wed => IcalRecurWeekday::Wednesday,
        chrono::Weekday::Thu => IcalRecurWeekday::Thursday,
        chrono::Weekday::Fri => IcalRecurWeekday::Friday,
        chrono::Weekday::Sat => IcalRecurWeekday::Saturday,
        chrono::Weekday::Sun => IcalRecurWeekday::Sunday,
    }
}

fn civil(at: NaiveDateTime) -> IcalRecurDateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    IcalRecurDateTime {
        year: at.year(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}

fn from_civil(at: IcalRecurDateTime) -> Option<NaiveDateTime> {
    let day = NaiveDate::from_ymd_opt(at.year, at.month.into(), at.day.into())?;
    let time = NaiveTime::from_hms_opt(at.hour.into(), at.minute.into(), at.second.into())?;
    Some(day.and_time(time))
}

/// A rule of vCalendar 1.0: `D1 #5`, `W2 TU TH #0`, `MD1 1 15- #0`, `MP1 2+ MO 1- FR #0`, `YM1 3 #0`,
/// `YD1 100 #0`, with a day for an end instead of a number, or nothing.
fn old_style(text: &str) -> Option<Rule> {
    let upper = text.trim().to_ascii_uppercase();
    let mut words = upper.split_whitespace();
    let head = words.next()?;
    let digits = head.find(|c: char| c.is_ascii_digit())?;
    let (kind, every) = head.split_at_checked(digits)?;
    let mut rule = empty_rule(match kind {
        "D" => IcalRecurFreq::Daily,
        "W" => IcalRecurFreq::Weekly,
        "MD" | "MP" => IcalRecurFreq::Monthly,
        "YM" | "YD" => IcalRecurFreq::Yearly,
        _ => return None,
    });
    rule.interval = interval(every);
    // Without a number or an end such a rule happens twice.
    rule.count = Some(2);
    let mut until = None;
    let mut ordinal: Option<i16> = None;
    for word in words {
        if let Some(count) = word.strip_prefix('#') {
            rule.count = count.parse().ok().filter(|count| *count > 0);
        } else if word.len() >= 8
            && let Some(stamp) = Stamp::read(word, "")
        {
            until = Some(stamp);
            rule.count = None;
        } else if let Ok(weekday) = word.parse::<IcalRecurWeekday>() {
            let ordinal = ordinal.filter(|_| kind == "MP");
            rule.by_day.push(IcalRecurWeekdayNum { ordinal, weekday });
        } else {
            let (number, sign) = match word.strip_suffix('-') {
                Some(number) => (number, -1),
                None => (word.trim_end_matches('+'), 1),
            };
            let Ok(number) = number.parse::<i16>() else {
                continue;
            };
            let signed = (number * sign).to_string();
            match kind {
                "MD" => rule.by_month_day.extend(numbers::<i8>(&signed, -31, 31)),
                "MP" => ordinal = Some(number * sign),
                "YM" => rule.by_month.extend(numbers::<u8>(&signed, 1, 12)),
                "YD" => rule.by_year_day.extend(numbers::<i16>(&signed, -366, 366)),
                _ => {}
            }
        }
    }
    Some(Rule { rule, until })
}
