//! Adding talks: with whom, when, and whether a clause only adds to a talk already there.
//! Whether there was contact is decided in `contact`.

use super::clause::Join;
use super::dates::{DateReading, Direction};
use super::items::{Item, Part};
use super::lexicon::{Class, Form};
use super::nouns;
use super::reading::*;
use super::sense::{Frame, Place};
use super::writer::Writer;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

/// Where the partners of a talk stand.
pub(super) const PARTNERS: &[Place] = &[Place::Object, Place::With, Place::To, Place::From];

impl Writer<'_> {
    /// People each with a date of their own, when a clause names several of both in turn.
    pub(super) fn paired(&mut self, f: &Frame) -> Option<Vec<(Vec<Who>, usize)>> {
        if f.dates.len() < 2 {
            return None;
        }
        let mut out: Vec<(Vec<Who>, usize)> = Vec::new();
        let mut people = Vec::new();
        for item in f.first..f.last {
            match self.items[item].part {
                Part::Person(_)
                    if f.people
                        .iter()
                        .any(|p| p.item == item && PARTNERS.contains(&p.place)) =>
                {
                    people.extend(self.who_of(item))
                }
                Part::Date(date) if !people.is_empty() => {
                    out.push((std::mem::take(&mut people), date))
                }
                Part::Date(_) => return None,
                _ => {}
            }
        }
        (out.len() > 1 && people.is_empty()).then_some(out)
    }

    pub(super) fn is_forecast(&self, f: &Frame) -> bool {
        f.verb.is_some_and(|(_, v)| v.form == Form::Base) && self.lies_ahead(f)
    }

    pub(super) fn which_side(
        &mut self,
        at: usize,
        f: &Frame,
        date: usize,
        near: chrono::NaiveDate,
        past: chrono::NaiveDate,
        strong: bool,
    ) {
        let found = &self.dates[date];
        let span = self.tokens[found.first].start..self.tokens[found.last - 1].end;
        let id = format!("when:{}", super::token::fold(&self.text[span.clone()]));
        let chosen = match self.answer(&id) {
            Some(Choice::Day(day)) => Some(*day),
            _ => None,
        };
        match chosen {
            Some(day) if day > self.today => self.follow_up_on(at, f, f.first, Some(Day::On(day))),
            Some(day) => {
                let people = self.partners(f);
                self.talk_on(at, f, people, strong, Some(Day::On(day)));
            }
            None => {
                let candidates = [near, past]
                    .iter()
                    .map(|d| Candidate {
                        label: super::dates::day_name(*d),
                        choice: Choice::Day(*d),
                    })
                    .collect();
                let asked = self.ask(
                    id,
                    span,
                    "Did this happen, or is it planned?".into(),
                    candidates,
                );
                let people = self.partners(f);
                self.talk_on(at, f, people, strong, Some(Day::Asked(asked)));
            }
        }
    }

    /// Asks whether an order to oneself with a day gone by was carried out then, or waits for such a day to come.
    pub(super) fn done_or_due(&mut self, at: usize, f: &Frame, date: usize, strong: bool) {
        let found = &self.dates[date];
        let words = self.tokens[found.first].start..self.tokens[found.last - 1].end;
        let typed = self.text[words.clone()].to_string();
        let what = self.phrase(f.first, f.last);
        let people = self.partners(f);
        let id = format!(
            "did:{}:{}",
            super::token::fold(&what),
            super::token::fold(&typed)
        );
        let next = self
            .date(date)
            .day(self.today, self.calendar, Direction::Future);
        let next = match next {
            DateReading::Date(day) if day > self.today => Some(day),
            _ => None,
        };
        match self.answer(&id).cloned() {
            Some(Choice::Happened) => {
                let on = self.day(date, Direction::Past);
                self.talk_on(at, f, people, strong, on)
            }
            Some(Choice::Day(day)) => self.follow_up_on(at, f, f.first, Some(Day::On(day))),
            Some(Choice::Planned) => self.follow_up_on(at, f, f.first, None),
            Some(Choice::JustText) => self.look_at(f),
            _ => {
                let mut candidates = vec![Candidate {
                    label: "it happened then".into(),
                    choice: Choice::Happened,
                }];
                candidates.push(match next {
                    Some(day) => Candidate {
                        label: format!("to do on {}", super::dates::day_name(day)),
                        choice: Choice::Day(day),
                    },
                    None => Candidate {
                        label: "to do, without a day".into(),
                        choice: Choice::Planned,
                    },
                });
                candidates.push(Candidate {
                    label: "leave it as text".into(),
                    choice: Choice::JustText,
                });
                let sentence = format!("“{typed}” has passed: did it happen, or is it to do?");
                self.ask(id, words, sentence, candidates);
                self.focus = people;
            }
        }
    }

    pub(super) fn did_it_happen(&mut self, at: usize, f: &Frame, strong: bool) {
        let people = self.partners(f);
        if people.is_empty() {
            return self.look_at(f);
        }
        let what = self.phrase(f.first, f.last);
        let id = format!("did:{}", super::token::fold(&what));
        match self.answer(&id) {
            Some(Choice::Happened) => self.talk(at, f, people, strong),
            Some(Choice::Planned) => self.plan(at, f),
            Some(Choice::JustText) => self.look_at(f),
            _ => {
                let span = self.span(f.group, f.last);
                let candidates = vec![
                    Candidate {
                        label: "it happened".into(),
                        choice: Choice::Happened,
                    },
                    Candidate {
                        label: "it is still to do".into(),
                        choice: Choice::Planned,
                    },
                    Candidate {
                        label: "leave it as text".into(),
                        choice: Choice::JustText,
                    },
                ];
                self.ask(
                    id,
                    span,
                    format!("“{what}”: did it happen, or is it to do?"),
                    candidates,
                );
                self.focus = people;
            }
        }
    }

    pub(super) fn plan(&mut self, at: usize, f: &Frame) {
        self.follow_up(at, f, f.verb.map_or(f.first, |(v, _)| v));
    }

    pub(super) fn partners(&mut self, f: &Frame) -> Vec<Who> {
        let mut people = Vec::new();
        if f.class == Some(Class::Speech) {
            // "asked Elena for an intro to Marcus": only Elena was asked.
            let direct = self.people(f, &[Place::Object, Place::With]);
            if !direct.is_empty() {
                return direct;
            }
        }
        if !f.we || f.verb.is_none() {
            people.extend(self.actors(f));
        }
        for who in self.people(f, PARTNERS) {
            if !people.contains(&who) {
                people.push(who);
            }
        }
        if people.is_empty()
            && f.verb
                .is_some_and(|(_, v)| matches!(v.lemma, "reply" | "respond" | "answer"))
        {
            // "replied to Elena's e-mail".
            people = self.owners(f);
        }
        if f.verb.is_none() && people.is_empty() {
            people = self.people(f, &[Place::For, Place::By]);
        }
        people
    }

    pub(super) fn talk(&mut self, at: usize, f: &Frame, people: Vec<Who>, strong: bool) {
        if let Some(date) = self.contradicts(f)
            && !self.did_happen(at, f, date)
        {
            return;
        }
        let on = self.happened_on(f);
        let on = on.filter(|d| !matches!(d, Day::On(day) if *day > self.today));
        self.talk_on(at, f, people, strong, on);
    }

    /// The date to come that a clause about the past carries, if it has no other: "met Rose tomorrow".
    pub(super) fn contradicts(&self, f: &Frame) -> Option<usize> {
        let ahead = |d: usize| {
            let phrase = self.date(d);
            phrase.tense() == Some(Direction::Future)
                || matches!(phrase.day(self.today, self.calendar, Direction::Past), DateReading::Date(day) if day > self.today)
        };
        if f.dates.iter().any(|d| !ahead(*d) && !self.dates[*d].limit) {
            return None;
        }
        f.dates
            .iter()
            .copied()
            .find(|d| ahead(*d) && self.says_when(f, *d))
    }

    /// Whether a date says when the clause's own verb or event takes place, rather than what it was about.
    pub(super) fn says_when(&self, f: &Frame, date: usize) -> bool {
        let place = |i: &Item| matches!(i.part, Part::Date(d) if d == date);
        let Some(item) = self.items.iter().position(place) else {
            return false;
        };
        let deed = f.verb.map(|(v, _)| v).into_iter().chain(f.event);
        let Some(from) = deed.filter(|d| *d < item).max() else {
            return true;
        };
        // "after two years", "the first time in a year": how long, not when.
        let span = self.dates[date].first;
        if self.tokens[span].fold == "after" || span > 0 && self.tokens[span - 1].fold == "time" {
            return false;
        }
        // "Priya said tomorrow she is off": the day of what is said.
        let subject = |i: &Item| {
            matches!(i.part, Part::Person(_))
                || matches!(
                    i.word.as_str(),
                    "he" | "she" | "they" | "i" | "we" | "it" | "the" | "is" | "will"
                )
        };
        if f.class == Some(Class::Speech) && self.items.get(item + 1).is_some_and(subject) {
            return false;
        }
        let between = self.items[..item].iter().enumerate().skip(from + 1);
        !between.into_iter().any(|(n, i)| {
            let topic = matches!(
                i.word.as_str(),
                "about"
                    | "re"
                    | "regarding"
                    | "for"
                    | "that"
                    | "of"
                    | "if"
                    | "whether"
                    | "before"
                    | "until"
                    | "and"
                    | "on"
                    | "concerning"
                    | "how"
                    | "what"
                    | "when"
                    | "who"
            );
            topic
                || matches!(i.part, Part::Mark(c) if c != ',')
                || i.verb.is_some()
                    && i.part == Part::Word
                    && nouns::channel(&i.word).is_none()
                    && !nouns::is_determiner(&self.items[n - 1].word)
        })
    }

    /// Asks whether something told as past, with a day to come, happened or is planned. True when it happened.
    pub(super) fn did_happen(&mut self, at: usize, f: &Frame, date: usize) -> bool {
        let found = &self.dates[date];
        let words = self.tokens[found.first].start..self.tokens[found.last - 1].end;
        let typed = self.text[words.clone()].to_string();
        let what = self.phrase(f.first, f.last);
        let id = format!(
            "did:{}:{}",
            super::token::fold(&what),
            super::token::fold(&typed)
        );
        match self.answer(&id) {
            Some(Choice::Happened) => return true,
            Some(Choice::Planned) => self.plan(at, f),
            Some(Choice::JustText) => self.look_at(f),
            _ => {
                let candidate = |label: &str, choice| Candidate {
                    label: label.into(),
                    choice,
                };
                let candidates = vec![
                    candidate("it is still to do", Choice::Planned),
                    candidate("it happened today", Choice::Happened),
                    candidate("leave it as text", Choice::JustText),
                ];
                let sentence =
                    format!("“{typed}” is still to come: did it happen, or is it planned?");
                self.ask(id, words, sentence, candidates);
                self.look_at(f);
            }
        }
        false
    }

    pub(super) fn talk_on(
        &mut self,
        at: usize,
        f: &Frame,
        people: Vec<Who>,
        strong: bool,
        said: Option<Day>,
    ) {
        let explicit = !people.is_empty();
        let mut people = people;
        if people.is_empty() {
            people = self.focus.clone();
        }
        if people.is_empty() {
            let mut all: Vec<Who> = self.who.iter().copied().flatten().collect();
            all.dedup();
            all.sort_unstable();
            all.dedup();
            match all.len() {
                0 => return,
                1 => {
                    // "lunch with Priya's team": perhaps without her.
                    let item = self.items.iter().position(
                        |i| matches!(i.part, Part::Person(m) if self.mentions[m].possessive),
                    );
                    let owned = item.filter(|i| {
                        self.items.get(i + 1).is_some_and(|n| {
                            n.part == Part::Word && !nouns::is_preposition(&n.word)
                        }) && self.mentions.len() == 1
                    });
                    people = match owned {
                        Some(item) => self.ask_which(
                            format!("who:talk:{at}"),
                            item,
                            "Who was that with?".into(),
                            &all,
                            false,
                        ),
                        None => all,
                    };
                }
                _ => {
                    people = self.ask_which(
                        format!("who:talk:{at}"),
                        f.event.unwrap_or(f.first),
                        "Who was that with?".into(),
                        &all,
                        true,
                    )
                }
            }
            if people.is_empty() {
                return;
            }
        }
        let channel = f.channel.unwrap_or(Channel::Other);
        let same = self.reading.talks.iter().position(|t| {
            people.iter().all(|p| t.people.contains(p)) && said.is_none_or(|d| d == t.on || !strong)
        });
        let weak_part = !strong && said.is_none();
        let same = same.or_else(|| {
            if weak_part && !explicit && !self.reading.talks.is_empty() {
                Some(self.reading.talks.len() - 1)
            } else {
                None
            }
        });
        if let Some(i) = same {
            let talk = &mut self.reading.talks[i];
            let vague = matches!(talk.channel, Channel::Other)
                || (talk.channel == Channel::Met
                    && !matches!(channel, Channel::Other | Channel::Met));
            if vague && channel != Channel::Other {
                talk.channel = channel;
            }
            if let (Some(day), Day::On(d)) = (said, talk.on)
                && d == self.today
            {
                talk.on = day;
            }
            self.claimed[at] = true;
            self.focus = people;
            return;
        }
        let previous = self
            .reading
            .talks
            .last()
            .map(|t| t.on)
            .filter(|_| self.clauses[at].join != Join::Sentence);
        let on = said
            .or(self.frame_date)
            .or(previous)
            .unwrap_or(Day::On(self.today));
        let span = self.span(self.clauses[at].first, self.clauses[at].last);
        if let Some(event) = f.event.or(f.verb.map(|(v, _)| v)) {
            let span = self.span(event, event + 1);
            self.understood(span, Meaning::Channel);
        }
        self.reading.talks.push(Talk {
            on,
            channel,
            people: people.clone(),
            text: String::new(),
            span,
        });
        self.talk_clause.push(at);
        self.claimed[at] = true;
        self.focus = people;
    }

    /// The first noun between two items that stands for a gift, and its kind.
    pub(super) fn gift_noun(&self, first: usize, last: usize) -> Option<(usize, GiftKind)> {
        let mut found: Option<(usize, GiftKind)> = None;
        for i in first..last.min(self.items.len()) {
            // "50eur" is "50 eur".
            let typed = self.items[i].word.as_str();
            let unit = typed.trim_start_matches(|c: char| c.is_ascii_digit());
            let glued = unit != typed && nouns::gift(unit) == Some(GiftKind::Money);
            let word = if glued { unit } else { typed };
            if matches!(
                word,
                "for"
                    | "about"
                    | "on"
                    | "re"
                    | "from"
                    | "with"
                    | "of"
                    | "so"
                    | "because"
                    | "in"
                    | "over"
                    | "at"
            ) && found.is_some()
            {
                break;
            }
            if matches!(word, "about" | "re" | "regarding" | "on" | "via" | "over") {
                break;
            }
            let amount = word == "$" || word == "€" || word == "£";
            if let Some(kind) =
                nouns::gift(word).or_else(|| nouns::gift(word.strip_suffix('s').unwrap_or("")))
            {
                // The last noun of a compound counts: "feedback form", "budget report".
                if found.is_none_or(|(_, k)| k != GiftKind::Introduction && k != GiftKind::Money) {
                    found = Some((i, kind));
                }
                if amount {
                    break;
                }
            }
        }
        found
    }
}
