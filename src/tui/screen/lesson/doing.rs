//! Doing what a page asks for: one change a key, and the line that is written in place.

use super::line::{self, Entry, Purpose, Turn, turned};
use super::{Follow, LessonScreen};
use crate::domain::Change;
use crate::domain::asset::{Asset, AssetKind};
use crate::domain::choice::Choice;
use crate::domain::goal::{Brings, Contribution};
use crate::domain::ledger::GiftKind;
use crate::domain::lesson::{AnswerState, CHECK_WORDS, Checked, ExerciseKind};
use crate::domain::tie::{Tie, TieKind};
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::form;
use crate::tui::view::{Context, Effect};
use crate::tui::widget::line_edit::Changed;
use crate::tui::widget::list::Selection;

impl LessonScreen {
    pub(super) fn exercise_command(
        &mut self,
        command: Command,
        context: &mut Context,
    ) -> Vec<Effect> {
        let Some(exercise) = self.exercise() else {
            return self.text_command(command, context);
        };
        let (kind, count) = (exercise.kind, self.facts.count(exercise));
        if Selection::moves(command) {
            self.selection.step(command, count);
            return Vec::new();
        }
        match (command, kind) {
            (Command::NewPerson, _) => self.write(Purpose::Person(TieKind::Colleague), ""),
            (Command::Open, ExerciseKind::Goal) => self.write(Purpose::Goal, ""),
            (Command::Open, ExerciseKind::People) => {
                self.write(Purpose::Person(TieKind::Colleague), "")
            }
            (Command::Open, ExerciseKind::Assets) => {
                self.write(Purpose::Asset(AssetKind::Skill), "")
            }
            (Command::Open, ExerciseKind::Reflection) => self.reflect(),
            (Command::Open, ExerciseKind::Rewrite) => self.rewrite(),
            (Command::Open, ExerciseKind::Needs) => self.write_about("need"),
            (Command::Open, ExerciseKind::Question) => self.write_about("question"),
            (Command::Accept, _) => self.accept_offer(),
            (Command::Edit, ExerciseKind::Offers) => self.write_about("offer"),
            (Command::Edit, ExerciseKind::Goal) => {
                let goal = self.facts.goals.get(self.selection.at());
                goal.map(form::goal::edit).into_iter().collect()
            }
            (Command::Edit, ExerciseKind::Assets) => {
                self.asset().map(form::asset::edit).into_iter().collect()
            }
            (Command::Edit, _) => self
                .person()
                .map(|person| act::edit(&person.name))
                .into_iter()
                .collect(),
            (Command::NextChoice, _) => self.turn_kind(Turn::On, context),
            (Command::PreviousChoice, _) => self.turn_kind(Turn::Back, context),
            (Command::Left, _) => {
                self.column = self.column.saturating_sub(1);
                Vec::new()
            }
            (Command::Right, _) => {
                self.column = (self.column + 1).min(Brings::ALL.len() - 1);
                Vec::new()
            }
            (Command::Mark, _) if self.facts.goals.is_empty() => self.write(Purpose::Goal, ""),
            (Command::Mark, _) => self.mark(context),
            (Command::NextPart, _) => {
                let goals = &self.facts.goals;
                let at = goals
                    .iter()
                    .position(|goal| Some(goal.id) == self.goal)
                    .unwrap_or(0);
                self.goal = goals.get((at + 1) % goals.len().max(1)).map(|goal| goal.id);
                vec![Effect::Load]
            }
            (Command::Pick, _) => self.pick(context),
            _ => Vec::new(),
        }
    }

