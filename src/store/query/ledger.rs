//! The reciprocity ledger: what can be acted on, the picture, and the history.

use chrono::NaiveDate;

use super::{NAMED, Named, named, word};
use crate::domain::interaction::Question;
use crate::domain::introduction::Introduction;
use crate::domain::ledger::Entry;
use crate::domain::offer::Offer;
use crate::domain::person::PersonId;
use crate::domain::promise::Promise;
use crate::domain::tie::Balance;
use crate::report::Result;
use crate::store::Store;

/// A row with the name of the person it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct With<T> {
    /// Who.
    pub name: Named,
    /// The row.
    pub row: T,
}

/// The first few of something, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First<T> {
    /// The first few.
    pub shown: Vec<T>,
    /// All of them.
    pub total: usize,
}

impl<T> Default for First<T> {
    fn default() -> Self {
        Self {
            shown: Vec::new(),
            total: 0,
        }
    }
}

/// The picture of give and take: who exchanged most, how many more there are, and how many are kept out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// Who exchanged most.
    pub shown: Vec<Exchange>,
    /// People beyond them.
    pub more: usize,
    /// People with whom the balance is hidden.
    pub hidden: usize,
}

/// How much passed between the user and one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Who.
    pub name: Named,
    /// Gives.
    pub given: u32,
    /// Receives.
    pub received: u32,
    /// The first and the last of them.
    pub first: NaiveDate,
    /// See `first`.
    pub last: NaiveDate,
    /// Whether it may be drawn.
    pub balance: Balance,
}

/// An introduction with both names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntroductionLine {
    /// The row.
    pub row: Introduction,
    /// Who is asked first.
    pub first: Named,
    /// The other.
    pub second: Named,
}

/// What somebody needs or cares about, for matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Who.
    pub name: Named,
    /// What they need or are looking for.
    pub needs: String,
    /// What matters to them.
    pub cares_about: String,
}

impl Store {
    /// Open promises, those with the nearest date first.
    pub fn open_promises(&self) -> Result<Vec<With<Promise>>> {
        let promises: Vec<Promise> = self.select(
            "WHERE t.state = 'open' ORDER BY t.due IS NULL, t.due, t.made_on, t.id",
            [],
        )?;
        self.with_names(promises, |promise| promise.person)
    }

    /// What was received and not yet thanked for, the latest first.
    pub fn thanks_unsaid(&self) -> Result<Vec<With<Entry>>> {
        let entries: Vec<Entry> = self.select(
            "WHERE t.thanked_on IS NULL AND t.direction = 'received' ORDER BY t.on_day DESC, t.id DESC",
            [],
        )?;
        self.with_names(entries, |entry| entry.person)
    }

    /// Offers that stand, the planned first.
    pub fn standing_offers(&self) -> Result<Vec<With<Offer>>> {
        let offers: Vec<Offer> = self.select(
            "WHERE t.state IN ('idea', 'planned') ORDER BY t.state = 'idea', t.id DESC",
            [],
        )?;
        self.with_names(offers, |offer| offer.person)
    }

    /// Introductions, those under way first.
    pub fn introductions(&self) -> Result<Vec<IntroductionLine>> {
        let rows: Vec<Introduction> = self.select(
            "ORDER BY t.state IN ('met', 'declined'), t.state = 'idea', t.since DESC, t.id",
            [],
        )?;
        self.introduction_lines(rows)
    }

    fn introduction_lines(&self, rows: Vec<Introduction>) -> Result<Vec<IntroductionLine>> {
        let mut lines = Vec::new();
        for row in rows {
            if let (Some(first), Some(second)) =
                (self.name_of(row.first)?, self.name_of(row.second)?)
            {
                lines.push(IntroductionLine { row, first, second });
            }
        }
        Ok(lines)
    }

    /// The first open promises, in the order of [`Store::open_promises`].
    pub fn first_promises(&self, limit: usize) -> Result<First<With<Promise>>> {
        let open = "WHERE t.state = 'open'";
        let promises: Vec<Promise> = self.select(
            &format!("{open} ORDER BY t.due IS NULL, t.due, t.made_on, t.id LIMIT ?1"),
            [limit as i64],
        )?;
        Ok(First {
            shown: self.with_names(promises, |promise| promise.person)?,
            total: self.count_of("promise", open)?,
        })
    }

    /// The first thanks unsaid, in the order of [`Store::thanks_unsaid`].
    pub fn first_thanks(&self, limit: usize) -> Result<First<With<Entry>>> {
        let unsaid = "WHERE t.thanked_on IS NULL AND t.direction = 'received'";
        let entries: Vec<Entry> = self.select(
            &format!("{unsaid} ORDER BY t.on_day DESC, t.id DESC LIMIT ?1"),
            [limit as i64],
        )?;
        Ok(First {
            shown: self.with_names(entries, |entry| entry.person)?,
            total: self.count_of("entry", unsaid)?,
        })
    }

    /// The first offers that stand, in the order of [`Store::standing_offers`].
    pub fn first_offers(&self, limit: usize) -> Result<First<With<Offer>>> {
        let standing = "WHERE t.state IN ('idea', 'planned')";
        let offers: Vec<Offer> = self.select(
            &format!("{standing} ORDER BY t.state = 'idea', t.id DESC LIMIT ?1"),
            [limit as i64],
        )?;
        Ok(First {
            shown: self.with_names(offers, |offer| offer.person)?,
            total: self.count_of("offer", standing)?,
        })
    }

