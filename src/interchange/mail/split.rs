//! An mbox as a stream of header blocks: where a message begins, its headers, and its body passed over.
//!
//! `From ` at the beginning of a line is written in bodies too, and not every program hides it. It parts
//! messages only as a real separator looks, after an empty line, and before a line that looks like a header
//! field; a full one, with a date, also where the empty line is missing. `Content-Length` is not believed:
//! it goes wrong whenever line ends are converted, and then it swallows messages.
//!
//! Not here: what the headers say.

use std::io::{self, BufRead};

/// Bytes of a header block that are kept; what a mail server accepts is far less.
pub(super) const HEADER_BYTES: usize = 256 << 10;

/// Bytes of a body's line that are looked at.
const LOOKED_AT: usize = 1 << 10;

/// The beginning of a message.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The line of its separator, or its first line; from 1.
    pub(super) line: usize,
    /// The separator; empty where there is none.
    pub(super) separator: Vec<u8>,
    /// The header block, lines ended by LF.
    pub(super) block: Vec<u8>,
}

/// Whether more follows a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Read,
    End,
}

/// Reads lines of any length in bounded memory.
struct Lines<R> {
    reader: R,
    number: usize,
    end: u8,
    text: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn new(mut reader: R) -> io::Result<Self> {
        let start = retried(&mut reader)?;
        // CR alone ends lines only in a file that has nothing else.
        let end = if !start.contains(&b'\n') && start.contains(&b'\r') {
            b'\r'
        } else {
            b'\n'
        };
        if start.starts_with(b"\xef\xbb\xbf") {
            reader.consume(3);
        }
        Ok(Self {
            reader,
            number: 0,
            end,
            text: Vec::new(),
        })
    }

    /// Reads the next line into `text`, of which at most `most` bytes are kept.
    fn next(&mut self, most: usize) -> io::Result<Line> {
        self.text.clear();
        let mut any = false;
        loop {
            let available = retried(&mut self.reader)?;
            if available.is_empty() {
                break;
            }
            any = true;
            let end = available.iter().position(|byte| *byte == self.end);
            let piece = available
                .get(..end.unwrap_or(available.len()))
                .unwrap_or_default();
            let room = most.saturating_sub(self.text.len()).min(piece.len());
            self.text
                .extend_from_slice(piece.get(..room).unwrap_or_default());
            let used = piece.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(Line::End);
        }
        self.number += 1;
        while self.text.last() == Some(&b'\r') {
            self.text.pop();
        }
        Ok(Line::Read)
    }
}

fn retried<R: BufRead>(reader: &mut R) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    // Asked twice, because the first answer cannot leave the loop; the second costs nothing.
    reader.fill_buf()
}

/// Where the reader stands.
enum Place {
    Start,
    /// After a separator and the first line of its headers.
    Begun(Head),
    Body,
    End,
}

/// The messages of an mbox, or the one message of a file that has no separators.
pub(super) struct Heads<R> {
    lines: Lines<R>,
    place: Place,
}

impl<R: BufRead> Heads<R> {
    /// Begins to read.
    pub(super) fn new(reader: R) -> io::Result<Self> {
        Ok(Self {
            lines: Lines::new(reader)?,
            place: Place::Start,
        })
    }

    /// The next message's head; its body is passed over when the next one is asked for.
    pub(super) fn next(&mut self) -> io::Result<Option<Head>> {
        let begun = match std::mem::replace(&mut self.place, Place::End) {
            Place::Start => self.start()?,
            Place::Begun(head) => Some(head),
            Place::Body => self.pass_body()?,
            Place::End => None,
        };
        match begun {
            Some(head) => self.headers(head).map(Some),
            None => Ok(None),
        }
    }

