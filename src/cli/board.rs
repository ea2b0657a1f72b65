//! `cordial board`: the five columns with their cards.
//!
//! JSON: `columns`: each `stage`, `count`, `cards`: each `person`, `role`, `organization`, `kind`,
//! `stage_since`, `rhythm`, `last_touch`, `goals` (numbers of open goals), `offer`, `plan` (`on_day`,
//! `what`), `question`.

use clap::Args;
use serde_json::{Value, json};

use super::session::{self, Form, Session};
use crate::domain::tie::Stage;
use crate::domain::{Choice, civil, person::position};
use crate::report::Result;
use crate::store::query::board::Card;

/// The contact board's five columns.
#[derive(Debug, Args)]
pub(crate) struct Board {
    /// At most so many cards in a column
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

impl Board {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let counts = store.board_counts()?;
        let mut columns = Vec::new();
        for stage in Stage::ALL {
            let cards = store.board_column(*stage, 0, self.limit)?;
            columns.push((*stage, counts[stage.column()], cards));
        }
        if session.form == Form::Json {
            let columns: Vec<Value> = columns
                .iter()
                .map(|(stage, count, cards)| {
                    let cards: Vec<Value> = cards.iter().map(card).collect();
                    json!({ "stage": stage, "count": count, "cards": cards })
                })
                .collect();
            return session.out.json(&json!({ "columns": columns }));
        }
        for (at, (stage, count, cards)) in columns.iter().enumerate() {
            if at > 0 {
                session.out.blank();
            }
            session.out.line(&format!("{} {count}", stage.label()));
            let rows: Vec<Vec<String>> = cards.iter().map(|card| line(card, session)).collect();
            session.out.table(&rows);
            if *count > cards.len() {
                session.out.line(&format!(
                    "  … and {} more: --limit {count}",
                    count - cards.len()
                ));
            }
        }
        Ok(())
    }
}

fn line(card: &Card, session: &Session) -> Vec<String> {
    let today = session.now.today;
    let last = card.pattern.last_touch.map(|day| civil::ago(day, today));
    let numbers: Vec<String> = card.goals.iter().map(usize::to_string).collect();
    let goals = match numbers.as_slice() {
        [] => String::new(),
        numbers => format!("goal {}", numbers.join(" ")),
    };
    let next = match (&card.plan, &card.offer) {
        (Some((Some(day), what)), _) => format!("plan {}: {what}", civil::when(*day, today)),
        (Some((None, what)), _) => format!("plan: {what}"),
        (None, Some(offer)) => format!("offer: {offer}"),
        (None, None) => card
            .question
            .as_ref()
            .map(|question| format!("ask: {question}"))
            .unwrap_or_default(),
    };
    vec![
        card.name.full_name.clone(),
        position(&card.role, &card.organization),
        goals,
        last.unwrap_or_default(),
        next,
    ]
}

fn card(card: &Card) -> Value {
    json!({
        "person": session::named(&card.name),
        "role": card.role,
        "organization": card.organization,
        "kind": card.kind,
        "stage_since": card.stage_since,
        "rhythm": card.rhythm,
        "last_touch": card.pattern.last_touch,
        "goals": card.goals,
        "offer": card.offer,
        "plan": card.plan.as_ref().map(|(on, what)| json!({ "on_day": on, "what": what })),
        "question": card.question,
    })
}
