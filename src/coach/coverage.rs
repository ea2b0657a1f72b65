//! Who on the board could bring what nobody brings to a goal yet, read modestly from what is written
//! about them: a word of their role, a tag, or something they care about that the goal names.
//!
//! It is a question to the user (“perhaps Lena: procurement”), never a mark. What anybody really brings
//! is marked by the user alone.

use std::collections::BTreeMap;

use super::ledger::missing;
use super::matching::{MOST_PEOPLE, Someone};
use super::words::{Telling, Weight, telling};
use crate::domain::Choice;
use crate::domain::goal::Brings;
use crate::domain::intent;
use crate::domain::person::{PersonId, sort_key};

/// The most people named for one kind.
const MOST_NAMED: usize = 2;

/// Somebody who could bring something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Could {
    /// Who.
    pub person: PersonId,
    /// The name in a sentence.
    pub short: String,
    /// What.
    pub kind: Brings,
    /// The word it was read from, as it was written.
    pub evidence: String,
    /// Where the word stands.
    pub source: Source,
}

/// Where evidence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In what they care about.
    Cares,
    /// Among their tags.
    Tag,
    /// In their role.
    Role,
}

/// Who could bring what nobody brings, at most two for each kind, in the order of the kinds.
///
/// `goal` is the goal's title, `covered` what anybody brings. A word that the goal names goes
/// before a word of a role; then the order in which people are given decides.
pub fn could(goal: &str, covered: &[Brings], people: &[Someone]) -> Vec<Could> {
    let wanted = telling(goal);
    let mut by_kind: BTreeMap<Brings, Vec<Could>> = BTreeMap::new();
    for someone in people.iter().take(MOST_PEOPLE) {
        for (kind, evidence, source) in read(someone, &wanted) {
            let known = by_kind.entry(kind).or_default();
            if known.iter().all(|could| could.person != someone.id) {
                known.push(Could {
                    person: someone.id,
                    short: someone.short.clone(),
                    kind,
                    evidence,
                    source,
                });
            }
        }
    }
    let mut found = Vec::new();
    for kind in missing(covered) {
        let mut those = by_kind.remove(&kind).unwrap_or_default();
        those.sort_by_key(|could| could.source);
        found.extend(those.into_iter().take(MOST_NAMED));
    }
    found
}

/// `Support: perhaps Anna (mentor) or Tom (cares about storage).`, a line for each kind.
pub fn could_lines(found: &[Could]) -> Vec<String> {
    let mut lines = Vec::new();
    for kind in Brings::ALL {
        let those: Vec<String> = found
            .iter()
            .filter(|could| could.kind == *kind)
            .map(Could::words)
            .collect();
        if !those.is_empty() {
            let list = intent::list(&those).replace(" and ", " or ");
            lines.push(format!("{}: perhaps {list}.", capital(kind.label())));
        }
    }
    lines
}

impl Could {
    /// `Anna (mentor)`.
    pub fn words(&self) -> String {
        match self.source {
            Source::Cares => format!("{} (cares about {})", self.short, self.evidence),
            Source::Tag => format!("{} (#{})", self.short, self.evidence),
            Source::Role => format!("{} ({})", self.short, self.evidence),
        }
    }
}

/// What is written about somebody that could answer something: kind, the words, and where they stand.
fn read(someone: &Someone, goal: &[Telling]) -> Vec<(Brings, String, Source)> {
    let mut found = Vec::new();
    let cares = telling(&someone.cares_about);
    if let Some(word) = common(&cares, goal) {
        found.push((Brings::Support, word, Source::Cares));
    }
    for tag in &someone.tags {
        if common(&telling(tag), goal).is_some() {
            found.push((Brings::Expertise, tag.clone(), Source::Tag));
        }
        found.extend(by_title(tag).map(|(kind, _)| (kind, tag.clone(), Source::Tag)));
    }
    if let Some(word) = common(&telling(&someone.role), goal) {
        found.push((Brings::Expertise, word, Source::Role));
    }
    found.extend(by_title(&someone.role).map(|(kind, word)| (kind, word, Source::Role)));
    found
}

/// The first clear word that both have, as the person's side writes it.
fn common(words: &[Telling], goal: &[Telling]) -> Option<String> {
    words
        .iter()
        .find(|word| {
            goal.iter().any(|wanted| {
                wanted.root == word.root && wanted.weight.min(word.weight) == Weight::Clear
            })
        })
        .map(|word| word.written.clone())
}

