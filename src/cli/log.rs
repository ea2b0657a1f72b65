//! `cordial log TEXT`: a line of prose becomes what it says (see `prose`). With `--with NAME` the text is
//! only what it was about, and the rest is said by options.
//!
//! JSON with `--with`: `said`, `rows`, `interaction` (the id), `on_day`, `people`.

use clap::Args;
use serde_json::{Value, json};

use super::prose::{self, Saving};
use super::session::{self, Session};
use crate::domain::intent::NewTalk;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::person::PersonId;
use crate::report::{Report, Result};
use crate::store::query::Named;

/// Write down what happened, in a line: `coffee w/ Priya yesterday; she'll send the deck by Fri`.
#[derive(Debug, Args)]
pub(crate) struct Log {
    /// What happened; `-` reads lines from standard input
    #[arg(required = true)]
    text: Vec<String>,
    /// Say what would be written, and write nothing
    #[arg(long, conflicts_with = "people")]
    dry_run: bool,
    /// With whom; may be given again. The text is then only what it was about
    #[arg(long = "with", value_name = "NAME")]
    people: Vec<String>,
    /// The day, if not today
    #[arg(long, value_name = "DATE", requires = "people")]
    on: Option<String>,
    /// met, coffee, lunch, dinner, drinks, call, video, email, message, walk, event, letter, other
    #[arg(long, value_parser = session::choice::<Channel>, requires = "people")]
    channel: Option<Channel>,
    /// Who began, where it went one way: me or them
    #[arg(long, value_parser = direction, value_name = "me|them", requires = "people")]
    from: Option<TouchDirection>,
}

impl Log {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        if self.people.is_empty() {
            let saving = if self.dry_run {
                Saving::DryRun
            } else {
                Saving::Save
            };
            return prose::run(session, &self.text.join(" "), saving);
        }
        let summary = session::needed_text("what happened", &self.text.join(" "))?;
        let on = session::past_date(self.on.as_deref(), session.now.today)?;
        let mut store = session.open()?;
        let mut people: Vec<Named> = Vec::new();
        for typed in &self.people {
            let person = session::person(&store, typed)?;
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let with: Vec<(PersonId, String)> = people
            .iter()
            .map(|person| (person.id, person.full_name.clone()))
            .collect();
        let talk = NewTalk {
            people: &with,
            on,
            channel: self.channel.unwrap_or(Channel::Met),
            direction: self.from.unwrap_or(TouchDirection::Mutual),
            summary,
        };
        let (id, change) = talk.logged(&mut session.ids()?, session.now);
        let applied = session.apply(&mut store, &change)?;
        let people: Vec<Value> = people.iter().map(session::named).collect();
        session.tell(
            &applied,
            json!({ "interaction": id.to_string(), "on_day": on, "people": people }),
        )
    }
}

fn direction(word: &str) -> std::result::Result<TouchDirection, Report> {
    match word.trim().to_lowercase().as_str() {
        "me" => Ok(TouchDirection::Mine),
        "them" => Ok(TouchDirection::Theirs),
        _ => Err(Report::input("it is me or them")),
    }
}
