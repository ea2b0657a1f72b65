//! The row of the header among the first records, and how much speaks for a delimiter.
//!
//! Not here: what the columns hold.

use super::super::encoding::Encoding;
use super::delimiter::Delimiter;
use super::lines::Lines;
use super::looks;
use super::mapping::Mapping;
use super::recognise::recognise;
use super::records::{Records, Wrapping, unwrapped};

/// Bytes from which the layout is told.
pub(super) const HEAD: usize = 512 << 10;
/// Among so many records the header is looked for, empty lines not counted.
const HEADER_WITHIN: usize = 16;
/// Of a wider row only so many cells are asked whether they are headers.
const WIDEST: usize = 500;
/// From so many records below the header columns are judged.
const JUDGED: usize = 200;

/// The first records, cut by one delimiter.
pub(super) struct Found {
    pub(super) delimiter: Delimiter,
    rows: Vec<Vec<String>>,
    lines: Vec<usize>,
    /// Which of the rows is the header.
    pub(super) header: Option<usize>,
    /// The header, where it stands in two rows.
    joined: Option<Vec<String>>,
    pub(super) wrapping: Wrapping,
}

impl Found {
    /// Nothing, cut by this delimiter.
    pub(super) fn none(delimiter: Delimiter) -> Self {
        Self {
            delimiter,
            rows: Vec::new(),
            lines: Vec::new(),
            header: None,
            joined: None,
            wrapping: Wrapping::None,
        }
    }

    /// The first records of `head`, cut by this delimiter.
    pub(super) fn read(
        head: &[u8],
        encoding: Encoding,
        mark: usize,
        delimiter: Delimiter,
        declared: Option<Delimiter>,
        mapping: &Mapping,
    ) -> Self {
        let mut found = Self::none(delimiter);
        let lines = Lines::new(head, encoding, mark, HEAD);
        let mut records = Records::new(lines, delimiter, 0, 64 << 10);
        while let Ok(Some(record)) = records.next() {
            found.rows.push(record.cells);
            found.lines.push(record.line);
            if found.rows.len() >= HEADER_WITHIN * 2 + JUDGED {
                break;
            }
        }
        found.header = found.find_header(declared, mapping);
        found.unwrap(declared, mapping);
        found.join(mapping);
        found.close_brackets();
        found
    }

    /// Joins a header in two rows, `Phone,,E-mail` above `Home,Mobile,`, where both say more than one.
    fn join(&mut self, mapping: &Mapping) {
        let Some(at) = self.header else { return };
        let alone = known(self.header(), mapping);
        let pairs = [Some(at), at.checked_sub(1)];
        let best = pairs
            .into_iter()
            .flatten()
            .filter_map(|upper| {
                let (above, below) = (self.rows.get(upper)?, self.rows.get(upper + 1)?);
                let sound = [above, below]
                    .iter()
                    .all(|row| !looks::looks_like_data(row) && known(row, mapping) >= 2);
                let joined = joined(above, below);
                let worth = known(&joined, mapping);
                (sound && worth > alone).then_some((worth, upper + 1, joined))
            })
            .max_by_key(|(worth, _, _)| *worth);
        if let Some((_, lower, joined)) = best {
            self.header = Some(lower);
            self.joined = Some(joined);
        }
    }

    /// Joins a header that is cut within brackets, `Name (Last, First)`, where the rows are not.
    fn close_brackets(&mut self) {
        let below = self.below();
        let cut = self.header();
        let open = |cell: &str| cell.matches('(').count() > cell.matches(')').count();
        if below.is_empty() || !cut.iter().any(|cell| open(cell)) {
            return;
        }
        let mut whole: Vec<String> = Vec::new();
        for cell in cut {
            match whole.last_mut().filter(|last| open(last)) {
                Some(last) => {
                    last.push(self.delimiter.character());
                    last.push_str(cell);
                }
                None => whole.push(cell.clone()),
            }
        }
        let fits = below.iter().filter(|row| row.len() == whole.len()).count();
        if whole.len() < cut.len() && fits * 2 > below.len() {
            self.joined = Some(whole);
        }
    }

    /// Cuts the rows again where each is one cell in which a whole row stands.
    fn unwrap(&mut self, declared: Option<Delimiter>, mapping: &Mapping) {
        let alone = self.rows.iter().filter(|row| row.len() == 1).count();
        if self.rows.len() < 2 || alone * 10 < self.rows.len() * 9 {
            return;
        }
        let rows = self.rows.iter().map(|row| match row.as_slice() {
            [only] => unwrapped(self.delimiter, only),
            other => other.to_vec(),
        });
        let mut cut = Self {
            delimiter: self.delimiter,
            rows: rows.collect(),
            lines: self.lines.clone(),
            header: None,
            joined: None,
            wrapping: Wrapping::Whole,
        };
        cut.header = cut.find_header(declared, mapping);
        if cut.header.is_some() && cut.usual_width() > 1 && cut.score(mapping) > self.score(mapping)
        {
            *self = cut;
        }
    }

