//! A readable page about one person, as Markdown: everything that was written about them, in words and with
//! the days spelled out, without ids. It is for people; the archive is what comes back without loss.
//!
//! Pure: from what it is given to text. Not here: which file it goes to, and reading it back.

mod escape;
mod file_name;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::escape::{line, link, paragraphs, within_entry};
pub use self::file_name::{file_name, named_file};
use crate::domain::choice::Choice;
use crate::domain::follow_up::{FollowUp, FollowUpState};
use crate::domain::interaction::{Debrief, Interaction, Question, TouchDirection};
use crate::domain::introduction::Introduction;
use crate::domain::ledger::{Entry, GiftDirection};
use crate::domain::offer::Offer;
use crate::domain::person::{ContactPoint, Person, PersonTag, PointKind, position};
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::domain::tie::{Rhythm, Tie};
use crate::interchange::plan::Fingerprint;

/// How the last line of a page begins: a remark that readers of Markdown do not show.
const MARK: &str = "\n<!-- Written by Cordial from ";

/// Everything that goes onto the page of one person.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Who.
    pub person: &'a Person,
    /// The name of who brought the two together; may be empty.
    pub met_through: &'a str,
    /// What they are to the user.
    pub tie: Option<&'a Tie>,
    /// Ways to reach them, in their order.
    pub points: &'a [ContactPoint],
    /// Their tags.
    pub tags: &'a [PersonTag],
    /// Conversations, in the order in which they are to stand.
    pub talks: &'a [Talk<'a>],
    /// Questions to put to them.
    pub questions: &'a [Question],
    /// Promises either way.
    pub promises: &'a [Promise],
    /// Gives and receives.
    pub entries: &'a [Entry],
    /// What could be given.
    pub offers: &'a [Offer],
    /// What is planned, and what came of it.
    pub follow_ups: &'a [FollowUp],
    /// Introductions that they are part of.
    pub introductions: &'a [Introduced<'a>],
}

/// A conversation with what was heard in it.
#[derive(Debug, Clone, Copy)]
pub struct Talk<'a> {
    /// The conversation.
    pub interaction: &'a Interaction,
    /// The names of the others who took part.
    pub with: &'a [&'a str],
    /// What was heard.
    pub debrief: Option<&'a Debrief>,
}

/// An introduction with the names of the two.
#[derive(Debug, Clone, Copy)]
pub struct Introduced<'a> {
    /// The introduction.
    pub introduction: &'a Introduction,
    /// The one who is asked first.
    pub first: &'a str,
    /// The other.
    pub second: &'a str,
}

/// The page as Markdown: one heading of the first level with the name, one of the second for each part that
/// has anything in it.
pub fn write(page: &Page<'_>) -> String {
    let mut text = String::new();
    text.push_str(&format!("# {}\n", name(&page.person.full_name)));
    let summary = summary(page.person);
    if !summary.is_empty() {
        text.push_str(&format!("\n{summary}\n"));
    }
    for (heading, entries) in [
        ("About", about(page)),
        ("The tie", page.tie.map(tie).unwrap_or_default()),
        ("Reaching them", points(page.points)),
        ("Planned", planned(page.follow_ups)),
        ("Questions to ask", questions(page.questions)),
        ("Promises", page.promises.iter().map(promise).collect()),
        (
            "Given and received",
            page.entries.iter().map(gift).collect(),
        ),
        ("What I could give", page.offers.iter().map(offer).collect()),
        (
            "Introductions",
            page.introductions.iter().map(introduction).collect(),
        ),
        ("Conversations", page.talks.iter().map(talk).collect()),
    ] {
        list(&mut text, heading, &entries);
    }
    let notes = paragraphs(&page.person.notes);
    if !notes.is_empty() {
        text.push_str(&format!("\n## Notes\n\n{notes}\n"));
    }
    text
}

/// The page that names all others: each with the name of the person and of the file, in the given order.
pub fn index(pages: &[(String, String)]) -> String {
    let mut text = "# People\n".to_owned();
    let entries: Vec<String> = pages
        .iter()
        .map(|(who, file)| format!("[{}](<{file}>)", name(who)))
        .collect();
    list(&mut text, "Everybody", &entries);
    text
}

