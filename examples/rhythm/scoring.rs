//! A log of contacts and the candidates to judge by it, both as tables of comma-separated values with a
//! header. The model itself is `cordial::coach::silence::Past`, the one that the program ranks by.
//!
//! The events need the columns `ego`, `alter` and `day`; the candidates `ego`, `alter`, `t` and `horizon`. They
//! may stand in any order and among others. Ego and alter are any text; the other three are whole numbers, or
//! decimal ones that are rounded down. A candidate is judged by the events up to and including day `t`, and
//! the answer is the chance of contact on the days t+1 to t+horizon.
//!
//! A pair without any event up to t is judged as if it had met on the first day of the ego's own log and been
//! silent since: longer than that nobody has looked. An ego without any event up to t has no log, so the pair
//! counts as having met on day t.

use std::collections::HashMap;
use std::io::{self, BufWriter, Read, Write};

use cordial::coach::silence::Past;
use cordial::report::{Report, Result};
use csv::{ByteRecord, ReaderBuilder};

/// Days further from zero than this are no days: more than two million years.
const FARTHEST: f64 = 1e9;

/// The contacts of a log, by pair and day.
pub(crate) struct Log {
    /// Every name that an event mentions, numbered.
    names: HashMap<Box<[u8]>, u32>,
    /// Which of `days` are a pair's, ascending and each once.
    pairs: HashMap<(u32, u32), std::ops::Range<usize>>,
    days: Vec<i32>,
    /// The first day of each ego's log.
    begins: HashMap<u32, i32>,
}

/// One line of the second table.
struct Candidate {
    ego: Option<u32>,
    contacts: std::ops::Range<usize>,
    day: i32,
    horizon: i32,
}

impl Log {
    /// Reads the events; `name` is what errors call the table.
    ///
    /// # Errors
    /// A sentence with the line, where a column, a value or the whole table cannot be understood.
    pub(crate) fn read(events: impl Read, name: &str) -> Result<Self> {
        let mut table = Table::open(events, name, ["ego", "alter", "day"])?;
        let mut names: HashMap<Box<[u8]>, u32> = HashMap::new();
        let mut contacts: Vec<(u32, u32, i32)> = Vec::new();
        while table.next()? {
            let ego = number_of(&mut names, table.text(0)?)?;
            let alter = number_of(&mut names, table.text(1)?)?;
            contacts.push((ego, alter, table.whole(2)?));
        }
        contacts.sort_unstable();
        contacts.dedup();
        let mut log = Self {
            names,
            pairs: HashMap::new(),
            days: Vec::with_capacity(contacts.len()),
            begins: HashMap::new(),
        };
        for (ego, alter, day) in contacts {
            let at = log.days.len();
            log.days.push(day);
            log.pairs.entry((ego, alter)).or_insert(at..at).end = at + 1;
            let begin = log.begins.entry(ego).or_insert(day);
            *begin = day.min(*begin);
        }
        Ok(log)
    }

    /// The chance of each candidate, in their order; `name` is what errors call the table.
    ///
    /// # Errors
    /// A sentence with the line, where a column, a value or the whole table cannot be understood.
    pub(crate) fn score(&self, candidates: impl Read, name: &str) -> Result<Vec<f64>> {
        let mut table = Table::open(candidates, name, ["ego", "alter", "t", "horizon"])?;
        let mut asked: Vec<Candidate> = Vec::new();
        while table.next()? {
            let ego = self.names.get(table.text(0)?).copied();
            let alter = self.names.get(table.text(1)?).copied();
            let horizon = table.whole(3)?;
            if horizon < 0 {
                return Err(table.wrong(3, "is before t"));
            }
            asked.push(Candidate {
                ego,
                contacts: ego
                    .zip(alter)
                    .and_then(|pair| self.pairs.get(&pair).cloned())
                    .unwrap_or(0..0),
                day: table.whole(2)?,
                horizon,
            });
        }
        Ok(self.judge(&asked))
    }

    /// Judges pair by pair with t ascending, so that each contact is looked at once however often its pair is
    /// asked about.
    fn judge(&self, asked: &[Candidate]) -> Vec<f64> {
        let mut order: Vec<usize> = (0..asked.len()).collect();
        // Where a pair's contacts end tells it from all others; a pair without any ends at 0.
        order.sort_unstable_by_key(|at| (asked[*at].contacts.end, asked[*at].day));
        let mut chances = vec![0.0; asked.len()];
        let mut pair = 0..0;
        let mut past = Past::FIRST;
        let mut last: Option<i32> = None;
        for at in order {
            let candidate = &asked[at];
            // What is left of the pair shrinks from its start; its end is its own.
            if pair.end != candidate.contacts.end {
                pair = candidate.contacts.clone();
                past = Past::FIRST;
                last = None;
            }
            while let Some(day) = self.days[pair.clone()].first().copied()
                && day <= candidate.day
            {
                past = past.then(last.map_or(0, |last| i64::from(day) - i64::from(last)));
                last = Some(day);
                pair.start += 1;
            }
            let since = last
                .or_else(|| {
                    let begin = self.begins.get(&candidate.ego?)?;
                    (*begin <= candidate.day).then_some(*begin)
                })
                .unwrap_or(candidate.day);
            let silent = i64::from(candidate.day) - i64::from(since);
            chances[at] = past.contact_within(silent, i64::from(candidate.horizon));
        }
        chances
    }
}

