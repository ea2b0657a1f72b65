//! A dry run as JSON, record by record: of a mailbox of any size no more than one record is held at once.
//!
//! Not here: what it says to people (`tell`).

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::tell::{Beside, reason, source};
use crate::interchange::incoming::{Address, IncomingPerson, Labelled};
use crate::interchange::plan::{Plan, Planned, SourceFile, ToldTalk};

/// A dry run.
#[derive(Serialize)]
pub(super) struct DryRun<'p> {
    records: Records<'p>,
    totals: Value,
    remarks: &'p [String],
    files_not_read: &'p [String],
}

impl<'p> DryRun<'p> {
    /// What `plan` does with each record of `files`.
    pub(super) fn of(
        plan: &'p Plan,
        files: &'p [SourceFile],
        totals: Value,
        beside: &'p Beside,
    ) -> Self {
        Self {
            records: Records { plan, files },
            totals,
            remarks: &beside.remarks,
            files_not_read: &beside.not_read,
        }
    }
}

struct Records<'p> {
    plan: &'p Plan,
    files: &'p [SourceFile],
}

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let records = self.plan.records.iter();
        serializer.collect_seq(records.map(|planned| record(planned, self.files)))
    }
}

fn record(planned: &Planned, files: &[SourceFile]) -> Value {
    let mut told = json!({
        "source": source(planned, files),
        "index": planned.index,
        "action": planned.action.word(),
        "reason": reason(planned),
        "person": planned.person().as_ref().map(person),
    });
    if let Some(about) = planned.talk() {
        told["talk"] = talk(&about);
        if let Some(day) = about.meeting.occurrence {
            told["occurrence"] = json!(day);
        }
    }
    told
}

fn person(person: &IncomingPerson) -> Value {
    let values =
        |points: &[Labelled]| -> Vec<String> { points.iter().map(|p| p.value.clone()).collect() };
    json!({
        "full_name": person.full_name,
        "names": { "family": person.family_name, "given": person.given_name },
        "nickname": person.nickname,
        "emails": values(&person.emails),
        "phones": values(&person.phones),
        "organization": person.organization,
        "role": person.role,
        "birthday": person.birthday.map(String::from),
        "note": person.note,
        "categories": person.categories,
        "links": values(&person.links),
    })
}

fn talk(about: &ToldTalk) -> Value {
    let people: Vec<Value> = about
        .meeting
        .people
        .iter()
        .map(|Address { name, email }| json!({ "name": name, "email": email }))
        .collect();
    json!({
        "on": about.meeting.on,
        "channel": about.meeting.channel,
        "direction": about.direction,
        "title": about.meeting.summary,
        "people": people,
        "known": about.known,
    })
}
