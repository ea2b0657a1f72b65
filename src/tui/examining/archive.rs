//! One of our own archives: it is taken in wholly or not at all, and how much of it would be new is found out by
//! taking it in and taking that back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Taken, copy_first, go_on};
use crate::domain::moment::Now;
use crate::import_files;
use crate::interchange::archive::{self, Tally, Watch};
use crate::report::{Report, Result};
use crate::store::Store;
use crate::tui::view::Examination;
use crate::tui::work::{Means, Outcome, Progress, Stage};

/// An archive that was read, and what it would do.
pub(crate) struct Archive {
    /// What was asked for.
    pub asked: Examination,
    /// Its name, as sentences say it.
    pub name: String,
    /// What there is to say of it.
    pub note: Option<String>,
    /// How much of it is new.
    pub tally: Tally,
    path: PathBuf,
}

impl Archive {
    /// Whether taking it in would change nothing.
    pub(crate) fn is_idle(&self) -> bool {
        self.tally.added() == 0
    }
}

/// Reads the archive at `path` to its end, and changes nothing.
pub(super) fn look(
    asked: &Examination,
    path: &Path,
    store: &mut Store,
    means: Means,
    progress: &Progress,
    note: Option<&str>,
) -> Result<Archive> {
    let name = import_files::short_name(path);
    let file = import_files::open(path)?;
    let mut watch = Watching {
        progress,
        agreed: None,
    };
    let tally = archive::look_watched(store, means.now.at, &name, file, &mut watch)?;
    Ok(Archive {
        asked: asked.clone(),
        name,
        note: note.map(str::to_owned),
        tally,
        path: path.to_owned(),
    })
}

/// Takes in the archive that was looked at. Where it would now do something else, it is looked at again.
pub(in crate::tui) fn take_in(
    archive: &Archive,
    store: &mut Store,
    means: Means,
    progress: &Progress,
) -> Result<Outcome> {
    if let Some(taken) = taken_in(archive, store, means.now, progress)? {
        return Ok(Outcome::Taken(taken));
    }
    progress.enter(Stage::Reading);
    let note = Some(super::ANEW);
    let again = look(&archive.asked, &archive.path, store, means, progress, note)?;
    Ok(Outcome::Archive(Arc::new(again)))
}

/// The same; `None`, and nothing is written, where it is no longer what it was, or the file is not.
fn taken_in(
    archive: &Archive,
    store: &mut Store,
    now: Now,
    progress: &Progress,
) -> Result<Option<Taken>> {
    let file = import_files::open(&archive.path)?;
    go_on(progress)?;
    copy_first(store, now, progress)?;
    progress.enter(Stage::Writing);
    let mut watch = Watching {
        progress,
        agreed: Some((&archive.tally, false)),
    };
    let imported = archive::read_watched(store, now.at, &archive.name, file, &mut watch);
    match (imported, watch.agreed) {
        (Err(_), Some((_, true))) => Ok(None),
        (Err(report), _) => Err(report),
        (Ok(imported), _) => Ok(Some(Taken {
            applied: imported.applied,
            waiting: 0,
            asked: 0,
        })),
    }
}

/// Shows how far it is, stops it, and sees that what is taken in is what was looked at.
struct Watching<'w> {
    progress: &'w Progress,
    /// What was looked at, if that was, and whether something else has come.
    agreed: Option<(&'w Tally, bool)>,
}

impl Watch for Watching<'_> {
    fn row(&mut self) -> Result<()> {
        self.progress.step();
        go_on(self.progress)
    }

    fn whole(&mut self, tally: &Tally) -> Result<()> {
        let Some((looked_at, is_another)) = &mut self.agreed else {
            return Ok(());
        };
        if *looked_at != tally {
            *is_another = true;
            return Err(Report::input("It is not what was looked at."));
        }
        self.progress.enter(Stage::Saving);
        Ok(())
    }
}
