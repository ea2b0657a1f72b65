//! A row on its way into the database: the columns of a record, side by side in one buffer that serves the
//! next record again. An import writes a million rows, and would otherwise ask for memory for each value of
//! each of them.
//!
//! Not here: what is written where (`rows`, `writer`), and rows on their way out (`columns::Fields`).

use std::fmt::{Display, Write as _};

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use serde::ser::{Error as _, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};
use uuid::Uuid;

use super::columns::{Column, ColumnType};
use super::fault;
use crate::domain::Record;
use crate::report::Result;

/// The columns of one record, in the order of its fields.
#[derive(Debug, Default)]
pub(super) struct Image {
    /// All texts, one behind the other.
    text: String,
    cells: Vec<(&'static str, Cell)>,
}

/// A value; a text is where it stands in the buffer.
#[derive(Debug, Clone, Copy)]
enum Cell {
    Null,
    Whole(i64),
    Real(f64),
    Text { from: usize, to: usize },
}

impl Image {
    /// Takes the columns of `record` in, in place of what was there.
    pub(super) fn fill(&mut self, record: &Record) -> Result<()> {
        self.text.clear();
        self.cells.clear();
        record
            .serialize(Taker(self))
            .map_err(|error| fault::shape(record.table(), error))
    }

    /// The columns that hold text, with their names.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells.iter().filter_map(|(name, cell)| match cell {
            Cell::Text { from, to } => Some((*name, self.slice(*from, *to))),
            _ => None,
        })
    }

    /// The row that the column `name` refers to, if it refers to one.
    pub(super) fn reference(&self, name: &str) -> Option<Uuid> {
        let (_, text) = self.texts().find(|(column, _)| *column == name)?;
        Uuid::try_parse(text).ok()
    }

    /// What `column` of `table` stores; `at` is where the column stands in the table, which is mostly where
    /// it stands here.
    pub(super) fn to_sql(
        &self,
        table: &str,
        at: usize,
        column: &Column,
    ) -> Result<ToSqlOutput<'_>> {
        let refused = || fault::shape(table, format_args!("{} has the wrong type", column.name));
        let cell = match self.cells.get(at) {
            Some((name, cell)) if *name == column.name => Some(cell),
            _ => self
                .cells
                .iter()
                .find(|(name, _)| *name == column.name)
                .map(|(_, cell)| cell),
        };
        Ok(match (column.kind, cell) {
            (_, None | Some(Cell::Null)) => ToSqlOutput::Owned(Value::Null),
            (ColumnType::Text, Some(Cell::Text { from, to })) => {
                ToSqlOutput::Borrowed(ValueRef::Text(self.slice(*from, *to).as_bytes()))
            }
            (ColumnType::Identity, Some(Cell::Text { from, to })) => {
                let id = Uuid::try_parse(self.slice(*from, *to)).map_err(|_| refused())?;
                ToSqlOutput::Owned(Value::Blob(id.as_bytes().to_vec()))
            }
            (ColumnType::Number, Some(Cell::Whole(whole))) => {
                ToSqlOutput::Owned(Value::Integer(*whole))
            }
            (ColumnType::Number, Some(Cell::Real(real))) => ToSqlOutput::Owned(Value::Real(*real)),
            _ => return Err(refused()),
        })
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }
}

/// As a JSON object, which is how the journal keeps rows.
impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (name, cell) in &self.cells {
            match cell {
                Cell::Null => map.serialize_entry(name, &())?,
                Cell::Whole(whole) => map.serialize_entry(name, whole)?,
                Cell::Real(real) => map.serialize_entry(name, real)?,
                Cell::Text { from, to } => map.serialize_entry(name, self.slice(*from, *to))?,
            }
        }
        map.end()
    }
}

type Taken<T> = serde_json::Result<T>;

/// A row is one struct of single values; whatever else there is has no place in a column.
fn no_column<T>() -> Taken<T> {
    Err(serde_json::Error::custom(
        "a column holds one number or text",
    ))
}

/// Takes a struct apart: its fields' names with their values, each of which is taken in turn.
struct Taker<'i>(&'i mut Image);

