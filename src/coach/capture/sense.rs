//! Reads one clause: who acts, whether it happened, which verb, which people in which place.
//! Pure grammar: it knows nothing of the clauses around, and proposes no changes; that is `assign`.

use super::clause::Clause;
use super::items::{Item, Part};
use super::lexicon::{Class, Form, Verb};
use super::nouns;
use super::people::Mention;
use super::small_words::{is_connective, is_transparent};
use crate::domain::interaction::Channel;

/// Who acts in a clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Subject {
    /// Nobody is named.
    #[default]
    None,
    /// I, or we.
    Me,
    /// Other people: the items that name them.
    Others(Vec<usize>),
    /// Something else: "the launch".
    Thing,
}

/// The grammatical place of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Stands beside a noun, or behind a verb.
    Object,
    /// After `with`.
    With,
    /// After `to`.
    To,
    /// After `from`.
    From,
    /// After `for`.
    For,
    /// After `by`.
    By,
    /// Is only talked about, or is where something was.
    Aside,
    /// In an infinitive behind the main verb.
    Second,
}

/// A person or pronoun in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part2 {
    /// The item.
    pub item: usize,
    /// Where it stands.
    pub place: Place,
}

/// What a clause says, before anybody is identified.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// First item after connectives and labels.
    pub first: usize,
    /// One past the last item.
    pub last: usize,
    /// Who acts.
    pub subject: Subject,
    /// `we`, or people and I.
    pub we: bool,
    /// The main verb and its item.
    pub verb: Option<(usize, Verb)>,
    /// Class after particles.
    pub class: Option<Class>,
    /// The first item of the verb group, `will` and the like included.
    pub group: usize,
    /// A noun of contact that stands for an event, and its item.
    pub event: Option<usize>,
    /// The channel said, if any.
    pub channel: Option<Channel>,
    /// People other than the subject.
    pub people: Vec<Part2>,
    /// `me`, `us` stand after the verb; and where.
    pub me: Option<Place>,
    /// Not, never, no.
    pub negated: bool,
    /// Tried, forgot, missed.
    pub failed: bool,
    /// Will, going to.
    pub future: bool,
    /// Want to, need to, should, a label `todo`.
    pub intent: bool,
    /// The intent lies in the past: "wanted to".
    pub intent_past: bool,
    /// Can, could, might.
    pub possible: bool,
    /// Would.
    pub would: bool,
    /// If, when, unless.
    pub conditional: bool,
    /// Happy to, willing to.
    pub willing: bool,
    /// Is doing.
    pub progressive: bool,
    /// Was done.
    pub passive: bool,
    /// Has done, was good to do.
    pub done: bool,
    /// Date phrases.
    pub dates: Vec<usize>,
    /// Topic: "Priya: ...".
    pub topic: Vec<usize>,
    /// A label such as `todo:` stood before it.
    pub task: bool,
}

impl Frame {
    /// Base form with nobody acting: an order to oneself.
    pub(super) fn imperative(&self) -> bool {
        self.subject == Subject::None
            && self.verb.is_some_and(|(_, v)| {
                v.form == Form::Base || v.form == Form::Either && v.lemma == "let"
            })
            && !self.done
    }
}

pub(super) struct Reader<'a> {
    pub items: &'a [Item],
    pub mentions: &'a [Mention],
    pub f: Frame,
}

