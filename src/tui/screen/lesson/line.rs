//! The line in which an exercise is answered in place: a goal, a person, something to give, a need, an
//! offer, a question. What is typed is kept as a draft of the page.

use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::Page;
use crate::domain::asset::{Asset, AssetKind};
use crate::domain::choice::Choice;
use crate::domain::goal::Goal;
use crate::domain::intent::NewPerson;
use crate::domain::interaction::Question;
use crate::domain::ledger::GiftKind;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::{Person, sort_key};
use crate::domain::tie::{Stage, Tie, TieKind};
use crate::domain::written::{line, needed_line};
use crate::domain::{Change, Id};
use crate::store::query::Named;
use crate::store::query::people::Found;
use crate::tui::view::{Context, Effect};
use crate::tui::widget::line_edit::LineEdit;

/// What is being written.
#[derive(Debug, Clone)]
pub(super) enum Purpose {
    Goal,
    Person(TieKind),
    Asset(AssetKind),
    Need(Named),
    Offer(Named, GiftKind, Option<Offer>),
    Question(Named, Option<Question>),
}

/// Whether the draft of the page has been looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    NotYet,
    /// There was none about the same.
    Nothing,
    Found,
}

/// The line with its text.
pub(super) struct Entry {
    pub purpose: Purpose,
    pub edit: LineEdit,
    /// What is wrong with the text.
    pub trouble: Option<String>,
    /// People of that name who are written down already.
    pub known: Vec<Named>,
    pub looked: Looked,
}

impl Entry {
    /// A line for `purpose` that begins as `text`.
    pub(super) fn new(purpose: Purpose, text: &str) -> Self {
        Self {
            purpose,
            edit: LineEdit::new(text),
            trouble: None,
            known: Vec::new(),
            looked: Looked::NotYet,
        }
    }

    /// The row it is about: a person, or nobody where it adds one.
    fn about(&self) -> Option<&Named> {
        match &self.purpose {
            Purpose::Need(name) | Purpose::Offer(name, ..) | Purpose::Question(name, _) => {
                Some(name)
            }
            Purpose::Goal | Purpose::Person(_) | Purpose::Asset(_) => None,
        }
    }

    /// Whether the line stands in the row of this person.
    pub(super) fn is_of(&self, person: &Named) -> bool {
        self.about().is_some_and(|name| name.id == person.id)
    }

    /// The word for the kind that Tab changes.
    pub(super) fn kind(&self) -> Option<&'static str> {
        match &self.purpose {
            Purpose::Person(kind) => Some(kind.label()),
            Purpose::Asset(kind) => Some(kind.label()),
            Purpose::Offer(_, kind, _) => Some(kind.label()),
            _ => None,
        }
    }

    /// Takes the kind `by` places further.
    pub(super) fn turn(&mut self, way: Turn) {
        match &mut self.purpose {
            Purpose::Person(kind) => *kind = turned(*kind, way),
            Purpose::Asset(kind) => *kind = turned(*kind, way),
            Purpose::Offer(_, kind, _) => *kind = turned(*kind, way),
            _ => {}
        }
    }

    /// The draft: what is typed, for what.
    pub(super) fn body(&self) -> String {
        let what = match &self.purpose {
            Purpose::Goal => "goal",
            Purpose::Person(_) => "person",
            Purpose::Asset(_) => "asset",
            Purpose::Need(_) => "need",
            Purpose::Offer(..) => "offer",
            Purpose::Question(..) => "question",
        };
        let about = self.about().map(|name| name.id.to_string());
        json!({"what": what, "about": about, "kind": self.kind(), "text": self.edit.text()})
            .to_string()
    }

    /// Takes up a draft, where it is about the same.
    pub(super) fn restore(&mut self, body: &str) {
        self.looked = Looked::Nothing;
        let (Ok(Value::Object(left)), Ok(Value::Object(now))) = (
            serde_json::from_str(body),
            serde_json::from_str(&self.body()),
        ) else {
            return;
        };
        if left.get("what") != now.get("what") || left.get("about") != now.get("about") {
            return;
        }
        let text = |name: &str| left.get(name).and_then(Value::as_str);
        self.edit.set(text("text").unwrap_or_default());
        let word = text("kind").unwrap_or_default();
        match &mut self.purpose {
            Purpose::Person(kind) => *kind = Choice::from_word(word).unwrap_or(*kind),
            Purpose::Asset(kind) => *kind = Choice::from_word(word).unwrap_or(*kind),
            Purpose::Offer(_, kind, _) => *kind = Choice::from_word(word).unwrap_or(*kind),
            _ => {}
        }
        self.looked = Looked::Found;
    }

    /// The change that keeps what is written, or why it cannot be kept.
    pub(super) fn submit(
        &self,
        page: &Page,
        people: usize,
        context: &mut Context,
    ) -> Result<Effect, String> {
        let text = self.edit.text();
        let fits = |what| needed_line(what, text).map_err(|unfit| unfit.to_string());
        let now = context.now.at;
        Ok(match &self.purpose {
            Purpose::Goal => {
                let goal = Goal::titled(context.ids.fresh(now), fits("a goal")?, now);
                let change = Change::new(format!("Added the goal “{}”", goal.title)).add(goal);
                Effect::Apply(change.and(page.done(context)))
            }
            Purpose::Asset(kind) => {
                let asset = Asset {
                    id: context.ids.fresh(now),
                    kind: *kind,
                    name: fits("it")?,
                    notes: String::new(),
                    created_at: now,
                };
                let change = Change::new(format!("You have: {}", asset.name)).add(asset);
                Effect::Apply(change.and(page.done(context)))
            }
            Purpose::Person(kind) => new_person(text, *kind, page, people, context)?,
            Purpose::Need(name) => {
                let needs = line("it", text).map_err(|unfit| unfit.to_string())?;
                need(name, needs, page.clone())
            }
            Purpose::Offer(name, kind, standing) => offer(
                name,
                fits("an offer")?,
                *kind,
                standing.clone(),
                page.clone(),
            ),
            Purpose::Question(name, standing) => {
                let text = fits("a question")?;
                let change = Change::new(format!("Noted a question for {}", name.short));
                let change = match standing {
                    Some(was) => change.revise(
                        was,
                        Question {
                            text,
                            ..was.clone()
                        },
                    ),
                    None => change.add(Question {
                        id: context.ids.fresh(now),
                        person: name.id,
                        interaction: None,
                        text,
                        asked_on: None,
                        created_at: now,
                    }),
                };
                Effect::Apply(change.and(page.done(context)))
            }
        })
    }
}

