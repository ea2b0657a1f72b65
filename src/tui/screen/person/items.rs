//! What can be selected on a person's page, and what can be done with each.

use crate::domain::Change;
use crate::domain::follow_up::FollowUp;
use crate::domain::interaction::Question;
use crate::domain::introduction::Introduction;
use crate::domain::ledger::Entry;
use crate::domain::offer::Offer;
use crate::domain::promise::{Promise, PromiseState};
use crate::store::query::Named;
use crate::store::query::person::{PersonPage, Talk};
use crate::tui::form;
use crate::tui::view::{Availability, Context, Effect};

/// One selectable thing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'p> {
    Promise(&'p Promise),
    Plan(&'p FollowUp),
    Question(&'p Question),
    Offer(&'p Offer),
    Introduction(&'p Introduction, &'p Named),
    Talk(&'p Talk),
    Entry(&'p Entry),
}

/// Everything on a page, in the order in which it is drawn: what is open first, then what happened.
pub(super) fn of(page: &PersonPage) -> Vec<Item<'_>> {
    let open = page
        .promises
        .iter()
        .filter(|promise| promise.state == PromiseState::Open);
    let mut items: Vec<Item<'_>> = open.map(Item::Promise).collect();
    items.extend(page.follow_ups.iter().map(Item::Plan));
    items.extend(page.questions.iter().map(Item::Question));
    items.extend(page.offers.iter().map(Item::Offer));
    items.extend(
        page.introductions
            .iter()
            .map(|(row, other)| Item::Introduction(row, other)),
    );
    items.extend(page.timeline.iter().map(Item::Talk));
    items.extend(page.entries.iter().map(Item::Entry));
    items
}

impl Item<'_> {
    /// Under which heading it stands.
    pub(super) fn part(&self) -> Part {
        match self {
            Self::Promise(_) => Part::Promises,
            Self::Plan(_) => Part::Plans,
            Self::Question(_) => Part::Questions,
            Self::Offer(_) => Part::Offers,
            Self::Introduction(..) => Part::Introductions,
            Self::Talk(_) => Part::Talks,
            Self::Entry(_) => Part::Entries,
        }
    }

    pub(super) fn can_be_done(&self) -> Availability {
        match self {
            Self::Promise(_) | Self::Plan(_) | Self::Question(_) | Self::Offer(_) => {
                Availability::Yes
            }
            Self::Introduction(introduction, _) if introduction.onward().is_some() => {
                Availability::Yes
            }
            Self::Introduction(..) => Availability::No("there is no step left"),
            Self::Entry(entry) if entry.thanks_unsaid() => Availability::Yes,
            Self::Entry(_) => Availability::No("there are no thanks to say"),
            Self::Talk(_) => Availability::No("a talk is done; D thinks back to it"),
        }
    }

    pub(super) fn can_be_dropped(&self) -> Availability {
        match self {
            Self::Introduction(introduction, _) if introduction.onward().is_none() => {
                Availability::No("it has come to its end")
            }
            _ => Availability::Yes,
        }
    }

    pub(super) fn done(&self, name: &Named, context: &Context) -> Effect {
        let today = context.today();
        match self {
            Self::Promise(promise) => Effect::Apply(promise.kept(today, &name.short)),
            Self::Plan(plan) => {
                form::talk::log(vec![name.clone()], today, plan.done(today, &name.short))
            }
            Self::Question(question) => {
                let becomes = Question {
                    asked_on: Some(today),
                    ..(*question).clone()
                };
                let change = Change::new(format!("Asked {}: {}", name.short, question.text));
                Effect::Apply(change.revise(*question, becomes))
            }
            Self::Offer(offer) => {
                let (offer, name) = ((*offer).clone(), name.clone());
                Effect::Ask(Box::new(move |_, context| {
                    let entry = context.ids.fresh(context.now.at);
                    Ok(vec![Effect::Apply(offer.given(
                        context.today(),
                        entry,
                        context.now.at,
                        &name.short,
                    ))])
                }))
            }
            Self::Introduction(introduction, other) => match introduction.onward() {
                Some(state) => Effect::Apply(introduction.becomes(
                    state,
                    today,
                    ordered(introduction, name, other),
                )),
                None => Effect::Load,
            },
            Self::Entry(entry) => Effect::Apply(entry.thanked(today, &name.short)),
            Self::Talk(_) => Effect::Load,
        }
    }

    pub(super) fn dropped(&self, name: &Named, context: &Context) -> Effect {
        let today = context.today();
        Effect::Apply(match self {
            Self::Promise(promise) => promise.released(today, &name.short),
            Self::Plan(plan) => plan.dropped(today, &name.short),
            Self::Question(question) => {
                Change::new(format!("Dropped a question for {}", name.short))
                    .remove((*question).clone())
            }
            Self::Offer(offer) => offer.let_go(&name.short),
            Self::Introduction(introduction, other) => introduction.becomes(
                crate::domain::introduction::IntroductionState::Declined,
                today,
                ordered(introduction, name, other),
            ),
            Self::Talk(talk) => {
                Change::new("Removed a talk from the log").remove(talk.interaction.clone())
            }
            Self::Entry(entry) => Change::new(format!("Removed an entry with {}", name.short))
                .remove((*entry).clone()),
        })
    }

    pub(super) fn opened(&self, name: &Named) -> Effect {
        match self {
            Self::Promise(promise) => form::promise::edit(promise, name),
            Self::Plan(plan) => form::plan::edit(plan, name),
            Self::Question(question) => form::talk::edit_question(question, name),
            Self::Offer(offer) => form::gift::edit_offer(offer, name),
            Self::Introduction(introduction, other) => {
                form::meeting::outcome(introduction, ordered(introduction, name, other))
            }
            Self::Talk(talk) => form::talk::edit(&talk.interaction),
            Self::Entry(entry) => form::gift::edit(entry, name),
        }
    }
}

/// The two names in the order in which they are asked.
fn ordered<'n>(
    introduction: &Introduction,
    name: &'n Named,
    other: &'n Named,
) -> (&'n str, &'n str) {
    if introduction.first == name.id {
        (&name.short, &other.short)
    } else {
        (&other.short, &name.short)
    }
}

/// A heading on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Promises,
    Plans,
    Questions,
    Offers,
    Introductions,
    Talks,
    Entries,
}

impl Part {
    /// As it is written.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Promises => "Promises open",
            Self::Plans => "Planned",
            Self::Questions => "To ask",
            Self::Offers => "I could give",
            Self::Introductions => "Introductions",
            Self::Talks => "Talks",
            Self::Entries => "Given and received",
        }
    }
}
