//! Who on the board may be one person, and everything that refers to one of two who are to be merged.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Named, id};
use crate::coach::identity::{Certainty, Evidence, Index, Traits, compare};
use crate::coach::merge::{About, NEVER, Side, never};
use crate::domain::draft::Dismissal;
use crate::domain::person::{Person, PersonId, short_name};
use crate::domain::tie::Tie;
use crate::domain::{Id, Record, Stored};
use crate::interchange::plan::{Known, Past};
use crate::report::Result;
use crate::store::{Store, rows};

/// Two who may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one who has been here longer.
    pub first: Named,
    /// The other.
    pub second: Named,
    /// How certain it is.
    pub certainty: Certainty,
    /// What speaks for and against.
    pub evidence: Vec<Evidence>,
}

impl Store {
    /// Everybody who may be the same person as somebody else, the most certain first; without those of
    /// whom the user said that they never are.
    pub fn duplicates(&self) -> Result<Vec<Pair>> {
        Ok(self.duplicates_until(&|| false)?.unwrap_or_default())
    }

    /// The same; `None` where `stopped` says so, which is asked all along.
    pub fn duplicates_until(&self, stopped: &dyn Fn() -> bool) -> Result<Option<Vec<Pair>>> {
        let board = self.intake_board(Past::Nothing)?;
        let (people, traits): (Vec<Person>, Vec<Traits>) = board
            .known()
            .map(|known| (known.person.clone(), known.traits()))
            .unzip();
        let index = Index::of(&traits);
        let dismissed: BTreeSet<String> = self.dismissed()?.into_iter().collect();
        let mut pairs = Vec::new();
        for (place, one) in traits.iter().enumerate() {
            if stopped() {
                return Ok(None);
            }
            for (other, found) in index.matches(one, |place| &traits[place]) {
                let (first, second) = (&people[place], &people[other]);
                if other <= place || dismissed.contains(&never(first.id, second.id)) {
                    continue;
                }
                pairs.push((
                    std::cmp::Reverse((found.certainty, found.likeness)),
                    Pair {
                        first: named(first),
                        second: named(second),
                        certainty: found.certainty,
                        evidence: found.evidence,
                    },
                ));
            }
        }
        pairs.sort_by(|(rank, one), (other_rank, other)| {
            rank.cmp(other_rank)
                .then_with(|| one.first.cmp(&other.first))
                .then_with(|| one.second.cmp(&other.second))
        });
        Ok(Some(pairs.into_iter().map(|(_, pair)| pair).collect()))
    }

    /// What speaks for and against two people being one.
    pub fn evidence_of(&self, one: PersonId, other: PersonId) -> Result<Vec<Evidence>> {
        let traits = |person: PersonId| -> Result<Option<Traits>> {
            let key = person.uuid();
            let Some(row) = self.get(person)? else {
                return Ok(None);
            };
            let Some(tie) = self.tie_of(person)? else {
                return Ok(None);
            };
            let known = Known {
                person: row,
                tie,
                points: self.select("WHERE t.person = ?1", [key.as_bytes()])?,
                tags: Vec::new(),
                cards: self.select("WHERE t.person = ?1", [key.as_bytes()])?,
            };
            Ok(Some(known.traits()))
        };
        Ok(match (traits(one)?, traits(other)?) {
            (Some(one), Some(other)) => compare(&one, &other).evidence,
            _ => Vec::new(),
        })
    }

    /// Somebody with every row that refers to them.
    pub fn side(&self, person: PersonId) -> Result<Option<Side>> {
        let Some(row): Option<Person> = self.get(person)? else {
            return Ok(None);
        };
        let Some(tie): Option<Tie> = self.tie_of(person)? else {
            return Ok(None);
        };
        let shape = self.tables.shape(&self.connection, Person::TABLE)?;
        let mut about: Vec<About> = Vec::new();
        for referrer in &shape.referrers {
            let (table, column) = (referrer.table, &referrer.column);
            for id in rows::referring(&self.connection, table, column, person.uuid())? {
                match about
                    .iter_mut()
                    .find(|known| known.record.table() == table && known.record.uuid() == id)
                {
                    Some(known) => known.columns.push(column.clone()),
                    None => about.extend(self.record(table, id)?.map(|record| About {
                        record,
                        columns: vec![column.clone()],
                    })),
                }
            }
        }
        about.extend(self.decided_in_reviews(person)?);
        about.extend(self.told_apart(person)?);
        Ok(Some(Side {
            person: row,
            tie,
            rows: about,
        }))
    }

    /// Who they are not, as the user said.
    fn told_apart(&self, person: PersonId) -> Result<Vec<About>> {
        let dismissals: Vec<Dismissal> = self.select(
            "WHERE substr(t.proposal, 1, length(?1)) = ?1 AND instr(t.proposal, ?2) > 0 ORDER BY t.id",
            [NEVER, person.to_string().as_str()],
        )?;
        let about = |dismissal: Dismissal| About {
            record: dismissal.into(),
            columns: vec!["proposal".into()],
        };
        Ok(dismissals.into_iter().map(about).collect())
    }

    /// What reviews decided about somebody, which no foreign key says.
    fn decided_in_reviews(&self, person: PersonId) -> Result<Vec<About>> {
        let ids: Vec<Uuid> = self.rows(
            "SELECT id FROM review_item WHERE subject = ?1 ORDER BY id",
            [person.to_string()],
            |row| id(row, 0).map(|id: Id<Person>| id.uuid()),
        )?;
        let mut about = Vec::new();
        for id in ids {
            about.extend(self.record("review_item", id)?.map(|record: Record| About {
                record,
                columns: vec!["subject".into()],
            }));
        }
        Ok(about)
    }
}

fn named(person: &Person) -> Named {
    Named {
        short: short_name(&person.full_name, &person.given_name, &person.nickname).to_owned(),
        id: person.id,
        full_name: person.full_name.clone(),
    }
}
