//! The state in which one text is read: who is being talked about, what is proposed so far, what must be asked.
//! The rules by which a clause becomes a change are in `assign` and `deeds`.

use chrono::NaiveDate;

use super::clause::Clause;
use super::date_scan::Found;
use super::dates::{Calendar, DateReading, Direction, Phrase, day_name};
use super::items::{Item, Part};
use super::nouns;
use super::people::Mention;
use super::reading::*;
use super::roster::Roster;
use super::sense::{Frame, Place, Subject};
use super::token::{self, Kind, Token};

/// Everything known about the text, and the reading as it grows.
pub(super) struct Writer<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub items: &'a [Item],
    pub mentions: &'a [Mention],
    pub dates: &'a [Found],
    pub clauses: &'a [Clause],
    pub frames: &'a [Frame],
    pub who: Vec<Option<Who>>,
    pub roster: &'a Roster,
    pub calendar: &'a Calendar,
    pub today: NaiveDate,
    pub answers: &'a [Answer],
    pub reading: Reading,
    /// The people whom a pronoun, or nothing at all, now means.
    pub focus: Vec<Who>,
    /// Who acted in the clause before, for "called and offered".
    pub actor: Option<Vec<Who>>,
    /// A date that stands before everything: "Yesterday: ...".
    pub frame_date: Option<Day>,
    /// A date that leads a list of things to do: "tomorrow: call Ana, write to Tom".
    pub lead_date: Option<usize>,
    /// A clause that only says that the next one is promised: "promised her | I'd send it".
    pub lead_in: Option<usize>,
    /// The lead-in of the clause being read.
    pub led_by: Option<usize>,
    /// For each talk, the clause that reports it.
    pub talk_clause: Vec<usize>,
    /// For each clause, whether a change came of it.
    pub claimed: Vec<bool>,
    /// For each clause, the text is only a lead-in to the next.
    pub conditions: Vec<usize>,
}

