//! What becomes of a card file and the person who belongs to it: an edit beats a delete, and who has a
//! history here is not deleted by a folder.

use super::base::Bond;

/// How a side stands to what both agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As it was.
    Unchanged,
    /// Something else now.
    Changed,
    /// Not there.
    Gone,
}

/// What is known of a person besides the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// Nothing.
    Nothing,
    /// Talks, promises, plans or the like.
    Something,
}

/// What becomes of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Both are there: they are merged, which changes nothing where nothing was changed.
    Merge,
    /// The person is there and was edited or has come back, the file is gone: it is written again.
    WriteAgain,
    /// The file is there and was edited or has come back, the person is gone: they come back.
    TakeAgain,
    /// The person is gone: so goes the file.
    RemoveFile,
    /// The file is gone: so goes the person, of whom nothing but the card was known.
    RemovePerson,
    /// The file is gone; the person stays here for what happened or for another file.
    KeepPerson,
    /// Both are gone.
    Part,
    /// It is as it was left.
    Rest,
}

/// Decides about a file and a person who agreed once.
pub fn decide(bond: Bond, file: Standing, person: Standing, history: History) -> Decision {
    use Standing::{Changed, Gone, Unchanged};
    match (bond, file, person) {
        (_, Unchanged | Changed, Unchanged | Changed) => Decision::Merge,
        (Bond::Both, Gone, Changed) | (Bond::Neither, Gone, Unchanged | Changed) => {
            Decision::WriteAgain
        }
        (Bond::Both, Changed, Gone)
        | (Bond::Neither | Bond::PersonOnly, Unchanged | Changed, Gone) => Decision::TakeAgain,
        (Bond::Both, Unchanged, Gone) => Decision::RemoveFile,
        (Bond::Both, Gone, Unchanged) => match history {
            History::Nothing => Decision::RemovePerson,
            History::Something => Decision::KeepPerson,
        },
        (Bond::Both | Bond::PersonOnly, Gone, Gone) => Decision::Part,
        (Bond::Neither, Gone, Gone) | (Bond::PersonOnly, Gone, Unchanged | Changed) => {
            Decision::Rest
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_beats_a_delete() {
        use Standing::{Changed, Gone, Unchanged};
        for (file, person, decision) in [
            (Unchanged, Unchanged, Decision::Merge),
            (Changed, Unchanged, Decision::Merge),
            (Unchanged, Changed, Decision::Merge),
            (Changed, Changed, Decision::Merge),
            (Gone, Changed, Decision::WriteAgain),
            (Changed, Gone, Decision::TakeAgain),
            (Unchanged, Gone, Decision::RemoveFile),
            (Gone, Unchanged, Decision::RemovePerson),
            (Gone, Gone, Decision::Part),
        ] {
            assert_eq!(decide(Bond::Both, file, person, History::Nothing), decision);
        }
        let kept = decide(Bond::Both, Gone, Unchanged, History::Something);
        assert_eq!(kept, Decision::KeepPerson);
    }

    #[test]
    fn whoever_comes_back_brings_the_other_back() {
        use Standing::{Changed, Gone, Unchanged};
        for there in [Unchanged, Changed] {
            for (bond, file, person, decision) in [
                (Bond::Neither, Gone, there, Decision::WriteAgain),
                (Bond::Neither, there, Gone, Decision::TakeAgain),
                (Bond::Neither, there, there, Decision::Merge),
                (Bond::Neither, Gone, Gone, Decision::Rest),
                (Bond::PersonOnly, Gone, there, Decision::Rest),
                (Bond::PersonOnly, there, there, Decision::Merge),
                (Bond::PersonOnly, there, Gone, Decision::TakeAgain),
                (Bond::PersonOnly, Gone, Gone, Decision::Part),
            ] {
                assert_eq!(decide(bond, file, person, History::Nothing), decision);
            }
        }
    }
}
