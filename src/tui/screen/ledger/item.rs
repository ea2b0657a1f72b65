//! A line of the ledger: what can be done with it, why not, and the one change that each key makes.
//!
//! Every row is read again at that moment, so that a window left open does not write over another's work.

use crate::coach::evidence::Subject;
use crate::coach::matching::{Gift, Meeting, meeting_name};
use crate::domain::draft::Dismissal;
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::domain::ledger::Entry;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::PersonId;
use crate::domain::promise::Promise;
use crate::domain::tie::{Balance, Tie};
use crate::domain::{Change, Id, Stored};
use crate::store::query::Named;
use crate::store::query::ledger::{Exchange, IntroductionLine, With};
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::form;
use crate::tui::view::{Availability, Context, Effect};

/// A line.
pub(super) enum Item {
    /// An open promise.
    Promise(With<Promise>),
    /// Something received, thanks unsaid.
    Thanks(With<Entry>),
    /// An offer that stands.
    Offer(With<Offer>),
    /// A proposal: something the user has that fits a need.
    Gift(Gift),
    /// An introduction under way.
    Introduction(IntroductionLine),
    /// A proposal: two people who should meet.
    Meeting(Meeting),
    /// How much passed, as a picture.
    Exchange(Exchange),
    /// A give or a receive of the past.
    Past(With<Entry>),
}

/// What can be done with the selected line.
pub(super) fn available(command: Command, selected: Option<&Item>) -> Availability {
    let ours = matches!(
        command,
        Command::Open
            | Command::Done
            | Command::Drop
            | Command::Date
            | Command::Edit
            | Command::Pick
    );
    match selected {
        _ if !ours => Availability::NotMine,
        None => Availability::No("nothing is selected"),
        Some(item) => item.available(command),
    }
}

impl Item {
    fn available(&self, command: Command) -> Availability {
        use Availability::{No, Yes};
        match (command, self) {
            (Command::Open, _) => Yes,
            (Command::Pick, Self::Gift(_) | Self::Meeting(_)) => Yes,
            (Command::Pick, _) => No("only a proposal can be taken up"),
            (_, Self::Gift(_) | Self::Meeting(_)) if command != Command::Drop => {
                No("this is a proposal; it has to be taken up first")
            }
            (Command::Date, Self::Promise(_)) => Yes,
            (Command::Date, _) => No("only a promise has a date"),
            (Command::Done, Self::Exchange(_)) => No("this is a picture; there is nothing to do"),
            (Command::Done, Self::Past(with)) if !with.row.thanks_unsaid() => {
                match with.row.thanked_on {
                    Some(_) => No("thanks were said already"),
                    None => No("you gave this; there is nothing left to do"),
                }
            }
            (Command::Drop, Self::Thanks(_)) => No("thanks wait until they are said"),
            (Command::Drop, Self::Introduction(line))
                if line.row.state == IntroductionState::Met =>
            {
                No("they have met already")
            }
            (Command::Edit, Self::Exchange(_)) => {
                No("this is a picture; edit in the history below")
            }
            _ => Yes,
        }
    }

    /// Whose page it opens.
    fn person(&self) -> PersonId {
        match self {
            Self::Promise(with) => with.name.id,
            Self::Thanks(with) | Self::Past(with) => with.name.id,
            Self::Offer(with) => with.name.id,
            Self::Gift(gift) => gift.person,
            Self::Introduction(line) => line.first.id,
            Self::Meeting(meeting) => meeting.first,
            Self::Exchange(exchange) => exchange.name.id,
        }
    }

