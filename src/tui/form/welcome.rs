//! The guess of how welcome a word will be, and the question how welcome it was: a field of other forms,
//! and a form of its own where nothing else is asked.

use super::{Form, Unhappy};
use crate::domain::Change;
use crate::domain::prediction::{Prediction, Welcome};
use crate::store::query::Named;
use crate::tui::form::field::Values;
use crate::tui::view::{Context, Effect};

/// The words of the scale, from 1 to 7.
const SCALE: [&str; 7] = [
    "1 hardly at all",
    "2",
    "3",
    "4 somewhat",
    "5",
    "6",
    "7 very",
];

/// Adds the question for a guess to `form`.
pub(super) fn guess_field(form: Form) -> Form {
    form.options("welcome", "How welcome", scale("no guess"), "")
        .hint("how welcome will it be, do you think? You compare it later with how it was")
}

/// Adds the question how welcome it was to `form`.
pub(super) fn answer_field(form: Form, guess: &Prediction) -> Form {
    let was = guess.guess.number();
    let none = format!("cannot tell yet (you guessed {was})");
    form.options("welcome", "How welcome", scale(&none), "")
        .hint("how welcome was it, from 1 to 7? The review compares it with your guess")
}

fn scale(none: &str) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), none.to_owned())];
    options.extend((1..).zip(SCALE).map(|(number, words)| {
        let number: u8 = number;
        (number.to_string(), words.to_owned())
    }));
    options
}

/// What was chosen, if anything was.
pub(super) fn chosen(values: &Values<'_>) -> Option<Welcome> {
    values.text("welcome").parse().ok().and_then(Welcome::new)
}

/// Asks how welcome it was, and nothing else.
pub(crate) fn answer(guess: &Prediction, name: &Named) -> Effect {
    let (guess, short) = (guess.clone(), name.short.clone());
    let form = Form::new(
        format!("how welcome it was to {}", name.full_name),
        format!("welcome:{}", guess.id),
    );
    answer_field(form, &guess)
        .submit(move |values, context| {
            let answer = chosen(values).ok_or_else(|| {
                Unhappy::with("welcome", "choose a number, or esc leaves it open")
            })?;
            let change = guess.answered(answer, context.today(), &short);
            Ok(vec![Effect::Apply(change)])
        })
        .open()
}

/// Asks how welcome it was, and does `also` in the same change, whose sentence it keeps.
pub(crate) fn ask(
    guess: Prediction,
    name: &Named,
    also: impl Fn(&mut Context) -> Change + 'static,
) -> Effect {
    let short = name.short.clone();
    let form = Form::new(
        format!("how welcome it was to {}", name.full_name),
        format!("welcome:{}", guess.id),
    );
    answer_field(form, &guess)
        .submit(move |values, context| {
            let mut change = also(context);
            if let Some(answer) = chosen(values) {
                change = change.and(guess.answered(answer, context.today(), &short));
            }
            Ok(vec![Effect::Apply(change)])
        })
        .open()
}
