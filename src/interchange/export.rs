//! What of a person leaves, and in which form: a card, a record of a table, a page of the notebook, an entry
//! of a calendar.
//!
//! Cards, tables and calendars go to other people's programs. What somebody cares about and needs, how the
//! two met and what was heard in a conversation are the user's own and never in them; the notebook and the
//! archive have everything. Not here: which file it goes to.

use super::calendar::write::{Alarm, Entry, Event, Repeats};
use super::incoming::{IncomingPerson, Labelled};
use super::notebook;
use super::vcard::{self, Version, Written};
use crate::domain::follow_up::FollowUp;
use crate::domain::person::{Person, PointKind};
use crate::domain::promise::Promise;
use crate::store::query::export::{Dated, History, Leaving};
use crate::store::query::synced::Revisions;

/// The card of somebody. Its lasting name is that of the card they came from, or else their own.
pub fn card(leaving: &Leaving, version: Version) -> String {
    let tags = tags(leaving);
    let rest: Vec<&str> = leaving
        .cards
        .iter()
        .map(|card| card.rest.as_str())
        .collect();
    let person = Person {
        how_met: String::new(),
        ..leaving.person.clone()
    };
    vcard::write(
        &Written {
            person: &person,
            points: &leaving.points,
            tags: &tags,
            uid: &uid(leaving),
            known_since: leaving.tie.known_since,
            revised: None,
            rest: &rest,
        },
        version,
    )
}

/// The record of somebody in our own table.
pub fn row(leaving: &Leaving) -> IncomingPerson {
    let person = &leaving.person;
    let of = |kind: PointKind| -> Vec<Labelled> {
        let points = leaving.points.iter().filter(|point| point.kind == kind);
        points
            .map(|point| Labelled {
                label: point.label.clone(),
                value: point.value.clone(),
            })
            .collect()
    };
    IncomingPerson {
        full_name: person.full_name.clone(),
        family_name: person.family_name.clone(),
        given_name: person.given_name.clone(),
        nickname: person.nickname.clone(),
        pronouns: person.pronouns.clone(),
        emails: of(PointKind::Email),
        phones: of(PointKind::Phone),
        links: of(PointKind::Link),
        addresses: of(PointKind::Address),
        organization: person.organization.clone(),
        role: person.role.clone(),
        place: person.place.clone(),
        birthday: person.birthday,
        note: person.notes.clone(),
        categories: tags(leaving),
        known_since: leaving.tie.known_since,
        uid: uid(leaving),
        ..IncomingPerson::default()
    }
}

/// Their tags, in the order in which they were given: the file they came from has them so.
fn tags(leaving: &Leaving) -> Vec<String> {
    let mut tags: Vec<_> = leaving.tags.iter().collect();
    tags.sort_by_key(|tag| tag.id.uuid());
    tags.into_iter().map(|tag| tag.name.clone()).collect()
}

fn uid(leaving: &Leaving) -> String {
    let own = || leaving.person.id.to_string();
    let mut cards = leaving.cards.iter();
    cards
        .find(|card| !card.uid.is_empty())
        .map_or_else(own, |card| card.uid.clone())
}

/// The page of somebody in the notebook.
pub fn page(leaving: &Leaving, history: &History) -> String {
    let person = &leaving.person;
    let others: Vec<Vec<&str>> = history
        .talks
        .iter()
        .map(|talk| {
            let others = talk.people.iter().filter(|other| other.id != person.id);
            others.map(|other| other.full_name.as_str()).collect()
        })
        .collect();
    let talks: Vec<notebook::Talk<'_>> = history
        .talks
        .iter()
        .zip(&others)
        .map(|(talk, with)| notebook::Talk {
            interaction: &talk.interaction,
            with,
            debrief: talk.debrief.as_ref(),
        })
        .collect();
    let introductions: Vec<notebook::Introduced<'_>> = history
        .introductions
        .iter()
        .map(|(introduction, other)| {
            let (own, other) = (person.full_name.as_str(), other.full_name.as_str());
            let (first, second) = match introduction.first == person.id {
                true => (own, other),
                false => (other, own),
            };
            notebook::Introduced {
                introduction,
                first,
                second,
            }
        })
        .collect();
    notebook::write(&notebook::Page {
        person,
        met_through: &history.met_through,
        tie: Some(&leaving.tie),
        points: &leaving.points,
        tags: &leaving.tags,
        talks: &talks,
        questions: &history.questions,
        promises: &history.promises,
        entries: &history.entries,
        offers: &history.offers,
        follow_ups: &history.follow_ups,
        introductions: &introductions,
    })
}

/// A follow-up as an event; `None` without a day.
pub fn follow_up_event(dated: &Dated<FollowUp>, alarm: Option<Alarm>) -> Option<Event> {
    let plan = dated.row.plan();
    let title = match plan.trim() {
        "" => format!("Be in touch with {}", dated.who.full_name),
        plan => format!("{}: {plan}", dated.who.full_name),
    };
    Some(Event {
        entry: entry(dated, &dated.row.id.to_string(), title, alarm),
        day: dated.row.on_day?,
        repeats: Repeats::Never,
    })
}

/// A promise as an event; `None` without a day.
pub fn promise_event(dated: &Dated<Promise>, alarm: Option<Alarm>) -> Option<Event> {
    let title = format!("Promised {}: {}", dated.who.full_name, dated.row.what);
    Some(Event {
        entry: entry(dated, &dated.row.id.to_string(), title, alarm),
        day: dated.row.due?,
        repeats: Repeats::Never,
    })
}

/// The birthday of somebody as an event of every year; `None` where none is known. `changed` says when and
/// how often they were written anew.
pub fn birthday_event(
    person: &Person,
    changed: Option<Revisions>,
    alarm: Option<Alarm>,
) -> Option<Event> {
    let birthday = person.birthday?;
    let name = &person.full_name;
    let title = match birthday.year() {
        Some(year) => format!("Birthday of {name} (born {year})"),
        None => format!("Birthday of {name}"),
    };
    Some(Event {
        entry: Entry {
            uid: format!("{}-birthday@cordial", person.id),
            title,
            description: String::new(),
            last_changed: changed.map_or(person.created_at, |changed| changed.last),
            sequence: changed.map_or(0, |changed| changed.count),
            alarm,
        },
        day: birthday.first()?,
        repeats: Repeats::Yearly,
    })
}

fn entry<T>(dated: &Dated<T>, id: &str, title: String, alarm: Option<Alarm>) -> Entry {
    Entry {
        uid: format!("{id}@cordial"),
        title,
        description: String::new(),
        last_changed: dated.last_changed,
        sequence: dated.revisions,
        alarm,
    }
}
