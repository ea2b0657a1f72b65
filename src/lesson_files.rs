//! Lessons from files: those compiled in, and the user's own from `lessons/*.toml` in the folder of
//! configuration. A bad file is reported with its line and field and does not stop the others.
//!
//! Not here: what a lesson means (`domain::lesson`) and how it is shown.

use std::fs;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::domain::lesson::{ExerciseKind, Lesson};
use crate::report::{Report, Result};

/// The lessons that come with the program: name and text.
const OURS: [(&str, &str); 1] = [(
    "building-relationships-and-networks.toml",
    include_str!("../assets/lessons/building-relationships-and-networks.toml"),
)];

/// The largest lesson file that is read: bytes.
const LARGEST: u64 = 1 << 20;

/// The lessons that could be read, and what was wrong with the others.
#[derive(Debug, Clone, Default)]
pub struct Lessons {
    /// In the order in which they are offered.
    pub lessons: Vec<Lesson>,
    /// A report for each file that could not be used.
    pub troubles: Vec<Report>,
}

/// Loads our lessons and the user's own from `lessons` in the folder `configuration`, which need not
/// exist. A lesson of the user's takes the place of one of ours that has the same id.
pub fn load(configuration: &Path) -> Lessons {
    let mut shelf = Lessons::default();
    for (name, text) in OURS {
        match parse(name, text) {
            Ok(lesson) => shelf.lessons.push(lesson),
            Err(report) => shelf.troubles.push(report),
        }
    }
    let ours = shelf.lessons.len();
    let mut own: Vec<Lesson> = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(configuration.join("lessons"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    for path in paths {
        let name = path.display().to_string();
        match read(&path).and_then(|text| parse(&name, &text)) {
            Ok(lesson) if own.iter().any(|other| other.id == lesson.id) => {
                shelf.troubles.push(
                    Report::input(format!(
                        "{name}: id: another of your files is “{}” too.",
                        lesson.id
                    ))
                    .hint("give the lesson an id of its own"),
                );
            }
            Ok(lesson) => own.push(lesson),
            Err(report) => shelf.troubles.push(report),
        }
    }
    for lesson in own {
        match shelf.lessons[..ours]
            .iter_mut()
            .find(|other| other.id == lesson.id)
        {
            Some(other) => *other = lesson,
            None => shelf.lessons.push(lesson),
        }
    }
    shelf.lessons.sort_by_key(|lesson| lesson.order);
    shelf
}

fn read(path: &Path) -> Result<String> {
    let failed = |error| Report::file("read", path, &error);
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(Report::input(format!(
            "{}: longer than 1 MB.",
            path.display()
        )));
    }
    let bytes = fs::read(path).map_err(failed)?;
    String::from_utf8(bytes)
        .map_err(|_| Report::input(format!("{}: not UTF-8 text.", path.display())))
}

/// Reads one lesson; `name` is the file's, for the report.
pub fn parse(name: &str, text: &str) -> Result<Lesson> {
    let trouble = |at: Option<usize>, what: &str| {
        let line = at
            .map(|at| format!(", line {}", line_of(text, at)))
            .unwrap_or_default();
        let field = at
            .and_then(|at| field_at(text, at))
            .map(|field| format!(": {field}"))
            .unwrap_or_default();
        let what = what.lines().collect::<Vec<_>>().join(" ");
        Report::input(format!("{name}{line}{field}: {what}."))
            .hint("the other lessons are there all the same; mend the file and start again")
    };
    let lesson: Lesson = toml::from_str(text)
        .map_err(|error| trouble(error.span().map(|span| span.start), error.message()))?;
    match flaw(&lesson) {
        None => Ok(lesson),
        Some((path, what)) => Err(trouble(place(text, &path), &what)),
    }
}

/// A key or the number of an element, on the way to a field.
#[derive(Clone, Copy)]
enum Part {
    Key(&'static str),
    Number(usize),
}

/// The first thing that is wrong with a lesson which has the right shape.
fn flaw(lesson: &Lesson) -> Option<(Vec<Part>, String)> {
    use Part::{Key, Number};
    let blank = |text: &str| text.trim().is_empty();
    for (key, text) in [
        ("id", &lesson.id),
        ("title", &lesson.title),
        ("tag", &lesson.tag),
    ] {
        if blank(text) {
            return Some((vec![Key(key)], format!("`{key}` is empty")));
        }
    }
    if lesson.sections.is_empty() {
        return Some((vec![Key("section")], "a lesson needs a section".into()));
    }
    for (at, section) in lesson.sections.iter().enumerate() {
        let here = |key| vec![Key("section"), Number(at), Key(key)];
        for (key, text) in [
            ("id", &section.id),
            ("title", &section.title),
            ("text", &section.text),
        ] {
            if blank(text) {
                return Some((here(key), format!("`{key}` is empty")));
            }
        }
        if lesson.sections[..at]
            .iter()
            .any(|other| other.id == section.id)
        {
            return Some((
                here("id"),
                format!("another section is “{}” too", section.id),
            ));
        }
        for (number, exercise) in section.exercises.iter().enumerate() {
            let here = |key| {
                vec![
                    Key("section"),
                    Number(at),
                    Key("exercise"),
                    Number(number),
                    Key(key),
                ]
            };
            for (key, text) in [("id", &exercise.id), ("prompt", &exercise.prompt)] {
                if blank(text) {
                    return Some((here(key), format!("`{key}` is empty")));
                }
            }
            if section.exercises[..number]
                .iter()
                .any(|other| other.id == exercise.id)
            {
                let what = format!("another exercise of the section is “{}” too", exercise.id);
                return Some((here("id"), what));
            }
            if exercise.kind == ExerciseKind::SelfCheck && exercise.statements.is_empty() {
                return Some((here("kind"), "a self-check needs `statements`".into()));
            }
        }
    }
    None
}

/// Where the field at `path` begins: a byte of `text`.
fn place(text: &str, path: &[Part]) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let (first, rest) = path.split_first()?;
    let Part::Key(key) = first else { return None };
    let mut value = document.get_ref().get(*key)?;
    for part in rest {
        value = match (part, value.get_ref()) {
            (Part::Key(key), DeValue::Table(table)) => table.get(*key)?,
            (Part::Number(at), DeValue::Array(array)) => array.get(*at)?,
            _ => return None,
        };
    }
    Some(value.span().start)
}

/// The field whose key or value holds the byte `at`: `section 2, exercise 1, kind`.
fn field_at(text: &str, at: usize) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    within(document.get_ref(), at).map(|names| names.join(", "))
}

