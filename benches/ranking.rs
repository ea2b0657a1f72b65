//! What Today costs with 100,000 people on the clock and 1,000,000 talks, beside a bare list of the same
//! people. The promise: Today's first frame within twice a bare list over the same file.
//!
//! The file is generated once into a temporary folder (about half a minute); `CORDIAL_BENCH_FILE` names one
//! that is there already.

#![allow(clippy::panic, reason = "a bench without its file stops")]

use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::{NaiveDate, TimeZone, Utc};
use cordial::coach::today::{Chosen, today};
use cordial::demo::{Size, generated};
use cordial::domain::Moment;
use cordial::domain::moment::Now;
use cordial::store::Store;
use cordial::store::query::people::{PeopleFilter, PeopleOrder};
use divan::Bencher;

const SIZE: Size = Size {
    people: 100_000,
    interactions: 1_000_000,
    seed: 1,
};

fn main() {
    divan::main();
}

fn now() -> Now {
    let at = Utc
        .with_ymd_and_hms(2026, 11, 23, 9, 0, 0)
        .single()
        .unwrap_or_default();
    Now {
        at: Moment::from_millis(at.timestamp_millis()),
        today: at.date_naive(),
    }
}

/// The file; its folder stays until the bench ends.
fn file() -> &'static (Option<tempfile::TempDir>, PathBuf) {
    static FILE: OnceLock<(Option<tempfile::TempDir>, PathBuf)> = OnceLock::new();
    FILE.get_or_init(|| {
        if let Some(path) = std::env::var_os("CORDIAL_BENCH_FILE") {
            return (None, path.into());
        }
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("large.db");
        let mut store = open(&path);
        store
            .fill(now().at, generated(SIZE, now()))
            .unwrap_or_else(|report| panic!("{}", report.sentence));
        (Some(folder), path)
    })
}

fn open(path: &std::path::Path) -> Store {
    Store::open(path, now().at).unwrap_or_else(|report| panic!("{}", report.sentence))
}

fn chosen(store: &Store, day: NaiveDate) -> Option<(Chosen, usize)> {
    let turns = store.turns(day).ok()?;
    let chosen = today(&turns);
    let lines = store.queue_lines(&chosen.turns).ok()?;
    Some((chosen, lines.len()))
}

/// Everything that the first frame of Today reads and decides.
#[divan::bench(sample_count = 20)]
fn today_first_frame(bencher: Bencher<'_, '_>) {
    let store = open(&file().1);
    bencher.bench_local(|| chosen(&store, now().today));
}

/// Everybody in the list view's columns, by name.
#[divan::bench(sample_count = 5)]
fn bare_list_of_all(bencher: Bencher<'_, '_>) {
    let store = open(&file().1);
    let filter = PeopleFilter::default();
    bencher.bench_local(|| {
        store
            .people(&filter, PeopleOrder::Name, 0, SIZE.people)
            .map(|people| people.len())
            .unwrap_or_default()
    });
}

/// The names and last contacts of everybody and nothing else: the least a list can be.
#[divan::bench(sample_count = 20)]
fn barest_list_of_all(bencher: Bencher<'_, '_>) {
    let connection =
        rusqlite::Connection::open(&file().1).unwrap_or_else(|error| panic!("{error}"));
    bencher.bench_local(|| names(&connection).unwrap_or_default());
}

fn names(connection: &rusqlite::Connection) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached(
        "SELECT p.full_name, s.last_touch FROM standing s JOIN person p ON p.id = s.person
         ORDER BY s.sort_name, s.person",
    )?;
    let mut rows = statement.query([])?;
    let mut length = 0;
    while let Some(row) = rows.next()? {
        let (name, touch): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        length += name.len() + touch.map_or(0, |touch| touch.len());
    }
    Ok(length)
}
