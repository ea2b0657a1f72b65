//! What somebody is to the user: kind, circle, rhythm, cadence. For one person or for several at once.

use super::person::{circle, circle_options};
use super::{Form, Unhappy};
use crate::coach::capture::dates::Direction;
use crate::domain::Change;
use crate::domain::tie::{Circle, CircleCadence, Rhythm, Tie, TieKind, Weight};
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

/// The form about how often the user wants to be in touch with each circle. The widest has no clock
/// unless it is given one.
pub(crate) fn circles() -> Effect {
    Effect::Ask(Box::new(|reader, _| {
        let own = reader.store.circle_cadences()?;
        let mut form = Form::new("how often, for each circle", "circles").note(
            "Days; empty takes the preset. A person's own cadence goes before their circle's.",
        );
        for (circle, key, label) in circle_fields() {
            let had = own.iter().find(|had| had.circle == circle);
            let days = had
                .map(|had| had.ideal_days.to_string())
                .unwrap_or_default();
            form = form.line(key, label, &days).hint(preset_hint(circle));
        }
        Ok(vec![
            form.submit(move |values, context| {
                let mut change = Change::new("Set how often for each circle");
                for (circle, key, _) in circle_fields() {
                    let had = own.iter().find(|had| had.circle == circle);
                    match (values.days(key)?, had) {
                        (None, Some(had)) => change = change.remove(had.clone()),
                        (Some(days), Some(had)) => {
                            let becomes = with_days(had.clone(), days);
                            change = change.revise(had, becomes);
                        }
                        (Some(days), None) => {
                            let id = context.ids.fresh(context.now.at);
                            let new = CircleCadence {
                                id,
                                circle,
                                ideal_days: 1,
                                latest_days: 1,
                            };
                            change = change.add(with_days(new, days));
                        }
                        (None, None) => {}
                    }
                }
                if change.is_empty() {
                    return Ok(vec![Effect::Say("Nothing was changed.".into())]);
                }
                Ok(vec![Effect::Apply(change)])
            })
            .open(),
        ])
    }))
}

fn with_days(cadence: CircleCadence, days: i64) -> CircleCadence {
    CircleCadence {
        ideal_days: days,
        latest_days: (days * 2).min(3650),
        ..cadence
    }
}

/// Each circle with its field.
fn circle_fields() -> [(Circle, &'static str, &'static str); 5] {
    let [one, two, three, four, five] = Circle::ALL;
    [
        (one, "one", "1 closest"),
        (two, "two", "2 close"),
        (three, "three", "3 steady"),
        (four, "four", "4 wider"),
        (five, "five", "5 widest"),
    ]
}

fn preset_hint(circle: Circle) -> &'static str {
    match circle.number() {
        1 => "the preset is 7",
        2 => "the preset is 30",
        3 => "the preset is 90",
        4 => "the preset is 180",
        _ => "the preset is none: you meet anyway",
    }
}
