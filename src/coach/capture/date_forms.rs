//! The forms of date phrases in words: named days, amounts of time, months, stretches, `the 5th`.
//! Numbers and weekdays, and what holds in prose only, are in `date_scan`.

use super::date_scan::{Hit, Scan};
use super::date_words::{count, is_verbish, month, ordinal, unit, weekday};
use super::dates::{Phrase, Portion, Unit};
use super::token::Token;

/// What a number of more than six digits counts as: more than any calendar has.
const TOO_MANY: i64 = 1_000_000;

impl Scan<'_> {
    /// Days with a name of their own.
    pub(super) fn named(&self, at: usize) -> Hit {
        let (w, n, nn) = (self.word(at), self.word(at + 1), self.word(at + 2));
        let hit = |len: usize, phrase: Phrase| Some((at + len, phrase));
        let day = |n: i64| Phrase::Shift(n, Unit::Day);
        match (w, n, nn) {
            ("the", "day", "before") if self.word(at + 3) == "yesterday" => hit(4, day(-2)),
            ("the", "day", "after") if self.word(at + 3) == "tomorrow" => hit(4, day(2)),
            ("day", "before", "yesterday") => hit(3, day(-2)),
            ("day", "after", "tomorrow") => hit(3, day(2)),
            ("earlier", "today", _) | ("later", "today", _) => hit(2, day(0)),
            ("just", "now", _) | ("right", "now", _) => hit(2, day(0)),
            ("this", "morning" | "afternoon" | "evening" | "arvo", _) => hit(2, day(0)),
            ("last", "night" | "evening", _) => hit(2, day(-1)),
            ("the", "other", "day" | "night" | "week" | "evening") => hit(3, Phrase::Vague),
            ("other", "day", _) => hit(2, Phrase::Vague),
            ("a", "while", "ago" | "back") => hit(3, Phrase::Vague),
            ("some", "time", "ago") | ("ages", "ago", _) => {
                hit(if w == "ages" { 2 } else { 3 }, Phrase::Vague)
            }
            ("recently" | "lately", _, _) => hit(1, Phrase::Vague),
            ("today" | "tonight" | "2day" | "tonite" | "eod" | "cob" | "todays", _, _) => {
                hit(1, day(0))
            }
            ("end", "of", "day" | "today" | "play") | ("close", "of", "business" | "play") => {
                hit(3, day(0))
            }
            ("end", "of", "the") if self.word(at + 3) == "day" => hit(4, day(0)),
            (
                "yesterday" | "yday" | "yest" | "ystd" | "yesterdy" | "yesteday" | "ytd"
                | "yesterady" | "yestarday" | "yestreday" | "yersterday",
                _,
                _,
            ) => hit(1, day(-1)),
            (
                "tomorrow" | "tmr" | "tmrw" | "tomo" | "tmw" | "2moro" | "tomorow" | "tommorow"
                | "tommorrow" | "tomrrow" | "tomorrw" | "2morrow",
                _,
                _,
            ) => hit(1, day(1)),
            ("昨", "天" | "日", _) => hit(2, day(-1)),
            ("今", "天" | "日", _) => hit(2, day(0)),
            ("明", "天" | "日", _) => hit(2, day(1)),
            ("昨天" | "昨日" | "вчера" | "امس" | "أمس" | "ا\u{654}مس", _, _) => {
                hit(1, day(-1))
            }
            ("今天" | "今日" | "сегодня" | "اليوم", _, _) => hit(1, day(0)),
            ("明天" | "明日" | "завтра" | "غدا", _, _) => hit(1, day(1)),
            ("eow", _, _) => hit(1, Phrase::Stretch(Unit::Week, 0, Portion::End)),
            ("eom", _, _) => hit(1, Phrase::Stretch(Unit::Month, 0, Portion::End)),
            ("eoq", _, _) => hit(1, Phrase::Stretch(Unit::Quarter, 0, Portion::End)),
            ("eoy", _, _) => hit(1, Phrase::Stretch(Unit::Year, 0, Portion::End)),
            ("christmas" | "xmas", "eve", _) => hit(2, Phrase::MonthDay(12, 24)),
            ("christmas" | "xmas", "day", _) => hit(2, Phrase::MonthDay(12, 25)),
            (
                "christmas" | "xmas",
                "party" | "lunch" | "dinner" | "drinks" | "do" | "card" | "market",
                _,
            ) => None,
            ("christmas" | "xmas", _, _) => hit(1, Phrase::MonthDay(12, 25)),
            ("boxing", "day", _) => hit(2, Phrase::MonthDay(12, 26)),
            ("halloween", n, _) if n != "party" => hit(1, Phrase::MonthDay(10, 31)),
            ("new", "year", "'s") => match self.word(at + 3) {
                "eve" => hit(4, Phrase::MonthDay(12, 31)),
                "day" => hit(4, Phrase::MonthDay(1, 1)),
                _ => hit(3, Phrase::MonthDay(1, 1)),
            },
            ("nye", _, _) => hit(1, Phrase::MonthDay(12, 31)),
            ("the", "new", "year") => hit(3, Phrase::MonthDay(1, 1)),
            ("new", "year", _) | ("new", "years", _) => hit(2, Phrase::MonthDay(1, 1)),
            _ => None,
        }
    }

    /// `two days ago`, `in 3w`, `3 weeks from now`, `within a fortnight`, `3w`.
    pub(super) fn offset(&self, at: usize) -> Hit {
        let lead = self.word(at);
        let mut from = at;
        let ahead = match lead {
            "in" | "within" | "after" => {
                from += 1;
                true
            }
            _ => false,
        };
        if ahead
            && matches!(
                self.word(from),
                "the" | "about" | "around" | "like" | "another" | "approx" | "roughly" | "maybe"
            )
        {
            from += 1;
            if matches!(self.word(from), "next" | "coming") {
                from += 1;
            } else if self.word(from - 1) == "the" {
                return None;
            }
        }
        if ahead && self.tokens.get(from).is_some_and(|t| t.is('-')) {
            // "in -3 weeks".
            let glued = self.tokens.get(from + 1).is_some_and(|t| !t.spaced);
            let (.., end) = self.amount(from + 1).filter(|_| glued)?;
            return Some((end, Phrase::Never));
        }
        if !ahead
            && matches!(
                self.word(from),
                "about" | "around" | "some" | "like" | "maybe"
            )
            && count(self.word(from + 1)).is_some()
        {
            from += 1;
        }
        let (n, unit, end) = self.amount(from)?;
        let sign = match (self.word(end), self.word(end + 1)) {
            ("ago" | "back" | "earlier", _) if !ahead => Some((-1, end + 1)),
            ("from", "now" | "today") | ("time", "from") => Some((1, end + 2)),
            ("from", "tomorrow") => return Some((end + 2, Phrase::Shift(n + 1, unit))),
            ("hence" | "later" | "out", _) if !ahead => Some((1, end + 1)),
            ("'s", "time") | ("'", "time") if ahead => Some((1, end + 2)),
            ("or", "so") | ("or", "two") if self.word(end + 2) == "ago" => Some((-1, end + 3)),
            ("or", "so") if ahead => Some((1, end + 2)),
            ("time", _) if ahead => Some((1, end + 1)),
            _ if ahead
                && self.tokens.get(end).is_some_and(|t| t.is('\''))
                && self.word(end + 1) == "time" =>
            {
                Some((1, end + 2))
            }
            _ if ahead => Some((1, end)),
            // A bare "3w" or "2mo", written together.
            _ if end == from + 1
                && !self.word(from).ends_with('m')
                && self.word(from).starts_with(|c: char| c.is_ascii_digit())
                && from == at =>
            {
                Some((1, end))
            }
            _ => None,
        };
        if let Some((sign, end)) = sign {
            return Some((end, Phrase::Shift(sign * n, unit)));
        }
        // "a week on Tuesday", "a week from Tuesday", "two weeks on Friday".
        if unit == Unit::Week && matches!(self.word(end), "on" | "from") {
            let day = weekday(self.word(end + 1))?;
            return Some((end + 2, Phrase::WeekdayPlus(day, n)));
        }
        None
    }

    /// A number and a unit: `3 weeks`, `3w`, `a couple of days`.
    pub(super) fn amount(&self, at: usize) -> Option<(i64, Unit, usize)> {
        let w = self.word(at);
        let split = w.find(|c: char| !c.is_ascii_digit()).unwrap_or(w.len());
        if split > 0 && split < w.len() {
            let n = if split <= 6 {
                w[..split].parse().ok()?
            } else {
                TOO_MANY
            };
            // "in 30m" is half an hour, "in 3m" three months.
            let found = if &w[split..] == "m" && n > 18 {
                Unit::Hour
            } else {
                unit(&w[split..])?
            };
            return Some((n, found, at + 1));
        }
        let (n, mut next) = match (w, self.word(at + 1), self.word(at + 2)) {
            ("a", "couple", "of") | ("the", "couple", "of") => (2, at + 3),
            ("a", "couple", _) => (2, at + 2),
            ("couple", "of", _) => (2, at + 2),
            ("a", "few", _) => (3, at + 2),
            ("fortnight", _, _) => return None,
            _ => match self.tokens.get(at)?.number() {
                Some(n) => (i64::from(n), at + 1),
                None if w.len() > 6 && split == w.len() => (TOO_MANY, at + 1),
                None => (count(w)?, at + 1),
            },
        };
        if self.tokens.get(next).is_some_and(|t| t.is('-')) {
            next += 1;
        }
        if matches!(
            self.word(next),
            "working" | "business" | "work" | "more" | "full" | "good" | "short" | "whole"
        ) {
            let working = matches!(self.word(next), "working" | "business" | "work");
            let found = unit(self.word(next + 1))?;
            let found = if working && found == Unit::Day {
                Unit::WorkingDay
            } else {
                found
            };
            return Some((n, found, next + 2));
        }
        if self.word(next).starts_with("fortnight") {
            return Some((n * 2, Unit::Week, next + 1));
        }
        let found = unit(self.word(next))?;
        // "2 m" and "3 d" are too short to be sure of.
        (self.word(next).len() > 1 || self.word(next) == "w").then_some((n, found, next + 1))
    }

    /// `5 Nov 2026`, `Nov 5th`, `November`, `mid December`, `5th of Nov`.
    pub(super) fn month_form(&self, at: usize) -> Hit {
        let w = self.word(at);
        // Day first.
        let day = self
            .tokens
            .get(at)?
            .number()
            .or_else(|| ordinal(w))
            .filter(|d| (0..=99).contains(d));
        if let Some(d) = day {
            let mut next = at + 1;
            let hyphen = self
                .tokens
                .get(next)
                .is_some_and(|t| t.is('-') && !t.spaced);
            next += usize::from(hyphen || self.word(next) == "of");
            if let Some(m) = month(self.word(next)) {
                // "may" in lower case after a number: "5 may come" is no date.
                let verb = self.word(next) == "may"
                    && !self.tokens[next].capital
                    && is_verbish(self.word(next + 1));
                // "50 may", "45 dec": no such day, unless it is plainly written as a month.
                let odd = !(1..=31).contains(&d) && !self.tokens[next].capital;
                let verb = verb
                    || odd
                    || (self.word(next) == "march" && matches!(self.word(next + 1), "to" | "into"));
                if !verb {
                    return Some(self.with_year(next + 1, m, d));
                }
            }
        }
        // Month first.
        let (m, after) = match month(w) {
            Some(m) => (
                m,
                at + 1
                    + usize::from(
                        self.tokens
                            .get(at + 1)
                            .is_some_and(|t| t.is('.') && !t.spaced)
                            && w.len() <= 4
                            && self
                                .tokens
                                .get(at + 2)
                                .is_some_and(|t| t.number().is_some()),
                    ),
            ),
            None => return self.month_portion(at),
        };
        let the = usize::from(self.word(after) == "the")
            + usize::from(
                self.tokens
                    .get(after)
                    .is_some_and(|t| t.is('-') && !t.spaced),
            );
        let day = self
            .tokens
            .get(after + the)
            .and_then(|t| t.number().or_else(|| ordinal(&t.fold)));
        // "Nov 32" is a mistake, "in May 40 people came" is none.
        let odd = |d: u32| {
            self.tokens[at].capital
                && d <= 99
                && self
                    .tokens
                    .get(after + the + 1)
                    .is_none_or(|t| !matches!(t.kind, super::token::Kind::Word))
                && !matches!(
                    at.checked_sub(1).map_or("", |i| self.word(i)),
                    "in" | "since" | "during"
                )
        };
        if let Some(d) = day.filter(|d| (1..=31).contains(d) || odd(*d)) {
            let clock = matches!(self.word(after + the + 1), "am" | "pm")
                || (self.glued(after + the + 1, ':')
                    && self.glued_number(after + the + 2).is_some());
            if !clock {
                return Some(self.with_year(after + the + 1, m, d));
            }
        }
        self.bare_month(at, m)
    }

    pub(super) fn with_year(&self, at: usize, m: u32, d: u32) -> (usize, Phrase) {
        let comma = usize::from(
            self.tokens
                .get(at)
                .is_some_and(|t| t.is(',') || (t.is('-') && !t.spaced)),
        );
        let year = self
            .tokens
            .get(at + comma)
            .filter(|t| t.fold.len() == 4)
            .and_then(Token::number);
        match year
            .filter(|y| (1900..=2199).contains(y))
            .and_then(|y| i32::try_from(y).ok())
        {
            Some(y) => (at + comma + 1, Phrase::Full(y, m, d)),
            // "5 Nov 0000": no year, and no time of day that anybody means.
            None if year.is_some_and(|y| !(60..2400).contains(&y))
                && self
                    .tokens
                    .get(at + comma + 1)
                    .is_none_or(|t| !matches!(t.kind, super::token::Kind::Word)) =>
            {
                (at + comma + 1, Phrase::Never)
            }
            None => (at, Phrase::MonthDay(m, d)),
        }
    }

    /// A month alone: only where it cannot be a name or a verb.
    pub(super) fn bare_month(&self, at: usize, m: u32) -> Hit {
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let w = self.word(at);
        let year = self
            .tokens
            .get(at + 1)
            .filter(|t| t.fold.len() == 4)
            .and_then(Token::number)
            .filter(|y| (1900..=2199).contains(y));
        let year = year.and_then(|y| i32::try_from(y).ok());
        let placed = matches!(
            before,
            "in" | "by"
                | "until"
                | "till"
                | "since"
                | "before"
                | "after"
                | "this"
                | "during"
                | "of"
                | "for"
                | "from"
        );
        let nameish = matches!(
            w,
            "may"
                | "april"
                | "june"
                | "august"
                | "mar"
                | "march"
                | "jan"
                | "dec"
                | "sep"
                | "jun"
                | "jul"
                | "oct"
                | "nov"
                | "feb"
                | "aug"
                | "apr"
        );
        let weak = matches!(before, "of" | "for" | "from" | "after" | "before")
            && matches!(w, "may" | "april" | "june" | "august");
        let whole = at == 0 && self.tokens.len() == 1;
        let sure = year.is_some() || (placed && !weak) || !nameish || whole;
        sure.then_some((
            at + 1 + usize::from(year.is_some()),
            Phrase::Month(m, year, Portion::Whole),
        ))
    }

    pub(super) fn month_portion(&self, at: usize) -> Hit {
        if matches!(self.word(at), "in" | "during") {
            let m = month(self.word(at + 1))?;
            let (end, phrase) = self.month_form(at + 1)?;
            return matches!(phrase, Phrase::Month(..))
                .then_some((end, phrase))
                .or(Some((at + 2, Phrase::Month(m, None, Portion::Whole))));
        }
        let (portion, next) = self.portion(at)?;
        let m = month(self.word(next))?;
        let year = self
            .tokens
            .get(next + 1)
            .filter(|t| t.fold.len() == 4)
            .and_then(Token::number)
            .and_then(|y| i32::try_from(y).ok());
        Some((
            next + 1 + usize::from(year.is_some()),
            Phrase::Month(m, year, portion),
        ))
    }

    /// `end of`, `the beginning of`, `mid-`, `early`, `late`; with `in` or `at` before it.
    pub(super) fn portion(&self, at: usize) -> Option<(Portion, usize)> {
        let mut at = at;
        if matches!(self.word(at), "in" | "at" | "towards" | "toward") {
            at += 1;
        }
        let the = usize::from(self.word(at) == "the");
        let portion = match self.word(at + the) {
            "end" => Portion::End,
            "start" | "beginning" => Portion::Start,
            "middle" => Portion::Middle,
            "mid" | "early" | "late" | "later" | "earlier" if the == 0 => {
                let portion = match self.word(at) {
                    "mid" => Portion::Middle,
                    "late" => Portion::End,
                    "early" => Portion::Start,
                    _ => Portion::Whole,
                };
                let hyphen = usize::from(self.tokens.get(at + 1).is_some_and(|t| t.is('-')));
                let of = usize::from(matches!(self.word(at + 1 + hyphen), "in" | "on"));
                return Some((portion, at + 1 + hyphen + of));
            }
            _ => return None,
        };
        (self.word(at + the + 1) == "of").then_some((portion, at + the + 2))
    }

    pub(super) fn stretch(&self, at: usize) -> Hit {
        let (portion, mut next) = self.portion(at).unwrap_or((Portion::Whole, at));
        if portion == Portion::Whole
            && next == at
            && matches!(self.word(at), "over" | "during" | "at")
        {
            next += 1;
        }
        let explicit = next > at && portion != Portion::Whole;
        let (n, mut next) = match self.word(next) {
            "this" => (0, next + 1),
            "next" | "coming" => (1, next + 1),
            "last" | "past" | "previous"
                if self
                    .tokens
                    .get(next + 1)
                    .is_some_and(|t| t.number().is_none()) =>
            {
                (-1, next + 1)
            }
            "the" if self.word(next + 1) == "weekend" => (0, next + 1),
            "the" if explicit => (0, next + 1),
            "weekend" if next > at => (0, next),
            _ if explicit => (0, next),
            _ => return None,
        };
        if n == 0 && matches!(self.word(next), "next" | "coming" | "following") && explicit {
            next += 1;
            return unit(self.word(next)).map(|u| (next + 1, Phrase::Stretch(u, 1, portion)));
        }
        let of_the = self.word(next - 1) == "the";
        match self.word(next) {
            "weekend" | "wkend" | "wknd"
                if of_the && !matches!(self.word(at), "over" | "at" | "during") =>
            {
                None
            }
            // "over the weekend" looks back; "at the weekend" takes the side of its sentence.
            "weekend" | "wkend" | "wknd" if self.word(at) == "over" && of_the => {
                Some((next + 1, Phrase::Weekend(-1)))
            }
            "weekend" | "wkend" | "wknd" => Some((next + 1, Phrase::Weekend(n))),
            "week" | "wk" => {
                let beyond = self.word(next + 1) == "after" && self.word(next + 2) == "next";
                Some((
                    next + 1,
                    Phrase::Stretch(Unit::Week, n + i64::from(beyond), portion),
                ))
            }
            "month" | "mo" => Some((next + 1, Phrase::Stretch(Unit::Month, n, portion))),
            "quarter" | "qtr" => Some((next + 1, Phrase::Stretch(Unit::Quarter, n, portion))),
            "year" | "yr" => Some((next + 1, Phrase::Stretch(Unit::Year, n, portion))),
            name => {
                let m = month(name)?;
                (n != 0 && self.word(next - 1) != "past").then_some(())?;
                let year = None;
                Some((next + 1, Phrase::Month(m, year, portion)))
            }
        }
    }

    /// `the 5th`, `on the 5th`.
    pub(super) fn nth(&self, at: usize) -> Hit {
        let the = self.word(at) == "the";
        let d = ordinal(self.word(at + usize::from(the)))?;
        let digits = self
            .word(at + usize::from(the))
            .starts_with(|c: char| c.is_ascii_digit());
        if the && self.word(at + 2) == "of" {
            if let Some(m) = month(self.word(at + 3)) {
                return Some(self.with_year(at + 4, m, d));
            }
            if matches!(self.word(at + 3), "this" | "next" | "last") && self.word(at + 4) == "month"
            {
                return Some((at + 5, Phrase::DayOfMonth(d)));
            }
            return None;
        }
        let said = at > 0 && matches!(self.word(at - 1), "on" | "by" | "until" | "before" | "due");
        let alone = at == 0 && self.tokens.len() == 1;
        if !(1..=31).contains(&d) && !said {
            return None;
        }
        (digits && (the || said || alone))
            .then_some((at + 1 + usize::from(the), Phrase::DayOfMonth(d)))
    }

    pub(super) fn nth_bare(&self, at: usize) -> Hit {
        let d = ordinal(self.word(at)).filter(|d| (1..=31).contains(d))?;
        self.word(at)
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some((at + 1, Phrase::DayOfMonth(d)))
    }
}