/// Prints the chances, one a line, with nine decimals.
///
/// # Errors
/// What the writer says.
pub(crate) fn print(chances: &[f64], out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    for chance in chances {
        writeln!(out, "{chance:.9}")?;
    }
    out.flush()
}

fn number_of(names: &mut HashMap<Box<[u8]>, u32>, name: &[u8]) -> Result<u32> {
    if let Some(number) = names.get(name) {
        return Ok(*number);
    }
    let number = u32::try_from(names.len())
        .map_err(|_| Report::input("There are more than four thousand million names."))?;
    names.insert(name.into(), number);
    Ok(number)
}

/// A table whose wanted columns are found by their names.
struct Table<'a, R, const N: usize> {
    name: &'a str,
    reader: csv::Reader<Lines<R>>,
    wanted: [&'a str; N],
    places: [usize; N],
    row: ByteRecord,
}

impl<'a, R: Read, const N: usize> Table<'a, R, N> {
    fn open(input: R, name: &'a str, wanted: [&'a str; N]) -> Result<Self> {
        // Rows may differ in length, because only some columns matter.
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .from_reader(Lines::of(input));
        let header = match reader.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => return Err(unreadable(name, &error)),
        };
        let mut places = [0; N];
        for (place, column) in places.iter_mut().zip(wanted) {
            let mut found = header
                .iter()
                .enumerate()
                .filter(|(_, title)| title.trim_ascii().eq_ignore_ascii_case(column.as_bytes()))
                .map(|(at, _)| at);
            *place = match (found.next(), found.next()) {
                (Some(at), None) => at,
                (None, _) => {
                    return Err(Report::input(format!(
                        "Line 1 of {name}: the header has no column \"{column}\"."
                    ))
                    .hint(format!("these are needed: {}", wanted.join(","))));
                }
                (Some(_), Some(_)) => {
                    return Err(Report::input(format!(
                        "Line 1 of {name}: the header has more than one column \"{column}\"."
                    )));
                }
            };
        }
        Ok(Self {
            name,
            reader,
            wanted,
            places,
            row: ByteRecord::new(),
        })
    }

    /// Moves on to the next row, if there is one.
    fn next(&mut self) -> Result<bool> {
        self.reader
            .read_byte_record(&mut self.row)
            .map_err(|error| unreadable(self.name, &error))
    }

    /// The text in a wanted column, which is not empty.
    fn text(&self, column: usize) -> Result<&[u8]> {
        match self.row.get(self.places[column]).map(<[u8]>::trim_ascii) {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(self.wrong(column, "is missing")),
        }
    }

    /// The number in a wanted column, rounded down.
    fn whole(&self, column: usize) -> Result<i32> {
        let number = std::str::from_utf8(self.text(column)?)
            .ok()
            .and_then(|text| text.parse::<f64>().ok())
            .filter(|number| number.is_finite())
            .ok_or_else(|| self.wrong(column, "is not a number of days"))?;
        if number.abs() > FARTHEST {
            return Err(self.wrong(column, "is too large for a number of days"));
        }
        // Within the range of an i32 by now.
        Ok(number.floor() as i32)
    }

    /// What is wrong with a column of the present row.
    fn wrong(&self, column: usize, how: &str) -> Report {
        // The reader stands after the row's last line; what its fields hold of line ends lies before.
        let within = self.row.as_slice().iter().filter(|byte| **byte == b'\n');
        let line = self.reader.position().line() - 1 - within.count() as u64;
        Report::input(format!(
            "Line {line} of {}: the {} {how}.",
            self.name, self.wanted[column]
        ))
    }
}

fn unreadable(name: &str, error: &csv::Error) -> Report {
    let place = error
        .position()
        .map_or(String::new(), |at| format!("Line {} of ", at.line()));
    Report::input(format!("{place}{name} cannot be read: {error}."))
}

/// Text whose lines all end in a line feed, the last one too, so that lines can be counted however they were
/// ended.
struct Lines<R> {
    inner: R,
    after: Option<u8>,
}

impl<R: Read> Lines<R> {
    fn of(inner: R) -> Self {
        Self { inner, after: None }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.inner.read(space)?;
            if read == 0 {
                let unended = !matches!(self.after, None | Some(b'\n' | b'\r'));
                return Ok(match space.first_mut() {
                    Some(first) if unended => {
                        *first = b'\n';
                        self.after = Some(b'\n');
                        1
                    }
                    _ => 0,
                });
            }
            let mut kept = 0;
            for at in 0..read {
                let byte = space[at];
                if byte != b'\n' || self.after != Some(b'\r') {
                    space[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                self.after = Some(byte);
            }
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}
