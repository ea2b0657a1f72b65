//! Changes that several tables take part in: somebody is added, something happened. The command line,
//! the forms, the lesson and the review all make them here, so that they leave the same rows behind.

use chrono::NaiveDate;

use super::interaction::{Channel, Interaction, InteractionId, Participant, TouchDirection};
use super::moment::Now;
use super::person::{ContactPoint, Person, PersonId, PersonTag, PointKind};
use super::tie::Tie;
use super::{Change, IdSource};

/// What is known of somebody who is to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The person, whose id the other rows take.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// Ways to reach them, in order.
    pub points: Vec<(PointKind, String)>,
    /// Tags, with or without a `#`.
    pub tags: Vec<String>,
}

impl NewPerson {
    /// Somebody of whom only the name is known, about whom nothing is decided.
    pub fn named(full_name: &str, ids: &mut IdSource, now: Now) -> Self {
        let person = Person::named(ids.fresh(now.at), full_name.trim().to_owned(), now.at);
        let tie = Tie::undecided(ids.fresh(now.at), person.id, now.today);
        Self {
            person,
            tie,
            points: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// The change that adds them.
    pub fn added(self, ids: &mut IdSource, now: Now) -> Change {
        let id = self.person.id;
        let mut change = Change::new(format!("Added {}", self.person.full_name))
            .add(self.person)
            .add(self.tie);
        let points = self
            .points
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty());
        for (position, (kind, value)) in (0..).zip(points) {
            change = change.add(ContactPoint {
                id: ids.fresh(now.at),
                person: id,
                kind,
                label: String::new(),
                value: value.trim().to_owned(),
                position,
            });
        }
        for name in clean_tags(&self.tags) {
            change = change.add(PersonTag {
                id: ids.fresh(now.at),
                person: id,
                name,
            });
        }
        change
    }
}

/// Tags as they are kept: without `#`, trimmed, each once, in order.
pub fn clean_tags<T: AsRef<str>>(tags: &[T]) -> Vec<String> {
    let mut clean: Vec<String> = Vec::new();
    for tag in tags {
        let tag = tag.as_ref().trim().trim_start_matches('#').trim();
        if !tag.is_empty() && !clean.iter().any(|known| known == tag) {
            clean.push(tag.to_owned());
        }
    }
    clean
}

/// Something that happened between the user and one or more people.
#[derive(Debug, Clone)]
pub struct NewTalk<'a> {
    /// With whom: at least one, each once, with the names for the sentence.
    pub people: &'a [(PersonId, String)],
    /// The civil day; not after today.
    pub on: NaiveDate,
    /// How.
    pub channel: Channel,
    /// Who began.
    pub direction: TouchDirection,
    /// What it was about.
    pub summary: String,
}

impl NewTalk<'_> {
    /// The change that writes it down, and the id under which it will stand.
    pub fn logged(&self, ids: &mut IdSource, now: Now) -> (InteractionId, Change) {
        let id: InteractionId = ids.fresh(now.at);
        let names: Vec<&str> = self.people.iter().map(|(_, name)| name.as_str()).collect();
        let mut change = Change::new(format!(
            "Logged {} with {}",
            self.channel_word(),
            list(&names)
        ))
        .add(Interaction {
            id,
            on_day: self.on,
            channel: self.channel,
            direction: self.direction,
            summary: self.summary.trim().to_owned(),
            created_at: now.at,
        });
        for (person, _) in self.people {
            change = change.add(Participant {
                id: ids.fresh(now.at),
                interaction: id,
                person: *person,
            });
        }
        (id, change)
    }

    fn channel_word(&self) -> &'static str {
        use super::Choice;
        match self.channel {
            Channel::Met => "a meeting",
            Channel::Other => "a word",
            Channel::Call => "a call",
            Channel::Video => "a video call",
            Channel::Message => "a message",
            Channel::Email => "an e-mail",
            Channel::Letter => "a letter",
            Channel::Walk => "a walk",
            Channel::Event => "an event",
            other => other.label(),
        }
    }
}

/// `Ada`, `Ada and Tom`, `Ada, Tom and Mai`.
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_people_list_them() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["Ada"]), "Ada");
        assert_eq!(list(&["Ada", "Tom", "Mai"]), "Ada, Tom and Mai");
    }

    #[test]
    fn tags_are_kept_once_and_without_their_sign() {
        assert_eq!(
            clean_tags(&["#storage", " storage ", "", "#", "maps"]),
            ["storage", "maps"]
        );
    }
}
