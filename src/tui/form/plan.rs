//! Planning the next step with somebody: a follow-up, or a pick with offer, if-then plan and message.

use super::promise::place_of;
use super::{Form, Unhappy, welcome};
use crate::coach::capture::dates::Direction;
use crate::domain::follow_up::FollowUp;
use crate::domain::goal::GoalId;
use crate::domain::ledger::GiftKind;
use crate::domain::offer::{Offer, OfferState};
use crate::domain::person::PersonId;
use crate::domain::prediction::Prediction;
use crate::domain::review::{Pick, PickAnswer, ReviewId};
use crate::domain::tie::{Stage, Tie};
use crate::domain::{Change, civil};
use crate::store::query::Named;
use crate::tui::form::field::Values;
use crate::tui::view::{Context, Effect};

/// The form that plans a next step.
pub(crate) fn add(person: Option<Named>) -> Effect {
    add_then(person, |_, _| Change::new(""))
}

/// The same; `then` is given the sentence and says what else belongs to the same change.
pub(crate) fn add_then(
    person: Option<Named>,
    then: impl Fn(&str, &mut Context) -> Change + 'static,
) -> Effect {
    match person {
        Some(name) => Effect::Ask(Box::new(move |reader, _| {
            let form = next_step(Some(&name)).before_an_ask(&name, reader)?;
            let form = added(form, Some(name), then).starting_at("what");
            Ok(vec![form.open()])
        })),
        None => added(next_step(None), None, then).open(),
    }
}

fn next_step(person: Option<&Named>) -> Form {
    Form::new("the next step", format!("follow-up:{}", place_of(person)))
}

fn added(
    form: Form,
    person: Option<Named>,
    then: impl Fn(&str, &mut Context) -> Change + 'static,
) -> Form {
    fields(
        form.people("with", "With", 1, person.into_iter().collect())
            .needed(),
        None,
    )
    .submit(move |values, context| {
        let person = values.person("with")?;
        let mut plan = FollowUp::on(
            context.ids.fresh(context.now.at),
            person.id,
            None,
            String::new(),
            context.now.at,
        );
        fill(&mut plan, values)?;
        let change = Change::new(said(&plan, &person, context));
        let also = then(&change.said, context);
        Ok(vec![Effect::Apply(change.add(plan).and(also))])
    })
}

/// The form that edits a next step.
pub(crate) fn edit(plan: &FollowUp, name: &Named) -> Effect {
    let (was, name) = (plan.clone(), name.clone());
    Effect::Ask(Box::new(move |reader, _| {
        let form = Form::new(
            format!("the next step with {}", name.full_name),
            format!("follow-up:{}", was.id),
        )
        .before_an_ask(&name, reader)?;
        let form = fields(form, Some(&was)).submit(move |values, _| {
            let mut becomes = was.clone();
            fill(&mut becomes, values)?;
            let change = Change::new(format!("Edited the plan with {}", name.short));
            Ok(vec![Effect::Apply(change.revise(&was, becomes))])
        });
        Ok(vec![form.open()])
    }))
}

fn fields(form: Form, plan: Option<&FollowUp>) -> Form {
    let text = |get: fn(&FollowUp) -> &String| plan.map(get).cloned().unwrap_or_default();
    form.line("what", "What", &text(|plan| &plan.what))
        .date(
            "on",
            "On",
            Direction::Future,
            plan.and_then(|plan| plan.on_day),
        )
        .hint("Thu, 27 Nov, in 3w; or leave it empty and name an event below")
        .line("waits_for", "Or when", &text(|plan| &plan.waits_for))
        .hint("an event: her release ships")
        .line("cue", "If", &text(|plan| &plan.cue))
        .hint("a moment you will notice: after Thursday's stand-up")
        .line("action", "then I", &text(|plan| &plan.action))
        .hint("one small thing: ask Maya for ten minutes")
        .long("draft", "Message", &text(|plan| &plan.draft))
}

fn fill(plan: &mut FollowUp, values: &Values<'_>) -> Result<(), Unhappy> {
    plan.what = values.text("what");
    plan.on_day = values.date("on")?;
    plan.waits_for = values.text("waits_for");
    plan.cue = values.text("cue");
    plan.action = values.text("action");
    plan.draft = values.text("draft");
    if plan.plan().is_empty() {
        return Err(Unhappy::with("what", "say in a few words what it is about"));
    }
    if plan.on_day.is_none() && plan.waits_for.is_empty() {
        return Err(Unhappy::with(
            "on",
            "a day is needed, or an event to wait for",
        ));
    }
    Ok(())
}

