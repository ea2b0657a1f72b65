//! What fits: somebody's need and something the user has; somebody's need and what somebody else does.
//!
//! Every proposal carries its evidence, the words that met, and a name under which it can be dismissed
//! for good. It says what fits, never what anybody is worth. Bounded: the first [`MOST_PEOPLE`] people
//! and [`MOST_ASSETS`] assets are looked at, in the order in which they are given.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Telling, Weight, clauses, telling};
use crate::domain::Id;
use crate::domain::asset::{Asset, AssetKind};
use crate::domain::person::PersonId;

/// The most people looked at.
pub const MOST_PEOPLE: usize = 500;
/// The most assets looked at.
pub const MOST_ASSETS: usize = 100;
/// The most proposals of each sort that are made.
pub const MOST_PROPOSALS: usize = 40;
/// The most gifts to one person at a time, and the most meetings of one.
const MOST_FOR_ONE: (usize, usize) = (1, 2);
/// A word that more people use than this brings no two of them together.
const COMMON: usize = 20;

/// What is known of somebody that could fit something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Someone {
    /// Who.
    pub id: PersonId,
    /// The whole name.
    pub full_name: String,
    /// The name in a sentence.
    pub short: String,
    /// What they do.
    pub role: String,
    /// Their tags.
    pub tags: Vec<String>,
    /// What they need or are looking for.
    pub needs: String,
    /// What matters to them.
    pub cares_about: String,
}

/// Two words that met, each as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// On the one side.
    pub one: String,
    /// On the other.
    pub other: String,
}

/// What of a person a proposal answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// What they need.
    Need,
    /// What they care about.
    Care,
}

/// Something the user has that somebody could use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// Its name, for dismissal.
    pub name: String,
    /// To whom.
    pub person: PersonId,
    /// The whole name.
    pub full_name: String,
    /// The name in a sentence.
    pub short: String,
    /// What of them it answers.
    pub wish: Wish,
    /// The part of what they wrote in which the words stand.
    pub wished: String,
    /// What the user has.
    pub asset: Id<Asset>,
    /// What it is called.
    pub has: String,
    /// What kind it is.
    pub kind: AssetKind,
    /// The words that met.
    pub evidence: Vec<Met>,
}

/// How two people fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// `second` needs what `first` does.
    RoleAnswersNeed(String),
    /// `second` needs what `first` is tagged with.
    TagAnswersNeed(String),
    /// `second` needs what `first` cares about.
    CareAnswersNeed(String),
    /// Both care about it.
    SharedCare,
    /// `first` hires, in these words, and `second` looks for work.
    HiringMeetsLooking(String),
}

/// Two people who should meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its name, for dismissal; the same whoever is asked first.
    pub name: String,
    /// Who is asked first: the one who would give.
    pub first: PersonId,
    /// The name in a sentence.
    pub first_short: String,
    /// The other.
    pub second: PersonId,
    /// The name in a sentence.
    pub second_short: String,
    /// How they fit.
    pub fit: Fit,
    /// What the second wished for, or the words they share.
    pub wished: String,
    /// The words that met.
    pub evidence: Vec<Met>,
}

