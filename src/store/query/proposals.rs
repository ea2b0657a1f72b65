//! What the coach's matching looks at, and what it then proposes: read here, judged in `coach`.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{NAMED, named};
use crate::coach::matching::{self, Gift, MOST_PEOPLE, Meeting, Someone};
use crate::domain::offer::Offer;
use crate::domain::person::PersonId;
use crate::report::Result;
use crate::store::Store;

/// The most proposals of each sort that are shown.
const MOST_SHOWN: usize = 5;
/// How many of those in touch last are looked through for wishes, and how many of those added last.
const LOOKED_THROUGH: (i64, i64) = (2000, 500);

/// What could be given, and who should meet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposals {
    /// What the user could give, best evidence first.
    pub gifts: Vec<Gift>,
    /// Who should meet, best evidence first.
    pub meetings: Vec<Meeting>,
}

impl Store {
    /// What the coach proposes now: nothing that was dismissed, offered already, or is under way, and
    /// no meeting of two who were together once.
    pub fn proposals(&self) -> Result<Proposals> {
        let people = self.someones(MOST_PEOPLE)?;
        let dismissed: BTreeSet<String> = self.dismissed()?.into_iter().collect();
        let mut proposals = Proposals::default();
        for gift in matching::gifts(&people, &self.assets()?, &dismissed) {
            if proposals.gifts.len() == MOST_SHOWN {
                break;
            }
            if !self.is_offered(&gift)? {
                proposals.gifts.push(gift);
            }
        }
        for meeting in matching::meetings(&people, &dismissed) {
            if proposals.meetings.len() == MOST_SHOWN {
                break;
            }
            if !self.are_acquainted(meeting.first, meeting.second)? {
                proposals.meetings.push(meeting);
            }
        }
        Ok(proposals)
    }

    /// People of whom something is written that could fit something, those in touch last first.
    pub fn someones(&self, limit: usize) -> Result<Vec<Someone>> {
        self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.needs, p.cares_about,
                        (SELECT group_concat(name, char(31)) FROM
                          (SELECT name FROM person_tag WHERE person = p.id ORDER BY name))
                 FROM (SELECT person FROM (SELECT person FROM standing ORDER BY last_touch DESC LIMIT ?1)
                       UNION SELECT id FROM (SELECT id FROM person ORDER BY row DESC LIMIT ?2)) r
                 JOIN person p ON p.id = r.person JOIN standing s ON s.person = p.id
                 WHERE p.needs <> '' OR p.cares_about <> '' OR p.role <> ''
                    OR EXISTS (SELECT 1 FROM person_tag WHERE person = p.id)
                 ORDER BY p.needs = '' AND p.cares_about = '', s.last_touch DESC, p.id LIMIT ?3"
            ),
            params![LOOKED_THROUGH.0, LOOKED_THROUGH.1, limit as i64],
            |row| {
                let name = named(row, 0)?;
                let tags: Option<String> = row.get(7)?;
                Ok(Someone {
                    id: name.id,
                    full_name: name.full_name,
                    short: name.short,
                    role: row.get(4)?,
                    needs: row.get(5)?,
                    cares_about: row.get(6)?,
                    tags: tags
                        .map(|tags| tags.split('\u{1f}').map(str::to_owned).collect())
                        .unwrap_or_default(),
                })
            },
        )
    }

    /// Whether the user has thought of this gift before: an offer to the person, in whatever state.
    pub(super) fn is_offered(&self, gift: &Gift) -> Result<bool> {
        let offers: Vec<Offer> = self.select(
            "WHERE t.person = ?1 ORDER BY t.id DESC LIMIT 50",
            [gift.person.uuid().as_bytes()],
        )?;
        Ok(offers.iter().any(|offer| gift.is_answered_by(&offer.what)))
    }

    /// Whether two people are being introduced, or were together on an occasion that was logged.
    pub(super) fn are_acquainted(&self, one: PersonId, other: PersonId) -> Result<bool> {
        let (one, other) = (one.uuid(), other.uuid());
        let found = self.rows(
            "SELECT 1 FROM introduction WHERE first = ?1 AND second = ?2
             UNION ALL SELECT 1 FROM introduction WHERE first = ?2 AND second = ?1
             UNION ALL SELECT 1 FROM participant a JOIN participant b ON b.interaction = a.interaction
             WHERE a.person = ?1 AND b.person = ?2 LIMIT 1",
            params![one.as_bytes(), other.as_bytes()],
            |_| Ok(()),
        )?;
        Ok(!found.is_empty())
    }
}
