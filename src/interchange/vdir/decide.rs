//! What becomes of a card file and the person who belongs to it: an edit beats a delete, and who has a
//! history here is not deleted by a folder.

/// How a side stands to what both agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As it was.
    Unchanged,
    /// Something else now.
    Changed,
    /// No longer there.
    Gone,
}

/// What has happened between the user and a person besides the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// Nothing is written down.
    Nothing,
    /// Talks, promises, plans or the like.
    Something,
}

/// What becomes of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Both stay as they are.
    Leave,
    /// Both are there and one has changed: they are merged.
    Merge,
    /// The person was edited, the file is gone: it is written again.
    WriteAgain,
    /// The file was edited, the person is gone: they come back.
    TakeAgain,
    /// The person is gone: so goes the file.
    RemoveFile,
    /// The file is gone: so goes the person, of whom nothing but the card was known.
    RemovePerson,
    /// The file is gone; the person stays here for what happened, on their own.
    KeepPerson,
    /// Both are gone.
    Forget,
}

/// Decides about a file and a person who agreed once.
pub fn decide(file: Standing, person: Standing, history: History) -> Decision {
    use Standing::{Changed, Gone, Unchanged};
    match (file, person) {
        (Unchanged, Unchanged) => Decision::Leave,
        (Unchanged | Changed, Unchanged | Changed) => Decision::Merge,
        (Gone, Gone) => Decision::Forget,
        (Gone, Changed) => Decision::WriteAgain,
        (Changed, Gone) => Decision::TakeAgain,
        (Unchanged, Gone) => Decision::RemoveFile,
        (Gone, Unchanged) => match history {
            History::Nothing => Decision::RemovePerson,
            History::Something => Decision::KeepPerson,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_beats_a_delete() {
        use Standing::{Changed, Gone, Unchanged};
        for (file, person, decision) in [
            (Unchanged, Unchanged, Decision::Leave),
            (Changed, Unchanged, Decision::Merge),
            (Unchanged, Changed, Decision::Merge),
            (Changed, Changed, Decision::Merge),
            (Gone, Changed, Decision::WriteAgain),
            (Changed, Gone, Decision::TakeAgain),
            (Unchanged, Gone, Decision::RemoveFile),
            (Gone, Unchanged, Decision::RemovePerson),
            (Gone, Gone, Decision::Forget),
        ] {
            assert_eq!(decide(file, person, History::Nothing), decision);
        }
        let kept = decide(Gone, Unchanged, History::Something);
        assert_eq!(kept, Decision::KeepPerson);
    }
}