/// Which way a kind is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    On,
    Back,
}

/// The choice after or before `choice`, around the end.
pub(super) fn turned<C: Choice>(choice: C, way: Turn) -> C {
    match way {
        Turn::On => choice.next(),
        Turn::Back => (1..C::ALL.len()).fold(choice, |at, _| at.next()),
    }
}

/// The person whom a draft is about, where it is about one.
pub(super) fn draft_about(body: &str) -> Option<(String, Option<Id<Person>>)> {
    let body: Value = serde_json::from_str(body).ok()?;
    let about = body.get("about").and_then(Value::as_str);
    let about = about.and_then(|text| Uuid::try_parse(text).ok());
    Some((body.get("what")?.as_str()?.to_owned(), about.map(Id::new)))
}

/// The name in `Priya Raman, staff engineer, Northwind`.
pub(super) fn name_in(text: &str) -> &str {
    text.split(',').next().unwrap_or_default().trim()
}

/// How many people the exercise asks for before it calls itself done.
pub(super) const ENOUGH_PEOPLE: usize = 3;

fn new_person(
    text: &str,
    kind: TieKind,
    page: &Page,
    people: usize,
    context: &mut Context,
) -> Result<Effect, String> {
    let name = needed_line("a name", name_in(text)).map_err(|unfit| unfit.to_string())?;
    let mut rest = text.splitn(3, ',').skip(1);
    let mut part = || {
        let part = rest.next().unwrap_or_default();
        line("it", part).map_err(|unfit| unfit.to_string())
    };
    let mut new = NewPerson::named(&name, &mut context.ids, context.now);
    new.person.role = part()?;
    new.person.organization = part()?;
    new.tie.kind = kind;
    let mut change = new.added(&mut context.ids, context.now);
    if people + 1 >= ENOUGH_PEOPLE {
        change = change.and(page.done(context));
    }
    Ok(Effect::Ask(Box::new(move |reader, _| {
        let known = match reader.store.find_person(&name)? {
            Found::One(person) => vec![person],
            Found::Several(people) => people,
            Found::Nobody => Vec::new(),
        };
        let key = sort_key(&name);
        Ok(vec![match known
            .into_iter()
            .find(|person| sort_key(&person.full_name) == key)
        {
            Some(person) => Effect::Say(format!("{} is written down already.", person.full_name)),
            None => Effect::Apply(change),
        }])
    })))
}

fn need(name: &Named, needs: String, page: Page) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(move |reader, context| {
        let Some(was) = reader.store.get(name.id)? else {
            return Ok(vec![Effect::Trouble(
                "That person is no longer there.".into(),
            )]);
        };
        let becomes = Person {
            needs,
            ..was.clone()
        };
        let change = Change::new(format!("Noted what {} needs", name.short)).revise(&was, becomes);
        if change.is_empty() {
            return Ok(vec![Effect::Load]);
        }
        Ok(vec![Effect::Apply(change.and(page.done(context)))])
    }))
}

/// Plans an offer: a new one, or the one that stands, in other words. The card moves on to the board's
/// second column.
pub(super) fn offer(
    name: &Named,
    what: String,
    kind: GiftKind,
    standing: Option<Offer>,
    page: Page,
) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(move |reader, context| {
        let change = Change::new(format!("Planned for {}: {what}", name.short));
        let mut change = match &standing {
            Some(was) => change.revise(
                was,
                Offer {
                    what,
                    kind,
                    state: OfferState::Planned,
                    ..was.clone()
                },
            ),
            None => change.add(Offer {
                id: context.ids.fresh(context.now.at),
                person: name.id,
                kind,
                what,
                goal: None,
                state: OfferState::Planned,
                created_at: context.now.at,
            }),
        };
        if let Some(tie) = reader.store.tie_of(name.id)?
            && tie.stage == Stage::Identify
        {
            let becomes = Tie {
                stage: Stage::Offer,
                stage_since: context.today(),
                ..tie.clone()
            };
            change = change.revise(&tie, becomes);
        }
        Ok(vec![Effect::Apply(change.and(page.done(context)))])
    }))
}
