//! An archive on its way in: row by row, each with its place, and none larger than a row can be.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

use super::{FORMAT, Tally, VERSION, Watch};
use crate::domain::Record;
use crate::report::{Kind, Report, Result};
use crate::store::Intake;

/// The largest row that is read: bytes. A row's texts have limits of their own, far below.
pub(super) const LARGEST_ROW: u64 = 4 << 20;

/// Rows on their way into the store.
pub(super) struct Taking<'i, 'w, 't> {
    pub(super) intake: &'i mut Intake<'w, 't>,
    pub(super) watch: &'i mut dyn Watch,
    pub(super) tally: &'i mut Tally,
    pub(super) budget: Rc<Cell<u64>>,
    /// Why a row was refused; serde carries only its words.
    pub(super) trouble: &'i mut Option<Report>,
}

impl Taking<'_, '_, '_> {
    fn row(&mut self, table: &str, fields: Map<String, Value>) -> Result<()> {
        self.watch.row()?;
        let id = fields
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or("?")
            .to_owned();
        let record = Record::from_json(table, Value::Object(fields.clone())).map_err(|error| {
            let field = guilty(table, &fields, &error.to_string())
                .map(|field| format!(", field {field}"))
                .unwrap_or_default();
            Report::input(format!("row {id} of {table}{field}: {error}"))
        })?;
        let admitted = self.intake.add(&record);
        let admitted = admitted.map_err(|report| within(report, table, &id))?;
        self.tally.note(table, admitted);
        self.budget.set(LARGEST_ROW);
        Ok(())
    }

    fn refuse<E: serde::de::Error>(&mut self, report: Report) -> E {
        let words = E::custom(&report.sentence);
        *self.trouble = Some(report);
        words
    }
}

/// Says which row a text that does not fit stands in.
fn within(report: Report, table: &str, id: &str) -> Report {
    if report.kind != Kind::Input || report.sentence.contains(id) {
        return report;
    }
    Report {
        sentence: format!("row {id} of {table}: {}", report.sentence),
        hint: Some("nothing was changed".into()),
        ..report
    }
}

/// The field to blame for `error`: the one without which the row fails in another way.
fn guilty<'f>(table: &str, fields: &'f Map<String, Value>, error: &str) -> Option<&'f str> {
    if error.starts_with("missing field") || error.starts_with("unknown field") {
        // The words name it.
        return None;
    }
    fields.keys().map(String::as_str).find(|field| {
        let mut others = fields.clone();
        others.remove(*field);
        match Record::from_json(table, Value::Object(others)) {
            Ok(_) => true,
            Err(other) => other.to_string() != error,
        }
    })
}

/// The archive.
pub(super) struct Whole<'a, 'i, 'w, 't>(pub(super) &'a mut Taking<'i, 'w, 't>);

impl<'de> DeserializeSeed<'de> for Whole<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an archive of Cordial")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        let (mut format, mut version, mut tables) = (false, false, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => {
                    let word: Value = map.next_value()?;
                    if word != FORMAT {
                        return Err(A::Error::custom(format!(
                            "its format is {word}, not “{FORMAT}”"
                        )));
                    }
                    format = true;
                }
                "version" => {
                    let number: Value = map.next_value()?;
                    match number.as_u64() {
                        Some(VERSION) => version = true,
                        Some(newer) if newer > VERSION => {
                            return Err(A::Error::custom(format!(
                                "it was written by a newer Cordial (archive version {newer}; this one reads {VERSION})"
                            )));
                        }
                        _ => {
                            return Err(A::Error::custom(format!("{number} is not a version")));
                        }
                    }
                }
                "tables" if format && version => {
                    map.next_value_seed(Tables(&mut *self.0))?;
                    tables = true;
                }
                "tables" => {
                    return Err(A::Error::custom("`format` and `version` do not come first"));
                }
                other => {
                    map.next_value::<IgnoredAny>()?;
                    return Err(A::Error::custom(format!(
                        "an archive has no field “{other}”"
                    )));
                }
            }
        }
        match (format, tables) {
            (true, true) => Ok(()),
            (false, _) => Err(A::Error::custom(
                "it does not say that it is an archive of Cordial",
            )),
            (true, false) => Err(A::Error::custom("it has no tables")),
        }
    }
}

/// The object of tables.
struct Tables<'a, 'i, 'w, 't>(&'a mut Taking<'i, 'w, 't>);

impl<'de> DeserializeSeed<'de> for Tables<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of tables")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(table) = map.next_key::<String>()? {
            if !Record::TABLES.contains(&table.as_str()) {
                return Err(A::Error::custom(format!("there is no table “{table}”")));
            }
            map.next_value_seed(Rows {
                taking: &mut *self.0,
                table: &table,
            })?;
        }
        Ok(())
    }
}

/// The rows of one table.
struct Rows<'a, 'i, 'w, 't> {
    taking: &'a mut Taking<'i, 'w, 't>,
    table: &'a str,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the rows of {}", self.table)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> std::result::Result<(), A::Error> {
        while let Some(fields) = rows.next_element::<Map<String, Value>>()? {
            if let Err(report) = self.taking.row(self.table, fields) {
                return Err(self.taking.refuse(report));
            }
        }
        Ok(())
    }
}

/// A reader that gives only so much until it is granted more, so that no row can fill the memory.
pub(super) struct Rationed<R> {
    pub(super) inner: R,
    pub(super) budget: Rc<Cell<u64>>,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.budget.get() == 0 {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let read = self.inner.read(buffer)?;
        self.budget
            .set(self.budget.get().saturating_sub(read as u64));
        Ok(read)
    }
}
