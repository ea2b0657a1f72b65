//! The files of a folder, the people they belong to since earlier runs, and what is to become of each two.
//! Nothing is written here.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::outcome::Outcome;
use crate::card_folder::{CardFolder, Content};
use crate::domain::imported::SyncedCard;
use crate::domain::person::PersonId;
use crate::interchange::incoming::IncomingPerson;
use crate::interchange::plan::Known;
use crate::interchange::vdir::{self, Base, Bond, Decision, Fields, History, Standing, decide};
use crate::report::{Report, Result};
use crate::store::Store;

/// The people of the board.
pub(super) type People = HashMap<PersonId, Known>;

/// A file whose card can be read.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) text: String,
    pub(super) card: IncomingPerson,
}

/// The files of a folder.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Those whose card can be read, by name.
    pub(super) cards: BTreeMap<String, Filed>,
    /// The others: they are there, and nothing follows from what they hold.
    unfit: BTreeSet<String>,
}

impl Files {
    /// Reads the folder; what cannot be kept in step is named.
    pub(super) fn read(folder: &CardFolder, outcome: &mut Outcome) -> Result<Self> {
        let mut files = Self::default();
        let listing = folder.files("vcf")?;
        for (name, reason) in listing.left {
            outcome.left(&name, reason);
            files.unfit.insert(name);
        }
        for name in listing.files {
            let read = match folder.read(&name) {
                None => continue,
                Some(Content::Unfit(reason)) => Err(reason),
                Some(Content::Text(text)) => vdir::card(&text).map(|card| Filed { text, card }),
            };
            match read {
                Ok(filed) => {
                    files.cards.insert(name, filed);
                }
                Err(reason) => {
                    outcome.left(&name, reason);
                    files.unfit.insert(name);
                }
            }
        }
        Ok(files)
    }
}

/// A file and a person who agreed once.
#[derive(Debug)]
pub(super) struct Pair {
    /// What is remembered of them.
    pub(super) row: SyncedCard,
    /// The same, read.
    pub(super) base: Base,
    /// The name of the file by now.
    pub(super) file: String,
    /// Who; they may be gone.
    pub(super) person: Option<PersonId>,
    /// What becomes of them.
    pub(super) decision: Decision,
}

/// Finds the file of every row and decides about it. A file that got another name is known by its UID.
pub(super) fn pairs(
    rows: Vec<SyncedCard>,
    files: &Files,
    people: &People,
    store: &Store,
) -> Result<Vec<Pair>> {
    let names = names(&rows, files);
    let history = store.people_with_history()?;
    let whose = Whose::of(&rows, &names, people);
    let mut pairs = Vec::new();
    for (row, name) in rows.into_iter().zip(names) {
        if name.is_none() && files.unfit.contains(&row.file) {
            continue;
        }
        // What cannot be read is as if the two met for the first time.
        let base = Base::from_kept(&row.base).unwrap_or_default();
        let person = whose.person(&row, people);
        let known = person.and_then(|person| people.get(&person));
        let filed = name.as_ref().and_then(|name| files.cards.get(name));
        let file_stands = match filed {
            None => Standing::Gone,
            Some(filed) if filed.text == base.text => Standing::Unchanged,
            Some(_) => Standing::Changed,
        };
        let person_stands = match known {
            None => Standing::Gone,
            Some(known) if Fields::of_known(known) == base.board => Standing::Unchanged,
            Some(_) => Standing::Changed,
        };
        let history = match person.is_some_and(|person| history.contains(&person)) {
            true => History::Something,
            false => History::Nothing,
        };
        pairs.push(Pair {
            decision: decide(base.bond, file_stands, person_stands, history),
            file: name.unwrap_or_else(|| row.file.clone()),
            person: known.map(|known| known.person.id),
            base,
            row,
        });
    }
    with_other_files(&mut pairs, store)?;
    Ok(pairs)
}

/// Whose cards are, by their UIDs.
struct Whose {
    /// Who holds a card of this UID; nobody where several do.
    holders: HashMap<String, Option<PersonId>>,
    /// Who has a file.
    bound: HashSet<PersonId>,
}

