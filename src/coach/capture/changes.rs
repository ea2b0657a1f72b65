//! From what was understood to what is written: a reading and the people it is about become one change,
//! and the same in words for the preview.
//!
//! Pure. What needs rows as they stand (notes and tags of known people) is left to the caller in
//! [`Captured`].

use chrono::NaiveDate;

use super::reading::{By, Day, GiftDirection, Reading, Who};
use crate::domain::civil;
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::GoalId;
use crate::domain::intent::{NewPerson, NewTalk, list};
use crate::domain::interaction::TouchDirection;
use crate::domain::ledger::{self, AskedBy, Entry};
use crate::domain::moment::Now;
use crate::domain::person::{PersonId, PointKind, short_name};
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::{Change, Choice, IdSource};

/// Somebody a reading can be about; the key of [`Who::Known`] is the place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// The whole name.
    pub full_name: String,
    /// What to call them.
    pub short: String,
}

/// What a reading becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// Everything that can be written without looking at rows.
    pub change: Change,
    /// Text to be added to the notes of people who are known.
    pub notes: Vec<(PersonId, String)>,
    /// Tags to be put on people, where they do not wear them yet.
    pub tags: Vec<(PersonId, String)>,
}

/// The kinds of lines of the preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Somebody new.
    Person,
    /// Contact.
    Talk,
    /// Something given.
    Given,
    /// Something received.
    Received,
    /// A promise.
    Promise,
    /// A follow-up.
    FollowUp,
    /// A note about somebody.
    Note,
    /// A tag.
    Tag,
}

impl LineKind {
    /// The word at the beginning of the line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "new person",
            Self::Talk => "talked",
            Self::Given => "gave",
            Self::Received => "received",
            Self::Promise => "promised",
            Self::FollowUp => "follow up",
            Self::Note => "note",
            Self::Tag => "tag",
        }
    }
}

/// A line of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// In words.
    pub text: String,
}

/// What will be written, in words, in the order of the text's kinds.
pub fn lines(reading: &Reading, people: &[Member], today: NaiveDate) -> Vec<Line> {
    let who = |who: &Who| name(reading, people, *who);
    let day = |day: &Day| match day {
        Day::On(day) => civil::day_words(*day, today),
        Day::Asked(at) => asked(reading, *at),
    };
    let mut lines = Vec::new();
    let mut say = |kind, text: String| lines.push(Line { kind, text });
    for new in &reading.new_people {
        say(LineKind::Person, new.name.clone());
    }
    for talk in &reading.talks {
        let with: Vec<String> = talk.people.iter().map(who).collect();
        let text = format!(
            "{} · {} · {}",
            list(&with),
            talk.channel.label(),
            day(&talk.on)
        );
        say(LineKind::Talk, text);
    }
    for gift in &reading.gifts {
        let kind = match gift.direction {
            GiftDirection::Given => LineKind::Given,
            GiftDirection::Received => LineKind::Received,
        };
        let what = match &gift.to {
            Some(to) => format!("introduction to {}", who(to)),
            None => format!("{} ({})", gift.what, gift.kind.label()),
        };
        say(
            kind,
            format!("{} · {what} · {}", who(&gift.person), day(&gift.on)),
        );
    }
    for promise in &reading.promises {
        let person = who(&promise.person);
        let arrow = match promise.by {
            By::Me => format!("you → {person}"),
            By::Them => format!("{person} → you"),
            By::Asked(at) => format!("{person} {}", asked(reading, at)),
        };
        let due = promise
            .due
            .as_ref()
            .map_or_else(|| "no date".to_owned(), day);
        say(
            LineKind::Promise,
            format!("{arrow} · {} · {due}", promise.what),
        );
    }
    for plan in &reading.follow_ups {
        let on = plan
            .on
            .as_ref()
            .map_or_else(|| "no day yet".to_owned(), day);
        say(
            LineKind::FollowUp,
            format!("{} · {} · {on}", who(&plan.person), plan.what),
        );
    }
    for note in &reading.notes {
        let about = note.person.as_ref().map_or_else(|| "?".to_owned(), who);
        say(LineKind::Note, format!("{about} · {}", note.text));
    }
    for tag in &reading.tags {
        say(LineKind::Tag, format!("#{}", tag.name));
    }
    lines
}

fn asked(reading: &Reading, at: usize) -> String {
    reading
        .questions
        .get(at)
        .map_or_else(|| "?".to_owned(), |question| format!("{}?", question.text))
}

/// What somebody in a reading is called: the whole name, or the words that are not clear yet.
pub fn name(reading: &Reading, people: &[Member], who: Who) -> String {
    match who {
        Who::Known(key) => people
            .get(key as usize)
            .map(|member| member.full_name.clone())
            .unwrap_or_default(),
        Who::New(at) => reading
            .new_people
            .get(at)
            .map(|new| new.name.clone())
            .unwrap_or_default(),
        Who::Asked(at) => asked(reading, at),
    }
}

