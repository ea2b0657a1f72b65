//! The contact board: five columns of cards.

use chrono::NaiveDate;

use super::{NAMED, Named, PATTERN, named, pattern, word};
use crate::coach::rhythm::Pattern;
use crate::domain::Choice;
use crate::domain::tie::{Balance, Rhythm, Stage, TieKind};
use crate::report::Result;
use crate::store::Store;

/// A card: a person at one glance.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// Kind of tie.
    pub kind: TieKind,
    /// Column.
    pub stage: Stage,
    /// Since when.
    pub stage_since: NaiveDate,
    /// What brings the tie back to mind.
    pub rhythm: Rhythm,
    /// Facts of the past.
    pub pattern: Pattern,
    /// Numbers, from 1, of the open goals they could bring something to.
    pub goals: Vec<usize>,
    /// The latest offer that stands.
    pub offer: Option<String>,
    /// The next plan: its day, if it has one, and what it is.
    pub plan: Option<(Option<NaiveDate>, String)>,
    /// The latest question not yet asked.
    pub question: Option<String>,
    /// How much was given and received, and whether that may be drawn.
    pub given: u32,
    /// See `given`.
    pub received: u32,
    /// Whether the balance may be drawn.
    pub balance: Balance,
}

impl Store {
    /// How many cards each column has, in the order of the columns.
    pub fn board_counts(&self) -> Result<[usize; 5]> {
        let mut counts = [0; 5];
        let rows = self.rows(
            "SELECT stage, count(*) FROM tie GROUP BY stage",
            [],
            |row| Ok((word::<Stage>(row, 0)?, row.get::<_, i64>(1)?)),
        )?;
        for (stage, count) in rows {
            counts[stage.column()] = usize::try_from(count).unwrap_or(0);
        }
        Ok(counts)
    }

    /// Part of a column. The plans that come due first stand first, then the latest contact.
    pub fn board_column(&self, stage: Stage, offset: usize, limit: usize) -> Result<Vec<Card>> {
        self.rows(
            &format!(
                "SELECT {NAMED}, p.role, p.organization, t.kind, t.stage, t.stage_since, t.rhythm,
                        t.balance_shown, {PATTERN},
                        (SELECT what FROM offer o WHERE o.person = p.id AND o.state IN ('idea', 'planned')
                         ORDER BY o.id DESC LIMIT 1),
                        (SELECT count(*) FROM entry e WHERE e.person = p.id AND e.direction = 'given'),
                        (SELECT count(*) FROM entry e WHERE e.person = p.id AND e.direction = 'received'),
                        (SELECT text FROM question q WHERE q.person = p.id AND q.asked_on IS NULL
                         ORDER BY q.created_at DESC LIMIT 1),
                        (SELECT group_concat(n) FROM (SELECT DISTINCT g.n FROM
                          (SELECT id, row_number() OVER (ORDER BY created_at, id) AS n
                           FROM goal WHERE state = 'open') g
                          JOIN contribution c ON c.goal = g.id WHERE c.person = p.id ORDER BY g.n)),
                        f.on_day, f.what, f.cue, f.action
                 FROM tie t JOIN person p ON p.id = t.person JOIN standing s ON s.person = p.id
                 LEFT JOIN follow_up f ON f.id = (SELECT id FROM follow_up
                   WHERE person = p.id AND state = 'open' ORDER BY on_day IS NULL, on_day, id LIMIT 1)
                 WHERE t.stage = ?1
                 ORDER BY f.on_day IS NULL, f.on_day, s.last_touch IS NULL, s.last_touch DESC, s.sort_name
                 LIMIT ?2 OFFSET ?3"
            ),
            rusqlite::params![stage.stored(), limit as i64, offset as i64],
            |row| {
                let goals: Option<String> = row.get(26)?;
                let what: Option<String> = row.get(28)?;
                let plan = match what {
                    None => None,
                    Some(what) => {
                        let (cue, action): (String, String) = (row.get(29)?, row.get(30)?);
                        let sentence = crate::domain::follow_up::plan_sentence(&what, &cue, &action);
                        Some((row.get(27)?, sentence))
                    }
                };
                Ok(Card {
                    name: named(row, 0)?,
                    role: row.get(4)?,
                    organization: row.get(5)?,
                    kind: word(row, 6)?,
                    stage: word(row, 7)?,
                    stage_since: row.get(8)?,
                    rhythm: word(row, 9)?,
                    balance: word(row, 10)?,
                    pattern: pattern(row, 11)?,
                    offer: row.get(22)?,
                    given: row.get(23)?,
                    received: row.get(24)?,
                    question: row.get(25)?,
                    goals: goals
                        .map(|goals| goals.split(',').filter_map(|n| n.parse().ok()).collect())
                        .unwrap_or_default(),
                    plan,
                })
            },
        )
    }
}
