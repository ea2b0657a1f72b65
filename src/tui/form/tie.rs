//! What somebody is to the user: kind, circle, rhythm, cadence. For one person or for several at once.

use super::person::{circle, circle_options};
use super::{Form, Unhappy};
use crate::coach::capture::dates::Direction;
use crate::domain::Change;
use crate::domain::tie::{Rhythm, Tie, TieKind, Weight};
use crate::store::query::Named;
use crate::tui::view::Effect;

/// The form about the tie with `name`.
pub(crate) fn edit(tie: &Tie, name: &Named) -> Effect {
    let was = tie.clone();
    let short = name.short.clone();
    let days = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
    Form::new(
        format!("the tie with {}", name.full_name),
        format!("tie:{}", name.id),
    )
    .choice("kind", "Kind", tie.kind)
    .options(
        "circle",
        "Circle",
        circle_options(),
        &tie.circle
            .map(|circle| circle.number().to_string())
            .unwrap_or_default(),
    )
    .choice("rhythm", "Rhythm", tie.rhythm)
    .hint("periodic: by the clock; ambient: you meet anyway; or it waits for an event; or none")
    .line("waits_for", "Waits for", &tie.waits_for)
    .hint("for instance: her release ships")
    .line("ideal", "Every … days", &days(tie.ideal_days))
    .hint("empty takes the circle's own")
    .line("latest", "At the latest", &days(tie.latest_days))
    .hint("the longest silence you would like, in days")
    .choice("weight", "Matters now", tie.weight)
    .date("paused", "Pause until", Direction::Future, tie.paused_until)
    .line("because", "Because", &tie.paused_because)
    .date("known", "Met on", Direction::Past, tie.known_since)
    .submit(move |values, _| {
        let mut becomes = was.clone();
        becomes.kind = values.choice::<TieKind>("kind");
        becomes.circle = circle(values);
        becomes.rhythm = values.choice::<Rhythm>("rhythm");
        if becomes.circle != was.circle && becomes.rhythm == was.rhythm {
            // Somebody put into a circle for the first time gets the clock that goes with it.
            if let Some(circle) = becomes.circle {
                becomes = becomes.in_circle(circle);
            }
        }
        becomes.waits_for = values.text("waits_for");
        becomes.ideal_days = values.days("ideal")?;
        becomes.latest_days = values.days("latest")?;
        if let (Some(ideal), Some(latest)) = (becomes.ideal_days, becomes.latest_days)
            && latest < ideal
        {
            return Err(Unhappy::with(
                "latest",
                "the latest cannot come before the usual",
            ));
        }
        becomes.weight = values.choice::<Weight>("weight");
        becomes.paused_until = values.date("paused")?;
        becomes.paused_because = values.text("because");
        becomes.known_since = values.date("known")?;
        if becomes == was {
            return Ok(vec![Effect::Say("Nothing was changed.".into())]);
        }
        let change = Change::new(format!("Changed the tie with {short}"));
        Ok(vec![Effect::Apply(change.revise(&was, becomes))])
    })
    .open()
}

/// The form about the ties with several people at once.
pub(crate) fn edit_several(people: Vec<Named>) -> Effect {
    let count = people.len();
    let keep = |options: Vec<(String, String)>| {
        let mut all = vec![("keep".to_owned(), "as it is".to_owned())];
        all.extend(options);
        all
    };
    Form::new(format!("the ties with {count} people"), "tie:several")
        .note("Only what you choose is changed.")
        .options("kind", "Kind", keep(words::<TieKind>()), "keep")
        .options("circle", "Circle", keep(circle_options()), "keep")
        .options("rhythm", "Rhythm", keep(words::<Rhythm>()), "keep")
        .submit(move |values, _| {
            let (kind, circle, rhythm) = (
                values.text("kind"),
                values.text("circle"),
                values.text("rhythm"),
            );
            let people = people.clone();
            Ok(vec![Effect::Ask(Box::new(move |reader, _| {
                use crate::domain::Choice;
                use crate::domain::tie::Circle;
                let mut change = Change::new(format!("Changed the ties with {count} people"));
                for named in &people {
                    let Some(tie) = reader.store.tie_of(named.id)? else {
                        continue;
                    };
                    let mut becomes = tie.clone();
                    if let Some(kind) = TieKind::from_word(&kind) {
                        becomes.kind = kind;
                    }
                    match circle.parse().ok().and_then(Circle::new) {
                        Some(circle) => becomes = becomes.in_circle(circle),
                        None if circle.is_empty() => becomes.circle = None,
                        None => {}
                    }
                    if let Some(rhythm) = Rhythm::from_word(&rhythm) {
                        becomes.rhythm = rhythm;
                    }
                    change = change.revise(&tie, becomes);
                }
                Ok(if change.is_empty() {
                    vec![Effect::Say("Nothing was changed.".into())]
                } else {
                    vec![Effect::Apply(change)]
                })
            }))])
        })
        .open()
}

fn words<C: crate::domain::Choice>() -> Vec<(String, String)> {
    C::ALL
        .iter()
        .map(|choice| (choice.stored(), choice.label().to_owned()))
        .collect()
}
