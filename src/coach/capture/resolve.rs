//! Settles whom each mention means: by answers, by the rest of the text, by where people work, by who occurs
//! together in the history; and otherwise asks. It never chooses by recency or order alone.

use super::people::{Mention, Named};
use super::reading::NewPerson;
use super::reading::{Answer, Candidate, Choice, Question, Span, Who};
use super::roster::{Fit, History, Roster};
use super::token::{self, Token};

/// Most people offered for one question: each must have its own key on the keyboard.
const OFFERED: usize = 9;

/// The people of a text, settled as far as they can be.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// For each mention, who it is; `None` when it is nobody after all.
    pub who: Vec<Option<Who>>,
    /// People to add.
    pub new_people: Vec<NewPerson>,
    /// What is still open.
    pub questions: Vec<Question>,
}

/// Settles all mentions of a text.
pub(super) fn resolve(
    text: &str,
    tokens: &[Token],
    mentions: &[Mention],
    roster: &Roster,
    history: &dyn History,
    answers: &[Answer],
) -> Cast {
    let mut cast = Cast::default();
    let mut certain: Vec<u32> = mentions
        .iter()
        .filter_map(|m| match &m.named {
            Named::Known {
                people,
                unsure: false,
            } if people.len() == 1 => Some(people[0]),
            _ => None,
        })
        .collect();
    certain.sort_unstable();
    certain.dedup();
    for mention in mentions {
        let span = span(tokens, mention);
        let typed = name_of(&text[span.clone()]);
        let id = format!("who:{}", token::fold(&typed));
        let answer = answers.iter().rev().find(|a| a.id == id).map(|a| &a.choice);
        let who = match (answer, &mention.named) {
            (Some(Choice::Person(key)), _) if roster.name(*key).is_some() => Some(Who::Known(*key)),
            (Some(Choice::New(name)), _) if !name.trim().is_empty() => {
                let email = match &mention.named {
                    Named::New { email } => email.clone(),
                    _ => None,
                };
                Some(add_new(&mut cast, name.trim(), email, span))
            }
            (Some(Choice::JustText), _) => None,
            (_, Named::Known { people, unsure }) => {
                let asked = people.len() > 1 && cast.questions.iter().any(|q| q.id == id);
                let settled = if *unsure || (asked && !placed(tokens, mention)) {
                    None
                } else {
                    settle(people, mention, tokens, roster, history, &certain)
                };
                match settled {
                    Some(person) => Some(Who::Known(roster.key(person))),
                    None => Some(ask(
                        &mut cast, id, span, &typed, people, *unsure, roster, history, &certain,
                    )),
                }
            }
            (_, Named::New { email: None }) if whole_name(&cast, &typed) => {
                Some(add_new(&mut cast, &typed, None, span))
            }
            // A first name alone, or an address, is never somebody new without a question.
            (_, Named::New { email }) => {
                let people = email
                    .as_deref()
                    .map_or_else(Vec::new, |address| named_by(address, roster));
                Some(ask(
                    &mut cast, id, span, &typed, &people, true, roster, history, &certain,
                ))
            }
            (_, Named::Perhaps) => Some(ask(
                &mut cast,
                id,
                span,
                &typed,
                &[],
                true,
                roster,
                history,
                &certain,
            )),
        };
        cast.who.push(who);
    }
    cast
}

/// The bytes of a mention.
pub(super) fn span(tokens: &[Token], mention: &Mention) -> Span {
    tokens[mention.first].start..tokens[mention.last - 1].end
}

