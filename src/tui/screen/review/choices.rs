//! What can be done at each place of the review, in the words of that place. Availability, the lines at
//! the foot of a card and what can be clicked are all read from this one table.

use crate::domain::civil::days_between;
use crate::domain::promise::PromisedBy;
use crate::domain::review::ReviewStep;
use crate::store::query::walk::Item;
use crate::tui::command::Command;
use crate::tui::view::Availability;
use crate::tui::widget::list::Selection;

use super::{Anybody, Detail, Place, ReviewScreen};

/// One thing that can be done here.
pub(super) struct Choice {
    pub command: Command,
    /// What it does here; empty for a second key to the same.
    pub words: &'static str,
    pub can: Can,
}

/// Whether it can be done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Can {
    Yes,
    No(&'static str),
}

const fn can(command: Command, words: &'static str) -> Choice {
    Choice {
        command,
        words,
        can: Can::Yes,
    }
}

const fn only(command: Command, words: &'static str, can: Can) -> Choice {
    Choice {
        command,
        words,
        can,
    }
}

/// Commands that belong to the review and mean something only at some of its places.
const OURS: [Command; 18] = [
    Command::Open,
    Command::Done,
    Command::Reached,
    Command::Pick,
    Command::Snooze,
    Command::Bump,
    Command::Loosen,
    Command::Drop,
    Command::Date,
    Command::AddFollowUp,
    Command::EditTie,
    Command::Mark,
    Command::Later,
    Command::PreviousPart,
    Command::NextPart,
    Command::Keep,
    Command::Copy,
    Command::Skip,
];