    /// What the coach speaks about in it.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::Promise(_) => Subject::Promise,
            Self::Thanks(_) => Subject::ThanksUnsaid,
            Self::Offer(_) | Self::Gift(_) => Subject::Offer,
            Self::Introduction(_) | Self::Meeting(_) => Subject::Introduction,
            Self::Exchange(_) => Subject::Picture,
            Self::Past(with) if with.row.thanks_unsaid() => Subject::ThanksUnsaid,
            Self::Past(_) => Subject::Entry,
        }
    }

    /// Does it; `None` where there is nothing to do.
    pub(super) fn act(&self, command: Command, context: &mut Context) -> Option<Effect> {
        match command {
            Command::Open => Some(Effect::Person(self.person())),
            Command::Done => self.done(),
            Command::Drop => self.dropped(context),
            Command::Pick => self.taken_up(context),
            Command::Edit => self.edit(),
            Command::Date => match self {
                Self::Promise(with) => Some(fresh(with.row.id, &with.name, |promise, name, _| {
                    vec![form::promise::redate(&promise, name)]
                })),
                _ => None,
            },
            _ => None,
        }
    }

    fn done(&self) -> Option<Effect> {
        match self {
            Self::Promise(with) => {
                Some(fresh(with.row.id, &with.name, |promise, name, context| {
                    vec![Effect::Apply(promise.kept(context.today(), &name.short))]
                }))
            }
            Self::Thanks(with) | Self::Past(with) => {
                Some(fresh(with.row.id, &with.name, |entry, name, context| {
                    vec![Effect::Apply(entry.thanked(context.today(), &name.short))]
                }))
            }
            Self::Offer(with) => Some(fresh(with.row.id, &with.name, |offer, name, context| {
                let entry = context.ids.fresh(context.now.at);
                let (on, now) = (context.today(), context.now.at);
                vec![Effect::Apply(offer.given(on, entry, now, &name.short))]
            })),
            Self::Introduction(line) => Some(one_step_on(line)),
            Self::Gift(_) | Self::Meeting(_) | Self::Exchange(_) => None,
        }
    }

    fn dropped(&self, context: &mut Context) -> Option<Effect> {
        Some(match self {
            Self::Promise(with) => fresh(with.row.id, &with.name, |promise, name, context| {
                vec![Effect::Apply(
                    promise.released(context.today(), &name.short),
                )]
            }),
            Self::Offer(with) => fresh(with.row.id, &with.name, |offer, name, _| {
                vec![Effect::Apply(offer.let_go(&name.short))]
            }),
            Self::Introduction(line) => {
                let (first, second) = (line.first.short.clone(), line.second.short.clone());
                fresh(line.row.id, &line.first, move |row, _, context| {
                    let declined = IntroductionState::Declined;
                    let names = (first.as_str(), second.as_str());
                    vec![Effect::Apply(row.becomes(declined, context.today(), names))]
                })
            }
            Self::Gift(gift) => {
                let said = format!("Will not propose “{}” for {} again", gift.has, gift.short);
                Effect::Apply(Change::new(said).add(dismissal(&gift.name, context)))
            }
            Self::Meeting(meeting) => {
                let said = format!(
                    "Will not propose that {} and {} meet again",
                    meeting.first_short, meeting.second_short
                );
                Effect::Apply(Change::new(said).add(dismissal(&meeting.name, context)))
            }
            Self::Exchange(exchange) => act::with_tie(&exchange.name, {
                let short = exchange.name.short.clone();
                move |tie, _, _| Ok(vec![Effect::Apply(kept_out(&tie, &short))])
            }),
            Self::Past(with) => fresh(with.row.id, &with.name, |entry, name, _| {
                let said = format!(
                    "Removed from the history with {}: {}",
                    name.short, entry.what
                );
                vec![Effect::Apply(Change::new(said).remove(entry))]
            }),
            Self::Thanks(_) => return None,
        })
    }

    /// Makes a row of a proposal.
    fn taken_up(&self, context: &mut Context) -> Option<Effect> {
        let now = context.now;
        match self {
            Self::Gift(gift) => {
                let offer = Offer {
                    id: context.ids.fresh(now.at),
                    person: gift.person,
                    kind: gift.gift_kind(),
                    what: gift.offer_words(),
                    goal: None,
                    state: OfferState::Planned,
                    created_at: now.at,
                };
                let change = Change::new(format!("Planned for {}: {}", gift.short, offer.what));
                // It has been taken up: were the offer reworded, it should still not be proposed again.
                let taken = dismissal(&gift.name, context);
                Some(Effect::Apply(change.add(offer).add(taken)))
            }
            Self::Meeting(meeting) => {
                let said = format!(
                    "{} and {} should meet",
                    meeting.first_short, meeting.second_short
                );
                let introduction = Introduction {
                    id: context.ids.fresh(now.at),
                    first: meeting.first,
                    second: meeting.second,
                    why: meeting.why(),
                    state: IntroductionState::Idea,
                    since: now.today,
                    outcome: String::new(),
                    created_at: now.at,
                };
                let taken = dismissal(&meeting_name(meeting.first, meeting.second), context);
                Some(Effect::Apply(
                    Change::new(said).add(introduction).add(taken),
                ))
            }
            _ => None,
        }
    }

    fn edit(&self) -> Option<Effect> {
        Some(match self {
            Self::Promise(with) => fresh(with.row.id, &with.name, |promise, name, _| {
                vec![form::promise::edit(&promise, name)]
            }),
            Self::Thanks(with) | Self::Past(with) => {
                fresh(with.row.id, &with.name, |entry, name, _| {
                    vec![form::gift::edit(&entry, name)]
                })
            }
            Self::Offer(with) => fresh(with.row.id, &with.name, |offer, name, _| {
                vec![form::gift::edit_offer(&offer, name)]
            }),
            Self::Introduction(line) => outcome_form(line),
            Self::Gift(_) | Self::Meeting(_) | Self::Exchange(_) => return None,
        })
    }
}

/// Reads the row as it stands now and goes on with it.
fn fresh<T: Stored + 'static>(
    id: Id<T>,
    name: &Named,
    then: impl FnOnce(T, &Named, &mut Context) -> Vec<Effect> + 'static,
) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(move |reader, context| {
        Ok(match reader.store.get(id)? {
            Some(row) => then(row, &name, context),
            None => vec![
                Effect::Load,
                Effect::Trouble("That is no longer there.".into()),
            ],
        })
    }))
}

/// The introduction goes one step on; once they have met, what came of it is asked.
fn one_step_on(line: &IntroductionLine) -> Effect {
    let (first, second) = (line.first.short.clone(), line.second.short.clone());
    fresh(line.row.id, &line.first, move |row, _, context| {
        let names = (first.as_str(), second.as_str());
        let Some(next) = row.onward() else {
            return vec![form::meeting::outcome(&row, names)];
        };
        let mut effects = vec![Effect::Apply(row.becomes(next, context.today(), names))];
        if next == IntroductionState::Met {
            let met = Introduction {
                state: next,
                since: context.today(),
                ..row
            };
            effects.push(form::meeting::outcome(&met, names));
        }
        effects
    })
}

fn outcome_form(line: &IntroductionLine) -> Effect {
    let (first, second) = (line.first.short.clone(), line.second.short.clone());
    fresh(line.row.id, &line.first, move |row, _, _| {
        vec![form::meeting::outcome(&row, (&first, &second))]
    })
}

fn dismissal(proposal: &str, context: &mut Context) -> Dismissal {
    Dismissal {
        id: context.ids.fresh(context.now.at),
        proposal: proposal.to_owned(),
        created_at: context.now.at,
    }
}

fn kept_out(tie: &Tie, short: &str) -> Change {
    let said = format!("Kept {short} out of the picture of give and take");
    let becomes = Tie {
        balance_shown: Balance::Hidden,
        ..tie.clone()
    };
    Change::new(said).revise(tie, becomes)
}
