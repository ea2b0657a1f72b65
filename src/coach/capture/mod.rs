//! Quick capture: one line of prose becomes proposed interactions, gifts, promises and follow-ups.
//!
//! ```text
//! text ── token ──┬─ date_scan ──┐
//!                 ├─ people ── resolve ──┐
//!                 └──────────────┴─ clause ── sense ── assign, deeds ── Reading
//! ```
//!
//! Pure: the text, the people, their history and today come in; changes, questions and mistakes go out. Nothing is
//! saved here, nothing is drawn here. Whatever is not sure becomes a question or stays in a talk's text or a note.
//!
//! # What counts as contact
//!
//! | The text says | Proposed |
//! | --- | --- |
//! | a noun or verb of contact in the past (`coffee w/ Priya`, `called Tom`, `Ana emailed`) | a talk |
//! | that somebody said something to me, or I to them (`Priya said`, `told Tom`) | a talk, channel other; part of another talk of the line with the same person |
//! | a gift alone (`sent Priya the deck`, `introduced Tom to Ana`) | the gift, no talk |
//! | intent, negation, a question, a condition, two other people meeting | no talk |
//! | contact on a day to come (`lunch with Tom tomorrow`) | a follow-up on that day |
//! | a statement about somebody (`Priya: worried about reorg`) | a note about them |
//!
//! Tests are in `tests/` of the crate; English words are data in `lexicon` and `nouns`.

mod assign;
pub mod changes;
mod clause;
mod clause_starts;
mod contact;
mod date_forms;
mod date_scan;
pub mod date_table;
mod date_words;
pub mod dates;
mod days;
mod follow_ups;
mod gifts;
mod introductions;
mod items;
mod lexicon;
mod nouns;
mod people;
mod people_new;
mod people_words;
mod phrasal;
mod promises;
mod reading;
mod resolve;
mod roster;
mod sense;
mod sense_group;
mod sense_objects;
mod small_words;
mod spelling;
mod talks;
mod token;
mod writer;

use chrono::NaiveDate;

pub use dates::{Calendar, DateOrder, DateReading, Direction, parse_date};
pub use reading::*;
pub use roster::{History, Known, NoHistory, Roster};

use items::Part;
use token::Kind;
use writer::Writer;

/// Longest text that is read; what lies beyond is kept as a note.
pub const LONGEST: usize = 20_000;

/// Reads a text. `answers` are the user's answers so far to questions of an earlier reading of the same text;
/// each answered question is gone from the new reading.
pub fn read(
    text: &str,
    roster: &Roster,
    history: &dyn History,
    goals: &[String],
    calendar: &Calendar,
    today: NaiveDate,
    answers: &[Answer],
) -> Reading {
    let mut limit = text.len().min(LONGEST);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let tokens = token::tokenise(&text[..limit]);
    let mut dates = date_scan::scan(&tokens);
    let mut taken = vec![false; tokens.len()];
    for date in &dates {
        taken[date.first..date.last].fill(true);
    }
    let mentions = people::find(&tokens, &taken, roster);
    // A full name beats a date ("April Jones").
    dates.retain(|d| {
        !mentions
            .iter()
            .any(|m| m.first < d.last && d.first < m.last)
    });
    let cast = resolve::resolve(text, &tokens, &mentions, roster, history, answers);
    let items = items::items(&tokens, &mentions, &dates, roster);
    let clauses = clause::split(&items, &tokens);
    let frames: Vec<_> = clauses
        .iter()
        .map(|c| sense::read(&items, &mentions, c))
        .collect();
    let mut reading = Reading {
        new_people: cast.new_people,
        questions: cast.questions,
        ..Reading::default()
    };
    for (at, mention) in mentions.iter().enumerate() {
        let meaning = match cast.who[at] {
            Some(Who::Known(_)) => Meaning::Person,
            Some(Who::New(_)) => Meaning::NewPerson,
            Some(Who::Asked(_)) => Meaning::Unclear,
            None => continue,
        };
        reading.spans.push(Understood {
            span: resolve::span(&tokens, mention),
            meaning,
        });
    }
    let mut writer = Writer {
        text,
        tokens: &tokens,
        items: &items,
        mentions: &mentions,
        dates: &dates,
        clauses: &clauses,
        frames: &frames,
        who: cast.who,
        roster,
        calendar,
        today,
        answers,
        reading,
        focus: Vec::new(),
        actor: None,
        frame_date: None,
        lead_date: None,
        lead_in: None,
        led_by: None,
        talk_clause: Vec::new(),
        claimed: vec![false; clauses.len()],
        conditions: Vec::new(),
    };
    writer.run();
    tags_and_goals(&mut writer, goals);
    all_dates(&mut writer);
    keep_text(&mut writer, limit);
    let mut reading = writer.reading;
    forget_unused(&mut reading);
    reading.spans.sort_by(|a, b| {
        (a.span.start, b.span.end, a.meaning).cmp(&(b.span.start, a.span.end, b.meaning))
    });
    reading.spans.dedup();
    reading
}

