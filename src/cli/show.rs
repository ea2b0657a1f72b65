//! `cordial show NAME`: the whole page of one person.
//!
//! JSON: `person`, `tie` (the rows), `points`, `tags`, `met_through`, `cadence` (`ideal_days`,
//! `latest_days`), `pattern` (`last_touch`, `last_mine`, `last_answer`, `contact_days`,
//! `median_gap_days`, `unanswered`), `promises`, `offers`, `follow_ups`, `questions`, `entries` (rows),
//! `contributions` (`goal`, `title`, `kind`, `note`), `introductions` (`introduction`, `with`),
//! `timeline` (`interaction`, `people`, `debrief`).

use clap::Args;
use serde_json::{Value, json};

use super::layout::row;
use super::list;
use super::out::Out;
use super::session::{self, Form, Session};
use crate::coach::today::{settled_cadence, usual};
use crate::domain::promise::{PromiseState, PromisedBy};
use crate::domain::tie::{Cadence, Rhythm};
use crate::domain::{Choice, civil, person::position};
use crate::report::{Report, Result};
use crate::store::query::person::{PersonPage, Talk};

/// Show everything about one person.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Whom: a name, a nickname, an e-mail address, or how one name begins
    #[arg(required = true)]
    name: Vec<String>,
}

impl Show {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let person = session::person(&store, &self.name.join(" "))?;
        let page = store.person_page(person.id)?.ok_or_else(|| {
            Report::input("They have been removed meanwhile.")
                .hint("`cordial undo` brings them back")
        })?;
        if session.form == Form::Json {
            return session.out.json(&in_json(&page));
        }
        let today = session.now.today;
        head(&page, today, &mut session.out);
        passed(&page, today, &mut session.out);
        timeline(&page.timeline, today, &mut session.out);
        Ok(())
    }
}

fn cadence(page: &PersonPage) -> Option<Cadence> {
    let own = page.circle_cadence.as_ref().map(|own| Cadence {
        ideal_days: own.ideal_days,
        latest_days: own.latest_days,
    });
    settled_cadence(
        (page.tie.ideal_days, page.tie.latest_days),
        page.tie.circle,
        own,
    )
}

/// `about every 30 days; usually every ~14`, or what else brings the tie back to mind.
fn rhythm(page: &PersonPage) -> String {
    let usual = usual(&page.pattern)
        .map(|days| format!("; usually every ~{}", civil::count(days, "day")))
        .unwrap_or_default();
    match (page.tie.rhythm, cadence(page)) {
        (Rhythm::Periodic, Some(cadence)) => {
            format!(
                "about every {}{usual}",
                civil::count(cadence.ideal_days, "day")
            )
        }
        (Rhythm::Periodic, None) => format!("periodic{usual}"),
        (Rhythm::Ambient, _) => "ambient: you meet anyway".into(),
        (Rhythm::Triggered, _) => format!("waits for: {}", page.tie.waits_for),
        (Rhythm::None, _) => "on no clock".into(),
    }
}

fn head(page: &PersonPage, today: chrono::NaiveDate, out: &mut Out) {
    let (person, tie) = (&page.person, &page.tie);
    let mut title = person.full_name.clone();
    for extra in [&person.nickname, &person.pronouns] {
        if !extra.is_empty() {
            title.push_str(&format!(" ({extra})"));
        }
    }
    out.line(&title);
    let place = [
        position(&person.role, &person.organization),
        person.place.clone(),
    ];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    if !place.is_empty() {
        out.line(&place.join(" · "));
    }
    let mut kind = vec![tie.kind.label().to_owned()];
    kind.extend(
        tie.circle
            .map(|circle| format!("circle {}, {}", circle.number(), circle.label())),
    );
    kind.push(tie.stage.label().to_owned());
    let tags: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
    if !tags.is_empty() {
        kind.push(list::tags(&tags));
    }
    out.line(&kind.join(" · "));
    out.blank();

    let mut rows = Vec::new();
    for point in &page.points {
        rows.push(row([point.kind.label(), &point.value]));
    }
    if let Some(birthday) = person.birthday {
        rows.push(row(["birthday", &birthday.words()]));
    }
    rows.push(row(["rhythm", &rhythm(page)]));
    if let Some(last) = page.pattern.last_touch {
        rows.push(row(["last talk", &civil::ago(last, today)]));
    }
    for (until, word) in [(tie.snoozed_until, "snoozed"), (tie.paused_until, "paused")] {
        if let Some(until) = until.filter(|until| *until > today) {
            rows.push(row([word, &format!("until {}", civil::when(until, today))]));
        }
    }
    let through = page.met_through.as_ref();
    let through = through.map_or("", |name| name.full_name.as_str());
    for (label, text) in [
        ("met", person.how_met.as_str()),
        ("met through", through),
        ("cares about", person.cares_about.as_str()),
        ("needs", person.needs.as_str()),
    ] {
        if !text.is_empty() {
            rows.push(row([label, text]));
        }
    }
    out.table(&rows);
    if !person.notes.trim().is_empty() {
        out.heading("Notes");
        out.paragraph(&person.notes, 2);
    }
}

