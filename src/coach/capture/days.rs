//! Arithmetic on days: from a phrase's parts and today to the day that is meant. The forms are listed in `date_table`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::dates::*;

pub(super) fn one(day: Option<NaiveDate>) -> DateReading {
    match day {
        Some(day) => DateReading::Date(day),
        None => DateReading::Impossible("That is too far away to be a date".into()),
    }
}

pub(super) fn full(y: i32, m: u32, d: u32) -> DateReading {
    match NaiveDate::from_ymd_opt(y, m, d) {
        Some(day) if (1000..=2999).contains(&y) => DateReading::Date(day),
        Some(_) => DateReading::Impossible(format!("{y:04}-{m:02}-{d:02} is not a date")),
        None if (1..=12).contains(&m) => {
            let leap = if m == 2 && d == 29 {
                format!(": {y} is not a leap year")
            } else {
                String::new()
            };
            let year = if m == 2 && d == 29 {
                format!(" {y}")
            } else {
                String::new()
            };
            DateReading::Impossible(format!("{d} {}{year} is not a date{leap}", month_name(m)))
        }
        None => DateReading::Impossible(format!("{y}-{m:02}-{d:02} is not a date")),
    }
}

/// Of a day this year, the year before and the year after: the one on the right side of today.
pub(super) fn month_day(m: u32, d: u32, today: NaiveDate, direction: Direction) -> DateReading {
    let y = today.year();
    let this = (m, d) == (today.month(), today.day());
    let passed = (m, d) < (today.month(), today.day());
    match direction {
        _ if this => full(y, m, d),
        Direction::Past => full(if passed { y } else { y - 1 }, m, d),
        Direction::Future => full(if passed { y + 1 } else { y }, m, d),
        Direction::Either => match (
            full(y, m, d),
            full(if passed { y + 1 } else { y - 1 }, m, d),
        ) {
            (DateReading::Date(a), DateReading::Date(b)) => {
                let near = |day: NaiveDate| (day - today).num_days().abs();
                DateReading::Date(if near(b) < near(a) { b } else { a })
            }
            (DateReading::Date(a), _) | (_, DateReading::Date(a)) => DateReading::Date(a),
            (no, _) => no,
        },
    }
}

pub(super) fn numeric(
    a: u32,
    b: u32,
    y: Option<i32>,
    today: NaiveDate,
    calendar: &Calendar,
    direction: Direction,
) -> DateReading {
    let read = |d: u32, m: u32| match y {
        Some(y) => full(y, m, d),
        None => month_day(m, d, today, direction),
    };
    match ((1..=12).contains(&b), (1..=12).contains(&a)) {
        (true, true) if a != b => {}
        (true, _) => return read(a, b),
        (_, true) => return read(b, a),
        _ if y.is_some() => return DateReading::Impossible(format!("{a}/{b} is not a date")),
        _ => return DateReading::NotADate,
    }
    match (calendar.order, read(a, b), read(b, a)) {
        (DateOrder::DayFirst, day, _) | (DateOrder::MonthFirst, _, day) => day,
        (_, DateReading::Date(d), DateReading::Date(m)) => DateReading::Ambiguous(
            vec![d, m],
            format!("Is {a}/{b} {a} {} or {b} {}?", month_name(b), month_name(a)),
        ),
        (_, day, _) => day,
    }
}

pub(super) fn day_of_month(d: u32, today: NaiveDate, direction: Direction) -> DateReading {
    let first = today.with_day(1).unwrap_or(today);
    let near = |back: bool| {
        (0..4).filter_map(move |n| {
            let month = if back {
                first.checked_sub_months(Months::new(n))
            } else {
                first.checked_add_months(Months::new(n))
            };
            month.and_then(|m| m.with_day(d))
        })
    };
    let past = near(true).find(|day| *day <= today);
    let future = near(false).find(|day| *day >= today);
    let found = match (direction, past, future) {
        (Direction::Past, past, _) => past,
        (Direction::Future, _, future) => future,
        (_, Some(p), Some(f)) => Some(if today - p < f - today { p } else { f }),
        (_, p, f) => p.or(f),
    };
    match found {
        Some(day) => DateReading::Date(day),
        None => DateReading::Impossible(format!("No month has a day {d}")),
    }
}