impl Writer<'_> {
    /// The answer given to a question.
    pub(super) fn answer(&self, id: &str) -> Option<&Choice> {
        self.answers
            .iter()
            .rev()
            .find(|a| a.id == id)
            .map(|a| &a.choice)
    }

    /// Puts a question once, and returns its index.
    pub(super) fn ask(
        &mut self,
        id: String,
        span: Span,
        sentence: String,
        candidates: Vec<Candidate>,
    ) -> usize {
        if let Some(at) = self.reading.questions.iter().position(|q| q.id == id) {
            return at;
        }
        let text = self.text[span.clone()].to_string();
        self.reading.questions.push(Question {
            id,
            span,
            text,
            sentence,
            candidates,
        });
        self.reading.questions.len() - 1
    }

    /// The bytes from item `first` up to item `last`, without marks at either end.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let mark = |i: &Item| matches!(i.part, Part::Mark(_) | Part::Break);
        let (mut a, mut b) = (first, last.max(first));
        while a + 1 < b
            && (mark(&self.items[a]) || super::small_words::is_connective(&self.items[a].word))
        {
            a += 1;
        }
        while b > a + 1
            && mark(&self.items[b - 1])
            && !matches!(self.items[b - 1].part, Part::Mark('$' | '%' | '"'))
        {
            b -= 1;
        }
        match (
            self.items.get(a),
            b.checked_sub(1).and_then(|i| self.items.get(i)),
        ) {
            (Some(x), Some(y)) if b > a => self.tokens[x.first].start..self.tokens[y.last - 1].end,
            _ => 0..0,
        }
    }

    /// The words from item `first` up to `last`, without dates, tags, goals and loose ends.
    pub(super) fn phrase(&self, first: usize, last: usize) -> String {
        let keep: Vec<&Item> = self.items[first..last]
            .iter()
            .filter(|i| self.kept(i))
            .collect();
        let loose = |i: &&Item, end: bool| match i.part {
            Part::Mark(c) => c != '$',
            Part::Break => true,
            Part::Word => {
                super::small_words::is_connective(&i.word)
                    || (!end && i.word.starts_with('\''))
                    || (end
                        && matches!(
                            i.word.as_str(),
                            "on" | "by"
                                | "in"
                                | "at"
                                | "with"
                                | "for"
                                | "about"
                                | "w"
                                | "before"
                                | "until"
                                | "to"
                                | "from"
                        ))
            }
            _ => false,
        };
        let (mut a, mut b) = (0, keep.len());
        while a < b && loose(&keep[a], false) {
            a += 1;
        }
        while b > a && loose(&keep[b - 1], true) {
            b -= 1;
        }
        let mut out = String::new();
        let mut previous: Option<usize> = None;
        for item in &keep[a..b] {
            let (start, end) = (
                self.tokens[item.first].start,
                self.tokens[item.last - 1].end,
            );
            let gap = previous.is_some_and(|p| p != item.first) || self.tokens[item.first].spaced;
            if gap && !out.is_empty() && !matches!(item.part, Part::Mark(',' | ')')) {
                out.push(' ');
            }
            out.push_str(
                &self.text[start..end]
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
            previous = Some(item.last);
        }
        match (out.contains('('), out.contains(')')) {
            (true, false) => out.push(')'),
            (false, true) => out.retain(|c| c != ')'),
            _ => {}
        }
        out
    }

    fn kept(&self, item: &Item) -> bool {
        match item.part {
            Part::Date(_) => false,
            Part::Thing => !matches!(self.tokens[item.first].kind, Kind::Tag | Kind::Goal),
            _ => true,
        }
    }

    /// Notes a stretch for the preview.
    pub(super) fn understood(&mut self, span: Span, meaning: Meaning) {
        if span.start < span.end {
            self.reading.spans.push(Understood { span, meaning });
        }
    }

    /// The people whom an item names, pronouns included.
    pub(super) fn who_of(&mut self, item: usize) -> Vec<Who> {
        match self.items[item].part {
            Part::Person(m) => self.who.get(m).copied().flatten().into_iter().collect(),
            _ => self.pronoun(item),
        }
    }

    fn first_name(&self, who: Who) -> Option<String> {
        let name = match who {
            Who::Known(key) => self.roster.name(key)?,
            Who::New(at) => &self.reading.new_people.get(at)?.name,
            Who::Asked(at) => &self.reading.questions.get(at)?.text,
        };
        token::fold(name)
            .split_whitespace()
            .next()
            .map(str::to_string)
    }

    /// How a person is shown in a question.
    pub(super) fn label(&self, who: Who) -> String {
        match who {
            Who::Known(key) => self.roster.name(key).unwrap_or_default().to_string(),
            Who::New(at) => self
                .reading
                .new_people
                .get(at)
                .map(|p| p.name.clone())
                .unwrap_or_default(),
            Who::Asked(at) => self
                .reading
                .questions
                .get(at)
                .map(|q| q.text.clone())
                .unwrap_or_default(),
        }
    }

    fn choice(&self, who: Who) -> Choice {
        match who {
            Who::Known(key) => Choice::Person(key),
            _ => Choice::New(self.label(who)),
        }
    }

    /// Somebody who was chosen as an answer.
    pub(super) fn chosen(
        &mut self,
        choice: &Choice,
        group: &[Who],
        span: Span,
    ) -> Option<Vec<Who>> {
        match choice {
            Choice::Person(key) if self.roster.name(*key).is_some() => Some(vec![Who::Known(*key)]),
            Choice::New(name) => {
                let same = group.iter().copied().find(|w| self.label(*w) == *name);
                Some(vec![same.unwrap_or_else(|| {
                    let at = self
                        .reading
                        .new_people
                        .iter()
                        .position(|p| p.name == *name)
                        .unwrap_or_else(|| {
                            self.reading.new_people.push(NewPerson {
                                name: name.clone(),
                                email: None,
                                span,
                            });
                            self.reading.new_people.len() - 1
                        });
                    Who::New(at)
                })])
            }
            Choice::Everyone => Some(group.to_vec()),
            Choice::JustText => Some(Vec::new()),
            _ => None,
        }
    }

    /// Asks which of several people is meant.
    pub(super) fn ask_which(
        &mut self,
        id: String,
        item: usize,
        sentence: String,
        group: &[Who],
        all: bool,
    ) -> Vec<Who> {
        let span = self.span(item, item + 1);
        if let Some(choice) = self.answer(&id).cloned()
            && let Some(found) = self.chosen(&choice, group, span.clone())
        {
            return found;
        }
        let mut candidates: Vec<Candidate> = group
            .iter()
            .take(8)
            .map(|w| Candidate {
                label: self.label(*w),
                choice: self.choice(*w),
            })
            .collect();
        if all && group.len() > 1 {
            let label = if group.len() == 2 {
                "both"
            } else {
                "all of them"
            };
            candidates.push(Candidate {
                label: label.into(),
                choice: Choice::Everyone,
            });
        }
        candidates.push(Candidate {
            label: "leave it as text".into(),
            choice: Choice::JustText,
        });
        vec![Who::Asked(self.ask(id, span, sentence, candidates))]
    }

    fn pronoun(&mut self, item: usize) -> Vec<Who> {
        let typed = self.items[item].word.clone();
        let word = match typed.as_str() {
            "she" | "her" | "shes" | "shell" => "she",
            "he" | "him" | "hes" | "hell" => "he",
            "who" => {
                // The name just before.
                let before = item.checked_sub(1).and_then(|i| match self.items[i].part {
                    Part::Person(m) => self.who.get(m).copied().flatten(),
                    _ => None,
                });
                if let Some(who) = before {
                    return vec![who];
                }
                "they"
            }
            _ => "they",
        };
        if self.focus.is_empty() {
            return self.somebody_else(item, word);
        }
        if word == "they" {
            return self.focus.clone();
        }
        let fits: Vec<Who> = self
            .focus
            .iter()
            .copied()
            .filter(|w| self.agrees(*w, word) != Some(false))
            .collect();
        let sure: Vec<Who> = fits
            .iter()
            .copied()
            .filter(|w| self.agrees(*w, word) == Some(true))
            .collect();
        match (&fits[..], &sure[..]) {
            (_, [only]) => vec![*only],
            ([only], _) => vec![*only],
            ([], _) => {
                // Nobody in focus fits: somebody named before, if exactly one does.
                let start = self.items[item].first;
                let mut before: Vec<Who> = self
                    .mentions
                    .iter()
                    .zip(&self.who)
                    .filter(|(m, _)| m.first < start)
                    .filter_map(|(_, w)| *w)
                    .filter(|w| self.agrees(*w, word) == Some(true))
                    .collect();
                before.sort_unstable();
                before.dedup();
                match before[..] {
                    [only] => vec![only],
                    _ if self.focus.len() == 1 => self.focus.clone(),
                    _ => {
                        let group = self.focus.clone();
                        self.ask_pronoun(item, word, &group)
                    }
                }
            }
            _ => self.ask_pronoun(item, word, &fits),
        }
    }

    fn ask_pronoun(&mut self, item: usize, word: &str, group: &[Who]) -> Vec<Who> {
        let names: Vec<String> = group.iter().map(|w| token::fold(&self.label(*w))).collect();
        let id = format!("who:{word}:{}", names.join(","));
        let typed = self.items[item].word.clone();
        self.ask_which(id, item, format!("Who is “{typed}”?"), group, false)
    }

    fn agrees(&self, who: Who, word: &str) -> Option<bool> {
        let usual = nouns::usual_pronoun(&self.first_name(who)?)?;
        Some(usual == word)
    }

    /// A pronoun before any name: the only person of the text, or a question.
    fn somebody_else(&mut self, item: usize, word: &str) -> Vec<Who> {
        let mut all: Vec<Who> = self.who.iter().copied().flatten().collect();
        all.sort_unstable();
        all.dedup();
        if let [only] = all[..] {
            return vec![only];
        }
        self.ask_pronoun(item, word, &all)
    }

    /// The people of a clause that stand in these places.
    pub(super) fn people(&mut self, frame: &Frame, places: &[Place]) -> Vec<Who> {
        let mut out = Vec::new();
        for part in frame.people.iter().filter(|p| places.contains(&p.place)) {
            for who in self.who_of(part.item) {
                if !out.contains(&who) {
                    out.push(who);
                }
            }
        }
        out
    }

    /// The people who act in a clause, from the clause before if it leaves them out.
    pub(super) fn actors(&mut self, frame: &Frame) -> Vec<Who> {
        let Subject::Others(items) = &frame.subject else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for item in items {
            for who in self.who_of(*item) {
                if !out.contains(&who) {
                    out.push(who);
                }
            }
        }
        out
    }

    /// Reads a date of the text in a direction; asks or reports when it is not one day.
    pub(super) fn day(&mut self, date: usize, direction: Direction) -> Option<Day> {
        let found = &self.dates[date];
        let span = self.tokens[found.first].start..self.tokens[found.last - 1].end;
        match found.phrase.day(self.today, self.calendar, direction) {
            DateReading::Date(day) => Some(Day::On(day)),
            DateReading::Ambiguous(days, sentence) => {
                let id = format!("when:{}", token::fold(&self.text[span.clone()]));
                match self.answer(&id) {
                    Some(Choice::Day(day)) => return Some(Day::On(*day)),
                    Some(Choice::JustText) => return None,
                    _ => {}
                }
                let candidates = days
                    .iter()
                    .take(9)
                    .map(|d| Candidate {
                        label: day_name(*d),
                        choice: Choice::Day(*d),
                    })
                    .collect();
                Some(Day::Asked(self.ask(id, span, sentence, candidates)))
            }
            DateReading::Impossible(sentence) => {
                self.mistake(span, sentence);
                None
            }
            DateReading::NotADate => None,
        }
    }

    /// Reports a mistake once; what is said of a date names it as it was typed.
    pub(super) fn mistake(&mut self, span: Span, sentence: String) {
        let mut typed = self.text[span.clone()].trim();
        while let Some((lead, rest)) = typed.split_once(char::is_whitespace) {
            if !super::date_scan::is_lead(&token::fold(lead)) {
                break;
            }
            typed = rest.trim_start();
        }
        let sentence = super::dates::naming(typed, &sentence);
        if !self.reading.errors.iter().any(|e| e.span == span) {
            self.understood(span.clone(), Meaning::Mistake);
            self.reading.errors.push(Mistake { span, sentence });
        }
    }

    /// The phrase of a date.
    pub(super) fn date(&self, date: usize) -> &Phrase {
        &self.dates[date].phrase
    }

    /// The day on which something happened, as its clause says.
    pub(super) fn happened_on(&mut self, frame: &Frame) -> Option<Day> {
        let date =
            frame.dates.iter().copied().find(|d| {
                self.date(*d).tense() != Some(Direction::Future) && !self.dates[*d].limit
            })?;
        self.day(date, Direction::Past)
    }

    /// The day by which something is to happen.
    pub(super) fn ahead_on(&mut self, frame: &Frame) -> Option<Day> {
        let fits = |w: &Self, d: &usize| w.date(*d).tense() != Some(Direction::Past);
        let limit = frame
            .dates
            .iter()
            .copied()
            .find(|d| fits(self, d) && self.dates[*d].limit);
        let last = frame.dates.iter().copied().rfind(|d| fits(self, d));
        let date = match limit.or(last) {
            Some(date) => date,
            None => {
                let gone = frame
                    .dates
                    .iter()
                    .copied()
                    .find(|d| self.says_when(frame, *d));
                if let Some(date) = gone {
                    self.too_late(date);
                    return None;
                }
                self.lead_date?
            }
        };
        match self.day(date, Direction::Future) {
            Some(Day::On(day)) if day < self.today => {
                self.too_late(date);
                None
            }
            day => day,
        }
    }

    /// What is still to be done cannot be due on a day gone by.
    fn too_late(&mut self, date: usize) {
        let found = &self.dates[date];
        let span = self.tokens[found.first].start..self.tokens[found.last - 1].end;
        self.mistake(span, "That day has passed".into());
    }

    /// Whether a date of the clause can only lie ahead.
    pub(super) fn lies_ahead(&self, frame: &Frame) -> bool {
        frame.dates.iter().any(|d| {
            let phrase = self.date(*d);
            phrase.tense() == Some(Direction::Future) || matches!(phrase.day(self.today, self.calendar, Direction::Past), DateReading::Date(day) if day > self.today)
        })
    }

    /// A date without a year that is near in the past and far in the future: "20 Nov" on 23 November.
    fn is_long_off(&self, phrase: &Phrase) -> bool {
        if !matches!(phrase, Phrase::MonthDay(..) | Phrase::Numeric(_, _, None)) {
            return false;
        }
        let far = |d, days: i64| matches!(phrase.day(self.today, self.calendar, d), DateReading::Date(day) if (day - self.today).num_days().abs() > days);
        far(Direction::Future, 180) && !far(Direction::Past, 60)
    }

    /// Whether a date of the clause can only lie behind, or is today.
    pub(super) fn lies_behind(&self, frame: &Frame) -> bool {
        frame.dates.iter().any(|d| {
            let phrase = self.date(*d);
            let fixed = matches!(phrase, Phrase::Full(..) | Phrase::Numeric(_, _, Some(_)));
            phrase.tense() == Some(Direction::Past) || phrase.is_today() || fixed && matches!(phrase.day(self.today, self.calendar, Direction::Either), DateReading::Date(day) if day < self.today)
                || self.is_long_off(phrase)
        })
    }
}
