//! What every verb is given: the day, the file it works on, the form of the answer, and whom or which
//! day a word on the command line means.
//!
//! Not here: what a verb does with it.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::out::Out;
use crate::clock::Clock;
use crate::domain::moment::Now;
use crate::domain::{Change, Choice, Id, IdSource, civil};
use crate::places;
use crate::report::{Report, Result};
use crate::store::query::Named;
use crate::store::query::people::Found;
use crate::store::{Applied, Store, backup};

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// One run of the command line.
pub(crate) struct Session {
    /// Where the time comes from.
    pub clock: Clock,
    /// What time it was when the program started.
    pub now: Now,
    /// How the answer is written.
    pub form: Form,
    /// Where it goes.
    pub out: Out,
    /// What `--database` named.
    pub named_file: Option<PathBuf>,
}

impl Session {
    /// The file that is meant.
    pub(crate) fn database(&self) -> Result<PathBuf> {
        match &self.named_file {
            Some(path) => Ok(path.clone()),
            None => places::database(),
        }
    }

    /// Opens it, making it where it is missing.
    pub(crate) fn open(&self) -> Result<Store> {
        Store::open(&self.database()?, self.now.at)
    }

    /// Fresh ids for this run.
    pub(crate) fn ids(&self) -> Result<IdSource> {
        Ok(IdSource::seeded(crate::store::seed()?))
    }

    /// Applies a change, after the day's backup.
    pub(crate) fn apply(&self, store: &mut Store, change: &Change) -> Result<Applied> {
        if store.count("person")? > 0 {
            // A backup that cannot be made is no reason to refuse what the user wants to keep.
            let _ = backup::make_daily(store, self.now.at);
        }
        store.apply(change, self.now.at)
    }

    /// Says what was done, and how to take it back.
    pub(crate) fn tell(&mut self, applied: &Applied, more: Value) -> Result<()> {
        match self.form {
            Form::Text => {
                self.out.line(&format!("{}.", applied.said));
                Ok(())
            }
            Form::Json => {
                let mut answer = json!({ "said": applied.said, "rows": applied.rows });
                if let (Value::Object(answer), Value::Object(more)) = (&mut answer, more) {
                    answer.extend(more);
                }
                self.out.json(&answer)
            }
        }
    }
}

/// Whom `typed` means: a whole name or nickname, an e-mail address, the beginning of only one name, or
/// the id that `--json` shows.
pub(crate) fn person(store: &Store, typed: &str) -> Result<Named> {
    let nobody = || {
        Report::input(format!("Nobody here is called “{}”.", typed.trim()))
            .hint("`cordial list` names everybody; `cordial add NAME` adds somebody")
    };
    if typed.trim().is_empty() {
        return Err(
            Report::input("A name needs at least one visible character.")
                .hint("name somebody, as in `cordial show priya`"),
        );
    }
    if let Ok(uuid) = uuid::Uuid::try_parse(typed.trim()) {
        return store.name_of(Id::new(uuid))?.ok_or_else(nobody);
    }
    match store.find_person(typed)? {
        Found::One(person) => Ok(person),
        Found::Nobody => Err(nobody()),
        Found::Several(people) => Err(several(typed, &people)),
    }
}

fn several(typed: &str, people: &[Named]) -> Report {
    const MOST: usize = 5;
    let alike = people.iter().any(|one| {
        people
            .iter()
            .filter(|other| other.full_name == one.full_name)
            .count()
            > 1
    });
    let mut names: Vec<String> = people
        .iter()
        .take(MOST)
        .map(|person| match alike {
            true => format!("{} ({})", person.full_name, person.id),
            false => person.full_name.clone(),
        })
        .collect();
    if people.len() > MOST {
        names.push("others".into());
    }
    let last = names.pop().unwrap_or_default();
    Report::input(format!(
        "“{}” could be {} or {last}.",
        typed.trim(),
        names.join(", ")
    ))
    .hint(if alike {
        "give the e-mail address, or the id in brackets"
    } else {
        "write more of the name, or give the e-mail address"
    })
}

/// The day that `text` means: `2026-11-23`, or `today`, `yesterday`, `tomorrow`.
pub(crate) fn date(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    let text = text.trim();
    match text.to_lowercase().as_str() {
        "today" => return Ok(today),
        "yesterday" => return Ok(civil::plus_days(today, -1)),
        "tomorrow" => return Ok(civil::plus_days(today, 1)),
        _ => {}
    }
    let is_written_as_date = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_written_as_date {
        return Err(Report::input(format!("“{text}” is not a date."))
            .hint("write a day as 2026-11-23, or today, yesterday, tomorrow"));
    }
    text.parse()
        .ok()
        .filter(|day| *day >= civil::plus_days(NaiveDate::default(), -100 * 366))
        .ok_or_else(|| {
            Report::input(format!("“{text}” is not a day in the calendar."))
                .hint("look at the month and the day")
        })
}

/// A day on which something has happened, so not after today; today where nothing was said.
pub(crate) fn past_date(text: Option<&str>, today: NaiveDate) -> Result<NaiveDate> {
    let day = text.map_or(Ok(today), |text| date(text, today))?;
    if day > today {
        return Err(Report::input(format!(
            "{day} is still to come; this has happened already."
        ))
        .hint("a plan for a day to come is `cordial follow-up NAME WHAT --on DATE`"));
    }
    Ok(day)
}

/// A text that needs something in it that can be seen.
pub(crate) fn needed(what: &'static str, text: &str) -> Result<String> {
    crate::domain::written::needed_line(what, text).map_err(|unfit| {
        Report::input(format!(
            "{}.",
            super::layout::capitalised(&unfit.to_string())
        ))
        .hint("nothing was changed; shorten or fill the text and try again")
    })
}

/// Text of any number of lines that needs something in it that can be seen.
pub(crate) fn needed_text(what: &'static str, text: &str) -> Result<String> {
    let text = text.trim();
    if crate::domain::shown::shown(text).as_str().trim().is_empty() {
        return needed(what, "");
    }
    Ok(text.to_owned())
}

/// Reads a word from a closed set, for clap.
pub(crate) fn choice<C: Choice>(word: &str) -> std::result::Result<C, String> {
    C::from_word(word).ok_or_else(|| {
        let words: Vec<String> = C::ALL.iter().map(|choice| choice.stored()).collect();
        format!("it is one of {}", words.join(", "))
    })
}

/// A person in JSON: `id`, `full_name` and `short_name`.
pub(crate) fn named(person: &Named) -> Value {
    json!({
        "id": person.id.to_string(),
        "full_name": person.full_name,
        "short_name": person.short,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_or_refused_by_name() {
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        for (text, day) in [
            ("2026-11-23", "2026-11-23"),
            (" 2028-02-29 ", "2028-02-29"),
            ("yesterday", "2026-11-22"),
            ("Tomorrow", "2026-11-24"),
        ] {
            assert_eq!(date(text, today).unwrap().to_string(), day);
        }
        for (text, said) in [
            ("2026-02-30", "“2026-02-30” is not a day in the calendar."),
            ("0000-00-00", "“0000-00-00” is not a day in the calendar."),
            ("0001-01-01", "“0001-01-01” is not a day in the calendar."),
            ("23.11.2026", "“23.11.2026” is not a date."),
            ("2026-1-2", "“2026-1-2” is not a date."),
            ("", "“” is not a date."),
        ] {
            let report = date(text, today).unwrap_err();
            assert_eq!((report.sentence.as_str(), report.exit_code()), (said, 2));
        }
    }
}