    /// The first row of which more is known than of any other; without any, the first that is as wide as
    /// the rows below it and is not data itself.
    fn find_header(&self, declared: Option<Delimiter>, mapping: &Mapping) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        let candidates = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
            .take(HEADER_WITHIN);
        for (at, row) in candidates.clone() {
            let mut known = known(row, mapping);
            // One word that is known, beside others that are not, is as likely to be somebody's role.
            let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
            if known == 1 && filled > 1 && at > usize::from(declared.is_some()) {
                known = 0;
            }
            if known > 0 && best.is_none_or(|(_, most)| known > most) {
                best = Some((at, known));
            }
        }
        if let Some((at, _)) = best {
            return Some(at);
        }
        let width = self.usual_width();
        let start = candidates
            .clone()
            .skip(usize::from(declared.is_some()))
            .find(|(_, row)| row.len() == width)?;
        (!looks::looks_like_data(start.1) && self.rows.len() > 1 && width > 1).then_some(start.0)
    }

    /// The width that most rows have.
    fn usual_width(&self) -> usize {
        let mut widths: Vec<usize> = self
            .rows
            .iter()
            .map(Vec::len)
            .filter(|width| *width > 1)
            .collect();
        widths.sort_unstable();
        let mut best = (0, 1);
        for run in widths.chunk_by(|one, other| one == other) {
            if run.len() > best.0 {
                best = (run.len(), run.first().copied().unwrap_or(1));
            }
        }
        best.1
    }

    /// What speaks for the delimiter: first what is known of the header, then how evenly it cuts.
    pub(super) fn score(&self, mapping: &Mapping) -> u64 {
        let known = self.header.map_or(0, |_| known(self.header(), mapping));
        let width = match self.header {
            Some(_) => self.header().len(),
            None => self.usual_width(),
        };
        let below = self.below();
        let even = below.iter().filter(|row| row.len() == width).count();
        let share = if below.is_empty() {
            0
        } else {
            even * 100 / below.len()
        };
        let wide = usize::from(width > 1);
        // `Lima, Ana; ana@…` is cut evenly by either, and only one of them leaves an address alone.
        let clean = below
            .iter()
            .filter(|row| row.iter().any(|cell| looks::is_one_email(cell)));
        let clean = usize::from(!below.is_empty() && clean.count() * 2 > below.len());
        let score =
            known * 1000 + share * usize::from(known > 0 || wide > 0) + wide * 10 + clean * 5;
        u64::try_from(score).unwrap_or(u64::MAX)
    }

    /// The cells of the header; none where there is no header.
    pub(super) fn header(&self) -> &[String] {
        if let Some(joined) = &self.joined {
            return joined;
        }
        self.header
            .and_then(|at| self.rows.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// The line on which a row begins.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.get(at).copied().unwrap_or(0)
    }

    /// The rows below the header that are not empty; their last may be cut off.
    pub(super) fn below(&self) -> &[Vec<String>] {
        let from = self.header.map_or(0, |at| at + 1);
        self.rows.get(from..).unwrap_or_default()
    }

    /// The width that most rows have.
    pub(super) fn width(&self) -> usize {
        self.usual_width()
    }
}

/// Two rows of headers as one: what stands above a cell, or before that, belongs to it.
fn joined(above: &[String], below: &[String]) -> Vec<String> {
    let mut over = "";
    (0..above.len().max(below.len()))
        .map(|at| {
            let cell = |row: &'_ [String]| row.get(at).map(|cell| cell.trim().to_owned());
            if let Some(upper) = above.get(at).filter(|upper| !upper.trim().is_empty()) {
                over = upper.trim();
            }
            let under = cell(below).unwrap_or_default();
            let both = format!("{over} {under}").trim().to_owned();
            match (under.as_str(), recognise(&both).is_known()) {
                ("", _) => cell(above).unwrap_or_default(),
                (_, false) if recognise(&under).is_known() => under,
                _ => both,
            }
        })
        .collect()
}

/// How many cells of a row are known as headers; 0 where the row is rather something else.
fn known(row: &[String], mapping: &Mapping) -> usize {
    let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let named = mapping.named_in(row);
    if named == 0 && looks::looks_like_data(row) {
        return 0;
    }
    let mut seen: Vec<&str> = Vec::new();
    let (mut known, mut telling) = (0, 0);
    for cell in row.iter().take(WIDEST) {
        let cell = cell.trim();
        let reading = recognise(cell);
        if !seen.contains(&cell) && reading.is_known() {
            seen.push(cell);
            known += 1;
            telling += usize::from(reading.is_telling());
        }
    }
    let enough = telling > 0 && known * 4 >= filled && (known >= 2 || filled <= 3);
    if enough || named > 0 {
        known + 2 * named
    } else {
        0
    }
}
