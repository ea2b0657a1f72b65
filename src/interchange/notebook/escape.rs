//! Text from outside as Markdown that says just that text: nothing in it becomes a heading, a list, a link,
//! HTML, code or a table (CommonMark 0.31 and GitHub's additions), and nothing in it acts on a terminal.
//!
//! Not here: the structure of a page.

use crate::domain::shown::Shown;

/// `text` as a single line.
pub(super) fn line(text: &str) -> String {
    let shown = Shown::line_up_to(text, usize::MAX);
    escaped(&folded(shown.as_str()))
}

/// `text` as paragraphs: line breaks stay, by two spaces at the end of a line; blank lines part paragraphs.
pub(super) fn paragraphs(text: &str) -> String {
    let mut written = String::new();
    for paragraph in blocks(text) {
        if !written.is_empty() {
            written.push_str("\n\n");
        }
        written.push_str(&paragraph.join("  \n"));
    }
    written
}

/// `text` within an entry of a list: lines after the first are moved in, and no line is blank.
pub(super) fn within_entry(text: &str) -> String {
    blocks(text).concat().join("  \n  ")
}

/// The lines of each paragraph, escaped, none of them blank.
fn blocks(text: &str) -> Vec<Vec<String>> {
    let shown = Shown::lines_up_to(text, usize::MAX);
    let mut blocks = vec![Vec::new()];
    for line in shown.as_str().lines() {
        let line = escaped(&folded(line));
        match blocks.last_mut() {
            Some(block) if !line.is_empty() => block.push(line),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Four spaces make code, two at the end a line break: white space is folded.
fn folded(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line, of which no character means anything.
fn escaped(line: &str) -> String {
    let mut plain = String::with_capacity(line.len() + 8);
    let lower = line.to_ascii_lowercase();
    let marker = list_marker(line);
    for (at, character) in line.char_indices() {
        let anywhere = "\\`*_[]<>{}#|~$^".contains(character);
        let first = at == 0 && "+-=:%!".contains(character);
        let meaning = match character {
            '&' => is_entity(&line[at..]),
            ':' => line[at..].starts_with("://"),
            '.' => lower[..at].ends_with("www") || marker == Some(at),
            ')' => marker == Some(at),
            _ => false,
        };
        if anywhere || first || meaning {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

/// Where the mark of a numbered list stands: `12.` or `12)` at the beginning.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(['.', ')'])).then_some(digits)
}

/// Whether `text` begins with something like `&amp;` or `&#38;`.
fn is_entity(text: &str) -> bool {
    text[1..].split_once(';').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

/// A web address as a link that shows itself; anything else as text.
pub(super) fn link(address: &str) -> String {
    let shown = Shown::line_up_to(address, usize::MAX);
    let lower = address.to_ascii_lowercase();
    let safe = shown.as_str() == address
        && (lower.starts_with("https://") || lower.starts_with("http://"))
        && address
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"<>\\".contains(&byte));
    if safe {
        format!("<{address}>")
    } else {
        line(address)
    }
}
