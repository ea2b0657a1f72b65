//! Bytes to physical lines: UTF-16, byte order marks, every kind of line end, and lines without end.
//!
//! A line is at most as long as it may be kept; what is beyond that is read and dropped, so that a file of
//! one line of a gigabyte costs no more memory than any other. The bytes of 8-bit files stay bytes: in
//! which alphabet they are is known only when the property is.

use std::io::{self, BufRead, Cursor, ErrorKind, Read};

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE};

use super::octets::Guess;

/// How much of the beginning is looked at to tell the alphabet: bytes.
const HEAD: u64 = 64 << 10;

/// How much of it is looked at to tell UTF-16: bytes.
const HEAD_OF_WIDE: usize = 256;

/// A line without its end.
pub(super) struct Line<'l> {
    /// Which line of the file, from 1.
    pub(super) number: usize,
    /// Its bytes, without a byte order mark and without NUL.
    pub(super) bytes: &'l [u8],
    /// Whether these are all of them.
    pub(super) extent: Extent,
}

/// Whether a line was kept whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// It was.
    Whole,
    /// It was longer than a line may be.
    Cut,
}

/// The lines of a file, one at a time.
pub(super) struct Lines<'r> {
    input: Box<dyn BufRead + 'r>,
    line: Vec<u8>,
    number: usize,
    longest: usize,
    /// The last line ended in a carriage return: a line feed that comes next belongs to it.
    half_ended: Half,
    guess: Guess,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    No,
    Yes,
}

impl<'r> Lines<'r> {
    /// The lines of `input`, of which at most `longest` bytes each are kept.
    pub(super) fn new(mut input: impl BufRead + 'r, longest: usize) -> io::Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(HEAD).read_to_end(&mut head)?;
        let wide = wide_encoding(&head);
        // The last line may end in the middle of a letter.
        let last = head.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
        let guess = match wide {
            None => Guess::of(&head[..last.unwrap_or(head.len())]),
            Some(_) => Guess::default(),
        };
        let whole = Cursor::new(head).chain(input);
        Ok(Self {
            input: match wide {
                Some(encoding) => Box::new(Wide::new(whole, encoding)),
                None => Box::new(whole),
            },
            line: Vec::new(),
            number: 0,
            longest,
            half_ended: Half::No,
            guess,
        })
    }

    /// The alphabet that the beginning of the file gives away where it is not UTF-8.
    pub(super) fn guess(&self) -> Guess {
        self.guess
    }

    /// The next line, or `None` at the end of the file.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut extent = Extent::Whole;
        let mut begun = false;
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                if !begun {
                    return Ok(None);
                }
                break;
            }
            if self.half_ended == Half::Yes {
                self.half_ended = Half::No;
                if buffer.first() == Some(&b'\n') {
                    self.input.consume(1);
                    continue;
                }
            }
            begun = true;
            let end = buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            let room = self.longest - self.line.len();
            if piece.len() > room {
                extent = Extent::Cut;
            }
            self.line.extend_from_slice(&piece[..piece.len().min(room)]);
            if let Some(end) = end {
                if buffer[end] == b'\r' {
                    self.half_ended = Half::Yes;
                }
                self.input.consume(end + 1);
                break;
            }
            let used = buffer.len();
            self.input.consume(used);
        }
        self.number += 1;
        // No text has a NUL in it, and many programs end at one.
        if self.line.contains(&0) {
            self.line.retain(|byte| *byte != 0);
        }
        Ok(Some(Line {
            number: self.number,
            bytes: without_mark(&self.line),
            extent,
        }))
    }
}

/// The line without a byte order mark: files are put one behind the other, marks and all.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// UTF-16, by its mark or by every other byte being zero.
pub(super) fn wide_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(HEAD_OF_WIDE)];
    match head {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let pairs = &head[..head.len() / 2 * 2];
    let (mut first, mut second) = (0, 0);
    for pair in pairs.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let enough = pairs.len() / 2 * 2 / 5;
    match (first, second) {
        _ if pairs.len() < 8 => None,
        (first, second) if second > enough && first * 8 <= second => Some(UTF_16LE),
        (first, second) if first > enough && second * 8 <= first => Some(UTF_16BE),
        _ => None,
    }
}

/// A UTF-16 file read as UTF-8, piece by piece.
struct Wide<R> {
    input: R,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: BufRead> Wide<R> {
    fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            text: Vec::new(),
            at: 0,
            ended: false,
        }
    }
}

impl<R: BufRead> Read for Wide<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(into.len());
        into[..count].copy_from_slice(&ready[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Wide<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.text.len() && !self.ended {
            let piece = self.input.fill_buf()?;
            self.ended = piece.is_empty();
            let most = self
                .decoder
                .max_utf8_buffer_length(piece.len())
                .unwrap_or(1 << 16);
            self.text.resize(most, 0);
            let (_, read, written, _) =
                self.decoder
                    .decode_to_utf8(piece, &mut self.text, self.ended);
            self.input.consume(read);
            self.text.truncate(written);
            self.at = 0;
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.text.len());
    }
}