impl Whose {
    fn of(rows: &[SyncedCard], names: &[Option<String>], people: &People) -> Self {
        let mut holders: HashMap<String, Option<PersonId>> = HashMap::new();
        for known in people.values() {
            for card in known.cards.iter().filter(|card| !card.uid.is_empty()) {
                holders
                    .entry(card.uid.clone())
                    .and_modify(|holder| *holder = holder.filter(|one| *one == known.person.id))
                    .or_insert(Some(known.person.id));
            }
        }
        let bound = rows
            .iter()
            .zip(names)
            .filter(|(_, name)| name.is_some())
            .filter_map(|(row, _)| subject(row))
            .collect();
        Self { holders, bound }
    }

    /// The person of a row. Where that one went into another, or came back out of another, it is whoever
    /// holds the card by now, unless they have a file of their own.
    fn person(&self, row: &SyncedCard, people: &People) -> Option<PersonId> {
        let subject = subject(row);
        let known = subject.and_then(|person| people.get(&person));
        let holds = known.is_some_and(|known| known.cards.iter().any(|card| card.uid == row.uid));
        let holder = self.holders.get(&row.uid).copied().flatten();
        match holder.filter(|holder| !self.bound.contains(holder) && !holds) {
            Some(holder) => Some(holder),
            None => subject,
        }
    }
}

fn subject(row: &SyncedCard) -> Option<PersonId> {
    uuid::Uuid::try_parse(&row.subject).ok().map(PersonId::new)
}

/// The name of each row's file by now.
fn names(rows: &[SyncedCard], files: &Files) -> Vec<Option<String>> {
    let mut names: Vec<Option<String>> = vec![None; rows.len()];
    let mut taken: HashSet<&str> = HashSet::new();
    for (row, name) in rows.iter().zip(&mut names) {
        let same = files
            .cards
            .get_key_value(&row.file)
            .filter(|(_, filed)| filed.card.uid == row.uid);
        if let Some((file, _)) = same {
            taken.insert(file);
            *name = Some(file.clone());
        }
    }
    let mut by_uid: HashMap<&str, Vec<&str>> = HashMap::new();
    for (file, filed) in &files.cards {
        if !taken.contains(file.as_str()) && !filed.card.uid.is_empty() {
            by_uid.entry(&filed.card.uid).or_default().push(file);
        }
    }
    for (row, name) in rows.iter().zip(&mut names) {
        if name.is_none()
            && !files.unfit.contains(&row.file)
            && let Some(file) = by_uid.get_mut(row.uid.as_str()).and_then(Vec::pop)
        {
            taken.insert(file);
            *name = Some(file.to_owned());
        }
    }
    for (row, name) in rows.iter().zip(&mut names) {
        if name.is_none()
            && let Some((file, _)) = files.cards.get_key_value(&row.file)
            && taken.insert(file)
        {
            *name = Some(file.clone());
        }
    }
    names
}

/// Whoever has another file, here or in another folder, does not go with one of them.
fn with_other_files(pairs: &mut [Pair], store: &Store) -> Result<()> {
    let gone: HashSet<_> = pairs
        .iter()
        .filter(|pair| matches!(pair.decision, Decision::RemovePerson | Decision::WriteAgain))
        .map(|pair| pair.row.id)
        .collect();
    for pair in pairs {
        if pair.decision != Decision::RemovePerson {
            continue;
        }
        let others = store.synced_cards_of(&pair.row.subject)?;
        let is_elsewhere = others.iter().any(|row| {
            !gone.contains(&row.id)
                && Base::from_kept(&row.base).is_some_and(|base| base.bond == Bond::Both)
        });
        if is_elsewhere {
            pair.decision = Decision::KeepPerson;
        }
    }
    Ok(())
}

/// Refuses to empty one side because all of the other is gone: more often than not that is a disk that is
/// not there, or an import taken back.
pub(super) fn refuse_to_empty(pairs: &[Pair], folder: &str) -> Result<()> {
    let bound = pairs
        .iter()
        .filter(|pair| pair.base.bond == Bond::Both)
        .count();
    let all = |goes: &[Decision]| {
        bound > 1
            && pairs
                .iter()
                .filter(|pair| pair.base.bond == Bond::Both)
                .all(|pair| goes.contains(&pair.decision))
    };
    let sentence = if all(&[Decision::RemovePerson, Decision::KeepPerson]) {
        format!(
            "All {bound} files that were kept in step are gone from {folder}; nothing was done."
        )
    } else if all(&[Decision::RemoveFile]) {
        format!(
            "All {bound} people whose files are in {folder} were removed here; nothing was done."
        )
    } else {
        return Ok(());
    };
    Err(Report::input(sentence)
        .hint("if that is meant, say so with --force-delete; `cordial undo` brings people back"))
}