/// The change that writes a reading; `None` while something is open, wrong, or there is nothing to write.
pub fn change(
    reading: &Reading,
    people: &[Member],
    goals: &[GoalId],
    ids: &mut IdSource,
    now: Now,
) -> Option<Captured> {
    if !reading.is_ready() {
        return None;
    }
    let mut change = Change::new("");
    let mut new_ids = Vec::new();
    for new in &reading.new_people {
        let mut person = NewPerson::named(&new.name, ids, now);
        person.points = new
            .email
            .iter()
            .map(|address| (PointKind::Email, address.clone()))
            .collect();
        new_ids.push(Member {
            id: person.person.id,
            full_name: new.name.clone(),
            short: short_name(&new.name, "", "").to_owned(),
        });
        change = change.and(person.added(ids, now));
    }
    let member = |who: Who| match who {
        Who::Known(key) => people.get(key as usize),
        Who::New(at) => new_ids.get(at),
        Who::Asked(_) => None,
    };
    let mut said: Vec<String> = Vec::new();
    let mut talk_id = None;
    for talk in &reading.talks {
        let with: Vec<(PersonId, String)> = distinct(
            talk.people
                .iter()
                .filter_map(|who| member(*who).map(|member| (member.id, member.short.clone()))),
        );
        let logged = NewTalk {
            people: &with,
            on: on(talk.on)?,
            channel: talk.channel,
            direction: TouchDirection::Mutual,
            summary: talk.text.clone(),
        };
        let (id, logged) = logged.logged(ids, now);
        talk_id.get_or_insert(id);
        said.push(logged.said.clone());
        change = change.and(logged);
    }
    for gift in &reading.gifts {
        let person = member(gift.person)?;
        let what = match gift.to {
            Some(to) => format!("introduction to {}", member(to)?.full_name),
            None => gift.what.clone(),
        };
        let (direction, word) = match gift.direction {
            GiftDirection::Given => (ledger::GiftDirection::Given, "a give"),
            GiftDirection::Received => (ledger::GiftDirection::Received, "a receive"),
        };
        said.push(word.to_owned());
        change = change.add(Entry {
            id: ids.fresh(now.at),
            person: person.id,
            direction,
            kind: gift.kind,
            what,
            on_day: on(gift.on)?,
            asked_by: AskedBy::Nobody,
            thanked_on: None,
            interaction: talk_id,
            offer: None,
            created_at: now.at,
        });
    }
    for promise in &reading.promises {
        let promised_by = match promise.by {
            By::Me => PromisedBy::Me,
            By::Them => PromisedBy::Them,
            By::Asked(_) => return None,
        };
        said.push("a promise".to_owned());
        change = change.add(Promise {
            id: ids.fresh(now.at),
            person: member(promise.person)?.id,
            promised_by,
            what: promise.what.clone(),
            made_on: now.today,
            due: promise.due.and_then(on),
            state: PromiseState::Open,
            closed_on: None,
            interaction: talk_id,
            created_at: now.at,
        });
    }
    let goal = reading
        .goals
        .first()
        .and_then(|mention| goals.get(mention.goal))
        .copied();
    for plan in &reading.follow_ups {
        said.push("a follow-up".to_owned());
        let person = member(plan.person)?.id;
        let on_day = plan.on.and_then(on);
        let plan = FollowUp::on(ids.fresh(now.at), person, on_day, plan.what.clone(), now.at);
        change = change.add(FollowUp { goal, ..plan });
    }
    let mut notes = Vec::new();
    for note in &reading.notes {
        if let Some(person) = note.person.and_then(member) {
            notes.push((person.id, note.text.clone()));
            said.push(format!("a note about {}", person.short));
        }
    }
    let present = distinct(
        reading
            .talks
            .iter()
            .flat_map(|talk| talk.people.iter().copied())
            .chain(reading.notes.iter().filter_map(|note| note.person))
            .filter_map(|who| member(who).map(|member| (member.id, ()))),
    );
    let tags = present
        .iter()
        .flat_map(|(person, ())| reading.tags.iter().map(|tag| (*person, tag.name.clone())))
        .collect();
    if said.is_empty() {
        return None;
    }
    let said = sentence(&said);
    Some(Captured {
        change: change.saying(said),
        notes,
        tags,
    })
}

/// `Logged coffee with Priya, a give, a promise and a follow-up`.
fn sentence(said: &[String]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (at, part) in said.iter().enumerate() {
        let part = if at > 0 {
            part.trim_start_matches("Logged ").to_owned()
        } else {
            part.clone()
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let first = parts
        .first()
        .is_some_and(|part| part.starts_with("Logged "));
    let all = list(&parts);
    if first { all } else { format!("Noted {all}") }
}

fn on(day: Day) -> Option<NaiveDate> {
    match day {
        Day::On(day) => Some(day),
        Day::Asked(_) => None,
    }
}

/// Each person once, in order.
fn distinct<T>(people: impl Iterator<Item = (PersonId, T)>) -> Vec<(PersonId, T)> {
    let mut seen: Vec<(PersonId, T)> = Vec::new();
    for (person, rest) in people {
        if seen.iter().all(|(known, _)| *known != person) {
            seen.push((person, rest));
        }
    }
    seen
}
