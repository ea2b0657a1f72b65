//! What can be done with somebody from any list: snooze, bump, loosen, rest, log, done, move, open a
//! form. Each reads the row as it stands at that moment and asks for one change.

use chrono::NaiveDate;

use super::form::{self, talk};
use super::layer::confirm::Confirm;
use super::view::{Context, Effect, Reader};
use crate::coach::today::{Reason, Turn, settled_cadence, usual};
use crate::domain::civil::{count, plus_days};
use crate::domain::ledger::GiftDirection;
use crate::domain::person::PersonId;
use crate::domain::promise::PromisedBy;
use crate::domain::tie::{Cadence, Consideration, ConsiderationKind, Stage, Tie};
use crate::domain::{Change, Choice};
use crate::report::Result;
use crate::store::query::Named;

/// How long one key puts somebody off: days.
pub(crate) const SNOOZE_DAYS: i64 = 7;

/// Reads the tie with `name` and goes on with it.
pub(crate) fn with_tie(
    name: &Named,
    then: impl FnOnce(Tie, &Reader<'_>, &mut Context) -> Result<Vec<Effect>> + 'static,
) -> Effect {
    let person = name.id;
    Effect::Ask(Box::new(move |reader, context| {
        match reader.store.tie_of(person)? {
            Some(tie) => then(tie, reader, context),
            None => Ok(vec![Effect::Trouble(
                "That person is no longer there.".into(),
            )]),
        }
    }))
}

/// Puts somebody off for a week, or brings back who was put off.
pub(crate) fn snooze(name: &Named) -> Effect {
    let named = name.clone();
    with_tie(name, move |tie, reader, context| {
        if tie
            .snoozed_until
            .is_some_and(|until| until > reader.today())
        {
            return Ok(vec![Effect::Apply(tie.woken(&named.short))]);
        }
        let change = snooze_change(&tie, &named, context);
        let week = plus_days(reader.today(), SNOOZE_DAYS);
        let within = reader.store.open_promises()?.into_iter().find(|promise| {
            promise.name.id == named.id
                && promise.row.promised_by == PromisedBy::Me
                && promise
                    .row
                    .due
                    .is_some_and(|due| due >= reader.today() && due < week)
        });
        Ok(vec![Effect::Apply(
            match within.and_then(|promise| promise.row.due.map(|due| (promise, due))) {
                // A promise of the user's own is not slept through.
                Some((promise, due)) if due > reader.today() => {
                    let mark = consideration(tie.person, ConsiderationKind::Snoozed, context);
                    let said = format!(
                        "Snoozed {} until {}, when you promised: {}",
                        named.short,
                        due.format("%a %-d %b"),
                        promise.row.what
                    );
                    tie.snoozed(due, &named.short, mark).saying(said)
                }
                Some((promise, _)) => {
                    let sentence = format!("Today is the day you promised: {}.", promise.row.what);
                    return Ok(vec![Effect::Trouble(sentence)]);
                }
                None => change,
            },
        )])
    })
}

/// The change that puts a tie off for a week.
pub(crate) fn snooze_change(tie: &Tie, name: &Named, context: &mut Context) -> Change {
    let mark = consideration(tie.person, ConsiderationKind::Snoozed, context);
    tie.snoozed(plus_days(context.today(), SNOOZE_DAYS), &name.short, mark)
}

/// Remembers that somebody was considered and passed over; they are back tomorrow.
pub(crate) fn bump(name: &Named) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(move |_, context| {
        Ok(vec![Effect::Apply(bump_change(&name, context))])
    }))
}

/// The change that remembers it.
pub(crate) fn bump_change(name: &Named, context: &mut Context) -> Change {
    let mark = consideration(name.id, ConsiderationKind::Bumped, context);
    Change::new(format!("Considered {}, not now", name.short)).add(mark)
}

fn consideration(
    person: PersonId,
    kind: ConsiderationKind,
    context: &mut Context,
) -> Consideration {
    Consideration {
        id: context.ids.fresh(context.now.at),
        person,
        kind,
        on_day: context.today(),
        at: context.now.at,
    }
}

