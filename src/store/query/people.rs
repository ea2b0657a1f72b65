//! Everybody: the list with its filter and order, and finding one person by what somebody typed.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde::Serialize;

use super::{NAMED, Named, named, search_words, word};
use crate::domain::Choice;
use crate::domain::person::PersonId;
use crate::domain::tie::{Circle, Rhythm, Stage, TieKind};
use crate::report::Result;
use crate::store::Store;

/// A person in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonLine {
    /// Who.
    pub name: Named,
    /// What they do.
    pub role: String,
    /// Where.
    pub organization: String,
    /// Kind of tie.
    pub kind: TieKind,
    /// How close.
    pub circle: Option<Circle>,
    /// What brings the tie back to mind.
    pub rhythm: Rhythm,
    /// Column on the board.
    pub stage: Stage,
    /// Last contact.
    pub last_touch: Option<NaiveDate>,
    /// Usual gap, days.
    pub median_gap: Option<f64>,
    /// Days with contact.
    pub contact_days: u32,
    /// Tags, in order.
    pub tags: Vec<String>,
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleOrder {
    /// Name.
    #[default]
    Name,
    /// Organisation, then name.
    Organization,
    /// Role, then name.
    Role,
    /// Kind of tie, then name.
    Kind,
    /// Circle, the undecided last.
    Circle,
    /// Column on the board.
    Stage,
    /// Last contact, the latest first.
    LastTouch,
}

impl Choice for PeopleOrder {
    const ALL: &'static [Self] = &[
        Self::Name,
        Self::Organization,
        Self::Role,
        Self::Kind,
        Self::Circle,
        Self::Stage,
        Self::LastTouch,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Organization => "organization",
            Self::Role => "role",
            Self::Kind => "kind",
            Self::Circle => "circle",
            Self::Stage => "stage",
            Self::LastTouch => "last contact",
        }
    }
}

impl PeopleOrder {
    fn sql(self) -> &'static str {
        match self {
            Self::Name => "s.sort_name, p.id",
            Self::Organization => {
                "p.organization = '', p.organization COLLATE NOCASE, s.sort_name, p.id"
            }
            Self::Role => "p.role = '', p.role COLLATE NOCASE, s.sort_name, p.id",
            Self::Kind => "t.kind, s.sort_name, p.id",
            Self::Circle => "t.circle IS NULL, t.circle, s.sort_name, p.id",
            Self::Stage => {
                "CASE t.stage WHEN 'identify' THEN 0 WHEN 'offer' THEN 1 WHEN 'reach_out' THEN 2
                 WHEN 'deepen' THEN 3 ELSE 4 END, s.sort_name, p.id"
            }
            Self::LastTouch => "s.last_touch IS NULL, s.last_touch DESC, s.sort_name, p.id",
        }
    }
}

/// Who is listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleFilter {
    /// Words that all have to begin a word of the person's name, position, tags or notes.
    pub text: String,
    /// Only this column.
    pub stage: Option<Stage>,
    /// Only those about whom nobody has decided yet.
    pub tracked: Tracked,
}

/// Whether only people on no clock are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tracked {
    /// Everybody.
    #[default]
    Any,
    /// Only people without a circle.
    Undecided,
}

/// What a name that somebody typed turned out to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Exactly this person.
    One(Named),
    /// Any of these.
    Several(Vec<Named>),
    /// Nobody.
    Nobody,
}

const FROM: &str = "FROM person p JOIN tie t ON t.person = p.id JOIN standing s ON s.person = p.id";