    /// On a text: Enter goes on to what there is to do, the moving keys move the text.
    fn text_command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        let (at, most) = (self.scroll.get(), self.most_scroll.get());
        let to = match command {
            Command::Down => at + 1,
            Command::Up => at.saturating_sub(1),
            Command::PageDown => at + 8,
            Command::PageUp => at.saturating_sub(8),
            Command::First => 0,
            Command::Last => most,
            _ => return self.onward(None, context),
        };
        self.scroll.set(to.min(most));
        Vec::new()
    }

    fn write(&mut self, purpose: Purpose, text: &str) -> Vec<Effect> {
        self.entry = Some(Entry::new(purpose, text));
        vec![Effect::Load]
    }

    fn write_about(&mut self, what: &str) -> Vec<Effect> {
        self.entry = self.entry_for(what);
        vec![Effect::Load]
    }

    /// The line for a need, an offer or a question of whoever is selected, or one that adds something.
    pub(super) fn entry_for(&self, what: &str) -> Option<Entry> {
        match what {
            "goal" => return Some(Entry::new(Purpose::Goal, "")),
            "person" => return Some(Entry::new(Purpose::Person(TieKind::Colleague), "")),
            "asset" => return Some(Entry::new(Purpose::Asset(AssetKind::Skill), "")),
            _ => {}
        }
        let person = self.person()?;
        let name = person.name.clone();
        Some(match what {
            "need" => Entry::new(Purpose::Need(name), &person.needs),
            "question" => {
                let text = person
                    .question
                    .as_ref()
                    .map(|question| question.text.clone());
                let purpose = Purpose::Question(name, person.question.clone());
                Entry::new(purpose, &text.unwrap_or_default())
            }
            _ => {
                let (what, kind) = match (&person.offer, self.proposal(person)) {
                    (Some(offer), _) => (offer.what.clone(), offer.kind),
                    (None, Some(proposal)) => (proposal.offer_words(), proposal.gift_kind()),
                    (None, None) => (String::new(), GiftKind::Help),
                };
                Entry::new(Purpose::Offer(name, kind, person.offer.clone()), &what)
            }
        })
    }

    /// Takes what is proposed; where nothing is, or an offer stands already, opens the line.
    fn accept_offer(&mut self) -> Vec<Effect> {
        let proposed = self
            .person()
            .filter(|person| person.offer.is_none())
            .and_then(|person| Some((person.name.clone(), self.proposal(person)?)));
        match (proposed, self.page()) {
            (Some((name, proposal)), Some(page)) => {
                self.selection.step(Command::Down, self.facts.people.len());
                vec![line::offer(
                    &name,
                    proposal.offer_words(),
                    proposal.gift_kind(),
                    None,
                    page,
                )]
            }
            _ => self.write_about("offer"),
        }
    }

    pub(super) fn line_command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        match command {
            Command::Accept => self.submit(context),
            Command::Cancel => {
                self.entry = None;
                let page = self.page();
                let place = page.map(|page| page.draft_place()).unwrap_or_default();
                vec![Effect::KeptDraft(place), Effect::Load]
            }
            Command::ClearLine => {
                if let Some(entry) = &mut self.entry {
                    entry.edit.set("");
                }
                self.written(Changed::Yes)
            }
            Command::NextChoice | Command::PreviousChoice => {
                if let Some(entry) = &mut self.entry {
                    entry.turn(match command {
                        Command::NextChoice => Turn::On,
                        _ => Turn::Back,
                    });
                }
                self.written(Changed::Yes)
            }
            Command::Suspend => vec![Effect::Suspend],
            _ => vec![Effect::HelpHere],
        }
    }

    fn submit(&mut self, context: &mut Context) -> Vec<Effect> {
        let (Some(page), Some(entry)) = (self.page(), &mut self.entry) else {
            return Vec::new();
        };
        let forget = Effect::Forget(page.draft_place());
        if entry.edit.text().trim().is_empty() && !matches!(entry.purpose, Purpose::Need(_)) {
            self.entry = None;
            return vec![forget, Effect::Load];
        }
        let kept = match entry.submit(&page, self.facts.people.len(), context) {
            Ok(kept) => kept,
            Err(trouble) => {
                entry.trouble = Some(trouble);
                return Vec::new();
            }
        };
        match entry.purpose {
            // The line stays for the next one.
            Purpose::Person(_) | Purpose::Asset(_) => {
                entry.edit.set("");
                self.follow = Follow::Last;
            }
            Purpose::Goal => {
                self.entry = None;
                self.follow = if self.kind() == Some(ExerciseKind::Goal) {
                    Follow::Last
                } else {
                    Follow::Stay
                };
            }
            _ => {
                self.entry = None;
                self.selection.step(Command::Down, self.facts.people.len());
            }
        }
        vec![forget, kept]
    }

    /// Changes the kind of tie, the kind of asset, or the answer to a statement.
    fn turn_kind(&mut self, way: Turn, context: &mut Context) -> Vec<Effect> {
        match self.kind() {
            Some(ExerciseKind::People) => {
                let Some(person) = self.person() else {
                    return Vec::new();
                };
                let short = person.name.short.clone();
                vec![act::with_tie(&person.name, move |tie, _, _| {
                    let kind = turned(tie.kind, way);
                    let change = Change::new(format!("{short}: {}", kind.label()));
                    Ok(vec![Effect::Apply(change.revise(
                        &tie,
                        Tie {
                            kind,
                            ..tie.clone()
                        },
                    ))])
                })]
            }
            Some(ExerciseKind::Assets) => {
                let Some(was) = self.asset() else {
                    return Vec::new();
                };
                let kind = turned(was.kind, way);
                let change = Change::new(format!("{}: {}", was.name, kind.label()));
                vec![Effect::Apply(change.revise(
                    was,
                    Asset {
                        kind,
                        ..was.clone()
                    },
                ))]
            }
            _ => self.check(way, context),
        }
    }

    /// Another word for the statement at hand.
    fn check(&mut self, way: Turn, context: &mut Context) -> Vec<Effect> {
        let (Some(lesson), Some(page)) = (self.lesson(), self.page()) else {
            return Vec::new();
        };
        let mut words = self.facts.checked(lesson, self.place);
        let Some(word) = words.get_mut(self.selection.at()) else {
            return Vec::new();
        };
        let count = CHECK_WORDS.len();
        let at = CHECK_WORDS
            .iter()
            .position(|other| word.as_deref() == Some(*other));
        let next = match (at, way) {
            (None, Turn::On) => 0,
            (None, Turn::Back) => count - 1,
            (Some(at), Turn::On) => (at + 1) % count,
            (Some(at), Turn::Back) => (at + count - 1) % count,
        };
        *word = Some(CHECK_WORDS[next].to_owned());
        let state = if words.iter().all(Option::is_some) {
            AnswerState::Done
        } else {
            AnswerState::Skipped
        };
        let answer = serde_json::to_string(&Checked(words)).unwrap_or_default();
        let change = page.answered(state, answer, context);
        vec![Effect::Apply(
            change.saying(format!("Answered: {}", CHECK_WORDS[next])),
        )]
    }

    fn mark(&mut self, context: &mut Context) -> Vec<Effect> {
        let kind = self.brings();
        let (Some(goal), Some(person), Some(page)) =
            (self.goal_at_hand(), self.person(), self.page())
        else {
            return Vec::new();
        };
        let (name, label) = (&person.name, kind.label());
        if let Some(mark) = self.facts.mark(name.id, kind) {
            let change = Change::new(format!("{} no longer brings {label}", name.short));
            return vec![Effect::Apply(change.remove(mark.clone()))];
        }
        let mark = Contribution {
            id: context.ids.fresh(context.now.at),
            goal: goal.id,
            person: name.id,
            kind,
            note: String::new(),
        };
        let change = Change::new(format!("{} could bring {label}", name.short)).add(mark);
        vec![Effect::Apply(change.and(page.done(context)))]
    }

    /// The message exercise: as it is, and again.
    fn rewrite(&self) -> Vec<Effect> {
        let (Some(person), Some(page)) = (self.person(), self.page()) else {
            return Vec::new();
        };
        let was = self.facts.rewritten(person.name.id);
        vec![super::writing::rewrite(&person.name, was, page)]
    }

    fn reflect(&self) -> Vec<Effect> {
        let (Some(lesson), Some(exercise), Some(page)) =
            (self.lesson(), self.exercise(), self.page())
        else {
            return Vec::new();
        };
        let answer = self.facts.answer(lesson, self.place);
        let text = answer
            .map(|answer| answer.answer.clone())
            .unwrap_or_default();
        vec![super::writing::reflect(&exercise.prompt, &text, page)]
    }

    fn pick(&self, _: &mut Context) -> Vec<Effect> {
        let (Some(person), Some(page)) = (self.person(), self.page()) else {
            return Vec::new();
        };
        if let Some(plan) = &person.plan {
            return vec![form::plan::edit(plan, &person.name)];
        }
        let goal = self.facts.goals.first().map(|goal| goal.id);
        let proposal = self.proposal(person).map(|proposal| proposal.offer_words());
        let message = self
            .facts
            .rewritten(person.name.id)
            .map(|rewritten| rewritten.after);
        let picked = self.facts.picked();
        vec![super::writing::pick(
            person,
            proposal,
            goal,
            message,
            (picked, page),
        )]
    }
}
