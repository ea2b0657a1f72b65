//! The user's own `config.toml`: how dates are read, and how it looks. Every mistake is named at once,
//! with the path of its key; what is well is used all the same.
//!
//! Keys have a file of their own (`keymap.toml`), lessons a folder.

use std::path::Path;

use chrono::Weekday;
use toml::{Table, Value};

use crate::coach::capture::{Calendar, DateOrder};
use crate::report::{Report, Result};

/// What can be configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Config {
    /// `[dates]`: `week_starts` and `order`.
    pub calendar: Calendar,
    /// `theme`.
    pub theme: ThemeName,
}

/// The themes that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// The terminal's own sixteen colours; none where `NO_COLOR` is set.
    #[default]
    Terminal,
    /// Weight and underline only.
    Mono,
}

/// The configuration in `folder`, which need not have one, and what is wrong with it.
pub fn load(folder: &Path) -> (Config, Vec<Report>) {
    let path = folder.join("config.toml");
    match std::fs::read_to_string(&path) {
        Ok(text) => parse(&text, &path.display().to_string()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Default::default(),
        Err(error) => (Config::default(), vec![Report::file("read", &path, &error)]),
    }
}

/// Reads a configuration; `name` stands in the reports.
pub fn parse(text: &str, name: &str) -> (Config, Vec<Report>) {
    let mut config = Config::default();
    let table: Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            let error: toml::de::Error = error;
            let line = error
                .span()
                .map_or(1, |span| text[..span.start].lines().count().max(1));
            let what = format!("{name}, line {line}: {}.", error.message());
            return (config, vec![hinted(Report::input(what))]);
        }
    };
    let mut troubles = Vec::new();
    for (key, value) in &table {
        let done = match (key.as_str(), value) {
            ("theme", value) => word(value, "theme", &THEMES).map(|theme| config.theme = theme),
            ("dates", Value::Table(dates)) => {
                for (key, value) in dates {
                    let path = format!("dates.{key}");
                    let done = match key.as_str() {
                        "week_starts" => word(value, &path, &WEEKDAYS)
                            .map(|day| config.calendar.week_start = day),
                        "order" => {
                            word(value, &path, &ORDERS).map(|order| config.calendar.order = order)
                        }
                        _ => Err(unknown(&path, &["dates.week_starts", "dates.order"])),
                    };
                    troubles.extend(done.err());
                }
                Ok(())
            }
            ("dates", _) => Err("dates: a table is needed here, as in [dates]".to_owned()),
            (other, _) => Err(unknown(other, &["theme", "dates"])),
        };
        troubles.extend(done.err());
    }
    let reports = troubles
        .into_iter()
        .map(|trouble| hinted(Report::input(format!("{name}: {trouble}."))));
    (config, reports.collect())
}

const THEMES: [(&str, ThemeName); 2] = [
    ("terminal-16", ThemeName::Terminal),
    ("mono", ThemeName::Mono),
];

const WEEKDAYS: [(&str, Weekday); 3] = [
    ("monday", Weekday::Mon),
    ("sunday", Weekday::Sun),
    ("saturday", Weekday::Sat),
];

const ORDERS: [(&str, DateOrder); 3] = [
    ("day-first", DateOrder::DayFirst),
    ("month-first", DateOrder::MonthFirst),
    ("ask", DateOrder::Ask),
];

/// The choice that `value` names.
fn word<T: Copy>(
    value: &Value,
    path: &str,
    choices: &[(&str, T)],
) -> std::result::Result<T, String> {
    let found = value.as_str().and_then(|word| {
        choices
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word))
    });
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<String> = choices
            .iter()
            .map(|(name, _)| format!("“{name}”"))
            .collect();
        format!("{path}: {value} is not one of {}", names.join(", "))
    })
}

fn unknown(path: &str, known: &[&str]) -> String {
    format!(
        "{path}: there is no such key; there are {}",
        known.join(", ")
    )
}

fn hinted(report: Report) -> Report {
    report.hint("the rest of the file is used; mend it and start again")
}

/// The configuration of this user, with what is wrong with it.
///
/// # Errors
/// Only where the machine names no folder for it.
pub fn own() -> Result<(Config, Vec<Report>)> {
    Ok(load(&crate::places::configuration()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_well_is_used() {
        let (config, troubles) = parse(
            "theme = 'mono'\n[dates]\nweek_starts = 'Sunday'\norder = 'day-first'",
            "c",
        );
        assert_eq!(troubles, []);
        assert_eq!(config.theme, ThemeName::Mono);
        assert_eq!(
            config.calendar,
            Calendar {
                week_start: Weekday::Sun,
                order: DateOrder::DayFirst
            }
        );
        assert_eq!(parse("", "c"), Default::default());
    }

    #[test]
    fn every_mistake_is_named_with_its_path() {
        let text =
            "theme = 'neon'\nfont = 3\n[dates]\nweek_starts = 7\norder = 'ask'\ncentury = 'x'";
        let (config, troubles) = parse(text, "config.toml");
        assert_eq!(config, Config::default());
        let mut said: Vec<String> = troubles.into_iter().map(|report| report.sentence).collect();
        said.sort();
        assert_eq!(
            said,
            [
                "config.toml: dates.century: there is no such key; there are dates.week_starts, dates.order.",
                "config.toml: dates.week_starts: 7 is not one of “monday”, “sunday”, “saturday”.",
                "config.toml: font: there is no such key; there are theme, dates.",
                "config.toml: theme: \"neon\" is not one of “terminal-16”, “mono”.",
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_toml_names_its_line() {
        for (text, line) in [("theme = ", 1), ("\n\n[dates\n", 3), ("dates = 3\nx", 2)] {
            let (_, troubles) = parse(text, "config.toml");
            let start = format!("config.toml, line {line}: ");
            assert!(
                troubles[0].sentence.starts_with(&start),
                "{}",
                troubles[0].sentence
            );
        }
    }
}
