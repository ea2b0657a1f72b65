//! What a date phrase means: the calendar's conventions, the phrase as a value, and its day.
//! How phrases look is `date_scan`'s business; what each form means, form by form, is `date_table`.

use super::days::*;
use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::date_scan;
use super::token;
use crate::domain::civil::MONTHS;

/// In which order two numbers such as `5/11` are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// `5/11` is 5 November.
    DayFirst,
    /// `5/11` is 11 May.
    MonthFirst,
    /// Ask when both are possible.
    #[default]
    Ask,
}

/// The user's conventions for dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The first day of a week.
    pub week_start: Weekday,
    /// How `5/11` is read.
    pub order: DateOrder,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar {
            week_start: Weekday::Mon,
            order: DateOrder::Ask,
        }
    }
}

/// On which side of today a date without a year, or a bare weekday, is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// What has happened: the latest such day.
    Past,
    /// What is to come: the next such day.
    Future,
    /// Whichever is nearer to today.
    Either,
}

/// What a text means as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateReading {
    /// Exactly this day.
    Date(NaiveDate),
    /// One of these days (likeliest first, may be empty); the sentence asks which.
    Ambiguous(Vec<NaiveDate>, String),
    /// A date that does not exist; the sentence names it.
    Impossible(String),
    /// Not a date at all.
    NotADate,
}

/// Reads a whole string as one date. White space and a leading `on`, `by`, `due`, `until`, `before`
/// are allowed around it; anything else left over makes it `NotADate`.
pub fn parse_date(
    text: &str,
    today: NaiveDate,
    calendar: &Calendar,
    direction: Direction,
) -> DateReading {
    let tokens = token::tokenise(text);
    let mut first = 0;
    while tokens
        .get(first)
        .is_some_and(|t| date_scan::is_lead(&t.fold))
        && first + 1 < tokens.len()
    {
        if date_scan::scan_at(&tokens, first).is_some() {
            break;
        }
        first += 1;
    }
    let Some(found) = date_scan::scan_at(&tokens, first) else {
        return DateReading::NotADate;
    };
    let rest = &tokens[found.last..];
    if rest
        .iter()
        .any(|t| !matches!(t.kind, token::Kind::Punct('.' | ',' | '!')))
    {
        return DateReading::NotADate;
    }
    match found.phrase.day(today, calendar, direction) {
        DateReading::Impossible(sentence) => {
            let typed = &text[tokens[found.first].start..tokens[found.last - 1].end];
            DateReading::Impossible(naming(typed, &sentence))
        }
        reading => reading,
    }
}

/// A sentence about an impossible date that names it as it was typed.
pub(super) fn naming(typed: &str, sentence: &str) -> String {
    let rest = sentence.find(typed).map(|at| &sentence[at + typed.len()..]);
    if rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric)) {
        return sentence.to_string();
    }
    match sentence.split_once(" is not a date") {
        Some((_, why)) => format!("“{typed}” is not a date{why}"),
        None => format!("“{typed}”: {}", lowered(sentence)),
    }
}

fn lowered(sentence: &str) -> String {
    match sentence.split_at_checked(1) {
        Some((first @ ("T" | "N"), rest)) => format!("{}{rest}", first.to_lowercase()),
        _ => sentence.to_string(),
    }
}

/// Days, weeks and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Less than a day: never moves the date.
    Hour,
    /// Calendar days.
    Day,
    /// Monday to Friday.
    WorkingDay,
    /// Seven days.
    Week,
    /// Calendar months.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

/// Which part of a stretch of time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// The stretch as a whole.
    Whole,
    /// Its first days.
    Start,
    /// Its middle.
    Middle,
    /// Its last day.
    End,
}

/// How a weekday is pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `Tuesday`.
    Bare,
    /// `this Tuesday`.
    This,
    /// `next Tuesday`.
    Next,
    /// `last Tuesday`.
    Last,
}