/// What the user could give to whom, best evidence first; `dismissed` are names not to be proposed.
pub fn gifts(people: &[Someone], assets: &[Asset], dismissed: &BTreeSet<String>) -> Vec<Gift> {
    let assets: Vec<(&Asset, Vec<Telling>)> = assets
        .iter()
        .take(MOST_ASSETS)
        .map(|asset| (asset, telling(&format!("{}\n{}", asset.name, asset.notes))))
        .collect();
    let mut found: Vec<(Rank, Gift)> = Vec::new();
    let mut named: BTreeSet<String> = BTreeSet::new();
    for (at, someone) in people.iter().take(MOST_PEOPLE).enumerate() {
        let wishes = [
            (Wish::Need, &someone.needs),
            (Wish::Care, &someone.cares_about),
        ];
        for (wish, text) in wishes {
            let words = telling(text);
            for (place, (asset, has)) in assets.iter().enumerate() {
                let name = format!("offer:{}:{}", someone.id, asset.id);
                let Some((strength, evidence)) = meet(&words, has) else {
                    continue;
                };
                if dismissed.contains(&name) || !named.insert(name.clone()) {
                    continue;
                }
                found.push((
                    (wish, usize::MAX - strength, at, place),
                    Gift {
                        name,
                        person: someone.id,
                        full_name: someone.full_name.clone(),
                        short: someone.short.clone(),
                        wish,
                        wished: clause_of(text, &evidence[0].one),
                        asset: asset.id,
                        has: asset.name.clone(),
                        kind: asset.kind,
                        evidence,
                    },
                ));
            }
        }
    }
    let mut of_one: BTreeMap<PersonId, usize> = BTreeMap::new();
    kept(found, |gift| {
        within(&mut of_one, gift.person, MOST_FOR_ONE.0)
    })
}