/// The way from `table` to the innermost field that holds the byte `at`. A table written as `[[section]]`
/// spans no more than its heading, so everything is looked into.
fn within(table: &DeTable<'_>, at: usize) -> Option<Vec<String>> {
    table.iter().find_map(|(key, value)| {
        let name = key.get_ref().to_string();
        match value.get_ref() {
            DeValue::Array(array) => array.iter().enumerate().find_map(|(number, element)| {
                let mut names = vec![format!("{name} {}", number + 1)];
                let inner = element
                    .get_ref()
                    .as_table()
                    .and_then(|table| within(table, at));
                let is_here = inner.is_some() || element.span().contains(&at);
                names.extend(inner.into_iter().flatten());
                is_here.then_some(names)
            }),
            _ => (value.span().contains(&at) || key.span().contains(&at)).then(|| vec![name]),
        }
    })
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_lessons_can_be_read() {
        let shelf = load(Path::new("/nowhere"));
        assert_eq!(shelf.troubles, []);
        assert_eq!(shelf.lessons[0].id, "building-relationships-and-networks");
    }

    const GOOD: &str = r#"id = "x"
title = "X"
breadcrumb = []
reading_minutes = 1
tag = "x"

[[section]]
id = "one"
title = "One"
text = "Words."

[[section.exercise]]
id = "a"
kind = "goal"
prompt = "Say."
"#;

    #[test]
    fn a_bad_file_is_reported_with_line_and_field() {
        assert!(parse("x.toml", GOOD).is_ok());
        for (from, to, said) in [
            (
                "reading_minutes = 1",
                "reading_minutes = \"two\"",
                "x.toml, line 4: reading_minutes: ",
            ),
            (
                "kind = \"goal\"",
                "kind = \"gaol\"",
                "x.toml, line 14: section 1, exercise 1, kind: ",
            ),
            (
                "prompt =",
                "promt =",
                "x.toml, line 15: section 1, exercise 1, promt: ",
            ),
            (
                "title = \"One\"",
                "title = \" \"",
                "x.toml, line 9: section 1, title: `title` is empty.",
            ),
            (
                "kind = \"goal\"",
                "kind = \"self-check\"",
                "x.toml, line 14: section 1, exercise 1, kind: ",
            ),
            ("title = \"One\"", "title = ", "x.toml, line 9: "),
            (
                "text = \"Words.\"",
                "",
                "x.toml, line 7: section 1: missing field `text`",
            ),
        ] {
            let report = parse("x.toml", &GOOD.replacen(from, to, 1)).unwrap_err();
            assert!(report.sentence.starts_with(said), "{}", report.sentence);
        }
    }
}
