//! `cordial brief NAME`: what to have in mind before a conversation, in under 25 lines of 80 cells whatever
//! the file holds; with `--ask`, also what it would be good to do before asking for something.
//!
//! JSON, of which nothing is cut: `person`, `tie` (rows), `met_through`, `rhythm` (a sentence), `pattern`
//! (`last_touch`, `contact_days`, `gaps`, `median_gap_days`, `unanswered`), `talks` (`interaction`, `others`,
//! `debrief`), `promises` (`mine`, `theirs`), `thanks`, `last_given`, `offers`, `questions`, `follow_ups`
//! (rows), `proposals` (each `proposal`, `sentence`, `evidence`), `birthday` (`on`, `in_days`, while near),
//! `before_an_ask` (each `suggestion`, `sentence`), `brief` (each `part`, `texts`).

use clap::Args;
use serde_json::{Value, json};

use super::session::{self, Form, Session};
use crate::cells;
use crate::coach::brief::{self, BIRTHDAY_NEAR_DAYS, Facts, For, Room};
use crate::domain::civil::days_between;
use crate::domain::moment::Now;
use crate::domain::promise::{Promise, PromisedBy};
use crate::report::{Report, Result};

/// The most lines that are printed.
const MOST_LINES: usize = 24;
/// Before every line.
const MARGIN: usize = 2;
/// The word before a part, and the space after it.
const LABEL: usize = 14;

/// What to have in mind before a conversation with somebody, on less than a screen.
#[derive(Debug, Args)]
pub(crate) struct Brief {
    /// Whom: a name, a nickname, an e-mail address, or how one name begins
    #[arg(required = true)]
    name: Vec<String>,
    /// Also what it would be good to do before asking them for something
    #[arg(long)]
    ask: bool,
}

impl Brief {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let person = session::person(&store, &self.name.join(" "))?;
        let facts = store.brief(person.id)?.ok_or_else(|| {
            Report::input("They have been removed meanwhile.")
                .hint("`cordial undo` brings them back")
        })?;
        if session.form == Form::Json {
            return session.out.json(&in_json(&facts, session.now));
        }
        let purpose = if self.ask { For::Ask } else { For::Talk };
        let sections = brief::sections(&facts, purpose, session.now.today);
        let room = Room {
            width: session.out.reading_width() - MARGIN,
            label: LABEL,
            lines: MOST_LINES,
        };
        for line in brief::lines(&sections, room) {
            let label = match line.label {
                "" if line.part.label().is_empty() => String::new(),
                label => cells::pad(label, LABEL),
            };
            let line = format!("{}{label}{}", " ".repeat(MARGIN), line.text);
            session.out.line(line.trim_end());
        }
        Ok(())
    }
}

fn in_json(facts: &Facts, now: Now) -> Value {
    let today = now.today;
    let promises = |by| -> Vec<&Promise> { facts.promises_of(by).collect() };
    let talks: Vec<Value> = facts
        .talks
        .iter()
        .map(|talk| {
            json!({
                "interaction": talk.interaction,
                "others": talk.others,
                "debrief": talk.debrief,
            })
        })
        .collect();
    let proposal = |name: &str, sentence: String, evidence: String| json!({ "proposal": name, "sentence": sentence, "evidence": evidence });
    let gifts = facts
        .gifts
        .iter()
        .map(|gift| proposal(&gift.name, gift.sentence(), gift.evidence_words()));
    let meetings = facts
        .meetings
        .iter()
        .map(|meeting| proposal(&meeting.name, meeting.sentence(), meeting.evidence_words()));
    let proposals: Vec<Value> = gifts.chain(meetings).collect();
    let birthday = facts
        .person
        .birthday
        .and_then(|birthday| birthday.next(today))
        .map(|on| (on, days_between(today, on)))
        .filter(|(_, days)| *days <= BIRTHDAY_NEAR_DAYS)
        .map(|(on, days)| json!({ "on": on, "in_days": days }));
    let before_an_ask: Vec<Value> = facts
        .before_an_ask()
        .iter()
        .map(|suggestion| {
            json!({
                "suggestion": suggestion.word(),
                "sentence": suggestion.sentence(facts.short(), today),
            })
        })
        .collect();
    let parts: Vec<Value> = brief::sections(facts, For::Talk, today)
        .into_iter()
        .map(|section| json!({ "part": section.part.word(), "texts": section.texts }))
        .collect();
    let pattern = &facts.pattern;
    json!({
        "person": facts.person,
        "tie": facts.tie,
        "met_through": facts.met_through,
        "rhythm": brief::rhythm(facts, today),
        "pattern": {
            "last_touch": pattern.last_touch,
            "contact_days": pattern.contact_days,
            "gaps": pattern.gaps,
            "median_gap_days": pattern.median_gap,
            "unanswered": pattern.unanswered,
        },
        "talks": talks,
        "promises": {
            "mine": promises(PromisedBy::Me),
            "theirs": promises(PromisedBy::Them),
        },
        "thanks": facts.thanks,
        "last_given": facts.last_given,
        "offers": facts.offers,
        "proposals": proposals,
        "questions": facts.questions,
        "follow_ups": facts.plans,
        "birthday": birthday,
        "before_an_ask": before_an_ask,
        "brief": parts,
    })
}
