//! A row on its way out of the database: handed field by field to the record that it is, without anything
//! between that would have to be made for each.
//!
//! Not here: rows as JSON, which the journal and the archive keep (`rows`), and rows on their way in (`image`).

use rusqlite::types::ValueRef;
use rusqlite::{Row, Rows};
use serde::de::value::{BorrowedStrDeserializer, Error as Refused, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::columns::{Column, TableShape};
use super::fault;
use crate::domain::change::Stored;
use crate::report::Result;

/// All rows of a query that selects the columns of this shape.
pub(super) fn all<T: Stored>(mut rows: Rows<'_>, shape: &TableShape) -> Result<Vec<T>> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let fields = FieldsOf {
            row,
            columns: &shape.columns,
            at: 0,
        };
        let record = T::deserialize(serde::de::value::MapAccessDeserializer::new(fields));
        found.push(record.map_err(|error| fault::shape(T::TABLE, error))?);
    }
    Ok(found)
}

/// The columns of a row that are still to be handed over.
struct FieldsOf<'r> {
    row: &'r Row<'r>,
    columns: &'r [Column],
    at: usize,
}

impl<'r> MapAccess<'r> for FieldsOf<'r> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'r>>(
        &mut self,
        seed: K,
    ) -> std::result::Result<Option<K::Value>, Refused> {
        match self.columns.get(self.at) {
            Some(column) => seed
                .deserialize(BorrowedStrDeserializer::new(&column.name))
                .map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'r>>(
        &mut self,
        seed: V,
    ) -> std::result::Result<V::Value, Refused> {
        let value = self.row.get_ref(self.at).map_err(Refused::custom)?;
        let column = &self.columns[self.at];
        self.at += 1;
        seed.deserialize(Stood(value))
            .map_err(|error| Refused::custom(format_args!("{}: {error}", column.name)))
    }
}

/// A value as it stood in its column.
struct Stood<'r>(ValueRef<'r>);

impl Stood<'_> {
    /// Hands over the words of the value, an identity being its usual text.
    fn words<T>(
        &self,
        take: impl FnOnce(&str) -> std::result::Result<T, Refused>,
    ) -> std::result::Result<T, Refused> {
        match self.0 {
            ValueRef::Text(text) => take(std::str::from_utf8(text).map_err(Refused::custom)?),
            ValueRef::Blob(bytes) => {
                let id = Uuid::from_slice(bytes).map_err(Refused::custom)?;
                take(id.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH]))
            }
            other => Err(Refused::custom(format_args!(
                "{:?} is no text",
                other.data_type()
            ))),
        }
    }
}

impl<'de> Deserializer<'de> for Stood<'de> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> std::result::Result<V::Value, Refused> {
        match self.0 {
            ValueRef::Null => visitor.visit_unit(),
            ValueRef::Integer(whole) => visitor.visit_i64(whole),
            ValueRef::Real(real) => visitor.visit_f64(real),
            ValueRef::Text(_) | ValueRef::Blob(_) => self.words(|text| visitor.visit_str(text)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> std::result::Result<V::Value, Refused> {
        match self.0 {
            ValueRef::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> std::result::Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> std::result::Result<V::Value, Refused> {
        self.words(|word| {
            let word: StrDeserializer<'_, Refused> = word.into_deserializer();
            visitor.visit_enum(word)
        })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}