fn name_of(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `ana.silva@example.org` is offered as Ana Silva.
fn name_from(address: &str) -> String {
    let user = address.split(['@', '+']).next().unwrap_or(address);
    let words = user
        .split(['.', '_', '-'])
        .filter(|w| w.chars().any(char::is_alphabetic));
    let capital = |w: &str| {
        let mut letters = w.chars();
        letters
            .next()
            .map(|c| c.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    let name = words.map(capital).collect::<Vec<_>>().join(" ");
    // "info@", "p@": nobody's name.
    const DESKS: &[&str] = &[
        "unknown", "info", "hello", "contact", "support", "admin", "sales", "team", "office",
        "mail", "noreply", "no reply", "help", "jobs", "hr", "press", "me",
    ];
    let nameless = name.chars().count() < 3 || DESKS.contains(&name.to_lowercase().as_str());
    if nameless { address.to_string() } else { name }
}

/// People whose name is the local part of an address: `tom.okafor@…`.
fn named_by(address: &str, roster: &Roster) -> Vec<u32> {
    let name = name_from(address);
    let tokens = token::tokenise(&name);
    if tokens.is_empty() || name.contains('@') {
        return Vec::new();
    }
    roster
        .find(&tokens, 0, &super::nouns::is_plain)
        .filter(|hit| hit.last == tokens.len() && hit.fit != Fit::Surname)
        .map_or_else(Vec::new, |hit| hit.people)
}

/// A name of two words or more, or the first name of somebody new whose full name stands before it.
fn whole_name(cast: &Cast, typed: &str) -> bool {
    let folded = token::fold(typed);
    let known = |p: &NewPerson| token::fold(&p.name).split_whitespace().next() == Some(&folded);
    // A script without capitals does not tell a name from other words.
    let capital = typed.chars().any(char::is_uppercase);
    folded.contains(' ') && capital || cast.new_people.iter().any(known)
}

fn add_new(cast: &mut Cast, name: &str, email: Option<String>, span: Span) -> Who {
    let folded = token::fold(name);
    // "Sam Lee ... Sam": the same new person.
    let same = cast.new_people.iter().position(|p| {
        let other = token::fold(&p.name);
        other == folded || other.split_whitespace().next() == Some(folded.as_str())
    });
    Who::New(same.unwrap_or_else(|| {
        cast.new_people.push(NewPerson {
            name: name.to_string(),
            email,
            span,
        });
        cast.new_people.len() - 1
    }))
}

fn settle(
    people: &[u32],
    mention: &Mention,
    tokens: &[Token],
    roster: &Roster,
    history: &dyn History,
    certain: &[u32],
) -> Option<u32> {
    if let [only] = people {
        return Some(*only);
    }
    let only = |found: Vec<u32>| {
        if found.len() == 1 {
            Some(found[0])
        } else {
            None
        }
    };
    let mut named: Vec<u32> = people
        .iter()
        .copied()
        .filter(|p| certain.contains(p))
        .collect();
    named.dedup();
    if let Some(person) = only(named) {
        return Some(person);
    }
    // "Tom from Acme", "Tom (Acme)", "Tom @ Acme".
    if placed(tokens, mention) {
        let there = people
            .iter()
            .copied()
            .filter(|p| roster.works_at(*p, tokens, mention.last + 1))
            .collect();
        if let Some(person) = only(there) {
            return Some(person);
        }
    }
    let company = together(people, roster, history, certain);
    let (first, second) = (company.first()?, company.get(1)?);
    // Clearly more often than anybody else of that name: three times, or nobody else at all.
    (first.0 > 0 && first.0 >= second.0.saturating_mul(3) && first.0 > second.0).then_some(first.1)
}

fn placed(tokens: &[Token], mention: &Mention) -> bool {
    tokens
        .get(mention.last)
        .is_some_and(|t| matches!(t.fold.as_str(), "from" | "at" | "of") || t.is('(') || t.is('@'))
}

/// How often each of these people occurs together with those already certain, most first.
fn together(
    people: &[u32],
    roster: &Roster,
    history: &dyn History,
    certain: &[u32],
) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> = people
        .iter()
        .map(|p| {
            let times = certain
                .iter()
                .filter(|c| *c != p)
                .map(|c| history.together(roster.key(*p), roster.key(*c)));
            (times.fold(0u32, u32::saturating_add), *p)
        })
        .collect();
    out.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
    out
}

#[allow(clippy::too_many_arguments)]
fn ask(
    cast: &mut Cast,
    id: String,
    span: Span,
    typed: &str,
    people: &[u32],
    unsure: bool,
    roster: &Roster,
    history: &dyn History,
    certain: &[u32],
) -> Who {
    if let Some(at) = cast.questions.iter().position(|q| q.id == id) {
        return Who::Asked(at);
    }
    let mut ranked = together(people, roster, history, certain);
    ranked.sort_by_key(|(times, p)| {
        let key = roster.key(*p);
        (
            std::cmp::Reverse(*times),
            history.last_talk_days_ago(key).unwrap_or(i64::MAX),
            key,
        )
    });
    let mut candidates: Vec<Candidate> = ranked
        .iter()
        .take(OFFERED - 2 * usize::from(unsure))
        .map(|(_, p)| {
            let key = roster.key(*p);
            Candidate {
                label: roster.name(key).unwrap_or_default().to_string(),
                choice: Choice::Person(key),
            }
        })
        .collect();
    if unsure {
        let name = if typed.contains('@') {
            name_from(typed)
        } else {
            capitalised(typed)
        };
        candidates.push(Candidate {
            label: format!("{name}, someone new"),
            choice: Choice::New(name),
        });
        candidates.push(Candidate {
            label: "not a person".into(),
            choice: Choice::JustText,
        });
    }
    let sentence = match (people.len(), unsure) {
        (0, _) => format!("Is “{typed}” a person?"),
        (_, true) => format!("Who is “{typed}”?"),
        _ => format!("Which {typed}?"),
    };
    cast.questions.push(Question {
        id,
        span,
        text: typed.to_string(),
        sentence,
        candidates,
    });
    Who::Asked(cast.questions.len() - 1)
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|c| c.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
