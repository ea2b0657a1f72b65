//! Lines to records of cells: quotes, doubled quotes, line breaks in cells, and quotes that somebody forgot
//! to close.
//!
//! A quote inside a quoted cell ends it only where a delimiter or the end of the line follows, because many
//! programs do not double the quotes of a nickname. A quoted cell that never ends, or that swallows lines and
//! leaves a record of the wrong width, is read again line by line.
//! Not here: what a cell means.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::delimiter::Delimiter;
use super::lines::{Line, Lines};

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Its cells, unquoted and not trimmed.
    pub(super) cells: Vec<String>,
    /// Something in it was longer than allowed, and the cells are not whole.
    pub(super) cut: bool,
}

/// Whether every record as a whole was put into quotes, as if it were one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// It was not.
    None,
    /// It was: `"Anna,""Zhou, PhD"""`.
    Whole,
}

/// The cells of a record that was put into quotes as a whole.
pub(super) fn unwrapped(delimiter: Delimiter, record: &str) -> Vec<String> {
    let mut cells = Cells::new(delimiter);
    cells.feed(record);
    cells.finish()
}

/// The records of a stream.
pub(super) struct Records<R> {
    lines: Lines<R>,
    waiting: VecDeque<Line>,
    delimiter: Delimiter,
    /// How many cells a record should have; 0 while that is not known.
    width: usize,
    most: usize,
    /// How often lines had to be read again, so that a file of nothing but open quotes stays cheap.
    mended: usize,
    wrapping: Wrapping,
}

/// Above so many mended records, quoted cells are believed only for so many bytes.
const PATIENCE: usize = 32;
const IMPATIENT: usize = 1 << 10;

impl<R: BufRead> Records<R> {
    /// Records of at most `most` bytes; a record of `width` cells is believed more than another.
    pub(super) fn new(lines: Lines<R>, delimiter: Delimiter, width: usize, most: usize) -> Self {
        Self {
            lines,
            waiting: VecDeque::new(),
            delimiter,
            width,
            most,
            mended: 0,
            wrapping: Wrapping::None,
        }
    }

    /// The same, of which every record may be wrapped.
    pub(super) fn wrapped(mut self, wrapping: Wrapping) -> Self {
        self.wrapping = wrapping;
        self
    }

    /// Bytes of the source that were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        match self.waiting.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next(),
        }
    }

    /// The next record; `None` at the end. Empty lines are records of one empty cell.
    pub(super) fn next(&mut self) -> io::Result<Option<Record>> {
        let mut record = self.next_as_it_is()?;
        if let (Wrapping::Whole, Some(record)) = (self.wrapping, &mut record)
            && let [only] = record.cells.as_slice()
        {
            record.cells = unwrapped(self.delimiter, only);
        }
        Ok(record)
    }

    fn next_as_it_is(&mut self) -> io::Result<Option<Record>> {
        let Some(first) = self.line()? else {
            return Ok(None);
        };
        let number = first.number;
        let mut cut = first.cut;
        let mut cells = Cells::new(self.delimiter);
        cells.feed(&first.text);
        let mut used = vec![first];
        let most = if self.mended > PATIENCE {
            IMPATIENT
        } else {
            self.most
        };
        let mut bytes = used.iter().map(|line| line.text.len()).sum::<usize>();
        while cells.is_open() && bytes <= most {
            let Some(line) = self.line()? else { break };
            bytes += line.text.len();
            cut |= line.cut;
            cells.feed(&line.text);
            used.push(line);
        }
        let (open, odd) = (cells.is_open(), cells.odd);
        let whole = cells.finish();
        let doubtful = open || (used.len() > 1 && (odd || self.is_off(&whole)));
        if doubtful && let Some(first) = used.first() {
            // Alone, with the quote that opens and does not close taken as a character.
            let alone = unquoted(self.delimiter, &first.text);
            if open || (self.width > 0 && alone.len() >= self.width && self.is_record(used.get(1)))
            {
                self.mended += usize::from(used.len() > 1);
                let cut = first.cut;
                for line in used.drain(1..).rev() {
                    self.waiting.push_front(line);
                }
                return Ok(Some(Record {
                    line: number,
                    cells: alone,
                    cut,
                }));
            }
        }
        Ok(Some(Record {
            line: number,
            cells: whole,
            cut,
        }))
    }

    fn is_off(&self, cells: &[String]) -> bool {
        let behind = cells
            .iter()
            .rev()
            .take_while(|cell| cell.trim().is_empty())
            .count();
        let least = cells.len() - behind;
        self.width > 0 && !(least..=cells.len()).contains(&self.width)
    }

    /// Whether a line that a quoted cell swallowed is a record by itself.
    fn is_record(&self, line: Option<&Line>) -> bool {
        line.is_some_and(|line| unquoted(self.delimiter, &line.text).len() == self.width)
    }
}

/// The cells of a line whose quotes do not fit: quotes that close are honoured, the one that does not is
/// dropped.
fn unquoted(delimiter: Delimiter, line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut rest = line.trim_end_matches(['\r', '\n']);
    loop {
        let mut reader = Cells::new(delimiter);
        let end = reader.first_cell(rest);
        if reader.is_open() {
            let (cell, after) = match rest.find(delimiter.character()) {
                Some(at) => (&rest[..at], Some(&rest[at + 1..])),
                None => (rest, None),
            };
            cells.push(cell.trim().trim_start_matches('"').to_owned());
            match after {
                Some(after) => rest = after,
                None => return cells,
            }
            continue;
        }
        cells.extend(reader.finish());
        match end {
            Some(end) => rest = rest.get(end..).unwrap_or_default(),
            None => return cells,
        }
    }
}

