//! What taking in a large address book and a large mailbox costs, beside what cannot be saved: parsing the
//! same bytes with nothing but the crate, and inserting the same rows with nothing but the database: once the
//! people's rows alone, and once with the journal and the facts that an import leaves behind as well. The
//! promise is three times the parse and the inserts together, and less than 200 MB of memory for the program
//! as a whole.
//!
//! The files are made anew each time, always the same: 100,000 cards and 200 MB of mail.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that cannot go on stops, and tells"
)]

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use cordial::domain::{IdSource, Moment, moment::Now};
use cordial::interchange::conversations::OwnAddresses;
use cordial::interchange::formats::{self, Format, Request};
use cordial::interchange::incoming::{Incoming, Limits};
use cordial::interchange::plan::{FileRecord, Options, Records, SourceFile, plan, said};
use cordial::interchange::table::Mapping;
use cordial::store::Store;
use divan::Bencher;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use tempfile::TempDir;

const OWN: &str = "me@home.example";
/// The tables that an import fills for the user.
const TABLES: [&str; 8] = [
    "person",
    "tie",
    "contact_point",
    "person_tag",
    "card",
    "proposed_talk",
    "proposed_participant",
    "origin",
];
/// What it leaves behind besides: so that it can be undone, and so that nobody waits for a scan.
const BESIDES: [&str; 3] = ["change_group", "change_row", "standing"];
/// Names are put together from these: 196 given ones, 8,000 of families.
const FIRST: [&str; 14] = [
    "Pri", "To", "Ma", "Sø", "An", "Le", "Wi", "Chi", "Ji", "A", "Ke", "Ru", "Ya", "Be",
];
const THEN: [&str; 14] = [
    "ya", "mas", "rek", "ren", "na", "nka", "lla", "ara", "ngu", "mara", "iko", "ben", "sir", "ata",
];
const FAMILY: [&str; 20] = [
    "ra", "oka", "che", "øst", "zho", "fi", "ta", "ash", "men", "no", "iwa", "ke", "lu", "bra",
    "sto", "du", "pe", "vi", "ga", "ha",
];
const MIDDLE: [&str; 20] = [
    "ma", "fo", "ne", "er", "lin", "sche", "va", "by", "sa", "vá", "ta", "lo", "mi", "du", "ri",
    "go", "si", "ko", "be", "tu",
];
const LAST: [&str; 20] = [
    "n", "r", "s", "gård", "ck", "res", "ke", "h", "li", "ni", "ra", "v", "ski", "t", "mann",
    "son", "ez", "as", "ova", "du",
];
const PLACES: [&str; 5] = ["Northwind", "Lakeside", "Harbour", "Orchard", "Foundry"];

/// The files, their sizes, and a store that has taken in the cards.
struct Setting {
    cards: PathBuf,
    mail: PathBuf,
    /// The board of the cards, before any mail.
    filled: PathBuf,
    folder: PathBuf,
}

static SETTING: OnceLock<Setting> = OnceLock::new();

fn setting() -> &'static Setting {
    SETTING.get().unwrap()
}

fn main() {
    let folder = TempDir::new().unwrap();
    // `cargo test --benches` only asks whether it runs.
    let is_trial = std::env::args().any(|argument| argument == "--test");
    let (people, mail_bytes) = if is_trial {
        (200, 1 << 20)
    } else {
        (100_000, 200 << 20)
    };
    let made = Setting {
        cards: folder.path().join("cards.vcf"),
        mail: folder.path().join("mail.mbox"),
        filled: folder.path().join("filled.db"),
        folder: folder.path().to_owned(),
    };
    write_cards(&made.cards, people);
    write_mail(&made.mail, people, mail_bytes);
    import(&made.filled, &made.cards, Format::Vcard);
    let _ = SETTING.set(made);
    divan::main();
    if !std::env::args().any(|argument| argument == "--list") {
        for file in [&setting().cards, &setting().mail] {
            resident(file);
        }
    }
}

fn name(at: usize) -> (String, String) {
    // Like people's names: some have the same, and in no order.
    let drawn = at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
    let part = |parts: &[&'static str], by: usize| parts[drawn / by % parts.len()];
    (
        part(&FIRST, 1).to_owned() + part(&THEN, 14),
        part(&FAMILY, 196).to_owned() + part(&MIDDLE, 3920) + part(&LAST, 78_400),
    )
}

fn address(at: usize) -> String {
    format!("p{at}@{}.example", PLACES[at % 5].to_lowercase())
}

fn write_cards(path: &Path, people: usize) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    for at in 0..people {
        let (first, last) = name(at);
        let place = PLACES[at % 5];
        write!(
            out,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:00000000-0000-4000-8000-{at:012x}\r\n\
             FN:{first} {last}\r\nN:{last};{first};;;\r\nEMAIL;TYPE=INTERNET,WORK:{}\r\n\
             TEL;TYPE=CELL:+44 7700 {:03} {:03}\r\nORG:{place};Research\r\nTITLE:engineer\r\n\
             BDAY:19{:02}-0{}-1{}\r\nCATEGORIES:team,{place}\r\n\
             NOTE:Met at the conference on lakes\\, spoke of maps and of who draws them these\r\n  days.\r\n\
             X-KEPT-BY-OTHERS:{at}\r\nREV:20240101T000000Z\r\nEND:VCARD\r\n",
            address(at),
            at / 1000 % 1000,
            at % 1000,
            50 + at % 50,
            1 + at % 9,
            at % 10,
        )
        .unwrap();
    }
    out.flush().unwrap();
}

