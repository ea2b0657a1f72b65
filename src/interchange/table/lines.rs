//! A stream of bytes as decoded lines with their numbers and their ends; bounded, whatever comes.
//!
//! Not here: what a line holds.

use std::io::{self, BufRead};

use super::super::encoding::{Encoding, decode_line};

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: usize,
    /// The text with its line end (LF, CR LF or CR), so that lines put together give the file again.
    pub(super) text: String,
    /// It was longer than allowed; the text is its beginning.
    pub(super) cut: bool,
}

/// The lines of `source`.
pub(super) struct Lines<R> {
    source: R,
    encoding: Encoding,
    /// For encodings in which a line end is more than a byte.
    transcoder: Option<encoding_rs::Decoder>,
    /// Bytes not yet handed out: in `encoding`, or UTF-8 where there is a transcoder.
    buffer: Vec<u8>,
    taken: usize,
    ended: bool,
    number: usize,
    longest: usize,
    /// Bytes left of a byte order mark.
    mark: usize,
    read: u64,
}

const CHUNK: usize = 32 << 10;

impl<R: BufRead> Lines<R> {
    /// Lines of at most `longest` bytes of a source in `encoding`, whose first `mark` bytes are a mark.
    pub(super) fn new(source: R, encoding: Encoding, mark: usize, longest: usize) -> Self {
        let wide = matches!(encoding, Encoding::Utf16Little | Encoding::Utf16Big);
        Self {
            source,
            encoding,
            transcoder: wide.then(|| encoding.decoder()),
            buffer: Vec::new(),
            taken: 0,
            ended: false,
            number: 0,
            longest,
            mark,
            read: 0,
        }
    }

    /// Bytes of the source that were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The next line; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut searched = 0;
        let mut cut = false;
        loop {
            let rest = self.buffer.get(self.taken..).unwrap_or_default();
            let found = rest
                .get(searched..)
                .and_then(|rest| rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')))
                .map(|at| searched + at);
            let end = match found {
                Some(at) => match (rest.get(at), rest.get(at + 1)) {
                    (Some(b'\r'), Some(b'\n')) => Some(at + 2),
                    // It may be the first half of a CR LF.
                    (Some(b'\r'), None) if !self.ended => None,
                    _ => Some(at + 1),
                },
                None if self.ended && rest.is_empty() && !cut => return Ok(None),
                None if self.ended => Some(rest.len()),
                None => None,
            };
            let Some(end) = end else {
                searched = found.unwrap_or(rest.len());
                if searched > self.longest {
                    // Keep the beginning and let the rest go by.
                    cut = true;
                    let keep = self.taken + self.longest;
                    self.buffer.truncate(keep.min(self.buffer.len()));
                    searched = self.longest;
                }
                self.fill()?;
                continue;
            };
            let bytes = rest.get(..end).unwrap_or_default();
            let kept = bytes.get(..self.longest).unwrap_or(bytes);
            cut |= end > self.longest + 2;
            let text = match self.encoding {
                Encoding::Utf8 | Encoding::Utf16Little | Encoding::Utf16Big => {
                    decode_line(if cut { kept } else { bytes })
                }
                other => other.decode(if cut { kept } else { bytes }),
            };
            self.number += 1;
            let line = Line {
                number: self.number,
                text: text.into_owned(),
                cut,
            };
            self.taken += end;
            return Ok(Some(line));
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.taken > CHUNK {
            self.buffer.drain(..self.taken);
            self.taken = 0;
        }
        let chunk = loop {
            match self.source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        let chunk = chunk.get(..chunk.len().min(CHUNK)).unwrap_or(chunk);
        let length = chunk.len();
        self.ended = length == 0;
        let mark = self.mark.min(length);
        let chunk = chunk.get(mark..).unwrap_or_default();
        self.mark -= mark;
        match &mut self.transcoder {
            None => self.buffer.extend_from_slice(chunk),
            Some(transcoder) => {
                let room = transcoder
                    .max_utf8_buffer_length(chunk.len())
                    .unwrap_or(4 * CHUNK);
                let mut text = String::with_capacity(room);
                let _ = transcoder.decode_to_string(chunk, &mut text, self.ended);
                self.buffer.extend_from_slice(text.as_bytes());
            }
        }
        self.source.consume(length);
        self.read += length as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn lines(bytes: &[u8], encoding: Encoding, capacity: usize) -> Vec<Line> {
        let source = BufReader::with_capacity(capacity, bytes);
        let mut lines = Lines::new(source, encoding, 0, 50);
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(line);
        }
        all
    }

    #[test]
    fn every_line_end_counts_once_wherever_the_pieces_are_cut() {
        let text = "one\ntwo\r\nthree\rfour\r\r\n\nlast";
        for capacity in 1..30 {
            let all = lines(text.as_bytes(), Encoding::Utf8, capacity);
            let texts: Vec<&str> = all.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(
                texts,
                [
                    "one\n", "two\r\n", "three\r", "four\r", "\r\n", "\n", "last"
                ],
                "pieces of {capacity}"
            );
            assert_eq!(all.last().map(|line| line.number), Some(7));
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(lines(&wide, Encoding::Utf16Little, capacity), all);
        }
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let mut text = "x".repeat(10_000).into_bytes();
        text.extend(b"\nnext\n");
        for capacity in [1, 7, 4096] {
            let all = lines(&text, Encoding::Utf8, capacity);
            assert_eq!(all.len(), 2);
            assert!(all[0].cut && all[0].text.len() <= 52);
            assert_eq!((all[1].text.as_str(), all[1].number), ("next\n", 2));
        }
    }
}
