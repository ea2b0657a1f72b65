//! What a brief about one person is made from: the facts of `coach::brief`, and no more of a long history
//! than it can show or keep.

use std::collections::BTreeSet;

use super::person::Talk;
use crate::coach::brief::{Facts, LastTalk, meetings};
use crate::coach::matching::{self, Gift, MOST_PEOPLE, Meeting, Someone};
use crate::domain::ledger::Entry;
use crate::domain::person::{Person, PersonId, PersonTag};
use crate::domain::tie::Cadence;
use crate::report::Result;
use crate::store::Store;

impl Store {
    /// The facts of a brief about `person`; `None` when there is no such person.
    pub fn brief(&self, person: PersonId) -> Result<Option<Facts>> {
        let (Some(who), Some(tie)) = (self.get(person)?, self.tie_of(person)?) else {
            return Ok(None);
        };
        let key = person.uuid();
        let key = key.as_bytes();
        let (gifts, meetings) = self.proposals_for(&who)?;
        let met_through = match who.met_through {
            Some(other) => self.name_of(other)?.map(|name| name.full_name),
            None => None,
        };
        Ok(Some(Facts {
            met_through,
            pattern: self.pattern_of(person)?,
            circle_cadence: self.circle_cadence(tie.circle)?.map(|own| Cadence {
                ideal_days: own.ideal_days,
                latest_days: own.latest_days,
            }),
            talks: self.last_talks(person)?,
            promises: self.select(
                "WHERE t.person = ?1 AND t.state = 'open' ORDER BY t.due IS NULL, t.due, t.made_on, t.id",
                [key],
            )?,
            thanks: self.select(
                "WHERE t.person = ?1 AND t.direction = 'received' AND t.thanked_on IS NULL
                 ORDER BY t.on_day, t.id",
                [key],
            )?,
            last_given: self.last_given(person)?,
            offers: self.select(
                "WHERE t.person = ?1 AND t.state IN ('idea', 'planned')
                 ORDER BY t.state = 'idea', t.id DESC",
                [key],
            )?,
            gifts,
            meetings,
            questions: self.open_questions(person)?,
            plans: self.open_follow_ups(person)?,
            person: who,
            tie,
        }))
    }

    /// What the user gave `person` last.
    fn last_given(&self, person: PersonId) -> Result<Option<Entry>> {
        let given = self.select(
            "WHERE t.person = ?1 AND t.direction = 'given' ORDER BY t.on_day DESC, t.id DESC LIMIT 1",
            [person.uuid().as_bytes()],
        )?;
        Ok(given.into_iter().next())
    }

    /// The last talk; where nothing was noted of it, also the last of which something was.
    fn last_talks(&self, person: PersonId) -> Result<Vec<LastTalk>> {
        let last = self.timeline(person, 0, 1)?.into_iter().next();
        let silent = last.as_ref().is_some_and(|talk| {
            talk.interaction.summary.trim().is_empty() && talk.debrief.is_none()
        });
        let earlier = match silent {
            true => self.last_noted(person)?,
            false => None,
        };
        Ok(last
            .into_iter()
            .chain(earlier)
            .map(|talk| last_talk(talk, person))
            .collect())
    }

    /// The latest talk of which something was noted.
    fn last_noted(&self, person: PersonId) -> Result<Option<Talk>> {
        let noted = self.select(
            "WHERE trim(t.summary) <> '' AND t.id IN (SELECT interaction FROM participant WHERE person = ?1)
             ORDER BY t.on_day DESC, t.created_at DESC, t.id DESC LIMIT 1",
            [person.uuid().as_bytes()],
        )?;
        noted
            .into_iter()
            .next()
            .map(|talk| self.talk(talk))
            .transpose()
    }

    /// What the coach proposes for one person: nothing dismissed, offered already or under way, and nobody
    /// they know.
    fn proposals_for(&self, person: &Person) -> Result<(Vec<Gift>, Vec<Meeting>)> {
        let tags: Vec<PersonTag> = self.select(
            "WHERE t.person = ?1 ORDER BY t.name",
            [person.id.uuid().as_bytes()],
        )?;
        let someone = Someone {
            id: person.id,
            full_name: person.full_name.clone(),
            short: crate::domain::person::short_name(
                &person.full_name,
                &person.given_name,
                &person.nickname,
            )
            .to_owned(),
            role: person.role.clone(),
            tags: tags.into_iter().map(|tag| tag.name).collect(),
            needs: person.needs.clone(),
            cares_about: person.cares_about.clone(),
        };
        let dismissed: BTreeSet<String> = self.dismissed()?.into_iter().collect();
        let mut gifts = Vec::new();
        for gift in matching::gifts(std::slice::from_ref(&someone), &self.assets()?, &dismissed) {
            if !self.is_offered(&gift)? {
                gifts.push(gift);
            }
        }
        let others = self.someones(MOST_PEOPLE)?;
        let meetings = meetings(&someone, &others, &dismissed, |meeting| {
            self.are_acquainted(meeting.first, meeting.second)
        })?;
        Ok((gifts, meetings))
    }
}

fn last_talk(talk: Talk, person: PersonId) -> LastTalk {
    let others = talk.people.into_iter().filter(|name| name.id != person);
    LastTalk {
        others: others.map(|name| name.short).collect(),
        interaction: talk.interaction,
        debrief: talk.debrief,
    }
}
