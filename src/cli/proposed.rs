//! `cordial proposed`: conversations that a calendar or a mailbox tells of, to be taken or declined.
//!
//! JSON: `count`, `talks`: each `number`, `id`, `on`, `channel`, `direction`, `summary`, `source`, `people`;
//! after taking or declining `said`, `rows`, `talks` (how many).

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::session::{self, Form, Session};
use crate::coach::proposed::{declined, taken};
use crate::domain::civil::count;
use crate::domain::intent::list;
use crate::domain::interaction::TouchDirection;
use crate::domain::person::PersonId;
use crate::domain::{Change, Choice, civil};
use crate::report::{Report, Result};
use crate::store::query::proposed::Proposed;

/// List, take or decline what calendars and mailboxes propose.
#[derive(Debug, Args)]
pub(crate) struct ProposedVerb {
    /// What to do; without it they are listed
    #[arg(value_enum)]
    doing: Option<Doing>,
    /// Which: numbers from the list, or ids
    #[arg(value_name = "NUMBER")]
    which: Vec<String>,
    /// All of them
    #[arg(long, conflicts_with = "which")]
    all: bool,
    /// Only those with this person
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Doing {
    /// They happened
    Take,
    /// They did not, or do not matter
    Decline,
}

impl ProposedVerb {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let mut store = session.open()?;
        let person = match &self.with {
            Some(name) => Some(session::person(&store, name)?.id),
            None => None,
        };
        let proposed = store.proposed(person, usize::MAX)?;
        let Some(doing) = self.doing else {
            return tell(&proposed, session);
        };
        let chosen = self.chosen(&proposed)?;
        let mut ids = session.ids()?;
        let mut change = Change::new(String::new());
        for talk in &chosen {
            let people = names(talk);
            let one = match doing {
                Doing::Take => taken(&talk.talk, &people, &mut ids, session.now),
                Doing::Decline => declined(&talk.talk, &people),
            };
            let said = one.said.clone();
            change = change.and(one).saying(said);
        }
        if chosen.len() > 1 {
            let word = match doing {
                Doing::Take => "Took",
                Doing::Decline => "Declined",
            };
            change = change.saying(format!("{word} {} proposed talks", chosen.len()));
        }
        let applied = session.apply(&mut store, &change)?;
        session.tell(&applied, json!({ "talks": chosen.len() }))
    }

    fn chosen<'p>(&self, proposed: &'p [Proposed]) -> Result<Vec<&'p Proposed>> {
        if proposed.is_empty() {
            return Err(Report::input("No talk is proposed.")
                .hint("`cordial import CALENDAR.ics` proposes talks with people on your board"));
        }
        if self.all || (self.which.is_empty() && self.with.is_some()) {
            return Ok(proposed.iter().collect());
        }
        if self.which.is_empty() {
            return Err(Report::input("Which of them?")
                .hint("give numbers from `cordial proposed`, or --all"));
        }
        let mut chosen: Vec<&Proposed> = Vec::new();
        for word in &self.which {
            let word = word.trim();
            let found = proposed
                .iter()
                .enumerate()
                .find(|(at, talk)| word.parse() == Ok(at + 1) || talk.talk.id.to_string() == word)
                .map(|(_, talk)| talk)
                .ok_or_else(|| {
                    Report::input(format!("No proposed talk has the number “{word}”."))
                        .hint("`cordial proposed` lists them with their numbers")
                })?;
            if !chosen.contains(&found) {
                chosen.push(found);
            }
        }
        Ok(chosen)
    }
}

fn names(proposed: &Proposed) -> Vec<(PersonId, String)> {
    proposed
        .people
        .iter()
        .map(|person| (person.id, person.full_name.clone()))
        .collect()
}

fn tell(proposed: &[Proposed], session: &mut Session) -> Result<()> {
    if session.form == Form::Json {
        let talks: Vec<Value> = (1..)
            .zip(proposed)
            .map(|(number, proposed)| {
                let people: Vec<Value> = proposed.people.iter().map(session::named).collect();
                json!({
                    "number": number,
                    "id": proposed.talk.id.to_string(),
                    "on": proposed.talk.on_day,
                    "channel": proposed.talk.channel,
                    "direction": proposed.talk.direction,
                    "summary": proposed.talk.summary,
                    "source": proposed.talk.source,
                    "people": people,
                })
            })
            .collect();
        return session
            .out
            .json(&json!({ "count": proposed.len(), "talks": talks }));
    }
    if proposed.is_empty() {
        session.out.line("No talk is proposed.");
        return Ok(());
    }
    let number = i64::try_from(proposed.len()).unwrap_or(i64::MAX);
    session
        .out
        .line(&format!("{} to say yes or no to", count(number, "talk")));
    let rows: Vec<Vec<String>> = (1..)
        .zip(proposed)
        .map(|(number, proposed)| {
            let names: Vec<&str> = proposed
                .people
                .iter()
                .map(|person| person.full_name.as_str())
                .collect();
            vec![
                format!("{number}"),
                civil::day_words(proposed.talk.on_day, session.now.today),
                proposed.talk.channel.label().to_owned(),
                match proposed.talk.direction {
                    TouchDirection::Mutual => String::new(),
                    other => other.label().to_owned(),
                },
                list(&names),
                proposed.talk.summary.clone(),
            ]
        })
        .collect();
    session.out.table(&rows);
    session.out.line(
        "`cordial proposed take 1 2` writes them down; `decline` lets them go; --all for all.",
    );
    Ok(())
}
