//! How a table is laid out: encoding, delimiter, the row of the header, what the columns hold, and in which
//! order days are written.
//!
//! The header is looked for in the first records, because exports begin with notes, titles and `sep=;`.
//! Not here: the people in it.

use std::io::BufRead;

use super::super::encoding::{self, Encoding};
use super::super::turned::{self, Certainty};
use super::date::DayOrder;
use super::delimiter::Delimiter;
use super::dialect::Dialect;
use super::field::{Column, Field};
use super::header::{Found, HEAD};
use super::infer;
use super::keep;
use super::lines::Lines;
use super::mapping::{Mapping, field_names, listed};
use super::records::{Records, Wrapping};
use super::spelling::words;
use super::subject::{self, Subject};
use super::unreadable;
use crate::report::{Report, Result};

/// So many rows are kept to be shown.
const SHOWN: usize = 5;

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Which program wrote it.
    pub dialect: Dialect,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// How characters became bytes.
    pub encoding: Encoding,
    /// The line of the header, from 1; 0 where there is none.
    pub header_line: usize,
    /// The columns in their order; a field of `None` is not read.
    pub columns: Vec<Column>,
    /// The first rows, cells as they are, for showing.
    pub samples: Vec<Vec<String>>,
    /// Which comes first in days written in numbers.
    pub order: DayOrder,
    /// Bytes of the byte order mark.
    pub(super) mark: usize,
    /// Whether every record is one cell in quotes.
    pub(super) wrapping: Wrapping,
    /// Records up to the header, itself included.
    pub(super) above: usize,
    /// The header's cells, to know it when it comes again.
    pub(super) header: Vec<String>,
    /// Columns that the header, their cells or the user say something of.
    known: usize,
    /// Columns of days that could be read either way, and of which nothing says which.
    pub(super) doubtful: Vec<usize>,
    /// How plain a name with a comma must be to stand family name first.
    pub(super) turned: Certainty,
    /// What the rows are; people where the user says what the columns hold.
    pub(super) subject: Subject,
}

impl Layout {
    /// The layout of the table that begins with `bytes`, as `mapping` and the header say. Give it the whole
    /// file where it is at hand: the order of days is told by all that it is given.
    ///
    /// # Errors
    /// What is not a table of text, and a mapping that names a column that is not there.
    pub fn of(bytes: &[u8], mapping: &Mapping) -> Result<Self> {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        if let Some(report) = unreadable::reason(head) {
            return Err(report);
        }
        let (encoding, mark) = encoding::detect(head);
        let found = Self::find(head, encoding, mark, mapping);
        let samples = found.below();
        let mut columns = match found.header {
            Some(_) => infer::columns(found.header(), samples),
            None => infer::headerless(found.width(), samples),
        };
        // `Notes,` ends in a comma; what is behind it is no column, unless something stands there.
        let mut header: Vec<String> = found.header().to_vec();
        while header.last().is_some_and(|name| name.trim().is_empty())
            && samples.iter().all(|row| {
                row.get(header.len() - 1)
                    .is_none_or(|cell| cell.trim().is_empty())
            })
        {
            header.pop();
            columns.pop();
        }
        let dialect = Dialect::of(&header);
        for column in &mut columns {
            match (dialect, column.field) {
                (Dialect::LinkedIn, Some(Field::Link)) => column.field = Some(Field::Profile),
                // Of an address book everything is wanted, in whatever language its columns are named.
                (Dialect::Google | Dialect::Outlook | Dialect::Thunderbird, None) => {
                    column.field = Some(Field::Keep);
                }
                // Outlook writes it for everybody; Google where somebody said so.
                (Dialect::Google, Some(Field::Skip)) if words(&column.name).phrase == "gender" => {
                    column.field = Some(Field::Keep);
                }
                (Dialect::Cordial { .. }, None) if column.name.ends_with(" labels") => {
                    column.field = Some(Field::Label);
                }
                // What other programs mean by such a word is not known; the user is told of the column.
                (Dialect::Other | Dialect::LinkedIn, Some(Field::Skip)) => column.field = None,
                _ => {}
            }
        }
        mapping.apply(&mut columns)?;
        let mut layout = Self {
            dialect,
            delimiter: found.delimiter,
            encoding,
            header_line: found.header.map_or(0, |at| found.line(at)),
            columns,
            samples: samples.iter().take(SHOWN).cloned().collect(),
            order: DayOrder::MonthFirst,
            mark,
            wrapping: found.wrapping,
            above: found.header.map_or(0, |at| at + 1),
            header,
            known: 0,
            doubtful: Vec::new(),
            turned: Certainty::Plain,
            subject: Subject::People,
        };
        if mapping.is_empty() && !matches!(dialect, Dialect::Cordial { .. }) {
            layout.subject = subject::of(&layout.header, &layout.columns, samples);
        }
        layout.known = layout
            .columns
            .iter()
            .filter(|column| column.field.is_some())
            .count();
        layout.keep_facts(samples);
        layout.turned = layout.usual_names(samples);
        layout.order_days(bytes);
        Ok(layout)
    }

