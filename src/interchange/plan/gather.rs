//! Which records of the files are one person, whatever order they stand in.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::incoming::IncomingPerson;
use super::packed::Packed;
use super::recall::Recall;
use crate::coach::identity::{Certainty, Index, Match, Sought, Traits, are_at_odds};

/// The most names of one person that are held against another name.
const MOST_NAMES: usize = 12;
/// The most others that somebody is remembered to be maybe: nobody reads more.
const MOST_DOUBTS: usize = 12;

/// Somebody in the files, as far as who they are is concerned.
#[derive(Debug)]
pub(super) struct Told {
    /// The place among all records.
    pub record: usize,
    /// What the record tells.
    pub packed: Packed<IncomingPerson>,
    /// What they are looked for by.
    pub sought: Sought,
    /// The fingerprint of what the record tells.
    pub print: u128,
    /// How much it tells.
    pub fullness: usize,
    /// Whether anything but a name is told.
    pub recognisable: Recognisable,
}

/// Whether somebody will be known again by more than a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recognisable {
    ByMore,
    ByNameAlone,
}

/// The records of one person, the fullest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Places among the records.
    pub members: Vec<usize>,
}

/// Records with what they can be told by.
#[derive(Debug)]
pub(super) struct Gathered {
    /// Everybody, in the order of their first record.
    pub groups: Vec<Group>,
    /// Which group a record is in.
    pub group_of: Vec<usize>,
    /// Whether a record is like no other.
    pub is_alone: Vec<bool>,
    /// For the records that may be one person with others, with whom.
    pub doubts: HashMap<usize, Vec<(usize, Match)>>,
}

/// Gathers the records of each person; `index` files them by what they can be told by.
pub(super) fn gather(people: &[Told], index: &Index, recall: &Recall<'_>) -> Gathered {
    // What decides first when not everything can be had must not depend on the order in the file.
    let rank = |at: usize| (usize::MAX - people[at].fullness, people[at].print);
    let mut union = Union::of(recall, people.len());
    let mut is_alone = vec![true; people.len()];
    let mut first_of: HashMap<u128, usize> = HashMap::with_capacity(people.len());
    for (at, told) in people.iter().enumerate() {
        // The same words twice are one person: a file that holds a card twice.
        let first = *first_of.entry(told.print).or_insert(at);
        if first != at {
            is_alone[at] = false;
            union.join(first, at);
        }
    }
    drop(first_of);
    let mut edges: Vec<(Certainty, usize, usize)> = Vec::new();
    let mut is_torn = vec![false; people.len()];
    let mut doubts = Doubts::default();
    for (at, told) in people.iter().enumerate() {
        let mut places = index.places(&told.sought);
        places.retain(|place| *place != at);
        if places.is_empty() {
            continue;
        }
        let one = recall.at(at);
        // Who fits two that do not go together is asked about and joins neither.
        let mut fitting: Vec<Rc<Traits>> = Vec::new();
        for (other, found) in index.compared(&one, places, |place| recall.at(place)) {
            is_alone[at] = false;
            if found.certainty.decides() {
                edges.push((found.certainty, at, other));
                let there = recall.at(other);
                is_torn[at] |= fitting.iter().any(|known| are_at_odds(known, &there));
                if fitting.len() < MOST_NAMES {
                    fitting.push(there);
                }
            } else {
                doubts.note(at, other, found);
            }
        }
    }
    let mut certain: Vec<(Certainty, usize, usize)> = Vec::new();
    for (certainty, at, other) in edges {
        if certainty < Certainty::ByProfile && (is_torn[at] || is_torn[other]) {
            let found = index.compared(&recall.at(at), vec![other], |place| recall.at(place));
            for (other, found) in found {
                doubts.note(at, other, found);
            }
        } else if other < at {
            certain.push((certainty, at, other));
        }
    }
    certain.sort_by_cached_key(|(certainty, one, other)| {
        let (mut first, mut second) = (rank(*one), rank(*other));
        if second < first {
            std::mem::swap(&mut first, &mut second);
        }
        (std::cmp::Reverse(*certainty), first, second)
    });
    for (certainty, one, other) in certain {
        if certainty >= Certainty::ByProfile || union.names_go_together(one, other) {
            union.join(one, other);
        }
    }
    groups(is_alone, union, rank, doubts.of)
}

/// Who may be whom.
#[derive(Default)]
struct Doubts {
    of: HashMap<usize, Vec<(usize, Match)>>,
}

impl Doubts {
    fn note(&mut self, at: usize, other: usize, found: Match) {
        let noted = self.of.entry(at).or_default();
        if noted.len() < MOST_DOUBTS {
            noted.push((other, found));
        }
    }
}

fn groups<R: Ord>(
    is_alone: Vec<bool>,
    mut union: Union<'_>,
    rank: impl Fn(usize) -> R,
    doubts: HashMap<usize, Vec<(usize, Match)>>,
) -> Gathered {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_at: HashMap<usize, usize> = HashMap::new();
    let mut group_of = Vec::with_capacity(is_alone.len());
    for at in 0..is_alone.len() {
        let root = union.root(at);
        let group = *group_at.entry(root).or_insert_with(|| {
            groups.push(Group {
                members: Vec::new(),
            });
            groups.len() - 1
        });
        groups[group].members.push(at);
        group_of.push(group);
    }
    for group in &mut groups {
        if group.members.len() > 1 {
            group.members.sort_by_cached_key(|at| rank(*at));
        }
    }
    Gathered {
        groups,
        group_of,
        is_alone,
        doubts,
    }
}

/// Sets of records that are one person, each with the names it goes by.
struct Union<'t> {
    parents: Vec<usize>,
    names: HashMap<usize, Vec<Rc<Traits>>>,
    recall: &'t Recall<'t>,
}

impl<'t> Union<'t> {
    fn of(recall: &'t Recall<'t>, number: usize) -> Self {
        Self {
            parents: (0..number).collect(),
            names: HashMap::new(),
            recall,
        }
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.parents[root] != root {
            root = self.parents[root];
        }
        let mut at = at;
        while self.parents[at] != root {
            at = std::mem::replace(&mut self.parents[at], root);
        }
        root
    }

    fn names(&self, root: usize) -> Vec<Rc<Traits>> {
        match self.names.get(&root) {
            Some(names) => names.clone(),
            None => vec![self.recall.at(root)],
        }
    }

    /// Whether no name of the one speaks against a name of the other.
    fn names_go_together(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        let (mine, theirs) = (self.names(one), self.names(other));
        one == other
            || mine
                .iter()
                .all(|name| theirs.iter().all(|there| !are_at_odds(name, there)))
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let mut names = self.names(one);
        for name in self.names(other) {
            if names.len() < MOST_NAMES
                && !names
                    .iter()
                    .any(|known| known.name == name.name && known.birthday == name.birthday)
            {
                names.push(name);
            }
        }
        self.parents[other] = one;
        self.names.remove(&other);
        self.names.insert(one, names);
    }
}
