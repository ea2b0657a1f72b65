//! `cordial list`: everybody, filtered and in an order.
//!
//! JSON: `count`, `people`: each `id`, `full_name`, `short_name`, `role`, `organization`, `kind`,
//! `circle`, `rhythm`, `stage`, `last_touch`, `median_gap_days`, `contact_days`, `tags`.

use clap::Args;
use serde_json::{Value, json};

use super::layout;
use super::session::{self, Form, Session};
use crate::domain::tie::{Circle, Stage};
use crate::domain::{Choice, civil, person::position};
use crate::report::Result;
use crate::store::query::people::{PeopleFilter, PeopleOrder, PersonLine, Tracked};

/// List people.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Words that begin a word of the name, position, tags, addresses or notes
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Only this column of the board: identify, offer, reach_out, deepen, sustain
    #[arg(long, value_parser = session::choice::<Stage>)]
    stage: Option<Stage>,
    /// Sort by name, organization, role, kind, circle, stage or last_touch
    #[arg(long, value_parser = session::choice::<PeopleOrder>, default_value = "name")]
    order: PeopleOrder,
    /// Only people about whom nothing is decided yet
    #[arg(long)]
    untracked: bool,
}

impl List {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let filter = PeopleFilter {
            text: self.filter.unwrap_or_default(),
            stage: self.stage,
            tracked: if self.untracked {
                Tracked::Undecided
            } else {
                Tracked::Any
            },
        };
        let people = store.people(&filter, self.order, 0, usize::MAX)?;
        if session.form == Form::Json {
            let lines: Vec<Value> = people.iter().map(line).collect();
            return session
                .out
                .json(&json!({ "count": people.len(), "people": lines }));
        }
        if people.is_empty() {
            session.out.line(if filter == PeopleFilter::default() {
                "Nobody is here yet. `cordial add NAME` adds somebody."
            } else {
                "Nobody fits. `cordial list` names everybody."
            });
            return Ok(());
        }
        let today = session.now.today;
        let rows: Vec<Vec<String>> = people
            .iter()
            .map(|person| {
                vec![
                    person.name.full_name.clone(),
                    position(&person.role, &person.organization),
                    person.stage.label().to_owned(),
                    person
                        .last_touch
                        .map(|day| civil::ago(day, today))
                        .unwrap_or_default(),
                    tags(&person.tags),
                ]
            })
            .collect();
        session
            .out
            .line(&layout::capitalised(&layout::people(people.len())));
        session.out.table(&rows);
        Ok(())
    }
}

/// `#one #two`.
pub(super) fn tags<T: AsRef<str>>(tags: &[T]) -> String {
    let tags: Vec<String> = tags
        .iter()
        .map(|tag| format!("#{}", tag.as_ref()))
        .collect();
    tags.join(" ")
}

fn line(person: &PersonLine) -> Value {
    let mut line = session::named(&person.name);
    if let Value::Object(line) = &mut line {
        line.insert("role".into(), json!(person.role));
        line.insert("organization".into(), json!(person.organization));
        line.insert("kind".into(), json!(person.kind));
        line.insert("circle".into(), json!(person.circle.map(Circle::number)));
        line.insert("rhythm".into(), json!(person.rhythm));
        line.insert("stage".into(), json!(person.stage));
        line.insert("last_touch".into(), json!(person.last_touch));
        line.insert("median_gap_days".into(), json!(person.median_gap));
        line.insert("contact_days".into(), json!(person.contact_days));
        line.insert("tags".into(), json!(person.tags));
    }
    line
}
