//! The one place that prints. Whatever comes here is made harmless on its way out; a reader who goes
//! away early is no error; a disk that is full is one.
//!
//! Not here: what is said, and how a line is composed (each verb, and `layout`).

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde::Serialize;

use super::layout;
use crate::domain::shown::Shown;
use crate::interchange::json::harmless;
use crate::report::{Kind, Report, Result};

/// Where text is wrapped when the output is not a terminal: cells.
const READING_WIDTH: usize = 80;

/// Standard output. After the first error nothing more is written; [`Out::finish`] tells.
pub(crate) struct Out {
    writer: BufWriter<Stdout>,
    failed: Option<io::Error>,
    /// The terminal's width; `None` when a file or a program reads.
    width: Option<usize>,
    /// How JSON is laid out.
    pub layout: JsonLayout,
}

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum JsonLayout {
    /// Over several lines, for one answer.
    #[default]
    Spread,
    /// A line an answer, where there are several.
    OneLine,
}

/// How the writing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Everything was written.
    Whole,
    /// The reader had enough.
    LeftEarly,
}

impl Out {
    /// Standard output as it is now.
    pub(crate) fn standard() -> Self {
        let stdout = io::stdout();
        let width = stdout
            .is_terminal()
            .then(crossterm::terminal::size)
            .and_then(io::Result::ok)
            .map(|(columns, _)| usize::from(columns).max(20));
        Self {
            writer: BufWriter::new(stdout),
            failed: None,
            width,
            layout: JsonLayout::default(),
        }
    }

    /// Whether a terminal shows what is printed, and obeys what it is told.
    pub(crate) fn is_terminal(&self) -> bool {
        self.width.is_some()
    }

    /// One line.
    pub(crate) fn line(&mut self, text: &str) {
        let text = Shown::line(text);
        let width = self.width.unwrap_or(usize::MAX);
        let fitted = crate::cells::fit(text.as_str(), width).into_owned();
        self.raw(&fitted);
        self.raw("\n");
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.raw("\n");
    }

    /// An empty line, then a heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        self.line(text);
    }

    /// Text of several lines, wrapped, `indent` cells from the left.
    pub(crate) fn paragraph(&mut self, text: &str, indent: usize) {
        let room = self.reading_width();
        let shown = Shown::lines(text);
        for line in crate::cells::wrap(shown.as_str(), room.saturating_sub(indent).max(10)) {
            let line = format!("{}{line}", " ".repeat(indent));
            self.raw(line.trim_end());
            self.raw("\n");
        }
    }

    /// How wide running text is: cells.
    pub(crate) fn reading_width(&self) -> usize {
        self.width.unwrap_or(READING_WIDTH).min(READING_WIDTH)
    }

    /// Rows of cells under each other, two cells from the left; a terminal's width is honoured.
    pub(crate) fn table(&mut self, rows: &[Vec<String>]) {
        for line in layout::columns(rows, self.width) {
            self.raw(&line);
            self.raw("\n");
        }
    }

    /// Text that is to be kept in a file as it stands, such as Markdown: harmless, not wrapped or cut.
    pub(crate) fn document(&mut self, text: &str) {
        for line in text.lines() {
            let line = Shown::line(line).into_owned();
            self.raw(line.as_str());
            self.raw("\n");
        }
    }

    /// A value as JSON. Characters that are not safe to print are escaped, so nothing is lost.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let layout = self.layout;
        let mut pieces = Pieces {
            out: self,
            kept: Vec::new(),
        };
        let written = match layout {
            JsonLayout::Spread => serde_json::to_writer_pretty(&mut pieces, value),
            JsonLayout::OneLine => serde_json::to_writer(&mut pieces, value),
        };
        pieces.pass_on();
        written.map_err(|error| {
            Report::new(Kind::Mistake, format!("JSON cannot say this: {error}."))
        })?;
        self.raw("\n");
        Ok(())
    }

    /// Sends what is left and says how it went.
    pub(crate) fn finish(&mut self) -> Result<Ending> {
        if self.failed.is_none() {
            self.failed = self.writer.flush().err();
        }
        match &self.failed {
            None => Ok(Ending::Whole),
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Ending::LeftEarly),
            Some(error) => Err(Report::file(
                "write to",
                std::path::Path::new("standard output"),
                error,
            )
            .hint("a change that was asked for has been made; `cordial history` lists it")),
        }
    }

    fn raw(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.writer.write_all(text.as_bytes()).err();
        }
    }
}

/// JSON on its way out, made harmless piece by piece, so that a long answer is never whole in memory.
struct Pieces<'o> {
    out: &'o mut Out,
    kept: Vec<u8>,
}

impl Pieces<'_> {
    /// Bytes that are gathered before they are passed on.
    const PIECE: usize = 64 << 10;

    /// Passes on what is kept, up to the end of its last whole character.
    fn pass_on(&mut self) {
        let whole = match std::str::from_utf8(&self.kept) {
            Ok(text) => text,
            Err(error) => {
                let whole = self.kept.get(..error.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(whole).unwrap_or_default()
            }
        };
        self.out.raw(&harmless(whole));
        let passed = whole.len();
        self.kept.drain(..passed);
    }
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.kept.extend_from_slice(bytes);
        if self.kept.len() >= Self::PIECE {
            self.pass_on();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.writer.write(bytes) {
            Ok(written) => Ok(written),
            Err(error) => {
                let kind = error.kind();
                self.failed = Some(error);
                Err(kind.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        if self.failed.is_some() {
            // The standard writer would try once more; what could not be sent is dropped instead.
            let writer = std::mem::replace(&mut self.writer, BufWriter::new(io::stdout()));
            drop(writer.into_parts());
        }
    }
}

/// A line to standard error: a question, or what was wrong with one line of many.
pub(crate) fn aside(text: &str) {
    let line = format!("{}\n", Shown::line(text).as_str());
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// Replaces the line at the end of standard error, which has to be a terminal; an empty text clears it.
pub(crate) fn progress(text: &str) {
    let line = format!("\r\u{1b}[K{}", Shown::line(text).as_str());
    let mut terminal = io::stderr().lock();
    let _ = terminal.write_all(line.as_bytes());
    let _ = terminal.flush();
}

/// Says on standard error what went wrong: the sentence, then the hint.
pub(crate) fn complain(report: &Report) {
    let mut text = Shown::lines(&report.sentence).as_str().to_owned();
    if let Some(hint) = &report.hint {
        text.push_str("\nHint: ");
        text.push_str(Shown::line(hint).as_str());
    }
    text.push('\n');
    // Nobody is left to tell when this fails too.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
