//! `cordial review --summary`: what the review under way, or else the last one, decided, as Markdown to
//! keep. The review itself is a session in the app.
//!
//! JSON: `review` (the row; null when there was none), `items`: each `step`, `verdict`, `said`; `picks`:
//! each `person`, `offer`, `plan`, `on_day`, `what`.

use clap::Args;
use serde_json::{Value, json};

use super::session::{self, Form, Session};
use crate::domain::review::{self, ReviewItem, ReviewState, ReviewStep};
use crate::domain::{Choice, civil};
use crate::report::Result;
use crate::store::Store;
use crate::store::query::Named;

/// What the last weekly review decided, as Markdown.
#[derive(Debug, Args)]
pub(crate) struct Review {
    /// The summary; the review itself is a session in the app
    #[arg(long, required = true)]
    summary: bool,
}

/// Somebody chosen for the week, with the plan that goes with it.
struct Chosen {
    person: Named,
    what: String,
    plan: String,
    offer: Option<String>,
    on_day: Option<chrono::NaiveDate>,
}

impl Review {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let review = match store.open_review()? {
            Some(review) => Some(review),
            None => store.last_review()?,
        };
        let Some(review) = review else {
            return match session.form {
                Form::Json => session
                    .out
                    .json(&json!({ "review": null, "items": [], "picks": [] })),
                Form::Text => {
                    session.out.line(
                        "No review yet. `cordial` opens the app; the review is one of its screens.",
                    );
                    Ok(())
                }
            };
        };
        let items = store.review_items(review.id)?;
        let picks = chosen(&store, &review)?;
        match session.form {
            Form::Json => session.out.json(&in_json(&review, &items, &picks)),
            Form::Text => {
                session
                    .out
                    .document(&markdown(&review, &items, &picks, session.now.today));
                Ok(())
            }
        }
    }
}

fn chosen(store: &Store, review: &review::Review) -> Result<Vec<Chosen>> {
    let mut chosen = Vec::new();
    for pick in store.picks_of(review.id)? {
        let plan = match pick.row.follow_up {
            Some(id) => store.get(id)?,
            None => None,
        };
        let offer = match plan.as_ref().and_then(|plan| plan.offer) {
            Some(id) => store.get(id)?.map(|offer| offer.what),
            None => None,
        };
        chosen.push(Chosen {
            person: pick.name,
            what: plan
                .as_ref()
                .map(|plan| plan.what.clone())
                .unwrap_or_default(),
            plan: plan.as_ref().map(|plan| plan.plan()).unwrap_or_default(),
            offer,
            on_day: plan.and_then(|plan| plan.on_day),
        });
    }
    Ok(chosen)
}

fn markdown(
    review: &review::Review,
    items: &[ReviewItem],
    picks: &[Chosen],
    today: chrono::NaiveDate,
) -> String {
    let mut text = format!(
        "# Weekly review, {}\n",
        review.started_on.format("%-d %B %Y")
    );
    if review.state == ReviewState::Open {
        let step = review.step.label();
        text.push_str(&format!("\nStill under way, at: {step}.\n"));
    }
    if !picks.is_empty() {
        text.push_str("\n## This week\n\n");
    }
    for pick in picks {
        let name = escaped(&pick.person.full_name);
        let day = pick
            .on_day
            .map(|day| format!(", {}", civil::when(day, today)))
            .unwrap_or_default();
        text.push_str(&format!("- **{name}**{day}"));
        if !pick.what.is_empty() {
            text.push_str(&format!(": {}", escaped(&pick.what)));
        }
        text.push('\n');
        if let Some(offer) = &pick.offer {
            text.push_str(&format!("  - offer: {}\n", escaped(offer)));
        }
        if !pick.plan.is_empty() {
            text.push_str(&format!("  - plan: {}\n", escaped(&pick.plan)));
        }
    }
    for step in ReviewStep::ALL {
        let said: Vec<&ReviewItem> = items
            .iter()
            .filter(|item| item.step == *step && !item.said.trim().is_empty())
            .collect();
        if said.is_empty() {
            continue;
        }
        let title = super::layout::capitalised(step.label());
        text.push_str(&format!("\n## {title}\n\n"));
        for item in said {
            text.push_str(&format!("- {}\n", escaped(&item.said)));
        }
    }
    if items.iter().all(|item| item.said.trim().is_empty()) && picks.is_empty() {
        text.push_str("\nNothing was decided that needs telling.\n");
    }
    text
}

/// One line, in which nothing is taken for Markdown.
fn escaped(text: &str) -> String {
    let mut line = String::new();
    for character in text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#'
        ) {
            line.push('\\');
        }
        line.push(character);
    }
    line
}

fn in_json(review: &review::Review, items: &[ReviewItem], picks: &[Chosen]) -> Value {
    let items: Vec<Value> = items
        .iter()
        .map(|item| json!({ "step": item.step, "verdict": item.verdict, "said": item.said }))
        .collect();
    let picks: Vec<Value> = picks
        .iter()
        .map(|pick| {
            json!({
                "person": session::named(&pick.person),
                "what": pick.what,
                "plan": pick.plan,
                "offer": pick.offer,
                "on_day": pick.on_day,
            })
        })
        .collect();
    json!({ "review": review, "items": items, "picks": picks })
}
