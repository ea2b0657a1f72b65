//! Who belongs to one group.
//!
//! In the order in which a person would do it: those of one organisation stand together; of a large
//! organisation, those who were met together stand together; whoever is left goes to the group they have
//! most to do with, or forms one with others who are left.
//!
//! Modularity (Newman & Girvan 2004) was tried on paper and set aside: it weighs every tie against the
//! whole network, so that a stranger added at one end moves people at the other. Spreading labels
//! (Raghavan, Albert & Kumara 2007) looks at neighbours only, and in a fixed order has one answer.

use std::collections::BTreeMap;

use super::{Bond, Group, Link, Member};
use crate::domain::person::sort_key;

/// From so many people on, an organisation is looked into for groups that were met together.
const LARGE: usize = 12;
/// The fewest who make a group of their own in a large organisation.
const FEWEST_WITHIN: usize = 3;
/// After so many rounds whatever is reached stands; few networks need more than five.
const ROUNDS: usize = 20;

/// What people write where they work nowhere in particular.
const NOWHERE: [&str; 14] = [
    "self-employed",
    "self employed",
    "selfemployed",
    "freelance",
    "freelancer",
    "independent",
    "independent consultant",
    "retired",
    "unemployed",
    "student",
    "none",
    "n/a",
    "-",
    "various",
];

/// Words at the end of a firm's name that only say how it is registered.
const LEGAL_FORMS: [&str; 20] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "bv",
    "nv",
    "ab",
    "oy",
    "corp",
    "corporation",
];

/// Under which one organisation meets, however it is written; `None` where there is none.
pub(super) fn organization_key(written: &str) -> Option<String> {
    let folded = sort_key(written).replace(['.', ','], " ");
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(word)) {
        words.pop();
    }
    let key = words.join(" ");
    (!key.is_empty() && !NOWHERE.contains(&key.as_str()) && !NOWHERE.contains(&folded.trim()))
        .then_some(key)
}

type Neighbours = Vec<Vec<(usize, u64)>>;

/// Everybody in exactly one group, and for each person the place of theirs.
pub(super) fn groups(
    people: &[Member],
    links: &BTreeMap<(usize, usize), Link>,
) -> (Vec<Group>, Vec<usize>) {
    let mut neighbours: Neighbours = vec![Vec::new(); people.len()];
    for ((one, other), link) in links {
        neighbours[*one].push((*other, link.strength()));
        neighbours[*other].push((*one, link.strength()));
    }
    let mut label: Vec<Option<usize>> = vec![None; people.len()];
    let mut groups = by_organization(people, &neighbours, &mut label);
    join_groups(&neighbours, &mut label, &mut groups);
    let left: Vec<usize> = (0..people.len())
        .filter(|at| label[*at].is_none())
        .collect();
    for members in spread(&left, &neighbours) {
        let bond = match members.as_slice() {
            [_] => Bond::Alone,
            several => Bond::Around(middle(several, people, &neighbours)),
        };
        groups.push(Group { bond, members });
    }
    in_order(groups, people)
}

/// The organisations with two people and more, and the parts of the large ones.
fn by_organization(
    people: &[Member],
    neighbours: &Neighbours,
    label: &mut [Option<usize>],
) -> Vec<Group> {
    let mut organizations: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        if let Some(key) = organization_key(&person.organization) {
            organizations.entry(key).or_default().push(at);
        }
    }
    let mut groups = Vec::new();
    for members in organizations.into_values().filter(|all| all.len() > 1) {
        let name = most_written(&members, people);
        let mut rest = members.clone();
        if members.len() >= LARGE {
            for part in spread(&members, neighbours) {
                if part.len() >= FEWEST_WITHIN && part.len() < members.len() {
                    rest.retain(|at| part.binary_search(at).is_err());
                    let around = middle(&part, people, neighbours);
                    groups.push(Group {
                        bond: Bond::Within(name.clone(), around),
                        members: part,
                    });
                }
            }
        }
        // One who is left over is not a group: they go where their ties are.
        if rest.len() > 1 {
            groups.push(Group {
                bond: Bond::Organization(name),
                members: rest,
            });
        }
    }
    for (place, group) in groups.iter().enumerate() {
        for at in &group.members {
            label[*at] = Some(place);
        }
    }
    groups
}

