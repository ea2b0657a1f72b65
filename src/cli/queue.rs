//! `cordial queue`: everybody whose turn it is, who is away for a while, and what is coming.
//!
//! JSON: `day`, `turns` (as the `people` of `today`), `waiting` (how many in all),
//! `away`: each `person`, `until`, `because`;
//! `coming`: each `person`, `follow_up` (the row), `plan`.

use clap::Args;
use serde_json::{Value, json};

use super::layout::{self, row};
use super::session::{self, Form, Session};
use super::today;
use crate::domain::civil;
use crate::report::Result;

/// How many plans to come are listed.
const COMING: usize = 50;

/// Everybody whose turn it is, who is away, and what is coming.
#[derive(Debug, Args)]
pub(crate) struct Queue {
    /// At most so many turns
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Queue {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let (day, now) = (session.now.today, session.now);
        let mut turns = store.turns(day)?;
        let all = turns.len();
        turns.truncate(self.limit.unwrap_or(usize::MAX));
        let lines = store.queue_lines(&turns)?;
        let away = store.away(day)?;
        let coming = store.coming(day, COMING)?;
        if session.form == Form::Json {
            let turns: Vec<Value> = lines.iter().map(|line| today::in_json(line, now)).collect();
            let away: Vec<Value> = away
                .iter()
                .map(|away| {
                    json!({
                        "person": session::named(&away.name),
                        "until": away.until,
                        "because": away.because,
                    })
                })
                .collect();
            let coming: Vec<Value> = coming
                .iter()
                .map(|with| {
                    json!({
                        "person": session::named(&with.name),
                        "follow_up": with.row,
                        "plan": with.row.plan(),
                    })
                })
                .collect();
            return session.out.json(
                &json!({ "day": day, "turns": turns, "waiting": all, "away": away, "coming": coming }),
            );
        }
        let out = &mut session.out;
        out.line(&format!("Ready: {}", layout::people(all)));
        out.table(&today::rows(&lines, now));
        if !away.is_empty() {
            out.heading("Away for a while");
            let rows: Vec<Vec<String>> = away
                .iter()
                .map(|away| {
                    let until = away
                        .until
                        .map(|until| format!("until {}", civil::when(until, day)));
                    row([
                        &away.name.full_name,
                        &until.unwrap_or_default(),
                        &away.because,
                    ])
                })
                .collect();
            out.table(&rows);
        }
        if !coming.is_empty() {
            out.heading("Coming");
            let rows: Vec<Vec<String>> = coming
                .iter()
                .map(|with| {
                    let plan = &with.row;
                    let when = match plan.on_day {
                        Some(on) => civil::when(on, day),
                        None => format!("when {}", plan.waits_for),
                    };
                    row([&with.name.full_name, &when, &plan.what])
                })
                .collect();
            out.table(&rows);
        }
        Ok(())
    }
}
