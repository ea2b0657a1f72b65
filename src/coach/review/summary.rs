//! What a review leaves to keep: who is picked with which plan, what was done, in sentences and in
//! Markdown.
//!
//! Gathering the rows is the store's; where the text goes (a file, the clipboard, a terminal) is decided
//! elsewhere.

use chrono::NaiveDate;
use serde::Serialize;

use crate::coach::welcome::{Guessed, compared};
use crate::domain::Choice;
use crate::domain::civil::count;
use crate::domain::follow_up::plan_sentence;
use crate::domain::intent::list;
use crate::domain::review::{Review, ReviewItem, ReviewState, ReviewStep};
use crate::domain::shown::shown;

/// The word under which an item is kept that was left for another week.
pub const LATER: &str = "later";
/// The word under which a pick is kept that stays for another week.
pub const KEPT: &str = "kept_on";

/// A review in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewSummary {
    /// The day it was begun.
    pub started_on: NaiveDate,
    /// The day it was finished; nothing while it is under way.
    pub finished_on: Option<NaiveDate>,
    /// Whether it is under way.
    pub state: ReviewState,
    /// Where it is.
    pub step: ReviewStep,
    /// With whom there was contact in the seven days before.
    pub in_touch: Vec<String>,
    /// Who is chosen for the week.
    pub picks: Vec<PickLine>,
    /// What was done, by step, in the order of the review.
    pub done: Vec<DoneInStep>,
    /// How many things were left for another week.
    pub left: usize,
    /// The user's guesses of welcome beside how it was, in a sentence; nothing before the first answer.
    pub guesses: Option<String>,
}

/// Somebody chosen for the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PickLine {
    /// Who.
    pub name: String,
    /// What they are offered.
    pub offer: String,
    /// “If …”
    pub cue: String,
    /// “… then I …”
    pub action: String,
    /// The day on which it stands in the queue.
    pub on_day: Option<NaiveDate>,
}

impl PickLine {
    /// The plan as a sentence; empty where none was made.
    pub fn plan(&self) -> String {
        plan_sentence("", &self.cue, &self.action)
    }
}

/// What was done in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoneInStep {
    /// The step.
    pub step: ReviewStep,
    /// Sentences without their full stops.
    pub said: Vec<String>,
}

/// Sums a review up: `items` are what was decided in it, in order.
pub fn summary(
    review: &Review,
    items: &[ReviewItem],
    picks: Vec<PickLine>,
    in_touch: Vec<String>,
    guesses: &[Guessed],
) -> ReviewSummary {
    let done = ReviewStep::ALL
        .iter()
        .map(|step| DoneInStep {
            step: *step,
            said: items
                .iter()
                .filter(|item| item.step == *step && !item.said.is_empty())
                .map(|item| item.said.clone())
                .collect(),
        })
        .filter(|done| !done.said.is_empty())
        .collect();
    let left = items
        .iter()
        // Of the old ties one at most is picked; the others were only shown.
        .filter(|item| item.verdict == LATER && item.step != ReviewStep::Dormant)
        .count();
    ReviewSummary {
        started_on: review.started_on,
        finished_on: review.finished_on,
        state: review.state,
        step: review.step,
        in_touch,
        picks,
        done,
        left,
        guesses: compared(guesses),
    }
}

impl ReviewSummary {
    /// The day it is called after.
    pub fn day(&self) -> NaiveDate {
        self.finished_on.unwrap_or(self.started_on)
    }

    /// Who was in touch, as a sentence; empty where there was nobody.
    pub fn in_touch_sentence(&self) -> String {
        const NAMED: usize = 6;
        match self.in_touch.len() {
            0 => String::new(),
            1..=NAMED => format!("In touch this week with {}.", list(&self.in_touch)),
            many => {
                let mut names: Vec<&str> = self
                    .in_touch
                    .iter()
                    .take(NAMED)
                    .map(String::as_str)
                    .collect();
                let others = format!("{} more", many - NAMED);
                names.push(&others);
                format!("In touch this week with {}.", list(&names))
            }
        }
    }

    /// What was left, as a sentence; empty where nothing was.
    pub fn left_sentence(&self) -> String {
        match self.left {
            0 => String::new(),
            1 => "1 thing was left for another week.".into(),
            left => format!(
                "{} were left for another week.",
                count(i64::try_from(left).unwrap_or(i64::MAX), "thing")
            ),
        }
    }

    /// The name of the file it is written to; `number` is which review of its day it is, from 1.
    pub fn file_name(&self, number: usize) -> String {
        let day = self.day();
        match number {
            0 | 1 => format!("review-{day}.md"),
            number => format!("review-{day}-{number}.md"),
        }
    }

