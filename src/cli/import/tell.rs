//! What an import says: of every record in a dry run, of the whole afterwards.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::session::{Form, Session};
use super::shape::DryRun;
use crate::domain::Choice;
use crate::domain::civil::count;
use crate::domain::intent::list;
use crate::domain::interaction::TouchDirection;
use crate::import_files::WHOLE;
use crate::interchange::conversations::LeftOut;
use crate::interchange::plan::{Action, Differing, Plan, Planned, SourceFile, ToldTalk};
use crate::report::{Report, Result};
use crate::store::Applied;

/// The most records that are listed by name after an import.
const MOST_LISTED: usize = 20;

/// What there is to say of files beside their records.
#[derive(Debug)]
pub(super) struct Beside {
    /// Sentences about files as a whole.
    pub remarks: Vec<String>,
    /// Records that were left out on purpose.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// Files of folders that were not read.
    pub not_read: Vec<String>,
}

/// Says what each record would do.
pub(super) fn dry_run(
    plan: &Plan,
    files: &[SourceFile],
    beside: &Beside,
    session: &mut Session,
) -> Result<()> {
    if session.form == Form::Json {
        let totals = totals(plan, beside);
        return session.out.json(&DryRun::of(plan, files, totals, beside));
    }
    for action in Action::ALL {
        let records: Vec<&Planned> = plan
            .records
            .iter()
            .filter(|record| record.action == action)
            .collect();
        if records.is_empty() {
            continue;
        }
        session
            .out
            .line(&format!("{} {}", action.word(), records.len()));
        let rows: Vec<Vec<String>> = records
            .into_iter()
            .map(|record| vec![title(record, files), record.reason.clone()])
            .collect();
        session.out.table(&rows);
        session.out.blank();
    }
    for remark in &beside.remarks {
        session.out.line(remark);
    }
    strangers(plan.strangers, plan.proposed(), session);
    session.out.line(&format!(
        "A dry run: nothing was changed. {}.",
        summary_words(plan)
    ));
    Ok(())
}

