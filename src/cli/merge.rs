//! `cordial merge A B`: makes one person of two, in one change; or remembers that they are two.
//!
//! JSON: `said`, `rows`, `person` (who stays), `evidence`.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::session::{self, Session};
use crate::coach::identity::Evidence;
use crate::coach::merge::{Field, Taken, merged, never, never_the_same};
use crate::domain::Choice;
use crate::domain::person::{Person, short_name};
use crate::report::{Kind, Report, Result};
use crate::store::query::Named;

/// Make one person of two.
#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// Who stays
    #[arg(value_name = "A")]
    first: String,
    /// Who goes into them
    #[arg(value_name = "B")]
    second: String,
    /// Who stays, if it is not A
    #[arg(long, value_enum, ignore_case = true)]
    keep: Option<Which>,
    /// Whose word counts for a field, as in role=B; may be given again
    #[arg(long, value_name = "FIELD=A|B", value_parser = choice)]
    take: Vec<(Field, Which)>,
    /// They are never the same person: do not ask again
    #[arg(long, conflicts_with_all = ["keep", "take", "anyway"])]
    never: bool,
    /// Although you said before that they are never the same person
    #[arg(long)]
    anyway: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    A,
    B,
}

impl Merge {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let mut store = session.open()?;
        let first = session::person(&store, &self.first)?;
        let second = session::person(&store, &self.second)?;
        if first.id == second.id {
            return Err(Report::input(format!(
                "“{}” and “{}” are one person already.",
                self.first.trim(),
                self.second.trim()
            ))
            .hint("`cordial duplicates` lists who may be here twice, with ids"));
        }
        if self.never {
            let proposal = never(first.id, second.id);
            if store.dismissed()?.contains(&proposal) {
                session
                    .out
                    .line("That was said before: they are two people.");
                return Ok(());
            }
            let id = session.ids()?.fresh(session.now.at);
            let change = never_the_same(
                (first.id, &first.full_name),
                (second.id, &second.full_name),
                id,
                session.now.at,
            );
            let applied = session.apply(&mut store, &change)?;
            return session.tell(&applied, json!({}));
        }
        if !self.anyway && store.dismissed()?.contains(&never(first.id, second.id)) {
            return Err(Report::input(format!(
                "You said that {} and {} are never the same person; nothing was changed.",
                first.full_name, second.full_name
            ))
            .hint("if they are after all, say so with --anyway"));
        }
        let evidence: Vec<String> = store
            .evidence_of(first.id, second.id)?
            .iter()
            .map(Evidence::words)
            .collect();
        let keep = self.keep.unwrap_or(Which::A);
        let (stays, goes) = match keep {
            Which::A => (&first, &second),
            Which::B => (&second, &first),
        };
        let taken: Vec<(Field, Taken)> = self
            .take
            .iter()
            .map(|(field, which)| match *which == keep {
                true => (*field, Taken::Stays),
                false => (*field, Taken::Goes),
            })
            .collect();
        let (Some(stay), Some(go)) = (store.side(stays.id)?, store.side(goes.id)?) else {
            return Err(Report::input("One of the two has been removed meanwhile."));
        };
        let change = merged(&stay, &go, &taken).map_err(|error| {
            Report::new(Kind::Mistake, format!("The two cannot be merged: {error}."))
        })?;
        let applied = session.apply(&mut store, &change)?;
        let stayed: Option<Person> = store.get(stays.id)?;
        let stayed = stayed.map_or_else(
            || stays.clone(),
            |person| Named {
                id: person.id,
                short: short_name(&person.full_name, &person.given_name, &person.nickname)
                    .to_owned(),
                full_name: person.full_name.clone(),
            },
        );
        session.tell(
            &applied,
            json!({
                "person": session::named(&stayed),
                "evidence": evidence,
            }),
        )
    }
}

fn choice(text: &str) -> std::result::Result<(Field, Which), String> {
    let words = || {
        let words: Vec<String> = Field::ALL.iter().map(|field| field.stored()).collect();
        format!(
            "write FIELD=A or FIELD=B, where FIELD is one of {}",
            words.join(", ")
        )
    };
    let (field, which) = text.split_once('=').ok_or_else(words)?;
    let field = Field::from_word(field).ok_or_else(words)?;
    let which = Which::from_str(which.trim(), true).map_err(|_| words())?;
    Ok((field, which))
}