    /// The first introductions with something left to do: under way, or met without a word of what came
    /// of it. Those furthest on stand first.
    pub fn first_introductions(&self, limit: usize) -> Result<First<IntroductionLine>> {
        let open = "WHERE t.state IN ('idea', 'asked_first', 'asked_second', 'made')
                       OR (t.state = 'met' AND t.outcome = '')";
        let rows: Vec<Introduction> = self.select(
            &format!(
                "{open} ORDER BY CASE t.state WHEN 'made' THEN 0 WHEN 'asked_second' THEN 1
                   WHEN 'asked_first' THEN 2 WHEN 'idea' THEN 3 ELSE 4 END, t.since DESC, t.id LIMIT ?1"
            ),
            [limit as i64],
        )?;
        Ok(First {
            shown: self.introduction_lines(rows)?,
            total: self.count_of("introduction", open)?,
        })
    }

    /// How many gives and receives are written down.
    pub fn entries_count(&self) -> Result<usize> {
        self.count_of("entry", "")
    }

    /// Who exchanged most in the year before `today` and may be drawn, and how many others there are.
    pub fn picture(&self, today: NaiveDate, limit: usize) -> Result<Picture> {
        let since = crate::domain::civil::plus_days(today, -365);
        let counts = self.rows(
            "SELECT t.balance_shown, count(DISTINCT e.person) FROM entry e
             JOIN tie t ON t.person = e.person WHERE e.on_day > ?1 GROUP BY t.balance_shown",
            [since],
            |row| Ok((word::<Balance>(row, 0)?, row.get::<_, i64>(1)?)),
        )?;
        let of = |balance| {
            counts
                .iter()
                .find(|(counted, _)| *counted == balance)
                .map_or(0, |(_, people)| usize::try_from(*people).unwrap_or(0))
        };
        let hidden = of(Balance::Hidden);
        // Those kept out may stand anywhere in the order; so many more are read.
        let mut shown = self.exchanges(today, limit + hidden)?;
        shown.retain(|exchange| exchange.balance == Balance::Shown);
        shown.truncate(limit);
        Ok(Picture {
            more: of(Balance::Shown).saturating_sub(shown.len()),
            hidden,
            shown,
        })
    }

    fn count_of(&self, table: &'static str, condition: &'static str) -> Result<usize> {
        let count: i64 = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM {table} AS t {condition}"))?
            .query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Who exchanged most in the year before `today`, with how much.
    pub fn exchanges(&self, today: NaiveDate, limit: usize) -> Result<Vec<Exchange>> {
        let since = crate::domain::civil::plus_days(today, -365);
        self.rows(
            &format!(
                "SELECT {NAMED}, sum(e.direction = 'given'), sum(e.direction = 'received'),
                        min(e.on_day), max(e.on_day), t.balance_shown
                 FROM entry e JOIN person p ON p.id = e.person JOIN tie t ON t.person = p.id
                 WHERE e.on_day > ?1 GROUP BY e.person ORDER BY count(*) DESC, max(e.on_day) DESC, p.id
                 LIMIT ?2"
            ),
            rusqlite::params![since, limit as i64],
            |row| {
                Ok(Exchange {
                    name: named(row, 0)?,
                    given: row.get(4)?,
                    received: row.get(5)?,
                    first: row.get(6)?,
                    last: row.get(7)?,
                    balance: word(row, 8)?,
                })
            },
        )
    }

    /// Gives and receives with everybody, newest first.
    pub fn entries(&self, offset: usize, limit: usize) -> Result<Vec<With<Entry>>> {
        let entries: Vec<Entry> = self.select(
            "ORDER BY t.on_day DESC, t.id DESC LIMIT ?1 OFFSET ?2",
            rusqlite::params![limit as i64, offset as i64],
        )?;
        self.with_names(entries, |entry| entry.person)
    }

    /// People who need or care about something, those in touch last first.
    pub fn needs(&self, limit: usize) -> Result<Vec<Need>> {
        self.rows(
            &format!(
                "SELECT {NAMED}, p.needs, p.cares_about FROM person p JOIN standing s ON s.person = p.id
                 WHERE p.needs <> '' OR p.cares_about <> ''
                 ORDER BY s.last_touch IS NULL, s.last_touch DESC, p.id LIMIT ?1"
            ),
            [limit as i64],
            |row| Ok(Need { name: named(row, 0)?, needs: row.get(4)?, cares_about: row.get(5)? }),
        )
    }

    /// Questions not yet asked of `person`, newest first.
    pub fn open_questions(&self, person: PersonId) -> Result<Vec<Question>> {
        self.select(
            "WHERE t.person = ?1 AND t.asked_on IS NULL ORDER BY t.created_at DESC, t.id DESC",
            [person.uuid().as_bytes()],
        )
    }

    /// The names of proposals that were dismissed for good.
    pub fn dismissed(&self) -> Result<Vec<String>> {
        self.rows("SELECT proposal FROM dismissal", [], |row| row.get(0))
    }

    /// The value of a setting kept in the file.
    pub fn setting(&self, name: &str) -> Result<Option<crate::domain::draft::Setting>> {
        Ok(self.select("WHERE t.name = ?1", [name])?.pop())
    }

    /// The draft written in `place`.
    pub fn draft(&self, place: &str) -> Result<Option<crate::domain::draft::Draft>> {
        Ok(self.select("WHERE t.place = ?1", [place])?.pop())
    }

    pub(super) fn with_names<T>(
        &self,
        rows: Vec<T>,
        whose: impl Fn(&T) -> PersonId,
    ) -> Result<Vec<With<T>>> {
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(name) = self.name_of(whose(&row))? {
                found.push(With { name, row });
            }
        }
        Ok(found)
    }
}