pub(super) fn checked(
    day: Weekday,
    phrase: &Phrase,
    today: NaiveDate,
    calendar: &Calendar,
    direction: Direction,
) -> DateReading {
    // A weekday beside a date without a year can settle the order of its numbers, never its year.
    match phrase.day(today, calendar, direction) {
        DateReading::Date(date) if date.weekday() == day => DateReading::Date(date),
        DateReading::Ambiguous(days, sentence) => {
            let fit: Vec<_> = days
                .iter()
                .copied()
                .filter(|d| d.weekday() == day)
                .collect();
            match fit[..] {
                [only] => DateReading::Date(only),
                _ => DateReading::Ambiguous(days, sentence),
            }
        }
        DateReading::Date(date) => {
            let other = match phrase {
                Phrase::MonthDay(..) | Phrase::DayOfMonth(_) => {
                    phrase.day(today, calendar, Direction::Either)
                }
                _ => DateReading::NotADate,
            };
            match other {
                DateReading::Date(near) if near.weekday() == day => DateReading::Date(near),
                _ => DateReading::Impossible(format!(
                    "{} {} {} is a {}, not a {}",
                    date.day(),
                    month_name(date.month()),
                    date.year(),
                    weekday_name(date.weekday()),
                    weekday_name(day)
                )),
            }
        }
        no => no,
    }
}

pub(super) fn shift(from: Option<NaiveDate>, n: i64, unit: Unit) -> Option<NaiveDate> {
    let from = from?;
    if n.abs() > 100_000 {
        return None;
    }
    let days = |n: i64| from.checked_add_signed(chrono::TimeDelta::try_days(n)?);
    let months = |n: i64| {
        let count = Months::new(u32::try_from(n.abs()).ok()?);
        if n < 0 {
            from.checked_sub_months(count)
        } else {
            from.checked_add_months(count)
        }
    };
    let found = match unit {
        Unit::Hour => Some(from),
        Unit::Day => days(n),
        Unit::Week => days(n * 7),
        Unit::Month => months(n),
        Unit::Quarter => months(n * 3),
        Unit::Year => months(n * 12),
        Unit::WorkingDay => {
            let (mut day, mut left) = (from, n.abs().min(2000));
            while left > 0 {
                day = if n < 0 {
                    day.pred_opt()?
                } else {
                    day.succ_opt()?
                };
                if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                    left -= 1;
                }
            }
            Some(day)
        }
    };
    found.filter(|day| (1800..=2999).contains(&day.year()))
}

pub(super) fn after(today: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    (1..=7)
        .filter_map(|n| today.checked_add_days(Days::new(n)))
        .find(|d| d.weekday() == day)
}

pub(super) fn before(today: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    (1..=7)
        .filter_map(|n| today.checked_sub_days(Days::new(n)))
        .find(|d| d.weekday() == day)
}

pub(super) fn in_week(
    day: Weekday,
    weeks: i64,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let start = today.week(calendar.week_start).checked_first_day()?;
    let into = i64::from(day.days_since(calendar.week_start));
    shift(Some(start), weeks * 7 + into, Unit::Day)
}

pub(super) fn weekday(
    day: Weekday,
    which: Which,
    today: NaiveDate,
    calendar: &Calendar,
    direction: Direction,
) -> Option<NaiveDate> {
    match (which, direction) {
        (Which::This, _) => in_week(day, 0, today, calendar),
        (Which::Next, _) => in_week(day, 1, today, calendar),
        (Which::Last, _) => in_week(day, -1, today, calendar),
        (Which::Bare, Direction::Past) => before(today, day),
        (Which::Bare, Direction::Future) => after(today, day),
        (Which::Bare, Direction::Either) => {
            let (past, future) = (before(today, day)?, after(today, day)?);
            Some(if today - past < future - today {
                past
            } else {
                future
            })
        }
    }
}