    /// The first message of the file.
    fn start(&mut self) -> io::Result<Option<Head>> {
        while self.lines.next(HEADER_BYTES)? == Line::Read {
            let line = &self.lines.text;
            if line.trim_ascii().is_empty() {
                continue;
            }
            if self.lines.number == 1 && line.trim_ascii().iter().all(u8::is_ascii_digit) {
                // Apple writes the length of the message before it.
                continue;
            }
            if line.starts_with(b"From ") || line == b"From" {
                return Ok(Some(Head {
                    line: self.lines.number,
                    separator: line.clone(),
                    block: Vec::new(),
                }));
            }
            if is_header_like(line) {
                let mut head = Head {
                    line: self.lines.number,
                    ..Head::default()
                };
                push_line(&mut head.block, line);
                return Ok(Some(head));
            }
            return self.pass_body();
        }
        Ok(None)
    }

    /// Reads on to the end of the headers.
    fn headers(&mut self, mut head: Head) -> io::Result<Head> {
        loop {
            if self.lines.next(HEADER_BYTES)? == Line::End {
                self.place = Place::End;
                return Ok(head);
            }
            let line = &self.lines.text;
            if line.is_empty() || (line.trim_ascii().is_empty() && head.block.is_empty()) {
                if head.block.is_empty() && !head.separator.is_empty() {
                    // Some writers put an empty line between the separator and the headers.
                    continue;
                }
                self.place = Place::Body;
                return Ok(head);
            }
            if !head.block.is_empty() && line.starts_with(b"From ") && is_dated_separator(line) {
                // A message of headers only, without the empty line that ends them.
                self.place = Place::Begun(Head {
                    line: self.lines.number,
                    separator: line.clone(),
                    block: Vec::new(),
                });
                return Ok(head);
            }
            push_line(&mut head.block, line);
        }
    }

    /// Passes over a body up to the next message.
    fn pass_body(&mut self) -> io::Result<Option<Head>> {
        let mut after_empty = true;
        let mut candidate: Option<(usize, Vec<u8>, bool)> = None;
        while self.lines.next(LOOKED_AT)? == Line::Read {
            let line = &self.lines.text;
            if let Some((number, separator, after_empty)) = candidate.take() {
                let fits = if after_empty {
                    is_header_like(line) || line.starts_with(b">From ")
                } else {
                    is_usual_header(line)
                };
                if fits {
                    let mut head = Head {
                        line: number,
                        separator,
                        block: Vec::new(),
                    };
                    // The rest of a line that is longer than what is looked at in bodies is lost; no
                    // header that we read is that long without a fold.
                    push_line(&mut head.block, line);
                    return Ok(Some(head));
                }
            }
            if line.starts_with(b"From ") {
                let dated = is_dated_separator(line);
                if dated || (after_empty && is_bare_separator(line)) {
                    candidate = Some((self.lines.number, line.clone(), after_empty));
                }
            }
            after_empty = line.trim_ascii().is_empty();
        }
        Ok(None)
    }
}

fn push_line(block: &mut Vec<u8>, line: &[u8]) {
    let room = HEADER_BYTES.saturating_sub(block.len() + 1);
    if room > 0 {
        block.extend_from_slice(line.get(..room.min(line.len())).unwrap_or_default());
        block.push(b'\n');
    }
}

/// `Name: …`; white space before the colon is obsolete but was once allowed. More characters are allowed in
/// names than anybody has used in one.
fn is_header_like(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        .count();
    let after = line.get(name..).unwrap_or_default().trim_ascii_start();
    (1..=76).contains(&name) && after.first() == Some(&b':')
}

/// A header with which messages begin; asked for where the empty line before a separator is missing.
fn is_usual_header(line: &[u8]) -> bool {
    const USUAL: [&str; 15] = [
        "received:",
        "return-path:",
        "delivered-to:",
        "from:",
        "to:",
        "date:",
        "subject:",
        "message-id:",
        "mime-version:",
        "content-type:",
        "status:",
        "x-",
        "sender:",
        "reply-to:",
        ">from ",
    ];
    USUAL.iter().any(|name| {
        line.get(..name.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes()))
    })
}

