//! What happened with somebody, from a file to rows: each thing once, however often the file is read.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::incoming::Happening;
use super::fingerprint::Fingerprint;
use super::fit;
use crate::domain::follow_up::FollowUp;
use crate::domain::interaction::{Channel, Interaction, InteractionId, Participant};
use crate::domain::ledger::{AskedBy, Entry};
use crate::domain::moment::Now;
use crate::domain::person::{PersonId, sort_key};
use crate::domain::promise::{Promise, PromiseState};
use crate::domain::{Choice, IdSource, Record};

/// The sorts of things that happen, as they are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A conversation.
    Talk,
    /// Something given or received.
    Gift,
    /// A promise.
    Promise,
    /// A plan.
    FollowUp,
}

/// By what something without a name of its own is known again: with whom, what sort, on which day, and
/// what was said of it.
pub fn memory_of(person: PersonId, kind: Kind, on: Option<NaiveDate>, said: &str) -> u64 {
    let kind = match kind {
        Kind::Talk => "talk",
        Kind::Gift => "gift",
        Kind::Promise => "promise",
        Kind::FollowUp => "follow-up",
    };
    let day = on.map(|day| day.to_string()).unwrap_or_default();
    Fingerprint::new()
        .text(&person.to_string())
        .text(kind)
        .text(&day)
        .text(&sort_key(said))
        .half()
}

/// What was taken in, before and in this import.
pub(super) struct Memory<'m> {
    pub origins: &'m HashSet<(String, String)>,
    pub happened: &'m HashSet<u64>,
    pub new_origins: HashSet<(&'static str, String)>,
    pub new_happened: HashSet<u64>,
    /// Conversations of this import by their names in the file: several people can have one.
    pub talks: HashMap<(&'static str, String), InteractionId>,
    /// Who takes part in them.
    pub parts: HashSet<(InteractionId, PersonId)>,
}

impl<'m> Memory<'m> {
    pub(super) fn of(origins: &'m HashSet<(String, String)>, happened: &'m HashSet<u64>) -> Self {
        Self {
            origins,
            happened,
            new_origins: HashSet::new(),
            new_happened: HashSet::new(),
            talks: HashMap::new(),
            parts: HashSet::new(),
        }
    }

    /// Whether something of this name, or without one of this memory, is here already; if not it is
    /// from now on. An origin that is to be kept is put into `kept`.
    fn is_known(
        &mut self,
        source: &'static str,
        key: &str,
        memory: u64,
        kept: &mut Vec<(&'static str, String)>,
    ) -> bool {
        if key.is_empty() {
            return self.happened.contains(&memory) || !self.new_happened.insert(memory);
        }
        let name = (source, key.to_owned());
        if self.origins.contains(&(source.to_owned(), key.to_owned()))
            || self.new_origins.contains(&name)
        {
            return true;
        }
        self.new_origins.insert(name.clone());
        kept.push(name);
        false
    }
}

/// The rows that something makes which happened with a person, as a kind of file tells it; origins to be
/// kept go to `kept`.
pub(super) fn rows(
    happening: &Happening,
    (person, source): (PersonId, &'static str),
    memory: &mut Memory<'_>,
    kept: &mut Vec<(&'static str, String)>,
    ids: &mut IdSource,
    now: Now,
) -> Vec<Record> {
    match happening {
        Happening::Talk {
            key,
            on,
            channel,
            direction,
            summary,
        } => {
            let summary = fit::text(summary);
            if *on > now.today {
                // What is still to come has not happened.
                let what = match summary.as_str() {
                    "" => channel_words(*channel),
                    said => said.to_owned(),
                };
                let plan = Happening::FollowUp {
                    key: key.clone(),
                    on: Some(*on),
                    what,
                };
                return rows(&plan, (person, source), memory, kept, ids, now);
            }
            let shared = memory.talks.get(&(source, key.clone())).copied();
            if let Some(interaction) = shared.filter(|_| !key.is_empty()) {
                return match memory.parts.insert((interaction, person)) {
                    true => vec![part(interaction, person, ids, now)],
                    false => Vec::new(),
                };
            }
            let known = memory_of(person, Kind::Talk, Some(*on), &summary);
            if memory.is_known(source, key, known, kept) {
                return Vec::new();
            }
            let id = ids.fresh(now.at);
            memory.talks.insert((source, key.clone()), id);
            memory.parts.insert((id, person));
            vec![
                Interaction {
                    id,
                    on_day: *on,
                    channel: *channel,
                    direction: *direction,
                    summary,
                    created_at: now.at,
                }
                .into(),
                part(id, person, ids, now),
            ]
        }
        Happening::Gift {
            key,
            on,
            direction,
            kind,
            what,
        } => {
            let what = something(what, "something");
            let known = memory_of(person, Kind::Gift, Some(*on), &what);
            if memory.is_known(source, key, known, kept) {
                return Vec::new();
            }
            vec![
                Entry {
                    id: ids.fresh(now.at),
                    person,
                    direction: *direction,
                    kind: *kind,
                    what,
                    on_day: *on,
                    asked_by: AskedBy::Nobody,
                    // Whether and when thanks were said, other programs do not tell.
                    thanked_on: None,
                    interaction: None,
                    offer: None,
                    created_at: now.at,
                }
                .into(),
            ]
        }
        Happening::Promise {
            key,
            by,
            what,
            made_on,
            due,
        } => {
            let what = something(what, "something");
            let known = memory_of(person, Kind::Promise, Some(*made_on), &what);
            if memory.is_known(source, key, known, kept) {
                return Vec::new();
            }
            vec![
                Promise {
                    id: ids.fresh(now.at),
                    person,
                    promised_by: *by,
                    what,
                    made_on: *made_on,
                    due: *due,
                    state: PromiseState::Open,
                    closed_on: None,
                    interaction: None,
                    created_at: now.at,
                }
                .into(),
            ]
        }
        Happening::FollowUp { key, on, what } => {
            let what = something(what, "a word");
            let known = memory_of(person, Kind::FollowUp, *on, &what);
            if memory.is_known(source, key, known, kept) {
                return Vec::new();
            }
            vec![FollowUp::on(ids.fresh(now.at), person, *on, what, now.at).into()]
        }
    }
}

fn part(interaction: InteractionId, person: PersonId, ids: &mut IdSource, now: Now) -> Record {
    Participant {
        id: ids.fresh(now.at),
        interaction,
        person,
    }
    .into()
}

fn something(text: &str, otherwise: &str) -> String {
    let text = fit::text(text);
    match fit::is_visible(&text) {
        true => text,
        false => otherwise.to_owned(),
    }
}

fn channel_words(channel: Channel) -> String {
    match channel {
        Channel::Met => "meet".into(),
        Channel::Other => "a word".into(),
        other => other.label().to_owned(),
    }
}
