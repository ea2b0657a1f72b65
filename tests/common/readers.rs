//! What must hold for whatever bytes any reader is given, asked by the mutation tests and by the fuzz
//! targets alike: the records come in order, from lines that are there, with texts within the limits, and
//! what was read can be taken in, once.
//!
//! Not here: where the bytes come from.
#![allow(dead_code, reason = "each user asks its own part")]
#![allow(
    clippy::unwrap_used,
    unreachable_pub,
    clippy::panic,
    reason = "what does not hold stops"
)]

use std::ops::ControlFlow;

use cordial::coach::capture::{self, Calendar, Known, NoHistory, Roster};
use cordial::domain::moment::Now;
use cordial::domain::written::LINE_LIMIT;
use cordial::domain::{IdSource, Moment};
use cordial::interchange::conversations::OwnAddresses;
use cordial::interchange::formats::{self, Format, HEAD, Request};
use cordial::interchange::incoming::{Happening, Incoming, IncomingPerson, Item, Limits, TooLong};
use cordial::interchange::mail::Seen;
use cordial::interchange::plan::{FileRecord, Options, Records, SourceFile, plan, said};
use cordial::interchange::table::Mapping;
use cordial::store::Store;

/// Every format that is read record by record.
pub const FORMATS: [Format; 10] = [
    Format::Vcard,
    Format::Calendar,
    Format::Mailbox,
    Format::Message,
    Format::Monica,
    Format::FriendsMd,
    Format::Abook,
    Format::Mutt,
    Format::Addresses,
    Format::Table,
];

pub fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_000_000_000),
        today: "2026-11-23".parse().unwrap(),
    }
}

/// Limits that small files reach.
pub fn tight() -> Limits {
    Limits {
        file_bytes: 16 << 10,
        line_bytes: 200,
        picture_bytes: 400,
        records: 12,
        properties: 12,
        field_bytes: 60,
        nesting: 4,
        too_long: TooLong::LeftOut,
    }
}

/// Reads `bytes` and asserts what holds of the records of any file; none where the file is refused.
pub fn read(format: Format, bytes: &[u8], limits: &Limits) -> Vec<Incoming> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let _ = Format::of(head, "somewhere/file");
    let request = Request {
        mapping: Mapping::default(),
        limits: limits.clone(),
        own: OwnAddresses::new(["me@home.example"]),
        now: now(),
        offset: |_| 3600,
    };
    let mut records: Vec<Incoming> = Vec::new();
    // What a reader hands over before it refuses the rest counts, too.
    let outcome = formats::read(format, (head, "file"), bytes, &request, &mut |incoming| {
        records.push(incoming);
        ControlFlow::Continue(())
    });
    if let Err(report) = outcome {
        assert!(report.sentence.ends_with('.'), "{}", report.sentence);
        assert!(report.hint.is_some(), "{}", report.sentence);
    }
    let ends = bytes
        .iter()
        .filter(|byte| matches!(byte, b'\n' | b'\r'))
        .count();
    // What a reader leaves out on purpose has a number, too; a moved meeting stands with its series.
    assert!(
        format == Format::Calendar || records.is_sorted_by(|one, next| one.index < next.index),
        "the records are numbered as they come"
    );
    for record in &records {
        assert!(
            record.line <= ends + 1,
            "line {} of a file of {}",
            record.line,
            ends + 1
        );
        match &record.item {
            Item::Person(person) => fits(person, limits),
            Item::Meeting(meeting) => {
                assert!(!meeting.key.is_empty() && !meeting.people.is_empty());
                assert!(!meeting.summary.contains(['\n', '\r']));
                assert!(meeting.summary.len() <= limits.field_bytes.max(4 * LINE_LIMIT));
            }
            Item::Refused(why) => assert!(
                !why.is_empty() && !why.ends_with('.') && why.len() < 1000,
                "{why}"
            ),
        }
    }
    assert!(
        records.len() <= most(format, bytes.len(), ends + 1, limits),
        "{} records of {} bytes",
        records.len(),
        bytes.len()
    );
    records
}

