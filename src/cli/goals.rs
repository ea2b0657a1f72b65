//! `cordial goals`: what influence is wanted for, who could bring what, and what nobody brings yet; and
//! `cordial goal TITLE`, which adds one.
//!
//! JSON of `goals`: `goals`: each the row, `number` (of an open goal), `brought`: each `person`, `kinds`;
//! `missing`: kinds that nobody brings; `could`: who perhaps could, in sentences. JSON of `goal`: `said`, `rows`, `goal` (the row).

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Value, json};

use super::layout::row;
use super::session::{self, Form, Session};
use crate::coach::coverage;
use crate::coach::matching::{MOST_PEOPLE, Someone};
use crate::domain::goal::{self, Brings, GoalState};
use crate::domain::{Change, Choice, civil};
use crate::report::Result;
use crate::store::Store;
use crate::store::query::Named;

/// List goals with who could bring what.
#[derive(Debug, Args)]
pub(crate) struct Goals {}

/// Add a goal.
#[derive(Debug, Args)]
pub(crate) struct Goal {
    /// What you want influence for, in a line
    #[arg(required = true)]
    title: Vec<String>,
    /// Why it matters
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

impl Goal {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let title = session::needed("a goal", &self.title.join(" "))?;
        let due = self
            .due
            .map(|text| session::date(&text, session.now.today))
            .transpose()?;
        let mut store = session.open()?;
        let id = session.ids()?.fresh(session.now.at);
        let mut goal = goal::Goal::titled(id, title, session.now.at);
        goal.why = self.why.unwrap_or_default();
        goal.due = due;
        let change = Change::new(format!("Added the goal “{}”", goal.title)).add(goal.clone());
        let applied = session.apply(&mut store, &change)?;
        session.tell(&applied, json!({ "goal": goal }))
    }
}

/// Who brings what to one goal, in order of names, and what nobody brings.
struct Coverage {
    brought: BTreeMap<Named, Vec<Brings>>,
    missing: Vec<Brings>,
    /// Who could, in sentences.
    could: Vec<String>,
}

impl Coverage {
    fn of(store: &Store, goal: &goal::Goal, people: &[Someone]) -> Result<Self> {
        let mut brought: BTreeMap<Named, Vec<Brings>> = BTreeMap::new();
        for contribution in store.contributions(goal.id)? {
            if let Some(person) = store.name_of(contribution.person)? {
                brought.entry(person).or_default().push(contribution.kind);
            }
        }
        for kinds in brought.values_mut() {
            kinds.sort_unstable();
        }
        let covered: Vec<Brings> = brought.values().flatten().copied().collect();
        let missing = Brings::ALL
            .iter()
            .copied()
            .filter(|kind| !covered.contains(kind))
            .collect();
        let could = match goal.state {
            GoalState::Open => {
                coverage::could_lines(&coverage::could(&goal.title, &covered, people))
            }
            _ => Vec::new(),
        };
        Ok(Self {
            brought,
            missing,
            could,
        })
    }
}

impl Goals {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let people = store.someones(MOST_PEOPLE)?;
        let mut covered = Vec::new();
        for goal in store.goals()? {
            let coverage = Coverage::of(&store, &goal, &people)?;
            covered.push((goal, coverage));
        }
        if session.form == Form::Json {
            let goals: Vec<Value> = (1..)
                .zip(&covered)
                .map(|(number, (goal, coverage))| in_json(number, goal, coverage))
                .collect();
            return session.out.json(&json!({ "goals": goals }));
        }
        if covered.is_empty() {
            session
                .out
                .line("No goal yet. `cordial goal TITLE` adds one; the lesson begins with it.");
        }
        for (number, (goal, coverage)) in (1..).zip(&covered) {
            if number > 1 {
                session.out.blank();
            }
            in_text(session, number, goal, coverage);
        }
        Ok(())
    }
}

fn in_json(number: usize, goal: &goal::Goal, coverage: &Coverage) -> Value {
    let brought: Vec<Value> = coverage
        .brought
        .iter()
        .map(|(person, kinds)| json!({ "person": session::named(person), "kinds": kinds }))
        .collect();
    json!({
        "goal": goal,
        "number": (goal.state == GoalState::Open).then_some(number),
        "brought": brought,
        "missing": coverage.missing,
        "could": coverage.could,
    })
}

fn in_text(session: &mut Session, number: usize, goal: &goal::Goal, coverage: &Coverage) {
    let state = match (goal.state, goal.due) {
        (GoalState::Open, Some(due)) => {
            format!(", by {}", civil::day_words(due, session.now.today))
        }
        (GoalState::Open, None) => String::new(),
        (state, _) => format!(", {}", state.label()),
    };
    session
        .out
        .line(&format!("{number}  {}{state}", goal.title));
    session.out.paragraph(&goal.why, 3);
    let rows: Vec<Vec<String>> = coverage
        .brought
        .iter()
        .map(|(person, kinds)| row([" ", &person.full_name, &words(kinds)]))
        .collect();
    session.out.table(&rows);
    if goal.state == GoalState::Open && !coverage.missing.is_empty() {
        session.out.paragraph(
            &format!("Nobody yet brings {}.", words(&coverage.missing)),
            3,
        );
        for line in &coverage.could {
            session.out.paragraph(line, 3);
        }
    }
}

fn words(kinds: &[Brings]) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.label()).collect();
    words.join(", ")
}
