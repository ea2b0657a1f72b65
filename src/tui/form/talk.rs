//! Logging that there was contact, and the listening debrief after it.

use super::{Form, Unhappy, welcome};
use crate::coach::capture::dates::Direction;
use crate::domain::Change;
use crate::domain::intent::NewTalk;
use crate::domain::interaction::{Channel, Debrief, Interaction, Question, TouchDirection};
use crate::domain::person::PersonId;
use crate::domain::prediction::Prediction;
use crate::store::query::Named;
use crate::tui::view::Effect;

/// The form that logs contact with `people`; `also` happens in the same step, such as closing a plan.
/// Where one person is meant of whom the user guessed how welcome a word would be, it asks how it was.
pub(crate) fn log(people: Vec<Named>, today: chrono::NaiveDate, also: Change) -> Effect {
    match people.as_slice() {
        [only] => {
            let person = only.id;
            Effect::Ask(Box::new(move |reader, _| {
                let guess = reader.store.open_guess(person)?;
                Ok(vec![log_form(people, today, also, guess)])
            }))
        }
        _ => log_form(people, today, also, None),
    }
}

fn log_form(
    people: Vec<Named>,
    today: chrono::NaiveDate,
    also: Change,
    guess: Option<Prediction>,
) -> Effect {
    let place = format!(
        "talk:{}",
        people
            .first()
            .map(|named| named.id.to_string())
            .unwrap_or_else(|| "new".into())
    );
    let start = if people.is_empty() { "with" } else { "summary" };
    let mut form = Form::new("log that you were in touch", place)
        .people("with", "With", 20, people)
        .needed()
        .long("summary", "About", "")
        .hint("what you would like to remember the next time; ^E opens your editor")
        .choice("channel", "How", Channel::Met)
        .choice("direction", "Who began", TouchDirection::Mutual)
        .hint("a message of yours counts as answered when you log their answer")
        .date("on", "When", Direction::Past, Some(today))
        .hint("yesterday, Tue, 12 Nov …");
    if let Some(guess) = &guess {
        form = welcome::answer_field(form, guess);
    }
    form.starting_at(start)
        .submit(move |values, context| {
            let people = values.people("with")?;
            let on = values.date("on")?.unwrap_or(context.today());
            if on > context.today() {
                return Err(Unhappy::with(
                    "on",
                    "that day is still to come; plan it as a follow-up",
                ));
            }
            let with: Vec<(PersonId, String)> = people
                .iter()
                .map(|named| (named.id, named.short.clone()))
                .collect();
            let talk = NewTalk {
                people: &with,
                on,
                channel: values.choice("channel"),
                direction: values.choice("direction"),
                summary: values.text("summary"),
            };
            let (_, mut change) = talk.logged(&mut context.ids, context.now);
            if let (Some(guess), Some(answer)) = (&guess, welcome::chosen(values)) {
                change = change.and(guess.answered(answer, context.today(), ""));
            }
            Ok(vec![Effect::Apply(change.and(also.clone()))])
        })
        .open()
}

/// The form that edits what was logged.
pub(crate) fn edit(talk: &Interaction) -> Effect {
    let was = talk.clone();
    Form::new("edit what was logged", format!("talk:{}", talk.id))
        .choice("channel", "How", talk.channel)
        .choice("direction", "Who began", talk.direction)
        .date("on", "When", Direction::Past, Some(talk.on_day))
        .long("summary", "About", &talk.summary)
        .submit(move |values, context| {
            let on = values.date("on")?.unwrap_or(was.on_day);
            if on > context.today() {
                return Err(Unhappy::with("on", "that day is still to come"));
            }
            let becomes = Interaction {
                channel: values.choice("channel"),
                direction: values.choice("direction"),
                on_day: on,
                summary: values.text("summary"),
                ..was.clone()
            };
            Ok(vec![Effect::Apply(
                Change::new("Edited what was logged").revise(&was, becomes),
            )])
        })
        .open()
}

/// The debrief of a talk with `name`: four questions, any of which may stay empty. Never scored.
pub(crate) fn debrief(talk: &Interaction, had: Option<&Debrief>, name: &Named) -> Effect {
    let (talk, had, name) = (talk.id, had.cloned(), name.clone());
    let said = |get: fn(&Debrief) -> &String| had.as_ref().map(get).cloned().unwrap_or_default();
    Form::new(
        format!("what you heard from {}", name.short),
        format!("debrief:{talk}"),
    )
    .line(
        "matters",
        "What matters to them",
        &said(|debrief| &debrief.matters),
    )
    .line(
        "felt",
        "What they felt, and I",
        &said(|debrief| &debrief.felt),
    )
    .line(
        "listened",
        "How I listened",
        &said(|debrief| &debrief.listened),
    )
    .line(
        "ask_next",
        "What I will ask next",
        &said(|debrief| &debrief.ask_next),
    )
    .hint("it comes back on their page and beside their name")
    .submit(move |values, context| {
        let becomes = Debrief {
            id: had
                .as_ref()
                .map_or_else(|| context.ids.fresh(context.now.at), |had| had.id),
            interaction: talk,
            matters: values.text("matters"),
            felt: values.text("felt"),
            listened: values.text("listened"),
            ask_next: values.text("ask_next"),
            created_at: context.now.at,
        };
        let question = becomes.ask_next.clone();
        let asked_before = had.as_ref().is_some_and(|had| had.ask_next == question);
        let change = Change::new(format!("Kept what you heard from {}", name.short));
        let mut change = match &had {
            Some(had) => {
                let becomes = Debrief {
                    created_at: had.created_at,
                    ..becomes
                };
                change.revise(had, becomes)
            }
            None => change.add(becomes),
        };
        if !question.is_empty() && !asked_before {
            change = change.add(Question {
                id: context.ids.fresh(context.now.at),
                person: name.id,
                interaction: Some(talk),
                text: question,
                asked_on: None,
                created_at: context.now.at,
            });
        }
        Ok(vec![Effect::Apply(change)])
    })
    .open()
}

/// The form that notes a question to ask.
pub(crate) fn question(name: &Named) -> Effect {
    let name = name.clone();
    Form::new(
        format!("a question for {}", name.full_name),
        format!("question:{}", name.id),
    )
    .line("text", "Question", "")
    .needed()
    .hint("an open one: what, how, tell me about")
    .submit(move |values, context| {
        Ok(vec![Effect::Apply(
            Change::new(format!("Noted a question for {}", name.short)).add(Question {
                id: context.ids.fresh(context.now.at),
                person: name.id,
                interaction: None,
                text: values.text("text"),
                asked_on: None,
                created_at: context.now.at,
            }),
        )])
    })
    .open()
}

/// The form that edits a question.
pub(crate) fn edit_question(question: &Question, name: &Named) -> Effect {
    let (was, name) = (question.clone(), name.clone());
    let title = format!("a question for {}", name.full_name);
    Form::new(title, format!("question:{}", question.id))
        .line("text", "Question", &question.text)
        .needed()
        .submit(move |values, _| {
            let becomes = Question {
                text: values.text("text"),
                ..was.clone()
            };
            let change = Change::new(format!("Edited a question for {}", name.short));
            Ok(vec![Effect::Apply(change.revise(&was, becomes))])
        })
        .open()
}
