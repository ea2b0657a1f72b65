//! Backups: whole copies of the file beside it, checked before they count, and never fewer than three.
//!
//! A copy is written under another name, brought to the disk, looked through, and only then takes its
//! place. They are pruned by the number in their names, so a clock that jumps costs nothing.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::open::{create_folder, file_name};
use super::{Store, fault};
use crate::domain::Moment;
use crate::report::{Report, Result};

/// Why a backup is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The first start of a day.
    Daily,
    /// Before the schema changes.
    Migration,
    /// Before something large: an import, a merge, a restore.
    Large,
    /// Because the user asked.
    Asked,
}

impl Occasion {
    const ALL: [Self; 4] = [Self::Daily, Self::Migration, Self::Large, Self::Asked];

    fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Migration => "migration",
            Self::Large => "before",
            Self::Asked => "asked",
        }
    }
}

/// How the names of copies begin that are not whole yet.
const PREFIX: &str = ".cordial-";
/// How they end.
const PARTIAL: &str = ".db.partial";
/// How many of the newest of each occasion are kept, whatever their day.
const NEWEST: usize = 12;
/// How many weeks keep their last backup.
const WEEKS: usize = 10;
/// How many months keep their last backup.
const MONTHS: usize = 9;

/// The folder of backups of the file at `path`.
pub fn folder(path: &Path) -> PathBuf {
    // A link and what it leads to are one file, with one folder of backups.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    path.with_file_name(format!("{}.backups", file_name(&path)))
}

/// Ends what a database is doing, from another thread.
pub struct Interrupter(rusqlite::InterruptHandle);

