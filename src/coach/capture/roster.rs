//! The people that can be named, indexed so that one parse is quick among 100,000 of them.
//! It answers "who could these words be?"; which of several is meant is decided in `people`.

use std::collections::HashMap;

use super::token::{self, Kind, Token};

/// One person, as the roster is told of them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The caller's own key.
    pub key: u32,
    /// `María José Álvarez`.
    pub full_name: String,
    /// `Majo`.
    pub nickname: Option<String>,
    /// All addresses.
    pub emails: Vec<String>,
    /// Where they work.
    pub organization: Option<String>,
}

/// Who has been in touch with whom, for names that fit several people.
pub trait History {
    /// In how many interactions these two took part together.
    fn together(&self, a: u32, b: u32) -> u32;
    /// How long ago the last one with this person was.
    fn last_talk_days_ago(&self, key: u32) -> Option<i64>;
}

/// A history in which nothing has happened yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoHistory;

impl History for NoHistory {
    fn together(&self, _: u32, _: u32) -> u32 {
        0
    }
    fn last_talk_days_ago(&self, _: u32) -> Option<i64> {
        None
    }
}

#[derive(Debug)]
struct Person {
    key: u32,
    name: Box<str>,
    words: Box<[u32]>,
    nick: Box<[u32]>,
    organization: Box<[u32]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Name(u8),
    Nick,
}

/// All known people, indexed.
#[derive(Debug, Default)]
pub struct Roster {
    people: Vec<Person>,
    by_key: HashMap<u32, u32>,
    ids: HashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    postings: Vec<Vec<(u32, Place)>>,
    sorted: Vec<u32>,
    emails: HashMap<Box<str>, Vec<u32>>,
    organizations: HashMap<u32, Vec<Box<[u32]>>>,
    /// For first names of many people: all of them, ready made.
    popular: HashMap<u32, Vec<u32>>,
}

/// How well words fit a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Only words of a surname.
    Surname,
    /// A first name or nickname.
    First,
    /// Two words of the name or more.
    Several,
}

/// The people whom the tokens from some place on could name, longest match only.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// One past the last token of the name.
    pub last: usize,
    /// Indices of people, as `Roster` counts them.
    pub people: Vec<u32>,
    /// How well they fit.
    pub fit: Fit,
}

/// Words before a name that are no part of it.
pub(super) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "dr" | "prof"
            | "professor"
            | "mr"
            | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "sir"
            | "dame"
            | "jr"
            | "phd"
            | "md"
            | "mba"
            | "esq"
    )
}

fn name_words(text: &str) -> Vec<String> {
    token::tokenise(text)
        .into_iter()
        .filter(|t| t.kind == Kind::Word && !is_title(&t.fold))
        .map(|t| t.fold)
        .collect()
}

impl Roster {
    /// Indexes people. Costs a few hundred milliseconds for 100,000; keep it and rebuild when people change.
    pub fn new(people: impl Iterator<Item = Known>) -> Roster {
        let mut roster = Roster::default();
        for known in people {
            roster.add(known);
        }
        let mut sorted: Vec<u32> = (0..roster.words.len() as u32)
            .filter(|w| !roster.postings[*w as usize].is_empty())
            .collect();
        sorted.sort_by(|a, b| roster.words[*a as usize].cmp(&roster.words[*b as usize]));
        roster.sorted = sorted;
        for (word, list) in roster.postings.iter().enumerate() {
            if list.len() < 32 || is_wordless(&roster.words[word]) {
                continue;
            }
            let mut people: Vec<u32> = list
                .iter()
                .filter(|(p, place)| {
                    *place == Place::Name(0)
                        || (*place == Place::Nick && roster.people[*p as usize].nick.len() == 1)
                })
                .map(|(p, _)| *p)
                .collect();
            people.dedup();
            if !people.is_empty() {
                roster.popular.insert(word as u32, people);
            }
        }
        roster
    }

    /// How many people it holds.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The full name of the person with this key.
    pub fn name(&self, key: u32) -> Option<&str> {
        let at = self.by_key.get(&key)?;
        Some(&self.people[*at as usize].name)
    }

    fn intern(&mut self, word: String) -> u32 {
        if let Some(id) = self.ids.get(word.as_str()) {
            return *id;
        }
        let id = self.words.len() as u32;
        let word: Box<str> = word.into();
        self.ids.insert(word.clone(), id);
        self.words.push(word);
        self.postings.push(Vec::new());
        id
    }

    /// The first words of something short that need not be known.
    fn few_words(&mut self, text: Option<&str>) -> Box<[u32]> {
        text.into_iter()
            .flat_map(name_words)
            .take(6)
            .map(|word| self.intern(word))
            .collect()
    }

