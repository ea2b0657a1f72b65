//! What could be given to whom: a need beside what the user has, matched by the words they share.

use crate::domain::asset::{Asset, AssetKind};
use crate::domain::ledger::GiftKind;
use crate::domain::person::sort_key;

/// Shorter words say too little to match by: letters.
const SHORTEST: usize = 4;
/// Words of one stem share at least this many letters, and differ in length by at most three.
const STEM: usize = 5;

/// Words that stand in many needs and mean nothing there.
const EMPTY: [&str; 22] = [
    "about", "another", "could", "find", "from", "good", "have", "help", "into", "know", "knows",
    "look", "looking", "more", "need", "needs", "someone", "somebody", "some", "that", "their",
    "with",
];

/// Something the user could give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What, as an offer is written.
    pub what: String,
    /// What kind of gift it would be.
    pub kind: GiftKind,
}

/// What of `assets` answers a need; `None` where no word of the one is a word of the other.
pub fn suggestion(needs: &str, assets: &[Asset]) -> Option<Suggestion> {
    let needed = words(needs);
    let shared = |asset: &Asset| {
        words(&format!("{} {}", asset.name, asset.notes))
            .iter()
            .filter(|word| needed.iter().any(|other| alike(word, other)))
            .count()
    };
    let mut best: Option<(usize, &Asset)> = None;
    for asset in assets {
        let count = shared(asset);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, asset));
        }
    }
    best.map(|(_, asset)| offered(asset))
}

fn offered(asset: &Asset) -> Suggestion {
    match asset.kind {
        AssetKind::Skill => Suggestion {
            what: format!("help with {}", asset.name),
            kind: GiftKind::Help,
        },
        AssetKind::Knowledge => Suggestion {
            what: format!("what I know about {}", asset.name),
            kind: GiftKind::Information,
        },
        AssetKind::Resource => Suggestion {
            what: asset.name.clone(),
            kind: GiftKind::Resource,
        },
    }
}

fn words(text: &str) -> Vec<String> {
    sort_key(text)
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST && !EMPTY.contains(word))
        .map(str::to_owned)
        .collect()
}

fn alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let lengths = one.chars().count().abs_diff(other.chars().count());
    shared >= STEM && lengths <= 3 && shared + 3 >= one.chars().count().min(other.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Moment};

    #[test]
    fn a_need_finds_what_answers_it() {
        let asset = |kind, name: &str| Asset {
            id: Id::new(uuid::Uuid::nil()),
            kind,
            name: name.into(),
            notes: String::new(),
            created_at: Moment::from_millis(0),
        };
        let assets = [
            asset(AssetKind::Skill, "cost models"),
            asset(AssetKind::Knowledge, "capacity planning"),
            asset(AssetKind::Resource, "a seat at the design review"),
        ];
        for (needs, what) in [
            ("a reviewer for a cost model", Some("help with cost models")),
            (
                "somebody who has planned capacity",
                Some("what I know about capacity planning"),
            ),
            (
                "to get her design seen",
                Some("a seat at the design review"),
            ),
            ("a new flat", None),
            ("help with the move", None),
            ("", None),
        ] {
            let found = suggestion(needs, &assets).map(|suggestion| suggestion.what);
            assert_eq!(found.as_deref(), what, "{needs}");
        }
    }
}