fn write_mail(path: &Path, people: usize, bytes: usize) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let body = "A line of a letter that says nothing that anybody would have to keep for long.\n"
        .repeat(40);
    let mut written = 0;
    let mut at = 0_usize;
    while written < bytes {
        let whom = at.wrapping_mul(7919) % people;
        let (first, last) = name(whom);
        let (day, month, year) = (1 + at % 28, at / 28 % 12, 2018 + at / 336 % 8);
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][month];
        let (from, to) = if at.is_multiple_of(3) {
            (
                format!("Me <{OWN}>"),
                format!("{first} {last} <{}>", address(whom)),
            )
        } else {
            (
                format!("{first} {last} <{}>", address(whom)),
                format!("Me <{OWN}>"),
            )
        };
        let letter = format!(
            "From {OWN} Mon Jan  1 10:00:00 2024\nReceived: from relay.example by mx.example; {day} {month} {year} 10:00:00 +0000\n\
             Message-ID: <{at}@mail.example>\nDate: {day} {month} {year} 10:00:00 +0000\nFrom: {from}\nTo: {to}\n\
             Subject: =?utf-8?Q?Maps_of_the_lake_=28{at}=29?=\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=utf-8\n\n{body}\n"
        );
        out.write_all(letter.as_bytes()).unwrap();
        written += letter.len();
        at += 1;
    }
    out.flush().unwrap();
}

fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_000_000_000),
        today: "2026-11-23".parse().unwrap(),
    }
}

/// Our reader, each record handed to `take`.
fn read(path: &Path, format: Format, mut take: impl FnMut(Incoming)) {
    let request = Request {
        mapping: Mapping::default(),
        limits: Limits::default(),
        own: OwnAddresses::new([OWN]),
        now: now(),
        offset: |_| 0,
    };
    let head = formats::head(&mut File::open(path).unwrap()).unwrap();
    let source = BufReader::with_capacity(1 << 16, File::open(path).unwrap());
    formats::read(format, (&head, "x"), source, &request, &mut |incoming| {
        take(incoming);
        ControlFlow::Continue(())
    })
    .unwrap_or_else(|report| panic!("{}", report.sentence));
}

/// Everything that `cordial import` does, short of saying so.
fn import(store: &Path, path: &Path, format: Format) -> usize {
    let mut store = Store::open(store, now().at).unwrap();
    let mut records = Records::default();
    read(path, format, |incoming| {
        records.push(FileRecord { file: 0, incoming });
    });
    let files = [SourceFile {
        name: "file".into(),
        kind: format.kind(),
    }];
    let options = Options {
        own: OwnAddresses::new([OWN]),
        ..Options::default()
    };
    let mut ids = IdSource::seeded([1, 2]);
    let board = store.intake_board(records.wanted()).unwrap();
    let plan = plan(&files, records, &board, &options, &mut ids, now());
    let sentence = said(&plan, &files);
    let steps = plan.into_steps(&board, ids, now());
    let applied = store.apply_steps(&sentence, now().at, steps).unwrap();
    assert!(applied.rows > 0);
    applied.rows
}

/// A place for a store that nobody else has.
fn place(start: Option<&Path>) -> (TempDir, PathBuf) {
    let folder = TempDir::new_in(&setting().folder).unwrap();
    let path = folder.path().join("cordial.db");
    if let Some(start) = start {
        fs::copy(start, &path).unwrap();
    }
    (folder, path)
}