/// Where in a record the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before a cell or within one that is not quoted.
    Plain,
    /// Within quotes.
    Quoted,
    /// Behind the quote that closed.
    Closed,
}

struct Cells {
    delimiter: char,
    cells: Vec<String>,
    cell: String,
    state: State,
    /// A quote stood where none should.
    odd: bool,
}

impl Cells {
    fn new(delimiter: Delimiter) -> Self {
        Self {
            delimiter: delimiter.character(),
            cells: Vec::new(),
            cell: String::new(),
            state: State::Plain,
            odd: false,
        }
    }

    fn is_open(&self) -> bool {
        self.state == State::Quoted
    }

    fn feed(&mut self, text: &str) {
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let after = text.get(at + character.len_utf8()..).unwrap_or_default();
            if self.step(character, after) {
                characters.next();
            }
        }
    }

    /// Reads up to the first delimiter outside of quotes; says where the next cell begins, if there is one.
    fn first_cell(&mut self, text: &str) -> Option<usize> {
        let mut skip = false;
        for (at, character) in text.char_indices() {
            if std::mem::take(&mut skip) {
                continue;
            }
            if character == self.delimiter && self.state != State::Quoted {
                return Some(at + character.len_utf8());
            }
            let after = text.get(at + character.len_utf8()..).unwrap_or_default();
            skip = self.step(character, after);
        }
        None
    }

    /// Takes one character; says whether the one behind it was used up too.
    fn step(&mut self, character: char, after: &str) -> bool {
        match (self.state, character) {
            (State::Quoted, '"') if self.ends_here(after) => self.state = State::Closed,
            (State::Quoted, '"') if after.starts_with('"') => {
                self.cell.push('"');
                return true;
            }
            (State::Quoted, '"') => {
                self.odd = true;
                self.cell.push('"');
            }
            (State::Quoted, _) => self.cell.push(character),
            (_, '\r' | '\n') => {}
            (_, character) if character == self.delimiter => {
                self.cells.push(std::mem::take(&mut self.cell));
                self.state = State::Plain;
            }
            (State::Plain, '"') if self.cell.trim_matches(['\u{feff}', '\0']).trim().is_empty() => {
                self.cell.clear();
                self.state = State::Quoted;
            }
            (State::Closed, character) if character.is_whitespace() => {}
            (_, character) => self.cell.push(character),
        }
        false
    }

    /// Whether a quote before `after` closes the cell: a delimiter or the line's end follows, with nothing
    /// but blanks between.
    fn ends_here(&self, after: &str) -> bool {
        let rest = after.trim_start_matches(|character: char| {
            character == ' ' || (character == '\t' && self.delimiter != '\t')
        });
        match rest.chars().next() {
            None | Some('\r' | '\n') => true,
            Some(next) => next == self.delimiter,
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.cells.push(self.cell);
        self.cells
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::encoding::Encoding;
    use super::*;

    fn records(text: &str, width: usize) -> Vec<(usize, Vec<String>)> {
        let lines = Lines::new(text.as_bytes(), Encoding::Utf8, 0, 1 << 20);
        let mut records = Records::new(lines, Delimiter::Comma, width, 1 << 20);
        let mut all = Vec::new();
        while let Some(record) = records.next().unwrap() {
            all.push((record.line, record.cells));
        }
        all
    }

    #[track_caller]
    fn same(text: &str, width: usize, expected: &[(usize, &[&str])]) {
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(records(text, width), expected, "{text:?}");
    }

    #[test]
    fn cells() {
        same("a,b\r\n", 2, &[(1, &["a", "b"])]);
        same(
            "a,\"b, c\"\n\"d\",",
            2,
            &[(1, &["a", "b, c"]), (2, &["d", ""])],
        );
        same(r#""a ""b"" c",d"#, 2, &[(1, &[r#"a "b" c"#, "d"])]);
        same(r#""a "b" c",d"#, 2, &[(1, &[r#"a "b" c"#, "d"])]);
        same(r#"a "b" c,d"#, 2, &[(1, &[r#"a "b" c"#, "d"])]);
        same(r#"a, "b, c" ,d"#, 3, &[(1, &["a", "b, c", "d"])]);
        same("\"\"\",\",\"\"\"\"\n", 2, &[(1, &["\",", "\""])]);
        same("\"\",\"\"", 2, &[(1, &["", ""])]);
        same(
            "\"one\r\ntwo\",x\r\nc,d\r\n",
            2,
            &[(1, &["one\r\ntwo", "x"]), (3, &["c", "d"])],
        );
    }

    #[test]
    fn a_quote_that_nobody_closed_costs_one_record() {
        same(
            "\"a,b\nc,d\ne,f\n",
            2,
            &[(1, &["a", "b"]), (2, &["c", "d"]), (3, &["e", "f"])],
        );
        same(
            "a,\"b\nc,\"d\"\ne,f\n",
            2,
            &[(1, &["a", "b"]), (2, &["c", "d"]), (3, &["e", "f"])],
        );
        same(
            "\"x\",\"a\n\"c\",\"d\"\n",
            2,
            &[(1, &["x", "a"]), (2, &["c", "d"])],
        );
    }

    #[test]
    fn lines_of_a_note_stay_together() {
        same(
            "a,\"one\ntwo\",\nb,c\n",
            2,
            &[(1, &["a", "one\ntwo", ""]), (3, &["b", "c"])],
        );
        same(
            "a,b,\"he \"said\" hi\nand left\"\nc,d,e\n",
            3,
            &[
                (1, &["a", "b", "he \"said\" hi\nand left"]),
                (3, &["c", "d", "e"]),
            ],
        );
    }

    #[test]
    fn nothing_but_open_quotes_stays_cheap() {
        let text = "\"a,b\n".repeat(5_000);
        assert_eq!(records(&text, 2).len(), 5_000);
    }
}
