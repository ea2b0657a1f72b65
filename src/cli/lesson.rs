//! `cordial lesson`: the lesson as text to read; one section with `--section`, another lesson by its id.
//!
//! JSON: `id`, `title`, `breadcrumb`, `reading_minutes`, `tag`, `sections`: each `id`, `title`, `text`,
//! `key_points`, `exercises` (each `id`, `prompt`, `hint`, `statements`, `state`: `done`, `skipped` or
//! null).

use clap::Args;
use serde_json::{Value, json};

use super::session::{Form, Session};
use crate::domain::lesson::{AnswerState, Lesson as Text, LessonAnswer, Section};
use crate::report::{Report, Result};
use crate::{lesson_files, places};

/// Read the lesson.
#[derive(Debug, Args)]
pub(crate) struct Lesson {
    /// Another lesson than the first, by its id
    id: Option<String>,
    /// Only this section, by its id or number
    #[arg(long, value_name = "ID")]
    section: Option<String>,
}

impl Lesson {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let shelf = lesson_files::load(&places::configuration()?);
        for trouble in &shelf.troubles {
            super::out::complain(trouble);
        }
        let lesson = match &self.id {
            None => shelf.lessons.first(),
            Some(id) => shelf.lessons.iter().find(|lesson| lesson.id == *id),
        };
        let Some(lesson) = lesson else {
            let ids: Vec<&str> = shelf
                .lessons
                .iter()
                .map(|lesson| lesson.id.as_str())
                .collect();
            let id = self.id.unwrap_or_default();
            return Err(Report::input(format!("There is no lesson “{id}”."))
                .hint(format!("there are: {}", ids.join(", "))));
        };
        let sections = match &self.section {
            None => lesson.sections.iter().collect(),
            Some(wanted) => vec![section(lesson, wanted)?],
        };
        // Reading needs no file of the user's; where there is one, it knows what has been done.
        let answers = match session.database()?.exists() {
            true => session.open()?.lesson_answers(&lesson.id)?,
            false => Vec::new(),
        };
        if session.form == Form::Json {
            return session.out.json(&in_json(lesson, &sections, &answers));
        }
        let mut trail = lesson.breadcrumb.clone();
        trail.push(lesson.title.clone());
        let minutes = lesson.reading_minutes;
        session.out.paragraph(&trail.join(" › "), 0);
        session.out.line(&format!("{minutes} min read"));
        for section in sections {
            in_text(section, &answers, session);
        }
        Ok(())
    }
}

fn section<'l>(lesson: &'l Text, wanted: &str) -> Result<&'l Section> {
    let by_number = wanted
        .parse::<usize>()
        .ok()
        .and_then(|number| lesson.sections.get(number.checked_sub(1)?));
    lesson
        .sections
        .iter()
        .find(|section| section.id == wanted)
        .or(by_number)
        .ok_or_else(|| {
            let ids: Vec<&str> = lesson
                .sections
                .iter()
                .map(|section| section.id.as_str())
                .collect();
            Report::input(format!("The lesson has no section “{wanted}”."))
                .hint(format!("it has: {}", ids.join(", ")))
        })
}

fn state(answers: &[LessonAnswer], section: &str, exercise: &str) -> Option<AnswerState> {
    answers
        .iter()
        .find(|answer| answer.section == section && answer.exercise == exercise)
        .map(|answer| answer.state)
}

fn in_text(section: &Section, answers: &[LessonAnswer], session: &mut Session) {
    let out = &mut session.out;
    out.heading(&section.title);
    out.blank();
    out.paragraph(&section.text, 0);
    if !section.key_points.is_empty() {
        out.blank();
    }
    for point in &section.key_points {
        out.table(&[vec!["•".to_owned(), point.clone()]]);
    }
    for exercise in &section.exercises {
        let mark = match state(answers, &section.id, &exercise.id) {
            Some(AnswerState::Done) => "done",
            Some(AnswerState::Skipped) => "skipped",
            None => "do",
        };
        out.blank();
        out.paragraph(&format!("→ {mark}: {}", exercise.prompt), 2);
        out.paragraph(&exercise.hint, 4);
        for statement in &exercise.statements {
            out.paragraph(&format!("– {statement}"), 4);
        }
    }
}

fn in_json(lesson: &Text, sections: &[&Section], answers: &[LessonAnswer]) -> Value {
    let sections: Vec<Value> = sections
        .iter()
        .map(|section| {
            let exercises: Vec<Value> = section
                .exercises
                .iter()
                .map(|exercise| {
                    json!({
                        "id": exercise.id,
                        "prompt": exercise.prompt,
                        "hint": exercise.hint,
                        "statements": exercise.statements,
                        "state": state(answers, &section.id, &exercise.id),
                    })
                })
                .collect();
            json!({
                "id": section.id,
                "title": section.title,
                "text": section.text,
                "key_points": section.key_points,
                "exercises": exercises,
            })
        })
        .collect();
    json!({
        "id": lesson.id,
        "title": lesson.title,
        "breadcrumb": lesson.breadcrumb,
        "reading_minutes": lesson.reading_minutes,
        "tag": lesson.tag,
        "sections": sections,
    })
}