type Rows = Vec<(&'static str, usize, Vec<Vec<Value>>)>;

/// The rows of an import, as they stand in a store, without those of `before`.
fn rows(store: &Path, before: Option<&Path>, tables: &[&'static str]) -> Rows {
    let all = |path: &Path| -> Rows {
        let connection = Connection::open(path).unwrap();
        tables
            .iter()
            .map(|table| {
                // By the key, which comes first in every table.
                let sql = format!("SELECT * FROM {table} ORDER BY 1, 2");
                let mut statement = connection.prepare(&sql).unwrap();
                let columns = statement.column_count();
                let values = statement
                    .query_map([], |row| (0..columns).map(|at| row.get(at)).collect())
                    .unwrap()
                    .collect::<Result<Vec<Vec<Value>>, _>>()
                    .unwrap();
                (*table, columns, values)
            })
            .collect()
    };
    let mut rows = all(store);
    if let Some(before) = before {
        for (new, old) in rows.iter_mut().zip(all(before)) {
            new.2.drain(..old.2.len());
        }
    }
    rows
}

/// Nothing but inserts, in one transaction, with the settings of our own store.
fn insert(path: &Path, rows: &Rows) {
    let mut connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;",
        )
        .unwrap();
    let transaction = connection.transaction().unwrap();
    transaction
        .execute_batch("PRAGMA defer_foreign_keys = ON")
        .unwrap();
    for (table, columns, values) in rows {
        let holes = vec!["?"; *columns].join(", ");
        let sql = format!("INSERT INTO {table} VALUES ({holes})");
        let mut statement = transaction.prepare(&sql).unwrap();
        for row in values {
            statement.execute(params_from_iter(row)).unwrap();
        }
    }
    transaction.commit().unwrap();
}

#[divan::bench_group(sample_count = 3, sample_size = 1)]
mod cards {
    use super::*;

    #[divan::bench]
    fn a_bare_parse(bencher: Bencher<'_, '_>) {
        let bytes = fs::read(&setting().cards).unwrap();
        bencher.bench_local(|| {
            vcard::tree::cst::VcardCst::parse_many(&bytes)
                .filter(|card| card.is_ok())
                .count()
        });
    }

    #[divan::bench]
    fn b_our_reader(bencher: Bencher<'_, '_>) {
        bencher.bench_local(|| {
            let mut count = 0;
            read(&setting().cards, Format::Vcard, |_| count += 1);
            count
        });
    }

    #[divan::bench]
    fn c_bare_inserts(bencher: Bencher<'_, '_>) {
        measure(bencher, &TABLES);
    }

    #[divan::bench]
    fn d_bare_inserts_with_journal(bencher: Bencher<'_, '_>) {
        measure(bencher, &[&TABLES[..], &BESIDES].concat());
    }

    fn measure(bencher: Bencher<'_, '_>, tables: &[&'static str]) {
        let rows = rows(&setting().filled, None, tables);
        bencher
            .with_inputs(|| {
                let (folder, path) = place(None);
                drop(Store::open(&path, now().at).unwrap());
                (folder, path)
            })
            .bench_local_refs(|(_, path)| insert(path, &rows));
    }

    #[divan::bench]
    fn e_the_whole_import(bencher: Bencher<'_, '_>) {
        bencher
            .with_inputs(|| place(None))
            .bench_local_refs(|(_, path)| import(path, &setting().cards, Format::Vcard));
    }
}

#[divan::bench_group(sample_count = 3, sample_size = 1)]
mod mail {
    use super::*;

    #[divan::bench]
    fn a_bare_parse(bencher: Bencher<'_, '_>) {
        let bytes = fs::read(&setting().mail).unwrap();
        let parser = mail_parser::MessageParser::default();
        bencher.bench_local(|| {
            let file = BufReader::new(bytes.as_slice());
            mail_parser::mailbox::mbox::MessageIterator::new(file)
                .filter_map(Result::ok)
                .filter(|letter| parser.parse_headers(letter.contents()).is_some())
                .count()
        });
    }

    #[divan::bench]
    fn b_our_reader(bencher: Bencher<'_, '_>) {
        bencher.bench_local(|| {
            let mut count = 0;
            read(&setting().mail, Format::Mailbox, |_| count += 1);
            count
        });
    }

    #[divan::bench]
    fn c_bare_inserts(bencher: Bencher<'_, '_>) {
        measure(bencher, &TABLES);
    }

    #[divan::bench]
    fn d_bare_inserts_with_journal(bencher: Bencher<'_, '_>) {
        measure(bencher, &[&TABLES[..], &BESIDES].concat());
    }

    fn measure(bencher: Bencher<'_, '_>, tables: &[&'static str]) {
        let filled = Some(setting().filled.as_path());
        let (_kept, path) = place(filled);
        import(&path, &setting().mail, Format::Mailbox);
        let rows = rows(&path, filled, tables);
        bencher
            .with_inputs(|| place(filled))
            .bench_local_refs(|(_, path)| insert(path, &rows));
    }

    #[divan::bench]
    fn e_the_whole_import(bencher: Bencher<'_, '_>) {
        bencher
            .with_inputs(|| place(Some(&setting().filled)))
            .bench_local_refs(|(_, path)| import(path, &setting().mail, Format::Mailbox));
    }
}

/// The most memory that the program itself has while it takes in `file`; told where the system tells it.
fn resident(file: &Path) {
    let (_folder, path) = place(None);
    if file == setting().mail {
        fs::copy(&setting().filled, &path).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_cordial"))
        .args(["--database"])
        .arg(&path)
        .args(["import", "--me", OWN])
        .arg(file)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let about = format!("/proc/{}/status", child.id());
    let mut most = String::new();
    while child.try_wait().unwrap().is_none() {
        if let Ok(status) = fs::read_to_string(&about)
            && let Some(line) = status.lines().find(|line| line.starts_with("VmHWM"))
        {
            line.clone_into(&mut most);
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    match most.is_empty() {
        true => println!("{name}: how much memory it took is not told here"),
        false => println!(
            "{name}: at most resident {}",
            most.trim_start_matches("VmHWM:").trim()
        ),
    }
}
