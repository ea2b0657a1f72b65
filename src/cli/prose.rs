//! A line of prose on the command line: what is understood, what is asked, what is saved.
//!
//! JSON, also of a dry run: `interactions` (`on`, `channel`, `people`, `text`), `entries` (`direction`,
//! `kind`, `person`, `what`, `on`), `promises` (`by`, `person`, `what`, `due`), `follow_ups` (`person`, `on`,
//! `what`), `new_people` (names), `notes` (`person`, `text`), `tags`, `goals`, `questions` (`text`,
//! `question`, `candidates`), `errors` (`text`, `sentence`), `spans` (`start`, `end` in bytes, `means`).
//! What is still open stands as the words that were typed, with a question mark. When something was saved,
//! `said` and `rows` too.
//!
//! How prose is read belongs to `coach::capture`.

use std::io::{BufRead, IsTerminal};

use serde_json::{Value, json};

use super::out;
use super::session::{Form, Session};
use crate::coach::capture::changes::{self, Member};
use crate::coach::capture::{
    Answer, By, Day, GiftDirection, Meaning, Question, Reading, Who, read,
};
use crate::domain::{Choice, IdSource};
use crate::report::{Report, Result};
use crate::store::Store;
use crate::store::query::capture::Cast;

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saving {
    Save,
    DryRun,
}

/// Reads `text`, or lines of standard input where it is `-`, and writes what they say.
pub(super) fn run(session: &mut Session, text: &str, saving: Saving) -> Result<()> {
    let mut store = session.open()?;
    let mut ids = session.ids()?;
    let mut cast = store.cast()?;
    if text.trim() != "-" {
        return line(
            session,
            &mut store,
            &mut ids,
            &mut cast,
            text,
            saving,
            Asking::Allowed,
        );
    }
    session.out.layout = out::JsonLayout::OneLine;
    let (mut refused, mut read_lines) = (0, 0);
    for (number, text) in std::io::stdin().lock().lines().enumerate() {
        let text = text.map_err(|error| {
            Report::input(format!("Standard input cannot be read as text: {error}."))
        })?;
        if text.trim().is_empty() {
            continue;
        }
        read_lines += 1;
        let done = line(
            session,
            &mut store,
            &mut ids,
            &mut cast,
            &text,
            saving,
            Asking::Not,
        );
        if let Err(report) = done {
            refused += 1;
            out::aside(&format!("line {}: {}", number + 1, report.sentence));
        }
    }
    match refused {
        0 => Ok(()),
        all if all == read_lines => Err(Report::input("Nothing was saved.")
            .hint("log it again with what was unclear spelled out")),
        1 => Err(Report::input("One line was not saved; the others were.")
            .hint("log that line again with what was unclear spelled out")),
        several => Err(
            Report::input(format!("{several} lines were not saved; the others were."))
                .hint("log those lines again with what was unclear spelled out"),
        ),
    }
}

/// Whether questions can be put to whoever sits there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Allowed,
    Not,
}

fn line(
    session: &mut Session,
    store: &mut Store,
    ids: &mut IdSource,
    cast: &mut Cast,
    text: &str,
    saving: Saving,
    asking: Asking,
) -> Result<()> {
    let today = session.now.today;
    let calendar = session.calendar()?;
    let mut answers: Vec<Answer> = Vec::new();
    let understand = |store: &Store, answers: &[Answer]| {
        let company = store.company(&cast.people, today);
        read(
            text,
            &cast.roster,
            &company,
            &cast.titles,
            &calendar,
            today,
            answers,
        )
    };
    let mut reading = understand(store, &answers);
    if saving == Saving::DryRun {
        return show(session, &reading, &cast.people, text);
    }
    let person_there = asking == Asking::Allowed
        && session.form == Form::Text
        && std::io::stdin().is_terminal()
        && std::io::stderr().is_terminal();
    while person_there && reading.errors.is_empty() {
        let Some(question) = reading.questions.first() else {
            break;
        };
        let Some(answer) = ask(question)? else {
            break;
        };
        answers.push(answer);
        reading = understand(store, &answers);
    }
    if let Some(mistake) = reading.errors.first() {
        return Err(Report::input(mistake.sentence.clone())
            .hint("nothing was saved; mend the line and log it again"));
    }
    if let Some(question) = reading.questions.first() {
        if session.form == Form::Json {
            show(session, &reading, &cast.people, text)?;
        }
        return Err(unclear(question));
    }
    let Some(captured) = changes::change(&reading, &cast.people, &cast.goals, ids, session.now)
    else {
        return Err(Report::input("That line says nothing that can be kept.")
            .hint("name somebody, and say what happened or is to come, as in `coffee with Priya yesterday`"));
    };
    let change = store.captured(captured, ids, session.now.at)?;
    let applied = session.apply(store, &change)?;
    let answer = match session.form {
        Form::Json => as_json(&reading, &cast.people, text),
        Form::Text => json!({}),
    };
    session.tell(&applied, answer)?;
    if session.form == Form::Text {
        for line in changes::lines(&reading, &cast.people, today) {
            session
                .out
                .line(&format!("  {:<11} {}", line.kind.word(), line.text));
        }
    }
    if !reading.new_people.is_empty() {
        *cast = store.cast()?;
    }
    Ok(())
}