/// Who should meet, best evidence first; `dismissed` are names not to be proposed.
///
/// Whether the two know each other already is not known here.
pub fn meetings(people: &[Someone], dismissed: &BTreeSet<String>) -> Vec<Meeting> {
    let people: Vec<Read<'_>> = people.iter().take(MOST_PEOPLE).map(Read::of).collect();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut users: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        let roots: BTreeSet<&str> = person.everything().map(|word| word.root.as_str()).collect();
        for root in roots {
            users.entry(root).or_default().push(at);
        }
    }
    for same in users.values().filter(|same| same.len() <= COMMON) {
        for (place, one) in same.iter().enumerate() {
            pairs.extend(same[place + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let mut found: Vec<(Rank, Meeting)> = Vec::new();
    for (a, b) in pairs {
        let (one, other) = (&people[a], &people[b]);
        let best = [one.helps(other), other.helps(one), one.shares(other)]
            .into_iter()
            .flatten()
            .min_by_key(|(wish, strength, _)| (*wish, usize::MAX - strength));
        if let Some((wish, strength, meeting)) = best
            && !dismissed.contains(&meeting.name)
        {
            found.push(((wish, usize::MAX - strength, a, b), meeting));
        }
    }
    for (a, b, meeting) in work::pairs(&people) {
        let known = |(_, found): &(Rank, Meeting)| found.name == meeting.name;
        if !dismissed.contains(&meeting.name) && !found.iter().any(known) {
            let strength = meeting.evidence.len() + 1;
            found.push(((Wish::Need, usize::MAX - strength, a, b), meeting));
        }
    }
    let mut of_one: BTreeMap<PersonId, usize> = BTreeMap::new();
    kept(found, |meeting| {
        within(&mut of_one, meeting.first, MOST_FOR_ONE.1)
            && within(&mut of_one, meeting.second, MOST_FOR_ONE.1)
    })
}

/// What proposals are sorted by: needs before cares, more and clearer words first, then the order in
/// which people and things were given.
type Rank = (Wish, usize, usize, usize);

fn kept<T>(mut found: Vec<(Rank, T)>, mut keep: impl FnMut(&T) -> bool) -> Vec<T> {
    found.sort_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .map(|(_, proposal)| proposal)
        .filter(|proposal| keep(proposal))
        .take(MOST_PROPOSALS)
        .collect()
}

fn within(of_one: &mut BTreeMap<PersonId, usize>, person: PersonId, most: usize) -> bool {
    let count = of_one.entry(person).or_default();
    *count += 1;
    *count <= most
}

/// The words that two texts have in common, with how much they tell; `None` where that is too little:
/// one faint word.
fn meet(one: &[Telling], other: &[Telling]) -> Option<(usize, Vec<Met>)> {
    let mut strength = 0;
    let mut evidence = Vec::new();
    for word in one {
        let Some(same) = other.iter().find(|same| same.root == word.root) else {
            continue;
        };
        // A faint word tells half as much.
        strength += match word.weight.min(same.weight) {
            Weight::Clear => 2,
            Weight::Faint => 1,
        };
        evidence.push(Met {
            one: word.written.clone(),
            other: same.written.clone(),
        });
    }
    (strength >= 2).then_some((strength, evidence))
}

/// All words that two texts have in common, however little they tell.
fn meet_any(one: &[Telling], other: &[Telling]) -> Vec<Met> {
    one.iter()
        .filter_map(|word| {
            let same = other.iter().find(|same| same.root == word.root)?;
            Some(Met {
                one: word.written.clone(),
                other: same.written.clone(),
            })
        })
        .collect()
}

/// The part of `text` in which `word` stands, on one line.
fn clause_of(text: &str, word: &str) -> String {
    clauses(text)
        .find(|clause| clause.contains(word))
        .unwrap_or(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Somebody with the words read.
struct Read<'a> {
    someone: &'a Someone,
    role: Vec<Telling>,
    tags: Vec<Vec<Telling>>,
    needs: Vec<Telling>,
    cares: Vec<Telling>,
}

impl<'a> Read<'a> {
    fn of(someone: &'a Someone) -> Self {
        Self {
            someone,
            role: telling(&someone.role),
            tags: someone.tags.iter().map(|tag| telling(tag)).collect(),
            needs: telling(&someone.needs),
            cares: telling(&someone.cares_about),
        }
    }

    fn everything(&self) -> impl Iterator<Item = &Telling> {
        self.role
            .iter()
            .chain(self.tags.iter().flatten())
            .chain(&self.needs)
            .chain(&self.cares)
    }

    /// What this person does that the other needs.
    fn helps(&self, other: &Self) -> Option<(Wish, usize, Meeting)> {
        let role = meet(&other.needs, &self.role)
            .map(|met| (met, Fit::RoleAnswersNeed(self.someone.role.clone())));
        let tags = self.tags.iter().zip(&self.someone.tags).map(|(tag, name)| {
            meet(&other.needs, tag).map(|met| (met, Fit::TagAnswersNeed(name.clone())))
        });
        let cares = meet(&other.needs, &self.cares).map(|met| {
            let care = clause_of(&self.someone.cares_about, &met.1[0].other);
            (met, Fit::CareAnswersNeed(care))
        });
        let ((strength, evidence), fit) =
            [role]
                .into_iter()
                .chain(tags)
                .chain([cares])
                .flatten()
                .max_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(std::cmp::Ordering::Greater))?;
        let wished = clause_of(&other.someone.needs, &evidence[0].one);
        let meeting = self.meeting(other, fit, wished, evidence);
        Some((Wish::Need, strength, meeting))
    }

    /// What both care about.
    fn shares(&self, other: &Self) -> Option<(Wish, usize, Meeting)> {
        let (strength, evidence) = meet(&self.cares, &other.cares)?;
        let words: Vec<&str> = evidence.iter().map(|met| met.one.as_str()).collect();
        let wished = crate::domain::intent::list(&words);
        let meeting = self.meeting(other, Fit::SharedCare, wished, evidence);
        Some((Wish::Care, strength, meeting))
    }

    fn meeting(&self, other: &Self, fit: Fit, wished: String, evidence: Vec<Met>) -> Meeting {
        let (first, second) = (self.someone, other.someone);
        Meeting {
            name: meeting_name(first.id, second.id),
            first: first.id,
            first_short: first.short.clone(),
            second: second.id,
            second_short: second.short.clone(),
            fit,
            wished,
            evidence,
        }
    }
}

/// The name under which it is dismissed that two people should meet, in whichever order.
pub fn meeting_name(one: PersonId, other: PersonId) -> String {
    format!("meet:{}:{}", one.min(other), one.max(other))
}

mod said;
#[cfg(test)]
mod tests;
mod work;
