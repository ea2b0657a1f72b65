//! The few for today: no more than a person does in a day, and not all of one sort.

use super::order::{Turn, Variety};
use super::reason::Reason;

/// The most people shown for one day.
pub const TODAY_MOST: usize = 5;
/// The most of them who are there by the clock alone.
pub const TODAY_MOST_BY_RHYTHM: usize = 3;

/// The few for today, and what was left for the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// At most [`TODAY_MOST`], in the order of the queue.
    pub turns: Vec<Turn>,
    /// How many more have a promise or a plan that is due today or was before.
    pub more_due: usize,
    /// How many others can wait.
    pub more: usize,
}

impl Chosen {
    /// What was left for the queue, in words without a full stop: `2 more are due, and 12 can wait`.
    pub fn rest(&self) -> Option<String> {
        let are = |number: usize| if number == 1 { "is" } else { "are" };
        match (self.more_due, self.more) {
            (0, 0) => None,
            (0, more) => Some(format!("{more} more can wait")),
            (due, 0) => Some(format!("{due} more {} due", are(due))),
            (due, more) => Some(format!("{due} more {} due, and {more} can wait", are(due))),
        }
    }
}

/// Chooses from the queue: every reason once before any comes twice, promises and plans first; at most
/// [`TODAY_MOST_BY_RHYTHM`] by the clock alone, one of whom is a moderately weak or a dormant tie where
/// there is one.
pub fn today(queue: &[Turn]) -> Chosen {
    let mut of_reason: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (at, turn) in queue.iter().enumerate() {
        let word = turn.reason().word();
        match of_reason.iter_mut().find(|(known, _)| *known == word) {
            Some((_, those)) if those.len() == TODAY_MOST => {}
            Some((_, those)) => those.push(at),
            None => of_reason.push((word, vec![at])),
        }
    }
    let mut taken: Vec<usize> = Vec::with_capacity(TODAY_MOST);
    for round in 0..TODAY_MOST {
        let mut next: Vec<usize> = of_reason
            .iter()
            .filter_map(|(_, those)| those.get(round).copied())
            .collect();
        next.sort_unstable();
        for at in next {
            let full = queue[at].is_by_rhythm() && by_rhythm(&taken, queue) == TODAY_MOST_BY_RHYTHM;
            if taken.len() < TODAY_MOST && !full {
                taken.push(at);
            }
        }
    }
    taken.sort_unstable();
    vary(&mut taken, queue);
    let is_due = |turn: &&Turn| matches!(turn.reason(), Reason::MyPromise(_) | Reason::Planned(_));
    let due = queue.iter().filter(is_due).count();
    let turns: Vec<Turn> = taken.iter().map(|at| queue[*at].clone()).collect();
    let more_due = due - turns.iter().filter(is_due).count();
    Chosen {
        more: queue.len() - turns.len() - more_due,
        more_due,
        turns,
    }
}

fn by_rhythm(taken: &[usize], queue: &[Turn]) -> usize {
    taken.iter().filter(|at| queue[**at].is_by_rhythm()).count()
}

/// Gives the last place of the clock to a moderately weak or dormant tie, if none has one already.
fn vary(taken: &mut Vec<usize>, queue: &[Turn]) {
    let adds = |at: usize| queue[at].variety != Variety::None;
    let clock: Vec<usize> = taken
        .iter()
        .copied()
        .filter(|at| queue[*at].is_by_rhythm())
        .collect();
    let Some(last) = clock.last().filter(|_| clock.len() > 1) else {
        return;
    };
    if clock.iter().any(|at| adds(*at)) {
        return;
    }
    let other =
        (0..queue.len()).find(|at| queue[*at].is_by_rhythm() && adds(*at) && !taken.contains(at));
    if let Some(other) = other {
        taken.retain(|at| at != last);
        taken.push(other);
        taken.sort_unstable();
    }
}