/// First and last day of a week, month, quarter or year, counted from the present one.
pub(super) fn bounds(
    unit: Unit,
    n: i64,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<(NaiveDate, NaiveDate)> {
    let (start, next) = match unit {
        Unit::Week => {
            let start = in_week(calendar.week_start, n, today, calendar)?;
            (start, shift(Some(start), 1, Unit::Week)?)
        }
        Unit::Month | Unit::Quarter | Unit::Year => {
            let month = match unit {
                Unit::Month => today.month(),
                Unit::Quarter => (today.month() - 1) / 3 * 3 + 1,
                _ => 1,
            };
            let start = shift(NaiveDate::from_ymd_opt(today.year(), month, 1), n, unit)?;
            (start, shift(Some(start), 1, unit)?)
        }
        _ => return None,
    };
    Some((start, next.pred_opt()?))
}

pub(super) fn stretch(
    unit: Unit,
    n: i64,
    portion: Portion,
    today: NaiveDate,
    calendar: &Calendar,
) -> DateReading {
    let Some((start, end)) = bounds(unit, n, today, calendar) else {
        return one(None);
    };
    // The working week: what is due "at the end of the week" is due on Friday.
    let friday = (0..7)
        .filter_map(|i| shift(Some(start), i, Unit::Day))
        .find(|d| d.weekday() == Weekday::Fri);
    let monday = (0..7)
        .filter_map(|i| shift(Some(start), i, Unit::Day))
        .find(|d| d.weekday() == Weekday::Mon);
    let middle = start + (end - start) / 2;
    match (portion, unit, n.signum()) {
        (Portion::End, Unit::Week, 0) if friday.is_some_and(|f| f < today) => {
            one(Some(today.max(end)))
        }
        (Portion::End, Unit::Week, _) => one(friday),
        (Portion::End, ..) => one(Some(end)),
        (Portion::Middle, Unit::Week, _) => one(monday.and_then(|m| shift(Some(m), 2, Unit::Day))),
        (Portion::Middle, Unit::Month, _) => one(start.with_day(15)),
        (Portion::Middle, ..) => one(Some(middle)),
        (Portion::Start, Unit::Week, 1..) | (Portion::Whole, Unit::Week, 1..) => one(monday),
        (Portion::Start, ..) | (Portion::Whole, _, 1..) => one(Some(start)),
        (Portion::Whole, Unit::Week, back) => {
            let days = (0..7).filter_map(|i| shift(Some(start), i, Unit::Day));
            let days: Vec<_> = days.filter(|d| back < 0 || *d <= today).collect();
            if let [only] = days[..] {
                return DateReading::Date(only);
            }
            DateReading::Ambiguous(
                days,
                format!(
                    "Which day {} week?",
                    if back < 0 { "of that" } else { "this" }
                ),
            )
        }
        (Portion::Whole, _, back) => {
            let mut days = vec![start, middle];
            days.push(if back == 0 { today } else { end });
            days.retain(|d| back < 0 || *d <= today);
            days.dedup();
            DateReading::Ambiguous(days, "About which day?".into())
        }
    }
}

pub(super) fn month(
    m: u32,
    y: Option<i32>,
    portion: Portion,
    today: NaiveDate,
    direction: Direction,
) -> DateReading {
    let year = match (y, direction) {
        (Some(y), _) => y,
        (None, Direction::Past) if m > today.month() => today.year() - 1,
        (None, Direction::Future) if m < today.month() => today.year() + 1,
        (None, Direction::Either) if m + 6 < today.month() => today.year() + 1,
        (None, Direction::Either) if m > today.month() + 6 => today.year() - 1,
        _ => today.year(),
    };
    let Some(start) = NaiveDate::from_ymd_opt(year, m, 1) else {
        return one(None);
    };
    let Some(end) = shift(Some(start), 1, Unit::Month).and_then(|d| d.pred_opt()) else {
        return one(None);
    };
    let middle = start.with_day(15).unwrap_or(start);
    match portion {
        Portion::Start => one(Some(start)),
        Portion::Middle => one(Some(middle)),
        Portion::End => one(Some(end)),
        Portion::Whole if start > today => one(Some(start)),
        Portion::Whole => {
            let days: Vec<_> = [start, middle, end]
                .into_iter()
                .filter(|d| *d <= today)
                .collect();
            DateReading::Ambiguous(days, format!("Which day in {}?", month_name(m)))
        }
    }
}

pub(super) fn weekend(n: i64, today: NaiveDate, calendar: &Calendar) -> DateReading {
    // A weekend belongs to the working week before it, wherever the week starts.
    let monday = Calendar {
        week_start: Weekday::Mon,
        ..*calendar
    };
    let saturday = in_week(Weekday::Sat, n, today, &monday);
    match saturday {
        Some(day) if n >= 0 && day > today => one(Some(day)),
        Some(day) => {
            let days = vec![Some(day), day.succ_opt()]
                .into_iter()
                .flatten()
                .collect();
            DateReading::Ambiguous(days, "Saturday or Sunday?".into())
        }
        None => one(None),
    }
}
