//! Facts and search words that would need a scan, kept beside the rows in the transaction of the change.
//!
//! Only facts: when the last contact was, how long the gaps were. What follows from them on a given day
//! is judgement, and is computed when it is looked at (`coach`).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::coach::rhythm::{Pattern, Touch};
use crate::domain::Choice;
use crate::domain::interaction::TouchDirection;
use crate::domain::person::sort_key;
use crate::report::Result;

/// From this many people on, one pass over everything is cheaper than one query each.
const MANY: usize = 2_000;
/// Words that the search gathers in memory before it writes them, as it is made: bytes.
const GATHERED: usize = 1 << 20;
/// The same while it is made anew, of everything: bytes.
const GATHERED_AT_ONCE: usize = 16 << 20;

/// Brings the facts of `people` and the search words of `talks` up to date.
pub(super) fn refresh(
    connection: &Connection,
    people: &BTreeSet<Uuid>,
    talks: &BTreeSet<Uuid>,
) -> Result<()> {
    let mut affected = people.clone();
    if people.len() < MANY {
        for talk in talks {
            let mut statement = connection
                .prepare_cached("SELECT person FROM participant WHERE interaction = ?1")?;
            let mut rows = statement.query([talk.as_bytes()])?;
            while let Some(row) = rows.next()? {
                affected.insert(Uuid::from_bytes(row.get(0)?));
            }
            refresh_talk(connection, *talk)?;
        }
    }
    if affected.len() >= MANY {
        return rebuild(connection);
    }
    for person in affected {
        refresh_person(connection, person)?;
    }
    Ok(())
}

/// Makes everything derived anew. The search words come last and at once: every other statement between
/// them would have them written out.
pub(super) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM standing")?;
    let mut touches = connection.prepare(
        "SELECT p.person, i.on_day, i.direction FROM participant p
         JOIN interaction i ON i.id = p.interaction ORDER BY p.person, i.on_day",
    )?;
    let mut touches = touches.query([])?;
    let mut people = connection.prepare("SELECT id, full_name FROM person ORDER BY id")?;
    let mut people = people.query([])?;
    let mut pending = touches.next()?.map(touch_of_someone).transpose()?;
    let mut own: Vec<Touch> = Vec::new();
    while let Some(row) = people.next()? {
        let person = Uuid::from_bytes(row.get(0)?);
        let name: String = row.get(1)?;
        own.clear();
        while let Some((whose, touch)) = pending {
            if whose == person {
                own.push(touch);
            } else if whose > person {
                break;
            }
            pending = touches.next()?.map(touch_of_someone).transpose()?;
        }
        write_standing(connection, person, &name, &Pattern::of(&own))?;
    }
    // With room to gather words in, few pieces are written that would have to be put together again.
    connection.execute_batch(&format!(
        "INSERT INTO person_search (person_search) VALUES ('delete-all');
         INSERT INTO person_search (person_search, rank) VALUES ('hashsize', {GATHERED_AT_ONCE});
         {PERSON_WORDS};
         INSERT INTO person_search (person_search, rank) VALUES ('hashsize', {GATHERED});
         INSERT INTO interaction_search (interaction_search) VALUES ('delete-all');
         INSERT INTO interaction_search (interaction_search, rank) VALUES ('hashsize', {GATHERED_AT_ONCE});
         INSERT INTO interaction_search (rowid, words) SELECT row, summary FROM interaction
           WHERE summary <> '';
         INSERT INTO interaction_search (interaction_search, rank) VALUES ('hashsize', {GATHERED});",
    ))?;
    Ok(())
}

/// Takes a person's words out of the search; called while the row is still there.
pub(super) fn forget_person(connection: &Connection, person: Uuid) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM person_search WHERE rowid = (SELECT row FROM person WHERE id = ?1)",
        )?
        .execute([person.as_bytes()])?;
    connection
        .prepare_cached("DELETE FROM standing WHERE person = ?1")?
        .execute([person.as_bytes()])?;
    Ok(())
}

