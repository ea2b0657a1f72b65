//! The one table of keys. Dispatch, footer, which-key, help and palette are all read from it, and it is
//! read from a file: ours is compiled in, the user's own bindings are laid over it.

use serde::Deserialize;

use super::command::Command;
use super::key::Key;
use crate::report::{Report, Result};

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Scope {
    /// Everywhere, after the view in front has been asked.
    Global,
    /// Right after a talk was saved, until the next key.
    AfterTalk,
    /// Where something is selected among several.
    List,
    Today,
    /// Any page of a lesson, and then what the page at hand has the reader do.
    Lesson,
    LessonText,
    LessonAdd,
    LessonKind,
    LessonWrite,
    LessonOffer,
    LessonGrid,
    LessonCheck,
    LessonPick,
    LessonLine,
    Board,
    People,
    Triage,
    Proposed,
    Talks,
    Import,
    Same,
    Working,
    Person,
    Ledger,
    Queue,
    Review,
    Goals,
    Insights,
    Form,
    Filter,
    Capture,
    PaletteList,
    HelpText,
    Question,
}

impl Scope {
    /// What the scope is called in help.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Global => "Anywhere",
            Self::AfterTalk => "Just now",
            Self::List => "Moving",
            Self::Today => "Today",
            Self::Lesson => "Lesson",
            Self::LessonLine => "The line being written",
            Self::LessonText
            | Self::LessonAdd
            | Self::LessonKind
            | Self::LessonWrite
            | Self::LessonOffer
            | Self::LessonGrid
            | Self::LessonCheck
            | Self::LessonPick => "On this page of the lesson",
            Self::Board => "Board",
            Self::People => "People",
            Self::Triage => "Who waits for a circle",
            Self::Proposed => "A talk to say yes or no to",
            Self::Talks => "Talks that wait for your word",
            Self::Import => "Taking in a file",
            Self::Same => "Who may be the same person",
            Self::Working => "While it works",
            Self::Person => "A person",
            Self::Ledger => "Ledger",
            Self::Queue => "Queue",
            Self::Review => "Weekly review",
            Self::Goals => "Goals",
            Self::Insights => "Insights",
            Self::Form => "Forms",
            Self::Filter => "Filter",
            Self::Capture => "Capture",
            Self::PaletteList => "Palette",
            Self::HelpText => "Help",
            Self::Question => "A question",
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The sequences that do it, each of one or two keys.
    pub sequences: Vec<Vec<Key>>,
    /// What it does.
    pub command: Command,
    /// Its name in the footer; empty keeps it out of the footer.
    pub short: String,
    /// What it does, in a sentence without a full stop.
    pub help: String,
}

impl Binding {
    /// The first sequence as it is shown: `a p`, `^R`.
    pub(crate) fn keys_label(&self) -> String {
        self.sequences
            .first()
            .map(|keys| sequence_label(keys))
            .unwrap_or_default()
    }

    /// All sequences as they are shown.
    pub(crate) fn all_keys_label(&self) -> String {
        self.sequences
            .iter()
            .map(|keys| sequence_label(keys))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn sequence_label(keys: &[Key]) -> String {
    keys.iter()
        .map(|key| key.label())
        .collect::<Vec<_>>()
        .join("")
}

/// What a sequence of keys means so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// This.
    Command(Command),
    /// More keys have to follow.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keymap {
    bindings: Vec<Binding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    binding: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    scope: Scope,
    keys: Vec<String>,
    command: Command,
    #[serde(default)]
    short: String,
    #[serde(default)]
    help: String,
}

const OURS: &str = include_str!("../../assets/keymap.toml");

impl Keymap {
    /// Our own table.
    ///
    /// # Errors
    /// Only where the compiled-in file is wrong, which a test rules out.
    pub(crate) fn ours() -> Result<Self> {
        Self::parse(OURS, "assets/keymap.toml")
    }