/// `From somebody Mon Mar  4 14:00:00 2024`: a time and a year in it, in any order.
fn is_dated_separator(line: &[u8]) -> bool {
    let mut words = line
        .split(|byte| byte.is_ascii_whitespace())
        .filter(|word| !word.is_empty())
        .skip(1);
    let is_time = |word: &[u8]| {
        let parts: Vec<&[u8]> = word.split(|byte| *byte == b':').collect();
        (2..=3).contains(&parts.len())
            && parts
                .iter()
                .all(|part| (1..=2).contains(&part.len()) && part.iter().all(u8::is_ascii_digit))
    };
    let is_year = |word: &[u8]| {
        word.len() == 4
            && (word.starts_with(b"19") || word.starts_with(b"20"))
            && word.iter().all(u8::is_ascii_digit)
    };
    let (mut time, mut year) = (false, false);
    words.by_ref().take(12).for_each(|word| {
        time |= is_time(word);
        year |= is_year(word);
    });
    time && year && words.next().is_none()
}

/// `From `, `From -`, `From somebody@…` and nothing more.
fn is_bare_separator(line: &[u8]) -> bool {
    let rest = line.get(5..).unwrap_or_default().trim_ascii();
    rest.is_empty()
        || rest == b"-"
        || rest.eq_ignore_ascii_case(b"MAILER-DAEMON")
        || (rest.contains(&b'@') && !rest.iter().any(u8::is_ascii_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(text: &str) -> Vec<(usize, String)> {
        let mut heads = Heads::new(io::BufReader::with_capacity(7, text.as_bytes())).unwrap();
        let mut found = Vec::new();
        while let Some(head) = heads.next().unwrap() {
            let block = String::from_utf8(head.block).unwrap();
            let subject = block
                .lines()
                .find_map(|line| line.strip_prefix("Subject: "));
            found.push((head.line, subject.unwrap_or_default().to_owned()));
        }
        found
    }

    #[test]
    fn messages_are_parted_where_they_are() {
        let dated = "From a@x.example Mon Mar  4 14:00:00 2024\n";
        let two = [(1, "one".to_owned()), (5, "two".to_owned())];
        for text in [
            format!("{dated}Subject: one\n\nbody\n{dated}Subject: two\n\nbody\n"),
            format!("{dated}Subject: one\n\n\n{dated}Subject: two\n\n"),
            format!("{dated}Subject: one\n\n\nFrom \nSubject: two"),
            format!("{dated}Subject: one\n\n\nFrom -\nSubject: two\n"),
            format!("{dated}Subject: one\nX: 1\nY: 2\n{dated}Subject: two\n"),
            format!("{dated}Subject: one\n\n\n{dated}>From b@x.example Tue\nSubject: two\n"),
        ] {
            assert_eq!(subjects(&text), two, "{text}");
            let windows = text.replace('\n', "\r\n");
            assert_eq!(subjects(&windows), two, "{text}");
        }
        let mac = format!("{dated}Subject: one\n\n\n{dated}Subject: two\n").replace('\n', "\r");
        let mut heads = Heads::new(mac.as_bytes()).unwrap();
        assert_eq!(heads.next().unwrap().unwrap().line, 1);
        assert_eq!(heads.next().unwrap().unwrap().line, 5);
    }

    #[test]
    fn words_in_a_body_part_nothing() {
        let head = "From a@x.example Mon Mar  4 14:00:00 2024\nSubject: one\n\n";
        for body in [
            "From here it goes well\nNote: bring cake\n",
            "\nFrom here it goes well\nNote: bring cake\n",
            "\nFrom\nNote: cake\n",
            "\nFrom b@x.example Mon Mar  4 14:00:00 2024\n\nno header follows\n",
            "said:\nFrom b@x.example Mon Mar  4 14:00:00 2024\nNote: bring cake\n",
            "\n>From b@x.example Mon Mar  4 14:00:00 2024\nSubject: quoted\n",
        ] {
            assert_eq!(subjects(&format!("{head}{body}")).len(), 1, "{body}");
        }
    }

    #[test]
    fn what_has_no_separator_is_one_message_or_none() {
        assert_eq!(
            subjects("Subject: one\nTo: x\n\nbody\n"),
            [(1, "one".into())]
        );
        assert_eq!(subjects("hello\nworld: no\n").len(), 0);
        assert_eq!(subjects("").len(), 0);
        assert_eq!(subjects("\n\n\n").len(), 0);
    }
}
