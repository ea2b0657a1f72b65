//! What the user's own guesses of welcome come to, beside how it was: their numbers and nobody else's.
//!
//! People expect less appreciation than there is (Liu et al. 2023, JPSP 124). Whether that holds for this
//! user is for the user's own guesses to say.

use crate::domain::civil::count;
use crate::domain::prediction::Welcome;

/// From this many answers on, averages are spoken of.
const ENOUGH: usize = 3;

/// A guess and what it turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guessed {
    /// Before.
    pub guess: Welcome,
    /// After.
    pub answer: Welcome,
}

/// The user's guesses beside how it was, in a sentence; nothing before the first answer.
pub fn compared(guesses: &[Guessed]) -> Option<String> {
    let mean = |of: fn(&Guessed) -> Welcome| {
        let sum: u32 = guesses.iter().map(|one| u32::from(of(one).number())).sum();
        f64::from(sum) / guesses.len() as f64
    };
    let messages = || count(i64::try_from(guesses.len()).unwrap_or(i64::MAX), "message");
    match guesses {
        [] => None,
        [.., last] if guesses.len() < ENOUGH => Some(format!(
            "The last time you guessed {} of 7; it was {}.",
            last.guess.number(),
            last.answer.number()
        )),
        _ => Some(format!(
            "You guessed a welcome of {:.1} of 7; it was {:.1} ({}).",
            mean(|one| one.guess),
            mean(|one| one.answer),
            messages()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(u8, u8)], sentence: Option<&str>) {
        let guesses: Vec<Guessed> = pairs
            .iter()
            .map(|(guess, answer)| Guessed {
                guess: Welcome::new(*guess).unwrap(),
                answer: Welcome::new(*answer).unwrap(),
            })
            .collect();
        assert_eq!(compared(&guesses).as_deref(), sentence);
    }

    #[test]
    fn the_users_own_gap() {
        check(&[], None);
        check(
            &[(3, 6)],
            Some("The last time you guessed 3 of 7; it was 6."),
        );
        check(
            &[(3, 6), (4, 5), (4, 7)],
            Some("You guessed a welcome of 3.7 of 7; it was 6.0 (3 messages)."),
        );
    }
}
