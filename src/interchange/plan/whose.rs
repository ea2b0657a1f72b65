//! Who the records of a group are: somebody on the board, nobody known, or somebody to be asked about.
//!
//! Not here: which records are one person (`gather`), and what is then done (`decide`).

use std::collections::HashMap;

use super::gather::{Gathered, Told};
use super::recall::Recall;
use super::{Board, Planned};
use crate::coach::identity::{
    Certainty, Filing, Index, Keys, Match, Sought, Traits, evidence_words,
};
use crate::domain::intent::list;

/// The most people that a question names.
const MOST_CANDIDATES: usize = 3;

/// Who a group of records turned out to be.
pub(super) enum Whose {
    /// Somebody on the board.
    Known(usize, Match, Others),
    /// Nobody known.
    New,
    /// Maybe one of these.
    Doubtful(String),
}

/// Whether anybody else on the board could be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    Nobody,
    Somebody,
}

impl Whose {
    /// Whether the same words could be taken for somebody else when they come again.
    pub(super) fn is_unsure(&self) -> bool {
        matches!(
            self,
            Self::Doubtful(_) | Self::Known(_, _, Others::Somebody)
        )
    }
}

/// The people in the files.
pub(super) struct InFiles<'f> {
    pub told: &'f [Told],
    pub recall: Recall<'f>,
    pub gathered: Gathered,
}

/// The people on the board, as they are looked up.
pub(super) struct OnBoard<'b> {
    board: &'b Board,
    index: Index,
    recall: Recall<'b>,
}

impl<'b> OnBoard<'b> {
    pub(super) fn of(board: &'b Board) -> Self {
        let traits_at = |place| {
            let known = board.at(place);
            known.map_or_else(Traits::default, |known| known.traits())
        };
        let recall = Recall::new(traits_at);
        let mut filing = Filing::default();
        for (_, known) in board.places() {
            // Whoever cannot be opened keeps their place, and nobody is found there.
            let traits = known.map_or_else(Traits::default, |known| known.traits());
            filing.file(&Keys::of(&traits));
        }
        Self {
            board,
            index: filing.done(|place| recall.at(place)),
            recall,
        }
    }

    /// Everybody who could be the person of these traits, the likeliest first.
    pub(super) fn matches(&self, traits: &Traits, sought: &Sought) -> Vec<(usize, Match)> {
        let places = self.index.places(sought);
        self.index
            .compared(traits, places, |place| self.recall.at(place))
    }
}

/// Who the records of a group are; `decided` tells of earlier groups who of the board they turned out to be.
pub(super) fn whose(
    group: usize,
    files: &InFiles<'_>,
    known: &OnBoard<'_>,
    records: &[Planned],
    decided: &HashMap<usize, usize>,
) -> Whose {
    let members = &files.gathered.groups[group].members;
    let found = on_board(members, files, known);
    if let Some((place, best)) = plain(&found) {
        let others = match found.len() {
            1 => Others::Nobody,
            _ => Others::Somebody,
        };
        return Whose::Known(*place, best.clone(), others);
    }
    let mut candidates = candidates(group, &found, files, known, records, decided);
    if candidates.is_empty() {
        return Whose::New;
    }
    candidates.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.cmp(other)));
    candidates.dedup();
    let more = candidates.len().saturating_sub(MOST_CANDIDATES);
    let mut words: Vec<String> = candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .map(|(name, _, evidence)| format!("{name} ({evidence})"))
        .collect();
    if more > 0 {
        words.push(format!("{more} more"));
    }
    Whose::Doubtful(format!("may be {}", list(&words)))
}

/// The one whom a record is about beyond doubt, among those whom it may be about, the likeliest first.
pub(super) fn plain(found: &[(usize, Match)]) -> Option<&(usize, Match)> {
    let best = found.first().filter(|(_, best)| best.certainty.decides())?;
    let is_tied = found.get(1).is_some_and(|(_, next)| {
        (next.certainty, next.likeness) == (best.1.certainty, best.1.likeness)
    });
    (!is_tied).then_some(best)
}

/// Everybody on the board who could be the person of these records, the likeliest first.
fn on_board(members: &[usize], files: &InFiles<'_>, known: &OnBoard<'_>) -> Vec<(usize, Match)> {
    let mut found: Vec<(usize, Match)> = Vec::new();
    for member in members {
        let places = known.index.places(&files.told[*member].sought);
        if places.is_empty() {
            continue;
        }
        let traits = files.recall.at(*member);
        for (place, one) in known
            .index
            .compared(&traits, places, |place| known.recall.at(place))
        {
            match found.iter_mut().find(|(there, _)| *there == place) {
                None => found.push((place, one)),
                Some((_, there)) => {
                    if (one.certainty, one.likeness) > (there.certainty, there.likeness) {
                        *there = one;
                    }
                }
            }
        }
    }
    found.sort_by(|(_, one), (_, other)| {
        (other.certainty, other.likeness).cmp(&(one.certainty, one.likeness))
    });
    found
}

/// Who could be meant, on the board and in these files: a name, how certain it is, and why.
fn candidates(
    group: usize,
    found: &[(usize, Match)],
    files: &InFiles<'_>,
    known: &OnBoard<'_>,
    records: &[Planned],
    decided: &HashMap<usize, usize>,
) -> Vec<(String, Certainty, String)> {
    let mut candidates: Vec<(String, Certainty, String)> = found
        .iter()
        .map(|(place, found)| {
            let known = known.board.at(*place);
            let name = known.map(|known| known.person.full_name);
            let words = evidence_words(&found.evidence);
            (name.unwrap_or_default(), found.certainty, words)
        })
        .collect();
    for member in &files.gathered.groups[group].members {
        for (other, doubt) in files.gathered.doubts.get(member).into_iter().flatten() {
            let theirs = files.gathered.group_of[*other];
            let on_board = decided.get(&theirs);
            let is_named =
                on_board.is_some_and(|place| found.iter().any(|(there, _)| there == place));
            // Of two in the files that may be one, the second is asked about; whoever is on the board is
            // named already.
            if theirs < group && !is_named {
                let name = format!(
                    "{} in these files",
                    records[files.told[*other].record].title
                );
                candidates.push((name, doubt.certainty, evidence_words(&doubt.evidence)));
            }
        }
    }
    candidates
}