    /// The summary as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("# Weekly review, {}\n", self.day().format("%A %-d %B %Y"));
        // At its last step all is decided; what is left is to read it.
        if self.state == ReviewState::Open && self.step != ReviewStep::Summary {
            text.push_str(&format!(
                "\nStill under way, at step {} of {}: {}.\n",
                self.step.number(),
                ReviewStep::ALL.len(),
                self.step.label()
            ));
        }
        let in_touch = self.in_touch_sentence();
        if !in_touch.is_empty() {
            text.push_str(&format!("\n{}\n", plain(&in_touch)));
        }
        text.push_str("\n## Picked for the week\n\n");
        if self.picks.is_empty() {
            text.push_str("Nobody this time.\n");
        }
        for pick in &self.picks {
            text.push_str(&pick_lines(pick));
        }
        if !self.done.is_empty() {
            text.push_str("\n## What was done\n\n");
        }
        for said in self.done.iter().flat_map(|done| &done.said) {
            text.push_str(&format!("- {}\n", plain(said)));
        }
        let left = self.left_sentence();
        if !left.is_empty() {
            text.push_str(&format!("\n{left}\n"));
        }
        if let Some(guesses) = &self.guesses {
            text.push_str(&format!("\n{guesses}\n"));
        }
        text
    }
}

fn pick_lines(pick: &PickLine) -> String {
    let mut line = format!("- **{}**", plain(&pick.name));
    if let Some(day) = pick.on_day {
        line.push_str(&format!(", {}", day.format("%A %-d %B")));
    }
    if !pick.offer.trim().is_empty() {
        line.push_str(&format!(": {}", plain(&pick.offer)));
    }
    let plan = pick.plan();
    if !plan.is_empty() {
        line.push_str(&format!("\n  - plan: {}", plain(&plan)));
    }
    line.push('\n');
    line
}

/// Text from outside on one line of Markdown: harmless, and without a meaning of its own there.
fn plain(text: &str) -> String {
    let mut escaped = String::new();
    for character in shown(text).as_str().chars() {
        if matches!(
            character,
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, IdSource, Moment};

    fn fresh<Of>() -> Id<Of> {
        IdSource::seeded([1, 2]).fresh(Moment::from_millis(1))
    }

    fn review() -> Review {
        Review {
            id: fresh(),
            started_on: "2026-11-23".parse().unwrap(),
            step: ReviewStep::Waiting,
            state: ReviewState::Open,
            finished_on: None,
            created_at: Moment::from_millis(1),
        }
    }

    fn item(step: ReviewStep, verdict: &str, said: &str) -> ReviewItem {
        ReviewItem {
            id: fresh(),
            review: fresh(),
            step,
            subject: String::new(),
            verdict: verdict.into(),
            said: said.into(),
            on_day: "2026-11-23".parse().unwrap(),
            created_at: Moment::from_millis(1),
        }
    }

    #[test]
    fn a_review_without_anything_says_so() {
        let finished = Review {
            state: ReviewState::Finished,
            finished_on: "2026-11-24".parse().ok(),
            ..review()
        };
        assert_eq!(
            summary(&finished, &[], Vec::new(), Vec::new(), &[]).to_markdown(),
            "# Weekly review, Tuesday 24 November 2026\n\n## Picked for the week\n\nNobody this time.\n"
        );
    }

    #[test]
    fn what_was_done_stands_in_the_order_of_the_steps_and_outside_text_stays_text() {
        let items = [
            item(ReviewStep::Thanks, "said", "Thanked Anna: *that*"),
            item(
                ReviewStep::Promises,
                "kept",
                "Kept: the paper\u{1b}[31m for Priya",
            ),
            item(ReviewStep::Promises, "later", ""),
            item(ReviewStep::Dormant, "later", ""),
        ];
        let picks = vec![PickLine {
            name: "Tom_O".into(),
            offer: "the shard page".into(),
            cue: "Tuesday's train".into(),
            action: "send it".into(),
            on_day: "2026-11-24".parse().ok(),
        }];
        let markdown = summary(&review(), &items, picks, vec!["Priya".into()], &[]).to_markdown();
        assert!(!markdown.contains('\u{1b}'));
        let paper = shown("Kept: the paper\u{1b}[31m for Priya");
        let paper = paper.as_str().replace('[', "\\[");
        assert_eq!(
            markdown,
            format!(
                "# Weekly review, Monday 23 November 2026\n\n\
                 Still under way, at step 5 of 9: who is waiting.\n\n\
                 In touch this week with Priya.\n\n\
                 ## Picked for the week\n\n\
                 - **Tom\\_O**, Tuesday 24 November: the shard page\n  \
                   - plan: Tuesday's train → send it\n\n\
                 ## What was done\n\n\
                 - {paper}\n\
                 - Thanked Anna: \\*that\\*\n\n\
                 1 thing was left for another week.\n"
            )
        );
    }

    #[test]
    fn a_second_review_of_a_day_has_a_file_of_its_own() {
        let summary = summary(&review(), &[], Vec::new(), Vec::new(), &[]);
        assert_eq!(summary.file_name(1), "review-2026-11-23.md");
        assert_eq!(summary.file_name(2), "review-2026-11-23-2.md");
    }

    #[test]
    fn many_names_are_counted() {
        let names = |count: usize| (0..count).map(|at| format!("P{at}")).collect();
        let said =
            |count| summary(&review(), &[], Vec::new(), names(count), &[]).in_touch_sentence();
        assert_eq!(said(0), "");
        assert_eq!(said(2), "In touch this week with P0 and P1.");
        assert!(said(9).ends_with("P5 and 3 more."));
    }
}
