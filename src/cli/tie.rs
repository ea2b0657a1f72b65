//! `cordial tie NAME`: what somebody is to the user, and what brings them back to mind: circle, cadence,
//! weight, rhythm, pause, snooze, and “considered, not now”.
//!
//! JSON: `said`, `rows`, `tie` (the row), `person`.

use clap::Args;
use serde_json::json;

use super::session::{self, Form, Session};
use crate::domain::tie::{
    Circle, Consideration, ConsiderationKind, Rhythm, Stage, Tie, TieKind, Weight,
};
use crate::domain::{Change, Choice, civil};
use crate::report::{Report, Result};

/// The longest cadence: days.
const LONGEST: i64 = 3650;

/// Say what somebody is to you, and what brings them back to mind.
#[derive(Debug, Args)]
pub(crate) struct TieOf {
    /// Who
    name: String,
    /// How close, from 1 (closest) to 5 (widest)
    #[arg(long)]
    circle: Option<u8>,
    /// colleague, stakeholder, influencer, mentor, friend, other
    #[arg(long)]
    kind: Option<String>,
    /// How often to be in touch, days
    #[arg(long, value_name = "DAYS")]
    every: Option<i64>,
    /// The longest silence you would like, days
    #[arg(long, value_name = "DAYS")]
    latest: Option<i64>,
    /// focus, active or keep
    #[arg(long)]
    weight: Option<String>,
    /// periodic, ambient (you meet anyway) or none
    #[arg(long)]
    rhythm: Option<String>,
    /// An event to wait for instead of the clock: “her release ships”
    #[arg(long, value_name = "EVENT", conflicts_with = "rhythm")]
    when: Option<String>,
    /// identify, offer, reach out, deepen or sustain
    #[arg(long)]
    stage: Option<String>,
    /// Out of the queue until this day
    #[arg(long, value_name = "DATE")]
    snooze: Option<String>,
    /// Considered it, not now: back tomorrow
    #[arg(long)]
    not_now: bool,
}

impl TieOf {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let mut store = session.open()?;
        let person = session::person(&store, &self.name)?;
        let was = store.tie_of(person.id)?.ok_or_else(|| {
            Report::input(format!("{} is no longer there.", person.full_name))
                .hint("`cordial list` names everybody")
        })?;
        let mut becomes = was.clone();
        self.fill(&mut becomes, session)?;
        let kind = match (&self.snooze, self.not_now) {
            (Some(_), _) => Some(ConsiderationKind::Snoozed),
            (None, true) => Some(ConsiderationKind::Bumped),
            (None, false) => None,
        };
        let said = match (kind, becomes.snoozed_until) {
            (Some(ConsiderationKind::Snoozed), Some(until)) => format!(
                "Snoozed {} until {}",
                person.full_name,
                civil::day_words(until, session.now.today)
            ),
            (Some(_), _) => format!("Considered {}, not now", person.full_name),
            (None, _) => format!("{}: {}", person.full_name, words(&becomes)),
        };
        let mut change = Change::new(said).revise(&was, becomes.clone());
        if let Some(kind) = kind {
            change = change.add(Consideration {
                id: session.ids()?.fresh(session.now.at),
                person: person.id,
                kind,
                on_day: session.now.today,
                at: session.now.at,
            });
        }
        if change.is_empty() && session.form == Form::Json {
            return session.out.json(&json!({
                "said": "", "rows": 0, "tie": was, "person": session::named(&person),
            }));
        }
        if change.is_empty() {
            session.out.line(&format!(
                "{} is that already: {}.",
                person.full_name,
                words(&was)
            ));
            return Ok(());
        }
        let applied = session.apply(&mut store, &change)?;
        session.tell(
            &applied,
            json!({ "tie": becomes, "person": session::named(&person) }),
        )
    }

    fn fill(&self, tie: &mut Tie, session: &Session) -> Result<()> {
        let today = session.now.today;
        if let Some(number) = self.circle {
            let circle = Circle::new(number).ok_or_else(|| {
                Report::input(format!("{number} is not a circle."))
                    .hint("circles are 1 (closest) to 5 (widest)")
            })?;
            *tie = tie.in_circle(circle);
        }
        if let Some(kind) = &self.kind {
            tie.kind = chosen::<TieKind>("kind", kind)?;
        }
        if let Some(weight) = &self.weight {
            tie.weight = chosen::<Weight>("weight", weight)?;
        }
        if let Some(rhythm) = &self.rhythm {
            tie.rhythm = chosen::<Rhythm>("rhythm", rhythm)?;
        }
        if let Some(event) = &self.when {
            tie.rhythm = Rhythm::Triggered;
            tie.waits_for = session::needed_text("an event", event)?;
        }
        if let Some(days) = self.every {
            tie.ideal_days = Some(cadence(days)?);
            tie.rhythm = Rhythm::Periodic;
        }
        if let Some(days) = self.latest {
            tie.latest_days = Some(cadence(days)?);
        }
        if let Some(stage) = &self.stage {
            tie.stage = chosen::<Stage>("stage", stage)?;
            tie.stage_since = today;
        }
        if let Some(until) = &self.snooze {
            let until = session::date(until, today)?;
            if until <= today {
                return Err(
                    Report::input("A snooze lasts until a day that is still to come.")
                        .hint("as in --snooze tomorrow, --snooze 2w, or a date"),
                );
            }
            tie.snoozed_until = Some(until);
        }
        if let (Some(ideal), Some(latest)) = (tie.ideal_days, tie.latest_days)
            && latest < ideal
        {
            return Err(Report::input(format!(
                "The longest silence, {latest} days, would be shorter than the cadence, {ideal} days."
            ))
            .hint("name both: --every 30 --latest 60"));
        }
        Ok(())
    }
}

fn cadence(days: i64) -> Result<i64> {
    if (1..=LONGEST).contains(&days) {
        return Ok(days);
    }
    Err(Report::input(format!("{days} days is no cadence."))
        .hint(format!("name a number of days from 1 to {LONGEST}")))
}

fn chosen<C: Choice>(what: &str, typed: &str) -> Result<C> {
    C::from_word(typed.trim()).ok_or_else(|| {
        let words: Vec<&str> = C::ALL.iter().map(|choice| choice.label()).collect();
        Report::input(format!("“{}” is not a {what}.", typed.trim()))
            .hint(format!("one of {}", words.join(", ")))
    })
}

/// What the tie is, in a line.
fn words(tie: &Tie) -> String {
    let mut parts = vec![tie.kind.label().to_owned()];
    if let Some(circle) = tie.circle {
        parts.push(format!("circle {}", circle.number()));
    }
    parts.push(match (tie.rhythm, tie.ideal_days) {
        (Rhythm::Periodic, Some(days)) => format!("about every {}", civil::count(days, "day")),
        (Rhythm::Periodic, None) => "on the clock of the circle".into(),
        (Rhythm::Triggered, _) => format!("waits for: {}", tie.waits_for),
        (Rhythm::Ambient, _) => "you meet anyway".into(),
        (Rhythm::None, _) => "on no clock".into(),
    });
    parts.push(tie.weight.label().to_owned());
    parts.join(", ")
}
