//! Text to tokens: words, numbers, addresses, tags, goals and punctuation, each with its byte span.
//! Nothing here knows what a word means; people, dates and verbs are found on these tokens elsewhere.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits or both.
    Word,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// `#tag`, with its `#`.
    Tag,
    /// `+goal`, with its `+`.
    Goal,
    /// One punctuation mark.
    Punct(char),
    /// One or more line ends.
    Break,
    /// Anything else: emoji, symbols.
    Symbol,
}

/// One token of the text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: Kind,
    /// Lower case, accents of Latin, Greek and Cyrillic removed, apostrophes straight.
    pub fold: String,
    /// Begins with a capital letter.
    pub capital: bool,
    /// White space (or the text's start) stands before it.
    pub spaced: bool,
    /// Written `\Name`: never a person.
    pub escaped: bool,
}

impl Token {
    /// The value of an all-digit token of at most six digits.
    pub(super) fn number(&self) -> Option<u32> {
        let digits = !self.fold.is_empty()
            && self.fold.len() <= 6
            && self.fold.bytes().all(|b| b.is_ascii_digit());
        if digits { self.fold.parse().ok() } else { None }
    }

    /// Whether this is exactly the punctuation mark `mark`.
    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Punct(mark)
    }
}

/// The form of a word under which it is compared: lower case, no accents, straight apostrophes.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}' => {}
            '‘' | '’' | 'ʼ' | '`' | '´' | '＇' => out.push('\''),
            'ß' | 'ẞ' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'þ' | 'Þ' => out.push_str("th"),
            'ı' | 'İ' => out.push('i'),
            c => out.extend(
                c.to_lowercase()
                    .filter(|c| !('\u{300}'..='\u{36f}').contains(c)),
            ),
        }
    }
    out
}

/// Splits a text into tokens. Every token lies on character boundaries; white space is left out.
pub(super) fn tokenise(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut spaced = true;
    let mut escaped = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c.is_whitespace() {
            let end = rest
                .find(|c: char| !c.is_whitespace())
                .map_or(text.len(), |n| at + n);
            if text[at..end].contains(['\n', '\u{2028}', '\u{2029}']) {
                push(&mut out, text, at, end, Kind::Break, true);
            }
            (at, spaced) = (end, true);
            continue;
        }
        let bare = text[..at]
            .chars()
            .next_back()
            .is_none_or(|p| !p.is_alphanumeric());
        let whole = if bare { address(rest, spaced) } else { None };
        if let Some((kind, len)) = whole {
            push(&mut out, text, at, at + len, kind, spaced);
            at += len;
        } else if c == '\\' && rest[1..].chars().next().is_some_and(char::is_alphabetic) {
            escaped = true;
            at += 1;
            continue;
        } else {
            let piece = rest.split_word_bounds().next().unwrap_or(rest);
            let len = piece.len().max(c.len_utf8());
            if c.is_alphanumeric() {
                let from = out.len();
                words(&mut out, text, at, at + len, spaced);
                if escaped {
                    for token in &mut out[from..] {
                        token.escaped = true;
                    }
                }
            } else if c.is_ascii_punctuation() || "–—…•·→¿¡“”‘’«»、。；，：！？（）".contains(c)
            {
                let mark = match c {
                    '、' | '，' => ',',
                    '。' => '.',
                    '；' => ';',
                    '：' => ':',
                    '！' => '!',
                    '？' => '?',
                    '（' => '(',
                    '）' => ')',
                    c => c,
                };
                push(
                    &mut out,
                    text,
                    at,
                    at + c.len_utf8(),
                    Kind::Punct(mark),
                    spaced,
                );
                at += c.len_utf8();
                (spaced, escaped) = (false, false);
                continue;
            } else {
                push(&mut out, text, at, at + len, Kind::Symbol, spaced);
            }
            at += len;
        }
        (spaced, escaped) = (false, false);
    }
    out
}

