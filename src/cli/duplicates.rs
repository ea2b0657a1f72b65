//! `cordial duplicates`: who may be one person, with what speaks for and against it.
//!
//! JSON: `count`, `pairs`: each `first`, `second` (a person), `certain` (whether it decides), `evidence`.

use clap::Args;
use serde_json::{Value, json};

use super::session::{self, Form, Session};
use crate::coach::identity::{Evidence, evidence_words};
use crate::domain::civil::count;
use crate::report::Result;

/// List who may be one person.
#[derive(Debug, Args)]
pub(crate) struct Duplicates {}

impl Duplicates {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let pairs = session.open()?.duplicates()?;
        if session.form == Form::Json {
            let lines: Vec<Value> = pairs
                .iter()
                .map(|pair| {
                    let evidence: Vec<String> = pair.evidence.iter().map(Evidence::words).collect();
                    json!({
                        "first": session::named(&pair.first),
                        "second": session::named(&pair.second),
                        "certain": pair.certainty.decides(),
                        "evidence": evidence,
                    })
                })
                .collect();
            return session
                .out
                .json(&json!({ "count": pairs.len(), "pairs": lines }));
        }
        if pairs.is_empty() {
            session.out.line("Nobody seems to be here twice.");
            return Ok(());
        }
        let number = i64::try_from(pairs.len()).unwrap_or(i64::MAX);
        session.out.line(&format!(
            "{} that may be one person each",
            count(number, "pair")
        ));
        let rows: Vec<Vec<String>> = pairs
            .iter()
            .map(|pair| {
                let alike = pair.first.full_name == pair.second.full_name;
                let name = |person: &crate::store::query::Named| match alike {
                    // Only the id tells apart who has the same name.
                    true => format!("{} ({})", person.full_name, person.id),
                    false => person.full_name.clone(),
                };
                vec![
                    name(&pair.first),
                    name(&pair.second),
                    evidence_words(&pair.evidence),
                ]
            })
            .collect();
        session.out.table(&rows);
        session.out.line(
            "`cordial merge A B` makes one of two; `cordial merge --never A B` says they are not.",
        );
        Ok(())
    }
}