impl Store {
    /// A page of people.
    pub fn people(
        &self,
        filter: &PeopleFilter,
        order: PeopleOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<PersonLine>> {
        // Who is on the page is found first, in as few tables as that takes; only then is the rest read.
        let sql = format!(
            "SELECT {NAMED}, p.role, p.organization, t.kind, t.circle, t.rhythm, t.stage,
                    s.last_touch, s.median_gap, s.contact_days,
                    (SELECT group_concat(name, char(31)) FROM
                      (SELECT name FROM person_tag WHERE person = p.id ORDER BY name))
             FROM (SELECT p.id AS chosen {} WHERE {} ORDER BY {order} LIMIT :limit OFFSET :offset)
             JOIN person p ON p.id = chosen JOIN tie t ON t.person = chosen
             JOIN standing s ON s.person = chosen
             ORDER BY {order}",
            tables(filter, order),
            condition(filter),
            order = order.sql()
        );
        let (limit, offset) = (sql_count(limit), sql_count(offset));
        let words = search_words(&filter.text).unwrap_or_default();
        let stage = filter.stage.map(Choice::stored);
        self.rows(
            &sql,
            named_params! { ":words": words, ":stage": stage, ":limit": limit, ":offset": offset },
            person_line,
        )
    }

    /// How many people the filter lets through.
    pub fn people_count(&self, filter: &PeopleFilter) -> Result<usize> {
        let anybody = filter.stage.is_none() && filter.tracked == Tracked::Any;
        let sql = if anybody && filter.text.trim().is_empty() {
            // Without a condition the smallest index is enough.
            "SELECT count(*) FROM standing WHERE :words = :words AND :stage IS NULL".to_owned()
        } else if anybody {
            match search_words(&filter.text) {
                // The search itself can count.
                Some(_) => "SELECT count(*) FROM person_search
                     WHERE person_search MATCH :words AND :stage IS NULL"
                    .to_owned(),
                None => return Ok(0),
            }
        } else {
            format!("SELECT count(*) {FROM} WHERE {}", condition(filter))
        };
        let words = search_words(&filter.text).unwrap_or_default();
        let stage = filter.stage.map(Choice::stored);
        let count: i64 = self
            .connection
            .prepare_cached(&sql)?
            .query_row(named_params! { ":words": words, ":stage": stage }, |row| {
                row.get(0)
            })?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// People whose name begins with what was typed, word by word, those in touch last first.
    pub fn people_named(&self, typed: &str, limit: usize) -> Result<Vec<Named>> {
        let Some(words) = search_words(typed) else {
            return self.rows(
                &format!(
                    "SELECT {NAMED} FROM standing s JOIN person p ON p.id = s.person
                     ORDER BY s.last_touch DESC, s.sort_name LIMIT ?1"
                ),
                [sql_count(limit)],
                |row| named(row, 0),
            );
        };
        self.rows(
            &format!(
                "SELECT {NAMED} FROM person_search f JOIN person p ON p.row = f.rowid
                 JOIN standing s ON s.person = p.id
                 WHERE person_search MATCH '{{name}} : (' || ?1 || ')'
                 ORDER BY s.last_touch IS NULL, s.last_touch DESC, s.sort_name LIMIT ?2"
            ),
            rusqlite::params![words, sql_count(limit)],
            |row| named(row, 0),
        )
    }

    /// Whom a name on the command line means: the whole name or nickname, an e-mail address, or else the
    /// only person whose name begins so. Accents and case do not matter.
    pub fn find_person(&self, typed: &str) -> Result<Found> {
        let typed = typed.trim();
        if typed.contains('@') {
            let by_address = self.rows(
                &format!(
                    "SELECT DISTINCT {NAMED} FROM contact_point c JOIN person p ON p.id = c.person
                     WHERE c.value = ?1 COLLATE NOCASE LIMIT 10"
                ),
                [typed],
                |row| named(row, 0),
            )?;
            return Ok(found(by_address));
        }
        let exact = self.rows(
            &format!(
                "SELECT {NAMED} FROM standing s JOIN person p ON p.id = s.person
                 WHERE s.sort_name = ?1 LIMIT 10"
            ),
            [crate::domain::person::sort_key(typed)],
            |row| named(row, 0),
        )?;
        if !exact.is_empty() {
            return Ok(found(exact));
        }
        if search_words(typed).is_none() {
            // Without a word to begin with, everybody would fit.
            return Ok(Found::Nobody);
        }
        let key = crate::domain::person::sort_key(typed);
        let mut several = self.people_named(typed, 10)?;
        if several.is_empty() {
            // The search does not take ø for o; the key by which names are sorted does.
            several = self.rows(
                &format!(
                    "SELECT {NAMED} FROM standing s JOIN person p ON p.id = s.person
                     WHERE instr(' ' || s.sort_name, ' ' || ?1) > 0 ORDER BY s.sort_name LIMIT 10"
                ),
                [&key],
                |row| named(row, 0),
            )?;
        }
        let called: Vec<Named> = several
            .iter()
            .filter(|person| crate::domain::person::sort_key(&person.short) == key)
            .cloned()
            .collect();
        match called.len() {
            1 if several.len() > 1 => {
                // Only a nickname decides between people whose names begin alike.
                let nicknamed = self.rows(
                    &format!(
                        "SELECT {NAMED} FROM person p WHERE p.nickname = ?1 COLLATE NOCASE LIMIT 2"
                    ),
                    [typed],
                    |row| named(row, 0),
                )?;
                Ok(if nicknamed.len() == 1 {
                    found(nicknamed)
                } else {
                    found(several)
                })
            }
            _ => Ok(found(several)),
        }
    }

    /// This person's name.
    pub fn name_of(&self, person: PersonId) -> Result<Option<Named>> {
        Ok(self
            .rows(
                &format!("SELECT {NAMED} FROM person p WHERE p.id = ?1"),
                [person.uuid().as_bytes()],
                |row| named(row, 0),
            )?
            .pop())
    }
}

fn found(mut people: Vec<Named>) -> Found {
    match people.len() {
        0 => Found::Nobody,
        1 => Found::One(people.remove(0)),
        _ => Found::Several(people),
    }
}

/// The tables that finding a page takes.
fn tables(filter: &PeopleFilter, order: PeopleOrder) -> &'static str {
    let by_tie = matches!(
        order,
        PeopleOrder::Kind | PeopleOrder::Circle | PeopleOrder::Stage
    );
    if by_tie || filter.stage.is_some() || filter.tracked != Tracked::Any {
        FROM
    } else {
        "FROM standing s JOIN person p ON p.id = s.person"
    }
}

fn condition(filter: &PeopleFilter) -> String {
    let words = if search_words(&filter.text).is_some() {
        "p.row IN (SELECT rowid FROM person_search WHERE person_search MATCH :words)"
    } else if filter.text.trim().is_empty() {
        ":words = ''"
    } else {
        // Something was typed, but nothing that a word could begin with.
        ":words <> ''"
    };
    let stage = if filter.stage.is_some() {
        "t.stage = :stage"
    } else {
        ":stage IS NULL"
    };
    let tracked = match filter.tracked {
        Tracked::Any => "1",
        Tracked::Undecided => "t.circle IS NULL AND t.rhythm = 'none'",
    };
    format!("{words} AND {stage} AND {tracked}")
}

fn person_line(row: &Row<'_>) -> rusqlite::Result<PersonLine> {
    let circle: Option<u8> = row.get(7)?;
    let tags: Option<String> = row.get(13)?;
    Ok(PersonLine {
        name: named(row, 0)?,
        role: row.get(4)?,
        organization: row.get(5)?,
        kind: word(row, 6)?,
        circle: circle.and_then(Circle::new),
        rhythm: word(row, 8)?,
        stage: word(row, 9)?,
        last_touch: row.get(10)?,
        median_gap: row.get(11)?,
        contact_days: row.get(12)?,
        tags: tags
            .map(|tags| tags.split('\u{1f}').map(str::to_owned).collect())
            .unwrap_or_default(),
    })
}

fn sql_count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