/// Loosens a rhythm: half as often again as it is set, or as often as it has really been.
pub(crate) fn loosen(name: &Named) -> Effect {
    let named = name.clone();
    with_tie(name, move |tie, reader, _| {
        let change = loosen_change(&tie, &named, reader)?;
        Ok(vec![match change {
            Some(change) => Effect::Apply(change),
            None => Effect::Trouble(format!(
                "{} is on no clock to loosen; e sets one.",
                named.short
            )),
        }])
    })
}

/// The change that loosens a rhythm; `None` for a tie without one.
pub(crate) fn loosen_change(
    tie: &Tie,
    name: &Named,
    reader: &Reader<'_>,
) -> Result<Option<Change>> {
    let own = reader.store.circle_cadence(tie.circle)?;
    let own = own.map(|own| Cadence {
        ideal_days: own.ideal_days,
        latest_days: own.latest_days,
    });
    let Some(now) = settled_cadence((tie.ideal_days, tie.latest_days), tie.circle, own) else {
        return Ok(None);
    };
    let real = reader
        .store
        .person_page(tie.person)?
        .and_then(|page| usual(&page.pattern));
    let ideal_days = real.unwrap_or(0).max(now.ideal_days * 3 / 2).min(3650);
    let latest_days = (ideal_days * 2).min(3650);
    Ok(Some(tie.with_cadence(
        Cadence {
            ideal_days,
            latest_days,
        },
        &name.short,
    )))
}

/// Takes a tie off every clock.
pub(crate) fn rest(name: &Named) -> Effect {
    let named = name.clone();
    with_tie(name, move |tie, _, _| {
        Ok(vec![Effect::Apply(tie.let_rest(&named.short))])
    })
}

/// Opens the form that logs contact with somebody.
pub(crate) fn log(name: &Named, today: NaiveDate) -> Effect {
    talk::log(vec![name.clone()], today, Change::new(""))
}

/// Does what the strongest reason of a turn asks for: keeps the promise, says the thanks, carries out
/// the plan; where only the clock brought somebody here, logs contact.
pub(crate) fn done(turn: &Turn, name: &Named) -> Effect {
    let (reason, name) = (turn.reason().clone(), name.clone());
    Effect::Ask(Box::new(move |reader, _| {
        let (store, today) = (reader.store, reader.today());
        let change = match &reason {
            Reason::MyPromise(promise) | Reason::TheirPromise(promise) => store
                .get(promise.id)?
                .map(|promise| promise.kept(today, &name.short)),
            Reason::Planned(plan) => {
                let plan = store.get(plan.id)?;
                return Ok(vec![match plan {
                    Some(plan) => {
                        let done = plan.done(today, &name.short);
                        talk::log(vec![name.clone()], today, done)
                    }
                    None => Effect::Load,
                }]);
            }
            Reason::ThanksUnsaid { .. } => store
                .thanks_unsaid()?
                .into_iter()
                .rev()
                .find(|with| with.name.id == name.id)
                .map(|with| with.row.thanked(today, &name.short)),
            _ => return Ok(vec![log(&name, today)]),
        };
        Ok(vec![change.map_or(Effect::Load, Effect::Apply)])
    }))
}

/// Moves a card one column on or back. A move that skips what the step would have produced asks for it,
/// and never blocks.
pub(crate) fn move_card(name: &Named, way: Way) -> Effect {
    let named = name.clone();
    with_tie(name, move |tie, reader, _| {
        let to = match way {
            Way::On => tie.stage.onward(),
            Way::Back => tie.stage.back(),
        };
        let Some(to) = to else {
            let end = if way == Way::On { "last" } else { "first" };
            return Ok(vec![Effect::Trouble(format!(
                "{} stands in the {end} column.",
                named.short
            ))]);
        };
        let change = tie.moved(to, reader.today(), &named.short);
        if way == Way::Back {
            return Ok(vec![Effect::Apply(change)]);
        }
        let missing = missing_for(&tie, to, reader)?;
        let mut effects = vec![Effect::Apply(change)];
        if let Some(missing) = missing {
            effects.push(match missing {
                Missing::Offer => {
                    let offer =
                        form::gift::offer(Some(named.clone()), "", Choice::ALL[0], Change::new(""));
                    Confirm::layer(
                        format!("{} has no offer yet", named.short),
                        format!("What could you give {}? Write it down now?", named.short),
                        vec![offer],
                    )
                }
                Missing::Plan => Confirm::layer(
                    format!("no plan to reach {} yet", named.short),
                    "A plan with a moment and one small thing is carried out more often. Make one now?",
                    vec![form::plan::add(Some(named.clone()))],
                ),
                Missing::Talk => Confirm::layer(
                    format!("nothing logged with {} yet", named.short),
                    "Have you been in touch? Log it now?",
                    vec![log(&named, reader.today())],
                ),
            });
        }
        Ok(effects)
    })
}

