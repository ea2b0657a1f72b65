//! Finds date phrases in tokens: ISO dates, `5 Nov`, `the 5th`, `two weeks ago`, `next Tue`, `end of month`.
//! It says what stands there; on which day that falls is computed in `dates`.

use chrono::Weekday;

use super::dates::{Phrase, Portion, Unit, Which};
use super::token::{Kind, Token};

/// A date phrase in a token list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Index of its first token (a leading `on` or `by` included when scanned in prose).
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// What stands there.
    pub phrase: Phrase,
    /// `by`, `due`, `before`, `until` stood before it.
    pub limit: bool,
}

/// Whether a word may stand before a date without changing it.
pub fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "on" | "by"
            | "due"
            | "before"
            | "until"
            | "till"
            | "til"
            | "for"
            | "@"
            | "at"
            | "since"
            | "from"
    )
}

/// Finds all date phrases in prose, from left to right, without overlap.
pub fn scan(tokens: &[Token]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match scan_at(tokens, at) {
            Some(mut found) if in_prose(tokens, &found) => {
                while found.first > out.last().map_or(0, |f| f.last) {
                    let lead = &tokens[found.first - 1];
                    let word = lead.fold.as_str();
                    let lead_word = matches!(
                        word,
                        "on" | "by"
                            | "due"
                            | "before"
                            | "until"
                            | "till"
                            | "til"
                            | "around"
                            | "about"
                            | "back"
                            | "from"
                            | "since"
                            | "for"
                            | "sometime"
                            | "later"
                            | "earlier"
                            | "again"
                            | "next"
                            | "maybe"
                            | "no"
                    );
                    let takes = match word {
                        "about" | "around" | "back" => {
                            matches!(found.phrase, Phrase::Shift(..) | Phrase::DayOfMonth(_))
                                || word != "about"
                        }
                        "again" | "next" | "maybe" | "no" | "later" => false,
                        "earlier" => true,
                        _ => lead_word,
                    };
                    if !takes || !tokens[found.first].spaced {
                        break;
                    }
                    found.limit |=
                        matches!(word, "by" | "due" | "before" | "until" | "till" | "til");
                    found.first -= 1;
                }
                at = found.last;
                out.push(found);
            }
            _ => at += 1,
        }
    }
    out
}

/// Conditions that hold in prose only: "Friday's demo", "every Friday", "for 3 weeks" are not dates.
fn in_prose(tokens: &[Token], found: &Found) -> bool {
    let before = found
        .first
        .checked_sub(1)
        .map_or("", |i| tokens[i].fold.as_str());
    let next = tokens.get(found.last);
    let after = next.map_or("", |t| t.fold.as_str());
    if next.is_some_and(|t| t.fold == "'s" && !t.spaced) || tokens[found.first].escaped {
        return false;
    }
    if matches!(
        before,
        "every" | "each" | "per" | "most" | "half" | "another"
    ) {
        return false;
    }
    let ends = next.is_none_or(|t| !matches!(t.kind, Kind::Word));
    let said = matches!(
        before,
        "on" | "by"
            | "last"
            | "next"
            | "this"
            | "until"
            | "till"
            | "since"
            | "due"
            | "before"
            | "from"
            | "for"
    );
    match &found.phrase {
        Phrase::Weekday(day, Which::Bare) => {
            let short = tokens[found.first].fold.as_str();
            // "sat with Priya", "sun", "wed", "mon" are words too.
            !matches!(short, "sat" | "sun" | "wed" | "mon" | "thu" | "tue" | "fri")
                || said
                || tokens[found.first].capital
                || matches!(day, Weekday::Fri | Weekday::Thu | Weekday::Tue)
                || (ends && short != "sat")
                || (ends && !before.is_empty())
                || matches!(
                    after,
                    "morning" | "afternoon" | "evening" | "night" | "at" | "w" | "and" | "or"
                ) && short != "sat"
        }
        Phrase::DayOfMonth(_) => {
            ends || matches!(
                after,
                "at" | "in"
                    | "with"
                    | "w"
                    | "and"
                    | "about"
                    | "to"
                    | "for"
                    | "she"
                    | "he"
                    | "they"
                    | "i"
                    | "we"
                    | "then"
                    | "but"
                    | "from"
                    | "over"
                    | "via"
                    | "re"
                    | "on"
            )
        }
        Phrase::Shift(n, _)
            if *n > 0
                && tokens[found.first].number().is_none()
                && found.last == found.first + 1 =>
        {
            // A bare "3w": not "for 3w", "last 3w".
            !matches!(before, "for" | "last" | "past" | "every" | "previous")
                || matches!(tokens[found.first].fold.as_str(), "tomorrow")
        }
        Phrase::Numeric(a, b, None) => {
            (*a, *b) != (24, 7)
                && !(after == "of" || tokens[found.last..].first().is_some_and(|t| t.is('/')))
        }
        Phrase::Vague => true,
        _ => true,
    }
}

