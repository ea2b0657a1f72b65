//! Which records of the files are one person, whatever order they stand in.

use std::collections::HashMap;

use super::super::incoming::IncomingPerson;
use super::fit;
use crate::coach::identity::{Certainty, Index, Match, Traits, are_at_odds};

/// The most names of one person that are held against another name.
const MOST_NAMES: usize = 12;

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
    /// For every record, those it may be one person with.
    pub doubts: Vec<Vec<(usize, Match)>>,
}

/// Gathers the records of each person.
pub(super) fn gather(people: &[&IncomingPerson], traits: &[Traits]) -> Gathered {
    // What decides first when not everything can be had must not depend on the order in the file.
    let prints: Vec<u128> = people
        .iter()
        .map(|person| fit::fingerprint(person).whole())
        .collect();
    let rank = |at: usize| (usize::MAX - fit::fullness(people[at]), prints[at]);
    let mut union = Union::of(traits);
    let mut is_alone = vec![true; people.len()];
    let mut first_of: HashMap<u128, usize> = HashMap::new();
    for (at, print) in prints.iter().enumerate() {
        // The same words twice are one person: a file that holds a card twice.
        let first = *first_of.entry(*print).or_insert(at);
        if first != at {
            is_alone[at] = false;
            union.join(first, at);
        }
    }
    let index = Index::of(traits);
    let mut found_edges: Vec<(Match, usize, usize)> = Vec::new();
    let mut is_torn = vec![false; people.len()];
    let mut doubts: Vec<Vec<(usize, Match)>> = vec![Vec::new(); people.len()];
    for (at, one) in traits.iter().enumerate() {
        let matches = index.matches(one, |place| &traits[place]);
        // Who fits two that do not go together is asked about and joins neither.
        let fitting: Vec<usize> = matches
            .iter()
            .filter(|(other, found)| *other != at && found.certainty.decides())
            .map(|(other, _)| *other)
            .collect();
        is_torn[at] = fitting.iter().enumerate().any(|(nth, first)| {
            let mut later = fitting[nth + 1..].iter();
            later.any(|second| are_at_odds(&traits[*first], &traits[*second]))
        });
        for (other, found) in matches {
            if other == at {
                continue;
            }
            is_alone[at] = false;
            if found.certainty.decides() {
                found_edges.push((found, at, other));
            } else {
                doubts[at].push((other, found));
            }
        }
    }
    let mut edges: Vec<(Certainty, usize, usize)> = Vec::new();
    for (found, at, other) in found_edges {
        let is_doubtful = is_torn[at] || is_torn[other];
        if found.certainty < Certainty::ByProfile && is_doubtful {
            doubts[at].push((other, found));
        } else if other < at {
            edges.push((found.certainty, at, other));
        }
    }
    edges.sort_by_cached_key(|(certainty, one, other)| {
        let (mut first, mut second) = (rank(*one), rank(*other));
        if second < first {
            std::mem::swap(&mut first, &mut second);
        }
        (std::cmp::Reverse(*certainty), first, second)
    });
    for (certainty, one, other) in edges {
        if certainty >= Certainty::ByProfile || union.names_go_together(one, other) {
            union.join(one, other);
        }
    }
    groups(is_alone, union, rank, doubts)
}

fn groups<R: Ord>(
    is_alone: Vec<bool>,
    mut union: Union<'_>,
    rank: impl Fn(usize) -> R,
    doubts: Vec<Vec<(usize, Match)>>,
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
    names: HashMap<usize, Vec<&'t Traits>>,
    traits: &'t [Traits],
}

impl<'t> Union<'t> {
    fn of(traits: &'t [Traits]) -> Self {
        Self {
            parents: (0..traits.len()).collect(),
            names: HashMap::new(),
            traits,
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

    fn names(&self, root: usize) -> Vec<&'t Traits> {
        match self.names.get(&root) {
            Some(names) => names.clone(),
            None => vec![&self.traits[root]],
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