/// Reads the clause.
pub(super) fn read(items: &[Item], mentions: &[Mention], clause: &Clause) -> Frame {
    let f = Frame {
        first: clause.first,
        last: clause.last,
        ..Frame::default()
    };
    let mut r = Reader { items, mentions, f };
    r.start();
    let after_subject = r.subject(r.f.first);
    r.verb_group(after_subject);
    r.particles();
    r.objects();
    r.events();
    r.f
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        if at < self.f.last {
            self.items[at].word.as_str()
        } else {
            ""
        }
    }

    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        if at < self.f.last {
            self.items[at].verb
        } else {
            None
        }
    }

    pub(super) fn person(&self, at: usize) -> bool {
        at < self.f.last && matches!(self.items[at].part, Part::Person(_))
    }

    pub(super) fn owner(&self, at: usize) -> bool {
        match self.items[at].part {
            Part::Person(m) => self.mentions[m].possessive,
            _ => false,
        }
    }

    /// Skips connectives and marks, labels and topics at the start.
    pub(super) fn start(&mut self) {
        let mut at = self.f.first;
        loop {
            let word = self.word(at).to_string();
            if word == "next" && self.word(at + 1) == "time" {
                at += 2;
                continue;
            }
            let mark =
                at < self.f.last && matches!(self.items[at].part, Part::Mark(_) | Part::Break);
            if mark || (is_connective(&word) && at + 1 < self.f.last) {
                at += 1;
                continue;
            }
            if matches!(
                word.as_str(),
                "todo"
                    | "next"
                    | "steps"
                    | "step"
                    | "action"
                    | "actions"
                    | "item"
                    | "items"
                    | "reminder"
                    | "ai"
                    | "tasks"
                    | "task"
                    | "followup"
                    | "f/u"
                    | "plan"
                    | "note"
                    | "notes"
                    | "me"
                    | "them"
            ) {
                let mut end = at + 1;
                while matches!(self.word(end), "step" | "steps" | "item" | "items" | "up") {
                    end += 1;
                }
                let colon = end < self.f.last && matches!(self.items[end].part, Part::Mark(':'));
                if colon || word == "todo" {
                    self.f.task |= !matches!(word.as_str(), "note" | "notes" | "me" | "them");
                    self.f.task |= word == "me";
                    at = end + usize::from(colon);
                    continue;
                }
            }
            // "Priya: ..." and "Priya - ...".
            if self.person(at) && !self.owner(at) {
                let mut end = at + 1;
                let mut who = vec![at];
                while (self.word(end) == "and"
                    || (end < self.f.last && matches!(self.items[end].part, Part::Mark(',' | '/'))))
                    && self.person(end + 1)
                {
                    who.push(end + 1);
                    end += 2;
                }
                if end < self.f.last && matches!(self.items[end].part, Part::Mark(':')) {
                    self.f.topic = who;
                    at = end + 1;
                    continue;
                }
            }
            // "yesterday: ..." keeps its date.
            if at < self.f.last
                && let Part::Date(d) = self.items[at].part
            {
                self.f.dates.push(d);
                at += 1;
                continue;
            }
            break;
        }
        self.f.first = at;
        if matches!(self.word(at), "if" | "unless")
            || (matches!(self.word(at), "when" | "once" | "whenever") && at + 1 < self.f.last)
        {
            let past = self.items[at..self.f.last].iter().any(|i| {
                i.verb.is_some_and(|v| v.form == Form::Past)
                    || matches!(i.word.as_str(), "was" | "did" | "had" | "were")
            });
            self.f.conditional = !past || matches!(self.word(at), "if" | "unless");
            self.f.first = at + 1;
        }
    }

    /// Reads the subject; returns the item behind it.
    pub(super) fn subject(&mut self, from: usize) -> usize {
        let mut at = from;
        let mut others = Vec::new();
        let mut me = false;
        let mut thing = false;
        while at < self.f.last {
            let word = self.word(at).to_string();
            match word.as_str() {
                "i" | "me" | "im" | "ive" | "id" | "ill" | "myself" => {
                    me = true;
                    if word == "ill" {
                        self.f.future = true;
                    }
                }
                "we" | "lets" => {
                    me = true;
                    self.f.we = true;
                    self.f.intent |= word == "lets";
                }
                "theyll" | "shell" | "hell" if self.verb(at + 1).is_some() => {
                    others.push(at);
                    self.f.future = true;
                }
                "shes" | "hes" | "theyre"
                    if self.verb(at + 1).is_some() || self.word(at + 1) == "going" =>
                {
                    others.push(at);
                    self.f.progressive = true;
                }
                "he" | "she" | "they" | "who" => others.push(at),
                "both" | "everyone" | "everybody" | "all"
                    if others.is_empty()
                        && (nouns::is_auxiliary(self.word(at + 1))
                            || self.verb(at + 1).is_some()) =>
                {
                    others.push(at)
                }
                "both" | "all" => {}
                "it" | "this" | "that" | "there" | "which" | "what" => thing = true,
                "and" => {}
                _ if self.person(at) => {
                    if self.owner(at) {
                        // "Priya's boss called": Priya does not act.
                        thing = true;
                    } else {
                        others.push(at);
                    }
                }
                _ if self.items[at].part == Part::Mark('(') && !others.is_empty() => {
                    // "Laura Stein (Hooli) emailed", "they (Dev and Elena) asked".
                    let end = (at..self.f.last)
                        .find(|i| self.items[*i].part == Part::Mark(')'))
                        .unwrap_or(at);
                    let named: Vec<usize> = (at..end).filter(|i| self.person(*i)).collect();
                    if !named.is_empty() && others.iter().all(|i| !self.person(*i)) {
                        others = named;
                    }
                    at = end;
                }
                _ if at < self.f.last
                    && matches!(
                        self.items[at].part,
                        Part::Mark(',' | '/' | '-' | '"' | ':' | '\'') | Part::Thing
                    ) => {}
                _ if at < self.f.last && matches!(self.items[at].part, Part::Date(_)) => {
                    if let Part::Date(d) = self.items[at].part {
                        self.f.dates.push(d);
                    }
                }
                w if nouns::is_auxiliary(w)
                    || matches!(w, "'s" | "not" | "n't" | "never" | "no" | "to") =>
                {
                    break;
                }
                w if nouns::is_adverb(w) => {}
                _ if self.main_verb(at, &others, me) => break,
                w if is_transparent(w) && !thing => {}
                w if nouns::channel(w).is_some() && others.is_empty() && !me => break,
                w if nouns::channel(w).is_some() => {
                    // "Priya coffee": a noun beside a name.
                    break;
                }
                w if nouns::is_preposition(w) || nouns::gift(w).is_some() => break,
                _ => {
                    // "her boss", "the launch": somebody or something else.
                    if me || !others.is_empty() {
                        // An apposition ("Priya from legal") or a fragment; look on.
                        if !matches!(word.as_str(), "from" | "at" | "of")
                            && self.verb(at + 1).is_none()
                            && !nouns::is_auxiliary(self.word(at + 1))
                        {
                            break;
                        }
                    }
                    thing |= others.is_empty() && !me;
                }
            }
            at += 1;
        }
        // "Priya from Acme called", "Tom (the PM) will send".
        if !others.is_empty() && !me && matches!(self.word(at), "from" | "at" | "@" | "of" | "in") {
            let mut i = at + 1;
            while i < self.f.last && i < at + 5 {
                let aux = nouns::is_auxiliary(self.word(i)) || matches!(self.word(i), "'s");
                if aux
                    || self
                        .verb(i)
                        .is_some_and(|v| matches!(v.form, Form::Past | Form::Third))
                {
                    at = i;
                    break;
                }
                i += 1;
            }
        }
        self.f.we |= me && !others.is_empty();
        self.f.subject = if me {
            for item in &others {
                self.f.people.push(Part2 {
                    item: *item,
                    place: Place::With,
                });
            }
            Subject::Me
        } else if !others.is_empty() {
            Subject::Others(others)
        } else if thing {
            Subject::Thing
        } else {
            Subject::None
        };
        at
    }
}
