//! Gives and receives, and offers: what was passed, and what could be.

use super::promise::place_of;
use super::{Form, Unhappy};
use crate::coach::capture::dates::Direction;
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::domain::offer::{Offer, OfferState};
use crate::domain::{Change, Choice};
use crate::store::query::Named;
use crate::tui::view::Effect;

/// The form that writes down something given or received.
pub(crate) fn add(
    direction: GiftDirection,
    person: Option<Named>,
    today: chrono::NaiveDate,
) -> Effect {
    let (title, word) = match direction {
        GiftDirection::Given => ("something you gave", "given"),
        GiftDirection::Received => ("something you received", "received"),
    };
    let place = format!("{word}:{}", place_of(person.as_ref()));
    let start = if person.is_some() { "what" } else { "with" };
    let form = Form::new(title, place)
        .people(
            "with",
            if direction == GiftDirection::Given {
                "To"
            } else {
                "From"
            },
            1,
            person.into_iter().collect(),
        )
        .needed()
        .line("what", "What", "")
        .needed()
        .choice("kind", "Kind", GiftKind::Information)
        .date("on", "When", Direction::Past, Some(today))
        .choice("asked", "Who asked", AskedBy::Nobody);
    let form = match direction {
        GiftDirection::Given => form,
        GiftDirection::Received => form.options("thanked", "Thanks", thanks_options(), "no"),
    };
    form.starting_at(start)
        .submit(move |values, context| {
            let person = values.person("with")?;
            let on = values.date("on")?.unwrap_or(today);
            if on > context.today() {
                return Err(Unhappy::with(
                    "on",
                    "that day is still to come; write it down as an offer",
                ));
            }
            let thanked = values.text("thanked") == "yes";
            let entry = Entry {
                id: context.ids.fresh(context.now.at),
                person: person.id,
                direction,
                kind: values.choice("kind"),
                what: values.text("what"),
                on_day: on,
                asked_by: values.choice("asked"),
                thanked_on: thanked.then_some(on),
                interaction: None,
                offer: None,
                created_at: context.now.at,
            };
            let said = match direction {
                GiftDirection::Given => format!("Gave {}: {}", person.short, entry.what),
                GiftDirection::Received => {
                    format!("Received from {}: {}", person.short, entry.what)
                }
            };
            Ok(vec![Effect::Apply(Change::new(said).add(entry))])
        })
        .open()
}

/// The form that edits a give or a receive.
pub(crate) fn edit(entry: &Entry, name: &Named) -> Effect {
    let (was, name) = (entry.clone(), name.clone());
    let form = Form::new(
        format!("edit, {}", name.full_name),
        format!("entry:{}", entry.id),
    )
    .choice("direction", "Which way", entry.direction)
    .line("what", "What", &entry.what)
    .needed()
    .choice("kind", "Kind", entry.kind)
    .date("on", "When", Direction::Past, Some(entry.on_day))
    .choice("asked", "Who asked", entry.asked_by);
    let form = match entry.direction {
        GiftDirection::Given => form,
        GiftDirection::Received => {
            let said = if entry.thanked_on.is_some() {
                "yes"
            } else {
                "no"
            };
            form.options("thanked", "Thanks", thanks_options(), said)
        }
    };
    form.submit(move |values, context| {
        let on = values.date("on")?.unwrap_or(was.on_day);
        if on > context.today() {
            return Err(Unhappy::with("on", "that day is still to come"));
        }
        let thanked_on = match values.text("thanked").as_str() {
            "yes" => was.thanked_on.or(Some(context.today())),
            "no" => None,
            _ => was.thanked_on,
        };
        let becomes = Entry {
            direction: values.choice("direction"),
            what: values.text("what"),
            kind: values.choice("kind"),
            on_day: on,
            asked_by: values.choice("asked"),
            thanked_on,
            ..was.clone()
        };
        let change = Change::new(format!("Edited an entry with {}", name.short));
        Ok(vec![Effect::Apply(change.revise(&was, becomes))])
    })
    .open()
}

/// The form that writes down something that could be given; `also` happens in the same step.
pub(crate) fn offer(person: Option<Named>, what: &str, kind: GiftKind, also: Change) -> Effect {
    let place = format!("offer:{}", place_of(person.as_ref()));
    let start = if person.is_some() { "what" } else { "with" };
    Form::new("something you could give", place)
        .people("with", "To", 1, person.into_iter().collect())
        .needed()
        .line("what", "What", what)
        .needed()
        .hint("as in: review the cost model")
        .choice("kind", "Kind", kind)
        .starting_at(start)
        .submit(move |values, context| {
            let person = values.person("with")?;
            let offer = Offer {
                id: context.ids.fresh(context.now.at),
                person: person.id,
                kind: values.choice("kind"),
                what: values.text("what"),
                goal: None,
                state: OfferState::Planned,
                created_at: context.now.at,
            };
            let change = Change::new(format!("Planned for {}: {}", person.short, offer.what));
            Ok(vec![Effect::Apply(change.add(offer).and(also.clone()))])
        })
        .open()
}

/// The form that edits an offer.
pub(crate) fn edit_offer(offer: &Offer, name: &Named) -> Effect {
    let (was, name) = (offer.clone(), name.clone());
    // Given is a key of its own: it leaves an entry in the ledger.
    let states = OfferState::ALL
        .iter()
        .filter(|state| **state != OfferState::Given || offer.state == **state)
        .map(|state| (state.stored(), state.label().to_owned()))
        .collect();
    Form::new(
        format!("the offer to {}", name.full_name),
        format!("offer:{}", offer.id),
    )
    .line("what", "What", &offer.what)
    .needed()
    .choice("kind", "Kind", offer.kind)
    .options("state", "Where it stands", states, &offer.state.stored())
    .submit(move |values, _| {
        let becomes = Offer {
            what: values.text("what"),
            kind: values.choice("kind"),
            state: values.choice("state"),
            ..was.clone()
        };
        let change = Change::new(format!("Edited the offer to {}", name.short));
        Ok(vec![Effect::Apply(change.revise(&was, becomes))])
    })
    .open()
}

fn thanks_options() -> Vec<(String, String)> {
    vec![
        ("no".into(), "not yet".into()),
        ("yes".into(), "said".into()),
    ]
}