/// Tags as typed; goals by name or by the only name that begins so.
fn tags_and_goals(w: &mut Writer<'_>, goals: &[String]) {
    let slug = |text: &str| -> String {
        let folded = token::fold(text);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    };
    for token in w.tokens {
        let span = token.start..token.end;
        let name = w
            .text
            .get(token.start + 1..token.end)
            .unwrap_or_default()
            .to_string();
        match token.kind {
            Kind::Tag => {
                if !w.reading.tags.iter().any(|t| t.name == name) {
                    w.reading.tags.push(Tag {
                        name,
                        span: span.clone(),
                    });
                }
                w.understood(span, Meaning::Tag);
            }
            Kind::Goal => {
                let wanted = slug(&name);
                let id = format!("goal:{wanted}");
                let exact: Vec<usize> = (0..goals.len())
                    .filter(|g| slug(&goals[*g]) == wanted)
                    .collect();
                let begins: Vec<usize> = (0..goals.len())
                    .filter(|g| slug(&goals[*g]).starts_with(&wanted))
                    .collect();
                let found = match (w.answer(&id), &exact[..], &begins[..]) {
                    (Some(Choice::Goal(goal)), ..) if *goal < goals.len() => Some(*goal),
                    (Some(Choice::JustText), ..) => continue,
                    (_, [only], _) | (_, [], [only]) => Some(*only),
                    _ => None,
                };
                match found {
                    Some(goal) => {
                        if !w.reading.goals.iter().any(|g| g.goal == goal) {
                            w.reading.goals.push(GoalMention {
                                goal,
                                span: span.clone(),
                            });
                        }
                        w.understood(span, Meaning::Goal);
                    }
                    None => {
                        let offered = if begins.is_empty() {
                            (0..goals.len()).collect()
                        } else {
                            begins
                        };
                        let mut candidates: Vec<Candidate> = offered
                            .iter()
                            .take(8)
                            .map(|g| Candidate {
                                label: goals[*g].clone(),
                                choice: Choice::Goal(*g),
                            })
                            .collect();
                        candidates.push(Candidate {
                            label: "leave it as text".into(),
                            choice: Choice::JustText,
                        });
                        w.ask(id, span, format!("Which goal is “+{name}”?"), candidates);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Marks all dates for the preview, and reports those that do not exist, used or not.
fn all_dates(w: &mut Writer<'_>) {
    for at in 0..w.dates.len() {
        let found = &w.dates[at];
        let span = w.tokens[found.first].start..w.tokens[found.last - 1].end;
        match found.phrase.day(w.today, w.calendar, Direction::Either) {
            DateReading::Impossible(sentence) => w.mistake(span, sentence),
            DateReading::NotADate => {}
            _ => w.understood(span, Meaning::Date),
        }
    }
}

/// Nothing typed is lost: talks share the text between them, and without a talk the rest becomes notes.
fn keep_text(w: &mut Writer<'_>, limit: usize) {
    let text = w.text;
    let count = w.reading.talks.len();
    let starts: Vec<usize> = w
        .talk_clause
        .iter()
        .map(|c| {
            w.items
                .get(w.clauses[*c].first)
                .map_or(0, |i| w.tokens[i.first].start)
        })
        .collect();
    for i in 0..count {
        // Two talks of one clause share its text.
        let from = if starts[i] == starts[0] { 0 } else { starts[i] };
        let to = starts[i..]
            .iter()
            .copied()
            .find(|s| *s != starts[i])
            .unwrap_or(text.len());
        let share = text.get(from..to.max(from)).unwrap_or_default();
        w.reading.talks[i].text = trim(share).to_string();
    }
    if count > 0 {
        return;
    }
    let mut at = 0;
    while at < w.clauses.len() {
        let first = at;
        while at < w.clauses.len() && !w.claimed[at] {
            at += 1;
        }
        let mut from = first;
        for next in first + 1..at {
            // "Priya was ill; Tom is away": a note for each, so that neither name is lost.
            let (before, after) = (named(w, from, next), named(w, next, next + 1));
            if w.clauses[next].join == clause::Join::Sentence
                && before.len() == 1
                && after.len() == 1
                && before != after
            {
                note(w, from, next);
                from = next;
            }
        }
        if at > from {
            note(w, from, at);
        }
        at += 1;
    }
    if limit < text.len() {
        w.reading.notes.push(Note {
            person: None,
            text: text[limit..].to_string(),
            span: limit..text.len(),
        });
    }
}

/// A note of the clauses from `first` up to `last`, if they say anything.
fn note(w: &mut Writer<'_>, first: usize, last: usize) {
    let (a, b) = (w.clauses[first].first, w.clauses[last - 1].last);
    let says = w.items[a..b].iter().any(|i| match i.part {
        Part::Word | Part::Person(_) | Part::Date(_) => true,
        Part::Thing => match w.tokens[i.first].kind {
            Kind::Tag => false,
            Kind::Goal => {
                // A goal that is known, or still asked, is kept without a note.
                let at = w.tokens[i.first].start;
                let known = w
                    .reading
                    .spans
                    .iter()
                    .any(|s| s.meaning == Meaning::Goal && s.span.start == at);
                !known && !w.reading.questions.iter().any(|q| q.span.start == at)
            }
            _ => true,
        },
        _ => false,
    });
    if !says {
        return;
    }
    // A name alone beside a change is that change's person, and needs no note.
    let names = w.items[a..b]
        .iter()
        .all(|i| matches!(i.part, Part::Person(_) | Part::Mark(_) | Part::Break));
    let bare = names && w.claimed.iter().any(|c| *c);
    if bare {
        return;
    }
    let bytes = w.tokens[w.items[a].first].start..w.tokens[w.items[b - 1].last - 1].end;
    let trimmed = trim(&w.text[bytes.clone()]);
    if trimmed.is_empty() {
        return;
    }
    let start = bytes.start + w.text[bytes.clone()].find(trimmed).unwrap_or(0);
    let people = named(w, first, last);
    let topic = w.frames[first..last]
        .iter()
        .find_map(|f| f.topic.first().copied());
    let person = match (topic.map(|t| w.items[t].part), &people[..]) {
        (Some(Part::Person(m)), _) if w.who[m].is_some() => w.who[m],
        (_, [only]) => Some(*only),
        _ => None,
    };
    w.reading.notes.push(Note {
        person,
        text: trimmed.to_string(),
        span: start..start + trimmed.len(),
    });
}

/// Who is named in the clauses from `first` up to `last`, each once.
fn named(w: &Writer<'_>, first: usize, last: usize) -> Vec<Who> {
    let mut people: Vec<Who> = Vec::new();
    for item in &w.items[w.clauses[first].first..w.clauses[last - 1].last] {
        if let Part::Person(m) = item.part
            && let Some(who) = w.who[m]
            && !people.contains(&who)
        {
            people.push(who);
        }
    }
    people
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ';' | ',' | '-' | '–' | '—' | '|' | '•' | '*' | '&')
    })
}

/// New people whom no change names are not added; questions about people whom nothing needs are not put.
fn forget_unused(r: &mut Reading) {
    let mut used: Vec<Who> = Vec::new();
    used.extend(r.talks.iter().flat_map(|t| t.people.iter().copied()));
    used.extend(
        r.gifts
            .iter()
            .flat_map(|g| [Some(g.person), g.to])
            .flatten(),
    );
    used.extend(r.promises.iter().map(|p| p.person));
    used.extend(r.follow_ups.iter().map(|f| f.person));
    used.extend(r.notes.iter().filter_map(|n| n.person));
    let mut days: Vec<usize> = Vec::new();
    let mut day = |d: Option<Day>| {
        if let Some(Day::Asked(q)) = d {
            days.push(q);
        }
    };
    r.talks.iter().for_each(|t| day(Some(t.on)));
    r.gifts.iter().for_each(|g| day(Some(g.on)));
    r.promises.iter().for_each(|p| day(p.due));
    r.follow_ups.iter().for_each(|f| day(f.on));
    let by: Vec<usize> = r
        .promises
        .iter()
        .filter_map(|p| {
            if let By::Asked(q) = p.by {
                Some(q)
            } else {
                None
            }
        })
        .collect();
    let keep_question: Vec<bool> = r
        .questions
        .iter()
        .enumerate()
        .map(|(q, question)| {
            let standing = ["did:", "goal:"].iter().any(|p| question.id.starts_with(p));
            standing || used.contains(&Who::Asked(q)) || days.contains(&q) || by.contains(&q)
        })
        .collect();
    let keep_person: Vec<bool> = (0..r.new_people.len())
        .map(|p| used.contains(&Who::New(p)))
        .collect();
    let place = |keep: &[bool], at: usize| keep[..at].iter().filter(|k| **k).count();
    let who = |w: &mut Who| match *w {
        Who::New(p) => *w = Who::New(place(&keep_person, p)),
        Who::Asked(q) => *w = Who::Asked(place(&keep_question, q)),
        Who::Known(_) => {}
    };
    let day = |d: &mut Day| {
        if let Day::Asked(q) = *d {
            *d = Day::Asked(place(&keep_question, q));
        }
    };
    r.talks.iter_mut().for_each(|t| {
        t.people.iter_mut().for_each(who);
        day(&mut t.on);
    });
    r.gifts.iter_mut().for_each(|g| {
        who(&mut g.person);
        g.to.iter_mut().for_each(who);
        day(&mut g.on);
    });
    r.promises.iter_mut().for_each(|p| {
        who(&mut p.person);
        p.due.iter_mut().for_each(day);
        if let By::Asked(q) = p.by {
            p.by = By::Asked(place(&keep_question, q));
        }
    });
    r.follow_ups.iter_mut().for_each(|f| {
        who(&mut f.person);
        f.on.iter_mut().for_each(day);
    });
    r.notes
        .iter_mut()
        .for_each(|n| n.person.iter_mut().for_each(who));
    let mut keep = keep_question.iter();
    r.questions.retain(|_| *keep.next().unwrap_or(&true));
    let mut keep = keep_person.iter();
    r.new_people.retain(|_| *keep.next().unwrap_or(&true));
}
