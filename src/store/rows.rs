//! Rows of any table as JSON objects: read one, write one, and stream all of them for the archive.
//!
//! Nothing here journals; that is `apply` and `journal`, which are the only callers that write.

use rusqlite::Connection;
use uuid::Uuid;

use super::columns::{Fields, Tables, to_json, to_sql};
use super::image::Image;
use super::{Store, fault};
use crate::domain::Record;
use crate::report::Result;

/// The row `id` of `table`.
pub(super) fn read(
    connection: &Connection,
    tables: &Tables,
    table: &'static str,
    id: Uuid,
) -> Result<Option<Fields>> {
    let shape = tables.shape(connection, table)?;
    let mut statement = connection.prepare_cached(&format!("{} WHERE id = ?1", shape.select))?;
    let mut rows = statement.query([id.as_bytes()])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let mut fields = Fields::new();
    for (at, column) in shape.columns.iter().enumerate() {
        fields.insert(
            column.name.clone(),
            to_json(table, column, row.get_ref(at)?)?,
        );
    }
    Ok(Some(fields))
}

/// Writes a new row, of a record.
pub(super) fn insert_image(
    connection: &Connection,
    tables: &Tables,
    table: &'static str,
    image: &Image,
) -> Result<()> {
    let shape = tables.shape(connection, table)?;
    let mut statement = connection.prepare_cached(&shape.insert)?;
    for (at, column) in shape.columns.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, image.to_sql(table, at, column)?)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// Writes a new row, of the journal's.
pub(super) fn insert(
    connection: &Connection,
    tables: &Tables,
    table: &'static str,
    fields: &Fields,
) -> Result<()> {
    let shape = tables.shape(connection, table)?;
    let mut statement = connection.prepare_cached(&shape.insert)?;
    for (at, column) in shape.columns.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, to_sql(table, column, fields.get(&column.name))?)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// Sets those columns of row `id` in which `becomes` differs from `was`.
pub(super) fn update(
    connection: &Connection,
    tables: &Tables,
    table: &'static str,
    id: Uuid,
    was: &Fields,
    becomes: &Fields,
) -> Result<()> {
    let shape = tables.shape(connection, table)?;
    let changed: Vec<_> = shape
        .columns
        .iter()
        .filter(|column| was.get(&column.name) != becomes.get(&column.name))
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> = changed
        .iter()
        .enumerate()
        .map(|(at, column)| format!("{} = ?{}", column.name, at + 2))
        .collect();
    let mut statement = connection.prepare_cached(&format!(
        "UPDATE {table} SET {} WHERE id = ?1",
        sets.join(", ")
    ))?;
    statement.raw_bind_parameter(1, id.as_bytes())?;
    for (at, column) in changed.iter().enumerate() {
        statement.raw_bind_parameter(at + 2, to_sql(table, column, becomes.get(&column.name))?)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// Removes the row `id`; its referrers must be gone already.
pub(super) fn delete(connection: &Connection, table: &'static str, id: Uuid) -> Result<()> {
    connection
        .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
        .execute([id.as_bytes()])?;
    Ok(())
}

/// The ids of rows of `table` whose `column` refers to `id`.
pub(super) fn referring(
    connection: &Connection,
    table: &'static str,
    column: &str,
    id: Uuid,
) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id FROM {table} WHERE {column} = ?1 ORDER BY id"
    ))?;
    let mut rows = statement.query([id.as_bytes()])?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        ids.push(row.get(0).map(Uuid::from_bytes)?);
    }
    Ok(ids)
}

impl Store {
    /// The record `id` of `table`, if there is one.
    pub fn record(&self, table: &'static str, id: Uuid) -> Result<Option<Record>> {
        let Some(fields) = read(&self.connection, &self.tables, table, id)? else {
            return Ok(None);
        };
        Record::from_json(table, serde_json::Value::Object(fields))
            .map(Some)
            .map_err(|error| fault::shape(table, error))
    }

    /// Calls `each` with every row of `table` in the order of ids, which is the order of the archive.
    pub fn for_each_row(
        &self,
        table: &'static str,
        mut each: impl FnMut(Fields) -> Result<()>,
    ) -> Result<()> {
        let shape = self.tables.shape(&self.connection, table)?;
        let mut statement = self
            .connection
            .prepare(&format!("{} ORDER BY id", shape.select))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut fields = Fields::new();
            for (at, column) in shape.columns.iter().enumerate() {
                fields.insert(
                    column.name.clone(),
                    to_json(table, column, row.get_ref(at)?)?,
                );
            }
            each(fields)?;
        }
        Ok(())
    }

    /// Reads with everything as it was at one moment, whatever others write meanwhile.
    pub fn at_one_moment<T>(&self, read: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let transaction = self.connection.unchecked_transaction()?;
        let answer = read(self)?;
        transaction.rollback()?;
        Ok(answer)
    }

    /// How many rows `table` has.
    pub fn count(&self, table: &'static str) -> Result<i64> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM {table}"))?
            .query_row([], |row| row.get(0))?)
    }
}