fn push(out: &mut Vec<Token>, text: &str, start: usize, end: usize, kind: Kind, spaced: bool) {
    let part = &text[start..end];
    let capital = part.chars().next().is_some_and(char::is_uppercase);
    out.push(Token {
        start,
        end,
        kind,
        fold: fold(part),
        capital,
        spaced,
        escaped: false,
    });
}

/// A web address, e-mail address, tag or goal at the start of `rest`, and its length in bytes.
fn address(rest: &str, spaced: bool) -> Option<(Kind, usize)> {
    let solid = rest
        .find(|c: char| c.is_whitespace() || "<>\"()[]{},;".contains(c))
        .unwrap_or(rest.len());
    let solid = rest[..solid].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    let starts = |p: &str| {
        solid
            .get(..p.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(p))
    };
    if ["http://", "https://", "www."]
        .iter()
        .any(|p| starts(p) && solid.len() > p.len())
    {
        return Some((Kind::Url, solid.len()));
    }
    if let Some((user, host)) = solid.split_once('@') {
        let user_ok = !user.is_empty()
            && user
                .chars()
                .all(|c| c.is_alphanumeric() || "._%+-'".contains(c));
        let host_ok = host.contains('.')
            && host
                .split('.')
                .all(|l| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-'));
        if user_ok && host_ok && !user.starts_with('+') {
            return Some((Kind::Email, solid.len()));
        }
    }
    let mark = rest.chars().next()?;
    if mark == '#' || (mark == '+' && spaced) {
        let name = &rest[1..];
        let len = name
            .find(|c: char| {
                !(c.is_alphanumeric() || "_-/".contains(c) || ('\u{300}'..='\u{36f}').contains(&c))
            })
            .unwrap_or(name.len());
        let name = name[..len].trim_end_matches(['-', '/', '_']);
        let first = name.chars().next()?;
        if first.is_alphabetic() || (mark == '#' && name.chars().any(char::is_alphabetic)) {
            return Some((
                if mark == '#' { Kind::Tag } else { Kind::Goal },
                1 + name.len(),
            ));
        }
    }
    None
}

/// Pushes the words of one word-bounded piece, split at inner dots and colons and before contractions.
fn words(out: &mut Vec<Token>, text: &str, start: usize, end: usize, spaced: bool) {
    let mut from = start;
    let mut spaced = spaced;
    let marks: Vec<(usize, char)> = text[start..end]
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ':' | '·' | '_'))
        .collect();
    for (at, c) in marks {
        if start + at > from {
            contraction(out, text, from, start + at, spaced);
            spaced = false;
        }
        push(
            out,
            text,
            start + at,
            start + at + c.len_utf8(),
            Kind::Punct(c),
            spaced,
        );
        from = start + at + c.len_utf8();
    }
    if from < end {
        contraction(out, text, from, end, spaced);
    }
}

fn contraction(out: &mut Vec<Token>, text: &str, start: usize, end: usize, spaced: bool) {
    let part = &text[start..end];
    let cut = part
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇'))
        .and_then(|(at, c)| {
            let tail = fold(&part[at + c.len_utf8()..]);
            match tail.as_str() {
                "ll" | "s" | "ve" | "d" | "re" | "m" => Some(at),
                "t" if part[..at].ends_with(['n', 'N']) => Some(at - 1),
                _ => None,
            }
        });
    match cut {
        Some(at) if at > 0 => {
            push(out, text, start, start + at, Kind::Word, spaced);
            push(out, text, start + at, end, Kind::Word, false);
            let last = out.len() - 1;
            if out[last].fold == "n't" {
                let whole = match out[last - 1].fold.as_str() {
                    "ca" => "can",
                    "wo" => "will",
                    "sha" => "shall",
                    other => other,
                };
                out[last - 1].fold = whole.to_string();
            }
        }
        _ => push(out, text, start, end, Kind::Word, spaced),
    }
}
