//! Lines of mutt's settings: joined where a backslash ends one, and an `alias` taken apart into its words.
//!
//! Not here: what stands in the addresses.

/// A line as mutt reads it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Logical {
    /// The number of its first line, from 1.
    pub(super) number: usize,
    /// The text, continuation lines joined.
    pub(super) text: String,
}

/// The lines of `text`, those that end in a backslash joined with the next.
pub(super) fn logical(text: &str) -> impl Iterator<Item = Logical> {
    let mut lines = text.lines().zip(1..);
    std::iter::from_fn(move || {
        let (line, number) = lines.next()?;
        let (part, mut goes_on) = continued(line);
        let mut text = part.to_owned();
        while goes_on {
            let Some((line, _)) = lines.next() else {
                break;
            };
            let part;
            (part, goes_on) = continued(line);
            text.push_str(part);
        }
        Some(Logical { number, text })
    })
}

/// The line without the backslash that ends it, and whether there was one.
fn continued(line: &str) -> (&str, bool) {
    let backslashes = line.len() - line.trim_end_matches('\\').len();
    match backslashes % 2 {
        1 => (&line[..line.len() - 1], true),
        _ => (line, false),
    }
}

/// An `alias` command.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Command {
    /// Groups it is put into.
    pub(super) groups: Vec<String>,
    /// The short word.
    pub(super) key: String,
    /// The addresses, backslashes resolved, without the comment.
    pub(super) rest: String,
    /// Tags from a comment `# tags:one,two`.
    pub(super) tags: Vec<String>,
    /// The rest of the comment.
    pub(super) comment: String,
}

impl Command {
    /// The aliases on `line`. Mutt takes one a line; people who know its other commands write `; alias`.
    pub(super) fn all(line: &str) -> impl Iterator<Item = Self> {
        let mut rest = Some(line);
        std::iter::from_fn(move || {
            let line = rest?;
            let next = line.match_indices(';').find_map(|(at, _)| {
                let behind = line[at + 1..].trim_start();
                let address = line[..at].contains('@');
                (address && behind.starts_with("alias ")).then_some((at, behind))
            });
            rest = next.map(|(_, behind)| behind);
            Self::of(next.map_or(line, |(at, _)| &line[..at]))
        })
    }

    /// The command on `line`, if it is an `alias`.
    fn of(line: &str) -> Option<Self> {
        let rest = line.trim_start().strip_prefix("alias")?;
        if !rest.starts_with(char::is_whitespace) {
            return None;
        }
        let mut command = Self::default();
        let (mut word, mut rest) = first_word(rest);
        while word == "-group" {
            let (group, after) = first_word(rest);
            command.groups.push(group);
            (word, rest) = first_word(after);
        }
        command.key = word;
        let (addresses, comment) = without_comment(rest);
        command.rest = unescaped(addresses).trim().to_owned();
        command.remark(comment);
        Some(command)
    }

    /// Takes tags out of the comment, and keeps what is left of it.
    fn remark(&mut self, comment: &str) {
        let comment = comment.trim();
        let Some(at) = comment.find("tags:") else {
            comment.clone_into(&mut self.comment);
            return;
        };
        let behind = &comment[at + 5..];
        let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
        self.tags = behind[..end]
            .split(',')
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect();
        let before = comment[..at].trim();
        let after = behind[end..].trim();
        self.comment = [before, after]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
    }
}

/// The first word of `text`, unquoted, and what comes after it.
fn first_word(text: &str) -> (String, &str) {
    let text = text.trim_start();
    let mut word = String::new();
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match (character, quote) {
            ('\\', _) => word.extend(characters.next().map(|(_, next)| next)),
            (mark, Some(open)) if mark == open => quote = None,
            ('"' | '\'', None) => quote = Some(character),
            (space, None) if space.is_whitespace() => return (word, &text[at..]),
            (other, _) => word.push(other),
        }
    }
    (word, "")
}

/// The addresses and the comment behind them. A `#` begins one where a word could begin, outside quotes,
/// and behind an address: `Room #3 <room@sol.example>` is a name.
fn without_comment(text: &str) -> (&str, &str) {
    let mut quoted = false;
    let mut escaped = false;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '#' if !quoted && before.is_whitespace() && !named_later(&text[..at], &text[at..]) => {
                return (&text[..at], text[at..].trim_start_matches('#'));
            }
            _ => {}
        }
        before = character;
    }
    (text, "")
}

/// Whether the address is still to come.
fn named_later(before: &str, behind: &str) -> bool {
    !before.contains('@') && behind.contains('@')
}

/// One layer of backslashes removed, as mutt does before it looks for addresses: it writes `\"` itself.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'r' | 't') | None => plain.push(' '),
                Some(next) => plain.push(next),
            },
            other => plain.push(other),
        }
    }
    plain
}
