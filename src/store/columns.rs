//! What the tables look like, asked of the database itself: columns with their types, and who refers to
//! whom. This is what lets rows, journal and archive be written once for every table.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::fault;
use crate::domain::Record;
use crate::report::Result;

/// A row as JSON: column name to value.
pub type Fields = Map<String, Json>;

/// The type of a column; STRICT tables hold to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnType {
    Text,
    Number,
    /// A UUID in its 16 bytes; in JSON its usual text.
    Identity,
}

#[derive(Debug)]
pub(super) struct Column {
    pub name: String,
    pub kind: ColumnType,
}

/// The columns of a table without its `row`, and the statements made of them.
#[derive(Debug)]
pub(super) struct TableShape {
    pub columns: Vec<Column>,
    pub select: String,
    pub insert: String,
    /// Tables whose rows refer to rows of this one.
    pub referrers: Vec<Referrer>,
}

#[derive(Debug, Clone)]
pub(super) struct Referrer {
    pub table: &'static str,
    pub column: String,
    pub when_removed: WhenRemoved,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhenRemoved {
    RemoveToo,
    Forget,
}

/// The shapes asked for so far.
#[derive(Debug, Default)]
pub(super) struct Tables {
    shapes: RefCell<HashMap<&'static str, Rc<TableShape>>>,
}

impl Tables {
    /// The shape of `table`.
    pub(super) fn shape(
        &self,
        connection: &Connection,
        table: &'static str,
    ) -> Result<Rc<TableShape>> {
        if let Some(shape) = self.shapes.borrow().get(table) {
            return Ok(Rc::clone(shape));
        }
        let shape = Rc::new(read_shape(connection, table)?);
        self.shapes.borrow_mut().insert(table, Rc::clone(&shape));
        Ok(shape)
    }
}

fn read_shape(connection: &Connection, table: &'static str) -> Result<TableShape> {
    let mut columns = Vec::new();
    let mut statement =
        connection.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut found = statement.query([table])?;
    while let Some(row) = found.next()? {
        let name: String = row.get(0)?;
        if name == "row" {
            continue;
        }
        let kind = match row.get::<_, String>(1)?.as_str() {
            "TEXT" => ColumnType::Text,
            "BLOB" => ColumnType::Identity,
            _ => ColumnType::Number,
        };
        columns.push(Column { name, kind });
    }
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let holes: Vec<String> = (1..=columns.len()).map(|at| format!("?{at}")).collect();
    let mut referrers = Vec::new();
    for other in Record::TABLES {
        let mut statement = connection.prepare(
            "SELECT \"from\", on_delete FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?2",
        )?;
        let mut found = statement.query([other, &table])?;
        while let Some(row) = found.next()? {
            referrers.push(Referrer {
                table: other,
                column: row.get(0)?,
                when_removed: if row.get::<_, String>(1)? == "CASCADE" {
                    WhenRemoved::RemoveToo
                } else {
                    WhenRemoved::Forget
                },
            });
        }
    }
    Ok(TableShape {
        select: format!("SELECT {} FROM {table}", names.join(", ")),
        insert: format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            names.join(", "),
            holes.join(", ")
        ),
        columns,
        referrers,
    })
}

/// A JSON value as the column stores it.
pub(super) fn to_sql<'v>(
    table: &str,
    column: &Column,
    value: Option<&'v Json>,
) -> Result<ToSqlOutput<'v>> {
    let refused = || fault::shape(table, format_args!("{} has the wrong type", column.name));
    Ok(ToSqlOutput::Owned(match (column.kind, value) {
        (_, None | Some(Json::Null)) => Value::Null,
        // Borrowed: an import binds millions of texts.
        (ColumnType::Text, Some(Json::String(text))) => {
            return Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())));
        }
        (ColumnType::Identity, Some(Json::String(text))) => Value::Blob(
            Uuid::try_parse(text)
                .map_err(|_| refused())?
                .as_bytes()
                .to_vec(),
        ),
        (ColumnType::Number, Some(Json::Number(number))) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => Value::Real(number.as_f64().ok_or_else(refused)?),
        },
        _ => return Err(refused()),
    }))
}

/// A stored value as JSON.
pub(super) fn to_json(table: &str, column: &Column, value: ValueRef<'_>) -> Result<Json> {
    let refused = || fault::shape(table, format_args!("{} has the wrong type", column.name));
    Ok(match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(whole) => Json::from(whole),
        ValueRef::Real(real) => Json::from(real),
        ValueRef::Text(text) => Json::from(std::str::from_utf8(text).map_err(|_| refused())?),
        ValueRef::Blob(bytes) => {
            Json::from(Uuid::from_slice(bytes).map_err(|_| refused())?.to_string())
        }
    })
}
