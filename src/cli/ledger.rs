//! `cordial ledger`: what can be acted on first (promises, thanks, offers, introductions), then what
//! passed between you. Never a score.
//!
//! JSON: `promises`, `thanks`, `offers`: each `person` and the row under `promise`, `entry` or `offer`;
//! `introductions`: each `introduction` (the row), `first`, `second`, `next_step`; `exchanges` of the last
//! year: each `person`, `given`, `received`, `first_on`, `last_on` (left out where the balance is hidden);
//! `entries`: the latest, each `person` and `entry`; `gifts` and `meetings`: what the coach proposes, each
//! `sentence`, `evidence`, and `person`, or `first` and `second`.

use clap::Args;
use serde_json::{Value, json};

use super::layout::row;
use super::session::{self, Form, Session};
use crate::domain::introduction::IntroductionState;
use crate::domain::promise::PromisedBy;
use crate::domain::tie::Balance;
use crate::domain::{Choice, civil, draft};
use crate::domain::{ledger::Entry, offer::Offer, promise::Promise};
use crate::report::Result;
use crate::store::Store;
use crate::store::query::ledger::{Exchange, IntroductionLine, With};
use crate::store::query::proposals::Proposals;

/// How many exchanges are listed.
const EXCHANGES: usize = 20;

/// Promises, thanks, offers, introductions, and what passed between you.
#[derive(Debug, Args)]
pub(crate) struct Ledger {
    /// How many of the latest gives and receives are listed
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
}

struct Page {
    promises: Vec<With<Promise>>,
    thanks: Vec<With<Entry>>,
    offers: Vec<With<Offer>>,
    introductions: Vec<IntroductionLine>,
    exchanges: Vec<Exchange>,
    entries: Vec<With<Entry>>,
    proposals: Proposals,
}

impl Ledger {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let page = Page {
            promises: store.open_promises()?,
            thanks: store.thanks_unsaid()?,
            offers: store.standing_offers()?,
            introductions: store.introductions()?,
            exchanges: shown_exchanges(&store, session)?,
            entries: store.entries(0, self.limit)?,
            proposals: store.proposals()?,
        };
        if session.form == Form::Json {
            return session.out.json(&in_json(&page));
        }
        in_text(&page, session);
        Ok(())
    }
}

fn shown_exchanges(store: &Store, session: &Session) -> Result<Vec<Exchange>> {
    let hidden = store
        .setting(draft::BALANCE)?
        .is_some_and(|setting| Balance::from_word(&setting.value) == Some(Balance::Hidden));
    if hidden {
        return Ok(Vec::new());
    }
    let mut exchanges = store.exchanges(session.now.today, EXCHANGES)?;
    exchanges.retain(|exchange| exchange.balance == Balance::Shown);
    Ok(exchanges)
}

fn in_json(page: &Page) -> Value {
    fn rows<T: serde::Serialize>(name: &str, rows: &[With<T>]) -> Vec<Value> {
        rows.iter()
            .map(|with| json!({ "person": session::named(&with.name), name: with.row }))
            .collect()
    }
    let introductions: Vec<Value> = page
        .introductions
        .iter()
        .map(|line| {
            json!({
                "introduction": line.row,
                "first": session::named(&line.first),
                "second": session::named(&line.second),
                "next_step": line.row.next_step(&line.first.short, &line.second.short),
            })
        })
        .collect();
    let exchanges: Vec<Value> = page
        .exchanges
        .iter()
        .map(|exchange| {
            json!({
                "person": session::named(&exchange.name),
                "given": exchange.given,
                "received": exchange.received,
                "first_on": exchange.first,
                "last_on": exchange.last,
            })
        })
        .collect();
    let gifts: Vec<Value> = page
        .proposals
        .gifts
        .iter()
        .map(|gift| {
            json!({
                "person": gift.person,
                "sentence": gift.sentence(),
                "evidence": gift.evidence_words(),
            })
        })
        .collect();
    let meetings: Vec<Value> = page
        .proposals
        .meetings
        .iter()
        .map(|meeting| {
            json!({
                "first": meeting.first,
                "second": meeting.second,
                "sentence": meeting.sentence(),
                "evidence": meeting.evidence_words(),
            })
        })
        .collect();
    json!({
        "promises": rows("promise", &page.promises),
        "thanks": rows("entry", &page.thanks),
        "offers": rows("offer", &page.offers),
        "introductions": introductions,
        "exchanges": exchanges,
        "entries": rows("entry", &page.entries),
        "gifts": gifts,
        "meetings": meetings,
    })
}