/// The page with a last line that says whose it is, of which text and of which `file` of ours: what the file
/// is told by, without white space.
pub fn marked(page: &str, file: &str) -> String {
    format!("{page}{}", mark(page, file))
}

/// Whether a page is one that we marked for this `file`, and as it was then: it can be written anew, or go.
pub fn is_unchanged(text: &str, file: &str) -> bool {
    let text = text.replace("\r\n", "\n");
    text.rfind(MARK)
        .is_some_and(|at| text[at..] == mark(&text[..at], file))
}

fn mark(page: &str, file: &str) -> String {
    let text = Fingerprint::new().text(page).name();
    format!("{MARK}{file}, text {text} -->\n")
}

/// A name that can be seen.
fn name(text: &str) -> String {
    match line(text) {
        name if name.is_empty() => "Somebody".to_owned(),
        name => name,
    }
}

fn list(text: &mut String, heading: &str, entries: &[String]) {
    if entries.is_empty() {
        return;
    }
    text.push_str(&format!("\n## {heading}\n\n"));
    for entry in entries {
        text.push_str(&format!("- {entry}\n"));
    }
}

/// `Friday, 5 March 2027`.
fn day(day: NaiveDate) -> String {
    day.format("%A, %-d %B %Y").to_string()
}

/// What they do and where, in a paragraph of its own.
fn summary(person: &Person) -> String {
    let words = position(&person.role, &person.organization);
    let words = [words.as_str(), person.place.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    line(&words)
}

/// `**Label:** text`, where there is any text.
fn labelled(label: &str, text: &str) -> Option<String> {
    let text = within_entry(text);
    (!text.is_empty()).then(|| format!("**{label}:** {text}"))
}

fn about(page: &Page<'_>) -> Vec<String> {
    let person = page.person;
    let tags: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
    let met = match (person.how_met.trim(), page.met_through.trim()) {
        (how, "") => how.to_owned(),
        ("", through) => format!("through {through}"),
        (how, through) => format!("{how}, through {through}"),
    };
    let birthday = person
        .birthday
        .map(|birthday| birthday.words())
        .unwrap_or_default();
    [
        ("Called", person.nickname.as_str()),
        ("Pronouns", &person.pronouns),
        ("Birthday", &birthday),
        ("How we met", &met),
        ("Cares about", &person.cares_about),
        ("Looks for", &person.needs),
        ("Tags", &tags.join(", ")),
    ]
    .into_iter()
    .filter_map(|(label, text)| labelled(label, text))
    .collect()
}

fn tie(tie: &Tie) -> Vec<String> {
    let circle = tie.circle.map_or_else(
        || "not decided".to_owned(),
        |circle| format!("{}, {}", circle.number(), circle.label()),
    );
    let rhythm = match tie.rhythm {
        Rhythm::Periodic => tie.ideal_days.map_or_else(
            || "as its circle".to_owned(),
            |days| match days {
                1 => "every day".to_owned(),
                days => format!("every {days} days"),
            },
        ),
        Rhythm::Triggered => match tie.waits_for.trim() {
            "" => Rhythm::Triggered.label().to_owned(),
            event => format!("waits for {event}"),
        },
        other => other.label().to_owned(),
    };
    let on = |date: Option<NaiveDate>| date.map(day).unwrap_or_default();
    let paused = match (on(tie.paused_until).as_str(), tie.paused_because.trim()) {
        ("", _) => String::new(),
        (until, "") => format!("until {until}"),
        (until, because) => format!("until {until}: {because}"),
    };
    [
        ("Kind", tie.kind.label()),
        ("Circle", &circle),
        ("Rhythm", &rhythm),
        ("Weight", tie.weight.label()),
        ("Column", tie.stage.label()),
        ("Known since", &on(tie.known_since)),
        ("Rests", &paused),
    ]
    .into_iter()
    .filter_map(|(label, text)| labelled(label, text))
    .collect()
}

fn points(points: &[ContactPoint]) -> Vec<String> {
    let mut points: Vec<&ContactPoint> = points.iter().collect();
    points.sort_by_key(|point| point.position);
    points
        .into_iter()
        .map(|point| {
            let value = match point.kind {
                PointKind::Link => link(point.value.trim()),
                _ => within_entry(&point.value),
            };
            match line(&point.label).as_str() {
                "" => format!("{}: {value}", point.kind.label()),
                label => format!("{} ({label}): {value}", point.kind.label()),
            }
        })
        .collect()
}

fn planned(follow_ups: &[FollowUp]) -> Vec<String> {
    follow_ups
        .iter()
        .map(|follow_up| {
            let when = match (follow_up.on_day, follow_up.waits_for.trim()) {
                (Some(on), _) => day(on),
                (None, "") => "some day".to_owned(),
                (None, event) => format!("when {}", line(event)),
            };
            let plan = match within_entry(&follow_up.plan()) {
                plan if plan.is_empty() => "be in touch".to_owned(),
                plan => plan,
            };
            let state = match (follow_up.state, follow_up.closed_on) {
                (FollowUpState::Open, _) => String::new(),
                (state, Some(on)) => format!(" ({} on {})", state.label(), day(on)),
                (state, None) => format!(" ({})", state.label()),
            };
            let draft = match within_entry(&follow_up.draft) {
                draft if draft.is_empty() => draft,
                draft => format!("  \n  Draft: {draft}"),
            };
            format!("**{when}:** {plan}{state}{draft}")
        })
        .collect()
}

fn questions(questions: &[Question]) -> Vec<String> {
    questions
        .iter()
        .map(|question| match question.asked_on {
            Some(on) => format!("{} (asked on {})", within_entry(&question.text), day(on)),
            None => within_entry(&question.text),
        })
        .collect()
}

fn promise(promise: &Promise) -> String {
    let by = match promise.promised_by {
        PromisedBy::Me => "I promised",
        PromisedBy::Them => "They promised",
    };
    let due = promise
        .due
        .map(|due| format!(", by {}", day(due)))
        .unwrap_or_default();
    let state = match (promise.state, promise.closed_on) {
        (PromiseState::Open, _) => PromiseState::Open.label().to_owned(),
        (state, Some(on)) => format!("{} on {}", state.label(), day(on)),
        (state, None) => state.label().to_owned(),
    };
    format!(
        "**{by}:** {}{due} (said on {}; {state})",
        within_entry(&promise.what),
        day(promise.made_on)
    )
}

fn gift(entry: &Entry) -> String {
    let thanks = match (entry.direction, entry.thanked_on) {
        (GiftDirection::Received, Some(on)) => format!(" (thanked on {})", day(on)),
        _ => String::new(),
    };
    format!(
        "**{}, {} {}:** {}{thanks}",
        day(entry.on_day),
        entry.kind.label(),
        entry.direction.label(),
        within_entry(&entry.what)
    )
}

fn offer(offer: &Offer) -> String {
    format!(
        "**{}:** {} ({})",
        offer.kind.label(),
        within_entry(&offer.what),
        offer.state.label()
    )
}

fn introduction(introduced: &Introduced<'_>) -> String {
    let introduction = introduced.introduction;
    let mut text = format!(
        "**{} and {}:** {} since {}",
        name(introduced.first),
        name(introduced.second),
        introduction.state.label(),
        day(introduction.since)
    );
    for (label, words) in [
        ("Why", &introduction.why),
        ("What came of it", &introduction.outcome),
    ] {
        let words = within_entry(words);
        if !words.is_empty() {
            text.push_str(&format!("  \n  {label}: {words}"));
        }
    }
    text
}

fn talk(talk: &Talk<'_>) -> String {
    let interaction = talk.interaction;
    let direction = match interaction.direction {
        TouchDirection::Mutual => String::new(),
        one_way => format!(", {}", one_way.label()),
    };
    let with = match talk.with {
        [] => String::new(),
        names => format!(", with {}", line(&names.join(", "))),
    };
    let mut text = format!(
        "**{}, {}{direction}{with}**",
        day(interaction.on_day),
        interaction.channel.label()
    );
    let summary = within_entry(&interaction.summary);
    if !summary.is_empty() {
        text.push_str(&format!("  \n  {summary}"));
    }
    let Some(debrief) = talk.debrief else {
        return text;
    };
    for (label, words) in [
        ("What matters to them", &debrief.matters),
        ("What we felt", &debrief.felt),
        ("How I listened", &debrief.listened),
        ("What I will ask next", &debrief.ask_next),
    ] {
        let words = within_entry(words);
        if !words.is_empty() {
            text.push_str(&format!("  \n  {label}: {words}"));
        }
    }
    text
}