/// Which way a card moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    On,
    Back,
}

/// What a step of the board would have produced, and is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Offer,
    Plan,
    Talk,
}

fn missing_for(tie: &Tie, to: Stage, reader: &Reader<'_>) -> Result<Option<Missing>> {
    let Some(page) = reader.store.person_page(tie.person)? else {
        return Ok(None);
    };
    Ok(match to {
        Stage::Offer | Stage::ReachOut if page.offers.is_empty() => Some(Missing::Offer),
        Stage::ReachOut if page.follow_ups.is_empty() => Some(Missing::Plan),
        Stage::Deepen | Stage::Sustain if page.timeline.is_empty() => Some(Missing::Talk),
        _ => None,
    })
}

/// Opens the edit form of somebody.
pub(crate) fn edit(name: &Named) -> Effect {
    let person = name.id;
    Effect::Ask(Box::new(move |reader, _| {
        Ok(reader
            .store
            .person_page(person)?
            .map(|page| form::person::edit(&page))
            .into_iter()
            .collect())
    }))
}

/// Opens the form about the tie with somebody.
pub(crate) fn edit_tie(name: &Named) -> Effect {
    let named = name.clone();
    with_tie(name, move |tie, _, _| {
        Ok(vec![form::tie::edit(&tie, &named)])
    })
}

/// Opens the form of something to be added about somebody, or about whoever is chosen there.
pub(crate) fn add(
    command: super::command::Command,
    name: Option<Named>,
    today: NaiveDate,
) -> Effect {
    use super::command::Command;
    match command {
        Command::AddPromise => form::promise::add(name, today),
        Command::AddGive => form::gift::add(GiftDirection::Given, name, today),
        Command::AddReceive => form::gift::add(GiftDirection::Received, name, today),
        Command::AddOffer => form::gift::offer(name, "", Choice::ALL[0], Change::new("")),
        Command::AddFollowUp => form::plan::add(name),
        Command::AddIntroduction => form::meeting::add(name, today),
        Command::AddQuestion => match name {
            Some(name) => form::talk::question(&name),
            None => Effect::Trouble("Open a person first; the question is for somebody.".into()),
        },
        other => Effect::Command(other),
    }
}

/// Asks before somebody and everything about them is removed.
pub(crate) fn remove(people: Vec<Named>) -> Effect {
    let [first, ..] = people.as_slice() else {
        return Effect::Load;
    };
    let who = match people.len() {
        1 => first.full_name.clone(),
        several => count(several as i64, "person").replace("persons", "people"),
    };
    let said = format!("Removed {who}");
    // Those who are marked need not be in sight.
    let names = match people.len() {
        1 => String::new(),
        _ => {
            let first: Vec<&str> = people
                .iter()
                .take(5)
                .map(|named| named.full_name.as_str())
                .collect();
            let more = people.len().saturating_sub(first.len());
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            format!("{}{more}. ", first.join(", "))
        }
    };
    let ask = Effect::Ask(Box::new(move |reader, _| {
        let mut change = Change::new(said);
        for named in &people {
            if let Some(person) = reader.store.get(named.id)? {
                change = change.remove(person);
            }
        }
        Ok(vec![Effect::Apply(change)])
    }));
    Confirm::layer(
        format!("remove {who}?"),
        format!(
            "{names}Everything written down about them goes with them. u brings all of it back."
        ),
        vec![ask],
    )
}