fn strangers(number: usize, proposed: usize, session: &mut Session) {
    if number > 0 {
        session.out.line(&format!(
            "Addresses of nobody on your board, left out: {}.",
            number
        ));
        if proposed == 0 {
            session.out.line(
                "Take in your address book first: talks with whoever is in it are then proposed.",
            );
        }
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn summary_words(plan: &Plan) -> String {
    let words: Vec<String> = Action::ALL
        .iter()
        .map(|action| (plan.count(*action), action.word()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!(
        "{}: {}",
        count(whole(plan.records.len()), "record"),
        list(&words)
    )
}

fn totals(plan: &Plan, beside: &Beside) -> Value {
    let mut totals = serde_json::Map::new();
    totals.insert("records".into(), json!(plan.records.len()));
    for action in Action::ALL {
        totals.insert(action.word().into(), json!(plan.count(action)));
    }
    totals.insert("people_added".into(), json!(plan.new_people()));
    totals.insert("people_changed".into(), json!(plan.changed_people()));
    totals.insert("talks_proposed".into(), json!(plan.proposed()));
    totals.insert("strangers".into(), json!(plan.strangers));
    totals.insert("fields_differing".into(), json!(plan.differing.fields));
    let left_out = &beside.left_out;
    let all: usize = left_out.values().sum();
    totals.insert("left_out".into(), json!(all));
    totals.insert("left_out_because".into(), json!(left_out));
    totals.insert("files_not_read".into(), json!(beside.not_read.len()));
    Value::Object(totals)
}

/// Why; a record that cannot be used is found by its line.
pub(super) fn reason(record: &Planned) -> String {
    match (record.action, record.line) {
        (Action::Refuse, 1..) => format!("line {}: {}", record.line, record.reason),
        _ => record.reason.clone(),
    }
}

/// The name of the file in which a record stands.
pub(super) fn source<'f>(record: &Planned, files: &'f [SourceFile]) -> &'f str {
    files.get(record.file).map_or("", |file| file.name.as_str())
}

/// What a record is called: its name, or else where it stands.
fn title(record: &Planned, files: &[SourceFile]) -> String {
    if let Some(talk) = record.talk() {
        return when_and_who(&talk);
    }
    if record.title.is_empty() {
        return place(record, files);
    }
    record.title.clone()
}

/// A conversation in a line: `2026-11-09 e-mail from me: the plan`.
fn when_and_who(talk: &ToldTalk) -> String {
    let meeting = &talk.meeting;
    let direction = match talk.direction {
        TouchDirection::Mutual => String::new(),
        told => format!(" {}", told.label()),
    };
    let title = match meeting.summary.as_str() {
        "" => String::new(),
        title => format!(": {title}"),
    };
    format!(
        "{} {}{direction}{title}",
        meeting.on,
        meeting.channel.label()
    )
}

fn place(record: &Planned, files: &[SourceFile]) -> String {
    let source = source(record, files);
    let is_whole = files
        .get(record.file)
        .is_some_and(|file| file.kind == WHOLE);
    match record.line {
        0 if is_whole => source.to_owned(),
        0 => format!("{source}, record {}", record.index + 1),
        line => format!("{source}, line {line}"),
    }
}

/// Names the records that cannot be used, on standard error.
pub(super) fn refusals(plan: &Plan, files: &[SourceFile], session: &Session) {
    if session.form == Form::Json {
        return;
    }
    let refused = plan
        .records
        .iter()
        .filter(|record| record.action == Action::Refuse);
    for record in refused.take(MOST_LISTED) {
        let place = place(record, files);
        super::out::aside(&format!("{place}: {}.", record.reason));
    }
}

/// Nothing in the files can be read at all.
pub(super) fn nothing_readable(plan: &Plan, files: &[SourceFile]) -> Report {
    let why = match plan.records.as_slice() {
        [only] => format!(": {}", only.reason),
        _ => String::new(),
    };
    let from = names(files);
    Report::input(format!("Nothing in {from} can be used{why}."))
        .hint("nothing was changed; `--dry-run` says what is wrong with each record")
}

/// The files, where there are many of them by their number.
fn names(files: &[SourceFile]) -> String {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    match names.as_slice() {
        [_, _, _, _, ..] => format!("{} files, the first of them {},", names.len(), names[0]),
        few => list(few),
    }
}

/// A record that cannot be used.
#[derive(Debug)]
struct Refused {
    source: String,
    index: usize,
    line: usize,
    place: String,
    why: String,
}

/// What is left to say of a plan when it has been carried out.
pub(super) struct Summary {
    totals: Value,
    beside: Beside,
    words: String,
    names: String,
    new_people: usize,
    proposed: usize,
    strangers: usize,
    differing: Differing,
    asked: Vec<(String, String)>,
    refused: Vec<Refused>,
}

impl Summary {
    pub(super) fn of(plan: &Plan, files: &[SourceFile], beside: Beside) -> Self {
        let of = |action: Action| {
            plan.records
                .iter()
                .filter(move |record| record.action == action)
        };
        Self {
            totals: totals(plan, &beside),
            beside,
            words: summary_words(plan),
            names: names(files),
            new_people: plan.new_people(),
            proposed: plan.proposed(),
            strangers: plan.strangers,
            differing: plan.differing.clone(),
            asked: of(Action::Ask)
                .map(|record| (title(record, files), record.reason.clone()))
                .collect(),
            refused: of(Action::Refuse)
                .map(|record| Refused {
                    source: source(record, files).to_owned(),
                    index: record.index,
                    line: record.line,
                    place: place(record, files),
                    why: record.reason.clone(),
                })
                .collect(),
        }
    }

    fn json(&self) -> Value {
        let asked: Vec<Value> = self
            .asked
            .iter()
            .map(|(name, why)| json!({ "full_name": name, "reason": why }))
            .collect();
        let refused: Vec<Value> = self
            .refused
            .iter()
            .map(|refused| {
                json!({
                    "source": refused.source,
                    "index": refused.index,
                    "line": refused.line,
                    "reason": refused.why,
                })
            })
            .collect();
        json!({
            "totals": self.totals,
            "asked": asked,
            "refused": refused,
            "remarks": self.beside.remarks,
            "files_not_read": self.beside.not_read,
        })
    }

    /// Everything was here already.
    pub(super) fn nothing_new(self, session: &mut Session) -> Result<()> {
        let said = format!("Nothing in {} is new", self.names);
        let applied = Applied { said, rows: 0 };
        session.tell(&applied, self.json())?;
        self.rest(session);
        Ok(())
    }

    /// It was carried out.
    pub(super) fn done(self, applied: &Applied, session: &mut Session) -> Result<()> {
        session.tell(applied, self.json())?;
        self.rest(session);
        Ok(())
    }

    fn rest(&self, session: &mut Session) {
        if session.form == Form::Json {
            return;
        }
        session.out.line(&format!("{}.", self.words));
        for remark in &self.beside.remarks {
            session.out.line(remark);
        }
        if !self.asked.is_empty() {
            session.out.heading("May be here already:");
            let rows: Vec<Vec<String>> = self
                .asked
                .iter()
                .take(MOST_LISTED)
                .map(|(name, why)| vec![name.clone(), why.clone()])
                .collect();
            session.out.table(&rows);
            session.out.line(
                "`cordial duplicates` lists who may be one person, `cordial merge` joins two.",
            );
        }
        if !self.refused.is_empty() {
            session.out.heading("Not taken in:");
            let rows: Vec<Vec<String>> = self
                .refused
                .iter()
                .take(MOST_LISTED)
                .map(|refused| vec![refused.place.clone(), refused.why.clone()])
                .collect();
            session.out.table(&rows);
            if self.refused.len() > MOST_LISTED {
                let more = self.refused.len() - MOST_LISTED;
                session
                    .out
                    .line(&format!("And {more} more; `--dry-run` names all."));
            }
        }
        self.differing(session);
        strangers(self.strangers, self.proposed, session);
        if self.proposed > 0 {
            session
                .out
                .line("`cordial proposed` lists the talks that wait for your word.");
        }
        if self.new_people > 0 {
            session.out.line(
                "Whoever is new is on no clock until you choose a circle: `cordial list --untracked`.",
            );
        }
    }

    /// Names what the files say otherwise and what was left as it is.
    fn differing(&self, session: &mut Session) {
        let Differing { fields, named } = &self.differing;
        if *fields == 0 {
            return;
        }
        session.out.heading("Differs, left as it was:");
        let rows: Vec<Vec<String>> = named
            .iter()
            .map(|(name, words)| vec![name.clone(), words.clone()])
            .collect();
        session.out.table(&rows);
        if *fields > named.len() {
            let more = fields - named.len();
            session
                .out
                .line(&format!("And {more} more; `--dry-run` names all."));
        }
        session
            .out
            .line("With `--take-theirs` the file is right wherever the two differ.");
    }
}
