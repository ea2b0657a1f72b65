//! What of a card is left out because it is longer than it may be, and how that is said.
//!
//! Not here: what is refused altogether (`mend`, `read`).

use crate::interchange::incoming::Limits;
use crate::interchange::reading::size;

/// Something that was left out of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// The end of the notes.
    Note,
    /// A picture, a sound or a key.
    Picture,
    /// Something that is only kept for other programs.
    Kept,
}

impl Cut {
    /// In words, for a sentence.
    pub(super) fn words(self, limits: &Limits) -> String {
        match self {
            Self::Note => format!(
                "what of the notes is beyond {}",
                size(limits.field_bytes as u64)
            ),
            Self::Picture => format!(
                "a picture or key of more than {}",
                size(limits.picture_bytes as u64)
            ),
            Self::Kept => format!("a line of more than {}", size(limits.line_bytes as u64)),
        }
    }
}