/// Takes an interaction's words out of the search; called while the row is still there.
pub(super) fn forget_talk(connection: &Connection, talk: Uuid) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM interaction_search WHERE rowid = (SELECT row FROM interaction WHERE id = ?1)",
        )?
        .execute([talk.as_bytes()])?;
    Ok(())
}

fn refresh_talk(connection: &Connection, talk: Uuid) -> Result<()> {
    forget_talk(connection, talk)?;
    connection
        .prepare_cached(
            "INSERT INTO interaction_search (rowid, words)
             SELECT row, summary FROM interaction WHERE id = ?1 AND summary <> ''",
        )?
        .execute([talk.as_bytes()])?;
    Ok(())
}

fn refresh_person(connection: &Connection, person: Uuid) -> Result<()> {
    let name: Option<String> = connection
        .prepare_cached("SELECT full_name FROM person WHERE id = ?1")?
        .query_row([person.as_bytes()], |row| row.get(0))
        .optional()?;
    let Some(name) = name else { return Ok(()) };
    let mut statement = connection.prepare_cached(
        "SELECT p.person, i.on_day, i.direction FROM participant p
         JOIN interaction i ON i.id = p.interaction WHERE p.person = ?1 ORDER BY i.on_day",
    )?;
    let mut rows = statement.query([person.as_bytes()])?;
    let mut touches = Vec::new();
    while let Some(row) = rows.next()? {
        touches.push(touch_of_someone(row)?.1);
    }
    connection
        .prepare_cached("DELETE FROM standing WHERE person = ?1")?
        .execute([person.as_bytes()])?;
    write_standing(connection, person, &name, &Pattern::of(&touches))?;
    connection
        .prepare_cached(
            "DELETE FROM person_search WHERE rowid = (SELECT row FROM person WHERE id = ?1)",
        )?
        .execute([person.as_bytes()])?;
    write_search(connection, person)
}

fn touch_of_someone(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Uuid, Touch)> {
    let direction: String = row.get(2)?;
    Ok((
        Uuid::from_bytes(row.get(0)?),
        Touch {
            on: row.get::<_, NaiveDate>(1)?,
            direction: TouchDirection::from_word(&direction).unwrap_or(TouchDirection::Mutual),
        },
    ))
}

/// Writes the facts of somebody who has none yet.
fn write_standing(
    connection: &Connection,
    person: Uuid,
    name: &str,
    pattern: &Pattern,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO standing (person, sort_name, last_touch, last_mine, last_answer,
               contact_days, gaps, median_gap, mean_log_gap, squares_log_gap, unanswered,
               span_days, fading_count)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            person.as_bytes(),
            sort_key(name),
            pattern.last_touch,
            pattern.last_mine,
            pattern.last_answer,
            pattern.contact_days,
            pattern.gaps,
            pattern.median_gap,
            pattern.mean_log_gap,
            pattern.squares_log_gap,
            pattern.unanswered,
            pattern.lately.span(),
            pattern.lately.count(),
        ])?;
    Ok(())
}

/// Writes the words by which everybody can be found.
const PERSON_WORDS: &str = "INSERT INTO person_search (rowid, name, words)
    SELECT row, full_name || ' ' || nickname,
           organization || ' ' || role || ' ' || place || ' ' || cares_about || ' ' || needs
           || ' ' || notes || ' ' || how_met
           || ' ' || coalesce((SELECT group_concat(value, ' ') FROM contact_point
                               WHERE person = person.id), '')
           || ' ' || coalesce((SELECT group_concat(name, ' ') FROM person_tag
                               WHERE person = person.id), '')
    FROM person";

fn write_search(connection: &Connection, person: Uuid) -> Result<()> {
    connection
        .prepare_cached(&format!("{PERSON_WORDS} WHERE id = ?1"))?
        .execute([person.as_bytes()])?;
    Ok(())
}
