//! The parts of a JSON text that are read, as a tree, within bounds: no deeper and no larger than allowed,
//! and without anything under a key that `names` does not know.
//!
//! Not here: what the parts mean.

use std::cell::Cell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::names;

/// The most parts that are kept. A part takes some 50 bytes, so that no file can fill the memory.
const MOST_PARTS: usize = 2_000_000;

/// A part of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Decimal(f64),
    /// A text.
    Text(Box<str>),
    /// A list.
    List(Vec<Node>),
    /// An object; entries that are only numbered have an empty key.
    Fields(Vec<(&'static str, Node)>),
}

/// Why a text gave no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It is no JSON from this line on.
    Syntax {
        /// From 1.
        line: usize,
        /// Bytes, from 1; 0 at the beginning of a line.
        column: usize,
    },
    /// It has too many parts.
    TooMuch,
}

/// The line on which `text` first nests deeper than `limit`.
pub(super) fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let (mut depth, mut line) = (0_usize, 1_usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        line += usize::from(byte == b'\n');
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth > limit {
                    return Some(line);
                }
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The tree of `text`; a list of trees where several stand behind each other, as pages that were put together.
pub(super) fn parse(text: &str) -> Result<Node, Trouble> {
    let parts = Cell::new(0);
    let mut json = serde_json::Deserializer::from_str(text);
    let trouble = |error: serde_json::Error| {
        if parts.get() > MOST_PARTS {
            Trouble::TooMuch
        } else {
            Trouble::Syntax {
                line: error.line(),
                column: error.column(),
            }
        }
    };
    let mut trees = Vec::new();
    loop {
        trees.push(Part(&parts).deserialize(&mut json).map_err(trouble)?);
        if json.end().is_ok() {
            break;
        }
    }
    match (trees.pop(), trees.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            trees.extend(last);
            Ok(Node::List(trees))
        }
    }
}

/// What is whole of `text` before the place where it stops being JSON, closed properly.
pub(super) fn whole_part(text: &str, line: usize, column: usize) -> Option<String> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let end = start.saturating_add(column).min(text.len());
    let mut open: Vec<u8> = Vec::new();
    let mut whole: Option<(usize, Vec<u8>)> = None;
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate().take(end) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(byte) {
                    break;
                }
                whole = Some((at + 1, open.clone()));
            }
            _ => {}
        }
    }
    let (end, open) = whole?;
    let mut part = text.get(..end)?.to_owned();
    part.extend(open.iter().rev().map(|byte| char::from(*byte)));
    Some(part)
}

/// One part of the file, with the number of all parts so far.
struct Part<'c>(&'c Cell<usize>);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.0.set(self.0.get() + 1);
        if self.0.get() > MOST_PARTS {
            return Err(D::Error::custom("too many parts"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number)
            .map_or_else(|_| Node::Text(number.to_string().into()), Node::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Decimal(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = rows.next_element_seed(Part(self.0))? {
            list.push(node);
        }
        list.shrink_to_fit();
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
            match names::known(&key) {
                Some(name) => fields.push((name, map.next_value_seed(Part(self.0))?)),
                None if names::is_index(&key) => {
                    fields.push(("", map.next_value_seed(Part(self.0))?));
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        fields.shrink_to_fit();
        Ok(Node::Fields(fields))
    }
}