/// A date phrase, before it is known when "today" is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// Year, month, day.
    Full(i32, u32, u32),
    /// Month and day.
    MonthDay(u32, u32),
    /// Two numbers and perhaps a year, in an order still to be settled.
    Numeric(u32, u32, Option<i32>),
    /// `the 5th`.
    DayOfMonth(u32),
    /// A weekday.
    Weekday(Weekday, Which),
    /// A weekday and the week it lies in, counted from this one.
    WeekdayIn(Weekday, i64),
    /// The next such weekday and some weeks (`Tuesday week`).
    WeekdayPlus(Weekday, i64),
    /// A weekday named beside a date.
    Checked(Weekday, Box<Phrase>),
    /// So many units from today, negative for the past.
    Shift(i64, Unit),
    /// A week, month, quarter or year, counted from the present one.
    Stretch(Unit, i64, Portion),
    /// A named month, perhaps with its year.
    Month(u32, Option<i32>, Portion),
    /// A weekend, counted from this week's.
    Weekend(i64),
    /// `the other day`, `recently`: past, but when?
    Vague,
    /// Written as a date, but no day can be meant: `in -3 weeks`, `5 Nov 0000`.
    Never,
}

impl Phrase {
    /// The side of today that the words themselves fix, if they do.
    pub fn tense(&self) -> Option<Direction> {
        let side = |n: i64| match n {
            n if n < 0 => Some(Direction::Past),
            0 => None,
            _ => Some(Direction::Future),
        };
        match self {
            Phrase::Shift(n, _) | Phrase::Stretch(_, n, _) | Phrase::Weekend(n) => side(*n),
            Phrase::WeekdayIn(_, n) => side(*n),
            Phrase::WeekdayPlus(..) | Phrase::Weekday(_, Which::Next) => Some(Direction::Future),
            Phrase::Weekday(_, Which::Last) | Phrase::Vague => Some(Direction::Past),
            _ => None,
        }
    }

    /// Whether this is today, whatever the direction.
    pub fn is_today(&self) -> bool {
        matches!(self, Phrase::Shift(0, _) | Phrase::Shift(_, Unit::Hour))
    }

    /// The day that is meant.
    pub fn day(&self, today: NaiveDate, calendar: &Calendar, direction: Direction) -> DateReading {
        match *self {
            Phrase::Full(y, m, d) => full(y, m, d),
            Phrase::MonthDay(m, d) => month_day(m, d, today, direction),
            Phrase::Numeric(a, b, y) => numeric(a, b, y, today, calendar, direction),
            Phrase::DayOfMonth(d) => day_of_month(d, today, direction),
            Phrase::Weekday(day, which) => one(weekday(day, which, today, calendar, direction)),
            Phrase::WeekdayIn(day, weeks) => one(in_week(day, weeks, today, calendar)),
            Phrase::WeekdayPlus(day, weeks) => one(shift(after(today, day), weeks, Unit::Week)),
            Phrase::Checked(day, ref phrase) => checked(day, phrase, today, calendar, direction),
            Phrase::Shift(n, unit) => one(shift(Some(today), n, unit)),
            Phrase::Stretch(unit, 0, Portion::Whole) if direction == Direction::Future => {
                stretch(unit, 0, Portion::End, today, calendar)
            }
            Phrase::Stretch(unit, n, portion) => stretch(unit, n, portion, today, calendar),
            Phrase::Month(m, y, portion) => month(m, y, portion, today, direction),
            Phrase::Weekend(n) => weekend(n, today, calendar),
            Phrase::Never => DateReading::Impossible("That is not a date".into()),
            Phrase::Vague => {
                let days: Vec<_> = [1, 2, 3, 7]
                    .iter()
                    .filter_map(|n| today.checked_sub_days(Days::new(*n)))
                    .collect();
                DateReading::Ambiguous(days, "Which day was that?".into())
            }
        }
    }
}

/// English name of a month, 1 to 12.
pub fn month_name(m: u32) -> &'static str {
    MONTHS[(m.clamp(1, 12) - 1) as usize]
}

/// English name of a weekday.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// A day as `Tue 24 Nov 2026`.
pub fn day_name(day: NaiveDate) -> String {
    let (w, m) = (weekday_name(day.weekday()), month_name(day.month()));
    format!("{} {} {} {}", &w[..3], day.day(), &m[..3], day.year())
}