    fn add(&mut self, known: Known) {
        let at = self.people.len() as u32;
        let words: Box<[u32]> = name_words(&known.full_name)
            .into_iter()
            .take(12)
            .map(|w| self.intern(w))
            .collect();
        let nick = self.few_words(known.nickname.as_deref());
        let organization = self.few_words(known.organization.as_deref());
        for (place, word) in words.iter().enumerate() {
            self.postings[*word as usize].push((at, Place::Name(place as u8)));
        }
        if let Some(word) = nick.first() {
            self.postings[*word as usize].push((at, Place::Nick));
        }
        for email in &known.emails {
            self.emails
                .entry(email.trim().to_lowercase().into())
                .or_default()
                .push(at);
        }
        if let Some(first) = organization.first() {
            let list = self.organizations.entry(*first).or_default();
            if list.len() < 64 && !list.contains(&organization) {
                list.push(organization.clone());
            }
        }
        self.by_key.insert(known.key, at);
        self.people.push(Person {
            key: known.key,
            name: known.full_name.trim().into(),
            words,
            nick,
            organization,
        });
    }

    pub(super) fn key(&self, person: u32) -> u32 {
        self.people[person as usize].key
    }

    pub(super) fn by_email(&self, address: &str) -> Vec<u32> {
        self.emails
            .get(address.to_lowercase().as_str())
            .cloned()
            .unwrap_or_default()
    }

