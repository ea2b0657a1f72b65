//! What can be selected on a person's page, in which order, and what can be done with each.

use crate::coach::brief;
use crate::coach::evidence::Subject;
use crate::domain::Change;
use crate::domain::follow_up::FollowUp;
use crate::domain::interaction::Question;
use crate::domain::introduction::Introduction;
use crate::domain::ledger::Entry;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::prediction::Prediction;
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
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
    /// The entry that is still to be thanked for; it stands in the history as well.
    Thanks(&'p Entry),
    /// How welcome a word would be, which has been said since: how welcome was it?
    Guess(&'p Prediction),
    Talk(&'p Talk),
    Entry(&'p Entry),
}

/// Everything on a page that can be selected, in the order in which it is drawn.
pub(super) struct Items<'p> {
    /// First what belongs to the brief, then what else is open, then what happened.
    pub list: Vec<Item<'p>>,
    /// How many of them belong to the brief.
    pub brief: usize,
}

/// Of each sort, so many stand in the brief: promises of each side and offers, then anything else.
const IN_BRIEF: (usize, usize) = (2, 1);

/// The items of a page.
pub(super) fn of<'p>(page: &'p PersonPage, guess: Option<&'p Prediction>) -> Items<'p> {
    let (most, one) = IN_BRIEF;
    let open = |by: PromisedBy| {
        page.promises
            .iter()
            .filter(move |promise| promise.state == PromiseState::Open && promise.promised_by == by)
    };
    // The planned stand before what was only thought of.
    let offers = |state: OfferState| page.offers.iter().filter(move |offer| offer.state == state);
    let offers = || offers(OfferState::Planned).chain(offers(OfferState::Idea));
    let thanks = page
        .entries
        .iter()
        .rev()
        .find(|entry| entry.thanks_unsaid());

    let mut list: Vec<Item<'_>> = Vec::new();
    for by in [PromisedBy::Me, PromisedBy::Them] {
        list.extend(open(by).take(most).map(Item::Promise));
    }
    list.extend(thanks.map(Item::Thanks));
    list.extend(guess.map(Item::Guess));
    list.extend(offers().take(most).map(Item::Offer));
    list.extend(page.questions.iter().take(one).map(Item::Question));
    list.extend(page.follow_ups.iter().take(one).map(Item::Plan));
    let brief = list.len();

    for by in [PromisedBy::Me, PromisedBy::Them] {
        list.extend(open(by).skip(most).map(Item::Promise));
    }
    list.extend(page.follow_ups.iter().skip(one).map(Item::Plan));
    list.extend(page.questions.iter().skip(one).map(Item::Question));
    list.extend(offers().skip(most).map(Item::Offer));
    list.extend(
        page.introductions
            .iter()
            .map(|(row, other)| Item::Introduction(row, other)),
    );
    list.extend(page.timeline.iter().map(Item::Talk));
    list.extend(page.entries.iter().map(Item::Entry));
    Items { list, brief }
}

impl Item<'_> {
    /// What the coach speaks about in it.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::Promise(_) => Subject::Promise,
            Self::Plan(_) => Subject::Plan,
            Self::Question(_) | Self::Talk(_) | Self::Guess(_) => Subject::Talk,
            Self::Offer(_) => Subject::Offer,
            Self::Introduction(..) => Subject::Introduction,
            Self::Thanks(_) => Subject::ThanksUnsaid,
            Self::Entry(_) => Subject::Entry,
        }
    }

    /// Which part of the brief it belongs to, while it stands there.
    pub(super) fn brief_part(&self) -> brief::Part {
        match self {
            Self::Promise(promise) => match promise.promised_by {
                PromisedBy::Me => brief::Part::Mine,
                PromisedBy::Them => brief::Part::Theirs,
            },
            Self::Thanks(_) | Self::Entry(_) => brief::Part::Thanks,
            Self::Offer(_) | Self::Introduction(..) => brief::Part::Offers,
            Self::Question(_) => brief::Part::Questions,
            Self::Plan(_) => brief::Part::Plans,
            // It stands among them, with a word of its own before it.
            Self::Guess(_) => brief::Part::Thanks,
            Self::Talk(_) => brief::Part::LastTalk,
        }
    }

    /// Under which heading it stands below the brief.
    pub(super) fn part(&self) -> Part {
        match self {
            Self::Promise(_) => Part::Promises,
            Self::Plan(_) => Part::Plans,
            Self::Question(_) => Part::Questions,
            Self::Offer(_) => Part::Offers,
            Self::Introduction(..) => Part::Introductions,
            Self::Talk(_) | Self::Guess(_) => Part::Talks,
            Self::Entry(_) | Self::Thanks(_) => Part::Entries,
        }
    }

    pub(super) fn can_be_done(&self) -> Availability {
        match self {
            Self::Promise(_)
            | Self::Plan(_)
            | Self::Question(_)
            | Self::Offer(_)
            | Self::Guess(_)
            | Self::Thanks(_) => Availability::Yes,
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
            Self::Thanks(_) => Availability::No("thanks wait until they are said"),
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
            Self::Entry(entry) | Self::Thanks(entry) => {
                Effect::Apply(entry.thanked(today, &name.short))
            }
            Self::Guess(guess) => form::welcome::answer(guess, name),
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
            Self::Guess(guess) => Change::new(format!("Dropped a guess about {}", name.short))
                .remove((*guess).clone()),
            Self::Entry(entry) | Self::Thanks(entry) => {
                Change::new(format!("Removed an entry with {}", name.short))
                    .remove((*entry).clone())
            }
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
            Self::Guess(guess) => form::welcome::answer(guess, name),
            Self::Talk(talk) => form::talk::edit(&talk.interaction),
            Self::Entry(entry) | Self::Thanks(entry) => form::gift::edit(entry, name),
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
            Self::Promises => "More promises",
            Self::Plans => "More planned",
            Self::Questions => "More to ask",
            Self::Offers => "More I could give",
            Self::Introductions => "Introductions",
            Self::Talks => "Talks",
            Self::Entries => "Given and received",
        }
    }
}