fn in_text(page: &Page, session: &mut Session) {
    let today = session.now.today;
    let mut sections: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
    let promises = page.promises.iter().map(|with| promise(with, today));
    sections.push(("Promises open", promises.collect()));
    let thanks = page.thanks.iter().map(|with| {
        let entry = &with.row;
        row([
            &with.name.full_name,
            &civil::ago(entry.on_day, today),
            &entry.what,
        ])
    });
    sections.push(("Thanks unsaid", thanks.collect()));
    let offers = page.offers.iter().map(|with| {
        let offer = &with.row;
        row([&with.name.full_name, offer.state.label(), &offer.what])
    });
    let gifts = page.proposals.gifts.iter().map(|gift| {
        row([
            &gift.full_name,
            "",
            &format!("{} ({})", gift.sentence(), gift.evidence_words()),
        ])
    });
    sections.push(("You could give", offers.chain(gifts).collect()));
    let introductions = page
        .introductions
        .iter()
        .filter(|line| {
            !matches!(
                line.row.state,
                IntroductionState::Met | IntroductionState::Declined
            )
        })
        .map(|line| {
            let pair = format!("{} and {}", line.first.full_name, line.second.full_name);
            let next = line.row.next_step(&line.first.short, &line.second.short);
            row([&pair, line.row.state.label(), &next])
        });
    let meetings = page.proposals.meetings.iter().map(|meeting| {
        let words = format!("{} ({})", meeting.sentence(), meeting.evidence_words());
        vec![words]
    });
    sections.push(("Introductions", introductions.collect()));
    sections.push(("Who should meet", meetings.collect()));
    let exchanges = page
        .exchanges
        .iter()
        .map(|exchange| row([&exchange.name.full_name, &picture(exchange)]));
    sections.push((
        "What passed in the last year: given │ received",
        exchanges.collect(),
    ));
    let entries = page.entries.iter().map(|with| {
        let entry = &with.row;
        let way = format!("{} {}", entry.direction.label(), entry.kind.label());
        let when = civil::ago(entry.on_day, today);
        vec![with.name.full_name.clone(), way, when, entry.what.clone()]
    });
    sections.push(("Latest", entries.collect()));
    sections.retain(|(_, rows)| !rows.is_empty());
    if sections.is_empty() {
        session.out.line(
            "Nothing passed yet that is written down. `cordial give NAME WHAT` is a good first line.",
        );
    }
    for (at, (title, rows)) in sections.iter().enumerate() {
        if at > 0 {
            session.out.blank();
        }
        session.out.line(title);
        session.out.table(rows);
    }
}

fn promise(with: &With<Promise>, today: chrono::NaiveDate) -> Vec<String> {
    let promise = &with.row;
    let who = match promise.promised_by {
        PromisedBy::Me => format!("you → {}", with.name.full_name),
        PromisedBy::Them => format!("{} → you", with.name.full_name),
    };
    let due = promise.due.map(|due| civil::when(due, today));
    row([&who, &due.unwrap_or_default(), &promise.what])
}

/// A diverging bar of at most ten cells a side; a picture, not a number.
fn picture(exchange: &Exchange) -> String {
    let most = exchange.given.max(exchange.received).max(10);
    let side = |number: u32| "▓".repeat((number * 10).div_ceil(most) as usize);
    format!("{:>10}│{}", side(exchange.given), side(exchange.received))
}