/// The most records that a file may have; of one thing that comes back every day there are many.
fn most(format: Format, bytes: usize, lines: usize, limits: &Limits) -> usize {
    match format {
        // An event that is repeated is as many conversations, and each that is refused is told of.
        Format::Calendar => limits.records + lines,
        // Braces and brackets need no lines, nor do commas; a repeated key is told of besides.
        Format::Monica | Format::Addresses => bytes / 2 + 1,
        // What does not fit is told in records of their own.
        _ => 3 * (lines + 1),
    }
}

fn fits(person: &IncomingPerson, limits: &Limits) {
    let most = limits.field_bytes;
    // A name is put together from parts, each of which may be as long as a field.
    let longest_name = (5 * most).max(4 * LINE_LIMIT);
    assert!(person.full_name.len() <= longest_name, "an endless name");
    let lines = [
        ("family name", &person.family_name),
        ("given name", &person.given_name),
        ("nickname", &person.nickname),
        ("pronouns", &person.pronouns),
        ("organisation", &person.organization),
        ("role", &person.role),
        ("place", &person.place),
        ("uid", &person.uid),
        ("profile", &person.profile),
    ];
    for (what, line) in lines {
        // The limit is for what stands in the file; a byte that is no letter in it becomes three of ours.
        assert!(line.len() <= 3 * most, "{what} of {} bytes", line.len());
    }
    for point in [
        &person.emails,
        &person.phones,
        &person.links,
        &person.addresses,
    ]
    .into_iter()
    .flatten()
    {
        assert!(!point.value.is_empty(), "an address of nothing");
        // A postal address is put together from as many as seven parts.
        assert!(point.value.len() <= 8 * most && point.label.len() <= most);
    }
    for tag in &person.categories {
        assert!(!tag.is_empty() && tag.len() <= most.max(4 * LINE_LIMIT));
    }
    for happening in &person.history {
        let (Happening::Talk { summary: what, .. }
        | Happening::Gift { what, .. }
        | Happening::Promise { what, .. }
        | Happening::FollowUp { what, .. }) = happening;
        assert!(what.len() <= most, "something of {} bytes", what.len());
    }
}

/// Takes the records in on an empty board, and once more: the second time nothing is new. One undo takes
/// all of it back.
pub fn take_in(format: Format, records: Vec<Incoming>) {
    let mut store = Store::in_memory().unwrap();
    let again = records.clone();
    if !taken(&mut store, format, records, 1) {
        return;
    }
    assert!(
        !taken(&mut store, format, again, 2),
        "the same file twice changes something"
    );
    store.undo(now().at).unwrap();
    assert_eq!(store.count("person").unwrap(), 0);
}

/// Whether anything was written.
fn taken(store: &mut Store, format: Format, records: Vec<Incoming>, seed: u64) -> bool {
    let files = [SourceFile {
        name: "file".into(),
        kind: format.kind(),
    }];
    let records: Records = records
        .into_iter()
        .map(|incoming| FileRecord { file: 0, incoming })
        .collect();
    let options = Options {
        own: OwnAddresses::new(["me@home.example"]),
        ..Options::default()
    };
    let board = store.intake_board(records.wanted()).unwrap();
    let mut ids = IdSource::seeded([seed, 7]);
    let plan = plan(&files, records, &board, &options, &mut ids, now());
    if plan.is_empty() {
        return false;
    }
    let sentence = said(&plan, &files);
    let steps = plan.steps(&board, ids, now());
    store
        .apply_steps(&sentence, now().at, steps)
        .unwrap_or_else(|report| panic!("{}", report.sentence));
    true
}

/// Looks through `bytes` for the user's own address.
pub fn guess(bytes: &[u8]) {
    let mut seen = Seen::default();
    seen.look_through(bytes).unwrap();
    if let Some(guess) = seen.guess(|_| false).likely() {
        assert!(guess.messages <= guess.of && guess.address.contains('@'));
    }
}

/// Reads `bytes` as a line that somebody wrote.
pub fn prose(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let roster = Roster::new(
        ["Priya Raman", "Tom Okafor", "Søren Østergård", "陈美"]
            .iter()
            .zip(0_u32..)
            .map(|(name, key)| Known {
                key,
                full_name: (*name).into(),
                nickname: None,
                emails: Vec::new(),
                organization: None,
            }),
    );
    let _ = capture::read(
        &text,
        &roster,
        &NoHistory,
        &[],
        &Calendar::default(),
        now().today,
        &[],
    );
}
