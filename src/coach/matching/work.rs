//! Somebody hires, somebody else looks for work: the one pair of needs that answer each other.
//!
//! Read from what they need and care about, with words of hiring and of looking; what is hired for has to
//! meet anything that is written about the one who looks, and a faint word (`data`) is enough there.

use super::{Fit, Meeting, Read, meet_any};
use crate::coach::words::telling;
use crate::domain::person::sort_key;

/// The most on either side that are held against each other.
const MOST: usize = 40;

/// Said of hiring.
const HIRING: &[&str] = &[
    "hire",
    "hires",
    "hiring",
    "recruit",
    "recruits",
    "recruiting",
    "recruitment",
    "vacancy",
    "vacancies",
    "headcount",
];
/// Who is hired: “data people”.
const HANDS: &[&str] = &[
    "people",
    "engineers",
    "developers",
    "programmers",
    "designers",
    "analysts",
    "scientists",
    "researchers",
    "writers",
    "editors",
    "managers",
    "colleagues",
    "staff",
    "talent",
];
/// What is looked for.
const WORK: &[&str] = &[
    "job",
    "jobs",
    "role",
    "position",
    "positions",
    "work",
    "employment",
    "opportunity",
    "opportunities",
    "contract",
    "contracts",
    "internship",
    "apprenticeship",
];
/// Said of looking.
const LOOKING: &[&str] = &[
    "looking",
    "searching",
    "seeking",
    "seeks",
    "wants",
    "new",
    "next",
];

/// Who hires, and who looks: pairs in which the one could hire the other.
pub(super) fn pairs(people: &[Read<'_>]) -> Vec<(usize, usize, Meeting)> {
    let of = |test: fn(&Read<'_>) -> Option<String>| {
        people
            .iter()
            .enumerate()
            .filter_map(|(at, person)| test(person).map(|clause| (at, clause)))
            .take(MOST)
            .collect::<Vec<_>>()
    };
    let (hiring, looking) = (of(hires), of(looks));
    let mut found = Vec::new();
    for (a, clause) in &hiring {
        for (b, wish) in &looking {
            if a == b {
                continue;
            }
            let (one, other) = (&people[*a], &people[*b]);
            let wanted: Vec<_> = telling(clause)
                .into_iter()
                .filter(|word| !is_one_of(&word.written, &[HIRING, HANDS]))
                .collect();
            let known: Vec<_> = other.everything().cloned().collect();
            let met = meet_any(&wanted, &known);
            if wanted.is_empty() || !met.is_empty() {
                let fit = Fit::HiringMeetsLooking(clause.clone());
                found.push((*a, *b, one.meeting(other, fit, wish.clone(), met)));
            }
        }
    }
    found
}

/// The clause in which somebody says that they hire.
fn hires(person: &Read<'_>) -> Option<String> {
    let someone = person.someone;
    let says = |clause: &str| has(clause, HIRING);
    let needs_hands = |clause: &str| says(clause) || (has(clause, HANDS) && !has(clause, WORK));
    clause_with(&someone.needs, needs_hands).or_else(|| clause_with(&someone.cares_about, says))
}

/// The clause in which somebody says that they look for work.
fn looks(person: &Read<'_>) -> Option<String> {
    let someone = person.someone;
    let needs = |clause: &str| {
        let words = sort_key(clause);
        (has(clause, WORK) && !has(clause, HIRING) && !has(clause, HANDS))
            || matches!(words.as_str(), "looking" | "is looking" | "open to offers")
    };
    let cares = |clause: &str| needs(clause) && has(clause, LOOKING);
    clause_with(&someone.needs, needs).or_else(|| clause_with(&someone.cares_about, cares))
}

fn clause_with(text: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
    crate::coach::words::clauses(text)
        .find(|clause| fits(clause))
        .map(|clause| clause.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn has(clause: &str, words: &[&str]) -> bool {
    clause
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| is_one_of(word, &[words]))
}

fn is_one_of(word: &str, lists: &[&[&str]]) -> bool {
    let word = sort_key(word);
    lists.iter().any(|list| list.contains(&word.as_str()))
}
