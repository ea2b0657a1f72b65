//! `cordial today`: at most five people, each with why now.
//!
//! JSON: `day`, `people`: each `person`, `role`, `organization`, `position`, `reasons` (each `reason`, `sentence`,
//! `when`), `last` (`on_day`, `summary`), `question`, `draft`; `waiting`, how many there are in
//! all; and `more_due`, how many beside these have a promise or a plan due.

use clap::Args;
use serde_json::{Value, json};

use super::layout::{self, row};
use super::session::{self, Form, Session};
use crate::coach::today;
use crate::domain::person::position;
use crate::domain::{civil, moment::Now};
use crate::report::Result;
use crate::store::query::queue::QueueLine;

/// At most five people for today, with why now.
#[derive(Debug, Args)]
pub(crate) struct Today {}

impl Today {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let day = session.now.today;
        let turns = store.turns(day)?;
        let chosen = today::today(&turns);
        let lines = store.queue_lines(&chosen.turns)?;
        if session.form == Form::Json {
            let people: Vec<Value> = lines
                .iter()
                .map(|line| in_json(line, session.now))
                .collect();
            return session
                .out
                .json(&json!({ "day": day, "people": people, "waiting": turns.len(), "more_due": chosen.more_due }));
        }
        let said = match lines.len() {
            0 => "nobody is waiting today".to_owned(),
            number => format!("{} for today", layout::people(number)),
        };
        session
            .out
            .line(&format!("{}: {said}.", civil::day_words(day, day)));
        session.out.table(&rows(&lines, session.now));
        match chosen.rest() {
            Some(rest) => session.out.line(&format!("{rest}: `cordial queue`.")),
            None if lines.is_empty() => session
                .out
                .line("`cordial queue` says who is away and what is coming."),
            None => {}
        }
        Ok(())
    }
}

/// A row for each line: the name, when, and a sentence for why now.
pub(super) fn rows(lines: &[QueueLine], now: Now) -> Vec<Vec<String>> {
    lines
        .iter()
        .map(|line| {
            let reason = line.turn.reason();
            let mut sentence = reason.sentence(now.today);
            if let Some(question) = &line.question {
                sentence.push_str(&format!("; you meant to ask: {question}"));
            }
            row([&line.name.full_name, &line.turn.aside(now.today), &sentence])
        })
        .collect()
}

/// A line of today or the queue in JSON.
pub(super) fn in_json(line: &QueueLine, now: Now) -> Value {
    let reasons: Vec<Value> = line
        .turn
        .reasons
        .iter()
        .map(|reason| {
            json!({
                "reason": reason.word(),
                "sentence": reason.sentence(now.today),
                "when": reason.date_words(now.today),
            })
        })
        .collect();
    let last = line
        .last_said
        .as_ref()
        .map(|(on, summary)| json!({ "on_day": on, "summary": summary }));
    json!({
        "person": session::named(&line.name),
        "role": line.role,
        "organization": line.organization,
        "position": position(&line.role, &line.organization),
        "reasons": reasons,
        "tie": line.turn.variety.words(),
        "last": last,
        "question": line.question,
        "draft": line.draft,
    })
}