impl Taker<'_> {
    fn put(self, cell: Cell) -> Taken<()> {
        match self.0.cells.last_mut() {
            Some((_, last)) => {
                *last = cell;
                Ok(())
            }
            None => no_column(),
        }
    }

    fn put_whole(self, whole: impl TryInto<i64>) -> Taken<()> {
        match whole.try_into() {
            Ok(whole) => self.put(Cell::Whole(whole)),
            Err(_) => no_column(),
        }
    }
}

impl SerializeStruct for Taker<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Taken<()> {
        self.0.cells.push((name, Cell::Null));
        let columns = self.0.cells.len();
        value.serialize(Taker(self.0))?;
        match self.0.cells.len() == columns {
            true => Ok(()),
            false => no_column(),
        }
    }

    fn end(self) -> Taken<()> {
        Ok(())
    }
}

impl Serializer for Taker<'_> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Impossible<(), serde_json::Error>;
    type SerializeTuple = Impossible<(), serde_json::Error>;
    type SerializeTupleStruct = Impossible<(), serde_json::Error>;
    type SerializeTupleVariant = Impossible<(), serde_json::Error>;
    type SerializeMap = Impossible<(), serde_json::Error>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), serde_json::Error>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Taken<Self> {
        Ok(self)
    }

    fn serialize_str(self, text: &str) -> Taken<()> {
        let from = self.0.text.len();
        self.0.text.push_str(text);
        let to = self.0.text.len();
        self.put(Cell::Text { from, to })
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Taken<()> {
        let from = self.0.text.len();
        write!(self.0.text, "{value}").map_err(serde_json::Error::custom)?;
        let to = self.0.text.len();
        self.put(Cell::Text { from, to })
    }

    fn serialize_char(self, value: char) -> Taken<()> {
        self.collect_str(&value)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Taken<()> {
        self.serialize_str(word)
    }

    fn serialize_none(self) -> Taken<()> {
        self.put(Cell::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Taken<()> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Taken<()> {
        value.serialize(self)
    }

    fn serialize_f32(self, value: f32) -> Taken<()> {
        self.put(Cell::Real(value.into()))
    }

    fn serialize_f64(self, value: f64) -> Taken<()> {
        self.put(Cell::Real(value))
    }

    fn serialize_i8(self, value: i8) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_i16(self, value: i16) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_i32(self, value: i32) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_i64(self, value: i64) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_u8(self, value: u8) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_u16(self, value: u16) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_u32(self, value: u32) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_u64(self, value: u64) -> Taken<()> {
        self.put_whole(value)
    }

    fn serialize_bool(self, _: bool) -> Taken<()> {
        no_column()
    }

    fn serialize_bytes(self, _: &[u8]) -> Taken<()> {
        no_column()
    }

    fn serialize_unit(self) -> Taken<()> {
        no_column()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Taken<()> {
        no_column()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Taken<()> {
        no_column()
    }

    fn serialize_seq(self, _: Option<usize>) -> Taken<Self::SerializeSeq> {
        no_column()
    }

    fn serialize_tuple(self, _: usize) -> Taken<Self::SerializeTuple> {
        no_column()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Taken<Self::SerializeTupleStruct> {
        no_column()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Taken<Self::SerializeTupleVariant> {
        no_column()
    }

    fn serialize_map(self, _: Option<usize>) -> Taken<Self::SerializeMap> {
        no_column()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Taken<Self::SerializeStructVariant> {
        no_column()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::civil::Birthday;
    use crate::domain::person::Person;
    use crate::domain::tie::Tie;
    use crate::domain::{IdSource, Moment};

    #[test]
    fn a_row_is_the_same_as_its_json_and_leaves_nothing_for_the_next() {
        let mut ids = IdSource::seeded([7, 9]);
        let now = Moment::from_millis(1_795_000_000_000);
        let mut person = Person::named(ids.fresh(now), "Ngọc “Mai”\tTrần".into(), now);
        person.birthday = Birthday::try_from("--02-29".to_owned()).ok();
        person.notes = "one\ntwo".repeat(300);
        let tie = Tie::undecided(ids.fresh(now), person.id, "2026-11-23".parse().unwrap());
        let mut image = Image::default();
        for record in [Record::from(person), tie.into()] {
            image.fill(&record).unwrap();
            let written = serde_json::to_value(&image).unwrap();
            assert_eq!(written, record.to_json().unwrap());
        }
        assert!(image.reference("person").is_some());
        assert_eq!(image.reference("full_name"), None);
    }
}