fn passed(page: &PersonPage, today: chrono::NaiveDate, out: &mut Out) {
    let when =
        |day: Option<chrono::NaiveDate>| day.map(|day| civil::when(day, today)).unwrap_or_default();
    let promises = page.promises.iter().map(|promise| {
        let who = match promise.promised_by {
            PromisedBy::Me => "you",
            PromisedBy::Them => "they",
        };
        let state = match promise.state {
            PromiseState::Open => when(promise.due),
            closed => closed.label().to_owned(),
        };
        row([who, &state, &promise.what])
    });
    section("Promises", promises.collect(), out);
    let plans = page.follow_ups.iter().map(|plan| {
        let day = match plan.on_day {
            Some(_) => when(plan.on_day),
            None => format!("when {}", plan.waits_for),
        };
        let sentence = plan.plan();
        let what = match sentence.as_str() {
            "" => plan.what.clone(),
            sentence if sentence == plan.what.trim() => sentence.to_owned(),
            sentence => format!("{} ({sentence})", plan.what),
        };
        row([&day, &what])
    });
    section("Plans", plans.collect(), out);
    let offers = page
        .offers
        .iter()
        .map(|offer| row([offer.state.label(), &offer.what]));
    section("You could give", offers.collect(), out);
    let questions = page.questions.iter().map(|question| row([&question.text]));
    section("You meant to ask", questions.collect(), out);
    let goals = page
        .contributions
        .iter()
        .map(|brought| row([&brought.title, brought.kind.label(), &brought.note]));
    section("Goals", goals.collect(), out);
    let introductions = page.introductions.iter().map(|(introduction, other)| {
        row([
            &other.full_name,
            introduction.state.label(),
            &introduction.why,
        ])
    });
    section("Introductions", introductions.collect(), out);
    let entries = page.entries.iter().map(|entry| {
        let way = format!("{} {}", entry.direction.label(), entry.kind.label());
        let thanks = if entry.thanks_unsaid() {
            "thanks unsaid"
        } else {
            ""
        };
        vec![
            civil::ago(entry.on_day, today),
            way,
            thanks.to_owned(),
            entry.what.clone(),
        ]
    });
    section("Given and received", entries.collect(), out);
}

fn section(title: &str, rows: Vec<Vec<String>>, out: &mut Out) {
    if !rows.is_empty() {
        out.heading(title);
        out.table(&rows);
    }
}

fn timeline(talks: &[Talk], today: chrono::NaiveDate, out: &mut Out) {
    let rows = talks.iter().map(|talk| {
        let others: Vec<&str> = talk.people.iter().map(|name| name.short.as_str()).collect();
        let who = if others.len() > 1 {
            others.join(", ")
        } else {
            String::new()
        };
        let day = civil::day_words(talk.interaction.on_day, today);
        vec![
            day,
            talk.interaction.channel.label().to_owned(),
            who,
            talk.interaction.summary.clone(),
        ]
    });
    section("Timeline", rows.collect(), out);
}

fn in_json(page: &PersonPage) -> Value {
    let tags: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
    let contributions: Vec<Value> = page
        .contributions
        .iter()
        .map(|brought| {
            json!({
                "goal": brought.goal.to_string(),
                "title": brought.title,
                "kind": brought.kind,
                "note": brought.note,
            })
        })
        .collect();
    let introductions: Vec<Value> = page
        .introductions
        .iter()
        .map(|(introduction, other)| {
            json!({ "introduction": introduction, "with": session::named(other) })
        })
        .collect();
    let timeline: Vec<Value> = page
        .timeline
        .iter()
        .map(|talk| {
            let people: Vec<Value> = talk.people.iter().map(session::named).collect();
            json!({ "interaction": talk.interaction, "people": people, "debrief": talk.debrief })
        })
        .collect();
    let pattern = &page.pattern;
    json!({
        "person": page.person,
        "tie": page.tie,
        "points": page.points,
        "tags": tags,
        "met_through": page.met_through.as_ref().map(session::named),
        "cadence": cadence(page).map(|cadence| json!({
            "ideal_days": cadence.ideal_days,
            "latest_days": cadence.latest_days,
        })),
        "pattern": {
            "last_touch": pattern.last_touch,
            "last_mine": pattern.last_mine,
            "last_answer": pattern.last_answer,
            "contact_days": pattern.contact_days,
            "median_gap_days": pattern.median_gap,
            "unanswered": pattern.unanswered,
        },
        "promises": page.promises,
        "offers": page.offers,
        "follow_ups": page.follow_ups,
        "questions": page.questions,
        "entries": page.entries,
        "contributions": contributions,
        "introductions": introductions,
        "timeline": timeline,
    })
}
