//! What happened with a contact and what is to happen: talks, reminders, tasks, notes. Gifts and debts are
//! `money`.
//!
//! Whatever has no day of its own takes the day on which it was written down, and without any day it
//! becomes a line of the note.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::super::guess;
use super::super::incoming::{Happening, Limits};
use super::super::reading::{Paragraphs, joined};
use super::account::{Account, spaced};
use super::every::Every;
use super::tree::Node;
use crate::domain::interaction::{Channel, TouchDirection};

/// What is told of one contact.
pub(super) struct Story {
    /// Everything that is only said.
    pub(super) note: Paragraphs,
    /// Everything that has a place of its own.
    pub(super) history: Vec<Happening>,
    written_on: Option<NaiveDate>,
    exported_on: Option<NaiveDate>,
}

impl Story {
    /// Nothing told of `contact` yet.
    pub(super) fn of(contact: &Node, account: &Account<'_>, limits: &Limits) -> Self {
        Self {
            note: Paragraphs::within(limits.field_bytes.saturating_sub(64)),
            history: Vec::new(),
            written_on: contact.property("created_at").day(),
            exported_on: account.exported_on,
        }
    }

    /// Tells everything that `contact` holds.
    pub(super) fn tell<'n>(&mut self, contact: &'n Node, account: &Account<'n>) {
        for entry in account.activities_of(contact) {
            self.activity(entry, account);
        }
        let whole = |name: &str| -> Vec<&'n Node> {
            let mut entries = contact.collection(name);
            entries.retain(|entry| matches!(entry, Node::Fields(_)));
            entries
        };
        for entry in whole("calls") {
            self.call(entry);
        }
        for entry in whole("conversations") {
            self.conversation(entry, account);
        }
        for entry in whole("gifts") {
            self.gift(entry);
        }
        for entry in whole("debts") {
            self.debt(entry);
        }
        for entry in whole("reminders") {
            self.reminder(entry);
        }
        for entry in whole("tasks") {
            self.task(entry);
        }
        for entry in whole("life_events") {
            self.life_event(entry, account);
        }
        for entry in contact.collection("notes") {
            let body = match entry {
                Node::Fields(_) => ["body", "content", "notes"]
                    .into_iter()
                    .map(|key| entry.property(key).text())
                    .find(|body| !body.is_empty())
                    .unwrap_or_default(),
                bare => bare.text(),
            };
            self.note
                .add_dated(entry.property("created_at").day(), &body);
        }
    }

    /// The day of `entry` under the first of `keys` that has one, else when it was written down.
    pub(super) fn day(&self, entry: &Node, keys: &[&str]) -> Option<NaiveDate> {
        keys.iter()
            .chain(&["created_at"])
            .find_map(|key| entry.property(key).day())
            .or(self.written_on)
            .or(self.exported_on)
    }

    /// A talk on the day of `entry` under one of `keys`; an entry that says nothing at all is none.
    fn talk(&mut self, entry: &Node, keys: &[&str], channel: Channel, summary: String) {
        let dated = keys.iter().any(|key| entry.property(key).day().is_some());
        let key = uuid(entry);
        if summary.is_empty() && !dated && key.is_empty() {
            return;
        }
        match self.day(entry, keys) {
            Some(on) => self.history.push(Happening::Talk {
                key,
                on,
                channel,
                direction: TouchDirection::Mutual,
                summary,
            }),
            None => self.note.add(&summary),
        }
    }

    fn activity(&mut self, entry: &Node, account: &Account<'_>) {
        let kind = [entry.property("type"), entry.property("activity_types")]
            .into_iter()
            .find(|kind| **kind != Node::Nothing)
            .map_or(&Node::Nothing, |kind| account.activity_type(kind));
        let kind = match kind {
            Node::Fields(_) => joined(
                &[
                    &kind.property("translation_key").text(),
                    &kind.property("name").text(),
                ],
                " ",
            ),
            _ => String::new(),
        };
        let summary = joined(
            &[
                &entry.property("summary").text(),
                &entry.property("description").text(),
            ],
            "\n",
        );
        let channel = guess::channel(&joined(&[&kind, &summary], " "));
        self.talk(entry, &["happened_at", "date"], channel, summary);
    }

    fn call(&mut self, entry: &Node) {
        let content = entry.property("content").text();
        self.talk(entry, &["called_at"], Channel::Call, content);
    }

    /// A conversation becomes a talk for each of its days.
    fn conversation(&mut self, entry: &Node, account: &Account<'_>) {
        let kind = account.field_type(entry.property("contact_field_types"));
        let means = joined(
            &[
                &kind.property("type").text(),
                &kind.property("protocol").text(),
                &kind.property("name").text(),
            ],
            " ",
        )
        .to_lowercase();
        let channel = if means.contains("mail") {
            Channel::Email
        } else {
            Channel::Message
        };
        let began = self.day(entry, &["happened_at"]);
        let mut days: Vec<DayOfTalk> = Vec::new();
        for message in entry.collection("messages") {
            let content = match message {
                Node::Fields(_) => message.property("content").text(),
                bare => bare.text(),
            };
            let on = message.property("written_at").day().or(began);
            let mine = message.property("written_by_me").flag().unwrap_or_default();
            let said = (mine, content);
            match days.iter_mut().find(|day| day.on == on) {
                Some(day) => day.said.push(said),
                None => days.push(DayOfTalk {
                    on,
                    said: vec![said],
                }),
            }
        }
        if days.is_empty() {
            return self.talk(entry, &["happened_at"], channel, String::new());
        }
        for DayOfTalk { on, said } in days {
            let direction = match (
                said.iter().any(|(mine, _)| *mine),
                said.iter().any(|(mine, _)| !*mine),
            ) {
                (true, false) => TouchDirection::Mine,
                (false, true) => TouchDirection::Theirs,
                _ => TouchDirection::Mutual,
            };
            let lines: Vec<String> = said
                .iter()
                .filter(|(_, content)| !content.is_empty())
                .map(|(mine, content)| match (direction, mine) {
                    (TouchDirection::Mutual, true) => format!("me: {content}"),
                    (TouchDirection::Mutual, false) => format!("them: {content}"),
                    _ => content.clone(),
                })
                .collect();
            let summary = lines.join("\n");
            match on {
                Some(on) => self.history.push(Happening::Talk {
                    key: match uuid(entry).as_str() {
                        "" => String::new(),
                        uuid => format!("{uuid} {on}"),
                    },
                    on,
                    channel,
                    direction,
                    summary,
                }),
                None => self.note.add(&summary),
            }
        }
    }

    fn reminder(&mut self, entry: &Node) {
        // Monica makes these itself for birthdays, which have a place of their own.
        if entry.property("delible").flag() == Some(false) {
            return;
        }
        let title = entry.property("title").text();
        let description = entry.property("description").text();
        let every = Every::of(entry);
        let what = joined(
            &[
                &joined(&[&title, &every.map(Every::words).unwrap_or_default()], " "),
                &description,
            ],
            ": ",
        );
        if title.is_empty() && description.is_empty() {
            return;
        }
        let first = entry.property("initial_date").day();
        let next = match (first, every, self.exported_on) {
            (Some(first), Some(every), Some(today)) => every.next(first, today),
            (first, _, _) => first,
        };
        let gone = entry.property("inactive").flag() == Some(true)
            || next
                .zip(self.exported_on)
                .is_some_and(|(on, today)| on < today);
        if gone {
            return self.note.add_dated(next, &format!("Reminder: {what}"));
        }
        self.history.push(Happening::FollowUp {
            key: uuid(entry),
            on: next,
            what,
        });
    }

    fn task(&mut self, entry: &Node) {
        let what = joined(
            &[
                &entry.property("title").text(),
                &entry.property("description").text(),
            ],
            ": ",
        );
        if what.is_empty() {
            return;
        }
        let completed_on = entry.property("completed_at").day();
        let completed = entry
            .property("completed")
            .flag()
            .unwrap_or(completed_on.is_some());
        if completed {
            return self.note.add_dated(completed_on, &format!("Done: {what}"));
        }
        self.history.push(Happening::FollowUp {
            key: uuid(entry),
            on: None,
            what,
        });
    }

    fn life_event(&mut self, entry: &Node, account: &Account<'_>) {
        let kind = [entry.property("type"), entry.property("life_event_types")]
            .into_iter()
            .find(|kind| **kind != Node::Nothing)
            .map_or(&Node::Nothing, |kind| account.event_type(kind));
        let kind = match kind {
            Node::Fields(_) => ["name", "translation_key"]
                .into_iter()
                .map(|key| spaced(&kind.property(key).text()))
                .find(|name| !name.is_empty())
                .unwrap_or_default(),
            _ => String::new(),
        };
        let name = match entry.property("name").text() {
            name if name.is_empty() => kind,
            name => name,
        };
        let what = joined(&[&name, &entry.property("notes").text()], ": ");
        self.note
            .add_dated(entry.property("happened_at").day(), &what);
    }
}

/// A day of a conversation.
struct DayOfTalk {
    on: Option<NaiveDate>,
    /// Whether the user wrote it, and what was written.
    said: Vec<(bool, String)>,
}

/// The uuid of an entry; a bare text is none.
pub(super) fn uuid(entry: &Node) -> String {
    entry.property("uuid").text()
}
