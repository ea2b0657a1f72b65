//! `cordial kept NAME`, `thank NAME`, `done NAME`: a promise kept, thanks said, a follow-up done. Where
//! there are several, a word of the one that is meant decides.
//!
//! JSON: `said`, `rows`, `person`.

use clap::Args;
use serde_json::json;

use super::session::{self, Session};
use crate::domain::Change;
use crate::report::{Report, Result};
use crate::store::Store;
use crate::store::query::Named;

/// Close what is open with somebody.
#[derive(Debug, Args)]
pub(crate) struct Close {
    /// With whom
    name: String,
    /// Words of the one that is meant, where there are several
    words: Vec<String>,
    /// The day, if not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Close {
    pub(super) fn kept(self, session: &mut Session) -> Result<()> {
        self.closed(session, |store, person, words, on| {
            let mut promises = store.open_promises()?;
            promises.retain(|with| with.row.person == person.id);
            let promises = promises.into_iter().map(|with| with.row).collect();
            let promise = one(
                promises,
                |promise| &promise.what,
                words,
                person,
                "open promise",
            )?;
            Ok(promise.kept(on, &person.full_name))
        })
    }

    pub(super) fn thanked(self, session: &mut Session) -> Result<()> {
        self.closed(session, |store, person, words, on| {
            let mut entries = store.thanks_unsaid()?;
            entries.retain(|with| with.row.person == person.id);
            let entries = entries.into_iter().map(|with| with.row).collect();
            let entry = one(
                entries,
                |entry| &entry.what,
                words,
                person,
                "gift without thanks",
            )?;
            Ok(entry.thanked(on, &person.full_name))
        })
    }

    pub(super) fn done(self, session: &mut Session) -> Result<()> {
        self.closed(session, |store, person, words, on| {
            let plans = store.open_follow_ups(person.id)?;
            let plan = one(plans, |plan| &plan.what, words, person, "open follow-up")?;
            Ok(plan.done(on, &person.full_name))
        })
    }

    fn closed(
        self,
        session: &mut Session,
        change: impl FnOnce(&Store, &Named, &[String], chrono::NaiveDate) -> Result<Change>,
    ) -> Result<()> {
        let on = session::past_date(self.on.as_deref(), session.now.today)?;
        let mut store = session.open()?;
        let person = session::person(&store, &self.name)?;
        let change = change(&store, &person, &self.words, on)?;
        let applied = session.apply(&mut store, &change)?;
        session.tell(&applied, json!({ "person": session::named(&person) }))
    }
}

/// The only one of `rows` that has all the words.
fn one<T>(
    rows: Vec<T>,
    what: impl Fn(&T) -> &str,
    words: &[String],
    person: &Named,
    noun: &str,
) -> Result<T> {
    let name = &person.full_name;
    if rows.is_empty() {
        return Err(Report::input(format!("There is no {noun} with {name}."))
            .hint("`cordial show NAME` says what is open"));
    }
    let all: Vec<String> = rows.iter().map(|row| format!("“{}”", what(row))).collect();
    let mut fitting: Vec<T> = rows
        .into_iter()
        .filter(|row| {
            let text = what(row).to_lowercase();
            words.iter().all(|word| text.contains(&word.to_lowercase()))
        })
        .collect();
    match (fitting.pop(), fitting.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(Report::input(format!(
            "There is more than one {noun} with {name}: {}.",
            all.join(", ")
        ))
        .hint("add a word of the one you mean")),
        (None, _) => Err(Report::input(format!(
            "No {noun} with {name} has these words; there is {}.",
            all.join(", ")
        ))
        .hint("add a word of the one you mean, or none where there is only one")),
    }
}