/// The words of titles, and what people with such a title can often bring.
const TITLES: &[(Brings, &str)] = &[
    (
        Brings::Skill,
        "engineer developer programmer designer writer editor translator lawyer accountant maker",
    ),
    (
        Brings::Expertise,
        "principal architect researcher scientist professor lecturer expert specialist consultant \
         standards doctor",
    ),
    (
        Brings::Influence,
        "vp svp evp ceo cto cfo coo cio ciso chief director president chair chairman chairwoman \
         chairperson board founder partner minister mayor",
    ),
    (
        Brings::Insight,
        "analyst analytics research researcher journalist customer customers sales support \
         product strategist ethnographer",
    ),
    (
        Brings::Resource,
        "finance procurement budget treasurer investor facilities operations infrastructure \
         recruiter grants purchasing cfo",
    ),
    (
        Brings::Support,
        "mentor coach sponsor ally advocate ombudsman",
    ),
];

/// What a title says: each kind with the word it was read from.
fn by_title(title: &str) -> impl Iterator<Item = (Brings, String)> {
    let former = sort_key(title);
    let former = ["former", "ex-", "retired", "assistant to", "assistant of"]
        .iter()
        .any(|word| former.contains(word));
    TITLES
        .iter()
        .filter(move |_| !former)
        .filter_map(|(kind, words)| {
            let word = title
                .split(|character: char| !character.is_alphanumeric())
                .find(|word| {
                    words
                        .split_whitespace()
                        .any(|known| known == sort_key(word))
                })?;
            Some((*kind, word.to_owned()))
        })
        .collect::<Vec<_>>()
        .into_iter()
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{IdSource, Moment};

    fn check(role: &str, tags: &[&str], cares: &str, goal: &str, expected: &str) {
        let someone = Someone {
            id: IdSource::seeded([1, 2]).fresh(Moment::from_millis(0)),
            full_name: "Lena Fischer".into(),
            short: "Lena".into(),
            role: role.into(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            needs: String::new(),
            cares_about: cares.into(),
        };
        let lines = could_lines(&could(goal, &[], &[someone]));
        assert_eq!(
            lines.join(" "),
            expected,
            "{role} {tags:?} {cares} × {goal}"
        );
    }

    #[test]
    fn words_of_roles_tags_and_cares_are_read_modestly() {
        let goal = "Get the storage rewrite approved by March";
        check(
            "procurement",
            &[],
            "",
            goal,
            "Resource: perhaps Lena (procurement).",
        );
        check("VP data", &[], "", goal, "Influence: perhaps Lena (VP).");
        check("mentor", &[], "", goal, "Support: perhaps Lena (mentor).");
        check(
            "staff engineer",
            &["storage"],
            "",
            goal,
            "Skill: perhaps Lena (engineer). Expertise: perhaps Lena (#storage).",
        );
        check(
            "",
            &[],
            "trees; storage costs",
            goal,
            "Support: perhaps Lena (cares about storage).",
        );
        check(
            "storage architect",
            &[],
            "",
            goal,
            "Expertise: perhaps Lena (storage).",
        );
        check(
            "standards board",
            &[],
            "",
            "Learn how standards work is won",
            "Expertise: perhaps Lena (standards). Influence: perhaps Lena (board).",
        );
        check(
            "CFO",
            &[],
            "",
            goal,
            "Influence: perhaps Lena (CFO). Resource: perhaps Lena (CFO).",
        );
    }

    #[test]
    fn near_misses_say_nothing() {
        let goal = "Get the storage rewrite approved by March";
        for (role, tags, cares) in [
            ("", &[][..], ""),
            ("former VP", &[], ""),
            ("assistant to the director", &[], ""),
            ("retired engineer", &[], ""),
            ("team lead", &[], ""),
            ("vpn administration", &[], ""),
            ("boarding school", &[], ""),
            ("", &["marching band"], ""),
            ("", &[], "not storage"),
            ("", &[], "getting approval"),
            ("people", &["data"], "work"),
        ] {
            check(role, tags, cares, goal, "");
        }
        check("data", &["products"], "data", "Better data products", "");
    }

    #[test]
    fn only_what_is_missing_is_asked_and_two_are_named() {
        let mut ids = IdSource::seeded([1, 2]);
        let people: Vec<Someone> = ["Ada A", "Bea B", "Cleo C"]
            .iter()
            .map(|name| Someone {
                id: ids.fresh(Moment::from_millis(0)),
                full_name: (*name).into(),
                short: name[..name.len() - 2].into(),
                role: "director of finance".into(),
                tags: Vec::new(),
                needs: String::new(),
                cares_about: if *name == "Cleo C" {
                    "storage".into()
                } else {
                    String::new()
                },
            })
            .collect();
        let covered = [Brings::Influence, Brings::Skill];
        assert_eq!(
            could_lines(&could("storage", &covered, &people)),
            [
                "Resource: perhaps Ada (finance) or Bea (finance).",
                "Support: perhaps Cleo (cares about storage)."
            ]
        );
        assert!(could("storage", Brings::ALL, &people).is_empty());
    }
}
