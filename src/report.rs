//! What went wrong, said to a person: a kind, a sentence, and where there is one a hint.
//!
//! The kind decides the exit code and how the app shows it. Text from outside inside the sentence is made
//! harmless where it is printed, not here.

use std::fmt;

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What was asked for cannot be understood or does not exist: exit code 2.
    Input,
    /// The file is not one of ours, or is newer than this program: exit code 1.
    Refused,
    /// The file is ours and damaged: exit code 1.
    Damaged,
    /// The disk, the folder or another process stood in the way: exit code 1.
    Machine,
    /// This program has a mistake: exit code 1.
    Mistake,
}

/// An error as the user meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What sort of thing it is.
    pub kind: Kind,
    /// What happened, in a sentence that ends with a full stop.
    pub sentence: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// Shorthand of this program for anything that can go wrong.
pub type Result<T> = std::result::Result<T, Report>;

impl Report {
    /// A report of this kind.
    pub fn new(kind: Kind, sentence: impl Into<String>) -> Self {
        Self {
            kind,
            sentence: sentence.into(),
            hint: None,
        }
    }

    /// Something asked for that cannot be.
    pub fn input(sentence: impl Into<String>) -> Self {
        Self::new(Kind::Input, sentence)
    }

    /// Something the machine did not let happen.
    pub fn machine(sentence: impl Into<String>) -> Self {
        Self::new(Kind::Machine, sentence)
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A failed file operation on `path`.
    pub fn file(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::machine(format!(
            "Could not {doing} {}: {}.",
            path.display(),
            error_words(error)
        ))
        .hint("look at the folder, its permissions and the space that is left")
    }

    /// 2 for what the user asked, 1 for everything else.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::Input => 2,
            Kind::Refused | Kind::Damaged | Kind::Machine | Kind::Mistake => 1,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

impl std::error::Error for Report {}

/// The operating system's words without its number.
fn error_words(error: &std::io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => text,
    }
}