/// Whoever is in no group joins the one they have most to do with, where that is more than they have to
/// do with others who are in none.
fn join_groups(neighbours: &Neighbours, label: &mut [Option<usize>], groups: &mut [Group]) {
    let mut joins = Vec::new();
    for at in (0..label.len()).filter(|at| label[*at].is_none()) {
        let mut ties: BTreeMap<usize, u64> = BTreeMap::new();
        let mut loose = 0;
        for (other, strength) in &neighbours[at] {
            match label[*other] {
                Some(group) => *ties.entry(group).or_default() += strength,
                None => loose += strength,
            }
        }
        // Of two groups alike, the one that comes first by name and people: theirs is the order here.
        let best = ties
            .into_iter()
            .max_by_key(|(group, tie)| (*tie, std::cmp::Reverse(*group)));
        if let Some((group, _)) = best.filter(|(_, tie)| *tie >= loose) {
            joins.push((at, group));
        }
    }
    for (at, group) in joins {
        label[at] = Some(group);
        groups[group].members.push(at);
        groups[group].members.sort_unstable();
    }
}

/// Parts the people of `among` by what is between them: everybody takes the label that most of their
/// ties wear, in order, until nobody changes. Of labels alike one's own stays, else the first is taken.
fn spread(among: &[usize], neighbours: &Neighbours) -> Vec<Vec<usize>> {
    let mut label: BTreeMap<usize, usize> = among.iter().map(|at| (*at, *at)).collect();
    for _ in 0..ROUNDS {
        let mut changed = 0;
        for at in among {
            let mut worn: BTreeMap<usize, u64> = BTreeMap::new();
            for (other, strength) in &neighbours[*at] {
                if let Some(theirs) = label.get(other) {
                    *worn.entry(*theirs).or_default() += strength;
                }
            }
            let Some(most) = worn.values().copied().max() else {
                continue;
            };
            let own = label.get(at).copied().unwrap_or(*at);
            if worn.get(&own) == Some(&most) {
                continue;
            }
            if let Some((first, _)) = worn.into_iter().find(|(_, strength)| *strength == most) {
                label.insert(*at, first);
                changed += 1;
            }
        }
        if changed == 0 {
            break;
        }
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, label) in label {
        parts.entry(label).or_default().push(at);
    }
    parts.into_values().collect()
}

/// The one in whose name a group goes: who has most to do with the others in it, the first of several.
fn middle(members: &[usize], people: &[Member], neighbours: &Neighbours) -> String {
    let inside = |at: usize| -> u64 {
        neighbours[at]
            .iter()
            .filter(|(other, _)| members.binary_search(other).is_ok())
            .map(|(_, strength)| strength)
            .sum()
    };
    members
        .iter()
        .max_by_key(|at| (inside(**at), std::cmp::Reverse(**at)))
        .map(|at| people[*at].short.clone())
        .unwrap_or_default()
}

/// The organisation as most of its people have it written; of several, the first in the alphabet.
fn most_written(members: &[usize], people: &[Member]) -> String {
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for at in members {
        *spellings
            .entry(people[*at].organization.trim())
            .or_default() += 1;
    }
    let most = spellings.values().copied().max().unwrap_or(0);
    spellings
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(spelling, _)| spelling.to_owned())
        .unwrap_or_default()
}

/// The largest first, then by what they are called, then by their people; those on their own last.
fn in_order(mut groups: Vec<Group>, people: &[Member]) -> (Vec<Group>, Vec<usize>) {
    groups.sort_by(|one, other| {
        (one.bond == Bond::Alone)
            .cmp(&(other.bond == Bond::Alone))
            .then_with(|| other.members.len().cmp(&one.members.len()))
            .then_with(|| one.bond.cmp(&other.bond))
            .then_with(|| one.members.cmp(&other.members))
    });
    let mut group_of = vec![0; people.len()];
    for (place, group) in groups.iter().enumerate() {
        for at in &group.members {
            group_of[*at] = place;
        }
    }
    (groups, group_of)
}

#[cfg(test)]
mod tests {
    use super::organization_key;

    #[test]
    fn one_firm_is_one_firm_however_it_is_written() {
        for (one, other) in [
            ("Fjord Bank", "fjord  bank"),
            ("Acme, Inc.", "ACME"),
            ("Łódź Works GmbH", "Lodz Works"),
            ("Harbour Ltd.", "Harbour Limited"),
        ] {
            assert_eq!(organization_key(one), organization_key(other), "{one}");
            assert!(organization_key(one).is_some());
        }
        for nowhere in ["", "  ", "Self-Employed", "freelance", "N/A", "-", ", ."] {
            assert_eq!(organization_key(nowhere), None, "{nowhere}");
        }
        // A firm that is called by a legal form alone keeps its name.
        assert_eq!(organization_key("SE").as_deref(), Some("se"));
        assert_ne!(organization_key("Acme Bank"), organization_key("Acme"));
    }
}
