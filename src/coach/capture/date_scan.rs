//! Finds date phrases in tokens: ISO dates, `5 Nov`, `the 5th`, `two weeks ago`, `next Tue`, `end of month`.
//! It says what stands there; on which day that falls is computed in `dates`.

use super::date_words::{ordinal, unit, weekday};
use chrono::Weekday;

use super::dates::{Phrase, Portion, Unit, Which};
use super::token::{Kind, Token};

/// A date phrase in a token list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
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
pub(super) fn is_lead(word: &str) -> bool {
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
pub(super) fn scan(tokens: &[Token]) -> Vec<Found> {
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
                            | "from"
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
        "every" | "each" | "per" | "most" | "half" | "another" | "since"
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
pub(super) fn scan_at(tokens: &[Token], at: usize) -> Option<Found> {
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

pub(super) struct Scan<'a> {
    pub tokens: &'a [Token],
}

pub(super) type Hit = Option<(usize, Phrase)>;

impl Scan<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .filter(|t| t.kind == Kind::Word)
            .map_or("", |t| t.fold.as_str())
    }

    pub(super) fn glued(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(mark) && !t.spaced)
    }

    pub(super) fn glued_number(&self, at: usize) -> Option<u32> {
        self.tokens
            .get(at)
            .filter(|t| !t.spaced)
            .and_then(Token::number)
    }

    pub(super) fn phrase(&self, at: usize) -> Hit {
        self.digits(at)
            .or_else(|| self.named(at))
            .or_else(|| self.offset(at))
            .or_else(|| self.month_form(at))
            .or_else(|| self.nth(at))
            .or_else(|| self.weekday_form(at))
            .or_else(|| self.stretch(at))
    }

    /// `2026-11-05`, `5/11`, `5/11/26`, `5.11.2026`.
    pub(super) fn digits(&self, at: usize) -> Hit {
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

    pub(super) fn weekday_form(&self, at: usize) -> Hit {
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
    pub(super) fn join(&self, at: usize, phrase: &Phrase) -> Hit {
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
            // "eod tomorrow", "end of day Friday".
            Phrase::Shift(0, Unit::Day)
                if at > 0
                    && matches!(
                        self.word(at - 1),
                        "eod" | "cob" | "day" | "play" | "business"
                    ) =>
            {
                let next = at + usize::from(self.word(at) == "on");
                self.phrase(next)
                    .filter(|(_, p)| !matches!(p, Phrase::Stretch(..) | Phrase::Vague))
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

    /// `at 3pm`, `10:30`, `morning`: says nothing about the day.
    pub(super) fn time_of_day(&self, at: usize) -> Option<usize> {
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
