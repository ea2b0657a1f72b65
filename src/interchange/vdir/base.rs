//! What is remembered of a file and a person between two runs: the file as both last agreed on it, what the
//! board told then, and how the two stood to each other.

use serde::{Deserialize, Serialize};

use super::fields::{Field, Fields};
use super::merge::Agreed;
use crate::interchange::plan::Fingerprint;

/// How a file and a person stand to each other since the last run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bond {
    /// Both are there.
    #[default]
    Both,
    /// The file went, the person stayed.
    PersonOnly,
    /// Both went. It is remembered, so that an undo brings the other back too.
    Neither,
}

/// What a file and a person agreed on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The file, byte for byte.
    pub text: String,
    /// What the board told.
    pub board: Fields,
    /// Fields on which they did not agree when `text` was the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputed: Vec<Field>,
    /// What the file told of those when they did agree.
    #[serde(default)]
    pub before: Fields,
    /// How they stand.
    #[serde(default)]
    pub bond: Bond,
}

impl Base {
    /// Both there and of one mind: the file as `text`, the person as `board`.
    pub fn of(text: String, board: Fields) -> Self {
        Self {
            text,
            board,
            ..Self::default()
        }
    }

    /// Except on `disputed`, on which they last agreed as `once` says.
    #[must_use]
    pub fn but(mut self, disputed: Vec<Field>, once: Option<&Agreed>) -> Self {
        for field in &disputed {
            let of = |fields: &Fields| fields.get(*field).to_vec();
            let (board, file) =
                once.map_or_else(Default::default, |once| (of(&once.board), of(&once.file)));
            self.board.put(*field, board);
            self.before.put(*field, file);
        }
        self.disputed = disputed;
        self
    }

    /// As it is kept.
    pub fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was kept; nothing where it cannot be read, as if the two had never met.
    pub fn from_kept(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// What both told when they agreed. The file's part is read anew, so that a newer reader which sees
    /// more in the same bytes takes that for nobody's change.
    pub fn agreed(&self) -> Agreed {
        let mut file = super::card(&self.text)
            .map(|card| Fields::of_card(&card))
            .unwrap_or_default();
        for field in &self.disputed {
            file.put(*field, self.before.get(*field).to_vec());
        }
        Agreed {
            board: self.board.clone(),
            file,
        }
    }
}

/// A lasting short name of a file's text.
pub fn hash(text: &str) -> String {
    Fingerprint::new().text(text).name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_disputed_is_held_against_what_was_agreed_before() {
        let mut board = Fields::default();
        board.put(Field::Role, vec!["director".into()]);
        board.put(Field::Nickname, vec!["Ada".into()]);
        let text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Obi\nTITLE:pilot\nNICKNAME:Ada\nEND:VCARD\n";
        let mut once = Agreed::default();
        once.board.put(Field::Role, vec!["engineer".into()]);
        once.file.put(Field::Role, vec!["Engineer".into()]);
        for (once, here, there) in [(Some(&once), "engineer", "Engineer"), (None, "", "")] {
            let base = Base::of(text.into(), board.clone()).but(vec![Field::Role], once);
            let base = Base::from_kept(&base.kept()).unwrap();
            let agreed = base.agreed();
            assert_eq!(agreed.board.text(Field::Role), here);
            assert_eq!(agreed.file.text(Field::Role), there);
            assert_eq!(agreed.file.text(Field::Nickname), "Ada");
        }
        assert_eq!(Base::from_kept("{"), None);
    }
}