    /// Whether some name begins with, or contains, this word.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.ids
            .get(word)
            .is_some_and(|id| !self.postings[*id as usize].is_empty())
    }

    /// The end of the known organization's name that begins at token `at`.
    pub(super) fn organization_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let first = self.ids.get(tokens.get(at)?.fold.as_str())?;
        let fits = |words: &[u32]| {
            let ids = tokens[at..]
                .iter()
                .filter(|t| t.kind == Kind::Word)
                .map(|t| self.ids.get(t.fold.as_str()).copied());
            ids.take(words.len()).eq(words.iter().map(|w| Some(*w)))
        };
        let longest = self
            .organizations
            .get(first)?
            .iter()
            .filter(|o| fits(o))
            .map(|o| o.len())
            .max()?;
        Some(at + longest)
    }

    /// Whether this person's organization is named from token `at` on.
    pub(super) fn works_at(&self, person: u32, tokens: &[Token], at: usize) -> bool {
        let organization = &self.people[person as usize].organization;
        let ids = tokens[at.min(tokens.len())..]
            .iter()
            .filter(|t| t.kind == Kind::Word);
        let first = ids
            .take(1)
            .map(|t| self.ids.get(t.fold.as_str()).copied())
            .next()
            .flatten();
        first.is_some() && organization.first().copied() == first
    }

    /// The people named by the tokens from `at` on: the longest match, best fit first.
    pub(super) fn find(
        &self,
        tokens: &[Token],
        at: usize,
        common: &dyn Fn(&str) -> bool,
    ) -> Option<Match> {
        let id = *self.ids.get(tokens[at].fold.as_str())?;
        let list = &self.postings[id as usize];
        if list.is_empty() {
            return None;
        }
        let typed = typed_words(tokens, at);
        let goes_on = typed.get(1).is_some_and(|(t, _)| {
            let token = &tokens[*t];
            self.has_word(&token.fold)
                || token.fold.chars().count() == 1
                || (token.capital && !common(&token.fold))
        });
        if let Some(people) = self.popular.get(&id).filter(|_| !goes_on) {
            return Some(Match {
                last: at + 1,
                people: people.clone(),
                fit: Fit::First,
            });
        }
        let mut best: Option<(usize, Fit, Vec<u32>)> = None;
        for (person, place) in list {
            let p = &self.people[*person as usize];
            let (count, fit) = self.align(p, *place, &typed, tokens, common);
            if count == 0 {
                continue;
            }
            // A single Han or kana character is too little for a name.
            let single = count == 1 && is_wordless(&tokens[at].fold) && p.words.len() > 1;
            if single {
                continue;
            }
            let rank = (count, fit);
            match &mut best {
                Some((c, f, who)) if (*c, *f) == rank => {
                    if who.last() != Some(person) {
                        who.push(*person);
                    }
                }
                Some((c, f, _)) if (*c, *f) > rank => {}
                _ => best = Some((count, fit, vec![*person])),
            }
        }
        let (count, fit, mut people) = best?;
        people.sort_unstable();
        people.dedup();
        Some(Match {
            last: typed[count - 1].1,
            people,
            fit,
        })
    }

    /// How many of the typed words name this person, beginning at `place` of the name.
    fn align(
        &self,
        p: &Person,
        place: Place,
        typed: &[(usize, usize)],
        tokens: &[Token],
        common: &dyn Fn(&str) -> bool,
    ) -> (usize, Fit) {
        let word = |i: usize| tokens[typed[i].0].fold.as_str();
        let id = |i: usize| self.ids.get(word(i)).copied();
        match place {
            Place::Nick => {
                let whole = p.nick.len() <= typed.len()
                    && (0..p.nick.len()).all(|i| id(i) == Some(p.nick[i]));
                if !whole {
                    return (0, Fit::First);
                }
                let n = p.nick.len();
                match (p.words.last(), n < typed.len()) {
                    (Some(last), true) if p.words.len() > 1 && id(n) == Some(*last) => {
                        (n + 1, Fit::Several)
                    }
                    _ => (n, if n > 1 { Fit::Several } else { Fit::First }),
                }
            }
            Place::Name(0) => {
                let (mut n, mut from) = (1, 1);
                while n < typed.len() && from < p.words.len() {
                    let exact = id(n).and_then(|w| p.words[from..].iter().position(|x| *x == w));
                    let part = || {
                        let w = word(n);
                        let token = &tokens[typed[n].0];
                        let initial = w.chars().count() == 1
                            && !matches!(w, "i")
                            && (w != "a" || token.capital || token.end - token.start > 1);
                        let prefix = token.capital && w.chars().count() >= 2 && !common(w);
                        let starts = |x: &u32| self.words[*x as usize].starts_with(w);
                        if initial || prefix {
                            p.words[from..].iter().position(starts)
                        } else {
                            None
                        }
                    };
                    match exact.or_else(part) {
                        Some(skip) => {
                            from += skip + 1;
                            n += 1;
                        }
                        None => break,
                    }
                }
                (n, if n > 1 { Fit::Several } else { Fit::First })
            }
            Place::Name(place) => {
                let rest = &p.words[place as usize..];
                let mut n = 1;
                while n < typed.len() && n < rest.len() && id(n) == Some(rest[n]) {
                    n += 1;
                }
                if n < rest.len()
                    && (place as usize + n) < p.words.len()
                    && n == 1
                    && rest.len() > 1
                    && common(word(0))
                {
                    return (0, Fit::Surname);
                }
                // "Raman Priya", "Raman, Priya" is not read: too near to a list of two people.
                if n == rest.len()
                    && n < typed.len()
                    && id(n).is_some()
                    && id(n) == p.words.first().copied()
                {
                    return (n + 1, Fit::Several);
                }
                let whole_tail = n == rest.len();
                (
                    if whole_tail || n > 1 || word(0).chars().count() > 2 {
                        n
                    } else {
                        0
                    },
                    Fit::Surname,
                )
            }
        }
    }

    /// People whose first name or nickname begins with this word.
    pub(super) fn by_prefix(&self, prefix: &str, limit: usize) -> Vec<u32> {
        let from = self
            .sorted
            .partition_point(|w| &*self.words[*w as usize] < prefix);
        let mut out = Vec::new();
        for w in &self.sorted[from..] {
            if !self.words[*w as usize].starts_with(prefix) || out.len() > limit {
                break;
            }
            let firsts = self.postings[*w as usize]
                .iter()
                .filter(|(_, place)| matches!(place, Place::Nick | Place::Name(0)));
            out.extend(firsts.map(|(p, _)| *p).take(limit + 1));
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// People whose first name or nickname is one slip away from this word.
    pub(super) fn near(&self, word: &str, limit: usize) -> Vec<u32> {
        let Some(first) = word.chars().next() else {
            return Vec::new();
        };
        let from = self
            .sorted
            .partition_point(|w| &*self.words[*w as usize] < first.to_string().as_str());
        let mut out = Vec::new();
        for w in &self.sorted[from..] {
            let other = &*self.words[*w as usize];
            if !other.starts_with(first) || out.len() > limit {
                break;
            }
            if super::spelling::one_slip(word, other) {
                let firsts = self.postings[*w as usize]
                    .iter()
                    .filter(|(_, place)| matches!(place, Place::Nick | Place::Name(0)));
                out.extend(firsts.map(|(p, _)| *p).take(limit + 1));
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// Scripts written without spaces between words.
pub(super) fn is_wordless(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{edf}'))
}

/// Up to eight word tokens that could together be a name, each with the end it would give the name.
fn typed_words(tokens: &[Token], at: usize) -> Vec<(usize, usize)> {
    let mut out = vec![(at, at + 1)];
    let mut i = at + 1;
    while out.len() < 8 {
        let Some(t) = tokens.get(i) else { break };
        match t.kind {
            Kind::Punct('-' | '·' | '・') if !t.spaced => i += 1,
            // The full stop of an initial: "Tom O. Smith".
            Kind::Punct('.')
                if !t.spaced
                    && out
                        .last()
                        .is_some_and(|(w, _)| tokens[*w].fold.chars().count() == 1) =>
            {
                if let Some(last) = out.last_mut() {
                    last.1 = i + 1;
                }
                i += 1;
            }
            Kind::Word => {
                let slash = tokens.get(i + 1).is_some_and(|n| n.is('/') && !n.spaced);
                if (slash && t.fold.chars().count() == 1) || t.escaped {
                    break;
                }
                out.push((i, i + 1));
                i += 1;
            }
            _ => break,
        }
    }
    out
}
