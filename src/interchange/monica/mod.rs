//! The JSON export of Monica, the personal relationship manager (its fourth version; drafts of it, and what
//! its programming interface answers, have the same parts elsewhere).
//!
//! `{"account": {"data": [{"type": "contact", "values": [{"uuid", "properties", "data": […]}]}, …],
//! "instance": {…}}}`. No error and no refusal repeats the file's own text: an export holds secrets.
//!
//! | file | what |
//! | --- | --- |
//! | `names`, `tree` | which keys are read; the parts under them, within bounds |
//! | `values` | what a part says |
//! | `account` | what contacts refer to: types, activities, relationships, names |
//! | `contact` | somebody |
//! | `history`, `money`, `every` | what happened and is to happen with them, and how often |
//!
//! Not here: Monica's vCards (they are vCards), and its export as SQL, which is refused.

mod account;
mod contact;
mod every;
mod history;
mod money;
mod names;
#[cfg(test)]
mod tests;
mod tree;
mod values;

use std::io::Read;
use std::ops::ControlFlow;

use self::account::Account;
use self::tree::{Node, Trouble};
use super::incoming::{Limits, Sink};
use super::reading::{Records, Summary, nobody, text_of, whole_text};
use crate::domain::civil::count;
use crate::report::{Report, Result};

const EXPORT_JSON: &str = "in Monica, choose Settings, Export, and the JSON format";

/// Whether a file that begins with `head` is an export of Monica, as JSON or as SQL.
pub fn sniff(head: &[u8], file_name: &str) -> bool {
    let text = text_of(head);
    is_sql(&text, file_name) || is_json(&text)
}

fn is_json(text: &str) -> bool {
    let has = |key: &str| text.contains(&format!("\"{key}\""));
    let is_contact = || has("first_name") && (has("is_partial") || has("stay_in_touch_frequency"));
    if text.trim_start().starts_with('[') {
        return is_contact();
    }
    text.trim_start().starts_with('{')
        && !has("tables")
        && ((has("account")
            && [
                "app_version",
                "exported_by",
                "export_date",
                "instance",
                "properties",
                "values",
            ]
            .into_iter()
            .any(has))
            || (has("app_version") && has("export_date"))
            || is_contact())
}

fn is_sql(text: &str, file_name: &str) -> bool {
    let lower = text.to_lowercase();
    let statements = lower.contains("insert into") || lower.contains("insert ignore into");
    let preface = lower.contains("foreign_key_checks") || lower.contains("monica");
    let named = file_name.to_ascii_lowercase().ends_with(".sql");
    (named || statements) && preface && !lower.trim_start().starts_with(['{', '['])
}

/// Reads everybody in the export, with what happened with them.
///
/// # Errors
/// Where the file cannot be read, is SQL, is nested too deeply, or has nobody in it.
pub fn read(reader: impl Read, limits: &Limits, sink: Sink<'_>) -> Result<Summary> {
    let text = whole_text(reader, limits)?;
    let beginning = text.get(..text.len().min(4096)).unwrap_or_default();
    if is_sql(beginning, "") {
        return Err(Report::input(
            "The file is Monica's export as SQL, which only a database of Monica's can read.",
        )
        .hint(EXPORT_JSON));
    }
    if let Some(line) = tree::too_deep(&text, limits.nesting) {
        return Err(Report::input(format!(
            "Line {line} of the file nests deeper than {} levels, which no export of Monica does.",
            limits.nesting
        ))
        .hint(EXPORT_JSON));
    }
    let (root, broken) = parsed(&text)?;
    drop(text);
    let accounts: Vec<Account<'_>> = exports(&root).into_iter().map(Account::of).collect();
    if accounts.iter().all(|account| account.contacts.is_empty()) {
        return Err(none(&root));
    }
    let mut records = Records::new(limits, sink);
    let mut relatives = 0;
    let mut flow = ControlFlow::Continue(());
    for account in &accounts {
        for entry in &account.contacts {
            flow = match contact::person(entry, account, limits) {
                contact::Found::Person(person) => records.person(0, *person),
                contact::Found::Relative => {
                    relatives += 1;
                    ControlFlow::Continue(())
                }
                contact::Found::Refused(why) => records.refuse(0, why),
            };
            if flow.is_break() {
                break;
            }
        }
        for _ in 0..account.lonely_activities() {
            if flow.is_continue() {
                flow = records.refuse(0, "an activity that names none of the contacts");
            }
        }
        if flow.is_break() {
            break;
        }
    }
    if let Some(line) = broken.filter(|_| flow.is_continue()) {
        let why =
            format!("the file is damaged on line {line}; what comes after it could not be read");
        // The last record: there is nothing to stop any more.
        let _ = records.refuse(0, why);
    }
    Ok(Summary {
        records: records.handed_over(),
        remarks: remarks(
            relatives,
            accounts.iter().map(|account| account.journal).sum(),
        ),
    })
}

/// The exports in a file: it is one, unless several were put behind each other.
fn exports(root: &Node) -> Vec<&Node> {
    let is_export = |node: &Node| !node.get("account").collection("contacts").is_empty();
    match root {
        Node::List(all) if all.iter().any(is_export) => all.iter().collect(),
        root => vec![root],
    }
}

/// The tree of `text`, and the line from which on it was not to be read.
fn parsed(text: &str) -> Result<(Node, Option<usize>)> {
    let refused = |trouble| match trouble {
        Trouble::Syntax { line, .. } => Report::input(format!(
            "The file cannot be read as JSON: line {line} is damaged."
        ))
        .hint(EXPORT_JSON),
        Trouble::TooMuch => Report::input("The file has more parts than are read of one file.")
            .hint("export fewer people at a time"),
    };
    match tree::parse(text) {
        Ok(root) => Ok((root, None)),
        Err(Trouble::Syntax { line, column }) => tree::whole_part(text, line, column)
            .and_then(|part| tree::parse(&part).ok())
            .map(|root| (root, Some(line)))
            .ok_or_else(|| refused(Trouble::Syntax { line, column })),
        Err(trouble) => Err(refused(trouble)),
    }
}

fn none(root: &Node) -> Report {
    let newer = [root, root.get("account")]
        .into_iter()
        .any(|holder| !holder.collection("vaults").is_empty());
    if newer {
        return Report::input("The file comes from a newer Monica, which keeps people in vaults.")
            .hint("export the vault's contacts as vCard and import that file");
    }
    nobody("JSON as Monica might write it", EXPORT_JSON)
}

fn remarks(relatives: i64, journal: i64) -> Vec<String> {
    let mut remarks = Vec::new();
    if relatives > 0 {
        remarks.push(format!(
            "{} who had no page in Monica stand in the notes of their people.",
            count(relatives, "relative")
        ));
    }
    if journal > 0 {
        remarks.push(match journal {
            1 => "1 journal entry is about nobody and was not taken over.".to_owned(),
            more => format!("{more} journal entries are about nobody and were not taken over."),
        });
    }
    remarks
}
