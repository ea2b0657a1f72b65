//! `cordial add NAME`: somebody comes into the file. Two people may share a name; that is said.
//!
//! JSON: `said`, `rows`, `person` (`id`, `full_name`, `short_name`), `others_of_that_name`.

use clap::Args;
use serde_json::json;

use super::session::{self, Form, Session};
use crate::domain::civil::Birthday;
use crate::domain::intent::NewPerson;
use crate::domain::person::{PointKind, short_name};
use crate::domain::tie::{Circle, TieKind};
use crate::report::{Report, Result};
use crate::store::query::Named;
use crate::store::query::people::Found;

/// Add somebody.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The name as you write it
    name: String,
    /// What they are called
    #[arg(long)]
    nickname: Option<String>,
    /// she/her and the like
    #[arg(long)]
    pronouns: Option<String>,
    /// Where they work
    #[arg(long)]
    organization: Option<String>,
    /// What they do there
    #[arg(long)]
    role: Option<String>,
    /// Town or office
    #[arg(long)]
    place: Option<String>,
    /// An e-mail address; may be given again
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    /// A telephone number; may be given again
    #[arg(long, value_name = "NUMBER")]
    phone: Vec<String>,
    /// A web address; may be given again
    #[arg(long, value_name = "ADDRESS")]
    link: Vec<String>,
    /// A tag; may be given again
    #[arg(long)]
    tag: Vec<String>,
    /// Kind of tie: colleague, stakeholder, influencer, mentor, friend, other
    #[arg(long, value_parser = session::choice::<TieKind>)]
    kind: Option<TieKind>,
    /// How close, from 1 (closest) to 5 (widest)
    #[arg(long, value_parser = circle)]
    circle: Option<Circle>,
    /// 1990-03-07, or --03-07 without a year (write --birthday=--03-07)
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    birthday: Option<String>,
    /// How you met
    #[arg(long, value_name = "TEXT")]
    how_met: Option<String>,
    /// What they need or are looking for
    #[arg(long, value_name = "TEXT")]
    needs: Option<String>,
    /// What matters to them
    #[arg(long, value_name = "TEXT")]
    cares_about: Option<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Add {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let name = session::needed("a name", &self.name)?;
        let birthday = self.birthday.as_deref().map(birthday).transpose()?;
        let mut store = session.open()?;
        let before = match store.find_person(&name)? {
            Found::One(person) => vec![person],
            Found::Several(people) => people,
            Found::Nobody => Vec::new(),
        };
        let key = crate::domain::person::sort_key(&name);
        let others: Vec<Named> = before
            .into_iter()
            .filter(|person| crate::domain::person::sort_key(&person.full_name) == key)
            .collect();
        let mut ids = session.ids()?;
        let mut new = NewPerson::named(&name, &mut ids, session.now);
        let text = |given: Option<String>| given.unwrap_or_default().trim().to_owned();
        new.person.nickname = text(self.nickname);
        new.person.pronouns = text(self.pronouns);
        new.person.organization = text(self.organization);
        new.person.role = text(self.role);
        new.person.place = text(self.place);
        new.person.how_met = text(self.how_met);
        new.person.needs = text(self.needs);
        new.person.cares_about = text(self.cares_about);
        new.person.notes = self.note.unwrap_or_default();
        new.person.birthday = birthday;
        if let Some(kind) = self.kind {
            new.tie.kind = kind;
        }
        if let Some(circle) = self.circle {
            new.tie = new.tie.in_circle(circle);
        }
        new.points = points(self.email, self.phone, self.link);
        new.tags = self.tag;
        let person = &new.person;
        let added = Named {
            short: short_name(&person.full_name, "", &person.nickname).to_owned(),
            id: person.id,
            full_name: person.full_name.clone(),
        };
        let applied = session.apply(&mut store, &new.added(&mut ids, session.now))?;
        session.tell(
            &applied,
            json!({ "person": session::named(&added), "others_of_that_name": others.len() }),
        )?;
        if session.form == Form::Text && !others.is_empty() {
            session.out.line(&format!(
                "Hint: there {} of that name already; `cordial undo` takes this one back.",
                match others.len() {
                    1 => "is somebody".to_owned(),
                    several => format!("are {several} people"),
                }
            ));
        }
        Ok(())
    }
}

fn points(
    emails: Vec<String>,
    phones: Vec<String>,
    links: Vec<String>,
) -> Vec<(PointKind, String)> {
    let of =
        |kind: PointKind, values: Vec<String>| values.into_iter().map(move |value| (kind, value));
    of(PointKind::Email, emails)
        .chain(of(PointKind::Phone, phones))
        .chain(of(PointKind::Link, links))
        .collect()
}

fn birthday(text: &str) -> Result<Birthday> {
    Birthday::try_from(text.trim().to_owned()).map_err(|refused| {
        Report::input(format!("{refused}."))
            .hint("write it as 1990-03-07, or as --birthday=--03-07 where the year is not known")
    })
}

fn circle(text: &str) -> std::result::Result<Circle, String> {
    text.trim()
        .parse()
        .ok()
        .and_then(Circle::new)
        .ok_or_else(|| "circles are 1 (closest) to 5 (widest)".to_owned())
}