    /// Reads a table; `name` stands in the error.
    pub(crate) fn parse(text: &str, name: &str) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|error| {
            Report::input(format!("{name} cannot be read: {}.", error.message())).hint(
                error
                    .to_string()
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            )
        })?;
        let mut bindings = Vec::new();
        for written in file.binding {
            let mut sequences = Vec::new();
            for keys in &written.keys {
                let sequence: Option<Vec<Key>> = keys.split(' ').map(Key::parse).collect();
                let sequence = sequence.filter(|keys| !keys.is_empty() && keys.len() <= 2);
                sequences.push(sequence.ok_or_else(|| {
                    Report::input(format!("{name}: “{keys}” is not a key."))
                        .hint("write j, G, ctrl-r, shift-tab, space, f1, or two of them with a space between")
                })?);
            }
            bindings.push(Binding {
                scope: written.scope,
                sequences,
                command: written.command,
                short: written.short,
                help: written.help,
            });
        }
        Ok(Self { bindings })
    }

    /// This table with `over`'s bindings before its own: a command bound there loses its keys here.
    pub(crate) fn overlaid(mut self, over: Self) -> Self {
        for own in over.bindings {
            match self
                .bindings
                .iter_mut()
                .find(|ours| ours.scope == own.scope && ours.command == own.command)
            {
                Some(ours) => ours.sequences = own.sequences,
                None => self.bindings.push(own),
            }
        }
        self
    }

    /// What `keys` mean where `scopes` hold, the nearest first.
    pub(crate) fn meaning(&self, scopes: &[Scope], keys: &[Key]) -> Meaning {
        for scope in scopes {
            let in_scope = || {
                self.bindings
                    .iter()
                    .filter(|binding| binding.scope == *scope)
            };
            if let Some(binding) =
                in_scope().find(|binding| binding.sequences.iter().any(|sequence| sequence == keys))
            {
                return Meaning::Command(binding.command);
            }
            let begins =
                |sequence: &Vec<Key>| sequence.len() > keys.len() && sequence.starts_with(keys);
            if in_scope().any(|binding| binding.sequences.iter().any(begins)) {
                return Meaning::Prefix;
            }
        }
        Meaning::Nothing
    }

    /// The bindings of a scope, in the order of the table.
    pub(crate) fn of_scope(&self, scope: Scope) -> impl Iterator<Item = &Binding> {
        self.bindings
            .iter()
            .filter(move |binding| binding.scope == scope)
    }

    /// Every binding.
    pub(crate) fn all(&self) -> &[Binding] {
        &self.bindings
    }

    /// Bindings that can follow `keys` where `scopes` hold, with the key that is left to press.
    pub(crate) fn following(&self, scopes: &[Scope], keys: &[Key]) -> Vec<(Key, &Binding)> {
        let mut found: Vec<(Key, &Binding)> = Vec::new();
        for scope in scopes {
            for binding in self.of_scope(*scope) {
                for sequence in &binding.sequences {
                    if sequence.len() == keys.len() + 1 && sequence.starts_with(keys) {
                        let next = sequence[keys.len()];
                        if found.iter().all(|(key, _)| *key != next) {
                            found.push((next, binding));
                        }
                    }
                }
            }
        }
        found
    }

    /// The key shown for a command where `scopes` hold.
    pub(crate) fn label(&self, scopes: &[Scope], command: Command) -> Option<String> {
        scopes.iter().find_map(|scope| {
            self.of_scope(*scope)
                .find(|binding| binding.command == command)
                .map(Binding::keys_label)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_table_is_whole() {
        let keymap = Keymap::ours().unwrap();
        for (at, binding) in keymap.bindings.iter().enumerate() {
            assert!(!binding.sequences.is_empty(), "{binding:?} has no key");
            assert!(
                binding.help.len() > 8,
                "{:?} in {:?} lacks help",
                binding.command,
                binding.scope
            );
            for other in &keymap.bindings[at + 1..] {
                if other.scope != binding.scope {
                    continue;
                }
                assert_ne!(
                    other.command, binding.command,
                    "{:?} stands twice in {:?}",
                    other.command, other.scope
                );
                for sequence in &binding.sequences {
                    for clash in &other.sequences {
                        assert!(
                            !sequence.starts_with(clash) && !clash.starts_with(sequence),
                            "{:?} and {:?} share a key in {:?}",
                            binding.command,
                            other.command,
                            binding.scope
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_nearest_scope_decides() {
        let keymap = Keymap::parse(
            "[[binding]]\nscope='global'\nkeys=['x','g t']\ncommand='quit'\n\
             [[binding]]\nscope='board'\nkeys=['x']\ncommand='drop'\n",
            "test",
        )
        .unwrap();
        let key = |text| Key::parse(text).unwrap();
        let scopes = [Scope::Board, Scope::Global];
        assert_eq!(
            keymap.meaning(&scopes, &[key("x")]),
            Meaning::Command(Command::Drop)
        );
        assert_eq!(keymap.meaning(&scopes, &[key("g")]), Meaning::Prefix);
        assert_eq!(
            keymap.meaning(&scopes, &[key("g"), key("t")]),
            Meaning::Command(Command::Quit)
        );
        assert_eq!(keymap.meaning(&scopes, &[key("z")]), Meaning::Nothing);
    }

    #[test]
    fn a_bad_table_is_explained() {
        for (text, said) in [
            (
                "[[binding]]\nscope='moon'\nkeys=['x']\ncommand='quit'",
                "unknown variant `moon`",
            ),
            (
                "[[binding]]\nscope='global'\nkeys=['hyper-x']\ncommand='quit'",
                "“hyper-x” is not a key",
            ),
            (
                "[[binding]]\nscope='global'\nkeys=['x']\ncommand='fly'",
                "unknown variant `fly`",
            ),
        ] {
            let report = Keymap::parse(text, "keymap.toml").unwrap_err();
            assert!(report.sentence.contains(said), "{}", report.sentence);
        }
    }
}