/// Puts a question to whoever sits at the terminal; `None` when no answer comes.
fn ask(question: &Question) -> Result<Option<Answer>> {
    out::aside(&question.sentence);
    for (number, candidate) in question.candidates.iter().enumerate() {
        out::aside(&format!("  {} {}", number + 1, candidate.label));
    }
    let mut typed = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut typed)
        .map_err(|error| Report::machine(format!("The answer cannot be read: {error}.")))?;
    let number = typed
        .trim()
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    let candidate = number.and_then(|number| question.candidates.get(number));
    Ok(candidate.map(|candidate| Answer {
        id: question.id.clone(),
        choice: candidate.choice.clone(),
    }))
}

fn unclear(question: &Question) -> Report {
    let candidates: Vec<&str> = question
        .candidates
        .iter()
        .map(|candidate| candidate.label.as_str())
        .collect();
    let report = Report::input(format!(
        "“{}” is not clear: {}",
        question.text, question.sentence
    ));
    if candidates.is_empty() {
        report.hint("nothing was saved; spell it out and log the line again")
    } else {
        report.hint(format!(
            "nothing was saved; it could be {}",
            candidates.join(", ")
        ))
    }
}

fn show(session: &mut Session, reading: &Reading, people: &[Member], text: &str) -> Result<()> {
    if session.form == Form::Json {
        return session.out.json(&as_json(reading, people, text));
    }
    let lines = changes::lines(reading, people, session.now.today);
    if lines.is_empty() && reading.questions.is_empty() && reading.errors.is_empty() {
        session.out.line("That line says nothing that can be kept.");
    }
    for line in lines {
        session
            .out
            .line(&format!("{:<11} {}", line.kind.word(), line.text));
    }
    for mistake in &reading.errors {
        session.out.line(&mistake.sentence);
    }
    for question in &reading.questions {
        session.out.line(&question.sentence);
        for candidate in &question.candidates {
            session.out.line(&format!("  {}", candidate.label));
        }
    }
    Ok(())
}

fn as_json(reading: &Reading, people: &[Member], text: &str) -> Value {
    let who = |who: &Who| changes::name(reading, people, *who);
    let day = |day: &Day| match day {
        Day::On(day) => json!(day),
        Day::Asked(_) => Value::Null,
    };
    let piece = |span: &std::ops::Range<usize>| text.get(span.clone()).unwrap_or_default();
    json!({
        "interactions": reading.talks.iter().map(|talk| json!({
            "on": day(&talk.on),
            "channel": talk.channel.stored(),
            "people": talk.people.iter().map(&who).collect::<Vec<_>>(),
            "text": talk.text,
        })).collect::<Vec<_>>(),
        "entries": reading.gifts.iter().map(|gift| json!({
            "direction": match gift.direction {
                GiftDirection::Given => "given",
                GiftDirection::Received => "received",
            },
            "kind": gift.kind.stored(),
            "person": who(&gift.person),
            "what": match &gift.to {
                Some(to) => format!("introduction to {}", who(to)),
                None => gift.what.clone(),
            },
            "on": day(&gift.on),
        })).collect::<Vec<_>>(),
        "promises": reading.promises.iter().map(|promise| json!({
            "by": match promise.by { By::Me => Some("me"), By::Them => Some("them"), By::Asked(_) => None },
            "person": who(&promise.person),
            "what": promise.what,
            "due": promise.due.as_ref().map(day),
        })).collect::<Vec<_>>(),
        "follow_ups": reading.follow_ups.iter().map(|plan| json!({
            "person": who(&plan.person),
            "on": plan.on.as_ref().map(day),
            "what": plan.what,
        })).collect::<Vec<_>>(),
        "new_people": reading.new_people.iter().map(|new| &new.name).collect::<Vec<_>>(),
        "notes": reading.notes.iter().map(|note| json!({
            "person": note.person.as_ref().map(&who),
            "text": note.text,
        })).collect::<Vec<_>>(),
        "tags": reading.tags.iter().map(|tag| &tag.name).collect::<Vec<_>>(),
        "goals": reading.goals.iter().map(|goal| piece(&goal.span)).collect::<Vec<_>>(),
        "questions": reading.questions.iter().map(|question| json!({
            "text": question.text,
            "question": question.sentence,
            "candidates": question.candidates.iter().map(|one| &one.label).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "errors": reading.errors.iter().map(|mistake| json!({
            "text": piece(&mistake.span),
            "sentence": mistake.sentence,
        })).collect::<Vec<_>>(),
        "spans": reading.spans.iter().map(|understood| json!({
            "start": understood.span.start,
            "end": understood.span.end,
            "means": means(understood.meaning),
        })).collect::<Vec<_>>(),
    })
}

fn means(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Person => "person",
        Meaning::NewPerson => "new_person",
        Meaning::Unclear => "unclear",
        Meaning::Date => "date",
        Meaning::Channel => "channel",
        Meaning::Gift => "entry",
        Meaning::Promise => "promise",
        Meaning::FollowUp => "follow_up",
        Meaning::Tag => "tag",
        Meaning::Goal => "goal",
        Meaning::Mistake => "error",
    }
}