/// The date phrase that begins at token `at`, with a time of day behind it, if there is one.
pub fn scan_at(tokens: &[Token], at: usize) -> Option<Found> {
    let scan = Scan { tokens };
    let (mut last, mut phrase) = scan.phrase(at)?;
    // "Friday next week", "next week Tuesday", "Tue 24 Nov", "Tuesday week".
    if let Some((end, joined)) = scan.join(last, &phrase) {
        (last, phrase) = (end, joined);
    }
    while let Some(end) = scan.time_of_day(last) {
        last = end;
    }
    Some(Found {
        first: at,
        last,
        phrase,
        limit: false,
    })
}

struct Scan<'a> {
    tokens: &'a [Token],
}

type Hit = Option<(usize, Phrase)>;

impl Scan<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .filter(|t| t.kind == Kind::Word)
            .map_or("", |t| t.fold.as_str())
    }

    fn glued(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(mark) && !t.spaced)
    }

    fn glued_number(&self, at: usize) -> Option<u32> {
        self.tokens
            .get(at)
            .filter(|t| !t.spaced)
            .and_then(Token::number)
    }

    fn phrase(&self, at: usize) -> Hit {
        self.digits(at)
            .or_else(|| self.named(at))
            .or_else(|| self.offset(at))
            .or_else(|| self.month_form(at))
            .or_else(|| self.nth(at))
            .or_else(|| self.weekday_form(at))
            .or_else(|| self.stretch(at))
    }

    /// `2026-11-05`, `5/11`, `5/11/26`, `5.11.2026`.
    fn digits(&self, at: usize) -> Hit {
        let a = self.tokens.get(at)?.number()?;
        if at > 0 && !self.tokens[at].spaced && self.tokens[at - 1].kind != Kind::Punct('(') {
            return None;
        }
        let mark = ['-', '/', '.']
            .into_iter()
            .find(|m| self.glued(at + 1, *m))?;
        let b = self.glued_number(at + 2)?;
        let third = if self.glued(at + 3, mark) {
            self.glued_number(at + 4)
        } else {
            None
        };
        let wide = |i: usize| self.tokens[i].fold.len();
        if wide(at) == 4 && mark != '.' || (wide(at) == 4 && third.is_some()) {
            let d = third.filter(|_| wide(at + 2) <= 2 && wide(at + 4) <= 2)?;
            return Some((at + 5, Phrase::Full(i32::try_from(a).ok()?, b, d)));
        }
        if wide(at) > 2 || wide(at + 2) > 2 {
            return None;
        }
        match third {
            Some(y) => {
                let year = match wide(at + 4) {
                    2 => 2000 + i32::try_from(y).ok()?,
                    4 => i32::try_from(y).ok()?,
                    _ => return None,
                };
                Some((at + 5, Phrase::Numeric(a, b, Some(year))))
            }
            None if mark == '/'
                && (1..=31).contains(&a)
                && (1..=31).contains(&b)
                && (a <= 12 || b <= 12) =>
            {
                Some((at + 3, Phrase::Numeric(a, b, None)))
            }
            None => None,
        }
    }

    /// Days with a name of their own.
    fn named(&self, at: usize) -> Hit {
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
    fn offset(&self, at: usize) -> Hit {
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
    fn amount(&self, at: usize) -> Option<(i64, Unit, usize)> {
        let w = self.word(at);
        let split = w.find(|c: char| !c.is_ascii_digit()).unwrap_or(w.len());
        if split > 0 && split < w.len() && split <= 5 {
            let n = w[..split].parse().ok()?;
            return Some((n, unit(&w[split..])?, at + 1));
        }
        let (n, mut next) = match (w, self.word(at + 1), self.word(at + 2)) {
            ("a", "couple", "of") | ("the", "couple", "of") => (2, at + 3),
            ("a", "couple", _) => (2, at + 2),
            ("couple", "of", _) => (2, at + 2),
            ("a", "few", _) => (3, at + 2),
            ("fortnight", _, _) => return None,
            _ => match self.tokens.get(at)?.number() {
                Some(n) => (i64::from(n), at + 1),
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

    fn weekday_form(&self, at: usize) -> Hit {
        let w = self.word(at);
        let (which, mut next) = match w {
            "this" | "coming" => (Which::This, at + 1),
            "next" => (Which::Next, at + 1),
            "last" | "past" => (Which::Last, at + 1),
            _ => (Which::Bare, at),
        };
        let mut which = which;
        if which == Which::This && matches!(self.word(next), "coming" | "past") {
            which = if self.word(next) == "past" {
                Which::Bare
            } else {
                Which::This
            };
            next += 1;
        }
        let day = weekday(self.word(next))?;
        if self.tokens.get(next + 1).is_some_and(|t| t.is('.'))
            && self.word(next).len() <= 4
            && self
                .tokens
                .get(next + 2)
                .is_some_and(|t| t.number().is_some())
        {
            next += 1;
        }
        Some((next + 1, Phrase::Weekday(day, which)))
    }

    /// What may follow a first phrase and changes it.
    fn join(&self, at: usize, phrase: &Phrase) -> Hit {
        match phrase {
            Phrase::Weekday(day, which) => {
                let mut next = at;
                while self.tokens.get(next).is_some_and(|t| t.is(','))
                    || matches!(self.word(next), "the" | "of" | "in")
                {
                    next += 1;
                }
                let next_date = self.digits(next).or_else(|| self.month_form(next));
                let next_date = next_date.or_else(|| {
                    if next > at || ordinal(self.word(next)).is_some() {
                        self.nth_bare(next)
                    } else {
                        None
                    }
                });
                if let Some((end, date)) =
                    next_date.filter(|(_, p)| !matches!(p, Phrase::Month(..)))
                {
                    return Some((end, Phrase::Checked(*day, Box::new(date))));
                }
                if let Some((end, Phrase::Stretch(Unit::Week, n, Portion::Whole))) =
                    self.stretch(next)
                {
                    return Some((end, Phrase::WeekdayIn(*day, n)));
                }
                match (self.word(at), self.word(at + 1)) {
                    ("after", "next") => Some((at + 2, Phrase::WeekdayPlus(*day, 1))),
                    ("week", n) if *which == Which::Bare && !matches!(n, "was" | "is") => {
                        Some((at + 1, Phrase::WeekdayPlus(*day, 1)))
                    }
                    ("fortnight", _) => Some((at + 1, Phrase::WeekdayPlus(*day, 2))),
                    _ => None,
                }
            }
            Phrase::Stretch(Unit::Week, n, Portion::Whole) => {
                let next = at
                    + usize::from(
                        self.word(at) == "on" || self.tokens.get(at).is_some_and(|t| t.is(',')),
                    );
                let day = weekday(self.word(next))?;
                Some((next + 1, Phrase::WeekdayIn(day, *n)))
            }
            Phrase::Shift(n, Unit::Week) => {
                let next = at + usize::from(self.word(at) == "on");
                let day = weekday(self.word(next))?;
                Some((next + 1, Phrase::WeekdayIn(day, *n)))
            }
            Phrase::MonthDay(..)
            | Phrase::Numeric(..)
            | Phrase::DayOfMonth(_)
            | Phrase::Full(..) => {
                // "24 Nov (Tue)" and "24 Nov Tue".
                let open = self.tokens.get(at).is_some_and(|t| t.is('('));
                let day = weekday(self.word(at + usize::from(open)))?;
                if open && !self.tokens.get(at + 2).is_some_and(|t| t.is(')')) {
                    return None;
                }
                Some((
                    at + 1 + 2 * usize::from(open),
                    Phrase::Checked(day, Box::new(phrase.clone())),
                ))
            }
            _ => None,
        }
    }

    /// `5 Nov 2026`, `Nov 5th`, `November`, `mid December`, `5th of Nov`.
    fn month_form(&self, at: usize) -> Hit {
        let w = self.word(at);
        // Day first.
        let day = self
            .tokens
            .get(at)?
            .number()
            .or_else(|| ordinal(w))
            .filter(|d| (1..=31).contains(d));
        if let Some(d) = day {
            let mut next = at + 1;
            if self.word(next) == "of" {
                next += 1;
            } else if self
                .tokens
                .get(next)
                .is_some_and(|t| t.is('-') && !t.spaced)
            {
                next += 1;
            }
            if let Some(m) = month(self.word(next)) {
                // "may" in lower case after a number: "5 may come" is no date.
                let verb = self.word(next) == "may"
                    && !self.tokens[next].capital
                    && is_verbish(self.word(next + 1));
                let verb = verb
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
        if let Some(d) = day.filter(|d| (1..=31).contains(d)) {
            let clock = matches!(self.word(after + the + 1), "am" | "pm")
                || self.glued(after + the + 1, ':');
            if !clock {
                return Some(self.with_year(after + the + 1, m, d));
            }
        }
        self.bare_month(at, m)
    }

    fn with_year(&self, at: usize, m: u32, d: u32) -> (usize, Phrase) {
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
            None => (at, Phrase::MonthDay(m, d)),
        }
    }

    /// A month alone: only where it cannot be a name or a verb.
    fn bare_month(&self, at: usize, m: u32) -> Hit {
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

    fn month_portion(&self, at: usize) -> Hit {
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
    fn portion(&self, at: usize) -> Option<(Portion, usize)> {
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

    fn stretch(&self, at: usize) -> Hit {
        let (portion, mut next) = self.portion(at).unwrap_or((Portion::Whole, at));
        if portion == Portion::Whole
            && next == at
            && matches!(self.word(at), "over" | "during" | "at" | "in")
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
    fn nth(&self, at: usize) -> Hit {
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
        (digits && (the || said || alone))
            .then_some((at + 1 + usize::from(the), Phrase::DayOfMonth(d)))
    }

    fn nth_bare(&self, at: usize) -> Hit {
        let d = ordinal(self.word(at))?;
        self.word(at)
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some((at + 1, Phrase::DayOfMonth(d)))
    }

    /// `at 3pm`, `10:30`, `morning`: says nothing about the day.
    fn time_of_day(&self, at: usize) -> Option<usize> {
        let w = self.word(at);
        if matches!(
            w,
            "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "noon"
                | "lunchtime"
                | "midday"
                | "am"
                | "pm"
        ) {
            return Some(at + 1);
        }
        let lead = usize::from(matches!(w, "at" | "around" | "in"))
            + usize::from(self.tokens.get(at).is_some_and(|t| t.is('@')));
        if w == "in" {
            let the = usize::from(self.word(at + 1) == "the");
            return matches!(self.word(at + 1 + the), "morning" | "afternoon" | "evening")
                .then_some(at + 2 + the);
        }
        let clock = self.word(at + lead);
        if lead > 0 && matches!(clock, "noon" | "midday" | "lunchtime" | "night") {
            return Some(at + lead + 1);
        }
        let digits = clock
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(clock.len());
        let hour = clock[..digits].parse::<u32>().ok().filter(|h| *h <= 24)?;
        let tail = &clock[digits..];
        if matches!(tail, "am" | "pm" | "a" | "p" | "h") {
            return Some(at + lead + 1);
        }
        if !tail.is_empty() {
            return None;
        }
        if (self.glued(at + lead + 1, ':') || self.glued(at + lead + 1, '.'))
            && self.glued_number(at + lead + 2).is_some()
        {
            let end = at + lead + 3;
            return Some(end + usize::from(matches!(self.word(end), "am" | "pm")));
        }
        if matches!(self.word(at + lead + 1), "am" | "pm" | "o'clock") {
            return Some(at + lead + 2);
        }
        (lead > 0 && hour > 0 && unit(self.word(at + lead + 1)).is_none()).then_some(at + lead + 1)
    }
}

fn is_verbish(word: &str) -> bool {
    !matches!(
        word,
        "" | "at" | "with" | "w" | "and" | "for" | "in" | "to" | "by" | "on"
    )
}

fn count(word: &str) -> Option<i64> {
    Some(match word {
        "a" | "an" | "one" => 1,
        "two" | "couple" => 2,
        "three" | "few" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "min" | "mins" | "minute" | "minutes" | "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "m" | "mo" | "mos" | "mth" | "mths" | "month" | "months" => Unit::Month,
        "q" | "quarter" | "quarters" => Unit::Quarter,
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The day a word names, with common short forms and slips.
pub fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" | "mondy" | "munday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" | "teusday" | "tusday" | "tuseday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" | "wensday" | "wednsday" | "wedneday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "thrusday" | "thusday" => Weekday::Thu,
        "fri" | "friday" | "firday" | "frday" => Weekday::Fri,
        "sat" | "saturday" | "saterday" | "satuday" => Weekday::Sat,
        "sun" | "sunday" | "suday" => Weekday::Sun,
        _ => return None,
    })
}

/// The month a word names, 1 to 12.
pub fn month(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "january" => 1,
        "feb" | "february" | "febuary" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(at) = WORDS.iter().position(|w| *w == word) {
        return u32::try_from(at + 1).ok();
    }
    let digits = word.find(|c: char| !c.is_ascii_digit())?;
    matches!(&word[digits..], "st" | "nd" | "rd" | "th")
        .then(|| word[..digits].parse().ok())?
        .filter(|d| (1..=31).contains(d))
}