impl ReviewScreen {
    /// Everything that can be done here, in the order in which it is shown.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let mut choices = match self.place {
            Place::Start => return self.start_choices(),
            Place::Page(step) => self.page_choices(step),
            Place::Looking(_) => self.looking_choices(),
            Place::Item(_) => self.item_choices(),
        };
        if let (Place::Item(step), Some(walk)) = (self.place, &self.walk) {
            let words = match walk.stretch(step).left.len() {
                0 | 1 => "",
                _ => "leave the rest of this step",
            };
            choices.push(can(Command::NextPart, words));
        }
        let back = match self.step().zip(self.walk.as_ref()) {
            Some((step, walk)) if walk.before(step).is_some() => Can::Yes,
            _ => Can::No("this is the first step"),
        };
        choices.push(only(Command::PreviousPart, "", back));
        choices
    }

    fn start_choices(&self) -> Vec<Choice> {
        let Detail::Start(start) = &self.detail else {
            return Vec::new();
        };
        if start.anybody == Anybody::Nobody {
            return vec![only(
                Command::Open,
                "",
                Can::No("nobody is written down yet; the lesson begins with the people around you"),
            )];
        }
        let mut choices = vec![match self.review() {
            Some(_) => can(Command::Open, "go on there"),
            None => can(Command::Open, "begin"),
        }];
        if self.review().is_some() {
            choices.push(can(Command::Skip, "end it here and begin anew"));
        }
        if start.summary.is_some() {
            choices.push(can(Command::Keep, "write the last one to a file"));
            choices.push(can(Command::Copy, "copy it"));
        }
        choices
    }

    fn page_choices(&self, step: ReviewStep) -> Vec<Choice> {
        match step {
            ReviewStep::Choose => {
                let chosen = self.walk.as_ref().map_or(0, |walk| walk.chosen.len());
                let at = self.selection.at();
                let none = "nobody is selected";
                let (pick, drop) = match self.lines() {
                    0 => (Can::No(none), Can::No(none)),
                    _ if at < chosen => (Can::No("picked already"), Can::Yes),
                    _ => (Can::Yes, Can::No("only who is picked can be let go")),
                };
                vec![
                    only(Command::Pick, "pick: an offer and a plan", pick),
                    only(Command::Drop, "let the pick go", drop),
                    can(Command::Open, "go on to the summary"),
                    can(Command::NextPart, ""),
                ]
            }
            ReviewStep::Summary => vec![
                can(Command::Open, "finish the review"),
                can(Command::Keep, "write it to a file"),
                can(Command::Copy, "copy it"),
            ],
            _ => vec![
                // Answered by the app; it stands here for its words.
                can(Command::Capture, "write down what is missing"),
                can(Command::Open, "nothing is missing: go on"),
                can(Command::NextPart, ""),
            ],
        }
    }

    fn looking_choices(&self) -> Vec<Choice> {
        if self.lines() == 0 {
            return vec![can(Command::Open, "go on"), can(Command::NextPart, "")];
        }
        vec![
            can(Command::Open, "take it up again"),
            can(Command::NextPart, "go on"),
        ]
    }

    fn item_choices(&self) -> Vec<Choice> {
        match self.item() {
            Some(Item::Pick(_)) => vec![
                can(Command::Reached, "reached: log it"),
                only(
                    Command::Done,
                    "reached, and it is logged",
                    self.logged_since(),
                ),
                can(Command::Later, "not yet: keep it a week"),
                can(Command::Drop, "let go"),
                can(Command::Open, "open the page"),
            ],
            Some(Item::Promise(with)) => vec![
                can(Command::Done, "kept"),
                can(Command::Date, "another date"),
                can(
                    Command::Drop,
                    match with.row.promised_by {
                        PromisedBy::Me => "release it: not wanted now",
                        PromisedBy::Them => "release them from it",
                    },
                ),
                can(Command::Later, "leave it for another week"),
                can(Command::Open, "open the page"),
            ],
            Some(Item::Thanks(_)) => vec![
                can(Command::Done, "said"),
                can(Command::Later, "leave it for another week"),
                can(Command::Open, "open the page"),
            ],
            Some(Item::Waiting(_)) => vec![
                can(Command::Reached, "reached out: log it"),
                can(Command::Pick, "pick for this week"),
                can(Command::Snooze, "snooze for a week"),
                can(Command::Bump, "considered, not now"),
                can(Command::Loosen, "loosen the rhythm"),
                can(Command::Drop, "let it rest"),
                can(Command::Later, "later"),
                can(Command::Open, "open the page"),
            ],
            Some(Item::Goal(_)) => {
                let somebody = match self.lines() {
                    0 => Can::No("nobody is written down who might"),
                    _ => Can::Yes,
                };
                vec![
                    only(Command::Mark, "could bring it: note what", somebody),
                    only(Command::Pick, "pick for this week", somebody),
                    can(Command::Later, "leave it for another week"),
                    can(Command::Drop, "let it be: do not ask again"),
                    only(Command::Open, "open the page", somebody),
                ]
            }
            Some(Item::NoNextStep(_)) => vec![
                can(Command::AddFollowUp, "plan the next step"),
                can(Command::EditTie, "put into a circle"),
                can(Command::Pick, "pick for this week"),
                can(Command::Later, "leave it for another week"),
                can(Command::Drop, "let it be: do not ask again"),
                can(Command::Open, "open the page"),
            ],
            Some(Item::OldTies(_)) => vec![
                can(Command::Pick, "pick for this week"),
                can(Command::Reached, "reached out: log it"),
                can(Command::Later, "not this week"),
                can(Command::Open, "open the page"),
            ],
            None => Vec::new(),
        }
    }

    /// Whether contact is logged since a pick was made.
    fn logged_since(&self) -> Can {
        let (Some(Item::Pick(live)), Detail::Person(page, _)) = (self.item(), &self.detail) else {
            return Can::No("nothing is logged since it was picked");
        };
        match page.pattern.last_touch {
            Some(last) if days_between(live.pick.on_day, last) >= 0 => Can::Yes,
            _ => Can::No("nothing is logged since it was picked"),
        }
    }

    /// Whether a command is answered here.
    pub(super) fn availability(&self, command: Command) -> Availability {
        if Selection::moves(command) {
            return if self.lines() > 0 {
                Availability::Yes
            } else {
                Availability::No("there is one thing on the screen")
            };
        }
        if !OURS.contains(&command) {
            return Availability::NotMine;
        }
        match self
            .choices()
            .into_iter()
            .find(|choice| choice.command == command)
        {
            Some(Choice { can: Can::Yes, .. }) => Availability::Yes,
            Some(Choice {
                can: Can::No(why), ..
            }) => Availability::No(why),
            None => Availability::No("that is not a question of this step"),
        }
    }
}