impl Interrupter {
    /// Ends it now. Where nothing is being done, nothing happens.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

/// Is handed what ends each long step of a copy, just before it begins, and says whether to begin it at all.
pub type Watch<'w> = &'w dyn Fn(Interrupter) -> Result<()>;

/// Makes a backup and says where it is.
pub fn make(store: &Store, occasion: Occasion, now: Moment) -> Result<PathBuf> {
    make_watched(store, occasion, now, &|_| Ok(()))
}

/// The same, which can be stopped by whoever watches; nothing is left behind then.
///
/// # Errors
/// Where the disk or `watch` refuses, and where it was interrupted.
pub fn make_watched(
    store: &Store,
    occasion: Occasion,
    now: Moment,
    watch: Watch<'_>,
) -> Result<PathBuf> {
    let folder = folder(store.path());
    create_folder(&folder)?;
    tidy(&folder);
    // As long as it is held nobody tidies up here. A disk that knows no locks is tidied by nobody, either.
    let making = File::open(&folder);
    let _ = making.as_ref().map(File::lock_shared);
    let mut partial = copy(store, &folder, watch)?;
    let day = day_of(now);
    loop {
        let number = list(&folder).last().map_or(1, |last| last.number + 1);
        let target = folder.join(format!("{number:06}-{day}-{}.db", occasion.word()));
        match settle(partial, &target)? {
            None => {
                prune(&folder);
                return Ok(target);
            }
            // Another process was given the number meanwhile.
            Some(taken) => partial = taken,
        }
    }
}

/// The day as the names of backups have it.
fn day_of(now: Moment) -> String {
    let day = now.utc_day();
    day.map(|day| day.format("%Y%m%d").to_string())
        .unwrap_or_default()
}

/// Makes the day's backup if the newest is of another day; `None` when it is there already.
pub fn make_daily(store: &Store, now: Moment) -> Result<Option<PathBuf>> {
    let today = day_of(now);
    let folder = folder(store.path());
    tidy(&folder);
    if list(&folder).iter().any(|backup| backup.day == today) {
        return Ok(None);
    }
    make(store, Occasion::Daily, now).map(Some)
}

/// Writes a checked copy of the whole file to `target`, which must not exist.
pub fn write_to(store: &Store, target: &Path) -> Result<()> {
    if target.exists() {
        return Err(taken(target));
    }
    let folder = target.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let partial = copy(store, folder.unwrap_or(Path::new(".")), &|_| Ok(()))?;
    match settle(partial, target)? {
        None => Ok(()),
        Some(_) => Err(taken(target)),
    }
}

/// Gives a whole copy its name; it comes back where somebody else has that name.
fn settle(partial: NamedTempFile, target: &Path) -> Result<Option<NamedTempFile>> {
    let named = match partial.persist_noclobber(target) {
        Err(error) if target.symlink_metadata().is_ok() => return Ok(Some(error.file)),
        // A disk that cannot name a file only where there is none.
        Err(error) => error.file.persist(target),
        named => named,
    };
    named.map_err(|error| Report::file("name", target, &error.error))?;
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(None)
}

fn taken(target: &Path) -> Report {
    Report::input(format!("{} exists already.", target.display()))
        .hint("name a file that does not exist yet")
}

/// A checked copy in `folder`, under a name that nobody else has; it goes where it does not get another.
fn copy(store: &Store, folder: &Path, watch: Watch<'_>) -> Result<NamedTempFile> {
    // A temporary file is made readable by its owner only.
    let partial = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(PARTIAL)
        .tempfile_in(folder)
        .map_err(|error| Report::file("write into", folder, &error))?;
    watch(Interrupter(store.connection.get_interrupt_handle()))?;
    store
        .connection
        .execute("VACUUM INTO ?1", [partial.path().to_string_lossy()])?;
    partial
        .as_file()
        .sync_all()
        .map_err(|error| Report::file("write", partial.path(), &error))?;
    let copy = Connection::open_with_flags(partial.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    watch(Interrupter(copy.get_interrupt_handle()))?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    drop(copy);
    if verdict == "ok" {
        Ok(partial)
    } else {
        Err(fault::damaged())
    }
}

/// Removes copies that were cut off before they were whole, by a power cut or by leaving, unless somebody is
/// making one just now.
fn tidy(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let partial: Vec<PathBuf> = entries
        .filter(|entry| is_partial(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .collect();
    if partial.is_empty() {
        return;
    }
    let alone = File::open(folder);
    if alone.as_ref().is_ok_and(|alone| alone.try_lock().is_ok()) {
        for path in partial {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether a copy that is not whole yet, or what the database keeps beside it, has this name in the folder of
/// backups.
fn is_partial(name: &str) -> bool {
    let name = name.strip_suffix("-journal").unwrap_or(name);
    let Some(begins) = name.strip_suffix(PARTIAL) else {
        return false;
    };
    // Under the name that it was going to get, earlier versions of this program made it.
    let mut parts = begins.splitn(3, '-');
    begins.starts_with(PREFIX)
        || parts.next().is_some_and(|part| part.parse::<u64>().is_ok())
            && parts.next().is_some_and(|part| part.len() == 8)
}

/// One backup, as its name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its number; higher is newer.
    pub number: u64,
    /// `20261123`.
    pub day: String,
    /// Where it is.
    pub path: PathBuf,
}

impl Backup {
    /// Why it was made, as its name says.
    fn occasion(&self) -> String {
        let name = file_name(&self.path);
        name.trim_end_matches(".db")
            .rsplit('-')
            .next()
            .unwrap_or_default()
            .to_owned()
    }
}

/// The backups in `folder`, oldest first.
pub fn list(folder: &Path) -> Vec<Backup> {
    let mut backups: Vec<Backup> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = file_name(&path);
            // Somebody else's file may stand here, too: it is not ours to count or to remove.
            let mut parts = name.strip_suffix(".db")?.splitn(3, '-');
            let (number, day, occasion) = (parts.next()?, parts.next()?, parts.next()?);
            let is_day = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
            let is_ours = number.len() >= 6
                && is_day
                && Occasion::ALL.iter().any(|known| known.word() == occasion);
            let number = number.parse().ok().filter(|_| is_ours)?;
            Some(Backup {
                number,
                day: day.to_owned(),
                path,
            })
        })
        .collect();
    backups.sort_by_key(|backup| backup.number);
    backups
}

fn prune(folder: &Path) {
    let backups = list(folder);
    let kept = kept(&backups);
    for backup in backups
        .iter()
        .filter(|backup| !kept.contains(&backup.number))
    {
        let _ = fs::remove_file(&backup.path);
    }
}

/// The numbers that stay: the newest, the last of each of the newest weeks, and of the newest months.
fn kept(backups: &[Backup]) -> BTreeSet<u64> {
    let mut kept: BTreeSet<u64> = BTreeSet::new();
    let mut of_occasion: std::collections::BTreeMap<String, usize> = Default::default();
    for backup in backups.iter().rev() {
        let count = of_occasion.entry(backup.occasion()).or_default();
        *count += 1;
        if *count <= NEWEST {
            kept.insert(backup.number);
        }
    }
    let newest_of = |key: &dyn Fn(&Backup) -> String, most: usize| {
        let mut seen = BTreeSet::new();
        let mut numbers = Vec::new();
        for backup in backups.iter().rev() {
            if seen.insert(key(backup)) && numbers.len() < most {
                numbers.push(backup.number);
            }
        }
        numbers
    };
    let week = |backup: &Backup| {
        chrono::NaiveDate::parse_from_str(&backup.day, "%Y%m%d")
            .map(|day| day.format("%G-%V").to_string())
            .unwrap_or_default()
    };
    let month = |backup: &Backup| backup.day.get(..6).unwrap_or_default().to_owned();
    kept.extend(newest_of(&week, WEEKS));
    kept.extend(newest_of(&month, MONTHS));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_days_keeps_days_weeks_and_months() {
        let start: chrono::NaiveDate = "2026-01-01".parse().unwrap();
        let backups: Vec<Backup> = (0..365)
            .map(|n| Backup {
                number: n,
                day: (start + chrono::Days::new(n)).format("%Y%m%d").to_string(),
                path: PathBuf::new(),
            })
            .collect();
        let kept = kept(&backups);
        assert!(kept.len() >= NEWEST + WEEKS - 2, "{}", kept.len());
        assert!(kept.len() <= NEWEST + WEEKS + MONTHS);
        assert!((353..365).all(|n| kept.contains(&n)), "the newest twelve");
    }

    #[test]
    fn a_clock_that_jumps_leaves_at_least_three() {
        let backups: Vec<Backup> = ["20261123", "20361123", "20161123", "20261123", "20261123"]
            .iter()
            .zip(1..)
            .map(|(day, number)| Backup {
                number,
                day: (*day).into(),
                path: PathBuf::new(),
            })
            .collect();
        assert_eq!(kept(&backups).len(), 5);
    }

    #[test]
    fn what_was_cut_off_is_tidied_up_and_what_is_somebody_elses_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let now = Moment::from_millis(1_795_424_400_000);
        let store = Store::open(&folder.path().join("people.db"), now).unwrap();
        let backups = super::folder(store.path());
        create_folder(&backups).unwrap();
        let cut_off = [
            ".cordial-a1b2c3.db.partial",
            ".cordial-a1b2c3.db.partial-journal",
            "000007-20261123-before.db.partial",
            "000007-20261123-before.db.partial-journal",
        ];
        let others = [
            "thesis.db.partial",
            "000001-notes.db.partial",
            "film.partial",
            "x.db-journal",
        ];
        let write_all = || {
            for name in cut_off.iter().chain(&others) {
                fs::write(backups.join(name), "x").unwrap();
            }
        };
        let here = |name: &&str| backups.join(name).exists();
        write_all();
        // Somebody makes a copy just now: which is theirs cannot be told.
        let theirs = File::open(&backups).unwrap();
        theirs.lock_shared().unwrap();
        make(&store, Occasion::Large, now).unwrap();
        assert!(cut_off.iter().all(here));
        drop(theirs);
        make_daily(&store, now).unwrap();
        assert!(!cut_off.iter().any(here));
        assert!(others.iter().all(here));
        assert_eq!(list(&backups).len(), 1, "the one of today was there");
    }

    #[test]
    fn a_copy_that_is_stopped_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let now = Moment::from_millis(1_795_424_400_000);
        let store = Store::open(&folder.path().join("people.db"), now).unwrap();
        for step in 1..=2 {
            let asked = std::cell::Cell::new(0);
            let stopped = make_watched(&store, Occasion::Large, now, &|_| {
                asked.set(asked.get() + 1);
                match asked.get() == step {
                    true => Err(Report::input("Stopped.")),
                    false => Ok(()),
                }
            });
            assert!(stopped.is_err());
            let left = fs::read_dir(super::folder(store.path())).unwrap().count();
            assert_eq!(left, 0, "stopped at step {step}");
        }
    }
}