fn said(plan: &FollowUp, person: &Named, context: &Context) -> String {
    match plan.on_day {
        Some(day) => format!(
            "Follow-up with {}: {}",
            person.short,
            civil::when(day, context.today())
        ),
        None => format!("Follow-up with {} when {}", person.short, plan.waits_for),
    }
}

/// What a pick begins with.
#[derive(Debug, Clone, Default)]
pub(crate) struct PickStart {
    /// What could be offered, where something is known.
    pub offer: String,
    /// The offer that stands already, so that it is not written twice.
    pub standing: Option<Offer>,
    /// In which review; `None` in the lesson.
    pub review: Option<ReviewId>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// The tie, which moves on to reaching out.
    pub tie: Option<Tie>,
}

/// The form that picks somebody for this week: an offer, an if-then plan, a message. `then` is asked what
/// else belongs to the same change.
pub(crate) fn pick(
    name: &Named,
    start: PickStart,
    then: impl Fn(&mut Context) -> Change + 'static,
) -> Effect {
    pick_with_message(name, start, "", then)
}

/// The same, with a message that is begun already.
pub(crate) fn pick_with_message(
    name: &Named,
    start: PickStart,
    message: &str,
    then: impl Fn(&mut Context) -> Change + 'static,
) -> Effect {
    let name = name.clone();
    let form = Form::new(
        format!("reaching out to {}", name.full_name),
        format!("pick:{}", name.id),
    )
    .line("offer", "I can offer", &start.offer)
    .needed()
    .hint("something small that helps them: an answer, an introduction, a thank-you, an ear")
    .choice(
        "kind",
        "Kind",
        start
            .standing
            .as_ref()
            .map_or(GiftKind::Help, |offer| offer.kind),
    )
    .line("cue", "If", "")
    .needed()
    .hint("a moment you will notice: when I have had my coffee on Tuesday")
    .line("action", "then I", "")
    .needed()
    .hint("one small thing: send the message below")
    .date("on", "On", Direction::Future, None)
    .needed()
    .hint("the day on which it stands in your queue: Tue, tomorrow, 27 Nov")
    .long("draft", "Message", message)
    .hint("a first draft is enough; it is kept, and y copies it when the day comes");
    welcome::guess_field(form)
        .submit(move |values, context| {
            let on = values.date("on")?;
            let (now, person) = (context.now.at, name.id);
            let what = values.text("offer");
            let mut change = Change::new(format!("Picked {} for this week", name.short));
            let offer = match &start.standing {
                Some(standing) if standing.what == what => {
                    let planned = Offer {
                        state: OfferState::Planned,
                        ..standing.clone()
                    };
                    change = change.revise(standing, planned);
                    standing.id
                }
                _ => {
                    let offer = new_offer(person, &what, values, &start, context);
                    let id = offer.id;
                    change = change.add(offer);
                    id
                }
            };
            let (cue, action) = (values.text("cue"), values.text("action"));
            let plan = FollowUp {
                cue,
                action,
                draft: values.text("draft"),
                offer: Some(offer),
                goal: start.goal,
                ..FollowUp::on(context.ids.fresh(now), person, on, what, now)
            };
            let picked = Pick {
                id: context.ids.fresh(now),
                person,
                review: start.review,
                follow_up: Some(plan.id),
                on_day: context.today(),
                answer: PickAnswer::Open,
                created_at: now,
            };
            let guess = welcome::chosen(values).map(|guess| Prediction {
                id: context.ids.fresh(now),
                person,
                follow_up: Some(plan.id),
                guess,
                guessed_on: context.today(),
                answer: None,
                answered_on: None,
                created_at: now,
            });
            change = change.add(plan).add(picked);
            if let Some(guess) = guess {
                change = change.add(guess);
            }
            if let Some(tie) = start.tie.as_ref().filter(|tie| tie.stage < Stage::ReachOut) {
                let becomes = Tie {
                    stage: Stage::ReachOut,
                    stage_since: context.today(),
                    ..tie.clone()
                };
                change = change.revise(tie, becomes);
            }
            change = change.and(then(context));
            Ok(vec![Effect::Apply(change)])
        })
        .open()
}

fn new_offer(
    person: PersonId,
    what: &str,
    values: &Values<'_>,
    start: &PickStart,
    context: &mut Context,
) -> Offer {
    Offer {
        id: context.ids.fresh(context.now.at),
        person,
        kind: values.choice("kind"),
        what: what.to_owned(),
        goal: start.goal,
        state: OfferState::Planned,
        created_at: context.now.at,
    }
}