    /// What nobody knows of and somebody may want to see goes into the note.
    fn keep_facts(&mut self, samples: &[Vec<String>]) {
        if matches!(self.dialect, Dialect::Cordial { .. }) {
            return;
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            if column.field.is_none() && keep::is_worth_it(&column.name, samples, at) {
                column.field = Some(Field::Keep);
            }
        }
    }

    /// Whether the table can be read as it is: something in it names somebody.
    ///
    /// # Errors
    /// Where nothing does: which columns there are, and how to say what they hold.
    pub fn check(&self) -> Result<()> {
        let names_somebody = self
            .columns
            .iter()
            .filter_map(|column| column.field)
            .any(|field| {
                field.is_name()
                    || matches!(
                        field,
                        Field::Email
                            | Field::Phone
                            | Field::Profile
                            | Field::Organization
                            | Field::FallbackName
                    )
            });
        if let Subject::Other(instead) = &self.subject {
            return Err(instead.report());
        }
        if names_somebody {
            return Ok(());
        }
        let example = self
            .columns
            .first()
            .map_or("Name", |column| column.name.as_str());
        let what = match self.header_line {
            0 => "This table has no header, and no column of it looks like a name or an address",
            _ => "No column of this table is known to hold a name or an address",
        };
        Err(Report::input(format!("{what}; its columns are {}.", listed(&self.columns))).hint(format!(
            "say what they hold with --map, such as --map '\"{example}\"=full_name,2=email'; the fields are {}",
            field_names()
        )))
    }

    /// The columns that are not read, by name.
    pub fn unread(&self) -> Vec<&str> {
        self.columns
            .iter()
            .filter(|column| column.field.is_none())
            .map(|column| column.name.as_str())
            .collect()
    }

    /// How many columns the header knows by itself or by the user.
    pub(super) fn known(&self) -> usize {
        self.known
    }

    /// What there is to say of the table as a whole: columns that are not read, days that could be read
    /// either way.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        let unread = self.unread();
        if !unread.is_empty() {
            remarks.push(format!("Columns that are not read: {}.", unread.join(", ")));
        }
        for column in self.doubtful.iter().filter_map(|at| self.columns.get(*at)) {
            let name = column.name.chars().take(60).collect::<String>();
            let field = column.field.unwrap_or(Field::Birthday).name();
            let (read, other) = match column.order.unwrap_or(self.order) {
                DayOrder::DayFirst => ("day first, 03/04 as 3 April", "mdy"),
                DayOrder::MonthFirst => ("month first, 03/04 as 4 March", "dmy"),
            };
            remarks.push(format!(
                "Nothing says in which order the days in “{name}” are written; they are read {read}. If \
                 that is wrong, import with --map '\"{name}\"={field}:{other}'."
            ));
        }
        remarks
    }

    /// The records of `source`, from the first below the header.
    pub(super) fn records<R: BufRead>(
        &self,
        source: R,
        longest: usize,
    ) -> std::io::Result<Records<R>> {
        let lines = Lines::new(source, self.encoding, self.mark, longest);
        let mut records =
            Records::new(lines, self.delimiter, self.columns.len(), longest).wrapped(self.wrapping);
        for _ in 0..self.above {
            records.next()?;
        }
        Ok(records)
    }

    /// Where most whole names stand family name first, those do of which it could be otherwise.
    fn usual_names(&self, samples: &[Vec<String>]) -> Certainty {
        let usual = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.is(Field::FullName))
            .any(|(at, _)| {
                let cells = samples.iter().filter_map(|row| row.get(at));
                turned::is_usual(cells.map(String::as_str))
            });
        match usual {
            true => Certainty::Possible,
            false => Certainty::Plain,
        }
    }

    fn find(head: &[u8], encoding: Encoding, mark: usize, mapping: &Mapping) -> Found {
        let declared = Lines::new(head, encoding, mark, HEAD)
            .next()
            .ok()
            .flatten()
            .and_then(|line| Delimiter::declared(&line.text));
        let candidates = Delimiter::ALL
            .into_iter()
            .filter(|delimiter| declared.is_none_or(|declared| declared == *delimiter));
        let mut best: Option<(u64, Found)> = None;
        for delimiter in candidates {
            let found = Found::read(head, encoding, mark, delimiter, declared, mapping);
            let score = found.score(mapping);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, found));
            }
        }
        best.map_or_else(|| Found::none(Delimiter::Comma), |(_, found)| found)
    }
}
