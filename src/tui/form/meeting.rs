//! Two people who should meet.

use super::promise::place_of;
use super::{Form, Unhappy};
use crate::domain::Change;
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::store::query::Named;
use crate::tui::view::Effect;

/// The form that notes that `first` and somebody else should meet.
pub(crate) fn add(first: Option<Named>, today: chrono::NaiveDate) -> Effect {
    let place = format!("introduction:{}", place_of(first.as_ref()));
    let start = if first.is_some() { "second" } else { "first" };
    Form::new("two people who should meet", place)
        .people("first", "Ask first", 1, first.into_iter().collect())
        .needed()
        .people("second", "Then", 1, Vec::new())
        .needed()
        .line("why", "Because", "")
        .hint(
            "what they would have to say to each other; both are asked before they are introduced",
        )
        .starting_at(start)
        .submit(move |values, context| {
            let (first, second) = (values.person("first")?, values.person("second")?);
            if first.id == second.id {
                return Err(Unhappy::with("second", "it takes two different people"));
            }
            let change = Change::new(format!("{} and {} should meet", first.short, second.short));
            Ok(vec![Effect::Apply(change.add(Introduction {
                id: context.ids.fresh(context.now.at),
                first: first.id,
                second: second.id,
                why: values.text("why"),
                state: IntroductionState::Idea,
                since: today,
                outcome: String::new(),
                created_at: context.now.at,
            }))])
        })
        .open()
}

/// The form that says what came of an introduction.
pub(crate) fn outcome(introduction: &Introduction, names: (&str, &str)) -> Effect {
    let was = introduction.clone();
    let start = match introduction.state {
        IntroductionState::Met => "outcome",
        _ => "why",
    };
    let said = format!("Noted what came of {} and {}", names.0, names.1);
    Form::new(
        format!("{} and {}", names.0, names.1),
        format!("introduction:{}", introduction.id),
    )
    .line("why", "Because", &introduction.why)
    .line("outcome", "What came of it", &introduction.outcome)
    .hint("as in: they will write the standard together; empty is an answer too")
    .starting_at(start)
    .submit(move |values, _| {
        let becomes = Introduction {
            why: values.text("why"),
            outcome: values.text("outcome"),
            ..was.clone()
        };
        Ok(vec![Effect::Apply(
            Change::new(said.clone()).revise(&was, becomes),
        )])
    })
    .open()
}
