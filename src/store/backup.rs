//! Backups: whole copies of the file beside it, checked before they count, and never fewer than three.
//!
//! A copy is written under another name, brought to the disk, looked through, and only then takes its
//! place. They are pruned by the number in their names, so a clock that jumps costs nothing.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

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
    fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Migration => "migration",
            Self::Large => "before",
            Self::Asked => "asked",
        }
    }
}

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

/// Makes a backup and says where it is.
pub fn make(store: &Store, occasion: Occasion, now: Moment) -> Result<PathBuf> {
    let folder = folder(store.path());
    create_folder(&folder)?;
    let number = list(&folder).last().map_or(1, |last| last.number + 1);
    let day = now
        .utc_day()
        .map(|day| day.format("%Y%m%d").to_string())
        .unwrap_or_default();
    let name = format!("{number:06}-{day}-{}.db", occasion.word());
    let target = folder.join(&name);
    write_to(store, &target)?;
    prune(&folder);
    Ok(target)
}

/// Makes the day's backup if the newest is of another day; `None` when it is there already.
pub fn make_daily(store: &Store, now: Moment) -> Result<Option<PathBuf>> {
    let today = now
        .utc_day()
        .map(|day| day.format("%Y%m%d").to_string())
        .unwrap_or_default();
    if list(&folder(store.path()))
        .iter()
        .any(|backup| backup.day == today)
    {
        return Ok(None);
    }
    make(store, Occasion::Daily, now).map(Some)
}

/// Writes a checked copy of the whole file to `target`, which must not exist.
pub fn write_to(store: &Store, target: &Path) -> Result<()> {
    if target.exists() {
        return Err(
            Report::input(format!("{} exists already.", target.display()))
                .hint("name a file that does not exist yet"),
        );
    }
    let partial = target.with_file_name(format!("{}.partial", file_name(target)));
    let _ = fs::remove_file(&partial);
    let written = copy(store, &partial).and_then(|()| {
        fs::rename(&partial, target).map_err(|error| Report::file("name", target, &error))
    });
    if written.is_err() {
        let _ = fs::remove_file(&partial);
    }
    written?;
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn copy(store: &Store, partial: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options
        .open(partial)
        .map_err(|error| Report::file("write", partial, &error))?;
    store
        .connection
        .execute("VACUUM INTO ?1", [partial.to_string_lossy()])?;
    file.sync_all()
        .map_err(|error| Report::file("write", partial, &error))?;
    let copy = Connection::open_with_flags(partial, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(fault::damaged())
    }
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
            let mut parts = name.strip_suffix(".db")?.splitn(3, '-');
            let number = parts.next()?.parse().ok()?;
            let day = parts.next()?.to_owned();
            Some(Backup { number, day, path })
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
    // What was cut off before it was whole, by a power cut or by leaving: newer ones are whole by now.
    let newest = backups.last().map_or(0, |backup| backup.number);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.split('-').next().and_then(|part| part.parse().ok());
        if name.ends_with(".db.partial") && number.is_some_and(|number: u64| number < newest) {
            let _ = fs::remove_file(entry.path());
        }
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
}
